#include "importers/draft.hpp"

#include "graph/names.hpp"

#include <optional>
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

/// Gives `id` what it lacks of `entity`, whose kinds are those of `schema`. Returns the names of
/// properties both have with different values.
std::vector<std::string_view> fill_in(
    Graph& graph, EntityId id, const Entity& entity, const Schema& schema
) {
    const auto& own = graph.entity(id);
    if (!entity.name.empty() && entity.name != own.id) {
        if (own.name == own.id) {
            graph.rename_entity(id, entity.name);
        } else {
            graph.add_alias(id, entity.name);
        }
    }
    for (const auto& alias : entity.aliases) graph.add_alias(id, alias);
    for (const auto kind : entity.kinds) {
        const std::string name = schema.kind(kind).name;
        graph.add_kind(id, name);
    }
    std::vector<std::string_view> differing;
    for (const auto& [name, value] : entity.properties) {
        const auto* kept = graph.entity(id).properties.find(name);
        if (kept == nullptr) {
            graph.set_property(id, name, value);
        } else if (!(*kept == value)) {
            differing.push_back(name);
        }
    }
    return differing;
}

std::string kept_words(const Entity& own, const Entity& other, std::string_view property) {
    return shown(own.id) + " keeps " + shown(property) + ' ' +
           shown(to_display(*own.properties.find(property))) + "; " +
           shown(to_display(*other.properties.find(property))) + " was left out";
}

void note_taken(
    ImportReport& report, const Location& place, std::size_t count, const std::string& what
) {
    if (count == 0) return;
    report.notes.push_back(
        {place,
         std::to_string(count) + ' ' + what + (count == 1 ? " id was" : " ids were") +
             " taken already and replaced by new ones"}
    );
}

}  // namespace

// ---- Draft ---------------------------------------------------------------------------------

Draft::Draft(std::string_view format, const PlacesView& places, OnError on_error)
    : places_(places), on_error_(on_error) {
    report.format = format;
}

Draft::Draft(Graph read, std::string_view format, const PlacesView& places)
    : Draft(format, places) {
    graph = std::move(read);
    sources_.resize(graph.entity_count());
}

EntityId Draft::add(Entity entity, std::size_t offset) {
    const auto origin = entity.id.empty() ? Origin::named : Origin::declared;
    if (entity.name.empty()) entity.name = entity.id;
    const auto id = graph.add_entity(std::move(entity));
    sources_.push_back({offset, origin});
    return id;
}

EntityId Draft::mention(std::string_view id, std::size_t offset) {
    if (const auto known = graph.find_entity(id)) return *known;
    Entity entity;
    entity.id = id;
    entity.name = id;
    const auto added = graph.add_entity(std::move(entity));
    sources_.push_back({offset, Origin::mentioned});
    return added;
}

bool Draft::is_mention(EntityId id) const {
    return sources_.at(id.value).origin == Origin::mentioned;
}

void Draft::describe(EntityId id, const Entity& entity, std::size_t offset) {
    auto& source = sources_.at(id.value);
    if (source.origin == Origin::mentioned) {
        source = {offset, Origin::declared};
        const auto& own = graph.entity(id);
        if (own.name == own.id && own.kinds.empty() && own.aliases.empty() &&
            own.properties.empty()) {
            graph.set_content(id, entity);  // in one go: files with thousands of properties exist
            return;
        }
    }
    for (const auto name : fill_in(graph, id, entity, graph.schema())) {
        note(offset, kept_words(graph.entity(id), entity, name));
    }
}

RelationId Draft::add(Relation relation) {
    if (!relation.id.empty() && graph.find_relation(relation.id)) {
        ++taken_relation_ids_;
        relation.id.clear();
    }
    return graph.add_relation(std::move(relation));
}

void Draft::note(std::size_t offset, std::string message) {
    report.notes.push_back({places_.at(offset), std::move(message)});
}

