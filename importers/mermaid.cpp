#include "importers/mermaid.hpp"

#include "importers/attributes.hpp"
#include "importers/character_references.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t deepest = 512;

struct Shape {
    std::string_view open;
    std::string_view close;
    std::string_view name;
};

// Longer beginnings first.
constexpr std::array<Shape, 15> shapes{{
    {"(((", ")))", "double circle"},
    {"((", "))", "circle"},
    {"([", "])", "stadium"},
    {"(-", "-)", "ellipse"},
    {"(", ")", "rounded"},
    {"[[", "]]", "subroutine"},
    {"[(", ")]", "cylinder"},
    {"[/", "/]", "parallelogram"},
    {"[/", "\\]", "trapezoid"},
    {"[\\", "\\]", "parallelogram"},
    {"[\\", "/]", "trapezoid"},
    {"[", "]", ""},
    {"{{", "}}", "hexagon"},
    {"{", "}", "diamond"},
    {">", "]", "flag"},
}};

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

bool is_id_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '$' || c == '!' || c == '/' || c == '*' || c == '+' || c == ':' ||
           static_cast<unsigned char>(c) >= 0x80;
}

/// `#quot;` and `#9829;` are Mermaid's way to write what its syntax has a use for.
std::string plain_text(std::string_view raw) {
    auto text = without_outer_blanks(raw);
    if (text.size() > 1 && text.front() == '"' && text.back() == '"') {
        text = text.substr(1, text.size() - 2);
    }
    if (text.size() > 1 && text.front() == '`' && text.back() == '`') {
        text = text.substr(1, text.size() - 2);
    }
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        if (rest.starts_with("<br")) {
            const auto end = rest.find('>');
            const bool is_break =
                end <= 5 && rest.substr(3, end - 3).find_first_not_of(" /") == none;
            if (is_break) {
                out += '\n';
                i += end;
                continue;
            }
        }
        if (rest.front() == '#') {
            const auto end = rest.substr(0, 12).find(';');
            if (end != none && end > 1) {
                const auto name = rest.substr(1, end - 1);
                const bool is_number = name.find_first_not_of("0123456789") == none;
                const auto reference = (is_number ? "&#" : "&") + std::string(name) + ';';
                const auto character = without_references(reference);
                if (character != reference) {
                    out += character;
                    i += end;
                    continue;
                }
            }
        }
        out += text[i];
    }
    return out;
}

/// The chart inside front matter and fences, and where it begins.
struct Chart {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string_view title;
    bool has_more = false;  ///< text after the fence
};

Chart find_chart(std::string_view text) {
    Chart chart{0, text.size(), {}, false};
    LinesView lines(text);
    LineView line;
    bool is_in_front_matter = false;
    bool is_fenced = false;
    std::size_t begin = 0;
    while (lines.next(line)) {
        const auto trimmed = without_outer_blanks(line.text);
        begin = line.offset;
        if (trimmed == "---") {
            is_in_front_matter = !is_in_front_matter;
        } else if (is_in_front_matter) {
            if (trimmed.starts_with("title:")) {
                chart.title = without_outer_blanks(trimmed.substr(6));
                if (chart.title.size() > 1 && chart.title.front() == '"' &&
                    chart.title.back() == '"') {
                    chart.title = chart.title.substr(1, chart.title.size() - 2);
                }
            }
        } else if (trimmed.starts_with("```") || trimmed.starts_with(":::")) {
            if (!is_fenced && trimmed.find("mermaid") == none) break;
            is_fenced = true;
        } else if (!trimmed.empty() && !trimmed.starts_with("%%")) {
            break;
        }
        begin = lines.offset();
    }
    chart.begin = std::min(begin, text.size());
    if (!is_fenced) return chart;
    while (lines.next(line)) {
        if (!without_outer_blanks(line.text).starts_with("```")) continue;
        chart.end = line.offset;
        chart.has_more = !without_outer_blanks(text.substr(lines.offset())).empty();
        break;
    }
    return chart;
}

