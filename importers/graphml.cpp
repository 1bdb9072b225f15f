// GraphML is a frame: it says what is a node and what an edge, and programs put the rest in <data>
// elements of their own making. So this file is mostly about what those programs do there.

#include "importers/graphml.hpp"

#include "graph/ascii.hpp"
#include "importers/xml_reader.hpp"
#include "importers/xml_record.hpp"

#include <algorithm>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

/// What a <key> is for.
enum class Domain : std::uint8_t { all, node, edge, graph, other };

Domain domain_of(std::string_view name) {
    if (name.empty() || name == "all") return Domain::all;
    if (name == "node") return Domain::node;
    if (name == "edge") return Domain::edge;
    if (name == "graph" || name == "graphml") return Domain::graph;
    return Domain::other;  // ports, hyperedges, endpoints
}

struct Key : XmlKey {
    Domain domain = Domain::all;
    bool is_drawing = false;  ///< yEd's shapes, colors, fonts
};

class KeyTable {
public:
    /// The first of two keys with the same id and domain counts.
    Key& add(Key key) {
        auto& same = by_id_[key.id];
        for (const auto at : same) {
            if (keys_[at].domain == key.domain) return keys_[at];
        }
        same.push_back(keys_.size());
        keys_.push_back(std::move(key));
        return keys_.back();
    }

    /// The key of an id for elements of a domain: declared for it, for all, or at all.
    const Key* find(std::string_view id, Domain domain) const {
        const auto found = by_id_.find(id);
        if (found == by_id_.end()) return nullptr;
        const Key* best = nullptr;
        for (const auto at : found->second) {
            const auto& key = keys_[at];
            if (key.domain == domain) return &key;
            if (best == nullptr || key.domain == Domain::all) best = &key;
        }
        return best;
    }

    [[nodiscard]] const std::deque<Key>& keys() const noexcept { return keys_; }

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::deque<Key> keys_;
    std::unordered_map<std::string, std::vector<std::size_t>, Hash, std::equal_to<>> by_id_;
};

/// What an element is to this reader.
enum class Part : std::uint8_t {
    document,
    graphml,
    key,
    default_value,
    graph,
    node,
    edge,
    hyperedge,
    data,
    description,
    label,    ///< of yEd, inside <data>
    drawing,  ///< any other element inside <data>
    ignored
};

class GraphmlReader : public XmlEvents {
public:
    enum class Pass { keys, all };

    GraphmlReader(NodeEdgeDraft& draft, KeyTable& keys, Pass pass)
        : draft_(draft), keys_(keys), pass_(pass) {
        parts_.push_back(Part::document);
        for (const auto& key : keys_.keys()) add_default(key);
    }

    void start(const XmlElementView& element) override { parts_.push_back(begin(element)); }

    void end(std::size_t) override {
        const auto part = parts_.back();
        parts_.pop_back();
        switch (part) {
            case Part::default_value:
                if (key_ != nullptr) set_default();
                break;
            case Part::key:
                key_ = nullptr;
                break;
            case Part::label:
                take_label();
                break;
            case Part::data:
                take_data();
                break;
            case Part::description:
                add_text("description", text_);
                break;
            case Part::node:
                end_node();
                break;
            case Part::edge:
                end_edge();
                break;
            case Part::graph:
                directed_.pop_back();
                break;
            default:
                break;
        }
    }

    void text(std::string_view piece) override {
        switch (parts_.back()) {
            case Part::data:
            case Part::default_value:
            case Part::description:
                text_ += piece;
                break;
            case Part::label:
                label_ += piece;
                break;
            default:
                break;
        }
    }

