// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/outreach/plan_beginning.h"

#include "ui/outreach/outreach_words.h"
#include "ui/record/value_text.h"
#include "ui/session/plural.h"
#include "ui/session/preferences.h"
#include "ui/session/session.h"

#include "core/insight/groups_to_ask.h"
#include "core/model/vocabulary.h"
#include "core/place/walking.h"

#include <algorithm>

namespace placeweave {

namespace {

constexpr int kWalk = 15; // minutes, around an area in which nobody is known

} // namespace

PlanBeginning::PlanBeginning(QObject *parent) : PlanBeginning(Session::instance(), parent) {}

PlanBeginning::PlanBeginning(Session *session, QObject *parent)
    : QAbstractListModel(parent), m_session(session) {}

int PlanBeginning::rowCount(const QModelIndex &parent) const {
    return parent.isValid() ? 0 : count();
}

QVariant PlanBeginning::data(const QModelIndex &index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Row &row = m_rows[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case NameRole:
        return row.name;
    case PlaceRole:
        return row.place;
    case KindRole:
        return row.kind;
    case ChosenRole:
        return row.isChosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> PlanBeginning::roleNames() const {
    return {{NameRole, "name"}, {PlaceRole, "place"}, {KindRole, "kind"}, {ChosenRole, "chosen"}};
}

int PlanBeginning::chosen() const {
    return static_cast<int>(std::ranges::count(m_rows, true, &Row::isChosen));
}

void PlanBeginning::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
    m_leftOut = 0;
    m_name.clear();
    m_audience.clear();
    m_area.clear();
    m_firstStep = tr("Ring or visit, and listen");
    m_who = Preferences::instance().author();
    readAudiences();
}

void PlanBeginning::readAudiences() {
    m_session->read<QList<Choice>>(this, audiencesOf, [this](Result<QList<Choice>> choices) {
        m_audiences = choices ? *std::move(choices) : QList<Choice>();
        emit changed();
    });
}

void PlanBeginning::addAudience(const QString &words) {
    m_audience = withAudience(m_audience, words);
    emit changed();
}

void PlanBeginning::fromNobody() {
    clear();
    m_name = tr("A plan");
    emit changed();
}

void PlanBeginning::fromShown() {
    clear();
    QStringList held;
    for (const Choice &chip : m_session->filter()->chips())
        held << chip.label;
    m_area = held.join(", ");
    m_name = held.isEmpty() ? m_session->mapName() : held.join(", ");
    std::vector<RowId> organisations;
    if (const auto shown = m_session->shown(); shown->index)
        for (const std::uint32_t row : *shown->rows)
            if ((shown->index->flags(row) & asset_flag::kClosed) == 0)
                organisations.push_back(shown->index->id(row));
    take(organisations);
}

void PlanBeginning::fromAreas(const QString &set, const QStringList &codes, const QString &wanted) {
    struct Found {
        std::vector<RowId> organisations;
        QStringList names;
    };
    clear();
    m_reading = true;
    emit changed();
    m_session->read<Found>(
        this,
        [set = set.toStdString(), codes,
         index = m_session->index()](MapFile &map) -> Result<Found> {
            PW_TRY(const auto sets, map.areas().sets());
            const auto with = std::ranges::find(sets, set, &AreaSet::name);
            if (with == sets.end() || !index)
                return fail(ErrorCode::NotFound, "There are no such areas on the map.", set);
            PW_TRY(std::vector<Area> areas, map.areas().areas(with->id));
            std::erase_if(areas,
                          [&](const Area &area) { return !codes.contains(toQString(area.code)); });
            Found found{groupsToAsk(*index, areas, straightMetresWithin(kWalk), kMostInAPlan), {}};
            for (const Area &area : areas)
                found.names << toQString(area.name.empty() ? area.code : area.name);
            return found;
        },
        [this, wanted](Result<Found> found) {
            m_reading = false;
            if (!found) {
                m_session->notice()->tell(found.error());
                emit changed();
                return;
            }
            m_area = found->names.join(", ");
            const QString where = found->names.size() > 2
                                      ? counted(found->names.size(), tr("area"), tr("areas"))
                                      : found->names.join(tr(" and "));
            m_name = wanted.isEmpty() ? where : tr("%1: %2").arg(where, wanted);
            take(found->organisations);
        });
}

void PlanBeginning::take(const std::vector<RowId> &organisations) {
    beginResetModel();
    m_rows.clear();
    const auto index = m_session->index();
    const std::size_t most = std::min(organisations.size(), kMostInAPlan);
    m_leftOut = static_cast<int>(organisations.size() - most);
    for (std::size_t i = 0; i < most; ++i)
        if (const auto row = index ? index->rowOf(organisations[i]) : std::nullopt)
            m_rows.push_back({organisations[i], toQString(index->name(*row)),
                              toQString(index->place(*row)), index->kind(*row)});
    endResetModel();
    emit changed();
}

void PlanBeginning::choose(int row, bool chosen) {
    if (row < 0 || row >= count() || m_rows[static_cast<std::size_t>(row)].isChosen == chosen)
        return;
    m_rows[static_cast<std::size_t>(row)].isChosen = chosen;
    emit dataChanged(index(row), index(row), {ChosenRole});
    emit changed();
}

std::vector<RowId> PlanBeginning::chosenIds() const {
    std::vector<RowId> ids;
    for (const Row &row : m_rows)
        if (row.isChosen)
            ids.push_back(row.id);
    return ids;
}

void PlanBeginning::start() {
    PlanWish wish;
    wish.name = m_name.simplified().toStdString();
    wish.audience = m_audience.simplified().toStdString();
    wish.area = m_area.simplified().toStdString();
    wish.firstStep = m_firstStep.simplified().toStdString();
    wish.who = m_who.simplified().toStdString();
    wish.organisations = chosenIds();
    m_session->write<RowId>(
        this, [wish](MapFile &map) { return startPlan(map, wish); },
        [this](Result<RowId> plan) {
            if (plan)
                emit started(plan->value);
        });
}

void PlanBeginning::addTo(qint64 plan) {
    m_session->write<int>(
        this,
        [plan, ids = chosenIds(), step = m_firstStep.simplified().toStdString()](MapFile &map) {
            return addToPlan(map, RowId{plan}, ids, step);
        },
        [this, plan](Result<int> added) {
            if (!added)
                return;
            m_session->sayUndoable(
                *added == 0 ? tr("They are all in it already.")
                            : tr("%1 added to the plan.")
                                  .arg(counted(*added, tr("organisation"), tr("organisations"))));
            emit started(plan);
        });
}

} // namespace placeweave
