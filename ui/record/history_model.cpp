// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/history_model.h"

#include "ui/record/confirmation_text.h"
#include "ui/record/row_name.h"
#include "ui/record/value_text.h"
#include "ui/session/session.h"
#include "ui/session/verb_sentences.h"

#include "core/base/text.h"
#include "core/model/said.h"
#include "core/store/originals.h"
#include "core/store/revert.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace placeweave {

namespace {

constexpr int kMostActions = 100;
constexpr int kMostOfSession = 1000; // everything that a day of mapping comes to
// Of one action: an import changes thousands; of a session, all that was ticked at once.
constexpr std::size_t kMostFields = 24;
constexpr std::size_t kMostFieldsOfSession = 300;

std::size_t mostFields(RowId organisation) {
    return organisation ? kMostFields : kMostFieldsOfSession;
}

constexpr const Field &kSourceRow = fieldOf(Entity::Organisation, "source_row"); // in the note

// Ids, outlines, and how a suggestion is kept say nothing to be read.
bool isToBeRead(const Field &field) {
    if (field.entity == Entity::Proposal && field.column != "status" && field.column != "reason")
        return false;
    return field.type != FieldType::Owner && field.type != FieldType::Reference &&
           field.type != FieldType::Bytes && &field != &kSourceRow;
}

// What the action says itself, or what only ties others together.
bool isToldByAction(Entity entity) {
    return entity == Entity::Proposal || entity == Entity::Exercise ||
           entity == Entity::Participant || entity == Entity::ServiceAtLocation ||
           entity == Entity::Location;
}

// A suggestion keeps in its content who settled it.
QString settledBy(const Value &content) {
    Record proposal(Entity::Proposal);
    proposal["content"] = content;
    const auto said = saidOf(proposal);
    return said ? toQString(said->settledBy) : QString();
}

QString titleOf(const Field &field, const QString &ofWhom) {
    const QString label = toQString(field.label);
    return ofWhom.isEmpty() ? label : HistoryModel::tr("%1, %2").arg(ofWhom, label.toLower());
}

// What a change says of it, with what it left as it was.
Record confirmationOf(const HistoryEntry::RowChange &change,
                      Value HistoryEntry::FieldChange::*side) {
    Record record(change.entity);
    for (const auto *fields : {&change.fields, &change.kept})
        for (const HistoryEntry::FieldChange &one : *fields)
            if (one.field && isOfConfirmation(*one.field))
                record[*one.field] = one.*side;
    return record;
}

QString whenText(const std::string &instant) {
    return QLocale().toString(
        QDateTime::fromString(toQString(instant), Qt::ISODateWithMs).toLocalTime(),
        QLocale::ShortFormat);
}

} // namespace

HistoryModel::HistoryModel(QObject *parent) : HistoryModel(Session::instance(), parent) {}

HistoryModel::HistoryModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &HistoryModel::read);
}

int HistoryModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case IsActionRole:
        return row.isAction;
    case Qt::DisplayRole:
    case TitleRole:
        return row.title;
    case NoteRole:
        return row.note;
    case BeforeRole:
        return row.before;
    case AfterRole:
        return row.after;
    case CanTakeBackRole:
        return row.canTakeBack;
    case UndoneRole:
        return row.isUndone;
    default:
        return {};
    }
}

QHash<int, QByteArray> HistoryModel::roleNames() const {
    return {{IsActionRole, "isAction"}, {TitleRole, "title"}, {NoteRole, "note"},
            {BeforeRole, "before"},     {AfterRole, "after"}, {CanTakeBackRole, "canTakeBack"},
            {UndoneRole, "isUndone"}};
}

void HistoryModel::setOrganisation(qint64 id) {
    if (id == m_organisation.value)
        return;
    m_organisation = RowId{id};
    emit askedChanged();
    read();
}

void HistoryModel::setExercise(qint64 id) {
    if (id == m_exercise.value)
        return;
    m_exercise = RowId{id};
    emit askedChanged();
    read();
}

void HistoryModel::setActive(bool active) {
    if (active == m_active)
        return;
    m_active = active;
    emit askedChanged();
    read();
}

