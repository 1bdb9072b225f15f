#include "importers/edge_list.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "graph/utf8.hpp"
#include "importers/attributes.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

// ---- dictionaries --------------------------------------------------------------------------

/// The literals Python writes for a dictionary of plain values: `{'weight': 3, 'a': None}`.
class PythonLiteral {
public:
    PythonLiteral(std::string_view text, std::size_t offset, const Draft& draft)
        : text_(text), offset_(offset), draft_(draft) {}

    PropertyMap dictionary() {
        auto value = read(0);
        skip();
        if (at_ != text_.size()) fail("the end of the line");
        const auto* map = value.get_if<PropertyMap>();
        if (map == nullptr) fail("a dictionary");
        return *map;
    }

private:
    static constexpr std::size_t deepest = 64;

    [[noreturn]] void fail(const std::string& expected) const {
        draft_.fail(
            offset_ + at_,
            "expected " + expected + ", found " +
                (at_ < text_.size() ? shown(text_.substr(at_, 1)) : "the end of the line")
        );
    }

    void skip() {
        while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
    }

    bool accept(char c) {
        skip();
        if (at_ >= text_.size() || text_[at_] != c) return false;
        ++at_;
        return true;
    }

    PropertyValue read(std::size_t depth) {
        if (depth == deepest) fail("values nested at most 64 deep");
        skip();
        if (at_ >= text_.size()) fail("a value");
        if (accept('{')) return read_map(depth);
        if (accept('[')) return read_list(']', depth);
        if (accept('(')) return read_list(')', depth);
        if (text_[at_] == '\'' || text_[at_] == '"') return read_string();
        const auto end = std::min(text_.find_first_of(",]})", at_), text_.size());
        const auto word = without_outer_blanks(text_.substr(at_, end - at_));
        if (word.empty()) fail("a value");
        at_ = end;
        if (word == "None" || word == "null") return {};
        if (word == "nan" || word == "NaN") return std::numeric_limits<double>::quiet_NaN();
        if (word == "inf" || word == "Infinity") return std::numeric_limits<double>::infinity();
        if (word == "-inf" || word == "-Infinity") return -std::numeric_limits<double>::infinity();
        return attribute_value({}, word);
    }

    PropertyValue read_map(std::size_t depth) {
        std::vector<std::pair<std::string, PropertyValue>> map;
        while (!accept('}')) {
            skip();
            if (at_ >= text_.size()) fail("'}'");
            const bool is_quoted = text_[at_] == '\'' || text_[at_] == '"';
            std::string key;
            if (is_quoted) {
                key = read_string();
            } else {
                const auto end = std::min(text_.find(':', at_), text_.size());
                key = without_outer_blanks(text_.substr(at_, end - at_));
                at_ = end;
            }
            if (!accept(':')) fail("':'");
            auto value = read(depth + 1);
            if (const auto text = value.text(); text && is_date_name(key)) {
                value = attribute_value(key, std::string(*text));
            }
            map.emplace_back(std::move(key), std::move(value));
            if (!accept(',') && at_ < text_.size() && text_[at_] != '}') fail("',' or '}'");
        }
        return property_map(std::move(map));
    }

    PropertyValue read_list(char close, std::size_t depth) {
        PropertyList list;
        while (!accept(close)) {
            list.push_back(read(depth + 1));
            skip();
            if (!accept(',') && (at_ >= text_.size() || text_[at_] != close)) {
                fail(std::string("',' or '") + close + '\'');
            }
        }
        return list;
    }

    std::string read_string() {
        const char quote = text_[at_++];
        std::string out;
        for (; at_ < text_.size() && text_[at_] != quote; ++at_) {
            if (text_[at_] != '\\' || at_ + 1 == text_.size()) {
                out += text_[at_];
                continue;
            }
            const char c = text_[++at_];
            if (c == 'n') {
                out += '\n';
            } else if (c == 't') {
                out += '\t';
            } else if (c == 'r') {
                out += '\r';
            } else if (c == 'x' || c == 'u' || c == 'U') {
                read_code(c == 'x' ? 2 : c == 'u' ? 4 : 8, out);
            } else {
                out += c;
            }
        }
        if (at_ >= text_.size()) fail("the end of the string");
        ++at_;
        return out;
    }

