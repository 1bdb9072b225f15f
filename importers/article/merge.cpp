#include "importers/article/merge.hpp"

#include "graph/names.hpp"
#include "importers/draft.hpp"

#include <utility>
#include <vector>

namespace relata {
void ArticleMerger::look_again() {
    names_.clear();
    aliases_.clear();
    texts_.clear();
    entities_seen_ = 0;
    documents_seen_ = 0;
}

void ArticleMerger::index(EntityId id) {
    const auto& entity = graph_.entity(id);
    const auto kind = graph_.kind_name(id);
    names_.emplace(folded_key(kind, entity.name), id);
    for (const auto& alias : entity.aliases) aliases_.emplace(folded_key(kind, alias), id);
}

void ArticleMerger::catch_up() {
    for (; entities_seen_ < graph_.entity_count(); ++entities_seen_) {
        index(EntityId{static_cast<std::uint32_t>(entities_seen_)});
    }
    for (; documents_seen_ < graph_.document_count(); ++documents_seen_) {
        const DocumentId id{static_cast<std::uint32_t>(documents_seen_)};
        texts_.insert(graph_.document(id).sha256);
    }
}

EntityId ArticleMerger::find(const Entity& entity, std::string_view kind) const {
    const auto key = folded_key(kind, entity.name);
    const auto by_name = names_.find(key);
    if (by_name != names_.end()) return by_name->second;
    const auto by_alias = aliases_.find(key);
    return by_alias == aliases_.end() ? EntityId{} : by_alias->second;
}

void ArticleMerger::fill_in(EntityId id, const Entity& entity) {
    graph_.add_alias(id, entity.name);
    for (const auto& alias : entity.aliases) graph_.add_alias(id, alias);
    for (const auto& [name, value] : entity.properties) {
        if (!graph_.entity(id).properties.contains(name)) graph_.set_property(id, name, value);
    }
    index(id);
}

ImportReport ArticleMerger::add(ReadArticle article) {
    auto report = std::move(article.report);
    const auto& from = article.graph;
    if (is_fresh(graph_)) {
        graph_ = std::move(article.graph);
        return report;
    }
    catch_up();
    std::vector<DocumentId> documents;
    for (const auto id : from.documents()) {
        auto document = from.document(id);
        if (texts_.contains(document.sha256)) {
            ImportReport nothing;
            nothing.format = report.format;
            nothing.notes.push_back(
                {{document.source}, "this text is already in the graph; nothing was added"}
            );
            return nothing;
        }
        document.id.clear();
        documents.push_back(graph_.add_document(std::move(document)));
    }
    // Found before any is added: two of one name in one article are two.
    std::vector<EntityId> entities;
    for (const auto id : from.entities()) {
        const bool is_common = article.is_common.at(id.value);
        entities.push_back(is_common ? find(from.entity(id), from.kind_name(id)) : EntityId{});
    }
    report.entities_added = 0;
    for (const auto id : from.entities()) {
        auto& mine = entities[id.value];
        if (mine.is_valid()) {
            fill_in(mine, from.entity(id));
            ++report.entities_merged;
            continue;
        }
        auto entity = from.entity(id);
        entity.id.clear();
        for (auto& kind : entity.kinds) {
            kind = graph_.schema().kind(from.schema().kind(kind).name);
        }
        mine = graph_.add_entity(std::move(entity));
        ++report.entities_added;
    }
    for (auto& relation : article.graph.take_relations()) {
        relation.id.clear();
        relation.source = entities[relation.source.value];
        relation.target = entities[relation.target.value];
        relation.type = graph_.schema().type(from.schema().type(relation.type).name);
        for (auto& evidence : relation.evidence) {
            evidence.document = documents[evidence.document.value];
        }
        if (relation.source == relation.target) {
            // Two names of one thing, as another article has said.
            --report.relations_added;
            continue;
        }
        const bool is_symmetric = graph_.schema().type(relation.type).is_symmetric;
        if (is_symmetric && relation.target < relation.source) {
            std::swap(relation.source, relation.target);
        }
        graph_.add_relation(std::move(relation));
    }
    return report;
}

}  // namespace relata
