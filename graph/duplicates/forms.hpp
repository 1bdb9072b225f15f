#pragma once

#include "graph/duplicates/spelling.hpp"
#include "graph/graph.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace relata::duplicates {

/// What the kinds of an entity say about how its name is made.
enum class NameSort : std::uint8_t { unknown, person, other };

/// What kinds say about what an entity is: bits, so that kinds that overlap (`Mechanism` and
/// `Organization`) have one in common. 0: nothing relata knows.
using KindMask = std::uint8_t;
KindMask kind_mask(std::string_view kind);
NameSort name_sort(KindMask mask);

using WordNumber = std::uint32_t;
using Words = std::vector<WordNumber>;

/// Who bears a name, and which of its names it is: 0 the name, 1 the first alias.
struct Bearer {
    EntityId entity;
    std::uint32_t name = 0;
};

/// A name as it is compared; entities of one sort that are called alike share it.
struct Form {
    NameSort sort = NameSort::unknown;
    Words words;  ///< of the folded name
    /// Without the article and, of a person, titles; of others legal forms, and with letters that
    /// stand alone as one word ("U.S." is `us`). Never empty.
    Words plain;
    bool is_acronym = false;      ///< one word in capitals
    std::vector<Bearer> bearers;  ///< in the order of the graph

    /// The words that persons are compared by.
    [[nodiscard]] const Words& person_words() const {
        return sort == NameSort::person ? plain : words;
    }
};

/// Where the surname begins, of two words or more: the last word with the particles before it ("van
/// der Leyen"); never the first word.
std::size_t surname_begin(const std::vector<const Word*>& words);
/// Whether a whole name can be a surname: one word, or particles and a word ("de Gaulle").
bool can_be_surname(const std::vector<const Word*>& words);

/// Letters a name may be abbreviated to: of all its words, and of all but the small ones ("of",
/// "and"); none of a single word, none longer than 10.
std::vector<std::string> acronyms(const std::vector<const Word*>& words);

/// All names of a graph.
class Forms {
public:
    explicit Forms(const Graph& graph);

    [[nodiscard]] const std::vector<Form>& all() const { return forms_; }
    [[nodiscard]] const Word& word(WordNumber number) const { return words_[number]; }
    [[nodiscard]] std::vector<const Word*> words(const Words& numbers) const;
    [[nodiscard]] std::string text(const Words& numbers) const;
    /// The forms of an entity's names, in the order of its names, none twice.
    [[nodiscard]] const std::vector<std::uint32_t>& of(EntityId id) const {
        return of_entity_[id.value];
    }
    [[nodiscard]] NameSort sort(EntityId id) const { return sorts_[id.value]; }

private:
    void add(EntityId entity, std::uint32_t name, std::string_view text);
    void add_form(EntityId entity, std::uint32_t name, const std::string& folded, bool is_acronym);
    WordNumber number(const std::string& word);

    std::vector<Form> forms_;
    std::vector<Word> words_;
    std::unordered_map<std::string, WordNumber> numbers_;
    std::unordered_map<std::string, std::uint32_t> by_name_;
    std::vector<std::vector<std::uint32_t>> of_entity_;
    std::vector<NameSort> sorts_;
};

}  // namespace relata::duplicates
