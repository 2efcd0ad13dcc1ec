// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/bundle.h"

#include "core/base/time.h"
#include "core/exchange/replaced_file.h"
#include "core/joint/row_history.h"
#include "core/store/bundle_file.h"
#include "core/store/merge.h"
#include "core/store/sent_rows.h"
#include "core/store/strike.h"

#include <algorithm>
#include <format>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <unordered_set>

namespace placeweave {
namespace {

constexpr const Field &kPrivate = fieldOf(Entity::Organisation, "private");

// Rows in ranges, to be asked whether they hold one.
class Ranges {
public:
    void add(Entity entity, RowId first, std::int64_t count) {
        std::int64_t &end = m_ends[{entity, first}];
        end = std::max(end, first.value + count);
    }
    bool contains(RowKey key) const {
        const auto after = m_ends.upper_bound(key);
        if (after == m_ends.begin())
            return false;
        const auto &[first, end] = *std::prev(after);
        return first.entity == key.entity && end > key.row.value;
    }

private:
    std::map<RowKey, std::int64_t> m_ends; // by first
};

class Bundling {
public:
    Bundling(MapFile &map, const Disclosure &disclosure, const BundleRequest &request,
             BundleWriter &writer)
        : m_map(map), m_disclosure(disclosure), m_request(request), m_writer(writer),
          m_history(map, disclosure), m_isInternal(disclosure.tellsAll()) {}

    Result<BundleOutcome> run(const Progress &progress, std::int64_t clock) {
        PW_TRY(m_before, sentRows(m_map, m_request.forWhom, m_request.profile.key()));
        for (const RowRange &range : m_before.ranges)
            m_sentBefore.add(range.entity, range.first, range.count);
        PW_TRY(std::vector<log::Action> actions, log::actions(m_map.database(), 0));
        std::ranges::reverse(actions);
        PW_TRY(m_partHere, log::partialActions(m_map.database()));
        std::int64_t done = 0;
        for (const log::Action &action : actions) {
            progress.report(++done, std::ssize(actions));
            if (progress.isCancelled())
                return fail(ErrorCode::Cancelled, "Stopped; no bundle was written.");
            PW_CHECK(bundle(action));
        }
        PW_CHECK(addReplicas());
        PW_CHECK(takeBack(clock));
        m_outcome.changes = m_writer.changes();
        return m_outcome;
    }

    // What the readers have now. Said before the bundle is given out of hand: rather a row too many
    // is taken back one day than one too few.
    Result<void> note() {
        return noteSentRows(m_map, m_request.forWhom, m_request.profile.key(), m_now);
    }

private:
    Result<void> bundle(const log::Action &action) {
        PW_TRY(const std::vector<log::Change> changes, log::changesOf(m_map.database(), action.id));
        m_leaving.clear();
        m_isPart = !m_isInternal || m_partHere.contains(action.id.value);
        for (const log::Change &change : changes)
            PW_CHECK(take(change));
        if (m_leaving.empty() && !(m_isInternal && changes.empty()))
            return {};
        const bool tellsExercise =
            !action.exercise || m_disclosure.shows(Entity::Exercise, action.exercise);
        const bool tellsUndone = !action.undoes || m_given.contains(action.undoes.value);
        m_isPart = m_isPart || !tellsExercise || !tellsUndone;
        BundledAction given{action, m_isPart};
        if (m_isPart)
            given.action.subject.clear(); // may be the name of what stays behind
        if (m_disclosure.profile() == Profile::Public)
            given.action.author.clear();
        if (!tellsExercise)
            given.action.exercise = {};
        if (!tellsUndone)
            given.action.undoes = {};
        m_given.insert(action.id.value);
        m_replicas.insert(action.replica);
        ++m_outcome.actions;
        PW_CHECK(m_writer.addAction(given));
        for (const log::Change &change : m_leaving)
            PW_CHECK(m_writer.addChange(change));
        return {};
    }

