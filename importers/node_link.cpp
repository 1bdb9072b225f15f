#include "importers/node_link.hpp"

#include "graph/cell_text.hpp"
#include "importers/draft.hpp"
#include "importers/json_reader.hpp"
#include "importers/relata_json.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;

constexpr std::string_view known_formats =
    "the JSON formats relata reads are node-link JSON as NetworkX and D3 use it and relata's own";

/// What another program's JSON is called, by the members only it has; empty when unknown.
std::string_view foreign_format(const JsonValue& root) {
    if (root.find("elements") != nullptr) return "Cytoscape.js JSON";
    const auto* graph = root.find("graph");
    if (graph != nullptr && graph->find("nodes") != nullptr) return "JSON Graph Format";
    if (root.find("graphs") != nullptr) return "JSON Graph Format";
    const auto* type = root.find("type");
    const auto* name = type == nullptr ? nullptr : type->get_if<std::string>();
    if (name != nullptr && *name == "FeatureCollection") return "GeoJSON";
    if (root.find("schema") != nullptr && root.find("properties") != nullptr) {
        return "FollowTheMoney JSON";
    }
    if (root.find("objects") != nullptr && root.find("edges") != nullptr) {
        return "Graphviz's JSON";
    }
    return {};
}

std::string keys_of(const JsonValue& root) {
    constexpr std::size_t most = 6;
    std::string keys;
    const auto& members = root.as<Object>();
    for (std::size_t i = 0; i < std::min(members.size(), most); ++i) {
        if (i != 0) keys += ", ";
        keys += shown(members[i].key, 30);
    }
    return members.size() > most ? keys + ", …" : keys;
}

/// An id as it tells two ids apart: the number 1 and the string "1" differ, as in NetworkX.
std::string id_key(const JsonValue& id) {
    return to_text(to_property(id));
}

/// An id as the text it is kept as.
std::string id_text(const JsonValue& id) {
    return to_display(to_property(id));
}

bool is_id(const JsonValue& value) {
    return !value.is_null() && value.get_if<bool>() == nullptr && value.get_if<Object>() == nullptr;
}

// Less than the reader's limit: relata's own format holds properties one level further down.
constexpr std::size_t deepest_property = 500;

std::size_t depth(const JsonValue& value) {
    std::size_t deepest = 0;
    if (const auto* list = value.get_if<Array>()) {
        for (const auto& item : *list) deepest = std::max(deepest, 1 + depth(item));
    } else if (const auto* object = value.get_if<Object>()) {
        for (const auto& member : *object) deepest = std::max(deepest, 1 + depth(member.value));
    }
    return deepest;
}

/// The first of `keys` whose value is a string that is not empty.
const JsonMember* first_text(const Object& object, const auto& keys) {
    for (const std::string_view key : keys) {
        const auto member = std::ranges::find(object, key, &JsonMember::key);
        if (member == object.end()) continue;
        const auto* text = member->value.template get_if<std::string>();
        if (text != nullptr && !text->empty()) return &*member;
    }
    return nullptr;
}

const std::string& text_of(const JsonMember& member) {
    return member.value.as<std::string>();
}

/// The items when the value is a list of strings that are not empty.
std::vector<std::string> texts(const JsonValue* value) {
    std::vector<std::string> result;
    const auto* list = value == nullptr ? nullptr : value->get_if<Array>();
    if (list == nullptr) return result;
    for (const auto& item : *list) {
        const auto* text = item.get_if<std::string>();
        if (text == nullptr || text->empty()) return {};
        if (std::ranges::find(result, *text) == result.end()) result.push_back(*text);
    }
    return result;
}

class NodeLinkReader {
public:
    explicit NodeLinkReader(Draft& draft) : draft_(draft) {}

