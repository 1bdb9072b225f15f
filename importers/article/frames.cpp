#include "importers/article/clause_times.hpp"
#include "importers/article/reading.hpp"

#include <algorithm>
#include <cmath>

// From clauses to facts: each frame of a clause's verb whose slots can be filled states one
// relation for each source and target.
//
// Confidence says how far the reading is from the plainest sentence, not how likely it is: 0.9 for
// a subject, verb and object side by side; less for each step taken to find them (see
// docs/reader.md).

namespace relata::article {
namespace {

constexpr std::size_t most_facts = 40;  // of one frame in one clause
constexpr std::size_t many_facts = 8;   // from here on a list is read with less confidence
constexpr std::size_t longest_chain = 32;

constexpr auto actors = kinds::person | kinds::country | kinds::organization;

class FrameReader {
public:
    FrameReader(const Sentence& sentence, Reading& reading)
        : sentence_(sentence), reading_(reading), lexicon_(reading.lexicon) {}

    void run() {
        facts_of_clause_.assign(sentence_.clauses.size() + 1, reading_.facts.size());
        for (std::size_t id = 0; id < sentence_.clauses.size(); ++id) {
            facts_of_clause_[id] = reading_.facts.size();
            clause(id);
        }
        facts_of_clause_.back() = reading_.facts.size();
        attribute();
    }

private:
    struct Ends {
        std::vector<std::size_t> things;
        bool is_reference = false;
        bool is_direct = true;  ///< stands in the clause itself
    };

    const Verb* verb_of(const Clause& clause) const {
        return clause.verb == UINT32_MAX ? nullptr : &lexicon_.verbs[clause.verb];
    }
    WordClasses preposition_class(const Phrase::Argument& argument) const {
        return lexicon_.classes_of(argument.preposition);
    }

    void clause(std::size_t id) {
        const auto& clause = sentence_.clauses[id];
        remember_subjects(clause);
        if (clause.is_hypothetical) return;
        meeting_beside(clause);
        located(id);
        if (clause.verb == UINT32_MAX && !clause.is_be) return;
        const auto verb = clause.is_be ? lexicon_.be : clause.verb;
        if (verb == UINT32_MAX) return;
        if (const auto* known = verb_of(clause); known != nullptr && unread(clause)) return;
        // What the object's noun decides goes first: "strengthen cooperation on X" is cooperation.
        bool noun_frame = false;
        for (const auto frame : lexicon_.frames_of(verb)) {
            if (lexicon_.frames[frame].nouns.empty()) continue;
            noun_frame = apply(id, lexicon_.frames[frame]) || noun_frame;
        }
        for (const auto frame : lexicon_.frames_of(verb)) {
            const auto& known = lexicon_.frames[frame];
            if (!known.nouns.empty()) continue;
            const bool of_object = std::ranges::any_of(known.targets, [](const Slot& slot) {
                return slot.place == Slot::Place::object;
            });
            if (noun_frame && of_object) continue;
            apply(id, known);
        }
        purpose(id);
    }

    /// "seems to meet": nothing is stated.
    bool unread(const Clause& clause) const {
        if (clause.parent == none || clause.link != Clause::Link::complement) return false;
        const auto* verb = verb_of(sentence_.clauses[clause.parent]);
        return verb != nullptr && verb->makes == Makes::unread;
    }

    void remember_subjects(const Clause& clause) {
        if (clause.inherited > 0 || clause.subjects.empty()) return;
        const auto found =
            resolve_all(sentence_, clause.subjects, actors, kinds::none, reading_).things;
        if (found.size() > 1) {
            reading_.remember_plural(found);
            reading_.remember_group(found);
        }
        if (found.size() == 1) {
            reading_.remember(found.front());
        }
    }

    // ---- status and time -----------------------------------------------------------------------

    /// "beat Volta to win the cup": did, and so won.
    bool is_outcome(const Clause& clause) const {
        const auto* verb = verb_of(clause);
        if (verb == nullptr || !lexicon_.outcomes.contains(verb->lemma)) return false;
        if (clause.parent == none || sentence_.tree.empty()) return false;
        const auto& tag = sentence_.tree[sentence_.clauses[clause.parent].verb_token].tag;
        return tag.size() == 3 && tag != "VBG";
    }

