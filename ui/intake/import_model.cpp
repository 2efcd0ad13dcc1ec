// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/import_model.h"

#include "ui/intake/postcodes.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/exchange/areas_import.h"
#include "core/exchange/field_origins.h"
#include "core/exchange/import_report.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/sources/source.h"
#include "core/model/vocabulary.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

#include <tuple>

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
    return parent.isValid() || !mapping() ? 0 : static_cast<int>(mapping()->columns.size());
}

QVariant ImportModel::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const ColumnMapping &column = mapping()->columns[static_cast<std::size_t>(index.row())];
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
    m_files.clear();
    m_text = std::make_shared<const std::string>(text.toStdString());
    guess("table", true);
    return true;
}

void ImportModel::takeFiles(const QList<QUrl> &files) {
    if (files.isEmpty())
        return;
    m_files = files;
    m_name = QFileInfo(files.first().toLocalFile()).fileName();
    if (files.size() > 1)
        m_name = tr("%1 and %2 more").arg(m_name).arg(files.size() - 1);
    m_text.reset();
    guess("auto", false);
}

void ImportModel::takeAsList(const QUrl &file) {
    m_files = {file};
    m_name = QFileInfo(file.toLocalFile()).fileName();
    m_text.reset();
    guess("auto", true);
}

QUrl ImportModel::file() const {
    return m_files.value(0);
}

std::vector<TableSource> ImportModel::sources() const {
    if (m_text)
        return {TableSource::ofText(*m_text, m_name.toStdString())};
    std::vector<TableSource> sources;
    for (const QUrl &file : m_files)
        sources.push_back(
            TableSource::ofFile(std::filesystem::path(file.toLocalFile().toStdU16String())));
    return sources;
}

// What a file turned out to be.
struct ImportModel::Looked {
    enum class What { Lists, Map, Areas, Postcodes } what = What::Lists;
    QString looksLike;
    std::vector<TableToImport> tables;
};

Result<ImportModel::Looked> ImportModel::look(const std::vector<TableSource> &sources,
                                              std::string_view as, bool isList) {
    Looked looked;
    const bool isFile = sources.size() == 1 && !isList;
    if (isFile && MapFile::isMap(sources.front().file))
        looked.what = Looked::What::Map;
    else if (isFile && isPostcodeFile(sources.front()))
        looked.what = Looked::What::Postcodes;
    else if (isFile && looksLikeAreas(sources.front()))
        looked.what = Looked::What::Areas;
    if (looked.what != Looked::What::Lists)
        return looked;
    PW_TRY(const std::vector<RecognisedSource> recognised, recognise(sources, as));
    QStringList labels;
    for (const RecognisedSource &one : recognised) {
        const QString label = toQString(one.source->label);
        if (!labels.contains(label))
            labels << label;
        PW_TRY(std::vector<TableToImport> tables, one.tables());
        for (TableToImport &table : tables) {
            if (!table.options.mapping) {
                const bool isPaste = table.source.file.empty() && !table.source.rows;
                PW_TRY(table.options.mapping,
                       guessMapping(table.source,
                                    isPaste ? std::optional(Entity::Organisation) : std::nullopt));
            }
            table.options.isWhole = !sources.front().file.empty(); // cells are part of a sheet
            looked.tables.push_back(std::move(table));
        }
    }
    looked.looksLike = labels.join(", ");
    return looked;
}

void ImportModel::guess(const char *as, bool isList) {
    if (!m_session)
        return;
    m_session->read<Looked>(
        this,
        [sources = sources(), kept = m_text, as = std::string(as), isList](MapFile &) {
            return look(sources, as, isList);
        },
        [this](Result<Looked> looked) {
            if (!looked)
                m_session->notice()->tell(looked.error());
            else if (looked->what == Looked::What::Map)
                emit mapGiven(file());
            else if (looked->what == Looked::What::Areas)
                emit areasGiven(file());
            else if (looked->what == Looked::What::Postcodes)
                emit postcodesGiven(file());
            else
                take(std::move(*looked));
        });
}