    void finish() {
        if (graphs_ == 0) draft_.note("there is no <graph> in <graphml>; nothing was read", root_);
        draft_.finish(edges_, first_edge_);
    }

private:
    Part begin(const XmlElementView& element) {
        const auto name = element.name();
        switch (parts_.back()) {
            case Part::document:
                return begin_document(element);
            case Part::graphml:
                if (name == "key") return begin_key(element);
                if (pass_ == Pass::keys) return Part::ignored;
                if (name == "graph") return begin_graph(element);
                if (name == "data") return begin_data(element, Domain::graph);
                if (name == "desc") return begin_description();
                break;
            case Part::key:
                if (name == "default" && key_ != nullptr) {
                    text_.clear();
                    return Part::default_value;
                }
                return Part::ignored;
            case Part::graph:
                if (name == "edge") return begin_edge(element);
                if (name == "node") return begin_node(element);
                if (name == "data") return begin_data(element, Domain::graph);
                if (name == "desc") return begin_description();
                if (name == "graph") return begin_graph(element);
                if (name == "key") return begin_key(element);
                if (name == "hyperedge") {
                    note("a hyperedge joins any number of nodes and was left out", element);
                    return Part::hyperedge;
                }
                break;
            case Part::node:
                if (name == "data") return begin_data(element, Domain::node);
                if (name == "graph") return begin_nested_graph(element);
                if (name == "desc") return begin_description();
                if (name == "port") {
                    note("a port of a node was left out", element);
                    return Part::ignored;
                }
                break;
            case Part::edge:
                if (name == "data") return begin_data(element, Domain::edge);
                if (name == "desc") return begin_description();
                break;
            case Part::data:
            case Part::drawing:
                return begin_drawing(element);
            case Part::label:
                return Part::drawing;
            default:
                return Part::ignored;
        }
        note("an element " + shown(name) + " was left out", element);
        return Part::ignored;
    }

    Part begin_document(const XmlElementView& element) {
        root_ = element.offset();
        if (element.name() == "graphml") return Part::graphml;
        draft_.draft().fail(
            root_, "found the root element " + shown(element.name()) + ", expected \"graphml\""
        );
    }

    // ---- keys --------------------------------------------------------------------------------