    Status status_of(const Clause& clause) const {
        auto status = Status::asserted;
        const auto* at = &clause;
        for (std::size_t steps = 0; steps < longest_chain; ++steps) {
            if (at->is_negated || names_none(*at)) return Status::denied;
            if (at->is_future) status = std::max(status, Status::planned);
            if (at->is_uncertain) status = std::max(status, Status::considered);
            if (at->link == Clause::Link::purpose && !is_outcome(*at)) {
                status = std::max(status, Status::planned);
            }
            if (at->parent == none) break;
            const auto& parent = sentence_.clauses[at->parent];
            if (at->link == Clause::Link::complement) {
                auto made = made_by(parent);
                if (made == Status::denied) return Status::denied;
                // "is thought to have met": no plan.
                if (at->is_past && made == Status::planned) made = Status::considered;
                status = std::max(status, made);
            } else if (at->link == Clause::Link::that) {
                // "denied that it had met X"; of "agreed that X was built" the clause itself counts
                if (made_by(parent) == Status::denied) return Status::denied;
                break;
            } else if (at->link == Clause::Link::relative || at->link == Clause::Link::reduced || at->link == Clause::Link::root) {
                break;
            }
            at = &parent;
        }
        return status;
    }

    /// "Neither A nor B signed", "signed no agreement".
    bool names_none(const Clause& clause) const {
        const auto negative = [this](std::size_t id) {
            const auto& phrase = sentence_.phrases[id];
            return phrase.determiner != none &&
                   (sentence_.tokens[phrase.determiner].classes & word::negative) != 0;
        };
        return std::ranges::any_of(clause.subjects, negative) ||
               std::ranges::any_of(clause.objects, negative);
    }

    Status made_by(const Clause& parent) const {
        if (parent.is_be) {  // "is ready to", "is unlikely to"
            if (parent.objects.empty()) return Status::planned;
            const auto& phrase = sentence_.phrases[parent.objects.front()];
            const bool unlikely = (sentence_.tokens[phrase.head].classes & word::negative) != 0;
            return unlikely ? Status::denied : Status::planned;
        }
        const auto* verb = verb_of(parent);
        if (verb == nullptr) return Status::asserted;
        switch (verb->makes) {
            case Makes::planned:
                return Status::planned;
            case Makes::considered:
                return Status::considered;
            case Makes::denied:
                return Status::denied;
            default:
                return verb->of_object ? Status::considered : Status::asserted;
        }
    }

    bool looks_ahead(const Clause& clause) const {
        const auto status = status_of(clause);
        return status == Status::planned || status == Status::considered;
    }

    std::optional<Edtf> when_of(const std::vector<std::size_t>& times, bool ahead) {
        for (const auto id : times) {
            if (auto when = relata::article::resolve(sentence_.times[id], reading_.date, ahead))
                return when;
        }
        return {};
    }

    /// The time of a clause; for a plan, else that of its purpose ("open a line to make calls
    /// within the year").
    std::optional<Edtf> when_of(std::size_t id, bool ahead) {
        const auto& clause = sentence_.clauses[id];
        auto when = when_of(clause.times, ahead);
        if (!when && clause.link == Clause::Link::purpose && clause.parent != none) {
            // "will travel to Paris in October to meet X": then, too.
            const auto& parent = sentence_.clauses[clause.parent];
            if (parent.is_future) when = when_of(parent.times, ahead);
        }
        if (when || !ahead || id + 1 >= sentence_.clauses.size()) return when;
        const auto& next = sentence_.clauses[id + 1];
        if (next.parent == id && next.link == Clause::Link::purpose)
            when = when_of(next.times, ahead);
        return when;
    }

    // ---- slots ---------------------------------------------------------------------------------

