// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/confirmation.h"

#include <algorithm>
#include <string_view>

namespace placeweave {

// Maps kept it by `confirmed_by_itself` alone until migration 10, which may not write what copies
// that meet would not know of each other.
std::string confirmedByItselfOn(const Record &organisation) {
    const std::string &kept = organisation.text("confirmed_itself_on");
    return organisation["confirmed_by_itself"].isTrue()
               ? std::max(kept, organisation.text("confirmed_on"))
               : kept;
}

Result<void> confirm(Edit &edit, const Record &organisation, const Confirmation &confirmation) {
    const auto set = [&](std::string_view column, const Value &value) {
        return edit.set(*findField(Entity::Organisation, column), organisation.id(), value);
    };
    std::string own = confirmedByItselfOn(organisation);
    const std::string &last = organisation.text("confirmed_on");
    const bool isLatest = confirmation.on > last ||
                          (confirmation.on == last && (confirmation.isByItself || own != last));
    if (confirmation.isByItself)
        own = std::max(own, confirmation.on);
    if (!own.empty())
        PW_CHECK(set("confirmed_itself_on", Value(own)));
    if (!isLatest)
        return {};
    PW_CHECK(set("confirmed_on", Value(confirmation.on)));
    PW_CHECK(set("confirmed_by", Value(confirmation.by)));
    PW_CHECK(set("confirmed_by_itself", Value(confirmation.isByItself)));
    return set("confirmed_how", Value(confirmation.how));
}

} // namespace placeweave
