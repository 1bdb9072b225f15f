#include "render/terminal.hpp"

#include "graph/dot_text.hpp"
#include "graph/explanation.hpp"
#include "graph/names.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace relata {
namespace {

constexpr std::size_t least_width = 20;

/// What a span of text is; each has a look of its own when colors are wanted.
enum class Ink { plain, name, relation, muted };

class Pen {
public:
    explicit Pen(const TerminalStyle& style)
        : color_(style.color), width_(std::max(style.width, least_width)) {}

    [[nodiscard]] std::string in(Ink ink, const std::string& text) const {
        if (!color_ || text.empty() || ink == Ink::plain) return text;
        const auto* code = ink == Ink::name       ? "\x1b[1m"
                           : ink == Ink::relation ? "\x1b[36m"
                                                  : "\x1b[2m";
        return code + text + "\x1b[0m";
    }

    /// Wrapped behind `first` on the first line and `next` on the others, which are equally wide.
    [[nodiscard]] std::string block(
        const std::string& first, const std::string& next, Ink ink, std::string_view text
    ) const {
        const auto used = display_width(first);
        std::string out;
        for (const auto& line : wrap(text, width_ > used + 10 ? width_ - used : 10)) {
            out += (out.empty() ? first : next) + in(ink, line) + "\n";
        }
        return out;
    }

private:
    bool color_;
    std::size_t width_;
};

std::string name_of(const Graph& graph, EntityId id) {
    return one_line(printable(graph.entity(id).name));
}

/// `2020-11, planned or expected`, or `stated 2020-11-24`; empty when nothing is known.
std::string circumstances(const Relation& relation) {
    auto text = when_text(relation);
    if (const auto stated = stated_text(relation); text.empty() && !stated.empty()) {
        text = "stated " + stated;
    }
    if (const auto status = status_of(relation); status != Status::asserted) {
        text += (text.empty() ? "" : ", ") + std::string(status_words(status));
    }
    return text;
}

/// Quotations with their places, each line behind `margin`.
std::string evidence_block(
    const Graph& graph, const Relation& relation, const std::string& margin, const Pen& pen
) {
    std::string out;
    for (const auto& evidence : relation.evidence) {
        if (!evidence.quote.empty()) {
            out += pen.block(
                margin, margin + " ", Ink::plain, "“" + one_line(printable(evidence.quote)) + "”"
            );
        }
        if (const auto place = printable(citation(graph, evidence)); !place.empty()) {
            out += pen.block(margin, margin, Ink::muted, place);
        }
    }
    return out;
}

std::string arrowed_words(const Graph& graph, Arc arc) {
    const auto& relation = graph.relation(arc.relation);
    const auto words = relation_words(graph, relation, arc.forward);
    if (is_mutual(graph, relation)) return "↔ " + words;
    return arc.forward ? words + " →" : "← " + words;
}

std::string step_text(const Graph& graph, Arc arc, const std::string& margin, const Pen& pen) {
    const auto& relation = graph.relation(arc.relation);
    auto words = arrowed_words(graph, arc);
    if (const auto known = circumstances(relation); !known.empty()) words += "  (" + known + ")";
    return pen.block(margin + "│ ", margin + "│   ", Ink::relation, words) +
           evidence_block(graph, relation, margin + "│   ", pen);
}

/// Paths through the same entities: for each step its relations.
struct Route {
    std::vector<EntityId> entities;
    std::vector<std::vector<Arc>> steps;
    std::size_t paths = 0;
};

std::vector<Route> routes_of(const Graph& graph, const std::vector<Path>& paths) {
    std::vector<Route> routes;
    std::map<std::vector<EntityId>, std::size_t> known;
    for (const auto& path : paths) {
        auto entities = entities_of(graph, path);
        const auto [at, is_new] = known.try_emplace(entities, routes.size());
        if (is_new) {
            routes.push_back({std::move(entities), std::vector<std::vector<Arc>>(path.length()), 0}
            );
        }
        auto& route = routes[at->second];
        ++route.paths;
        for (std::size_t i = 0; i < path.length(); ++i) {
            auto& step = route.steps[i];
            if (std::ranges::find(step, path.arcs[i]) == step.end()) step.push_back(path.arcs[i]);
        }
    }
    return routes;
}

/// A stretch of a sentence that is marked.
struct MarkedStretch {
    TextRange range;
    std::string label;
};

/// The sentence with `[label: words]` where its stretches are; ranges are bytes of its document.
std::string marked_sentence(
    const EvidenceExplanation& explanation, std::vector<MarkedStretch> stretches
) {
    std::ranges::sort(stretches, {}, [](const MarkedStretch& stretch) {
        return std::pair(stretch.range.begin, stretch.range.end);
    });
    const std::string_view text = explanation.text;
    const auto words = [&](std::size_t begin, std::size_t end) {
        const auto offset = explanation.sentence.begin;
        return std::string(text.substr(begin - offset, end - begin));
    };
    std::string marked;
    auto at = explanation.sentence.begin;
    for (const auto& [range, label] : stretches) {
        if (range.begin < at) continue;  // one inside the other: the first is marked
        marked += words(at, range.begin) + '[' + label + ": " + words(range.begin, range.end) + ']';
        at = range.end;
    }
    marked += words(at, explanation.sentence.begin + text.size());
    return one_line(printable(marked));
}

std::string naming_words(const Graph& graph, EntityId id, const EndMention& mention) {
    const auto name = "“" + one_line(printable(mention.name)) + "”";
    switch (mention.naming) {
        case Naming::name:
            return name_of(graph, id) + ", by its name";
        case Naming::alias:
            return name_of(graph, id) + ", by its other name " + name;
        case Naming::part:
            return name_of(graph, id) + ", by a part of the name " + name;
        case Naming::reference:
            break;
    }
    return name_of(graph, id) +
           ", not named in this sentence: reference (a pronoun, a role, an adjective)";
}

/// The words of a stretch of the sentence; empty when it is not all inside.
std::string words_in(const EvidenceExplanation& explanation, const TextRange& range) {
    const auto begin = explanation.sentence.begin;
    const bool is_inside = range.begin >= begin && range.end > range.begin &&
                           range.end - begin <= explanation.text.size();
    if (!is_inside) return {};
    const auto words = explanation.text.substr(range.begin - begin, range.end - range.begin);
    return one_line(printable(words));
}

/// `Ebba Busch, by “She”: a pronoun, …`
std::string resolution_text(
    const Graph& graph, EntityId id, const ResolvedEnd& end, const EvidenceExplanation& explanation
) {
    const auto words = words_in(explanation, end.range);
    return name_of(graph, id) + (words.empty() ? ", " : ", by “" + words + "”: ") +
           std::string(resolution_words(end.how));
}

/// Why the ends were looked for by their names.
std::string_view untraced_words(TraceState state) {
    switch (state) {
        case TraceState::no_text:
            return "looked for by their names: there is no text to read again";
        case TraceState::not_found:
            return "looked for by their names: no rule of the article reader gives this relation";
        case TraceState::not_asked:
            return "looked for by their names: the text was not read again";
        case TraceState::found:
            break;
    }
    return "";
}

/// What is marked in a sentence; one mark for both ends where the same words stand for them.
std::vector<MarkedStretch> stretches_of(const EvidenceExplanation& explanation) {
    std::vector<MarkedStretch> stretches;
    if (explanation.trace_state != TraceState::found) {
        const auto mark = [&](const EndMention& mention, const char* which) {
            if (mention.naming != Naming::reference) stretches.push_back({mention.range, which});
        };
        mark(explanation.source, "source");
        mark(explanation.target, "target");
        return stretches;
    }
    const auto& trace = explanation.trace;
    const auto mark = [&](const TextRange& range, const char* which) {
        if (!words_in(explanation, range).empty()) stretches.push_back({range, which});
    };
    if (trace.source.range == trace.target.range) {
        mark(trace.source.range, "source, target");
    } else {
        mark(trace.source.range, "source");
        mark(trace.target.range, "target");
    }
    if (trace.verb) mark(*trace.verb, "verb");
    if (trace.noun) mark(*trace.noun, "noun");
    return stretches;
}

/// `a talk, Xinhua, 2020-11-24`; empty when nothing is known beyond the file.
std::string document_words(const Document& document) {
    std::string words;
    const auto add = [&](const std::string& part) {
        if (!part.empty()) words += (words.empty() ? "" : ", ") + part;
    };
    const auto title = one_line(printable(document.title));
    add(title.empty() ? "" : "“" + title + "”");
    add(one_line(printable(document.publisher)));
    add(document.date ? document.date->text() : "");
    return words;
}

std::string evidence_text(
    const Graph& graph,
    const Relation& relation,
    const Evidence& evidence,
    const EvidenceExplanation& explanation,
    const std::string& label,
    const Pen& pen
) {
    const auto& document = graph.document(evidence.document);
    const std::string margin(label.size(), ' ');
    auto place = document_file(document);
    if (explanation.line != 0) {
        place += ':' + std::to_string(explanation.line) + ':' + std::to_string(explanation.column);
    }
    place += ", bytes " + std::to_string(evidence.begin) + "–" + std::to_string(evidence.end);
    auto out = pen.block(label, margin, Ink::muted, one_line(printable(place)));
    if (const auto words = document_words(document); !words.empty()) {
        out += pen.block(margin, margin, Ink::muted, words);
    }
    if (!explanation.text.empty()) {
        const auto marked = marked_sentence(explanation, stretches_of(explanation));
        out += pen.block(margin, margin + " ", Ink::plain, "“" + marked + "”");
    }
    const auto field = [&](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        out += pen.block(margin + name + ": ", margin + "  ", Ink::plain, value);
    };
    const auto quoted = [&](const std::string& name, const std::optional<TextRange>& range) {
        const auto words = range ? words_in(explanation, *range) : std::string();
        if (!words.empty()) field(name, "“" + words + "”");
    };
    if (explanation.trace_state == TraceState::found) {
        const auto& trace = explanation.trace;
        field("source", resolution_text(graph, relation.source, trace.source, explanation));
        field("target", resolution_text(graph, relation.target, trace.target, explanation));
        quoted("verb", trace.verb);
        quoted("noun", trace.noun);
    } else {
        field("source", naming_words(graph, relation.source, explanation.source));
        field("target", naming_words(graph, relation.target, explanation.target));
        quoted("between", explanation.between);
        field("ends", std::string(untraced_words(explanation.trace_state)));
    }
    auto method = one_line(printable(evidence.method));
    if (evidence.confidence) {
        method += (method.empty() ? "" : ", ") + ("confidence " + to_display(*evidence.confidence));
    }
    field("found by", method);
    if (!explanation.stands) {
        field("check", "the text was not kept");
    } else if (!*explanation.stands) {
        field("check", "the words do not stand there in the kept text");
    }
    return out;
}

bool is_number(std::string_view text) {
    return !text.empty() && text.find_first_not_of("0123456789.,-+%") == std::string_view::npos &&
           text.find_first_of("0123456789") != std::string_view::npos;
}

std::string padded(const std::string& text, std::size_t width, bool to_the_right) {
    const auto used = display_width(text);
    const auto blanks = std::string(width > used ? width - used : 0, ' ');
    return to_the_right ? blanks + text : text + blanks;
}

}  // namespace

