#!/usr/bin/env python3
"""Compares what relata reads in the articles of tests/data/articles with what people found there.

    score.py RELATA [--held-out] [--verbose TEXT]     run relata on every text, print one line a text
    score.py RELATA --bands                           and how right it is by confidence and by rule
    score.py --given GOLD PREDICTION [--verbose]      score one folder of rows somebody else wrote
    score.py --check                                  say what is wrong with the gold itself

The format of the texts and what is counted: tests/data/articles/README.md.
"""

import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
ARTICLES = HERE.parent / "data" / "articles"
HELD_OUT = "held-out"
RUNS = 3  # the fastest of these is the time of a text

# Words that do not tell one name from another: two names are near when their other words are.
EMPTY_WORDS = frozenset(
    "the a an of and on for in to its their his her new round with at between".split()
)
OPENING_WORDS = frozenset("the a an their his her its".split())
NO_NAMES = frozenset(
    ["they", "he", "she", "it", "both", "both sides", "two sides", "two countries", "we", "i", "this", "that"]
)
NEAR = 0.6  # least F1 between the words of two names that may stand for one entity


def plain(name):
    """A name without case, punctuation, possessive and article: what is left when spelling is put aside."""
    name = name.lower().replace("\u2019", "'")
    name = re.sub(r"'s\b", "", name)
    words = re.sub(r"[^\w\s]", " ", name).split()
    while words and words[0] in OPENING_WORDS:
        words.pop(0)
    return " ".join(words)


def singular(word):
    """A word without its plural s; short words and those in -ss stay."""
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def telling_words(name):
    """The set of words two names are compared by when their spelling differs."""
    return {singular(word) for word in plain(name).split() if word not in EMPTY_WORDS}


