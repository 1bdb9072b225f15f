#include "graph/difference.hpp"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace relata {
namespace {

/// For each record of the old graph the one of the new graph that is the same, and the other way
/// round. `Record` is an Id.
template <typename Record>
class Pairs {
public:
    Pairs(std::size_t before, std::size_t after) : after_(before), before_(after) {}

    void add(Record before, Record after) {
        after_[before.value] = after;
        before_[after.value] = before;
    }
    [[nodiscard]] bool has_before(Record id) const { return after_[id.value].is_valid(); }
    [[nodiscard]] bool has_after(Record id) const { return before_[id.value].is_valid(); }
    /// Of one in the old graph; invalid when it is gone.
    [[nodiscard]] Record after(Record before) const { return after_[before.value]; }
    [[nodiscard]] Record before(Record after) const { return before_[after.value]; }

private:
    std::vector<Record> after_;
    std::vector<Record> before_;
};

std::vector<PropertyChange> property_changes(const PropertyMap& before, const PropertyMap& after) {
    std::vector<PropertyChange> changes;
    auto old = before.begin();
    auto now = after.begin();
    while (old != before.end() || now != after.end()) {
        const bool is_old =
            old != before.end() && (now == after.end() || (*old).name <= (*now).name);
        const bool is_new =
            now != after.end() && (old == before.end() || (*now).name <= (*old).name);
        if (is_old && is_new) {
            if (!((*old).value == (*now).value)) {
                changes.push_back({(*old).name, (*old).value, (*now).value});
            }
        } else if (is_old) {
            changes.push_back({(*old).name, (*old).value, std::nullopt});
        } else {
            changes.push_back({(*now).name, std::nullopt, (*now).value});
        }
        if (is_old) ++old;
        if (is_new) ++now;
    }
    return changes;
}

/// The texts of `texts` that are not in `others`, in order.
std::vector<std::string> without(
    const std::vector<std::string>& texts, const std::vector<std::string>& others
) {
    std::vector<std::string> left;
    for (const auto& text : texts) {
        if (std::ranges::find(others, text) == others.end()) left.push_back(text);
    }
    return left;
}

// ---- documents and entities ----------------------------------------------------------------

Pairs<DocumentId> pair_documents(const Graph& before, const Graph& after) {
    Pairs<DocumentId> pairs(before.document_count(), after.document_count());
    for (const auto id : before.documents()) {
        if (const auto same = after.find_document(before.document(id).id)) pairs.add(id, *same);
    }
    std::unordered_map<std::string_view, DocumentId> by_hash;
    for (const auto id : after.documents()) {
        const auto& hash = after.document(id).sha256;
        if (!hash.empty() && !pairs.has_after(id)) by_hash.emplace(hash, id);
    }
    for (const auto id : before.documents()) {
        if (pairs.has_before(id)) continue;
        const auto same = by_hash.find(before.document(id).sha256);
        if (same != by_hash.end() && !pairs.has_after(same->second)) pairs.add(id, same->second);
    }
    return pairs;
}

/// Names that one entity without a partner has, and no other of those.
template <typename IsPaired>
std::unordered_map<std::string_view, EntityId> unique_names(
    const Graph& graph, const IsPaired& is_paired
) {
    std::unordered_map<std::string_view, EntityId> names;
    for (const auto id : graph.entities()) {
        const auto& name = graph.entity(id).name;
        if (name.empty() || is_paired(id)) continue;
        const auto [place, is_new] = names.emplace(name, id);
        if (!is_new) place->second = EntityId{};
    }
    return names;
}

Pairs<EntityId> pair_entities(const Graph& before, const Graph& after) {
    Pairs<EntityId> pairs(before.entity_count(), after.entity_count());
    for (const auto id : before.entities()) {
        if (const auto same = after.find_entity(before.entity(id).id)) pairs.add(id, *same);
    }
    const auto old = unique_names(before, [&](EntityId id) { return pairs.has_before(id); });
    const auto now = unique_names(after, [&](EntityId id) { return pairs.has_after(id); });
    for (const auto& [name, id] : old) {
        const auto same = now.find(name);
        if (same == now.end() || !id.is_valid() || !same->second.is_valid()) continue;
        pairs.add(id, same->second);
    }
    return pairs;
}

/// Nothing when they are equal.
std::optional<EntityChange> change_of(
    const Graph& before, EntityId old_id, const Graph& after, EntityId new_id
) {
    const auto& old = before.entity(old_id);
    const auto& now = after.entity(new_id);
    const auto old_kinds = before.schema().names(old.kinds);
    const auto new_kinds = after.schema().names(now.kinds);
    EntityChange change;
    change.before = old_id;
    change.after = new_id;
    change.is_renamed = old.name != now.name;
    change.has_new_id = old.id != now.id;
    change.kinds_added = without(new_kinds, old_kinds);
    change.kinds_removed = without(old_kinds, new_kinds);
    change.aliases_added = without(now.aliases, old.aliases);
    change.aliases_removed = without(old.aliases, now.aliases);
    change.properties = property_changes(old.properties, now.properties);
    const bool is_equal = !change.is_renamed && !change.has_new_id && change.kinds_added.empty() &&
                          change.kinds_removed.empty() && change.aliases_added.empty() &&
                          change.aliases_removed.empty() && change.properties.empty();
    return is_equal ? std::nullopt : std::optional(change);
}

std::optional<DocumentChange> change_of(
    const Graph& before, DocumentId old_id, const Graph& after, DocumentId new_id
) {
    const auto& old = before.document(old_id);
    const auto& now = after.document(new_id);
    DocumentChange change{old_id, new_id, {}};
    const auto compare = [&](const char* field, bool is_equal) {
        if (!is_equal) change.fields.emplace_back(field);
    };
    compare("id", old.id == now.id);
    compare("title", old.title == now.title);
    compare("publisher", old.publisher == now.publisher);
    compare("date", old.date == now.date);
    compare("source", old.source == now.source);
    compare("sha256", old.sha256 == now.sha256);
    compare("text", old.text == now.text);
    return change.fields.empty() ? std::nullopt : std::optional(change);
}

// ---- relations -----------------------------------------------------------------------------

/// Finds which relations of two graphs are the same, and what differs in them.
class RelationMatcher {
public:
    RelationMatcher(
        const Graph& before,
        const Graph& after,
        const Pairs<EntityId>& entities,
        const Pairs<DocumentId>& documents
    )
        : before_(before),
          after_(after),
          entities_(entities),
          documents_(documents),
          pairs_(before.relation_count(), after.relation_count()) {}

