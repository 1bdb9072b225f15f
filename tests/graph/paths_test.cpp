#include "graph/paths.hpp"

#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

// ---- every acyclic path, by trying everything on the Graph
// -----------------------------------------

bool contains(const auto& list, const auto& value) {
    return std::ranges::find(list, value) != list.end();
}

class BruteForce {
public:
    BruteForce(const Graph& graph, EntityId source, EntityId target, const PathOptions& options)
        : graph_(graph), options_(options), source_(source), target_(target) {
        on_path_.push_back(source);
        walk(source, 0, INT32_MIN);
    }

    std::vector<Path> paths;  // in no order
    static constexpr std::size_t longest_trail = 5;

private:
    bool may_stand_between(EntityId id) const {
        if (contains(options_.avoid, id)) return false;
        const auto& kinds = graph_.entity(id).kinds;
        if (std::ranges::any_of(kinds, [&](KindId k) { return contains(options_.avoid_kinds, k); }))
            return false;
        std::size_t degree = 0;
        for (const auto relation : graph_.relations()) {
            if (graph_.relation(relation).source == id) ++degree;
            if (graph_.relation(relation).target == id) ++degree;
        }
        if (degree > options_.max_degree) return false;
        return options_.kinds.empty() ||
               std::ranges::any_of(kinds, [&](KindId k) { return contains(options_.kinds, k); });
    }

    bool is_as_said(const Relation& relation) const {
        if (options_.dates) {
            const auto when = relation.properties.date("when");
            const auto date = when ? when : relation.properties.date("stated");
            if (!date || !date->overlaps(*options_.dates)) return false;
        }
        if (relation.properties.number("confidence").value_or(1) < options_.least_confidence)
            return false;
        if (options_.only_cited && relation.evidence.empty()) return false;
        return options_.denied || relation.properties.text("status") != "denied";
    }

    bool passes_all() const {
        auto from = on_path_.begin();
        for (auto at = options_.via.begin(); at != options_.via.end(); ++at) {
            const auto id = *at;
            if (id == source_ || id == target_) continue;
            if (std::find(options_.via.begin(), at, id) != at) continue;  // named twice: once
            const auto passed =
                std::find(options_.via_in_order ? from : on_path_.begin(), on_path_.end(), id);
            if (passed == on_path_.end()) return false;
            from = passed + 1;
        }
        return true;
    }

    void walk(EntityId v, double cost, std::int64_t day) {
        const bool is_trail = options_.mode == PathMode::trail;
        if (v == target_ && passes_all()) paths.push_back({source_, arcs_, cost});
        if (v == target_ && !is_trail) return;
        if (is_trail && arcs_.size() == longest_trail) return;
        for (const auto id : graph_.relations()) {
            const auto& relation = graph_.relation(id);
            if (!options_.types.empty() && !contains(options_.types, relation.type)) continue;
            if (contains(options_.avoid_types, relation.type) || !is_as_said(relation)) continue;
            const bool along = !relation.directed || options_.direction != Direction::in;
            const bool against = !relation.directed || options_.direction != Direction::out;
            if (relation.source == relation.target) {
                const bool forward = options_.direction != Direction::in;
                if (relation.source == v) step({id, forward}, v, cost, day);
                continue;
            }
            if (relation.source == v && along) step({id, true}, relation.target, cost, day);
            if (relation.target == v && against) step({id, false}, relation.source, cost, day);
        }
    }

    void step(Arc arc, EntityId to, double cost, std::int64_t day) {
        const bool is_trail = options_.mode == PathMode::trail;
        if (!is_trail && contains(on_path_, to)) return;
        if (is_trail && contains(arcs_ids(), arc.relation)) return;
        if (to != target_ && to != source_ && !may_stand_between(to)) return;
        if (options_.in_time_order) {
            const auto& properties = graph_.relation(arc.relation).properties;
            auto date = properties.date("when");
            if (!date) date = properties.date("stated");
            if (!date || date->last_day() < day) return;
            day = std::max(day, date->first_day());
        }
        on_path_.push_back(to);
        arcs_.push_back(arc);
        walk(to, cost + (options_.cost ? options_.cost(arc.relation) : 1), day);
        arcs_.pop_back();
        on_path_.pop_back();
    }

    std::vector<RelationId> arcs_ids() const {
        std::vector<RelationId> ids;
        for (const auto arc : arcs_) ids.push_back(arc.relation);
        return ids;
    }

    const Graph& graph_;
    const PathOptions& options_;
    EntityId source_;
    EntityId target_;
    std::vector<EntityId> on_path_;
    std::vector<Arc> arcs_;
};

bool by_cost(const Path& a, const Path& b) {
    return std::tuple(a.cost, a.length(), a.arcs) < std::tuple(b.cost, b.length(), b.arcs);
}
bool by_length(const Path& a, const Path& b) {
    return std::tuple(a.length(), a.cost, a.arcs) < std::tuple(b.length(), b.cost, b.arcs);
}

/// For failures: `v0 -r3> v2 <r1- v1` with cost.
std::string text(const Graph& graph, const Path& path) {
    std::string out = graph.entity(path.start).name;
    for (const auto arc : path.arcs) {
        const auto& id = graph.relation(arc.relation).id;
        out += arc.forward ? " -" + id + "> " : " <" + id + "- ";
        out += graph.entity(graph.arc_target(arc)).name;
    }
    return out;
}

