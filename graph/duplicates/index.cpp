#include "graph/duplicates/index.hpp"

#include <algorithm>
#include <tuple>

namespace relata::duplicates {
namespace {

// Longer names are compared as a whole only, so that one hostile name does not cost much.
constexpr std::size_t most_words = 12;
// So many names of one person are no spellings of it any more.
constexpr std::size_t most_of_one = 30;

// What a reason in the names is worth alone: docs/curation.md has the table.
constexpr double same_name_score = 0.9;
constexpr double plain_name_score = 0.85;
constexpr double word_order_score = 0.8;
constexpr double one_word_score = 0.65;  // of a person: many have the surname
constexpr double acronym_score = 0.7;
constexpr double middle_name_score = 0.7;
constexpr double initials_score = 0.65;
constexpr double surname_score = 0.6;
constexpr double first_word_score = 0.5;
constexpr double least_spelling_score = 0.35;
constexpr double spelling_score = 0.5;  // of words that are alike to 0.8
constexpr double most_spelling_score = 0.75;

Words sorted(Words words) {
    std::ranges::sort(words);
    return words;
}

bool is_letter(const Word& word) {
    return word.letters.size() == 1;
}

bool can_be_person(const Form& form) {
    return form.sort != NameSort::other;
}

bool share_a_bearer(const Form& a, const Form& b) {
    const auto& few = a.bearers.size() <= b.bearers.size() ? a.bearers : b.bearers;
    const auto& many = a.bearers.size() <= b.bearers.size() ? b.bearers : a.bearers;
    return std::ranges::any_of(few, [&](const Bearer& bearer) {
        return std::ranges::binary_search(many, bearer.entity, {}, &Bearer::entity);
    });
}

}  // namespace

NameIndex::NameIndex(const Graph& graph, const Differences& differences) : forms_(graph) {
    build_groups(differences);
}

// ---- comparing -----------------------------------------------------------------------------

bool NameIndex::is_full_name(const Form& form) const {
    if (form.sort != NameSort::person || form.plain.size() < 2) return false;
    return !is_letter(forms_.word(form.plain.front())) && !can_be_surname(forms_.words(form.plain));
}

bool NameIndex::has_full_name(EntityId id) const {
    return std::ranges::any_of(forms_.of(id), [&](std::uint32_t form) {
        return is_full_name(forms_.all()[form]);
    });
}

std::optional<Match> NameIndex::compare(std::uint32_t first, std::uint32_t second) const {
    const auto& a = forms_.all()[first];
    const auto& b = forms_.all()[second];
    auto match = compare_whole(a, b);
    if (!match) match = compare_acronym(a, b);
    if (!match) match = compare_parts(a, b);
    if (match) match->is_full = is_full_name(a) && is_full_name(b);
    return match;
}

/// What needs no other name to be judged.
std::optional<Match> NameIndex::compare_whole(const Form& a, const Form& b) const {
    const bool is_person = a.sort == NameSort::person || b.sort == NameSort::person;
    const bool is_short = is_person && (a.plain.size() == 1 || b.plain.size() == 1);
    if (a.words == b.words) {
        return Match{DuplicateReason::same_name, is_short ? one_word_score : same_name_score};
    }
    if (a.plain == b.plain) {
        return Match{DuplicateReason::plain_name, is_short ? one_word_score : plain_name_score};
    }
    if (a.plain.size() == b.plain.size() && sorted(a.plain) == sorted(b.plain)) {
        return Match{DuplicateReason::word_order, word_order_score};
    }
    if (const auto likeness = spelling(a.plain, b.plain, is_person)) {
        constexpr double little = 0.8;
        const auto more = (*likeness - little) / (1 - little);
        const auto score = std::max(
            least_spelling_score, spelling_score + (most_spelling_score - spelling_score) * more
        );
        return Match{DuplicateReason::spelling, score, *likeness};
    }
    return std::nullopt;
}

/// How alike the most different words are, when the words sound alike and at most one has an error.
std::optional<double> NameIndex::spelling(const Words& a, const Words& b, bool is_person) const {
    if (a.size() != b.size() || a.size() > most_words) return std::nullopt;
    bool has_error = false;
    double likeness = 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        const auto& one = forms_.word(a[i]);
        const auto& other = forms_.word(b[i]);
        if (!is_person && have_different_endings(one, other)) return std::nullopt;
        if (!sound_alike(one, other)) {
            if (has_error || !are_one_error_apart(one, other)) return std::nullopt;
            has_error = true;
        }
        // Other letters for the very same sound: Yeltsin, Jelzin.
        constexpr double same_sound = 0.8;
        const bool is_same_sound = !one.sound.empty() && one.sound == other.sound;
        const auto letters = jaro_winkler(one.text, other.text);
        likeness = std::min(likeness, is_same_sound ? std::max(letters, same_sound) : letters);
    }
    return likeness;
}

