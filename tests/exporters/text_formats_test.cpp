// What the text formats write is read again: all of it, or what is missing is named in the loss.

#include "exporters/exporter.hpp"
#include "importers/registry.hpp"
#include "tests/exporters/nasty_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace relata {
namespace {

struct Format {
    std::string exporter;
    std::string importer;
    bool has_attributes;  ///< of entities and relations; the others carry ends and types only
};

bool has_loss(const LossReport& loss, const std::string& what) {
    return std::ranges::find(loss.losses, what, &Loss::what) != loss.losses.end();
}

Graph read_back(const ExportResult& written, const std::string& importer) {
    Graph graph;
    for (const auto& file : written.files) {
        ImportOptions options;
        options.source = "written" + file.suffix;
        find_import_format(importer)->import(file.bytes, options, graph);
    }
    return graph;
}

/// What two NUL-free names have in common when control characters may have been replaced.
bool is_named(const LossReport& loss, const std::string& owner, const std::string& name) {
    return has_loss(loss, owner + " property \"" + name + '"') || has_loss(loss, "property types");
}

void check_properties(
    const PropertyMap& own,
    const PropertyMap& read,
    const LossReport& loss,
    const std::string& owner
) {
    for (const auto& [name, value] : own) {
        const auto* same = read.find(name);
        CAPTURE(name, to_text(value), same == nullptr ? "-" : to_text(*same));
        CHECK((is_named(loss, owner, name) || (same != nullptr && *same == value)));
    }
}

void check_entities(const Graph& graph, const Graph& again, const LossReport& loss) {
    REQUIRE(again.entity_count() == graph.entity_count());
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        const auto found = again.find_entity(entity.id);
        CAPTURE(entity.id);
        if (has_loss(loss, "ids") && !found) continue;
        REQUIRE(found);
        const auto& same = again.entity(*found);
        const bool has_name = !entity.name.empty() && !has_loss(loss, "names") &&
                              !has_loss(loss, "control characters");
        if (has_name) CHECK(same.name == entity.name);
        if (!has_loss(loss, "aliases")) CHECK(same.aliases == entity.aliases);
        if (!has_loss(loss, "kinds")) {
            REQUIRE(same.kinds.size() == entity.kinds.size());
            for (std::size_t i = 0; i < entity.kinds.size(); ++i) {
                CHECK(
                    again.schema().kind(same.kinds[i]).name ==
                    graph.schema().kind(entity.kinds[i]).name
                );
            }
        }
        check_properties(entity.properties, same.properties, loss, "entity");
    }
}

void check_relations(const Graph& graph, const Graph& again, const LossReport& loss) {
    REQUIRE(again.relation_count() == graph.relation_count());
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto by_id = again.find_relation(relation.id);
        CAPTURE(relation.id);
        if (!has_loss(loss, "relation ids")) REQUIRE(by_id.has_value());
        const auto& same = again.relation(has_loss(loss, "relation ids") ? id : *by_id);
        if (!has_loss(loss, "ids")) {
            CHECK(again.entity(same.source).id == graph.entity(relation.source).id);
            CHECK(again.entity(same.target).id == graph.entity(relation.target).id);
        }
        CHECK(same.directed == relation.directed);
        CHECK(again.schema().type(same.type).name == graph.type_name(id));
        check_properties(relation.properties, same.properties, loss, "relation");
    }
}

}  // namespace

TEST_CASE(
    "every text format gives back all but the losses it names", "[exporters][importers][property]"
) {
    const std::vector<Format> formats{
        {"dot", "dot", true},
        {"gml", "gml", true},
        {"pajek", "pajek", true},
        {"ntriples", "ntriples", true},
        {"edge-list", "edge-list", false},
        {"mermaid", "mermaid", false},
        {"neo4j-csv", "csv", true}};
    for (const auto& format : formats) {
        for (std::uint32_t seed = 0; seed < 1000; ++seed) {
            CAPTURE(format.exporter, seed);
            const auto graph = tests::NastyGraphs(seed, tests::NastyGraphs::Nul::never).graph();
            const auto written = find_export_format(format.exporter)->write(graph);
            const auto again = read_back(written, format.importer);
            check_entities(graph, again, written.loss);
            check_relations(graph, again, written.loss);
        }
    }
}

TEST_CASE("any graph is written so that it can be read, NUL characters included", "[exporters]") {
    const std::vector<std::pair<std::string, std::string>> formats{
        {"dot", "dot"},
        {"gml", "gml"},
        {"pajek", "pajek"},
        {"ntriples", "ntriples"},
        {"edge-list", "edge-list"},
        {"mermaid", "mermaid"}};
    for (const auto& [exporter, importer] : formats) {
        for (std::uint32_t seed = 1000; seed < 1100; ++seed) {
            CAPTURE(exporter, seed);
            const auto graph = tests::NastyGraphs(seed).graph();
            const auto written = find_export_format(exporter)->write(graph);
            const auto again = read_back(written, importer);
            CHECK(again.entity_count() == graph.entity_count());
            CHECK(again.relation_count() == graph.relation_count());
        }
    }
}

TEST_CASE("plain graphs come back whole from the formats with attributes", "[exporters]") {
    Graph graph;
    const auto china = graph.add_entity("China", "Country");
    graph.add_kind(china, "Place");
    graph.add_alias(china, "PRC");
    graph.set_property(china, "gdp", 17.9);
    graph.set_property(china, "population", 1'400'000'000);
    const auto peru = graph.add_entity("Perú “x”, \"y\" & z", "Country");
    const auto joined = graph.add_relation(china, "MET_WITH", peru);
    graph.set_property(joined, "when", *Edtf::parse("2020-11/.."));
    graph.set_property(joined, "weight", 2.5);
    graph.set_property(joined, "note", "a b");
    for (const std::string format : {"dot", "gml", "pajek", "ntriples"}) {
        CAPTURE(format);
        const auto written = find_export_format(format)->write(graph);
        CHECK(written.loss.losses.empty());
        CHECK(read_back(written, format) == graph);
    }
}

}  // namespace relata
