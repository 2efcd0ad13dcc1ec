// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/exchange/told_library.h"
#include "core/joint/exercise.h"

#include <cstdint>
#include <string>
#include <vector>

namespace placeweave {

// What came of a mapping session, for those who read it: as values; words and layout are up to ui.
struct ExerciseReport {
    struct Figures {
        int people = 0; // those who withdrew included
        int tables = 0; // each once
        int said = 0;
        int groups = 0;    // named that were not on the map
        int added = 0;     // of anything
        int confirmed = 0; // on the map and still there, by any name
        int needs = 0;
        int connections = 0;
        int notAdded = 0;
        int waiting = 0; // parked ones included
    };
    struct Line {
        Said::What what = Said::What::Group;
        std::string words;
        std::string about; // name of the organisation that it is about; of a link, of both
        std::string voice; // as agreed
        std::string prompt;
        bool isOfMissing = false; // answers the round that asks who is missing
        std::string status;
        std::string reason;
    };
    // Who was not there, as far as it is known whom people spoke for: else empty.
    struct Absent {
        struct Kind {
            std::string code;
            int onMap = 0; // of those whom these readers may see, in the session's place
        };
        std::vector<std::string> partners; // of the session, as they are named there
        std::vector<Kind> kinds;           // on the map and spoken for by nobody, most first
    };
    // Of the smallest areas of the map that lie in the session's place, those with nothing on the
    // map or less than half of what is usual among them; as these readers see it.
    struct ThinArea {
        std::string name;
        int onMap = 0;
    };
    Record exercise;
    std::vector<std::string> speaksFor; // whom people spoke for, each once, A to Z
    int withdrawn = 0;
    Absent absent;
    std::vector<ThinArea> thin; // the least first
    Figures figures;
    std::vector<Line> lines; // as they were said
    int notShown = 0;        // lines that these readers do not get, or that were kept off the wall
    std::vector<Record> promises;
    std::vector<ToldItem> library; // stories told there, and resources; as their permission allows
};

// On the worker. Readers get what the profile lets them see: anyone only groups that may be listed,
// no need, no remark and no promise.
// Who sees the wall, and what is printed for the room: partners, or whoever the session says that
// may see less; never more.
Result<ReaderProfile> wallReaders(MapFile &map, RowId exercise);

Result<ExerciseReport> reportOf(MapFile &map, RowId exercise, const ReaderProfile &profile);

// What was promised in a session: `promise` says what, who and by when.
Result<RowId> promiseIn(MapFile &map, RowId exercise, const Record &promise);

} // namespace placeweave
