#include "render/evidence_list.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

const std::string text = "One sentence. Another sentence.";

class Story {
public:
    Story() {
        Document document;
        document.id = "d";
        document.text = text;
        document_ = graph.add_document(document);
        a_ = graph.add_entity("A", "Person");
        b_ = graph.add_entity("B", "Person");
    }
    /// 0: the first sentence, 1: the second.
    RelationId says(const std::vector<int>& sentences) {
        Relation relation;
        relation.source = a_;
        relation.target = b_;
        relation.type = graph.schema().type("KNOWS");
        for (const auto sentence : sentences) {
            const std::size_t begin = sentence == 0 ? 0 : 14;
            const std::size_t end = sentence == 0 ? 13 : 31;
            relation.evidence.push_back(
                {document_, begin, end, text.substr(begin, end - begin), "test", {}}
            );
        }
        return graph.add_relation(relation);
    }
    Graph graph;

private:
    DocumentId document_;
    EntityId a_;
    EntityId b_;
};

}  // namespace

TEST_CASE("evidence is numbered in the order of reading", "[render][evidence]") {
    Story story;
    const auto none = story.says({});
    const auto second = story.says({1});
    const auto both = story.says({1, 0});
    const auto first = story.says({0});
    const auto list = numbered_evidence(story.graph, {none, second, second, both, first, none});
    CHECK(list.relations == std::vector{both, first, second, none});
    CHECK(list.numbers.at(both) == 1);
    CHECK(list.numbers.at(none) == 4);
    CHECK(list.without_quote == std::vector{none});
    REQUIRE(list.quotations.size() == 2);
    CHECK(list.quotations[0].evidence->quote == "One sentence.");
    CHECK(list.quotations[0].relations == std::vector{both, first});
    CHECK(list.quotations[1].evidence->quote == "Another sentence.");
    CHECK(list.quotations[1].relations == std::vector{both, second});
}

TEST_CASE("runs of numbers are drawn together", "[render][evidence]") {
    Story story;
    std::vector<RelationId> all;
    for (int i = 0; i < 10; ++i) all.push_back(story.says({0}));
    const auto list = numbered_evidence(story.graph, all);
    CHECK(list.numbers_text({}).empty());
    CHECK(list.numbers_text({all[2]}) == "3");
    CHECK(list.numbers_text({all[3], all[2]}) == "3, 4");
    CHECK(list.numbers_text({all[4], all[2], all[3], all[9]}) == "3–5, 10");
}
