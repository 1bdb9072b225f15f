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

void add_commands(CLI::App& program, Session& session) {
    program.formatter(std::make_shared<ExamplesFirst>(std::vector<std::string>{
        "relata path talks.txt \"Wang Yi\" \"South Korea\"   how are these two connected?",
        "relata render talks.txt -o talks.svg            draw everything the article says",
        "relata import *.txt -o talks.json               read once, keep the graph",
        "relata show talks.json Japan                    one entity, each relation with its "
        "quotation",
    }));
    add_import(program, session);
    add_info(program, session);
    add_list(program, session);
    add_show(program, session);
    add_search(program, session);
    add_path(program, session);
    add_around(program, session);
    add_render(program, session);
    add_export(program, session);
    add_completion(program, session);
    add_man(program, session);
}

CLI::App* add_command(
    CLI::App& program,
    Session& session,
    const std::string& name,
    const std::string& what_it_does,
    const std::vector<std::string>& examples
) {
    auto* command = program.add_subcommand(name, what_it_does);
    command->formatter(std::make_shared<ExamplesFirst>(examples));
    command->add_flag("--no-color", session.no_color, "No colors, even in a terminal");
    return command;
}

}  // namespace relata::cli
