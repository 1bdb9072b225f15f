#include "render/positions.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

using Catch::Matchers::Contains;
using relata::tests::ask;
using relata::tests::example;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

/// The picture that options make of the briefing, as DOT.
std::string picture(const std::vector<std::string>& options) {
    const Folder folder;
    std::vector<std::string> all{"render", example("tokyo-talks.txt"), "-o", folder / "p.dot"};
    all.insert(all.end(), options.begin(), options.end());
    const auto run = ask(all);
    CHECK(run.err == "wrote " + (folder / "p.dot") + "\n");
    REQUIRE(run.code == 0);
    return read_file(folder / "p.dot");
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
    return found;
}

}  // namespace

TEST_CASE("a picture can be narrowed to kinds, types and the best connected", "[cli][render]") {
    const auto people = picture({"--kinds", "Person,Country"});
    CHECK(count(people, "class=\"kind person\"") == 3);
    CHECK(count(people, "class=\"kind topic\"") == 0);

    const auto parties = picture({"--types", "party_to"});
    CHECK(count(parties, "label=\"is a party to\"") >= 1);
    CHECK(count(parties, "label=\"met\"") == 0);

    const auto top = picture({"--top", "5", "--by", "pagerank"});
    CHECK(count(top, "class=\"kind ") <= 5);
    CHECK(count(top, "id=\"n_china\"") == 1);
    CHECK(count(top, "id=\"n_japan\"") == 1);
}

TEST_CASE("a picture can be a page", "[cli][render]") {
    const Folder folder;
    const auto file = folder / "p.html";
    const auto page = [&](std::vector<std::string> options) {
        std::vector<std::string> all{"render", example("tokyo-talks.txt"), "-o", file};
        all.insert(all.end(), options.begin(), options.end());
        REQUIRE(ask(all).code == 0);
        return read_file(file);
    };
    const auto whole = page({});
    CHECK_THAT(whole, Catch::Matchers::StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
    CHECK(count(whole, "<tr><td>") == 86);
    CHECK(count(whole, "\"RCEP\"") == 1);
    CHECK(count(whole, "<g id=\"n_china\"") == 1);
    const auto path = page({"--path", "Suga", "South Korea", "--title", "A<b>", "--theme", "dark"});
    CHECK(count(path, "<tr><td>") == 3);
    CHECK_THAT(path, Contains("<html lang=\"en\" data-theme=\"dark\">"));
    CHECK_THAT(path, Contains("<title>A&lt;b&gt;</title>"));
}

TEST_CASE("the surroundings of someone put them first", "[cli][render]") {
    CHECK(count(picture({"--around", "RCEP"}), "penwidth=\"3\"") == 1);
}

TEST_CASE("every view can be asked for by name", "[cli][render]") {
    CHECK_THAT(picture({"--view", "grouped"}), Contains("subgraph cluster_1"));
    CHECK_THAT(picture({"--view", "map"}), Contains("layout=\"neato\""));
    CHECK_THAT(picture({"--view", "overview"}), Contains("layout=\"sfdp\""));
    CHECK_THAT(picture({"--view", "timeline"}), Contains("class=\"axis\""));
    const Folder folder;
    const auto run =
        ask({"render", example("tokyo-talks.txt"), "-o", folder / "p.dot", "--view", "tree"});
    CHECK(run.code == 2);
}

TEST_CASE("nothing left to draw is told, and nothing is written", "[cli][render]") {
    const Folder folder;
    const auto file = folder.file("t.csv", "source,target,type\nAna,Bank,WORKS_FOR\n");
    const auto timeline = ask({"render", file, "-o", folder / "t.svg", "--view", "timeline"});
    CHECK(timeline.code == 4);
    CHECK_THAT(timeline.err, Contains("no relation has a date of its own"));
    const auto dates = ask({"render", file, "-o", folder / "t.svg", "--between", "1999"});
    CHECK(dates.code == 4);
    CHECK_THAT(dates.err, Contains("no relations are left to draw"));
    CHECK_FALSE(std::filesystem::exists(folder / "t.svg"));
}

TEST_CASE("too much for one picture is refused with the options that help", "[cli][render]") {
    const Folder folder;
    std::string table = "source,target,type\n";
    for (int i = 0; i < 2'001; ++i) table += "Hub,N" + std::to_string(i) + ",MET\n";
    const auto run = ask({"render", folder.file("t.csv", table), "-o", folder / "t.svg"});
    CHECK(run.code == 1);
    CHECK_THAT(
        run.err,
        Contains("2002 entities do not fit into one picture") && Contains("--around") &&
            Contains("--top")
    );
}

TEST_CASE("groups and scores that were saved can be drawn", "[cli][render]") {
    const Folder folder;
    const auto graph = folder / "t.json";
    REQUIRE(ask({"import", example("tokyo-talks.txt"), "-o", graph}).code == 0);
    REQUIRE(ask({"groups", graph, "--save-as", "circle"}).code == 0);
    REQUIRE(ask({"rank", graph, "--by", "degree", "--save-as", "ties"}).code == 0);
    REQUIRE(ask({"render", graph, "-o", folder / "g.dot", "--group-by", "circle"}).code == 0);
    CHECK_THAT(read_file(folder / "g.dot"), Contains("label=\"circle 1\""));
    REQUIRE(ask({"render", graph, "-o", folder / "s.dot", "--size-by", "ties"}).code == 0);
    CHECK_THAT(read_file(folder / "s.dot"), Contains("with the most ties"));
    const auto wrong = ask({"render", graph, "-o", folder / "w.dot", "--group-by", "cirlce"});
    CHECK(wrong.code == 1);
    CHECK_THAT(wrong.err, Contains("--group-by: no entity that is drawn has a value called"));
}

TEST_CASE("a theme file gives kinds and types looks of their own", "[cli][render][theme]") {
    const Folder folder;
    const auto table = folder.file(
        "t.csv",
        "source,source_kind,target,target_kind,type\n"
        "Ana,Person,Sea Star,Vessel,OWNS\n"
    );
    const auto theme = folder.file(
        "theme.json",
        R"({"paper": "dark", "font": "serif",
            "kinds": {"Vessel": {"shape": "hexagon", "color": "blue"}},
            "families": {"ownership": {"color": "purple", "words": "owns <&> controls"}},
            "types": {"owns": "ownership"}})"
    );
    const auto run = ask({"render", table, "-o", folder / "t.dot", "--theme", theme});
    REQUIRE(run.code == 0);
    const auto dot = read_file(folder / "t.dot");
    CHECK_THAT(dot, Contains("class=\"kind vessel\" shape=\"hexagon\""));
    CHECK_THAT(dot, Contains("owns &lt;&amp;&gt; controls"));
    CHECK_THAT(dot, Contains("class=\"rel ownership r1\""));
    CHECK_THAT(dot, Contains("bgcolor=\"#14171C\"") && Contains("Times New Roman"));
}

