#pragma once

#include "cli/commands.hpp"
#include "graph/graph.hpp"
#include "graph/paths.hpp"
#include "graph/snapshot.hpp"
#include "importers/importer.hpp"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace relata::cli {

/// How sources are read: shared by every command that takes a GRAPH.
struct ReadOptions {
    std::string format;  ///< empty: found out from the content
    std::string date;    ///< publication date of an article that carries none
    bool skip_errors = false;
    std::vector<std::string> columns;             ///< of tables: `source=from,target=to`
    std::string lexicon;                          ///< a folder; empty: the one relata ships
    std::shared_ptr<const ArticleReader> reader;  ///< none: the rules
    bool open = false;                            ///< every clause of an article
    bool lines = false;                           ///< each line of it is a sentence
    std::size_t jobs = 0;  ///< files read at once; 0: as many as the machine can
};
/// `format_option` is what names the input's format; `export` needs `--format` for what it writes.
void add_read_options(
    CLI::App& command, ReadOptions& options, const std::string& format_option = "--from,--format"
);

/// The positional argument GRAPH: a relata file, any file an importer knows, a folder, or `-`.
void add_graph_argument(CLI::App& command, std::string& path);

/// What the options say to importers. Throws InputError.
ImportOptions as_import_options(const ReadOptions& options);

/// Reads sources into `graph`; one report each. A bar on stderr when there are many and it is a
/// terminal. Throws InputError.
std::vector<ImportReport> read_into(
    Invocation& invocation,
    const std::vector<std::string>& paths,
    const ReadOptions& options,
    Graph& graph
);

/// Reads GRAPH for a command that asks; says on stderr, in one line, when something was left out.
Graph read_graph(Invocation& invocation, const std::string& path, const ReadOptions& options);

/// Keeps a graph until the program ends, which gives its memory back in one go: to take a large one
/// apart record by record costs a tenth of reading it.
Graph& kept(Graph graph);

/// The one entity a user's word means. Throws InputError that lists the nearest names, or all names
/// when it means several.
EntityId the_entity(const Graph& graph, const std::string& word);

/// The kind or relation type of that name, ignoring case. Throws InputError with the nearest one.
KindId the_kind(const Graph& graph, const std::string& name);
TypeId the_type(const Graph& graph, const std::string& name);

/// The relation with this id. Throws InputError with the nearest one.
RelationId the_relation(const Graph& graph, const std::string& id);

/// An option that takes one value each time it is given.
void add_repeatable(
    CLI::App& command,
    const std::string& option,
    std::vector<std::string>& values,
    const std::string& what_it_does
);

/// Options that narrow what is looked at: `--type`, `--between`, `--min-confidence`,
/// `--only-cited`.
struct NarrowOptions {
    std::vector<std::string> types;
    std::string between;
    std::string between_option = "--between";  // the one that was given
    double least_confidence = 0;
    bool only_cited = false;

    /// Whether they leave out relations for what these say of themselves, beside their types.
    [[nodiscard]] bool asks_facts() const {
        return !between.empty() || least_confidence > 0 || only_cited;
    }
    /// Whether they leave out any.
    [[nodiscard]] bool narrows() const { return !types.empty() || asks_facts(); }
};
void add_narrow_options(CLI::App& command, NarrowOptions& options);
/// `denied`: whether relations that a source denies are kept.
Snapshot narrowed(const Graph& graph, const NarrowOptions& options, bool denied = true);

/// `out`, `in`, `either`.
void add_direction_option(CLI::App& command, Direction& direction);

/// A date or an interval given as an option. Throws InputError.
Edtf the_date(const std::string& text, const std::string& option);

}  // namespace relata::cli
