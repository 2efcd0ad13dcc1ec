// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/conflicts.h"

#include "core/store/edit.h"
#include "core/store/lives_in_file.h"
#include "core/store/reckoning.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace placeweave {
namespace {

constexpr std::string_view kSettle = "conflict.settle";

// A field, or the fields of a group.
using Question = std::vector<const Field *>;

std::vector<Question> questionsOf(Entity entity) {
    std::vector<Question> questions;
    for (const Field &field : fieldsOf(entity)) {
        if (field.merge == MergeRule::Set)
            continue;
        const auto group = std::ranges::find_if(questions, [&](const Question &one) {
            return !field.group.empty() && one.front()->group == field.group;
        });
        if (group == questions.end())
            questions.push_back({&field});
        else
            group->push_back(&field);
    }
    return questions;
}

// An answer that nobody has gone on from.
struct Head {
    std::vector<Value> values;
    Life::Order order;
    ActionId action;
};

// Who confirmed and who confirmed later do not contradict each other: nobody is asked, while no
// answer is of a later day than the one that stands.
bool isPassed(const Question &question, const std::vector<Head> &heads, const Record &present) {
    const auto day = std::ranges::find(question, MergeRule::Later, &Field::merge);
    const auto at = static_cast<std::size_t>(day - question.begin());
    return day != question.end() && std::ranges::all_of(heads, [&](const Head &head) {
               return head.values[at].text() <= present[**day].text();
           });
}

class Asking {
public:
    static Result<Asking> of(MapFile &map) {
        Asking asking(map);
        asking.m_reconciling->newSince = std::numeric_limits<std::int64_t>::max();
        PW_TRY(asking.m_lives, LivesInFile::of(map, *asking.m_reconciling));
        PW_TRY(asking.m_standing, log::Standing::read(map.database()));
        PW_TRY(const auto actions, log::actions(map.database(), 0));
        for (const log::Action &action : actions)
            asking.m_actions.emplace(action.id.value, action);
        return asking;
    }

    Result<void> ask(RowKey key, std::vector<Conflict> &found) {
        PW_TRY(const LivesInFile::Row *row, m_lives->row(key));
        const std::optional<Record> present = row->present();
        if (!present)
            return {};
        PW_TRY(const std::vector<OrderedChange> changes, m_lives->changesOf(key));
        for (const Question &question : questionsOf(key.entity)) {
            std::vector<Head> heads{{{}, {}, {}}};
            for (const Field *field : question)
                heads.front().values.push_back(row->original(*field));
            for (const OrderedChange &next : changes)
                PW_CHECK(follow(next, question, heads));
            if (heads.size() > 1 && !isPassed(question, heads, *present))
                found.push_back(conflictOf(key, question, std::move(heads), *present));
        }
        return {};
    }

private:
    explicit Asking(MapFile &map) : m_map(&map), m_reconciling(std::make_unique<Reconciling>()) {}

    // Whether it takes back, or does again, what had been settled: then the question is as open as
    // it was before, or as closed.
    bool isAboutSettling(ActionId id) const {
        auto action = m_actions.find(id.value);
        const bool isUndo = action != m_actions.end() && action->second.undoes;
        for (int steps = 0; action != m_actions.end() && action->second.undoes; ++steps) {
            if (steps > static_cast<int>(m_actions.size()))
                return false;
            action = m_actions.find(action->second.undoes.value);
        }
        return isUndo && action != m_actions.end() && action->second.verb == kSettle;
    }

    Result<void> follow(const OrderedChange &next, const Question &question,
                        std::vector<Head> &heads) const {
        const std::string &op = next.change.op;
        if (op != "set" && op != "settle" && op != "restore")
            return {};
        if (isAboutSettling(next.change.action) ||
            (op == "settle" && !m_standing.stands(next.change.action)))
            return {};
        Head after{heads.back().values, next.order, next.change.action};
        std::vector<std::optional<Value>> before(question.size());
        bool isNamed = false;
        bool isTold = true;
        for (const log::FieldChange &one : log::fieldChangesOf(next.change)) {
            const auto at = std::ranges::find(question, one.field);
            if (at == question.end())
                continue;
            const auto i = static_cast<std::size_t>(at - question.begin());
            isNamed = true;
            isTold = isTold && one.knowsBefore;
            before[i] = one.before;
            after.values[i] = one.after;
        }
        if (!isNamed)
            return {};
        const auto isAt = [&](const Head &head) {
            for (std::size_t i = 0; i < before.size(); ++i)
                if (before[i] && !(head.values[i] == *before[i]))
                    return false;
            return true;
        };
        if (op == "settle" || !isTold) {
            heads.clear();
        } else if (op == "restore") { // brings the row back, and decides nothing
            if (std::ranges::any_of(heads,
                                    [&](const Head &head) { return head.values == after.values; }))
                return {};
            heads.clear();
        } else {
            std::erase_if(heads, isAt);
            const bool wasNothing = before.front().value_or(Value("something")).isEmpty();
            if (refersToRow(*question.front()) && wasNothing)
                PW_CHECK(dropUnmet(question, heads)); // what had gone looked like nothing
        }
        std::erase_if(heads, [&](const Head &head) { return head.values == after.values; });
        heads.push_back(std::move(after));
        return {};
    }

