#pragma once

#include "render/phrases.hpp"
#include "render/view.hpp"

#include <cstddef>
#include <string_view>

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
};

const Paper& paper(Theme theme);

/// The look of a kind relata knows, nullptr for others. Case does not matter.
const KindLook* known_kind_look(Theme theme, std::string_view kind);

/// The look of the `index`-th kind relata does not know: a white box first, then the fills of known
/// kinds on shapes of their own. Repeats after a few.
KindLook unknown_kind_look(Theme theme, std::size_t index);

/// `other` when the family is unknown.
const FamilyLook& family_look(Theme theme, std::string_view family);

/// DOT's line style for a status.
std::string_view line_style(Status status);

/// The only font list a picture ever names. Nimbus Sans, Liberation Sans, Arial and Helvetica have
/// the same widths, so a picture measured here fits everywhere.
inline constexpr std::string_view picture_fonts = "Helvetica,Arial,sans-serif";

}  // namespace relata
