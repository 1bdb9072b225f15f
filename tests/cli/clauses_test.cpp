// Every clause of a text, from the file to the lines a scorer reads.

#include "tests/render/golden.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using relata::tests::ask;
using relata::tests::check_golden;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

const std::string sentences =
    "The committee approved the plan on Monday.\n\n"
    "Mara Lindqvist, the founder of Norrvind, has not sold her shares in the company.\n\n"
    "The harbour was rebuilt by Dutch engineers after the flood of 1953.\n\n"
    "The two sides agreed to build a bridge and to open three border posts.\n\n"
    "Petrov said that the talks would resume in Vienna next week.\n\n"
    "\"We will publish the figures,\" the minister told reporters.\n\n"
    "The river, which rises in the Tatra mountains, flows into the Vistula near Krakow.\n\n"
    "Nokia bought and later sold the map maker that Berliners had founded in 1985.\n\n"
    "There is a small museum in the old customs house.\n\n"
    "The judge ordered the company to return the money.\n\n"
    "Iceland's parliament elected Anna Jonsdottir president in 1996.\n\n"
    "The soil is rich in iron, copper and zinc.\n\n"
    "Built in 1890, the lighthouse still guides ships through the strait.\n\n"
    "Heavy rain led to floods in the south and delayed the harvest.\n\n"
    "Captain Ruth Adeyemi is able to fly both helicopters and jets.\n\n"
    "She never answered the letters sent by her brother.\n\n"
    "The bank gave the farmers cheap loans until the rain came.\n";

}  // namespace

TEST_CASE("every clause of a text, one a line", "[cli][clauses][golden]") {
    const Folder folder;
    const auto run = ask({"export", folder.file("t.txt", sentences), "--open", "--to", "clauses"});
    REQUIRE(run.code == 0);
    check_golden("clauses.tsv", run.out);
}

TEST_CASE("a kept graph writes the same clauses", "[cli][clauses]") {
    const Folder folder;
    const auto file = folder.file(
        "s.txt",
        "Ada Brook , a painter , sold the mill to Acme .\n"
        "source,target,but this is a sentence as well .\n"
        "The mill -LRB- built in 1820 -RRB- burnt on Monday .\n"
    );
    REQUIRE(ask({"import", "--open", "--lines", file, "-o", folder / "g.relata"}).code == 0);
    const auto kept =
        ask({"export", folder / "g.relata", "-o", folder / "out.tsv", "--format", "clauses"});
    REQUIRE(kept.code == 0);
    const auto direct = ask({"export", file, "--open", "--lines", "--format", "clauses"});
    CHECK(read_file(folder / "out.tsv") == direct.out);
    CHECK_THAT(
        direct.out,
        Catch::Matchers::Contains("\tsold\tAda Brook\tthe mill\tto Acme\n") &&
            Catch::Matchers::Contains("\tburnt on\tThe mill -LRB- built in 1820 -RRB-\tMonday\n")
    );
}

TEST_CASE("one sentence a line is for --open", "[cli][clauses]") {
    const Folder folder;
    const auto file = folder.file("s.txt", "Ann met Bob .\n");
    CHECK(ask({"import", "--lines", file, "-o", folder / "g.relata"}).code == 2);
}

TEST_CASE("data have no clauses", "[cli][clauses]") {
    const Folder folder;
    const auto file = folder.file("t.csv", "source,target,type\nAda,Acme,OWNS\n");
    const auto run = ask({"import", "--open", file, "-o", folder / "g.relata"});
    CHECK(run.code == 0);
    CHECK_THAT(run.err, Catch::Matchers::Contains("these are data, which have no clauses"));
}
