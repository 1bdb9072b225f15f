#pragma once

#include "graph/graph.hpp"
#include "render/change.hpp"
#include "render/graphviz_layout.hpp"
#include "render/view.hpp"

#include <cstddef>
#include <map>
#include <string>

namespace relata {

struct ChangeCounts {
    std::size_t added = 0;
    std::size_t removed = 0;
    std::size_t changed = 0;
};

/// Two graphs as one: the new one and, after what is its own, what only the old one has.
struct ComparedGraphs {
    Graph graph;
    std::string before_name{};  ///< what a picture calls the old one, a file perhaps; may be empty
    std::string after_name{};
    std::map<EntityId, Change> entities;        ///< those that are not the same
    std::map<RelationId, Change> relations;     ///< those that are not the same
    std::map<EntityId, std::string> old_names;  ///< of renamed entities
    std::map<RelationId, std::string> notes;    ///< of changed ones: `2020-11 → 2021-01`
    std::size_t redated = 0;                    ///< relations whose own date is another
    /// Relations that differ in what a picture does not show: evidence, confidence, the date on
    /// which they were stated.
    std::size_t changed_unseen = 0;

    [[nodiscard]] Change of(EntityId id) const;
    [[nodiscard]] Change of(RelationId id) const;
    [[nodiscard]] ChangeCounts entity_counts() const;
    [[nodiscard]] ChangeCounts relation_counts() const;
};

/// As `difference` compares them: the same rules of what is the same. O((n + m) log(n + m)).
ComparedGraphs compared_graphs(const Graph& before, const Graph& after);

/// What a picture shows of them unless one asks for something else: all, when it can be read at a
/// glance (60 statements), else what changed, its ends, and, as far as they fit, the relations that
/// stayed between these.
Part changed_part(const ComparedGraphs& compared);

/// `What changed: ` and the title of the graph, unless the options have one.
std::string diff_title(const ComparedGraphs& compared, const DrawOptions& options);

/// View `diff`: from left to right as `flow`. Added, removed and changed are told by sign, line and
/// color; what stayed is gray. Statements are merged only when the same became of all their
/// relations.
std::string diff_dot(const ComparedGraphs& compared, const Part& part, const DrawOptions& options);
/// In the best arrangement, as best_view_dot.
std::string best_diff_dot(
    const ComparedGraphs& compared,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits = {}
);

}  // namespace relata
