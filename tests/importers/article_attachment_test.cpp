// Who does it, and to which of two words something belongs: what the words alone leave open.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("that stands for what its clause hangs from", "[importers][article]") {
    const Told told(
        "The city lies on the railway that Nordlys Group is building. Delta Foods has a mill "
        "that Harbor Bank financed.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "BUILT", "railway"));
    CHECK(told.says("Harbor Bank", "FINANCED", "mill"));
}

TEST_CASE("who is blamed for a deed did it", "[importers][article]") {
    const Told told(
        "A court in Oslo fined Nordlys Group for bribing Harbor Bank. Norway accused Sweden of "
        "supplying Finland with drones.",
        "2021-05-04"
    );
    CHECK(told.joins("Nordlys Group", "Harbor Bank"));
    CHECK_FALSE(told.joins("court", "Harbor Bank"));
    CHECK(told.says("Sweden", "SUPPLIES", "Finland"));
    CHECK_FALSE(told.says("Norway", "SUPPLIES", "Finland"));
}

TEST_CASE("a plan is carried out by who has it", "[importers][article]") {
    const Told told(
        "Norway granted Nordlys Group a concession to lease two ferries from Delta Foods. Harbor "
        "Bank has an agreement to lease a ship from Orbis Motors.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "WILL_LEASE_FROM", "Delta Foods"));
    CHECK(told.says("Harbor Bank", "WILL_LEASE_FROM", "Orbis Motors"));
    CHECK_FALSE(told.joins("agreement", "Orbis Motors"));
}

TEST_CASE("a house stands in the place behind it", "[importers][article]") {
    const Told told(
        "Maria Keller founded Nordlys Group in 2004. Nordlys Group paid for a villa near Bergen.",
        "2021-05-04"
    );
    CHECK(told.says("villa near Bergen", "LOCATED_IN", "Bergen"));
    CHECK_FALSE(told.says("Nordlys Group", "PAID_NEAR", "Bergen"));
}

TEST_CASE("offices are given, taken and left", "[importers][article]") {
    const Told told(
        "Nordlys Group appointed Maria Keller as its chief executive. Peter Holm resigned as "
        "chairman of Delta Foods. Karin Lind was sworn in as mayor of Bergen. Ida Moe sits on "
        "the board of Orbis Motors. Jan Berg, head of research at Harbor Bank, met Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.of("Maria Keller", "HOLDS_OFFICE", "Nordlys Group", "role") == "chief executive");
    CHECK(told.says("Peter Holm", "HELD_OFFICE", "Delta Foods"));
    CHECK(told.says("Karin Lind", "HOLDS_OFFICE", "Bergen"));
    CHECK(told.says("Ida Moe", "MEMBER_OF", "Orbis Motors"));
    CHECK(told.joins("Jan Berg", "Harbor Bank"));
}

TEST_CASE("what is sold to somebody is told of both", "[importers][article]") {
    const Told told("Nordlys Group sold its port to Delta Foods in 2019.", "2021-05-04");
    CHECK(told.says("Nordlys Group", "SOLD_TO", "Delta Foods"));
    CHECK(told.says("Delta Foods", "ACQUIRED", "port"));
}

TEST_CASE("who blocks a bid does not bid", "[importers][article]") {
    const Told told(
        "Nordlys Group's bid for Delta Foods was blocked by the European Commission.", "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "BID_FOR", "Delta Foods"));
    CHECK_FALSE(told.says("European Commission", "BID_FOR", "Delta Foods"));
}

TEST_CASE("posts and bodies beside a name", "[importers][article]") {
    const Told told(
        "Nordlys Group chief Maria Keller met Peter Holm (Sweden). Delta Foods' rival Orbis "
        "Motors hired Ida Moe, from Bergen.",
        "2021-05-04"
    );
    CHECK(told.joins("Maria Keller", "Nordlys Group"));
    CHECK(told.says("Peter Holm", "FROM", "Sweden"));
    CHECK(told.says("Ida Moe", "FROM", "Bergen"));
    CHECK_FALSE(told.says("Delta Foods", "OWNS", "Orbis Motors"));
}

TEST_CASE("the daughters are others than the husband", "[importers][article]") {
    const Told told(
        "Maria Keller is survived by her husband, Peter Holm, and two daughters. Ida Moe is a "
        "pupil of Jan Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Maria Keller", "MARRIED_TO", "Peter Holm"));
    CHECK_FALSE(told.says("Peter Holm", "DAUGHTER_OF", "Maria Keller"));
    CHECK(told.says("Ida Moe", "PUPIL_OF", "Jan Berg"));
}

TEST_CASE("a result is a sentence without a verb", "[importers][article]") {
    const Told told("Arsenal met Chelsea in London.\n\nArsenal 3, Chelsea 1.", "2021-05-04");
    CHECK(told.says("Arsenal", "DEFEATED", "Chelsea"));
    const Told drawn("Arsenal met Chelsea in London.\n\nArsenal 2-2 Chelsea", "2021-05-04");
    CHECK(drawn.says("Arsenal", "DREW_WITH", "Chelsea"));
}

TEST_CASE("who is lent money gets it", "[importers][article]") {
    const Told told("Harbor Bank lent Nordlys Group $3 million.", "2021-05-04");
    CHECK(told.says("Harbor Bank", "LENT", "Nordlys Group"));
}

TEST_CASE("where names the place before it", "[importers][article]") {
    const Told told(
        "The trial divided the town of Bergen, where Peter Holm was born.", "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "BORN_IN", "Bergen"));
}

TEST_CASE("who is banned from a deed does not do it", "[importers][article]") {
    const Told told("Peter Holm was banned from entering Norway.", "2021-05-04");
    const auto* relation = told.find("Peter Holm", "ENTERED", "Norway");
    REQUIRE(relation != nullptr);
    CHECK(told.of("Peter Holm", "ENTERED", "Norway", "status") == "denied");
}

TEST_CASE("members of a list in a relative clause stay in it", "[importers][article]") {
    const Told told(
        "Peter Holm, who owns the carmaker Orbis Motors and the football club Harbor United, met "
        "Maria Keller on Monday. Delta Foods sold its mill to Nordlys Group last year.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Harbor United"));
    CHECK_FALSE(told.joins("Harbor United", "Maria Keller"));
    CHECK(told.says("Nordlys Group", "ACQUIRED", "mill"));
}

TEST_CASE("who heads a field is named behind it", "[importers][article]") {
    const Told told("Delta Foods' head of sales, Ida Moe, resigned on Monday.", "2021-05-04");
    CHECK(told.joins("Ida Moe", "Delta Foods"));
}

TEST_CASE("names behind a number of them are who is meant", "[importers][article]") {
    const Told told(
        "Maria Keller grew up in Grand Bois, her home village. Two of its leaders, Ann Reed and "
        "Mark Hale, met Nordlys Group on Monday.",
        "2021-05-04"
    );
    CHECK(told.says("Ann Reed", "MET", "Nordlys Group"));
    CHECK(told.says("Mark Hale", "MET", "Nordlys Group"));
    CHECK(told.says("Maria Keller", "FROM", "Grand Bois"));
}

TEST_CASE("what is whose, and who has it", "[importers][article]") {
    const Told told(
        "Angola, whose president João Lourenço mediated, met Qatar on Monday. President Maria "
        "Keller, whose party Peter Holm helped to found, resigned. The board of Nordlys Group, "
        "which is based in Bergen, recommended the offer.",
        "2021-05-04"
    );
    CHECK(told.says("João Lourenço", "HOLDS_OFFICE", "Angola"));
    CHECK_FALSE(told.joins("João Lourenço", "Qatar"));
    CHECK_FALSE(told.says("Peter Holm", "PARTY_TO", "Maria Keller"));
    CHECK(told.says("Nordlys Group", "BASED_IN", "Bergen"));
}

TEST_CASE("a preposition left behind by a passive stays with its verb", "[importers][article]") {
    const Told told("The study was paid for by Nordlys Group.", "2021-05-04");
    CHECK(told.says("Nordlys Group", "PAID_FOR", "study"));
}

TEST_CASE("what is denied is denied, in whatever form", "[importers][article]") {
    const Told told(
        "Rwanda denies backing Nordlys Group. Peter Holm denied that he met Maria Keller.",
        "2021-05-04"
    );
    CHECK(told.of("Rwanda", "SUPPORTS", "Nordlys Group", "status") == "denied");
    CHECK(told.of("Peter Holm", "MET_WITH", "Maria Keller", "status") == "denied");
}

TEST_CASE("a clause that has its own object lacks none", "[importers][article]") {
    const Told told(
        "Peter Holm was held on charges that he took bribes from Nordlys Group. Delta Foods "
        "called the ruling a blow to justice.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Nordlys Group"));
    CHECK_FALSE(told.joins("Peter Holm", "charges"));
    CHECK_FALSE(told.joins("Delta Foods", "blow"));
}

TEST_CASE("with whom a book is written, and ahead of whom one is", "[importers][article]") {
    const Told told(
        "Maria Keller is writing a book about an otter named Dyfi with the illustrator Jac Prys. "
        "Peter Holm leads the polls with 34 percent, ahead of Ida Moe of the Popular Front.",
        "2021-05-04"
    );
    CHECK(told.joins("Maria Keller", "Jac Prys"));
    CHECK_FALSE(told.joins("Dyfi", "Jac Prys"));
    CHECK_FALSE(told.says("Ida Moe", "LED", "polls"));
}

TEST_CASE("who is only called by an age, a family or a union", "[importers][article]") {
    const Told told(
        "Peter Holm knocked out Jan Berg on Monday. The 23-year-old met Maria Keller afterwards. "
        "Nordlys Group is owned by the Khatri family. Workers of the union SLL met Ida Moe. The "
        "union's president, Akseli Meskanen, resigned.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Maria Keller"));
    CHECK_FALSE(told.joins("Jan Berg", "Maria Keller"));
    CHECK(told.joins("Khatri", "Nordlys Group"));
    CHECK(told.joins("Akseli Meskanen", "SLL"));
}

