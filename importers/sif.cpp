#include "importers/sif.hpp"

#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace relata {
namespace {

void split_at_tabs(std::string_view line, std::vector<std::string_view>& parts) {
    parts.clear();
    for (;;) {
        const auto end = std::min(line.find('\t'), line.size());
        parts.push_back(without_outer_blanks(line.substr(0, end)));
        if (end == line.size()) break;
        line.remove_prefix(end + 1);
    }
    while (!parts.empty() && parts.back().empty()) parts.pop_back();
}

void read_line(const std::vector<std::string_view>& parts, const LineView& line, Draft& draft) {
    const auto place = [&](std::string_view part) {
        if (part.empty()) return line.offset;
        return line.offset + static_cast<std::size_t>(part.data() - line.text.data());
    };
    if (parts[0].empty()) draft.fail(line.offset, "the source is empty, expected a node");
    if (parts.size() == 2) {
        draft.fail(
            place(parts[1]),
            "found a node and a relation " + shown(parts[1]) + ", expected a target"
        );
    }
    // A node alone on its line is declared, not only named by a relation.
    const auto source = draft.mention(parts[0], place(parts[0]));
    if (parts.size() == 1) return draft.describe(source, {}, line.offset);
    const auto type = draft.type(parts[1].empty() ? "RELATED_TO" : parts[1]);
    for (std::size_t i = 2; i < parts.size(); ++i) {
        if (parts[i].empty()) draft.fail(place(parts[i]), "the target is empty, expected a node");
        Relation relation;
        relation.source = source;
        relation.target = draft.mention(parts[i], place(parts[i]));
        relation.type = type;
        draft.add(std::move(relation));
    }
}

}  // namespace

ImportReport import_sif(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    const auto read = [](std::string_view text, const PlacesView&, Draft& draft) {
        const bool has_tabs = text.find('\t') != std::string_view::npos;
        LinesView lines(text);
        LineView line;
        std::vector<std::string_view> parts;
        bool is_empty = true;
        while (lines.next(line)) {
            if (without_outer_blanks(line.text).empty()) continue;
            is_empty = false;
            if (has_tabs) {
                split_at_tabs(line.text, parts);
            } else {
                split_at_blanks(line.text, parts);
            }
            try {
                read_line(parts, line, draft);
            } catch (const InputError& error) {
                draft.skip_or_stop(error);
            }
        }
        if (is_empty)
            draft.fail(0, "the input is empty, expected lines of source, relation, target");
    };
    return import_draft("sif", bytes, options, graph, read);
}

}  // namespace relata
