#pragma once

namespace relata {

/// What became of an entity or a relation between two graphs.
enum class Change { unchanged, added, removed, changed };

}  // namespace relata
