#include "graph/curation.hpp"
#include "graph/curation/records.hpp"

namespace relata {
namespace {

using Action = Decision::Action;

bool has_text(const PropertyMap& details, std::string_view name) {
    const auto text = details.text(name);
    return text && !text->empty();
}

std::string text_in(const PropertyMap& details, std::string_view name) {
    return std::string(details.text(name).value_or(std::string_view()));
}

bool is_list_of_texts(const PropertyValue& value) {
    const auto* list = value.get_if<PropertyList>();
    if (list == nullptr) return false;
    for (const auto& item : *list) {
        if (!item.text()) return false;
    }
    return true;
}

bool is_place(const PropertyMap& details, std::string_view name) {
    const auto* value = details.find(name);
    const auto* number = value == nullptr ? nullptr : value->get_if<std::int64_t>();
    return number != nullptr && *number >= 0;
}

/// A relation is named by its id or by what it says.
bool names_relation(const PropertyMap& details) {
    return has_text(details, "relation") ||
           (has_text(details, "source") && details.text("type") && has_text(details, "target"));
}

std::vector<std::string_view> needed_texts(Action action) {
    switch (action) {
        case Action::merge:
            return {"entity", "into"};
        case Action::apart:
            return {"entity", "other"};
        case Action::split:
        case Action::rename:
            return {"entity", "name"};
        case Action::add_entity:
            return {"name"};
        case Action::add_relation:
            return {"source", "type", "target"};
        case Action::add_evidence:
            return {"document", "quote"};
        case Action::reject:
            return {};
    }
    return {};
}

/// `china JOINED rcep (2020)`
std::string relation_words(const PropertyMap& details) {
    std::string words;
    auto id = text_in(details, "relation");
    if (!id.empty()) words += id + ' ';
    if (!details.contains("source")) return id;
    words += '(' + text_in(details, "source") + ' ' + text_in(details, "type") + ' ' +
             text_in(details, "target");
    const auto* when = details.find("when");
    const auto* properties = details.find("properties");
    const auto* map = properties == nullptr ? nullptr : properties->get_if<PropertyMap>();
    if (when == nullptr && map != nullptr) when = map->find("when");
    if (when != nullptr) words += ", " + to_display(*when);
    return words + ')';
}

}  // namespace

std::string flaw(const Decision& decision) {
    const auto& details = decision.details;
    const auto what = std::string(action_name(decision.action));
    for (const auto name : needed_texts(decision.action)) {
        if (!has_text(details, name)) {
            return "expected a text \"" + std::string(name) + "\" in \"" + what + '"';
        }
    }
    for (const std::string_view name : {"note", "id", "relation", "sha256", "was"}) {
        const auto* value = details.find(name);
        if (value != nullptr && !value->text()) {
            return "expected a text as \"" + std::string(name) + "\" of \"" + what + '"';
        }
    }
    for (const std::string_view name : {"aliases", "kinds"}) {
        const auto* value = details.find(name);
        if (value != nullptr && !is_list_of_texts(*value)) {
            return "expected a list of texts as \"" + std::string(name) + "\" of \"" + what + '"';
        }
    }
    const auto* properties = details.find("properties");
    if (properties != nullptr && properties->get_if<PropertyMap>() == nullptr) {
        return "expected an object as \"properties\" of \"" + what + '"';
    }
    const bool needs_relation =
        decision.action == Action::reject || decision.action == Action::add_evidence;
    if (needs_relation && !names_relation(details)) {
        return "expected \"relation\", or \"source\", \"type\" and \"target\", in \"" + what + '"';
    }
    if (decision.action == Action::add_evidence &&
        !(is_place(details, "begin") && is_place(details, "end"))) {
        return "expected the numbers \"begin\" and \"end\" in \"" + what + '"';
    }
    if (decision.action != Action::split) return {};
    const auto* value = details.find("relations");
    const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
    if (value != nullptr && list == nullptr) return "expected a list as \"relations\" of \"split\"";
    for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
        const auto* map = (*list)[i].get_if<PropertyMap>();
        if (!(*list)[i].text() && (map == nullptr || !names_relation(*map))) {
            return "expected ids or descriptions of relations as \"relations\" of \"split\"";
        }
    }
    return {};
}

std::string sentence(const Decision& decision) {
    const auto& details = decision.details;
    const auto text = [&](std::string_view name) { return text_in(details, name); };
    switch (decision.action) {
        case Action::merge:
            return "merge " + text("entity") + " into " + text("into");
        case Action::apart:
            return "keep " + text("entity") + " and " + text("other") + " apart";
        case Action::split: {
            const auto* value = details.find("relations");
            const auto* list = value == nullptr ? nullptr : value->get_if<PropertyList>();
            const auto n = list == nullptr ? 0 : list->size();
            return "split \"" + text("name") + "\" (" + text("id") + ") off " + text("entity") +
                   " with " + std::to_string(n) + (n == 1 ? " relation" : " relations");
        }
        case Action::reject:
            return "reject relation " + relation_words(details);
        case Action::rename:
            return "rename " + text("entity") +
                   (details.contains("was") ? " from \"" + text("was") + '"' : "") + " to \"" +
                   text("name") + '"';
        case Action::add_entity:
            return "add entity \"" + text("name") + "\" (" + text("id") + ')';
        case Action::add_relation:
            return "add relation " + relation_words(details);
        case Action::add_evidence:
            return "add evidence to relation " + relation_words(details) + ": \"" + text("quote") +
                   "\" in " + text("document");
    }
    return {};
}

PropertyMap record_of(const Decision& decision) {
    auto record = decision.details;
    record.set("action", action_name(decision.action));
    return record;
}

std::string decisions_text(const Graph& graph) {
    std::string text;
    for (const auto& decision : graph.decisions) text += to_text(record_of(decision)) + '\n';
    return text;
}

}  // namespace relata
