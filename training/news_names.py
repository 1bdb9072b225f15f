#!/usr/bin/env python3
"""Makes up sentences as news has them, with names nobody knows, for train_names: news_names.py > news.conll

The corpora have few companies, teams, ships and medicines of one word, which news is full of. Each pattern below is filled
with names put together from syllables, words of every day and the companies, towns and surnames of importers/lexicon/known_names.tsv.
What stands in braces says which: P a person, S a surname, L a town, O a company or other body of one word, Q one of
several words, T a team, V a ship, D a spacecraft, weapon or program, M a medicine or product, W a book or film, E an event. Two columns, word and
B- or I- mark; sentences parted by empty lines. The same bytes on each run.
"""
import pathlib
import random
import re
import sys

KNOWN = pathlib.Path(__file__).resolve().parent.parent / "importers" / "lexicon" / "known_names.tsv"
FILLS = 16  # of each pattern

PATTERNS = """
{O} said on Monday that its profit had fallen by a third .
{O} posted a record loss , its second in two years .
{O} shares rose 4 percent in early trading .
The shares of {O} lost a tenth of their value on Tuesday .
Profit at {O} more than doubled to 90 million dollars .
{O} , which makes pumps for mines , employs 2,000 people in {L} .
{O} , a maker of batteries , is building a plant near {L} .
{O} , based in {L} , sells shoes in twelve countries .
{Q} , owned by the {S} family , runs forty hotels .
The chemicals group {O} agreed to sell its paint unit to {O} .
The Swedish truck maker {O} will cut 800 jobs in {L} .
The lender {O} set aside 3 billion euros for bad loans .
German insurer {O} declined to comment .
Its rival {O} has offered 12 euros a share .
It sells its steel to {O} and to {O} .
The company competes with {O} , {O} and {Q} .
{P} , the chief executive of {O} , said the plant would stay open .
{O} 's chairman , {P} , resigned on Friday .
{O} chief executive {P} told investors that demand was weak .
{P} , who founded {O} with two friends , still holds a fifth of the shares .
{S} joined {O} in 2012 after ten years at {O} .
{P} worked for {O} before she moved to {L} .
{O} hired {P} from {O} to run its bank .
{O} bought {O} for 4 billion dollars last year .
The takeover of {O} by {O} was approved on Wednesday .
{O} and {O} called off their merger after a year of talks .
{O} will take a 30 percent stake in {O} , the two companies said .
A spokesman for {O} said the firm would fight the claim .
{O} could not be reached for comment .
Lawyers for {O} asked the judge to dismiss the case .
The judge fined {O} 2 million pounds for polluting the river .
Inspectors found that {O} had hidden the leak from residents of {L} .
{O} paid bribes to win the contract , prosecutors in {L} said .
Regulators opened an inquiry into {O} in May .
{O} supplies {O} with seats and dashboards .
{O} won the order to build the bridge in {L} .
The tunnel was built by {O} and a unit of {Q} .
The start-up {O} raised 20 million dollars from {Q} and {O} .
{Q} led the round , and {O} took part .
{Q} , an investment firm , bought the debt .
Investors , among them {O} , lost their money .
The law firm {Q} advised the buyers .
{Q} advised {O} on the sale .
Analysts at {O} expect a loss .
" The worst is over , " said {P} of {O} .
" Nobody called us , " said {P} , an analyst at {Q} .
{P} , an economist at {O} , said wages would rise .
The union {O} called a strike at {O} .
Workers at {O} walked out on Thursday .
The airline {O} ordered 20 jets and will fly to {L} from June .
{O} flights from {L} were cancelled .
The miner {O} found copper near {L} .
{O} operates two mines and a smelter in the hills above {L} .
{O} and its partner {O} will drill for gas off the coast .
The utility {O} will shut the coal plant at {L} .
The power line , built by {Q} , links {L} with {L} .
{O} charges too much for gas , the mayor of {L} said .
{O} lent the city 40 million euros .
The pension fund {Q} sold its shares in {O} .
{O} 's biggest shareholder , {Q} , voted against the plan .
The supermarket chain {O} said it would stop selling plastic bags .
{O} opened its first store in {L} in 1994 .
Chipmaker {O} will move its headquarters from {L} to {L} .
{O} , {L} 's largest employer , makes turbines .
The brewer {O} and the distiller {Q} share a warehouse in {L} .
The publisher {Q} will bring out the memoir in autumn .
{Q} published her first novel , {W} , in 2009 .
The newspaper {O} first reported the arrest .
{O} , a daily , called the vote a farce .
{O} reported that the minister would resign , citing two officials .
The broadcaster {O} showed the final .
According to {O} , the talks failed .
The agency {O} quoted a general as saying that the town had fallen .
{Q} said in a statement that it had treated 300 patients in {L} .
The aid group {Q} sent two doctors to {L} .
The charity {O} runs a shelter in {L} .
{Q} , which campaigns against mining , went to court .
{P} , a spokeswoman for {Q} , said the camp was full .
{P} of {Q} called the law a disgrace .
{T} beat {T} 2-1 on Saturday .
{T} drew 1-1 with {T} in {L} .
{T} lost to {T} in the semi-final .
{T} won the title for the third time , ahead of {T} .
{T} signed the goalkeeper {P} from {T} .
{P} will leave {T} at the end of the season .
{S} moved from {T} to {T} for 8 million euros .
{S} scored the winner for {T} in the last minute .
The striker , who came from {T} , missed a penalty against {T} .
{T} coach {P} praised the goalkeeper .
{T} sacked {P} after five defeats .
{T} fans threw bottles at the players of {T} .
The club will meet {T} in the next round .
{T} have not won at home since March .
The winger spent four years at {T} and one on loan at {T} .
{P} won the {E} in {L} on Sunday .
The {E} will be held in {L} next year .
{S} withdrew from the {E} with an injury .
The jury of the {E} chose {P} .
{P} received the {E} for a book about {L} .
The party {O} won 31 percent of the vote .
{O} and {O} agreed on a coalition .
{O} , which opposes the treaty , lost eleven seats .
{O} leader {P} ruled out a pact with {O} .
The leader of {O} , {P} , conceded defeat .
{O} lawmakers walked out of the chamber .
Voters in {L} deserted {O} for {O} .
{P} , who heads the {Q} , refused to step down .
{S} accused {O} of stealing the election .
{O} rebels attacked a convoy near {L} .
Fighters of {O} hold the road to {L} .
The ferry {V} capsized off {L} with 90 passengers .
The {V} ran aground near {L} on Monday .
The tanker {V} was carrying 80,000 tonnes of oil .
The captain of the {V} was arrested .
The freighter {V} left {L} a week ago .
The frigate {V} fired two missiles .
The destroyers {V} and {V} sailed with the carrier {V} .
The submarine {V} surfaced near {L} .
Coast guards boarded the trawler {V} .
The icebreaker {V} reached {L} in June .
The patrol boat {V} rescued the crew of the {V} .
The cruise ship {V} is still in port in {L} .
The probe {D} landed on the moon .
{D} will orbit the planet for two years .
The satellite , {D} , weighs 300 kilograms .
The rocket , a {D} , lifted off from {L} .
The {D} mission cost 200 million dollars .
The telescope {D} found the comet .
The rover {D} sent its first pictures .
The lander , named {D} , carries a drill .
The army will buy 60 {D} tanks from {O} .
The {D} drone crashed on a farm near {L} .
The missile , called {D} , flew 900 kilometers .
The {D} jet was built by {O} .
The {D} program pays for wells in dry villages .
The vaccine , {M} , protects three in four children .
The drug {M} is sold by {O} .
{O} makes {M} , a pill against gout .
Patients who took {M} lived longer .
Regulators approved {M} , developed by {O} and the hospital in {L} .
Trials of {M} began in {L} in May .
The phone , called {M} , costs 400 dollars .
{O} will stop making the {M} , its cheapest car .
{O} launched {M} , a chatbot , in March .
Sales of {M} fell after the recall .
The novel {W} sold a million copies .
Her film {W} opens in {L} on Friday .
{W} , his third album , was recorded in {L} .
His play , {W} , was banned in 1974 .
In {W} , a farmer goes to war .
Rebels took {L} and moved on {L} .
Floods cut off {L} and eleven villages around it .
The quake destroyed half of {L} .
The storm passed over {L} and {L} before it weakened .
People in {L} have had no water since Sunday .
The convoy left {L} for {L} at dawn .
The train from {L} to {L} stopped in a tunnel .
A court in {L} sentenced {P} to six years .
Police in {L} arrested {P} at his home .
{P} , 43 , was arrested in {L} .
{S} denied the charges .
{S} , who was born in {L} , studied law .
The trial of {P} opened in {L} .
{P} and {P} met at school .
{P} told the court that she had paid {S} .
{P} , a farmer from {L} , lost her house .
The refugees came from {L} and {L} .
Delegates met in {L} , and will meet again in {L} .
The river divides {L} from {L} .
The dam above {L} holds back the {L} .
The singer {P} cancelled a concert in {L} .
The rapper {S} was born in {L} .
The director {P} won a prize for {W} .
The painter {P} left her house to the {Q} .
{P} , a biologist at the {Q} , led the study .
Researchers at {O} and at the {Q} tested the method .
The study was published by {O} .
The {Q} gave the money .
Rescuers reached {L} on foot .
Analysts doubted that {O} could pay .
Prosecutors say {S} met {S} twice in {L} .
Officials in {L} blamed {O} .
Farmers near {L} blocked the road .
Critics of {S} say she knew .
Construction of the plant in {L} began in May .
Unlike {O} , {O} never made a profit .
Last year {O} sold 40,000 cars .
In {L} , {O} closed its office .
With {O} , the group gains a foothold in {L} .
She grew up in {L} , where her father kept a shop .
He moved to {L} , then to {L} , and never came back .
The reactor at {L} was shut down for repairs .
The pumping station at {L} dates from 1911 .
Work on the road through {L} stopped in winter .
The market in {L} burned down on Tuesday night .
Homes in {L} lost power , and the hospital of {L} was cleared .
The smoke was seen from {L} .
{L} , a town of 9,000 people , has one doctor .
{L} is cut off , and its bridge is gone .
{L} has asked for tents and water .
The council wants 400 flats at {L} .
Buses between {L} and {L} were stopped .
The factory in {L} and its sister plant in {L} will close .
Troops entered {L} from the north .
The mayor of {L} , {P} , asked for help .
The bishop of {L} led the prayers .
The border at {L} is closed .
Two thirds of {L} lies below the sea .
Fishermen from {L} found the wreck .
Passengers landed at {L} instead .
The trains stop at {L} and {L} only .
A hotel in {L} took in the guests .
The vineyards around {L} suffered most .
The mountain road to {L} is open again .
{S} said the money was gone .
{S} was 81 and lived in {L} .
{S} wrote to {S} in June , and {S} never answered .
{P} says she will appeal .
{P} joined the board in 2015 .
{P} and her brother {P} own the farm .
{P} wrote the report with {P} .
{P} is to succeed {P} as director .
{S} will be replaced by {P} .
" We were lucky , " {P} said .
A friend of {S} paid the fine .
{S} thanked the voters of {L} .
The widow of {P} sued the clinic .
He blamed {S} , who had signed the papers .
""".strip().splitlines()