    bool has_noun(const Clause& clause, const Frame& frame) const {
        if (frame.nouns.empty()) return true;
        for (const auto object : objects_of(clause)) {
            const auto& phrase = sentence_.phrases[object];
            if (phrase.mention != none) continue;
            const auto* noun = head_noun(sentence_, phrase, lexicon_);
            if (noun == nullptr) continue;
            if (std::ranges::find(frame.nouns, noun->singular) != frame.nouns.end()) return true;
        }
        return false;
    }

    const std::vector<std::size_t>& objects_of(const Clause& clause) const {
        return clause.is_passive ? clause.subjects : clause.objects;
    }

    /// Who does it: the subject; of a passive, who stands after "by", or who agreed that it be
    /// done.
    Ends doers(const Clause& clause, const Frame& frame) {
        Ends ends;
        if (!clause.is_passive) {
            take(ends, clause.subjects, frame.source_kinds, frame.source_default);
            return ends;
        }
        for (const auto& argument : clause.prepositions) {
            if ((preposition_class(argument) & word::agent) == 0) continue;
            take(ends, argument.phrases, frame.source_kinds, frame.source_default);
            if (!ends.things.empty()) return ends;
        }
        if (clause.link == Clause::Link::that && clause.parent != none) {
            const auto& parent = sentence_.clauses[clause.parent];
            const auto* verb = verb_of(parent);
            if (verb != nullptr && verb->makes == Makes::planned && !parent.is_passive) {
                take(ends, parent.subjects, frame.source_kinds, frame.source_default);
                ends.is_direct = false;
            }
        }
        return ends;
    }

    void take(
        Ends& ends, const std::vector<std::size_t>& phrases, KindSet wanted, KindSet otherwise
    ) {
        auto found = resolve_all(sentence_, phrases, wanted, otherwise, reading_);
        ends.is_reference = ends.is_reference || found.is_reference;
        for (const auto thing : found.things) {
            if (std::ranges::find(ends.things, thing) == ends.things.end()) {
                ends.things.push_back(thing);
            }
        }
    }

    Ends fill(std::size_t id, const Slot& slot, const Frame& frame) {
        const auto& clause = sentence_.clauses[id];
        Ends ends;
        const auto wanted = frame.target_kinds;
        const auto otherwise = frame.target_default;
        switch (slot.place) {
            case Slot::Place::object:
                take(ends, objects_of(clause), wanted, otherwise);
                break;
            case Slot::Place::preposition:
                for (const auto& argument : clause.prepositions) {
                    if (argument.preposition == slot.preposition) {
                        take(ends, argument.phrases, wanted, otherwise);
                    }
                }
                break;
            case Slot::Place::object_preposition:
                for (const auto object : objects_of(clause)) {
                    inside(ends, object, slot.preposition, frame);
                }
                break;
            case Slot::Place::each_in:
                // "support each other in hosting X and Y"
                if (clause.is_reciprocal && id + 1 < sentence_.clauses.size()) {
                    const auto& next = sentence_.clauses[id + 1];
                    if (next.parent == id && next.link == Clause::Link::gerund) {
                        take(ends, next.objects, wanted, otherwise);
                    }
                }
                break;
            default:
                break;
        }
        return ends;
    }

    /// What an object's own phrase names: "cooperation on X".
    void inside(
        Ends& ends, std::size_t object, const std::string& preposition, const Frame& frame
    ) {
        const auto& phrase = sentence_.phrases[object];
        const auto* noun = head_noun(sentence_, phrase, lexicon_);
        const bool fits = noun != nullptr && phrase.mention == none &&
                          std::ranges::find(frame.nouns, noun->singular) != frame.nouns.end();
        if (!fits) return;
        for (const auto& argument : phrase.arguments) {
            if (argument.preposition != preposition) continue;
            auto found = resolve_all(
                sentence_, argument.phrases, frame.target_kinds, frame.target_default, reading_, 1
            );
            ends.is_reference = ends.is_reference || found.is_reference;
            ends.things.insert(ends.things.end(), found.things.begin(), found.things.end());
        }
    }

    // ---- frames --------------------------------------------------------------------------------

