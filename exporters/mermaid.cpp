#include "exporters/mermaid.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata {
namespace {

bool is_word_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Words and hyphens between words, none of which Mermaid has a use for.
bool is_fit(std::string_view id) {
    constexpr std::array<std::string_view, 12> words{
        "end",
        "graph",
        "flowchart",
        "subgraph",
        "style",
        "class",
        "click",
        "call",
        "href",
        "classDef",
        "linkStyle",
        "direction"};
    if (id.empty() || !is_word_character(id.front()) || !is_word_character(id.back())) return false;
    if (std::ranges::find(words, id) != words.end()) return false;
    for (std::size_t i = 1; i < id.size(); ++i) {
        if (is_word_character(id[i])) continue;
        if (id[i] != '-' || id[i - 1] == '-') return false;
    }
    return true;
}

/// Text in quotes; what could end it or mean something is written as the number of the character.
std::string quoted(std::string_view text, Losses& losses) {
    std::string out = "\"";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        const auto byte = static_cast<unsigned char>(c);
        const bool is_outer_blank = c == ' ' && (i == 0 || i + 1 == text.size());
        if (c == '\n') {
            out += "<br>";
        } else if (c == '\0') {
            losses.add("control characters");
            out += "\xEF\xBF\xBD";
        } else if (is_outer_blank || byte < 0x20 || byte == 0x7F || std::string_view("\"#&<>`|\\;").find(c) != std::string_view::npos) {
            out += '#' + std::to_string(byte) + ';';
        } else {
            out += c;
        }
    }
    return out + '"';
}

}  // namespace

ExportResult write_mermaid(const Graph& graph, const ExportOptions&) {
    Losses losses;
    add_common_losses(graph, losses);
    std::string out;
    for (const auto& [name, value] : graph.properties) {
        const auto text = value.text();
        const bool is_title =
            name == "name" && text && !text->empty() &&
            text->find_first_of(std::string_view("\n\r\"\\\0", 5)) == std::string_view::npos;
        if (is_title) {
            out = "---\ntitle: \"" + std::string(*text) + "\"\n---\n";
        } else {
            losses.add("graph properties");
        }
    }
    out += "flowchart LR\n";
    const auto ids = fit_ids(graph, is_fit, losses);
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        if (entity.name.empty()) losses.add("empty names");
        out += "  " + ids[id.value] + '[' +
               quoted(entity.name.empty() ? entity.id : entity.name, losses) + ']';
        for (const auto& kind : graph.schema().names(entity.kinds)) {
            if (is_fit(kind)) {
                out += ":::" + kind;
            } else {
                losses.add("kinds");
            }
        }
        out += '\n';
        losses.add("aliases", entity.aliases.size());
        for (const auto& [name, value] : entity.properties) {
            losses.add("entity property \"" + name + '"');
        }
    }
    if (!has_plain_relation_ids(graph)) losses.add("relation ids", graph.relation_count());
    for (const auto id : graph.relations()) {
        const auto& relation = graph.relation(id);
        const auto& type = graph.type_name(id);
        if (type.empty()) losses.add("empty types");
        out += "  " + ids[relation.source.value] + (relation.directed ? " -->" : " ---");
        if (!type.empty()) out += '|' + quoted(type, losses) + '|';
        out += ' ' + ids[relation.target.value] + '\n';
        for (const auto& [name, value] : relation.properties) {
            losses.add("relation property \"" + name + '"');
        }
    }
    return {{{"", std::move(out)}}, losses.report()};
}

}  // namespace relata
