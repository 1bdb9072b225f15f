#include "graph/curation/records.hpp"

namespace relata::curation {
namespace {

void set_unless_empty(PropertyMap& record, std::string_view name, const std::string& text) {
    if (!text.empty()) record.set(name, text);
}

PropertyValue size_value(std::size_t size) {
    return static_cast<std::int64_t>(size);
}

std::optional<std::size_t> size_in(const PropertyMap& record, std::string_view name) {
    const auto* value = record.find(name);
    const auto* number = value == nullptr ? nullptr : value->get_if<std::int64_t>();
    if (number == nullptr || *number < 0) return std::nullopt;
    return static_cast<std::size_t>(*number);
}

std::string text_in(const PropertyMap& record, std::string_view name) {
    return std::string(record.text(name).value_or(std::string_view()));
}

PropertyMap map_in(const PropertyMap& record, std::string_view name) {
    const auto* value = record.find(name);
    const auto* map = value == nullptr ? nullptr : value->get_if<PropertyMap>();
    return map == nullptr ? PropertyMap() : *map;
}

bool quotes(const Graph& graph, const Evidence& evidence) {
    const std::string_view text = graph.document(evidence.document).text;
    if (evidence.begin > evidence.end) return false;
    if (evidence.confidence && !(*evidence.confidence >= 0 && *evidence.confidence <= 1)) {
        return false;
    }
    return text.empty() ||
           (evidence.end <= text.size() &&
            text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote);
}

}  // namespace

PropertyMap to_record(const Graph& graph, const Entity& entity) {
    PropertyMap record{{"id", entity.id}, {"name", entity.name}};
    const auto kinds = graph.schema().names(entity.kinds);
    if (!kinds.empty()) record.set("kinds", PropertyList(kinds.begin(), kinds.end()));
    if (!entity.aliases.empty()) {
        record.set("aliases", PropertyList(entity.aliases.begin(), entity.aliases.end()));
    }
    if (!entity.properties.empty()) record.set("properties", entity.properties);
    return record;
}

PropertyMap to_record(const Graph& graph, const Relation& relation) {
    PropertyMap record{
        {"id", relation.id},
        {"source", graph.entity(relation.source).id},
        {"target", graph.entity(relation.target).id},
        {"type", graph.schema().type(relation.type).name},
        {"directed", relation.directed}};
    if (!relation.properties.empty()) record.set("properties", relation.properties);
    PropertyList evidence;
    for (const auto& piece : relation.evidence) evidence.push_back(to_record(graph, piece));
    if (!evidence.empty()) record.set("evidence", evidence);
    return record;
}

PropertyMap to_record(const Graph& graph, const Evidence& evidence) {
    PropertyMap record{
        {"document", graph.document(evidence.document).id},
        {"begin", size_value(evidence.begin)},
        {"end", size_value(evidence.end)},
        {"quote", evidence.quote}};
    set_unless_empty(record, "method", evidence.method);
    if (evidence.confidence) record.set("confidence", *evidence.confidence);
    return record;
}

std::optional<Entity> to_entity(Graph& graph, const PropertyMap& record) {
    Entity entity;
    entity.id = text_in(record, "id");
    entity.name = text_in(record, "name");
    if (entity.id.empty()) return std::nullopt;
    for (const auto& kind : texts(record, "kinds")) {
        entity.kinds.push_back(graph.schema().kind(kind));
    }
    entity.aliases = texts(record, "aliases");
    entity.properties = map_in(record, "properties");
    return entity;
}

std::optional<Relation> to_relation(Graph& graph, const PropertyMap& record, std::size_t& lost) {
    const auto source = entity_named(graph, record, "source");
    const auto target = entity_named(graph, record, "target");
    const auto type = record.text("type");
    if (!source || !target || !type) return std::nullopt;
    Relation relation;
    relation.id = text_in(record, "id");
    relation.source = *source;
    relation.target = *target;
    relation.type = graph.schema().type(*type);
    if (const auto* value = record.find("directed")) {
        if (const auto* directed = value->get_if<bool>()) relation.directed = *directed;
    }
    relation.properties = map_in(record, "properties");
    const auto* value = record.find("evidence");
    const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
    if (list == nullptr) return relation;
    for (const auto& item : *list) {
        const auto* piece = item.get_if<PropertyMap>();
        auto evidence = piece == nullptr ? std::nullopt : to_evidence(graph, *piece);
        if (evidence) {
            relation.evidence.push_back(std::move(*evidence));
        } else {
            ++lost;
        }
    }
    return relation;
}

std::optional<Evidence> to_evidence(const Graph& graph, const PropertyMap& record) {
    const auto document = graph.find_document(text_in(record, "document"));
    const auto begin = size_in(record, "begin");
    const auto end = size_in(record, "end");
    if (!document || !begin || !end) return std::nullopt;
    Evidence evidence;
    evidence.document = *document;
    evidence.begin = *begin;
    evidence.end = *end;
    evidence.quote = text_in(record, "quote");
    evidence.method = text_in(record, "method");
    evidence.confidence = record.number("confidence");
    if (!quotes(graph, evidence)) return std::nullopt;
    return evidence;
}

std::vector<std::string> texts(const PropertyMap& record, std::string_view name) {
    std::vector<std::string> result;
    const auto* value = record.find(name);
    const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
    if (list == nullptr) return result;
    for (const auto& item : *list) {
        if (const auto text = item.text()) result.emplace_back(*text);
    }
    return result;
}

std::optional<EntityId> entity_named(
    const Graph& graph, const PropertyMap& record, std::string_view name
) {
    const auto id = record.text(name);
    return id ? graph.find_entity(*id) : std::nullopt;
}

}  // namespace relata::curation
