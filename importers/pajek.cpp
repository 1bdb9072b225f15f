#include "importers/pajek.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "importers/attributes.hpp"
#include "importers/character_references.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
// Vertices may be declared by their number alone; a file of one line shall not fill the memory.
constexpr std::int64_t most_vertices_without_lines = 4'000'000;
constexpr std::int64_t none_given = -1;

/// Pajek's own comments begin with a percent sign, those of programs around it with a hash.
bool is_empty_or_comment(std::string_view text) {
    return text.empty() || text.front() == '%' || text.front() == '#';
}

struct Part {
    std::string text;
    std::size_t offset = 0;
    bool is_quoted = false;
};

std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

std::optional<double> number(const Part& part) {
    if (part.is_quoted) return std::nullopt;
    const auto text = part.text.starts_with('+') ? std::string_view(part.text).substr(1)
                                                 : std::string_view(part.text);
    if (text.empty() || std::string_view("-.0123456789").find(text.front()) == none) {
        return std::nullopt;
    }
    double value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return value;
}

class PajekReader {
public:
    PajekReader(std::string_view text, Draft& draft)
        : lines_(text), draft_(draft), sorter_(draft) {}

    void read() {
        LineView line;
        while (lines_.next(line)) {
            const auto text = without_outer_blanks(line.text);
            if (is_empty_or_comment(text)) continue;
            try {
                if (text.front() == '*') {
                    split(line);
                    begin_section(line);
                } else {
                    read_line(line);
                }
            } catch (const InputError& error) {
                draft_.skip_or_stop(error);
            }
        }
        end_section();
        add_vertices_without_lines();
        if (!has_vertices_) {
            draft_.fail(0, "there are no vertices, expected a line such as \"*Vertices 3\"");
        }
        if (undeclared_ != 0) {
            draft_.note(
                first_undeclared_,
                std::to_string(undeclared_) + (undeclared_ == 1 ? " vertex is" : " vertices are") +
                    " named by lines only; added"
            );
        }
        if (lines_outside_ != 0) {
            draft_.note(
                first_outside_,
                std::to_string(lines_outside_) + (lines_outside_ == 1 ? " line" : " lines") +
                    " outside of any section left out, expected one such as \"*Vertices 3\" before"
            );
        }
    }

private:
    enum class Section {
        between,
        vertices,
        values,
        arcs,
        edges,
        arcs_list,
        edges_list,
        matrix,
        other
    };

    // ---- lines to parts --------------------------------------------------------------------

