#include "training/names.hpp"

#include "importers/syntax/parser.hpp"
#include "training/gradient.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>

namespace relata::training {
namespace {

using syntax::Matrix;
using syntax::name_class_count;
using syntax::name_vector_count;
using syntax::NameClass;

/// What the labels of the corpora in docs/parser.md mean here.
const std::map<std::string, NameClass, std::less<>>& labels() {
    static const std::map<std::string, NameClass, std::less<>> known{
        {"PER", NameClass::person},
        {"person", NameClass::person},
        {"Person", NameClass::person},
        {"politician", NameClass::person},
        {"scientist", NameClass::person},
        {"researcher", NameClass::person},
        {"writer", NameClass::person},
        {"musicalartist", NameClass::person},
        {"LOC", NameClass::place},
        {"location", NameClass::place},
        {"Location", NameClass::place},
        {"country", NameClass::place},
        {"astronomicalobject", NameClass::place},
        {"ORG", NameClass::organization},
        {"organisation", NameClass::organization},
        {"Organisation", NameClass::organization},
        {"politicalparty", NameClass::organization},
        {"university", NameClass::organization},
        {"band", NameClass::organization},
        {"group", NameClass::organization},
        {"corporation", NameClass::organization},
        {"magazine", NameClass::organization},
        {"academicjournal", NameClass::organization},
        {"event", NameClass::event},
        {"election", NameClass::event},
        {"award", NameClass::event},
        {"conference", NameClass::event},
        {"book", NameClass::work},
        {"poem", NameClass::work},
        {"album", NameClass::work},
        {"song", NameClass::work},
        {"product", NameClass::device},
        {"programlang", NameClass::device},
        {"creative-work", NameClass::work},
        {"MilitaryPlatform", NameClass::device},
        {"Weapon", NameClass::device},
        {"DocumentReference", NameClass::work}};
    return known;
}

bool has_capital(std::string_view word) {
    return !word.empty() && word.front() >= 'A' && word.front() <= 'Z';
}

/// An example as numbers.
struct Numbered {
    std::array<std::vector<std::size_t>, 3> features;  ///< rows, by group
    std::array<std::vector<std::size_t>, name_vector_count> vectors;
    std::vector<float> state;  ///< as name_state gives it
    NameClass what = NameClass::none;
};

constexpr std::size_t hidden_width = 64;
constexpr std::uint32_t least_count = 5;
using Hidden = std::array<float, hidden_width>;

/// Weights with the sums of their squared gradients.
struct Learnt {
    Matrix values;
    Matrix squares;
    Matrix sums;  ///< of the values remembered
    float remembered = 0;

    Learnt(std::size_t rows, std::size_t columns, float deviation, Random& random)
        : values(rows, columns), squares(rows, columns), sums(rows, columns) {
        for (auto& value : values.values) value = deviation * random.normal();
    }
    void remember() {
        ++remembered;
        for (std::size_t i = 0; i < values.values.size(); ++i) sums.values[i] += values.values[i];
    }
    /// The mean of what was remembered, which is steadier than what was learnt last.
    [[nodiscard]] Matrix mean() const {
        auto result = sums;
        for (auto& value : result.values) value /= remembered;
        return result;
    }
    /// Steps along `scale` times a gradient of as many columns as there are.
    template <std::size_t columns>
    void step(std::size_t row, float scale, const std::array<float, columns>& gradient) {
        constexpr float rate = 0.03F;
        constexpr float floor = 1e-4F;
        auto* value = values.row(row);
        auto* square = squares.row(row);
        for (std::size_t i = 0; i < columns; ++i) {
            const auto part = scale * gradient[i];
            square[i] += part * part;
            value[i] -= rate * part / std::sqrt(square[i] + floor);
        }
    }
};

class Learner {
public:
    Learner(
        std::size_t features,
        std::vector<std::vector<float>> vectors,
        std::size_t dimensions,
        std::size_t state_size
    )
        : vectors_(std::move(vectors)),
          dimensions_(dimensions),
          table_(features, hidden_width, 0.05F, random_),
          projection_(name_vector_count * dimensions, hidden_width, 0.02F, random_),
          states_(state_size, hidden_width, 0.02F, random_),
          bias_(1, hidden_width, 0.0F, random_),
          output_(hidden_width, name_class_count, 0.2F, random_),
          output_bias_(1, name_class_count, 0.0F, random_) {}

