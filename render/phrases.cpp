#include "render/phrases.hpp"

#include "graph/dot_text.hpp"
#include "render/text_wrap.hpp"

#include <algorithm>
#include <array>

namespace relata {
namespace {

std::string date_text(const Relation& relation, std::string_view name) {
    const auto* value = relation.properties.find(name);
    if (value == nullptr || value->is_null()) return {};
    auto text = one_line(sanitized(to_display(*value)));
    if (!value->is_date()) return text;
    if (text.ends_with("/..")) return "since " + text.substr(0, text.size() - 3);
    if (text.starts_with("../")) return "until " + text.substr(3);
    return text;
}

std::string office_words(std::string_view role, bool held, bool forward) {
    std::string words;
    if (forward) {
        words = (held ? "former " : "") + std::string(role);
        constexpr std::array<std::string_view, 4> joiners{" of", " in", " for", " to"};
        const auto ends_so = [&](std::string_view joiner) { return role.ends_with(joiner); };
        if (std::ranges::none_of(joiners, ends_so)) words += " of";
        return words;
    }
    return (held ? "had as " : "has as ") + std::string(role);
}

}  // namespace

Status status_of(const Relation& relation) {
    const auto text = relation.properties.text("status").value_or("");
    if (text == "planned" || text == "expected") return Status::planned;
    if (text == "considered") return Status::considered;
    if (text == "denied") return Status::denied;
    return Status::asserted;
}

std::string_view status_name(Status status) {
    switch (status) {
        case Status::planned:
            return "planned";
        case Status::considered:
            return "considered";
        case Status::denied:
            return "denied";
        case Status::asserted:
            break;
    }
    return "stated";
}

std::string_view status_words(Status status) {
    switch (status) {
        case Status::planned:
            return "planned or expected";
        case Status::considered:
            return "under consideration";
        case Status::denied:
            return "denied";
        case Status::asserted:
            break;
    }
    return "stated as fact";
}

std::string relation_words(const Graph& graph, const Relation& relation, bool forward) {
    const auto& type = graph.schema().type(relation.type);
    const auto role = one_line(sanitized(relation.properties.text("role").value_or("")));
    if (!role.empty() && (type.name == "HOLDS_OFFICE" || type.name == "HELD_OFFICE")) {
        return office_words(role, type.name == "HELD_OFFICE", forward);
    }
    auto words =
        one_line(sanitized(forward || is_mutual(graph, relation) ? type.words : type.inverse));
    if (words.empty()) words = one_line(sanitized(type.words.empty() ? type.name : type.words));
    if (words.empty()) words = "is related to";  // a type of blanks alone
    if (!role.empty()) words += " (" + role + ")";
    return words;
}

bool is_mutual(const Graph& graph, const Relation& relation) {
    return !relation.directed || graph.schema().type(relation.type).is_symmetric;
}

std::string when_text(const Relation& relation) {
    return date_text(relation, "when");
}

std::string stated_text(const Relation& relation) {
    return date_text(relation, "stated");
}

std::string document_label(const Document& document) {
    auto title = one_line(sanitized(document.title));
    return title.empty() ? document_file(document) : title;
}

std::string document_file(const Document& document) {
    auto source = one_line(sanitized(document.source));
    if (source.find("://") == std::string::npos)
        source = source.substr(source.find_last_of('/') + 1);
    if (source.empty()) source = one_line(sanitized(document.title));
    return source.empty() ? document.id : source;
}

std::string citation(const Graph& graph, const Evidence& evidence, std::size_t label_columns) {
    if (!evidence.document.is_valid()) return {};
    auto text = shortened(document_file(graph.document(evidence.document)), label_columns);
    if (evidence.end > evidence.begin) {
        text += ", bytes " + std::to_string(evidence.begin) + "–" + std::to_string(evidence.end);
    }
    return text;
}

std::string relation_sentence(const Graph& graph, const Relation& relation) {
    auto text = one_line(sanitized(graph.entity(relation.source).name)) + " " +
                relation_words(graph, relation) + " " +
                one_line(sanitized(graph.entity(relation.target).name));
    std::string note;
    if (const auto status = status_of(relation); status != Status::asserted) {
        note = status_words(status);
    }
    if (const auto when = when_text(relation); !when.empty()) {
        note += (note.empty() ? "" : ", ") + when;
    }
    if (!note.empty()) text += " (" + note + ")";
    return text;
}

std::string enumerated(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i != 0) text += i + 1 == names.size() ? " and " : ", ";
        text += names[i];
    }
    return text;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
    auto digits = std::to_string(count);
    for (auto at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
    return digits + " " + std::string(count == 1 ? singular : plural);
}

std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : text) {
        const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        if (!blank) line += c;
        if (blank && !line.empty() && line.back() != ' ') line += ' ';
    }
    if (line.ends_with(' ')) line.pop_back();
    return line;
}

}  // namespace relata
