// What words refer to that name nothing: "the Danish company", "the keeper", "the pair", "they".

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("a sentence without names speaks of those named before", "[importers][references]") {
    const Told told(
        "Anna Berg joined Nordlys Group in 2004. She left the company in 2009.", "2021-05-04"
    );
    CHECK(told.says("Anna Berg", "LEFT", "Nordlys Group"));
}

TEST_CASE("the company of a country is the one named before", "[importers][references]") {
    const Told told(
        "Nordlys Group bought a mill on Monday. The Danish company also sued Peter Holm. Anna "
        "Berg left the Lithuanian consulate.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "SUED", "Peter Holm"));
    CHECK(told.says("Nordlys Group", "BASED_IN", "Denmark"));
    CHECK_FALSE(told.says("Nordlys Group", "BASED_IN", "Lithuania"));
}

TEST_CASE("of two companies the one at home there is meant", "[importers][references]") {
    const Told told(
        "The Danish insurer Nordlys Group bought shares. Harbor Bank, of Sweden, sold them. The "
        "Danish company hired Anna Berg. The Finnish company hired Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "APPOINTED", "Anna Berg"));
    CHECK_FALSE(told.joins("Nordlys Group", "Peter Holm"));
    CHECK_FALSE(told.joins("Harbor Bank", "Peter Holm"));
}

TEST_CASE("a person is meant by what he was called", "[importers][references]") {
    const Told told(
        "Goalkeeper Peter Holm joined Harbor United in May. Ida Moe leads Harbor United. The "
        "keeper praised Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "PRAISED", "Anna Berg"));
}

TEST_CASE("the last word of a name says what is meant", "[importers][references]") {
    const Told told(
        "Anna Berg visited the Teme Valley Donkey Sanctuary in May. Ida Moe praised Harbor Bank. "
        "The sanctuary sued Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Teme Valley Donkey Sanctuary", "SUED", "Peter Holm"));
}

TEST_CASE("what a name is called by is in a list", "[importers][references]") {
    const Told told(
        "The Water Authority met Anna Berg. Nordlys Group praised her. The regulator fined Delta "
        "Foods.",
        "2021-05-04"
    );
    CHECK(told.says("Water Authority", "FINED", "Delta Foods"));
}

TEST_CASE("the pair and the two are those named last", "[importers][references]") {
    const Told told(
        "Anna Berg met Peter Holm in Oslo. The pair founded Nordlys Group in 2004. They "
        "own Orbis Motors. Delta Foods sued the two.",
        "2021-05-04"
    );
    for (const auto* who : {"Anna Berg", "Peter Holm"}) {
        CHECK(told.says(who, "FOUNDED", "Nordlys Group"));
        CHECK(told.says(who, "OWNS", "Orbis Motors"));
        CHECK(told.says("Delta Foods", "SUED", who));
    }
}

TEST_CASE("a club that has players is they", "[importers][references]") {
    const Told told(
        "Harbor United, who won on Monday, are third. They have signed Peter Holm. Their captain, "
        "Lars Moe, scored.",
        "2021-05-04"
    );
    CHECK(told.says("Harbor United", "SIGNED", "Peter Holm"));
    CHECK(told.joins("Lars Moe", "Harbor United"));
}

TEST_CASE("whose lawyer speaks of her means her", "[importers][references]") {
    const Told told(
        "Anna Berg was cleared. Her lawyer, Imran Sadiq, said that she would sue Nordlys Group. "
        "Peter Holm warned Ida Moe that she had hired Lars Moe.",
        "2021-05-04"
    );
    CHECK(told.joins("Anna Berg", "Nordlys Group"));
    CHECK_FALSE(told.joins("Imran Sadiq", "Nordlys Group"));
    CHECK(told.says("Ida Moe", "APPOINTED", "Lars Moe"));
}

TEST_CASE(
    "a noun that says what one makes or where one is from means one", "[importers][references]"
) {
    const Told told(
        "Harbor Bank bought a mill from Siemens Gamesa. Anna Berg praised the turbine supplier "
        "Orbis Motors. The turbine supplier sued Peter Holm. Ida Moe of Toronto met Ann Reed. "
        "Robert Zhou joined Delta Foods. The Canadian praised Lars Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Orbis Motors", "SUED", "Peter Holm"));
    CHECK(told.says("Robert Zhou", "PRAISED", "Lars Moe"));
}

TEST_CASE("their manager is the club's, what two did was theirs", "[importers][references]") {
    const Told told(
        "Harbor United have lost. Anna Berg and Lars Moe praised Delta Foods. They are players of "
        "Harbor United. Their manager, Peter Holm, resigned. Nordlys Group and Orbis Motors sold "
        "their stakes in Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Harbor United"));
    CHECK_FALSE(told.joins("Peter Holm", "Anna Berg"));
}

