#include "cli/graph_file.hpp"
#include "tests/support/graphalytics.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace relata;  // NOLINT(google-build-using-namespace): a test of nothing else
using Catch::Matchers::Contains;
using tests::ask;
using tests::Folder;

namespace {

// The example of docs/groups.md, and one relation that is denied.
//
//    Ana           Eva
//    /  \         /   \ .
//  Bea--Cem --- Dan---Fay === Gil       Hal
const std::string circles =
    R"({"relata":1,"nodes":[{"id":"ana","name":"Ana","kinds":["Person"]},{"id":"bea","name":"Bea"},)"
    R"({"id":"cem","name":"Cem"},{"id":"dan","name":"Dan"},{"id":"eva","name":"Eva"},)"
    R"({"id":"fay","name":"Fay"},{"id":"gil","name":"Gil"},{"id":"hal","name":"Hal"}],)"
    R"("documents":[{"id":"note","title":"A note","source":"note.txt",)"
    R"("text":"Cem advised Dan in spring."}],"edges":[)"
    R"({"id":"r1","source":"ana","target":"bea","type":"ADVISES","properties":{"hours":1}},)"
    R"({"id":"r2","source":"bea","target":"cem","type":"ADVISES","properties":{"hours":1}},)"
    R"({"id":"r3","source":"cem","target":"ana","type":"ADVISES","properties":{"hours":1}},)"
    R"({"id":"r4","source":"cem","target":"dan","type":"ADVISES","properties":{"hours":90},)"
    R"("evidence":[{"document":"note","begin":0,"end":26,"quote":"Cem advised Dan in spring."}]},)"
    R"({"id":"r5","source":"dan","target":"eva","type":"MET_WITH","properties":{"hours":1}},)"
    R"({"id":"r6","source":"eva","target":"fay","type":"MET_WITH","properties":{"hours":1}},)"
    R"({"id":"r7","source":"dan","target":"fay","type":"MET_WITH","properties":{"hours":1}},)"
    R"({"id":"r8","source":"fay","target":"gil","type":"MET_WITH","properties":{"hours":1}},)"
    R"({"id":"r9","source":"fay","target":"gil","type":"ADVISES","properties":{"hours":1}},)"
    R"({"id":"r10","source":"hal","target":"ana","type":"MET_WITH",)"
    R"("properties":{"hours":1,"status":"denied"}}]})";

struct Circles {
    Folder folder;
    std::string graph = folder.file("g.json", circles);
};

/// The members `--csv` names, by group.
std::map<std::string, std::set<std::string>> groups_of(const std::string& csv) {
    std::map<std::string, std::set<std::string>> groups;
    std::istringstream lines(csv);
    std::string line;
    std::getline(lines, line);
    while (std::getline(lines, line)) {
        const auto first = line.find(',');
        const auto second = line.find(',', first + 1);
        groups[line.substr(0, first)].insert(line.substr(first + 1, second - first - 1));
    }
    return groups;
}

}  // namespace

TEST_CASE(
    "groups tells communities, what holds them together and who is in them", "[cli][groups]"
) {
    const Circles c;
    const auto run = ask({"groups", c.graph});
    CHECK(run.code == 0);
    CHECK(run.err.empty());
    CHECK(
        run.out ==
        "2 communities by leiden, modularity 0.3642\n"
        "\n"
        "group  size  held together by       best connected\n"
        "    1     4  MET_WITH 4, ADVISES 1  Fay; Dan; Eva; 1 more\n"
        "    2     3  ADVISES 3              Ana; Bea; Cem\n"
        "\n"
        "1 group of fewer than 2 is left out; --min-size 1 shows all\n"
    );
    CHECK_THAT(ask({"groups", c.graph, "--members"}).out, Contains("Fay; Dan; Eva; Gil"));
    CHECK_THAT(
        ask({"groups", c.graph, "--min-size", "1"}).out,
        Contains("3 communities") && Contains("Hal") && !Contains("left out")
    );
    // The one relation between the two, once it weighs more than all else, makes a group.
    CHECK_THAT(ask({"groups", c.graph, "--weight", "hours"}).out, Contains("Cem; Dan\n"));
    CHECK_THAT(ask({"groups", c.graph, "--resolution", "0"}).out, Contains("1 community"));
    CHECK_THAT(
        ask({"groups", c.graph, "--type", "ADVISES", "--by", "weak"}).out,
        Contains("2     2  ADVISES 1         Fay; Gil")
    );
}

