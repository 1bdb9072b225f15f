#include "render/palette.hpp"

#include "graph/ascii.hpp"

#include <algorithm>
#include <array>

namespace relata {
namespace {

// Colors found by search: the least distance (CIE76) between two line colors under normal, protan,
// deutan and tritan vision is 38/24/27/22 in light and 33/31/23/26 in dark. Text on its fill has a
// contrast of 6.6 or more, a border on the background 5.8 or more. Kind is also told by shape,
// status by line style, a relation by its words: color is never the only sign.

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
    {"meeting", "#6E2405", meeting_words},
    {"agreement", "#1250E6", agreement_words},
    {"structure", "#077A6F", structure_words},
    {"topic", "#9419A6", topic_words},
    {"statement", "#926B00", statement_words},
    {"other", "#5C6570", other_words},
}};

constexpr std::array<FamilyLook, 7> dark_families{{
    {"office", "#A8A0A0", office_words},
    {"meeting", "#F0623C", meeting_words},
    {"agreement", "#B4CCFF", agreement_words},
    {"structure", "#6FF0A0", structure_words},
    {"topic", "#E45CF0", topic_words},
    {"statement", "#F4E34A", statement_words},
    {"other", "#8FA3B3", other_words},
}};

constexpr Paper light_paper{"#FFFFFF", "#1A1A1A", "#555555", "#1F3A5F"};
constexpr Paper dark_paper{"#14171C", "#F2F2F2", "#B0B4BA", "#DCE6F5"};

const std::array<KindLook, 9>& kinds(Theme theme) {
    return theme == Theme::light ? light_kinds : dark_kinds;
}

bool same_but_case(std::string_view a, std::string_view b) {
    const auto lower = [](char c) { return lower_ascii(c); };
    return std::ranges::equal(a, b, {}, lower, lower);
}

}  // namespace

const Paper& paper(Theme theme) {
    return theme == Theme::light ? light_paper : dark_paper;
}

const KindLook* known_kind_look(Theme theme, std::string_view kind) {
    if (kind.empty()) return nullptr;
    if (same_but_case(kind, "organisation")) kind = "Organization";
    const auto& looks = kinds(theme);
    const auto found = std::ranges::find_if(looks, [&](const KindLook& look) {
        return same_but_case(look.kind, kind);
    });
    return found == looks.end() ? nullptr : &*found;
}

KindLook unknown_kind_look(Theme theme, std::size_t index) {
    const auto& looks = kinds(theme);
    const auto& plain = looks.back();
    if (index == 0) return plain;
    constexpr std::array<std::string_view, 3> shapes{"tab", "folder", "box3d"};
    // Light fills only, so that one text color fits; no country (white on blue) and no place.
    constexpr std::array<std::size_t, 5> fills{5, 4, 6, 3, 0};
    auto look = looks.at(fills.at((index - 1) % fills.size()));
    look.kind = "";
    look.shape = shapes.at((index - 1) % shapes.size());
    look.style = filled;
    look.margin = plain.margin;
    return look;
}

const FamilyLook& family_look(Theme theme, std::string_view family) {
    const auto& looks = theme == Theme::light ? light_families : dark_families;
    const auto found = std::ranges::find(looks, family, &FamilyLook::family);
    return found == looks.end() ? looks.back() : *found;
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

}  // namespace relata