bool is_direction(std::string_view word) {
    constexpr std::array<std::string_view, 9> directions{
        "TB", "TD", "BT", "RL", "LR", ">", "<", "^", "v"};
    return std::ranges::find(directions, word) != directions.end();
}

struct Link {
    bool has_tail = false;  ///< an arrow at the source
    bool has_head = false;
    bool is_invisible = false;
    std::string_view style;
    std::string_view ends;  ///< `cross` or `circle`
    std::string_view text;
    std::size_t offset = 0;
};

class MermaidReader {
public:
    MermaidReader(std::string_view text, const Chart& chart, Draft& draft)
        : text_(text.substr(0, chart.end)), at_(chart.begin), draft_(draft), sorter_(draft) {}

    void read() {
        find_link_ids();
        read_heading();
        while (skip_to_statement()) read_statement();
        if (!subgraphs_.empty()) {
            draft_.fail(subgraphs_.back().offset, "the subgraph has no end, expected \"end\"");
        }
        describe_nodes();
        if (unused_ != 0) {
            draft_.note(
                first_unused_,
                std::to_string(unused_) + (unused_ == 1 ? " line" : " lines") +
                    " about style, links to pages or layout left out"
            );
        }
    }

private:
    using Attribute = std::pair<std::string_view, std::string>;

    // ---- characters ------------------------------------------------------------------------

    [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] char peek(std::size_t ahead = 0) const {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }

    void skip_blanks() {
        while (!at_end() && is_blank(text_[at_])) ++at_;
    }

    [[nodiscard]] bool is_at_statement_end() const {
        return at_end() || peek() == '\n' || peek() == '\r' || peek() == ';' ||
               rest().starts_with("%%");
    }

    /// Over blanks, ends of lines and comments; false, and back, when nothing follows.
    bool skip_to_next_line() {
        const auto begin = at_;
        if (skip_to_statement(false)) return true;
        at_ = begin;
        return false;
    }

    void skip_line() { at_ = std::min(text_.find_first_of("\n\r", at_), text_.size()); }

    bool skip_to_statement(bool over_semicolons = true) {
        while (!at_end()) {
            const char c = peek();
            const bool is_gap = is_blank(c) || c == '\n' || c == '\r' || c == '\f' || c == '\v';
            if (is_gap || (c == ';' && over_semicolons)) {
                ++at_;
            } else if (rest().starts_with("%%")) {
                skip_line();
            } else {
                return true;
            }
        }
        return false;
    }

    [[nodiscard]] std::string found() const {
        if (at_end()) return "the end of the input";
        if (is_at_statement_end()) return "the end of the line";
        const auto end = std::min(text_.find_first_of(" \t\n\r;", at_), text_.size());
        return shown(text_.substr(at_, std::max<std::size_t>(end - at_, 1)));
    }

    [[noreturn]] void fail_expected(const std::string& expected) const {
        draft_.fail(at_, "expected " + expected + ", found " + found());
    }

    /// A word at the beginning of a statement.
    [[nodiscard]] std::string_view word() const {
        const auto end = std::min(text_.find_first_of(" \t\n\r;", at_), text_.size());
        return text_.substr(at_, end - at_);
    }

    // ---- statements ------------------------------------------------------------------------

    void read_heading() {
        if (!skip_to_statement()) draft_.fail(at_, "the input holds no flowchart");
        const auto kind = word();
        if (kind != "graph" && kind != "flowchart" && kind != "flowchart-elk") {
            draft_.fail(
                at_,
                "expected a chart that begins with \"flowchart\" or \"graph\", found " + shown(kind)
            );
        }
        at_ += kind.size();
        skip_blanks();
        if (is_direction(word())) at_ += word().size();
        skip_blanks();
        if (!is_at_statement_end()) fail_expected("a direction such as TB or LR");
    }

