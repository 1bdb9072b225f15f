#pragma once

#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace relata {

/// Bytes of a text; `end` past the last one.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    friend bool operator==(const TextRange&, const TextRange&) = default;
};

/// How a text names an entity.
enum class Naming : std::uint8_t {
    name,      ///< by its name
    alias,     ///< by one of its other names
    part,      ///< by the end of a name ("Free Trade Agreement"); of a person also by its beginning
    reference  ///< not at all: by a pronoun, a role or a description, in this sentence or another
               ///< one
};

/// `name`, `alias`, `part`, `reference`.
std::string_view naming_name(Naming naming);

/// What is known of how one end of a relation was found in a text. What a reader will record of how
/// it resolved a name or a reference has its place here.
struct EndMention {
    Naming naming = Naming::reference;
    std::string name;  ///< the name of the entity that stands there, as the graph writes it
    TextRange range;   ///< where; meaningless for a reference
};

/// Every place where a text names an entity, in order; those by a longer name first win over
/// shorter ones inside them, and parts of names are looked for only when no whole name is found.
/// Case, accents and punctuation do not matter, words are whole ("Japan" is not in "Japanese"), and
/// a possessive 's is no part of a name. O(text * names).
std::vector<EndMention> mentions(const Graph& graph, EntityId id, std::string_view text);

/// A piece of evidence with what can be said of it.
struct EvidenceExplanation {
    /// The sentence or sentences the quotation stands in, as bytes of the document's text; the
    /// quotation alone when the text was not kept.
    TextRange sentence;
    std::string text;  ///< of the sentence
    // The mentions nearest to each other; ranges are bytes of the document's text as well.
    EndMention source;
    EndMention target;
    std::optional<TextRange> between;  ///< what stands between the two; only when both are named
    /// Where the quotation begins, counted from 1, the column in bytes; 0 when the text was not
    /// kept.
    std::size_t line = 0;
    std::size_t column = 0;
    std::optional<bool>
        stands;  ///< whether the words stand there; nothing when the text was not kept
};

/// Explains the n-th piece of evidence of a relation. Throws std::out_of_range when there is none.
EvidenceExplanation explain(const Graph& graph, RelationId id, std::size_t n);

}  // namespace relata
