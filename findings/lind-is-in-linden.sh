#!/usr/bin/env bash
# flashtext, which replaces whole words only, finds Lind in Lindén, and writes another's name over its first half.
#
# Guess before: a keyword counts where no letter stands beside it, as in `\b` of a pattern, whatever the letter. Seen: a letter is one
# of A to Z, a figure or "_", so that any with an accent ends a word: Lind speaks where Lindén does, a Per where Peråsen does, and
# with a fuller name to put in Lindén becomes "Ada Lindén". Told of the letters (`add_non_word_boundary`) it keeps to words.
# What follows: tell it every letter of the names that are looked for, or use a pattern.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q flashtext==2.7
"$room/env/bin/python" - <<'PYTHON'
import re
import sys
from importlib.metadata import version

from flashtext import KeywordProcessor

EXPECTED = {
    "Lind said no.": "Ada Lind said no.",
    "Lindqvist said no.": "Lindqvist said no.",
    "Lindén said no.": "Ada Lindén said no.",
    "Élind said no.": "ÉAda Lind said no.",
    "Peråsen said no.": "Per Olsenåsen said no.",
}
NAMES = {"Lind": "Ada Lind", "Per": "Per Olsen"}
plain, told = KeywordProcessor(), KeywordProcessor()
for name, whole in NAMES.items():
    plain.add_keyword(name, whole)
    told.add_keyword(name, whole)
for letter in "éÉå":
    told.add_non_word_boundary(letter)
print(f"flashtext {version('flashtext')}")
seen, kept = {}, {}
for words in EXPECTED:
    seen[words], kept[words] = plain.replace_keywords(words), told.replace_keywords(words)
    pattern = [name for name in NAMES if re.search(rf"\b{name}\b", words)]
    print(f"{words!r}: {seen[words]!r}, told of the letters {kept[words]!r}; a pattern finds {pattern}")
expected = {words: EXPECTED[words] if at == 0 else words for at, words in enumerate(EXPECTED)}
sys.exit((seen, kept) != (EXPECTED, expected))
PYTHON
