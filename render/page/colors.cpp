#include "render/page/colors.hpp"

#include "graph/ascii.hpp"
#include "render/dot_style.hpp"
#include "render/palette.hpp"

#include <algorithm>
#include <string_view>

namespace relata {
namespace {

std::string variable(std::string_view name, std::string_view value) {
    return "--" + std::string(name) + ":" + std::string(value) + ";";
}

/// `kind-person` for `kind person`: the name of a variable.
std::string hyphenated(std::string classes) {
    std::ranges::replace(classes, ' ', '-');
    return classes;
}

/// `.kind.person` for `kind person`: what has both classes.
std::string selector(std::string classes) {
    std::ranges::replace(classes, ' ', '.');
    return "." + classes;
}

std::string family_class(std::string_view family) {
    return "rel " + svg_word(family);
}

/// `--paper:#FFFFFF;--kind-person-fill:…`
std::string variables(const KindLooks& looks, const Theme& theme) {
    const auto& colors = paper(theme);
    auto text = variable("paper", colors.background) + variable("ink", colors.ink) +
                variable("muted", colors.muted) + variable("joint", colors.joint);
    for (const auto& kind : looks.kinds()) {
        const auto& look = looks.of(kind);
        const auto name = hyphenated(kind_class(kind));
        text += variable(name + "-fill", look.fill) + variable(name + "-line", look.border) +
                variable(name + "-text", look.text);
    }
    for (const auto& family : known_families(theme)) {
        text += variable(hyphenated(family_class(family)), family_look(theme, family).color);
    }
    return text;
}

std::string kind_rules(const std::string& kind) {
    const auto value = [&](std::string_view part) {
        return "var(--" + hyphenated(kind_class(kind)) + "-" + std::string(part) + ")";
    };
    return selector(kind_class(kind)) + "{--fill:" + value("fill") + ";--line:" + value("line") +
           ";--text:" + value("text") + "}\n";
}

}  // namespace

std::string page_colors(
    const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme
) {
    const auto on_light = theme.on_paper(false);
    const auto on_dark = theme.on_paper(true);
    const KindLooks looks(graph, entities, on_light);
    const auto light = variables(looks, on_light);
    const auto dark = variables(KindLooks(graph, entities, on_dark), on_dark);
    auto text = ":root,.on-light{color-scheme:light;" + light + "}\n" +
                "@media screen and (scripting:enabled) and (prefers-color-scheme:dark){" +
                ":root:not([data-theme=light]){color-scheme:dark;" + dark + "}}\n" +
                "@media screen{:root[data-theme=dark]{color-scheme:dark;" + dark + "}}\n";
    for (const auto& kind : looks.kinds()) text += kind_rules(kind);
    for (const auto& family : known_families(theme)) {
        const auto classes = family_class(family);
        text += selector(classes) + "{--line:var(--" + hyphenated(classes) + ")}\n";
    }
    return text;
}

ColorNames page_color_names(
    const Graph& graph, const std::vector<EntityId>& entities, const Theme& theme
) {
    ColorNames names;
    // The first name of a color stays: the more likely meaning comes first.
    const auto call = [](auto& colors, std::string_view color, const std::string& name) {
        colors.try_emplace(lower_ascii(color), "--" + name);
    };
    const auto& colors = paper(theme);
    call(names.fill, colors.background, "paper");
    call(names.text, colors.ink, "ink");
    call(names.text, colors.muted, "muted");
    call(names.stroke, colors.frame, "rule");
    for (const auto& family : known_families(theme)) {
        const auto color = family_look(theme, family).color;
        for (auto* all : {&names.text, &names.fill, &names.stroke}) {
            call(*all, color, hyphenated(family_class(family)));
        }
    }
    const KindLooks looks(graph, entities, theme);
    for (const auto& kind : looks.kinds()) {
        const auto& look = looks.of(kind);
        const auto name = hyphenated(kind_class(kind));
        call(names.text, look.text, name + "-text");
        call(names.fill, look.fill, name + "-fill");
        call(names.stroke, look.border, name + "-line");
    }
    return names;
}

}  // namespace relata
