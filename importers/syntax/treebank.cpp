#include "importers/syntax/treebank.hpp"

#include "graph/error.hpp"
#include "importers/text_lines.hpp"

#include <array>
#include <charconv>

namespace relata::syntax {
namespace {

enum Column : std::size_t { id, form, lemma, pos, tag, features, head, label, column_count };

std::array<std::string_view, column_count> columns_of(
    std::string_view line, const Location& place
) {
    std::array<std::string_view, column_count> columns;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < column_count; ++i) {
        if (begin > line.size()) throw InputError(place, "expected ten columns parted by tabs");
        const auto end = std::min(line.find('\t', begin), line.size());
        columns[i] = line.substr(begin, end - begin);
        begin = end + 1;
    }
    return columns;
}

}  // namespace

std::vector<TreebankSentence> read_treebank(std::string_view conllu, const std::string& source) {
    std::vector<TreebankSentence> sentences;
    TreebankSentence sentence;
    std::size_t number = 0;
    const auto place = [&] { return Location{source, number, 1}; };
    const auto finish = [&] {
        for (const auto& word : sentence) {
            if (word.head > sentence.size()) {
                throw InputError(place(), "a head of the sentence above is none of its words");
            }
        }
        if (!sentence.empty()) sentences.push_back(std::move(sentence));
        sentence.clear();
    };
    LinesView lines(conllu);
    LineView line;
    while (lines.next(line)) {
        ++number;
        if (line.text.empty()) {
            finish();
            continue;
        }
        if (line.text.front() == '#') continue;
        const auto columns = columns_of(line.text, place());
        if (columns[id].find_first_of("-.") != std::string_view::npos) continue;
        TreebankWord word{
            std::string(columns[form]),
            std::string(columns[pos]),
            std::string(columns[tag]),
            0,
            std::string(columns[label])};
        const auto* end = columns[head].data() + columns[head].size();
        const auto [stop, error] = std::from_chars(columns[head].data(), end, word.head);
        if (error != std::errc{} || stop != end) {
            throw InputError(place(), "expected the number of a word as head");
        }
        sentence.push_back(std::move(word));
    }
    finish();
    return sentences;
}

}  // namespace relata::syntax
