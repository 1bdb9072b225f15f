#include "training/names.hpp"

#include <catch2/catch.hpp>

namespace relata::training {
namespace {

using syntax::NameClass;

constexpr std::string_view two_columns =
    "He O\nmet O\nJane B-person\nDoe I-person\nin O\nOslo I-LOC\n. O\n\nYesterday O\n1990 B-misc\n";
constexpr std::string_view numbered =
    "# text = Oslo fell.\n1\tOslo\tB-LOC\t-\tann\n2\tfell\tO\t-\t-\n";

TEST_CASE("marked names are read from both forms", "[training][names]") {
    const auto sentences = read_named_sentences(two_columns);
    REQUIRE(sentences.size() == 2);
    REQUIRE(sentences[0].names.size() == 2);
    CHECK(sentences[0].words[sentences[0].names[0].begin] == "Jane");
    CHECK(sentences[0].names[0].end == 4);
    CHECK(sentences[0].names[1].label == "LOC");
    const auto other = read_named_sentences(numbered);
    REQUIRE(other.size() == 1);
    CHECK(other[0].words == std::vector<std::string>{"Oslo", "fell"});
    CHECK(read_named_sentences("").empty());
}

TEST_CASE("what has a capital and is no name is an example too", "[training][names]") {
    const auto examples = name_examples(read_named_sentences(two_columns));
    REQUIRE(examples.size() == 4);
    CHECK(examples[0].what == NameClass::person);
    CHECK(examples[1].what == NameClass::place);
    CHECK(examples[2].what == NameClass::none);  // "He"
    CHECK(examples[3].what == NameClass::none);  // "Yesterday"
}

TEST_CASE("the classifier learns what it is shown, the same each time", "[training][names]") {
    std::vector<NameExample> examples;
    for (int i = 0; i < 30; ++i) {
        examples.push_back({{"We", "live", "in", "Abc", "."}, 3, 4, NameClass::place});
        examples.push_back({{"Mr", "Abc", "spoke", "."}, 1, 2, NameClass::person});
    }
    const auto model = train_names(examples, 10);
    CHECK(model == train_names(examples, 10));
    const syntax::NameClassifier classifier(model);
    const std::vector<std::string_view> words{"They", "live", "in", "Xyz", "."};
    const auto scores = classifier.classify({words, {}, 3, 4});
    CHECK(
        scores[static_cast<std::size_t>(NameClass::place)] >
        scores[static_cast<std::size_t>(NameClass::person)]
    );
}

}  // namespace
}  // namespace relata::training
