#include "render/grouping.hpp"

#include "graph/dot_text.hpp"
#include "graph/property_text.hpp"
#include "render/phrases.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <set>
#include <utility>

namespace relata {
namespace {

/// Numbers before texts, 2 before 10.
struct Value {
    std::optional<double> number;
    std::string text;

    friend bool operator<(const Value& a, const Value& b) {
        if (a.number.has_value() != b.number.has_value()) return a.number.has_value();
        if (a.number && *a.number != *b.number) return *a.number < *b.number;
        return a.text < b.text;
    }
};

}  // namespace

EntityGroups groups_by(
    const Graph& graph, const std::vector<EntityId>& entities, const std::string& property
) {
    std::map<Value, std::vector<EntityId>> members;
    for (const auto id : entities) {
        const auto* value = graph.entity(id).properties.find(property);
        if (value == nullptr || value->is_null()) continue;
        members[{value->as_number(), one_line(sanitized(to_display(*value)))}].push_back(id);
    }
    EntityGroups groups;
    for (const auto& [value, ids] : members) {
        for (const auto id : ids) groups.group_of[id] = groups.names.size();
        groups.names.push_back(one_line(sanitized(property)) + " " + value.text);
    }
    return groups;
}

EntityGroups largest_groups(const EntityGroups& groups, std::size_t most) {
    if (groups.names.size() <= most) return groups;
    std::vector<std::size_t> sizes(groups.names.size());
    for (const auto& [id, group] : groups.group_of) ++sizes[group];
    std::vector<std::size_t> by_size(groups.names.size());
    for (std::size_t i = 0; i < by_size.size(); ++i) by_size[i] = i;
    std::ranges::stable_sort(by_size, std::greater{}, [&](std::size_t i) { return sizes[i]; });
    by_size.resize(most - 1);
    std::ranges::sort(by_size);

    EntityGroups fewer;
    for (const auto i : by_size) fewer.names.push_back(groups.names[i]);
    fewer.names.emplace_back("other");
    for (const auto& [id, group] : groups.group_of) {
        const auto at = std::ranges::find(by_size, group);
        fewer.group_of[id] = static_cast<std::size_t>(at - by_size.begin());
    }
    return fewer;
}

}  // namespace relata
