#include "exporters/clauses.hpp"

#include "exporters/losses.hpp"
#include "graph/ascii.hpp"

#include <algorithm>
#include <string>
#include <tuple>

namespace relata {
namespace {

class ClauseWriter {
public:
    explicit ClauseWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        std::vector<Row> rows;
        for (const auto id : graph_.relations()) gather(id, rows);
        std::ranges::sort(rows);
        for (const auto& row : rows) line(row);
        count_losses();
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    /// Ordered as the lines are: what has no document stands last.
    struct Row {
        DocumentId document;
        std::size_t begin = 0;
        RelationId relation;
        std::size_t evidence = 0;

        friend auto operator<=>(const Row&, const Row&) = default;
    };

    void gather(RelationId id, std::vector<Row>& rows) {
        const auto& relation = graph_.relation(id);
        bool is_written = false;
        for (std::size_t i = 0; i < relation.evidence.size(); ++i) {
            const auto& evidence = relation.evidence[i];
            if (evidence.quote.empty()) continue;
            is_written = true;
            rows.push_back({evidence.document, evidence.begin, id, i});
        }
        if (!is_written) losses_.add("relations without a sentence");
    }

    void line(const Row& row) {
        const auto& relation = graph_.relation(row.relation);
        const auto& evidence = relation.evidence[row.evidence];
        field(evidence.quote);
        out_ += '\t';
        out_ += double_text(
            evidence.confidence.value_or(relation.properties.number("confidence").value_or(1))
        );
        const auto phrase = relation.properties.text("phrase");
        const auto* arguments = arguments_of(relation);
        out_ += '\t';
        if (phrase) {
            field(*phrase);
        } else {
            auto type = lower_ascii(graph_.type_name(row.relation));
            std::ranges::replace(type, '_', ' ');
            field(type);
        }
        if (arguments != nullptr) {
            for (const auto& argument : *arguments) {
                out_ += '\t';
                field(argument.text().value_or(""));
            }
        } else {
            for (const auto end : {relation.source, relation.target}) {
                out_ += '\t';
                field(graph_.entity(end).name);
            }
        }
        out_ += '\n';
    }

    /// The arguments as they were read; nullptr where there are no two.
    static const PropertyList* arguments_of(const Relation& relation) {
        const auto* value = relation.properties.find("arguments");
        if (value == nullptr) return nullptr;
        const auto* list = value->get_if<PropertyList>();
        return list != nullptr && list->size() >= 2 ? list : nullptr;
    }

    void field(std::string_view text) {
        for (const char c : text) {
            const bool is_break = c == '\t' || c == '\n' || c == '\r' || c == '\0';
            if (is_break) losses_.add("tabs and line breaks");
            out_ += is_break ? ' ' : c;
        }
    }

    void count_losses() {
        for (const auto id : graph_.entities()) {
            const auto& entity = graph_.entity(id);
            losses_.add("kinds", entity.kinds.size());
            losses_.add("aliases", entity.aliases.size());
            for (const auto& [name, value] : entity.properties) {
                losses_.add("entity property \"" + name + '"');
            }
        }
        for (const auto id : graph_.relations()) {
            for (const auto& [name, value] : graph_.relation(id).properties) {
                const bool is_kept =
                    name == "phrase" || name == "arguments" || name == "confidence";
                if (!is_kept) losses_.add("relation property \"" + name + '"');
            }
        }
        losses_.add("documents", graph_.document_count());
        losses_.add("graph properties", graph_.properties.size());
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
};

}  // namespace

ExportResult write_clauses(const Graph& graph, const ExportOptions&) {
    return ClauseWriter(graph).write();
}

}  // namespace relata
