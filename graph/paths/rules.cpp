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
        window_ = day_span(*options.dates);
    } else if (options.in_time_order) {
        window_ = {INT32_MIN + 1, INT32_MAX - 1};  // any day will do; undated relations have none
    }
    has_window_ = window_.is_dated();
    has_types_ = !options.types.empty() || !options.avoid_types.empty();
    asks_more_ = options.least_confidence > 0 || options.only_cited || !options.denied;
    if (has_window_ || asks_more_) {
        facts_ = options.facts;
        if (facts_ == nullptr || facts_->arc_count() != graph.arc_count()) {
            throw std::invalid_argument(
                "rules on dates, confidence, evidence or denial need the RelationFacts of the "
                "snapshot"
            );
        }
    }
    if (has_window_) overlap_ = facts_->overlap(window_);
    all_relations_ = !has_types_ && avoided_relations_.empty() && facts_ == nullptr;

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

namespace {

/// Keeps the positions of which `keep` is true.
template <typename Keep>
std::size_t keep_if(std::uint32_t* positions, std::size_t count, Keep keep) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto at = positions[i];
        positions[kept] = at;
        kept += keep(at) ? 1U : 0U;
    }
    return kept;
}

/// The same of all of a run.
template <typename Keep>
std::size_t keep_of(ArcRun run, std::uint32_t* positions, Keep keep) {
    std::size_t kept = 0;
    for (auto at = run.begin; at < run.end; ++at) {
        positions[kept] = at;
        kept += keep(at) ? 1U : 0U;
    }
    return kept;
}

}  // namespace

std::size_t Rules::admitted(ArcRun run, bool out, std::uint32_t* positions) const {
    auto count = admitted_by_type_and_day(run, out, positions);
    if (asks_more_) {
        count = keep_if(positions, count, [&](std::uint32_t at) {
            const auto& more = out ? facts_->out(at) : facts_->in(at);
            return more.confidence >= options_->least_confidence &&
                   (!options_->only_cited || more.is_cited) &&
                   (options_->denied || !more.is_denied);
        });
    }
    if (!avoided_relations_.empty()) {
        count = keep_if(positions, count, [&](std::uint32_t at) {
            const auto arc = out ? graph_->out_arc(at) : graph_->in_arc(at);
            return !std::ranges::binary_search(avoided_relations_, arc.relation);
        });
    }
    return count;
}

/// Types and days together in one loop: the two rules that people ask for most.
std::size_t Rules::admitted_by_type_and_day(ArcRun run, bool out, std::uint32_t* positions) const {
    const auto& types = out ? graph_->columns().out_types : graph_->columns().in_types;
    const auto* days = has_window_ ? facts_->day_numbers(out) : nullptr;
    const auto first_day = overlap_.maybe;
    const auto day_count = overlap_.end - overlap_.maybe;  // one comparison tells, see below
    const auto is_of_days = [&](std::uint32_t at) { return days[at] - first_day < day_count; };
    std::size_t count = 0;
    if (has_types_) {
        const auto* allowed = type_allowed_.data();
        const auto bound = static_cast<std::uint32_t>(type_allowed_.size());
        const bool otherwise = options_->types.empty();
        count = types.visit([&](const auto* column) {
            const auto is_of_types = [&](std::uint32_t at) {
                const std::uint32_t type = column[at];
                return type < bound ? allowed[type] != 0 : otherwise;
            };
            if (!has_window_) return keep_of(run, positions, is_of_types);
            return keep_of(run, positions, [&](std::uint32_t at) {
                // both asked, whatever the first says: no branch
                return (static_cast<unsigned>(is_of_types(at)) &
                        static_cast<unsigned>(is_of_days(at))) != 0;
            });
        });
    } else if (has_window_) {
        count = keep_of(run, positions, is_of_days);
    } else {
        return keep_of(run, positions, [](std::uint32_t) { return true; });
    }
    if (!has_window_ || overlap_.maybe == overlap_.surely) return count;
    // Spans that begin before the window may reach into it, or not.
    const auto* spans = facts_->spans();
    return keep_if(positions, count, [&](std::uint32_t at) {
        return spans[days[at]].overlaps(window_);
    });
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
