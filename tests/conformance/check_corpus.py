"""Opens other programs' files of the formats relata reads and compares the counts with the manifest."""
import csv
import json
import os
import re

import shared

corpus = shared.folder("corpus")
verdict = shared.Verdict()
with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as manifest:
    rows = [r for r in csv.DictReader(manifest, delimiter="\t")]
checked = 0
for row in rows:
    file = os.path.join(corpus, row["local"])
    if not os.path.exists(file):
        continue
    code, out, err = shared.relata("info", file, "--json")
    found = json.loads(out) if code == 0 else {}
    # a table of nodes alone has no edge count to compare, and the other way round
    wanted = {"entities": row["nodes"], "relations": row["edges"]}
    # The manifest counts what a file declares. A relation has two ends in relata, as in NetworkX, whose
    # count stands beside the other where the two differ.
    read_by_networkx = re.search(r"networkx reads (\d+)/(\d+)", row["counted_by"])
    if read_by_networkx:
        wanted = dict(zip(wanted, read_by_networkx.groups()))
    wanted = {name: int(count) for name, count in wanted.items() if count.isdigit()}
    # The manifest has no column for it: files kept because they are not in order.
    is_invalid = row["counted_by"].startswith("invalid") or "rejects" in row["counted_by"]
    if is_invalid or "__bad-" in row["local"]:
        place = re.compile(re.escape(file) + r":\d+:\d+: ")
        verdict.claim(code == 1 and place.search(err), f"{row['local']}: refused; {err.strip()}")
        checked += 1
        continue
    verdict.claim(
        code == 0 and all(found[name] == count for name, count in wanted.items()),
        f"{row['local']}: expected {wanted}; found "
        + (str({name: found[name] for name in wanted}) if found else err.strip()),
    )
    checked += 1
verdict.claim(checked > 0, f"{checked} files compared")
verdict.end()
