#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/path_question.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct PathCommand {
    std::string graph;
    std::string source;
    std::string target;
    PathQuestion question;
    ReadOptions read;
};

const char* limit_name(SearchLimit limit) {
    switch (limit) {
        case SearchLimit::none:
            return nullptr;
        case SearchLimit::paths:
            return "max_paths";
        case SearchLimit::visited:
            return "max_visited";
        case SearchLimit::is_over:
            return "max_seconds";
    }
    return nullptr;
}

PropertyMap answer_json(
    const Graph& graph, const PathFindings& findings, const PathLimits& limits
) {
    PropertyList paths;
    for (const auto& path : findings.answer.paths) {
        PropertyList steps;
        for (const auto arc : path.arcs) steps.push_back(step_json(graph, arc));
        paths.push_back(PropertyMap{
            {"length", count_json(path.length())}, {"cost", path.cost}, {"steps", steps}});
    }
    const auto* stopped_by = limit_name(findings.answer.stopped_by);
    return {
        {"from", graph.entity(findings.source).id},
        {"to", graph.entity(findings.target).id},
        {"paths", paths},
        {"truncated", findings.answer.truncated()},
        {"limits",
         PropertyMap{
             {"max_paths", count_json(limits.max_paths)},
             {"max_visited", count_json(limits.max_visited)},
             {"stopped_by", stopped_by == nullptr ? PropertyValue() : PropertyValue(stopped_by)},
             {"visited", count_json(findings.answer.visited)}}},
    };
}

std::string steps_text(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " step" : " steps");
}

/// `A — B: 3 steps` or `A — B: 5 paths of 2 to 4 steps`
std::string heading(const Graph& graph, const PathFindings& findings) {
    const auto& paths = findings.answer.paths;
    auto text = printable(graph.entity(findings.source).name) + " — " +
                printable(graph.entity(findings.target).name) + ": ";
    if (paths.size() == 1) return text + steps_text(paths.front().length());
    auto shortest = paths.front().length();
    auto longest = shortest;
    for (const auto& path : paths) {
        shortest = std::min(shortest, path.length());
        longest = std::max(longest, path.length());
    }
    text += std::to_string(paths.size()) + " paths of ";
    return shortest == longest ? text + steps_text(longest)
                               : text + std::to_string(shortest) + " to " + steps_text(longest);
}

void print_answer(Invocation& invocation, const Graph& graph, const PathFindings& findings) {
    auto& out = invocation.terminal.out;
    out << heading(graph, findings) << "\n\n"
        << paths_text(
               graph, findings.answer.paths, {invocation.color(), invocation.terminal.width}
           );
    if (findings.as_short > 1) {
        const auto others = findings.as_short - 1;
        out << '\n'
            << (findings.as_short_truncated ? "at least " : "") << others
            << (others == 1 ? " other path is" : " other paths are")
            << " as short; --all-shortest shows " << (others == 1 ? "it" : "them") << '\n';
    }
}

PathsInGraph answer(Invocation& invocation, const PathCommand& command) {
    auto question = command.question;
    question.counts_others = !invocation.json;
    if (is_graph_file(command.graph)) {
        auto quick = find_paths_in_file(command.graph, command.source, command.target, question);
        if (quick) return *std::move(quick);
    }
    auto graph = read_graph(invocation, command.graph, command.read);
    auto findings = find_paths(graph, command.source, command.target, question);
    return {std::move(graph), std::move(findings)};
}

int run_path(Invocation& invocation, const PathCommand& command) {
    auto [found_in, findings] = answer(invocation, command);
    const auto& graph = kept(std::move(found_in));
    const auto& limits = command.question.limits;
    if (invocation.json) {
        write_json(invocation.terminal.out, answer_json(graph, findings, limits));
    } else if (!findings.answer.paths.empty()) {
        print_answer(invocation, graph, findings);
    }
    const auto cut = limit_text(findings.answer, limits);
    if (!cut.empty()) invocation.terminal.err << "relata: " << cut << '\n';
    if (!findings.answer.paths.empty()) return fine;
    invocation.terminal.err << "relata: " << searched_text(graph, findings, command.question)
                            << '\n';
    return nothing_found;
}

}  // namespace

void add_path(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<PathCommand>();
    auto* app = add_command(
        program,
        invocation,
        "path",
        "How are two entities connected? Each step with its quotation",
        {"relata path talks.txt \"Wang Yi\" \"South Korea\"",
         "relata path talks.json Suga RCEP --k 5",
         "relata path talks.json Suga RCEP --all --max-length 3 --avoid China",
         "relata path talks.json Motegi Tokyo --direction out --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("A", command->source, "An id, name or alias")->required();
    app->add_option("B", command->target, "An id, name or alias")->required();
    add_path_options(*app, command->question);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_path(invocation, *command); };
    });
}

}  // namespace relata::cli
