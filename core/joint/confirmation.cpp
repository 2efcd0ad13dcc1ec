// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/confirmation.h"

#include <array>
#include <string_view>
#include <utility>

namespace placeweave {

Result<void> confirm(Edit &edit, const Record &organisation, const Confirmation &confirmation) {
    if (organisation.text("confirmed_on") > confirmation.on)
        return {};
    const std::array<std::pair<std::string_view, Value>, 4> values{
        {{"confirmed_on", Value(confirmation.on)},
         {"confirmed_by", Value(confirmation.by)},
         {"confirmed_by_itself", Value(confirmation.isByItself)},
         {"confirmed_how", Value(confirmation.how)}}};
    for (const auto &[column, value] : values)
        PW_CHECK(edit.set(*findField(Entity::Organisation, column), organisation.id(), value));
    return {};
}

} // namespace placeweave
