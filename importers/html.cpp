#include "importers/html.hpp"

#include "graph/ascii.hpp"
#include "importers/article/lexicon.hpp"
#include "importers/article/merge.hpp"
#include "importers/article/paragraphs.hpp"
#include "importers/html_page.hpp"
#include "importers/input_text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace relata {
namespace {

using namespace std::string_view_literals;
using Use = PageElement::Use;

/// Bytes from which on a block is running text, not a label.
constexpr std::size_t least_prose = 40;
/// Bytes of running text from which on a cell is no datum: old pages are laid out with tables.
constexpr std::size_t most_datum = 200;

std::size_t count_words(std::string_view text) {
    return 1 + static_cast<std::size_t>(std::ranges::count(text, ' '));
}

/// Running text: long enough and not made of links.
std::size_t prose_of(const PageBlock& block) {
    if (block.heading != 0 || block.text.size() < least_prose) return 0;
    return 2 * block.linked > block.text.size() ? 0 : block.text.size();
}

/// A list of links, "Read more"; the date of the page.
bool is_no_text(const PageBlock& block) {
    if (10 * block.dated >= 9 * block.text.size()) return true;
    const bool is_sentence = ".!?"sv.find(block.text.back()) != std::string_view::npos;
    return block.heading == 0 && !is_sentence && 5 * block.linked >= 4 * block.text.size();
}

/// Tells the article in a page from what stands beside it.
class MainText {
public:
    explicit MainText(const HtmlPage& page)
        : page_(page),
          fullest_(page.elements.size(), 0),
          left_out_(page.elements.size(), false),
          in_data_(page.elements.size(), false),
          in_root_(page.elements.size(), false) {
        leave_out();
        prose_ = prose_by_element();
        const auto root = find_root();
        in_root_[root] = true;
        for (auto i = root + 1; i < in_root_.size(); ++i) {
            in_root_[i] = in_root_[page_.elements[i].parent];
        }
    }

    [[nodiscard]] bool has(std::size_t element) const {
        return in_root_[element] && !left_out_[element];
    }
    [[nodiscard]] bool is_left_out(std::size_t element) const { return left_out_[element]; }
    [[nodiscard]] bool is_in_root(std::size_t element) const { return in_root_[element]; }
    [[nodiscard]] bool is_in_data(std::size_t element) const { return in_data_[element]; }
    /// Whether the table holds data, not the layout of the page.
    [[nodiscard]] bool is_data(std::size_t table) const {
        return page_.elements[table].use == Use::table && fullest_[table] < most_datum;
    }

private:
    /// Sums of running text, what is left out so far not counted.
    [[nodiscard]] std::vector<std::size_t> prose_by_element() const {
        std::vector<std::size_t> sums(page_.elements.size(), 0);
        for (const auto& block : page_.blocks) {
            if (!left_out_[block.element]) sums[block.element] += prose_of(block);
        }
        for (auto i = sums.size() - 1; i > 0; --i) sums[page_.elements[i].parent] += sums[i];
        return sums;
    }

    void leave_out() {
        const auto& elements = page_.elements;
        const auto prose = prose_by_element();
        for (auto i = elements.size() - 1; i > 0; --i) {
            if (elements[i].use == Use::cell) fullest_[i] = prose[i];
            auto& above = fullest_[elements[i].parent];
            above = std::max(above, fullest_[i]);
        }
        for (std::size_t i = 1; i < elements.size(); ++i) {
            const auto parent = elements[i].parent;
            // Some sites wrap all they have in a form, or call it a widget.
            const bool is_beside = elements[i].use == Use::beside && 2 * prose[i] <= prose[0];
            in_data_[i] = is_data(i) || in_data_[parent];
            left_out_[i] = is_beside || in_data_[i] || left_out_[parent];
        }
    }

    [[nodiscard]] std::size_t find_root() const {
        for (const auto use : {Use::body_of_article, Use::article, Use::main}) {
            std::size_t best = 0;
            for (std::size_t i = 1; i < prose_.size(); ++i) {
                if (page_.elements[i].use != use) continue;
                if (best == 0 || prose_[i] > prose_[best]) best = i;
            }
            // A page of teasers has an article for each.
            if (best != 0 && prose_[best] != 0 && 2 * prose_[best] >= prose_[0]) return best;
        }
        // The smallest element with three quarters of the running text: the last, since each
        // stands behind its parent and no two side by side can have so much.
        std::size_t root = 0;
        if (prose_[0] == 0) return root;
        for (std::size_t i = 1; i < prose_.size(); ++i) {
            if (4 * prose_[i] >= 3 * prose_[0]) root = i;
        }
        // One long paragraph is not all of an article.
        const auto blocks = std::ranges::count(page_.blocks, root, &PageBlock::element);
        if (root != 0 && blocks == 1) root = page_.elements[root].parent;
        return root;
    }

