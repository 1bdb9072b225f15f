// GML is nothing but keys and values, of which a value may be a list of keys and values again. A
// list is read as a whole; what stands in graph [ node [ and graph [ edge [ becomes an entity or a
// relation, all else a property.

#include "importers/gml.hpp"

#include "graph/ascii.hpp"
#include "importers/attributes.hpp"
#include "importers/character_references.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t deepest = 512;
constexpr std::string_view list_start = "_networkx_list_start";

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_key_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

bool is_key(std::string_view text, std::string_view lower_case) {
    return is_same_word(text, lower_case);
}

/// Repeated keys become one with a list of their values, in their order.
void gather(std::vector<AttributeView>& entries) {
    const auto is_repeated = [&] {
        if (entries.size() > 32) return true;
        for (std::size_t i = 1; i < entries.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (entries[i].name == entries[k].name) return true;
            }
        }
        return false;
    };
    if (!is_repeated()) return;
    std::ranges::stable_sort(entries, {}, &AttributeView::name);
    std::vector<AttributeView> gathered;
    for (std::size_t begin = 0; begin < entries.size();) {
        auto end = begin + 1;
        while (end < entries.size() && entries[end].name == entries[begin].name) ++end;
        if (end == begin + 1) {
            gathered.push_back(std::move(entries[begin]));
        } else {
            PropertyList list;
            for (auto i = begin; i < end; ++i) {
                // NetworkX marks a list of one item so.
                if (entries[i].value.text() == list_start) continue;
                list.push_back(std::move(entries[i].value));
            }
            gathered.push_back({entries[begin].name, std::move(list)});
        }
        begin = end;
    }
    entries = std::move(gathered);
}

class GmlReader {
public:
    GmlReader(std::string_view text, Draft& draft) : text_(text), draft_(draft), sorter_(draft) {}

    void read() {
        open({}, 0);
        for (;;) {
            skip_space();
            if (at_ == text_.size()) break;
            if (text_[at_] == ']') {
                if (depth_ == 1) draft_.fail(at_, "found ']', expected a key");
                ++at_;
                close();
            } else {
                read_entry();
            }
        }
        if (depth_ != 1) {
            const auto& frame = frames_[depth_ - 1];
            draft_.fail(
                frame.offset, "the list " + shown(frame.key) + " is never closed, expected ']'"
            );
        }
        if (!has_graph_) draft_.fail(0, "there is no graph, expected \"graph [\"");
        for (const auto& [name, value] : frames_[0].entries) keep_of_graph(name, value);
        note_counts();
    }

private:
    struct Frame {
        std::string_view key;
        std::size_t offset = 0;
        std::vector<AttributeView> entries;
    };

    void open(std::string_view key, std::size_t offset) {
        if (depth_ == deepest) {
            draft_.fail(offset, "lists nested more than " + std::to_string(deepest) + " deep");
        }
        if (depth_ == frames_.size()) frames_.emplace_back();
        auto& frame = frames_[depth_++];
        frame.key = key;
        frame.offset = offset;
        frame.entries.clear();
    }

    void skip_space() {
        while (at_ < text_.size()) {
            if (is_space(text_[at_])) {
                ++at_;
            } else if (text_[at_] == '#') {
                at_ = std::min(text_.find_first_of("\n\r", at_), text_.size());
            } else {
                return;
            }
        }
    }

    std::string_view take_word() {
        const auto begin = at_;
        while (at_ < text_.size() && !is_space(text_[at_]) && text_[at_] != '[' &&
               text_[at_] != ']' && text_[at_] != '"') {
            ++at_;
        }
        return text_.substr(begin, at_ - begin);
    }

    void read_entry() {
        const auto offset = at_;
        if (!is_letter(text_[at_])) {
            draft_.fail(offset, "expected a key, found " + shown(text_.substr(at_, 1)));
        }
        const auto key = take_word();
        skip_space();
        if (at_ == text_.size()) {
            draft_.fail(at_, "expected a value of " + shown(key) + ", found the end of the input");
        }
        if (text_[at_] == '[') {
            ++at_;
            if (is_key(key, "graph") && depth_ == 1) begin_graph(offset);
            return open(key, offset);
        }
        if (text_[at_] == ']') {
            draft_.fail(at_, "expected a value of " + shown(key) + ", found ']'");
        }
        auto value = text_[at_] == '"' ? read_string() : read_scalar();
        if (depth_ == 2 && is_in_graph() && is_key(key, "directed")) {
            return set_direction(value, offset);
        }
        auto& frame = frames_[depth_ - 1];
        frame.entries.push_back({key, std::move(value)});
        const bool is_of_graph = depth_ == 1 || (depth_ == 2 && is_in_graph());
        if (is_of_graph && frame.entries.size() > most_attributes) {
            draft_.fail(
                offset, "the graph has more than " + std::to_string(most_attributes) + " attributes"
            );
        }
    }

