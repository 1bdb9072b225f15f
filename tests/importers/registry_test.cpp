#include "importers/registry.hpp"

#include "tests/support/folder.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>
#include <sys/stat.h>

namespace relata {
namespace {

const std::string briefing =
    "China and Japan agree to talk\n\nWang Yi, the foreign minister of China, visited Tokyo on "
    "Tuesday, and met Toshimitsu Motegi, who had invited him, in the afternoon.\n";

std::string detected(std::string_view bytes, std::string_view source) {
    try {
        return std::string(detect_format(bytes, source).name);
    } catch (const InputError& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("the content decides the format, whatever the file is called", "[importers][registry]") {
    const std::string json = "\n {\"nodes\":[]}";
    const std::string table = "source,target\na,b\n";
    CHECK(detected(json, "x.txt") == "node-link");
    CHECK(detected(json, "x.csv") == "node-link");
    CHECK(detected("\xEF\xBB\xBF" + json, "x") == "node-link");
    CHECK(detected(table, "x.txt") == "csv");
    CHECK(detected("Id;Label\n1;A\n", "-") == "csv");
    CHECK(detected(briefing, "x.csv") == "article");
    CHECK(detected(briefing, "x") == "article");
    CHECK(
        detected("The source moved from Oslo to Bern.\n\nIt is to stay.\n", "x.txt") == "article"
    );
    CHECK(detected("source target\na b\n", "x.txt") == "csv");
    CHECK(detected("[BEIJING] Talks began.\n", "x.txt") == "article");
}

TEST_CASE("the ending decides when the content leaves it open", "[importers][registry]") {
    CHECK(detected("oops", "x.json") == "node-link");
    CHECK(detected("Adam,Karissa,2020\nAdam,Zhang,2020\n", "x.CSV") == "csv");
    CHECK(detected("a b\n", "folder.json/x.txt") == "article");
}

TEST_CASE("what is not UTF-8 text is refused by name", "[importers][registry]") {
    CHECK(
        detected("ok\ncaf\xE9", "x.txt") ==
        "x.txt:2:4: byte 0xE9, expected UTF-8 text (iconv -f LATIN1 -t UTF-8 converts Western "
        "European text)"
    );
    CHECK(
        detected(std::string("ab\0c", 4), "x.txt") == "x.txt:1:3: a NUL byte, expected UTF-8 text"
    );
    CHECK(
        detected(
            "\xFF\xFE"
            "a",
            "x.txt"
        ) == "x.txt:1:1: UTF-16 text, expected UTF-8 text"
    );
    CHECK(detected("\x1F\x8B\x08", "x.json") == "x.json:1:1: a gzip file, expected UTF-8 text");
    CHECK(detected("", "x.txt") == "x.txt: the input is empty, expected an article, JSON or CSV");
    CHECK(
        detected("\xEF\xBB\xBF \n", "x.txt") ==
        "x.txt: the input is empty, expected an article, JSON or CSV"
    );
}

TEST_CASE("markup and DOT are not taken for articles", "[importers][registry]") {
    CHECK(detected("<?xml version=\"1.0\"?><graphml/>", "x.txt") == "graphml");
    CHECK(
        detected("<?xml version=\"1.0\"?>\n<!-- a --><svg:svg/>", "x.xml") ==
        "x.xml:2:11: found XML with the root element \"svg\", expected \"graphml\", \"gexf\" or "
        "the \"graph\" of XGMML"
    );
    CHECK(detected("<!DOCTYPE html>\n<html><body/></html>", "x.html") == "html");
    CHECK(detected("digraph G { a -> b }", "x.dot") == "dot");
    CHECK(detected("Graph theory is old.", "x.txt") == "article");
    CHECK(detected("<p>China and Peru met.</p>", "x.txt") == "article");
}

TEST_CASE("a byte-order mark is not part of the input", "[importers][registry]") {
    Graph graph;
    try {
        import_source({"x.json", "\xEF\xBB\xBF{,}"}, "", {}, graph);
        FAIL("bad JSON was read");
    } catch (const InputError& error) {
        CHECK(
            std::string(error.what()) == "x.json:1:2: expected a key in double quotes, found ','"
        );
    }
}

TEST_CASE("a format can be named; an unknown one lists the known", "[importers][registry]") {
    Graph graph;
    const auto report = import_source({"x", "name\nA\n"}, "csv", {}, graph);
    CHECK(report.format == "csv");
    CHECK(report.entities_added == 1);
    std::string names;
    for (const auto& format : import_formats()) {
        names += (names.empty() ? "" : ", ") + std::string(format.name);
    }
    CHECK_THROWS_WITH(
        import_source({"x", "name\nA\n"}, "xls", {}, graph),
        "unknown format \"xls\", expected one of " + names
    );
    CHECK(find_import_format("xls") == nullptr);
    CHECK(find_import_format("csv")->name == "csv");
}

TEST_CASE("a folder is read in order, without hidden files", "[importers][registry]") {
    const tests::Folder folder;
    folder.file("b.txt", "B");
    folder.file("a/z.txt", "Z");
    folder.file(".hidden", "H");
    folder.file(".git/x", "H");
    const auto sources = read_sources(folder.path());
    REQUIRE(sources.size() == 2);
    CHECK(sources[0].name == folder / "a/z.txt");
    CHECK(sources[0].bytes == "Z");
    CHECK(sources[1].name == folder / "b.txt");
    CHECK(read_sources(folder / "b.txt").at(0).bytes == "B");
}

TEST_CASE("what cannot be read is named", "[importers][registry]") {
    const tests::Folder folder;
    CHECK_THROWS_WITH(read_sources(folder.path()), folder.path() + ": the folder holds no files");
    CHECK_THROWS_WITH(read_sources(folder / "x"), (folder / "x") + ": no such file or folder");
    CHECK_THROWS_WITH(
        read_sources("/dev/null"), "/dev/null: is a device, expected a file or a folder"
    );
    folder.file("f", "");
    CHECK_THROWS_WITH(read_sources(folder / "f/x"), (folder / "f/x") + ": no such file or folder");
}

TEST_CASE("a stream is read to its end", "[importers][registry]") {
    std::istringstream in(std::string(200'000, 'x') + '\n');
    const auto source = read_stream(in, "<stdin>");
    CHECK(source.name == "<stdin>");
    CHECK(source.bytes.size() == 200'001);
}

}  // namespace relata