    Result<void> take(const log::Change &change) {
        const EntityInfo *entity = entityByKey(change.entityKey);
        if (change.op == "erase") { // everybody is to forget it, whoever it was
            log::Change erasure = change;
            if (!m_isInternal)
                erasure.fields = "{}";
            m_leaving.push_back(std::move(erasure));
            return {};
        }
        if (!entity) { // of a newer program: what it may tell nobody here knows
            if (m_isInternal)
                m_leaving.push_back(change);
            return {};
        }
        if (change.op == "insert")
            return takeInsert(entity->entity, change);
        PW_TRY(const RowHistory::Plan *plan, planOf({entity->entity, change.row}));
        if (change.op == "strike")
            return takeStrike(change, *plan);
        log::Change leaving = change;
        switch (plan->seen) {
        case RowHistory::Seen::Nothing:
            m_isPart = true;
            return {};
        case RowHistory::Seen::OnlyThatItIsPrivate:
            m_isPart = true;
            leaving.fields = onlyPrivate(change);
            if (leaving.op == "set" && !leaving.fields.empty())
                m_leaving.push_back(std::move(leaving));
            return {};
        case RowHistory::Seen::OnlyThatItIsGone:
            leaving.fields = "{}";
            if (leaving.op == "delete")
                m_leaving.push_back(std::move(leaving));
            return {};
        case RowHistory::Seen::All:
            break;
        }
        const auto fields = plan->fields.find(change.id);
        // That somebody changed what may not be told is nothing to tell, unless the row was deleted
        // once: then it may be what keeps it alive.
        if (!m_isInternal && fields == plan->fields.end() && change.op != "delete" &&
            change.op != "restore" && !plan->wasDeleted)
            return {};
        leaving.fields = fields == plan->fields.end() ? "{}" : "{" + fields->second + "}";
        if (m_isInternal && plan->isInMap && change.op == "delete")
            leaving.fields = change.fields; // of a row that came back, and may be seen
        if (change.fields.empty())
            leaving.fields.clear();
        m_isPart = m_isPart || leaving.fields.size() < change.fields.size();
        m_leaving.push_back(std::move(leaving));
        return {};
    }

    // Among colleagues as it stands; to others it says of each change what they are told of it.
    Result<void> takeStrike(const log::Change &change, const RowHistory::Plan &plan) {
        if (m_isInternal) {
            m_leaving.push_back(change);
            return {};
        }
        m_isPart = true;
        if (plan.seen != RowHistory::Seen::All)
            return {};
        PW_TRY(
            const auto changes,
            log::changesOfRow(m_map.database(), entityByKey(change.entityKey)->entity, change.row));
        strike::Readings told;
        for (const auto &[field, byAction] : strike::fromLog(change.fields))
            for (const log::Change &one : changes) {
                const auto fields = plan.fields.find(one.id);
                if (!byAction.contains(one.action.value) || fields == plan.fields.end())
                    continue;
                const auto values =
                    nlohmann::json::parse("{" + fields->second + "}", nullptr, false);
                const auto value = values.find(std::to_string(field));
                if (value != values.end())
                    told[field][one.action.value] = value->dump();
            }
        if (told.empty())
            return {};
        log::Change leaving = change;
        leaving.fields = strike::toLog(told);
        m_leaving.push_back(std::move(leaving));
        return {};
    }

    static std::string onlyPrivate(const log::Change &change) {
        for (const log::FieldChange &one : log::fieldChangesOf(change))
            if (one.field == &kPrivate)
                return std::format("{{\"{}\":[{},{}]}}", kPrivate.key, toLog(kPrivate, one.before),
                                   toLog(kPrivate, one.after));
        return {};
    }

    Result<const RowHistory::Plan *> planOf(RowKey key) {
        if (const auto known = m_plans.find(key); known != m_plans.end())
            return &known->second;
        PW_TRY(RowHistory::Plan plan, m_history.of(key, m_sentBefore.contains(key)));
        return &m_plans.emplace(key, std::move(plan)).first->second;
    }

    // Of a range those rows that may be seen, with what they began with.
    Result<void> takeInsert(Entity entity, const log::Change &range) {
        std::int64_t first = 0; // of those that leave together
        const auto give = [&](std::int64_t end) {
            if (first == 0)
                return;
            log::Change part = range;
            part.row = RowId{first};
            part.count = end - first;
            m_outcome.rows += part.count;
            m_now.ranges.push_back({entity, part.row, part.count});
            m_seen.add(entity, part.row, part.count);
            m_leaving.push_back(std::move(part));
            first = 0;
        };
        for (std::int64_t i = 0; i < range.count; ++i) {
            const RowKey key{entity, RowId{range.row.value + i}};
            PW_TRY(const RowHistory::Plan *plan, planOf(key));
            if (plan->seen != RowHistory::Seen::All) {
                m_isPart = true;
                give(key.row.value);
                continue;
            }
            m_isPart = m_isPart || plan->keepsBack;
            if (first == 0)
                first = key.row.value;
            if (!plan->originals.isEmpty())
                PW_CHECK(m_writer.addOriginals(key, plan->originals));
            if (plan->shownPoint)
                PW_CHECK(m_writer.addShownPoint(key, *plan->shownPoint));
            if (plan->fields.empty())
                m_plans.erase(key); // nothing more will be asked of it
        }
        give(range.row.value + range.count);
        return {};
    }

