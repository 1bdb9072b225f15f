// Web pages as they are saved.

#include "importers/html.hpp"

#include "importers/registry.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

namespace relata {
namespace {

using Catch::Matchers::Contains;

ArticleText page(std::string_view html) {
    ImportOptions options;
    options.source = "page.html";
    return text_of_html(html, options);
}

/// The text behind the title, one paragraph a line.
std::string body(std::string_view html) {
    const auto article = page(html);
    std::string text;
    bool is_new = false;
    for (const char c : std::string_view(article.text).substr(article.begin)) {
        if (c == '\n' && !text.empty()) is_new = true;
        if (c == '\n') continue;
        if (is_new) text += '\n';
        is_new = false;
        text += c;
    }
    return text;
}

std::string date_of(std::string_view html) {
    const auto date = page(html).date;
    return date ? date->text() : "";
}

std::string notes_of(std::string_view html) {
    std::string text;
    for (const auto& note : page(html).notes) {
        text += to_string(note.place) + ": " + note.message + '\n';
    }
    return text;
}

// Sentences long enough to be running text.
const std::string kenya = "Kenyan President Peter Otieno visited Norway on Tuesday for three days.";
const std::string peru = "Peru and Chile signed a treaty on fishing in the town of Arica last May.";
const std::string chatter = "I have been saying this for years and nobody ever listens to me, ha.";

const std::string news = R"(<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Otieno visits Oslo | Harbor News</title>
<meta property="og:site_name" content="Harbor News">
<meta property="article:published_time" content="2021-05-04T22:10:00-07:00">
<link rel="canonical" href="https://harbor.example/otieno-visits-oslo">
<style>p { color: red }</style>
<script>if (a < b && c > d) document.write("<p>Mars attacked Venus with great force today.</p>");</script>
</head>
<body class="page has-sidebar">
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<header><div>Harbor News</div></header>
<main>
<article>
<header><h1>Otieno visits Oslo</h1><p class="byline">By Ann Lee</p>
<time datetime="2021-05-05">today</time></header>
<p>)" + kenya + R"(</p>
<p>He met <a href="x">Norwegian Prime Minister Kari Dahl</a> in&nbsp;Oslo
   on <b>Wed</b>nesday &amp; left.</p>
<aside><p>)" + chatter + R"(</p></aside>
<table><tr><th>Year</th><th>Trade</th></tr><tr><td>2019</td><td>12</td></tr></table>
<ul><li>)" + peru + R"(</li><li>Bolivia watched.</li></ul>
<form><p>Leave us your address here and you will hear from us.</p></form>
</article>
<section id="comments"><p>)" +
                         chatter + R"(</p></section>
</main>
<footer><p>All rights reserved by the company that owns this page.</p></footer>
</body></html>)";

}  // namespace

TEST_CASE("of a page the article is read, not what stands beside it", "[importers][html]") {
    CHECK(
        body(news) == kenya +
                          "\nHe met Norwegian Prime Minister Kari Dahl in Oslo on Wednesday & "
                          "left.\n" +
                          peru + "\nBolivia watched."
    );
}

TEST_CASE("a page says its title, date, publisher and address", "[importers][html]") {
    const auto article = page(news);
    CHECK(article.title == "Otieno visits Oslo");
    CHECK(article.publisher == "Harbor News");
    CHECK(article.address == "https://harbor.example/otieno-visits-oslo");
    REQUIRE(article.date);
    CHECK(article.date->text() == "2021-05-04");  // as written, whatever the time zone
    CHECK(article.text.substr(0, article.begin) == "Otieno visits Oslo");
}

TEST_CASE("what is left out of a page is counted", "[importers][html]") {
    const auto notes = notes_of(news);
    CHECK_THAT(notes, Contains("page.html:22: 2 rows of a table left out"));
    CHECK_THAT(notes, Contains("words beside the article left out: navigation"));
    CHECK(notes_of("<p>" + kenya + "</p>").empty());
}

TEST_CASE("a page becomes a document with its text and relations", "[importers][html]") {
    Graph graph;
    const auto report = import_source({"page.html", news}, "", {}, graph);
    CHECK(report.format == "html");
    REQUIRE(graph.document_count() == 1);
    const auto& document = graph.document(*graph.documents().begin());
    CHECK(document.title == "Otieno visits Oslo");
    CHECK(document.publisher == "Harbor News");
    CHECK(document.source == "https://harbor.example/otieno-visits-oslo");
    CHECK(document.date->text() == "2021-05-04");
    CHECK(graph.find_entity("peter-otieno"));
    CHECK(graph.relation_count() > 0);
    for (const auto id : graph.relations()) {
        for (const auto& evidence : graph.relation(id).evidence) {
            CHECK(
                document.text.substr(evidence.begin, evidence.end - evidence.begin) ==
                evidence.quote
            );
        }
    }
}