TEST_CASE("groups by every way", "[cli][groups]") {
    const Circles c;
    using Groups = std::map<std::string, std::set<std::string>>;
    const std::set<std::string> left{"ana", "bea", "cem"};
    const std::set<std::string> right{"dan", "eva", "fay", "gil"};
    const std::vector<std::pair<std::string, Groups>> wanted{
        {"leiden", {{"1", right}, {"2", left}}},
        {"louvain", {{"1", right}, {"2", left}}},
        {"weak", {{"1", {"ana", "bea", "cem", "dan", "eva", "fay", "gil"}}}},
        {"strong", {{"1", left}}},
        {"blocks",
         {{"1", left},
          {"2", {"dan", "eva", "fay"}},
          {"3", {"cem", "dan"}},
          {"4", {"fay", "gil"}}}}};
    for (const auto& [way, groups] : wanted) {
        CAPTURE(way);
        CHECK(groups_of(ask({"groups", c.graph, "--by", way, "--csv"}).out) == groups);
    }
    // Who follows whom is drawn by lot, but Gil has nobody but Fay.
    for (const std::string seed : {"0", "1", "2", "3", "4", "5"}) {
        const auto run = ask({"groups", c.graph, "--by", "labels", "--seed", seed, "--csv"});
        const auto groups = groups_of(run.out);
        CHECK(std::ranges::any_of(groups, [](const auto& group) {
            return group.second.contains("fay") && group.second.contains("gil");
        }));
    }
}

TEST_CASE("a denied relation joins nobody, unless it is asked to", "[cli][groups][brokers]") {
    const Circles c;
    const auto weak = ask({"groups", c.graph, "--by", "weak", "--denied", "--csv"});
    CHECK(groups_of(weak.out).at("1").size() == 8);
    CHECK_THAT(ask({"brokers", c.graph, "--denied"}).out, Contains("Hal"));
    CHECK_THAT(ask({"brokers", c.graph}).out, !Contains("Hal"));
    CHECK_THAT(ask({"suggest", c.graph, "--denied"}).out, Contains("Hal"));
    CHECK_THAT(ask({"suggest", c.graph}).out, !Contains("Hal"));
}

TEST_CASE("groups answers in stable JSON", "[cli][groups]") {
    const Circles c;
    CHECK(
        ask({"groups", c.graph, "--by", "strong", "--json"}).out ==
        R"({"by":"strong","groups":[{"group":1,"members":["ana","bea","cem"],"relations":3,)"
        R"("size":3,"types":{"ADVISES":3}}],"modularity":null,"smaller":5})"
        "\n"
    );
    CHECK_THAT(ask({"groups", c.graph, "--json"}).out, Contains(R"("modularity":0.364197530864)"));
    CHECK(
        ask({"groups", c.graph, "--seed", "5", "--json"}).out ==
        ask({"groups", c.graph, "--seed", "5", "--json"}).out
    );
}

TEST_CASE("the number of its group is kept as a property of an entity", "[cli][groups]") {
    const Circles c;
    const auto run = ask({"groups", c.graph, "--save-as", "circle"});
    CHECK(run.code == 0);
    CHECK(run.err == "saved as \"circle\" in " + c.graph + "\n");
    const auto number = [](const Graph& graph, const std::string& id, const std::string& name) {
        return graph.entity(graph.find_entity(id).value()).properties.number(name);
    };
    const auto kept = cli::load_graph(c.graph);
    CHECK(number(kept, "fay", "circle") == 1);
    CHECK(number(kept, "ana", "circle") == 2);
    CHECK(number(kept, "hal", "circle") == 3);
    CHECK(kept.relation_count() == 10);

    const auto output = c.folder / "o.relata";
    CHECK(ask({"groups", c.graph, "--by", "blocks", "--save-as", "block", "-o", output}).code == 0);
    const auto blocks = cli::load_graph(output);
    CHECK(number(blocks, "ana", "block") == 1);
    CHECK(
        *blocks.entity(blocks.find_entity("cem").value()).properties.find("block") ==
        PropertyValue(PropertyList{1, 3})
    );
    CHECK_FALSE(blocks.entity(blocks.find_entity("hal").value()).properties.contains("block"));
}

