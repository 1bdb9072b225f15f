#include "importers/csv.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "importers/delimited.hpp"
#include "importers/draft.hpp"
#include "importers/json_reader.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace relata {
namespace {

constexpr std::string_view delimiters = ",;\t| ";  // a blank only before headings that are known
constexpr std::size_t none = std::string_view::npos;

/// One heading: `Weight`, `year:int`, `id:ID(Movie)`, `:LABEL`.
struct Heading {
    std::string text;   ///< whole
    std::string name;   ///< without the type
    std::string key;    ///< the name in lower case with `_` for blanks and hyphens, to recognize it
    std::string field;  ///< Neo4j's `id`, `label`, `start_id`, `end_id`, `type`, `ignore`
    std::string id_space;
    std::optional<CellType> type;
    std::size_t offset = 0;
};

Heading read_heading(const Cell& cell) {
    Heading heading;
    heading.text = cell.text;
    heading.offset = cell.offset;
    auto name = std::string_view(cell.text);
    // `id:ID(Movie){label:Movie}`: options for other programs
    if (name.ends_with('}')) {
        const auto brace = name.find('{');
        if (brace != none) name = name.substr(0, brace);
    }
    std::string_view space;
    auto typed = name;
    if (typed.ends_with(')')) {
        const auto open = typed.find('(');
        if (open != none) {
            space = typed.substr(open + 1, typed.size() - open - 2);
            typed = typed.substr(0, open);
        }
    }
    const auto colon = typed.rfind(':');
    if (colon != none) {
        const auto type = lower_ascii(typed.substr(colon + 1));
        constexpr std::array<std::string_view, 6> fields{
            "id", "label", "start_id", "end_id", "type", "ignore"};
        if (std::ranges::find(fields, type) != fields.end()) {
            heading.field = type;
            heading.id_space = space;
            name = typed.substr(0, colon);
        } else if (auto known = cell_type(name.substr(name.rfind(':') + 1)); known && colon > 0) {
            heading.type = known;
            name = name.substr(0, name.rfind(':'));
        }
    }
    heading.name = name;
    heading.key = lower_ascii(name);
    for (char& c : heading.key) {
        if (c == ' ' || c == '-') c = '_';
    }
    return heading;
}

/// What the columns of a table are for; a position, or `none`.
struct Layout {
    std::vector<Heading> headings;
    bool is_relations = false;
    bool is_entities = false;
    // of relations
    std::size_t source = none;
    std::size_t target = none;
    std::size_t source_kind = none;
    std::size_t target_kind = none;
    std::size_t type = none;
    std::size_t direction = none;  ///< Gephi's `Type`: Directed or Undirected
    std::size_t directed = none;   ///< true or false
    std::size_t label = none;      ///< repeats the type for people
    // of entities
    std::size_t name = none;
    std::size_t kind = none;
    std::size_t aliases = none;
    // of both
    std::size_t id = none;

