#include "importers/syntax/name_classifier.hpp"

#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/syntax/embedded.hpp"
#include "importers/syntax/features.hpp"
#include "importers/syntax/known_names.hpp"
#include "importers/syntax/parser.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace relata::syntax {
namespace {

std::string marks_of(std::string_view folded) {
    const auto known = find_known_name(folded);
    std::string marks;
    if (known.is_given()) marks += 'g';
    if (known.is_surname) marks += 's';
    if (known.is_place) marks += 'p';
    if (known.is_company) marks += 'o';
    return marks;
}

/// The field of a word as a noun, with a mark for names: `person`, `location+`.
std::string field_of(const std::string& lower) {
    const auto noun = noun_reading(lower);
    if (!noun) return "-";
    return std::string(noun->reading.field) + (noun->reading.is_name ? "+" : "");
}

/// Whether it is a word of every day, a name, both or neither, as WordNet counts.
char use_of(const std::string& lower) {
    bool is_name = false;
    bool is_common = false;
    for (const auto& reading : word_readings(lower)) {
        is_name = is_name || reading.reading.is_name;
        is_common = is_common || reading.reading.count > 0;
    }
    constexpr std::string_view letters = "0nwb";
    return letters[(is_name ? 1U : 0U) + (is_common ? 2U : 0U)];
}

std::string_view last_bytes(std::string_view text, std::size_t count) {
    return text.substr(text.size() - std::min(text.size(), count));
}

/// What is known of a word wherever it stands: looked up once.
struct KnownWord {
    std::string lower;
    std::string field;
    std::string lists;
    char use;

    explicit KnownWord(std::string_view word)
        : lower(lower_ascii(word)),
          field(field_of(lower)),
          lists(marks_of(fold_name(lower))),
          use(use_of(lower)) {}
};

void add_word(NameFeatures& found, const KnownWord& word, const std::string& prefix) {
    found.words.push_back(prefix + "w" + word.lower);
    found.marks.push_back(prefix + "3" + std::string(last_bytes(word.lower, 3)));
    found.marks.push_back(prefix + "2" + std::string(last_bytes(word.lower, 2)));
    found.marks.push_back(prefix + "n" + word.field);
    found.marks.push_back(prefix + "u" + word.use);
    found.marks.push_back(prefix + "m" + word.lists);
}

/// The word `offset` behind the name, or before it when negative; marks for the sentence's ends.
std::string neighbour(
    std::span<const std::string_view> words,
    std::size_t begin,
    std::size_t end,
    std::ptrdiff_t offset
) {
    const auto base = static_cast<std::ptrdiff_t>(offset < 0 ? begin : end - 1);
    const auto at = base + offset;
    if (at < 0) return "^";
    if (at >= static_cast<std::ptrdiff_t>(words.size())) return "$";
    return lower_ascii(words[static_cast<std::size_t>(at)]);
}

/// The word of the name that hangs from outside it.
std::size_t top_of_name(const NameInSentence& name) {
    for (auto at = name.begin; at < name.end; ++at) {
        const auto head = name.tree[at].head;
        if (head < name.begin || head >= name.end) return at;
    }
    return name.end - 1;
}

/// The noun that says what the name is: "the truck maker Scania", "Scania, a truck maker"; `root`
/// when there is none.
std::size_t noun_beside(const NameInSentence& name, std::size_t top) {
    const auto& [words, tree, begin, end] = name;
    const auto& own = tree[top];
    const bool is_beside = own.label == "appos" || own.label == "flat";
    if (is_beside && own.head != ParsedWord::root && tree[own.head].pos == "NOUN") return own.head;
    // ", a …", however it was parsed.
    if (end + 1 < words.size() && words[end] == "," && tree[end + 1].label == "det") {
        const auto noun = tree[end + 1].head;
        if (noun != ParsedWord::root && noun > end) return noun;
    }
    for (std::size_t at = 0; at < tree.size(); ++at) {
        const bool hangs = tree[at].head == top && (at < begin || at >= end);
        if (!hangs || tree[at].pos != "NOUN") continue;
        if (tree[at].label == "appos" || tree[at].label == "compound") return at;
    }
    return ParsedWord::root;
}

/// What the tree joins the name to.
void add_tree(NameFeatures& found, const NameInSentence& name) {
    const auto& [words, tree, begin, end] = name;
    if (tree.empty()) return;
    const auto top = top_of_name(name);
    const auto label = std::string(tree[top].label);
    found.context.push_back("L" + label);
    if (const auto head = tree[top].head; head != ParsedWord::root) {
        const auto lower = lower_ascii(words[head]);
        found.context.push_back("H" + label + ' ' + lower);
        found.context.push_back("hn" + label + ' ' + field_of(lower));
        const auto readings = word_readings(lower);
        for (const auto& reading : readings) {
            if (reading.word_class != WordClass::verb) continue;
            found.context.push_back("hv" + label + ' ' + std::string(reading.plain_form));
            found.context.push_back("hf" + label + ' ' + std::string(reading.reading.field));
            break;
        }
    }
    if (const auto noun = noun_beside(name, top); noun != ParsedWord::root) {
        const auto lower = lower_ascii(words[noun]);
        found.context.push_back("N" + lower);
        found.context.push_back("Nk" + std::string(kind_of_noun(lower)));
        found.context.push_back("Nf" + field_of(lower));
    }
    for (std::size_t at = 0; at < tree.size(); ++at) {
        if (tree[at].head != top || (at >= begin && at < end)) continue;
        found.context.push_back("C" + std::string(tree[at].label));
        if (tree[at].label == "case") found.context.push_back("Cc" + lower_ascii(words[at]));
    }
}

}  // namespace

