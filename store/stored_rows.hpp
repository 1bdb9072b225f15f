#pragma once

#include "graph/graph.hpp"
#include "graph/property_text.hpp"
#include "graph/relation_facts.hpp"
#include "store/sqlite.hpp"

#include <cstdint>
#include <string>
#include <string_view>

namespace relata {

/// "rela" as SQLite's application id: what `file` and SQLite browsers show.
inline constexpr std::int64_t graph_file_application = 0x72656C61;
/// The newest version of the file, SQLite's user version. Version 2 keeps the types of the saved
/// adjacency in 16 bits where they fit, version 3 also what its relations say of themselves; the
/// tables are those of version 1.
inline constexpr std::int64_t graph_file_version = 3;

/// A RelationFact as a column keeps it.
struct StoredFact {
    double confidence = 1;
    std::uint64_t flags = 0;  ///< 1: is cited, 2: is denied

    StoredFact() = default;
    explicit StoredFact(const RelationFact& fact)
        : confidence(fact.confidence),
          flags((fact.is_cited ? 1U : 0U) + (fact.is_denied ? 2U : 0U)) {}
    [[nodiscard]] RelationFact fact() const {
        return {confidence, (flags & 1U) != 0, (flags & 2U) != 0};
    }
};

/// Opens the database of a graph file and refuses what is none or too new.
SqliteDatabase open_graph_database(const std::string& path);

/// Turns rows of a graph file into records. Rows are checked: a number that is none of the file's
/// throws InputError.
class RowReader {
public:
    explicit RowReader(const SqliteDatabase& database) : database_(database) {}

    /// The schema and the properties of the graph.
    void read_frame(Graph& graph);
    /// From a row of `SELECT id, title, publisher, date, source, sha256, text`.
    [[nodiscard]] Document document(const SqliteStatement& row) const;
    /// From a row of `SELECT id, name, properties`.
    [[nodiscard]] Entity entity(const SqliteStatement& row);
    /// From a row of `SELECT number, id, source, target, type, is_directed, properties`, without
    /// the ends.
    [[nodiscard]] Relation relation(const SqliteStatement& row, const Graph& graph);
    /// From a row of `SELECT relation, begin_byte, end_byte, quote, method, confidence, document`,
    /// without the document.
    [[nodiscard]] Evidence evidence(const SqliteStatement& row) const;

    /// A number in the file, counted from 1, as an id below `count`.
    template <typename IdType>
    [[nodiscard]] IdType id(std::int64_t number, std::size_t count) const {
        if (number < 1 || static_cast<std::uint64_t>(number) > count) fail();
        return IdType{static_cast<std::uint32_t>(number - 1)};
    }

    [[noreturn]] void fail() const;

    /// A map kept as text; empty for NULL.
    [[nodiscard]] PropertyMap properties(const SqliteStatement& row, int column);

private:
    const SqliteDatabase& database_;
    PropertyTextReader reader_;
};

}  // namespace relata
