#include "exporters/ntriples.hpp"

#include "exporters/attributes.hpp"
#include "exporters/losses.hpp"
#include "graph/utf8.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>

namespace relata {
namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";

bool is_unreserved(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.' || c == '_' || c == '~';
}

std::string percent_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        if (is_unreserved(c)) {
            out += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        out += '%';
        out += digits[byte >> 4U];
        out += digits[byte & 15U];
    }
    return out;
}

std::string own_iri(std::string_view what, std::string_view text) {
    return "<urn:relata:" + std::string(what) + ':' + percent_encoded(text) + '>';
}

/// An id that may stand as an IRI as it is: a web address, or a name with a scheme.
bool is_iri(std::string_view id) {
    const bool has_scheme = id.starts_with("http://") || id.starts_with("https://") ||
                            (id.starts_with("urn:") && !id.starts_with("urn:relata:"));
    return has_scheme && id.size() > 8 && std::ranges::all_of(id, [](char c) {
               return c > 0x20 && c < 0x7F &&
                      std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
           });
}

std::string literal(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (byte < 0x20 || byte == 0x7F) {
            out += "\\u00";
            out += digits[byte >> 4U];
            out += digits[byte & 15U];
        } else {
            out += c;
        }
    }
    return out + '"';
}

std::string typed(std::string_view text, std::string_view type) {
    return literal(text) + "^^<" + std::string(type) + '>';
}

std::string typed_xsd(std::string_view text, std::string_view type) {
    return typed(text, std::string(xsd) + std::string(type));
}

class NTriplesWriter {
public:
    explicit NTriplesWriter(const Graph& graph) : graph_(graph) {}

    ExportResult write() {
        add_common_losses(graph_, losses_);
        losses_.add("graph properties", graph_.properties.size());
        for (const auto id : graph_.entities()) {
            const auto& entity = graph_.entity(id);
            iris_.push_back(
                is_iri(entity.id) ? '<' + entity.id + '>' : own_iri("entity", entity.id)
            );
        }
        for (const auto id : graph_.entities()) write_entity(id);
        has_ids_ = !has_plain_relation_ids(graph_);
        count_parallel();
        for (const auto id : graph_.relations()) write_relation(id);
        return {{{"", std::move(out_)}}, losses_.report()};
    }

private:
    void line(const std::string& subject, const std::string& predicate, const std::string& object) {
        out_ += subject + ' ' + predicate + ' ' + object + " .\n";
    }

    /// NUL is no character of RDF.
    std::string text(std::string_view raw) {
        const auto count = std::ranges::count(raw, '\0');
        if (count == 0) return literal(raw);
        losses_.add("control characters", static_cast<std::size_t>(count));
        std::string clean;
        for (const char c : raw) {
            if (c == '\0') {
                clean += "\xEF\xBF\xBD";
            } else {
                clean += c;
            }
        }
        return literal(clean);
    }

    void write_entity(EntityId id) {
        const auto& entity = graph_.entity(id);
        const auto& subject = iris_[id.value];
        if (entity.name.empty()) {
            losses_.add("empty names");
        }
        // Every entity is the subject of a statement, so that none is lost.
        line(
            subject,
            "<http://www.w3.org/2000/01/rdf-schema#label>",
            text(entity.name.empty() ? entity.id : entity.name)
        );
        for (const auto& alias : entity.aliases) {
            line(subject, "<http://www.w3.org/2004/02/skos/core#altLabel>", text(alias));
        }
        for (const auto& kind : graph_.schema().names(entity.kinds)) {
            line(subject, '<' + std::string(rdf) + "type>", own_iri("kind", kind));
        }
        for (const auto& [name, value] : entity.properties) {
            const bool is_name = name == "name";
            write_property(subject, name, value, !name.empty() && !is_name, "entity");
        }
    }

    void count_parallel() {
        for (const auto id : graph_.relations()) {
            const auto& relation = graph_.relation(id);
            ++uses_[{relation.source.value, relation.type.value, relation.target.value}];
        }
    }

