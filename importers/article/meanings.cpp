#include "importers/article/meanings.hpp"

#include "graph/ascii.hpp"
#include "graph/names.hpp"
#include "importers/syntax/word_net.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace relata::article {
namespace {

constexpr int deepest = 8;                // relative clauses up to what they hang from
constexpr std::size_t longest_name = 10;  // words of a thing that is described

}  // namespace

std::size_t object_above(const Sentence& sentence, const TreeView& tree, std::size_t pronoun) {
    const bool is_it = (sentence.tokens[pronoun].classes & word::it) != 0;
    if (!is_it || tree.label(pronoun) != "obj") return none;
    for (auto verb = tree.head(tree.head(pronoun)); verb != syntax::ParsedWord::root;
         verb = tree.head(verb)) {
        const auto object = tree.child(verb, "obj");
        if (object == none || object > pronoun) continue;
        const auto tag = tree.tag(object);
        const bool is_one = tag == "NN" || tag == "NNP";
        return is_one && sentence.time_of[object] == none ? object : none;
    }
    return none;
}

Meanings::Meanings(const Sentence& sentence, const TreeView& tree, Reading& reading)
    : sentence_(sentence), tree_(tree), reading_(reading), lexicon_(reading.lexicon) {}

bool Meanings::is_nominal(std::size_t token) const {
    const auto pos = tree_.pos(token);
    if (pos == "NOUN" || pos == "PROPN" || pos == "PRON") return true;
    // "Volta's chief executive, Samuel Ofori, said"
    return pos == "ADJ" && (tree_.is(token, "nsubj") || tree_.is(token, "obj"));
}

bool Meanings::in_name(std::size_t token) const {
    return is_in_name(sentence_, token);
}

Meant Meanings::noted(Meant meant, Span tokens, Resolution how) const {
    const bool is_about = reading_.last_unnamed >= sentence_.tokens[tokens.begin].span.begin &&
                          reading_.last_unnamed < sentence_.tokens[tokens.end - 1].span.end;
    if (is_about && meant.things.size() == 1) reading_.unnamed_thing = meant.things.front();
    reading_.say(sentence_, tokens.begin, tokens.end, meant.things, how);
    return meant;
}

bool Meanings::is_definite(std::size_t determiner) const {
    return determiner != none &&
           !is_class(determiner, word::negative | word::indefinite | word::any);
}

/// The first token of a noun's phrase: no preposition, no conjunction.
std::size_t Meanings::phrase_begin(std::size_t token) const {
    constexpr std::array<std::string_view, 5> parts{"det", "amod", "compound", "nummod", "nmod"};
    auto begin = token;
    for (const auto child : tree_.children(token)) {
        const bool belongs = std::ranges::any_of(parts, [&](std::string_view label) {
            return tree_.is(child, label);
        });
        if (belongs) begin = std::min(begin, tree_.span(child).begin);
    }
    return begin;
}

/// The name meant by a noun it stands beside.
Meant Meanings::named_beside(std::size_t token, const Mention& mention) {
    const Span words{phrase_begin(token), std::max(token + 1, mention.end)};
    return noted(named(mention), words, Resolution::apposition);
}

Meant Meanings::of(std::size_t token, int depth) {
    if (depth > deepest || is_time(token)) return {};
    if (const auto mention = sentence_.mention_of[token]; mention != none) {
        // "the Belgian"
        if (const auto who = sentence_.means[token]; who != none) {
            const Span words{phrase_begin(token), token + 1};
            return noted({{who}, true, false}, words, Resolution::definite);
        }
        // "Lindqvist, a Swede who trained": the name again.
        const bool is_told = sentence_.mentions[mention].is_adjective && tree_.is(token, "appos") &&
                             in_name(tree_.head(token));
        if (is_told) return of(tree_.head(token), depth + 1);
        auto meant = named(sentence_.mentions[mention]);
        if (!acts(token)) return meant;
        for (auto& thing : meant.things) {
            const auto country = reading_.country_of_capital(thing);
            if (country == none) continue;
            thing = country;
            const auto& words = sentence_.mentions[mention];
            reading_.say(sentence_, words.begin, words.end, {country}, Resolution::capital);
        }
        return meant;
    }
    if (tree_.pos(token) == "PRON" || tree_.pos(token) == "DET") return pronoun(token, depth);
    if (auto all = named_together(token); !all.things.empty()) return all;
    if (tree_.pos(token) == "NUM") return counted_names(token);
    if (!is_nominal(token)) return {};
    // "the 23-year-old"
    if (const auto who = sentence_.means[token];
        who != none && reading_.things[who].kind == kinds::person) {
        return noted({{who}, true, false}, {token, token + 1}, Resolution::definite);
    }
    // "the drone maker Skyfjell": the name is meant.
    for (const auto child : tree_.children(token)) {
        const bool is_beside =
            tree_.is(child, "appos") || tree_.is(child, "flat") || tree_.is(child, "compound");
        if (!is_beside || !in_name(child)) continue;
        const auto& mention = sentence_.mentions[sentence_.mention_of[child]];
        const bool is_after = mention.begin == token + 1;
        const bool is_apart = tree_.is(child, "appos");
        if (!is_after && !is_apart) continue;
        // "two co-defendants, Ann Reed and Mark Hale"
        if (is_apart && tree_.tag(token) == "NNS" && tree_.child(child, "conj") != none)
            return of_all({child});
        auto meant = named_beside(token, mention);
        learn_head(token, meant);
        return meant;
    }
    if (auto family = family_of(token); !family.things.empty()) return family;
    if (auto state = state_of(token); !state.things.empty()) return state;
    // "a rover named Lupex"
    if (const auto name = name_given(token); name != none) {
        auto meant = named_beside(token, sentence_.mentions[sentence_.mention_of[name]]);
        learn_head(token, meant);
        if (!meant.things.empty()) return meant;
    }
    // "its heart, a camera called Halcyon,"
    if (const auto noun = tree_.child(token, "appos"); noun != none && !in_name(noun)) {
        const auto name = name_given(noun);
        const auto kind = name == none ? kinds::none : kind_at(sentence_, name, reading_);
        if (name != none && (kind & kinds::person) == 0)
            return named_beside(token, sentence_.mentions[sentence_.mention_of[name]]);
    }
    // "31 per cent of it", "half of the doses": what is measured.
    if (lexicon_.measures.contains(sentence_.tokens[token].lower)) {
        for (const auto child : tree_.children(token)) {
            const auto mark = tree_.child(child, "case");
            if (!tree_.is(child, "nmod") || mark == none || !is_class(mark, word::genitive))
                continue;
            return of(child, depth + 1);
        }
        return {};
    }
    // "the port of Klaipėda": the name is meant, where it is one of a place.
    if (const auto place = place_of(token); place != none) {
        auto meant = of(place, depth + 1);
        learn_head(token, meant);
        return meant;
    }
    // "Scania, a truck maker led by …": the name again.
    if (tree_.is(token, "appos") && in_name(tree_.head(token))) {
        return noted(
            named(sentence_.mentions[sentence_.mention_of[tree_.head(token)]]),
            {phrase_begin(token), token + 1},
            Resolution::apposition
        );
    }
    // "Sorsa is a truck maker led by …": Sorsa.
    if (const auto subject = sentence_.means[token];
        subject != none && tree_.child(token, "cop") != none) {
        const Span words{phrase_begin(token), token + 1};
        return noted({{subject}, true, false}, words, Resolution::apposition);
    }
    if (auto named = examples_of(token); !named.things.empty()) return named;
    if (auto named = listed(token, depth); !named.things.empty()) return named;
    if (auto group = group_of(token); !group.things.empty()) return group;
    if (const auto body = acts_for(sentence_, token, reading_); body != none) {
        return noted({{body}, true, false}, {phrase_begin(token), token + 1}, Resolution::members);
    }
    if (auto holder = office_holder(token); !holder.things.empty()) return holder;
    auto meant = described(token);
    return meant.things.empty() ? person_of(token, depth) : meant;
}

