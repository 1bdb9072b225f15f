#include "exporters/followthemoney.hpp"

#include "exporters/attributes.hpp"
#include "exporters/json_text.hpp"
#include "graph/followthemoney.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace relata {
namespace {

/// What the kinds of relata's own schema come nearest to.
std::string_view nearest_schema(std::string_view kind) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> nearest{{
        {"Agreement", "Contract"},
        {"City", "Address"},
        {"Country", "PublicBody"},
        {"Location", "Address"},
        {"Mechanism", "Project"},
        {"Meeting", "Event"},
        {"Ministry", "PublicBody"},
        {"Organisation", "Organization"},
        {"Place", "Address"},
        {"Ship", "Vessel"},
        {"Topic", "Note"},
        {"Firm", "Company"},
    }};
    for (const auto& [from, to] : nearest) {
        if (from == kind) return to;
    }
    return "LegalEntity";
}

/// The properties of one entity of theirs, each a list of strings.
class PropertyWriter {
public:
    PropertyWriter(std::string& out, Losses& losses) : object_(out), out_(out), losses_(losses) {}

    void texts(std::string_view key, const std::vector<std::string>& values) {
        if (!values.empty()) object_.raw(key, json_list(values));
    }
    void text(std::string_view key, std::string_view value) { texts(key, {std::string(value)}); }
    void value(std::string_view key, const PropertyValue& value) {
        if (value.is_null()) {
            losses_.add("property types");
            return;
        }
        object_.begin(key);
        out_ += '[';
        const auto* list = value.get_if<PropertyList>();
        if (list == nullptr) {
            append_json_string(out_, to_display(value));
            if (!value.text()) losses_.add("property types");
        } else {
            bool is_same = list->size() > 1;
            for (std::size_t i = 0; i < list->size(); ++i) {
                if (i != 0) out_ += ',';
                append_json_string(out_, to_display((*list)[i]));
                is_same = is_same && (*list)[i].text();
            }
            if (!is_same) losses_.add("property types");
        }
        out_ += ']';
    }
    void end() { object_.end(); }

private:
    JsonObjectWriter object_;
    std::string& out_;
    Losses& losses_;
};

