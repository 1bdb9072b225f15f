#pragma once

#include "graph/graph.hpp"
#include "graph/snapshot.hpp"

#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/property_map/function_property_map.hpp>
#include <boost/property_map/property_map.hpp>

#include <cstddef>
#include <iterator>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

// Makes Graph and Snapshot graphs of the Boost Graph Library: VertexListGraph, EdgeListGraph,
// BidirectionalGraph (hence IncidenceGraph) and AdjacencyGraph, so that its algorithms run on them.
// The one door to Boost.Graph: include this before the algorithms.
//
// Both are seen as directed graphs. An edge is an arc: a directed relation is one edge, an
// undirected one is an edge each way (a loop: one). Algorithms for directed graphs therefore need
// no care, and num_edges counts arcs.
//
// `edge_index` is the number of the relation, so the two edges of an undirected relation share
// their index and whatever a map made with it holds: what biconnected_components writes for one way
// can be read for the other. Such a map needs a place for every relation: `edge_index_bound`.
// Algorithms for undirected graphs (biconnected_components, articulation_points,
// connected_components) are right when every relation is undirected. As on Boost's own multigraphs,
// biconnected_components looks at the first of several parallel edges in a tree and leaves the
// places of the others as they were.
//
// A vertex is the number of the entity in a Graph, the vertex in a Snapshot. Erasing renumbers.

namespace relata {

/// An edge of a Snapshot with its ends, which the columns could only tell by searching. Equal when
/// the arcs are.
struct SnapshotEdge {
    Arc arc;
    Vertex source = 0;
    Vertex target = 0;

    friend bool operator==(const SnapshotEdge& a, const SnapshotEdge& b) { return a.arc == b.arc; }
    friend auto operator<=>(const SnapshotEdge& a, const SnapshotEdge& b) {
        return a.arc <=> b.arc;
    }
};

/// All arcs of a Graph: by relation, forward before backward.
class GraphEdgeIterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = Arc;
    using difference_type = std::ptrdiff_t;
    using pointer = const Arc*;
    using reference = Arc;

    GraphEdgeIterator() = default;
    GraphEdgeIterator(const Graph& graph, std::size_t relation)
        : graph_(&graph), relation_(static_cast<std::uint32_t>(relation)) {}

    Arc operator*() const { return {RelationId{relation_}, forward_}; }
    GraphEdgeIterator& operator++() {
        const auto& relation = graph_->relation(RelationId{relation_});
        if (forward_ && !relation.directed && relation.source != relation.target) {
            forward_ = false;
        } else {
            forward_ = true;
            ++relation_;
        }
        return *this;
    }
    GraphEdgeIterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const GraphEdgeIterator& a, const GraphEdgeIterator& b) {
        return a.relation_ == b.relation_ && a.forward_ == b.forward_;
    }

private:
    const Graph* graph_ = nullptr;
    std::uint32_t relation_ = 0;
    bool forward_ = true;
};

/// Arcs of a Snapshot by position in the out column or the in column.
template <bool Out>
class SnapshotEdgeIterator {
public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = SnapshotEdge;
    using difference_type = std::ptrdiff_t;
    using pointer = const SnapshotEdge*;
    using reference = SnapshotEdge;

    SnapshotEdgeIterator() = default;
    /// `v` is the vertex whose row the position stands in, or one before it.
    SnapshotEdgeIterator(const Snapshot& graph, Vertex v, std::uint32_t position)
        : graph_(&graph), v_(v), position_(position) {}

    SnapshotEdge operator*() const {
        auto v = v_;
        if constexpr (Out) {
            while (graph_->out_begin(v + 1) <= position_) ++v;
            return {graph_->out_arc(position_), v, graph_->out_target(position_)};
        } else {
            while (graph_->in_begin(v + 1) <= position_) ++v;
            return {graph_->in_arc(position_), graph_->in_source(position_), v};
        }
    }
    SnapshotEdgeIterator& operator++() {
        if constexpr (Out) {
            while (graph_->out_begin(v_ + 1) <= position_) ++v_;
        }
        ++position_;
        return *this;
    }
    SnapshotEdgeIterator operator++(int) {
        auto before = *this;
        ++*this;
        return before;
    }
    friend bool operator==(const SnapshotEdgeIterator& a, const SnapshotEdgeIterator& b) {
        return a.position_ == b.position_;
    }

private:
    const Snapshot* graph_ = nullptr;
    Vertex v_ = 0;
    std::uint32_t position_ = 0;
};

/// What Boost asks of a graph type beside its functions.
struct BglCategory : boost::vertex_list_graph_tag,
                     boost::edge_list_graph_tag,
                     boost::bidirectional_graph_tag,
                     boost::adjacency_graph_tag {};

}  // namespace relata

namespace boost {

template <>
struct graph_traits<relata::Graph> {
    using vertex_descriptor = std::size_t;
    using edge_descriptor = relata::Arc;
    using directed_category = bidirectional_tag;
    using edge_parallel_category = allow_parallel_edge_tag;
    using traversal_category = relata::BglCategory;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = counting_iterator<std::size_t>;
    using edge_iterator = relata::GraphEdgeIterator;
    using out_edge_iterator = relata::Graph::ArcRange::iterator;
    using in_edge_iterator = relata::Graph::ArcRange::iterator;
    using adjacency_iterator =
        adjacency_iterator_generator<relata::Graph, vertex_descriptor, out_edge_iterator>::type;

