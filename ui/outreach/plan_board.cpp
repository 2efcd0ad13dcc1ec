// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/plan_board.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/value_text.h"
#include "ui/session/edits.h"
#include "ui/session/session.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr const Field &kDue = fieldOf(Entity::Step, "due");

// What is not needed any more stands with what is done: neither has a next step.
QString columnOf(const Record &step) {
    const std::string &status = step.text("status");
    if (status == "dropped")
        return "done";
    return status.empty() ? QStringLiteral("to_do") : toQString(status);
}

} // namespace

PlanBoard::PlanBoard(QObject *parent) : PlanBoard(Session::instance(), parent) {}

PlanBoard::PlanBoard(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &PlanBoard::read);
}

int PlanBoard::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PlanBoard::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlanStop &stop = m_stops[static_cast<std::size_t>(index.row())];
    switch (role) {
    case StepRole:
        return QVariant::fromValue<qint64>(stop.step.id().value);
    case Qt::DisplayRole:
    case NameRole:
        return stop.name.empty() ? tr("Not on the map any more")
               : stop.isClosed   ? tr("%1 (closed)").arg(toQString(stop.name))
                                 : toQString(stop.name);
    case KindRole: {
        const auto kind = vocabulary("kind").indexOf(stop.kind);
        return kind ? *kind : AssetIndex::kNoKind;
    }
    case WhatRole:
        return toQString(stop.step.text("what"));
    case WhoDueRole: {
        QStringList parts{toQString(stop.step.text("who"))};
        if (!stop.step["due"].isEmpty())
            parts << tr("by %1").arg(shownDay(stop.step.text("due")));
        parts.removeAll(QString());
        return parts.join(", ");
    }
    case OverdueRole:
        return stop.isOverdue;
    case WarningRole:
        return !warningOf(stop.gaveAndTook).isEmpty();
    case ColumnRole:
        return columnOf(stop.step);
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanBoard::roleNames() const {
    return {{StepRole, "step"},      {NameRole, "name"},     {KindRole, "kind"},
            {WhatRole, "what"},      {WhoDueRole, "whoDue"}, {OverdueRole, "overdue"},
            {WarningRole, "warned"}, {ColumnRole, "column"}};
}

// --- what it says of itself ---

void PlanBoard::setPlan(qint64 plan) {
    if (plan == m_plan.value)
        return;
    m_plan = RowId{plan};
    beginResetModel();
    m_stops.clear();
    m_record = Record(Entity::Plan);
    endResetModel();
    m_current = {};
    m_dueTrouble.clear();
    emit planChanged();
    emit changed();
    emit currentChanged();
    read();
}

QString PlanBoard::name() const {
    return toQString(m_record.text("name"));
}
QString PlanBoard::audience() const {
    return toQString(m_record.text("audience"));
}
QString PlanBoard::area() const {
    return toQString(m_record.text("area"));
}
QString PlanBoard::status() const {
    return toQString(m_record.text("status"));
}

int PlanBoard::placed() const {
    return static_cast<int>(std::ranges::count_if(m_stops, [](const PlanStop &stop) {
        return stop.point && !stop.isClosed && !isStepOver(stop.step);
    }));
}

QList<Choice> PlanBoard::columns() const {
    QList<Choice> columns;
    for (const Choice &status : choicesOf("step_status"))
        if (status.code != "dropped")
            columns.append(status);
    return columns;
}

QList<int> PlanBoard::columnCounts() const {
    QList<int> counts;
    for (const Choice &column : columns())
        counts << static_cast<int>(std::ranges::count_if(
            m_stops, [&](const PlanStop &stop) { return columnOf(stop.step) == column.code; }));
    return counts;
}

// --- the one looked at ---

const PlanStop *PlanBoard::stop() const {
    const auto found =
        std::ranges::find(m_stops, m_current, [](const PlanStop &stop) { return stop.step.id(); });
    return found == m_stops.end() ? nullptr : &*found;
}

void PlanBoard::setCurrent(qint64 step) {
    if (step == m_current.value)
        return;
    m_current = RowId{step};
    m_dueTrouble.clear();
    emit currentChanged();
}

qint64 PlanBoard::organisation() const {
    return stop() ? stop()->step.reference("organisation_id").value : 0;
}
QString PlanBoard::currentName() const {
    return stop() ? toQString(stop()->name) : QString();
}
QString PlanBoard::currentPlace() const {
    return stop() ? toQString(stop()->place) : QString();
}
QString PlanBoard::what() const {
    return stop() ? toQString(stop()->step.text("what")) : QString();
}
QString PlanBoard::who() const {
    return stop() ? toQString(stop()->step.text("who")) : QString();
}
QString PlanBoard::due() const {
    return stop() ? typedText(kDue, stop()->step[kDue]) : QString();
}
QString PlanBoard::stepStatus() const {
    if (!stop())
        return {};
    const QString status = toQString(stop()->step.text("status"));
    return status.isEmpty() ? QStringLiteral("to_do") : status;
}
QString PlanBoard::person() const {
    const RowId id = stop() ? stop()->step.reference("person_id") : RowId{};
    return id ? QString::number(id.value) : QString();
}
QString PlanBoard::channel() const {
    const RowId id = stop() ? stop()->step.reference("channel_id") : RowId{};
    return id ? QString::number(id.value) : QString();
}
QString PlanBoard::trusted() const {
    return stop() ? toQString(stop()->trusted) : QString();
}
QString PlanBoard::languages() const {
    return stop() ? languagesInWords(stop()->languages) : QString();
}
QStringList PlanBoard::ways() const {
    QStringList words;
    if (stop())
        for (const ReachWay &way : stop()->ways)
            words << wayInWords(way);
    return words;
}
QStringList PlanBoard::given() const {
    return stop() ? giveAndTakeInWords(stop()->gaveAndTook) : QStringList();
}
QString PlanBoard::warning() const {
    return stop() ? warningOf(stop()->gaveAndTook) : QString();
}

QList<Choice> PlanBoard::people() const {
    QList<Choice> choices;
    const auto people = m_reach.people.find(RowId{organisation()});
    if (people != m_reach.people.end())
        for (const Record &person : people->second)
            choices.append({QString::number(person.id().value), toQString(person.text("name")),
                            toQString(vocabulary("role").label(person.text("role")))});
    return choices;
}

QList<Choice> PlanBoard::channels() const {
    QList<Choice> choices;
    for (const Record &row : m_channels)
        if (row.reference("organisation_id").value == organisation()) {
            const QString sort = toQString(vocabulary("channel").label(row.text("channel")));
            const QString title = toQString(row.text("name"));
            choices.append({QString::number(row.id().value), title.isEmpty() ? sort : title,
                            title.isEmpty() ? QString() : sort});
        }
    return choices;
}

// --- changing it ---

void PlanBoard::write(const Field &field, RowId row, const Value &value,
                      const std::string &subject) {
    m_session->write<bool>(this, [&field, row, value, subject](MapFile &map) -> Result<bool> {
        PW_CHECK(edits::setField(map, field, row, value, subject));
        return true;
    });
}

void PlanBoard::setOfPlan(const QString &column, const QString &typed) {
    const Field *field = findField(Entity::Plan, column.toStdString());
    if (!field || !m_plan)
        return;
    if (const auto value = understood(*field, typed); value && *value != m_record[*field])
        write(*field, m_plan, *value, m_record.text("name"));
}

void PlanBoard::addAudience(const QString &words) {
    setOfPlan("audience", withAudience(audience(), words));
}

void PlanBoard::setOfStep(const QString &column, const QString &typed) {
    const Field *field = findField(Entity::Step, column.toStdString());
    const PlanStop *one = stop();
    if (!field || !one)
        return;
    const auto value =
        refersToRow(*field)
            ? std::expected<Value, QString>(
                  typed.isEmpty() ? Value() : Value(std::int64_t{typed.toLongLong()}))
            : understood(*field, typed);
    m_dueTrouble = field != &kDue ? QString()
                   : value        ? farAheadInWords(value->text())
                                  : value.error();
    if (value && m_dueTrouble.isEmpty() && *value != one->step[*field])
        write(*field, one->step.id(), *value, one->name);
    else
        emit currentChanged();
}

void PlanBoard::moveTo(qint64 step, const QString &status) {
    const auto moved = std::ranges::find(m_stops, RowId{step},
                                         [](const PlanStop &stop) { return stop.step.id(); });
    if (moved != m_stops.end() && status != toQString(moved->step.text("status")))
        write(fieldOf(Entity::Step, "status"), moved->step.id(), Value(status.toStdString()),
              moved->name);
}

void PlanBoard::takeOut(qint64 step) {
    const auto out = std::ranges::find(m_stops, RowId{step},
                                       [](const PlanStop &stop) { return stop.step.id(); });
    if (out == m_stops.end())
        return;
    m_session->write<bool>(
        this,
        [id = out->step.id(), name = out->name](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::Step, id, name));
            return true;
        },
        [this](const Result<bool> &removed) {
            if (removed)
                m_session->sayUndoable(tr("Taken out of the plan."));
        });
}

