// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <span>
#include <vector>

namespace placeweave {

struct GraphEdge {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double weight = 1; // above 0: how much it binds
};

// What igraph says of an undirected graph, a value a node.
struct GraphFigures {
    std::vector<std::uint32_t> component; // numbered from 0, the largest first
    std::vector<std::uint32_t> cluster;   // numbered from 0, the largest first; within components
    std::vector<double> betweenness;      // share of the pairs of others that it lies between
    std::vector<bool> isCutPoint;         // without it its component falls apart
    std::vector<double> x;                // a layout, spread over 0 to 1
    std::vector<double> y;
    std::uint32_t components = 0;
    std::uint32_t clusters = 0;
};

// Loops and edges beyond the nodes are left out, several edges between two nodes are one of their
// weights' sum. The same graph gives the same figures each time. One call at a time inside: igraph
// keeps its errors and its random numbers in common.
Result<GraphFigures> figuresOf(std::uint32_t nodes, std::span<const GraphEdge> edges);

// The shortest ways from one node to each other.
struct StepsFrom {
    std::vector<int> steps;            // -1 where there is no way
    std::vector<std::uint32_t> before; // the node before each on its way

    // Those between the two, from the first on; empty where they are neighbours or apart.
    std::vector<std::uint32_t> between(std::uint32_t to) const;
};
StepsFrom stepsFrom(std::uint32_t node, std::uint32_t nodes, std::span<const GraphEdge> edges);

} // namespace placeweave
