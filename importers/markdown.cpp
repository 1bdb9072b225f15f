#include "importers/markdown.hpp"

#include "graph/ascii.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/article/merge.hpp"
#include "importers/article/paragraphs.hpp"
#include "importers/character_references.hpp"
#include "importers/html_metadata.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

using namespace std::string_view_literals;

constexpr auto npos = std::string_view::npos;

std::string_view trimmed(std::string_view text) {
    const auto begin = std::min(text.find_first_not_of(" \t\r"), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(" \t\r") + 1);
}

bool is_punctuation(char c) {
    return "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"sv.find(c) != npos;
}
bool is_word(char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (c >= '0' && c <= '9') ||
           (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_address(std::string_view text) {
    const auto begin = lower_ascii(text.substr(0, 8));
    return begin.starts_with("http://") || begin.starts_with("https://");
}

// ---- inside a paragraph --------------------------------------------------------------------

/// The words of a paragraph: marks of emphasis, addresses of links, pictures and tags left out.
class InlineText {
public:
    explicit InlineText(std::string_view text) : text_(text) {}

    std::string run() {
        while (at_ < text_.size()) step();
        return with_single_blanks(without_references(words_));
    }

private:
    // Brackets and tags are looked for this far: further, nobody means one.
    static constexpr std::size_t longest = 1000;

    void step() {
        const char c = text_[at_];
        const char next = at_ + 1 < text_.size() ? text_[at_ + 1] : ' ';
        if (c == '\\' && is_punctuation(next)) {
            words_ += next;
            at_ += 2;
        } else if (c == '`') {
            read_code();
        } else if (c == '!' && next == '[') {
            read_picture();
        } else if (c == '[') {
            read_link();
        } else if (c == ']' && open_links_ > 0) {
            end_link();
        } else if (c == '<') {
            read_tag();
        } else if (c == '*' || c == '_' || (c == '~' && next == '~')) {
            read_emphasis(c);
        } else {
            words_ += c;
            ++at_;
        }
    }

    void read_code() {
        const auto end_of_ticks = std::min(text_.find_first_not_of('`', at_), text_.size());
        const auto ticks = text_.substr(at_, end_of_ticks - at_);
        const auto close = text_.substr(end_of_ticks, longest).find(ticks);
        at_ = end_of_ticks;
        if (close == npos) return;
        words_ += text_.substr(at_, close);
        at_ += close + ticks.size();
    }

    /// The end of what begins at `at` with an opening bracket; npos when it has none near.
    std::size_t end_of_brackets(std::size_t at, char open, char close) {
        if (close == ']' && next_close_ < at)
            next_close_ = std::min(text_.find(close, at), text_.size());
        const auto last = std::min(text_.size(), at + longest);
        if (close == ']' && next_close_ >= last) return npos;
        std::size_t depth = 0;
        for (; at < last; ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (text_[at] == open) {
                ++depth;
            } else if (text_[at] == close && --depth == 0) {
                return at + 1;
            }
        }
        return npos;
    }

    /// Behind `(address "title")` or `[label]`; `at` when neither stands there.
    std::size_t end_of_address(std::size_t at) {
        if (at >= text_.size()) return at;
        auto end = npos;
        if (text_[at] == '(') end = end_of_brackets(at, '(', ')');
        if (text_[at] == '[') end = end_of_brackets(at, '[', ']');
        return end == npos ? at : end;
    }

    void read_picture() {
        const auto end = end_of_brackets(at_ + 1, '[', ']');
        const auto behind = end == npos ? npos : end_of_address(end);
        if (behind == end) {
            words_ += text_[at_++];  // no picture: an exclamation
        } else {
            at_ = behind;
        }
    }

    void read_link() {
        const auto end = end_of_brackets(at_, '[', ']');
        if (end != npos && text_.substr(at_, 2) == "[^") {
            at_ = end;  // the number of a footnote
        } else if (end != npos && end_of_address(end) != end) {
            ++open_links_;
            ++at_;
        } else {
            words_ += text_[at_++];
            if (open_links_ > 0) ++open_brackets_;
        }
    }

    void end_link() {
        if (open_brackets_ > 0) {
            --open_brackets_;
            words_ += text_[at_++];
            return;
        }
        --open_links_;
        at_ = end_of_address(at_ + 1);
    }

    void read_tag() {
        const auto rest = text_.substr(at_, longest);
        if (rest.starts_with("<!--")) {
            const auto end = rest.find("-->");
            at_ = end == npos ? at_ + 4 : at_ + end + 3;
            return;
        }
        const char next = rest.size() > 1 ? rest[1] : ' ';
        const auto end = rest.find('>');
        const bool is_tag = next == '/' || next == '!' ||
                            (is_word(next) && static_cast<unsigned char>(next) < 0x80);
        if (!is_tag || end == npos) {
            words_ += text_[at_++];
            return;
        }
        if (is_same_word(rest.substr(1, 2), "br")) words_ += ' ';
        at_ += end + 1;
    }

    /// Stars, and underscores that are in no word, unless they stand alone.
    void read_emphasis(char mark) {
        const auto end = std::min(text_.find_first_not_of(mark, at_), text_.size());
        const char before = at_ == 0 ? ' ' : text_[at_ - 1];
        const char after = end == text_.size() ? ' ' : text_[end];
        const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
        const bool is_alone = is_blank(before) && is_blank(after);
        const bool is_in_word = mark == '_' && is_word(before) && is_word(after);
        if (is_alone || is_in_word) words_ += text_.substr(at_, end - at_);
        at_ = end;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::size_t open_links_ = 0;
    std::size_t open_brackets_ = 0;
    std::size_t next_close_ = 0;  ///< the first "]" not before it, once it was looked for
    std::string words_;
};

// ---- blocks --------------------------------------------------------------------------------

/// Behind the mark of an item of a list, `- `, `* `, `12. `; 0 when there is none.
std::size_t behind_item_mark(std::string_view line) {
    auto end = line.find_first_not_of("0123456789");
    if (end == 0 && "-*+"sv.find(line[0]) != npos) {
        end = 1;
    } else if (end == 0 || end == npos || end > 9 || ".)"sv.find(line[end]) == npos) {
        return 0;
    } else {
        ++end;
    }
    return end < line.size() && line[end] != ' ' && line[end] != '\t' ? 0 : end;
}

/// A line of one sign, three times or more, with blanks between: `---`, `* * *`.
bool is_rule(std::string_view line) {
    if (line.empty() || "-*_"sv.find(line[0]) == npos) return false;
    const auto signs = std::ranges::count(line, line[0]);
    return signs >= 3 && signs + std::ranges::count(line, ' ') + std::ranges::count(line, '\t') ==
                             static_cast<std::ptrdiff_t>(line.size());
}

/// `|---|:--:|`: the second line of a table.
bool is_below_heads(std::string_view line) {
    return line.find('-') != npos && line.find('|') != npos &&
           line.find_first_not_of("|-: \t") == npos;
}

class MarkdownReader {
public:
    MarkdownReader(
        std::string_view text, const std::string& source, const article::Lexicon& lexicon
    )
        : text_(text), source_(source), lexicon_(lexicon) {}

    ArticleText run() {
        split_lines();
        read_front_matter();
        for (; n_ < lines_.size(); ++n_) read_line(lines_[n_]);
        finish();
        compose();
        return std::move(article_);
    }

private:
    struct Paragraph {
        std::string text;
        std::size_t line = 0;
        std::size_t heading = 0;
    };

    void split_lines() {
        for (std::size_t at = 0; at < text_.size();) {
            const auto end = std::min(text_.find('\n', at), text_.size());
            lines_.push_back(text_.substr(at, end - at));
            at = end + 1;
        }
    }

    void note(std::size_t line, std::string message) {
        article_.notes.push_back({{source_, line, 0}, std::move(message)});
    }

    // ---- front matter --------------------------------------------------------------------

    void read_front_matter() {
        if (lines_.empty()) return;
        const auto fence = trimmed(lines_[0]);
        if (fence != "---" && fence != "+++") return;
        auto end = lines_.size();
        for (std::size_t i = 1; i < lines_.size() && end == lines_.size(); ++i) {
            const auto line = trimmed(lines_[i]);
            if (line == fence || (fence == "---" && line == "...")) end = i;
        }
        if (end == lines_.size()) return;  // a rule at the top
        std::string left_out;
        std::size_t count = 0;
        for (std::size_t i = 1; i < end; ++i) {
            const auto name = field_name(lines_[i], fence == "---" ? ':' : '=');
            if (name.empty() || read_field(name, lines_[i])) continue;
            left_out += (count++ == 0 ? "" : ", ") + shown(name, 30);
        }
        if (count > 0) {
            note(
                1,
                "of the front matter, " + std::to_string(count) +
                    (count == 1 ? " field is" : " fields are") + " not kept: " + left_out
            );
        }
        n_ = end + 1;
    }

    static std::string field_name(std::string_view line, char separator) {
        const auto end = line.find(separator);
        if (end == npos || line.empty() || line[0] == ' ' || line[0] == '#') return {};
        return lower_ascii(trimmed(line.substr(0, end)));
    }

    /// Whether the field means something to us.
    bool read_field(std::string_view name, std::string_view line) {
        auto value = trimmed(line.substr(line.find_first_of(":=") + 1));
        if (value.size() > 1 && (value[0] == '"' || value[0] == '\'') && value.back() == value[0]) {
            value = value.substr(1, value.size() - 2);
        }
        if (value.empty()) return true;
        const auto is = [&](auto... names) { return ((name == names) || ...); };
        if (is("title")) {
            article_.title = with_single_blanks(value);
            return true;
        }
        if (is("date", "published", "publishdate", "pubdate", "date_published")) {
            auto date = page_date(value, lexicon_);
            if (!date) return false;
            if (!article_.date) article_.date = std::move(date);
            return true;
        }
        if (is("url", "link", "canonical", "canonical_url", "source", "original") &&
            is_address(value)) {
            if (article_.address.empty()) article_.address = with_single_blanks(value);
            return true;
        }
        if (is("publisher", "site", "publication", "source", "agency")) {
            if (article_.publisher.empty()) article_.publisher = with_single_blanks(value);
            return true;
        }
        return false;
    }

    // ---- the body ------------------------------------------------------------------------

    void read_line(std::string_view whole) {
        auto line = whole;
        auto indent = std::min(line.find_first_not_of(" \t"), line.size());
        const bool is_indented = indent >= 4 || line.starts_with('\t');
        line = trimmed(line);
        while (line.starts_with('>')) line = trimmed(line.substr(1));
        if (line.empty()) {
            finish();
            return;
        }
        if (is_indented && paragraph_.text.empty() && !is_in_list_) {
            ++code_lines_;
            return;
        }
        if (line.starts_with("```") || line.starts_with("~~~")) {
            skip_code(line);
            return;
        }
        if (line.starts_with("<!--")) {
            skip_comment(whole);
            return;
        }
        const bool is_underline =
            line.find_first_not_of('=') == npos || line.find_first_not_of('-') == npos;
        if (is_underline && lines_in_paragraph_ == 1 && !is_in_list_) {
            paragraph_.heading = line[0] == '=' ? 1 : 2;
            finish();
            return;
        }
        if (is_rule(line)) {
            finish();
            is_in_list_ = false;
            return;
        }
        if (line[0] == '#') {
            const auto marks = std::min(line.find_first_not_of('#'), line.size());
            if (marks <= 6 && (marks == line.size() || line[marks] == ' ' || line[marks] == '\t')) {
                read_heading(line, marks);
                return;
            }
        }
        if (n_ + 1 < lines_.size() && line.find('|') != npos &&
            is_below_heads(trimmed(lines_[n_ + 1]))) {
            skip_table();
            return;
        }
        if (is_definition(line)) return;
        if (const auto mark = behind_item_mark(line); mark != 0) {
            finish();
            is_in_list_ = true;
            line = trimmed(line.substr(mark));
            if (line.size() > 3 && line[0] == '[' && line[2] == ']' &&
                " xX"sv.find(line[1]) != npos) {
                line = trimmed(line.substr(3));
            }
        } else if (!is_indented && indent == 0 && paragraph_.text.empty()) {
            is_in_list_ = false;
        }
        add(line);
    }

    void add(std::string_view line) {
        if (line.empty()) return;
        if (paragraph_.text.empty()) {
            paragraph_.line = n_ + 1;
        } else {
            paragraph_.text += ' ';
        }
        ++lines_in_paragraph_;
        paragraph_.text += line;
    }

    void finish() {
        lines_in_paragraph_ = 0;
        if (paragraph_.text.empty()) return;
        auto paragraph = std::exchange(paragraph_, {});
        paragraph.text = InlineText(paragraph.text).run();
        if (!paragraph.text.empty()) paragraphs_.push_back(std::move(paragraph));
    }

    void read_heading(std::string_view line, std::size_t marks) {
        finish();
        is_in_list_ = false;
        auto text = trimmed(line.substr(marks));
        const auto end = text.find_last_not_of('#');
        if (end == npos) return;
        if (end + 1 < text.size() && text[end] == ' ') text = trimmed(text.substr(0, end));
        add(text);
        paragraph_.heading = marks;
        finish();
    }

    void skip_code(std::string_view opening) {
        finish();
        const auto length = std::min(opening.find_first_not_of(opening[0]), opening.size());
        const auto fence = opening.substr(0, length);
        for (++n_; n_ < lines_.size(); ++n_) {
            const auto line = trimmed(lines_[n_]);
            if (line.starts_with(fence) && line.find_first_not_of(fence[0]) == npos) return;
            ++code_lines_;
        }
    }

    void skip_comment(std::string_view first) {
        finish();
        for (auto line = first; line.find("-->") == npos; line = lines_[n_]) {
            if (++n_ >= lines_.size()) return;
        }
    }

    void skip_table() {
        finish();
        if (rows_ == 0) table_line_ = n_ + 1;
        ++rows_;  // the heads; the line below them is none
        n_ += 2;
        while (n_ < lines_.size() && lines_[n_].find('|') != npos) {
            ++rows_;
            ++n_;
        }
        --n_;
    }

    /// `[label]: address`: nothing to read.
    [[nodiscard]] bool is_definition(std::string_view line) const {
        if (line[0] != '[' || line.starts_with("[^") || !paragraph_.text.empty()) return false;
        const auto end = line.find("]:");
        return end != npos && end > 1 && line.find(']') == end;
    }

    void compose() {
        if (article_.title.empty()) {
            const auto first = std::ranges::find(paragraphs_, 1U, &Paragraph::heading);
            if (first != paragraphs_.end()) article_.title = first->text;
        }
        if (!article_.title.empty()) add_paragraph(article_, article_.title, 1);
        article_.begin = article_.text.size();
        for (const auto& paragraph : paragraphs_) {
            const bool is_title = paragraph.heading != 0 && paragraph.text == article_.title;
            if (!is_title) add_paragraph(article_, paragraph.text, paragraph.line);
        }
        if (article_.text.size() == article_.begin) {
            throw InputError({source_}, "no text was found in this Markdown");
        }
        if (rows_ > 0) {
            note(
                table_line_,
                std::to_string(rows_) + (rows_ == 1 ? " row" : " rows") +
                    " of tables left out: tables are not read as sentences"
            );
        }
        if (code_lines_ > 0) {
            note(
                0,
                std::to_string(code_lines_) + (code_lines_ == 1 ? " line" : " lines") +
                    " of code left out"
            );
        }
    }

    std::string_view text_;
    const std::string& source_;
    const article::Lexicon& lexicon_;
    std::vector<std::string_view> lines_;
    std::size_t n_ = 0;  ///< the line that is read
    Paragraph paragraph_;
    std::size_t lines_in_paragraph_ = 0;
    bool is_in_list_ = false;
    std::vector<Paragraph> paragraphs_;
    std::size_t rows_ = 0;
    std::size_t table_line_ = 0;
    std::size_t code_lines_ = 0;
    ArticleText article_;
};

}  // namespace

ArticleText text_of_markdown(std::string_view bytes, const ImportOptions& options) {
    require_text(bytes, options.source);
    return MarkdownReader(without_bom(bytes), options.source, article::lexicon_of(options)).run();
}

ImportReport import_markdown(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return ArticleMerger(graph).add(
        read_article(text_of_markdown(bytes, options), "markdown", options)
    );
}

}  // namespace relata
