#include "importers/article/assemble.hpp"

#include "graph/names.hpp"
#include "importers/input_text.hpp"
#include "importers/sha256.hpp"

#include <algorithm>
#include <cassert>
#include <map>
#include <set>
#include <tuple>
#include <unordered_set>
#include <utility>

namespace relata::article {
namespace {

std::string date_key(const std::optional<Edtf>& date) {
    return date ? date->text() : "";
}

class Assembler {
public:
    Assembler(const Reading& reading, DocumentId document, Graph& graph, ImportReport& report)
        : reading_(reading), document_(document), graph_(graph), report_(report) {}

    void run() {
        ids_.assign(reading_.things.size(), EntityId{});
        find_used();
        for (std::size_t thing = 0; thing < reading_.things.size(); ++thing) {
            if (is_shown(thing)) add(thing);
        }
        for (const auto& fact : reading_.facts) {
            if (is_stated(fact)) state(fact);
        }
    }

private:
    bool is_stated(const Fact& fact) const {
        return fact.source != fact.target && known(fact.source) && known(fact.target);
    }
    bool known(std::size_t thing) const { return reading_.things[thing].kind != kinds::none; }

    /// The things that stand in a fact.
    void find_used() {
        used_.assign(reading_.things.size(), false);
        for (const auto& fact : reading_.facts) {
            if (!is_stated(fact)) continue;
            used_[fact.source] = true;
            used_[fact.target] = true;
            if (fact.speaker != none)
                used_[fact.speaker] = used_[fact.speaker] || known(fact.speaker);
        }
    }

    bool is_shown(std::size_t thing) const {
        const auto& what = reading_.things[thing];
        return known(thing) &&
               (used_[thing] || what.is_told || (what.is_named && what.is_mentioned));
    }

    void add(std::size_t thing) {
        const auto& what = reading_.things[thing];
        const auto kind = kind_name(what.kind);
        const auto key = folded_key(kind, what.name);
        const auto same = what.is_common ? known_.find(key) : known_.end();
        EntityId id;
        if (same != known_.end()) {
            id = same->second;
            graph_.add_alias(id, what.name);
        } else {
            id = graph_.add_entity(what.name, kind);
            ++report_.entities_added;
            if (what.is_common) known_.emplace(key, id);
        }
        ids_[thing] = id;
        for (const auto& alias : what.aliases) graph_.add_alias(id, alias);
        const auto& entity = graph_.entity(id);
        if (!what.roles.empty() && !entity.properties.contains("role")) {
            graph_.set_property(id, "role", what.roles.front());
        }
        if (what.when && !entity.properties.contains("when")) {
            graph_.set_property(id, "when", *what.when);
        }
    }

    void state(const Fact& fact) {
        auto source = ids_[fact.source];
        auto target = ids_[fact.target];
        if (source == target) return;
        const auto type = graph_.schema().type(fact.type);
        const bool symmetric = graph_.schema().type(type).is_symmetric;
        if (symmetric && target < source) std::swap(source, target);
        Evidence evidence;
        evidence.document = document_;
        evidence.begin = fact.sentence.begin;
        evidence.end = fact.sentence.end;
        evidence.quote =
            std::string(reading_.text.substr(evidence.begin, evidence.end - evidence.begin));
        evidence.method = fact.method;
        evidence.confidence = fact.confidence;
        assert(
            graph_.document(document_).text.compare(
                evidence.begin, evidence.quote.size(), evidence.quote
            ) == 0
        );
        const auto key = std::tuple(
            source,
            type,
            target,
            fact.status,
            date_key(fact.when) + "|" + date_key(fact.postponed_from) + "|" +
                date_key(fact.postponed_to)
        );
        const auto found = relations_.find(key);
        if (found != relations_.end()) {
            support(found->second, std::move(evidence));
            return;
        }
        Relation relation;
        relation.source = source;
        relation.target = target;
        relation.type = type;
        set_properties(fact, relation.properties);
        const auto begin = evidence.begin;
        relation.evidence.push_back(std::move(evidence));
        const auto id = graph_.add_relation(std::move(relation));
        relations_.emplace(key, id);
        supported_.emplace(id, begin);
        ++report_.relations_added;
    }

