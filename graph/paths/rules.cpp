#include "graph/paths/rules.hpp"

#include <algorithm>
#include <stdexcept>

namespace relata {
namespace {

bool has_one_of(std::span<const KindId> kinds, const std::vector<KindId>& wanted) {
    return std::ranges::any_of(kinds, [&](KindId kind) {
        return std::ranges::find(wanted, kind) != wanted.end();
    });
}

}  // namespace

Rules::Rules(const Snapshot& graph, const PathOptions& options)
    : graph_(&graph), options_(&options), avoided_relations_(options.avoid_relations) {
    std::ranges::sort(avoided_relations_);
    compile_types();
    if (options.dates) {
        has_window_ = true;
        window_ = day_span(*options.dates);
    }
    if (has_window_ || options.least_confidence > 0 || options.only_cited || !options.denied ||
        options.in_time_order) {
        facts_ = options.facts;
        if (facts_ == nullptr || facts_->arc_count() != graph.arc_count()) {
            throw std::invalid_argument(
                "rules on dates, confidence, evidence or denial need the RelationFacts of the "
                "snapshot"
            );
        }
    }
    all_relations_ = options.types.empty() && options.avoid_types.empty() &&
                     avoided_relations_.empty() && facts_ == nullptr;

    for (const auto id : options.avoid) {
        if (const auto v = graph.vertex(id)) avoided_.push_back(*v);
    }
    std::ranges::sort(avoided_);
    all_vertices_ = avoided_.empty() && options.kinds.empty() && options.avoid_kinds.empty() &&
                    options.max_degree == SIZE_MAX;
}

void Rules::compile_types() {
    std::uint32_t bound = 0;
    for (const auto* types : {&options_->types, &options_->avoid_types}) {
        for (const auto type : *types) {
            if (type.is_valid()) bound = std::max(bound, type.value + 1);
        }
    }
    type_allowed_.assign(bound, options_->types.empty() ? 1 : 0);
    for (const auto type : options_->types) {
        if (type.is_valid()) type_allowed_[type.value] = 1;
    }
    for (const auto type : options_->avoid_types) {
        if (type.is_valid()) type_allowed_[type.value] = 0;
    }
    if (options_->types.empty()) return;
    for (std::uint32_t type = 0; type < bound; ++type) {
        if (type_allowed_[type] != 0) only_types_.push_back(TypeId{type});
    }
}

bool Rules::admits(Vertex v) const {
    if (all_vertices_) return true;
    if (std::ranges::binary_search(avoided_, v)) return false;
    if (!options_->kinds.empty() && !has_one_of(graph_->kinds(v), options_->kinds)) return false;
    if (!options_->avoid_kinds.empty() && has_one_of(graph_->kinds(v), options_->avoid_kinds)) {
        return false;
    }
    return options_->max_degree == SIZE_MAX || graph_->degree(v) <= options_->max_degree;
}

}  // namespace relata
