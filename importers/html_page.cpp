#include "importers/html_page.hpp"

#include "graph/ascii.hpp"
#include "importers/article/paragraphs.hpp"
#include "importers/html_reader.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

using namespace std::string_view_literals;
using Use = PageElement::Use;

/// Elements that begin a paragraph; all others stand in one.
constexpr std::array block_names{
    "address"sv,  "article"sv,    "aside"sv,   "blockquote"sv, "body"sv,   "caption"sv, "center"sv,
    "dd"sv,       "details"sv,    "dialog"sv,  "dir"sv,        "div"sv,    "dl"sv,      "dt"sv,
    "fieldset"sv, "figcaption"sv, "figure"sv,  "footer"sv,     "form"sv,   "h1"sv,      "h2"sv,
    "h3"sv,       "h4"sv,         "h5"sv,      "h6"sv,         "header"sv, "hgroup"sv,  "hr"sv,
    "html"sv,     "legend"sv,     "li"sv,      "main"sv,       "menu"sv,   "nav"sv,     "ol"sv,
    "p"sv,        "pre"sv,        "section"sv, "summary"sv,    "table"sv,  "tbody"sv,   "td"sv,
    "tfoot"sv,    "th"sv,         "thead"sv,   "tr"sv,         "ul"sv,
};

/// Elements with nothing a reader would read.
constexpr std::array skipped_names{
    "applet"sv,
    "audio"sv,
    "button"sv,
    "canvas"sv,
    "datalist"sv,
    "embed"sv,
    "iframe"sv,
    "math"sv,
    "noscript"sv,
    "object"sv,
    "script"sv,
    "select"sv,
    "style"sv,
    "svg"sv,
    "template"sv,
    "textarea"sv,
    "video"sv,
};

constexpr std::array beside_names{
    "address"sv,
    "aside"sv,
    "dialog"sv,
    "figcaption"sv,
    "footer"sv,
    "form"sv,
    "menu"sv,
    "nav"sv,
};

constexpr std::array beside_roles{
    "alert"sv,
    "alertdialog"sv,
    "banner"sv,
    "complementary"sv,
    "contentinfo"sv,
    "dialog"sv,
    "form"sv,
    "menu"sv,
    "menubar"sv,
    "navigation"sv,
    "search"sv,
    "tablist"sv,
    "toolbar"sv,
};

/// What a class or an id begins with: `comments`, `related-posts`, `share_buttons`.
constexpr std::array beside_words{
    "ad"sv,         "ads"sv,        "advert"sv,      "advertisement"sv, "author"sv,
    "banner"sv,     "breadcrumb"sv, "breadcrumbs"sv, "byline"sv,        "comment"sv,
    "comments"sv,   "cookie"sv,     "cookies"sv,     "disqus"sv,        "footer"sv,
    "menu"sv,       "nav"sv,        "navbar"sv,      "navigation"sv,    "newsletter"sv,
    "pagination"sv, "promo"sv,      "recommended"sv, "related"sv,       "share"sv,
    "sharing"sv,    "sidebar"sv,    "signup"sv,      "social"sv,        "sponsor"sv,
    "sponsored"sv,  "subscribe"sv,  "tags"sv,        "toolbar"sv,       "widget"sv,
};

template <typename List>
bool holds(const List& list, std::string_view name) {
    return std::ranges::find(list, name) != list.end();
}

/// Whether one of the names, set apart by blanks, begins with a word of `beside_words`.
bool has_beside_word(std::string_view names) {
    for (std::size_t at = 0; at < names.size();) {
        const auto begin = std::min(names.find_first_not_of(" \t\r\n", at), names.size());
        const auto end = std::min(names.find_first_of(" \t\r\n", begin), names.size());
        const auto name = lower_ascii(names.substr(begin, end - begin));
        const auto word = std::string_view(name).substr(0, name.find_first_of("-_0123456789"));
        if (holds(beside_words, word)) return true;
        at = end;
    }
    return false;
}

bool is_hidden(HtmlAttributesView attributes) {
    if (attributes.has("hidden") || is_same_word(attributes.value("aria-hidden"), "true")) {
        return true;
    }
    const auto style = lower_ascii(attributes.value("style"));
    return style.find("display:none") != std::string::npos ||
           style.find("display: none") != std::string::npos;
}

class PageReader final : public HtmlEvents {
public:
    explicit PageReader(const article::Lexicon& lexicon)
        : lexicon_(lexicon), page_{{}, {}, {}, PageMetadata(lexicon)} {}

    HtmlPage run(std::string_view text, const std::string& source) {
        page_.elements.emplace_back();
        read_html(text, source, *this);
        finish_block();
        return std::move(page_);
    }

    void start(std::string_view name, HtmlAttributesView attributes, std::size_t line) override {
        if (skipped_ != 0) {
            ++skipped_;
            return;
        }
        page_.metadata.read_tag(name, attributes);
        const bool is_whole = name == "html" || name == "body" || name == "head";
        if (holds(skipped_names, name) || (!is_whole && is_hidden(attributes))) {
            skipped_ = 1;
            is_json_ =
                name == "script" && is_same_word(attributes.value("type"), "application/ld+json");
            return;
        }
        if (name == "time") read_time(attributes);
        if (name == "title") is_title_ = !has_title_;
        if (name == "a") ++links_;
        if (name == "time") ++dates_;
        if (name == "sup") {
            sup_begin_ = block_.text.size();
            sup_linked_ = block_.linked;
        }
        if (name == "br") read_break();
        if (!holds(block_names, name)) return;
        finish_block();
        if (name == "pre") ++preformatted_;
        if (name == "tr" && !tables_.empty()) ++page_.elements[tables_.back()].rows;
        page_.elements.push_back({element_, use_of(name, attributes), line, 0});
        element_ = page_.elements.size() - 1;
        if (page_.elements.back().use == Use::table) tables_.push_back(element_);
        if (is_of_article(page_.elements.back().use)) ++articles_;
    }

