#include "render/page/data.hpp"

#include "graph/dot_text.hpp"
#include "graph/relation_facts.hpp"
#include "render/dot_style.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string_view>

namespace relata {
namespace {

PropertyValue count_of(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

std::string text_of(std::string_view text) {
    return sanitized(text);
}

/// Properties that a record shows in a place of their own.
constexpr std::array<std::string_view, 6> shown_elsewhere{
    "role", "when", "stated", "status", "confidence", "url"};

PropertyList other_properties(const PropertyMap& properties) {
    PropertyList list;
    for (const auto& [name, value] : properties) {
        if (std::ranges::find(shown_elsewhere, name) != shown_elsewhere.end()) continue;
        list.push_back(PropertyList{text_of(name), text_of(to_display(value))});
    }
    return list;
}

/// Sets a value only when there is one: most records lack most.
void set_if(PropertyMap& record, std::string_view name, std::string_view text) {
    if (!text.empty()) record.set(name, text);
}

void set_if(PropertyMap& record, std::string_view name, PropertyList list) {
    if (!list.empty()) record.set(name, std::move(list));
}

/// What the script makes of an id that comes without a drawn name.
std::string usual_drawn_name(std::string name) {
    std::ranges::replace(name, '-', '_');
    return "n_" + name;
}

/// A relation that says nothing but its type.
Relation plain(TypeId type) {
    Relation relation;
    relation.type = type;
    return relation;
}

/// Values that many records share, each once.
struct Pool {
    PropertyList values;
    std::map<std::string, std::size_t> positions;  // by text

    PropertyValue position(const PropertyValue& value) {
        const auto [at, is_new] = positions.try_emplace(to_text(value), values.size());
        if (is_new) values.push_back(value);
        return count_of(at->second);
    }
};

class DataWriter {
public:
    DataWriter(const PageContent& content, const PageOptions& options)
        : content_(content),
          graph_(content.graph),
          options_(options),
          looks_(content.graph, content.entities, options.theme) {
        for (std::size_t i = 0; i < content.entities.size(); ++i) {
            positions_[content.entities[i]] = i;
        }
        std::set<std::string> used;
        for (const auto id : content.relations) {
            const auto& type = graph_.schema().type(graph_.relation(id).type);
            used.insert(family_of(options.theme, type));
        }
        for (const auto& family : known_families(options.theme)) {
            if (used.contains(family)) families_.push_back(family);
        }
    }

    PropertyMap data() {
        PropertyList entities;
        PropertyList relations;
        for (const auto id : content_.entities) entities.push_back(entity(id));
        for (const auto id : content_.relations) relations.push_back(relation(id));
        return {
            {"title", content_.title},
            {"graph", text_of(options_.graph_name)},
            {"kinds", kinds()},
            {"families", families()},
            {"types", types()},
            {"documents", documents()},
            {"entities", entities},
            {"relations", relations},
            {"evidence", evidence_.values},
            {"spans", spans_.values},
        };
    }

private:
    PropertyList kinds() {
        PropertyList list;
        for (const auto& name : looks_.kinds()) {
            const auto id = graph_.schema().find_kind(name);
            const auto plural =
                id.is_valid() ? graph_.schema().kind(id).plural : std::string("Without a kind");
            list.push_back(PropertyMap{
                {"name", text_of(name)},
                {"plural", text_of(plural)},
                {"shape", looks_.of(name).shape},
                {"round", looks_.of(name).style.find("rounded") != std::string_view::npos},
                {"class", kind_class(name)}});
        }
        return list;
    }

    PropertyList families() {
        PropertyList list;
        for (const auto& name : families_) {
            list.push_back(PropertyMap{
                {"words", text_of(family_look(options_.theme, name).words)},
                {"class", "rel " + svg_word(name)}});
        }
        return list;
    }

    PropertyList types() {
        PropertyList list;
        for (const auto id : types_) {
            const auto& type = graph_.schema().type(id);
            list.push_back(PropertyMap{
                {"name", text_of(type.name)},
                {"words", relation_words(graph_, plain(id))},
                {"back", relation_words(graph_, plain(id), false)},
                {"family", family_position(type)}});
        }
        return list;
    }

    PropertyList documents() {
        PropertyList list;
        for (const auto id : content_.documents) {
            const auto& document = graph_.document(id);
            PropertyMap record{{"name", document_label(document)}};
            set_if(record, "file", document_file(document));
            set_if(record, "publisher", text_of(document.publisher));
            if (document.date) record.set("date", document.date->text());
            if (const auto url = safe_url(document.source)) record.set("url", *url);
            PropertyList passages;
            for (const auto& passage : content_.passages.of(id)) passages.emplace_back(passage);
            set_if(record, "text", passages);
            list.push_back(record);
        }
        return list;
    }

    PropertyMap entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        PropertyMap record{{"id", text_of(entity.id)}, {"name", text_of(entity.name)}};
        const auto drawn = entity_name(graph_, id);
        if (drawn != usual_drawn_name(entity.id)) record.set("drawn", drawn);
        PropertyList kinds;
        for (const auto kind : entity.kinds) {
            kinds.emplace_back(kind_position(graph_.schema().kind(kind).name));
        }
        if (kinds.empty()) kinds.emplace_back(kind_position(""));
        record.set("kinds", kinds);
        PropertyList aliases;
        for (const auto& alias : entity.aliases) aliases.emplace_back(text_of(alias));
        set_if(record, "aliases", aliases);
        if (const auto url = entity.properties.text("url")) {
            if (const auto safe = safe_url(*url)) record.set("url", *safe);
        }
        set_if(record, "more", other_properties(entity.properties));
        return record;
    }

    PropertyMap relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        PropertyMap record{
            {"id", text_of(relation.id)},
            {"source", position(relation.source)},
            {"target", position(relation.target)},
            {"type", type_position(relation.type)}};
        if (const auto drawn = relation_name(graph_, id); drawn != relation.id) {
            record.set("drawn", drawn);
        }
        const auto usual = plain(relation.type);
        for (const bool forward : {true, false}) {
            const auto words = relation_words(graph_, relation, forward);
            if (words != relation_words(graph_, usual, forward)) {
                record.set(forward ? "words" : "back", words);
            }
        }
        if (is_mutual(graph_, relation)) record.set("mutual", true);
        if (!relation.directed) record.set("undirected", true);
        set_if(record, "when", when_text(relation));
        set_if(record, "stated", stated_text(relation));
        const auto status = status_of(relation);
        if (status != Status::asserted)
            record.set("status", count_of(static_cast<std::size_t>(status)));
        if (const auto confidence = relation.properties.number("confidence")) {
            record.set("confidence", *confidence);
        }
        if (const auto date = date_of(relation)) {
            const auto days = day_span(*date);
            const PropertyList span{std::int64_t{days.first}, std::int64_t{days.last}};
            record.set("days", spans_.position(span));
        }
        set_if(record, "more", other_properties(relation.properties));
        PropertyList evidence;
        for (std::size_t n = 0; n < relation.evidence.size(); ++n) {
            evidence.emplace_back(evidence_.position(piece(id, n)));
        }
        set_if(record, "evidence", evidence);
        return record;
    }

