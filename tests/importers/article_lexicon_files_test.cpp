// A lexicon of one's own: files that replace those relata ships, and files that add to them.

#include "importers/article/lexicon_files.hpp"
#include "importers/registry.hpp"
#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace relata {
namespace {

const std::string frame_heading =
    "id\tverbs\tobject noun\tsource\ttarget\trelation\tplanned\tsource kinds\ttarget "
    "kinds\tflags\n";

/// `SOURCE TYPE TARGET` of each relation read with the lexicon of a folder, one a line.
std::string told(const std::string& text, const std::string& folder) {
    ImportOptions options;
    if (!folder.empty()) options.lexicon = article::read_lexicon(folder);
    Graph graph;
    import_source({"article.txt", text}, "article", options, graph);
    std::string lines;
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        lines += graph.entity(relation.source).name + ' ' + std::string(graph.type_name(id)) + ' ' +
                 graph.entity(relation.target).name + '\n';
    }
    return lines;
}

std::string error_of(const std::string& folder) {
    try {
        static_cast<void>(article::read_lexicon(folder));
    } catch (const InputError& error) {
        return std::string(error.what()).substr(folder.size() + 1);
    }
    return "none";
}

}  // namespace

TEST_CASE("a file called as a shipped one replaces it", "[importers][article]") {
    const tests::Folder folder;
    folder.file("given_names.tsv", "# Mine.\ngiven name\nZork\n");
    const auto lexicon = article::read_lexicon(folder.path());
    CHECK(lexicon->given_names.size() == 1);
    CHECK(lexicon->given_names.contains("Zork"));
    CHECK(lexicon->verbs.size() == article::Lexicon::standard().verbs.size());
}

TEST_CASE("the rows of a .more file are added", "[importers][article]") {
    const tests::Folder folder;
    SECTION("to the shipped file") {
        folder.file("given_names.more.tsv", "\xEF\xBB\xBFgiven name\r\nZork\r\n");
        const auto lexicon = article::read_lexicon(folder.path());
        const auto shipped = article::Lexicon::standard().given_names.size();
        CHECK(lexicon->given_names.size() == shipped + 1);
        CHECK_FALSE(article::Lexicon::standard().given_names.contains("Zork"));
    }
    SECTION("to the one that replaces it") {
        folder.file("given_names.tsv", "given name\nZork\n");
        folder.file("given_names.more.tsv", "given name\nBlim\n");
        CHECK(article::read_lexicon(folder.path())->given_names.size() == 2);
    }
}

TEST_CASE(
    "one article is read with a lexicon of its own, the next without", "[importers][article]"
) {
    const tests::Folder folder;
    folder.file("verbs.more.tsv", "verb\tpast\tparticiple\tflags\tmakes\nblim\t\t\t\t\n");
    folder.file(
        "frames.more.tsv",
        frame_heading + "blim\tblim\t\tsubject\tobject\tBLIMS\t\tactor\tactor\t\n"
    );
    const std::string text = "Talks end\n\nChina blimed Japan on Tuesday.\n";
    CHECK(told(text, folder.path()) == "China BLIMS Japan\n");
    CHECK(told(text, "").find("BLIMS") == std::string::npos);
    CHECK(told(text, folder.path()) == "China BLIMS Japan\n");
}

