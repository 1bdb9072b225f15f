#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/output_file.hpp"
#include "cli/path_question.hpp"
#include "graph/error.hpp"
#include "graph/neighborhood.hpp"
#include "render/best_flow.hpp"
#include "render/graphviz_layout.hpp"
#include "render/terminal.hpp"
#include "render/view.hpp"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>

namespace relata::cli {
namespace {

struct RenderCommand {
    std::string graph;
    std::string output;
    std::string view;
    std::vector<std::string> path;
    std::string around;
    std::size_t hops = 1;
    DrawOptions draw;
    LayoutLimits limits;
    double seconds = 10;
    PathQuestion question;
    ReadOptions read;
};

/// What the ending of the output says; nothing for DOT.
std::optional<PictureFormat> picture_format(const std::string& output) {
    const auto ending = std::filesystem::path(output).extension().string();
    if (ending == ".svg") return PictureFormat::svg;
    if (ending == ".png") return PictureFormat::png;
    if (ending == ".pdf") return PictureFormat::pdf;
    if (ending == ".dot" || ending == ".gv") return std::nullopt;
    throw InputError(
        {printable(output)},
        "a picture is .svg, .png, .pdf or .dot; found " +
            (ending.empty() ? "no ending" : '"' + printable(ending) + '"')
    );
}

std::string path_picture(Invocation& invocation, const Graph& graph, const RenderCommand& command) {
    auto question = command.question;
    // A picture has room for all shortest paths; a terminal answer begins with one.
    if (question.k == 0 && !question.all && question.groups == 0 && question.disjoint.empty()) {
        question.all_shortest = true;
    }
    const auto findings = find_paths(graph, command.path[0], command.path[1], question);
    const auto cut = limit_text(findings.answer.stopped_by, question);
    if (!cut.empty()) invocation.terminal.err << "relata: " << cut << '\n';
    if (findings.answer.paths.empty()) {
        invocation.terminal.err << "relata: " << searched_text(graph, findings, question) << '\n';
        return {};
    }
    return path_dot(graph, findings.source, findings.target, findings.answer.paths, command.draw);
}

void warn_when_crowded(Invocation& invocation, std::size_t statements) {
    if (statements <= most_readable_statements) return;
    invocation.terminal.err
        << "relata: " << statements
        << " relations make a crowded picture; --around, --type, --between or --path "
           "draw a part\n";
}

std::vector<RelationId> relations_of(const Graph& graph) {
    const auto all = graph.relations();
    return {all.begin(), all.end()};
}

bool is_narrowed(const RenderCommand& command) {
    const auto& narrow = command.question.narrow;
    return !command.around.empty() || !narrow.types.empty() || !narrow.between.empty() ||
           narrow.least_confidence > 0;
}

/// The relations of the part of the graph that was asked for.
std::vector<RelationId> part_of(const Graph& graph, const RenderCommand& command) {
    const auto snapshot = narrowed(graph, command.question.narrow);
    std::vector<EntityId> entities;
    if (command.around.empty()) {
        for (Vertex v = 0; v < snapshot.vertex_count(); ++v) entities.push_back(snapshot.entity(v));
    } else {
        const auto start = the_entity(graph, command.around);
        for (const auto& neighbor :
             neighborhood(snapshot, start, command.hops, command.question.direction)) {
            entities.push_back(neighbor.entity);
        }
    }
    return relations_among(snapshot, entities);
}

std::string flow_picture(Invocation& invocation, const Graph& graph, const RenderCommand& command) {
    if (!is_narrowed(command)) {
        const auto everything = relations_of(graph);
        warn_when_crowded(invocation, drawn_statement_count(graph, everything));
        return best_flow_dot(graph, command.draw, command.limits);
    }
    const auto relations = part_of(graph, command);
    warn_when_crowded(invocation, drawn_statement_count(graph, relations));
    return best_flow_dot(graph, relations, command.draw, command.limits);
}

int run_render(Invocation& invocation, RenderCommand& command) {
    const auto format = picture_format(command.output);
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const bool is_path = !command.path.empty();
    if (is_path && command.view == "flow") {
        throw InputError({}, "--path is drawn by the view path, not flow");
    }
    if (!is_path && command.view == "path") {
        throw InputError({}, "the view path needs --path A B");
    }
    command.limits.time =
        std::chrono::milliseconds(static_cast<std::int64_t>(command.seconds * 1000));
    const auto dot = is_path ? path_picture(invocation, graph, command)
                             : flow_picture(invocation, graph, command);
    if (dot.empty()) return nothing_found;
    std::vector<std::string> warnings;
    if (format) {
        const auto picture = render_dot(dot, *format, command.limits);
        write_file(command.output, picture.bytes);
        warnings = picture.warnings;
    } else {
        write_file(command.output, dot);
    }
    for (const auto& warning : warnings) {
        invocation.terminal.err << "relata: Graphviz: " << printable(warning) << '\n';
    }
    if (invocation.json) {
        write_json(
            invocation.terminal.out,
            {{"file", command.output},
             {"view", is_path ? "path" : "flow"},
             {"warnings", strings_json(warnings)}}
        );
    } else {
        invocation.terminal.err << "wrote " << printable(command.output) << '\n';
    }
    return fine;
}

}  // namespace

void add_render(CLI::App& program, Invocation& invocation) {
    static const std::map<std::string, Theme> themes{
        {"light", Theme::light}, {"dark", Theme::dark}};
    auto command = std::make_shared<RenderCommand>();
    auto* app = add_command(
        program,
        invocation,
        "render",
        "Draw a graph, a neighborhood or the paths between two entities",
        {"relata render talks.txt -o talks.svg",
         "relata render talks.txt -o rcep.png --around RCEP --hops 2",
         "relata render talks.txt -o how.pdf --path Suga \"South Korea\"",
         "relata render talks.json -o talks.dot --theme dark"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("-o,--output", command->output, "The picture: .svg, .png, .pdf or .dot")
        ->required();
    app->add_option("--view", command->view, "flow or path; found out when not given")
        ->check(CLI::IsMember(std::vector<std::string>{"flow", "path"}));
    auto* path = app->add_option("--path", command->path, "Draw how A and B are connected")
                     ->expected(2)
                     ->type_name("A B");
    app->add_option("--around", command->around, "Draw the neighborhood of this entity")
        ->excludes(path);
    app->add_option("--hops", command->hops, "How far --around reaches")->capture_default_str();
    app->add_option("--title", command->draw.title, "The heading of the picture");
    app->add_option("--theme", command->draw.theme, "light or dark")
        ->transform(CLI::CheckedTransformer(themes, CLI::ignore_case).description(""))
        ->type_name("light|dark")
        ->default_str("light");
    app->add_option(
           "--dpi", command->limits.dpi, "Resolution of a .png: 96 for a screen, 192 for print"
    )
        ->check(CLI::Range(24.0, 1200.0))
        ->capture_default_str();
    app->add_option("--seconds", command->seconds, "Give up on the layout after so long")
        ->check(CLI::Range(0.001, 3600.0))
        ->capture_default_str();
    add_path_options(*app, command->question);
    app->add_flag("--json", invocation.json, "What was drawn, as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_render(invocation, *command); };
    });
}

}  // namespace relata::cli
