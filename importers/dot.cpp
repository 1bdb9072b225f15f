// The DOT language, read in one pass. Subgraphs nest; what is under way in each open brace (its
// defaults, the edge statement it stands in) is kept on a stack of our own, so that a hostile file
// cannot exhaust the call stack.

#include "importers/dot.hpp"

#include "graph/byte_search.hpp"
#include "importers/attributes.hpp"
#include "importers/character_references.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t deepest = 512;
constexpr std::size_t most_multiplied_edges = 10'000'000;
// Nodes handed from a subgraph to the one around it, in all: what nesting can multiply.
constexpr std::size_t most_members = 50'000'000;

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
           static_cast<unsigned char>(c) >= 0x80;
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}

bool is_word(std::string_view text, std::string_view lower_case) {
    return text.size() == lower_case.size() &&
           std::ranges::equal(text, lower_case, [](char a, char b) { return (a | 0x20) == b; });
}

// ---- tokens --------------------------------------------------------------------------------

enum class TokenKind : std::uint8_t { end, mark, arrow, line, word, number, quoted, html };

struct Token {
    TokenKind kind = TokenKind::end;
    std::string_view text;  ///< without quotes, escapes of the quoting resolved
    std::size_t offset = 0;

    [[nodiscard]] bool is(char mark) const {
        return kind == TokenKind::mark && text.front() == mark;
    }
    [[nodiscard]] bool is_id() const { return kind >= TokenKind::word; }
    [[nodiscard]] bool is_keyword(std::string_view lower_case) const {
        return kind == TokenKind::word && is_word(text, lower_case);
    }
};

class Lexer {
public:
    Lexer(std::string_view text, const Draft& draft) : text_(text), draft_(draft) { advance(); }

    [[nodiscard]] const Token& token() const { return token_; }

    /// What are the two names behind the token if the next line is `a -> b`: a guess, without
    /// comments and escapes.
    [[nodiscard]] std::array<std::string_view, 2> guess_ends() const {
        std::array<std::string_view, 2> names;
        auto at = at_;
        for (auto& name : names) {
            while (at < text_.size() &&
                   (is_space(text_[at]) || text_[at] == '-' || text_[at] == '>')) {
                ++at;
            }
            const bool is_quoted = at < text_.size() && text_[at] == '"';
            if (is_quoted) ++at;
            const auto begin = at;
            const auto goes_on = [&](char c) {
                return is_quoted ? c != '"' : is_letter(c) || is_digit(c) || c == '.';
            };
            constexpr std::size_t longest = 64;
            while (at < text_.size() && at - begin < longest && goes_on(text_[at])) ++at;
            name = text_.substr(begin, at - begin);
            if (is_quoted) ++at;
        }
        return names;
    }

    void advance() {
        skip_space();
        token_.offset = at_;
        if (at_ == text_.size()) {
            token_.kind = TokenKind::end;
            token_.text = {};
            return;
        }
        const char c = text_[at_];
        if (is_letter(c)) {
            auto end = at_ + 1;
            while (end < text_.size() && (is_letter(text_[end]) || is_digit(text_[end]))) ++end;
            take(TokenKind::word, end);
        } else if (is_digit(c) || c == '.' || c == '-') {
            read_number_or_edge();
        } else if (c == '"') {
            read_quoted();
        } else if (c == '<') {
            read_html();
        } else if (std::string_view("{}[];,:=+@").find(c) != std::string_view::npos) {
            take(TokenKind::mark, at_ + 1);
        } else {
            draft_.fail(
                at_, "found " + shown(text_.substr(at_, 1)) + ", which has no meaning here"
            );
        }
    }

private:
    void take(TokenKind kind, std::size_t end) {
        token_.kind = kind;
        token_.text = text_.substr(at_, end - at_);
        at_ = end;
    }

    [[nodiscard]] bool starts(std::string_view what) const {
        return text_.substr(at_, what.size()) == what;
    }

