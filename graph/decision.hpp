#pragma once

#include "graph/property.hpp"

#include <cstdint>

namespace relata {

/// One thing a person decided about a graph. It is kept in the graph, applied again to what a later
/// import brings, and can be taken back (graph/curation.hpp).
struct Decision {
    enum class Action : std::uint8_t {
        merge,
        apart,
        split,
        reject,
        rename,
        add_entity,
        add_relation,
        add_evidence
    };

    Action action = Action::merge;
    /// What a reviewer reads and what is applied again; text ids, never numbers. By action:
    /// - merge: `entity`, `into`; apart: `entity`, `other`;
    /// - split: `entity`, `name`, and of the new entity `id`, `kinds`, `aliases`; `relations`: what
    ///   moves, each an id or what identifies a relation (below);
    /// - reject: what identifies a relation; rename: `entity`, `name`, `was`;
    /// - add_entity: `name`, `id`, `kinds`, `aliases`, `properties`;
    /// - add_relation: `source`, `type`, `target`, `directed`, `properties`, `relation` (its id);
    /// - add_evidence: what identifies a relation; `document`, `sha256`, `begin`, `end`, `quote`;
    /// - any: `note`.
    ///
    /// A relation is identified by `relation`, its id, and, so that it is known again when a file
    /// is read anew, by `source`, `type`, `target`, and by `when` and `cited` (each `document`,
    /// `sha256`, `begin`, `end`, `quote`), or by all its `properties` when it has no evidence.
    /// `equal_kept`: how many that say the same were left alone.
    PropertyMap details;
    /// `steps`: what was done to the graph, in order, with what is needed to undo each.
    PropertyMap undo;

    friend bool operator==(const Decision&, const Decision&) = default;
};

}  // namespace relata
