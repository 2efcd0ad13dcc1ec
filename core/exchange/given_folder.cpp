// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/given_folder.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/sources/source.h"

#include <algorithm>
#include <format>
#include <string_view>

namespace placeweave {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 2'000; // of a feed, saved page by page
constexpr std::size_t kFilesNamed = 5;
constexpr int kFoldersWithin = 3;

constexpr std::string_view kEndings[] = {
    ".csv", ".tsv", ".txt", ".csv.gz", ".xlsx", ".xlsm", ".ods", ".geojson", ".json", ".topojson",
    ".kml", ".kmz", ".gpx", ".shp",    ".zip",  ".gpkg", ".fgb", ".gml",     ".osm",  ".pbf"};

struct Contents {
    std::vector<fs::path> files; // that may come in, by name
    std::vector<fs::path> folders;
};

Result<Contents> contentsOf(const fs::path &folder) {
    Contents contents;
    std::error_code problem;
    fs::directory_iterator entry(folder, problem);
    for (; !problem && entry != fs::directory_iterator(); entry.increment(problem)) {
        const std::string name = folded(toUtf8(entry->path().filename()));
        std::error_code ignored;
        if (name.starts_with('.') || name.starts_with("__macosx"))
            continue;
        if (entry->is_directory(ignored))
            contents.folders.push_back(entry->path());
        else if (entry->is_regular_file(ignored) &&
                 std::ranges::any_of(kEndings, [&](auto ending) { return name.ends_with(ending); }))
            contents.files.push_back(entry->path());
        if (contents.files.size() > kMostFiles)
            return fail(ErrorCode::InvalidInput,
                        "This folder holds too many files to come in together. Choose the ones "
                        "that you want instead of the folder.",
                        toUtf8(folder));
    }
    if (problem)
        return fail(ErrorCode::InvalidInput,
                    "The folder could not be read: " + problem.message() + ".", toUtf8(folder));
    std::ranges::sort(contents.files);
    return contents;
}

bool isPostcodes(const fs::path &file) {
    return folded(toUtf8(file.extension())) == ".csv" && isPostcodeFile(TableSource::ofFile(file));
}

// ONS and Ordnance Survey put their tables into "Data", among documents.
bool isPostcodeFolder(const fs::path &folder) {
    for (const char *within : {"", "Data", "Data/CSV"}) {
        const auto contents = contentsOf(folder / within);
        if (contents && !contents->files.empty())
            return std::ranges::all_of(contents->files, isPostcodes);
    }
    return false;
}

struct Candidate {
    fs::path file;
    const Source *source;
};

std::string namesOf(const std::vector<Candidate> &candidates) {
    std::vector<std::string> names;
    for (const Candidate &candidate : candidates)
        if (names.size() < kFilesNamed)
            names.push_back(toUtf8(candidate.file.filename()));
    const std::size_t more = candidates.size() - names.size();
    return joined(names, ", ") + (more > 0 ? std::format(" and {} more", more) : std::string());
}

Result<std::vector<fs::path>> filesMeant(const fs::path &folder, int foldersWithin) {
    if (isPostcodeFolder(folder))
        return std::vector{folder};
    PW_TRY(const Contents contents, contentsOf(folder));
    if (contents.files.empty() && contents.folders.size() == 1 && foldersWithin > 0)
        return filesMeant(contents.folders.front(), foldersWithin - 1);
    std::vector<Candidate> candidates;
    for (const fs::path &file : contents.files)
        if (const auto recognised = recognise({TableSource::ofFile(file)}))
            candidates.push_back({file, recognised->front().source});
    const auto joining = std::ranges::find_if(
        candidates, [](const Candidate &candidate) { return candidate.source->joins; });
    // Beside the tables of a register lie notes about them, which read like a list of one column.
    if (joining != candidates.end())
        std::erase_if(candidates, [](const Candidate &candidate) {
            return candidate.source->code == "table" &&
                   folded(toUtf8(candidate.file.extension())) == ".txt";
        });
    if (candidates.empty())
        return fail(ErrorCode::InvalidInput,
                    "There is nothing in this folder that can come in: no list, no file of a "
                    "mapping program, no register.",
                    toUtf8(folder));
    const Source *first = candidates.front().source;
    const bool isOne = first->joins ? std::ranges::all_of(candidates,
                                                          [&](const Candidate &candidate) {
                                                              return candidate.source == first;
                                                          })
                                    : candidates.size() == 1;
    if (!isOne)
        return fail(ErrorCode::InvalidInput,
                    std::format("This folder holds several things: {}. Choose the one that you "
                                "want instead of the folder.",
                                namesOf(candidates)),
                    toUtf8(folder));
    std::vector<fs::path> files;
    for (const Candidate &candidate : candidates)
        files.push_back(candidate.file);
    return files;
}

} // namespace

Result<std::vector<fs::path>> filesMeant(const fs::path &folder) {
    return filesMeant(folder, kFoldersWithin);
}

} // namespace placeweave