/// "the Khatri family", "the Dunmore brothers": the name.
Meant Meanings::family_of(std::size_t token) {
    if (!lexicon_.families.contains(sentence_.tokens[token].lower)) return {};
    for (const auto child : tree_.children(token)) {
        if (!tree_.is(child, "compound") || !in_name(child)) continue;
        const auto& mention = sentence_.mentions[sentence_.mention_of[child]];
        if (mention.end != token || mention.thing == none) continue;
        // "the Hobbs family" is no firm of that name.
        const auto& thing = reading_.things[mention.thing];
        const auto words = words_of(sentence_, reading_, mention.begin, mention.end);
        if (thing.kind == kinds::person || thing.name == words) return named_beside(token, mention);
    }
    return {};
}

/// "Those who spoke against it include Volta", "Among the bidders are Volta and Delta": who they
/// are.
Meant Meanings::listed(std::size_t token, int depth) {
    const auto verb = tree_.head(token);
    if (tree_.tag(token) == "NN" || verb == syntax::ParsedWord::root || depth > 1) return {};
    auto names = none;
    if (tree_.label(token) == "nsubj" && tree_.pos(verb) == "VERB" && verb > token &&
        lexicon_.listing.contains(lemma_of_verb(sentence_.tokens[verb], lexicon_))) {
        names = tree_.child(verb, "obj");
    }
    const auto be = tree_.child(verb, "cop");
    const auto mark = tree_.child(token, "case");
    const bool is_among = mark != none && mark < token && be != none && token < be && be < verb &&
                          !(tree_.label(token) != "nsubj" && tree_.child(verb, "nsubj") != none);
    if (is_among) names = verb;
    return names == none || !in_name(names) ? Meant{} : of_all({names});
}

/// "clients including Volta", "towns such as Bergen": those that are named.
Meant Meanings::examples_of(std::size_t token) {
    if (tree_.tag(token) != "NNS") return {};
    std::vector<std::size_t> names;
    for (const auto child : tree_.children(token)) {
        const bool is_example = tree_.is(child, "nmod") && in_name(child) &&
                                lexicon_.examples.contains(tree_.preposition(child));
        if (is_example) names.push_back(child);
    }
    return of_all(names);
}

/// "the Danish state", "Denmark's government": the country.
Meant Meanings::state_of(std::size_t token) {
    if (!lexicon_.states.contains(sentence_.tokens[token].lower) || tree_.tag(token) != "NN")
        return {};
    for (const auto child : tree_.children(token)) {
        const auto id = sentence_.mention_of[child];
        if (id == none || sentence_.mentions[id].thing == none) continue;
        const bool is_owner = tree_.label(child) == "nmod:poss" && child + 2 == token;
        const bool is_before = child + 1 == token && sentence_.mentions[id].is_adjective;
        const auto country = sentence_.mentions[id].thing;
        const bool is_country = reading_.things[country].kind == kinds::country;
        if (!is_before && !(is_owner && is_country)) continue;
        reading_.last_by_head[sentence_.tokens[token].lower] = country;
        return noted({{country}, false, false}, {child, token + 1}, Resolution::demonym);
    }
    return {};
}

/// "two of its leaders, Ann Reed and Mark Hale": these.
Meant Meanings::counted_names(std::size_t number) {
    const auto of = tree_.child(number, "nmod");
    for (const auto head : {number, of}) {
        const auto names = head == none ? none : tree_.child(head, "appos");
        if (names != none && in_name(names)) return of_all({names});
    }
    return {};
}

