#include "render/dossier.hpp"

#include "graph/dot_text.hpp"
#include "render/dot_style.hpp"
#include "render/evidence_list.hpp"
#include "render/markdown_text.hpp"
#include "render/phrases.hpp"
#include "render/picture.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

namespace relata {
namespace {

std::string anchor(const std::string& name) {
    return "<a id=\"" + name + "\"></a>";
}

std::string link(const std::string& text, const std::string& name) {
    return "[" + text + "](#" + name + ")";
}

/// Where the paragraphs of a text begin: behind blank lines.
std::vector<std::size_t> paragraph_begins(std::string_view text) {
    std::vector<std::size_t> begins;
    bool is_between = true;
    for (std::size_t begin = 0; begin < text.size();) {
        auto end = std::min(text.find('\n', begin), text.size());
        const auto line = text.substr(begin, end - begin);
        const bool is_blank = line.find_first_not_of(" \t\r") == std::string_view::npos;
        if (!is_blank && is_between) begins.push_back(begin);
        is_between = is_blank;
        begin = end + 1;
    }
    return begins;
}

class DossierWriter {
public:
    DossierWriter(const Graph& graph, const Part& part, const DossierOptions& options)
        : graph_(graph),
          part_(part),
          options_(options),
          evidence_(numbered_evidence(graph, part.relations)),
          looks_(graph, part.entities, Theme::light),
          relations_of_(graph.entity_count()) {
        for (const auto id : evidence_.relations) {
            const auto& relation = graph.relation(id);
            relations_of_[relation.source.value].push_back(id);
            if (relation.target != relation.source) {
                relations_of_[relation.target.value].push_back(id);
            }
        }
        for (const auto& kind : looks_.kinds()) {
            for (const auto id : part.entities) {
                if (graph.kind_name(id) == kind) by_kind_.push_back(id);
            }
        }
    }

    std::string write() {
        beginning();
        sources();
        contents();
        if (!by_kind_.empty()) out_ += "\n## Entities\n";
        for (const auto id : by_kind_) section(id);
        if (!evidence_.relations.empty()) out_ += "\n## Relations and evidence\n\n";
        for (const auto id : evidence_.relations) numbered(id);
        return out_;
    }

private:
    [[nodiscard]] std::string name(EntityId id) const {
        auto text = markdown_text(graph_.entity(id).name);
        return text.empty() ? markdown_text(graph_.entity(id).id) : text;
    }

    [[nodiscard]] std::string linked(EntityId id) const {
        return link(name(id), entity_name(graph_, id));
    }

    [[nodiscard]] std::string footnote(RelationId id) const {
        return "\\[" + link(std::to_string(evidence_.numbers.at(id)), relation_name(graph_, id)) +
               "\\]";
    }

    /// `planned or expected, 2020-11`; empty for a fact without a date.
    static std::string status_and_date(const Relation& relation) {
        std::string text;
        if (const auto status = status_of(relation); status != Status::asserted) {
            text = status_words(status);
        }
        if (const auto when = when_text(relation); !when.empty()) {
            text += (text.empty() ? "" : ", ") + when;
        }
        return markdown_text(text);
    }

    void beginning() {
        const auto legend = part_legend(graph_, part_, {.title = options_.title});
        out_ += "# " + markdown_text(legend.title) + "\n\n";
        if (!options_.picture.empty()) {
            out_ += "![Diagram of " + counted(part_.entities.size(), "entity", "entities") +
                    " and " + counted(part_.relations.size(), "relation", "relations") +
                    ", all of which are listed below](" + markdown_file(options_.picture) + ")\n\n";
        }
        for (const auto& line : legend.lines) out_ += markdown_text(line) + "\n";
        out_ += "The number behind a relation leads to its evidence.\n";
    }

    void sources() {
        std::set<DocumentId> used;
        for (const auto& quotation : evidence_.quotations) {
            if (quotation.evidence->document.is_valid()) used.insert(quotation.evidence->document);
        }
        if (used.empty()) return;
        out_ += "\n## Sources\n\n";
        for (const auto id : used) {
            const auto& document = graph_.document(id);
            out_ += "- " + markdown_text(document_label(document));
            if (!document.publisher.empty()) out_ += ", " + markdown_text(document.publisher);
            if (document.date) out_ += ", " + markdown_text(document.date->text());
            if (const auto url = safe_url(document.source)) {
                out_ += ": [" + markdown_text(*url) + "](" + markdown_destination(*url) + ")";
            } else if (const auto file = document_file(document);
                       file != document_label(document)) {
                out_ += ": " + markdown_text(file);
            }
            if (!document.sha256.empty()) {
                out_ += ", SHA-256 " + markdown_text(document.sha256);
            }
            out_ += '\n';
        }
    }

