#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// A name without accents, case and punctuation, its words parted by one blank: what two spellings
/// of one name have in common. "São  Paulo" and "sao paulo" fold to `sao paulo`. Unicode
/// compatibility decomposition, marks dropped, case folded (UAX #15, UAX #44). Letters of scripts
/// without case (Chinese, Arabic) stay.
std::string fold_name(std::string_view name);

/// `Person:wang yi`: the same for things of one kind whose names differ in spelling only.
std::string folded_key(std::string_view kind, std::string_view name);

/// `wang-yi` for "Wang Yi": the folded name with hyphens; `entity` when nothing is left of it.
std::string slug(std::string_view name);

/// Columns a text takes in a terminal or a monospaced grid: East Asian wide characters 2, combining
/// marks and control characters 0, all else 1. Ill-formed bytes count 1 each.
std::size_t display_width(std::string_view text);

/// What a user's word for an entity can mean.
struct NameMatch {
    std::vector<EntityId> exact;    ///< entities so named, by id, name or alias; usually one
    std::vector<EntityId> nearest;  ///< when `exact` is empty: the closest names, best first
};

/// Finds entities by id, then by name, then by alias, then by folded name or alias, then by folded
/// words contained ("Motegi" finds "Toshimitsu Motegi" when only one has it); the first step that
/// finds any decides. `nearest` holds at most `limit` entities, by optimal string alignment
/// distance (Damerau–Levenshtein restricted) of the folded names. O(total length of the names).
NameMatch find_by_name(const Graph& graph, std::string_view name, std::size_t limit = 5);

/// The entry of `candidates` nearest to `word` for a "did you mean", nothing when none is near
/// (half of its length at most). Compares folded.
std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace relata
