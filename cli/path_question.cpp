#include "cli/path_question.hpp"

#include "cli/json_answer.hpp"
#include "cli/relation_weights.hpp"
#include "graph/error.hpp"
#include "graph/property_text.hpp"
#include "graph/robustness.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <limits>
#include <utility>

namespace relata::cli {
namespace {

/// So that a product of confidences becomes a sum of costs: the most trusted path is the cheapest.
std::function<double(RelationId)> distrust_of(const Graph& graph) {
    return [&graph](RelationId id) { return -std::log(fact_of(graph.relation(id)).confidence); };
}

/// A rough watch: whether so many seconds have passed since it was made.
std::function<bool()> alarm_after(double seconds) {
    const auto begin = std::chrono::steady_clock::now();
    return [begin, seconds] {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count() >
               seconds;
    };
}

PathAnswer ask(
    const Snapshot& snapshot,
    EntityId from,
    EntityId to,
    const PathOptions& options,
    const PathQuestion& question
) {
    if (question.all) return all_paths(snapshot, from, to, question.max_length, options);
    if (question.groups != 0) {
        return k_shortest_groups(snapshot, from, to, question.groups, options);
    }
    if (!question.disjoint.empty()) {
        const auto disjoint =
            question.disjoint == "relations" ? Disjoint::relations : Disjoint::entities;
        return disjoint_paths(
            snapshot, from, to, disjoint, question.k == 0 ? SIZE_MAX : question.k, options
        );
    }
    if (question.k != 0) return k_shortest_paths(snapshot, from, to, question.k, options);
    return all_shortest_paths(snapshot, from, to, options);
}

/// Whether only the shortest are wanted, all of them or one.
bool wants_shortest(const PathQuestion& question) {
    return !question.all && question.groups == 0 && question.disjoint.empty() && question.k == 0;
}

/// The paths of all pairs of ends, cut to what was asked for.
PathAnswer merged_answers(std::vector<PathAnswer> answers, const PathQuestion& question) {
    auto most = question.limits.max_paths;
    if (question.k != 0) most = std::min(most, question.k);
    auto answer = merged(std::move(answers), most);
    auto& paths = answer.paths;
    if (question.all) std::ranges::stable_sort(paths, {}, &Path::length);
    auto groups = wants_shortest(question) ? 1 : question.groups;
    if (groups == 0 || paths.empty()) return answer;
    std::size_t end = 1;
    for (; end < paths.size(); ++end) {
        if (paths[end].cost != paths[end - 1].cost && --groups == 0) break;
    }
    paths.resize(end);
    return answer;
}

void search(
    const Snapshot& snapshot,
    const std::vector<EntityId>& sources,
    const std::vector<EntityId>& targets,
    const PathOptions& options,
    const PathQuestion& question,
    PathFindings& findings
) {
    if (sources.size() == 1 && targets.size() == 1) {
        findings.answer = ask(snapshot, findings.source, findings.target, options, question);
    } else {
        std::vector<PathAnswer> answers;
        for (const auto s : sources) {
            for (const auto t : targets) {
                if (s != t) answers.push_back(ask(snapshot, s, t, options, question));
            }
        }
        findings.answer = merged_answers(std::move(answers), question);
    }
    if (!wants_shortest(question) || question.all_shortest) return;
    // One was asked for: the first of them, and how many there are.
    auto& answer = findings.answer;
    findings.as_short = answer.paths.size();
    findings.as_short_truncated = answer.truncated();
    if (answer.paths.size() > 1) answer.paths.resize(1);
    if (answer.stopped_by == SearchLimit::paths) answer.stopped_by = SearchLimit::none;
}

std::vector<std::string> with_first(
    const std::string& first, const std::vector<std::string>& others
) {
    std::vector<std::string> names{first};
    names.insert(names.end(), others.begin(), others.end());
    return names;
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

void add_walk_options(CLI::App& command, PathQuestion& question) {
    add_direction_option(command, question.direction);
    add_narrow_options(command, question.narrow);
    command
        .add_option_function<std::string>(
            "--as-of",
            [&question](const std::string& date) {
                question.narrow.between = date;
                question.narrow.between_option = "--as-of";
            },
            "Only relations dated so that they can be of this day"
        )
        ->excludes(command.get_option("--between"));
    add_repeatable(command, "--avoid-type", question.avoid_types, "Not by relations of this type");
    add_repeatable(command, "--kind", question.kinds, "Only through entities of this kind");
    add_repeatable(
        command, "--avoid-kind", question.avoid_kinds, "Not through entities of this kind"
    );
    add_repeatable(command, "--avoid", question.avoid, "Not through this entity");
    add_repeatable(
        command,
        "--avoid-relation",
        question.avoid_relations,
        "Not by this relation, given by its id"
    );
    command
        .add_option(
            "--max-degree", question.max_degree, "Not through entities with more relations: no hubs"
        )
        ->check(CLI::PositiveNumber);
    command.add_flag("--denied", question.denied, "Also walk relations that a source denies");
    command
        .add_option(
            "--max-visited", question.limits.max_visited, "Stop after looking at so many relations"
        )
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    command
        .add_option("--max-seconds", question.max_seconds, "Stop searching after so many seconds")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

void add_path_options(CLI::App& command, PathQuestion& question) {
    auto* all_shortest = command.add_flag(
        "--all-shortest", question.all_shortest, "Every path of the least length, not one of them"
    );
    auto* k =
        command.add_option("--k", question.k, "The K shortest paths that visit nothing twice")
            ->check(CLI::PositiveNumber);
    auto* groups = command
                       .add_option(
                           "--groups",
                           question.groups,
                           "Every path of the least length, of the next, ... so many lengths"
                       )
                       ->check(CLI::PositiveNumber);
    auto* all = command.add_flag(
        "--all",
        question.all,
        "Every path of at most --max-length relations that visits nothing twice"
    );
    auto* disjoint = command
                         .add_option(
                             "--disjoint",
                             question.disjoint,
                             "As many paths as share no relations (or no entities on the way); "
                             "with --k at most K"
                         )
                         ->check(CLI::IsMember({"relations", "entities"}));
    all_shortest->excludes(k)->excludes(all)->excludes(groups)->excludes(disjoint);
    all->excludes(k)->excludes(groups)->excludes(disjoint);
    groups->excludes(k)->excludes(disjoint);
    command.add_option("--max-length", question.max_length, "Longest path that --all looks for")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command
        .add_flag(
            "--trails", question.trails, "With --all: entities may come twice, no relation does"
        )
        ->needs(all);
    auto* weight = command.add_option(
        "--weight", question.weight, "Shortest by the sum of this numeric property of relations"
    );
    command
        .add_flag(
            "--trusted",
            question.trusted,
            "The path whose confidences multiply to the most, not the shortest"
        )
        ->excludes(weight);
    auto* in_time_order = command.add_flag(
        "--in-time-order", question.in_time_order, "No step before the last: only dated relations"
    );
    in_time_order->excludes(disjoint);
    add_repeatable(
        command, "--from-also", question.sources, "Another entity to begin at, beside A"
    );
    add_repeatable(command, "--to-also", question.targets, "Another entity to end at, beside B");
    add_repeatable(command, "--via", question.via, "Through this entity, in any order");
    command.get_option("--via")->excludes(disjoint);
    command
        .add_flag("--via-in-order", question.via_in_order, "Through the --via entities as listed")
        ->needs("--via");
    add_walk_options(command, question);
    command.add_option("--max-paths", question.limits.max_paths, "Stop after so many paths")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
}

PathOptions options_of(
    const Graph& graph, const PathQuestion& question, const RelationFacts* facts
) {
    PathOptions options;
    options.direction = question.direction;
    options.mode = question.trails ? PathMode::trail : PathMode::acyclic;
    for (const auto& type : question.avoid_types) {
        options.avoid_types.push_back(the_type(graph, type));
    }
    for (const auto& id : question.avoid_relations) {
        options.avoid_relations.push_back(the_relation(graph, id));
    }
    for (const auto& kind : question.kinds) options.kinds.push_back(the_kind(graph, kind));
    for (const auto& kind : question.avoid_kinds) {
        options.avoid_kinds.push_back(the_kind(graph, kind));
    }
    for (const auto& name : question.via) options.via.push_back(the_entity(graph, name));
    options.via_in_order = question.via_in_order;
    for (const auto& name : question.avoid) options.avoid.push_back(the_entity(graph, name));
    if (question.max_degree != 0) options.max_degree = question.max_degree;
    options.in_time_order = question.in_time_order;
    options.facts = facts;
    if (!question.weight.empty()) {
        options.cost = [&graph, property = question.weight](RelationId id) {
            return relation_weight(graph, id, property);
        };
    }
    if (question.trusted) {
        options.cost = distrust_of(graph);
        // what nobody believes cannot be walked: its cost is infinite
        options.least_confidence = std::numeric_limits<double>::min();
    }
    options.limits = question.limits;
    options.limits.is_over = alarm_after(question.max_seconds);
    return options;
}

PathFindings find_paths(
    const Graph& graph,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
) {
    std::vector<EntityId> sources{the_entity(graph, source)};
    std::vector<EntityId> targets{the_entity(graph, target)};
    for (const auto& name : question.sources) sources.push_back(the_entity(graph, name));
    for (const auto& name : question.targets) targets.push_back(the_entity(graph, name));
    PathFindings findings;
    findings.source = sources.front();
    findings.target = targets.front();
    findings.searched_entities = graph.entity_count();
    findings.searched_relations = graph.relation_count();
    const auto snapshot = narrowed(graph, question.narrow, question.denied);
    std::optional<RelationFacts> facts;
    if (question.in_time_order || question.trusted) facts.emplace(graph, snapshot);
    const auto options = options_of(graph, question, facts ? &*facts : nullptr);
    search(snapshot, sources, targets, options, question, findings);
    return findings;
}

std::optional<PathsInGraph> find_paths_in_file(
    const std::string& path,
    const std::string& source,
    const std::string& target,
    const PathQuestion& question
) {
    const auto& narrow = question.narrow;
    const bool needs_graph =
        !question.weight.empty() || question.trusted || !question.avoid_relations.empty();
    if (needs_graph) return std::nullopt;
    const GraphFile file(path);
    const bool leaves_denied_out = !question.denied && file.has_denied_relations();
    // Relations that are left out count for a hub there, and do not where the graph was narrowed.
    if (question.max_degree != 0 && (narrow.narrows() || leaves_denied_out)) return std::nullopt;
    auto sources = exactly(file, with_first(source, question.sources));
    auto targets = exactly(file, with_first(target, question.targets));
    const auto via = exactly(file, question.via);
    const auto avoid = exactly(file, question.avoid);
    if (!sources || !targets || !via || !avoid) return std::nullopt;
    std::optional<RelationFacts> facts;
    if (narrow.asks_facts() || question.in_time_order || leaves_denied_out) {
        facts = file.facts();
        if (!facts) return std::nullopt;
    }

    PathFindings findings;
    findings.source = sources->front();
    findings.target = targets->front();
    findings.searched_entities = file.entity_count();
    findings.searched_relations = file.relation_count();
    auto without_names = question;
    without_names.via.clear();
    without_names.avoid.clear();
    const auto frame = file.excerpt({}, {}).graph;
    auto options = options_of(frame, without_names, facts ? &*facts : nullptr);
    if (!narrow.between.empty()) options.dates = the_date(narrow.between, narrow.between_option);
    options.least_confidence = narrow.least_confidence;
    options.only_cited = narrow.only_cited;
    options.denied = !leaves_denied_out;
    for (const auto& type : narrow.types) options.types.push_back(the_type(frame, type));
    options.via = *via;
    options.avoid = *avoid;
    search(file.snapshot(), *sources, *targets, options, question, findings);

    std::vector<RelationId> relations;
    for (const auto& each : findings.answer.paths) {
        for (const auto arc : each.arcs) relations.push_back(arc.relation);
    }
    sources->insert(sources->end(), targets->begin(), targets->end());
    auto part = file.excerpt(*sources, relations);
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
    list("--avoid-type", question.avoid_types);
    list("--kind", question.kinds);
    list("--avoid-kind", question.avoid_kinds);
    list("--via", question.via);
    if (question.via_in_order) rules.emplace_back("--via-in-order");
    list("--avoid", question.avoid);
    list("--avoid-relation", question.avoid_relations);
    if (question.max_degree != 0) {
        rules.push_back("--max-degree " + std::to_string(question.max_degree));
    }
    if (question.in_time_order) rules.emplace_back("--in-time-order");
    if (!question.narrow.between.empty()) {
        list(question.narrow.between_option, {question.narrow.between});
    }
    if (question.narrow.least_confidence > 0) rules.emplace_back("--min-confidence");
    if (question.narrow.only_cited) rules.emplace_back("--only-cited");
    if (question.all) rules.push_back("--max-length " + std::to_string(question.max_length));
    if (rules.empty()) return text + ", walked in either direction";
    text += " that keeps to";
    for (std::size_t i = 0; i < rules.size(); ++i) text += (i == 0 ? " " : ", ") + rules[i];
    return text;
}

std::string not_connected_text(const Graph& graph, EntityId a, EntityId b) {
    return "nothing connects \"" + printable(graph.entity(a).name) + "\" and \"" +
           printable(graph.entity(b).name) + "\" by these rules";
}

std::string limit_text(SearchLimit stopped_by, const PathQuestion& question) {
    switch (stopped_by) {
        case SearchLimit::none:
            return {};
        case SearchLimit::paths:
            return "the search stopped at " + std::to_string(question.limits.max_paths) +
                   " paths; there may be more (--max-paths)";
        case SearchLimit::visited:
            return "the search stopped after looking at " +
                   std::to_string(question.limits.max_visited) +
                   " relations; there may be more paths, or shorter ones (--max-visited)";
        case SearchLimit::is_over:
            return "the search stopped after " + to_text(question.max_seconds) +
                   " seconds; there may be more paths, or shorter ones (--max-seconds)";
    }
    return {};
}

std::string explanation_text(const PathFindings& findings, const PathQuestion& question) {
    const auto& answer = findings.answer;
    auto text = "searched: " + std::to_string(findings.searched_entities) + " entities and " +
                std::to_string(findings.searched_relations) +
                " relations\nlooked at: " + std::to_string(answer.visited) + " relations, around " +
                std::to_string(answer.expanded) + " entities, each as often as it was\nstopped: ";
    if (answer.truncated()) return text + limit_text(answer.stopped_by, question) + '\n';
    if (answer.paths.empty()) return text + "nothing more can be reached\n";
    if (question.k != 0 && answer.paths.size() == question.k) {
        return text + "as many paths as were asked for\n";
    }
    return text + "there are no more paths of the kind asked for\n";
}

PropertyMap limits_json(const PathQuestion& question, SearchLimit stopped_by, std::size_t visited) {
    PropertyValue by;
    if (stopped_by == SearchLimit::paths) by = "max_paths";
    if (stopped_by == SearchLimit::visited) by = "max_visited";
    if (stopped_by == SearchLimit::is_over) by = "max_seconds";
    return {
        {"max_paths", count_json(question.limits.max_paths)},
        {"max_visited", count_json(question.limits.max_visited)},
        {"max_seconds", question.max_seconds},
        {"stopped_by", by},
        {"visited", count_json(visited)}};
}

}  // namespace relata::cli
