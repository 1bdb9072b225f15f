#!/usr/bin/env bash
# What relata says when Graphviz has lost its plugins, or the system its fonts. The folders are covered by
# empty ones in a mount namespace of this test's own, which needs root; otherwise the test is skipped.
# Usage: missing_parts.sh RELATA
set -uo pipefail
relata=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
printf 'source,target,type\nA,B,KNOWS\n' >"$work/t.csv"

unshare --mount mount -t tmpfs none "$work" 2>/dev/null || {
    echo "skipped: no mount namespace can be made here"
    exit 77
}

failed=0
# expect FOLDER WORDS: with FOLDER empty, the message holds WORDS
expect() {
    local said
    [ -d "$1" ] || return 0
    said=$(unshare --mount bash -c '
        mount -t tmpfs none "$1" && "$2" render "$3/t.csv" -o "$3/t.svg"
    ' - "$1" "$relata" "$work" 2>&1)
    case "$said" in
        *"$2"*) echo "ok: $said" ;;
        *) echo "FAILED: without $1 it says: $said; expected: $2"; failed=1 ;;
    esac
}
expect "$(pkg-config --variable=libdir libgvc)/graphviz" "dot -c"
expect /usr/share/fonts "fonts"
exit $failed
