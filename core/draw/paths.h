// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/draw/viewport.h"
#include "core/place/polygon.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace placeweave {

// Pieces of a path in pixels: each starts at its number in `starts` and ends where the next starts.
struct PixelPath {
    std::vector<PixelPoint> points;
    std::vector<std::uint32_t> starts;

    bool isEmpty() const { return points.empty(); }
    std::span<const PixelPoint> piece(std::size_t index) const {
        const std::size_t begin = starts[index];
        const std::size_t end = index + 1 < starts.size() ? starts[index + 1] : points.size();
        return {points.data() + begin, end - begin};
    }
};

// Many shapes in Web Mercator, as floats from each shape's own origin: a third of the memory of
// degrees, and exact to a few centimetres for a shape the size of Britain.
class PathStore {
public:
    // Edges for which it holds are filled but never stroked.
    using CutTest = std::function<bool(LatLon, LatLon)>;
    // The shape's number. Positions that are not numbers are left out.
    std::uint32_t add(const std::vector<std::vector<LatLon>> &paths, bool closed,
                      const CutTest &isCut = {});
    std::uint32_t add(const Polygons &polygons, const CutTest &isCut = {});

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_shapes.size()); }
    const MercatorBox &box(std::uint32_t shape) const { return m_shapes[shape].box; }
    // The first point, for what is a point.
    Mercator firstPoint(std::uint32_t shape) const;

    // Adds the shape's rings for filling, cut to the view and a little around it. Details under a
    // third of a pixel go.
    void appendFill(std::uint32_t shape, const Viewport &view, PixelPath &path) const;
    // Adds the shape's lines or outlines for stroking, likewise cut, which leaves open pieces.
    // Points nearer than `detail` pixels to the one before go.
    void appendStroke(std::uint32_t shape, const Viewport &view, PixelPath &path,
                      double detail = kDetail) const;

private:
    // Nearer than this to the point before, a point changes nothing that can be seen. Pixels.
    static constexpr double kDetail = 0.33;

    struct Offset {
        float x = 0;
        float y = 0;
    };
    struct Piece {
        std::uint32_t firstPoint = 0;
        std::uint32_t count = 0;
    };
    struct ShapeRecord {
        Mercator origin;
        MercatorBox box;
        std::uint32_t firstPiece = 0;
        std::uint32_t pieceCount = 0;
        bool closed = false;
    };
    void addPiece(ShapeRecord &shape, const std::vector<LatLon> &path, const CutTest &isCut);

    std::vector<ShapeRecord> m_shapes;
    std::vector<Piece> m_pieces;
    std::vector<Offset> m_points;
    std::vector<bool> m_cutAfter; // the edge after that point is a cut
};

} // namespace placeweave
