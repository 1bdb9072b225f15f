#include "cli/measures.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <array>
#include <sstream>

namespace relata::cli {
namespace {

Snapshot turned(const Snapshot& graph, Direction direction) {
    switch (direction) {
        case Direction::out:
            return graph;
        case Direction::in:
            return graph.reversed();
        case Direction::either:
            return graph.undirected();
    }
    return graph;
}

template <typename Number>
MeasureAnswer answer_of(const std::vector<Number>& scores) {
    return {{scores.begin(), scores.end()}};
}

std::string short_text(double number) {
    std::ostringstream text;
    text << number;  // six digits
    return text.str();
}

/// What hubs_and_authorities and IteratedScores tell beside their scores.
template <typename Iterated>
MeasureAnswer iterated_answer(const Iterated& iterated, std::vector<double> scores) {
    MeasureAnswer answer{std::move(scores)};
    answer.details.set("iterations", static_cast<std::int64_t>(iterated.iterations));
    answer.details.set("change", iterated.change);
    answer.details.set("converged", iterated.converged);
    answer.remark = "settled after " + std::to_string(iterated.iterations) + " iterations";
    if (!iterated.converged) {
        answer.remark.clear();
        answer.warning = "the scores had not settled after " + std::to_string(iterated.iterations) +
                         " iterations; the last changed them by " + short_text(iterated.change);
    }
    return answer;
}

MeasureAnswer degree(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(degrees(graph, question.direction));
}

MeasureAnswer strength(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(strengths(graph, question.numbers, question.direction));
}

MeasureAnswer core(const Snapshot& graph, const MeasureQuestion&) {
    return answer_of(core_numbers(graph));
}

MeasureAnswer close(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(closeness(turned(graph, question.direction), question.numbers));
}

MeasureAnswer harmonic(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(harmonic_closeness(turned(graph, question.direction), question.numbers));
}

MeasureAnswer eccentricity(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(eccentricities(turned(graph, question.direction)));
}

MeasureAnswer sampled(const Snapshot& graph, const MeasureQuestion& question) {
    auto sample = sampled_betweenness(graph, *question.sampling);
    const auto n = static_cast<double>(graph.vertex_count());
    const auto pairs = n * (n - 1);
    if (question.normalized && n > 2) {
        for (auto& score : sample.scores) score /= (n - 1) * (n - 2);
    }
    MeasureAnswer answer{std::move(sample.scores)};
    answer.details.set("samples", static_cast<std::int64_t>(sample.samples));
    answer.details.set("error", sample.error);
    answer.details.set("failure", sample.failure);
    answer.details.set("seed", static_cast<std::int64_t>(question.sampling->seed));
    answer.remark = "estimated from " + std::to_string(sample.samples) +
                    " random shortest paths: with probability " + short_text(1 - sample.failure) +
                    " no score is off by more than " +
                    (question.normalized ? short_text(sample.error) + " of all pairs"
                                         : short_text(sample.error * pairs));
    return answer;
}

MeasureAnswer between(const Snapshot& graph, const MeasureQuestion& question) {
    const auto walked = turned(graph, question.direction);
    if (question.sampling) return sampled(walked, question);
    return answer_of(
        betweenness(walked, {.costs = question.numbers, .normalized = question.normalized})
    );
}

MeasureAnswer relations_between(const Snapshot& graph, const MeasureQuestion& question) {
    return answer_of(relation_betweenness(
        turned(graph, question.direction),
        {.costs = question.numbers, .normalized = question.normalized}
    ));
}

MeasureAnswer page_rank(const Snapshot& graph, const MeasureQuestion& question) {
    std::vector<double> teleport;
    if (!question.around.empty()) teleport.resize(graph.vertex_count());
    for (const auto entity : question.around) {
        if (const auto v = graph.vertex(entity)) teleport[*v] += 1;
    }
    PageRankOptions options{.weights = question.numbers, .teleport = teleport};
    if (question.iterations != 0) {
        options.limits = {.tolerance = 0, .max_iterations = question.iterations};
    }
    const auto ranks = pagerank(turned(graph, question.direction), options);
    auto answer = iterated_answer(ranks, ranks.scores);
    if (question.iterations != 0) {
        answer.remark = counted(question.iterations, "iteration", "iterations") +
                        ", as asked; the last changed the scores by " + short_text(ranks.change);
        answer.warning.clear();
    }
    return answer;
}

MeasureAnswer eigenvector(const Snapshot& graph, const MeasureQuestion& question) {
    const auto found = eigenvector_centrality(turned(graph, question.direction), question.numbers);
    return iterated_answer(found, found.scores);
}

MeasureAnswer katz(const Snapshot& graph, const MeasureQuestion& question) {
    const auto found =
        katz_centrality(turned(graph, question.direction), {.weights = question.numbers});
    auto answer = iterated_answer(found, found.scores);
    answer.details.set("attenuation", found.attenuation);
    answer.remark += (answer.remark.empty() ? "" : "; ") + std::string("attenuation ") +
                     short_text(found.attenuation);
    return answer;
}

MeasureAnswer hubs(const Snapshot& graph, const MeasureQuestion& question) {
    const auto found = hubs_and_authorities(turned(graph, question.direction), question.numbers);
    return iterated_answer(found, found.hubs);
}

MeasureAnswer authorities(const Snapshot& graph, const MeasureQuestion& question) {
    const auto found = hubs_and_authorities(turned(graph, question.direction), question.numbers);
    return iterated_answer(found, found.authorities);
}

MeasureAnswer local_clustering(const Snapshot& graph, const MeasureQuestion& question) {
    if (question.direction != Direction::either) return answer_of(directed_clustering(graph));
    return answer_of(clustering(graph).local);
}

// Of what is walked a few times at most.
double linear(double n, double m) {
    return n + m;
}
double from_each(double n, double m) {
    return n * m;
}
/// 256 at once, which costs a few times one.
double from_many_at_once(double n, double m) {
    return n * m / 64;
}

constexpr std::array measures{
    Measure{
        .name = "degree",
        .question = "how many relations an entity has",
        .convention = "parallel relations count each, a loop counts its two ends",
        .is_whole = true,
        .steps = linear,
        .answer = degree},
    Measure{
        .name = "strength",
        .question = "how much the relations of an entity weigh together",
        .convention = "parallel relations count each, a loop counts its two ends",
        .numbers = NumbersAre::weights,
        .steps = linear,
        .answer = strength},
    Measure{
        .name = "core",
        .question =
            "how deep in the thick of things: the largest k of a set whose members all have k "
            "neighbors in it",
        .convention = "directions, parallel relations and loops do not count",
        .is_whole = true,
        .walks = Walks::either_only,
        .steps = linear,
        .answer = core},
    Measure{
        .name = "closeness",
        .question = "how near all others are",
        .convention = "1 / mean distance, times the share of the others that can be reached",
        .numbers = NumbersAre::costs,
        .steps = from_many_at_once,
        .answer = close},
    Measure{
        .name = "harmonic",
        .question = "how near all others are, those out of reach counting nothing",
        .convention = "mean of 1 / distance",
        .numbers = NumbersAre::costs,
        .steps = from_many_at_once,
        .answer = harmonic},
    Measure{
        .name = "eccentricity",
        .question = "how far away the farthest is that can be reached; the most remote first",
        .convention = "in relations",
        .is_whole = true,
        .steps = from_many_at_once,
        .answer = eccentricity},
    Measure{
        .name = "betweenness",
        .question = "how many shortest paths between two others run through an entity",
        .convention = "pairs are ordered; shortest paths of a pair share one unit",
        .numbers = NumbersAre::costs,
        .steps = from_each,
        .answer = between},
    Measure{
        .name = "relation-betweenness",
        .question = "how many shortest paths between two entities run over a relation",
        .convention = "pairs are ordered; shortest paths of a pair share one unit",
        .of_relations = true,
        .numbers = NumbersAre::costs,
        .steps = from_each,
        .answer = relations_between},
    Measure{
        .name = "pagerank",
        .question = "how often one comes by who follows relations at random",
        .convention = "damping 0.85; the scores sum to 1",
        .numbers = NumbersAre::weights,
        .walks = Walks::out_by_default,
        .steps = linear,
        .answer = page_rank},
    Measure{
        .name = "eigenvector",
        .question = "how well an entity is linked to entities that are well linked",
        .convention = "the largest score is 1",
        .numbers = NumbersAre::weights,
        .steps = linear,
        .answer = eigenvector},
    Measure{
        .name = "katz",
        .question = "how many chains of relations end at an entity, the shorter counting more",
        .convention = "the least score is 1",
        .numbers = NumbersAre::weights,
        .walks = Walks::out_by_default,
        .steps = linear,
        .answer = katz},
    Measure{
        .name = "hubs",
        .question = "who points to good authorities",
        .convention = "the largest score is 1",
        .numbers = NumbersAre::weights,
        .walks = Walks::out_by_default,
        .steps = linear,
        .answer = hubs},
    Measure{
        .name = "authorities",
        .question = "who is pointed to by good hubs",
        .convention = "the largest score is 1",
        .numbers = NumbersAre::weights,
        .walks = Walks::out_by_default,
        .steps = linear,
        .answer = authorities},
    Measure{
        .name = "clustering",
        .question = "which share of the pairs of an entity's neighbors are linked themselves",
        .convention = "parallel relations count once, loops not",
        .steps = linear,
        .answer = local_clustering},
};

}  // namespace

std::span<const Measure> all_measures() {
    return measures;
}

const Measure& the_measure(const std::string& name) {
    std::vector<std::string> names;
    for (const auto& measure : measures) {
        if (fold_name(name) == fold_name(measure.name)) return measure;
        names.emplace_back(measure.name);
    }
    const auto nearest = nearest_word(name, names);
    throw InputError(
        {},
        "unknown measure \"" + printable(name) + '"' +
            (nearest.empty()
                 ? "; there are " + names_of_measures([](const Measure&) { return true; })
                 : "; did you mean \"" + nearest + "\"?")
    );
}

std::string names_of_measures(bool (*holds)(const Measure& measure)) {
    std::vector<std::string_view> names;
    for (const auto& measure : measures) {
        if (holds(measure)) names.push_back(measure.name);
    }
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

}  // namespace relata::cli
