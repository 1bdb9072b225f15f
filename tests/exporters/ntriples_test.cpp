#include "exporters/ntriples.hpp"

#include "tests/exporters/small_graph.hpp"

#include <catch2/catch.hpp>

namespace relata {

TEST_CASE("a graph as N-Triples, and what it cannot hold", "[exporters][ntriples]") {
    CHECK(
        tests::written(find_export_format("ntriples"), tests::small_graph()) ==
        "<urn:relata:entity:china> <http://www.w3.org/2000/01/rdf-schema#label> \"China\" .\n"
        "<urn:relata:entity:china> <http://www.w3.org/2004/02/skos/core#altLabel> \"PRC; 中国\" .\n"
        "<urn:relata:entity:china> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<urn:relata:kind:Country> .\n"
        "<urn:relata:entity:china> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<urn:relata:kind:Place> .\n"
        "<urn:relata:entity:china> <urn:relata:property:gdp> "
        "\"17.9\"^^<http://www.w3.org/2001/XMLSchema#double> .\n"
        "<urn:relata:entity:china> <urn:relata:property:label> \"taken\" .\n"
        "<urn:relata:entity:china> <urn:relata:property:note> \"a \\\"b\\\" & c\\\\d\" .\n"
        "<urn:relata:entity:peru> <http://www.w3.org/2000/01/rdf-schema#label> \"Perú\" .\n"
        "<urn:relata:entity:peru> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<urn:relata:kind:Country> .\n"
        "<urn:relata:entity:china> <urn:relata:type:MET_WITH> <urn:relata:entity:peru> .\n"
        "_:r1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n"
        "_:r1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:relata:entity:china> .\n"
        "_:r1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <urn:relata:type:MET_WITH> .\n"
        "_:r1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <urn:relata:entity:peru> .\n"
        "_:r1 <urn:relata:property:list> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n"
        "_:r1 <urn:relata:property:list> \"x\" .\n"
        "_:r1 <urn:relata:property:weight> \"2.5\"^^<http://www.w3.org/2001/XMLSchema#double> .\n"
        "_:r1 <urn:relata:property:when> \"2020-11\"^^<http://id.loc.gov/datatypes/edtf> .\n"
        "<urn:relata:entity:peru> <urn:relata:type:is%20like> <urn:relata:entity:peru> .\n"
        "_:r2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement> .\n"
        "_:r2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#subject> <urn:relata:entity:peru> .\n"
        "_:r2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <urn:relata:type:is%20like> "
        ".\n"
        "_:r2 <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> <urn:relata:entity:peru> .\n"
        "_:r2 <urn:relata:property:directed> \"false\"^^<http://www.w3.org/2001/XMLSchema#boolean> "
        ".\n"
        "loss documents: 1\n"
        "loss evidence: 1\n"
        "loss graph properties: 2\n"
    );
}

TEST_CASE("an empty graph as N-Triples", "[exporters][ntriples]") {
    CHECK(tests::written(find_export_format("ntriples"), Graph()) == "");
}

}  // namespace relata
