#include "cli/commands.hpp"
#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "graph/difference.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace relata::cli {
namespace {

struct DiffCommand {
    std::string before;
    std::string after;
    bool exit_code = false;
    ReadOptions read;
};

// ---- as JSON -------------------------------------------------------------------------------

PropertyList changes_json(const std::vector<PropertyChange>& changes) {
    PropertyList list;
    for (const auto& change : changes) {
        PropertyMap record{{"name", change.name}};
        if (change.before) record.set("before", plain_json(*change.before));
        if (change.after) record.set("after", plain_json(*change.after));
        list.push_back(record);
    }
    return list;
}

PropertyMap document_json(const Document& document) {
    return {
        {"id", document.id},
        {"title", document.title},
        {"publisher", document.publisher},
        {"date", document.date ? PropertyValue(document.date->text()) : PropertyValue()},
        {"source", document.source},
        {"sha256", document.sha256},
    };
}

/// `ids` as a list of what `json` makes of each.
template <typename Id, typename Json>
PropertyList list_json(const std::vector<Id>& ids, const Json& json) {
    PropertyList list;
    for (const auto& id : ids) list.push_back(json(id));
    return list;
}

PropertyMap entity_change_json(
    const Graph& before, const Graph& after, const EntityChange& change
) {
    return {
        {"before", entity_json(before, change.before)},
        {"after", entity_json(after, change.after)},
        {"renamed", change.is_renamed},
        {"new_id", change.has_new_id},
        {"kinds_added", strings_json(change.kinds_added)},
        {"kinds_removed", strings_json(change.kinds_removed)},
        {"aliases_added", strings_json(change.aliases_added)},
        {"aliases_removed", strings_json(change.aliases_removed)},
        {"properties", changes_json(change.properties)},
    };
}

PropertyMap relation_change_json(
    const Graph& before, const Graph& after, const RelationChange& change
) {
    return {
        {"before", relation_json(before, change.before)},
        {"after", relation_json(after, change.after)},
        {"redated", change.is_redated},
        {"new_type", change.has_new_type},
        {"new_ends", change.has_new_ends},
        {"new_direction", change.has_new_direction},
        {"properties", changes_json(change.properties)},
        {"evidence_added", evidence_json(after, change.evidence_added)},
        {"evidence_removed", evidence_json(before, change.evidence_removed)},
    };
}

PropertyMap difference_json(const Graph& before, const Graph& after, const Difference& found) {
    const auto old_entity = [&](EntityId id) { return entity_json(before, id); };
    const auto new_entity = [&](EntityId id) { return entity_json(after, id); };
    const auto old_relation = [&](RelationId id) { return relation_json(before, id); };
    const auto new_relation = [&](RelationId id) { return relation_json(after, id); };
    const auto old_document = [&](DocumentId id) { return document_json(before.document(id)); };
    const auto new_document = [&](DocumentId id) { return document_json(after.document(id)); };
    return {
        {"same", found.empty()},
        {"entities",
         PropertyMap{
             {"added", list_json(found.entities_added, new_entity)},
             {"removed", list_json(found.entities_removed, old_entity)},
             {"changed",
              list_json(
                  found.entities_changed,
                  [&](const EntityChange& change) {
                      return entity_change_json(before, after, change);
                  }
              )}}},
        {"relations",
         PropertyMap{
             {"added", list_json(found.relations_added, new_relation)},
             {"removed", list_json(found.relations_removed, old_relation)},
             {"changed",
              list_json(
                  found.relations_changed,
                  [&](const RelationChange& change) {
                      return relation_change_json(before, after, change);
                  }
              )}}},
        {"documents",
         PropertyMap{
             {"added", list_json(found.documents_added, new_document)},
             {"removed", list_json(found.documents_removed, old_document)},
             {"changed",
              list_json(
                  found.documents_changed,
                  [&](const DocumentChange& change) {
                      return PropertyMap{
                          {"before", old_document(change.before)},
                          {"after", new_document(change.after)},
                          {"fields", strings_json(change.fields)}};
                  }
              )}}},
        {"properties", changes_json(found.properties)},
    };
}

// ---- as text -------------------------------------------------------------------------------

/// Lines that begin with + (new), - (gone) or ~ (changed).
class DifferenceText {
public:
    DifferenceText(std::ostream& out, bool color, const Graph& before, const Graph& after)
        : out_(out), color_(color), before_(before), after_(after) {}

