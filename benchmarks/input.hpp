#pragma once

#include "benchmarks/generate.hpp"
#include "benchmarks/peers/boost_csr.hpp"
#include "benchmarks/peers/gapbs.hpp"
#include "benchmarks/peers/igraph.hpp"
#include "benchmarks/peers/networkx.hpp"
#include "graph/graph.hpp"
#include "graph/relation_facts.hpp"
#include "graph/snapshot.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace relata::bench {

/// Which peers to ask, and for how much.
struct Settings {
    std::string gapbs;                     ///< folder of its compiled programs; empty: left out
    std::string python = "python3";        ///< empty: left out
    std::size_t python_edges = 2'000'000;  ///< graphs with more are not given to it
    bool igraph = true;
    std::size_t threads = 1;  ///< of relata and GAPBS
    std::size_t pairs = 100;
};

using Pairs = std::vector<std::pair<std::uint32_t, std::uint32_t>>;

/// s0 t0 s1 t1 …
std::vector<std::uint32_t> flattened(const Pairs& pairs);

/// One graph, made for each of those that are compared when it is first asked for.
class Input {
public:
    Input(EdgeList list, Settings settings);

    [[nodiscard]] const std::string& name() const noexcept { return list_.name; }
    [[nodiscard]] const EdgeList& list() const noexcept { return list_; }
    [[nodiscard]] const Settings& settings() const noexcept { return settings_; }

    /// Entity i is vertex i, relation i is edge i. Types `T0` … `T7`; `when` is the year.
    const Graph& graph();
    const Snapshot& snapshot();
    /// What `dates` of a search read.
    const RelationFacts& facts();
    /// By RelationId.
    const std::vector<double>& weights();

    const BoostCsr& boost();
    // Null where the peer is not there.
    Igraph* igraph();
    NetworkX* networkx();
    Gapbs* gapbs();

    /// Drawn evenly from all, the same for the same graph.
    [[nodiscard]] Pairs random_pairs(std::size_t count) const;
    /// Ends of edges: pairs that know one another, and so share others.
    [[nodiscard]] Pairs random_edges(std::size_t count) const;
    /// Vertices that have somewhere to go.
    [[nodiscard]] std::vector<std::uint32_t> random_sources(std::size_t count) const;

private:
    EdgeList list_;
    Settings settings_;
    std::optional<Graph> graph_;
    std::optional<Snapshot> snapshot_;
    std::optional<RelationFacts> facts_;
    std::vector<double> weights_;
    std::optional<BoostCsr> boost_;
    std::optional<std::unique_ptr<Igraph>> igraph_;
    std::optional<std::unique_ptr<NetworkX>> networkx_;
    std::optional<std::unique_ptr<Gapbs>> gapbs_;
};

}  // namespace relata::bench
