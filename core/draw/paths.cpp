// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/paths.h"

#include "core/place/antimeridian.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace placeweave {
namespace {

// Beyond the view, so that strokes cut there do not show their ends; as far as the widest halo.
constexpr double kAround = 48;

PixelBox clipBox(const Viewport &view) {
    return {-kAround, -kAround, view.width + kAround, view.height + kAround};
}

// Sutherland and Hodgman: the part of a ring within one edge of the box after the other.
template <class Inside, class Crossing>
void clipAgainst(const std::vector<PixelPoint> &ring, std::vector<PixelPoint> &out,
                 const Inside &inside, const Crossing &crossing) {
    out.clear();
    for (std::size_t i = 0, previous = ring.size() - 1; i < ring.size(); previous = i++) {
        const bool isIn = inside(ring[i]);
        if (isIn != inside(ring[previous]))
            out.push_back(crossing(ring[previous], ring[i]));
        if (isIn)
            out.push_back(ring[i]);
    }
}

PixelPoint atX(PixelPoint a, PixelPoint b, double x) {
    return {x, a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)};
}
PixelPoint atY(PixelPoint a, PixelPoint b, double y) {
    return {a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y), y};
}

void clipRing(std::vector<PixelPoint> &ring, std::vector<PixelPoint> &scratch,
              const PixelBox &box) {
    clipAgainst(
        ring, scratch, [&](PixelPoint p) { return p.x >= box.left; },
        [&](PixelPoint a, PixelPoint b) { return atX(a, b, box.left); });
    if (scratch.empty())
        return ring.clear();
    clipAgainst(
        scratch, ring, [&](PixelPoint p) { return p.x <= box.right; },
        [&](PixelPoint a, PixelPoint b) { return atX(a, b, box.right); });
    if (ring.empty())
        return;
    clipAgainst(
        ring, scratch, [&](PixelPoint p) { return p.y >= box.top; },
        [&](PixelPoint a, PixelPoint b) { return atY(a, b, box.top); });
    if (scratch.empty())
        return ring.clear();
    clipAgainst(
        scratch, ring, [&](PixelPoint p) { return p.y <= box.bottom; },
        [&](PixelPoint a, PixelPoint b) { return atY(a, b, box.bottom); });
}

// Liang and Barsky: the part of a segment in the box; false when there is none.
bool clipSegment(PixelPoint &a, PixelPoint &b, const PixelBox &box) {
    double from = 0;
    double to = 1;
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const std::array<std::pair<double, double>, 4> edges{{{-dx, a.x - box.left},
                                                          {dx, box.right - a.x},
                                                          {-dy, a.y - box.top},
                                                          {dy, box.bottom - a.y}}};
    for (const auto &[p, q] : edges) {
        if (p == 0) {
            if (q < 0)
                return false;
            continue;
        }
        const double t = q / p;
        if (p < 0)
            from = std::max(from, t);
        else
            to = std::min(to, t);
    }
    if (from > to)
        return false;
    const PixelPoint start = a;
    if (to < 1)
        b = {start.x + to * dx, start.y + to * dy};
    if (from > 0)
        a = {start.x + from * dx, start.y + from * dy};
    return true;
}

} // namespace

void PathStore::addPiece(ShapeRecord &shape, const std::vector<LatLon> &path,
                         const CutTest &isCut) {
    Piece piece{static_cast<std::uint32_t>(m_points.size()), 0};
    double turn = 0; // whole worlds added, so that a path over the antimeridian stays in one piece
    double last = 0;
    const LatLon *lastPoint = nullptr;
    for (const LatLon &p : path) {
        if (!std::isfinite(p.latitude) || !std::isfinite(p.longitude))
            continue;
        // A closing point that repeats the first is implied.
        if (shape.closed && piece.count > 0 && &p == &path.back() && p == path.front())
            continue;
        Mercator at = toMercator(p);
        if (lastPoint && std::abs(at.x + turn - last) > 0.5 && !goesRoundTheWorld(*lastPoint, p))
            turn += at.x + turn > last ? -1 : 1;
        at.x += turn;
        last = at.x;
        if (shape.box.isEmpty())
            shape.origin = at;
        shape.box.add(at);
        m_points.push_back(
            {static_cast<float>(at.x - shape.origin.x), static_cast<float>(at.y - shape.origin.y)});
        if (lastPoint)
            m_cutAfter.push_back(isCut && isCut(*lastPoint, p));
        lastPoint = &p;
        ++piece.count;
    }
    if (piece.count == 0)
        return;
    m_cutAfter.push_back(shape.closed && isCut && isCut(*lastPoint, path.front()));
    m_pieces.push_back(piece);
    ++shape.pieceCount;
}

