#include "graph/curation.hpp"
#include "graph/dot_text.hpp"
#include "store/graph_file.hpp"
#include "store/sealed_file.hpp"
#include "store/stored_rows.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace relata {

SqliteDatabase open_graph_database(const std::string& path) {
    SqliteDatabase database(path, SqliteDatabase::Mode::read, sealed_vfs());
    const auto version = database.integer("PRAGMA user_version");
    if (version < 1 || version > graph_file_version) {
        throw InputError(
            {sanitized(path)},
            "written in version " + std::to_string(version) +
                " of the graph file, expected version " + std::to_string(graph_file_version) +
                " or older; a newer relata reads it"
        );
    }
    return database;
}

// ---- RowReader -----------------------------------------------------------------------------

void RowReader::fail() const {
    throw InputError({sanitized(database_.path())}, "the graph file contradicts itself");
}

PropertyMap RowReader::properties(const SqliteStatement& row, int column) {
    if (row.is_null(column)) return {};
    auto map = reader_.read_map(row.text(column));
    if (!map) fail();
    return *std::move(map);
}

void RowReader::read_frame(Graph& graph) {
    auto property = database_.prepare("SELECT value FROM graph WHERE name = 'properties'");
    if (property.step()) graph.properties = properties(property, 0);

    Schema schema;
    auto kind = database_.prepare("SELECT name, plural, is_declared FROM kind ORDER BY number");
    while (kind.step()) {
        schema.add({std::string(kind.text(0)), std::string(kind.text(1)), kind.integer(2) != 0});
    }
    auto type = database_.prepare(
        "SELECT name, words, inverse, family, is_symmetric, is_declared FROM relation_type "
        "ORDER BY number"
    );
    while (type.step()) {
        RelationType read;
        read.name = type.text(0);
        read.words = type.text(1);
        read.inverse = type.text(2);
        read.family = type.text(3);
        read.is_symmetric = type.integer(4) != 0;
        read.is_declared = type.integer(5) != 0;
        schema.add(std::move(read));
    }
    graph.schema() = std::move(schema);
}

Document RowReader::document(const SqliteStatement& row) const {
    Document document;
    document.id = row.text(0);
    document.title = row.text(1);
    document.publisher = row.text(2);
    if (!row.is_null(3)) {
        document.date = Edtf::parse(row.text(3));
        if (!document.date) fail();
    }
    document.source = row.text(4);
    document.sha256 = row.text(5);
    document.text = row.text(6);
    return document;
}

Entity RowReader::entity(const SqliteStatement& row) {
    Entity entity;
    entity.id = row.text(0);
    entity.name = row.text(1);
    entity.properties = properties(row, 2);
    return entity;
}

Relation RowReader::relation(const SqliteStatement& row, const Graph& graph) {
    Relation relation;
    relation.id = row.is_null(1) ? numbered_id(static_cast<std::uint64_t>(row.integer(0)))
                                 : std::string(row.text(1));
    relation.type = id<TypeId>(row.integer(4), graph.schema().types().size());
    relation.directed = row.integer(5) != 0;
    relation.properties = properties(row, 6);
    return relation;
}

Evidence RowReader::evidence(const SqliteStatement& row) const {
    Evidence evidence;
    if (row.integer(1) < 0 || row.integer(2) < 0) fail();
    evidence.begin = static_cast<std::size_t>(row.integer(1));
    evidence.end = static_cast<std::size_t>(row.integer(2));
    evidence.quote = row.text(3);
    evidence.method = row.text(4);
    if (!row.is_null(5)) evidence.confidence = row.real(5);
    return evidence;
}

// ---- the whole graph -----------------------------------------------------------------------

namespace {

/// Rows of a table that belong to records in ascending order, taken record by record.
class OwnedRows {
public:
    OwnedRows(const SqliteDatabase& database, std::string_view sql)
        : rows_(database.prepare(sql)), has_row_(rows_.step()) {}

