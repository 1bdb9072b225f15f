#!/usr/bin/env python3
"""clang-tidy over many sources, several of a folder in one translation unit: most of its time goes into the
headers they share. Sources that cannot stand together (two have a helper of one name) are looked at one by one.

lint.py BUILD SOURCE...     BUILD has compile_commands.json; exit code 1 if anything is found
"""
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

AT_ONCE = 8


def clang_tidy(database, source, jointly):
    command = ["clang-tidy", "--quiet", "--warnings-as-errors=*", "-p", str(database),
               "--extra-arg=-Wno-unknown-warning-option", str(source)]
    if jointly:  # the sources are headers of their unit
        command.insert(1, r"--header-filter=(graph|importers|exporters|render|store|training)/.*\.[ch]pp$")
    return subprocess.run(command, capture_output=True, text=True)


def groups(sources):
    """Lists of at most AT_ONCE sources, of one folder each."""
    of_folder = {}
    for source in sources:
        of_folder.setdefault(os.path.dirname(source), []).append(source)
    for members in of_folder.values():
        for begin in range(0, len(members), AT_ONCE):
            yield members[begin:begin + AT_ONCE]


def compiler_errors(output):
    return "\n".join(line for line in output.splitlines() if "[clang-diagnostic-" in line)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    root = pathlib.Path.cwd()
    commands = {entry["file"]: entry for entry in json.loads((build / "compile_commands.json").read_text())}
    units = build / "lint"
    units.mkdir(exist_ok=True)

    members_of, database = {}, []
    for number, members in enumerate(groups(sys.argv[2:])):
        unit = units / f"{number}.cpp"
        # a source that is not built here is read with the flags of its neighbours
        entry = next(commands[str(root / member)] for member in members if str(root / member) in commands)
        database.append({"directory": entry["directory"], "file": str(unit),
                         "command": entry["command"].replace(entry["file"], str(unit))})
        members_of[unit] = members
    (units / "compile_commands.json").write_text(json.dumps(database))

    def write_unit(unit, members):
        unit.write_text("".join(f'#include "{root / member}"  // NOLINT\n' for member in members))

    def look_at(unit):
        """Runs that say what is wrong with the members of a unit; who cannot stand with the others is taken out."""
        members, runs = members_of[unit], []
        while members:
            write_unit(unit, members)
            run = clang_tidy(units, unit, jointly=True)
            strangers = [member for member in members if f"{root / member}:" in compiler_errors(run.stdout)]
            if not strangers:
                return [*runs, run]
            runs += [clang_tidy(build, stranger, jointly=False) for stranger in strangers]
            members = [member for member in members if member not in strangers]
        return runs

    failed = False
    with concurrent.futures.ThreadPoolExecutor(int(os.environ.get("JOBS") or os.cpu_count())) as workers:
        for runs in workers.map(look_at, members_of):
            for run in runs:
                if run.returncode:
                    failed = True
                    sys.stdout.write(run.stdout)
                    sys.stderr.write("" if run.stdout else run.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
