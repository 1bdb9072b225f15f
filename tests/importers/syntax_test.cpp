#include "graph/error.hpp"
#include "importers/syntax/features.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/model.hpp"
#include "importers/syntax/name_classifier.hpp"
#include "importers/syntax/parser.hpp"
#include "importers/syntax/rounded_matrix.hpp"
#include "importers/syntax/sorted_lines.hpp"
#include "importers/syntax/spanning_tree.hpp"
#include "importers/syntax/treebank.hpp"
#include "importers/syntax/word_net.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <random>
#include <span>

namespace relata::syntax {
namespace {

/// The best tree with one word at the root, by looking at all assignments of heads.
double best_score(const Matrix& scores) {
    const auto n = scores.rows;
    std::vector<std::size_t> heads(n, 0);
    double best = -std::numeric_limits<double>::infinity();
    for (;;) {
        std::size_t roots = 0;
        bool is_tree = true;
        double sum = 0;
        for (std::size_t d = 0; d < n && is_tree; ++d) {
            roots += heads[d] == 0 ? 1U : 0U;
            sum += static_cast<double>(scores.row(d)[heads[d]]);
            auto at = d + 1;
            for (std::size_t steps = 0; at != 0 && steps <= n; ++steps) at = heads[at - 1];
            is_tree = at == 0 && heads[d] != d + 1;
        }
        if (is_tree && roots == 1) best = std::max(best, sum);
        std::size_t i = 0;
        while (i < n && ++heads[i] > n) heads[i++] = 0;
        if (i == n) return best;
    }
}

/// `word/POS/label/head` for each word, heads counted from 1.
std::string shown_tree(const std::vector<std::string_view>& words) {
    const auto parsed = Parser::standard().parse(words);
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto head = parsed[i].head == ParsedWord::root ? 0 : parsed[i].head + 1;
        text += std::string(words[i]) + '/' + std::string(parsed[i].pos) + '/' +
                std::string(parsed[i].label) + '/' + std::to_string(head) + '\n';
    }
    return text;
}

}  // namespace

TEST_CASE("the best tree is that of all trees", "[importers][syntax][property]") {
    std::mt19937 random(5);
    std::uniform_int_distribution<int> score(-9, 9);
    for (std::size_t n = 1; n <= 5; ++n) {
        for (int round = 0; round < 60; ++round) {
            Matrix scores(n, n + 1);
            for (auto& value : scores.values) value = static_cast<float>(score(random));
            const auto heads = best_tree(scores);
            REQUIRE(heads.size() == n);
            std::size_t roots = 0;
            double sum = 0;
            for (std::size_t d = 0; d < n; ++d) {
                CHECK(heads[d] != d + 1);
                roots += heads[d] == 0 ? 1U : 0U;
                sum += static_cast<double>(scores.row(d)[heads[d]]);
                auto at = d + 1;
                for (std::size_t steps = 0; at != 0 && steps <= n; ++steps) at = heads[at - 1];
                CHECK(at == 0);
            }
            CHECK(roots == 1);
            CHECK(sum == best_score(scores));
        }
    }
}

TEST_CASE("products are sums in the order of the inner index", "[importers][syntax]") {
    std::mt19937 random(3);
    std::uniform_real_distribution<float> value(-1, 1);
    for (const std::size_t columns : {1U, 7U, 32U, 45U, 96U}) {
        Matrix a(6, 13);
        Matrix b(13, columns);
        for (auto& number : a.values) number = value(random);
        for (auto& number : b.values) number = value(random);
        const auto c = product(a, b);
        for (std::size_t i = 0; i < c.rows; ++i) {
            for (std::size_t j = 0; j < c.columns; ++j) {
                volatile float sum = 0;  // each step rounded, as in the product
                for (std::size_t p = 0; p < a.columns; ++p) {
                    volatile float term = a.row(i)[p] * b.row(p)[j];
                    sum = sum + term;
                }
                CHECK(c.row(i)[j] == sum);
            }
            // A row on its own is summed elsewhere, to the same bits.
            Matrix row(1, a.columns);
            std::copy_n(a.row(i), a.columns, row.values.data());
            const auto alone = product(row, b);
            CHECK(std::equal(alone.values.begin(), alone.values.end(), c.row(i)));
        }
        CHECK(transposed(transposed(b)).values == b.values);
    }
}

