// The dialects of JSON: each is told by its content and read by its own importer.

#include "importers/json_shape.hpp"
#include "importers/registry.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

ImportReport read(Graph& graph, std::string_view json, OnError on_error = OnError::stop) {
    ImportOptions options;
    options.on_error = on_error;
    return import_source({"g.json", std::string(json)}, "", options, graph);
}

/// The format that was found, then each entity and relation on a line.
std::string read_as(std::string_view json) {
    Graph graph;
    std::string out = read(graph, json).format + '\n';
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        out += entity.id;
        if (entity.name != entity.id) out += " = " + entity.name;
        for (const auto kind : entity.kinds) out += " :" + graph.schema().kind(kind).name;
        for (const auto& alias : entity.aliases) out += " aka " + alias;
        if (!entity.properties.empty()) out += ' ' + to_text(entity.properties);
        out += '\n';
    }
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        out += relation.id + ' ' + graph.entity(relation.source).id + " -" + graph.type_name(id) +
               (relation.directed ? "-> " : "- ") + graph.entity(relation.target).id;
        if (!relation.properties.empty()) out += ' ' + to_text(relation.properties);
        for (const auto& evidence : relation.evidence) {
            const auto& document = graph.document(evidence.document);
            out += " [" + document.source + ": " + evidence.quote + ']';
        }
        out += '\n';
    }
    return out;
}

std::string error_of(std::string_view json, std::string_view format = {}) {
    Graph graph;
    try {
        import_source({"g.json", std::string(json)}, format, {}, graph);
    } catch (const InputError& error) {
        CHECK(graph == Graph());
        return error.what();
    }
    return "no error";
}

std::string notes_of(std::string_view json) {
    Graph graph;
    std::string out;
    for (const auto& note : read(graph, json).notes) {
        out += InputError(note.place, note.message).what();
        out += '\n';
    }
    return out;
}

}  // namespace

TEST_CASE(
    "Cytoscape's elements are read in groups, in one list and bare", "[importers][cytoscape]"
) {
    const std::string graph =
        "cytoscape\na = Ada :Person {\"parent\":\"g\"}\n2\ne1 a -knows-> 2 {\"weight\":2}\n";
    CHECK(
        read_as(
            R"({"elements":{"nodes":[{"data":{"id":"a","label":"Ada","kind":"Person","parent":"g"}},
        {"data":{"id":2}}],"edges":[{"data":{"id":"e1","source":"a","target":2,"interaction":"knows","weight":2}}]}})"
        ) == graph
    );
    CHECK(
        read_as(R"([{"group":"nodes","data":{"id":"a","label":"Ada","kind":"Person","parent":"g"}},
        {"data":{"id":2}},{"data":{"id":"e1","source":"a","target":2,"type":"knows","weight":2}}])"
        ) == graph
    );
    CHECK(
        read_as(R"({"nodes":[{"data":{"id":"a","name":"Ada","kind":"Person","parent":"g"}},
        {"data":{"id":2}}],"edges":[{"data":{"id":"e1","source":"a","target":2,"type":"knows","weight":2}}]})"
        ) == graph
    );
    CHECK(read_as(R"({"elements":[]})") == "cytoscape\n");
}

TEST_CASE("what NetworkX adds to Cytoscape's data is dropped", "[importers][cytoscape]") {
    CHECK(
        read_as(R"({"data":[["title","T"]],"directed":false,"multigraph":true,"elements":{
        "nodes":[{"data":{"label":"China","id":"cn","value":"cn","name":"cn"}},{"data":{"id":"1","value":1,"name":"1"}}],
        "edges":[{"data":{"w":0.5,"source":"cn","target":1,"key":0}}]}})") ==
        "cytoscape\ncn = China\n1\nr1 cn -RELATED_TO- 1 {\"key\":0,\"w\":0.5}\n"
    );
}

