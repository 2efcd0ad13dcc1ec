// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/publish/leaflet.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/replaced_file.h"
#include "core/insight/homes.h"
#include "core/store/map_file.h"
#include "ui/publish/leaflet_parts.h"

#include <QBuffer>

#include <algorithm>
#include <array>

namespace placeweave {
namespace {

constexpr std::array kLayouts{
    std::pair{"sheet", PrintLayout::Sheet},   std::pair{"handout", PrintLayout::Handout},
    std::pair{"series", PrintLayout::Series}, std::pair{"booklet", PrintLayout::Booklet},
    std::pair{"poster", PrintLayout::Poster}, std::pair{"whats-on", PrintLayout::WhatsOn},
    std::pair{"phone", PrintLayout::Phone},
};

Result<void> writePhone(const LeafletRequest &request, const std::filesystem::path &file,
                        const std::string &ending) {
    constexpr int kLongSide = 1920; // pixels
    QByteArray content;
    if (ending == ".txt") {
        content = asMessage(request).toUtf8();
    } else {
        PW_TRY(const Pages pages, phonePages(request));
        QBuffer buffer(&content);
        buffer.open(QIODevice::WriteOnly);
        pictureOf(pages, 0, kLongSide).save(&buffer, "PNG");
    }
    PW_TRY(ReplacedFile whole, ReplacedFile::beside(file));
    whole.write({content.constData(), static_cast<std::size_t>(content.size())});
    return whole.commit();
}

} // namespace

std::optional<PrintLayout> layoutByName(std::string_view name) {
    const auto found =
        std::ranges::find_if(kLayouts, [&](const auto &each) { return each.first == name; });
    return found == kLayouts.end() ? std::nullopt : std::optional(found->second);
}

Result<AreasOnPaper> readAreasOnPaper(MapFile &map, const AreaSet &set) {
    AreaStore &store = map.areas();
    AreasOnPaper areas;
    areas.name = set.name;
    PW_TRY(areas.areas, store.areas(set.id));
    std::ranges::stable_sort(areas.areas, {}, [](const Area &area) { return folded(area.name); });
    areas.layer = AreaLayer::make(set, areas.areas);
    PW_TRY(const std::vector<Indicator> indicators, store.indicators());
    for (const Indicator &indicator : indicators)
        if (indicator.areaSet == set.id && folded(indicator.name) == "population") {
            PW_TRY(areas.population, store.values(indicator.id));
        }
    std::vector<std::optional<LatLon>> centres;
    for (const Area &area : areas.areas)
        centres.push_back(centreOf(area.outline));
    PW_TRY(areas.asked, askedIn(map, set.id, areas.areas, centres, today()));
    return areas;
}

Result<Pages> leafletPages(const LeafletRequest &request) {
    switch (request.layout) {
    case PrintLayout::Sheet:
        return sheetPages(request.sheet);
    case PrintLayout::Handout:
        return handoutPages(request);
    case PrintLayout::Series:
        return seriesPages(request);
    case PrintLayout::Booklet:
        return bookletPages(request);
    case PrintLayout::Poster:
        return posterPages(request);
    case PrintLayout::WhatsOn:
        return whatsOnPages(request);
    case PrintLayout::Phone:
        return phonePages(request);
    }
    return fail(ErrorCode::Unsupported, "There is no such layout.");
}

Result<void> writeLeaflet(const LeafletRequest &request, const std::filesystem::path &file,
                          const Progress &progress) {
    const std::string ending = folded(toUtf8(file.extension()));
    if (request.layout == PrintLayout::Sheet)
        return writeSheet(request.sheet, file, progress);
    if (request.layout == PrintLayout::Phone && (ending == ".png" || ending == ".txt"))
        return writePhone(request, file, ending);
    if (ending != ".pdf")
        return fail(ErrorCode::InvalidInput,
                    request.layout == PrintLayout::Phone
                        ? "For a phone it is written as .png, .txt or .pdf."
                        : "Pages are written as .pdf.",
                    toUtf8(file));
    PW_TRY(const Pages pages, leafletPages(request));
    return writePdf(pages, file, progress);
}

} // namespace placeweave