    void read_code(std::size_t digits, std::string& out) {
        std::uint32_t code = 0;
        const auto hex = text_.substr(at_ + 1, digits);
        const auto* end = hex.data() + hex.size();
        const auto [stop, error] = std::from_chars(hex.data(), end, code, 16);
        const bool is_character = code <= 0x10FFFF && !(code >= 0xD800 && code <= 0xDFFF);
        if (hex.size() != digits || error != std::errc{} || stop != end || !is_character) {
            fail(std::to_string(digits) + " hexadecimal digits of a character");
        }
        append_utf8(out, static_cast<char32_t>(code));
        at_ += digits;
    }

    std::string_view text_;
    std::size_t offset_;
    const Draft& draft_;
    std::size_t at_ = 0;
};

// ---- lines ---------------------------------------------------------------------------------

bool is_integer(std::string_view text) {
    if (text.starts_with('-')) text.remove_prefix(1);
    return !text.empty() && text.find_first_not_of("0123456789") == none;
}

bool is_number(std::string_view text) {
    if (text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || std::string_view("-.0123456789").find(text.front()) == none) return false;
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    return error == std::errc{} && stop == end;
}

bool is_comment(std::string_view line) {
    return line.starts_with('#') || line.starts_with('%') || line.starts_with("//");
}

bool contains_word(std::string_view text, std::string_view lower_case) {
    const auto found = std::search(
        text.begin(),
        text.end(),
        lower_case.begin(),
        lower_case.end(),
        [](char a, char b) { return (a >= 'A' && a <= 'Z' ? a + ('a' - 'A') : a) == b; }
    );
    return found != text.end();
}

/// What parts the columns: found by the first line that is no comment.
char find_delimiter(std::string_view line) {
    const auto before_dictionary = line.substr(0, line.find('{'));
    if (before_dictionary.find('\t') != none) return '\t';
    if (before_dictionary.find(';') != none) return ';';
    if (before_dictionary.find(',') != none) return ',';
    return ' ';
}

/// The columns of a line; a dictionary at its end is one column.
void split(std::string_view line, char delimiter, std::vector<std::string_view>& parts) {
    const auto brace = line.find('{');
    const bool has_dictionary = brace != none && line.back() == '}' &&
                                (brace == 0 || line[brace - 1] == ' ' || line[brace - 1] == '\t' ||
                                 line[brace - 1] == delimiter);
    const auto columns = has_dictionary ? line.substr(0, brace) : line;
    if (delimiter == ' ') {
        split_at_blanks(columns, parts);
    } else {
        parts.clear();
        auto rest = without_outer_blanks(columns);
        if (has_dictionary && rest.ends_with(delimiter)) rest.remove_suffix(1);
        while (true) {
            const auto end = std::min(rest.find(delimiter), rest.size());
            auto part = without_outer_blanks(rest.substr(0, end));
            if (part.size() > 1 && part.front() == '"' && part.back() == '"') {
                part = part.substr(1, part.size() - 2);
            }
            parts.push_back(part);
            if (end == rest.size()) break;
            rest.remove_prefix(end + 1);
        }
        while (parts.size() > 1 && parts.back().empty()) parts.pop_back();
    }
    if (has_dictionary) parts.push_back(line.substr(brace));
}

bool is_heading(const std::vector<std::string_view>& parts) {
    constexpr std::array<std::string_view, 7> sources{
        "source", "from", "src", "node1", "fromnodeid", "fromnode", "u"};
    constexpr std::array<std::string_view, 8> targets{
        "target", "to", "dst", "node2", "tonodeid", "tonode", "v", "dest"};
    const auto is_one_of = [](std::string_view text, const auto& words) {
        return std::ranges::any_of(words, [&](std::string_view word) {
            return is_same_word(text, word);
        });
    };
    return parts.size() > 1 && is_one_of(parts[0], sources) && is_one_of(parts[1], targets);
}

class EdgeListReader {
public:
    EdgeListReader(std::string_view text, Draft& draft)
        : text_(text), draft_(draft), sorter_(draft) {}

