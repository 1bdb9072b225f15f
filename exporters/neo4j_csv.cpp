#include "exporters/neo4j_csv.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"
#include "exporters/table_text.hpp"
#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

namespace relata {
namespace {

void append_cell(std::string& row, std::string_view text) {
    const bool is_plain = text.find_first_of("\",\n\r;|\t ") == std::string_view::npos;
    if (is_plain) {
        row += text;
        return;
    }
    append_quoted_cell(row, text);
}

std::string row_of(const std::vector<std::string>& cells) {
    std::string row;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i != 0) row += ',';
        append_cell(row, cells[i]);
    }
    return row + '\n';
}

/// One column of properties: the first of these types that all its values have.
class Column {
public:
    void add(const std::string& name, const PropertyValue& value) {
        constexpr std::array<std::string_view, 11> types{
            "long",
            "double",
            "boolean",
            "date",
            "",
            "string",
            "long[]",
            "double[]",
            "boolean[]",
            "string[]",
            ""};
        if (is_fit_.empty()) {
            is_fit_.assign(types.size(), true);
            types_.assign(types.begin(), types.end());
        }
        const auto text = cell(value);
        for (std::size_t i = 0; i < types_.size(); ++i) {
            if (!is_fit_[i]) continue;
            if (types_[i].empty()) {
                is_fit_[i] = cell_value(name, text) == value;
                continue;
            }
            const auto read = typed_cell_value(*cell_type(types_[i]), text);
            is_fit_[i] = read && *read == value;
        }
    }

    /// The type in the heading, and whether all values come back.
    [[nodiscard]] std::pair<std::string_view, bool> type() const {
        for (std::size_t i = 0; i < types_.size(); ++i) {
            if (is_fit_[i]) return {types_[i], true};
        }
        return {"string", false};
    }

    static std::string cell(const PropertyValue& value) {
        const auto* list = value.get_if<PropertyList>();
        if (list == nullptr) return cell_text(value);
        std::string text;
        for (const auto& item : *list) {
            const bool is_scalar = !item.is_null() && item.get_if<PropertyList>() == nullptr &&
                                   item.get_if<PropertyMap>() == nullptr;
            const auto part = cell_text(item);
            if (!is_scalar || part.empty() || part.find(';') != std::string::npos) {
                return cell_text(value);
            }
            text += (text.empty() ? "" : ";") + part;
        }
        return text.empty() ? cell_text(value) : text;
    }

private:
    std::vector<std::string_view> types_;
    std::vector<bool> is_fit_;
};

/// The columns of a table in order of their names.
class Columns {
public:
    void add(const std::string& name, const PropertyValue& value) {
        columns_[name].add(name, value);
    }

    void append_headings(std::vector<std::string>& cells) const {
        for (const auto& [name, column] : columns_) {
            const auto type = column.type().first;
            cells.push_back(type.empty() ? name : name + ':' + std::string(type));
        }
    }

    void append_cells(const PropertyMap& map, std::vector<std::string>& cells, Losses& losses)
        const {
        for (const auto& [name, column] : columns_) {
            const auto* value = map.find(name);
            cells.push_back(value == nullptr ? std::string() : Column::cell(*value));
            if (value != nullptr && (value->is_null() || !column.type().second)) {
                losses.add("property types");
            }
            // An empty cell is a value that is not there.
            const bool is_empty_text = value != nullptr && value->text() && value->text()->empty();
            if (is_empty_text) losses.add("property types");
        }
    }

private:
    std::map<std::string, Column> columns_;
};

bool is_fit(std::string_view name) {
    constexpr std::array<std::string_view, 22> taken{
        "id",        "name",      "aliases",  "label",     "kind",         "kinds",
        "type",      "source",    "target",   "from",      "to",           "directed",
        "title",     "relation",  "group",    "predicate", "relationship", "labels",
        "source_id", "target_id", "start_id", "end_id"};
    const auto key = lower_ascii(name);
    return is_plain_name(name) && std::ranges::find(taken, key) == taken.end() &&
           name == kept_name(name);
}

}  // namespace

ExportResult write_neo4j_csv(const Graph& graph, const ExportOptions&) {
    Losses losses;
    add_common_losses(graph, losses);
    losses.add("graph properties", graph.properties.size());
    Columns of_entities;
    for (const auto id : graph.entities()) {
        for (const auto& [name, value] : graph.entity(id).properties) {
            if (is_fit(name)) {
                of_entities.add(name, value);
            } else {
                losses.add("entity property \"" + name + '"');
            }
        }
    }
    std::vector<std::string> cells{"id:ID", "name", ":LABEL", "aliases:string[]"};
    of_entities.append_headings(cells);
    auto nodes = row_of(cells);
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        if (entity.name.empty()) losses.add("empty names");
        cells = {
            entity.id,
            entity.name,
            list_cell(graph.schema().names(entity.kinds)),
            list_cell(entity.aliases)};
        of_entities.append_cells(entity.properties, cells, losses);
        nodes += row_of(cells);
    }
    Columns of_relations;
    for (const auto id : graph.relations()) {
        for (const auto& [name, value] : graph.relation(id).properties) {
            if (is_fit(name)) {
                of_relations.add(name, value);
            } else {
                losses.add("relation property \"" + name + '"');
            }
        }
    }
    cells = {":START_ID", ":END_ID", ":TYPE", "id:string", "directed:boolean"};
    of_relations.append_headings(cells);
    auto relations = row_of(cells);
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        if (graph.type_name(id).empty()) losses.add("empty types");
        if (!relation.directed) losses.add("directions");
        cells = {
            graph.entity(relation.source).id,
            graph.entity(relation.target).id,
            graph.type_name(id),
            relation.id,
            relation.directed ? "true" : "false"};
        of_relations.append_cells(relation.properties, cells, losses);
        relations += row_of(cells);
    }
    for (auto* table : {&nodes, &relations}) {
        const auto nul = static_cast<std::size_t>(std::ranges::count(*table, '\0'));
        losses.add("control characters", nul);
        if (nul != 0) std::ranges::replace(*table, '\0', ' ');
    }
    return {
        {{".nodes.csv", std::move(nodes)}, {".relationships.csv", std::move(relations)}},
        losses.report()};
}

}  // namespace relata
