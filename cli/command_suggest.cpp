#include "cli/commands.hpp"
#include "cli/csv_answer.hpp"
#include "cli/entity_names.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/links.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <iomanip>
#include <map>
#include <memory>
#include <sstream>

namespace relata::cli {
namespace {

struct SuggestCommand {
    std::string graph;
    std::string entity;
    std::string by = "adamic-adar";
    LinkOptions options;
    bool denied = false;
    bool csv = false;
    NarrowOptions narrow;
    ReadOptions read;
};

const std::map<std::string, LinkScore>& link_scores() {
    static const std::map<std::string, LinkScore> scores{
        {"adamic-adar", LinkScore::adamic_adar},
        {"common", LinkScore::common_neighbors},
        {"jaccard", LinkScore::jaccard}};
    return scores;
}

/// A suggestion, by entities, with all they share, the most telling first.
struct Suggestion {
    EntityId a;
    EntityId b;
    double score = 0;
    std::vector<EntityId> shared;
};

std::vector<Suggestion> in_entities(
    const Snapshot& snapshot, const std::vector<LinkSuggestion>& links
) {
    std::vector<Suggestion> suggestions;
    for (const auto& link : links) {
        Suggestion suggestion{snapshot.entity(link.a), snapshot.entity(link.b), link.score, {}};
        for (const auto v : shared_neighbors(snapshot, link.a, link.b)) {
            suggestion.shared.push_back(snapshot.entity(v));
        }
        suggestions.push_back(std::move(suggestion));
    }
    return suggestions;
}

std::string score_text(double score) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(3) << score;
    return text.str();
}

void print_suggestions(
    Invocation& invocation, const Graph& graph, const std::vector<Suggestion>& suggestions
) {
    constexpr std::size_t named = 3;
    std::vector<std::vector<std::string>> rows;
    for (const auto& suggestion : suggestions) {
        rows.push_back(
            {score_text(suggestion.score),
             one_line(graph.entity(suggestion.a).name),
             one_line(graph.entity(suggestion.b).name),
             std::to_string(suggestion.shared.size()),
             first_names(graph, suggestion.shared, named)}
        );
    }
    invocation.terminal.out << table_text(
        {"score", "entity", "and", "share", "namely"},
        rows,
        {invocation.color(), invocation.terminal.width}
    );
}

PropertyMap suggestions_json(
    const Graph& graph,
    const std::vector<Suggestion>& suggestions,
    const LinkSuggestions& found,
    const SuggestCommand& command
) {
    PropertyList pairs;
    for (const auto& suggestion : suggestions) {
        PropertyList shared;
        for (const auto id : suggestion.shared) shared.push_back(graph.entity(id).id);
        pairs.push_back(PropertyMap{
            {"a", graph.entity(suggestion.a).id},
            {"b", graph.entity(suggestion.b).id},
            {"score", suggestion.score},
            {"shared", shared}});
    }
    return {
        {"by", command.by},
        {"pairs", pairs},
        {"truncated", found.truncated},
        {"limits",
         PropertyMap{
             {"max_visited", count_json(command.options.max_visited)},
             {"visited", count_json(found.visited)}}}};
}

void write_suggestions(
    std::ostream& out, const Graph& graph, const std::vector<Suggestion>& suggestions
) {
    std::vector<std::vector<std::string>> rows;
    for (const auto& suggestion : suggestions) {
        const auto& a = graph.entity(suggestion.a);
        const auto& b = graph.entity(suggestion.b);
        rows.push_back(
            {a.id,
             a.name,
             b.id,
             b.name,
             to_display(suggestion.score),
             std::to_string(suggestion.shared.size())}
        );
    }
    write_csv(out, {"a", "a_name", "b", "b_name", "score", "shared"}, rows);
}

int run_suggest(Invocation& invocation, const SuggestCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto snapshot = narrowed(graph, command.narrow, command.denied);
    auto options = command.options;
    options.score = link_scores().at(command.by);
    if (!command.entity.empty()) options.of = snapshot.vertex(the_entity(graph, command.entity));
    const auto found = suggested_links(snapshot, options);
    const auto suggestions = in_entities(snapshot, found.links);

    auto& out = invocation.terminal.out;
    if (invocation.json) {
        write_json(out, suggestions_json(graph, suggestions, found, command));
    } else if (command.csv) {
        write_suggestions(out, graph, suggestions);
    } else if (!suggestions.empty()) {
        print_suggestions(invocation, graph, suggestions);
    }
    auto& err = invocation.terminal.err;
    if (found.truncated) {
        err << "relata: the search stopped after looking at " << found.visited
            << " pairs, so better ones may be missing; --max-visited looks at more\n";
    }
    if (!suggestions.empty()) return fine;
    err << "relata: no two entities without a relation share "
        << counted(options.least_common, "neighbor", "neighbors") << " or more\n";
    return nothing_found;
}

}  // namespace

void add_suggest(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<SuggestCommand>();
    auto* app = add_command(
        program,
        invocation,
        "suggest",
        "Who may be linked, though no relation says so: they share neighbors",
        {"relata suggest talks.relata",
         "relata suggest talks.relata Japan --by jaccard",
         "relata suggest talks.relata --min-shared 2 --top 50 --csv"}
    );
    std::vector<std::string> names;
    for (const auto& [name, score] : link_scores()) names.push_back(name);
    auto& options = command->options;
    add_graph_argument(*app, command->graph);
    app->add_option("ENTITY", command->entity, "Only links of this one: an id, name or alias");
    app->add_option(
           "--by",
           command->by,
           "adamic-adar (a shared neighbor few know counts more), jaccard (the share of their "
           "neighbors that is shared), common (how many are)"
    )
        ->check(CLI::IsMember(names).description(""))
        ->type_name("SCORE")
        ->capture_default_str();
    app->add_option("--top", options.top, "How many pairs to show")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_option("--min-shared", options.least_common, "Only pairs that share so many")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_option("--max-visited", options.max_visited, "Stop after looking at so many pairs")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    add_narrow_options(*app, command->narrow);
    app->add_flag("--denied", command->denied, "Also count relations that a source denies");
    auto* json = app->add_flag("--json", invocation.json, "The answer as JSON");
    app->add_flag("--csv", command->csv, "The answer as CSV")->excludes(json);
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_suggest(invocation, *command); };
    });
}

}  // namespace relata::cli
