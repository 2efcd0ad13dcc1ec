// SPDX-License-Identifier: GPL-3.0-or-later
// Open Referral UK 3.0 (HSDS-UK-3.0): a page of organisations in full, each with its services, and
// those with what belongs to them. Which shape, and why:
// docs/decisions/0014-what-leaves-as-files.md.
#include "core/exchange/export_formats.h"
#include "core/exchange/oruk_writer.h"

#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {

Result<std::int64_t> writeOruk(ReplacedFile &file, const Exporting &what) {
    PW_TRY(const hsds::Writer writer, hsds::Writer::of(what.map, what.disclosure));
    std::int64_t count = 0;
    // How many there are is known when they are written; the order of an object says nothing.
    file.write("{\"contents\":[");
    PW_CHECK(what.source([&](const ExportRow &row) {
        file.write(count == 0 ? "\n" : ",\n");
        file.write(hsds::text(writer.organisation(row, hsds::Depth::WithServices)));
        ++count;
        return true;
    }));
    file.write(std::format("\n],\"total_items\":{0},\"total_pages\":1,\"page_number\":1,"
                           "\"size\":{0},\"first_page\":true,\"last_page\":true,\"empty\":{1}}}\n",
                           count, count == 0));
    return count;
}

} // namespace placeweave