/// "the two", "the pair": those named together last, or spoken of most.
Meant Meanings::named_together(std::size_t token) const {
    const auto& table = tree_.pos(token) == "NUM" ? lexicon_.numbers : lexicon_.together;
    const auto known = table.find(sentence_.tokens[token].lower);
    if (known == table.end() || known->second < 2 || tree_.own_words(token) != 0) return {};
    if (tree_.is(token, "nummod") || !is_definite(tree_.child(token, "det"))) return {};
    const auto count = known->second;
    const Span words{phrase_begin(token), token + 1};
    constexpr auto actors = kinds::person | kinds::organization | kinds::country;
    if (reading_.knows_plural() && reading_.last_plural.size() == count &&
        (reading_.things[reading_.last_plural.front()].kind & actors) != 0) {
        return noted({reading_.last_plural, true, false}, words, Resolution::group);
    }
    for (const auto kind : {kinds::person, kinds::organization, kinds::country}) {
        // "scored all three": no clubs.
        if (kind != kinds::person && !tree_.is(token, "nsubj")) break;
        auto all = spoken_of_most(count, kind);
        if (all.empty()) continue;
        reading_.remember_plural(all);
        return noted({std::move(all), true, false}, words, Resolution::group);
    }
    return {};
}

/// "the companies", "the men": the two of a kind spoken of just now, or those named together last.
std::vector<std::size_t> Meanings::all_just_now(KindSet kind) const {
    const auto& last = reading_.last_plural;
    // "Indonesia and Malaysia urged all sides": others, too.
    const bool is_last = reading_.knows_plural() && reading_.plural_age == 1 &&
                         std::ranges::all_of(last, [&](std::size_t thing) {
                             return reading_.things[thing].kind == kind;
                         });
    if (is_last) return last;
    if (kind != kinds::organization || !spoken_of_most(3, kind).empty()) return {};
    return spoken_of_most(2, kind);
}

/// So many things of a kind, named just now; none when there are fewer.
std::vector<std::size_t> Meanings::spoken_of_most(std::size_t count, KindSet kind) const {
    std::vector<std::size_t> found;
    while (found.size() < count) {
        const auto next = reading_.salience.highest([&](std::size_t thing) {
            const auto& what = reading_.things[thing];
            return what.kind == kind && what.is_named && reading_.salience.is_recent(thing, 2) &&
                   std::ranges::find(found, thing) == found.end();
        });
        if (next == none) return {};
        found.push_back(next);
    }
    return found;
}

/// "both brewers", "the two countries": the last group of that size, else the two companies or
/// countries most spoken of.
Meant Meanings::group_of(std::size_t token) const {
    if (tree_.tag(token) != "NNS" || tree_.own_words(token) != 0) return {};
    auto determiner = tree_.child(token, "det");
    if (determiner == none) determiner = tree_.child(token, "cc:preconj");  // "both"
    if (!is_definite(determiner)) return {};
    auto count = count_of(token);
    const auto both = lexicon_.numbers.find(sentence_.tokens[determiner].lower);
    if (count == 0 && both != lexicon_.numbers.end()) count = both->second;
    if (count == 1) return {};
    const auto& lower = sentence_.tokens[token].lower;
    const auto* noun = lexicon_.find_noun(lower);
    auto kind = noun == nullptr ? kind_named(syntax::kind_of_noun(lower))
                                : (noun->group != kinds::none ? noun->group : noun->kind);
    if (lexicon_.businesses.contains(singular(token, noun))) kind = kinds::organization;
    const Span words{phrase_begin(token), token + 1};
    if (count == 0) {
        const bool is_group = noun != nullptr && noun->group == kind;
        return noted(
            {is_group ? all_just_now(kind) : std::vector<std::size_t>{}, true, false},
            words,
            Resolution::group
        );
    }
    if (const auto& last = reading_.last_plural; reading_.knows_plural() &&
                                                 reading_.plural_age <= 1 && last.size() == count &&
                                                 are_called(last, kind, singular(token, noun))) {
        return noted({last, true, false}, words, Resolution::group);
    }
    if (const auto& known = reading_.named_together(kind, count);
        !known.empty() && are_called(known, kind, singular(token, noun))) {
        return noted({known, true, false}, words, Resolution::group);
    }
    const bool is_group = kind != kinds::organization && reading_.last_group.size() == count &&
                          reading_.things[reading_.last_group.front()].kind == kind;
    if (is_group) {
        return noted({reading_.last_group, true, false}, words, Resolution::group);
    }
    if (kind == kinds::person) {
        auto all = spoken_of_most(count, kind);
        if (!are_called(all, kind, singular(token, noun))) return {};
        // "the three arbitrators" are not any three who were named.
        const bool is_any = noun != nullptr && noun->group == kinds::person;
        const bool are_so = is_any || std::ranges::all_of(all, [&](std::size_t person) {
                                return is_called_so(person, singular(token, noun));
                            });
        if (!are_so) return {};
        return noted({std::move(all), true, false}, words, Resolution::group);
    }
    if (count != 2 || (kind & (kinds::organization | kinds::country)) == 0) return {};
    const auto is_of_kind = [&](std::size_t thing) {
        return reading_.things[thing].kind == kind && reading_.things[thing].is_named &&
               !is_named_behind(token, thing);
    };
    const auto first = reading_.salience.highest(is_of_kind);
    const auto second = reading_.salience.highest([&](std::size_t thing) {
        return thing != first && is_of_kind(thing);
    });
    if (first == none || second == none) return {};
    return noted({{first, second}, true, false}, words, Resolution::group);
}

/// "both parties must hand lists to the Red Cross": the Red Cross is no party.
bool Meanings::is_named_behind(std::size_t token, std::size_t thing) const {
    return std::ranges::any_of(sentence_.mentions, [&](const Mention& mention) {
        return mention.thing == thing && mention.begin > token;
    });
}

/// Whether things of a kind can be called by a noun: "the two men" are no women.
bool Meanings::are_called(
    const std::vector<std::size_t>& things, KindSet kind, const std::string& noun
) const {
    const auto known = lexicon_.sexes.find(noun);
    const auto told = known == lexicon_.sexes.end() ? Gender::unknown : known->second;
    return std::ranges::all_of(things, [&](std::size_t thing) {
        const auto gender = reading_.things[thing].gender;
        const bool fits = told == Gender::unknown || gender == Gender::unknown || gender == told;
        return reading_.things[thing].kind == kind && fits;
    });
}

