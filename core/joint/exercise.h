// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/said.h"
#include "core/store/map_file.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// A mapping session ("joint mapping exercise"): set up, held, looked through afterwards. Each
// function that writes is one recorded action that carries the session.

// A new session filled in from a template of the vocabulary "exercise_template", dated today.
Record exerciseFrom(std::string_view templateCode);
// The same questions, rules and people to settle as an earlier one; nothing of what was said.
Record exerciseLike(const Record &earlier);
Result<RowId> startExercise(MapFile &map, const Record &exercise);

// The question of a round; in a second language too where the host wrote one behind a bar:
// "Where do people meet? | Gdzie się ludzie spotykają?". A star before it says that it asks who is
// missing from the room, whatever its words are: "* Who should be here?"
struct Prompt {
    std::string words;
    std::string other;
    bool asksWhoIsMissing = false;
};
std::vector<Prompt> promptsOf(const Record &exercise);

// How many more of those who were agreed on to settle what was said have to be among `by`: two of
// them where two or more were agreed on, for no partner settles alone. 0 where nobody was.
int settlersMissing(const Record &exercise, std::span<const std::string> by);

// One thing that was said, with where it has got to.
struct SaidEntry {
    RowId proposal;
    Said said;
    std::string status; // code of "proposal_status"
    std::string reason; // why it was not added
};

// Newest first.
Result<std::vector<SaidEntry>> saidIn(MapFile &map, RowId exercise);
// Or nothing that can be taken down.
bool saysNothing(const Said &said);
// InvalidInput when it says nothing; NotFound when what it is about is gone.
Result<RowId> takeDown(MapFile &map, const Said &said);
// As if it had not been said: from the wall, the file and its history, with what was said to have
// to do with it. Not to be undone.
Result<void> offTheRecord(MapFile &map, RowId proposal);
// For another time. What is on the list already is not put there again; what is taken off it is not
// in the history either.
Result<void> park(MapFile &map, RowId exercise, std::string_view words);
Result<void> unpark(MapFile &map, RowId exercise, std::string_view words);

// How a thing may be attributed now: never more than the session has agreed, whatever was kept.
std::string voiceOf(const Said &said, const Record &exercise,
                    const std::vector<Record> &participants);
// The name goes, from the history too; that somebody was there, and what was said, stays.
Result<void> withdrawParticipant(MapFile &map, RowId participant);

} // namespace placeweave