    PropertyValue read_string() {
        const auto begin = at_ + 1;
        auto end = text_.find('"', begin);
        bool has_escapes = false;
        while (end != none && is_escaped_quote(begin, end)) {
            has_escapes = true;
            end = text_.find('"', end + 1);
        }
        if (end == none) draft_.fail(at_, "the string has no end, expected a double quote");
        const auto raw = text_.substr(begin, end - begin);
        if (has_escapes && strings_with_escapes_++ == 0) first_with_escapes_ = at_;
        at_ = end + 1;
        if (!has_escapes) return raw.find('&') == none ? std::string(raw) : without_references(raw);
        std::string text;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] == '\\' && i + 1 < raw.size() && raw[i + 1] == '"') ++i;
            text += raw[i];
        }
        return text.find('&') == none ? text : without_references(text);
    }

    /// GML has no escapes: a string may end with a backslash, as folders do. Yet some write `\"`.
    /// It is a quote inside of the string when what follows could not follow a string.
    [[nodiscard]] bool is_escaped_quote(std::size_t begin, std::size_t quote) const {
        std::size_t backslashes = 0;
        while (quote - backslashes > begin && text_[quote - 1 - backslashes] == '\\') ++backslashes;
        return backslashes % 2 == 1 && !may_follow_string(quote + 1);
    }

    /// Whether a key with its value, the end of a list or that of the input stands here.
    [[nodiscard]] bool may_follow_string(std::size_t at) const {
        const auto begin = at;
        while (at < text_.size() && is_space(text_[at])) ++at;
        if (at == text_.size() || text_[at] == '#') return true;
        if (text_[at] == ']') {
            return at + 1 == text_.size() || is_space(text_[at + 1]) || text_[at + 1] == ']';
        }
        if (at == begin || !is_letter(text_[at])) return false;
        while (at < text_.size() && is_key_character(text_[at])) ++at;
        if (at == text_.size() || !is_space(text_[at])) return false;
        const auto is_new_line = text_.substr(begin, at - begin).find_first_of("\n\r") != none;
        if (is_new_line) return true;
        while (at < text_.size() && is_space(text_[at])) ++at;
        constexpr std::string_view begins_of_values = "0123456789+-.[\"";
        if (at == text_.size() || begins_of_values.find(text_[at]) == none) return false;
        // Words of a text may look like a key and a value, but leave its closing quote over.
        constexpr std::size_t most = 4096;
        const auto line = text_.substr(at, most);
        const auto line_end = std::min(line.find_first_of("\n\r"), line.size());
        const auto quotes = std::ranges::count(line.substr(0, line_end), '"');
        return line_end == most || quotes % 2 == 0;
    }

    PropertyValue read_scalar() {
        const auto word = take_word();
        auto digits = word.starts_with('+') ? word.substr(1) : word;
        const auto* end = digits.data() + digits.size();
        std::int64_t integer = 0;
        if (const auto r = std::from_chars(digits.data(), end, integer);
            r.ec == std::errc{} && r.ptr == end) {
            return integer;
        }
        const bool is_number_like =
            !digits.empty() && (digits.front() == '-' || digits.front() == '.' ||
                                (digits.front() >= '0' && digits.front() <= '9'));
        double real = 0;
        if (const auto r = std::from_chars(digits.data(), end, real);
            is_number_like && r.ec == std::errc{} && r.ptr == end) {
            return real;
        }
        return attribute_value({}, word);
    }

    // ---- graph, node, edge -----------------------------------------------------------------

    [[nodiscard]] bool is_in_graph() const { return is_key(frames_[1].key, "graph"); }

    void begin_graph(std::size_t offset) {
        if (has_graph_) {
            draft_.note(offset, "the file holds a second graph; both were read into one");
        }
        has_graph_ = true;
        is_directed_ = false;
        relations_before_ = draft_.graph.relation_count();
    }

    void set_direction(const PropertyValue& value, std::size_t offset) {
        const auto* flag = value.get_if<bool>();
        const auto number = value.as_number();
        const bool is_directed = flag != nullptr ? *flag : number && *number != 0;
        if (is_directed != is_directed_ && draft_.graph.relation_count() != relations_before_) {
            draft_.note(
                offset, "\"directed\" stands after edges; it holds for the ones that follow"
            );
        }
        is_directed_ = is_directed;
    }

    void close() {
        auto& frame = frames_[--depth_];
        gather(frame.entries);
        const bool is_record = depth_ == 2 && is_in_graph();
        if (is_record && is_key(frame.key, "node")) return add_node(frame);
        if (is_record && is_key(frame.key, "edge")) return add_edge(frame);
        if (depth_ == 1 && is_key(frame.key, "graph")) {
            for (const auto& [name, value] : frame.entries) keep_of_graph(name, value);
            return;
        }
        std::vector<std::pair<std::string, PropertyValue>> fields;
        for (auto& [name, value] : frame.entries) fields.emplace_back(name, std::move(value));
        auto map = property_map(std::move(fields));
        frames_[depth_ - 1].entries.push_back({frame.key, std::move(map)});
    }

    void keep_of_graph(std::string_view name, const PropertyValue& value) {
        auto& properties = draft_.graph.properties;
        const bool is_own_mark = is_key(name, "creator") && value.text() == "relata";
        if (is_key(name, "multigraph") || is_own_mark || value.is_null()) return;
        const bool is_name = is_key(name, "label") || is_key(name, "name");
        if (value.text() && value.text()->empty()) return;
        const std::string key = is_name ? "name" : std::string(name);
        if (!properties.contains(key)) properties.set(key, value);
    }

    /// Takes the first entry of this key out; null when there is none.
    static PropertyValue take(std::vector<AttributeView>& entries, std::string_view key) {
        for (auto& entry : entries) {
            if (!is_key(entry.name, key)) continue;
            auto value = std::move(entry.value);
            entry = std::move(entries.back());
            entries.pop_back();
            return value;
        }
        return {};
    }

    static std::string id_text(const PropertyValue& value) {
        const bool is_id = !value.is_null() && value.get_if<PropertyMap>() == nullptr &&
                           value.get_if<PropertyList>() == nullptr;
        return is_id ? to_display(value) : std::string();
    }

    void add_node(Frame& frame) {
        Entity entity;
        const auto own_id = take(frame.entries, "relata_id");
        auto id = id_text(take(frame.entries, "id"));
        sorter_.describe(entity, frame.entries);
        if (const auto text = own_id.text(); text && !draft_.graph.find_entity(*text)) {
            // relata's own ids are texts, those of GML numbers: edges say the number.
            numbers_.emplace_back(id, *text);
            id = *text;
        }
        if (id.empty()) {
            ++nodes_without_id_;
            if (first_without_id_ == none) first_without_id_ = frame.offset;
            id = entity.name;
            for (std::size_t n = draft_.graph.entity_count();
                 id.empty() || draft_.graph.find_entity(id);
                 ++n) {
                id = "node-" + std::to_string(n + 1);
            }
        }
        entity.id = id;
        const auto known = draft_.graph.find_entity(id);
        if (!known) {
            draft_.add(std::move(entity), frame.offset);
            return;
        }
        const bool is_repeated = !draft_.is_mention(*known);
        if (is_repeated && repeated_nodes_++ == 0) first_repeated_ = frame.offset;
        if (!is_repeated || repeated_nodes_ < most_described) {
            draft_.describe(*known, entity, frame.offset);
        }
    }

    void add_edge(Frame& frame) {
        Relation relation;
        relation.directed = is_directed_;
        const auto source = id_text(take(frame.entries, "source"));
        const auto target = id_text(take(frame.entries, "target"));
        if (source.empty() || target.empty()) {
            draft_.fail(
                frame.offset,
                std::string("the edge has no ") + (source.empty() ? "source" : "target") +
                    ", expected the id of a node"
            );
        }
        sorter_.describe(relation, frame.entries);
        relation.source = draft_.mention(text_id(source), frame.offset);
        relation.target = draft_.mention(text_id(target), frame.offset);
        draft_.add(std::move(relation));
        last_edge_ = frame.offset;
    }

    /// The text id of the node an edge of a file of relata's own names.
    [[nodiscard]] std::string_view text_id(std::string_view id) {
        if (numbers_.empty()) return id;
        if (!are_numbers_sorted_) {
            std::ranges::sort(numbers_);
            are_numbers_sorted_ = true;
        }
        const auto known = std::ranges::lower_bound(numbers_, id, {}, [](const auto& pair) {
            return std::string_view(pair.first);
        });
        return known != numbers_.end() && known->first == id ? std::string_view(known->second) : id;
    }

    void note_counts() {
        if (strings_with_escapes_ != 0) {
            draft_.note(
                first_with_escapes_,
                std::to_string(strings_with_escapes_) +
                    (strings_with_escapes_ == 1 ? " string writes" : " strings write") +
                    " a double quote as \\\", which GML does not have; read as the quote alone"
            );
        }
        if (nodes_without_id_ != 0) {
            draft_.note(
                first_without_id_,
                std::to_string(nodes_without_id_) +
                    (nodes_without_id_ == 1 ? " node has" : " nodes have") +
                    " no id; named by the label instead"
            );
        }
        if (repeated_nodes_ != 0) {
            draft_.note(
                first_repeated_,
                std::to_string(repeated_nodes_) +
                    (repeated_nodes_ == 1 ? " node has" : " nodes have") +
                    " an id that was there before; merged with the first"
            );
        }
        std::size_t undeclared = 0;
        for (const auto id : draft_.graph.entities()) {
            if (draft_.is_mention(id)) ++undeclared;
        }
        if (undeclared != 0) {
            draft_.note(
                last_edge_,
                std::to_string(undeclared) + (undeclared == 1 ? " node is" : " nodes are") +
                    " named by edges only; added"
            );
        }
    }

    // Differences between nodes of one id are noted for the first few.
    static constexpr std::size_t most_described = 100;

    std::string_view text_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::size_t at_ = 0;
    std::vector<Frame> frames_;
    std::size_t depth_ = 0;
    bool has_graph_ = false;
    bool is_directed_ = false;
    std::size_t relations_before_ = 0;
    std::vector<std::pair<std::string, std::string>> numbers_;
    bool are_numbers_sorted_ = false;
    std::size_t strings_with_escapes_ = 0;
    std::size_t first_with_escapes_ = 0;
    std::size_t nodes_without_id_ = 0;
    std::size_t first_without_id_ = none;
    std::size_t repeated_nodes_ = 0;
    std::size_t first_repeated_ = 0;
    std::size_t last_edge_ = 0;
};

}  // namespace

