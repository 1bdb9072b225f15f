#pragma once

#include <string_view>

namespace relata::syntax {

/// Files the program carries with it.
std::string_view embedded_model();       ///< english.model, CC BY-SA 4.0: see the licence beside it
std::string_view embedded_vectors();     ///< english.vectors, public domain
std::string_view embedded_word_net();    ///< lexicon/wordnet.tsv
std::string_view embedded_noun_kinds();  ///< lexicon/noun_kinds.tsv
std::string_view embedded_known_names();  ///< lexicon/known_names.tsv
std::string_view embedded_name_model();   ///< names.model, CC BY-SA 4.0, like the parser's

}  // namespace relata::syntax
