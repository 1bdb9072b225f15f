"""Scores the article reader on the annotated article: what is found, and that every quotation is real."""
import json
import os
import subprocess
import sys
import tempfile

import shared

extraction = shared.folder("extraction")
gold = os.path.join(extraction, "seed-gold")
verdict = shared.Verdict()
with tempfile.TemporaryDirectory() as work:
    prediction = os.path.join(work, "prediction")
    code, _, err = shared.relata(
        "export", os.path.join(gold, "article.txt"), "-o", prediction, "--to", "gold"
    )
    verdict.claim(code == 0, f"the article is read and exported {err if code else ''}")
    scored = subprocess.run(
        [sys.executable, os.path.join(extraction, "tools", "score.py"), gold, prediction],
        capture_output=True, text=True, check=True,
    )
    score = json.loads(scored.stdout)
    entities = score["entities"]["F1"]
    lenient = score["relations"]["lenient"]["F1"]
    bad = score["relations"]["bad_evidence"]
    verdict.claim(entities >= 0.85, f"entities F1 {entities}, at least .85")
    verdict.claim(lenient >= 0.55, f"relations lenient F1 {lenient}, at least .55")
    verdict.claim(bad == 0, f"bad evidence {bad}, none")
    print(json.dumps(score["relations"]))

article = os.path.join(gold, "article.txt")
code, out, _ = shared.relata("path", article, "Yoshihide Suga", "South Korea", "--json")
verdict.claim(code == 0, "Yoshihide Suga and South Korea are connected")
if code == 0:
    for step in json.loads(out)["paths"][0]["steps"]:
        dated = step["when"] or step["properties"].get("stated")
        verdict.claim(
            bool(step["evidence"]) and bool(dated),
            f"{step['from']} {step['type']} {step['to']} is cited and dated ({dated})",
        )
verdict.end()