    /// Whether the frame stated anything.
    bool apply(std::size_t id, const Frame& frame) {
        const auto& clause = sentence_.clauses[id];
        if (!has_noun(clause, frame)) return false;
        const auto before = reading_.facts.size();
        for (const auto& slot : frame.targets) {
            if (slot.place == Slot::Place::office) {
                office(id);
            } else if (slot.place == Slot::Place::each) {
                each(id, frame);
            } else {
                pairs(id, frame, slot);
            }
        }
        return reading_.facts.size() != before;
    }

    void pairs(std::size_t id, const Frame& frame, const Slot& slot) {
        const auto& clause = sentence_.clauses[id];
        Ends sources;
        if (frame.is_purpose) {
            if (clause.link != Clause::Link::purpose || clause.parent == none) return;
            take(
                sources,
                objects_of(sentence_.clauses[clause.parent]),
                frame.source_kinds,
                frame.source_default
            );
        } else if (frame.source.place == Slot::Place::object) {
            take(sources, objects_of(clause), frame.source_kinds, frame.source_default);
        } else {
            sources = doers(clause, frame);
        }
        if (sources.things.empty()) return;
        const auto targets = fill(id, slot, frame);
        const auto count = sources.things.size() * targets.things.size();
        // "they would nominate them": others.
        if (targets.is_reference && sources.things == targets.things) return;
        const auto confidence = confidence_of(clause, sources, targets, count);
        std::size_t stated = 0;
        for (const auto source : sources.things) {
            for (const auto target : targets.things) {
                if (stated == most_facts) return;
                if (frame.host_by_place && !may_host(source, target, sources.things)) continue;
                if (slot.place == Slot::Place::each_in &&
                    reading_.things[target].country == source) {
                    continue;
                }
                stated += state(id, frame, source, target, confidence) ? 1U : 0U;
            }
        }
    }

    /// Of several hosts, the one whose country the event's city lies in.
    bool may_host(std::size_t host, std::size_t event, const std::vector<std::size_t>& hosts)
        const {
        const auto home = reading_.things[event].country;
        if (home == none || std::ranges::find(hosts, home) == hosts.end()) return true;
        return host == home;
    }

    void each(std::size_t id, const Frame& frame) {
        const auto& clause = sentence_.clauses[id];
        if (!clause.objects.empty() && frame.nouns.empty()) return;
        for (const auto& argument : clause.prepositions) {
            if ((preposition_class(argument) & word::partner) != 0) return;
        }
        const auto sources = doers(clause, frame);
        const auto& all = sources.things;
        const auto confidence = confidence_of(clause, sources, sources, all.size());
        for (std::size_t i = 0; i < all.size() && all.size() <= many_facts; ++i) {
            for (auto j = i + 1; j < all.size(); ++j) state(id, frame, all[i], all[j], confidence);
        }
    }

    /// "was appointed chief executive of ORG", "is the president of COUNTRY".
    void office(std::size_t id) {
        const auto& clause = sentence_.clauses[id];
        const bool of_subject = clause.is_passive || clause.seconds.empty();
        if (clause.subjects.empty() || clause.is_negated) return;
        const auto& holders = of_subject ? clause.subjects : clause.objects;
        const auto& offices = of_subject ? clause.objects : clause.seconds;
        if (holders.empty() || offices.empty()) return;
        const auto* verb = verb_of(clause);
        const bool appoints = verb != nullptr && verb->makes == Makes::nothing && !clause.is_be;
        if (of_subject && !clause.is_passive && appoints && !becomes(clause)) return;
        const auto& phrase = sentence_.phrases[offices.front()];
        std::string role;
        const auto* title = title_in(phrase, role);
        if (title == nullptr) return;
        Ends persons;
        take(persons, holders, kinds::person, kinds::person);
        const auto body = office_owner(phrase);
        if (body == none) return;
        const bool is_country = reading_.things[body].kind == kinds::country;
        const auto& type = is_country ? title->in_country : title->in_organization;
        if (type.empty() || type == "=") return;
        for (const auto person : persons.things) {
            if (person == body) continue;
            auto fact = fact_of(id, "frame:office", confidence_of(clause, persons, persons, 1));
            fact.source = person;
            fact.type = type;
            fact.target = body;
            fact.role = role;
            auto& roles = reading_.things[person].roles;
            if (std::ranges::find(roles, role) == roles.end()) roles.push_back(role);
            reading_.titled.push_back(person);
            reading_.add(std::move(fact));
        }
    }

