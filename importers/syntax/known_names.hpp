#pragma once

#include <string_view>

namespace relata::syntax {

/// What a name is in the lists of lexicon/known_names.tsv: towns of 15,000 people and more, the
/// commonest given names and surnames of many countries, companies traded in the United States. A
/// name may be several or none.
struct KnownName {
    bool is_female = false;  ///< a woman's given name
    bool is_male = false;
    bool is_company = false;
    bool is_surname = false;
    bool is_place = false;

    [[nodiscard]] bool is_given() const { return is_female || is_male; }
};

/// `name` as fold_name makes it: "san jose". O(log n).
KnownName find_known_name(std::string_view folded_name);

}  // namespace relata::syntax