    /// Blanks part the parts of a line; quotes keep them together.
    void split(const LineView& line) {
        part_count_ = 0;
        const auto text = line.text;
        std::size_t at = 0;
        while (true) {
            while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == ',')) {
                if (text[at] == ',' && section_ == Section::vertices) break;
                ++at;
            }
            if (at >= text.size()) return;
            auto& part = next_part();
            part.offset = line.offset + at;
            if (text[at] == '"') {
                at = read_quoted(text, at, part);
                continue;
            }
            const auto begin = at;
            // A time interval may have blanks in it: [1-3, 7].
            const bool is_interval = text[at] == '[';
            while (at < text.size() && ((text[at] != ' ' && text[at] != '\t') || is_interval)) {
                ++at;
                if (is_interval && text[at - 1] == ']') break;
            }
            part.text.assign(text.substr(begin, at - begin));
        }
    }

    Part& next_part() {
        if (part_count_ == parts_.size()) parts_.emplace_back();
        auto& part = parts_[part_count_++];
        part.text.clear();
        part.is_quoted = false;
        return part;
    }

    std::size_t read_quoted(std::string_view text, std::size_t at, Part& part) {
        part.is_quoted = true;
        auto end = at + 1;
        for (; end < text.size() && text[end] != '"'; ++end) {
            const bool is_escape = text[end] == '\\' && end + 1 < text.size() &&
                                   (text[end + 1] == '"' || text[end + 1] == '\\');
            // A label that ends with a backslash is more often a path than an escape.
            if (is_escape && !(text[end + 1] == '"' && is_last_quote(text, end + 1))) ++end;
            part.text += text[end];
        }
        if (end >= text.size()) {
            draft_.fail(part.offset, "the label has no end, expected a double quote");
        }
        if (part.text.find('&') != none) part.text = without_references(part.text);
        return end + 1;
    }

    static bool is_last_quote(std::string_view text, std::size_t at) {
        return text.find('"', at + 1) == none;
    }

    // ---- sections --------------------------------------------------------------------------

    /// Says what was left out of the section that ends.
    void end_section() {
        if (section_ != Section::other) return;
        std::string lines;
        if (row_ != 0) {
            lines = " with " + std::to_string(row_) + (row_ == 1 ? " line" : " lines");
        }
        draft_.note(
            other_offset_,
            "the section " + shown(other_name_) +
                (are_states_ ? " about states of vertices" : " is not known;") + " left out" + lines
        );
    }

    void begin_other() {
        section_ = Section::other;
        other_name_ = parts_[0].text;
        other_offset_ = parts_[0].offset;
    }

    void begin_section(const LineView& line) {
        end_section();
        const auto word = parts_[0].text.substr(1);
        row_ = 0;
        const auto is = [&word](std::string_view name) { return is_same_word(word, name); };
        if (is("network")) {
            add_vertices_without_lines();
            if (has_vertices_) {
                prefix_ = std::to_string(++network_count_) + ':';
                draft_.note(
                    line.offset,
                    "one more network; its vertices are named " + shown(prefix_ + "1") +
                        " and so on"
                );
            }
            section_ = Section::between;
            name_network(line);
            value_name_.clear();
        } else if (is("vertices")) {
            begin_vertices(line);
        } else if (is("states")) {
            // Infomap's: the links that follow join states, of which a vertex may have several.
            are_states_ = true;
            begin_other();
        } else if (are_states_) {
            begin_other();
        } else if (is("arcs") || is("edges") || is("links") || is("arcslist") || is("edgeslist") || is("matrix")) {
            begin_lines(line, is("matrix"));
            section_ = is("arcs")                   ? Section::arcs
                       : is("edges") || is("links") ? Section::edges
                       : is("arcslist")             ? Section::arcs_list
                       : is("matrix")               ? Section::matrix
                                                    : Section::edges_list;
            read_relation_name();
        } else if (is("partition") || is("vector") || is("permutation")) {
            add_vertices_without_lines();
            value_name_ = rest_of_line(line);
            if (value_name_.empty()) value_name_ = word;
            section_ = Section::between;
        } else {
            begin_other();
        }
    }

    std::string rest_of_line(const LineView& line) const {
        if (part_count_ < 2) return {};
        if (parts_[1].is_quoted) return parts_[1].text;
        return std::string(without_outer_blanks(line.text.substr(parts_[1].offset - line.offset)));
    }

    void name_network(const LineView& line) {
        auto name = rest_of_line(line);
        if (!name.empty() && !draft_.graph.properties.contains("name")) {
            draft_.graph.properties.set("name", name);
        }
    }

    void begin_vertices(const LineView& line) {
        const auto count = part_count_ < 2 ? std::nullopt : integer(parts_[1].text);
        if (part_count_ >= 2 && (!count || *count < 0)) {
            draft_.fail(
                parts_[1].offset, "expected the number of vertices, found " + shown(parts_[1].text)
            );
        }
        if (!value_name_.empty()) {
            section_ = Section::values;
            return;
        }
        add_vertices_without_lines();
        vertex_count_ = count.value_or(none_given);
        first_mode_ = part_count_ > 2 ? integer(parts_[2].text).value_or(0) : 0;
        vertices_offset_ = line.offset;
        has_vertices_ = true;
        are_vertices_complete_ = false;
        vertices_with_lines_ = 0;
        has_vertex_zero_ = false;
        are_states_ = false;
        section_ = Section::vertices;
    }

    /// Lines may come without any section of vertices: then their numbers are the vertices.
    void begin_lines(const LineView& line, bool is_matrix) {
        if (!has_vertices_) {
            if (is_matrix) {
                draft_.fail(line.offset, "expected \"*Vertices\" before " + shown(parts_[0].text));
            }
            draft_.note(
                line.offset,
                "there is no section \"*Vertices\"; the vertices are the numbers lines name"
            );
            has_vertices_ = true;
            are_vertices_complete_ = true;
            are_vertices_unsaid_ = true;
        }
        add_vertices_without_lines();
    }

    /// `*Arcs :2 "sells to"`
    void read_relation_name() {
        relation_name_.clear();
        relation_number_.clear();
        if (part_count_ > 1 && parts_[1].text.starts_with(':')) {
            auto at = 1U;
            relation_number_ = parts_[1].text.substr(1);
            if (relation_number_.empty() && part_count_ > 2) relation_number_ = parts_[++at].text;
            if (part_count_ > at + 1) relation_name_ = parts_[at + 1].text;
            if (relation_name_.empty()) relation_name_ = relation_number_;
            relation_names_[relation_number_] = relation_name_;
        }
    }

    void read_line(const LineView& line) {
        // Lines that are left out may hold whatever they like.
        if (section_ != Section::other && section_ != Section::between) split(line);
        switch (section_) {
            case Section::vertices:
                return read_vertex();
            case Section::values:
                return read_value(line);
            case Section::arcs:
            case Section::edges:
                return read_edge();
            case Section::arcs_list:
            case Section::edges_list:
                return read_list();
            case Section::matrix:
                return read_matrix_row();
            case Section::other:
                ++row_;
                return;
            case Section::between:
                if (lines_outside_++ == 0) first_outside_ = line.offset;
                return;
        }
    }

    // ---- vertices --------------------------------------------------------------------------

    static constexpr std::array<std::string_view, 3> axes{"x", "y", "z"};

    void read_vertex() {
        const auto id = integer(parts_[0].text);
        if (!id || parts_[0].is_quoted) {
            draft_.fail(
                parts_[0].offset, "expected the number of a vertex, found " + shown(parts_[0].text)
            );
        }
        if (*id == 0) has_vertex_zero_ = true;
        Entity entity;
        views_.clear();
        std::size_t at = 1;
        const auto* label = at < part_count_ ? &parts_[at++].text : nullptr;
        for (std::size_t axis = 0; axis < axes.size() && at < part_count_; ++axis) {
            if (!number(parts_[at])) break;
            views_.push_back({axes[axis], attribute_value({}, parts_[at].text)});
            ++at;
        }
        const auto coordinates = views_.size();
        read_parameters(at, true);
        drop_defaults(coordinates);
        if (label != nullptr) views_.push_back({"label", PropertyValue(*label)});
        if (first_mode_ > 0) views_.push_back({"mode", *id <= first_mode_ ? 1 : 2});
        auto text_id = prefix_ + parts_[0].text;
        for (auto& view : views_) {
            const auto own = view.name == "relata_id" ? view.value.text() : std::nullopt;
            if (!own || own->empty() || draft_.graph.find_entity(*own)) continue;
            renamed_[text_id] = *own;
            text_id = *own;
            view.value = PropertyValue();
        }
        sorter_.describe(entity, views_);
        entity.id = text_id;
        if (const auto known = draft_.graph.find_entity(text_id)) {
            draft_.note(
                parts_[0].offset, "vertex " + parts_[0].text + " stands here again; merged"
            );
            draft_.describe(*known, entity, parts_[0].offset);
            return;
        }
        ++vertices_with_lines_;
        draft_.add(std::move(entity), parts_[0].offset);
    }

    /// What stands there because the format wants it: an ellipse, and the place 0 0.
    void drop_defaults(std::size_t coordinates) {
        const auto is_ellipse = [](const AttributeView& view) {
            return view.name == "shape" && view.value.text() &&
                   is_same_word(*view.value.text(), "ellipse");
        };
        if (std::erase_if(views_, is_ellipse) == 0) return;
        const bool is_nowhere = std::all_of(
            views_.begin(),
            views_.begin() + static_cast<std::ptrdiff_t>(coordinates),
            [](const AttributeView& view) { return view.value.as_number() == 0.0; }
        );
        if (is_nowhere) {
            views_.erase(views_.begin(), views_.begin() + static_cast<std::ptrdiff_t>(coordinates));
        }
    }

    /// Shape, parameters (a name and a value each) and time intervals.
    void read_parameters(std::size_t at, bool has_shape) {
        bool may_be_shape = has_shape;  // the first word only: the rest are pairs
        for (; at < part_count_; ++at) {
            const auto& part = parts_[at];
            if (!part.is_quoted && part.text.starts_with('[')) {
                auto interval = std::string_view(part.text).substr(1);
                if (interval.ends_with(']')) interval.remove_suffix(1);
                views_.push_back({"interval", interval});
                continue;
            }
            const bool is_last = at + 1 == part_count_ || (!parts_[at + 1].is_quoted &&
                                                           parts_[at + 1].text.starts_with('['));
            if (is_last || (may_be_shape && is_shape(part, at))) {
                views_.push_back({has_shape ? "shape" : "style", part.text});
                has_shape = false;
                continue;
            }
            may_be_shape = false;
            const auto& value = parts_[at + 1];
            const auto name = parameter_name(part.text);
            views_.push_back(
                {name,
                 value.is_quoted && !is_date_name(name) ? PropertyValue(value.text)
                                                        : attribute_value(name, value.text)}
            );
            ++at;
        }
    }

    /// A shape is a word of its own: what follows it are pairs.
    bool is_shape(const Part& part, std::size_t at) const {
        constexpr std::array<std::string_view, 9> shapes{
            "ellipse", "box", "diamond", "triangle", "cross", "empty", "house", "man", "woman"};
        const bool is_known = std::ranges::any_of(shapes, [&](std::string_view shape) {
            return is_same_word(part.text, shape);
        });
        std::size_t intervals = 0;
        for (auto i = at; i < part_count_; ++i) {
            if (!parts_[i].is_quoted && parts_[i].text.starts_with('[')) ++intervals;
        }
        return !part.is_quoted && (is_known || (part_count_ - at - intervals) % 2 == 1);
    }

    /// Pajek's own short names are kept; `l` is the label of a line.
    static std::string_view parameter_name(std::string_view name) {
        return is_same_word(name, "l") ? std::string_view("label") : name;
    }

    void add_vertices_without_lines() {
        if (!has_vertices_ || are_vertices_complete_) return;
        are_vertices_complete_ = true;
        if (vertex_count_ == none_given) vertex_count_ = vertices_with_lines_;
        const auto missing = vertex_count_ - vertices_with_lines_;
        if (missing <= 0) return;
        if (missing > most_vertices_without_lines) {
            draft_.fail(
                vertices_offset_,
                std::to_string(missing) + " vertices have no line of their own, expected at most " +
                    std::to_string(most_vertices_without_lines)
            );
        }
        const std::int64_t first = has_vertex_zero_ ? 0 : 1;
        for (auto i = first; i < first + vertex_count_; ++i) {
            const auto id = prefix_ + std::to_string(i);
            if (draft_.graph.find_entity(id) || renamed_.contains(id)) continue;
            Entity entity;
            entity.id = id;
            if (!prefix_.empty()) entity.name = std::to_string(i);
            if (first_mode_ > 0) entity.properties.set("mode", i <= first_mode_ ? 1 : 2);
            draft_.add(std::move(entity), vertices_offset_);
        }
    }

    /// A partition or a vector: one value a line, for the vertices in their order.
    void read_value(const LineView&) {
        ++row_;
        const auto id = draft_.graph.find_entity(text_id(std::to_string(row_)));
        if (!id) {
            if (row_ == 1) draft_.note(parts_[0].offset, "values of no vertex; left out");
            return;
        }
        draft_.graph.set_property(*id, value_name_, attribute_value(value_name_, parts_[0].text));
    }

    // ---- lines -----------------------------------------------------------------------------

    std::string text_id(const std::string& vertex) const {
        auto id = prefix_.empty() ? vertex : prefix_ + vertex;
        if (renamed_.empty()) return id;
        const auto own = renamed_.find(id);
        return own == renamed_.end() ? id : own->second;
    }

    EntityId vertex(const Part& part) {
        const auto id = integer(part.text);
        if (!id || part.is_quoted) {
            draft_.fail(part.offset, "expected the number of a vertex, found " + shown(part.text));
        }
        const auto text = text_id(std::to_string(*id));
        if (const auto known = draft_.graph.find_entity(text)) return *known;
        if (!are_vertices_unsaid_ && undeclared_++ == 0) first_undeclared_ = part.offset;
        return draft_.mention(text, part.offset);
    }

    TypeId type(const std::string& name) { return name.empty() ? TypeId{} : draft_.type(name); }

    void read_edge() {
        std::size_t at = 0;
        auto name = relation_name_;
        if (parts_[0].text.ends_with(':') && part_count_ > 1) {
            const auto number_text = parts_[0].text.substr(0, parts_[0].text.size() - 1);
            const auto known = relation_names_.find(number_text);
            name = known == relation_names_.end() ? number_text : known->second;
            at = 1;
        }
        if (part_count_ < at + 2) {
            draft_.fail(parts_[part_count_ - 1].offset, "the line names one vertex, expected two");
        }
        Relation relation;
        relation.directed = section_ == Section::arcs;
        relation.source = vertex(parts_[at]);
        relation.target = vertex(parts_[at + 1]);
        relation.type = type(name);
        views_.clear();
        at += 2;
        if (at < part_count_) {
            if (const auto weight = number(parts_[at])) {
                views_.push_back({"weight", attribute_value("weight", parts_[at].text)});
                ++at;
            }
        }
        read_parameters(at, false);
        sorter_.describe(relation, views_);
        draft_.add(std::move(relation));
    }

    void add_plain(EntityId source, EntityId target, bool directed, const Part* weight) {
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.directed = directed;
        relation.type = type(relation_name_);
        views_.clear();
        if (weight != nullptr)
            views_.push_back({"weight", attribute_value("weight", weight->text)});
        sorter_.describe(relation, views_);
        draft_.add(std::move(relation));
    }

    void read_list() {
        // A minus marks what other programs leave out of the layout.
        for (std::size_t i = 0; i < part_count_; ++i) {
            if (parts_[i].text.starts_with('-')) parts_[i].text.erase(0, 1);
        }
        const auto source = vertex(parts_[0]);
        for (std::size_t i = 1; i < part_count_; ++i) {
            add_plain(source, vertex(parts_[i]), section_ == Section::arcs_list, nullptr);
        }
    }

    void read_matrix_row() {
        ++row_;
        const bool has_two_modes = first_mode_ > 0 && first_mode_ < vertex_count_;
        const auto rows = has_two_modes ? first_mode_ : vertex_count_;
        const auto columns = has_two_modes ? vertex_count_ - first_mode_ : vertex_count_;
        if (static_cast<std::int64_t>(row_) > rows) {
            draft_.fail(
                parts_[0].offset,
                "found row " + std::to_string(row_) + " of the matrix, expected " +
                    std::to_string(rows)
            );
        }
        if (static_cast<std::int64_t>(part_count_) != columns) {
            draft_.fail(
                parts_[0].offset,
                "row " + std::to_string(row_) + " of the matrix has " +
                    std::to_string(part_count_) + " values, expected " + std::to_string(columns)
            );
        }
        const auto source = vertex({std::to_string(row_), parts_[0].offset, false});
        for (std::size_t i = 0; i < part_count_; ++i) {
            const auto value = number(parts_[i]);
            if (!value) {
                draft_.fail(parts_[i].offset, "expected a number, found " + shown(parts_[i].text));
            }
            if (*value == 0) continue;
            const auto column =
                static_cast<std::int64_t>(i) + 1 + (has_two_modes ? first_mode_ : 0);
            const auto target = vertex({std::to_string(column), parts_[i].offset, false});
            add_plain(source, target, !has_two_modes, &parts_[i]);
        }
    }

    LinesView lines_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::vector<Part> parts_;
    std::size_t part_count_ = 0;
    std::vector<AttributeView> views_;
    Section section_ = Section::between;
    std::size_t row_ = 0;
    std::string other_name_;  // of a section that is left out
    std::size_t other_offset_ = 0;
    bool are_states_ = false;
    std::string prefix_;  // of the ids of a second network
    std::size_t network_count_ = 1;
    bool has_vertices_ = false;
    bool are_vertices_complete_ = false;
    bool are_vertices_unsaid_ = false;
    bool has_vertex_zero_ = false;
    std::int64_t vertex_count_ = 0;
    std::int64_t first_mode_ = 0;
    std::int64_t vertices_with_lines_ = 0;
    std::size_t vertices_offset_ = 0;
    std::unordered_map<std::string, std::string> renamed_;
    std::string value_name_;
    std::string relation_number_;
    std::string relation_name_;
    std::map<std::string, std::string> relation_names_;
    std::size_t undeclared_ = 0;
    std::size_t first_undeclared_ = 0;
    std::size_t lines_outside_ = 0;
    std::size_t first_outside_ = 0;
};

}  // namespace

