// Names nobody listed: where they begin and end, and of what kind they are.

#include "tests/importers/article/told.hpp"

#include <catch2/catch.hpp>

using relata::tests::Told;

TEST_CASE("names with small words inside are one", "[importers][article]") {
    const Told told(
        "Ursula von der Leyen met Saskia de Wit in Oslo on Monday. The Alliance for Change joined "
        "the Farmers' Union in a protest near the Gulf of Riga. The Diocese of Wexcombe sold a "
        "chapel."
    );
    CHECK(told.kind_of("Ursula von der Leyen") == "Person");
    CHECK_FALSE(told.kind_of("Saskia de Wit").empty());
    CHECK(told.kind_of("Alliance for Change") == "Organization");
    CHECK(told.kind_of("Farmers' Union") == "Organization");
    CHECK(told.kind_of("Gulf of Riga") == "Place");
    CHECK(told.kind_of("Diocese of Wexcombe") == "Organization");
    CHECK(told.kind_of("Wexcombe").empty());
}

TEST_CASE("a word of the name says what it names", "[importers][article]") {
    const Told told(
        "Adler Capital paid for the HMS Calder. Naviera Sur runs a ferry on the River Wex. The "
        "Bucharest Open begins in May. The University of Cape Coast won a prize. John Powell "
        "lives there."
    );
    CHECK(told.kind_of("Adler Capital") == "Organization");
    CHECK(told.kind_of("HMS Calder") == "Mechanism");
    CHECK(told.kind_of("Naviera Sur") == "Organization");
    CHECK(told.kind_of("River Wex") == "Place");
    CHECK(told.kind_of("Bucharest Open") == "Event");
    CHECK(told.kind_of("University of Cape Coast") == "Organization");
    CHECK(told.kind_of("John Powell") == "Person");
}

TEST_CASE("a name before a participle is a name of its own", "[importers][article]") {
    const Told told("Zagreb-based Halvex bought Milos-owned Korvane on Friday.");
    CHECK(told.kind_of("Zagreb") == "Place");
    CHECK(told.kind_of("Halvex") == "Organization");
    CHECK(told.kind_of("Zagreb-based Halvex").empty());
}

TEST_CASE("words that only say what something is are no names", "[importers][article]") {
    const Told told(
        "We've heard of it, said the President. The firm joined the Association in May. I’ll ask "
        "the MP, he said in Oslo."
    );
    for (const auto* word : {"We've", "President", "Association", "I’ll", "MP"}) {
        CAPTURE(word);
        CHECK(told.kind_of(word).empty());
    }
}

TEST_CASE("holidays and what only begins a sentence are no names", "[importers][article]") {
    const Told told("Whoever wins in Oslo before Christmas will meet Ann Powell, 43, in Bergen.");
    CHECK(told.kind_of("Whoever").empty());
    CHECK(told.kind_of("Christmas").empty());
    CHECK(told.kind_of("Ann Powell") == "Person");
}

TEST_CASE("money of a country is no name of it", "[importers][article]") {
    const Told told("Peter Holm paid Maria Keller NZ$15,000 and US$3 million.", "2021-05-04");
    CHECK(told.kind_of("NZ").empty());
    CHECK(told.kind_of("United States").empty());
    CHECK(told.kind_of("Maria Keller") == "Person");
}

TEST_CASE("what somebody is does not begin the name", "[importers][article]") {
    const Told told(
        "Biologist Nadia Rehman met Tom Fielding in Oslo on Monday. Two Halvex engineers left. "
        "Detective Inspector Ruth Sands thanked him. Baker Hughes sold a plant."
    );
    CHECK(told.kind_of("Nadia Rehman") == "Person");
    CHECK(told.kind_of("Ruth Sands") == "Person");
    CHECK_FALSE(told.kind_of("Baker Hughes").empty());
    CHECK(told.kind_of("Biologist Nadia Rehman").empty());
}

TEST_CASE(
    "given names of many countries and nouns of today tell a person", "[importers][article]"
) {
    const Told told(
        "Adebayo Wex left Volta in May. The Norwegian triathlete Skog Ulven met Krisztina Barla. "
        "Osagyefo Nunn, a podcaster, sued Wioletta Drab."
    );
    CHECK(told.kind_of("Adebayo Wex") == "Person");
    CHECK(told.kind_of("Skog Ulven") == "Person");
    CHECK(told.kind_of("Osagyefo Nunn") == "Person");
}

