#!/usr/bin/env python3
"""Takes the trees of GUM's freely licensed texts for train.cpp: gum_trees.py UD_English-GUM FOLDER

UD_English-GUM is a copy of github.com/UniversalDependencies/UD_English-GUM. Writes FOLDER/en_gum_free-ud-train.conllu and
FOLDER/en_gum_free-ud-test.conllu, the texts of GUM's own test part in the second. Of the kinds of text only those whose
licence allows every use (GUM's LICENSE.md: CC BY, CC BY-SA, public domain); essays, letters, fiction, wikiHow, podcasts
are CC BY-NC-SA, reddit's come without words; talk and vlogs are too far from articles. Sentences with hidden words (`_`) or edges nobody named (`dep`) are left out.
"""
import pathlib
import sys

KINDS = ("academic", "bio", "court", "interview", "news", "speech", "textbook", "voyage")


def sentences(path):
    """The words of each sentence, without multi-word tokens and empty nodes."""
    words = []
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        columns = line.split("\t")
        if len(columns) == 10 and columns[0].isdigit():
            words.append(columns)
        elif not line and words:
            yield words
            words = []


def is_usable(words):
    return all(set(columns[1]) != {"_"} and columns[7] != "dep" for columns in words)


def main():
    treebank, folder = map(pathlib.Path, sys.argv[1:])
    lists = treebank / "not-to-release" / "file-lists"
    test = set((lists / "files.test").read_text(encoding="utf-8").split())
    parts = {name: [] for name in ("train", "test")}
    for path in sorted((treebank / "not-to-release" / "sources").glob("GUM_*.conllu")):
        if path.stem.split("_")[1] in KINDS:
            parts["test" if path.stem in test else "train"].append(path)
    for name, paths in parts.items():
        with open(folder / f"en_gum_free-ud-{name}.conllu", "w", encoding="utf-8") as file:
            for words in filter(is_usable, (words for path in paths for words in sentences(path))):
                rows = ["\t".join(columns[:8] + ["_", "_"]) for columns in words]
                file.write("\n".join(rows) + "\n\n")


main()
