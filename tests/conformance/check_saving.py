"""Makes saving fail, and kills it, at every system call: the old graph or the new one must be left.

usage: check_saving.py RELATA [SANITIZERS]
A sanitized program cannot be judged so: it needs more address space than the cases leave it, and its leak
check does not run under a tracer.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import shared

faults = shared.folder("faults")
relata = os.path.abspath(sys.argv[1])
if len(sys.argv) > 2 and sys.argv[2]:
    print("skipped: a program built with sanitizers cannot run traced and in little memory")
    sys.exit(77)
if not shutil.which("strace"):
    print("skipped: needs strace")
    sys.exit(77)

verdict = shared.Verdict()
with tempfile.TemporaryDirectory() as folder:
    good = os.path.join(folder, "good.csv")
    with open(good, "w", encoding="utf-8") as file:
        file.write("source,target,type,when\nAda,Charles,WROTE_TO,1843-07\nCharles,Mary,KNOWS,1840\n")
    first = os.path.join(folder, "first.csv")
    with open(first, "w", encoding="utf-8") as file:
        file.write("source,target,type\nX,Y,KNOWS\n")
    old = os.path.join(folder, "old.relata")
    subprocess.run([relata, "import", first, "-o", old], check=True, capture_output=True)
    verdict.claim_script(
        "saving, failed and killed at each system call", os.path.join(faults, "run_faults.py"),
        "--parts", "order,env,crash,fault,race",
        "--cmd", relata + " import {file} -o {out}", "--good", good, "--seed-out", old,
    )
verdict.end()
