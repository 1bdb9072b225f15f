#include "exporters/neo4j_csv.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as tables for Neo4j, and what it cannot hold", "[exporters][neo4j-csv]") {
    CHECK(
        tests::written(find_export_format("neo4j-csv"), tests::small_graph()) ==
        "== .nodes.csv\n"
        "id:ID,name,:LABEL,aliases:string[],gdp:double,note\n"
        "china,China,\"Country;Place\",\"[\"\"PRC; 中国\"\"]\",17.9,\"a \"\"b\"\" & c\\d\"\n"
        "peru,Perú,Country,,,\n"
        "== .relationships.csv\n"
        ":START_ID,:END_ID,:TYPE,id:string,directed:boolean,list:string,weight:double,when:date\n"
        "china,peru,MET_WITH,r1,true,\"1;x\",2.5,2020-11\n"
        "peru,peru,\"is like\",r2,false,,,\n"
        "loss directions: 1\n"
        "loss documents: 1\n"
        "loss entity property \"label\": 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 2\n"
        "loss property types: 1\n"
    );
}

TEST_CASE("an empty graph as tables for Neo4j", "[exporters][neo4j-csv]") {
    CHECK(
        tests::written(find_export_format("neo4j-csv"), Graph()) ==
        "== .nodes.csv\n"
        "id:ID,name,:LABEL,aliases:string[]\n"
        "== .relationships.csv\n"
        ":START_ID,:END_ID,:TYPE,id:string,directed:boolean\n"
    );
}

}  // namespace relata
