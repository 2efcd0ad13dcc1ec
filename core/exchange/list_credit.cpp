// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/list_credit.h"

#include "core/store/map_file.h"

#include <algorithm>
#include <iterator>

namespace placeweave {

std::string_view creditOfList(std::string_view list) {
    struct Known {
        std::string_view start; // as the source of that name calls its lists (ImportOptions::from)
        std::string_view credit;
    };
    constexpr Known kKnown[] = {
        {"OpenStreetMap, ", "© OpenStreetMap contributors"},
        {"Charity Commission register of charities",
         "Charity Commission register, Open Government Licence v3.0"},
        {"NHS list of ", "NHS Organisation Data Service, Open Government Licence v3.0"},
    };
    const auto *known = std::ranges::find_if(
        kKnown, [&](const Known &each) { return list.starts_with(each.start); });
    return known == std::end(kKnown) ? std::string_view() : known->credit;
}

Result<std::set<std::string>> creditsOfLists(MapFile &map) {
    constexpr const Field &kSource = fieldOf(Entity::Organisation, "source");
    const Field *const fields[] = {&kSource};
    std::set<std::string> lists;
    PW_CHECK(map.forEach(Entity::Organisation, fields, [&](const Record &organisation) {
        lists.insert(organisation[kSource].text());
        return true;
    }));
    std::set<std::string> credits;
    for (const std::string &list : lists)
        if (const std::string_view credit = creditOfList(list); !credit.empty())
            credits.emplace(credit);
    return credits;
}

} // namespace placeweave