TEST_CASE("titles in quotation marks are works", "[importers][article]") {
    const Told told(
        "The prize went to \"Salt Road\", a film by Pablo Urrutia. His memoir, \"A Wheel in the "
        "Water\", was a success. \"Thank God,\" said Ann Powell in Oslo."
    );
    CHECK_FALSE(told.kind_of("A Wheel in the Water").empty());
    CHECK(told.kind_of("Wheel").empty());
    CHECK(told.kind_of("Thank God") != "Topic");
}

TEST_CASE("a name before a noun for the same thing is the name", "[importers][article]") {
    const Told told("Paul Kiprono accused the Taghi group of selling drones in Oslo on Monday.");
    CHECK(told.kind_of("Taghi") == "Organization");
    CHECK(told.kind_of("Taghi group") == told.kind_of("Taghi"));
}

TEST_CASE("a place is not the body named after it", "[importers][article]") {
    const Told told(
        "CHIOS, March 4 - Aris Chios beat Port Rovers on Monday. Ann Powell was born in Chios."
    );
    CHECK(told.kind_of("Aris Chios") == "Organization");
    CHECK(told.kind_of("Chios") == "Place");
}

TEST_CASE("a body for this and that is one", "[importers][article]") {
    const Told told(
        "The National Commission for Museums and Monuments signed it with the European Bank for "
        "Reconstruction and Development. The Nurses and Midwives' Union met Toyota. The Committee "
        "for Trade and the Ministry of Health met Ann Lee. He said he was \"on a boat\". She wrote "
        "a book with the illustrator Jac Prys."
    );
    CHECK(told.kind_of("National Commission for Museums and Monuments") == "Organization");
    CHECK(told.kind_of("European Bank for Reconstruction and Development") == "Organization");
    CHECK(told.kind_of("Nurses and Midwives' Union") == "Organization");
    CHECK(told.kind_of("Committee for Trade") == "Organization");
    CHECK(told.kind_of("Ministry of Health") == "Organization");
    CHECK(told.kind_of("on a boat").empty());
    CHECK(told.kind_of("Jac Prys") == "Person");
}

TEST_CASE("a title before what names a body is no title", "[importers][article]") {
    const Told told(
        "Cardinal Health bought Volta in May. Major Peter Holm met Ann Lee. Unlike Angola, "
        "his president Mark Hale left."
    );
    CHECK(told.kind_of("Health").empty());
    CHECK(told.kind_of("Peter Holm") == "Person");
    CHECK_FALSE(told.joins("Mark Hale", "Angola"));
}

TEST_CASE("an adjective that can be a rank is none before a name", "[importers][article]") {
    const Told told(
        "Volta is a major Chinese company. It bought a major Boeing supplier. They met General "
        "Peter Holm."
    );
    CHECK(told.says("Volta", "BASED_IN", "China"));
    CHECK(told.kind_of("Boeing") == "Organization");
    CHECK(told.kind_of("Peter Holm") == "Person");
}

TEST_CASE("names with Arabic articles are whole, and I am no name", "[importers][article]") {
    const Told told(
        "President Bashar al-Assad met Anna Berg of al-Rahman Farms on Monday. Assad thanked "
        "Peter Holm. \"So I bring books,\" said Berg. \"It's OK,\" said Peter Holm."
    );
    CHECK(told.kind_of("Bashar al-Assad") == "Person");
    CHECK(told.kind_of("al-Rahman Farms") == "Organization");
    CHECK(told.says("Bashar al-Assad", "THANKED", "Peter Holm"));
    CHECK(told.kind_of("So I").empty());
    CHECK(told.kind_of("It's OK").empty());
}

TEST_CASE("a noun that says what a name names is no thing beside it", "[importers][article]") {
    const Told told(
        "Anna Berg told the Reuters news agency that Time Warner will leave. TimeWarner bought "
        "Delta Foods in 2019. Ida Moe will perform at a concert in Copenhagen."
    );
    CHECK(told.says("Anna Berg", "TOLD", "Reuters"));
    CHECK(told.kind_of("Reuters news agency").empty());
    CHECK(told.says("Time Warner", "ACQUIRED", "Delta Foods"));
    CHECK(told.joins("Ida Moe", "concert in Copenhagen"));
}

