#pragma once

#include "graph/schema.hpp"
#include "render/change.hpp"
#include "render/phrases.hpp"
#include "render/theme.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// How the entities of one kind are drawn. All values are constants of ours, in DOT's own words.
struct KindLook {
    std::string_view kind;  ///< as the schema names it
    std::string_view shape;
    std::string_view style;
    std::string_view margin;  ///< inches, `x,y`
    std::string_view fill;
    std::string_view border;
    std::string_view text;
};

/// The color of a family of relations, and what a legend calls the family.
struct FamilyLook {
    std::string_view family;
    std::string_view color;
    std::string_view words;
};

/// The colors of everything that is neither an entity nor a relation.
struct Paper {
    std::string_view background;
    std::string_view ink;
    std::string_view muted;
    std::string_view joint;  ///< border and lines of joint statements
    std::string_view frame;  ///< around entities of one kind, and the axis of a timeline
    std::string_view faint;  ///< lines where there are too many to be followed one by one
};

const Paper& paper(const Theme& theme);

/// How a picture of two graphs shows what became of something.
struct ChangeLook {
    std::string_view color;
    std::string_view style;   ///< of lines
    std::string_view width;   ///< of lines and borders, points
    std::string_view sign;    ///< before words and names; empty: none
    std::string_view word;    ///< `added`; empty for what stayed
    std::string_view sample;  ///< of a line, for a legend: HTML
    std::string_view words;   ///< what a legend calls it
};
const ChangeLook& change_look(const Theme& theme, Change change);
/// The color of the double line of what changed.
std::string double_line(const Theme& theme);

/// The look of a kind relata or the theme knows; nothing for others. Case does not matter. The
/// look's `kind` is relata's own name for it, empty for one that only the theme knows.
std::optional<KindLook> known_kind_look(const Theme& theme, std::string_view kind);

/// The look of the `index`-th kind relata does not know: a white box first, then the fills of known
/// kinds on shapes of their own. Repeats after a few.
KindLook unknown_kind_look(const Theme& theme, std::size_t index);

/// The family a relation type belongs to in this theme: the theme's choice, else the schema's when
/// it is known, else `other`.
std::string family_of(const Theme& theme, const RelationType& type);
/// Known families in the order of a legend, those of the theme behind relata's.
std::vector<std::string> known_families(const Theme& theme);
/// `other` when the family is unknown. Views into the theme.
FamilyLook family_look(const Theme& theme, std::string_view family);
/// The color of a relation of this type.
std::string_view line_color(const Theme& theme, const RelationType& type);

/// DOT's line style for a status.
std::string_view line_style(Status status);

/// The font list of a picture. Lists are constants of ours: a font's name reaches the SVG as it is.
/// Nimbus Sans, Liberation Sans, Arial and Helvetica have the same widths, so a picture measured
/// here fits everywhere; so have Nimbus Roman, Liberation Serif and Times.
std::string_view picture_fonts(const Theme& theme);

}  // namespace relata
