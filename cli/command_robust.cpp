#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/path_question.hpp"
#include "graph/robustness.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <memory>

namespace relata::cli {
namespace {

struct RobustCommand {
    std::string graph;
    std::string source;
    std::string target;
    PathQuestion question;
    std::size_t max_documents = 4;
    ReadOptions read;
};

/// A relation in one line: who, what, whom, and the first words it rests on.
std::vector<std::string> relation_row(const Graph& graph, RelationId id) {
    const auto& relation = graph.relation(id);
    std::string quote;
    if (!relation.evidence.empty()) quote = "“" + relation.evidence.front().quote + "”";
    return {
        "relation",
        relation.id,
        relation_sentence(graph, relation) + (quote.empty() ? "" : ": " + one_line(quote))};
}

std::vector<std::string> entity_row(const Graph& graph, EntityId id) {
    return {"entity", graph.entity(id).id, graph.entity(id).name};
}

std::vector<std::string> document_row(const Graph& graph, DocumentId id) {
    const auto& document = graph.document(id);
    return {"document", document.id, document.title.empty() ? document.source : document.title};
}

template <typename Ids, typename Row>
void append_rows(
    const Graph& graph, const Ids& ids, Row row, std::vector<std::vector<std::string>>& rows
) {
    constexpr std::size_t most = 12;  // of one cut; who needs all of a large one asks for JSON
    std::size_t shown = 0;
    for (const auto id : ids) {
        if (shown++ == most) {
            rows.push_back({"", "", std::to_string(ids.size() - most) + " more; --json lists them"}
            );
            return;
        }
        rows.push_back(row(graph, id));
    }
}

std::string documents_sentence(const Robustness& found, std::size_t max_documents) {
    if (found.document_cut) {
        return found.document_cut->size() == 1
                   ? "it rests on 1 document: without it nothing connects them"
                   : "it rests on " + std::to_string(found.document_cut->size()) +
                         " documents: all of them must be withdrawn before nothing connects them";
    }
    if (found.more_documents) {
        return "it rests on more than " + std::to_string(max_documents) +
               " documents (--max-documents)";
    }
    return "withdrawing documents cannot part them: relations without a quotation connect them";
}

void print(
    Invocation& invocation,
    const Graph& graph,
    const Robustness& found,
    EntityId a,
    EntityId b,
    std::size_t max_documents
) {
    auto& out = invocation.terminal.out;
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    out << printable(graph.entity(a).name) << " — " << printable(graph.entity(b).name) << "\n\n";
    const auto relations = found.relation_cut.size();
    out << relations << (relations == 1 ? " relation must be wrong" : " relations must be wrong")
        << " before nothing connects them\n";
    if (found.entity_cut) {
        const auto entities = found.entity_cut->size();
        out << entities << (entities == 1 ? " entity" : " entities")
            << " between them must go before nothing connects them\n";
    } else {
        out << "a relation joins them directly: no entity stands between\n";
    }
    out << documents_sentence(found, max_documents) << '\n';

    std::vector<std::vector<std::string>> alone;
    append_rows(graph, found.relations_alone, relation_row, alone);
    append_rows(graph, found.entities_alone, entity_row, alone);
    append_rows(graph, found.documents_alone, document_row, alone);
    if (!alone.empty()) {
        out << "\neach of these alone cuts the connection:\n"
            << table_text({"what", "id", "which"}, alone, style);
    }
    std::vector<std::vector<std::string>> together;
    if (found.relation_cut.size() > 1) {
        append_rows(graph, found.relation_cut, relation_row, together);
    }
    if (found.entity_cut && found.entity_cut->size() > 1) {
        append_rows(graph, *found.entity_cut, entity_row, together);
    }
    if (found.document_cut && found.document_cut->size() > 1) {
        append_rows(graph, *found.document_cut, document_row, together);
    }
    if (!together.empty()) {
        out << "\nthese together cut it, all relations, or all entities, or all documents of the "
               "list:\n"
            << table_text({"what", "id", "which"}, together, style);
    }
}

PropertyMap cut_json(std::size_t size, PropertyList cut, PropertyList alone) {
    return {{"alone", std::move(alone)}, {"cut", std::move(cut)}, {"size", count_json(size)}};
}

template <typename Ids, typename IdOf>
PropertyList ids_json(const Ids& ids, IdOf id_of) {
    PropertyList list;
    for (const auto id : ids) list.push_back(id_of(id));
    return list;
}

PropertyMap answer_json(
    const Graph& graph,
    const Robustness& found,
    EntityId a,
    EntityId b,
    const RobustCommand& command
) {
    const auto relation_id = [&](RelationId id) { return PropertyValue(graph.relation(id).id); };
    const auto entity_id = [&](EntityId id) { return PropertyValue(graph.entity(id).id); };
    const auto document_id = [&](DocumentId id) { return PropertyValue(graph.document(id).id); };
    PropertyMap json{
        {"from", graph.entity(a).id},
        {"to", graph.entity(b).id},
        {"connected", found.connected},
        {"relations",
         cut_json(
             found.relation_cut.size(),
             ids_json(found.relation_cut, relation_id),
             ids_json(found.relations_alone, relation_id)
         )},
        {"entities", PropertyValue()},
        {"documents", PropertyValue()},
        {"more_documents", found.more_documents},
        {"truncated", found.stopped_by != SearchLimit::none},
        {"limits", limits_json(command.question, found.stopped_by, found.visited)}};
    if (found.entity_cut) {
        json.set(
            "entities",
            cut_json(
                found.entity_cut->size(),
                ids_json(*found.entity_cut, entity_id),
                ids_json(found.entities_alone, entity_id)
            )
        );
    }
    if (found.document_cut) {
        json.set(
            "documents",
            cut_json(
                found.document_cut->size(),
                ids_json(*found.document_cut, document_id),
                ids_json(found.documents_alone, document_id)
            )
        );
    }
    return json;
}

int run_robust(Invocation& invocation, const RobustCommand& command) {
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto a = the_entity(graph, command.source);
    const auto b = the_entity(graph, command.target);
    const auto& question = command.question;
    const auto snapshot = narrowed(graph, question.narrow, question.denied);
    const auto found =
        robustness(graph, snapshot, a, b, options_of(graph, question), command.max_documents);
    if (invocation.json) {
        write_json(invocation.terminal.out, answer_json(graph, found, a, b, command));
    } else if (found.connected && a != b) {
        print(invocation, graph, found, a, b, command.max_documents);
    } else if (a == b) {
        invocation.terminal.out << printable(graph.entity(a).name) << " is both ends\n";
    }
    const auto cut = limit_text(found.stopped_by, question);
    if (!cut.empty()) {
        invocation.terminal.err << "relata: " << cut << "; what is missing above is not known\n";
    }
    if (found.connected) return fine;
    invocation.terminal.err << "relata: " << not_connected_text(graph, a, b) << '\n';
    return nothing_found;
}

}  // namespace

void add_robust(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<RobustCommand>();
    auto* app = add_command(
        program,
        invocation,
        "robust",
        "What a connection rests on: which relations, entities, documents cut it",
        {"relata robust talks.json Suga \"South Korea\"",
         "relata robust talks.json Suga RCEP --only-cited --json"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("A", command->source, "An id, name or alias")->required();
    app->add_option("B", command->target, "An id, name or alias")->required();
    app->add_option(
           "--max-documents",
           command->max_documents,
           "Look for sets of at most so many documents whose withdrawal cuts the connection"
    )
        ->check(CLI::Range(1, 20))
        ->capture_default_str();
    add_walk_options(*app, command->question);
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_robust(invocation, *command); };
    });
}

}  // namespace relata::cli
