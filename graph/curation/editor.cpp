#include "graph/curation/editor.hpp"

#include "graph/curation/records.hpp"

#include <algorithm>
#include <functional>
#include <utility>

namespace relata::curation {
namespace {

// What a step is called, under "did".
constexpr std::string_view did_add_entity = "add entity";
constexpr std::string_view did_change_names = "change names";
constexpr std::string_view did_add_kinds = "add kinds";
constexpr std::string_view did_add_properties = "add properties";
constexpr std::string_view did_erase_entity = "erase entity";
constexpr std::string_view did_add_relation = "add relation";
constexpr std::string_view did_add_evidence = "add evidence";
constexpr std::string_view did_move = "move relations";
constexpr std::string_view did_erase_relation = "erase relation";

PropertyValue place_value(std::size_t place) {
    return static_cast<std::int64_t>(place);
}

std::size_t place_in(const PropertyMap& step) {
    const auto* value = step.find("at");
    const auto* place = value == nullptr ? nullptr : value->get_if<std::int64_t>();
    return place == nullptr || *place < 0 ? SIZE_MAX : static_cast<std::size_t>(*place);
}

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

const PropertyMap* map_in(const PropertyMap& step, std::string_view name) {
    const auto* value = step.find(name);
    return value == nullptr ? nullptr : value->get_if<PropertyMap>();
}

/// Calls `visit` with each step that is a map.
template <typename Visit>
void each_step(const PropertyMap& undo, Visit visit) {
    const auto* value = undo.find("steps");
    const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
    if (list == nullptr) return;
    for (const auto& item : *list) {
        if (const auto* step = item.get_if<PropertyMap>()) visit(*step);
    }
}

}  // namespace

// ---- changing ------------------------------------------------------------------------------

EntityId Editor::add_entity(Entity entity) {
    const auto id = graph_.add_entity(std::move(entity));
    steps_.push_back(PropertyMap{{"did", did_add_entity}, {"entity", graph_.entity(id).id}});
    return id;
}

/// What a change does to names: aliases only ever vanish or are added at the end.
template <typename Change>
void Editor::change_names(EntityId id, Change change) {
    const auto name = graph_.entity(id).name;
    const auto aliases = graph_.entity(id).aliases;
    change();
    const auto& now = graph_.entity(id);
    if (now.name == name && now.aliases == aliases) return;
    PropertyMap step{{"did", did_change_names}, {"entity", now.id}};
    if (now.name != name) {
        step.set("name", name);
        step.set("new_name", now.name);
    }
    PropertyList removed;
    auto next = now.aliases.begin();
    for (std::size_t i = 0; i < aliases.size(); ++i) {
        if (next != now.aliases.end() && *next == aliases[i]) {
            ++next;
        } else {
            removed.push_back(PropertyMap{{"alias", aliases[i]}, {"at", place_value(i)}});
        }
    }
    if (!removed.empty()) step.set("removed", removed);
    if (next != now.aliases.end()) step.set("added", PropertyList(next, now.aliases.end()));
    steps_.push_back(step);
}

void Editor::rename(EntityId id, const std::string& name) {
    change_names(id, [&] { graph_.rename_entity(id, name); });
}

void Editor::add_aliases(EntityId id, const std::vector<std::string>& aliases) {
    change_names(id, [&] {
        for (const auto& alias : aliases) graph_.add_alias(id, alias);
    });
}

void Editor::remove_alias(EntityId id, const std::string& alias) {
    change_names(id, [&] {
        auto left = graph_.entity(id).aliases;
        std::erase(left, alias);
        graph_.set_names(id, graph_.entity(id).name, std::move(left));
    });
}

void Editor::add_kinds(EntityId id, const std::vector<std::string>& kinds) {
    PropertyList added;
    for (const auto& kind : kinds) {
        const auto before = graph_.entity(id).kinds.size();
        graph_.add_kind(id, kind);
        if (graph_.entity(id).kinds.size() != before) added.push_back(kind);
    }
    if (added.empty()) return;
    steps_.push_back(PropertyMap{
        {"did", did_add_kinds}, {"entity", graph_.entity(id).id}, {"added", added}});
}

void Editor::add_properties(EntityId id, const PropertyMap& properties) {
    PropertyList added;
    for (const auto& [name, value] : properties) {
        if (graph_.entity(id).properties.contains(name)) continue;
        graph_.set_property(id, name, value);
        added.push_back(name);
    }
    if (added.empty()) return;
    steps_.push_back(PropertyMap{
        {"did", did_add_properties}, {"entity", graph_.entity(id).id}, {"added", added}});
}

void Editor::erase_entity(EntityId id) {
    steps_.push_back(PropertyMap{
        {"did", did_erase_entity},
        {"entity", to_record(graph_, graph_.entity(id))},
        {"at", place_value(id.value)}});
    graph_.erase_entities(std::vector{id});
}

RelationId Editor::add_relation(Relation relation) {
    const auto id = graph_.add_relation(std::move(relation));
    steps_.push_back(PropertyMap{{"did", did_add_relation}, {"relation", graph_.relation(id).id}});
    return id;
}

void Editor::add_evidence(RelationId id, Evidence evidence) {
    steps_.push_back(PropertyMap{
        {"did", did_add_evidence},
        {"relation", graph_.relation(id).id},
        {"evidence", to_record(graph_, evidence)}});
    graph_.add_evidence(id, std::move(evidence));
}

void Editor::move_relations(EntityId from, EntityId to, const std::vector<RelationId>& relations) {
    PropertyList sources;
    PropertyList targets;
    std::vector<Graph::NewEnds> moves;
    for (const auto id : relations) {
        const auto& relation = graph_.relation(id);
        if (relation.source == from) sources.push_back(relation.id);
        if (relation.target == from) targets.push_back(relation.id);
        moves.push_back(
            {id,
             relation.source == from ? to : relation.source,
             relation.target == from ? to : relation.target}
        );
    }
    if (sources.empty() && targets.empty()) return;
    graph_.set_ends(moves);
    steps_.push_back(PropertyMap{
        {"did", did_move},
        {"from", graph_.entity(from).id},
        {"to", graph_.entity(to).id},
        {"sources", sources},
        {"targets", targets}});
}

void Editor::erase_relations(std::vector<RelationId> relations) {
    if (relations.empty()) return;
    // The last one first: undone in reverse, each finds its place again.
    std::ranges::sort(relations, std::greater{});
    for (const auto id : relations) {
        steps_.push_back(PropertyMap{
            {"did", did_erase_relation},
            {"relation", to_record(graph_, graph_.relation(id))},
            {"at", place_value(id.value)}});
    }
    graph_.erase_relations(relations);
}

void Editor::add_steps_to(PropertyMap& undo) const {
    if (steps_.empty()) return;
    const auto* value = undo.find("steps");
    const auto* known = value == nullptr ? nullptr : value->get_if<PropertyList>();
    auto all = known == nullptr ? PropertyList() : *known;
    all.insert(all.end(), steps_.begin(), steps_.end());
    undo.set("steps", std::move(all));
}

// ---- undoing -------------------------------------------------------------------------------

namespace {

class Revert {
public:
    Revert(Graph& graph, std::vector<std::string>& notes) : graph_(graph), notes_(notes) {}