    [[nodiscard]] std::size_t field(std::string_view wanted) const {
        return position(&Heading::field, wanted);
    }
    [[nodiscard]] std::size_t key(std::string_view wanted) const {
        return position(&Heading::key, wanted);
    }
    /// The first of `wanted` that is there.
    [[nodiscard]] std::size_t first_key(std::initializer_list<std::string_view> wanted) const {
        for (const auto key_wanted : wanted) {
            if (const auto at = key(key_wanted); at != none) return at;
        }
        return none;
    }

private:
    [[nodiscard]] std::size_t position(std::string Heading::*part, std::string_view wanted) const {
        for (std::size_t i = 0; i < headings.size(); ++i) {
            const bool is_plain = part != &Heading::key || headings[i].field.empty();
            if (is_plain && headings[i].*part == wanted) return i;
        }
        return none;
    }
};

void find_ends(Layout& layout) {
    using Pair = std::pair<std::string_view, std::string_view>;
    constexpr std::array<Pair, 16> pairs{
        Pair{"source", "target"},
        Pair{"from", "to"},
        Pair{"start_id", "end_id"},
        Pair{"source_id", "target_id"},
        Pair{"subject", "object"},
        Pair{"src", "dst"},
        Pair{"src", "dest"},
        Pair{"sourceid", "targetid"},
        Pair{"source_node", "target_node"},
        Pair{"from_id", "to_id"},
        Pair{"from_node", "to_node"},
        Pair{"node1", "node2"},
        Pair{"node_1", "node_2"},
        Pair{"srcaccount", "dstaccount"},
        Pair{"u", "v"},
        Pair{"parent", "child"}};
    layout.source = layout.field("start_id");
    layout.target = layout.field("end_id");
    // Both from one pair: a table of subject, predicate, object may name its source as well.
    for (const auto& [source, target] : pairs) {
        if (layout.source != none && layout.target != none) return;
        layout.source = layout.key(source);
        layout.target = layout.key(target);
    }
    const bool has_ends = layout.source != none && layout.target != none;
    // Where entities are listed, start and end are dates.
    if (has_ends || layout.first_key({"id", "name", "label"}) != none) return;
    layout.source = layout.key("start");
    layout.target = layout.key("end");
}

Layout read_layout(const std::vector<Cell>& cells) {
    Layout layout;
    for (const auto& cell : cells) layout.headings.push_back(read_heading(cell));
    find_ends(layout);
    layout.is_relations = layout.source != none && layout.target != none;
    if (layout.is_relations) {
        layout.source_kind = layout.first_key({"source_kind", "source_type", "start_vertex_type"});
        layout.target_kind = layout.first_key({"target_kind", "target_type", "end_vertex_type"});
        layout.directed = layout.key("directed");
        layout.id = layout.key("id");
        return layout;
    }
    layout.id = layout.field("id");
    if (layout.id == none) layout.id = layout.key("id");
    layout.name = layout.first_key({"name", "label", "title"});
    layout.kind = layout.field("label");
    if (layout.kind == none) layout.kind = layout.first_key({"kind", "kinds", "type"});
    layout.aliases = layout.first_key({"aliases", "alias"});
    layout.is_entities = layout.id != none || layout.name != none;
    return layout;
}

/// Where the heading begins and what parts its cells.
struct Dialect {
    char delimiter = ',';
    std::size_t begin = 0;
};

/// The delimiter under which the first record is the heading of a table, else the one that gives it
/// the most cells. Spreadsheets may say it themselves in a first line `sep=;`.
Dialect find_dialect(std::string_view text, const PlacesView& places) {
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\n' || text[5] == '\r')) {
        return {text[4], text.substr(5, 2) == "\r\n" ? std::size_t{7} : std::size_t{6}};
    }
    Dialect best;
    std::pair<bool, std::size_t> best_score{false, 0};
    for (const char delimiter : delimiters) {
        DelimitedView table(text, delimiter, places);  // keeps what the cells view
        std::vector<Cell> cells;
        try {
            table.next(cells);
        } catch (const InputError&) {
            continue;  // said again, with its place, when the table is read
        }
        const auto layout = read_layout(cells);
        const std::pair score{layout.is_relations || layout.is_entities, cells.size()};
        if (delimiter == ' ' && !score.first) continue;
        if (score > best_score) {
            best_score = score;
            best.delimiter = delimiter;
        }
    }
    return best;
}

/// Several texts in one cell: parted by `;`, or, when one of them has a `;`, a JSON list.
std::vector<std::string> listed(std::string_view text) {
    std::vector<std::string> result;
    const auto add = [&result](std::string_view item) {
        while (item.starts_with(' ')) item.remove_prefix(1);
        while (item.ends_with(' ')) item.remove_suffix(1);
        const bool is_new = std::ranges::find(result, item) == result.end();
        if (!item.empty() && is_new) result.emplace_back(item);
    };
    if (text.starts_with("[\"")) {
        try {
            const auto json = parse_json(text, PlacesView(text, {}));
            for (const auto& item : json.root.as<JsonValue::Array>()) {
                if (const auto* string = item.get_if<std::string>()) result.push_back(*string);
            }
            return result;
        } catch (const InputError&) {
            result.clear();  // no JSON after all: a text that begins like it
        }
    }
    for (;;) {
        const auto end = text.find(';');
        add(text.substr(0, end));
        if (end == none) return result;
        text.remove_prefix(end + 1);
    }
}

