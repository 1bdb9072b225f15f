#pragma once

#include "importers/syntax/name_classifier.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace relata::training {

/// A sentence with names marked.
struct NamedSentence {
    struct Name {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string label;  ///< as the file has it: `LOC`, `politician`
    };
    std::vector<std::string> words;
    std::vector<Name> names;
};

/// Reads words with B- and I- marks, one a line, sentences parted by empty lines: two columns
/// (word, mark; CoNLL) or three and more with a number first (number, word, mark; Universal NER). A
/// name that begins with I- begins where the mark changes. Lines that begin with `# ` are left out.
std::vector<NamedSentence> read_named_sentences(std::string_view text);

/// A name, or words with a capital that are none, as the classifier shall see them.
struct NameExample {
    std::vector<std::string> words;  ///< of the sentence
    std::size_t begin = 0;
    std::size_t end = 0;
    syntax::NameClass what = syntax::NameClass::none;
};

/// The names whose labels are known, and as `none` the runs of words with a capital outside of all
/// names. Labels that are no names of things (dates, nationalities, genres) are left out.
std::vector<NameExample> name_examples(const std::vector<NamedSentence>& sentences);

/// Learns the classifier: `epochs` passes by AdaGrad (Duchi, Hazan and Singer, 2011) in a fixed
/// order. The bytes of a model. Deterministic.
std::string train_names(const std::vector<NameExample>& examples, std::size_t epochs);

}  // namespace relata::training
