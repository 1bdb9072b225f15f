#include "graph/links.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

std::vector<std::set<Vertex>> neighbor_sets(const Graph& graph) {
    std::vector<std::set<Vertex>> sets(graph.entity_count());
    for (const auto id : graph.relations()) {
        const auto a = graph.relation(id).source.value;
        const auto b = graph.relation(id).target.value;
        if (a == b) continue;
        sets[a].insert(b);
        sets[b].insert(a);
    }
    return sets;
}

/// Every pair looked at. Sums come in order of the neighbors, as in the search.
std::vector<LinkSuggestion> by_all_pairs(const Graph& graph, const LinkOptions& options) {
    const auto sets = neighbor_sets(graph);
    std::vector<LinkSuggestion> found;
    for (Vertex a = 0; a < sets.size(); ++a) {
        for (Vertex b = 0; b < sets.size(); ++b) {
            if (options.of ? a != *options.of || a == b : a >= b) continue;
            if (sets[a].contains(b)) continue;
            std::size_t common = 0;
            double weight = 0;
            for (const auto w : sets[a]) {
                if (!sets[b].contains(w)) continue;
                ++common;
                weight += 1.0 / std::log(static_cast<double>(sets[w].size()));
            }
            if (common < std::max<std::size_t>(options.least_common, 1)) continue;
            const auto shared = static_cast<double>(common);
            const auto all = static_cast<double>(sets[a].size() + sets[b].size()) - shared;
            const auto score = options.score == LinkScore::adamic_adar ? weight
                               : options.score == LinkScore::jaccard   ? shared / all
                                                                       : shared;
            found.push_back({a, b, score, common});
        }
    }
    std::ranges::stable_sort(found, std::greater{}, &LinkSuggestion::score);
    found.resize(std::min(found.size(), options.top));
    return found;
}

}  // namespace

//   a --- c --- b     c has one neighbor more, d; so has e, which only b and d know.
TEST_CASE("who shares neighbors may be linked", "[links]") {
    Graph graph;
    const auto a = graph.add_entity("a", "Person");
    const auto b = graph.add_entity("b", "Person");
    const auto c = graph.add_entity("c", "Person");
    const auto d = graph.add_entity("d", "Person");
    const auto e = graph.add_entity("e", "Person");
    for (const auto& [from, to] :
         {std::pair(a, c),
          std::pair(c, a),
          std::pair(b, c),
          std::pair(d, c),
          std::pair(b, e),
          std::pair(e, d),
          std::pair(e, e)}) {
        graph.add_relation(from, "KNOWS", to);
    }
    const Snapshot snapshot(graph);
    // b and d share c and e; c and e share b and d.
    const auto score = 1 / std::log(3.0) + 1 / std::log(2.0);
    const auto found = suggested_links(snapshot, {.top = 2});
    REQUIRE(found.links.size() == 2);
    CHECK(found.links[0].score == Approx(2 / std::log(2.0)));
    CHECK(found.links[0].a == 2);
    CHECK(found.links[0].b == 4);
    CHECK(found.links[1].score == Approx(score));
    CHECK(found.links[1].common == 2);
    CHECK_FALSE(found.truncated);

    const auto alike = suggested_links(snapshot, {.score = LinkScore::jaccard, .of = 0});
    CHECK(alike.links == std::vector<LinkSuggestion>{{0, 1, 0.5, 1}, {0, 3, 0.5, 1}});
    CHECK(suggested_links(snapshot, {.score = LinkScore::common_neighbors, .least_common = 3})
              .links.empty());
    CHECK(shared_neighbors(snapshot, 1, 3) == std::vector<Vertex>{4, 2});
    CHECK(shared_neighbors(snapshot, 0, 4).empty());
}

TEST_CASE("suggestions agree with looking at every pair", "[links][property]") {
    const auto score =
        GENERATE(LinkScore::common_neighbors, LinkScore::adamic_adar, LinkScore::jaccard);
    std::size_t wrong = 0;
    SECTION("on every directed graph of four vertices, with loops") {
        const LinkOptions options{.score = score};
        tests::for_all_digraphs(4, 1, [&](auto /*number*/, const Graph& graph) {
            if (suggested_links(Snapshot(graph), options).links != by_all_pairs(graph, options)) {
                ++wrong;
            }
        });
        CHECK(wrong == 0);
    }
    SECTION("on random multigraphs, for one vertex or all, of any length") {
        for (std::uint32_t seed = 0; seed < 100; ++seed) {
            const auto graph = tests::random_graph(
                {.seed = seed, .vertices = 12, .relations = seed / 2, .undirected_of_ten = 3}
            );
            LinkOptions options{.score = score, .top = seed % 9, .least_common = 1 + seed % 2};
            if (seed % 3 == 0) options.of = seed % 12;
            CAPTURE(seed);
            CHECK(suggested_links(Snapshot(graph), options).links == by_all_pairs(graph, options));
        }
    }
}

TEST_CASE("a search for links stops at its limit and says so", "[links]") {
    const auto graph = tests::random_graph({.seed = 1, .vertices = 40, .relations = 200});
    const Snapshot snapshot(graph);
    const auto all = suggested_links(snapshot, {.top = 1000});
    CHECK_FALSE(all.truncated);
    CHECK_FALSE(suggested_links(snapshot, {.top = 1000, .max_visited = all.visited}).truncated);
    const auto some = suggested_links(snapshot, {.top = 1000, .max_visited = all.visited - 1});
    CHECK(some.truncated);
    CHECK(some.visited < all.visited);
    for (const auto& link : some.links) {
        CHECK(std::ranges::find(all.links, link) != all.links.end());
    }
}

TEST_CASE("links of no vertex are refused", "[links]") {
    const Snapshot snapshot(tests::without_relations(2));
    CHECK_THROWS_WITH(suggested_links(snapshot, {.of = 2}), "no vertex 2");
    CHECK_THROWS_WITH(shared_neighbors(snapshot, 0, 7), "no vertex 7");
    CHECK(suggested_links(Snapshot()).links.empty());
}
