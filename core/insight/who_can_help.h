// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"
#include "core/joint/give_and_take.h"
#include "core/place/polygon.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// "What can you do to help?": whom to ring about a need, in an area.
struct HelpWish {
    std::string category; // code of "need_category"
    Polygons within;      // empty: wherever they are
};

struct Helper {
    RowId organisation;
    std::string name;
    std::string offers; // what it could do, in words
    std::string person; // whom to ask for; who has agreed to be named
    std::string phone;  // only ways whose consent covers it
    std::string whatsapp;
    std::string email;
    std::string address;                // postal; nobody's home, unless they gave it for letters
    std::vector<std::string> languages; // codes
    GiveAndTake given;                  // read before anybody is rung
};

struct Helpers {
    std::vector<Helper> helpers; // those asked least of late first, then by name
    std::int64_t withoutWay = 0; // could help, with no way that they have agreed to
};

// A group with no way on the map that it has agreed to is counted, not listed: somebody goes by.
Result<Helpers> whoCanHelp(MapFile &map, const HelpWish &wish, const Disclosure &readers,
                           const std::string &today);

// Those whom nobody has asked yet whether they may be listed, to be rung; with no way on the map
// somebody goes by. Of people who act in their own way only who has agreed to be reached; the
// others are counted, in `withoutWay`.
Result<Helpers> groupsToRing(MapFile &map, const std::vector<RowId> &organisations,
                             const Disclosure &readers, const std::string &today);

// A table for a mail merge, in place of what stood there.
Result<void> writeHelpers(const std::vector<Helper> &helpers, const std::filesystem::path &target);

// "a@example.org,b@example.org", each once: for the BCC line, so that nobody sees the others.
std::string bccLine(const std::vector<Helper> &helpers);
// A draft as a mailto: link (RFC 6068), with everybody in BCC. Empty where nobody has an address.
// Mail programs take about 2,000 letters; the caller says what to do with a longer one.
std::string draftTo(const std::vector<Helper> &helpers, const std::string &subject,
                    const std::string &body);

} // namespace placeweave
