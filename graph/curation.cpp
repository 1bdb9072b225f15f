#include "graph/curation.hpp"

#include "graph/curation/editor.hpp"
#include "graph/curation/identity.hpp"
#include "graph/curation/records.hpp"
#include "graph/error.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

using curation::Editor;
using curation::entity_named;
using Action = Decision::Action;

constexpr std::array<std::string_view, 8> names{
    "merge", "apart", "split", "reject", "rename", "add_entity", "add_relation", "add_evidence"};

std::string quoted(std::string_view text) {
    return '"' + std::string(text) + '"';
}

std::string text_in(const PropertyMap& details, std::string_view name) {
    return std::string(details.text(name).value_or(std::string_view()));
}

/// Why a decision is applied, which decides what it is applied to.
enum class Occasion {
    first,  ///< someone decides: to the records it names by id; it must change something
    again,  ///< an earlier one was taken back: to the relations it was applied to before
    later   ///< something was read: to what is new and says the same
};

/// What is new since an import.
class News {
public:
    News(const Graph& graph, Before before)
        : all_entities_(before.entities == 0), all_relations_(before.relations == 0) {
        for (auto i = before.entities; !all_entities_ && i < graph.entity_count(); ++i) {
            entities_.insert(graph.entity(EntityId{static_cast<std::uint32_t>(i)}).id);
        }
        for (auto i = before.relations; !all_relations_ && i < graph.relation_count(); ++i) {
            relations_.insert(graph.relation(RelationId{static_cast<std::uint32_t>(i)}).id);
        }
    }
    [[nodiscard]] bool has_entity(const std::string& id) const {
        return all_entities_ || entities_.contains(id);
    }
    [[nodiscard]] bool has_relation(const std::string& id) const {
        return all_relations_ || relations_.contains(id);
    }

private:
    bool all_entities_;
    bool all_relations_;
    std::unordered_set<std::string> entities_;
    std::unordered_set<std::string> relations_;
};

/// Ids of relations that were taken out are kept for them, should they come back.
class FreeIds {
public:
    explicit FreeIds(const Graph& graph) : graph_(graph), number_(graph.relation_count()) {
        for (const auto& decision : graph.decisions) {
            for (auto& id : curation::erased_relations(decision.undo)) kept_.insert(std::move(id));
        }
    }
    [[nodiscard]] bool is_kept(const std::string& id) const { return kept_.contains(id); }
    std::string next() {
        std::string id;
        do {
            id = numbered_id(++number_);
        } while (graph_.find_relation(id) || is_kept(id));
        return id;
    }

private:
    const Graph& graph_;
    std::size_t number_;
    std::unordered_set<std::string> kept_;
};

/// Gives new relations that came with such an id another one.
void clear_kept_ids(Graph& graph, Before before) {
    if (graph.decisions.empty()) return;
    FreeIds ids(graph);
    std::vector<Graph::NewRelationId> changes;
    for (auto i = before.relations; i < graph.relation_count(); ++i) {
        const RelationId id{static_cast<std::uint32_t>(i)};
        if (ids.is_kept(graph.relation(id).id)) changes.push_back({id, ids.next()});
    }
    graph.set_relation_ids(changes);
}

/// Thrown, and caught in this file, when a decision cannot be applied.
struct Refusal {
    std::string why;
};

/// One decision on its way into a graph.
class Application {
public:
    /// `place`: where the decision is or will be among those of the graph.
    Application(
        Graph& graph, Decision& decision, Occasion occasion, const News& news, std::size_t place
    )
        : graph_(graph),
          details_(decision.details),
          undo_(decision.undo),
          occasion_(occasion),
          news_(news),
          place_(place),
          was_applied_(curation::has_steps(decision.undo)),
          touched_(curation::touched_relations(decision.undo)),
          editor_(graph) {
        if (occasion == Occasion::again) undo_ = {};
    }

    /// Whether it changed something. Throws Refusal before the first change.
    bool apply(Action action) {
        switch (action) {
            case Action::merge:
                merge();
                break;
            case Action::apart:
                keep_apart();
                break;
            case Action::split:
                split();
                break;
            case Action::reject:
                reject();
                break;
            case Action::rename:
                rename();
                break;
            case Action::add_entity:
                add_entity();
                break;
            case Action::add_relation:
                add_relation();
                break;
            case Action::add_evidence:
                add_evidence();
                break;
        }
        editor_.add_steps_to(undo_);
        return editor_.has_changed();
    }

private:
    [[nodiscard]] bool is_first() const { return occasion_ == Occasion::first; }
    /// Applied in an earlier life, and this is another import.
    [[nodiscard]] bool is_done() const { return occasion_ == Occasion::later && was_applied_; }

