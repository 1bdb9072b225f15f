#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "render/terminal.hpp"

#include <memory>
#include <optional>

namespace relata::cli {
namespace {

using Action = Decision::Action;

// ---- entity --------------------------------------------------------------------------------

struct AddEntity {
    CurateOptions curate;
    std::string name;
    std::string id;
    std::vector<std::string> kinds;
    std::vector<std::string> aliases;
    std::vector<std::string> properties;
};

Decision decision_of(const Graph& graph, const AddEntity& command) {
    if (command.name.empty()) throw InputError({}, "a name must not be empty");
    for (const auto id : graph.entities()) {
        if (command.id.empty() && fold_name(graph.entity(id).name) == fold_name(command.name)) {
            throw InputError(
                {},
                "an entity is called \"" + printable(graph.entity(id).name) + "\" already: " +
                    printable(graph.entity(id).id) + "; to add another one give it an --id"
            );
        }
    }
    PropertyMap details{{"name", command.name}};
    if (!command.id.empty()) details.set("id", command.id);
    PropertyList kinds;
    for (const auto& kind : command.kinds) kinds.push_back(kind_as_known(graph, kind));
    if (!kinds.empty()) details.set("kinds", kinds);
    if (!command.aliases.empty()) details.set("aliases", strings_json(command.aliases));
    const auto properties = properties_given(command.properties, "--set");
    if (!properties.empty()) details.set("properties", properties);
    return {Action::add_entity, details, {}};
}

void add_add_entity(CLI::App& add, Invocation& invocation) {
    auto command = std::make_shared<AddEntity>();
    auto* app = add_command(
        add,
        invocation,
        "entity",
        "Add an entity",
        {"relata add entity talks.relata \"Li Wei\" --kind Person --alias Li --set born=1961"}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("NAME", command->name, "Its name")->required();
    add_repeatable(*app, "--kind", command->kinds, "What it is: Person, Country, …");
    add_repeatable(*app, "--alias", command->aliases, "Another name");
    add_repeatable(*app, "--set", command->properties, "A property: name=value");
    app->add_option("--id", command->id, "Its id; else made from its name");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return decision_of(graph, *command);
            });
        };
    });
}

// ---- relation ------------------------------------------------------------------------------

struct AddRelation {
    CurateOptions curate;
    std::string source;
    std::string type;
    std::string target;
    std::string when;
    std::string stated;
    std::string status;
    std::string id;
    bool undirected = false;
    std::vector<std::string> properties;
};

Decision decision_of(const Graph& graph, const AddRelation& command) {
    PropertyMap details{
        {"source", graph.entity(the_entity(graph, command.source)).id},
        {"type", type_as_known(graph, command.type)},
        {"target", graph.entity(the_entity(graph, command.target)).id}};
    if (command.undirected) details.set("directed", false);
    if (!command.id.empty()) details.set("relation", command.id);
    auto properties = properties_given(command.properties, "--set");
    if (!command.when.empty()) properties.set("when", the_date(command.when, "--when"));
    if (!command.stated.empty()) properties.set("stated", the_date(command.stated, "--stated"));
    if (!command.status.empty()) properties.set("status", command.status);
    if (!properties.empty()) details.set("properties", properties);
    return {Action::add_relation, details, {}};
}

void add_add_relation(CLI::App& add, Invocation& invocation) {
    auto command = std::make_shared<AddRelation>();
    auto* app = add_command(
        add,
        invocation,
        "relation",
        "Add a relation between two entities that are there",
        {"relata add relation talks.relata \"Li Wei\" HOLDS_OFFICE China --when 2020/2023",
         "relata add relation talks.relata China MET_WITH Japan --when 2020-11 --undirected"}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("A", command->source, "Where it begins: an id, name or alias")->required();
    app->add_option("TYPE", command->type, "What it says: HOLDS_OFFICE, or a type of your own")
        ->required();
    app->add_option("B", command->target, "Where it ends: an id, name or alias")->required();
    app->add_option("--when", command->when, "When the thing itself happens (EDTF)");
    app->add_option("--stated", command->stated, "When it was said (EDTF)");
    app->add_option("--status", command->status, "How sure it is said")
        ->check(CLI::IsMember(std::vector<std::string>{
            "asserted", "planned", "considered", "denied"}));
    add_repeatable(*app, "--set", command->properties, "A property: name=value");
    app->add_flag("--undirected", command->undirected, "It has no direction");
    app->add_option("--id", command->id, "Its id; else the next free number");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return decision_of(graph, *command);
            });
        };
    });
}

// ---- evidence ------------------------------------------------------------------------------

struct AddEvidence {
    CurateOptions curate;
    std::string relation;
    std::string document;
    std::string quote;
    std::optional<std::size_t> begin;
    std::optional<std::size_t> end;
};

