// Clauses and participles the parser hangs from the wrong word.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("no letter thanks anybody", "[importers][article]") {
    const Told told(
        "Peter Holm, who leads Delta Foods, thanked Maria Keller by letter.", "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Maria Keller"));
    CHECK_FALSE(told.says("letter", "THANKED", "Peter Holm"));
}

TEST_CASE("a clause goes on with its verb behind a participle", "[importers][article]") {
    const Told told(
        "Nordlys Group and Delta Foods are based in Norway. The pact, drafted by Nordlys Group "
        "over two days, commits Delta Foods to build a plant in Bergen. They said that grain "
        "bought by Harbor Bank had been sold to Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Delta Foods", "WILL_BUILD", "plant in Bergen"));
    CHECK(told.says("Harbor Bank", "BOUGHT", "grain"));
}

TEST_CASE("a participle behind a comma is told of the noun before it", "[importers][article]") {
    const Told told(
        "Norway sent a clinic, built by Delta Foods in Molde, to Ghana. Rebels took a mine in "
        "Lunda, a site owned by Nordlys Group, forcing Norway to recall Peter Holm.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Delta Foods", "Norway"));
    CHECK(told.says("Nordlys Group", "OWNED", "site"));
    CHECK_FALSE(told.joins("site", "Norway"));
}