    void skip_space() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '\n' || c == '\r') is_line_start_ = true;
            if (is_space(c)) {
                ++at_;
            } else if (c != '/' && c != '#') {
                break;
            } else if (starts("//") || (c == '#' && is_line_start_)) {
                at_ = std::min(text_.find_first_of("\n\r", at_), text_.size());
            } else if (starts("/*")) {
                const auto end = text_.find("*/", at_ + 2);
                if (end == none) draft_.fail(at_, "the comment has no end, expected \"*/\"");
                at_ = end + 2;
            } else {
                break;
            }
        }
        is_line_start_ = false;
    }

    void read_number_or_edge() {
        if (starts("->")) return take(TokenKind::arrow, at_ + 2);
        if (starts("--")) return take(TokenKind::line, at_ + 2);
        auto end = at_;
        if (text_[end] == '-') ++end;
        const auto first_digit = end;
        std::size_t points = 0;
        while (end < text_.size() && (is_digit(text_[end]) || (text_[end] == '.' && points == 0))) {
            if (text_[end] == '.') ++points;
            ++end;
        }
        if (end - first_digit == points) {
            draft_.fail(
                at_,
                "found " + shown(text_.substr(at_, end - at_)) +
                    ", expected a number, \"->\" or \"--\""
            );
        }
        take(TokenKind::number, end);
    }

    /// Graphviz resolves only `\"` and a backslash at the end of a line; the rest is left to what
    /// the attribute means.
    void read_quoted() {
        const auto begin = at_ + 1;
        auto end = begin;
        bool is_plain = true;
        while (true) {
            if (end < text_.size()) {
                const char* const begins = text_.data();
                const char* const ends = begins + text_.size();
                end = static_cast<std::size_t>(
                    find_byte(begins + end, ends, std::array{'"', '\\'}) - begins
                );
            }
            if (end >= text_.size()) {
                draft_.fail(at_, "the string has no end, expected a double quote");
            }
            if (text_[end] == '"') break;
            if (end + 1 < text_.size()) {
                const char next = text_[end + 1];
                if (next == '"' || next == '\n' || next == '\r') is_plain = false;
            }
            end += 2;  // what is escaped ends nothing
        }
        const auto raw = text_.substr(begin, end - begin);
        token_.kind = TokenKind::quoted;
        token_.text = is_plain ? raw : unquoted(raw);
        at_ = end + 1;
        concatenate();
    }

    std::string_view unquoted(std::string_view raw) {
        std::string out;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            if (raw[i] != '\\' || i + 1 == raw.size()) {
                out += raw[i];
                continue;
            }
            ++i;
            if (raw[i] == '\n') continue;
            if (raw[i] == '\r') {
                if (i + 1 < raw.size() && raw[i + 1] == '\n') ++i;
                continue;
            }
            if (raw[i] != '"') out += '\\';
            out += raw[i];
        }
        return kept_.emplace_back(std::move(out));
    }

    /// `"a" + "b"`.
    void concatenate() {
        const auto first = token_;
        std::string joined;
        bool is_joined = false;
        for (;;) {
            const auto after = at_;
            skip_space();
            if (at_ == text_.size() || text_[at_] != '+') {
                at_ = after;
                break;
            }
            ++at_;
            skip_space();
            if (at_ == text_.size() || text_[at_] != '"') {
                draft_.fail(at_, "expected a quoted string after '+'");
            }
            if (!is_joined) joined = first.text;
            is_joined = true;
            const auto begin = at_ + 1;
            auto end = begin;
            while (end < text_.size() && text_[end] != '"') end += text_[end] == '\\' ? 2U : 1U;
            if (end >= text_.size()) {
                draft_.fail(at_, "the string has no end, expected a double quote");
            }
            joined += unquoted(text_.substr(begin, end - begin));
            kept_.pop_back();
            at_ = end + 1;
        }
        token_ = first;
        if (is_joined) token_.text = kept_.emplace_back(std::move(joined));
    }

    void read_html() {
        std::size_t depth = 0;
        auto end = at_;
        for (; end < text_.size(); ++end) {
            if (text_[end] == '<') {
                if (text_.substr(end, 4) == "<!--") {
                    const auto comment_end = text_.find("-->", end);
                    if (comment_end == none) break;
                    end = comment_end + 2;
                    continue;
                }
                ++depth;
            }
            if (text_[end] == '>' && --depth == 0) break;
        }
        if (end >= text_.size() || depth != 0) {
            draft_.fail(at_, "the HTML string has no end, expected '>'");
        }
        token_.kind = TokenKind::html;
        token_.text = text_.substr(at_ + 1, end - at_ - 1);
        at_ = end + 1;
    }

    std::string_view text_;
    const Draft& draft_;
    std::size_t at_ = 0;
    bool is_line_start_ = true;
    Token token_;
    std::deque<std::string> kept_;  // strings that are not in the text as they are
};

// ---- statements ----------------------------------------------------------------------------

struct Attribute {
    std::string_view name;
    std::string_view value;
    bool is_html = false;
};
using Attributes = std::vector<Attribute>;

/// Sets attributes; of one given twice the last counts.
void set_all(Attributes& own, const Attributes& more) {
    if (own.empty()) {
        own = more;
        if (more.size() < 2) return;
    } else if (own.size() + more.size() <= 32) {
        for (const auto& attribute : more) {
            auto same = std::ranges::find(own, attribute.name, &Attribute::name);
            if (same == own.end()) {
                own.push_back(attribute);
            } else {
                *same = attribute;
            }
        }
        return;
    } else {
        own.insert(own.end(), more.begin(), more.end());
    }
    const auto is_repeated = [&] {
        if (own.size() > 32) return true;
        for (std::size_t i = 1; i < own.size(); ++i) {
            for (std::size_t k = 0; k < i; ++k) {
                if (own[i].name == own[k].name) return true;
            }
        }
        return false;
    };
    if (!is_repeated()) return;
    std::ranges::stable_sort(own, {}, &Attribute::name);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < own.size(); ++i) {
        if (i + 1 < own.size() && own[i + 1].name == own[i].name) continue;
        own[kept++] = own[i];
    }
    own.resize(kept);
}

