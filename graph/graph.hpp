#pragma once

#include "graph/decision.hpp"
#include "graph/ids.hpp"
#include "graph/property.hpp"
#include "graph/schema.hpp"
#include "graph/text_id_index.hpp"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// A person, country, organization, agreement, mechanism, event, topic: a vertex.
struct Entity {
    std::string id;                    ///< a slug, unique in its graph: `wang-yi`
    std::string name;                  ///< as shown: `Wang Yi`
    std::vector<KindId> kinds;         ///< ordered; the first decides shape and color; may be empty
    std::vector<std::string> aliases;  ///< other names, in order of arrival, none twice
    PropertyMap properties;

    friend bool operator==(const Entity&, const Entity&) = default;
};

/// What supports a relation: the exact words, and where they stand.
struct Evidence {
    DocumentId document;
    std::size_t begin = 0;  ///< byte offsets in the document's text, end past the last byte
    std::size_t end = 0;
    std::string quote;                 ///< exactly those bytes
    std::string method;                ///< rule id, `import`, `manual`, `model:NAME`
    std::optional<double> confidence;  ///< in [0, 1]

    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A typed link between two entities: an edge of a multigraph. Parallel relations and loops are
/// allowed.
///
/// Well-known properties: `role`, `when` (the time the thing itself happens, EDTF), `stated` (when
/// it was said, EDTF), `status` (asserted, planned, considered, denied), `speaker`, `confidence` in
/// [0, 1], `weight` >= 0.
struct Relation {
    std::string id;  ///< unique in its graph: `r1`
    EntityId source;
    EntityId target;
    TypeId type;
    bool directed = true;
    PropertyMap properties;
    std::vector<Evidence> evidence;

    friend bool operator==(const Relation&, const Relation&) = default;
};

/// What a relation is called that was given no id, `r17`; counted from 1 in order of arrival.
std::string numbered_id(std::uint64_t number);

/// A text that was read. It is kept, so that a graph can be verified on another machine.
struct Document {
    std::string id;  ///< a slug, unique in its graph
    std::string title;
    std::string publisher;
    std::optional<Edtf> date;  ///< publication
    std::string source;        ///< path or URL
    std::string sha256;        ///< of the text, 64 lower-case hex digits; empty when unknown
    std::string text;          ///< UTF-8; empty when not kept

    friend bool operator==(const Document&, const Document&) = default;
};

/// A range of ids 0, 1, … n-1.
template <typename IdType>
class IdRange {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = IdType;
        using difference_type = std::ptrdiff_t;
        using pointer = const IdType*;
        using reference = IdType;

        iterator() = default;
        explicit iterator(std::uint32_t at) : at_(at) {}
        IdType operator*() const { return IdType{at_}; }
        iterator& operator++() {
            ++at_;
            return *this;
        }
        iterator operator++(int) {
            auto before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(iterator, iterator) = default;

    private:
        std::uint32_t at_ = 0;
    };

    explicit IdRange(std::size_t count) : count_(static_cast<std::uint32_t>(count)) {}
    [[nodiscard]] iterator begin() const { return iterator(0); }
    [[nodiscard]] iterator end() const { return iterator(count_); }
    [[nodiscard]] std::size_t size() const noexcept { return count_; }

private:
    std::uint32_t count_;
};

/// The mutable property graph: entities, relations, the documents they were read from, and the
/// schema that names their kinds and types.
///
/// Ids (`EntityId`, …) are dense, 0..n-1, in order of arrival, and stay valid until something is
/// erased; the text ids (`wang-yi`, `r1`) stay for ever. Copying a graph copies everything.
/// Invariants, kept by every function: text ids are unique and not empty; both ends of a relation
/// exist; evidence lies inside a kept text and quotes it exactly.
class Graph {
public:
    /// Empty, with the standard schema.
    Graph();

    /// Name and description and whatever a file says of the graph as a whole.
    PropertyMap properties;

    /// What its users decided about it, in order (graph/curation.hpp applies and takes back).
    std::vector<Decision> decisions;

    [[nodiscard]] Schema& schema() noexcept { return schema_; }
    [[nodiscard]] const Schema& schema() const noexcept { return schema_; }

    // ---- entities --------------------------------------------------------------------------

    /// Adds an entity. An empty `id` becomes a slug of the name made unique (`wang-yi`,
    /// `wang-yi-2`). Throws std::invalid_argument when the id is taken.
    EntityId add_entity(Entity entity);
    /// Shorthand: a name and its one kind.
    EntityId add_entity(std::string_view name, std::string_view kind);