    Result<void> dropUnmet(const Question &question, std::vector<Head> &heads) const {
        for (auto head = heads.begin(); head != heads.end();) {
            bool isThere = true;
            if (!head->values[0].isEmpty()) {
                PW_TRY(isThere, m_lives->isInTable(targetOf(*question.front(), head->values[0])));
            }
            head = isThere ? head + 1 : heads.erase(head);
        }
        return {};
    }

    Conflict conflictOf(RowKey key, const Question &question, std::vector<Head> heads,
                        const Record &present) const {
        Conflict conflict;
        conflict.row = key;
        std::vector<std::size_t> differing;
        for (std::size_t i = 0; i < question.size(); ++i)
            if (std::ranges::any_of(heads, [&](const Head &head) {
                    return !(head.values[i] == heads.front().values[i]);
                })) {
                differing.push_back(i);
                conflict.fields.push_back(question[i]);
            }
        for (const Head &head : heads) {
            Conflict::Answer answer;
            answer.action = head.action;
            answer.stands = true;
            for (const std::size_t i : differing) {
                answer.values.push_back(head.values[i]);
                answer.stands = answer.stands && head.values[i] == present[*question[i]];
            }
            if (const auto action = m_actions.find(head.action.value); action != m_actions.end()) {
                answer.author = action->second.author;
                answer.at = action->second.at;
            }
            conflict.answers.push_back(std::move(answer));
        }
        std::ranges::reverse(conflict.answers); // they came by clock
        std::ranges::stable_sort(conflict.answers, std::greater(), &Conflict::Answer::stands);
        return conflict;
    }

    MapFile *m_map;
    std::unique_ptr<Reconciling> m_reconciling;
    std::unique_ptr<LivesInFile> m_lives;
    log::Standing m_standing;
    std::unordered_map<std::int64_t, log::Action> m_actions;
};

bool isSame(const Conflict &a, const Conflict &b) {
    return a.row == b.row && a.fields == b.fields &&
           std::ranges::equal(a.answers, b.answers, [](const auto &one, const auto &other) {
               return one.values == other.values && one.action == other.action;
           });
}

} // namespace

Result<std::vector<Conflict>> conflicts(MapFile &map) {
    std::vector<Conflict> found;
    PW_TRY(const std::vector<RowKey> rows, rowsOfSeveralRuns(map.database()));
    if (rows.empty())
        return found;
    PW_TRY(Asking asking, Asking::of(map));
    for (const RowKey &row : rows)
        PW_CHECK(asking.ask(row, found));
    return found;
}

Result<std::vector<Conflict>> conflictsOf(MapFile &map, RowKey row) {
    std::vector<Conflict> found;
    PW_TRY(Asking asking, Asking::of(map));
    PW_CHECK(asking.ask(row, found));
    return found;
}

Result<ActionId> settle(MapFile &map, const Conflict &conflict, std::size_t answer) {
    if (answer >= conflict.answers.size())
        return fail(ErrorCode::InvalidInput, "That is none of the answers.");
    PW_TRY(const std::vector<Conflict> open, conflictsOf(map, conflict.row));
    if (std::ranges::none_of(open, [&](const Conflict &one) { return isSame(one, conflict); }))
        return fail(ErrorCode::NotFound, "Somebody has settled this meanwhile.");
    PW_TRY(const Record record, map.record(conflict.row.entity, conflict.row.row));
    std::string subject;
    if (const Field *name = findField(conflict.row.entity, "name"))
        subject = record[*name].text();
    PW_TRY(Edit edit, Edit::begin(map, std::string(kSettle), subject));
    for (std::size_t i = 0; i < conflict.fields.size(); ++i)
        PW_CHECK(
            edit.settle(*conflict.fields[i], conflict.row.row, conflict.answers[answer].values[i]));
    return edit.commit();
}

} // namespace placeweave
