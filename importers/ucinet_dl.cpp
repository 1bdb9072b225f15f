#include "importers/ucinet_dl.hpp"

#include "graph/ascii.hpp"
#include "importers/attributes.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::int64_t most_nodes = 4'000'000;

struct Part {
    std::string_view text;
    std::size_t offset = 0;
    bool ends_line = false;
    bool is_quoted = false;
};

/// Parts between blanks, commas and ends of lines; in the header `=` and `:` stand for themselves.
class Parts {
public:
    Parts(std::string_view text, const Draft& draft) : text_(text), draft_(draft) {}

    bool next(Part& part, bool in_header) {
        skip();
        if (at_ == text_.size()) return false;
        part.offset = at_;
        part.is_quoted = text_[at_] == '"' || (text_[at_] == '\'' && closes_quote());
        if (part.is_quoted) {
            const auto end = text_.find(text_[at_], at_ + 1);
            if (end == none) draft_.fail(at_, "the label has no end, expected a quote");
            part.text = text_.substr(at_ + 1, end - at_ - 1);
            at_ = end + 1;
        } else if (in_header && is_sign(text_[at_])) {
            part.text = text_.substr(at_++, 1);
        } else {
            const auto begin = at_;
            while (at_ < text_.size() && !is_gap(text_[at_]) && !(in_header && is_sign(text_[at_]))
            ) {
                ++at_;
            }
            part.text = text_.substr(begin, at_ - begin);
        }
        auto after = at_;
        while (after < text_.size() && is_gap(text_[after]) && text_[after] != '\n' &&
               text_[after] != '\r') {
            ++after;
        }
        part.ends_line = after == text_.size() || text_[after] == '\n' || text_[after] == '\r';
        return true;
    }

    /// The next `count` lines that are not empty, as labels. None when there are fewer, or when
    /// `ends` is true for one of them: then labels share lines.
    template <typename Ends>
    [[nodiscard]] std::vector<std::string_view> lines(std::int64_t count, Ends ends) {
        std::vector<std::string_view> labels;
        LinesView rest(text_.substr(at_));
        LineView line;
        while (static_cast<std::int64_t>(labels.size()) < count) {
            if (!rest.next(line)) return {};
            auto label = without_outer_blanks(line.text);
            if (label.ends_with(',') || label.ends_with(';')) label.remove_suffix(1);
            if (label.empty()) continue;
            if (ends(label)) return {};
            const bool is_quoted = label.size() > 1 && label.front() == label.back() &&
                                   (label.front() == '"' || label.front() == '\'');
            labels.push_back(is_quoted ? label.substr(1, label.size() - 2) : label);
        }
        at_ += rest.offset();
        return labels;
    }

    [[nodiscard]] std::size_t offset() const { return at_; }
    void go_to(std::size_t offset) { at_ = offset; }

private:
    static bool is_sign(char c) { return c == '=' || c == ':'; }
    static bool is_gap(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ',' || c == ';';
    }
    [[nodiscard]] bool closes_quote() const {
        const auto end = text_.find_first_of("'\n\r", at_ + 1);
        return end != none && text_[end] == '\'';
    }
    void skip() {
        while (at_ < text_.size() && is_gap(text_[at_])) ++at_;
    }

    std::string_view text_;
    const Draft& draft_;
    std::size_t at_ = 0;
};

class DlReader {
public:
    DlReader(std::string_view text, Draft& draft)
        : parts_(text, draft), draft_(draft), sorter_(draft) {}

    void read() {
        Part first;
        if (!parts_.next(first, true) || lower_ascii(first.text) != "dl") {
            draft_.fail(first.offset, "expected the word \"DL\"");
        }
        read_header();
        if (!has_data_) draft_.fail(parts_.offset(), "there is no data, expected \"data:\"");
        if (rows_ < 0)
            draft_.fail(first.offset, "the number of nodes is missing, expected \"n =\"");
        add_nodes();
        if (format_ == "fullmatrix" || format_ == "lowerhalf" || format_ == "upperhalf") {
            read_matrices();
        } else {
            read_lists();
        }
        if (other_cases_ != 0) {
            draft_.note(
                first_other_case_,
                std::to_string(other_cases_) + (other_cases_ == 1 ? " label is" : " labels are") +
                    " written with other capitals than before; taken for the same"
            );
        }
    }

private:
    // ---- header ----------------------------------------------------------------------------

