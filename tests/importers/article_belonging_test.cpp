// To what words belong: what stands behind a comma, whose a thing is, where one is at home, to whom
// something goes, and what "both" and "the company" mean.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("an apposition belongs to what can be the same thing", "[importers][article]") {
    const Told told(
        "Nordlys Group and Marcus Wahl, the billionaire who founded Delta Foods, met on Monday. "
        "Uganda's ambassador in Nairobi, Ruth Akello, visited Sweden.",
        "2021-05-04"
    );
    CHECK(told.says("Marcus Wahl", "FOUNDED", "Delta Foods"));
    CHECK_FALSE(told.joins("Nordlys Group", "Delta Foods"));
    CHECK(told.says("Ruth Akello", "VISITED", "Sweden"));
}

TEST_CASE("what is sold is the buyer's, who is sold joins the club", "[importers][article]") {
    const Told told(
        "Nordlys Group sold Delta Foods to Harbor Bank in 2019. Nordlys Group sold Peter Holm to "
        "Harbor United.",
        "2021-05-04"
    );
    CHECK(told.says("Harbor Bank", "ACQUIRED", "Delta Foods"));
    CHECK(told.says("Peter Holm", "JOINED", "Harbor United"));
}

TEST_CASE("whose a thing is and where it is at home", "[importers][article]") {
    const Told told(
        "The carmaker Autovega, whose plant in Palmela makes engines, hired Peter Holm. Anna Berg "
        "of "
        "Nordlys Group met the Munich surgeon Anton Reiser. Harbor Bank bought the Zagreb-based "
        "processor Orbis Group.",
        "2021-05-04"
    );
    CHECK(told.says("Autovega", "OWNS", "plant in Palmela"));
    CHECK(told.says("Anna Berg", "WORKS_FOR", "Nordlys Group"));
    CHECK(told.says("Anton Reiser", "FROM", "Munich"));
    CHECK(told.says("Orbis Group", "BASED_IN", "Zagreb"));
}

TEST_CASE("works are their makers'", "[importers][article]") {
    const Told told("Peter Holm praised \"Glass House\", a film by Ida Moe.");
    CHECK(told.says("Ida Moe", "DIRECTED", "Glass House"));
}

TEST_CASE("who does a thing with somebody does not do it alone", "[importers][article]") {
    const Told told("Anna Berg founded Nordlys Group together with Peter Holm in 2018.");
    CHECK(told.says("Anna Berg", "FOUNDED", "Nordlys Group"));
    CHECK(told.says("Peter Holm", "FOUNDED", "Nordlys Group"));
}

TEST_CASE("both companies are the two spoken of", "[importers][article]") {
    const Told told(
        "Nordlys Group will merge with Delta Foods. The European Commission fined both companies "
        "in "
        "2016."
    );
    CHECK(told.says("European Commission", "FINED", "Nordlys Group"));
    CHECK(told.says("European Commission", "FINED", "Delta Foods"));
}

TEST_CASE("a union is no company", "[importers][article]") {
    const Told told(
        "Shares in Nordlys Group fell on Monday. Harbor Union called a strike. The "
        "company "
        "sued Peter Holm."
    );
    CHECK(told.says("Nordlys Group", "SUED", "Peter Holm"));
}

TEST_CASE("the dateline is the home of ministers", "[importers][article]") {
    const Told told(
        "STOCKHOLM - Loopwerk will expand into Poland. Its plant was opened by Energy Minister "
        "Ebba "
        "Busch.",
        "2021-05-04"
    );
    CHECK(told.says("Ebba Busch", "HOLDS_OFFICE", "Sweden"));
    CHECK_FALSE(told.says("Ebba Busch", "HOLDS_OFFICE", "Poland"));
}

TEST_CASE("what was described is what is named later", "[importers][article]") {
    const Told told(
        "Peter Holm took bribes from a dredging company. Managers of the company, Thys Dredging, "
        "fled "
        "to Dubai."
    );
    CHECK_FALSE(told.joins("Peter Holm", "dredging company"));
}