TEST_CASE("what is wrong in Cytoscape's JSON has a place", "[importers][cytoscape]") {
    CHECK(
        error_of(R"({"elements":{"nodes":[{"id":"a"}]}})") ==
        "g.json:1:23: found an element without \"data\", expected an object"
    );
    CHECK(
        error_of(R"({"elements":{"edges":[{"data":{"source":"a"}}]}})") ==
        "g.json:1:31: found no \"target\", expected a string or a number"
    );
    CHECK(
        error_of(R"({"elements":{"nodes":3}})") ==
        "g.json:1:22: expected a list as \"nodes\", found a number"
    );
    CHECK(
        notes_of(R"({"elements":{"nodes":[{"data":{"id":"a"},"selected":true,"locked":false}]}})"
        ) ==
        "g.json:1:42: how an element stands on the screen (selected, locked, style …) was left out "
        "(2 times, first here)\n"
    );
}

TEST_CASE("JSON Graph Format has nodes by id or in a list", "[importers][jgf]") {
    const std::string graph =
        "jgf\na = Ada :Person {\"age\":36}\nb\nr1 a -met-> b {\"when\":{\"@date\":\"1840\"}}\nr2 b "
        "-RELATED_TO- a\n";
    CHECK(
        read_as(
            R"({"graph":{"label":"G","nodes":{"a":{"label":"Ada","metadata":{"kind":"Person","age":36}},"b":{}},
        "edges":[{"source":"a","target":"b","relation":"met","metadata":{"when":"1840"}},
        {"source":"b","target":"a","directed":false}]}})"
        ) == graph
    );
    CHECK(
        read_as(
            R"({"graph":{"directed":true,"nodes":[{"id":"a","label":"Ada","metadata":{"kind":"Person","age":36}},{"id":"b"}],
        "edges":[{"source":"a","target":"b","relation":"met","metadata":{"when":"1840"}},
        {"source":"b","target":"a","directed":false}]}})"
        ) == graph
    );
    CHECK(read_as(R"({"graph":{"label":"empty"}})") == "jgf\n");
}

TEST_CASE("several graphs of one file keep their nodes apart", "[importers][jgf]") {
    CHECK(
        read_as(R"({"graphs":[{"id":"one","nodes":{"a":{"label":"A"}},"edges":[]},
        {"id":"two","nodes":{"a":{"label":"A"},"b":{}},"edges":[{"source":"a","target":"b"}]}]})"
        ) == "jgf\na = A\ntwo/a = A\nb\nr1 two/a -RELATED_TO-> b\n"
    );
    Graph graph;
    read(graph, R"({"graphs":[{"id":"one","nodes":{}},{"id":"two","nodes":{}}]})");
    CHECK(to_text(graph.properties) == R"({"graphs":[{"id":"one"},{"id":"two"}]})");
}

TEST_CASE("hyperedges are kept and noted, faults have a place", "[importers][jgf]") {
    const std::string hyper = R"({"graph":{"nodes":{"a":{}},"hyperedges":[{"nodes":["a","b"]}]}})";
    CHECK(
        notes_of(hyper) ==
        "g.json:1:28: 1 hyperedge was kept as a property of the graph: a relation has two ends\n"
    );
    Graph graph;
    read(graph, hyper);
    CHECK(to_text(graph.properties) == R"({"hyperedges":[{"nodes":["a","b"]}]})");
    CHECK(
        error_of(R"({"graph":{"nodes":{},"edges":[{"source":"a"}]}})") ==
        "g.json:1:31: found no \"target\", expected a string or a number"
    );
    CHECK(
        error_of(R"({"graphs":{}})", "jgf") ==
        "g.json:1:11: expected a list as \"graphs\", found an object"
    );
    CHECK(
        error_of(R"({"graph":{"directed":1,"nodes":{}}})") ==
        "g.json:1:22: expected true or false as \"directed\", found a number"
    );
}

