#pragma once

#include "graph/graph.hpp"

#include <vector>

namespace relata {

/// What is drawn as one thing: relations that say the same in the same sentence.
///
/// Every source is related to every target by one of `relations`: a compression never adds or loses
/// a fact, so |relations| >= |sources| * |targets| (more when a source says a thing twice).
struct Statement {
    std::vector<EntityId> sources;      ///< in order of mention; more than one: they are joint
    std::vector<EntityId> targets;      ///< in order of mention
    std::vector<RelationId> relations;  ///< in order of arrival; the first speaks for all

    friend bool operator==(const Statement&, const Statement&) = default;
};

/// Merges relations for a picture, in two steps.
///
/// 1. Joint statement: relations with the same type, words, target, date, status and sentence but
///    several sources become one, when the same set of sources shares two or more targets. A larger
///    set that contains such a set is split into it and the rest.
/// 2. Fan-out: statements with the same sources, type, words, date, status and sentence become one
///    with several targets.
///
/// The sentence is the first evidence of a relation. Relations without evidence are never joint:
/// that two firms supply the same customers does not make them act together. The two ends of a
/// relation without direction are put in order of arrival first. Statements come in the order in
/// which the documents make them, those without evidence last, by (sentence, source, target, type,
/// id). O(m log m) for m relations.
std::vector<Statement> compressed(const Graph& graph, const std::vector<RelationId>& relations);

/// Where an entity is first mentioned: the earliest sentence of `relations` it is part of, then
/// order of arrival. The entities of `relations`, each once, in that order.
std::vector<EntityId> by_first_mention(
    const Graph& graph, const std::vector<RelationId>& relations
);

}  // namespace relata
