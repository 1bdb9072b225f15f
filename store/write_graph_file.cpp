#include "graph/curation.hpp"
#include "graph/names.hpp"
#include "graph_file_schema.hpp"
#include "store/graph_file.hpp"
#include "store/replacement_file.hpp"
#include "store/sealed_file.hpp"
#include "store/sqlite.hpp"
#include "store/stored_rows.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace relata {
namespace {

std::int64_t row(std::uint32_t number) {
    return std::int64_t{number} + 1;
}

/// Whether `id` is numbered_id(number): asked for each relation.
bool is_numbered(std::string_view id, std::uint64_t number) {
    std::array<char, 24> text{'r'};
    const auto [end, error] = std::to_chars(text.data() + 1, text.data() + text.size(), number);
    return error == std::errc{} && id == std::string_view(text.data(), end);
}

void bind_properties(
    SqliteStatement& statement, int parameter, const PropertyMap& map, std::string& text
) {
    if (map.empty()) {
        statement.bind_null(parameter);
        return;
    }
    text.clear();
    append_text(text, map);
    statement.bind(parameter, text);
}

/// Fills the tables of a new database, part by part.
class TableWriter {
public:
    TableWriter(const SqliteDatabase& database, const Graph& graph, const SaveProgress& progress)
        : database_(database),
          graph_(graph),
          progress_(progress),
          total_(graph.entity_count() + graph.relation_count()) {}

    void write() {
        write_graph();
        write_schema();
        write_documents();
        write_entities();
        write_relations();
        write_names();
        write_decisions();
    }

private:
    void advance() {
        constexpr std::size_t now_and_then = 1 << 14;
        if (++done_ % now_and_then == 0 && progress_) progress_(done_, total_);
    }

    void write_graph() {
        auto insert = database_.prepare("INSERT INTO graph VALUES (?, ?)");
        const auto properties = to_text(graph_.properties);
        insert.bind(1, std::string_view("properties"));
        insert.bind(2, properties);
        insert.run();
        std::int64_t denied = 0;
        for (const auto id : graph_.relations()) {
            denied += graph_.relation(id).properties.text("status") == "denied" ? 1 : 0;
        }
        const auto count = std::to_string(denied);
        insert.bind(1, std::string_view("denied_relations"));
        insert.bind(2, count);
        insert.run();
    }

    void write_schema() {
        auto kind = database_.prepare("INSERT INTO kind VALUES (?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const auto& each : graph_.schema().kinds()) {
            kind.bind(1, ++number);
            kind.bind(2, each.name);
            kind.bind(3, each.plural);
            kind.bind(4, std::int64_t{each.is_declared});
            kind.run();
        }
        auto type = database_.prepare("INSERT INTO relation_type VALUES (?, ?, ?, ?, ?, ?, ?)");
        number = 0;
        for (const auto& each : graph_.schema().types()) {
            type.bind(1, ++number);
            type.bind(2, each.name);
            type.bind(3, each.words);
            type.bind(4, each.inverse);
            type.bind(5, each.family);
            type.bind(6, std::int64_t{each.is_symmetric});
            type.bind(7, std::int64_t{each.is_declared});
            type.run();
        }
    }

    void write_documents() {
        auto insert = database_.prepare("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (const auto id : graph_.documents()) {
            const auto& document = graph_.document(id);
            insert.bind(1, row(id.value));
            insert.bind(2, document.id);
            insert.bind(3, document.title);
            insert.bind(4, document.publisher);
            insert.bind_or_null(5, document.date ? document.date->text() : std::string_view());
            insert.bind(6, document.source);
            insert.bind(7, document.sha256);
            insert.bind(8, document.text);
            insert.run();
        }
    }

    void write_entities() {
        auto insert = database_.prepare("INSERT INTO entity VALUES (?, ?, ?, ?)");
        auto kind = database_.prepare("INSERT INTO entity_kind VALUES (?, ?, ?)");
        auto alias = database_.prepare("INSERT INTO entity_alias VALUES (?, ?, ?)");
        auto search = database_.prepare("INSERT INTO entity_search (rowid, names) VALUES (?, ?)");
        std::string text;
        for (const auto id : graph_.entities()) {
            const auto& entity = graph_.entity(id);
            insert.bind(1, row(id.value));
            insert.bind(2, entity.id);
            insert.bind(3, entity.name);
            bind_properties(insert, 4, entity.properties, text);
            insert.run();
            std::int64_t position = 0;
            for (const auto each : entity.kinds) {
                kind.bind(1, row(id.value));
                kind.bind(2, ++position);
                kind.bind(3, row(each.value));
                kind.run();
            }
            auto names = fold_name(entity.name);
            note_name(names, id);
            position = 0;
            for (const auto& each : entity.aliases) {
                alias.bind(1, row(id.value));
                alias.bind(2, ++position);
                alias.bind(3, each);
                alias.run();
                auto folded = fold_name(each);
                names += ' ' + folded;
                note_name(std::move(folded), id);
            }
            search.bind(1, row(id.value));
            search.bind(2, names);
            search.run();
            advance();
        }
    }

    void note_name(std::string folded, EntityId id) {
        if (!folded.empty()) names_.emplace_back(std::move(folded), id.value);
    }

