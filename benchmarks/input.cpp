#include "benchmarks/input.hpp"

#include <iostream>
#include <random>

namespace relata::bench {

std::vector<std::uint32_t> flattened(const Pairs& pairs) {
    std::vector<std::uint32_t> numbers;
    for (const auto& [s, t] : pairs) {
        numbers.push_back(s);
        numbers.push_back(t);
    }
    return numbers;
}

Input::Input(EdgeList list, Settings settings)
    : list_(std::move(list)), settings_(std::move(settings)) {}

const Graph& Input::graph() {
    if (graph_) return *graph_;
    graph_.emplace();
    for (std::uint32_t v = 0; v < list_.vertices; ++v) {
        Entity entity;
        entity.id = entity.name = std::to_string(v);
        graph_->add_entity(std::move(entity));
    }
    std::vector<TypeId> types;
    for (int t = 0; t < 8; ++t) types.push_back(graph_->schema().type("T" + std::to_string(t)));
    for (std::size_t i = 0; i < list_.edges.size(); ++i) {
        Relation relation;
        relation.source = EntityId{list_.edges[i].source};
        relation.target = EntityId{list_.edges[i].target};
        relation.type = types[list_.types[i]];
        relation.properties.set("when", Edtf::year(list_.years[i]));
        graph_->add_relation(std::move(relation));
    }
    return *graph_;
}

const Snapshot& Input::snapshot() {
    if (!snapshot_) snapshot_.emplace(graph());
    return *snapshot_;
}

const RelationFacts& Input::facts() {
    if (!facts_) facts_.emplace(graph(), snapshot());
    return *facts_;
}

const std::vector<double>& Input::weights() {
    if (weights_.empty()) weights_.assign(list_.weights.begin(), list_.weights.end());
    return weights_;
}

const BoostCsr& Input::boost() {
    if (!boost_) boost_.emplace(boost_csr(list_));
    return *boost_;
}

Igraph* Input::igraph() {
    if (!igraph_ && !settings_.igraph) igraph_.emplace();
    if (!igraph_) {
        igraph_ = Igraph::of(list_);
        if (!*igraph_) std::cerr << "igraph: not there when this was built; left out\n";
    }
    return igraph_->get();
}

NetworkX* Input::networkx() {
    if (networkx_) return networkx_->get();
    networkx_.emplace();
    if (settings_.python.empty()) return nullptr;
    if (list_.edges.size() > settings_.python_edges) {
        std::cerr << "NetworkX: left out, " << list_.name << " has more than "
                  << settings_.python_edges << " edges\n";
        return nullptr;
    }
    networkx_ = NetworkX::of(list_, settings_.python);
    if (!*networkx_) std::cerr << "NetworkX: " << settings_.python << " has none; left out\n";
    return networkx_->get();
}

Gapbs* Input::gapbs() {
    if (gapbs_) return gapbs_->get();
    gapbs_.emplace();
    if (settings_.gapbs.empty()) {
        std::cerr << "GAPBS: left out; --gapbs DIR or GAPBS=DIR says where its programs are\n";
        return nullptr;
    }
    gapbs_ = Gapbs::of(list_, settings_.gapbs, settings_.threads);
    return gapbs_->get();
}

Pairs Input::random_pairs(std::size_t count) const {
    std::mt19937_64 random(20201124);
    Pairs pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const auto s = static_cast<std::uint32_t>(random() % list_.vertices);
        const auto t = static_cast<std::uint32_t>(random() % list_.vertices);
        pairs.emplace_back(s, t);
    }
    return pairs;
}

Pairs Input::random_edges(std::size_t count) const {
    std::mt19937_64 random(20201126);
    Pairs pairs;
    for (std::size_t i = 0; i < count; ++i) {
        const auto& edge = list_.edges[random() % list_.edges.size()];
        pairs.emplace_back(edge.source, edge.target);
    }
    return pairs;
}

std::vector<std::uint32_t> Input::random_sources(std::size_t count) const {
    std::mt19937_64 random(20201125);
    std::vector<std::uint32_t> sources;
    for (std::size_t i = 0; i < count; ++i) {
        sources.push_back(list_.edges[random() % list_.edges.size()].source);
    }
    return sources;
}

}  // namespace relata::bench
