#include "tests/importers/graph_summary.hpp"

#include <catch2/catch.hpp>

namespace relata {

using tests::detected_format;
using tests::read_summary;

TEST_CASE("resources become entities, literals properties, types kinds", "[importers][rdf]") {
    CHECK(
        read_summary(
            "turtle",
            "@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n"
            "@prefix ex: <http://ex.org/> .\n"
            "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
            "ex:ada a foaf:Person ; rdfs:label \"Ada\"@en, \"Adà\"@it ; foaf:knows ex:cb, [ "
            "foaf:name \"Anon\" ] ; ex:born 1815 ; ex:when \"1815-12-10\" ; ex:tag \"a\", \"b\" ; "
            "ex:note \"x\"@fr .\n"
            "ex:cb foaf:name \"Charles\" ; ex:h 1.5 ; ex:ok true .\n"
        ) ==
        "(http://ex.org/ada) \"Ada\" :Person ~Adà "
        "{\"born\":1815,\"note@fr\":\"x\",\"tag\":[\"a\",\"b\"],\"when\":{\"@date\":\"1815-12-10\"}"
        "}\n"
        "(http://ex.org/cb) \"Charles\" {\"h\":1.5,\"ok\":true}\n"
        "(_:b1) \"Anon\"\n"
        "http://ex.org/ada -knows-> http://ex.org/cb\n"
        "http://ex.org/ada -knows-> _:b1\n"
    );
}

TEST_CASE("a statement about a statement gives the relation its properties", "[importers][rdf]") {
    CHECK(
        read_summary(
            "turtle",
            "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
            "@prefix e: <http://e/> .\n"
            "e:a e:knows e:b .\n"
            "[] a rdf:Statement ; rdf:subject e:a ; rdf:predicate e:knows ; rdf:object e:b ; "
            "e:weight 2 .\n"
        ) ==
        "(http://e/a) \"a\"\n"
        "(http://e/b) \"b\"\n"
        "http://e/a -knows-> http://e/b {\"weight\":2}\n"
    );
}

TEST_CASE("what is no Turtle is refused with its place", "[importers][rdf]") {
    CHECK(
        read_summary(
            "turtle",
            "@prefix e: <http://e/> .\n"
            "e:a e:p e:b ; .\n"
            "f:a e:p e:b .\n"
        ) == "t:1:1: the prefix of \"f:a\" is not declared"
    );
    CHECK(
        read_summary(
            "turtle",
            "@prefix e: <http://e/> .\n"
            "e:a e:p \"x .\n"
        ) == "t:2:12: not Turtle: line end in short string"
    );
}

TEST_CASE("N-Triples are read strictly", "[importers][rdf]") {
    CHECK(
        read_summary("ntriples", "# c\n<http://e/a> <http://e/p> <http://e/b> .") ==
        "(http://e/a) \"a\"\n(http://e/b) \"b\"\nhttp://e/a -p-> http://e/b\n"
    );
    CHECK(
        read_summary("ntriples", "<a:a> <a:b> \"x\"@ bad .\n") ==
        "t:1:17: not N-Triples: unexpected ' '"
    );
}

TEST_CASE("RDF without statements is an empty graph, and says so", "[importers][rdf]") {
    const std::string note = "note t:1:1: there are no statements; the graph is empty\n";
    CHECK(read_summary("turtle", "") == note);
    CHECK(read_summary("turtle", "@prefix e: <http://e/> .\n") == note);
    CHECK(read_summary("ntriples", "# nothing\n") == note);
    CHECK(detected_format("# nothing\n", "x.nt") == "ntriples");
    CHECK(detected_format("", "x.nt") == "ntriples");
}

TEST_CASE("RDF that ends too early is refused at its end", "[importers][rdf]") {
    CHECK(
        read_summary("turtle", "<a:a> <a:b> <a:c>") == "t:1:18: not Turtle: unexpected end of file"
    );
    CHECK(
        read_summary("turtle", "<a:a> <a:b> \"\"\"x\n") ==
        "t:2:1: not Turtle: end of file in long string"
    );
    CHECK(
        read_summary("turtle", "<a:a> <a:b> [\n") ==
        "t:2:1: not Turtle: bad verb, found the end of the input"
    );
    CHECK(
        read_summary("turtle", "@prefix e: <http://e/>") ==
        "t:1:23: not Turtle: expected '.', found the end of the input"
    );
    CHECK(
        read_summary("ntriples", "<a:a> <a:b> <a:c> .\n_") ==
        "t:2:2: not N-Triples: expected ':', found the end of the input"
    );
    CHECK(
        read_summary("ntriples", "<a:a> <a:b") ==
        "t:1:11: not N-Triples: invalid IRI character, found the end of the input"
    );
}

TEST_CASE("long strings may hold quotes before escapes", "[importers][rdf]") {
    CHECK(
        read_summary(
            "turtle",
            R"(@prefix e: <http://e/> .
e:o\'neil e:a """a \"quoted\" b""" ; e:b """x "\u00e9" y""" ;
  e:c """""\\ and "\"""" ; e:d '''"\t'\\'x''' .)"
        ) == R"((http://e/o'neil) "o'neil" {"a":"a \"quoted\" b","b":"x \"é\" y",)"
             R"("c":"\"\"\\ and \"\"","d":"\"\t'\\'x"})"
             "\n"
    );
    // The place is that of the file, not of what Serd was given.
    CHECK(
        read_summary("turtle", "<a:a> <a:b> \"\"\"x \"\\n\"\"\" , bad .\n") ==
        "t:1:30: not Turtle: expected prefixed name"
    );
}

