#include "store/graph_file.hpp"

#include "graph/names.hpp"
#include "store/sealed_file.hpp"
#include "store/stored_rows.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace relata {
namespace {

template <typename IdType>
IdType number_in_part(const std::vector<IdType>& in_whole, IdType id) {
    const auto at = std::ranges::lower_bound(in_whole, id);
    if (at == in_whole.end() || *at != id) return {};
    return IdType{static_cast<std::uint32_t>(at - in_whole.begin())};
}

template <typename Number>
std::span<const Number> numbers(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const Number*>(bytes.data()), bytes.size() / sizeof(Number)};
}

/// One type an arc: 32 bits each in files of version 1, and where there are too many for 16.
TypeColumn types(std::span<const std::byte> bytes, std::size_t arc_count) {
    if (bytes.size() == sizeof(std::uint32_t) * arc_count) {
        return TypeColumn(numbers<std::uint32_t>(bytes));
    }
    return TypeColumn(numbers<std::uint16_t>(bytes));
}

/// `"motegi"* "tokyo"*`: every word begins some word of the row.
std::string prefix_query(const std::vector<std::string>& words) {
    std::string query;
    for (const auto& word : words) {
        query += query.empty() ? "\"" : " \"";
        for (const char c : word) query += c == '"' ? std::string("\"\"") : std::string(1, c);
        query += "\"*";
    }
    return query;
}

}  // namespace

bool is_graph_file(const std::string& path) {
    return path.ends_with(".relata") || is_sealed_file(path);
}

EntityId Excerpt::entity(EntityId in_whole) const {
    return number_in_part(entities, in_whole);
}

RelationId Excerpt::relation(RelationId in_whole) const {
    return number_in_part(relations, in_whole);
}

struct GraphFile::State {
    explicit State(const std::string& path)
        : sealed(path), database(open_graph_database(path)), reader(database) {
        // The columns know how many vertices there are, the tables how many rows.
        entity_count = static_cast<std::size_t>(database.integer("SELECT max(number) FROM entity"));
        relation_count =
            static_cast<std::size_t>(database.integer("SELECT max(number) FROM relation"));
    }

    [[nodiscard]] std::vector<EntityId> entities_where(
        std::string_view condition, std::string_view text
    ) const {
        auto rows = database.prepare(std::string(condition));
        rows.bind(1, text);
        std::vector<EntityId> found;
        while (rows.step()) found.push_back(reader.id<EntityId>(rows.integer(0), entity_count));
        return found;
    }

    SealedFile sealed;
    SqliteDatabase database;
    RowReader reader;
    std::size_t entity_count = 0;
    std::size_t relation_count = 0;
};

GraphFile::GraphFile(const std::string& path) {
    // A writer may put a new file in the place between the two openings.
    do {
        state_ = std::make_unique<State>(path);
    } while (!state_->sealed.is_same_save(state_->database.file()));
}

GraphFile::~GraphFile() = default;

std::size_t GraphFile::entity_count() const {
    return state_->entity_count;
}

std::size_t GraphFile::relation_count() const {
    return state_->relation_count;
}

bool GraphFile::has_denied_relations() const {
    return state_->database.integer("SELECT value FROM graph WHERE name = 'denied_relations'") > 0;
}

std::vector<EntityId> GraphFile::find_entities(std::string_view name) const {
    auto found = state_->entities_where("SELECT number FROM entity WHERE id = ?", name);
    if (!found.empty()) return found;
    const auto folded = fold_name(name);
    if (folded.empty()) return {};
    const auto alike = state_->entities_where(
        "SELECT entity FROM folded_name WHERE folded = ? ORDER BY entity", folded
    );
    auto names = state_->database.prepare("SELECT name FROM entity WHERE number = ?");
    auto aliases =
        state_->database.prepare("SELECT 1 FROM entity_alias WHERE entity = ? AND alias = ?");
    std::vector<EntityId> by_alias;
    for (const auto id : alike) {
        const auto number = std::int64_t{id.value} + 1;
        names.bind(1, number);
        if (names.step() && names.text(0) == name) found.push_back(id);
        names.reset();
        aliases.bind(1, number);
        aliases.bind(2, name);
        if (aliases.step()) by_alias.push_back(id);
        aliases.reset();
    }
    if (!found.empty()) return found;
    return by_alias.empty() ? alike : by_alias;
}