class TableReader {
public:
    TableReader(
        std::string_view text,
        const PlacesView& places,
        const std::vector<ColumnRole>& roles,
        Draft& draft
    )
        : text_(text), places_(places), roles_(roles), draft_(draft) {}

    void read() {
        const auto dialect = find_dialect(text_, places_);
        DelimitedView table(text_, dialect.delimiter, places_, dialect.begin);
        std::vector<Cell> cells;
        const auto whole = table;
        if (!table.next(cells)) fail(0, "there is no heading, expected one in the first line");
        if (is_matrix(cells, table)) {
            read_matrix(cells, table);
            return;
        }
        layout_ = read_layout(cells);
        const bool has_heading =
            layout_.is_relations || layout_.is_entities || names_columns(cells);
        if (!has_heading && is_neighbor_list(whole, dialect.delimiter)) {
            auto rows = whole;
            read_neighbors(rows);
            return;
        }
        if (!has_heading && headless_layout(cells, whole)) table = whole;
        assign_roles();
        require_headings();
        if (layout_.is_relations) find_type_columns(table);
        find_property_columns();
        read_rows(table);
    }

private:
    [[noreturn]] void fail(std::size_t offset, const std::string& message) const {
        draft_.fail(offset, message);
    }

    // ---- tables without a heading ----------------------------------------------------------

    /// Whether a role names one of the cells: then they are headings, whatever they say.
    [[nodiscard]] bool names_columns(const std::vector<Cell>& cells) const {
        return std::ranges::any_of(roles_, [&](const ColumnRole& role) {
            return std::ranges::find(cells, role.column, &Cell::text) != cells.end();
        });
    }

    [[nodiscard]] bool has_role(std::string_view name) const {
        return std::ranges::find(roles_, name, &ColumnRole::role) != roles_.end();
    }

    /// Bulk loaders (Kùzu's COPY) take tables without a heading. Two columns of names, or of
    /// numbers, are the ends of relations, and so are those of the first two when both hold text;
    /// else the first column names an entity. The columns are called by their numbers.
    bool headless_layout(const std::vector<Cell>& first, DelimitedView rows) {
        constexpr std::size_t looked_at = 1000;
        const auto width = first.size();
        std::vector<bool> is_number(width, true);
        bool recurs = false;
        std::vector<Cell> cells;
        try {
            for (std::size_t i = 0; i < looked_at && rows.next(cells); ++i) {
                if (cells.size() != width) return false;
                for (std::size_t c = 0; c < width; ++c) {
                    const auto text = cells[c].text;
                    is_number[c] = is_number[c] && is_numeric(text);
                    recurs = recurs || (i != 0 && !text.empty() && text == first[c].text);
                }
            }
        } catch (const InputError&) {
            return false;
        }
        const bool names_ends = has_role("source") && has_role("target");
        // A line of words is a heading nobody knows, unless it has a number, or a word that stands
        // in its column again.
        const bool has_data = recurs || std::ranges::any_of(first, [](const Cell& cell) {
                                  return is_numeric(cell.text);
                              });
        if (!names_ends && !has_role("id") && !has_role("name") && !has_data) return false;
        layout_ = {};
        for (std::size_t c = 0; c < width; ++c) {
            Heading heading;
            heading.text = std::to_string(c + 1);
            heading.name = heading.text;
            heading.key = heading.text;
            heading.offset = first[c].offset;
            layout_.headings.push_back(std::move(heading));
        }
        layout_.is_relations = names_ends || (width >= 2 && is_number[0] == is_number[1] &&
                                              !has_role("id") && !has_role("name"));
        if (layout_.is_relations) {
            layout_.source = 0;
            layout_.target = 1;
        } else {
            layout_.is_entities = true;
            layout_.id = 0;
        }
        draft_.note(
            first.front().offset,
            std::string("no heading was found; the columns are read as ") +
                (layout_.is_relations ? "source and target" : "the id of an entity") +
                ", the others by their number (--map says it better)"
        );
        return true;
    }

    static bool is_numeric(std::string_view text) {
        return cell_value(MayBeDate::no, text).as_number().has_value();
    }