TEST_CASE("shares of a company are held and bought", "[importers][article]") {
    const Told told("Harbor Bank holds 2.8 percent of Nordlys Group.");
    CHECK(told.says("Harbor Bank", "OWNS", "Nordlys Group"));
}

TEST_CASE("among the customers are customers", "[importers][article]") {
    const Told told("Among the customers of Nordlys Group are Harbor Bank and Delta Foods.");
    CHECK(told.says("Harbor Bank", "CUSTOMER_OF", "Nordlys Group"));
    CHECK(told.says("Delta Foods", "CUSTOMER_OF", "Nordlys Group"));
}

TEST_CASE("what a sentence says that something is, it is", "[importers][article]") {
    const Told told(
        "Roketsan is a Turkish weapons maker based in Ankara. The mayor of Calgary is Anna Berg. "
        "Peter Holm was elected a member of the Royal Society. Velocifero is the fourth album by "
        "Mark Hale. Ida Moe is not a member of the Green Party."
    );
    CHECK(told.says("Roketsan", "BASED_IN", "Ankara"));
    CHECK(told.says("Roketsan", "BASED_IN", "Turkey"));
    CHECK(told.kind_of("Turkish weapons maker").empty());
    CHECK(told.says("Anna Berg", "HOLDS_OFFICE", "Calgary"));
    CHECK(told.says("Peter Holm", "MEMBER_OF", "Royal Society"));
    CHECK(told.says("Mark Hale", "RECORDED", "Velocifero"));
    CHECK(told.kind_of("Velocifero") == "Topic");
}

TEST_CASE("of two offices each is held where it is said", "[importers][article]") {
    const Told told(
        "Anna Berg, president of Nordlys Group and chairman of Delta Foods, met Peter Holm, "
        "president and founder of Harbor Bank. Ida Moe, chairwoman and founder of MIT's Media "
        "Labs, left. Bafta-winning artists Mark Hale and Jan Berg built it. The town was called "
        "\"an island of democracy\"."
    );
    CHECK(told.of("Anna Berg", "HOLDS_OFFICE", "Delta Foods", "role") == "chairman");
    CHECK_FALSE(told.of("Anna Berg", "HOLDS_OFFICE", "Nordlys Group", "role") == "chairman");
    CHECK(told.says("Peter Holm", "FOUNDED", "Harbor Bank"));
    CHECK(told.says("Peter Holm", "LEADS", "Harbor Bank"));
    CHECK(told.says("Ida Moe", "FOUNDED", "Media Labs"));
    CHECK(told.says("Mark Hale", "WON", "Bafta"));
    CHECK(told.kind_of("an island of democracy").empty());
}

TEST_CASE("whose coach, chairman and lawyer a person is", "[importers][article]") {
    const Told told(
        "Harbor Bank lost money. Its chairman Mark Hale left. Anna Berg has ruled out a comeback. "
        "Her coach Peter Holm and her lawyer Jan Berg met."
    );
    CHECK(told.of("Mark Hale", "HOLDS_OFFICE", "Harbor Bank", "role") == "chairman");
    CHECK_FALSE(told.says("Mark Hale", "WORKS_FOR", "Harbor Bank"));
    CHECK(told.says("Peter Holm", "COACH_OF", "Anna Berg"));
    CHECK(told.says("Jan Berg", "REPRESENTS", "Anna Berg"));
}

TEST_CASE("an office is of what stands behind the name", "[importers][article]") {
    const Told told(
        "President Ilinca Dragomir of Romania met Senator Tom Hale of Ohio. Coach Ann Lee of "
        "Norvik "
        "United thanked Mayor Eva Lund of Malmo."
    );
    CHECK(told.says("Tom Hale", "HOLDS_OFFICE", "Ohio"));
    CHECK(told.says("Ann Lee", "LEADS", "Norvik United"));
    CHECK(told.says("Eva Lund", "HOLDS_OFFICE", "Malmo"));
    CHECK_FALSE(told.says("Tom Hale", "HOLDS_OFFICE", "Romania"));
    CHECK_FALSE(told.says("Eva Lund", "FROM", "Malmo"));
}

