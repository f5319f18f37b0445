#!/bin/sh
# Renews docs/pictures/ from the example board, with a headless Chromium: sh scripts/pictures.sh
set -eu

cd "$(dirname "$0")/.."
inkooptoets=$PWD/.venv/bin/inkooptoets
pictures=$PWD/docs/pictures
board=$(mktemp -d)/voorbeeld
day=2026-06-30

photograph() { # picture, page, width, height
    chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1.25 \
        --window-size="$3,$4" --screenshot="$pictures/$1" "file://$2" 2>/dev/null
}

mkdir -p "$pictures"
"$inkooptoets" example "$board"
cd "$board"
"$inkooptoets" audit --as-of "$day" >/dev/null || [ $? -eq 1 ]
"$inkooptoets" report -o report.html
"$inkooptoets" check orders/voorbeeld-stoppen.yaml --as-of "$day" --format html -o check.html || [ $? -eq 1 ]
photograph report.png "$board/report.html" 1100 1420
photograph check.png "$board/check.html" 820 720
rm -rf "$(dirname "$board")"
