#include "render/diff_view.hpp"

#include "render/graphviz_layout.hpp"
#include "tests/render/golden.hpp"
#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <string_view>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

bool has(const std::string& text, std::string_view part) {
    return text.find(part) != std::string::npos;
}

RelationId relate(
    Graph& graph,
    std::string_view id,
    std::string_view source,
    std::string_view type,
    std::string_view target
) {
    Relation relation;
    relation.id = id;
    relation.source = *graph.find_entity(source);
    relation.target = *graph.find_entity(target);
    relation.type = graph.schema().type(type);
    return graph.add_relation(relation);
}

void add(Graph& graph, std::string_view id, std::string_view name, std::string_view kind) {
    Entity entity;
    entity.id = id;
    entity.name = name;
    entity.kinds = {graph.schema().kind(kind)};
    graph.add_entity(entity);
}

/// Ana leads Acme; Acme will hold a fair in 2026 and supports Old Fund.
Graph before() {
    Graph graph;
    add(graph, "ana", "Ana", "Person");
    add(graph, "acme", "Acme", "Organization");
    add(graph, "fair", "Fair", "Event");
    add(graph, "fund", "Old Fund", "Organization");
    relate(graph, "leads", "ana", "LEADS", "acme");
    const auto holds = relate(graph, "holds", "acme", "WILL_HOLD", "fair");
    graph.set_property(holds, "when", *Edtf::parse("2026"));
    graph.set_property(holds, "status", "planned");
    relate(graph, "supports", "acme", "SUPPORTS", "fund");
    return graph;
}

/// The fair is in May 2027, the fund is gone, Ana is Ana Ruiz, and Bo joined.
Graph after() {
    Graph graph;
    add(graph, "ana", "Ana Ruiz", "Person");
    add(graph, "acme", "Acme", "Organization");
    add(graph, "fair", "Fair", "Event");
    add(graph, "bo", "Bo", "Person");
    relate(graph, "leads", "ana", "LEADS", "acme");
    const auto holds = relate(graph, "holds", "acme", "WILL_HOLD", "fair");
    graph.set_property(holds, "when", *Edtf::parse("2027-05"));
    graph.set_property(holds, "status", "planned");
    relate(graph, "joined", "bo", "MEMBER_OF", "acme");
    return graph;
}

}  // namespace

TEST_CASE("two graphs are one that knows what became of everything", "[render][diff]") {
    const auto compared = compared_graphs(before(), after());
    const auto& graph = compared.graph;
    CHECK(graph.entity_count() == 5);
    CHECK(graph.relation_count() == 4);
    CHECK(compared.of(*graph.find_entity("bo")) == Change::added);
    CHECK(compared.of(*graph.find_entity("fund")) == Change::removed);
    CHECK(compared.of(*graph.find_entity("ana")) == Change::changed);
    CHECK(compared.of(*graph.find_entity("acme")) == Change::unchanged);
    CHECK(compared.old_names.at(*graph.find_entity("ana")) == "Ana");
    CHECK(compared.of(*graph.find_relation("joined")) == Change::added);
    CHECK(compared.of(*graph.find_relation("supports")) == Change::removed);
    CHECK(compared.of(*graph.find_relation("leads")) == Change::unchanged);
    const auto holds = *graph.find_relation("holds");
    CHECK(compared.of(holds) == Change::changed);
    CHECK(compared.notes.at(holds) == "2026 → 2027-05");
    CHECK(compared.redated == 1);
    const auto same = compared_graphs(before(), before());
    CHECK(same.entities.empty());
    CHECK(same.relations.empty());
}

TEST_CASE("what changed is drawn as it was", "[render][diff][golden]") {
    auto compared = compared_graphs(before(), after());
    compared.before_name = "january.relata";
    compared.after_name = "march.relata";
    const auto part = changed_part(compared);
    const auto dot = diff_dot(compared, part, {});
    tests::check_golden("small_diff.dot", dot);
    // Never color alone: a sign, a line, and struck out when gone.
    CHECK(has(dot, "<B>+</B>&#160;"));
    CHECK(has(dot, "<B>−</B>&#160;<S>supports</S>"));
    CHECK(has(dot, "<B>2026 → 2027-05</B>"));
    CHECK(has(dot, "(planned)"));
    CHECK_FALSE(has(dot, "(planned, 2027-05)"));
    CHECK(has(dot, "Relations: 1 added, 1 removed and 1 changed, of these 1 re-dated."));
    CHECK(diff_dot(compared, part, {}) == dot);
}

