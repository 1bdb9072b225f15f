// GEXF says itself what is a name, a type, a weight or a time, so that little has to be guessed.
// Its versions differ in names only (slices became spells), and all are read at once.

#include "importers/gexf.hpp"

#include "graph/ascii.hpp"
#include "importers/xml_reader.hpp"
#include "importers/xml_record.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

/// What an element is to this reader.
enum class Part : std::uint8_t {
    document,
    gexf,
    meta,
    meta_text,
    graph,
    attributes,
    attribute,
    default_value,
    nodes,
    edges,
    node,
    edge,
    attvalues,
    attvalue,
    spells,
    parents,
    ignored
};

enum class Class : std::uint8_t { node, edge };

/// The attributes declared for nodes or for edges, and those only used.
class AttributeTable {
public:
    /// The first of two with the same id counts.
    XmlKey& add(XmlKey key) {
        const auto [found, is_new] = by_id_.try_emplace(key.id, nullptr);
        if (is_new) {
            keys_.push_back(std::move(key));
            found->second = &keys_.back();
        }
        return *found->second;
    }
    [[nodiscard]] const XmlKey* find(std::string_view id) const {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : found->second;
    }

    XmlDefaults defaults;

private:
    struct Hash : std::hash<std::string_view> {
        using is_transparent = void;
    };
    std::deque<XmlKey> keys_;
    std::unordered_map<std::string, XmlKey*, Hash, std::equal_to<>> by_id_;
};

/// One stretch of time as the file gives it.
struct Spell {
    std::string start;
    std::string end;
};

bool is_unbounded(std::string_view text) {
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    return text.empty() || is_same_word(text, "infinity") || is_same_word(text, "inf");
}

/// A date, or the day of a time that EDTF does not know (fractions of seconds).
std::optional<Edtf> date_of(std::string_view text) {
    if (auto date = Edtf::parse(text)) return date;
    constexpr std::size_t day = 10;
    if (text.size() > day && (text[day] == 'T' || text[day] == ' ')) {
        return Edtf::parse(text.substr(0, day));
    }
    return std::nullopt;
}

/// The EDTF of a spell; nothing when an end is no date.
std::optional<Edtf> when_of(const Spell& spell) {
    const auto end_text = [](const std::string& text) -> std::optional<std::string> {
        if (is_unbounded(text)) return "..";
        const auto date = date_of(text);
        if (!date || date->is_interval()) return std::nullopt;
        return date->text();
    };
    const auto start = end_text(spell.start);
    const auto end = end_text(spell.end);
    if (!start || !end || (*start == ".." && *end == "..")) return std::nullopt;
    return Edtf::parse(*start == *end ? *start : *start + '/' + *end);
}

std::string hex_color(int r, int g, int b) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const int part : {r, g, b}) {
        text += digits[static_cast<std::size_t>(part) / 16];
        text += digits[static_cast<std::size_t>(part) % 16];
    }
    return text;
}

class GexfReader : public XmlEvents {
public:
    explicit GexfReader(NodeEdgeDraft& draft) : draft_(draft) { parts_.push_back(Part::document); }

    void start(const XmlElementView& element) override { parts_.push_back(begin(element)); }

    void end(std::size_t) override {
        const auto part = parts_.back();
        parts_.pop_back();
        switch (part) {
            case Part::meta_text:
                add_meta();
                break;
            case Part::default_value:
                set_default();
                break;
            case Part::attribute:
                key_ = nullptr;
                break;
            case Part::attvalue:
                if (has_text_value_) add_value(text_);
                break;
            case Part::node:
                end_node();
                break;
            case Part::edge:
                end_edge();
                break;
            default:
                break;
        }
    }

    void text(std::string_view piece) override {
        const auto part = parts_.back();
        if (part == Part::meta_text || part == Part::default_value || part == Part::attvalue) {
            text_ += piece;
        }
    }

    void finish() {
        if (!has_graph_) draft_.note("there is no <graph> in <gexf>; nothing was read", root_);
        draft_.finish(edges_, first_edge_);
    }

private:
    /// The values of an attribute that changes in time.
    struct History {
        const std::string* name = nullptr;
        PropertyList values;
    };
    struct Record : XmlRecord {
        std::vector<History> histories;
        std::vector<Spell> spells;
        std::vector<std::string> parents;
        bool has_open_end = false;
    };

