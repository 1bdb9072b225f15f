"""Where the maintainers' data is, and a way to run relata on it."""
import os
import subprocess
import sys


def folder(name):
    """The folder of that name in RELATA_SHARED; ends the check as skipped when there is none."""
    root = os.environ.get("RELATA_SHARED", "")
    path = os.path.join(root, name)
    if not root or not os.path.isdir(path):
        print(f"skipped: RELATA_SHARED names no folder with {name}/")
        sys.exit(77)
    return path


def relata(*arguments):
    """Runs the program; its exit code, standard output and standard error."""
    done = subprocess.run([sys.argv[1], *arguments], capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


class Verdict:
    """Collects claims; `end()` exits with 1 when one did not hold."""

    def __init__(self):
        self.failed = 0

    def claim(self, holds, text):
        print(("ok      " if holds else "FAILED  ") + text)
        self.failed += not holds

    def claim_script(self, title, script, *arguments):
        """Claims that a script of that folder ends with 0; prints its last line, and all of them when not."""
        done = subprocess.run([sys.executable, script, *arguments], capture_output=True, text=True, check=False)
        lines = done.stdout.strip().splitlines()
        self.claim(done.returncode == 0, f"{title}: {lines[-1] if lines else done.stderr.strip()}")
        if done.returncode != 0:
            print(done.stdout + done.stderr)

    def end(self):
        sys.exit(1 if self.failed else 0)
