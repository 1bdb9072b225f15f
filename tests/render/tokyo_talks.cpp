#include "tests/render/tokyo_talks.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace relata::tests {
namespace {

constexpr std::array<std::string_view, 14> sentences{
    "The foreign ministers of China and Japan, Wang Yi and Toshimitsu Motegi, met in Tokyo on "
    "Tuesday "
    "and said that the two countries will support each other's Olympic Games in Tokyo and Beijing.",
    "The Chinese Foreign Ministry spoke of five important consensuses and six concrete results.",
    "Wang said that China and Japan, as important countries and strategic partners, have a duty "
    "while "
    "the coronavirus spreads, and called for better relations between them.",
    "It was the first time since the pandemic began that the two ministers met face to face.",
    "Both sides agreed to act on the basis of the four political documents of China and Japan.",
    "They agreed to go on fighting the epidemic together and to cooperate in drugs.",
    "They want to cooperate on economic recovery, to hold a high-level economic dialogue next "
    "year, and "
    "to cooperate in technological innovation, energy conservation and environmental protection, "
    "medical care, e-commerce and third-party markets.",
    "They will promote the early entry of the Regional Comprehensive Economic Partnership "
    "Agreement and "
    "the talks on a China-Japan-South Korea Free Trade Agreement, and maintain the rules-based "
    "multilateral trading system.",
    "A fast track for necessary personnel exchanges will be launched within the month, to promote "
    "the "
    "resumption of work and production, on condition that the epidemic is kept in check.",
    "The two sides agreed to establish a consultation mechanism on food, agriculture and water "
    "products "
    "and a climate change policy consultation mechanism, which is also about environmental "
    "protection.",
    "They will prepare the 50th anniversary of the normalization of diplomatic relations in 2022 "
    "and "
    "consider postponing the Year of Promoting China-Japan Cultural and Sports Exchanges to 2021 "
    "and 2022.",
    "In December they will hold high-level consultations on maritime affairs, which bring together "
    "the "
    "foreign ministries and the maritime law enforcement agencies of the two countries.",
    "Within 2020 they hope to open the maritime and air liaison mechanism between the defense "
    "departments, with direct telephone calls, to strengthen risk control and mutual trust in "
    "security.",
    "Wang began his visit to Japan on Tuesday and is expected to meet Prime Minister Yoshihide "
    "Suga on "
    "Wednesday, Japanese media reported.",
};

constexpr std::array<std::pair<std::string_view, std::string_view>, 47> entities{{
    {"Wang Yi", "Person"},
    {"Toshimitsu Motegi", "Person"},
    {"Yoshihide Suga", "Person"},
    {"China", "Country"},
    {"Japan", "Country"},
    {"South Korea", "Country"},
    {"Tokyo", "Place"},
    {"Chinese Foreign Ministry", "Organization"},
    {"Japanese media", "Organization"},
    {"Defense departments", "Organization"},
    {"Maritime law enforcement agencies", "Organization"},
    {"Foreign ministries of the two countries", "Organization"},
    {"Five important consensuses", "Agreement"},
    {"Six concrete results", "Agreement"},
    {"Four political documents of China and Japan", "Agreement"},
    {"Regional Comprehensive Economic Partnership Agreement", "Agreement"},
    {"China-Japan-South Korea Free Trade Agreement", "Agreement"},
    {"Rules-based multilateral trading system", "Agreement"},
    {"High-level economic dialogue", "Mechanism"},
    {"“Fast track” for necessary personnel exchanges", "Mechanism"},
    {"Consultation mechanism on food, agriculture and water products", "Mechanism"},
    {"Climate change policy consultation mechanism", "Mechanism"},
    {"High-level consultations on maritime affairs", "Mechanism"},
    {"Maritime and air liaison mechanism", "Mechanism"},
    {"Direct telephone calls", "Mechanism"},
    {"Foreign ministers’ talks in Tokyo", "Event"},
    {"Wang–Suga meeting", "Event"},
    {"Wang Yi’s visit to Japan", "Event"},
    {"Tokyo Olympic Games", "Event"},
    {"Beijing Winter Olympic Games", "Event"},
    {"Coronavirus pandemic", "Event"},
    {"50th anniversary of normalization of diplomatic relations", "Event"},
    {"Year of Promoting China-Japan Cultural and Sports Exchanges", "Event"},
    {"China-Japan relations", "Topic"},
    {"Fighting the epidemic", "Topic"},
    {"Cooperation in drugs", "Topic"},
    {"Economic recovery", "Topic"},
    {"Technological innovation", "Topic"},
    {"Energy conservation and environmental protection", "Topic"},
    {"Medical care", "Topic"},
    {"E-commerce", "Topic"},
    {"Third-party markets", "Topic"},
    {"Resumption of work and production", "Topic"},
    {"Food, agriculture and water products", "Topic"},
    {"Climate change", "Topic"},
    {"Maritime affairs", "Topic"},
    {"Risk control and security mutual trust", "Topic"},
}};

struct Fact {
    std::size_t sentence;
    std::string_view source;  // "both" stands for China and Japan
    std::string_view type;
    std::string_view target;
    std::string_view when = "";
    std::string_view status = "";
    std::string_view role = "";
};

constexpr std::string_view both = "both";

const std::vector<Fact>& facts() {
    static const std::vector<Fact> all{
        {0, "Wang Yi", "HOLDS_OFFICE", "China", "", "", "Foreign Minister"},
        {0, "Toshimitsu Motegi", "HOLDS_OFFICE", "Japan", "", "", "Foreign Minister"},
        {0, "Wang Yi", "MET_WITH", "Toshimitsu Motegi", "2020-11-24"},
        {0, "Wang Yi", "PARTICIPATES_IN", "Foreign ministers’ talks in Tokyo", "2020-11-24"},
        {0,
         "Toshimitsu Motegi",
         "PARTICIPATES_IN",
         "Foreign ministers’ talks in Tokyo",
         "2020-11-24"},
        {0, "Foreign ministers’ talks in Tokyo", "LOCATED_IN", "Tokyo", "2020-11-24"},
        {0, "Tokyo", "LOCATED_IN", "Japan"},
        {0, "Tokyo Olympic Games", "LOCATED_IN", "Tokyo"},
        {0, "China", "SUPPORTS", "Tokyo Olympic Games"},
        {0, "Japan", "SUPPORTS", "Beijing Winter Olympic Games"},
        {0, "Japan", "HOSTS", "Tokyo Olympic Games"},
        {0, "China", "HOSTS", "Beijing Winter Olympic Games"},
        {1, "Chinese Foreign Ministry", "PART_OF", "China"},
        {1, "Chinese Foreign Ministry", "ANNOUNCED", "Five important consensuses"},
        {1, "Chinese Foreign Ministry", "ANNOUNCED", "Six concrete results"},
        {1,
         "Foreign ministers’ talks in Tokyo",
         "REACHED",
         "Five important consensuses",
         "2020-11-24"},
        {1, "Foreign ministers’ talks in Tokyo", "REACHED", "Six concrete results", "2020-11-24"},
        {2, "Wang Yi", "ANNOUNCED", "Five important consensuses"},
        {2, "Wang Yi", "CALLED_FOR", "China-Japan relations"},
        {2, "Wang Yi", "SAID", "Coronavirus pandemic"},
        {2, "China", "COOPERATES_WITH", "Japan"},
        {2, "Foreign ministers’ talks in Tokyo", "DISCUSSED", "China-Japan relations"},
        {3, "Foreign ministers’ talks in Tokyo", "CONCERNS", "Coronavirus pandemic"},
        {4, both, "BASED_ON", "Four political documents of China and Japan"},
        {4, "Four political documents of China and Japan", "CONCERNS", "China-Japan relations"},
        {5, both, "FIGHTS", "Fighting the epidemic"},
        {5, both, "COOPERATES_ON", "Cooperation in drugs"},
        {5, "Fighting the epidemic", "CONCERNS", "Coronavirus pandemic"},
        {6, both, "COOPERATES_ON", "Economic recovery"},
        {6, both, "WILL_HOLD", "High-level economic dialogue", "2021", "planned"},
        {6, "High-level economic dialogue", "CONCERNS", "Economic recovery"},
        {6, both, "STRENGTHENS", "Technological innovation"},
        {6, both, "STRENGTHENS", "Energy conservation and environmental protection"},
        {6, both, "STRENGTHENS", "Medical care"},
        {6, both, "STRENGTHENS", "E-commerce"},
        {6, both, "STRENGTHENS", "Third-party markets"},
        {7, both, "PROMOTES", "Regional Comprehensive Economic Partnership Agreement"},
        {7, both, "NEGOTIATES", "China-Japan-South Korea Free Trade Agreement"},
        {7, "South Korea", "NEGOTIATES", "China-Japan-South Korea Free Trade Agreement"},
        {7, both, "MAINTAINS", "Rules-based multilateral trading system"},
        {8,
         both,
         "WILL_LAUNCH",
         "“Fast track” for necessary personnel exchanges",
         "2020-11",
         "planned"},
        {8,
         "“Fast track” for necessary personnel exchanges",
         "PROMOTES",
         "Resumption of work and production"},
        {8, "“Fast track” for necessary personnel exchanges", "BASED_ON", "Fighting the epidemic"},
        {9,
         both,
         "WILL_ESTABLISH",
         "Consultation mechanism on food, agriculture and water products",
         "",
         "planned"},
        {9, both, "WILL_ESTABLISH", "Climate change policy consultation mechanism", "", "planned"},
        {9,
         "Consultation mechanism on food, agriculture and water products",
         "CONCERNS",
         "Food, agriculture and water products"},
        {9, "Climate change policy consultation mechanism", "CONCERNS", "Climate change"},
        {9,
         "Climate change policy consultation mechanism",
         "CONCERNS",
         "Energy conservation and environmental protection"},
        {10,
         both,
         "COMMEMORATES",
         "50th anniversary of normalization of diplomatic relations",
         "2022",
         "planned"},
        {10,
         "50th anniversary of normalization of diplomatic relations",
         "COMMEMORATES",
         "China-Japan relations"},
        {10,
         both,
         "POSTPONES",
         "Year of Promoting China-Japan Cultural and Sports Exchanges",
         "2021/2022",
         "considered"},
        {11,
         both,
         "WILL_HOLD",
         "High-level consultations on maritime affairs",
         "2020-12",
         "planned"},
        {11, "High-level consultations on maritime affairs", "CONCERNS", "Maritime affairs"},
        {11,
         "High-level consultations on maritime affairs",
         "INVOLVES",
         "Foreign ministries of the two countries"},
        {11,
         "High-level consultations on maritime affairs",
         "INVOLVES",
         "Maritime law enforcement agencies"},
        {12, both, "WILL_LAUNCH", "Maritime and air liaison mechanism", "2020", "planned"},
        {12, "Maritime and air liaison mechanism", "INVOLVES", "Defense departments"},
        {12, "Maritime and air liaison mechanism", "ENABLES", "Direct telephone calls"},
        {12,
         "Maritime and air liaison mechanism",
         "STRENGTHENS",
         "Risk control and security mutual trust"},
        {13, "Yoshihide Suga", "HOLDS_OFFICE", "Japan", "", "", "Prime Minister"},
        {13, "Wang Yi", "VISITED", "Japan", "2020-11-24"},
        {13, "Wang Yi", "PARTICIPATES_IN", "Wang Yi’s visit to Japan", "2020-11-24"},
        {13, "Wang Yi’s visit to Japan", "LOCATED_IN", "Japan"},
        {13, "Wang–Suga meeting", "PART_OF", "Wang Yi’s visit to Japan"},
        {13, "Wang Yi", "WILL_ATTEND", "Wang–Suga meeting", "2020-11-25", "planned"},
        {13, "Yoshihide Suga", "WILL_ATTEND", "Wang–Suga meeting", "2020-11-25", "planned"},
        {13, "Japanese media", "REPORTED", "Wang–Suga meeting"},
        {13, "Japanese media", "REPORTED", "Wang Yi’s visit to Japan"},
    };
    return all;
}

}  // namespace

