#pragma once

#include "render/theme.hpp"

#include <string>

namespace relata::cli {

/// What `--theme` names: `light`, `dark`, or a theme file (JSON, see docs/rendering.md). Throws
/// InputError with file, line and column, and with the names that were possible.
Theme the_theme(const std::string& name_or_file);

}  // namespace relata::cli
