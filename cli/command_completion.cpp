#include "cli/commands.hpp"

#include <memory>

namespace relata::cli {
namespace {

std::string option_words(const CLI::App& command) {
    std::string words;
    for (const auto* option : command.get_options()) {
        for (const auto& name : option->get_lnames())
            words += (words.empty() ? "--" : " --") + name;
    }
    for (const auto* part : command.get_subcommands({})) words += ' ' + option_words(*part);
    return words;
}

std::string bash_script(const CLI::App& program) {
    std::string commands;
    std::string cases;
    for (const auto* command : program.get_subcommands({})) {
        commands += (commands.empty() ? "" : " ") + command->get_name();
        cases += "        " + command->get_name() + ") words='" + option_words(*command) + "' ;;\n";
    }
    return "_relata() {\n"
           "    local words current=\"${COMP_WORDS[COMP_CWORD]}\"\n"
           "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
           "        COMPREPLY=($(compgen -W '" +
           commands +
           " --help --version' -- \"$current\"))\n"
           "        return\n"
           "    fi\n"
           "    case \"${COMP_WORDS[1]}\" in\n" +
           cases +
           "    esac\n"
           "    case \"$current\" in\n"
           "        -*) COMPREPLY=($(compgen -W \"$words\" -- \"$current\")) ;;\n"
           "        *) COMPREPLY=($(compgen -f -- \"$current\")) ;;\n"
           "    esac\n"
           "}\n"
           "complete -o filenames -F _relata relata\n";
}

std::string fish_quoted(const std::string& text) {
    std::string quoted = "'";
    for (const char c : text) {
        if (c == '\'' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + '\'';
}

std::string fish_script(const CLI::App& program) {
    std::string script;
    for (const auto* command : program.get_subcommands({})) {
        const auto& name = command->get_name();
        script += "complete -c relata -n __fish_use_subcommand -a " + name + " -d " +
                  fish_quoted(command->get_description()) + '\n';
        for (const auto* option : command->get_options()) {
            for (const auto& long_name : option->get_lnames()) {
                script += "complete -c relata -n '__fish_seen_subcommand_from " + name + "' -l " +
                          long_name + " -d " + fish_quoted(option->get_description()) + '\n';
            }
        }
    }
    return script;
}

}  // namespace

void add_completion(CLI::App& program, Invocation& invocation) {
    auto shell = std::make_shared<std::string>();
    auto* app = add_command(
        program,
        invocation,
        "completion",
        "Print a script that completes commands and options in a shell",
        {"source <(relata completion bash)                       in bash; in zsh after "
         "`bashcompinit`",
         "relata completion fish > ~/.config/fish/completions/relata.fish"}
    );
    app->add_option("SHELL", *shell, "bash or fish")
        ->required()
        ->check(CLI::IsMember(std::vector<std::string>{"bash", "fish"}));
    app->callback([shell, &program, &invocation] {
        invocation.action = [shell, &program, &invocation] {
            invocation.terminal.out
                << (*shell == "bash" ? bash_script(program) : fish_script(program));
            return static_cast<int>(fine);
        };
    });
}

}  // namespace relata::cli
