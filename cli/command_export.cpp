#include "cli/commands.hpp"
#include "cli/graph_argument.hpp"
#include "cli/json_answer.hpp"
#include "cli/output_file.hpp"
#include "exporters/exporter.hpp"
#include "graph/error.hpp"
#include "render/terminal.hpp"

#include <filesystem>
#include <memory>

namespace relata::cli {
namespace {

struct ExportCommand {
    std::string graph;
    std::string output;
    std::string to;
    ExportOptions options;
    ReadOptions read;
};

std::vector<std::string> format_names() {
    std::vector<std::string> names;
    for (const auto& format : export_formats()) names.emplace_back(format.name);
    return names;
}

const ExportFormat& the_format(const ExportCommand& command) {
    if (!command.to.empty()) return *find_export_format(command.to);
    if (command.output.empty() || command.output == "-") return *find_export_format("json");
    if (const auto* format = export_format_for(command.output)) return *format;
    std::string known;
    for (const auto& name : format_names()) known += (known.empty() ? "" : ", ") + name;
    throw InputError(
        {printable(command.output)}, "no format goes by this ending; name one with --to: " + known
    );
}

/// Where the files of an export go. Of several, each is named after the output without its ending.
std::vector<std::pair<std::string, std::string_view>> places(
    const ExportResult& result, const std::string& output
) {
    namespace fs = std::filesystem;
    std::vector<std::pair<std::string, std::string_view>> files;
    for (const auto& file : result.files) {
        if (file.suffix.empty()) {
            files.emplace_back(output, file.bytes);
        } else if (file.suffix.front() == '/') {
            fs::create_directories(output);
            files.emplace_back(output + file.suffix, file.bytes);
        } else {
            files.emplace_back(
                fs::path(output).replace_extension().string() + file.suffix, file.bytes
            );
        }
    }
    return files;
}

void say_losses(Invocation& invocation, const ExportFormat& format, const LossReport& report) {
    for (const auto& loss : report.losses) {
        invocation.terminal.err << "relata: " << format.name << " cannot carry "
                                << printable(loss.what) << " (" << loss.count << ")\n";
    }
}

int run_export(Invocation& invocation, const ExportCommand& command) {
    const auto& format = the_format(command);
    const auto& graph = kept(read_graph(invocation, command.graph, command.read));
    const auto result = format.write(graph, command.options);
    if (command.output.empty() || command.output == "-") {
        if (result.files.size() != 1) {
            throw InputError(
                {}, std::string(format.name) + " is more than one file; name them with -o NAME"
            );
        }
        invocation.terminal.out << result.files.front().bytes;
        say_losses(invocation, format, result.loss);
        return fine;
    }
    const auto files = places(result, command.output);
    write_files(files);
    if (invocation.json) {
        PropertyList names;
        for (const auto& [name, bytes] : files) names.push_back(name);
        PropertyList losses;
        for (const auto& loss : result.loss.losses) {
            losses.push_back(PropertyMap{{"what", loss.what}, {"count", count_json(loss.count)}});
        }
        write_json(invocation.terminal.out, {{"files", names}, {"losses", losses}});
        return fine;
    }
    say_losses(invocation, format, result.loss);
    for (const auto& [name, bytes] : files) {
        invocation.terminal.err << "wrote " << printable(name) << '\n';
    }
    return fine;
}

}  // namespace

void add_export(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<ExportCommand>();
    auto* app = add_command(
        program,
        invocation,
        "export",
        "Write data for other programs; says what a format cannot carry",
        {"relata export talks.txt -o talks.csv        talks.nodes.csv and talks.edges.csv",
         "relata export talks.json -o talks.dot       one edge a relation, for any Graphviz tool",
         "relata export talks.txt                     relata's own JSON on stdout"}
    );
    add_graph_argument(*app, command->graph);
    app->add_option("-o,--output", command->output, "Where to; its ending names the format");
    app->add_option("--to,--format", command->to, "The format to write")
        ->check(CLI::IsMember(format_names()));
    app->add_flag(
        "--neutralize-formulas",
        command->options.neutralize_formulas,
        "Put an apostrophe before table cells a spreadsheet would run"
    );
    app->add_flag("--json", invocation.json, "What was written and lost, as JSON (with -o)");
    add_read_options(*app, command->read, "--from");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_export(invocation, *command); };
    });
}

}  // namespace relata::cli
