#include "importers/draft.hpp"

#include "graph/names.hpp"

#include <unordered_set>
#include <utility>

namespace relata {
namespace {

void require_cell(std::string_view text) {
    if (text.find_first_of("\t\n\r") != std::string_view::npos) {
        throw InputError({}, shown(text) + " has a tab or a line break");
    }
}

bool same_words(const Kind& a, const Kind& b) {
    return a.plural == b.plural;
}

bool same_words(const RelationType& a, const RelationType& b) {
    return a.words == b.words && a.inverse == b.inverse && a.family == b.family &&
           a.is_symmetric == b.is_symmetric;
}

const Kind* find_declared(const Schema& schema, const Kind& kind) {
    const auto id = schema.find_kind(kind.name);
    return id.is_valid() && schema.kind(id).is_declared ? &schema.kind(id) : nullptr;
}

const RelationType* find_declared(const Schema& schema, const RelationType& type) {
    const auto id = schema.find_type(type.name);
    return id.is_valid() && schema.type(id).is_declared ? &schema.type(id) : nullptr;
}

/// Carries a draft into a graph, part by part.
class Commit {
public:
    Commit(Draft& draft, const PlacesView& places, Graph& graph)
        : draft_(draft), places_(places), graph_(graph), first_new_(graph.entity_count()) {}

    void run() {
        add_properties();
        for (const auto& kind : draft_.kinds) declare_unless_own(kind);
        for (const auto& type : draft_.types) declare_unless_own(type);
        for (auto& document : draft_.documents) documents_.push_back(add(document));
        entities_.reserve(draft_.entities.size());
        for (const auto& entity : draft_.entities) given_ids_.insert(entity.id);
        for (auto& entity : draft_.entities) entities_.push_back(add(entity));
        for (auto& relation : draft_.relations) add(relation);
        note_taken(taken_documents_, "document");
        note_taken(taken_relations_, "relation");
    }

private:
    void note(Location place, std::string message) {
        draft_.report.notes.push_back({std::move(place), std::move(message)});
    }

    void note_taken(std::size_t count, const std::string& what) {
        if (count == 0) return;
        note(
            {places_.source()},
            std::to_string(count) + ' ' + what + (count == 1 ? " id was" : " ids were") +
                " taken already and replaced by new ones"
        );
    }

    void add_properties() {
        for (const auto& [name, value] : draft_.properties) {
            const auto* own = graph_.properties.find(name);
            if (own == nullptr) {
                graph_.properties.set(name, value);
            } else if (!(*own == value)) {
                note({places_.source()}, "the graph keeps its own property " + shown(name));
            }
        }
    }

    template <typename Declaration>
    void declare_unless_own(const Declaration& declaration) {
        const auto* own = find_declared(graph_.schema(), declaration);
        const auto* standard = find_declared(Schema::standard(), declaration);
        const bool is_own = own != nullptr && (standard == nullptr || !same_words(*own, *standard));
        if (!is_own) {
            declare(graph_.schema(), declaration);
        } else if (!same_words(*own, declaration)) {
            note(
                {places_.source()}, "the graph keeps its own words for " + shown(declaration.name)
            );
        }
    }

    DocumentId add(Document& document) {
        if (const auto known = graph_.find_document(document.id)) {
            if (graph_.document(*known) == document) return *known;
            document.id.clear();
            ++taken_documents_;
        }
        ++draft_.report.documents_added;
        return graph_.add_document(std::move(document));
    }

    [[nodiscard]] std::optional<EntityId> find(const DraftEntity& entity) const {
        if (!entity.id.empty()) {
            if (const auto known = graph_.find_entity(entity.id)) return known;
            if (!entity.is_mention || entity.name) return std::nullopt;
        }
        if (first_new_ == 0) return std::nullopt;  // an empty graph has no names
        const auto& name = entity.name ? *entity.name : entity.id;
        for (const auto& id : {name, slug(name)}) {
            const auto known = graph_.find_entity(id);
            // Two of one name in one file are two.
            const bool is_older = known && known->value < first_new_;
            if (is_older && graph_.entity(*known).name == name) return known;
        }
        return std::nullopt;
    }

