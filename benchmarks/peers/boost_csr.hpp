#pragma once

#include "benchmarks/generate.hpp"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>
#include <utility>
#include <vector>

namespace relata::bench {

struct Weight {
    double weight = 1;
};

/// Boost.Graph's own compressed graph, with numbers of 32 bits like relata's.
using BoostCsr = boost::compressed_sparse_row_graph<
    boost::directedS,
    boost::no_property,
    Weight,
    boost::no_property,
    std::uint32_t,
    std::uint32_t>;

inline BoostCsr boost_csr(const EdgeList& list) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
    std::vector<Weight> weights;
    for (const auto& edge : list.edges) edges.emplace_back(edge.source, edge.target);
    for (const auto weight : list.weights) weights.push_back({static_cast<double>(weight)});
    return {
        boost::edges_are_unsorted_multi_pass,
        edges.begin(),
        edges.end(),
        weights.begin(),
        list.vertices};
}

}  // namespace relata::bench
