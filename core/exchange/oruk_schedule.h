// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/model/value.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace placeweave::hsds {

// When a service happens, as an array of at most one HSDS schedule. The standard knows rules by
// week and by month alone (`freq`); a daily one is weekly on all days, what else there is stays in
// words.
nlohmann::ordered_json schedulesOf(const Record &service, const std::string &serviceId);

} // namespace placeweave::hsds