Graph tokyo_talks() {
    Graph graph;
    Document document;
    document.id = "talks";
    document.title = "China–Japan foreign ministers’ talks, Tokyo";
    document.source = "talks.txt";
    document.date = Edtf::day(2020, 11, 24);
    std::array<std::size_t, sentences.size()> begins{};
    for (std::size_t i = 0; i < sentences.size(); ++i) {
        if (i != 0) document.text += ' ';
        begins.at(i) = document.text.size();
        document.text += sentences.at(i);
    }
    const auto read = graph.add_document(document);

    std::map<std::string_view, EntityId> ids;
    for (const auto& [name, kind] : entities) ids[name] = graph.add_entity(name, kind);
    const auto add = [&](const Fact& fact, std::string_view source) {
        Relation relation;
        relation.source = ids.at(source);
        relation.target = ids.at(fact.target);
        relation.type = graph.schema().type(fact.type);
        relation.properties.set("stated", Edtf::day(2020, 11, 24));
        if (!fact.when.empty()) relation.properties.set("when", *Edtf::parse(fact.when));
        if (!fact.status.empty()) relation.properties.set("status", fact.status);
        if (!fact.role.empty()) relation.properties.set("role", fact.role);
        const auto sentence = sentences.at(fact.sentence);
        const auto begin = begins.at(fact.sentence);
        relation.evidence.push_back(
            {read, begin, begin + sentence.size(), std::string(sentence), "manual", std::nullopt}
        );
        graph.add_relation(std::move(relation));
    };
    for (const auto& fact : facts()) {
        if (fact.source != both) {
            add(fact, fact.source);
            continue;
        }
        add(fact, "China");
        add(fact, "Japan");
    }
    return graph;
}

}  // namespace relata::tests
