#pragma once

#include "graph/error.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

class ArticleReader;
namespace article {
class Lexicon;
}

/// What an importer does with a record it cannot read: give up, or leave it out and say so.
enum class OnError { stop, skip };

/// Says what a column of a table is for: `role` is `source`, `target`, `type`, `id`, `name`,
/// `kind`, `aliases`, `directed`, `label`, `source_kind`, `target_kind`, or the name of a property.
/// `column` is its heading, or its number counted from 1, or, after `=`, the value for all rows.
struct ColumnRole {
    std::string role;
    std::string column;
};

/// What is read in an article.
enum class ArticleReading {
    named,    ///< relations between what is named in it, as frames and the open reading see them
    clauses,  ///< every clause, with its arguments as they stand
    lines     ///< the same, and each line is a sentence whose words are parted by blanks
};

struct ImportOptions {
    std::string source;  ///< name of the input in messages and in Document::source
    OnError on_error = OnError::stop;
    /// For tables; the columns not named keep the meaning their headings have.
    std::vector<ColumnRole> columns;
    /// Publication date of an article that does not carry one; weekdays count from it.
    std::optional<Edtf> date;
    /// The words articles are read with (article/lexicon_files.hpp); none: those relata ships.
    std::shared_ptr<const article::Lexicon> lexicon;
    /// Who reads articles (model/model_reader.hpp); none: relata's own rules.
    std::shared_ptr<const ArticleReader> reader;
    ArticleReading reading = ArticleReading::named;
};

/// One thing an importer left out, changed or did not understand.
struct ImportNote {
    Location place;
    std::string message;
};

/// What an import did. Nothing is lost in silence: each record skipped is in `skipped`, each thing
/// read but not understood or not representable in `notes`.
struct ImportReport {
    std::string format;  ///< `article`, `csv`, `node-link`
    std::size_t entities_added = 0;
    std::size_t entities_merged = 0;  ///< named in this input and already in the graph
    std::size_t relations_added = 0;
    std::size_t documents_added = 0;
    /// Why the rules read an article that another reader was to read; empty: nothing went wrong.
    std::string reader_failure;
    std::vector<ImportNote> skipped;
    std::vector<ImportNote> notes;
};

/// Reads `bytes` into `graph`, which is untouched when this throws (importers build apart and then
/// commit). Throws InputError with a place.
using ImportFunction =
    ImportReport (*)(std::string_view bytes, const ImportOptions& options, Graph& graph);

}  // namespace relata
