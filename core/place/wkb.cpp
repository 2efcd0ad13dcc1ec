// SPDX-License-Identifier: GPL-3.0-or-later
// Polygons and shapes as well-known binary.
#include "core/place/antimeridian.h"
#include "core/place/polygon.h"

#include <bit>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace placeweave {
namespace {

// ISO WKB geometry types (OGC 06-103r4, table 7); 1000 is added for Z, 2000 for M, 3000 for both.
enum class WkbType : std::uint32_t {
    Point = 1,
    LineString = 2,
    Polygon = 3,
    MultiPoint = 4,
    MultiLineString = 5,
    MultiPolygon = 6,
};

// PostGIS marks Z and M with high bits instead; files in the wild hold both.
constexpr std::uint32_t kExtendedZ = 0x80000000U;
constexpr std::uint32_t kExtendedM = 0x40000000U;
constexpr std::uint32_t kExtendedSrid = 0x20000000U;

// Reads past the end give zeros and set failed(), so that callers check once.
class WkbReader {
public:
    explicit WkbReader(std::string_view bytes) : m_bytes(bytes) {}

    struct Header {
        std::uint32_t type = 0;
        int ordinates = 2;
    };

    Header header() {
        m_littleEndian = byte() == 1;
        std::uint32_t type = number();
        Header result;
        if (type & kExtendedSrid)
            number();
        result.ordinates += (type & kExtendedZ ? 1 : 0) + (type & kExtendedM ? 1 : 0);
        type &= ~(kExtendedZ | kExtendedM | kExtendedSrid);
        const std::uint32_t dimension = type / 1000;
        if (dimension > 3)
            m_failed = true;
        result.ordinates += dimension == 3 ? 2 : dimension > 0 ? 1 : 0;
        result.type = type % 1000;
        return result;
    }

    std::uint32_t number() {
        std::uint32_t value = 0;
        take(&value, sizeof value);
        return m_littleEndian == kNativeIsLittle ? value : std::byteswap(value);
    }

    // A count of things of at least `bytesEach`; one the rest cannot hold is damage, found before
    // anything is allocated for it.
    std::uint32_t count(std::size_t bytesEach) {
        const std::uint32_t value = number();
        if (value > (m_bytes.size() - m_at) / bytesEach) {
            m_failed = true;
            return 0;
        }
        return value;
    }

    LatLon point(int ordinates) {
        LatLon result;
        result.longitude = real();
        result.latitude = real();
        for (int i = 2; i < ordinates; ++i)
            real();
        return result;
    }

    std::vector<LatLon> points(int ordinates) {
        const std::uint32_t size = count(static_cast<std::size_t>(ordinates) * sizeof(double));
        std::vector<LatLon> result;
        result.reserve(size);
        for (std::uint32_t i = 0; i < size; ++i) {
            const LatLon p = point(ordinates);
            if (std::isfinite(p.latitude) && std::isfinite(p.longitude))
                result.push_back(p);
        }
        return result;
    }

    bool failed() const { return m_failed; }

private:
    static constexpr bool kNativeIsLittle = std::endian::native == std::endian::little;