TEST_CASE(
    "graphology's direction stands in the options or at the edge", "[importers][graphology]"
) {
    CHECK(
        read_as(
            R"({"attributes":{"name":"g"},"options":{"type":"undirected"},"nodes":[{"key":"a","attributes":{"label":"Ada"}},{"key":"b"}],
        "edges":[{"key":"e","source":"a","target":"b","attributes":{"weight":1.5}}]})"
        ) == "graphology\na = Ada\nb\ne a -RELATED_TO- b {\"weight\":1.5}\n"
    );
    CHECK(
        read_as(
            R"({"nodes":[{"key":"a"},{"key":"b"}],"edges":[{"source":"a","target":"b"},{"source":"a","target":"b","undirected":true}]})"
        ) == "graphology\na\nb\nr1 a -RELATED_TO-> b\nr2 a -RELATED_TO- b\n"
    );
    CHECK(
        error_of(R"({"nodes":[{"key":"a"},{"key":""}],"edges":[]})") ==
        "g.json:1:30: found an empty \"key\", expected an id"
    );
}

TEST_CASE("Graphviz's JSON numbers its objects and lists subgraphs", "[importers][graphviz-json]") {
    CHECK(
        read_as(R"({"name":"G","directed":true,"strict":false,"_subgraph_cnt":1,"objects":[
        {"_gvid":0,"name":"cluster_x","label":"X","nodes":[1]},{"_gvid":1,"name":"a","label":"\\N","width":"0.75"},
        {"_gvid":2,"name":"b","label":"Bee"}],"edges":[{"_gvid":0,"tail":1,"head":2,"label":"knows"}]})"
        ) == "graphviz-json\na {\"subgraph\":\"X\",\"width\":0.75}\nb = Bee\nr1 a -knows-> b\n"
    );
    CHECK(
        read_as(R"({"name":"G","directed":false,"strict":false,"_subgraph_cnt":0})") ==
        "graphviz-json\n"
    );
    CHECK(
        error_of(R"({"directed":true,"strict":false,"objects":[],"edges":[{"tail":0,"head":1}]})"
        ) == "g.json:1:63: \"tail\" 0 is no node"
    );
}

TEST_CASE("sift-kg's evidence becomes evidence", "[importers][sift-kg]") {
    CHECK(
        read_as(R"({"metadata":{"entity_count":2},"nodes":[
        {"id":"doc:news","entity_type":"DOCUMENT","name":"news","attributes":{"path":"in/news.txt"}},
        {"id":"p","entity_type":"PERSON","name":"Ada","confidence":0.9,"attributes":{"aliases":["A. L."],"type":"poet"}}],
        "links":[{"source":"p","target":"doc:news","relation_type":"MENTIONED_IN","relation_id":"x","confidence":0.5,
        "evidence":"Ada wrote","source_document":"news"}]})") ==
        "sift-kg\ndoc:news = news :DOCUMENT {\"path\":\"in/news.txt\"}\n"
        "p = Ada :PERSON aka A. L. {\"confidence\":0.9,\"type\":\"poet\"}\n"
        "x p -MENTIONED_IN-> doc:news {\"confidence\":0.5} [in/news.txt: Ada wrote]\n"
    );
}

TEST_CASE("APOC's records are read as lines, lists and objects", "[importers][apoc]") {
    const std::string graph =
        "apoc\n0 = Adam :User {\"age\":42}\n1 :User :Spy\n7 0 -KNOWS-> 1 {\"since\":1993}\n";
    const std::string adam =
        R"({"type":"node","id":"0","labels":["User"],"properties":{"name":"Adam","age":42}})";
    const std::string spy = R"({"type":"node","id":"1","labels":["User","Spy"]})";
    const std::string knows =
        R"({"id":"7","type":"relationship","label":"KNOWS","properties":{"since":1993},"start":{"id":"0","labels":["User"]},"end":{"id":"1"}})";
    CHECK(read_as(adam + '\n' + spy + '\n' + knows + '\n') == graph);
    CHECK(read_as('[' + adam + ',' + spy + ',' + knows + ']') == graph);
    CHECK(read_as("{\"nodes\":[" + adam + ',' + spy + "],\"rels\":[" + knows + "]}") == graph);
    CHECK(read_as(knows) == "apoc\n0 :User\n1\n7 0 -KNOWS-> 1 {\"since\":1993}\n");
    CHECK(
        error_of(adam + "\n{\"type\":\"edge\"}") ==
        "g.json:2:9: found \"edge\", expected \"node\" or \"relationship\" as \"type\""
    );
    CHECK(
        error_of(adam + "\n{\"type\":") ==
        "g.json:2:9: expected a JSON value, found the end of the input"
    );
}

