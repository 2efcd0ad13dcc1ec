// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/disclosed_scene.h"

#include "core/base/text.h"
#include "core/exchange/list_credit.h"
#include "core/exchange/private_matter.h"
#include "core/exchange/related_rows.h"
#include "core/model/vocabulary.h"
#include "core/place/projection.h"
#include "core/store/asset_index.h"
#include "core/store/map_file.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace placeweave {

namespace {

Result<std::vector<std::string>> creditsOfPlaces(MapFile &map) {
    constexpr const Field &kPlacedHow = fieldOf(Entity::Location, "placed_how");
    const Field *const fields[] = {&kPlacedHow};
    std::set<std::string> ways;
    PW_CHECK(map.forEach(Entity::Location, fields, [&](const Record &place) {
        ways.insert(place[kPlacedHow].text());
        return true;
    }));
    std::vector<std::string> credits;
    for (const std::string &way : ways)
        if (const Term *term = vocabulary("placed_how").find(way))
            if (const std::string credit(term->more("credit")); !credit.empty())
                credits.push_back(credit);
    return credits;
}

// Whose text it is, and which.
Result<std::string> whichText(MapFile &map, Entity entity, RowId row, const Field *field,
                              RowId organisation) {
    PW_TRY(const Record record, map.record(entity, row));
    const Field *title = findField(entity, "name");
    std::string whose = title ? cleanText(record[*title].text()) : std::string();
    // A way to contact has no name but whose it is, nor has a promise that was made in a
    // conversation.
    if (whose.empty() && organisation) {
        PW_TRY(const Record owner, map.record(Entity::Organisation, organisation));
        whose = cleanText(owner.text("name"));
    }
    if (whose.empty())
        whose = info(entity).label;
    return whose + ": " + folded(field ? field->label : "");
}

std::string_view nounOf(Withheld why) {
    return why == Withheld::RepeatsPerson || why == Withheld::TellsPerson ? "a person"
           : why == Withheld::RepeatsName || why == Withheld::TellsName   ? "an organisation"
                                                                          : "an address";
}

// Each once.
Result<std::vector<TextToSee>> tellingTexts(MapFile &map, const std::vector<BlankedText> &texts) {
    std::vector<TextToSee> told;
    for (const BlankedText &text : texts) {
        PW_TRY(std::string line, whichText(map, text.entity, text.row, text.field,
                                           text.about[0] ? text.about[0] : text.about[1]));
        line += " – " + std::string(nounOf(text.why));
        if (!std::ranges::contains(told, line, &TextToSee::words))
            told.push_back({std::move(line), text.about[0] ? text.about[0] : text.about[1]});
    }
    return told;
}

struct Shown {
    std::string name;
    std::string folded;
    std::size_t rank = 0;
    SceneAsset asset;
};

// "Boots, 12 High Street" where there are several, as far as the street may be told.
Result<void> tellNamesakesApart(MapFile &map, const Disclosure &disclosure,
                                std::vector<Shown> &shown) {
    std::unordered_map<std::string_view, int> bearers;
    for (const Shown &one : shown)
        ++bearers[one.folded];
    for (Shown &one : shown) {
        if (bearers[one.folded] < 2)
            continue;
        PW_TRY(const Record organisation, map.record(Entity::Organisation, RowId{one.asset.id}));
        PW_TRY(const std::optional<Record> place, disclosure.disclosedPlace(organisation));
        const std::string address = place ? cleanText(place->text("address")) : std::string();
        const std::string_view street =
            trimmed(std::string_view(address).substr(0, address.find_first_of(",\n")));
        if (!street.empty())
            one.name += ", " + std::string(street);
    }
    return {};
}

std::string_view nounOf(PrivateMatter matter) {
    return matter == PrivateMatter::NhsNumber     ? "an NHS number?"
           : matter == PrivateMatter::BirthDate   ? "a date of birth?"
           : matter == PrivateMatter::HomeAddress ? "a home address?"
                                                  : "names a group not asked yet";
}

} // namespace

SceneAsset sceneAssetOf(const Record &organisation, const ShownPlace &place) {
    SceneAsset asset;
    asset.id = organisation.id().value;
    asset.kind =
        vocabulary("kind").indexOf(organisation.text("kind")).value_or(AssetIndex::kNoKind);
    if (place.detail == ShownPlace::Detail::Approximate)
        asset.flags |= asset_flag::kApproximate;
    if (organisation.text("recognition") == "register")
        asset.flags |= asset_flag::kRegisterOnly;
    if (organisation.text("status") == "closed")
        asset.flags |= asset_flag::kClosed;
    if (place.point)
        asset.at = toMercator(*place.point);
    return asset;
}

