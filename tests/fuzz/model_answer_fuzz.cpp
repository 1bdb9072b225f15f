// What a model answers: whatever it is, what is kept of it stands in the text.

#include "importers/model/answer.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

using namespace relata;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const std::string text =
        "Norway and Chile signed a treaty on\nfishing in Oslo. They will meet again in May.";
    const auto end_of_first = text.find('.') + 1;
    const std::vector<article::Span> spans{{0, end_of_first}, {end_of_first + 1, text.size()}};
    static const auto sentences = model::number_sentences(text, spans);
    const auto& lexicon = article::Lexicon::standard();
    static const auto words = model::vocabulary(lexicon);
    const auto answer = model::check_answer(
        {reinterpret_cast<const char*>(data), size}, sentences, 0, 2, words, lexicon
    );
    for (const auto& relation : answer.relations) {
        const auto& span = spans.at(relation.sentence);
        const bool is_inside = relation.evidence.begin >= span.begin &&
                               relation.evidence.end <= span.end &&
                               relation.evidence.begin < relation.evidence.end;
        const bool is_known = std::ranges::binary_search(words.types, relation.type) &&
                              !article::kind_name(relation.source.kind).empty() &&
                              !article::kind_name(relation.target.kind).empty();
        if (!is_inside || !is_known || relation.source.name.empty()) std::abort();
    }
    static_cast<void>(model::repair_request(answer));
    return 0;
}