TEST_CASE("where and who tell of places and persons", "[importers][article]") {
    const Told told(
        "Ida Moe was arrested in Bergen and brought to Oslo, where Peter Holm is held. The "
        "charges were denied by Jan Berg of the law firm Moe Lund, who represents Maria Keller.",
        "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "HELD_IN", "Oslo"));
    CHECK(told.says("Jan Berg", "WORKS_FOR", "Moe Lund"));
    CHECK(told.says("Jan Berg", "REPRESENTS", "Maria Keller"));
}

TEST_CASE("what others say of a thing is told of it", "[importers][article]") {
    const Told told(
        "Police in Bergen have stopped a lorry they say was heading for Sweden. It was a blow "
        "for two ministers, Ann Reed and Mark Hale, both of whom left Norway and are working "
        "with Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("lorry", "HEADED_FOR", "Sweden"));
    CHECK(told.joins("Ann Reed", "Norway"));
    CHECK(told.joins("Ann Reed", "Harbor Bank"));
}

TEST_CASE("each member of a list has its own place", "[importers][article]") {
    const Told told(
        "Bergen lies in Norway. The police in Bergen seized a villa in Bergen, two flats in Molde "
        "and the ship Calder.",
        "2021-05-04"
    );
    CHECK(told.says("two flats in Molde", "LOCATED_IN", "Molde"));
    CHECK_FALSE(told.joins("two flats in Molde", "Bergen"));
    CHECK_FALSE(told.joins("Calder", "Bergen"));
}

TEST_CASE("who searches is of whom they come from", "[importers][article]") {
    const Told told(
        "Nordlys Group runs a ferry. The ferry was searched by officers from Harbor Bank. HMS "
        "Calder patrols the coast. Peter Moe was stopped by sailors from HMS Calder. Karin "
        "Lind met Peter Holm in Oslo. Ida Moe turned herself in.",
        "2021-05-04"
    );
    CHECK(told.says("Harbor Bank", "SEARCHED", "ferry"));
    CHECK(told.says("HMS Calder", "STOPPED", "Peter Moe"));
    CHECK_FALSE(told.joins("Ida Moe", "Karin Lind"));
    CHECK_FALSE(told.joins("Ida Moe", "Peter Holm"));
}

TEST_CASE("what one left is not who goes on", "[importers][article]") {
    const Told told(
        "Ann Reed advises Harbor Bank. The two immunologists left Nordlys Group for Orbis "
        "University.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Nordlys Group", "Orbis University"));
}

TEST_CASE("the subject stands behind its verb, or far before it", "[importers][article]") {
    const Told told(
        "Nordlys Group and Delta Foods are based in Norway. Joining Peter Holm were Ann Reed, "
        "Mark Hale and Karin Lind. Nordlys Group walked away after Delta Foods, which had paid "
        "for the plant, declined to finance Orbis Motors. Also arrested in Bergen was "
        "Jan Berg, a banker. Also joining Nordlys Group is Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.joins("Jan Berg", "Bergen"));
    CHECK(told.joins("Ida Moe", "Nordlys Group"));
    CHECK(told.joins("Ann Reed", "Peter Holm"));
    CHECK(told.joins("Karin Lind", "Peter Holm"));
    CHECK(told.joins("Delta Foods", "Orbis Motors"));
    CHECK_FALSE(told.joins("Nordlys Group", "Orbis Motors"));
}

TEST_CASE("a firm is based in a town and its state", "[importers][article]") {
    const Told told(
        "Trondheim, Norway-based Orbis Motors and Sweden's Harbor Bank have founded Calder "
        "Shipping.",
        "2021-05-04"
    );
    CHECK(told.says("Orbis Motors", "BASED_IN", "Trondheim"));
    CHECK(told.joins("Orbis Motors", "Calder Shipping"));
    CHECK_FALSE(told.joins("Trondheim", "Calder Shipping"));
}

TEST_CASE("a second subject and object go with the first verb", "[importers][article]") {
    const Told told("Denmark is to send the engineers and Norway the tents.", "2021-05-04");
    CHECK(told.joins("Norway", "tents"));
    CHECK_FALSE(told.joins("Denmark", "Norway"));
    CHECK_FALSE(told.joins("Denmark", "tents"));
}

TEST_CASE("what begins with its auxiliary is supposed", "[importers][article]") {
    const Told told(
        "Should Peter Holm sell Harbor Bank, Norway plans to sue Delta Foods.", "2021-05-04"
    );
    CHECK_FALSE(told.joins("Peter Holm", "Harbor Bank"));
    CHECK(told.joins("Norway", "Delta Foods"));
}

TEST_CASE("whose clause it is, and what closes it", "[importers][article]") {
    const Told told(
        "Nordlys Group wants to turn the mill, which belongs to Delta Foods, into a hotel. Several "
        "buses from Sweden are now in Bergen, operated by Nordlys Group. Ann Reed joined Calder "
        "Trust, a body that Mark Hale's sister, Ida Moe, founded in Oslo. It was cast by a foundry "
        "under Jan Berg, who had worked for Harbor Bank.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("mill", "hotel"));
    CHECK_FALSE(told.joins("Nordlys Group", "Bergen"));
    CHECK(told.joins("Ida Moe", "Calder Trust"));
    CHECK(told.joins("Jan Berg", "Harbor Bank"));
    CHECK_FALSE(told.joins("foundry", "Harbor Bank"));
}

TEST_CASE("they do it to others", "[importers][article]") {
    const Told told(
        "Ann Reed and Mark Hale met in Oslo. Ann Reed and Mark Hale said they would nominate them.",
        "2021-05-04"
    );
    CHECK_FALSE(told.says("Ann Reed", "WILL_APPOINT", "Mark Hale"));
}

TEST_CASE("pasts and participles are told from one another", "[importers][article]") {
    const Told told(
        "Peter Holm, long advised by Delta Foods, signed last year with Orbis Motors; Ann Reed "
        "sued "
        "Harbor Bank. Maria Keller's \"The Salt Roads\", brought out by Calder House, a tiny press "
        "run from a garage in Molde by the poet Jan Berg and his wife, tells the story of a "
        "lighthouse keeper. Karin Lind, coached by Mark Hale, joined Volta last year. Delta Foods "
        "bought a zinc mine "
        "abandoned by Nordlys Group.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Orbis Motors"));
    CHECK_FALSE(told.joins("Delta Foods", "Orbis Motors"));
    CHECK(told.joins("Jan Berg", "Calder House"));
    CHECK(told.joins("Karin Lind", "Volta"));
    CHECK(told.joins("Nordlys Group", "zinc mine"));
}

TEST_CASE("what stands behind a closed comma goes on with the clause", "[importers][article]") {
    const Told told(
        "The prize was handed to Ann Reed by its last winner, Mark Hale, at a conference in Oslo. "
        "Maria Keller plans to film it in Molde with money from Harbor Bank. Ida Moe founded a "
        "group, Calder Trust, that has pressed Norway and that was consulted by Jan Berg.",
        "2021-05-04"
    );
    CHECK_FALSE(told.says("Mark Hale", "WON", "conference in Oslo"));
    CHECK_FALSE(told.says("Maria Keller", "WILL_FILM_FROM", "Harbor Bank"));
    CHECK(told.says("Jan Berg", "CONSULTED", "Calder Trust"));
}

TEST_CASE("who is asked to do something has not done it", "[importers][article]") {
    const Told told("Harbor Bank was asked to finance Delta Foods.", "2021-05-04");
    CHECK_FALSE(told.says("Harbor Bank", "FINANCED", "Delta Foods"));
    CHECK(told.joins("Harbor Bank", "Delta Foods"));
}

TEST_CASE("who concedes defeat has lost, who wins support has it", "[importers][article]") {
    const Told told(
        "Peter Holm conceded defeat to Ann Reed. Ann Reed won the endorsement of Mark Hale.",
        "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "LOST_TO", "Ann Reed"));
    const Told before(
        "Peter Holm had spent a decade at Nordlys Group before he resigned. Ida Moe began her "
        "career "
        "at Delta Foods.",
        "2021-05-04"
    );
    CHECK(before.says("Peter Holm", "WORKED_FOR", "Nordlys Group"));
    CHECK(before.says("Ida Moe", "WORKED_FOR", "Delta Foods"));
    CHECK(told.says("Mark Hale", "ENDORSED", "Ann Reed"));
}

TEST_CASE(
    "a name is given after somebody, a main verb found behind a team", "[importers][article]"
) {
    const Told told(
        "Bergen has named a bridge after Peter Holm. Researchers at Orbis University reported "
        "it this week. The team, led by the mycologist Ayumi Reed and funded by the Packard Trust, "
        "exposed fragments of staghorn coral to water of 32 degrees "
        "for ten days. Its flagship, a car called Calder, is built in "
        "Molde.",
        "2021-05-04"
    );
    CHECK(told.says("bridge", "NAMED_AFTER", "Peter Holm"));
    CHECK(told.joins("Orbis University", "fragments of staghorn coral"));
    CHECK(told.joins("Calder", "Molde"));
}

TEST_CASE("where one has offices is where one is", "[importers][article]") {
    const Told told(
        "Ann Reed told ministers by telephone from Bergen, where Nordlys Group has its "
        "headquarters. Peter Holm joined the board of Orbis Motors, which has licensed a patent "
        "from Volta and is in talks with Delta Foods over a ferry. Norway brought together Harbor "
        "Bank and Volta.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "BASED_IN", "Bergen"));
    CHECK(told.joins("Orbis Motors", "Delta Foods"));
    CHECK_FALSE(told.joins("Peter Holm", "Delta Foods"));
    CHECK(told.says("Norway", "BROUGHT_TOGETHER", "Harbor Bank"));
}

TEST_CASE("what was done to a speaker, and to whom two did it", "[importers][article]") {
    const Told told(
        "Peter Holm, contacted at his villa in Molde, said he would repay Harbor Bank. The drugs "
        "were "
        "found aboard a container ship operated by Nordlys Group and owned by the Greek company "
        "Thalassa Holding. Norway bought a mill from the city council, which Delta Foods promised "
        "to "
        "sell to Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Thalassa Holding", "container ship"));
    CHECK_FALSE(told.joins("Thalassa Holding", "Nordlys Group"));
    CHECK_FALSE(told.says("Delta Foods", "PROMISED", "city council"));
    const Told plans(
        "Ann Reed owns a mill that Nordlys Group wants to buy. Peter Holm leads Orbis Motors, a "
        "firm "
        "that Harbor Bank refused to finance.",
        "2021-05-04"
    );
    CHECK(plans.says("Nordlys Group", "BOUGHT", "mill"));
    CHECK_FALSE(plans.says("Nordlys Group", "WANTED", "mill"));
    CHECK(plans.joins("Harbor Bank", "Orbis Motors"));
}

TEST_CASE("a loan is not run", "[importers][article]") {
    const Told told(
        "The loan to Kestrel Homes, run by Dominic Shaw, was uncovered by a retired accountant, "
        "Beryl Stokes.",
        "2021-05-04"
    );
    CHECK(told.joins("Dominic Shaw", "Kestrel Homes"));
}

TEST_CASE("bids, blame and communities belong to those beside them", "[importers][article]") {
    const Told told(
        "Norway's antitrust regulator on Wednesday blocked a $1.9 billion bid by the Swedish miner "
        "Boreal Lithium for a field in Molde. Its chief executive, Ann Reed, called the ruling \"a "
        "gift to our rivals\" and accused the regulator, the FNE, of bowing to President Peter "
        "Holm. "
        "Delta Foods owes $600 million to a syndicate of banks led by Itau, and its main customer, "
        "the German chemicals company Rhein Salz, has cut orders by half.",
        "2021-05-04"
    );
    CHECK(told.joins("FNE", "Boreal Lithium"));
    CHECK(told.joins("FNE", "Peter Holm"));
    CHECK_FALSE(told.joins("ruling", "Peter Holm"));
    CHECK_FALSE(told.joins("Rhein Salz", "banks"));
}

TEST_CASE("a further phrase is no further clause", "[importers][article]") {
    const Told told(
        "Its chips are found in cars made by Tavaro and Nordmotor, both of which were consulted "
        "before the announcement, and in a satellite launched by the European Space Agency in "
        "December. Norway has been examining Nordlys Group's dealings with Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("European Space Agency", "LAUNCHED", "satellite"));
    CHECK_FALSE(told.joins("European Space Agency", "cars"));
    CHECK(told.says("Nordlys Group", "DEALS_WITH", "Harbor Bank"));
}

TEST_CASE("what stands behind a quotation is no part of it", "[importers][article]") {
    const Told told(
        "Orbis Motors hired auditors. Its director, Ann Reed, said the audit \"was not worth the "
        "staples that held it together\" and urged Nordlys Group to compensate Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Ann Reed", "URGED", "Nordlys Group"));
    CHECK(told.joins("Nordlys Group", "Delta Foods"));
}

TEST_CASE("who is given something, and by whom", "[importers][article]") {
    const Told told(
        "Ann Reed was given a prize by Harbor Bank. Nordlys Group will be given a ferry.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "WILL_BE_GIVEN", "ferry"));
    CHECK(told.joins("Harbor Bank", "Ann Reed"));
    CHECK(told.says("Harbor Bank", "GAVE", "prize"));
    CHECK_FALSE(told.says("Ann Reed", "GAVE", "prize"));
}

TEST_CASE("who is to do it, and who uses it for what", "[importers][article]") {
    const Told told(
        "The federation's appeal is to be led by Marin "
        "Alvarado, a Chilean who won the cup in March. The mill, owned by the Danish businessman "
        "Karim Haddad and used by the British chain Harbor Bank to make school uniforms, had been "
        "ordered closed in June by the labour inspectorate, whose report cited blocked exits.",
        "2021-05-04"
    );
    CHECK(told.says("Marin Alvarado", "WILL_LEAD", "appeal"));
    CHECK(told.joins("Harbor Bank", "school uniforms"));
    CHECK_FALSE(told.joins("mill", "school uniforms"));
    CHECK_FALSE(told.says("report", "CITED", "labour inspectorate"));
}

TEST_CASE("who is told behind a preposition does it, and who is blamed", "[importers][article]") {
    const Told told(
        "The union called on Delta Foods to dismiss Ann Reed. Harbor Bank is accused by the Calder "
        "Trust of bribing Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Delta Foods", "WILL_DISMISS", "Ann Reed"));
    CHECK(told.says("Harbor Bank", "BRIBED", "Peter Holm"));
    CHECK_FALSE(told.says("Calder Trust", "BRIBED", "Peter Holm"));
}

TEST_CASE(
    "whose deed a noun tells: given it, named before it, told of it", "[importers][article]"
) {
    const Told told(
        "A late goal gave Leicester Rovers a 2-1 win over Bolton Town. Ann Reed withdrew after a "
        "defeat by Ida Moe. Jan Berg, whose loan from Harbor Bank ends in June, left. The "
        "Norwegian attack on Peru went on, and the Calder Trust takeover of Delta Foods failed.",
        "2021-05-04"
    );
    CHECK(told.says("Leicester Rovers", "DEFEATED", "Bolton Town"));
    CHECK(told.says("Ida Moe", "DEFEATED", "Ann Reed"));
    CHECK(told.says("Harbor Bank", "LENT_TO", "Jan Berg"));
    CHECK(told.says("Norway", "ATTACKED", "Peru"));
    CHECK(told.says("Calder Trust", "ACQUIRED", "Delta Foods"));
}

TEST_CASE("a subject is found behind what stands before it", "[importers][article]") {
    const Told told(
        "Under a letter signed by both boards, the Calder Trust, which runs nine hotels, would "
        "absorb Harbor Bank. Owned since 2015 by Ida Moe, Delta Foods earn 2 million euros and "
        "will sue Nordlys Group. Dr Jan Berg, of Leeds University, who advises Norway, criticised "
        "Volta Energy. Under the deal, signed in June in Geneva, the army left Peru.",
        "2021-05-04"
    );
    CHECK(told.says("Calder Trust", "WILL_ABSORB", "Harbor Bank"));
    CHECK(told.says("Calder Trust", "RUNS", "nine hotels"));
    CHECK(told.joins("Ida Moe", "Delta Foods"));
    CHECK(told.joins("Delta Foods", "Nordlys Group"));
    CHECK(told.joins("Jan Berg", "Volta Energy"));
    CHECK_FALSE(told.joins("army", "Geneva"));
}

TEST_CASE("who does it together, who is parted from whom, who is due to", "[importers][article]") {
    const Told told(
        "The report, prepared by Harbor Bank together with Delta Foods, was late. Norway freed Ann "
        "Reed from Nordlys Group. Jan Berg, who is due to meet Ida Moe, left. The line will run "
        "from Oslo to Riga. The plan of Delta Foods was rejected by Peru, Kenya and Chile, but "
        "backed by Ghana.",
        "2021-05-04"
    );
    CHECK(told.says("Delta Foods", "PREPARED", "report"));
    CHECK(told.says("Ann Reed", "FREED_FROM", "Nordlys Group"));
    CHECK(told.says("Jan Berg", "WILL_MEET", "Ida Moe"));
    CHECK_FALSE(told.joins("Oslo", "Riga"));
    CHECK_FALSE(told.joins("Ghana", "Chile"));
}

TEST_CASE("who asked, who left whom, and who came later", "[importers][article]") {
    const Told told(
        "Jan Berg was persuaded to resign by Ann Reed. Ida Moe left after splitting from the Dane "
        "Peter Holm. Norway, having been criticised by Kenya, later imposed sanctions on Peru. "
        "The vaccine Delta Foods made with Chile was approved by Kenya. Ida Moe of Leeds "
        "University, who advises Ghana, left. "
        "Mark Hale, who was hired until May by Ghana's former adviser, the lawyer Vera Lind, "
        "refused. Nobody from Harbor Bank met Delta Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Ann Reed", "PERSUADED", "Jan Berg"));
    CHECK(told.says("Ida Moe", "SPLIT_FROM", "Peter Holm"));
    CHECK(told.joins("Norway", "Peru"));
    CHECK(told.joins("Vera Lind", "Mark Hale"));
    CHECK_FALSE(told.says("Harbor Bank", "MET_WITH", "Delta Foods"));
}

TEST_CASE(
    "who does the same stands between commas, who becomes something", "[importers][article]"
) {
    const Told told(
        "Harbor Bank, together with Delta Foods, sued Nordlys Group. The Calder Trust became the "
        "owner of Volta Energy. The mill was sold by Nordlys Group in Riga, whose director, Ann "
        "Reed, left.",
        "2021-05-04"
    );
    CHECK(told.joins("Ann Reed", "Nordlys Group"));
    const Told scored(
        "Substitute Kwame Asare struck in the second minute of added time to give Volta Rovers a "
        "1-0 win over Delta Town.",
        "2021-05-04"
    );
    CHECK(scored.says("Kwame Asare", "WILL_GIVE", "Volta Rovers"));
    CHECK(told.says("Delta Foods", "SUED", "Nordlys Group"));
    CHECK(told.says("Calder Trust", "OWNS", "Volta Energy"));
}

TEST_CASE("what is demanded has not been done, and of whom", "[importers][article]") {
    const Told told(
        "The Calder Trust urged that Harbor Bank sell Delta Foods. Norway recommended that "
        "Nordlys Group be fined. The Labour Party demanded that Ann Reed step down.",
        "2021-05-04"
    );
    CHECK(told.says("Calder Trust", "URGED", "Harbor Bank"));
    CHECK(told.says("Norway", "RECOMMENDED_FINING", "Nordlys Group"));
    CHECK(told.says("Labour Party", "DEMANDED", "Ann Reed"));
}
