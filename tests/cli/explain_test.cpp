#include "tests/render/golden.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <string>

using Catch::Matchers::Contains;
using relata::tests::ask;
using relata::tests::Folder;

namespace {

/// `{"document":…}` for words of `text`, which has them once.
std::string evidence(const std::string& text, const std::string& quote, const std::string& more) {
    const auto begin = text.find(quote);
    REQUIRE(begin != std::string::npos);
    return R"({"document":"talks","begin":)" + std::to_string(begin) + R"(,"end":)" +
           std::to_string(begin + quote.size()) + R"(,"quote":")" + quote + R"(",)" + more + '}';
}

std::string talks_graph() {
    const std::string text =
        "Bonn, 4 May.\n\nOn Tuesday Chancellor Merkel met Li Wei in Bonn. She will visit China's "
        "south.";
    auto escaped = text;
    escaped.replace(escaped.find("\n\n"), 2, "\\n\\n");
    return R"({"relata":1,"documents":[{"id":"talks","title":"Talks in Bonn",)"
           R"("publisher":"A paper","date":"2021-05-04","source":"news/talks.txt","text":")" +
           escaped +
           R"("}],"nodes":[{"id":"merkel","name":"Angela Merkel","kinds":["Person"]},)"
           R"({"id":"li-wei","name":"Li Wei","kinds":["Person"]},)"
           R"({"id":"china","name":"People's Republic of China","kinds":["Country"],)"
           R"("aliases":["China"]}],"edges":[)"
           R"({"id":"r1","source":"merkel","target":"li-wei","type":"MET_WITH",)"
           R"("properties":{"when":{"@date":"2021-05-04"},"status":"asserted",)"
           R"("speaker":"a spokesman","confidence":0.9},"evidence":[)" +
           evidence(
               text, "Chancellor Merkel met Li Wei", R"("method":"clause:meet","confidence":0.9)"
           ) +
           R"(]},{"id":"r2","source":"merkel","target":"china","type":"VISITED",)"
           R"("properties":{"status":"planned"},"evidence":[)" +
           evidence(text, "She will visit China's south.", R"("method":"clause:visit")") +
           R"(]},{"id":"r3","source":"merkel","target":"china","type":"VISITED"}]})";
}

}  // namespace

TEST_CASE("explain shows what a relation rests on", "[cli][explain][golden]") {
    const Folder folder;
    const auto graph = folder.file("g.json", talks_graph());
    const auto met = ask({"explain", graph, "r1"});
    CHECK(met.err.empty());
    CHECK(met.code == 0);
    const auto visits = ask({"explain", graph, "r2"});
    const auto bare = ask({"explain", graph, "r3"});
    relata::tests::check_golden("explain.txt", met.out + '\n' + visits.out + '\n' + bare.out);
}

