// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/model/value.h"

#include <optional>
#include <string>
#include <vector>

namespace placeweave {

class MapFile;

// Stories that people told, and the resources (evidence, guidance, methods, settings) that partners
// share: what the map's own people see of them. What leaves is up to Disclosure and
// exchange/told_library.h.

// Larger ones would make a map too large to be sent; they are linked to.
inline constexpr std::size_t kMostAttachmentBytes = 8'000'000;

struct LibraryItem {
    Record row; // Entity::Story or Entity::Resource
    // What it is linked to, by name; empty where it is to nothing.
    std::string organisation = {};
    std::string community = {};
    std::string session = {};
    std::string plan = {};
    std::vector<Record> attachments = {}; // without their content
    // Permission to tell it has run out: its words are in nobody's hands until they are asked
    // again, so they are empty here, and its attachments are not named.
    bool isLapsed = false;
    std::string searched = {}; // folded: where words are looked for

    bool isStory() const { return row.entity() == Entity::Story; }
    // The title, else the first words, else what it is.
    std::string title() const;
    const std::string &words() const { return row.text(isStory() ? "words" : "description"); }
    const std::string &credit() const { return row.text(isStory() ? "credit" : "shared_by"); }
    // Code of "sensitivity". A story about which nobody said anything is for nobody else; a
    // resource is shared between partners.
    std::string permission() const;
};

// From A to Z. Each word typed, found anywhere, is looked for by `isFound`.
Result<std::vector<LibraryItem>> libraryOf(MapFile &map, const std::string &today);
bool isFound(const LibraryItem &item, const std::string &typed);
bool hasRunOut(const Record &story, const std::string &today);

struct AttachedFile {
    std::string name;
    std::string mediaType;
    std::string content;
};

// A story or a resource as it was written; with an id it takes the place of what was there.
struct LibraryDraft {
    Record row{Entity::Story};
    std::optional<AttachedFile> attach = {}; // in place of what was attached
    bool keepsAttachment = true;             // where none is attached anew
    std::string textAlternative = {};        // what it shows or says, in words
};
// One recorded action. InvalidInput when there is nothing in it, or too much is attached.
Result<RowId> saveToLibrary(MapFile &map, const LibraryDraft &draft);
// One recorded action; what is attached goes with it.
Result<void> removeFromLibrary(MapFile &map, Entity entity, RowId row);
// They were asked again: who may hear it, and until when (a day, or empty for no end).
Result<void> renewPermission(MapFile &map, RowId story, const std::string &permission,
                             const std::string &until);

} // namespace placeweave
