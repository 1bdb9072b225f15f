#pragma once

#include "importers/input_text.hpp"

#include <cstddef>
#include <iterator>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace relata {

/// An element as its start tag gives it. Views into the parser's memory, good for the call only.
class XmlElementView {
public:
    XmlElementView(const char* name, const char** attributes, std::string_view tag, std::size_t at);

    /// The name without its prefix: `NodeLabel` of `y:NodeLabel`. Programs bind the same prefix to
    /// different namespaces and the same namespace to different prefixes, so that formats are told
    /// by the local names.
    [[nodiscard]] std::string_view name() const noexcept { return name_; }
    /// Where the tag begins.
    [[nodiscard]] std::size_t offset() const noexcept { return offset_; }

    struct Attribute {
        std::string_view name;    ///< without its prefix
        std::string_view prefix;  ///< usually empty
        std::string_view value;
    };
    /// The attributes in the order of the file, declarations of namespaces left out.
    class Attributes;
    [[nodiscard]] Attributes attributes() const noexcept;
    /// The value of an attribute without a prefix, else of one with any; nothing when there is
    /// none.
    [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
    /// Where the value of an attribute begins in the input; where the tag begins when there is none
    /// of that name. For messages.
    [[nodiscard]] std::size_t value_offset(std::string_view name) const noexcept;

private:
    static Attribute attribute(const char** at) noexcept;

    std::string_view name_;
    const char** attributes_;
    std::string_view tag_;
    std::size_t offset_;
};

class XmlElementView::Attributes {
public:
    class iterator {
    public:
        explicit iterator(const char** at) : at_(at) {}
        Attribute operator*() const noexcept { return attribute(at_); }
        iterator& operator++() noexcept {
            at_ += 2;
            return *this;
        }
        friend bool operator==(iterator a, std::default_sentinel_t) noexcept {
            return *a.at_ == nullptr;
        }

    private:
        const char** at_;
    };

    explicit Attributes(const char** attributes) : attributes_(attributes) {}
    [[nodiscard]] iterator begin() const noexcept { return iterator(attributes_); }
    [[nodiscard]] static std::default_sentinel_t end() noexcept { return {}; }

private:
    const char** attributes_;
};

/// What a reader of one XML format is told, in the order of the input. Its functions may throw: the
/// exception leaves read_xml.
class XmlEvents {
public:
    XmlEvents() = default;
    XmlEvents(const XmlEvents&) = delete;
    XmlEvents& operator=(const XmlEvents&) = delete;
    virtual ~XmlEvents() = default;

    virtual void start(const XmlElementView& element) = 0;
    /// The end of the element opened last. `offset` is where its end tag begins.
    virtual void end(std::size_t offset) = 0;
    /// A piece of text or CDATA; one run of text may come in several pieces.
    virtual void text(std::string_view piece) = 0;
};

/// Reads an XML document (XML 1.0 with namespaces) and tells `events` of it. `text` is UTF-8; what
/// its declaration says of its encoding is not used, but an unknown name is refused.
///
/// Nothing is loaded and nothing expanded: a document type without declarations is skipped, one
/// that declares entities or values of attributes is refused. Elements nest at most 512 deep, have
/// at most 1000 attributes, and a tag is at most 64 MiB long. Throws InputError with line and
/// column. O(length), memory of the longest tag.
void read_xml(std::string_view text, const PlacesView& places, XmlEvents& events);

/// The local name of the root element (`graphml`), its start tag and what stands before it (in
/// which a document type may be named); nothing when `text` does not begin like XML. Looks no
/// further than the root's tag and not at whether it is in order.
struct XmlRoot {
    std::string_view name;
    std::string_view tag;
    std::string_view prolog;
    std::size_t offset = 0;
};
std::optional<XmlRoot> find_xml_root(std::string_view text);

}  // namespace relata
