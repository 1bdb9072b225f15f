#include "render/palette.hpp"

#include "graph/ascii.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

// Colors found by search: the least distance (CIE76) between any two line colors is 27 on light and
// 28 on dark paper, with normal sight and without the red, the green or the blue cones (Machado,
// Oliveira and Fernandes 2009, full strength). All have a contrast of 4.6 or more with the paper.
// Text on its fill has 6.6 or more, a border on the paper 5.8 or more. Kind is also told by shape,
// status by line style, a relation by its words: color is never the only sign.
// `tests/render/palette_test.cpp` measures all this.

constexpr std::string_view round_filled = "filled,rounded";
constexpr std::string_view filled = "filled";

constexpr std::array<KindLook, 9> light_kinds{{
    {"Person", "ellipse", filled, "0.02,0.02", "#F7E37A", "#7A6200", "#1A1A1A"},
    {"Country", "box", filled, "0.12,0.06", "#1F3A5F", "#1F3A5F", "#FFFFFF"},
    {"Place", "house", filled, "0.08,0.02", "#FFFFFF", "#1F3A5F", "#1A1A1A"},
    {"Organization", "component", filled, "0.16,0.05", "#C8C8CA", "#4A4A4A", "#1A1A1A"},
    {"Agreement", "note", filled, "0.1,0.05", "#B4F2BE", "#0B6B33", "#1A1A1A"},
    {"Mechanism", "hexagon", filled, "0.02,0.02", "#C4D8F6", "#1D4E9E", "#1A1A1A"},
    {"Event", "octagon", filled, "0.02,0.02", "#EFB57E", "#8A4A00", "#1A1A1A"},
    {"Topic", "box", round_filled, "0.1,0.05", "#E9AEF9", "#8A1AA0", "#1A1A1A"},
    {"", "box", filled, "0.1,0.05", "#FFFFFF", "#4A4A4A", "#1A1A1A"},
}};

constexpr std::array<KindLook, 9> dark_kinds{{
    {"Person", "ellipse", filled, "0.02,0.02", "#6B5500", "#F2D04A", "#FFFFFF"},
    {"Country", "box", filled, "0.12,0.06", "#DCE6F5", "#DCE6F5", "#14171C"},
    {"Place", "house", filled, "0.08,0.02", "#4A5563", "#B9C6D8", "#FFFFFF"},
    {"Organization", "component", filled, "0.16,0.05", "#2B282E", "#A8A0A0", "#FFFFFF"},
    {"Agreement", "note", filled, "0.1,0.05", "#05603C", "#5FE39A", "#FFFFFF"},
    {"Mechanism", "hexagon", filled, "0.02,0.02", "#163462", "#8FB6FF", "#FFFFFF"},
    {"Event", "octagon", filled, "0.02,0.02", "#55270A", "#F0945A", "#FFFFFF"},
    {"Topic", "box", round_filled, "0.1,0.05", "#86128F", "#E889F5", "#FFFFFF"},
    {"", "box", filled, "0.1,0.05", "#14171C", "#A8A0A0", "#FFFFFF"},
}};

constexpr std::string_view office_words = "holds office, belongs to";
constexpr std::string_view meeting_words = "meets, visits, attends";
constexpr std::string_view agreement_words = "agrees, promises, supports";
constexpr std::string_view structure_words = "structure: part of, held in";
constexpr std::string_view topic_words = "is about";
constexpr std::string_view statement_words = "said or reported";
constexpr std::string_view other_words = "other relations";

constexpr std::array<FamilyLook, 7> light_families{{
    {"office", "#1A1A1A", office_words},
    {"meeting", "#5A2500", meeting_words},
    {"agreement", "#1E3CFA", agreement_words},
    {"structure", "#008380", structure_words},
    {"topic", "#9908A2", topic_words},
    {"statement", "#8E7011", statement_words},
    {"other", "#6A7B4E", other_words},
}};

constexpr std::array<FamilyLook, 7> dark_families{{
    {"office", "#A8A0A0", office_words},
    {"meeting", "#F96A3A", meeting_words},
    {"agreement", "#B4D2FF", agreement_words},
    {"structure", "#65F5A3", structure_words},
    {"topic", "#D64DFB", topic_words},
    {"statement", "#EFF344", statement_words},
    {"other", "#5B85B2", other_words},
}};

constexpr Paper light_paper{"#FFFFFF", "#1A1A1A", "#555555", "#1F3A5F", "#B8B8B8", "#00000026"};
constexpr Paper dark_paper{"#14171C", "#F2F2F2", "#B0B4BA", "#DCE6F5", "#4B5058", "#FFFFFF2B"};

