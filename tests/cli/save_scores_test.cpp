#include "cli/save_scores.hpp"

#include "cli/graph_file.hpp"
#include "graph/error.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else
using Catch::Matchers::Contains;
using tests::ask;
using tests::Folder;

namespace {

const std::string people = "source,target,type\nAda,Bob,KNOWS\nBob,Cy,KNOWS\n";

/// What a command that saves scores does with a graph of three entities and two relations.
struct Saving {
    std::istringstream in;
    std::ostringstream out;
    std::ostringstream err;
    cli::Invocation invocation{{in, out, err, false, false, 80}, false, false, {}};

    void operator()(
        const std::string& path, const cli::Scores& scores, const cli::SaveOptions& options
    ) {
        Graph graph;
        for (const auto* id : {"Ada", "Bob", "Cy"}) graph.add_entity({id, id, {}, {}, {}});
        graph.add_relation(EntityId{0}, "KNOWS", EntityId{1});
        graph.add_relation(EntityId{1}, "KNOWS", EntityId{2});
        cli::save_scores(invocation, path, graph, scores, options);
    }
};

}  // namespace

TEST_CASE("scores are saved in the graph file itself", "[cli][save_scores]") {
    const Folder folder;
    const auto path = folder / GENERATE("g.relata", "g.json");
    REQUIRE(ask({"import", folder.file("t.csv", people), "-o", path}).code == 0);
    Saving save;
    save(path, {.of_entities = {1, 2.5, PropertyValue()}}, {.name = "score"});
    save(path, {.of_relations = {7, 8}}, {.name = "betweenness"});
    CHECK(
        save.err.str() ==
        "saved as \"score\" in " + path + "\nsaved as \"betweenness\" in " + path + "\n"
    );
    const auto kept = cli::load_graph(path);
    CHECK(kept.entity(EntityId{0}).properties.number("score") == 1);
    CHECK(kept.entity(EntityId{1}).properties.number("score") == 2.5);
    CHECK_FALSE(kept.entity(EntityId{2}).properties.contains("score"));
    CHECK(kept.relation(RelationId{1}).properties.number("betweenness") == 8);

    SECTION("and saved again: what has no score any more loses the old one") {
        save(path, {.of_entities = {PropertyValue(), 3, 4}}, {.name = "score"});
        save(path, {.of_relations = {PropertyValue(), 9}}, {.name = "betweenness"});
        const auto again = cli::load_graph(path);
        CHECK_FALSE(again.entity(EntityId{0}).properties.contains("score"));
        CHECK(again.entity(EntityId{2}).properties.number("score") == 4);
        CHECK_FALSE(again.relation(RelationId{0}).properties.contains("betweenness"));
    }
}

TEST_CASE("what others wrote meanwhile stays", "[cli][save_scores]") {
    const Folder folder;
    const auto path = folder / "g.json";
    REQUIRE(ask({"import", folder.file("t.csv", people), "-o", path}).code == 0);
    REQUIRE(ask({"rename", path, "Cy", "Cyrus"}).code == 0);
    REQUIRE(ask({"merge", path, "Ada", "Bob"}).code == 0);
    Saving save;
    save(path, {.of_entities = {1, 2, 3}}, {.name = "score"});
    const auto kept = cli::load_graph(path);
    REQUIRE(kept.entity_count() == 2);
    CHECK(kept.entity(EntityId{1}).name == "Cyrus");
    CHECK(kept.entity(EntityId{1}).properties.number("score") == 3);
}

TEST_CASE("scores of what is no graph file need another file", "[cli][save_scores]") {
    const Folder folder;
    const auto table = folder.file("t.csv", people);
    Saving save;
    save(table, {.of_entities = {1, 2, 3}}, {.name = "score", .output = folder / "o.json"});
    CHECK(cli::load_graph(folder / "o.json").entity(EntityId{2}).properties.number("score") == 3);
    CHECK(tests::read_file(table) == people);

    const auto cytoscape = folder.file("c.json", R"({"elements":{"nodes":[],"edges":[]}})");
    for (const auto& path : {table, cytoscape, std::string("-")}) {
        CHECK_THROWS_WITH(
            cli::require_place_for_scores(path, {.name = "score"}),
            Contains("not a graph file, which could be written in its place; say with -o where")
        );
    }
    CHECK_THROWS_AS(
        cli::require_place_for_scores(table, {.name = "score", .output = "o.csv"}), InputError
    );
    CHECK_NOTHROW(cli::require_place_for_scores(table, {}));
}
