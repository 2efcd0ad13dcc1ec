// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/consent.h"

#include <algorithm>

namespace placeweave {

bool isGivenConsent(std::string_view basis) {
    return !basis.empty() && basis != "not_asked" && basis != "withdrawn";
}

bool isAgreedWay(const Record &way, std::span<const Record> theirs) {
    const std::string &basis = way.text("consent_basis");
    if (!basis.empty())
        return isGivenConsent(basis);
    return std::ranges::none_of(
        theirs, [](const Record &other) { return isGivenConsent(other.text("consent_basis")); });
}

} // namespace placeweave
