#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using relata::tests::ask;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

const std::string table =
    "source,target,type,when\n"
    "Ada,Acme,WORKS_FOR,2020\n"
    "Bob,Acme,WORKS_FOR,2021\n"
    "Acme,Zenith,OWNS,2022-05\n";

}  // namespace

TEST_CASE("help begins with examples, for the program and for each command", "[cli]") {
    CHECK(ask({"--help"}).out.substr(0, 9) == "Examples:");
    for (const auto* command :
         {"import",     "info",    "list",      "show",    "search", "path",       "around",
          "render",     "export",  "merge",     "apart",   "split",  "reject",     "rename",
          "add",        "undo",    "decisions", "diff",    "verify", "completion", "man",
          "duplicates", "explain", "groups",    "brokers", "suggest"}) {
        CAPTURE(command);
        const auto run = ask({command, "--help"});
        CHECK(run.code == 0);
        CHECK(run.out.substr(0, 9) == "Examples:");
    }
}

TEST_CASE("any file is a graph: a question needs no import", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto run = ask({"path", file, "ada", "ZENITH"});
    CHECK(run.code == 0);
    CHECK(run.out.substr(0, run.out.find('\n')) == "Ada — Zenith: 2 steps");
    CHECK(ask({"path", "-", "Ada", "Zenith"}, table).out == run.out);
}

TEST_CASE("path answers in stable JSON", "[cli]") {
    const Folder folder;
    const auto run = ask({"path", folder.file("t.csv", table), "Ada", "Bob", "--json"});
    CHECK(run.code == 0);
    // how much was looked at may change with the search; everything else is promised
    CHECK_THAT(
        run.out,
        Catch::Matchers::StartsWith(
            R"({"from":"Ada","limits":{"max_paths":1000,"max_seconds":60.0,"max_visited":20000000,"stopped_by":null,"visited":)"
        )
    );
    CHECK(
        run.out.substr(run.out.find(R"("paths":)")) ==
        R"("paths":[{"cost":2.0,"length":2,"steps":[)"
        R"({"directed":true,"evidence":[],"forward":true,"from":"Ada","properties":{"when":"2020"},"relation":"r1","to":"Acme","type":"WORKS_FOR","when":"2020"},)"
        R"({"directed":true,"evidence":[],"forward":false,"from":"Acme","properties":{"when":"2021"},"relation":"r2","to":"Bob","type":"WORKS_FOR","when":"2021"}]}],)"
        R"("to":"Bob","truncated":false})"
        "\n"
    );
}

TEST_CASE("info counts kinds, types and documents", "[cli]") {
    const Folder folder;
    const auto run = ask({"info", folder.file("t.csv", table), "--json"});
    CHECK_THAT(
        run.out,
        Catch::Matchers::Contains("\"entities\":4") &&
            Catch::Matchers::Contains("\"relations\":3") &&
            Catch::Matchers::Contains(R"("types":{"OWNS":1,"WORKS_FOR":2})") &&
            Catch::Matchers::Contains("\"kinds\":{") && Catch::Matchers::Contains("\"documents\":[")
    );
}

TEST_CASE("a dry run says what would be added and writes nothing", "[cli]") {
    const Folder folder;
    const auto known = folder.file("t.csv", table);
    const auto graph = folder / "g.json";
    REQUIRE(ask({"import", known, "-o", graph}).code == 0);
    const auto bytes = read_file(graph);
    const auto text = folder.file("n.txt", "Kenyan President Peter Otieno visited Norway.\n");
    const auto run = ask({"import", text, "--into", graph, "-o", graph, "--dry-run"});
    CHECK(run.code == 0);
    CHECK(read_file(graph) == bytes);
    CHECK_THAT(
        run.out,
        Catch::Matchers::Contains("Person   Peter Otieno") &&
            Catch::Matchers::Contains("“Kenyan President Peter Otieno visited Norway.”") &&
            Catch::Matchers::Contains("n.txt, bytes 0–45") &&
            Catch::Matchers::Contains("; nothing was written\n") &&
            !Catch::Matchers::Contains("Zenith")
    );
    const auto json = ask({"import", text, "--dry-run", "--json"});
    CHECK(json.code == 0);
    CHECK_THAT(
        json.out,
        Catch::Matchers::StartsWith(R"({"added":{"entities":[{"aliases":)") &&
            Catch::Matchers::Contains(R"("quote":"Kenyan President Peter Otieno visited Norway.")"
            ) &&
            Catch::Matchers::Contains(R"("written":false)")
    );
    CHECK(ask({"import", text}).code == 2);
}

