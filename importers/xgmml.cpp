// XGMML gives nodes and edges any number of <att> elements, which may hold others (lists, maps) and
// even graphs: that is how Cytoscape writes groups.

#include "importers/xgmml.hpp"

#include "graph/ascii.hpp"
#include "importers/xml_reader.hpp"
#include "importers/xml_record.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

/// What an element is to this reader.
enum class Part : std::uint8_t { document, graph, node, edge, att, graphics, metadata, ignored };

/// What Cytoscape keeps of its window, not of the network.
bool is_view_setting(std::string_view name) {
    constexpr std::array<std::string_view, 8> names{
        "documentVersion",
        "backgroundColor",
        "GRAPH_VIEW_ZOOM",
        "GRAPH_VIEW_CENTER_X",
        "GRAPH_VIEW_CENTER_Y",
        "NODE_SIZE_LOCKED",
        "__layoutAlgorithm",
        "networkMetadata"};
    return std::ranges::find(names, name) != names.end();
}

/// `pp` of `YAL001C (pp) YBR202W`, as Cytoscape labels edges; empty for another label.
std::string_view interaction_of(std::string_view label) {
    const auto open = label.find(" (");
    if (open == std::string_view::npos || open == 0) return {};
    const auto close = label.find(") ", open);
    if (close == std::string_view::npos || close + 2 >= label.size()) return {};
    return trimmed(label.substr(open + 2, close - open - 2));
}

class XgmmlReader : public XmlEvents {
public:
    explicit XgmmlReader(NodeEdgeDraft& draft) : draft_(draft) { parts_.push_back(Part::document); }

    void start(const XmlElementView& element) override { parts_.push_back(begin(element)); }

    void end(std::size_t) override {
        const auto part = parts_.back();
        parts_.pop_back();
        switch (part) {
            case Part::graph:
                // What follows belongs to the node the graph stands in.
                record_ = graphs_.back().owner_record;
                graphs_.pop_back();
                break;
            case Part::node:
                end_node();
                break;
            case Part::edge:
                end_edge();
                break;
            case Part::att:
                end_att();
                break;
            case Part::metadata:
                add_metadata();
                break;
            default:
                break;
        }
    }

    void text(std::string_view piece) override {
        if (parts_.back() == Part::att) {
            atts_.back().text += piece;
        } else if (parts_.back() == Part::metadata) {
            text_ += piece;
        }
    }

    void finish() {
        auto& graph = draft_.draft().graph;
        std::size_t missing = 0;
        for (const auto& [child, parent] : references_) {
            const auto known = graph.find_entity(child);
            if (!known) {
                ++missing;
            } else if (!parent.empty() && child != parent && !graph.entity(*known).properties.contains("parent")) {
                graph.set_property(*known, "parent", parent);
            }
        }
        if (missing != 0) {
            draft_.note("a node of a nested graph refers to one that is not given", root_);
        }
        draft_.finish(edges_, first_edge_);
    }

private:
    /// An <att> being read.
    struct Att {
        std::string name;
        std::string type;
        std::string value;
        std::string text;
        bool has_value = false;
        bool has_graph = false;
        std::vector<std::pair<std::string, PropertyValue>> items;
        std::size_t offset = 0;
    };
    struct OpenGraph {
        bool directed = false;
        std::string owner;  ///< the id of the node it stands in
        XmlRecord* owner_record = nullptr;
    };

    Part begin(const XmlElementView& element) {
        const auto name = element.name();
        switch (parts_.back()) {
            case Part::document:
                root_ = element.offset();
                if (name == "graph") return begin_graph(element);
                draft_.draft().fail(
                    root_,
                    "found the root element " + shown(name) + ", expected the \"graph\" of XGMML"
                );
            case Part::graph:
                if (name == "node") return begin_node(element);
                if (name == "edge") return begin_edge(element);
                if (name == "att") return begin_att(element);
                if (name == "graphics") return Part::graphics;
                break;
            case Part::node:
            case Part::edge:
                if (name == "att") return begin_att(element);
                if (name == "graph" && parts_.back() == Part::node) return begin_graph(element);
                if (name == "graphics") {
                    read_position(element);
                    return Part::graphics;
                }
                break;
            case Part::att:
                if (name == "att") return begin_att(element);
                if (name == "graph") {
                    atts_.back().has_graph = true;
                    if (record_ != &edge_) return begin_graph(element);
                    draft_.note("a graph inside an edge was left out", element.offset());
                    return Part::ignored;
                }
                // the description of the network in RDF
                text_.clear();
                metadata_name_.clear();
                return Part::metadata;
            case Part::graphics:
                if (name == "center") read_position(element);
                return Part::graphics;
            case Part::metadata:
                text_.clear();
                metadata_name_ = name;
                return Part::metadata;
            default:
                return Part::ignored;
        }
        draft_.note("an element " + shown(name) + " was left out", element.offset());
        return Part::ignored;
    }

