// What no frame says: nouns for deeds, words that refer back, names that are given, where things
// stand.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("she is a woman and not the subject of her own object", "[importers][article]") {
    const Told told(
        "Maria Keller founded Nordlys Group in 2004. Chief executive Peter Holm joined Nordlys "
        "Group in 2010. In March she sued Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("Maria Keller", "SUED", "Harbor Bank"));
    CHECK_FALSE(told.says("Peter Holm", "SUED", "Harbor Bank"));
}

TEST_CASE("the company is the one the text is about", "[importers][article]") {
    const Told told(
        "Nordlys Group opens up\n\nNordlys Group bought Harbor Bank on Monday. Nordlys Group "
        "also sued Orbis Motors. The company will acquire Delta Foods next year.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "WILL_ACQUIRE", "Delta Foods"));
}

TEST_CASE("a noun tells of a deed as a verb does", "[importers][article]") {
    const Told told(
        "The acquisition of Delta Foods by Nordlys Group was completed in May. Kenya's visit to "
        "Uganda was put off. The talks between Norway and Sweden were held in Oslo.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "ACQUIRED", "Delta Foods"));
    CHECK(told.says("Kenya", "VISITED", "Uganda"));
    CHECK(told.says("Norway", "TALKS_WITH", "Sweden"));
}

TEST_CASE("who makes a visit visits, who opposes a sale does not sell", "[importers][article]") {
    const Told told(
        "Norway's foreign minister, Ida Moe, paid a visit to Sweden. Harbor Union opposed the "
        "sale of Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Ida Moe", "VISITED", "Sweden"));
    CHECK_FALSE(told.joins("Harbor Union", "Delta Foods"));
}

TEST_CASE("the members a thing includes are its members", "[importers][article]") {
    const Told told("Orbis Union met on Monday. Its members include Nordlys Group and Delta Foods."
    );
    CHECK(told.says("Nordlys Group", "MEMBER_OF", "Orbis Union"));
    CHECK(told.says("Delta Foods", "MEMBER_OF", "Orbis Union"));
}

TEST_CASE("a minister without a country is of the one spoken of", "[importers][article]") {
    const Told told(
        "Swedish exports grew, Sweden's central bank said. Energy Minister Karin Lind praised "
        "Nordlys Group.",
        "2021-05-04"
    );
    CHECK(told.of("Karin Lind", "HOLDS_OFFICE", "Sweden", "role") == "Energy Minister");
}

TEST_CASE("what is built somewhere stands there", "[importers][article]") {
    const Told told(
        "Nordlys Group opened a mill in Gothenburg. It is building a railway between Oslo and "
        "Bergen.",
        "2021-05-04"
    );
    CHECK(told.says("mill", "LOCATED_IN", "Gothenburg"));
    CHECK(told.says("railway", "CONNECTS", "Oslo"));
    CHECK(told.says("railway", "CONNECTS", "Bergen"));
}

TEST_CASE("names with of and and are one name", "[importers][article]") {
    const Told told(
        "The Food and Drugs Authority sued Orbis Motors. The National Chamber of Manufacturers "
        "criticized Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Food and Drugs Authority", "SUED", "Orbis Motors"));
    CHECK(told.says("National Chamber of Manufacturers", "CRITICIZED", "Delta Foods"));
}

