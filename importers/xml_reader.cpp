// The only file that includes Expat. Its callbacks are C: an exception in one is kept, the parser
// is stopped and the exception thrown again once the parser has returned.

#include "importers/xml_reader.hpp"

#include "graph/ascii.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <exception>
#include <expat.h>
#include <iterator>
#include <memory>
#include <new>
#include <type_traits>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t deepest = 512;
constexpr std::size_t most_attributes = 1000;
constexpr std::size_t longest_tag = std::size_t{64} << 20U;

// Expat gives names as URI, local name and prefix with this between them. No document can hold it.
constexpr char separator = '\x01';

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

struct QualifiedName {
    std::string_view local;
    std::string_view prefix;
};

QualifiedName split(const char* text) {
    const std::string_view name(text);
    const auto first = name.find(separator);
    if (first == std::string_view::npos) return {name, {}};
    const auto local = name.substr(first + 1);
    const auto second = local.find(separator);
    if (second == std::string_view::npos) return {local, {}};
    return {local.substr(0, second), local.substr(second + 1)};
}

/// The name as written in the tag that begins at `offset`, or in its end tag.
std::string_view tag_name(std::string_view text, std::size_t offset) {
    auto rest = text.substr(std::min(offset, text.size()));
    if (rest.starts_with('<')) rest.remove_prefix(1);
    if (rest.starts_with('/')) rest.remove_prefix(1);
    return rest.substr(0, rest.find_first_of(" \t\r\n/>"));
}

/// Encodings that files of these formats name. The bytes are UTF-8 whatever it says: that was seen
/// to before.
bool is_known_encoding(std::string_view name) {
    constexpr std::array<std::string_view, 20> beginnings{
        "utf-8",    "utf8",   "utf-16", "utf16",   "ucs-2",    "iso-8859", "iso8859",
        "iso_8859", "us-asc", "ascii",  "latin",   "windows-", "cp125",    "koi8",
        "macroman", "gb",     "big5",   "shift_j", "euc-",     "x-mac"};
    const auto key = lower_ascii(name);
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        return key.starts_with(beginning);
    });
}

struct ParserDeleter {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};

class Reader {
public:
    Reader(std::string_view text, const PlacesView& places, XmlEvents& events)
        : text_(text),
          places_(places),
          events_(events),
          parser_(XML_ParserCreateNS("UTF-8", separator)) {
        if (!parser_) throw std::bad_alloc();
        auto* parser = parser_.get();
        XML_SetUserData(parser, this);
        XML_SetReturnNSTriplet(parser, 1);
        XML_SetElementHandler(parser, on_start, on_end);
        XML_SetCharacterDataHandler(parser, on_text);
        XML_SetXmlDeclHandler(parser, on_declaration);
        XML_SetStartDoctypeDeclHandler(parser, on_doctype);
        XML_SetEntityDeclHandler(parser, on_entity_declaration);
        XML_SetAttlistDeclHandler(parser, on_attribute_declaration);
        XML_SetSkippedEntityHandler(parser, on_skipped_entity);
    }

    void read() {
        // Expat copies each piece, so that one for all would double the memory, and scans an
        // unfinished tag again with each one, so that small ones would be quadratic.
        constexpr std::size_t piece = std::size_t{16} << 20U;
        auto rest = text_;
        auto status = XML_STATUS_OK;
        do {
            const auto size = std::min(rest.size(), piece);
            const bool is_last = size == rest.size();
            status = XML_Parse(
                parser_.get(), rest.data(), static_cast<int>(size), is_last ? XML_TRUE : XML_FALSE
            );
            rest.remove_prefix(size);
        } while (status == XML_STATUS_OK && !rest.empty());
        if (error_) std::rethrow_exception(error_);
        if (status != XML_STATUS_OK) fail_as_parser();
    }

private:
    /// Runs what a callback does and keeps what it throws.
    template <typename Action>
    static void guarded(void* data, Action action) {
        auto& self = *static_cast<Reader*>(data);
        // Expat may make one more call after it was told to stop.
        if (self.error_) return;
        try {
            action(self);
        } catch (...) {
            self.error_ = std::current_exception();
            XML_StopParser(self.parser_.get(), XML_FALSE);
        }
    }