DocumentId the_document(const Graph& graph, const std::string& word) {
    if (word.empty() && graph.document_count() == 1) return DocumentId{0};
    if (const auto known = graph.find_document(word)) return *known;
    std::vector<std::string> ids;
    for (const auto id : graph.documents()) ids.push_back(graph.document(id).id);
    if (ids.empty()) throw InputError({}, "the graph has no documents; import one first");
    if (word.empty()) {
        throw InputError({}, "the graph has several documents; say which with --document");
    }
    const auto nearest = nearest_word(word, ids);
    throw InputError(
        {},
        "no document has the id \"" + printable(word) + '"' +
            (nearest.empty() ? "; `relata info GRAPH` shows them"
                             : "; did you mean \"" + printable(nearest) + "\"?")
    );
}

/// Where the quotation begins, which must be one place.
std::size_t place_of(const Document& document, const std::string& quote) {
    const auto first = document.text.find(quote);
    if (quote.empty() || first == std::string::npos) {
        throw InputError(
            {},
            "the words \"" + printable(quote) + "\" are not in document " + printable(document.id) +
                ", which is compared byte for byte"
        );
    }
    const auto second = document.text.find(quote, first + 1);
    if (second != std::string::npos) {
        throw InputError(
            {},
            "the words \"" + printable(quote) + "\" are in document " + printable(document.id) +
                " more than once, at bytes " + std::to_string(first) + " and " +
                std::to_string(second) + "; quote more of them, or give --begin and --end"
        );
    }
    return first;
}

Decision decision_of(const Graph& graph, const AddEvidence& command) {
    const auto& relation = graph.relation(the_relation(graph, command.relation));
    const auto& document = graph.document(the_document(graph, command.document));
    if (document.text.empty()) {
        throw InputError(
            {}, "the text of document " + printable(document.id) + " was not kept: nothing to quote"
        );
    }
    std::size_t begin = 0;
    std::size_t end = 0;
    if (command.begin && command.end) {
        begin = *command.begin;
        end = *command.end;
        if (begin >= end || end > document.text.size()) {
            throw InputError(
                {},
                "bytes " + std::to_string(begin) + " to " + std::to_string(end) +
                    " are no part of document " + printable(document.id) + ", which has " +
                    std::to_string(document.text.size())
            );
        }
    } else {
        begin = place_of(document, command.quote);
        end = begin + command.quote.size();
    }
    const auto quote = document.text.substr(begin, end - begin);
    if (!command.quote.empty() && command.quote != quote) {
        throw InputError({}, "the words given by --quote do not stand at --begin and --end");
    }
    return {
        Action::add_evidence,
        {{"relation", relation.id},
         {"document", document.id},
         {"begin", count_json(begin)},
         {"end", count_json(end)},
         {"quote", quote}},
        {}};
}

void add_add_evidence(CLI::App& add, Invocation& invocation) {
    auto command = std::make_shared<AddEvidence>();
    auto* app = add_command(
        add,
        invocation,
        "evidence",
        "Add a quotation a relation rests on, from a document of the graph",
        {"relata add evidence talks.relata r17 --document tokyo-talks --quote \"They met on "
         "Tuesday.\"",
         "relata add evidence talks.relata r17 --document tokyo-talks --begin 267 --end 372"}
    );
    add_curate_options(*app, invocation, command->curate);
    app->add_option("RELATION", command->relation, "The id of a relation")->required();
    app->add_option("--document", command->document, "The id of a document; needed if several");
    auto* quote = app->add_option("--quote", command->quote, "The words, exactly as they stand");
    auto* begin = app->add_option("--begin", command->begin, "Their first byte, counted from 0");
    auto* end = app->add_option("--end", command->end, "The byte after their last");
    begin->needs(end);
    end->needs(begin);
    app->callback([command, &invocation, quote, begin] {
        if (quote->count() + begin->count() == 0) {
            throw CLI::RequiredError("--quote, or --begin and --end,");
        }
        invocation.action = [command, &invocation] {
            return decide_in_file(invocation, command->curate, [&](const Graph& graph) {
                return decision_of(graph, *command);
            });
        };
    });
}

}  // namespace

void add_add(CLI::App& program, Invocation& invocation) {
    auto* app = add_command(
        program,
        invocation,
        "add",
        "Add an entity, a relation or evidence by hand",
        {"relata add entity talks.relata \"Li Wei\" --kind Person",
         "relata add relation talks.relata \"Li Wei\" HOLDS_OFFICE China --when 2020/2023",
         "relata add evidence talks.relata r17 --quote \"They met on Tuesday.\""}
    );
    app->require_subcommand(1);
    add_add_entity(*app, invocation);
    add_add_relation(*app, invocation);
    add_add_evidence(*app, invocation);
}

}  // namespace relata::cli