    void read(const JsonValue& root) {
        require_graph(root);
        const auto* directed = root.find("directed");
        if (directed != nullptr) {
            const auto* flag = directed->get_if<bool>();
            if (flag == nullptr) {
                fail(*directed, "expected true or false as \"directed\", found ", *directed);
            }
            directed_ = *flag;
        }
        if (const auto* graph = root.find("graph")) read_graph_properties(*graph);
        read_nodes(*root.find("nodes"));
        if (const auto* edges = edge_list(root)) read_edges(*edges);
        note_others(root);
    }

private:
    [[noreturn]] void fail(const JsonValue& at, const std::string& message) const {
        draft_.fail(at.offset, message);
    }
    [[noreturn]] void fail(const JsonValue& at, const std::string& message, const JsonValue& found)
        const {
        fail(at, message + std::string(type_words(found)));
    }

    void require_graph(const JsonValue& root) const {
        if (root.get_if<Object>() == nullptr) {
            fail(
                root,
                "found " + std::string(type_words(root)) +
                    ", expected an object with \"nodes\" and \"edges\" or \"links\"; " +
                    std::string(known_formats)
            );
        }
        const auto* nodes = root.find("nodes");
        if (nodes != nullptr && nodes->get_if<Array>() != nullptr) return;
        const auto format = foreign_format(root);
        const auto& at = nodes == nullptr ? root : *nodes;
        std::string found = "an object without members";
        if (!format.empty()) {
            found = std::string(format);
        } else if (nodes != nullptr) {
            found = std::string(type_words(*nodes)) + " as \"nodes\"";
        } else if (!root.as<Object>().empty()) {
            found = "an object with " + keys_of(root);
        }
        fail(at, "found " + found + ", expected a list \"nodes\"; " + std::string(known_formats));
    }

    /// An object, or, as NetworkX 1 wrote it, a list of pairs.
    void read_graph_properties(const JsonValue& graph) {
        if (const auto* object = graph.get_if<Object>()) {
            std::vector<const JsonMember*> members;
            for (const auto& member : *object) members.push_back(&member);
            draft_.graph.properties = dated_properties(members);
            return;
        }
        const auto* pairs = graph.get_if<Array>();
        if (pairs == nullptr) {
            draft_.note(graph.offset, "\"graph\" is no object; left out");
            return;
        }
        for (const auto& pair : *pairs) {
            const auto* items = pair.get_if<Array>();
            const auto* name = items != nullptr && items->size() == 2
                                   ? items->front().get_if<std::string>()
                                   : nullptr;
            if (name == nullptr) {
                draft_.note(
                    pair.offset, "an item of \"graph\" is no pair of name and value; left out"
                );
            } else {
                draft_.graph.properties.set(*name, to_property(items->back()));
            }
        }
    }

    void read_nodes(const JsonValue& nodes) {
        const auto& list = nodes.as<Array>();
        // A skipped node keeps its number: D3's edges count positions.
        positions_.resize(list.size());
        // Nodes without ids come second, so that none takes the id of another.
        for (const bool with_id : {true, false}) {
            for (std::size_t i = 0; i < list.size(); ++i) {
                const bool has_id =
                    list[i].get_if<Object>() == nullptr || list[i].find("id") != nullptr;
                if (has_id != with_id) continue;
                try {
                    positions_[i] = read_node(list[i], i);
                } catch (const InputError& error) {
                    draft_.skip_or_stop(error);
                }
            }
        }
    }

