#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using Catch::Matchers::Contains;
using relata::tests::ask;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

const std::string table =
    "source,target,type,when\n"
    "Ada,Acme,WORKS_FOR,2020\n"
    "Bob,Acme,WORKS_FOR,2021\n"
    "A. Lovelace,Zenith,OWNS,2022-05\n";

const std::string note =
    R"({"relata":1,"documents":[{"id":"note","title":"A note","source":"note.txt",)"
    R"("text":"Ada met Bob. Then Ada met Bob again."}],)"
    R"("nodes":[{"id":"ada","name":"Ada"},{"id":"bob","name":"Bob"}],)"
    R"("edges":[{"id":"r1","source":"ada","target":"bob","type":"MET_WITH","evidence":)"
    R"([{"document":"note","begin":0,"end":12,"quote":"Ada met Bob."}]}]})";

/// A folder with the table as graph file `g.json`.
struct Curated {
    Folder folder;
    std::string graph = folder / "g.json";

    Curated() { REQUIRE(ask({"import", folder.file("t.csv", table), "-o", graph}).code == 0); }
};

}  // namespace

TEST_CASE("each decision says in one line what it did", "[cli][curation]") {
    const Curated c;
    const auto run = ask({"merge", c.graph, "A. Lovelace", "Ada", "--note", "one person"});
    CHECK(run.code == 0);
    CHECK(run.out.empty());
    CHECK(
        run.err ==
        "decision 1: merge A. Lovelace into Ada; 1 entity gone, 1 other name kept, 1 relation "
        "moved\n"
    );
    CHECK(
        ask({"rename", c.graph, "Acme", "Acme Ltd"}).err ==
        "decision 2: rename Acme from \"Acme\" to \"Acme Ltd\"; 1 entity renamed\n"
    );
    CHECK(
        ask({"reject", c.graph, "r2"}).err ==
        "decision 3: reject relation r2 (Bob WORKS_FOR Acme, 2021); 1 relation gone\n"
    );
    CHECK(
        ask({"add", "entity", c.graph, "Babbage", "--kind", "person", "--set", "born=1791"}).err ==
        "decision 4: add entity \"Babbage\" (babbage); 1 entity added\n"
    );
    CHECK(
        ask({"add", "relation", c.graph, "Babbage", "KNEW", "A. Lovelace", "--when", "1833"}).err ==
        "decision 5: add relation r4 (babbage KNEW Ada, 1833); 1 relation added\n"
    );
    CHECK(
        ask({"decisions", c.graph}).out ==
        R"({"action":"merge","entity":"A. Lovelace","into":"Ada","note":"one person"})"
        "\n"
        R"({"action":"rename","entity":"Acme","name":"Acme Ltd","was":"Acme"})"
        "\n"
        R"({"action":"reject","properties":{"when":{"@date":"2021"}},"relation":"r2",)"
        R"("source":"Bob","target":"Acme","type":"WORKS_FOR"})"
        "\n"
        R"({"action":"add_entity","id":"babbage","kinds":["Person"],"name":"Babbage",)"
        R"("properties":{"born":1791}})"
        "\n"
        R"({"action":"add_relation","properties":{"when":{"@date":"1833"}},"relation":"r4",)"
        R"("source":"babbage","target":"Ada","type":"KNEW"})"
        "\n"
    );
}

TEST_CASE("a graph whose every decision was taken back has its old bytes", "[cli][curation]") {
    for (const std::string ending : {".json", ".relata"}) {
        CAPTURE(ending);
        const Folder folder;
        const auto graph = folder / ("g" + ending);
        REQUIRE(ask({"import", folder.file("t.csv", table), "-o", graph}).code == 0);
        const auto before = read_file(graph);
        REQUIRE(ask({"merge", graph, "A. Lovelace", "Ada"}).code == 0);
        REQUIRE(ask({"reject", graph, "r1"}).code == 0);
        REQUIRE(
            ask({"split", graph, "Ada", "--name", "Lady", "--relations", "r3", "--kind", "Person"})
                .code == 0
        );
        REQUIRE(ask({"rename", graph, "Lady", "The lady"}).code == 0);
        CHECK(
            ask({"undo", graph, "2"}).err ==
            "took back decision 2: reject relation r1 (Ada "
            "WORKS_FOR Acme, 2020)\n"
        );
        CHECK(ask({"decisions", graph}).out.find("reject") == std::string::npos);
        for (int i = 0; i < 3; ++i) REQUIRE(ask({"undo", graph}).code == 0);
        CHECK(read_file(graph) == before);
        const auto none = ask({"undo", graph});
        CHECK(none.code == 1);
        CHECK(none.err == "relata: " + graph + ": there is no decision to take back\n");
    }
}

