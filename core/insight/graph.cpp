// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/insight/graph.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <igraph/igraph.h>
#include <map>
#include <mutex>
#include <numeric>
#include <utility>

namespace placeweave {
namespace {

// igraph's containers, freed with their owner.
class Numbers {
public:
    Numbers() { igraph_vector_init(&m_vector, 0); }
    ~Numbers() { igraph_vector_destroy(&m_vector); }
    Numbers(const Numbers &) = delete;
    Numbers &operator=(const Numbers &) = delete;
    igraph_vector_t *get() { return &m_vector; }
    double at(std::size_t i) const { return VECTOR(m_vector)[i]; }

private:
    igraph_vector_t m_vector{};
};

class Integers {
public:
    Integers() { igraph_vector_int_init(&m_vector, 0); }
    ~Integers() { igraph_vector_int_destroy(&m_vector); }
    Integers(const Integers &) = delete;
    Integers &operator=(const Integers &) = delete;
    igraph_vector_int_t *get() { return &m_vector; }
    std::size_t size() const { return static_cast<std::size_t>(igraph_vector_int_size(&m_vector)); }
    std::size_t at(std::size_t i) const { return static_cast<std::size_t>(VECTOR(m_vector)[i]); }

private:
    igraph_vector_int_t m_vector{};
};

class Matrix {
public:
    Matrix() { igraph_matrix_init(&m_matrix, 0, 0); }
    ~Matrix() { igraph_matrix_destroy(&m_matrix); }
    Matrix(const Matrix &) = delete;
    Matrix &operator=(const Matrix &) = delete;
    igraph_matrix_t *get() { return &m_matrix; }
    double at(std::size_t row, std::size_t column) const {
        return igraph_matrix_get(&m_matrix, static_cast<igraph_integer_t>(row),
                                 static_cast<igraph_integer_t>(column));
    }

private:
    igraph_matrix_t m_matrix{};
};

// Undirected, without loops or double edges.
class Graph {
public:
    Graph(std::uint32_t nodes, std::span<const GraphEdge> edges) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, double> pairs;
        for (const GraphEdge &edge : edges)
            if (edge.from != edge.to && edge.from < nodes && edge.to < nodes && edge.weight > 0)
                pairs[std::minmax(edge.from, edge.to)] += edge.weight;
        Integers ends;
        for (const auto &[pair, weight] : pairs) {
            igraph_vector_int_push_back(ends.get(), pair.first);
            igraph_vector_int_push_back(ends.get(), pair.second);
            igraph_vector_push_back(m_weights.get(), weight);
        }
        igraph_create(&m_graph, ends.get(), nodes, IGRAPH_UNDIRECTED);
    }
    ~Graph() { igraph_destroy(&m_graph); }
    Graph(const Graph &) = delete;
    Graph &operator=(const Graph &) = delete;
    const igraph_t *get() const { return &m_graph; }
    const igraph_vector_t *weights() { return m_weights.get(); }

private:
    igraph_t m_graph{};
    Numbers m_weights;
};

Result<void> checked(igraph_error_t code, const char *what) {
    if (code == IGRAPH_SUCCESS)
        return {};
    return fail(ErrorCode::Internal, igraph_strerror(code), what);
}

// Numbers the groups anew, the largest first, of equal ones that of the first node; how many.
std::uint32_t renumber(const Integers &membership, std::vector<std::uint32_t> &out) {
    std::vector<std::uint32_t> sizes;
    std::vector<std::size_t> first;
    for (std::size_t node = 0; node < membership.size(); ++node) {
        const std::size_t group = membership.at(node);
        if (group >= sizes.size()) {
            sizes.resize(group + 1);
            first.resize(group + 1, membership.size());
        }
        ++sizes[group];
        first[group] = std::min(first[group], node);
    }
    std::vector<std::size_t> order(sizes.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return sizes[a] != sizes[b] ? sizes[a] > sizes[b] : first[a] < first[b];
    });
    std::vector<std::uint32_t> number(sizes.size());
    for (std::uint32_t i = 0; i < order.size(); ++i)
        number[order[i]] = i;
    out.resize(membership.size());
    for (std::size_t node = 0; node < membership.size(); ++node)
        out[node] = number[membership.at(node)];
    return static_cast<std::uint32_t>(sizes.size());
}