    static void on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
        guarded(data, [&](Reader& self) { self.start(name, attributes); });
    }
    static void on_end(void* data, const XML_Char*) {
        guarded(data, [](Reader& self) {
            self.open_.pop_back();
            self.events_.end(self.offset());
        });
    }
    static void on_text(void* data, const XML_Char* piece, int length) {
        guarded(data, [&](Reader& self) {
            self.events_.text({piece, static_cast<std::size_t>(length)});
        });
    }
    static void on_declaration(void* data, const XML_Char*, const XML_Char* encoding, int) {
        guarded(data, [&](Reader& self) {
            if (encoding == nullptr || is_known_encoding(encoding)) return;
            self.fail(self.offset(), "unknown encoding " + shown(encoding) + ", expected UTF-8");
        });
    }
    static void on_doctype(
        void* data, const XML_Char*, const XML_Char* system, const XML_Char* id, int
    ) {
        guarded(data, [&](Reader& self) {
            self.has_external_type_ = system != nullptr || id != nullptr;
        });
    }
    static void
    on_entity_declaration(void* data, const XML_Char* name, int, const XML_Char*, int, const XML_Char*, const XML_Char*, const XML_Char*, const XML_Char*) {
        guarded(data, [&](Reader& self) {
            self.fail(
                self.declaration(),
                "the document type declares the entity " + shown(name) +
                    ", which relata does not expand; expected the text itself"
            );
        });
    }
    static void on_attribute_declaration(
        void* data,
        const XML_Char* element,
        const XML_Char* name,
        const XML_Char*,
        const XML_Char* value,
        int
    ) {
        guarded(data, [&](Reader& self) {
            if (value == nullptr) return;
            self.fail(
                self.declaration(),
                "the document type gives the attribute " + shown(name) + " of <" +
                    std::string(split(element).local.substr(0, 60)) +
                    "> a value, which relata does not read; expected it in the elements"
            );
        });
    }
    static void on_skipped_entity(void* data, const XML_Char* name, int) {
        guarded(data, [&](Reader& self) { self.fail_entity(self.offset(), name); });
    }

    void start(const char* name, const char** attributes) {
        const auto at = offset();
        if (open_.size() == deepest) {
            fail(at, "elements nested more than " + std::to_string(deepest) + " deep");
        }
        const auto length = static_cast<std::size_t>(XML_GetCurrentByteCount(parser_.get()));
        const auto tag = text_.substr(at, length);
        if (length > longest_tag) fail(at, "a tag of more than 64 MiB");
        const auto count = XML_GetSpecifiedAttributeCount(parser_.get()) / 2;
        if (static_cast<std::size_t>(count) > most_attributes) {
            fail(
                at,
                "<" + std::string(tag_name(text_, at).substr(0, 60)) + "> has " +
                    std::to_string(count) + " attributes, expected at most " +
                    std::to_string(most_attributes)
            );
        }
        // With an external document type, which is not loaded, Expat leaves unknown entities out of
        // attributes without a word.
        if (has_external_type_) require_known_entities(tag, at);
        open_.push_back(at);
        events_.start(XmlElementView(name, attributes, tag, at));
    }

    void require_known_entities(std::string_view tag, std::size_t at) const {
        constexpr std::array<std::string_view, 5> known{"amp", "lt", "gt", "quot", "apos"};
        for (auto amp = tag.find('&'); amp != std::string_view::npos;
             amp = tag.find('&', amp + 1)) {
            const auto name = tag.substr(amp + 1, tag.find(';', amp) - amp - 1);
            if (name.starts_with('#')) continue;
            if (std::ranges::find(known, name) == known.end()) fail_entity(at + amp, name);
        }
    }

    [[nodiscard]] std::size_t offset() const {
        const auto index = XML_GetCurrentByteIndex(parser_.get());
        return index < 0 ? text_.size() : static_cast<std::size_t>(index);
    }

    /// Where the declaration begins that the parser is in.
    [[nodiscard]] std::size_t declaration() const {
        const auto begin = text_.rfind("<!", offset());
        return begin == std::string_view::npos ? offset() : begin;
    }

    [[noreturn]] void fail(std::size_t at, const std::string& message) const {
        throw InputError(places_.at(at), message);
    }

    [[noreturn]] void fail_entity(std::size_t at, std::string_view name) const {
        fail(
            at,
            "unknown entity " + shown('&' + std::string(name.substr(0, 64)) + ';') +
                ", expected a character or one of &amp; &lt; &gt; &quot; &apos;"
        );
    }

    /// What Expat found wrong, in our words.
    [[noreturn]] void fail_as_parser() const {
        const auto at = offset();
        const auto code = XML_GetErrorCode(parser_.get());
        const auto open =
            open_.empty() ? std::string_view() : tag_name(text_, open_.back()).substr(0, 60);
        const auto closing = "</" + std::string(open) + '>';
        switch (code) {
            case XML_ERROR_NO_MEMORY:
                throw std::bad_alloc();
            case XML_ERROR_NO_ELEMENTS:
                fail(
                    at,
                    "the input ends here, expected " +
                        (open.empty() ? std::string("an element") : closing)
                );
            case XML_ERROR_TAG_MISMATCH:
                fail(
                    at,
                    "found " + shown("</" + std::string(tag_name(text_, at).substr(0, 64)) + '>') +
                        ", expected " + shown(closing)
                );
            case XML_ERROR_UNCLOSED_TOKEN:
                fail(at, "the tag, comment or reference that begins here has no end");
            case XML_ERROR_UNCLOSED_CDATA_SECTION:
                fail(at, "the CDATA section that begins here has no end, expected ]]>");
            case XML_ERROR_UNDEFINED_ENTITY: {
                auto name = text_.substr(at, 64);
                if (name.starts_with('&')) name.remove_prefix(1);
                // In an attribute the place is that of the tag.
                if (name.starts_with('<'))
                    fail(
                        at,
                        "an unknown entity in this tag, expected one of "
                        "&amp; &lt; &gt; &quot; &apos;"
                    );
                fail_entity(at, name.substr(0, name.find(';')));
            }
            case XML_ERROR_JUNK_AFTER_DOC_ELEMENT:
                fail(at, "found more after the end of the root element, expected the end of input");
            case XML_ERROR_DUPLICATE_ATTRIBUTE:
                fail(at, "an attribute is given twice in this tag");
            case XML_ERROR_UNBOUND_PREFIX:
                fail(
                    at, "a prefix in this tag is not declared, expected an attribute xmlns:… for it"
                );
            case XML_ERROR_MISPLACED_XML_PI:
                fail(at, "the XML declaration stands here, expected it at the very beginning");
            case XML_ERROR_BAD_CHAR_REF:
                fail(at, "a reference to a character that XML does not have");
            case XML_ERROR_INVALID_TOKEN:
                fail_token(at);
            default:
                fail(at, std::string("not well-formed XML: ") + XML_ErrorString(code));
        }
    }

    [[noreturn]] void fail_token(std::size_t at) const {
        const auto c = at < text_.size() ? text_[at] : ' ';
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 && !is_space(c)) {
            constexpr std::string_view digits = "0123456789ABCDEF";
            fail(
                at,
                std::string("the control character U+00") + digits[byte >> 4U] +
                    digits[byte & 15U] + ", which XML does not allow"
            );
        }
        // Expat stops behind it.
        const auto amp = at > 0 && text_[at - 1] == '&' ? at - 1 : at;
        if (amp < text_.size() && text_[amp] == '&') {
            fail(amp, "a lone \"&\", expected \"&amp;\"");
        }
        const auto rest = text_.substr(at, 24);
        fail(at, "not well-formed XML at " + shown(rest, 20));
    }

    std::string_view text_;
    const PlacesView& places_;
    XmlEvents& events_;
    std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserDeleter> parser_;
    std::vector<std::size_t> open_;  ///< where the elements not yet closed begin
    bool has_external_type_ = false;
    std::exception_ptr error_;
};

}  // namespace

