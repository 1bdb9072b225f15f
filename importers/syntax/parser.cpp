#include "importers/syntax/parser.hpp"

#include "importers/syntax/embedded.hpp"
#include "importers/syntax/features.hpp"
#include "importers/syntax/spanning_tree.hpp"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <stdexcept>
#include <string>
#include <unordered_map>

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

std::uint64_t next_number() {
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

/// What is computed for the words of some sentences. Each thread keeps the room for it.
struct Workspace {
    Matrix input;
    Matrix projected;
    States states;
    Matrix output;
    Matrix top;
    Matrix pairs;
    Matrix hidden;
    Matrix labels;

    static Workspace& of_this_thread() {
        static thread_local Workspace workspace;
        return workspace;
    }
};

void add(const Matrix& row, float* values) {
    const auto* added = row.values.data();
    for (std::size_t j = 0; j < row.columns; ++j) values[j] += added[j];
}

}  // namespace

const Parser& Parser::standard() {
    static const Parser parser(embedded_model(), embedded_vectors());
    return parser;
}

Parser::Parser(std::string_view model, std::string_view vectors) : number_(next_number()) {
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
    const auto rounded = [](std::initializer_list<const Matrix*> parts) {
        return RoundedMatrix(std::span(parts.begin(), parts.size()));
    };
    products_.vector_projection = rounded({&network_.vector_projection});
    for (std::size_t d = 0; d < network_.directions.size(); d += 2) {
        products_.layers.push_back(
            rounded({&network_.directions[d].projection, &network_.directions[d + 1].projection})
        );
    }
    products_.top = rounded(
        {&network_.pos_output,
         &network_.tag_output,
         &network_.dependent,
         &network_.head,
         &network_.label_dependent,
         &network_.label_head}
    );
    products_.pair = rounded({&network_.pair});
    products_.label_output = rounded({&network_.label_output});
}

std::vector<float> Parser::vector(std::string_view word) const {
    const auto known = vector_words_.find(vector_key(word));
    if (!known) return {};
    std::vector<float> values(vectors_.columns(), 0.0F);
    vectors_.add_row(*known, values.data());
    return values;
}

/// Rows of numbers, one for each word in one of its places: the sum of its features and its vector,
/// and their product with the first layer.
class Parser::Memory {
public:
    /// Begins anew for another parser, and when the next words might be too many.
    void make_room(std::uint64_t parser, std::size_t words) {
        constexpr std::size_t most = 4096;
        if (parser == parser_ && rows_.size() + words <= most) return;
        *this = Memory();
        parser_ = parser;
    }

    /// The row of a word; a new one is in `fresh` until it is filled.
    std::size_t row_of(std::string_view word, WordPlace place) {
        key_.assign(1, static_cast<char>('0' + (place.is_first ? 1 : 0)));
        if (place.is_in_capitals) key_[0] = static_cast<char>(key_[0] + 2);
        key_ += word;
        const auto [found, is_new] = rows_.emplace(key_, rows_.size());
        if (is_new) fresh.push_back({word, place});
        return found->second;
    }

    struct Word {
        std::string_view text;
        WordPlace place;
    };
    std::vector<Word> fresh;  ///< the last rows
    Matrix inputs;
    Matrix projected;

private:
    std::uint64_t parser_ = 0;
    std::unordered_map<std::string, std::size_t> rows_;
    std::string key_;
};

Parser::Memory& Parser::memory() const {
    static thread_local Memory memory;
    return memory;
}

/// Fills the rows of the fresh words.
void Parser::remember(Memory& memory) const {
    const auto count = memory.fresh.size();
    const auto first = memory.inputs.rows;
    const auto& layer = products_.layers.front();
    memory.inputs.resize(first + count, table_.columns());
    memory.projected.resize(first + count, layer.columns());
    Matrix vectors(count, vectors_.columns());
    for (std::size_t i = 0; i < count; ++i) {
        const auto& [word, place] = memory.fresh[i];
        if (const auto known = vector_words_.find(vector_key(word))) {
            vectors_.add_row(*known, vectors.row(i));
        }
    }
    const Block inputs{memory.inputs.row(first), memory.inputs.columns};
    products_.vector_projection.multiply({vectors.values.data(), vectors.columns}, count, inputs);
    for (std::size_t i = 0; i < count; ++i) {
        const auto features = find_features(memory.fresh[i].text, memory.fresh[i].place);
        for (std::size_t k = 0; k < feature_count; ++k) {
            const auto known = features_.find(features[k]);
            table_.add_row(known ? feature_count + *known : k, memory.inputs.row(first + i));
        }
    }
    layer.multiply(
        {inputs.values, inputs.stride},
        count,
        {memory.projected.row(first), memory.projected.columns}
    );
    memory.fresh.clear();
}

