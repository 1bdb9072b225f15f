#pragma once

#include "importers/importer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace relata::tests {

/// Reads texts of one XML format and shows what became of them, for the tests of each.
class XmlReading {
public:
    explicit XmlReading(ImportFunction import, OnError on_error = OnError::stop) : import_(import) {
        options_.source = "t.xml";
        options_.on_error = on_error;
    }

    /// `a -TYPE-> b {properties}` for each relation, `-` instead of `->` without direction.
    std::string relations(std::string_view text) {
        read(text);
        std::string lines;
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            lines += graph.entity(relation.source).id + " -" + graph.type_name(id) +
                     (relation.directed ? "-> " : "- ") + graph.entity(relation.target).id;
            if (!relation.properties.empty()) lines += ' ' + to_text(relation.properties);
            lines += '\n';
        }
        return lines;
    }

    /// `id "name" Kind,Kind {properties}` for each entity.
    std::string entities(std::string_view text) {
        read(text);
        std::string lines;
        for (const auto id : graph.entities()) {
            const auto& entity = graph.entity(id);
            lines += entity.id + " \"" + entity.name + '"';
            for (const auto kind : entity.kinds) lines += ' ' + graph.schema().kind(kind).name;
            if (!entity.properties.empty()) lines += ' ' + to_text(entity.properties);
            lines += '\n';
        }
        return lines;
    }

    /// The notes, each on a line of its own with its line and column.
    std::string notes(std::string_view text) {
        read(text);
        std::string lines;
        for (const auto& note : report.notes) {
            lines += std::to_string(note.place.line) + ':' + std::to_string(note.place.column) +
                     ": " + note.message + '\n';
        }
        return lines;
    }

    std::string error(std::string_view text) {
        try {
            read(text);
        } catch (const InputError& error) {
            CHECK(graph == Graph());
            CHECK(std::string_view(error.what()).size() < 500);
            return error.what();
        }
        return "no error";
    }

    Graph graph;
    ImportReport report;

private:
    void read(std::string_view text) {
        graph = Graph();
        report = import_(text, options_, graph);
    }

    ImportFunction import_;
    ImportOptions options_;
};

}  // namespace relata::tests
