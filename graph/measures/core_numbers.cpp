#include "graph/measures.hpp"
#include "graph/measures/simple_graph.hpp"

#include <algorithm>
#include <utility>

namespace relata {

// The vertex of least degree is taken away again and again; the degree it has left by then is its
// core number. Vertices stand sorted by degree, and one whose degree falls changes places with the
// first of its degree: it then stands at the end of those with one less.
std::vector<std::uint32_t> core_numbers(const Snapshot& graph) {
    const measures::SimpleGraph simple(graph);
    const auto n = static_cast<std::uint32_t>(simple.vertex_count());
    std::vector<std::uint32_t> degree(n);
    std::uint32_t largest = 0;
    for (Vertex v = 0; v < n; ++v) {
        degree[v] = static_cast<std::uint32_t>(simple.degree(v));
        largest = std::max(largest, degree[v]);
    }
    std::vector<std::uint32_t> first_of(largest + 2);  // where vertices of a degree begin
    for (const auto d : degree) ++first_of[d + 1];
    for (std::size_t d = 0; d <= largest; ++d) first_of[d + 1] += first_of[d];

    std::vector<Vertex> sorted(n);
    std::vector<std::uint32_t> place(n);
    auto free = first_of;
    for (Vertex v = 0; v < n; ++v) {
        place[v] = free[degree[v]]++;
        sorted[place[v]] = v;
    }
    for (std::uint32_t at = 0; at < n; ++at) {
        const auto v = sorted[at];
        for (const auto w : simple.neighbors(v)) {
            if (degree[w] <= degree[v]) continue;
            const auto front = std::max(first_of[degree[w]], at + 1);
            const auto other = sorted[front];
            std::swap(sorted[front], sorted[place[w]]);
            std::swap(place[w], place[other]);
            first_of[degree[w]] = front + 1;
            --degree[w];
        }
    }
    return degree;
}

}  // namespace relata