    void learn(const Numbered& example) {
        Numbered seen = example;
        hide(seen);
        const auto input = vector_input(seen);
        Hidden hidden{};
        std::ranges::copy(bias_.values.values, hidden.begin());
        for (const auto& group : seen.features) {
            for (const auto row : group) {
                for (std::size_t h = 0; h < hidden_width; ++h)
                    hidden[h] += table_.values.row(row)[h];
            }
        }
        add_products(input, projection_, hidden);
        add_products(seen.state, states_, hidden);
        constexpr float drop = 0.3F;
        Hidden kept{};
        for (std::size_t h = 0; h < hidden_width; ++h) {
            if (hidden[h] > 0 && random_.uniform() >= drop) kept[h] = 1 / (1 - drop);
            hidden[h] *= kept[h];
        }
        auto scores = output_bias_.values.values;
        for (std::size_t h = 0; h < hidden_width; ++h) {
            for (std::size_t c = 0; c < name_class_count; ++c) {
                scores[c] += hidden[h] * output_.values.row(h)[c];
            }
        }
        const auto sum = syntax::exponentials(scores.data(), scores.size());
        Hidden back{};
        std::array<float, name_class_count> gradients{};
        for (std::size_t c = 0; c < name_class_count; ++c) {
            const auto target = static_cast<std::size_t>(example.what) == c ? 1.0F : 0.0F;
            gradients[c] = scores[c] / sum - target;
            for (std::size_t h = 0; h < hidden_width; ++h) {
                back[h] += gradients[c] * output_.values.row(h)[c] * kept[h];
            }
        }
        for (std::size_t h = 0; h < hidden_width; ++h) {
            if (hidden[h] != 0) output_.step(h, hidden[h], gradients);
        }
        output_bias_.step(0, 1, gradients);
        for (const auto& group : seen.features) {
            for (const auto row : group) table_.step(row, 1, back);
        }
        bias_.step(0, 1, back);
        step_products(input, back, projection_);
        step_products(seen.state, back, states_);
    }

    /// Notes the weights as they are: what is written is the mean of all that were noted.
    void remember() {
        for (auto* part : {&table_, &projection_, &states_, &bias_, &output_, &output_bias_}) {
            part->remember();
        }
    }

    std::string write(const std::vector<std::string>& features) const {
        syntax::ModelFileWriter writer;
        writer.add("features", features);
        writer.add("table", table_.mean(), 1);
        writer.add("vectors", projection_.mean(), 2);
        writer.add("states", states_.mean(), 2);
        writer.add("bias", bias_.mean(), 2);
        writer.add("output", output_.mean(), 2);
        writer.add("output-bias", output_bias_.mean(), 2);
        return writer.bytes();
    }

    Random& random() { return random_; }

private:
    static void add_products(const std::vector<float>& input, const Learnt& weights, Hidden& sums) {
        for (std::size_t i = 0; i < input.size(); ++i) {
            if (input[i] == 0) continue;
            const auto* row = weights.values.row(i);
            for (std::size_t h = 0; h < hidden_width; ++h) sums[h] += input[i] * row[h];
        }
    }
    static void step_products(
        const std::vector<float>& input, const Hidden& back, Learnt& weights
    ) {
        for (std::size_t i = 0; i < input.size(); ++i) {
            if (input[i] != 0) weights.step(i, input[i], back);
        }
    }

