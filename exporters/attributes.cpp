#include "exporters/attributes.hpp"

#include "exporters/own_schema.hpp"
#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>
#include <unordered_set>

namespace relata {
namespace {

template <typename Names>
bool is_one_of(std::string_view name, const Names& names) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

bool keeps_name(const Entity& entity, std::string_view name, const PropertyValue& value) {
    constexpr std::array<std::string_view, 6> taken{
        "id", "label", "kinds", "aliases", "relata_id", "relata_name"};
    constexpr std::array<std::string_view, 4> kinds{"kind", "labels", "type", "group"};
    const auto key = lower_ascii(name);
    if (key.empty() || is_one_of(key, taken) || name != kept_name(name)) return false;
    if (key == "kind" || (is_one_of(key, kinds) && entity.kinds.empty())) return false;
    const bool is_name = key == "name" || key == "title";
    return !(is_name && value.text() == entity.name);
}

bool keeps_name(const Relation& relation, std::string_view name, const PropertyValue& value) {
    constexpr std::array<std::string_view, 4> taken{"id", "type", "directed", "label"};
    const auto key = lower_ascii(name);
    if (key.empty() || is_one_of(key, taken) || name != kept_name(name)) return false;
    // Both together are read as one interval.
    const bool is_spell = (key == "start" && relation.properties.contains("end")) ||
                          (key == "end" && relation.properties.contains("start"));
    return !(is_spell && value.is_date());
}

bool is_direction_word(std::string_view type) {
    const auto word = lower_ascii(type);
    return word == "directed" || word == "undirected";
}

bool is_plain_name(std::string_view name) {
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
    });
}

std::string json_list(const std::vector<std::string>& texts) {
    std::string out = "[";
    for (const auto& text : texts) {
        if (out.size() > 1) out += ',';
        append_json_string(out, text);
    }
    return out + ']';
}

bool has_plain_relation_ids(const Graph& graph) {
    std::size_t number = 0;
    for (const auto id : graph.relations()) {
        if (graph.relation(id).id != numbered_id(++number)) return false;
    }
    return true;
}

RelationDirections relation_directions(const Graph& graph) {
    std::size_t directed = 0;
    for (const auto id : graph.relations()) {
        if (graph.relation(id).directed) ++directed;
    }
    if (directed == graph.relation_count()) return RelationDirections::all_directed;
    return directed == 0 ? RelationDirections::all_undirected : RelationDirections::mixed;
}

std::string pointed_double(double value) {
    auto text = double_text(value);
    const auto exponent = text.find_first_of("eE");
    if (std::isfinite(value) && text.find('.') == std::string::npos &&
        exponent != std::string::npos) {
        text.insert(exponent, ".0");
    }
    return text;
}

std::vector<std::string> fit_ids(
    const Graph& graph, const std::function<bool(std::string_view)>& is_fit, Losses& losses
) {
    std::vector<std::string> ids;
    std::size_t number = 0;
    std::size_t replaced = 0;
    for (const auto id : graph.entities()) {
        const auto& own = graph.entity(id).id;
        if (is_fit(own)) {
            ids.push_back(own);
            continue;
        }
        ++replaced;
        std::string other;
        do {
            other = 'n' + std::to_string(++number);
        } while (graph.find_entity(other));
        ids.push_back(std::move(other));
    }
    losses.add("ids", replaced);
    return ids;
}

std::vector<std::string> unique_names(const Graph& graph) {
    std::unordered_map<std::string_view, std::size_t> uses;
    for (const auto id : graph.entities()) ++uses[graph.entity(id).name];
    std::vector<std::string> names;
    std::unordered_set<std::string> taken;
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        auto name = entity.name;
        if (name.empty()) name = entity.id;
        if (uses[entity.name] > 1) name += " (" + entity.id + ')';
        while (!taken.insert(name).second) name += " (" + entity.id + ')';
        names.push_back(std::move(name));
    }
    return names;
}

void add_common_losses(const Graph& graph, Losses& losses) {
    losses.add("declared kinds", own_kinds(graph.schema()).size());
    losses.add("declared types", own_types(graph.schema()).size());
    losses.add("documents", graph.document_count());
    for (const auto id : graph.relations()) {
        losses.add("evidence", graph.relation(id).evidence.size());
    }
}

void add_graph_property_losses(const Graph& graph, Losses& losses) {
    for (const auto& [name, value] : graph.properties) {
        if (name != "name" || !value.text()) losses.add("graph properties");
    }
}

}  // namespace relata