// What was put right the last time this list came is put right again.
void ImportModel::take(Looked &&looked) {
    forget();
    for (TableToImport &table : looked.tables) {
        const QString kept = Preferences::instance().text(
            "reading/" + QString::fromStdString(listKey(table.source.name)));
        if (!kept.isEmpty()) // of another shape by now: then what fits is taken
            std::ignore = applyMapping(kept.toStdString(), *table.options.mapping);
    }
    beginResetModel();
    m_tables = std::move(looked.tables);
    m_looksLike = looked.looksLike;
    m_at = 0;
    endResetModel();
    emit changed();
    emit guessed();
    tryOut();
}

void ImportModel::forget() {
    m_outcomes.reset();
    m_done = false;
    m_isCorrected = false;
    beginResetModel();
    m_tables.clear();
    m_at = 0;
    endResetModel();
    emit changed();
}

TableMapping *ImportModel::mapping() {
    return m_tables.empty() ? nullptr : &*m_tables[static_cast<std::size_t>(m_at)].options.mapping;
}

const TableMapping *ImportModel::mapping() const {
    return const_cast<ImportModel *>(this)->mapping();
}

QStringList ImportModel::tables() const {
    QStringList names;
    if (m_tables.size() > 1)
        for (const TableToImport &table : m_tables)
            names << tr("%1 in %2")
                         .arg(toQString(info(table.options.mapping->entity).plural),
                              toQString(table.source.name));
    return names;
}

void ImportModel::setTable(int table) {
    if (table == m_at || table < 0 || table >= static_cast<int>(m_tables.size()))
        return;
    beginResetModel();
    m_at = table;
    endResetModel();
    emit changed();
}

std::vector<TableToImport> ImportModel::toImport(bool dryRun) const {
    std::vector<TableToImport> tables = m_tables;
    for (TableToImport &table : tables) {
        table.options.dryRun = dryRun;
        table.options.wantsRows = !dryRun;
        table.options.postcodes = Postcodes::instance().index();
    }
    return tables;
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
    if (mapping())
        for (const ColumnMapping &column : mapping()->columns) {
            const QString code = QString::fromStdString(toText(column.target));
            if (!std::ranges::contains(choices, code, &Choice::code))
                choices.append({code, toQString(column.heading), code});
        }
    return choices;
}

void ImportModel::setTarget(int row, const QString &code) {
    if (row < 0 || row >= rowCount())
        return;
    ColumnMapping &column = mapping()->columns[static_cast<std::size_t>(row)];
    std::optional<ColumnTarget> target = ColumnTarget{};
    if (!code.isEmpty())
        target = columnTarget(mapping()->entity, code.toStdString());
    if (!target || *target == column.target)
        return;
    // A name or an easting comes from one column only: whoever had it before gives it up.
    if (!code.isEmpty() && target->role != ColumnTarget::Role::Contact)
        for (ColumnMapping &other : mapping()->columns)
            if (&other != &column && other.target == *target)
                other.target = {};
    column.target = *target;
    column.sure = ColumnMapping::Sure::Yes;
    m_isCorrected = true;
    emit dataChanged(index(0), index(rowCount() - 1));
    m_trial.start();
}

QString ImportModel::kind() const {
    return mapping() ? QString::fromStdString(mapping()->kind) : QString();
}

void ImportModel::setKind(const QString &code) {
    if (!mapping() || code == kind())
        return;
    mapping()->kind = code.toStdString();
    m_isCorrected = true;
    emit changed();
    m_trial.start();
}

// --- what comes of it ---

QString ImportModel::missing() const {
    if (!mapping())
        return {};
    for (const TableToImport &table : m_tables) {
        const Field *name = findField(table.options.mapping->entity, "name");
        if (name && table.options.mapping->entity != Entity::Channel &&
            !table.options.mapping->uses(*name))
            return m_tables.size() == 1
                       ? tr("Which column holds the name? Choose “Name” beside it.")
                       : tr("Which column of %1 holds the name? Choose “Name” beside it.")
                             .arg(toQString(table.source.name));
    }
    return {};
}

std::int64_t ImportModel::sum(std::int64_t ImportOutcome::*count) const {
    std::int64_t total = 0;
    if (m_outcomes)
        for (const ImportOutcome &outcome : *m_outcomes)
            total += outcome.*count;
    return total;
}

int ImportModel::remarkCount() const {
    return static_cast<int>(sum(&ImportOutcome::remarkCount));
}

