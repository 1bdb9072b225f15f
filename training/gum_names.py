#!/usr/bin/env python3
"""Takes the names out of the GUM corpus for train_names: gum_names.py CONLLU... > gum.conll

CONLLU are files of dep/ of github.com/amir-zeldes/gum. A name is the run of capitalized words around the head of an entity
whose head is a proper noun; its label is the entity's type. Two columns, word and B- or I- mark; sentences parted by
empty lines.
"""
import re
import sys

TYPES = {"person": "person", "place": "location", "organization": "organisation", "event": "event", "object": "product"}
SMALL = {"of", "the", "and", "de", "la", "for", "von", "van", "&", "-"}
MARK = re.compile(r"\((\d+)-(\w+)[^()]*|(\d+)\)|\)")


def sentences(path):
    words = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            columns = line.rstrip("\n").split("\t")
            if len(columns) == 10 and columns[0].isdigit():
                words.append(columns)
            elif not line.strip() and words:
                yield words
                words = []
    if words:
        yield words


def entities(words):
    """(first word, last word, type) of each entity of a sentence, counted from 0."""
    open_spans, found = [], []
    for at, columns in enumerate(words):
        note = next((part[7:] for part in columns[9].split("|") if part.startswith("Entity=")), "")
        for match in MARK.finditer(note):
            if match.group(0).startswith("("):
                open_spans.append((match.group(1), at, match.group(2)))
                continue
            number = match.group(3)
            for i in range(len(open_spans) - 1, -1, -1):
                if number is None or open_spans[i][0] == number:
                    _, begin, kind = open_spans.pop(i)
                    found.append((begin, at, kind))
                    break
    return found


def name_in(words, begin, end):
    """The run of capitalized words around the head of an entity; None when the head is no proper noun."""
    heads = [i for i in range(begin, end + 1) if not begin <= int(words[i][6]) - 1 <= end]
    if len(heads) != 1 or words[heads[0]][3] != "PROPN" or not words[heads[0]][1][:1].isupper():
        return None
    first = last = heads[0]

    def joins(i):
        return begin <= i <= end and (words[i][1][:1].isupper() or words[i][1].lower() in SMALL)

    while joins(first - 1):
        first -= 1
    while joins(last + 1):
        last += 1
    while not words[first][1][:1].isupper():
        first += 1
    while not words[last][1][:1].isupper():
        last -= 1
    return first, last


def main():
    for path in sys.argv[1:]:
        for words in sentences(path):
            marks = ["O"] * len(words)
            spans = []
            for begin, end, kind in entities(words):
                name = name_in(words, begin, end) if kind in TYPES else None
                if name:
                    spans.append((name[1] - name[0], name, TYPES[kind]))
            for _, (first, last), label in sorted(spans, reverse=True):
                if all(mark == "O" for mark in marks[first : last + 1]):
                    marks[first] = "B-" + label
                    for i in range(first + 1, last + 1):
                        marks[i] = "I-" + label
            for columns, mark in zip(words, marks):
                print(columns[1] + "\t" + mark)
            print()


main()
