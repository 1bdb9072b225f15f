#pragma once

#include "importers/draft.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// A name and a value a file gives a node or an edge. Keeps a view of the name.
struct AttributeView {
    std::string_view name;
    PropertyValue value;
};

/// The value of an attribute that a file has as text: a number, a boolean, a date when the name is
/// one of when, date, stated, start and end (any case), else the text.
PropertyValue attribute_value(std::string_view name, std::string_view text);

/// Texts parted by `;`, or a list of strings in JSON (`["a","b"]`). Empty ones are left out.
std::vector<std::string> listed_texts(std::string_view text);

/// A map of any number of fields in O(n log n); of a name given twice the last value counts.
PropertyMap property_map(std::vector<std::pair<std::string, PropertyValue>> fields);

/// More attributes than this of one node or edge are refused by the formats in which they come one
/// by one: maps are made for a handful.
constexpr std::size_t most_attributes = 10'000;

/// Sorts the attributes other programs give nodes and edges into what relata knows, the same way
/// for every format: names, kinds, aliases, types, and properties for the rest.
///
/// Names are compared without case. An attribute that is null or an empty text is not there. The
/// values are taken out of the attributes.
class AttributeSorter {
public:
    explicit AttributeSorter(Draft& draft) : draft_(draft) {}

    /// Fills `entity`, whose id is known: the name from the first of `names` that is there (when it
    /// has none yet), kinds from the first of kinds, kind, labels, type and group that is text,
    /// aliases, and all others as properties. What repeats the name is dropped.
    void describe(
        Entity& entity,
        std::span<AttributeView> attributes,
        std::span<const std::string_view> names = default_names
    );

    /// Fills `relation`: its id when it is free, its direction from `directed`, its type (when it
    /// has none yet) from the first of type, kind, relation, relationship, interaction, predicate
    /// and label that is text, else RELATED_TO, `when` from start and end, and all others as
    /// properties. A label that only words the type is dropped.
    void describe(Relation& relation, std::span<AttributeView> attributes);

    static constexpr std::string_view default_names[] = {"relata_name", "label", "name", "title"};

private:
    /// What a name means; in bits, because a look at a record asks for several.
    enum Meaning : std::uint32_t {
        other = 0,
        is_id = 1U << 0U,
        is_directed = 1U << 1U,
        is_type = 1U << 2U,
        is_kind = 1U << 3U,
        is_relation = 1U << 4U,
        is_relationship = 1U << 5U,
        is_interaction = 1U << 6U,
        is_predicate = 1U << 7U,
        is_label = 1U << 8U,
        is_start = 1U << 9U,
        is_end = 1U << 10U,
        is_when = 1U << 11U,
        is_date = 1U << 12U,
    };
    /// A name as it was found, and what is known of it.
    struct KnownName {
        std::string name;
        std::string kept;  ///< as a property
        std::uint32_t meaning = other;
    };

    const KnownName& known(std::size_t i, std::string_view name);
    [[nodiscard]] std::size_t find_meaning(
        std::span<const AttributeView> attributes, Meaning meaning
    ) const;
    void keep(const KnownName& name, PropertyValue value);
    void take_kinds(Entity& entity, const PropertyValue& value, bool is_list);

    PropertyMap take_properties();

    Draft& draft_;
    // Records of a file mostly have the same names in the same order, so that what the i-th name
    // means is mostly what it meant in the record before.
    std::vector<KnownName> known_;
    std::uint32_t meanings_ = 0;  ///< of all names of the record at hand
    PropertyMapBuilder properties_;
    std::vector<std::pair<std::string, PropertyValue>> many_;  ///< when they are too many for it
    std::size_t kept_ = 0;
};

}  // namespace relata
