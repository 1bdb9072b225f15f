// What a user sees when something is wrong: the whole text, and the exit code.

#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

using relata::tests::ask;
using relata::tests::Folder;

namespace {

const std::string table =
    "source,target,type\nAlpha,Beta,KNOWS\nBeta,Gamma,KNOWS\nDelta,Delta,KNOWS\n";

}  // namespace

TEST_CASE("an unknown entity lists the nearest names", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto run = ask({"path", file, "Alfa", "Beta"});
    CHECK(run.code == 1);
    CHECK(run.err == "relata: no entity is called \"Alfa\"; the nearest: \"Alpha\"\n");
    CHECK(run.out.empty());
}

TEST_CASE("an ambiguous name lists the ids it can mean", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("t.csv", "Id,Label\n1,Li Wei\n2,Li Wei\n");
    const auto run = ask({"show", file, "li wei"});
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err,
        Catch::Matchers::Contains(
            "\"li wei\" can mean 2 entities; say which by its id: \"1\" or \"2\""
        )
    );
}

TEST_CASE("no path exits with 4 and says what was searched", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto run = ask({"path", file, "Alpha", "Delta"});
    CHECK(run.code == 4);
    CHECK(
        run.err ==
        "relata: no path from \"Alpha\" to \"Delta\" among 4 entities and 3 relations, walked in "
        "either "
        "direction\n"
    );
    const auto narrow =
        ask({"path", file, "Alpha", "Gamma", "--avoid", "Beta", "--direction", "out"});
    CHECK(narrow.code == 4);
    CHECK(
        narrow.err ==
        "relata: no path from \"Alpha\" to \"Gamma\" among 4 entities and 3 relations that keeps "
        "to "
        "--direction out, --avoid Beta\n"
    );
    const auto json = ask({"path", file, "Alpha", "Delta", "--json"});
    CHECK(json.code == 4);
    CHECK_THAT(json.out, Catch::Matchers::Contains("\"paths\":[]"));
}

TEST_CASE("a limit that cut the search is said", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("t.csv", "source,target,type\nA,B,X\nA,B,Y\nA,B,Z\n");
    const auto run = ask({"path", file, "A", "B", "--all-shortest", "--max-paths", "2"});
    CHECK(run.code == 0);
    CHECK(run.err == "relata: the search stopped at 2 paths; there may be more (--max-paths)\n");
    const auto whole = ask({"path", file, "A", "B", "--all-shortest", "--max-paths", "3"});
    CHECK(whole.err.empty());
}

TEST_CASE("a missing file is named", "[cli][errors]") {
    const Folder folder;
    const auto run = ask({"info", folder / "nothing.txt"});
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err,
        Catch::Matchers::Contains("nothing.txt: ") && Catch::Matchers::Contains("no such file")
    );
}

TEST_CASE("an error is one line whatever the file is called", "[cli][errors]") {
    const auto run = ask({"info", "no\nsuch\rfile.txt"});
    CHECK(run.code == 1);
    CHECK(std::ranges::count(run.err, '\n') == 1);
    CHECK(run.err.find('\r') == std::string::npos);
}

TEST_CASE("an empty folder is an error, a full one is read", "[cli][errors]") {
    const Folder folder;
    folder.file("full/a.csv", table);
    folder.file("empty/.hidden", "x");
    CHECK(ask({"info", folder / "full"}).code == 0);
    const auto run = ask({"info", folder / "empty"});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Catch::Matchers::Contains("empty"));
}

TEST_CASE(
    "an empty article is refused, one without relations is said to have none", "[cli][errors]"
) {
    const Folder folder;
    CHECK(ask({"info", folder.file("e.txt", "")}).code == 1);
    CHECK(ask({"info", folder.file("blank.txt", "  \n\n ")}).code == 1);
    const auto plain = folder.file("p.txt", "It rained all day. Nobody came.\n");
    const auto run = ask({"info", plain});
    CHECK(run.code == 0);
    CHECK(run.err == "relata: no relation was found in " + plain + "\n");
}

TEST_CASE("damaged UTF-8 is reported with line and column", "[cli][errors]") {
    const Folder folder;
    const auto run =
        ask({"info", folder.file("latin.txt", "China and Japan met.\nThe caf\xE9 and the café.\n")}
        );
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err, Catch::Matchers::Contains("latin.txt:2:8: ") && Catch::Matchers::Contains("UTF-8")
    );
}