TEST_CASE("the legend of a difference lists what occurs and nothing else", "[render][diff]") {
    auto graph = before();
    const auto old = graph;
    relate(graph, "more", "ana", "SUPPORTS", "fund");
    const auto compared = compared_graphs(old, graph);
    const auto dot = diff_dot(compared, changed_part(compared), {});
    CHECK(has(dot, ">added</FONT>"));
    CHECK(has(dot, ">unchanged</FONT>"));
    CHECK_FALSE(has(dot, ">removed, struck out</FONT>"));
    CHECK_FALSE(has(dot, "re-dated"));
}

TEST_CASE("a removed relation keeps its sentence when the text is another", "[render][diff]") {
    const auto read = [](const std::string& text, bool has_relation) {
        Graph graph;
        Document document;
        document.id = "news";
        document.text = text;
        const auto id = graph.add_document(document);
        add(graph, "a", "A", "Person");
        add(graph, "b", "B", "Person");
        if (has_relation) {
            graph.add_evidence(
                relate(graph, "r1", "a", "MEETS", "b"), {id, 0, text.size(), text, "test", {}}
            );
        } else {
            relate(graph, "r1", "b", "LEADS", "a");
        }
        return graph;
    };
    const auto compared = compared_graphs(read("A met B.", true), read("B leads A.", false));
    REQUIRE(compared.graph.relation_count() == 2);
    const auto& gone = compared.graph.relation(RelationId{1});
    CHECK(gone.id != "r1");
    CHECK(compared.of(RelationId{1}) == Change::removed);
    CHECK(gone.evidence.front().quote == "A met B.");
    CHECK(compared.graph.document(gone.evidence.front().document).text == "A met B.");
}

TEST_CASE("of large graphs only the changes and their ends are drawn", "[render][diff]") {
    const auto old = tests::tokyo_talks();
    auto now = old;
    for (int i = 0; i < 70; ++i) {
        now.add_relation(now.add_entity("N", "Topic"), "KNOWS", now.add_entity("M", "Topic"));
    }
    const auto compared = compared_graphs(old, now);
    const auto part = changed_part(compared);
    CHECK(part.relations.size() == 70);
    CHECK(part.entities.size() == 140);
    CHECK(has(diff_dot(compared, part, {}), "Not shown: 88 relations."));
    auto lone = old;
    lone.add_entity("Lone", "Person");
    CHECK(has(
        diff_dot(compared_graphs(old, lone), changed_part(compared_graphs(old, lone)), {}), "Lone"
    ));
}

TEST_CASE("merged relations part when not the same became of them", "[render][diff]") {
    const auto old = tests::tokyo_talks();
    auto now = old;
    RelationId redated;
    std::size_t jointly = 0;
    const auto dated = [&](const Graph& graph, RelationId id) {
        return graph.type_name(id) == "COOPERATES_ON";
    };
    for (const auto id : now.relations()) {
        if (!dated(now, id)) continue;
        if (jointly++ == 0) redated = id;
    }
    REQUIRE(jointly > 3);
    now.set_property(redated, "status", "denied");
    const auto compared = compared_graphs(old, now);
    REQUIRE(compared.notes.size() == 1);
    const auto dot = diff_dot(compared, whole_graph(compared.graph), {});
    for (const auto id : compared.graph.relations()) {
        CAPTURE(compared.graph.relation(id).id);
        CHECK(has(dot, " " + compared.graph.relation(id).id));
    }
    CHECK(has(dot, "→ denied"));
}

TEST_CASE("a picture of changes is laid out, whatever the names", "[render][diff][hostile]") {
    const auto theme = GENERATE(Theme::light, Theme::dark);
    auto old = before();
    auto now = after();
    add(old, "nasty", "<S>\"\\N &amp;\n\n</TABLE>", "Bad <kind>");
    add(now, "nasty", " ", "Bad \"kind\"");
    add(now, "empty", "", "");
    now.set_property(relate(now, "x", "nasty", "SAYS <B>", "empty"), "when", "<BR/>");
    auto compared = compared_graphs(old, now);
    compared.before_name = "</TABLE>";
    compared.after_name = "\\G";
    DrawOptions options;
    options.theme = theme;
    options.footnotes = Footnotes::list;
    const auto dot = best_diff_dot(compared, changed_part(compared), options);
    const auto picture = render_dot(dot, PictureFormat::svg);
    CHECK(picture.warnings.empty());
    CHECK(has(picture.bytes, "line-through"));
    CHECK(has(picture.bytes, "From &lt;/TABLE&gt; to \\G."));
    CHECK(render_dot(dot, PictureFormat::svg).bytes == picture.bytes);
}
