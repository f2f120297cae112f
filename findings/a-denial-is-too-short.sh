#!/usr/bin/env bash
# goose3 leaves a quotation or a denial out of the middle of an article where it has few small words.
#
# Guess before: what an extractor leaves out stands around the article, or is a list of links; between two long paragraphs a
# short one is a part of it, and a <q> or a <cite> in a sentence stays as an <i> does. Seen: a paragraph with fewer than three
# of goose3's stop words goes, whatever its length, so a report keeps the charge and loses "Per Olsen denied wrongdoing.";
# inside a sentence the same is done to a <q> or a <cite>, which leaves "She said to him that she had no time."
# What follows: count the quotation marks of page and text before trusting that nobody answered.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q goose3==3.1.22
"$room/env/bin/python" - <<'PYTHON'
import logging
import sys
from importlib.metadata import version

from goose3 import Goose

logging.disable(logging.WARNING)
LONG = "The council of Pemberley met for three hours in the hall, and the bridge was the only thing that it spoke about. "
BETWEEN = {
    "Per Olsen took the money of the town, the council said.": "Per Olsen took the money of the town, the council said.",
    "Per Olsen denied wrongdoing.": "",
    "“Never again,” Per Olsen told reporters.": "",
    "“Bridge tolls hurt families, not councillors,” Per Olsen, 52, told reporters Tuesday.": "",
    "She said to him <q>Never again</q> that she had no time.": "She said to him that she had no time.",
    "She said to him <i>Never again</i> that she had no time.": "She said to him Never again that she had no time.",
    "The toll of the bridge is for <cite>Dot Pask</cite> what it was.": "The toll of the bridge is for what it was.",
}
extractor = Goose({"enable_image_fetching": False})
print(f"goose3 {version('goose3')}")
seen = {}
for sentence in BETWEEN:
    page = f"<html><body><article><p>{LONG * 3}</p><p>{sentence}</p><p>{LONG * 3}</p></article></body></html>"
    lines = extractor.extract(raw_html=page).cleaned_text.split("\n")
    seen[sentence] = " ".join(line for line in lines if line and not line.startswith(LONG[:20]))
    print(f"{sentence!r}: {seen[sentence]!r}")
sys.exit(seen != BETWEEN)
PYTHON
