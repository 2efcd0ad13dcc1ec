// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <string>
#include <vector>

namespace placeweave {

// Something heard, taken to somebody who can change it, answered, told back to those who said it.
// So long without an answer it is time to ask again.
inline constexpr int kWeeksForAnAnswer = 4;

struct HeardThing {
    enum class Stage { Heard, Taken, Answered, ToldBack };
    Record engagement;
    std::string from = {}; // name of the organisation; empty where there is none
    std::vector<std::string> communities = {}; // that it reaches
    std::vector<Record> takenTo = {};          // the latest first
    Stage stage = Stage::Heard;
    int weeksWaiting = 0; // for an answer

    bool isAnswerOverdue() const {
        return stage == Stage::Taken && weeksWaiting >= kWeeksForAnAnswer;
    }
};

// What was heard in conversations and may be told to the readers, the newest first. Conversations
// in which nothing was heard are left out.
Result<std::vector<HeardThing>> heardThings(MapFile &map, const Disclosure &readers,
                                            const std::string &today);

// Gathered with others like it and taken to one board or person, as one recorded action.
Result<void> takeTo(MapFile &map, const std::vector<RowId> &engagements, const std::string &whom,
                    const std::string &on);
// `answer`: a code of "answer"; a no without a reason is no answer, InvalidInput.
Result<void> noteAnswer(MapFile &map, RowId takenTo, const std::string &answer,
                        const std::string &words, const std::string &on);
Result<void> noteToldBack(MapFile &map, RowId takenTo, const std::string &on);

} // namespace placeweave
