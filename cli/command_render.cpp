#include "cli/commands.hpp"
#include "cli/earlier_layout.hpp"
#include "cli/json_answer.hpp"
#include "cli/output_file.hpp"
#include "cli/path_question.hpp"
#include "cli/picture_part.hpp"
#include "cli/theme_file.hpp"
#include "graph/error.hpp"
#include "render/best_view.hpp"
#include "render/diff_view.hpp"
#include "render/dossier.hpp"
#include "render/graphviz_layout.hpp"
#include "render/page.hpp"
#include "render/terminal.hpp"
#include "render/view.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace relata::cli {
namespace {

struct RenderCommand {
    std::string graph;
    std::string output;
    std::string view;
    std::string theme = "light";
    std::string layout_from;
    std::string diff;  ///< the old graph
    std::vector<std::string> path;
    bool footnotes = false;
    PartQuestion part;
    DrawOptions draw;
    LayoutLimits limits;
    double seconds = 10;
    PathQuestion question;
    ReadOptions read;
};

constexpr std::array<View, 5> views_of_parts{
    View::flow, View::grouped, View::map, View::timeline, View::overview};

bool is_dossier(const std::string& output) {
    return std::filesystem::path(output).extension() == ".md";
}

bool is_page(const std::string& output) {
    return std::filesystem::path(output).extension() == ".html";
}

/// What the ending of the output says; nothing for DOT.
std::optional<PictureFormat> picture_format(const std::string& output) {
    const auto ending = std::filesystem::path(output).extension().string();
    if (is_dossier(output) || is_page(output)) return PictureFormat::svg;
    if (ending == ".svg") return PictureFormat::svg;
    if (ending == ".png") return PictureFormat::png;
    if (ending == ".pdf") return PictureFormat::pdf;
    if (ending == ".dot" || ending == ".gv") return std::nullopt;
    throw InputError(
        {printable(output)},
        "a picture is .svg, .png, .pdf, .html, .dot or .md; found " +
            (ending.empty() ? "no ending" : '"' + printable(ending) + '"')
    );
}

/// A picture as DOT, the name of its view, and what it shows. No text when there is nothing to
/// draw.
struct Drawn {
    std::string_view view;
    std::string dot;
    Part part;
    PropertyMap changes{};  ///< of a difference: how many
};

PropertyMap counts_json(const ChangeCounts& counts) {
    return {
        {"added", static_cast<std::int64_t>(counts.added)},
        {"removed", static_cast<std::int64_t>(counts.removed)},
        {"changed", static_cast<std::int64_t>(counts.changed)},
    };
}

/// Everything on some paths, in their order.
Part part_of_paths(const Graph& graph, const std::vector<Path>& paths) {
    Part part;
    std::set<EntityId> entities;
    std::set<RelationId> relations;
    for (const auto& path : paths) {
        for (const auto id : entities_of(graph, path)) {
            if (entities.insert(id).second) part.entities.push_back(id);
        }
        for (const auto arc : path.arcs) {
            if (relations.insert(arc.relation).second) part.relations.push_back(arc.relation);
        }
    }
    return part;
}

Drawn path_picture(Invocation& invocation, const Graph& graph, RenderCommand& command) {
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
    const auto& paths = findings.answer.paths;
    if (command.draw.title.empty()) {
        command.draw.title = path_title(graph, findings.source, findings.target);
    }
    return {
        "path",
        path_dot(graph, findings.source, findings.target, paths, command.draw),
        part_of_paths(graph, paths)};
}

void warn_when_crowded(Invocation& invocation, const Graph& graph, const Part& part, View view) {
    if (view == View::overview || view == View::timeline) return;
    const auto statements = drawn_statement_count(graph, part);
    if (statements <= most_readable_statements) return;
    invocation.terminal.err
        << "relata: " << statements
        << " relations make a crowded picture; --around, --top, --types, --between or --path "
           "draw a part, --view overview all of it\n";
}

View the_view(const Graph& graph, const Part& part, const RenderCommand& command, bool for_print) {
    if (command.view.empty()) {
        if (!command.layout_from.empty()) return View::map;
        if (!command.draw.size_by.empty()) return View::overview;
        const auto view = suitable_view(graph, part, for_print);
        const bool has_frames = !command.draw.group_by.empty() && view != View::overview;
        return has_frames ? View::grouped : view;
    }
    return *std::ranges::find(views_of_parts, command.view, view_name);
}

bool has_dates(const Graph& graph, const Part& part) {
    return std::ranges::any_of(part.relations, [&](RelationId id) {
        return graph.relation(id).properties.contains("when");
    });
}

/// Throws InputError when no entity of the part has the property: a misspelled name would make a
/// picture that says nothing.
void check_property(
    const Graph& graph,
    const Part& part,
    const std::string& name,
    const std::string& option,
    bool is_number
) {
    if (name.empty()) return;
    const auto has_it = [&](EntityId id) {
        const auto& properties = graph.entity(id).properties;
        return is_number ? properties.number(name).has_value() : properties.contains(name);
    };
    if (std::ranges::any_of(part.entities, has_it)) return;
    throw InputError(
        {},
        option + ": no entity that is drawn has " + (is_number ? "a number" : "a value") +
            " called \"" + printable(name) +
            "\"; `relata rank` and `relata groups` write theirs with --save-as"
    );
}

Drawn part_picture(
    Invocation& invocation, const Graph& graph, RenderCommand& command, bool for_print
) {
    const auto part = the_part(graph, command.part, command.question);
    if (part.relations.empty() && graph.relation_count() != 0) {
        invocation.terminal.err << "relata: no relations are left to draw; filters are "
                                   "--around, --kinds, --types, --top, --between\n";
        return {};
    }
    if (part.entities.size() > most_drawn_entities) {
        throw InputError(
            {},
            std::to_string(part.entities.size()) +
                " entities do not fit into one picture, expected at most 2,000; draw a part with "
                "--around, "
                "--path, --top, --kinds, --types or --between"
        );
    }
    if (!command.part.around.empty()) {
        command.draw.emphasized = {the_entity(graph, command.part.around)};
    }
    if (!command.layout_from.empty()) command.draw.earlier = earlier_positions(command.layout_from);
    const auto view = the_view(graph, part, command, for_print);
    if (view != View::map && !command.layout_from.empty()) {
        throw InputError({}, "--layout-from keeps the positions of a map; expected --view map");
    }
    if (view == View::overview && command.footnotes) {
        throw InputError(
            {},
            "--footnotes numbers relations one by one, and a line of the overview stands for "
            "several; draw a part, another view, or a dossier (-o FILE.md)"
        );
    }
    if (view == View::timeline && !has_dates(graph, part)) {
        invocation.terminal.err
            << "relata: no relation has a date of its own, so there is no timeline\n";
        return {};
    }
    check_property(graph, part, command.draw.group_by, "--group-by", false);
    check_property(graph, part, command.draw.size_by, "--size-by", true);
    warn_when_crowded(invocation, graph, part, view);
    auto dot = best_view_dot(view, graph, part, command.draw, command.limits);
    return {view_name(view), std::move(dot), part};
}

std::string file_of(const std::string& path) {
    return std::filesystem::path(path).filename().string();
}

/// What changed from another graph to this one.
Drawn diff_picture(Invocation& invocation, Graph& graph, RenderCommand& command) {
    auto compared = compared_graphs(read_graph(invocation, command.diff, command.read), graph);
    compared.before_name = file_of(command.diff);
    compared.after_name = file_of(command.graph);
    if (compared.entities.empty() && compared.relations.empty()) {
        invocation.terminal.err
            << "relata: nothing that a picture shows has changed; `relata diff` "
               "compares everything\n";
        return {};
    }
    auto part = is_whole(command.part, command.question)
                    ? changed_part(compared)
                    : the_part(compared.graph, command.part, command.question);
    if (part.entities.empty()) {
        invocation.terminal.err << "relata: the filters leave nothing to draw\n";
        return {};
    }
    auto dot = best_diff_dot(compared, part, command.draw, command.limits);
    command.draw.title = diff_title(compared, command.draw);
    auto relations = counts_json(compared.relation_counts());
    relations.set("redated", static_cast<std::int64_t>(compared.redated));
    PropertyMap changes{
        {"entities", counts_json(compared.entity_counts())}, {"relations", std::move(relations)}};
    graph = std::move(compared.graph);
    return {"diff", std::move(dot), std::move(part), std::move(changes)};
}

struct Written {
    std::string picture;  ///< beside a dossier; empty: none
    std::vector<std::string> warnings;
};

/// A dossier and, beside it, its picture.
Written write_dossier(const Graph& graph, const Drawn& drawn, const RenderCommand& command) {
    const auto beside = std::filesystem::path(command.output).replace_extension(".svg");
    DossierOptions options{.title = command.draw.title, .picture = beside.filename().string()};
    try {
        auto picture = render_dot(drawn.dot, PictureFormat::svg, command.limits);
        const auto dossier = dossier_markdown(graph, drawn.part, options);
        write_files({{beside.string(), picture.bytes}, {command.output, dossier}});
        return {beside.string(), std::move(picture.warnings)};
    } catch (const LayoutError& error) {
        // The text is worth having without the picture.
        options.picture.clear();
        write_file(command.output, dossier_markdown(graph, drawn.part, options));
        return {{}, {error.what()}};
    }
}

/// The relations of a part. Of a whole graph those too that pictures leave out because of their
/// ends of the kind `Date`.
std::vector<RelationId> with_dates(const Graph& graph, const Part& part) {
    if (part.relations.size() + part.dated_relations != graph.relation_count()) {
        return part.relations;
    }
    const auto all = graph.relations();
    return {all.begin(), all.end()};
}

std::string page_of(
    const Graph& graph, const Drawn& drawn, std::string_view svg, const RenderCommand& command
) {
    PageOptions options;
    options.title = command.draw.title;
    options.graph_name = file_of(command.graph);
    options.theme = command.draw.theme;
    return page_html(graph, with_dates(graph, drawn.part), svg, options);
}

/// An article in Markdown is not written over by what was read out of it.
void check_output(const RenderCommand& command) {
    std::error_code missing;
    if (std::filesystem::equivalent(command.graph, command.output, missing)) {
        throw InputError(
            {printable(command.output)}, "is what is read; expected another name to write to"
        );
    }
}

int run_render(Invocation& invocation, RenderCommand& command) {
    const auto format = picture_format(command.output);
    check_output(command);
    auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const bool is_path = !command.path.empty();
    if (is_path && !command.view.empty() && command.view != "path") {
        throw InputError({}, "--path is drawn by the view path, not " + command.view);
    }
    if (!is_path && command.view == "path") {
        throw InputError({}, "the view path needs --path A B");
    }
    command.draw.theme = the_theme(command.theme);
    if (command.footnotes) command.draw.footnotes = Footnotes::list;
    if (is_dossier(command.output)) command.draw.footnotes = Footnotes::numbers;
    command.limits.time =
        std::chrono::milliseconds(static_cast<std::int64_t>(command.seconds * 1000));
    const auto drawn = !command.diff.empty() ? diff_picture(invocation, graph, command)
                       : is_path
                           ? path_picture(invocation, graph, command)
                           : part_picture(invocation, graph, command, format == PictureFormat::pdf);
    const auto& dot = drawn.dot;
    if (dot.empty()) return nothing_found;
    Written written;
    if (is_dossier(command.output)) {
        written = write_dossier(graph, drawn, command);
    } else if (format) {
        const auto picture = render_dot(dot, *format, command.limits);
        write_file(
            command.output,
            is_page(command.output) ? page_of(graph, drawn, picture.bytes, command) : picture.bytes
        );
        written.warnings = picture.warnings;
    } else {
        write_file(command.output, dot);
    }
    for (const auto& warning : written.warnings) {
        invocation.terminal.err << "relata: Graphviz: " << printable(warning) << '\n';
    }
    if (invocation.json) {
        PropertyMap answer{{"file", command.output}, {"view", std::string(drawn.view)}};
        if (!written.picture.empty()) answer.set("picture", written.picture);
        if (!drawn.changes.empty()) answer.set("changes", drawn.changes);
        answer.set("warnings", strings_json(written.warnings));
        write_json(invocation.terminal.out, answer);
    } else {
        invocation.terminal.err << "wrote " << printable(command.output);
        if (!written.picture.empty()) {
            invocation.terminal.err << " and " << printable(written.picture);
        }
        invocation.terminal.err << '\n';
    }
    return fine;
}

std::vector<std::string> view_names() {
    std::vector<std::string> names;
    for (const auto view : views_of_parts) names.emplace_back(view_name(view));
    names.emplace_back("path");
    return names;
}

}  // namespace