    const Pairs<RelationId>& match() {
        match_equal_ids();
        // What is left of the two graphs, by source, target and type; the strongest sign first.
        pass([this](const Side& side, RelationId id) { return content(side, id); });
        pass([this](const Side& side, RelationId id) { return evidence_text(side, id); });
        pass_by_piece(Also::date);
        pass_by_piece(Also::id);
        pass_by_piece(Also::nothing);
        pass([](const Side& side, RelationId id) { return id_unless_cited(side, id); });
        match_only_ones_left();
        match_changed_types_and_ends();
        return pairs_;
    }

    [[nodiscard]] std::optional<RelationChange> change(RelationId old_id, RelationId new_id) const {
        const auto& old = before_.relation(old_id);
        const auto& now = after_.relation(new_id);
        RelationChange change;
        change.before = old_id;
        change.after = new_id;
        change.has_new_type = before_.type_name(old_id) != after_.type_name(new_id);
        change.has_new_ends = !has_same_ends(old, now);
        change.has_new_direction = old.directed != now.directed;
        change.properties = property_changes(old.properties, now.properties);
        change.is_redated = std::ranges::any_of(change.properties, [](const PropertyChange& p) {
            return p.name == "when" || p.name == "stated";
        });
        for (const auto& piece : now.evidence) {
            if (!has_piece(old, piece)) change.evidence_added.push_back(piece);
        }
        for (const auto& piece : old.evidence) {
            const bool is_kept = std::ranges::any_of(now.evidence, [&](const Evidence& other) {
                return is_same_piece(piece, other);
            });
            if (!is_kept) change.evidence_removed.push_back(piece);
        }
        const bool is_equal = !change.has_new_type && !change.has_new_ends &&
                              !change.has_new_direction && change.properties.empty() &&
                              change.evidence_added.empty() && change.evidence_removed.empty();
        return is_equal ? std::nullopt : std::optional(change);
    }

private:
    struct Side {
        const Graph& graph;
        bool is_old;
    };
    enum class Also { date, id, nothing };

    [[nodiscard]] bool is_open(const Side& side, RelationId id) const {
        return side.is_old ? !pairs_.has_before(id) : !pairs_.has_after(id);
    }

    [[nodiscard]] bool has_same_ends(const Relation& old, const Relation& now) const {
        return entities_.after(old.source) == now.source &&
               entities_.after(old.target) == now.target;
    }

    /// The same words: in the same document, or in the one that took its place.
    [[nodiscard]] bool is_same_piece(const Evidence& old, const Evidence& now) const {
        return old.quote == now.quote && documents_.after(old.document) == now.document;
    }