    /// A verb that makes its subject something: it has the office frame and no object of its own.
    bool becomes(const Clause& clause) const {
        return std::ranges::none_of(lexicon_.frames_of(clause.verb), [this](std::uint32_t id) {
            const auto& frame = lexicon_.frames[id];
            return std::ranges::any_of(frame.targets, [](const Slot& slot) {
                return slot.place == Slot::Place::object;
            });
        });
    }

    const Title* title_in(const Phrase& phrase, std::string& role) const {
        for (auto begin = phrase.first; begin <= phrase.head; ++begin) {
            std::string words;
            for (auto at = begin; at <= phrase.head; ++at) {
                if (at > begin) words += ' ';
                words += sentence_.tokens[at].lower;
            }
            if (const auto* found = lexicon_.titles.find(words)) {
                role = words_of(sentence_, reading_, begin, phrase.head + 1);
                return found;
            }
        }
        return nullptr;
    }

    std::size_t office_owner(const Phrase& phrase) {
        constexpr auto owners = kinds::organization | kinds::country;
        Ends found;
        for (const auto& argument : phrase.arguments) {
            take(found, argument.phrases, owners, kinds::organization);
        }
        if (phrase.owner != none) take(found, {phrase.owner}, owners, kinds::organization);
        if (found.things.empty()) {
            for (auto at = phrase.first; at < phrase.head; ++at) {
                if (sentence_.tags[at] != Tag::name) continue;
                const auto thing = sentence_.mentions[sentence_.mention_of[at]].thing;
                if (thing != none && (reading_.things[thing].kind & owners) != 0) return thing;
            }
        }
        return found.things.size() == 1 ? found.things.front() : none;
    }

    double confidence_of(
        const Clause& clause, const Ends& sources, const Ends& targets, std::size_t count
    ) const {
        double confidence = 0.9;
        confidence -= 0.1 * std::min(clause.inherited, 3);
        if (sources.is_reference) confidence -= 0.15;
        if (targets.is_reference) confidence -= 0.1;
        if (!sources.is_direct) confidence -= 0.1;
        if (clause.link == Clause::Link::purpose) confidence -= 0.1;
        if (count > many_facts) confidence -= 0.1;
        return std::max(std::round(confidence * 100) / 100, 0.3);
    }

    Fact fact_of(std::size_t id, std::string rule, double confidence) {
        const auto& clause = sentence_.clauses[id];
        Fact fact;
        fact.status = status_of(clause);
        const bool ahead = looks_ahead(clause) || is_in_present(clause.verb_token, sentence_);
        fact.when = when_of(id, ahead);
        if (!fact.when) fact.when = when_told(clause.verb_token, ahead, sentence_, reading_);
        if (!fact.when && is_of_meeting(id))
            fact.when = reading_.things[reading_.last_meeting].when;
        fact.method = std::move(rule);
        fact.confidence = confidence;
        fact.sentence = sentence_.span;
        fact.verb = verb_group(sentence_, clause.verb_token);
        return fact;
    }

    bool state(
        std::size_t id,
        const Frame& frame,
        std::size_t source,
        std::size_t target,
        double confidence
    ) {
        if (source == target) return false;
        auto fact = fact_of(id, "frame:" + frame.id, confidence);
        fact.source = source;
        fact.target = target;
        const bool ahead = fact.status == Status::planned ||
                           (fact.status == Status::considered && !sentence_.clauses[id].is_past);
        fact.type = ahead && !frame.planned.empty() ? frame.planned : frame.relation;
        if (frame.is_postpone) {
            fact.postponed_to = fact.when;
            fact.postponed_from = scheduled_before(id);
            fact.when.reset();
        }
        if (frame.gives_time && !reading_.things[target].when) {
            reading_.things[target].when = frame.is_postpone ? fact.postponed_from : fact.when;
        }
        const auto symmetric_group = std::vector<std::size_t>{source, target};
        if (reading_.things[source].kind == reading_.things[target].kind) {
            reading_.remember_group(symmetric_group);
        }
        reading_.add(std::move(fact));
        return true;
    }

