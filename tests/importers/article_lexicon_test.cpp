#include "graph/schema.hpp"
#include "importers/article/lexicon_files.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <map>

using namespace relata::article;

namespace {

std::map<std::string, std::string> shipped() {
    std::map<std::string, std::string> files;
    for (const auto& file : shipped_lexicon()) {
        files[std::string(file_name(file.name))] = std::string(file.bytes);
    }
    return files;
}

void read(const std::map<std::string, std::string>& files) {
    std::vector<LexiconFile> views;
    for (const auto& [name, bytes] : files) views.push_back({name, bytes});
    const Lexicon lexicon(views);
}

}  // namespace

TEST_CASE("the lexicon that is shipped can be read", "[importers][article]") {
    const auto files = shipped();
    CHECK_NOTHROW(read(files));
    for (const auto& [name, bytes] : files) {
        CAPTURE(name);
        CHECK(bytes.find("# Source: relata. Licence: Apache-2.0.") != std::string::npos);
        // The head names the columns as the heading does.
        const auto columns = bytes.find("# Columns: ");
        REQUIRE(columns != std::string::npos);
        const auto heading = bytes.find('\n', columns) + 1;
        auto named = bytes.substr(columns + 11, heading - columns - 13);
        for (auto comma = named.find(", "); comma != std::string::npos; comma = named.find(", ")) {
            named.replace(comma, 2, "\t");
        }
        CHECK(named == bytes.substr(heading, bytes.find('\n', heading) - heading));
    }
}

TEST_CASE("the words of WordNet say where they are from", "[importers][article]") {
    std::ifstream in(RELATA_SOURCE_DIR "/importers/lexicon/wordnet.tsv", std::ios::binary);
    std::string head(4000, ' ');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    CHECK(head.find("WordNet 3.0") != std::string::npos);
    CHECK(head.find("Columns: ") != std::string::npos);
    CHECK(head.find("Princeton University") != std::string::npos);
}

TEST_CASE("each country of the world has a row", "[importers][article]") {
    CHECK(Lexicon::standard().countries.size() >= 195);
    for (const auto* country : {"Tuvalu", "Eswatini", "Bolivia", "South Sudan", "Timor-Leste"}) {
        CHECK(Lexicon::standard().names.find(country) != nullptr);
    }
}

TEST_CASE("each relation a frame or title states is declared", "[importers][article]") {
    const auto& schema = relata::Schema::standard();
    for (const auto& frame : Lexicon::standard().frames) {
        CAPTURE(frame.id);
        CHECK(schema.find_type(frame.relation).is_valid());
        CHECK((frame.planned.empty() || schema.find_type(frame.planned).is_valid()));
    }
}

TEST_CASE("a mistake in the lexicon is reported with its place", "[importers][article]") {
    auto files = shipped();
    SECTION("an unknown verb in a frame") {
        files["frames.tsv"] =
            "id\tverbs\tobject noun\tsource\ttarget\trelation\tplanned\tsource kinds\ttarget "
            "kinds\tflags\nx\tsign|sgin\t\tsubject\tobject\tSIGNED\t\tactor\tagreement\t\n";
        CHECK_THROWS_WITH(read(files), "frames.tsv:2:8: unknown verb \"sgin\"");
    }
    SECTION("a word in no place of a name") {
        files["name_words.tsv"] = "word\tplace\tkind\nriver\tfrist\tPlace\n";
        CHECK_THROWS_WITH(read(files), "name_words.tsv:2:7: unknown place \"frist\"");
    }
    SECTION("a word of names twice") {
        files["name_words.tsv"] = "word\tplace\tkind\nair\tlast\tOrganization\nair\tlast\tPlace\n";
        CHECK_THROWS(read(files));
    }
    SECTION("an unknown set of kinds") {
        files["frames.tsv"] =
            "id\tverbs\tobject noun\tsource\ttarget\trelation\tplanned\tsource kinds\ttarget "
            "kinds\tflags\nx\tsign\t\tsubject\tobject\tSIGNED\t\tacter\tagreement\t\n";
        CHECK_THROWS_WITH(read(files), "frames.tsv:2:32: unknown set of kinds \"acter\"");
    }
    SECTION("a column too few") {
        files["cities.tsv"] = "# cities\ncity\tcountry\nOsaka\n";
        CHECK_THROWS_WITH(read(files), "cities.tsv:3:1: 1 columns, expected 2");
    }
    SECTION("a wrong heading") {
        files["cities.tsv"] = "town\tcountry\n";
        CHECK_THROWS_WITH(read(files), "cities.tsv:1:1: column \"town\", expected \"city\"");
    }
    SECTION("an unknown country") {
        files["cities.tsv"] = "city\tcountry\nOsaka\tJapon\n";
        CHECK_THROWS_WITH(read(files), "cities.tsv:2:7: unknown country \"Japon\"");
    }
    SECTION("an unknown kind") {
        files["named_things.tsv"] = "name\tkind\taliases\nX\tPact\t\n";
        CHECK_THROWS_WITH(read(files), "named_things.tsv:2:3: unknown kind \"Pact\"");
    }
    SECTION("a verb twice") {
        files["verbs.tsv"] = "verb\tpast\tparticiple\tflags\tmakes\nsign\t\t\t\t\nsign\t\t\t\t\n";
        CHECK_THROWS_WITH(read(files), "verbs.tsv:3:1: \"sign\" twice; first in verbs.tsv:2");
    }
    SECTION("a number that is none") {
        files["numbers.tsv"] = "word\tvalue\ntwo\t2x\n";
        CHECK_THROWS_WITH(read(files), "numbers.tsv:2:5: \"2x\", expected a whole number");
    }
    SECTION("a file that is missing") {
        files.erase("verbs.tsv");
        CHECK_THROWS_WITH(read(files), "verbs.tsv: missing from the lexicon");
    }
}