    [[nodiscard]] bool has_piece(const Relation& old, const Evidence& piece) const {
        return std::ranges::any_of(old.evidence, [&](const Evidence& other) {
            return is_same_piece(other, piece);
        });
    }

    /// Most relations of two versions of a graph: no text needs to be made for them.
    void match_equal_ids() {
        for (const auto id : before_.relations()) {
            const auto& old = before_.relation(id);
            const auto same = after_.find_relation(old.id);
            if (!same) continue;
            const auto& now = after_.relation(*same);
            const bool is_equal =
                has_same_ends(old, now) && before_.type_name(id) == after_.type_name(*same) &&
                old.directed == now.directed && old.properties == now.properties &&
                old.evidence.size() == now.evidence.size() &&
                std::equal(
                    old.evidence.begin(),
                    old.evidence.end(),
                    now.evidence.begin(),
                    [this](const Evidence& a, const Evidence& b) { return is_same_piece(a, b); }
                );
            if (is_equal) pairs_.add(id, *same);
        }
    }

    /// Source, target and type, in the numbers of the new graph; empty when an end is gone.
    [[nodiscard]] std::string group(const Side& side, RelationId id) const {
        const auto& relation = side.graph.relation(id);
        const auto source = side.is_old ? entities_.after(relation.source) : relation.source;
        const auto target = side.is_old ? entities_.after(relation.target) : relation.target;
        if (!source.is_valid() || !target.is_valid()) return {};
        return std::to_string(source.value) + ' ' + std::to_string(target.value) + ' ' +
               side.graph.type_name(id) + '\n';
    }

    [[nodiscard]] std::string piece_text(const Side& side, const Evidence& piece) const {
        const auto document = side.is_old ? documents_.after(piece.document) : piece.document;
        return std::to_string(document.value) + ' ' + std::to_string(piece.quote.size()) + ' ' +
               piece.quote;
    }

    [[nodiscard]] std::string evidence_text(const Side& side, RelationId id) const {
        const auto& evidence = side.graph.relation(id).evidence;
        std::string text;
        for (const auto& piece : evidence) text += piece_text(side, piece);
        return text;
    }

    [[nodiscard]] std::string content(const Side& side, RelationId id) const {
        const auto& relation = side.graph.relation(id);
        return to_text(relation.properties) + (relation.directed ? '>' : '-') +
               evidence_text(side, id);
    }

    [[nodiscard]] static std::string id_unless_cited(const Side& side, RelationId id) {
        const auto& relation = side.graph.relation(id);
        return relation.evidence.empty() ? relation.id : std::string();
    }

    /// Pairs relations of one group whose keys are equal, in order; an empty key is none.
    template <typename Key>
    void pass(Key key) {
        std::unordered_map<std::string, std::vector<RelationId>> open;
        const Side now{after_, false};
        for (const auto id : after_.relations()) {
            if (!is_open(now, id)) continue;
            const auto where = group(now, id);
            const auto what = key(now, id);
            if (!where.empty() && !what.empty()) open[where + what].push_back(id);
        }
        for (auto& [text, ids] : open) std::ranges::reverse(ids);
        const Side old{before_, true};
        for (const auto id : before_.relations()) {
            if (!is_open(old, id)) continue;
            const auto where = group(old, id);
            const auto what = key(old, id);
            if (where.empty() || what.empty()) continue;
            const auto found = open.find(where + what);
            if (found == open.end() || found->second.empty()) continue;
            pairs_.add(id, found->second.back());
            found->second.pop_back();
        }
    }

    [[nodiscard]] static std::string also_text(const Side& side, RelationId id, Also also) {
        const auto& relation = side.graph.relation(id);
        if (also == Also::nothing) return {};
        if (also == Also::id) return relation.id;
        const auto* when = relation.properties.find("when");
        return when == nullptr ? std::string() : to_text(*when);
    }

    /// Pairs relations of one group that have a piece of evidence in common.
    void pass_by_piece(Also also) {
        std::unordered_map<std::string, std::vector<RelationId>> open;
        const auto key = [&](const Side& side, RelationId id, const Evidence& piece) {
            return group(side, id) + also_text(side, id, also) + '\n' + piece_text(side, piece);
        };
        const Side now{after_, false};
        for (const auto id : after_.relations()) {
            if (!is_open(now, id) || group(now, id).empty()) continue;
            for (const auto& piece : after_.relation(id).evidence) {
                open[key(now, id, piece)].push_back(id);
            }
        }
        for (auto& [text, ids] : open) std::ranges::reverse(ids);
        const Side old{before_, true};
        for (const auto id : before_.relations()) {
            if (is_open(old, id) && !group(old, id).empty()) pair_by_piece(old, id, open, key);
        }
    }

