#!/usr/bin/env python3
"""Draws the pictures that README, docs and examples show.

  pictures.py RELATA           draw them all again
  pictures.py RELATA --check   say which of them no longer show what relata draws

A check compares what a picture says: its words, colors, classes and links. Where things stand also
depends on the versions of Graphviz and of the fonts, so numbers and order are left out.
"""
import collections
import os
import re
import subprocess
import sys
import tempfile

TALKS = "examples/tokyo-talks.txt"
MERGER = "examples/company-merger.txt"
BLOCS = ["examples/trade-blocs.nodes.csv", "examples/trade-blocs.edges.csv"]
ADVISERS = ["docs/pictures/advisers.csv"]
DAM = ["docs/pictures/dam.csv"]

# What to draw, what is asked of the graph before (`relata COMMAND GRAPH …`), and how to draw it.
# Several sources, or questions that save something, make a graph of their own first.
PICTURES = {
    "examples/tokyo-talks.svg": (TALKS, [], []),
    "examples/tokyo-path.svg": (TALKS, [], ["--path", "Yoshihide Suga", "South Korea"]),
    "examples/company-merger.svg": (MERGER, [], []),
    "docs/pictures/grouped.svg": (TALKS, [], ["--view", "grouped"]),
    "docs/pictures/map.svg": (MERGER, [], ["--view", "map", "--theme", "dark"]),
    "docs/pictures/timeline.svg": (TALKS, [], ["--view", "timeline"]),
    "docs/pictures/around.svg": (TALKS, [], ["--around", "Motegi", "--theme", "dark"]),
    "docs/pictures/footnotes.svg": (TALKS, [], ["--around", "Motegi", "--footnotes"]),
    "docs/pictures/diff.svg": (
        "docs/pictures/treaty-march.csv",
        [],
        ["--diff", "docs/pictures/treaty-january.csv",
         "--title", "The water treaty, January to March"],
    ),
    "docs/pictures/overview.svg": (
        BLOCS,
        [["groups", "--save-as", "group"], ["rank", "--by", "betweenness", "--save-as", "betweenness"]],
        ["--group-by", "group", "--size-by", "betweenness", "--title", "Trade blocs and their members"],
    ),
    "docs/pictures/paths.svg": (DAM, [], ["--path", "Ana", "Dam"]),
    "docs/pictures/disjoint.svg": (
        TALKS, [], ["--path", "Wang Yi", "Japan", "--disjoint", "entities", "--k", "3"]
    ),
    "docs/pictures/measures.svg": (
        DAM,
        [["rank", "--by", "betweenness", "--save-as", "betweenness"]],
        ["--size-by", "betweenness", "--title", "Who lies between the others"],
    ),
    "docs/pictures/groups.svg": (
        ADVISERS,
        [["groups", "--save-as", "circle"]],
        ["--group-by", "circle", "--title", "Two circles and what joins them"],
    ),
}


def run(*command):
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def draw(relata, picture, output):
    source, questions, options = picture
    with tempfile.TemporaryDirectory() as folder:
        if isinstance(source, list):
            graph = os.path.join(folder, "graph.json")
            run(relata, "import", *source, "-o", graph)
            source = graph
        for command, *arguments in questions:
            run(relata, command, source, *arguments)
        run(relata, "render", source, "-o", output, *options)


def said(path):
    """What a picture says, whatever stands where."""
    with open(path, encoding="utf-8") as file:
        lines = file.read().splitlines()
    drawn = r' (points|d|x|y|cx|cy|rx|ry|width|height|viewBox|transform|font-size|id)="[^"]*"'
    return collections.Counter(re.sub(drawn, "", line) for line in lines)


def main():
    relata = os.path.abspath(sys.argv[1])
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
    if sys.argv[2:] != ["--check"]:
        for output, picture in PICTURES.items():
            os.makedirs(os.path.dirname(output), exist_ok=True)
            draw(relata, picture, output)
            print(f"{output}: {os.path.getsize(output) // 1000} kB")
        return 0
    old = []
    with tempfile.TemporaryDirectory() as folder:
        for output, picture in PICTURES.items():
            now = os.path.join(folder, "now.svg")
            draw(relata, picture, now)
            if not os.path.exists(output) or said(now) != said(output):
                old.append(output)
    for output in old:
        print(f"{output} is not what relata draws now; run ./dev pictures and look at it")
    return 1 if old else 0


sys.exit(main())