    /// Names that will be met later are mostly new: their words must not decide alone, nor must
    /// what stands beside them.
    void hide(Numbered& example) {
        constexpr float hide_words = 0.6F;
        constexpr float hide_vectors = 0.3F;
        constexpr float hide_state = 0.2F;
        constexpr float hide_context = 0.1F;
        constexpr float hide_one = 0.1F;
        if (random_.uniform() < hide_words) example.features[0].clear();
        if (random_.uniform() < hide_vectors) {
            for (std::size_t slot = 0; slot < 3; ++slot) example.vectors[slot].clear();
        }
        if (random_.uniform() < hide_state) example.state.clear();
        if (random_.uniform() < hide_context) {
            example.features[2].clear();
            constexpr std::size_t first_of_context = 3;
            for (auto slot = first_of_context; slot < name_vector_count; ++slot) {
                example.vectors[slot].clear();
            }
        }
        for (auto& group : example.features) {
            std::erase_if(group, [this](std::size_t) { return random_.uniform() < hide_one; });
        }
    }

    std::vector<float> vector_input(const Numbered& example) const {
        std::vector<float> input(name_vector_count * dimensions_, 0.0F);
        for (std::size_t slot = 0; slot < name_vector_count; ++slot) {
            const auto& words = example.vectors[slot];
            for (const auto word : words) {
                if (vectors_[word].empty()) continue;
                const auto share = 1.0F / static_cast<float>(words.size());
                for (std::size_t i = 0; i < dimensions_; ++i) {
                    input[slot * dimensions_ + i] += share * vectors_[word][i];
                }
            }
        }
        return input;
    }

    Random random_{11};
    std::vector<std::vector<float>> vectors_;
    std::size_t dimensions_;
    Learnt table_;
    Learnt projection_;
    Learnt states_;
    Learnt bias_;
    Learnt output_;
    Learnt output_bias_;
};

/// The trees of the sentences of examples, asked for in their order; parsed some at a time, which
/// is faster. Names of one sentence stand one behind the other: each sentence is parsed once.
class Trees {
public:
    explicit Trees(const std::vector<NameExample>& examples) : examples_(examples) {}

    std::span<const syntax::ParsedWord> of(std::size_t example) {
        if (example >= 1 && examples_[example - 1].words != examples_[example].words) ++at_;
        if (at_ == trees_.size()) parse_from(example);
        return trees_[at_];
    }

private:
    void parse_from(std::size_t example) {
        constexpr std::size_t together = 256;
        std::vector<std::vector<std::string_view>> sentences;
        for (auto e = example; e < examples_.size() && sentences.size() < together; ++e) {
            const auto& words = examples_[e].words;
            if (e == example || examples_[e - 1].words != words) {
                sentences.emplace_back(words.begin(), words.end());
            }
        }
        trees_ = syntax::Parser::standard().parse_all(sentences);
        at_ = 0;
    }

