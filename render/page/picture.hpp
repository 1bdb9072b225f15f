#pragma once

#include <map>
#include <string>
#include <string_view>

namespace relata {

/// What the colors of a picture are called by the style of its page, by their hexadecimal digits in
/// small letters: `#555555` is `--muted`. A color of text may mean another thing than that of a
/// shape or a line.
struct ColorNames {
    std::map<std::string, std::string, std::less<>> text;
    std::map<std::string, std::string, std::less<>> fill;
    std::map<std::string, std::string, std::less<>> stroke;
};

/// An accessible SVG (see render/svg.hpp) as part of a page: no prologue, no width and height, so
/// that the page decides on its size; no background, which is the page's; no fonts and no colors of
/// names and lines, which its style sets, and other colors by their names in it; its title and
/// legend in one group `legend`, which the page hides where it has its own. What is said twice is
/// said once, quotations are left to the table, numbers have one decimal. The text of names and
/// relations is not touched. O(n).
std::string inline_svg(std::string_view svg, const ColorNames& colors = {});

}  // namespace relata
