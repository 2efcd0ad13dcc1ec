// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/features.h"

#include "core/base/ids.h"
#include "core/base/machine.h"
#include "core/base/text.h"
#include "core/exchange/quiet_gdal.h"
#include "core/exchange/stoppable_reading.h"
#include "core/place/polygon.h"
#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <format>
#include <gdal_priv.h>
#include <limits>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>

namespace placeweave {
namespace {

// Formats that are files and nothing else: no database servers, no web addresses, no VRT that could
// lead anywhere.
constexpr std::array<const char *, 13> kDrivers{
    "GeoJSON",    "GeoJSONSeq", "TopoJSON", "ESRI Shapefile", "GPKG",
    "FlatGeobuf", "LIBKML",     "KML",      "MapInfo File",   "GML",
    "GPX",        "OSM",        nullptr};

struct CloseDataset {
    void operator()(GDALDataset *dataset) const { GDALClose(dataset); }
};
struct DestroyTransformation {
    void operator()(OGRCoordinateTransformation *t) const {
        OGRCoordinateTransformation::DestroyCT(t);
    }
};

std::string gdalPath(const std::filesystem::path &file) {
    const std::string path = toUtf8(file);
    const std::string extension = folded(file.extension().string());
    if (extension == ".zip")
        return "/vsizip/" + path;
    if (extension == ".gz")
        return "/vsigzip/" + path;
    constexpr std::string_view kReadWhole[] = {".geojson", ".json", ".topojson", ".kml", ".gpx"};
    return std::ranges::contains(kReadWhole, extension) ? StoppableReading::gdalPath(path) : path;
}

bool isPolygonal(OGRwkbGeometryType type) {
    const auto flat = wkbFlatten(type);
    return flat == wkbPolygon || flat == wkbMultiPolygon || flat == wkbCurvePolygon ||
           flat == wkbMultiSurface;
}

std::optional<int> dimensionOf(OGRwkbGeometryType type) {
    const auto flat = wkbFlatten(type);
    if (flat == wkbPoint || flat == wkbMultiPoint)
        return 0;
    if (OGR_GT_IsSubClassOf(flat, wkbCurve) || OGR_GT_IsSubClassOf(flat, wkbMultiCurve))
        return 1;
    return isPolygonal(flat) ? std::optional(2) : std::nullopt;
}

// A track or a route is no place that somebody could go to.
bool isOfPlaces(OGRwkbGeometryType type) {
    const auto flat = wkbFlatten(type);
    return flat != wkbNone && flat != wkbLineString && flat != wkbMultiLineString;
}

OGRLayer *bestLayer(GDALDataset &dataset) {
    OGRLayer *any = nullptr;
    for (OGRLayer *layer : dataset.GetLayers()) {
        if (layer->GetGeomType() == wkbNone)
            continue;
        if (isPolygonal(layer->GetGeomType()))
            return layer;
        any = any ? any : layer;
    }
    return any;
}

// Areas may go on beyond the 180th meridian: they are cut there.
bool isOnTheGlobe(const OGRGeometry &geometry) {
    OGREnvelope box;
    geometry.getEnvelope(&box);
    const double farthest = isPolygonal(geometry.getGeometryType()) ? 360 : 180;
    return isOnEarth({box.MinY, 0}) && isOnEarth({box.MaxY, 0}) && box.MinX >= -farthest &&
           box.MaxX <= farthest;
}

// Lines and rings without the points that are no numbers; counts those.
class NumbersOnly : public OGRDefaultGeometryVisitor {
public:
    using OGRDefaultGeometryVisitor::visit;
    void visit(OGRLineString *line) override {
        std::vector<OGRRawPoint> kept;
        for (int i = 0; i < line->getNumPoints(); ++i)
            if (std::isfinite(line->getX(i)) && std::isfinite(line->getY(i)))
                kept.emplace_back(line->getX(i), line->getY(i));
        const int dropped = line->getNumPoints() - static_cast<int>(kept.size());
        if (dropped > 0)
            line->setPoints(static_cast<int>(kept.size()), kept.data());
        leftOut += dropped;
    }
    void visit(OGRLinearRing *ring) override { visit(static_cast<OGRLineString *>(ring)); }

