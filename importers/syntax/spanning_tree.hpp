#pragma once

#include "importers/syntax/matrix.hpp"

#include <cstddef>
#include <vector>

namespace relata::syntax {

/// The spanning tree with the highest sum of scores, of those in which exactly one word hangs from
/// the root. `scores.row(d)[h]` is that of word d + 1 hanging from word h, or for h = 0 from the
/// root; `scores` is n rows of n + 1 columns, finite, and what it says of a word hanging from
/// itself is not looked at. Returns the head of each word, counted from 1, 0 for the root.
///
/// The algorithm of Chu and Liu (1965) and Edmonds (1967), with the root's edges reweighted so that
/// one is taken (Gabow and Tarjan, 1984). O(n³) at worst, O(n²) for what a parser sees.
std::vector<std::size_t> best_tree(const Matrix& scores);

}  // namespace relata::syntax
