#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "cli/output_file.hpp"
#include "graph/error.hpp"
#include "graph/names.hpp"
#include "importers/article/lexicon_files.hpp"
#include "render/phrases.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

namespace relata::cli {
namespace {

using article::LexiconFile;

struct LexiconCommand {
    std::vector<std::string> names;
    std::string folder;
    std::string checked;
    bool more = false;
};

/// The lines of a table without those that are empty.
std::vector<std::string_view> lines_of(std::string_view bytes) {
    std::vector<std::string_view> lines;
    while (!bytes.empty()) {
        const auto end = std::min(bytes.find('\n'), bytes.size());
        if (end > 0) lines.push_back(bytes.substr(0, end));
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return lines;
}

/// The first sentence of the comment a table begins with.
std::string description(std::string_view bytes) {
    std::string text;
    for (const auto line : lines_of(bytes)) {
        if (!line.starts_with("# ")) break;
        text += (text.empty() ? "" : " ") + std::string(line.substr(2));
        const auto end = (text + ' ').find(". ");
        if (end != std::string::npos) return text.substr(0, end);
    }
    return text;
}

std::size_t row_count(std::string_view bytes) {
    const auto lines = lines_of(bytes);
    const auto rows = std::ranges::count_if(lines, [](auto line) { return line[0] != '#'; });
    return static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, rows - 1));
}

/// A table without rows: its comment and its heading.
std::string without_rows(std::string_view bytes) {
    std::string text;
    for (const auto line : lines_of(bytes)) {
        text += std::string(line) + '\n';
        if (line[0] != '#') break;
    }
    return text;
}

/// The shipped files with these names; all when there are none.
std::vector<LexiconFile> files_named(const std::vector<std::string>& names) {
    const auto& all = article::shipped_lexicon();
    if (names.empty()) return all;
    std::vector<std::string> known;
    for (const auto& file : all) known.emplace_back(article::file_name(file.name));
    std::vector<LexiconFile> files;
    for (const auto& name : names) {
        const auto found = std::ranges::find(known, name);
        if (found == known.end()) {
            const auto nearest = nearest_word(name, known);
            throw InputError(
                {},
                "no file of the lexicon is called \"" + printable(name) + '"' +
                    (nearest.empty() ? "; `relata lexicon` lists them"
                                     : "; did you mean \"" + nearest + "\"?")
            );
        }
        files.push_back(all[static_cast<std::size_t>(found - known.begin())]);
    }
    return files;
}

int list_files(Invocation& invocation) {
    PropertyList answers;
    std::vector<std::vector<std::string>> rows;
    for (const auto& file : article::shipped_lexicon()) {
        const std::string name(article::file_name(file.name));
        answers.push_back(PropertyMap{
            {"name", name},
            {"description", description(file.bytes)},
            {"rows", count_json(row_count(file.bytes))}});
        rows.push_back({name, std::to_string(row_count(file.bytes)), description(file.bytes)});
    }
    if (invocation.json) {
        write_json(invocation.terminal.out, {{"files", answers}});
        return fine;
    }
    const TerminalStyle style{invocation.color(), invocation.terminal.width};
    invocation.terminal.out << table_text({"file", "rows", "holds"}, rows, style);
    return fine;
}

void write_lexicon(Invocation& invocation, const LexiconCommand& command) {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& file : files_named(command.names)) {
        const auto name = article::file_name(file.name);
        files.emplace_back(
            command.folder + '/' + (command.more ? article::name_of_more(name) : std::string(name)),
            command.more ? without_rows(file.bytes) : std::string(file.bytes)
        );
    }
    std::error_code error;
    std::filesystem::create_directories(command.folder, error);
    if (error) throw InputError({command.folder}, "cannot be made: " + error.message());
    std::vector<std::pair<std::string, std::string_view>> views;
    for (const auto& [path, bytes] : files) {
        // Somebody's work may be in it.
        if (std::filesystem::exists(path, error)) {
            throw InputError({path}, "is there already; nothing was written");
        }
        views.emplace_back(path, bytes);
    }
    write_files(views);
    invocation.terminal.err << "wrote " << counted(files.size(), "file", "files") << " to "
                            << printable(command.folder) << '\n';
}

int run_lexicon(Invocation& invocation, const LexiconCommand& command) {
    if (!command.checked.empty()) {
        const auto lexicon = article::read_lexicon(command.checked);
        invocation.terminal.err << printable(command.checked) << ": fine, with relata's own "
                                << counted(lexicon->verbs.size(), "verb", "verbs") << ", "
                                << counted(lexicon->frames.size(), "frame", "frames") << ", "
                                << counted(lexicon->things.size(), "named thing", "named things")
                                << '\n';
        return fine;
    }
    if (!command.folder.empty()) {
        write_lexicon(invocation, command);
        return fine;
    }
    if (command.names.empty()) return list_files(invocation);
    for (const auto& file : files_named(command.names)) {
        invocation.terminal.out << (command.more ? without_rows(file.bytes) : file.bytes);
    }
    return fine;
}

}  // namespace

void add_lexicon(CLI::App& program, Invocation& invocation) {
    auto command = std::make_shared<LexiconCommand>();
    auto* app = add_command(
        program,
        invocation,
        "lexicon",
        "The words articles are read with: list, print, write, check",
        {"relata lexicon                                          the files, and what they hold",
         "relata lexicon verbs.tsv                                print one",
         "relata lexicon verbs.tsv frames.tsv --write my-words --more   to add rows to",
         "relata lexicon titles.tsv --write my-words              to replace relata's",
         "relata lexicon --check my-words                         is all of it right?"}
    );
    app->add_option("FILE", command->names, "Files of the lexicon (default: all)");
    auto* write = app->add_option("--write", command->folder, "Write them into this folder");
    app->add_flag(
        "--more",
        command->more,
        "Only their headings, as verbs.more.tsv and the like, whose rows are added to relata's"
    );
    app->add_option("--check", command->checked, "Read the files in this folder as import would")
        ->excludes(write);
    app->add_flag("--json", invocation.json, "The list as JSON");
    app->callback([command, &invocation] {
        invocation.action = [command, &invocation] { return run_lexicon(invocation, *command); };
    });
}

}  // namespace relata::cli
