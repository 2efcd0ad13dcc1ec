// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/note_layer.h"
#include "core/draw/scene_assets.h"
#include "core/exchange/disclosure.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace placeweave {

// A text that somebody should see before anything leaves.
struct TextToSee {
    std::string words;          // "Choir: what it is – a home address?"
    RowId organisation;         // whose it is; none of what belongs to nobody
    bool namesNotAsked = false; // a group that nobody has asked yet, and nothing worse
};

// What may be drawn for somebody: their organisations where they may be shown to be, from A to Z as
// a numbered list has them; and in sentences, what was left out.
struct DisclosedScene {
    std::shared_ptr<const SceneAssets> assets;
    std::shared_ptr<const NoteLayer> notes; // null when there are none
    std::vector<std::string> credits;       // of those whose data placed them
    std::int64_t drawn = 0;
    std::int64_t listed = 0; // drawn or not
    std::vector<std::string> leftOut;
    std::int64_t notAsked = 0;
    std::vector<RowId> toAsk;      // those not asked
    std::vector<TextToSee> lookAt; // of what leaves
    std::vector<TextToSee> told;   // of texts that tell a withheld place
};

// On the worker; nothing reaches a sheet except through the disclosure filter. `only`: of these
// organisations, numbered in that order; what is left out is counted `among` these, all that a
// filter matches, withheld or not.
Result<DisclosedScene> discloseScene(MapFile &map, const ReaderProfile &profile,
                                     const std::optional<std::vector<RowId>> &only = {});
Result<DisclosedScene> discloseScene(MapFile &map, const Disclosure &disclosure,
                                     const std::optional<std::vector<RowId>> &only = {},
                                     const std::optional<std::vector<RowId>> &among = {});
// Of what leaves, the texts that somebody should look at once more (private_matter.h), in words.
Result<std::vector<TextToSee>> textsToLookAt(MapFile &map, const Disclosure &disclosure,
                                             const std::optional<std::vector<RowId>> &only = {});
// As it is drawn for them, without its name.
SceneAsset sceneAssetOf(const Record &organisation, const ShownPlace &place);

// Purpose, who looks after it, how to be changed or removed, the safeguarding contact: in order, as
// printed. Empty where nothing was written that these readers may have.
Result<std::string> aboutInWords(MapFile &map, const Disclosure &disclosure);

} // namespace placeweave
