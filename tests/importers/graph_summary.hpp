#pragma once

#include "importers/registry.hpp"

#include <string>
#include <string_view>

namespace relata::tests {

/// A graph in a few lines: `(id) "name" :Kind ~alias {properties}`, then `a -TYPE-> b
/// {properties}`.
inline std::string summary(const Graph& graph) {
    std::string out;
    if (!graph.properties.empty()) out += to_text(graph.properties) + '\n';
    const auto properties = [](const PropertyMap& map) {
        return map.empty() ? std::string() : ' ' + to_text(map);
    };
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        out += '(' + entity.id + ')';
        if (entity.name != entity.id) out += " \"" + entity.name + '"';
        for (const auto kind : entity.kinds) out += " :" + graph.schema().kind(kind).name;
        for (const auto& alias : entity.aliases) out += " ~" + alias;
        out += properties(entity.properties) + '\n';
    }
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        out += graph.entity(relation.source).id + " -" + graph.type_name(id) +
               (relation.directed ? "-> " : "- ") + graph.entity(relation.target).id +
               properties(relation.properties) + '\n';
    }
    return out;
}

/// What reading `text` as `format` gives: the graph and the notes, or the error.
inline std::string read_summary(std::string_view format, std::string_view text) {
    Graph graph;
    ImportOptions options;
    options.source = "t";
    try {
        const auto report = find_import_format(format)->import(text, options, graph);
        auto out = summary(graph);
        for (const auto& note : report.notes) {
            out += "note " + to_string(note.place) + ": " + note.message + '\n';
        }
        return out;
    } catch (const InputError& error) {
        return error.what();
    }
}

inline std::string detected_format(std::string_view bytes, std::string_view source) {
    try {
        return std::string(detect_format(bytes, source).name);
    } catch (const InputError& error) {
        return error.what();
    }
}

}  // namespace relata::tests
