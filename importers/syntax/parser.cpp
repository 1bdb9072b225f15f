#include "importers/syntax/parser.hpp"

#include "importers/syntax/embedded.hpp"
#include "importers/syntax/features.hpp"
#include "importers/syntax/spanning_tree.hpp"

#include <algorithm>
#include <stdexcept>

namespace relata::syntax {
namespace {

std::size_t highest(const float* values, std::size_t count) {
    return static_cast<std::size_t>(std::max_element(values, values + count) - values);
}

}  // namespace

const Parser& Parser::standard() {
    static const Parser parser(embedded_model(), embedded_vectors());
    return parser;
}

Parser::Parser(std::string_view model, std::string_view vectors) {
    const ModelFileView vector_file(vectors);
    vector_words_ = vector_file.strings("words");
    vectors_ = vector_file.rows("vectors");
    const ModelFileView file(model);
    features_ = file.strings("features");
    table_ = file.rows("table");
    poses_ = file.strings("pos");
    tags_ = file.strings("tags");
    labels_ = file.strings("labels");
    network_.directions.resize(2 * file.strings("layers").size());
    Network::each(network_, [&](const std::string& name, Matrix& matrix) {
        matrix = file.rows(name).unpacked();
    });
    if (table_.rows() != features_.size() + feature_count ||
        vectors_.rows() != vector_words_.size() || table_.columns() != 2 * network_.width() ||
        network_.vector_projection.rows != vectors_.columns()) {
        throw std::invalid_argument("the parts of the model do not fit together");
    }
}

std::vector<float> Parser::vector(std::string_view word) const {
    const auto known = vector_words_.find(vector_key(word));
    if (!known) return {};
    std::vector<float> values(vectors_.columns(), 0.0F);
    vectors_.add_row(*known, values.data());
    return values;
}

Matrix Parser::first_input(std::span<const std::string_view> words) const {
    Matrix input(words.size(), table_.columns());
    Matrix vectors(words.size(), vectors_.columns());
    const auto features = find_features(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = 0; k < feature_count; ++k) {
            const auto known = features_.find(features[i][k]);
            table_.add_row(known ? feature_count + *known : k, input.row(i));
        }
        if (const auto known = vector_words_.find(vector_key(words[i]))) {
            vectors_.add_row(*known, vectors.row(i));
        }
    }
    multiply_add(vectors, network_.vector_projection, input);
    return input;
}

std::vector<ParsedWord> Parser::parse_piece(std::span<const std::string_view> words) const {
    const auto count = words.size();
    const std::vector<std::size_t> bounds{0, count};
    auto input = first_input(words);
    States states;
    for (std::size_t layer = 0; 2 * layer < network_.directions.size(); ++layer) {
        Matrix output(count, input.columns);
        for (const bool is_backward : {false, true}) {
            run_direction(
                network_.directions[2 * layer + (is_backward ? 1 : 0)],
                input,
                bounds,
                is_backward,
                is_backward ? network_.width() : 0,
                states,
                output
            );
        }
        input = std::move(output);
    }
    const auto poses = affine(input, network_.pos_output, network_.pos_output_bias);
    const auto tags = affine(input, network_.tag_output, network_.tag_output_bias);
    auto dependents = affine(input, network_.dependent, network_.dependent_bias);
    auto heads = affine(input, network_.head, network_.head_bias);
    leaky(dependents);
    leaky(heads);
    const auto pairs = affine(dependents, network_.pair, network_.pair_bias);
    auto scores = head_scores(network_, pairs, heads, 0, count);
    const auto tree = best_tree(scores);

    const auto label_dependents = product(input, network_.label_dependent);
    const auto label_heads = product(input, network_.label_head);
    Matrix hidden(count, network_.label_bias.columns);
    for (std::size_t i = 0; i < count; ++i) {
        const auto* head = tree[i] == 0 ? network_.label_root.row(0) : label_heads.row(tree[i] - 1);
        label_hidden(network_, label_dependents.row(i), head, hidden.row(i));
    }
    const auto labels = affine(hidden, network_.label_output, network_.label_output_bias);

    std::vector<ParsedWord> parsed(count);
    for (std::size_t i = 0; i < count; ++i) {
        auto& word = parsed[i];
        word.pos = poses_.at(highest(poses.row(i), poses.columns));
        word.tag = tags_.at(highest(tags.row(i), tags.columns));
        word.label = labels_.at(highest(labels.row(i), labels.columns));
        word.head = tree[i] == 0 ? ParsedWord::root : tree[i] - 1;
        auto* row = scores.row(i);
        row[i + 1] = -1e9F;
        const float sum = exponentials(row, count + 1);
        word.certainty = row[tree[i]] / sum;
    }
    return parsed;
}

std::vector<ParsedWord> Parser::parse(std::span<const std::string_view> words) const {
    std::vector<ParsedWord> parsed;
    auto last_root = ParsedWord::root;
    for (std::size_t begin = 0; begin < words.size(); begin += longest) {
        const auto piece = words.subspan(begin, std::min(longest, words.size() - begin));
        for (auto word : parse_piece(piece)) {
            if (word.head != ParsedWord::root) {
                word.head += begin;
            } else if (last_root != ParsedWord::root) {
                word.head = last_root;
                word.label = "parataxis";
            }
            parsed.push_back(word);
        }
        if (begin == 0) {
            const auto root = std::ranges::find(parsed, ParsedWord::root, &ParsedWord::head);
            last_root = static_cast<std::size_t>(root - parsed.begin());
        }
    }
    return parsed;
}

}  // namespace relata::syntax