    void read_header() {
        Part part;
        std::string before;  // `row` of `row labels:`
        while (parts_.next(part, true)) {
            const auto word = lower_ascii(part.text);
            if (word == "=" || word == ":") continue;
            if (word == "data") {
                has_data_ = true;
                const auto at = parts_.offset();
                if (Part colon; !parts_.next(colon, true) || colon.text != ":") parts_.go_to(at);
                return;
            }
            if (word == "n") {
                rows_ = columns_ = number_after(part);
            } else if (word == "nr") {
                rows_ = number_after(part);
                has_two_modes_ = true;
            } else if (word == "nc") {
                columns_ = number_after(part);
                has_two_modes_ = true;
            } else if (word == "nm") {
                matrices_ = number_after(part);
            } else if (word == "format") {
                format_ = lower_ascii(word_after(part).text);
                require_format(part);
            } else if (word == "diagonal") {
                has_diagonal_ = lower_ascii(word_after(part).text) != "absent";
            } else if (word == "row" || word == "col" || word == "column" || word == "matrix" ||
                       word == "level") {
                before = word;
                continue;
            } else if (word == "labels" || word == "label") {
                read_labels(before);
            } else if (word == "embedded") {
                are_embedded_ = true;
            } else {
                draft_.fail(
                    part.offset,
                    "found " + shown(part.text) +
                        ", expected n, nr, nc, nm, format, labels, diagonal or data"
                );
            }
            before.clear();
        }
    }

    Part word_after(const Part& key) {
        Part part;
        while (parts_.next(part, true)) {
            if (part.text != "=" && part.text != ":") return part;
        }
        draft_.fail(key.offset, shown(key.text) + " has no value");
    }

    std::int64_t number_after(const Part& key) {
        const auto part = word_after(key);
        std::int64_t value = 0;
        const auto* end = part.text.data() + part.text.size();
        const auto [stop, error] = std::from_chars(part.text.data(), end, value);
        if (error != std::errc{} || stop != end || value < 0 || value > most_nodes) {
            draft_.fail(
                part.offset,
                "expected a number from 0 to " + std::to_string(most_nodes) + ", found " +
                    shown(part.text)
            );
        }
        return value;
    }

    void require_format(const Part& place) const {
        constexpr std::string_view known[] = {
            "fullmatrix",
            "lowerhalf",
            "upperhalf",
            "edgelist1",
            "edgelist2",
            "nodelist1",
            "nodelist2",
            "nodelist1b"};
        if (std::ranges::find(known, format_) != std::end(known)) return;
        draft_.fail(
            place.offset,
            "the format " + shown(format_) +
                " is not known, expected fullmatrix, lowerhalf, upperhalf, "
                "edgelist1, edgelist2, nodelist1 or nodelist2"
        );
    }

    /// `labels: a, b, c` on one line or several, or `labels embedded`.
    void read_labels(const std::string& of) {
        const auto start = parts_.offset();
        Part part;
        if (parts_.next(part, true) && lower_ascii(part.text) == "embedded") {
            are_embedded_ = true;
            return;
        }
        parts_.go_to(start);
        const bool is_matrix = of == "matrix" || of == "level";
        auto& labels = is_matrix                       ? matrix_labels_
                       : of == "col" || of == "column" ? column_labels_
                                                       : row_labels_;
        const auto expected = is_matrix                       ? matrices_
                              : of == "col" || of == "column" ? columns_
                                                              : rows_;
        if (read_labels_by_line(labels, expected)) return;
        for (;;) {
            const auto at = parts_.offset();
            if (!parts_.next(part, true)) return;
            if (!part.is_quoted && (part.text == ":" || part.text == "=")) continue;
            const auto word = lower_ascii(part.text);
            const bool is_next_key = !part.is_quoted && (word == "data" || is_labels_next(word));
            if (is_next_key || static_cast<std::int64_t>(labels.size()) == expected) {
                return parts_.go_to(at);
            }
            labels.emplace_back(part.text);
        }
    }

