#include "cli/commands.hpp"

#include <memory>
#include <utility>

namespace relata::cli {
namespace {

/// CLI11's help with the examples in front: people read those first.
class ExamplesFirst : public CLI::Formatter {
public:
    explicit ExamplesFirst(std::vector<std::string> examples) : examples_(std::move(examples)) {}

    std::string make_help(const CLI::App* app, std::string name, CLI::AppFormatMode mode)
        const override {
        std::string help = "Examples:\n";
        for (const auto& example : examples_) help += "  " + example + '\n';
        return help + '\n' + CLI::Formatter::make_help(app, std::move(name), mode);
    }

private:
    std::vector<std::string> examples_;
};

}  // namespace

void add_commands(CLI::App& program, Invocation& invocation) {
    program.formatter(std::make_shared<ExamplesFirst>(std::vector<std::string>{
        "relata path talks.txt \"Wang Yi\" \"South Korea\"   how are these two connected?",
        "relata render talks.txt -o talks.svg            draw everything the article says",
        "relata import *.txt -o talks.relata             read once, keep the graph",
        "relata show talks.relata Japan                  one entity, each relation with its "
        "quotation",
    }));
    add_import(program, invocation);
    add_info(program, invocation);
    add_list(program, invocation);
    add_show(program, invocation);
    add_explain(program, invocation);
    add_search(program, invocation);
    add_path(program, invocation);
    add_robust(program, invocation);
    add_between(program, invocation);
    add_common(program, invocation);
    add_around(program, invocation);
    add_groups(program, invocation);
    add_brokers(program, invocation);
    add_suggest(program, invocation);
    add_rank(program, invocation);
    add_measure(program, invocation);
    add_render(program, invocation);
    add_export(program, invocation);
    add_duplicates(program, invocation);
    add_merge(program, invocation);
    add_apart(program, invocation);
    add_split(program, invocation);
    add_reject(program, invocation);
    add_rename(program, invocation);
    add_add(program, invocation);
    add_undo(program, invocation);
    add_decisions(program, invocation);
    add_diff(program, invocation);
    add_verify(program, invocation);
    add_lexicon(program, invocation);
    add_formats(program, invocation);
    add_completion(program, invocation);
    add_man(program, invocation);
}

CLI::App* add_command(
    CLI::App& program,
    Invocation& invocation,
    const std::string& name,
    const std::string& what_it_does,
    const std::vector<std::string>& examples
) {
    auto* command = program.add_subcommand(name, what_it_does);
    command->formatter(std::make_shared<ExamplesFirst>(examples));
    command->add_flag("--no-color", invocation.no_color, "No colors, even in a terminal");
    return command;
}

void show_progress(std::ostream& err, const std::string& what, std::size_t done, std::size_t all) {
    constexpr std::size_t width = 30;
    const auto filled = done * width / all;
    err << '\r' << what << " [" << std::string(filled, '#') << std::string(width - filled, ' ')
        << "] " << done << '/' << all << std::flush;
    if (done == all) err << '\r' << std::string(width + 60, ' ') << '\r' << std::flush;
}

}  // namespace relata::cli
