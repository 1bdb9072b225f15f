#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Looks that a user chooses for a field of their own, by names from the lists below. Kinds and
/// types are matched without regard to case.
struct OwnLooks {
    struct Kind {
        std::string shape;  ///< one of theme_shapes(); empty: as it would be without
        std::string color;  ///< one of theme_fill_colors(); empty: as it would be without
    };
    struct Family {
        std::string color;  ///< one of theme_line_colors(); empty: as it would be without
        std::string words;  ///< of the legend; empty: the family's name
    };
    std::map<std::string, Kind> kinds{};
    std::map<std::string, Family> families{};
    std::map<std::string, std::string> types{};  ///< relation type to family
    std::string font{};                          ///< one of theme_fonts(); empty: sans
};

/// What an OwnLooks may name. All fills and all lines keep their distance from each other for every
/// kind of color vision, and their contrast, on light and on dark paper.
const std::vector<std::string>& theme_shapes();
const std::vector<std::string>& theme_fill_colors();
const std::vector<std::string>& theme_line_colors();
const std::vector<std::string>& theme_fonts();

/// The colors, shapes and fonts of a picture, on light or on dark paper. Cheap to copy.
class Theme {
public:
    static const Theme light;
    static const Theme dark;

    constexpr Theme() = default;
    /// Throws std::invalid_argument for a name that is in none of the lists.
    Theme(bool is_dark, OwnLooks own);

    [[nodiscard]] bool is_dark() const noexcept { return is_dark_; }
    /// The same looks on the other paper.
    [[nodiscard]] Theme on_paper(bool is_dark) const;
    /// relata's own looks on the same paper.
    [[nodiscard]] Theme without_own() const { return Theme(is_dark_); }
    /// nullptr when all looks are relata's.
    [[nodiscard]] const OwnLooks* own() const noexcept { return own_.get(); }

private:
    constexpr explicit Theme(bool is_dark) : is_dark_(is_dark) {}

    bool is_dark_ = false;
    std::shared_ptr<const OwnLooks> own_;  // keys in lower case
};

inline const Theme Theme::light{false};
inline const Theme Theme::dark{true};

}  // namespace relata
