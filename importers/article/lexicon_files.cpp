#include "importers/article/lexicon_files.hpp"

#include "graph/error.hpp"
#include "graph/names.hpp"
#include "importers/input_text.hpp"
#include "importers/registry.hpp"

#include <algorithm>
#include <lexicon.hpp>
#include <span>

namespace relata::article {
namespace {

constexpr std::string_view ending = ".tsv";
constexpr std::string_view ending_of_more = ".more.tsv";

/// The shipped file a file replaces or adds to.
std::string base_of(std::string_view name) {
    if (!name.ends_with(ending_of_more)) return std::string(name);
    name.remove_suffix(ending_of_more.size());
    return std::string(name) + std::string(ending);
}

[[noreturn]] void fail_unknown_file(const std::string& path) {
    const std::string name(file_name(path));
    std::vector<std::string> names;
    std::string list;
    for (const auto& file : shipped_lexicon()) {
        names.emplace_back(file_name(file.name));
        list += (list.empty() ? "" : ", ") + names.back();
    }
    const auto nearest = nearest_word(base_of(name), names);
    throw InputError(
        {path},
        "no file of the lexicon is called so; " +
            (nearest.empty() ? "" : "did you mean \"" + nearest + "\"? ") + "expected one of " +
            list + ", or, to add rows to one, verbs.more.tsv and the like"
    );
}

}  // namespace

std::string_view file_name(std::string_view path) {
    return path.substr(path.rfind('/') + 1);  // npos + 1 is 0
}

std::string name_of_more(std::string_view name) {
    return std::string(name.substr(0, name.size() - ending.size())) + std::string(ending_of_more);
}

std::shared_ptr<const Lexicon> read_lexicon(const std::string& folder) {
    auto files = shipped_lexicon();
    std::vector<Source> own;  // must outlive what is read from it
    for (const auto& path : source_files(folder)) own.push_back(read_source(path));
    for (const auto& source : own) {
        const auto parent =
            source.name.substr(0, source.name.size() - file_name(source.name).size());
        const bool is_inside = parent == folder || parent == folder + '/' || source.name == folder;
        const auto base = base_of(file_name(source.name));
        const auto shipped = std::span(files).first(shipped_lexicon().size());
        const auto replaced = std::ranges::find(shipped, base, [](const LexiconFile& file) {
            return base_of(file_name(file.name));
        });
        if (!is_inside || replaced == shipped.end()) fail_unknown_file(source.name);
        require_text(source.bytes, source.name);
        const LexiconFile file{source.name, without_bom(source.bytes)};
        if (file_name(source.name) == base) {
            *replaced = file;
        } else {
            files.push_back(file);
        }
    }
    return std::make_shared<const Lexicon>(files);
}

const std::vector<LexiconFile>& shipped_lexicon() {
    static const std::vector<LexiconFile> files{
        {"lexicon/abbreviations.tsv", relata::lexicon::abbreviations_tsv},
        {"lexicon/cities.tsv", relata::lexicon::cities_tsv},
        {"lexicon/countries.tsv", relata::lexicon::countries_tsv},
        {"lexicon/deeds.tsv", relata::lexicon::deeds_tsv},
        {"lexicon/frames.tsv", relata::lexicon::frames_tsv},
        {"lexicon/given_names.tsv", relata::lexicon::given_names_tsv},
        {"lexicon/header_words.tsv", relata::lexicon::header_words_tsv},
        {"lexicon/name_words.tsv", relata::lexicon::name_words_tsv},
        {"lexicon/named_things.tsv", relata::lexicon::named_things_tsv},
        {"lexicon/nouns.tsv", relata::lexicon::nouns_tsv},
        {"lexicon/numbers.tsv", relata::lexicon::numbers_tsv},
        {"lexicon/open.tsv", relata::lexicon::open_tsv},
        {"lexicon/sexes.tsv", relata::lexicon::sexes_tsv},
        {"lexicon/slot_kinds.tsv", relata::lexicon::slot_kinds_tsv},
        {"lexicon/stop_topics.tsv", relata::lexicon::stop_topics_tsv},
        {"lexicon/time.tsv", relata::lexicon::time_tsv},
        {"lexicon/titles.tsv", relata::lexicon::titles_tsv},
        {"lexicon/verbs.tsv", relata::lexicon::verbs_tsv},
        {"lexicon/words.tsv", relata::lexicon::words_tsv},
    };
    return files;
}

}  // namespace relata::article
