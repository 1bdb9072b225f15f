#pragma once

#include "graph/ids.hpp"
#include "graph/text_id_index.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What a kind of entity is called.
struct Kind {
    std::string name;    ///< `Organization`
    std::string plural;  ///< `Organizations`
    bool is_declared = false;
};

/// What a type of relation means and how it is shown.
struct RelationType {
    std::string name;     ///< `HOLDS_OFFICE`
    std::string words;    ///< source to target: `holds office in`
    std::string inverse;  ///< target to source: `has as office holder`
    /// Groups types that share a color: `office`, `meeting`, `agreement`, `structure`, `topic`,
    /// `statement`, or `other`.
    std::string family = "other";
    bool is_symmetric = false;  ///< A–B says no more than B–A
    bool is_declared = false;
};

/// The kinds and relation types a graph uses, as data: each has a small id and what there is to
/// know about it. Names not declared are allowed and are added when first used, with words derived
/// from the name (`SUPPLIES_TO` reads "supplies to").
class Schema {
public:
    /// The schema relata ships, read from `graph/schema/kinds.tsv` and
    /// `graph/schema/relation_types.tsv`.
    static const Schema& standard();

    /// Reads declarations: tab-separated, `#` comments, one heading row; the columns are those of
    /// the standard files. Throws InputError with line and column.
    void read_kinds(std::string_view tsv, const std::string& source);
    void read_relation_types(std::string_view tsv, const std::string& source);

    /// The id of a name, added when new. Names are compared as they are, case included.
    KindId kind(std::string_view name);
    TypeId type(std::string_view name);

    /// Adds a kind or type as it is, or replaces what is known under its name.
    KindId add(Kind added);
    TypeId add(RelationType added);

    /// The id of a name, invalid when unknown.
    [[nodiscard]] KindId find_kind(std::string_view name) const;
    [[nodiscard]] TypeId find_type(std::string_view name) const;

    [[nodiscard]] const Kind& kind(KindId id) const { return kinds_.at(id.value); }
    [[nodiscard]] const RelationType& type(TypeId id) const { return types_.at(id.value); }
    /// The names of an entity's kinds, in their order.
    [[nodiscard]] std::vector<std::string> names(std::span<const KindId> kinds) const;
    [[nodiscard]] const std::vector<Kind>& kinds() const noexcept { return kinds_; }
    [[nodiscard]] const std::vector<RelationType>& types() const noexcept { return types_; }

private:
    std::vector<Kind> kinds_;
    std::vector<RelationType> types_;
    TextIdIndex kind_ids_;
    TextIdIndex type_ids_;
};

}  // namespace relata
