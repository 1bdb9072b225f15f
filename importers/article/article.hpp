#pragma once

#include "graph/edtf.hpp"
#include "importers/importer.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// The words of an article, and what is known of it beside them: what a web page says in its head,
/// a Markdown file in its front matter, and plain text nowhere.
struct ArticleText {
    std::string text;       ///< UTF-8, paragraphs with a blank line between; kept as Document::text
    std::size_t begin = 0;  ///< where the text begins in `text`: behind the title
    std::string title;
    std::string publisher;
    std::string address;  ///< URL; empty: the article is known by the name of its input
    std::optional<Edtf> date;
    /// The line of the input each line of `text` comes from, counted from 1, so that a message
    /// names a place an editor can find. Empty: the text is the input.
    std::vector<std::size_t> lines;
    std::vector<ImportNote> notes;  ///< what was left out on the way
};

/// What one article says, in a graph of its own.
struct ReadArticle {
    Graph graph;
    ImportReport report;
    /// By entity of `graph`: whether it means the same in every article, so that it may merge with
    /// one of that name. A named person does, "six results" do not.
    std::vector<bool> is_common;
};

/// Reads an article: people, countries, agreements and the like, and relations, each with the
/// sentence it rests on. `format` is what the report calls its input. Depends on nothing but its
/// arguments, so that several may be read at once. Throws InputError when there is no text.
/// `options.reader`, where there is one, reads it instead of the rules.
ReadArticle read_article(
    const ArticleText& article, std::string_view format, const ImportOptions& options
);

/// Reads an article by the rules, whatever `options.reader` is.
ReadArticle read_article_by_rule(
    const ArticleText& article, std::string_view format, const ImportOptions& options
);

/// Another way to read articles. One object reads many, several at once.
class ArticleReader {
public:
    ArticleReader() = default;
    ArticleReader(const ArticleReader&) = delete;
    ArticleReader& operator=(const ArticleReader&) = delete;
    virtual ~ArticleReader() = default;

    /// As read_article does, which calls it.
    [[nodiscard]] virtual ReadArticle read(
        const ArticleText& article, std::string_view format, const ImportOptions& options
    ) const = 0;
};

/// A plain text as it stands. Throws InputError when it is no text (require_text) or empty.
ArticleText plain_text(std::string_view bytes, const ImportOptions& options);

/// Reads a news article or briefing in plain English text into entities and relations, each
/// relation with the sentence it rests on. The text becomes one Document, kept whole.
ImportReport import_article(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
