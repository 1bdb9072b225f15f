#include "cli/commands.hpp"
#include "cli/curating.hpp"
#include "cli/graph_argument.hpp"
#include "cli/graph_file.hpp"
#include "cli/json_answer.hpp"
#include "graph/curation.hpp"
#include "graph/difference.hpp"
#include "graph/error.hpp"
#include "importers/decisions.hpp"
#include "importers/model/model_reader.hpp"
#include "importers/registry.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"
#include "store/graph_file.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <optional>

namespace relata::cli {
namespace {

struct ImportCommand {
    std::vector<std::string> sources;
    std::string output;
    std::string into;
    std::string decisions;
    bool all_notes = false;
    bool dry_run = false;
    ReadOptions read;
    std::string reader = "rules";
    model::ModelOptions model;
    std::string key_variable;
    double timeout = 120;
};

/// The key in a variable of the environment. Whoever gives the key itself must not see it printed.
std::string key_from(const std::string& variable) {
    if (variable.empty()) return {};
    const bool is_name = std::ranges::all_of(variable, [](char c) {
        return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
               (c >= 'A' && c <= 'Z');
    });
    if (!is_name) {
        throw InputError(
            {}, "--api-key-env: expected the name of an environment variable, not the key itself"
        );
    }
    const char* key = std::getenv(variable.c_str());
    if (key == nullptr || *key == '\0') {
        throw InputError({}, "--api-key-env: the environment variable is not set, or empty");
    }
    return key;
}

/// Who reads articles, as the options say; none: the rules.
std::shared_ptr<const ArticleReader> reader_for(const ImportCommand& command) {
    if (command.reader == "rules") return {};
    auto options = command.model;
    options.key = key_from(command.key_variable);
    options.request_limit =
        std::chrono::milliseconds(static_cast<std::int64_t>(command.timeout * 1000));
    options.article_limit = std::max(options.article_limit, options.request_limit);
    return model::model_reader(std::move(options));
}

void list_notes(
    std::ostream& err, const std::string& heading, const std::vector<ImportNote>& notes, bool all
) {
    constexpr std::size_t shown_at_first = 10;
    if (notes.empty()) return;
    err << heading << '\n';
    const auto shown = all ? notes.size() : std::min(notes.size(), shown_at_first);
    for (std::size_t i = 0; i < shown; ++i) {
        err << "  " << printable(to_string(notes[i].place)) << ": " << printable(notes[i].message)
            << '\n';
    }
    if (shown < notes.size()) {
        err << "  … and " << notes.size() - shown << " more; --all-notes lists them\n";
    }
}

/// Who asked for a model must see that it did not read, however many notes there are.
void say_who_failed(std::ostream& err, const std::vector<ImportReport>& reports) {
    const auto has_failed = [](const ImportReport& report) {
        return !report.reader_failure.empty();
    };
    const auto failed = std::ranges::count_if(reports, has_failed);
    if (failed == 0) return;
    err << counted(static_cast<std::size_t>(failed), "article", "articles")
        << " read by rules, not by the model: "
        << printable(std::ranges::find_if(reports, has_failed)->reader_failure) << '\n';
}

void say_what_happened(
    std::ostream& err, const std::vector<ImportReport>& reports, bool all_notes
) {
    ImportReport sum;
    std::map<std::string, std::size_t> formats;
    for (const auto& report : reports) {
        if (!report.format.empty()) ++formats[report.format];  // else the file was left out
        sum.entities_added += report.entities_added;
        sum.entities_merged += report.entities_merged;
        sum.relations_added += report.relations_added;
        sum.skipped.insert(sum.skipped.end(), report.skipped.begin(), report.skipped.end());
        sum.notes.insert(sum.notes.end(), report.notes.begin(), report.notes.end());
    }
    err << "read " << (formats.empty() ? "nothing" : "");
    const char* separator = "";
    for (const auto& [format, count] : formats) {
        err << separator << counted(count, format + " file", format + " files");
        separator = ", ";
    }
    err << ": " << counted(sum.entities_added, "entity", "entities") << " and "
        << counted(sum.relations_added, "relation", "relations") << " added, "
        << sum.entities_merged << " merged with known ones\n";
    say_who_failed(err, reports);
    list_notes(err, "left out:", sum.skipped, all_notes);
    list_notes(err, "not understood:", sum.notes, all_notes);
}

/// Applies the decisions of the graph to what came in, and those of `--decisions` to all.
ReplayReport apply_decisions(Graph& graph, Before before, const ImportCommand& command) {
    auto report = replay(graph, before);
    if (command.decisions.empty()) return report;
    const auto source = read_source(command.decisions);
    const auto more = replay(graph, parse_decisions(source.bytes, source.name));
    report.applied += more.applied;
    report.waiting.insert(report.waiting.end(), more.waiting.begin(), more.waiting.end());
    return report;
}

void say_what_was_decided(std::ostream& err, const Graph& graph, const ReplayReport& report) {
    if (report.applied > 0) {
        err << "applied " << counted(report.applied, "decision", "decisions") << '\n';
    }
    for (const auto& waiting : report.waiting) {
        auto line = "decision " + std::to_string(waiting.decision + 1) +
                    " waits: " + sentence(graph.decisions[waiting.decision]) + ": " + waiting.why;
        line = printable(line);
        std::ranges::replace(line, '\n', ' ');
        err << line << '\n';
    }
}

PropertyMap replay_json(const Graph& graph, const ReplayReport& report) {
    PropertyList waiting;
    for (const auto& each : report.waiting) {
        waiting.push_back(PropertyMap{
            {"number", count_json(each.decision + 1)},
            {"decision", record_of(graph.decisions[each.decision])},
            {"why", each.why}});
    }
    return {{"applied", count_json(report.applied)}, {"waiting", waiting}};
}

/// What the graph would have more than the one it began with.
void list_what_is_new(
    const Invocation& invocation, const Graph& graph, const Difference& difference
) {
    auto& out = invocation.terminal.out;
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    const auto line = [](const std::string& text) {
        auto clean = printable(text);
        std::ranges::replace(clean, '\n', ' ');
        return clean;
    };
    const auto write = [&](const std::string& text, const std::string& indent) {
        const auto room = style.width > indent.size() + 20 ? style.width - indent.size() : 20;
        for (const auto& each : wrap(line(text), room)) out << indent << each << '\n';
    };
    if (!difference.entities_added.empty()) {
        std::vector<std::vector<std::string>> rows;
        for (const auto id : difference.entities_added) {
            rows.push_back({line(std::string(graph.kind_name(id))), line(graph.entity(id).name)});
        }
        out << table_text({"kind", "new entity"}, rows, style) << '\n';
    }
    for (const auto id : difference.relations_added) {
        const auto& relation = graph.relation(id);
        write(relation_sentence(graph, relation), "");
        for (const auto& evidence : relation.evidence) {
            if (!evidence.quote.empty()) write("“" + evidence.quote + "”", "    ");
            write(citation(graph, evidence), "    ");
        }
    }
    if (!difference.relations_added.empty()) out << '\n';
    out << "would add " << counted(difference.entities_added.size(), "entity", "entities")
        << " and " << counted(difference.relations_added.size(), "relation", "relations");
    const auto changed = difference.entities_changed.size() + difference.relations_changed.size();
    const auto gone = difference.entities_removed.size() + difference.relations_removed.size();
    if (changed > 0) out << ", change " << changed;
    if (gone > 0) out << ", take away " << gone;
    out << "; nothing was written\n";
}

PropertyMap new_json(const Graph& graph, const Difference& difference) {
    PropertyList entities;
    for (const auto id : difference.entities_added) entities.push_back(entity_json(graph, id));
    PropertyList relations;
    for (const auto id : difference.relations_added) relations.push_back(relation_json(graph, id));
    return {{"entities", entities}, {"relations", relations}};
}

int run_import(Invocation& invocation, ImportCommand& command) {
    command.read.reader = reader_for(command);
    if (!command.output.empty()) require_graph_file_name(command.output);
    // Whoever adds to a graph must not lose what another adds meanwhile.
    std::optional<GraphFileLock> lock;
    auto& graph = kept({});
    Graph known;
    if (!command.into.empty()) {
        if (!command.dry_run) lock.emplace(command.into);
        graph = load_graph(command.into);
        if (command.dry_run) known = graph;
    }
    Before before{graph.entity_count(), graph.relation_count()};
    const auto reports = read_into(invocation, command.sources, command.read, graph);
    if (command.into.empty() && !graph.decisions.empty()) {
        // They came with the first source, in which nothing is new to them.
        before = {reports.front().entities_added, reports.front().relations_added};
    }
    const auto curation = apply_decisions(graph, before, command);
    std::optional<Difference> difference;
    if (command.dry_run) {
        difference = relata::difference(known, graph);
    } else {
        save_graph(invocation, graph, command.output);
    }
    if (invocation.json) {
        PropertyList list;
        for (const auto& report : reports) list.push_back(report_json(report));
        PropertyMap answer{
            {"graph", command.output},
            {"entities", count_json(graph.entity_count())},
            {"relations", count_json(graph.relation_count())},
            {"decisions", replay_json(graph, curation)},
            {"reports", list},
            {"written", !command.dry_run}};
        if (difference) answer.set("added", new_json(graph, *difference));
        write_json(invocation.terminal.out, answer);
    } else {
        say_what_happened(invocation.terminal.err, reports, command.all_notes);
        say_what_was_decided(invocation.terminal.err, graph, curation);
        if (difference) {
            list_what_is_new(invocation, graph, *difference);
            return fine;
        }
        invocation.terminal.err << "wrote " << printable(command.output) << ": "
                                << counted(graph.entity_count(), "entity", "entities") << ", "
                                << counted(graph.relation_count(), "relation", "relations") << '\n';
    }
    return fine;
}

constexpr std::array model_options{"--endpoint", "--model", "--api-key-env", "--timeout"};

void add_model_options(CLI::App& app, ImportCommand& command) {
    app.add_option(
           "--reader",
           command.reader,
           "Who reads articles: rules (relata's own, offline), or model, a language model that is "
           "sent their text (docs/model-reader.md)"
    )
        ->check(CLI::IsMember({"rules", "model"}))
        ->default_str("rules");
    app.add_option(
        "--endpoint",
        command.model.endpoint,
        "Of an OpenAI-compatible server: http://localhost:11434/v1"
    );
    app.add_option("--model", command.model.name, "What that server calls the model");
    app.add_option(
        "--api-key-env", command.key_variable, "The environment variable that holds its key"
    );
    app.add_option("--timeout", command.timeout, "Seconds to wait for one answer of it")
        ->check(CLI::Range(0.1, 3600.0))
        ->default_str("120");
}

/// What a model needs is given when it is to read, and nothing of it when it is not: who names a
/// model and forgets `--reader` would take the rules' reading for its own.
void require_model_options(const CLI::App& app, const ImportCommand& command) {
    if (command.reader == "model") {
        if (command.model.endpoint.empty()) throw CLI::RequiredError("--endpoint");
        if (command.model.name.empty()) throw CLI::RequiredError("--model");
        return;
    }
    for (const auto* option : model_options) {
        if (app.count(option) == 0) continue;
        throw CLI::ValidationError(std::string(option), "needs --reader model");
    }
}

}  // namespace

void add_import(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ImportCommand>();
    auto* app = add_command(
        program,
        invocation,
        "import",
        "Read articles and data files, merge what is the same, save",
        {"relata import briefing.txt -o talks.relata",
         "relata import articles/ -o year.relata",
         "relata import page.html --dry-run                 what would be read out of it?",
         "relata import nodes.csv edges.csv -o graph.relata",
         "relata import new.txt --into talks.relata -o talks.relata",
         "curl … | relata import - -o graph.relata",
         "relata import a.txt --reader model --endpoint http://localhost:11434/v1 --model NAME "
         "-o a.relata"}
    );
    app->add_option("SOURCE", command->sources, "Files, folders, or - (stdin)")->required();
    app->add_option("-o,--output", command->output, "The graph file to write (.relata or .json)");
    app->add_flag(
        "--dry-run",
        command->dry_run,
        "Print what would be added, with its sentences; write nothing"
    );
    app->add_option("--into", command->into, "Begin with the graph in this file");
    app->add_option(
        "--decisions", command->decisions, "Apply these: what `relata decisions` printed"
    );
    app->add_flag("--all-notes", command->all_notes, "List everything that was not understood");
    app->add_option(
           "--jobs",
           command->read.jobs,
           "Read so many files at once; the graph is the same (default: all processors)"
    )
        ->check(CLI::Range(1, 256));
    app->add_flag("--json", invocation.json, "What was done, as JSON");
    add_read_options(*app, command->read);
    add_model_options(*app, *command);
    app->callback([app, command, &invocation] {
        if (command->output.empty() && !command->dry_run) throw CLI::RequiredError("--output");
        require_model_options(*app, *command);
        invocation.action = [command, &invocation] { return run_import(invocation, *command); };
    });
}

}  // namespace relata::cli
