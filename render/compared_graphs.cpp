// Two graphs as one, so that a picture can show what came, went and changed.

#include "graph/difference.hpp"
#include "graph/dot_text.hpp"
#include "render/compression.hpp"
#include "render/diff_view.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t whole_statements = 60;
constexpr std::size_t longest_value = 40;

/// Puts what only the old graph has behind the new one.
class Union {
public:
    Union(const Graph& before, const Graph& after, const Difference& found)
        : before_(before), found_(found), entity_(before.entity_count()) {
        all_.graph = after;
        for (const auto& change : found.entities_changed) {
            entity_[change.before.value] = change.after;
        }
        for (const auto id : before.entities()) {
            if (entity_[id.value].is_valid()) continue;
            if (const auto same = after.find_entity(before.entity(id).id))
                entity_[id.value] = *same;
        }
    }

    ComparedGraphs take() {
        for (const auto id : found_.entities_added) all_.entities[id] = Change::added;
        for (const auto id : found_.entities_removed) add_removed(id);
        for (const auto id : found_.relations_added) all_.relations[id] = Change::added;
        for (const auto id : found_.relations_removed) add_removed(id);
        for (const auto& change : found_.entities_changed) mark(change);
        for (const auto& change : found_.relations_changed) mark(change);
        return std::move(all_);
    }

private:
    void add_removed(EntityId id) {
        auto entity = before_.entity(id);
        if (all_.graph.find_entity(entity.id)) entity.id.clear();
        for (auto& kind : entity.kinds) {
            const auto& old = before_.schema().kind(kind);
            const auto known = all_.graph.schema().find_kind(old.name);
            kind = known.is_valid() ? known : all_.graph.schema().add(old);
        }
        entity_[id.value] = all_.graph.add_entity(std::move(entity));
        all_.entities[entity_[id.value]] = Change::removed;
    }

    void add_removed(RelationId id) {
        auto relation = before_.relation(id);
        relation.source = entity_[relation.source.value];
        relation.target = entity_[relation.target.value];
        if (all_.graph.find_relation(relation.id)) relation.id.clear();
        const auto& old = before_.schema().type(relation.type);
        const auto known = all_.graph.schema().find_type(old.name);
        relation.type = known.is_valid() ? known : all_.graph.schema().add(old);
        for (auto& evidence : relation.evidence) evidence.document = document(evidence.document);
        all_.relations[all_.graph.add_relation(std::move(relation))] = Change::removed;
    }

    /// The same text in the new graph, or a copy of the old one: quotations must be found in it.
    DocumentId document(DocumentId id) {
        if (!id.is_valid()) return id;
        const auto [known, is_new] = documents_.try_emplace(id);
        if (!is_new) return known->second;
        auto old = before_.document(id);
        const auto same = all_.graph.find_document(old.id);
        if (same && all_.graph.document(*same).text == old.text) return known->second = *same;
        if (same) old.id.clear();
        return known->second = all_.graph.add_document(std::move(old));
    }

    void mark(const EntityChange& change) {
        // Other names and properties are not in the picture.
        if (!change.is_renamed && change.kinds_added.empty() && change.kinds_removed.empty()) {
            return;
        }
        all_.entities[change.after] = Change::changed;
        if (change.is_renamed) {
            all_.old_names[change.after] = before_.entity(change.before).name;
        }
    }

    void mark(const RelationChange& change) {
        std::vector<std::string> notes;
        const auto& old = before_.relation(change.before);
        const auto& now = all_.graph.relation(change.after);
        if (change.has_new_ends) {
            notes.push_back(
                "was between " + name(before_, old.source) + " and " + name(before_, old.target)
            );
        }
        if (change.has_new_type) notes.push_back("was “" + relation_words(before_, old) + "”");
        if (change.has_new_direction) {
            notes.emplace_back(now.directed ? "has a direction now" : "has no direction now");
        }
        for (const auto& property : change.properties) {
            if (auto note = property_note(property, old, now); !note.empty()) {
                notes.push_back(std::move(note));
            }
            all_.redated += property.name == "when" ? 1U : 0U;
        }
        if (notes.empty()) {
            ++all_.changed_unseen;
            return;
        }
        all_.relations[change.after] = Change::changed;
        auto& text = all_.notes[change.after];
        for (const auto& note : notes) text += (text.empty() ? "" : "\n") + note;
    }

    static std::string name(const Graph& graph, EntityId id) {
        return one_line(sanitized(graph.entity(id).name));
    }

    static std::string from_to(const std::string& before, const std::string& after) {
        return before + " → " + after;
    }

    static std::string property_note(
        const PropertyChange& change, const Relation& old, const Relation& now
    ) {
        constexpr std::array<std::string_view, 3> unseen{"stated", "confidence", "weight"};
        if (std::ranges::find(unseen, change.name) != unseen.end()) return {};
        if (change.name == "when") {
            const auto dated = [](const Relation& relation) {
                const auto when = when_text(relation);
                return when.empty() ? std::string("no date") : when;
            };
            return from_to(dated(old), dated(now));
        }
        if (change.name == "status") {
            const auto a = status_of(old);
            const auto b = status_of(now);
            if (a == b) return {};
            return from_to(std::string(status_name(a)), std::string(status_name(b)));
        }
        const auto value = [](const std::optional<PropertyValue>& one) {
            if (!one) return std::string("none");
            return shortened(one_line(sanitized(to_display(*one))), longest_value);
        };
        return one_line(sanitized(change.name)) + " " +
               from_to(value(change.before), value(change.after));
    }

    const Graph& before_;
    const Difference& found_;
    std::vector<EntityId> entity_;  // of the old graph's in the union
    std::map<DocumentId, DocumentId> documents_;
    ComparedGraphs all_;
};

}  // namespace

Change ComparedGraphs::of(EntityId id) const {
    const auto found = entities.find(id);
    return found == entities.end() ? Change::unchanged : found->second;
}

Change ComparedGraphs::of(RelationId id) const {
    const auto found = relations.find(id);
    return found == relations.end() ? Change::unchanged : found->second;
}

ComparedGraphs compared_graphs(const Graph& before, const Graph& after) {
    return Union(before, after, difference(before, after)).take();
}

Part changed_part(const ComparedGraphs& compared) {
    const auto& graph = compared.graph;
    auto whole = whole_graph(graph);
    if (drawn_statement_count(graph, whole) <= whole_statements &&
        whole.entities.size() <= 2 * whole_statements) {
        return whole;
    }
    std::set<EntityId> ends;
    std::vector<RelationId> changed;
    for (const auto& [id, change] : compared.relations) {
        changed.push_back(id);
        ends.insert(graph.relation(id).source);
        ends.insert(graph.relation(id).target);
    }
    for (const auto& [id, change] : compared.entities) ends.insert(id);
    std::vector<RelationId> with_context;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (ends.contains(relation.source) && ends.contains(relation.target)) {
            with_context.push_back(id);
        }
    }
    auto part = part_of(graph, with_context);
    if (drawn_statement_count(graph, part) > whole_statements) part = part_of(graph, changed);
    // An entity can come or go without a relation.
    const std::set<EntityId> drawn(part.entities.begin(), part.entities.end());
    for (const auto& [id, change] : compared.entities) {
        if (!drawn.contains(id) && graph.kind_name(id) != "Date") part.entities.push_back(id);
    }
    return part;
}

}  // namespace relata
