#include "exporters/node_link.hpp"

#include "exporters/own_schema.hpp"
#include "graph/curation.hpp"

#include <algorithm>
#include <utility>

namespace relata {
namespace {

constexpr std::string_view version = "1";

/// One JSON object on one line, member by member.
class RecordWriter {
public:
    explicit RecordWriter(std::string& out) : out_(out) { out_ += '{'; }

    void text(std::string_view key, std::string_view value) {
        begin(key);
        append_json_string(out_, value);
    }
    void text_unless_empty(std::string_view key, std::string_view value) {
        if (!value.empty()) text(key, value);
    }
    void raw(std::string_view key, std::string_view json) {
        begin(key);
        out_ += json;
    }
    void flag(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
    void properties_unless_empty(std::string_view key, const PropertyMap& map) {
        if (!map.empty()) raw(key, to_text(map));
    }
    void texts_unless_empty(std::string_view key, const std::vector<std::string>& values) {
        if (values.empty()) return;
        begin(key);
        char separator = '[';
        for (const auto& value : values) {
            out_ += separator;
            append_json_string(out_, value);
            separator = ',';
        }
        out_ += ']';
    }
    void end() { out_ += '}'; }

private:
    void begin(std::string_view key) {
        if (!is_first_) out_ += ',';
        is_first_ = false;
        append_json_string(out_, key);
        out_ += ':';
    }

    std::string& out_;
    bool is_first_ = true;
};

/// A member of the file whose value is a list with one record a line.
template <typename Range, typename Write>
void append_list(std::string& out, std::string_view key, const Range& range, Write write) {
    append_json_string(out, key);
    out += ":[";
    bool is_first = true;
    for (const auto& item : range) {
        out += is_first ? "\n" : ",\n";
        is_first = false;
        RecordWriter record(out);
        write(record, item);
        record.end();
    }
    out += is_first ? "]" : "\n]";
}

/// Nothing when the standard schema says it all; kinds and types nobody declared need no words.
void append_schema(std::string& out, const Schema& schema) {
    const auto kinds = own_kinds(schema);
    const auto types = own_types(schema);
    if (kinds.empty() && types.empty()) return;
    out += "\"schema\":{";
    append_list(out, "kinds", kinds, [](RecordWriter& record, const Kind& kind) {
        record.text("name", kind.name);
        record.text("plural", kind.plural);
    });
    out += ",\n";
    append_list(out, "types", types, [](RecordWriter& record, const RelationType& type) {
        record.text("name", type.name);
        record.text("words", type.words);
        record.text("inverse", type.inverse);
        record.text("family", type.family);
        record.flag("symmetric", type.is_symmetric);
    });
    out += "},\n";
}

void write_document(RecordWriter& record, const Document& document) {
    record.text("id", document.id);
    record.text_unless_empty("title", document.title);
    record.text_unless_empty("publisher", document.publisher);
    if (document.date) record.text("date", document.date->text());
    record.text_unless_empty("source", document.source);
    record.text_unless_empty("sha256", document.sha256);
    record.text_unless_empty("text", document.text);
}

void write_entity(RecordWriter& record, const Graph& graph, const Entity& entity) {
    record.text("id", entity.id);
    record.text("name", entity.name);
    record.texts_unless_empty("kinds", graph.schema().names(entity.kinds));
    record.texts_unless_empty("aliases", entity.aliases);
    record.properties_unless_empty("properties", entity.properties);
}

std::string evidence_text(const Graph& graph, const std::vector<Evidence>& list) {
    std::string out;
    char separator = '[';
    for (const auto& evidence : list) {
        out += separator;
        separator = ',';
        RecordWriter record(out);
        record.text("document", graph.document(evidence.document).id);
        record.raw("begin", std::to_string(evidence.begin));
        record.raw("end", std::to_string(evidence.end));
        record.text("quote", evidence.quote);
        record.text_unless_empty("method", evidence.method);
        if (evidence.confidence) record.raw("confidence", double_text(*evidence.confidence));
        record.end();
    }
    return out + ']';
}

void write_relation(RecordWriter& record, const Graph& graph, const Relation& relation) {
    record.text("id", relation.id);
    record.text("source", graph.entity(relation.source).id);
    record.text("target", graph.entity(relation.target).id);
    record.text("type", graph.schema().type(relation.type).name);
    record.flag("directed", relation.directed);
    record.properties_unless_empty("properties", relation.properties);
    if (!relation.evidence.empty()) {
        record.raw("evidence", evidence_text(graph, relation.evidence));
    }
}

/// Nothing when nobody decided anything, as in most graphs.
void append_decisions(std::string& out, const Graph& graph) {
    if (graph.decisions.empty()) return;
    out += ",\n\"decisions\":[";
    const char* separator = "\n";
    for (const auto& decision : graph.decisions) {
        auto record = record_of(decision);
        if (!decision.undo.empty()) record.set("undo", decision.undo);
        out += separator + to_text(record);
        separator = ",\n";
    }
    out += "\n]";
}

/// What programs that know one direction for the whole graph should take.
bool is_directed(const Graph& graph) {
    if (graph.relation_count() == 0) return true;
    for (const auto id : graph.relations()) {
        if (graph.relation(id).directed) return true;
    }
    return false;
}

}  // namespace

ExportResult write_node_link(const Graph& graph, const ExportOptions&) {
    std::string out = "{\"relata\":" + std::string(version) + ",\n";
    out += is_directed(graph) ? "\"directed\":true,\n" : "\"directed\":false,\n";
    out += "\"multigraph\":true,\n\"graph\":" + to_text(graph.properties) + ",\n";
    append_schema(out, graph.schema());
    append_list(out, "documents", graph.documents(), [&](RecordWriter& record, DocumentId id) {
        write_document(record, graph.document(id));
    });
    out += ",\n";
    append_list(out, "nodes", graph.entities(), [&](RecordWriter& record, EntityId id) {
        write_entity(record, graph, graph.entity(id));
    });
    out += ",\n";
    append_list(out, "edges", graph.relations(), [&](RecordWriter& record, RelationId id) {
        write_relation(record, graph, graph.relation(id));
    });
    append_decisions(out, graph);
    out += "}\n";
    return {{{"", std::move(out)}}, {}};
}

}  // namespace relata