bool looks_like_pajek(std::string_view bytes) {
    LinesView lines(without_bom(bytes));
    LineView line;
    bool are_lines = false;
    while (lines.next(line)) {
        const auto text = without_outer_blanks(line.text);
        if (is_empty_or_comment(text)) continue;
        if (are_lines) return text.front() >= '0' && text.front() <= '9';
        if (text.front() != '*') return false;
        const auto word = text.substr(1, text.find_first_of(" \t") - 1);
        const auto is_one_of = [word](std::span<const std::string_view> words) {
            return std::ranges::any_of(words, [word](std::string_view known) {
                return is_same_word(word, known);
            });
        };
        constexpr std::array<std::string_view, 5> beginnings{
            "network", "vertices", "partition", "vector", "matrix"};
        constexpr std::array<std::string_view, 5> kinds_of_lines{
            "arcs", "edges", "links", "arcslist", "edgeslist"};
        if (is_one_of(beginnings)) return true;
        // An emphasized word may begin a text, too: numbers must follow.
        if (!is_one_of(kinds_of_lines)) return false;
        are_lines = true;
    }
    return false;
}

ImportReport import_pajek(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        PajekReader(text, draft).read();
    };
    return import_draft("pajek", bytes, options, graph, read);
}

}  // namespace relata
