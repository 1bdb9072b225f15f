#include "exporters/cypher.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace relata {
namespace {

std::string quoted(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "'";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + '\'';
}

/// A label, type or property name. What is no plain name stands in backticks.
std::string name_of(std::string_view name) {
    if (is_plain_name(name)) return std::string(name);
    std::string out = "`";
    for (const char c : name) {
        // Neo4j reads \u0060 in a name as a backtick before it reads the backticks.
        if (c == '`') out += '`';
        out += c == '\\' ? '/' : c;
    }
    return out + '`';
}

bool can_be_name(std::string_view name) {
    return !name.empty() &&
           name.find_first_of(std::string_view("\0\n\r\\", 4)) == std::string_view::npos;
}

enum class Scalar { none, boolean, integer, real, text };

Scalar scalar_type(const PropertyValue& value) {
    if (value.get_if<bool>() != nullptr) return Scalar::boolean;
    if (value.get_if<std::int64_t>() != nullptr) return Scalar::integer;
    if (value.get_if<double>() != nullptr) return Scalar::real;
    return value.text() ? Scalar::text : Scalar::none;
}

std::string scalar(const PropertyValue& value) {
    if (const auto* flag = value.get_if<bool>()) return *flag ? "true" : "false";
    if (const auto* integer = value.get_if<std::int64_t>()) {
        // The literal would be the negation of a number that is too large.
        if (*integer == INT64_MIN) return "(-9223372036854775807 - 1)";
        return std::to_string(*integer);
    }
    if (const auto* real = value.get_if<double>()) {
        if (std::isnan(*real)) return "(0.0 / 0.0)";
        if (std::isinf(*real)) return *real > 0 ? "(1.0 / 0.0)" : "(-1.0 / 0.0)";
        return pointed_double(*real);
    }
    return quoted(to_display(value));
}

class CypherWriter {
public:
    explicit CypherWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        losses_.add("graph properties", graph_.properties.size());
        out_ =
            "// Adds what is not there yet; run again it changes nothing.\n"
            "// A constraint makes it fast and keeps ids unique. Neo4j 5:\n"
            "//   CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS "
            "UNIQUE;\n"
            "// Memgraph:\n"
            "//   CREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;\n";
        for (const auto id : graph_.entities()) write_entity(graph_.entity(id));
        for (const auto id : graph_.relations()) write_relation(id);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void write_entity(const Entity& entity) {
        out_ +=
            "MERGE (n:Entity {id: " + quoted(entity.id) + "}) SET n.name = " + quoted(entity.name);
        for (const auto& kind : graph_.schema().names(entity.kinds)) {
            if (kind == "Entity") continue;
            if (can_be_name(kind)) {
                out_ += ", n:" + name_of(kind);
            } else {
                losses_.add("kinds");
            }
        }
        if (!entity.aliases.empty()) {
            out_ += ", n.aliases = [";
            for (std::size_t i = 0; i < entity.aliases.size(); ++i) {
                out_ += (i == 0 ? "" : ", ") + quoted(entity.aliases[i]);
            }
            out_ += ']';
        }
        for (const auto& [name, value] : entity.properties) {
            const bool is_taken = name == "id" || name == "name" || name == "aliases";
            write_property("n", name, value, is_taken, "entity");
        }
        out_ += ";\n";
    }

    void write_relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        auto type = graph_.type_name(id);
        if (!can_be_name(type)) {
            losses_.add(type.empty() ? "empty types" : "types");
            type = "RELATED_TO";
        }
        out_ += "MATCH (a:Entity {id: " + quoted(graph_.entity(relation.source).id) +
                "}), (b:Entity {id: " + quoted(graph_.entity(relation.target).id) +
                "}) MERGE (a)-[r:" + name_of(type) + " {id: " + quoted(relation.id) + "}]->(b)";
        std::string set;
        std::swap(set, out_);
        if (!relation.directed) {
            write_property("r", "directed", false, false, "relation");
            losses_.add("directions");
        }
        for (const auto& [name, value] : relation.properties) {
            const bool is_taken = name == "id" || name == "directed";
            write_property("r", name, value, is_taken, "relation");
        }
        std::swap(set, out_);
        // `, r.a = 1, r.b = 2` after what came before
        if (!set.empty()) out_ += " SET" + set.substr(1);
        out_ += ";\n";
    }

    void write_property(
        std::string_view variable,
        const std::string& name,
        const PropertyValue& value,
        bool is_taken,
        const std::string& owner
    ) {
        if (is_taken || !can_be_name(name)) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        // A property that is null is one that is not there.
        if (value.is_null()) return losses_.add("property types");
        out_ += ", ";
        out_ += variable;
        out_ += '.' + name_of(name) + " = ";
        const auto* list = value.get_if<PropertyList>();
        if (list != nullptr && is_uniform(*list)) {
            out_ += '[';
            for (std::size_t i = 0; i < list->size(); ++i) {
                out_ += (i == 0 ? "" : ", ") + scalar((*list)[i]);
            }
            out_ += ']';
            return;
        }
        out_ += scalar(value);
        if (scalar_type(value) == Scalar::none) losses_.add("property types");
    }

    /// A database keeps lists of one type only.
    static bool is_uniform(const PropertyList& list) {
        return std::ranges::all_of(list, [&](const PropertyValue& item) {
            const auto type = scalar_type(item);
            return type != Scalar::none && type == scalar_type(list.front());
        });
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
};

}  // namespace

ExportResult write_cypher(const Graph& graph, const ExportOptions&) {
    return CypherWriter(graph).write();
}

}  // namespace relata