    EntityId read_node(const JsonValue& node, std::size_t position) {
        Entity entity;
        const auto* object = node.get_if<Object>();
        if (object == nullptr) {
            // D3's oldest examples list bare names.
            const auto* text = node.get_if<std::string>();
            if (text == nullptr || text->empty()) {
                fail(node, "expected an object as a node, found ", node);
            }
            return add(node, node, std::move(entity));
        }
        const auto* name = first_text(*object, std::array{"name", "label"});
        const auto* kind = first_text(*object, std::array{"kind", "type", "group"});
        if (name != nullptr) entity.name = text_of(*name);
        entity.aliases = texts(node.find("aliases"));
        const bool has_aliases = !entity.aliases.empty();
        std::erase(entity.aliases, entity.name);
        for (const auto& each : texts(node.find("kinds"))) {
            entity.kinds.push_back(draft_.kind(each));
        }
        const bool has_kinds = !entity.kinds.empty();
        if (has_kinds) kind = nullptr;
        if (kind != nullptr) entity.kinds.push_back(draft_.kind(text_of(*kind)));

        std::vector<const JsonMember*> others;
        for (const auto& member : *object) {
            const bool is_read = &member == name || &member == kind || member.key == "id" ||
                                 (member.key == "aliases" && has_aliases) ||
                                 (member.key == "kinds" && has_kinds);
            if (!is_read) others.push_back(&member);
        }
        entity.properties = dated_properties(others);
        const auto* id = node.find("id");
        return id == nullptr ? add_without_id(node, position, std::move(entity))
                             : add(node, *id, std::move(entity));
    }

    EntityId add(const JsonValue& node, const JsonValue& id, Entity entity) {
        if (!is_id(id)) fail(id, "expected a string or a number as \"id\", found ", id);
        const auto text = id_text(id);
        if (text.empty()) fail(id, "the id is empty");
        const auto key = id_key(id);
        if (ids_.contains(key)) fail(id, "the id " + shown(text) + " is used twice");
        has_integer_id_ = has_integer_id_ || id.get_if<std::int64_t>() != nullptr;
        entity.id = unused(text);
        if (entity.id != text) {
            draft_.note(
                node.offset, "a second id " + shown(text) + " was made " + shown(entity.id)
            );
            if (entity.name.empty()) entity.name = text;
        }
        const auto added = draft_.add(std::move(entity), node.offset);
        ids_.emplace(key, added);
        return added;
    }

    EntityId add_without_id(const JsonValue& node, std::size_t position, Entity entity) {
        if (entity.name.empty()) {
            entity.id = unused(std::to_string(position));
            return draft_.add(std::move(entity), node.offset);
        }
        const auto name = entity.name;
        const auto added = draft_.add(std::move(entity), node.offset);
        by_name_.emplace(name, added);
        return added;
    }

    /// `text`, or with a number after it when two ids (1 and "1") have one text.
    [[nodiscard]] std::string unused(const std::string& text) const {
        auto id = text;
        for (std::size_t n = 2; draft_.graph.find_entity(id); ++n) {
            id = text + '-' + std::to_string(n);
        }
        return id;
    }

    /// The list of relations: "edges" or "links", whichever has any.
    const JsonValue* edge_list(const JsonValue& root) {
        const JsonValue* found = nullptr;
        for (const std::string_view key : {"edges", "links"}) {
            const auto* value = root.find(key);
            if (value == nullptr) continue;
            const auto* list = value->get_if<Array>();
            if (list == nullptr) {
                fail(*value, "expected a list as " + shown(key) + ", found ", *value);
            }
            if (found == nullptr || found->as<Array>().empty()) {
                found = value;
            } else if (!list->empty()) {
                fail(*value, "\"edges\" and \"links\" both hold relations, expected one of them");
            }
        }
        if (found == nullptr) require_no_hidden_edges(root);
        return found;
    }

    /// A list of relations under another name would be lost without a word.
    void require_no_hidden_edges(const JsonValue& root) {
        for (const auto& member : root.as<Object>()) {
            const auto* list = member.value.get_if<Array>();
            if (member.key == "nodes" || list == nullptr || list->empty()) continue;
            const auto& first = list->front();
            if (end_of(first, 0) != nullptr && end_of(first, 1) != nullptr) {
                draft_.fail(
                    member.offset,
                    shown(member.key) +
                        " looks like the list of relations, expected it as \"edges\" or \"links\""
                );
            }
        }
        draft_.note(root.offset, "there is neither \"edges\" nor \"links\"; only nodes were read");
    }

