#pragma once

#include <map>
#include <string>
#include <string_view>

namespace relata {

/// `text` for the content of an HTML element or a quoted attribute: sanitized, & < > " ' escaped.
std::string html_text(std::string_view text);

/// JSON that is safe between `<script type="application/json">` and its end: `<` and the two line
/// separators U+2028 and U+2029 can only stand inside strings, and are written as escapes.
std::string json_for_script(std::string_view json);

/// `skeleton` with each `{{name}}` replaced by its value, which is not looked at again. Throws
/// std::logic_error for a name without a value.
std::string filled(
    std::string_view skeleton, const std::map<std::string, std::string_view, std::less<>>& values
);

/// A script of ours without what only its maintainers read: indentation, empty lines and lines that
/// are a `//` comment.
std::string lean_script(std::string_view source);

/// The same for a style: no comments, and no blanks around its punctuation.
std::string lean_style(std::string_view source);

/// `sha256-…` as a Content-Security-Policy names an inline script or style (CSP Level 3, 2.3.1).
std::string policy_hash(std::string_view content);

}  // namespace relata
