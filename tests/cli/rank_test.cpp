#include "cli/graph_file.hpp"
#include "tests/render/golden.hpp"
#include "tests/support/graphalytics.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>
#include <string>
#include <vector>

namespace cli = relata::cli;
namespace tests = relata::tests;
using Catch::Matchers::Contains;
using relata::tests::ask;
using relata::tests::check_golden;
using relata::tests::example;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

// Ana --works for--> Bank --owns--> Dam --supplies--> Eva
// Ana --advises----> City --permits--> Dam            Fay (alone)
const std::string table =
    "source,target,type,tons,days\n"
    "Ana,Bank,WORKS_FOR,1,2\n"
    "Bank,Dam,OWNS,4,1\n"
    "Ana,City,ADVISES,2,1\n"
    "City,Dam,PERMITS,2,1\n"
    "Dam,Eva,SUPPLIES,0,3\n";

struct Example {
    Folder folder;
    std::string csv = folder.file("dam.csv", table);
    std::string graph = folder / "dam.json";

    Example() { REQUIRE(ask({"import", csv, "-o", graph}).code == 0); }
};

std::string scores(const std::vector<std::string>& arguments) {
    auto all = std::vector<std::string>{"rank"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    all.emplace_back("--csv");
    const auto run = ask(all);
    CHECK(run.err.empty());
    CHECK(run.code == 0);
    return run.out;
}

}  // namespace

TEST_CASE("rank shows who stands out, by what measure, among how many", "[cli][rank][golden]") {
    const auto talks = example("tokyo-talks.txt");
    std::string text;
    for (const std::string measure :
         {"degree", "core", "betweenness", "relation-betweenness", "pagerank"}) {
        const auto run = ask({"rank", talks, "--by", measure, "--top", "4"});
        CHECK(run.code == 0);
        CHECK(run.err.empty());
        text += run.out + '\n';
    }
    text += ask({"measure", talks}).out;
    check_golden("rank.txt", text);
}

TEST_CASE("equal scores share a rank, and stand in the order of the graph", "[cli][rank]") {
    const Example dam;
    CHECK(
        scores({dam.graph, "--by", "degree"}) ==
        "rank,score,id,kind,name\n"
        "1,3,Dam,,Dam\n"
        "2,2,Ana,,Ana\n"
        "2,2,Bank,,Bank\n"
        "2,2,City,,City\n"
        "5,1,Eva,,Eva\n"
    );
    CHECK(
        scores({dam.graph, "--by", "degree", "--top", "1", "--direction", "in"}) ==
        "rank,score,id,kind,name\n1,2,Dam,,Dam\n"
    );
}

TEST_CASE("a weight is what relations weigh, or how long they are", "[cli][rank]") {
    const Example dam;
    CHECK_THAT(
        scores({dam.graph, "--by", "strength", "--weight", "tons", "--top", "1"}),
        Contains("1,6.0,Dam")
    );
    // By days, the way from Ana to Dam is shorter through City.
    CHECK_THAT(
        scores({dam.graph, "--by", "betweenness", "--weight", "days", "--direction", "out"}),
        Contains("1,3.0,Dam") && Contains("2,2.0,City") && Contains("3,0.0,Bank")
    );
    CHECK(
        ask({"rank", dam.graph, "--by", "closeness", "--weight", "tons"}).err ==
        "relata: --weight: relation \"r5\" has no number > 0 called \"tons\"\n"
    );
    CHECK(
        ask({"rank", dam.graph, "--by", "core", "--weight", "tons"}).err ==
        "relata: --weight: core takes no weights; strength, closeness, harmonic, betweenness, "
        "relation-betweenness, pagerank, eigenvector, katz, hubs and authorities do\n"
    );
}

