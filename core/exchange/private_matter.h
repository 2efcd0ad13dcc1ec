// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/disclosure.h"

#include <optional>
#include <string_view>
#include <vector>

namespace placeweave {

// What should not stand in a map's texts; of one that leaves also the name of a group that stays
// behind because nobody has asked it yet. It may leave (decision 32), and somebody should know.
enum class PrivateMatter { None, NhsNumber, BirthDate, HomeAddress, NotAskedYet };

// An NHS number is ten digits, often in groups of three, three and four, whose last one checks the
// others (modulus 11, NHS Data Dictionary "NHS NUMBER"). A date of birth stands before or after
// "born", "dob", "birthday" and the like. A home address is a numbered street or a postcode after
// "lives at", "my house" and the like; in what is `ofAPerson`, anywhere.
std::vector<PrivateMatter> allPrivateMatterIn(std::string_view text, bool ofAPerson = false);
// The first of them.
PrivateMatter privateMatterIn(std::string_view text, bool ofAPerson = false);

// One for each kind of matter in a text.
struct PointedOut {
    PrivateMatter matter = PrivateMatter::None;
    Entity entity = Entity::Organisation;
    RowId row;
    const Field *field = nullptr;
    RowId organisation; // whose it is, if anybody's
};

// Of what these readers get: somebody should look at it once more. `only`: of these organisations
// and what belongs to them.
Result<std::vector<PointedOut>> pointedOut(MapFile &map, const Disclosure &readers,
                                           const std::optional<std::vector<RowId>> &only = {});

} // namespace placeweave
