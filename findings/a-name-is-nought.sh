#!/usr/bin/env bash
# Whisper's English normaliser, with which transcripts are scored, reads the O of O'Lind as a nought, and joins it to numbers.
#
# Guess before: it spells numbers in digits, "double o seven" among them, and leaves a name's letters as they are; an apostrophe
# or a point goes, so that O'Lind is "o lind". Seen: any o that stands alone once marks are gone is 0, so "Mr. O'Lind" and
# "Ada O. Lind" have a figure for a name, "Oh, we pay" begins with one, and "two O'Linds" are twenty.
# What follows: look names up in what was said, not in what a score was made of; two transcripts may differ only there.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q whisper-normalizer==0.1.15
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from whisper_normalizer.english import EnglishTextNormalizer

EXPECTED = {
    "double o seven": "007",
    "Mr. O'Lind said so": "mister 0 lind said so",
    "Mr. O’Lind said so": "mister 0 lind said so",
    "Mr. D'Lind said so": "mister d lind said so",
    "Ada O. Lind": "ada 0 lind",
    "Ada P. Lind": "ada p lind",
    "Oh, we pay": "0 we pay",
    "two O'Linds": "20 linds",
}
normalise = EnglishTextNormalizer()
print(f"whisper-normalizer {version('whisper-normalizer')}")
seen = {written: normalise(written) for written in EXPECTED}
for written, came in seen.items():
    print(f"{written!r}: {came!r}")
sys.exit(seen != EXPECTED)
PYTHON
