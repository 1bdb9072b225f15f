// The palette, measured: two lines that a reader cannot tell apart, or words that cannot be read on
// their ground, are errors like any other.

#include "render/palette.hpp"

#include "render/theme.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

using Color = std::array<double, 3>;  // red, green, blue in 0..1, linear light
using Matrix = std::array<Color, 3>;

double channel(std::string_view hex, std::size_t at) {
    const double value = std::stoi(std::string(hex.substr(at, 2)), nullptr, 16) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

Color linear(std::string_view hex) {
    REQUIRE(hex.size() == 7);
    return {channel(hex, 1), channel(hex, 3), channel(hex, 5)};
}

Color product(const Matrix& matrix, const Color& color) {
    Color out{};
    for (std::size_t i = 0; i < 3; ++i) {
        for (std::size_t j = 0; j < 3; ++j) out.at(i) += matrix.at(i).at(j) * color.at(j);
    }
    return out;
}

// Severity 1 of G. Machado, M. Oliveira and L. Fernandes, "A physiologically-based model for
// simulation of color vision deficiency", IEEE TVCG 15(6), 2009; on linear light.
const std::array<Matrix, 4> sights{{
    {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}},
    {{{0.152286, 1.052583, -0.204868},
      {0.114503, 0.786281, 0.099216},
      {-0.003882, -0.048116, 1.051998}}},
    {{{0.367322, 0.860646, -0.227968},
      {0.280085, 0.672501, 0.047413},
      {-0.011820, 0.042940, 0.968881}}},
    {{{1.255528, -0.076749, -0.178779},
      {-0.078411, 0.930809, 0.147602},
      {0.004733, 0.691367, 0.303900}}},
}};

/// CIE 1976 L*a*b* of linear sRGB, white D65.
Color lab(const Color& color) {
    constexpr Matrix to_xyz{
        {{0.4124564, 0.3575761, 0.1804375},
         {0.2126729, 0.7151522, 0.0721750},
         {0.0193339, 0.1191920, 0.9503041}}};
    constexpr Color white{0.95047, 1, 1.08883};
    auto xyz = product(to_xyz, color);
    for (std::size_t i = 0; i < 3; ++i) {
        const double t = xyz.at(i) / white.at(i);
        xyz.at(i) = t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116;
    }
    return {116 * xyz[1] - 16, 500 * (xyz[0] - xyz[1]), 200 * (xyz[1] - xyz[2])};
}

/// The least CIE76 distance of two colors over all kinds of sight.
double distance(std::string_view a, std::string_view b) {
    double least = HUGE_VAL;
    for (const auto& sight : sights) {
        const auto seen = [&](std::string_view hex) {
            auto color = product(sight, linear(hex));
            for (auto& value : color) value = std::clamp(value, 0.0, 1.0);
            return lab(color);
        };
        const auto first = seen(a);
        const auto second = seen(b);
        double sum = 0;
        for (std::size_t i = 0; i < 3; ++i) sum += std::pow(first.at(i) - second.at(i), 2);
        least = std::min(least, std::sqrt(sum));
    }
    return least;
}

/// WCAG 2.1, relative luminance and contrast ratio.
double contrast(std::string_view a, std::string_view b) {
    const auto luminance = [](std::string_view hex) {
        const auto color = linear(hex);
        return 0.2126 * color[0] + 0.7152 * color[1] + 0.0722 * color[2];
    };
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

}  // namespace

TEST_CASE("the measure of colors is the published one", "[render][palette]") {
    CHECK(contrast("#000000", "#FFFFFF") == Approx(21));
    CHECK(contrast("#777777", "#FFFFFF") == Approx(4.48).margin(0.01));
    CHECK(lab(linear("#FF0000"))[0] == Approx(53.24).margin(0.01));
    CHECK(lab(linear("#FF0000"))[1] == Approx(80.09).margin(0.02));
    CHECK(lab(linear("#FF0000"))[2] == Approx(67.20).margin(0.02));
    // Without green cones these two are one.
    CHECK(distance("#077A6F", "#5C6570") < 5);
}

TEST_CASE("no two line colors are alike for any color vision", "[render][palette]") {
    const auto theme = GENERATE(Theme::light, Theme::dark);
    const auto families = known_families(theme);
    for (std::size_t i = 0; i < families.size(); ++i) {
        const auto a = family_look(theme, families[i]).color;
        CAPTURE(theme.is_dark(), families[i], a);
        CHECK(contrast(a, paper(theme).background) >= 4.5);
        for (std::size_t j = 0; j < i; ++j) {
            CAPTURE(families[j]);
            CHECK(distance(a, family_look(theme, families[j]).color) >= 22);
        }
    }
}

TEST_CASE("what changed can be told for any color vision", "[render][palette][diff]") {
    const auto theme = GENERATE(Theme::light, Theme::dark);
    const std::array all{Change::unchanged, Change::added, Change::removed, Change::changed};
    for (const auto change : all) {
        const auto& look = change_look(theme, change);
        CAPTURE(theme.is_dark(), look.words);
        CHECK(contrast(look.color, paper(theme).background) >= 4.5);
        for (const auto other : all) {
            if (other >= change) continue;
            CHECK(distance(look.color, change_look(theme, other).color) >= 22);
        }
    }
}