TEST_CASE("after two plants and one, the plant is the one", "[importers][references]") {
    const Told told(
        "Nordlys Group will build a milk plant near Oslo. Peter Holm visited plants in Ireland. "
        "Anna Berg backed the plant.",
        "2021-05-04"
    );
    CHECK(told.says("Anna Berg", "BACKED", "milk plant"));
}

TEST_CASE("two banks are those a list has just named", "[importers][references]") {
    const Told told(
        "Nordlys Group bought Delta Foods. The deal was financed by Barclays and HSBC. The two "
        "banks also praised Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Barclays", "PRAISED", "Anna Berg"));
    CHECK(told.says("HSBC", "PRAISED", "Anna Berg"));
    CHECK_FALSE(told.joins("Nordlys Group", "Anna Berg"));
}

TEST_CASE("of two players the one who is from there is meant", "[importers][references]") {
    const Told told(
        "Czech player Adam Kovar met Peter Holm in Oslo. The Spaniard praised Ida Moe. The Czech "
        "praised Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Adam Kovar", "PRAISED", "Anna Berg"));
    CHECK(told.says("Peter Holm", "PRAISED", "Ida Moe"));
}

TEST_CASE("the commission is one with that word in its name", "[importers][references]") {
    const Told told(
        "Anna Berg asked the Inter-American Commission on Human Rights for help. The commission "
        "praised Peter Holm. The conference was paid for by KBC. The bank also hired Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Inter-American Commission on Human Rights", "PRAISED", "Peter Holm"));
    CHECK(told.says("KBC", "APPOINTED", "Ida Moe"));
}

TEST_CASE("who is expected to appoint her is another", "[importers][references]") {
    const Told told(
        "Anna Berg won on Monday. President Alar Karis is expected to appoint her.", "2021-05-04"
    );
    CHECK(told.joins("Alar Karis", "Anna Berg"));
}

TEST_CASE(
    "the companies are the two spoken of, and no union is a company", "[importers][references]"
) {
    const Told told(
        "Nordlys Group agreed to buy Delta Foods. The companies also sued Peter Holm. The European "
        "Union praised Delta Foods on Monday. The company hired Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "SUED", "Peter Holm"));
    CHECK(told.says("Delta Foods", "SUED", "Peter Holm"));
    CHECK(told.says("Delta Foods", "APPOINTED", "Ida Moe"));
}

TEST_CASE("its is of the subject, named or not", "[importers][references]") {
    const Told told(
        "Nordlys Group sued Harbor Bank. A fishing club in Bergen sacked its coach, Peter Holm.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Peter Holm", "Nordlys Group"));
    CHECK_FALSE(told.joins("Peter Holm", "Harbor Bank"));
}

TEST_CASE(
    "of several companies what the sentence before was about is meant", "[importers][references]"
) {
    const Told told(
        "Nordlys Group will buy Delta Foods. The Munich-based firm hired Anna Berg. The "
        "developer Orbis Motors praised Harbor Energy. The bank sued Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Nordlys Group", "HIRED", "Anna Berg"));
    CHECK_FALSE(told.joins("Orbis Motors", "Peter Holm"));
}

