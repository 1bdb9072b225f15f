#include "render/statement_writer.hpp"

#include "graph/dot_text.hpp"
#include "render/dot_style.hpp"
#include "render/footnotes.hpp"
#include "render/phrases.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>

namespace relata {
namespace {

constexpr std::size_t relation_columns = 16;
constexpr std::size_t joint_columns = 14;
constexpr std::size_t note_columns = 22;
constexpr std::size_t longest_word = 40;
constexpr std::size_t longest_words = 200;
constexpr std::size_t most_joint_names = 6;

std::vector<std::string> names_of(const Graph& graph, const std::vector<EntityId>& entities) {
    std::vector<std::string> names;
    for (const auto id : entities) names.push_back(one_line(sanitized(graph.entity(id).name)));
    return names;
}

}  // namespace

void StatementWriter::write(const Statement& statement) {
    const auto tail = statement.sources.size() == 1 ? entity_name(graph_, statement.sources.front())
                                                    : joint_box(statement);
    const auto words = words_node(statement);
    write_line(tail, words, statement.relations, statement, false);
    for (const auto target : statement.targets) {
        std::vector<RelationId> relations;
        for (const auto id : statement.relations) {
            const auto& relation = graph_.relation(id);
            // A mutual relation may be stored either way round.
            if (relation.target == target ||
                (is_mutual(graph_, relation) && relation.source == target)) {
                relations.push_back(id);
            }
        }
        write_line(words, entity_name(graph_, target), relations, statement, true);
    }
}

void StatementWriter::write(const Statement& statement, const StatementMark& mark) {
    mark_ = &mark;
    write(statement);
    mark_ = nullptr;
}

const Relation& StatementWriter::first(const Statement& statement) const {
    return graph_.relation(statement.relations.front());
}

std::string_view StatementWriter::color(const Statement& statement) const {
    if (mark_ != nullptr) return mark_->color;
    return line_color(theme_, graph_.schema().type(first(statement).type));
}

/// One half of a statement. Only the second has an arrowhead.
void StatementWriter::write_line(
    const std::string& from,
    const std::string& to,
    const std::vector<RelationId>& relations,
    const Statement& statement,
    bool reaches_target
) {
    const auto& relation = first(statement);
    const auto status = status_of(relation);
    const bool turned = is_turned(relation);
    DotAttributes attributes;
    attributes.word("class", class_of(relations));
    if (mark_ != nullptr) {
        attributes.word("color", mark_->line)
            .word("style", mark_->style)
            .word("penwidth", mark_->width);
    } else {
        attributes.word("color", color(statement)).word("style", line_style(status));
    }
    std::string_view head = "none";
    if (reaches_target && !is_mutual(graph_, relation)) {
        head = status == Status::denied ? "tee" : "normal";
    }
    if (turned) attributes.word("dir", "back");
    attributes.word(turned ? "arrowtail" : "arrowhead", head);
    lines_ += (turned ? to : from) + " -> " + (turned ? from : to) + attributes.text() + ";\n";
}

bool StatementWriter::is_turned(const Relation& relation) const {
    const auto& type = graph_.schema().type(relation.type);
    switch (turned_) {
        case Turned::none:
            return false;
        case Turned::places:
            return type.name == "LOCATED_IN" || type.name == "BASED_IN" || type.name == "PART_OF";
        case Turned::countries:
            return type.family == "structure" && graph_.kind_name(relation.target) == "Country";
    }
    return false;
}

std::string StatementWriter::words_node(const Statement& statement) {
    const auto& relation = first(statement);
    const auto mark = footnote_mark(notes_, statement.relations);
    auto words = shortened(relation_words(graph_, relation), longest_words);
    if (!mark.empty()) words += " " + mark;
    auto text = joined_lines(wrapped_evenly(words, relation_columns, longest_word));
    const auto marked = mark.empty() ? std::string() : marked_html(text, mark, theme_);
    std::string below;
    if (status_of(relation) == Status::denied) below += "\n(denied)";
    if (const auto when = when_text(relation); !when.empty()) below += "\n(" + when + ")";
    auto name = relation_name(graph_, statement.relations.front());
    DotAttributes attributes;
    if (mark_ != nullptr) {
        attributes.html("label", marked_words(statement));
    } else if (mark.empty()) {
        attributes.label("label", text + below);
    } else {
        attributes.html("label", marked + marked_html(below, {}, theme_));
    }
    attributes.word("id", name)
        .word("class", class_of(statement.relations))
        .word("shape", "plaintext")
        .word("margin", "0.04,0.02")
        .word("fontsize", "9")
        .word("fontcolor", color(statement))
        .tooltip(hover_text(statement));
    if (!relation.evidence.empty() && relation.evidence.front().document.is_valid()) {
        const auto& document = graph_.document(relation.evidence.front().document);
        if (const auto safe = safe_url(document.source)) attributes.label("URL", *safe);
    }
    nodes_ += name + attributes.text() + ";\n";
    return name;
}

/// The sign, the words, what changed, and in brackets status and date.
std::string StatementWriter::marked_words(const Statement& statement) const {
    const auto& relation = first(statement);
    const auto number = footnote_mark(notes_, statement.relations);
    const auto words = shortened(relation_words(graph_, relation), longest_words);
    std::string html;
    if (!mark_->sign.empty()) html = "<B>" + std::string(mark_->sign) + "</B>&#160;";
    bool is_first = true;
    for (const auto& line : wrapped_evenly(words, relation_columns, longest_word)) {
        const auto text = html_escaped(line);
        html += (is_first ? "" : "<BR/>") +
                (mark_->is_struck && !text.empty() ? "<S>" + text + "</S>" : text);
        is_first = false;
    }
    if (!number.empty()) html += marked_html(" " + number, " " + number, theme_);
    // What the note says already is not said twice.
    const auto is_told = [&](const std::string& fact) {
        return fact.empty() || mark_->note.find("→ " + fact) != std::string::npos;
    };
    std::string facts;
    const auto status = status_of(relation);
    if (status != Status::asserted && !is_told(std::string(status_name(status)))) {
        facts = status_name(status);
    }
    if (const auto when = when_text(relation); !is_told(when)) {
        facts += (facts.empty() ? "" : ", ") + when;
    }
    if (!facts.empty()) {
        const auto lines = wrapped_evenly("(" + facts + ")", relation_columns, longest_word);
        html += marked_html("\n" + joined_lines(lines), {}, theme_);
    }
    if (!mark_->note.empty()) {
        const auto lines = wrapped_evenly(mark_->note, note_columns, longest_word);
        html += "<BR/><B>" + marked_html(joined_lines(lines), {}, theme_) + "</B>";
    }
    return html;
}

std::string StatementWriter::class_of(const std::vector<RelationId>& relations) const {
    auto text = relation_class(graph_, relations, theme_);
    if (mark_ != nullptr && !mark_->word.empty()) text += " " + std::string(mark_->word);
    return text;
}

std::string StatementWriter::hover_text(const Statement& statement) const {
    auto text = evidence_text(graph_, statement.relations);
    if (mark_ == nullptr || mark_->word.empty()) return text;
    return std::string(mark_->word) + ": " + text;
}

std::string StatementWriter::joint_box(const Statement& statement) {
    const auto [at, is_new] = joint_boxes_.try_emplace(
        statement.sources, "joint_" + std::to_string(joint_boxes_.size() + 1)
    );
    if (!is_new) return at->second;
    const auto& name = at->second;
    const auto& colors = paper(theme_);
    // Gray, where color means something else.
    const auto color = mark_ != nullptr ? colors.muted : colors.joint;
    const std::string_view width = mark_ != nullptr ? "1.2" : "2";
    const auto names = names_of(graph_, statement.sources);
    const auto label = joint_names(graph_, statement.sources) + " jointly";
    DotAttributes box;
    box.label("label", joined_lines(wrapped_evenly(label, joint_columns, longest_word)))
        .word("id", name)
        .word("class", "joint")
        .word("shape", "box")
        .word("style", "filled,bold")
        .word("penwidth", width)
        .word("margin", "0.08,0.04")
        .word("fillcolor", colors.background)
        .word("color", color)
        .word("fontcolor", colors.ink)
        .tooltip(enumerated(names) + " jointly");
    nodes_ += name + box.text() + ";\n";
    for (const auto source : statement.sources) {
        DotAttributes line;
        line.word("class", "joint " + name + " " + entity_name(graph_, source))
            .word("color", color)
            .word("penwidth", width)
            .word("arrowhead", "none");
        lines_ += entity_name(graph_, source) + " -> " + name + line.text() + ";\n";
    }
    return name;
}

std::string joint_names(const Graph& graph, const std::vector<EntityId>& entities) {
    const auto names = names_of(graph, entities);
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most_joint_names); ++i) {
        text += (i == 0 ? "" : " + ") + names[i];
    }
    if (names.size() > most_joint_names) {
        text += " + " + counted(names.size() - most_joint_names, "other", "others");
    }
    return text;
}

}  // namespace relata