TEST_CASE("they who say so are those who say it", "[importers][article]") {
    const Told told(
        "Rafiq Mia and Jahangir Alam met Peter Holm. Lawyers for Holm said they would seek bail "
        "from Harbor Bank.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Rafiq Mia", "Harbor Bank"));
}

TEST_CASE("a clause that was opened by a comma goes on to the next", "[importers][article]") {
    const Told told(
        "The cup is sponsored by Gerry Weber, which has its headquarters in Halle and was bought "
        "by Blue Torch Capital.",
        "2021-05-04"
    );
    CHECK(told.joins("Blue Torch Capital", "Gerry Weber"));
    CHECK_FALSE(told.joins("Blue Torch Capital", "cup"));
}

TEST_CASE("what a share is held in is owned", "[importers][article]") {
    const Told told("Orix Leasing holds 30 percent in Avolon Group.", "2021-05-04");
    CHECK(told.says("Orix Leasing", "OWNS", "Avolon Group"));
}

TEST_CASE("a frame yields to the tree on who does it", "[importers][article]") {
    const Told told(
        "Maria Keller split with her coach, Brad Stine, in March and has been working since with "
        "Sven Groeneveld.",
        "2021-05-04"
    );
    CHECK(told.joins("Maria Keller", "Sven Groeneveld"));
    CHECK_FALSE(told.joins("Brad Stine", "Sven Groeneveld"));
}

