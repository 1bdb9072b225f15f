#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace relata {

/// The attributes of a tag; valid while HtmlEvents::start runs.
class HtmlAttributesView {
public:
    /// `attributes`: names and values in turn, a null behind the last; null when there are none.
    explicit HtmlAttributesView(const char* const* attributes) : attributes_(attributes) {}

    /// Nothing when it is not there, empty when it has no value. `name` is in lower case.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
    /// The value; empty when it is not there.
    [[nodiscard]] std::string_view value(std::string_view name) const {
        return find(name).value_or(std::string_view());
    }
    [[nodiscard]] bool has(std::string_view name) const { return find(name).has_value(); }

private:
    const char* const* attributes_;
};

/// What is told while HTML is read, in the order of the page. Every element that starts ends, in
/// the right order, whatever the page forgot; names are in lower case; references such as
/// `&eacute;` are replaced. Lines count from 1. Views are valid during the call.
class HtmlEvents {
public:
    HtmlEvents() = default;
    HtmlEvents(const HtmlEvents&) = delete;
    HtmlEvents& operator=(const HtmlEvents&) = delete;
    virtual ~HtmlEvents() = default;

    virtual void start(std::string_view name, HtmlAttributesView attributes, std::size_t line) = 0;
    virtual void end(std::string_view name) = 0;
    /// A piece of text, in scripts as well; what belongs together may come in several.
    virtual void text(std::string_view text, std::size_t line) = 0;
    virtual void comment(std::string_view text) = 0;
};

/// Reads HTML through libxml2, which takes anything: what is no markup is text. `text` is UTF-8,
/// whatever its head declares. Passes on what `events` throws; throws InputError with a place for a
/// tag of more than 300 attributes (libxml2 compares each with each) and for 2 GiB and more. O(n).
void read_html(std::string_view text, const std::string& source, HtmlEvents& events);

}  // namespace relata