/// Whether a person was called so beside the name or holds such an office.
bool Meanings::is_called_so(std::size_t person, const std::string& noun) const {
    const auto& who = reading_.things[person];
    return std::ranges::find(who.nouns, noun) != who.nouns.end() ||
           std::ranges::any_of(who.roles, [&](const std::string& role) {
               return lower_ascii(role).ends_with(noun);
           });
}

/// "the minister": who was last said to hold that office.
Meant Meanings::office_holder(std::size_t token) const {
    if (tree_.tag(token) != "NN" || tree_.own_words(token) != 0) return {};
    const auto& office = sentence_.tokens[token].lower;
    if (!is_definite(tree_.child(token, "det")) || lexicon_.titles.find(office) == nullptr)
        return {};
    for (auto at = reading_.titled.size(); at > 0; --at) {
        const auto person = reading_.titled[at - 1];
        const bool holds =
            std::ranges::any_of(reading_.things[person].roles, [&](const auto& role) {
                const auto lower = lower_ascii(role);
                return lower == office || lower.ends_with(' ' + office);
            });
        if (!holds) continue;
        return noted({{person}, true, false}, {phrase_begin(token), token + 1}, Resolution::title);
    }
    return {};
}

void Meanings::learn_head(std::size_t token, const Meant& meant) {
    if (meant.things.size() != 1) return;
    const auto kind = reading_.things[meant.things.front()].kind;
    if (kind == kinds::person) return;
    const auto thing = meant.things.front();
    const auto head = singular(token, lexicon_.find_noun(sentence_.tokens[token].lower));
    const auto before = reading_.last_by_head.find(head);
    if (before != reading_.last_by_head.end() && is_same_named_now(token, before->second, thing)) {
        reading_.become(before->second, thing);
    }
    reading_.last_by_head[head] = thing;
    if (lexicon_.makers.contains(head)) reading_.last_work = thing;
    auto& nouns = reading_.things[thing].nouns;
    if (std::ranges::find(nouns, head) == nouns.end()) nouns.push_back(head);
}

/// "the company, Thys", after "a dredging company": the same, which only now is named.
bool Meanings::is_same_named_now(std::size_t token, std::size_t before, std::size_t now) const {
    if (!is_definite(tree_.child(token, "det")) || before == now || tree_.own_words(token) != 0) {
        return false;
    }
    const auto& described = reading_.things[before];
    return !described.is_named && described.kind == reading_.things[now].kind;
}

/// The name a noun is said to have: "the plant, named Grand Vallon"; none when there is none.
std::size_t Meanings::name_given(std::size_t token) const {
    for (const auto child : tree_.children(token)) {
        const bool is_clause = tree_.is(child, "acl") || tree_.is(child, "amod");
        if (!is_clause || tree_.tag(child) != "VBN") continue;
        if (!lexicon_.naming.contains(lemma_of_verb(sentence_.tokens[child], lexicon_))) continue;
        for (auto at = child + 1; at < tree_.size() && at < child + 4; ++at) {
            if (in_name(at)) return at;
        }
    }
    return none;
}

/// "scientists at the University of Oxford": the university; "officials from both countries".
Meant Meanings::person_of(std::size_t token, int depth) {
    if (kind_named(syntax::kind_of_noun(sentence_.tokens[token].lower)) != kinds::person) return {};
    if (singular(token, nullptr) == sentence_.tokens[token].lower) return {};
    // "officers from the patrol boat Calder": the boat, too.
    constexpr auto bodies = kinds::organization | kinds::country | kinds::mechanism;
    for (const auto child : tree_.children(token)) {
        if (!tree_.is(child, "nmod") || !lexicon_.people_of.contains(tree_.preposition(child))) {
            continue;
        }
        std::vector<std::size_t> tokens{child};
        auto meant = of_all(tokens);
        const bool are_bodies = std::ranges::all_of(meant.things, [&](std::size_t thing) {
            return (reading_.things[thing].kind & bodies) != 0;
        });
        if (meant.things.empty() || !are_bodies || depth > deepest) continue;
        meant.is_reference = true;
        return noted(
            std::move(meant), {phrase_begin(token), tree_.span(token).end}, Resolution::members
        );
    }
    return {};
}

Meant Meanings::named(const Mention& mention) const {
    if (mention.is_adjective) return {};
    const Span words{mention.begin, mention.end};
    if (!mention.members.empty()) {
        return noted({mention.members, false, false}, words, Resolution::name);
    }
    if (mention.thing == none) return {};
    if (reading_.things[mention.thing].kind == kinds::none) return {};
    return noted({{mention.thing}, false, false}, words, Resolution::name);
}

/// Whether a name stands where one acts or is acted on, not where one is: "accused Manila", "by
/// Tokyo", "a victory for New Delhi", but not "in Tokyo", "to Tokyo", "the streets of Tokyo".
bool Meanings::acts(std::size_t token) const {
    while (tree_.is(token, "conj") && in_name(tree_.head(token))) token = tree_.head(token);
    // "a railway between Oslo and Bergen": with a town beside it, it is one.
    for (const auto member : tree_.coordinated(token)) {
        const auto id = sentence_.mention_of[member];
        if (id == none || sentence_.mentions[id].thing == none) continue;
        const auto thing = sentence_.mentions[id].thing;
        const bool is_town = reading_.things[thing].kind == kinds::place &&
                             reading_.country_of_capital(thing) == none;
        if (is_town) return false;
    }
    // "left London": the town.
    const auto verb = tree_.head(token);
    if (tree_.label(token) == "obj" && verb != syntax::ParsedWord::root &&
        lexicon_.moving.contains(lemma_of_verb(sentence_.tokens[verb], lexicon_)))
        return false;
    if (tree_.is(token, "nsubj") || tree_.label(token) == "obj") return true;
    const auto mark = tree_.child(token, "case");
    if (mark == none || !(tree_.is(token, "obl") || tree_.is(token, "nmod"))) return false;
    return is_class(mark, word::agent | word::partner);
}

