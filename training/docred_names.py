#!/usr/bin/env python3
"""Takes the names out of Re-DocRED for train_names: docred_names.py JSON... > redocred.conll

JSON are dev_revised.json and test_revised.json of github.com/tonytan48/Re-DocRED. Persons, places and organizations keep
their labels, all else has one train_names does not know. What the corpus calls the place "American" is no name here: the
reader knows demonyms. Two columns, word and B- or I- mark; sentences parted by empty lines.
"""
import json
import pathlib
import sys

COUNTRIES = pathlib.Path(__file__).resolve().parent.parent / "importers" / "lexicon" / "countries.tsv"


def demonyms():
    rows = [line.split("\t") for line in COUNTRIES.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return {word for row in rows if len(row) > 1 for word in row[1].split("|")}


def main():
    adjectives = demonyms()
    for path in sys.argv[1:]:
        for document in json.loads(pathlib.Path(path).read_text(encoding="utf-8")):
            sentences = document["sents"]
            marks = [["O"] * len(words) for words in sentences]
            names = [name for entity in document["vertexSet"] for name in entity]
            # of two that overlap, the longer
            for name in sorted(names, key=lambda n: (n["pos"][0] - n["pos"][1], n["sent_id"], n["pos"])):
                begin, end = name["pos"]
                row, words = marks[name["sent_id"]], sentences[name["sent_id"]]
                if end > len(row) or any(mark != "O" for mark in row[begin:end]):
                    continue
                if " ".join(words[begin:end]) in adjectives:
                    continue
                row[begin] = "B-" + name["type"]
                row[begin + 1 : end] = ["I-" + name["type"]] * (end - begin - 1)
            for words, row in zip(sentences, marks):
                for word, mark in zip(words, row):
                    word = "".join(word.split())
                    if word:
                        print(word + "\t" + mark)
                print()


main()
