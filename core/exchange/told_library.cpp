// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/told_library.h"

#include "core/base/time.h"
#include "core/model/vocabulary.h"
#include "core/store/map_file.h"

#include <array>
#include <format>
#include <unordered_map>

namespace placeweave {
namespace {

// What is attached in words, by what it is attached to; as far as these readers get it.
struct InWords {
    std::unordered_map<RowId, std::string> ofStories;
    std::unordered_map<RowId, std::string> ofResources;

    static Result<InWords> of(MapFile &map, const Disclosure &disclosure) {
        // Not the content, which is most of the bytes.
        static constexpr std::array<const Field *, 4> kWords{
            &fieldOf(Entity::Attachment, "story_id"), &fieldOf(Entity::Attachment, "resource_id"),
            &fieldOf(Entity::Attachment, "name"), &fieldOf(Entity::Attachment, "text_alternative")};
        InWords all;
        PW_CHECK(map.forEach(Entity::Attachment, kWords, [&](const Record &row) {
            const auto told = disclosure.disclosed(row);
            if (!told || (*told)["text_alternative"].isEmpty())
                return true;
            const RowId story = told->reference("story_id");
            (story ? all.ofStories[story] : all.ofResources[told->reference("resource_id")]) =
                told->text("text_alternative");
            return true;
        }));
        return all;
    }
    std::string find(const Record &row) const {
        const auto &words = row.entity() == Entity::Story ? ofStories : ofResources;
        const auto found = words.find(row.id());
        return found == words.end() ? std::string() : found->second;
    }
};

// What the row is about, as far as these readers are told of it.
Result<ToldItem> itemOf(MapFile &map, const Disclosure &disclosure, Record row) {
    ToldItem item{std::move(row), {}, {}, {}};
    item.organisation = item.row.reference("organisation_id");
    const RowId community = item.row.reference("community_id");
    const Entity entity = item.organisation ? Entity::Organisation : Entity::Community;
    if (const RowId about = item.organisation ? item.organisation : community) {
        PW_TRY(const Record subject, map.record(entity, about));
        if (const auto shown = disclosure.disclosed(subject))
            item.about = shown->text("name");
    }
    return item;
}

bool isOver(const Record &whole) {
    return whole.entity() == Entity::Story && !whole["permission_until"].isEmpty() &&
           whole.text("permission_until") < today();
}

Result<void> add(std::vector<ToldItem> &items, MapFile &map, const Disclosure &disclosure,
                 const InWords &inWords, const Record &whole) {
    if (isOver(whole))
        return {};
    if (auto row = disclosure.disclosed(whole)) {
        PW_TRY(ToldItem item, itemOf(map, disclosure, *std::move(row)));
        item.inWords = inWords.find(whole);
        items.push_back(std::move(item));
    }
    return {};
}

} // namespace

std::string ToldItem::credit() const {
    return row.text(row.entity() == Entity::Story ? "credit" : "shared_by");
}

std::string ToldItem::words() const {
    const bool isStory = row.entity() == Entity::Story;
    std::string words = row.text(isStory ? "words" : "description");
    if (inWords.empty())
        return words;
    const std::string form(isStory ? vocabulary("story_form").label(row.text("form"))
                                   : std::string_view());
    return std::format("{}{}{}{}{}", words, words.empty() ? "" : "\n", form,
                       form.empty() ? "" : ": ", inWords);
}

Result<std::vector<ToldItem>> toldLibrary(MapFile &map, const Disclosure &disclosure) {
    std::vector<ToldItem> items;
    PW_TRY(const InWords inWords, InWords::of(map, disclosure));
    for (const Entity entity : {Entity::Story, Entity::Resource}) {
        PW_TRY(const std::vector<Record> rows, map.records(entity));
        for (const Record &row : rows)
            PW_CHECK(add(items, map, disclosure, inWords, row));
    }
    return items;
}

Result<std::vector<ToldItem>> toldLibraryOf(MapFile &map, const Disclosure &disclosure,
                                            RowId exercise) {
    std::vector<ToldItem> items;
    PW_TRY(const InWords inWords, InWords::of(map, disclosure));
    for (const Entity entity : {Entity::Story, Entity::Resource}) {
        PW_TRY(const auto rows, map.recordsOf(entity, "exercise_id", exercise));
        for (const Record &row : rows)
            PW_CHECK(add(items, map, disclosure, inWords, row));
    }
    return items;
}

} // namespace placeweave