    void read() {
        LinesView lines(text_);
        LineView line;
        bool is_first = true;
        while (lines.next(line)) {
            const auto trimmed = without_outer_blanks(line.text);
            if (trimmed.empty()) continue;
            if (is_comment(trimmed)) {
                if (is_first) read_comment(trimmed);
                continue;
            }
            if (is_first) {
                delimiter_ =
                    declared_delimiter_ != 0 ? declared_delimiter_ : find_delimiter(trimmed);
            }
            split(trimmed, delimiter_, parts_);
            const bool is_named = is_first && is_heading(parts_);
            is_first = false;
            if (is_named) {
                headings_.assign(parts_.begin(), parts_.end());
                continue;
            }
            try {
                read_line(line);
            } catch (const InputError& error) {
                draft_.skip_or_stop(error);
            }
        }
        if (is_first) draft_.fail(0, "there are no edges, expected lines of two nodes");
        add_relations();
        if (repeated_ != 0) {
            draft_.note(
                first_repeated_,
                "each edge stands in both directions and the list does not say that it is "
                "directed: "
                "one undirected relation for " +
                    std::to_string(repeated_) +
                    (repeated_ == 1 ? " pair of lines" : " pairs of lines")
            );
        }
    }

private:
    void read_comment(std::string_view comment) {
        if (contains_word(comment, "undirected")) {
            direction_ = Direction::undirected;
        } else if (contains_word(comment, "directed")) {
            direction_ = Direction::directed;
        }
        if (contains_word(comment, "tab separated")) declared_delimiter_ = '\t';
        // KONECT: `% asym weighted`.
        if (!comment.starts_with('%')) return;
        std::vector<std::string_view> words;
        split_at_blanks(comment.substr(1), words);
        if (words.empty()) return;
        if (words[0] == "asym") direction_ = Direction::directed;
        if (words[0] == "sym") direction_ = Direction::undirected;
        if (words[0] == "bip") {
            direction_ = Direction::undirected;
            is_bipartite_ = true;
        }
        is_konect_ = is_konect_ || words[0] == "asym" || words[0] == "sym" || words[0] == "bip";
    }

    [[nodiscard]] std::size_t place(const LineView& line, std::string_view part) const {
        return part.empty()
                   ? line.offset
                   : line.offset + static_cast<std::size_t>(part.data() - line.text.data());
    }

    void read_line(const LineView& line) {
        for (std::size_t i = 0; i < std::min<std::size_t>(2, parts_.size()); ++i) {
            if (parts_[i].empty()) {
                draft_.fail(line.offset, "a column is empty, expected a node");
            }
        }
        if (parts_.size() == 1) {
            // NetworkX passes over them; they say that there is a node without edges.
            draft_.describe(draft_.mention(parts_[0], line.offset), {}, line.offset);
            return;
        }
        std::string target_name;
        std::string_view target_id = parts_[1];
        if (is_bipartite_) {
            // Both sides are counted from 1.
            target_name = "right:" + std::string(parts_[1]);
            target_id = target_name;
        }
        Row row;
        row.source = draft_.mention(parts_[0], place(line, parts_[0]));
        row.target = draft_.mention(target_id, place(line, parts_[1]));
        row.offset = line.offset;
        if (parts_.size() > 2) {
            const auto begin = place(line, parts_[2]);
            row.values = text_.substr(begin, line.offset + line.text.size() - begin);
            row.values = without_outer_blanks(row.values);
        }
        rows_.push_back(row);
    }

    struct Row {
        EntityId source;
        EntityId target;
        std::size_t offset = 0;
        std::string_view values;  ///< the columns after the first two
    };

    void add_relations() {
        const bool is_directed = direction_ == Direction::directed;
        const bool is_doubled = direction_ == Direction::unknown && is_symmetric();
        std::unordered_map<std::uint64_t, bool> first_is_forward;
        for (const auto& row : rows_) {
            const auto [low, high] = std::minmax(row.source.value, row.target.value);
            if (is_doubled && low != high) {
                const bool is_forward = row.source.value == low;
                const auto pair = (std::uint64_t{low} << 32U) | high;
                const auto [first, is_new] = first_is_forward.emplace(pair, is_forward);
                if (first->second != is_forward) {
                    if (repeated_++ == 0) first_repeated_ = row.offset;
                    continue;
                }
            }
            try {
                add_relation(row, is_directed);
            } catch (const InputError& error) {
                draft_.skip_or_stop(error);
            }
        }
    }

