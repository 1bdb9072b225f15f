#include "render/compression.hpp"

#include "render/phrases.hpp"

#include <algorithm>
#include <compare>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

namespace relata {
namespace {

/// The place of the first evidence; without one, after everything that has a place.
struct Sentence {
    std::uint32_t document = UINT32_MAX;
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] bool is_known() const { return document != UINT32_MAX; }
    friend auto operator<=>(const Sentence&, const Sentence&) = default;
};

Sentence sentence_of(const Relation& relation) {
    if (relation.evidence.empty()) return {};
    const auto& first = relation.evidence.front();
    return {first.document.value, first.begin, first.end};
}

/// All that two relations must share to be drawn as one, but for their ends.
struct Saying {
    Sentence sentence;
    TypeId type;
    std::string words;
    std::string when;
    Status status = Status::asserted;
    bool mutual = false;

    friend auto operator<=>(const Saying&, const Saying&) = default;
};

struct Said {
    Saying saying;
    EntityId source;
    EntityId target;
};

Said said_by(const Graph& graph, RelationId id) {
    const auto& relation = graph.relation(id);
    const bool mutual = is_mutual(graph, relation);
    auto source = relation.source;
    auto target = relation.target;
    if (mutual && target < source) std::swap(source, target);
    return {
        {sentence_of(relation),
         relation.type,
         relation_words(graph, relation),
         when_text(relation),
         status_of(relation),
         mutual},
        source,
        target};
}

using Entities = std::vector<EntityId>;
using Relations = std::vector<RelationId>;

struct Joint {
    Entities sources;
    Relations relations;
};

void add_once(Entities& entities, EntityId id) {
    if (std::ranges::find(entities, id) == entities.end()) entities.push_back(id);
}

/// Sets of sources that have two or more targets in common.
std::set<Entities> joint_sources(const std::map<std::pair<Saying, EntityId>, Joint>& by_target) {
    std::map<Entities, std::set<EntityId>> targets;
    for (const auto& [key, joint] : by_target) {
        if (joint.sources.size() > 1 && key.first.sentence.is_known()) {
            targets[joint.sources].insert(key.second);
        }
    }
    std::set<Entities> sets;
    for (const auto& [sources, shared] : targets) {
        if (shared.size() > 1) sets.insert(sources);
    }
    return sets;
}

/// The largest of `sets` that is part of `sources`, the first of equals; nullptr when none is.
/// Three countries that negotiate, two of which act together all the time, are those two and the
/// third.
const Entities* largest_within(const std::set<Entities>& sets, const Entities& sources) {
    const Entities* largest = nullptr;
    for (const auto& set : sets) {
        if (largest != nullptr && set.size() <= largest->size()) continue;
        if (std::ranges::includes(sources, set)) largest = &set;
    }
    return largest;
}

}  // namespace

std::vector<Statement> compressed(const Graph& graph, const std::vector<RelationId>& relations) {
    auto ids = relations;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());

    std::map<std::pair<Saying, EntityId>, Joint> by_target;
    std::map<RelationId, Said> said;
    for (const auto id : ids) {
        const auto& one = said.emplace(id, said_by(graph, id)).first->second;
        auto& joint = by_target[{one.saying, one.target}];
        add_once(joint.sources, one.source);
        joint.relations.push_back(id);
    }
    for (auto& [key, joint] : by_target) std::ranges::sort(joint.sources);

    const auto sets = joint_sources(by_target);
    std::map<std::pair<Saying, Entities>, Statement> by_sources;
    const auto add =
        [&](const Saying& saying, const Entities& sources, EntityId target, RelationId id) {
            auto& statement = by_sources[{saying, sources}];
            statement.sources = sources;
            add_once(statement.targets, target);
            statement.relations.push_back(id);
        };
    for (const auto& [key, joint] : by_target) {
        const auto* together =
            key.first.sentence.is_known() ? largest_within(sets, joint.sources) : nullptr;
        for (const auto id : joint.relations) {
            const auto source = said.at(id).source;
            const bool joins = together != nullptr && std::ranges::binary_search(*together, source);
            add(key.first, joins ? *together : Entities{source}, key.second, id);
        }
    }

    std::vector<std::pair<Saying, Statement>> ordered;
    for (auto& [key, statement] : by_sources) {
        std::ranges::sort(statement.relations);
        std::ranges::sort(statement.targets);
        ordered.emplace_back(key.first, std::move(statement));
    }
    std::ranges::sort(ordered, [](const auto& a, const auto& b) {
        const auto key = [](const auto& one) {
            const auto& [saying, statement] = one;
            return std::tie(
                saying.sentence,
                statement.sources,
                statement.targets,
                saying.type,
                statement.relations
            );
        };
        return key(a) < key(b);
    });
    std::vector<Statement> statements;
    statements.reserve(ordered.size());
    for (auto& one : ordered) statements.push_back(std::move(one.second));
    return statements;
}

std::vector<EntityId> by_first_mention(
    const Graph& graph, const std::vector<RelationId>& relations
) {
    std::map<EntityId, Sentence> first;
    for (const auto id : relations) {
        const auto& relation = graph.relation(id);
        const auto sentence = sentence_of(relation);
        for (const auto end : {relation.source, relation.target}) {
            auto& known = first.try_emplace(end, sentence).first->second;
            known = std::min(known, sentence);
        }
    }
    std::vector<EntityId> entities;
    for (const auto& [id, sentence] : first) entities.push_back(id);
    std::ranges::stable_sort(entities, {}, [&](EntityId id) {
        const auto& sentence = first.at(id);
        return std::tie(sentence.document, sentence.begin);
    });
    return entities;
}

}  // namespace relata
