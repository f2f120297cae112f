#!/usr/bin/env bash
# cleanco takes a last word that is a kind of firm in any country off any name, in any case: a spa, a co-op, a "sa".
#
# Guess before: `Harbour S.p.A.` is `Harbour`, and `The Harbour Hotel and Spa`, written as the word is and behind "and", is
# left. Seen: it is `The Harbour Hotel and`; `Harbour Spa` and `Harbour S.p.A.` become one name, as do `Gazette Co-op` and
# `Gazette`; of two kinds the foreign one behind goes and the own one stays.
# What follows: names of organisations are made alike by what the articles call them, and a suffix alone never joins two.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q cleanco==2.3
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from cleanco import basename

EXPECTED = {
    "Pemberley Plc": "Pemberley",
    "Harbour S.p.A.": "Harbour",
    "Harbour Spa": "Harbour",
    "The Harbour Hotel and Spa": "The Harbour Hotel and",
    "Gazette Co-op": "Gazette",
    "Kray Ltd Spa": "Kray Ltd",
}
print(f"cleanco {version('cleanco')}")
seen = {name: basename(name) for name in EXPECTED}
for name, base in seen.items():
    print(f"{name!r}: {base!r}")
sys.exit(seen != EXPECTED)
PYTHON
