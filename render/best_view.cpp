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

std::string best_arranged(
    std::size_t drawn,
    const DrawOptions& options,
    const std::function<std::string(const DrawOptions&)>& draw,
    const LayoutLimits& limits
) {
    auto arranged = options;
    arranged.arrangement = 0;
    std::vector<std::string> dots;
    for (; arranged.arrangement < tries(drawn); ++arranged.arrangement) {
        dots.push_back(draw(arranged));
    }
    return std::move(dots.at(best_layout(dots, limits)));
}

std::string best_view_dot(
    View view,
    const Graph& graph,
    const Part& part,
    const DrawOptions& options,
    const LayoutLimits& limits
) {
    const auto draw = [&](const DrawOptions& arranged) {
        return view_dot(view, graph, part, arranged);
    };
    if (view != View::flow && view != View::grouped) {
        auto first = options;
        first.arrangement = 0;
        return draw(first);
    }
    const auto drawn = part.entities.size() + drawn_statement_count(graph, part);
    return best_arranged(drawn, options, draw, limits);
}

}  // namespace relata
