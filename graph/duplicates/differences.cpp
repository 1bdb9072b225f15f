#include "graph/curation/identity.hpp"
#include "graph/duplicates/index.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace relata::duplicates {
namespace {

/// Names of properties that say when someone was born or something founded, in lower case and
/// letters only; sorted.
constexpr std::array<std::string_view, 14> birth_names{
    "birth",
    "birthdate",
    "birthday",
    "birthyear",
    "born",
    "dateofbirth",
    "dob",
    "founded",
    "foundingdate",
    "inception",
    "incorporated",
    "incorporationdate",
    "startdate",
    "yearofbirth",
};

bool is_birth_name(std::string_view name) {
    std::string letters;
    for (const char c : name) {
        if (c >= 'a' && c <= 'z') letters += c;
        if (c >= 'A' && c <= 'Z') letters += static_cast<char>(c - 'A' + 'a');
    }
    return std::ranges::binary_search(birth_names, letters);
}

std::optional<Edtf> date_of(const PropertyValue& value) {
    if (auto date = value.date()) return date;
    if (const auto* year = value.get_if<std::int64_t>(); year != nullptr) {
        constexpr std::int64_t last_year = 9999;
        if (*year > 0 && *year <= last_year) return Edtf::year(*year);
        return std::nullopt;
    }
    const auto text = value.text();
    return text ? Edtf::parse(*text) : std::nullopt;
}

std::uint64_t pair_key(EntityId a, EntityId b) {
    const auto [low, high] = std::minmax(a.value, b.value);
    return std::uint64_t{low} << 32U | high;
}

}  // namespace

Differences::Differences(const Graph& graph) : graph_(graph) {
    std::vector<KindMask> kinds;
    for (const auto& kind : graph.schema().kinds()) kinds.push_back(kind_mask(kind.name));
    masks_.reserve(graph.entity_count());
    offsets_.reserve(graph.entity_count() + 1);
    const auto add = [&](const PropertyValue& value) {
        if (const auto date = date_of(value))
            days_.push_back({date->first_day(), date->last_day()});
    };
    for (const auto id : graph.entities()) {
        const auto& entity = graph.entity(id);
        KindMask mask = 0;
        for (const auto kind : entity.kinds) mask |= kinds[kind.value];
        masks_.push_back(mask);
        offsets_.push_back(static_cast<std::uint32_t>(days_.size()));
        for (const auto& [name, value] : entity.properties) {
            if (!is_birth_name(name)) continue;
            if (const auto* list = value.get_if<PropertyList>()) {
                for (const auto& item : *list) add(item);
            } else {
                add(value);
            }
        }
    }
    offsets_.push_back(static_cast<std::uint32_t>(days_.size()));
    for (const auto& decision : graph.decisions) {
        if (decision.action != Decision::Action::apart) continue;
        const auto one =
            curation::successor(graph, std::string(decision.details.text("entity").value_or("")));
        const auto other =
            curation::successor(graph, std::string(decision.details.text("other").value_or("")));
        if (one && other) kept_apart_.insert(pair_key(*one, *other));
    }
}

bool Differences::have_conflicting_kinds(EntityId a, EntityId b) const {
    const auto& of_a = graph_.entity(a).kinds;
    const auto& of_b = graph_.entity(b).kinds;
    if (of_a.empty() || of_b.empty()) return false;
    if ((masks_[a.value] & masks_[b.value]) != 0) return false;
    return std::ranges::none_of(of_a, [&](KindId kind) {
        return std::ranges::find(of_b, kind) != of_b.end();
    });
}

bool Differences::are_told_apart(EntityId a, EntityId b) const {
    if (!kept_apart_.empty() && kept_apart_.contains(pair_key(a, b))) return true;
    const bool both_dated =
        offsets_[a.value] != offsets_[a.value + 1] && offsets_[b.value] != offsets_[b.value + 1];
    return both_dated && birth(a, b) == Birth::unknown;
}

Differences::Birth Differences::birth(EntityId a, EntityId b) const {
    auto best = Birth::unknown;
    for (auto i = offsets_[a.value]; i < offsets_[a.value + 1]; ++i) {
        for (auto j = offsets_[b.value]; j < offsets_[b.value + 1]; ++j) {
            const auto& one = days_[i];
            const auto& other = days_[j];
            if (one.first > other.last || other.first > one.last) continue;
            const bool is_day =
                one.first == one.last && other.first == other.last && one.first == other.first;
            best = std::max(best, is_day ? Birth::same_day : Birth::alike);
        }
    }
    return best;
}

}  // namespace relata::duplicates
