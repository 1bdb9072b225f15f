#include "render/part.hpp"

#include "render/compression.hpp"

#include <set>

namespace relata {
namespace {

constexpr std::size_t most_lone_entities = 10;

bool is_date(const Graph& graph, EntityId id) {
    return graph.kind_name(id) == "Date";
}

}  // namespace

Part part_of(const Graph& graph, const std::vector<RelationId>& relations) {
    Part part;
    std::set<EntityId> dates;
    for (const auto id : relations) {
        const auto& relation = graph.relation(id);
        bool drawn = true;
        for (const auto end : {relation.source, relation.target}) {
            if (!is_date(graph, end)) continue;
            dates.insert(end);
            drawn = false;
        }
        if (drawn) part.relations.push_back(id);
    }
    part.dates = dates.size();
    part.dated_relations = relations.size() - part.relations.size();
    part.entities = by_first_mention(graph, part.relations);
    return part;
}

Part whole_graph(const Graph& graph) {
    const auto relations = graph.relations();
    auto part = part_of(graph, {relations.begin(), relations.end()});

    const std::set<EntityId> drawn(part.entities.begin(), part.entities.end());
    std::vector<EntityId> lone;
    part.dates = 0;
    for (const auto id : graph.entities()) {
        if (is_date(graph, id)) {
            ++part.dates;
        } else if (!drawn.contains(id)) {
            lone.push_back(id);
        }
    }
    if (lone.size() <= most_lone_entities || part.relations.empty()) {
        part.entities.insert(part.entities.end(), lone.begin(), lone.end());
    } else {
        part.lone = lone.size();
    }
    return part;
}

}  // namespace relata
