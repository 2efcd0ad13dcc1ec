// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/areas_import.h"
#include "core/exchange/feed.h"
#include "core/exchange/given_folder.h"
#include "core/exchange/import_report.h"
#include "core/exchange/postcode_sources.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/sources/source.h"
#include "core/place/postcode_index.h"

#include <algorithm>
#include <format>
#include <functional>
#include <iterator>
#include <nlohmann/json.hpp>
#include <ranges>

namespace placeweave::cli {
namespace {

constexpr std::size_t kRemarksSaid = 20;

struct Options {
    std::string file;
    std::vector<std::string> sources;
    std::string as = "auto";
    std::string area;
    std::string mapping;
    std::string mappingOut;
    std::string postcodes;
    std::string report;
    std::string author;
    std::string list;
    std::vector<std::string> sheets;
    bool dryRun = false;
    bool bringsBackDeleted = false;
    bool json = false;
};

Result<TableMapping> mappingFor(const TableSource &source, const Options &options) {
    return options.mapping.empty() ? guessMapping(source)
                                   : mappingByFile(fromUtf8(options.mapping), source);
}

void sayMapping(const std::string &source, const TableMapping &mapping) {
    say(std::format("{}: read as {}", source, info(mapping.entity).plural));
    for (const ColumnMapping &column : mapping.columns) {
        const std::string target = toText(column.target);
        say(std::format("  {} -> {}{}", column.heading, target.empty() ? "not used" : target,
                        column.sure == ColumnMapping::Sure::Maybe ? " (perhaps)" : ""));
    }
    if (!mapping.kind.empty())
        say(std::format("  kind, where a row names none: {}", mapping.kind));
}

std::int64_t totalPassedOver(const ImportOutcome &outcome) {
    std::int64_t total = 0;
    for (const std::int64_t count : outcome.passedOver | std::views::values)
        total += count;
    return total;
}

// "56 rows passed over: 40 closed, 16 not a GP practice."
std::string passedOverSentence(const ImportOutcome &outcome) {
    std::vector<std::string> each;
    for (const auto &[why, count] : outcome.passedOver)
        each.push_back(std::format("{} {}", count, why));
    return std::format("{} passed over: {}.",
                       counted(totalPassedOver(outcome), "row was", "rows were"),
                       joined(each, ", "));
}

void sayOutcome(const ReportedImport &imported, bool dryRun) {
    const ImportOutcome &outcome = imported.outcome;
    std::string besides;
    if (outcome.twice > 0)
        besides += std::format(" {} of an organisation that an earlier row had named.",
                               counted(outcome.twice, "row was", "rows were"));
    if (const std::int64_t disputed = outcome.asked - outcome.cameBack; disputed > 0)
        besides += std::format(" {} put right by hand and disputed by the list.",
                               counted(disputed, "field", "fields"));
    if (outcome.cameBack > 0)
        besides += std::format(" {} came back with something new, for somebody to look at.",
                               counted(outcome.cameBack, "field", "fields"));
    if (outcome.vanished > 0)
        besides += std::format(" {} no longer in the list.", outcome.vanished);
    say(std::format("{}: {}: {} new, {} changed, {} the same, {} refused; {} with a position, {} "
                    "unsure.{}{}",
                    imported.source, counted(outcome.rows, "row", "rows"), outcome.added,
                    outcome.changed, outcome.same, outcome.refused, outcome.placed, outcome.unsure,
                    besides, dryRun ? " This was a trial: nothing was kept." : ""));
    if (!outcome.passedOver.empty())
        say("  " + passedOverSentence(outcome));
    if (outcome.placedForPost > 0)
        say(std::format("  {} placed by the postcode of a correspondence address: kept as such and "
                        "not public.",
                        outcome.placedForPost));
    if (const auto &earlier = outcome.earlier)
        say(std::format("  It looks like \"{}\"{}: it names {} of the {} that came with that list. "
                        "To update that one{}, add --list \"{}\".",
                        earlier->name,
                        earlier->broughtInAt.empty()
                            ? std::string()
                            : ", brought in on " + earlier->broughtInAt.substr(0, 10),
                        earlier->named, earlier->brought,
                        dryRun ? "" : ", undo this and bring it in again", earlier->name));
    for (std::size_t i = 0; i < std::min(outcome.remarks.size(), kRemarksSaid); ++i)
        say("  " + sentence(outcome.remarks[i]));
    const auto more = outcome.remarkCount - static_cast<std::int64_t>(kRemarksSaid);
    if (more > 0)
        say(std::format("  and {} more; --report writes them all.", more));
}

nlohmann::ordered_json toJson(const std::vector<ReportedImport> &all) {
    ImportOutcome sum;
    std::int64_t passedOver = 0;
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const ReportedImport &imported : all) {
        const ImportOutcome &one = imported.outcome;
        sum.rows += one.rows;
        sum.added += one.added;
        sum.changed += one.changed;
        sum.same += one.same;
        sum.twice += one.twice;
        sum.unsure += one.unsure;
        sum.refused += one.refused;
        sum.placed += one.placed;
        sum.asked += one.asked;
        sum.vanished += one.vanished;
        sum.placedByPostcode += one.placedByPostcode;
        sum.placedForPost += one.placedForPost;
        passedOver += totalPassedOver(one);
        nlohmann::ordered_json passed = nlohmann::ordered_json::object();
        for (const auto &[why, count] : one.passedOver)
            passed[std::string(why)] = count;
        nlohmann::ordered_json remarks = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < std::min<std::size_t>(one.remarks.size(), 1000); ++i)
            remarks.push_back({{"row", one.remarks[i].row},
                               {"column", one.remarks[i].column},
                               {"refused", one.remarks[i].refuses()},
                               {"reason", sentence(one.remarks[i])}});
        files.push_back({{"file", imported.source},
                         {"as", info(one.mapping.entity).table},
                         {"earlier", one.earlier ? nlohmann::ordered_json(one.earlier->name)
                                                 : nlohmann::ordered_json()},
                         {"passed_over", std::move(passed)},
                         {"remarks", one.remarkCount},
                         {"report", std::move(remarks)}});
    }
    return {{"rows", sum.rows},
            {"new", sum.added},
            {"changed", sum.changed},
            {"same", sum.same},
            {"twice", sum.twice},
            {"unsure", sum.unsure},
            {"refused", sum.refused},
            {"placed", sum.placed},
            {"asked", sum.asked},
            {"vanished", sum.vanished},
            {"passed_over", passedOver},
            {"placed_by_postcode", sum.placedByPostcode},
            {"placed_for_post", sum.placedForPost},
            {"files", std::move(files)}};
}

