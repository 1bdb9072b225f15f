#include "exporters/cypher.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as a Cypher script, and what it cannot hold", "[exporters][cypher]") {
    CHECK(
        tests::written(find_export_format("cypher"), tests::small_graph()) ==
        "// Adds what is not there yet; run again it changes nothing.\n"
        "// A constraint makes it fast and keeps ids unique. Neo4j 5:\n"
        "//   CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
        "// Memgraph:\n"
        "//   CREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;\n"
        "MERGE (n:Entity {id: 'china'}) SET n.name = 'China', n:Country, n:Place, n.aliases = "
        "['PRC; 中国'], n.gdp = 17.9, n.label = 'taken', n.note = 'a \"b\" & c\\\\d';\n"
        "MERGE (n:Entity {id: 'peru'}) SET n.name = 'Perú', n:Country;\n"
        "MATCH (a:Entity {id: 'china'}), (b:Entity {id: 'peru'}) MERGE (a)-[r:MET_WITH {id: "
        "'r1'}]->(b) SET r.list = '[1,\"x\"]', r.weight = 2.5, r.when = '2020-11';\n"
        "MATCH (a:Entity {id: 'peru'}), (b:Entity {id: 'peru'}) MERGE (a)-[r:`is like` {id: "
        "'r2'}]->(b) SET r.directed = false;\n"
        "loss directions: 1\n"
        "loss documents: 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 2\n"
        "loss property types: 2\n"
    );
}

TEST_CASE("an empty graph as a Cypher script", "[exporters][cypher]") {
    CHECK(
        tests::written(find_export_format("cypher"), Graph()) ==
        "// Adds what is not there yet; run again it changes nothing.\n"
        "// A constraint makes it fast and keeps ids unique. Neo4j 5:\n"
        "//   CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\n"
        "// Memgraph:\n"
        "//   CREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE;\n"
    );
}

}  // namespace relata