TEST_CASE("relations are ranked, too", "[cli][rank]") {
    const Example dam;
    CHECK_THAT(
        scores({dam.graph, "--by", "relation-betweenness", "--direction", "out", "--top", "1"}),
        Contains("rank,score,relation,source,type,target\n1,4.0,r5,Dam,SUPPLIES,Eva")
    );
    const auto run = ask({"rank", dam.graph, "--by", "relation-betweenness", "--kind", "Person"});
    CHECK(run.code == 1);
    CHECK(run.err == "relata: --kind: relation-betweenness ranks relations, not entities\n");
}

TEST_CASE("PageRank around an entity begins there", "[cli][rank]") {
    const Example dam;
    const auto run =
        ask({"rank", dam.graph, "--by", "pagerank", "--around", "Dam", "--top", "3", "--json"});
    CHECK_THAT(
        run.out,
        Contains(R"("measure":"pagerank")") && Contains(R"("direction":"out")") &&
            Contains(R"("converged":true)") && Contains(R"("id":"Dam")") &&
            Contains(R"("id":"Eva")") && Contains(R"("ranked":5)")
    );
    // Nobody comes from Dam to Ana.
    CHECK_THAT(run.out, Contains(R"("name":"Ana","rank":3,"score":0.0)"));
    CHECK(
        ask({"rank", dam.graph, "--by", "degree", "--around", "Dam"}).err ==
        "relata: --around: only pagerank begins somewhere\n"
    );
}

TEST_CASE("PageRank stops after as many iterations as asked for", "[cli][rank]") {
    const Example dam;
    // Anywhere is where walkers were before the first, a fifth each. Ana is pointed to by nobody:
    // she has .15 / 5, and of Eva's, who has no way on, .85 / 5 / 5.
    const auto run =
        ask({"rank", dam.graph, "--by", "pagerank", "--iterations", "1", "--json", "--top", "0"});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    CHECK_THAT(run.out, Contains(R"("converged":false,"iterations":1)"));
    CHECK_THAT(run.out, Contains(R"("name":"Ana","rank":5,"score":0.064)"));
    CHECK_THAT(
        ask({"rank", dam.graph, "--by", "pagerank", "--iterations", "1"}).out,
        Contains("\n1 iteration, as asked; the last changed the scores by ")
    );
    CHECK(
        ask({"rank", dam.graph, "--by", "katz", "--iterations", "3"}).err ==
        "relata: --iterations: only pagerank stops after so many\n"
    );
    CHECK(ask({"rank", dam.graph, "--by", "pagerank", "--iterations", "0"}).code == 2);
    CHECK_THAT(
        ask({"rank", dam.graph, "--by", "pagerank", "--iterations", "10000000000"}).err,
        Contains("--max-visited")
    );
}

TEST_CASE("betweenness can be estimated, and says how well", "[cli][rank]") {
    const Example dam;
    const auto run = ask({"rank", dam.graph, "--by", "betweenness", "--error", "0.05", "--json"});
    CHECK(run.code == 0);
    CHECK_THAT(
        run.out,
        Contains(R"("error":0.0)") && Contains(R"("failure":0.1)") && Contains(R"("samples":)") &&
            Contains(R"("seed":1)")
    );
    CHECK_THAT(
        ask({"rank", dam.graph, "--by", "betweenness", "--samples", "100"}).out,
        Contains("estimated from 100 random shortest paths: with probability 0.9")
    );
    CHECK(ask({"rank", dam.graph, "--by", "degree", "--samples", "9"}).code == 1);
}

TEST_CASE("what would take hours is refused, and the way out named", "[cli][rank]") {
    const Example dam;
    const auto run = ask({"rank", dam.graph, "--by", "betweenness", "--max-visited", "10"});
    CHECK(run.code == 1);
    CHECK(run.out.empty());
    CHECK(
        run.err ==
        "relata: betweenness of 5 entities would look at relations about 25 times, more than "
        "--max-visited 10; estimate it (--error 0.01), narrow what is looked at, or raise "
        "--max-visited\n"
    );
}