    /// Labels with blanks in them need no quotes when each has a line of its own: as many lines as
    /// labels are expected, and more words. False when it is not so.
    bool read_labels_by_line(std::vector<std::string>& labels, std::int64_t expected) {
        if (expected <= 0) return false;
        const auto start = parts_.offset();
        Part part;
        if (!parts_.next(part, true) || part.is_quoted || part.text != ":") parts_.go_to(start);
        const auto ends = [](std::string_view line) {
            const auto word = line.substr(0, line.find_first_of(" \t=:"));
            const auto rest = line.substr(word.size());
            const bool stands_alone =
                rest.empty() && (is_same_word(word, "data") || is_same_word(word, "labels"));
            return stands_alone || (is_key(word) && rest.find_first_of("=:") != none);
        };
        const auto lines = parts_.lines(expected, ends);
        const bool has_blanks = std::ranges::any_of(lines, [](std::string_view line) {
            return line.find_first_of(" \t") != none;
        });
        // What follows them must be a key: else these were lines of several labels.
        const auto after = parts_.offset();
        const bool is_whole =
            has_blanks && (!parts_.next(part, true) || (!part.is_quoted && is_key(part.text)));
        parts_.go_to(is_whole ? after : start);
        if (is_whole) labels.insert(labels.end(), lines.begin(), lines.end());
        return is_whole;
    }

    static bool is_key(std::string_view text) {
        constexpr std::array<std::string_view, 15> keys{
            "data",
            "labels",
            "label",
            "row",
            "col",
            "column",
            "matrix",
            "level",
            "format",
            "diagonal",
            "embedded",
            "n",
            "nr",
            "nc",
            "nm"};
        return std::ranges::find(keys, lower_ascii(text)) != keys.end();
    }

    /// Whether `col` begins `col labels`.
    bool is_labels_next(const std::string& word) {
        if (word == "labels") return true;
        if (word != "row" && word != "col" && word != "column" && word != "matrix" &&
            word != "level") {
            return false;
        }
        const auto at = parts_.offset();
        Part part;
        const bool is_next = parts_.next(part, true) && lower_ascii(part.text).starts_with("label");
        parts_.go_to(at);
        return is_next;
    }

    // ---- nodes -----------------------------------------------------------------------------

    void add_nodes() {
        if (columns_ < 0) columns_ = rows_;
        has_two_modes_ = has_two_modes_ || format_.ends_with('2');
        if (are_embedded_) return;
        add_side(
            "", rows_, row_labels_.empty() && !has_two_modes_ ? column_labels_ : row_labels_, 1
        );
        if (has_two_modes_) add_side("c", columns_, column_labels_, 2);
    }

    void add_side(
        std::string_view prefix,
        std::int64_t count,
        const std::vector<std::string>& labels,
        int mode
    ) {
        for (std::int64_t i = 1; i <= count; ++i) {
            Entity entity;
            entity.id = std::string(prefix) + std::to_string(i);
            if (static_cast<std::size_t>(i) <= labels.size()) {
                entity.name = labels[static_cast<std::size_t>(i) - 1];
            }
            if (has_two_modes_) entity.properties.set("mode", mode);
            draft_.add(std::move(entity), 0);
        }
    }

    EntityId node(std::int64_t i, bool is_column, std::size_t offset) {
        return draft_.mention((is_column ? "c" : "") + std::to_string(i), offset);
    }

    /// The node a list names: by its number, or by its label when these are embedded.
    EntityId node(const Part& part, bool is_column) {
        const bool is_second_mode = is_column && has_two_modes_;
        if (are_embedded_) return labelled_node(part, is_second_mode);
        std::int64_t number = 0;
        const auto* end = part.text.data() + part.text.size();
        const auto [stop, error] = std::from_chars(part.text.data(), end, number);
        if (error == std::errc{} && stop == end) {
            const auto most = is_second_mode ? columns_ : rows_;
            if (number < 1 || number > most) {
                draft_.fail(
                    part.offset,
                    "expected the number of a node from 1 to " + std::to_string(most) + ", found " +
                        shown(part.text)
                );
            }
            return node(number, is_second_mode, part.offset);
        }
        const auto& numbers = numbers_of_labels(is_second_mode);
        const auto label = numbers.find(lower_ascii(part.text));
        if (label == numbers.end()) {
            draft_.fail(
                part.offset, "expected the number or label of a node, found " + shown(part.text)
            );
        }
        return node(label->second, is_second_mode, part.offset);
    }