    void end(std::string_view name) override {
        if (skipped_ != 0) {
            if (--skipped_ == 0 && std::exchange(is_json_, false)) {
                page_.metadata.read_json_ld(std::exchange(json_, {}));
            }
            return;
        }
        if (name == "title") {
            has_title_ = has_title_ || is_title_;
            is_title_ = false;
        }
        if (name == "a" && links_ > 0) --links_;
        if (name == "time" && dates_ > 0) --dates_;
        if (name == "sup") end_sup();
        if (!holds(block_names, name)) return;
        finish_block(heading_level(name));
        if (name == "pre" && preformatted_ > 0) --preformatted_;
        const auto& element = page_.elements[element_];
        if (element.parent == no_element) return;
        if (element.use == Use::table) tables_.pop_back();
        if (is_of_article(element.use)) --articles_;
        element_ = element.parent;
    }

    void text(std::string_view text, std::size_t line) override {
        if (skipped_ != 0) {
            constexpr std::size_t most_json = std::size_t{1} << 20U;
            if (is_json_ && json_.size() < most_json) json_ += text;
            return;
        }
        if (is_title_) {
            page_.metadata.read_title(text);
            return;
        }
        const bool is_blank = text.find_first_not_of(" \t\r\n\f") == std::string_view::npos;
        if (is_blank && block_.text.empty()) return;
        if (block_.text.empty()) block_.line = line;
        if (!is_blank) is_after_break_ = false;
        block_.text += text;
        if (links_ > 0) block_.linked += text.size();
        if (dates_ > 0) block_.dated += text.size();
    }

    void comment(std::string_view text) override { page_.metadata.read_comment(text); }

private:
    static bool is_of_article(Use use) {
        return use == Use::article || use == Use::main || use == Use::body_of_article;
    }

    static std::size_t heading_level(std::string_view name) {
        const bool is_heading =
            name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
        return is_heading ? static_cast<std::size_t>(name[1] - '0') : 0;
    }

    [[nodiscard]] Use use_of(std::string_view name, HtmlAttributesView attributes) const {
        const auto role = attributes.value("role");
        if (is_same_word(attributes.value("itemprop"), "articlebody")) return Use::body_of_article;
        if (name == "article" || role == "article") return Use::article;
        if (name == "main" || role == "main") return Use::main;
        if (name == "html" || name == "body") return Use::plain;
        if (name == "table") return Use::table;
        if (name == "td" || name == "th") return Use::cell;
        // The head of an article has its headline and its date.
        if (name == "header") return articles_ > 0 ? Use::plain : Use::beside;
        const bool is_beside = holds(beside_names, name) || holds(beside_roles, role) ||
                               has_beside_word(attributes.value("class")) ||
                               has_beside_word(attributes.value("id"));
        return is_beside ? Use::beside : Use::plain;
    }

    void read_time(HtmlAttributesView attributes) {
        if (auto date = page_date(attributes.value("datetime"), lexicon_)) {
            page_.times.push_back({*std::move(date), element_});
        }
    }

    /// One is a break of the line, two end a paragraph.
    void read_break() {
        if (preformatted_ > 0) {
            block_.text += '\n';
        } else if (std::exchange(is_after_break_, true)) {
            finish_block();
        } else if (!block_.text.empty()) {
            block_.text += ' ';
        }
    }

    /// A note's number that links to the note is no part of the sentence.
    void end_sup() {
        if (block_.linked <= sup_linked_ || sup_begin_ > block_.text.size()) return;
        block_.text.resize(sup_begin_);
        block_.linked = sup_linked_;
    }

    void finish_block(std::size_t heading = 0) {
        is_after_break_ = false;
        if (block_.text.empty()) return;
        auto block = std::exchange(block_, {});
        block.element = element_;
        block.heading = heading;
        if (preformatted_ > 0) {
            finish_lines(block);
            return;
        }
        block.text = with_single_blanks(block.text);
        if (!block.text.empty()) page_.blocks.push_back(std::move(block));
    }

    /// Blank lines end paragraphs in `pre`; line breaks stay.
    void finish_lines(const PageBlock& all) {
        PageBlock block;
        const auto finish = [&] {
            if (!block.text.empty()) page_.blocks.push_back(std::exchange(block, {}));
        };
        auto line = all.line;
        std::string_view rest = all.text;
        while (!rest.empty()) {
            const auto end = std::min(rest.find('\n'), rest.size());
            const auto words = with_single_blanks(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
            if (words.empty()) {
                finish();
            } else if (block.text.empty()) {
                block.text = words;
                block.element = all.element;
                block.line = line;
            } else {
                block.text += '\n' + words;
            }
            ++line;
        }
        finish();
    }

    const article::Lexicon& lexicon_;
    HtmlPage page_;
    std::size_t element_ = 0;  ///< the block element that is open
    PageBlock block_;          ///< what was read of it
    std::vector<std::size_t> tables_;
    std::size_t articles_ = 0;
    std::size_t skipped_ = 0;  ///< how deep in an element that is left out
    std::size_t links_ = 0;    ///< how many are open
    std::size_t dates_ = 0;
    std::size_t preformatted_ = 0;
    std::size_t sup_begin_ = 0;
    std::size_t sup_linked_ = 0;
    bool is_after_break_ = false;
    bool is_title_ = false;
    bool has_title_ = false;
    bool is_json_ = false;
    std::string json_;
};

}  // namespace

HtmlPage read_page(
    std::string_view text, const std::string& source, const article::Lexicon& lexicon
) {
    return PageReader(lexicon).run(text, source);
}

}  // namespace relata
