#include "graph/graph.hpp"

#include "graph/names.hpp"

#include <algorithm>
#include <cassert>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

/// Gives the text ids of records by their numbers, for a TextIdIndex.
template <typename Record>
auto ids_of(const std::vector<Record>& records) {
    return [&records](std::uint32_t number) -> std::string_view { return records[number].id; };
}

/// `base`, or `base-2`, `base-3`, … the first that is not taken.
template <typename IsTaken>
std::string unique_id(const std::string& base, const IsTaken& is_taken) {
    auto id = base;
    for (std::size_t n = 2; is_taken(id); ++n) id = base + '-' + std::to_string(n);
    return id;
}

void require_free(bool is_taken, const std::string& id, const char* what) {
    if (is_taken) throw std::invalid_argument(std::string(what) + " id \"" + id + "\" is taken");
}

/// The number after `r` in an id such as `r17`, written as relations are numbered; 0 for others.
std::uint64_t number_in(std::string_view id) {
    constexpr std::size_t longest = 11;  // r and ten digits
    if (id.size() < 2 || id.size() > longest || id[0] != 'r' || id[1] == '0') return 0;
    std::uint64_t number = 0;
    for (const char c : id.substr(1)) {
        if (c < '0' || c > '9') return 0;
        number = number * 10 + static_cast<std::uint64_t>(c - '0');
    }
    return number;
}

bool has_name(const Entity& entity, std::string_view name) {
    return entity.name == name || std::ranges::find(entity.aliases, name) != entity.aliases.end();
}

template <typename Item>
std::vector<bool> marks(std::size_t count, std::span<const Id<Item>> ids) {
    std::vector<bool> marked(count, false);
    for (const auto id : ids) marked.at(id.value) = true;
    return marked;
}

}  // namespace

std::string numbered_id(std::uint64_t number) {
    return 'r' + std::to_string(number);
}

Graph::Graph() : schema_(Schema::standard()) {}

// ---- entities ------------------------------------------------------------------------------

EntityId Graph::add_entity(Entity entity) {
    if (entity.id.empty()) {
        entity.id = unique_id(slug(entity.name), [this](const std::string& id) {
            return find_entity(id).has_value();
        });
    } else {
        require_free(find_entity(entity.id).has_value(), entity.id, "entity");
    }
    for (const auto kind : entity.kinds) static_cast<void>(schema_.kind(kind));
    const EntityId id{static_cast<std::uint32_t>(entities_.size())};
    property_names_.share(entity.properties);
    entities_.push_back(std::move(entity));
    index(id);
    return id;
}

EntityId Graph::add_entity(std::string_view name, std::string_view kind) {
    Entity entity;
    entity.name = name;
    entity.kinds.push_back(schema_.kind(kind));
    return add_entity(std::move(entity));
}

void Graph::index(EntityId id) {
    entity_ids_.add(entities_[id.value].id, id.value);
}

std::optional<EntityId> Graph::find_entity(std::string_view id) const {
    const auto number = entity_ids_.find(id, ids_of(entities_));
    return number ? std::optional(EntityId{*number}) : std::nullopt;
}

std::string_view Graph::kind_name(EntityId id) const {
    const auto& kinds = entity(id).kinds;
    return kinds.empty() ? std::string_view{} : std::string_view(schema_.kind(kinds.front()).name);
}

void Graph::rename_entity(EntityId id, std::string name) {
    auto& entity = entities_.at(id.value);
    if (entity.name == name) return;
    std::erase(entity.aliases, name);
    const auto old = std::exchange(entity.name, std::move(name));
    if (old != entity.id) add_alias(id, old);
}

void Graph::add_alias(EntityId id, std::string_view alias) {
    auto& entity = entities_.at(id.value);
    if (!alias.empty() && !has_name(entity, alias)) entity.aliases.emplace_back(alias);
}

void Graph::add_kind(EntityId id, std::string_view kind) {
    auto& kinds = entities_.at(id.value).kinds;
    const auto kind_id = schema_.kind(kind);
    if (std::ranges::find(kinds, kind_id) == kinds.end()) kinds.push_back(kind_id);
}

void Graph::set_property(EntityId id, std::string_view name, PropertyValue value) {
    auto& own = entities_.at(id.value).properties;
    own.set(name, std::move(value));
    property_names_.share(own);
}

void Graph::set_names(EntityId id, std::string name, std::vector<std::string> aliases) {
    auto& entity = entities_.at(id.value);
    entity.name = std::move(name);
    entity.aliases = std::move(aliases);
}

void Graph::remove_kind(EntityId id, std::string_view kind) {
    std::erase(entities_.at(id.value).kinds, schema_.find_kind(kind));
}