    /// Labels are the same when they differ in case only, as in UCINET. The first of equal ones
    /// counts.
    const std::unordered_map<std::string, std::int64_t>& numbers_of_labels(bool is_second_mode) {
        const auto& labels = is_second_mode ? column_labels_ : row_labels_;
        auto& numbers = numbers_[is_second_mode ? 1 : 0];
        if (numbers.empty()) {
            std::int64_t number = 0;
            for (const auto& label : labels) numbers.emplace(lower_ascii(label), ++number);
        }
        return numbers;
    }

    /// The node with this label, in the spelling that came first.
    EntityId labelled_node(const Part& part, bool is_second_mode) {
        const auto [known, is_new] =
            embedded_[is_second_mode ? 1 : 0].try_emplace(lower_ascii(part.text), EntityId{});
        if (!is_new) {
            if (draft_.graph.entity(known->second).name != part.text && other_cases_++ == 0) {
                first_other_case_ = part.offset;
            }
            return known->second;
        }
        Entity entity;
        entity.id = part.text;
        entity.name = part.text;
        // A row and a column may have one label and are two nodes all the same.
        for (std::size_t n = 2; draft_.graph.find_entity(entity.id); ++n) {
            entity.id = std::string(part.text) + '-' + std::to_string(n);
        }
        if (has_two_modes_) entity.properties.set("mode", is_second_mode ? 2 : 1);
        known->second = draft_.add(std::move(entity), part.offset);
        return known->second;
    }

    // ---- data ------------------------------------------------------------------------------

    void add(EntityId source, EntityId target, std::string_view weight, std::size_t matrix) {
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.directed = !has_two_modes_ && format_ != "lowerhalf" && format_ != "upperhalf";
        if (matrix < matrix_labels_.size()) {
            relation.type = draft_.type(matrix_labels_[matrix]);
        } else if (matrices_ > 1) {
            relation.type = draft_.type("matrix " + std::to_string(matrix + 1));
        }
        views_.clear();
        if (!weight.empty()) views_.push_back({"weight", attribute_value("weight", weight)});
        sorter_.describe(relation, views_);
        draft_.add(std::move(relation));
    }

    void read_matrices() {
        Part part;
        std::vector<Part> columns;
        for (std::size_t m = 0; m < static_cast<std::size_t>(matrices_); ++m) {
            if (are_embedded_) read_embedded_columns(columns);
            for (std::int64_t row = 1; row <= rows_; ++row) {
                EntityId source{};
                if (are_embedded_) {
                    take_value(part, m, row, 0);
                    source = node(part, false);
                }
                const auto [from, to] = cells_of(row);
                for (auto column = from; column <= to; ++column) {
                    take_value(part, m, row, column);
                    const auto value = attribute_value("weight", part.text);
                    const auto number = value.as_number();
                    const bool is_missing = part.text == "." || part.text == "?";
                    if (!number && !is_missing) {
                        draft_.fail(part.offset, "expected a number, found " + shown(part.text));
                    }
                    if (is_missing || *number == 0) continue;
                    if (!are_embedded_) source = node(row, false, part.offset);
                    const auto target =
                        are_embedded_ ? node(columns[static_cast<std::size_t>(column) - 1], true)
                                      : node(column, has_two_modes_, part.offset);
                    add(source, target, part.text, m);
                }
            }
        }
        if (parts_.next(part, false)) {
            draft_.fail(
                part.offset, "found " + shown(part.text) + " after the last value of the matrix"
            );
        }
    }

    void read_embedded_columns(std::vector<Part>& columns) {
        columns.clear();
        for (std::int64_t i = 0; i < columns_; ++i) {
            Part part;
            if (!parts_.next(part, false)) {
                draft_.fail(
                    parts_.offset(), "expected the label of a column, found the end of the input"
                );
            }
            columns.push_back(part);
            node(part, true);
        }
    }

