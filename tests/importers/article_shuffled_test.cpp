// Sentences nobody would write: the words of articles in any order, cut and torn. Trees of such
// sentences are wrong in ways real ones seldom are; reading must end all the same.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using relata::tests::article_file;
using relata::tests::Told;

namespace {

std::vector<std::string> words_of(const std::string& text) {
    std::istringstream in(text);
    std::vector<std::string> words;
    for (std::string word; in >> word;) words.push_back(word);
    return words;
}

/// std::shuffle may differ between libraries; this does not.
void shuffle(std::vector<std::string>& words, std::mt19937& random) {
    for (auto left = words.size(); left > 1; --left) {
        std::swap(words[left - 1], words[random() % left]);
    }
}

/// The words as sentences of `length`, each ended by a full stop and a paragraph of its own.
std::string sentences_of(const std::vector<std::string>& words, std::size_t length) {
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += words[i];
        text += (i + 1) % length == 0 ? ".\n\n" : " ";
    }
    return text;
}

}  // namespace

TEST_CASE("words in any order are read to the end", "[importers][article]") {
    std::mt19937 random(20261128);
    for (const auto* name :
         {"battery_funding",
          "envoy_expelled",
          "festival_jury",
          "naval_drill",
          "port_strike",
          "transfer_window"}) {
        CAPTURE(name);
        auto words = words_of(article_file(std::string(name) + "/article.txt"));
        for (const std::size_t length : {7U, 19U, 42U}) {
            CAPTURE(length);
            for (int round = 0; round < 4; ++round) {
                shuffle(words, random);
                CHECK(Told(sentences_of(words, length)).report.skipped.empty());
            }
        }
    }
}

TEST_CASE("what hangs from a name does not take its place", "[importers][article]") {
    const auto words = words_of(article_file("quay_flats/article.txt"));
    const std::vector<std::string> torn{",", "and", "the", "'s", "of", "who", "The", "it", "is"};
    std::mt19937 random(7);
    for (int round = 0; round < 12; ++round) {
        auto changed = words;
        for (auto& word : changed) {
            if (random() % 8 == 0) word = torn[random() % torn.size()];
        }
        CHECK(Told(sentences_of(changed, 23)).report.skipped.empty());
    }
}