TEST_CASE("products of rounded numbers are near those of the numbers", "[importers][syntax]") {
    std::mt19937 random(4);
    std::normal_distribution<float> value;
    for (const std::size_t inner : {1U, 8U, 13U, 192U}) {
        Matrix a(70, inner);
        Matrix left(inner, 45);
        Matrix right(inner, 3);
        for (auto* matrix : {&a, &left, &right}) {
            for (auto& number : matrix->values) number = value(random);
        }
        const std::array<const Matrix*, 2> parts{&left, &right};
        const RoundedMatrix both(parts);
        REQUIRE(both.columns() == 48);
        const auto rounded = both.multiply(a);
        const auto exact_left = product(a, left);
        const auto exact_right = product(a, right);
        const auto margin = 0.005 * std::sqrt(static_cast<double>(inner));
        for (std::size_t i = 0; i < a.rows; ++i) {
            for (std::size_t j = 0; j < 48; ++j) {
                const auto exact = j < 45 ? exact_left.row(i)[j] : exact_right.row(i)[j - 45];
                CHECK(rounded.row(i)[j] == Approx(exact).margin(margin));
            }
        }
    }
    const Matrix high(4, 2);
    const Matrix low(3, 2);
    const std::array<const Matrix*, 2> parts{&high, &low};
    CHECK_THROWS_AS(RoundedMatrix(parts), std::invalid_argument);
    CHECK(
        RoundedMatrix(std::span(parts).first(1)).multiply(Matrix(1, 4)).values ==
        std::vector<float>{0, 0}
    );
}

TEST_CASE("the largest numbers do not overflow", "[importers][syntax]") {
    for (const std::size_t inner : {16U, 255U, 600U}) {
        Matrix a(1, inner);
        Matrix b(inner, 1);
        for (auto* matrix : {&a, &b}) std::ranges::fill(matrix->values, 1.0F);
        const std::array<const Matrix*, 1> parts{&b};
        CHECK(RoundedMatrix(parts).multiply(a).values[0] == Approx(inner).epsilon(1e-5));
    }
}

TEST_CASE("products are the same with registers of any width", "[importers][syntax]") {
    constexpr std::size_t pairs = 9;
    constexpr std::size_t rows = 23;
    std::mt19937 random(6);
    std::uniform_int_distribution<int> value(-4095, 4095);
    std::vector<std::int16_t> a(rows * 2 * pairs);
    std::vector<std::int16_t> b(RoundedMatrix::panel * 2 * pairs);
    for (auto* values : {&a, &b}) {
        for (auto& number : *values) number = static_cast<std::int16_t>(value(random));
    }
    std::vector<std::int32_t> expected(rows * RoundedMatrix::panel, 0);
    for (std::size_t i = 0; i < rows; ++i) {
        for (std::size_t j = 0; j < RoundedMatrix::panel; ++j) {
            for (std::size_t p = 0; p < 2 * pairs; ++p) {
                const auto weight = b[(p / 2 * RoundedMatrix::panel + j) * 2 + p % 2];
                expected[i * RoundedMatrix::panel + j] += a[i * 2 * pairs + p] * weight;
            }
        }
    }
    REQUIRE(!panel_products().empty());
    for (const auto& [name, multiply] : panel_products()) {
        CAPTURE(name);
        std::vector<std::int32_t> sums(expected.size(), 1);
        multiply(a.data(), 2 * pairs, b.data(), pairs, rows, sums.data());
        CHECK(sums == expected);
    }
}

TEST_CASE("our exponential is near that of the library", "[importers][syntax]") {
    for (float x = -80; x < 80; x += 0.37F) {
        CHECK(exponential(x) == Approx(std::exp(static_cast<double>(x))).epsilon(1e-6));
    }
    std::vector<float> values{-200, -1, 0, 1, 200};
    sigmoid(values.data(), values.size());
    CHECK(values[0] == Approx(0).margin(1e-6));
    CHECK(values[2] == Approx(0.5));
    CHECK(values[4] == Approx(1));
}

TEST_CASE("a sum of rounded products is scaled as a single one is", "[importers][syntax]") {
    // More rows than fit together and a last panel that is not full.
    std::mt19937 random(8);
    std::uniform_real_distribution<float> value(-1, 1);
    Matrix a(75, 13);
    Matrix b(13, 41);
    for (auto* matrix : {&a, &b}) {
        for (auto& number : matrix->values) number = value(random);
    }
    const std::array<const Matrix*, 1> parts{&b};
    const RoundedMatrix rounded(parts);
    const auto all = rounded.multiply(a);
    for (std::size_t i = 0; i < a.rows; ++i) {
        Matrix row(1, a.columns);
        std::copy_n(a.row(i), a.columns, row.values.data());
        const auto alone = rounded.multiply(row);
        CHECK(std::equal(alone.values.begin(), alone.values.end(), all.row(i)));
    }
}