    /// The source (0) or target (1) of an edge; nullptr when it has none.
    static const JsonValue* end_of(const JsonValue& edge, std::size_t which) {
        constexpr std::array<std::array<std::string_view, 2>, 2> keys{
            {{"source", "from"}, {"target", "to"}}};
        const auto* end = edge.find(keys[which][0]);
        return end != nullptr ? end : edge.find(keys[which][1]);
    }

    void read_edges(const JsonValue& edges) {
        const auto& list = edges.as<Array>();
        ends_are_positions_ = ends_count_positions(list);
        for (const auto& edge : list) {
            try {
                read_edge(edge);
            } catch (const InputError& error) {
                draft_.skip_or_stop(error);
            }
        }
        if (!list.empty() && draft_.graph.relation_count() == 0) {
            fail(edges, "none of the " + std::to_string(list.size()) + " relations could be read");
        }
    }

    /// Whether integers as ends are positions in the list of nodes (D3, NetworkX 1) and not ids.
    [[nodiscard]] bool ends_count_positions(const Array& edges) const {
        if (has_integer_id_) return false;
        if (ids_.empty()) return true;
        bool all_are_ids = true;
        for (const auto& edge : edges) {
            for (const std::size_t which : {0U, 1U}) {
                const auto* end = end_of(edge, which);
                const auto* number = end == nullptr ? nullptr : end->get_if<std::int64_t>();
                if (number == nullptr) continue;
                if (*number < 0 || static_cast<std::size_t>(*number) >= positions_.size()) {
                    return false;
                }
                all_are_ids =
                    all_are_ids && draft_.graph.find_entity(std::to_string(*number)).has_value();
            }
        }
        return !all_are_ids;
    }

    void read_edge(const JsonValue& edge) {
        const auto* object = edge.get_if<Object>();
        if (object == nullptr) fail(edge, "expected an object as a relation, found ", edge);
        Relation relation;
        relation.source = resolve(edge, 0);
        relation.target = resolve(edge, 1);
        relation.directed = directed_;
        if (const auto* flag = edge.find("directed")) {
            if (flag->get_if<bool>() == nullptr) {
                fail(*flag, "expected true or false as \"directed\", found ", *flag);
            }
            relation.directed = flag->as<bool>();
        }
        const auto* type = first_text(*object, std::array{"type"});
        const bool says_direction =
            type != nullptr && (text_of(*type) == "directed" || text_of(*type) == "undirected");
        const auto* direction = says_direction ? type : nullptr;
        if (says_direction) {
            relation.directed = text_of(*type) == "directed";
            type = nullptr;
        }
        if (type == nullptr) {
            type = first_text(*object, std::array{"relation", "relationship", "label"});
        }
        relation.type = draft_.type(type == nullptr ? "RELATED_TO" : text_of(*type));
        const auto* id = edge.find("id");
        const bool has_id = id != nullptr && is_id(*id) && !id_text(*id).empty() &&
                            relation_ids_.insert(id_text(*id)).second;
        if (has_id) relation.id = id_text(*id);

        std::vector<const JsonMember*> others;
        for (const auto& member : *object) {
            const bool is_end =
                &member.value == end_of(edge, 0) || &member.value == end_of(edge, 1);
            const bool is_read = is_end || &member == type || &member == direction ||
                                 member.key == "directed" || (has_id && member.key == "id");
            if (!is_read) others.push_back(&member);
        }
        relation.properties = dated_properties(others);
        draft_.add(std::move(relation));
    }

