#pragma once

#include "importers/node_edge_draft.hpp"
#include "importers/xml_reader.hpp"
#include "importers/xml_value.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// What relata's own files say an attribute holds (`relata.role`).
enum class XmlRole : std::uint8_t { property, name, kinds, aliases, type, words, directed };

XmlRole xml_role(std::string_view name);

/// An attribute that GraphML (`key`) and GEXF (`attribute`) declare for nodes or edges, or one that
/// is only used.
struct XmlKey {
    std::string id;
    std::string name;
    XmlRole role = XmlRole::property;
    XmlValueType type = XmlValueType::text;
    bool is_exact_text = false;  ///< a text that is no date whatever it is called
    bool is_declared = true;
    std::optional<PropertyValue> value;  ///< of elements that have none

    /// Reads `relata.role`, `relata.type` and `relata.name`; whether it was one of these.
    bool read_own(std::string_view attribute, std::string_view text);
    /// The value of a text; one that does not fit the declared type stays text, and a note says so.
    [[nodiscard]] PropertyValue value_of(
        std::string_view text, NodeEdgeDraft& draft, std::size_t offset
    ) const;
};

/// A node or edge whose elements are being read. Keeps views of the names of keys.
struct XmlRecord {
    std::string id;
    std::string source;
    std::string target;
    std::string label;  ///< the format's own: the name of a node
    std::string type;   ///< the format's own, of an edge
    std::size_t offset = 0;
    bool directed = true;
    bool is_whole = true;  ///< false once something in it could not be read
    std::vector<AttributeView> attributes;
    std::vector<const XmlKey*> given;  ///< of the keys with a default those it has
    // of relata's own files
    std::vector<std::string> kinds;
    std::vector<std::string> aliases;

    /// Makes it a new one; what it has allocated stays.
    void clear(std::size_t at);
    /// Throws or records what could not be read in it (Draft::skip_or_stop), the first time only.
    void refuse(std::size_t at, const std::string& message, Draft& draft);
    /// Refuses a node without an id, an edge without a source or a target. `element` is its tag.
    void require_id(const XmlElementView& element, Draft& draft);
    void require_ends(const XmlElementView& element, Draft& draft);
    [[nodiscard]] bool has(std::string_view name) const;
    /// Adds the value of a key. `is_own` says that relata wrote the file: roles count, and an empty
    /// text is one.
    void add(
        const XmlKey& key,
        std::string_view text,
        bool is_own,
        NodeEdgeDraft& draft,
        std::size_t offset_of_value
    );
    /// Adds the node it stands in as a property, if that has an id. Not one of many bytes: a file
    /// may nest a million nodes in one.
    void add_parent(const std::string& parent, NodeEdgeDraft& draft);
    /// The properties without guesses at names, kinds and types, for relata's own files.
    [[nodiscard]] PropertyMap exact_properties(PropertyMapBuilder& builder) const;
    /// Entity or relation of one of relata's own files.
    [[nodiscard]] Entity exact_entity(Draft& draft, PropertyMapBuilder& builder) const;
    [[nodiscard]] Relation exact_relation(Draft& draft, PropertyMapBuilder& builder) const;

private:
    bool take(const XmlKey& key, std::string_view text);
};

/// The keys whose value every node, or every edge, has that is given no other.
class XmlDefaults {
public:
    /// Adds a key with a value, unless it is known.
    void add(const XmlKey& key);
    /// Adds the values of keys the record has none of. Throws InputError when the values of all
    /// records so far are too many: a small file could ask for any amount of memory.
    void apply(XmlRecord& record, Draft& draft);

private:
    std::vector<const XmlKey*> keys_;
    std::size_t bytes_ = 0;  ///< that they take in one record
    std::size_t spent_ = 0;
};

}  // namespace relata