    [[nodiscard]] std::size_t entity_count() const noexcept { return entities_.size(); }
    [[nodiscard]] IdRange<EntityId> entities() const { return IdRange<EntityId>(entities_.size()); }
    /// Throws std::out_of_range for an id of no entity; so do all functions that take one.
    [[nodiscard]] const Entity& entity(EntityId id) const { return entities_.at(id.value); }
    /// By exact text id.
    [[nodiscard]] std::optional<EntityId> find_entity(std::string_view id) const;
    /// A hint that find_entity is soon asked for this id: in a large graph it then need not wait
    /// for the memory.
    void expect_entity(std::string_view id) const { entity_ids_.prefetch(id); }
    /// The name of the first kind; empty when the entity has none.
    [[nodiscard]] std::string_view kind_name(EntityId id) const;

    /// The old name becomes an alias, unless it is the text id, which finds the entity anyway.
    void rename_entity(EntityId id, std::string name);
    void add_alias(EntityId id, std::string_view alias);  ///< ignored when it is the name or known
    void add_kind(EntityId id, std::string_view kind);    ///< ignored when known
    void set_property(EntityId id, std::string_view name, PropertyValue value);
    /// Both at once, as they are: nothing becomes an alias by itself.
    void set_names(EntityId id, std::string name, std::vector<std::string> aliases);
    void remove_kind(EntityId id, std::string_view kind);     ///< ignored when it has it not
    void erase_property(EntityId id, std::string_view name);  ///< ignored when it has it not

    /// Replaces all of an entity but its text id; an empty name becomes the id.
    void set_content(EntityId id, Entity content);

    // ---- relations -------------------------------------------------------------------------

    /// Adds a relation. An empty `id` becomes `r1`, `r2`, … the next one free. Throws
    /// std::invalid_argument when the id is taken, an end or the type is unknown, or evidence does
    /// not match its document.
    RelationId add_relation(Relation relation);
    /// Makes relations taken out of another graph (take_relations), whose ids differ, those of this
    /// one, which has none: ten million need no second place.
    void adopt_relations(std::vector<Relation> taken);
    /// Makes room for `count` relations in all, for importers that can guess.
    void reserve_relations(std::size_t count);
    /// Shorthand, without evidence.
    RelationId add_relation(EntityId source, std::string_view type, EntityId target);

    [[nodiscard]] std::size_t relation_count() const noexcept { return relations_.size(); }
    [[nodiscard]] IdRange<RelationId> relations() const {
        return IdRange<RelationId>(relations_.size());
    }
    [[nodiscard]] const Relation& relation(RelationId id) const { return relations_.at(id.value); }
    [[nodiscard]] std::optional<RelationId> find_relation(std::string_view id) const;
    [[nodiscard]] const std::string& type_name(RelationId id) const;

    void add_evidence(RelationId id, Evidence evidence);
    void set_property(RelationId id, std::string_view name, PropertyValue value);
    void erase_property(RelationId id, std::string_view name);  ///< ignored when it has it not
    /// The n-th piece, counted from 0. Throws std::out_of_range when there are not so many.
    void erase_evidence(RelationId id, std::size_t n);

    // ---- documents -------------------------------------------------------------------------

    /// Adds a document. An empty `id` becomes a slug of title or source made unique. Throws
    /// std::invalid_argument when the id is taken.
    DocumentId add_document(Document document);
    [[nodiscard]] std::size_t document_count() const noexcept { return documents_.size(); }
    [[nodiscard]] IdRange<DocumentId> documents() const {
        return IdRange<DocumentId>(documents_.size());
    }
    [[nodiscard]] const Document& document(DocumentId id) const { return documents_.at(id.value); }
    [[nodiscard]] std::optional<DocumentId> find_document(std::string_view id) const;

    // ---- adjacency -------------------------------------------------------------------------
    // Built when it is first asked for, and brought up to date when relations came since: a graph
    // that is only read, saved or made a Snapshot of never pays for it. Asking from several threads
    // at once is safe.

    /// The arcs that leave an entity, in order of arrival: its relations as source, and undirected
    /// ones as target. An undirected loop is one arc.
    class ArcRange;
    [[nodiscard]] ArcRange out_arcs(EntityId id) const;
    /// The arcs that reach an entity.
    [[nodiscard]] ArcRange in_arcs(EntityId id) const;
    [[nodiscard]] std::size_t out_degree(EntityId id) const;  ///< O(1)
    [[nodiscard]] std::size_t in_degree(EntityId id) const;   ///< O(1)
    [[nodiscard]] EntityId arc_source(Arc arc) const;
    [[nodiscard]] EntityId arc_target(Arc arc) const;
    /// All arcs: every relation forward, every undirected one that is no loop backward as well.
    [[nodiscard]] std::size_t arc_count() const { return adjacency().arc_count; }

    // ---- removal: renumbers, O(n + m) ------------------------------------------------------

    /// Later ids move down; order is kept.
    void erase_relations(std::span<const RelationId> ids);
    /// Takes all relations out, for whoever puts them into another graph.
    std::vector<Relation> take_relations();
    /// Takes their relations along.
    void erase_entities(std::span<const EntityId> ids);