    void add_relation(const Row& row, bool is_directed) {
        Relation relation;
        relation.source = row.source;
        relation.target = row.target;
        relation.directed = is_directed;
        PropertyMap dictionary;
        views_.clear();
        if (!row.values.empty()) read_columns(row, dictionary);
        sorter_.describe(relation, views_);
        draft_.add(std::move(relation));
    }

    /// Whether each edge stands in both directions equally often. Sums of mixed pairs are compared:
    /// equal for equal multisets, and for others but by a chance of 2^-64.
    [[nodiscard]] bool is_symmetric() const {
        const auto mixed = [](std::uint64_t a, std::uint64_t b) {
            auto x = (a << 32U | b) + 0x9E3779B97F4A7C15U;
            x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9U;
            x = (x ^ (x >> 27U)) * 0x94D049BB133111EBU;
            return x ^ (x >> 31U);
        };
        std::uint64_t forward = 0;
        std::uint64_t backward = 0;
        bool has_pair = false;
        for (const auto& row : rows_) {
            if (row.source == row.target) continue;
            has_pair = true;
            forward += mixed(row.source.value, row.target.value);
            backward += mixed(row.target.value, row.source.value);
        }
        return has_pair && forward == backward;
    }

    void read_columns(const Row& row, PropertyMap& dictionary) {
        split(row.values, delimiter_, parts_);
        const auto place_of = [&](std::string_view part) {
            return static_cast<std::size_t>(part.data() - text_.data());
        };
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            const auto part = parts_[i];
            const auto column = i + 2;
            if (part.empty()) continue;
            if (part.front() == '{') {
                dictionary = PythonLiteral(part, place_of(part), draft_).dictionary();
                for (const auto& [name, value] : dictionary) views_.push_back({name, value});
                continue;
            }
            const bool is_before_dictionary = parts_.back().starts_with('{');
            std::string_view name;
            if (column < headings_.size() && !headings_[column].empty()) {
                name = headings_[column];
            } else if (is_before_dictionary) {
                name = "key";
            } else if (i == 0) {
                name = is_number(part) ? "weight" : "type";
            } else {
                constexpr std::array<std::string_view, 6> names{
                    "column 4", "column 5", "column 6", "column 7", "column 8", "column 9"};
                if (i - 1 >= names.size()) {
                    draft_.fail(
                        place_of(part),
                        "found column " + std::to_string(column + 1) +
                            ", expected two nodes and at most seven values"
                    );
                }
                name = is_konect_ && i == 1 ? "timestamp" : names[i - 1];
            }
            views_.push_back({name, attribute_value(name, part)});
        }
    }

    enum class Direction { unknown, directed, undirected };

    std::string_view text_;
    Draft& draft_;
    AttributeSorter sorter_;
    char delimiter_ = ' ';
    char declared_delimiter_ = 0;
    Direction direction_ = Direction::unknown;
    bool is_konect_ = false;
    bool is_bipartite_ = false;
    std::vector<std::string_view> parts_;
    std::vector<std::string_view> headings_;
    std::vector<AttributeView> views_;
    std::vector<Row> rows_;
    std::size_t repeated_ = 0;
    std::size_t first_repeated_ = 0;
};

// ---- Matrix Market -------------------------------------------------------------------------

constexpr std::string_view matrix_market = "%%MatrixMarket";

class MatrixMarketReader {
public:
    MatrixMarketReader(std::string_view text, Draft& draft)
        : lines_(text), draft_(draft), sorter_(draft) {}

    void read() {
        read_banner();
        LineView line;
        while (lines_.next(line)) {
            const auto trimmed = without_outer_blanks(line.text);
            if (trimmed.empty() || trimmed.front() == '%') continue;
            split_at_blanks(trimmed, parts_);
            if (!has_size_) {
                read_size(line);
            } else if (is_array_) {
                read_cell(line);
            } else {
                read_entry(line);
            }
        }
        if (!has_size_) draft_.fail(0, "the matrix has no size, expected rows, columns, entries");
        if (entries_read_ != entries_) {
            draft_.fail(
                size_offset_,
                "the matrix has " + std::to_string(entries_read_) + " entries, expected " +
                    std::to_string(entries_)
            );
        }
    }

private:
    void read_banner() {
        LineView line;
        lines_.next(line);
        split_at_blanks(line.text, parts_);
        const auto is = [this](std::size_t i, std::string_view word) {
            return i < parts_.size() && is_same_word(parts_[i], word);
        };
        is_array_ = is(2, "array");
        if (!is(1, "matrix") || (!is_array_ && !is(2, "coordinate"))) {
            draft_.fail(
                line.offset, "expected \"%%MatrixMarket matrix coordinate\" or \"matrix array\""
            );
        }
        is_pattern_ = is(3, "pattern");
        is_complex_ = is(3, "complex");
        is_symmetric_ = is(4, "symmetric") || is(4, "hermitian") || is(4, "skew-symmetric");
        is_skew_ = is(4, "skew-symmetric");
    }

