#include "cli/commands.hpp"

#include <algorithm>

namespace relata::cli {
namespace {

/// Text for roff: a hyphen is a minus, a backslash a backslash, and no line begins a request.
std::string roff(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') {
            out += "\\e";
        } else if (c == '-') {
            out += "\\-";
        } else {
            if ((c == '.' || c == '\'') && (out.empty() || out.back() == '\n')) out += "\\&";
            out += c;
        }
    }
    return out;
}

std::string command_section(const CLI::App& command, const std::string& name) {
    std::string page = ".SS " + roff(name) + '\n' + roff(command.get_description()) + ".\n";
    for (const auto* option : command.get_options()) {
        page += ".TP\n.B " + roff(option->get_name(false, true)) + '\n' +
                roff(option->get_description()) + '\n';
    }
    for (const auto* part : command.get_subcommands({})) {
        page += command_section(*part, name + ' ' + part->get_name());
    }
    return page;
}

std::string man_page(const CLI::App& program) {
    std::string page = ".TH RELATA 1 \"\" \"relata " RELATA_VERSION
                       "\" \"User Commands\"\n"
                       ".SH NAME\nrelata \\- explore how people, countries, organizations and "
                       "agreements are connected\n"
                       ".SH SYNOPSIS\n.B relata\n.I COMMAND GRAPH\n[\\fIoptions\\fR]\n"
                       ".SH DESCRIPTION\n" +
                       roff(program.get_description()) +
                       ".\nGRAPH is a graph file, an article, a data file, a folder, or \\- for "
                       "standard input. Entities "
                       "are named by id, name or alias.\n.SH COMMANDS\n";
    for (const auto* command : program.get_subcommands({})) {
        page += command_section(*command, command->get_name());
    }
    page +=
        ".SH EXIT STATUS\n.TP\n.B 0\nfine\n.TP\n.B 1\nan input could not be used\n.TP\n.B 2\nwrong "
        "usage\n"
        ".TP\n.B 3\ninternal error\n.TP\n.B 4\nnothing found (\\fBpath\\fR, \\fBsearch\\fR, "
        "\\fBrender \\-\\-path\\fR)\n"
        ".SH ENVIRONMENT\n.TP\n.B NO_COLOR\nif set and not empty, nothing is colored\n";
    return page;
}

}  // namespace

void add_man(CLI::App& program, Invocation& invocation) {
    auto* app = add_command(
        program,
        invocation,
        "man",
        "Print the manual page",
        {"relata man > relata.1 && man ./relata.1"}
    );
    app->callback([&program, &invocation] {
        invocation.action = [&program, &invocation] {
            invocation.terminal.out << man_page(program);
            return static_cast<int>(fine);
        };
    });
}

}  // namespace relata::cli