TEST_CASE("titles may be wider than the list, leagues are no premiers", "[importers][article]") {
    const Told told(
        "Kenyan Trade Secretary Grace Mutai met the brothers Owen and Thomas Hale. The Premier "
        "League fined Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.of("Grace Mutai", "HOLDS_OFFICE", "Kenya", "role") == "Trade Secretary");
    CHECK(told.kind_of("Owen Hale") == "Person");
    CHECK(told.kind_of("Thomas Hale") == "Person");
    CHECK(told.kind_of("Premier League") == "Organization");
}

TEST_CASE(
    "a capital that is accused is its country, one that is visited is not", "[importers][article]"
) {
    const Told told(
        "Norway accused Moscow of espionage. Norway's foreign minister, Ida Moe, travelled to "
        "Paris.",
        "2021-05-04"
    );
    CHECK(told.says("Norway", "ACCUSED", "Russia"));
    CHECK_FALSE(told.says("Ida Moe", "VISITED", "France"));
}

TEST_CASE("a capital at the head of the first line is a dateline", "[importers][article]") {
    const Told told("OSLO - Nordlys Group bought Delta Foods on Monday.", "2021-05-04");
    CHECK(told.says("Nordlys Group", "ACQUIRED", "Delta Foods"));
    CHECK(told.kind_of("OSLO").empty());
}

TEST_CASE("what a semicolon parts is read apart", "[importers][article]") {
    const Told told(
        "Nordlys Group sued Orbis Motors; Delta Foods acquired Harbor Bank.", "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "SUED", "Orbis Motors"));
    CHECK(told.says("Delta Foods", "ACQUIRED", "Harbor Bank"));
}

TEST_CASE("who denies and who defends is who is said to", "[importers][article]") {
    const Told told(
        "The army left. Volta Group has neither confirmed nor denied that it bought Delta Foods. "
        "Harbor Bank has the daunting task of defending the town of Homs. Anna Berg ruled out a "
        "return of "
        "Peter Holm, who was hired by Orbis Group."
    );
    CHECK(told.joins("Volta Group", "Delta Foods"));
    CHECK(told.joins("Harbor Bank", "Homs"));
    CHECK(told.says("Orbis Group", "HIRED", "Peter Holm"));
}

TEST_CASE("troops are their country's, and who seizes control controls", "[importers][article]") {
    const Told told(
        "Iraqi government forces have seized full control of Mosul University. Greenpeace staged a "
        "protest against Volta Group. The army attacked the town of Homs."
    );
    CHECK(told.says("Iraq", "CONTROLS", "Mosul University"));
    CHECK(told.says("Greenpeace", "PROTESTS_AGAINST", "Volta Group"));
    CHECK(told.kind_of("protest").empty());
    CHECK(told.joins("army", "Homs"));
}

TEST_CASE("who says something on a visit visits", "[importers][article]") {
    const Told told(
        "Karin Lind spoke on a visit to Estonia. Jan Berg, who is in talks with Delta Foods, "
        "declined to comment. Norway withdrew from a deal with Sweden.",
        "2021-05-04"
    );
    CHECK(told.says("Karin Lind", "VISITED", "Estonia"));
    CHECK(told.joins("Jan Berg", "Delta Foods"));
    CHECK_FALSE(told.says("Jan Berg", "HOLDS_OFFICE", "Delta Foods"));
    CHECK_FALSE(told.joins("Norway", "Sweden"));
}

TEST_CASE("shares, partners, customers and offices that were held", "[importers][article]") {
    const Told told(
        "Volta Energy, in which Nordlys Group holds a 22 percent stake, counts Orbis Motors and "
        "Delta Foods among its customers. Linda Cho, a former principal at Lincoln School, plays "
        "in a trio with Peter Frankl. Kenya's grid operator Ketraco built the line.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "OWNS", "Volta Energy"));
    CHECK(told.says("Delta Foods", "CUSTOMER_OF", "Volta Energy"));
    CHECK(told.says("Linda Cho", "HELD_OFFICE", "Lincoln School"));
    CHECK(told.says("Linda Cho", "PLAYS_WITH", "Peter Frankl"));
    CHECK(told.says("Ketraco", "BASED_IN", "Kenya"));
}

TEST_CASE("set phrases join what they stand between", "[importers][article]") {
    const Told told(
        "Kendry Paez, on loan at Rosen Club from Harbor City, scored. The film was shot by Krava "
        "Film with money from Sorsa Bank. Delta Foods has its headquarters in Bergen. Jan Berg "
        "will take a seat on the board of Volta Energy. Norway sent ships at the request of "
        "Denmark.",
        "2021-05-04"
    );
    CHECK(told.says("Kendry Paez", "LOANED_TO", "Rosen Club"));
    CHECK(told.says("Kendry Paez", "LOANED_FROM", "Harbor City"));
    CHECK(told.says("Sorsa Bank", "FUNDED", "film"));
    CHECK(told.says("Delta Foods", "BASED_IN", "Bergen"));
    CHECK(told.says("Jan Berg", "MEMBER_OF", "Volta Energy"));
    CHECK(told.says("Denmark", "REQUESTED", "Norway"));
}

TEST_CASE("donors give, and those named among them", "[importers][article]") {
    const Told told(
        "The rest comes from Gavi's donors, chiefly Britain, Norway and Sweden.", "2021-05-04"
    );
    CHECK(told.says("Norway", "FUNDS", "Gavi"));
    CHECK_FALSE(told.joins("United Kingdom", "Norway"));
}

TEST_CASE("words joined to a name tell what it has to do with the noun", "[importers][article]") {
    const Told told("The Vienna-domiciled company Nordlys Group sold it.", "2021-05-04");
    CHECK(told.says("Nordlys Group", "BASED_IN", "Vienna"));
}

TEST_CASE(
    "what stands before a relative clause is not its object behind a preposition",
    "[importers][article]"
) {
    const Told told(
        "The bank Sint-Joris, through which most of the money flowed, sued Osland. Norvik fined "
        "Osland, "
        "to which Brevik had sold the ferry. Norvik sold the line that Osland is building."
    );
    CHECK_FALSE(told.says("money", "FLOWED", "Sint-Joris"));
    CHECK_FALSE(told.says("Brevik", "SOLD", "Osland"));
    CHECK(told.says("Brevik", "SOLD", "ferry"));
}

TEST_CASE("persons told by number or country are things of their own", "[importers][article]") {
    const Told told(
        "The Red Cross flew 164 captured soldiers to Abidjan. Lithuania expelled two Belgian "
        "hikers. "
        "Norvik bribed customs officers. Norvik thanked residents."
    );
    CHECK(told.says("Red Cross", "FLEW", "164 captured soldiers"));
    CHECK(told.says("164 captured soldiers", "FLOWN_TO", "Abidjan"));
    CHECK(told.says("Lithuania", "EXPELLED", "two Belgian hikers"));
    CHECK(told.says("Norvik", "BRIBED", "customs officers"));
    CHECK(told.kind_of("residents").empty());
}

TEST_CASE("a vague noun is a thing when words before it tell which", "[importers][article]") {
    const Told told(
        "Norvik rejected the pension plan. Osland rejected the plan. Brevik rejected various plans."
    );
    CHECK(told.says("Norvik", "REJECTED", "pension plan"));
    CHECK(told.kind_of("plan").empty());
    CHECK(told.kind_of("various plans").empty());
}

TEST_CASE("a vague noun is a thing where the text says which", "[importers][article]") {
    const Told told(
        "Norvik joined the case in May. Osland praised its decision. Brevik has no plan and made "
        "progress in the case."
    );
    CHECK(told.says("Norvik", "JOINED", "case"));
    CHECK(told.says("Osland", "PRAISED", "decision"));
    CHECK(told.kind_of("plan").empty());
    CHECK(told.kind_of("progress").empty());
}

TEST_CASE(
    "what stands against something behind an object is told of the object", "[importers][article]"
) {
    const Told told("Norvik sought an injunction against Osland. Brevik protested against Osland.");
    CHECK_FALSE(told.says("Norvik", "SOUGHT_AGAINST", "Osland"));
    CHECK(told.says("Brevik", "PROTESTED_AGAINST", "Osland"));
}

TEST_CASE("what is still so is told in the present", "[importers][article]") {
    const Told told(
        "The mill in Bergen belongs to Volta Energy. Delta Foods cost Norway a fortune.",
        "2021-05-04"
    );
    CHECK(told.says("mill in Bergen", "BELONGS_TO", "Volta Energy"));
    CHECK_FALSE(told.says("Delta Foods", "COSTS", "Norway"));
}

TEST_CASE("verbs of several words are called by the usual one", "[importers][article]") {
    const Told told(
        "Prosecutors in Oslo looked into Delta Foods. Norway will pull out of the Halden Treaty. "
        "Volta Energy snapped up Orbis Motors in May. Peter Holm co-wrote a study of Lake Ransa.",
        "2021-05-04"
    );
    CHECK(told.says("Prosecutors in Oslo", "INVESTIGATED", "Delta Foods"));
    CHECK(told.says("Norway", "WILL_WITHDRAW_FROM", "Halden Treaty"));
    CHECK(told.says("Volta Energy", "BOUGHT", "Orbis Motors"));
    CHECK(told.says("Peter Holm", "WROTE", "study of Lake Ransa"));
}

TEST_CASE("an object that only says what is done stands in the name", "[importers][article]") {
    const Told told("Peter Holm gave evidence about Volta Energy.", "2021-05-04");
    CHECK(told.says("Peter Holm", "GAVE_EVIDENCE_ABOUT", "Volta Energy"));
}

TEST_CASE("what is put on hold is suspended", "[importers][article]") {
    const Told told(
        "Norway put the Halden Summit on hold. Police in Oslo took Peter Holm into custody.",
        "2021-05-04"
    );
    CHECK(told.says("Norway", "SUSPENDED", "Halden Summit"));
    CHECK(told.says("Police in Oslo", "ARRESTED", "Peter Holm"));
    CHECK_FALSE(told.joins("Police in Oslo", "custody"));
}

TEST_CASE("who is due to do it will, what is run by others is", "[importers][article]") {
    const Told told(
        "Maria Keller is due to appear at the Oslo Court. The mill in Bergen is run by Delta "
        "Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Maria Keller", "WILL_APPEAR_AT", "Oslo Court"));
    CHECK(told.says("Delta Foods", "RUNS", "mill in Bergen"));
}

TEST_CASE("who has a deed's noun from the clause, does it", "[importers][article]") {
    const Told told(
        "The largest bid for Delta Foods came from Volta Energy. In an interview with Radio "
        "Nord, Maria Keller criticized Norway. A late goal gave Port Rovers a victory over "
        "Harbour City.",
        "2021-05-04"
    );
    CHECK(told.says("Volta Energy", "BID_FOR", "Delta Foods"));
    CHECK(told.says("Maria Keller", "TALKED_TO", "Radio Nord"));
    CHECK(told.says("Port Rovers", "DEFEATED", "Harbour City"));
}

TEST_CASE(
    "a maker in a town makes no town, chains are for what they are for", "[importers][article]"
) {
    const Told told(
        "Tempora, a maker of clocks in Delft, met Peter Holm. Norway built supply chains for rare "
        "earths.",
        "2021-05-04"
    );
    CHECK(told.says("Tempora", "BASED_IN", "Delft"));
    CHECK_FALSE(told.joins("Norway", "rare earths"));
}

TEST_CASE("the buyers beside two names are both", "[importers][article]") {
    const Told told("Peru and Chile, customers of Volta Energy, met Norway.");
    CHECK(told.says("Peru", "CUSTOMER_OF", "Volta Energy"));
    CHECK(told.says("Chile", "CUSTOMER_OF", "Volta Energy"));
}

TEST_CASE("who is accused by others of a deed does it", "[importers][article]") {
    const Told told(
        "Volta Energy, whose directors are accused by Delta Foods of selling fuel to Orbis "
        "Motors, met Peter Holm.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Delta Foods", "Orbis Motors"));
}

TEST_CASE(
    "land is called by the name before it, a captain is from his country", "[importers][article]"
) {
    const Told told(
        "Ann Reed crossed the Ransa glacier and the Vonn mountains. The freighter's Norwegian "
        "captain, Jan Berg, was arrested.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Ransa glacier", "Ransa"));
    CHECK_FALSE(told.joins("Vonn mountains", "Vonn"));
    CHECK(told.says("Jan Berg", "FROM", "Norway"));
}

