#include "graph/communities.hpp"

#include "graph/components.hpp"
#include "tests/support/graphalytics.hpp"
#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <string>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

/// Modularity as the sum over all ordered pairs of vertices of A(v, w) - degrees / 2W, for those in
/// one part: slower, and nothing like the code.
double modularity_by_pairs(
    const Graph& graph,
    const std::vector<std::uint32_t>& part_of,
    const CommunityOptions& options,
    bool directed = false
) {
    const auto n = graph.entity_count();
    std::vector<std::vector<double>> a(n, std::vector<double>(n, 0.0));
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto weight = options.weights.empty() ? 1.0 : options.weights[id.value];
        const auto v = relation.source.value;
        const auto w = relation.target.value;
        a[v][w] += weight;
        if (!directed || (!relation.directed && v != w)) a[w][v] += weight;
    }
    std::vector<double> out(n, 0.0);
    std::vector<double> in(n, 0.0);
    double total = 0;
    for (std::size_t v = 0; v < n; ++v) {
        for (std::size_t w = 0; w < n; ++w) {
            out[v] += a[v][w];
            in[w] += a[v][w];
            total += a[v][w];
        }
    }
    if (total == 0) return 0;
    double sum = 0;
    for (std::size_t v = 0; v < n; ++v) {
        for (std::size_t w = 0; w < n; ++w) {
            if (part_of[v] != part_of[w]) continue;
            sum += a[v][w] - options.resolution * out[v] * in[w] / total;
        }
    }
    return sum / total;
}

/// All partitions of n vertices, as restricted growth strings: 15 of four, 877 of seven.
std::vector<Partition> all_partitions(std::size_t n) {
    std::vector<Partition> found;
    std::vector<std::uint32_t> part_of;
    const auto extend = [&](const auto& self, std::uint32_t count) -> void {
        if (part_of.size() == n) {
            found.push_back({part_of, count});
            return;
        }
        for (std::uint32_t part = 0; part <= count; ++part) {
            part_of.push_back(part);
            self(self, std::max(count, part + 1));
            part_of.pop_back();
        }
    };
    extend(extend, 0);
    return found;
}

double best_modularity(
    const Snapshot& graph,
    const std::vector<Partition>& partitions,
    const CommunityOptions& options = {}
) {
    auto best = -std::numeric_limits<double>::infinity();
    for (const auto& partition : partitions) {
        best = std::max(best, modularity(graph, partition, options));
    }
    return best;
}

bool is_partition(const Partition& partition, std::size_t n) {
    return partition.part_of.size() == n && partition_by_label(partition.part_of, n) == partition;
}

/// Whether the relations inside a part connect it: the parts are then the components of what is
/// left when all other relations are taken away.
bool are_connected(const Graph& graph, const Partition& partition) {
    auto inside = graph;
    std::vector<RelationId> between;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (partition.part_of[relation.source.value] != partition.part_of[relation.target.value]) {
            between.push_back(id);
        }
    }
    inside.erase_relations(between);
    return weak_components(Snapshot(inside)) == partition;
}

/// `count` rings of `size`, all linked to all inside, each to the next by one relation.
Graph ring_of_cliques(std::uint32_t count, std::uint32_t size) {
    auto graph = tests::without_relations(std::size_t{count} * size);
    for (std::uint32_t c = 0; c < count; ++c) {
        for (std::uint32_t i = 0; i < size; ++i) {
            for (std::uint32_t j = i + 1; j < size; ++j) {
                graph.add_relation(EntityId{c * size + i}, "LINK", EntityId{c * size + j});
            }
        }
        graph.add_relation(EntityId{c * size}, "LINK", EntityId{(c + 1) % count * size + 1});
    }
    return graph;
}

std::vector<double> random_weights(std::uint32_t seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<double> weights(count);
    for (auto& weight : weights) weight = tests::below(random, 5) / 2.0;
    return weights;
}

using Method = Communities (*)(const Snapshot&, const CommunityOptions&);

}  // namespace

