// The graph file: what is written is read, damage is noticed, questions need not read all of it.

#include "store/graph_file.hpp"

#include "graph/curation.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "graph/paths.hpp"
#include "tests/exporters/nasty_graphs.hpp"
#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <random>
#include <string>

namespace relata {
namespace {

/// Two articles' worth of talks.
Graph talks() {
    Graph graph;
    const auto wang = graph.add_entity("Wang Yi", "Person");
    const auto motegi = graph.add_entity("Motegi Toshimitsu", "Person");
    const auto tokyo = graph.add_entity("Tokyo", "Place");
    const auto rcep = graph.add_entity("Regional Comprehensive Economic Partnership", "Agreement");
    graph.add_alias(rcep, "RCEP");
    graph.add_alias(tokyo, "Tōkyō");
    Document document;
    document.title = "Talks";
    document.text = "Wang met Motegi in Tokyo on Tuesday.";
    const auto article = graph.add_document(document);
    Relation met;
    met.source = wang;
    met.target = motegi;
    met.type = graph.schema().type("MET_WITH");
    met.directed = false;
    met.properties.set("when", *Edtf::parse("2020-11-24"));
    met.evidence.push_back({article, 0, 15, "Wang met Motegi", "rule", 0.9});
    graph.add_relation(met);
    graph.add_relation(motegi, "LOCATED_IN", tokyo);
    graph.add_relation(rcep, "SIGNED_IN", tokyo);
    return graph;
}

bool same_columns(const SnapshotColumns& a, const SnapshotColumns& b) {
    return std::ranges::equal(a.out_offsets, b.out_offsets) &&
           std::ranges::equal(a.in_offsets, b.in_offsets) &&
           std::ranges::equal(a.out_targets, b.out_targets) &&
           std::ranges::equal(a.in_sources, b.in_sources) &&
           std::ranges::equal(a.out_arcs, b.out_arcs) && std::ranges::equal(a.in_arcs, b.in_arcs) &&
           std::ranges::equal(a.out_types.bytes(), b.out_types.bytes()) &&
           std::ranges::equal(a.in_types.bytes(), b.in_types.bytes()) &&
           std::ranges::equal(a.kinds, b.kinds);
}

}  // namespace

TEST_CASE("a graph file gives back the graph, and then the same bytes", "[store][property]") {
    const tests::Folder folder;
    const auto first = folder / "first.relata";
    const auto second = folder / "second.relata";
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::NastyGraphs(seed).graph();
        write_graph_file(graph, first);
        CHECK(is_graph_file(first));
        const auto again = read_graph_file(first);
        REQUIRE(again == graph);
        write_graph_file(again, second);
        CHECK(tests::read_file(first) == tests::read_file(second));
        const GraphFile file(first);
        CHECK(file.entity_count() == graph.entity_count());
        CHECK(file.relation_count() == graph.relation_count());
        CHECK(same_columns(file.snapshot().columns(), Snapshot(graph).columns()));
    }
}

TEST_CASE("a flipped bit, a lost block or a cut is noticed, wherever it is", "[store][property]") {
    const tests::Folder folder;
    const auto path = folder / "talks.relata";
    write_graph_file(talks(), path);
    const auto whole = tests::read_file(path);
    std::mt19937 random(11);
    const auto refused = [&](const std::string& bytes) {
        const auto damaged = folder.file("damaged.relata", bytes);
        try {
            read_graph_file(damaged);
        } catch (const InputError& error) {
            return error.location().source == damaged;
        }
        return false;
    };
    for (int i = 0; i < 300; ++i) {
        auto bytes = whole;
        const auto at = random() % bytes.size();
        CAPTURE(at);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << random() % 8));
        CHECK(refused(bytes));
    }
    for (std::size_t size = 0; size < whole.size(); size += 1 + whole.size() / 97) {
        CAPTURE(size);
        CHECK(refused(whole.substr(0, size)));
    }
    CHECK(refused(whole + "x"));
    auto swapped = whole;
    std::swap_ranges(swapped.begin() + 1024, swapped.begin() + 2048, swapped.begin() + 2048);
    CHECK(refused(swapped));
}

