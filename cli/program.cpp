#include "cli/program.hpp"

#include "cli/commands.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "render/graphviz_layout.hpp"
#include "render/terminal.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <exception>
#include <new>

namespace relata::cli {
namespace {

/// One line whatever a file is called: an editor turns its beginning into a link.
std::string one_line(std::string_view message) {
    auto line = printable(message);
    std::ranges::replace(line, '\n', ' ');
    return line;
}

std::vector<std::string> names_of_commands(const CLI::App& program) {
    std::vector<std::string> names;
    for (const auto* command : program.get_subcommands({})) names.push_back(command->get_name());
    return names;
}

std::vector<std::string> names_of_options(const CLI::App& command) {
    std::vector<std::string> names;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& known) {
    const auto nearest = nearest_word(word, known);
    return nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?";
}

/// The command the arguments begin with; nullptr when it is none.
const CLI::App* given_command(const CLI::App& program, const std::vector<std::string>& arguments) {
    for (const auto* command : program.get_subcommands({})) {
        if (arguments.empty() || command->get_name() != arguments.front()) continue;
        const auto* nested = given_command(*command, {arguments.begin() + 1, arguments.end()});
        return nested == nullptr ? command : nested;
    }
    return nullptr;
}

/// CLI11's sentence, or a better one where it only says "not expected".
std::string usage_message(
    const CLI::App& program, const std::vector<std::string>& arguments, const CLI::ParseError& error
) {
    const auto* command = given_command(program, arguments);
    if (command == nullptr) {
        if (arguments.empty()) return "no command was given; `relata --help` lists them";
        return "unknown command \"" + printable(arguments.front()) + '"' +
               did_you_mean(arguments.front(), names_of_commands(program));
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr) {
        const auto known = names_of_options(*command);
        for (const auto& argument : arguments) {
            const auto name = argument.substr(0, argument.find('='));
            const bool is_option = name.size() > 1 && name[0] == '-';
            if (!is_option || std::ranges::find(known, name) != known.end() || name == "-o")
                continue;
            return "unknown option \"" + printable(name) + '"' + did_you_mean(name, known);
        }
    }
    return one_line(error.what()) + "; see `relata " + command->get_name() + " --help`";
}

int parse_and_run(
    CLI::App& program, Invocation& invocation, const std::vector<std::string>& arguments
) {
    try {
        // CLI11 takes the arguments last first.
        program.parse(std::vector<std::string>(arguments.rbegin(), arguments.rend()));
    } catch (const CLI::CallForHelp&) {
        const auto* command = given_command(program, arguments);
        invocation.terminal.out << (command != nullptr ? command->help("relata") : program.help());
        return fine;
    } catch (const CLI::CallForVersion&) {
        invocation.terminal.out << "relata " RELATA_VERSION "\n";
        return fine;
    } catch (const CLI::ParseError& error) {
        invocation.terminal.err << "relata: " << usage_message(program, arguments, error) << '\n';
        return wrong_usage;
    }
    return invocation.action();
}

}  // namespace

int run(const std::vector<std::string>& arguments, Terminal terminal) {
    Invocation invocation{terminal, false, false, {}};
    try {
        CLI::App program(
            "Find out how people, countries, organizations and agreements are connected", "relata"
        );
        program.set_version_flag("--version", RELATA_VERSION);
        program.require_subcommand(1);
        add_commands(program, invocation);
        const auto code = parse_and_run(program, invocation, arguments);
        terminal.out.flush();
        if (!terminal.out) {
            terminal.err << "relata: the answer could not be written\n";
            return input_error;
        }
        return code;
    } catch (const InputError& error) {
        terminal.err << "relata: " << one_line(error.what()) << '\n';
        return input_error;
    } catch (const LayoutError& error) {
        terminal.err << "relata: " << one_line(error.what()) << '\n';
        return input_error;
    } catch (const std::bad_alloc&) {
        terminal.err << "relata: out of memory\n";
        return input_error;
    } catch (const std::exception& error) {
        terminal.err << "relata: internal error: " << one_line(error.what())
                     << "; please report it\n";
    } catch (...) {
        terminal.err << "relata: internal error; please report it\n";
    }
    return internal_error;
}

}  // namespace relata::cli
