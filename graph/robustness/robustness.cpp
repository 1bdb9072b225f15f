#include "graph/robustness.hpp"

#include "graph/robustness/flow.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

class RobustnessSearch {
public:
    RobustnessSearch(
        const Graph& graph,
        const Snapshot& snapshot,
        EntityId source,
        EntityId target,
        const PathOptions& options
    )
        : graph_(&graph),
          snapshot_(&snapshot),
          source_(source),
          target_(target),
          options_(options),
          memory_(snapshot) {}

    Robustness answer(std::size_t max_documents) {
        const auto path = a_path({}, {});
        if (!path || path->length() == 0) {
            result_.connected = path.has_value();
            return std::move(result_);
        }
        result_.connected = true;
        cut_relations(*path);
        cut_entities(*path);
        cut_documents(*path, max_documents);
        return std::move(result_);
    }

private:
    /// One path, without some relations and entities; nothing also when a limit was reached.
    std::optional<Path> a_path(std::vector<RelationId> relations, std::vector<EntityId> entities) {
        auto options = left_to_visit();
        options.avoid_relations.insert(
            options.avoid_relations.end(), relations.begin(), relations.end()
        );
        options.avoid.insert(options.avoid.end(), entities.begin(), entities.end());
        auto answer = shortest_path(*snapshot_, source_, target_, options, &memory_);
        note(answer.visited, answer.stopped_by);
        if (answer.paths.empty()) return std::nullopt;
        return std::move(answer.paths.front());
    }

    [[nodiscard]] PathOptions left_to_visit() const {
        auto options = options_;
        options.cost = nullptr;
        options.limits.max_visited -= std::min(result_.visited, options.limits.max_visited);
        return options;
    }
    void note(std::size_t visited, SearchLimit stopped_by) {
        result_.visited += visited;
        if (result_.stopped_by == SearchLimit::none) result_.stopped_by = stopped_by;
    }
    [[nodiscard]] bool is_stopped() const { return result_.stopped_by != SearchLimit::none; }

    /// The largest flow; nothing when a limit was reached.
    template <typename Use>
    void with_flow(Disjoint disjoint, Use use) {
        const auto options = left_to_visit();
        Walker walker(*snapshot_, source_, target_, options, &memory_);
        UnitFlow flow(walker, disjoint, UnitFlow::Growth::shortest);
        while (flow.grow()) {
        }
        note(walker.visited(), walker.stopped_by());
        if (!walker.is_exhausted()) use(flow);
    }

    void cut_relations(const Path& path) {
        with_flow(Disjoint::relations, [&](const UnitFlow& flow) {
            result_.relation_cut = flow.cut_relations();
        });
        if (result_.relation_cut.size() != 1) return;
        for (const auto arc : path.arcs) {
            const bool cuts = !a_path({arc.relation}, {});
            if (is_stopped()) return;
            if (cuts) result_.relations_alone.push_back(arc.relation);
        }
    }

    void cut_entities(const Path& path) {
        with_flow(Disjoint::entities, [&](const UnitFlow& flow) {
            const auto cut = flow.cut_vertices();
            if (!cut) return;
            result_.entity_cut.emplace();
            for (const auto v : *cut) result_.entity_cut->push_back(snapshot_->entity(v));
        });
        if (!result_.entity_cut || result_.entity_cut->size() != 1) return;
        const auto entities = entities_of(*graph_, path);
        for (std::size_t i = 1; i + 1 < entities.size(); ++i) {
            const bool cuts = !a_path({}, {entities[i]});
            if (is_stopped()) return;
            if (cuts) result_.entities_alone.push_back(entities[i]);
        }
    }

