#include "cli/path_question.hpp"

#include "graph/error.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <cmath>
#include <utility>

namespace relata::cli {
namespace {

std::function<double(RelationId)> cost_of(const Graph& graph, const std::string& property) {
    return [&graph, property](RelationId id) {
        const auto& relation = graph.relation(id);
        const auto value = relation.properties.number(property);
        if (!value || !std::isfinite(*value) || *value < 0) {
            throw InputError(
                {},
                "--weight: relation \"" + printable(relation.id) +
                    "\" has no number >= 0 called \"" + printable(property) + '"'
            );
        }
        return *value;
    };
}

PathOptions options_of(const Graph& graph, const PathQuestion& question) {
    PathOptions options;
    options.direction = question.direction;
    options.limits = question.limits;
    for (const auto& kind : question.kinds) options.kinds.push_back(the_kind(graph, kind));
    return options;
}

void search(
    const Snapshot& snapshot,
    const PathOptions& options,
    const PathQuestion& question,
    PathFindings& findings
) {
    const auto from = findings.source;
    const auto to = findings.target;
    if (question.all) {
        findings.answer = all_paths(snapshot, from, to, question.max_length, options);
    } else if (question.k != 0) {
        findings.answer = k_shortest_paths(snapshot, from, to, question.k, options);
    } else if (question.all_shortest) {
        findings.answer = all_shortest_paths(snapshot, from, to, options);
    } else {
        findings.answer = shortest_path(snapshot, from, to, options);
        if (!question.counts_others) return;
        const auto all = all_shortest_paths(snapshot, from, to, options);
        findings.as_short = all.paths.size();
        findings.as_short_truncated = all.truncated();
    }
}

/// The entities so named when each name means exactly one; else nothing.
std::optional<std::vector<EntityId>> exactly(
    const GraphFile& file, const std::vector<std::string>& names
) {
    std::vector<EntityId> entities;
    for (const auto& name : names) {
        const auto found = file.find_entities(name);
        if (found.size() != 1) return std::nullopt;
        entities.push_back(found.front());
    }
    return entities;
}

}  // namespace

void add_path_options(CLI::App& command, PathQuestion& question) {
    auto* all_shortest = command.add_flag(
        "--all-shortest", question.all_shortest, "Every path of the least length, not one of them"
    );
    auto* k =
        command.add_option("--k", question.k, "The K shortest paths that visit nothing twice")
            ->check(CLI::PositiveNumber);
    auto* all = command.add_flag(
        "--all",
        question.all,
        "Every path of at most --max-length relations that visits nothing twice"
    );
    all_shortest->excludes(k)->excludes(all);
    k->excludes(all);
    command.add_option("--max-length", question.max_length, "Longest path that --all looks for")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    add_direction_option(command, question.direction);
    add_repeatable(command, "--kind", question.kinds, "Only through entities of this kind");
    add_repeatable(command, "--via", question.via, "Through this entity, in any order");
    add_repeatable(command, "--avoid", question.avoid, "Not through this entity");
    command.add_option(
        "--weight", question.weight, "Shortest by the sum of this numeric property of relations"
    );
    command.add_flag("--denied", question.denied, "Also walk relations that a source denies");
    add_narrow_options(command, question.narrow);
    command.add_option("--max-paths", question.limits.max_paths, "Stop after so many paths")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        .add_option(
            "--max-visited", question.limits.max_visited, "Stop after looking at so many relations"
        )
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

PathFindings find_paths(
    const Graph& graph,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
) {
    PathFindings findings;
    findings.source = the_entity(graph, source);
    findings.target = the_entity(graph, target);
    findings.searched_entities = graph.entity_count();
    findings.searched_relations = graph.relation_count();
    auto options = options_of(graph, question);
    for (const auto& name : question.via) options.via.push_back(the_entity(graph, name));
    for (const auto& name : question.avoid) options.avoid.push_back(the_entity(graph, name));
    if (!question.weight.empty()) options.cost = cost_of(graph, question.weight);
    search(narrowed(graph, question.narrow, question.denied), options, question, findings);
    return findings;
}

std::optional<PathsInGraph> find_paths_in_file(
    const std::string& path,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
) {
    const auto& narrow = question.narrow;
    const bool is_narrowed =
        !narrow.types.empty() || !narrow.between.empty() || narrow.least_confidence > 0;
    if (is_narrowed || !question.weight.empty()) return std::nullopt;
    const GraphFile file(path);
    if (!question.denied && file.has_denied_relations()) return std::nullopt;
    const auto ends = exactly(file, {source, target});
    const auto via = exactly(file, question.via);
    const auto avoid = exactly(file, question.avoid);
    if (!ends || !via || !avoid) return std::nullopt;

    PathFindings findings;
    findings.source = ends->front();
    findings.target = ends->back();
    findings.searched_entities = file.entity_count();
    findings.searched_relations = file.relation_count();
    auto options = options_of(file.excerpt({}, {}).graph, question);
    options.via = *via;
    options.avoid = *avoid;
    search(file.snapshot(), options, question, findings);

    std::vector<RelationId> relations;
    for (const auto& each : findings.answer.paths) {
        for (const auto arc : each.arcs) relations.push_back(arc.relation);
    }
    auto part = file.excerpt(*ends, relations);
    findings.source = part.entity(findings.source);
    findings.target = part.entity(findings.target);
    for (auto& each : findings.answer.paths) {
        each.start = part.entity(each.start);
        for (auto& arc : each.arcs) arc.relation = part.relation(arc.relation);
    }
    return PathsInGraph{std::move(part.graph), std::move(findings)};
}

std::string searched_text(
    const Graph& graph, const PathFindings& findings, const PathQuestion& question
) {
    std::string text = "no path from \"" + printable(graph.entity(findings.source).name) +
                       "\" to \"" + printable(graph.entity(findings.target).name) + "\" among " +
                       std::to_string(findings.searched_entities) + " entities and " +
                       std::to_string(findings.searched_relations) + " relations";
    std::vector<std::string> rules;
    const auto list = [&rules](const std::string& what, const std::vector<std::string>& names) {
        for (const auto& name : names) rules.push_back(what + ' ' + printable(name));
    };
    if (question.direction != Direction::either) {
        rules.push_back(
            question.direction == Direction::out ? "--direction out" : "--direction in"
        );
    }
    list("--type", question.narrow.types);
    list("--kind", question.kinds);
    list("--via", question.via);
    list("--avoid", question.avoid);
    if (!question.narrow.between.empty()) list("--between", {question.narrow.between});
    if (question.narrow.least_confidence > 0) rules.emplace_back("--min-confidence");
    if (question.all) rules.push_back("--max-length " + std::to_string(question.max_length));
    if (rules.empty()) return text + ", walked in either direction";
    text += " that keeps to";
    for (std::size_t i = 0; i < rules.size(); ++i) text += (i == 0 ? " " : ", ") + rules[i];
    return text;
}

std::string limit_text(const PathAnswer& answer, const PathLimits& limits) {
    switch (answer.stopped_by) {
        case SearchLimit::none:
            return {};
        case SearchLimit::paths:
            return "the search stopped at " + std::to_string(limits.max_paths) +
                   " paths; there may be more (--max-paths)";
        case SearchLimit::visited:
            return "the search stopped after looking at " + std::to_string(limits.max_visited) +
                   " relations; there may be more paths, or shorter ones (--max-visited)";
        case SearchLimit::is_over:
            return "the search ran out of time; there may be more paths, or shorter ones "
                   "(--max-seconds)";
    }
    return {};
}

}  // namespace relata::cli