/// `middle_name` or `initials` when the given names of two full names of one surname agree.
std::optional<DuplicateReason> NameIndex::given_names(const Form& a, const Form& b) const {
    const auto one = forms_.words(a.person_words());
    const auto other = forms_.words(b.person_words());
    if (one.size() < 2 || other.size() < 2) return std::nullopt;
    const auto begin_of_one = surname_begin(one);
    const auto begin_of_other = surname_begin(other);
    // Words are kept once: the same word is the same pointer.
    if (!std::equal(
            one.begin() + static_cast<std::ptrdiff_t>(begin_of_one),
            one.end(),
            other.begin() + static_cast<std::ptrdiff_t>(begin_of_other),
            other.end()
        )) {
        return std::nullopt;
    }
    const auto agree = [](const Word* x, const Word* y) {
        return x == y ||
               ((is_letter(*x) || is_letter(*y)) && x->letters.front() == y->letters.front());
    };
    if (!agree(one.front(), other.front())) return std::nullopt;
    if (begin_of_one > 1 && begin_of_other > 1) {
        if (begin_of_one != begin_of_other) return std::nullopt;
        for (std::size_t i = 1; i < begin_of_one; ++i) {
            if (!agree(one[i], other[i])) return std::nullopt;
        }
    }
    return is_letter(*one.front()) || is_letter(*other.front()) ? DuplicateReason::initials
                                                                : DuplicateReason::middle_name;
}

/// Names of persons of which one has only a part of the other.
std::optional<Match> NameIndex::compare_parts(const Form& a, const Form& b) const {
    const bool is_person = a.sort == NameSort::person || b.sort == NameSort::person;
    if (!is_person || !can_be_person(a) || !can_be_person(b)) return std::nullopt;
    std::optional<Match> match;
    const auto try_key = [&](const std::string& key, const Form& long_form) {
        if (match || is_ambiguous(key)) return;
        each_long_key(long_form, [&](const std::string& long_key) {
            if (match || long_key != key) return;
            if (key.front() == 's') {
                const auto words = forms_.words(long_form.person_words());
                const auto last = forms_.text(Words(
                    long_form.person_words().begin() +
                        static_cast<std::ptrdiff_t>(surname_begin(words)),
                    long_form.person_words().end()
                ));
                const bool is_surname = key.substr(2) == last;
                match =
                    Match{DuplicateReason::surname, is_surname ? surname_score : first_word_score};
            }
        });
    };
    each_short_key(a, [&](const std::string& key) { try_key(key, b); });
    each_short_key(b, [&](const std::string& key) { try_key(key, a); });
    if (match) return match;

    const auto reason = given_names(a, b);
    if (!reason) return std::nullopt;
    const char sort = *reason == DuplicateReason::initials ? 'i' : 'm';
    bool is_settled = false;
    const auto look = [&](const std::string& key) {
        if (key.front() == sort && !is_ambiguous(key)) is_settled = true;
    };
    each_short_key(a, look);
    each_short_key(b, look);
    if (!is_settled) return std::nullopt;
    return Match{
        *reason, *reason == DuplicateReason::initials ? initials_score : middle_name_score};
}