    EntityId the_entity(std::string_view name) const {
        const auto id = entity_named(graph_, details_, name);
        if (!id) throw Refusal{"no entity has the id " + quoted(text_in(details_, name))};
        return *id;
    }

    void merge() {
        if (is_done() && (!entity_named(graph_, details_, "entity") ||
                          !news_.has_entity(text_in(details_, "entity")))) {
            return;
        }
        const auto from = the_entity("entity");
        const auto carries_on = curation::successor(graph_, text_in(details_, "into"));
        const auto into =
            occasion_ == Occasion::later && carries_on ? *carries_on : the_entity("into");
        if (from == into) throw Refusal{"an entity cannot be merged into itself"};
        if (are_kept_apart(graph_, from, into)) {
            throw Refusal{
                quoted(graph_.entity(from).id) + " and " + quoted(graph_.entity(into).id) +
                " are kept apart by a decision; take that back first"};
        }
        const auto entity = graph_.entity(from);
        auto other_names = entity.aliases;
        other_names.insert(other_names.begin(), entity.name);
        editor_.add_aliases(into, other_names);
        editor_.add_kinds(into, graph_.schema().names(entity.kinds));
        editor_.add_properties(into, entity.properties);
        editor_.move_relations(from, into, curation::relations_of(graph_, from));
        editor_.erase_entity(from);
    }

    void keep_apart() const {
        if (!is_first()) return;
        const auto one = the_entity("entity");
        const auto other = the_entity("other");
        if (one == other) throw Refusal{"an entity cannot be kept apart from itself"};
        if (are_kept_apart(graph_, one, other)) {
            throw Refusal{
                quoted(graph_.entity(one).id) + " and " + quoted(graph_.entity(other).id) +
                " are kept apart already"};
        }
    }

    // ---- which relations -------------------------------------------------------------------

    RelationId relation_by_id(const std::string& id) const {
        const auto relation = graph_.find_relation(id);
        if (!relation) throw Refusal{"no relation has the id " + quoted(id)};
        return *relation;
    }

    /// The relations a decision means; fills in what identifies them. `may_be`: which can be meant.
    template <typename MayBe>
    std::vector<RelationId> meant(PropertyMap& identity, MayBe may_be) const {
        std::vector<RelationId> found;
        const auto id = text_in(identity, "relation");
        const bool by_id = !curation::describes_relation(identity) && !was_applied_;
        if (is_first() || by_id) {
            found = {relation_by_id(id)};
        } else if (occasion_ == Occasion::again) {
            for (const auto& text : touched_) {
                const auto known = graph_.find_relation(text);
                if (known && may_be(*known) && says(identity, *known)) found.push_back(*known);
            }
            std::ranges::sort(found);
            found.erase(std::unique(found.begin(), found.end()), found.end());
        } else {
            return new_ones(identity, may_be);
        }
        std::erase_if(found, [&](RelationId relation) { return !may_be(relation); });
        if (found.empty()) return found;
        curation::identify(graph_, found.front(), identity);
        const auto equal = curation::matching_relations(graph_, identity).size();
        curation::set_equal_kept(identity, equal - std::min(equal, found.size()));
        if (!id.empty() && graph_.find_relation(id)) identity.set("relation", id);
        return found;
    }

    bool says(const PropertyMap& identity, RelationId relation) const {
        const auto equal = curation::matching_relations(graph_, identity);
        return std::ranges::find(equal, relation) != equal.end();
    }

    /// Those that came in and say the same, less the ones left alone when it was decided.
    template <typename MayBe>
    std::vector<RelationId> new_ones(const PropertyMap& identity, MayBe may_be) const {
        auto found = curation::matching_relations(graph_, identity);
        std::erase_if(found, [&](RelationId relation) {
            return !may_be(relation) || !news_.has_relation(graph_.relation(relation).id);
        });
        const auto keep = std::min(curation::equal_kept(identity), found.size());
        // The relation of the same id is meant first, then those that came last.
        const auto id = text_in(identity, "relation");
        std::stable_partition(found.begin(), found.end(), [&](RelationId relation) {
            return graph_.relation(relation).id != id;
        });
        found.erase(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(keep));
        return found;
    }

    void reject() {
        const auto any = [](RelationId) { return true; };
        const auto found = meant(details_, any);
        if (found.empty() && !is_done()) {
            throw Refusal{
                "no relation says what relation " + quoted(text_in(details_, "relation")) +
                " said"};
        }
        editor_.erase_relations(found);
    }

