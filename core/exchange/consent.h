// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <span>
#include <string_view>

namespace placeweave {

// Whether a code of "consent_basis" says that details may be used; what nobody asked does not.
bool isGivenConsent(std::string_view basis);

// Whether a way to contact somebody may be used, of all `theirs`, once the person has agreed. Who
// has said yes to one way by name ("WhatsApp only") has not said it to the others: a way that
// carries no consent goes by the person's own only where none of theirs carries one.
bool isAgreedWay(const Record &way, std::span<const Record> theirs);

} // namespace placeweave