void Graph::erase_property(EntityId id, std::string_view name) {
    auto& own = entities_.at(id.value).properties;
    if (own.erase(name)) property_names_.share(own);
}

void Graph::set_content(EntityId id, Entity content) {
    auto& entity = entities_.at(id.value);
    for (const auto kind : content.kinds) static_cast<void>(schema_.kind(kind));
    content.id = std::move(entity.id);
    if (content.name.empty()) content.name = content.id;
    std::erase(content.aliases, content.name);
    property_names_.share(content.properties);
    entity = std::move(content);
}

// ---- relations -----------------------------------------------------------------------------

void Graph::check(const Relation& relation) const {
    static_cast<void>(entity(relation.source));
    static_cast<void>(entity(relation.target));
    static_cast<void>(schema_.type(relation.type));
    for (const auto& evidence : relation.evidence) check_evidence(evidence);
}

/// The next number that is free, for a relation without an id of its own.
void Graph::give_id(Relation& relation) {
    if (!relation.id.empty()) {
        require_free(find_relation(relation.id).has_value(), relation.id, "relation");
        return;
    }
    do {
        relation.id = numbered_id(next_relation_number_++);
    } while (find_relation(relation.id));
}

void Graph::adopt_relations(std::vector<Relation> taken) {
    if (!relations_.empty()) throw std::invalid_argument("the graph has relations of its own");
    for (auto& relation : taken) {
        check(relation);
        property_names_.share(relation.properties);
    }
    relations_ = std::move(taken);
    rebuild_relation_ids();
}

RelationId Graph::add_relation(Relation relation) {
    check(relation);
    give_id(relation);
    const RelationId id{static_cast<std::uint32_t>(relations_.size())};
    property_names_.share(relation.properties);
    relations_.push_back(std::move(relation));
    index(id);
    return id;
}

void Graph::reserve_relations(std::size_t count) {
    // Never by less than half: many small imports must not copy everything each time.
    if (count <= relations_.capacity()) return;
    relations_.reserve(std::max(count, relations_.capacity() + relations_.capacity() / 2));
}

RelationId Graph::add_relation(EntityId source, std::string_view type, EntityId target) {
    Relation relation;
    relation.source = source;
    relation.target = target;
    relation.type = schema_.type(type);
    return add_relation(std::move(relation));
}

void Graph::index(RelationId id) {
    const auto& text = relations_[id.value].id;
    if (number_in(text) == std::uint64_t{id.value} + 1) return;
    relation_ids_.add(text, id.value);
}

std::optional<RelationId> Graph::find_relation(std::string_view id) const {
    const auto number = number_in(id);
    if (number != 0 && number <= relations_.size() && relations_[number - 1].id == id) {
        return RelationId{static_cast<std::uint32_t>(number - 1)};
    }
    const auto known = relation_ids_.find(id, ids_of(relations_));
    return known ? std::optional(RelationId{*known}) : std::nullopt;
}

const std::string& Graph::type_name(RelationId id) const {
    return schema_.type(relation(id).type).name;
}

void Graph::add_evidence(RelationId id, Evidence evidence) {
    check_evidence(evidence);
    relations_.at(id.value).evidence.push_back(std::move(evidence));
}

void Graph::set_property(RelationId id, std::string_view name, PropertyValue value) {
    auto& own = relations_.at(id.value).properties;
    own.set(name, std::move(value));
    property_names_.share(own);
}

void Graph::erase_property(RelationId id, std::string_view name) {
    auto& own = relations_.at(id.value).properties;
    if (own.erase(name)) property_names_.share(own);
}

void Graph::erase_evidence(RelationId id, std::size_t n) {
    auto& evidence = relations_.at(id.value).evidence;
    static_cast<void>(evidence.at(n));
    evidence.erase(evidence.begin() + static_cast<std::ptrdiff_t>(n));
}

void Graph::check_evidence(const Evidence& evidence) const {
    const auto& text = document(evidence.document).text;
    if (evidence.begin > evidence.end) {
        throw std::invalid_argument("evidence ends before it begins");
    }
    if (evidence.confidence && !(*evidence.confidence >= 0 && *evidence.confidence <= 1)) {
        throw std::invalid_argument("a confidence lies outside 0..1");
    }
    if (text.empty()) return;  // the text was not kept: nothing to check against
    if (evidence.end > text.size() ||
        std::string_view(text).substr(evidence.begin, evidence.end - evidence.begin) !=
            evidence.quote) {
        throw std::invalid_argument(
            "evidence at bytes " + std::to_string(evidence.begin) + ".." +
            std::to_string(evidence.end) + " does not quote its document"
        );
    }
}

// ---- documents -----------------------------------------------------------------------------