/// A node as the end of an edge.
struct NodeRef {
    EntityId node;
    std::string_view port;
};

/// One of the parts of `a -> {b c} -> d`, as a range of the nodes of the statement.
struct End {
    std::size_t first = 0;
    std::size_t count = 0;
    std::size_t subgraph = none;  ///< its nodes instead, as they are at the end of the statement
};

struct Subgraph {
    std::string_view name;  ///< empty when it has none
    std::size_t parent = none;
    std::vector<EntityId> members;
    std::unordered_set<std::uint32_t> is_member;
    Attributes attributes;
    Attributes node_defaults;  ///< set in it, and there again when it is opened again
    Attributes edge_defaults;
    std::unordered_map<std::string_view, std::size_t> children;
};

/// What is under way inside an open brace.
struct Frame {
    std::size_t subgraph = none;  ///< none: the graph itself
    std::size_t offset = 0;
    Attributes node_defaults;
    Attributes edge_defaults;
    std::vector<NodeRef> nodes;
    std::vector<End> ends;
    bool is_end_open = false;  ///< an end is complete: an edge, attributes or the next follow
    bool is_end_wanted = false;
};

/// An edge of a strict graph, which later statements may describe further.
struct StrictEdge {
    EntityId source;
    EntityId target;
    Attributes attributes;
};

class DotReader {
public:
    DotReader(std::string_view text, Draft& draft)
        : lexer_(text, draft), draft_(draft), sorter_(draft) {}

    void read() {
        if (lexer_.token().kind == TokenKind::end) {
            fail("the input holds no graph, expected \"digraph\" or \"graph\"");
        }
        while (lexer_.token().kind != TokenKind::end) read_graph();
        describe_nodes();
        if (graph_count_ > 1) {
            draft_.note(
                0,
                "the file holds " + std::to_string(graph_count_) +
                    " graphs; all were read into one, nodes of one name as one"
            );
        }
        if (unused_attributes_ != none) {
            draft_.note(
                unused_attributes_, "attributes after a subgraph have no meaning; left out"
            );
        }
    }

private:
    [[noreturn]] void fail(const std::string& message) const {
        draft_.fail(lexer_.token().offset, message);
    }

    [[noreturn]] void fail_expected(const std::string& expected) const {
        const auto& token = lexer_.token();
        fail("expected " + expected + ", found " + found_words(token));
    }

    static std::string found_words(const Token& token) {
        if (token.kind == TokenKind::end) return "the end of the input";
        if (token.kind == TokenKind::mark) return '\'' + std::string(token.text) + '\'';
        return shown(token.text);
    }

    bool accept(char mark) {
        if (!lexer_.token().is(mark)) return false;
        lexer_.advance();
        return true;
    }

    Token take_id(const std::string& expected) {
        if (!lexer_.token().is_id() || is_reserved(lexer_.token())) fail_expected(expected);
        const auto token = lexer_.token();
        lexer_.advance();
        return token;
    }

    static bool is_reserved(const Token& token) {
        constexpr std::array<std::string_view, 6> words{
            "node", "edge", "graph", "digraph", "subgraph", "strict"};
        return token.kind == TokenKind::word && token.text.size() >= 4 &&
               std::ranges::any_of(words, [&](std::string_view word) {
                   return is_word(token.text, word);
               });
    }

    void read_graph() {
        is_strict_ = false;
        if (lexer_.token().is_keyword("strict")) {
            is_strict_ = true;
            lexer_.advance();
        }
        is_directed_ = lexer_.token().is_keyword("digraph");
        if (!is_directed_ && !lexer_.token().is_keyword("graph")) {
            fail_expected("\"digraph\" or \"graph\"");
        }
        lexer_.advance();
        graph_name_ = {};
        if (lexer_.token().is_id()) graph_name_ = take_id("the name of the graph").text;
        is_own_ = graph_name_ == "relata";
        const auto brace = lexer_.token().offset;
        if (!accept('{')) fail_expected("'{'");
        ++graph_count_;
        subgraphs_.clear();
        root_children_.clear();
        graph_attributes_.clear();
        strict_edges_.clear();
        strict_index_.clear();
        keyed_.clear();
        frames_.clear();
        frames_.emplace_back().offset = brace;
        while (!frames_.empty()) step();
        finish_graph();
    }