/// The name behind "of" in "the city of Tartu"; none for all else.
std::size_t Meanings::place_of(std::size_t token) const {
    const auto* noun = lexicon_.find_noun(sentence_.tokens[token].lower);
    const auto kind = noun != nullptr ? noun->kind : kind_by_field(token);
    if (kind != kinds::place) return none;
    for (const auto child : tree_.children(token)) {
        const auto mark = tree_.child(child, "case");
        const bool is_behind = mark == token + 1 && is_class(mark, word::genitive);
        if (!tree_.is(child, "nmod") || !is_behind || !in_name(child)) continue;
        const auto thing = sentence_.mentions[sentence_.mention_of[child]].thing;
        if (thing != none && reading_.things[thing].kind == kinds::place) return child;
    }
    return none;
}

Meant Meanings::pronoun(std::size_t token, int depth) {
    // "that" is a relative pronoun by its tag only.
    if (is_class(token, word::relative) || tree_.tag(token) == "WDT" || tree_.tag(token) == "WP$") {
        // "Busch, who founded …": what the clause hangs from.
        auto at = token;
        for (int i = 0; i < deepest && at != syntax::ParsedWord::root; ++i) {
            if (tree_.is(at, "acl")) {
                const auto head = tree_.head(at);
                const bool is_of_list = tells_of_list(at, token) || is_quantified(token);
                auto meant = is_of_list ? of_all({list_head(head)}) : of(head, depth + 1);
                if (meant.things.empty()) break;
                return noted(std::move(meant), {token, token + 1}, Resolution::relative);
            }
            at = tree_.head(at);
        }
        // No relative clause in the tree: "Autovega, whose plant"; or of a noun that means nothing:
        // "a return of Dele Osagie, who".
        const bool is_behind = token >= 2 && sentence_.tokens[token - 1].text == "," &&
                               in_name(token - 2) && depth == 0;
        if (!is_behind) return {};
        const auto& name = sentence_.mentions[sentence_.mention_of[token - 2]];
        return noted(named(name), {token, token + 1}, Resolution::relative);
    }
    const Span words{token, token + 1};
    if (is_class(token, word::reflexive)) return {};
    if (tree_.pos(token) == "DET" || tree_.tag(token) == "DT") {
        if (auto all = quantified(token, depth); !all.things.empty()) return all;
        return listed(token, depth);
    }
    if (is_class(token, word::they)) {
        // "Lawyers for Holm said they would appeal": the lawyers.
        if (const auto subject = tree_.reporting_subject(token);
            subject != none && tree_.tag(subject) == "NNS") {
            auto who = of(subject, depth + 1);
            who.is_reference = true;
            return noted(std::move(who), words, Resolution::they);
        }
        // "Hospital managers cut their own pay": the managers', whoever these are.
        if (const auto subject = tree_.subject_above(token);
            tree_.label(token) == "nmod:poss" && subject != none && subject < token &&
            tree_.tag(subject) == "NNS" && depth == 0) {
            auto who = of(subject, depth + 1);
            who.is_reference = true;
            return noted(std::move(who), words, Resolution::they);
        }
        if (const auto body = sentence_.means[token]; body != none) {
            return noted({{body}, true, false}, words, Resolution::they);
        }
        if (!reading_.knows_plural() || (depth == 0 && does_it_all(token))) return {};
        return noted({reading_.last_plural, true, false}, words, Resolution::they);
    }
    if (const auto speaker = speaker_of(token, depth); !speaker.things.empty()) {
        return noted(speaker, words, Resolution::pronoun);
    }
    if (auto subject = subject_of_owner(token, depth); !subject.things.empty()) {
        return noted(std::move(subject), words, Resolution::pronoun);
    }
    if (sentence_.means[token] != none)
        return noted({{sentence_.means[token]}, true, false}, words, Resolution::pronoun);
    const auto object = depth == 0 ? object_above(sentence_, tree_, token) : none;
    if (object == none || sentence_.mention_of[object] != none) return {};
    auto meant = of(object, depth + 1);
    meant.is_reference = true;
    return noted(std::move(meant), words, Resolution::pronoun);
}

/// Whether a relative pronoun stands in "both of whom", "all of which".
bool Meanings::is_quantified(std::size_t relative) const {
    const auto mark = tree_.child(relative, "case");
    if (!tree_.is(relative, "nmod") || mark == none || !is_class(mark, word::genitive))
        return false;
    const auto tag = tree_.tag(tree_.head(relative));
    return tag == "DT" || tag == "CD" || tag == "JJS" || tag == "JJ";
}

/// "Ann Reed and Mark Hale, both of whom": these.
Meant Meanings::quantified(std::size_t token, int depth) {
    const auto relative = tree_.child(token, "nmod");
    if (relative == none || !is_class(relative, word::relative) || !is_quantified(relative))
        return {};
    return pronoun(relative, depth + 1);
}

/// The first of a list of names a token is in.
std::size_t Meanings::list_head(std::size_t token) const {
    while (tree_.is(token, "conj") && in_name(tree_.head(token))) token = tree_.head(token);
    return token;
}

/// Whether a relative clause tells of all names of a list before it: "A and B, which belong to C",
/// but not "A and B, which belongs to C".
bool Meanings::tells_of_list(std::size_t verb, std::size_t relative) const {
    const auto first = list_head(tree_.head(verb));
    if (!in_name(first) || first > relative || !tree_.is(relative, "nsubj")) return false;
    const bool is_list = std::ranges::any_of(tree_.children(first), [&](std::size_t child) {
        return tree_.is(child, "conj") && child < relative && in_name(child);
    });
    if (!is_list) return false;
    auto tensed = verb;
    for (const auto child : tree_.children(verb)) {
        const bool is_auxiliary = tree_.is(child, "aux") || tree_.is(child, "cop");
        if (is_auxiliary && child < tensed) tensed = child;
    }
    const bool is_plural = tree_.tag(tensed) == "VBP";
    return is_plural || (first == tree_.head(verb) && tree_.tag(tensed) != "VBZ");
}