DocumentId Graph::add_document(Document document) {
    if (document.id.empty()) {
        document.id = unique_id(
            slug(document.title.empty() ? document.source : document.title),
            [this](const std::string& id) { return find_document(id).has_value(); }
        );
    } else {
        require_free(find_document(document.id).has_value(), document.id, "document");
    }
    const DocumentId id{static_cast<std::uint32_t>(documents_.size())};
    documents_.push_back(std::move(document));
    document_ids_.add(documents_.back().id, id.value);
    return id;
}

std::optional<DocumentId> Graph::find_document(std::string_view id) const {
    const auto number = document_ids_.find(id, ids_of(documents_));
    return number ? std::optional(DocumentId{*number}) : std::nullopt;
}

// ---- adjacency -----------------------------------------------------------------------------

Graph::Adjacency& Graph::Adjacency::operator=(const Adjacency& other) {
    out = other.out;
    in = other.in;
    links = other.links;
    arc_count = other.arc_count;
    linked_entities = other.linked_entities.load();
    linked_relations = other.linked_relations.load();
    return *this;
}

Graph::Adjacency& Graph::Adjacency::operator=(Adjacency&& other) noexcept {
    out = std::move(other.out);
    in = std::move(other.in);
    links = std::move(other.links);
    arc_count = other.arc_count;
    linked_entities = other.linked_entities.load();
    linked_relations = other.linked_relations.load();
    other.forget();
    return *this;
}

void Graph::Adjacency::forget() {
    out.clear();
    in.clear();
    links.clear();
    arc_count = 0;
    linked_entities = 0;
    linked_relations = 0;
}

void Graph::Adjacency::append(std::uint32_t arc, EntityId source, EntityId target) {
    auto& from = out[source.value];
    auto& to = in[target.value];
    (from.last == no_arc ? from.first : links[from.last].next_out) = arc;
    (to.last == no_arc ? to.first : links[to.last].next_in) = arc;
    from.last = arc;
    to.last = arc;
    ++from.count;
    ++to.count;
    ++arc_count;
}

void Graph::Adjacency::catch_up(const Graph& graph) {
    const std::scoped_lock lock(building);
    out.resize(graph.entities_.size());
    in.resize(graph.entities_.size());
    links.resize(2 * graph.relations_.size());
    for (auto i = linked_relations.load(); i < graph.relations_.size(); ++i) {
        const auto& relation = graph.relations_[i];
        const auto arc = static_cast<std::uint32_t>(2 * i);
        append(arc, relation.source, relation.target);
        if (!relation.directed && relation.source != relation.target) {
            append(arc + 1, relation.target, relation.source);
        }
    }
    linked_entities = graph.entities_.size();
    linked_relations = graph.relations_.size();
}

const Graph::Adjacency& Graph::adjacency() const {
    if (adjacency_.linked_entities != entities_.size() ||
        adjacency_.linked_relations != relations_.size()) {
        adjacency_.catch_up(*this);
    }
    return adjacency_;
}

Graph::ArcRange Graph::out_arcs(EntityId id) const {
    const auto& built = adjacency();
    return {built.links.data(), built.out.at(id.value), true};
}

Graph::ArcRange Graph::in_arcs(EntityId id) const {
    const auto& built = adjacency();
    return {built.links.data(), built.in.at(id.value), false};
}

std::size_t Graph::out_degree(EntityId id) const {
    return adjacency().out.at(id.value).count;
}

std::size_t Graph::in_degree(EntityId id) const {
    return adjacency().in.at(id.value).count;
}

EntityId Graph::arc_source(Arc arc) const {
    const auto& ends = relation(arc.relation);
    return arc.forward ? ends.source : ends.target;
}

EntityId Graph::arc_target(Arc arc) const {
    const auto& ends = relation(arc.relation);
    return arc.forward ? ends.target : ends.source;
}

// ---- removal -------------------------------------------------------------------------------

void Graph::rebuild_relation_ids() {
    relation_ids_.clear();
    for (const auto id : relations()) index(id);
}

void Graph::rebuild_entity_ids() {
    entity_ids_.clear();
    for (const auto id : entities()) index(id);
}

void Graph::erase_relations(std::span<const RelationId> ids) {
    const auto erased = marks(relations_.size(), ids);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < relations_.size(); ++i) {
        if (erased[i]) continue;
        if (kept != i) relations_[kept] = std::move(relations_[i]);
        ++kept;
    }
    relations_.resize(kept);
    rebuild_relation_ids();
    adjacency_.forget();
}

std::vector<Relation> Graph::take_relations() {
    auto taken = std::exchange(relations_, {});
    relation_ids_.clear();
    adjacency_.forget();
    return taken;
}