NameFeatures find_name_features(const NameInSentence& name) {
    const auto& [words, tree, begin, end] = name;
    NameFeatures found;
    std::string whole;
    std::string shapes;
    std::string uses;
    for (auto at = begin; at < end; ++at) {
        const KnownWord word(words[at]);
        add_word(found, word, "");
        if (at == begin) add_word(found, word, "f");
        if (at + 1 == end) add_word(found, word, "l");
        if (at > begin) whole += ' ';
        whole += words[at];
        constexpr std::size_t longest = 3;
        if (at - begin < longest) shapes += shape_of(words[at]) + ' ';
        uses += word.use;
    }
    constexpr std::size_t many = 5;
    found.marks.push_back("c" + std::to_string(std::min(end - begin, many)));
    found.marks.push_back("U" + uses);
    found.marks.push_back("M" + marks_of(fold_name(whole)));
    found.marks.push_back("x" + std::string(begin == 0 ? "^" : "") + shapes);

    const auto before = neighbour(words, begin, end, -1);
    const auto before_that = neighbour(words, begin, end, -2);
    const auto behind = neighbour(words, begin, end, 1);
    const auto behind_that = neighbour(words, begin, end, 2);
    found.context = {
        "a" + before,
        "A" + before_that,
        "b" + behind,
        "B" + behind_that,
        "aA" + before_that + ' ' + before,
        "bB" + behind + ' ' + behind_that,
        "an" + field_of(before),
        "bn" + field_of(behind),
        "ab" + before + ' ' + behind};
    add_tree(found, name);
    return found;
}

std::array<std::vector<std::string_view>, name_vector_count> name_vector_words(
    const NameInSentence& name
) {
    const auto& [words, tree, begin, end] = name;
    std::array<std::vector<std::string_view>, name_vector_count> found;
    found[0] = {words[begin]};
    found[1] = {words[end - 1]};
    for (auto at = begin; at < end; ++at) found[2].push_back(words[at]);
    if (begin > 0) found[3] = {words[begin - 1]};
    if (begin > 1) found[4] = {words[begin - 2]};
    if (end < words.size()) found[5] = {words[end]};
    if (end + 1 < words.size()) found[6] = {words[end + 1]};
    if (!tree.empty()) {
        const auto top = top_of_name(name);
        if (const auto head = tree[top].head; head != ParsedWord::root) found[7] = {words[head]};
        if (const auto noun = noun_beside(name, top); noun != ParsedWord::root) {
            found[8] = {words[noun]};
        }
    }
    return found;
}

