// The list every version of the reader must find in the conformance article. The data is not part
// of the project: set RELATA_SHARED to its folder to run this.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using relata::tests::Told;

TEST_CASE("the conformance article: every thing it names has its kind", "[importers][article]") {
    const char* folder = std::getenv("RELATA_SHARED");
    if (folder == nullptr || *folder == '\0') {
        WARN("skipped: set RELATA_SHARED to the folder of the conformance data");
        return;
    }
    std::ifstream in(std::string(folder) + "/extraction/seed-gold/article.txt", std::ios::binary);
    REQUIRE(in);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    const Told told(bytes.str());

    CHECK(
        told.of("Wang Yi", "HOLDS_OFFICE", "China", "role") ==
        "State Councilor and Foreign Minister"
    );
    CHECK(told.of("Toshimitsu Motegi", "HOLDS_OFFICE", "Japan", "role") == "Foreign Minister");
    CHECK(told.of("Yoshihide Suga", "HOLDS_OFFICE", "Japan", "role") == "Prime Minister");
    const std::vector<std::pair<std::string, std::string>> kinds{
        {"China", "Country"},
        {"Japan", "Country"},
        {"South Korea", "Country"},
        {"Tokyo Olympic Games", "Event"},
        {"Beijing Winter Olympic Games", "Event"},
        {"five important consensuses", "Agreement"},
        {"six concrete results", "Agreement"},
        {"RCEP", "Agreement"},
        {"China-Japan-South Korea Free Trade Agreement", "Agreement"},
        {"four political documents of China and Japan", "Agreement"},
        {"fast track", "Mechanism"},
        {"inter-departmental consultation mechanism on food, agriculture and water products "
         "cooperation",
         "Mechanism"},
        {"climate change policy consultation mechanism", "Mechanism"},
        {"maritime and air liaison mechanism", "Mechanism"},
        {"50th anniversary of the normalization of China-Japan diplomatic relations", "Event"},
        {"Year of Promoting China-Japan Cultural and Sports Exchanges", "Event"},
        {"high-level consultations on maritime affairs", "Event"},
        {"talks of Wang Yi and Toshimitsu Motegi, 2020-11-24", "Event"},
        {"e-commerce", "Topic"},
        {"technological innovation", "Topic"},
    };
    for (const auto& [name, kind] : kinds) {
        CAPTURE(name);
        CHECK(told.kind_of(name) == kind);
    }
    CHECK(told.of("Wang Yi", "WILL_MEET", "Yoshihide Suga", "when") == "2020-11-25");
    CHECK(told.of("Wang Yi", "WILL_MEET", "Yoshihide Suga", "status") == "planned");
    const std::string agreement = "China-Japan-South Korea Free Trade Agreement";
    for (const auto* party : {"China", "Japan", "South Korea"}) {
        CHECK(told.says(party, "PARTY_TO", agreement));
    }
    const std::string year = "Year of Promoting China-Japan Cultural and Sports Exchanges";
    CHECK(told.of("China", "POSTPONES", year, "status") == "considered");
    CHECK(told.of("China", "POSTPONES", year, "postponed_to") == "2021/2022");
}
