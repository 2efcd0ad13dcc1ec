// SPDX-License-Identifier: GPL-3.0-or-later
// The rules of the house, read off the sources themselves.
#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <string>

namespace placeweave {
namespace {

namespace fs = std::filesystem;

const fs::path kCore = fs::path(PLACEWEAVE_SOURCE_DIR) / "core";

// Lowest first, as core/CMakeLists.txt has them; `exchange` and `draw` do not see each other.
constexpr std::array<std::string_view, 8> kFolders{"base",     "model", "place",   "store",
                                                   "exchange", "joint", "insight", "draw"};

std::ptrdiff_t levelOf(const std::string &folder) {
    return std::ranges::find(kFolders, folder) - kFolders.begin();
}

template <class Visit>
void forEachInclude(const Visit &visit) {
    const std::regex include(R"(^#include [<"]([^>"]+)[>"])");
    for (const auto &entry : fs::recursive_directory_iterator(kCore)) {
        const fs::path &file = entry.path();
        if (file.extension() != ".h" && file.extension() != ".cpp")
            continue;
        std::ifstream stream(file);
        for (std::string line; std::getline(stream, line);) {
            std::smatch match;
            if (std::regex_search(line, match, include))
                visit(file, match[1].str());
        }
    }
}

TEST(Layers, CoreFoldersUseOnlyFoldersBelowThem) {
    forEachInclude([](const fs::path &file, const std::string &included) {
        if (!included.starts_with("core/"))
            return;
        const std::string from = (*std::next(fs::relative(file, kCore).begin(), 0)).string();
        const std::string to = included.substr(5, included.find('/', 5) - 5);
        EXPECT_LE(levelOf(to), levelOf(from)) << file << " includes " << included;
        if (from == "draw") {
            EXPECT_NE(to, "exchange") << file;
        }
    });
}

TEST(Layers, CoreKnowsNeitherQtNorUiNorApp) {
    forEachInclude([](const fs::path &file, const std::string &included) {
        EXPECT_FALSE(std::regex_search(included, std::regex("^(Q[A-Z]|Qt|ui/|app/)")))
            << file << " includes " << included;
    });
}

TEST(Layers, LibrariesStayBehindTheirCpp) {
    forEachInclude([](const fs::path &file, const std::string &included) {
        if (file.extension() == ".h") {
            EXPECT_FALSE(
                std::regex_search(included, std::regex("^(sqlite3|gdal|ogr|cpl_|proj|curl|h3)")))
                << file << " includes " << included;
        }
    });
}

// One namespace holds the house: two types of one name in it would be taken for each other by the
// linker, which says nothing.
TEST(Layers, NoTypeHasTheNameOfAnother) {
    const std::regex definition("^(?:struct|class) ([A-Z]\\w*)(?: final)? (?::|\\{)");
    std::map<std::string, fs::path> known;
    for (const char *part : {"core", "ui", "app"})
        for (const auto &entry :
             fs::recursive_directory_iterator(fs::path(PLACEWEAVE_SOURCE_DIR) / part)) {
            if (entry.path().extension() != ".h")
                continue;
            std::ifstream stream(entry.path());
            for (std::string line; std::getline(stream, line);) {
                std::smatch match;
                if (!std::regex_search(line, match, definition))
                    continue;
                const auto [first, isNew] = known.emplace(match[1].str(), entry.path());
                EXPECT_TRUE(isNew)
                    << match[1] << " is in " << first->second << " and in " << entry.path();
            }
        }
    EXPECT_GT(known.size(), 100U); // or nothing was read
}

} // namespace
} // namespace placeweave
