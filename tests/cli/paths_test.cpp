#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else
using Catch::Matchers::Contains;
using tests::ask;

namespace {

// Ana works for Bank and Court; both lead to Dam, Bank in time, Court not; Eva hangs on Dam.
const std::string table =
    "source,type,target,when,confidence,cost\n"
    "Ana,WORKS_FOR,Bank,2018,0.9,1\n"
    "Bank,OWNS,Dam,2020,0.5,5\n"
    "Ana,ADVISES,Court,2021,0.8,1\n"
    "Court,PERMITS,Dam,2019,0.8,2\n"
    "Court,SUES,Dam,2022,,1\n"
    "Dam,SUPPLIES,Eva,,,1\n"
    "Bank,LENDS,Eva,2019,1,1\n";

struct Asked {
    tests::Folder folder;
    std::string file = folder.file("t.csv", table);

    [[nodiscard]] tests::Run operator()(std::vector<std::string> arguments) const {
        arguments.insert(arguments.begin() + 1, file);
        return ask(arguments);
    }
};

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t n = 0;
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("path keeps to the rules it is given", "[cli][path]") {
    const Asked asked;
    const auto heading = [&](std::vector<std::string> options) {
        options.insert(options.begin(), {"path", "Ana", "Dam"});
        const auto run = asked(options);
        CAPTURE(run.err);
        return run.out.substr(0, run.out.find('\n'));
    };
    CHECK(heading({"--all-shortest"}) == "Ana — Dam: 3 paths of 2 steps");
    CHECK(heading({"--all-shortest", "--avoid-type", "SUES"}) == "Ana — Dam: 2 paths of 2 steps");
    CHECK(heading({"--avoid", "Court"}) == "Ana — Dam: 2 steps");
    CHECK(heading({"--avoid-relation", "r2"}) == "Ana — Dam: 2 steps");
    CHECK(heading({"--groups", "2"}) == "Ana — Dam: 4 paths of 2 to 3 steps");
    CHECK(heading({"--k", "2"}) == "Ana — Dam: 2 paths of 2 steps");
    CHECK(
        heading({"--disjoint", "entities"}) == "Ana — Dam: 2 paths that share no entity on the way"
    );
    CHECK(heading({"--disjoint", "relations"}) == "Ana — Dam: 2 paths that share no relation");
    CHECK(heading({"--via", "Eva", "--max-degree", "3"}) == "Ana — Dam: 3 steps");
    CHECK(
        heading({"--all", "--trails", "--max-length", "4"}) == "Ana — Dam: 6 paths of 2 to 4 steps"
    );
    CHECK(asked({"path", "Ana", "Dam", "--max-degree", "2"}).code == 4);
    CHECK(asked({"path", "Ana", "Dam", "--only-cited"}).code == 4);
    CHECK_THAT(
        asked({"path", "Ana", "Dam", "--avoid-relation", "r99"}).err,
        Contains("no relation has the id \"r99\"")
    );
}

TEST_CASE("path keeps the order of time when asked to", "[cli][path]") {
    const Asked asked;
    const auto run = asked({"path", "Ana", "Dam", "--in-time-order", "--all"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("Ana — Dam: 2 paths of 2 steps"));
    CHECK_THAT(run.out, Contains("Bank"));
    CHECK_THAT(run.out, Contains("SUES") || Contains("sues"));
    CHECK_THAT(run.out, !Contains("permits"));
    CHECK(asked({"path", "Ana", "Eva", "--in-time-order", "--avoid", "Bank"}).code == 4);
}

TEST_CASE("path finds what is trusted most and what is cheapest", "[cli][path]") {
    const Asked asked;
    const auto trusted = asked({"path", "Ana", "Dam", "--trusted"});
    CHECK_THAT(trusted.out, Contains("confidence of all its steps together: 0.9\n"));
    CHECK_THAT(trusted.out, Contains("Ana — Dam: 3 steps") && Contains("lends"));
    const auto cheapest = asked({"path", "Ana", "Dam", "--weight", "cost", "--json"});
    CHECK_THAT(cheapest.out, Contains(R"("cost":2.0)"));
    CHECK(asked({"path", "Ana", "Dam", "--trusted", "--weight", "cost"}).code == 2);
}

TEST_CASE("path takes several beginnings and ends", "[cli][path]") {
    const Asked asked;
    const auto run =
        asked({"path", "Ana", "Eva", "--from-also", "Court", "--to-also", "Bank", "--k", "2"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("Ana or another — Eva or another: 2 paths of 1 to 2 steps"));
    const auto shortest =
        asked({"path", "Ana", "Eva", "--from-also", "Court", "--to-also", "Bank", "--json"});
    CHECK(count(shortest.out, R"("length":)") == 1);
    CHECK(asked({"path", "Ana", "Eva", "--to-also", "Nobody"}).code == 1);
}

TEST_CASE("path answers from a graph file as from its source", "[cli][path][file]") {
    const Asked asked;
    const auto today = asked.folder / "t.relata";
    REQUIRE(ask({"import", asked.file, "-o", today}).code == 0);
    // The same graph in a file of version 2, which keeps less of its relations ready.
    const auto older = std::string(RELATA_SOURCE_DIR) + "/tests/data/graph-files/version-2.relata";
    const auto file = GENERATE_COPY(today, older);
    const std::vector<std::vector<std::string>> options{
        {},
        {"--all-shortest"},
        {"--all", "--type", "WORKS_FOR", "--type", "OWNS", "--type", "lends"},
        {"--type", "ADVISES"},
        {"--type", "OWNS", "--type", "WORKS_FOR", "--max-degree", "2"},
        {"--all", "--avoid-type", "SUES", "--direction", "out"},
        {"--from-also", "Court", "--to-also", "Eva", "--k", "3"},
        {"--from-also", "Court", "--to-also", "Bank"},
        {"--via", "Eva", "--avoid", "Court"},
        {"--between", "2018/2020"},
        {"--all", "--between", "2019/2022"},
        {"--all", "--min-confidence", "0.6"},
        {"--all", "--only-cited"},
        {"--all", "--in-time-order"},
        {"--all", "--in-time-order", "--between", "2018/2021"},
        {"--between", "2018/2022", "--max-degree", "2"},
        {"--trusted"},
    };
    for (const auto& each : options) {
        std::vector<std::string> source{"path", asked.file, "Ana", "Dam"};
        source.insert(source.end(), each.begin(), each.end());
        auto stored = source;
        stored[1] = file;
        CAPTURE(each);
        const auto expected = ask(source);
        const auto found = ask(stored);
        CHECK(found.code == expected.code);
        CHECK(found.out == expected.out);
        CHECK(found.err == expected.err);
    }
    CHECK_THAT(
        ask({"path", file, "Ana", "Dam", "--type", "OWN"}).err, Contains("did you mean \"OWNS\"?")
    );
}

TEST_CASE("path explains what it searched and why it ended", "[cli][path]") {
    const Asked asked;
    const auto run = asked({"path", "Ana", "Dam", "--explain"});
    CHECK_THAT(run.out, Contains("searched: 5 entities and 7 relations\nlooked at: "));
    CHECK_THAT(run.out, Contains("stopped: there are no more paths of the kind asked for\n"));
    const auto k = asked({"path", "Ana", "Dam", "--explain", "--k", "1"});
    CHECK_THAT(k.out, Contains("stopped: as many paths as were asked for\n"));
    const auto cut = asked({"path", "Ana", "Dam", "--all", "--max-visited", "3", "--explain"});
    CHECK_THAT(cut.out, Contains("stopped: the search stopped after looking at 3 relations"));
    const auto json = asked({"path", "Ana", "Dam", "--explain", "--json"});
    CHECK_THAT(json.out, Contains(R"("searched":{"entities":5,"entities_looked_around":)"));
}

TEST_CASE("robust tells what a connection rests on", "[cli][robust]") {
    const Asked asked;
    const auto two = asked({"robust", "Ana", "Dam"});
    CHECK(two.code == 0);
    CHECK_THAT(two.out, Contains("2 relations must be wrong before nothing connects them"));
    CHECK_THAT(two.out, Contains("2 entities between them must go"));
    CHECK_THAT(two.out, Contains("relations without a quotation connect them"));
    const auto one =
        asked({"robust", "Ana", "Dam", "--avoid", "Court", "--avoid-type", "LENDS", "--json"});
    CHECK_THAT(one.out, Contains(R"("relations":{"alone":["r1","r2"],"cut":["r1"],"size":1})"));
    CHECK_THAT(one.out, Contains(R"("entities":{"alone":["Bank"],"cut":["Bank"],"size":1})"));
    CHECK(asked({"robust", "Ana", "Dam", "--max-degree", "2"}).code == 4);

    const auto article = ask({"robust", tests::example("tokyo-talks.txt"), "Suga", "South Korea"});
    CHECK(article.code == 0);
    CHECK_THAT(article.out, Contains("it rests on 1 document: without it nothing connects them"));
}

TEST_CASE("between lists what lies on short paths", "[cli][between]") {
    const Asked asked;
    const auto run = asked({"between", "Ana", "Dam"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("4 entities, 5 relations between; the shortest path has 2\n"));
    CHECK_THAT(run.out, !Contains("Eva"));
    CHECK_THAT(
        asked({"between", "Ana", "Dam", "--longer", "1"}).out, Contains("5 entities, 7 relations")
    );
    CHECK_THAT(asked({"between", "Ana", "Dam", "--json"}).out, Contains(R"("shortest":2)"));
    CHECK(asked({"between", "Ana", "Dam", "--max-degree", "2"}).code == 4);
}

TEST_CASE("common lists the neighbors that entities share", "[cli][common]") {
    const Asked asked;
    const auto run = asked({"common", "Ana", "Dam"});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("WORKS_FOR, OWNS"));
    CHECK_THAT(run.out, Contains("ADVISES, PERMITS, SUES"));
    CHECK_THAT(asked({"common", "Ana", "Dam", "Eva"}).out, Contains("Bank") && !Contains("Court"));
    CHECK_THAT(asked({"common", "Ana", "Dam", "--json"}).out, Contains(R"("id":"Bank")"));
    CHECK(asked({"common", "Ana", "Eva", "Court"}).code == 4);
    CHECK(asked({"common", "Ana"}).code == 2);
}