/// "Volta and Sorsa will defend them": not themselves.
bool Meanings::does_it_all(std::size_t pronoun) {
    if (tree_.is(pronoun, "nsubj") || tree_.label(pronoun) == "nmod:poss") return false;
    const auto subject = tree_.subject_above(pronoun);
    if (subject == none || subject > pronoun) return false;
    const auto who = pronoun == subject ? Meant{} : of_all({subject});
    return std::ranges::any_of(who.things, [&](std::size_t thing) {
        return std::ranges::find(reading_.last_plural, thing) != reading_.last_plural.end();
    });
}

/// "The federation has not withdrawn its lawsuit": the subject, where it has no name.
Meant Meanings::subject_of_owner(std::size_t pronoun, int depth) {
    const bool is_its = is_class(pronoun, word::it) && tree_.label(pronoun) == "nmod:poss";
    auto subject = is_its && depth == 0 ? tree_.subject_above(pronoun) : none;
    if (is_its && depth == 0 && subject == none) {
        subject = tree_.subject_before(pronoun);
        if (subject != none && !is_unnamed_body(sentence_, subject, tree_, reading_)) return {};
    }
    // "The photograph shows its first employee": no photograph's.
    const bool is_of_body =
        subject != none && kind_at(sentence_, tree_.head(pronoun), reading_) == kinds::person &&
        !lexicon_.of_things.contains(sentence_.tokens[tree_.head(pronoun)].lower);
    if (is_of_body && !is_unnamed_body(sentence_, subject, tree_, reading_)) return {};
    const bool is_unnamed = subject != none && subject < pronoun && tree_.tag(subject) == "NN" &&
                            sentence_.mention_of[subject] == none &&
                            kind_at(sentence_, subject, reading_) != kinds::person;
    if (!is_unnamed) return {};
    auto meant = of(subject, depth + 1);
    if (meant.things.size() != 1) return {};
    meant.is_reference = true;
    return meant;
}

/// "The Burbank studio said it will buy": who says so.
Meant Meanings::speaker_of(std::size_t pronoun, int depth) {
    if (!is_class(pronoun, word::it | word::he)) return {};
    // "Her lawyer said she knew nothing" is told by who "her" is.
    if (is_class(pronoun, word::he) && sentence_.means[pronoun] != none) return {};
    const auto subject = tree_.reporting_subject(pronoun);
    if (subject == none || tree_.pos(subject) == "PRON") return {};
    auto who = of(subject, depth + 1);
    if (who.things.size() != 1) return {};
    if (!can_speak_as(reading_.things[who.things.front()], sentence_.tokens[pronoun])) return {};
    who.is_reference = true;
    return who;
}

/// "the company": the last one; "a second plant in Skellefteå": a thing of its own, where
/// nouns.tsv says what kind it is.
Meant Meanings::described(std::size_t token) {
    // "a consultation mechanism": no consultation beside it.
    if (tree_.is(token, "compound")) return {};
    const auto before = reading_.described_at.find(sentence_.tokens[token].span.begin);
    if (before != reading_.described_at.end()) return {{before->second}, false, true};
    if (const auto known = sentence_.means[token]; known != none) {
        return noted(
            {{known}, true, false}, {phrase_begin(token), token + 1}, Resolution::definite
        );
    }
    const auto* noun = noun_at(sentence_, token, lexicon_);
    // "the two countries", "preparations": the list says that the noun alone names nothing.
    const bool is_listed = noun != nullptr && noun->kind != kinds::none;
    const bool is_through = noun != nullptr && (noun->is_through || noun->group != kinds::none);
    // "the launch of X" is X, but "the launch" one the text knows
    const bool is_through_more = is_through && tree_.child(token, "nmod") != none;
    const bool is_told = !is_through && has_telling_word(token);
    const bool is_vague = !is_told && (is_through_more || !is_known_one(token));
    if (noun != nullptr && !is_listed && is_vague) return {};
    const auto kind = is_listed ? noun->kind : kind_by_field(token);
    if (kind == kinds::none) return {};
    if (const auto name = name_called(sentence_, token, reading_); name != none) {
        const auto& mention = sentence_.mentions[name];
        // "the Arkhan glacier" is called so, too; "Reuters" seldom "Reuters news agency".
        const auto words = words_of(sentence_, reading_, mention.begin, token + 1);
        if (token == mention.end) reading_.add_alias(mention.thing, words);
        return noted(named(mention), {phrase_begin(token), token + 1}, Resolution::apposition);
    }
    const auto determiner = tree_.child(token, "det");
    const bool is_plain = tree_.own_words(token) == 0;
    if (is_stopped(token)) return {};
    if (is_definite(determiner) && is_plain) {
        auto known = reference(token, noun, kind);
        // "the company" that nothing is known of; "the police" are a thing of their own.
        const bool refers_only = noun != nullptr && noun->group == kinds::organization;
        if (!known.things.empty() || refers_only) {
            return noted(std::move(known), {determiner, token + 1}, Resolution::definite);
        }
    } else if (is_plain && (noun == nullptr || !noun->is_bare)) {
        constexpr auto made = kinds::agreement | kinds::mechanism | kinds::event | kinds::place;
        // "a company": which, it does not say. "a contract" is one of its own.
        if (determiner != none && (kind & (made | kinds::topic)) == 0) return {};
    }
    const auto words = name_of(token);
    const auto name = words_of(sentence_, reading_, words.begin, words.end);
    if (name.empty()) return {};
    const auto count = count_of(token);
    const bool is_counted = noun != nullptr && (noun->is_counted || kind == kinds::agreement);
    const auto key =
        is_counted && count != 0 ? counted_key(*noun, count) : folded_key(kind_name(kind), name);
    const auto [thing, is_new] = reading_.described_thing(key, name, kind);
    if (is_new) reading_.things[thing].head = singular(token, noun);
    if (is_telling_) return {{thing}, false, true};
    // "the mill" later on is this one.
    const bool is_told_apart = !is_plain || tree_.child(token, "nummod") != none;
    // After "the plant" and "plants in Ireland", "the plant" is the one.
    const bool is_known_head =
        tree_.tag(token) == "NNS" && reading_.last_by_head.contains(reading_.things[thing].head);
    if (is_told_apart && !is_known_head) {
        reading_.last_by_head[reading_.things[thing].head] = thing;
    }
    constexpr double spoken_of = 0.45;
    // Asked for by several readers of the sentence, it is spoken of once.
    if (noticed_.insert(token).second) reading_.salience.notice(thing, spoken_of);
    return noted({{thing}, false, true}, words, Resolution::described);
}

