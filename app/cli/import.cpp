// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/exchange/export.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/table_import.h"

#include <algorithm>
#include <format>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

namespace placeweave::cli {
namespace {

constexpr std::size_t kRemarksSaid = 20;

struct Options {
    std::string file;
    std::vector<std::string> sources;
    std::string as = "auto";
    std::string mapping;
    std::string mappingOut;
    std::string report;
    std::string author;
    bool dryRun = false;
    bool json = false;
};

struct Imported {
    std::string source;
    ImportOutcome outcome;
};

Result<std::string> textOfFile(const std::string &path) {
    std::ifstream file(fromUtf8(path), std::ios::binary);
    if (!file)
        return fail(ErrorCode::NotFound, "The file could not be opened.", path);
    return std::string(std::istreambuf_iterator<char>(file), {});
}

Result<TableMapping> mappingFor(const TableSource &source, const Options &options) {
    if (options.mapping.empty())
        return guessMapping(source);
    PW_TRY(const std::string json, textOfFile(options.mapping));
    PW_TRY(TableMapping mapping, guessMapping(source, entityOfMapping(json)));
    if (auto applied = applyMapping(json, mapping); !applied) {
        applied.error().context = options.mapping;
        return std::unexpected(std::move(applied).error());
    }
    return mapping;
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

void sayOutcome(const Imported &imported, bool dryRun) {
    const ImportOutcome &outcome = imported.outcome;
    say(std::format("{}: {}: {} new, {} changed, {} the same, {} refused; {} with a position, {} "
                    "unsure.{}",
                    imported.source, counted(outcome.rows, "row", "rows"), outcome.added,
                    outcome.changed, outcome.same, outcome.refused, outcome.placed, outcome.unsure,
                    dryRun ? " This was a trial: nothing was kept." : ""));
    for (std::size_t i = 0; i < std::min(outcome.remarks.size(), kRemarksSaid); ++i)
        say("  " + sentence(outcome.remarks[i]));
    const auto more = outcome.remarkCount - static_cast<std::int64_t>(kRemarksSaid);
    if (more > 0)
        say(std::format("  and {} more; --report writes them all.", more));
}

std::string reportCell(std::string_view text) {
    std::string cell = "\"";
    for (const char c : safeCell(text)) {
        cell += c;
        if (c == '"')
            cell += c;
    }
    return cell + "\"";
}

Result<void> writeReport(ReplacedFile &file, const std::vector<Imported> &all) {
    file.write("\xEF\xBB\xBF"
               "File,Row,Column,Refused,Reason\r\n");
    for (const Imported &imported : all)
        for (const ImportRemark &remark : imported.outcome.remarks)
            file.write(std::format("{},{},{},{},{}\r\n", reportCell(imported.source),
                                   remark.row > 0 ? std::to_string(remark.row) : std::string(),
                                   reportCell(remark.column), remark.refuses() ? "yes" : "no",
                                   reportCell(sentence(remark))));
    return file.commit();
}

Result<void> writeMapping(const std::string &path, const TableMapping &mapping) {
    PW_TRY(ReplacedFile file, ReplacedFile::beside(fromUtf8(path)));
    file.write(mappingToJson(mapping));
    return file.commit();
}

nlohmann::ordered_json toJson(const std::vector<Imported> &all) {
    ImportOutcome sum;
    nlohmann::ordered_json files = nlohmann::ordered_json::array();
    for (const Imported &imported : all) {
        const ImportOutcome &one = imported.outcome;
        sum.rows += one.rows;
        sum.added += one.added;
        sum.changed += one.changed;
        sum.same += one.same;
        sum.unsure += one.unsure;
        sum.refused += one.refused;
        sum.placed += one.placed;
        nlohmann::ordered_json remarks = nlohmann::ordered_json::array();
        for (std::size_t i = 0; i < std::min<std::size_t>(one.remarks.size(), 1000); ++i)
            remarks.push_back({{"row", one.remarks[i].row},
                               {"column", one.remarks[i].column},
                               {"refused", one.remarks[i].refuses()},
                               {"reason", sentence(one.remarks[i])}});
        files.push_back({{"file", imported.source},
                         {"as", info(one.mapping.entity).table},
                         {"remarks", one.remarkCount},
                         {"report", std::move(remarks)}});
    }
    return {{"rows", sum.rows},     {"new", sum.added},         {"changed", sum.changed},
            {"same", sum.same},     {"unsure", sum.unsure},     {"refused", sum.refused},
            {"placed", sum.placed}, {"files", std::move(files)}};
}

Result<int> import(const Options &options) {
    if (!options.mappingOut.empty() && options.sources.size() > 1)
        return fail(ErrorCode::InvalidInput, "--mapping-out is for one table at a time.");
    PW_TRY(const auto map, openMap(options.file, Access::ReadWrite));
    map->setAuthor(options.author);
    std::optional<ReplacedFile> report; // a report that cannot be written is known before the work
    if (!options.report.empty()) {
        PW_TRY(ReplacedFile file, ReplacedFile::beside(fromUtf8(options.report)));
        report.emplace(std::move(file));
    }
    std::vector<TableToImport> tables;
    for (const std::string &path : options.sources) {
        const TableSource source = TableSource::ofFile(fromUtf8(path));
        PW_TRY(TableMapping mapping, mappingFor(source, options));
        sayMapping(path, mapping);
        if (!options.mappingOut.empty())
            PW_CHECK(writeMapping(options.mappingOut, mapping));
        tables.push_back({source, {std::move(mapping), options.dryRun}});
    }
    PW_TRY(std::vector<ImportOutcome> outcomes,
           importTables(*map, tables, shownProgress("Reading")));
    std::vector<Imported> all;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        all.push_back({options.sources[i], std::move(outcomes[i])});
        sayOutcome(all.back(), options.dryRun);
    }
    if (report)
        PW_CHECK(writeReport(*report, all));
    if (options.json)
        printJson(toJson(all));
    const bool anyRefused = std::ranges::any_of(
        all, [](const Imported &imported) { return imported.outcome.refused > 0; });
    return anyRefused ? kDoneWithRefusals : kDone;
}

} // namespace

void addImport(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("import", "Bring tables into a map");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command->add_option("SOURCE", options->sources, "Tables: CSV, TSV, also gzipped")->required();
    command->add_option("--as", options->as, "What the source is")
        ->check(CLI::IsMember({"auto", "table"}))
        ->capture_default_str();
    command->add_option("--mapping", options->mapping, "What the columns mean, as JSON");
    command->add_option("--mapping-out", options->mappingOut, "Write how the columns were read");
    command->add_option("--report", options->report,
                        "Write what there is to say about rows, as CSV");
    command->add_option("--author", options->author, "Who is doing it, for the history");
    command->add_flag("--dry-run", options->dryRun, "Work everything out and keep nothing");
    command->add_flag("--json", options->json, "Counts as JSON");
    command->callback([options, &exitCode] {
        const auto done = import(*options);
        exitCode = done ? *done : failed(done.error());
    });
}

} // namespace placeweave::cli