TEST_CASE("a surname in the headline is the person named below", "[importers][article]") {
    const Told told(
        "Rattle and the players bring an opera back to Prague on Monday. It was performed by the "
        "Radio Symphony Orchestra under Sir Simon Rattle."
    );
    CHECK(told.kind_of("Simon Rattle") == "Person");
    CHECK(told.kind_of("Rattle") == "Person");
}

TEST_CASE("ranks and offices in short are no part of a name", "[importers][article]") {
    const Told told(
        "Sen. Donni Quarn met Prof. Yvan Tavor and Lt Col Aro Vint. Lieutenant-Commander Piers "
        "Tavish sued Lady Vyvyan. Dean Smith left."
    );
    for (const auto* name :
         {"Donni Quarn", "Yvan Tavor", "Aro Vint", "Piers Tavish", "Vyvyan", "Dean Smith"}) {
        CAPTURE(name);
        CHECK(told.kind_of(name) == "Person");
    }
    CHECK(Told("Ann Lee met the Dean of Wexcombe.").kind_of("Dean").empty());
}

TEST_CASE("whose it is called belongs to a name", "[importers][article]") {
    const Told told(
        "They met at Queen's Park and appeared at South Sefton Magistrates' Court. The pupils of "
        "St Aldhelm's Primary School wrote to the Prime Minister's Office."
    );
    CHECK(told.kind_of("Queen's Park") == "Place");
    CHECK(told.kind_of("South Sefton Magistrates' Court") == "Organization");
    CHECK(told.kind_of("St Aldhelm's Primary School") == "Organization");
    CHECK(told.kind_of("Prime Minister's Office") == "Organization");
}

TEST_CASE("a name of two fields or two persons is one", "[importers][article]") {
    const Told told(
        "The Victoria and Albert Museum lent it to the Biomedical Advanced Research and "
        "Development Authority. Bwera General Hospital called Queen Mary University."
    );
    CHECK(told.kind_of("Victoria and Albert Museum") == "Organization");
    CHECK(told.kind_of("Biomedical Advanced Research and Development Authority") == "Organization");
    CHECK(told.kind_of("Bwera General Hospital") == "Organization");
    CHECK(told.kind_of("Queen Mary University") == "Organization");
}

TEST_CASE("of which country it is belongs to a name of everyday words", "[importers][article]") {
    const Told told(
        "She works for the British Antarctic Survey. The Swedish Transport Administration met the "
        "Uganda Red Cross Society. He wrote on a Russian Telegram channel."
    );
    CHECK(told.kind_of("British Antarctic Survey") == "Organization");
    CHECK(told.kind_of("Swedish Transport Administration") == "Organization");
    CHECK(told.kind_of("Uganda Red Cross Society") == "Organization");
    CHECK(told.kind_of("Russian Telegram").empty());
}

TEST_CASE("a number behind a name belongs to it, a result does not", "[importers][article]") {
    const Told told(
        "It was launched on a Vantor Falcon 9 from Florida and landed at Pier 3. In Malta 40 "
        "people saw Sorsa beat Kemi."
    );
    CHECK_FALSE(told.kind_of("Vantor Falcon 9").empty());
    CHECK(told.kind_of("Pier 3") == "Place");
    CHECK(told.kind_of("Malta 40").empty());
}

TEST_CASE("a company is called by a part of its name", "[importers][article]") {
    const Told told(
        "The contract with Ohio-based First Ride Transportation began in May. First Ride said it "
        "was glad. Construtora Vale Azul sued it, and Vale Azul won. Halvor Kirk left the Halvor "
        "Kirk Foundation. The group Korvane A/S bought it."
    );
    CHECK(told.kind_of("First Ride Transportation") == "Organization");
    CHECK(told.kind_of("First Ride") == "Organization");
    CHECK(told.kind_of("Vale Azul") == "Organization");
    CHECK(told.kind_of("Halvor Kirk") == "Person");
    CHECK(told.kind_of("Korvane A/S") == "Organization");
}

