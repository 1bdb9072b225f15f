#include "exporters/edge_list.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace relata {
namespace {

/// An id that stays one column and is no comment.
bool is_fit(std::string_view id) {
    const bool is_outer = id.starts_with(' ') || id.ends_with(' ') || id.starts_with('"') ||
                          id.starts_with('#') || id.starts_with('%') || id.starts_with("//");
    return !id.empty() && !is_outer &&
           id.find_first_of(std::string_view("\t\n\r\f\v{\0", 7)) == std::string_view::npos;
}

void append_quoted(std::string& out, std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += '\'';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '\'' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\x";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    out += '\'';
}

/// A literal of Python. Returns false when the value will be read as another type.
bool append_literal(std::string& out, const PropertyValue& value) {
    if (value.is_null()) {
        out += "None";
        return true;
    }
    if (const auto* flag = value.get_if<bool>()) {
        out += *flag ? "True" : "False";
        return true;
    }
    if (const auto* integer = value.get_if<std::int64_t>()) {
        out += std::to_string(*integer);
        return true;
    }
    if (const auto* real = value.get_if<double>(); real != nullptr && std::isfinite(*real)) {
        out += double_text(*real);
        return true;
    }
    if (const auto* list = value.get_if<PropertyList>()) {
        bool is_same = true;
        out += '[';
        for (std::size_t i = 0; i < list->size(); ++i) {
            if (i != 0) out += ", ";
            is_same = append_literal(out, (*list)[i]) && is_same;
        }
        out += ']';
        return is_same;
    }
    if (const auto* map = value.get_if<PropertyMap>()) {
        bool is_same = true;
        out += '{';
        for (const auto& [name, item] : *map) {
            if (!out.ends_with('{')) out += ", ";
            append_quoted(out, name);
            out += ": ";
            is_same = append_literal(out, item) && is_same && !is_date_name(name);
        }
        out += '}';
        return is_same;
    }
    append_quoted(out, to_display(value));
    return value.text().has_value();
}

class EdgeListWriter {
public:
    explicit EdgeListWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        losses_.add("graph properties", graph_.properties.size());
        direction_ = relation_directions(graph_);
        has_ids_ = !has_plain_relation_ids(graph_);
        const auto ids = fit_ids(graph_, is_fit, losses_);
        out_ = direction_ == RelationDirections::all_undirected ? "# undirected" : "# directed";
        out_ += ", tab separated: source, target, attributes\n";
        std::vector<bool> is_named(graph_.entity_count());
        for (const auto id : graph_.relations()) {
            const auto& relation = graph_.relation(id);
            is_named[relation.source.value] = true;
            is_named[relation.target.value] = true;
            out_ += ids[relation.source.value] + '\t' + ids[relation.target.value] + '\t';
            write_attributes(id);
            out_ += '\n';
        }
        for (const auto id : graph_.entities()) {
            count_entity(graph_.entity(id));
            if (!is_named[id.value]) out_ += ids[id.value] + '\n';
        }
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void count_entity(const Entity& entity) {
        if (entity.name != entity.id) losses_.add("names");
        losses_.add("kinds", entity.kinds.size());
        losses_.add("aliases", entity.aliases.size());
        for (const auto& [name, value] : entity.properties) {
            losses_.add("entity property \"" + name + '"');
        }
    }

    void write_attributes(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto& type = graph_.type_name(id);
        out_ += "{'type': ";
        append_quoted(out_, type);
        if (type.empty()) losses_.add("empty types");
        if (has_ids_) {
            out_ += ", 'id': ";
            append_quoted(out_, relation.id);
        }
        const bool is_other = direction_ == RelationDirections::mixed && !relation.directed;
        if (is_other || is_direction_word(type)) {
            out_ += relation.directed ? ", 'directed': True" : ", 'directed': False";
        }
        if (is_other) losses_.add("directions");
        for (const auto& [name, value] : relation.properties) {
            if (!keeps_name(relation, name, value)) {
                losses_.add("relation property \"" + name + '"');
                continue;
            }
            out_ += ", ";
            append_quoted(out_, name);
            out_ += ": ";
            const bool is_same = append_literal(out_, value);
            const auto text = value.text();
            const bool is_read =
                is_date_name(name) ? value.is_date() || !(text && Edtf::parse(*text)) : is_same;
            const bool is_absent = value.is_null() || (text && text->empty());
            if (!is_read || is_absent || (!is_same && !value.is_date())) {
                losses_.add("property types");
            }
        }
        out_ += '}';
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
    RelationDirections direction_ = RelationDirections::all_directed;
    bool has_ids_ = false;
};

}  // namespace

ExportResult write_edge_list(const Graph& graph, const ExportOptions&) {
    return EdgeListWriter(graph).write();
}

}  // namespace relata
