#include "cli/commands.hpp"
#include "cli/json_answer.hpp"
#include "exporters/exporter.hpp"
#include "importers/registry.hpp"
#include "render/terminal.hpp"

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata::cli {
namespace {

/// One format by its name, read, written or both.
struct Format {
    std::string name;
    std::string description;
    std::vector<std::string> endings;
    bool is_read = false;
    bool is_written = false;
};

void add_endings(Format& format, std::span<const std::string_view> endings) {
    for (const auto ending : endings) {
        const bool is_known = std::ranges::find(format.endings, ending) != format.endings.end();
        if (!is_known) format.endings.emplace_back(ending);
    }
}

std::vector<Format> all_formats() {
    std::vector<Format> formats;
    formats.push_back(
        {"relata", "relata's own graph file (SQLite): nothing is lost", {".relata"}, true, true}
    );
    for (const auto& each : import_formats()) {
        formats.push_back({std::string(each.name), std::string(each.description), {}, true, false});
        add_endings(formats.back(), each.extensions);
    }
    for (const auto& each : export_formats()) {
        // relata's own JSON is read as node-link JSON, of which it is a superset.
        const auto name = each.name == "json" ? std::string_view("node-link") : each.name;
        auto known = std::ranges::find(formats, name, &Format::name);
        if (known == formats.end()) {
            formats.push_back({std::string(name), std::string(each.description), {}, false, false});
            known = formats.end() - 1;
        }
        known->is_written = true;
        add_endings(*known, each.extensions);
    }
    std::ranges::sort(formats, {}, &Format::name);
    return formats;
}

int run_formats(Invocation& invocation) {
    PropertyList answers;
    std::vector<std::vector<std::string>> rows;
    for (const auto& format : all_formats()) {
        PropertyList endings;
        std::string text;
        for (const auto& ending : format.endings) {
            endings.push_back(ending);
            text += (text.empty() ? "" : " ") + ending;
        }
        answers.push_back(PropertyMap{
            {"name", format.name},
            {"description", format.description},
            {"endings", endings},
            {"read", format.is_read},
            {"written", format.is_written}});
        rows.push_back(
            {format.name,
             format.is_read ? "yes" : "",
             format.is_written ? "yes" : "",
             text,
             format.description}
        );
    }
    if (invocation.json) {
        write_json(invocation.terminal.out, {{"formats", answers}});
    } else {
        invocation.terminal.out << table_text(
            {"format", "read", "written", "endings", "what it is"},
            rows,
            {invocation.color(), invocation.terminal.width}
        );
    }
    return fine;
}

}  // namespace

void add_formats(CLI::App& program, Invocation& invocation) {
    auto* app = add_command(
        program,
        invocation,
        "formats",
        "The formats relata reads and writes",
        {"relata formats", "relata formats --json"}
    );
    app->add_flag("--json", invocation.json, "The table as JSON");
    app->callback([&invocation] {
        invocation.action = [&invocation] { return run_formats(invocation); };
    });
}

}  // namespace relata::cli
