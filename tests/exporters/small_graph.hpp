#pragma once

#include "exporters/exporter.hpp"

#include <string>

namespace relata::tests {

/// Two countries that met, and a loop without direction: something for every part of a format.
inline Graph small_graph() {
    Graph graph;
    graph.properties.set("name", "Talks");
    graph.properties.set("year", 2020);
    Document document;
    document.id = "news";
    document.text = "China met Peru.";
    const auto news = graph.add_document(document);
    const auto china = graph.add_entity("China", "Country");
    graph.add_kind(china, "Place");
    graph.add_alias(china, "PRC; 中国");
    graph.set_property(china, "gdp", 17.9);
    graph.set_property(china, "note", "a \"b\" & c\\d");
    graph.set_property(china, "label", "taken");
    const auto peru = graph.add_entity("Perú", "Country");
    const auto met = graph.add_relation(china, "MET_WITH", peru);
    graph.add_evidence(met, {news, 0, 15, "China met Peru.", "manual", std::nullopt});
    graph.set_property(met, "when", *Edtf::parse("2020-11"));
    graph.set_property(met, "weight", 2.5);
    graph.set_property(met, "list", PropertyList{1, "x"});
    Relation loop;
    loop.source = peru;
    loop.target = peru;
    loop.type = graph.schema().type("is like");
    loop.directed = false;
    graph.add_relation(loop);
    return graph;
}

/// The files of an export one after the other, then its losses.
inline std::string written(const ExportFormat* format, const Graph& graph) {
    const auto result = format->write(graph);
    std::string out;
    for (const auto& file : result.files) {
        if (!file.suffix.empty()) out += "== " + file.suffix + '\n';
        out += file.bytes;
    }
    for (const auto& [what, count] : result.loss.losses) {
        out += "loss " + what + ": " + std::to_string(count) + '\n';
    }
    return out;
}

}  // namespace relata::tests
