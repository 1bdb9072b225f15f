#include "importers/csv.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

ImportReport read_into(
    Graph& graph,
    std::string_view csv,
    OnError on_error = OnError::stop,
    std::string source = "t.csv"
) {
    ImportOptions options;
    options.source = std::move(source);
    options.on_error = on_error;
    return import_csv(csv, options, graph);
}

Graph graph_of(std::string_view csv) {
    Graph graph;
    read_into(graph, csv);
    return graph;
}

std::string error_of(std::string_view csv) {
    Graph graph;
    try {
        read_into(graph, csv);
    } catch (const InputError& error) {
        CHECK(graph == Graph());
        return error.what();
    }
    return "no error";
}

std::string line(const Graph& graph, std::size_t i) {
    const RelationId id{static_cast<std::uint32_t>(i)};
    const auto& relation = graph.relation(id);
    return graph.entity(relation.source).name + " -" + graph.type_name(id) +
           (relation.directed ? "-> " : "- ") + graph.entity(relation.target).name;
}

std::string properties(const Graph& graph, std::size_t i) {
    return to_text(graph.relation(RelationId{static_cast<std::uint32_t>(i)}).properties);
}

}  // namespace

TEST_CASE("a plain table of relations makes the entities it names", "[importers][csv]") {
    const auto graph = graph_of(
        "source,target,type,when,status,weight,note\n"
        "China,RCEP,JOINED,2020-11-15,asserted,2,\"a \"\"b\"\", c\"\n"
        "China,Wang Yi,,,,,\n"
    );
    REQUIRE(graph.entity_count() == 3);
    CHECK(line(graph, 0) == "China -JOINED-> RCEP");
    CHECK(
        properties(graph, 0) ==
        R"({"note":"a \"b\", c","status":"asserted","weight":2,"when":{"@date":"2020-11-15"}})"
    );
    CHECK(line(graph, 1) == "China -RELATED_TO-> Wang Yi");
    CHECK(properties(graph, 1) == "{}");
}

TEST_CASE("the delimiter is found by the heading", "[importers][csv]") {
    for (const std::string delimiter : {",", ";", "\t", "|"}) {
        CAPTURE(delimiter);
        const auto d = [&](std::string text) {
            for (char& c : text) {
                if (c == '^') c = delimiter[0];
            }
            return text;
        };
        const auto graph = graph_of(d("Source^Target^Note\nA^B^\"x^y\"\n"));
        REQUIRE(graph.relation_count() == 1);
        CHECK(graph.relation(RelationId{0}).properties.text("Note") == d("x^y"));
    }
    CHECK(graph_of("sep=;\r\nsource;target\r\na;b\r\n").relation_count() == 1);
}

TEST_CASE("a line may end with LF, CR LF, CR or the file, and may be blank", "[importers][csv]") {
    for (const std::string end : {"\n", "\r\n", "\r"}) {
        const auto graph =
            graph_of("\xEF\xBB\xBFsource,target" + end + end + "a,\"b" + end + "c\"" + end + "d,e");
        REQUIRE(graph.relation_count() == 2);
        CHECK(line(graph, 0) == "a -RELATED_TO-> b" + end + "c");
        CHECK(line(graph, 1) == "d -RELATED_TO-> e");
    }
}

TEST_CASE("Gephi's Type is the direction and its Kind the type", "[importers][csv]") {
    const auto graph = graph_of(
        "Source,Target,Type,Kind,Id,Label,Weight\n"
        "1,2,Directed,knows,e0,,1.0\n1,2,Undirected,likes,e1,fond of,2.5\n"
    );
    CHECK(line(graph, 0) == "1 -knows-> 2");
    CHECK(line(graph, 1) == "1 -likes- 2");
    CHECK(graph.relation(RelationId{1}).id == "e1");
    CHECK(properties(graph, 0) == R"({"weight":1.0})");
    CHECK(properties(graph, 1) == R"({"label":"fond of","weight":2.5})");
}