class EntityWriter {
public:
    explicit EntityWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        for (const auto id : graph_.entities()) write_entity(id);
        for (const auto id : graph_.relations()) write_relation(id);
        losses_.add("graph properties", graph_.properties.size());
        Losses common;
        add_common_losses(graph_, common);
        for (const auto& loss : common.report().losses) {
            // Types of the model are declared again when they are read.
            if (loss.what != "evidence") losses_.add(loss.what, loss.count);
        }
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void write_entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto kinds = graph_.schema().names(entity.kinds);
        std::string_view schema = "LegalEntity";
        std::size_t kept_kinds = 0;
        const auto known = std::ranges::find_if(kinds, [](const std::string& kind) {
            const auto* found = find_ftm_schema(kind);
            return found != nullptr && found->source.empty();
        });
        if (known != kinds.end()) {
            schema = *known;
            kept_kinds = 1;
        } else if (!kinds.empty()) {
            schema = nearest_schema(kinds.front());
        }
        if (kept_kinds == 0) losses_.add("kinds");
        if (kinds.size() > 1) losses_.add("second kinds", kinds.size() - 1);
        JsonObjectWriter record(out_);
        record.text("id", entity.id);
        record.text("schema", schema);
        record.begin("properties");
        PropertyWriter properties(out_, losses_);
        if (entity.name.empty()) {
            losses_.add("empty names");
        } else {
            properties.text("name", entity.name);
        }
        std::vector<std::string> aliases;
        for (const auto& alias : entity.aliases) {
            if (alias.empty()) {
                losses_.add("aliases");
            } else {
                aliases.push_back(alias);
            }
        }
        properties.texts("alias", aliases);
        for (const auto& [name, value] : entity.properties) {
            constexpr std::array<std::string_view, 4> taken{
                "name", "alias", "weakAlias", "previousName"};
            if (std::ranges::find(taken, name) != taken.end()) {
                losses_.add("entity property \"" + name + '"');
            } else {
                properties.value(name, value);
            }
        }
        properties.end();
        record.end();
        out_ += '\n';
    }

    void write_relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto& type = graph_.type_name(id);
        const auto* schema = find_ftm_schema(type);
        const bool is_known = schema != nullptr && !schema->source.empty();
        if (!is_known) {
            schema = find_ftm_schema("UnknownLink");
            losses_.add("types");
        }
        if (relation.directed != schema->is_directed) losses_.add("directions");
        auto own_id = relation.id;
        if (graph_.find_entity(own_id)) {
            // Relations are entities there.
            losses_.add("relation ids");
            while (graph_.find_entity(own_id) || graph_.find_relation(own_id)) own_id += "-link";
        }
        JsonObjectWriter record(out_);
        record.text("id", own_id);
        record.text("schema", is_known ? std::string_view(type) : "UnknownLink");
        record.begin("properties");
        PropertyWriter properties(out_, losses_);
        properties.text(schema->source, graph_.entity(relation.source).id);
        properties.text(schema->target, graph_.entity(relation.target).id);
        std::vector<std::string_view> taken{schema->source, schema->target, "id", "caption"};
        if (!is_known) {
            properties.text("role", type);
            taken.emplace_back("role");
        }
        write_when(relation, properties, taken);
        write_evidence(relation, properties, taken);
        for (const auto& [name, value] : relation.properties) {
            const bool is_written = name == "when" && value.is_date();
            if (is_written) continue;
            if (std::ranges::find(taken, name) != taken.end()) {
                losses_.add("relation property \"" + name + '"');
            } else if (is_read_as_date(name)) {
                // Read again, it would become `when`.
                properties.value(name, value);
                losses_.add("property types");
            } else {
                properties.value(name, value);
            }
        }
        properties.end();
        record.end();
        out_ += '\n';
    }

    static bool is_read_as_date(std::string_view name) {
        return name == "date" || name == "startDate" || name == "endDate";
    }

    void write_when(
        const Relation& relation, PropertyWriter& properties, std::vector<std::string_view>& taken
    ) {
        const auto* when = relation.properties.find("when");
        const auto date = when == nullptr ? std::nullopt : when->date_text();
        if (!date) return;
        for (const std::string_view name : {"date", "startDate", "endDate"}) taken.push_back(name);
        const auto slash = date->find('/');
        if (slash == std::string_view::npos) {
            properties.text("date", *date);
            return;
        }
        const auto start = date->substr(0, slash);
        const auto end = date->substr(slash + 1);
        if (start != "..") properties.text("startDate", start);
        if (end != "..") properties.text("endDate", end);
        const bool is_same = !start.empty() && !end.empty() && (start != ".." || end != "..");
        if (!is_same) losses_.add("relation property \"when\"");
    }

    void write_evidence(
        const Relation& relation, PropertyWriter& properties, std::vector<std::string_view>& taken
    ) {
        bool is_written = false;
        for (const auto& evidence : relation.evidence) {
            const auto& document = graph_.document(evidence.document);
            const bool fits = !is_written && !document.source.empty() && !evidence.quote.empty();
            if (!fits) {
                losses_.add("evidence");
                continue;
            }
            is_written = true;
            properties.text("sourceUrl", document.source);
            if (!document.publisher.empty()) properties.text("publisher", document.publisher);
            properties.text("summary", evidence.quote);
            for (const std::string_view name :
                 {"sourceUrl", "publisher", "summary", "description"}) {
                taken.push_back(name);
            }
            // What else there is to know of it has no place there.
            if (evidence.begin != 0 || evidence.method != "import" || evidence.confidence) {
                losses_.add("evidence");
            }
        }
        const bool would_be_evidence = !is_written && relation.properties.contains("sourceUrl") &&
                                       (relation.properties.contains("summary") ||
                                        relation.properties.contains("description"));
        if (would_be_evidence) losses_.add("property types");
    }

    const Graph& graph_;
    Losses losses_;
    std::string out_;
};

}  // namespace

ExportResult write_followthemoney(const Graph& graph, const ExportOptions&) {
    return EntityWriter(graph).write();
}

}  // namespace relata
