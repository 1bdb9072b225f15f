#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

using Catch::Matchers::Contains;
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

TEST_CASE("a dossier stands beside the picture it shows", "[cli][dossier]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto run = ask({"render", file, "-o", folder / "talks about it.md", "--title", "Firms"});
    REQUIRE(run.code == 0);
    const auto dossier = read_file(folder / "talks about it.md");
    CHECK_THAT(dossier, Catch::Matchers::StartsWith("# Firms\n\n!["));
    CHECK_THAT(dossier, Contains("](talks%20about%20it.svg)"));
    CHECK_THAT(dossier, Contains("### <a id=\"n_Z5aenith\"></a>Zenith"));
    CHECK_THAT(run.err, Contains("talks about it.svg"));
    CHECK_THAT(read_file(folder / "talks about it.svg"), Contains("Firms"));
    REQUIRE(ask({"render", file, "-o", folder / "again.md", "--title", "Firms"}).code == 0);
    CHECK(read_file(folder / "again.svg") == read_file(folder / "talks about it.svg"));
}

TEST_CASE("a dossier can be of a part, or of the paths between two", "[cli][dossier]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    REQUIRE(ask({"render", file, "-o", folder / "a.md", "--around", "Zenith"}).code == 0);
    const auto around = read_file(folder / "a.md");
    CHECK_THAT(around, Contains("2 entities and 1 relation"));
    CHECK_THAT(around, !Contains("Ada"));
    const auto run = ask({"render", file, "-o", folder / "p.md", "--path", "Ada", "Bob", "--json"});
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Contains("\"picture\":") && Contains("\"view\":\"path\""));
    const auto path = read_file(folder / "p.md");
    CHECK_THAT(path, Catch::Matchers::StartsWith("# How Ada is connected to Bob\n"));
    CHECK_THAT(path, Contains("3 entities and 2 relations"));
}

TEST_CASE("a dossier comes without its picture when that cannot be drawn", "[cli][dossier]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    const auto run = ask({"render", file, "-o", folder / "t.md", "--seconds", "0.001"});
    CHECK(run.code == 0);
    CHECK_FALSE(std::filesystem::exists(folder / "t.svg"));
    CHECK_THAT(read_file(folder / "t.md"), !Contains("![") && Contains("Zenith"));
    CHECK_THAT(run.err, Contains("relata: Graphviz: "));
}

TEST_CASE("an article in Markdown is not written over by its dossier", "[cli][dossier]") {
    const Folder folder;
    const auto file = folder.file("t.md", "Ada Lovelace met Charles Babbage in London.\n");
    const auto run = ask({"render", file, "-o", file});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Contains("is what is read"));
    CHECK_THAT(read_file(file), Catch::Matchers::StartsWith("Ada Lovelace"));
}

TEST_CASE("footnotes stand under a picture, and not under an overview", "[cli][footnotes]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    REQUIRE(ask({"render", file, "-o", folder / "t.svg", "--footnotes"}).code == 0);
    CHECK_THAT(read_file(folder / "t.svg"), Contains(">Evidence<") && Contains(">[1]<"));
    REQUIRE(ask({"render", file, "-o", folder / "t.md"}).code == 0);
    CHECK_THAT(read_file(folder / "t.svg"), !Contains(">Evidence<") && Contains(">[1]<"));
    const auto run =
        ask({"render", file, "-o", folder / "o.svg", "--footnotes", "--view", "overview"});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Contains("a line of the overview stands for several"));
}