TEST_CASE("a type DIRECTED is the work of a film director", "[importers][csv]") {
    const auto graph = graph_of("source,target,type\nAng Lee,Life of Pi,DIRECTED\n");
    CHECK(line(graph, 0) == "Ang Lee -DIRECTED-> Life of Pi");
}

TEST_CASE("Neo4j's headings: ids with spaces, labels, types, lists", "[importers][csv]") {
    Graph graph;
    read_into(graph, "movieId:ID(Movie),title,year:int,:LABEL\n1,The Matrix,1999,Movie;Film\n");
    read_into(graph, "personId:ID(Person),name,tags:string[],born:date\n1,Keanu,a;b,1964-09-02\n");
    read_into(graph, ":START_ID(Person),role,:END_ID(Movie),:TYPE,x:IGNORE\n1,Neo,1,ACTED_IN,z\n");
    REQUIRE(graph.entity_count() == 2);
    CHECK(graph.entity(EntityId{0}).id == "Movie:1");
    CHECK(graph.entity(EntityId{0}).kinds.size() == 2);
    CHECK(to_text(graph.entity(EntityId{0}).properties) == R"({"year":1999})");
    CHECK(
        to_text(graph.entity(EntityId{1}).properties) ==
        R"({"born":{"@date":"1964-09-02"},"tags":["a","b"]})"
    );
    CHECK(line(graph, 0) == "Keanu -ACTED_IN-> The Matrix");
    CHECK(properties(graph, 0) == R"({"role":"Neo"})");
}

TEST_CASE("Apache AGE's tables: ids count within a kind", "[importers][csv]") {
    const auto graph = graph_of(
        "start_id,   start_vertex_type,  end_id, end_vertex_type, bool, numeric,\n"
        "1,          Person,            1,      City,            \"true\",      1\n"
        "2,          Person,            1,      City,            false,      -1e10\n"
    );
    REQUIRE(graph.entity_count() == 3);
    CHECK(graph.entity(EntityId{0}).id == "Person:1");
    CHECK(graph.kind_name(EntityId{1}) == "City");
    CHECK(properties(graph, 1) == R"({"bool":false,"numeric":-1e+10})");
}

TEST_CASE("tables meet by id in any order", "[importers][csv]") {
    const std::string nodes = "Id,Label,Kind,Aliases\ncn,China,Country,PRC;中国\n";
    const std::string edges = "Source,Target,Kind\ncn,rcep,JOINED\n";
    Graph nodes_first;
    read_into(nodes_first, nodes);
    const auto report = read_into(nodes_first, edges);
    CHECK(report.entities_merged == 1);
    CHECK(report.entities_added == 1);
    Graph edges_first;
    read_into(edges_first, edges);
    read_into(edges_first, nodes);
    for (const auto* graph : {&nodes_first, &edges_first}) {
        REQUIRE(graph->entity_count() == 2);
        const auto& china = graph->entity(*graph->find_entity("cn"));
        CHECK(china.name == "China");
        CHECK(graph->kind_name(*graph->find_entity("cn")) == "Country");
        CHECK(std::ranges::find(china.aliases, "中国") != china.aliases.end());
        CHECK(line(*graph, 0) == "China -JOINED-> rcep");
    }
}

TEST_CASE("a table without ids meets the graph's entities by name", "[importers][csv]") {
    Graph graph;
    graph.add_entity("Wang Yi", "Person");
    read_into(graph, "name,kind,born\nWang Yi,Official,1953\n");
    read_into(graph, "source,target\nWang Yi,Someone\n");
    REQUIRE(graph.entity_count() == 2);
    CHECK(graph.entity(EntityId{0}).id == "wang-yi");
    CHECK(to_text(graph.entity(EntityId{0}).properties) == R"({"born":1953})");
    CHECK(graph.relation(RelationId{0}).source == EntityId{0});
}

