// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a file of an Open Referral UK feed.
#include "core/exchange/oruk_reader.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size) {
    using namespace placeweave;
    hsds::DirectoryReader reader;
    reader.add(TableSource::ofText({reinterpret_cast<const char *>(data), size}, "fuzz"));
    const auto directory = reader.finish();
    if (!directory)
        return 0;
    for (const hsds::Service &service : directory->services)
        if (service.name.empty() || service.organisation.empty())
            std::abort();
    return 0;
}
