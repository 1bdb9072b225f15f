#include "exporters/clauses.hpp"

#include <catch2/catch.hpp>

using namespace relata;

namespace {

Graph two_sentences() {
    Graph graph;
    Document document;
    document.id = "d";
    document.text = "Ann\tsold it.\nBob met Ann.";
    const auto id = graph.add_document(document);
    const auto ann = graph.add_entity({"ann", "Ann", {}, {}, {}});
    const auto bob = graph.add_entity({"bob", "Bob", {}, {}, {}});
    const auto met = graph.add_relation(bob, "MET_WITH", ann);
    graph.add_evidence(met, {id, 13, 25, "Bob met Ann.", "manual", {}});
    const auto sold = graph.add_relation(ann, "SOLD", bob);
    graph.set_property(sold, "phrase", "sold");
    graph.set_property(sold, "arguments", PropertyList{"Ann", "it", "at last"});
    graph.add_evidence(sold, {id, 0, 12, "Ann\tsold it.", "clause:verb", 0.75});
    graph.add_relation(ann, "KNOWS", bob);
    return graph;
}

}  // namespace

TEST_CASE("clauses come in the order of their sentences", "[exporters][clauses]") {
    const auto result = write_clauses(two_sentences());
    CHECK(
        result.files.at(0).bytes ==
        "Ann sold it.\t0.75\tsold\tAnn\tit\tat last\n"
        "Bob met Ann.\t1.0\tmet with\tBob\tAnn\n"
    );
    std::vector<std::string> losses;
    for (const auto& loss : result.loss.losses) {
        losses.push_back(loss.what + ' ' + std::to_string(loss.count));
    }
    CHECK(
        losses ==
        std::vector<std::string>{
            "documents 1", "relations without a sentence 1", "tabs and line breaks 1"}
    );
}

TEST_CASE("a graph without sentences has no clauses", "[exporters][clauses]") {
    CHECK(write_clauses(Graph()).files.at(0).bytes.empty());
}