    /// Calls `take(row)` for each row whose first column is `owner`.
    template <typename Take>
    void of(std::int64_t owner, const Take& take) {
        while (has_row_ && rows_.integer(0) == owner) {
            take(rows_);
            has_row_ = rows_.step();
        }
    }
    [[nodiscard]] bool is_done() const { return !has_row_; }

private:
    SqliteStatement rows_;
    bool has_row_;
};

void read_entities(const SqliteDatabase& database, RowReader& reader, Graph& graph) {
    OwnedRows kinds(database, "SELECT entity, kind FROM entity_kind ORDER BY entity, position");
    OwnedRows aliases(database, "SELECT entity, alias FROM entity_alias ORDER BY entity, position");
    auto rows = database.prepare("SELECT id, name, properties, number FROM entity ORDER BY number");
    std::int64_t number = 0;
    while (rows.step()) {
        if (rows.integer(3) != ++number) reader.fail();
        auto entity = reader.entity(rows);
        kinds.of(number, [&](const SqliteStatement& row) {
            entity.kinds.push_back(reader.id<KindId>(row.integer(1), graph.schema().kinds().size())
            );
        });
        aliases.of(number, [&](const SqliteStatement& row) {
            entity.aliases.emplace_back(row.text(1));
        });
        if (entity.id.empty()) reader.fail();
        graph.add_entity(std::move(entity));
    }
    if (!kinds.is_done() || !aliases.is_done()) reader.fail();
}

void read_relations(const SqliteDatabase& database, RowReader& reader, Graph& graph) {
    // No row takes less than 8 bytes: a file that lies reserves no more than its own size.
    const auto most =
        database.integer("PRAGMA page_count") * (database.integer("PRAGMA page_size") / 8);
    const auto rows_expected = database.integer("SELECT max(number) FROM relation");
    graph.reserve_relations(
        static_cast<std::size_t>(std::clamp<std::int64_t>(rows_expected, 0, most))
    );
    OwnedRows evidence(
        database,
        "SELECT relation, begin_byte, end_byte, quote, method, confidence, document "
        "FROM evidence ORDER BY number"
    );
    auto rows = database.prepare(
        "SELECT number, id, source, target, type, is_directed, properties FROM relation "
        "ORDER BY number"
    );
    std::int64_t number = 0;
    while (rows.step()) {
        if (rows.integer(0) != ++number) reader.fail();
        auto relation = reader.relation(rows, graph);
        relation.source = reader.id<EntityId>(rows.integer(2), graph.entity_count());
        relation.target = reader.id<EntityId>(rows.integer(3), graph.entity_count());
        evidence.of(number, [&](const SqliteStatement& row) {
            relation.evidence.push_back(reader.evidence(row));
            relation.evidence.back().document =
                reader.id<DocumentId>(row.integer(6), graph.document_count());
        });
        if (relation.id.empty()) reader.fail();
        graph.add_relation(std::move(relation));
    }
    if (!evidence.is_done()) reader.fail();
}

void read_decisions(const SqliteDatabase& database, RowReader& reader, Graph& graph) {
    auto rows = database.prepare("SELECT action, details, undo FROM decision ORDER BY number");
    while (rows.step()) {
        const auto action = find_action(rows.text(0));
        if (!action) reader.fail();
        graph.decisions.push_back({*action, reader.properties(rows, 1), reader.properties(rows, 2)}
        );
    }
}

}  // namespace

Graph read_graph_file(const std::string& path) {
    SealedFile(path).check();
    const auto database = open_graph_database(path);
    RowReader reader(database);
    Graph graph;
    try {
        reader.read_frame(graph);
        auto documents = database.prepare(
            "SELECT id, title, publisher, date, source, sha256, text FROM document ORDER BY number"
        );
        while (documents.step()) graph.add_document(reader.document(documents));
        read_entities(database, reader, graph);
        read_relations(database, reader, graph);
        read_decisions(database, reader, graph);
    } catch (const std::invalid_argument& error) {
        // Whole pages, but not as relata writes them.
        throw InputError(
            {sanitized(path)}, std::string("the graph file contradicts itself: ") + error.what()
        );
    }
    return graph;
}

}  // namespace relata