    void read_statement() {
        const auto first = word();
        if (first == "subgraph") return open_subgraph();
        if (first == "end") return close_subgraph();
        constexpr std::array<std::string_view, 8> ignored{
            "classDef",
            "style",
            "linkStyle",
            "click",
            "direction",
            "accTitle:",
            "accDescr:",
            "accDescr"};
        if (std::ranges::find(ignored, first) != ignored.end()) return skip_unused(first);
        if (first == "class" && is_blank(peek(5))) return read_class();
        read_chain();
    }

    void note_unused(std::size_t offset) {
        if (unused_++ == 0) first_unused_ = offset;
    }

    void skip_unused(std::string_view first) {
        if (first != "direction") note_unused(at_);
        const auto line_end = std::min(text_.find_first_of("\n\r", at_), text_.size());
        const auto brace = text_.substr(at_, line_end - at_).find('{');
        if (first == "accDescr" && brace != none) {
            const auto end = text_.find('}', at_);
            at_ = end == none ? text_.size() : end + 1;
            return;
        }
        at_ = first == "click" ? end_of_click(line_end) : line_end;
    }

    /// A tooltip may go on in the next lines: then its last one holds the quote that ends it, and
    /// no more than where the page opens.
    [[nodiscard]] std::size_t end_of_click(std::size_t line_end) const {
        const auto line = text_.substr(at_, line_end - at_);
        if (std::ranges::count(line, '"') % 2 == 0) return line_end;
        const auto quote = text_.find('"', line_end);
        if (quote == none) return line_end;
        const auto end = std::min(text_.find_first_of("\n\r", quote), text_.size());
        auto after = without_outer_blanks(text_.substr(quote + 1, end - quote - 1));
        if (after.ends_with(';')) after.remove_suffix(1);
        return after.empty() || after.front() == '_' ? end : line_end;
    }

    /// `class a,b name`
    void read_class() {
        at_ += 5;
        const auto line = without_outer_blanks(
            text_.substr(at_, std::min(text_.find_first_of("\n\r;", at_), text_.size()) - at_)
        );
        const auto last_blank = line.find_last_of(" \t");
        if (last_blank == none) fail_expected("nodes and the name of a class");
        const auto name = line.substr(last_blank + 1);
        auto ids = line.substr(0, last_blank);
        while (!ids.empty()) {
            const auto end = std::min(ids.find(','), ids.size());
            const auto id = without_outer_blanks(ids.substr(0, end));
            if (link_ids_.contains(id)) {
                note_unused(at_);
            } else if (!id.empty()) {
                const auto node = draft_.mention(id, at_);
                note_new(node, at_);
                nodes_[node.value].classes.push_back(name);
            }
            ids.remove_prefix(std::min(end + 1, ids.size()));
        }
        skip_line();
    }

    void open_subgraph() {
        const auto offset = at_;
        if (subgraphs_.size() == deepest) {
            draft_.fail(offset, "subgraphs nested more than " + std::to_string(deepest) + " deep");
        }
        at_ += std::string_view("subgraph").size();
        skip_blanks();
        const auto end = std::min(text_.find_first_of("\n\r;", at_), text_.size());
        auto title = without_outer_blanks(text_.substr(at_, end - at_));
        std::string_view id;
        const auto bracket = title.find('[');
        if (!title.starts_with('"') && bracket != none && title.ends_with(']')) {
            id = without_outer_blanks(title.substr(0, bracket));
            title = title.substr(bracket + 1, title.size() - bracket - 2);
        } else if (title.find_first_of(" \t\"") == none) {
            id = title;
        }
        Subgraph subgraph{plain_text(title), offset};
        if (!id.empty()) titles_.emplace(id, subgraph.title);
        subgraphs_.push_back(std::move(subgraph));
        at_ = end;
    }

    void close_subgraph() {
        if (subgraphs_.empty()) draft_.fail(at_, "found \"end\" without a subgraph");
        subgraphs_.pop_back();
        at_ += 3;
        skip_blanks();
        if (!is_at_statement_end()) fail_expected("the end of the line");
    }