    void contents() {
        if (by_kind_.empty()) return;
        out_ += "\n## Contents\n\n";
        for (const auto& kind : looks_.kinds()) {
            std::string names;
            std::size_t count = 0;
            for (const auto id : by_kind_) {
                if (graph_.kind_name(id) != kind) continue;
                names += (names.empty() ? "" : " · ") + linked(id);
                ++count;
            }
            const auto heading = kind.empty() ? "no kind" : markdown_text(kind);
            out_ += "- **" + heading + "** (" + std::to_string(count) + "): " + names + "\n";
        }
    }

    void section(EntityId id) {
        const auto& entity = graph_.entity(id);
        out_ += "\n### " + anchor(entity_name(graph_, id)) + name(id) + "\n\n";
        std::vector<std::string> kinds;
        for (const auto& kind : graph_.schema().names(entity.kinds)) {
            kinds.push_back(markdown_text(kind));
        }
        out_ += (kinds.empty() ? "No kind" : enumerated(kinds)) + ".";
        std::vector<std::string> aliases;
        for (const auto& alias : entity.aliases) aliases.push_back(markdown_text(alias));
        if (!aliases.empty()) out_ += " Also called " + enumerated(aliases) + ".";
        out_ += "\n";
        if (!entity.properties.empty()) properties(entity);
        relations(id);
    }

    void properties(const Entity& entity) {
        out_ += "\n| property | value |\n|---|---|\n";
        for (const auto& [name, value] : entity.properties) {
            const auto text = to_display(value);
            auto shown = markdown_text(text);
            if (const auto url = safe_url(text)) {
                shown = "[" + shown + "](" + markdown_destination(*url) + ")";
            }
            out_ += "| " + markdown_text(name) + " | " + shown + " |\n";
        }
    }

    /// What an entity does to whom, in its own words: what says the same of several is one line.
    void relations(EntityId id) {
        std::vector<std::pair<std::string, std::string>> lines;  // words, the others
        std::map<std::string, std::size_t> known;
        for (const auto relation_id : relations_of_[id.value]) {
            const auto& relation = graph_.relation(relation_id);
            const bool forward = relation.source == id;
            auto words = markdown_text(relation_words(graph_, relation, forward));
            if (const auto facts = status_and_date(relation); !facts.empty()) {
                words += " (" + facts + ")";
            }
            const auto [at, is_new] = known.try_emplace(words, lines.size());
            if (is_new) lines.emplace_back(words, std::string());
            auto& others = lines[at->second].second;
            others += (others.empty() ? "" : ", ") +
                      linked(forward ? relation.target : relation.source) + " " +
                      footnote(relation_id);
        }
        if (!lines.empty()) out_ += '\n';
        for (const auto& [words, others] : lines) out_ += "- " + words + ": " + others + "\n";
    }

    void numbered(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto number = std::to_string(evidence_.numbers.at(id)) + ". ";
        const std::string indent(number.size(), ' ');
        out_ += number + anchor(relation_name(graph_, id)) + linked(relation.source) + " " +
                markdown_text(relation_words(graph_, relation)) + " " + linked(relation.target);
        auto facts = status_and_date(relation);
        if (const auto stated = stated_text(relation); !stated.empty()) {
            facts += (facts.empty() ? "" : "; ") + std::string("stated ") + markdown_text(stated);
        }
        if (const auto speaker = one_line(relation.properties.text("speaker").value_or(""));
            !speaker.empty()) {
            facts +=
                (facts.empty() ? "" : "; ") + std::string("according to ") + markdown_text(speaker);
        }
        if (!facts.empty()) out_ += " (" + facts + ")";
        out_ += '\n';
        if (relation.evidence.empty()) out_ += "\n" + indent + "No sentence is kept for it.\n";
        for (const auto& evidence : relation.evidence) {
            const auto quote = markdown_text("“" + one_line(sanitized(evidence.quote)) + "”");
            out_ += "\n" + indent + "> " + quote + "\n";
            if (const auto place = place_text(evidence); !place.empty()) {
                out_ += "\n" + indent + place + "\n";
            }
        }
        out_ += '\n';
    }

    std::string place_text(const Evidence& evidence) {
        auto text = citation(graph_, evidence);
        if (text.empty()) return {};
        const auto& document = graph_.document(evidence.document);
        auto [known, is_new] = paragraphs_.try_emplace(evidence.document);
        if (is_new) known->second = paragraph_begins(document.text);
        const auto& begins = known->second;
        const auto paragraph = std::ranges::upper_bound(begins, evidence.begin) - begins.begin();
        if (evidence.end > evidence.begin && paragraph != 0) {
            text += ", paragraph " + std::to_string(paragraph);
        }
        return markdown_text(text);
    }

    const Graph& graph_;
    const Part& part_;
    const DossierOptions& options_;
    EvidenceList evidence_;
    KindLooks looks_;
    std::vector<std::vector<RelationId>> relations_of_;
    std::vector<EntityId> by_kind_;
    std::map<DocumentId, std::vector<std::size_t>> paragraphs_;
    std::string out_;
};

}  // namespace

std::string dossier_markdown(const Graph& graph, const Part& part, const DossierOptions& options) {
    return DossierWriter(graph, part, options).write();
}

}  // namespace relata