/// The number before a noun: "five results"; 0 when there is none.
std::size_t Meanings::count_of(std::size_t token) const {
    const auto number = tree_.child(token, "nummod");
    if (number == none) return 0;
    const auto known = lexicon_.numbers.find(sentence_.tokens[number].lower);
    return known == lexicon_.numbers.end() ? 0 : known->second;
}

std::string Meanings::singular(std::size_t token, const Noun* noun) const {
    if (noun != nullptr) return noun->singular;
    const auto& lower = sentence_.tokens[token].lower;
    const auto known = syntax::noun_reading(lower);
    return known ? std::string(known->plain_form) : lower;
}

/// "the company", "the talks": the last one spoken of.
Meant Meanings::reference(std::size_t token, const Noun* noun, KindSet kind) const {
    const bool is_many = tree_.tag(token) == "NNS";
    const auto called =
        reading_.last_called(singular(token, noun), is_many ? Number::several : Number::one);
    if (called != none) return {{called}, true, false};
    const auto work = is_many ? none : reading_.last_work_called(singular(token, noun));
    if (work != none) return {{work}, true, false};
    if (noun == nullptr || !noun->refers) return {};
    if (kind == kinds::organization) {
        if (sentence_.means[token] == none) return {};
        return {{sentence_.means[token]}, true, false};
    }
    const auto by_kind = reading_.last_by_kind.find(kind);
    if (by_kind == reading_.last_by_kind.end()) return {};
    const bool is_other =
        kind == kinds::place && !is_word_of_name(noun->singular, reading_.things[by_kind->second]);
    if (is_other) return {};
    return {{by_kind->second}, true, false};
}

void Meanings::tell(std::size_t token) {
    if (tree_.pos(token) != "NOUN" || sentence_.mention_of[token] != none || is_time(token)) return;
    if (tree_.child(token, "cop") != none) return;  // "are strategic partners": what others are
    const auto* noun = noun_at(sentence_, token, lexicon_);
    constexpr auto shown =
        kinds::agreement | kinds::mechanism | kinds::event | kinds::organization | kinds::place;
    // Of a noun of no list only what has another before it: "a supply boat", no "white van".
    const bool is_compound = tree_.child(token, "compound") != none;
    const bool is_one = tree_.child(token, "det") != none || tree_.child(token, "nummod") != none;
    if (noun == nullptr && !is_one) return;
    // "an African producer": of what, it does not say.
    if (noun != nullptr && noun->group != kinds::none && !is_compound) return;
    const auto kind = noun != nullptr ? noun->kind
                      : is_compound
                          ? kind_named(syntax::kind_of_noun(sentence_.tokens[token].lower))
                          : kinds::none;
    if ((kind & shown) == 0 || tree_.own_words(token) == 0 || tree_.is(token, "compound")) return;
    // "as strategic partners": which, it does not say.
    const bool are_any = tree_.tag(token) == "NNS" && !is_one && kind == kinds::organization;
    if (are_any) return;
    is_telling_ = true;  // what is told only beside the relations is nothing to refer to
    const auto words = name_of(token);
    const bool is_told_apart = words.end - words.begin > 1;  // no "collision with his keeper"
    const auto meant = is_told_apart ? of(token) : Meant{};
    is_telling_ = false;
    if (!meant.is_described || meant.is_reference || meant.things.size() != 1) return;
    reading_.things[meant.things.front()].is_told = true;
}

/// "ways", "various fields": too vague to be a thing, unless words before it tell which ("its
/// nuclear plan") or the text means one it knows ("joined the case").
bool Meanings::is_stopped(std::size_t token) const {
    return lexicon_.stop_topics.contains(sentence_.tokens[token].lower) &&
           !has_telling_word(token) && !is_known_one(token);
}

/// "The regulator will review the decision", "its policies": who acts or what is acted on, and the
/// text takes it that the reader knows which.
bool Meanings::is_known_one(std::size_t token) const {
    if (!lexicon_.definite_topics.contains(sentence_.tokens[token].lower)) return false;
    const bool is_argument =
        tree_.is(token, "nsubj") || tree_.is(token, "nsubj:pass") || tree_.is(token, "obj");
    return is_argument &&
           (is_definite(tree_.child(token, "det")) || tree_.child(token, "nmod:poss") != none);
}

bool Meanings::has_telling_word(std::size_t token) const {
    return std::ranges::any_of(tree_.children(token), [&](std::size_t child) {
        const bool is_telling = tree_.is(child, "compound") || tree_.is(child, "amod");
        return is_telling && child < token && !is_class(child, word::vague);
    });
}

/// "164 captured soldiers", "two Belarusian diplomats", "inspectors in Constanta": persons told
/// from others by their number or by where they are.
bool Meanings::are_told_persons(std::size_t token) const {
    if (tree_.tag(token) != "NNS") return false;
    return std::ranges::any_of(tree_.children(token), [&](std::size_t child) {
        if (child > token) return is_there(child);
        const auto id = sentence_.mention_of[child];
        const bool is_from = id != none && sentence_.mentions[id].is_adjective;
        return is_from || tree_.is(child, "nummod") || tree_.is(child, "compound");
    });
}