TEST_CASE("explain shows what was read in an article", "[cli][explain][golden]") {
    const Folder folder;
    const auto article = folder.file(
        "fish.txt",
        "Norvik buys a rival\n\nPublished: 2024-05-07\n\n"
        "Swedish Energy Minister Ebba Busch met Norwegian Prime Minister Jonas Store in Oslo. She "
        "will sign a treaty with Estonia. The prime minister visited Latvia.\n\n"
        "Norvik Seafood Group bought Tveit Shipping. The company acquired Borealis Bank. "
        "Norvik sued the drone maker Skyfjell. Tokyo accused Beijing of theft.\n\n"
        "China and Japan held talks. The two countries signed a pact on fish.\n"
    );
    std::string all;
    const auto show = [&](const std::string& source, const char* type, const std::string& target) {
        const auto run = ask({"explain", article, source, type, target});
        CHECK(run.err.empty());
        // The heading tells what the graph says; the place has the name of a folder.
        const auto from = run.out.find('\n', run.out.find("  1. "));
        REQUIRE(from != std::string::npos);
        // Nor does it matter here how certain the reader is.
        const auto end = run.out.find(", confidence", from);
        all += source + ' ' + type + ' ' + target + run.out.substr(from, end - from) + "\n\n";
    };
    show("Ebba Busch", "HOLDS_OFFICE", "Sweden");
    show("Ebba Busch", "MET_WITH", "Jonas Store");
    show("Ebba Busch", "AGREED_WITH", "Estonia");
    show("Jonas Store", "VISITED", "Latvia");
    show("Norvik Seafood Group", "ACQUIRED", "Borealis Bank");
    show("Norvik Seafood Group", "SUED", "Skyfjell");
    show("Japan", "ACCUSED", "China");
    show("Japan", "SIGNED", "pact on fish");
    relata::tests::check_golden("explain_article.txt", all);

    CHECK_THAT(
        ask({"explain", article, "Jonas Store", "VISITED", "Latvia", "--json"}).out,
        Contains(
            R"("reader":{"noun":null,"source":{"how":"title","words":{"begin":166,"end":184,)"
            R"("text":"The prime minister"}},"target":{"how":"name","words":{"begin":193,"end":199,)"
            R"("text":"Latvia"}},"verb":{"begin":185,"end":192,"text":"visited"}})"
        )
    );
}

TEST_CASE("a relation is named by its ends when that is clear", "[cli][explain]") {
    const Folder folder;
    const auto graph = folder.file("g.json", talks_graph());
    CHECK(
        ask({"explain", graph, "Merkel", "met_with", "Li Wei"}).out ==
        ask({"explain", graph, "r1"}).out
    );
    const auto several = ask({"explain", graph, "Merkel", "VISITED", "China"});
    CHECK(several.code == 1);
    CHECK(
        several.err ==
        "relata: there are 2 relations VISITED from \"Angela Merkel\" to \"People's Republic of "
        "China\"; say which by its id: r2 VISITED, r3 VISITED\n"
    );
    const auto other = ask({"explain", graph, "Merkel", "VISITED", "Li Wei"});
    CHECK(other.code == 1);
    CHECK(
        other.err ==
        "relata: there is no relation VISITED from \"Angela Merkel\" to \"Li Wei\"; there is: r1 "
        "MET_WITH 2021-05-04\n"
    );
    CHECK_THAT(ask({"explain", graph, "r9"}).err, Contains("no relation has the id \"r9\""));
    CHECK_THAT(
        ask({"explain", graph, "Merkel", "VISITED"}).err,
        Contains("expected the id of a relation, or SOURCE TYPE TARGET; found 2 words")
    );
    CHECK(ask({"explain", graph}).code == 2);
}

TEST_CASE("explain answers in stable JSON", "[cli][explain]") {
    const Folder folder;
    const auto graph = folder.file("g.json", talks_graph());
    const auto run = ask({"explain", graph, "r1", "--json"});
    CHECK_THAT(
        run.out,
        Contains(
            R"("sentence":{"begin":14,"end":62,"text":"On Tuesday Chancellor Merkel met Li Wei in Bonn."})"
        ) &&
            Contains(
                R"("source":{"begin":36,"end":42,"entity":"merkel","name":"Angela Merkel","named_by":"part"})"
            ) &&
            Contains(
                R"("target":{"begin":47,"end":53,"entity":"li-wei","name":"Li Wei","named_by":"name"})"
            ) &&
            Contains(R"("between":{"begin":42,"end":47,"text":" met "})") &&
            Contains(R"("line":3)") && Contains(R"("column":12)") && Contains(R"("stands":true)") &&
            Contains(R"("method":"clause:meet")") && Contains(R"("file":"news/talks.txt")")
    );
    CHECK_THAT(
        ask({"explain", graph, "r2", "--json"}).out,
        Contains(R"("source":{"entity":"merkel","named_by":"reference"})") &&
            Contains(R"("between":null)") && Contains(R"("read_again":"not_found","reader":null)")
    );
}
