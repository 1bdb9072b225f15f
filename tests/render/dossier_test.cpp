#include "render/dossier.hpp"

#include "render/markdown_text.hpp"
#include "tests/render/golden.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

const std::string first_sentence = "Ana Ruiz, mayor of Porto Alto, met the Harbor Company.";
const std::string second_sentence = "The company will build the new pier in 2027 *if* paid.";

///  Ana Ruiz ── holds office ─> Porto Alto
///     └─ met ─ Harbor Company ── will establish (planned, 2027) ─> New pier    Nobody
Graph harbor() {
    Graph graph;
    Document document;
    document.id = "harbor";
    document.title = "A pier for [Porto Alto]";
    document.publisher = "Coast & Sea";
    document.date = Edtf::parse("2026-03-01");
    document.source = "https://example.org/harbor_(news)?a=1&b=2";
    document.text = "A pier\n\n" + first_sentence + "\n \n" + second_sentence + "\n";
    const auto read = graph.add_document(document);
    const auto ana = graph.add_entity("Ana Ruiz", "Person");
    const auto town = graph.add_entity("Porto Alto", "Place");
    const auto company = graph.add_entity("Harbor Company", "Organization");
    const auto pier = graph.add_entity("New pier", "Topic");
    graph.add_entity("Nobody", "Person");
    graph.add_alias(company, "HC");
    graph.add_alias(company, "The <Company>");
    graph.set_property(company, "url", "https://harbor.example/x");
    graph.set_property(company, "employees", 120);

    const auto add = [&](EntityId source,
                         std::string_view type,
                         EntityId target,
                         const std::string& sentence) {
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.type = graph.schema().type(type);
        relation.properties.set("stated", *Edtf::parse("2026-03-01"));
        const auto begin = document.text.find(sentence);
        relation.evidence.push_back({read, begin, begin + sentence.size(), sentence, "test", {}});
        return graph.add_relation(relation);
    };
    const auto builds = add(company, "WILL_ESTABLISH", pier, second_sentence);
    graph.set_property(builds, "status", "planned");
    graph.set_property(builds, "when", *Edtf::parse("2027"));
    graph.set_property(builds, "speaker", "Ana Ruiz");
    const auto mayor = add(ana, "HOLDS_OFFICE", town, first_sentence);
    graph.set_property(mayor, "role", "mayor");
    add(ana, "MEETS", company, first_sentence);
    graph.add_relation(company, "LOCATED_IN", town);
    return graph;
}

}  // namespace

TEST_CASE("the dossier of the harbor is written as it was", "[render][dossier][golden]") {
    const auto graph = harbor();
    const auto dossier = dossier_markdown(graph, whole_graph(graph), {.picture = "har bor.svg"});
    tests::check_golden("harbor_dossier.md", dossier);
    CHECK(dossier_markdown(harbor(), whole_graph(graph), {.picture = "har bor.svg"}) == dossier);
}

TEST_CASE("a dossier of a part names only what is in it", "[render][dossier]") {
    const auto graph = harbor();
    const auto dossier =
        dossier_markdown(graph, part_of(graph, {RelationId{1}}), {.title = "A part"});
    CHECK(has(dossier, "# A part\n"));
    CHECK(has(dossier, "2 entities and 1 relation"));
    CHECK(has(dossier, "Porto Alto"));
    CHECK_FALSE(has(dossier, "Nobody"));
    CHECK_FALSE(has(dossier, "pier in 2027"));
    CHECK_FALSE(has(dossier, "!["));
    CHECK(has(dossier_markdown(Graph(), {}, {}), "0 entities and 0 relations"));
}

TEST_CASE("names mean nothing to Markdown", "[render][dossier][hostile]") {
    CHECK(
        markdown_text("plain, (2020-11-24) text: it's 5 o'clock.") ==
        "plain, (2020-11-24) text: it's 5 o'clock."
    );
    CHECK(markdown_text("[x](javascript:y) ![z]") == "\\[x\\](javascript\\:y) \\!\\[z\\]");
    CHECK(markdown_text("<script>&amp;") == "\\<script\\>\\&amp;");
    CHECK(markdown_text("# *a* _b_ `c` ~~d~~") == "\\# \\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~");
    CHECK(markdown_text("- a") == "\\- a");
    CHECK(markdown_text("12. a") == "12\\. a");
    CHECK(markdown_text("a\n\n# b\n===") == "a \\# b \\=\\=\\=");
    CHECK(markdown_text("http://a.b www.c.d e@f.g") == "http\\://a.b www\\.c.d e<!-- -->@f.g");
    CHECK(markdown_text("C:\\temp|x") == "C\\:\\\\temp\\|x");
    CHECK(markdown_text("") == "");
    CHECK(markdown_file("a (1)&.svg") == "a%20%281%29%26.svg");
    CHECK(markdown_destination("https://a.b/c_(d)?e=1&f=2") == "<https://a.b/c%5F(d)?e=1&amp;f=2>");
}
