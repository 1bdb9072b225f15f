#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("who holds which office is read from titles", "[importers][article]") {
    const Told told(
        "French President Claire Fontaine met Italy's foreign minister Paolo Bassi in Rome. "
        "Anna Berg, chief executive of Nordlys Group, and former Danish Prime Minister Lars Holm "
        "attended.",
        "2021-05-04"
    );
    CHECK(told.of("Claire Fontaine", "HOLDS_OFFICE", "France", "role") == "President");
    CHECK(told.of("Paolo Bassi", "HOLDS_OFFICE", "Italy", "role") == "foreign minister");
    CHECK(told.of("Anna Berg", "LEADS", "Nordlys Group", "role") == "chief executive");
    CHECK(told.says("Lars Holm", "HELD_OFFICE", "Denmark"));
    CHECK_FALSE(told.says("Lars Holm", "HOLDS_OFFICE", "Denmark"));
}

TEST_CASE("a counterpart has the office of the one named before", "[importers][article]") {
    const Told told(
        "Norwegian Foreign Minister Ida Moe and her Swedish counterpart Nils Lund said during "
        "their "
        "talks on Monday that the two countries will establish a fisheries consultation mechanism.",
        "2021-05-04"
    );
    CHECK(told.of("Nils Lund", "HOLDS_OFFICE", "Sweden", "role") == "Foreign Minister");
    CHECK(told.of("Ida Moe", "MET_WITH", "Nils Lund", "when") == "2021-05-03");
    CHECK(told.kind_of("talks of Ida Moe and Nils Lund, 2021-05-03") == "Event");
}

TEST_CASE(
    "the two ministers are two of one office, not the last two named", "[importers][article]"
) {
    const Told told(
        "Norwegian Foreign Minister Ida Moe met Swedish Foreign Minister Nils Lund in Oslo. Lund "
        "will meet Norwegian Prime Minister Jon Aas on Friday. The two ministers discussed "
        "fisheries.",
        "2021-05-04"
    );
    CHECK(told.says("Ida Moe", "DISCUSSED", "fisheries"));
    CHECK(told.says("Nils Lund", "DISCUSSED", "fisheries"));
    CHECK_FALSE(told.says("Jon Aas", "DISCUSSED", "fisheries"));
}

TEST_CASE("the two countries are the last two that were named together", "[importers][article]") {
    const Told told(
        "Kenya and Uganda signed a border trade agreement on Friday. The two countries will launch "
        "a joint patrol program in July. They also agreed to strengthen cooperation in key areas "
        "such as fisheries, renewable energy and tourism.",
        "2021-05-04"
    );
    CHECK(told.of("Kenya", "SIGNED", "border trade agreement", "when") == "2021-04-30");
    CHECK(told.of("Uganda", "WILL_LAUNCH", "patrol program", "when") == "2021-07");
    CHECK(told.of("Uganda", "WILL_LAUNCH", "patrol program", "status") == "planned");
    CHECK(told.says("Kenya", "COOPERATES_ON", "fisheries"));
    CHECK(told.says("Uganda", "COOPERATES_ON", "renewable energy"));
    CHECK(told.says("Uganda", "COOPERATES_ON", "tourism"));
    CHECK(told.kind_of("key areas").empty());
}

TEST_CASE("what was agreed to be done is done by those who agreed", "[importers][article]") {
    const Told told(
        "Chile and Peru agreed that the \"green corridor\" track will be launched within the "
        "month.",
        "2021-05-04"
    );
    CHECK(told.of("Chile", "WILL_LAUNCH", "green corridor track", "when") == "2021-05");
    const Told plain(
        "Chile and Peru agreed that a rail liaison mechanism will be launched within the month.",
        "2021-05-04"
    );
    CHECK(plain.of("Chile", "WILL_LAUNCH", "rail liaison mechanism", "when") == "2021-05");
    CHECK(plain.of("Peru", "WILL_LAUNCH", "rail liaison mechanism", "status") == "planned");
}

TEST_CASE("denied, considered and supposed things are not asserted", "[importers][article]") {
    const Told told(
        "Ghana did not sign the Kyoto Protocol. Togo refused to join the African Union. Neither "
        "Benin nor Mali ratified the Paris Agreement. Gabon may leave the United Nations. If Niger "
        "leaves the World Bank, Chad will follow.",
        "2021-05-04"
    );
    CHECK(told.of("Ghana", "SIGNED", "Kyoto Protocol", "status") == "denied");
    CHECK(told.of("Togo", "JOINED", "African Union", "status") == "denied");
    CHECK(told.of("Mali", "RATIFIED", "Paris Agreement", "status") == "denied");
    CHECK(told.of("Gabon", "WILL_LEAVE", "United Nations", "status") == "considered");
    CHECK_FALSE(told.joins("Niger", "World Bank"));
}

TEST_CASE("an agreement named after countries has them as parties", "[importers][article]") {
    const Told told(
        "Talks on the Chile-Peru-South Korea Free Trade Agreement resumed.", "2021-05-04"
    );
    CHECK(told.kind_of("Chile-Peru-South Korea Free Trade Agreement") == "Agreement");
    for (const auto* party : {"Chile", "Peru", "South Korea"}) {
        CHECK(told.says(party, "PARTY_TO", "Chile-Peru-South Korea Free Trade Agreement"));
    }
}

