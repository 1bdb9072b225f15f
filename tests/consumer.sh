#!/usr/bin/env bash
# Installs build/release into a folder and builds a small project against it with find_package(relata).
# Run after `./dev build release` or `./dev demo`.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cmake --install "$root/build/release" --prefix "$work/prefix" >/dev/null
cmake -S "$root/tests/consumer" -B "$work/consumer" -G Ninja \
    -DCMAKE_PREFIX_PATH="$work/prefix" >/dev/null
cmake --build "$work/consumer" >/dev/null
"$work/consumer/consumer"
"$work/prefix/bin/relata" --version