    const HtmlPage& page_;
    std::vector<std::size_t> fullest_;  ///< running text of a cell in an element
    std::vector<std::size_t> prose_;
    std::vector<bool> left_out_;
    std::vector<bool> in_data_;
    std::vector<bool> in_root_;
};

/// Puts the text together.
class Composer {
public:
    Composer(const HtmlPage& page, const std::string& source)
        : page_(page), source_(source), main_(page) {}

    ArticleText run() {
        const auto& metadata = page_.metadata;
        article_.publisher = metadata.publisher();
        article_.address = metadata.address();
        article_.title = find_title();
        article_.date = find_date();
        if (!article_.title.empty()) add_paragraph(article_, article_.title, 1);
        article_.begin = article_.text.size();
        for (const auto& block : page_.blocks) {
            if (main_.has(block.element) && !is_no_text(block)) {
                if (block.text != article_.title) add_paragraph(article_, block.text, block.line);
            } else if (!main_.is_in_data(block.element)) {
                words_beside_ += count_words(block.text);
            }
        }
        if (article_.text.size() == article_.begin) {
            throw InputError({source_}, "no text was found in this page");
        }
        note_what_is_left_out();
        return std::move(article_);
    }

private:
    [[nodiscard]] std::string find_title() const {
        if (!page_.metadata.title().empty()) return page_.metadata.title();
        std::string heading;
        for (const auto& block : page_.blocks) {
            if (block.heading != 1) continue;
            if (main_.has(block.element)) return block.text;
            if (heading.empty()) heading = block.text;
        }
        auto title = page_.metadata.title_element();
        // A heading outside may be the site's name; that of the article stands in the title too.
        return title.find(heading) == std::string::npos || heading.empty() ? title : heading;
    }

    [[nodiscard]] std::optional<Edtf> find_date() const {
        if (page_.metadata.date()) return page_.metadata.date();
        std::optional<Edtf> found;
        for (const auto& time : page_.times) {
            if (main_.has(time.element)) return time.date;
            if (!found && !main_.is_left_out(time.element)) found = time.date;
        }
        return found;
    }

    void note(std::size_t line, std::string message) {
        article_.notes.push_back({{source_, line, 0}, std::move(message)});
    }

    void note_what_is_left_out() {
        std::size_t tables = 0;
        std::size_t rows = 0;
        std::size_t line = 0;
        for (std::size_t i = 0; i < page_.elements.size(); ++i) {
            if (!main_.is_in_root(i) || !main_.is_data(i)) continue;
            if (tables++ == 0) line = page_.elements[i].line;
            rows += page_.elements[i].rows;
        }
        if (rows > 0) {
            note(
                line,
                std::to_string(rows) + (rows == 1 ? " row of " : " rows of ") +
                    (tables == 1 ? "a table" : std::to_string(tables) + " tables") +
                    " left out: tables are not read as sentences"
            );
        }
        if (words_beside_ > 0) {
            note(
                0,
                std::to_string(words_beside_) + (words_beside_ == 1 ? " word" : " words") +
                    " beside the article left out: navigation, notes, comments and the like"
            );
        }
        const auto& strange = page_.metadata.strange_date();
        if (!article_.date && !strange.empty()) {
            note(0, "the date of the page, " + shown(strange) + ", was not understood");
        }
    }

    const HtmlPage& page_;
    const std::string& source_;
    MainText main_;
    ArticleText article_;
    std::size_t words_beside_ = 0;
};

}  // namespace

bool looks_like_html(std::string_view bytes) {
    auto text = without_bom(bytes);
    const auto skip_blanks = [&] {
        text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n\f"), text.size()));
    };
    // A page may begin with what XHTML or a browser that saved it put there.
    for (skip_blanks(); text.starts_with("<?xml") || text.starts_with("<!--"); skip_blanks()) {
        const auto close = text[1] == '?' ? "?>"sv : "-->"sv;
        const auto end = text.find(close);
        if (end == std::string_view::npos) return false;
        text.remove_prefix(end + close.size());
    }
    constexpr std::array beginnings{"<!doctype html"sv, "<html"sv, "<head"sv, "<body"sv, "<meta"sv};
    const auto begin = lower_ascii(text.substr(0, 15));
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) {
        if (!begin.starts_with(beginning)) return false;
        const auto next = begin.substr(beginning.size(), 1);
        return next.empty() || " \t\r\n>/"sv.find(next) != std::string_view::npos;
    });
}

ArticleText text_of_html(std::string_view bytes, const ImportOptions& options) {
    require_text(bytes, options.source);
    const auto page = read_page(without_bom(bytes), options.source, article::lexicon_of(options));
    return Composer(page, options.source).run();
}

ImportReport import_html(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return ArticleMerger(graph).add(read_article(text_of_html(bytes, options), "html", options));
}

}  // namespace relata
