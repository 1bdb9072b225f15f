#include "graph/explanation.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace relata;

namespace {

struct Ends {
    Graph graph;
    EntityId source;
    EntityId target;
};

Ends merkel_and_agreement() {
    Ends ends;
    ends.source = ends.graph.add_entity("Angela Merkel", "Person");
    ends.graph.add_alias(ends.source, "Kanzlerin");
    ends.target =
        ends.graph.add_entity("China-Japan-South Korea Free Trade Agreement", "Agreement");
    return ends;
}

/// Adds a relation that quotes `quote`, which stands once in `text`.
RelationId quoting(Ends& ends, const std::string& text, const std::string& quote) {
    Document document;
    document.title = "A note";
    document.text = text;
    Relation relation;
    relation.source = ends.source;
    relation.target = ends.target;
    relation.type = ends.graph.schema().type("SIGNED");
    const auto begin = text.find(quote);
    relation.evidence.push_back(
        {ends.graph.add_document(document), begin, begin + quote.size(), quote, "rule", {}}
    );
    return ends.graph.add_relation(relation);
}

/// `name: Angela Merkel`, with what stands there.
std::vector<std::string> found(const Graph& graph, EntityId id, const std::string& text) {
    std::vector<std::string> texts;
    for (const auto& mention : mentions(graph, id, text)) {
        texts.push_back(
            std::string(naming_name(mention.naming)) + ": " +
            text.substr(mention.range.begin, mention.range.end - mention.range.begin)
        );
    }
    return texts;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE(
    "names are found as whole words, whatever their case and accents", "[graph][explanation]"
) {
    const auto ends = merkel_and_agreement();
    const auto of_merkel = [&](const std::string& text) {
        return found(ends.graph, ends.source, text);
    };
    CHECK(of_merkel("ANGELA  Merkel spoke.") == Texts{"name: ANGELA  Merkel"});
    CHECK(
        of_merkel("“Angela Mérkel’s plan”, Angela Merkel said") ==
        Texts{"name: Angela Mérkel", "name: Angela Merkel"}
    );
    CHECK(of_merkel("Die Kanzlerin's plan") == Texts{"alias: Kanzlerin"});
    CHECK(of_merkel("Merkel spoke; Angela listened") == Texts{"part: Merkel", "part: Angela"});
    CHECK(of_merkel("Merkels spoke of Angelas").empty());
    CHECK(of_merkel("She spoke.").empty());
    CHECK(of_merkel("").empty());
    const auto of_agreement = [&](const std::string& text) {
        return found(ends.graph, ends.target, text);
    };
    CHECK(
        of_agreement("the China–Japan–South Korea free trade agreement") ==
        Texts{"name: China–Japan–South Korea free trade agreement"}
    );
    CHECK(of_agreement("signed the Free Trade Agreement") == Texts{"part: Free Trade Agreement"});
    CHECK(of_agreement("signed the agreement").empty());

    Graph graph;
    const auto japan = graph.add_entity("Japan", "Country");
    CHECK(found(graph, japan, "Japanese goods").empty());
    CHECK(found(graph, japan, "Japan's goods, Japan-made") == Texts{"name: Japan", "name: Japan"});
    const auto neill = graph.add_entity("O'Neill", "Person");
    CHECK(found(graph, neill, "'O’Neill'") == Texts{"name: O’Neill"});
    const auto china = graph.add_entity("中国", "Country");
    CHECK(found(graph, china, "中国 said") == Texts{"name: 中国"});
    const auto broken = std::string("Japan \xff said");
    CHECK(found(graph, japan, broken) == Texts{"name: Japan"});
}

TEST_CASE(
    "the mentions nearest to each other are shown, with the words between", "[graph][explanation]"
) {
    auto ends = merkel_and_agreement();
    const std::string sentence =
        "Angela Merkel left, and Merkel's friend Angela Merkel signed the Free Trade Agreement.";
    const auto id = quoting(ends, "Bonn.\n\n" + sentence + " It rained.", sentence);
    const auto explained = explain(ends.graph, id, 0);
    CHECK(explained.text == sentence);
    CHECK(explained.stands == true);
    CHECK(explained.line == 3);
    CHECK(explained.column == 1);
    CHECK(explained.source.naming == Naming::name);
    CHECK(explained.target.naming == Naming::part);
    const auto& text = ends.graph.document(DocumentId{0}).text;
    const auto words = [&](const TextRange& range) {
        return text.substr(range.begin, range.end - range.begin);
    };
    CHECK(words(explained.source.range) == "Angela Merkel");
    CHECK(explained.source.range.begin == text.find("Angela Merkel signed"));
    CHECK(words(explained.target.range) == "Free Trade Agreement");
    CHECK(words(*explained.between) == " signed the ");
    CHECK_THROWS_AS(explain(ends.graph, id, 1), std::out_of_range);
}

TEST_CASE("a quotation of some words is shown in its sentence", "[graph][explanation]") {
    const auto sentence_of = [](const std::string& text, const std::string& quote) {
        auto ends = merkel_and_agreement();
        return explain(ends.graph, quoting(ends, text, quote), 0).text;
    };
    const std::string text = "It rained. He said: “She signed.” It was late";
    CHECK(sentence_of(text, "rained") == "It rained.");
    CHECK(sentence_of(text, "rained.") == "It rained.");
    CHECK(sentence_of(text, "signed") == "He said: “She signed.”");
    CHECK(sentence_of(text, "was") == "It was late");
    CHECK(sentence_of("A heading\n\nOne two three\n\nMore.", "two") == "One two three");
    CHECK(sentence_of("A heading\r\n\r\nOne two three\r\n\r\nMore.", "two") == "One two three");
    const std::string endless(3000, 'x');
    CHECK(sentence_of(endless + " here " + endless, "here") == "here");
}

TEST_CASE("without a kept text the quotation is all there is", "[graph][explanation]") {
    Ends ends = merkel_and_agreement();
    Relation relation;
    relation.source = ends.source;
    relation.target = ends.target;
    relation.type = ends.graph.schema().type("SIGNED");
    Document document;
    document.title = "gone";
    relation.evidence.push_back(
        {ends.graph.add_document(document), 100, 114, "Merkel signed.", "import", 0.5}
    );
    const auto id = ends.graph.add_relation(relation);
    const auto explained = explain(ends.graph, id, 0);
    CHECK(explained.text == "Merkel signed.");
    CHECK(explained.sentence == TextRange{100, 114});
    CHECK_FALSE(explained.stands);
    CHECK(explained.line == 0);
    CHECK(explained.source.range == TextRange{100, 106});
    CHECK(explained.target.naming == Naming::reference);
    CHECK_FALSE(explained.between);
}