TEST_CASE("a name behind the last noun of a list is that one's", "[importers][article]") {
    const Told told(
        "Norwegian Prime Minister Ann Reed and her Swedish counterpart, Jan Berg, signed the "
        "Halden Treaty.",
        "2021-05-04"
    );
    CHECK(told.says("Jan Berg", "HOLDS_OFFICE", "Sweden"));
    CHECK(told.kind_of("Swedish counterpart").empty());
}

TEST_CASE("what stands behind a time is told of the verb", "[importers][article]") {
    const Told told("Volta Energy raised money in May from Delta Foods and Japan's SoftBank.");
    CHECK(told.says("Volta Energy", "RAISED_FROM", "Delta Foods"));
    CHECK(told.says("Volta Energy", "RAISED_FROM", "SoftBank"));
}

TEST_CASE(
    "behind an institute with its short form a town is where that is", "[importers][article]"
) {
    const Told told(
        "The study was led by the Halden Water Institute (HWI) in Bergen.", "2021-05-04"
    );
    CHECK(told.says("Halden Water Institute", "LOCATED_IN", "Bergen"));
}

TEST_CASE(
    "what hangs from a thing belongs to it, also where no rule tells how", "[importers][article]"
) {
    const Told told(
        "The loan from the Harbor Bank helped Norvik. The accident was examined by a panel under "
        "Ann Reed. Norvik published an analysis by Osland University."
    );
    CHECK(told.says("loan", "FROM", "Harbor Bank"));
    CHECK(told.says("Ann Reed", "LEADS", "panel"));
    CHECK(told.says("Osland University", "MADE", "analysis"));
}

TEST_CASE("who is critical of it criticizes it", "[importers][article]") {
    const Told told("Norway is critical of the Halden Treaty. Peter Holm hauled fuel to Oslo.");
    CHECK(told.says("Norway", "CRITICIZES", "Halden Treaty"));
    CHECK(told.says("Peter Holm", "TRANSPORTED_TO", "Oslo"));
}

TEST_CASE("who is at odds with another disputes with it", "[importers][article]") {
    const Told told("The Harbor Union has been at odds with Volta Energy over pay.");
    CHECK(told.says("Harbor Union", "DISPUTES_WITH", "Volta Energy"));
}

TEST_CASE("a minister is of the country in the title", "[importers][article]") {
    const Told told(
        "Brazil bans a mine\n\nA Brazilian court closed the mine in May. Police in Turkey and "
        "India arrested two. Finance Minister Ana Costa left.",
        "2021-05-04"
    );
    CHECK(told.says("Ana Costa", "HOLDS_OFFICE", "Brazil"));
}

TEST_CASE("a race against the rain is about no rain", "[importers][article]") {
    const Told told("Ann Reed won the race against the water in Oslo.");
    CHECK_FALSE(told.joins("race", "water"));
}
