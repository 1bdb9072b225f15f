#include "render/evidence_list.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace relata {
namespace {

/// Where evidence stands. What stands in no document has the greatest document id: it comes last.
using Place = std::tuple<DocumentId, std::size_t, std::size_t, std::string_view>;

Place place_of(const Evidence& evidence) {
    return {evidence.document, evidence.begin, evidence.end, evidence.quote};
}

}  // namespace

std::string EvidenceList::numbers_text(const std::vector<RelationId>& some) const {
    std::vector<std::size_t> sorted;
    for (const auto id : some) {
        if (const auto found = numbers.find(id); found != numbers.end()) {
            sorted.push_back(found->second);
        }
    }
    std::ranges::sort(sorted);
    std::string text;
    for (std::size_t begin = 0; begin < sorted.size();) {
        auto end = begin + 1;
        while (end < sorted.size() && sorted[end] <= sorted[end - 1] + 1) ++end;
        text += (text.empty() ? "" : ", ") + std::to_string(sorted[begin]);
        const auto last = sorted[end - 1];
        // Two in a row are no run: 3, 4.
        if (last == sorted[begin] + 1) text += ", " + std::to_string(last);
        if (last > sorted[begin] + 1) text += "–" + std::to_string(last);
        begin = end;
    }
    return text;
}

EvidenceList numbered_evidence(const Graph& graph, const std::vector<RelationId>& relations) {
    std::map<RelationId, Place> earliest;
    EvidenceList list;
    for (const auto id : relations) {
        const auto& evidence = graph.relation(id).evidence;
        if (evidence.empty()) {
            list.without_quote.push_back(id);
            continue;
        }
        auto place = place_of(evidence.front());
        for (const auto& piece : evidence) place = std::min(place, place_of(piece));
        earliest.emplace(id, place);
    }
    auto& unquoted = list.without_quote;
    std::ranges::sort(unquoted);
    unquoted.erase(std::unique(unquoted.begin(), unquoted.end()), unquoted.end());

    for (const auto& [id, place] : earliest) list.relations.push_back(id);
    std::ranges::stable_sort(list.relations, {}, [&](RelationId id) { return earliest.at(id); });
    list.relations.insert(
        list.relations.end(), list.without_quote.begin(), list.without_quote.end()
    );

    std::map<Place, Quotation> quotations;
    for (const auto id : list.relations) {
        list.numbers.emplace(id, list.numbers.size() + 1);
        for (const auto& evidence : graph.relation(id).evidence) {
            auto& quotation = quotations[place_of(evidence)];
            if (quotation.evidence == nullptr) quotation.evidence = &evidence;
            auto& resting = quotation.relations;
            if (resting.empty() || resting.back() != id) resting.push_back(id);
        }
    }
    for (auto& [place, quotation] : quotations) list.quotations.push_back(std::move(quotation));
    return list;
}

}  // namespace relata