    /// What the user says of columns comes before what their headings say.
    void assign_roles() {
        for (const auto& role : roles_) {
            if (role.column.starts_with('=')) {
                constants_.push_back(role);
                continue;
            }
            const auto column = column_named(role.column);
            using Member = std::size_t Layout::*;
            constexpr std::array<std::pair<std::string_view, Member>, 11> members{{
                {"source", &Layout::source},
                {"target", &Layout::target},
                {"type", &Layout::type},
                {"id", &Layout::id},
                {"name", &Layout::name},
                {"kind", &Layout::kind},
                {"aliases", &Layout::aliases},
                {"directed", &Layout::directed},
                {"label", &Layout::label},
                {"source_kind", &Layout::source_kind},
                {"target_kind", &Layout::target_kind},
            }};
            const auto* known =
                std::ranges::find(members, role.role, &std::pair<std::string_view, Member>::first);
            if (known == members.end()) {
                layout_.headings[column].name = role.role;
                layout_.headings[column].key = lower_ascii(role.role);
            } else {
                for (const auto& [name, member] : members) {
                    if (layout_.*member == column) layout_.*member = none;
                }
                layout_.*(known->second) = column;
            }
        }
        const bool names_ends = has_role("source") || has_role("target");
        if (names_ends && layout_.source != none && layout_.target != none) {
            if (layout_.is_entities) layout_.kind = layout_.name = layout_.aliases = none;
            layout_.is_relations = true;
            layout_.is_entities = false;
        } else if ((has_role("id") || has_role("name")) && !layout_.is_relations) {
            layout_.is_entities = true;
        }
    }

