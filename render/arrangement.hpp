#pragma once

#include "graph/graph.hpp"
#include "render/compression.hpp"

#include <cstddef>
#include <vector>

namespace relata {

enum class EntityOrder { mention, degree, kind, name, backward };
enum class StatementOrder { mention, family, backward };

/// Which relations are written from target to source, with the arrowhead behind. dot then puts a
/// place to the left of what lies in it, or a country to the left of its ministries: with them, who
/// acts stands left of what is done, and fewer lines run back.
enum class Turned { none, places, countries };

/// One way to write the same picture.
struct Arrangement {
    EntityOrder entities;
    StatementOrder statements;
    Turned turned;
};

/// The `index`-th of arrangement_count() arrangements. Throws std::out_of_range.
const Arrangement& arrangement(std::size_t index);

std::vector<EntityId> ordered(
    const Graph& graph, std::vector<EntityId> entities, EntityOrder order
);
std::vector<Statement> ordered(
    const Graph& graph, std::vector<Statement> statements, StatementOrder order
);

}  // namespace relata