// Found by search as well: the least distance is 24 on light paper and 29 on dark.
constexpr std::string_view unchanged_words = "unchanged";
constexpr std::string_view added_words = "added";
constexpr std::string_view removed_words = "removed, struck out";
constexpr std::string_view changed_words = "re-dated or changed, old → new";
constexpr std::string_view added_sample = "+&#160;━━";
constexpr std::string_view removed_sample = "−&#160;– – –";
constexpr std::string_view changed_sample = "~&#160;══";

constexpr std::array<ChangeLook, 4> light_changes{{
    {"#70757C", "solid", "0.8", "", "", "——", unchanged_words},
    {"#10522A", "solid", "2.4", "+", "added", added_sample, added_words},
    {"#D03A10", "dashed", "1.2", "−", "removed", removed_sample, removed_words},
    {"#0B57F0", "solid", "1.2", "~", "changed", changed_sample, changed_words},
}};
constexpr std::array<ChangeLook, 4> dark_changes{{
    {"#7E848C", "solid", "0.8", "", "", "——", unchanged_words},
    {"#66F0A8", "solid", "2.4", "+", "added", added_sample, added_words},
    {"#FF6E52", "dashed", "1.2", "−", "removed", removed_sample, removed_words},
    {"#529AFF", "solid", "1.2", "~", "changed", changed_sample, changed_words},
}};

// What a theme may call them; each stands for one look on either paper.
constexpr std::array<std::string_view, 8> fill_names{
    "yellow", "navy", "white", "gray", "green", "blue", "orange", "purple"};
constexpr std::array<std::string_view, 7> line_names{
    "black", "brown", "blue", "teal", "purple", "ocher", "slate"};

struct Shape {
    std::string_view name;
    std::string_view shape;
    std::string_view style;
    std::string_view margin;
};
constexpr std::array<Shape, 11> shapes{{
    {"box", "box", filled, "0.12,0.06"},
    {"rounded", "box", round_filled, "0.1,0.05"},
    {"ellipse", "ellipse", filled, "0.02,0.02"},
    {"house", "house", filled, "0.08,0.02"},
    {"component", "component", filled, "0.16,0.05"},
    {"note", "note", filled, "0.1,0.05"},
    {"hexagon", "hexagon", filled, "0.02,0.02"},
    {"octagon", "octagon", filled, "0.02,0.02"},
    {"tab", "tab", filled, "0.1,0.05"},
    {"folder", "folder", filled, "0.1,0.05"},
    {"box3d", "box3d", filled, "0.1,0.05"},
}};

struct FontList {
    std::string_view name;
    std::string_view fonts;
};
constexpr std::array<FontList, 2> fonts{{
    {"sans", "Helvetica,Arial,sans-serif"},
    {"serif", "Times,Times New Roman,serif"},
}};

const std::array<KindLook, 9>& kinds(const Theme& theme) {
    return theme.is_dark() ? dark_kinds : light_kinds;
}

const std::array<FamilyLook, 7>& families(const Theme& theme) {
    return theme.is_dark() ? dark_families : light_families;
}

template <typename List>
std::vector<std::string> names_in(const List& list) {
    std::vector<std::string> names;
    for (const auto& entry : list) names.emplace_back(entry.name);
    return names;
}

template <typename List>
std::size_t position(const List& list, std::string_view name) {
    return static_cast<std::size_t>(std::ranges::find(list, name) - list.begin());
}

void check_name(
    const std::vector<std::string>& allowed, const std::string& name, std::string_view what
) {
    if (name.empty() || std::ranges::find(allowed, name) != allowed.end()) return;
    throw std::invalid_argument(std::string(what) + " of a theme has no name like that: " + name);
}

template <typename Value>
std::map<std::string, Value> in_lower_case(const std::map<std::string, Value>& names) {
    std::map<std::string, Value> lower;
    for (const auto& [name, value] : names) lower.insert_or_assign(lower_ascii(name), value);
    return lower;
}

/// The value of a name in a map whose keys are in lower case.
template <typename Value>
const Value* own(const std::map<std::string, Value>& looks, std::string_view name) {
    const auto found = looks.find(lower_ascii(name));
    return found == looks.end() ? nullptr : &found->second;
}

}  // namespace

const std::vector<std::string>& theme_shapes() {
    static const auto names = names_in(shapes);
    return names;
}

const std::vector<std::string>& theme_fill_colors() {
    static const std::vector<std::string> names(fill_names.begin(), fill_names.end());
    return names;
}

const std::vector<std::string>& theme_line_colors() {
    static const std::vector<std::string> names(line_names.begin(), line_names.end());
    return names;
}

const std::vector<std::string>& theme_fonts() {
    static const auto names = names_in(fonts);
    return names;
}

