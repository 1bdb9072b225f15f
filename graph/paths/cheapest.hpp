#pragma once

#include "graph/paths/distances.hpp"
#include "graph/paths/vertex_table.hpp"
#include "graph/paths/walker.hpp"

#include <cstdint>
#include <functional>
#include <queue>
#include <span>
#include <vector>

namespace relata {

/// Finds cheapest completions of a path begun: Dijkstra's search, or A* when there are lower
/// bounds. One object serves many searches; each costs only the part of the graph it touches.
/// Source: P. E. Hart, N. J. Nilsson, B. Raphael, "A formal basis for the heuristic determination
/// of minimum cost paths", IEEE Transactions on Systems Science and Cybernetics 4(2), 1968,
/// 100-107.
///
/// Vertices are labelled by (cost, length). Where bounds are off by rounding a vertex may be
/// labelled again after it was settled; it is then simply searched again.
///
/// With bounds, the steps of a vertex are kept in the order of what a path by them costs at least,
/// and followed one at a time as the queue asks for them (partial expansion: T. Yoshizumi, T.
/// Miura, T. Ishida, "A* with partial expansion for large branching factor problems", AAAI 2000,
/// 923-929): of the thousands of steps of a hub most are never looked at.
class CheapestSearch {
public:
    /// `bounds` may be nullptr. Keeps both, and has the bounds improved.
    CheapestSearch(Walker& walker, TargetBounds* bounds);

    /// Labels all vertices that may lie on a cheapest path that begins with `root` (from the
    /// source), visits none of its vertices again, and does not go on with an `excluded` relation.
    /// Whether there is such a path.
    bool run(std::span<const Step> root, std::span<const RelationId> excluded);

    /// No path that `run` could find with these costs less. Infinite when there is none.
    double bound(std::span<const Step> root, std::span<const RelationId> excluded);

    /// The first of them by (cost, length, relation ids), root included. After `run` was true.
    [[nodiscard]] std::vector<Step> first_path();

    /// All cheapest paths of a `run` without a root, at most max_paths + 1, in no order.
    [[nodiscard]] std::vector<Path> all_paths();

private:
    struct Label {
        double cost = 0;
        std::uint32_t length = 0;
        friend auto operator<=>(const Label&, const Label&) = default;
    };
    struct State {
        Label label;
        std::uint8_t flags = 0;  // see the source
    };
    enum class Tie { cost, cost_and_length };

    struct Entry {
        double bound = 0;  // of the whole path
        Label label;
        Vertex vertex = 0;
        std::uint32_t place = 0;  // of the step to follow, with bounds
        friend auto operator<=>(const Entry&, const Entry&) = default;
    };
    using Queue = std::priority_queue<Entry, std::vector<Entry>, std::greater<>>;

    Label begin(std::span<const Step> root, std::span<const RelationId> excluded);
    std::span<const Step> ordered_steps(Vertex v);
    /// The first entry for v from `place` on that leads anywhere; infinite bound: none.
    Entry entry_at(Vertex v, Label label, std::uint32_t place);
    void follow_all(const Entry& entry, Queue& queue);
    void follow_one(const Entry& entry, Queue& queue);
    void choose(Vertex v, std::vector<Step>& steps);
    [[nodiscard]] bool is_barred(Vertex v, const Step& step) const;
    [[nodiscard]] bool is_cheapest_step(Vertex v, const Step& step, Tie tie) const;
    [[nodiscard]] std::uint8_t flags(Vertex v) const;
    State& state(Vertex v);
    bool improve(Vertex v, Label label);
    /// Marks the vertices from which labelled steps lead to the target.
    void mark_cheapest(Tie tie);

    Walker* walker_;
    TargetBounds* bounds_;
    VertexTable index_;          // into states_
    std::vector<State> states_;  // of the vertices met since `begin`
    StepStore ordered_;
    std::vector<Step> gathered_;
    std::span<const Step> root_;
    std::span<const RelationId> excluded_;
    Vertex spur_ = 0;
};

}  // namespace relata