WORDS = """Anchor Apex Arrow Atlas Beacon Birch Bloom Bluebird Bridge Bright Canopy Cedar Chapter Cinder Circle Clarity
Clover Cobalt Compass Copper Coral Crescent Crest Crown Delta Dawn Dove Drift Eagle Echo Ember Falcon Feather Fern Field Flint
Forge Fox Frontier Garnet Glacier Glass Granite Harbor Harvest Haven Hawk Hazel Hearth Heron Hollow Horizon Iris Iron Ivory
Juniper Key Lantern Lark Laurel Ledger Legacy Liberty Lighthouse Lime Linden Lion Lotus Lunar Maple Marble Meadow Mercury Mill
Mint Mirror Moon Nest North Oak Ocean Olive Onyx Opal Orbit Orchard Origin Osprey Otter Palm Pearl Pilgrim Pine Pioneer Plume
Polar Prism Quartz Quest Rain Raven Red Reef River Robin Rose Saffron Sage Sail Salt Sand Shadow Silver Slate Solstice Sparrow
Spring Star Stone Storm Summit Sun Swan Thistle Thorn Tide Timber Torch Tower Valley Vault Velvet Vertex Violet Wave Willow Wind
Winter Wolf Yellow Zenith""".split()
FIRST = """Al Am An Ar As Av Bal Bel Ben Bor Bran Cal Can Car Cor Dal Den Dor El En Fal Fen Gal Gor Hal Hel Hol Im In Is Jan
Kal Kar Kor Lan Lor Lum Mal Mar Mer Mon Nav Nor Nov Ol Or Os Pan Pel Por Quan Ral Ren Ros Sal Sel Sol Sor Tal Ter Tor Ul Val Var
Ven Ver Vol Wex Xan Yar Zan Zel Zor Gren Brin Stav Thal Tref Glen Krav Prov Skan Sten Trin Vost""".split()
MIDDLE = "a e i o u an ar el en er il in ol on or um ad ed id ov ev ik ek at et it".split()
LAST = """a on ex ix ia is os us um en ar or ion ica ado ano eta io ent ant and ard ell ett ine ora ana vik dal sen berg by
holm ford ton tex tek tech gen soft lux max corp med bio net bank gas air chem pharma works ways line mar tron dyne nova vara
ista osa ano aro eo ify ly zen qo""".split()
BODIES = """{w} {w}|{s} {s}|{s} & {s}|{o} {w}|{w} {o}|{s} and Sons|{s} Brothers|Banco {n}|Grupo {n}|Groupe {n}|Casa {n}|Radio {l}|
Radio {n}|Teatro {n}|Naviera {n}|Editora {n}|Minera {n}|Cerveza {n}|Stahlwerke {s}|Werft {s}|Baggerwerken {s}|Bouwgroep {s}|
Gebroeders {s}|Compagnie {n}|Maison {s}|Cantieri {s}|Azienda {n}|Kopi {n}|Maziwa {n}|Chai {n}|Usafiri {n}|Perusahaan {n}|Zavod {n}|
Huta {n}|{w} for All|Doctors for {w}|Nurses Without Limits|Lawyers Without Frontiers|Teachers for {l}|Hands Across {l}|
{w} Capital|{w} {w} Capital|{s} Capital|{w} Ventures|{o} Energy|{o} Foods|{w} Mining|{s} Motors|{w} Super|{o} Steel|{o} Air|
{l} Glass|{l} Electric|{l} Cement|Women of {l}|Friends of the {w}|{w} Food Programme|Christian {w} Democrats|New {w} Democrats|
{s} Institute|{w} House|{w} Trust|{o} Labs|{w} Hill Partners|{o} Bio|{o} Media""".replace("\n", "").split("|")
TEAMS = "{l}|{l}|{l}|{l}|{o}|{l} {w}s|Real {l}|Racing {l}|Sporting {l}|Dinamo {l}|Al-{o}|{w} {l}|Viking {l}|Atletico {l}".split("|")
SHIPS = "{o}|{n}|{w} {w}|{w} Queen|{w} Star|{w} Spirit|{l} Express|Ocean {w}|Sea {w}|{n} Maru|{s}|{l}|HMS {w}|USS {s}|MV {w}|KRI {n}|BRP {p}".split("|")
DEVICES = "{o}|{n}|{w}|{o}-{d}|{w}-{d}|{w} {d}|{o} {d}|{w} Orbiter|{letter}-{dd}".split("|")
PRODUCTS = "{m}|{m}|{m}|{o}|{w}|{w} {d}".split("|")
WORKS = "The {w} {w}|{w}|The {w}|A {w} of {w}|{w} and {w}|The Last {w}|Nine {w}s|{w} in {l}|The {w} Keeper|{w}house|No {w} for {n}".split("|")
EVENTS = "{l} Open|{l} Marathon|{w} Cup|{s} Prize|{w} Prize|{l} Biennale|{l} Classic|{s} Medal|Grand Prix of {l}|{w} Games|{l} Motor Show|{w} Shield|{w} Fjord|Battle of {l}|Tour of {l}".split("|")
CURES = "vax mab nib tide ril stat zole cept dol mune rix lin".split()
LABELS = {"P": "PER", "S": "PER", "L": "LOC", "O": "ORG", "Q": "ORG", "T": "ORG", "V": "product", "D": "product", "M": "product", "W": "creative-work", "E": "event"}