std::string printable(std::string_view text) {
    return sanitized(text);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
    const auto columns = std::max<std::size_t>(width, 1);
    return wrapped(text, columns, columns);
}

std::string paths_text(
    const Graph& graph, const std::vector<Path>& paths, const TerminalStyle& style
) {
    const Pen pen(style);
    std::string out;
    std::size_t number = 0;
    for (const auto& route : routes_of(graph, paths)) {
        if (number++ != 0) out += '\n';
        const auto label = std::to_string(number) + ". ";
        const std::string margin(label.size(), ' ');
        out += pen.block(label, margin, Ink::name, name_of(graph, route.entities.front()));
        for (std::size_t i = 0; i < route.steps.size(); ++i) {
            for (const auto arc : route.steps[i]) out += step_text(graph, arc, margin, pen);
            out += pen.block(margin, margin, Ink::name, name_of(graph, route.entities[i + 1]));
        }
        if (route.paths > 1) {
            out += pen.block(
                margin,
                margin,
                Ink::muted,
                counted(route.paths, "path", "paths") +
                    " through these entities, by parallel relations"
            );
        }
    }
    return out;
}

std::string entity_text(const Graph& graph, EntityId id, const TerminalStyle& style) {
    const Pen pen(style);
    const auto& entity = graph.entity(id);
    auto out = pen.block("", "", Ink::name, name_of(graph, id));
    std::vector<std::string> kinds;
    for (const auto kind : entity.kinds) {
        kinds.push_back(one_line(printable(graph.schema().kind(kind).name)));
    }
    const auto field = [&](const std::string& name, const std::string& value) {
        const auto label = "  " + name + ": ";
        out += pen.block(label, std::string(4, ' '), Ink::plain, value);
    };
    if (!kinds.empty()) field("kind", enumerated(kinds));
    field("id", one_line(printable(entity.id)));
    if (!entity.aliases.empty()) {
        std::string aliases;
        for (const auto& alias : entity.aliases) {
            aliases += (aliases.empty() ? "" : ", ") + one_line(printable(alias));
        }
        field("also", aliases);
    }
    for (const auto& property : entity.properties) {
        field(one_line(printable(property.name)), one_line(printable(to_display(property.value))));
    }

    std::vector<Arc> arcs;
    for (const auto arc : graph.out_arcs(id)) arcs.push_back(arc);
    for (const auto arc : graph.in_arcs(id)) {
        const auto& relation = graph.relation(arc.relation);
        // A loop and an undirected relation are among the out-arcs already.
        if (relation.directed && relation.source != relation.target) {
            arcs.push_back({arc.relation, false});
        }
    }
    out += "\n" + pen.in(Ink::muted, counted(arcs.size(), "relation", "relations")) + "\n";
    for (const auto arc : arcs) {
        const auto& relation = graph.relation(arc.relation);
        auto line = arrowed_words(graph, arc) + " " +
                    name_of(graph, arc.forward ? relation.target : relation.source);
        if (const auto known = circumstances(relation); !known.empty()) line += "  (" + known + ")";
        out += pen.block("  ", "    ", Ink::relation, line);
        out += evidence_block(graph, relation, "      ", pen);
    }
    return out;
}