TEST_CASE("what means nothing to groups is refused", "[cli][groups]") {
    const Circles c;
    const auto weak = ask({"groups", c.graph, "--by", "weak", "--resolution", "2"});
    CHECK(weak.code == 2);
    CHECK_THAT(weak.err, Contains("--resolution") && Contains("means nothing to --by weak"));
    CHECK(ask({"groups", c.graph, "--iterations", "2"}).code == 2);
    CHECK(ask({"groups", c.graph, "--by", "magic"}).code == 2);
    CHECK(ask({"groups", c.graph, "--json", "--csv"}).code == 2);
    CHECK(ask({"groups", c.graph, "-o", "x.json"}).code == 2);
    const auto weight = ask({"groups", c.graph, "--weight", "days"});
    CHECK(weight.code == 1);
    CHECK_THAT(weight.err, Contains("relation \"r1\" has no number >= 0 called \"days\""));
    const auto none = ask({"groups", c.graph, "--min-size", "9"});
    CHECK(none.code == 4);
    CHECK(none.out.empty());
    CHECK(none.err == "relata: no group has 9 members; 3 are smaller\n");
    const auto table = c.folder.file("t.csv", "source,target,type\nAda,Bob,KNOWS\n");
    CHECK(ask({"groups", table, "--save-as", "circle"}).code == 1);
}

TEST_CASE("brokers tells who and what separates others, with the quotation", "[cli][brokers]") {
    const Circles c;
    const auto run = ask({"brokers", c.graph});
    CHECK(run.code == 0);
    CHECK(
        run.out ==
        "3 entities without whom others lose each other\n"
        "\n"
        "without  parts  cut off  namely\n"
        "Dan          2        3  Fay; Eva; Gil\n"
        "Cem          2        2  Ana; Bea\n"
        "Fay          2        1  Gil\n"
        "\n"
        "1 relation on which a connection rests alone\n"
        "\n"
        "cut off  relation, and what it rests on\n"
        "      3  Cem advises Dan: “Cem advised Dan in spring.” (note.txt, bytes 0–26)\n"
    );
    const auto few = ask({"brokers", c.graph, "--top", "1", "--min-cut-off", "2"});
    CHECK_THAT(few.out, Contains("2 entities") && Contains("1 more; --top 0 shows all"));
    const auto none = ask({"brokers", c.graph, "--min-cut-off", "4"});
    CHECK(none.code == 4);
    CHECK(none.out.empty());
    CHECK(
        none.err ==
        "relata: no entity and no relation cuts off 4 entities or more when it is gone\n"
    );
}

TEST_CASE("brokers answers in stable JSON and in CSV", "[cli][brokers]") {
    const Circles c;
    const auto json = ask({"brokers", c.graph, "--json"}).out;
    CHECK_THAT(
        json,
        Contains(R"({"cut_off":["ana","bea"],"id":"cem","name":"Cem","parts":2})") &&
            Contains(R"("entities_found":3)") && Contains(R"("relations_found":1)") &&
            Contains(R"("relations":[{"cut_off":["cem","ana","bea"],"directed":true)") &&
            Contains(R"("from_side":3)") && Contains(R"("to_side":4)") &&
            Contains(R"("quote":"Cem advised Dan in spring.")")
    );
    CHECK(
        ask({"brokers", c.graph, "--csv"}).out ==
        "what,id,name,cut_off,parts,quotation,document\n"
        "entity,dan,Dan,3,2,,\n"
        "entity,cem,Cem,2,2,,\n"
        "entity,fay,Fay,1,2,,\n"
        "relation,r4,Cem advises Dan,3,2,Cem advised Dan in spring.,note\n"
    );
}

