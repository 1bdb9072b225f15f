#include "exporters/gold.hpp"

#include <catch2/catch.hpp>

using namespace relata;

namespace {

/// Japan --WILL_HOLD {2021-12, planned}--> talks, with one piece of evidence.
Graph planned_talks() {
    Graph graph;
    Document document;
    document.id = "d";
    document.text = "Japan will hold talks.";
    const auto id = graph.add_document(document);
    const auto japan = graph.add_entity("Japan", "Country");
    const auto talks = graph.add_entity("talks", "Event");
    graph.set_property(talks, "when", *Edtf::parse("2021-12"));
    Relation relation;
    relation.source = japan;
    relation.target = talks;
    relation.type = graph.schema().type("WILL_HOLD");
    relation.properties.set("when", *Edtf::parse("2021-12"));
    relation.properties.set("status", "planned");
    relation.evidence.push_back({id, 0, document.text.size(), document.text, "frame:hold", 0.9});
    graph.add_relation(relation);
    return graph;
}

}  // namespace

TEST_CASE("gold has entities and one row for each piece of evidence", "[exporters][gold]") {
    const auto result = export_gold(planned_talks());
    REQUIRE(result.files.size() == 2);
    CHECK(result.files[0].suffix == "/entities.jsonl");
    CHECK(
        result.files[0].bytes ==
        "{\"id\":\"japan\",\"name\":\"Japan\",\"kind\":\"Country\",\"aliases\":[]}\n"
        "{\"id\":\"talks\",\"name\":\"talks\",\"kind\":\"Event\",\"aliases\":[]}\n"
        "{\"id\":\"date-2021-12\",\"name\":\"2021-12\",\"kind\":\"Date\",\"aliases\":[]}\n"
    );
    CHECK(result.files[1].suffix == "/relations.jsonl");
    const std::string tail =
        "\"start\":0,\"end\":22,\"sentence\":\"Japan will hold talks.\","
        "\"confidence\":0.9,\"method\":\"frame:hold\"}\n";
    CHECK(
        result.files[1].bytes ==
        "{\"subject\":\"japan\",\"predicate\":\"will_hold\",\"object\":\"talks\",\"date\":\"2021-"
        "12\"," +
            tail +
            "{\"subject\":\"talks\",\"predicate\":\"scheduled_for\",\"object\":\"date-2021-12\"," +
            tail
    );
}

TEST_CASE("a date that is not the event's own dates no event", "[exporters][gold]") {
    auto graph = planned_talks();
    graph.set_property(*graph.find_entity("talks"), "when", *Edtf::parse("2030"));
    const auto result = export_gold(graph);
    CHECK(result.files[1].bytes.find("scheduled_for") == std::string::npos);
    CHECK(result.files[0].bytes.find("date-2021-12") != std::string::npos);
}

TEST_CASE("an interval of years is each of its years", "[exporters][gold]") {
    auto graph = planned_talks();
    graph.set_property(*graph.find_entity("talks"), "when", *Edtf::parse("2021/2022"));
    graph.set_property(RelationId{0}, "when", *Edtf::parse("2021/2022"));
    const auto result = export_gold(graph);
    CHECK(result.files[1].bytes.find("\"date-2021\"") != std::string::npos);
    CHECK(result.files[1].bytes.find("\"date-2022\"") != std::string::npos);
}

TEST_CASE("what gold cannot carry is reported", "[exporters][gold]") {
    auto graph = planned_talks();
    graph.add_relation(*graph.find_entity("japan"), "HOSTS", *graph.find_entity("talks"));
    const auto result = export_gold(graph);
    std::vector<std::pair<std::string, std::size_t>> losses;
    for (const auto& loss : result.loss.losses) losses.emplace_back(loss.what, loss.count);
    CHECK(
        losses ==
        std::vector<std::pair<std::string, std::size_t>>{
            {"entity property \"when\"", 1},
            {"relation property \"status\"", 1},
            {"relation without evidence", 1}}
    );
    CHECK(result.files[1].bytes.find("hosts") == std::string::npos);
}
