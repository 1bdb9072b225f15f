#pragma once

#include "importers/article/article.hpp"
#include "importers/encoding.hpp"
#include "importers/importer.hpp"

#include <istream>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A format relata can read.
struct ImportFormat {
    std::string_view name;                         ///< as given to `--from`
    std::string_view description;                  ///< one line for `--help`
    std::span<const std::string_view> extensions;  ///< lower case, with the dot; a hint only
    /// Whether the content looks like this format. `bytes` is the whole input.
    bool (*looks_like)(std::string_view bytes);
    ImportFunction import;
    /// For what is read as an article: its text. None for data. Throws InputError.
    ArticleText (*text_of)(std::string_view bytes, const ImportOptions& options) = nullptr;
};

/// All formats, in the order they are tried. Written out by hand.
std::span<const ImportFormat> import_formats();

/// By name; nullptr when unknown.
const ImportFormat* find_import_format(std::string_view name);

/// The format of an input: by content first, by extension when the content leaves it open. Plain
/// text that is nothing else is an article. Throws InputError when the input is not text (binary,
/// not UTF-8: the place of the first bad byte) and for an empty one.
const ImportFormat& detect_format(std::string_view bytes, std::string_view source);

/// One named input, read whole.
struct Source {
    std::string name;
    std::string bytes;
};

/// `path` itself when it is a file, or every regular file of a folder (recursively, sorted by path,
/// hidden ones left out). Throws InputError: no such file, a device, an empty folder.
std::vector<std::string> source_files(const std::string& path);
/// Reads one file. Throws InputError when it cannot be read.
Source read_source(const std::string& file);
/// Reads all source_files.
std::vector<Source> read_sources(const std::string& path);
/// Reads a stream to its end. `name` is what messages call it; `expected_size` saves copying when
/// it is known.
Source read_stream(std::istream& in, std::string name, std::size_t expected_size = 0);

/// Detects the format (or takes `format` by name when not empty) and imports. Throws InputError.
///
/// Text in UTF-16, with a byte-order mark or without, and text in Windows-1252 or Latin-1 (what is
/// no UTF-8 and has no character of several bytes in it) is converted first; a note says so.
ImportReport import_source(
    const Source& source, std::string_view format, ImportOptions options, Graph& graph
);

class ArticleMerger;

/// An input of which as much has been done as can be without the graph it is for: its format is
/// known, its bytes are UTF-8, and an article has been read. Several can be made at once.
class PreparedSource {
public:
    /// Keeps a reference to `source`. Throws what import_source throws, but not what is wrong with
    /// data, which is found when they are added.
    PreparedSource(const Source& source, std::string_view format, ImportOptions options);

    /// Adds it to the graph of `merger`, once. Throws as import_source does.
    ImportReport add_to(ArticleMerger& merger);

private:
    ImportOptions options_;
    Decoded text_;
    const ImportFormat* format_;
    std::optional<ReadArticle> article_;
};

/// The text a document made of this input keeps: the words of a web page, and of anything else all
/// of it as UTF-8 without a byte-order mark. Never throws InputError: what is no page is text.
std::string kept_text(const Source& source);

/// Adds all of a graph to another, as if it were read from `source`.
ImportReport add_graph(Graph added, const std::string& source, Graph& graph);

}  // namespace relata
