// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/area_fill.h"
#include "core/draw/area_outlines.h"
#include "core/draw/core20_areas.h"
#include "core/draw/ground_layers.h"
#include "core/draw/ground_look.h"
#include "core/draw/note_layer.h"
#include "core/draw/scene_assets.h"
#include "core/draw/symbols.h"
#include "core/draw/theme.h"
#include "core/draw/viewport.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace placeweave {

// --- texts ---

enum class TextStyle : std::uint8_t {
    Organisation,
    OrganisationStrong, // the one selected
    City,
    Town,
    Village,
    Hamlet,
    Sea,
    Water,
    Hill,
    Street,
    AreaName,
    Count,  // in a cluster
    Number, // in a symbol on paper
    Note,   // what somebody wrote on the map
};
inline constexpr std::size_t kTextStyles = 14;

// Size and weight; sizes in pixels at text scale 1.
struct TextLook {
    double size = 13;
    bool bold = false;
    bool italic = false;
    double spacing = 0; // added between letters, pixels
    double halo = 0;    // width of the light rim around letters
    Colour colour;
    Colour haloColour;
};
TextLook textLook(TextStyle style, const MapTheme &theme);

// How wide texts are: the painter knows, for it has the fonts.
class TextMeasure {
public:
    virtual ~TextMeasure() = default;
    // Pixels at text scale 1.
    virtual double width(std::string_view text, TextStyle style) const = 0;
    virtual double height(TextStyle style) const = 0;
};

// --- what a picture consists of ---

struct GroundItem {
    PixelPath path;
    Colour fill{0, 0, 0, 0};   // even-odd; transparent for none
    Colour stroke{0, 0, 0, 0}; // round joins and ends; transparent for none
    double width = 0;
    std::vector<double> dashes; // lengths in pixels, dash and gap in turn
    bool crisp = false;         // no smoothing wanted: fills of areas that share edges
};

// The ground of a view: background, then items in order.
struct GroundPicture {
    Colour background;
    std::vector<GroundItem> items;
    std::size_t belowBaseMap = 0; // so many of them come before the pictures of a base map
    bool usesBaseLand = false;
};

// One symbol, cluster, spread of coincident symbols or sign of a note.
struct Mark {
    enum class Type : std::uint8_t { Symbol, Cluster, Spread, Note } type = Type::Symbol;
    PixelPoint at;
    double radius = 0; // of what is seen, halo left out
    bool isSelected = false;
    bool isHovered = false;

    // Symbol; of a note its id, and its position in NoteLayer::notes()
    std::int64_t id = 0;
    std::uint32_t item = 0; // in the assets, or of a suggestion in the suggestions
    std::uint16_t kind = 0xFFFF;
    SymbolState state;
    bool isSuggestion = false; // not of the map yet; one that may be there twice is
    const Glyph *glyph = nullptr;
    std::uint32_t number = 0; // shown in place of the glyph on paper; 0 for none

    // Cluster, and the hub of a spread
    std::uint32_t count = 1;
    std::array<std::uint32_t, Cluster::kGroups> groups{};
    std::uint32_t firstRun = 0; // its members: runs firstRun to endRun of the picture
    std::uint32_t endRun = 0;
    std::vector<PixelPoint> legs; // from the hub of a spread to its symbols, relative to `at`
};

struct Label {
    std::vector<std::string> lines;
    TextStyle style = TextStyle::Organisation;
    PixelPoint at; // top left of the box
    PixelBox box;
    enum class Align : std::uint8_t { Left, Centre, Right } align = Align::Left;
    std::int64_t id = 0; // of its mark, or 0
    bool isOver = false; // drawn over the marks that it covers
    double opacity = 1;
};

// What lies on the ground, in the order of drawing.
struct MarkPicture {
    std::vector<Mark> marks;
    std::vector<Label> labels; // none meets another
    std::shared_ptr<const SceneAssets> assets;
    std::vector<ClusterView::Run> runs; // of points of the assets

    // The topmost mark at that pixel, give or take `slack`; null for none.
    const Mark *markAt(PixelPoint pixel, double slack = 4) const;
    // Of the members of a cluster or spread.
    MercatorBox boundsOf(const Mark &cluster) const;
};

