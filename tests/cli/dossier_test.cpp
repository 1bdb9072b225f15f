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

TEST_CASE("what changed between two graphs is a picture", "[cli][diff]") {
    const Folder folder;
    const auto old = folder.file("old.csv", table);
    const auto now = folder.file(
        "new.csv",
        "source,target,type,when\n"
        "Ada,Acme,WORKS_FOR,2020\n"
        "Acme,Zenith,OWNS,2023-01\n"
        "Cyd,Acme,WORKS_FOR,2024\n"
    );
    const auto run = ask({"render", "--diff", old, now, "-o", folder / "d.svg", "--json"});
    REQUIRE(run.code == 0);
    CHECK_THAT(run.out, Contains("\"view\":\"diff\"") && Contains("\"redated\":1"));
    const auto svg = read_file(folder / "d.svg");
    CHECK_THAT(svg, Contains("From old.csv to new.csv.") && Contains("2022&#45;05 → 2023&#45;01"));
    CHECK_THAT(svg, Contains("What changed: "));
    const auto part =
        ask({"render", "--diff", old, now, "-o", folder / "p.svg", "--around", "Zenith"});
    REQUIRE(part.code == 0);
    CHECK_THAT(read_file(folder / "p.svg"), !Contains("Cyd"));
    const auto same = ask({"render", "--diff", old, old, "-o", folder / "s.svg"});
    CHECK(same.code == 4);
    CHECK_THAT(same.err, Contains("nothing that a picture shows has changed"));
    const auto wrong = ask({"render", "--diff", old, now, "-o", folder / "w.svg", "--view", "map"});
    CHECK(wrong.code == 2);
    REQUIRE(ask({"render", "--diff", old, now, "-o", folder / "d.md"}).code == 0);
    CHECK_THAT(read_file(folder / "d.md"), Catch::Matchers::StartsWith("# What changed: "));
}

TEST_CASE("DOT comes as data and as a picture", "[cli][dot]") {
    const Folder folder;
    const auto file = folder.file("t.csv", table);
    REQUIRE(ask({"export", file, "-o", folder / "data.dot"}).code == 0);
    REQUIRE(ask({"render", file, "-o", folder / "picture.dot"}).code == 0);
    const auto data = read_file(folder / "data.dot");
    CHECK_THAT(data, Contains("Ada -> Acme [label=\"works for\"") && !Contains("<TABLE"));
    CHECK_THAT(read_file(folder / "picture.dot"), Contains("n_Ada -> ") && Contains("<TABLE"));
    const auto again = ask({"path", folder / "data.dot", "Ada", "Zenith"});
    CHECK(again.code == 0);
}