TEST_CASE("a verb taken for a noun is one", "[importers][article]") {
    const Told told(
        "Maria Keller met Rafael Nadal. Keller trains at an academy in Florida run by Nadal's "
        "uncle, Toni.",
        "2021-05-04"
    );
    CHECK(told.joins("Toni", "academy in Florida"));
    CHECK_FALSE(told.joins("Toni", "Maria Keller"));
    CHECK(told.says("Toni", "UNCLE_OF", "Rafael Nadal"));
}

TEST_CASE("their daughter is a couple's, and no country's", "[importers][article]") {
    const Told told(
        "Russia and Denmark met Sweden on Monday. Ingrid Solberg was survived by her husband, "
        "Walter Munro. Their daughter, Kari Munro, met Ida Moe. Munro was born in Bergen.",
        "2021-05-04"
    );
    CHECK(told.says("Kari Munro", "DAUGHTER_OF", "Walter Munro"));
    CHECK(told.says("Kari Munro", "DAUGHTER_OF", "Ingrid Solberg"));
    CHECK_FALSE(told.joins("Kari Munro", "Denmark"));
    CHECK(told.joins("Kari Munro", "Bergen"));  // of two of that name the one spoken of
}

TEST_CASE("it is what the sentence before was about", "[importers][article]") {
    const Told told(
        "The strike hurt Nordlys Group. It was backed by Delta Foods. The measure was drafted by "
        "Orbis Motors. It was approved by Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Delta Foods", "strike"));
    CHECK_FALSE(told.joins("Delta Foods", "Nordlys Group"));
    CHECK_FALSE(told.joins("Harbor Bank", "Orbis Motors"));
}