void add_render(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<RenderCommand>();
    auto* app = add_command(
        program,
        invocation,
        "render",
        "Draw a graph, a neighborhood or the paths between two entities",
        {"relata render talks.txt -o talks.svg",
         "relata render talks.txt -o rcep.png --around RCEP --hops 2",
         "relata render talks.txt -o plans.svg --view timeline",
         "relata render talks.txt -o leading.pdf --top 20 --by pagerank",
         "relata render talks.txt -o how.pdf --path Suga \"South Korea\"",
         "relata render talks.txt -o print.pdf --footnotes",
         "relata render --diff january.relata march.relata -o changes.svg",
         "relata render talks.txt -o talks.md",
         "relata render talks.txt -o talks.html",
         "relata render talks.json -o talks.dot --theme dark"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option(
           "-o,--output",
           command->output,
           "The picture: .svg, .png, .pdf, .html or .dot; or .md, a dossier of the same with its "
           "evidence, "
           "which shows the picture it writes beside itself (talks.md: talks.svg)"
    )
        ->required();
    app->add_option(
           "--view",
           command->view,
           "flow, grouped, map, timeline, overview or path; by size and question when not given"
    )
        ->check(CLI::IsMember(view_names()));
    auto* path = app->add_option("--path", command->path, "Draw how A and B are connected")
                     ->expected(2)
                     ->type_name("A B");
    add_part_options(*app, command->part);
    for (const auto* option : {"--around", "--kinds", "--types", "--top"}) {
        app->get_option(option)->excludes(path);
    }
    app->add_flag(
        "--footnotes",
        command->footnotes,
        "Number the relations, and print the sentences they rest on, with source and dates, under "
        "the picture"
    );
    app->add_option("--title", command->draw.title, "The heading of the picture");
    app->add_option(
           "--theme", command->theme, "light, dark, or a theme file with looks of your own"
    )
        ->type_name("light|dark|FILE")
        ->capture_default_str();
    app->add_option(
           "--group-by",
           command->draw.group_by,
           "Frame (grouped) or color (overview) entities by this property: a community, say"
    )
        ->excludes(path);
    app->add_option(
           "--size-by",
           command->draw.size_by,
           "Size the dots of an overview by this numeric property: a score, say"
    )
        ->excludes(path);
    app->add_option(
           "--layout-from",
           command->layout_from,
           "Draw a map in which everything stands close to where this earlier SVG has it"
    )
        ->check(CLI::ExistingFile)
        ->excludes(path);
    auto* diff = app->add_option(
                        "--diff",
                        command->diff,
                        "Draw what changed from this older graph to GRAPH: added, removed, re-dated"
    )
                     ->type_name("OLD")
                     ->excludes(path);
    for (const auto* option : {"--view", "--layout-from"}) app->get_option(option)->excludes(diff);
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
