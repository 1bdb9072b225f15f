#pragma once

#include "graph/graph.hpp"
#include "render/arrangement.hpp"
#include "render/compression.hpp"
#include "render/evidence_list.hpp"
#include "render/theme.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// How a statement looks that is not drawn by its family and status.
struct StatementMark {
    std::string_view word;   ///< a class and the beginning of the hover text; empty: none
    std::string_view sign;   ///< before the words; empty: none
    std::string_view color;  ///< of the words
    std::string line;        ///< color of the lines
    std::string_view style;  ///< of the lines
    std::string_view width;  ///< of the lines, points
    bool is_struck = false;  ///< whether the words are struck out
    std::string note;        ///< lines under the words
};

/// Writes statements as DOT: source, words, target, with the words as a node of their own and joint
/// sources in a box. The entities themselves are written by entity_statement.
class StatementWriter {
public:
    /// All must outlive the writer.
    StatementWriter(
        const Graph& graph,
        const Theme& theme,
        const EvidenceList& notes,
        Turned turned = Turned::none
    )
        : graph_(graph), theme_(theme), notes_(notes), turned_(turned) {}

    void write(const Statement& statement);
    /// The status, which is no line here, stands in brackets.
    void write(const Statement& statement, const StatementMark& mark);

    /// Nodes, then lines, of all statements written so far.
    [[nodiscard]] std::string text() const { return nodes_ + lines_; }
    [[nodiscard]] bool has_joint_boxes() const noexcept { return !joint_boxes_.empty(); }

private:
    [[nodiscard]] const Relation& first(const Statement& statement) const;
    [[nodiscard]] std::string_view color(const Statement& statement) const;
    [[nodiscard]] bool is_turned(const Relation& relation) const;
    void write_line(
        const std::string& from,
        const std::string& to,
        const std::vector<RelationId>& relations,
        const Statement& statement,
        bool reaches_target
    );
    std::string words_node(const Statement& statement);
    [[nodiscard]] std::string marked_words(const Statement& statement) const;
    [[nodiscard]] std::string class_of(const std::vector<RelationId>& relations) const;
    [[nodiscard]] std::string hover_text(const Statement& statement) const;
    std::string joint_box(const Statement& statement);

    const Graph& graph_;
    const Theme& theme_;
    const EvidenceList& notes_;
    Turned turned_;
    const StatementMark* mark_ = nullptr;  // of the statement being written
    std::string nodes_;
    std::string lines_;
    std::map<std::vector<EntityId>, std::string> joint_boxes_;
};

/// What a legend says of joint boxes.
inline constexpr const char* joint_box_words =
    "A bold box joins those who say or do the same together.";

/// `China + Japan`, at most six names.
std::string joint_names(const Graph& graph, const std::vector<EntityId>& entities);

}  // namespace relata