    /// Moves `from`'s relations, names, kinds and properties to `into` (whose own win), then erases
    /// `from`. Its name becomes an alias. Returns the new id of `into`. Throws
    /// std::invalid_argument when both are the same.
    EntityId merge_entities(EntityId into, EntityId from);

    // ---- putting back: renumbers as well, O(n + m) -----------------------------------------

    /// Adds a record in the place `at` counts, at the end when there are fewer; what stood there
    /// and after it moves up. Checked like add_entity and add_relation.
    EntityId insert_entity(Entity entity, std::size_t at);
    RelationId insert_relation(Relation relation, std::size_t at);

    struct NewRelationId {
        RelationId relation;
        std::string id;
    };
    /// Gives relations other text ids. Throws std::invalid_argument when one is empty or taken.
    void set_relation_ids(std::span<const NewRelationId> changes);

    /// Where a relation is to begin and end.
    struct NewEnds {
        RelationId relation;
        EntityId source;
        EntityId target;
    };
    /// Hangs relations up elsewhere; their ids stay.
    void set_ends(std::span<const NewEnds> moves);

    /// Equal content in the same order: entities, relations, documents, properties, decisions, by
    /// names of kinds and types, not by their ids.
    friend bool operator==(const Graph& a, const Graph& b);

private:
    struct Ends {
        std::uint32_t first = no_arc;
        std::uint32_t last = no_arc;
        std::uint32_t count = 0;
    };
    /// An arc's number is 2 * relation, + 1 when backward; each is a link in two lists.
    struct Links {
        std::uint32_t next_out = no_arc;
        std::uint32_t next_in = no_arc;
    };
    static constexpr std::uint32_t no_arc = UINT32_MAX;

    /// Linked lists through arrays (forward star): 16 bytes a relation, 24 an entity, no allocation
    /// per vertex, appending is O(1). It may lag behind the relations.
    struct Adjacency {
        Adjacency() = default;
        // Copied and moved with its graph, which nobody else may use then; not so the mutex.
        Adjacency(const Adjacency& other) { *this = other; }
        Adjacency(Adjacency&& other) noexcept { *this = std::move(other); }
        Adjacency& operator=(const Adjacency& other);
        Adjacency& operator=(Adjacency&& other) noexcept;
        ~Adjacency() = default;

        void catch_up(const Graph& graph);
        void append(std::uint32_t arc, EntityId source, EntityId target);
        void forget();

        std::vector<Ends> out;
        std::vector<Ends> in;
        std::vector<Links> links;
        std::size_t arc_count = 0;
        // What is built: read without the mutex, so that asking costs two comparisons.
        std::atomic<std::size_t> linked_entities = 0;
        std::atomic<std::size_t> linked_relations = 0;
        std::mutex building;
    };

    void index(EntityId id);
    void index(RelationId id);
    void check(const Relation& relation) const;
    void check_evidence(const Evidence& evidence) const;
    void give_id(Relation& relation);
    const Adjacency& adjacency() const;
    void rebuild_relation_ids();
    void rebuild_entity_ids();

    Schema schema_;
    std::vector<Entity> entities_;
    std::vector<Relation> relations_;
    std::vector<Document> documents_;
    TextIdIndex entity_ids_;
    // Ids that only number the relations (`r1` is the first) need no place in it.
    TextIdIndex relation_ids_;
    TextIdIndex document_ids_;
    PropertyNamePool property_names_;
    mutable Adjacency adjacency_;
    std::size_t next_relation_number_ = 1;
};

class Graph::ArcRange {
public:
    class iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Arc;
        using difference_type = std::ptrdiff_t;
        using pointer = const Arc*;
        using reference = Arc;

        iterator() = default;
        iterator(const Links* links, std::uint32_t arc, bool out)
            : links_(links), arc_(arc), out_(out) {}
        Arc operator*() const { return {RelationId{arc_ / 2}, arc_ % 2 == 0}; }
        iterator& operator++() {
            arc_ = out_ ? links_[arc_].next_out : links_[arc_].next_in;
            return *this;
        }
        iterator operator++(int) {
            auto before = *this;
            ++*this;
            return before;
        }
        friend bool operator==(const iterator& a, const iterator& b) { return a.arc_ == b.arc_; }

    private:
        const Links* links_ = nullptr;
        std::uint32_t arc_ = no_arc;
        bool out_ = true;
    };

    ArcRange(const Links* links, const Ends& ends, bool out)
        : begin_(links, ends.first, out), size_(ends.count) {}
    [[nodiscard]] iterator begin() const { return begin_; }
    [[nodiscard]] iterator end() const { return {}; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

private:
    iterator begin_;
    std::size_t size_;
};

}  // namespace relata
