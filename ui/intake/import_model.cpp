// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/import_model.h"

#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/session/session.h"

#include "core/model/vocabulary.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

namespace placeweave {

namespace {

constexpr std::size_t kRemarksShown = 200;
constexpr int kTrialDelay = 150; // ms: several corrections in a row are tried out once

QString number(std::int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

bool looksLikeTable(const QString &text) {
    const qsizetype rows = text.trimmed().count('\n') + 1;
    return rows >= 2 && !text.trimmed().isEmpty();
}

} // namespace

ImportModel::ImportModel(QObject *parent) : ImportModel(Session::instance(), parent) {}

ImportModel::ImportModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    m_trial.setSingleShot(true);
    m_trial.setInterval(kTrialDelay);
    connect(&m_trial, &QTimer::timeout, this, &ImportModel::tryOut);
}

int ImportModel::rowCount(const QModelIndex &parent) const {
    return parent.isValid() || !m_mapping ? 0 : static_cast<int>(m_mapping->columns.size());
}

QVariant ImportModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ColumnMapping &column = m_mapping->columns[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case HeadingRole:
        return toQString(column.heading);
    case SamplesRole: {
        QStringList samples;
        for (const std::string &sample : column.samples)
            samples << toQString(sample);
        return samples;
    }
    case TargetRole:
        return QString::fromStdString(toText(column.target));
    case TargetLabelRole: {
        const QString code = QString::fromStdString(toText(column.target));
        for (const Choice &choice : targets())
            if (choice.code == code)
                return choice.label;
        return code;
    }
    case SureRole:
        return static_cast<int>(column.sure);
    default:
        return {};
    }
}

QHash<int, QByteArray> ImportModel::roleNames() const {
    return {{HeadingRole, "heading"},
            {SamplesRole, "samples"},
            {TargetRole, "target"},
            {TargetLabelRole, "targetLabel"},
            {SureRole, "sure"}};
}

// --- what it is ---

bool ImportModel::paste() {
    return takeText(QGuiApplication::clipboard()->text(), tr("pasted cells"));
}

bool ImportModel::takeText(const QString &text, const QString &name) {
    if (!looksLikeTable(text))
        return false;
    m_name = name;
    m_path.clear();
    m_text = std::make_shared<const std::string>(text.toStdString());
    guess();
    return true;
}

void ImportModel::takeFile(const QUrl &file) {
    m_path = file.toLocalFile();
    m_name = QFileInfo(m_path).fileName();
    m_text.reset();
    guess();
}

TableSource ImportModel::source() const {
    return m_text ? TableSource::ofText(*m_text, m_name.toStdString())
                  : TableSource::ofFile(std::filesystem::path(m_path.toStdU16String()));
}

void ImportModel::guess() {
    if (!m_session)
        return;
    m_session->read<TableMapping>(
        this,
        [source = source(), kept = m_text](MapFile &) {
            return guessMapping(source, Entity::Organisation);
        },
        [this](Result<TableMapping> mapping) {
            if (!mapping) {
                m_session->notice()->tell(mapping.error());
                return;
            }
            forget();
            beginInsertRows({}, 0, std::max(0, static_cast<int>(mapping->columns.size()) - 1));
            m_mapping = std::move(*mapping);
            endInsertRows();
            emit changed();
            emit guessed();
            tryOut();
        });
}

void ImportModel::forget() {
    m_outcome.reset();
    m_done = false;
    if (rowCount() > 0) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_mapping.reset();
        endRemoveRows();
    }
    m_mapping.reset();
    emit changed();
}

// --- what each column is ---

QList<Choice> ImportModel::targets() const {
    QList<Choice> choices{{"", tr("Leave it out"), {}}};
    const auto addField = [&](const Field &field) {
        if (field.type == FieldType::Bytes || field.type == FieldType::Point || refersToRow(field))
            return;
        ColumnTarget target{ColumnTarget::Role::Field, &field, {}};
        choices.append({QString::fromStdString(toText(target)), toQString(field.label),
                        toQString(field.help)});
    };
    addField(fieldOf(Entity::Organisation, "name"));
    addField(fieldOf(Entity::Organisation, "kind"));
    addField(fieldOf(Entity::Location, "address"));
    addField(fieldOf(Entity::Location, "postcode"));
    using Role = ColumnTarget::Role;
    const std::pair<Role, QString> places[] = {{Role::Latitude, tr("Latitude")},
                                               {Role::Longitude, tr("Longitude")},
                                               {Role::Easting, tr("Easting")},
                                               {Role::Northing, tr("Northing")},
                                               {Role::Position, tr("Position, both in one")}};
    for (const auto &[role, label] : places)
        choices.append({QString::fromStdString(toText({role, nullptr, {}})), label, {}});
    for (const Term &term : vocabulary("contact_type").terms())
        choices.append({QString::fromStdString(toText({Role::Contact, nullptr, term.code})),
                        toQString(term.label),
                        {}});
    choices.append({QString::fromStdString(toText({Role::Contact, nullptr, {}})),
                    tr("A way to contact, by its looks"),
                    {}});
    choices.append({QString::fromStdString(toText({Role::Identifier, nullptr, {}})),
                    tr("A number on a register"),
                    {}});
    for (const Entity entity : {Entity::Organisation, Entity::Location})
        for (const Field &field : fieldsOf(entity))
            if (!std::ranges::contains(
                    std::initializer_list<std::string_view>{"name", "kind", "address", "postcode"},
                    field.column) ||
                (entity == Entity::Location && field.column == "name"))
                addField(field);
    // What was guessed may be more particular than the list ("identifier.GB-CHC").
    if (m_mapping)
        for (const ColumnMapping &column : m_mapping->columns) {
            const QString code = QString::fromStdString(toText(column.target));
            if (!std::ranges::contains(choices, code, &Choice::code))
                choices.append({code, toQString(column.heading), code});
        }
    return choices;
}

