#!/usr/bin/env python3
"""Puts lists of names together for the reader: known_names.py CITIES FORENAMES SURNAMES > known_names.tsv

CITIES is world-cities.csv of github.com/datasets/world-cities (GeoNames, places of 15,000 people and more; CC BY 4.0);
FORENAMES and SURNAMES are common-forenames-by-country.csv and common-surnames-by-country.csv of
github.com/sigpwned/popular-names-by-country-dataset (CC0). One line a name, sorted by bytes: the name without accents and
case, its words parted by one blank, as fold_name of graph/names.hpp makes it, then a letter for each thing it can be.
"""
import csv
import re
import sys
import unicodedata

HEADER = """\
# Names of towns and persons; made by training/known_names.py.
# Columns: name without accents and case; what it can be: f a woman's given name, m a man's, p a place, s a surname.
# Source: places of 15,000 people and more of GeoNames (geonames.org), licence CC BY 4.0; given names and surnames of
# github.com/sigpwned/popular-names-by-country-dataset, CC0 1.0."""


def fold(name):
    name = unicodedata.normalize("NFKD", name).casefold()
    name = "".join(c for c in name if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]|_", " ", name).split())


def read(path, column):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [(row[column], row.get("Gender", "")) for row in csv.DictReader(file)]


def main():
    cities, forenames, surnames = sys.argv[1:]
    marks = {}
    for letter, names in (
        ("", read(forenames, "Romanized Name")),
        ("p", read(cities, "name")),
        ("s", read(surnames, "Romanized Name")),
    ):
        for name, gender in names:
            folded = fold(name)
            if len(folded) > 1:
                marks.setdefault(folded, set()).add(letter or gender.lower())
    print(HEADER)
    for name in sorted(marks, key=str.encode):
        print(name + "\t" + "".join(sorted(marks[name])))


main()