TEST_CASE("a body of a country is part of it, a company is based there", "[importers][article]") {
    const Told told(
        "The French navy praised Ann Lee. The Swiss company Sorsa hired Tom Berg. Croatia's "
        "Supreme "
        "Court fined Norvik. Kenya's central bank sued Norvik. The Gdynia terminal belongs to "
        "Norvik."
    );
    CHECK(told.says("French navy", "PART_OF", "France"));
    CHECK(told.says("Sorsa", "BASED_IN", "Switzerland"));
    CHECK(told.says("Supreme Court", "PART_OF", "Croatia"));
    CHECK(told.says("Kenya's central bank", "PART_OF", "Kenya"));
    CHECK(told.says("Gdynia terminal", "BELONGS_TO", "Norvik"));
}

TEST_CASE("a captain is of a ship, a club's president of the club", "[importers][article]") {
    const Told told(
        "The Norvik Rowing Club lost in Peru in May. Club president Josep Fabra resigned. The "
        "ferry Aurora's Greek captain, Nikos Pappas, and the museum's Dutch director, Els Bakker, "
        "were arrested. French president Ann Lee said so."
    );
    CHECK(told.says("Josep Fabra", "LEADS", "Norvik Rowing Club"));
    CHECK_FALSE(told.says("Josep Fabra", "HOLDS_OFFICE", "Peru"));
    CHECK(told.says("Nikos Pappas", "FROM", "Greece"));
    CHECK(told.says("Els Bakker", "FROM", "Netherlands"));
    CHECK(told.says("Ann Lee", "HOLDS_OFFICE", "France"));
}

TEST_CASE("the country of the headline is where ministers are", "[importers][article]") {
    const Told told(
        "Brazil tells Norvik to stop\n\nNorvik was fined by a Brazilian court on Monday. The firm "
        "will appeal. It said that regulators in Turkey and India are looking on. A bill was "
        "drafted by the staff of finance minister Ana Costa.",
        "2025-05-04"
    );
    CHECK(told.says("Ana Costa", "HOLDS_OFFICE", "Brazil"));
}

TEST_CASE("a dateline tells where its town lies", "[importers][article]") {
    const Told told("PESCARA, Italy (AP) - Ann Lee visited Rome on Monday.", "2025-05-04");
    CHECK(told.says("Pescara", "LOCATED_IN", "Italy"));
    CHECK(told.says("Ann Lee", "VISITED", "Rome"));
}

TEST_CASE(
    "persons of a place are there, names end before what is told of them", "[importers][article]"
) {
    const Told told(
        "Inspectors in Constanta found 14 defects in May. Norvik paid for a permanent observatory "
        "at "
        "Alta, the nearest weather station. The report criticized Norvik for the Sept 9 power cut."
    );
    CHECK(told.says("Inspectors in Constanta", "LOCATED_IN", "Constanta"));
    CHECK(told.kind_of("permanent observatory at Alta, the nearest weather station").empty());
    CHECK(told.says("permanent observatory at Alta", "LOCATED_IN", "Alta"));
    CHECK(told.kind_of("power cut") == "Event");
}

TEST_CASE("founder and chief executive, where the headquarters are", "[importers][article]") {
    const Told told(
        "Norvik's co-founder and chief executive, Ann Lee, resigned in May. Mercy Care, a hospital "
        "group whose headquarters are in Tulsa, bought Osland."
    );
    CHECK(told.says("Ann Lee", "FOUNDED", "Norvik"));
    CHECK(told.says("Ann Lee", "HOLDS_OFFICE", "Norvik"));
    CHECK(told.says("Mercy Care", "BASED_IN", "Tulsa"));
}