TEST_CASE("what is quoted in small letters is a name only as one phrase", "[importers][article]") {
    const Told told("Ann Lee called the price \"full but fair\" and UGANDA's duty unfair.");
    CHECK(told.kind_of("full but fair").empty());
    CHECK(told.kind_of("Uganda") == "Country");
}

TEST_CASE("adjectives and people of a region are no names", "[importers][article]") {
    const Told told(
        "Ann Lee met the Texan on the Galician coast. The Cumbrian farmer sold it to the "
        "Attorney General. He is a State Councilor of China."
    );
    for (const auto* word :
         {"Texan", "Galician", "Cumbrian", "Attorney General", "State Councilor"}) {
        CAPTURE(word);
        CHECK(told.kind_of(word).empty());
    }
}

TEST_CASE("of whom and of where a name is tells its kind", "[importers][article]") {
    const Told told(
        "They said Heal's ordered 2,000 mugs from France's Transdev. Moravel's Ann Lee saw Cricket "
        "South "
        "Africa and Major League Baseball."
    );
    CHECK(told.kind_of("Heal's") == "Organization");
    CHECK(told.kind_of("Transdev") == "Organization");
    CHECK(told.kind_of("Moravel") == "Organization");
    CHECK(told.kind_of("Cricket South Africa") == "Organization");
    CHECK(told.kind_of("Major League Baseball") == "Organization");
}

TEST_CASE("what has no name is of the kind that news means", "[importers][article]") {
    const Told told(
        "Toyota bought new data from Ann Lee. Volvo sent a short film to Jan Berg. Toyota lost "
        "the value in Oslo."
    );
    CHECK(told.kind_of("new data") == "Topic");
    CHECK(told.kind_of("short film") == "Topic");
    CHECK(told.kind_of("value in Oslo").empty());
    const Told sold("Toyota announced a quick sale. Ann Lee fought against rampant corruption.");
    CHECK(sold.kind_of("quick sale") == "Event");
    CHECK(sold.kind_of("rampant corruption") == "Topic");
}

TEST_CASE("a body is not its council, a market leader no politician", "[importers][article]") {
    const Told told(
        "Harbor Bank was bought by market leader Volta in Sweden. The meeting included IAAF chief "
        "Peter Holm and Namibian athlete Mark Hale, now a member of the Athletes' Commission. The "
        "IAAF Council left before the General Election."
    );
    CHECK_FALSE(told.joins("Volta", "Sweden"));
    CHECK(told.joins("Peter Holm", "IAAF"));
    CHECK(told.says("Mark Hale", "MEMBER_OF", "Athletes' Commission"));
    CHECK(told.kind_of("General Election") == "Event");
}

TEST_CASE(
    "an article with a capital begins a title, a body behind a name is whose it is",
    "[importers][article]"
) {
    const Told told(
        "The finalists include Joseph O'Connor's The Star of the Sea and the film The Lovely "
        "Bones. "
        "She read it in The Hague. Ana Costa, Volta Hotel Association, said it was a loss."
    );
    CHECK(told.says("Joseph O'Connor", "CREATED", "The Star of the Sea"));
    CHECK(told.kind_of("The Lovely Bones") == "Topic");
    CHECK(told.kind_of("The Hague") == "Place");
    CHECK(told.says("Ana Costa", "WORKS_FOR", "Volta Hotel Association"));
}

TEST_CASE("a town is in the region behind it, a list of towns in none", "[importers][article]") {
    const Told told(
        "Anna Berg was born in Sudbury, Ontario. They met in Oslo, Tromsø and Paris. The "
        "Philadelphia 76ers beat Delta Foods to win the Norwich Cup."
    );
    CHECK(told.says("Sudbury", "LOCATED_IN", "Ontario"));
    CHECK_FALSE(told.joins("Oslo", "Tromsø"));
    CHECK(told.of("Philadelphia 76ers", "WON", "Norwich Cup", "status") == "asserted");
}

TEST_CASE("a town nobody listed is in the country behind it", "[importers][article]") {
    const Told told(
        "The race opened in Zubrov, Moldova, where Ann Lee won. The mayor of Kestri, the "
        "Netherlands, met Toyota. In Vardal, Norway and Sweden signed a pact."
    );
    CHECK(told.says("Zubrov", "LOCATED_IN", "Moldova"));
    CHECK(told.says("Kestri", "LOCATED_IN", "Netherlands"));
    CHECK_FALSE(told.says("Vardal", "LOCATED_IN", "Norway"));
}