TEST_CASE("APOC's results of queries are read wherever records stand", "[importers][apoc]") {
    const std::string a = R"({"type":"node","id":"0","labels":["User"]})";
    const std::string b = R"({"type":"node","id":"1","labels":["User"]})";
    const std::string knows =
        R"({"id":"7","type":"relationship","label":"KNOWS","start":{"id":"0","labels":["User"]},"end":{"id":"1","labels":["User"]}})";
    const std::string graph = "apoc\n0 :User\n1 :User\n7 0 -KNOWS-> 1\n";
    CHECK(read_as("{\"u\":" + a + "}\n{\"u\":" + b + "}\n") == "apoc\n0 :User\n1 :User\n");
    CHECK(read_as("{\"u\":" + a + ",\"rel\":" + knows + ",\"v\":" + b + "}") == graph);
    CHECK(read_as("{\"list\":[" + knows + "]}\n{\"list\":[" + knows + "]}") == graph);
    const auto path = "{\"map\":{\"key\":{\"length\":1,\"rels\":[" + knows + "],\"nodes\":[" + a +
                      ',' + b + "]}}}";
    CHECK(read_as(path) == graph);
    CHECK(notes_of(path).empty());
    CHECK(
        notes_of("{\"u\":" + a + "}\n{\"count(n)\":3}\n{\"u\":null}") ==
        "g.json:2:1: 2 results hold no node and no relationship and were left out, the first one "
        "here\n"
    );
}

TEST_CASE("APOC's results may begin with rows without records", "[importers][apoc]") {
    const std::string a = R"({"type":"node","id":"0","labels":["User"]})";
    const std::string row = "{\"n\":" + a + '}';
    for (const auto& text :
         {"{\"n\":null}\n{\"n\":null}\n" + row + '\n', "[{\"n\":null},{\"n\":null}," + row + ']'}) {
        CHECK(read_as(text) == "apoc\n0 :User\n");
        CHECK(notes_of(text).find("2 results hold no node") != std::string::npos);
    }
    CHECK(skim_json("{\"n\":null}\n{\"n\":1}").dialect == JsonDialect::other);
    CHECK(skim_json("[{\"n\":null},{\"n\":1}]").dialect == JsonDialect::other);
}

TEST_CASE("a graph of graphology is read out of minivan's bundle", "[importers][graphology]") {
    CHECK(
        read_as(
            R"({"title":"x","settings":{},"graph":{"attributes":{},"nodes":[{"key":"a"},{"key":"b"}],
        "edges":[{"key":"e","source":"a","target":"b"}]}})"
        ) == "graphology\na\nb\ne a -RELATED_TO-> b\n"
    );
}

TEST_CASE("the entities of a delta are read, deleted ones noted", "[importers][followthemoney]") {
    const std::string delta =
        R"({"op":"ADD","entity":{"id":"p","schema":"Person","caption":"Ada","properties":{}}}
{"op":"DEL","entity":{"id":"q"}}
)";
    CHECK(read_as(delta) == "followthemoney\np = Ada :Person\n");
    CHECK(notes_of(delta) == "g.json:2:1: an entity that is deleted was left out\n");
}

