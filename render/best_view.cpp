#include "render/best_view.hpp"

#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t most_drawn = 300;

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
    if (!has_arrangements ||
        part.entities.size() + drawn_statement_count(graph, part) > most_drawn) {
        return view_dot(view, graph, part, arranged);
    }
    std::vector<std::string> dots;
    for (; arranged.arrangement < arrangement_count(); ++arranged.arrangement) {
        dots.push_back(view_dot(view, graph, part, arranged));
    }
    return std::move(dots.at(best_layout(dots, limits)));
}

}  // namespace relata