    PropertyMap piece(RelationId id, std::size_t n) {
        const auto& evidence = graph_.relation(id).evidence[n];
        PropertyMap record;
        set_if(record, "method", text_of(evidence.method));
        if (evidence.confidence) record.set("confidence", *evidence.confidence);
        const auto& place = content_.passages.place(id, n);
        const auto at = std::ranges::lower_bound(content_.documents, place.document);
        record.set("document", count_of(static_cast<std::size_t>(at - content_.documents.begin())));
        record.set("passage", count_of(place.passage));
        record.set(
            "at",
            PropertyList{
                count_of(place.around_begin),
                count_of(place.begin),
                count_of(place.end),
                count_of(place.around_end)}
        );
        record.set("bytes", PropertyList{count_of(evidence.begin), count_of(evidence.end)});
        return record;
    }

    [[nodiscard]] PropertyValue position(EntityId id) const { return count_of(positions_.at(id)); }

    /// A kind that is no entity's first is told by name only.
    PropertyValue kind_position(std::string_view name) {
        const auto found = std::ranges::find(looks_.kinds(), name);
        if (found == looks_.kinds().end()) return text_of(name);
        return count_of(static_cast<std::size_t>(found - looks_.kinds().begin()));
    }

    PropertyValue type_position(TypeId id) {
        const auto found = std::ranges::find(types_, id);
        const auto at = static_cast<std::size_t>(found - types_.begin());
        if (found == types_.end()) {
            types_.push_back(id);
        }
        return count_of(at);
    }

    PropertyValue family_position(const RelationType& type) {
        const auto found = std::ranges::find(families_, family_of(options_.theme, type));
        return count_of(static_cast<std::size_t>(found - families_.begin()));
    }

    const PageContent& content_;
    const Graph& graph_;
    const PageOptions& options_;
    KindLooks looks_;
    std::map<EntityId, std::size_t> positions_;
    Pool evidence_;                      // several relations often rest on one sentence
    Pool spans_;                         // and are of one day
    std::vector<TypeId> types_;          // that occur, in order of arrival
    std::vector<std::string> families_;  // the same, in the order of a legend
};

}  // namespace

std::string page_data(const PageContent& content, const PageOptions& options) {
    return to_text(DataWriter(content, options).data());
}

}  // namespace relata
