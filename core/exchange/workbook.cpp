// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workbook.h"

#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/base/time.h"
#include "core/exchange/quiet_gdal.h"
#include "core/exchange/stoppable_reading.h"
#include "core/exchange/workbook_marks.h"
#include "core/exchange/zip_guard.h"

#include <array>
#include <format>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

constexpr std::array<const char *, 3> kDrivers{"XLSX", "ODS", nullptr};
// As text, and the first row like any other: what is a heading is for the mapping to say.
constexpr std::array<const char *, 3> kAsTheyStand{"FIELD_TYPES=STRING", "HEADERS=DISABLE",
                                                   nullptr};

constexpr std::string_view kUnreadable =
    "The workbook could not be read. It may be damaged, or kept with a password.";

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
using Dataset = std::unique_ptr<GDALDataset, CloseDataset>;

std::unexpected<Error> stopped(const std::string &name) {
    return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.", name);
}

Result<Dataset> openWorkbook(const TableSource &workbook) {
    const QuietGdal quiet;
    PW_CHECK(membersOfZip(workbook.file, workbook.name));
    // Sheets are read to their end when they are first asked for anything.
    const std::string path = StoppableReading::gdalPath(toUtf8(workbook.file));
    Dataset dataset(GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY,
                                      kDrivers.data(), kAsTheyStand.data()));
    if (StoppableReading::isStopped())
        return stopped(workbook.name);
    if (!dataset)
        return fail(ErrorCode::InvalidInput, std::string(kUnreadable) + quiet.inItsOwnWords(),
                    workbook.name);
    return dataset;
}

// GDAL writes a cell that holds a day as 2026/05/12, counted from the end of 1899.
std::string from1904(const std::string &cell) {
    constexpr int kDaysBetween = 1462;
    constexpr std::size_t kDay = 10;
    const bool isDay = cell.size() >= kDay && cell[4] == '/' && cell[7] == '/' &&
                       (cell.size() == kDay || cell[kDay] == ' ');
    const auto day = isDay ? parseDay(std::string_view(cell).substr(0, kDay)) : std::nullopt;
    return day ? daysBefore(*day, -kDaysBetween) + cell.substr(kDay) : cell;
}

class SheetRows final : public RowReader {
public:
    SheetRows(Dataset dataset, OGRLayer *layer, bool countsFrom1904)
        : m_dataset(std::move(dataset)), m_layer(layer), m_countsFrom1904(countsFrom1904) {
        const QuietGdal quiet;
        m_layer->ResetReading();
        m_total = m_layer->GetFeatureCount();
    }

    Result<bool> next(std::vector<std::string_view> &cells) override {
        const QuietGdal quiet;
        m_feature.reset(m_layer->GetNextFeature());
        if (!m_feature)
            return false;
        ++m_row;
        m_cells.clear();
        for (int i = 0; i < m_feature->GetFieldCount(); ++i) {
            const char *text =
                m_feature->IsFieldSetAndNotNull(i) ? m_feature->GetFieldAsString(i) : "";
            m_cells.emplace_back(isUtf8(text) ? text : "");
            if (m_countsFrom1904)
                m_cells.back() = from1904(m_cells.back());
        }
        cells.assign(m_cells.begin(), m_cells.end());
        return true;
    }
    std::int64_t row() const override { return m_row; }
    std::int64_t total() const override { return m_total; }

private:
    Dataset m_dataset;
    OGRLayer *m_layer;
    OGRFeatureUniquePtr m_feature;
    bool m_countsFrom1904;
    std::vector<std::string> m_cells;
    std::int64_t m_row = 0;
    std::int64_t m_total = 0;
};

} // namespace

Result<std::vector<Sheet>> sheetsOf(const TableSource &workbook) {
    PW_TRY(const Dataset dataset, openWorkbook(workbook));
    const QuietGdal quiet;
    const WorkbookMarks marks = marksOf(workbook);
    std::vector<Sheet> sheets;
    for (OGRLayer *layer : dataset->GetLayers()) {
        const bool isEmpty = layer->GetFeatureCount() == 0;
        if (StoppableReading::isStopped()) // to GDAL that is the end of the sheet
            return stopped(workbook.name);
        if (isEmpty)
            continue;
        std::string name = layer->GetName();
        const auto open = [workbook, name,
                           from1904 =
                               marks.countsFrom1904]() -> Result<std::unique_ptr<RowReader>> {
            const QuietGdal quietly;
            PW_TRY(Dataset again, openWorkbook(workbook));
            OGRLayer *sheet = again->GetLayerByName(name.c_str());
            if (!sheet)
                return fail(ErrorCode::InvalidInput,
                            std::format("The workbook has no sheet \"{}\" any more.", name),
                            workbook.name);
            auto rows = std::make_unique<SheetRows>(std::move(again), sheet, from1904);
            if (StoppableReading::isStopped())
                return stopped(workbook.name);
            return rows;
        };
        sheets.push_back({name,
                          {.file = {}, .name = workbook.name, .rows = open},
                          marks.hiddenSheets.contains(name)});
    }
    if (sheets.size() > 1) // the sheet says what it lists
        for (Sheet &sheet : sheets)
            sheet.table.name = std::format("{}, {}", workbook.name, sheet.name);
    // GDAL reads a sheet when its rows are counted, and gives up with none.
    if (sheets.empty() && !quiet.complaint().empty())
        return fail(ErrorCode::InvalidInput, std::string(kUnreadable) + quiet.inItsOwnWords(),
                    workbook.name);
    if (sheets.empty())
        return fail(ErrorCode::InvalidInput, "The workbook is empty.", workbook.name);
    return sheets;
}

} // namespace placeweave