/// What kind a noun of no list is of, by WordNet. Persons are left to their names.
/// "in Constanta", right behind a noun.
bool Meanings::is_there(std::size_t place) const {
    const auto mark = tree_.child(place, "case");
    const bool is_behind = mark != none && tree_.is(place, "nmod") && in_name(place) &&
                           mark == tree_.head(place) + 1 && is_class(mark, word::locative);
    if (!is_behind || lexicon_.people_of.contains(sentence_.tokens[mark].lower)) return false;
    const auto& name = sentence_.mentions[sentence_.mention_of[place]];
    return name.thing != none &&
           (reading_.things[name.thing].kind & (kinds::place | kinds::country)) != 0;
}

KindSet Meanings::kind_by_field(std::size_t token) const {
    if (tree_.pos(token) != "NOUN") return kinds::none;
    const auto noun = syntax::noun_reading(sentence_.tokens[token].lower);
    if (!noun) return kinds::none;
    const auto kind = kind_named(syntax::kind_of_noun(*noun));
    if (kind == kinds::person) return are_told_persons(token) ? kinds::person : kinds::none;
    if (kind != kinds::none) return kind;
    const auto field = noun->reading.field;
    if (field == "location") return kinds::place;
    if (field == "artifact" || field == "object") {
        return stands_somewhere(token) ? kinds::place : kinds::topic;
    }
    constexpr std::array<std::string_view, 14> topics{
        "state",
        "plant",
        "animal",
        "process",
        "attribute",
        "act",
        "communication",
        "possession",
        "substance",
        "food",
        "cognition",
        "group",
        "event",
        "phenomenon"};
    return std::ranges::find(topics, field) != topics.end() ? kinds::topic : kinds::none;
}

/// "the embassy in Vilnius".
bool Meanings::stands_somewhere(std::size_t token) const {
    return std::ranges::any_of(tree_.children(token), [this](std::size_t child) {
        const auto mark = tree_.child(child, "case");
        return tree_.is(child, "nmod") && mark != none && is_class(mark, word::locative);
    });
}

/// From the first word that is no determiner to the end of "of …" or the noun: tokens; none when
/// that is too long for a name.
Span Meanings::name_of(std::size_t token) const {
    auto begin = token;
    auto end = token + 1;
    for (const auto child : tree_.children(token)) {
        const bool before =
            tree_.is(child, "amod") || tree_.is(child, "compound") || tree_.is(child, "nummod");
        // "over 19 bronzes": 19 of them.
        const auto first = tree_.is(child, "nummod") ? child : tree_.span(child).begin;
        // "the EU imposed sanctions": a clause taken for a noun and what stands before it.
        if (before && child < token && has_subject(child)) return {};
        // "the Sept 9 power cut": no "9 power cut"
        const bool is_when = sentence_.time_of[child] != none;
        if (before && child < token && !is_when) begin = std::min(begin, first);
        if (tree_.label(child) == "nmod:poss" && in_name(child)) {
            begin = std::min(begin, tree_.span(child).begin);
            if (is_class(begin, word::determiner) && begin < child) ++begin;
        }
        const auto mark = tree_.child(child, "case");
        const bool belongs = mark != none && tree_.is(child, "nmod") && !is_time(child) &&
                             is_class(mark, word::genitive | word::locative);
        if (belongs) end = std::max(end, end_without_asides(child));
    }
    // ": its machine", "and partners"
    const auto is_word = [this](std::size_t at) {
        const auto& word = sentence_.tokens[at];
        const bool is_owner = is_class(at, word::possessive | word::determiner | word::conjunction);
        return (word.is_word && !is_owner) || word.is_number || word.text.size() > 1;
    };
    const auto is_amount = [this](std::size_t at) { return sentence_.tokens[at + 1].is_number; };
    while (begin < token && !is_word(begin) && !is_amount(begin)) ++begin;
    if (end - begin > longest_name) return {};
    return {begin, end};
}

/// The end of a nominal before what is told of it behind a comma: "an observatory at Nord, the
/// weather station".
std::size_t Meanings::end_without_asides(std::size_t token) const {
    auto end = tree_.span(token).end;
    for (const auto child : tree_.children(token)) {
        const bool is_aside = tree_.is(child, "appos") || tree_.label(child) == "acl:relcl";
        if (is_aside && child > token) end = std::min(end, tree_.span(child).begin);
    }
    const auto& tokens = sentence_.tokens;
    while (end > token + 1 && !tokens[end - 1].is_word && !tokens[end - 1].is_number) --end;
    return end;
}

/// Whether a word taken for an adjective is a verb with who does it: "it had rebooked cargo".
bool Meanings::has_subject(std::size_t token) const {
    if (tree_.child(token, "nsubj") != none) return true;
    // "the EU imposed sanctions"
    const bool is_participle = tree_.tag(token).starts_with("VB") &&
                               lexicon_.verb_forms.contains(sentence_.tokens[token].lower);
    if (is_participle && token > 0 && in_name(token - 1)) return true;
    for (auto at = tree_.span(token).begin; at < token; ++at) {
        if (is_class(at, word::pronoun | word::it | word::he | word::they)) return true;
    }
    return false;
}

Meant Meanings::of_all(const std::vector<std::size_t>& tokens) {
    Meant all;
    for (const auto token : tokens) {
        for (const auto member : tree_.coordinated(token)) {
            const auto one = of(member);
            all.is_reference = all.is_reference || one.is_reference;
            all.is_described = all.is_described || one.is_described;
            for (const auto thing : one.things) {
                if (std::ranges::find(all.things, thing) == all.things.end()) {
                    all.things.push_back(thing);
                }
            }
        }
    }
    return all;
}

}  // namespace relata::article