    /// Sorted first: rows that come in the order of their key are appended.
    void write_names() {
        std::ranges::sort(names_);
        names_.erase(std::unique(names_.begin(), names_.end()), names_.end());
        auto insert = database_.prepare("INSERT INTO folded_name VALUES (?, ?)");
        for (const auto& [folded, entity] : names_) {
            insert.bind(1, folded);
            insert.bind(2, row(entity));
            insert.run();
        }
    }

    void write_decisions() {
        auto insert = database_.prepare("INSERT INTO decision VALUES (?, ?, ?, ?)");
        std::int64_t number = 0;
        for (const auto& decision : graph_.decisions) {
            const auto details = to_text(decision.details);
            const auto undo = to_text(decision.undo);
            insert.bind(1, ++number);
            insert.bind(2, action_name(decision.action));
            insert.bind(3, details);
            insert.bind(4, undo);
            insert.run();
        }
    }

    void write_relations() {
        // SQLite numbers the rows itself, from 1, which costs less than to check a given number.
        auto insert = database_.prepare(
            "INSERT INTO relation (id, source, target, type, is_directed, properties) "
            "VALUES (?, ?, ?, ?, ?, ?)"
        );
        auto evidence = database_.prepare("INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        auto search = database_.prepare("INSERT INTO evidence_search (rowid, quote) VALUES (?, ?)");
        std::string text;
        std::int64_t evidence_number = 0;
        for (const auto id : graph_.relations()) {
            const auto& relation = graph_.relation(id);
            if (is_numbered(relation.id, std::uint64_t{id.value} + 1)) {
                insert.bind_null(1);
            } else {
                insert.bind(1, relation.id);
            }
            insert.bind(2, row(relation.source.value));
            insert.bind(3, row(relation.target.value));
            insert.bind(4, row(relation.type.value));
            insert.bind(5, std::int64_t{relation.directed});
            bind_properties(insert, 6, relation.properties, text);
            insert.run();
            for (const auto& each : relation.evidence) {
                evidence.bind(1, ++evidence_number);
                evidence.bind(2, row(id.value));
                evidence.bind(3, row(each.document.value));
                evidence.bind(4, static_cast<std::int64_t>(each.begin));
                evidence.bind(5, static_cast<std::int64_t>(each.end));
                evidence.bind(6, each.quote);
                evidence.bind(7, each.method);
                if (each.confidence) {
                    evidence.bind(8, *each.confidence);
                } else {
                    evidence.bind_null(8);
                }
                evidence.run();
                const auto folded = fold_name(each.quote);
                search.bind(1, evidence_number);
                search.bind(2, folded);
                search.run();
            }
            advance();
        }
    }

    const SqliteDatabase& database_;
    const Graph& graph_;
    const SaveProgress& progress_;
    std::size_t total_;
    std::size_t done_ = 0;
    std::vector<std::pair<std::string, std::uint32_t>> names_;
};

void write_database(
    const Graph& graph, const std::string& path, std::size_t page_size, const SaveProgress& progress
) {
    SqliteDatabase database(path, SqliteDatabase::Mode::create);
    database.reserve_bytes(page_checksum_size);
    // A new file that nobody sees yet needs neither journal nor locks; it is flushed once, whole.
    database.run(
        "PRAGMA page_size=" + std::to_string(page_size) +
        "; PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA locking_mode=EXCLUSIVE; "
        "PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; "
        "PRAGMA application_id=" +
        std::to_string(graph_file_application) +
        "; PRAGMA user_version=" + std::to_string(graph_file_version) + "; BEGIN;"
    );
    database.run(std::string(graph_file_schema::schema_sql));
    TableWriter(database, graph, progress).write();
    database.run(
        "CREATE UNIQUE INDEX entity_by_id ON entity (id); "
        "CREATE INDEX evidence_by_relation ON evidence (relation); COMMIT;"
    );
    database.close();
}

}  // namespace

void write_graph_file(const Graph& graph, const std::string& path, const SaveProgress& progress) {
    ReplacementFile file(path);
    const auto page_size = page_size_for(graph.entity_count() + graph.relation_count());
    try {
        write_database(graph, file.temporary_path(), page_size, progress);
        const Snapshot snapshot(graph);
        const auto& c = snapshot.columns();
        const RelationFacts all_facts(graph, snapshot);
        auto f = all_facts.columns();
        const std::vector<StoredFact> facts(f.facts.begin(), f.facts.end());
        if (f.spans.size() <= 1 && facts.size() <= 1) {
            // All relations say the same: no need to say it of each.
            f.out_days = f.in_days = f.out_facts = f.in_facts = {};
        }
        const std::array<std::span<const std::byte>, section_count> sections{
            std::as_bytes(c.out_offsets),
            std::as_bytes(c.in_offsets),
            std::as_bytes(c.out_targets),
            std::as_bytes(c.in_sources),
            std::as_bytes(c.out_arcs),
            std::as_bytes(c.in_arcs),
            c.out_types.bytes(),
            c.in_types.bytes(),
            std::as_bytes(c.kind_offsets),
            std::as_bytes(c.kinds),
            std::as_bytes(std::span(f.spans)),
            std::as_bytes(std::span(facts)),
            std::as_bytes(f.out_days),
            std::as_bytes(f.in_days),
            std::as_bytes(f.out_facts),
            std::as_bytes(f.in_facts)};
        seal(file, page_size, sections);
    } catch (const InputError& error) {
        // The name a user knows, not the temporary one.
        if (error.location().source.starts_with(path)) throw InputError({path}, error.message());
        throw;
    }
    file.finish();
    file.move_into_place();
}

}  // namespace relata