    int leftOut = 0;
};

// The corner of lines, or the point of several, that lies nearest: between them is nothing.
OGRPoint nearestOf(const OGRGeometry &shape, const OGRPoint &middle) {
    class Nearest : public OGRDefaultConstGeometryVisitor {
    public:
        using OGRDefaultConstGeometryVisitor::visit;
        explicit Nearest(const OGRPoint &middle) : m_middle(middle) {}
        void visit(const OGRPoint *point) override {
            const double apart =
                std::hypot(point->getX() - m_middle.getX(), point->getY() - m_middle.getY());
            if (apart >= m_least)
                return;
            m_least = apart;
            found = *point;
        }
        OGRPoint found;

    private:
        const OGRPoint &m_middle;
        double m_least = std::numeric_limits<double>::infinity();
    };
    Nearest nearest(middle);
    shape.accept(&nearest);
    return nearest.found;
}

// Parts that wind the way holes do among others that do not. Where all wind alike, whoever wrote
// the file does not tell by it.
int windingAsHoles(const OGRGeometry &shape) {
    if (wkbFlatten(shape.getGeometryType()) != wkbMultiPolygon)
        return 0;
    int holes = 0;
    const OGRMultiPolygon &parts = *shape.toMultiPolygon();
    for (const OGRPolygon *part : parts)
        holes += part->getExteriorRing() && !part->getExteriorRing()->isClockwise() ? 1 : 0;
    return holes < parts.getNumGeometries() ? holes : 0;
}

// On the shape itself: the middle of a crescent lies outside it.
std::optional<LatLon> pointOn(const OGRGeometry &shape, const std::string &wkb) {
    if (isPolygonal(shape.getGeometryType())) {
        const auto polygons = polygonsFromWkb(wkb);
        return polygons && !polygons->empty() ? std::optional(pointInside(*polygons))
                                              : std::nullopt;
    }
    OGRPoint point;
    if (wkbFlatten(shape.getGeometryType()) == wkbPoint)
        point = *shape.toPoint();
    else if (shape.Centroid(&point) != OGRERR_NONE || point.IsEmpty())
        return std::nullopt;
    else
        point = nearestOf(shape, point);
    return point.IsEmpty() ? std::nullopt : std::optional(LatLon{point.getY(), point.getX()});
}

// Over so many metres from corner to corner.
bool isWider(const OGRGeometry &shape, double metres) {
    OGREnvelope box;
    shape.getEnvelope(&box);
    return distanceMetres({box.MinY, box.MinX}, {box.MaxY, box.MaxX}) > metres;
}

} // namespace

struct FeatureSource::State {
    std::string name;
    std::string memoryFile; // of text in memory
    std::unique_ptr<GDALDataset, CloseDataset> dataset;
    OGRLayer *layer = nullptr;
    std::int64_t number = 0;   // of the feature last read
    bool isStream = false;     // OpenStreetMap's
    bool windingTells = false; // a Shapefile's: of a ring, whether it is a hole
    bool isTakenForBritishGrid = false;
    std::string complaint; // of a stream, while it was read ahead
    std::unique_ptr<OGRCoordinateTransformation, DestroyTransformation> toWgs84;
    std::vector<std::string> columns;