    /// `a & b --> c -- text --> d`
    void read_chain() {
        if (skip_link_attributes()) return;
        std::vector<EntityId> sources = read_nodes();
        for (;;) {
            skip_blanks();
            if (is_at_statement_end() && !goes_on_with_link()) return;
            const auto link = read_link();
            skip_blanks();
            if (is_at_statement_end()) skip_to_target();
            auto targets = read_nodes();
            add_links(sources, link, targets);
            sources = std::move(targets);
        }
    }

    /// `e1@{ animate: true }` says how the link `e1` looks.
    bool skip_link_attributes() {
        const auto id = text_.substr(at_, text_.find_first_of("@ \t\n\r;", at_) - at_);
        if (!text_.substr(at_ + id.size()).starts_with("@{") || !link_ids_.contains(id)) {
            return false;
        }
        note_unused(at_);
        at_ += id.size();
        take_attributes();
        return true;
    }

    /// Goes to the link the next line begins with, if it does. `x` and `o` begin names there.
    bool goes_on_with_link() {
        const auto begin = at_;
        constexpr std::array<std::string_view, 8> links{
            "--", "==", "-.", ".-", "~~~", "<--", "<==", "<-."};
        const bool is_link =
            skip_to_next_line() && std::ranges::any_of(links, [this](std::string_view link) {
                return rest().starts_with(link);
            });
        if (!is_link) at_ = begin;
        return is_link;
    }

    /// Goes to the node in the next line that a link at the end of a line leads to, if any.
    void skip_to_target() {
        const auto begin = at_;
        if (!skip_to_next_line() || word() == "end" || word() == "subgraph") at_ = begin;
    }

    std::vector<EntityId> read_nodes() {
        std::vector<EntityId> nodes;
        for (;;) {
            nodes.push_back(read_node());
            skip_blanks();
            if (peek() != '&') return nodes;
            ++at_;
            skip_blanks();
        }
    }

    [[nodiscard]] bool is_in_id() const {
        const char c = peek();
        if (rest().starts_with(":::")) return false;
        if (is_id_character(c)) return true;
        // A hyphen or a point may be inside a name, where it begins no link.
        const char next = peek(1);
        if (c == '-') return next != '-' && next != '.' && is_id_character(next);
        if (c == '.') return is_id_character(next);
        return false;
    }

    EntityId read_node() {
        const auto begin = at_;
        while (!at_end() && is_in_id()) ++at_;
        if (at_ == begin) fail_expected("a node");
        const auto id = text_.substr(begin, at_ - begin);
        const auto node = draft_.mention(id, begin);
        note_new(node, begin);
        // Its text may stand after a blank; what else stands there belongs to a link.
        if (rest().starts_with("@{")) {
            for (auto& [name, value] : take_attributes()) {
                if (name == "label") {
                    nodes_[node.value].label = std::move(value);
                } else {
                    nodes_[node.value].attributes.emplace_back(name, std::move(value));
                }
            }
        } else {
            read_shape(node);
        }
        while (rest().starts_with(":::")) {
            at_ += 3;
            const auto name_begin = at_;
            while (!at_end() && is_in_id()) ++at_;
            if (at_ == name_begin) fail_expected("the name of a class");
            nodes_[node.value].classes.push_back(text_.substr(name_begin, at_ - name_begin));
        }
        return node;
    }

    void note_new(EntityId node, std::size_t offset) {
        if (node.value != nodes_.size()) return;
        auto& added = nodes_.emplace_back();
        added.offset = offset;
        for (const auto& subgraph : subgraphs_) added.subgraphs.push_back(subgraph.title);
    }

