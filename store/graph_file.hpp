#pragma once

#include "graph/graph.hpp"
#include "graph/relation_facts.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// The graph file, `.relata`: an SQLite database with documented tables (docs/graph-file.md), a
// search index, and the columns of a Snapshot, sealed with checksums. Any program that opens SQLite
// can read it. A file is never changed in place: each save writes a new one, which takes the place
// of the old in one step, so that readers go on undisturbed and a crash leaves the old or the new.

/// Whether the file is meant to be a graph file: by its ending or its content.
bool is_graph_file(const std::string& path);

/// Called now and then with the parts done and the parts there are.
using SaveProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Writes `graph` to `path`. The same graph gives the same bytes (with the same SQLite). Throws
/// InputError when the file cannot be written; `path` is then what it was.
/// O(n + m) time; memory beyond the graph: the columns of its Snapshot and 64 MB.
void write_graph_file(
    const Graph& graph, const std::string& path, const SaveProgress& progress = {}
);

/// Reads a whole graph file, checking every byte. Throws InputError: no graph file, damaged,
/// written by a newer relata. O(n + m).
Graph read_graph_file(const std::string& path);

/// A part of a graph as a graph of its own, and how its numbers are those of the whole.
struct Excerpt {
    Graph graph;
    std::vector<EntityId> entities;  ///< number in the whole, by number in the part, ascending
    std::vector<RelationId> relations;

    /// The number in the part; invalid when it has no such entity or relation.
    [[nodiscard]] EntityId entity(EntityId in_whole) const;
    [[nodiscard]] RelationId relation(RelationId in_whole) const;
};

/// A graph file open for questions that need not read all of it. What is read is checked.
class GraphFile {
public:
    /// Throws InputError as read_graph_file does.
    explicit GraphFile(const std::string& path);
    GraphFile(const GraphFile&) = delete;
    GraphFile& operator=(const GraphFile&) = delete;
    ~GraphFile();

    [[nodiscard]] std::size_t entity_count() const;
    [[nodiscard]] std::size_t relation_count() const;

    /// Entities with this id, else this name, else this alias, else a name or alias that folds to
    /// the same: the first steps of find_by_name. Empty when none of them finds one. O(log n).
    [[nodiscard]] std::vector<EntityId> find_entities(std::string_view name) const;

    /// Whether some relation's `status` is `denied`: a question that leaves them out
    /// needs more than the snapshot.
    [[nodiscard]] bool has_denied_relations() const;

    /// The adjacency as it was saved. O(m) to check it, nothing to build.
    [[nodiscard]] Snapshot snapshot() const;

    /// What searches ask of the relations of that snapshot; nothing in files that do not keep it,
    /// of version 2 or earlier. O(m) to check it.
    [[nodiscard]] std::optional<RelationFacts> facts() const;

    /// The named entities, the named relations with their ends and evidence, the documents of the
    /// evidence, the whole schema.
    [[nodiscard]] Excerpt excerpt(
        std::span<const EntityId> entities, std::span<const RelationId> relations
    ) const;

    /// Entities in whose names, and relations in whose quotations, each of the folded `words`
    /// begins some word. Ascending.
    struct Found {
        std::vector<EntityId> entities;
        std::vector<RelationId> relations;
    };
    [[nodiscard]] Found search(const std::vector<std::string>& words) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Keeps other writers from a graph file while it is read, changed and written: an advisory lock
/// (flock) on the file, held until the object is gone. Readers are not kept from anything.
class GraphFileLock {
public:
    /// Waits for another writer for at most `patience_seconds`, then throws InputError. A file that
    /// does not exist cannot be locked and need not be.
    explicit GraphFileLock(const std::string& path, unsigned patience_seconds = 10);
    GraphFileLock(const GraphFileLock&) = delete;
    GraphFileLock& operator=(const GraphFileLock&) = delete;
    ~GraphFileLock();

private:
    int descriptor_ = -1;
};

}  // namespace relata
