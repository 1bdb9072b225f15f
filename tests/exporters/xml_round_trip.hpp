#pragma once

#include "exporters/exporter.hpp"
#include "importers/importer.hpp"
#include "tests/exporters/nasty_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace relata::tests {

inline bool has_loss(const LossReport& loss, std::string_view what) {
    return std::ranges::any_of(loss.losses, [&](const Loss& each) {
        return each.what.starts_with(what);
    });
}

inline Graph read_back(const ExportResult& written, ImportFunction import) {
    Graph graph;
    ImportOptions options;
    options.source = "written.xml";
    const auto report = import(written.files.at(0).bytes, options, graph);
    for (const auto& note : report.notes) {
        INFO(note.message);
        CHECK(note.message.empty());
    }
    return graph;
}

/// What the XML formats promise: everything but documents, evidence and what is said of the graph
/// as a whole comes back, unless the loss report names it.
inline void check_xml_round_trip(
    const Graph& graph, const ExportResult& written, ImportFunction import
) {
    const auto again = read_back(written, import);
    const bool loses_characters =
        has_loss(written.loss, "control characters") || has_loss(written.loss, "property names");
    REQUIRE(again.entity_count() == graph.entity_count());
    REQUIRE(again.relation_count() == graph.relation_count());
    if (loses_characters) return;
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        const auto& same = again.entity(id);
        CHECK(same.id == entity.id);
        if (!entity.name.empty()) CHECK(same.name == entity.name);
        if (entity.name.empty()) CHECK(has_loss(written.loss, "empty names"));
        CHECK(same.aliases == entity.aliases);
        REQUIRE(same.kinds.size() == entity.kinds.size());
        for (std::size_t i = 0; i < same.kinds.size(); ++i) {
            CHECK(
                again.schema().kind(same.kinds[i]).name == graph.schema().kind(entity.kinds[i]).name
            );
        }
        CHECK(to_text(same.properties) == to_text(entity.properties));
        CHECK(same.properties == entity.properties);
    }
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto& same = again.relation(id);
        CHECK(same.id == relation.id);
        CHECK(same.source == relation.source);
        CHECK(same.target == relation.target);
        CHECK(same.directed == relation.directed);
        CHECK(again.type_name(id) == graph.type_name(id));
        CHECK(to_text(same.properties) == to_text(relation.properties));
        CHECK(same.properties == relation.properties);
        if (!relation.evidence.empty()) CHECK(has_loss(written.loss, "evidence"));
    }
    CHECK(has_loss(written.loss, "documents") == (graph.document_count() != 0));
    CHECK(has_loss(written.loss, "graph properties") == !graph.properties.empty());
    if (written.loss.losses.empty()) CHECK(again == graph);
}

/// Two people who wrote to each other: names to escape, second kinds, dates, numbers.
inline Graph letters() {
    Graph graph;
    const auto ada = graph.add_entity("Ada & co", "Person");
    const auto babbage = graph.add_entity("Charles Babbage", "Person");
    graph.add_kind(babbage, "Inventor");
    graph.add_alias(babbage, "Babbage");
    graph.set_property(babbage, "born", 1791);
    graph.set_property(ada, "label", "a property");
    const auto met = graph.add_relation(ada, "MET_WITH", babbage);
    graph.set_property(met, "when", *Edtf::parse("1833-06"));
    graph.set_property(met, "weight", 2);
    const auto wrote = graph.add_relation(babbage, "WROTE_TO", ada);
    graph.set_property(wrote, "weight", 0.5);
    graph.properties.set("name", "Letters");
    return graph;
}

/// One loss a line, `what count`.
inline std::string losses(const ExportResult& written) {
    std::string text;
    for (const auto& loss : written.loss.losses) {
        text += loss.what + ' ' + std::to_string(loss.count) + '\n';
    }
    return text;
}

}  // namespace relata::tests