TEST_CASE("FollowTheMoney's interval schemata become relations", "[importers][followthemoney]") {
    CHECK(
        read_as(
            R"({"id":"p","schema":"Person","properties":{"name":["Ada","A. L."],"alias":["Countess"],"nationality":["gb"]}}
{"id":"c","schema":"Company","caption":"Engines Ltd","properties":{"name":["Engines Ltd"],"topics":["a","b"]}}
{"id":"o","schema":"Ownership","properties":{"owner":["p"],"asset":["c"],"percentage":["50"],"startDate":["1840-01"]}}
{"id":"f","schema":"Family","properties":{"person":["p"],"relative":["q","c"],"date":["1835"]}}
{"id":"u","schema":"UnknownLink","properties":{"subject":["p"],"object":["c"],"sourceUrl":["http://x"],"summary":["Ada knew it"]}}
)"
        ) ==
        "followthemoney\np = Ada :Person aka A. L. aka Countess {\"nationality\":\"gb\"}\n"
        "c = Engines Ltd :Company {\"topics\":[\"a\",\"b\"]}\nq\n"
        "o p -Ownership-> c {\"percentage\":\"50\",\"when\":{\"@date\":\"1840-01/..\"}}\n"
        "f p -Family- q {\"when\":{\"@date\":\"1835\"}}\n"
        "r1 p -Family- c {\"id\":\"f\",\"when\":{\"@date\":\"1835\"}}\n"
        "u p -UnknownLink- c [http://x: Ada knew it]\n"
    );
    CHECK(
        notes_of(R"({"id":"o","schema":"Ownership","properties":{"owner":["p"]}})") ==
        "g.json:1:1: 1 relation names no source or no target and was left out, the first one here\n"
    );
    CHECK(
        error_of(R"([{"id":"p","schema":"Person","properties":{}},{"id":"q","properties":{}}])") ==
        "g.json:1:47: found an entity without a \"schema\", expected its name, such as \"Person\""
    );
}

TEST_CASE("Aleph's diagrams nest entities in the place of ids", "[importers][followthemoney]") {
    CHECK(
        read_as(
            R"({"layout":{"entities":[{"id":"a","schema":"Person","properties":{"name":["Ada"]}},
        {"id":"m","schema":"Membership","properties":{"member":[{"id":"a","schema":"Person","properties":{}}],
        "organization":[{"id":"b","schema":"Organization","properties":{"name":["Bee"]}}]}}],"vertices":[]},"viewport":{}})"
        ) == "followthemoney\na = Ada :Person\nb = Bee :Organization\nm a -Membership-> b\n"
    );
}

TEST_CASE("NetworkX's adjacency lists an undirected edge twice", "[importers][adjacency-json]") {
    CHECK(
        read_as(
            R"({"directed":false,"multigraph":true,"graph":[["name","x"]],"nodes":[{"id":1},{"id":2}],
        "adjacency":[[{"id":2,"key":0},{"id":1,"key":0}],[{"id":1,"key":0}]]})"
        ) ==
        "adjacency-json\n1\n2\nr1 1 -RELATED_TO- 2 {\"key\":0}\nr2 1 -RELATED_TO- 1 {\"key\":0}\n"
    );
    CHECK(
        error_of(R"({"nodes":[{"id":1}],"adjacency":[[],[]]})") ==
        "g.json:1:37: found more lists of neighbors than the 1 nodes"
    );
}

TEST_CASE("trees have their children inside", "[importers][tree-json]") {
    CHECK(
        read_as(R"({"name":"root","children":[{"name":"leaf","size":3},{"name":"leaf"}]})") ==
        "tree-json\nroot\nleaf {\"size\":3}\nleaf-2 = leaf\n"
        "r1 root -RELATED_TO-> leaf\nr2 root -RELATED_TO-> leaf-2\n"
    );
    CHECK(
        error_of(R"({"id":1,"children":[{"id":1}]})") == "g.json:1:21: the id \"1\" is used twice"
    );
}

TEST_CASE("a skim needs the beginning of a file only", "[importers][json]") {
    const std::string begin = R"({"nodes":[{"key":"a"})";
    CHECK(skim_json(begin).dialect == JsonDialect::graphology);
    CHECK(
        skim_json(R"({"x":[[[[[[{"nodes":1}]]]]]],"elements":{)").dialect == JsonDialect::cytoscape
    );
    CHECK(skim_json(std::string(1'000'000, '[')).dialect == JsonDialect::other);
    CHECK(skim_json("{\"a\":1}\n{\"a\":2}").found == "an object with \"a\" on each line");
}

}  // namespace relata