TEST_CASE("a dry run writes nothing and says what would happen", "[cli][curation]") {
    const Curated c;
    const auto before = read_file(c.graph);
    const auto run = ask({"merge", c.graph, "Bob", "Ada", "--dry-run", "--json"});
    CHECK(run.code == 0);
    CHECK_THAT(run.err, Contains("(dry run: nothing was written)"));
    CHECK_THAT(
        run.out,
        Contains(R"("decision":{"action":"merge","entity":"Bob","into":"Ada"})") &&
            Contains(R"("relations_moved":1)") && Contains(R"("written":false)")
    );
    CHECK(read_file(c.graph) == before);
}

TEST_CASE("names and ids that are not there get the nearest", "[cli][curation]") {
    const Curated c;
    const auto entity = ask({"merge", c.graph, "Zenit", "Ada"});
    CHECK(entity.code == 1);
    CHECK_THAT(entity.err, Contains("no entity is called \"Zenit\"; the nearest: \"Zenith\""));
    const auto relation = ask({"reject", c.graph, "relation9"});
    CHECK(relation.code == 1);
    CHECK_THAT(relation.err, Contains("no relation has the id \"relation9\""));
    CHECK(
        ask({"merge", c.graph, "Ada", "ada"}).err ==
        "relata: \"Ada\" and \"ada\" are one entity already: Ada\n"
    );
    CHECK(
        ask({"add", "entity", c.graph, "ADA"}).err ==
        "relata: an entity is called \"Ada\" already: Ada; to add another one give it an --id\n"
    );
    CHECK(ask({"undo", c.graph, "7"}).code == 1);
    CHECK(ask({"merge", c.folder / "t.csv", "Bob", "Ada"}).code == 1);
    CHECK(ask({"add"}).code == 2);
    CHECK(ask({"add", "evidence", c.graph, "r1"}).code == 2);
}

TEST_CASE("two entities kept apart are not merged", "[cli][curation]") {
    const Curated c;
    REQUIRE(ask({"apart", c.graph, "Ada", "Bob"}).code == 0);
    const auto run = ask({"merge", c.graph, "Bob", "Ada"});
    CHECK(run.code == 1);
    CHECK(
        run.err ==
        "relata: \"Bob\" and \"Ada\" are kept apart by a decision; take that back first\n"
    );
}

TEST_CASE("decisions hold when a source is read again", "[cli][curation]") {
    const Curated c;
    REQUIRE(ask({"merge", c.graph, "A. Lovelace", "Ada"}).code == 0);
    REQUIRE(ask({"reject", c.graph, "r2"}).code == 0);
    const auto again =
        ask({"import", c.folder / "t.csv", "--into", c.graph, "-o", c.folder / "h.json"});
    REQUIRE(again.code == 0);
    CHECK_THAT(again.err, Contains("applied 2 decisions\n"));
    const auto found = ask({"list", c.folder / "h.json"});
    CHECK_THAT(found.out, !Contains("A. Lovelace  "));
    CHECK_THAT(ask({"list", c.folder / "h.json", "relations"}).out, !Contains("Bob"));

    // and on a fresh graph, from their text
    const auto text = c.folder.file("d.jsonl", ask({"decisions", c.graph}).out);
    const auto fresh =
        ask({"import", c.folder / "t.csv", "--decisions", text, "-o", c.folder / "f.json"});
    REQUIRE(fresh.code == 0);
    CHECK(ask({"diff", c.graph, c.folder / "f.json"}).out == "no difference\n");
    CHECK(ask({"decisions", c.folder / "f.json"}).out == ask({"decisions", c.graph}).out);
}

