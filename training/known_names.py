#!/usr/bin/env python3
"""Puts lists of names together for the reader: known_names.py CITIES FORENAMES SURNAMES COMPANIES > known_names.tsv

CITIES is world-cities.csv of github.com/datasets/world-cities (GeoNames, places of 15,000 people and more; CC BY 4.0);
FORENAMES and SURNAMES are common-forenames-by-country.csv and common-surnames-by-country.csv of
github.com/sigpwned/popular-names-by-country-dataset (CC0); COMPANIES is company_tickers.json of the United States Securities
and Exchange Commission (sec.gov, public domain), companies traded there. One line a name, sorted by bytes: the name without accents and
case, its words parted by one blank, as fold_name of graph/names.hpp makes it, then a letter for each thing it can be.
"""
import csv
import json
import re
import sys
import unicodedata

HEADER = """\
# Names of towns and persons; made by training/known_names.py.
# Columns: name without accents and case; what it can be: f a woman's given name, m a man's, o a company,
# p a place, s a surname.
# Source: places of 15,000 people and more, and the regions they lie in, of GeoNames (geonames.org), licence CC BY 4.0; given names and surnames of
# github.com/sigpwned/popular-names-by-country-dataset, CC0 1.0; companies of the list of tickers of sec.gov, public
# domain."""


MOST_COMPANIES = 4500
LEGAL = frozenset(
    "inc corp corporation co company ltd limited plc ag sa se nv spa asa ab oyj lp llc trust holdings holding group adr ads de".split()
)


def fold(name):
    name = unicodedata.normalize("NFKD", name).casefold()
    name = "".join(c for c in name if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]|_", " ", name).split())


def read(path, column):
    with open(path, encoding="utf-8-sig", newline="") as file:
        return [(row[column], row.get("Gender", "")) for row in csv.DictReader(file)]


def brands(path):
    """The names of companies without what says only that they are some; the largest come first."""
    with open(path, encoding="utf-8") as file:
        titles = [company["title"] for company in json.load(file).values()]
    found = []
    for title in titles[:MOST_COMPANIES]:
        words = fold(re.sub(r"/.*|\(.*|[.']", "", title)).split()
        while words and words[-1] in LEGAL:
            words.pop()
        if words and len(words) <= 3 and len(words[0]) > 1:
            found.append((" ".join(words), ""))
    return found


def main():
    cities, forenames, surnames, companies = sys.argv[1:]
    marks = {}
    for letter, names in (
        ("", read(forenames, "Romanized Name")),
        ("p", read(cities, "name")),
        ("p", read(cities, "subcountry")),
        ("o", brands(companies)),
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