Snapshot GraphFile::snapshot() const {
    auto& sealed = state_->sealed;
    SnapshotColumns columns;
    columns.out_offsets = numbers<std::uint32_t>(sealed.section(0));
    columns.in_offsets = numbers<std::uint32_t>(sealed.section(1));
    columns.out_targets = numbers<Vertex>(sealed.section(2));
    columns.in_sources = numbers<Vertex>(sealed.section(3));
    columns.out_arcs = numbers<std::uint32_t>(sealed.section(4));
    columns.in_arcs = numbers<std::uint32_t>(sealed.section(5));
    columns.kind_offsets = numbers<std::uint32_t>(sealed.section(8));
    columns.kinds = numbers<KindId>(sealed.section(9));
    const auto n = state_->entity_count;
    const auto m = columns.out_targets.size();
    columns.out_types = types(sealed.section(6), m);
    columns.in_types = types(sealed.section(7), m);
    const bool fits = columns.out_offsets.size() == n + 1 && columns.in_offsets.size() == n + 1 &&
                      columns.kind_offsets.size() == n + 1 && columns.in_sources.size() == m &&
                      columns.out_arcs.size() == m && columns.in_arcs.size() == m &&
                      columns.out_types.size() == m && columns.in_types.size() == m &&
                      columns.out_offsets.back() == m && columns.in_offsets.back() == m &&
                      columns.kind_offsets.back() == columns.kinds.size();
    if (!fits) state_->reader.fail();
    return {columns, state_->relation_count, sealed.owner(0)};
}

std::optional<RelationFacts> GraphFile::facts() const {
    auto& sealed = state_->sealed;
    if (!sealed.has_all_sections()) return std::nullopt;
    constexpr auto first = snapshot_section_count;
    RelationFactColumns columns;
    const auto spans = numbers<DaySpan>(sealed.section(first));
    columns.spans.assign(spans.begin(), spans.end());
    for (const auto& stored : numbers<StoredFact>(sealed.section(first + 1))) {
        columns.facts.push_back(stored.fact());
    }
    columns.out_days = numbers<std::uint32_t>(sealed.section(first + 2));
    columns.in_days = numbers<std::uint32_t>(sealed.section(first + 3));
    columns.out_facts = numbers<std::uint32_t>(sealed.section(first + 4));
    columns.in_facts = numbers<std::uint32_t>(sealed.section(first + 5));
    auto owner = sealed.owner(first);
    const auto m = sealed.section_size(2) / sizeof(Vertex);
    if (columns.out_days.empty() && m != 0) {
        // All relations say the same.
        const auto zeros = std::make_shared<const std::vector<std::uint32_t>>(m);
        columns.out_days = columns.in_days = columns.out_facts = columns.in_facts = *zeros;
        owner = zeros;
    }
    if (columns.out_days.size() != m) state_->reader.fail();
    try {
        return RelationFacts(std::move(columns), std::move(owner));
    } catch (const std::invalid_argument&) {
        state_->reader.fail();
    }
}

