#include "graph/components.hpp"

#include "graph/bgl.hpp"
#include "tests/support/arc_columns.hpp"
#include "tests/support/random_graphs.hpp"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/biconnected_components.hpp>
#include <boost/graph/connected_components.hpp>
#include <boost/graph/strong_components.hpp>
#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>
#include <numeric>
#include <optional>
#include <random>
#include <tbb/global_control.h>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

// ---- the same by trying everything -----------------------------------------------------------

/// By vertex the least vertex connected with it, by relations both ways, when `vertex` and
/// `relation` are taken out.
std::vector<Vertex> connected(
    const Graph& graph, std::optional<Vertex> vertex = {}, std::optional<RelationId> relation = {}
) {
    std::vector<Vertex> label(graph.entity_count());
    std::iota(label.begin(), label.end(), 0U);
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto id : graph.relations()) {
            const auto a = graph.relation(id).source.value;
            const auto b = graph.relation(id).target.value;
            if (id == relation || a == vertex || b == vertex || label[a] == label[b]) continue;
            label[a] = label[b] = std::min(label[a], label[b]);
            changed = true;
        }
    }
    return label;
}

/// How many vertices have each label, `without` excepted: component sizes.
std::vector<std::size_t> sizes(const std::vector<Vertex>& label, std::optional<Vertex> without) {
    std::vector<std::size_t> size(label.size());
    for (Vertex v = 0; v < label.size(); ++v) {
        if (v != without) ++size[label[v]];
    }
    std::erase(size, 0U);
    return size;
}

std::size_t count_components(
    const Graph& graph, std::optional<Vertex> vertex = {}, std::optional<RelationId> relation = {}
) {
    return sizes(connected(graph, vertex, relation), vertex).size();
}

std::vector<ArticulationPoint> articulation_points_by_removal(const Graph& graph) {
    std::vector<ArticulationPoint> found;
    const auto before = connected(graph);
    for (Vertex v = 0; v < before.size(); ++v) {
        auto after = connected(graph, v);
        // Others' components are not its business.
        std::vector<std::size_t> size(before.size());
        for (Vertex w = 0; w < after.size(); ++w) {
            if (w != v && before[w] == before[v]) ++size[after[w]];
        }
        std::erase(size, 0U);
        if (size.size() < 2) continue;
        const auto all = std::accumulate(size.begin(), size.end(), std::size_t{0});
        found.push_back({v, size.size(), all - std::ranges::max(size)});
    }
    return found;
}

std::vector<Bridge> bridges_by_removal(const Graph& graph) {
    std::vector<Bridge> found;
    const auto before = count_components(graph);
    for (const auto id : graph.relations()) {
        if (count_components(graph, {}, id) == before) continue;
        const auto after = connected(graph, {}, id);
        const auto& relation = graph.relation(id);
        const auto side = [&](EntityId end) {
            return static_cast<std::size_t>(std::ranges::count(after, after[end.value]));
        };
        found.push_back(
            {id,
             relation.source.value,
             relation.target.value,
             side(relation.source),
             side(relation.target)}
        );
    }
    return found;
}

/// Two relations are in one block when no vertex separates them.
bool share_block(const Graph& graph, RelationId e, RelationId f) {
    for (Vertex x = 0; x < graph.entity_count(); ++x) {
        const auto label = connected(graph, x);
        const auto other_end = [&](RelationId id) {
            const auto& relation = graph.relation(id);
            return relation.source.value == x ? relation.target.value : relation.source.value;
        };
        if (label[other_end(e)] != label[other_end(f)]) return false;
    }
    return true;
}