    /// "… the year scheduled for 2020": the time of the clause that belongs to the object.
    std::optional<Edtf> scheduled_before(std::size_t id) {
        for (auto child = id + 1; child < sentence_.clauses.size(); ++child) {
            const auto& clause = sentence_.clauses[child];
            if (clause.parent == id && clause.link == Clause::Link::reduced) {
                return when_of(clause.times, true);
            }
        }
        return {};
    }

    // ---- beside the frames ---------------------------------------------------------------------

    /// "… said during their talks on Tuesday": a meeting of the subjects.
    void meeting_beside(const Clause& clause) {
        for (const auto& argument : clause.prepositions) {
            for (const auto id : argument.phrases) {
                const auto& phrase = sentence_.phrases[id];
                if (phrase.mention != none || phrase.determiner == none) continue;
                if (sentence_.tags[phrase.determiner] != Tag::possessive) continue;
                const auto* noun = head_noun(sentence_, phrase, lexicon_);
                if (noun == nullptr || !noun->is_meeting) continue;
                meeting(clause, phrase, *noun);
            }
        }
    }

    void meeting(const Clause& clause, const Phrase& phrase, const Noun& noun) {
        Ends members;
        take(members, clause.subjects, actors, kinds::none);
        for (const auto& argument : phrase.arguments) {
            if ((preposition_class(argument) & word::partner) != 0) {
                take(members, argument.phrases, actors, kinds::none);
            }
        }
        if (members.things.size() < 2 || members.things.size() > many_facts) return;
        std::vector<std::size_t> times = clause.times;
        if (phrase.time != none) times.insert(times.begin(), phrase.time);
        const auto when = when_of(times, false);
        const auto thing = meeting_thing(phrase, noun, members.things, when);
        reading_.last_meeting = thing;
        reading_.remember(thing);
        reading_.say(sentence_, phrase.begin, phrase.end, {thing}, Resolution::described);
        const double confidence = members.is_reference ? 0.75 : 0.85;
        const auto add = [&](std::size_t source, const char* type, std::size_t target) {
            const auto span = sentence_.span;
            reading_.state(source, type, target, "phrase:meeting", confidence, span).when = when;
        };
        for (const auto member : members.things) add(member, "PARTICIPATES_IN", thing);
        for (std::size_t i = 0; i < members.things.size(); ++i) {
            for (auto j = i + 1; j < members.things.size(); ++j) {
                add(members.things[i], "MET_WITH", members.things[j]);
            }
        }
        reading_.remember_group(members.things);
    }

    /// One thing for each meeting: who met, called what, when.
    std::size_t meeting_thing(
        const Phrase& phrase,
        const Noun& noun,
        const std::vector<std::size_t>& members,
        const std::optional<Edtf>& when
    ) {
        Thing event;
        event.kind = kinds::event;
        event.head = noun.singular;
        event.members = members;
        event.when = when;
        event.is_mentioned = true;
        event.name =
            words_of(sentence_, reading_, phrase.first, phrase.end) + " of " + names_of(members);
        if (when) event.name += ", " + when->text();
        event.aliases.push_back(words_of(sentence_, reading_, phrase.begin, phrase.end));
        const auto [entry, added] =
            reading_.described.emplace("meeting:" + event.name, reading_.things.size());
        if (added) reading_.things.push_back(std::move(event));
        return entry->second;
    }

    std::string names_of(const std::vector<std::size_t>& things) const {
        std::string names;
        for (std::size_t i = 0; i < things.size(); ++i) {
            if (i != 0) names += i + 1 == things.size() ? " and " : ", ";
            names += reading_.things[things[i]].name;
        }
        return names;
    }

