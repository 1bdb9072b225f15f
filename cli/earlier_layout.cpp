#include "cli/earlier_layout.hpp"

#include "graph/error.hpp"
#include "importers/input_text.hpp"
#include "importers/json_reader.hpp"
#include "importers/registry.hpp"

#include <cmath>
#include <cstdlib>

namespace relata::cli {
namespace {

/// `objects` of Graphviz's JSON: each has a `name` and a `pos` like "27,18".
Positions positions_in_json(const Source& source) {
    const PlacesView places(source.bytes, source.name);
    const auto document = parse_json(source.bytes, places);
    Positions positions;
    const auto* objects = document.root.find("objects");
    if (objects == nullptr) return positions;
    const auto* list = objects->get_if<JsonValue::Array>();
    if (list == nullptr) return positions;
    for (const auto& object : *list) {
        const auto* name = object.find("name");
        const auto* place = object.find("pos");
        if (name == nullptr || place == nullptr) continue;
        const auto* id = name->get_if<std::string>();
        const auto* text = place->get_if<std::string>();
        if (id == nullptr || text == nullptr) continue;
        char* comma = nullptr;
        const double x = std::strtod(text->c_str(), &comma);
        if (*comma != ',') continue;
        const double y = std::strtod(comma + 1, nullptr);
        if (std::isfinite(x) && std::isfinite(y)) positions.insert_or_assign(*id, Position{x, y});
    }
    return positions;
}

}  // namespace

Positions earlier_positions(const std::string& file) {
    const auto source = read_source(file);
    const auto begin = source.bytes.find_first_not_of(" \t\r\n");
    const bool is_json = begin != std::string::npos && source.bytes[begin] == '{';
    auto positions = is_json ? positions_in_json(source) : positions_in_svg(source.bytes);
    if (positions.empty()) {
        throw InputError(
            {file}, "no positions found; expected an SVG that relata drew, or Graphviz's JSON"
        );
    }
    return positions;
}

}  // namespace relata::cli