    std::int64_t index(std::string_view text, std::int64_t most, const LineView& line) const {
        std::int64_t value = 0;
        const auto* end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(text.data(), end, value);
        if (error != std::errc{} || stop != end || value < 0 || value > most) {
            draft_.fail(
                line.offset,
                "expected a number from 0 to " + std::to_string(most) + ", found " + shown(text)
            );
        }
        return value;
    }

    void read_size(const LineView& line) {
        constexpr std::int64_t most_rows = 4'000'000;
        constexpr std::int64_t most_entries = std::int64_t{1} << 40;
        if (parts_.size() < (is_array_ ? 2U : 3U)) {
            draft_.fail(line.offset, "expected the numbers of rows, columns and entries");
        }
        rows_ = index(parts_[0], most_rows, line);
        columns_ = index(parts_[1], most_rows, line);
        has_two_sides_ = rows_ != columns_;
        size_offset_ = line.offset;
        has_size_ = true;
        for (std::int64_t i = 1; i <= rows_; ++i) add_node(has_two_sides_ ? "r" : "", i);
        for (std::int64_t i = 1; has_two_sides_ && i <= columns_; ++i) add_node("c", i);
        if (is_array_) {
            entries_ = is_skew_        ? columns_ * (columns_ - 1) / 2
                       : is_symmetric_ ? columns_ * (columns_ + 1) / 2
                                       : rows_ * columns_;
            row_ = is_skew_ ? 2 : 1;
        } else {
            entries_ = index(parts_[2], most_entries, line);
        }
    }

    void add_node(std::string_view side, std::int64_t i) {
        Entity entity;
        entity.id = std::string(side) + std::to_string(i);
        draft_.add(std::move(entity), size_offset_);
    }

    void read_entry(const LineView& line) {
        ++entries_read_;
        const auto expected = is_pattern_ ? 2U : 3U;
        if (parts_.size() < expected) {
            draft_.fail(
                line.offset,
                "found " + std::to_string(parts_.size()) + " values, expected " +
                    std::to_string(expected)
            );
        }
        add(index(parts_[0], rows_, line),
            index(parts_[1], columns_, line),
            is_pattern_ ? std::string_view() : parts_[2],
            line);
    }

    /// A dense matrix is written column by column.
    void read_cell(const LineView& line) {
        ++entries_read_;
        if (entries_read_ > entries_) return;
        if (is_number(parts_[0]) && attribute_value({}, parts_[0]).as_number() != 0.0) {
            add(row_, column_, parts_[0], line);
        }
        if (++row_ > rows_) {
            ++column_;
            row_ = is_skew_ ? column_ + 1 : is_symmetric_ ? column_ : 1;
        }
    }

    void add(std::int64_t row, std::int64_t column, std::string_view value, const LineView& line) {
        if (row == 0 || column == 0) draft_.fail(line.offset, "found index 0, expected 1 or more");
        Relation relation;
        relation.source = node(has_two_sides_ ? "r" : "", row, line);
        relation.target = node(has_two_sides_ ? "c" : "", column, line);
        relation.directed = !is_symmetric_ && !has_two_sides_;
        views_.clear();
        if (!value.empty()) {
            if (!is_number(value)) {
                draft_.fail(line.offset, "expected a number, found " + shown(value));
            }
            views_.push_back({"weight", attribute_value("weight", value)});
        }
        if (is_complex_ && parts_.size() > 3) {
            views_.push_back({"imaginary", attribute_value({}, parts_[3])});
        }
        sorter_.describe(relation, views_);
        draft_.add(std::move(relation));
    }

