#pragma once

#include "importers/json_reader.hpp"
#include "importers/node_edge_draft.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata {

/// What JSON gives a node or an edge, collected as attributes. Null is no attribute; a string in
/// when, date, stated, start or end that is an EDTF date becomes one. Keeps views of the keys.
class JsonAttributes {
public:
    void clear() { attributes_.clear(); }
    void add(std::string_view name, const JsonValue& value);
    void add(std::string_view name, PropertyValue value) {
        attributes_.push_back({name, std::move(value)});
    }
    /// All members of an object.
    void add_all(const JsonValue& object);
    [[nodiscard]] std::span<AttributeView> get() { return attributes_; }
    [[nodiscard]] std::span<const AttributeView> get() const { return attributes_; }

private:
    std::vector<AttributeView> attributes_;
};

/// What the readers of JSON dialects stand on: the text part by part, and the draft they fill.
class JsonRecords {
public:
    JsonRecords(Draft& draft, std::string_view text, const PlacesView& places)
        : draft_(draft), parts_(text, places, draft.report.notes), graph_(draft) {}

    [[nodiscard]] Draft& draft() noexcept { return draft_; }
    [[nodiscard]] JsonParts& parts() noexcept { return parts_; }
    [[nodiscard]] NodeEdgeDraft& graph() noexcept { return graph_; }
    /// Empty, to be filled for one record.
    JsonAttributes& attributes() {
        attributes_.clear();
        return attributes_;
    }

    /// Calls `read` for each item of a list; one that cannot be read stops the import or is left
    /// out. Throws InputError when the part is no list.
    void each(const JsonPart& list, std::string_view what, const JsonParts::Sink& read);
    /// The same for the members of an object or the items of a list.
    void each_of_either(const JsonPart& part, std::string_view what, const JsonParts::Sink& read);

    /// Throws unless the value is an object.
    const JsonValue& object(const JsonValue& value, std::string_view what) const;
    /// The text of an id, which is a string or a number that is not empty. Throws InputError.
    [[nodiscard]] std::string id_text(
        const JsonValue* id, const JsonValue& owner, std::string_view what
    ) const;
    /// The text of a member that is a string; empty for anything else.
    static std::string text(const JsonValue& object, std::string_view key);
    /// True or false; `otherwise` without the part. Throws InputError for another value.
    [[nodiscard]] bool flag(const JsonPart* part, bool otherwise) const;
    /// To be called for each edge of the file, readable or not.
    void edge_begins(std::size_t offset) {
        if (edges_++ == 0) first_edge_ = offset;
    }
    /// Adds what was counted to the draft. Throws InputError when no edge could be read.
    void finish() { graph_.finish(edges_, first_edge_); }
    void set_graph_property(std::string_view name, const JsonValue& value);
    /// A note for each part that is none of `read`.
    void note_others(const std::vector<JsonPart>& parts, std::span<const std::string_view> read);

    [[noreturn]] void fail(const JsonPart& part, const std::string& expected) const;

private:
    Draft& draft_;
    JsonParts parts_;
    NodeEdgeDraft graph_;
    JsonAttributes attributes_;
    std::size_t edges_ = 0;
    std::size_t first_edge_ = 0;
};

/// Reads one dialect: what every import function of JSON does around its reader.
template <typename Reader>
ImportReport import_json_with(
    std::string_view format, std::string_view bytes, const ImportOptions& options, Graph& graph
) {
    const auto read = [](std::string_view text, const PlacesView& places, Draft& draft) {
        JsonRecords records(draft, text, places);
        Reader(records).read();
    };
    return import_draft(format, bytes, options, graph, read);
}

/// The number when it is a whole one: 10 and 10.0 are one id.
std::optional<std::int64_t> whole_number(const JsonValue& value);

/// The property for a value that may be a date; null for null.
PropertyValue to_dated_property(std::string_view name, const JsonValue& value);

}  // namespace relata