TEST_CASE("lines of a sorted file are found, and no others", "[importers][syntax]") {
    std::vector<std::string> keys;
    for (int i = 0; i < 3000; ++i) keys.push_back("same beginning " + std::to_string(i));
    for (int i = 0; i < 3000; i += 7) keys.push_back(std::to_string(i * i) + "\xC3\xA9");
    for (const char* key : {"a", "aa", "same", "same beginning", "z"}) keys.emplace_back(key);
    std::ranges::sort(keys);
    std::string file = "# a header\n#\n";
    for (const auto& key : keys) file += key + "\tof " + key + '\n';
    const SortedLines lines(file);
    for (const auto& key : keys) {
        CHECK(lines.find(key) == key + "\tof " + key);
        CHECK(lines.find(key + '!').empty());
    }
    for (const char* key : {"", "0 ", "same beginnin", "zz", "a\tof a", "# a header", "\n"}) {
        CHECK(lines.find(key).empty());
    }
    CHECK(SortedLines("").find("a").empty());
}

TEST_CASE("a model file gives back what was written", "[importers][syntax]") {
    Matrix matrix(2, 3);
    matrix.values = {1, -2, 0.5, 0, 0, 0};
    ModelFileWriter writer;
    writer.add("words", std::vector<std::string>{"the", "", "of", "naïve"});
    writer.add("bytes", matrix, 1);
    writer.add("shorts", matrix, 2);
    const ModelFileView file(writer.bytes());
    const auto words = file.strings("words");
    CHECK(words.size() == 4);
    CHECK(words.find("of") == 2U);
    CHECK(words.find("") == 1U);
    CHECK(words.at(3) == "naïve");
    CHECK_FALSE(words.find("off"));
    CHECK(file.rows("bytes").unpacked().values[1] == Approx(-2));
    CHECK(file.rows("bytes").unpacked().values[2] == Approx(0.5).epsilon(0.02));
    CHECK(file.rows("shorts").unpacked().values[2] == Approx(0.5).epsilon(1e-4));
    CHECK_THROWS_AS(file.rows("other"), std::invalid_argument);
    for (std::size_t size = 0; size < writer.bytes().size(); ++size) {
        const auto cut = std::string_view(writer.bytes()).substr(0, size);
        try {
            const ModelFileView part(cut);
            CHECK_THROWS_AS(part.rows("shorts"), std::invalid_argument);
        } catch (const std::invalid_argument&) {
            SUCCEED();
        }
    }
}

TEST_CASE("a treebank's words, without joined and empty ones", "[importers][syntax]") {
    const auto sentences = read_treebank(
        "# text = I'm in\n"
        "1-2\tI'm\t_\t_\t_\t_\t_\t_\t_\t_\n"
        "1\tI\tI\tPRON\tPRP\t_\t3\tnsubj\t_\t_\n"
        "2\t'm\tbe\tAUX\tVBP\t_\t3\tcop\t_\t_\n"
        "2.1\tbe\tbe\tAUX\t_\t_\t_\t_\t_\t_\n"
        "3\tin\tin\tADV\tRB\t_\t0\troot\t_\t_\n"
        "\n",
        "x.conllu"
    );
    REQUIRE(sentences.size() == 1);
    REQUIRE(sentences[0].size() == 3);
    CHECK(sentences[0][1].form == "'m");
    CHECK(sentences[0][1].head == 3);
    CHECK(sentences[0][2].label == "root");
    CHECK_THROWS_WITH(
        read_treebank("1\tI\n", "x.conllu"), "x.conllu:1:1: expected ten columns parted by tabs"
    );
    CHECK_THROWS_AS(
        read_treebank("1\tI\tI\tPRON\tPRP\t_\t9\tnsubj\t_\t_\n\n", "x.conllu"), InputError
    );
}

