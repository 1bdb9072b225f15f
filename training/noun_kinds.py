#!/usr/bin/env python3
"""Says for WordNet's nouns what kind of thing they name: noun_kinds.py WORDNET_DIR > noun_kinds.tsv

WORDNET_DIR holds index.noun, data.noun and cntlist.rev (Debian: package wordnet-base, /usr/share/wordnet). A noun is of the
kind whose senses were counted most often in WordNet's tagged texts (an uncounted sense counts a little, the first most);
a sense is of the kind of the nearest of its hypernyms that ROOTS names. IN_NEWS goes before all that. Nouns that are none of
these, and names, are left out. newer_nouns.py adds what WordNet does not have.
"""
import re
import sys

from newer_nouns import NEWER_NOUNS

HEADER = """\
# What kind of thing a noun names, by WordNet 3.0's hypernyms; made by training/noun_kinds.py.
# Columns: noun, kind.
# Source: WordNet 3.0, Princeton University; licence: see wordnet.tsv."""

# Lemma and its sense number in index.noun, by the kind of all below it; `-` for what is none of them.
ROOTS = {
    "Person": ["person 1"],
    "Organization": ["organization 1", "social_group 1", "newspaper 1", "press 2", "periodical 1"],
    "Place": ["structure 1", "location 1", "geological_formation 1", "body_of_water 1", "facility 1", "land 4",
              "way 6", "celestial_body 1", "line 18"],
    "Mechanism": ["instrumentality 3", "vehicle 1", "weapon 1", "program 2"],
    "Event": ["social_event 1", "war 1", "military_action 1", "election 1", "ceremony 3", "accident 1", "storm 1",
              "disaster 1", "misfortune 1", "conflict 1", "contest 1", "protest 2", "journey 1", "trial 2",
              "gathering 1", "conference 1", "attack 1", "award 2", "violent_storm 1", "epidemic 1", "expedition 1",
              "meeting 1", "meeting 2", "voyage 1", "windstorm 1", "cyclone 2", "festival 2", "march 1", "rally 1", "match 2", "game 1"],
    "Agreement": ["agreement 1", "treaty 1", "legal_document 1", "law 2"],
    "-": ["container 1", "furnishing 2", "clothing 1", "medium 1", "implement 1", "system 1", "ammunition 1",
          "animal 1", "body_part 1", "point 2", "region 2", "collection 1", "system 2", "race 3", "kin 2", "multitude 3",
          "musical_organization 9"],
}
# Nouns that news uses in another sense than those texts do.
IN_NEWS = {
    "Topic": """
        arms asthma asylum axis ball ballet ban baseball basketball beating brick brief bullet cage cancer
        candle cards cast cell check cholera citation concussion conspiracy cord corruption deed defence
        defense dementia dengue diabetes dive diving documentary door doubles draw drum earth equipment fiat
        fight film flu football gear golf goods grade ground hedge hemisphere hole home horizon housing
        indictment influenza injury key landfall local machinery majors makeup malaria mandate measles
        membership movie musical numbers opening option orbit outline plug pneumonia polio prohibition put
        rack reserves return rugby safety seal seat serial setting short shortage singles soccer stall steps
        string supplies switch tennis tent test thread transport transportation trend trough tube tuberculosis
        watch western window wrongdoing
    """,
    "Mechanism": """
        battery system
    """,
    "Organization": """
        business community family legislature outlet
    """,
    "Place": """
        crossroads dike parish pole subway
    """,
    "Event": """
        appeal approach audit ballot bid buyback clash closure comeback construction death defeat delivery
        demolition evacuation eviction fire incident kidnapping killing listing outage play-off playoff
        procession quake re-examination rescue resignation review revolution robbery round sale shooting
        shutdown signing speech swap theft transfer triumph victory vote withdrawal
    """,
}
WORD = re.compile(r"[a-z][a-z-]*")


def records(path):
    with open(path, encoding="latin-1") as file:
        for line in file:
            if not line.startswith("  "):
                yield line.split(" ")


def main():
    folder = sys.argv[1]
    parents = {}
    names = set()
    for fields in records(folder + "/data.noun"):
        parents[fields[0]] = [fields[i + 1] for i in range(4, len(fields) - 2) if fields[i] == "@"]
        if "@i" in fields:
            names.add(fields[0])
    senses = {}
    for fields in records(folder + "/index.noun"):
        senses[fields[0]] = [f.strip() for f in fields if re.fullmatch(r"\d{8}", f.strip())]
    counts = {}
    with open(folder + "/cntlist.rev", encoding="latin-1") as file:
        for line in file:
            key, number, count = line.split()
            word, rest = key.split("%")
            if rest[0] == "1":
                counts[word, int(number)] = int(count)
    roots = {}
    for kind, lemmas in ROOTS.items():
        for lemma in lemmas:
            word, number = lemma.split()
            if len(senses.get(word, [])) >= int(number):
                roots[senses[word][int(number) - 1]] = kind

    def kind_of(synset):
        level = [synset]
        seen = set()
        while level:
            for at in level:
                if at in roots:
                    return roots[at]
            seen.update(level)
            level = [up for at in level for up in parents[at] if up not in seen]
        return "-"

    in_news = {word: kind for kind, words in IN_NEWS.items() for word in words.split()}
    kinds = {word: kind for (_, kind), words in NEWER_NOUNS.items() for word in words.split() if kind}
    for word in senses:
        offsets = senses[word]
        if not WORD.fullmatch(word) or all(offset in names for offset in offsets):
            continue
        weights = {}
        for number, offset in enumerate(offsets, 1):
            if offset in names:
                continue
            kind = kind_of(offset)
            weights[kind] = weights.get(kind, 0) + counts.get((word, number), 0) + 0.5 / number
        best = max(weights, key=weights.get)
        best = in_news.get(word, best)
        if best != "-":
            kinds[word] = best
    print(HEADER)
    for word in sorted(kinds, key=str.encode):
        print(word + "\t" + kinds[word])


main()
