#include "cli/json_answer.hpp"

#include <utility>

namespace relata::cli {
namespace {

PropertyValue or_null(const PropertyMap& properties, std::string_view name) {
    const auto* value = properties.find(name);
    return value == nullptr ? PropertyValue() : plain_json(*value);
}

PropertyList notes_json(const std::vector<ImportNote>& notes) {
    PropertyList list;
    for (const auto& note : notes) {
        list.push_back(PropertyMap{
            {"source", note.place.source},
            {"line", count_json(note.place.line)},
            {"column", count_json(note.place.column)},
            {"message", note.message},
        });
    }
    return list;
}

}  // namespace

PropertyValue plain_json(const PropertyValue& value) {
    if (const auto date = value.date_text()) return *date;
    if (const auto* list = value.get_if<PropertyList>()) {
        PropertyList items;
        for (const auto& item : *list) items.push_back(plain_json(item));
        return items;
    }
    if (const auto* map = value.get_if<PropertyMap>()) {
        PropertyMap items;
        for (const auto& [name, item] : *map) items.set(name, plain_json(item));
        return items;
    }
    return value;
}

PropertyList evidence_json(const Graph& graph, const std::vector<Evidence>& evidence) {
    PropertyList list;
    for (const auto& piece : evidence) {
        list.push_back(PropertyMap{
            {"document", graph.document(piece.document).id},
            {"begin", count_json(piece.begin)},
            {"end", count_json(piece.end)},
            {"quote", piece.quote},
            {"method", piece.method},
            {"confidence", piece.confidence ? PropertyValue(*piece.confidence) : PropertyValue()},
        });
    }
    return list;
}

PropertyValue count_json(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

PropertyList strings_json(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

PropertyMap entity_json(const Graph& graph, EntityId id) {
    const auto& entity = graph.entity(id);
    return {
        {"id", entity.id},
        {"name", entity.name},
        {"kinds", strings_json(graph.schema().names(entity.kinds))},
        {"aliases", strings_json(entity.aliases)},
        {"properties", plain_json(entity.properties)},
    };
}

PropertyMap relation_json(const Graph& graph, RelationId id) {
    const auto& relation = graph.relation(id);
    return {
        {"relation", relation.id},
        {"from", graph.entity(relation.source).id},
        {"to", graph.entity(relation.target).id},
        {"type", graph.type_name(id)},
        {"directed", relation.directed},
        {"when", or_null(relation.properties, "when")},
        {"properties", plain_json(relation.properties)},
        {"evidence", evidence_json(graph, relation.evidence)},
    };
}

PropertyMap step_json(const Graph& graph, Arc arc) {
    auto step = relation_json(graph, arc.relation);
    step.set("from", graph.entity(graph.arc_source(arc)).id);
    step.set("to", graph.entity(graph.arc_target(arc)).id);
    step.set("forward", arc.forward);
    return step;
}

PropertyMap report_json(const ImportReport& report) {
    return {
        {"format", report.format},
        {"entities_added", count_json(report.entities_added)},
        {"entities_merged", count_json(report.entities_merged)},
        {"relations_added", count_json(report.relations_added)},
        {"documents_added", count_json(report.documents_added)},
        {"skipped", notes_json(report.skipped)},
        {"notes", notes_json(report.notes)},
    };
}

void write_json(std::ostream& out, const PropertyMap& answer) {
    out << to_text(answer) << '\n';
}

}  // namespace relata::cli