TEST_CASE("a body of a country and two fields is one name", "[importers][article]") {
    const Told told(
        "Toyota sued the U.S. Patent and Trademark Office. The Tajik Red Crescent met Volta. "
        "What worried Toyota was the port of Cape Town. Ann Reed, the Special Representative, "
        "left."
    );
    CHECK(told.kind_of("U.S. Patent and Trademark Office") == "Organization");
    CHECK(told.kind_of("Tajik Red Crescent") == "Organization");
    CHECK(told.kind_of("What").empty());
    CHECK(told.kind_of("Cape Town") == "Place");
    CHECK(told.kind_of("Special Representative").empty());
}

TEST_CASE("bodies the news names often are known", "[importers][article]") {
    const Told told(
        "Toyota sued Alternative for Germany. WADA met World Aquatics. Frontex left the Gaza Strip."
    );
    CHECK(told.kind_of("Alternative for Germany") == "Organization");
    CHECK(told.kind_of("World Anti-Doping Agency") == "Organization");
    CHECK(told.kind_of("World Aquatics") == "Organization");
    CHECK(told.kind_of("Gaza") == "Place");
}

TEST_CASE("a sponsor need be no person", "[importers][article]") {
    const Told told("Nordbu Gass, its main sponsor, left Ann Lee.");
    CHECK(told.kind_of("Nordbu Gass") == "Organization");
}

TEST_CASE("two words tell a kind that the last alone does not", "[importers][article]") {
    const Told told(
        "Norway's coast guard seized the ship Aurora Wex. Pelk, the district centre, met Toyota. "
        "Ann Lee trained at the Al Zahm club in Oslo. Toyota sued Al Zahm."
    );
    CHECK(told.says("Norway's coast guard", "PART_OF", "Norway"));
    CHECK(told.kind_of("Pelk") == "Place");
    CHECK(told.kind_of("Al Zahm") == "Organization");
}

TEST_CASE("a body of a body is a part of it", "[importers][article]") {
    const Told told(
        "The tribunal of Volta Rowing Federation banned Ann Lee. She sits on Toyota's safety "
        "committee. The plant of Siemens closed."
    );
    CHECK(told.joins("tribunal of Volta Rowing Federation", "Volta Rowing Federation"));
    CHECK(told.says("Toyota's safety committee", "PART_OF", "Toyota"));
    CHECK_FALSE(told.says("plant of Siemens", "PART_OF", "Siemens"));
}

TEST_CASE("prosecutors and trustees act as bodies do", "[importers][article]") {
    const Told told("Prosecutors charged Ann Lee in Oslo. A prosecutor met Mark Hale.");
    CHECK(told.kind_of("Prosecutors") == "Organization");
    CHECK(told.kind_of("prosecutor").empty());
}

TEST_CASE("a chief executive is one of a firm, not of who looks into it", "[importers][article]") {
    const Told told(
        "Norbel Motors is recalling the drug Zelvira in Oslo. The regulator Transport Wex told "
        "Norbel Motors so on Monday. Chief Executive Ann Lee left. King Olav of Norway stayed. "
        "Mark Hale, Diplomatic Correspondent, wrote it."
    );
    CHECK(told.says("Ann Lee", "LEADS", "Norbel Motors"));
    CHECK(told.kind_of("Zelvira") == "Mechanism");
    CHECK_FALSE(told.says("Olav", "FROM", "Norway"));
    CHECK(told.kind_of("Diplomatic Correspondent").empty());
}

TEST_CASE("a noun right before a name says what that is", "[importers][article]") {
    const Told told(
        "Ann Lee told the state news agency TASR that Toyota left. Mark Hale of the party Wexna "
        "Front said so. Norbel, the Peruvian arm of Volta Group, won the contract. The man Peter "
        "Holm hired met Toyota."
    );
    CHECK(told.joins("Ann Lee", "TASR"));
    CHECK(told.joins("Mark Hale", "Wexna Front"));
    CHECK(told.joins("Norbel", "Volta Group"));
}

