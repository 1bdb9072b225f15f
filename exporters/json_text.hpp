#pragma once

#include "exporters/losses.hpp"
#include "graph/graph.hpp"

#include <string>
#include <string_view>

namespace relata {

/// Appends a value as plain JSON, as any program reads it: dates, and numbers JSON lacks, as
/// strings. Returns whether it is the same value when it is read back: not so for those, except for
/// dates where `is_dated` says that readers look for one.
bool append_plain_json(std::string& out, const PropertyValue& value, bool is_dated = false);

/// One JSON object, member by member.
class JsonObjectWriter {
public:
    explicit JsonObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
    void text(std::string_view key, std::string_view value) {
        begin(key);
        append_json_string(out_, value);
    }
    void raw(std::string_view key, std::string_view json) {
        begin(key);
        out_ += json;
    }
    void flag(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
    /// Returns what append_plain_json does.
    bool value(std::string_view key, const PropertyValue& value, bool is_dated) {
        begin(key);
        return append_plain_json(out_, value, is_dated);
    }
    /// Writes a key, after which the value is to be appended.
    void begin(std::string_view key) {
        if (!is_first_) out_ += ',';
        is_first_ = false;
        append_json_string(out_, key);
        out_ += ':';
    }
    void end() { out_ += '}'; }

private:
    std::string& out_;
    bool is_first_ = true;
};

/// Writes a property under its name when it `keeps` it (keeps_name), else counts it as lost;
/// `owner` is "entity" or "relation". Also counts what reads back as another type: readers take
/// null and an empty text for nothing.
void write_property(
    JsonObjectWriter& object,
    const std::string& name,
    const PropertyValue& value,
    bool keeps,
    const std::string& owner,
    Losses& losses
);

/// The properties of the graph as one object, and what of them reads back as another type.
void write_graph_properties(std::string& out, const Graph& graph, Losses& losses);

/// `kind`, or `kinds` when there are several, and `aliases`.
void write_kinds_and_aliases(JsonObjectWriter& object, const Graph& graph, const Entity& entity);

}  // namespace relata