    EntityId add(DraftEntity& entity) {
        if (const auto known = find(entity)) {
            merge(*known, entity);
            ++draft_.report.entities_merged;
            return *known;
        }
        Entity added;
        added.name = entity.name ? *std::move(entity.name) : entity.id;
        added.id = entity.id.empty() ? new_id(added.name) : std::move(entity.id);
        for (const auto& kind : entity.kinds) added.kinds.push_back(graph_.schema().kind(kind));
        added.aliases = std::move(entity.aliases);
        added.properties = std::move(entity.properties);
        ++draft_.report.entities_added;
        return graph_.add_entity(std::move(added));
    }

    /// A slug that neither the graph nor a later entity of the draft has.
    [[nodiscard]] std::string new_id(const std::string& name) const {
        const auto base = slug(name);
        auto id = base;
        for (std::size_t n = 2; graph_.find_entity(id) || given_ids_.contains(id); ++n) {
            id = base + '-' + std::to_string(n);
        }
        return id;
    }

    void merge(EntityId id, const DraftEntity& entity) {
        const auto& own = graph_.entity(id);
        if (entity.name && own.name == own.id) {
            graph_.rename_entity(id, *entity.name);
        } else if (entity.name) {
            graph_.add_alias(id, *entity.name);
        }
        for (const auto& alias : entity.aliases) graph_.add_alias(id, alias);
        for (const auto& kind : entity.kinds) graph_.add_kind(id, kind);
        for (const auto& [name, value] : entity.properties) {
            const auto* kept = graph_.entity(id).properties.find(name);
            if (kept == nullptr) {
                graph_.set_property(id, name, value);
            } else if (!(*kept == value)) {
                note(
                    places_.at(entity.offset),
                    shown(graph_.entity(id).id) + " keeps " + shown(name) + ' ' +
                        shown(to_display(*kept)) + "; " + shown(to_display(value)) + " was left out"
                );
            }
        }
    }

    void add(DraftRelation& relation) {
        Relation added;
        if (graph_.find_relation(relation.id)) {
            ++taken_relations_;
        } else {
            added.id = std::move(relation.id);
        }
        added.source = entities_[relation.source];
        added.target = entities_[relation.target];
        added.type = graph_.schema().type(relation.type);
        added.directed = relation.directed;
        added.properties = std::move(relation.properties);
        for (auto& evidence : relation.evidence) {
            added.evidence.push_back(
                {documents_[evidence.document],
                 evidence.begin,
                 evidence.end,
                 std::move(evidence.quote),
                 std::move(evidence.method),
                 evidence.confidence}
            );
        }
        graph_.add_relation(std::move(added));
        ++draft_.report.relations_added;
    }

    Draft& draft_;
    const PlacesView& places_;
    Graph& graph_;
    std::size_t first_new_;
    std::unordered_set<std::string> given_ids_;
    std::vector<DocumentId> documents_;
    std::vector<EntityId> entities_;
    std::size_t taken_documents_ = 0;
    std::size_t taken_relations_ = 0;
};

}  // namespace

// A schema is read from text: the declaration is written as one row and read.
void declare(Schema& schema, const Kind& kind) {
    for (const auto& text : {kind.name, kind.plural}) require_cell(text);
    try {
        schema.read_kinds("name\tplural\n" + kind.name + '\t' + kind.plural + '\n', {});
    } catch (const InputError& error) {
        throw InputError({}, error.message());
    }
}

void declare(Schema& schema, const RelationType& type) {
    std::string row;
    for (const auto& text : {type.name, type.words, type.inverse, type.family}) {
        require_cell(text);
        row += text + '\t';
    }
    row += type.is_symmetric ? "symmetric\n" : "\n";
    try {
        schema.read_relation_types("name\twords\tinverse\tfamily\tflags\n" + row, {});
    } catch (const InputError& error) {
        throw InputError({}, error.message());
    }
}

ImportReport commit(Draft draft, const PlacesView& places, Graph& graph) {
    Commit(draft, places, graph).run();
    return std::move(draft.report);
}

}  // namespace relata