    /// Reads one part of a statement.
    void step() {
        auto& frame = frames_.back();
        if (frame.is_end_open) return continue_statement(frame);
        const auto& token = lexer_.token();
        if (token.is('{') || token.is_keyword("subgraph")) return open_subgraph();
        if (frame.is_end_wanted) {
            if (!token.is_id() || is_reserved(token)) fail_expected("a node or a subgraph");
            return read_node(frame);
        }
        if (token.is(';')) return lexer_.advance();
        if (token.is('}')) return close();
        if (token.kind == TokenKind::end) {
            draft_.fail(frame.offset, "the brace is never closed, expected '}'");
        }
        if (token.is_keyword("node") || token.is_keyword("edge") || token.is_keyword("graph")) {
            return read_defaults(frame);
        }
        if (!token.is_id() || is_reserved(token)) fail_expected("a statement or '}'");
        read_node(frame);
    }

    void read_defaults(Frame& frame) {
        const auto word = lexer_.token();
        lexer_.advance();
        // `node = x` names a set of defaults in cgraph's grammar, which nothing can use.
        Attributes attributes;
        read_attributes(attributes);
        if (word.is_keyword("node")) {
            set_all(frame.node_defaults, attributes);
            if (frame.subgraph != none) {
                set_all(subgraphs_[frame.subgraph].node_defaults, attributes);
            }
        } else if (word.is_keyword("edge")) {
            set_all(frame.edge_defaults, attributes);
            if (frame.subgraph != none) {
                set_all(subgraphs_[frame.subgraph].edge_defaults, attributes);
            }
        } else {
            set_all(attributes_of(frame), attributes);
        }
    }

    Attributes& attributes_of(const Frame& frame) {
        return frame.subgraph == none ? graph_attributes_ : subgraphs_[frame.subgraph].attributes;
    }

    /// `[a=b, c; d = "e"] [f]`
    void read_attributes(Attributes& attributes) {
        while (accept('[')) {
            while (!lexer_.token().is(']')) {
                // cgraph's own writer puts @ before names of macros; readers pass over it.
                accept('@');
                const auto name = take_id("an attribute or ']'");
                Attribute attribute{name.text, "true", false};
                if (accept('=')) {
                    const auto value = take_value();
                    attribute.value = value.text;
                    attribute.is_html = value.kind == TokenKind::html;
                }
                attributes.push_back(attribute);
                require_few(attributes, name.offset);
                if (!accept(',')) accept(';');
            }
            lexer_.advance();
        }
    }

    void require_few(const Attributes& attributes, std::size_t offset) const {
        if (attributes.size() <= most_attributes) return;
        draft_.fail(
            offset,
            "found more than " + std::to_string(most_attributes) + " attributes in one place"
        );
    }

    Token take_value() {
        if (!lexer_.token().is_id() || is_reserved(lexer_.token())) fail_expected("a value");
        const auto token = lexer_.token();
        lexer_.advance();
        return token;
    }

    /// A node with its port, or `name = value` for the graph.
    void read_node(Frame& frame) {
        const auto name = take_id("a node");
        if (!frame.is_end_wanted && frame.nodes.empty() && lexer_.token().is('=')) {
            lexer_.advance();
            const auto value = take_value();
            set_all(attributes_of(frame), {{name.text, value.text, value.kind == TokenKind::html}});
            require_few(attributes_of(frame), name.offset);
            return;
        }
        NodeRef ref;
        ref.port = read_port();
        if (!frame.is_end_wanted && frame.nodes.empty() && lexer_.token().is('[')) {
            Attributes attributes;
            read_attributes(attributes);
            const auto node = node_of(frame, name, &attributes);
            set_all(node_attributes_[node.value], attributes);
            return;
        }
        ref.node = node_of(frame, name, nullptr);
        // After a comma it is one more node of the same end.
        if (frame.ends.empty() || frame.is_end_wanted)
            frame.ends.push_back({frame.nodes.size(), 0, none});
        frame.nodes.push_back(ref);
        ++frame.ends.back().count;
        frame.is_end_open = true;
        frame.is_end_wanted = false;
    }

    std::string_view read_port() {
        if (!accept(':')) return {};
        const auto port = take_id("a port");
        if (!accept(':')) return port.text;
        const auto compass = take_id("a compass point");
        return kept_.emplace_back(std::string(port.text) + ':' + std::string(compass.text));
    }

    EntityId node_of(Frame& frame, const Token& name, const Attributes* attributes) {
        auto id = find_renamed(name.text);
        if (!id.is_valid()) {
            id = draft_.mention(text_id(name.text, attributes), name.offset);
            if (id.value == node_attributes_.size()) {
                node_attributes_.push_back(frame.node_defaults);
                node_places_.push_back({name.offset, name.text});
                memberships_.emplace_back();
                if (attributes != nullptr && draft_.graph.entity(id).id != name.text) {
                    renamed_.emplace(name.text, id);
                }
            }
        }
        if (frame.subgraph != none) join(subgraphs_[frame.subgraph], id);
        return id;
    }