std::string relation_text(
    const Graph& graph,
    RelationId id,
    std::span<const EvidenceExplanation> explanations,
    const TerminalStyle& style
) {
    const Pen pen(style);
    const auto& relation = graph.relation(id);
    const auto heading = one_line(printable(relation.id)) + ": ";
    auto out =
        pen.block(heading, std::string(4, ' '), Ink::name, relation_sentence(graph, relation));
    const auto field = [&](const std::string& name, const std::string& value) {
        if (value.empty()) return;
        out += pen.block("  " + name + ": ", std::string(4, ' '), Ink::plain, value);
    };
    const auto end = [&](EntityId entity) {
        const auto kind = one_line(printable(graph.kind_name(entity)));
        const auto text =
            name_of(graph, entity) + " (" + one_line(printable(graph.entity(entity).id));
        return text + (kind.empty() ? ")" : ", " + kind + ")");
    };
    field("source", end(relation.source));
    field(
        "type", one_line(printable(graph.type_name(id))) + (relation.directed ? "" : ", undirected")
    );
    field("target", end(relation.target));
    if (!relation.properties.contains("status")) field("status", "asserted (not given)");
    for (const auto& property : relation.properties) {
        field(one_line(printable(property.name)), one_line(printable(to_display(property.value))));
    }
    out += "\n" + pen.in(Ink::muted, counted(relation.evidence.size(), "quotation", "quotations")) +
           "\n";
    for (std::size_t n = 0; n < relation.evidence.size(); ++n) {
        const auto label = "  " + std::to_string(n + 1) + ". ";
        out += "\n" +
               evidence_text(graph, relation, relation.evidence[n], explanations[n], label, pen);
    }
    return out;
}