// ---- XmlElementView ------------------------------------------------------------------------

XmlElementView::XmlElementView(
    const char* name, const char** attributes, std::string_view tag, std::size_t at
)
    : name_(split(name).local), attributes_(attributes), tag_(tag), offset_(at) {}

XmlElementView::Attributes XmlElementView::attributes() const noexcept {
    return Attributes(attributes_);
}

XmlElementView::Attribute XmlElementView::attribute(const char** at) noexcept {
    const auto [local, prefix] = split(at[0]);
    return {local, prefix, at[1]};
}

std::optional<std::string_view> XmlElementView::find(std::string_view name) const noexcept {
    std::optional<std::string_view> found;
    for (const auto& [local, prefix, value] : attributes()) {
        if (local != name) continue;
        if (prefix.empty()) return value;
        if (!found) found = value;
    }
    return found;
}

std::size_t XmlElementView::value_offset(std::string_view name) const noexcept {
    char quote = 0;
    for (std::size_t i = 1; i < tag_.size(); ++i) {
        const char c = tag_[i];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if ((is_space(tag_[i - 1]) || tag_[i - 1] == ':') && tag_.substr(i).starts_with(name)) {
            auto rest = tag_.substr(i + name.size());
            while (!rest.empty() && is_space(rest.front())) rest.remove_prefix(1);
            if (!rest.starts_with('=')) continue;
            const auto value = rest.find_first_of("\"'");
            if (value == std::string_view::npos) continue;
            return offset_ + (tag_.size() - rest.size()) + value + 1;
        }
    }
    return offset_;
}

// ---- functions -----------------------------------------------------------------------------

void read_xml(std::string_view text, const PlacesView& places, XmlEvents& events) {
    Reader(text, places, events).read();
}

std::optional<XmlRoot> find_xml_root(std::string_view text) {
    std::size_t at = 0;
    const auto skip_to = [&](std::string_view end) {
        const auto found = text.find(end, at);
        at = found == std::string_view::npos ? text.size() : found + end.size();
    };
    for (;;) {
        while (at < text.size() && is_space(text[at])) ++at;
        const auto rest = text.substr(at);
        if (rest.starts_with("<?")) {
            skip_to("?>");
        } else if (rest.starts_with("<!--")) {
            skip_to("-->");
        } else if (rest.starts_with("<!")) {
            const auto subset = rest.find('[');
            const auto end = rest.find('>');
            if (subset < end) {
                skip_to("]");
            }
            skip_to(">");
        } else {
            break;
        }
    }
    const auto rest = text.substr(at);
    if (!rest.starts_with('<')) return std::nullopt;
    auto name = tag_name(text, at);
    const bool is_name =
        !name.empty() && name.size() < 200 &&
        (std::isalpha(static_cast<unsigned char>(name.front())) != 0 || name.front() == '_');
    if (!is_name) return std::nullopt;
    name = name.substr(name.find(':') == std::string_view::npos ? 0 : name.find(':') + 1);
    const auto end = rest.find('>');
    const auto tag = rest.substr(0, end == std::string_view::npos ? end : end + 1);
    return XmlRoot{name, tag, text.substr(0, at), at};
}

}  // namespace relata
