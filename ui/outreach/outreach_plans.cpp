// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/outreach_plans.h"

#include "ui/record/value_text.h"
#include "ui/session/session.h"

#include "core/base/time.h"

#include <algorithm>

namespace placeweave {

OutreachPlans::OutreachPlans(QObject *parent) : OutreachPlans(Session::instance(), parent) {}

OutreachPlans::OutreachPlans(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {
    connect(session, &Session::published, this, &OutreachPlans::read);
    read();
}

int OutreachPlans::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant OutreachPlans::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const PlanSummary &plan = m_plans[static_cast<std::size_t>(index.row())];
    const bool isOver = plan.status == "done" || plan.status == "dropped";
    switch (role) {
    case PlanRole:
        return QVariant::fromValue<qint64>(plan.id.value);
    case Qt::DisplayRole:
    case NameRole:
        return plan.name.empty() ? tr("Without a name") : toQString(plan.name);
    case NoteRole: {
        if (plan.steps == 0)
            return tr("Nobody in it yet");
        const QString done = tr("%1 of %2 done").arg(plan.done).arg(plan.steps);
        if (plan.nextDue.empty() || isOver)
            return done;
        return tr("%1 · next by %2").arg(done, shownDay(plan.nextDue));
    }
    case OverdueRole:
        return plan.overdue > 0 && !isOver;
    case OverRole:
        return isOver;
    default:
        return {};
    }
}

QHash<int, QByteArray> OutreachPlans::roleNames() const {
    return {{PlanRole, "plan"},
            {NameRole, "name"},
            {NoteRole, "note"},
            {OverdueRole, "overdue"},
            {OverRole, "over"}};
}

qint64 OutreachPlans::first() const {
    return m_plans.empty() ? 0 : m_plans.front().id.value;
}

bool OutreachPlans::has(qint64 plan) const {
    return std::ranges::contains(m_plans, RowId{plan}, &PlanSummary::id);
}

QList<Choice> OutreachPlans::choices() const {
    QList<Choice> all;
    for (const PlanSummary &plan : m_plans)
        all.append({QString::number(plan.id.value), toQString(plan.name), toQString(plan.area)});
    return all;
}

void OutreachPlans::read() {
    if (!m_session || !m_session->isOpen())
        return;
    m_session->read<std::vector<PlanSummary>>(
        this, [](MapFile &map) { return plansOf(map, today()); },
        [this](Result<std::vector<PlanSummary>> plans) {
            if (!plans)
                return;
            const bool isSameList =
                std::ranges::equal(*plans, m_plans, {}, &PlanSummary::id, &PlanSummary::id);
            if (isSameList) {
                m_plans = *std::move(plans);
                if (count() > 0)
                    emit dataChanged(index(0), index(count() - 1));
            } else {
                beginResetModel();
                m_plans = *std::move(plans);
                endResetModel();
            }
            emit changed();
        });
}

} // namespace placeweave