    [[nodiscard]] EntityId find_renamed(std::string_view name) const {
        if (renamed_.empty()) return {};
        const auto known = renamed_.find(name);
        return known == renamed_.end() ? EntityId{} : known->second;
    }

    /// relata itself writes ids that make no good node names as an attribute.
    [[nodiscard]] std::string_view text_id(std::string_view name, const Attributes* attributes)
        const {
        if (attributes == nullptr || draft_.graph.find_entity(name)) return name;
        const auto own = std::ranges::find(*attributes, "relata_id", &Attribute::name);
        if (own == attributes->end() || own->value.empty()) return name;
        return draft_.graph.find_entity(own->value) ? name : own->value;
    }

    static bool join(Subgraph& subgraph, EntityId id) {
        if (!subgraph.is_member.insert(id.value).second) return false;
        subgraph.members.push_back(id);
        return true;
    }

    void continue_statement(Frame& frame) {
        const auto& token = lexer_.token();
        if (token.kind == TokenKind::arrow || token.kind == TokenKind::line) {
            const bool is_arrow = token.kind == TokenKind::arrow;
            if (is_arrow != is_directed_) {
                fail(
                    is_arrow ? "found \"->\" in an undirected graph, expected \"--\""
                             : "found \"--\" in a directed graph, expected \"->\""
                );
            }
            lexer_.advance();
            frame.is_end_open = false;
            frame.is_end_wanted = true;
            return;
        }
        if (token.is(',') && !frame.nodes.empty()) {
            lexer_.advance();
            return read_node(frame);
        }
        const auto offset = lexer_.token().offset;
        auto& attributes = edge_attributes_;
        attributes.clear();
        read_attributes(attributes);
        if (frame.ends.size() > 1) {
            for (const auto name : lexer_.guess_ends()) draft_.graph.expect_entity(name);
            add_edges(frame, attributes);
        } else if (!attributes.empty()) {
            if (frame.nodes.empty()) unused_attributes_ = std::min(unused_attributes_, offset);
            for (const auto& ref : frame.nodes) {
                set_all(node_attributes_[ref.node.value], attributes);
            }
        }
        frame.nodes.clear();
        frame.ends.clear();
        frame.is_end_open = false;
    }

    // ---- subgraphs -------------------------------------------------------------------------

    void open_subgraph() {
        const auto offset = lexer_.token().offset;
        std::string_view name;
        if (lexer_.token().is_keyword("subgraph")) {
            lexer_.advance();
            if (lexer_.token().is_id()) name = take_id("the name of the subgraph").text;
        }
        const auto at = subgraph_of(name, frames_.back().subgraph);
        if (!lexer_.token().is('{')) fail_expected("'{'");
        lexer_.advance();
        if (frames_.size() >= deepest) {
            draft_.fail(offset, "braces nested more than " + std::to_string(deepest) + " deep");
        }
        Frame inner;
        inner.subgraph = at;
        inner.offset = offset;
        inner.node_defaults = frames_.back().node_defaults;
        inner.edge_defaults = frames_.back().edge_defaults;
        set_all(inner.node_defaults, subgraphs_[at].node_defaults);
        set_all(inner.edge_defaults, subgraphs_[at].edge_defaults);
        frames_.push_back(std::move(inner));
    }

    std::size_t subgraph_of(std::string_view name, std::size_t parent) {
        if (!name.empty()) {
            auto& children = parent == none ? root_children_ : subgraphs_[parent].children;
            const auto [known, is_new] = children.emplace(name, subgraphs_.size());
            if (!is_new) return known->second;
        }
        auto& added = subgraphs_.emplace_back();
        added.name = name;
        added.parent = parent;
        return subgraphs_.size() - 1;
    }

    void close() {
        const auto at = frames_.back().subgraph;
        frames_.pop_back();
        lexer_.advance();
        if (at != none) end_with_members(at);
    }

    /// A subgraph is complete: its nodes are in the one around it, and may be an end of edges.
    void end_with_members(std::size_t at) {
        auto& frame = frames_.back();
        const auto& subgraph = subgraphs_[at];
        if (subgraph.parent != none) {
            auto& around = subgraphs_[subgraph.parent];
            for (const auto id : subgraph.members) {
                if (++handed_on_ > most_members) {
                    draft_.fail(
                        frame.offset,
                        "subgraphs nested around too many nodes, expected at most " +
                            std::to_string(most_members) + " in all"
                    );
                }
                join(around, id);
            }
        }
        if (frame.ends.empty() || frame.is_end_wanted)
            frame.ends.push_back({frame.nodes.size(), 0, none});
        frame.ends.back().subgraph = at;
        frame.is_end_open = true;
        frame.is_end_wanted = false;
    }

