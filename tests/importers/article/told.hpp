#pragma once

#include "importers/article/article.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace relata::tests {

/// The bytes of a file of tests/data/articles.
inline std::string article_file(const std::string& name) {
    std::string path = RELATA_SOURCE_DIR "/tests/data/articles/";
    path += name;
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
}

/// A graph read from a text, with questions short enough for one line of a test.
struct Told {
    Graph graph;
    ImportReport report;

    explicit Told(std::string_view text, std::string_view date = "") {
        ImportOptions options;
        options.source = "article.txt";
        options.date = Edtf::parse(date);
        report = import_article(text, options, graph);
    }

    /// The kind of the one entity of that name or alias; "" when there is none, "?" for several.
    [[nodiscard]] std::string kind_of(std::string_view name) const {
        std::string kind;
        for (const auto id : graph.entities()) {
            if (!is_called(graph.entity(id), name)) continue;
            if (!kind.empty()) return "?";
            kind = std::string(graph.kind_name(id));
        }
        return kind;
    }

    /// The relation between two names; nullptr when there is none.
    [[nodiscard]] const Relation* find(
        std::string_view source, std::string_view type, std::string_view target
    ) const {
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            const auto& from = graph.entity(relation.source);
            const auto& to = graph.entity(relation.target);
            if (graph.type_name(id) != type) continue;
            const bool symmetric = graph.schema().type(relation.type).is_symmetric;
            const bool forward = is_called(from, source) && is_called(to, target);
            const bool backward = symmetric && is_called(to, source) && is_called(from, target);
            if (forward || backward) return &relation;
        }
        return nullptr;
    }

    [[nodiscard]] bool says(std::string_view source, std::string_view type, std::string_view target)
        const {
        return find(source, type, target) != nullptr;
    }

    /// A property of a relation as people see it; "no such relation" when it is not there.
    [[nodiscard]] std::string of(
        std::string_view source,
        std::string_view type,
        std::string_view target,
        std::string_view property
    ) const {
        const auto* relation = find(source, type, target);
        if (relation == nullptr) return "no such relation";
        const auto* value = relation->properties.find(property);
        return value == nullptr ? "" : to_display(*value);
    }

    /// Whether any relation joins the two, whatever its type or direction.
    [[nodiscard]] bool joins(std::string_view a, std::string_view b) const {
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            const auto& from = graph.entity(relation.source);
            const auto& to = graph.entity(relation.target);
            if (is_called(from, a) && is_called(to, b)) return true;
            if (is_called(from, b) && is_called(to, a)) return true;
        }
        return false;
    }

private:
    static bool is_called(const Entity& entity, std::string_view name) {
        if (entity.name == name) return true;
        for (const auto& alias : entity.aliases) {
            if (alias == name) return true;
        }
        return false;
    }
};

}  // namespace relata::tests