std::string table_text(
    const std::vector<std::string>& headings,
    const std::vector<std::vector<std::string>>& rows,
    const TerminalStyle& style
) {
    if (headings.empty()) return {};
    const Pen pen(style);
    const auto columns = headings.size();
    const auto cell = [](const std::vector<std::string>& row, std::size_t column) {
        return column < row.size() ? one_line(printable(row[column])) : std::string();
    };

    std::vector<std::size_t> widths(columns);
    std::vector<bool> numbers(columns, !rows.empty());
    for (std::size_t column = 0; column < columns; ++column) {
        widths[column] = display_width(cell(headings, column));
        for (const auto& row : rows) {
            const auto text = cell(row, column);
            widths[column] = std::max(widths[column], display_width(text));
            if (!text.empty() && !is_number(text)) numbers[column] = false;
        }
    }

    constexpr std::size_t gap = 2;
    std::size_t before_last = 0;
    for (std::size_t column = 0; column + 1 < columns; ++column)
        before_last += widths[column] + gap;
    const auto total = std::max(style.width, least_width);
    // Even when the other columns fill the line, the last one gets some room.
    const auto room = std::max(total > before_last ? total - before_last : 0, least_width);
    widths.back() = std::min(widths.back(), room);

    std::string out;
    const auto add_row = [&](const std::vector<std::string>& row, Ink ink) {
        std::string line;
        for (std::size_t column = 0; column + 1 < columns; ++column) {
            line += pen.in(ink, padded(cell(row, column), widths[column], numbers[column]));
            line += std::string(gap, ' ');
        }
        for (const auto& part : wrap(cell(row, columns - 1), room)) {
            const bool right = numbers[columns - 1];
            out += line + pen.in(ink, right ? padded(part, widths.back(), true) : part);
            while (out.ends_with(' ')) out.pop_back();
            out += '\n';
            line = std::string(before_last, ' ');
        }
    };
    add_row(headings, Ink::muted);
    for (const auto& row : rows) add_row(row, Ink::plain);
    return out;
}

}  // namespace relata