    Result<void> addReplicas() {
        // Also those who have only given out numbers, in case that a range went over into the next.
        PW_TRY(const auto replicas, log::replicas(m_map.database()));
        std::unordered_set<std::int64_t> blocks = m_replicas;
        for (const RowRange &range : m_now.ranges)
            blocks.insert(range.first.value >> RowId::kCounterBits);
        for (const log::Replica &replica : replicas)
            if (blocks.contains(replica.id))
                PW_CHECK(m_writer.addReplica(
                    replica.id,
                    m_disclosure.profile() == Profile::Public ? std::string() : replica.author,
                    m_isInternal ? replica.machine : std::string(), replica.startedAt));
        return {};
    }

    // Rows that they have had, are here still, and may not be seen any more.
    Result<void> takeBack(std::int64_t clock) {
        if (m_isInternal)
            return {};
        std::map<RowKey, TakenBack> taken;
        for (const TakenBack &one : m_before.takenBack)
            taken.emplace(one.row, one);
        for (const RowRange &range : m_before.ranges)
            for (std::int64_t i = 0; i < range.count; ++i) {
                const RowKey key{range.entity, RowId{range.first.value + i}};
                const auto known = taken.find(key);
                const bool isTaken = known != taken.end() && !known->second.isBack;
                if (m_seen.contains(key)) {
                    if (isTaken)
                        known->second = {key, clock, true};
                    continue;
                }
                if (isTaken)
                    continue;
                PW_TRY(const RowHistory::Plan *plan, planOf(key));
                if (plan->isInMap && plan->seen == RowHistory::Seen::Nothing)
                    taken.insert_or_assign(key, TakenBack{key, clock, false});
            }
        for (const auto &[key, one] : taken) {
            PW_CHECK(m_writer.addWithdrawal(key, one.clock, one.isBack));
            m_outcome.takenBack += one.isBack ? 0 : 1;
            m_now.takenBack.push_back(one);
        }
        return {};
    }

    MapFile &m_map;
    const Disclosure &m_disclosure;
    const BundleRequest &m_request;
    BundleWriter &m_writer;
    RowHistory m_history;
    bool m_isInternal;
    SentRows m_before;
    SentRows m_now;
    Ranges m_sentBefore;
    Ranges m_seen;
    std::unordered_map<RowKey, RowHistory::Plan> m_plans;
    std::set<std::int64_t> m_partHere;        // actions of which this copy was told a part
    std::unordered_set<std::int64_t> m_given; // actions
    std::unordered_set<std::int64_t> m_replicas;
    std::vector<log::Change> m_leaving; // of the action in hand
    bool m_isPart = false;
    BundleOutcome m_outcome;
};

} // namespace

Result<BundleOutcome> writeBundle(MapFile &map, const BundleRequest &request,
                                  const Progress &progress) {
    if (isSameFile(map.path(), request.file))
        return fail(ErrorCode::InvalidInput, "A bundle cannot take the place of its map.",
                    request.file.string());
    PW_TRY(const Disclosure disclosure, Disclosure::of(map, request.profile));
    BundleInfo info;
    PW_TRY(info.identity, mapIdentity(map));
    if (disclosure.tellsAll())
        info.uuid = map.uuid();
    PW_TRY(info.mapName, map.name());
    // What is not whole is merged as what a partner was given.
    info.profile = nameOf(disclosure.tellsAll() ? Profile::Internal
                                                : std::min(disclosure.profile(), Profile::Partner));
    info.forWhom = request.forWhom;
    info.madeAt = nowInstant();
    PW_TRY(info.clock, lastClock(map));
    PW_TRY(ReplacedFile target, ReplacedFile::beside(request.file));
    std::error_code ignored;
    std::filesystem::remove(target.path(), ignored);
    PW_TRY(BundleWriter writer, BundleWriter::create(target.path(), info));
    Bundling bundling(map, disclosure, request, writer);
    PW_TRY(BundleOutcome outcome, bundling.run(progress, info.clock));
    PW_CHECK(writer.finish());
    if (!map.isReadOnly())
        PW_CHECK(bundling.note());
    PW_CHECK(target.commit());
    outcome.leftOut = disclosure.leftOut();
    return outcome;
}

} // namespace placeweave
