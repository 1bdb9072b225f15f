#pragma once

#include "cli/program.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <string>
#include <vector>

namespace relata::cli {

/// What every command works with: the terminal, and the options that all of them share.
struct Invocation {
    Terminal terminal;
    bool json = false;
    bool no_color = false;
    /// Set by the command that was given; run after parsing, gives the exit code.
    std::function<int()> action;

    [[nodiscard]] bool color() const { return terminal.color && !no_color; }
};

// One file each: `command_<name>.cpp`. The options of a command live as long as its `action`.
void add_import(CLI::App& program, Invocation& invocation);
void add_info(CLI::App& program, Invocation& invocation);
void add_list(CLI::App& program, Invocation& invocation);
void add_show(CLI::App& program, Invocation& invocation);
void add_explain(CLI::App& program, Invocation& invocation);
void add_search(CLI::App& program, Invocation& invocation);
void add_path(CLI::App& program, Invocation& invocation);
void add_robust(CLI::App& program, Invocation& invocation);
void add_between(CLI::App& program, Invocation& invocation);
void add_common(CLI::App& program, Invocation& invocation);
void add_around(CLI::App& program, Invocation& invocation);
void add_groups(CLI::App& program, Invocation& invocation);
void add_brokers(CLI::App& program, Invocation& invocation);
void add_suggest(CLI::App& program, Invocation& invocation);
void add_rank(CLI::App& program, Invocation& invocation);
void add_measure(CLI::App& program, Invocation& invocation);
void add_render(CLI::App& program, Invocation& invocation);
void add_export(CLI::App& program, Invocation& invocation);
void add_duplicates(CLI::App& program, Invocation& invocation);
void add_merge(CLI::App& program, Invocation& invocation);
void add_apart(CLI::App& program, Invocation& invocation);
void add_split(CLI::App& program, Invocation& invocation);
void add_reject(CLI::App& program, Invocation& invocation);
void add_rename(CLI::App& program, Invocation& invocation);
void add_add(CLI::App& program, Invocation& invocation);
void add_undo(CLI::App& program, Invocation& invocation);
void add_decisions(CLI::App& program, Invocation& invocation);
void add_diff(CLI::App& program, Invocation& invocation);
void add_verify(CLI::App& program, Invocation& invocation);
void add_lexicon(CLI::App& program, Invocation& invocation);
void add_formats(CLI::App& program, Invocation& invocation);
void add_completion(CLI::App& program, Invocation& invocation);
void add_man(CLI::App& program, Invocation& invocation);

/// All commands, in the order `--help` lists them.
void add_commands(CLI::App& program, Invocation& invocation);

/// Draws a bar on a terminal and takes it away when all is done.
void show_progress(std::ostream& err, const std::string& what, std::size_t done, std::size_t all);

/// Adds a command whose help begins with `examples` (one a line), and the options all commands
/// have.
CLI::App* add_command(
    CLI::App& program,
    Invocation& invocation,
    const std::string& name,
    const std::string& what_it_does,
    const std::vector<std::string>& examples
);

}  // namespace relata::cli