TEST_CASE("its maker is that of a thing, its insurer of a body", "[importers][references]") {
    const Told told(
        "Nordlys Group sells Resmavax, a vaccine against malaria. Its maker, the Danish company "
        "Orbis Pharma, praised Anna Berg. Delta Foods is listed in Oslo. Its insurer, Harbor Bank, "
        "sued Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Orbis Pharma", "PRODUCES", "Resmavax"));
    CHECK_FALSE(told.joins("Orbis Pharma", "Nordlys Group"));
    CHECK(told.says("Harbor Bank", "INSURES", "Delta Foods"));
}

TEST_CASE("its publisher is the book's that was spoken of just now", "[importers][references]") {
    const Told told(
        "Anna Berg wrote a novel, \"Salt Road\". The novel describes her quarrel with Peter Holm. "
        "Its publisher, Harbor Press, praised Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Harbor Press", "PUBLISHED", "Salt Road"));
}

TEST_CASE("a bank of Kenya is not the Nigerian one", "[importers][references]") {
    const Told told(
        "Harbor Energy sold the National Bank of Kenya to Access Bank. The Nigerian bank praised "
        "Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Access Bank", "PRAISED", "Anna Berg"));
    CHECK_FALSE(told.joins("National Bank of Kenya", "Anna Berg"));
}

TEST_CASE("a sentence without names that frames have read is read", "[importers][references]") {
    const Told told(
        "Norway and Sweden held talks on Monday. The two countries agreed to establish a "
        "consultation mechanism on food and water products, and to strengthen communication "
        "between "
        "foreign ministries.",
        "2021-05-04"
    );
    CHECK(told.says("Norway", "WILL_ESTABLISH", "consultation mechanism on food and water products")
    );
    CHECK_FALSE(told.says("Norway", "WILL_STRENGTHEN_BETWEEN", "foreign ministries"));
}

TEST_CASE("who herself is something else is nobody else", "[importers][references]") {
    const Told told(
        "Peter Holm was arrested in Oslo; Anna Berg, who kept the books of Harbor Bank, turned "
        "herself in.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Anna Berg", "Peter Holm"));
}

TEST_CASE("its owner stands before it in a list or a clause", "[importers][references]") {
    const Told listed(
        "Peter Holm sued Harbor Bank in the High Court of Kenya. He accused the bank and its "
        "chairman, Karl Moe, of fraud.",
        "2021-05-04"
    );
    CHECK(listed.joins("Karl Moe", "Harbor Bank"));
    const Told told(
        "The Nordlys Trust joined the case. Berg's own association was more careful: its "
        "president, Karl Moe, praised Anna Berg. Among the largest is Grupo Oro, a Barcelona chain "
        "in which Volta Group holds shares; its founder, Jordi Salvat, praised Ida Moe.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Karl Moe", "Nordlys Trust"));
    CHECK(told.says("Jordi Salvat", "FOUNDED", "Grupo Oro"));
    CHECK_FALSE(told.joins("Jordi Salvat", "Volta Group"));
}

TEST_CASE("a person of an age is one spoken of", "[importers][references]") {
    const Told told(
        "Anna Berg did not celebrate. The 74-year-old immunologist, who left Harbor Bank in 2015, "
        "sued Volta Group.",
        "2021-05-04"
    );
    CHECK(told.says("Anna Berg", "LEFT", "Harbor Bank"));
    CHECK(told.says("Anna Berg", "SUED", "Volta Group"));
}