    // ---- edges -----------------------------------------------------------------------------

    void add_edges(const Frame& frame, const Attributes& attributes) {
        auto& all = all_edge_attributes_;
        all = frame.edge_defaults;
        set_all(all, attributes);
        for (const auto& end : frame.ends) {
            // Graphviz takes the nodes of a subgraph in the order in which they were first named.
            if (end.subgraph != none) {
                std::ranges::sort(subgraphs_[end.subgraph].members, {}, &EntityId::value);
            }
        }
        for (std::size_t i = 0; i + 1 < frame.ends.size(); ++i) {
            const auto& from = frame.ends[i];
            const auto& to = frame.ends[i + 1];
            const auto from_count = count_nodes(from);
            const auto to_count = count_nodes(to);
            if (from_count > 1 || to_count > 1) count_product(from_count, to_count);
            for (std::size_t s = 0; s < from_count; ++s) {
                for (std::size_t t = 0; t < to_count; ++t) {
                    add_edge(node_at(frame, from, s), node_at(frame, to, t), all, attributes);
                }
            }
        }
    }

    [[nodiscard]] std::size_t count_nodes(const End& end) const {
        return end.subgraph == none ? end.count : subgraphs_[end.subgraph].members.size();
    }

    [[nodiscard]] NodeRef node_at(const Frame& frame, const End& end, std::size_t i) const {
        if (end.subgraph == none) return frame.nodes[end.first + i];
        return {subgraphs_[end.subgraph].members[i], {}};
    }

    void count_product(std::size_t a, std::size_t b) {
        const bool is_more = b != 0 && a > (most_multiplied_edges - multiplied_) / b;
        if (is_more) {
            fail(
                "subgraphs as ends would make more than " + std::to_string(most_multiplied_edges) +
                " edges"
            );
        }
        multiplied_ += a * b;
    }

    /// `own` are the attributes without the defaults: those of an edge that is there already stay.
    void add_edge(
        const NodeRef& from, const NodeRef& to, const Attributes& attributes, const Attributes& own
    ) {
        std::string_view key;
        for (const auto& attribute : attributes) {
            if (attribute.name == "key") key = attribute.value;
        }
        if (!is_strict_ && key.empty()) {
            relation_of(from, to, attributes);
            return;
        }
        auto a = from.node.value;
        auto b = to.node.value;
        if (!is_directed_ && b < a) std::swap(a, b);
        const auto ends = (std::uint64_t{a} << 32U) | b;
        if (is_strict_) {
            const auto [known, is_new] = strict_index_.emplace(ends, strict_edges_.size());
            if (is_new) strict_edges_.push_back({from.node, to.node, {}});
            auto& edge = strict_edges_[known->second];
            auto all = is_new ? attributes : own;
            // Named the other way round, an undirected edge keeps its ends, and they their ports.
            const bool is_turned = edge.source != from.node && from.node != to.node;
            add_ports(is_turned ? to : from, is_turned ? from : to, all);
            set_all(edge.attributes, all);
            if (!is_new) ++merged_edges_;
            return;
        }
        const auto [known, is_new] =
            keyed_.emplace(std::to_string(ends) + ' ' + std::string(key), RelationId{});
        if (is_new) {
            known->second = relation_of(from, to, attributes);
            return;
        }
        ++merged_edges_;
        for (const auto& [name, value, is_html] : own) {
            draft_.graph.set_property(
                known->second,
                name,
                attribute_value(name, is_html ? text_of_markup(value) : std::string(value))
            );
        }
    }

    static void add_ports(const NodeRef& from, const NodeRef& to, Attributes& attributes) {
        if (!from.port.empty()) set_all(attributes, {{"tailport", from.port, false}});
        if (!to.port.empty()) set_all(attributes, {{"headport", to.port, false}});
    }

    RelationId relation_of(const NodeRef& from, const NodeRef& to, const Attributes& attributes) {
        if (from.port.empty() && to.port.empty()) {
            return add_relation(from.node, to.node, attributes);
        }
        auto all = attributes;
        add_ports(from, to, all);
        return add_relation(from.node, to.node, all);
    }

    RelationId add_relation(EntityId source, EntityId target, const Attributes& attributes) {
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.directed = is_directed_;
        views_.clear();
        const bool has_type =
            std::ranges::find(attributes, "type", &Attribute::name) != attributes.end();
        for (const auto& [written, value, is_html] : attributes) {
            const auto name = own_name(written);
            if (is_own_ && (is_drawing(written) || (has_type && name == "label"))) continue;
            if (is_word(written, "dir") && is_word(value, "none")) {
                relation.directed = false;
            } else if (is_html) {
                views_.push_back({name, text_of_markup(value)});
            } else if (name == "id") {
                views_.push_back({name, PropertyValue(value)});  // "1.50" is not 1.5
            } else if (written == "label" || value.find('\\') != none) {
                views_.push_back({name, value_of(written, name, value, source, target)});
            } else {
                views_.push_back({name, attribute_value(name, value)});
            }
        }
        sorter_.describe(relation, views_);
        return draft_.add(std::move(relation));
    }