    [[nodiscard]] EntityId resolve(const JsonValue& edge, std::size_t which) const {
        const std::string what = which == 0 ? "source" : "target";
        const auto* end = end_of(edge, which);
        if (end == nullptr) fail(edge, "the relation has no " + what);
        // D3 replaces ends by the nodes themselves once it has run.
        if (end->get_if<Object>() != nullptr) {
            for (const std::string_view key : {"id", "index", "name"}) {
                const auto* named = end->find(key);
                if (named == nullptr) continue;
                end = named;
                break;
            }
        }
        if (!is_id(*end)) {
            fail(*end, "expected the id of a node as " + what + ", found ", *end);
        }
        if (const auto known = find_node(*end)) return *known;
        fail(*end, what + ' ' + shown(id_text(*end)) + " is no node");
    }

    [[nodiscard]] std::optional<EntityId> find_node(const JsonValue& end) const {
        if (const auto known = ids_.find(id_key(end)); known != ids_.end()) return known->second;
        const auto* number = end.get_if<std::int64_t>();
        if (number != nullptr && ends_are_positions_) {
            const bool is_position =
                *number >= 0 && static_cast<std::size_t>(*number) < positions_.size();
            if (!is_position) return std::nullopt;
            return positions_[static_cast<std::size_t>(*number)];
        }
        const auto text = id_text(end);
        if (const auto known = by_name_.find(text); known != by_name_.end()) return known->second;
        return draft_.graph.find_entity(text);
    }

    [[nodiscard]] PropertyMap dated_properties(const std::vector<const JsonMember*>& members
    ) const {
        for (const auto* member : members) {
            if (depth(member->value) > deepest_property) {
                fail(
                    member->value, "nested more than " + std::to_string(deepest_property) + " deep"
                );
            }
        }
        auto map = to_properties(members);
        for (const auto* member : members) {
            const auto* text = member->value.get_if<std::string>();
            if (text == nullptr) continue;
            auto value = cell_value(member->key, *text);
            if (value.is_date()) map.set(member->key, std::move(value));
        }
        return map;
    }

    void note_others(const JsonValue& root) {
        constexpr std::array<std::string_view, 6> read{
            "directed", "multigraph", "graph", "nodes", "edges", "links"};
        for (const auto& member : root.as<Object>()) {
            if (std::ranges::find(read, member.key) == read.end()) {
                draft_.note(member.offset, "unknown member " + shown(member.key) + " left out");
            }
        }
    }

    Draft& draft_;
    bool directed_ = true;
    bool has_integer_id_ = false;
    bool ends_are_positions_ = false;
    std::vector<std::optional<EntityId>> positions_;     // by position in "nodes"; none: skipped
    std::unordered_map<std::string, EntityId> ids_;      // by id_key
    std::unordered_map<std::string, EntityId> by_name_;  // nodes without an id
    std::unordered_set<std::string> relation_ids_;
};

/// A function of its own, so that the tree is gone before the graph grows.
void read_into(Draft& draft, std::string_view text, const PlacesView& places) {
    const auto document = parse_json(text, places);
    draft.report.notes = document.notes;
    if (document.root.find("relata") != nullptr) {
        read_relata_json(document.root, places, draft);
    } else {
        NodeLinkReader(draft).read(document.root);
    }
}

/// The first byte at or after `at` that is no JSON white space; NUL at the end.
char next_character(std::string_view bytes, std::size_t at) {
    const auto found = bytes.find_first_not_of(" \t\r\n", at);
    return found == std::string_view::npos ? '\0' : bytes[found];
}

}  // namespace

bool looks_like_json(std::string_view bytes) {
    bytes = without_bom(bytes);
    const auto first = bytes.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos) return false;
    const char next = next_character(bytes, first + 1);
    if (bytes[first] == '{') return next == '"' || next == '}' || next == '\0';
    if (bytes[first] == '[') return next == '{' || next == '[' || next == '"' || next == ']';
    return false;
}

ImportReport import_node_link(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto text = without_bom(bytes);
    require_text(text, options.source);
    const PlacesView places(text, options.source);
    Draft draft("node-link", places, options.on_error);
    read_into(draft, text, places);
    return commit(std::move(draft), graph);
}

}  // namespace relata
