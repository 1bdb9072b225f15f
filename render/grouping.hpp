#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

namespace relata {

/// Entities by the value of a property.
struct EntityGroups {
    std::vector<std::string> names;  ///< `community 2`, numbers by size, then texts by name
    std::map<EntityId, std::size_t> group_of;  ///< position in `names`; absent without the property
};

/// The groups that a property makes among entities. O(n log n).
EntityGroups groups_by(
    const Graph& graph, const std::vector<EntityId>& entities, const std::string& property
);

/// The same with at most `most` groups: the largest keep their places, all others together are the
/// last, called `other`.
EntityGroups largest_groups(const EntityGroups& groups, std::size_t most);

}  // namespace relata