    // ---- split -----------------------------------------------------------------------------

    void split() {
        const auto old = the_entity("entity");
        const auto is_at_old = [&](RelationId id) {
            return graph_.relation(id).source == old || graph_.relation(id).target == old;
        };
        PropertyList identities;
        std::vector<RelationId> moving;
        for (auto& identity : relations_to_split_off()) {
            const auto found = meant(identity, is_at_old);
            if (found.empty() && is_first()) {
                throw Refusal{
                    "relation " + quoted(text_in(identity, "relation")) + " is none of entity " +
                    quoted(graph_.entity(old).id)};
            }
            moving.insert(moving.end(), found.begin(), found.end());
            identities.push_back(std::move(identity));
        }
        if (moving.empty() && !is_done() && !identities.empty()) {
            throw Refusal{"none of its relations is at entity " + quoted(graph_.entity(old).id)};
        }
        std::ranges::sort(moving);
        moving.erase(std::unique(moving.begin(), moving.end()), moving.end());

        const auto known = entity_named(graph_, details_, "id");
        if (known && !is_done()) {
            throw Refusal{"the id " + quoted(text_in(details_, "id")) + " is taken"};
        }
        const auto aliases = aliases_to_split_off(old, known);
        if (!known && is_done() && moving.empty()) return;
        const auto part = known ? *known : add_part(old);
        for (const auto& alias : aliases) editor_.remove_alias(old, alias);
        if (!known) editor_.add_aliases(part, curation::texts(details_, "aliases"));
        editor_.move_relations(old, part, moving);
        details_.set("id", graph_.entity(part).id);
        if (occasion_ != Occasion::later || !was_applied_) {
            details_.set("relations", std::move(identities));
        }
    }

    /// Each as what identifies a relation; a text is an id.
    [[nodiscard]] std::vector<PropertyMap> relations_to_split_off() const {
        std::vector<PropertyMap> identities;
        const auto* value = details_.find("relations");
        const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
        if (list == nullptr) return identities;
        for (const auto& item : *list) {
            if (const auto id = item.text()) {
                identities.push_back(PropertyMap{{"relation", *id}});
            } else if (const auto* map = item.get_if<PropertyMap>()) {
                identities.push_back(*map);
            }
        }
        return identities;
    }

    /// The aliases that go along, and the new name should it be one.
    [[nodiscard]] std::vector<std::string> aliases_to_split_off(
        EntityId old, std::optional<EntityId> part
    ) const {
        auto wanted = curation::texts(details_, "aliases");
        const auto& own = graph_.entity(old).aliases;
        const auto is_own = [&](const std::string& alias) {
            return std::ranges::find(own, alias) != own.end();
        };
        for (const auto& alias : wanted) {
            if (is_first() && !is_own(alias)) {
                throw Refusal{
                    "entity " + quoted(graph_.entity(old).id) + " has no other name " +
                    quoted(alias)};
            }
        }
        wanted.push_back(text_in(details_, "name"));
        std::erase_if(wanted, [&](const std::string& alias) {
            return !is_own(alias) || (is_done() && (!part || is_renamed_after()));
        });
        return wanted;
    }

    EntityId add_part(EntityId old) {
        Entity entity;
        entity.id = text_in(details_, "id");
        entity.name = text_in(details_, "name");
        auto kinds = curation::texts(details_, "kinds");
        if (kinds.empty()) kinds = graph_.schema().names(graph_.entity(old).kinds);
        for (const auto& kind : kinds) entity.kinds.push_back(graph_.schema().kind(kind));
        return editor_.add_entity(std::move(entity));
    }

    // ---- rename ----------------------------------------------------------------------------

    void rename() {
        const auto id = the_entity("entity");
        const auto name = text_in(details_, "name");
        if (graph_.entity(id).name == name) {
            if (is_first()) throw Refusal{"it is called " + quoted(name) + " already"};
            return;
        }
        if (is_done() && (!news_.has_entity(text_in(details_, "entity")) || is_renamed_after())) {
            return;
        }
        if (!is_done()) details_.set("was", graph_.entity(id).name);
        editor_.rename(id, name);
    }

    /// Whether a later decision gives the entity other names.
    [[nodiscard]] bool is_renamed_after() const {
        for (auto i = place_ + 1; i < graph_.decisions.size(); ++i) {
            const auto& later = graph_.decisions[i];
            const auto* const name = later.action == Action::merge ? "into" : "entity";
            const bool is_about_names =
                later.action == Action::merge || later.action == Action::rename;
            if (is_about_names && later.details.text(name) == details_.text("entity")) return true;
        }
        return false;
    }