def f1(precision, recall):
    """The harmonic mean; 0 when both are 0."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(left, right):
    """F1 of two sets of words, 0 when one is empty."""
    if not left or not right:
        return 0.0
    return 2 * len(left & right) / (len(left) + len(right))


def names_of(entity):
    """The spellings of an entity, its own name first; pronouns are not names."""
    aliases = (a["text"] if isinstance(a, dict) else a for a in entity.get("aliases", []))
    spellings = dict.fromkeys([entity["name"], *aliases])
    return [name for name in spellings if plain(name) and plain(name) not in NO_NAMES]


def likeness(predicted, gold):
    """How sure it is that two entities are one: 1 for the same name, 0 for no relation of the names.

    A date is like another only when it is written the same. Otherwise the name of one among the names of
    the other gives 1, any name in common 0.95, and else the best F1 of the words of the predicted name
    with those of any gold name counts, if it reaches NEAR.
    """
    if "Date" in (gold["kind"], predicted["kind"]):
        same_kind = gold["kind"] == predicted["kind"]
        same_day = gold["name"] in (predicted["name"], predicted["name"].rstrip("."))
        return 1.0 if same_kind and same_day else 0.0
    gold_names = {plain(name) for name in names_of(gold)}
    predicted_names = {plain(name) for name in names_of(predicted)}
    if plain(predicted["name"]) in gold_names or plain(gold["name"]) in predicted_names:
        return 1.0
    if gold_names & predicted_names:
        return 0.95
    words = telling_words(predicted["name"])
    nearest = max((overlap(words, telling_words(name)) for name in names_of(gold)), default=0.0)
    return nearest if nearest >= NEAR else 0.0


def right_kind(predicted, gold):
    return predicted["kind"] in gold["kinds_ok"]


class Predicates:
    """Which predicates say the same, and which can be said from both ends."""

    def __init__(self, path):
        table = json.loads(pathlib.Path(path).read_text(encoding="utf-8"))
        self.symmetric = frozenset(table["symmetric"])
        self._classes = {}
        for group, members in table["classes"].items():
            for member in members:
                self._classes.setdefault(member, set()).add(group)

    def classes(self, predicate):
        """The groups of a predicate; one that is in none is a group of its own."""
        return self._classes.get(predicate, {predicate})

    def agree(self, predicate, accepted):
        """Whether a predicate shares a group with any of the accepted ones."""
        mine = self.classes(predicate)
        return any(mine & self.classes(other) for other in accepted)


class Rows:
    """The entities and relations of one folder, gold or predicted."""

    def __init__(self, folder):
        self.entities = self._read(folder / "entities.jsonl")
        self.relations = self._read(folder / "relations.jsonl")
        self.by_id = {entity["id"]: entity for entity in self.entities}

    @staticmethod
    def _read(path):
        with open(path, encoding="utf-8") as lines:
            return [json.loads(line) for line in lines if line.strip()]

    @classmethod
    def none(cls):
        """What a reader finds that finds nothing."""
        rows = cls.__new__(cls)
        rows.entities, rows.relations, rows.by_id = [], [], {}
        return rows


class Pairing:
    """Which gold entity each predicted one stands for.

    `meant` takes the likest for each prediction, so that several may stand for one: relations are judged
    by it. `single` gives every gold entity to one prediction at most: recall of entities counts by it.
    """

    def __init__(self, gold, predicted):
        candidates = []
        for guess in predicted.entities:
            for entity in gold.entities:
                score = likeness(guess, entity)
                if score:
                    # of equally like ones, prefer the right kind, then what must be found
                    score += 0.001 * right_kind(guess, entity) + 0.0005 * (entity["tier"] == "core")
                    candidates.append((score, guess["id"], entity["id"]))
        self.meant, self.single = {}, {}
        taken = set()
        for _, guess, entity in sorted(candidates, reverse=True):
            self.meant.setdefault(guess, entity)
            if guess not in self.single and entity not in taken:
                self.single[guess] = entity
                taken.add(entity)


class Measure:
    """Precision, recall and F1 of one question."""

    def __init__(self, right, predicted, found, expected):
        self.precision = right / max(1, predicted)
        self.recall = found / max(1, expected)
        self.f1 = f1(self.precision, self.recall)

    def cells(self):
        return [self.precision, self.recall, self.f1]


class TextScore:
    """Everything measured on one text, and the rows behind it for --verbose."""

    MEASURES = ("entities", "strict", "lenient", "unlabeled")

    def __init__(self, gold_folder, predicted, predicates):
        self.gold = Rows(gold_folder)
        self.predicted = predicted
        self.predicates = predicates
        self.article = (gold_folder / "article.txt").read_bytes()
        self.pairing = Pairing(self.gold, predicted)
        self._score_entities()
        self._score_relations()

    def cells(self):
        """Precision, recall and F1 of every measure in turn."""
        return [cell for name in self.MEASURES for cell in getattr(self, name).cells()]

    def _score_entities(self):
        gold, guesses, pairing = self.gold.by_id, self.predicted.by_id, self.pairing
        self.spurious = [
            guess
            for guess in self.predicted.entities
            if guess["id"] not in pairing.meant or not right_kind(guess, gold[pairing.meant[guess["id"]]])
        ]
        found = {
            entity for guess, entity in pairing.single.items() if right_kind(guesses[guess], gold[entity])
        }
        expected = [entity for entity in self.gold.entities if entity["tier"] == "core"]
        self.missed_entities = [entity for entity in expected if entity["id"] not in found]
        total = len(self.predicted.entities)
        self.entities = Measure(
            total - len(self.spurious), total, len(expected) - len(self.missed_entities), len(expected)
        )

    def _accepted(self):
        """Pairs of gold entities, each with the relations it may state and the predicates it may use."""
        accepted = {}
        for relation in self.gold.relations:
            ways = [(relation["subject"], [relation["predicate"], *relation["also"]], relation["object"])]
            ways += [(subject, [predicate], obj) for subject, predicate, obj in relation["alts"]]
            for subject, names, obj in ways:
                accepted.setdefault((subject, obj), []).append((relation, names))
                if not self.predicates.symmetric.isdisjoint(names):
                    accepted.setdefault((obj, subject), []).append((relation, names))
        return accepted

    def _score_relations(self):
        accepted = self._accepted()
        expected = {relation["id"] for relation in self.gold.relations if relation["tier"] == "core"}
        right = dict.fromkeys(("strict", "lenient", "unlabeled"), 0)
        found = {question: set() for question in right}
        dates = {}  # of dated relations that were found, whether one prediction has the date
        self.bad_evidence = 0
        self.unmatched = []
        for guess in self.predicted.relations:
            quoted = self.article[guess["start"] : guess["end"]].decode("utf-8", "replace")
            self.bad_evidence += quoted != guess["sentence"]
            ends = (self.pairing.meant.get(guess["subject"]), self.pairing.meant.get(guess["object"]))
            near = [way for way in accepted.get(ends, []) if shares_evidence(guess, way[0])]
            same_meaning = [way for way in near if self.predicates.agree(guess["predicate"], way[1])]
            hits = {
                "strict": [way for way in near if guess["predicate"] == way[0]["predicate"] == way[1][0]],
                "lenient": same_meaning,
                "unlabeled": near,
            }
            for question, ways in hits.items():
                right[question] += bool(ways)
                found[question].update(relation["id"] for relation, _ in ways)
            for relation, _ in same_meaning:
                if relation.get("date"):
                    same_date = guess.get("date") == relation["date"]
                    dates[relation["id"]] = dates.get(relation["id"], False) or same_date
            if not same_meaning:
                self.unmatched.append((guess, ends, bool(near)))
        total = len(self.predicted.relations)
        for question in right:
            measure = Measure(right[question], total, len(found[question] & expected), len(expected))
            setattr(self, question, measure)
        self.dates_right, self.dates_found = sum(dates.values()), len(dates)
        self.missed_relations = [
            relation for relation in self.gold.relations if relation["id"] in expected - found["lenient"]
        ]

    def explain(self, out):
        """Prints what was missed and what was said beyond the gold."""
        names = {entity["id"]: entity["name"] for entity in self.gold.entities}
        guessed = {entity["id"]: entity["name"] for entity in self.predicted.entities}
        print("missed entities:", file=out)
        for entity in self.missed_entities:
            print(f"    {entity['kind']}  {entity['name']}", file=out)
        print("entities beyond the gold, or of another kind:", file=out)
        for entity in self.spurious:
            meant = self.pairing.meant.get(entity["id"])
            beside = f"  (gold: {names[meant]})" if meant else ""
            print(f"    {entity['kind']}  {entity['name']}{beside}", file=out)
        print("missed relations:", file=out)
        for relation in self.missed_relations:
            ends = names[relation["subject"]], names[relation["object"]]
            print(f"    {ends[0]} | {relation['predicate']} | {ends[1]}", file=out)
        print("unmatched predictions (* the pair is right, the predicate is not):", file=out)
        for guess, _, pair_right in self.unmatched:
            ends = guessed[guess["subject"]], guessed[guess["object"]]
            print(f"  {'*' if pair_right else ' '} {ends[0]} | {guess['predicate']} | {ends[1]}", file=out)


def shares_evidence(guess, relation):
    """Whether a prediction rests on bytes that a gold relation rests on, too."""
    start, end = guess["start"], guess["end"]
    return any(start < place["end"] and place["start"] < end for place in relation["evidence"])


def read_with(relata, article):
    """Runs relata on an article; its rows, and the milliseconds of the fastest run with start-up.

    A text in which relata finds nothing is an error of its own for it; here it is a prediction without rows.
    """
    best = None
    with tempfile.TemporaryDirectory() as folder:
        command = [str(relata), "export", str(article), "-o", folder, "--to", "gold"]
        for _ in range(RUNS):
            begin = time.perf_counter()
            run = subprocess.run(command, capture_output=True, text=True, check=False)
            took = 1000 * (time.perf_counter() - begin)
            best = took if best is None else min(best, took)
            if run.returncode:
                if "no relation found" in run.stderr:
                    return Rows.none(), best
                sys.exit(f"{' '.join(command)}\n{run.stderr.strip()}")
        return Rows(pathlib.Path(folder)), best


def texts_in(folder):
    """The folders below that hold an article with gold, by name; the held-out ones are not among them."""
    return sorted(path.parent for path in folder.glob("*/article.txt"))


COLUMNS = " ".join(f"{letter:>5}" for letter in ("P", "R", "F1"))


def heading():
    groups = "  ".join(f"{name:^17}" for name in TextScore.MEASURES)
    return f"{'':17} {groups}    dates  bad ev.      ms\n{'':17} " + "  ".join([COLUMNS] * 4)


def table_line(name, cells, dates, bad_evidence, milliseconds):
    """One line of the table; cells are precision, recall and F1 of each measure in turn."""
    groups = [cells[at : at + 3] for at in range(0, len(cells), 3)]
    shown = "  ".join(" ".join(f"{cell:5.3f}" for cell in group) for group in groups)
    return f"{name:17.17} {shown}  {dates:>7} {bad_evidence:>8} {milliseconds:7.1f}"


def print_bands(scores):
    """How much of what was said with how much confidence is right, and by which rules."""
    bands, rules = {}, {}
    for score in scores:
        wrong = {id(guess): near for guess, _, near in score.unmatched}
        for guess in score.predicted.relations:
            if "confidence" not in guess:
                continue
            is_right = id(guess) not in wrong
            is_near = is_right or wrong[id(guess)]
            band = min(9, int(10 * guess["confidence"] + 1e-9))
            rule = guess.get("method", "").split(":")
            rule = rule[0] if rule[0] == "frame" else ":".join(rule)
            for table, key in ((bands, f"{band / 10:.1f} to {(band + 1) / 10:.1f}"), (rules, rule)):
                cell = table.setdefault(key, [0, 0, 0])
                cell[0] += 1
                cell[1] += is_right
                cell[2] += is_near
    for title, table in (("confidence", bands), ("rule", rules)):
        print(f"\n{title:24} said  right (lenient)  right pair")
        for key, (said, right, near) in sorted(table.items()):
            print(f"{key:24} {said:4}  {right / said:15.2f}  {near / said:10.2f}")


def score_texts(title, relata, folders, predicates, verbose=None, bands=False):
    """Prints a line for each folder and one for their mean; returns the number of false quotations."""
    scores, times = [], []
    for folder in folders:
        predicted, milliseconds = read_with(relata, folder / "article.txt")
        score = TextScore(folder, predicted, predicates)
        dates = f"{score.dates_right}/{score.dates_found}"
        print(table_line(folder.name, score.cells(), dates, score.bad_evidence, milliseconds), flush=True)
        if verbose == folder.name:
            score.explain(sys.stdout)
        scores.append(score)
        times.append(milliseconds)
    mean = [sum(column) / len(scores) for column in zip(*(score.cells() for score in scores))]
    dates = f"{sum(s.dates_right for s in scores)}/{sum(s.dates_found for s in scores)}"
    bad_evidence = sum(score.bad_evidence for score in scores)
    print(table_line(title, mean, dates, bad_evidence, sum(times) / len(times)))
    if bands:
        print_bands(scores)
    return bad_evidence


KINDS = frozenset("Person Country Place Organization Agreement Mechanism Event Topic Date".split())
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


def faults(folder, predicates):
    """What is wrong with one gold: a list of sentences, empty when it is sound."""
    gold = Rows(folder)
    article = (folder / "article.txt").read_bytes()
    said = []
    if len(gold.by_id) != len(gold.entities):
        said.append("two entities have one id")
    for entity in gold.entities:
        if not KINDS.issuperset(entity["kinds_ok"]) or entity["kind"] not in entity["kinds_ok"]:
            said.append(f"{entity['id']}: kinds {entity['kinds_ok']}")
        if entity["kind"] == "Date" and not DATE.fullmatch(entity["name"]):
            said.append(f"{entity['id']}: date \"{entity['name']}\"")
    for relation in gold.relations:
        ends = [relation["subject"], relation["object"]]
        ends += [end for subject, _, obj in relation["alts"] for end in (subject, obj)]
        said += [f"{relation['id']}: no entity \"{end}\"" for end in ends if end not in gold.by_id]
        if relation["subject"] == relation["object"]:
            said.append(f"{relation['id']}: relates {relation['subject']} to itself")
        if article[relation["start"] : relation["end"]] != relation["sentence"].encode():
            said.append(f"{relation['id']}: the sentence is not at bytes {relation['start']}-{relation['end']}")
        if relation["date"] is not None and not DATE.fullmatch(relation["date"]):
            said.append(f"{relation['id']}: date \"{relation['date']}\"")
    if not said:
        # the scorer's own law: who predicts the gold is right in everything
        itself = TextScore(folder, gold, predicates)
        if min(itself.cells()) < 1 or itself.bad_evidence or itself.dates_right < itself.dates_found:
            said.append("predicted as it stands, it is not all right")
    return said


def check(articles, predicates):
    """Prints the faults of every gold, the held-out ones too; returns how many there are."""
    count = 0
    for folder in texts_in(articles) + texts_in(articles / HELD_OUT):
        for fault in faults(folder, predicates):
            print(f"{folder.name}: {fault}")
            count += 1
    return count


def given(gold, prediction, predicates, verbose):
    """Prints the score of one folder of predicted rows."""
    score = TextScore(gold, Rows(prediction), predicates)
    for name in TextScore.MEASURES:
        print(f"{name:10}  P R F1  " + " ".join(f"{cell:.3f}" for cell in getattr(score, name).cells()))
    print(f"dates {score.dates_right}/{score.dates_found}, bad evidence {score.bad_evidence}")
    if verbose:
        score.explain(sys.stdout)


def main():
    parser = argparse.ArgumentParser(description="Score what relata reads in tests/data/articles.")
    parser.add_argument("relata", nargs="?", type=pathlib.Path, help="the program")
    parser.add_argument("--held-out", action="store_true", help="then score those held out, apart")
    parser.add_argument("--verbose", metavar="TEXT", nargs="?", const="", help="also say what TEXT missed")
    parser.add_argument("--bands", action="store_true", help="also say how right each confidence and rule is")
    parser.add_argument("--articles", type=pathlib.Path, default=ARTICLES, help="other texts than ours")
    parser.add_argument("--predicates", type=pathlib.Path, default=HERE / "predicates.json")
    parser.add_argument("--given", nargs=2, type=pathlib.Path, metavar=("GOLD", "PREDICTION"))
    parser.add_argument("--check", action="store_true", help="check the gold, run nothing")
    options = parser.parse_args()
    predicates = Predicates(options.predicates)
    if options.check:
        return 1 if check(options.articles, predicates) else 0
    if options.given:
        given(*options.given, predicates, options.verbose is not None)
        return 0
    if options.relata is None:
        parser.error("which program? give the path of relata, or --given GOLD PREDICTION, or --check")
    folders = texts_in(options.articles)
    if not folders:
        parser.error(f"no articles in {options.articles}")
    known = [folder.name for folder in folders]
    if options.verbose is not None and options.verbose not in known:
        parser.error(f'no text "{options.verbose}"; there are: {", ".join(known)}')
    print(heading())
    title = f"mean of {len(folders)}"
    bad_evidence = score_texts(title, options.relata, folders, predicates, options.verbose, options.bands)
    if options.held_out:
        print()
        kept = texts_in(options.articles / HELD_OUT)
        bad_evidence += score_texts("mean, held out", options.relata, kept, predicates)
    return 1 if bad_evidence else 0


if __name__ == "__main__":
    sys.exit(main())
