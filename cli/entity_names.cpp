#include "cli/entity_names.hpp"

#include "render/phrases.hpp"

#include <algorithm>

namespace relata::cli {

std::string first_names(const Graph& graph, std::span<const EntityId> entities, std::size_t most) {
    const auto shown = std::min(most, entities.size());
    std::string text;
    for (const auto id : entities.first(shown)) {
        text += (text.empty() ? "" : "; ") + one_line(graph.entity(id).name);
    }
    if (shown == entities.size()) return text;
    return text + "; " + std::to_string(entities.size() - shown) + " more";
}

}  // namespace relata::cli
