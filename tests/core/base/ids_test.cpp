// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ids.h"

#include <gtest/gtest.h>

namespace placeweave {
namespace {

TEST(Ids, NameUuidIsVersionFive) {
    // RFC 4122, errata 1352: the DNS namespace and www.example.com.
    EXPECT_EQ(nameUuid("6ba7b810-9dad-11d1-80b4-00c04fd430c8", "www.example.com"),
              "2ed6657d-e927-568b-95e1-2665a8aea6a2");
}

TEST(Ids, RandomUuidsDifferAndSayTheirVersion) {
    const std::string uuid = randomUuid();
    EXPECT_NE(uuid, randomUuid());
    EXPECT_EQ(uuid.size(), 36U);
    EXPECT_EQ(uuid[14], '4');
}

} // namespace
} // namespace placeweave
