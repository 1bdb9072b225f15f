#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Curation: what people decide about a graph, kept with it as records (`Graph::decisions`).
//
// A decision is applied in steps, each of which is recorded with what undoes it, so that taking a
// decision back leaves the very graph there was before, in the same order. Decisions name records
// by their text ids, and relations also by what they say, so that they hold for the same thing when
// a file is read again.

/// `merge`, `add_entity` …: as written in text.
std::string_view action_name(Decision::Action action);
std::optional<Decision::Action> find_action(std::string_view name);

/// The names of all actions, in the order of the enumeration.
std::vector<std::string> action_names();

/// What is wrong with a decision on its own, without a graph: `a merge needs a text "into"`. Empty
/// when nothing is.
std::string flaw(const Decision& decision);

/// What identifies a relation in a decision: see Decision::details.
PropertyMap identify(const Graph& graph, RelationId id);

/// Applies a decision and records it at the end of `graph.decisions`. Details that can be found out
/// are filled in: the id of a new entity, what identifies a relation. Throws InputError without a
/// place when it cannot be applied or would change nothing; the graph is then as it was.
const Decision& decide(Graph& graph, Decision decision);

/// Whether a decision keeps two entities apart, also when either has taken in another one since.
bool are_kept_apart(const Graph& graph, EntityId a, EntityId b);

/// What became of decisions applied again.
struct ReplayReport {
    std::size_t applied = 0;  ///< decisions that changed something
    /// Those that wait for what they name, and why.
    struct Waiting {
        std::size_t decision = 0;  ///< its place in `Graph::decisions`
        std::string why;
    };
    std::vector<Waiting> waiting;
};

/// How much a graph held before something was read into it: what comes after is new.
struct Before {
    std::size_t entities = 0;
    std::size_t relations = 0;
};

/// Applies every decision again, to what is new: an entity that was merged away and is back is
/// merged again, a relation that was rejected and is back with the same evidence is rejected again.
/// A new relation whose id is that of one that was taken out gets another.
/// O(n + m) for each decision that changes something, else O(degree).
ReplayReport replay(Graph& graph, Before before);

/// Adds decisions made elsewhere and applies them. Those the graph has already are left out; those
/// that cannot be applied yet are recorded and wait. Throws InputError when one has a flaw.
ReplayReport replay(Graph& graph, std::vector<Decision> decisions);

/// What taking a decision back led to.
struct UndoReport {
    Decision undone;
    /// Later decisions that rested on it and are gone with it, and why.
    struct Dropped {
        Decision decision;
        std::string why;
    };
    std::vector<Dropped> dropped;
    /// What could not be put back as it was, because the graph has changed since by other means.
    std::vector<std::string> notes;
};

/// Takes back the decision in this place of `Graph::decisions` (0 is the first): later ones are
/// undone in reverse order first and applied again afterwards. Throws std::out_of_range.
UndoReport undo(Graph& graph, std::size_t place);

/// What applying a decision did, counted.
struct Effects {
    std::size_t entities_added = 0;
    std::size_t entities_removed = 0;
    std::size_t entities_renamed = 0;
    std::size_t names_added = 0;  ///< other names
    std::size_t relations_added = 0;
    std::size_t relations_moved = 0;
    std::size_t relations_removed = 0;
    std::size_t evidence_added = 0;
};
Effects effects(const Decision& decision);

/// One line for people: `merge cn into china`. Texts of the data as they are.
std::string sentence(const Decision& decision);

/// The details of a decision and its `action`, as one map: what is written as text.
PropertyMap record_of(const Decision& decision);

/// All decisions as text to review and to read again: one JSON object a line, without what undoes
/// them.
std::string decisions_text(const Graph& graph);

}  // namespace relata
