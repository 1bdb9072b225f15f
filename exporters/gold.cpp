#include "exporters/gold.hpp"

#include "graph/ascii.hpp"
#include "graph/property.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace relata {
namespace {

constexpr std::int64_t most_years = 10;  // of an interval written out year by year

/// The dates a value stands for: "2020/2021" is two years.
std::vector<std::string> dates_of(const Edtf& when) {
    const auto& text = when.text();
    const auto slash = text.find('/');
    if (slash != 4 || text.size() != 9 || text.find('.') != std::string::npos) return {text};
    std::vector<std::string> years;
    const auto first = civil_from_days(when.first_day()).year;
    const auto last = civil_from_days(when.last_day()).year;
    if (last - first >= most_years) return {text};
    for (auto year = first; year <= last; ++year) years.push_back(Edtf::year(year).text());
    return years;
}

class GoldWriter {
public:
    explicit GoldWriter(const Graph& graph) : graph_(graph) {}

    ExportResult run() {
        for (const auto id : graph_.entities()) entity(id);
        for (const auto id : graph_.relations()) relation(id);
        ExportResult result;
        result.files = {{"/entities.jsonl", entities_}, {"/relations.jsonl", relations_}};
        report(result.loss);
        return result;
    }

private:
    void entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        if (entity.kinds.size() > 1) losses_["second kinds of entities"] += entity.kinds.size() - 1;
        for (const auto& property : entity.properties) {
            ++losses_["entity property \"" + property.name + "\""];
        }
        row(entity.id, entity.name, graph_.kind_name(id), entity.aliases);
    }

    void row(
        std::string_view id,
        std::string_view name,
        std::string_view kind,
        const std::vector<std::string>& aliases
    ) {
        auto& out = entities_;
        out += "{\"id\":";
        append_json_string(out, id);
        out += ",\"name\":";
        append_json_string(out, name);
        out += ",\"kind\":";
        append_json_string(out, kind);
        out += ",\"aliases\":[";
        for (std::size_t i = 0; i < aliases.size(); ++i) {
            if (i != 0) out += ',';
            append_json_string(out, aliases[i]);
        }
        out += "]}\n";
    }

    void relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        count_losses(relation);
        if (relation.evidence.empty()) {
            ++losses_["relation without evidence"];
            return;
        }
        const auto& source = graph_.entity(relation.source).id;
        const auto& target = graph_.entity(relation.target).id;
        const auto predicate = lower_ascii(graph_.type_name(id));
        const auto when = relation.properties.date("when");
        const auto from = relation.properties.date("postponed_from");
        const auto to = relation.properties.date("postponed_to");
        for (const auto& evidence : relation.evidence) {
            row(source, predicate, target, when ? when->text() : "", evidence);
        }
        if (when) dated(relation, target, *when, "");
        if (from) dated(relation, target, *from, "scheduled_for");
        if (to) dated(relation, target, *to, "postponed_to");
    }

    void count_losses(const Relation& relation) {
        for (const auto& property : relation.properties) {
            if (property.name != "when" && property.name != "postponed_from" &&
                property.name != "postponed_to") {
                ++losses_["relation property \"" + property.name + "\""];
            }
        }
        if (!relation.directed) ++losses_["undirected relation"];
    }

    /// The date as an entity and, for what takes place, as a relation.
    void dated(
        const Relation& relation, const std::string& target, const Edtf& when, std::string predicate
    ) {
        const auto kind = graph_.kind_name(relation.target);
        bool takes_place = kind == "Event" || kind == "Mechanism";
        if (predicate.empty()) {
            // Only where the date is the thing's own: "approved a mission in May" does not fly it.
            const auto own = graph_.entity(relation.target).properties.date("when");
            takes_place = takes_place && own && *own == when;
            const auto status = relation.properties.text("status").value_or("asserted");
            const bool ahead = status == "planned" || status == "considered";
            predicate = ahead ? "scheduled_for" : "occurred_on";
        }
        for (const auto& date : dates_of(when)) {
            const auto id = "date-" + date;
            if (dates_.insert(date).second) row(id, date, "Date", {});
            if (!takes_place) continue;
            const auto& evidence = relation.evidence.front();
            if (!dated_.insert(target + '\n' + predicate + '\n' + date).second) continue;
            row(target, predicate, id, "", evidence);
        }
    }

    void row(
        std::string_view subject,
        std::string_view predicate,
        std::string_view object,
        std::string_view date,
        const Evidence& evidence
    ) {
        auto& out = relations_;
        out += "{\"subject\":";
        append_json_string(out, subject);
        out += ",\"predicate\":";
        append_json_string(out, predicate);
        out += ",\"object\":";
        append_json_string(out, object);
        if (!date.empty()) {
            out += ",\"date\":";
            append_json_string(out, date);
        }
        out += ",\"start\":" + std::to_string(evidence.begin);
        out += ",\"end\":" + std::to_string(evidence.end);
        out += ",\"sentence\":";
        append_json_string(out, evidence.quote);
        // Beside what the form asks for: which rule said so, and how surely.
        if (evidence.confidence) out += ",\"confidence\":" + double_text(*evidence.confidence);
        if (!evidence.method.empty()) {
            out += ",\"method\":";
            append_json_string(out, evidence.method);
        }
        out += "}\n";
    }

    void report(LossReport& report) const {
        for (const auto& [what, count] : losses_) report.losses.push_back({what, count});
        if (graph_.document_count() > 1) {
            report.losses.push_back({"which document evidence is from", graph_.document_count()});
        }
        if (!graph_.properties.empty()) {
            report.losses.push_back({"graph property", graph_.properties.size()});
        }
    }

    const Graph& graph_;
    std::string entities_;
    std::string relations_;
    std::set<std::string> dates_;
    std::set<std::string> dated_;
    std::map<std::string, std::size_t> losses_;
};

}  // namespace

ExportResult export_gold(const Graph& graph, const ExportOptions&) {
    return GoldWriter(graph).run();
}

}  // namespace relata
