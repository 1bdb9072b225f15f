#include "cli/graph_argument.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "importers/article/lexicon_files.hpp"
#include "importers/many_sources.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <span>
#include <thread>
#include <utility>

namespace relata::cli {
namespace {

/// The files of all paths, folders opened; `-` stays.
std::vector<std::string> gather(const std::vector<std::string>& paths) {
    std::vector<std::string> files;
    for (const auto& path : paths) {
        if (path == "-") {
            files.push_back(path);
            continue;
        }
        for (auto& file : source_files(path)) files.push_back(std::move(file));
    }
    return files;
}

std::string quoted_list(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != 0) text += i + 1 == names.size() ? " or " : ", ";
        text += '"' + printable(names[i]) + '"';
    }
    return text;
}

/// The id in `find`, whatever the case of `name`; `names` are all there are.
template <typename Named>
std::string known_name(
    const std::vector<Named>& known, const std::string& name, const std::string& what
) {
    std::vector<std::string> names;
    for (const auto& item : known) {
        if (item.name == name) return name;
        names.push_back(item.name);
    }
    for (const auto& candidate : names) {
        if (fold_name(candidate) == fold_name(name)) return candidate;
    }
    const auto nearest = nearest_word(name, names);
    throw InputError(
        {},
        "unknown " + what + " \"" + printable(name) + '"' +
            (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?")
    );
}

/// `source=from,target=to` as roles. A value that begins with `=` may hold commas no more than
/// others.
std::vector<ColumnRole> column_roles(const std::vector<std::string>& texts) {
    std::vector<ColumnRole> roles;
    for (const std::string_view text : texts) {
        for (std::size_t begin = 0; begin <= text.size();) {
            const auto end = std::min(text.find(',', begin), text.size());
            const auto part = text.substr(begin, end - begin);
            const auto equals = part.find('=');
            if (equals == 0 || equals == std::string_view::npos || equals + 1 == part.size()) {
                throw InputError(
                    {}, "--map: expected ROLE=COLUMN, found \"" + printable(std::string(part)) + '"'
                );
            }
            roles.push_back(
                {std::string(part.substr(0, equals)), std::string(part.substr(equals + 1))}
            );
            begin = end + 1;
        }
    }
    return roles;
}

}  // namespace

void add_read_options(CLI::App& command, ReadOptions& options, const std::string& format_option) {
    std::vector<std::string> formats;
    for (const auto& format : import_formats()) formats.emplace_back(format.name);
    command
        .add_option(
            format_option, options.format, "Read the input as this format instead of finding out"
        )
        ->check(CLI::IsMember(formats));
    add_repeatable(
        command,
        "--map",
        options.columns,
        "What columns of a table are for: source=from,target=to,type=rel,when=since; a column is "
        "its heading, its number, or =VALUE for all rows"
    );
    command.add_option(
        "--date",
        options.date,
        "Publication date of an article that carries none; \"Tuesday\" counts from it"
    );
    command.add_option(
        "--lexicon",
        options.lexicon,
        "Read articles with the words in this folder: verbs.tsv replaces relata's, verbs.more.tsv "
        "adds to it; `relata lexicon` writes those to begin with"
    );
    auto* open = command.add_flag(
        "--open",
        options.open,
        "Read every clause of an article, whatever it is about: no names or kinds needed"
    );
    command
        .add_flag(
            "--lines",
            options.lines,
            "With --open: each line is a sentence, its words parted by blanks"
        )
        ->needs(open);
    command.add_flag(
        "--skip-errors", options.skip_errors, "Leave out records that cannot be read, and list them"
    );
}

void add_graph_argument(CLI::App& command, std::string& path) {
    command
        .add_option("GRAPH", path, "A graph file, an article, a data file, a folder, or - (stdin)")
        ->required();
}

ImportOptions as_import_options(const ReadOptions& options) {
    ImportOptions import_options;
    import_options.on_error = options.skip_errors ? OnError::skip : OnError::stop;
    if (!options.date.empty()) import_options.date = the_date(options.date, "--date");
    import_options.columns = column_roles(options.columns);
    if (!options.lexicon.empty()) import_options.lexicon = article::read_lexicon(options.lexicon);
    import_options.reader = options.reader;
    if (options.open) {
        import_options.reading = options.lines ? ArticleReading::lines : ArticleReading::clauses;
    }
    return import_options;
}

std::vector<ImportReport> read_into(
    Invocation& invocation,
    const std::vector<std::string>& paths,
    const ReadOptions& options,
    Graph& graph
) {
    const auto import_options = as_import_options(options);
    const auto files = gather(paths);
    const bool progress = invocation.terminal.progress && files.size() >= 20;
    std::vector<ImportReport> reports;
    const auto add = [&](ImportReport report) {
        reports.push_back(std::move(report));
        if (!progress) return;
        show_progress(invocation.terminal.err, "reading", reports.size(), files.size());
    };
    const auto is_other = [](const std::string& file) {
        return file == "-" || is_graph_file(file);
    };
    const auto jobs = options.jobs == 0 ? std::thread::hardware_concurrency() : options.jobs;
    for (std::size_t i = 0; i < files.size();) {
        if (files[i] == "-") {
            const auto source = read_stream(invocation.terminal.in, "<stdin>");
            add(import_source(source, options.format, import_options, graph));
            ++i;
        } else if (is_graph_file(files[i])) {
            add(add_graph(read_graph_file(files[i]), files[i], graph));
            ++i;
        } else {
            const auto begin = files.begin() + static_cast<std::ptrdiff_t>(i);
            const std::span<const std::string> run(
                begin, std::find_if(begin, files.end(), is_other)
            );
            import_files(run, options.format, import_options, jobs, graph, add);
            i += run.size();
        }
    }
    return reports;
}

