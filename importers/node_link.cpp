#include "importers/node_link.hpp"

#include "importers/adjacency_json.hpp"
#include "importers/json_records.hpp"
#include "importers/json_shape.hpp"
#include "importers/relata_json.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

using Object = JsonValue::Object;
using Array = JsonValue::Array;
using Parts = std::vector<JsonPart>;

/// An id as it tells two ids apart: the number 1 and the string "1" differ, as in NetworkX.
std::string id_key(const JsonValue& id) {
    if (const auto number = whole_number(id)) return std::to_string(*number);
    return to_text(to_property(id));
}

/// An id as the text it is kept as.
std::string id_text(const JsonValue& id) {
    if (const auto* text = id.get_if<std::string>()) return *text;
    if (const auto number = whole_number(id)) return std::to_string(*number);
    return to_display(to_property(id));
}

bool is_id(const JsonValue& value) {
    return !value.is_null() && value.get_if<bool>() == nullptr && value.get_if<Object>() == nullptr;
}

bool has_items(const JsonPart& list) {
    return list.text.find_first_not_of(" \t\r\n", 1) != list.text.size() - 1;
}

/// The list of nodes; `nodesSource` is what the data of yFiles' graph builder calls it.
const JsonPart* node_list(const Parts& root) {
    const auto* nodes = find_part(root, "nodes");
    return nodes != nullptr ? nodes : find_part(root, "nodesSource");
}

/// The source (0) or target (1) of an edge under the usual names; nullptr when it has none.
const JsonValue* usual_end_of(const JsonValue& edge, std::size_t which) {
    constexpr std::array<std::array<std::string_view, 2>, 2> keys{
        {{"source", "from"}, {"target", "to"}}};
    const auto* end = edge.find(keys[which][0]);
    return end != nullptr ? end : edge.find(keys[which][1]);
}

/// The same, under any name, or the items of a pair.
const JsonValue* end_of(const JsonValue& edge, std::size_t which) {
    if (const auto* pair = edge.get_if<Array>()) {
        return pair->size() == 2 ? &(*pair)[which] : nullptr;
    }
    if (const auto* end = usual_end_of(edge, which)) return end;
    // With one end under a usual name, "start" and "end" are dates.
    if (usual_end_of(edge, 1 - which) != nullptr) return nullptr;
    constexpr std::array<std::array<std::string_view, 2>, 5> others{
        {{"sourceId", "targetId"},
         {"fromNode", "toNode"},
         {"sourceNode", "targetNode"},
         {"head", "tail"},
         {"start", "end"}}};
    for (const auto& keys : others) {
        const auto* end = edge.find(keys[which]);
        if (end != nullptr && edge.find(keys[1 - which]) != nullptr) return end;
    }
    return nullptr;
}

class NodeLinkReader {
public:
    explicit NodeLinkReader(JsonRecords& records)
        : records_(records), draft_(records.draft()), sorter_(draft_) {}