// Of whom each field is, where that is not the record whose history it is. On the worker.
HistoryModel::Names HistoryModel::namesOf(MapFile &map, const std::vector<HistoryEntry> &entries,
                                          RowId organisation) {
    Names names;
    const QString own = rowName(map, {Entity::Organisation, organisation});
    for (const HistoryEntry &entry : entries) {
        std::size_t fields = 0;
        for (const HistoryEntry::RowChange &change : entry.rows) {
            const RowKey key{change.entity, change.row};
            if ((change.op != "set" && change.op != "insert") || change.count > 1 ||
                key == RowKey{Entity::Organisation, organisation} ||
                fields >= mostFields(organisation))
                continue;
            fields += std::max<std::size_t>(1, change.fields.size());
            if (names.contains(key))
                continue;
            const QString name = rowName(map, key);
            names.emplace(key, name == own ? QString() : name);
        }
    }
    return names;
}

// "Added, service: – → Friday tea"; what was deleted speaks through its deletion.
void HistoryModel::addWholeRow(const HistoryEntry &entry, const HistoryEntry::RowChange &change,
                               const Names &names, std::vector<Row> &rows) {
    if (change.count > 1 || isToldByAction(change.entity))
        return;
    const bool isNew = change.op == "insert";
    const auto known = names.find({change.entity, change.row});
    QString name = known == names.end() ? QString() : known->second;
    for (const HistoryEntry::FieldChange &field : change.fields)
        if (name.isEmpty() && field.field && field.field->column == "name")
            name = shownText(*field.field, field.before);
    if (name.isEmpty())
        return;
    const QString kind = toQString(info(change.entity).label).toLower();
    rows.push_back({.action = entry.action,
                    .of = change.row,
                    .title = isNew ? tr("Added, %1").arg(kind) : tr("Deleted, %1").arg(kind),
                    .before = isNew ? QString() : name,
                    .after = isNew ? name : QString()});
}

// What is still so the row itself tells; what has changed since, the first change of it. On the
// worker.
Result<HistoryModel::Brought> HistoryModel::broughtBy(MapFile &map,
                                                      const std::vector<HistoryEntry> &entries) {
    Brought brought;
    std::map<RowKey, Record> firsts; // of fields that were changed, what stood there before
    for (const HistoryEntry &entry : entries) // the newest first
        for (const HistoryEntry::RowChange &change : entry.rows)
            for (const HistoryEntry::FieldChange &field : change.fields)
                if (change.op == "set" && field.field)
                    firsts.try_emplace({change.entity, change.row}, change.entity)
                        .first->second[*field.field] = field.before;
    for (const HistoryEntry &entry : entries)
        for (const HistoryEntry::RowChange &change : entry.rows) {
            if (entry.verb != "import" || change.op != "insert")
                continue;
            const RowKey key{change.entity, change.row};
            const auto first = firsts.find(key);
            Record record = first == firsts.end() ? Record(change.entity) : first->second;
            PW_CHECK(originals::forEachOf(map, change.entity, change.row, 1,
                                          [&](RowId, KeptOriginals &&kept) -> Result<void> {
                                              for (auto &[field, value] : kept.values)
                                                  record[*field] = value;
                                              return {};
                                          }));
            brought.emplace(std::pair(entry.action, key), std::move(record));
        }
    return brought;
}

