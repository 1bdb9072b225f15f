#pragma once

#include "graph/property.hpp"

#include <string>
#include <string_view>

namespace relata {

/// Appends a value as plain JSON, as any program reads it: dates, and numbers JSON lacks, as
/// strings. Returns whether it is the same value when it is read back: not so for those, except for
/// dates where `is_date_name` says that readers look for one.
bool append_plain_json(std::string& out, const PropertyValue& value, bool is_date_name = false);

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
    bool value(std::string_view key, const PropertyValue& value, bool is_date_name) {
        begin(key);
        return append_plain_json(out_, value, is_date_name);
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

}  // namespace relata