    ~State() {
        dataset.reset();
        if (!memoryFile.empty())
            VSIUnlink(memoryFile.c_str());
    }
    Result<void> open(const TableSource &source);
    void setOthersAside();
    Result<void> prepareTransformation(Metres metres);
    bool hasMetres(OGREnvelope &box) const;
    Feature read(OGRFeature &from) const;
};

// OpenStreetMap's files hold all layers in one stream, and GDAL keeps what it meets of the others
// until it is asked for, up to a limit that a town exceeds.
void FeatureSource::State::setOthersAside() {
    isStream = EQUAL(dataset->GetDriverName(), "OSM");
    if (!isStream)
        return;
    for (OGRLayer *other : dataset->GetLayers())
        if (other != layer)
            other->SetAttributeFilter("0 = 1");
}

// Whether its numbers go beyond degrees. Fills the box that they lie in, where it is to be had
// without reading a large file twice.
bool FeatureSource::State::hasMetres(OGREnvelope &box) const {
    const bool isAtHand = EQUAL(dataset->GetDriverName(), "GeoJSON") || !layer->GetSpatialRef();
    return !isStream && layer->GetExtent(&box, isAtHand ? TRUE : FALSE) == OGRERR_NONE &&
           !isOnEarth({box.MaxY, box.MaxX});
}

// Without a reference system, numbers beyond degrees are taken for the British grid.
Result<void> FeatureSource::State::prepareTransformation(Metres metres) {
    OGRSpatialReference wgs84;
    wgs84.importFromEPSG(4326);
    wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
    OGRSpatialReference british;
    const OGRSpatialReference *own = layer->GetSpatialRef();
    const bool mayBeWrong = metres == Metres::OfTheBritishGrid && own && own->IsGeographic();
    OGREnvelope box;
    if ((!own || mayBeWrong) && hasMetres(box)) {
        isTakenForBritishGrid =
            isOnBritishGrid({box.MinX, box.MinY}) && isOnBritishGrid({box.MaxX, box.MaxY});
        if (!own && !isTakenForBritishGrid)
            return fail(ErrorCode::InvalidInput,
                        "The file does not say in which reference system its coordinates are.",
                        name);
    }
    if (isTakenForBritishGrid) {
        british.importFromEPSG(27700);
        british.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
        own = &british;
    }
    if (!own || own->IsSame(&wgs84))
        return {};
    toWgs84.reset(OGRCreateCoordinateTransformation(own, &wgs84));
    if (!toWgs84)
        return fail(ErrorCode::Unsupported,
                    "The reference system of the file cannot be brought to latitude and longitude.",
                    name);
    return {};
}

// Of a list what a cell of a table has, rather than "(2:en,pl)". The ; at the end says that it is
// one, whatever commas there are in it.
// A whole number is written out: a code of sixteen digits would be told in fifteen ("1.23e+15").
static std::string textOf(OGRFeature &from, int field) {
    constexpr double kExact = 1LL << 53;
    const OGRFieldType type = from.GetFieldDefnRef(field)->GetType();
    if (type == OFTReal) {
        const double number = from.GetFieldAsDouble(field);
        if (number == std::floor(number) && std::abs(number) <= kExact)
            return std::format("{:.0f}", number);
    }
    if (type != OFTStringList)
        return from.GetFieldAsString(field);
    std::string list;
    for (char **element = from.GetFieldAsStringList(field); element && *element; ++element)
        list += std::string(*element) + ";";
    return list;
}

FeatureSource::Feature FeatureSource::State::read(OGRFeature &from) const {
    Feature feature;
    feature.number = number;
    for (int i = 0; i < from.GetFieldCount(); ++i) {
        std::string value = from.IsFieldSetAndNotNull(i) ? textOf(from, i) : std::string();
        feature.values.push_back(isUtf8(value) ? std::move(value) : std::string());
    }
    std::unique_ptr<OGRGeometry> shape(from.StealGeometry());
    if (!shape || shape->IsEmpty())
        return feature;
    if (shape->hasCurveGeometry())
        shape.reset(shape->getLinearGeometry());
    shape->flattenTo2D();
    NumbersOnly numbersOnly;
    shape->accept(&numbersOnly);
    feature.pointsLeftOut = numbersOnly.leftOut;
    if (windingTells)
        feature.holesTakenForParts = windingAsHoles(*shape);
    if (wkbFlatten(shape->getGeometryType()) == wkbPoint)
        feature.offEarth = LatLon{shape->toPoint()->getY(), shape->toPoint()->getX()};
    if ((toWgs84 && shape->transform(toWgs84.get()) != OGRERR_NONE) || !isOnTheGlobe(*shape))
        return feature;
    feature.offEarth.reset();
    feature.isArea = isPolygonal(shape->getGeometryType());
    feature.dimension = shape->getDimension();
    feature.wkb.resize(shape->WkbSize());
    shape->exportToWkb(wkbNDR, reinterpret_cast<unsigned char *>(feature.wkb.data()),
                       wkbVariantIso);
    feature.point = pointOn(*shape, feature.wkb);
    constexpr double kWidestBuilding = 200; // metres from corner to corner
    feature.isWide = isWider(*shape, kWidestBuilding);
    return feature;
}

Result<void> FeatureSource::State::open(const TableSource &source) {
    const QuietGdal quiet;
    name = source.name;
    std::string path;
    if (source.file.empty()) {
        path = memoryFile = "/vsimem/" + randomUuid() + ".geojson";
        // GDAL reads it only; it does not take the bytes over.
        auto *bytes = reinterpret_cast<GByte *>(const_cast<char *>(source.text.data()));
        VSIFCloseL(VSIFileFromMemBuffer(path.c_str(), bytes, source.text.size(), FALSE));
    } else {
        std::error_code problem;
        if (!std::filesystem::exists(source.file, problem))
            return fail(ErrorCode::NotFound, "There is no such file.", source.name);
        path = gdalPath(source.file);
    }
    dataset.reset(
        GDALDataset::Open(path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY, kDrivers.data()));
    if (StoppableReading::isStopped()) // whatever it made of the half that it has seen
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.", source.name);
    if (!dataset)
        return fail(ErrorCode::InvalidInput,
                    "The file cannot be read: it is damaged, cut short, or not what its ending "
                    "says. Open it in the program that it came from and save it again, or ask for "
                    "another copy." +
                        quiet.inItsOwnWords(),
                    source.name);
    return {};
}

Result<FeatureSource> FeatureSource::open(const TableSource &source, const std::string &layer,
                                          Metres metres) {
    const QuietGdal quiet;
    auto state = std::make_unique<State>();
    PW_CHECK(state->open(source));
    state->layer =
        layer.empty() ? bestLayer(*state->dataset) : state->dataset->GetLayerByName(layer.c_str());
    if (!state->layer && !layer.empty())
        return fail(ErrorCode::InvalidInput,
                    std::format("There is no layer \"{}\" in this file.", layer), source.name);
    if (!state->layer)
        return fail(ErrorCode::InvalidInput, "There are no shapes in this file.", source.name);
    state->setOthersAside();
    state->windingTells = EQUAL(state->dataset->GetDriverName(), "ESRI Shapefile");
    PW_CHECK(state->prepareTransformation(metres));
    const OGRFeatureDefn &definition = *state->layer->GetLayerDefn();
    for (int i = 0; i < definition.GetFieldCount(); ++i)
        state->columns.emplace_back(definition.GetFieldDefn(i)->GetNameRef());
    state->layer->ResetReading();
    return FeatureSource(std::move(state));
}

Result<std::vector<std::string>> FeatureSource::layers(const TableSource &source) {
    const QuietGdal quiet;
    State state;
    PW_CHECK(state.open(source));
    std::vector<std::string> names;
    // Counting would read a whole extract of a country.
    const bool countsAtOnce =
        std::string_view(state.dataset->GetDriver()->GetDescription()) != "OSM";
    for (OGRLayer *layer : state.dataset->GetLayers())
        if (isOfPlaces(layer->GetGeomType()) &&
            (!countsAtOnce || layer->GetFeatureCount(TRUE) != 0))
            names.emplace_back(layer->GetName());
    return names;
}

Result<FeatureSource::Contents> FeatureSource::contents(const TableSource &source) {
    const QuietGdal quiet;
    State state;
    PW_CHECK(state.open(source));
    Contents contents;
    contents.isOpenStreetMap = EQUAL(state.dataset->GetDriverName(), "OSM");
    for (OGRLayer *layer : state.dataset->GetLayers())
        if (layer->GetGeomType() != wkbNone)
            contents.layers.push_back({layer->GetName(), dimensionOf(layer->GetGeomType())});
    return contents;
}

Result<std::optional<FeatureSource::Feature>> FeatureSource::next() {
    const QuietGdal quiet;
    if (StoppableReading::isStopped()) // to GDAL that is the end of the file
        return fail(ErrorCode::Cancelled, "Stopped; nothing was changed.", m_state->name);
    const OGRFeatureUniquePtr feature(m_state->layer->GetNextFeature());
    // A file cut short complains when its end is reached; in a stream that is before what was read
    // of it has been given out.
    std::string complaint = quiet.complaint();
    if (m_state->isStream && m_state->complaint.empty())
        m_state->complaint = complaint;
    if (complaint.empty())
        complaint = m_state->complaint;
    if (!feature && !complaint.empty())
        return fail(ErrorCode::InvalidInput, "The shapes could not be read. " + complaint,
                    m_state->name);
    if (!feature)
        return std::nullopt;
    ++m_state->number;
    return m_state->read(*feature);
}

Result<void> FeatureSource::forEach(const std::function<bool(const Feature &)> &visit) {
    for (;;) {
        PW_TRY(const std::optional<Feature> feature, next());
        if (!feature || !visit(*feature))
            return {};
    }
}

const std::vector<std::string> &FeatureSource::columns() const {
    return m_state->columns;
}
bool FeatureSource::isTakenForBritishGrid() const {
    return m_state->isTakenForBritishGrid;
}
std::int64_t FeatureSource::count() const {
    const QuietGdal quiet;
    return m_state->layer->GetFeatureCount(FALSE);
}

FeatureSource::FeatureSource(std::unique_ptr<State> state) : m_state(std::move(state)) {}
FeatureSource::FeatureSource(FeatureSource &&) noexcept = default;
FeatureSource::~FeatureSource() = default;

} // namespace placeweave
