#include "exporters/graphml.hpp"

#include "exporters/losses.hpp"
#include "exporters/xml_text.hpp"

#include <algorithm>

namespace relata {
namespace {

bool has_outer_blank(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    return !text.empty() && (is_blank(text.front()) || is_blank(text.back()));
}

class GraphmlWriter {
public:
    explicit GraphmlWriter(const Graph& graph) : graph_(graph), ids_(graph) {
        for (const auto id : graph.entities()) entity_columns_.add(graph.entity(id).properties);
        for (const auto id : graph.relations()) {
            relation_columns_.add(graph.relation(id).properties);
        }
        entity_columns_.finish({"id", "label", "kind", "aliases"}, losses_);
        relation_columns_.finish({"id", "type", "label", "directed"}, losses_);
        directions_ = directions(graph);
        count_common_losses(graph, losses_);
    }

    ExportResult write() {
        out_ +=
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
        write_keys();
        out_ += "<graph id=\"G\" edgedefault=\"";
        out_ += directions_ == Directions::undirected ? "undirected" : "directed";
        out_ += "\">\n";
        for (const auto id : graph_.entities()) write_entity(id);
        for (const auto id : graph_.relations()) write_relation(id);
        out_ += "</graph>\n</graphml>\n";
        text_.report(losses_);
        ids_.report(losses_);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    // ---- keys: `k` for what every entity or relation has, `n` and `e` for properties -----------

    void write_key(
        std::string_view id, std::string_view domain, std::string_view name, std::string_view role
    ) {
        out_ += "<key";
        text_.append_attribute(out_, "id", id);
        text_.append_attribute(out_, "for", domain);
        text_.append_attribute(out_, "attr.name", name);
        text_.append_attribute(out_, "attr.type", role == "directed" ? "boolean" : "string");
        text_.append_attribute(out_, "relata.role", role);
        out_ += "/>\n";
    }

    void write_keys() {
        write_key("kn", "node", "label", "name");
        write_key("kk", "node", "kind", "kinds");
        write_key("ka", "node", "aliases", "aliases");
        write_columns(entity_columns_, "node", 'n');
        write_key("kt", "edge", "type", "type");
        write_key("kw", "edge", "label", "words");
        if (directions_ == Directions::mixed) write_key("kd", "edge", "directed", "directed");
        write_columns(relation_columns_, "edge", 'e');
    }

    void write_columns(const XmlColumns& columns, std::string_view domain, char prefix) {
        std::size_t number = 0;
        for (const auto& column : columns.columns()) {
            out_ += "<key";
            text_.append_attribute(out_, "id", prefix + std::to_string(number++));
            text_.append_attribute(out_, "for", domain);
            text_.append_attribute(out_, "attr.name", column.title);
            text_.append_attribute(out_, "attr.type", column.type());
            column.append_own(out_, text_);
            out_ += "/>\n";
        }
    }

    // ---- nodes and edges -----------------------------------------------------------------------

    void write_data(std::string_view key, std::string_view value) {
        out_ += "<data key=\"";
        out_ += key;
        out_ += has_outer_blank(value) ? "\" xml:space=\"preserve\">" : "\">";
        text_.append_content(out_, value);
        out_ += "</data>";
    }

    void write_properties(const PropertyMap& properties, const XmlColumns& columns, char prefix) {
        for (const auto& [name, value] : properties) {
            const auto at = columns.position(name);
            write_data(prefix + std::to_string(at), columns.columns()[at].text_of(value));
        }
    }

    void write_entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto kinds = graph_.schema().names(entity.kinds);
        out_ += "<node";
        text_.append_attribute(out_, "id", ids_.entity(id));
        // what Neo4j's APOC takes as labels
        const bool has_colon = std::ranges::any_of(kinds, [](const std::string& kind) {
            return kind.empty() || kind.find(':') != std::string::npos;
        });
        if (!kinds.empty() && !has_colon) {
            std::string labels;
            for (const auto& kind : kinds) labels += ':' + kind;
            text_.append_attribute(out_, "labels", labels);
        }
        out_ += '>';
        write_data("kn", entity.name);
        if (!kinds.empty()) write_data("kk", listed(kinds));
        if (!entity.aliases.empty()) write_data("ka", listed(entity.aliases));
        write_properties(entity.properties, entity_columns_, 'n');
        out_ += "</node>\n";
    }

    void write_relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto& type = graph_.schema().type(relation.type);
        out_ += "<edge";
        text_.append_attribute(out_, "id", ids_.relation(id));
        text_.append_attribute(out_, "source", ids_.entity(relation.source));
        text_.append_attribute(out_, "target", ids_.entity(relation.target));
        // what Gephi and APOC take as type
        text_.append_attribute(out_, "label", type.name);
        out_ += '>';
        write_data("kt", type.name);
        write_data("kw", type.words);
        // As an attribute of the edge, NetworkX would refuse the file.
        if (directions_ == Directions::mixed) {
            write_data("kd", relation.directed ? "true" : "false");
        }
        write_properties(relation.properties, relation_columns_, 'e');
        out_ += "</edge>\n";
    }

    const Graph& graph_;
    XmlIds ids_;
    XmlColumns entity_columns_;
    XmlColumns relation_columns_;
    Directions directions_ = Directions::directed;
    Losses losses_;
    XmlText text_;
    std::string out_;
};

}  // namespace

ExportResult write_graphml(const Graph& graph, const ExportOptions&) {
    return GraphmlWriter(graph).write();
}

}  // namespace relata
