// JSON for other programs: what is written is read again, and what is not the same is announced.

#include "exporters/cytoscape.hpp"
#include "exporters/followthemoney.hpp"
#include "exporters/jgf.hpp"
#include "importers/registry.hpp"
#include "tests/exporters/nasty_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>

namespace relata {
namespace {

bool has_loss(const LossReport& loss, const std::string& what) {
    return std::ranges::find(loss.losses, what, &Loss::what) != loss.losses.end();
}

std::string losses_of(const LossReport& report) {
    std::string out;
    for (const auto& loss : report.losses)
        out += std::to_string(loss.count) + ' ' + loss.what + ", ";
    return out;
}

Graph small_graph() {
    Graph graph;
    graph.properties.set("name", "Engines");
    const auto ada = graph.add_entity("Ada Lovelace", "Person");
    graph.add_alias(ada, "Countess");
    graph.set_property(ada, "born", 1815);
    const auto engines = graph.add_entity("Engines Ltd", "Company");
    const auto owns = graph.add_relation(ada, "Ownership", engines);
    graph.set_property(owns, "when", *Edtf::parse("1840/1850"));
    return graph;
}

void check_properties(
    const PropertyMap& written,
    const PropertyMap& read,
    const LossReport& loss,
    const std::string& owner
) {
    const bool loses_types = has_loss(loss, "property types");
    for (const auto& [name, value] : written) {
        const auto* same = read.find(name);
        const bool is_named = has_loss(loss, owner + " property \"" + name + '"');
        CAPTURE(name, to_text(value));
        CHECK((is_named || loses_types || (same != nullptr && *same == value)));
    }
}

void check_round_trip(
    ExportResult (*write)(const Graph&, const ExportOptions&), const char* format
) {
    for (std::uint32_t seed = 0; seed < 1000; ++seed) {
        CAPTURE(seed, format);
        const auto graph = tests::NastyGraphs(seed).graph();
        const auto written = write(graph, {});
        Graph again;
        import_source({"written", written.files.at(0).bytes}, format, {}, again);
        REQUIRE(again.entity_count() == graph.entity_count());
        REQUIRE(again.relation_count() == graph.relation_count());
        for (const auto id : graph.entities()) {
            const auto& entity = graph.entity(id);
            const auto found = again.find_entity(entity.id);
            REQUIRE(found);
            const auto& same = again.entity(*found);
            if (!entity.name.empty()) CHECK(same.name == entity.name);
            if (!has_loss(written.loss, "aliases")) CHECK(same.aliases == entity.aliases);
            if (!has_loss(written.loss, "kinds") && !has_loss(written.loss, "second kinds")) {
                REQUIRE(same.kinds.size() == entity.kinds.size());
                CHECK(again.kind_name(*found) == graph.kind_name(id));
            }
            check_properties(entity.properties, same.properties, written.loss, "entity");
        }
        for (const auto id : graph.relations()) {
            const auto& relation = graph.relation(id);
            const auto& same = again.relation(id);
            if (!has_loss(written.loss, "relation ids")) CHECK(same.id == relation.id);
            CHECK(again.entity(same.source).id == graph.entity(relation.source).id);
            CHECK(again.entity(same.target).id == graph.entity(relation.target).id);
            if (!has_loss(written.loss, "directions")) CHECK(same.directed == relation.directed);
            if (!has_loss(written.loss, "types")) CHECK(again.type_name(id) == graph.type_name(id));
            check_properties(relation.properties, same.properties, written.loss, "relation");
        }
    }
}

}  // namespace

TEST_CASE("a small graph as Cytoscape's JSON", "[exporters][cytoscape]") {
    const auto written = write_cytoscape(small_graph());
    CHECK(
        written.files.at(0).bytes ==
        R"({"format_version":"1.0","generated_by":"relata",
"directed":true,"multigraph":true,
"data":{"name":"Engines"},
"elements":{
"nodes":[
{"data":{"id":"ada-lovelace","label":"Ada Lovelace","name":"Ada Lovelace","value":"ada-lovelace","kind":"Person","aliases":["Countess"],"born":1815}},
{"data":{"id":"engines-ltd","label":"Engines Ltd","name":"Engines Ltd","value":"engines-ltd","kind":"Company"}}],
"edges":[
{"data":{"id":"r1","key":"r1","source":"ada-lovelace","target":"engines-ltd","type":"Ownership","directed":true,"when":"1840/1850"}}]}}
)"
    );
    CHECK(losses_of(written.loss).empty());
    Graph again;
    import_source({"x", written.files.at(0).bytes}, "", {}, again);
    CHECK(again == small_graph());
}

TEST_CASE("a small graph as JSON Graph Format", "[exporters][jgf]") {
    const auto written = write_jgf(small_graph());
    CHECK(
        written.files.at(0).bytes ==
        R"({"graph":{"directed":true,
"metadata":{"name":"Engines"},
"nodes":{
"ada-lovelace":{"label":"Ada Lovelace","metadata":{"kind":"Person","aliases":["Countess"],"born":1815}},
"engines-ltd":{"label":"Engines Ltd","metadata":{"kind":"Company"}}},
"edges":[
{"id":"r1","source":"ada-lovelace","target":"engines-ltd","relation":"Ownership","metadata":{"when":"1840/1850"}}]}}
)"
    );
    CHECK(losses_of(written.loss).empty());
    Graph again;
    import_source({"x", written.files.at(0).bytes}, "", {}, again);
    CHECK(again == small_graph());
}

TEST_CASE("a small graph as FollowTheMoney entities", "[exporters][followthemoney]") {
    const auto written = write_followthemoney(small_graph());
    CHECK(
        written.files.at(0).bytes ==
        R"({"id":"ada-lovelace","schema":"Person","properties":{"name":["Ada Lovelace"],"alias":["Countess"],"born":["1815"]}}
{"id":"engines-ltd","schema":"Company","properties":{"name":["Engines Ltd"]}}
{"id":"r1","schema":"Ownership","properties":{"owner":["ada-lovelace"],"asset":["engines-ltd"],"startDate":["1840"],"endDate":["1850"]}}
)"
    );
    CHECK(losses_of(written.loss) == "1 graph properties, 1 property types, ");
}

TEST_CASE(
    "what has no schema of its own becomes the nearest, and is counted",
    "[exporters][followthemoney]"
) {
    Graph graph;
    const auto peru = graph.add_entity("Peru", "Country");
    graph.add_relation(peru, "BORDERS", peru);
    const auto written = write_followthemoney(graph);
    CHECK(
        written.files.at(0).bytes ==
        R"({"id":"peru","schema":"PublicBody","properties":{"name":["Peru"]}}
{"id":"r1","schema":"UnknownLink","properties":{"subject":["peru"],"object":["peru"],"role":["BORDERS"]}}
)"
    );
    CHECK(losses_of(written.loss) == "1 directions, 1 kinds, 1 types, ");
}

TEST_CASE(
    "nasty graphs come back from Cytoscape's JSON but for the losses",
    "[exporters][cytoscape][property]"
) {
    check_round_trip(write_cytoscape, "cytoscape");
}

TEST_CASE(
    "nasty graphs come back from JSON Graph Format but for the losses", "[exporters][jgf][property]"
) {
    check_round_trip(write_jgf, "jgf");
}

TEST_CASE(
    "nasty graphs come back from FollowTheMoney but for the losses",
    "[exporters][followthemoney][property]"
) {
    check_round_trip(write_followthemoney, "followthemoney");
}

}  // namespace relata