TEST_CASE("what a firm is behind its comma is no second object", "[importers][article]") {
    const Told told(
        "Toyota filed suit on Thursday against Norbel Wind, the Texas developer whose 61 turbines "
        "went up along Cutter Ridge in 2023, claiming the company hid a study. The Norway Police "
        "Service met Ann Lee."
    );
    CHECK(told.says("Norbel Wind", "BASED_IN", "Texas"));
    CHECK(told.kind_of("Texas developer").empty());
    CHECK(told.kind_of("Norway Police Service") == "Organization");
}

TEST_CASE("a maker from a town makes no town", "[importers][article]") {
    const Told told(
        "Ann Lee, a textile manufacturer from Leeds, met Toyota. The insurer Norgard, of Bergen, "
        "will pay Toyota."
    );
    CHECK(told.says("Ann Lee", "FROM", "Leeds"));
    CHECK_FALSE(told.says("Norgard", "INSURES", "Bergen"));
    CHECK(told.says("Norgard", "BASED_IN", "Bergen"));
}

TEST_CASE(
    "a government is its country, the police a part, an attorney one", "[importers][article]"
) {
    const Told told(
        "The Swiss government sued Toyota. Peruvian police met Delta Foods. Ann Lee, the U.S. "
        "attorney, left."
    );
    CHECK(told.says("Switzerland", "SUED", "Toyota"));
    CHECK(told.says("Peruvian police", "PART_OF", "Peru"));
    CHECK(told.says("Ann Lee", "HOLDS_OFFICE", "United States"));
}

TEST_CASE("sport, defeat and the evening are no topics", "[importers][article]") {
    const Told told("Ann Lee conceded defeat. Toyota left the sport. Volta won 412 ballots.");
    for (const auto* word : {"defeat", "sport", "412 ballots"}) {
        CAPTURE(word);
        CHECK(told.kind_of(word).empty());
    }
}

TEST_CASE("a place may be called as persons are", "[importers][article]") {
    const Told told(
        "Toyota built a port on Maria Brava, a small island held by Norway. Ann Lee left Maria "
        "Brava in May. Rosa Lund, a village doctor, met Toyota."
    );
    CHECK(told.kind_of("Maria Brava") == "Place");
    CHECK(told.kind_of("Rosa Lund") == "Person");
}

TEST_CASE("a minister is one of the country that begins the sentence", "[importers][article]") {
    const Told told(
        "Washington and the United States Senate met Toyota. Peru's Supreme Court agreed, and "
        "Justice Minister Ana Costa signed it after the United States paid. A ship of the Malta "
        "firm Delta Foods sank. Energy Minister Ann Lee left."
    );
    CHECK(told.says("Ana Costa", "HOLDS_OFFICE", "Peru"));
    CHECK_FALSE(told.joins("Ann Lee", "Malta"));
}

TEST_CASE(
    "what stands before and behind a person's name is no part of it", "[importers][article]"
) {
    const Told told(
        "Governor Sir Peter Ipatun met Sir Alan Whitcombe KC. The State Medical Examiner Staci "
        "Turner saw Donni Steele, R-Orion Township, in Oslo. Larry \"Pookie\" Watts left. "
        "Fisheries minister Ann Lee stayed."
    );
    for (const auto* name : {"Peter Ipatun", "Alan Whitcombe", "Staci Turner", "Ann Lee"}) {
        CAPTURE(name);
        CHECK(told.kind_of(name) == "Person");
    }
    for (const auto* name : {"R-Orion Township", "Township", "Pookie", "Fisheries"}) {
        CAPTURE(name);
        CHECK(told.kind_of(name).empty());
    }
}

TEST_CASE("a body of this and that, a saint's church, an amount", "[importers][article]") {
    const Told told(
        "The House of Bishops met the Norwegian Coast Guard at St Mark's, and the Diocese of "
        "Dunmouth paid NKr18m. The Norwegian Fishermen's Association is in Dunmouth."
    );
    CHECK(told.kind_of("House of Bishops") == "Organization");
    CHECK(told.kind_of("Norwegian Coast Guard") == "Organization");
    CHECK(told.kind_of("St Mark's") == "Place");
    CHECK(told.kind_of("NKr18m").empty());
    CHECK(told.kind_of("Norwegian Fishermen's Association") == "Organization");
    CHECK(told.kind_of("Dunmouth") == "Place");
}