void Draft::fail(std::size_t offset, const std::string& message) const {
    throw InputError(places_.at(offset), message);
}

void Draft::skip_or_stop(const InputError& error) {
    if (on_error_ == OnError::stop) throw error;
    report.skipped.push_back({error.location(), error.message()});
}

// ---- commit --------------------------------------------------------------------------------

namespace {

/// Carries the graph of a draft into one that has something already, part by part.
class Merge {
public:
    Merge(const Graph& from, ImportReport& report, const PlacesView& places, Graph& graph)
        : from_(from),
          report_(report),
          places_(places),
          graph_(graph),
          first_new_(graph.entity_count()) {}

    void add_properties() {
        for (const auto& [name, value] : from_.properties) {
            const auto* own = graph_.properties.find(name);
            if (own == nullptr) {
                graph_.properties.set(name, value);
            } else if (!(*own == value)) {
                note({places_.source()}, "the graph keeps its own property " + shown(name));
            }
        }
    }

    void add_schema() {
        for (const auto& kind : from_.schema().kinds()) {
            if (kind.is_declared) declare_unless_own(kind);
        }
        for (const auto& type : from_.schema().types()) {
            if (type.is_declared) declare_unless_own(type);
        }
    }

    void add_documents() {
        std::size_t taken = 0;
        for (const auto id : from_.documents()) {
            auto document = from_.document(id);
            if (const auto known = graph_.find_document(document.id)) {
                if (graph_.document(*known) == document) {
                    documents_.push_back(*known);
                    continue;
                }
                document.id.clear();
                ++taken;
            }
            ++report_.documents_added;
            documents_.push_back(graph_.add_document(std::move(document)));
        }
        note_taken(report_, {places_.source()}, taken, "document");
    }

    void add_entity(EntityId id, bool has_own_id, bool is_mention, std::size_t offset) {
        const auto& entity = from_.entity(id);
        if (const auto known = find(entity, has_own_id, is_mention)) {
            for (const auto name : fill_in(graph_, *known, entity, from_.schema())) {
                note(places_.at(offset), kept_words(graph_.entity(*known), entity, name));
            }
            ++report_.entities_merged;
            entities_.push_back(*known);
            return;
        }
        auto added = entity;
        if (!has_own_id) added.id = new_id(entity);
        for (auto& kind : added.kinds) {
            kind = graph_.schema().kind(from_.schema().kind(kind).name);
        }
        ++report_.entities_added;
        entities_.push_back(graph_.add_entity(std::move(added)));
    }

    void add_relations(std::vector<Relation> relations) {
        std::vector<TypeId> types;
        for (const auto& type : from_.schema().types()) {
            types.push_back(graph_.schema().type(type.name));
        }
        for (auto& relation : relations) {
            relation.source = entities_[relation.source.value];
            relation.target = entities_[relation.target.value];
            relation.type = types[relation.type.value];
            for (auto& evidence : relation.evidence) {
                evidence.document = documents_[evidence.document.value];
            }
        }
        report_.relations_added += relations.size();
        if (graph_.relation_count() == 0) {
            graph_.adopt_relations(std::move(relations));
            return;
        }
        graph_.reserve_relations(graph_.relation_count() + relations.size());
        std::size_t taken = 0;
        for (auto& relation : relations) {
            if (graph_.find_relation(relation.id)) {
                // Numbers like "r1" are given by every graph: nothing is lost with them.
                if (!is_numbered(relation.id)) ++taken;
                relation.id.clear();
            }
            graph_.add_relation(std::move(relation));
        }
        note_taken(report_, {places_.source()}, taken, "relation");
    }

private:
    void note(Location place, std::string message) {
        report_.notes.push_back({std::move(place), std::move(message)});
    }