    // ---- add -------------------------------------------------------------------------------

    void add_entity() {
        if (is_done()) return;
        const auto known = entity_named(graph_, details_, "id");
        if (known && is_first()) {
            throw Refusal{"the id " + quoted(text_in(details_, "id")) + " is taken"};
        }
        const auto properties = properties_in_details();
        const auto aliases = curation::texts(details_, "aliases");
        const auto kinds = curation::texts(details_, "kinds");
        if (known) {
            editor_.add_aliases(*known, {text_in(details_, "name")});
            editor_.add_aliases(*known, aliases);
            editor_.add_kinds(*known, kinds);
            editor_.add_properties(*known, properties);
            return;
        }
        Entity entity;
        entity.id = text_in(details_, "id");
        entity.name = text_in(details_, "name");
        for (const auto& kind : kinds) entity.kinds.push_back(graph_.schema().kind(kind));
        entity.properties = properties;
        const auto id = editor_.add_entity(std::move(entity));
        for (const auto& alias : aliases) graph_.add_alias(id, alias);
        details_.set("id", graph_.entity(id).id);
    }

    [[nodiscard]] PropertyMap properties_in_details() const {
        const auto* value = details_.find("properties");
        const auto* map = value == nullptr ? nullptr : value->get_if<PropertyMap>();
        return map == nullptr ? PropertyMap() : *map;
    }

    void add_relation() {
        if (is_done()) return;
        Relation relation;
        relation.source = the_entity("source");
        relation.target = the_entity("target");
        const auto id = text_in(details_, "relation");
        if (const auto known = graph_.find_relation(id)) {
            if (is_first()) throw Refusal{"the id " + quoted(id) + " is taken"};
            if (is_as_decided(graph_.relation(*known), relation)) return;
        } else {
            relation.id = id;
        }
        if (relation.id.empty()) relation.id = free_id();
        relation.type = graph_.schema().type(text_in(details_, "type"));
        const auto* directed = details_.find("directed");
        const auto* flag = directed == nullptr ? nullptr : directed->get_if<bool>();
        relation.directed = flag == nullptr || *flag;
        relation.properties = properties_in_details();
        const auto added = editor_.add_relation(std::move(relation));
        details_.set("relation", graph_.relation(added).id);
    }

    [[nodiscard]] std::string free_id() const { return FreeIds(graph_).next(); }

    [[nodiscard]] bool is_as_decided(const Relation& known, const Relation& wanted) const {
        return known.source == wanted.source && known.target == wanted.target &&
               details_.text("type") == graph_.schema().type(known.type).name &&
               known.properties == properties_in_details();
    }

    void add_evidence() {
        if (is_done()) return;
        const auto document = curation::document_named(graph_, details_);
        if (!document)
            throw Refusal{"no document has the id " + quoted(text_in(details_, "document"))};
        auto record = details_;
        record.set("document", graph_.document(*document).id);
        record.set("method", "manual");
        auto evidence = curation::to_evidence(graph_, record);
        if (!evidence) {
            throw Refusal{
                "document " + quoted(graph_.document(*document).id) +
                " does not have that quotation there"};
        }
        const auto relation = relation_for_evidence();
        const auto& known = graph_.relation(relation).evidence;
        if (std::ranges::any_of(known, [&](const Evidence& piece) {
                return piece.document == evidence->document && piece.begin == evidence->begin &&
                       piece.end == evidence->end;
            })) {
            if (is_first()) throw Refusal{"the relation has that quotation already"};
            return;
        }
        curation::identify(graph_, relation, details_);
        details_.set("sha256", graph_.document(*document).sha256);
        editor_.add_evidence(relation, std::move(*evidence));
    }

    [[nodiscard]] RelationId relation_for_evidence() const {
        const auto id = text_in(details_, "relation");
        if (occasion_ != Occasion::later || !curation::describes_relation(details_)) {
            return relation_by_id(id);
        }
        const auto found = curation::matching_relations(graph_, details_);
        if (found.empty()) {
            throw Refusal{"no relation says what relation " + quoted(id) + " said"};
        }
        for (const auto relation : found) {
            if (graph_.relation(relation).id == id) return relation;
        }
        return found.front();
    }

    Graph& graph_;
    PropertyMap& details_;
    PropertyMap& undo_;
    Occasion occasion_;
    const News& news_;
    std::size_t place_;
    bool was_applied_;
    std::vector<std::string> touched_;
    Editor editor_;
};

