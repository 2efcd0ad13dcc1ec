// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/compact.h"

namespace placeweave {

Result<void> compact(MapFile &map) {
    PW_CHECK(map.refreshWords());
    // FTS5 only marks what is deleted: its words go when the parts of the index are made one.
    PW_CHECK(map.database().execute("INSERT INTO words (words) VALUES ('optimize')"));
    PW_CHECK(map.database().execute("VACUUM"));
    return map.checkpoint();
}

} // namespace placeweave