    Part begin(const XmlElementView& element) {
        const auto name = element.name();
        switch (parts_.back()) {
            case Part::document:
                return begin_document(element);
            case Part::gexf:
                if (name == "graph") return begin_graph(element);
                if (name == "meta") return Part::meta;
                break;
            case Part::meta:
                text_.clear();
                meta_name_ = name;
                return Part::meta_text;
            case Part::graph:
                if (name == "attributes") return begin_attributes(element);
                if (name == "nodes") return Part::nodes;
                if (name == "edges") return Part::edges;
                if (name == "node") return begin_node(element);
                if (name == "edge") return begin_edge(element);
                break;
            case Part::attributes:
                if (name == "attribute") return begin_attribute(element);
                break;
            case Part::attribute:
                if (name == "default") {
                    text_.clear();
                    return Part::default_value;
                }
                if (name == "options") return Part::ignored;
                break;
            case Part::nodes:
                if (name == "node") return begin_node(element);
                break;
            case Part::edges:
                if (name == "edge") return begin_edge(element);
                break;
            case Part::node:
            case Part::edge:
            case Part::attvalues:
            case Part::spells:
            case Part::parents:
                return begin_inside(element);
            default:
                return Part::ignored;
        }
        draft_.note("an element " + shown(name) + " was left out", element.offset());
        return Part::ignored;
    }

    Part begin_document(const XmlElementView& element) {
        root_ = element.offset();
        if (element.name() == "gexf") return Part::gexf;
        draft_.draft().fail(
            root_, "found the root element " + shown(element.name()) + ", expected \"gexf\""
        );
    }

    void add_meta() {
        const auto text = trimmed(text_);
        if (!text.empty()) {
            draft_.draft().graph.properties.set(meta_name_, attribute_value(meta_name_, text));
        }
    }

    Part begin_graph(const XmlElementView& element) {
        if (has_graph_) {
            draft_.note("there are several graphs; they are read as one", element.offset());
        }
        has_graph_ = true;
        // The schema's default is undirected.
        auto direction = element.find("defaultedgetype");
        if (!direction) direction = element.find("edgetype");
        directed_ = direction && *direction == "directed";
        is_mutual_ = direction && *direction == "mutual";
        const auto format = element.find("timeformat").value_or("");
        has_numeric_time_ = format == "double" || format == "integer" || format == "float";
        for (const std::string_view name : {"name", "label", "start", "end"}) {
            const auto text = element.find(name);
            if (text && !text->empty()) {
                draft_.draft().graph.properties.set(name, attribute_value(name, *text));
            }
        }
        return Part::graph;
    }

    // ---- declarations ------------------------------------------------------------------------

    AttributeTable& table(Class which) { return which == Class::node ? node_table_ : edge_table_; }

    Part begin_attributes(const XmlElementView& element) {
        const auto name = element.find("class").value_or("node");
        class_ = name == "edge" ? Class::edge : Class::node;
        if (name != "edge" && name != "node") {
            draft_.note(
                "found " + shown(name) +
                    " as \"class\" of attributes, expected \"node\" or \"edge\"; "
                    "read as the former",
                element.value_offset("class")
            );
        }
        return Part::attributes;
    }