TEST_CASE("of what somebody is minister, and what follows a known body", "[importers][article]") {
    const Told told(
        "Minister of Health Ana Costa met Presidents Jan Berg and Ida Moe. The group wrote to "
        "Siemens Mobility and to the Friends of Morrison. Paul Holm, then foreign minister, left."
    );
    for (const auto* name : {"Ana Costa", "Jan Berg", "Ida Moe", "Paul Holm"}) {
        CAPTURE(name);
        CHECK(told.kind_of(name) == "Person");
    }
    CHECK(told.kind_of("Siemens Mobility") == "Organization");
    CHECK(told.kind_of("Friends of Morrison") == "Organization");
    CHECK(told.kind_of("Presidents").empty());
}

TEST_CASE("a mayor is one of the town spoken of", "[importers][article]") {
    const Told told(
        "The council of Tartu met Toyota in Tartu on Monday. Mayor Ann Lee said that Tartu would "
        "sell land.",
        "2021-05-04"
    );
    CHECK(told.says("Ann Lee", "HOLDS_OFFICE", "Tartu"));
}

TEST_CASE("a club's player, a body in short, one of many", "[importers][article]") {
    const Told told(
        "Al-Merrikh met Orlando Pirates on Monday. Pirates' Ann Lee scored, and Merrikh lost. They "
        "signed a Certificate of Public Advantage, or COPA, and bought a GPU. Global Metals and "
        "Samsung Catalyst Fund left. Togo's Faure Gnass was named mediator."
    );
    CHECK(told.kind_of("Merrikh") == told.kind_of("Al-Merrikh"));
    CHECK(told.kind_of("Ann Lee") == "Person");
    CHECK(told.kind_of("GPU").empty());
    CHECK(told.kind_of("COPA") == told.kind_of("Certificate of Public Advantage"));
    CHECK(told.kind_of("Samsung Catalyst Fund") == "Organization");
    CHECK(told.kind_of("Faure Gnass") == "Person");
}

TEST_CASE("words of trade, capitals inside and marks tell a company", "[importers][article]") {
    const Told told(
        "Murray Irrigation sued the Member for Nicholls. JPVolta told Ann Lee that SunKorv and "
        "Moody\u2019s were sold. Christopher Dragon left."
    );
    CHECK(told.kind_of("Murray Irrigation") == "Organization");
    CHECK(told.kind_of("Member").empty());
    CHECK(told.kind_of("JPVolta") == "Organization");
    CHECK(told.kind_of("SunKorv") == "Organization");
    CHECK(told.kind_of("Moody's") == "Organization");
    CHECK(told.kind_of("Christopher Dragon") == "Person");
}

TEST_CASE("a body at work in a part of the world is no part of it", "[importers][article]") {
    const Told told("Officer Terrence Pugh joined Self Help Africa in West Africa.");
    CHECK(told.kind_of("Self Help Africa") == "Organization");
    CHECK(told.kind_of("Terrence Pugh") == "Person");
    CHECK(told.kind_of("West Africa") == "Place");
}

TEST_CASE("an owner at the end of a text owns nothing", "[importers][article]") {
    for (const auto* text :
         {"Carlson, of the Christian Democrats, was criticised by the Green Party's",
          "Ann Lee met the Mayor of"}) {
        CAPTURE(text);
        CHECK_NOTHROW(Told(text));
    }
}

TEST_CASE("a month that is no date is no name", "[importers][article]") {
    const Told told(
        "The board of Norvik Seafood added December and January's figures to those of Osland."
    );
    CHECK(told.kind_of("December").empty());
    CHECK(told.kind_of("January").empty());
}

TEST_CASE("a surname is known without its article", "[importers][article]") {
    const Told told("President Hafiz Al-Jabri met Anna Berg on Monday. Jabri praised Norvik.");
    CHECK(told.says("Hafiz Al-Jabri", "PRAISED", "Norvik"));
}

