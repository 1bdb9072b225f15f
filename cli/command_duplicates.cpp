#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/duplicates.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>

namespace relata::cli {
namespace {

constexpr std::size_t shown_by_default = 100;

struct DuplicatesCommand {
    std::string graph;
    std::string kind;
    DuplicateOptions options{.min_score = 0.5, .limit = shown_by_default};
    ReadOptions read;
};

std::size_t relations_of(const Graph& graph, EntityId id) {
    return graph.out_degree(id) + graph.in_degree(id);
}

std::string two_places(double score) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%.2f", score);
    return text.data();
}

/// As a shell reads it back.
std::string shell_word(const std::string& text) {
    constexpr std::string_view plain =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:+,@%";
    if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
    std::string word = "'";
    for (const char c : text) word += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return word + '\'';
}

/// Merging is done in a graph file; the answer for an article or a table says what to import first.
std::string graph_to_change(const std::string& path) {
    return path.ends_with(".relata") || path.ends_with(".json") ? path : "GRAPH.relata";
}

std::vector<std::string> merge_words(
    const Graph& graph, const std::string& path, const DuplicatePair& pair
) {
    const auto& from = graph.entity(pair.from).id;
    const auto& into = graph.entity(pair.into).id;
    std::vector<std::string> words{"relata", "merge", graph_to_change(path)};
    // An id that begins like an option needs to be told from one.
    if (from.starts_with('-') || into.starts_with('-')) words.emplace_back("--");
    words.push_back(from);
    words.push_back(into);
    return words;
}

std::string merge_line(const Graph& graph, const std::string& path, const DuplicatePair& pair) {
    std::string line;
    for (const auto& word : merge_words(graph, path, pair)) {
        line += (line.empty() ? "" : " ") + shell_word(word);
    }
    return one_line(printable(line));
}

PropertyMap pair_json(const Graph& graph, const std::string& path, const DuplicatePair& pair) {
    PropertyList reasons;
    for (const auto& sign : pair.signs) {
        PropertyMap reason{
            {"reason", reason_name(sign.reason)},
            {"text", sentence(sign)},
            {"value", sign.value},
            {"count", count_json(sign.count)}};
        if (!sign.from_name.empty()) {
            reason.set("from_name", sign.from_name);
            reason.set("into_name", sign.into_name);
        }
        reasons.push_back(std::move(reason));
    }
    const auto entity = [&](EntityId id) {
        auto record = entity_json(graph, id);
        record.set("relations", count_json(relations_of(graph, id)));
        return record;
    };
    return {
        {"score", pair.score},
        {"from", entity(pair.from)},
        {"into", entity(pair.into)},
        {"reasons", reasons},
        {"merge", strings_json(merge_words(graph, path, pair))},
    };
}

void print_pair(
    Invocation& invocation, const Graph& graph, const std::string& path, const DuplicatePair& pair
) {
    auto& out = invocation.terminal.out;
    const auto name = [&](EntityId id) { return one_line(printable(graph.entity(id).name)); };
    const auto indented = [&](const std::string& text) {
        const auto width = std::max<std::size_t>(invocation.terminal.width, 40) - 8;
        std::string margin(6, ' ');
        for (const auto& line : wrap(text, width)) {
            out << margin << line << '\n';
            margin = std::string(8, ' ');
        }
    };
    out << two_places(pair.score) << "  " << name(pair.from) << " → " << name(pair.into) << '\n';
    for (const auto& sign : pair.signs) indented(one_line(printable(sentence(sign))));
    indented(
        counted(relations_of(graph, pair.from), "relation", "relations") + " → " +
        counted(relations_of(graph, pair.into), "relation", "relations")
    );
    // Not wrapped: it is copied.
    out << "      " << merge_line(graph, path, pair) << "\n\n";
}

void print(
    Invocation& invocation, const Graph& graph, const std::string& path, const Duplicates& found
) {
    for (const auto& pair : found.pairs) print_pair(invocation, graph, path, pair);
    auto& out = invocation.terminal.out;
    if (found.found == 0) {
        out << "no two entities look like one\n";
        return;
    }
    out << counted(found.found, "pair", "pairs") << " may be one entity each";
    if (found.pairs.size() < found.found) {
        out << "; the first " << found.pairs.size() << " are shown, --limit 0 shows all";
    }
    out << "\nnothing was merged; `relata apart GRAPH A B` says that two are not the same\n";
    if (graph_to_change(path) != path) {
        out << "to merge, keep the graph first: "
            << one_line(printable("relata import " + shell_word(path) + " -o GRAPH.relata"))
            << '\n';
    }
}

int run_duplicates(Invocation& invocation, const DuplicatesCommand& command) {
    const auto graph = read_graph(invocation, command.graph, command.read);
    auto options = command.options;
    if (!command.kind.empty()) options.kind = the_kind(graph, command.kind);
    const auto found = find_duplicates(graph, options);
    if (invocation.json) {
        PropertyList pairs;
        for (const auto& pair : found.pairs) {
            pairs.push_back(pair_json(graph, command.graph, pair));
        }
        write_json(
            invocation.terminal.out,
            {{"pairs", pairs},
             {"found", count_json(found.found)},
             {"compared", count_json(found.compared)},
             {"too_common", strings_json(found.too_common)}}
        );
    } else {
        print(invocation, graph, command.graph, found);
    }
    if (!found.too_common.empty()) {
        invocation.terminal.err << "relata: more than " << options.max_bearers << " entities share "
                                << counted(found.too_common.size(), "name", "names")
                                << " and were not compared by it (--max-bearers): \""
                                << one_line(printable(found.too_common.front())) << '"'
                                << (found.too_common.size() > 1 ? " …" : "") << '\n';
    }
    return fine;
}

}  // namespace

void add_duplicates(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<DuplicatesCommand>();
    auto* app = add_command(
        program,
        invocation,
        "duplicates",
        "Propose entities that may be the same, with reasons; nothing is merged",
        {"relata duplicates talks.relata",
         "relata duplicates talks.relata --kind Person --min-score 0.7",
         "relata duplicates talks.relata --json --limit 0"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option(
           "--min-score", command->options.min_score, "Only pairs with at least this score"
    )
        ->check(CLI::Range(0.0, 1.0))
        ->capture_default_str();
    app->add_option("--limit", command->options.limit, "Show the best so many; 0: all")
        ->capture_default_str();
    app->add_option("--kind", command->kind, "Only entities of this kind");
    app->add_option(
           "--max-bearers",
           command->options.max_bearers,
           "Names that more entities than this share are not compared pair by pair"
    )
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_duplicates(invocation, *command); };
    });
}

}  // namespace relata::cli
