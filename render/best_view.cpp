#include "render/best_view.hpp"

#include <utility>
#include <vector>

namespace relata {
namespace {

/// How many arrangements are tried: a layout of 300 things takes ten times as long as one of 100.
std::size_t tries(std::size_t drawn) {
    if (drawn <= 150) return arrangement_count();
    if (drawn <= 200) return 8;
    return drawn <= 300 ? 4 : 1;
}

}  // namespace

std::string best_view_dot(
    View view,
    const Graph& graph,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits
) {
    auto arranged = options;
    arranged.arrangement = 0;
    const bool has_arrangements = view == View::flow || view == View::grouped;
    const auto drawn = part.entities.size() + drawn_statement_count(graph, part);
    if (!has_arrangements || tries(drawn) == 1) return view_dot(view, graph, part, arranged);
    std::vector<std::string> dots;
    for (; arranged.arrangement < tries(drawn); ++arranged.arrangement) {
        dots.push_back(view_dot(view, graph, part, arranged));
    }
    return std::move(dots.at(best_layout(dots, limits)));
}

}  // namespace relata