    void step(const PropertyMap& step) {
        const auto did = step.text("did").value_or("");
        if (did == did_add_entity) return take_entity_away(step);
        if (did == did_change_names) return names(step);
        if (did == did_add_kinds) return kinds(step);
        if (did == did_add_properties) return properties(step);
        if (did == did_erase_entity) return put_entity_back(step);
        if (did == did_add_relation) return take_relation_away(step);
        if (did == did_add_evidence) return evidence(step);
        if (did == did_move) return move_back(step);
        if (did == did_erase_relation) return put_relation_back(step);
        notes_.push_back("a step of an unknown kind, " + quoted(did) + ", was left out");
    }

private:
    void take_entity_away(const PropertyMap& step) {
        const auto id = entity_named(graph_, step, "entity");
        if (!id) return;
        if (graph_.out_degree(*id) + graph_.in_degree(*id) > 0) {
            notes_.push_back(
                "entity " + quoted(graph_.entity(*id).id) + " was kept: it has other relations now"
            );
            return;
        }
        graph_.erase_entities(std::vector{*id});
    }

    void names(const PropertyMap& step) {
        const auto id = entity_named(graph_, step, "entity");
        if (!id) return;
        auto name = graph_.entity(*id).name;
        auto aliases = graph_.entity(*id).aliases;
        const auto added = texts(step, "added");
        // The last added goes first; clang-tidy would have a range of them reversed.
        for (auto i = added.size(); i > 0; --i) {
            const auto last = std::find(aliases.rbegin(), aliases.rend(), added[i - 1]);
            if (last != aliases.rend()) aliases.erase(std::next(last).base());
        }
        const auto* removed = step.find("removed");
        const auto* list = removed == nullptr ? nullptr : removed->get_if<PropertyList>();
        for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
            const auto* record = (*list)[i].get_if<PropertyMap>();
            const auto alias = record == nullptr ? std::nullopt : record->text("alias");
            if (!alias) continue;
            const auto at = std::min(place_in(*record), aliases.size());
            aliases.insert(aliases.begin() + static_cast<std::ptrdiff_t>(at), std::string(*alias));
        }
        if (step.text("new_name") == name) name = step.text("name").value_or(name);
        graph_.set_names(*id, std::move(name), std::move(aliases));
    }