    Part begin_key(const XmlElementView& element) {
        key_ = nullptr;
        const auto id = element.find("id");
        if (!id) {
            note("a key without an id was left out", element);
            return Part::key;
        }
        Key key;
        key.id = *id;
        key.domain = domain_of(element.find("for").value_or(""));
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "attr.name" && !value.empty()) {
                key.name = value;
            } else if (name == "attr.type") {
                key.type = xml_value_type(value);
            } else if (name == "yfiles.type") {
                key.is_drawing = true;
            } else if (key.read_own(name, value)) {
                is_own_ = is_own_ || name == "relata.role";
            }
        }
        if (key.name.empty() && !element.find("relata.name")) key.name = key.id;
        // TinkerPop's words
        if (key.id == "labelV" && key.name == "labelV") key.name = "kind";
        if (key.id == "labelE" && key.name == "labelE") key.name = "type";
        key_ = &keys_.add(std::move(key));
        return Part::key;
    }

    void set_default() {
        const auto text = without_layout(text_);
        if (text.empty() || key_->is_drawing) return;
        key_->value = xml_value(key_->type, key_->name, text);
        if (!key_->value) key_->value = PropertyValue(text);
        add_default(*key_);
    }

    void add_default(const Key& key) {
        if (!key.value) return;
        if (key.domain == Domain::node || key.domain == Domain::all) node_defaults_.add(key);
        if (key.domain == Domain::edge || key.domain == Domain::all) edge_defaults_.add(key);
    }

    const Key& key_for(std::string_view id, std::size_t offset) {
        if (const auto* known = keys_.find(id, domain_)) return *known;
        draft_.note("the key " + shown(id) + " is not declared; its values stay text", offset);
        Key key;
        key.id = id;
        key.name = id;
        key.is_declared = false;
        return keys_.add(std::move(key));
    }

    // ---- graphs ------------------------------------------------------------------------------

    Part begin_graph(const XmlElementView& element) {
        const auto given = element.find("edgedefault");
        bool is_directed = !directed_.empty() && directed_.back();
        if (given) {
            is_directed = *given == "directed";
            if (!is_directed && *given != "undirected") {
                note(
                    "found " + shown(*given) +
                        " as \"edgedefault\", expected \"directed\" or \"undirected\"; read as the "
                        "latter",
                    element
                );
            }
        } else if (directed_.empty()) {
            note("a graph without \"edgedefault\" is read as undirected", element);
        }
        if (directed_.empty() && ++graphs_ == 2) {
            note("there are several graphs; they are read as one", element);
        }
        directed_.push_back(is_directed);
        return Part::graph;
    }

    /// The nodes of a graph inside a node have that node as their parent.
    Part begin_nested_graph(const XmlElementView& element) {
        auto& owner = nodes_[node_depth_ - 1];
        if (!owner.id.empty()) draft_.announce_node(owner.id, owner.offset);
        return begin_graph(element);
    }

    // ---- nodes -------------------------------------------------------------------------------

    Part begin_node(const XmlElementView& element) {
        if (node_depth_ == nodes_.size()) nodes_.emplace_back();
        auto& node = nodes_[node_depth_++];
        node.clear(element.offset());
        record_ = &node;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (prefix == "xml" || prefix == "xsi") continue;
            if (name == "id") {
                node.id = value;
            } else if (name == "labels" && is_own_) {
                // repeats the kinds for Neo4j
            } else if (!name.starts_with("yfiles.") && !name.starts_with("parse.")) {
                add_text(name, value);
            }
        }
        node.require_id(element, draft_.draft());
        return Part::node;
    }

    void end_node() {
        auto& node = nodes_[--node_depth_];
        record_ = node_depth_ == 0 ? nullptr : &nodes_[node_depth_ - 1];
        if (!node.is_whole) return;
        node_defaults_.apply(node, draft_.draft());
        if (record_ != nullptr) node.add_parent(record_->id, draft_);
        if (is_own_) {
            draft_.add_node(node.exact_entity(draft_.draft(), properties_), node.offset);
            return;
        }
        drop_second_labels(node);
        Entity entity;
        entity.id = node.id;
        entity.name = trimmed(node.label);
        take_node_label(node, entity.name);
        draft_.add_node(std::move(entity), node.attributes, node.offset);
    }

    /// Neo4j's APOC gives the labels of a node twice, as attribute and as data.
    static void drop_second_labels(XmlRecord& node) {
        constexpr std::string_view key = "labels";
        auto& attributes = node.attributes;
        const auto first = std::ranges::find(attributes, key, &AttributeView::name);
        if (first == attributes.end()) return;
        const auto second = std::find_if(first + 1, attributes.end(), [&](const auto& attribute) {
            return attribute.name == key && attribute.value == first->value;
        });
        if (second != attributes.end()) attributes.erase(second);
    }

    /// Gephi has called the label of a node `nodelabel`.
    static void take_node_label(XmlRecord& node, std::string& name) {
        for (auto& [key, value] : node.attributes) {
            if (!name.empty()) return;
            if (!is_same_word(key, "nodelabel") && !is_same_word(key, "node label")) continue;
            if (const auto text = value.text()) name = *text;
            value = {};
        }
    }

    // ---- edges -------------------------------------------------------------------------------

    Part begin_edge(const XmlElementView& element) {
        auto& edge = edge_;
        edge.clear(element.offset());
        record_ = &edge;
        if (edges_++ == 0) first_edge_ = element.offset();
        edge.directed = directed_.back();
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (prefix == "xml" || prefix == "xsi") continue;
            if (name == "source") {
                edge.source = value;
                draft_.draft().graph.expect_entity(value);
            } else if (name == "target") {
                edge.target = value;
                draft_.draft().graph.expect_entity(value);
            } else if (name == "id") {
                edge.id = value;
            } else if (name == "directed") {
                read_direction(value, element);
            } else if (name == "label") {
                // the type in Gephi's and Neo4j's files
                edge.type = value;
            } else {
                add_text(name, value);
            }
        }
        edge.require_ends(element, draft_.draft());
        return Part::edge;
    }

    void read_direction(std::string_view value, const XmlElementView& element) {
        const auto flag = xml_value(XmlValueType::boolean, {}, value);
        if (flag) {
            edge_.directed = *flag->get_if<bool>();
        } else {
            note(
                "found " + shown(value) +
                    " as \"directed\", expected true or false; the graph's default was taken",
                element
            );
        }
    }

    void end_edge() {
        auto& edge = edge_;
        record_ = node_depth_ == 0 ? nullptr : &nodes_[node_depth_ - 1];
        if (!edge.is_whole) return;
        edge_defaults_.apply(edge, draft_.draft());
        const NodeEdgeDraft::EdgeView view{edge.source, edge.target, edge.id, edge.offset};
        if (is_own_) {
            draft_.add_edge(view, edge.exact_relation(draft_.draft(), properties_));
            return;
        }
        Relation relation;
        relation.directed = edge.directed;
        take_type(edge, relation);
        draft_.add_edge(view, std::move(relation), edge.attributes);
    }

    /// From the label Gephi and Neo4j give the edge, else the one yEd draws, else the sorter's
    /// ways.
    void take_type(XmlRecord& edge, Relation& relation) {
        const auto drawn = without_breaks(trimmed(edge.label));
        const auto given = trimmed(edge.type);
        if (!given.empty()) {
            relation.type = draft_.draft().type(without_breaks(given));
            if (!drawn.empty() && drawn != given) edge.attributes.push_back({"label", drawn});
        } else if (!drawn.empty()) {
            edge.attributes.push_back({"label", drawn});
        }
        for (auto& attribute : edge.attributes) {
            const bool is_label = is_same_word(attribute.name, "edgelabel") ||
                                  is_same_word(attribute.name, "edge label");
            if (is_label) attribute.name = "label";
        }
    }

    static std::string without_breaks(std::string_view text) {
        std::string result;
        for (const char c : text) {
            const bool is_blank = c == '\n' || c == '\r' || c == '\t' || c == ' ';
            if (!is_blank) {
                result += c;
            } else if (!result.ends_with(' ')) {
                result += ' ';
            }
        }
        return result;
    }

    // ---- data --------------------------------------------------------------------------------

    Part begin_description() {
        text_.clear();
        return Part::description;
    }

    Part begin_data(const XmlElementView& element, Domain domain) {
        domain_ = domain;
        data_ = nullptr;
        has_elements_ = false;
        has_label_ = false;
        keeps_space_ = false;
        text_.clear();
        std::optional<std::string_view> id;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "key") {
                id = value;
            } else if (name == "space" && prefix == "xml") {
                keeps_space_ = value == "preserve";
            }
        }
        data_offset_ = element.offset();
        if (!id) {
            note("data without a key was left out", element);
            return Part::ignored;
        }
        data_ = &key_for(*id, element.offset());
        return Part::data;
    }

    void take_data() {
        const auto& key = *data_;
        if (key.is_drawing) return;
        auto text = std::string_view(text_);
        if (!keeps_space_) text = without_layout(text);
        if (has_elements_ && !has_label_) {
            draft_.note("elements inside <data> were left out", data_offset_);
        }
        if (record_ == nullptr || domain_ == Domain::graph) {
            if (text.empty()) return;
            draft_.draft().graph.properties.set(key.name, key.value_of(text, draft_, data_offset_));
            return;
        }
        record_->add(key, text, is_own_, draft_, data_offset_);
    }

    void add_text(std::string_view name, std::string_view text) {
        const auto inner = without_layout(text);
        if (inner.empty()) return;
        if (record_ == nullptr) {
            draft_.draft().graph.properties.set(name, inner);
            return;
        }
        record_->attributes.push_back({*names_.emplace(name).first, attribute_value(name, inner)});
    }

    // ---- what yEd draws ----------------------------------------------------------------------

    Part begin_drawing(const XmlElementView& element) {
        const auto name = element.name();
        has_elements_ = true;
        const bool is_label = name == "NodeLabel" || name == "EdgeLabel" || name == "Label.Text";
        if (is_label) {
            label_.clear();
            return Part::label;
        }
        if (name == "Label") {
            if (const auto text = element.find("Text")) {
                label_ = *text;
                take_label();
            }
        } else if (name == "Geometry" && domain_ == Domain::node && record_ != nullptr) {
            for (const std::string_view axis : {"x", "y"}) {
                const auto text = element.find(axis);
                if (text) add_axis(axis, *text);
            }
        }
        return Part::drawing;
    }

    void add_axis(std::string_view axis, std::string_view text) {
        if (record_->has(axis)) return;
        if (auto value = xml_value(XmlValueType::real, axis, text)) {
            record_->attributes.push_back({axis, *std::move(value)});
        }
    }

    void take_label() {
        has_label_ = true;
        const auto text = trimmed(label_);
        if (text.empty() || record_ == nullptr) return;
        if (record_->label.empty()) {
            record_->label = text;
        } else if (record_->label != text) {
            note_label();
        }
    }

    void note_label() {
        draft_.note("a second label of a node or edge was left out", data_offset_);
    }

    // ---- notes and errors --------------------------------------------------------------------

    void note(std::string_view what, const XmlElementView& element) {
        draft_.note(what, element.offset());
    }

    /// The record at hand cannot be read: an error, or, when the reader is to skip those, a line in
    /// the report.
    NodeEdgeDraft& draft_;
    KeyTable& keys_;
    Pass pass_;
    std::vector<Part> parts_;
    std::vector<bool> directed_;  ///< what the open graphs say of their edges
    std::size_t graphs_ = 0;
    std::size_t root_ = 0;
    std::size_t edges_ = 0;
    std::size_t first_edge_ = 0;

    Key* key_ = nullptr;
    XmlDefaults node_defaults_;
    XmlDefaults edge_defaults_;
    bool is_own_ = false;  ///< written by relata

    std::deque<XmlRecord> nodes_;  ///< the open ones, and room for more
    std::size_t node_depth_ = 0;
    XmlRecord edge_;
    XmlRecord* record_ = nullptr;  ///< what <data> belongs to

    const Key* data_ = nullptr;
    Domain domain_ = Domain::all;
    std::size_t data_offset_ = 0;
    bool keeps_space_ = false;
    bool has_elements_ = false;
    bool has_label_ = false;
    std::string text_;
    std::string label_;
    PropertyMapBuilder properties_;
    std::unordered_set<std::string> names_;  ///< of attributes that are no keys
};

/// Keys may stand after the graphs that use them.
bool has_late_keys(std::string_view text) {
    const auto last_graph = text.rfind("</graph>");
    if (last_graph == std::string_view::npos) return false;
    return text.find("<key", last_graph) != std::string_view::npos;
}

}  // namespace

bool looks_like_graphml(std::string_view bytes) {
    const auto root = find_xml_root(without_bom(bytes));
    return root && root->name == "graphml";
}

ImportReport import_graphml(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView& places, Draft& draft) {
        NodeEdgeDraft nodes_and_edges(draft);
        KeyTable keys;
        if (has_late_keys(text)) {
            GraphmlReader reader(nodes_and_edges, keys, GraphmlReader::Pass::keys);
            read_xml(text, places, reader);
        }
        GraphmlReader reader(nodes_and_edges, keys, GraphmlReader::Pass::all);
        read_xml(text, places, reader);
        reader.finish();
    };
    return import_draft("graphml", bytes, options, graph, read);
}

}  // namespace relata
