#include "cli/grouping.hpp"

#include "graph/components.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace relata::cli {
namespace {

Grouping as_communities(
    const Snapshot& graph, const Partition& partition, const GroupingQuestion& question
) {
    return {members(partition), modularity(graph, partition, question.communities)};
}

constexpr std::array ways{
    GroupingWay{
        "leiden",
        "dense inside, few relations between",
        "community",
        "communities",
        true,
        [](const Snapshot& graph, const GroupingQuestion& question) {
            return as_communities(graph, leiden(graph, question.communities).partition, question);
        }},
    GroupingWay{
        "louvain",
        "the same, older and faster",
        "community",
        "communities",
        true,
        [](const Snapshot& graph, const GroupingQuestion& question) {
            return as_communities(graph, louvain(graph, question.communities).partition, question);
        }},
    GroupingWay{
        "labels",
        "label propagation: coarse, fastest",
        "community",
        "communities",
        true,
        [](const Snapshot& graph, const GroupingQuestion& question) {
            return as_communities(graph, label_propagation(graph, question.communities), question);
        }},
    GroupingWay{
        "weak",
        "no relation between them",
        "component",
        "components",
        false,
        [](const Snapshot& graph, const GroupingQuestion&) {
            return Grouping{members(weak_components(graph))};
        }},
    GroupingWay{
        "strong",
        "all reach all along directions",
        "strong component",
        "strong components",
        false,
        [](const Snapshot& graph, const GroupingQuestion&) {
            return Grouping{members(strong_components(graph))};
        }},
    GroupingWay{
        "blocks",
        "no single entity holds them together",
        "block",
        "blocks",
        false,
        [](const Snapshot& graph, const GroupingQuestion&) {
            return Grouping{blocks(graph).members};
        }},
    GroupingWay{
        "cdlp",
        "label propagation as LDBC Graphalytics defines it",
        "group",
        "groups",
        false,
        [](const Snapshot& graph, const GroupingQuestion& question) {
            const auto labels = synchronous_label_propagation(graph, question.iterations);
            return Grouping{members(partition_by_label(labels, labels.size()))};
        }},
};

/// Looks into one group after another.
class GroupReader {
public:
    GroupReader(const Graph& graph, const Snapshot& snapshot)
        : graph_(graph), snapshot_(snapshot), inside_(snapshot.vertex_count(), 0) {}

    Group read(const std::vector<Vertex>& vertices) {
        for (const auto v : vertices) inside_[v] = 1;
        Group group;
        for (const auto v : vertices) add(v, group);
        for (const auto v : vertices) inside_[v] = 0;
        std::ranges::stable_sort(group.members, std::greater{}, &GroupMember::relations);
        for (const auto& [type, count] : types_) {
            group.types.emplace_back(graph_.schema().type(type).name, count);
            group.relations += count;
        }
        types_.clear();
        std::ranges::stable_sort(
            group.types, std::greater{}, &std::pair<std::string, std::size_t>::second
        );
        return group;
    }

private:
    void add(Vertex v, Group& group) {
        GroupMember member{snapshot_.entity(v)};
        // Each relation is met twice, once at either end; a loop only here.
        const auto out = snapshot_.out_run(v);
        for (auto at = out.begin; at < out.end; ++at) {
            const auto target = snapshot_.out_target(at);
            if (!snapshot_.out_arc(at).forward || inside_[target] == 0) continue;
            ++types_[snapshot_.out_type(at)];
            if (target != v) ++member.relations;
        }
        const auto in = snapshot_.in_run(v);
        for (auto at = in.begin; at < in.end; ++at) {
            const auto source = snapshot_.in_source(at);
            if (!snapshot_.in_arc(at).forward || inside_[source] == 0) continue;
            if (source != v) ++member.relations;
        }
        group.members.push_back(member);
    }

    const Graph& graph_;
    const Snapshot& snapshot_;
    std::vector<char> inside_;
    std::map<TypeId, std::size_t> types_;
};

}  // namespace

std::span<const GroupingWay> grouping_ways() {
    return ways;
}

const GroupingWay& the_grouping_way(const std::string& name) {
    return *std::ranges::find(ways, name, &GroupingWay::name);
}

std::vector<EntityId> Group::entities() const {
    std::vector<EntityId> entities;
    for (const auto& member : members) entities.push_back(member.entity);
    return entities;
}

std::vector<Group> described(
    const Graph& graph, const Snapshot& snapshot, const Grouping& grouping
) {
    GroupReader reader(graph, snapshot);
    std::vector<Group> groups;
    for (const auto& vertices : grouping.groups) groups.push_back(reader.read(vertices));
    std::ranges::stable_sort(groups, std::greater{}, &Group::size);
    return groups;
}

}  // namespace relata::cli
