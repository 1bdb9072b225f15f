#pragma once

#include "importers/syntax/matrix.hpp"
#include "importers/syntax/model.hpp"

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
    event,  ///< elections, awards, wars, conferences
    work,   ///< books, songs, products, machines
    none    ///< no name: the first word of a sentence
};
inline constexpr std::size_t name_class_count = 6;

/// What the classifier sees of a name and its sentence, as text: a letter for where it was found,
/// then what. In three groups, each of which is hidden at times while learning.
struct NameFeatures {
    std::vector<std::string> words;    ///< the words themselves
    std::vector<std::string> marks;    ///< endings, shape, lists of names, WordNet
    std::vector<std::string> context;  ///< two words on each side
};

/// The features of words [begin, end) of a sentence.
NameFeatures find_name_features(
    std::span<const std::string_view> words, std::size_t begin, std::size_t end
);

/// The words whose vectors are looked at: the first and last of the name, all of it (their mean),
/// two on each side. An empty list where there is none.
inline constexpr std::size_t name_vector_count = 7;
std::array<std::vector<std::string_view>, name_vector_count> name_vector_words(
    std::span<const std::string_view> words, std::size_t begin, std::size_t end
);

/// The numbers of the classifier: one hidden layer between features and classes.
struct NameNetwork {
    Matrix vectors;  ///< name_vector_count × dimensions of a word vector, × hidden
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
    /// The logarithms of the probabilities of the classes of words [begin, end), begin < end.
    [[nodiscard]] Scores classify(
        std::span<const std::string_view> words, std::size_t begin, std::size_t end
    ) const;

private:
    StringTableView features_;
    PackedRowsView table_;
    NameNetwork network_;
};

}  // namespace relata::syntax