TEST_CASE("decisions that find nothing wait, ones with a flaw are refused", "[cli][curation]") {
    const Curated c;
    const auto waiting = c.folder.file(
        "w.jsonl",
        R"({"action":"merge","entity":"nobody","into":"Ada"})"
        "\n"
    );
    const auto run = ask({"import", c.folder / "t.csv", "--decisions", waiting, "-o", c.graph});
    CHECK(run.code == 0);
    CHECK_THAT(
        run.err,
        Contains("decision 1 waits: merge nobody into Ada: no entity has the id \"nobody\"\n")
    );
    CHECK_THAT(ask({"decisions", c.graph, "--table"}).out, Contains("waits"));
    const auto bad = c.folder.file("b.jsonl", "\n{\"action\":\"merge\",\"entity\":\"x\"}\n");
    const auto refused = ask({"import", c.folder / "t.csv", "--decisions", bad, "-o", c.graph});
    CHECK(refused.code == 1);
    CHECK(refused.err == "relata: " + bad + ":2:1: expected a text \"into\" in \"merge\"\n");
}

TEST_CASE("evidence is found by its words, which must be one place", "[cli][curation]") {
    const Folder folder;
    const auto graph = folder.file("n.json", note);
    const auto twice = ask({"add", "evidence", graph, "r1", "--quote", "Ada met Bob"});
    CHECK(twice.code == 1);
    CHECK(
        twice.err ==
        "relata: the words \"Ada met Bob\" are in document note more than once, at bytes 0 and 18; "
        "quote more of them, or give --begin and --end\n"
    );
    const auto none = ask({"add", "evidence", graph, "r1", "--quote", "Eve"});
    CHECK(none.code == 1);
    CHECK_THAT(none.err, Contains("the words \"Eve\" are not in document note"));
    const auto run = ask({"add", "evidence", graph, "r1", "--quote", "Bob again"});
    CHECK(run.code == 0);
    CHECK(
        run.err ==
        "decision 1: add evidence to relation r1 (ada MET_WITH bob): \"Bob again\" in "
        "note; 1 quotation added\n"
    );
    CHECK(ask({"add", "evidence", graph, "r1", "--begin", "30", "--end", "90"}).code == 1);
    CHECK(ask({"verify", graph}).code == 0);
}

TEST_CASE("diff names what is new, gone, renamed and re-dated", "[cli][curation]") {
    const Folder folder;
    const auto before = folder.file("old.csv", table);
    const auto after = folder.file(
        "new.csv",
        "source,target,type,when\n"
        "Ada,Acme,WORKS_FOR,2019\n"
        "Bob,Acme,WORKS_FOR,2021\n"
        "Bob,Nadir,OWNS,\n"
    );
    const auto run = ask({"diff", before, after, "--exit-code"});
    CHECK(run.code == 1);
    CHECK(
        run.out ==
        "entities: 1 added, 2 removed, 0 changed\n"
        "relations: 1 added, 1 removed, 1 changed (1 re-dated)\n"
        "documents: 0 added, 0 removed, 0 changed\n"
        "\n"
        "entities\n"
        "  + Nadir (Nadir)\n"
        "  - A. Lovelace (A. Lovelace)\n"
        "  - Zenith (Zenith)\n"
        "\n"
        "relations\n"
        "  + Bob OWNS Nadir [r3]\n"
        "  - A. Lovelace OWNS Zenith, 2022-05 [r3]\n"
        "  ~ Ada WORKS_FOR Acme, 2019 [r1]: re-dated, when 2020 → 2019\n"
    );
    CHECK(ask({"diff", before, after}).code == 0);
    CHECK(ask({"diff", before, before, "--exit-code"}).out == "no difference\n");
    CHECK_THAT(
        ask({"diff", before, after, "--json"}).out,
        Contains("\"redated\":true") && Contains("\"same\":false") &&
            Contains(R"("properties":[{"after":"2019","before":"2020","name":"when"}])")
    );
}

