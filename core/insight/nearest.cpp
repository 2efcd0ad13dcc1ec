// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/nearest.h"

#include "core/place/projection.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <limits>
#include <nanoflann.hpp>
#include <numbers>
#include <numeric>
#include <thread>

namespace placeweave {
namespace {

using Vector = std::array<double, 3>;

Vector onSphere(LatLon point) {
    constexpr double kRadians = std::numbers::pi / 180;
    const double latitude = point.latitude * kRadians;
    const double longitude = point.longitude * kRadians;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
            std::sin(latitude)};
}

double squaredDistance(const Vector &a, const Vector &b) {
    const double x = a[0] - b[0];
    const double y = a[1] - b[1];
    const double z = a[2] - b[2];
    return x * x + y * y + z * z;
}

// Of the points at `metres` from each other, the square of their distance through the sphere.
double squaredChord(double metres) {
    static const double kRadius = distanceMetres({0, 0}, {90, 0}) * 2 / std::numbers::pi;
    const double half = std::min(metres / (2 * kRadius), std::numbers::pi / 2);
    return 4 * std::sin(half) * std::sin(half);
}

// What nanoflann asks of a point set.
struct Cloud {
    std::vector<Vector> points;

    std::size_t kdtree_get_point_count() const { return points.size(); }
    double kdtree_get_pt(std::size_t point, std::size_t axis) const { return points[point][axis]; }
    template <class Box>
    bool kdtree_get_bbox(Box & /*box*/) const {
        return false; // worked out there
    }
};

using KdTree = nanoflann::KDTreeSingleIndexAdaptor<nanoflann::L2_Simple_Adaptor<double, Cloud>,
                                                   Cloud, 3, std::uint32_t>;

// The nearest alone, starting from what is known to be near. What nanoflann asks of a result set.
class Nearest {
public:
    using DistanceType = double;
    using IndexType = std::uint32_t;

    Nearest(const std::vector<std::uint32_t> &given, std::uint32_t known, double squared)
        : m_given(given) {
        keep(squared, known);
    }

    std::size_t size() const { return 1; }
    bool empty() const { return false; }
    bool full() const { return true; }
    // Equally near ones have to be looked at, for the first of them counts.
    double worstDist() const { return m_bound; }
    bool addPoint(double squared, std::uint32_t point) {
        if (squared < m_squared || (squared == m_squared && m_given[point] < m_given[m_point]))
            keep(squared, point);
        return true;
    }
    void sort() {}

    std::uint32_t point() const { return m_point; }

private:
    void keep(double squared, std::uint32_t point) {
        m_squared = squared;
        m_point = point;
        m_bound = std::nextafter(squared, std::numeric_limits<double>::infinity());
    }

    const std::vector<std::uint32_t> &m_given;
    std::uint32_t m_point = 0;
    double m_squared = 0;
    double m_bound = 0;
};

// Places in an order in which one is near the one before: along a Z-shaped curve.
std::vector<std::uint32_t> alongCurve(std::span<const LatLon> places) {
    const auto spread = [](std::uint32_t bits) {
        std::uint64_t wide = bits;
        for (const auto &[shift, mask] : {std::pair{16, 0x0000FFFF0000FFFFULL},
                                          {8, 0x00FF00FF00FF00FFULL},
                                          {4, 0x0F0F0F0F0F0F0F0FULL},
                                          {2, 0x3333333333333333ULL},
                                          {1, 0x5555555555555555ULL}})
            wide = (wide | (wide << shift)) & mask;
        return wide;
    };
    std::vector<std::uint64_t> codes(places.size());
    for (std::size_t i = 0; i < places.size(); ++i) {
        constexpr double kSteps = 1e7; // a degree
        const auto x = static_cast<std::uint32_t>((places[i].longitude + 180) * kSteps);
        const auto y = static_cast<std::uint32_t>((places[i].latitude + 90) * kSteps);
        codes[i] = spread(x) | (spread(y) << 1);
    }
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::sort(order, {}, [&](std::uint32_t i) { return codes[i]; });
    return order;
}

} // namespace

// The points lie along the curve, so that those of a leaf are neighbours in memory as well.
struct NearestIndex::Tree {
    std::vector<LatLon> places;
    std::vector<std::uint32_t> given; // where each point stood in what was given
    Cloud cloud;
    std::unique_ptr<KdTree> tree;