TEST_CASE("an agreement is found under its short name alone", "[importers][article]") {
    const Told told("Japan and Vietnam promoted RCEP.", "2021-05-04");
    CHECK(told.kind_of("Regional Comprehensive Economic Partnership Agreement") == "Agreement");
    CHECK(told.kind_of("RCEP") == "Agreement");
    CHECK(told.says("Japan", "PROMOTES", "RCEP"));
}

TEST_CASE(
    "an acronym in brackets or of the initials names the same thing", "[importers][article]"
) {
    const Told told(
        "Airbus signed a contract with the European Space Agency in May. ESA acquired Gamma Ltd. "
        "The "
        "Baltic Harbour Authority (BHA) sued Airbus.",
        "2021-06-04"
    );
    CHECK(told.kind_of("ESA") == "Organization");
    CHECK(told.says("European Space Agency", "ACQUIRED", "Gamma Ltd"));
    CHECK(told.says("BHA", "SUED", "Airbus"));
}

TEST_CASE("the evidence of a relation is its sentence, byte for byte", "[importers][article]") {
    const std::string text =
        "Caf\u00E9 politics: S\u00E3o Tom\u00E9 waits.Brazil and Portugal agreed to cooperate on "
        "\u201Cdeep sea\u201D mining.U.S. Secretary of State Jane Roe visited Brasilia on Tuesday.";
    const Told told(text, "2021-05-04");
    REQUIRE(told.graph.relation_count() > 2);
    for (const auto id : told.graph.relations()) {
        for (const auto& evidence : told.graph.relation(id).evidence) {
            CHECK(text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote);
            CHECK(evidence.quote.ends_with('.'));
        }
    }
    const auto* visit = told.find("Jane Roe", "VISITED", "Brasília");
    if (visit == nullptr) visit = told.find("Jane Roe", "VISITED", "Brasilia");
    REQUIRE(visit != nullptr);
    CHECK(
        visit->evidence.front().quote ==
        "U.S. Secretary of State Jane Roe visited Brasilia on Tuesday."
    );
    CHECK(visit->evidence.front().method == "frame:visit");
}

TEST_CASE("who said it is kept", "[importers][article]") {
    const Told told(
        "Turkey will host the Asian Games in 2030, the Turkish Sports Ministry said. According to "
        "Reuters, Greece signed a trade pact with Egypt.",
        "2021-05-04"
    );
    CHECK(told.of("Turkey", "WILL_HOST", "Asian Games", "speaker") == "Turkish Sports Ministry");
    CHECK(told.of("Greece", "AGREED_WITH", "Egypt", "speaker") == "Reuters");
}

TEST_CASE("statement time and event time are two properties", "[importers][article]") {
    const Told told("Date: 2021-03-01\n\nSpain will visit Norway in December.", "");
    const Told other(
        "Date: 2021-03-01\n\nSpanish Prime Minister Ana Ruiz will visit Norway in December."
    );
    CHECK(other.of("Ana Ruiz", "WILL_VISIT", "Norway", "when") == "2021-12");
    CHECK(other.of("Ana Ruiz", "WILL_VISIT", "Norway", "stated") == "2021-03-01");
}

TEST_CASE("two articles about one thing meet in one entity", "[importers][article]") {
    relata::Graph graph;
    relata::ImportOptions options;
    options.source = "one.txt";
    options.date = relata::Edtf::parse("2021-05-04");
    relata::import_article("French President Claire Fontaine visited Kenya.", options, graph);
    options.source = "two.txt";
    const auto report = relata::import_article(
        "French President CLAIRE FONTAINE will meet Kenyan President Peter Otieno.", options, graph
    );
    CHECK(report.entities_merged == 3);  // the president, France, Kenya
    CHECK(report.documents_added == 1);
    std::size_t presidents = 0;
    for (const auto id : graph.entities()) {
        const auto& name = graph.entity(id).name;
        presidents += name == "Claire Fontaine" || name == "CLAIRE FONTAINE" ? 1U : 0U;
    }
    CHECK(presidents == 1);
}

TEST_CASE("the same text read again adds nothing and says so", "[importers][article]") {
    relata::Graph graph;
    relata::ImportOptions options;
    options.source = "one.txt";
    relata::import_article("Kenya and Uganda signed a trade pact.", options, graph);
    const auto before = graph;
    const auto report =
        relata::import_article("Kenya and Uganda signed a trade pact.", options, graph);
    CHECK(graph == before);
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].message == "this text is already in the graph; nothing was added");
}

TEST_CASE("reading twice gives the same graph", "[importers][article]") {
    const auto text = relata::tests::article_file("merger.txt");
    CHECK(Told(text).graph == Told(text).graph);
}

TEST_CASE(
    "a headline written as a sentence tells of what the article names", "[importers][article]"
) {
    const Told told(
        "Lindqvist sells Osland to Brevik as rivals watch\n\nBy Ann Lee\n3 May 2025\n\nThe "
        "investor Eva "
        "Lindqvist told the bank Osland Group so on Monday. Brevik AS thanked Tom Berg."
    );
    CHECK(told.says("Eva Lindqvist", "SOLD", "Osland Group"));
    CHECK(told.says("Eva Lindqvist", "SOLD_TO", "Brevik AS"));
    CHECK(told.kind_of("Lindqvist") == "Person");
    const Told titled(
        "Lindqvist Sells Osland to Brevik\n\nBy Ann Lee\n3 May 2025\n\nThe investor Eva Lindqvist "
        "told "
        "the bank Osland Group so on Monday. Brevik AS thanked Tom Berg."
    );
    CHECK_FALSE(titled.says("Eva Lindqvist", "SOLD", "Osland Group"));
}