    [[nodiscard]] std::pair<std::int64_t, std::int64_t> cells_of(std::int64_t row) const {
        if (format_ == "lowerhalf") return {1, has_diagonal_ ? row : row - 1};
        if (format_ == "upperhalf") return {has_diagonal_ ? row : row + 1, columns_};
        return {1, columns_};
    }

    void take_value(Part& part, std::size_t matrix, std::int64_t row, std::int64_t column) {
        if (parts_.next(part, false)) return;
        draft_.fail(
            parts_.offset(),
            "the data ends in row " + std::to_string(row) +
                (column > 0 ? ", column " + std::to_string(column) : "") + " of matrix " +
                std::to_string(matrix + 1)
        );
    }

    void read_lists() {
        std::vector<Part> line;
        Part part;
        std::size_t matrix = 0;
        while (parts_.next(part, false)) {
            line.push_back(part);
            if (!part.ends_line) continue;
            // A line of one `!` parts the matrices.
            if (line.size() == 1 && line[0].text == "!") {
                ++matrix;
            } else if (format_.starts_with("edgelist")) {
                read_edge(line, matrix);
            } else {
                read_node_list(line, matrix);
            }
            line.clear();
        }
    }

    void read_edge(const std::vector<Part>& line, std::size_t matrix) {
        if (line.size() < 2) {
            draft_.fail(line[0].offset, "the line names one node, expected two");
        }
        if (line.size() > 3) {
            draft_.fail(
                line[3].offset, "found " + shown(line[3].text) + ", expected two nodes and a value"
            );
        }
        const auto source = node(line[0], false);
        const auto target = node(line[1], true);
        if (line.size() == 3 && !attribute_value("weight", line[2].text).as_number()) {
            draft_.fail(line[2].offset, "expected a number, found " + shown(line[2].text));
        }
        add(source, target, line.size() == 3 ? line[2].text : std::string_view(), matrix);
    }

    void read_node_list(const std::vector<Part>& line, std::size_t matrix) {
        const auto source = node(line[0], false);
        // `nodelist1b` says how many follow.
        const std::size_t first = format_ == "nodelist1b" ? 2 : 1;
        for (auto i = first; i < line.size(); ++i) add(source, node(line[i], true), {}, matrix);
    }

    Parts parts_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::vector<AttributeView> views_;
    std::string format_ = "fullmatrix";
    std::int64_t rows_ = -1;
    std::int64_t columns_ = -1;
    std::int64_t matrices_ = 1;
    bool has_two_modes_ = false;
    bool has_diagonal_ = true;
    bool are_embedded_ = false;
    bool has_data_ = false;
    std::vector<std::string> row_labels_;
    std::vector<std::string> column_labels_;
    std::vector<std::string> matrix_labels_;
    // By mode.
    std::array<std::unordered_map<std::string, std::int64_t>, 2> numbers_;
    std::array<std::unordered_map<std::string, EntityId>, 2> embedded_;
    std::size_t other_cases_ = 0;
    std::size_t first_other_case_ = 0;
};

}  // namespace

bool looks_like_ucinet_dl(std::string_view bytes) {
    const auto text = without_outer_blanks(without_bom(bytes).substr(0, 400));
    if (text.size() < 6 || !is_same_word(text.substr(0, 2), "dl")) return false;
    auto rest = text.substr(2);
    if (std::string_view(" \t\r\n,").find(rest.front()) == none) return false;
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n,"), rest.size()));
    const auto word_end = std::min(rest.find_first_of(" \t\r\n=:"), rest.size());
    const auto word = lower_ascii(rest.substr(0, word_end));
    const auto after = rest.find_first_not_of(" \t", word_end);
    const bool is_count = word == "n" || word == "nr" || word == "nc" || word == "nm";
    return (is_count || word == "format") && after != none && rest[after] == '=';
}

ImportReport import_ucinet_dl(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        DlReader(text, draft).read();
    };
    return import_draft("ucinet-dl", bytes, options, graph, read);
}

}  // namespace relata