std::vector<std::string> texts(const Graph& graph, const std::vector<Path>& paths) {
    std::vector<std::string> out;
    for (const auto& path : paths) out.push_back(text(graph, path));
    return out;
}

template <typename T>
std::vector<T> first(const std::vector<T>& list, std::size_t count) {
    return {list.begin(), list.begin() + static_cast<std::ptrdiff_t>(std::min(count, list.size()))};
}

/// What is wrong with the answers of the four searches for one pair; empty when nothing is. A
/// string, not a CHECK each, because there are millions.
std::string mistakes_for_pair(
    const Graph& graph, const Snapshot& snapshot, EntityId s, EntityId t, const PathOptions& options
) {
    std::string mistakes;
    const auto compare = [&](const std::string& search,
                             const PathAnswer& answer,
                             const std::vector<Path>& expected) {
        if (answer.stopped_by == SearchLimit::none && answer.paths == expected) return;
        mistakes +=
            search + " from v" + std::to_string(s.value) + " to v" + std::to_string(t.value);
        mistakes += " gives";
        for (const auto& line : texts(graph, answer.paths)) mistakes += "\n    " + line;
        mistakes += "\n  instead of";
        for (const auto& line : texts(graph, expected)) mistakes += "\n    " + line;
        mistakes += "\n";
    };

    auto all = BruteForce(graph, s, t, options).paths;
    std::ranges::sort(all, by_cost);
    auto shortest = all;
    std::erase_if(shortest, [&](const Path& path) { return path.cost > all.front().cost; });
    const auto one = shortest_path(snapshot, s, t, options);
    const bool is_any = !options.cost;
    if (is_any && one.paths.size() == 1 && contains(shortest, one.paths.front())) {
        compare("shortest_path", one, one.paths);
    } else {
        compare("shortest_path", one, first(all, 1));
    }
    compare("all_shortest_paths", all_shortest_paths(snapshot, s, t, options), shortest);
    for (const std::size_t k : {0U, 1U, 2U, 4U, 1000U}) {
        const auto answer = k_shortest_paths(snapshot, s, t, k, options);
        compare("k_shortest_paths, k = " + std::to_string(k), answer, first(all, k));
    }

    std::ranges::sort(all, by_length);
    for (const std::size_t length : {std::size_t{0}, std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
        auto short_enough = all;
        std::erase_if(short_enough, [&](const Path& path) { return path.length() > length; });
        const auto answer = all_paths(snapshot, s, t, length, options);
        compare("all_paths up to " + std::to_string(length), answer, short_enough);
    }
    return mistakes;
}

std::string mistakes_for_all_pairs(const Graph& graph, const PathOptions& options) {
    const Snapshot snapshot(graph);
    std::string mistakes;
    for (const auto s : graph.entities()) {
        for (const auto t : graph.entities()) {
            mistakes += mistakes_for_pair(graph, snapshot, s, t, options);
        }
    }
    return mistakes;
}

constexpr auto directions = {Direction::out, Direction::in, Direction::either};

auto weight_of(const Graph& graph) {
    return [&graph](RelationId id) {
        return graph.relation(id).properties.number("weight").value_or(1);
    };
}

//   a --r1--> b --r2--> d        a ==r5== e
//   a --r3--> c --r4--> d        d --r6--> e --r7--> e
struct Diamond {
    Graph graph = tests::without_relations(5);
    EntityId a{0}, b{1}, c{2}, d{3}, e{4};
    Diamond() {
        graph.add_relation(a, "S", b);
        graph.add_relation(b, "S", d);
        graph.add_relation(a, "T", c);
        graph.add_relation(c, "T", d);
        tests::add_undirected(graph, a, e, "S");
        graph.add_relation(d, "S", e);
        graph.add_relation(e, "S", e);
    }
    [[nodiscard]] std::vector<std::string> texts(const PathAnswer& answer) const {
        return ::texts(graph, answer.paths);
    }
};

/// `rungs` pairs of parallel relations in a row: 2^rungs shortest paths.
Graph ladder(std::size_t rungs) {
    auto graph = tests::without_relations(rungs + 1);
    for (std::uint32_t v = 0; v < rungs; ++v) {
        graph.add_relation(EntityId{v}, "LINK", EntityId{v + 1});
        graph.add_relation(EntityId{v}, "LINK", EntityId{v + 1});
    }
    return graph;
}

/// Every entity linked to every other, without direction.
Graph complete(std::size_t n) {
    auto graph = tests::without_relations(n);
    for (std::uint32_t a = 0; a < n; ++a) {
        for (auto b = a + 1; b < n; ++b) tests::add_undirected(graph, EntityId{a}, EntityId{b});
    }
    return graph;
}

}  // namespace

// ---- what the searches answer
// ------------------------------------------------------------------------

TEST_CASE("paths say which way each relation was walked", "[graph][paths]") {
    const Diamond g;
    const Snapshot snapshot(g.graph);
    CHECK(
        g.texts(shortest_path(snapshot, g.d, g.a)) == std::vector<std::string>{"v3 <r2- v1 <r1- v0"}
    );
    const PathOptions out{.direction = Direction::out};
    CHECK(
        g.texts(shortest_path(snapshot, g.d, g.a, out)) ==
        std::vector<std::string>{"v3 -r6> v4 <r5- v0"}
    );
    const PathOptions in{.direction = Direction::in};
    CHECK(
        g.texts(all_shortest_paths(snapshot, g.d, g.a, in)) ==
        std::vector<std::string>{"v3 <r2- v1 <r1- v0", "v3 <r4- v2 <r3- v0"}
    );
    CHECK(
        g.texts(all_paths(snapshot, g.a, g.d, 2)) ==
        std::vector<std::string>{"v0 -r1> v1 -r2> v3", "v0 -r3> v2 -r4> v3", "v0 -r5> v4 <r6- v3"}
    );
}

