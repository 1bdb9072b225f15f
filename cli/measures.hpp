#pragma once

#include "graph/graph.hpp"
#include "graph/measures.hpp"
#include "graph/property.hpp"
#include "graph/snapshot.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::cli {

/// What `rank` asks of a measure.
struct MeasureQuestion {
    Direction direction = Direction::either;
    std::vector<double> numbers;   ///< what `--weight` names, by relation; empty: 1 each
    std::vector<EntityId> around;  ///< where the walkers of PageRank begin; empty: anywhere
    bool normalized = false;
    std::size_t iterations = 0;  ///< of PageRank, no more and no fewer; 0: until scores settle
    std::optional<SamplingOptions> sampling;  ///< betweenness from samples
};

struct MeasureAnswer {
    std::vector<double> scores;  ///< by vertex, or by RelationId
    PropertyMap details = {};    ///< members of `--json`: `iterations`, `samples`, …
    std::string remark = {};     ///< what a reader of the scores should know: how they were found
    std::string warning = {};    ///< not empty: the scores had not settled
};

/// What `--weight` means to a measure.
enum class NumbersAre { not_asked, weights, costs };

/// Which directions make a difference, and the one that is meant without `--direction`.
enum class Walks { either_by_default, out_by_default, either_only };

/// One measure that entities or relations can be ranked by.
struct Measure {
    std::string_view name;
    std::string_view question;  ///< "how many …", what it tells
    std::string_view convention;
    bool of_relations = false;
    bool is_whole = false;  ///< scores are whole numbers
    NumbersAre numbers = NumbersAre::not_asked;
    Walks walks = Walks::either_by_default;
    /// About how many relations will be looked at among n entities and m relations.
    double (*steps)(double n, double m);
    MeasureAnswer (*answer)(const Snapshot& graph, const MeasureQuestion& question);
};

/// The one list of measures, in the order of docs/measures.md.
std::span<const Measure> all_measures();

/// The measure of that name. Throws InputError with the nearest one.
const Measure& the_measure(const std::string& name);

/// The names of those for which `holds`: `degree, strength and pagerank`.
std::string names_of_measures(bool (*holds)(const Measure& measure));

}  // namespace relata::cli