TEST_CASE(
    "what is wrong with a lexicon of one's own is said with its place", "[importers][article]"
) {
    const tests::Folder folder;
    SECTION("a file no lexicon has") {
        folder.file("verb.tsv", "verb\n");
        CHECK_THAT(
            error_of(folder.path()),
            Catch::Matchers::StartsWith("verb.tsv: no file of the lexicon is called so; did you "
                                        "mean \"verbs.tsv\"? expected one of abbreviations.tsv, ")
        );
    }
    SECTION("the words of WordNet") {
        folder.file("wordnet.tsv", "word\n");
        CHECK_THAT(error_of(folder.path()), Catch::Matchers::StartsWith("wordnet.tsv: no file of"));
    }
    SECTION("a file in a folder in it") {
        folder.file("old/verbs.tsv", "verb\n");
        CHECK_THAT(
            error_of(folder.path()), Catch::Matchers::StartsWith("old/verbs.tsv: no file of")
        );
    }
    SECTION("a hidden file is left alone") {
        folder.file(".verbs.tsv.swp", "verb\n");
        folder.file("titles.more.tsv", "title\tin country\tin organization\n");
        CHECK(error_of(folder.path()) == "none");
    }
    SECTION("what is known already") {
        folder.file("numbers.more.tsv", "word\tvalue\ndozen\ttwelve\n");
        CHECK(
            error_of(folder.path()) == "numbers.more.tsv:2:7: \"twelve\", expected a whole number"
        );
    }
    SECTION("a verb that is there already") {
        folder.file("verbs.more.tsv", "verb\tpast\tparticiple\tflags\tmakes\nabandon\t\t\t\t\n");
        CHECK(
            error_of(folder.path()) ==
            "verbs.more.tsv:2:1: \"abandon\" twice; first in lexicon/verbs.tsv:9"
        );
    }
    SECTION("a name that is another's") {
        folder.file("named_things.more.tsv", "name\tkind\taliases\nJordan\tOrganization\t\n");
        CHECK(
            error_of(folder.path()) ==
            "named_things.more.tsv:2:1: \"Jordan\" names the country Jordan already"
        );
    }
    SECTION("a frame with a word nobody knows") {
        folder.file(
            "frames.more.tsv",
            frame_heading + "x\tsign\t\tsubject\tobjekt\tSIGNED\t\tactor\tany\t\n"
        );
        CHECK(
            error_of(folder.path()) ==
            "frames.more.tsv:2:17: unknown slot or preposition \"objekt\""
        );
    }
    SECTION("a relation that is no name of one") {
        folder.file(
            "frames.more.tsv",
            frame_heading + "x\tsign\t\tsubject\tobject\tSigned it\t\tactor\tany\t\n"
        );
        CHECK(
            error_of(folder.path()) ==
            "frames.more.tsv:2:24: \"Signed it\", expected a relation such as HOLDS_OFFICE"
        );
    }
    SECTION("blanks nobody sees") {
        folder.file("titles.more.tsv", "title\tin country\tin organization\nking \tLEADS\t\n");
        CHECK(
            error_of(folder.path()) ==
            "titles.more.tsv:2:1: \"king \" has a blank at an end, or two in a row"
        );
    }
    SECTION("nothing in the first column") {
        folder.file("verbs.more.tsv", "verb\tpast\tparticiple\tflags\tmakes\n\tran\t\t\t\n");
        CHECK(error_of(folder.path()) == "verbs.more.tsv:2:1: an empty first column");
    }
    SECTION("a month that is none") {
        folder.file("time.more.tsv", "words\tclass\tvalue\nduodecember\tmonth\t13\n");
        CHECK(
            error_of(folder.path()) == "time.more.tsv:2:19: \"13\", expected a number from 1 to 12"
        );
    }
    SECTION("no verb to be") {
        folder.file("verbs.tsv", "verb\tpast\tparticiple\tflags\tmakes\nrun\tran\trun\t\t\n");
        CHECK_THAT(
            error_of(folder.path()), Catch::Matchers::Contains("no verb is of the class \"be\"")
        );
    }
    SECTION("what is no text") {
        folder.file("verbs.tsv", "verb\xFF\n");
        CHECK_THAT(error_of(folder.path()), Catch::Matchers::StartsWith("verbs.tsv:1:5"));
    }
}

TEST_CASE("a folder that is not there is said so", "[importers][article]") {
    CHECK_THROWS_WITH(
        article::read_lexicon("no/such/folder"), "no/such/folder: no such file or folder"
    );
}

TEST_CASE("a verb that ends in -ed has a past of its own", "[importers][article]") {
    const auto& lexicon = article::Lexicon::standard();
    CHECK(lexicon.past_form("feed") == "fed");
    CHECK(lexicon.past_form("heed") == "heeded");
}

}  // namespace relata