TEST_CASE("the entities of a path include both ends", "[graph][paths]") {
    const Diamond g;
    const auto answer = shortest_path(Snapshot(g.graph), g.d, g.a);
    REQUIRE(answer.paths.size() == 1);
    CHECK(entities_of(g.graph, answer.paths[0]) == std::vector<EntityId>{g.d, g.b, g.a});
    CHECK(entities_of(g.graph, {g.e, {}, 0}) == std::vector<EntityId>{g.e});
}

TEST_CASE("types, kinds, avoid and via narrow a search", "[graph][paths]") {
    Diamond g;
    g.graph.add_kind(g.c, "Country");
    const Snapshot snapshot(g.graph);
    const std::vector<std::string> by_c{"v0 -r3> v2 -r4> v3"};
    CHECK(
        g.texts(
            k_shortest_paths(snapshot, g.a, g.d, 9, {.types = {g.graph.schema().find_type("T")}})
        ) == by_c
    );
    CHECK(
        g.texts(k_shortest_paths(
            snapshot, g.a, g.d, 9, {.kinds = {g.graph.schema().find_kind("Country")}}
        )) == by_c
    );
    CHECK(g.texts(k_shortest_paths(snapshot, g.a, g.d, 9, {.avoid = {g.b, g.e}})) == by_c);
    CHECK(g.texts(k_shortest_paths(snapshot, g.a, g.d, 9, {.via = {g.c}})) == by_c);
    CHECK(k_shortest_paths(snapshot, g.a, g.d, 9, {.via = {g.b, g.c}}).paths.empty());
    CHECK(k_shortest_paths(snapshot, g.a, g.d, 9, {.via = {g.b}, .avoid = {g.b}}).paths.empty());
    // the ends are always on the path, whatever is avoided or asked for
    CHECK(
        g.texts(shortest_path(snapshot, g.a, g.d, {.via = {g.d, g.c, g.c}, .avoid = {g.a, g.d}})) ==
        by_c
    );
}

TEST_CASE("an entity has one path to itself, of no relations", "[graph][paths]") {
    const Diamond g;
    const Snapshot snapshot(g.graph);
    const std::vector<Path> self{{g.e, {}, 0}};
    CHECK(shortest_path(snapshot, g.e, g.e).paths == self);
    CHECK(all_shortest_paths(snapshot, g.e, g.e).paths == self);
    CHECK(k_shortest_paths(snapshot, g.e, g.e, 5).paths == self);
    CHECK(all_paths(snapshot, g.e, g.e, 5).paths == self);
    CHECK(all_paths(snapshot, g.e, g.e, 5, {.via = {g.a}}).paths.empty());
    CHECK(all_paths(snapshot, g.e, g.e, 5, {.via = {g.e}, .avoid = {g.e}}).paths == self);
}

TEST_CASE("an entity filtered away is connected to nothing", "[graph][paths]") {
    Diamond g;
    for (const auto id : {g.a, g.b, g.d}) g.graph.add_kind(id, "Country");
    const Snapshot snapshot(g.graph, {.kinds = {g.graph.schema().find_kind("Country")}});
    CHECK(shortest_path(snapshot, g.a, g.d).paths.size() == 1);
    CHECK(shortest_path(snapshot, g.a, g.c).paths.empty());
    CHECK(k_shortest_paths(snapshot, g.c, g.c, 2).paths.empty());
    CHECK(all_paths(snapshot, g.a, g.d, 4, {.via = {g.c}}).paths.empty());
    CHECK(all_paths(snapshot, g.a, g.d, 4, {.avoid = {g.c}}).paths.size() == 1);
}

TEST_CASE("ids of no entity are the caller's mistake", "[graph][paths]") {
    const Diamond g;
    const Snapshot snapshot(g.graph);
    const EntityId unknown{5};
    CHECK_THROWS_WITH(shortest_path(snapshot, g.a, unknown), "no entity 5 in a graph of 5");
    CHECK_THROWS_AS(all_shortest_paths(snapshot, unknown, g.a), std::out_of_range);
    CHECK_THROWS_AS(k_shortest_paths(snapshot, g.a, g.b, 1, {.via = {unknown}}), std::out_of_range);
    CHECK_THROWS_AS(all_paths(snapshot, g.a, g.b, 1, {.avoid = {unknown}}), std::out_of_range);
}

TEST_CASE("a cost below zero or not finite is refused", "[graph][paths]") {
    const Diamond g;
    const Snapshot snapshot(g.graph);
    double cost_of_r2 = -0.5;
    const PathOptions options{
        .cost = [&](RelationId id) { return id.value == 1 ? cost_of_r2 : 1.0; }};
    const auto message = [&](const std::string& found) {
        return "the cost of relation 1 is " + found +
               "; a path needs costs that are finite and not negative";
    };
    CHECK_THROWS_WITH(shortest_path(snapshot, g.a, g.d, options), message("-0.5"));
    cost_of_r2 = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_WITH(all_shortest_paths(snapshot, g.a, g.d, options), message("NaN"));
    cost_of_r2 = std::numeric_limits<double>::infinity();
    CHECK_THROWS_WITH(k_shortest_paths(snapshot, g.a, g.d, 2, options), message("Infinity"));
    CHECK_THROWS_AS(all_paths(snapshot, g.a, g.d, 2, options), std::invalid_argument);
    CHECK_THROWS_AS(
        shortest_path(snapshot, g.a, g.d, {.via = {g.c}, .cost = options.cost}),
        std::invalid_argument
    );
}

