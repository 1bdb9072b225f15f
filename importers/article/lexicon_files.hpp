#pragma once

#include "importers/article/lexicon.hpp"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace relata::article {

/// The files of the lexicon relata ships, sorted by name: `lexicon/abbreviations.tsv`, … Their
/// bytes live as long as the program.
const std::vector<LexiconFile>& shipped_lexicon();

/// The lexicon relata ships with the files of a folder in it: `verbs.tsv` replaces the shipped file
/// of that name, the rows of `verbs.more.tsv` are added to it (or to the one that replaces it).
/// Hidden files are left alone. Throws InputError: a file of another name, a folder in it, and what
/// is wrong with the tables, with file, line and column.
std::shared_ptr<const Lexicon> read_lexicon(const std::string& folder);

/// `verbs.tsv` for `some/folder/verbs.tsv`.
std::string_view file_name(std::string_view path);

/// `verbs.more.tsv` for `verbs.tsv`.
std::string name_of_more(std::string_view name);

}  // namespace relata::article