bool apply(
    Graph& graph, Decision& decision, Occasion occasion, const News& news, std::size_t place
) {
    return Application(graph, decision, occasion, news, place).apply(decision.action);
}

bool is_the_same(const Decision& a, const Decision& b) {
    return a.action == b.action && a.details == b.details;
}

void replay_from(Graph& graph, std::size_t first, const News& news, ReplayReport& report) {
    for (auto i = first; i < graph.decisions.size(); ++i) {
        // Apart from the graph: are_kept_apart looks at all of them while one is applied.
        auto decision = graph.decisions[i];
        try {
            if (apply(graph, decision, Occasion::later, news, i)) ++report.applied;
            graph.decisions[i] = std::move(decision);
        } catch (const Refusal& refusal) {
            const bool waits = !curation::has_steps(graph.decisions[i].undo);
            if (waits) report.waiting.push_back({i, refusal.why});
        }
    }
}

}  // namespace

std::string_view action_name(Action action) {
    return names.at(static_cast<std::size_t>(action));
}

std::optional<Action> find_action(std::string_view name) {
    const auto* found = std::ranges::find(names, name);
    if (found == names.end()) return std::nullopt;
    return static_cast<Action>(found - names.begin());
}

std::vector<std::string> action_names() {
    return {names.begin(), names.end()};
}

Effects effects(const Decision& decision) {
    return curation::count_steps(decision.undo);
}

PropertyMap identify(const Graph& graph, RelationId id) {
    PropertyMap identity;
    curation::identify(graph, id, identity);
    return identity;
}

const Decision& decide(Graph& graph, Decision decision) {
    if (const auto wrong = flaw(decision); !wrong.empty()) throw InputError({}, wrong);
    decision.undo = {};
    try {
        apply(
            graph,
            decision,
            Occasion::first,
            News(graph, {SIZE_MAX, SIZE_MAX}),
            graph.decisions.size()
        );
    } catch (const Refusal& refusal) {
        throw InputError({}, refusal.why);
    }
    graph.decisions.push_back(std::move(decision));
    return graph.decisions.back();
}

bool are_kept_apart(const Graph& graph, EntityId a, EntityId b) {
    return std::ranges::any_of(graph.decisions, [&](const Decision& decision) {
        if (decision.action != Action::apart) return false;
        const auto one = curation::successor(graph, text_in(decision.details, "entity"));
        const auto other = curation::successor(graph, text_in(decision.details, "other"));
        return (one == a && other == b) || (one == b && other == a);
    });
}

ReplayReport replay(Graph& graph, Before before) {
    clear_kept_ids(graph, before);
    ReplayReport report;
    replay_from(graph, 0, News(graph, before), report);
    return report;
}

ReplayReport replay(Graph& graph, std::vector<Decision> decisions) {
    for (const auto& decision : decisions) {
        if (const auto wrong = flaw(decision); !wrong.empty()) throw InputError({}, wrong);
    }
    const auto first = graph.decisions.size();
    for (auto& decision : decisions) {
        decision.undo = {};
        const auto end = graph.decisions.begin() + static_cast<std::ptrdiff_t>(first);
        const bool is_known = std::any_of(graph.decisions.begin(), end, [&](const Decision& own) {
            return is_the_same(own, decision);
        });
        if (!is_known) graph.decisions.push_back(std::move(decision));
    }
    ReplayReport report;
    replay_from(graph, first, News(graph, {}), report);
    return report;
}

UndoReport undo(Graph& graph, std::size_t place) {
    UndoReport report;
    report.undone = graph.decisions.at(place);
    for (auto i = graph.decisions.size(); i > place; --i) {
        curation::revert(graph, graph.decisions[i - 1].undo, report.notes);
    }
    const auto begin = graph.decisions.begin() + static_cast<std::ptrdiff_t>(place);
    std::vector<Decision> later(
        std::make_move_iterator(begin + 1), std::make_move_iterator(graph.decisions.end())
    );
    graph.decisions.erase(begin, graph.decisions.end());
    const News no_news(graph, {SIZE_MAX, SIZE_MAX});
    for (auto& decision : later) {
        const bool waits = decision.action != Action::apart && !curation::has_steps(decision.undo);
        auto applied = decision;
        try {
            if (!waits) apply(graph, applied, Occasion::again, no_news, graph.decisions.size());
            graph.decisions.push_back(std::move(applied));
        } catch (const Refusal& refusal) {
            report.dropped.push_back({std::move(decision), refusal.why});
        }
    }
    return report;
}

}  // namespace relata
