#include "cli/ranking.hpp"

#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>
#include <stdexcept>
#include <utility>

namespace relata::cli {
namespace {

InputError refused(const std::string& why) {
    return InputError({}, why);
}

Direction direction_of(const Measure& measure, const RankQuestion& asked) {
    if (!asked.direction) {
        return measure.walks == Walks::out_by_default ? Direction::out : Direction::either;
    }
    if (measure.walks == Walks::either_only && *asked.direction != Direction::either) {
        throw refused(
            "--direction: " + std::string(measure.name) + " does not ask which way relations point"
        );
    }
    return *asked.direction;
}

/// The property `--weight` names as a column; of relations that the snapshot does not show, 0.
std::vector<double> numbers_of(
    const Graph& graph, const Snapshot& snapshot, const Measure& measure, const std::string& name
) {
    if (name.empty()) return {};
    if (measure.numbers == NumbersAre::not_asked) {
        throw refused(
            "--weight: " + std::string(measure.name) + " takes no weights; " +
            names_of_measures([](const Measure& other) {
                return other.numbers != NumbersAre::not_asked;
            }) +
            " do"
        );
    }
    const bool may_be_0 = measure.numbers == NumbersAre::weights;
    std::vector<double> column(snapshot.relation_bound());
    for (const auto arc : snapshot.columns().out_arcs) {
        const RelationId id{arc / 2};
        const auto& relation = graph.relation(id);
        const auto value = relation.properties.number(name);
        if (!value || !std::isfinite(*value) || *value < 0 || (*value == 0 && !may_be_0)) {
            throw refused(
                "--weight: relation \"" + printable(relation.id) + "\" has no number " +
                (may_be_0 ? ">= 0" : "> 0") + " called \"" + printable(name) + '"'
            );
        }
        column[id.value] = *value;
    }
    return column;
}

bool is_betweenness(const Measure& measure) {
    return measure.name == "betweenness";
}

std::optional<SamplingOptions> sampling_of(const Measure& measure, const RankQuestion& asked) {
    if (asked.samples == 0 && asked.error == 0) return std::nullopt;
    if (!is_betweenness(measure) || !asked.weight.empty()) {
        throw refused("--samples and --error estimate betweenness, without --weight, only");
    }
    SamplingOptions sampling;
    sampling.samples = asked.samples;
    if (asked.error > 0) sampling.error = asked.error;
    sampling.seed = asked.seed;
    return sampling;
}

MeasureQuestion question_of(
    const Graph& graph, const Snapshot& snapshot, const Measure& measure, const RankQuestion& asked
) {
    MeasureQuestion question;
    question.direction = direction_of(measure, asked);
    question.numbers = numbers_of(graph, snapshot, measure, asked.weight);
    question.sampling = sampling_of(measure, asked);
    question.normalized = asked.normalized;
    if (asked.normalized && !is_betweenness(measure) && !measure.of_relations) {
        throw refused("--normalized: only betweenness and relation-betweenness have two scales");
    }
    if (!asked.around.empty() && measure.name != "pagerank") {
        throw refused("--around: only pagerank begins somewhere");
    }
    if (asked.iterations != 0 && measure.name != "pagerank") {
        throw refused("--iterations: only pagerank stops after so many");
    }
    question.iterations = asked.iterations;
    for (const auto& name : asked.around) question.around.push_back(the_entity(graph, name));
    return question;
}

std::string rounded(double number) {
    std::ostringstream text;
    text.precision(3);
    text << number;
    return text.str();
}

/// Refuses what would take hours, and says what can be done instead.
void require_bounded(
    const Measure& measure,
    const MeasureQuestion& question,
    const Snapshot& snapshot,
    const RankQuestion& asked
) {
    const auto n = static_cast<double>(snapshot.vertex_count());
    const auto m = static_cast<double>(snapshot.arc_count());
    auto steps = measure.steps(n, m);
    std::string instead = "narrow what is looked at, or raise --max-visited";
    if (question.sampling) {
        // What the weaker of the two bounds asks for, and a search that looks at a part of the
        // graph.
        const auto& [error, failure, samples, seed] = *question.sampling;
        const auto needed = std::log(2 * n / failure) / (2 * error * error);
        steps = (samples != 0 ? static_cast<double>(samples) : needed) * std::sqrt(m) * 8;
        instead = "allow for a larger --error, or raise --max-visited";
    } else if (is_betweenness(measure) && asked.weight.empty()) {
        instead = "estimate it (--error 0.01), " + instead;
    }
    if (!question.numbers.empty() && measure.numbers == NumbersAre::costs) steps = n * m;
    if (question.iterations != 0) steps = static_cast<double>(question.iterations) * (n + m);
    if (asked.max_visited == 0 || steps <= asked.max_visited) return;
    throw refused(
        std::string(measure.name) + " of " + std::to_string(snapshot.vertex_count()) +
        " entities would look at relations about " + rounded(steps) +
        " times, more than --max-visited " + rounded(asked.max_visited) + "; " + instead
    );
}

/// Best first. Scores that differ by rounding only share a rank, and stand in the order of the
/// graph; after them, ranks go on as if each had had its own.
void sort_by_rank(std::vector<Ranked>& ranked) {
    constexpr double rounding = 1e-9;
    std::ranges::stable_sort(ranked, std::greater{}, &Ranked::score);
    for (std::size_t begin = 0; begin < ranked.size();) {
        const auto best = ranked[begin].score;
        auto end = begin;
        while (end < ranked.size() && ranked[end].score >= best - rounding * std::abs(best)) {
            ranked[end++].rank = begin + 1;
        }
        const auto first = ranked.begin() + static_cast<std::ptrdiff_t>(begin);
        const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(end);
        std::ranges::sort(first, last, {}, &Ranked::number);
        begin = end;
    }
}

std::vector<Ranked> scored_of(
    const Snapshot& snapshot, const Measure& measure, const std::vector<double>& scores
) {
    std::vector<Ranked> scored;
    if (!measure.of_relations) {
        for (Vertex v = 0; v < snapshot.vertex_count(); ++v) {
            scored.push_back({snapshot.entity(v).value, scores[v]});
        }
        return scored;
    }
    std::vector<bool> is_shown(snapshot.relation_bound());
    for (const auto arc : snapshot.columns().out_arcs) is_shown[arc / 2] = true;
    for (std::uint32_t relation = 0; relation < is_shown.size(); ++relation) {
        if (is_shown[relation]) scored.push_back({relation, scores[relation]});
    }
    return scored;
}

void keep_kind(const Graph& graph, const RankQuestion& asked, Ranking& ranking) {
    if (asked.kind.empty()) return;
    if (ranking.measure.of_relations) {
        throw refused(
            "--kind: " + std::string(ranking.measure.name) + " ranks relations, not entities"
        );
    }
    const auto kind = the_kind(graph, asked.kind);
    std::erase_if(ranking.ranked, [&](const Ranked& each) {
        const auto& kinds = graph.entity(EntityId{each.number}).kinds;
        return std::ranges::find(kinds, kind) == kinds.end();
    });
}

}  // namespace

void add_rank_options(CLI::App& command, RankQuestion& question) {
    command
        .add_option("--by", question.by, "The measure: " + names_of_measures([](const Measure&) {
                                             return true;
                                         }))
        ->required();
    static const std::map<std::string, Direction> directions{
        {"out", Direction::out}, {"in", Direction::in}, {"either", Direction::either}};
    command
        .add_option(
            "--direction",
            question.direction,
            "Take relations out (source to target), in, or either way; default: out for pagerank, "
            "katz, hubs and authorities, either for the others"
        )
        ->transform(CLI::CheckedTransformer(directions, CLI::ignore_case).description(""))
        ->type_name("out|in|either");
    command.add_option(
        "--weight",
        question.weight,
        "A numeric property of relations: what they weigh, or for closeness, harmonic and "
        "betweenness how long they are"
    );
    add_repeatable(
        command,
        "--around",
        question.around,
        "pagerank: as seen from this entity, not from anywhere"
    );
    command
        .add_option(
            "--iterations",
            question.iterations,
            "pagerank: stop after so many, not when the scores have settled"
        )
        ->check(CLI::PositiveNumber);
    command.add_flag(
        "--normalized", question.normalized, "betweenness: as a share of all pairs of others"
    );
    auto* samples =
        command
            .add_option(
                "--samples", question.samples, "betweenness: estimate it from so many random paths"
            )
            ->check(CLI::PositiveNumber);
    command
        .add_option(
            "--error",
            question.error,
            "betweenness: estimate it; with probability 0.9 no score is off by a larger share of "
            "all pairs (0.01 is good)"
        )
        ->check(CLI::Range(1e-6, 0.999))
        ->excludes(samples);
    command
        .add_option("--seed", question.seed, "The random paths are the same for the same number")
        ->capture_default_str();
    command.add_flag("--denied", question.denied, "Also count relations that a source denies");
    add_narrow_options(command, question.narrow);
    command
        .add_option(
            "--max-visited",
            question.max_visited,
            "Refuse what would look at relations more often than this (0: refuse nothing)"
        )
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

Ranking ranking_of(const Graph& graph, const RankQuestion& asked) {
    Ranking ranking{the_measure(asked.by)};
    const auto& measure = ranking.measure;
    const auto snapshot = narrowed(graph, asked.narrow, asked.denied);
    ranking.question = question_of(graph, snapshot, measure, asked);
    require_bounded(measure, ranking.question, snapshot, asked);
    try {
        ranking.answer = measure.answer(snapshot, ranking.question);
    } catch (const std::overflow_error& error) {
        throw refused(std::string(measure.name) + ": " + error.what());
    } catch (const std::invalid_argument& error) {
        throw refused("--weight: " + std::string(error.what()));
    }
    ranking.entities = snapshot.vertex_count();
    ranking.relations = static_cast<std::size_t>(std::ranges::count_if(
        snapshot.columns().out_arcs, [](std::uint32_t arc) { return arc % 2 == 0; }
    ));
    ranking.scored = scored_of(snapshot, measure, ranking.answer.scores);
    ranking.ranked = ranking.scored;
    keep_kind(graph, asked, ranking);
    sort_by_rank(ranking.ranked);
    return ranking;
}

}  // namespace relata::cli