    PropertyValue value_of(
        std::string_view written,
        std::string_view name,
        std::string_view value,
        EntityId source,
        EntityId target
    ) {
        if (!is_escaped(written)) return attribute_value(name, value);
        const auto& tail = draft_.graph.entity(source).id;
        const auto& head = draft_.graph.entity(target).id;
        const auto edge = tail + (is_directed_ ? "->" : "--") + head;
        return attribute_value(name, resolved(value, {{'T', tail}, {'H', head}, {'E', edge}}));
    }

    // ---- what the attributes mean ----------------------------------------------------------

    /// relata writes properties whose names Graphviz has a use for with its own name in front.
    [[nodiscard]] std::string_view own_name(std::string_view name) const {
        constexpr std::string_view prefix = "relata_";
        const bool is_prefixed = is_own_ && name.starts_with(prefix) && name != "relata_name";
        return is_prefixed ? name.substr(prefix.size()) : name;
    }

    /// What relata adds to its own graphs for the picture alone.
    static bool is_drawing(std::string_view name) {
        constexpr std::array<std::string_view, 5> names{
            "tooltip", "labeltooltip", "edgetooltip", "URL", "shape"};
        return std::ranges::find(names, name) != names.end();
    }

    /// The attributes in which Graphviz gives a backslash and a reference a meaning.
    static bool is_escaped(std::string_view name) {
        constexpr std::array<std::string_view, 6> names{
            "label", "xlabel", "headlabel", "taillabel", "tooltip", "labeltooltip"};
        return std::ranges::find(names, name) != names.end();
    }

    std::string resolved(
        std::string_view value, std::initializer_list<std::pair<char, std::string_view>> names
    ) const {
        std::string out;
        for (std::size_t i = 0; i < value.size(); ++i) {
            if (value[i] != '\\' || i + 1 == value.size()) {
                out += value[i];
                continue;
            }
            const char c = value[++i];
            const auto* name =
                std::ranges::find(names, c, &std::pair<char, std::string_view>::first);
            if (name != names.end()) {
                out += name->second;
            } else if (c == 'n' || c == 'l' || c == 'r') {
                out += '\n';
            } else if (c == 'G') {
                out += graph_name_;
            } else if (c != 'L') {
                out += c;
            }
        }
        // `\l` ends a line rather than parting two.
        if (value.ends_with("\\l") || value.ends_with("\\r")) {
            if (out.ends_with('\n')) out.pop_back();
        }
        return without_references(out);
    }

    void finish_graph() {
        for (const auto& edge : strict_edges_)
            add_relation(edge.source, edge.target, edge.attributes);
        if (merged_edges_ != 0) {
            draft_.note(
                0,
                std::to_string(merged_edges_) +
                    (merged_edges_ == 1 ? " edge named again was" : " edges named again were") +
                    " taken as the same, as \"strict\" or \"key\" asks"
            );
            merged_edges_ = 0;
        }
        PropertyMap described;
        for (const auto& subgraph : subgraphs_) {
            if (subgraph.name.empty()) continue;
            PropertyMap attributes;
            for (const auto& attribute : subgraph.attributes) {
                attributes.set(attribute.name, graph_value(attribute));
            }
            for (const auto id : subgraph.members) {
                auto& names = memberships_[id.value];
                if (std::ranges::find(names, subgraph.name) == names.end()) {
                    names.push_back(subgraph.name);
                }
            }
            if (!attributes.empty()) described.set(subgraph.name, std::move(attributes));
        }
        auto& properties = draft_.graph.properties;
        const auto set_new = [&](std::string_view name, PropertyValue value) {
            if (!properties.contains(name)) properties.set(name, std::move(value));
        };
        for (const auto& attribute : graph_attributes_) {
            auto value = graph_value(attribute);
            if (value.is_null()) continue;
            set_new(attribute.name == "label" ? "name" : attribute.name, std::move(value));
        }
        // What everyone calls a graph that has no name.
        const bool is_named = !graph_name_.empty() && graph_name_ != "G" && graph_name_ != "relata";
        if (is_named) set_new("name", graph_name_);
        if (!described.empty()) set_new("subgraphs", std::move(described));
    }

    PropertyValue graph_value(const Attribute& attribute) const {
        if (attribute.is_html) return text_of_markup(attribute.value);
        if (is_escaped(attribute.name)) return resolved(attribute.value, {});
        return attribute_value(attribute.name, attribute.value);
    }

