#include "render/compression.hpp"

#include "tests/render/tokyo_talks.hpp"

#include <catch2/catch.hpp>

#include <set>
#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else

namespace {

/// A graph of short names in which every relation says where it stands.
class Story {
public:
    Graph graph;

    Story() {
        Document document;
        document.id = "d";
        document.text = std::string(100, 'x');
        document_ = graph.add_document(document);
    }

    EntityId name(const std::string& id) {
        if (const auto known = graph.find_entity(id)) return *known;
        Entity entity;
        entity.id = id;
        entity.name = id;
        return graph.add_entity(entity);
    }

    /// `sentence` is 0..9; a negative one is none at all.
    RelationId tell(
        const std::string& source, const std::string& type, const std::string& target, int sentence
    ) {
        const auto from = name(source);
        const auto to = name(target);
        const auto id = graph.add_relation(from, type, to);
        if (sentence >= 0) {
            const auto begin = static_cast<std::size_t>(sentence) * 10;
            graph.add_evidence(
                id, {document_, begin, begin + 10, std::string(10, 'x'), "test", {}}
            );
        }
        return id;
    }

    /// `a+b>c,d` for each statement.
    std::vector<std::string> told() {
        std::vector<RelationId> all;
        for (const auto id : graph.relations()) all.push_back(id);
        std::vector<std::string> texts;
        for (const auto& statement : compressed(graph, all)) {
            texts.push_back(joined(statement.sources, '+') + ">" + joined(statement.targets, ','));
        }
        return texts;
    }

private:
    std::string joined(const std::vector<EntityId>& entities, char comma) {
        std::string text;
        for (const auto id : entities) {
            if (!text.empty()) text += comma;
            text += graph.entity(id).id;
        }
        return text;
    }

    DocumentId document_;
};

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "sources that share two targets are joined, and lose no relation", "[render][compression]"
) {
    // a, b -> c, d in one sentence
    Story story;
    for (const auto* source : {"a", "b"}) {
        for (const auto* target : {"c", "d"}) story.tell(source, "SUPPORTS", target, 1);
    }
    CHECK(story.told() == Texts{"a+b>c,d"});

    std::vector<RelationId> all;
    for (const auto id : story.graph.relations()) all.push_back(id);
    CHECK(compressed(story.graph, all).front().relations == all);
}

TEST_CASE("one target in common joins nobody", "[render][compression]") {
    Story story;
    story.tell("a", "SUPPORTS", "c", 1);
    story.tell("b", "SUPPORTS", "c", 1);
    CHECK(story.told() == Texts{"a>c", "b>c"});
}

TEST_CASE("who shares targets without a sentence does not act together", "[render][compression]") {
    Story story;
    for (const auto* source : {"a", "b"}) {
        for (const auto* target : {"c", "d"}) story.tell(source, "SUPPLIES", target, -1);
    }
    CHECK(story.told() == Texts{"a>c,d", "b>c,d"});
}

TEST_CASE("a third source stands beside those who are joined elsewhere", "[render][compression]") {
    Story story;
    for (const auto* source : {"a", "b"}) {
        for (const auto* target : {"c", "d"}) story.tell(source, "SUPPORTS", target, 1);
        story.tell(source, "NEGOTIATES", "e", 2);
    }
    story.tell("f", "NEGOTIATES", "e", 2);
    CHECK(story.told() == Texts{"a+b>c,d", "a+b>e", "f>e"});
}

TEST_CASE("type, sentence, date, status and words keep statements apart", "[render][compression]") {
    Story story;
    story.tell("a", "SUPPORTS", "b", 1);
    const auto other = story.tell("a", "SUPPORTS", "c", 1);
    SECTION("nothing differs: one statement") {
        CHECK(story.told() == Texts{"a>b,c"});
    }
    SECTION("date") {
        story.graph.set_property(other, "when", Edtf::year(2020));
        CHECK(story.told() == Texts{"a>b", "a>c"});
    }
    SECTION("status") {
        story.graph.set_property(other, "status", "planned");
        CHECK(story.told() == Texts{"a>b", "a>c"});
    }
    SECTION("role") {
        story.graph.set_property(other, "role", "host");
        CHECK(story.told() == Texts{"a>b", "a>c"});
    }
    SECTION("when it was said does not") {
        story.graph.set_property(other, "stated", Edtf::year(2020));
        CHECK(story.told() == Texts{"a>b,c"});
    }
}

TEST_CASE("a mutual relation told both ways is one statement", "[render][compression]") {
    Story story;
    story.tell("a", "MET_WITH", "b", 1);
    story.tell("b", "MET_WITH", "a", 1);
    CHECK(story.told() == Texts{"a>b"});
}

TEST_CASE("statements come in the order of their sentences", "[render][compression]") {
    Story story;
    story.tell("a", "SUPPORTS", "b", -1);
    story.tell("c", "SUPPORTS", "d", 5);
    story.tell("e", "SUPPORTS", "f", 2);
    CHECK(story.told() == Texts{"e>f", "c>d", "a>b"});
}

TEST_CASE(
    "compression keeps every relation of the Tokyo talks exactly once", "[render][compression]"
) {
    const auto graph = tests::tokyo_talks();
    std::vector<RelationId> all;
    for (const auto id : graph.relations()) all.push_back(id);
    std::multiset<RelationId> drawn;
    std::size_t facts = 0;
    const auto statements = compressed(graph, all);
    for (const auto& statement : statements) {
        drawn.insert(statement.relations.begin(), statement.relations.end());
        facts += statement.sources.size() * statement.targets.size();
    }
    CHECK(drawn == std::multiset<RelationId>(all.begin(), all.end()));
    CHECK(facts == all.size());
    CHECK(statements.size() < all.size());
}
