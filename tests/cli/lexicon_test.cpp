// Words of one's own, and the examples of docs/writing-rules.md.

#include "importers/article/lexicon_files.hpp"
#include "tests/support/program.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using relata::tests::ask;
using relata::tests::Folder;
using relata::tests::read_file;

namespace {

/// One example of the document: files, a text, and lines that are then said.
struct Example {
    std::string title;
    std::vector<std::pair<std::string, std::string>> files;
    std::string text;
    std::vector<std::string> answers;
};

/// What stands in the fences below each heading of the third order.
std::vector<Example> examples_of(const std::string& document) {
    std::vector<Example> examples;
    std::istringstream in(document);
    std::string fence;
    for (std::string line; std::getline(in, line);) {
        if (line.rfind("### ", 0) == 0) examples.push_back({line.substr(4), {}, {}, {}});
        if (line.rfind("```", 0) == 0) {
            fence = line.substr(3);
            if (fence.rfind("tsv ", 0) == 0) {
                examples.back().files.emplace_back(fence.substr(4), "");
            }
        } else if (fence.rfind("tsv ", 0) == 0) {
            examples.back().files.back().second += line + '\n';
        } else if (fence == "text") {
            examples.back().text += line + '\n';
        } else if (fence == "answer") {
            examples.back().answers.push_back(line);
        }
    }
    return examples;
}

bool has_line(const std::string& text, const std::string& line) {
    return ('\n' + text).find('\n' + line + '\n') != std::string::npos;
}

}  // namespace

TEST_CASE("the examples of the writing rules do what they say", "[cli][lexicon]") {
    const auto examples = examples_of(read_file(RELATA_SOURCE_DIR "/docs/writing-rules.md"));
    REQUIRE(examples.size() == 4);
    for (const auto& example : examples) {
        CAPTURE(example.title);
        REQUIRE_FALSE(example.files.empty());
        REQUIRE_FALSE(example.answers.empty());
        const Folder folder;
        for (const auto& [name, bytes] : example.files) folder.file("my-words/" + name, bytes);
        const auto article = folder.file("article.txt", "News of the day\n\n" + example.text);
        const auto with = ask({"import", article, "--dry-run", "--lexicon", folder / "my-words"});
        const auto without = ask({"import", article, "--dry-run"});
        INFO(with.out << with.err);
        CHECK(with.code == 0);
        for (const auto& answer : example.answers) {
            CAPTURE(answer);
            CHECK(has_line(with.out, answer));
            CHECK_FALSE(has_line(without.out, answer));
        }
    }
}

TEST_CASE("the lexicon is written out to begin with", "[cli][lexicon]") {
    const Folder folder;
    SECTION("all of it, which reads as what relata ships") {
        REQUIRE(ask({"lexicon", "--write", folder / "words"}).code == 0);
        for (const auto& file : relata::article::shipped_lexicon()) {
            const std::string name(relata::article::file_name(file.name));
            CHECK(read_file(folder / ("words/" + name)) == file.bytes);
        }
        CHECK(ask({"lexicon", "--check", folder / "words"}).code == 0);
    }
    SECTION("the headings of two tables, to add rows to") {
        const auto run =
            ask({"lexicon", "verbs.tsv", "titles.tsv", "--more", "--write", folder / "w"});
        CHECK(run.err == "wrote 2 files to " + (folder / "w") + '\n');
        const auto verbs = read_file(folder / "w/verbs.more.tsv");
        CHECK_THAT(verbs, Catch::Matchers::EndsWith("\nverb\tpast\tparticiple\tflags\tmakes\n"));
        CHECK_THAT(verbs, Catch::Matchers::Contains("Licence: Apache-2.0."));
        CHECK(ask({"lexicon", "--check", folder / "w"}).code == 0);
    }
    SECTION("but not over what is there") {
        const auto mine = folder.file("w/verbs.tsv", "mine");
        const auto run = ask({"lexicon", "--write", folder / "w"});
        CHECK(run.code == 1);
        CHECK_THAT(run.err, Catch::Matchers::Contains("is there already; nothing was written"));
        CHECK(read_file(mine) == "mine");
        CHECK(read_file(folder / "w/titles.tsv").empty());
    }
}

TEST_CASE("one table of the lexicon is printed", "[cli][lexicon]") {
    CHECK_THAT(ask({"lexicon", "numbers.tsv"}).out, Catch::Matchers::StartsWith("# Number words"));
    CHECK_THAT(
        ask({"lexicon", "number.tsv"}).err,
        Catch::Matchers::Contains("called \"number.tsv\"; did you mean \"numbers.tsv\"?")
    );
    CHECK_THAT(ask({"lexicon"}).out, Catch::Matchers::Contains("frames.tsv"));
    CHECK_THAT(ask({"lexicon", "--json"}).out, Catch::Matchers::StartsWith("{\"files\":[{"));
}

TEST_CASE("a mistake in words of one's own has its place", "[cli][lexicon]") {
    const Folder folder;
    folder.file("w/cities.more.tsv", "city\tcountry\nNador\tMorroco\n");
    const auto place = (folder / "w") + "/cities.more.tsv:2:7: unknown country \"Morroco\"";
    const auto check = ask({"lexicon", "--check", folder / "w"});
    CHECK(check.code == 1);
    CHECK_THAT(check.err, Catch::Matchers::Contains(place));
    const auto article = folder.file("a.txt", "News\n\nNorway met Chile.\n");
    const auto path = ask({"path", article, "Norway", "Chile", "--lexicon", folder / "w"});
    CHECK(path.code == 1);
    CHECK_THAT(path.err, Catch::Matchers::Contains(place));
}