TEST_CASE("cells become numbers and booleans only when written as such", "[importers][csv]") {
    const auto graph = graph_of(
        "source,target,a,b,c,d,e,f,g,since,start\n"
        "x,y,007,+3,-0,1e5,True,\"1,5\",99999999999999999999,2020,2020\n"
    );
    CHECK(
        properties(graph, 0) ==
        R"({"a":"007","b":"+3","c":-0.0,"d":1e+05,"e":true,"f":"1,5","g":"99999999999999999999","since":2020,"start":{"@date":"2020"}})"
    );
}

TEST_CASE("a bad table is reported with line and column", "[importers][csv]") {
    CHECK(
        error_of("source,target\na,b\n\na,b,c\n") ==
        "t.csv:4:5: found 3 cells, expected 2 as in the heading"
    );
    CHECK(
        error_of("source,target,x\na,b\n") ==
        "t.csv:2:3: found 2 cells, expected 3 as in the heading"
    );
    CHECK(
        error_of("source,target\na,\"b\nc,d\n") ==
        "t.csv:2:3: the quote opened here is never closed"
    );
    CHECK(
        error_of("source,target\na,\"b\"c\n") ==
        "t.csv:2:6: text after a closing quote, expected the end of the cell (a quote inside a "
        "cell is written twice)"
    );
    CHECK(error_of("source,target\n,b\n") == "t.csv:2:1: the source is empty");
    CHECK(error_of("source,target\r\na,b\r\na,\r\n") == "t.csv:3:3: the target is empty");
    CHECK(
        error_of("name,kind\nA,x\nA,y\n") ==
        "t.csv:3:1: the name \"A\" is used twice; a column \"id\" would tell the two apart"
    );
    CHECK(
        error_of("source,foo\na,b\n") ==
        "t.csv:1:1: no such table is known: found the headings \"source\", \"foo\", expected "
        "\"source\" and \"target\" for relations or \"id\" or \"name\" for entities"
    );
    CHECK(
        error_of("source,target,x,x\na,b,1,2\n") ==
        "t.csv:1:17: the heading \"x\" occurs twice, in columns 3 and 4"
    );
    CHECK(
        error_of("source,target,n:int\na,b,many\n") ==
        "t.csv:2:5: \"many\" does not fit the column \"n:int\""
    );
    CHECK(
        error_of("source,target\na,caf\xE9\n") ==
        "t.csv:2:6: byte 0xE9, expected UTF-8 text (iconv -f LATIN1 -t UTF-8 converts Western "
        "European text)"
    );
    CHECK(error_of("") == "t.csv:1:1: there is no heading, expected one in the first line");
}

TEST_CASE("a row that is left out leaves nothing to the next", "[importers][csv]") {
    Graph graph;
    const auto report = read_into(
        graph, "source,target,a,n:int\nx,y,first,1\nx,y,second,no\nx,y,,3\n", OnError::skip
    );
    CHECK(report.skipped.size() == 1);
    REQUIRE(graph.relation_count() == 2);
    CHECK(to_text(graph.relation(RelationId{1}).properties) == R"({"n":3})");
}

TEST_CASE("skipping records each row left out", "[importers][csv]") {
    Graph graph;
    const auto report =
        read_into(graph, "source,target\na,b\n,c\nd\ne,\"f\"g\nh,i\nj,\"k\n", OnError::skip);
    CHECK(graph.relation_count() == 2);
    REQUIRE(report.skipped.size() == 4);
    CHECK(report.skipped[0].message == "the source is empty");
    CHECK(to_string(report.skipped[1].place) == "t.csv:4:1");
    CHECK(to_string(report.skipped[2].place) == "t.csv:5:6");
    CHECK(report.skipped[3].message == "the quote opened here is never closed");
    Graph other;
    CHECK_THROWS_WITH(
        read_into(other, "source,target\n,b\n", OnError::skip),
        "t.csv:1:1: none of the 1 rows could be read"
    );
}

