#include "exporters/csv.hpp"

#include "exporters/losses.hpp"
#include "exporters/own_schema.hpp"
#include "exporters/table_text.hpp"
#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace relata {
namespace {

void append_cell(std::string& row, std::string_view text) {
    // Blanks at the ends would be dropped, and a heading that looks like a quote be one.
    const bool has_outer_blank = !text.empty() && (text.front() == ' ' || text.front() == '\t' ||
                                                   text.back() == ' ' || text.back() == '\t');
    const bool is_plain =
        !has_outer_blank && text.find_first_of("\",\n\r;|\t") == std::string_view::npos;
    if (is_plain) {
        row += text;
        return;
    }
    append_quoted_cell(row, text);
}

/// Whether a spreadsheet would run the cell. A number with its sign is none of those.
bool is_formula(std::string_view cell) {
    constexpr std::string_view starts = "=+-@\t\r";
    if (cell.empty() || starts.find(cell.front()) == std::string_view::npos) return false;
    return !cell_value({}, cell).as_number();
}

/// Whether a heading of this name would be read as something else than a property of that name.
template <typename Names>
bool is_taken(std::string_view name, const Names& reserved) {
    auto key = lower_ascii(name);
    std::ranges::replace(key, ' ', '_');
    std::ranges::replace(key, '-', '_');
    if (std::ranges::find(reserved, key) != reserved.end()) return true;
    const bool loses_case = name != kept_name(name);
    const auto colon = name.rfind(':');
    const auto last_part = colon == std::string_view::npos ? "" : name.substr(colon + 1);
    constexpr std::array<std::string_view, 6> fields{
        "id", "label", "start_id", "end_id", "type", "ignore"};
    const auto field = lower_ascii(last_part.substr(0, last_part.find('(')));
    const bool is_field = std::ranges::find(fields, field) != fields.end();
    return name.empty() || loses_case || name.ends_with('}') || is_field ||
           (!last_part.empty() && cell_type(last_part));
}

constexpr std::array<std::string_view, 5> node_columns{"id", "label", "kind", "aliases", "name"};
constexpr std::array<std::string_view, 16> edge_columns{
    "source",
    "target",
    "type",
    "kind",
    "id",
    "label",
    "directed",
    "relation",
    "relationship",
    "predicate",
    "source_kind",
    "source_type",
    "start_vertex_type",
    "target_kind",
    "target_type",
    "end_vertex_type"};

/// The property columns of one table.
class PropertyColumns {
public:
    template <typename Names>
    void collect(
        const PropertyMap& map, const Names& reserved, const std::string& owner, Losses& losses
    ) {
        for (const auto& [name, value] : map) {
            if (is_taken(name, reserved)) {
                losses.add(owner + " property \"" + name + '"');
            } else {
                names_.insert(name);
                const bool is_same = cell_value(name, cell_text(value)) == value;
                if (value.is_null() || !is_same) losses.add("property types");
            }
        }
    }

    void append_headings(std::vector<std::string>& cells) const {
        cells.insert(cells.end(), names_.begin(), names_.end());
    }

    void append_cells(const PropertyMap& map, std::vector<std::string>& cells) const {
        for (const auto& name : names_) {
            const auto* value = map.find(name);
            cells.push_back(value == nullptr ? std::string() : cell_text(*value));
        }
    }

private:
    std::set<std::string> names_;
};

/// Writes records; cells a spreadsheet would run get an apostrophe in front when that is asked for.
class RowWriter {
public:
    RowWriter(const ExportOptions& options, Losses& losses) : options_(options), losses_(losses) {}

    std::string operator()(const std::vector<std::string>& cells) const {
        std::string row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i != 0) row += ',';
            if (options_.neutralize_formulas && is_formula(cells[i])) {
                losses_.add("cells that began like a formula, now with an apostrophe");
                append_cell(row, '\'' + cells[i]);
            } else {
                append_cell(row, cells[i]);
            }
        }
        return row + '\n';
    }

private:
    const ExportOptions& options_;
    Losses& losses_;
};

std::string nodes_table(const Graph& graph, const RowWriter& row_of, Losses& losses) {
    PropertyColumns columns;
    for (const auto id : graph.entities()) {
        columns.collect(graph.entity(id).properties, node_columns, "entity", losses);
    }
    std::vector<std::string> cells{"Id", "Label", "Kind", "Aliases"};
    columns.append_headings(cells);
    auto out = row_of(cells);
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        if (entity.name.empty()) losses.add("empty names");
        cells = {
            entity.id,
            entity.name,
            list_cell(graph.schema().names(entity.kinds)),
            list_cell(entity.aliases)};
        columns.append_cells(entity.properties, cells);
        out += row_of(cells);
    }
    return out;
}

std::string edges_table(const Graph& graph, const RowWriter& row_of, Losses& losses) {
    PropertyColumns columns;
    for (const auto id : graph.relations()) {
        columns.collect(graph.relation(id).properties, edge_columns, "relation", losses);
        losses.add("evidence", graph.relation(id).evidence.size());
    }
    std::vector<std::string> cells{"Source", "Target", "Type", "Kind", "Id", "Label"};
    columns.append_headings(cells);
    auto out = row_of(cells);
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto& type = graph.schema().type(relation.type);
        if (type.name.empty()) losses.add("empty types");
        const bool is_standard = Schema::standard().find_type(type.name).is_valid();
        // Words of its own are not in the table, so it shows those a reader can derive.
        const auto& words =
            is_standard ? Schema::standard().type(Schema::standard().find_type(type.name)).words
                        : type.name;
        cells = {
            graph.entity(relation.source).id,
            graph.entity(relation.target).id,
            relation.directed ? "Directed" : "Undirected",
            type.name,
            relation.id,
            words};
        columns.append_cells(relation.properties, cells);
        out += row_of(cells);
    }
    return out;
}

/// No reader of tables takes a NUL byte: each becomes U+FFFD and is counted.
std::string without_nul(std::string table, Losses& losses) {
    const auto count = static_cast<std::size_t>(std::ranges::count(table, '\0'));
    if (count == 0) return table;
    losses.add("NUL characters", count);
    std::string result;
    for (const char c : table) {
        if (c == '\0') {
            result += "\xEF\xBF\xBD";
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace

ExportResult write_csv(const Graph& graph, const ExportOptions& options) {
    Losses losses;
    const RowWriter row_of(options, losses);
    losses.add("declared kinds", own_kinds(graph.schema()).size());
    losses.add("declared types", own_types(graph.schema()).size());
    losses.add("documents", graph.document_count());
    losses.add("graph properties", graph.properties.size());
    auto nodes = without_nul(nodes_table(graph, row_of, losses), losses);
    auto edges = without_nul(edges_table(graph, row_of, losses), losses);
    return {{{".nodes.csv", std::move(nodes)}, {".edges.csv", std::move(edges)}}, losses.report()};
}

}  // namespace relata