    void cut_documents(const Path& path, std::size_t max_documents) {
        list_documents();
        std::vector<DocumentId> all;
        for (const auto id : graph_->documents()) all.push_back(id);
        if (all.empty() || connected_without(all) || is_stopped()) return;
        for (std::size_t size = 1; size <= max_documents && !is_stopped(); ++size) {
            std::vector<DocumentId> withdrawn;
            if (!parts(path, size, withdrawn)) continue;
            std::ranges::sort(withdrawn);
            result_.document_cut = withdrawn;
            break;
        }
        if (is_stopped()) return;
        result_.more_documents = !result_.document_cut;
        if (!result_.document_cut || result_.document_cut->size() != 1) return;
        for (const auto arc : path.arcs) {
            const auto& documents = documents_[arc.relation.value];
            if (documents.size() != 1) continue;
            const auto document = documents.front();
            auto& alone = result_.documents_alone;
            if (std::ranges::find(alone, document) != alone.end()) continue;
            const bool cuts = !connected_without({document});
            if (is_stopped()) return;
            if (cuts) alone.push_back(document);
        }
    }

    /// Of each relation the documents it is cited from, ascending; and the other way round.
    void list_documents() {
        documents_.resize(graph_->relation_count());
        cited_from_.resize(graph_->document_count());
        for (const auto id : graph_->relations()) {
            auto& documents = documents_[id.value];
            for (const auto& evidence : graph_->relation(id).evidence) {
                documents.push_back(evidence.document);
            }
            std::ranges::sort(documents);
            documents.erase(std::unique(documents.begin(), documents.end()), documents.end());
            for (const auto document : documents) cited_from_[document.value].push_back(id);
        }
    }

    /// The relations that have no document left.
    [[nodiscard]] std::vector<RelationId> gone_with(std::span<const DocumentId> withdrawn) const {
        std::vector<RelationId> gone;
        for (const auto document : withdrawn) {
            for (const auto relation : cited_from_[document.value]) {
                const bool is_gone =
                    std::ranges::all_of(documents_[relation.value], [&](DocumentId id) {
                        return std::ranges::find(withdrawn, id) != withdrawn.end();
                    });
                if (is_gone) gone.push_back(relation);
            }
        }
        return gone;
    }
    bool connected_without(std::span<const DocumentId> withdrawn) {
        return a_path(gone_with(withdrawn), {}).has_value();
    }
    bool connected_without(std::initializer_list<DocumentId> withdrawn) {
        return connected_without(std::span(withdrawn.begin(), withdrawn.size()));
    }

    /// Whether withdrawing at most `left` more documents parts the ends, `path` being one that
    /// still connects them: one of its relations must go, whole.
    bool parts(const Path& path, std::size_t left, std::vector<DocumentId>& withdrawn) {
        for (const auto arc : path.arcs) {
            const auto before = withdrawn.size();
            for (const auto document : documents_[arc.relation.value]) {
                if (std::ranges::find(withdrawn, document) == withdrawn.end()) {
                    withdrawn.push_back(document);
                }
            }
            const auto more = withdrawn.size() - before;
            if (more > 0 && more <= left) {
                const auto next = a_path(gone_with(withdrawn), {});
                if (is_stopped()) return false;
                if (!next || parts(*next, left - more, withdrawn)) return true;
            }
            withdrawn.resize(before);
        }
        return false;
    }

    const Graph* graph_;
    const Snapshot* snapshot_;
    EntityId source_;
    EntityId target_;
    const PathOptions& options_;
    PathMemory memory_;
    std::vector<std::vector<DocumentId>> documents_;   // by relation
    std::vector<std::vector<RelationId>> cited_from_;  // by document
    Robustness result_;
};

}  // namespace

Robustness robustness(
    const Graph& graph,
    const Snapshot& snapshot,
    EntityId source,
    EntityId target,
    const PathOptions& options,
    std::size_t max_documents
) {
    if (!options.via.empty() || options.in_time_order || options.mode == PathMode::trail) {
        throw std::invalid_argument("robustness knows no via, no order of time and no trails");
    }
    return RobustnessSearch(graph, snapshot, source, target, options).answer(max_documents);
}

}  // namespace relata
