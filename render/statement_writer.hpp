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
    std::string joint_box(const Statement& statement);

    const Graph& graph_;
    const Theme& theme_;
    const EvidenceList& notes_;
    Turned turned_;
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