std::vector<std::vector<ParsedWord>> Parser::parse_pieces(
    std::span<const std::span<const std::string_view>> pieces
) const {
    std::vector<std::size_t> bounds{0};
    for (const auto& piece : pieces) bounds.push_back(bounds.back() + piece.size());
    const auto count = bounds.back();
    auto& memory = this->memory();
    memory.make_room(number_, count);
    std::vector<std::size_t> rows;
    rows.reserve(count);
    for (const auto& piece : pieces) {
        WordPlace place{true, is_in_capitals(piece)};
        for (const auto word : piece) {
            rows.push_back(memory.row_of(word, place));
            place.is_first = false;
        }
    }
    remember(memory);
    auto& [input, projected, states, output, top, pairs, hidden, labels] =
        Workspace::of_this_thread();
    input.resize(count, table_.columns());
    projected.resize(count, products_.layers.front().columns());
    output.resize(count, table_.columns());
    for (std::size_t i = 0; i < count; ++i) {
        std::memcpy(input.row(i), memory.inputs.row(rows[i]), input.columns * sizeof(float));
        std::memcpy(
            projected.row(i), memory.projected.row(rows[i]), projected.columns * sizeof(float)
        );
    }
    const auto width = network_.width();
    for (std::size_t layer = 0; layer < products_.layers.size(); ++layer) {
        if (layer > 0) {
            products_.layers[layer].multiply(input, projected);
        }
        for (const std::size_t side : {0U, 1U}) {
            run_direction(
                network_.directions[2 * layer + side],
                {projected.values.data() + side * 3 * width, projected.columns},
                input,
                bounds,
                side == 1,
                side * width,
                states,
                output
            );
        }
        std::swap(input, output);
    }
    // Part of speech, tag, dependent, head, label of the edge by dependent, by head.
    products_.top.multiply(input, top);
    const auto tags = network_.pos_output.columns;
    const auto dependents = tags + network_.tag_output.columns;
    const auto heads = dependents + network_.dependent.columns;
    const auto label_dependents = heads + network_.head.columns;
    const auto label_heads = label_dependents + network_.label_dependent.columns;
    for (std::size_t i = 0; i < count; ++i) {
        auto* row = top.row(i);
        add(network_.pos_output_bias, row);
        add(network_.tag_output_bias, row + tags);
        add(network_.dependent_bias, row + dependents);
        add(network_.head_bias, row + heads);
        leaky(row + dependents, label_dependents - dependents);
    }
    pairs.resize(count, network_.pair.columns);
    products_.pair.multiply(
        {top.values.data() + dependents, top.columns}, count, {pairs.values.data(), pairs.columns}
    );
    add_to_rows(pairs, network_.pair_bias);
    hidden.resize(count, network_.label_bias.columns);
    std::vector<std::vector<ParsedWord>> parsed(pieces.size());
    for (std::size_t s = 0; s < pieces.size(); ++s) {
        const auto begin = bounds[s];
        const auto size = pieces[s].size();
        auto scores = head_scores(
            network_, {pairs.row(begin), pairs.columns}, {top.row(begin) + heads, top.columns}, size
        );
        const auto tree = best_tree(scores);
        parsed[s].resize(size);
        for (std::size_t i = 0; i < size; ++i) {
            const auto* head = tree[i] == 0 ? network_.label_root.row(0)
                                            : top.row(begin + tree[i] - 1) + label_heads;
            label_hidden(
                network_, top.row(begin + i) + label_dependents, head, hidden.row(begin + i)
            );
            auto& word = parsed[s][i];
            word.head = tree[i] == 0 ? ParsedWord::root : tree[i] - 1;
            auto* row = scores.row(i);
            row[i + 1] = -1e9F;
            const float sum = exponentials(row, size + 1);
            word.certainty = row[tree[i]] / sum;
        }
    }
    products_.label_output.multiply(hidden, labels);
    add_to_rows(labels, network_.label_output_bias);
    for (std::size_t s = 0; s < pieces.size(); ++s) {
        for (std::size_t i = 0; i < pieces[s].size(); ++i) {
            const auto at = bounds[s] + i;
            auto& word = parsed[s][i];
            word.pos = poses_.at(highest(top.row(at), tags));
            word.tag = tags_.at(highest(top.row(at) + tags, dependents - tags));
            word.label = word.head == ParsedWord::root
                             ? "root"
                             : labels_.at(highest(labels.row(at), labels.columns));
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
    constexpr std::size_t most_words = 256;  // at a time: what is computed stays in the cache
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