TEST_CASE("the example page is read without what stands beside its article", "[cli]") {
    const auto run = ask({"import", relata::tests::example("harbor-deal.html"), "--dry-run"});
    CHECK(run.code == 0);
    CHECK_THAT(
        run.out,
        Catch::Matchers::Contains("https://quay.example/lindholm-port-amrit, bytes") &&
            Catch::Matchers::Contains("would add ") && !Catch::Matchers::Contains("reader")
    );
    CHECK_THAT(run.err, Catch::Matchers::Contains("3 rows of a table left out"));
}

TEST_CASE("a folder gives the same bytes whatever the number of jobs", "[cli]") {
    const Folder folder;
    for (int i = 0; i < 40; ++i) {
        folder.file(
            "in/" + std::to_string(i) + ".txt",
            "Kenyan President Peter Otieno visited Norway. Peru and Chile signed treaty No. " +
                std::to_string(i) + ".\n"
        );
    }
    REQUIRE(ask({"import", folder / "in", "-o", folder / "one.relata", "--jobs", "1"}).code == 0);
    REQUIRE(ask({"import", folder / "in", "-o", folder / "many.relata", "--jobs", "7"}).code == 0);
    CHECK(read_file(folder / "one.relata") == read_file(folder / "many.relata"));
    CHECK(ask({"import", folder / "in", "-o", folder / "x.relata", "--jobs", "0"}).code == 2);
}

TEST_CASE("what was imported is asked like the file it came from", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto graph = folder / "g.json";
    REQUIRE(ask({"import", file, "-o", graph}).code == 0);
    for (const auto& question : std::vector<std::vector<std::string>>{
             {"list"},
             {"list", "relations"},
             {"show", "acme"},
             {"search", "zen"},
             {"around", "Ada", "--hops", "2"}}) {
        auto of_file = question;
        auto of_graph = question;
        of_file.insert(of_file.begin() + 1, file);
        of_graph.insert(of_graph.begin() + 1, graph);
        CHECK(ask(of_file).out == ask(of_graph).out);
    }
    const auto again = folder / "again.json";
    REQUIRE(ask({"export", graph, "-o", again}).code == 0);
    CHECK(read_file(again) == read_file(graph));
}

TEST_CASE("import --into adds to a graph that is there", "[cli]") {
    const Folder folder;
    const auto graph = folder / "g.json";
    REQUIRE(ask({"import", folder.file("t.csv", table), "-o", graph}).code == 0);
    const auto more = folder.file("more.csv", "source,target,type\nZenith,Nadir,OWNS\n");
    REQUIRE(ask({"import", more, "--into", graph, "-o", graph}).code == 0);
    CHECK(ask({"path", graph, "Ada", "Nadir"}).code == 0);
}

TEST_CASE("search finds beginnings of words and exits with 4 when nothing is there", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    CHECK_THAT(ask({"search", file, "zen"}).out, Catch::Matchers::Contains("Zenith"));
    const auto run = ask({"search", file, "enith"});
    CHECK(run.code == 4);
    CHECK(run.err == "relata: nothing found; names, aliases and quotations were searched\n");
}

