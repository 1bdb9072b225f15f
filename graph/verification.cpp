#include "graph/verification.hpp"

namespace relata {
namespace {

/// Calls `visit` with each quotation and its evidence.
template <typename Visit>
void each_quotation(const Graph& graph, Visit visit) {
    for (const auto id : graph.relations()) {
        const auto& evidence = graph.relation(id).evidence;
        for (std::size_t n = 0; n < evidence.size(); ++n) visit(Quotation{id, n}, evidence[n]);
    }
}

void check(
    QuotationReport& report, Quotation quotation, const Evidence& evidence, std::string_view text
) {
    ++report.checked;
    if (!stands_in(evidence, text)) report.mismatches.push_back(quotation);
}

}  // namespace

bool stands_in(const Evidence& evidence, std::string_view text) {
    return evidence.begin <= evidence.end && evidence.end <= text.size() &&
           text.substr(evidence.begin, evidence.end - evidence.begin) == evidence.quote;
}

QuotationReport verify_quotations(const Graph& graph) {
    QuotationReport report;
    each_quotation(graph, [&](Quotation quotation, const Evidence& evidence) {
        const auto& text = graph.document(evidence.document).text;
        if (text.empty()) {
            ++report.unchecked;
        } else {
            check(report, quotation, evidence, text);
        }
    });
    return report;
}

QuotationReport verify_quotations(const Graph& graph, DocumentId document, std::string_view text) {
    QuotationReport report;
    each_quotation(graph, [&](Quotation quotation, const Evidence& evidence) {
        if (evidence.document == document) check(report, quotation, evidence, text);
    });
    return report;
}

}  // namespace relata
