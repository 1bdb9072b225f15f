#include "graph/verification.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace relata;

namespace {

Graph cited() {
    Graph graph;
    Document note;
    note.id = "note";
    note.text = "Wang Yi is in Tokyo.";
    const auto kept = graph.add_document(note);
    Document lost;
    lost.id = "lost";
    const auto not_kept = graph.add_document(lost);
    const auto a = graph.add_entity("A", "Person");
    const auto r = graph.add_relation(a, "IS_IN", a);
    graph.add_evidence(r, {kept, 0, 7, "Wang Yi", "", {}});
    graph.add_evidence(r, {kept, 14, 19, "Tokyo", "", {}});
    graph.add_evidence(r, {not_kept, 3, 8, "never", "", {}});
    return graph;
}

}  // namespace

TEST_CASE("quotations are checked against the kept text", "[graph][verification]") {
    const auto report = verify_quotations(cited());
    CHECK(report.checked == 2);
    CHECK(report.unchecked == 1);
    CHECK(report.mismatches.empty());
}

TEST_CASE("quotations that do not stand in another text are found", "[graph][verification]") {
    const auto graph = cited();
    CHECK(verify_quotations(graph, DocumentId{0}, "Wang Yi is in Tokyo.").mismatches.empty());
    const auto moved = verify_quotations(graph, DocumentId{0}, "Wang Yi is now in Tokyo.");
    CHECK(moved.checked == 2);
    CHECK(moved.mismatches == std::vector<Quotation>{{RelationId{0}, 1}});
    const auto cut = verify_quotations(graph, DocumentId{0}, "Wang");
    CHECK(cut.mismatches.size() == 2);
    CHECK(verify_quotations(graph, DocumentId{1}, "012never").mismatches.empty());
}
