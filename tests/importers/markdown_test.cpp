// Articles kept as Markdown.

#include "importers/markdown.hpp"

#include "importers/registry.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace relata {
namespace {

using Catch::Matchers::Contains;

ArticleText note(std::string_view text) {
    ImportOptions options;
    options.source = "note.md";
    return text_of_markdown(text, options);
}

/// The text behind the title, paragraphs set apart by " | ".
std::string body(std::string_view text) {
    const auto article = note(text);
    auto rest = article.text.substr(article.begin);
    if (rest.starts_with("\n\n")) rest.erase(0, 2);
    for (auto at = rest.find("\n\n"); at != std::string::npos; at = rest.find("\n\n")) {
        rest.replace(at, 2, " | ");
    }
    return rest;
}

std::string notes_of(std::string_view text) {
    std::string all;
    for (const auto& each : note(text).notes) {
        all += to_string(each.place) + ": " + each.message + '\n';
    }
    return all;
}

}  // namespace

TEST_CASE("of Markdown the words are read, not the marks", "[importers][markdown]") {
    CHECK(
        body("*Kenya* met **Peru** and ***Chile*** in `Oslo`.") ==
        "Kenya met Peru and Chile in Oslo."
    );
    CHECK(
        body("_Kenya_ has a snake_case_word and 2 * 3 * 4.") ==
        "Kenya has a snake_case_word and 2 * 3 * 4."
    );
    CHECK(body("~~Not~~ this \\*star\\* &amp; caf&eacute;.") == "Not this *star* & café.");
    CHECK(
        body("The [Oslo talks](https://a.example/x_(y) \"t\") of [Kenya][k] ended [sic].\n\n[k]: "
             "https://b.example") == "The Oslo talks of Kenya ended [sic]."
    );
    CHECK(
        body("See ![a *map*](map.png) it[^1], <https://a.example> now.<br>Here "
             "<b>too</b>.\n\n[^1]: A note.") == "See it, now. Here too. | : A note."
    );
    CHECK(body("Five! [Really] 1 < 2 > 0.") == "Five! [Really] 1 < 2 > 0.");
    CHECK(body("A [b [c] d](e) f.") == "A b [c] d f.");
}

TEST_CASE("blocks of Markdown are paragraphs", "[importers][markdown]") {
    CHECK(
        body("# The talks #\n\nOne line\ngoes on.\n\n## Then\n> Quoted\n> words.\n\n"
             "- Kenya came.\n- [x] Peru\n  left.\n\n  It rained.\n1. "
             "Chile.\n\n***\nUnder\n---\nLast.") ==
        "One line goes on. | Then | Quoted words. | Kenya came. | Peru left. | It rained. | Chile. "
        "| "
        "Under | Last."
    );
    CHECK(note("Intro.\n\nThe talks\n=========\nText.").title == "The talks");
}

TEST_CASE("code and tables in Markdown are left out and counted", "[importers][markdown]") {
    const std::string text =
        "Kenya came.\n\n```c\nint a;\nint b;\n```\n| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"
        "    indented code\n\n<!-- a\ncomment -->\nPeru left.";
    CHECK(body(text) == "Kenya came. | Peru left.");
    CHECK(
        notes_of(text) ==
        "note.md:7: 3 rows of tables left out: tables are not read as sentences\n"
        "note.md: 3 lines of code left out\n"
    );
}

TEST_CASE("front matter gives title, date, publisher and address", "[importers][markdown]") {
    const std::string text =
        "---\ntitle: \"Ministers sign: a pact\"\ndate: 2021-05-04T10:00:00Z\nauthor: Ann Lee\n"
        "tags:\n  - trade\nsource: https://harbor.example/a\npublisher: Harbor News\n---\n\n"
        "# Ministers sign: a pact\n\nIt rained.";
    const auto article = note(text);
    CHECK(article.title == "Ministers sign: a pact");
    CHECK(article.date->text() == "2021-05-04");
    CHECK(article.address == "https://harbor.example/a");
    CHECK(article.publisher == "Harbor News");
    CHECK(body(text) == "It rained.");
    CHECK(notes_of(text) == "note.md:1: of the front matter, 1 field is not kept: \"author\"\n");
    CHECK(
        note("+++\ntitle = 'A'\ndate = 2020-01-02\n+++\nIt rained.").date->text() == "2020-01-02"
    );
    CHECK(body("---\n\nA rule at the top.") == "A rule at the top.");
}

TEST_CASE("a Markdown file becomes a document with its relations", "[importers][markdown]") {
    Graph graph;
    const auto report = import_source(
        {"n.md",
         "# Visit\n\n<p align=center>\n\nKenyan President **Peter Otieno** visited [Norway](x)."},
        "",
        {},
        graph
    );
    CHECK(report.format == "markdown");
    CHECK(graph.find_entity("peter-otieno"));
    CHECK(
        graph.document(*graph.documents().begin()).text ==
        "Visit\n\nKenyan President Peter Otieno visited Norway."
    );
    CHECK(detect_format("{\"nodes\":[]}", "x.md").name == "node-link");
}

TEST_CASE("Markdown without text is refused", "[importers][markdown]") {
    for (const auto* text :
         {"", "# Title only", "```\ncode\n```", "---\ntitle: A\n---\n", "[a]: b"}) {
        CAPTURE(text);
        CHECK_THROWS_WITH(note(text), "note.md: no text was found in this Markdown");
    }
}

TEST_CASE("hostile Markdown takes no more than its share", "[importers][markdown]") {
    for (const auto* piece :
         {"[", "![", "](", "<", "<!--", "`", "*", "[a](", "> ", "| - |\n", "- ", "```\n"}) {
        CAPTURE(piece);
        std::string text = "Kenya came.\n\n";
        for (int i = 0; i < 50'000; ++i) text += piece;
        CHECK_THAT(body(text), Contains("Kenya came."));
    }
}

}  // namespace relata
