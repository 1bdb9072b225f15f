#include "graph/measures.hpp"

#include <algorithm>
#include <cmath>

namespace relata {
namespace {

/// The degrees that are found at one end of the arcs.
struct EndDegrees {
    double mean = 0;
    std::size_t least = SIZE_MAX;
    std::size_t greatest = 0;

    /// `degree` arcs have a vertex of that degree at this end.
    void add(std::size_t degree, std::size_t arcs) {
        if (degree == 0) return;
        const auto d = static_cast<double>(degree);
        mean += d * d / static_cast<double>(arcs);
        least = std::min(least, degree);
        greatest = std::max(greatest, degree);
    }
    [[nodiscard]] bool vary() const { return least < greatest; }
};

}  // namespace

std::optional<double> degree_assortativity(const Snapshot& graph) {
    const auto n = static_cast<Vertex>(graph.vertex_count());
    EndDegrees sources;
    EndDegrees targets;
    for (Vertex v = 0; v < n; ++v) {
        sources.add(graph.out_degree(v), graph.arc_count());
        targets.add(graph.in_degree(v), graph.arc_count());
    }
    if (!sources.vary() || !targets.vary()) return std::nullopt;

    double together = 0;
    double source_variance = 0;
    double target_variance = 0;
    for (Vertex v = 0; v < n; ++v) {
        const auto x = static_cast<double>(graph.out_degree(v)) - sources.mean;
        for (const auto w : graph.successors(v)) {
            const auto y = static_cast<double>(graph.in_degree(w)) - targets.mean;
            together += x * y;
            source_variance += x * x;
            target_variance += y * y;
        }
    }
    return together / std::sqrt(source_variance * target_variance);
}

}  // namespace relata
