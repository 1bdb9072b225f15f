#pragma once

#include "graph/communities.hpp"
#include "graph/graph.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::cli {

/// "Which entities belong together?", as `groups` puts it.
struct GroupingQuestion {
    CommunityOptions communities;
    std::size_t iterations = 10;  ///< of cdlp
};

/// Sets of vertices, which may overlap, and how good they are as communities where that is asked.
struct Grouping {
    std::vector<std::vector<Vertex>> groups;
    std::optional<double> modularity = {};
};

/// A way to group entities.
struct GroupingWay {
    std::string_view name;         ///< as given to `--by`
    std::string_view description;  ///< a few words for `--help`
    std::string_view singular;     ///< what one of its groups is called
    std::string_view plural;
    bool seeks_communities;  ///< whether the options of communities mean something
    Grouping (*group)(const Snapshot& graph, const GroupingQuestion& question);
};

/// All ways, the default first. Written out by hand.
std::span<const GroupingWay> grouping_ways();

/// By name, which is known.
const GroupingWay& the_grouping_way(const std::string& name);

struct GroupMember {
    EntityId entity;
    std::size_t relations = 0;  ///< to others of the group
};

/// A group, and what there is to say about it.
struct Group {
    std::vector<GroupMember> members;                        ///< the best connected first
    std::size_t relations = 0;                               ///< inside
    std::vector<std::pair<std::string, std::size_t>> types;  ///< of those, the commonest first

    [[nodiscard]] std::size_t size() const noexcept { return members.size(); }
    [[nodiscard]] std::vector<EntityId> entities() const;
};

/// The groups of a snapshot described, the largest first.
std::vector<Group> described(
    const Graph& graph, const Snapshot& snapshot, const Grouping& grouping
);

}  // namespace relata::cli
