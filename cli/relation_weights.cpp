#include "cli/relation_weights.hpp"

#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <cmath>

namespace relata::cli {

double relation_weight(const Graph& graph, RelationId id, const std::string& property) {
    const auto& relation = graph.relation(id);
    const auto value = relation.properties.number(property);
    if (!value || !std::isfinite(*value) || *value < 0) {
        throw InputError(
            {},
            "--weight: relation \"" + printable(relation.id) + "\" has no number >= 0 called \"" +
                printable(property) + '"'
        );
    }
    return *value;
}

std::vector<double> relation_weights(
    const Graph& graph, const Snapshot& snapshot, const std::string& property
) {
    if (property.empty()) return {};
    std::vector<double> weights(snapshot.relation_bound(), 0.0);
    for (std::uint32_t at = 0; at < snapshot.arc_count(); ++at) {
        const auto id = snapshot.out_arc(at).relation;
        weights[id.value] = relation_weight(graph, id, property);
    }
    return weights;
}

}  // namespace relata::cli
