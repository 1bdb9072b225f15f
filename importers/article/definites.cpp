#include "importers/article/definites.hpp"

#include "graph/ascii.hpp"

#include <algorithm>
#include <string_view>

// "the company", "the Danish toymaker", "the keeper", "the Belgian": who was called so, whose name
// has that word, who is at home there; else, of bodies, the one spoken of most or the only one just
// now.

namespace relata::article {
namespace {

bool is_same_letter(char name, char lower) {
    return name == lower || (name >= 'A' && name <= 'Z' && name - 'A' + 'a' == lower);
}

/// Whether a word in lower case stands at `at` of a name, as a whole.
bool stands_at(std::string_view name, std::size_t at, std::string_view lower) {
    if (at + lower.size() > name.size() || (at > 0 && name[at - 1] != ' ')) return false;
    if (at + lower.size() < name.size() && name[at + lower.size()] != ' ') return false;
    return std::ranges::equal(name.substr(at, lower.size()), lower, is_same_letter);
}

/// Whether a word is the last of others, or all.
bool ends_in(std::string_view words, std::string_view lower) {
    return words.size() >= lower.size() && stands_at(words, words.size() - lower.size(), lower);
}

bool has_word(std::string_view name, std::string_view lower) {
    for (std::size_t at = 0; at < name.size(); at = name.find(' ', at) + 1) {
        if (stands_at(name, at, lower)) return true;
        if (name.find(' ', at) == std::string_view::npos) return false;
    }
    return false;
}

/// Whether it is a ministry or another part of a state.
bool is_part(const Thing& body, const Lexicon& lexicon) {
    const auto* own = lexicon.find_noun(body.head);
    return own != nullptr && own->is_part;
}

/// Notes that a thing was called by a noun.
void add_noun(Thing& thing, const std::string& noun) {
    if (std::ranges::find(thing.nouns, noun) == thing.nouns.end()) thing.nouns.push_back(noun);
}

}  // namespace

Definites::Definites(
    const Sentence& sentence, const TreeView& tree, const Subjects& subjects, Reading& reading
)
    : sentence_(sentence),
      tree_(tree),
      subjects_(subjects),
      reading_(reading),
      lexicon_(reading.lexicon),
      has_tree_(!sentence.tree.empty()) {}

void Definites::note_callings(const Mention& mention, std::size_t top) {
    if (!has_tree_) return;
    auto& thing = reading_.things[mention.thing];
    if (mention.begin > 0) note_calling(mention.begin - 1, thing);
    for (const auto child : tree_.children(top)) {
        if (tree_.is(child, "appos")) note_calling(child, thing);
    }
    if (tree_.is(top, "appos") || tree_.is(top, "flat")) note_calling(tree_.head(top), thing);
    if (tree_.is(top, "nsubj") && tree_.child(tree_.head(top), "cop") != none) {
        note_calling(tree_.head(top), thing);
    }
}

void Definites::note_calling(std::size_t noun, Thing& thing) const {
    if (tree_.tag(noun) != "NN" || sentence_.mention_of[noun] != none) return;
    // A watchmaker may be a firm.
    const auto kind = kind_at(sentence_, noun, reading_);
    const bool is_maker = kind == kinds::person && thing.kind == kinds::organization;
    if (kind != thing.kind && !is_maker) return;
    add_noun(thing, sentence_.tokens[noun].lower);
}

void Definites::note_called(std::size_t noun, std::size_t thing) const {
    const bool is_noun = has_tree_ && tree_.tag(noun) == "NN" && sentence_.mention_of[noun] == none;
    auto& what = reading_.things[thing];
    if (!is_noun || what.kind != kinds::organization || !what.is_named) return;
    const auto& word = sentence_.tokens[noun].lower;
    const auto* known = lexicon_.find_noun(word);
    // "the company" may be called anything.
    if (known != nullptr && known->is_part) add_noun(what, word);
}

bool Definites::is_subject_of_own(std::size_t at, std::size_t thing) const {
    if (!has_tree_ || tree_.label(at) == "nmod:poss" || tree_.is(at, "nsubj")) return false;
    auto verb = tree_.head(at);
    while (verb != syntax::ParsedWord::root && tree_.pos(verb) != "VERB") {
        if (tree_.is(verb, "nsubj")) return false;
        verb = tree_.head(verb);
    }
    // "Karis is expected to appoint her": the subject of both.
    while (verb != syntax::ParsedWord::root && tree_.child(verb, "nsubj") == none) {
        // "It fined Brikka and ordered it to pay"
        const bool is_of_above =
            tree_.is(verb, "xcomp") || tree_.is(verb, "advcl") || tree_.is(verb, "conj");
        const auto above = tree_.head(verb);
        const bool is_of_object = tree_.is(verb, "xcomp") && above != syntax::ParsedWord::root &&
                                  tree_.child(above, "obj") != none;
        if (!is_of_above || is_of_object) break;
        verb = above;
    }
    return std::ranges::find(subjects_, std::pair(verb, thing)) != subjects_.end();
}

/// Whether a thing is the subject of a noun's verb or stands beside the noun: in "sold the firm to
/// Brikka" the firm is another.
bool Definites::is_beside(std::size_t at, std::size_t thing) const {
    if (!has_tree_) return false;
    if (is_subject_of_own(at, thing)) return true;
    return std::ranges::any_of(sentence_.mentions, [&](const Mention& mention) {
        if (mention.thing != thing || mention.is_adjective) return false;
        const auto top = top_of(mention, sentence_.tree);
        return tree_.label(at) != "nmod:poss" && tree_.head(top) == tree_.head(at);
    });
}

std::size_t Definites::meant_by(std::size_t at) const {
    if (const auto id = sentence_.mention_of[at]; id != none) {
        return is_citizen(at) ? person_from(sentence_.mentions[id].thing, at) : none;
    }
    if (const auto body = body_of_person(at); body != none) return body;
    const auto determiner = determiner_of(at);
    constexpr auto unknown = word::negative | word::indefinite | word::any;
    if (determiner == none || is_class(determiner, unknown)) return none;
    const auto& lower = sentence_.tokens[at].lower;
    const auto* noun = lexicon_.find_noun(lower);
    if (noun != nullptr && lower != noun->singular) return none;
    if (has_tree_ && !stands_alone(at)) return none;
    const auto kind = kind_at(sentence_, at, reading_);
    // "left the country", but "the state" may be one of many.
    const bool is_country = noun != nullptr && noun->kind == kinds::none &&
                            noun->group == kinds::country && !lexicon_.states.contains(lower);
    if (is_country && has_tree_ && tree_.own_words(at) == 0) return country(at);
    const auto home = home_before(at, kind);
    const bool is_plain = !has_tree_ || home != none || tree_.own_words(at) == 0;
    if (kind == kinds::person) {
        if (!is_plain || !has_tree_) return none;
        auto person = person_called(at, home);
        if (person == none && home == none) person = body_called(at, lower);
        if (person != none) return person;
        return home == none ? only_person(at) : person_from(home, at);
    }
    if (kind == kinds::organization || noun == nullptr) {
        auto found = is_plain ? body(at, home) : maker_called(at);
        if (found == none && !is_plain) found = body_owned(at);
        if (found != none) return found;
    }
    if (home != none || !has_tree_) return none;
    const auto named = named_so(at, kind);
    return named == none && tree_.own_words(at) == 0 ? called_last(at) : named;
}

/// "the plant", "the book": what was called so last, but for bodies.
std::size_t Definites::called_last(std::size_t at) const {
    constexpr auto things = kinds::place | kinds::mechanism | kinds::event | kinds::topic;
    const auto& noun = sentence_.tokens[at].lower;
    auto thing = reading_.last_called(noun, Number::one);
    if (thing == none) thing = reading_.last_work_called(noun);
    return thing != none && (reading_.things[thing].kind & things) != 0 ? thing : none;
}

/// "left the country": the one spoken of just now, else where the article is at home.
std::size_t Definites::country(std::size_t at) const {
    const auto named = reading_.salience.highest([&](std::size_t thing) {
        return reading_.things[thing].kind == kinds::country &&
               reading_.salience.is_recent(thing, 1) && !is_beside(at, thing);
    });
    if (named != none) return named;
    return reading_.homes.highest([&](std::size_t thing) { return !is_beside(at, thing); });
}

/// "his company", "her party": the one the person was said to hold an office of.
std::size_t Definites::body_of_person(std::size_t at) const {
    if (!has_tree_ || tree_.tag(at) != "NN") return none;
    const auto owner = tree_.child(at, "nmod:poss");
    if (owner == none || !is_class(owner, word::he)) return none;
    const auto person = sentence_.means[owner];
    const auto& noun = sentence_.tokens[at].lower;
    const auto* known = lexicon_.find_noun(noun);
    const bool is_of_state = known != nullptr && known->group == kinds::country;
    const bool is_body = known != nullptr && known->is_called && !known->is_part;
    if (person == none || !(is_of_state || is_body)) return none;
    auto found = none;
    for (const auto& fact : reading_.facts) {
        const bool is_held = fact.source == person && !fact.role.empty() && fact.target != none;
        const auto kind = is_held ? reading_.things[fact.target].kind : kinds::none;
        if (kind != (is_of_state ? kinds::country : kinds::organization)) continue;
        if (!is_of_state && is_called_else(reading_.things[fact.target], noun)) continue;
        if (found != none && found != fact.target) return none;
        found = fact.target;
    }
    return found;
}

/// "the Alphabet unit": the body spoken of just now.
std::size_t Definites::body_owned(std::size_t at) const {
    const auto relation = lexicon_.relational_nouns.find(sentence_.tokens[at].lower);
    const bool is_owned = lexicon_.businesses.contains(sentence_.tokens[at].lower) &&
                          relation != lexicon_.relational_nouns.end() && tree_.own_words(at) == 1;
    if (!is_owned || at == 0 || tree_.child(at, "compound") != at - 1) return none;
    const auto id = sentence_.mention_of[at - 1];
    const auto owner = id == none ? none : sentence_.mentions[id].thing;
    if (owner == none || reading_.things[owner].kind != kinds::organization) return none;
    return reading_.salience.highest([&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        const bool can_be = thing != owner && what.is_named && can_be_body(at, thing) &&
                            !is_part(what, lexicon_) && reading_.salience.is_recent(thing, 1);
        return can_be ? business_share(what, true) : 0.0;
    });
}

/// Whether a thing is the subject of a verb above a token: "Reed said that the striker".
bool Definites::is_subject_above(std::size_t at, std::size_t thing) const {
    for (auto verb = tree_.head(at); verb != syntax::ParsedWord::root; verb = tree_.head(verb)) {
        const bool is_subject =
            std::ranges::find(subjects_, std::pair(verb, thing)) != subjects_.end();
        if (is_subject) return true;
    }
    return false;
}

/// "the striker", "the author": the only person spoken of just now who was called nothing else.
std::size_t Definites::only_person(std::size_t at) const {
    const auto* title = lexicon_.titles.find(sentence_.tokens[at].lower);
    const bool is_office =
        title != nullptr && !(title->in_country.empty() && (title->in_organization.empty() ||
                                                            title->in_organization == "MEMBER_OF"));
    const bool is_kin = lexicon_.kin.contains(sentence_.tokens[at].lower);
    if (is_office || is_kin || !tree_.is(at, "nsubj")) return none;
    const auto may_be = [&](std::size_t thing) {
        const auto& who = reading_.things[thing];
        return who.kind == kinds::person && who.is_named && who.roles.empty() &&
               reading_.salience.is_recent(thing, 1) && !is_beside(at, thing) &&
               !is_subject_above(at, thing);
    };
    const auto only = reading_.salience.highest(may_be);
    const auto other = reading_.salience.highest([&](std::size_t thing) {
        return thing != only && may_be(thing);
    });
    return other == none ? only : none;
}

/// "the Canadian called it": one of a country, without a noun.
bool Definites::is_citizen(std::size_t at) const {
    const auto& mention = sentence_.mentions[sentence_.mention_of[at]];
    if (!has_tree_ || !mention.is_adjective || mention.begin + 1 != mention.end) return false;
    const bool is_argument = tree_.is(at, "nsubj") || tree_.is(at, "obj") || tree_.is(at, "obl");
    const bool are_many = tree_.tag(at) == "NNS" || tree_.tag(at) == "NNPS";
    return is_argument && !are_many && mention.thing != none && at > 0 &&
           tree_.child(at, "det") == at - 1 && !is_class(at - 1, word::indefinite | word::negative);
}

/// The person who is said to be from there, or the only one spoken of just now.
std::size_t Definites::person_from(std::size_t country, std::size_t at) const {
    const auto can_be = [&](std::size_t thing) {
        return reading_.things[thing].kind == kinds::person && !is_beside(at, thing);
    };
    // Those who come from somewhere else are left out.
    const auto is_from = [&](std::size_t thing, bool is_there) {
        return std::ranges::any_of(reading_.facts, [&](const Fact& fact) {
            return fact.source == thing && fact.type == "FROM" &&
                   (fact.target == country) == is_there &&
                   (is_there || reading_.things[fact.target].kind == kinds::country);
        });
    };
    const auto known = reading_.salience.highest([&](std::size_t thing) {
        return can_be(thing) && is_from(thing, true);
    });
    if (known != none) return known;
    const auto may_be = [&](std::size_t thing) {
        return can_be(thing) && reading_.salience.is_recent(thing, 1) && !is_from(thing, false);
    };
    const auto only = reading_.salience.highest(may_be);
    const auto other = reading_.salience.highest([&](std::size_t thing) {
        return thing != only && may_be(thing);
    });
    return other == none ? only : none;
}

/// The determiner of a singular noun; none when there is none.
std::size_t Definites::determiner_of(std::size_t at) const {
    if (!has_tree_) return at > 0 && is_class(at - 1, word::determiner) ? at - 1 : none;
    // "drugmaker" may be taken for a name.
    const auto tag = tree_.tag(at);
    const bool is_one = tag == "NN" || (tag == "NNP" && !sentence_.tokens[at].is_capital);
    return is_one ? tree_.child(at, "det") : none;
}

/// Whether no name beside a noun says what it means, "the company Brikka", and nothing behind it
/// which one is meant, "the company that built it".
bool Definites::stands_alone(std::size_t at) const {
    if (at + 1 < sentence_.tokens.size() && is_in_name(sentence_, at + 1)) return false;
    return std::ranges::none_of(tree_.children(at), [&](std::size_t child) {
        if (tree_.is(child, "appos")) return is_in_name(sentence_, child);
        // "the company acquired Borealis": misread as a participle.
        const bool is_active = tree_.label(child) == "acl" && tree_.child(child, "obj") != none;
        if (tree_.is(child, "acl")) return !is_active && sentence_.tokens[at + 1].text != ",";
        return tree_.is(child, "nmod") && child > at && !tree_.is_cut_off(child);
    });
}

/// The country or town a noun is said to be of by a word before it, "the Danish company", "the
/// Lisbon-based company", or the body an office is of, "the Rangers manager"; none when there is
/// none.
std::size_t Definites::home_before(std::size_t at, KindSet kind) const {
    if (!has_tree_) return none;
    const auto places =
        kinds::country | kinds::place | (kind == kinds::person ? kinds::organization : kinds::none);
    for (const auto child : tree_.children(at)) {
        if (child > at || tree_.label(child) == "nmod:poss") continue;
        auto name = child;
        if (child >= 2 && sentence_.tokens[child - 1].text == "-" &&
            lexicon_.joined.contains(sentence_.tokens[child].lower)) {
            name = child - 2;
        }
        const auto id = sentence_.mention_of[name];
        if (id == none || sentence_.mentions[id].thing == none) continue;
        const auto thing = sentence_.mentions[id].thing;
        // "the Finnish engineering group", but not "the Zurich cantonal bank".
        const std::size_t most = sentence_.mentions[id].is_adjective ? 2 : 1;
        if ((reading_.things[thing].kind & places) != 0 && tree_.own_words(at) <= most)
            return thing;
    }
    return none;
}

/// "the sanctuary", "the radio orchestra": what ends in that word and has the others in its name.
std::size_t Definites::named_so(std::size_t at, KindSet kind) const {
    // A museum is a place and a body.
    constexpr auto standing = kinds::organization | kinds::place;
    const auto kinds = (kind & standing) != 0 ? standing : kind;
    const auto& noun = sentence_.tokens[at].lower;
    if (tree_.own_words(at) == 0 && reading_.last_by_head.contains(noun)) return none;
    const auto has_words = [&](const std::string& name) {
        if (name.size() == noun.size() || !ends_in(name, noun)) return false;
        return std::ranges::all_of(tree_.children(at), [&](std::size_t child) {
            const bool tells = tree_.is(child, "amod") || tree_.is(child, "compound");
            return !tells || is_class(child, word::vague) ||
                   has_word(name, sentence_.tokens[child].lower);
        });
    };
    return reading_.salience.highest([&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return what.is_named && (what.kind & kinds) != 0 && has_words(what.name) &&
               !is_beside(at, thing);
    });
}

/// Whether a thing was called so beside its name, or its name has a word for it: the Bank of Norway
/// is a lender.
bool Definites::is_called(const Thing& thing, const std::string& noun) const {
    // "a company" of which no more is known is called nothing, nor are "four parties".
    const bool is_told =
        thing.is_named || (thing.name.find(' ') != std::string::npos && has_word(thing.name, noun));
    if (!is_told) return false;
    if (thing.head == noun || std::ranges::find(thing.nouns, noun) != thing.nouns.end())
        return true;
    if (thing.is_named && has_word(thing.name, noun)) return true;
    const auto words = lexicon_.callings.find(noun);
    return words != lexicon_.callings.end() && thing.is_named &&
           std::ranges::any_of(words->second, [&](const std::string& word) {
               return has_word(thing.name, word);
           });
}

/// "told Radio Copperbelt that he had written to the company": another.
bool Definites::is_told(std::size_t at, std::size_t thing) const {
    if (!has_tree_) return false;
    for (auto verb = tree_.head(at); verb != syntax::ParsedWord::root; verb = tree_.head(verb)) {
        const auto object = tree_.is(verb, "ccomp") && tree_.head(verb) != syntax::ParsedWord::root
                                ? tree_.child(tree_.head(verb), "obj")
                                : none;
        const auto id = object == none || object > at ? none : sentence_.mention_of[object];
        if (id != none && sentence_.mentions[id].thing == thing) return true;
    }
    return false;
}

/// "the agency", "the group": the noun may mean any body there is.
bool Definites::means_any(const std::string& noun) const {
    const auto words = lexicon_.callings.find(noun);
    return words != lexicon_.callings.end() && words->second.front() == "*";
}

/// Whether a body was only called something else: a developer is no bank, but may be a company.
bool Definites::is_called_else(const Thing& body, const std::string& noun) const {
    const auto is_special = [&](const std::string& called) {
        const auto* known = lexicon_.find_noun(called);
        return lexicon_.businesses.contains(called) && !means_any(called) &&
               (known == nullptr || !known->is_called);
    };
    return is_special(noun) && std::ranges::any_of(body.nouns, is_special) &&
           !is_called(body, noun);
}

bool Definites::can_be_body(std::size_t at, std::size_t thing) const {
    return reading_.things[thing].kind == kinds::organization && !is_beside(at, thing);
}

/// "the company", "the Danish company", where the noun is one for bodies.
std::size_t Definites::body(std::size_t at, std::size_t home) const {
    const auto& lower = sentence_.tokens[at].lower;
    const auto* noun = lexicon_.find_noun(lower);
    const bool is_of_bodies = noun != nullptr ? noun->kind == kinds::organization
                                              : home != none || lexicon_.callings.contains(lower) ||
                                                    lexicon_.businesses.contains(lower);
    if (!is_of_bodies) return none;
    return home == none ? body_called(at, lower) : body_at_home(at, lower, home);
}

/// "the turbine maker", "the hotel chain": the only business that can be called so.
std::size_t Definites::maker_called(std::size_t at) const {
    const auto& lower = sentence_.tokens[at].lower;
    const auto* noun = lexicon_.find_noun(lower);
    const bool is_maker =
        lexicon_.businesses.contains(lower) &&
        (noun == nullptr || (noun->kind == kinds::organization && !noun->is_called));
    const bool is_compound = tree_.own_words(at) == 1 && at > 0 &&
                             tree_.child(at, "compound") == at - 1 &&
                             sentence_.mention_of[at - 1] == none;
    if (!is_maker || !is_compound) return none;
    const auto only = only_body(at, lower);
    return only != none ? only : body_of_title(at);
}

/// The only business the title names: an article on one calls it "the turbine maker".
std::size_t Definites::body_of_title(std::size_t at) const {
    auto found = none;
    for (std::size_t thing = 0; thing < reading_.things.size(); ++thing) {
        const auto& what = reading_.things[thing];
        const auto word = what.name.substr(0, what.name.find(' '));
        const bool is_in_title = what.kind == kinds::organization && what.is_named &&
                                 reading_.title.find(word) != std::string::npos &&
                                 business_share(what, true) > 0;
        if (!is_in_title) continue;
        if (found != none || !can_be_body(at, thing)) return none;
        found = thing;
    }
    return found;
}

/// Any but ministries and other parts of states.
std::size_t Definites::body_called(std::size_t at, const std::string& noun) const {
    const auto* known = lexicon_.find_noun(noun);
    const bool is_business = lexicon_.businesses.contains(noun);
    // "the company" means whichever is spoken of; else what was called so before is meant, however
    // long ago.
    const bool is_any = known != nullptr && known->is_called && is_business;
    if (!is_any) {
        const auto called_so = reading_.salience.highest([&](std::size_t thing) {
            return is_called(reading_.things[thing], noun) && can_be_body(at, thing);
        });
        if (called_so != none) return called_so;
    }
    const bool is_whichever = means_any(noun);
    if (known == nullptr || known->group != kinds::organization) {
        return is_whichever || is_business ? only_body(at, noun) : none;
    }
    constexpr double called_before = 1.5;
    constexpr double unlikely = 0.3;
    return reading_.salience.highest([&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        if (is_part(what, lexicon_) || !can_be_body(at, thing)) return 0.0;
        const auto told = is_told(at, thing) ? unlikely : 1.0;
        const auto share = told * (is_called(what, noun) ? called_before : 1.0);
        // "the group" may be a firm or a lobby.
        return is_whichever ? share : share * business_share(what, is_business);
    });
}

/// "the Danish company": the one known to be at home there, else the only one spoken of just now
/// that may be.
std::size_t Definites::body_at_home(std::size_t at, const std::string& noun, std::size_t home)
    const {
    // "the Irish regulator" is told by its country alone.
    const auto* known = lexicon_.find_noun(noun);
    const bool is_business = lexicon_.businesses.contains(noun);
    const bool is_team = known != nullptr && known->group == kinds::organization;
    if (!is_business && !is_team) return none;
    const auto there = reading_.salience.highest([&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return what.is_named && !is_part(what, lexicon_) && can_be_body(at, thing) &&
               business_share(what, is_business) > 0 && at_home(thing, home) == AtHome::yes;
    });
    if (there != none || is_business) return there != none ? there : only_body(at, noun, home);
    // "the Hungarian club" is as often one that is only called by its town, if none was named just
    // now.
    const auto only = only_body(at, noun, home);
    return only != none && reading_.salience.is_recent(only, 0) ? only : none;
}

/// The only body spoken of just now that can be called so; none when there are several. Those known
/// to be elsewhere than at `home` are left out, unless that is none.
std::size_t Definites::only_body(std::size_t at, const std::string& noun, std::size_t home) const {
    const bool is_business = lexicon_.businesses.contains(noun);
    // "Its chief executive praised the Norfolk company": another.
    const bool is_of_town = home != none && reading_.things[home].kind == kinds::place;
    const auto is_here = [&](std::size_t thing) {
        return is_of_town && reading_.salience.is_recent(thing, 0);
    };
    const auto may_be = [&](std::size_t thing) {
        const auto& what = reading_.things[thing];
        return what.is_named && !is_part(what, lexicon_) && can_be_body(at, thing) &&
               business_share(what, is_business) > 0 && !is_called_else(what, noun) &&
               reading_.salience.is_recent(thing, 1) &&
               (home == none || at_home(thing, home) == AtHome::unknown) && !is_here(thing);
    };
    const auto called_so = reading_.salience.highest([&](std::size_t thing) {
        return may_be(thing) && is_called(reading_.things[thing], noun);
    });
    if (called_so != none) return called_so;
    const auto only = reading_.salience.highest(may_be);
    const auto other = reading_.salience.highest([&](std::size_t thing) {
        return thing != only && may_be(thing);
    });
    // "The Darmstadt-based group will pay": what the sentence before was about.
    const bool begins = subjects_.empty() && has_tree_ && tree_.is(at, "nsubj");
    if (other == none || (begins && reading_.salience.has_headed(only))) return only;
    return begins && reading_.salience.has_headed(other) ? other : none;
}

/// "union", "university": no business; "Corp" and "Airways" in a name tell nothing of that.
bool Definites::is_other_body(const std::string& noun) const {
    const auto* known = lexicon_.find_noun(noun);
    return known != nullptr && known->kind == kinds::organization &&
           (known->refers || known->is_called || !known->takes.empty()) &&
           !lexicon_.businesses.contains(noun);
}

/// How likely a body is a business, or none: a union is no company.
double Definites::business_share(const Thing& body, bool is_business) const {
    constexpr double unknown = 0.6;
    if (lexicon_.businesses.contains(body.head)) return is_business ? 1.0 : 0.0;
    if (is_other_body(body.head)) return is_business ? 0.0 : 1.0;
    for (const auto& noun : body.nouns) {
        if (lexicon_.businesses.contains(noun)) return is_business ? 1.0 : 0.0;
    }
    const bool is_other = std::ranges::any_of(body.nouns, [&](const std::string& noun) {
        return is_other_body(noun);
    });
    if (is_other || names_other_body(body.name)) return is_business ? 0.0 : 1.0;
    return unknown;
}

/// "European Union", "Baptist University"
bool Definites::names_other_body(std::string_view name) const {
    for (std::size_t begin = 0; begin < name.size();) {
        const auto end = std::min(name.find(' ', begin), name.size());
        if (is_other_body(lower_ascii(name.substr(begin, end - begin)))) return true;
        begin = end + 1;
    }
    return false;
}

/// Whether a body is at home in a country or town, as far as the text has told.
Definites::AtHome Definites::at_home(std::size_t body, std::size_t home) const {
    const auto land_of = [&](std::size_t place) {
        const auto& where = reading_.things[place];
        return where.kind == kinds::country ? place : where.country;
    };
    const auto land = land_of(home);
    if (land != none && names_other_land(reading_.things[body].name, land)) return AtHome::no;
    auto found = AtHome::unknown;
    for (const auto& fact : reading_.facts) {
        if (fact.source != body || fact.type != "BASED_IN") continue;
        if (fact.target == home) return AtHome::yes;
        const auto known = land_of(fact.target);
        if (land == none || known == none) continue;
        if (land != known) return AtHome::no;
        // A town may be in the state named before.
        const auto kind = reading_.things[fact.target].kind;
        if (kind != reading_.things[home].kind) found = AtHome::yes;
    }
    return found;
}

/// "National Bank of Kenya": no bank of another country.
bool Definites::names_other_land(const std::string& name, std::size_t land) const {
    const auto* known = lexicon_.names.find(name.substr(name.rfind(' ') + 1));
    return known != nullptr && known->kind == Gazetteer::Class::country &&
           lexicon_.countries[known->index].name != reading_.things[land].name;
}

/// Whether a noun beside a person's name or an office is called so.
template <typename Fits>
bool Definites::is_called_by(std::size_t person, Fits fits) const {
    const auto& who = reading_.things[person];
    return std::ranges::any_of(who.nouns, fits) || std::ranges::any_of(who.roles, fits) ||
           std::ranges::any_of(reading_.facts, [&](const Fact& fact) {
               return fact.source == person && !fact.role.empty() && fits(fact.role);
           });
}

/// Who was said to hold that office or called so beside the name; "the Rangers manager": that of
/// Rangers.
std::size_t Definites::person_called(std::size_t at, std::size_t owner) const {
    const auto& word = sentence_.tokens[at].lower;
    const auto others = lexicon_.alike.find(word);
    const bool is_of_body = owner != none && reading_.things[owner].kind == kinds::organization;
    const auto can_be = [&](std::size_t person) {
        const auto& who = reading_.things[person];
        if (who.kind != kinds::person || is_beside(at, person)) return false;
        if (owner == none) return true;
        if (!is_of_body) return who.country == none || who.country == owner;
        return std::ranges::any_of(reading_.facts, [&](const Fact& fact) {
            return fact.source == person && fact.target == owner;
        });
    };
    return reading_.salience.highest([&](std::size_t thing) {
        const auto& who = reading_.things[thing];
        if (who.kind != kinds::person) return 0.0;
        // "the keeper": a goalkeeper
        const auto is_so = [&](const std::string& called) {
            return called.ends_with(word) || ends_in(called, word);
        };
        // "the CEO": a chief executive
        const auto is_likewise = [&](const std::string& called) {
            return others != lexicon_.alike.end() &&
                   std::ranges::any_of(others->second, [&](const std::string& other) {
                       return ends_in(called, other);
                   });
        };
        constexpr double likewise = 0.5;
        const auto share = is_called_by(thing, is_so)         ? 1.0
                           : is_called_by(thing, is_likewise) ? likewise
                                                              : 0.0;
        return share > 0 && can_be(thing) ? share : 0.0;
    });
}

}  // namespace relata::article