    /// Whether those who met do it, and it is done: then they do it at their meeting.
    bool is_of_meeting(std::size_t id) {
        const auto& clause = sentence_.clauses[id];
        if (reading_.last_meeting == none || !clause.is_past || looks_ahead(clause)) return false;
        Ends members;
        take(members, clause.subjects, actors, kinds::none);
        return members.things == reading_.things[reading_.last_meeting].members;
    }

    /// "The two ministers discussed … in Tokyo": where those who met were meeting.
    void located(std::size_t id) {
        const auto& clause = sentence_.clauses[id];
        if (clause.inherited > 0) return;
        const auto* verb = verb_of(clause);
        if (verb == nullptr || lexicon_.frames_of(clause.verb).empty()) return;
        if (!is_of_meeting(id)) return;
        for (const auto& argument : clause.prepositions) {
            if ((preposition_class(argument) & word::locative) == 0) continue;
            Ends places;
            take(places, argument.phrases, kinds::place, kinds::none);
            for (const auto place : places.things) {
                auto fact = fact_of(id, "phrase:place", 0.75);
                fact.source = reading_.last_meeting;
                fact.type = "LOCATED_IN";
                fact.target = place;
                fact.when.reset();
                reading_.add(std::move(fact));
            }
        }
    }

    /// "hold consultations to strengthen exchanges between A and B": A and B are in it.
    void purpose(std::size_t id) {
        const auto& clause = sentence_.clauses[id];
        if (clause.link != Clause::Link::purpose || clause.parent == none) return;
        Ends made;
        take(
            made,
            objects_of(sentence_.clauses[clause.parent]),
            kinds::event | kinds::mechanism,
            kinds::none
        );
        if (made.things.size() != 1) return;
        std::vector<std::size_t> members;
        for (const auto object : clause.objects) {
            for (const auto& argument : sentence_.phrases[object].arguments) {
                if ((preposition_class(argument) & word::partner) == 0) continue;
                members.insert(members.end(), argument.phrases.begin(), argument.phrases.end());
            }
        }
        Ends bodies;
        take(bodies, members, kinds::organization, kinds::none);
        for (const auto body : bodies.things) {
            auto fact = fact_of(id, "phrase:purpose", 0.65);
            fact.source = made.things.front();
            fact.type = "INVOLVES";
            fact.target = body;
            reading_.add(std::move(fact));
        }
    }

    // ---- who said it ---------------------------------------------------------------------------

    void attribute() {
        if (!sentence_.attributed.empty()) {
            Ends speakers;
            take(speakers, sentence_.attributed, actors, kinds::none);
            if (speakers.things.size() == 1) {
                speak(speakers.things.front(), 0, sentence_.clauses.size());
                return;
            }
        }
        for (std::size_t id = 0; id < sentence_.clauses.size(); ++id) {
            const auto& clause = sentence_.clauses[id];
            const auto* verb = verb_of(clause);
            if (verb == nullptr || !verb->is_say || clause.is_passive || clause.is_bare) continue;
            if (!clause.objects.empty()) continue;
            Ends speakers;
            take(speakers, clause.subjects, actors, kinds::none);
            if (speakers.things.size() != 1) continue;
            const auto speaker = speakers.things.front();
            const bool carries = id + 1 < sentence_.clauses.size() &&
                                 sentence_.clauses[id + 1].parent == id &&
                                 sentence_.clauses[id + 1].link == Clause::Link::that;
            if (carries) {
                speak(speaker, id + 1, sentence_.clauses.size());
            } else if (id > 0 && clause.inherited == 0) {
                speak(speaker, 0, id);
            }
            return;
        }
    }

    void speak(std::size_t speaker, std::size_t first, std::size_t last) {
        for (auto i = facts_of_clause_[first]; i < facts_of_clause_[last]; ++i) {
            reading_.facts[i].speaker = speaker;
        }
    }

    const Sentence& sentence_;
    Reading& reading_;
    const Lexicon& lexicon_;
    std::vector<std::size_t> facts_of_clause_;
};

}  // namespace

void apply_frames(const Sentence& sentence, Reading& reading) {
    FrameReader(sentence, reading).run();
}

}  // namespace relata::article
