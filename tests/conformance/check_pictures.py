"""Measures pictures of articles and of other programs' graphs: nothing overlaps, no line crosses a
word or a name, no text leaves its shape, in any of the views with words."""
import json
import os
import subprocess
import sys
import tempfile

import shared

rendering = shared.folder("rendering")
corpus = shared.folder("corpus")
here = os.path.dirname(os.path.abspath(__file__))
briefing = os.path.join(here, "..", "..", "examples", "tokyo-talks.txt")
article = os.path.join(shared.folder("extraction"), "seed-gold", "article.txt")
# From whom to whom a path is asked, and whose surroundings.
asked = {
    briefing: ("Yoshihide Suga", "South Korea", "Japan"),
    article: ("Yoshihide Suga", "South Korea", "Japan"),
    os.path.join(corpus, "dot", "boostorg__graph__github-428-0.dot"): ("0", "40", "5"),
    os.path.join(corpus, "gexf", "networkit__networkit__dynamicTest2.gexf"): ("n1", "n40", "n5"),
    os.path.join(corpus, "json-nodelink", "networkx-3.6.1-karate-intids.json"): ("16", "26", "0"),
}
most_crossings = {(briefing, "flow"): 30}

verdict = shared.Verdict()


def measured(dot):
    run = subprocess.run(
        [sys.executable, os.path.join(rendering, "quality.py"), dot],
        capture_output=True, text=True, check=True,
    )
    line = next(text for text in run.stdout.splitlines() if "{" in text)
    return json.loads(line[line.index("{"):])


with tempfile.TemporaryDirectory() as work:
    for source, (a, b, hub) in asked.items():
        for name, options in {
            "flow": ["--view", "flow"],
            "grouped": ["--view", "grouped"],
            "timeline": ["--view", "timeline"],
            "around": ["--around", hub],
            "path": ["--path", a, b],
        }.items():
            dot = os.path.join(work, "picture.dot")
            code, _, err = shared.relata("render", source, "-o", dot, *options)
            title = f"{os.path.basename(source)}, {name}"
            # Data without dates has no timeline, and two names of a graph may not be connected.
            if code == 4 and name in ("timeline", "path"):
                print(f"{title}: nothing to draw")
                continue
            verdict.claim(code == 0, f"{title} is drawn {err if code else ''}")
            if code != 0:
                continue
            figures = measured(dot)
            for fault in ("nn", "ll", "ln", "edge_thru_node", "edge_thru_label", "text_overflow"):
                verdict.claim(figures[fault] == 0, f"{title}: {fault} {figures[fault]}")
            most = most_crossings.get((source, name))
            if most is not None:
                verdict.claim(figures["crossings"] <= most, f"{title}: at most {most} crossings")
            print(title, {
                k: figures[k] for k in ("nodes", "edges", "crossings", "size_in", "pt_at_1600px")
            })
verdict.end()
