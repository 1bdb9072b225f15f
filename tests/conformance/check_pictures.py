"""Measures the picture of the annotated article: nothing overlaps, no label is crossed."""
import json
import os
import subprocess
import sys
import tempfile

import shared

rendering = shared.folder("rendering")
article = os.path.join(shared.folder("extraction"), "seed-gold", "article.txt")
verdict = shared.Verdict()
with tempfile.TemporaryDirectory() as work:
    for name, more in {
        "flow": [],
        "around": ["--around", "Japan"],
        "path": ["--path", "Yoshihide Suga", "South Korea"],
    }.items():
        dot = os.path.join(work, name + ".dot")
        code, _, err = shared.relata("render", article, "-o", dot, *more)
        verdict.claim(code == 0, f"{name} is drawn {err if code else ''}")
        measured = subprocess.run(
            [sys.executable, os.path.join(rendering, "quality.py"), dot],
            capture_output=True, text=True, check=True,
        )
        line = next(text for text in measured.stdout.splitlines() if "{" in text)
        figures = json.loads(line[line.index("{"):])
        for fault in ("nn", "ll", "ln", "edge_thru_node", "edge_thru_label", "text_overflow"):
            verdict.claim(figures[fault] == 0, f"{name}: {fault} {figures[fault]}")
        print({k: figures[k] for k in ("nodes", "edges", "crossings", "size_in", "pt_at_1600px")})
verdict.end()