TEST_CASE("all words can be read on their ground", "[render][palette]") {
    const auto theme = GENERATE(Theme::light, Theme::dark);
    const auto& colors = paper(theme);
    CHECK(contrast(colors.ink, colors.background) >= 7);
    CHECK(contrast(colors.muted, colors.background) >= 4.5);
    CHECK(contrast(colors.joint, colors.background) >= 4.5);
    std::vector<KindLook> looks;
    for (const auto* kind :
         {"Person",
          "Country",
          "Place",
          "Organization",
          "Agreement",
          "Mechanism",
          "Event",
          "Topic"}) {
        const auto look = known_kind_look(theme, kind);
        REQUIRE(look);
        looks.push_back(*look);
    }
    for (std::size_t i = 0; i < 8; ++i) looks.push_back(unknown_kind_look(theme, i));
    for (const auto& look : looks) {
        CAPTURE(theme.is_dark(), look.kind, look.fill);
        CHECK(contrast(look.text, look.fill) >= 4.5);
        CHECK(contrast(look.border, colors.background) >= 4.5);
    }
}

TEST_CASE("known kinds differ by fill and by shape", "[render][palette]") {
    const auto theme = GENERATE(Theme::light, Theme::dark);
    std::vector<std::string> shapes;
    for (const auto* kind :
         {"Person",
          "Country",
          "Place",
          "Organization",
          "Agreement",
          "Mechanism",
          "Event",
          "Topic"}) {
        const auto look = *known_kind_look(theme, kind);
        shapes.push_back(std::string(look.shape) + std::string(look.style));
        for (const auto* other : {"Person", "Country", "Place", "Organization"}) {
            if (std::string_view(kind) == other) continue;
            CAPTURE(kind, other);
            CHECK(distance(look.fill, known_kind_look(theme, other)->fill) >= 8);
        }
    }
    std::ranges::sort(shapes);
    CHECK(std::ranges::adjacent_find(shapes) == shapes.end());
}

TEST_CASE("every color a theme may name is as readable as relata's own", "[render][theme]") {
    OwnLooks own;
    for (const auto& color : theme_line_colors()) own.families["line " + color] = {color, ""};
    for (const auto& color : theme_fill_colors()) {
        for (const auto& shape : theme_shapes()) own.kinds[shape + color] = {shape, color};
    }
    const bool is_dark = GENERATE(false, true);
    const Theme theme(is_dark, own);
    for (const auto& [family, look] : own.families) {
        CHECK(contrast(family_look(theme, family).color, paper(theme).background) >= 4.5);
        CHECK(family_look(theme, family).words == family);
    }
    for (const auto& [kind, chosen] : own.kinds) {
        const auto look = known_kind_look(theme, kind);
        REQUIRE(look);
        CAPTURE(kind, look->fill, look->text);
        CHECK(contrast(look->text, look->fill) >= 4.5);
        CHECK(contrast(look->border, paper(theme).background) >= 4.5);
    }
}

TEST_CASE("a theme's own looks come before relata's", "[render][theme]") {
    OwnLooks own;
    own.kinds["vessel"] = {"hexagon", "blue"};
    own.kinds["Person"] = {"", "green"};
    own.families["ownership"] = {"purple", "owns, controls"};
    own.types["OWNS"] = "ownership";
    own.font = "serif";
    const Theme theme(false, own);

    CHECK(known_kind_look(theme, "Vessel")->shape == "hexagon");
    CHECK(known_kind_look(theme, "VESSEL")->fill == known_kind_look(theme, "Mechanism")->fill);
    CHECK(known_kind_look(theme, "person")->shape == "ellipse");
    CHECK(known_kind_look(theme, "person")->fill == known_kind_look(theme, "Agreement")->fill);
    CHECK_FALSE(known_kind_look(theme, "Train"));
    CHECK_FALSE(known_kind_look(Theme::light, "Vessel"));

    RelationType owns;
    owns.name = "owns";
    CHECK(family_of(theme, owns) == "ownership");
    CHECK(family_of(Theme::light, owns) == "other");
    CHECK(family_look(theme, "ownership").words == "owns, controls");
    CHECK(line_color(theme, owns) == family_look(theme, "topic").color);
    CHECK(known_families(theme).back() == "other");
    CHECK(picture_fonts(theme) == "Times,Times New Roman,serif");
    CHECK(picture_fonts(theme.on_paper(true)) == picture_fonts(theme));
    CHECK(line_color(theme.on_paper(true), owns) != line_color(theme, owns));
}

TEST_CASE("a theme takes no name that is not in the lists", "[render][theme]") {
    const auto bad = [](const std::string& text) {
        OwnLooks own;
        own.kinds["A"] = {"box", text};
        CHECK_THROWS_AS(Theme(false, own), std::invalid_argument);
        own.kinds["A"] = {text, "blue"};
        CHECK_THROWS_AS(Theme(false, own), std::invalid_argument);
        own.kinds.clear();
        own.families["A"] = {text, ""};
        CHECK_THROWS_AS(Theme(false, own), std::invalid_argument);
        own.families.clear();
        own.font = text;
        CHECK_THROWS_AS(Theme(false, own), std::invalid_argument);
    };
    bad("#FF0000");
    bad("red\" onload=\"alert(1)");
    bad("Comic Sans");
}