    [[nodiscard]] std::size_t column_named(const std::string& name) const {
        const auto& headings = layout_.headings;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (headings[i].text == name || headings[i].name == name) return i;
        }
        const auto number = cell_value(MayBeDate::no, name).as_number().value_or(0);
        if (number >= 1 && number <= static_cast<double>(headings.size())) {
            return static_cast<std::size_t>(number) - 1;
        }
        std::string known;
        for (const auto& heading : headings)
            known += (known.empty() ? "" : ", ") + shown(heading.text, 30);
        fail(
            headings.front().offset,
            "there is no column " + shown(name) + ", expected one of " + known
        );
    }

    /// The value a role has for all rows; empty when it has none.
    [[nodiscard]] std::string_view constant(std::string_view role) const {
        const auto known = std::ranges::find(constants_, role, &ColumnRole::role);
        return known == constants_.end() ? std::string_view()
                                         : std::string_view(known->column).substr(1);
    }

    // ---- Gephi's list of neighbors ---------------------------------------------------------

    /// Short names parted by semicolons or tabs, not as many in each line, and no heading.
    [[nodiscard]] static bool is_neighbor_list(DelimitedView rows, char delimiter) {
        constexpr std::size_t longest_name = 60;
        if (delimiter != ';' && delimiter != '\t') return false;
        std::vector<Cell> cells;
        std::size_t narrowest = none;
        std::size_t widest = 0;
        try {
            while (rows.next(cells)) {
                narrowest = std::min(narrowest, cells.size());
                widest = std::max(widest, cells.size());
                for (const auto& cell : cells) {
                    if (cell.text.empty() || cell.text.size() > longest_name) return false;
                }
            }
        } catch (const InputError&) {
            return false;
        }
        return widest > 1 && narrowest < widest;
    }

    void read_neighbors(DelimitedView& rows) {
        std::vector<Cell> cells;
        while (rows.next(cells)) {
            const auto source = draft_.mention(cells.front().text, cells.front().offset);
            for (std::size_t i = 1; i < cells.size(); ++i) {
                Relation relation;
                relation.source = source;
                relation.target = draft_.mention(cells[i].text, cells[i].offset);
                relation.type = draft_.type("RELATED_TO");
                draft_.add(std::move(relation));
            }
        }
    }

    // ---- Gephi's matrix --------------------------------------------------------------------

    /// A first cell without text, and then the same names down as across.
    [[nodiscard]] static bool is_matrix(const std::vector<Cell>& heading, DelimitedView rows) {
        if (heading.size() < 2 || !heading.front().text.empty()) return false;
        std::vector<std::string> across;
        for (const auto& cell : heading) across.emplace_back(cell.text);
        std::vector<Cell> cells;
        std::size_t found = 0;
        try {
            while (rows.next(cells)) {
                if (cells.size() != across.size() || ++found >= across.size()) return false;
                if (cells.front().text != across[found]) return false;
            }
        } catch (const InputError&) {
            return false;
        }
        return found + 1 == across.size();
    }

    /// A number that is not 0 is a relation with that weight.
    void read_matrix(const std::vector<Cell>& heading, DelimitedView& table) {
        std::vector<EntityId> across;
        for (std::size_t i = 1; i < heading.size(); ++i) {
            if (heading[i].text.empty()) fail(heading[i].offset, "a name of the matrix is empty");
            across.push_back(draft_.mention(heading[i].text, heading[i].offset));
        }
        std::vector<Cell> cells;
        for (std::size_t row = 0; table.next(cells); ++row) {
            for (std::size_t i = 1; i < cells.size(); ++i) {
                if (cells[i].text.empty()) continue;
                auto weight = cell_value(MayBeDate::no, cells[i].text);
                const auto number = weight.as_number();
                if (!number)
                    fail(
                        cells[i].offset,
                        "expected a number in a matrix, found " + shown(cells[i].text)
                    );
                if (*number == 0) continue;
                Relation relation;
                relation.source = across[row];
                relation.target = across[i - 1];
                relation.type = draft_.type("RELATED_TO");
                relation.properties.set("weight", std::move(weight));
                draft_.add(std::move(relation));
            }
        }
    }

    void require_headings() const {
        const auto& headings = layout_.headings;
        if (!layout_.is_relations && !layout_.is_entities) {
            constexpr std::size_t most = 6;
            std::string found;
            for (std::size_t i = 0; i < std::min(headings.size(), most); ++i) {
                found += (i == 0 ? "" : ", ") + shown(headings[i].text, 30);
            }
            if (headings.size() > most) found += ", …";
            fail(
                headings.front().offset,
                "no such table is known: found the headings " + found +
                    ", expected \"source\" and \"target\" for relations or \"id\" or \"name\" for "
                    "entities"
            );
        }
        std::unordered_map<std::string_view, std::size_t> seen;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (headings[i].text.empty()) continue;
            const auto [first, is_new] = seen.emplace(headings[i].text, i);
            if (is_new) continue;
            fail(
                headings[i].offset,
                "the heading " + shown(headings[i].text) + " occurs twice, in columns " +
                    std::to_string(first->second + 1) + " and " + std::to_string(i + 1)
            );
        }
    }

    /// Which column holds a relation's type. Gephi says `Type` for the direction and `Kind` for the
    /// type, others `type` for the type: the cells tell them apart.
    void find_type_columns(const DelimitedView& after_heading) {
        const auto plain_type = layout_.key("type");
        if (plain_type != none && says_direction(after_heading, plain_type)) {
            layout_.direction = plain_type;
        }
        if (layout_.type == none) layout_.type = layout_.field("type");
        for (const std::string_view key :
             {"relation", "relationship", "predicate", "type", "kind", "label"}) {
            if (layout_.type != none) break;
            const auto at = layout_.key(key);
            if (at != layout_.direction) layout_.type = at;
        }
        if (layout_.label == none) layout_.label = layout_.key("label");
        if (layout_.label == layout_.type) layout_.label = none;
    }

    [[nodiscard]] bool says_direction(DelimitedView rows, std::size_t column) const {
        constexpr std::array<std::string_view, 4> words{
            "Directed", "Undirected", "directed", "undirected"};
        std::vector<Cell> cells;
        bool any = false;
        try {
            while (rows.next(cells)) {
                if (column >= cells.size() || cells[column].text.empty()) continue;
                if (std::ranges::find(words, cells[column].text) == words.end()) return false;
                any = true;
            }
        } catch (const InputError&) {
            // said again, with its place, when the rows are read
        }
        return any || layout_.first_key({"kind", "relation", "label"}) != none;
    }

    void find_property_columns() {
        const auto& l = layout_;
        const std::array roles{
            l.source,
            l.target,
            l.source_kind,
            l.target_kind,
            l.type,
            l.direction,
            l.directed,
            l.label,
            l.name,
            l.kind,
            l.aliases,
            l.id};
        for (std::size_t i = 0; i < l.headings.size(); ++i) {
            const auto& heading = l.headings[i];
            if (!heading.text.empty()) least_cells_ = i + 1;
            const bool has_role = std::ranges::find(roles, i) != roles.end();
            if (has_role || heading.field == "ignore" || heading.name.empty()) continue;
            const std::string name(kept_name(heading.name));
            property_columns_.push_back({i, name, may_be_date(name), expectation(name)});
        }
        // Names in order: each is appended to a row's properties in constant time.
        std::ranges::sort(property_columns_, {}, &PropertyColumn::name);
    }

    void read_rows(DelimitedView& table) {
        std::vector<Cell> cells;
        std::size_t rows = 0;
        if (layout_.is_relations) draft_.graph.reserve_relations(expected_rows());
        for (;;) {
            bool is_whole = false;
            try {
                if (!table.next(cells)) break;
                is_whole = true;
                ++rows;
                read_row(cells);
            } catch (const InputError& error) {
                draft_.skip_or_stop(error);
                if (!is_whole) table.skip_line();
            }
        }
        if (rows != 0 && draft_.graph.entity_count() == 0) {
            fail(0, "none of the " + std::to_string(rows) + " rows could be read");
        }
    }

    /// Guessed from the lines at the beginning.
    [[nodiscard]] std::size_t expected_rows() const {
        constexpr std::size_t looked_at = 1 << 16;
        const auto begin = text_.substr(0, looked_at);
        const auto lines = static_cast<std::size_t>(std::ranges::count(begin, '\n')) + 1;
        return text_.size() / (begin.size() / lines + 1) * 33 / 32;
    }

    void read_row(const std::vector<Cell>& cells) {
        const auto most = layout_.headings.size();
        if (cells.size() > most || cells.size() < least_cells_) {
            fail(
                cells[std::min(cells.size() - 1, most)].offset,
                "found " + std::to_string(cells.size()) + (cells.size() == 1 ? " cell" : " cells") +
                    ", expected " + std::to_string(most) + " as in the heading"
            );
        }
        note_unnamed(cells);
        if (layout_.is_relations) {
            read_relation(cells);
        } else {
            read_entity(cells);
        }
    }

    void note_unnamed(const std::vector<Cell>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!layout_.headings[i].text.empty() || cells[i].text.empty()) continue;
            if (!noted_columns_.insert(i).second) continue;
            draft_.note(
                cells[i].offset, "column " + std::to_string(i + 1) + " has no heading; left out"
            );
        }
    }

    static std::string_view text_at(const std::vector<Cell>& cells, std::size_t column) {
        return column < cells.size() ? std::string_view(cells[column].text) : std::string_view();
    }

    PropertyMap properties(const std::vector<Cell>& cells) {
        // A row that could not be read may have left some behind.
        if (!builder_.empty()) static_cast<void>(builder_.take());
        for (const auto& [column, name, may_be_date, expected] : property_columns_) {
            const auto text = text_at(cells, column);
            if (text.empty()) continue;
            const auto& heading = layout_.headings[column];
            if (heading.type) {
                auto value = typed_cell_value(*heading.type, text);
                if (!value) {
                    fail(
                        cells[column].offset,
                        shown(text) + " does not fit the column " + shown(heading.text)
                    );
                }
                note_odd_value(name, expected, *value, cells[column]);
                builder_.set(name, *std::move(value));
            } else {
                auto value = cell_value(may_be_date, text);
                note_odd_value(name, expected, value, cells[column]);
                builder_.set(name, std::move(value));
            }
        }
        return builder_.take();
    }

    /// What the values of a column should be.
    enum class Expected : std::uint8_t { anything, weight, confidence, date };

    /// The well-known properties that searches count with.
    static Expected expectation(std::string_view name) {
        if (name == "weight") return Expected::weight;
        if (name == "confidence") return Expected::confidence;
        if (name == "when" || name == "stated") return Expected::date;
        return Expected::anything;
    }

    void note_odd_value(
        const std::string& name, Expected expected, const PropertyValue& value, const Cell& cell
    ) {
        if (expected == Expected::anything) return;
        std::string_view words;
        const auto number = value.as_number();
        if (expected == Expected::weight && !(number && *number >= 0)) {
            words = "a number that is not negative";
        } else if (expected == Expected::confidence && !(number && *number >= 0 && *number <= 1)) {
            words = "a number in 0..1";
        } else if (expected == Expected::date && !value.is_date()) {
            words = "a date (EDTF, such as 2020-11)";
        }
        if (words.empty()) return;
        draft_.note(
            cell.offset,
            shown(name) + " is " + shown(cell.text) + ", expected " + std::string(words) +
                "; kept as it is"
        );
    }

    static std::string with_space(std::string_view space, std::string_view id) {
        return space.empty() ? std::string(id) : std::string(space) + ':' + std::string(id);
    }

    void read_entity(const std::vector<Cell>& cells) {
        Entity entity;
        const auto offset = cells.front().offset;
        const auto id = text_at(cells, layout_.id);
        const auto name = text_at(cells, layout_.name);
        if (layout_.id != none) {
            if (id.empty()) fail(cells[layout_.id].offset, "the id is empty");
            const auto& space = layout_.headings[layout_.id].id_space;
            entity.id = with_space(space, id);
            if (!space.empty()) entity.name = id;
        } else {
            if (name.empty()) fail(cells[layout_.name].offset, "the name is empty");
            if (!names_.emplace(name).second) {
                fail(
                    cells[layout_.name].offset,
                    "the name " + shown(name) +
                        " is used twice; a column \"id\" would tell the two apart"
                );
            }
        }
        if (!name.empty()) entity.name = name;
        const auto kinds = text_at(cells, layout_.kind);
        for (const auto& kind : listed(kinds.empty() ? constant("kind") : kinds)) {
            entity.kinds.push_back(draft_.kind(kind));
        }
        entity.aliases = listed(text_at(cells, layout_.aliases));
        std::erase(entity.aliases, entity.name);
        entity.properties = properties(cells);
        const auto known = draft_.graph.find_entity(entity.id);
        if (!known || entity.id.empty()) {
            draft_.add(std::move(entity), offset);
            return;
        }
        if (repeated_ids_++ == 0) {
            draft_.note(offset, "the id " + shown(id) + " is used twice; such rows are one entity");
        }
        draft_.describe(*known, entity, offset);
    }

    void read_relation(const std::vector<Cell>& cells) {
        for (const auto& [column, what] :
             {std::pair{layout_.source, "source"}, std::pair{layout_.target, "target"}}) {
            if (cells[column].text.empty()) {
                fail(cells[column].offset, std::string("the ") + what + " is empty");
            }
        }
        draft_.graph.expect_entity(cells[layout_.source].text);
        draft_.graph.expect_entity(cells[layout_.target].text);
        Relation relation;
        relation.properties = properties(cells);
        read_direction(cells, relation);
        const auto type_cell = text_at(cells, layout_.type);
        auto type = type_cell.empty() ? constant("type") : type_cell;
        if (type.empty()) type = "RELATED_TO";
        relation.type = draft_.type(type);
        const auto id = text_at(cells, layout_.id);
        if (!id.empty() && !draft_.graph.find_relation(id)) {
            relation.id = id;
        } else if (!id.empty()) {
            relation.properties.set("id", id);
        }
        const auto label = text_at(cells, layout_.label);
        if (!label.empty() && label != type && label != words_of(relation.type)) {
            relation.properties.set("label", cell_value("label", label));
        }
        relation.source = mention(cells, layout_.source, layout_.source_kind);
        relation.target = mention(cells, layout_.target, layout_.target_kind);
        draft_.add(std::move(relation));
    }

    void read_direction(const std::vector<Cell>& cells, Relation& relation) {
        const auto direction = text_at(cells, layout_.direction);
        relation.directed = direction.empty() || lower_ascii(direction) != "undirected";
        const auto text = text_at(cells, layout_.directed);
        if (text.empty()) return;
        const auto flag = typed_cell_value({CellType::Base::boolean, false}, text);
        const auto* value = flag ? flag->get_if<bool>() : nullptr;
        if (value == nullptr) {
            fail(
                cells[layout_.directed].offset,
                "expected true or false as \"directed\", found " + shown(text)
            );
        }
        relation.directed = *value;
    }

    /// How the standard schema words a type, which is what relata's own tables have as label.
    const std::string& words_of(TypeId type) { return draft_.graph.schema().type(type).words; }

    /// The entity a row names as an end, made when it is new.
    EntityId mention(const std::vector<Cell>& cells, std::size_t column, std::size_t kind_column) {
        const auto& heading = layout_.headings[column];
        const auto text = text_at(cells, column);
        auto kind = text_at(cells, kind_column);
        if (kind.empty() && !constants_.empty()) {
            kind = constant(column == layout_.source ? "source_kind" : "target_kind");
        }
        std::string_view space = heading.id_space;
        // Apache AGE numbers the entities of each kind on their own.
        if (!kind.empty() && kind_column != none &&
            layout_.headings[kind_column].key.ends_with("_vertex_type")) {
            space = kind;
        }
        const auto id = space.empty()
                            ? draft_.mention(text, cells[column].offset)
                            : draft_.mention(with_space(space, text), cells[column].offset);
        if (!space.empty() && draft_.graph.entity(id).name != text) {
            draft_.graph.rename_entity(id, std::string(text));
        }
        if (!kind.empty()) draft_.graph.add_kind(id, kind);
        return id;
    }

    struct PropertyColumn {
        std::size_t column = 0;
        std::string name;
        MayBeDate may_be_date = MayBeDate::no;
        Expected expected = Expected::anything;
    };

    std::string_view text_;
    const PlacesView& places_;
    const std::vector<ColumnRole>& roles_;
    Draft& draft_;
    Layout layout_;
    std::vector<ColumnRole> constants_;
    std::size_t repeated_ids_ = 0;
    std::vector<PropertyColumn> property_columns_;
    PropertyMapBuilder builder_;
    std::size_t least_cells_ = 0;
    std::unordered_set<std::size_t> noted_columns_;
    std::unordered_set<std::string> names_;  // of a table without ids
};

}  // namespace