    EntityId node(std::string_view side, std::int64_t i, const LineView& line) {
        return draft_.mention(std::string(side) + std::to_string(i), line.offset);
    }

    LinesView lines_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::vector<std::string_view> parts_;
    std::vector<AttributeView> views_;
    bool is_array_ = false;
    bool is_pattern_ = false;
    bool is_complex_ = false;
    bool is_symmetric_ = false;
    bool is_skew_ = false;
    bool has_size_ = false;
    bool has_two_sides_ = false;
    std::size_t size_offset_ = 0;
    std::int64_t rows_ = 0;
    std::int64_t columns_ = 0;
    std::int64_t entries_ = 0;
    std::int64_t entries_read_ = 0;
    std::int64_t row_ = 1;
    std::int64_t column_ = 1;
};

void read_adjacency(std::string_view text, Draft& draft) {
    LinesView lines(text);
    LineView line;
    std::vector<std::string_view> parts;
    std::unordered_map<std::uint64_t, bool> seen;
    const auto type = draft.type("RELATED_TO");
    std::size_t repeated = 0;
    std::size_t first_repeated = 0;
    bool is_directed = false;
    bool is_first = true;
    while (lines.next(line)) {
        const auto trimmed = without_outer_blanks(line.text);
        if (trimmed.empty()) continue;
        if (is_comment(trimmed)) {
            if (is_first && contains_word(trimmed, "directed")) {
                is_directed = !contains_word(trimmed, "undirected");
            }
            continue;
        }
        is_first = false;
        split_at_blanks(trimmed, parts);
        const auto source = draft.mention(parts[0], line.offset);
        draft.describe(source, {}, line.offset);
        for (std::size_t i = 1; i < parts.size(); ++i) {
            Relation relation;
            relation.source = source;
            relation.target = draft.mention(parts[i], line.offset);
            relation.directed = is_directed;
            relation.type = type;
            if (!is_directed) {
                const auto [low, high] = std::minmax(source.value, relation.target.value);
                if (!seen.emplace((std::uint64_t{low} << 32U) | high, true).second) {
                    if (repeated++ == 0) first_repeated = line.offset;
                    continue;
                }
            }
            draft.add(std::move(relation));
        }
    }
    if (is_first) draft.fail(0, "there are no nodes, expected lines of a node and its neighbors");
    if (repeated != 0) {
        draft.note(
            first_repeated,
            std::to_string(repeated) +
                " neighbors named again, in a list without direction; each "
                "pair was taken once"
        );
    }
}

}  // namespace

bool looks_like_edge_list(std::string_view bytes) {
    const auto text = without_bom(bytes);
    if (text.starts_with(matrix_market)) return true;
    constexpr std::size_t lines_looked_at = 200;
    LinesView lines(text);
    LineView line;
    std::vector<std::string_view> parts;
    std::size_t count = 0;
    std::size_t columns = 0;
    char delimiter = ' ';
    while (count < lines_looked_at && lines.next(line)) {
        const auto trimmed = without_outer_blanks(line.text);
        if (trimmed.empty() || is_comment(trimmed)) continue;
        if (count == 0) delimiter = find_delimiter(trimmed);
        split(trimmed, delimiter, parts);
        if (count == 0) columns = parts.size();
        ++count;
        const bool has_dictionary = parts.size() > 2 && parts.back().starts_with('{');
        if (has_dictionary && parts.size() <= 4 && parts.back().ends_with('}')) {
            columns = parts.size();
            continue;
        }
        const bool is_row = parts.size() >= 2 && parts.size() <= 4 && parts.size() == columns &&
                            is_integer(parts[0]) && is_integer(parts[1]) &&
                            std::ranges::all_of(parts, is_number);
        if (!is_row) return false;
    }
    return count > 0;
}

ImportReport import_edge_list(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        if (text.starts_with(matrix_market)) {
            MatrixMarketReader(text, draft).read();
        } else {
            EdgeListReader(text, draft).read();
        }
    };
    return import_draft("edge-list", bytes, options, graph, read);
}

ImportReport import_adjacency_list(
    std::string_view bytes, const ImportOptions& options, Graph& graph
) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        read_adjacency(text, draft);
    };
    return import_draft("adjacency-list", bytes, options, graph, read);
}

}  // namespace relata
