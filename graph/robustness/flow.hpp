#pragma once

#include "graph/paths/walker.hpp"
#include "graph/robustness.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace relata {

/// A flow from source to target that uses each relation once at most, in one direction, and when
/// entities must differ each vertex between the ends once at most. It grows by one path a time.
///
/// A vertex has two states: arrived at, and left again. Where entities may be shared the two are
/// one.
class UnitFlow {
public:
    /// What paths a flow grows by.
    enum class Growth {
        cheapest,  ///< the flow is always the cheapest of its size
        shortest   ///< whichever has the fewest steps: for the size alone
    };

    UnitFlow(Walker& walker, Disjoint disjoint, Growth growth);

    /// Sends one more unit. False when the flow is as large as can be, or the walker is exhausted.
    bool grow();

    /// The paths it consists of, each acyclic.
    [[nodiscard]] std::vector<Path> paths() const;

    // After grow() was false and the walker is not exhausted: the cut nearest to the source.
    [[nodiscard]] std::vector<RelationId> cut_relations() const;
    /// Nothing when a relation joins the ends.
    [[nodiscard]] std::optional<std::vector<Vertex>> cut_vertices() const;

private:
    using State = std::uint32_t;  // 2 v arrived at, 2 v + 1 left
    static constexpr State no_state = UINT32_MAX;

    /// How a state was reached.
    struct Reached {
        State before = no_state;
        Step step;  // when a relation was walked, or turned back
        bool by_relation = false;
        bool turns_back = false;
    };

    [[nodiscard]] State arrived(Vertex v) const { return shares_entities_ ? 2 * v + 1 : 2 * v; }
    [[nodiscard]] static State left(Vertex v) { return 2 * v + 1; }
    [[nodiscard]] static Vertex vertex(State state) { return state / 2; }

    bool search();
    void send();
    /// Calls `go(next, cost, reached)` for every way on from a state.
    template <typename Go>
    void for_each_way(State state, Go go);

    Walker* walker_;
    bool shares_entities_;
    Growth growth_;
    std::map<RelationId, Step> used_;                      // by relation, as the flow walks it
    std::map<Vertex, std::map<RelationId, Vertex>> into_;  // used relations by where they end
    std::map<Vertex, std::map<RelationId, Step>> out_of_;  // and by where they begin
    std::vector<Reached> reached_;                         // by state, of the last search
    std::vector<double> distance_;                         // by state, of the last search
    std::vector<double> potential_;
};

}  // namespace relata
