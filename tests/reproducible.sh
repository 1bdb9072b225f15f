#!/usr/bin/env bash
# Builds the program twice, in two folders with different names, and compares: the program itself,
# and the bytes of a graph, DOT, SVG, PNG and PDF it makes, each made twice.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for name in one another-folder; do
    mkdir -p "$work/$name"
    (cd "$root" && git ls-files -z | xargs -0 cp --parents -t "$work/$name")
    (
        cd "$work/$name"
        cmake -S . -B build -G Ninja -DCMAKE_BUILD_TYPE=Release -DRELATA_TESTS=OFF \
            -DRELATA_EXAMPLES=OFF >/dev/null
        cmake --build build --target relata >/dev/null
        mkdir out
        for run in 1 2; do
            build/cli/relata import examples/tokyo-talks.txt -o "out/$run.json" 2>/dev/null
            for ending in dot svg png pdf; do
                build/cli/relata render examples/tokyo-talks.txt -o "out/$run.$ending" 2>/dev/null
            done
        done
        for ending in json dot svg png pdf; do cmp "out/1.$ending" "out/2.$ending"; done
        (cd out && sha256sum -- *) >"../$name.sums"
        sha256sum <build/cli/relata >"../$name.program"
    )
done
diff "$work/one.sums" "$work/another-folder.sums"
diff "$work/one.program" "$work/another-folder.program"
echo "same program, same bytes"
