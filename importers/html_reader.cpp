#include "importers/html_reader.hpp"

#include "graph/ascii.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <exception>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <limits>
#include <memory>
#include <mutex>
#include <new>

namespace relata {
namespace {

constexpr std::size_t most_attributes = 300;

std::string_view view(const xmlChar* text) {
    return reinterpret_cast<const char*>(text);  // NOLINT(*-reinterpret-cast): bytes are bytes
}

bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_in_name(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == ':' || c == '-' || c == '_' || c == '.';
}

/// Elements HTML 5 has and libxml2 before 2.14 does not know to be empty.
bool is_newer_void(std::string_view name) {
    return name == "source" || name == "track" || name == "wbr";
}

/// Looks for tags with too many attributes, taking a tag apart as libxml2 does.
class TagScan {
public:
    TagScan(std::string_view text, const std::string& source) : text_(text), source_(source) {}

    void run() {
        while (at_ < text_.size()) {
            at_ = std::min(text_.find('<', at_), text_.size());
            const auto tag = at_++;
            if (text_.size() > at_ && text_.substr(at_, 3) == "!--") {
                skip_comment(tag + 4);
            } else if (at_ < text_.size() && is_letter(text_[at_])) {
                read_tag(tag);
            }
        }
    }

private:
    [[nodiscard]] bool is_at_end_of_tag() const {
        return at_ >= text_.size() || text_[at_] == '>' || text_.substr(at_, 2) == "/>";
    }

    // What is not closed is read on, and its end is not looked for again: tags in it count.

    void skip_comment(std::size_t begin) {
        at_ = begin;
        if (is_comment_open_) return;
        const auto end = text_.find("-->", begin);
        is_comment_open_ = end == std::string_view::npos;
        if (!is_comment_open_) at_ = end + 3;
    }

    /// Behind what stands in a `script` or `style`, which is no markup.
    void skip_raw_text(const std::string& name, bool& is_open) {
        const auto end = "</" + name;
        for (auto from = at_; !is_open; ++from) {
            from = text_.find("</", from);
            is_open = from == std::string_view::npos;
            if (is_open || !is_same_word(text_.substr(from, end.size()), end)) continue;
            at_ = from;
            return;
        }
    }

    void skip_blanks() {
        while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
    }

    void skip_name() {
        constexpr std::size_t longest = 100;
        const auto begin = at_;
        while (at_ < text_.size() && at_ - begin < longest && is_in_name(text_[at_])) ++at_;
    }

    void read_tag(std::size_t tag) {
        const auto name_begin = at_;
        skip_name();
        const auto name = lower_ascii(text_.substr(name_begin, at_ - name_begin));
        std::size_t count = 0;
        for (skip_blanks(); !is_at_end_of_tag(); skip_blanks()) {
            if (++count > most_attributes) {
                throw InputError(
                    PlacesView(text_, source_).at(tag),
                    "a tag with more than " + std::to_string(most_attributes) +
                        " attributes, which no web page has"
                );
            }
            read_attribute();
        }
        if (name == "script") skip_raw_text(name, is_script_open_);
        if (name == "style") skip_raw_text(name, is_style_open_);
    }

    void read_attribute() {
        const char first = text_[at_];
        if (!is_letter(first) && first != '_' && first != ':' && first != '.') {
            while (!is_at_end_of_tag() && !is_blank(text_[at_])) ++at_;
            return;
        }
        skip_name();
        skip_blanks();
        if (at_ >= text_.size() || text_[at_] != '=') return;
        ++at_;
        skip_blanks();
        if (at_ >= text_.size()) return;
        const char quote = text_[at_];
        if (quote == '"' || quote == '\'') {
            at_ = std::min(text_.find(quote, at_ + 1), text_.size() - 1) + 1;
            return;
        }
        while (at_ < text_.size() && text_[at_] != '>' && !is_blank(text_[at_])) ++at_;
    }

    std::string_view text_;
    const std::string& source_;
    std::size_t at_ = 0;
    bool is_comment_open_ = false;
    bool is_script_open_ = false;
    bool is_style_open_ = false;
};

struct FreeHtmlParser {
    void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};

class HtmlReader {
public:
    HtmlReader(std::string_view text, HtmlEvents& events) : events_(events) {
        static std::once_flag is_ready;  // its tables, before several threads want them
        std::call_once(is_ready, xmlInitParser);
        parser_.reset(htmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())));
        if (!parser_) throw std::bad_alloc();
        auto* sax = parser_->sax;
        *sax = {};
        sax->startElement = on_start;
        sax->endElement = on_end;
        sax->characters = on_text;
        sax->ignorableWhitespace = on_text;
        sax->cdataBlock = on_text;
        sax->comment = on_comment;
        parser_->userData = this;
        htmlCtxtUseOptions(
            parser_.get(),
            HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                HTML_PARSE_IGNORE_ENC
        );
        xmlSwitchEncoding(parser_.get(), XML_CHAR_ENCODING_UTF8);
    }

    void read() {
        htmlParseDocument(parser_.get());
        if (error_) std::rethrow_exception(error_);
    }

private:
    /// An exception must not cross C: it is kept until the parser is done.
    template <typename Action>
    static void guarded(void* data, Action action) noexcept {
        auto& self = *static_cast<HtmlReader*>(data);
        if (self.error_) return;
        try {
            action(self);
        } catch (...) {
            self.error_ = std::current_exception();
            xmlStopParser(self.parser_.get());
        }
    }

    [[nodiscard]] std::size_t line() const {
        const auto* input = parser_->input;
        return input == nullptr || input->line < 1 ? 1 : static_cast<std::size_t>(input->line);
    }

    static void on_start(void* data, const xmlChar* name, const xmlChar** attributes) {
        guarded(data, [&](HtmlReader& self) {
            const HtmlAttributesView given(
                reinterpret_cast<const char* const*>(attributes)  // NOLINT(*-reinterpret-cast)
            );
            self.events_.start(view(name), given, self.line());
            if (is_newer_void(view(name))) self.events_.end(view(name));
        });
    }
    static void on_end(void* data, const xmlChar* name) {
        guarded(data, [&](HtmlReader& self) {
            if (!is_newer_void(view(name))) self.events_.end(view(name));
        });
    }
    static void on_text(void* data, const xmlChar* text, int length) {
        guarded(data, [&](HtmlReader& self) {
            // Not ended by a NUL, and pieces of a long text are many: no strlen.
            const std::string_view piece(
                reinterpret_cast<const char*>(text),  // NOLINT(*-reinterpret-cast)
                static_cast<std::size_t>(length)
            );
            self.events_.text(piece, self.line());
        });
    }
    static void on_comment(void* data, const xmlChar* text) {
        guarded(data, [&](HtmlReader& self) { self.events_.comment(view(text)); });
    }

    HtmlEvents& events_;
    std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser_;
    std::exception_ptr error_;
};

}  // namespace

std::optional<std::string_view> HtmlAttributesView::find(std::string_view name) const {
    if (attributes_ == nullptr) return std::nullopt;
    for (const auto* at = attributes_; *at != nullptr; at += 2) {
        if (name != *at) continue;
        return at[1] == nullptr ? std::string_view() : std::string_view(at[1]);
    }
    return std::nullopt;
}

void read_html(std::string_view text, const std::string& source, HtmlEvents& events) {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        throw InputError({source}, "a page of more than 2 GiB");
    }
    if (text.empty()) return;
    TagScan(text, source).run();
    HtmlReader(text, events).read();
}

}  // namespace relata
