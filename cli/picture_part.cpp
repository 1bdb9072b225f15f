#include "cli/picture_part.hpp"

#include "cli/ranking.hpp"
#include "graph/error.hpp"
#include "graph/neighborhood.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace relata::cli {
namespace {

/// Those of one of the kinds; all when none is named.
std::vector<EntityId> of_kinds(
    const Graph& graph, std::vector<EntityId> entities, const std::vector<std::string>& names
) {
    if (names.empty()) return entities;
    std::set<KindId> kinds;
    for (const auto& name : names) kinds.insert(the_kind(graph, name));
    std::erase_if(entities, [&](EntityId id) {
        return std::ranges::none_of(graph.entity(id).kinds, [&](KindId kind) {
            return kinds.contains(kind);
        });
    });
    return entities;
}

/// The entities of the best scores, among those given.
std::vector<EntityId> best_of(
    const Graph& graph,
    const std::vector<EntityId>& entities,
    const PartQuestion& question,
    const NarrowOptions& narrow
) {
    RankQuestion rank;
    rank.by = question.by;
    rank.narrow = narrow;
    const auto ranking = ranking_of(graph, rank);
    if (ranking.measure.of_relations) {
        throw InputError(
            {}, "--by " + question.by + " ranks relations, expected a measure of entities"
        );
    }
    const std::set<EntityId> allowed(entities.begin(), entities.end());
    std::vector<EntityId> best;
    for (const auto& ranked : ranking.ranked) {
        if (best.size() == question.top) break;
        const EntityId id{ranked.number};
        if (allowed.contains(id)) best.push_back(id);
    }
    return best;
}

}  // namespace

void add_part_options(CLI::App& command, PartQuestion& question) {
    command.add_option("--around", question.around, "Draw the neighborhood of this entity");
    command.add_option("--hops", question.hops, "How far --around reaches")->capture_default_str();
    command
        .add_option("--kinds", question.kinds, "Only entities of these kinds: Person,Organization")
        ->delimiter(',')
        ->type_name("KIND,...");
    command.add_option("--types", question.types, "Only relations of these types: SIGNED,PARTY_TO")
        ->delimiter(',')
        ->type_name("TYPE,...");
    auto* top = command
                    .add_option(
                        "--top",
                        question.top,
                        "Only the so many entities that stand out most, and "
                        "what relates them"
                    )
                    ->check(CLI::PositiveNumber);
    command
        .add_option(
            "--by", question.by, "What makes them stand out: a measure that `relata rank` knows"
        )
        ->needs(top)
        ->capture_default_str();
}

bool is_whole(const PartQuestion& question, const PathQuestion& walk) {
    return question.around.empty() && question.kinds.empty() && question.types.empty() &&
           question.top == 0 && !walk.narrow.narrows();
}

Part the_part(const Graph& graph, const PartQuestion& question, const PathQuestion& walk) {
    if (is_whole(question, walk)) return whole_graph(graph);
    auto narrow = walk.narrow;
    narrow.types.insert(narrow.types.end(), question.types.begin(), question.types.end());
    const auto snapshot = narrowed(graph, narrow);

    std::vector<EntityId> entities;
    if (question.around.empty()) {
        for (Vertex v = 0; v < snapshot.vertex_count(); ++v) entities.push_back(snapshot.entity(v));
    } else {
        const auto start = the_entity(graph, question.around);
        for (const auto& neighbor : neighborhood(snapshot, start, question.hops, walk.direction)) {
            entities.push_back(neighbor.entity);
        }
    }
    entities = of_kinds(graph, std::move(entities), question.kinds);
    if (question.top != 0) entities = best_of(graph, entities, question, narrow);
    return part_of(graph, relations_among(snapshot, entities));
}

}  // namespace relata::cli