bool looks_like_gml(std::string_view bytes) {
    auto text = without_bom(bytes).substr(0, 4096);
    constexpr int keys_before = 12;
    for (int i = 0; i < keys_before; ++i) {
        while (!text.empty() && (is_space(text.front()) || text.front() == '#')) {
            const bool is_comment = text.front() == '#';
            text.remove_prefix(is_comment ? std::min(text.find_first_of("\n\r"), text.size()) : 1);
        }
        const auto key_end = std::min(text.find_first_of(" \t\r\n[\""), text.size());
        const auto key = text.substr(0, key_end);
        if (key.empty() || !is_letter(key.front())) return false;
        text.remove_prefix(key_end);
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        if (is_key(key, "graph")) return text.starts_with('[');
        // Before the graph there are keys with one value each, on a line.
        std::size_t value_end = 0;
        if (text.starts_with('"')) {
            value_end = text.find('"', 1);
            if (value_end == none) return false;
            ++value_end;
        } else {
            value_end = text.find_first_of(" \t\r\n");
            if (value_end == none) return false;
        }
        text.remove_prefix(value_end);
        const auto next = text.find_first_not_of(" \t");
        if (next == none || (text[next] != '\n' && text[next] != '\r' && text[next] != '#' &&
                             !is_letter(text[next]))) {
            return false;
        }
    }
    return false;
}

ImportReport import_gml(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        GmlReader(text, draft).read();
    };
    return import_draft("gml", bytes, options, graph, read);
}

}  // namespace relata
