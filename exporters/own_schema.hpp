#pragma once

#include "graph/schema.hpp"

#include <vector>

namespace relata {

/// The kinds and types that were declared and are not as the standard schema has them, in order of
/// their ids: what a file must carry to be read the same elsewhere.
std::vector<Kind> own_kinds(const Schema& schema);
std::vector<RelationType> own_types(const Schema& schema);

}  // namespace relata