Theme::Theme(bool is_dark, OwnLooks own) : is_dark_(is_dark) {
    for (const auto& [kind, look] : own.kinds) {
        check_name(theme_shapes(), look.shape, "a shape");
        check_name(theme_fill_colors(), look.color, "a color");
    }
    for (const auto& [family, look] : own.families) {
        check_name(theme_line_colors(), look.color, "a color of a line");
    }
    check_name(theme_fonts(), own.font, "a font");
    own.kinds = in_lower_case(own.kinds);
    own.types = in_lower_case(own.types);
    own_ = std::make_shared<const OwnLooks>(std::move(own));
}

Theme Theme::on_paper(bool is_dark) const {
    auto other = *this;
    other.is_dark_ = is_dark;
    return other;
}

const ChangeLook& change_look(const Theme& theme, Change change) {
    const auto& looks = theme.is_dark() ? dark_changes : light_changes;
    return looks.at(static_cast<std::size_t>(change));
}

std::string double_line(const Theme& theme) {
    const auto color = std::string(change_look(theme, Change::changed).color);
    return color + ":" + std::string(paper(theme).background) + ":" + color;
}

const Paper& paper(const Theme& theme) {
    return theme.is_dark() ? dark_paper : light_paper;
}

std::optional<KindLook> known_kind_look(const Theme& theme, std::string_view kind) {
    if (kind.empty()) return std::nullopt;
    const auto lower = is_same_word(kind, "organisation") ? "organization" : lower_ascii(kind);
    const auto& looks = kinds(theme);
    const auto found = std::ranges::find_if(looks, [&](const KindLook& look) {
        return is_same_word(look.kind, lower);
    });
    std::optional<KindLook> look;
    if (found != looks.end()) look = *found;
    const auto* chosen = theme.own() == nullptr ? nullptr : own(theme.own()->kinds, lower);
    if (chosen == nullptr) return look;
    if (!look) look = looks.back();
    if (!chosen->shape.empty()) {
        const auto& shape = shapes.at(position(theme_shapes(), chosen->shape));
        look->shape = shape.shape;
        look->style = shape.style;
        look->margin = shape.margin;
    }
    if (!chosen->color.empty()) {
        const auto& colors = looks.at(position(fill_names, chosen->color));
        look->fill = colors.fill;
        look->border = colors.border;
        look->text = colors.text;
    }
    return look;
}

KindLook unknown_kind_look(const Theme& theme, std::size_t index) {
    const auto& looks = kinds(theme);
    const auto& plain = looks.back();
    if (index == 0) return plain;
    constexpr std::array<std::string_view, 3> unused_shapes{"tab", "folder", "box3d"};
    // Light fills only, so that one text color fits; no country (white on blue) and no place.
    constexpr std::array<std::size_t, 5> fills{5, 4, 6, 3, 0};
    auto look = looks.at(fills.at((index - 1) % fills.size()));
    look.kind = "";
    look.shape = unused_shapes.at((index - 1) % unused_shapes.size());
    look.style = filled;
    look.margin = plain.margin;
    return look;
}

std::vector<std::string> known_families(const Theme& theme) {
    std::vector<std::string> names;
    for (const auto& look : families(theme)) names.emplace_back(look.family);
    if (theme.own() == nullptr) return names;
    for (const auto& [family, look] : theme.own()->families) {
        // Before `other`, which closes every legend.
        if (std::ranges::find(names, family) == names.end()) {
            names.insert(names.end() - 1, family);
        }
    }
    return names;
}

std::string family_of(const Theme& theme, const RelationType& type) {
    auto family = type.family;
    if (theme.own() != nullptr) {
        if (const auto* chosen = own(theme.own()->types, type.name)) family = *chosen;
    }
    return std::string(family_look(theme, family).family);
}

FamilyLook family_look(const Theme& theme, std::string_view family) {
    const auto& looks = families(theme);
    const auto found = std::ranges::find(looks, family, &FamilyLook::family);
    auto look = found == looks.end() ? looks.back() : *found;
    if (theme.own() == nullptr) return look;
    const auto chosen = theme.own()->families.find(std::string(family));
    if (chosen == theme.own()->families.end()) return look;
    if (found == looks.end()) look.words = chosen->first;
    look.family = chosen->first;
    if (!chosen->second.words.empty()) look.words = chosen->second.words;
    if (!chosen->second.color.empty()) {
        look.color = looks.at(position(line_names, chosen->second.color)).color;
    }
    return look;
}

std::string_view line_color(const Theme& theme, const RelationType& type) {
    return family_look(theme, family_of(theme, type)).color;
}

std::string_view line_style(Status status) {
    switch (status) {
        case Status::planned:
            return "dashed";
        case Status::considered:
            return "dotted";
        default:
            return "solid";
    }
}

std::string_view picture_fonts(const Theme& theme) {
    const auto named = theme.own() == nullptr ? std::string() : theme.own()->font;
    return fonts.at(named.empty() ? 0 : position(theme_fonts(), named)).fonts;
}

}  // namespace relata