TEST_CASE(
    "both of whom are those before, the three judges are not any three", "[importers][references]"
) {
    const Told told(
        "Siding with Berg were Ida Moe and Peter Holm, both of whom have left Harbor Bank. The "
        "three judges sued Volta Group.",
        "2021-05-04"
    );
    CHECK(told.says("Ida Moe", "LEFT", "Harbor Bank"));
    CHECK(told.says("Peter Holm", "LEFT", "Harbor Bank"));
    CHECK_FALSE(told.joins("Peter Holm", "Volta Group"));
    const Told alone(
        "Anna Berg praised Ida Moe and Peter Holm, both of whom have resigned.", "2021-05-04"
    );
    CHECK_FALSE(alone.joins("Ida Moe", "Peter Holm"));
}

TEST_CASE("they are those the sentence before named together", "[importers][references]") {
    const Told told(
        "Anna Berg brought together the mayor, Ida Moe, and the banker, Peter Holm, in Oslo. They "
        "agreed to buy Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Ida Moe", "Harbor Bank"));
    CHECK(told.joins("Peter Holm", "Harbor Bank"));
    CHECK_FALSE(told.joins("Anna Berg", "Harbor Bank"));
    const Told they("Volta Group and Sorsa Energy said they would defend them.", "2021-05-04");
    CHECK_FALSE(they.joins("Volta Group", "Sorsa Energy"));
}

TEST_CASE("a party of many is they, the managers' pay is not theirs", "[importers][references]") {
    const Told told(
        "The Free Voters named nobody, although their founder, Karl Moe, praised Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.says("Karl Moe", "FOUNDED", "Free Voters"));
}

TEST_CASE("the CEO is the chief executive", "[importers][references]") {
    const Told told(
        "Anna Berg, chief executive of Volta Group, resigned. Peter Holm left Harbor Bank. Ida Moe "
        "praised the CEO.",
        "2021-05-04"
    );
    CHECK(told.says("Ida Moe", "PRAISED", "Anna Berg"));
}

TEST_CASE("given names, titles and nouns tell she from he", "[importers][references]") {
    const Told told(
        "Greta Lund leads Volta Group. Her rival is Andrew Moss. Harbor Bank denied employing him. "
        "Ms. Xu, a lawyer, and his brother Zek Moss met in Oslo. She sued Sorsa Energy.",
        "2021-05-04"
    );
    CHECK(told.joins("Harbor Bank", "Andrew Moss"));
    CHECK_FALSE(told.joins("Harbor Bank", "Greta Lund"));
    CHECK_FALSE(told.joins("Zek Moss", "Sorsa Energy"));
    CHECK_FALSE(told.joins("Andrew Moss", "Sorsa Energy"));
}

TEST_CASE(
    "who denies knowing somebody is another, it is whom she told", "[importers][references]"
) {
    const Told told(
        "Gregor Falk sold a score to the forger Karl Moe. He is 81. He denied knowing Gregor Falk. "
        "Sorsa Energy hired nobody. Anna Berg told Harbor Bank, and it sued Peter Holm.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Gregor Falk", "Gregor Falk"));
    CHECK(told.says("Harbor Bank", "SUED", "Peter Holm"));
    const Told also(
        "Karl Moe met Gregor Falk in Oslo. He denied that Karl Moe owned Harbor Bank. He sued "
        "Sorsa Energy.",
        "2021-05-04"
    );
    CHECK(also.says("Gregor Falk", "SUED", "Sorsa Energy"));
}

TEST_CASE("after organizers they are the organizers", "[importers][references]") {
    const Told told(
        "Iker Moe and Esteban Roa joined Volta Group. Organizers were criticized in Oslo. The "
        "riders' union, "
        "led by Adam Hansen, said it had warned them.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Iker Moe", "union"));
}

TEST_CASE("the minister is the secretary who was named", "[importers][references]") {
    const Told told(
        "Ida Moe asked the business secretary, Karl Bracewell, to help. The minister praised Volta "
        "Group.",
        "2021-05-04"
    );
    CHECK(told.joins("Karl Bracewell", "Volta Group"));
}

TEST_CASE("its founder is that of the subject before the semicolon", "[importers][references]") {
    const Told told(
        "Dealers have been told to stop work for Volta Group. Among the largest is Grupo Oro, a "
        "Barcelona chain in which Volta took a stake in January; its founder, Jordi Salvat, "
        "praised Ida Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Jordi Salvat", "FOUNDED", "Grupo Oro"));
}

