#include "render/view.hpp"

#include "render/compression.hpp"

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t most_on_one_page = 60;

bool has_several_kinds(const Graph& graph, const Part& part) {
    return std::ranges::any_of(part.entities, [&](EntityId id) {
        return graph.kind_name(id) != graph.kind_name(part.entities.front());
    });
}

}  // namespace

std::string_view view_name(View view) {
    switch (view) {
        case View::flow:
            return "flow";
        case View::grouped:
            return "grouped";
        case View::map:
            return "map";
        case View::timeline:
            return "timeline";
        case View::overview:
            break;
    }
    return "overview";
}

View suitable_view(const Graph& graph, const Part& part, bool for_print) {
    if (part.entities.size() > most_readable_statements) return View::overview;
    const auto statements = drawn_statement_count(graph, part);
    if (statements > most_readable_statements) return View::overview;
    const bool is_long = for_print && statements > most_on_one_page;
    return is_long && has_several_kinds(graph, part) ? View::grouped : View::flow;
}

std::string view_dot(View view, const Graph& graph, const Part& part, const DrawOptions& options) {
    switch (view) {
        case View::flow:
            return flow_dot(graph, part, options);
        case View::grouped:
            return grouped_dot(graph, part, options);
        case View::map:
            return map_dot(graph, part, options);
        case View::timeline:
            return timeline_dot(graph, part, options);
        case View::overview:
            break;
    }
    return overview_dot(graph, part, options);
}

std::size_t drawn_statement_count(const Graph& graph, const Part& part) {
    return compressed(graph, part.relations).size();
}

}  // namespace relata