void Graph::erase_entities(std::span<const EntityId> ids) {
    const auto erased = marks(entities_.size(), ids);
    std::vector<EntityId> moved(entities_.size());
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entities_.size(); ++i) {
        if (erased[i]) continue;
        moved[i] = EntityId{static_cast<std::uint32_t>(kept)};
        if (kept != i) entities_[kept] = std::move(entities_[i]);
        ++kept;
    }
    entities_.resize(kept);
    rebuild_entity_ids();

    std::erase_if(relations_, [&](const Relation& relation) {
        return erased[relation.source.value] || erased[relation.target.value];
    });
    for (auto& relation : relations_) {
        relation.source = moved[relation.source.value];
        relation.target = moved[relation.target.value];
    }
    rebuild_relation_ids();
    adjacency_.forget();
}

EntityId Graph::merge_entities(EntityId into, EntityId from) {
    if (into == from) throw std::invalid_argument("an entity cannot be merged into itself");
    const auto old = entity(from);
    const auto kept_id = entity(into).id;
    add_alias(into, old.name);
    for (const auto& alias : old.aliases) add_alias(into, alias);
    for (const auto kind : old.kinds) add_kind(into, schema_.kind(kind).name);
    for (const auto& [name, value] : old.properties) {
        if (!entity(into).properties.contains(name)) set_property(into, name, value);
    }
    for (auto& relation : relations_) {
        if (relation.source == from) relation.source = into;
        if (relation.target == from) relation.target = into;
    }
    erase_entities(std::vector{from});
    return *find_entity(kept_id);
}

// ---- putting back --------------------------------------------------------------------------

EntityId Graph::insert_entity(Entity entity, std::size_t at) {
    const auto last = add_entity(std::move(entity));
    if (at >= last.value) return last;
    const auto place = entities_.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(place, entities_.end() - 1, entities_.end());
    const auto moved = [&](EntityId id) {
        if (id == last) return EntityId{static_cast<std::uint32_t>(at)};
        return id.value < at ? id : EntityId{id.value + 1};
    };
    for (auto& relation : relations_) {
        relation.source = moved(relation.source);
        relation.target = moved(relation.target);
    }
    rebuild_entity_ids();
    adjacency_.forget();
    return moved(last);
}

RelationId Graph::insert_relation(Relation relation, std::size_t at) {
    const auto last = add_relation(std::move(relation));
    if (at >= last.value) return last;
    const auto place = relations_.begin() + static_cast<std::ptrdiff_t>(at);
    std::rotate(place, relations_.end() - 1, relations_.end());
    rebuild_relation_ids();
    adjacency_.forget();
    return RelationId{static_cast<std::uint32_t>(at)};
}

void Graph::set_relation_ids(std::span<const NewRelationId> changes) {
    for (const auto& change : changes) {
        static_cast<void>(relation(change.relation));
        require_free(
            change.id.empty() || find_relation(change.id).has_value(), change.id, "relation"
        );
    }
    for (const auto& change : changes) relations_[change.relation.value].id = change.id;
    if (!changes.empty()) rebuild_relation_ids();
}

void Graph::set_ends(std::span<const NewEnds> moves) {
    for (const auto& move : moves) {
        static_cast<void>(relation(move.relation));
        static_cast<void>(entity(move.source));
        static_cast<void>(entity(move.target));
    }
    for (const auto& move : moves) {
        auto& relation = relations_[move.relation.value];
        relation.source = move.source;
        relation.target = move.target;
    }
    if (!moves.empty()) adjacency_.forget();
}

// ---- equality ------------------------------------------------------------------------------

namespace {

bool same_kinds(const Graph& a, const Entity& x, const Graph& b, const Entity& y) {
    return std::ranges::equal(x.kinds, y.kinds, [&](KindId p, KindId q) {
        return a.schema().kind(p).name == b.schema().kind(q).name;
    });
}

bool same_entity(const Graph& a, const Entity& x, const Graph& b, const Entity& y) {
    return x.id == y.id && x.name == y.name && x.aliases == y.aliases &&
           x.properties == y.properties && same_kinds(a, x, b, y);
}

bool same_relation(const Graph& a, const Relation& x, const Graph& b, const Relation& y) {
    return x.id == y.id && x.source == y.source && x.target == y.target &&
           x.directed == y.directed && x.properties == y.properties && x.evidence == y.evidence &&
           a.schema().type(x.type).name == b.schema().type(y.type).name;
}

}  // namespace

bool operator==(const Graph& a, const Graph& b) {
    return a.properties == b.properties && a.documents_ == b.documents_ &&
           a.decisions == b.decisions &&
           std::ranges::equal(
               a.entities_,
               b.entities_,
               [&](const Entity& x, const Entity& y) { return same_entity(a, x, b, y); }
           ) &&
           std::ranges::equal(
               a.relations_,
               b.relations_,
               [&](const Relation& x, const Relation& y) { return same_relation(a, x, b, y); }
           );
}

}  // namespace relata
