#pragma once

#include "cli/program.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace relata::cli {

/// What every command works with: the terminal, and the options that all of them share.
struct Session {
    Terminal terminal;
    bool json = false;
    bool no_color = false;
    /// Set by the command that was given; run after parsing, gives the exit code.
    std::function<int()> action;

    [[nodiscard]] bool color() const { return terminal.color && !no_color; }
};

// One file each: `command_<name>.cpp`. The options of a command live as long as its `action`.
void add_import(CLI::App& program, Session& session);
void add_info(CLI::App& program, Session& session);
void add_list(CLI::App& program, Session& session);
void add_show(CLI::App& program, Session& session);
void add_search(CLI::App& program, Session& session);
void add_path(CLI::App& program, Session& session);
void add_around(CLI::App& program, Session& session);
void add_render(CLI::App& program, Session& session);
void add_export(CLI::App& program, Session& session);
void add_completion(CLI::App& program, Session& session);
void add_man(CLI::App& program, Session& session);

/// All commands, in the order `--help` lists them.
void add_commands(CLI::App& program, Session& session);

/// Adds a command whose help begins with `examples` (one a line), and the options all commands
/// have.
CLI::App* add_command(
    CLI::App& program,
    Session& session,
    const std::string& name,
    const std::string& what_it_does,
    const std::vector<std::string>& examples
);

}  // namespace relata::cli