void spread(const Matrix &layout, std::size_t column, std::vector<double> &out) {
    for (std::size_t node = 0; node < out.size(); ++node)
        out[node] = layout.at(node, column);
    const auto [least, most] = std::ranges::minmax(out);
    for (double &value : out)
        value = most > least ? (value - least) / (most - least) : 0.5;
}

} // namespace

Result<GraphFigures> figuresOf(std::uint32_t nodes, std::span<const GraphEdge> edges) {
    GraphFigures figures;
    if (nodes == 0)
        return figures;
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_warning_handler(igraph_warning_handler_ignore);
    constexpr igraph_uint_t kSeed = 20261124;
    igraph_rng_seed(igraph_rng_default(), kSeed);

    Graph graph(nodes, edges);
    Integers component;
    PW_CHECK(checked(
        igraph_connected_components(graph.get(), component.get(), nullptr, nullptr, IGRAPH_WEAK),
        "components"));
    figures.components = renumber(component, figures.component);

    Numbers between;
    PW_CHECK(checked(igraph_betweenness(graph.get(), between.get(), igraph_vss_all(),
                                        IGRAPH_UNDIRECTED, nullptr),
                     "betweenness"));
    const double pairs = nodes > 2 ? (nodes - 1.0) * (nodes - 2.0) / 2 : 1;
    for (std::uint32_t node = 0; node < nodes; ++node)
        figures.betweenness.push_back(between.at(node) / pairs);

    Integers cluster;
    PW_CHECK(checked(igraph_community_multilevel(graph.get(), graph.weights(), 1, cluster.get(),
                                                 nullptr, nullptr),
                     "communities"));
    figures.clusters = renumber(cluster, figures.cluster);

    Integers cutPoints;
    PW_CHECK(checked(igraph_articulation_points(graph.get(), cutPoints.get()), "cut points"));
    figures.isCutPoint.resize(nodes);
    for (std::size_t i = 0; i < cutPoints.size(); ++i)
        figures.isCutPoint[cutPoints.at(i)] = true;

    Matrix layout;
    constexpr igraph_integer_t kRounds = 500;
    PW_CHECK(checked(igraph_layout_fruchterman_reingold(graph.get(), layout.get(), false, kRounds,
                                                        std::sqrt(static_cast<double>(nodes)),
                                                        IGRAPH_LAYOUT_AUTOGRID, graph.weights(),
                                                        nullptr, nullptr, nullptr, nullptr),
                     "layout"));
    figures.x.resize(nodes);
    figures.y.resize(nodes);
    spread(layout, 0, figures.x);
    spread(layout, 1, figures.y);
    return figures;
}

StepsFrom stepsFrom(std::uint32_t node, std::uint32_t nodes, std::span<const GraphEdge> edges) {
    std::vector<std::vector<std::uint32_t>> next(nodes);
    for (const GraphEdge &edge : edges)
        if (edge.from < nodes && edge.to < nodes) {
            next[edge.from].push_back(edge.to);
            next[edge.to].push_back(edge.from);
        }
    StepsFrom out{std::vector<int>(nodes, -1), std::vector<std::uint32_t>(nodes, node)};
    if (node >= nodes)
        return out;
    std::deque<std::uint32_t> waiting{node};
    out.steps[node] = 0;
    while (!waiting.empty()) {
        const std::uint32_t at = waiting.front();
        waiting.pop_front();
        for (const std::uint32_t other : next[at])
            if (out.steps[other] < 0) {
                out.steps[other] = out.steps[at] + 1;
                out.before[other] = at;
                waiting.push_back(other);
            }
    }
    return out;
}

std::vector<std::uint32_t> StepsFrom::between(std::uint32_t to) const {
    std::vector<std::uint32_t> nodes;
    for (int left = steps[to]; left > 1; --left) {
        to = before[to];
        nodes.push_back(to);
    }
    std::ranges::reverse(nodes);
    return nodes;
}

} // namespace placeweave