    void read(const Parts& root) {
        directed_ = records_.flag(find_part(root, "directed"), true);
        if (const auto* graph = find_part(root, "graph")) read_graph_properties(*graph);
        if (const auto* nodes = node_list(root)) read_nodes(*nodes);
        if (nodes_given_again_ != 0) {
            draft_.note(
                first_given_again_,
                std::to_string(nodes_given_again_) +
                    (nodes_given_again_ == 1 ? " node is" : " nodes are") +
                    " given again, the first here; the earlier one got what it lacked"
            );
        }
        if (const auto* edges = edge_list(root)) read_edges(*edges);
        if (nodes_made_ != 0) {
            draft_.note(
                first_made_,
                nodes_made_ == 1 ? "relations name a node that is not given, the one here; it "
                                   "was made"
                                 : "relations name " + std::to_string(nodes_made_) +
                                       " nodes that are not given, the first here; they were made"
            );
        }
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

    /// An object, or, as NetworkX 1 wrote it, a list of pairs.
    void read_graph_properties(const JsonPart& graph) {
        if (graph.is_object()) {
            records_.parts().for_each(graph, [&](JsonMember& member) {
                records_.set_graph_property(member.key, member.value);
            });
            return;
        }
        if (!graph.is_list()) {
            if (graph.text != "null") {
                draft_.note(graph.offset, "\"graph\" is no object; left out");
            }
            return;
        }
        records_.parts().for_each(graph, [&](JsonMember& pair) {
            const auto* items = pair.value.get_if<Array>();
            const auto* name = items != nullptr && items->size() == 2
                                   ? items->front().get_if<std::string>()
                                   : nullptr;
            if (name == nullptr) {
                draft_.note(
                    pair.offset, "an item of \"graph\" is no pair of name and value; left out"
                );
            } else {
                records_.set_graph_property(*name, items->back());
            }
        });
    }

    void read_nodes(const JsonPart& nodes) {
        // Nodes without ids come second, so that none takes the id of another.
        bool has_others = false;
        for (const bool with_id : {true, false}) {
            if (!with_id && !has_others) break;
            std::size_t position = 0;
            records_.each(nodes, "nodes", [&](JsonMember& item) {
                const auto i = position++;
                // A skipped node keeps its number: D3's edges count positions.
                if (with_id) positions_.emplace_back();
                const auto& node = item.value;
                const auto* id = node.find("id");
                const bool has_id =
                    node.get_if<Object>() == nullptr || (id != nullptr && !id->is_null());
                has_others = has_others || !has_id;
                if (has_id == with_id) positions_[i] = read_node(node, i);
            });
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
        auto& attributes = records_.attributes();
        const JsonValue* id = nullptr;
        for (const auto& member : *object) {
            if (member.key == "id") {
                if (!member.value.is_null()) id = &member.value;
            } else {
                attributes.add(member.key, member.value);
            }
        }
        constexpr std::array<std::string_view, 3> names{"name", "label", "title"};
        sorter_.describe(entity, attributes.get(), names);
        return id == nullptr ? add_without_id(node, position, std::move(entity))
                             : add(node, *id, std::move(entity));
    }

    EntityId add(const JsonValue& node, const JsonValue& id, Entity entity) {
        if (!is_id(id)) fail(id, "expected a string or a number as \"id\", found ", id);
        auto text = id_text(id);
        if (text.empty()) fail(id, "the id is empty");
        if (const auto known = find_id(id)) {
            // NetworkX, too, adds what the second one says to the first.
            if (nodes_given_again_++ == 0) first_given_again_ = node.offset;
            auto& notes = draft_.report.notes;
            const auto before = notes.size();
            draft_.describe(*known, entity, node.offset);
            // A million nodes given twice with other values are no million notes.
            constexpr std::size_t most_notes = 500;
            if (before >= most_notes) notes.resize(before, {});
            return *known;
        }
        const bool is_text = id.get_if<std::string>() != nullptr;
        has_number_id_ = has_number_id_ || !is_text;
        has_text_id_ = has_text_id_ || is_text;
        entity.id = unused(text);
        const bool is_renamed = entity.id != text;
        if (is_renamed) {
            draft_.note(
                node.offset, "a second id " + shown(text) + " was made " + shown(entity.id)
            );
            if (entity.name.empty()) entity.name = text;
        }
        const auto added = draft_.add(std::move(entity), node.offset);
        if (is_text && !is_renamed) {
            has_text_as_id_.resize(added.value + std::size_t{1}, false);
            has_text_as_id_[added.value] = true;
        } else {
            ids_.emplace(id_key(id), added);
        }
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
    const JsonPart* edge_list(const Parts& root) {
        const JsonPart* found = nullptr;
        for (const std::string_view key : {"edges", "links", "edgesSource"}) {
            const auto* list = find_part(root, key);
            if (list == nullptr || list->text == "null") continue;
            if (!list->is_list()) records_.fail(*list, "a list as " + shown(key));
            if (found == nullptr || !has_items(*found)) {
                found = list;
            } else if (has_items(*list)) {
                draft_.fail(
                    list->offset,
                    shown(found->key) + " and " + shown(key) +
                        " both hold relations, expected one of them"
                );
            }
        }
        if (found == nullptr) require_no_hidden_edges(root);
        return found;
    }

    /// A list of relations under another name would be lost without a word.
    void require_no_hidden_edges(const Parts& root) {
        for (const auto& part : root) {
            if (&part == node_list(root) || !part.is_list()) continue;
            bool is_first = true;
            records_.parts().for_each(part, [&](JsonMember& item) {
                if (!std::exchange(is_first, false)) return;
                for (const std::size_t which : {0U, 1U}) {
                    if (usual_end_of(item.value, which) == nullptr) return;
                }
                draft_.fail(
                    part.key_offset,
                    shown(part.key) +
                        " looks like the list of relations, expected it as \"edges\" or \"links\""
                );
            });
        }
        draft_.note(
            root.front().key_offset - 1,
            "there is neither \"edges\" nor \"links\"; only nodes were read"
        );
    }

    void read_edges(const JsonPart& edges) {
        edges_ = &edges;
        std::size_t count = 0;
        records_.each(edges, edges.key, [&](JsonMember& item) {
            ++count;
            read_edge(item.value);
        });
        if (count != 0 && draft_.graph.relation_count() == 0) {
            draft_.fail(
                edges.offset, "none of the " + std::to_string(count) + " relations could be read"
            );
        }
    }

    /// Whether integers as ends are positions in the list of nodes (D3, NetworkX 1) and not ids.
    /// Walks through all edges once more, the first time it is asked.
    bool ends_are_positions() {
        if (!ends_are_positions_) ends_are_positions_ = ends_count_positions();
        return *ends_are_positions_;
    }

    bool ends_count_positions() {
        if (has_number_id_ || positions_.empty()) return false;
        if (!has_text_id_ && ids_.empty()) return true;
        bool some_are_ids = false;
        bool all_are_ids = true;
        bool all_are_positions = true;
        records_.parts().for_each(*edges_, [&](JsonMember& item) {
            for (const std::size_t which : {0U, 1U}) {
                const auto* end = end_of(item.value, which);
                const auto number = end == nullptr ? std::nullopt : whole_number(*end);
                if (!number) continue;
                if (*number < 0 || static_cast<std::size_t>(*number) >= positions_.size()) {
                    all_are_positions = false;
                }
                const bool is_known = draft_.graph.find_entity(std::to_string(*number)).has_value();
                all_are_ids = all_are_ids && is_known;
                some_are_ids = some_are_ids || is_known;
            }
        });
        return !some_are_ids || (all_are_positions && !all_are_ids);
    }

    void read_edge(const JsonValue& edge) {
        const auto* object = edge.get_if<Object>();
        const auto* pair = edge.get_if<Array>();
        if (object == nullptr && (pair == nullptr || pair->size() != 2)) {
            fail(edge, "expected an object or a pair as a relation, found ", edge);
        }
        Relation relation;
        const auto* source = end_of(edge, 0);
        const auto* target = end_of(edge, 1);
        for (const auto* end : {source, target}) {
            const auto* id = end == nullptr ? nullptr : end->get_if<std::string>();
            if (id != nullptr) draft_.graph.expect_entity(*id);
        }
        relation.directed = directed_;
        auto& attributes = records_.attributes();
        static const Object none;
        const JsonValue* no_flag = nullptr;
        for (const auto& member : object == nullptr ? none : *object) {
            if (&member.value == source || &member.value == target) continue;
            if (member.key == "directed" && member.value.get_if<bool>() == nullptr) {
                no_flag = &member.value;
            }
            attributes.add(member.key, member.value);
        }
        relation.source = resolve(edge, source, "source");
        relation.target = resolve(edge, target, "target");
        if (no_flag != nullptr) {
            fail(*no_flag, "expected true or false as \"directed\", found ", *no_flag);
        }
        sorter_.describe(relation, attributes.get());
        draft_.add(std::move(relation));
    }

    [[nodiscard]] EntityId resolve(
        const JsonValue& edge, const JsonValue* end, const std::string& what
    ) {
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
        const auto text = id_text(*end);
        if (text.empty()) fail(*end, "the id of the " + what + " is empty");
        if (whole_number(*end) && ends_are_positions()) {
            fail(*end, what + ' ' + shown(text) + " is no node");
        }
        // NetworkX, too, makes the nodes that only edges name.
        if (nodes_made_++ == 0) first_made_ = end->offset;
        return draft_.mention(text, end->offset);
    }

    /// The node with this very id.
    [[nodiscard]] std::optional<EntityId> find_id(const JsonValue& id) const {
        if (const auto* text = id.get_if<std::string>()) {
            const auto known = draft_.graph.find_entity(*text);
            if (known && known->value < has_text_as_id_.size() && has_text_as_id_[known->value]) {
                return known;
            }
        }
        if (ids_.empty()) return std::nullopt;
        const auto known = ids_.find(id_key(id));
        return known == ids_.end() ? std::nullopt : std::optional(known->second);
    }

    [[nodiscard]] std::optional<EntityId> find_node(const JsonValue& end) {
        if (const auto known = find_id(end)) return known;
        const auto number = whole_number(end);
        if (number && ends_are_positions()) {
            const bool is_position =
                *number >= 0 && static_cast<std::size_t>(*number) < positions_.size();
            if (!is_position) return std::nullopt;
            return positions_[static_cast<std::size_t>(*number)];
        }
        const auto text = id_text(end);
        if (const auto known = by_name_.find(text); known != by_name_.end()) return known->second;
        return draft_.graph.find_entity(text);
    }

    void note_others(const Parts& root) {
        constexpr std::array<std::string_view, 8> read{
            "directed",
            "multigraph",
            "graph",
            "nodes",
            "edges",
            "links",
            "nodesSource",
            "edgesSource"};
        records_.note_others(root, read);
    }

    JsonRecords& records_;
    Draft& draft_;
    AttributeSorter sorter_;
    bool directed_ = true;
    bool has_number_id_ = false;
    bool has_text_id_ = false;
    std::size_t nodes_given_again_ = 0;
    std::size_t first_given_again_ = 0;
    std::size_t nodes_made_ = 0;
    std::size_t first_made_ = 0;
    const JsonPart* edges_ = nullptr;
    std::optional<bool> ends_are_positions_;
    std::vector<std::optional<EntityId>> positions_;  // by position in "nodes"; none: skipped
    std::vector<bool> has_text_as_id_;                // by entity: its id is a string of the file
    std::unordered_map<std::string, EntityId> ids_;   // all other ids, by id_key
    std::unordered_map<std::string, EntityId> by_name_;  // nodes without an id
};

/// Tells the dialects this file is responsible for apart, and refuses what is none.
class AnyJsonReader {
public:
    explicit AnyJsonReader(JsonRecords& records) : records_(records) {}

    void read(std::string_view text, const PlacesView& places) {
        const auto whole = records_.parts().whole();
        const auto root = records_.parts().members(whole);
        if (find_part(root, "relata") != nullptr) {
            read_relata_json(whole, places, records_);
            return;
        }
        const auto* nodes = node_list(root);
        // Its nodes can be so many that a skim does not come to the rest.
        if (nodes != nullptr && find_part(root, "adjacency") != nullptr) {
            read_adjacency_json(records_, root);
            return;
        }
        const bool has_edges = find_part(root, "edges") != nullptr ||
                               find_part(root, "links") != nullptr ||
                               find_part(root, "edgesSource") != nullptr;
        const bool is_graph = nodes != nullptr ? nodes->is_list() : has_edges;
        if (!is_graph) refuse(text, whole, nodes);
        NodeLinkReader(records_).read(root);
    }

private:
    [[noreturn]] void refuse(std::string_view text, const JsonPart& whole, const JsonPart* nodes) {
        auto found = skim_json(text).found;
        const auto* at = &whole;
        if (nodes != nullptr) {
            at = nodes;
            found = shown(nodes->key) + " that are no list";
        } else if (found.empty()) {
            found = "another dialect of JSON";
        }
        records_.draft().fail(
            at->offset,
            "found " + found + ", expected a graph with \"nodes\" and \"edges\" or \"links\"; " +
                std::string(known_json_dialects())
        );
    }

    JsonRecords& records_;
};

}  // namespace

bool looks_like_node_link(std::string_view bytes) {
    if (!looks_like_json(bytes)) return false;
    const auto dialect = skim_json(bytes).dialect;
    return dialect == JsonDialect::node_link || dialect == JsonDialect::relata ||
           dialect == JsonDialect::other;
}

ImportReport import_node_link(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView& places, Draft& draft) {
        JsonRecords records(draft, text, places);
        AnyJsonReader(records).read(text, places);
    };
    return import_draft("node-link", bytes, options, graph, read);
}

}  // namespace relata
