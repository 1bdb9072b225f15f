#pragma once

#include "graph/duplicates.hpp"
#include "graph/duplicates/forms.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace relata::duplicates {

/// What two names have to do with each other.
struct Match {
    DuplicateReason reason = DuplicateReason::same_name;
    double score = 0;
    double value = 1;
    /// Both are full names of a person with a given name written out: they settle whether two
    /// persons are called alike.
    bool is_full = false;
};

/// What tells two entities apart whatever their names.
class Differences {
public:
    explicit Differences(const Graph& graph);

    [[nodiscard]] bool have_conflicting_kinds(EntityId a, EntityId b) const;
    /// By a date or a decision.
    [[nodiscard]] bool are_told_apart(EntityId a, EntityId b) const;

    /// How well dates of birth or founding agree: not at all known, to a period, to the day.
    enum class Birth : std::uint8_t { unknown, alike, same_day };
    [[nodiscard]] Birth birth(EntityId a, EntityId b) const;

private:
    struct Days {
        std::int64_t first = 0;
        std::int64_t last = 0;
    };

    const Graph& graph_;
    std::vector<KindMask> masks_;  // by entity
    // By entity: where its dates begin in days_, and one more.
    std::vector<std::uint32_t> offsets_;
    std::vector<Days> days_;
    std::unordered_set<std::uint64_t> kept_apart_;
};

/// Two names that match, by their places in Forms::all; `first` may be `second`.
struct FormPair {
    std::uint32_t first = 0;
    std::uint32_t second = 0;
    Match match;
};

/// The names of a graph, and which of them mean one and the same.
class NameIndex {
public:
    NameIndex(const Graph& graph, const Differences& differences);

    [[nodiscard]] const Forms& forms() const { return forms_; }

    /// Nothing when the names have nothing to do with each other.
    [[nodiscard]] std::optional<Match> compare(std::uint32_t first, std::uint32_t second) const;

    /// All pairs of names that match, found by the keys they share; sorted, none twice. Keys of
    /// more than `max_names` names are left out, one of these names added to `too_common`.
    [[nodiscard]] std::vector<FormPair> matches(
        std::size_t max_names, std::vector<std::string>& too_common
    ) const;

    /// Whether one of an entity's names is a full name of a person.
    [[nodiscard]] bool has_full_name(EntityId id) const;

private:
    /// Names that are short for others, and the names they can be short for.
    struct Group {
        std::vector<std::uint32_t> shorts;
        std::vector<std::uint32_t> longs;
        bool is_ambiguous = false;  ///< the long ones name different entities
    };
    using Key = std::pair<std::uint64_t, std::uint32_t>;

    [[nodiscard]] bool is_full_name(const Form& form) const;
    [[nodiscard]] std::optional<Match> compare_whole(const Form& a, const Form& b) const;
    [[nodiscard]] std::optional<double> spelling(const Words& a, const Words& b, bool is_person)
        const;
    [[nodiscard]] std::optional<DuplicateReason> given_names(const Form& a, const Form& b) const;
    [[nodiscard]] std::optional<Match> compare_parts(const Form& a, const Form& b) const;
    [[nodiscard]] std::optional<Match> compare_acronym(const Form& a, const Form& b) const;
    [[nodiscard]] bool is_ambiguous(const std::string& key) const;

    using Visit = std::function<void(const std::string&)>;
    void each_short_key(const Form& form, const Visit& visit) const;
    void each_long_key(const Form& form, const Visit& visit) const;
    void build_groups(const Differences& differences);
    [[nodiscard]] bool name_different_entities(
        const std::vector<std::uint32_t>& names, const Differences& differences
    ) const;
    void add_keys(std::uint32_t number, std::vector<Key>& keys) const;

    Forms forms_;
    std::unordered_map<std::string, Group> groups_;
};

}  // namespace relata::duplicates