// Boundaries, figures and postcodes are read by verbs of their own: as a list, each area would come
// in as an organisation.
Result<void> checkIsList(const GivenFile &file, const Source &as, const std::string &map) {
    const std::string &name = file.source.name;
    const auto isFigures = [](const GivenFile::Table &table) {
        return looksLikeFigures(table.source);
    };
    if (!file.source.file.empty() && MapFile::isMap(file.source.file))
        return fail(ErrorCode::InvalidInput,
                    std::format("This is a Placeweave map itself. A copy of the same map comes "
                                "together with it by \"placeweave merge {} {}\"; from another map, "
                                "bring in a table that \"placeweave export\" wrote of it.",
                                map, name),
                    name);
    if (isPostcodeFile(file.source))
        return fail(ErrorCode::InvalidInput,
                    std::format("This is a directory of postcodes, not a list of organisations. "
                                "Make an index of it with \"placeweave postcodes build {} --out "
                                "postcodes.index\"; import then places lists with \"--postcodes "
                                "postcodes.index\". If it is a list all the same, add --as table.",
                                name),
                    name);
    if (as.code == "features" && looksLikeAreas(file.source))
        return fail(ErrorCode::InvalidInput,
                    std::format("These are boundaries of areas, not places that people go to. "
                                "Bring them in with \"placeweave areas {} {} --set NAME\", where "
                                "NAME is what they are called together, such as Wards. If they are "
                                "places all the same, add --as features.",
                                map, name),
                    name);
    if (as.code == "table" && !file.tables.empty() && std::ranges::all_of(file.tables, isFigures))
        return fail(ErrorCode::InvalidInput,
                    std::format("These are figures about areas, not a list of organisations. Load "
                                "the areas first (placeweave areas), then each figure with "
                                "\"placeweave indicator {} {} --set NAME --value COLUMN\". If it "
                                "is a list all the same, add --as table.",
                                map, name),
                    name);
    return {};
}

Result<std::vector<std::filesystem::path>> filesOf(const std::filesystem::path &source) {
    std::error_code ignored;
    return std::filesystem::is_directory(source, ignored) ? filesMeant(source)
                                                          : std::vector{source};
}