    Part begin_attribute(const XmlElementView& element) {
        key_ = nullptr;
        XmlKey key;
        const auto id = element.find("id");
        const auto title = element.find("title");
        if (!id && !title) {
            draft_.note("an attribute without an id was left out", element.offset());
            return Part::attribute;
        }
        key.id = id ? *id : *title;
        key.name = title && !title->empty() ? *title : key.id;
        key.type = xml_value_type(element.find("type").value_or(""));
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (key.read_own(name, value)) is_own_ = is_own_ || name == "relata.role";
        }
        key_ = &table(class_).add(std::move(key));
        return Part::attribute;
    }

    void set_default() {
        if (key_ == nullptr) return;
        const auto text = without_layout(text_);
        if (text.empty()) return;
        auto& key = *key_;
        key.value = xml_value(key.type, key.name, text);
        if (!key.value) key.value = PropertyValue(text);
        table(class_).defaults.add(key);
    }

    // ---- nodes -------------------------------------------------------------------------------

    Part begin_node(const XmlElementView& element) {
        if (node_depth_ != 0) {
            const auto& owner = nodes_[node_depth_ - 1];
            if (!owner.id.empty()) draft_.announce_node(owner.id, owner.offset);
        }
        if (node_depth_ == nodes_.size()) nodes_.emplace_back();
        auto& node = nodes_[node_depth_++];
        clear(node, element.offset());
        record_ = &node;
        class_ = Class::node;
        Spell spell;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "id") {
                node.id = value;
            } else if (name == "label") {
                node.label = value;
            } else if (name == "pid") {
                if (!value.empty()) node.parents.emplace_back(value);
            } else if (!read_time(name, value, node, spell) && prefix.empty()) {
                add_text(name, value);
            }
        }
        add_spell(node, std::move(spell));
        node.require_id(element, draft_.draft());
        return Part::node;
    }

    void end_node() {
        auto& node = nodes_[--node_depth_];
        if (node_depth_ != 0) {
            const auto& owner = nodes_[node_depth_ - 1].id;
            if (!owner.empty() && owner.size() <= 1000) node.parents.emplace_back(owner);
        }
        record_ = node_depth_ == 0 ? nullptr : &nodes_[node_depth_ - 1];
        if (!node.is_whole) return;
        if (is_own_) {
            draft_.add_node(node.exact_entity(draft_.draft(), properties_), node.offset);
            return;
        }
        node_table_.defaults.apply(node, draft_.draft());
        add_parents(node);
        add_times(node);
        Entity entity;
        entity.id = node.id;
        entity.name = trimmed(node.label);
        draft_.add_node(std::move(entity), node.attributes, node.offset);
    }

    void add_parents(Record& node) {
        auto& parents = node.parents;
        std::ranges::sort(parents);
        parents.erase(std::unique(parents.begin(), parents.end()), parents.end());
        if (parents.size() == 1) {
            node.add_parent(parents.front(), draft_);
        } else if (!parents.empty()) {
            PropertyList list(parents.begin(), parents.end());
            node.attributes.push_back({"parent", std::move(list)});
        }
    }

    // ---- edges -------------------------------------------------------------------------------

    Part begin_edge(const XmlElementView& element) {
        auto& edge = edge_;
        clear(edge, element.offset());
        record_ = &edge;
        class_ = Class::edge;
        if (edges_++ == 0) first_edge_ = element.offset();
        edge.directed = directed_;
        edge_weight_ = {};
        bool is_mutual = is_mutual_;
        Spell spell;
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "source") {
                edge.source = value;
            } else if (name == "target") {
                edge.target = value;
            } else if (name == "id") {
                edge.id = value;
            } else if (name == "type") {
                is_mutual = false;
                read_direction(value, element, is_mutual);
            } else if (name == "label") {
                edge.label = value;
            } else if (name == "kind") {
                edge.type = value;
            } else if (name == "weight") {
                read_weight(value, element);
            } else if (!read_time(name, value, edge, spell) && prefix.empty()) {
                add_text(name, value);
            }
        }
        if (is_mutual) {
            edge.directed = false;
            edge.attributes.push_back({"direction", "mutual"});
        }
        add_spell(edge, std::move(spell));
        edge.require_ends(element, draft_.draft());
        return Part::edge;
    }

    void read_direction(std::string_view value, const XmlElementView& element, bool& is_mutual) {
        if (is_same_word(value, "directed") || is_same_word(value, "dir")) {
            edge_.directed = true;
        } else if (is_same_word(value, "undirected")) {
            edge_.directed = false;
        } else if (is_same_word(value, "mutual") || is_same_word(value, "double")) {
            is_mutual = true;
        } else {
            draft_.note(
                "found " + shown(value) +
                    " as \"type\" of an edge, expected \"directed\", \"undirected\" or \"mutual\"; "
                    "the graph's default was taken",
                element.value_offset("type")
            );
        }
    }

    void read_weight(std::string_view value, const XmlElementView& element) {
        const auto type = is_own_ ? XmlValueType::number : XmlValueType::real;
        if (auto number = xml_value(type, "weight", value)) {
            edge_weight_ = *std::move(number);
        } else {
            edge_weight_ = PropertyValue(value);
            draft_.note(
                "found " + shown(value) + " as \"weight\", expected a number; it was kept as text",
                element.value_offset("weight")
            );
        }
    }

    void end_edge() {
        auto& edge = edge_;
        record_ = node_depth_ == 0 ? nullptr : &nodes_[node_depth_ - 1];
        if (!edge.is_whole) return;
        const NodeEdgeDraft::EdgeView view{edge.source, edge.target, edge.id, edge.offset};
        if (is_own_) {
            if (!edge_weight_.is_null()) edge.attributes.push_back({"weight", edge_weight_});
            draft_.add_edge(view, edge.exact_relation(draft_.draft(), properties_));
            return;
        }
        const bool has_weight =
            std::ranges::any_of(edge.attributes, [](const AttributeView& attribute) {
                return is_same_word(attribute.name, "weight");
            });
        edge_table_.defaults.apply(edge, draft_.draft());
        if (!has_weight && !edge_weight_.is_null()) {
            edge.attributes.push_back({"weight", edge_weight_});
        }
        add_times(edge);
        Relation relation;
        relation.directed = edge.directed;
        const auto type = trimmed(edge.type);
        if (!type.empty()) relation.type = draft_.draft().type(type);
        const auto label = trimmed(edge.label);
        if (!label.empty()) {
            const bool is_given = std::ranges::any_of(edge.attributes, [&](const auto& attribute) {
                return is_same_word(attribute.name, "label");
            });
            edge.attributes.push_back({is_given ? "edge label" : "label", label});
        }
        draft_.add_edge(view, std::move(relation), edge.attributes);
    }

    // ---- what nodes and edges hold -----------------------------------------------------------

    Part begin_inside(const XmlElementView& element) {
        const auto name = element.name();
        if (record_ == nullptr) return Part::ignored;
        auto& record = *record_;
        if (name == "attvalues") return Part::attvalues;
        if (name == "attvalue") return begin_value(element);
        if (name == "spells" || name == "slices") return Part::spells;
        if (name == "spell" || name == "slice") {
            Spell spell;
            for (const auto& [key, prefix, value] : element.attributes()) {
                read_time(key, value, record, spell);
            }
            add_spell(record, std::move(spell));
            return Part::ignored;
        }
        if (name == "parents") return Part::parents;
        if (name == "parent") {
            const auto id = element.find("for");
            if (id && !id->empty()) record.parents.emplace_back(*id);
            return Part::ignored;
        }
        const bool is_in_node = &record != &edge_;
        if (is_in_node && name == "nodes") return Part::nodes;
        if (is_in_node && name == "edges") return Part::edges;
        if (is_in_node && name == "node") return begin_node(element);
        if (name == "color" || name == "position" || name == "size" || name == "thickness" ||
            name == "shape") {
            read_drawing(element);
            return Part::ignored;
        }
        draft_.note("an element " + shown(name) + " was left out", element.offset());
        return Part::ignored;
    }

    Part begin_value(const XmlElementView& element) {
        has_text_value_ = false;
        text_.clear();
        auto id = element.find("for");
        if (!id) id = element.find("id");
        if (!id) {
            draft_.note(
                "a value that does not say which attribute it is for was left out", element.offset()
            );
            return Part::ignored;
        }
        value_offset_ = element.offset();
        value_key_ = &key_for(*id, element.offset());
        value_time_ = {};
        for (const auto& [name, prefix, value] : element.attributes()) {
            if (name == "start" || name == "end" || name == "timestamp") {
                value_time_.emplace_back(name, value);
            }
        }
        const auto value = element.find("value");
        has_text_value_ = !value;
        if (value) add_value(*value);
        return Part::attvalue;
    }

    const XmlKey& key_for(std::string_view id, std::size_t offset) {
        auto& keys = table(record_ == &edge_ ? Class::edge : Class::node);
        if (const auto* known = keys.find(id)) return *known;
        draft_.note(
            "the attribute " + shown(id) + " is not declared; its values stay text", offset
        );
        XmlKey key;
        key.id = id;
        key.name = id;
        key.is_declared = false;
        return keys.add(std::move(key));
    }

    void add_value(std::string_view text) {
        const auto& key = *value_key_;
        if (value_time_.empty()) {
            record_->add(key, text, is_own_, draft_, value_offset_);
            return;
        }
        // A value that changes in time: the last one counts, and all are kept with their times.
        auto& attributes = record_->attributes;
        const auto& history = *names_.emplace(key.name + " over time").first;
        auto value = key.value_of(text, draft_, value_offset_);
        PropertyMap timed;
        timed.set("value", value);
        for (const auto& [name, time] : value_time_) {
            timed.set(name, time_value(name, time));
        }
        const auto named = [&](std::string_view name) {
            return std::ranges::find(attributes, name, &AttributeView::name);
        };
        if (const auto known = named(key.name); known != attributes.end()) {
            known->value = value;
        } else {
            attributes.push_back({key.name, value});
        }
        if (key.value) record_->given.push_back(&key);
        auto& histories = record_->histories;
        auto known_history = std::ranges::find(histories, &history, &History::name);
        if (known_history == histories.end()) {
            known_history = histories.insert(known_history, History{&history, {}});
        }
        known_history->values.emplace_back(std::move(timed));
    }

    void add_text(std::string_view name, std::string_view text) {
        if (text.empty()) return;
        record_->attributes.push_back({*names_.emplace(name).first, attribute_value(name, text)});
    }

    // ---- time --------------------------------------------------------------------------------

    bool read_time(std::string_view name, std::string_view value, Record& record, Spell& spell) {
        if (name == "start" || name == "timestamp") {
            spell.start = trimmed(value);
            if (name == "timestamp") spell.end = spell.start;
        } else if (name == "end") {
            spell.end = trimmed(value);
        } else if (name == "startopen" || name == "endopen") {
            (name == "startopen" ? spell.start : spell.end) = trimmed(value);
            record.has_open_end = true;
        } else {
            return false;
        }
        return true;
    }

    static void add_spell(Record& record, Spell spell) {
        if (spell.start.empty() && spell.end.empty()) return;
        record.spells.push_back(std::move(spell));
    }

    PropertyValue time_value(std::string_view name, std::string_view text) const {
        if (has_numeric_time_) {
            if (auto number = xml_value(XmlValueType::real, name, text)) return *std::move(number);
        }
        return attribute_value(name, text);
    }

    /// `when` from the spells when they are dates, else `start` and `end` as they are.
    void add_times(Record& record) {
        for (auto& [name, values] : record.histories) {
            record.attributes.push_back({*name, std::move(values)});
        }
        auto& spells = record.spells;
        if (spells.empty()) return;
        if (record.has_open_end) {
            draft_.note("an open end of a time is read as if it belonged to it", record.offset);
        }
        const bool has_when =
            std::ranges::any_of(record.attributes, [](const AttributeView& attribute) {
                return is_same_word(attribute.name, "when");
            });
        std::vector<Edtf> dates;
        for (const auto& spell : spells) {
            if (has_numeric_time_ || has_when) break;
            if (auto when = when_of(spell)) dates.push_back(*std::move(when));
        }
        if (dates.size() == spells.size()) {
            add_dates(record, dates);
            return;
        }
        if (spells.size() == 1) {
            const auto& [start, end] = spells.front();
            add_raw_time(record, "start", start);
            add_raw_time(record, "end", end);
            return;
        }
        PropertyList list;
        for (const auto& [start, end] : spells) {
            PropertyMap map;
            if (!start.empty()) map.set("start", time_value("start", start));
            if (!end.empty()) map.set("end", time_value("end", end));
            list.emplace_back(std::move(map));
        }
        record.attributes.push_back({"spells", std::move(list)});
    }

    /// Several spells are kept as a list, and `when` reaches from the first to the last.
    static void add_dates(Record& record, const std::vector<Edtf>& dates) {
        if (dates.size() == 1) {
            record.attributes.push_back({"when", dates.front()});
            return;
        }
        PropertyList list(dates.begin(), dates.end());
        record.attributes.push_back({"spells", std::move(list)});
        const auto first = std::ranges::min_element(dates, {}, &Edtf::first_day);
        const auto last = std::ranges::max_element(dates, {}, &Edtf::last_day);
        const auto part = [](const Edtf& date, bool is_end) {
            const auto& text = date.text();
            const auto slash = text.find('/');
            if (slash == std::string::npos) return text;
            return is_end ? text.substr(slash + 1) : text.substr(0, slash);
        };
        const auto hull = Edtf::parse(part(*first, false) + '/' + part(*last, true));
        if (hull) record.attributes.push_back({"when", *hull});
    }

    void add_raw_time(Record& record, std::string_view name, const std::string& text) const {
        if (text.empty() || record.has(name)) return;
        record.attributes.push_back({name, time_value(name, text)});
    }

    // ---- what Gephi draws --------------------------------------------------------------------

    void read_drawing(const XmlElementView& element) {
        const auto name = element.name();
        if (name == "color") {
            read_color(element);
        } else if (name == "position") {
            for (const std::string_view axis : {"x", "y", "z"}) {
                const auto text = element.find(axis);
                if (text && !(axis == "z" && is_zero(*text))) add_drawn(axis, *text);
            }
        } else if (const auto value = element.find("value")) {
            const std::string_view key =
                name == "size" ? "size" : (name == "shape" ? "shape" : "thickness");
            add_drawn(key, *value);
        }
    }

    static bool is_zero(std::string_view text) {
        const auto number = xml_value(XmlValueType::real, {}, text);
        return number && *number->get_if<double>() == 0.0;
    }

    void read_color(const XmlElementView& element) {
        if (const auto hex = element.find("hex")) {
            add_drawn("color", *hex);
            return;
        }
        std::array<int, 3> parts{};
        bool is_color = true;
        std::string raw = "rgb(";
        constexpr std::array<std::string_view, 3> names{"r", "g", "b"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            const auto text = element.find(names[i]).value_or("");
            const auto value = xml_value(XmlValueType::integer, {}, text);
            const auto* number = value ? value->get_if<std::int64_t>() : nullptr;
            is_color = is_color && number != nullptr && *number >= 0 && *number <= 255;
            if (is_color) parts[i] = static_cast<int>(*number);
            raw += (i == 0 ? "" : ",") + std::string(text.substr(0, 20));
        }
        add_drawn("color", is_color ? hex_color(parts[0], parts[1], parts[2]) : raw + ')');
        const auto alpha = element.find("a");
        if (alpha && *alpha != "1" && *alpha != "1.0") add_drawn("opacity", *alpha);
    }

    /// Beside an attribute of the same name, which is the user's own, it gets another.
    void add_drawn(std::string_view name, std::string_view text) {
        if (is_own_) return;
        const auto& key =
            *names_.emplace(record_->has(name) ? "viz " + std::string(name) : std::string(name))
                 .first;
        auto value = name == "color" ? std::nullopt : xml_value(XmlValueType::real, name, text);
        record_->attributes.push_back({key, value ? *std::move(value) : PropertyValue(text)});
    }

    // ---- errors ------------------------------------------------------------------------------

    static void clear(Record& record, std::size_t at) {
        record.clear(at);
        record.histories.clear();
        record.spells.clear();
        record.parents.clear();
        record.has_open_end = false;
    }

    NodeEdgeDraft& draft_;
    std::vector<Part> parts_;
    std::size_t root_ = 0;
    std::size_t edges_ = 0;
    std::size_t first_edge_ = 0;
    bool has_graph_ = false;
    bool directed_ = false;
    bool is_mutual_ = false;
    bool has_numeric_time_ = false;
    bool is_own_ = false;  ///< written by relata

    AttributeTable node_table_;
    AttributeTable edge_table_;
    Class class_ = Class::node;
    XmlKey* key_ = nullptr;

    std::deque<Record> nodes_;  ///< the open ones, and room for more
    std::size_t node_depth_ = 0;
    Record edge_;
    Record* record_ = nullptr;
    PropertyValue edge_weight_;

    const XmlKey* value_key_ = nullptr;
    std::vector<std::pair<std::string, std::string>> value_time_;
    std::size_t value_offset_ = 0;
    bool has_text_value_ = false;
    std::string text_;
    std::string meta_name_;
    PropertyMapBuilder properties_;
    std::unordered_set<std::string> names_;  ///< of attributes that are not declared
};

}  // namespace

bool looks_like_gexf(std::string_view bytes) {
    const auto root = find_xml_root(without_bom(bytes));
    return root && root->name == "gexf";
}

ImportReport import_gexf(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView& places, Draft& draft) {
        NodeEdgeDraft nodes_and_edges(draft);
        GexfReader reader(nodes_and_edges);
        read_xml(text, places, reader);
        reader.finish();
    };
    return import_draft("gexf", bytes, options, graph, read);
}

}  // namespace relata
