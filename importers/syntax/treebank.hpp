#pragma once

#include "importers/input_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata::syntax {

/// A word of an annotated sentence.
struct TreebankWord {
    std::string form;
    std::string pos;       ///< universal part of speech, `VERB`
    std::string tag;       ///< the treebank's own, of the Penn tag set: `VBD`
    std::size_t head = 0;  ///< counted from 1; 0 is the root
    std::string label;     ///< `nsubj:pass`
};
using TreebankSentence = std::vector<TreebankWord>;

/// Reads CoNLL-U (universaldependencies.org/format): the words, not the multi-word tokens (`1-2`)
/// and empty nodes (`8.1`). Throws InputError with file and line for a line of fewer than eight
/// columns and a head that is no word of its sentence. O(bytes).
std::vector<TreebankSentence> read_treebank(std::string_view conllu, const std::string& source);

}  // namespace relata::syntax
