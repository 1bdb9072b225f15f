#pragma once

#include "importers/article/reading.hpp"
#include "importers/model/prompt.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

namespace relata::model {

/// One end of a relation, checked.
struct CheckedEnd {
    std::string name;   ///< as the lexicon has it: "China" for "Chinese" and "PRC"
    std::string alias;  ///< what stands in the text, where the lexicon knows it by another name
    article::KindSet kind = article::kinds::none;
    bool is_reference = false;  ///< it was named elsewhere
};

/// A relation of an answer that is borne out by the text.
struct CheckedRelation {
    CheckedEnd source;
    std::string type;
    CheckedEnd target;
    article::Status status = article::Status::asserted;
    std::size_t sentence = 0;  ///< counted from 0
    article::Span evidence;    ///< the quotation; the sentence where an end stands outside of it

    /// The same for two that say the same of one sentence.
    [[nodiscard]] auto key() const {
        return std::tuple(
            sentence, type, status, source.kind, source.name, target.kind, target.name
        );
    }
};

/// What is wrong with a relation of an answer.
enum class Fault {
    malformed,  ///< a member is missing or of another type
    sentence,   ///< no sentence that was to be read has this number
    quote,      ///< not in its sentence, byte by byte
    type,       ///< none of the vocabulary
    kind,       ///< none of the vocabulary
    status,     ///< none of the four
    end,        ///< not in its sentence
    reference,  ///< a word that only refers, without a name, or one that is not where it is said
    same,       ///< both ends are one thing
};

/// In a report: "quotation not in its sentence".
std::string_view fault_name(Fault fault);

struct Complaint {
    std::size_t number = 0;  ///< of the relation in the answer, from 1
    Fault fault = Fault::malformed;
    std::string message;  ///< for the model
};

struct CheckedAnswer {
    std::vector<CheckedRelation> relations;
    std::vector<Complaint> complaints;  ///< one for each relation that was dropped
    std::string unreadable;             ///< not empty: the answer is no such JSON, and why
};

/// Checks what a model answered about sentences [begin, end) of an article, of which all before
/// `end` can have names in them. Nothing is taken on trust: a quotation must stand in its sentence
/// byte for byte, both ends as whole words as well, or else the name each stands for in the
/// sentence the answer says it is in; type, kinds and status must be of the vocabulary. Text around
/// the JSON object is let pass. Throws nothing for whatever the answer is. O(size of the answer
/// times length of a sentence).
CheckedAnswer check_answer(
    std::string_view answer,
    std::span<const NumberedSentence> sentences,
    std::size_t begin,
    std::size_t end,
    const Vocabulary& vocabulary,
    const article::Lexicon& lexicon
);

/// Tells the model what was wrong and asks for these relations again.
std::string repair_request(const CheckedAnswer& answer);

}  // namespace relata::model
