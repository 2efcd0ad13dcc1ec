// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/filter_options.h"
#include "app/cli/talk.h"
#include "app/cli/verbs.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/cell.h"
#include "core/exchange/disclosure.h"
#include "core/exchange/replaced_file.h"
#include "core/place/projection.h"
#include "ui/map/scene_painter.h"
#include "ui/publish/disclosed_scene.h"
#include "ui/publish/leaflet.h"
#include "ui/publish/leaflet_parts.h"
#include "ui/record/value_text.h"

#include <QDate>
#include <QGuiApplication>
#include <QLocale>
#include <algorithm>
#include <charconv>
#include <format>

namespace placeweave::cli {
namespace {

struct Options {
    std::string file;
    std::string out;
    std::string paper = "A4";
    std::string size;
    std::string box;
    std::string title;
    std::string profile = "public";
    std::vector<std::string> areas;
    std::string fill;
    bool numbered = false;
    bool tiled = false;
    std::string layout = "sheet";
    std::string by = "kind";
    bool largePrint = false;
    std::string line;
    std::vector<std::string> partners;
    std::vector<std::string> logos;
    std::string web;
    std::string language;
    std::string otherTitle;
    std::string otherWords;
    FilterOptions filter;
};

Result<Paper> paperOf(const std::string &name) {
    constexpr std::array kPapers{std::pair{"a4", Paper::A4}, std::pair{"a3", Paper::A3},
                                 std::pair{"a2", Paper::A2}, std::pair{"a1", Paper::A1},
                                 std::pair{"a0", Paper::A0}};
    for (const auto &[word, paper] : kPapers)
        if (folded(name) == word)
            return paper;
    return fail(ErrorCode::InvalidInput,
                std::format("There is no paper \"{}\"; there are A4, A3, A2, A1 and A0.", name));
}

Result<void> readSize(const std::string &text, SheetRequest &request) {
    constexpr double kMost = 20000;
    if (text.empty())
        return {};
    std::string plain = folded(text);
    std::ranges::replace(plain, 'x', ' ');
    const std::vector<std::string> parts = split(plain, ' ');
    const auto width = parts.size() == 2 ? numberIn(parts[0]) : std::nullopt;
    const auto height = parts.size() == 2 ? numberIn(parts[1]) : std::nullopt;
    if (!width || !height || *width < 64 || *height < 64 || *width > kMost || *height > kMost)
        return fail(ErrorCode::InvalidInput,
                    std::format("\"{}\" is no size; write 1600x1000, 64 to 20000 each.", text));
    request.widthPixels = static_cast<int>(*width);
    request.heightPixels = static_cast<int>(*height);
    return {};
}

Result<void> readBox(const std::string &text, SheetRequest &request) {
    if (text.empty())
        return {};
    std::vector<double> numbers;
    for (const std::string &part : split(text, ','))
        if (const auto number = degreesIn(part))
            numbers.push_back(*number);
    if (numbers.size() == 4)
        request.box = {numbers[0], numbers[1], numbers[2], numbers[3]};
    if (numbers.size() != 4 || request.box.isEmpty() || !isOnEarth({numbers[1], numbers[0]}) ||
        !isOnEarth({numbers[3], numbers[2]}))
        return fail(ErrorCode::InvalidInput,
                    std::format("\"{}\" is no box; write west,south,east,north in degrees.", text));
    return {};
}

Result<std::shared_ptr<const AreaLayer>> layerOf(AreaStore &store, const AreaSet &set) {
    PW_TRY(const std::vector<Area> areas, store.areas(set.id));
    return AreaLayer::make(set, areas);
}

std::vector<AreaSet>::const_iterator findSet(const std::vector<AreaSet> &sets,
                                             const std::string &name) {
    return std::ranges::find_if(
        sets, [&](const AreaSet &set) { return folded(set.name) == folded(name); });
}

template <typename Named>
std::string namesOf(const std::vector<Named> &all) {
    std::vector<std::string> names;
    for (const Named &each : all)
        names.push_back(std::format("\"{}\"", each.name));
    return names.empty() ? "It has none." : "It has " + joined(names, ", ") + ".";
}

Result<std::vector<AreaSet>::const_iterator> askedSet(const std::vector<AreaSet> &sets,
                                                      const std::string &name) {
    const auto set = findSet(sets, name);
    if (set == sets.end())
        return fail(ErrorCode::InvalidInput,
                    std::format("The map has no set of areas \"{}\". {}", name, namesOf(sets)));
    return set;
}

// Outlines and a fill only when asked for: the default picture is what is here.
Result<void> readAreas(const Options &options, AreaStore &store, SceneSources &scene) {
    PW_TRY(const std::vector<AreaSet> sets, store.sets());
    for (const std::string &name : options.areas) {
        PW_TRY(const auto set, askedSet(sets, name));
        PW_TRY(auto layer, layerOf(store, *set));
        scene.outlines.push_back(std::move(layer));
    }
    if (options.fill.empty())
        return {};
    PW_TRY(const std::vector<Indicator> indicators, store.indicators());
    const auto indicator = std::ranges::find(indicators, options.fill, &Indicator::name);
    if (indicator == indicators.end())
        return fail(ErrorCode::InvalidInput, std::format("The map has no figures \"{}\". {}",
                                                         options.fill, namesOf(indicators)));
    const auto set = std::ranges::find(sets, indicator->areaSet, &AreaSet::id);
    if (set == sets.end())
        return fail(ErrorCode::Damaged, "The indicator's areas are gone.", options.fill);
    PW_TRY(const auto values, store.values(indicator->id));
    PW_TRY(auto layer, layerOf(store, *set));
    scene.fill = AreaFill::of(std::move(layer), indicator->name, values);
    return {};
}

// Around what there is, and all of the areas that were asked for.
LatLonBox boxOf(const SceneSources &scene) {
    LatLonBox box = wholeBox(scene);
    if (scene.outlines.empty())
        return {};
    for (const auto &outline : scene.outlines) {
        const MercatorBox &bounds = outline->bounds();
        box.add(fromMercator({bounds.left, bounds.top}));
        box.add(fromMercator({bounds.right, bounds.bottom}));
    }
    const double beside = 0.02 * std::max(box.east - box.west, box.north - box.south);
    return {box.west - beside, box.south - beside, box.east + beside, box.north + beside};
}

std::int64_t countIn(const LatLonBox &box, const SceneSources &scene) {
    MercatorBox within;
    within.add(toMercator({box.south, box.west}));
    within.add(toMercator({box.north, box.east}));
    std::int64_t count = 0;
    scene.assets->clusters().forEachIn(within, [&](std::uint32_t) { ++count; });
    return count;
}

// What the sheet says of itself.
Result<void> readWords(const Options &options, MapFile &map, const Disclosure &disclosure,
                       SheetRequest &sheet) {
    PW_TRY(sheet.about, aboutInWords(map, disclosure));
    PW_TRY(const std::string name, map.name());
    sheet.title = options.title.empty() ? name : options.title;
    sheet.date = QLocale(QLocale::English, QLocale::UnitedKingdom)
                     .toString(QDate::currentDate(), QLocale::LongFormat)
                     .toStdString();
    sheet.imprint.line = options.line;
    sheet.imprint.partners = options.partners;
    for (const std::string &file : options.logos) {
        PW_TRY(QImage logo, readLogo(fromUtf8(file)));
        sheet.imprint.logos.push_back(std::move(logo));
    }
    return {};
}

// What a leaflet wants beside the map: the list, and the areas.
Result<void> readLeaflet(const Options &options, MapFile &map, const Disclosure &disclosure,
                         const std::optional<std::vector<RowId>> &only, LeafletRequest &request) {
    constexpr std::array kBy{std::pair{"kind", LeafletRequest::By::Kind},
                             std::pair{"theme", LeafletRequest::By::Theme},
                             std::pair{"area", LeafletRequest::By::Area}};
    for (const auto &[name, by] : kBy)
        if (options.by == name)
            request.by = by;
    request.isLargePrint = options.largePrint;
    request.web = options.web;
    request.other = {toQString(options.language), toQString(options.otherTitle),
                     toQString(options.otherWords)};
    if (!hasLettersFor(request.other.title + request.other.words))
        say("  This computer has no font with all the letters of that language; boxes are printed "
            "in their place.");
    PW_TRY(request.listing, readListing(map, disclosure, only));
    PW_TRY(request.library, toldLibrary(map, disclosure));
    const bool wantsAreas =
        request.layout == PrintLayout::Series || request.by == LeafletRequest::By::Area;
    if (!wantsAreas)
        return {};
    if (options.areas.empty())
        return fail(ErrorCode::InvalidInput, "Say by which areas: --areas and the name of a set.");
    PW_TRY(const std::vector<AreaSet> sets, map.areas().sets());
    PW_TRY(const auto set, askedSet(sets, options.areas.front()));
    PW_TRY(AreasOnPaper areas, readAreasOnPaper(map, *set));
    request.areas = std::make_shared<const AreasOnPaper>(std::move(areas));
    return {};
}

Result<void> draw(const Options &options) {
    LeafletRequest request;
    SheetRequest &sheet = request.sheet;
    request.layout = layoutByName(options.layout).value_or(PrintLayout::Sheet);
    PW_TRY(sheet.paper, paperOf(options.paper));
    PW_CHECK(readSize(options.size, sheet));
    PW_CHECK(readBox(options.box, sheet));
    // Whether anything can be written there is known before the work, and said in our words.
    PW_CHECK(ReplacedFile::beside(fromUtf8(options.out)));
    PW_TRY(const auto map, openToRead(options.file));
    PW_TRY(const ReaderProfile profile, readerProfileNamed(*map, options.profile));
    sheet.madeFor = profile.base == Profile::Public    ? MadeFor::Anyone
                    : profile.base == Profile::Partner ? MadeFor::Partners
                                                       : MadeFor::JustUs;
    PW_TRY(const Disclosure disclosure, Disclosure::of(*map, profile));
    PW_TRY(const ChosenOrganisations chosen, chosenBy(options.filter, *map, disclosure));
    const auto &only = chosen.only;
    PW_TRY(const DisclosedScene disclosed, discloseScene(*map, disclosure, only, chosen.among));
    PW_TRY(const std::vector<ContextFeature> context, map->areas().context());
    sheet.scene.assets = disclosed.assets;
    sheet.scene.notes = disclosed.notes;
    sheet.scene.credits = disclosed.credits;
    PW_TRY(auto credits, map->areas().contextCredits());
    sheet.scene.ground = GroundLayers::fromContext(context, std::move(credits));
    PW_CHECK(readAreas(options, map->areas(), sheet.scene));
    if (sheet.box.isEmpty())
        sheet.box = boxOf(sheet.scene);
    PW_CHECK(readWords(options, *map, disclosure, sheet));
    sheet.numberedList = options.numbered;
    sheet.isTiled = options.tiled;
    if (request.layout != PrintLayout::Sheet) {
        PW_CHECK(readLeaflet(options, *map, disclosure, only, request));
    }
    PW_CHECK(writeLeaflet(request, fromUtf8(options.out), shownProgress("Drawing")));
    if (!options.size.empty() && !options.out.ends_with(".png"))
        say("--size is for PNG pictures; this sheet has the size of its paper.");
    say(std::format("{}: {} with a position, for {}.", options.out,
                    counted(disclosed.drawn, "organisation", "organisations"), options.profile));
    if (!options.box.empty())
        say(std::format("  {} of them in that box.", countIn(sheet.box, sheet.scene)));
    for (const std::string &reason : disclosed.leftOut)
        say("  " + reason);
    return {};
}

// Fonts and painters need a QGuiApplication; nobody needs a display.
Result<void> drawOffscreen(const Options &options) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    paintWithoutHelpers();
    int count = 1;
    char name[] = "placeweave";
    char *arguments[] = {name, nullptr};
    const QGuiApplication application(count, arguments);
    return draw(options);
}

} // namespace

