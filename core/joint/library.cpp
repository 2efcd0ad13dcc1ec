// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/joint/library.h"

#include "core/base/text.h"
#include "core/model/vocabulary.h"
#include "core/store/edit.h"

#include <algorithm>
#include <array>
#include <format>
#include <map>
#include <unordered_map>

namespace placeweave {
namespace {

constexpr std::size_t kTitleWords = 6; // of what has no title

std::string firstWords(const std::string &text) {
    const std::vector<std::string> words = split(simplified(text), ' ');
    if (words.size() <= kTitleWords)
        return joined(words, " ");
    return joined({words.begin(), words.begin() + kTitleWords}, " ") + "…";
}

// Attachments by what they belong to, without their bytes, which are most of a file.
using Attachments = std::unordered_map<RowId, std::vector<Record>>;
Result<Attachments> attachmentsIn(MapFile &map) {
    static constexpr std::array<const Field *, 5> kTold{
        &fieldOf(Entity::Attachment, "story_id"), &fieldOf(Entity::Attachment, "resource_id"),
        &fieldOf(Entity::Attachment, "name"), &fieldOf(Entity::Attachment, "media_type"),
        &fieldOf(Entity::Attachment, "text_alternative")};
    Attachments found;
    PW_CHECK(map.forEach(Entity::Attachment, kTold, [&](const Record &row) {
        const RowId story = row.reference("story_id");
        found[story ? story : row.reference("resource_id")].push_back(row);
        return true;
    }));
    return found;
}

// Names of what rows are linked to. Another program may have left a link to what is not there.
class Names {
public:
    explicit Names(MapFile &map) : m_map(map) {}
    std::string of(Entity entity, RowId id) {
        if (!id)
            return {};
        const auto [at, isNew] = m_names.try_emplace({entity, id});
        if (isNew)
            if (const auto row = m_map.record(entity, id))
                at->second = row->text("name");
        return at->second;
    }

private:
    MapFile &m_map;
    std::map<std::pair<Entity, RowId>, std::string> m_names;
};

std::string searchedOf(const LibraryItem &item) {
    const std::string_view kind = item.isStory() ? "form" : "resource_kind";
    const Field &kindField = *findField(item.row.entity(), kind);
    std::vector<std::string> parts{
        item.row.text("title"),
        item.words(),
        item.credit(),
        std::string(vocabulary(kindField.detail).label(item.row[kindField].text())),
        item.organisation,
        item.community,
        item.session,
        item.plan};
    for (const std::string &theme : setElements(item.row["themes"]))
        parts.emplace_back(vocabulary("theme").label(theme));
    parts.push_back(item.row.text(item.isStory() ? "place" : "link"));
    for (const Record &attachment : item.attachments) {
        parts.push_back(attachment.text("name"));
        parts.push_back(attachment.text("text_alternative"));
    }
    return folded(joined(parts, "\n"));
}

// "The flask", as an undo button has room for.
std::string subjectOf(const Record &row) {
    return LibraryItem{.row = row}.title();
}

Result<void> checkDraft(const LibraryDraft &draft, bool hasAttachment) {
    const bool isStory = draft.row.entity() == Entity::Story;
    if (draft.attach && draft.attach->content.size() > kMostAttachmentBytes)
        return fail(ErrorCode::InvalidInput,
                    std::format("It is too large to go into the map: at most {} MB. Keep it "
                                "elsewhere, and link to it.",
                                kMostAttachmentBytes / 1'000'000),
                    draft.attach->name);
    if (isStory && trimmed(draft.row.text("words")).empty() && !hasAttachment)
        return fail(ErrorCode::InvalidInput,
                    "Write down the words, or attach the picture or the sound.");
    if (!isStory && trimmed(draft.row.text("title")).empty())
        return fail(ErrorCode::InvalidInput, "Give the resource a title.");
    return {};
}

std::string verb(Entity entity, std::string_view what) {
    return std::format("{}.{}", info(entity).table, what);
}

Result<void> writeAttachment(Edit &edit, const LibraryDraft &draft, RowId owner,
                             const std::vector<Record> &there) {
    const Entity entity = draft.row.entity();
    const bool replaces = draft.attach || !draft.keepsAttachment;
    for (const Record &row : there)
        if (replaces)
            PW_CHECK(edit.remove(Entity::Attachment, row.id()));
        else if (row.id() == there.front().id())
            PW_CHECK(edit.set(fieldOf(Entity::Attachment, "text_alternative"), row.id(),
                              Value(trimmed(draft.textAlternative))));
    if (!draft.attach)
        return {};
    Record row(Entity::Attachment);
    row[entity == Entity::Story ? "story_id" : "resource_id"] = Value(owner.value);
    row["name"] = Value(simplified(draft.attach->name));
    row["media_type"] = Value(draft.attach->mediaType);
    row["content"] = Value(Bytes{draft.attach->content});
    row["text_alternative"] = Value(trimmed(draft.textAlternative));
    PW_CHECK(edit.insert(row));
    return {};
}

} // namespace

std::string LibraryItem::title() const {
    if (const std::string title = simplified(row.text("title")); !title.empty())
        return title;
    if (const std::string first = firstWords(words()); !first.empty())
        return first;
    const std::string who = simplified(credit());
    const std::string what = isStory() ? "A story" : "A resource";
    return who.empty() ? what : what + " by " + who;
}

std::string LibraryItem::permission() const {
    const std::string &said = row.text(isStory() ? "permission" : "sensitivity");
    if (said.empty())
        return isStory() ? "internal" : "partner";
    return said;
}

bool hasRunOut(const Record &story, const std::string &today) {
    const std::string &until = story.text("permission_until");
    return !until.empty() && until < today;
}

Result<std::vector<LibraryItem>> libraryOf(MapFile &map, const std::string &today) {
    std::vector<LibraryItem> items;
    for (const Entity entity : {Entity::Story, Entity::Resource})
        PW_CHECK(map.forEach(entity, [&](const Record &row) {
            items.push_back({.row = row});
            return true;
        }));
    if (items.empty())
        return items;
    PW_TRY(Attachments attachments, attachmentsIn(map));
    Names names(map);
    for (LibraryItem &item : items) {
        item.organisation = names.of(Entity::Organisation, item.row.reference("organisation_id"));
        item.community = names.of(Entity::Community, item.row.reference("community_id"));
        item.session = names.of(Entity::Exercise, item.row.reference("exercise_id"));
        item.plan = names.of(Entity::Plan, item.row.reference("plan_id"));
        item.isLapsed = item.isStory() && hasRunOut(item.row, today);
        if (item.isLapsed)
            item.row["words"] = Value();
        else if (const auto found = attachments.find(item.row.id()); found != attachments.end())
            item.attachments = std::move(found->second);
        item.searched = searchedOf(item);
    }
    std::ranges::stable_sort(items, {},
                             [](const LibraryItem &item) { return folded(item.title()); });
    return items;
}

bool isFound(const LibraryItem &item, const std::string &typed) {
    return std::ranges::all_of(split(folded(typed), ' '), [&](const std::string &word) {
        return item.searched.contains(word);
    });
}

Result<RowId> saveToLibrary(MapFile &map, const LibraryDraft &draft) {
    const Entity entity = draft.row.entity();
    RowId id = draft.row.id();
    std::vector<Record> attached;
    if (id) {
        PW_TRY(attached, map.recordsOf(Entity::Attachment,
                                       entity == Entity::Story ? "story_id" : "resource_id", id));
    }
    PW_CHECK(checkDraft(draft, draft.attach || (draft.keepsAttachment && !attached.empty())));
    Record row = draft.row;
    for (const Field &field : fieldsOf(entity))
        if (field.type == FieldType::Text)
            row[field] = Value(simplified(row[field].text()));
        else if (field.type == FieldType::LongText)
            row[field] = Value(trimmed(row[field].text()));
    PW_TRY(Edit edit, Edit::begin(map, verb(entity, id ? "change" : "add"), subjectOf(row)));
    if (!id) {
        PW_TRY(id, edit.insert(row));
    } else {
        for (const Field &field : fieldsOf(entity))
            PW_CHECK(edit.set(field, id, row[field]));
    }
    PW_CHECK(writeAttachment(edit, draft, id, attached));
    PW_CHECK(edit.commit());
    return id;
}

Result<void> removeFromLibrary(MapFile &map, Entity entity, RowId row) {
    PW_TRY(const Record record, map.record(entity, row));
    PW_TRY(Edit edit, Edit::begin(map, verb(entity, "remove"), subjectOf(record)));
    PW_CHECK(edit.remove(entity, row));
    PW_CHECK(edit.commit());
    return {};
}

Result<void> renewPermission(MapFile &map, RowId story, const std::string &permission,
                             const std::string &until) {
    PW_TRY(const Record record, map.record(Entity::Story, story));
    PW_TRY(Edit edit, Edit::begin(map, "story.renew", subjectOf(record)));
    PW_CHECK(edit.set(fieldOf(Entity::Story, "permission"), story, Value(permission)));
    PW_CHECK(edit.set(fieldOf(Entity::Story, "permission_until"), story, Value(until)));
    PW_CHECK(edit.commit());
    return {};
}

} // namespace placeweave