TEST_CASE("only relations inside a date window are walked", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    CHECK(ask({"path", file, "Ada", "Bob", "--between", "2020/2021"}).code == 0);
    CHECK(ask({"path", file, "Ada", "Bob", "--between", "2021"}).code == 4);
    CHECK(ask({"path", file, "Ada", "Acme", "--as-of", "2020"}).code == 0);
    CHECK_THAT(
        ask({"path", file, "Ada", "Bob", "--as-of", "today"}).err,
        Catch::Matchers::Contains("--as-of: \"today\" is not a date")
    );
    const auto both = ask({"path", file, "Ada", "Bob", "--as-of", "2020", "--between", "2021"});
    CHECK(both.code == 2);
    CHECK_THAT(both.err, Catch::Matchers::Contains("--between excludes --as-of"));
    const auto run = ask({"path", file, "Ada", "Bob", "--between", "last week"});
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err, Catch::Matchers::Contains("--between: \"last week\" is not a date; expected EDTF")
    );
}

TEST_CASE("weights make the shortest path the cheapest", "[cli]") {
    const Folder folder;
    const auto file =
        folder.file("w.csv", "source,target,type,weight\nA,B,X,10\nA,C,X,1\nC,B,X,2\n");
    CHECK_THAT(ask({"path", file, "A", "B"}).out, Catch::Matchers::StartsWith("A — B: 1 step\n"));
    CHECK_THAT(
        ask({"path", file, "A", "B", "--weight", "weight"}).out,
        Catch::Matchers::StartsWith("A — B: 2 steps\n")
    );
    const auto run = ask({"path", file, "A", "B", "--weight", "price"});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Catch::Matchers::Contains("has no number >= 0 called \"price\""));
}

TEST_CASE("pictures of one graph have the same bytes twice", "[cli][pictures]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    for (const std::string ending : {".svg", ".png", ".pdf", ".dot"}) {
        CAPTURE(ending);
        REQUIRE(ask({"render", file, "-o", folder / ("1" + ending)}).code == 0);
        REQUIRE(ask({"render", file, "-o", folder / ("2" + ending)}).code == 0);
        CHECK_FALSE(read_file(folder / ("1" + ending)).empty());
        CHECK(read_file(folder / ("1" + ending)) == read_file(folder / ("2" + ending)));
    }
}

TEST_CASE("an export says what the format cannot carry", "[cli]") {
    const Folder folder;
    const auto article = relata::tests::example("tokyo-talks.txt");
    const auto run = ask({"export", article, "-o", folder / "talks.csv"});
    CHECK(run.code == 0);
    CHECK_THAT(run.err, Catch::Matchers::Contains("relata: csv cannot carry evidence"));
    CHECK(std::filesystem::exists(folder / "talks.nodes.csv"));
    CHECK(std::filesystem::exists(folder / "talks.edges.csv"));
}

TEST_CASE("completions and the manual page know every command", "[cli]") {
    for (const auto& arguments : std::vector<std::vector<std::string>>{
             {"completion", "bash"}, {"completion", "fish"}, {"man"}}) {
        const auto run = ask(arguments);
        CHECK(run.code == 0);
        for (const auto* command : {"import", "path", "render", "export"}) {
            CHECK_THAT(run.out, Catch::Matchers::Contains(command));
        }
    }
}

TEST_CASE("a repeated option does not swallow the names after it", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    CHECK(ask({"path", "--type", "WORKS_FOR", "--type", "OWNS", file, "Ada", "Zenith"}).code == 0);
    CHECK(ask({"path", "--avoid", "Acme", file, "Ada", "Zenith"}).code == 4);
}

TEST_CASE("what a source denies is no connection unless asked for", "[cli]") {
    const Folder folder;
    const auto file = folder.file("t.csv", "source,target,type,status\nAda,Bob,MET_WITH,denied\n");
    CHECK(ask({"path", file, "Ada", "Bob"}).code == 4);
    CHECK(ask({"path", file, "Ada", "Bob", "--denied"}).code == 0);
}