TEST_CASE("a weight that is no number and a column without heading are noted", "[importers][csv]") {
    Graph graph;
    const auto report = read_into(graph, "source,target,weight,\na,b,heavy,x\na,b,1,y\n");
    REQUIRE(report.notes.size() == 2);
    CHECK(report.notes[0].message == "column 4 has no heading; left out");
    CHECK(
        report.notes[1].message ==
        "\"weight\" is \"heavy\", expected a number that is not negative; kept as it is"
    );
}

TEST_CASE(
    "a small table cut anywhere is read or refused with a place", "[importers][csv][property]"
) {
    const std::string whole =
        "\xEF\xBB\xBFsource;target;type;when\r\nAdä;\"B;\"\"x\r\n\";MET;2020\r\nC;D;E;2021/"
        "2022\r\n";
    REQUIRE(graph_of(whole).relation_count() == 2);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        CAPTURE(length);
        Graph graph;
        try {
            read_into(graph, std::string_view(whole).substr(0, length));
        } catch (const InputError& error) {
            CHECK(error.location().line > 0);
            CHECK(error.location().column > 0);
            CHECK(graph == Graph());
        }
    }
}

TEST_CASE("rows with one id are one entity", "[importers][csv]") {
    Graph graph;
    ImportOptions options;
    options.source = "t.csv";
    const auto report = import_csv("Id,Label\n1,A\n1,B\n2,C\n", options, graph);
    CHECK(graph.entity_count() == 2);
    CHECK(graph.entity(EntityId{0}).aliases == std::vector<std::string>{"B"});
    REQUIRE(report.notes.size() == 1);
    CHECK(report.notes[0].place.line == 3);
    CHECK(report.notes[0].message == "the id \"1\" is used twice; such rows are one entity");
}

TEST_CASE("tables without a heading are read by what stands in them", "[importers][csv]") {
    const auto counts = [](std::string_view text) {
        Graph graph;
        import_csv(text, {}, graph);
        return std::pair(graph.entity_count(), graph.relation_count());
    };
    using Counts = std::pair<std::size_t, std::size_t>;
    CHECK(counts("Adam,Karissa,2020\nAdam,Zhang,2020\n") == Counts{3, 2});
    CHECK(counts("Adam,Waterloo\nKarissa,Waterloo\nZhang,Kitchener\n") == Counts{5, 3});
    CHECK(counts("Adam,30\nKarissa,40\n") == Counts{2, 0});
    CHECK(counts("1,2\n2,3\n") == Counts{3, 2});
    CHECK(counts("a;b\nb;c;d\ne\n") == Counts{5, 3});       // neighbors
    CHECK(counts(",a,b\na,0,2\nb,1,0\n") == Counts{2, 2});  // a matrix
    CHECK(counts("start,end\n1,2\n") == Counts{2, 1});
    CHECK(counts("id,start,end\na,2020,2021\n") == Counts{1, 0});
    CHECK(counts("Source Target Type\nFred Alice Directed\n") == Counts{2, 1});
}

TEST_CASE("columns mean what the user says", "[importers][csv]") {
    Graph graph;
    ImportOptions options;
    options.columns = {{"source", "payer"}, {"target", "3"}, {"when", "booked"}, {"type", "=PAID"}};
    import_csv("booked,payer,payee\n2020-11,Ann,Bob\n", options, graph);
    REQUIRE(graph.relation_count() == 1);
    CHECK(graph.type_name(RelationId{0}) == "PAID");
    CHECK(graph.entity(graph.relation(RelationId{0}).target).name == "Bob");
    CHECK(graph.relation(RelationId{0}).properties.date("when") == Edtf::parse("2020-11"));
    options.columns = {{"source", "nobody"}};
    options.source = "t.csv";
    CHECK_THROWS_WITH(
        import_csv("a,b\n1,2\n", options, graph),
        "t.csv:1:1: there is no column \"nobody\", expected one of \"a\", \"b\""
    );
}

}  // namespace relata