Blocks blocks_by_separation(const Graph& graph) {
    std::vector<std::vector<RelationId>> found;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (relation.source == relation.target) continue;
        const auto same = std::ranges::find_if(found, [&](const auto& block) {
            return share_block(graph, block.front(), id);
        });
        if (same == found.end()) {
            found.push_back({id});
        } else {
            same->push_back(id);
        }
    }
    std::vector<std::pair<std::vector<Vertex>, std::vector<RelationId>>> ordered;
    for (const auto& block : found) {
        std::vector<Vertex> members;
        for (const auto id : block) {
            members.push_back(graph.relation(id).source.value);
            members.push_back(graph.relation(id).target.value);
        }
        std::ranges::sort(members);
        members.erase(std::ranges::unique(members).begin(), members.end());
        ordered.emplace_back(members, block);
    }
    std::ranges::sort(ordered);
    Blocks blocks{{}, std::vector<std::uint32_t>(graph.relation_count(), Blocks::none)};
    for (const auto& [members, relations] : ordered) {
        for (const auto id : relations) {
            blocks.of_relation[id.value] = static_cast<std::uint32_t>(blocks.members.size());
        }
        blocks.members.push_back(members);
    }
    return blocks;
}

/// Mutual reachability, by Warshall's closure.
Partition strong_components_by_closure(const Snapshot& graph) {
    const auto n = graph.vertex_count();
    std::vector<std::vector<char>> reaches(n, std::vector<char>(n, 0));
    for (Vertex v = 0; v < n; ++v) {
        reaches[v][v] = 1;
        for (const auto w : graph.successors(v)) reaches[v][w] = 1;
    }
    for (Vertex k = 0; k < n; ++k) {
        for (Vertex i = 0; i < n; ++i) {
            for (Vertex j = 0; j < n; ++j) {
                if (reaches[i][k] != 0 && reaches[k][j] != 0) reaches[i][j] = 1;
            }
        }
    }
    std::vector<std::uint32_t> label(n);
    for (Vertex v = 0; v < n; ++v) {
        label[v] = v;
        for (Vertex w = 0; w < v; ++w) {
            if (reaches[v][w] != 0 && reaches[w][v] != 0) label[v] = std::min(label[v], label[w]);
        }
    }
    return partition_by_label(label, n);
}

/// Whether every answer is the one found by trying everything. One check for each graph: a
/// hundred thousand of them are many.
bool agrees(const Graph& graph) {
    const Snapshot snapshot(graph);
    return weak_components(snapshot) ==
               partition_by_label(connected(graph), graph.entity_count()) &&
           strong_components(snapshot) == strong_components_by_closure(snapshot) &&
           articulation_points(snapshot) == articulation_points_by_removal(graph) &&
           bridges(snapshot) == bridges_by_removal(graph) &&
           blocks(snapshot) == blocks_by_separation(graph);
}

/// A chain `v0 - v1 - … - v(n-1)`.
Graph chain(std::size_t n) {
    auto graph = tests::without_relations(n);
    const auto type = graph.schema().type("LINK");
    for (std::uint32_t v = 0; v + 1 < n; ++v) {
        Relation relation;
        relation.source = EntityId{v};
        relation.target = EntityId{v + 1};
        relation.type = type;
        graph.add_relation(std::move(relation));
    }
    return graph;
}

/// By looking for both ends of one arc after another.
Partition weak_components_by_arcs(const tests::ArcColumns& columns) {
    const auto n = columns.vertex_count();
    std::vector<Vertex> label(n);
    std::iota(label.begin(), label.end(), 0U);
    const auto root = [&](Vertex v) {
        while (label[v] != v) v = label[v] = label[label[v]];
        return v;
    };
    for (const auto& [u, v] : columns.arcs()) label[root(u)] = root(v);
    for (Vertex v = 0; v < n; ++v) label[v] = root(v);
    return partition_by_label(label, n);
}

enum class Shape { sparse, dense, groups, star_beside, chain, chains };

