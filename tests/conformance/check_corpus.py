"""Opens other programs' files of the formats relata reads and compares the counts with the manifest."""
import csv
import json
import os

import shared

corpus = shared.folder("corpus")
read_here = ("json-nodelink", "json-d3", "csv-")
verdict = shared.Verdict()
with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as manifest:
    rows = [r for r in csv.DictReader(manifest, delimiter="\t")]
checked = 0
for row in rows:
    path = row.get("path") or row.get("file") or next(iter(row.values()))
    nodes, edges = row.get("nodes", ""), row.get("edges", "")
    file = os.path.join(corpus, path)
    if not path.startswith(read_here) or not os.path.exists(file):
        continue
    if not (nodes.isdigit() and edges.isdigit()):
        continue
    code, out, err = shared.relata("info", file, "--json")
    found = json.loads(out) if code == 0 else {}
    verdict.claim(
        code == 0 and found["entities"] == int(nodes) and found["relations"] == int(edges),
        f"{path}: {nodes} nodes, {edges} edges; found "
        + (f"{found['entities']}, {found['relations']}" if found else err.strip()),
    )
    checked += 1
verdict.claim(checked > 0, f"{checked} files compared")
verdict.end()