TEST_CASE("what is wrong with a theme file is told with its place", "[cli][render][theme]") {
    const Folder folder;
    const auto table = folder.file("t.csv", "source,target,type\nA,B,OWNS\n");
    const auto error = [&](const std::string& text) {
        const auto theme = folder.file("theme.json", text);
        const auto run = ask({"render", table, "-o", folder / "t.dot", "--theme", theme});
        CHECK(run.code == 1);
        CHECK_FALSE(std::filesystem::exists(folder / "t.dot"));
        return run.err.substr(run.err.find("theme.json"));
    };
    CHECK(
        error("{\n \"kinds\": {\"A\": {\"color\": \"pink\"}}}") ==
        "theme.json:2:27: expected yellow, navy, white, gray, green, blue, orange or purple, found "
        "\"pink\"\n"
    );
    CHECK_THAT(error(R"({"fonts": "sans"})"), Contains("1:2: expected paper, font, kinds"));
    CHECK_THAT(error(R"({"font": "Comic Sans"})"), Contains("expected sans or serif, found"));
    CHECK_THAT(error(R"({"kinds": []})"), Contains("1:11: expected an object, found a list"));
    CHECK_THAT(error(R"({"types": {"A": 1}})"), Contains("expected a string"));
    CHECK_THAT(error("{"), Contains("found the end of the input"));
    const auto run = ask({"render", table, "-o", folder / "t.dot", "--theme", "pink"});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Contains("--theme is light, dark or a theme file; found \"pink\""));
}

TEST_CASE("a map that grows keeps its places", "[cli][render][layout]") {
    // A ring of ten, then one more hanging on it.
    const Folder folder;
    std::string table = "source,target,type\n";
    for (int i = 0; i < 10; ++i) {
        table += "N" + std::to_string(i) + ",N" + std::to_string((i + 1) % 10) + ",KNOWS\n";
    }
    const auto old_picture = folder / "old.svg";
    REQUIRE(
        ask({"render", folder.file("old.csv", table), "-o", old_picture, "--view", "map"}).code == 0
    );
    const auto grown = folder.file("new.csv", table + "N0,Newcomer,KNOWS\n");
    const auto places = [&](const std::string& name) {
        return relata::positions_in_svg(read_file(folder / name));
    };
    REQUIRE(
        ask({"render", grown, "-o", folder / "new.svg", "--layout-from", old_picture}).code == 0
    );
    const auto before = places("old.svg");
    const auto after = places("new.svg");
    CHECK(before.size() == 20);
    CHECK(after.size() == 21);  // N0 knows two now: one statement
    // Wherever the origin is now, what stood left of another by far still does.
    std::size_t kept = 0;
    std::size_t pairs = 0;
    for (const auto& [a, place] : before) {
        for (const auto& [b, other] : before) {
            if (place.x + 100 > other.x) continue;
            ++pairs;
            if (after.at(a).x < after.at(b).x) ++kept;
        }
    }
    CHECK(pairs > 50);
    CHECK(kept == pairs);
}

TEST_CASE("a layout is taken from pictures only", "[cli][render]") {
    const Folder folder;
    const auto table = folder.file("t.csv", "source,target,type\nA,B,OWNS\n");
    const auto run = ask({"render", table, "-o", folder / "t.dot", "--layout-from", table});
    CHECK(run.code == 1);
    CHECK_THAT(run.err, Contains("no positions found"));

    const auto json = folder.file(
        "old.json", R"({"objects": [{"name": "n_A", "pos": "27,18"}, {"name": "x", "pos": "no"}]})"
    );
    REQUIRE(ask({"render", table, "-o", folder / "t.dot", "--layout-from", json}).code == 0);
    CHECK_THAT(read_file(folder / "t.dot"), Contains("n_A [pos=\"27.00,18.00\"]"));
    const auto flow =
        ask({"render", table, "-o", folder / "t.dot", "--layout-from", json, "--view", "flow"});
    CHECK(flow.code == 1);
    CHECK_THAT(flow.err, Contains("expected --view map"));
}