tests::ArcColumns arcs_of(Shape shape, std::size_t n, std::uint32_t seed) {
    std::mt19937 random(seed);
    std::vector<Vertex> number(n);  // vertices in no order
    std::iota(number.begin(), number.end(), 0U);
    for (std::size_t i = n; i > 1; --i) std::swap(number[i - 1], number[tests::below(random, i)]);
    std::vector<tests::ArcColumns::Ends> arcs;
    const auto add = [&](std::size_t u, std::size_t v) {
        if (random() % 2 == 0) std::swap(u, v);
        arcs.emplace_back(number[u], number[v]);
    };
    const auto add_random = [&](std::size_t count, std::size_t begin, std::size_t end) {
        for (std::size_t i = 0; i < count; ++i) {
            add(begin + tests::below(random, end - begin),
                begin + tests::below(random, end - begin));
        }
    };
    switch (shape) {
        case Shape::sparse:
            add_random(n * 6 / 10, 0, n);
            break;
        case Shape::dense:
            add_random(n * 4, 0, n);
            break;
        case Shape::groups:  // none of them large
            for (std::size_t begin = 0; begin + 20 <= n; begin += 20)
                add_random(40, begin, begin + 20);
            break;
        case Shape::star_beside:  // whose center is the busiest vertex, but not in the largest part
            for (std::size_t v = 1; v < n / 5; ++v) add(0, v);
            add_random(n * 3, n / 5, n);
            break;
        case Shape::chain:
        case Shape::chains:
            for (std::size_t v = 1; v < n; ++v) {
                if (shape == Shape::chain || v % 90 != 0) add(v - 1, v);
            }
            break;
    }
    return {n, std::move(arcs)};
}

}  // namespace

//   a --- b --- c === d     e --> e     f
//    \   /
//      g
TEST_CASE("who holds what together", "[components]") {
    Graph graph;
    std::vector<EntityId> id;
    for (const auto* name : {"a", "b", "c", "d", "e", "f", "g"}) {
        id.push_back(graph.add_entity(name, "Person"));
    }
    const auto [a, b, c, d, e, f, g] = std::tuple(0, 1, 2, 3, 4, 5, 6);
    const auto add = [&](int from, int to) {
        return graph.add_relation(
            id[static_cast<std::size_t>(from)], "KNOWS", id[static_cast<std::size_t>(to)]
        );
    };
    add(a, b);
    const auto bridge = add(c, b);
    add(c, d);
    add(d, c);
    add(e, e);
    add(b, g);
    add(g, a);
    const Snapshot snapshot(graph);
    CHECK(weak_components(snapshot).part_of == std::vector<std::uint32_t>{0, 0, 0, 0, 1, 2, 0});
    CHECK(strong_components(snapshot).part_of == std::vector<std::uint32_t>{0, 0, 1, 1, 2, 3, 0});
    CHECK(articulation_points(snapshot) == std::vector<ArticulationPoint>{{1, 2, 2}, {2, 2, 1}});
    CHECK(bridges(snapshot) == std::vector<Bridge>{{bridge, 2, 1, 2, 3}});
    CHECK(bridges(snapshot).front().cut_off() == 2);
    CHECK(bridges(snapshot.reversed()) == std::vector<Bridge>{{bridge, 1, 2, 3, 2}});
    CHECK(cut_off_by(snapshot, bridges(snapshot).front()) == std::vector<Vertex>{2, 3});
    CHECK(cut_off_by(snapshot, ArticulationPoint{1, 2, 2}) == std::vector<Vertex>{2, 3});
    CHECK(cut_off_by(snapshot, ArticulationPoint{2, 2, 1}) == std::vector<Vertex>{3});
    const auto none = Blocks::none;
    CHECK(blocks(snapshot) == Blocks{{{0, 1, 6}, {1, 2}, {2, 3}}, {0, 1, 2, 2, none, 0, 0}});
    CHECK(f == 5);
}

TEST_CASE("components of an empty graph", "[components]") {
    for (const auto& snapshot : {Snapshot(), Snapshot(Graph())}) {
        CHECK(weak_components(snapshot) == Partition{});
        CHECK(strong_components(snapshot) == Partition{});
        CHECK(articulation_points(snapshot).empty());
        CHECK(bridges(snapshot).empty());
        CHECK(blocks(snapshot) == Blocks{});
    }
}

