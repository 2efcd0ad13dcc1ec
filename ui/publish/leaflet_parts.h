// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/publish/leaflet.h"
#include "ui/publish/map_figure.h"
#include "ui/publish/text_flow.h"

#include <map>
#include <span>

namespace placeweave {

// What leaflets are put together from.

inline constexpr QSizeF kA4Pixels(210 / 25.4 * 96, 297 / 25.4 * 96);
inline constexpr QSizeF kA5Pixels(148.5 / 25.4 * 96, 210 / 25.4 * 96);

QString leafletWords(const char *english); // translated
// Without line breaks and control characters.
QString oneLine(std::string_view text);

// Sizes of letters, in pixels.
struct PrintStyle {
    explicit PrintStyle(bool isLargePrint = false, bool isSmallPage = false);
    double small;
    double body;
    double name;
    double heading;
    double title;
    const MapTheme &theme = mapTheme(false);
};

struct ListedGroup {
    QString name;
    std::vector<const Listed *> entries;
    std::vector<const Listed *> also; // belong here too, and are told of elsewhere
};
// In the order of the vocabulary or of the areas; what belongs nowhere comes last.
std::vector<ListedGroup> groupedListing(const LeafletRequest &request);

// What each has as its number on the map: those with a place, from 1, in this order.
using Numbers = std::map<const Listed *, std::uint32_t>;
struct NumberedScene {
    SceneSources scene;
    Numbers numbers;
};
NumberedScene numberedScene(const SceneSources &scene, std::span<const Listed *const> entries);
std::vector<const Listed *> inOrder(const std::vector<ListedGroup> &groups);

// A line, the essentials, or everything.
enum class Told { Line, Brief, Full };
Block headingBlock(const QString &text, const PrintStyle &style);
Block paragraphBlock(const QString &text, const PrintStyle &style);
// `number` 0: its symbol instead, or nothing.
Block entryBlock(const Listed &listed, std::uint32_t number, const PrintStyle &style, Told told);
std::vector<Block> entryBlocks(const std::vector<ListedGroup> &groups, const Numbers &numbers,
                               const PrintStyle &style, Told told);
// A way to reach somebody as it is printed: an address of the web without "https://".
QString contactOnPaper(QString contact);
// "Lunch club: Tue 12:00–14:00, £3"
QString serviceInWords(const ListedService &service, Told told);

// Title, purpose line and whom it is for, at the top of a page; the bottom of it.
double drawHead(PagePainter &page, const QRectF &room, const SheetRequest &sheet,
                const QString &title, const QString &line, double size);
struct Foot {
    QString credits;
    std::size_t page = 0; // from 1; 0 for no number
    std::size_t pages = 0;
};
void drawFoot(PagePainter &page, const QRectF &room, const SheetRequest &sheet, const Foot &foot,
              double size);

// "About this map" in a band at the foot of a page: all of it, in letters as large as there is room
// for; then the longest paragraph is cut, never another, for whom to ring stands last.
// In large print it goes with the list instead, as large as that.
class AboutBand {
public:
    AboutBand(const LeafletRequest &request, double width, double tallest,
              double largest = points(8));
    double height() const { return m_height; } // 0 when nothing is written about it
    void draw(PagePainter &page, QPointF at) const;

private:
    double m_height = 0;
    std::shared_ptr<const TextFlow> m_flow;
    std::vector<QRectF> m_columns;
    double m_width = 0;
};

// Whether this computer has the letters: without, boxes are printed instead.
bool hasLettersFor(const QString &text);

std::vector<Block> aboutBlocks(const SheetRequest &sheet, const PrintStyle &style);

// A map in a frame.
void drawMapIn(PagePainter &page, const QRectF &room, const MapDrawing &map, const QString &said,
               const MapTheme &theme);

// The families on a map, in columns, as high as they need to be; the bottom of it.
double drawLegendStrip(PagePainter &page, const QRectF &room, const MapDrawing &map, int columns,
                       double scale);
double legendStripHeight(const MapDrawing &map, int columns, double scale);

// Each leaflet is one file.
Result<Pages> handoutPages(const LeafletRequest &request);
Result<Pages> seriesPages(const LeafletRequest &request);
Result<Pages> bookletPages(const LeafletRequest &request);
Result<Pages> posterPages(const LeafletRequest &request);
Result<Pages> whatsOnPages(const LeafletRequest &request);
Result<Pages> phonePages(const LeafletRequest &request);

} // namespace placeweave
