#pragma once

#include "importers/syntax/model.hpp"
#include "importers/syntax/network.hpp"
#include "importers/syntax/rounded_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// What the parser says of a word.
struct ParsedWord {
    static constexpr std::size_t root = SIZE_MAX;

    std::string_view pos;     ///< Universal Dependencies' part of speech: `VERB`
    std::string_view tag;     ///< the Penn Treebank's: `VBD`
    std::size_t head = root;  ///< the word it hangs from, counted from 0
    std::string_view label;   ///< how it does: `nsubj:pass`
    float certainty = 0;      ///< of the head, in [0, 1]: its share among all heads
    /// What the last layer makes of it in its sentence, for words with a capital; else empty.
    std::vector<float> state;
};

/// Tags and parses English sentences into trees of Universal Dependencies (English Web Treebank's
/// guidelines). The views in its answers live as long as the parser.
class Parser {
public:
    /// The one relata ships; loaded when first asked for, within milliseconds.
    static const Parser& standard();

    /// From the bytes of a model (training/) and of its word vectors, which must outlive it.
    /// Throws std::invalid_argument for bytes that are neither.
    Parser(std::string_view model, std::string_view vectors);

    /// One tree: exactly one word hangs from the root. Deterministic: the same words give the same
    /// tree on every machine. Sentences of more than `longest` words are parsed piece by piece,
    /// each hanging from the piece before as `parataxis`. Empty for no words. O(n · layers + n²).
    [[nodiscard]] std::vector<ParsedWord> parse(std::span<const std::string_view> words) const;
    static constexpr std::size_t longest = 200;
    /// The same for each of several sentences, faster than one by one: the weights are fetched from
    /// memory once for a good number of words. Of some thousand words each thread remembers what
    /// does not depend on their sentence (16 MB at most).
    [[nodiscard]] std::vector<std::vector<ParsedWord>> parse_all(
        std::span<const std::vector<std::string_view>> sentences
    ) const;

    /// The size of a word's state.
    [[nodiscard]] std::size_t state_size() const { return 2 * network_.width(); }

    /// The word's vector; empty for a word that has none. In any case.
    [[nodiscard]] std::vector<float> vector(std::string_view word) const;

private:
    /// What the first layer sees of words seen before, of one thread.
    class Memory;
    [[nodiscard]] Memory& memory() const;
    void remember(Memory& memory) const;
    [[nodiscard]] std::vector<std::vector<ParsedWord>> parse_pieces(
        std::span<const std::span<const std::string_view>> pieces
    ) const;

    /// The weights of the products, rounded; those that see the same numbers side by side.
    struct Products {
        RoundedMatrix vector_projection;
        std::vector<RoundedMatrix> layers;  ///< both directions
        RoundedMatrix top;                  ///< of the last layer: see Parser::parse_pieces
        RoundedMatrix pair;
        RoundedMatrix label_output;
    };

    std::uint64_t number_;  ///< another one for each parser there ever is
    StringTableView features_;
    PackedRowsView table_;
    StringTableView vector_words_;
    PackedRowsView vectors_;
    StringTableView poses_;
    StringTableView tags_;
    StringTableView labels_;
    Network network_;
    Products products_;
};

}  // namespace relata::syntax