TEST_CASE("two of one preposition belong to one verb", "[importers][article]") {
    const Told told(
        "Ida Moe quarrelled with Maria Keller over whaling and with the oil company Nordlys Group.",
        "2021-05-04"
    );
    CHECK(told.joins("Ida Moe", "Maria Keller"));
    CHECK(told.joins("Ida Moe", "Nordlys Group"));
}

TEST_CASE("it is also what a frame has read", "[importers][article]") {
    const Told told(
        "A new gas pipeline was built by Nordlys Group in 2020. It was bought by Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.joins("Delta Foods", "gas pipeline"));
}

TEST_CASE("a share of something is not ahead of it", "[importers][article]") {
    const Told told("Orbis Motors sold 34 percent, mainly of Nordlys Group.", "2021-05-04");
    CHECK_FALSE(told.says("Orbis Motors", "SOLD_MAINLY_OF", "Nordlys Group"));
}

TEST_CASE("churches of which there are two are those", "[importers][article]") {
    const Told told(
        "Two new churches in Bergen were built by Nordlys Group. The churches were bought by "
        "Delta Foods. The church was sold.",
        "2021-05-04"
    );
    CHECK(told.joins("Delta Foods", "Two new churches in Bergen"));
}

TEST_CASE("who does likewise does the same", "[importers][article]") {
    const Told told(
        "Nordlys Group criticized the European Commission, as did Delta Foods. Maria Keller "
        "praised Harbor Bank, and so did Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Delta Foods", "CRITICIZED", "European Commission"));
    CHECK(told.says("Peter Holm", "PRAISED", "Harbor Bank"));
}

TEST_CASE("a verb behind a list has the last name as its subject", "[importers][article]") {
    const Told told(
        "Morocco face Australia in Tangier and Japan meet Ecuador. Peter Holm was sent to Oslo "
        "and the Norwegian chairman, Jan Berg, banned from Bergen.",
        "2021-05-04"
    );
    CHECK(told.says("Japan", "MEETS", "Ecuador"));
    CHECK_FALSE(told.joins("Morocco", "Ecuador"));
    CHECK(told.joins("Jan Berg", "Bergen"));
    CHECK_FALSE(told.joins("Peter Holm", "Bergen"));
}

TEST_CASE("those named as examples are meant", "[importers][article]") {
    const Told told(
        "Nordlys Group has sold several businesses, among them Delta Foods and Harbor Bank. "
        "Orbis Motors supplies customers such as Volta Energy and Sorsa Steel.",
        "2021-05-04"
    );
    CHECK(told.joins("Nordlys Group", "Delta Foods"));
    CHECK(told.joins("Nordlys Group", "Harbor Bank"));
    CHECK(told.joins("Orbis Motors", "Sorsa Steel"));
}

TEST_CASE("what stands before the subject tells of it", "[importers][article]") {
    const Told told("A graduate of Oslo University, Keller taught math in Bergen.", "2021-05-04");
    CHECK(told.says("Keller", "STUDIED_AT", "Oslo University"));
}

TEST_CASE(
    "where something is done by somebody, it is told of what is done", "[importers][article]"
) {
    const Told told("The report was printed in Bergen by Delta Foods.", "2021-05-04");
    CHECK_FALSE(told.joins("Delta Foods", "Bergen"));
}

TEST_CASE("those who are listed are who is spoken of", "[importers][article]") {
    const Told told(
        "Among those who spoke against the European Commission were Delta Foods and Maria "
        "Keller. People arrested by Harbor Bank include Peter Holm. Among her pupils were Ida "
        "Moe and Jan Berg.",
        "2021-05-04"
    );
    CHECK(told.joins("Delta Foods", "European Commission"));
    CHECK(told.joins("Maria Keller", "European Commission"));
    CHECK(told.says("Harbor Bank", "ARRESTED", "Peter Holm"));
    CHECK(told.joins("Jan Berg", "Maria Keller"));
}