void ImportModel::setTarget(int row, const QString &code) {
    if (row < 0 || row >= rowCount())
        return;
    ColumnMapping &column = m_mapping->columns[static_cast<std::size_t>(row)];
    std::optional<ColumnTarget> target = ColumnTarget{};
    if (!code.isEmpty())
        target = columnTarget(m_mapping->entity, code.toStdString());
    if (!target || *target == column.target)
        return;
    // A name or an easting comes from one column only: whoever had it before gives it up.
    if (!code.isEmpty() && target->role != ColumnTarget::Role::Contact)
        for (ColumnMapping &other : m_mapping->columns)
            if (&other != &column && other.target == *target)
                other.target = {};
    column.target = *target;
    column.sure = ColumnMapping::Sure::Yes;
    emit dataChanged(index(0), index(rowCount() - 1));
    m_trial.start();
}

QString ImportModel::kind() const {
    return m_mapping ? QString::fromStdString(m_mapping->kind) : QString();
}

void ImportModel::setKind(const QString &code) {
    if (!m_mapping || code == kind())
        return;
    m_mapping->kind = code.toStdString();
    emit changed();
    m_trial.start();
}

// --- what comes of it ---

QString ImportModel::missing() const {
    if (!m_mapping)
        return {};
    const Field &name = fieldOf(Entity::Organisation, "name");
    const bool named = std::ranges::any_of(m_mapping->columns, [&](const ColumnMapping &column) {
        return column.target.field == &name;
    });
    return named ? QString() : tr("Which column holds the name? Choose “Name” beside it.");
}

int ImportModel::unplaced() const {
    return m_outcome ? static_cast<int>(m_outcome->rows - m_outcome->refused - m_outcome->placed)
                     : 0;
}

QString ImportModel::outlook() const {
    if (!m_outcome)
        return m_mapping ? tr("Looking through the rows …") : QString();
    QStringList parts;
    if (m_outcome->added)
        parts << (m_done ? tr("%1 added") : tr("%1 new")).arg(number(m_outcome->added));
    if (m_outcome->changed)
        parts << tr("%1 filled in").arg(number(m_outcome->changed));
    if (m_outcome->same)
        parts << tr("%1 here already").arg(number(m_outcome->same));
    if (m_outcome->refused)
        parts << tr("%1 left out").arg(number(m_outcome->refused));
    if (parts.isEmpty())
        parts << tr("Nothing new");
    QString text =
        tr("%1: %2.").arg(counted(m_outcome->rows, tr("row"), tr("rows")), parts.join(", "));
    text += ' ' + tr("%1 on the map").arg(number(m_outcome->placed));
    text += unplaced() > 0 ? tr(", %1 still to place.").arg(number(unplaced())) : QString(".");
    return text;
}

QStringList ImportModel::remarks() const {
    QStringList sentences;
    if (m_outcome)
        for (const ImportRemark &remark : m_outcome->remarks) {
            if (sentences.size() == kRemarksShown)
                break;
            sentences << toQString(sentence(remark));
        }
    return sentences;
}

void ImportModel::tryOut() {
    if (!m_mapping || m_done || !missing().isEmpty()) {
        m_outcome.reset();
        emit changed();
        return;
    }
    const Newest::Ticket ticket = m_trials.next();
    ImportOptions options;
    options.mapping = m_mapping;
    options.dryRun = true;
    m_session->read<ImportOutcome>(
        this,
        [source = source(), kept = m_text, options, ticket](MapFile &map) -> Result<ImportOutcome> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            return importTable(map, source, options);
        },
        [this, ticket](Result<ImportOutcome> outcome) {
            if (!ticket.isWanted())
                return;
            if (outcome)
                m_outcome = std::move(*outcome);
            else
                m_session->notice()->tell(outcome.error());
            emit changed();
        });
}

void ImportModel::bringIn() {
    if (!m_mapping || m_done || !missing().isEmpty())
        return;
    m_trials.next(); // whatever is being tried out is no longer wanted
    ImportOptions options;
    options.mapping = m_mapping;
    m_session->longWrite<ImportOutcome>(
        tr("Bringing in %1").arg(m_name), this,
        [source = source(), kept = m_text, options](MapFile &map, const Progress &progress) {
            return importTable(map, source, options, progress);
        },
        [this](Result<ImportOutcome> outcome) {
            if (!outcome)
                return; // the notice says why; what was chosen stays
            m_outcome = std::move(*outcome);
            m_done = true;
            emit changed();
            emit broughtIn();
            emit m_session->placeChanged();
            m_session->sayUndoable(outlook());
        });
}

} // namespace placeweave