    void kinds(const PropertyMap& step) {
        const auto id = entity_named(graph_, step, "entity");
        if (!id) return;
        for (const auto& kind : texts(step, "added")) graph_.remove_kind(*id, kind);
    }

    void properties(const PropertyMap& step) {
        const auto id = entity_named(graph_, step, "entity");
        if (!id) return;
        for (const auto& name : texts(step, "added")) graph_.erase_property(*id, name);
    }

    void put_entity_back(const PropertyMap& step) {
        const auto* record = map_in(step, "entity");
        const auto entity = record == nullptr ? std::nullopt : to_entity(graph_, *record);
        if (!entity) return;
        if (const auto known = graph_.find_entity(entity->id)) return describe(*known, *entity);
        graph_.insert_entity(*entity, place_in(step));
    }

    /// The entity came back meanwhile: it is again what it was, and keeps what it has gained.
    void describe(EntityId id, const Entity& entity) {
        const auto now = graph_.entity(id);
        graph_.set_names(id, entity.name, entity.aliases);
        graph_.add_alias(id, now.name);
        for (const auto& alias : now.aliases) graph_.add_alias(id, alias);
        for (const auto kind : entity.kinds) {
            const auto name = graph_.schema().kind(kind).name;
            graph_.add_kind(id, name);
        }
        for (const auto& [name, value] : entity.properties) graph_.set_property(id, name, value);
    }

    void take_relation_away(const PropertyMap& step) {
        const auto id = graph_.find_relation(step.text("relation").value_or(""));
        if (id) graph_.erase_relations(std::vector{*id});
    }

    void evidence(const PropertyMap& step) {
        const auto id = graph_.find_relation(step.text("relation").value_or(""));
        const auto* record = map_in(step, "evidence");
        if (!id || record == nullptr) return;
        const auto& pieces = graph_.relation(*id).evidence;
        for (auto n = pieces.size(); n > 0; --n) {
            if (to_record(graph_, pieces[n - 1]) == *record) {
                return graph_.erase_evidence(*id, n - 1);
            }
        }
    }

    void move_back(const PropertyMap& step) {
        const auto from = entity_named(graph_, step, "from");
        const auto to = entity_named(graph_, step, "to");
        if (!from || !to) return;
        // One end after the other: a loop is in both lists.
        move_ends_back(texts(step, "sources"), &Graph::NewEnds::source, *to, *from);
        move_ends_back(texts(step, "targets"), &Graph::NewEnds::target, *to, *from);
    }

    void move_ends_back(
        const std::vector<std::string>& relations,
        EntityId Graph::NewEnds::*end,
        EntityId now,
        EntityId before
    ) {
        std::vector<Graph::NewEnds> moves;
        for (const auto& text : relations) {
            const auto id = graph_.find_relation(text);
            if (!id) continue;
            Graph::NewEnds ends{*id, graph_.relation(*id).source, graph_.relation(*id).target};
            if (ends.*end != now) continue;
            ends.*end = before;
            moves.push_back(ends);
        }
        graph_.set_ends(moves);
    }