TEST_CASE(
    "relations that cost nothing may be walked in rings, but not by a path", "[graph][paths]"
) {
    // 0 -> 1 -> 2 and 1 -> 3 -> 1, all free
    auto graph = tests::without_relations(4);
    for (const auto& [a, b] :
         std::vector<std::pair<std::uint32_t, std::uint32_t>>{{0, 1}, {1, 3}, {3, 1}, {1, 2}}) {
        graph.add_relation(EntityId{a}, "LINK", EntityId{b});
    }
    const PathOptions free{.direction = Direction::out, .cost = [](RelationId) { return 0.0; }};
    const auto answer = all_shortest_paths(Snapshot(graph), EntityId{0}, EntityId{2}, free);
    CHECK(texts(graph, answer.paths) == std::vector<std::string>{"v0 -r1> v1 -r4> v2"});
}

// ---- limits
// ------------------------------------------------------------------------------------------

TEST_CASE("a path limit is reported when it cuts and not when it is just met", "[graph][paths]") {
    const auto graph = ladder(3);  // 8 paths
    const Snapshot snapshot(graph);
    const EntityId s{0};
    const EntityId t{3};
    const auto whole = all_paths(snapshot, s, t, 3).paths;
    REQUIRE(whole.size() == 8);
    const bool with_cost = GENERATE(false, true);
    const bool with_via = GENERATE(false, true);
    for (std::size_t limit = 0; limit < 10; ++limit) {
        PathOptions options;
        options.limits.max_paths = limit;
        if (with_cost) options.cost = [](RelationId) { return 1.0; };
        if (with_via) options.via = {EntityId{1}};
        CAPTURE(limit, with_cost, with_via);
        const auto expected = limit < 8 ? SearchLimit::paths : SearchLimit::none;
        for (const auto& answer :
             {all_paths(snapshot, s, t, 3, options),
              all_shortest_paths(snapshot, s, t, options),
              k_shortest_paths(snapshot, s, t, 100, options)}) {
            CHECK(answer.stopped_by == expected);
            CHECK(answer.truncated() == (limit < 8));
            CHECK(answer.paths == first(whole, limit));
        }
        // k is a wish, not a limit
        const auto three = k_shortest_paths(snapshot, s, t, 3, options);
        CHECK(three.stopped_by == (limit < 3 ? SearchLimit::paths : SearchLimit::none));
        CHECK(three.paths == first(whole, std::min<std::size_t>(limit, 3)));
    }
}

TEST_CASE("an arc limit is reported when it cuts and not when it is just met", "[graph][paths]") {
    const auto graph = complete(6);
    const Snapshot snapshot(graph);
    const EntityId s{0};
    const EntityId t{5};
    const int which = GENERATE(range(0, 7));
    const auto search = [&](const PathOptions& options) {
        auto weighed = options;
        weighed.cost = [](RelationId id) { return 1.0 + id.value % 3; };
        auto by_way = options;
        by_way.via = {EntityId{2}, EntityId{3}};
        switch (which) {
            case 0:
                return shortest_path(snapshot, s, t, options);
            case 1:
                return all_shortest_paths(snapshot, s, t, weighed);
            case 2:
                return k_shortest_paths(snapshot, s, t, 20, options);
            case 3:
                return k_shortest_paths(snapshot, s, t, 20, weighed);
            case 4:
                return k_shortest_paths(snapshot, s, t, 20, by_way);
            case 5:
                return all_paths(snapshot, s, t, 4, by_way);
            default:
                return all_paths(snapshot, s, t, 4, options);
        }
    };
    const auto whole = search({});
    REQUIRE(whole.stopped_by == SearchLimit::none);
    REQUIRE(whole.visited > 0);
    CAPTURE(which, whole.visited);
    for (std::size_t limit = 0; limit <= whole.visited + 1; ++limit) {
        const auto answer = search({.limits = {.max_visited = limit}});
        CHECK(answer.visited <= limit);
        if (limit >= whole.visited) {
            CHECK(answer.stopped_by == SearchLimit::none);
            CHECK(answer.paths == whole.paths);
        } else {
            CHECK(answer.stopped_by == SearchLimit::visited);
            for (const auto& path : answer.paths) CHECK(contains(whole.paths, path));
        }
    }
}

TEST_CASE("what a cut k-shortest search has found is still the cheapest", "[graph][paths]") {
    const auto graph = complete(7);
    const Snapshot snapshot(graph);
    const auto answer = k_shortest_paths(snapshot, EntityId{0}, EntityId{6}, 50);
    const auto& whole = answer.paths;
    const PathOptions half{.limits = {.max_visited = answer.visited / 2}};
    const auto cut = k_shortest_paths(snapshot, EntityId{0}, EntityId{6}, 50, half);
    CHECK(cut.stopped_by == SearchLimit::visited);
    CHECK(cut.paths.size() > 1);
    CHECK(cut.paths.size() < 50);
    CHECK(cut.paths == first(whole, cut.paths.size()));
}

