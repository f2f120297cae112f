#!/usr/bin/env bash
# langdetect takes a report in capitals for another language: English for Vietnamese, Swedish for German, Polish for English.
#
# Guess before: capitals are folded, or learnt, so that a headline, a telegram or a transcript in capitals is in the language it is in
# with small letters. Seen: of a word in capitals nothing counts but its first letter and its last, so that a text of them is judged by
# how words begin and end, and is of the same wrong language whatever the seed. py3langid takes both for the same language.
# What follows: hand it `text.lower()` where most letters are capitals.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q langdetect==1.0.9 setuptools==80.9.0 py3langid==0.4.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import langdetect
import py3langid

EXPECTED = {
    "No toll, not now, not ever, she told the council.": ("en", "vi", "en"),
    "Bron är vår och ingen betalar.": ("sv", "de", "sv"),
    "Most jest nasz i nikt nie płaci.": ("pl", "en", "pl"),
    "Le pont est à nous, a-t-elle dit au conseil.": ("fr", "en", "fr"),
}
print(f"langdetect {version('langdetect')}, py3langid {version('py3langid')}")
seen = {}
for text in EXPECTED:
    found = set()
    for langdetect.DetectorFactory.seed in range(5):
        small, shouted = langdetect.detect(text), langdetect.detect(text.upper())
        found.add((small, shouted, py3langid.classify(text.upper())[0]))
    (seen[text],) = found
    print(f"{text} {seen[text]}")
sys.exit(seen != EXPECTED)
PYTHON