TEST_CASE("half a character is refused", "[importers][rdf]") {
    CHECK(
        read_summary("ntriples", "<a:a> <a:b> \"\\uD800\" .\n") ==
        "t:1:14: expected a character, found half of one \"\\uD800\""
    );
}

TEST_CASE("predicates of one local name keep their IRI", "[importers][rdf]") {
    CHECK(
        read_summary("ntriples", "<u:a> <x:p> <u:b> .\n<u:a> <y:p> <u:b> .\n") ==
        "(u:a) \"a\"\n(u:b) \"b\"\nu:a -p-> u:b {\"iri\":\"x:p\"}\n"
        "u:a -p-> u:b {\"iri\":\"y:p\"}\n"
    );
}

TEST_CASE("Turtle nests 512 deep and no deeper", "[importers][rdf]") {
    CHECK(
        read_summary("turtle", "<a:a> <a:b> " + std::string(100'000, '[')) ==
        "t:1:525: brackets nested more than 512 deep"
    );
}

TEST_CASE("RDF is known by its first statement", "[importers][rdf]") {
    CHECK(detected_format("<http://a> <http://b> \"c\" .\n", "x.txt") == "ntriples");
    CHECK(detected_format("@prefix e: <http://e/> .\n", "x.txt") == "turtle");
    CHECK(detected_format("@prefix e: <http://e/> .\n", "x.nt") == "ntriples");
    CHECK(detected_format("<a> <b> <c> .\n<d> <e> <f> .\n", "x.nt") == "ntriples");
    CHECK(detected_format("[] <http://e/p> <http://e/b> .\n", "x.ttl") == "turtle");
    CHECK(
        detected_format("{\"nodes\":[]}", "x.ttl") ==
        "x.ttl:1:1: the ending .ttl promises something else than node-link, which the file holds; "
        "--from node-link reads it all the same"
    );
    CHECK(detected_format("<p>China and Peru met.</p>", "x.txt") == "article");
}

TEST_CASE("a document may speak of itself before anything else", "[importers][rdf]") {
    Graph graph;
    import_source({"x.ttl", "<> a <http://e/C> .\n"}, "", {}, graph);
    REQUIRE(graph.entity_count() == 1);
    CHECK(graph.entity(EntityId{0}).id == "<>");
    CHECK(graph.kind_name(EntityId{0}) == "C");
}

TEST_CASE("a file called .ttl is Turtle, whatever it looks like", "[importers][rdf]") {
    Graph graph;
    const Source source{
        "x.ttl", "<http://e/a> <http://e/p> <http://e/b> ; <http://e/q> <http://e/c> .\n"};
    CHECK(import_source(source, "", {}, graph).format == "turtle");
    CHECK(graph.relation_count() == 2);
}

}  // namespace relata
