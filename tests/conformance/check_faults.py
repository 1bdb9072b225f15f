"""Feeds relata hostile files and damaged graph files.

usage: check_faults.py RELATA [SANITIZERS]
"""
import os
import subprocess
import sys
import tempfile

import shared

faults = shared.folder("faults")
relata = os.path.abspath(sys.argv[1])
verdict = shared.Verdict()

with tempfile.TemporaryDirectory() as folder:
    files = os.path.join(folder, "files")
    subprocess.run([sys.executable, os.path.join(faults, "make_bad_inputs.py"), files], check=True, capture_output=True)
    # Queries are not what import reads.
    formats = "csv,json,graphml,gexf,dot,ftm,nt,txt"
    # A sanitized program takes three times as long for most things, twenty times for arithmetic, and twice the memory.
    is_sanitized = len(sys.argv) > 2 and sys.argv[2] != ""
    limits = ["--timeout", "90", "--rss-mb", "6144"] if is_sanitized else []
    verdict.claim_script(
        "hostile files", os.path.join(faults, "run_bad_inputs.py"),
        "--corpus", files, "--formats", formats, "--cmd", relata + " import {file} -o {out}",
        *limits,
    )

    old = os.path.join(folder, "old.relata")
    with open(os.path.join(folder, "old.csv"), "w", encoding="utf-8") as file:
        file.write("source,target,type\nX,Y,KNOWS\n")
    subprocess.run([relata, "import", os.path.join(folder, "old.csv"), "-o", old], check=True, capture_output=True)

    damaged = os.path.join(folder, "damaged")
    subprocess.run(
        [sys.executable, os.path.join(faults, "make_bad_inputs.py"), "--mutate", old, damaged],
        check=True, capture_output=True,
    )
    with open(old, "rb") as file:
        whole = file.read()

    def is_accepted(name):
        path = os.path.join(damaged, name)
        with open(path, "rb") as file:
            if file.read() == whole:  # zeros over zeros
                return False
        return shared.relata("info", path)[0] == 0

    accepted = [n for n in sorted(os.listdir(damaged)) if n.endswith(".relata") and is_accepted(n)]
    verdict.claim(not accepted, f"damaged graph files refused; accepted: {accepted}")
verdict.end()
