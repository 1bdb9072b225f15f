// relata_bench: how fast is relata beside others that answer the same question?
// `relata_bench --help` says how to ask.

#include "benchmarks/harness.hpp"
#include "benchmarks/input.hpp"
#include "benchmarks/questions.hpp"

#include <array>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <tbb/global_control.h>
#include <utility>
#include <vector>

namespace {

using namespace relata::bench;  // NOLINT(google-build-using-namespace): a program of nothing else

struct Question {
    std::string_view name;
    void (*ask)(Input&, Report&);
};

constexpr std::array questions{
    Question{"snapshot", snapshot},
    Question{"shortest_path", shortest_path},
    Question{"filtered_path", filtered_path},
    Question{"k_shortest_paths", k_shortest_paths},
    Question{"all_paths", all_paths},
    Question{"two_hops", two_hops},
    Question{"common_neighbors", common_neighbors},
    Question{"breadth_first", breadth_first},
    Question{"shortest_distances", shortest_distances},
    Question{"pagerank", pagerank},
    Question{"weak_components", weak_components},
    Question{"betweenness", betweenness},
    Question{"label_propagation", label_propagation},
    Question{"louvain", louvain},
    Question{"leiden", leiden},
};

constexpr auto help = R"(relata_bench [QUESTION]… [OPTION]…

  relata_bench --graph social:100000:1000000 shortest_path
  relata_bench --graph rmat:20:16 --gapbs ~/gapbs breadth_first --simple
  relata_bench --graph mine.wel --markdown
  relata_bench growth --up-to 10000000 --svg growth.svg

Graphs (may be given more than once; without one: social:100000:1000000 and rmat:16:16):
  --graph social:VERTICES:EDGES  communities and preferential attachment
  --graph rmat:SCALE:FACTOR      R-MAT with the parameters of Graph500
  --graph FILE.el | FILE.wel     `source target [weight]` a line, vertices counted from 0
  --simple                       drop loops and parallel edges first, as GAPBS does
Peers (what is not there is left out, and said):
  --gapbs DIR        compiled programs of the GAP Benchmark Suite [environment: GAPBS]
  --python PYTHON    has NetworkX; `none`: leave it out [python3]
  --igraph none      leave igraph out, which needs minutes for large graphs
  --python-edges M   no larger graphs for it [2000000]
Runs:
  --threads N        for relata and GAPBS, the others have one [1]
  --runs N           medians of so many, turn by turn [5]
  --pairs N          random pairs [100]
  --markdown         a table for docs/performance.md
Growth (asked by name only; makes its own graphs):
  --up-to N          relations of the largest [1000000]
  --svg FILE         draws the curves
)";

EdgeList make_graph(const std::string& what) {
    const auto first = what.find(':');
    const auto kind = what.substr(0, first);
    if (first != std::string::npos && (kind == "social" || kind == "rmat")) {
        const auto second = what.find(':', first + 1);
        if (second == std::string::npos) throw std::runtime_error("what is the size of " + what);
        const auto a = std::stoul(what.substr(first + 1, second - first - 1));
        const auto b = std::stoul(what.substr(second + 1));
        if (kind == "rmat") return rmat(static_cast<unsigned>(a), static_cast<unsigned>(b), 27);
        return social(static_cast<std::uint32_t>(a), b, 42);
    }
    return read_edge_list(what, 42);
}

struct Wanted {
    std::vector<Question> questions;
    std::vector<std::string> graphs;
    Settings settings;
    Report::Format format = Report::Format::text;
    std::size_t runs = 5;
    bool simple = false;
    bool growth = false;
    std::size_t growth_to = 1'000'000;
    std::string svg;
};

Wanted read_arguments(const std::vector<std::string>& arguments) {
    Wanted wanted;
    if (const char* folder = std::getenv("GAPBS")) wanted.settings.gapbs = folder;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        const auto value = [&]() -> const std::string& {
            if (i + 1 == arguments.size()) throw std::runtime_error(argument + " needs a value");
            return arguments[++i];
        };
        if (argument == "--graph") {
            wanted.graphs.push_back(value());
        } else if (argument == "--simple") {
            wanted.simple = true;
        } else if (argument == "--gapbs") {
            wanted.settings.gapbs = value();
        } else if (argument == "--python") {
            wanted.settings.python = value();
            if (wanted.settings.python == "none") wanted.settings.python.clear();
        } else if (argument == "--igraph") {
            wanted.settings.igraph = value() != "none";
        } else if (argument == "--python-edges") {
            wanted.settings.python_edges = std::stoul(value());
        } else if (argument == "--threads") {
            wanted.settings.threads = std::stoul(value());
        } else if (argument == "--runs") {
            wanted.runs = std::stoul(value());
        } else if (argument == "--pairs") {
            wanted.settings.pairs = std::stoul(value());
        } else if (argument == "--up-to") {
            wanted.growth_to = std::stoul(value());
        } else if (argument == "--svg") {
            wanted.svg = value();
        } else if (argument == "growth") {
            wanted.growth = true;
        } else if (argument == "--markdown") {
            wanted.format = Report::Format::markdown;
        } else {
            const auto* const found =
                std::ranges::find(questions, std::string_view(argument), &Question::name);
            if (found == questions.end()) {
                std::string names;
                for (const auto& question : questions) names += " " + std::string(question.name);
                throw std::runtime_error("no question \"" + argument + "\"; there are:" + names);
            }
            wanted.questions.push_back(*found);
        }
    }
    if (wanted.questions.empty() && wanted.growth) return wanted;
    if (wanted.questions.empty()) wanted.questions.assign(questions.begin(), questions.end());
    if (wanted.graphs.empty()) wanted.graphs = {"social:100000:1000000", "rmat:16:16"};
    return wanted;
}

bool run(const Wanted& wanted) {
    const tbb::global_control threads(
        tbb::global_control::max_allowed_parallelism, wanted.settings.threads
    );
    bool all_agree = true;
    Report report(std::cout, wanted.format, wanted.runs);
    for (const auto& what : wanted.graphs) {
        auto list = make_graph(what);
        if (wanted.simple) make_simple(list);
        report.say(
            list.name + ": " + std::to_string(list.vertices) + " vertices, " +
            std::to_string(list.edges.size()) + " edges; CPU time, median of " +
            std::to_string(wanted.runs) + " runs; ratio: theirs / relata's"
        );
        Input input(std::move(list), wanted.settings);
        for (const auto& question : wanted.questions) {
            try {
                question.ask(input, report);
            } catch (const Disagreement& disagreement) {
                std::cerr << disagreement.what() << " on " << what << '\n';
                all_agree = false;
            }
        }
    }
    if (wanted.growth) growth(wanted.growth_to, wanted.svg, report);
    return all_agree;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> arguments(argv + 1, argv + argc);
    for (const auto& argument : arguments) {
        if (argument == "--help" || argument == "-h") {
            std::cout << help;
            return 0;
        }
    }
    try {
        return run(read_arguments(arguments)) ? 0 : 1;
    } catch (const std::exception& error) {
        std::cerr << "relata_bench: " << error.what() << '\n';
        return 2;
    }
}