std::vector<float> name_state(const NameInSentence& name, std::size_t state_size) {
    std::vector<float> found(2 * state_size, 0.0F);
    if (name.tree.empty()) return found;
    const auto& top = name.tree[top_of_name(name)].state;
    if (top.size() == state_size) std::ranges::copy(top, found.begin());
    float count = 0;
    for (auto at = name.begin; at < name.end; ++at) {
        const auto& state = name.tree[at].state;
        if (state.size() != state_size) continue;
        ++count;
        for (std::size_t i = 0; i < state_size; ++i) found[state_size + i] += state[i];
    }
    for (auto i = state_size; i < 2 * state_size; ++i) found[i] /= std::max(count, 1.0F);
    return found;
}

const NameClassifier& NameClassifier::standard() {
    static const NameClassifier classifier(embedded_name_model());
    return classifier;
}

NameClassifier::NameClassifier(std::string_view model) {
    const ModelFileView file(model);
    features_ = file.strings("features");
    table_ = file.rows("table");
    network_.vectors = file.rows("vectors").unpacked();
    network_.states = file.rows("states").unpacked();
    network_.bias = file.rows("bias").unpacked();
    network_.output = file.rows("output").unpacked();
    network_.output_bias = file.rows("output-bias").unpacked();
    const auto hidden = network_.bias.columns;
    if (table_.columns() != hidden || table_.rows() != features_.size() ||
        network_.vectors.columns != hidden || network_.states.columns != hidden ||
        network_.output.rows != hidden || network_.output.columns != name_class_count ||
        network_.vectors.rows % name_vector_count != 0) {
        throw std::invalid_argument("the parts of the model of names do not fit together");
    }
}

NameClassifier::Scores NameClassifier::classify(const NameInSentence& name) const {
    Matrix hidden = network_.bias;
    const auto found = find_name_features(name);
    for (const auto* group : {&found.words, &found.marks, &found.context}) {
        for (const auto& feature : *group) {
            if (const auto row = features_.find(feature)) table_.add_row(*row, hidden.row(0));
        }
    }
    const auto& parser = Parser::standard();
    const auto dimensions = network_.vectors.rows / name_vector_count;
    const auto slots = name_vector_words(name);
    for (std::size_t slot = 0; slot < slots.size(); ++slot) {
        if (slots[slot].empty()) continue;
        Matrix mean(1, dimensions);
        for (const auto word : slots[slot]) {
            const auto vector = parser.vector(word);
            if (vector.size() != dimensions) continue;
            const auto share = 1.0F / static_cast<float>(slots[slot].size());
            for (std::size_t i = 0; i < dimensions; ++i) mean.values[i] += share * vector[i];
        }
        const ConstBlock weights{network_.vectors.row(slot * dimensions), hidden.columns};
        multiply_add(
            {mean.values.data(), dimensions},
            weights,
            {hidden.values.data(), hidden.columns},
            1,
            dimensions,
            hidden.columns
        );
    }
    Matrix states(1, network_.states.rows);
    states.values = name_state(name, network_.states.rows / 2);
    multiply_add(states, network_.states, hidden);
    for (auto& value : hidden.values) value = std::max(value, 0.0F);
    Matrix scores = network_.output_bias;
    multiply_add(hidden, network_.output, scores);
    Scores result{};
    std::ranges::copy(scores.values, result.begin());
    const auto highest = *std::ranges::max_element(result);
    const auto sum = exponentials(scores.values.data(), scores.values.size());
    for (auto& score : result) score -= highest + std::log(sum);
    return result;
}

}  // namespace relata::syntax
