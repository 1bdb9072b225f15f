"""Opens other programs' files of the formats relata reads and compares the counts with the manifest."""
import csv
import json
import os

import shared

corpus = shared.folder("corpus")
# Tables without headings (Kùzu) need a mapping, which relata does not take yet.
read_here = ("json-nodelink", "json-d3", "csv-age")
verdict = shared.Verdict()
with open(os.path.join(corpus, "MANIFEST.tsv"), encoding="utf-8") as manifest:
    rows = [r for r in csv.DictReader(manifest, delimiter="\t")]
checked = 0
for row in rows:
    file = os.path.join(corpus, row["local"])
    if not row["local"].startswith(read_here) or not os.path.exists(file):
        continue
    code, out, err = shared.relata("info", file, "--json")
    found = json.loads(out) if code == 0 else {}
    # a table of nodes alone has no edge count to compare, and the other way round
    wanted = {"entities": row["nodes"], "relations": row["edges"]}
    wanted = {name: int(count) for name, count in wanted.items() if count.isdigit()}
    verdict.claim(
        code == 0 and all(found[name] == count for name, count in wanted.items()),
        f"{row['local']}: expected {wanted}; found "
        + (str({name: found[name] for name in wanted}) if found else err.strip()),
    )
    checked += 1
verdict.claim(checked > 0, f"{checked} files compared")
verdict.end()
