#pragma once

#include "graph/graph.hpp"
#include "importers/article/article.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace relata {

/// Adds articles that were read apart to one graph, one after another, and remembers what that has:
/// looking through the whole graph for each would make the time of a folder grow with the square of
/// its size.
class ArticleMerger {
public:
    /// Keeps a reference to `graph`, which must outlive it and is changed through it alone, but for
    /// what `look_again` is told of.
    explicit ArticleMerger(Graph& graph) : graph_(graph) {}

    /// Adds all of an article. An entity that means the same everywhere merges with the first one
    /// of its kind that has its folded name, or else bears it as an alias; it then gets what it
    /// lacks. A text the graph has already adds nothing, and a note says so. O(size of the article
    /// and of what the graph got since the last call).
    ImportReport add(ReadArticle article);

    [[nodiscard]] Graph& graph() { return graph_; }
    /// The graph was changed by something else.
    void look_again();

private:
    using Index = std::unordered_map<std::string, EntityId>;

    void catch_up();
    void index(EntityId id);
    [[nodiscard]] EntityId find(const Entity& entity, std::string_view kind) const;
    void fill_in(EntityId id, const Entity& entity);

    Graph& graph_;
    Index names_;                            ///< by kind and folded name
    Index aliases_;                          ///< by kind and folded alias
    std::unordered_set<std::string> texts_;  ///< hashes
    std::size_t entities_seen_ = 0;
    std::size_t documents_seen_ = 0;
};

}  // namespace relata
