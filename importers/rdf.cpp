// RDF has one kind of statement: subject, predicate, object. Resources become entities, types their
// kinds, literals their properties and all other statements relations. A statement about a
// statement (reification) gives the relation its properties.

#include "importers/rdf.hpp"

#include "graph/ascii.hpp"
#include "graph/cell_text.hpp"
#include "importers/attributes.hpp"
#include "importers/draft.hpp"
#include "importers/input_text.hpp"
#include "importers/text_lines.hpp"

#include <algorithm>
#include <array>
#include <cstdarg>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <exception>
#include <limits>
#include <memory>
#include <serd/serd.h>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace relata {
namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);
constexpr std::size_t deepest = 512;

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
constexpr std::string_view edtf_type = "http://id.loc.gov/datatypes/edtf";
constexpr std::string_view own = "urn:relata:";

constexpr std::array<std::string_view, 6> name_predicates{
    "http://www.w3.org/2000/01/rdf-schema#label",
    "http://www.w3.org/2004/02/skos/core#prefLabel",
    "http://xmlns.com/foaf/0.1/name",
    "http://schema.org/name",
    "https://schema.org/name",
    "urn:relata:property:name"};
constexpr std::array<std::string_view, 3> alias_predicates{
    "http://www.w3.org/2004/02/skos/core#altLabel",
    "http://schema.org/alternateName",
    "https://schema.org/alternateName"};

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string percent_decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
        const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low < 0) {
            out += text[i];
            continue;
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

/// `knows` of `http://xmlns.com/foaf/0.1/knows`.
std::string local_name(std::string_view iri) {
    if (iri.starts_with(own)) return percent_decoded(iri.substr(iri.rfind(':') + 1));
    auto text = iri;
    while (text.ends_with('/') || text.ends_with('#')) text.remove_suffix(1);
    const auto cut = text.find_last_of("#/:");
    const auto name = cut == none ? text : text.substr(cut + 1);
    return std::string(name.empty() ? iri : name);
}

/// The text id of a resource: its IRI, or relata's own id.
std::string text_id(std::string_view iri) {
    constexpr std::string_view entity = "urn:relata:entity:";
    if (!iri.starts_with(entity) || iri.size() == entity.size()) return std::string(iri);
    return percent_decoded(iri.substr(entity.size()));
}

PropertyValue literal_value(std::string_view name, std::string_view text, std::string_view type) {
    if (type == edtf_type) {
        if (auto date = Edtf::parse(text)) return *std::move(date);
        return text;
    }
    // A plain literal is a text, whatever it looks like; dates are dates by the property's name.
    if (type.empty() || type == "http://www.w3.org/2001/XMLSchema#string") {
        constexpr std::array<std::string_view, 5> names{"when", "date", "stated", "start", "end"};
        if (std::ranges::find(names, name) == names.end()) return text;
        if (auto date = Edtf::parse(text)) return *std::move(date);
        return text;
    }
    if (!type.starts_with(xsd)) return text;
    const auto short_type = type.substr(xsd.size());
    if (short_type == "boolean") {
        if (text == "true" || text == "1") return true;
        if (text == "false" || text == "0") return false;
        return text;
    }
    constexpr std::array<std::string_view, 5> dates{
        "date", "dateTime", "gYear", "gYearMonth", "dateTimeStamp"};
    if (std::ranges::find(dates, short_type) != dates.end()) {
        if (auto date = Edtf::parse(text)) return *std::move(date);
        return text;
    }
    const bool is_real = short_type == "double" || short_type == "float" || short_type == "decimal";
    if (is_real && (text == "INF" || text == "+INF"))
        return std::numeric_limits<double>::infinity();
    if (is_real && text == "-INF") return -std::numeric_limits<double>::infinity();
    if (is_real && text == "NaN") return std::numeric_limits<double>::quiet_NaN();
    constexpr std::array<std::string_view, 13> integers{
        "integer",
        "int",
        "long",
        "short",
        "byte",
        "nonNegativeInteger",
        "positiveInteger",
        "nonPositiveInteger",
        "negativeInteger",
        "unsignedInt",
        "unsignedLong",
        "unsignedShort",
        "unsignedByte"};
    const bool is_integer = std::ranges::find(integers, short_type) != integers.end();
    if (!is_real && !is_integer) return text;
    const auto digits = text.starts_with('+') ? text.substr(1) : text;
    const CellType cell{is_integer ? CellType::Base::integer : CellType::Base::real, false};
    if (auto value = typed_cell_value(cell, digits)) return *std::move(value);
    return text;
}

struct FreeReader {
    void operator()(SerdReader* reader) const { serd_reader_free(reader); }
};
struct FreeEnv {
    void operator()(SerdEnv* env) const { serd_env_free(env); }
};

std::string_view view(const SerdNode* node) {
    if (node == nullptr || node->buf == nullptr) return {};
    return {reinterpret_cast<const char*>(node->buf), node->n_bytes};
}

class RdfReader {
public:
    RdfReader(std::string_view text, SerdSyntax syntax, std::string_view syntax_name, Draft& draft)
        : text_(text),
          syntax_(syntax),
          syntax_name_(syntax_name),
          draft_(draft),
          sorter_(draft),
          env_(serd_env_new(nullptr)) {}

    void read() {
        if (syntax_ == SERD_TURTLE) look_through();
        require_characters();
        if (!missed_escapes_.empty()) escape_quotes();
        const std::unique_ptr<SerdReader, FreeReader> reader(
            serd_reader_new(syntax_, this, nullptr, on_base, on_prefix, on_statement, nullptr)
        );
        serd_reader_set_strict(reader.get(), true);
        serd_reader_set_error_sink(reader.get(), on_error, this);
        constexpr std::size_t page = 4096;
        const auto status =
            serd_reader_read_source(reader.get(), next_bytes, no_stream_error, this, nullptr, page);
        if (failure_) std::rethrow_exception(failure_);
        if (has_error_) throw InputError(error_place_, error_message_);
        if (status != SERD_SUCCESS && status != SERD_FAILURE) {
            draft_.fail(0, "not " + std::string(syntax_name_) + ", found no statement");
        }
        // Prefixes and comments alone are a document, and what a query without answer exports.
        if (statements_ == 0) draft_.note(0, "there are no statements; the graph is empty");
        build();
    }

private:
    // ---- what Serd calls -------------------------------------------------------------------
    // No exception may pass through C: it is kept, the reading stopped, and thrown again after.

    static std::size_t next_bytes(void* buffer, std::size_t, std::size_t count, void* stream) {
        auto& reader = *static_cast<RdfReader*>(stream);
        const auto text =
            reader.missed_escapes_.empty() ? reader.text_ : std::string_view(reader.escaped_);
        const auto bytes = text.substr(reader.fed_, count);
        std::memcpy(buffer, bytes.data(), bytes.size());
        reader.fed_ += bytes.size();
        return bytes.size();
    }

    static int no_stream_error(void*) { return 0; }

    static SerdStatus on_error(void* handle, const SerdError* error) {
        auto& reader = *static_cast<RdfReader*>(handle);
        if (reader.has_error_ || reader.failure_) return SERD_SUCCESS;
        std::array<char, 300> text{};
// The format is Serd's own.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        std::vsnprintf(text.data(), text.size(), error->fmt, *error->args);
#pragma GCC diagnostic pop
        reader.has_error_ = true;
        reader.error_place_ = reader.place(error->line, error->col);
        std::string_view message = without_outer_blanks(text.data());
        // Serd takes the end of the input for a character of its own.
        const auto end_place = reader.draft_.at(reader.text_.size());
        const auto end_byte = message.find(", not `\xFF");
        const auto end_escape = message.find(" (escape %FFFFFFFF");
        const bool is_at_end = end_byte != none || end_escape != none ||
                               (reader.error_place_.line == end_place.line &&
                                reader.error_place_.column >= end_place.column);
        message = message.substr(0, std::min(end_byte, end_escape));
        if (is_at_end) reader.error_place_ = end_place;
        std::string words;
        for (const char c : message) {
            const auto byte = static_cast<unsigned char>(c);
            words += byte < 0x20 || byte >= 0x7F ? '?' : c == '`' ? '\'' : c;
        }
        if (is_at_end && words.find("end of file") == none) {
            words += ", found the end of the input";
        }
        reader.error_message_ = "not " + std::string(reader.syntax_name_) + ": " + words;
        return SERD_SUCCESS;
    }

    template <typename Work>
    SerdStatus guarded(Work work) noexcept {
        if (failure_ || has_error_) return SERD_ERR_INTERNAL;
        try {
            work();
            return SERD_SUCCESS;
        } catch (...) {
            failure_ = std::current_exception();
            return SERD_ERR_INTERNAL;
        }
    }

    static SerdStatus on_base(void* handle, const SerdNode* uri) {
        auto& reader = *static_cast<RdfReader*>(handle);
        reader.has_base_ = true;
        return serd_env_set_base_uri(reader.env_.get(), uri);
    }

    static SerdStatus on_prefix(void* handle, const SerdNode* name, const SerdNode* uri) {
        auto& reader = *static_cast<RdfReader*>(handle);
        return serd_env_set_prefix(reader.env_.get(), name, uri);
    }

    static SerdStatus on_statement(
        void* handle,
        SerdStatementFlags,
        const SerdNode*,
        const SerdNode* subject,
        const SerdNode* predicate,
        const SerdNode* object,
        const SerdNode* datatype,
        const SerdNode* language
    ) {
        auto& reader = *static_cast<RdfReader*>(handle);
        return reader.guarded([&] {
            ++reader.statements_;
            reader.add(
                reader.expanded(subject),
                reader.expanded(predicate),
                object,
                datatype == nullptr ? std::string() : reader.expanded(datatype),
                view(language)
            );
        });
    }

    /// The IRI in full; a blank node as `_:b1`.
    std::string expanded(const SerdNode* node) {
        if (node->type == SERD_BLANK) return "_:" + std::string(view(node));
        if (node->type == SERD_CURIE || (has_base_ && node->type == SERD_URI)) {
            auto full = serd_env_expand_node(env_.get(), node);
            if (full.buf != nullptr) {
                std::string text(view(&full));
                serd_node_free(&full);
                return text;
            }
            if (node->type == SERD_CURIE) {
                draft_.fail(0, "the prefix of " + shown(view(node)) + " is not declared");
            }
        }
        return std::string(view(node));
    }

    /// Serd takes `\uD800`, half of a character, for one that is not known.
    void require_characters() const {
        for (auto at = text_.find("\\u"); at != none; at = text_.find("\\u", at + 2)) {
            const auto digits = text_.substr(at + 2, 4);
            const bool is_half = digits.size() == 4 && (digits[0] == 'D' || digits[0] == 'd') &&
                                 hex_value(digits[1]) >= 8;
            std::size_t backslashes = 0;
            while (backslashes < at && text_[at - 1 - backslashes] == '\\') ++backslashes;
            if (is_half && backslashes % 2 == 0) {
                draft_.fail(
                    at, "expected a character, found half of one " + shown(text_.substr(at, 6))
                );
            }
        }
    }

    /// The place in the input of a line and column of what Serd was fed.
    [[nodiscard]] Location place(std::size_t line, std::size_t column) const {
        auto found = draft_.at(0);
        found.line = line;
        // Serd counts what it has consumed: nothing yet of a new line.
        found.column = std::max<std::size_t>(column, 1);
        for (const auto offset : missed_escapes_) {
            const auto before = draft_.at(offset);
            if (before.line == line && before.column < found.column) --found.column;
        }
        return found;
    }

    /// Serd (0.30) forgets that a backslash after a single quote in a long string is one: it takes
    /// `"""a "\u00E9" b"""` by the letter. With a backslash before the quote as well it does not.
    void escape_quotes() {
        escaped_.reserve(text_.size() + missed_escapes_.size());
        std::size_t done = 0;
        for (const auto offset : missed_escapes_) {
            escaped_ += text_.substr(done, offset - done);
            escaped_ += '\\';
            done = offset;
        }
        escaped_ += text_.substr(done);
    }

    /// Finds what Serd does not bear: brackets so deep that its recursion fills the stack, which
    /// are refused, and quotes before escapes.
    void look_through() {
        std::size_t depth = 0;
        for (std::size_t i = 0; i < text_.size(); ++i) {
            const char c = text_[i];
            if (c == '#') {
                i = std::min(text_.find('\n', i), text_.size());
            } else if (c == '\\') {
                ++i;  // an escape in a name: ex:o\'neil
            } else if (c == '"' || c == '\'') {
                i = end_of_string(i);
            } else if (c == '<') {
                const auto end = text_.find_first_of(">\n", i);
                if (end == none) return;
                i = end;
            } else if (c == '[' || c == '(' || c == '{') {
                if (++depth > deepest) {
                    draft_.fail(
                        i, "brackets nested more than " + std::to_string(deepest) + " deep"
                    );
                }
            } else if ((c == ']' || c == ')' || c == '}') && depth > 0) {
                --depth;
            }
        }
    }

    std::size_t end_of_string(std::size_t at) {
        const char quote = text_[at];
        const std::string three(3, quote);
        const bool is_long = text_.substr(at, 3) == three;
        for (auto i = at + (is_long ? 3 : 1); i < text_.size(); ++i) {
            if (text_[i] == '\\') {
                ++i;
            } else if (is_long ? text_.substr(i, 3) == three : text_[i] == quote) {
                return i + (is_long ? 2 : 0);
            } else if (is_long && text_[i] == quote) {
                const char next = i + 1 < text_.size() ? text_[i + 1] : '\0';
                if (next == quote) ++i;
                if (next == '\\') missed_escapes_.push_back(i);
            } else if (!is_long && text_[i] == '\n') {
                return i;
            }
        }
        return text_.size();
    }

    // ---- statements ------------------------------------------------------------------------

    struct Node {
        std::string id;
        std::string name;
        int name_rank = INT32_MAX;
        std::vector<std::string> other_names;
        std::vector<KindId> kinds;
        std::vector<std::pair<std::string, PropertyValue>> properties;
        bool is_statement = false;
        std::uint32_t source = UINT32_MAX;
        std::uint32_t target = UINT32_MAX;
        std::string predicate;
    };

    struct Link {
        std::uint32_t source = 0;
        std::uint32_t target = 0;
        std::uint32_t predicate = 0;
        std::uint32_t statement = UINT32_MAX;  ///< the node that describes it
    };

    std::uint32_t node(const std::string& iri) {
        const auto [known, is_new] =
            node_ids_.emplace(iri, static_cast<std::uint32_t>(nodes_.size()));
        // `<>` without a base is the document itself.
        if (is_new) nodes_.emplace_back().id = iri.empty() ? "<>" : text_id(iri);
        return known->second;
    }

    std::uint32_t predicate(const std::string& iri) {
        const auto [known, is_new] =
            predicate_ids_.emplace(iri, static_cast<std::uint32_t>(predicates_.size()));
        if (is_new) predicates_.push_back(iri);
        return known->second;
    }

    void add(
        const std::string& subject,
        const std::string& predicate_iri,
        const SerdNode* object,
        const std::string& datatype,
        std::string_view language
    ) {
        if (nodes_.empty() || subject != last_subject_) {
            last_node_ = node(subject);
            last_subject_ = subject;
        }
        const auto from = last_node_;
        if (object->type == SERD_LITERAL) {
            return add_literal(nodes_[from], predicate_iri, view(object), datatype, language);
        }
        const auto target = expanded(object);
        if (predicate_iri.starts_with(rdf) &&
            add_rdf(from, predicate_iri.substr(rdf.size()), target)) {
            return;
        }
        links_.push_back({from, node(target), predicate(predicate_iri), UINT32_MAX});
    }

    /// Types and the parts of a statement about a statement.
    bool add_rdf(std::uint32_t from, std::string_view name, const std::string& target) {
        if (name == "type") {
            if (target == "http://www.w3.org/1999/02/22-rdf-syntax-ns#Statement") {
                nodes_[from].is_statement = true;
                return true;
            }
            const auto kind = draft_.kind(local_name(target));
            auto& kinds = nodes_[from].kinds;
            if (std::ranges::find(kinds, kind) == kinds.end()) kinds.push_back(kind);
            return true;
        }
        if (name == "subject") {
            nodes_[from].source = node(target);
        } else if (name == "object") {
            const auto to = node(target);
            nodes_[from].target = to;
        } else if (name == "predicate") {
            nodes_[from].predicate = target;
        } else {
            return false;
        }
        return true;
    }

    static void add_literal(
        Node& subject,
        const std::string& predicate,
        std::string_view text,
        const std::string& datatype,
        std::string_view language
    ) {
        const bool is_plain_language =
            language.empty() || language == "en" || language.starts_with("en-");
        const auto* name = std::ranges::find(name_predicates, predicate);
        if (name != name_predicates.end() && !text.empty()) {
            const int rank =
                static_cast<int>(name - name_predicates.begin()) + (is_plain_language ? 0 : 100);
            if (rank < subject.name_rank) {
                if (!subject.name.empty()) subject.other_names.push_back(subject.name);
                subject.name = text;
                subject.name_rank = rank;
            } else {
                subject.other_names.emplace_back(text);
            }
            return;
        }
        const bool is_alias =
            std::ranges::find(alias_predicates, predicate) != alias_predicates.end();
        if (is_alias) {
            subject.other_names.emplace_back(text);
            return;
        }
        auto property = local_name(predicate);
        auto value = literal_value(property, text, datatype);
        if (!is_plain_language) property += '@' + std::string(language);
        subject.properties.emplace_back(std::move(property), std::move(value));
    }

    // ---- entities and relations ------------------------------------------------------------

    void build() {
        join_statements();
        std::vector<EntityId> entities(nodes_.size());
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            if (is_relation(nodes_[i])) continue;
            entities[i] = add_entity(nodes_[i]);
        }
        find_ambiguous();
        for (const auto& link : links_) {
            if (is_relation(nodes_[link.source]) || is_relation(nodes_[link.target])) {
                ++lost_;
                continue;
            }
            add_relation(link, entities);
        }
        if (lost_ != 0) {
            draft_.note(
                0,
                std::to_string(lost_) + (lost_ == 1 ? " statement" : " statements") +
                    " between a resource and a statement about a statement left out"
            );
        }
    }

    static bool is_relation(const Node& node) {
        return node.is_statement && node.source != UINT32_MAX && node.target != UINT32_MAX &&
               !node.predicate.empty();
    }

    /// Finds for each described statement the one it describes; one that was never made is made.
    void join_statements() {
        const bool has_any = std::ranges::any_of(nodes_, is_relation);
        if (!has_any) return;
        std::unordered_map<std::string, std::vector<std::size_t>> open;
        const auto key = [](std::uint32_t s, std::uint32_t p, std::uint32_t t) {
            return std::to_string(s) + ' ' + std::to_string(p) + ' ' + std::to_string(t);
        };
        for (std::size_t i = links_.size(); i-- > 0;) {
            open[key(links_[i].source, links_[i].predicate, links_[i].target)].push_back(i);
        }
        for (std::uint32_t i = 0; i < nodes_.size(); ++i) {
            if (!is_relation(nodes_[i])) continue;
            const auto p = predicate(nodes_[i].predicate);
            auto& unclaimed = open[key(nodes_[i].source, p, nodes_[i].target)];
            if (unclaimed.empty()) {
                links_.push_back({nodes_[i].source, nodes_[i].target, p, i});
            } else {
                links_[unclaimed.back()].statement = i;
                unclaimed.pop_back();
            }
        }
    }

    /// Several values of one property become a list, in their order.
    std::vector<std::pair<std::string, PropertyValue>>& gathered(Node& node) const {
        auto& all = node.properties;
        std::ranges::stable_sort(all, {}, &std::pair<std::string, PropertyValue>::first);
        std::vector<std::pair<std::string, PropertyValue>> result;
        for (std::size_t begin = 0; begin < all.size();) {
            auto end = begin + 1;
            while (end < all.size() && all[end].first == all[begin].first) ++end;
            if (end == begin + 1) {
                result.push_back(std::move(all[begin]));
            } else {
                PropertyList list;
                for (auto i = begin; i < end; ++i) list.push_back(std::move(all[i].second));
                result.emplace_back(std::move(all[begin].first), std::move(list));
            }
            begin = end;
        }
        all = std::move(result);
        return all;
    }

    EntityId add_entity(Node& node) {
        Entity entity;
        entity.id = node.id;
        entity.name = node.name.empty() ? local_name(node.id) : node.name;
        if (node.id.starts_with("_:")) entity.name = node.name.empty() ? node.id : node.name;
        entity.kinds = std::move(node.kinds);
        for (auto& name : node.other_names) {
            const bool is_known = name.empty() || name == entity.name ||
                                  std::ranges::find(entity.aliases, name) != entity.aliases.end();
            if (!is_known) entity.aliases.push_back(std::move(name));
        }
        views_.clear();
        auto& properties = gathered(node);
        entity.properties = property_map(std::move(properties));
        if (const auto known = draft_.graph.find_entity(entity.id)) {
            draft_.describe(*known, entity, 0);
            return *known;
        }
        return draft_.add(std::move(entity), 0);
    }

    /// Which predicates share their local name with another.
    void find_ambiguous() {
        std::unordered_map<std::string, std::size_t> uses;
        for (const auto& iri : predicates_) ++uses[local_name(iri)];
        for (const auto& iri : predicates_) {
            const auto name = local_name(iri);
            types_.push_back(draft_.type(name));
            is_ambiguous_.push_back(uses[name] > 1);
        }
    }

    void add_relation(const Link& link, const std::vector<EntityId>& entities) {
        Relation relation;
        relation.source = entities[link.source];
        relation.target = entities[link.target];
        relation.type = types_[link.predicate];
        if (link.statement != UINT32_MAX) {
            views_.clear();
            auto& node = nodes_[link.statement];
            for (const auto& [name, value] : gathered(node)) views_.push_back({name, value});
            if (!node.name.empty()) views_.push_back({"name", PropertyValue(node.name)});
            sorter_.describe(relation, views_);
        }
        if (is_ambiguous_[link.predicate]) {
            relation.properties.set("iri", predicates_[link.predicate]);
        }
        draft_.add(std::move(relation));
    }

    std::string_view text_;
    SerdSyntax syntax_;
    std::string_view syntax_name_;
    Draft& draft_;
    AttributeSorter sorter_;
    std::unique_ptr<SerdEnv, FreeEnv> env_;
    bool has_base_ = false;
    std::vector<std::size_t> missed_escapes_;  ///< offsets of the quotes before them
    std::string escaped_;                      ///< the text with those quotes escaped, if any
    std::size_t fed_ = 0;
    std::size_t statements_ = 0;
    std::exception_ptr failure_;
    bool has_error_ = false;
    Location error_place_;
    std::string error_message_;
    std::string last_subject_;
    std::uint32_t last_node_ = 0;
    std::vector<Node> nodes_;
    std::unordered_map<std::string, std::uint32_t> node_ids_;
    std::vector<std::string> predicates_;
    std::unordered_map<std::string, std::uint32_t> predicate_ids_;
    std::vector<TypeId> types_;
    std::vector<bool> is_ambiguous_;
    std::vector<Link> links_;
    std::vector<AttributeView> views_;
    std::size_t lost_ = 0;
};