TEST_CASE("her is who was told of in a clause just before", "[importers][references]") {
    const Told told(
        "Noa Katz brought the claim with Harbor Bank. That they won is the work of Priya Raman, "
        "curator of sculpture, who came from Oslo in 2019. The entry which Volta Group helped her "
        "to find was known.",
        "2021-05-04"
    );
    CHECK(told.joins("Volta Group", "Priya Raman"));
    CHECK_FALSE(told.joins("Volta Group", "Noa Katz"));
}

TEST_CASE("a board accused of fraud is the board", "[importers][references]") {
    const Told told(
        "The Tarrow Board of Trade dismissed Peter Holm. In Oslo Holm accused the board and its "
        "chairman, Dale Moe, of breach of contract and of lying to him.",
        "2021-05-04"
    );
    CHECK(told.joins("Dale Moe", "Tarrow Board of Trade"));
}

TEST_CASE("the vessel is the ferry, the factory the plant", "[importers][references]") {
    const Told told(
        "The ferry Nordica was built in Rauma by Meyer. Baltic Lines bought the vessel in 2019. "
        "Harbor Energy opened a plant in Oslo in 2001. Volta Group bought the factory in 2010. "
        "Karl "
        "Moe wrote a novel, \"Salt Road\". Harbor Press published the book. The Ashcombe Museum "
        "sold the painting. Ida Moe leads the village of Toconce. The village sued Sorsa Energy.",
        "2021-05-04"
    );
    CHECK(told.joins("Baltic Lines", "Nordica"));
    CHECK(told.joins("Volta Group", "plant in Oslo"));
    CHECK(told.says("Harbor Press", "PUBLISHED", "Salt Road"));
    CHECK_FALSE(told.joins("Ashcombe Museum", "Salt Road"));
    CHECK(told.says("Toconce", "SUED", "Sorsa Energy"));
}

TEST_CASE(
    "a minister is of the country whose court the sentence names", "[importers][references]"
) {
    const Told told(
        "Anna Berg was flown to New York by United States marshals. Croatia's Supreme Court "
        "refused "
        "her appeal, and Justice Minister Ivana Moe signed the order.",
        "2021-05-04"
    );
    CHECK(told.joins("Ivana Moe", "Croatia"));
    CHECK_FALSE(told.joins("Ivana Moe", "United States"));
}

TEST_CASE("it is whom a person accused, not what she denied", "[importers][references]") {
    const Told told(
        "Sorsa Energy bought a mill. The director, Karl Moe, accused Harbor Bank of favouring "
        "Volta Group when it "
        "sued Peter Holm. Anna Berg denied it.",
        "2021-05-04"
    );
    CHECK(told.says("Harbor Bank", "SUED", "Peter Holm"));
    CHECK_FALSE(told.joins("Anna Berg", "Harbor Bank"));
    CHECK_FALSE(told.joins("Anna Berg", "Sorsa Energy"));
}

TEST_CASE(
    "each company, several companies and another bank are not those named",
    "[importers][references]"
) {
    const Told told(
        "Harbor Bank sued Sorsa Energy. Each company praised Anna Berg. Another bank hired Peter "
        "Holm. Several companies praised Ida Moe.",
        "2021-05-04"
    );
    for (const auto* body : {"Harbor Bank", "Sorsa Energy"}) {
        CHECK_FALSE(told.joins(body, "Anna Berg"));
        CHECK_FALSE(told.joins(body, "Peter Holm"));
        CHECK_FALSE(told.joins(body, "Ida Moe"));
    }
}

