#include "render/footnotes.hpp"

#include "graph/dot_text.hpp"
#include "render/dot_style.hpp"
#include "render/palette.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

namespace relata {
namespace {

constexpr std::size_t quote_columns = 66;
constexpr std::size_t place_columns = 76;
constexpr std::size_t longest_quote = 1'000;
constexpr std::string_view no_break = "\u00A0";

std::string without_breaks(std::string text) {
    for (auto at = text.find(' '); at != std::string::npos; at = text.find(' ', at)) {
        text.replace(at, 1, no_break);
    }
    return text;
}

/// One sentence with the numbers that rest on it.
struct Entry {
    std::string markup;
    std::size_t height = 0;
};

/// `when 2020-12 [3, 4], 2021 [5]`, of those that have a date of their own.
std::string dates_text(
    const Graph& graph, const EvidenceList& notes, const std::vector<RelationId>& relations
) {
    std::map<std::string, std::vector<RelationId>> by_date;
    for (const auto id : relations) {
        if (auto when = when_text(graph.relation(id)); !when.empty()) by_date[when].push_back(id);
    }
    std::string text;
    for (const auto& [when, dated] : by_date) {
        text += (text.empty() ? "when " : ", ") + when;
        if (dated.size() != relations.size()) text += no_break.data() + footnote_mark(notes, dated);
    }
    return text;
}

std::string place_text(const Graph& graph, const EvidenceList& notes, const Quotation& quotation) {
    auto text = citation(graph, *quotation.evidence);
    std::vector<std::string> stated;
    for (const auto id : quotation.relations) {
        auto date = stated_text(graph.relation(id));
        if (!date.empty() && std::ranges::find(stated, date) == stated.end()) {
            stated.push_back(std::move(date));
        }
    }
    for (std::size_t i = 0; i < stated.size(); ++i) {
        text += (i != 0 ? ", " : text.empty() ? "stated " : "; stated ") + stated[i];
    }
    if (const auto dates = dates_text(graph, notes, quotation.relations); !dates.empty()) {
        text += (text.empty() ? "" : "; ") + dates;
    }
    return text;
}

Entry entry(
    const std::string& numbers,
    const std::string& words,
    const std::string& place,
    const Paper& colors
) {
    const auto beginning = without_breaks(numbers);
    const auto lines =
        wrapped(beginning + std::string(no_break) + " " + words, quote_columns, quote_columns);
    Entry made;
    made.height = 10 * lines.size() + 5;
    std::string text;
    for (const auto& line : lines) {
        if (text.empty() && line.starts_with(beginning)) {
            text = "<B>" + html_escaped(beginning) + "</B>" +
                   html_escaped(line.substr(beginning.size()));
        } else {
            text += (text.empty() ? "" : "<BR ALIGN=\"LEFT\"/>") + html_escaped(line);
        }
    }
    auto markup = html_font(colors.ink, "8", text + "<BR ALIGN=\"LEFT\"/>");
    if (!place.empty()) {
        std::string source;
        for (const auto& line : wrapped(place, place_columns, place_columns)) {
            source += html_escaped(line) + "<BR ALIGN=\"LEFT\"/>";
            made.height += 9;
        }
        markup += html_font(colors.muted, "7", source);
    }
    // A line of nothing keeps entries apart. Each as a row of a table would be spread over the
    // height of the longest column.
    made.markup = markup + html_font(colors.muted, "4", "&#160;<BR ALIGN=\"LEFT\"/>") + "\n";
    return made;
}

std::vector<Entry> entries(const Graph& graph, const EvidenceList& notes, const Paper& colors) {
    std::vector<Entry> all;
    for (const auto& quotation : notes.quotations) {
        const auto& quote = quotation.evidence->quote;
        all.push_back(entry(
            notes.numbers_text(quotation.relations),
            "“" + shortened(one_line(sanitized(quote)), longest_quote) + "”",
            place_text(graph, notes, quotation),
            colors
        ));
    }
    if (!notes.without_quote.empty()) {
        all.push_back(entry(
            notes.numbers_text(notes.without_quote),
            "rest on no sentence that was kept",
            dates_text(graph, notes, notes.without_quote),
            colors
        ));
    }
    return all;
}

/// Into so many columns, one after the other, the tallest as low as can be. Gives where each ends.
std::vector<std::size_t> column_ends(const std::vector<Entry>& all, std::size_t columns) {
    const auto ends_within = [&](std::size_t capacity) {
        std::vector<std::size_t> ends;
        std::size_t height = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (height != 0 && height + all[i].height > capacity) {
                ends.push_back(i);
                height = 0;
            }
            height += all[i].height;
        }
        ends.push_back(all.size());
        return ends;
    };
    std::size_t low = 0;
    auto high = std::accumulate(
        all.begin(),
        all.end(),
        std::size_t{1},
        [](std::size_t sum, const Entry& each) { return sum + each.height; }
    );
    while (low + 1 < high) {
        const auto middle = low + (high - low) / 2;
        (ends_within(middle).size() <= columns ? high : low) = middle;
    }
    return ends_within(high);
}

std::string table(const std::vector<Entry>& all, std::size_t columns, const Paper& colors) {
    const auto ends = column_ends(all, columns);
    std::string cells;
    std::size_t begin = 0;
    for (const auto end : ends) {
        cells += "<TD ALIGN=\"LEFT\" BALIGN=\"LEFT\" VALIGN=\"TOP\">";
        for (; begin < end; ++begin) cells += all[begin].markup;
        cells += "</TD>\n";
    }
    const auto heading = html_font(colors.ink, "10", "<B>Evidence</B>") +
                         html_font(
                             colors.muted,
                             "8",
                             "&#160;&#160;&#160;the sentence behind each number; <I>stated</I> is "
                             "when it was said, <I>when</I> is when it happens"
                         );
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"4\" CELLPADDING=\"2\">\n<TR><TD "
           "ALIGN=\"LEFT\" COLSPAN=\"" +
           std::to_string(ends.size()) + "\">" + heading + "</TD></TR>\n<TR>" + cells +
           "</TR></TABLE>";
}

}  // namespace

