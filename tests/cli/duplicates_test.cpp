#include "tests/render/golden.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using Catch::Matchers::Contains;
using relata::tests::ask;
using relata::tests::Folder;

namespace {

const std::string people =
    R"({"relata":1,"nodes":[{"id":"merkel","name":"Merkel","kinds":["Person"]},)"
    R"({"id":"angela-merkel","name":"Angela Merkel","kinds":["Person"],"properties":{"born":1954}},)"
    R"({"id":"siemens","name":"Siemens","kinds":["Organization"]},)"
    R"({"id":"siemens ag","name":"Siemens AG","kinds":["Company"]},)"
    R"({"id":"-x","name":"J. Smith","kinds":["Person"]},)"
    R"({"id":"o'smith","name":"John Smith","kinds":["Person"]},)"
    R"({"id":"berlin","name":"Berlin","kinds":["Place"]}],)"
    R"("edges":[{"id":"r1","source":"merkel","target":"berlin","type":"LIVES_IN"},)"
    R"({"id":"r2","source":"angela-merkel","target":"berlin","type":"LIVES_IN"},)"
    R"({"id":"r3","source":"angela-merkel","target":"siemens","type":"VISITED"}]})";

}  // namespace

TEST_CASE(
    "duplicates proposes pairs with reasons and the line that merges", "[cli][duplicates][golden]"
) {
    const Folder folder;
    const auto graph = folder.file("g.json", people);
    auto run = ask({"duplicates", graph});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    for (auto at = run.out.find(graph); at != std::string::npos; at = run.out.find(graph)) {
        run.out.replace(at, graph.size(), "g.json");
    }
    relata::tests::check_golden("duplicates.txt", run.out);
}

TEST_CASE(
    "the proposed line merges, and what is kept apart is not proposed again", "[cli][duplicates]"
) {
    const Folder folder;
    const auto graph = folder.file("g.json", people);
    REQUIRE(ask({"merge", graph, "--", "-x", "o'smith"}).code == 0);
    REQUIRE(ask({"merge", graph, "merkel", "angela-merkel"}).code == 0);
    REQUIRE(ask({"apart", graph, "siemens", "siemens ag"}).code == 0);
    CHECK(ask({"duplicates", graph}).out == "no two entities look like one\n");
}

TEST_CASE("duplicates answers in stable JSON and can be narrowed", "[cli][duplicates]") {
    const Folder folder;
    const auto graph = folder.file("g.json", people);
    const auto run = ask({"duplicates", graph, "--kind", "company", "--json"});
    CHECK(run.out == "{\"compared\":0,\"found\":0,\"pairs\":[],\"too_common\":[]}\n");
    const auto one = ask({"duplicates", graph, "--json", "--limit", "1"});
    CHECK_THAT(
        one.out,
        Contains(R"("found":3)") && Contains(R"("reason":"plain_name")") &&
            Contains(R"("merge":["relata","merge",)") && Contains(R"("relations":1)")
    );
    CHECK_THAT(ask({"duplicates", graph, "--min-score", "0.8"}).out, Contains("1 pair may be"));
    CHECK_THAT(
        ask({"duplicates", graph, "--limit", "1"}).out,
        Contains("3 pairs may be one entity each; the first 1 are shown, --limit 0 shows all")
    );
    CHECK(ask({"duplicates", graph, "--min-score", "2"}).code == 2);
    CHECK(ask({"duplicates", graph, "--kind", "Persn"}).code == 1);
}

TEST_CASE(
    "duplicates of a table say what to import first, and what was not compared", "[cli][duplicates]"
) {
    const Folder folder;
    const auto table =
        folder.file("t.csv", "source,target,type\nAcme,Acme Ltd,OWNS\nACME,acme,OWNS\n");
    const auto run = ask({"duplicates", table, "--max-bearers", "1"});
    CHECK_THAT(run.err, Contains("more than 1 entities share") && Contains("\"acme\""));
    CHECK_THAT(ask({"duplicates", table}).out, Contains("to merge, keep the graph first"));
}

TEST_CASE("what names hold never steers the terminal or the shell", "[cli][duplicates]") {
    const Folder folder;
    const auto graph = folder.file(
        "g.json",
        R"json({"relata":1,"nodes":[{"id":"a\u001b[2J;rm","name":"Acme\u001b[2J"},)json"
        R"json({"id":"$(b)","name":"Acme[2j"}],"edges":[]})json"
    );
    const auto run = ask({"duplicates", graph});
    CHECK(run.out.find('\x1b') == std::string::npos);
    CHECK_THAT(run.out, Contains("'$(b)'") && Contains("[2J;rm'"));
}