    std::uint32_t nearest(const Vector &from, std::uint32_t known) const {
        Nearest result(given, known, squaredDistance(from, cloud.points[known]));
        tree->findNeighbors(result, from.data());
        return result.point();
    }
};

NearestIndex::NearestIndex(std::span<const LatLon> points) : m_tree(std::make_unique<Tree>()) {
    m_tree->given = alongCurve(points);
    m_tree->places.reserve(points.size());
    m_tree->cloud.points.reserve(points.size());
    for (const std::uint32_t point : m_tree->given) {
        m_tree->places.push_back(points[point]);
        m_tree->cloud.points.push_back(onSphere(points[point]));
    }
    constexpr std::size_t kLeaf = 16; // as quick as any for points in the plane
    m_tree->tree = std::make_unique<KdTree>(3, m_tree->cloud,
                                            nanoflann::KDTreeSingleIndexAdaptorParams(kLeaf));
}

NearestIndex::~NearestIndex() = default;
NearestIndex::NearestIndex(NearestIndex &&) noexcept = default;
NearestIndex &NearestIndex::operator=(NearestIndex &&) noexcept = default;

std::optional<NearestIndex::Hit> NearestIndex::nearest(LatLon from) const {
    if (m_tree->places.empty())
        return std::nullopt;
    const std::uint32_t point = m_tree->nearest(onSphere(from), 0);
    return Hit{m_tree->given[point], distanceMetres(from, m_tree->places[point])};
}

std::vector<NearestIndex::Hit> NearestIndex::within(LatLon from, double metres) const {
    std::vector<Hit> hits;
    if (m_tree->places.empty() || !(metres >= 0))
        return hits;
    constexpr double kSlack = 1 + 1e-9; // the metres decide
    std::vector<nanoflann::ResultItem<std::uint32_t, double>> found;
    const Vector at = onSphere(from);
    m_tree->tree->radiusSearch(at.data(), squaredChord(metres) * kSlack + 1e-18, found);
    for (const auto &[point, squared] : found) {
        const Hit hit{m_tree->given[point], distanceMetres(from, m_tree->places[point])};
        if (hit.metres <= metres)
            hits.push_back(hit);
    }
    std::ranges::sort(hits, [](const Hit &a, const Hit &b) {
        return a.metres != b.metres ? a.metres < b.metres : a.point < b.point;
    });
    return hits;
}

// Works through one group after the other for all places, each thread at its own group.
class NearestOfEach {
public:
    using Row = std::vector<std::optional<NearestIndex::Hit>>;

    explicit NearestOfEach(std::span<const LatLon> from) : m_from(from), m_order(alongCurve(from)) {
        m_at.reserve(from.size());
        for (const std::uint32_t place : m_order)
            m_at.push_back(onSphere(from[place]));
    }

    Row of(const std::vector<LatLon> &group) const {
        Row row(m_from.size());
        if (group.empty())
            return row;
        const NearestIndex index(group);
        std::uint32_t known = 0;
        for (std::size_t i = 0; i < m_order.size(); ++i) {
            known = index.m_tree->nearest(m_at[i], known);
            row[m_order[i]] = {index.m_tree->given[known],
                               distanceMetres(m_from[m_order[i]], index.m_tree->places[known])};
        }
        return row;
    }

private:
    std::span<const LatLon> m_from;
    std::vector<std::uint32_t> m_order;
    std::vector<Vector> m_at; // in that order
};

std::vector<std::vector<std::optional<NearestIndex::Hit>>>
nearestOfEach(std::span<const LatLon> from, std::span<const std::vector<LatLon>> groups) {
    std::vector<NearestOfEach::Row> rows(groups.size());
    const NearestOfEach work(from);
    std::atomic<std::size_t> next = 0;
    const auto run = [&] {
        for (std::size_t group = next++; group < groups.size(); group = next++)
            rows[group] = work.of(groups[group]);
    };
    const std::size_t threads =
        std::min<std::size_t>(std::max(1U, std::thread::hardware_concurrency()), groups.size());
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < threads; ++i)
            others.emplace_back(run);
        run();
    }
    return rows;
}

} // namespace placeweave