TEST_CASE("what is called after a king is no king", "[importers][article]") {
    const Told told(
        "People watched it at the King Baudouin Stadium in May. The Prince Rainier Bridge was "
        "closed. President Ann Park met King Olav of Norway."
    );
    CHECK(told.kind_of("King Baudouin Stadium") == "Place");
    CHECK(told.kind_of("Prince Rainier Bridge") == "Place");
    CHECK(told.kind_of("Ann Park") == "Person");
    CHECK(told.kind_of("Olav") == "Person");
}

TEST_CASE("bodies of names with \"of\" and \"for\"", "[importers][article]") {
    const Told told(
        "The Popular Front for the Liberation of Ondria fired at Anna Weber. The Office of Special "
        "Investigations charged her. She met the Geological Survey of Norway, the Polar Survey of "
        "Denmark and Iceland (PSDI), and Lakeshore Steel of Brazil."
    );
    CHECK(told.kind_of("Popular Front for the Liberation of Ondria") == "Organization");
    CHECK(told.kind_of("Office of Special Investigations") == "Organization");
    CHECK(told.kind_of("Geological Survey of Norway") == "Organization");
    CHECK(told.kind_of("PSDI") == told.kind_of("Polar Survey of Denmark and Iceland"));
    CHECK(told.says("Lakeshore Steel", "BASED_IN", "Brazil"));
}

TEST_CASE("a glacier called after nothing else, who is based somewhere", "[importers][article]") {
    const Told told(
        "The Arkhan glacier reached the sea in May. NASA lost the Vostra lander. Denver-based "
        "Prairie Rock bought a ship."
    );
    CHECK(told.kind_of("Arkhan glacier") == "Place");
    CHECK_FALSE(told.says("Arkhan glacier", "LOCATED_IN", "Arkhan"));
    CHECK(told.kind_of("Vostra") == "Mechanism");
    CHECK(told.kind_of("Prairie Rock") == "Organization");
}

TEST_CASE("ships with the names of persons, sites with full stops", "[importers][article]") {
    const Told told(
        "The Hakan Demir, which was carrying wheat, struck the Aurora in May. The Ann Lee case was "
        "closed. Booking.com sued Trivago, and Peter Holm praised the Hakan Demir."
    );
    CHECK(told.kind_of("Hakan Demir") == "Mechanism");
    CHECK(told.kind_of("Booking.com") == "Organization");
    CHECK(told.kind_of("Ann Lee") != "Mechanism");
}

TEST_CASE("a word for what a person is stands before the name", "[importers][article]") {
    const Told told(
        "The Finnish Egyptologist Aino Salo met Deputy Joana Pontes in Oslo. Cobalt Bank "
        "collapsed. Detectives searched the house of former chief executive Joan Adler."
    );
    CHECK(told.kind_of("Aino Salo") == "Person");
    CHECK(told.kind_of("Joana Pontes") == "Person");
    CHECK(told.says("Joan Adler", "HELD_OFFICE", "Cobalt Bank"));
}

TEST_CASE("what a body is known as is its name, too", "[importers][article]") {
    const Told told(
        "Fighters of the Popular Front, known by its French acronym FPL, left Wour. The Polar "
        "Survey, also known as PSX, met Ann Lee. The FPL fired on them."
    );
    CHECK(told.kind_of("FPL") == told.kind_of("Popular Front"));
    CHECK(told.kind_of("PSX") == told.kind_of("Polar Survey"));
    CHECK(told.kind_of("France").empty());
}

TEST_CASE(
    "halls with an article, towns behind an age, nationals before a name", "[importers][article]"
) {
    const Told told(
        "Craig Lofton, 58, of Belpre, met the Finn Pekka Saarela at the Maurice Ravel Auditorium "
        "in May. The United Way of Muskingum County sued him. Somebody left. Norvik sent ships to "
        "Dar es Salaam from the Lubengele mine."
    );
    CHECK(told.kind_of("Belpre") == "Place");
    CHECK(told.kind_of("Pekka Saarela") == "Person");
    CHECK(told.kind_of("Maurice Ravel Auditorium") == "Place");
    CHECK(told.kind_of("United Way of Muskingum County") == "Organization");
    CHECK(told.kind_of("Somebody").empty());
    CHECK(told.kind_of("Dar es Salaam") == "Place");
    CHECK_FALSE(told.says("Lubengele mine", "LOCATED_IN", "Lubengele"));
}