TEST_CASE("WordNet knows words and their forms", "[importers][syntax]") {
    const auto minister = find_in_word_net("minister");
    REQUIRE(minister);
    REQUIRE(minister->readings[0]);
    CHECK(minister->readings[0]->field == "person");
    CHECK_FALSE(find_in_word_net("ministerr"));
    CHECK_FALSE(find_in_word_net(""));
    const auto has = [](std::string_view word, WordClass word_class, std::string_view plain) {
        for (const auto& reading : word_readings(word)) {
            if (reading.word_class == word_class && reading.plain_form == plain) return true;
        }
        return false;
    };
    CHECK(has("bought", WordClass::verb, "buy"));
    CHECK(has("stopped", WordClass::verb, "stop"));
    CHECK(has("running", WordClass::verb, "run"));
    CHECK(has("agreed", WordClass::verb, "agree"));
    CHECK(has("treaties", WordClass::noun, "treaty"));
    CHECK(has("men", WordClass::noun, "man"));
    CHECK(has("larger", WordClass::adjective, "large"));
    CHECK_FALSE(has("larger", WordClass::noun, "larg"));
}

TEST_CASE("what the parser sees of a word", "[importers][syntax]") {
    const std::vector<std::string_view> words{"Tokyo", "said", "1914-18"};
    const auto features = find_features(words);
    REQUIRE(features.size() == 3);
    CHECK(features[0][0] == "wtokyo");
    CHECK(features[0][5] == "x^Xxx");
    CHECK(features[1][7] == "vcommunication/x");
    CHECK(features[2][0] == "w0000-00");
    CHECK(features[2][5] == "xdd-dd");
}

TEST_CASE("sentences become trees", "[importers][syntax]") {
    CHECK(
        shown_tree({"Japan", "and", "China", "signed", "a", "treaty", "in", "Tokyo", "."}) ==
        "Japan/PROPN/nsubj/4\n"
        "and/CCONJ/cc/3\n"
        "China/PROPN/conj/1\n"
        "signed/VERB/root/0\n"
        "a/DET/det/6\n"
        "treaty/NOUN/obj/4\n"
        "in/ADP/case/8\n"
        "Tokyo/PROPN/obl/4\n"
        "./PUNCT/punct/4\n"
    );
    CHECK(
        shown_tree({"The", "company", "was", "founded", "by", "two", "engineers", "."}) ==
        "The/DET/det/2\n"
        "company/NOUN/nsubj:pass/4\n"
        "was/AUX/aux:pass/4\n"
        "founded/VERB/root/0\n"
        "by/ADP/case/7\n"
        "two/NUM/nummod/7\n"
        "engineers/NOUN/obl:agent/4\n"
        "./PUNCT/punct/4\n"
    );
}

TEST_CASE("any words become one tree", "[importers][syntax][property]") {
    std::mt19937 random(11);
    const std::vector<std::string_view> vocabulary{
        "the", "of", "Xi", "said", ",", ".", "\"", "-", "\xF0\x9F\x98\x80", "1,000", "", "and"};
    for (const std::size_t count : {0U, 1U, 2U, 17U, 199U, 200U, 201U, 450U}) {
        std::vector<std::string_view> words;
        for (std::size_t i = 0; i < count; ++i) {
            words.push_back(vocabulary[random() % vocabulary.size()]);
        }
        const auto parsed = Parser::standard().parse(words);
        REQUIRE(parsed.size() == count);
        std::size_t roots = 0;
        for (std::size_t i = 0; i < count; ++i) {
            roots += parsed[i].head == ParsedWord::root ? 1U : 0U;
            CHECK((parsed[i].certainty >= 0 && parsed[i].certainty <= 1));
            auto at = i;
            for (std::size_t steps = 0; at != ParsedWord::root && steps <= count; ++steps) {
                at = parsed[at].head;
            }
            CHECK(at == ParsedWord::root);
        }
        CHECK(roots == (count == 0 ? 0 : 1));
    }
}

