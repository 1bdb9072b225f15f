#include "cli/commands.hpp"
#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/error.hpp"
#include "graph/explanation.hpp"
#include "importers/article/trace.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct ExplainCommand {
    std::string graph;
    std::vector<std::string> relation;  ///< an id, or source, type, target
    ReadOptions read;
};

/// Relations from one entity to another, and undirected ones between the two.
std::vector<RelationId> relations_from_to(const Graph& graph, EntityId source, EntityId target) {
    std::vector<RelationId> found;
    for (const auto arc : graph.out_arcs(source)) {
        if (graph.arc_target(arc) == target) found.push_back(arc.relation);
    }
    return found;
}

/// `r4 MET_WITH 2020, r9 VISITED`
std::string listed(const Graph& graph, const std::vector<RelationId>& relations) {
    constexpr std::size_t shown = 8;
    std::string text;
    for (std::size_t i = 0; i < relations.size() && i < shown; ++i) {
        const auto& relation = graph.relation(relations[i]);
        text += (i == 0 ? "" : ", ") + relation.id + ' ' + graph.type_name(relations[i]);
        if (const auto when = when_text(relation); !when.empty()) text += ' ' + when;
    }
    if (relations.size() > shown) text += ", …";
    return one_line(printable(text));
}

RelationId relation_between(const Graph& graph, const std::vector<std::string>& words) {
    const auto source = the_entity(graph, words[0]);
    const auto target = the_entity(graph, words[2]);
    const auto type = the_type(graph, words[1]);
    const auto all = relations_from_to(graph, source, target);
    std::vector<RelationId> of_type;
    for (const auto id : all) {
        if (graph.relation(id).type == type) of_type.push_back(id);
    }
    if (of_type.size() == 1) return of_type.front();
    const auto what = one_line(printable(
        graph.schema().type(type).name + " from \"" + graph.entity(source).name + "\" to \"" +
        graph.entity(target).name + '"'
    ));
    if (of_type.empty()) {
        throw InputError(
            {},
            "there is no relation " + what +
                (all.empty() ? "; `relata list GRAPH relations` shows them all"
                             : "; there is: " + listed(graph, all))
        );
    }
    throw InputError(
        {},
        "there are " + std::to_string(of_type.size()) + " relations " + what +
            "; say which by its id: " + listed(graph, of_type)
    );
}

RelationId wanted_relation(const Graph& graph, const std::vector<std::string>& words) {
    if (words.size() == 1) return the_relation(graph, words.front());
    if (words.size() == 3) return relation_between(graph, words);
    throw InputError(
        {},
        "expected the id of a relation, or SOURCE TYPE TARGET; found " +
            std::to_string(words.size()) + " words"
    );
}

PropertyMap range_json(const TextRange& range) {
    return {{"begin", count_json(range.begin)}, {"end", count_json(range.end)}};
}

PropertyMap end_json(const Graph& graph, EntityId id, const EndMention& mention) {
    PropertyMap end{{"entity", graph.entity(id).id}, {"named_by", naming_name(mention.naming)}};
    if (mention.naming == Naming::reference) return end;
    end.set("name", mention.name);
    end.set("begin", count_json(mention.range.begin));
    end.set("end", count_json(mention.range.end));
    return end;
}

/// A stretch of the document with its words; null when it is empty.
PropertyValue stretch_json(const Document& document, const TextRange& range) {
    if (range.begin >= range.end || range.end > document.text.size()) return {};
    auto stretch = range_json(range);
    stretch.set("text", document.text.substr(range.begin, range.end - range.begin));
    return stretch;
}

PropertyMap resolved_json(const Document& document, const ResolvedEnd& end) {
    return {{"how", resolution_name(end.how)}, {"words", stretch_json(document, end.range)}};
}

std::string_view state_name(TraceState state) {
    switch (state) {
        case TraceState::no_text:
            return "no_text";
        case TraceState::not_found:
            return "not_found";
        case TraceState::found:
            return "found";
        case TraceState::not_asked:
            break;
    }
    return "not_asked";
}

/// What the reader saw; null when that is not known.
PropertyValue reader_json(const Document& document, const EvidenceExplanation& explanation) {
    if (explanation.trace_state != TraceState::found) return {};
    const auto& trace = explanation.trace;
    return PropertyMap{
        {"source", resolved_json(document, trace.source)},
        {"target", resolved_json(document, trace.target)},
        {"verb", stretch_json(document, trace.verb.value_or(TextRange{}))},
        {"noun", stretch_json(document, trace.noun.value_or(TextRange{}))}};
}

PropertyMap piece_json(
    const Graph& graph,
    const Relation& relation,
    const Evidence& evidence,
    const EvidenceExplanation& explanation
) {
    const auto& document = graph.document(evidence.document);
    auto piece = *evidence_json(graph, {evidence}).front().get_if<PropertyMap>();
    auto sentence = range_json(explanation.sentence);
    sentence.set("text", explanation.text);
    piece.set("sentence", std::move(sentence));
    piece.set("source", end_json(graph, relation.source, explanation.source));
    piece.set("target", end_json(graph, relation.target, explanation.target));
    PropertyValue between;
    if (explanation.between) {
        auto range = range_json(*explanation.between);
        const auto begin = explanation.between->begin - explanation.sentence.begin;
        const auto length = explanation.between->end - explanation.between->begin;
        range.set("text", explanation.text.substr(begin, length));
        between = std::move(range);
    }
    piece.set("between", std::move(between));
    piece.set("read_again", state_name(explanation.trace_state));
    piece.set("reader", reader_json(document, explanation));
    const bool has_place = explanation.line != 0;
    piece.set("line", has_place ? count_json(explanation.line) : PropertyValue());
    piece.set("column", has_place ? count_json(explanation.column) : PropertyValue());
    piece.set("stands", explanation.stands ? PropertyValue(*explanation.stands) : PropertyValue());
    piece.set("title", document.title);
    piece.set("publisher", document.publisher);
    piece.set("date", document.date ? PropertyValue(document.date->text()) : PropertyValue());
    piece.set("file", document.source);
    return piece;
}

int run_explain(Invocation& invocation, const ExplainCommand& command) {
    const auto graph = read_graph(invocation, command.graph, command.read);
    const auto id = wanted_relation(graph, command.relation);
    const auto& relation = graph.relation(id);
    const auto explanations = explain_as_read(graph, id, as_import_options(command.read));
    if (!invocation.json) {
        invocation.terminal.out << relation_text(
            graph, id, explanations, {invocation.color(), invocation.terminal.width}
        );
        return fine;
    }
    auto answer = relation_json(graph, id);
    PropertyList evidence;
    for (std::size_t n = 0; n < relation.evidence.size(); ++n) {
        evidence.push_back(piece_json(graph, relation, relation.evidence[n], explanations[n]));
    }
    answer.set("evidence", evidence);
    answer.set("says", relation_sentence(graph, relation));
    write_json(invocation.terminal.out, answer);
    return fine;
}

}  // namespace

void add_explain(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ExplainCommand>();
    auto* app = add_command(
        program,
        invocation,
        "explain",
        "What one relation rests on: each sentence with both ends marked, place, rule, certainty",
        {"relata explain talks.relata r17",
         "relata explain talks.txt Suga HOLDS_OFFICE Japan",
         "relata explain talks.relata r17 --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option(
           "RELATION",
           command->relation,
           "The id of a relation, as list and show print it, or SOURCE TYPE TARGET"
    )
        ->required()
        ->expected(1, 3);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_explain(invocation, *command); };
    });
}

}  // namespace relata::cli
