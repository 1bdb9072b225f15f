#include "graph/duplicates.hpp"

#include "graph/curation.hpp"
#include "tests/support/random_graphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace relata;

namespace {

struct Named {
    std::string name;
    std::string kind;
    std::vector<std::string> aliases = {};
    PropertyMap properties = {};
};

EntityId add(Graph& graph, const Named& named) {
    Entity entity;
    entity.name = named.name;
    if (!named.kind.empty()) entity.kinds.push_back(graph.schema().kind(named.kind));
    entity.properties = named.properties;
    const auto id = graph.add_entity(std::move(entity));
    for (const auto& alias : named.aliases) graph.add_alias(id, alias);
    return id;
}

Graph graph_of(const std::vector<Named>& entities) {
    Graph graph;
    for (const auto& entity : entities) add(graph, entity);
    return graph;
}

/// `Merkel > Angela Merkel: surname 0.60` for each pair, best first.
std::vector<std::string> proposals(const Graph& graph, const DuplicateOptions& options = {}) {
    std::vector<std::string> texts;
    for (const auto& pair : find_duplicates(graph, options).pairs) {
        auto text = graph.entity(pair.from).name + " > " + graph.entity(pair.into).name + ": ";
        text += reason_name(pair.signs.front().reason);
        texts.push_back(std::move(text));
    }
    return texts;
}

std::vector<std::string> proposals(const std::vector<Named>& entities) {
    return proposals(graph_of(entities));
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a name written differently is one name", "[graph][duplicates]") {
    CHECK(
        proposals({{"São Paulo", "Place"}, {"SAO PAULO", "Place"}}) ==
        Texts{"SAO PAULO > São Paulo: same_name"}
    );
    CHECK(
        proposals({{"China", "Country", {"PRC"}}, {"P.R.C", "Country"}, {"PRC", "Country"}}) ==
        Texts{"P.R.C > China: plain_name", "PRC > China: alias", "PRC > P.R.C: plain_name"}
    );
    CHECK(
        proposals({{"Motegi Toshimitsu", "Person"}, {"Toshimitsu Motegi", "Person"}}) ==
        Texts{"Toshimitsu Motegi > Motegi Toshimitsu: word_order"}
    );
}

TEST_CASE("what a text calls a thing again is no name of it", "[graph][duplicates]") {
    const Named rail{"working group on rail safety", "Mechanism", {"working group"}};
    CHECK(proposals({rail, {"working group on trade", "Mechanism", {"working group"}}}).empty());
    const auto graph = graph_of({rail, {"working group", "Mechanism"}});
    CHECK(find_duplicates(graph).pairs.at(0).score == Approx(0.6));
}

TEST_CASE("legal forms, articles and titles do not make another name", "[graph][duplicates]") {
    CHECK(
        proposals({{"Siemens AG", "Company"}, {"Siemens", "Organization"}}) ==
        Texts{"Siemens > Siemens AG: plain_name"}
    );
    CHECK(proposals({{"Acme S.A.", "Company"}, {"The Acme Co., Ltd.", "Company"}}).size() == 1);
    CHECK(proposals({{"Dr. Ada Lovelace", "Person"}, {"Ada Lovelace", "Person"}}).size() == 1);
    // a legal form is no name, and a person has none
    CHECK(proposals({{"AG", "Company"}, {"Siemens", "Company"}}).empty());
    CHECK(proposals({{"Ann Sa", "Person"}, {"Ann", "Person"}}) == Texts{"Ann > Ann Sa: surname"});
}

TEST_CASE("a surname is a person's when nobody else bears it", "[graph][duplicates]") {
    CHECK(
        proposals({{"Angela Merkel", "Person"}, {"Merkel", "Person"}}) ==
        Texts{"Merkel > Angela Merkel: surname"}
    );
    CHECK(
        proposals({{"Ursula von der Leyen", "Person"}, {"von der Leyen", "Person"}}) ==
        Texts{"von der Leyen > Ursula von der Leyen: surname"}
    );
    CHECK(
        proposals({{"Kim Jong Un", "Person"}, {"Kim", "Person"}}) ==
        Texts{"Kim > Kim Jong Un: surname"}
    );
    SECTION("two people of one surname stay two, and the surname alone is neither") {
        CHECK(proposals(
                  {{"Angela Merkel", "Person"}, {"Petra Merkel", "Person"}, {"Merkel", "Person"}}
        ).empty());
    }
    SECTION("two spellings of one person are one bearer") {
        CHECK(
            proposals({{"Angela Merkel", "Person"}, {"A. Merkel", "Person"}, {"Merkel", "Person"}}
            ).size() == 3
        );
    }
    SECTION("two people of one full name are two bearers when a date tells them apart") {
        const PropertyMap old{{"born", 1920}};
        const PropertyMap young{{"born", Edtf::day(1970, 5, 1)}};
        CHECK(proposals({{"Ada Byron", "Person", {}, old},
                         {"Ada Byron", "Person", {}, young},
                         {"Byron", "Person"}}
        ).empty());
    }
    CHECK(proposals({{"Acme Merkel", "Company"}, {"Merkel", "Company"}}).empty());
}

TEST_CASE("initials and middle names", "[graph][duplicates]") {
    CHECK(
        proposals({{"J. Smith", "Person"}, {"John Smith", "Person"}}) ==
        Texts{"J. Smith > John Smith: initials"}
    );
    CHECK(
        proposals({{"J. R. Smith", "Person"}, {"John Robert Smith", "Person"}}) ==
        Texts{"J. R. Smith > John Robert Smith: initials"}
    );
    CHECK(
        proposals({{"John F. Kennedy", "Person"}, {"John Kennedy", "Person"}}) ==
        Texts{"John Kennedy > John F. Kennedy: middle_name"}
    );
    CHECK(proposals({{"J. Smith", "Person"}, {"John Smith", "Person"}, {"Jane Smith", "Person"}}
    ).empty());
    CHECK(proposals({{"J. R. Smith", "Person"}, {"John Thomas Smith", "Person"}}).empty());
    CHECK(proposals({{"K. Smith", "Person"}, {"John Smith", "Person"}}).empty());
    // an initial that two people share says nothing of them
    CHECK(proposals({{"John Smith", "Person", {"J. Smith"}}, {"Jane Smith", "Person", {"J. Smith"}}}
    ).empty());
}

TEST_CASE("an acronym stands for the one name it can be short for", "[graph][duplicates]") {
    const Named agency{"International Atomic Energy Agency", "Organization"};
    CHECK(
        proposals({agency, {"IAEA", "Organization"}}) ==
        Texts{"IAEA > International Atomic Energy Agency: acronym"}
    );
    CHECK(
        proposals({{"United Nations Office on Drugs and Crime", "Organization"},
                   {"UNODC", "Organization"}}
        ).size() == 1
    );
    CHECK(
        proposals({{"Department of Defense", "Organization"}, {"DoD", "Organization"}}).size() == 1
    );
    CHECK(proposals({{"United States", "Country"}, {"U.S.", "Country"}}).size() == 1);
    CHECK(
        proposals({{"European Central Bank (ECB)", "Organization"}, {"ECB", "Organization"}}) ==
        Texts{"ECB > European Central Bank (ECB): same_name"}
    );
    CHECK(proposals({agency, {"Iaea", "Organization"}}).empty());
    CHECK(proposals({{"African Union", "Organization"},
                     {"Asian University", "Organization"},
                     {"AU", "Organization"}}
    ).empty());
    CHECK(proposals({{"Angela Merkel", "Person"}, {"AM", "Person"}}).empty());
}

TEST_CASE("transcriptions and typing errors", "[graph][duplicates]") {
    const std::vector<std::pair<std::string, std::string>> alike{
        {"Volodymyr Zelenskyy", "Volodymyr Zelensky"},
        {"Muammar Gaddafi", "Moammar Qadhafi"},
        {"Mohammed Salah", "Muhammad Salah"},
        {"Sergei Lavrov", "Sergey Lavrov"},
        {"Boris Yeltsin", "Boris Jelzin"},
        {"Angela Merkel", "Angela Merkle"},
        {"Benjamin Netanyahu", "Benjamin Netanjahu"},
        {"Владимир Путинский", "Владимир Путниский"},
    };
    for (const auto& [one, other] : alike) {
        CAPTURE(one, other);
        CHECK(proposals({{one, "Person"}, {other, "Person"}}).size() == 1);
    }
    const std::vector<std::pair<std::string, std::string>> different{
        {"Maria Silva", "Mario Silva"},
        {"Daniel Costa", "Daniela Costa"},
        {"Lena Berg", "Lina Berg"},
        {"John Smith", "Jane Smith"},
        {"Account 18", "Account 19"},
        {"Agency 1800a", "Agency 1801a"},
    };
    for (const auto& [one, other] : different) {
        CAPTURE(one, other);
        CHECK(proposals({{one, "Person"}, {other, "Person"}}).empty());
    }
}

TEST_CASE("countries, their people and their neighbors are not one", "[graph][duplicates]") {
    const std::vector<std::string> names{
        "Russia",      "Russian",
        "Russians",    "Germany",
        "German",      "Germans",
        "Pakistan",    "Pakistani",
        "Israel",      "Israeli",
        "Austria",     "Australia",
        "Slovakia",    "Slovenia",
        "Niger",       "Nigeria",
        "Gambia",      "Zambia",
        "Iran",        "Iraq",
        "Korea",       "Korean",
        "North Korea", "South Korea",
        "Honduras",    "Hondurans",
        "Cyprus",      "Cypriots",
        "Swedes",      "Swedish",
        "Finns",       "Finnish",
        "Poles",       "Polish",
        "Danes",       "Danish",
        "Turks",       "Turkish",
        "Seychelles",  "Seychellois",
        "Philippines", "Filipinos",
        "Kenyans",     "Guineans",
        "Nigerian",    "Nigerien",
        "Mauritius",   "Mauritania",
        "Japan",       "Japanese",
        "China",       "Chinese",
        "Guinea",      "Guyana",
        "Dominica",    "Dominican Republic",
        "Congo",       "Republic of the Congo",
        "Sweden",      "Swede",
        "Iceland",     "Ireland",
        "Latvia",      "Lithuania",
        "Mali",        "Malawi",
        "Oman",        "Jordan",
        "Sudan",       "South Sudan",
        "Tajikistan",  "Turkmenistan",
        "Kazakhstan",  "Kyrgyzstan",
    };
    for (const std::string kind : {"Country", "Topic", ""}) {
        std::vector<Named> entities;
        for (const auto& name : names) entities.push_back({name, kind});
        CHECK(proposals(entities) == Texts{});
    }
}

TEST_CASE("what tells two apart excludes them, whatever their names", "[graph][duplicates]") {
    CHECK(proposals({{"Washington", "Person"}, {"Washington", "Place"}}).empty());
    CHECK(proposals({{"Washington", "City"}, {"Washington", "Place"}}).size() == 1);
    CHECK(proposals({{"Washington", ""}, {"Washington", "Place"}}).size() == 1);
    CHECK(proposals({{"G20", "Mechanism"}, {"G20", "Organization"}}).size() == 1);

    const auto born = [](const PropertyValue& a, const PropertyValue& b) {
        return proposals(
            {{"Li Wei", "Person", {}, {{"born", a}}}, {"Li Wei", "Person", {}, {{"birthDate", b}}}}
        );
    };
    CHECK(born(1950, 1960).empty());
    CHECK(born(1950, "1950-02-03").size() == 1);
    CHECK(born(Edtf::day(1950, 2, 3), Edtf::day(1950, 2, 4)).empty());
    CHECK(born(PropertyList{1940, 1950}, "1950-02-03").size() == 1);
    CHECK(born("unknown", 1960).size() == 1);

    auto graph = graph_of({{"Li Wei", "Person"}, {"Li Wei", "Person"}});
    CHECK(proposals(graph).size() == 1);
    decide(graph, {Decision::Action::apart, {{"entity", "li-wei"}, {"other", "li-wei-2"}}, {}});
    CHECK(proposals(graph).empty());
    CHECK_FALSE(compare_entities(graph, EntityId{0}, EntityId{1}));

    // a shared one-word name does not outweigh two full names
    CHECK(proposals({{"Ann Lee", "Person", {"Lee"}}, {"Tom Park", "Person", {"Lee"}}}).empty());
}

TEST_CASE(
    "neighbors in common raise a score, relations with each other lower it", "[graph][duplicates]"
) {
    auto graph = graph_of(
        {{"Merkel", "Person"}, {"Angela Merkel", "Person"}, {"Berlin", "Place"}, {"CDU", "Party"}}
    );
    const EntityId merkel{0};
    const EntityId angela{1};
    const auto score = [&] { return compare_entities(graph, merkel, angela)->score; };
    CHECK(score() == Approx(0.6));
    graph.add_relation(merkel, "LIVES_IN", EntityId{2});
    graph.add_relation(angela, "LIVES_IN", EntityId{2});
    CHECK(score() == Approx(0.6 + 0.4 * 0.6 * 1 * 1 / 2));
    graph.add_relation(merkel, "LEADS", EntityId{3});
    CHECK(score() == Approx(0.6 + 0.4 * 0.6 * 0.5 * 1 / 2));
    graph.add_relation(angela, "LEADS", EntityId{3});
    const auto raised = 0.6 + 0.4 * 0.6 * 1 * 2 / 3;
    CHECK(score() == Approx(raised));
    graph.add_relation(merkel, "MET_WITH", angela);
    CHECK(score() == Approx(raised * 0.7));

    const auto pair = compare_entities(graph, angela, merkel);
    CHECK(pair->from == merkel);  // the fuller name stays
    std::vector<std::string> sentences;
    for (const auto& sign : pair->signs) sentences.push_back(sentence(sign));
    CHECK(
        sentences ==
        Texts{
            R"("Merkel" is part of "Angela Merkel" and of no other person's name)",
            "2 neighbors in common, 1.00 of all",
            "against it: 1 relation with each other"}
    );
}

TEST_CASE("the answer is sorted, cut and narrowed as asked", "[graph][duplicates]") {
    const auto graph = graph_of(
        {{"J. Smith", "Person"},
         {"Siemens AG", "Company"},
         {"John Smith", "Person"},
         {"Siemens", "Company"},
         {"siemens ag", "Company"}}
    );
    const auto all = find_duplicates(graph);
    CHECK(all.found == 4);
    CHECK(std::ranges::is_sorted(all.pairs, std::ranges::greater{}, &DuplicatePair::score));
    CHECK(all.pairs.front().score == Approx(0.9));
    const auto one = find_duplicates(graph, {.limit = 1});
    CHECK(one.found == 4);
    CHECK(one.pairs.size() == 1);
    CHECK(find_duplicates(graph, {.min_score = 0.86}).found == 1);
    CHECK(find_duplicates(graph, {.kind = graph.schema().find_kind("Person")}).found == 1);

    // pairs of names that very many share are not made, and that is said
    const auto few = find_duplicates(graph, {.max_bearers = 1});
    CHECK(few.found < 4);
    CHECK_FALSE(few.too_common.empty());
}

TEST_CASE("an empty graph and names without letters have no duplicates", "[graph][duplicates]") {
    CHECK(find_duplicates(Graph()).pairs.empty());
    const auto graph = graph_of({{"???", "Person"}, {"!!!", "Person"}, {"…", ""}});
    CHECK(find_duplicates(graph).pairs.empty());
    CHECK_FALSE(compare_entities(graph, EntityId{0}, EntityId{0}));
}

TEST_CASE("no pair is lost by not comparing all with all", "[graph][duplicates][property]") {
    const std::vector<std::string> given{
        "John",
        "Jon",
        "Joan",
        "J.",
        "Jane",
        "Mohammed",
        "Muhammad",
        "M.",
        "Sergei",
        "Sergey",
        "Ann",
        "Anna",
        "Robert",
        "Rupert",
        "R.",
    };
    const std::vector<std::string> surnames{
        "Smith",
        "Smyth",
        "Merkel",
        "Merkle",
        "Zelensky",
        "Zelenskyy",
        "de Gaulle",
        "van der Berg",
        "Johnson",
        "Johnston",
        "Jonhson",
        "Gaddafi",
        "Qadhafi",
        "S",
        "King",
    };
    const std::vector<std::string> things{
        "Atomic Agency",
        "Atomic Energy Agency",
        "AEA",
        "AA",
        "Bank of China",
        "Bank China",
        "BoC",
        "BC",
        "Siemens AG",
        "Siemens",
        "The Siemens Co. Ltd",
        "Seimens",
        "U.S.",
        "United States",
        "US",
        "Energy Agency Atomic",
        "Atomic Agenyc",
        "AEA (AEA)",
        "Atomic Energy Agency (AEA)",
    };
    const std::vector<std::string> kinds{
        "Person", "Person", "Person", "Organization", "", "Mechanism"};
    const auto seed = GENERATE(range(0U, 150U));
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto any_of = [&](const std::vector<std::string>& words) {
        return words[tests::below(random, words.size())];
    };
    const auto any_name = [&](const std::string& kind) -> std::string {
        if (kind != "Person" && tests::below(random, 4) != 0) return any_of(things);
        switch (tests::below(random, 6)) {
            case 0:
                return any_of(surnames);
            case 1:
                return any_of(given) + ' ' + any_of(given) + ' ' + any_of(surnames);
            case 2:
                return any_of(surnames) + ' ' + any_of(given);
            default:
                return any_of(given) + ' ' + any_of(surnames);
        }
    };
    Graph graph;
    for (std::size_t n = 0; n < 14; ++n) {
        Named named;
        named.kind = any_of(kinds);
        named.name = any_name(named.kind);
        if (tests::below(random, 3) == 0) named.aliases.push_back(any_name(named.kind));
        if (tests::below(random, 3) == 0) {
            named.properties.set("born", static_cast<int>(1950 + tests::below(random, 2)));
        }
        add(graph, named);
    }
    for (std::size_t n = 0; n < 12; ++n) {
        graph.add_relation(
            EntityId{tests::below(random, 14)}, "KNOWS", EntityId{tests::below(random, 14)}
        );
    }
    const auto text = [&](const DuplicatePair& pair) {
        auto line = graph.entity(pair.from).id + ' ' + graph.entity(pair.into).id + ' ' +
                    std::to_string(pair.score);
        for (const auto& sign : pair.signs) line += ' ' + sentence(sign);
        return line;
    };
    for (const double min_score : {0.0, 0.5, 0.7}) {
        std::vector<std::string> slow;
        for (const auto a : graph.entities()) {
            for (const auto b : graph.entities()) {
                if (!(a < b)) continue;
                const auto pair = compare_entities(graph, a, b);
                if (pair && pair->score >= min_score) slow.push_back(text(*pair));
            }
        }
        std::vector<std::string> quick;
        for (const auto& pair : find_duplicates(graph, {.min_score = min_score}).pairs) {
            quick.push_back(text(pair));
        }
        std::ranges::sort(slow);
        std::ranges::sort(quick);
        CHECK(quick == slow);
    }
}

TEST_CASE("Jaro-Winkler gives the values of its paper", "[graph][duplicates]") {
    // W. E. Winkler, 1990, table of examples
    CHECK(jaro_winkler("MARTHA", "MARHTA") == Approx(0.9611).epsilon(0.0001));
    CHECK(jaro_winkler("DWAYNE", "DUANE") == Approx(0.84).epsilon(0.0001));
    CHECK(jaro_winkler("DIXON", "DICKSONX") == Approx(0.8133).epsilon(0.0001));
    CHECK(jaro_winkler("", "") == 1);
    CHECK(jaro_winkler("a", "") == 0);
    CHECK(jaro_winkler("é", "é") == 1);
    CHECK(jaro_winkler("abc", "xyz") == 0);
}