TEST_CASE("a search that would explode stops and says so", "[graph][paths]") {
    const auto graph = complete(30);
    const Snapshot snapshot(graph);
    const auto answer = all_paths(
        snapshot,
        EntityId{0},
        EntityId{29},
        29,
        {.limits = {.max_paths = 100, .max_visited = 100'000}}
    );
    CHECK(answer.stopped_by == SearchLimit::paths);
    CHECK(answer.paths.size() == 100);
    CHECK(answer.paths.front().length() == 1);  // shortest first, though depth first walks deep
    CHECK(answer.paths[28].length() == 2);
    CHECK(answer.paths[29].length() == 3);
}

TEST_CASE("k shortest paths are soon told to be all where ways on lead nowhere", "[graph][paths]") {
    // 40 entities, all linked, the first of them by two relations to v40, and from that by way of a
    // chain to v60: of the ways through the 40 there are more than anybody can try, and none leads
    // on but by the first.
    auto graph = complete(40);
    for (std::uint32_t v = 40; v <= 60; ++v) {
        Entity entity;
        entity.name = "v" + std::to_string(v);
        graph.add_entity(entity);
        if (v > 40) tests::add_undirected(graph, EntityId{v - 1}, EntityId{v});
    }
    tests::add_undirected(graph, EntityId{0}, EntityId{40});
    tests::add_undirected(graph, EntityId{0}, EntityId{40});
    const auto answer = k_shortest_paths(Snapshot(graph), EntityId{0}, EntityId{60}, 5);
    CHECK(answer.stopped_by == SearchLimit::none);
    REQUIRE(answer.paths.size() == 2);
    CHECK(answer.paths[0].arcs.front() < answer.paths[1].arcs.front());
    CHECK(answer.visited < 400'000);
    // All of them from the end that has no such choice.
    CHECK(k_shortest_paths(Snapshot(graph), EntityId{60}, EntityId{0}, 5).paths.size() == 2);
}

TEST_CASE("a path may be as long as the graph is large", "[graph][paths]") {
    constexpr std::uint32_t n = 100'000;
    auto graph = tests::without_relations(n);
    for (std::uint32_t v = 0; v + 1 < n; ++v)
        graph.add_relation(EntityId{v}, "LINK", EntityId{v + 1});
    const Snapshot snapshot(graph);
    const EntityId end{n - 1};
    CHECK(shortest_path(snapshot, EntityId{0}, end).paths.at(0).length() == n - 1);
    CHECK(all_paths(snapshot, EntityId{0}, end, n).paths.at(0).length() == n - 1);
    const auto via =
        k_shortest_paths(snapshot, EntityId{0}, EntityId{2000}, 2, {.via = {EntityId{1000}}});
    CHECK(via.paths.at(0).length() == 2000);
    CHECK(via.stopped_by == SearchLimit::none);
}

TEST_CASE("a via entity on a dead end is told without searching", "[graph][paths]") {
    // 20 entities all linked, and one more that hangs on the first
    auto graph = complete(20);
    Entity leaf;
    leaf.name = "leaf";
    const auto id = graph.add_entity(leaf);
    tests::add_undirected(graph, EntityId{3}, id);
    const auto answer =
        k_shortest_paths(Snapshot(graph), EntityId{0}, EntityId{1}, 3, {.via = {id}});
    CHECK(answer.paths.empty());
    CHECK(answer.stopped_by == SearchLimit::none);
    CHECK(answer.visited < 2'000);
}

// ---- against trying everything
// ---------------------------------------------------------------------------

TEST_CASE("paths are right on every directed graph of three vertices", "[graph][paths][property]") {
    for (std::uint64_t number = 0; number < 512; ++number) {
        CAPTURE(number);
        const auto graph = tests::digraph_number(number, 3);
        for (const auto direction : directions)
            CHECK(mistakes_for_all_pairs(graph, {.direction = direction}) == "");
    }
}

/// What is wrong for one pair of entities in one of the three directions. Where every graph is
/// tried, one pair is enough: the same graph with other numbers asks for the others.
std::string mistakes_in_one_direction(const Graph& graph, std::uint64_t number, EntityId target) {
    const Snapshot snapshot(graph);
    const PathOptions options{.direction = std::vector(directions)[number % 3]};
    return mistakes_for_pair(graph, snapshot, EntityId{0}, target, options);
}

TEST_CASE("paths are right on every directed graph of four vertices", "[graph][paths][property]") {
    std::string mistakes;
    tests::for_all_digraphs(4, 1, [&](std::uint64_t number, const Graph& graph) {
        if (!mistakes.empty()) return;
        CAPTURE(number);
        mistakes = mistakes_in_one_direction(graph, number, EntityId{3});
        if (!mistakes.empty()) CHECK(mistakes == "");
    });
    CHECK(mistakes.empty());
}

TEST_CASE("paths are right on all multigraphs of three vertices", "[graph][paths][property]") {
    std::string mistakes;
    tests::for_all_digraphs(3, 2, [&](std::uint64_t number, const Graph& graph) {
        if (!mistakes.empty()) return;
        CAPTURE(number);
        mistakes = mistakes_in_one_direction(graph, number / 3, EntityId{2});
        if (!mistakes.empty()) CHECK(mistakes == "");
    });
    CHECK(mistakes.empty());
}

TEST_CASE("one more relation never makes a path longer", "[graph][paths][property]") {
    const auto seed = GENERATE(range(0U, 50U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    auto graph =
        tests::random_graph({.seed = seed, .vertices = 12, .relations = 14, .undirected_of_ten = 3}
        );
    const EntityId s{0};
    const EntityId t{11};
    auto length = std::numeric_limits<std::size_t>::max();
    for (int i = 0; i < 30; ++i) {
        const auto paths =
            shortest_path(Snapshot(graph), s, t, {.direction = Direction::out}).paths;
        const auto now = paths.empty() ? length : paths.front().length();
        REQUIRE(now <= length);
        REQUIRE((!paths.empty() || length == std::numeric_limits<std::size_t>::max()));
        length = now;
        graph.add_relation(
            EntityId{tests::below(random, 12)}, "LINK", EntityId{tests::below(random, 12)}
        );
    }
}

TEST_CASE("a stream of paths seeks the next only when it is asked for", "[graph][paths]") {
    const auto graph = complete(12);
    const Snapshot snapshot(graph);
    const PathOptions options;
    PathStream stream(snapshot, EntityId{0}, EntityId{11}, options);
    const auto whole = k_shortest_paths(snapshot, EntityId{0}, EntityId{11}, 200);
    REQUIRE(whole.paths.size() == 200);
    std::vector<Path> streamed{stream.next().value()};
    CHECK(stream.visited() * 10 < whole.visited);
    while (streamed.size() < 200) streamed.push_back(stream.next().value());
    CHECK(streamed == whole.paths);
    CHECK(stream.visited() == whole.visited);
    CHECK(stream.stopped_by() == SearchLimit::none);
}

TEST_CASE("groups are the paths of the least lengths, whole", "[graph][paths][property]") {
    const auto graph = complete(6);  // 1 path of length 1, 4 of 2, 12 of 3, 24 of 4, 24 of 5
    const Snapshot snapshot(graph);
    const EntityId s{0};
    const EntityId t{5};
    for (const auto& [groups, size] :
         std::map<std::size_t, std::size_t>{{0, 0}, {1, 1}, {2, 5}, {3, 17}, {5, 65}, {9, 65}}) {
        const auto answer = k_shortest_groups(snapshot, s, t, groups);
        CHECK(answer.paths.size() == size);
        CHECK(answer.paths == k_shortest_paths(snapshot, s, t, size).paths);
        CHECK(answer.stopped_by == SearchLimit::none);
    }
    const auto cut = k_shortest_groups(snapshot, s, t, 3, {.limits = {.max_paths = 10}});
    CHECK(cut.paths.size() == 10);
    CHECK(cut.stopped_by == SearchLimit::paths);
}

/// The same graph where relations say more of themselves: dates and intervals, some none; a
/// confidence, evidence, denials.
Graph eloquent(Graph graph, std::uint32_t seed) {
    std::mt19937 random(seed);
    Document document;
    document.title = "d";
    document.text = "They met.";
    const auto article = graph.add_document(document);
    for (const auto id : graph.relations()) {
        const auto year = 2000 + static_cast<std::int64_t>(tests::below(random, 4));
        switch (tests::below(random, 5)) {
            case 0:
                break;
            case 1:
                graph.set_property(id, "stated", Edtf::year(year));
                break;
            case 2:
                graph.set_property(
                    id, "when", *Edtf::parse(std::to_string(year) + "/" + std::to_string(year + 1))
                );
                break;
            default:
                graph.set_property(id, "when", Edtf::day(year, 3, 1));
        }
        if (tests::below(random, 2) == 0) graph.set_property(id, "confidence", 0.5);
        if (tests::below(random, 3) != 0) {
            graph.add_evidence(id, {article, 0, 9, "They met.", "manual", {}});
        }
        if (tests::below(random, 5) == 0) graph.set_property(id, "status", "denied");
    }
    return graph;
}

TEST_CASE(
    "paths are right under rules on what relations say of themselves", "[graph][paths][property]"
) {
    const auto seed = GENERATE(range(0U, 40U, tests::tried_one_in));
    CAPTURE(seed);
    std::mt19937 random(seed + 2000);
    const auto graph = eloquent(
        tests::random_graph(
            {.seed = seed,
             .vertices = 4 + seed % 4,
             .relations = 8 + seed % 7,
             .types = 3,
             .kinds = 3,
             .undirected_of_ten = seed % 3 * 4,
             .weights = 4}
        ),
        seed
    );
    const Snapshot snapshot(graph);
    const RelationFacts facts(graph, snapshot);
    const auto any = [&] { return EntityId{tests::below(random, graph.entity_count())}; };
    const auto type = [&](const char* name) { return graph.schema().find_type(name); };
    std::map<std::string, PathOptions> rules;
    rules["avoid types"] = {.avoid_types = {type("T1")}};
    rules["types and avoid types"] = {
        .types = {type("T0"), type("T1")}, .avoid_types = {type("T1")}};
    rules["avoid kinds"] = {.avoid_kinds = {graph.schema().find_kind("K1")}};
    rules["no hubs"] = {.max_degree = 4};
    rules["dates"] = {.dates = *Edtf::parse("2001/2002")};
    rules["confidence"] = {.least_confidence = 0.6};
    rules["cited"] = {.only_cited = true};
    rules["not denied"] = {.denied = false};
    rules["in time order"] = {.in_time_order = true};
    rules["via in order"] = {.via = {any(), any()}, .via_in_order = true};
    rules["via in time order"] = {.via = {any()}, .in_time_order = true};
    rules["all"] = {
        .avoid_types = {type("T2")},
        .via = {any(), any()},
        .via_in_order = true,
        .max_degree = 7,
        .least_confidence = 0.5,
        .only_cited = true,
        .denied = false,
        .in_time_order = true};
    for (auto& [name, options] : rules) {
        options.facts = &facts;
        for (const auto direction : directions) {
            for (const bool with_cost : {false, true}) {
                options.direction = direction;
                options.cost = nullptr;
                if (with_cost) options.cost = weight_of(graph);
                CAPTURE(name, static_cast<int>(direction), with_cost);
                CHECK(mistakes_for_all_pairs(graph, options) == "");
                auto trails = options;
                trails.mode = PathMode::trail;
                trails.limits.max_paths = 100'000;
                for (const auto s : graph.entities()) {
                    const auto t = any();
                    auto expected = BruteForce(graph, s, t, trails).paths;
                    std::ranges::sort(expected, by_length);
                    const auto answer =
                        all_paths(snapshot, s, t, BruteForce::longest_trail, trails);
                    CAPTURE(s.value, t.value);
                    CHECK(answer.stopped_by == SearchLimit::none);
                    CHECK(texts(graph, answer.paths) == texts(graph, expected));
                }
            }
        }
    }
}

TEST_CASE("facts can be asked of only the snapshot they are of", "[graph][paths]") {
    const auto graph = tests::random_graph({.seed = 1, .vertices = 4, .relations = 6});
    const Snapshot snapshot(graph);
    const PathOptions without{.only_cited = true};
    CHECK_THROWS_AS(
        shortest_path(snapshot, EntityId{0}, EntityId{1}, without), std::invalid_argument
    );
    const auto other = tests::random_graph({.seed = 1, .vertices = 4, .relations = 5});
    const RelationFacts facts(other, Snapshot(other));
    const PathOptions wrong{.only_cited = true, .facts = &facts};
    CHECK_THROWS_AS(
        shortest_path(snapshot, EntityId{0}, EntityId{1}, wrong), std::invalid_argument
    );
}

TEST_CASE("a search stops when it is told that the time is over", "[graph][paths]") {
    const auto graph = complete(30);
    PathOptions options;
    std::size_t asked = 0;
    options.limits.is_over = [&asked] { return ++asked == 5; };
    const auto answer = all_paths(Snapshot(graph), EntityId{0}, EntityId{29}, 29, options);
    CHECK(answer.stopped_by == SearchLimit::is_over);
    CHECK(asked == 5);
    CHECK(answer.visited < 200'000);
}

TEST_CASE("memory shared by searches changes no answer", "[graph][paths][property]") {
    const auto graph =
        tests::random_graph({.seed = 3, .vertices = 12, .relations = 30, .undirected_of_ten = 3});
    const Snapshot snapshot(graph);
    PathMemory memory(snapshot);
    for (int round = 0; round < 50; ++round) {
        for (const auto s : graph.entities()) {
            for (const auto t : graph.entities()) {
                const auto fresh = shortest_path(snapshot, s, t);
                const auto shared = shortest_path(snapshot, s, t, {}, &memory);
                REQUIRE(shared.paths == fresh.paths);
                REQUIRE(shared.visited == fresh.visited);
                REQUIRE(
                    all_shortest_paths(snapshot, s, t, {}, &memory).paths ==
                    all_shortest_paths(snapshot, s, t).paths
                );
            }
        }
    }
}

TEST_CASE("paths are right on random multigraphs under all rules", "[graph][paths][property]") {
    const auto seed = GENERATE(range(0U, 120U, tests::tried_one_in));
    CAPTURE(seed);
    std::mt19937 random(seed + 1000);
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = 4 + seed % 4,
         .relations = 6 + seed % 7,
         .types = 3,
         .kinds = 3,
         .undirected_of_ten = seed % 3 * 4,
         .weights = 4}
    );
    const auto any = [&] { return EntityId{tests::below(random, graph.entity_count())}; };
    const auto type = [&](const char* name) { return graph.schema().find_type(name); };
    const auto kind = [&](const char* name) { return graph.schema().find_kind(name); };
    std::map<std::string, PathOptions> rules;
    rules["none"] = {};
    rules["types"] = {.types = {type("T0"), type("T2")}};
    rules["kinds"] = {.kinds = {kind("K0"), kind("K1")}};
    rules["via"] = {.via = {any()}};
    rules["two via"] = {.via = {any(), any()}};
    rules["avoid"] = {.avoid = {any(), any()}};
    rules["all"] = {
        .types = {type("T0"), type("T1")},
        .kinds = {kind("K0"), kind("K2")},
        .via = {any()},
        .avoid = {any()}};
    for (auto& [name, options] : rules) {
        for (const auto direction : directions) {
            for (const bool with_cost : {false, true}) {
                options.direction = direction;
                options.cost = nullptr;
                if (with_cost) options.cost = weight_of(graph);
                CAPTURE(static_cast<int>(direction), with_cost);
                CHECK(mistakes_for_all_pairs(graph, options) == "");
            }
        }
    }
}

TEST_CASE("paths are right where costs have no exact sums", "[graph][paths][property]") {
    const auto seed = GENERATE(range(0U, 60U, tests::tried_one_in));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed, .vertices = 6, .relations = 12, .undirected_of_ten = 3, .weights = 1000}
    );
    const auto weight = weight_of(graph);
    const PathOptions options{.cost = [&](RelationId id) { return (1 + weight(id)) / 7.0; }};
    CHECK(mistakes_for_all_pairs(graph, options) == "");
    auto via = options;
    via.via = {EntityId{1}};
    CHECK(mistakes_for_all_pairs(graph, via) == "");
}

// ---- laws
// --------------------------------------------------------------------------------------------

TEST_CASE("turning every relation round turns the paths round", "[graph][paths][property]") {
    const auto seed = GENERATE(range(0U, 60U));
    CAPTURE(seed);
    const auto graph =
        tests::random_graph({.seed = seed, .vertices = 12, .relations = 30, .undirected_of_ten = 3}
        );
    const auto turned = tests::reversed(graph);
    const EntityId s{0};
    const EntityId t{11};
    const PathOptions out{.direction = Direction::out, .limits = {.max_paths = 100'000}};
    const auto there = all_paths(Snapshot(graph), s, t, 6, out).paths;
    const auto back = all_paths(Snapshot(turned), t, s, 6, out).paths;
    const auto relations = [](const Path& path) {
        std::vector<RelationId> ids;
        for (const auto arc : path.arcs) ids.push_back(arc.relation);
        return ids;
    };
    std::set<std::vector<RelationId>> of_there;
    std::set<std::vector<RelationId>> of_back;
    for (const auto& path : there) of_there.insert(relations(path));
    for (const auto& path : back) {
        auto ids = relations(path);
        std::ranges::reverse(ids);
        of_back.insert(ids);
    }
    CHECK(of_there == of_back);
    // and walking against the relations is the same as turning them round
    auto in = out;
    in.direction = Direction::in;
    auto against = all_paths(Snapshot(turned), s, t, 6, in).paths;
    for (auto& path : against) {
        for (auto& arc : path.arcs) arc.forward = !arc.forward;
    }
    CHECK(against == there);
}

TEST_CASE("a rule gives the paths of the graph filtered by it", "[graph][paths][property]") {
    const auto seed = GENERATE(range(0U, 60U, tests::tried_one_in));
    CAPTURE(seed);
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = 10,
         .relations = 40,
         .types = 3,
         .kinds = 2,
         .undirected_of_ten = 3}
    );
    const std::vector<TypeId> types{graph.schema().find_type("T0"), graph.schema().find_type("T1")};
    const std::vector<KindId> kinds{graph.schema().find_kind("K0")};
    const Snapshot whole(graph);
    const Snapshot by_type(graph, {.types = types});
    const Snapshot by_both(graph, {.kinds = kinds, .types = types});
    for (const auto s : graph.entities()) {
        for (const auto t : graph.entities()) {
            CHECK(
                k_shortest_paths(whole, s, t, 20, {.types = types}).paths ==
                k_shortest_paths(by_type, s, t, 20).paths
            );
            if (!by_both.vertex(s) || !by_both.vertex(t)) continue;
            CHECK(
                all_paths(whole, s, t, 5, {.types = types, .kinds = kinds}).paths ==
                all_paths(by_both, s, t, 5).paths
            );
        }
    }
}

TEST_CASE(
    "the searches agree where graphs are too large to try everything", "[graph][paths][property]"
) {
    const auto seed = GENERATE(range(0U, 20U, tests::tried_one_in));
    const bool with_cost = GENERATE(false, true);
    CAPTURE(seed, with_cost);
    const auto graph = tests::random_graph(
        {.seed = seed,
         .vertices = 300,
         .relations = 900,
         .types = 3,
         .undirected_of_ten = 3,
         .weights = 9}
    );
    const Snapshot snapshot(graph);
    PathOptions options{.direction = seed % 2 == 0 ? Direction::either : Direction::out};
    if (with_cost) options.cost = weight_of(graph);
    std::mt19937 random(seed);
    const EntityId s{tests::below(random, 300)};
    const EntityId t{299 - s.value};
    const auto many = k_shortest_paths(snapshot, s, t, 300, options);
    const auto all = all_shortest_paths(snapshot, s, t, options);
    CHECK(many.stopped_by == SearchLimit::none);
    CHECK(std::ranges::is_sorted(many.paths, by_cost));
    const auto one = shortest_path(snapshot, s, t, options);
    if (options.cost) {
        CHECK(first(many.paths, 1) == one.paths);
    } else {
        auto each_costs_1 = options;  // which asks for another search
        each_costs_1.cost = [](RelationId) { return 1.0; };
        CHECK(k_shortest_paths(snapshot, s, t, 300, each_costs_1).paths == many.paths);
        REQUIRE(one.paths.size() == std::min<std::size_t>(many.paths.size(), 1));
        if (!one.paths.empty()) {
            CHECK(contains(all_shortest_paths(snapshot, s, t, options).paths, one.paths.front()));
        }
    }
    CHECK(first(many.paths, all.paths.size()) == first(all.paths, many.paths.size()));
    std::set<std::vector<Arc>> distinct;
    for (const auto& path : many.paths) {
        distinct.insert(path.arcs);
        auto entities = entities_of(graph, path);
        CHECK(entities.front() == s);
        CHECK(entities.back() == t);
        std::ranges::sort(entities);
        CHECK(std::ranges::adjacent_find(entities) == entities.end());
    }
    CHECK(distinct.size() == many.paths.size());
    if (many.paths.empty()) return;
    // via what the best path passes anyway changes nothing; via another gives those that pass it
    const auto on_best = entities_of(graph, many.paths.front());
    options.via = {on_best[on_best.size() / 2]};
    std::vector<Path> passing;
    for (const auto& path : many.paths) {
        if (contains(entities_of(graph, path), options.via[0])) passing.push_back(path);
    }
    CHECK(k_shortest_paths(snapshot, s, t, passing.size(), options).paths == passing);
}