Excerpt GraphFile::excerpt(
    std::span<const EntityId> entities, std::span<const RelationId> relations
) const {
    auto& reader = state_->reader;
    const auto& database = state_->database;
    Excerpt part;
    reader.read_frame(part.graph);
    part.relations.assign(relations.begin(), relations.end());
    std::ranges::sort(part.relations);
    part.relations.erase(
        std::unique(part.relations.begin(), part.relations.end()), part.relations.end()
    );
    part.entities.assign(entities.begin(), entities.end());

    auto rows = database.prepare(
        "SELECT number, id, source, target, type, is_directed, properties FROM relation "
        "WHERE number = ?"
    );
    const auto find_row = [&reader](SqliteStatement& statement, std::uint32_t number) {
        statement.reset();
        statement.bind(1, std::int64_t{number} + 1);
        if (!statement.step()) reader.fail();
    };
    for (const auto id : part.relations) {
        find_row(rows, id.value);
        part.entities.push_back(reader.id<EntityId>(rows.integer(2), state_->entity_count));
        part.entities.push_back(reader.id<EntityId>(rows.integer(3), state_->entity_count));
    }
    std::ranges::sort(part.entities);
    part.entities.erase(
        std::unique(part.entities.begin(), part.entities.end()), part.entities.end()
    );

    auto entity = database.prepare("SELECT id, name, properties FROM entity WHERE number = ?");
    auto kinds =
        database.prepare("SELECT kind FROM entity_kind WHERE entity = ? ORDER BY position");
    auto aliases =
        database.prepare("SELECT alias FROM entity_alias WHERE entity = ? ORDER BY position");
    const auto kind_count = part.graph.schema().kinds().size();
    for (const auto id : part.entities) {
        find_row(entity, id.value);
        auto read = reader.entity(entity);
        kinds.reset();
        kinds.bind(1, std::int64_t{id.value} + 1);
        while (kinds.step()) read.kinds.push_back(reader.id<KindId>(kinds.integer(0), kind_count));
        aliases.reset();
        aliases.bind(1, std::int64_t{id.value} + 1);
        while (aliases.step()) read.aliases.emplace_back(aliases.text(0));
        part.graph.add_entity(std::move(read));
    }

    auto evidence = database.prepare(
        "SELECT relation, begin_byte, end_byte, quote, method, confidence, document "
        "FROM evidence WHERE relation = ? ORDER BY number"
    );
    auto document = database.prepare(
        "SELECT id, title, publisher, date, source, sha256, text FROM document WHERE number = ?"
    );
    const auto document_of = [&](std::int64_t number) {
        document.reset();
        document.bind(1, number);
        if (!document.step()) reader.fail();
        auto read = reader.document(document);
        if (const auto known = part.graph.find_document(read.id)) return *known;
        return part.graph.add_document(std::move(read));
    };
    for (const auto id : part.relations) {
        find_row(rows, id.value);
        auto relation = reader.relation(rows, part.graph);
        const auto whole = [&](int column) {
            return part.entity(reader.id<EntityId>(rows.integer(column), state_->entity_count));
        };
        relation.source = whole(2);
        relation.target = whole(3);
        evidence.reset();
        evidence.bind(1, std::int64_t{id.value} + 1);
        while (evidence.step()) {
            relation.evidence.push_back(reader.evidence(evidence));
            relation.evidence.back().document = document_of(evidence.integer(6));
        }
        try {
            part.graph.add_relation(std::move(relation));
        } catch (const std::invalid_argument&) {
            reader.fail();
        }
    }
    return part;
}

GraphFile::Found GraphFile::search(const std::vector<std::string>& words) const {
    Found found;
    if (words.empty()) return found;
    const auto query = prefix_query(words);
    found.entities = state_->entities_where(
        "SELECT rowid FROM entity_search WHERE entity_search MATCH ? ORDER BY rowid", query
    );
    auto rows = state_->database.prepare(
        "SELECT DISTINCT relation FROM evidence WHERE number IN "
        "(SELECT rowid FROM evidence_search WHERE evidence_search MATCH ?) ORDER BY relation"
    );
    rows.bind(1, query);
    while (rows.step()) {
        found.relations.push_back(
            state_->reader.id<RelationId>(rows.integer(0), state_->relation_count)
        );
    }
    return found;
}

}  // namespace relata
