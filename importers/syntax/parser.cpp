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

bool may_begin_with_capital(std::string_view word) {
    if (word.empty()) return false;
    const auto first = static_cast<unsigned char>(word.front());
    constexpr unsigned char beyond_ascii = 0x80;  // "Ørsted"
    return (first >= 'A' && first <= 'Z') || first >= beyond_ascii;
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

/// Fills the rows of `input` from `row` on, one a word.
void Parser::first_input(std::span<const std::string_view> words, std::size_t row, Matrix& input)
    const {
    Matrix vectors(words.size(), vectors_.columns());
    const auto features = find_features(words);
    for (std::size_t i = 0; i < words.size(); ++i) {
        for (std::size_t k = 0; k < feature_count; ++k) {
            const auto known = features_.find(features[i][k]);
            table_.add_row(known ? feature_count + *known : k, input.row(row + i));
        }
        if (const auto known = vector_words_.find(vector_key(words[i]))) {
            vectors_.add_row(*known, vectors.row(i));
        }
    }
    multiply_add(
        {vectors.values.data(), vectors.columns},
        {network_.vector_projection.values.data(), network_.vector_projection.columns},
        {input.row(row), input.columns},
        words.size(),
        vectors.columns,
        input.columns
    );
}

std::vector<std::vector<ParsedWord>> Parser::parse_pieces(
    std::span<const std::span<const std::string_view>> pieces
) const {
    std::vector<std::size_t> bounds{0};
    for (const auto& piece : pieces) bounds.push_back(bounds.back() + piece.size());
    const auto count = bounds.back();
    Matrix input(count, table_.columns());
    for (std::size_t s = 0; s < pieces.size(); ++s) first_input(pieces[s], bounds[s], input);
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
    const auto label_dependents = product(input, network_.label_dependent);
    const auto label_heads = product(input, network_.label_head);
    Matrix hidden(count, network_.label_bias.columns);
    std::vector<std::vector<ParsedWord>> parsed(pieces.size());
    for (std::size_t s = 0; s < pieces.size(); ++s) {
        const auto begin = bounds[s];
        const auto size = pieces[s].size();
        auto scores = head_scores(network_, pairs, heads, begin, bounds[s + 1]);
        const auto tree = best_tree(scores);
        parsed[s].resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            const auto* head =
                tree[i] == 0 ? network_.label_root.row(0) : label_heads.row(begin + tree[i] - 1);
            label_hidden(network_, label_dependents.row(begin + i), head, hidden.row(begin + i));
            auto& word = parsed[s][i];
            word.head = tree[i] == 0 ? ParsedWord::root : tree[i] - 1;
            auto* row = scores.row(i);
            row[i + 1] = -1e9F;
            const float sum = exponentials(row, size + 1);
            word.certainty = row[tree[i]] / sum;
        }
    }
    const auto labels = affine(hidden, network_.label_output, network_.label_output_bias);
    for (std::size_t s = 0; s < pieces.size(); ++s) {
        for (std::size_t i = 0; i < pieces[s].size(); ++i) {
            const auto at = bounds[s] + i;
            auto& word = parsed[s][i];
            word.pos = poses_.at(highest(poses.row(at), poses.columns));
            word.tag = tags_.at(highest(tags.row(at), tags.columns));
            word.label = labels_.at(highest(labels.row(at), labels.columns));
            if (may_begin_with_capital(pieces[s][i])) {
                word.state.assign(input.row(at), input.row(at) + input.columns);
            }
        }
    }
    return parsed;
}

std::vector<std::vector<ParsedWord>> Parser::parse_all(
    std::span<const std::vector<std::string_view>> sentences
) const {
    constexpr std::size_t most_words = 512;  // at a time: what is computed stays in the cache
    std::vector<std::vector<ParsedWord>> parsed(sentences.size());
    std::vector<std::span<const std::string_view>> pieces;
    std::vector<std::size_t> numbers;
    std::size_t words = 0;
    const auto finish = [&] {
        auto trees = parse_pieces(pieces);
        for (std::size_t i = 0; i < trees.size(); ++i) parsed[numbers[i]] = std::move(trees[i]);
        pieces.clear();
        numbers.clear();
        words = 0;
    };
    for (std::size_t s = 0; s < sentences.size(); ++s) {
        if (sentences[s].empty()) continue;
        if (sentences[s].size() > longest) {
            parsed[s] = parse(sentences[s]);
            continue;
        }
        pieces.emplace_back(sentences[s]);
        numbers.push_back(s);
        words += sentences[s].size();
        if (words >= most_words) finish();
    }
    if (!pieces.empty()) finish();
    return parsed;
}

std::vector<ParsedWord> Parser::parse(std::span<const std::string_view> words) const {
    std::vector<ParsedWord> parsed;
    auto last_root = ParsedWord::root;
    for (std::size_t begin = 0; begin < words.size(); begin += longest) {
        const auto piece = words.subspan(begin, std::min(longest, words.size() - begin));
        const auto trees = parse_pieces({&piece, 1});
        for (auto word : trees.front()) {
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
