#include "exporters/json_text.hpp"

#include "exporters/attributes.hpp"
#include "graph/edtf.hpp"

#include <cmath>

namespace relata {

bool append_plain_json(std::string& out, const PropertyValue& value, bool is_dated) {
    if (const auto date = value.date_text()) {
        append_json_string(out, *date);
        return is_dated;
    }
    if (const auto text = value.text()) {
        append_json_string(out, *text);
        return !is_dated || !Edtf::parse(*text);
    }
    if (const auto* real = value.get_if<double>(); real != nullptr && !std::isfinite(*real)) {
        append_json_string(out, double_text(*real));
        return false;
    }
    bool is_same = true;
    if (const auto* list = value.get_if<PropertyList>()) {
        out += '[';
        bool is_first = true;
        for (const auto& item : *list) {
            if (!is_first) out += ',';
            is_first = false;
            is_same = append_plain_json(out, item) && is_same;
        }
        out += ']';
        return is_same;
    }
    if (const auto* map = value.get_if<PropertyMap>()) {
        JsonObjectWriter object(out);
        for (const auto& [name, item] : *map) is_same = object.value(name, item, false) && is_same;
        object.end();
        return is_same;
    }
    out += to_text(value);
    return is_same;
}

void write_property(
    JsonObjectWriter& object,
    const std::string& name,
    const PropertyValue& value,
    bool keeps,
    const std::string& owner,
    Losses& losses
) {
    if (!keeps) {
        losses.add(owner + " property \"" + name + '"');
        return;
    }
    const bool is_same = object.value(name, value, is_date_name(name));
    const auto text = value.text();
    if (!is_same || value.is_null() || (text && text->empty())) losses.add("property types");
}

void write_graph_properties(std::string& out, const Graph& graph, Losses& losses) {
    JsonObjectWriter object(out);
    for (const auto& [name, value] : graph.properties) {
        const bool is_same = object.value(name, value, is_date_name(name));
        if (!is_same || value.is_null()) losses.add("property types");
    }
    object.end();
}

void write_kinds_and_aliases(JsonObjectWriter& object, const Graph& graph, const Entity& entity) {
    const auto kinds = graph.schema().names(entity.kinds);
    if (kinds.size() == 1) object.text("kind", kinds.front());
    if (kinds.size() > 1) object.raw("kinds", json_list(kinds));
    if (!entity.aliases.empty()) object.raw("aliases", json_list(entity.aliases));
}

}  // namespace relata