Result<std::vector<TableToImport>> tablesOf(const Options &options) {
    std::vector<TableSource> given;
    for (const std::string &source : options.sources) {
        if (!isFeedAddress(source)) {
            PW_TRY(const std::vector<std::filesystem::path> files, filesOf(fromUtf8(source)));
            std::ranges::transform(files, std::back_inserter(given), TableSource::ofFile);
            continue;
        }
        PW_TRY(std::vector<TableSource> pages,
               fetchFeed(source, {.folder = folderOfFeed(source)}, shownProgress("Fetching")));
        std::ranges::move(pages, std::back_inserter(given));
    }
    PW_TRY(const std::vector<RecognisedSource> recognised, recognise(given, options.as));
    if (options.as == "auto")
        for (const RecognisedSource &source : recognised)
            for (const GivenFile &file : source.files)
                PW_CHECK(checkIsList(file, *source.source, options.file));
    std::shared_ptr<const PostcodeIndex> postcodes;
    if (!options.postcodes.empty()) {
        PW_TRY(PostcodeIndex index, PostcodeIndex::open(fromUtf8(options.postcodes)));
        postcodes = std::make_shared<const PostcodeIndex>(std::move(index));
    }
    std::vector<TableToImport> all;
    for (const RecognisedSource &source : recognised) {
        say(std::format("{}: this looks like {}", source.files.front().source.name,
                        source.source->label));
        PW_TRY(std::vector<TableToImport> tables,
               source.tables({.area = options.area, .sheets = options.sheets}));
        for (TableToImport &table : tables) {
            if (!table.options.mapping || !options.mapping.empty()) {
                PW_TRY(table.options.mapping, mappingFor(table.source, options));
            }
            sayMapping(table.source.name, *table.options.mapping);
            if (!options.list.empty())
                table.options.from = options.list;
            table.options.dryRun = options.dryRun;
            table.options.bringsBackDeleted = options.bringsBackDeleted;
            table.options.postcodes = postcodes;
            table.options.wantsRows = !options.report.empty();
            all.push_back(std::move(table));
        }
    }
    if (!options.mappingOut.empty() && all.size() > 1)
        return fail(ErrorCode::InvalidInput, "--mapping-out is for one table at a time.");
    if (!options.mappingOut.empty())
        PW_CHECK(writeMappingFile(fromUtf8(options.mappingOut), *all.front().options.mapping));
    return all;
}

// Known before the work: a target that cannot be written, or that is what is read from.
Result<void> checkTarget(const std::string &target, const Options &options) {
    if (target.empty())
        return {};
    for (const std::string &source : options.sources)
        if (!isFeedAddress(source) && isSameFile(fromUtf8(source), fromUtf8(target)))
            return fail(ErrorCode::InvalidInput,
                        "This is one of the lists that are to come in; choose another name.",
                        target);
    PW_CHECK(ReplacedFile::beside(fromUtf8(target)));
    return {};
}

Result<int> import(const Options &options) {
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    map->setAuthor(options.author);
    PW_CHECK(checkTarget(options.report, options));
    PW_CHECK(checkTarget(options.mappingOut, options));
    PW_TRY(const std::vector<TableToImport> tables, tablesOf(options));
    PW_TRY(std::vector<ImportOutcome> outcomes,
           importTables(*map, tables, shownProgress("Reading")));
    for (const std::string &source : options.sources)
        if (isFeedAddress(source))
            forgetFeed(source);
    std::vector<ReportedImport> all;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        all.push_back({tables[i].source.name, std::move(outcomes[i])});
        sayOutcome(all.back(), options.dryRun);
    }
    if (!options.report.empty())
        PW_CHECK(writeImportReport(all, fromUtf8(options.report)));
    if (options.json)
        printJson(toJson(all));
    const bool anyRefused = std::ranges::any_of(
        all, [](const ReportedImport &imported) { return imported.outcome.refused > 0; });
    return anyRefused ? kDoneWithRefusals : kDone;
}

} // namespace

void addImport(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("import", "Bring tables into a map");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command
        ->add_option("SOURCE", options->sources,
                     "Lists (CSV, Excel, OpenDocument), shapes, registers, Open Referral "
                     "files or the https:// address of a feed")
        ->required();
    std::vector<std::string> kinds{"auto"};
    for (const Source *source : allSources())
        kinds.emplace_back(source->code);
    command->add_option("--as", options->as, "What the source is")
        ->check(CLI::IsMember(kinds))
        ->capture_default_str();
    command->add_option("--area", options->area,
                        "Of a register: only those that say they work there");
    command->add_option("--sheet", options->sheets,
                        "Of a workbook: these sheets, hidden or not, rather than all its lists");
    command->add_option("--postcodes", options->postcodes,
                        "Place rows by this postcode index (placeweave postcodes build)");
    command->add_option("--mapping", options->mapping, "What the columns mean, as JSON");
    command->add_option("--mapping-out", options->mappingOut, "Write how the columns were read");
    command->add_option("--list", options->list,
                        "The list that it is, where the file is called otherwise by now");
    command->add_option("--report", options->report,
                        "Write what became of each row, and why, as CSV");
    command->add_option("--author", options->author, "Who is doing it, for the history");
    command->add_flag("--deleted-too", options->bringsBackDeleted,
                      "Bring back what somebody has deleted from the map");
    command->add_flag("--dry-run", options->dryRun, "Work everything out and keep nothing");
    command->add_flag("--json", options->json, "Counts as JSON");
    command->callback([options, &exitCode] {
        const auto done = import(*options);
        exitCode = done ? *done : failed(done.error());
    });
}

} // namespace placeweave::cli
