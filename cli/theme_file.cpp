#include "cli/theme_file.hpp"

#include "graph/error.hpp"
#include "importers/input_text.hpp"
#include "importers/json_reader.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

namespace relata::cli {
namespace {

/// Walks through the JSON of a theme file and knows where everything stands.
class ThemeReader {
public:
    explicit ThemeReader(const Source& source)
        : places_(source.bytes, source.name), document_(parse_json(source.bytes, places_)) {}

    Theme theme() {
        bool is_dark = false;
        OwnLooks own;
        for (const auto& [key, offset, value] : object(document_.root)) {
            if (key == "paper") {
                is_dark = one_of(value, {"light", "dark"}) == "dark";
            } else if (key == "font") {
                own.font = one_of(value, theme_fonts());
            } else if (key == "kinds") {
                read_kinds(value, own);
            } else if (key == "families") {
                read_families(value, own);
            } else if (key == "types") {
                for (const auto& type : object(value)) own.types[type.key] = text(type.value);
            } else {
                unknown(key, offset, "paper, font, kinds, families or types");
            }
        }
        return {is_dark, std::move(own)};
    }

private:
    void read_kinds(const JsonValue& value, OwnLooks& own) {
        for (const auto& kind : object(value)) {
            auto& look = own.kinds[kind.key];
            for (const auto& [key, offset, chosen] : object(kind.value)) {
                if (key == "shape") {
                    look.shape = one_of(chosen, theme_shapes());
                } else if (key == "color") {
                    look.color = one_of(chosen, theme_fill_colors());
                } else {
                    unknown(key, offset, "shape or color");
                }
            }
        }
    }

    void read_families(const JsonValue& value, OwnLooks& own) {
        for (const auto& family : object(value)) {
            auto& look = own.families[family.key];
            for (const auto& [key, offset, chosen] : object(family.value)) {
                if (key == "words") {
                    look.words = text(chosen);
                } else if (key == "color") {
                    look.color = one_of(chosen, theme_line_colors());
                } else {
                    unknown(key, offset, "color or words");
                }
            }
        }
    }

    [[noreturn]] void fail(std::size_t offset, const std::string& message) const {
        throw InputError(places_.at(offset), message);
    }

    [[noreturn]] void unknown(const std::string& key, std::size_t offset, std::string_view expected)
        const {
        fail(offset, "expected " + std::string(expected) + ", found \"" + printable(key) + '"');
    }

    const JsonValue::Object& object(const JsonValue& value) const {
        if (const auto* members = value.get_if<JsonValue::Object>()) return *members;
        fail(value.offset, "expected an object, found " + std::string(type_words(value)));
    }

    const std::string& text(const JsonValue& value) const {
        if (const auto* string = value.get_if<std::string>()) return *string;
        fail(value.offset, "expected a string, found " + std::string(type_words(value)));
    }

    const std::string& one_of(const JsonValue& value, const std::vector<std::string>& names) const {
        const auto& found = text(value);
        if (std::ranges::find(names, found) != names.end()) return found;
        std::string expected;
        for (std::size_t i = 0; i < names.size(); ++i) {
            if (i != 0) expected += i + 1 == names.size() ? " or " : ", ";
            expected += names[i];
        }
        fail(value.offset, "expected " + expected + ", found \"" + printable(found) + '"');
    }

    PlacesView places_;
    JsonDocument document_;
};

}  // namespace

Theme the_theme(const std::string& name_or_file) {
    if (name_or_file == "light") return Theme::light;
    if (name_or_file == "dark") return Theme::dark;
    if (!std::filesystem::is_regular_file(name_or_file)) {
        throw InputError(
            {}, "--theme is light, dark or a theme file; found \"" + printable(name_or_file) + '"'
        );
    }
    const auto source = read_source(name_or_file);
    return ThemeReader(source).theme();
}

}  // namespace relata::cli