    /// One more sentence that says the same; the same sentence twice counts once.
    void support(RelationId id, Evidence evidence) {
        // A set, not a look through the evidence: one fact may be said a hundred thousand times.
        if (!supported_.emplace(id, evidence.begin).second) return;
        const auto& relation = graph_.relation(id);
        const auto confidence = relation.properties.number("confidence").value_or(0);
        if (evidence.confidence.value_or(0) > confidence) {
            graph_.set_property(id, "confidence", *evidence.confidence);
        }
        graph_.add_evidence(id, std::move(evidence));
    }

    void set_properties(const Fact& fact, PropertyMap& properties) const {
        if (!fact.role.empty()) properties.set("role", fact.role);
        if (fact.when) properties.set("when", *fact.when);
        if (fact.postponed_from) properties.set("postponed_from", *fact.postponed_from);
        if (fact.postponed_to) properties.set("postponed_to", *fact.postponed_to);
        if (reading_.date) properties.set("stated", *reading_.date);
        properties.set("status", std::string(status_name(fact.status)));
        properties.set("confidence", fact.confidence);
        if (fact.speaker != none) properties.set("speaker", reading_.things[fact.speaker].name);
    }

    const Reading& reading_;
    DocumentId document_;
    Graph& graph_;
    ImportReport& report_;
    std::vector<EntityId> ids_;
    std::vector<bool> used_;
    std::map<std::string, EntityId> known_;  ///< what is common, by kind and folded name
    std::set<std::pair<RelationId, std::size_t>> supported_;
    std::map<std::tuple<EntityId, TypeId, EntityId, Status, std::string>, RelationId> relations_;
};

/// By entity: whether it is a thing that means the same in every article. Of several with one name
/// and kind it is the first: only what is described has a name twice.
std::vector<bool> common_entities(const Graph& graph, const Reading& reading) {
    std::unordered_set<std::string> common;
    for (const auto& thing : reading.things) {
        if (thing.is_common) common.insert(folded_key(kind_name(thing.kind), thing.name));
    }
    std::vector<bool> result;
    for (const auto id : graph.entities()) {
        result.push_back(common.erase(folded_key(graph.kind_name(id), graph.entity(id).name)) != 0);
    }
    return result;
}

/// Lines of the text become those of the input, where the two differ.
void find_input_lines(ImportReport& report, const std::vector<std::size_t>& lines) {
    if (lines.empty()) return;
    for (auto& note : report.notes) {
        if (note.place.line == 0) continue;
        note.place.line = lines.at(std::min(note.place.line, lines.size()) - 1);
        note.place.column = 0;
    }
}

}  // namespace

void assemble(const Reading& reading, DocumentId document, Graph& graph, ImportReport& report) {
    Assembler(reading, document, graph, report).run();
}

Layout layout_of(const ArticleText& article, const Lexicon& lexicon) {
    Layout known;
    known.title = article.title;
    known.publisher = article.publisher;
    known.date = article.date;
    return segment(article.text, lexicon, article.begin, std::move(known));
}

void finish(
    const ArticleText& article,
    const Layout& layout,
    const Reading& reading,
    const ImportOptions& options,
    ReadArticle& result
) {
    auto& report = result.report;
    if (layout.table_rows > 0) {
        report.notes.push_back(
            {PlacesView(article.text, options.source).at(layout.first_row),
             std::to_string(layout.table_rows) +
                 " lines of tables left out: tables are not read as sentences"}
        );
    }
    Document document;
    document.title = layout.title;
    document.publisher = layout.publisher;
    document.date = reading.date;
    document.source = article.address.empty() ? options.source : article.address;
    document.sha256 = sha256(article.text);
    document.text = article.text;
    const auto id = result.graph.add_document(std::move(document));
    ++report.documents_added;
    assemble(reading, id, result.graph, report);
    result.is_common = common_entities(result.graph, reading);
    find_input_lines(report, article.lines);
    report.notes.insert(report.notes.begin(), article.notes.begin(), article.notes.end());
}

}  // namespace relata::article