TEST_CASE("suggest ranks those who share neighbors", "[cli][suggest]") {
    const Circles c;
    const auto run = ask({"suggest", c.graph, "Cem"});
    CHECK(run.code == 0);
    CHECK(
        run.out ==
        "score  entity  and  share  namely\n"
        "0.910  Cem     Eva      1  Dan\n"
        "0.910  Cem     Fay      1  Dan\n"
    );
    CHECK_THAT(ask({"suggest", c.graph, "cem", "--by", "jaccard"}).out, Contains("0.250"));
    CHECK_THAT(ask({"suggest", c.graph, "--by", "common", "--top", "1"}).out, Contains("1.000"));
    CHECK_THAT(
        ask({"suggest", c.graph, "Cem", "--by", "jaccard", "--json"}).out,
        Contains(R"({"by":"jaccard","limits":{"max_visited":200000000,"visited":7},"pairs":[)"
                 R"({"a":"cem","b":"eva","score":0.25,"shared":["dan"]})")
    );
    CHECK(
        ask({"suggest", c.graph, "Cem", "--by", "common", "--csv"}).out ==
        "a,a_name,b,b_name,score,shared\ncem,Cem,eva,Eva,1.0,1\ncem,Cem,fay,Fay,1.0,1\n"
    );
    const auto none = ask({"suggest", c.graph, "--min-shared", "3"});
    CHECK(none.code == 4);
    CHECK_THAT(none.err, Contains("no two entities without a relation share 3 neighbors or more"));
    CHECK_THAT(
        ask({"suggest", c.graph, "--max-visited", "5"}).err,
        Contains("the search stopped after looking at") && Contains("--max-visited looks at more")
    );
    CHECK(ask({"suggest", c.graph, "Nobody"}).code == 1);
}

TEST_CASE("names that want to steer the terminal do not", "[cli][groups][brokers][suggest]") {
    const Folder folder;
    const auto graph = folder.file(
        "g.json",
        R"json({"relata":1,"nodes":[{"id":"a","name":"A\u001b[2J"},{"id":"b","name":"B\u001b[2J"},)json"
        R"json({"id":"c","name":"C,\u001b[2J"}],"edges":[{"id":"r","source":"a","target":"b","type":"T"},)json"
        R"json({"id":"s","source":"b","target":"c","type":"T"}]})json"
    );
    for (const std::string command : {"groups", "brokers", "suggest"}) {
        CHECK(ask({command, graph}).out.find('\x1b') == std::string::npos);
    }
}

TEST_CASE(
    "the program groups the examples of LDBC Graphalytics as they should be", "[cli][groups]"
) {
    const std::string name = GENERATE("example-directed", "example-undirected");
    const Folder folder;
    const auto path = folder / "g.relata";
    std::ostringstream unused;
    std::istringstream nothing;
    cli::Invocation invocation{{nothing, unused, unused, false, false, 80}, false, false, {}};
    cli::save_graph(invocation, tests::graphalytics_graph(name), path);

    const auto without_labels = [](const auto& by_label) {
        std::set<std::set<std::string>> sets;
        for (const auto& [label, members] : by_label) sets.insert(members);
        return sets;
    };
    const auto wanted = [&](const std::string& algorithm) {
        std::map<std::string, std::set<std::string>> groups;
        for (const auto& [vertex, label] : tests::graphalytics_output(name, algorithm)) {
            groups[label].insert(vertex);
        }
        return without_labels(groups);
    };
    const auto found = [&](std::vector<std::string> how) {
        how.insert(how.begin(), {"groups", path, "--csv", "--min-size", "1", "--by"});
        return without_labels(groups_of(ask(how).out));
    };
    CHECK(found({"weak"}) == wanted("WCC"));
    CHECK(found({"cdlp", "--iterations", "2"}) == wanted("CDLP"));
}