    void put_relation_back(const PropertyMap& step) {
        const auto* record = map_in(step, "relation");
        if (record == nullptr) return;
        const auto old_id = std::string(record->text("id").value_or(""));
        std::size_t lost = 0;
        auto relation = to_relation(graph_, *record, lost);
        if (!relation) {
            notes_.push_back(
                "relation " + quoted(old_id) + " could not be put back: one of its ends is gone"
            );
            return;
        }
        const bool is_taken = graph_.find_relation(old_id).has_value();
        if (is_taken) relation->id.clear();
        const auto id = graph_.insert_relation(std::move(*relation), place_in(step));
        if (is_taken) {
            notes_.push_back(
                "relation " + quoted(old_id) + " came back as " + quoted(graph_.relation(id).id) +
                ": its id was taken"
            );
        }
        if (lost > 0) {
            notes_.push_back(
                "relation " + quoted(old_id) + " lost " + std::to_string(lost) +
                " pieces of evidence whose documents are gone or changed"
            );
        }
    }

    Graph& graph_;
    std::vector<std::string>& notes_;
};

}  // namespace

void revert(Graph& graph, const PropertyMap& undo, std::vector<std::string>& notes) {
    std::vector<const PropertyMap*> steps;
    each_step(undo, [&](const PropertyMap& step) { steps.push_back(&step); });
    Revert reverting(graph, notes);
    std::for_each(steps.rbegin(), steps.rend(), [&](const PropertyMap* step) {
        reverting.step(*step);
    });
}

Effects count_steps(const PropertyMap& undo) {
    Effects effects;
    each_step(undo, [&](const PropertyMap& step) {
        const auto did = step.text("did").value_or("");
        if (did == did_add_entity) ++effects.entities_added;
        if (did == did_erase_entity) ++effects.entities_removed;
        if (did == did_change_names) {
            if (step.contains("new_name")) ++effects.entities_renamed;
            effects.names_added += texts(step, "added").size();
        }
        if (did == did_add_relation) ++effects.relations_added;
        if (did == did_erase_relation) ++effects.relations_removed;
        if (did == did_add_evidence) ++effects.evidence_added;
        if (did != did_move) return;
        auto moved = texts(step, "sources");
        const auto targets = texts(step, "targets");
        moved.insert(moved.end(), targets.begin(), targets.end());
        std::ranges::sort(moved);
        const auto end = std::unique(moved.begin(), moved.end());
        effects.relations_moved += static_cast<std::size_t>(end - moved.begin());
    });
    return effects;
}

bool has_steps(const PropertyMap& undo) {
    bool found = false;
    each_step(undo, [&](const PropertyMap&) { found = true; });
    return found;
}

std::vector<std::string> erased_relations(const PropertyMap& undo) {
    std::vector<std::string> ids;
    each_step(undo, [&](const PropertyMap& step) {
        const auto* record = map_in(step, "relation");
        if (step.text("did") == did_erase_relation && record != nullptr) {
            ids.emplace_back(record->text("id").value_or(""));
        }
    });
    return ids;
}

std::vector<std::string> touched_relations(const PropertyMap& undo) {
    auto ids = erased_relations(undo);
    each_step(undo, [&](const PropertyMap& step) {
        if (step.text("did") != did_move) return;
        for (const auto& id : texts(step, "sources")) ids.push_back(id);
        for (const auto& id : texts(step, "targets")) ids.push_back(id);
    });
    return ids;
}

std::vector<RelationId> relations_of(const Graph& graph, EntityId id) {
    std::vector<RelationId> relations;
    for (const auto arc : graph.out_arcs(id)) relations.push_back(arc.relation);
    for (const auto arc : graph.in_arcs(id)) relations.push_back(arc.relation);
    std::ranges::sort(relations);
    relations.erase(std::unique(relations.begin(), relations.end()), relations.end());
    return relations;
}

}  // namespace relata::curation