    std::uint8_t byte() {
        std::uint8_t value = 0;
        take(&value, 1);
        return value;
    }
    double real() {
        std::uint64_t bits = 0;
        take(&bits, sizeof bits);
        return std::bit_cast<double>(m_littleEndian == kNativeIsLittle ? bits
                                                                       : std::byteswap(bits));
    }
    void take(void *to, std::size_t size) {
        if (m_bytes.size() - m_at < size) {
            m_failed = true;
            m_at = m_bytes.size();
            return;
        }
        std::memcpy(to, m_bytes.data() + m_at, size);
        m_at += size;
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    bool m_littleEndian = true;
    bool m_failed = false;
};

constexpr std::size_t kSmallestGeometry = 5; // byte order and type
constexpr std::size_t kSmallestRing = 4;     // its count

Polygon readPolygon(WkbReader &reader, int ordinates) {
    Polygon polygon;
    const std::uint32_t rings = reader.count(kSmallestRing);
    for (std::uint32_t i = 0; i < rings; ++i) {
        Ring ring = reader.points(ordinates);
        if (i == 0)
            polygon.outer = std::move(ring);
        else if (!ring.empty())
            polygon.holes.push_back(std::move(ring));
    }
    return polygon;
}

Error damaged() {
    return {ErrorCode::InvalidInput, "The geometry ends early or is damaged.", {}};
}

Error unsupported(std::uint32_t type) {
    return {ErrorCode::Unsupported,
            "Geometry of WKB type " + std::to_string(type) + " is not one Placeweave reads.",
            {}};
}

class WkbWriter {
public:
    void header(WkbType type) {
        m_bytes.push_back(std::endian::native == std::endian::little ? '\1' : '\0');
        number(static_cast<std::uint32_t>(type));
    }
    void number(std::size_t value) {
        const auto small = static_cast<std::uint32_t>(value);
        append(&small, sizeof small);
    }
    // Rings are written closed, as the standard wants them.
    void ring(const Ring &ring) {
        const bool closed = ring.empty() || ring.front() == ring.back();
        number(ring.size() + (closed ? 0 : 1));
        for (const LatLon &p : ring)
            point(p);
        if (!closed)
            point(ring.front());
    }
    void line(const std::vector<LatLon> &path) {
        number(path.size());
        for (const LatLon &p : path)
            point(p);
    }
    void point(LatLon p) {
        append(&p.longitude, sizeof p.longitude);
        append(&p.latitude, sizeof p.latitude);
    }
    std::string take() { return std::move(m_bytes); }

private:
    void append(const void *from, std::size_t size) {
        m_bytes.append(static_cast<const char *>(from), size);
    }
    std::string m_bytes;
};

} // namespace

std::string toWkb(const Polygons &polygons) {
    WkbWriter writer;
    writer.header(WkbType::MultiPolygon);
    writer.number(polygons.size());
    for (const Polygon &polygon : polygons) {
        writer.header(WkbType::Polygon);
        writer.number(polygon.outer.empty() ? 0 : 1 + polygon.holes.size());
        if (polygon.outer.empty())
            continue;
        writer.ring(polygon.outer);
        for (const Ring &hole : polygon.holes)
            writer.ring(hole);
    }
    return writer.take();
}

Result<Polygons> polygonsFromWkb(std::string_view wkb) {
    WkbReader reader(wkb);
    const WkbReader::Header header = reader.header();
    if (reader.failed())
        return std::unexpected(damaged());
    Polygons polygons;
    const auto keep = [&](Polygon polygon) {
        if (!polygon.outer.empty())
            polygons.push_back(std::move(polygon));
    };
    if (header.type == static_cast<std::uint32_t>(WkbType::Polygon)) {
        keep(readPolygon(reader, header.ordinates));
    } else if (header.type == static_cast<std::uint32_t>(WkbType::MultiPolygon)) {
        const std::uint32_t count = reader.count(kSmallestGeometry + kSmallestRing);
        for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
            const WkbReader::Header part = reader.header();
            if (reader.failed() || part.type != static_cast<std::uint32_t>(WkbType::Polygon))
                return std::unexpected(damaged());
            keep(readPolygon(reader, part.ordinates));
        }
    } else {
        return std::unexpected(unsupported(header.type));
    }
    if (reader.failed())
        return std::unexpected(damaged());
    return cutAtAntimeridian(std::move(polygons));
}

Result<Shape> shapeFromWkb(std::string_view wkb) {
    WkbReader reader(wkb);
    const WkbReader::Header header = reader.header();
    if (reader.failed())
        return std::unexpected(damaged());

    Shape shape;
    // One simple geometry; false for a type that has no place in a Shape.
    const auto read = [&](const WkbReader::Header &part) {
        switch (static_cast<WkbType>(part.type)) {
        case WkbType::Point: {
            shape.type = Shape::Type::Points;
            const LatLon p = reader.point(part.ordinates);
            // POINT EMPTY is written as two NaN.
            if (std::isfinite(p.latitude) && std::isfinite(p.longitude))
                shape.paths.push_back({p});
            return true;
        }
        case WkbType::LineString:
            shape.type = Shape::Type::Lines;
            shape.paths.push_back(reader.points(part.ordinates));
            return true;
        case WkbType::Polygon: {
            shape.type = Shape::Type::Rings;
            Polygon polygon = readPolygon(reader, part.ordinates);
            shape.paths.push_back(std::move(polygon.outer));
            for (Ring &hole : polygon.holes)
                shape.paths.push_back(std::move(hole));
            return true;
        }
        default:
            return false;
        }
    };

    switch (static_cast<WkbType>(header.type)) {
    case WkbType::MultiPoint:
    case WkbType::MultiLineString:
    case WkbType::MultiPolygon: {
        // The part of a multi geometry is its type less three.
        const std::uint32_t expected = header.type - 3;
        shape.type = static_cast<Shape::Type>(expected - 1);
        const std::uint32_t count = reader.count(kSmallestGeometry);
        for (std::uint32_t i = 0; i < count && !reader.failed(); ++i) {
            const WkbReader::Header part = reader.header();
            if (reader.failed() || part.type != expected || !read(part))
                return std::unexpected(damaged());
        }
        break;
    }
    default:
        if (!read(header))
            return std::unexpected(unsupported(header.type));
    }
    if (reader.failed())
        return std::unexpected(damaged());
    std::erase_if(shape.paths, [](const auto &path) { return path.empty(); });
    return shape;
}

std::string toWkb(const Shape &shape) {
    WkbWriter writer;
    if (shape.type == Shape::Type::Rings) {
        Polygons polygons;
        for (const std::vector<LatLon> &ring : shape.paths)
            polygons.push_back({ring, {}});
        return toWkb(polygons);
    }
    const bool arePoints = shape.type == Shape::Type::Points;
    writer.header(arePoints ? WkbType::MultiPoint : WkbType::MultiLineString);
    std::size_t count = shape.paths.size();
    if (arePoints) {
        count = 0;
        for (const auto &path : shape.paths)
            count += path.size();
    }
    writer.number(count);
    for (const std::vector<LatLon> &path : shape.paths) {
        if (!arePoints) {
            writer.header(WkbType::LineString);
            writer.line(path);
            continue;
        }
        for (const LatLon &point : path) {
            writer.header(WkbType::Point);
            writer.point(point);
        }
    }
    return writer.take();
}

} // namespace placeweave