TEST_CASE("messages name the line of the page, not of the text", "[importers][html]") {
    Graph graph;
    ImportOptions options;
    options.source = "page.html";
    const auto report = import_html(
        "<html>\n<body>\n\n<p>Kenya and Uganda, and last week Peru, whatever the weather.</p>\n"
        "<p>It rained.</p>",
        options,
        graph
    );
    REQUIRE_FALSE(report.notes.empty());
    CHECK(to_string(report.notes.front().place) == "page.html:4");
}

TEST_CASE("dates are found wherever pages put them", "[importers][html]") {
    const std::string text = "<p>" + kenya + "</p>";
    CHECK(date_of("<meta name=\"DC.date\" content=\"2020-11-24\">" + text) == "2020-11-24");
    CHECK(date_of("<meta name=\"pubdate\" content=\"20201124\">" + text) == "2020-11-24");
    CHECK(date_of("<meta name=date content='24 November 2020'>" + text) == "2020-11-24");
    CHECK(date_of("<div itemprop=datePublished content=2020-11-24>x</div>" + text) == "2020-11-24");
    CHECK(date_of("<time datetime=\"2020-11-24T08:00Z\">Tuesday</time>" + text) == "2020-11-24");
    CHECK(date_of(text).empty());
    CHECK(
        date_of(
            "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",\"@graph\":["
            "{\"@type\":\"WebPage\",\"datePublished\":\"1999-01-01\"},{\"@type\":[\"NewsArticle\"],"
            "\"headline\":\"A\",\"datePublished\":\"2020-11-24T00:00Z\",\"publisher\":{\"name\":"
            "\"Harbor News\"}}]}</script>" +
            text
        ) == "2020-11-24"
    );
    CHECK_THAT(
        notes_of("<meta name=date content='the other day'>" + text),
        Contains("the date of the page, \"the other day\", was not understood")
    );
}

TEST_CASE("a page saved by a browser keeps its address", "[importers][html]") {
    CHECK(
        page("<!-- saved from url=(0042)https://harbor.example/a.html -->\n<p>" + kenya).address ==
        "https://harbor.example/a.html"
    );
    CHECK(
        page("<!--\n Page saved with SingleFile \n url: https://harbor.example/b \n--><p>" + kenya)
            .address == "https://harbor.example/b"
    );
    CHECK(page("<link rel=canonical href='javascript:alert(1)'><p>" + kenya).address.empty());
}

TEST_CASE("without article or main, the densest part of a page is read", "[importers][html]") {
    const std::string links =
        "<div><a href=1>One more story of the day about the weather</a></div>";
    const auto text = body(
        "<div id=top><div>" + links + links + "</div><div class=story><div><p>" + kenya +
        "</p><p>" + peru + "</p></div></div><div class=foot><p>" + chatter.substr(0, 45) +
        "</p></div></div>"
    );
    CHECK(text == kenya + "\n" + peru);
}

TEST_CASE("a page of teasers is read whole", "[importers][html]") {
    const auto text = body(
        "<main><article><p>" + kenya + "</p></article><article><p>" + peru +
        "</p></article><article><p>" + chatter + "</p></article></main>"
    );
    CHECK(text == kenya + "\n" + peru + "\n" + chatter);
}

TEST_CASE("what wraps all of a page is no form and no widget", "[importers][html]") {
    CHECK(body("<form id=aspnetForm><p>" + kenya + "</p></form>") == kenya);
    CHECK(body("<div class=widget><p>" + kenya + "</p></div>") == kenya);
    CHECK(body("<body class=sidebar><p>" + kenya + "</p>") == kenya);
}

TEST_CASE("pages laid out with tables and line breaks are read", "[importers][html]") {
    const std::string cell = kenya + "<br>\n<br>" + peru + "<BR>" + chatter;
    CHECK(
        body("<table><tr><td>Menu</td><td>" + cell + "</td></tr></table>") ==
        kenya + "\n" + peru + " " + chatter
    );
    CHECK(body("<pre>" + kenya + "\n\n" + peru + "</pre>") == kenya + "\n" + peru);
}

TEST_CASE("numbers of notes and invisible characters do not break words", "[importers][html]") {
    CHECK(
        body("<p>Ken&shy;ya<sup><a href=#n1>[1]</a></sup> has 5 km<sup>2</sup> of for\u200Best "
             "and\u202Fmore of the other things.</p>"
        ) == "Kenya has 5 km2 of forest and more of the other things."
    );
}

TEST_CASE("hidden parts, templates and dialogs are left out", "[importers][html]") {
    for (const auto* beside :
         {"<div hidden>",
          "<div aria-hidden=true>",
          "<div style='display: none'>",
          "<template>",
          "<noscript>",
          "<div role=navigation>",
          "<div class='share-buttons x'>",
          "<div class='ad-slot'>",
          "<dialog>"}) {
        CAPTURE(beside);
        CHECK(body("<p>" + kenya + "</p>" + beside + "Secret.</div>") == kenya);
    }
}