    void read_shape(EntityId node) {
        const auto begin = at_;
        for (const auto& shape : shapes) {
            if (!rest().starts_with(shape.open)) continue;
            auto text_begin = at_ + shape.open.size();
            while (text_begin < text_.size() && is_blank(text_[text_begin])) ++text_begin;
            auto search_from = text_begin;
            const bool is_quoted = text_begin < text_.size() && text_[text_begin] == '"';
            if (is_quoted) {
                const auto quote = text_.find('"', text_begin + 1);
                if (quote == none) {
                    draft_.fail(text_begin, "the text has no end, expected a double quote");
                }
                search_from = quote + 1;
            }
            const auto close = text_.find(shape.close, search_from);
            // Two shapes may begin alike; the end says which it is.
            const auto line_end = std::min(text_.find_first_of("\n\r", search_from), text_.size());
            const bool is_other =
                close == none || close > line_end ||
                (is_quoted &&
                 !without_outer_blanks(text_.substr(search_from, close - search_from)).empty());
            if (is_other) continue;
            nodes_[node.value].label = plain_text(text_.substr(text_begin, close - text_begin));
            nodes_[node.value].shape = shape.name;
            at_ = close + shape.close.size();
            return;
        }
        const char c = peek();
        if (c == '[' || c == '(' || c == '{') {
            draft_.fail(begin, "the shape that begins with '" + std::string(1, c) + "' has no end");
        }
    }

    /// `@{ shape: diamond, label: "Yes?" }`
    std::vector<Attribute> take_attributes() {
        const auto begin = at_;
        std::vector<Attribute> attributes;
        at_ += 2;
        for (;;) {
            while (!at_end() &&
                   (is_blank(peek()) || peek() == ',' || peek() == '\n' || peek() == '\r')) {
                ++at_;
            }
            if (at_end()) draft_.fail(begin, "the attributes have no end, expected '}'");
            if (peek() == '}') break;
            const auto colon = text_.find_first_of(":}", at_);
            if (colon == none || text_[colon] == '}') fail_expected("a name and ':'");
            const auto name = without_outer_blanks(text_.substr(at_, colon - at_));
            at_ = colon + 1;
            while (!at_end() && is_blank(peek())) ++at_;
            std::size_t end = 0;
            if (peek() == '"') {
                end = text_.find('"', at_ + 1);
                if (end == none) draft_.fail(at_, "the text has no end, expected a double quote");
                ++end;
            } else {
                end = std::min(text_.find_first_of(",}\n\r", at_), text_.size());
            }
            auto value = plain_text(text_.substr(at_, end - at_));
            at_ = end;
            attributes.emplace_back(name, std::move(value));
            if (attributes.size() > most_attributes) {
                draft_.fail(
                    begin,
                    "found more than " + std::to_string(most_attributes) +
                        " attributes in one place"
                );
            }
        }
        ++at_;
        return attributes;
    }

    // ---- links -----------------------------------------------------------------------------

    Link read_link() {
        Link link;
        link.offset = at_;
        skip_link_id();
        const char first = peek();
        const bool has_mark = (first == '<' || first == 'x' || first == 'o') &&
                              (peek(1) == '-' || peek(1) == '=' || peek(1) == '.');
        if (has_mark) {
            link.has_tail = true;
            if (first != '<') link.ends = first == 'x' ? "cross" : "circle";
            ++at_;
        }
        if (rest().starts_with("~~~")) {
            while (peek() == '~') ++at_;
            link.is_invisible = true;
        } else if (rest().starts_with("--")) {
            read_line(link, '-');
        } else if (rest().starts_with("==")) {
            link.style = "thick";
            read_line(link, '=');
        } else if (rest().starts_with("-.") || is_dots_and_dash()) {
            link.style = "dotted";
            read_dotted(link);
        } else {
            fail_expected("a link such as \"-->\" or the end of the line");
        }
        skip_blanks();
        if (peek() == '|') {
            const auto end = text_.find_first_of("|\n\r", at_ + 1);
            if (end == none || text_[end] != '|')
                draft_.fail(at_, "the text has no end, expected '|'");
            link.text = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
        }
        return link;
    }