TEST_CASE("a ragged row is reported with line and column", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("r.csv", "source,target,type\nA,B,X\nA,B\nB,C,X\n");
    const auto run = ask({"info", file});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Catch::Matchers::Contains("r.csv:3:"));
    const auto skipping = ask({"info", file, "--skip-errors"});
    CHECK(skipping.code == 0);
    CHECK(skipping.err == "relata: 1 records were left out; `relata import` lists them\n");
}

TEST_CASE("JSON cut in the middle is reported with line and column", "[cli][errors]") {
    const Folder folder;
    const auto run =
        ask({"info", folder.file("cut.json", "{\"nodes\": [{\"id\": \"a\"},\n {\"id\"")});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Catch::Matchers::Contains("cut.json:2:"));
}

TEST_CASE(
    "an output folder that does not exist is named and nothing is left behind", "[cli][errors]"
) {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto target = folder / "no/such/t.json";
    const auto run = ask({"import", file, "-o", target});
    CHECK(run.code == 1);
    CHECK(
        run.err == "relata: " + target + ": cannot be written: the folder \"" +
                       (folder / "no/such") + "\" does not exist\n"
    );
    CHECK_FALSE(std::filesystem::exists(folder / "no"));
}

TEST_CASE("a failed import leaves the old graph as it was", "[cli][errors]") {
    const Folder folder;
    const auto graph = folder.file("g.json", "old");
    const auto run = ask({"import", folder.file("cut.json", "{\"nodes\": ["), "-o", graph});
    CHECK(run.code == 1);
    CHECK(relata::tests::read_file(graph) == "old");
}

TEST_CASE("wrong usage exits with 2 and guesses what was meant", "[cli][errors]") {
    CHECK(ask({}).code == 2);
    const auto command = ask({"pth", "x"});
    CHECK(command.code == 2);
    CHECK(command.err == "relata: unknown command \"pth\"; did you mean \"path\"?\n");
    const auto option = ask({"path", "x", "a", "b", "--al-shortest"});
    CHECK(option.code == 2);
    CHECK(
        option.err == "relata: unknown option \"--al-shortest\"; did you mean \"--all-shortest\"?\n"
    );
    const auto missing = ask({"path", "x"});
    CHECK(missing.code == 2);
    CHECK_THAT(missing.err, Catch::Matchers::Contains("A is required"));
}

TEST_CASE("unknown types and kinds get the nearest one", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto type = ask({"path", file, "Alpha", "Beta", "--type", "KNWS"});
    CHECK(type.code == 1);
    CHECK(type.err == "relata: unknown relation type \"KNWS\"; did you mean \"KNOWS\"?\n");
    const auto kind = ask({"list", file, "--kind", "persn"});
    CHECK(kind.code == 1);
    CHECK(kind.err == "relata: unknown kind \"persn\"; did you mean \"Person\"?\n");
}

TEST_CASE("a picture needs an ending relata knows", "[cli][errors]") {
    const Folder folder;
    const auto run = ask({"render", folder.file("t.csv", table), "-o", folder / "t.bmp"});
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err,
        Catch::Matchers::Contains(
            "a picture is .svg, .png, .pdf, .html, .dot or .md; found \".bmp\""
        )
    );
}

TEST_CASE("a layout that takes too long is stopped and nothing is written", "[cli][errors]") {
    const Folder folder;
    const auto run =
        ask({"render", folder.file("t.csv", table), "-o", folder / "t.svg", "--seconds", "0.001"});
    CHECK(run.code == 1);
    CHECK_FALSE(std::filesystem::exists(folder / "t.svg"));
}

TEST_CASE("control characters in names never reach the terminal", "[cli][errors]") {
    const Folder folder;
    const auto file = folder.file("evil.csv", "source,target,type\n\"A\x1B[31mred\",B,X\n");
    for (const auto* command : {"info", "list"}) {
        CHECK(ask({command, file}).out.find('\x1B') == std::string::npos);
    }
    CHECK(ask({"show", file, "B"}).out.find('\x1B') == std::string::npos);
    CHECK(ask({"path", file, "B", "a31mred"}).err.find('\x1B') == std::string::npos);
    CHECK(ask({"path", file, "\x1B[31m", "B"}).err.find('\x1B') == std::string::npos);
}