// Services and people have no position of their own.
int ImportModel::unplaced() const {
    std::int64_t unplaced = 0;
    if (m_outcomes)
        for (const ImportOutcome &outcome : *m_outcomes)
            if (outcome.mapping.entity == Entity::Organisation)
                unplaced += outcome.rows - outcome.refused - outcome.placed;
    return static_cast<int>(unplaced);
}

QString ImportModel::outlook() const {
    if (!m_outcomes)
        return mapping() ? tr("Looking through the rows …") : QString();
    const std::pair<std::int64_t, QString> counts[] = {
        {sum(&ImportOutcome::added), m_done ? tr("%1 added") : tr("%1 new")},
        {sum(&ImportOutcome::changed), m_done ? tr("%1 brought up to date") : tr("%1 to update")},
        {sum(&ImportOutcome::same), tr("%1 here already")},
        {sum(&ImportOutcome::refused), tr("%1 left out")},
        {sum(&ImportOutcome::unsure), tr("%1 perhaps here already")},
        {sum(&ImportOutcome::asked), tr("%1 to ask about")},
        {sum(&ImportOutcome::vanished), tr("%1 no longer in the list")}};
    QStringList parts;
    for (const auto &[count, words] : counts)
        if (count > 0)
            parts << words.arg(number(count));
    if (parts.isEmpty())
        parts << tr("Nothing new");
    QString text = tr("%1: %2.").arg(counted(sum(&ImportOutcome::rows), tr("row"), tr("rows")),
                                     parts.join(", "));
    text += ' ' + tr("%1 on the map").arg(number(sum(&ImportOutcome::placed)));
    text += unplaced() > 0 ? tr(", %1 still to place.").arg(number(unplaced())) : QString(".");
    return text;
}

QStringList ImportModel::remarks() const {
    QStringList sentences;
    if (m_outcomes)
        for (const ImportOutcome &outcome : *m_outcomes)
            for (const ImportRemark &remark : outcome.remarks) {
                if (sentences.size() == kRemarksShown)
                    return sentences;
                sentences << toQString(sentence(remark));
            }
    return sentences;
}

void ImportModel::tryOut() {
    if (!mapping() || m_done || !missing().isEmpty()) {
        m_outcomes.reset();
        emit changed();
        return;
    }
    const Newest::Ticket ticket = m_trials.next();
    m_session->read<std::vector<ImportOutcome>>(
        this,
        [tables = toImport(true), kept = m_text,
         ticket](MapFile &map) -> Result<std::vector<ImportOutcome>> {
            if (!ticket.isWanted())
                return fail(ErrorCode::Cancelled, {});
            return importTables(map, tables);
        },
        [this, ticket](Result<std::vector<ImportOutcome>> outcomes) {
            if (!ticket.isWanted())
                return;
            if (outcomes)
                m_outcomes = std::move(*outcomes);
            else
                m_session->notice()->tell(outcomes.error());
            emit changed();
        });
}

void ImportModel::bringIn() {
    if (!mapping() || m_done || !missing().isEmpty())
        return;
    m_trials.next(); // whatever is being tried out is no longer wanted
    if (m_isCorrected)
        for (const TableToImport &table : m_tables)
            Preferences::instance().setText(
                "reading/" + QString::fromStdString(listKey(table.source.name)),
                QString::fromStdString(mappingToJson(*table.options.mapping)));
    m_session->longWrite<std::vector<ImportOutcome>>(
        tr("Bringing in %1").arg(m_name), this,
        [tables = toImport(false), kept = m_text](MapFile &map, const Progress &progress) {
            return importTables(map, tables, progress);
        },
        [this](Result<std::vector<ImportOutcome>> outcomes) {
            if (!outcomes)
                return; // the notice says why; what was chosen stays
            m_outcomes = std::move(*outcomes);
            m_done = true;
            emit changed();
            emit broughtIn();
            emit m_session->placeChanged();
            m_session->sayUndoable(outlook());
        });
}

void ImportModel::saveReport(const QUrl &file) {
    if (!m_outcomes)
        return;
    std::vector<ReportedImport> imports;
    for (std::size_t i = 0; i < m_outcomes->size(); ++i)
        imports.push_back({m_tables[i].source.name, (*m_outcomes)[i]});
    const auto written =
        writeImportReport(imports, std::filesystem::path(file.toLocalFile().toStdU16String()));
    if (written)
        m_session->notice()->say(
            tr("The report is in %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
    else
        m_session->notice()->tell(written.error());
}

} // namespace placeweave