//   a --- b       d --- e
//    \   /         \   /
//      c ----------- f
TEST_CASE("two triangles are two communities", "[communities]") {
    Graph graph;
    for (const auto* name : {"a", "b", "c", "d", "e", "f"}) graph.add_entity(name, "Person");
    for (const auto& [from, to] :
         {std::pair(0U, 1U), {1, 2}, {2, 0}, {3, 4}, {5, 4}, {3, 5}, {2, 5}}) {
        graph.add_relation(EntityId{from}, "KNOWS", EntityId{to});
    }
    const Snapshot snapshot(graph);
    const Partition triangles{{0, 0, 0, 1, 1, 1}, 2};
    // 7 relations, 3 inside each part, whose degrees are 7 of 14.
    const auto q = 6.0 / 7 - 2 * 0.25;
    CHECK(modularity(snapshot, triangles) == Approx(q));
    CHECK(modularity(snapshot, triangles, {.resolution = 2}) == Approx(6.0 / 7 - 1));
    CHECK(modularity(snapshot, {{0, 0, 0, 0, 0, 0}, 1}) == Approx(0).margin(1e-15));
    CHECK(modularity(snapshot.undirected(), triangles) == Approx(q));
    CHECK(louvain(snapshot).partition == triangles);
    CHECK(leiden(snapshot).partition == triangles);
    CHECK(leiden(snapshot).modularity == modularity(snapshot, triangles));
    CHECK(leiden(snapshot, {.resolution = 0}).partition.count == 1);
    CHECK(leiden(snapshot, {.resolution = 10}).partition.count == 6);
    // What joins the triangles outweighs all else.
    const std::vector<double> weights{1, 1, 1, 1, 1, 1, 20};
    const Partition joined{{0, 0, 1, 2, 2, 1}, 3};
    CHECK(leiden(snapshot, {.weights = weights}).partition == joined);
    CHECK(
        label_propagation(snapshot, {.weights = weights}).part_of[2] ==
        label_propagation(snapshot, {.weights = weights}).part_of[5]
    );
}

TEST_CASE("modularity agrees with the sum over all pairs", "[communities][property]") {
    const auto seed = GENERATE(range(0U, 100U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 8, .relations = seed % 30, .undirected_of_ten = 4}
    );
    std::mt19937 random(seed);
    std::vector<std::uint32_t> labels(8);
    for (auto& label : labels) label = tests::below(random, 4);
    const auto partition = partition_by_label(labels, 4);
    const auto weights = random_weights(seed, graph.relation_count());
    for (const auto& options :
         {CommunityOptions{}, CommunityOptions{.weights = weights, .resolution = 1.5}}) {
        const Snapshot snapshot(graph);
        CHECK(
            modularity(snapshot, partition, options) ==
            Approx(modularity_by_pairs(graph, labels, options)).margin(1e-12)
        );
        CHECK(
            directed_modularity(snapshot, partition, options) ==
            Approx(modularity_by_pairs(graph, labels, options, true)).margin(1e-12)
        );
    }
}

TEST_CASE("what community methods promise", "[communities][property]") {
    const auto method = GENERATE(static_cast<Method>(louvain), static_cast<Method>(leiden));
    // Nothing is better than the best; nearly always the best is found.
    std::size_t wrong = 0;
    std::size_t best = 0;
    const auto look = [&](const Graph& graph,
                          const std::vector<Partition>& partitions,
                          const CommunityOptions& options) {
        const Snapshot snapshot(graph);
        const auto found = method(snapshot, options);
        const auto highest = best_modularity(snapshot, partitions, options);
        if (found.modularity >= highest - 1e-12) ++best;
        const bool right = is_partition(found.partition, graph.entity_count()) &&
                           found.modularity == modularity(snapshot, found.partition, options) &&
                           found.modularity <= highest + 1e-12 &&
                           method(snapshot, options) == found &&
                           (method != leiden || are_connected(graph, found.partition));
        if (!right) ++wrong;
    };
    SECTION("on directed graphs of four vertices, with loops") {
        const auto partitions = all_partitions(4);
        const auto count = tests::for_all_digraphs(4, 1, [&](auto /*number*/, const Graph& graph) {
            look(graph, partitions, {});
        });
        CHECK(best > count * 95 / 100);
    }
    SECTION("on multigraphs of three vertices with up to two parallel relations") {
        const auto partitions = all_partitions(3);
        const auto count = tests::for_all_digraphs(3, 2, [&](auto /*number*/, const Graph& graph) {
            look(graph, partitions, {});
        });
        CHECK(best > count * 95 / 100);
    }
    SECTION("on random multigraphs, with weights and resolutions") {
        const auto partitions = all_partitions(7);
        for (std::uint32_t seed = 0; seed < 60; ++seed) {
            const auto graph = tests::random_graph(
                {.seed = seed, .vertices = 7, .relations = 4 + seed % 14, .undirected_of_ten = 3}
            );
            const auto weights = random_weights(seed, graph.relation_count());
            look(graph, partitions, {.seed = seed});
            look(graph, partitions, {.weights = weights, .resolution = 0.5 + seed % 4 / 2.0});
        }
        CHECK(best > 120 * 80 / 100);
    }
    CHECK(wrong == 0);
}

TEST_CASE("communities of large graphs are connected where that is promised", "[communities]") {
    const auto seed = GENERATE(range(0U, 20U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 400, .relations = 500 + 40 * seed, .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    const CommunityOptions options{.resolution = 0.5 + seed % 5, .seed = seed};
    const auto found = leiden(snapshot, options);
    CHECK(are_connected(graph, found.partition));
    CHECK(are_connected(graph, label_propagation(snapshot, options)));
    CHECK(found.modularity == modularity(snapshot, found.partition, options));
    CHECK(found.modularity >= louvain(snapshot, options).modularity - 0.02);
}

TEST_CASE("cliques in a ring are found by every method", "[communities]") {
    const auto graph = ring_of_cliques(8, 6);
    const Snapshot snapshot(graph);
    std::vector<std::uint32_t> cliques(48);
    for (std::uint32_t v = 0; v < 48; ++v) cliques[v] = v / 6;
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{10}));
    CHECK(louvain(snapshot, {.seed = seed}).partition.part_of == cliques);
    CHECK(leiden(snapshot, {.seed = seed}).partition.part_of == cliques);
    CHECK(label_propagation(snapshot, {.seed = seed}).part_of == cliques);
}