Graph read_graph(Invocation& invocation, const std::string& path, const ReadOptions& options) {
    Graph graph;
    std::size_t skipped = 0;
    for (const auto& report : read_into(invocation, {path}, options, graph)) {
        skipped += report.skipped.size();
    }
    if (skipped != 0) {
        invocation.terminal.err << "relata: " << skipped
                                << " records were left out; `relata import` lists them\n";
    }
    if (graph.relation_count() == 0) {
        invocation.terminal.err << "relata: no relation was found in " << printable(path) << '\n';
    }
    return graph;
}

Graph& kept(Graph graph) {
    static auto& graphs = *new std::deque<Graph>;  // never destroyed
    return graphs.emplace_back(std::move(graph));
}

EntityId the_entity(const Graph& graph, const std::string& word) {
    const auto match = find_by_name(graph, word);
    if (match.exact.size() == 1) return match.exact.front();
    std::vector<std::string> names;
    if (!match.exact.empty()) {
        constexpr std::size_t shown = 8;
        for (const auto id : match.exact) {
            if (names.size() < shown) names.push_back(graph.entity(id).id);
        }
        throw InputError(
            {},
            '"' + printable(word) + "\" can mean " + std::to_string(match.exact.size()) +
                " entities; say which by its id: " + quoted_list(names)
        );
    }
    for (const auto id : match.nearest) names.push_back(graph.entity(id).name);
    throw InputError(
        {},
        "no entity is called \"" + printable(word) + '"' +
            (names.empty() ? "; `relata list` shows the names there are"
                           : "; the nearest: " + quoted_list(names))
    );
}

KindId the_kind(const Graph& graph, const std::string& name) {
    const auto& schema = graph.schema();
    return schema.find_kind(known_name(schema.kinds(), name, "kind"));
}

TypeId the_type(const Graph& graph, const std::string& name) {
    const auto& schema = graph.schema();
    return schema.find_type(known_name(schema.types(), name, "relation type"));
}

RelationId the_relation(const Graph& graph, const std::string& id) {
    if (const auto known = graph.find_relation(id)) return *known;
    // Comparing with every id of a large graph would take longer than looking it up.
    constexpr std::size_t few = 20'000;
    std::string nearest;
    if (graph.relation_count() <= few) {
        std::vector<std::string> ids;
        for (const auto relation : graph.relations()) ids.push_back(graph.relation(relation).id);
        nearest = nearest_word(id, ids);
    }
    throw InputError(
        {},
        "no relation has the id \"" + printable(id) + '"' +
            (nearest.empty() ? "; `relata list GRAPH relations` shows them"
                             : "; did you mean \"" + printable(nearest) + "\"?")
    );
}

void add_repeatable(
    CLI::App& command,
    const std::string& option,
    std::vector<std::string>& values,
    const std::string& what_it_does
) {
    // Without this a value list would swallow the positional arguments that follow it.
    command.add_option(option, values, what_it_does + "; may be repeated")->allow_extra_args(false);
}

void add_narrow_options(CLI::App& command, NarrowOptions& options) {
    add_repeatable(command, "--type", options.types, "Only relations of this type");
    command.add_option(
        "--between", options.between, "Only relations dated inside this EDTF interval: 2020-11/2021"
    );
    command
        .add_option(
            "--min-confidence", options.least_confidence, "Only relations at least this certain"
        )
        ->check(CLI::Range(0.0, 1.0));
    command.add_flag("--only-cited", options.only_cited, "Only relations with a quotation");
}

Snapshot narrowed(const Graph& graph, const NarrowOptions& options, bool denied) {
    SnapshotFilter filter;
    for (const auto& type : options.types) filter.types.push_back(the_type(graph, type));
    if (!options.between.empty()) {
        filter.dates = the_date(options.between, options.between_option);
    }
    filter.least_confidence = options.least_confidence;
    filter.only_cited = options.only_cited;
    filter.denied = denied;
    return {graph, filter};
}

void add_direction_option(CLI::App& command, Direction& direction) {
    static const std::map<std::string, Direction> names{
        {"out", Direction::out}, {"in", Direction::in}, {"either", Direction::either}};
    command
        .add_option(
            "--direction", direction, "Walk relations: out (source to target), in, or either"
        )
        ->transform(CLI::CheckedTransformer(names, CLI::ignore_case).description(""))
        ->type_name("out|in|either")
        ->default_str("either");
}

Edtf the_date(const std::string& text, const std::string& option) {
    auto date = Edtf::parse(text);
    if (!date) {
        throw InputError(
            {},
            option + ": \"" + printable(text) +
                "\" is not a date; expected EDTF such as 2020, 2020-11, 2020-11-24, 2020-11/2021"
        );
    }
    return *date;
}

}  // namespace relata::cli
