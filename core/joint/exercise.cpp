// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/exercise.h"

#include "core/base/text.h"
#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

// What one session hands on to the next.
constexpr std::array<std::string_view, 13> kHandedOn{
    "purpose",      "place",        "place_area",  "host",    "facilitator", "partners",  "prompts",
    "ground_rules", "on_the_table", "looks_after", "settles", "attribution", "readers_id"};

constexpr std::ptrdiff_t kSettleTogether = 2; // people, or partners

constexpr const Field &kParkingList = fieldOf(Entity::Exercise, "parking_list");

Result<std::string> subjectOf(MapFile &map, const Said &said) {
    if (said.what == Said::What::Link) {
        for (const Said::End &end : said.ends) // one may be off the record by now
            if (end.said)
                PW_CHECK(map.record(Entity::Proposal, end.said));
        return said.ends[0].name + " – " + said.ends[1].name;
    }
    if (said.what != Said::What::StillThere && said.what != Said::What::Stopped)
        return said.words;
    PW_TRY(const Record organisation, map.record(Entity::Organisation, said.organisation));
    return organisation.text("name");
}

} // namespace

Record exerciseFrom(std::string_view templateCode) {
    Record exercise(Entity::Exercise);
    exercise["held_on"] = Value(today());
    exercise["attribution"] = Value("by_table");
    const Term *term = vocabulary("exercise_template").find(templateCode);
    if (!term)
        return exercise;
    exercise["name"] = Value(term->label);
    for (const char *column : {"purpose", "ground_rules", "on_the_table"})
        exercise[column] = Value(term->more(column));
    exercise["prompts"] = setValue(split(term->more("prompts"), '\n'));
    return exercise;
}

Record exerciseLike(const Record &earlier) {
    Record exercise(Entity::Exercise);
    exercise["name"] = earlier["name"];
    exercise["held_on"] = Value(today());
    for (const std::string_view column : kHandedOn)
        exercise[column] = earlier[column];
    return exercise;
}

Result<RowId> startExercise(MapFile &map, const Record &exercise) {
    PW_TRY(Edit edit, Edit::begin(map, "exercise.start", exercise.text("name")));
    PW_TRY(const RowId id, edit.insert(exercise));
    edit.setExercise(id);
    PW_CHECK(edit.commit());
    return id;
}

std::vector<Prompt> promptsOf(const Record &exercise) {
    std::vector<Prompt> prompts;
    for (const std::string &line : setElements(exercise["prompts"])) {
        const std::size_t bar = line.find('|');
        std::string_view words = trimmed(std::string_view(line).substr(0, bar));
        Prompt prompt;
        prompt.asksWhoIsMissing = words.starts_with('*');
        if (prompt.asksWhoIsMissing)
            words = trimmed(words.substr(1));
        prompt.words = words;
        if (bar != std::string::npos)
            prompt.other = trimmed(std::string_view(line).substr(bar + 1));
        if (!prompt.words.empty())
            prompts.push_back(std::move(prompt));
    }
    return prompts;
}

int settlersMissing(const Record &exercise, std::span<const std::string> by) {
    const std::vector<std::string> agreed = setElements(exercise["settles"]);
    const auto present = std::ranges::count_if(
        agreed, [&](const std::string &one) { return std::ranges::contains(by, one); });
    return static_cast<int>(std::max<std::ptrdiff_t>(
        0, std::min<std::ptrdiff_t>(kSettleTogether, std::ssize(agreed)) - present));
}

Result<std::vector<SaidEntry>> saidIn(MapFile &map, RowId exercise) {
    PW_TRY(const auto proposals, map.recordsOf(Entity::Proposal, "exercise_id", exercise));
    std::vector<SaidEntry> entries;
    for (const Record &proposal : proposals)
        if (auto said = saidOf(proposal))
            entries.push_back({proposal.id(), std::move(*said), proposal.text("status"),
                               proposal.text("reason")});
    std::ranges::sort(entries, std::ranges::greater{}, [](const SaidEntry &entry) {
        return std::pair(std::string_view(entry.said.at), entry.proposal);
    });
    return entries;
}

bool saysNothing(const Said &said) {
    switch (said.what) {
    case Said::What::Group:
    case Said::What::Need:
    case Said::What::Remark:
        return trimmed(said.words).empty();
    case Said::What::Offer:
        return trimmed(said.words).empty() || !said.organisation;
    case Said::What::StillThere:
    case Said::What::Stopped:
        return !said.organisation;
    case Said::What::Link:
        return std::ranges::any_of(
                   said.ends,
                   [](const Said::End &end) { return !end.organisation && !end.said; }) ||
               said.ends[0] == said.ends[1];
    }
    return true;
}