    void print(const Difference& found) {
        if (found.empty()) {
            out_ << "no difference\n";
            return;
        }
        summary(found);
        if (!found.properties.empty()) {
            out_ << "\ngraph\n";
            for (const auto& change : found.properties) line('~', property(change));
        }
        entities(found);
        relations(found);
        documents(found);
    }

private:
    void summary(const Difference& found) {
        const auto redated =
            std::ranges::count_if(found.relations_changed, &RelationChange::is_redated);
        const auto count =
            [&](const char* what, const auto& added, const auto& removed, const auto& changed) {
                out_ << what << ": " << added.size() << " added, " << removed.size() << " removed, "
                     << changed.size() << " changed";
            };
        count("entities", found.entities_added, found.entities_removed, found.entities_changed);
        out_ << '\n';
        count("relations", found.relations_added, found.relations_removed, found.relations_changed);
        if (redated > 0) out_ << " (" << redated << " re-dated)";
        out_ << '\n';
        count("documents", found.documents_added, found.documents_removed, found.documents_changed);
        out_ << '\n';
    }

    void entities(const Difference& found) {
        heading(
            "entities",
            found.entities_added.size() + found.entities_removed.size() +
                found.entities_changed.size()
        );
        for (const auto id : found.entities_added) line('+', entity(after_, id));
        for (const auto id : found.entities_removed) line('-', entity(before_, id));
        for (const auto& change : found.entities_changed) {
            std::vector<std::string> what;
            if (change.is_renamed) {
                what.push_back("renamed from \"" + before_.entity(change.before).name + '"');
            }
            if (change.has_new_id) what.push_back("id was " + before_.entity(change.before).id);
            add_list(what, "+ kind ", change.kinds_added);
            add_list(what, "- kind ", change.kinds_removed);
            add_list(what, "+ other name ", change.aliases_added);
            add_list(what, "- other name ", change.aliases_removed);
            for (const auto& each : change.properties) what.push_back(property(each));
            line('~', entity(after_, change.after) + ": " + joined(what));
        }
    }

    void relations(const Difference& found) {
        heading(
            "relations",
            found.relations_added.size() + found.relations_removed.size() +
                found.relations_changed.size()
        );
        for (const auto id : found.relations_added) line('+', relation(after_, id));
        for (const auto id : found.relations_removed) line('-', relation(before_, id));
        for (const auto& change : found.relations_changed) changed_relation(change);
    }

    void changed_relation(const RelationChange& change) {
        std::vector<std::string> what;
        if (change.has_new_ends) {
            const auto& old = before_.relation(change.before);
            what.push_back(
                "was between " + before_.entity(old.source).name + " and " +
                before_.entity(old.target).name
            );
        }
        if (change.has_new_type) what.push_back("was " + before_.type_name(change.before));
        if (change.has_new_direction) {
            what.emplace_back(
                after_.relation(change.after).directed ? "has a direction now"
                                                       : "has no direction now"
            );
        }
        for (const auto& each : change.properties) {
            const bool is_date = each.name == "when" || each.name == "stated";
            what.push_back((is_date ? "re-dated, " : "") + property(each));
        }
        if (what.empty()) what.emplace_back("evidence");
        line('~', relation(after_, change.after) + ": " + joined(what));
        for (const auto& piece : change.evidence_added) quote('+', after_, piece);
        for (const auto& piece : change.evidence_removed) quote('-', before_, piece);
    }

    void documents(const Difference& found) {
        heading(
            "documents",
            found.documents_added.size() + found.documents_removed.size() +
                found.documents_changed.size()
        );
        for (const auto id : found.documents_added) line('+', document(after_.document(id)));
        for (const auto id : found.documents_removed) line('-', document(before_.document(id)));
        for (const auto& change : found.documents_changed) {
            line(
                '~', document(after_.document(change.after)) + ": another " + joined(change.fields)
            );
        }
    }