void addMap(CLI::App &app, int &exitCode) {
    auto *command = app.add_subcommand("map", "Draw the map: a sheet as PDF, PNG or SVG, or pages");
    auto options = std::make_shared<Options>();
    command->add_option("FILE", options->file, "The map")->required();
    command
        ->add_option("--out", options->out,
                     "X.pdf; a sheet also .png or .svg, for a phone .png or .txt")
        ->required();
    command
        ->add_option("--layout", options->layout,
                     "sheet, handout, series, booklet, poster, whats-on or phone")
        ->check(CLI::Validator(
            [](const std::string &name) {
                return layoutByName(name) ? std::string() : "There is no layout " + name + ".";
            },
            "LAYOUT"))
        ->capture_default_str();
    command->add_option("--paper", options->paper, "A4, A3, A2, A1 or A0")->capture_default_str();
    command->add_option("--size", options->size, "Of a PNG, such as 1600x1000");
    command->add_option("--bbox", options->box,
                        "WEST,SOUTH,EAST,NORTH in degrees; else everything");
    command->add_option("--title", options->title, "Else the map's name");
    command->add_option("--areas", options->areas, "A set of areas to outline; may be repeated");
    command->add_option("--fill", options->fill, "An indicator to colour its areas by");
    command->add_flag("--numbered", options->numbered, "Numbers in the symbols, and a list");
    command->add_flag("--tiled", options->tiled,
                      "A3 to A0 on A4 pages that overlap, to be taped together");
    command->add_option("--by", options->by, "Of a list: by kind, theme or area (of --areas)")
        ->check(CLI::IsMember({"kind", "theme", "area"}))
        ->capture_default_str();
    command->add_flag("--large-print", options->largePrint, "18 points");
    command->add_option("--line", options->line, "What it is for, below the title");
    command->add_option("--partner", options->partners, "Who made it; may be repeated");
    command->add_option("--logo", options->logos, "A picture; may be repeated");
    command->add_option("--web", options->web, "Address of the web map, for a poster's square");
    command->add_option("--language", options->language,
                        "A second language of what's on: ur, ar, pl …");
    command->add_option("--other-title", options->otherTitle, "The title in that language");
    command->add_option("--other-words", options->otherWords, "A sentence in that language");
    addProfile(*command, options->profile);
    addFilter(*command, options->filter);
    command->callback([options, &exitCode] {
        const auto drawn = drawOffscreen(*options);
        exitCode = drawn ? kDone : failed(drawn.error());
    });
}

} // namespace placeweave::cli