bool has_even_rows(std::string_view bytes) {
    constexpr std::size_t rows_looked_at = 20;
    const PlacesView places(bytes, {});
    for (const char delimiter : delimiters.substr(0, delimiters.size() - 1)) {
        DelimitedView table(bytes, delimiter, places);
        std::vector<Cell> cells;
        std::size_t width = 0;
        std::size_t rows = 0;
        try {
            while (rows < rows_looked_at && table.next(cells)) {
                if (rows++ == 0) width = cells.size();
                if (cells.size() != width) width = 0;
                if (width < 2) break;
            }
        } catch (const InputError&) {
            continue;
        }
        if (width >= 2 && rows >= 2) return true;
    }
    return false;
}

bool looks_like_csv(std::string_view bytes) {
    constexpr std::size_t enough = std::size_t{1} << 20U;
    constexpr std::size_t longest_heading = 60;
    const auto text = without_bom(bytes).substr(0, enough);
    const PlacesView places(text, {});
    const auto dialect = find_dialect(text, places);
    DelimitedView table(text, dialect.delimiter, places, dialect.begin);
    std::vector<Cell> cells;
    try {
        if (!table.next(cells)) return false;
    } catch (const InputError&) {
        return false;
    }
    const bool is_prose = std::ranges::any_of(cells, [](const Cell& cell) {
        return cell.text.size() > longest_heading;
    });
    if (is_prose || cells.size() < 2) return false;
    // Prose has blanks too, and words like "from" and "to": a table has as many cells in each line,
    // and no full stops in its heading.
    if (dialect.delimiter == ' ') {
        const bool has_stop = std::ranges::any_of(cells, [](const Cell& cell) {
            return cell.text.ends_with('.') || cell.text.ends_with(',');
        });
        if (has_stop) return false;
        const auto columns = cells.size();
        try {
            if (!table.next(cells) || cells.size() != columns) return false;
        } catch (const InputError&) {
            return false;
        }
        table = DelimitedView(text, dialect.delimiter, places, dialect.begin);
        table.next(cells);
    }
    const auto layout = read_layout(cells);
    const bool has_columns = layout.id != none || layout.kind != none || layout.aliases != none;
    return layout.is_relations || (layout.is_entities && has_columns);
}

ImportReport import_csv(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [&](std::string_view text, const PlacesView& places, Draft& draft) {
        TableReader(text, places, options.columns, draft).read();
    };
    return import_draft("csv", bytes, options, graph, read);
}

}  // namespace relata
