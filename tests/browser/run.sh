#!/usr/bin/env bash
# run.sh RELATA FOLDER: tests the page in Chromium and leaves screenshots in FOLDER.
# Exit code 77 (skipped) when something is missing, unless BROWSER_TESTS=required.
set -euo pipefail
relata="$1" folder="$2"
cd "$(dirname "$0")"

missing() {
    echo "browser tests: $1" >&2
    [ "${BROWSER_TESTS:-}" = required ] && exit 1
    exit 77
}

command -v node >/dev/null || missing "no node; './dev browser' installs what is missing"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || missing "node 18 or newer is needed"
chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
[ -n "$chromium" ] || missing "no chromium; './dev browser' installs what is missing"
[ -d node_modules/playwright-core ] && [ -d node_modules/axe-core ] ||
    missing "no node_modules; './dev browser' installs what is missing"

mkdir -p "$folder"
RELATA="$relata" CHROMIUM="$chromium" OUTPUT="$folder" exec node --test page.test.mjs