void PlanBoard::removePlan() {
    if (!m_plan)
        return;
    m_session->write<bool>(
        this,
        [plan = m_plan, name = m_record.text("name")](MapFile &map) -> Result<bool> {
            PW_CHECK(edits::removeRow(map, Entity::Plan, plan, name));
            return true;
        },
        [this](const Result<bool> &removed) {
            if (removed)
                m_session->sayUndoable(tr("The plan is deleted."));
        });
}

// --- reading ---

void PlanBoard::read() {
    if (!m_session || !m_session->isOpen() || !m_plan)
        return;
    m_session->read<Read>(
        this,
        [plan = m_plan](MapFile &map) -> Result<Read> {
            Read read;
            PW_TRY(read.plan, map.record(Entity::Plan, plan));
            PW_TRY(const Disclosure us, Disclosure::of(map, Profile::Internal));
            PW_TRY(read.stops, stopsOf(map, plan, us, today()));
            PW_TRY(read.reach, waysToReach(map, us, today()));
            PW_TRY(read.audiences, audiencesOf(map));
            for (const PlanStop &stop : read.stops) {
                const RowId with = stop.step.reference("organisation_id");
                if (!with)
                    continue;
                PW_TRY(auto channels, map.recordsOf(Entity::Channel, "organisation_id", with));
                std::ranges::move(channels, std::back_inserter(read.channels));
            }
            return read;
        },
        [this, plan = m_plan](Result<Read> read) {
            if (plan != m_plan)
                return;
            if (read)
                take(*std::move(read));
            else if (read.error().code == ErrorCode::NotFound)
                setPlan(0); // undone, or deleted elsewhere
        });
}

void PlanBoard::take(Read read) {
    const bool isSameList = std::ranges::equal(
        read.stops, m_stops, {}, [](const PlanStop &s) { return s.step.id(); },
        [](const PlanStop &s) { return s.step.id(); });
    if (!isSameList)
        beginResetModel();
    m_record = std::move(read.plan);
    m_stops = std::move(read.stops);
    m_reach = std::move(read.reach);
    m_channels = std::move(read.channels);
    m_audiences = std::move(read.audiences);
    if (!isSameList)
        endResetModel();
    else if (count() > 0)
        emit dataChanged(index(0), index(count() - 1));
    if (!stop())
        m_current = {};
    emit changed();
    emit currentChanged();
}

} // namespace placeweave