    /// `e1@` before a link names it; nothing else refers to the name but styles.
    void skip_link_id() {
        auto end = at_;
        while (end < text_.size() && is_id_character(text_[end])) ++end;
        if (end > at_ && end < text_.size() && text_[end] == '@') at_ = end + 1;
    }

    /// The names of links: what speaks of one may stand before it.
    void find_link_ids() {
        for (auto at = text_.find('@', at_); at != none; at = text_.find('@', at + 1)) {
            const auto after = text_.substr(at + 1, 3);
            const bool is_marked = !after.empty() && std::string_view("<xo").find(after[0]) != none;
            const auto link = after.substr(is_marked ? 1 : 0, 2);
            if (link != "--" && link != "==" && link != "-." && link != ".-" && link != "~~") {
                continue;
            }
            auto begin = at;
            while (begin > 0 && is_id_character(text_[begin - 1])) --begin;
            if (begin < at) link_ids_.insert(text_.substr(begin, at - begin));
        }
    }

    /// `.->` and `..->` are dotted links as well.
    [[nodiscard]] bool is_dots_and_dash() const {
        const auto dash = text_.find_first_not_of('.', at_);
        return dash != none && dash > at_ && text_[dash] == '-';
    }

    /// The head of a link and whether there is one.
    bool take_head(Link& link) {
        const char c = peek();
        if (c == '>') {
            link.has_head = true;
        } else if (c == 'x' || c == 'o') {
            link.has_head = true;
            link.ends = c == 'x' ? "cross" : "circle";
        } else {
            return false;
        }
        ++at_;
        return true;
    }

    void read_line(Link& link, char stroke) {
        std::size_t count = 0;
        while (peek() == stroke) {
            ++at_;
            ++count;
        }
        if (take_head(link) || count > 2) return;
        // Two strokes and no head: the text comes, up to the other half of the link.
        const auto begin = at_;
        const std::string other_half(2, stroke);
        auto end = at_;
        if (without_outer_blanks(rest()).starts_with('"')) {
            const auto open = text_.find('"', at_);
            const auto close = text_.find('"', open + 1);
            if (close != none) end = close + 1;
        }
        end = text_.find(other_half, end);
        const auto line_end = std::min(text_.find_first_of("\n\r", begin), text_.size());
        if (end == none || end > line_end) {
            if (link.has_tail) return;  // a <-- b
            draft_.fail(
                link.offset, "the link has no end, expected \"" + other_half + ">\" after its text"
            );
        }
        link.text = text_.substr(begin, end - begin);
        at_ = end;
        while (peek() == stroke) ++at_;
        take_head(link);
    }

    void read_dotted(Link& link) {
        if (peek() == '-') ++at_;
        while (peek() == '.') ++at_;
        if (peek() == '-') {
            ++at_;
            take_head(link);
            return;
        }
        const auto begin = at_;
        const auto end = text_.find(".-", at_);
        const auto line_end = std::min(text_.find_first_of("\n\r", begin), text_.size());
        if (end == none || end > line_end) {
            draft_.fail(link.offset, "the link has no end, expected \".->\" after its text");
        }
        // The other half is `.->`, `..->` or, as the whole link, `-.->`.
        auto text = text_.substr(begin, end - begin);
        while (text.ends_with('.')) text.remove_suffix(1);
        if (text.ends_with('-')) text.remove_suffix(1);
        link.text = text;
        at_ = end;
        while (peek() == '.') ++at_;
        ++at_;
        take_head(link);
    }