TEST_CASE("components agree with taking out every vertex and relation", "[components][property]") {
    SECTION("on every directed graph of four vertices, with loops") {
        std::uint64_t wrong = 0;
        tests::for_all_digraphs(4, 1, [&](auto /*number*/, const Graph& graph) {
            if (!agrees(graph)) ++wrong;
        });
        CHECK(wrong == 0);
    }
    SECTION("on every multigraph of three vertices with up to two parallel relations") {
        std::uint64_t wrong = 0;
        tests::for_all_digraphs(3, 2, [&](auto /*number*/, const Graph& graph) {
            if (!agrees(graph)) ++wrong;
        });
        CHECK(wrong == 0);
    }
    SECTION("on random multigraphs, sparse and dense, with and without directions") {
        for (std::uint32_t seed = 0; seed < 300; ++seed) {
            CAPTURE(seed);
            const auto graph = tests::random_graph(
                {.seed = seed,
                 .vertices = 2 + seed % 12,
                 .relations = seed % 17,
                 .types = 2,
                 .undirected_of_ten = seed % 8}
            );
            CHECK(agrees(graph));
        }
    }
}

TEST_CASE(
    "who is cut off is as many as was said, and no longer connected", "[components][property]"
) {
    const auto seed = GENERATE(range(0U, 40U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 20, .relations = 15 + seed / 4, .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    // Of a component, those cut off and the others have no label in common.
    const auto are_apart = [&](const std::vector<Vertex>& cut_off,
                               const std::vector<Vertex>& after,
                               std::optional<Vertex> without) {
        for (Vertex v = 0; v < after.size(); ++v) {
            if (v == without || std::ranges::binary_search(cut_off, v)) continue;
            for (const auto w : cut_off) {
                if (after[v] == after[w]) return false;
            }
        }
        return true;
    };
    for (const auto& point : articulation_points(snapshot)) {
        const auto cut_off = cut_off_by(snapshot, point);
        CHECK(cut_off.size() == point.cut_off);
        CHECK(are_apart(cut_off, connected(graph, point.vertex), point.vertex));
    }
    for (const auto& bridge : bridges(snapshot)) {
        const auto cut_off = cut_off_by(snapshot, bridge);
        CHECK(cut_off.size() == bridge.cut_off());
        CHECK(are_apart(cut_off, connected(graph, {}, bridge.relation), {}));
    }
}

TEST_CASE("renumbering the vertices renumbers the components", "[components][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const std::uint32_t n = 25;
    const auto graph = tests::random_graph({.seed = seed, .vertices = n, .relations = 28});
    const auto moved = [&](std::uint32_t v) { return (v * 7 + seed) % n; };
    auto renumbered = tests::without_relations(n);
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        renumbered.add_relation(
            EntityId{moved(relation.source.value)}, "LINK", EntityId{moved(relation.target.value)}
        );
    }
    const Snapshot before(graph);
    const Snapshot after(renumbered);
    for (const auto& components : {weak_components, strong_components}) {
        const auto wanted = components(before);
        const auto found = components(after);
        std::vector<std::uint32_t> back(n);
        for (Vertex v = 0; v < n; ++v) back[v] = found.part_of[moved(v)];
        CHECK(partition_by_label(back, n) == wanted);
    }
    CHECK(articulation_points(before).size() == articulation_points(after).size());
    CHECK(bridges(before).size() == bridges(after).size());
    CHECK(blocks(before).members.size() == blocks(after).members.size());
}

TEST_CASE("components do not ask which way relations point", "[components][property]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 30, .relations = 40, .types = 2, .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    const auto both_ways = snapshot.undirected();
    CHECK(weak_components(both_ways) == weak_components(snapshot));
    CHECK(strong_components(both_ways) == weak_components(snapshot));
    CHECK(strong_components(snapshot.reversed()) == strong_components(snapshot));
    CHECK(articulation_points(both_ways) == articulation_points(snapshot));
    CHECK(articulation_points(snapshot.reversed()) == articulation_points(snapshot));
    CHECK(bridges(both_ways) == bridges(snapshot));
    CHECK(blocks(both_ways) == blocks(snapshot));
    CHECK(blocks(snapshot.reversed()) == blocks(snapshot));
}

TEST_CASE("a snapshot that leaves entities out has components of what is left", "[components]") {
    Graph graph;
    const auto a = graph.add_entity("a", "Person");
    const auto b = graph.add_entity("b", "Country");
    const auto c = graph.add_entity("c", "Person");
    graph.add_relation(a, "KNOWS", b);
    graph.add_relation(b, "KNOWS", c);
    const auto left = graph.add_relation(c, "KNOWS", a);
    const Snapshot people(graph, {.kinds = {graph.schema().find_kind("Person")}});
    CHECK(bridges(people) == std::vector<Bridge>{{left, 1, 0, 1, 1}});
    CHECK(blocks(people).of_relation == std::vector<std::uint32_t>{Blocks::none, Blocks::none, 0});
}

// Large components are found otherwise than small ones, and what is left otherwise again.
TEST_CASE("what hangs together is found in graphs of every shape", "[components][property]") {
    const auto shape = GENERATE(
        Shape::sparse, Shape::dense, Shape::groups, Shape::star_beside, Shape::chain, Shape::chains
    );
    const auto n = GENERATE(20U, 63U, 64U, 65U, 128U, 1'000U, 3'001U);
    CAPTURE(static_cast<int>(shape), n);
    for (std::uint32_t seed = 0; seed < 10; ++seed) {
        const auto arcs = arcs_of(shape, n, seed);
        CAPTURE(seed);
        CHECK(weak_components(arcs.snapshot()) == weak_components_by_arcs(arcs));
        CHECK(weak_components(arcs.snapshot().reversed()) == weak_components_by_arcs(arcs));
    }
}

TEST_CASE("components do not depend on the number of threads", "[components]") {
    constexpr std::size_t n = 600'000;  // four times as many arcs are shared out among threads
    const auto arcs = arcs_of(Shape::dense, n, 7);
    const auto snapshot = arcs.snapshot();
    const auto wanted = weak_components_by_arcs(arcs);
    CHECK(wanted.count > 1);
    for (int i = 0; i < 5; ++i) CHECK(weak_components(snapshot) == wanted);
    const tbb::global_control one(tbb::global_control::max_allowed_parallelism, 1);
    CHECK(weak_components(snapshot) == wanted);
}

TEST_CASE("a chain of a million exhausts no stack", "[components]") {
    const std::size_t n = 1'000'000;
    const auto graph = chain(n);
    const Snapshot snapshot(graph);
    CHECK(weak_components(snapshot).count == 1);
    CHECK(strong_components(snapshot).count == n);
    CHECK(strong_components(snapshot.undirected()).count == 1);
    const auto points = articulation_points(snapshot);
    REQUIRE(points.size() == n - 2);
    CHECK(points[9] == ArticulationPoint{10, 2, 10});
    const auto found = bridges(snapshot);
    REQUIRE(found.size() == n - 1);
    CHECK(found[9] == Bridge{RelationId{9}, 9, 10, 10, n - 10});
    CHECK(blocks(snapshot).members.size() == n - 1);
}

TEST_CASE("strong components agree with Boost.Graph", "[components][boost]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 200, .relations = 300, .types = 2, .undirected_of_ten = 1}
    );
    const Snapshot snapshot(graph);
    std::vector<std::uint32_t> label(snapshot.vertex_count());
    const auto count = boost::strong_components(
        snapshot,
        boost::make_iterator_property_map(label.begin(), get(boost::vertex_index, snapshot))
    );
    const auto ours = strong_components(snapshot);
    CHECK(ours.count == static_cast<std::size_t>(count));
    CHECK(ours == partition_by_label(label, label.size()));
}

// Of blocks and bridges Boost does not say what parallel edges mean; what a vertex separates does
// not depend on them.
TEST_CASE("components and articulation points agree with Boost.Graph", "[components][boost]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph({.seed = seed, .vertices = 200, .relations = 250});
    boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS> theirs(200);
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (relation.source == relation.target) continue;
        boost::add_edge(relation.source.value, relation.target.value, theirs);
    }
    const Snapshot snapshot(graph);
    std::vector<std::uint32_t> label(200);
    boost::connected_components(
        theirs, boost::make_iterator_property_map(label.begin(), get(boost::vertex_index, theirs))
    );
    CHECK(weak_components(snapshot) == partition_by_label(label, 200));

    std::vector<std::size_t> wanted;
    boost::articulation_points(theirs, std::back_inserter(wanted));
    std::ranges::sort(wanted);
    std::vector<std::size_t> found;
    for (const auto& point : articulation_points(snapshot)) found.push_back(point.vertex);
    CHECK(found == wanted);
}
