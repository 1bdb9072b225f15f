#!/usr/bin/env python3
"""Takes out of WordNet what the reader's parser knows of single words: wordnet_words.py WORDNET_DIR > wordnet.tsv

WORDNET_DIR holds index.*, data.* and *.exc (Debian: package wordnet-base, /usr/share/wordnet). One line a word, sorted by
bytes: the word in lower case, then for noun, verb, adjective and adverb one column each: empty when WordNet knows no
such reading, else the lexicographer file of its first sense (`person`, `act`, `motion` …; `+` after it when all noun
senses are names of single things) and how often the reading was counted in WordNet's tagged texts. Irregular forms stand in
the fifth column of their own line: `n=man` for "men". Nouns that are newer than WordNet are taken from newer_nouns.py.
"""
import os
import re
import sys

from newer_nouns import NEWER_NOUNS

LEXNAMES = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body
noun.cognition noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object
noun.person noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state
noun.substance noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption
verb.contact verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative
verb.weather adj.ppl""".split()
PARTS = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}
WORD = re.compile(r"[a-z][a-z'.-]*")


def records(path):
    with open(path, encoding="latin-1") as file:
        for line in file:
            if not line.startswith("  "):
                yield line.split(" ")


def read_synsets(folder, part):
    """By offset: the lexicographer file and whether the synset is the name of a single thing."""
    found = {}
    for fields in records(os.path.join(folder, "data." + part)):
        found[fields[0]] = (LEXNAMES[int(fields[1])].split(".")[1], "@i" in fields)
    return found


def read_counts(folder):
    """By (word, part of speech): how often its senses were tagged."""
    counts = {}
    with open(os.path.join(folder, "cntlist.rev"), encoding="latin-1") as file:
        for line in file:
            key, _, count = line.split()
            word, rest = key.split("%")
            letter = " nvara"[int(rest[0])]
            counts[word, letter] = counts.get((word, letter), 0) + int(count)
    return counts


def main():
    folder = sys.argv[1]
    counts = read_counts(folder)
    words = {}
    for column, (letter, part) in enumerate(PARTS.items()):
        synsets = read_synsets(folder, part)
        for fields in records(os.path.join(folder, "index." + part)):
            word = fields[0]
            if not WORD.fullmatch(word):
                continue
            offsets = [f for f in fields if re.fullmatch(r"\d{8}", f.strip())]
            lexname = synsets[offsets[0]][0]
            if letter == "n" and all(synsets[o][1] for o in offsets):
                lexname += "+"
            count = counts.get((word, letter), 0)
            words.setdefault(word, [""] * 5)[column] = lexname + (str(count) if count else "")
        with open(os.path.join(folder, part + ".exc"), encoding="latin-1") as file:
            for line in file:
                form, lemma = line.split()[:2]
                if WORD.fullmatch(form) and WORD.fullmatch(lemma):
                    row = words.setdefault(form, [""] * 5)
                    row[4] += (" " if row[4] else "") + letter + "=" + lemma
    for (field, _), newer in NEWER_NOUNS.items():
        for word in newer.split():
            row = words.setdefault(word, [""] * 5)
            row[0] = row[0] or field
    for word in sorted(words, key=lambda w: w.encode()):
        print("\t".join([word] + words[word]).rstrip("\t"))


main()
