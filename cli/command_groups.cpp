#include "cli/commands.hpp"
#include "cli/csv_answer.hpp"
#include "cli/entity_names.hpp"
#include "cli/graph_argument.hpp"
#include "cli/grouping.hpp"
#include "cli/json_answer.hpp"
#include "cli/relation_weights.hpp"
#include "cli/save_scores.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <iomanip>
#include <memory>
#include <optional>
#include <sstream>
#include <utility>

namespace relata::cli {
namespace {

struct GroupsCommand {
    std::string graph;
    std::string by = "leiden";
    double resolution = 1;
    std::uint64_t seed = 0;
    std::string weight;
    std::size_t iterations = 10;
    std::size_t least_size = 2;
    bool members = false;
    bool denied = false;
    bool csv = false;
    NarrowOptions narrow;
    SaveOptions save;
    ReadOptions read;
};

/// The groups that were found, the largest first, and the score of communities.
struct Answer {
    std::vector<Group> groups;
    std::optional<double> modularity;
};

Answer answer(const Graph& graph, const Snapshot& snapshot, const GroupsCommand& command) {
    const auto weights = relation_weights(graph, snapshot, command.weight);
    const auto grouping =
        the_grouping_way(command.by)
            .group(snapshot, {{weights, command.resolution, command.seed}, command.iterations});
    return {described(graph, snapshot, grouping), grouping.modularity};
}

/// How many groups, which come first, are as large as asked.
std::size_t shown_count(const Answer& answer, std::size_t least_size) {
    const auto end = std::ranges::find_if(answer.groups, [&](const Group& group) {
        return group.size() < least_size;
    });
    return static_cast<std::size_t>(end - answer.groups.begin());
}

std::string types_text(const Group& group) {
    constexpr std::size_t shown = 3;
    std::string text;
    for (std::size_t i = 0; i < std::min(shown, group.types.size()); ++i) {
        const auto& [type, count] = group.types[i];
        text += (text.empty() ? "" : ", ") + type + ' ' + std::to_string(count);
    }
    return text;
}

std::string fixed(double value, int digits) {
    std::ostringstream text;
    text << std::fixed << std::setprecision(digits) << value;
    return text.str();
}

void print_groups(
    Invocation& invocation, const Graph& graph, const Answer& answer, const GroupsCommand& command
) {
    auto& out = invocation.terminal.out;
    const auto shown = shown_count(answer, command.least_size);
    const auto& way = the_grouping_way(command.by);
    out << counted(shown, way.singular, way.plural) << " by " << command.by;
    if (answer.modularity) out << ", modularity " << fixed(*answer.modularity, 4);
    out << "\n\n";
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& group = answer.groups[i];
        const auto named = command.members ? group.size() : 3;
        rows.push_back(
            {std::to_string(i + 1),
             std::to_string(group.size()),
             types_text(group),
             first_names(graph, group.entities(), named)}
        );
    }
    out << table_text(
        {"group", "size", "held together by", command.members ? "members" : "best connected"},
        rows,
        {invocation.color(), invocation.terminal.width}
    );
    const auto smaller = answer.groups.size() - shown;
    if (smaller == 0) return;
    out << '\n'
        << counted(smaller, "group", "groups") << " of fewer than " << command.least_size
        << (smaller == 1 ? " is" : " are") << " left out; --min-size 1 shows all\n";
}

PropertyMap groups_json(const Graph& graph, const Answer& answer, const GroupsCommand& command) {
    const auto shown = shown_count(answer, command.least_size);
    PropertyList groups;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto& group = answer.groups[i];
        PropertyList members;
        for (const auto& member : group.members) members.push_back(graph.entity(member.entity).id);
        PropertyMap types;
        for (const auto& [type, count] : group.types) types.set(type, count_json(count));
        groups.push_back(PropertyMap{
            {"group", count_json(i + 1)},
            {"size", count_json(group.size())},
            {"members", members},
            {"relations", count_json(group.relations)},
            {"types", types}});
    }
    return {
        {"by", command.by},
        {"groups", groups},
        {"smaller", count_json(answer.groups.size() - shown)},
        {"modularity", answer.modularity ? PropertyValue(*answer.modularity) : PropertyValue()}};
}