    void write_relation(RelationId id) {
        const auto& relation = graph_.relation(id);
        const auto& type = graph_.type_name(id);
        if (type.empty()) losses_.add("empty types");
        const auto& subject = iris_[relation.source.value];
        const auto& object = iris_[relation.target.value];
        const auto predicate = own_iri("type", type.empty() ? "RELATED_TO" : type);
        line(subject, predicate, object);
        const bool is_parallel =
            uses_[{relation.source.value, relation.type.value, relation.target.value}] > 1;
        const bool is_plain = relation.directed && relation.properties.empty() && !has_ids_;
        if (is_plain && !is_parallel) return;
        const auto statement = "_:r" + std::to_string(id.value + 1);
        const auto rdf_name = [](std::string_view name) {
            return '<' + std::string(rdf) + std::string(name) + '>';
        };
        line(statement, rdf_name("type"), rdf_name("Statement"));
        line(statement, rdf_name("subject"), subject);
        line(statement, rdf_name("predicate"), predicate);
        line(statement, rdf_name("object"), object);
        if (has_ids_) line(statement, own_iri("property", "id"), text(relation.id));
        if (!relation.directed) {
            line(statement, own_iri("property", "directed"), typed_xsd("false", "boolean"));
        }
        for (const auto& [name, value] : relation.properties) {
            const bool keeps = keeps_name(relation, name, value) && name != "name";
            write_property(statement, name, value, keeps, "relation");
        }
    }

    void write_property(
        const std::string& subject,
        const std::string& name,
        const PropertyValue& value,
        bool keeps,
        const std::string& owner
    ) {
        // A language tag is written like this, and NUL is no part of an IRI.
        const bool is_fit = name.find('@') == std::string::npos;
        if (!keeps || !is_fit) {
            losses_.add(owner + " property \"" + name + '"');
            return;
        }
        const auto predicate = own_iri("property", name);
        if (const auto* list = value.get_if<PropertyList>(); list != nullptr && is_plain(*list)) {
            for (const auto& item : *list) line(subject, predicate, object_of(item));
            return;
        }
        if (value.is_null()) return losses_.add("property types");
        line(subject, predicate, object_of(value));
        const auto string = value.text();
        const bool is_other = value.get_if<PropertyList>() != nullptr ||
                              value.get_if<PropertyMap>() != nullptr ||
                              (string && is_date_name(name) && Edtf::parse(*string)) ||
                              (string && string->empty() && owner == "relation");
        if (is_other) losses_.add("property types");
    }

    /// Several values of one property, in their order.
    static bool is_plain(const PropertyList& list) {
        return list.size() > 1 && std::ranges::all_of(list, [](const PropertyValue& item) {
                   return !item.is_null() && !item.is_date() &&
                          item.get_if<PropertyList>() == nullptr &&
                          item.get_if<PropertyMap>() == nullptr;
               });
    }

    std::string object_of(const PropertyValue& value) {
        if (const auto* flag = value.get_if<bool>()) {
            return typed_xsd(*flag ? "true" : "false", "boolean");
        }
        if (const auto* integer = value.get_if<std::int64_t>()) {
            return typed_xsd(std::to_string(*integer), "integer");
        }
        if (const auto* real = value.get_if<double>()) {
            if (std::isnan(*real)) return typed_xsd("NaN", "double");
            if (std::isinf(*real)) return typed_xsd(*real > 0 ? "INF" : "-INF", "double");
            return typed_xsd(double_text(*real), "double");
        }
        if (const auto date = value.date_text()) {
            return typed(*date, "http://id.loc.gov/datatypes/edtf");
        }
        return text(to_display(value));
    }

    const Graph& graph_;
    std::vector<std::string> iris_;
    Losses losses_;
    std::string out_;
    bool has_ids_ = false;
    std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::size_t> uses_;
};

}  // namespace

ExportResult write_ntriples(const Graph& graph, const ExportOptions&) {
    return NTriplesWriter(graph).write();
}

}  // namespace relata