Result<std::vector<TextToSee>> textsToLookAt(MapFile &map, const Disclosure &disclosure,
                                             const std::optional<std::vector<RowId>> &only) {
    std::vector<TextToSee> lines;
    PW_TRY(const std::vector<PointedOut> texts, pointedOut(map, disclosure, only));
    for (const PointedOut &text : texts) {
        PW_TRY(std::string line,
               whichText(map, text.entity, text.row, text.field, text.organisation));
        lines.push_back({line + " – " + std::string(nounOf(text.matter)), text.organisation,
                         text.matter == PrivateMatter::NotAskedYet});
    }
    return lines;
}

Result<DisclosedScene> discloseScene(MapFile &map, const ReaderProfile &profile,
                                     const std::optional<std::vector<RowId>> &only) {
    PW_TRY(const Disclosure disclosure, Disclosure::of(map, profile));
    return discloseScene(map, disclosure, only);
}

Result<DisclosedScene> discloseScene(MapFile &map, const Disclosure &disclosure,
                                     const std::optional<std::vector<RowId>> &only,
                                     const std::optional<std::vector<RowId>> &among) {
    std::unordered_map<RowId, std::size_t> ranks;
    if (only)
        for (const RowId id : *only)
            ranks.emplace(id, ranks.size());
    std::vector<Shown> shown;
    DisclosedScene scene;
    PW_CHECK(disclosure.forEach(Entity::Organisation, [&](const Record &organisation) {
        const auto rank = ranks.find(organisation.id());
        if (only && rank == ranks.end())
            return true;
        ++scene.listed;
        const ShownPlace place = disclosure.place(organisation.id());
        if (!place.point)
            return true;
        std::string name = cleanText(organisation.text("name"));
        std::string letters = folded(name);
        shown.push_back({std::move(name), std::move(letters), only ? rank->second : 0,
                         sceneAssetOf(organisation, place)});
        return true;
    }));
    PW_CHECK(tellNamesakesApart(map, disclosure, shown));
    std::ranges::sort(shown, [](const Shown &a, const Shown &b) {
        return std::tie(a.rank, a.folded, a.name) < std::tie(b.rank, b.folded, b.name);
    });
    std::vector<SceneAsset> assets;
    assets.reserve(shown.size());
    for (const Shown &entry : shown) {
        SceneAsset asset = entry.asset;
        asset.name = entry.name;
        assets.push_back(asset);
    }
    scene.drawn = std::ssize(assets);
    scene.assets = SceneAssets::fromList(std::move(assets));
    PW_TRY(scene.credits, creditsOfPlaces(map));
    PW_TRY(const std::set<std::string> lists, creditsOfLists(map));
    scene.credits.insert(scene.credits.end(), lists.begin(), lists.end());
    std::vector<MapNote> notes;
    PW_CHECK(disclosure.forEach(Entity::MapNote, [&](const Record &row) {
        if (auto note = MapNote::of(row))
            notes.push_back(std::move(*note));
        return true;
    }));
    if (!notes.empty())
        scene.notes = NoteLayer::make(notes);
    for (const auto &[reason, count] :
         among ? disclosure.leftOutAmong(*among) : disclosure.leftOut())
        scene.leftOut.push_back(sentence(reason, count));
    scene.toAsk = among ? disclosure.notAskedAmong(*among) : disclosure.notAsked();
    scene.notAsked = std::ssize(scene.toAsk);
    PW_TRY(scene.told,
           tellingTexts(map, among ? disclosure.blankedAmong(*among) : disclosure.blanked()));
    return scene;
}

Result<std::string> aboutInWords(MapFile &map, const Disclosure &disclosure) {
    PW_TRY(const Record written, map.record(Entity::About, RowId{1}));
    const Record about = disclosure.disclosed(written).value_or(Record(Entity::About));
    std::vector<std::string> paragraphs;
    for (const char *column :
         {"purpose", "looked_after_by", "not_for", "changes", "safeguarding"}) {
        const Field &field = *findField(Entity::About, column);
        const std::string text(trimmed(about[field].text()));
        if (!text.empty())
            paragraphs.push_back(std::string(field.label) + ": " + text);
    }
    return joined(paragraphs, "\n");
}

} // namespace placeweave