    template <typename Open, typename Key>
    void pair_by_piece(const Side& old, RelationId id, Open& open, const Key& key) {
        for (const auto& piece : before_.relation(id).evidence) {
            const auto found = open.find(key(old, id, piece));
            if (found == open.end()) continue;
            auto& candidates = found->second;
            while (!candidates.empty() && pairs_.has_after(candidates.back())) {
                candidates.pop_back();
            }
            if (candidates.empty()) continue;
            pairs_.add(id, candidates.back());
            return;
        }
    }

    /// A group with one uncited relation left on either side: it was changed.
    void match_only_ones_left() {
        std::unordered_map<std::string, std::pair<RelationId, RelationId>> left;
        std::unordered_map<std::string, std::pair<std::size_t, std::size_t>> counts;
        for (const Side& side : {Side{before_, true}, Side{after_, false}}) {
            for (const auto id : side.graph.relations()) {
                if (!is_open(side, id) || !side.graph.relation(id).evidence.empty()) continue;
                const auto where = group(side, id);
                if (where.empty()) continue;
                (side.is_old ? left[where].first : left[where].second) = id;
                ++(side.is_old ? counts[where].first : counts[where].second);
            }
        }
        for (const auto& [where, pair] : left) {
            if (counts[where] == std::pair<std::size_t, std::size_t>(1, 1)) {
                pairs_.add(pair.first, pair.second);
            }
        }
    }

    void match_changed_types_and_ends() {
        for (const auto id : before_.relations()) {
            if (pairs_.has_before(id)) continue;
            const auto& old = before_.relation(id);
            const auto same = after_.find_relation(old.id);
            if (!same || pairs_.has_after(*same)) continue;
            const auto& now = after_.relation(*same);
            const bool share_a_piece = std::ranges::any_of(
                now.evidence, [&](const Evidence& piece) { return has_piece(old, piece); }
            );
            const bool are_uncited = old.evidence.empty() && now.evidence.empty();
            if (share_a_piece || (are_uncited && has_same_ends(old, now))) pairs_.add(id, *same);
        }
    }

    const Graph& before_;
    const Graph& after_;
    const Pairs<EntityId>& entities_;
    const Pairs<DocumentId>& documents_;
    Pairs<RelationId> pairs_;
};

/// Sorts what is in one graph only into `added` and `removed`.
template <typename Range, typename Record>
void collect(
    const Range& old_ones,
    const Range& new_ones,
    const Pairs<Record>& pairs,
    std::vector<Record>& added,
    std::vector<Record>& removed
) {
    for (const auto id : new_ones) {
        if (!pairs.has_after(id)) added.push_back(id);
    }
    for (const auto id : old_ones) {
        if (!pairs.has_before(id)) removed.push_back(id);
    }
}

}  // namespace

bool Difference::empty() const {
    return entities_added.empty() && entities_removed.empty() && entities_changed.empty() &&
           relations_added.empty() && relations_removed.empty() && relations_changed.empty() &&
           documents_added.empty() && documents_removed.empty() && documents_changed.empty() &&
           properties.empty();
}

Difference difference(const Graph& before, const Graph& after) {
    Difference found;
    found.properties = property_changes(before.properties, after.properties);

    const auto documents = pair_documents(before, after);
    collect(
        before.documents(),
        after.documents(),
        documents,
        found.documents_added,
        found.documents_removed
    );
    for (const auto id : after.documents()) {
        if (!documents.has_after(id)) continue;
        if (auto change = change_of(before, documents.before(id), after, id)) {
            found.documents_changed.push_back(std::move(*change));
        }
    }

    const auto entities = pair_entities(before, after);
    collect(
        before.entities(), after.entities(), entities, found.entities_added, found.entities_removed
    );
    for (const auto id : after.entities()) {
        if (!entities.has_after(id)) continue;
        if (auto change = change_of(before, entities.before(id), after, id)) {
            found.entities_changed.push_back(std::move(*change));
        }
    }

    RelationMatcher matcher(before, after, entities, documents);
    const auto& relations = matcher.match();
    collect(
        before.relations(),
        after.relations(),
        relations,
        found.relations_added,
        found.relations_removed
    );
    for (const auto id : after.relations()) {
        if (!relations.has_after(id)) continue;
        if (auto change = matcher.change(relations.before(id), id)) {
            found.relations_changed.push_back(std::move(*change));
        }
    }
    return found;
}

}  // namespace relata