Result<RowId> takeDown(MapFile &map, const Said &heard) {
    Said said = heard;
    said.words = simplified(said.words);
    if (!said.exercise || saysNothing(said))
        return fail(ErrorCode::InvalidInput, "There is nothing to take down.");
    if (said.at.empty())
        said.at = nowInstant();
    PW_TRY(const std::string subject, subjectOf(map, said));
    PW_TRY(Edit edit, Edit::begin(map, "said.take_down", subject));
    edit.setExercise(said.exercise);
    PW_TRY(const RowId id, edit.insert(proposalOf(said)));
    PW_CHECK(edit.commit());
    return id;
}

Result<void> park(MapFile &map, RowId exercise, std::string_view words) {
    const std::string line = simplified(words);
    PW_TRY(const Record row, map.record(Entity::Exercise, exercise));
    std::vector<std::string> list = setElements(row[kParkingList]);
    if (line.empty() || std::ranges::contains(list, line))
        return {};
    list.push_back(line);
    PW_TRY(Edit edit, Edit::begin(map, "exercise.change", row.text("name")));
    edit.setExercise(exercise);
    PW_CHECK(edit.set(kParkingList, exercise, setValue(list)));
    PW_CHECK(edit.commit());
    return {};
}

Result<void> unpark(MapFile &map, RowId exercise, std::string_view words) {
    const auto without = [line = std::string(words)](const Value &value) -> std::optional<Value> {
        std::vector<std::string> list = setElements(value);
        return std::erase(list, line) > 0 ? std::optional(setValue(list)) : std::nullopt;
    };
    PW_TRY(const Record row, map.record(Entity::Exercise, exercise));
    const auto rest = without(row[kParkingList]);
    if (!rest)
        return {};
    PW_TRY(Edit edit, Edit::begin(map, "exercise.change", row.text("name")));
    edit.setExercise(exercise);
    PW_CHECK(edit.set(kParkingList, exercise, *rest));
    PW_CHECK(edit.commit());
    PW_TRY(Edit history, Edit::begin(map, "said.off_the_record"));
    history.setExercise(exercise);
    PW_CHECK(history.strike(kParkingList, exercise, without));
    PW_CHECK(history.commit());
    return {};
}

Result<void> offTheRecord(MapFile &map, RowId proposal) {
    PW_TRY(const Record row, map.record(Entity::Proposal, proposal));
    PW_TRY(Edit edit, Edit::begin(map, "said.off_the_record"));
    edit.setExercise(row.reference("exercise_id"));
    PW_CHECK(edit.erase(Entity::Proposal, proposal, "off the record"));
    // Whoever was said to have to do with it would name it still.
    PW_TRY(const auto entries, saidIn(map, row.reference("exercise_id")));
    for (const SaidEntry &entry : entries)
        if (std::ranges::contains(entry.said.ends, proposal, &Said::End::said))
            PW_CHECK(edit.erase(Entity::Proposal, entry.proposal, "off the record"));
    PW_CHECK(edit.commit());
    return {};
}

std::string voiceOf(const Said &said, const Record &exercise,
                    const std::vector<Record> &participants) {
    const std::string &agreed = exercise.text("attribution");
    const auto isOneOf = [&](std::string_view column) {
        return std::ranges::any_of(participants, [&](const Record &participant) {
            return participant[column].text() == said.voice;
        });
    };
    const auto speaker = std::ranges::find(participants, said.participant, &Record::id);
    if (agreed == "by_name" && speaker != participants.end() && said.participant)
        return speaker->text("name").empty() ? speaker->text("speaks_for") : speaker->text("name");
    if (agreed == "by_name" || agreed == "by_organisation") {
        if (speaker != participants.end() && said.participant)
            return speaker->text("speaks_for");
        return said.voice;
    }
    // A voice may be an organisation from before tables were agreed on.
    const bool isOnlyTable = !isOneOf("speaks_for");
    return agreed == "not_attributed" || !isOnlyTable ? std::string() : said.voice;
}

Result<void> withdrawParticipant(MapFile &map, RowId participant) {
    PW_TRY(const Record row, map.record(Entity::Participant, participant));
    Record nameless(Entity::Participant);
    nameless["exercise_id"] = row["exercise_id"];
    nameless["table_name"] = row["table_name"]; // others sat there too
    nameless["withdrawn"] = Value(true);
    PW_TRY(Edit edit, Edit::begin(map, "participant.withdraw"));
    edit.setExercise(row.reference("exercise_id"));
    PW_CHECK(edit.erase(Entity::Participant, participant, "withdrew"));
    PW_CHECK(edit.insert(nameless));
    PW_CHECK(edit.commit());
    return {};
}

} // namespace placeweave