TEST_CASE("verify compares a saved page with the text that was kept of it", "[cli][curation]") {
    const std::string text = "<p>Kenyan President Peter Otieno visited Norway on Tuesday.</p>";
    const Folder folder;
    const auto graph = folder / "g.json";
    SECTION("by the name of the file") {
        const auto page = folder.file("page.html", "<html><nav>Home</nav>" + text);
        REQUIRE(ask({"import", page, "-o", graph}).code == 0);
        CHECK_THAT(ask({"verify", graph}).out, Contains("1 unchanged"));
        folder.file("page.html", "<html><nav>Start</nav>" + text);  // beside the article
        CHECK_THAT(ask({"verify", graph}).out, Contains("1 unchanged"));
        folder.file("page.html", "<html><p>Kenyan President Peter Otieno stayed at home.</p>");
        const auto run = ask({"verify", graph});
        CHECK(run.code == 1);
        CHECK_THAT(run.out, Contains("1 changed") && Contains("does not stand in the file"));
    }
    SECTION("by its words, when it is known by its address") {
        const auto page = folder.file(
            "pages/any name.html", "<html><link rel=canonical href=https://harbor.example/a>" + text
        );
        REQUIRE(ask({"import", page, "-o", graph}).code == 0);
        CHECK_THAT(ask({"verify", graph}).out, Contains("1 not reachable"));
        CHECK_THAT(
            ask({"verify", graph, "--sources", folder / "pages"}).out, Contains("1 unchanged")
        );
    }
}

TEST_CASE("verify finds a quotation or a source that changed", "[cli][curation]") {
    const Folder folder;
    const auto graph = folder.file("n.json", note);
    const auto unreachable = ask({"verify", graph});
    CHECK(unreachable.code == 0);
    CHECK(
        unreachable.out ==
        "1 quotation checked against 1 document: 1 stand, 0 do not\n"
        "sources: 0 unchanged, 0 changed, 1 not reachable\n"
    );
    SECTION("the source is as it was, whatever surrounds it") {
        folder.file("note.txt", "Ada met Bob. Then Ada met Bob again.\n");
        CHECK_THAT(ask({"verify", graph}).out, Contains("1 unchanged"));
    }
    SECTION("the source has changed") {
        const auto file = folder.file("elsewhere/note.txt", "Ada met Eve. Then Ada met Bob again.");
        const auto run = ask({"verify", graph, "--sources", folder / "elsewhere"});
        CHECK(run.code == 1);
        CHECK(
            run.out == "source of document note, " + file +
                           ": the file differs from the kept text from byte 8\n"
                           "quotation of document note, bytes 0–12, relation r1, " +
                           file +
                           ": does not stand in the file: “Ada met Bob.”\n"
                           "1 quotation checked against 1 document: 1 stand, 0 do not\n"
                           "sources: 0 unchanged, 1 changed, 0 not reachable\n"
        );
    }
    SECTION("the graph file was tampered with") {
        auto bytes = note;
        bytes.replace(bytes.find("\"quote\":\"Ada met Bob"), 20, "\"quote\":\"Ada met Eve");
        const auto run = ask({"verify", folder.file("bad.json", bytes), "--json"});
        CHECK(run.code == 1);
        CHECK_THAT(
            run.out,
            Contains("\"verified\":false") && Contains("\"what\":\"record\"") &&
                Contains("are not the quotation")
        );
    }
}

TEST_CASE("every quotation of an imported article stands", "[cli][curation]") {
    const Folder folder;
    const auto graph = folder / "talks.json";
    REQUIRE(ask({"import", relata::tests::example("tokyo-talks.txt"), "-o", graph}).code == 0);
    const auto run = ask({"verify", graph});
    CHECK(run.code == 0);
    CHECK_THAT(run.out, Contains("sources: 1 unchanged, 0 changed, 0 not reachable"));
}