void write_members(
    std::ostream& out, const Graph& graph, const Answer& answer, const GroupsCommand& command
) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < shown_count(answer, command.least_size); ++i) {
        for (const auto& [entity, relations] : answer.groups[i].members) {
            rows.push_back(
                {std::to_string(i + 1),
                 graph.entity(entity).id,
                 graph.entity(entity).name,
                 std::string(graph.kind_name(entity)),
                 std::to_string(relations)}
            );
        }
    }
    write_csv(out, {"group", "id", "name", "kind", "relations_inside"}, rows);
}

/// The number of its group for each entity; of several a list, of none null.
Scores scores(const Graph& graph, const Answer& answer) {
    std::vector<PropertyList> numbers(graph.entity_count());
    for (std::size_t i = 0; i < answer.groups.size(); ++i) {
        for (const auto& member : answer.groups[i].members) {
            numbers[member.entity.value].push_back(count_json(i + 1));
        }
    }
    Scores scores;
    for (auto& list : numbers) {
        scores.of_entities.push_back(
            list.empty()       ? PropertyValue()
            : list.size() == 1 ? list.front()
                               : PropertyValue(std::move(list))
        );
    }
    return scores;
}

int run_groups(Invocation& invocation, const GroupsCommand& command) {
    require_place_for_scores(command.graph, command.save);
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto snapshot = narrowed(graph, command.narrow, command.denied);
    const auto found = answer(graph, snapshot, command);
    if (invocation.json) {
        write_json(invocation.terminal.out, groups_json(graph, found, command));
    } else if (command.csv) {
        write_members(invocation.terminal.out, graph, found, command);
    } else if (shown_count(found, command.least_size) > 0) {
        print_groups(invocation, graph, found, command);
    }
    save_scores(invocation, command.graph, graph, scores(graph, found), command.save);
    if (shown_count(found, command.least_size) > 0) return fine;
    invocation.terminal.err << "relata: no group has "
                            << counted(command.least_size, "member", "members") << "; "
                            << counted(found.groups.size(), "is smaller", "are smaller") << '\n';
    return nothing_found;
}

std::vector<std::string> names_of_ways() {
    std::vector<std::string> names;
    for (const auto& way : grouping_ways()) names.emplace_back(way.name);
    return names;
}

std::string help_of_ways() {
    std::string help;
    for (const auto& way : grouping_ways()) {
        help += (help.empty() ? "How to group: " : "; ") + std::string(way.name) + " (" +
                std::string(way.description) + ')';
    }
    return help;
}

}  // namespace

void add_groups(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<GroupsCommand>();
    auto* app = add_command(
        program,
        invocation,
        "groups",
        "Which entities belong together?",
        {"relata groups talks.relata",
         "relata groups talks.relata --resolution 2 --members",
         "relata groups talks.relata --by weak --min-size 1",
         "relata groups talks.csv --save-as community -o talks.relata"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("--by", command->by, help_of_ways())
        ->check(CLI::IsMember(names_of_ways()).description(""))
        ->type_name("WAY")
        ->capture_default_str();
    const std::vector<CLI::Option*> of_communities{
        app->add_option("--resolution", command->resolution, "Above 1: more, smaller communities")
            ->check(CLI::NonNegativeNumber)
            ->capture_default_str(),
        app->add_option("--seed", command->seed, "The same seed gives the same communities")
            ->capture_default_str(),
        app->add_option(
            "--weight",
            command->weight,
            "A numeric property of relations that says how much each counts"
        )};
    auto* iterations = app->add_option("--iterations", command->iterations, "Rounds of cdlp")
                           ->capture_default_str();
    app->add_option("--min-size", command->least_size, "Leave smaller groups out")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_flag("--members", command->members, "Name all members");
    add_narrow_options(*app, command->narrow);
    app->add_flag("--denied", command->denied, "Also count relations that a source denies");
    add_save_options(*app, command->save, "number of its group for each entity");
    auto* json = app->add_flag("--json", invocation.json, "The answer as JSON");
    app->add_flag("--csv", command->csv, "A line for each member, as CSV")->excludes(json);
    add_read_options(*app, command->read);
    app->callback([command, &invocation, of_communities, iterations] {
        const auto refuse = [&](const CLI::Option& option) {
            if (option.count() == 0) return;
            throw CLI::ValidationError(option.get_name(), "means nothing to --by " + command->by);
        };
        if (!the_grouping_way(command->by).seeks_communities) {
            for (const auto* option : of_communities) refuse(*option);
        }
        if (command->by != "cdlp") refuse(*iterations);
        invocation.action = [command, &invocation] { return run_groups(invocation, *command); };
    });
}

}  // namespace relata::cli
