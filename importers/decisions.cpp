#include "importers/decisions.hpp"

#include "graph/curation.hpp"
#include "graph/names.hpp"

#include <utility>

namespace relata {
namespace {

[[noreturn]] void fail(const PlacesView& places, const JsonValue& value, const std::string& why) {
    throw InputError(places.at(value.offset), why);
}

/// The action of a decision, which is taken out of its details.
Decision::Action take_action(
    const JsonValue& value, PropertyMap& details, const PlacesView& places
) {
    const auto* member = value.find("action");
    if (member == nullptr) fail(places, value, "a decision without \"action\"");
    const auto* name = member->get_if<std::string>();
    if (name == nullptr) {
        fail(
            places,
            *member,
            "expected a text as \"action\", found " + std::string(type_words(*member))
        );
    }
    const auto action = find_action(*name);
    if (!action) {
        const auto nearest = nearest_word(*name, action_names());
        fail(
            places,
            *member,
            "unknown action " + shown(*name) +
                (nearest.empty() ? "" : "; did you mean \"" + nearest + "\"?")
        );
    }
    details.erase("action");
    return *action;
}

PropertyMap take_undo(const JsonValue& value, PropertyMap& details, const PlacesView& places) {
    const auto* undo = details.find("undo");
    if (undo == nullptr) return {};
    const auto* map = undo->get_if<PropertyMap>();
    if (map == nullptr) fail(places, *value.find("undo"), "expected an object as \"undo\"");
    auto taken = *map;
    details.erase("undo");
    return taken;
}

bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

}  // namespace

Decision read_decision(const JsonValue& value, const PlacesView& places) {
    if (value.get_if<JsonValue::Object>() == nullptr) {
        fail(
            places,
            value,
            "expected a decision as an object, found " + std::string(type_words(value))
        );
    }
    const auto read = from_tagged_json(to_property(value));
    const auto* map = read ? read->get_if<PropertyMap>() : nullptr;
    if (map == nullptr) {
        fail(places, value, "a decision has a value with a name that begins with @ and is no date");
    }
    Decision decision;
    decision.details = *map;
    decision.action = take_action(value, decision.details, places);
    decision.undo = take_undo(value, decision.details, places);
    if (const auto wrong = flaw(decision); !wrong.empty()) fail(places, value, wrong);
    return decision;
}

std::vector<Decision> parse_decisions(std::string_view bytes, const std::string& source) {
    auto text = without_bom(bytes);
    require_text(text, source);
    std::vector<Decision> decisions;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (is_blank(line)) continue;
        const PlacesView places(line, source);
        try {
            decisions.push_back(read_decision(parse_json(line, places).root, places));
        } catch (const InputError& error) {
            // Each line is a text of its own, whose places count from 1.
            throw InputError({source, number, error.location().column}, error.message());
        }
    }
    return decisions;
}

}  // namespace relata