TEST_CASE("broken HTML is read as far as it goes", "[importers][html]") {
    CHECK(body("<p>" + kenya + "<p>" + peru) == kenya + "\n" + peru);
    CHECK(body("<div><b><p>" + kenya + "</b></div></i></p>" + peru) == kenya + "\n" + peru);
    CHECK(
        body("<p>" + kenya + "</p><p>5 < 6 & 7 &unknown; x</p>") ==
        kenya + "\n5 < 6 & 7 &unknown; x"
    );
    CHECK(body("<p>" + kenya + "<!-- never closed <p>x").substr(0, kenya.size()) == kenya);
    CHECK(body(kenya) == kenya);  // no tag at all
}

TEST_CASE("a page without text is refused", "[importers][html]") {
    for (const auto* html :
         {"",
          "<html></html>",
          "<script>var a = 1;</script>",
          "<table><tr><td>1</td></tr></table>"}) {
        CAPTURE(html);
        CHECK_THROWS_WITH(page(html), "page.html: no text was found in this page");
    }
}

TEST_CASE("a hostile page takes no more than its share", "[importers][html]") {
    const auto repeated = [](std::string_view text, std::size_t times) {
        std::string all;
        for (std::size_t i = 0; i < times; ++i) all += text;
        return all;
    };
    const auto tail = "<p>" + kenya + "</p>";
    CHECK_THAT(body(repeated("<div>", 100'000) + tail), Contains(kenya));
    CHECK_THAT(body(repeated("<b><p>", 50'000) + kenya), Contains(kenya));
    CHECK_THAT(body(repeated("<table><tr><td>", 30'000) + kenya + peru + chatter), Contains(kenya));
    CHECK_THAT(body(tail + repeated("<nav><a href=1>x</a>", 50'000)), Contains(kenya));
    CHECK_THAT(body(repeated("</p></b>", 100'000) + tail), Contains(kenya));
    CHECK_THAT(body(tail + repeated("<!--", 200'000)), Contains(kenya));
    CHECK_THAT(body(tail + repeated("<script>", 100'000)), Contains(kenya));
    CHECK_THAT(body(tail + "<p>" + repeated("&", 100'000)), Contains(kenya));
    std::string attributes;
    for (int i = 0; i < 1000; ++i) attributes += " a" + std::to_string(i) + "=1";
    CHECK_THROWS_WITH(
        page(tail + "\n<p" + attributes + ">"),
        "page.html:2:1: a tag with more than 300 attributes, which no web page has"
    );
    // the same where nothing would read it as a tag
    CHECK_THAT(body(tail + "<script>a <b" + attributes + "</script>"), Contains(kenya));
}

TEST_CASE("HTML is known by its beginning or its ending", "[importers][html]") {
    for (const auto* text :
         {"<!DOCTYPE HTML PUBLIC \"x\">",
          " <html>",
          "<HTML lang=en>",
          "<head/>",
          "<body\n>",
          "<?xml version=\"1.0\"?>\n<!-- x -->\n<html xmlns=\"x\"/>",
          "\xEF\xBB\xBF<!doctype html>"}) {
        CAPTURE(text);
        CHECK(looks_like_html(text));
    }
    for (const auto* text :
         {"<htmlish>", "<p>x</p>", "<graphml/>", "html", "", "<!-- x", "<?xml"}) {
        CAPTURE(text);
        CHECK_FALSE(looks_like_html(text));
    }
    CHECK(detect_format("<p>" + kenya + "</p>", "x.htm").name == "html");
    CHECK(detect_format(news, "x.txt").name == "html");
}

TEST_CASE("a page is decoded as browsers do", "[importers][html][encoding]") {
    const auto text_of = [](const std::string& bytes) {
        Graph graph;
        const auto report = import_source({"page.html", bytes}, "", {}, graph);
        const auto& notes = report.notes;
        return graph.document(*graph.documents().begin()).text + " | " + notes.front().message;
    };
    CHECK_THAT(
        text_of("<html><meta charset=gbk><p>\xA1\xB0Kenya\xA1\xB1 met \xD6\xD0\xB9\xFA in a tent."),
        Contains("“Kenya” met 中国 in a tent.") && Contains("converted from gbk to UTF-8")
    );
    CHECK_THAT(
        text_of("<html><meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-2\"><p>"
                "Kenya met \xB1 in a tent."),
        Contains("Kenya met ą in a tent.") && Contains("converted from iso-8859-2 to UTF-8")
    );
    CHECK_THAT(
        text_of("<html><p>Kenya met the caf\xE9 owner \x93there\x94."),
        Contains("the café owner “there”") && Contains("converted from Windows-1252 to UTF-8")
    );
    CHECK_THAT(
        text_of("<html><meta charset=utf-8><p>Kenya met the café owner \xE9\xFF there."),
        Contains("the café owner \uFFFD\uFFFD there") &&
            Contains("converted from damaged UTF-8 to UTF-8; 2 bytes mean nothing there")
    );
    // UTF-8 all the same
    CHECK_THAT(
        text_of("<html><meta charset=iso-8859-1><p>Kenya met the café owner in a tent there."),
        Contains("café")
    );
}

}  // namespace relata
