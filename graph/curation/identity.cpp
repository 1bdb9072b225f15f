#include "graph/curation/identity.hpp"

#include "graph/curation/records.hpp"

#include <algorithm>
#include <utility>

namespace relata::curation {
namespace {

PropertyMap citation(const Graph& graph, const Evidence& evidence) {
    const auto& document = graph.document(evidence.document);
    PropertyMap record{
        {"document", document.id},
        {"begin", static_cast<std::int64_t>(evidence.begin)},
        {"end", static_cast<std::int64_t>(evidence.end)},
        {"quote", evidence.quote}};
    if (!document.sha256.empty()) record.set("sha256", document.sha256);
    return record;
}

const PropertyList* list_in(const PropertyMap& details, std::string_view name) {
    const auto* value = details.find(name);
    return value == nullptr ? nullptr : value->get_if<PropertyList>();
}

/// The same bytes of the same text, or the same words of a document of that id, which may have
/// changed elsewhere.
bool is_citation(const Graph& graph, const Evidence& evidence, const PropertyMap& record) {
    const auto& document = graph.document(evidence.document);
    if (record.text("quote") != evidence.quote) return false;
    if (record.text("document") == document.id) return true;
    const auto sha256 = record.text("sha256");
    return sha256 && !sha256->empty() && *sha256 == document.sha256;
}

bool is_cited(const Graph& graph, const Evidence& evidence, const PropertyList& cited) {
    return std::ranges::any_of(cited, [&](const PropertyValue& item) {
        const auto* record = item.get_if<PropertyMap>();
        return record != nullptr && is_citation(graph, evidence, *record);
    });
}

bool same_value(const PropertyValue* a, const PropertyValue* b) {
    return a == nullptr || b == nullptr ? a == b : *a == *b;
}

bool says_the_same(const Graph& graph, const Relation& relation, const PropertyMap& details) {
    if (details.text("type") != graph.schema().type(relation.type).name) return false;
    const auto* cited = list_in(details, "cited");
    if (cited == nullptr || cited->empty()) {
        const auto* value = details.find("properties");
        const auto* own = value == nullptr ? nullptr : value->get_if<PropertyMap>();
        return relation.evidence.empty() &&
               relation.properties == (own == nullptr ? PropertyMap() : *own);
    }
    return !relation.evidence.empty() &&
           same_value(details.find("when"), relation.properties.find("when")) &&
           std::ranges::all_of(relation.evidence, [&](const Evidence& evidence) {
               return is_cited(graph, evidence, *cited);
           });
}

}  // namespace

void identify(const Graph& graph, RelationId id, PropertyMap& details) {
    const auto& relation = graph.relation(id);
    details.set("relation", relation.id);
    details.set("source", graph.entity(relation.source).id);
    details.set("type", graph.type_name(id));
    details.set("target", graph.entity(relation.target).id);
    details.erase("when");
    details.erase("cited");
    details.erase("properties");
    if (relation.evidence.empty()) {
        if (!relation.properties.empty()) details.set("properties", relation.properties);
        return;
    }
    if (const auto* when = relation.properties.find("when")) details.set("when", *when);
    PropertyList cited;
    for (const auto& evidence : relation.evidence) cited.push_back(citation(graph, evidence));
    details.set("cited", std::move(cited));
}

bool describes_relation(const PropertyMap& details) {
    return details.contains("source") && details.contains("type") && details.contains("target");
}

std::optional<EntityId> successor(const Graph& graph, std::string id) {
    for (std::size_t i = 0; i <= graph.decisions.size(); ++i) {
        if (const auto known = graph.find_entity(id)) return known;
        const auto merged = std::ranges::find_if(graph.decisions, [&](const Decision& decision) {
            return decision.action == Decision::Action::merge &&
                   decision.details.text("entity") == id;
        });
        if (merged == graph.decisions.end()) return std::nullopt;
        id = merged->details.text("into").value_or("");
    }
    return std::nullopt;  // merges that lead in a circle
}

std::vector<RelationId> matching_relations(const Graph& graph, const PropertyMap& details) {
    std::vector<RelationId> found;
    const auto source = successor(graph, std::string(details.text("source").value_or("")));
    const auto target = successor(graph, std::string(details.text("target").value_or("")));
    if (!source || !target) return found;
    for (const auto arc : graph.out_arcs(*source)) {
        const auto& relation = graph.relation(arc.relation);
        if (arc.forward && relation.target == *target && says_the_same(graph, relation, details)) {
            found.push_back(arc.relation);
        }
    }
    return found;
}

std::size_t equal_kept(const PropertyMap& details) {
    const auto* value = details.find("equal_kept");
    const auto* count = value == nullptr ? nullptr : value->get_if<std::int64_t>();
    return count == nullptr || *count < 0 ? 0 : static_cast<std::size_t>(*count);
}

void set_equal_kept(PropertyMap& details, std::size_t count) {
    details.erase("equal_kept");
    if (count > 0) details.set("equal_kept", static_cast<std::int64_t>(count));
}

std::optional<DocumentId> document_named(const Graph& graph, const PropertyMap& details) {
    const auto sha256 = details.text("sha256").value_or("");
    const auto by_id = graph.find_document(details.text("document").value_or(""));
    if (sha256.empty() || (by_id && graph.document(*by_id).sha256 == sha256)) return by_id;
    for (const auto id : graph.documents()) {
        if (graph.document(id).sha256 == sha256) return id;
    }
    return by_id;
}

}  // namespace relata::curation
