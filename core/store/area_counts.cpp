// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/area_counts.h"

namespace placeweave {

Result<std::int64_t> contextCount(Database &database, const std::string &theme) {
    PW_TRY(Statement select, database.prepare("SELECT count(*) FROM context WHERE theme = ?"));
    select.bind(1, std::string_view(theme));
    PW_CHECK(select.step());
    return select.integer(0);
}

} // namespace placeweave
