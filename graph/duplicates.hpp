#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

// Which entities may be the same: proposals with reasons, for people to decide
// (graph/curation.hpp). Nothing is ever merged here.
//
// A pair needs a reason in its names. Shared neighbors and equal dates of birth make it likelier;
// two entities that are related to each other are less likely one. What tells two entities apart
// excludes the pair whatever their names: kinds that have nothing in common, dates of birth (or
// founding) that cannot be the same, full names of persons that differ, and a decision to keep them
// apart. A name that can stand for two different entities (a surname two people bear, an acronym of
// two names) is no reason.
//
// Known misses: names in two scripts ("Путин" and "Putin"), spellings two typing errors apart or
// that differ in the last letter ("Lukashenko", "Lukashenka": that is how a country, its people and
// their language differ, and the names of women and men), translations, short forms of given names
// ("Bob"), parts of names of organizations ("Toyota", "Toyota Motor": often a daughter).

enum class DuplicateReason : std::uint8_t {
    same_name,    ///< equal but for case, accents and punctuation
    alias,        ///< the same where one or both are other names
    plain_name,   ///< equal without legal form, article or title: "Siemens AG"
    word_order,   ///< the same words: "Motegi Toshimitsu"
    acronym,      ///< "IAEA"
    middle_name,  ///< "John Kennedy", "John F. Kennedy"
    initials,     ///< "J. Smith", "John Smith"
    surname,      ///< "Merkel", "Angela Merkel", and no second person of that name
    spelling,     ///< sounds alike or one typing error apart: "Zelensky", "Zelenskyy"
    same_birth,   ///< dates of birth or founding that can be one
    shared_neighbors,
    related  ///< speaks against: they have relations with each other
};

/// `same_name` …: as written in JSON.
std::string_view reason_name(DuplicateReason reason);

/// One thing that speaks for (or against) two entities being the same.
struct DuplicateSign {
    DuplicateReason reason = DuplicateReason::same_name;
    /// The names compared, of `from` and of `into`, as they are written in the graph; empty for
    /// what is not about names.
    std::string from_name;
    std::string into_name;
    /// In [0, 1]. Of `spelling`: how alike (Jaro–Winkler); of `shared_neighbors`: the share of
    /// neighbors that both have (Jaccard); else 1.
    double value = 1;
    std::size_t count = 0;  ///< neighbors shared, relations with each other
};

/// Two entities that may be the same. `into` is the one to keep: the fuller name where one name is
/// a part of the other, else the one with more relations.
struct DuplicatePair {
    EntityId from;
    EntityId into;
    double score = 0;                  ///< in [0, 1]; not a probability
    std::vector<DuplicateSign> signs;  ///< the name first; never empty
};

struct DuplicateOptions {
    double min_score = 0.5;
    std::size_t limit = 0;  ///< the best so many; 0: all
    KindId kind = {};       ///< both must have it; invalid: any
    /// What more entities than this are called is not compared pair by pair: the pairs would be too
    /// many to look at.
    std::size_t max_bearers = 500;
};

struct Duplicates {
    std::vector<DuplicatePair> pairs;  ///< best first, then in the order of the graph
    std::size_t found = 0;             ///< pairs of at least `min_score`, also those beyond `limit`
    std::size_t compared = 0;          ///< pairs whose names gave a reason to look closer
    /// Names, or for keys of the search one name each, that more than `max_bearers` entities bear;
    /// sorted.
    std::vector<std::string> too_common;
};

/// Pairs of entities that may be the same.
///
/// Names are not compared all with all: only those that share a key are (the same words, the same
/// sound, the same word with one letter left out, the same surname, the same initials). No pair is
/// lost by that: the keys follow from the reasons. O(L log L + c) for L letters in all names and c
/// pairs compared; c is the number of pairs of alike names, at most n * max_bearers per key.
///
/// The score is that of the best reason in the names (docs/curation.md has the table), raised by
/// what else speaks for it: each closes a share of the gap to 1.
Duplicates find_duplicates(const Graph& graph, const DuplicateOptions& options = {});

/// What find_duplicates says of one pair, whatever its score; nothing when there is no reason in
/// the names or something tells the two apart. As slow as find_duplicates without its comparisons.
std::optional<DuplicatePair> compare_entities(const Graph& graph, EntityId a, EntityId b);

/// One line for people, names as they are: `"J. Smith" has the initials of "John Smith"`.
std::string sentence(const DuplicateSign& sign);

/// How alike two texts are, in [0, 1], by code points: common characters in nearly the same order,
/// and a common beginning of up to four counts more.
/// Source: W. E. Winkler, "String comparator metrics and enhanced decision rules in the
/// Fellegi-Sunter model of record linkage", Proceedings of the Section on Survey Research Methods,
/// American Statistical Association, 1990, 354-359 (scale 0.1, whatever the Jaro value); M. A.
/// Jaro, "Advances in record-linkage methodology as applied to matching the 1985 census of Tampa,
/// Florida", Journal of the American Statistical Association 84(406), 1989, 414-420,
/// doi:10.1080/01621459.1989.10478785. O(|a| |b|).
double jaro_winkler(std::string_view a, std::string_view b);

}  // namespace relata