TEST_CASE("the first to do something did it", "[importers][article]") {
    const Told told(
        "Maria Keller was the first woman to sail round Greenland. Jan Berg, the only Norwegian "
        "to describe Basilosaurus, lives in Bergen. Peter Holm admitted to bribing Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "BRIBED", "Harbor Bank"));
    CHECK(told.joins("Maria Keller", "Greenland"));
    CHECK_FALSE(told.says("Maria Keller", "WILL_SAIL_ROUND", "Greenland"));
}

TEST_CASE("nothing stands before the first word", "[importers][article]") {
    const Told told("Like Harbor Bank before them, Nordlys Group bought Delta Foods.");
    CHECK(told.says("Nordlys Group", "ACQUIRED", "Delta Foods"));
}

TEST_CASE("who is hired to do something does it", "[importers][article]") {
    const Told told(
        "Orbis Motors has hired the consultancy Nordlys to review Harbor Bank. Norway sent Karin "
        "Lind to negotiate with Denmark.",
        "2021-05-04"
    );
    CHECK(told.joins("Nordlys", "Harbor Bank"));
    CHECK_FALSE(told.joins("Orbis Motors", "Harbor Bank"));
    CHECK(told.joins("Karin Lind", "Denmark"));
    CHECK_FALSE(told.joins("Norway", "Denmark"));
}

TEST_CASE("where one teaches, and who does it with another", "[importers][article]") {
    const Told told(
        "Maria Keller teaches creative writing at Humboldt University. Peter Holm, along with "
        "Jan Berg, founded Volta Energy.",
        "2021-05-04"
    );
    CHECK(told.says("Maria Keller", "TEACHES_AT", "Humboldt University"));
    CHECK(told.says("Jan Berg", "FOUNDED", "Volta Energy"));
}

TEST_CASE("verbs and subjects the parser takes for something else", "[importers][article]") {
    const Told told(
        "Poland and Latvia voiced support for Lithuania. Delta Foods named Maria Keller its "
        "chief executive. In 2010 Ida Moe, a lawyer, joined Volta Energy. Jan Berg was born in "
        "Bergen in 1950, the son of Karin Lind.",
        "2021-05-04"
    );
    CHECK(told.says("Poland", "SUPPORTS", "Lithuania"));
    CHECK(told.says("Latvia", "SUPPORTS", "Lithuania"));
    CHECK(told.says("Maria Keller", "HOLDS_OFFICE", "Delta Foods"));
    CHECK(told.says("Ida Moe", "JOINED", "Volta Energy"));
    CHECK(told.says("Jan Berg", "SON_OF", "Karin Lind"));
}

TEST_CASE("clauses that end where the next begins", "[importers][article]") {
    const Told told(
        "Iceye, founded in 2014 by Jan Berg and Pekka Laurila when both were students at Aalto "
        "University, operates satellites. Among the guests were Ida Moe, who ran the Harbor "
        "Gallery, and Karin Lind of Delta Foods. Peter Holm wants schools to teach law and has "
        "criticized Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("Pekka Laurila", "FOUNDED", "Iceye"));
    CHECK_FALSE(told.joins("Ida Moe", "Karin Lind"));
    CHECK(told.joins("Peter Holm", "Harbor Bank"));
}

TEST_CASE("a noun and the name behind it are one", "[importers][article]") {
    const Told told(
        "Rocket Lab launched satellites built by Finland's Iceye for the Japanese insurer Tokio "
        "Marine. Jan Berg, its president and a farmer in Bergen, sold it.",
        "2021-05-04"
    );
    CHECK(told.says("Tokio Marine", "BASED_IN", "Japan"));
    CHECK(told.says("Jan Berg", "FROM", "Bergen"));
}

TEST_CASE("the second of two agents did it to another", "[importers][article]") {
    const Told told(
        "Halvorsen Group was advised by Sundal Bank, Gilde Capital by Rothschild Bank. Maria "
        "Keller left London.",
        "2021-05-04"
    );
    CHECK(told.says("Rothschild Bank", "ADVISED", "Gilde Capital"));
    CHECK_FALSE(told.joins("Rothschild Bank", "Halvorsen Group"));
    CHECK(told.joins("Maria Keller", "London"));
}

TEST_CASE("owners, objects and states beside one another", "[importers][article]") {
    const Told told(
        "German utility Nordlys and Abu Dhabi's Masdar have won the contract. Peter Holm said "
        "that he had fired two managers and hired Swiss firm Sotrea to check Harbor Bank. Orsted "
        "Energy, half owned by the Danish state, built it.",
        "2021-05-04"
    );
    CHECK(told.says("Masdar", "BASED_IN", "Abu Dhabi"));
    CHECK(told.says("Peter Holm", "HIRED", "Sotrea"));
    CHECK(told.joins("Denmark", "Orsted Energy"));
}

TEST_CASE("two offices with two names are two persons", "[importers][article]") {
    const Told told(
        "The service was attended by the Bishop of Gloucester, Rachel Treweek, and the mayor of "
        "Bristol, Marvin Rees.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Rachel Treweek", "Bristol"));
    CHECK(told.joins("Marvin Rees", "Bristol"));
}

TEST_CASE("a relative clause tells of all of a list", "[importers][article]") {
    const Told told(
        "Virginia and Maryland, which pay for Metro Transit, want to cut the budget. Peter Holm "
        "spoke to the head of Nordlys Group, Karin Lind. Finland's prime minister invited Maria "
        "Keller to Helsinki. The team, led by Ida Moe of the Bergen Institute, met.",
        "2021-05-04"
    );
    CHECK(told.joins("Virginia", "Metro Transit"));
    CHECK(told.joins("Maryland", "Metro Transit"));
    CHECK(told.joins("Karin Lind", "Nordlys Group"));
    CHECK(told.says("Maria Keller", "INVITED_TO", "Helsinki"));
    CHECK(told.says("Ida Moe", "WORKS_FOR", "Bergen Institute"));
}

TEST_CASE("a noun that is a name, and names behind nouns", "[importers][article]") {
    const Told told(
        "Subsea Group, whose largest shareholder is Kristian Siem, built it. Delta Foods, "
        "founded by Peter Holm and now run by his son, Jan Holm, makes soup. Maria Keller said "
        "at the signing ceremony in Kadriorg that she was glad.",
        "2021-05-04"
    );
    CHECK(told.says("Kristian Siem", "INVESTED_IN", "Subsea Group"));
    CHECK(told.joins("Jan Holm", "Delta Foods"));
    CHECK_FALSE(told.says("Peter Holm", "FOUNDED", "Jan Holm"));
    CHECK(told.joins("Maria Keller", "signing ceremony in Kadriorg"));
}

TEST_CASE("who is helped somewhere to do something does it", "[importers][article]") {
    const Told told(
        "China and Japan met. The fast track should help firms in the two countries return to "
        "work and production. Harbor Bank and Delta Foods will merge. The companies expect to "
        "complete it."
    );
    CHECK_FALSE(told.says("China", "RETURNED_TO", "production"));
    CHECK_FALSE(told.says("Delta Foods", "WILL_COMPLETE", "Harbor Bank"));
    CHECK_FALSE(told.says("Harbor Bank", "WILL_COMPLETE", "Delta Foods"));
}

TEST_CASE("what stands behind a place is told of who is there", "[importers][article]") {
    const Told told(
        "Samples were tested by the Kwame Laboratory in Kumasi, whose director, Abena Osei, "
        "resigned. A team led by the Polar Institute (PI) in Tromso left. Orbal, a maker of "
        "bicycles in Ghent, and Volta, its rival in Tokyo, declined. A test for which they turned "
        "to Amadou Sarr, a statistician at Leeds University whose software is used, failed."
    );
    CHECK(told.kind_of("Kumasi") == "Place");
    CHECK(told.says("Abena Osei", "HOLDS_OFFICE", "Kwame Laboratory"));
    CHECK(told.says("Polar Institute", "LOCATED_IN", "Tromso"));
    CHECK(told.says("Orbal", "LOCATED_IN", "Ghent"));
    CHECK_FALSE(told.says("Orbal", "PRODUCES", "Ghent"));
    CHECK_FALSE(told.says("Volta", "RIVAL_OF", "Tokyo"));
    CHECK(told.says("Amadou Sarr", "HOLDS_OFFICE", "Leeds University"));
}
