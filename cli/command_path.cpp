#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/path_question.hpp"
#include "graph/property_text.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <cmath>
#include <memory>

namespace relata::cli {
namespace {

struct PathCommand {
    std::string graph;
    std::string source;
    std::string target;
    PathQuestion question;
    bool explain = false;
    ReadOptions read;
};

PropertyMap answer_json(
    const Graph& graph, const PathFindings& findings, const PathCommand& command
) {
    PropertyList paths;
    for (const auto& path : findings.answer.paths) {
        PropertyList steps;
        for (const auto arc : path.arcs) steps.push_back(step_json(graph, arc));
        PropertyMap item{
            {"length", count_json(path.length())}, {"cost", path.cost}, {"steps", steps}};
        if (command.question.trusted) item.set("confidence", std::exp(-path.cost));
        paths.push_back(item);
    }
    const auto& answer = findings.answer;
    PropertyMap json{
        {"from", graph.entity(findings.source).id},
        {"to", graph.entity(findings.target).id},
        {"paths", paths},
        {"truncated", answer.truncated()},
        {"limits", limits_json(command.question, answer.stopped_by, answer.visited)},
    };
    if (command.explain) {
        json.set(
            "searched",
            PropertyMap{
                {"entities", count_json(findings.searched_entities)},
                {"relations", count_json(findings.searched_relations)},
                {"entities_looked_around", count_json(answer.expanded)},
                {"relations_looked_at", count_json(answer.visited)}}
        );
    }
    return json;
}

std::string steps_text(std::size_t n) {
    return std::to_string(n) + (n == 1 ? " step" : " steps");
}

/// `Wang Yi`, or `Wang Yi or another` when there are more.
std::string names_text(const Graph& graph, EntityId first, const std::vector<std::string>& others) {
    auto text = printable(graph.entity(first).name);
    if (others.empty()) return text;
    return text + (others.size() == 1 ? " or another"
                                      : " or one of " + std::to_string(others.size()) + " others");
}

/// `A — B: 3 steps` or `A — B: 5 paths of 2 to 4 steps`
std::string heading(
    const Graph& graph, const PathFindings& findings, const PathQuestion& question
) {
    const auto& paths = findings.answer.paths;
    auto text = names_text(graph, findings.source, question.sources) + " — " +
                names_text(graph, findings.target, question.targets) + ": ";
    if (!question.disjoint.empty()) {
        return text + std::to_string(paths.size()) + (paths.size() == 1 ? " path" : " paths") +
               (question.disjoint == "relations" ? " that share no relation"
                                                 : " that share no entity on the way");
    }
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

void print_answer(
    Invocation& invocation,
    const Graph& graph,
    const PathFindings& findings,
    const PathQuestion& question
) {
    auto& out = invocation.terminal.out;
    out << heading(graph, findings, question) << "\n\n"
        << paths_text(
               graph, findings.answer.paths, {invocation.color(), invocation.terminal.width}
           );
    if (question.trusted) {
        out << "\nconfidence of all its steps together: "
            << to_text(std::round(std::exp(-findings.answer.paths.front().cost) * 1000) / 1000)
            << '\n';
    }
    if (findings.as_short > 1) {
        const auto others = findings.as_short - 1;
        out << '\n'
            << (findings.as_short_truncated ? "at least " : "") << others
            << (others == 1 ? " other path is" : " other paths are")
            << " as short; --all-shortest shows " << (others == 1 ? "it" : "them") << '\n';
    }
}

PathsInGraph answer(Invocation& invocation, const PathCommand& command) {
    const auto& question = command.question;
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
    auto& out = invocation.terminal.out;
    if (invocation.json) {
        write_json(out, answer_json(graph, findings, command));
    } else if (!findings.answer.paths.empty()) {
        print_answer(invocation, graph, findings, command.question);
    }
    if (command.explain && !invocation.json) {
        out << (findings.answer.paths.empty() ? "" : "\n")
            << explanation_text(findings, command.question);
    }
    const auto cut = limit_text(findings.answer.stopped_by, command.question);
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
         "relata path talks.json Motegi Tokyo --direction out --json",
         "relata path talks.json Suga RCEP --in-time-order --between 2019/2020",
         "relata path talks.json Suga RCEP --disjoint entities --max-degree 50"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("A", command->source, "An id, name or alias")->required();
    app->add_option("B", command->target, "An id, name or alias")->required();
    add_path_options(*app, command->question);
    app->add_flag("--explain", command->explain, "What was searched, and why the search ended");
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_path(invocation, *command); };
    });
}

}  // namespace relata::cli
