// What is written is read again: relata's own JSON without loss, CSV with exactly the loss it
// names.

#include "exporters/csv.hpp"
#include "exporters/dot.hpp"
#include "exporters/node_link.hpp"
#include "importers/csv.hpp"
#include "importers/node_link.hpp"
#include "tests/exporters/nasty_graphs.hpp"

#include <catch2/catch.hpp>
#include <graphviz/cgraph.h>

#include <algorithm>
#include <string>

namespace relata {
namespace {

Graph read_back(const std::string& json) {
    Graph graph;
    ImportOptions options;
    options.source = "written.json";
    const auto report = import_node_link(json, options, graph);
    CHECK(report.notes.empty());
    CHECK(report.skipped.empty());
    return graph;
}

Graph read_back(const ExportResult& tables) {
    Graph graph;
    for (const auto& file : tables.files) {
        ImportOptions options;
        options.source = file.suffix;
        import_csv(file.bytes, options, graph);
    }
    return graph;
}

bool has_loss(const LossReport& loss, const std::string& what) {
    return std::ranges::find(loss.losses, what, &Loss::what) != loss.losses.end();
}

}  // namespace

TEST_CASE(
    "relata's JSON gives back the same graph, and then the same bytes",
    "[exporters][node-link][property]"
) {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::NastyGraphs(seed).graph();
        const auto written = write_node_link(graph);
        CHECK(written.loss.losses.empty());
        const auto again = read_back(written.files.at(0).bytes);
        REQUIRE(again == graph);
        CHECK(write_node_link(again).files.at(0).bytes == written.files.at(0).bytes);
        for (const auto& type : graph.schema().types()) {
            const auto id = again.schema().find_type(type.name);
            if (!type.is_declared) continue;
            REQUIRE(id.is_valid());
            CHECK(again.schema().type(id).words == type.words);
            CHECK(again.schema().type(id).is_symmetric == type.is_symmetric);
        }
    }
}

TEST_CASE("a pair of tables gives back all but the losses it names", "[exporters][csv][property]") {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::NastyGraphs(seed, tests::NastyGraphs::Nul::never).graph();
        const auto tables = write_csv(graph);
        const auto again = read_back(tables);
        REQUIRE(again.entity_count() == graph.entity_count());
        REQUIRE(again.relation_count() == graph.relation_count());
        const bool loses_types = has_loss(tables.loss, "property types");
        for (const auto id : graph.entities()) {
            const auto& entity = graph.entity(id);
            const auto& same = again.entity(id);
            CHECK(same.id == entity.id);
            if (!entity.name.empty()) CHECK(same.name == entity.name);
            CHECK(same.aliases == entity.aliases);
            REQUIRE(same.kinds.size() == entity.kinds.size());
            for (const auto& [name, value] : entity.properties) {
                const auto* read = same.properties.find(name);
                const bool is_named = has_loss(tables.loss, "entity property \"" + name + '"');
                CHECK((is_named || loses_types || (read != nullptr && *read == value)));
            }
        }
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            const auto& same = again.relation(id);
            CHECK(same.id == relation.id);
            CHECK(same.source == relation.source);
            CHECK(same.target == relation.target);
            CHECK(same.directed == relation.directed);
            CHECK(again.type_name(id) == graph.type_name(id));
            for (const auto& [name, value] : relation.properties) {
                const auto* read = same.properties.find(name);
                const bool is_named = has_loss(tables.loss, "relation property \"" + name + '"');
                CHECK((is_named || loses_types || (read != nullptr && *read == value)));
            }
        }
        if (tables.loss.losses.empty()) CHECK(again == graph);
    }
}

TEST_CASE("plain names, numbers and dates come back from tables whole", "[exporters][csv]") {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    graph.add_kind(china, "Place");
    graph.add_alias(china, "中国; PRC");
    graph.set_property(china, "gdp", 17.9);
    graph.set_property(china, "note", "a \"b\",\n c");
    const auto peru = graph.add_entity(" Perú ", "Country");
    const auto met = graph.add_relation(china, "MET_WITH", peru);
    graph.set_property(met, "when", *Edtf::parse("2020-11/.."));
    graph.set_property(met, "weight", 2);
    graph.set_property(met, "is public", true);
    graph.add_relation(china, "MET_WITH", peru);
    Relation loop;
    loop.source = peru;
    loop.target = peru;
    loop.type = graph.schema().type("is like");
    loop.directed = false;
    graph.add_relation(loop);
    const auto tables = write_csv(graph);
    CHECK(tables.loss.losses.empty());
    CHECK(read_back(tables) == graph);
}

TEST_CASE(
    "any graph as DOT is read by Graphviz with all its nodes and edges",
    "[exporters][dot][property]"
) {
    for (std::uint32_t seed = 0; seed < 100; ++seed) {
        CAPTURE(seed);
        const auto graph = tests::NastyGraphs(seed).graph();
        auto* dot = agmemread(write_dot(graph).files.at(0).bytes.c_str());
        REQUIRE(dot != nullptr);
        CHECK(agnnodes(dot) == static_cast<int>(graph.entity_count()));
        CHECK(agnedges(dot) == static_cast<int>(graph.relation_count()));
        agclose(dot);
    }
}

}  // namespace relata