TEST_CASE("after label propagation no other label weighs more", "[communities][property]") {
    const auto seed = GENERATE(range(0U, 30U));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 40, .relations = 30 + 5 * seed, .undirected_of_ten = 3}
    );
    const Snapshot snapshot(graph);
    const auto weights = random_weights(seed, graph.relation_count());
    const auto found = label_propagation(snapshot, {.weights = weights, .seed = seed});
    CHECK(found == label_propagation(snapshot, {.weights = weights, .seed = seed}));
    CHECK(is_partition(found, 40));
    // Communities that were parted for not being connected have no relation between them.
    for (Vertex v = 0; v < 40; ++v) {
        std::map<std::uint32_t, double> weight;
        for (const auto id : graph.relations()) {
            const auto a = graph.relation(id).source.value;
            const auto b = graph.relation(id).target.value;
            if (a == b) continue;
            if (a == v) weight[found.part_of[b]] += weights[id.value];
            if (b == v) weight[found.part_of[a]] += weights[id.value];
        }
        for (const auto& [part, sum] : weight) {
            CHECK(sum <= weight[found.part_of[v]] + 1e-9);
        }
    }
}

TEST_CASE("weights and resolutions that mean nothing are refused", "[communities]") {
    auto graph = tests::without_relations(2);
    graph.add_relation(EntityId{0}, "LINK", EntityId{1});
    graph.add_relation(EntityId{0}, "LINK", EntityId{1});
    const Snapshot snapshot(graph);
    const std::vector<double> negative{1, -1};
    const std::vector<double> few{1};
    const std::vector<double> huge(2, std::numeric_limits<double>::max());
    const std::vector<double> nan{1, std::nan("")};
    CHECK_THROWS_WITH(leiden(snapshot, {.weights = negative}), "a weight must not be negative");
    CHECK_THROWS_WITH(louvain(snapshot, {.weights = nan}), "a weight must not be negative");
    CHECK_THROWS_WITH(leiden(snapshot, {.weights = few}), "1 weights for 2 relations");
    CHECK_THROWS_WITH(
        label_propagation(snapshot, {.weights = huge}), "the weights must have a finite sum"
    );
    CHECK_THROWS_WITH(
        leiden(snapshot, {.resolution = -1}), "a resolution must be finite and not negative"
    );
    CHECK_THROWS_WITH(modularity(snapshot, {{0}, 1}), "a partition of 1 vertices for 2");
}

TEST_CASE("vertices without weight are communities of their own", "[communities]") {
    auto graph = tests::without_relations(3);
    graph.add_relation(EntityId{0}, "LINK", EntityId{1});
    graph.add_relation(EntityId{2}, "LINK", EntityId{2});
    const std::vector<double> nothing{0, 0};
    const Snapshot snapshot(graph);
    for (const auto& options : {CommunityOptions{.weights = nothing}, CommunityOptions{}}) {
        const auto parts = options.weights.empty() ? 2U : 3U;
        CHECK(leiden(snapshot, options).partition.count == parts);
        CHECK(louvain(snapshot, options).partition.count == parts);
        CHECK(label_propagation(snapshot, options).count == parts);
    }
    CHECK(leiden(snapshot, {.weights = nothing}).modularity == 0);
    CHECK(leiden(Snapshot()).partition == Partition{});
    CHECK(label_propagation(Snapshot(Graph())) == Partition{});
    CHECK(synchronous_label_propagation(Snapshot(), 3).empty());
}

TEST_CASE("the examples of LDBC Graphalytics have the outputs given with them", "[communities]") {
    const std::string name = GENERATE("example-directed", "example-undirected");
    const auto graph = tests::graphalytics_graph(name);
    const Snapshot snapshot(graph);
    const auto id_of = [&](Vertex v) { return graph.entity(EntityId{v}).id; };

    std::map<std::string, std::string> labels;
    const auto found = synchronous_label_propagation(snapshot, 2);
    for (Vertex v = 0; v < found.size(); ++v) labels[id_of(v)] = id_of(found[v]);
    CHECK(labels == tests::graphalytics_output(name, "CDLP"));

    // There, components have any label; here, numbers.
    std::vector<std::uint32_t> wanted;
    const auto output = tests::graphalytics_output(name, "WCC");
    for (Vertex v = 0; v < graph.entity_count(); ++v) {
        wanted.push_back(static_cast<std::uint32_t>(std::stoul(output.at(id_of(v)))));
    }
    CHECK(weak_components(snapshot) == partition_by_label(wanted, 1000));
}