TEST_CASE("a small graph is a small file, and a large one is read as well", "[store]") {
    const tests::Folder folder;
    write_graph_file(talks(), folder / "talks.relata");
    CHECK(std::filesystem::file_size(folder / "talks.relata") < 65536);
    Graph large;
    const auto first = large.add_entity("first", "Topic");
    for (int i = 0; i < 25'000; ++i) large.add_relation(first, "KNOWS", first);
    write_graph_file(large, folder / "large.relata");
    CHECK(read_graph_file(folder / "large.relata") == large);
}

TEST_CASE("a graph with more types than 16 bits can number keeps them all", "[store]") {
    constexpr std::uint32_t types = 65'540;
    Graph graph;
    const auto a = graph.add_entity("a", "Topic");
    const auto b = graph.add_entity("b", "Topic");
    for (std::uint32_t i = 0; i < types; ++i) graph.add_relation(a, "T" + std::to_string(i), b);
    const tests::Folder folder;
    const auto path = folder / "types.relata";
    write_graph_file(graph, path);
    const GraphFile file(path);
    for (const auto& snapshot : {Snapshot(graph), file.snapshot()}) {
        for (const auto relation : {0U, 65'535U, 65'536U, types - 1}) {
            const auto type = graph.relation(RelationId{relation}).type;
            const auto run = snapshot.out_of_type(a.value, type);
            REQUIRE(run.end == run.begin + 1);
            CHECK(snapshot.out_arc(run.begin).relation == RelationId{relation});
            CHECK(snapshot.out_type(run.begin) == type);
            CHECK(snapshot.in_of_type(b.value, type) == run);
        }
        CHECK(snapshot.undirected().out_type(types - 1) == snapshot.out_type(types - 1));
    }
}

TEST_CASE("a page of an older save does not pass for one of the newer", "[store]") {
    const tests::Folder folder;
    auto graph = talks();
    write_graph_file(graph, folder / "old.relata");
    graph.set_property(RelationId{0}, "when", *Edtf::parse("2020-11-25"));
    write_graph_file(graph, folder / "new.relata");
    const auto old_bytes = tests::read_file(folder / "old.relata");
    const auto new_bytes = tests::read_file(folder / "new.relata");
    REQUIRE(old_bytes.size() == new_bytes.size());
    for (std::size_t at = 0; at + 1024 <= new_bytes.size(); at += 1024) {
        auto mixed = new_bytes;
        mixed.replace(at, 1024, old_bytes.substr(at, 1024));
        if (mixed == new_bytes) continue;
        CHECK_THROWS_AS(read_graph_file(folder.file("mixed.relata", mixed)), InputError);
    }
}

TEST_CASE("names are found as in the whole graph", "[store]") {
    const tests::Folder folder;
    const auto graph = talks();
    write_graph_file(graph, folder / "talks.relata");
    const GraphFile file(folder / "talks.relata");
    for (const std::string name :
         {"wang-yi", "Wang Yi", "WANG YI", "rcep", "RCEP", "tokyo", "Tokyo", "TŌKYŌ"}) {
        CAPTURE(name);
        CHECK(file.find_entities(name) == find_by_name(graph, name).exact);
    }
    CHECK(file.find_entities("Motegi").empty());
    CHECK(file.find_entities("").empty());
}

TEST_CASE("an excerpt has the relations, their ends, evidence and documents", "[store]") {
    const tests::Folder folder;
    const auto graph = talks();
    write_graph_file(graph, folder / "talks.relata");
    const GraphFile file(folder / "talks.relata");
    const auto part = file.excerpt({}, std::vector{RelationId{0}});
    CHECK(part.graph.entity_count() == 2);
    REQUIRE(part.graph.relation_count() == 1);
    CHECK(part.graph.entity(part.entity(EntityId{0})).name == "Wang Yi");
    CHECK_FALSE(part.entity(EntityId{3}).is_valid());
    const auto& met = part.graph.relation(part.relation(RelationId{0}));
    CHECK(met.id == "r1");
    CHECK(met.evidence.at(0).quote == "Wang met Motegi");
    CHECK(part.graph.document_count() == 1);
}

TEST_CASE("decisions are kept with what taking them back needs", "[store]") {
    const tests::Folder folder;
    const auto path = folder / "talks.relata";
    auto graph = talks();
    const auto before = graph;
    Decision merge;
    merge.action = Decision::Action::merge;
    merge.details = {{"entity", "motegi-toshimitsu"}, {"into", "wang-yi"}};
    decide(graph, merge);
    REQUIRE(graph.decisions.size() == 1);
    write_graph_file(graph, path);
    auto again = read_graph_file(path);
    CHECK(again == graph);
    undo(again, 0);
    CHECK(again == before);
}

TEST_CASE("a search finds names and quotations by the beginnings of words", "[store]") {
    const tests::Folder folder;
    write_graph_file(talks(), folder / "talks.relata");
    const GraphFile file(folder / "talks.relata");
    CHECK(file.search({"toky"}).entities == std::vector{EntityId{2}});
    CHECK(file.search({"mot", "wan"}).relations == std::vector{RelationId{0}});
    CHECK(file.search({"\"x\" OR y"}).entities.empty());
    CHECK(file.search({}).entities.empty());
}

TEST_CASE("an open graph file stays what it was when another takes its place", "[store]") {
    const tests::Folder folder;
    const auto path = folder / "talks.relata";
    const auto graph = talks();
    write_graph_file(graph, path);
    const GraphFile file(path);
    write_graph_file(Graph(), path);
    CHECK(same_columns(file.snapshot().columns(), Snapshot(graph).columns()));
    CHECK(file.find_entities("RCEP") == find_by_name(graph, "RCEP").exact);
    CHECK(GraphFile(path).entity_count() == 0);
}

TEST_CASE("what is no graph file is refused with its name", "[store]") {
    const tests::Folder folder;
    const auto text = folder.file("x.relata", "not a database");
    CHECK(is_graph_file(text));
    CHECK_FALSE(is_graph_file(folder.file("x.txt", "not a database")));
    CHECK_THROWS_WITH(
        read_graph_file(text),
        text + ": the graph file is damaged or was changed by another program (at byte 0)"
    );
    CHECK_FALSE(is_graph_file(folder / "missing"));
    CHECK_THROWS_WITH(
        read_graph_file(folder / "missing"),
        folder / "missing" + ": cannot be read: No such file or directory"
    );
    CHECK_THROWS_WITH(
        write_graph_file(Graph(), folder / "no/such.relata"),
        folder / "no/such.relata" + ": cannot be written: the folder \"" + folder / "no" +
            "\" does not exist"
    );
}

TEST_CASE("a writer waits for another, and is told", "[store]") {
    const tests::Folder folder;
    const auto path = folder / "talks.relata";
    write_graph_file(talks(), path);
    {
        const GraphFileLock held(path);
        CHECK_THROWS_WITH(
            GraphFileLock(path, 0),
            path + ": another program is changing this graph; try again when it is done"
        );
        CHECK(read_graph_file(path).entity_count() == 4);
    }
    CHECK_NOTHROW(GraphFileLock(path, 0));
}

}  // namespace relata
