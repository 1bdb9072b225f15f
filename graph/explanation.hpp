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

/// What is known, without a reader, of how one end of a relation stands in a text.
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

/// How a reader of articles came from words to the entity they mean.
enum class Resolution : std::uint8_t {
    unknown,       ///< it left no record
    name,          ///< "Ebba Busch"
    alias,         ///< another of its names
    acronym,       ///< "ESA"
    surname,       ///< "Busch": a part of a person's name
    part,          ///< "Norvik" of "Norvik Seafood"
    demonym,       ///< "Swedish" for Sweden
    capital,       ///< "Tokyo agreed" for Japan
    pronoun,       ///< "she", "its"
    they,          ///< several, named together before
    definite,      ///< "the company", "the talks": one spoken of before
    title,         ///< "the prime minister": the one who holds that office
    group,         ///< "the two countries"
    members,       ///< "officials from both countries"
    apposition,    ///< "the drone maker Skyfjell": the name beside a noun
    relative,      ///< "who": what the clause hangs from
    described,     ///< "a consultation mechanism on food": no name, but words of its own
    surroundings,  ///< not said: a minister's country, the one the text speaks of there
};

/// In lower case, words parted by `_`: `name`, `relative_clause`.
std::string_view resolution_name(Resolution how);
/// For people: `a pronoun, for the one spoken of most up to there`.
std::string_view resolution_words(Resolution how);

/// The words that stand for an end of a relation.
struct ResolvedEnd {
    Resolution how = Resolution::unknown;
    TextRange range;  ///< of the document's text; empty when no words of it stand for the end
};

/// What a reader saw when it read a relation in a sentence.
struct ReaderTrace {
    ResolvedEnd source;
    ResolvedEnd target;
    std::optional<TextRange> verb;  ///< "has agreed"
    std::optional<TextRange> noun;  ///< "chief executive" of an office; "acquisition"
};

/// Whether what a reader saw is known.
enum class TraceState : std::uint8_t {
    not_asked,  ///< nobody read the text again
    no_text,    ///< the text was not kept
    not_found,  ///< reading it again does not give this relation
    found
};

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
    TraceState trace_state = TraceState::not_asked;  ///< for who reads the text again to set
    ReaderTrace trace;                               ///< when found
};

/// Explains the n-th piece of evidence of a relation. Throws std::out_of_range when there is none.
EvidenceExplanation explain(const Graph& graph, RelationId id, std::size_t n);

}  // namespace relata