    template <typename Declaration>
    void declare_unless_own(const Declaration& declaration) {
        const auto* standard = find_declared(Schema::standard(), declaration);
        if (standard != nullptr && same_words(*standard, declaration)) return;
        const auto* own = find_declared(graph_.schema(), declaration);
        const bool is_own = own != nullptr && (standard == nullptr || !same_words(*own, *standard));
        if (!is_own) {
            declare(graph_.schema(), declaration);
        } else if (!same_words(*own, declaration)) {
            note(
                {places_.source()}, "the graph keeps its own words for " + shown(declaration.name)
            );
        }
    }

    [[nodiscard]] std::optional<EntityId> find(
        const Entity& entity, bool has_own_id, bool is_mention
    ) const {
        if (has_own_id) {
            if (const auto known = graph_.find_entity(entity.id)) return known;
            if (!is_mention) return std::nullopt;
        }
        for (const auto& id : {entity.name, slug(entity.name)}) {
            const auto known = graph_.find_entity(id);
            // Two of one name in one file are two.
            const bool is_older = known && known->value < first_new_;
            if (is_older && graph_.entity(*known).name == entity.name) return known;
        }
        return std::nullopt;
    }

    /// A slug that neither the graph nor another entity of the draft has.
    [[nodiscard]] std::string new_id(const Entity& entity) const {
        const auto base = slug(entity.name);
        auto id = base;
        const auto is_taken = [&] {
            return graph_.find_entity(id) || (id != entity.id && from_.find_entity(id));
        };
        for (std::size_t n = 2; is_taken(); ++n) id = base + '-' + std::to_string(n);
        return id;
    }

    static bool is_numbered(std::string_view id) {
        return id.size() > 1 && id.front() == 'r' &&
               id.find_first_not_of("0123456789", 1) == std::string_view::npos;
    }

    const Graph& from_;
    ImportReport& report_;
    const PlacesView& places_;
    Graph& graph_;
    std::size_t first_new_;
    std::vector<DocumentId> documents_;
    std::vector<EntityId> entities_;
};

}  // namespace

bool is_fresh(const Graph& graph) {
    const auto& schema = graph.schema();
    return graph.entity_count() == 0 && graph.document_count() == 0 && graph.properties.empty() &&
           graph.decisions.empty() && schema.kinds().size() == Schema::standard().kinds().size() &&
           schema.types().size() == Schema::standard().types().size();
}

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

ImportReport commit(Draft draft, Graph& graph) {
    auto& report = draft.report;
    note_taken(report, {draft.places_.source()}, draft.taken_relation_ids_, "relation");
    if (is_fresh(graph)) {
        report.entities_added = draft.graph.entity_count();
        report.relations_added = draft.graph.relation_count();
        report.documents_added = draft.graph.document_count();
        graph = std::move(draft.graph);
        return std::move(report);
    }
    if (!draft.graph.decisions.empty()) {
        // What undoes them names records that may get other ids here.
        report.notes.push_back(
            {{draft.places_.source()},
             std::to_string(draft.graph.decisions.size()) +
                 " decisions about this graph were applied and stay behind; `relata decisions` "
                 "prints them, and --decisions takes them over"}
        );
    }
    Merge merge(draft.graph, report, draft.places_, graph);
    merge.add_properties();
    merge.add_schema();
    merge.add_documents();
    for (const auto id : draft.graph.entities()) {
        const auto& source = draft.sources_[id.value];
        merge.add_entity(
            id,
            source.origin != Draft::Origin::named,
            source.origin == Draft::Origin::mentioned,
            source.offset
        );
    }
    merge.add_relations(draft.graph.take_relations());
    return std::move(report);
}

ImportReport import_draft(
    std::string_view format,
    std::string_view bytes,
    const ImportOptions& options,
    Graph& graph,
    const std::function<void(std::string_view text, const PlacesView& places, Draft& draft)>& read
) {
    const auto text = without_bom(bytes);
    require_text(text, options.source);
    const PlacesView places(text, options.source);
    Draft draft(format, places, options.on_error);
    read(text, places, draft);
    return commit(std::move(draft), graph);
}

}  // namespace relata