    // ---- graphs ------------------------------------------------------------------------------

    Part begin_graph(const XmlElementView& element) {
        OpenGraph graph;
        graph.directed = !graphs_.empty() && graphs_.back().directed;
        if (const auto text = element.find("directed")) {
            const auto flag = xml_value(XmlValueType::boolean, {}, *text);
            if (flag) {
                graph.directed = *flag->get_if<bool>();
            } else {
                draft_.note(
                    "found " + shown(*text) + " as \"directed\", expected 0 or 1",
                    element.value_offset("directed")
                );
            }
        }
        if (graphs_.empty()) {
            auto name = element.find("label");
            if (!name || name->empty()) name = element.find("name");
            if (name && !name->empty()) {
                draft_.draft().graph.properties.set("name", PropertyValue(*name));
            }
        } else {
            graph.owner_record = record_;
            graph.owner = record_ != nullptr ? record_->id : graphs_.back().owner;
            if (record_ != nullptr && !record_->id.empty()) {
                draft_.announce_node(record_->id, record_->offset);
            }
        }
        graphs_.push_back(std::move(graph));
        record_ = nullptr;
        return Part::graph;
    }

    // ---- nodes -------------------------------------------------------------------------------

    /// `21` of `xlink:href="#21"`; empty when the element is no reference.
    static std::string_view reference(const XmlElementView& element) {
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "href" && value.size() > 1 && value.starts_with('#')) {
                return value.substr(1);
            }
        }
        return {};
    }

    Part begin_node(const XmlElementView& element) {
        const auto referred = reference(element);
        if (!referred.empty() && !element.find("id")) {
            references_.emplace_back(referred, graphs_.back().owner);
            return Part::ignored;
        }
        if (node_depth_ == nodes_.size()) nodes_.emplace_back();
        auto& node = nodes_[node_depth_++];
        node.clear(element.offset());
        record_ = &node;
        std::string other_name;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "id") {
                node.id = value;
            } else if (name == "label") {
                node.label = value;
            } else if (name == "name") {
                other_name = value;
            } else if (prefix.empty() && name != "labelanchor" && name != "edgeanchor") {
                add_text(name, value);
            }
        }
        if (node.label.empty()) {
            node.label = other_name;
        } else if (other_name != node.label) {
            add_text("name", other_name);
        }
        if (node.id.empty()) node.id = node.label;
        if (node.id.empty()) {
            node.refuse(
                element.offset(),
                "found <node> without \"id\" and \"label\", expected one",
                draft_.draft()
            );
        }
        return Part::node;
    }

    void end_node() {
        auto& node = nodes_[--node_depth_];
        record_ = nullptr;
        if (!node.is_whole) return;
        const auto& owner = graphs_.back().owner;
        if (owner != node.id) node.add_parent(owner, draft_);
        Entity entity;
        entity.id = node.id;
        entity.name = trimmed(node.label);
        // Cytoscape repeats the name in these.
        std::erase_if(node.attributes, [&](const AttributeView& attribute) {
            const bool repeats = attribute.name == "shared name" ||
                                 attribute.name == "canonicalName" || attribute.name == "name";
            return repeats && attribute.value.text() == std::string_view(entity.name);
        });
        draft_.add_node(std::move(entity), node.attributes, node.offset);
    }

    // ---- edges -------------------------------------------------------------------------------

    Part begin_edge(const XmlElementView& element) {
        const auto referred = reference(element);
        if (!referred.empty() && !element.find("source")) return Part::ignored;
        auto& edge = edge_;
        edge.clear(element.offset());
        record_ = &edge;
        if (edges_++ == 0) first_edge_ = element.offset();
        edge.directed = graphs_.back().directed;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "source") {
                edge.source = value;
            } else if (name == "target") {
                edge.target = value;
            } else if (name == "id") {
                edge.id = value;
            } else if (name == "label") {
                edge.label = value;
            } else if (name == "directed") {
                const auto flag = xml_value(XmlValueType::boolean, {}, value);
                if (flag) edge.directed = *flag->get_if<bool>();
            } else if (name == "interaction") {
                edge.type = value;
            } else if (prefix.empty() && name != "labelanchor") {
                add_text(name, value);
            }
        }
        edge.require_ends(element, draft_.draft());
        return Part::edge;
    }

    void end_edge() {
        auto& edge = edge_;
        record_ = nullptr;
        if (!edge.is_whole || is_known(edge)) return;
        auto& draft = draft_.draft();
        Relation relation;
        relation.directed = edge.directed;
        auto type = std::string(trimmed(edge.type));
        for (const std::string_view key : {"interaction", "shared interaction"}) {
            for (const auto& [name, value] : edge.attributes) {
                if (type.empty() && name == key && value.text()) type = trimmed(*value.text());
            }
        }
        const auto drawn = interaction_of(edge.label);
        if (type.empty()) type = drawn;
        if (!type.empty()) relation.type = draft.type(type);
        std::erase_if(edge.attributes, [&](const AttributeView& attribute) {
            const auto text = attribute.value.text();
            const bool is_type =
                attribute.name == "interaction" || attribute.name == "shared interaction";
            const bool is_label = attribute.name == "name" || attribute.name == "shared name" ||
                                  attribute.name == "canonicalName";
            return (is_type && text == std::string_view(type)) ||
                   (is_label && text == std::string_view(edge.label));
        });
        // "A (pp) B" says no more than the edge itself does.
        const auto label = trimmed(edge.label);
        if (drawn.empty() && !label.empty()) edge.attributes.push_back({"label", label});
        const NodeEdgeDraft::EdgeView view{edge.source, edge.target, edge.id, edge.offset};
        draft_.add_edge(view, std::move(relation), edge.attributes);
    }

    /// Cytoscape 2 writes an edge between members of a group once inside it and once outside.
    bool is_known(const XmlRecord& edge) {
        if (!has_groups_ && graphs_.size() == 1) return false;
        has_groups_ = true;
        const auto& graph = draft_.draft().graph;
        const auto known = edge.id.empty() ? std::nullopt : graph.find_relation(edge.id);
        if (!known) return false;
        const auto& relation = graph.relation(*known);
        const bool is_same = graph.entity(relation.source).id == edge.source &&
                             graph.entity(relation.target).id == edge.target;
        if (is_same)
            draft_.note("an edge of a group is given again; it was read once", edge.offset);
        return is_same;
    }

    // ---- attributes --------------------------------------------------------------------------

    Part begin_att(const XmlElementView& element) {
        atts_.emplace_back();
        auto& att = atts_.back();
        att.offset = element.offset();
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "name" || (name == "label" && att.name.empty())) {
                att.name = value;
            } else if (name == "value") {
                att.value = value;
                att.has_value = true;
            } else if (name == "type" && (att.type.empty() || !prefix.empty())) {
                att.type = value;
            }
        }
        return Part::att;
    }

    void end_att() {
        auto att = std::move(atts_.back());
        atts_.pop_back();
        auto value = value_of(att);
        const bool is_inner = parts_.back() == Part::att;
        if (is_inner) {
            if (!value.is_null()) {
                atts_.back().items.emplace_back(std::move(att.name), std::move(value));
            }
            return;
        }
        if (value.is_null()) return;
        if (att.name.empty()) {
            draft_.note("an attribute without a name was left out", att.offset);
        } else if (record_ != nullptr) {
            record_->attributes.push_back({*names_.emplace(att.name).first, std::move(value)});
        } else if (graphs_.size() > 1) {
            draft_.note("an attribute of a nested graph was left out", att.offset);
        } else if (!is_view_setting(att.name)) {
            draft_.draft().graph.properties.set(att.name, std::move(value));
        }
    }

    PropertyValue value_of(Att& att) {
        if (is_same_word(att.type, "list") || !att.items.empty()) return list_of(att);
        if (att.has_graph || is_view_setting(att.name)) return {};
        auto text = att.has_value ? std::string_view(att.value) : trimmed(att.text);
        if (text.empty()) return {};
        const auto type = xml_value_type(att.type);
        if (auto value = xml_value(type, att.name, text)) return *std::move(value);
        if (type == XmlValueType::integer) {
            if (auto value = xml_value(XmlValueType::real, att.name, text))
                return *std::move(value);
        }
        draft_.note(
            "a value of " + shown(att.name) + " is not of its declared type; it was kept as text",
            att.offset
        );
        return text;
    }

    /// A list, or a map when its items have names of their own.
    PropertyValue list_of(Att& att) {
        if (att.items.empty()) {
            const auto text = att.has_value ? std::string_view(att.value) : std::string_view();
            return text.empty() ? PropertyValue() : PropertyValue(text);
        }
        std::unordered_set<std::string_view> names;
        const bool is_map = std::ranges::all_of(att.items, [&](const auto& item) {
            return !item.first.empty() && item.first != att.name && names.insert(item.first).second;
        });
        if (!is_map) {
            PropertyList list;
            for (auto& item : att.items) list.push_back(std::move(item.second));
            return list;
        }
        std::ranges::sort(att.items, {}, [](const auto& item) -> const std::string& {
            return item.first;
        });
        PropertyMap map;
        for (auto& [name, value] : att.items) map.set(name, std::move(value));
        return map;
    }

    void add_text(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        record_->attributes.push_back({*names_.emplace(name).first, attribute_value(name, text)});
    }

    /// `title`, `description`, `date` … of the RDF that Cytoscape puts around a network.
    void add_metadata() {
        const auto value = trimmed(text_);
        if (!value.empty() && !metadata_name_.empty() && record_ == nullptr) {
            draft_.draft().graph.properties.set(
                metadata_name_, attribute_value(metadata_name_, value)
            );
        }
        text_.clear();
    }

    void read_position(const XmlElementView& element) {
        if (record_ == nullptr || record_ == &edge_) return;
        for (const std::string_view axis : {"x", "y"}) {
            const auto text = element.find(axis);
            if (!text || record_->has(axis)) continue;
            if (auto value = xml_value(XmlValueType::real, axis, *text)) {
                record_->attributes.push_back({axis, *std::move(value)});
            }
        }
    }

    NodeEdgeDraft& draft_;
    std::vector<Part> parts_;
    std::vector<OpenGraph> graphs_;
    std::size_t root_ = 0;
    std::size_t edges_ = 0;
    std::size_t first_edge_ = 0;
    bool has_groups_ = false;

    std::deque<XmlRecord> nodes_;  ///< the open ones, and room for more
    std::size_t node_depth_ = 0;
    XmlRecord edge_;
    XmlRecord* record_ = nullptr;
    std::vector<Att> atts_;
    std::vector<std::pair<std::string, std::string>> references_;  ///< node, the node it is in
    std::string text_;
    std::string metadata_name_;
    std::unordered_set<std::string> names_;
};

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::ranges::any_of(words, [&](std::string_view word) {
        return text.find(word) != std::string_view::npos;
    });
}

}  // namespace

bool looks_like_xgmml(std::string_view bytes) {
    constexpr std::size_t enough = 4096;
    const auto text = without_bom(bytes);
    const auto root = find_xml_root(text);
    if (!root || root->name != "graph") return false;
    if (contains_any(root->tag, {"XGMML", "xgmml", "www.cytoscape.org"})) return true;
    if (contains_any(root->prolog, {"XGMML", "xgmml"})) return true;
    if (contains_any(root->tag, {"edgedefault", "defaultedgetype"})) return false;
    return contains_any(text.substr(root->offset, enough), {"<node ", "<edge ", "<att "});
}

ImportReport import_xgmml(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView& places, Draft& draft) {
        NodeEdgeDraft nodes_and_edges(draft);
        XgmmlReader reader(nodes_and_edges);
        read_xml(text, places, reader);
        reader.finish();
    };
    return import_draft("xgmml", bytes, options, graph, read);
}

}  // namespace relata