    static std::string entity(const Graph& graph, EntityId id) {
        const auto& entity = graph.entity(id);
        const auto kind = graph.kind_name(id);
        return entity.name + " (" + entity.id + (kind.empty() ? "" : ", " + std::string(kind)) +
               ')';
    }

    static std::string relation(const Graph& graph, RelationId id) {
        const auto& relation = graph.relation(id);
        const auto when = relation.properties.date("when");
        return graph.entity(relation.source).name + ' ' + graph.type_name(id) + ' ' +
               graph.entity(relation.target).name + (when ? ", " + when->text() : "") + " [" +
               relation.id + ']';
    }

    static std::string document(const Document& document) {
        return document.id + (document.title.empty() ? "" : " \"" + document.title + '"') +
               (document.source.empty() ? "" : ", " + document.source);
    }

    static std::string property(const PropertyChange& change) {
        if (!change.before) return "+ " + change.name + ' ' + to_display(*change.after);
        if (!change.after) return "- " + change.name + ' ' + to_display(*change.before);
        return change.name + ' ' + to_display(*change.before) + " → " + to_display(*change.after);
    }

    static void add_list(
        std::vector<std::string>& what, const std::string& sign, const std::vector<std::string>& all
    ) {
        for (const auto& each : all) what.push_back(sign + each);
    }

    static std::string joined(const std::vector<std::string>& parts) {
        std::string text;
        for (const auto& part : parts) text += (text.empty() ? "" : "; ") + part;
        return text;
    }

    void heading(const char* what, std::size_t count) {
        if (count > 0) out_ << '\n' << what << '\n';
    }

    void line(char sign, const std::string& text) { out_ << "  " << signed_line(sign, text); }

    void quote(char sign, const Graph& graph, const Evidence& piece) {
        const auto where = graph.document(piece.document).id + ", bytes " +
                           std::to_string(piece.begin) + "–" + std::to_string(piece.end);
        out_ << "      " << signed_line(sign, "“" + piece.quote + "” " + where);
    }

    [[nodiscard]] std::string signed_line(char sign, const std::string& text) const {
        auto one = printable(text);
        std::ranges::replace(one, '\n', ' ');
        const auto plain = std::string(1, sign) + ' ' + one + '\n';
        if (!color_) return plain;
        const auto* const ink = sign == '+' ? "\x1B[32m" : sign == '-' ? "\x1B[31m" : "\x1B[33m";
        return ink + std::string(1, sign) + "\x1B[0m " + one + '\n';
    }

    std::ostream& out_;
    bool color_;
    const Graph& before_;
    const Graph& after_;
};

int run_diff(Invocation& invocation, const DiffCommand& command) {
    const auto before = read_graph(invocation, command.before, command.read);
    const auto after = read_graph(invocation, command.after, command.read);
    const auto found = difference(before, after);
    if (invocation.json) {
        write_json(invocation.terminal.out, difference_json(before, after, found));
    } else {
        DifferenceText(invocation.terminal.out, invocation.color(), before, after).print(found);
    }
    return command.exit_code && !found.empty() ? input_error : fine;
}

}  // namespace

void add_diff(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<DiffCommand>();
    auto* app = add_command(
        program,
        invocation,
        "diff",
        "What is new, gone, changed or re-dated between two graphs",
        {"relata diff monday.relata friday.relata",
         "relata diff draft.txt final.txt               (two articles)",
         "relata diff old.graphml new.relata --json --exit-code"}
    );
    app->add_option("OLD", command->before, "A graph file, an article, a data file, or a folder")
        ->required();
    app->add_option("NEW", command->after, "What it is compared with")->required();
    app->add_flag("--exit-code", command->exit_code, "Exit with 1 when there is a difference");
    app->add_flag("--json", invocation.json, "The answer as JSON");
    add_read_options(*app, command->read);
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_diff(invocation, *command); };
    });
}

}  // namespace relata::cli
