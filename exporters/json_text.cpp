#include "exporters/json_text.hpp"

#include "graph/edtf.hpp"

#include <cmath>

namespace relata {

bool append_plain_json(std::string& out, const PropertyValue& value, bool is_date_name) {
    if (const auto date = value.date_text()) {
        append_json_string(out, *date);
        return is_date_name;
    }
    if (const auto text = value.text()) {
        append_json_string(out, *text);
        return !is_date_name || !Edtf::parse(*text);
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

}  // namespace relata