class Names:
    def __init__(self):
        self.random = random.Random(7)
        marks = {}
        for line in KNOWN.read_text(encoding="utf-8").splitlines():
            if not line.startswith("#"):
                name, letters = line.split("\t")
                for letter in letters:
                    marks.setdefault(letter, []).append(name.title())
        self.towns, self.surnames = marks["p"], marks["s"]
        self.given = marks["f"] + marks["m"]
        self.companies = marks["o"]

    def pick(self, values):
        return values[self.random.randrange(len(values))]

    def made_up(self, ends):
        middle = self.pick(MIDDLE) if self.random.random() < 0.5 else ""
        word = self.pick(FIRST) + middle + self.pick(ends)
        return re.sub(r"(.)\1\1", r"\1\1", word)

    def town(self):
        return self.pick(self.towns) if self.random.random() < 0.7 else self.made_up("a o e i u ba ka ra na wa di ri mbe nga stad grad ovo".split())

    def surname(self):
        return self.pick(self.surnames) if self.random.random() < 0.7 else self.made_up("sen ski ova ez ini ian ides wala moto yan off ic".split())

    def body(self):
        draw = self.random.random()
        if draw < 0.45:
            return self.made_up(LAST)
        if draw < 0.6:
            return self.pick(self.companies)
        if draw < 0.75:
            return self.pick(WORDS)
        if draw < 0.85:
            return self.surname()
        if draw < 0.93:
            return "".join(self.pick("ABCDEFGHIKLMNOPRSTUVZ") for _ in range(self.random.randrange(3, 6)))
        return self.made_up(LAST) + "-" + self.pick(WORDS)

    def shaped(self, shapes):
        def part(match):
            what = match.group(1)
            if what == "w":
                return self.pick(WORDS)
            if what == "m":
                return self.made_up(CURES)
            if what == "n":
                return self.made_up("a o e i u ra na ela ito aro".split())
            if what == "d":
                return str(self.random.randrange(2, 10))
            if what == "dd":
                return str(self.random.randrange(2, 90))
            if what == "letter":
                return self.pick("ABCFKMPST")
            return {"o": self.body, "s": self.surname, "l": self.town, "p": self.person}[what]()

        return re.sub(r"\{(\w+)\}", part, self.pick(shapes))

    def person(self):
        given = self.pick(self.given) if self.random.random() < 0.6 else self.made_up("a o i e u ar el en is ko mi ne as in".split())
        if self.random.random() < 0.15:
            given += "-" + self.pick(self.given)
        particle = self.pick(" de | van | al | da | von der ".split("|")) if self.random.random() < 0.08 else " "
        return given + particle + self.surname()

    def of(self, letter):
        if letter == "P":
            return self.person()
        if letter == "S":
            return self.surname()
        if letter == "L":
            return self.town()
        if letter == "O":
            return self.body()
        shapes = {"Q": BODIES, "T": TEAMS, "V": SHIPS, "D": DEVICES, "M": PRODUCTS, "W": WORKS, "E": EVENTS}
        return self.shaped(shapes[letter])


def main():
    names = Names()
    out = []
    for _ in range(FILLS):
        for pattern in PATTERNS:
            for word in pattern.split():
                slot = re.fullmatch(r"\{(\w)\}", word)
                if not slot:
                    out.append(word + "\tO")
                    continue
                label = LABELS[slot.group(1)]
                for i, part in enumerate(names.of(slot.group(1)).split()):
                    out.append(part + "\t" + ("I-" if i else "B-") + label)
            out.append("")
    sys.stdout.write("\n".join(out) + "\n")


main()
