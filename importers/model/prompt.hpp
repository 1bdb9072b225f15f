#pragma once

#include "importers/article/lexicon.hpp"
#include "importers/article/segment.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::model {

/// A sentence as a model is sent it: on one line, white space of all sorts as single blanks.
struct NumberedSentence {
    std::string text;
    std::vector<std::size_t> places;  ///< of each byte of `text` in the document, and of its end

    /// Where bytes [begin, end) of `text` stand in the document.
    [[nodiscard]] article::Span span(std::size_t begin, std::size_t end) const;
};

std::vector<NumberedSentence> number_sentences(
    std::string_view document, std::span<const article::Span> sentences
);

/// What a model may answer with.
struct Vocabulary {
    std::vector<std::string> types;  ///< sorted
    std::vector<std::string> kinds;
};

/// The relations the frames and titles of a lexicon state, and the kinds of thing it knows.
Vocabulary vocabulary(const article::Lexicon& lexicon);

/// What the model is to do: the system's message.
std::string instructions(const Vocabulary& vocabulary);

/// Sentences [begin, end) of an article, numbered from 1, to be read; those from `first` on before
/// them for what words refer to.
std::string question(
    std::span<const NumberedSentence> sentences,
    std::size_t first,
    std::size_t begin,
    std::size_t end
);

/// The JSON schema of an answer.
std::string answer_schema(const Vocabulary& vocabulary);

}  // namespace relata::model