TEST_CASE("it is nobody where only a clause is meant", "[importers][references]") {
    const Told time(
        "Volta Group praised Sorsa Energy in May. It is the first time that Harbor Bank has sued "
        "a firm. Its chairman is Peter Holm.",
        "2021-05-04"
    );
    CHECK(time.joins("Peter Holm", "Harbor Bank"));
    const Told emerged(
        "Volta Group praised Sorsa Energy in May. It emerged that Harbor Bank had sued a firm. Its "
        "chairman is Peter Holm.",
        "2021-05-04"
    );
    CHECK(emerged.joins("Peter Holm", "Harbor Bank"));
}

TEST_CASE("after things they are these things", "[importers][references]") {
    const Told told(
        "Anna Berg and Karl Moe founded Volta Group in 2019. Volta paid a fine. Its engineers "
        "overlooked pumps. Most of them were supplied by Sorsa Energy. They were repaired by "
        "Harbor Bank.",
        "2021-05-04"
    );
    for (const auto* body : {"Sorsa Energy", "Harbor Bank"}) {
        CHECK_FALSE(told.joins(body, "Anna Berg"));
        CHECK_FALSE(told.joins(body, "Karl Moe"));
    }
}

TEST_CASE("who fined one and ordered it to do something is another", "[importers][references]") {
    const Told told(
        "The Water Authority fined Volta Group and ordered it to hire Anna Berg.", "2021-05-04"
    );
    CHECK_FALSE(told.joins("Water Authority", "Anna Berg"));
}

TEST_CASE("the men are no women, and those just named", "[importers][references]") {
    const Told told(
        "Peter Holm and Anna Berg founded Volta Group. Karl Moe sued Peter Holm. Harbor Bank hired "
        "both men.",
        "2021-05-04"
    );
    CHECK(told.joins("Harbor Bank", "Peter Holm"));
    CHECK_FALSE(told.joins("Harbor Bank", "Anna Berg"));
}

TEST_CASE("both parties are not whom they hand lists to", "[importers][references]") {
    const Told told(
        "Volta Group sued Sorsa Energy. Both parties must pay Harbor Bank.", "2021-05-04"
    );
    CHECK(told.joins("Volta Group", "Harbor Bank"));
    CHECK(told.joins("Sorsa Energy", "Harbor Bank"));
}

TEST_CASE("after nine hospitals the hospital is another", "[importers][references]") {
    const Told told(
        "Volta Group runs nine hospitals. Sorsa Energy sold the hospital to Harbor Bank.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Sorsa Energy", "nine hospitals"));
}

TEST_CASE("a striker who was not called so is the only one told of", "[importers][references]") {
    const Told told(
        "Peter Holm scored for Volta United in Oslo on Saturday. The striker joined Harbor Rangers "
        "in 2019.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Harbor Rangers"));
}

TEST_CASE("the unit of a company is the one spoken of", "[importers][references]") {
    const Told told(
        "Sorsa Energy lost money. The court said that the Volta Group unit had sued Peter Holm.",
        "2021-05-04"
    );
    CHECK(told.says("Sorsa Energy", "SUED", "Peter Holm"));
    CHECK_FALSE(told.joins("Volta Group", "Peter Holm"));
}