TEST_CASE(
    "sentences parsed together have the trees they have alone", "[importers][syntax][property]"
) {
    std::mt19937 random(17);
    const std::vector<std::string_view> vocabulary{
        "Japan",
        "signed",
        "a",
        "treaty",
        "with",
        "and",
        ",",
        "the",
        "quickly",
        "said",
        "1999",
        "."};
    std::vector<std::vector<std::string_view>> sentences;
    for (const std::size_t count : {5U, 0U, 1U, 30U, 201U, 199U, 3U, 40U, 17U, 450U, 12U}) {
        auto& words = sentences.emplace_back();
        for (std::size_t i = 0; i < count; ++i) {
            words.push_back(vocabulary[random() % vocabulary.size()]);
        }
    }
    const auto together = Parser::standard().parse_all(sentences);
    REQUIRE(together.size() == sentences.size());
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        const auto alone = Parser::standard().parse(sentences[s]);
        REQUIRE(together[s].size() == alone.size());
        for (std::size_t i = 0; i < alone.size(); ++i) {
            CHECK(together[s][i].head == alone[i].head);
            CHECK(together[s][i].label == alone[i].label);
            CHECK(together[s][i].tag == alone[i].tag);
            CHECK(together[s][i].certainty == alone[i].certainty);
        }
    }
}

/// The likeliest class of words [begin, end).
NameClass class_of_name(
    const std::vector<std::string_view>& words, std::size_t begin, std::size_t end
) {
    const auto scores = NameClassifier::standard().classify({words, {}, begin, end});
    return static_cast<NameClass>(std::ranges::max_element(scores) - scores.begin());
}

TEST_CASE("words with a capital keep what the parser makes of them", "[importers][syntax][names]") {
    const auto& parser = Parser::standard();
    const std::vector<std::string_view> words{"Nimbra", "fell", "near", "Oslo", "."};
    const auto tree = parser.parse(words);
    CHECK(tree[0].state.size() == parser.state_size());
    CHECK(tree[1].state.empty());
    const auto both = name_state({words, tree, 0, 1}, parser.state_size());
    REQUIRE(both.size() == 2 * parser.state_size());
    // Of a name of one word its top and the mean of all are the same.
    CHECK(std::ranges::equal(tree[0].state, std::span(both).first(parser.state_size())));
    CHECK(std::ranges::equal(tree[0].state, std::span(both).last(parser.state_size())));
    const auto none = name_state({words, {}, 0, 1}, parser.state_size());
    CHECK(std::ranges::all_of(none, [](float value) { return value == 0; }));
}

TEST_CASE("known names are found by their folded form", "[importers][syntax]") {
    CHECK(find_known_name("kumasi").is_place);
    CHECK_FALSE(find_known_name("kumasi").is_surname);
    CHECK(find_known_name("san jose").is_place);
    CHECK(find_known_name("maria").is_female);
    CHECK_FALSE(find_known_name("maria").is_male);
    CHECK(find_known_name("maria").is_given());
    CHECK(find_known_name("garcia").is_surname);
    CHECK(find_known_name("microsoft").is_company);
    CHECK_FALSE(find_known_name("garcia").is_company);
    const auto none = find_known_name("kumasii");
    CHECK_FALSE((none.is_place || none.is_given() || none.is_surname));
    CHECK_FALSE(find_known_name("").is_place);
}

TEST_CASE(
    "names are told apart by their words and what stands beside them", "[importers][syntax]"
) {
    CHECK(
        class_of_name({"They", "met", "in", "Kumasi", "on", "Monday", "."}, 3, 4) ==
        NameClass::place
    );
    CHECK(
        class_of_name({"The", "talks", "with", "Maria", "Garcia", "ended", "."}, 3, 5) ==
        NameClass::person
    );
    CHECK(
        class_of_name({"Shares", "of", "Ostrava", "Energy", "Group", "fell", "."}, 2, 5) ==
        NameClass::organization
    );
    CHECK(class_of_name({"However", ",", "nothing", "came", "."}, 0, 1) == NameClass::none);
}

TEST_CASE(
    "the classes of a name are probabilities, for any words", "[importers][syntax][property]"
) {
    std::mt19937 random(5);
    const std::vector<std::string_view> vocabulary{
        "the", "Of", "Xi", "said", ",", "", "\"", "-", "\xF0\x9F\x98\x80", "\xFF", "1,000", "Ümit"};
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string_view> words;
        for (std::size_t i = 0; i < 1 + random() % 9; ++i) {
            words.push_back(vocabulary[random() % vocabulary.size()]);
        }
        const auto begin = random() % words.size();
        const auto end = begin + 1 + random() % (words.size() - begin);
        double sum = 0;
        for (const auto score : NameClassifier::standard().classify({words, {}, begin, end})) {
            sum += std::exp(static_cast<double>(score));
        }
        CHECK(std::abs(sum - 1) < 1e-4);
    }
    CHECK_THROWS_AS(NameClassifier("no model"), std::invalid_argument);
}

}  // namespace relata::syntax
