#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/measures.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>
#include <sstream>

namespace relata::cli {
namespace {

struct MeasureCommand {
    std::string graph;
    std::size_t max_searches = 10'000;
    bool denied = false;
    NarrowOptions narrow;
    ReadOptions read;
};

/// A number of the graph as a whole.
struct GraphNumber {
    std::string name;  // in `--json`
    PropertyValue value;
    std::string text;
    std::string meaning;
};

GraphNumber number(std::string name, std::size_t value, std::string meaning) {
    return {std::move(name), count_json(value), std::to_string(value), std::move(meaning)};
}

GraphNumber number(std::string name, double value, std::string meaning) {
    std::ostringstream text;
    text << value;  // six digits
    return {std::move(name), value, text.str(), std::move(meaning)};
}

GraphNumber number(std::string name, std::optional<double> value, std::string meaning) {
    if (value) return number(std::move(name), *value, std::move(meaning));
    return {std::move(name), PropertyValue(), "-", std::move(meaning)};
}

GraphNumber number(std::string name, EccentricityBounds bounds, std::string meaning) {
    if (bounds.exact())
        return number(std::move(name), std::size_t{bounds.most}, std::move(meaning));
    return {
        std::move(name),
        PropertyMap{{"least", count_json(bounds.least)}, {"most", count_json(bounds.most)}},
        std::to_string(bounds.least) + " to " + std::to_string(bounds.most),
        std::move(meaning)};
}

std::vector<GraphNumber> numbers_of(const Snapshot& graph, const GraphExtent& extent) {
    const auto n = graph.vertex_count();
    const auto relations = static_cast<std::size_t>(std::ranges::count_if(
        graph.columns().out_arcs, [](std::uint32_t arc) { return arc % 2 == 0; }
    ));
    const auto all_degrees = degrees(graph);
    const auto isolated = static_cast<std::size_t>(std::ranges::count(all_degrees, std::size_t{0}));
    const auto mean_degree =
        n == 0 ? 0 : 2 * static_cast<double>(relations) / static_cast<double>(n);
    const auto triangles = clustering(graph);
    return {
        number("entities", n, ""),
        number("relations", relations, ""),
        number("isolated", isolated, "entities without a relation"),
        number("mean_degree", mean_degree, "relations of an entity, on average"),
        number("diameter", extent.diameter, "steps between the two farthest apart"),
        number("radius", extent.radius, "steps from the middle of the largest part to its rim"),
        number("triangles", triangles.triangles, "three entities all linked to one another"),
        number(
            "transitivity",
            triangles.transitivity,
            "share of pairs of links that meet in a triangle"
        ),
        number("clustering", triangles.average, "the same of an entity's links, on average"),
        number(
            "assortativity",
            degree_assortativity(graph.undirected()),
            "1: the well linked are linked to the well linked; -1: to the others"
        ),
        number(
            "directed_assortativity",
            degree_assortativity(graph),
            "the same of those who point to many and those many point to"
        ),
    };
}

int run_measure(Invocation& invocation, const MeasureCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto snapshot = narrowed(graph, command.narrow, command.denied);
    const auto extent = graph_extent(snapshot, command.max_searches);
    const auto numbers = numbers_of(snapshot, extent);
    if (invocation.json) {
        PropertyMap answer;
        for (const auto& each : numbers) answer.set(each.name, each.value);
        answer.set("searches", count_json(extent.searches));
        write_json(invocation.terminal.out, answer);
    } else {
        std::vector<std::vector<std::string>> rows;
        for (const auto& each : numbers) {
            auto name = each.name;
            std::ranges::replace(name, '_', ' ');
            rows.push_back({name, each.text, each.meaning});
        }
        invocation.terminal.out << table_text(
            {"measure", "value", "meaning"}, rows, {invocation.color(), invocation.terminal.width}
        );
    }
    if (!extent.diameter.exact() || !extent.radius.exact()) {
        invocation.terminal.err << "relata: diameter and radius are bounds: the search stopped "
                                   "after --max-searches "
                                << command.max_searches << '\n';
    }
    return fine;
}

}  // namespace

void add_measure(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<MeasureCommand>();
    auto* app = add_command(
        program,
        invocation,
        "measure",
        "The graph as a whole: how wide, how tightly knit",
        {"relata measure talks.txt", "relata measure talks.json --type MET_WITH --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_flag("--denied", command->denied, "Also count relations that a source denies");
    add_narrow_options(*app, command->narrow);
    app->add_option(
           "--max-searches", command->max_searches, "Searches after which the diameter is a bound"
    )
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_measure(invocation, *command); };
    });
}

}  // namespace relata::cli