std::uint32_t PathStore::add(const std::vector<std::vector<LatLon>> &paths, bool closed,
                             const CutTest &isCut) {
    ShapeRecord shape;
    shape.closed = closed;
    shape.firstPiece = static_cast<std::uint32_t>(m_pieces.size());
    for (const auto &path : paths)
        addPiece(shape, path, isCut);
    m_shapes.push_back(shape);
    return static_cast<std::uint32_t>(m_shapes.size() - 1);
}

std::uint32_t PathStore::add(const Polygons &polygons, const CutTest &isCut) {
    ShapeRecord shape;
    shape.closed = true;
    shape.firstPiece = static_cast<std::uint32_t>(m_pieces.size());
    for (const Polygon &polygon : polygons) {
        addPiece(shape, polygon.outer, isCut);
        for (const Ring &hole : polygon.holes)
            addPiece(shape, hole, isCut);
    }
    m_shapes.push_back(shape);
    return static_cast<std::uint32_t>(m_shapes.size() - 1);
}

Mercator PathStore::firstPoint(std::uint32_t shape) const {
    return m_shapes[shape].origin;
}

void PathStore::appendFill(std::uint32_t number, const Viewport &view, PixelPath &path) const {
    const ShapeRecord &shape = m_shapes[number];
    const PixelBox clip = clipBox(view);
    if (shape.box.isEmpty() || !view.box(kAround).meets(shape.box))
        return;
    const PixelPoint topLeft = view.toPixel({shape.box.left, shape.box.top});
    const PixelPoint bottomRight = view.toPixel({shape.box.right, shape.box.bottom});
    const bool whole = clip.contains(topLeft) && clip.contains(bottomRight);
    const PixelPoint origin = view.toPixel(shape.origin);
    std::vector<PixelPoint> ring;
    std::vector<PixelPoint> scratch;
    for (std::uint32_t p = shape.firstPiece; p < shape.firstPiece + shape.pieceCount; ++p) {
        const Piece &piece = m_pieces[p];
        ring.clear();
        for (std::uint32_t i = 0; i < piece.count; ++i) {
            const Offset &offset = m_points[piece.firstPoint + i];
            const PixelPoint at{origin.x + offset.x * view.pixelsPerUnit,
                                origin.y + offset.y * view.pixelsPerUnit};
            if (ring.empty() || std::abs(at.x - ring.back().x) > kDetail ||
                std::abs(at.y - ring.back().y) > kDetail)
                ring.push_back(at);
        }
        if (ring.size() < 3)
            continue;
        if (!whole)
            clipRing(ring, scratch, clip);
        if (ring.size() < 3)
            continue;
        path.starts.push_back(static_cast<std::uint32_t>(path.points.size()));
        path.points.insert(path.points.end(), ring.begin(), ring.end());
    }
}

void PathStore::appendStroke(std::uint32_t number, const Viewport &view, PixelPath &path,
                             double detail) const {
    const ShapeRecord &shape = m_shapes[number];
    const PixelBox clip = clipBox(view);
    if (shape.box.isEmpty() || !view.box(kAround).meets(shape.box))
        return;
    const PixelPoint origin = view.toPixel(shape.origin);
    const auto pixel = [&](std::uint32_t i) {
        return PixelPoint{origin.x + m_points[i].x * view.pixelsPerUnit,
                          origin.y + m_points[i].y * view.pixelsPerUnit};
    };
    for (std::uint32_t p = shape.firstPiece; p < shape.firstPiece + shape.pieceCount; ++p) {
        const Piece &piece = m_pieces[p];
        if (piece.count < 2)
            continue;
        const std::uint32_t edges = shape.closed ? piece.count : piece.count - 1;
        bool open = false; // whether the path goes on from the last point added
        PixelPoint from = pixel(piece.firstPoint);
        for (std::uint32_t i = 0; i < edges; ++i) {
            const std::uint32_t next = i + 1 == piece.count ? 0 : i + 1;
            const PixelPoint to = pixel(piece.firstPoint + next);
            const bool lastEdge = i + 1 == edges;
            if (m_cutAfter[piece.firstPoint + i]) {
                open = false;
                from = to;
                continue;
            }
            if (open && !lastEdge && !m_cutAfter[piece.firstPoint + i + 1] &&
                std::abs(to.x - from.x) < detail && std::abs(to.y - from.y) < detail)
                continue; // `from` stays: the next edge starts there
            PixelPoint a = from;
            PixelPoint b = to;
            from = to;
            if (!clipSegment(a, b, clip)) {
                open = false;
                continue;
            }
            const bool leaves = b.x != to.x || b.y != to.y;
            if (!open) {
                path.starts.push_back(static_cast<std::uint32_t>(path.points.size()));
                path.points.push_back(a);
            }
            path.points.push_back(b);
            open = !leaves;
        }
    }
}

} // namespace placeweave