    void add_links(
        const std::vector<EntityId>& sources, const Link& link, const std::vector<EntityId>& targets
    ) {
        constexpr std::size_t most = 10'000'000;
        if (link.is_invisible) {
            note_unused(link.offset);
            return;
        }
        links_ += sources.size() * targets.size();
        if (links_ > most) {
            draft_.fail(link.offset, "more than " + std::to_string(most) + " links");
        }
        auto text = plain_text(link.text);
        std::ranges::replace(text, '\n', ' ');
        const bool is_reversed = link.has_tail && !link.has_head;
        for (const auto source : sources) {
            for (const auto target : targets) {
                Relation relation;
                relation.source = is_reversed ? target : source;
                relation.target = is_reversed ? source : target;
                relation.directed = link.has_head != link.has_tail;
                views_.clear();
                if (!text.empty()) views_.push_back({"label", PropertyValue(text)});
                if (!link.style.empty()) views_.push_back({"style", link.style});
                if (!link.ends.empty()) views_.push_back({"arrowhead", link.ends});
                sorter_.describe(relation, views_);
                draft_.add(std::move(relation));
            }
        }
    }

    void describe_nodes() {
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            auto& node = nodes_[i];
            const auto& id = draft_.graph.entity(EntityId{i}).id;
            Entity entity;
            entity.name = node.label;
            if (entity.name.empty()) {
                if (const auto title = titles_.find(id); title != titles_.end()) {
                    entity.name = title->second;
                }
            }
            for (const auto name : node.classes) {
                const auto kind = draft_.kind(name);
                if (std::ranges::find(entity.kinds, kind) == entity.kinds.end()) {
                    entity.kinds.push_back(kind);
                }
            }
            if (!node.shape.empty()) entity.properties.set("shape", node.shape);
            for (const auto& [name, value] : node.attributes) entity.properties.set(name, value);
            if (node.subgraphs.size() == 1) {
                entity.properties.set("subgraph", node.subgraphs.front());
            } else if (!node.subgraphs.empty()) {
                PropertyList list;
                for (const auto& title : node.subgraphs) list.emplace_back(title);
                entity.properties.set("subgraph", std::move(list));
            }
            draft_.describe(EntityId{i}, entity, node.offset);
        }
    }

    struct Subgraph {
        std::string title;
        std::size_t offset = 0;
    };
    struct Node {
        std::size_t offset = 0;
        std::string label;
        std::string_view shape;
        std::vector<std::string_view> classes;
        std::vector<std::string> subgraphs;
        std::vector<Attribute> attributes;
    };

    std::string_view text_;
    std::size_t at_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::vector<Node> nodes_;  // by entity
    std::vector<Subgraph> subgraphs_;
    std::unordered_map<std::string, std::string> titles_;
    std::unordered_set<std::string_view> link_ids_;
    std::vector<AttributeView> views_;
    std::size_t links_ = 0;
    std::size_t unused_ = 0;
    std::size_t first_unused_ = 0;
};

}  // namespace

bool looks_like_mermaid(std::string_view bytes) {
    const auto text = without_bom(bytes);
    const auto chart = find_chart(text);
    auto rest = text.substr(chart.begin, std::min<std::size_t>(chart.end - chart.begin, 20'000));
    rest = without_outer_blanks(rest);
    const auto word_end = std::min(rest.find_first_of(" \t\r\n;"), rest.size());
    const auto word = rest.substr(0, word_end);
    const bool is_flowchart = word == "flowchart" || word == "flowchart-elk";
    if (!is_flowchart && word != "graph") return false;
    rest.remove_prefix(word_end);
    const auto line_end = std::min(rest.find_first_of("\r\n;"), rest.size());
    const auto direction = without_outer_blanks(rest.substr(0, line_end));
    if (!direction.empty() && !is_direction(direction)) return false;
    if (!direction.empty() && is_flowchart) return true;
    return std::ranges::any_of(
        std::array<std::string_view, 6>{"-->", "---", "==>", "===", "-.-", "["},
        [&](std::string_view sign) { return rest.find(sign) != none; }
    );
}

ImportReport import_mermaid(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        const auto chart = find_chart(text);
        if (!chart.title.empty()) draft.graph.properties.set("name", chart.title);
        MermaidReader(text, chart, draft).read();
        if (chart.has_more) draft.note(chart.end, "what stands after the first chart was left out");
    };
    return import_draft("mermaid", bytes, options, graph, read);
}

}  // namespace relata
