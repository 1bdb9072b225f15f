#pragma once

#include "importers/syntax/matrix.hpp"
#include "importers/syntax/model.hpp"
#include "importers/syntax/parser.hpp"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// What words with a capital name.
enum class NameClass : std::uint8_t {
    person,
    place,  ///< countries too
    organization,
    event,   ///< elections, awards, wars, conferences
    work,    ///< books, songs, films, documents
    device,  ///< ships, spacecraft, weapons, medicines, products
    none     ///< no name: the first word of a sentence
};
inline constexpr std::size_t name_class_count = 7;

/// What the classifier sees of a name and its sentence, as text: a letter for where it was found,
/// then what. In three groups, each of which is hidden at times while learning.
struct NameFeatures {
    std::vector<std::string> words;    ///< the words themselves
    std::vector<std::string> marks;    ///< endings, shape, lists of names, WordNet
    std::vector<std::string> context;  ///< two words on each side, and what the tree joins it to
};

/// A name, words [begin, end) of a sentence, begin < end.
struct NameInSentence {
    std::span<const std::string_view> words;
    std::span<const ParsedWord> tree;  ///< of the same words; may be empty
    std::size_t begin = 0;
    std::size_t end = 0;
};

NameFeatures find_name_features(const NameInSentence& name);

/// The words whose vectors are looked at: the first and last of the name, all of it (their mean),
/// two on each side, what it hangs from, the noun beside it. An empty list where there is none.
inline constexpr std::size_t name_vector_count = 9;
std::array<std::vector<std::string_view>, name_vector_count> name_vector_words(
    const NameInSentence& name
);

/// What the parser's last layer makes of the name: of the word that hangs from outside it, and of
/// all its words with a capital (their mean). 2 · Parser::state_size() numbers, 0 without a tree.
std::vector<float> name_state(const NameInSentence& name, std::size_t state_size);

/// The numbers of the classifier: one hidden layer between features and classes.
struct NameNetwork {
    Matrix vectors;  ///< name_vector_count × dimensions of a word vector, × hidden
    Matrix states;   ///< of name_state × hidden
    Matrix bias;     ///< 1 × hidden
    Matrix output;   ///< hidden × classes
    Matrix output_bias;
};

/// Tells what a name nobody listed is a name of, by its words and by what stands beside it. Small:
/// learnt from some ten thousand names in news, encyclopedias and web pages (docs/parser.md).
class NameClassifier {
public:
    /// The one relata ships; loaded when first asked for.
    static const NameClassifier& standard();

    /// From the bytes of a model, which must outlive it; word vectors are the parser's. Throws
    /// std::invalid_argument for bytes that are none.
    explicit NameClassifier(std::string_view model);

    using Scores = std::array<float, name_class_count>;
    /// The logarithms of the probabilities of the classes.
    [[nodiscard]] Scores classify(const NameInSentence& name) const;

private:
    StringTableView features_;
    PackedRowsView table_;
    NameNetwork network_;
};

}  // namespace relata::syntax
