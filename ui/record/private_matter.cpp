// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/record/private_matter.h"

#include "ui/theme/words.h"

namespace placeweave {

QString sentenceFor(PrivateMatter matter) {
    switch (matter) {
    case PrivateMatter::NhsNumber:
        return Words::word("looks_like_nhs_number");
    case PrivateMatter::BirthDate:
        return Words::word("looks_like_birth_date");
    case PrivateMatter::HomeAddress:
        return Words::word("looks_like_home_address");
    case PrivateMatter::NotAskedYet: // only of what leaves
    case PrivateMatter::None:
        break;
    }
    return {};
}

} // namespace placeweave