std::optional<Match> NameIndex::compare_acronym(const Form& a, const Form& b) const {
    if (a.is_acronym == b.is_acronym) return std::nullopt;
    const auto& short_form = a.is_acronym ? a : b;
    const auto& long_form = a.is_acronym ? b : a;
    const auto& letters = forms_.word(short_form.plain.front()).text;
    const bool is_person = a.sort == NameSort::person || b.sort == NameSort::person;
    constexpr std::size_t shortest_of_person = 3;
    if (is_person && letters.size() < shortest_of_person) return std::nullopt;
    const auto known = acronyms(forms_.words(long_form.plain));
    if (std::ranges::find(known, letters) == known.end()) return std::nullopt;
    if (is_ambiguous("a:" + letters)) return std::nullopt;
    return Match{DuplicateReason::acronym, acronym_score};
}

bool NameIndex::is_ambiguous(const std::string& key) const {
    const auto group = groups_.find(key);
    return group != groups_.end() && group->second.is_ambiguous;
}

// ---- groups: names that are short for others -----------------------------------------------
//
// The first letter of a key says of what: s a part of a name, i an initial and a surname, m a given
// name and a surname, a an acronym.

void NameIndex::each_short_key(const Form& form, const Visit& visit) const {
    if (form.is_acronym) visit("a:" + forms_.word(form.plain.front()).text);
    if (!can_be_person(form)) return;
    const auto& numbers = form.person_words();
    const auto words = forms_.words(numbers);
    if (words.size() > most_words) return;
    if (can_be_surname(words)) {
        if (!is_letter(*words.back())) visit("s:" + forms_.text(numbers));
        return;
    }
    const auto begin = surname_begin(words);
    const auto surname =
        forms_.text(Words(numbers.begin() + static_cast<std::ptrdiff_t>(begin), numbers.end()));
    if (is_letter(*words.front())) {
        visit("i:" + words.front()->text + ' ' + surname);
    } else if (begin > 1) {
        visit("m:" + words.front()->text + ' ' + surname);
    }
}

void NameIndex::each_long_key(const Form& form, const Visit& visit) const {
    if (!form.is_acronym && form.plain.size() > 1) {
        for (const auto& letters : acronyms(forms_.words(form.plain))) visit("a:" + letters);
    }
    if (!can_be_person(form)) return;
    const auto& numbers = form.person_words();
    const auto words = forms_.words(numbers);
    if (words.size() < 2 || words.size() > most_words || can_be_surname(words)) return;
    const auto begin = surname_begin(words);
    const auto surname =
        forms_.text(Words(numbers.begin() + static_cast<std::ptrdiff_t>(begin), numbers.end()));
    visit("s:" + surname);
    if (is_letter(*words.front())) return;
    if (words.front()->text != surname) visit("s:" + words.front()->text);
    std::string initial;
    for (const char c : words.front()->text) {  // its first code point
        if (!initial.empty() && (static_cast<unsigned char>(c) & 0xC0U) != 0x80U) break;
        initial += c;
    }
    visit("i:" + initial + ' ' + surname);
    if (begin == 1) visit("m:" + words.front()->text + ' ' + surname);
}

void NameIndex::build_groups(const Differences& differences) {
    const auto& all = forms_.all();
    for (std::uint32_t n = 0; n < all.size(); ++n) {
        each_short_key(all[n], [&](const std::string& key) { groups_[key].shorts.push_back(n); });
    }
    for (std::uint32_t n = 0; n < all.size(); ++n) {
        each_long_key(all[n], [&](const std::string& key) {
            const auto group = groups_.find(key);
            if (group != groups_.end()) group->second.longs.push_back(n);
        });
    }
    for (auto& [key, group] : groups_) {
        auto names = group.longs;
        // The others are no full names, and say nothing of who there is.
        const bool are_full = key.front() == 'i' || key.front() == 'm';
        if (are_full) names.insert(names.end(), group.shorts.begin(), group.shorts.end());
        group.is_ambiguous = name_different_entities(names, differences);
    }
}

bool NameIndex::name_different_entities(
    const std::vector<std::uint32_t>& names, const Differences& differences
) const {
    if (names.size() > most_of_one) return true;
    const auto& all = forms_.all();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto& one = all[names[i]];
        for (std::size_t j = 0; j < i; ++j) {
            const auto& other = all[names[j]];
            const bool agree = compare_whole(one, other).has_value() ||
                               given_names(one, other).has_value() || share_a_bearer(one, other);
            if (!agree) return true;
        }
        const auto& first = all[names.front()].bearers.front();
        const bool is_told_apart = std::ranges::any_of(one.bearers, [&](const Bearer& bearer) {
            return differences.are_told_apart(first.entity, bearer.entity);
        });
        if (is_told_apart) return true;
    }
    return false;
}

