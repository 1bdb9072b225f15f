#!/usr/bin/env bash
# Builds the release program once more, from a copy in a folder of another name, and compares it with the
# one in build/release: the program itself, and the bytes of the graph, DOT, SVG, PNG and PDF it makes, each
# made twice. Run after `./dev build release` or `./dev demo`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy="$work/another-folder"
mkdir -p "$copy"
(cd "$root" && git ls-files -z | xargs -0 cp --parents -t "$copy")
(
    cd "$copy"
    cmake --preset release -DRELATA_TESTS=OFF -DRELATA_EXAMPLES=OFF >/dev/null
    cmake --build --preset release --target relata >/dev/null
)

made_by() {
    mkdir -p "$work/$1"
    (
        cd "$2"
        for run in 1 2; do
            build/release/cli/relata import examples/tokyo-talks.txt -o "$work/$1/$run.json" 2>/dev/null
            for ending in dot svg png pdf; do
                build/release/cli/relata render examples/tokyo-talks.txt -o "$work/$1/$run.$ending" \
                    2>/dev/null
            done
        done
    )
    for ending in json dot svg png pdf; do cmp "$work/$1/1.$ending" "$work/$1/2.$ending"; done
}
made_by here "$root"
made_by there "$copy"
diff -r "$work/here" "$work/there"
cmp "$root/build/release/cli/relata" "$copy/build/release/cli/relata"
echo "same program, same bytes"