    void describe_nodes() {
        for (std::uint32_t i = 0; i < node_attributes_.size(); ++i) {
            const auto& attributes = node_attributes_[i];
            const auto& names = memberships_[i];
            if (attributes.empty() && names.empty()) continue;
            Entity entity;
            std::string_view own_entity_name;
            views_.clear();
            for (const auto& attribute : attributes) {
                const auto& [written, value, is_html] = attribute;
                const auto name = own_name(written);
                if (is_own_ && is_drawing(written)) continue;
                if (written == "relata_name") {
                    own_entity_name = value;
                    continue;
                }
                if (written == "relata_id") {
                    if (draft_.graph.entity(EntityId{i}).id == value) continue;
                }
                if (is_html) {
                    views_.push_back({name, text_of_markup(value)});
                } else if (is_escaped(written)) {
                    views_.push_back({name, resolved(value, {{'N', node_places_[i].name}})});
                } else {
                    views_.push_back({name, attribute_value(name, value)});
                }
                if (written == "label") {
                    entity.name = std::string(*views_.back().value.text());
                    views_.pop_back();
                }
            }
            if (!own_entity_name.empty()) entity.name = own_entity_name;
            sorter_.describe(entity, views_);
            if (!names.empty() && !entity.properties.contains("subgraph")) {
                PropertyList list;
                for (const auto name : names) list.emplace_back(name);
                entity.properties.set(
                    "subgraph",
                    list.size() == 1 ? std::move(list.front()) : PropertyValue(std::move(list))
                );
            }
            draft_.describe(EntityId{i}, entity, node_places_[i].offset);
        }
    }

    struct Place {
        std::size_t offset = 0;
        std::string_view name;
    };

    Lexer lexer_;
    Draft& draft_;
    AttributeSorter sorter_;
    bool is_directed_ = true;
    bool is_strict_ = false;
    Attributes edge_attributes_;      ///< of the statement at hand; kept for their room
    Attributes all_edge_attributes_;  ///< with the defaults
    bool is_own_ = false;
    std::string_view graph_name_;
    std::size_t graph_count_ = 0;
    std::vector<Frame> frames_;
    std::vector<Subgraph> subgraphs_;
    std::unordered_map<std::string_view, std::size_t> root_children_;
    Attributes graph_attributes_;
    std::vector<StrictEdge> strict_edges_;
    std::unordered_map<std::uint64_t, std::size_t> strict_index_;
    std::unordered_map<std::string, RelationId> keyed_;
    std::size_t merged_edges_ = 0;
    std::size_t multiplied_ = 0;
    std::size_t handed_on_ = 0;
    std::size_t unused_attributes_ = none;
    std::unordered_map<std::string_view, EntityId> renamed_;
    std::deque<std::string> kept_;
    std::vector<AttributeView> views_;
    // By entity, all of which are nodes of this file.
    std::vector<Attributes> node_attributes_;
    std::vector<Place> node_places_;
    std::vector<std::vector<std::string_view>> memberships_;
};

/// The text after blanks and comments.
std::string_view after_comments(std::string_view text) {
    for (;;) {
        while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
        if (text.starts_with("//") || text.starts_with('#')) {
            text.remove_prefix(std::min(text.find_first_of("\n\r"), text.size()));
        } else if (text.starts_with("/*")) {
            const auto end = text.find("*/");
            if (end == none) return {};
            text.remove_prefix(end + 2);
        } else {
            return text;
        }
    }
}

/// Takes the word off the text, when it begins with it.
bool take_word(std::string_view& text, std::string_view word) {
    if (!is_word(text.substr(0, word.size()), word)) return false;
    const auto rest = text.substr(word.size());
    if (!rest.empty() && (is_letter(rest.front()) || is_digit(rest.front()))) return false;
    text = after_comments(rest);
    return true;
}

}  // namespace

bool looks_like_dot(std::string_view bytes) {
    auto text = after_comments(without_bom(bytes));
    const bool is_strict = take_word(text, "strict");
    if (!take_word(text, "digraph") && !take_word(text, "graph")) return false;
    if (text.starts_with('{')) return true;
    if (is_strict) return !text.empty();
    // An article may begin with "Graph theory": the brace must follow the name.
    const bool is_quoted = text.starts_with('"') || text.starts_with('<');
    const auto name_end = is_quoted ? text.find_first_of("\">", 1) : 0;
    if (name_end == none) return false;
    const auto brace = text.find('{', name_end);
    if (brace == none) return false;
    const auto name = text.substr(0, brace);
    if (is_quoted) return brace < name_end + 200;
    const auto word_end = std::min(name.find_first_of(" \t\n\r/#"), name.size());
    return after_comments(name.substr(word_end)).empty();
}

ImportReport import_dot(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        DotReader(text, draft).read();
    };
    return import_draft("dot", bytes, options, graph, read);
}

}  // namespace relata
