// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/sample.h"

#include "core/base/machine.h"
#include "core/exchange/areas_import.h"
#include "core/exchange/context_import.h"
#include "core/exchange/replaced_file.h"
#include "core/exchange/table_import.h"
#include "core/model/shipped.h"
#include "core/store/edit.h"
#include "core/store/map_file.h"

#include <array>
#include <format>
#include <nlohmann/json.hpp>

namespace placeweave {
namespace {

using nlohmann::json;

// In the order in which they refer to one another.
constexpr std::array kTables{"organisations.csv", "services.csv",    "people.csv",
                             "communities.csv",   "connections.csv", "channels.csv",
                             "needs.csv",         "stories.csv",     "resources.csv"};

struct SampleAreas {
    std::string_view file;
    std::string_view set;
};
constexpr std::array kAreas{SampleAreas{"small_areas.geojson", "Small areas"},
                            SampleAreas{"wards.geojson", "Wards"},
                            SampleAreas{"localities.geojson", "Localities"}};

struct SampleIndicator {
    std::string_view column;
    std::string_view name;
};
constexpr std::array kIndicators{SampleIndicator{"population", "Population"},
                                 SampleIndicator{"imd_decile", "Deprivation decile (invented)"}};

struct SampleContext {
    std::string_view file;
    std::string_view theme;
};
constexpr std::array kContext{
    SampleContext{"land.geojson", "land"},          SampleContext{"water.geojson", "water"},
    SampleContext{"green.geojson", "green"},        SampleContext{"roads.geojson", "road"},
    SampleContext{"buildings.geojson", "building"}, SampleContext{"names.geojson", "name"}};

// Key in about.json, and the field it goes to; two may share one.
struct AboutText {
    std::string_view key;
    std::string_view column;
};
constexpr std::array kAbout{AboutText{"purpose", "purpose"},
                            AboutText{"for", "purpose"},
                            AboutText{"looked_after_by", "looked_after_by"},
                            AboutText{"not_for", "not_for"},
                            AboutText{"changed_or_removed", "changes"},
                            AboutText{"safeguarding", "safeguarding"},
                            AboutText{"attribution", "attribution"}};

TableSource sampleFile(std::string_view name) {
    return TableSource::ofText(shippedFile(shippedSample(), name), std::string(name));
}

json aboutSample() {
    const json about = json::parse(shippedFile(shippedSample(), "about.json"), nullptr, false);
    return about.is_object() ? about : json::object();
}

std::string textOf(const json &about, std::string_view key) {
    const auto found = about.find(key);
    return found != about.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<void> writeAbout(MapFile &map, const json &about) {
    PW_TRY(Edit edit, Edit::begin(map, "about.change"));
    Record record(Entity::About);
    for (const AboutText &text : kAbout) {
        std::string whole = record.text(text.column);
        whole += whole.empty() ? "" : "\n";
        whole += textOf(about, text.key);
        record[text.column] = Value(std::move(whole));
    }
    for (const Field &field : fieldsOf(Entity::About))
        if (!record[field].isEmpty())
            PW_CHECK(edit.set(field, RowId{1}, record[field]));
    PW_CHECK(edit.commit());
    return {};
}

Result<void> fill(MapFile &map, const Progress &progress) {
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(kTables.size() + kAreas.size() +
                                                 kIndicators.size() + kContext.size());
    for (const std::string_view table : kTables) {
        ImportOptions options;
        options.from = "The sample place";
        PW_CHECK(importTable(map, sampleFile(table), options));
        progress.report(++done, total);
    }
    for (const SampleAreas &areas : kAreas) {
        PW_CHECK(importAreas(map, sampleFile(areas.file),
                             {std::string(areas.set), {}, {}, "Invented for Placeweave"}));
        progress.report(++done, total);
    }
    for (const SampleIndicator &indicator : kIndicators) {
        PW_CHECK(importIndicator(map, sampleFile("indicators.csv"),
                                 {std::string(kAreas[0].set), std::string(indicator.name), "code",
                                  std::string(indicator.column)}));
        progress.report(++done, total);
    }
    for (const SampleContext &context : kContext) {
        PW_CHECK(importContext(map, sampleFile(context.file), {std::string(context.theme)}));
        progress.report(++done, total);
    }
    return {};
}

} // namespace

Result<void> writeSample(const std::filesystem::path &file, const Progress &progress) {
    std::error_code ignored;
    if (std::filesystem::exists(file, ignored))
        return fail(ErrorCode::InvalidInput, "There is a file of that name already.", toUtf8(file));
    PW_TRY(ReplacedFile target, ReplacedFile::ofMap(file));
    std::filesystem::remove(target.path(), ignored); // a map is created where nothing stands
    {
        const json about = aboutSample();
        PW_TRY(const auto map, MapFile::create(target.path(), {textOf(about, "name"), {}}));
        map->setAuthor(std::string(kSampleAuthor));
        PW_CHECK(writeAbout(*map, about));
        PW_CHECK(fill(*map, progress));
        PW_CHECK(map->refreshWords());
    }
    return target.commit();
}

} // namespace placeweave