// ---- finding -------------------------------------------------------------------------------

void NameIndex::add_keys(std::uint32_t number, std::vector<Key>& keys) const {
    const auto& form = forms_.all()[number];
    const auto add = [&](std::uint64_t key) { keys.emplace_back(key, number); };
    const auto hash_sorted = [&](const Words& words) {
        auto hash = hash_text("words");
        for (const auto word : sorted(words)) hash = hash_text(std::to_string(word) + ' ', hash);
        return hash;
    };
    const auto plain_key = hash_sorted(form.plain);
    add(plain_key);
    if (const auto words_key = hash_sorted(form.words); words_key != plain_key) add(words_key);

    if (form.plain.size() > most_words) return;
    // `left_out`: the place of a word that stands with an error of its own; SIZE_MAX: none does.
    const auto hash_sounds = [&](std::size_t left_out) {
        auto hash = hash_text(std::to_string(left_out));
        for (std::size_t i = 0; i < form.plain.size(); ++i) {
            const auto& skeleton = forms_.word(form.plain[i]).skeleton;
            hash = hash_text(i == left_out ? "*" : skeleton, hash);
            hash = hash_text(" ", hash);
        }
        return hash;
    };
    add(hash_sounds(SIZE_MAX));
    for (std::size_t i = 0; i < form.plain.size(); ++i) {
        const auto& word = forms_.word(form.plain[i]);
        if (!word.can_have_error) continue;
        const auto rest = hash_sounds(i);
        // Multiplied by an odd number, so that no two keys of one word fall together.
        for (const auto key : error_keys(word)) add(rest ^ key * 0x9e3779b97f4a7c15U);
    }
}

std::vector<FormPair> NameIndex::matches(
    std::size_t max_names, std::vector<std::string>& too_common
) const {
    std::vector<FormPair> found;
    const auto try_pair = [&](std::uint32_t first, std::uint32_t second) {
        if (first > second) std::swap(first, second);
        if (const auto match = compare(first, second)) found.push_back({first, second, *match});
    };
    const auto& all = forms_.all();
    for (std::uint32_t n = 0; n < all.size(); ++n) {
        if (all[n].bearers.size() > 1) try_pair(n, n);
    }

    std::vector<Key> keys;
    for (std::uint32_t n = 0; n < all.size(); ++n) add_keys(n, keys);
    std::ranges::sort(keys);
    for (std::size_t begin = 0; begin < keys.size();) {
        auto end = begin + 1;
        while (end < keys.size() && keys[end].first == keys[begin].first) ++end;
        if (end - begin > max_names) {
            too_common.push_back(forms_.text(all[keys[begin].second].words));
        } else {
            for (auto i = begin; i < end; ++i) {
                for (auto j = begin; j < i; ++j) {
                    if (keys[i].second != keys[j].second) try_pair(keys[j].second, keys[i].second);
                }
            }
        }
        begin = end;
    }

    // Groups that name one entity only are small: most_of_one.
    for (const auto& [key, group] : groups_) {
        if (group.is_ambiguous) continue;
        if (group.shorts.size() > max_names) {
            too_common.push_back(key.substr(2));
            continue;
        }
        const bool are_full = key.front() == 'i' || key.front() == 'm';
        for (std::size_t i = 0; i < group.shorts.size(); ++i) {
            for (const auto long_form : group.longs) try_pair(group.shorts[i], long_form);
            for (std::size_t j = 0; are_full && j < i; ++j) {
                try_pair(group.shorts[j], group.shorts[i]);
            }
        }
    }
    std::ranges::sort(found, {}, [](const FormPair& pair) {
        return std::pair(pair.first, pair.second);
    });
    const auto is_same = [](const FormPair& a, const FormPair& b) {
        return a.first == b.first && a.second == b.second;
    };
    found.erase(std::unique(found.begin(), found.end(), is_same), found.end());
    return found;
}

}  // namespace relata::duplicates