ImportReport import_rdf(
    std::string_view bytes,
    const ImportOptions& options,
    SerdSyntax syntax,
    std::string_view format,
    std::string_view syntax_name,
    Graph& graph
) {
    const auto read = [&](std::string_view text, const PlacesView&, Draft& draft) {
        RdfReader(text, syntax, syntax_name, draft).read();
    };
    return import_draft(format, bytes, options, graph, read);
}

/// The first line that is neither blank nor a comment.
std::string_view first_line(std::string_view text) {
    LinesView lines(text);
    LineView line;
    while (lines.next(line)) {
        const auto trimmed = without_outer_blanks(line.text);
        if (!trimmed.empty() && trimmed.front() != '#') return trimmed;
    }
    return {};
}

/// Takes an IRI in angle brackets or a blank node off the text.
bool take_resource(std::string_view& text, bool may_be_blank) {
    std::size_t end = 0;
    if (text.starts_with('<')) {
        end = text.find('>');
        if (end == none || text.substr(0, end).find_first_of(" \t\"") != none) return false;
        if (text.substr(0, end).find(':') == none) return false;
        ++end;
    } else if (may_be_blank && text.starts_with("_:")) {
        end = text.find_first_of(" \t");
        if (end == none) return false;
    } else {
        return false;
    }
    text = without_outer_blanks(text.substr(end));
    return true;
}

}  // namespace

bool looks_like_ntriples(std::string_view bytes) {
    auto line = first_line(without_bom(bytes));
    if (!take_resource(line, true) || !take_resource(line, false)) return false;
    return line.starts_with('<') || line.starts_with("_:") || line.starts_with('"');
}

bool looks_like_turtle(std::string_view bytes) {
    const auto line = first_line(without_bom(bytes));
    const auto word_end = std::min(line.find_first_of(" \t"), line.size());
    const auto word = line.substr(0, word_end);
    const bool is_directive = word == "@prefix" || word == "@base" ||
                              is_same_word(word, "prefix") || is_same_word(word, "base");
    return is_directive && line.find('<') != none;
}

ImportReport import_ntriples(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_rdf(bytes, options, SERD_NTRIPLES, "ntriples", "N-Triples", graph);
}

ImportReport import_turtle(std::string_view bytes, const ImportOptions& options, Graph& graph) {
    return import_rdf(bytes, options, SERD_TURTLE, "turtle", "Turtle", graph);
}

}  // namespace relata