TEST_CASE("scores are kept in the graph when that is asked for", "[cli][rank]") {
    const Example dam;
    const auto run = ask({"rank", dam.graph, "--by", "core", "--save-as", "core"});
    CHECK(run.code == 0);
    CHECK(run.err == "relata: 5 scores saved as \"core\"\n");
    CHECK_THAT(ask({"show", dam.graph, "Dam", "--json"}).out, Contains(R"("core":2)"));

    const auto other = dam.folder / "other.relata";
    const auto args = std::vector<std::string>{
        "rank", dam.csv, "--by", "relation-betweenness", "--save-as", "between", "-o", other};
    CHECK(ask(args).code == 0);
    CHECK_THAT(ask({"list", other, "relations", "--json"}).out, Contains(R"("between":8.0)"));
    const auto refused = ask({"rank", dam.csv, "--by", "core", "--save-as", "core"});
    CHECK(refused.code == 1);
    CHECK_THAT(refused.err, Contains("a graph is kept in a .relata or a .json file"));
    CHECK(ask({"rank", dam.graph, "--by", "core", "-o", other}).code == 2);
}

TEST_CASE("what cannot be ranked is told", "[cli][rank]") {
    const Example dam;
    CHECK(
        ask({"rank", dam.graph, "--by", "betweeness"}).err ==
        "relata: unknown measure \"betweeness\"; did you mean \"betweenness\"?\n"
    );
    CHECK_THAT(
        ask({"rank", dam.graph, "--by", "core", "--direction", "in"}).err,
        Contains("core does not ask which way relations point")
    );
    CHECK(ask({"rank", dam.graph}).code == 2);
    const auto folder = Folder();
    const auto people = folder.file(
        "people.json", R"({"nodes":[{"id":"a","kind":"Person"},{"id":"b"}],"edges":[]})"
    );
    const auto none = ask({"rank", people, "--by", "degree", "--type", "LINK"});
    CHECK(none.code == 1);  // no relation has that type
    const auto empty = ask({"rank", "-", "--by", "degree"}, R"({"nodes":[],"edges":[]})");
    CHECK(empty.code == 4);
    CHECK_THAT(empty.err, Contains("there is nothing to rank: 0 entities, 0 relations"));
}

TEST_CASE("what a source denies counts only when asked for", "[cli][rank]") {
    const auto graph =
        R"({"relata":1,"nodes":[{"id":"a","name":"A"},{"id":"b","name":"B"}],)"
        R"("edges":[{"id":"r1","source":"a","target":"b","type":"MET_WITH"},)"
        R"({"id":"r2","source":"a","target":"b","type":"MET_WITH","properties":{"status":"denied"}}]})";
    const auto of_a = [&](const std::vector<std::string>& more) {
        auto args = std::vector<std::string>{"rank", "-", "--by", "degree", "--csv"};
        args.insert(args.end(), more.begin(), more.end());
        return ask(args, graph).out;
    };
    CHECK_THAT(of_a({}), Contains("1,1,a,"));
    CHECK_THAT(of_a({"--denied"}), Contains("1,2,a,"));
}

TEST_CASE("measure gives the numbers of the whole", "[cli][rank]") {
    const Example dam;
    const auto run = ask({"measure", dam.graph, "--json"});
    CHECK(run.code == 0);
    // (degree 2, 3, 2, 2, 1) correlates -2/3 with itself over the relations, and so by chance does
    // the out-degree of their sources with the in-degree of their targets.
    CHECK_THAT(
        run.out,
        Contains(R"("assortativity":-0.66666)") &&
            Contains(R"("directed_assortativity":-0.66666)") && Contains(R"("diameter":3,)") &&
            Contains(R"("radius":2,)") &&
            Contains(R"("entities":5,"isolated":0,"mean_degree":2.0,)") &&
            Contains(R"("transitivity":0.0,"triangles":0})")
    );
    const auto ring = dam.folder.file("ring.csv", "source,target\na,b\nb,c\nc,d\nd,e\ne,a\n");
    const auto bounds = ask({"measure", ring, "--max-searches", "1"});
    CHECK(bounds.code == 0);
    CHECK(
        bounds.err ==
        "relata: diameter and radius are bounds: the search stopped after --max-searches 1\n"
    );
    CHECK_THAT(bounds.out, Contains("2 to 4"));
    CHECK_THAT(ask({"measure", dam.graph}).out, Contains("diameter"));
}

