#include "graph/schema.hpp"

#include "graph/error.hpp"
#include "standard_schema.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace relata {
namespace {

constexpr std::array<std::string_view, 7> families{
    "office", "meeting", "agreement", "structure", "topic", "statement", "other"};

struct Row {
    std::vector<std::string_view> cells;
    std::size_t line = 0;
};

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        const auto at = text.find(separator);
        parts.push_back(text.substr(0, at));
        if (at == std::string_view::npos) return parts;
        text.remove_prefix(at + 1);
    }
}

/// The rows of a table after its heading; comments and blank lines left out.
std::vector<Row> read_rows(std::string_view tsv, const std::string& source, std::size_t columns) {
    std::vector<Row> rows;
    bool heading_seen = false;
    std::size_t line = 0;
    for (const auto text : split(tsv, '\n')) {
        ++line;
        if (text.empty() || text[0] == '#') continue;
        auto cells = split(text, '\t');
        if (cells.size() != columns) {
            throw InputError(
                {source, line, 1},
                "found " + std::to_string(cells.size()) + " columns, expected " +
                    std::to_string(columns)
            );
        }
        if (cells[0].empty()) throw InputError({source, line, 1}, "the name is empty");
        if (heading_seen) rows.push_back(Row{std::move(cells), line});
        heading_seen = true;
    }
    return rows;
}

/// `SUPPLIES_TO` -> `supplies to`
std::string words_of(std::string_view type_name) {
    std::string words(type_name);
    for (char& c : words) {
        c = c == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return words;
}

/// Gives names by their numbers, for a TextIdIndex.
template <typename Named>
auto names_of(const std::vector<Named>& all) {
    return [&all](std::uint32_t number) -> std::string_view { return all[number].name; };
}

}  // namespace

const Schema& Schema::standard() {
    static const Schema schema = [] {
        Schema read;
        read.read_kinds(standard_schema::kinds_tsv, "kinds.tsv");
        read.read_relation_types(standard_schema::relation_types_tsv, "relation_types.tsv");
        return read;
    }();
    return schema;
}

void Schema::read_kinds(std::string_view tsv, const std::string& source) {
    for (const auto& [cells, line] : read_rows(tsv, source, 2)) {
        kinds_.at(kind(cells[0]).value) = {std::string(cells[0]), std::string(cells[1]), true};
    }
}

void Schema::read_relation_types(std::string_view tsv, const std::string& source) {
    for (const auto& [cells, line] : read_rows(tsv, source, 5)) {
        if (std::ranges::find(families, cells[3]) == families.end()) {
            throw InputError({source, line, 1}, "unknown family \"" + std::string(cells[3]) + '"');
        }
        if (!cells[4].empty() && cells[4] != "symmetric") {
            throw InputError(
                {source, line, 1},
                "unknown flag \"" + std::string(cells[4]) + "\", expected nothing or \"symmetric\""
            );
        }
        types_.at(type(cells[0]).value) = {
            std::string(cells[0]),
            std::string(cells[1]),
            std::string(cells[2]),
            std::string(cells[3]),
            cells[4] == "symmetric",
            true};
    }
}

KindId Schema::kind(std::string_view name) {
    if (const auto known = find_kind(name); known.is_valid()) return known;
    const KindId id{static_cast<std::uint32_t>(kinds_.size())};
    kinds_.push_back({std::string(name), std::string(name), false});
    kind_ids_.add(name, id.value);
    return id;
}

TypeId Schema::type(std::string_view name) {
    if (const auto known = find_type(name); known.is_valid()) return known;
    const TypeId id{static_cast<std::uint32_t>(types_.size())};
    RelationType added;
    added.name = name;
    added.words = words_of(name);
    added.inverse = "is the other end of \"" + added.words + '"';
    types_.push_back(std::move(added));
    type_ids_.add(name, id.value);
    return id;
}

KindId Schema::add(Kind added) {
    const auto id = kind(added.name);
    kinds_[id.value] = std::move(added);
    return id;
}

TypeId Schema::add(RelationType added) {
    const auto id = type(added.name);
    types_[id.value] = std::move(added);
    return id;
}

KindId Schema::find_kind(std::string_view name) const {
    const auto known = kind_ids_.find(name, names_of(kinds_));
    return known ? KindId{*known} : KindId{};
}

std::vector<std::string> Schema::names(std::span<const KindId> kinds) const {
    std::vector<std::string> result;
    for (const auto id : kinds) result.push_back(kind(id).name);
    return result;
}

TypeId Schema::find_type(std::string_view name) const {
    const auto known = type_ids_.find(name, names_of(types_));
    return known ? TypeId{*known} : TypeId{};
}

}  // namespace relata
