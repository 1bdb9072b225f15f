#include "importers/syntax/known_names.hpp"

#include "importers/syntax/embedded.hpp"
#include "importers/syntax/sorted_lines.hpp"

namespace relata::syntax {

KnownName find_known_name(std::string_view folded_name) {
    static const SortedLines names(embedded_known_names());
    auto line = names.find(folded_name);
    take_column(line);
    KnownName known;
    known.is_female = line.find('f') != std::string_view::npos;
    known.is_male = line.find('m') != std::string_view::npos;
    known.is_company = line.find('o') != std::string_view::npos;
    known.is_surname = line.find('s') != std::string_view::npos;
    known.is_place = line.find('p') != std::string_view::npos;
    return known;
}

}  // namespace relata::syntax