    const std::vector<NameExample>& examples_;
    std::vector<std::vector<syntax::ParsedWord>> trees_;
    std::size_t at_ = 0;
};

std::string_view take_line(std::string_view& text) {
    const auto end = std::min(text.find('\n'), text.size());
    auto line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

std::vector<std::string_view> columns_of(std::string_view line) {
    std::vector<std::string_view> columns;
    while (!line.empty()) {
        const auto end = std::min(line.find_first_of(" \t"), line.size());
        if (end > 0) columns.push_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return columns;
}

}  // namespace

std::vector<NamedSentence> read_named_sentences(std::string_view text) {
    std::vector<NamedSentence> sentences;
    NamedSentence sentence;
    std::string open;  // label of the name being read
    const auto finish = [&] {
        if (!sentence.words.empty()) sentences.push_back(std::move(sentence));
        sentence = {};
        open.clear();
    };
    while (!text.empty()) {
        const auto line = take_line(text);
        const auto columns = columns_of(line);
        if (columns.empty()) {
            finish();
            continue;
        }
        if (columns[0] == "#" || columns[0] == "-DOCSTART-" || columns.size() < 2) continue;
        const bool is_numbered = columns.size() > 2;
        const auto mark = columns[is_numbered ? 2 : 1];
        const auto at = sentence.words.size();
        sentence.words.emplace_back(columns[is_numbered ? 1 : 0]);
        if (mark.size() < 3) {
            open.clear();
            continue;
        }
        const auto label = mark.substr(2);
        if (mark.front() == 'B' || label != open) {
            sentence.names.push_back({at, at, std::string(label)});
            open = label;
        }
        sentence.names.back().end = at + 1;
    }
    finish();
    return sentences;
}

std::vector<NameExample> name_examples(const std::vector<NamedSentence>& sentences) {
    std::vector<NameExample> examples;
    for (const auto& sentence : sentences) {
        std::vector<bool> in_name(sentence.words.size(), false);
        for (const auto& name : sentence.names) {
            for (auto at = name.begin; at < name.end; ++at) in_name[at] = true;
            const auto known = labels().find(name.label);
            if (known == labels().end()) continue;
            if (!has_capital(sentence.words[name.begin])) continue;
            examples.push_back({sentence.words, name.begin, name.end, known->second});
        }
        for (std::size_t at = 0; at < sentence.words.size(); ++at) {
            if (in_name[at] || !has_capital(sentence.words[at])) continue;
            const auto begin = at;
            while (at < sentence.words.size() && !in_name[at] && has_capital(sentence.words[at])) {
                ++at;
            }
            examples.push_back({sentence.words, begin, at, NameClass::none});
        }
    }
    return examples;
}

std::string train_names(const std::vector<NameExample>& examples, std::size_t epochs) {
    std::map<std::string, std::uint32_t> counts;
    std::vector<syntax::NameFeatures> found;
    std::map<std::string, std::size_t, std::less<>> vector_rows;
    std::vector<std::vector<float>> vectors;
    const auto& parser = syntax::Parser::standard();
    std::size_t dimensions = 0;
    Trees trees(examples);
    std::vector<Numbered> numbered(examples.size());
    for (std::size_t e = 0; e < examples.size(); ++e) {
        const auto& example = examples[e];
        const std::vector<std::string_view> words(example.words.begin(), example.words.end());
        const syntax::NameInSentence name{words, trees.of(e), example.begin, example.end};
        found.push_back(syntax::find_name_features(name));
        for (const auto* group : {&found[e].words, &found[e].marks, &found[e].context}) {
            for (const auto& feature : *group) ++counts[feature];
        }
        const auto slots = syntax::name_vector_words(name);
        for (std::size_t slot = 0; slot < slots.size(); ++slot) {
            for (const auto word : slots[slot]) {
                const auto [row, is_new] = vector_rows.emplace(std::string(word), vectors.size());
                if (is_new) vectors.push_back(parser.vector(word));
                dimensions = std::max(dimensions, vectors[row->second].size());
                numbered[e].vectors[slot].push_back(row->second);
            }
        }
        numbered[e].state = syntax::name_state(name, parser.state_size());
        numbered[e].what = example.what;
    }
    std::vector<std::string> features;
    std::map<std::string, std::size_t> rows;
    for (const auto& [feature, count] : counts) {
        if (count < least_count) continue;
        rows.emplace(feature, features.size());
        features.push_back(feature);
    }
    for (std::size_t e = 0; e < examples.size(); ++e) {
        std::size_t g = 0;
        for (const auto* group : {&found[e].words, &found[e].marks, &found[e].context}) {
            for (const auto& feature : *group) {
                const auto row = rows.find(feature);
                if (row != rows.end()) numbered[e].features[g].push_back(row->second);
            }
            ++g;
        }
    }
    Learner learner(features.size(), std::move(vectors), dimensions, 2 * parser.state_size());
    std::vector<std::size_t> order(examples.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        for (auto i = order.size(); i > 1; --i) {
            std::swap(order[i - 1], order[learner.random().next() % i]);
        }
        for (const auto e : order) learner.learn(numbered[e]);
        if (2 * epoch + 1 >= epochs) learner.remember();
    }
    return learner.write(features);
}

}  // namespace relata::training