struct Legend {
    struct Family {
        std::uint8_t family = 0;
        std::string label;
        std::uint16_t kind = 0xFFFF; // its most frequent one here, for the sample
        std::uint32_t count = 0;
    };
    struct State {
        SymbolState state;
        std::string
            code; // "suggested", "unchecked", "register", "approximate", "private", "closed"
        std::string label;
        std::uint32_t count = 0;
    };
    struct Kind {
        std::uint16_t kind = 0xFFFF;
        std::string label;
        std::uint32_t count = 0;
    };
    std::vector<Family> families; // in the order of the vocabulary; only those here
    std::vector<Kind> kinds;      // likewise, of kinds
    std::vector<State> states;
    std::string fillTitle;
    std::vector<FillClass> fill;
    std::string fillCounted;            // as AreaFill::counted
    std::uint32_t fillWithoutValue = 0; // areas, drawn in no colour
    struct Core20 {
        std::string label;
        Colour colour;           // of the hatch and the outline
        std::uint32_t areas = 0; // in view or not, as those of the fill
    };
    std::optional<Core20> core20;
    std::vector<AreaOutline> outlines; // of sets with a name, the largest areas first
    std::uint32_t total = 0;
};

struct ScaleBar {
    double pixels = 0;
    double metres = 0;
    std::string text; // "500 m", "2 km"
};

// --- the scene ---

// How far the selected organisation reaches.
struct Reach {
    Mercator centre;
    double metres = 0;
    std::shared_ptr<const PathStore> drawn; // its own area, shape 0, instead of the circle
};

// From the selected organisation to one that it is connected with.
struct SceneLink {
    Mercator from;
    Mercator to;
    int strength = 1; // 1 to 3
};

// Shared parts: cheap to copy to another thread.
struct SceneSources {
    std::shared_ptr<const SceneAssets> assets = {};
    // Of a mapping session: not of the map yet, each standing by itself beside whatever is there.
    std::shared_ptr<const SceneAssets> suggestions = {};
    std::shared_ptr<const GroundLayers> ground = {};
    std::vector<std::shared_ptr<const AreaLayer>> outlines = {};
    std::shared_ptr<const AreaFill> fill = {};
    std::shared_ptr<const Core20Areas> core20 = {}; // hatched where somebody asked for it
    GroundLook look = {};                           // of the ground's parts, ours and the fill
    std::optional<Reach> reach = {};
    std::vector<SceneLink> links = {};
    std::shared_ptr<const NoteLayer> notes = {};
    std::vector<std::string> credits = {}; // of imported layers and the base map
    // The painter puts pictures of a base map over our own ground, which is seen where there are
    // none. Colours of areas and outlines lie over the pictures; names of places are theirs.
    bool isOnBaseMap = false;
};

// What to show to somebody who has not said: every point, and the whole place when it is no larger
// than that; a map with no points yet shows its place. Empty when there is nothing.
LatLonBox wholeBox(const SceneSources &sources);

struct SceneOptions {
    bool dark = false;
    bool showLabels = true;
    bool showPlaceNames = true;
    bool cluster = true;
    bool numbered = false; // numbers in the symbols, in the order of SceneAssets items
    // Labels may lie so far outside the view, or be cut by its edge: right for a map that is moved,
    // whose labels should not jump about. 0 on paper.
    double labelMargin = 0;
    double textScale = 1;
    double symbolScale = 1;
    std::int64_t selected = 0;
    std::int64_t hovered = 0;
    // Where labels and marks must not go: panels that float over the map.
    std::vector<PixelBox> keepClear = {};
};

class LabelPlacer;

// Decides what a picture of the map shows; draws nothing. Screen, print and pictures all take it
// from here, so they agree. A value for one view: make one per frame.
class MapScene {
public:
    MapScene(const SceneSources &sources, const Viewport &view, const SceneOptions &options);

    // Slow for a large map (tens of milliseconds): made off the GUI thread.
    GroundPicture ground() const;
    // Fast enough for every frame.
    MarkPicture marks(const TextMeasure &measure) const;
    // Of what is in the view.
    Legend legend() const;
    ScaleBar scaleBar(double longest = 120) const;
    // "Made with Natural Earth · …", sorted and without repeats.
    std::string attribution() const;

private:
    bool needsBaseLand() const;
    std::vector<GroundItem> drawnByHand() const; // notes, and what goes with the selection
    void addNotes(MarkPicture &picture) const;
    void addAreaNames(LabelPlacer &placer, const TextMeasure &measure,
                      std::vector<Label> &labels) const;

    const SceneSources &m_sources;
    Viewport m_view;
    const SceneOptions &m_options;
    const MapTheme &m_theme;
};

} // namespace placeweave