TEST_CASE(
    "the program measures the examples of LDBC Graphalytics as they should be", "[cli][rank]"
) {
    const std::string name = GENERATE("example-directed", "example-undirected");
    CAPTURE(name);
    const Folder folder;
    const auto graph = folder / "g.relata";
    std::ostringstream unused;
    std::istringstream nothing;
    cli::Invocation invocation{{nothing, unused, unused, false, false, 80}, false, false, {}};
    cli::save_graph(invocation, tests::graphalytics_graph(name), graph);
    const auto number = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
    // Where searches begin.
    const auto source_of = [](const std::map<std::string, std::string>& distances) {
        const auto is_zero = [](const auto& each) {
            return each.second.find_first_not_of("0.e+") == std::string::npos;
        };
        return std::ranges::find_if(distances, is_zero)->first;
    };

    const auto check_scores = [&](const std::vector<std::string>& measure, const char* wanted) {
        auto arguments = std::vector<std::string>{"rank", graph, "--top", "0", "--csv", "--by"};
        arguments.insert(arguments.end(), measure.begin(), measure.end());
        const auto run = ask(arguments);
        std::istringstream lines(run.out);
        std::map<std::string, double> found;  // rank,score,id,kind,name
        for (std::string line; std::getline(lines, line);) {
            const auto score = line.find(',') + 1;
            const auto id = line.find(',', score) + 1;
            found[line.substr(id, line.find(',', id) - id)] = number(line.substr(score));
        }
        for (const auto& [vertex, value] : tests::graphalytics_output(name, wanted)) {
            CAPTURE(vertex);
            REQUIRE(found.contains(vertex));
            CHECK(found[vertex] == Approx(number(value)).epsilon(1e-9).margin(1e-12));
        }
    };

    SECTION("clustering") {
        check_scores({"clustering", "--direction", "out"}, "LCC");
    }
    SECTION("PageRank, two iterations of it") {
        check_scores({"pagerank", "--iterations", "2"}, "PR");
    }
    SECTION("steps from one entity") {
        const auto wanted = tests::graphalytics_output(name, "BFS");
        const auto run =
            ask({"around", graph, source_of(wanted), "--hops", "20", "--direction", "out"});
        std::istringstream rows(run.out);
        std::map<std::string, std::string> found;  // hops, id, name; then an empty line
        for (std::string row; std::getline(rows, row) && !row.empty();) {
            std::string hops;
            std::string id;
            std::istringstream(row) >> hops >> id;
            found[id] = hops;
        }
        for (const auto& [vertex, steps] : wanted) {
            CAPTURE(vertex);
            CHECK((found.contains(vertex) ? found[vertex] : "9223372036854775807") == steps);
        }
    }
    SECTION("weights on the way from one entity") {
        const auto wanted = tests::graphalytics_output(name, "SSSP");
        const auto source = source_of(wanted);
        for (const auto& [vertex, distance] : wanted) {
            CAPTURE(vertex);
            const auto run = ask(
                {"path",
                 graph,
                 source,
                 vertex,
                 "--weight",
                 "weight",
                 "--direction",
                 "out",
                 "--json"}
            );
            const std::string before = R"("paths":[{"cost":)";
            const auto at = run.out.find(before);
            CHECK((at == std::string::npos) == (distance == "Infinity"));
            if (at == std::string::npos) continue;
            CHECK(number(run.out.substr(at + before.size())) == Approx(number(distance)));
        }
    }
}