std::vector<HistoryModel::Row> HistoryModel::rowsOf(const Told &told, RowId organisation) {
    std::vector<Row> rows;
    for (const HistoryEntry &entry : told.entries) {
        Row action{.action = entry.action, .isAction = true, .of = {}, .title = sentenceFor(entry)};
        QStringList note;
        if (!entry.author.empty())
            note << toQString(entry.author);
        note << whenText(entry.at);
        QStringList settlers;
        action.isUndone = entry.undone;
        bool isErasure = false;
        std::vector<Row> fields;
        const auto addLine = [&](const HistoryEntry::RowChange &change, const Field &field,
                                 const QString &before, const QString &after, bool canTakeBack) {
            if (fields.size() >= mostFields(organisation))
                return;
            const auto name = told.names.find({change.entity, change.row});
            fields.push_back(
                {.action = entry.action,
                 .field = &field,
                 .of = change.row,
                 .title = titleOf(field, name == told.names.end() ? QString() : name->second),
                 .before = before,
                 .after = after,
                 .canTakeBack = canTakeBack});
        };
        const auto add = [&](const HistoryEntry::RowChange &change, const Field &field,
                             const Value &before, const Value &after, bool canTakeBack) {
            if (isToBeRead(field) && !isOfConfirmation(field) && !(before == after))
                addLine(change, field, shownText(field, before), shownText(field, after),
                        canTakeBack);
        };
        const auto addConfirmation = [&](const HistoryEntry::RowChange &change,
                                         const Record &before, const Record &after,
                                         bool canTakeBack) {
            const QString was = confirmationText(before);
            const QString is = confirmationText(after);
            if (was != is)
                addLine(change, confirmationField(), was, is, canTakeBack);
        };
        const auto addRowOfList = [&](const Value &number) {
            if (number.isInteger())
                note << tr("row %1 of the list").arg(number.integer());
        };
        for (const HistoryEntry::RowChange &change : entry.rows) {
            isErasure |= change.op == "erase";
            if (const auto brought = told.brought.find({entry.action, {change.entity, change.row}});
                brought != told.brought.end()) {
                if (change.entity == Entity::Organisation)
                    addRowOfList(brought->second[kSourceRow]);
                for (const Field &field : fieldsOf(change.entity))
                    add(change, field, {}, brought->second[field], false);
                if (change.entity == Entity::Organisation)
                    addConfirmation(change, Record(change.entity), brought->second, false);
            } else if (const bool isOwn =
                           change.entity == Entity::Organisation && change.row == organisation;
                       (change.op == "insert" || change.op == "delete") && !isOwn &&
                       fields.size() < mostFields(organisation)) {
                addWholeRow(entry, change, told.names, fields);
            }
            if (change.op != "set")
                continue;
            for (const HistoryEntry::FieldChange &field : change.fields) {
                if (change.entity == Entity::Proposal && field.field &&
                    field.field->column == "content" && settledBy(field.before).isEmpty())
                    settlers << settledBy(field.after);
                if (field.field == &kSourceRow && entry.verb == "import")
                    addRowOfList(field.after);
                if (field.field)
                    add(change, *field.field, field.before, field.after, !entry.undone);
            }
            if (change.entity == Entity::Organisation)
                addConfirmation(change, confirmationOf(change, &HistoryEntry::FieldChange::before),
                                confirmationOf(change, &HistoryEntry::FieldChange::after),
                                !entry.undone);
        }
        settlers.removeAll(QString());
        settlers.removeDuplicates();
        if (!settlers.isEmpty())
            note << tr("settled by %1").arg(settlers.join(", "));
        action.note = note.join(QStringLiteral(" · "));
        action.canTakeBack = !entry.undone && !entry.undoes && !isErasure;
        rows.push_back(std::move(action));
        std::ranges::move(fields, std::back_inserter(rows));
    }
    return rows;
}

void HistoryModel::read() {
    const bool isAsked =
        m_active && m_session && m_session->isOpen() && (m_organisation || m_exercise);
    if (!isAsked) {
        if (!m_rows.empty()) {
            beginResetModel();
            m_rows.clear();
            endResetModel();
            emit changed();
        }
        return;
    }
    m_session->read<Told>(
        this,
        [organisation = m_organisation, exercise = m_exercise](MapFile &map) -> Result<Told> {
            Told told;
            PW_TRY(told.entries,
                   organisation ? map.historyOf(Entity::Organisation, organisation, kMostActions)
                                : historyOfExercise(map, exercise, kMostOfSession));
            told.names = namesOf(map, told.entries, organisation);
            PW_TRY(told.brought, broughtBy(map, told.entries));
            return told;
        },
        [this, organisation = m_organisation](const Result<Told> &told) {
            if (!told || !m_active)
                return;
            beginResetModel();
            m_rows = rowsOf(*told, organisation);
            endResetModel();
            emit changed();
        });
}

void HistoryModel::takeBack(int row) {
    if (row < 0 || row >= count() || !m_rows[static_cast<std::size_t>(row)].canTakeBack)
        return;
    const Row &one = m_rows[static_cast<std::size_t>(row)];
    if (!one.isAction) {
        m_session->write<ActionId>(
            this,
            [action = one.action, field = one.field, of = one.of](MapFile &map) {
                return revertField(map, action, *field, of);
            },
            [this, label = one.title](const Result<ActionId> &done) {
                if (done)
                    m_session->sayUndoable(*done ? tr("%1 is what it was before.").arg(label)
                                                 : tr("%1 is so already.").arg(label));
            });
        return;
    }
    m_session->longWrite<UndoOutcome>(
        tr("Taking back: %1").arg(one.title), this,
        [action = one.action](MapFile &map, const Progress &progress) {
            return map.undo(action, progress);
        },
        [this](const Result<UndoOutcome> &done) {
            if (!done)
                return;
            if (done->skipped.empty())
                m_session->sayUndoable(tr("Taken back."));
            else
                m_session->notice()->say(
                    tr("Taken back, but for what somebody has changed since: %1.")
                        .arg(toQString(joined(done->skipped, ", "))));
        });
}

} // namespace placeweave