EvidenceList footnotes_of(
    const Graph& graph, const std::vector<RelationId>& relations, const DrawOptions& options
) {
    if (options.footnotes == Footnotes::none) return {};
    return numbered_evidence(graph, relations);
}

EvidenceList footnotes_among(const EvidenceList& notes, const std::vector<RelationId>& drawn) {
    const std::set<RelationId> kept(drawn.begin(), drawn.end());
    auto list = notes;
    const auto is_gone = [&](RelationId id) { return !kept.contains(id); };
    std::erase_if(list.relations, is_gone);
    std::erase_if(list.without_quote, is_gone);
    std::erase_if(list.numbers, [&](const auto& one) { return is_gone(one.first); });
    for (auto& quotation : list.quotations) std::erase_if(quotation.relations, is_gone);
    std::erase_if(list.quotations, [](const Quotation& one) { return one.relations.empty(); });
    return list;
}

std::string footnote_mark(const EvidenceList& notes, const std::vector<RelationId>& relations) {
    const auto numbers = notes.numbers_text(relations);
    return numbers.empty() ? numbers : "[" + without_breaks(numbers) + "]";
}

std::string marked_html(const std::string& text, const std::string& mark, const Theme& theme) {
    const bool is_marked = !mark.empty() && text.ends_with(mark);
    const auto words = text.substr(0, text.size() - (is_marked ? mark.size() : 0));
    std::string out;
    std::size_t begin = 0;
    while (begin <= words.size()) {
        const auto end = std::min(words.find('\n', begin), words.size());
        out += (begin == 0 ? "" : "<BR/>") + html_escaped(words.substr(begin, end - begin));
        begin = end + 1;
    }
    if (is_marked) out += html_font(paper(theme).muted, "7", html_escaped(mark));
    return out;
}

std::string footnote_statement(
    const Graph& graph, const EvidenceList& notes, const DrawOptions& options
) {
    if (options.footnotes != Footnotes::list || notes.relations.empty()) return {};
    const auto& colors = paper(options.theme);
    const auto all = entries(graph, notes, colors);
    DotAttributes attributes;
    for (std::size_t i = 0; i < footnote_attributes.size() && i < all.size(); ++i) {
        attributes.html(footnote_attributes.at(i), table(all, i + 1, colors));
    }
    return "graph" + attributes.text() + ";\n";
}

}  // namespace relata