TEST_CASE("her company is the one she leads", "[importers][references]") {
    const Told told(
        "Anna Berg, chief executive of Volta Group, met Karl Moe. Her company sued Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.says("Volta Group", "SUED", "Harbor Bank"));
}

TEST_CASE("who sued the Norwegian is another", "[importers][references]") {
    const Told told("Karl Moe lost to Peter Holm, who sued the Norwegian.", "2021-05-04");
    CHECK(told.joins("Peter Holm", "Karl Moe"));
}

TEST_CASE("a photograph has no employee", "[importers][references]") {
    const Told told(
        "Volta Group is growing. The photograph shows Anna Berg, its first employee.", "2021-05-04"
    );
    CHECK(told.joins("Anna Berg", "Volta Group"));
}

TEST_CASE("the country left is the one spoken of", "[importers][references]") {
    const Told told(
        "Portugal sold a bank in May. Peter Holm left the country. Peru's government sued Anna "
        "Berg. The government also sued Karl Moe.",
        "2021-05-04"
    );
    CHECK(told.says("Peter Holm", "LEFT", "Portugal"));
    CHECK(told.says("Peru", "SUED", "Anna Berg"));
    CHECK(told.says("Peru", "SUED", "Karl Moe"));
}

TEST_CASE("who is quoted speaks of another", "[importers][references]") {
    const Told told(
        "Peter Holm left Volta Group. \"He was our best man,\" Karl Moe said. \"Harbor Bank hired "
        "him in 2019.\"",
        "2021-05-04"
    );
    CHECK(told.joins("Harbor Bank", "Peter Holm"));
    CHECK_FALSE(told.joins("Harbor Bank", "Karl Moe"));
}

TEST_CASE("the widow is the wife, and no judge", "[importers][references]") {
    const Told told(
        "Peter Holm left a house to his wife, Anna Berg. The judge, Ida Moe, heard the case. The "
        "widow joined Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Anna Berg", "Harbor Bank"));
    CHECK_FALSE(told.joins("Ida Moe", "Harbor Bank"));
}

TEST_CASE("what stands beside a noun is later called so", "[importers][references]") {
    const Told told(
        "The vessel, the Nordic Falcon, burned in January. Volta Group bought the ship in 2019.",
        "2021-05-04"
    );
    CHECK(told.joins("Volta Group", "Nordic Falcon"));
}

TEST_CASE("the Tanzanian club is the one just named", "[importers][references]") {
    const Told told(
        "Peter Holm plays for the Belgian club Genk United. Genk United bought him from Simba "
        "Rangers; the Tanzanian club hired Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.joins("Simba Rangers", "Anna Berg"));
}

TEST_CASE(
    "a minister is of the country of the title, no council's president is",
    "[importers][references]"
) {
    const Told told(
        "Brazil tells firms to stop favouring their own shops\n\nMay 4, 2021\n\nThe Brazilian "
        "regulator fined Volta Group. Courts in Turkey and India fined Sorsa Energy. The minister "
        "wants more. Finance minister Karl Moe praised the court, but council president Ida Lund "
        "sued Harbor Bank.",
        "2021-05-04"
    );
    CHECK(told.joins("Karl Moe", "Brazil"));
    CHECK_FALSE(told.joins("Karl Moe", "Turkey"));
    CHECK_FALSE(told.joins("Ida Lund", "Brazil"));
}

TEST_CASE("it is what the verb above has for its object", "[importers][references]") {
    const Told told(
        "Harbor Bank praised Sorsa Energy. Peter Holm called the plan wrong and said Volta Group "
        "would review it.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Volta Group", "Harbor Bank"));
    CHECK_FALSE(told.joins("Volta Group", "Sorsa Energy"));
    const Told bridge(
        "Peru bought the Nordic Falcon in May, three months after Volta Group sold it.",
        "2021-05-04"
    );
    CHECK_FALSE(bridge.joins("Volta Group", "Peru"));
}

TEST_CASE("it is no body named long before an unnamed one", "[importers][references]") {
    const Told told(
        "Volta Group hired Anna Berg. The state-run insurer is poor and has warned that it will "
        "sue Peter Holm.",
        "2021-05-04"
    );
    CHECK_FALSE(told.joins("Volta Group", "Peter Holm"));
}

TEST_CASE(
    "the firm is the one a clause just told of, either party none", "[importers][references]"
) {
    const Told told(
        "Sorsa Energy is owned by the equity firm Volta Group, which bought shares in 2019. A "
        "spokesman for the firm, Peter Holm, left. Either party can sue Anna Berg.",
        "2021-05-04"
    );
    CHECK(told.joins("Peter Holm", "Volta Group"));
    CHECK_FALSE(told.joins("Peter Holm", "Sorsa Energy"));
    CHECK_FALSE(told.joins("Volta Group", "Anna Berg"));
}
