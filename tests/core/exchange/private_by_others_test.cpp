// SPDX-License-Identifier: GPL-3.0-or-later
// What other programs write into the map in their own way still protects whom it was to protect.
#include "tests/core/exchange/disclosure_fixture.h"

#include "core/store/asset_index.h"

#include <sqlite3.h>

namespace placeweave {
namespace {

struct Written {
    std::string name;
    std::string sql; // a value
    bool isPrivate;
};
class PrivateByOthers : public DisclosureTest, public testing::WithParamInterface<Written> {
protected:
    void inSqlite(const std::string &sql) {
        sqlite3 *plain = nullptr;
        ASSERT_EQ(sqlite3_open((folder / "map.gpkg").string().c_str(), &plain), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(plain, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
            << sqlite3_errmsg(plain);
        sqlite3_close(plain);
    }
    bool isFlagged() {
        return (valueOf(AssetIndex::build(*map))->flags(0) & asset_flag::kPrivate) != 0;
    }
};
TEST_P(PrivateByOthers, IsPrivate) {
    import("name,listing permission\nHaven,anyone\n");
    map.reset();
    inSqlite("UPDATE organisation SET private = " + GetParam().sql);
    // As an export opens it, and after what was done outside has been taken in.
    for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
        map = valueOf(MapFile::open(folder / "map.gpkg", access));
        EXPECT_EQ(isFlagged(), GetParam().isPrivate);
        for (const Profile profile : {Profile::Public, Profile::Partner, Profile::Internal})
            EXPECT_EQ(shownNames(profile).size(), GetParam().isPrivate ? 0U : 1U);
        map.reset();
    }
}
INSTANTIATE_TEST_SUITE_P(
    Disclosure, PrivateByOthers,
    testing::Values(Written{"text_true", "'true'", true}, Written{"text_yes", "'Yes'", true},
                    Written{"text_t", "'t'", true}, Written{"text_1", "'1'", true},
                    Written{"text_in_words", "'ask Sue'", true}, Written{"half", "0.5", true},
                    Written{"two", "2", true}, Written{"bytes", "x'01'", true},
                    Written{"text_false", "'false'", false}, Written{"text_no", "' No '", false},
                    Written{"text_0", "'0'", false}, Written{"empty", "''", false},
                    Written{"null", "NULL", false}),
    [](const auto &written) { return written.param.name; });

} // namespace
} // namespace placeweave