    static vertex_descriptor null_vertex() { return std::numeric_limits<std::size_t>::max(); }
};

template <>
struct graph_traits<relata::Snapshot> {
    using vertex_descriptor = relata::Vertex;
    using edge_descriptor = relata::SnapshotEdge;
    using directed_category = bidirectional_tag;
    using edge_parallel_category = allow_parallel_edge_tag;
    using traversal_category = relata::BglCategory;
    using vertices_size_type = std::size_t;
    using edges_size_type = std::size_t;
    using degree_size_type = std::size_t;
    using vertex_iterator = counting_iterator<relata::Vertex>;
    using edge_iterator = relata::SnapshotEdgeIterator<true>;
    using out_edge_iterator = relata::SnapshotEdgeIterator<true>;
    using in_edge_iterator = relata::SnapshotEdgeIterator<false>;
    using adjacency_iterator = const relata::Vertex*;

    static vertex_descriptor null_vertex() { return std::numeric_limits<relata::Vertex>::max(); }
};

// Some algorithms deduce a const graph type and ask for its traits.
template <>
struct graph_traits<const relata::Graph> : graph_traits<relata::Graph> {};
template <>
struct graph_traits<const relata::Snapshot> : graph_traits<relata::Snapshot> {};

}  // namespace boost

namespace relata {

using GraphTraits = boost::graph_traits<Graph>;
using SnapshotTraits = boost::graph_traits<Snapshot>;

// ---- Graph -------------------------------------------------------------------------------------

inline std::size_t num_vertices(const Graph& graph) {
    return graph.entity_count();
}
inline std::size_t num_edges(const Graph& graph) {
    return graph.arc_count();
}
inline auto vertices(const Graph& graph) {
    using Iterator = GraphTraits::vertex_iterator;
    return std::pair(Iterator(0), Iterator(graph.entity_count()));
}
inline auto edges(const Graph& graph) {
    return std::pair(GraphEdgeIterator(graph, 0), GraphEdgeIterator(graph, graph.relation_count()));
}
inline EntityId entity_of(std::size_t v) {
    return EntityId{static_cast<std::uint32_t>(v)};
}
inline std::size_t source(Arc edge, const Graph& graph) {
    return graph.arc_source(edge).value;
}
inline std::size_t target(Arc edge, const Graph& graph) {
    return graph.arc_target(edge).value;
}
inline auto out_edges(std::size_t v, const Graph& graph) {
    const auto arcs = graph.out_arcs(entity_of(v));
    return std::pair(arcs.begin(), arcs.end());
}
inline auto in_edges(std::size_t v, const Graph& graph) {
    const auto arcs = graph.in_arcs(entity_of(v));
    return std::pair(arcs.begin(), arcs.end());
}
inline std::size_t out_degree(std::size_t v, const Graph& graph) {
    return graph.out_degree(entity_of(v));
}
inline std::size_t in_degree(std::size_t v, const Graph& graph) {
    return graph.in_degree(entity_of(v));
}
/// In and out: an undirected relation counts twice, as two arcs do.
inline std::size_t degree(std::size_t v, const Graph& graph) {
    return out_degree(v, graph) + in_degree(v, graph);
}
inline auto adjacent_vertices(std::size_t v, const Graph& graph) {
    using Iterator = GraphTraits::adjacency_iterator;
    const auto [begin, end] = out_edges(v, graph);
    return std::pair(Iterator(begin, &graph), Iterator(end, &graph));
}
inline std::size_t edge_index_bound(const Graph& graph) {
    return graph.relation_count();
}

// ---- Snapshot ----------------------------------------------------------------------------------

inline std::size_t num_vertices(const Snapshot& graph) {
    return graph.vertex_count();
}
inline std::size_t num_edges(const Snapshot& graph) {
    return graph.arc_count();
}
inline auto vertices(const Snapshot& graph) {
    using Iterator = SnapshotTraits::vertex_iterator;
    return std::pair(Iterator(0), Iterator(static_cast<Vertex>(graph.vertex_count())));
}
inline auto edges(const Snapshot& graph) {
    using Iterator = SnapshotTraits::edge_iterator;
    const auto m = static_cast<std::uint32_t>(graph.arc_count());
    return std::pair(Iterator(graph, 0, 0), Iterator(graph, 0, m));
}
inline Vertex source(const SnapshotEdge& edge, const Snapshot&) {
    return edge.source;
}
inline Vertex target(const SnapshotEdge& edge, const Snapshot&) {
    return edge.target;
}
inline auto out_edges(Vertex v, const Snapshot& graph) {
    using Iterator = SnapshotTraits::out_edge_iterator;
    const auto run = graph.out_run(v);
    return std::pair(Iterator(graph, v, run.begin), Iterator(graph, v, run.end));
}
inline auto in_edges(Vertex v, const Snapshot& graph) {
    using Iterator = SnapshotTraits::in_edge_iterator;
    const auto run = graph.in_run(v);
    return std::pair(Iterator(graph, v, run.begin), Iterator(graph, v, run.end));
}
inline std::size_t out_degree(Vertex v, const Snapshot& graph) {
    return graph.out_degree(v);
}
inline std::size_t in_degree(Vertex v, const Snapshot& graph) {
    return graph.in_degree(v);
}
inline std::size_t degree(Vertex v, const Snapshot& graph) {
    return graph.out_degree(v) + graph.in_degree(v);
}
inline auto adjacent_vertices(Vertex v, const Snapshot& graph) {
    const auto successors = graph.successors(v);
    return std::pair(successors.data(), successors.data() + successors.size());
}
inline std::size_t edge_index_bound(const Snapshot& graph) {
    return graph.relation_bound();
}

// ---- property maps -----------------------------------------------------------------------------

/// The relation an edge walks.
inline RelationId relation_of(Arc edge) {
    return edge.relation;
}
inline RelationId relation_of(const SnapshotEdge& edge) {
    return edge.arc.relation;
}

/// edge -> number of its relation.
template <typename Edge>
struct RelationNumber {
    std::size_t operator()(const Edge& edge) const { return relation_of(edge).value; }
};

template <typename G>
using VertexIndexMap =
    boost::typed_identity_property_map<typename boost::graph_traits<G>::vertex_descriptor>;
template <typename G>
using EdgeIndexMap = boost::function_property_map<
    RelationNumber<typename boost::graph_traits<G>::edge_descriptor>,
    typename boost::graph_traits<G>::edge_descriptor,
    std::size_t>;

inline VertexIndexMap<Graph> get(boost::vertex_index_t, const Graph&) {
    return {};
}
inline VertexIndexMap<Snapshot> get(boost::vertex_index_t, const Snapshot&) {
    return {};
}
inline EdgeIndexMap<Graph> get(boost::edge_index_t, const Graph&) {
    return {};
}
inline EdgeIndexMap<Snapshot> get(boost::edge_index_t, const Snapshot&) {
    return {};
}
inline std::size_t get(boost::vertex_index_t, const Graph&, std::size_t v) {
    return v;
}
inline Vertex get(boost::vertex_index_t, const Snapshot&, Vertex v) {
    return v;
}
inline std::size_t get(boost::edge_index_t, const Graph&, Arc edge) {
    return edge.relation.value;
}
inline std::size_t get(boost::edge_index_t, const Snapshot&, const SnapshotEdge& edge) {
    return edge.arc.relation.value;
}

/// edge -> a property of its relation as a number, `otherwise` where it is missing or no number.
/// Looked up each time: copy it into a column for algorithms that ask often. Keeps a reference to
/// the graph.
template <typename Edge>
class WeightOf {
public:
    WeightOf(const Graph& graph, std::string_view property, double otherwise)
        : graph_(&graph), property_(property), otherwise_(otherwise) {}
    double operator()(const Edge& edge) const {
        const auto& properties = graph_->relation(relation_of(edge)).properties;
        return properties.number(property_).value_or(otherwise_);
    }

private:
    const Graph* graph_;
    std::string property_;
    double otherwise_;
};

/// edge -> an entry of a column with one number for each relation.
template <typename Edge>
class ColumnView {
public:
    explicit ColumnView(std::span<const double> column) : column_(column) {}
    double operator()(const Edge& edge) const { return column_[relation_of(edge).value]; }

private:
    std::span<const double> column_;
};

/// A readable weight map for edges of G, which is Graph or Snapshot (of `graph`):
/// `weight_map<Snapshot>(graph, "weight")`.
template <typename G>
auto weight_map(const Graph& graph, std::string_view property, double otherwise = 1.0) {
    using Edge = typename boost::graph_traits<G>::edge_descriptor;
    return boost::make_function_property_map<Edge, double>(
        WeightOf<Edge>(graph, property, otherwise)
    );
}

/// The same from a column by relation, at least `edge_index_bound` long, which must outlive the
/// map.
template <typename G>
auto weight_map(std::span<const double> column) {
    using Edge = typename boost::graph_traits<G>::edge_descriptor;
    return boost::make_function_property_map<Edge, double>(ColumnView<Edge>(column));
}

}  // namespace relata

namespace boost {

template <>
struct property_map<relata::Graph, vertex_index_t> {
    using type = relata::VertexIndexMap<relata::Graph>;
    using const_type = type;
};
template <>
struct property_map<relata::Snapshot, vertex_index_t> {
    using type = relata::VertexIndexMap<relata::Snapshot>;
    using const_type = type;
};
template <>
struct property_map<relata::Graph, edge_index_t> {
    using type = relata::EdgeIndexMap<relata::Graph>;
    using const_type = type;
};
template <>
struct property_map<relata::Snapshot, edge_index_t> {
    using type = relata::EdgeIndexMap<relata::Snapshot>;
    using const_type = type;
};

}  // namespace boost
