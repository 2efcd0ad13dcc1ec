// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/import_model.h"

#include "ui/intake/column_targets.h"
#include "ui/intake/postcodes.h"
#include "ui/record/value_text.h"
#include "ui/session/local_path.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/exchange/feed.h"
#include "core/exchange/field_origins.h"
#include "core/exchange/import_report.h"
#include "core/exchange/stoppable_reading.h"

#include <QClipboard>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>

namespace placeweave {

namespace {

constexpr std::size_t kRemarksShown = 200;
constexpr int kTrialDelay = 150; // ms: several corrections in a row are tried out once

// What a trial came to; neither, where it was stopped.
struct Trial {
    std::optional<std::vector<ImportOutcome>> outcomes;
    QString trouble;
};

QString number(std::int64_t count) {
    return QLocale().toString(static_cast<qlonglong>(count));
}

} // namespace

ImportModel::ImportModel(QObject *parent) : ImportModel(Session::instance(), parent) {}

ImportModel::ImportModel(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session), m_arrivals(session, this) {
    // What is shown stays until it is known that this is a list, too.
    connect(&m_arrivals, &Arrivals::listsGiven, this, &ImportModel::take);
    connect(&m_arrivals, &Arrivals::mapGiven, this, &ImportModel::mapGiven);
    connect(&m_arrivals, &Arrivals::areasGiven, this, &ImportModel::areasGiven);
    connect(&m_arrivals, &Arrivals::postcodesGiven, this, &ImportModel::postcodesGiven);
    connect(&m_arrivals, &Arrivals::tilesGiven, this, &ImportModel::tilesGiven);
    connect(&m_arrivals, &Arrivals::refused, this, [this](const Refusal &refusal) {
        m_refusal = refusal;
        emit refused();
    });
    // An area that was typed and is in no list goes again.
    connect(&m_arrivals, &Arrivals::lookingChanged, this, &ImportModel::changed);
    m_trial.setSingleShot(true);
    m_trial.setInterval(kTrialDelay);
    connect(&m_trial, &QTimer::timeout, this, &ImportModel::tryOut);
    // Rows that have a postcode are placed by the index that has just been learnt.
    connect(&Postcodes::instance(), &Postcodes::changed, this, [this] {
        if (isReady() && !m_done)
            m_trial.start();
    });
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
    const QMimeData *copied = QGuiApplication::clipboard()->mimeData();
    return copied && takeCopied(*copied);
}

QUrl ImportModel::file() const {
    return m_shown.files.value(0);
}

void ImportModel::copyRefusal() const {
    QGuiApplication::clipboard()->setText(m_refusal.name + '\n' + m_refusal.summary + "\n\n" +
                                          m_refusal.faults.join('\n'));
}

QString ImportModel::rememberedAs(const TableToImport &table) const {
    if (!m_shown.text)
        return "reading/" + QString::fromStdString(listKey(table.list()));
    // Cells have no name; what tells one partner's from another's is how their columns are called.
    QStringList headings;
    for (const ColumnMapping &column : table.options.mapping->columns) {
        if (column.heading.starts_with("Column "))
            return {};
        headings << toQString(column.heading).toLower();
    }
    return "reading/pasted/" + headings.join(' ');
}

// What was put right the last time this list came is put right again; what has just been put right
// stays where the same list is looked at anew.
void ImportModel::take(const Arrival &arrival, Incoming incoming) {
    const bool keeps = isReady() && m_isCorrected && arrival.isSameAs(m_shown);
    m_shown = arrival;
    const std::vector<TableToImport> before =
        keeps ? std::move(m_tables) : std::vector<TableToImport>();
    forget();
    for (int i = 0; i < int(incoming.tables.size()); ++i) {
        TableToImport &table = incoming.tables[std::size_t(i)];
        const QString key = rememberedAs(table);
        const QString kept = key.isEmpty() ? QString() : Preferences::instance().text(key);
        if (!kept.isEmpty()) // of another shape by now: then what fits is taken
            if (auto unfit = applyKeptMapping(kept.toStdString(), *table.options.mapping))
                m_unfit[i] = std::move(*unfit);
        for (const TableToImport &earlier : before)
            if (earlier.list() == table.list() &&
                earlier.options.mapping->columns.size() == table.options.mapping->columns.size())
                table.options.mapping = earlier.options.mapping;
    }
    beginResetModel();
    m_tables = std::move(incoming.tables);
    m_looksLike = incoming.looksLike;
    m_isOfRegister = incoming.isOfRegister;
    m_isCorrected = keeps;
    m_at = 0;
    endResetModel();
    emit changed();
    emit guessed();
    tryOut();
}

void ImportModel::forget() {
    m_arrivals.stop();
    stopTrying();
    m_isStopped = false;
    m_outcomes.reset();
    m_trouble.clear();
    m_done = false;
    m_isCorrected = false;
    m_bringsBackDeleted = false;
    m_earlier.reset();
    m_updatesEarlier = false;
    beginResetModel();
    m_tables.clear();
    m_leftOut.clear();
    m_unfit.clear();
    m_at = 0;
    endResetModel();
    emit changed();
}

void ImportModel::setLeftOut(bool leftOut) {
    if (leftOut == isLeftOut())
        return;
    if (leftOut)
        m_leftOut.insert(m_at);
    else
        m_leftOut.erase(m_at);
    emit changed();
    m_trial.start();
}

void ImportModel::setArea(const QString &area) {
    if (area.simplified() == m_shown.area)
        return;
    Arrival again = m_shown;
    again.area = area.simplified();
    m_arrivals.lookAt(again);
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
    std::vector<TableToImport> tables;
    for (std::size_t i = 0; i < m_tables.size(); ++i)
        if (!m_leftOut.contains(static_cast<int>(i)))
            tables.push_back(m_tables[i]);
    for (TableToImport &table : tables) {
        table.options.dryRun = dryRun;
        table.options.bringsBackDeleted = m_bringsBackDeleted;
        if (m_updatesEarlier && table.list() == m_earlier->list)
            table.options.from = m_earlier->is.name;
        table.options.wantsRows = !dryRun;
        table.options.postcodes = Postcodes::instance().index();
    }
    return tables;
}

// --- what each column is ---

QList<Choice> ImportModel::targets() const {
    QList<Choice> choices = columnTargets(mapping() ? mapping()->entity : Entity::Organisation);
    // What was guessed may be more particular than the list ("identifier.GB-CHC"): it is called
    // after its column, in words.
    if (mapping())
        for (const ColumnMapping &column : mapping()->columns) {
            const QString code = QString::fromStdString(toText(column.target));
            if (std::ranges::contains(choices, code, &Choice::code))
                continue;
            QString words = toQString(column.heading).replace('_', ' ').simplified();
            if (!words.isEmpty())
                words[0] = words[0].toUpper();
            choices.append({code, words, code});
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

void ImportModel::saveReading(const QUrl &file) {
    if (!mapping())
        return;
    const auto written = writeMappingFile(pathOf(file), *mapping());
    if (written)
        m_session->notice()->say(tr("How this list is read is kept in %1.").arg(file.fileName()));
    else
        m_session->notice()->tell(written.error());
}

void ImportModel::useReading(const QUrl &file) {
    if (!mapping())
        return;
    m_session->longRead<TableMapping>(
        tr("Looking at %1").arg(m_shown.name), this,
        [source = m_tables[static_cast<std::size_t>(m_at)].source, file = pathOf(file),
         kept = m_shown.text](MapFile &, const Progress &progress) {
            const StoppableReading reading(progress, StoppableReading::Tells::HowFar);
            return mappingByFile(file, source);
        },
        [this, at = m_at](Result<TableMapping> read) {
            if (!read || at != m_at || !mapping())
                return; // the notice says why
            beginResetModel();
            *mapping() = std::move(*read);
            m_unfit.erase(at);
            endResetModel();
            m_isCorrected = true;
            emit changed();
            m_trial.start();
        });
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
    if (m_leftOut.size() == m_tables.size())
        return tr("Every list is left out.");
    for (const TableToImport &table : toImport(true)) {
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

QString ImportModel::unfit() const {
    const auto found = m_unfit.find(m_at);
    if (found == m_unfit.end() || found->second.empty())
        return {};
    const QList<Choice> known = targets();
    QStringList parts;
    for (const UnfitColumn &column : found->second) {
        const auto target = std::ranges::find(known, toQString(column.target), &Choice::code);
        const QString heading = toQString(column.heading);
        if (column.heading.empty())
            parts << tr("the kind that was chosen is not known here");
        else if (!column.isGone)
            parts << tr("what “%1” was taken for is not known here").arg(heading);
        else if (target == known.end())
            parts << tr("there is no column “%1”").arg(heading);
        else
            parts << tr("there is no column “%1” for “%2”").arg(heading, target->label);
    }
    return tr("You put this list right before, and it is read in the same way as far as that goes. "
              "But now %1. Look below whether another column holds it.")
        .arg(parts.join("; "));
}

bool ImportModel::canBringIn() const {
    return mapping() && !m_done && missing().isEmpty() && m_trouble.isEmpty();
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
        return !mapping()             ? QString()
               : !m_trouble.isEmpty() ? m_trouble
               : m_isStopped ? tr("Stopped before all rows were looked through. You can put them "
                                  "on the map all the same.")
                             : tr("Looking through the rows …");
    const std::pair<std::int64_t, QString> counts[] = {
        {sum(&ImportOutcome::added), m_done ? tr("%1 added") : tr("%1 new")},
        {sum(&ImportOutcome::changed), m_done ? tr("%1 brought up to date") : tr("%1 to update")},
        {sum(&ImportOutcome::same) - sum(&ImportOutcome::twice), tr("%1 here already")},
        {sum(&ImportOutcome::twice), tr("%1 twice in the list")},
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
    QStringList passed;
    for (const auto &[why, count] : passedOver())
        passed << QString("%1 %2").arg(number(count), toQString(why));
    if (!passed.isEmpty())
        text += ' ' + tr("Passed over: %1.").arg(passed.join(", "));
    return text;
}

std::map<std::string_view, std::int64_t> ImportModel::passedOver() const {
    std::map<std::string_view, std::int64_t> all;
    if (m_outcomes)
        for (const ImportOutcome &outcome : *m_outcomes)
            for (const auto &[why, count] : outcome.passedOver)
                all[why] += count;
    return all;
}

int ImportModel::deletedHere() const {
    const auto all = passedOver();
    const auto found = all.find(kDeletedHere);
    return found == all.end() ? 0 : int(found->second);
}

void ImportModel::setBringsBackDeleted(bool brings) {
    m_bringsBackDeleted = brings;
    tryOut();
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

void ImportModel::stopTrying() {
    m_trials.next(); // what is being tried out is no longer wanted
    if (std::exchange(m_isTrying, false))
        m_session->stop();
}

void ImportModel::tryOut() {
    stopTrying();
    m_trouble.clear();
    m_isStopped = false;
    if (!mapping() || m_done || !missing().isEmpty()) {
        m_outcomes.reset();
        emit changed();
        return;
    }
    const Newest::Ticket ticket = m_trials.next();
    m_isTrying = true;
    // What stands in the way is said beside the columns, not in the notice above them.
    m_session->longRead<Trial>(
        tr("Looking through %1").arg(m_shown.name), this,
        [tables = toImport(true), kept = m_shown.text, ticket](MapFile &map,
                                                               const Progress &progress) {
            Trial trial;
            if (!ticket.isWanted())
                return Result<Trial>(trial);
            auto outcomes = importTables(map, tables, progress);
            if (outcomes)
                trial.outcomes = std::move(*outcomes);
            else if (outcomes.error().code != ErrorCode::Cancelled)
                trial.trouble = toQString(outcomes.error().message);
            return Result<Trial>(std::move(trial));
        },
        [this, ticket](Result<Trial> trial) {
            if (!ticket.isWanted())
                return;
            m_isTrying = false;
            m_outcomes = trial ? std::move(trial->outcomes) : std::nullopt;
            lookForEarlier();
            m_trouble = trial ? trial->trouble : toQString(trial.error().message);
            m_isStopped = !m_outcomes && m_trouble.isEmpty();
            emit changed();
        });
    emit changed();
}

void ImportModel::lookForEarlier() {
    if (!m_outcomes || m_updatesEarlier)
        return;
    m_earlier.reset();
    std::size_t table = 0;
    for (const ImportOutcome &outcome : *m_outcomes) {
        while (m_leftOut.contains(static_cast<int>(table)))
            ++table;
        if (outcome.earlier && !m_earlier)
            m_earlier = {m_tables[table].list(), *outcome.earlier};
        ++table;
    }
}

QString ImportModel::earlier() const {
    if (!m_earlier)
        return {};
    const EarlierList &list = m_earlier->is;
    const QString name = toQString(list.name);
    const QString named =
        tr("it names %1 of the %2 that came with that one.").arg(list.named).arg(list.brought);
    if (list.broughtInAt.empty())
        return tr("This looks like %1: %2").arg(name, named);
    return tr("This looks like %1, brought in on %2: %3")
        .arg(name, shownDay(std::string_view(list.broughtInAt).substr(0, 10)), named);
}

void ImportModel::setUpdatesEarlier(bool updates) {
    if (m_updatesEarlier == updates || !m_earlier)
        return;
    m_updatesEarlier = updates;
    emit changed();
    m_trial.start();
}

void ImportModel::bringIn() {
    if (!canBringIn())
        return;
    stopTrying();
    if (m_isCorrected)
        for (const TableToImport &table : m_tables)
            if (const QString key = rememberedAs(table); !key.isEmpty())
                Preferences::instance().setText(
                    key, QString::fromStdString(mappingToJson(*table.options.mapping)));
    const std::vector<TableToImport> tables = toImport(false);
    m_namesIn.clear();
    for (const TableToImport &table : tables)
        m_namesIn.push_back(table.source.name);
    m_session->longWrite<std::vector<ImportOutcome>>(
        tr("Bringing in %1").arg(m_shown.name), this,
        [tables, kept = m_shown.text](MapFile &map, const Progress &progress) {
            return importTables(map, tables, progress);
        },
        [this](Result<std::vector<ImportOutcome>> outcomes) {
            if (!outcomes)
                return; // the notice says why; what was chosen stays
            m_outcomes = std::move(*outcomes);
            m_done = true;
            if (!m_shown.feed.empty())
                forgetFeed(m_shown.feed);
            emit changed();
            emit broughtIn();
            emit m_session->placeChanged();
            m_session->sayUndoable(outlook());
        });
}

void ImportModel::saveReport(const QUrl &file) {
    if (!m_outcomes || !m_done)
        return;
    std::vector<ReportedImport> imports;
    for (std::size_t i = 0; i < m_outcomes->size(); ++i)
        imports.push_back({m_namesIn[i], (*m_outcomes)[i]});
    const auto written = writeImportReport(imports, pathOf(file));
    if (written)
        m_session->notice()->say(
            tr("The report is in %1.").arg(QFileInfo(file.toLocalFile()).fileName()));
    else
        m_session->notice()->tell(written.error());
}

} // namespace placeweave
