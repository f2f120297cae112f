#!/usr/bin/env bash
# syntok ends a sentence behind Gov., Rep., Rev., Lt. and Sgt., and not behind Sen., Gen., Col. or Capt.
#
# Guess before: a splitter made for texts like news knows the titles that English papers print before a name, all or none of them,
# and does not cut between a title and a name with a capital. Seen: of eleven it knows six; behind the others
# "…," said Gov." is a sentence, and "Lind of Pemberley." the next. sentencex knows all eleven.
# What follows: join what was cut behind a title before anybody looks for who said it.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q syntok==1.4.4 sentencex==1.0.32
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sentencex import segment
from syntok import segmenter

TITLES = ("Sen.", "Gen.", "Col.", "Capt.", "Adm.", "Prof.", "Gov.", "Rep.", "Rev.", "Lt.", "Sgt.")


def sentences(text):
    cut = (sentence for paragraph in segmenter.process(text) for sentence in paragraph)
    return ["".join(token.spacing + token.value for token in sentence).strip() for sentence in cut]


print(f"syntok {version('syntok')}, sentencex {version('sentencex')}")
seen = {}
for title in TITLES:
    text = f"“We pay for the bridge,” said {title} Lind of Pemberley."
    seen[title] = len(sentences(text)), len([part for part in segment("en", text) if part.strip()])
    print(title, sentences(text))
expected = {title: (1 if at < 6 else 2, 1) for at, title in enumerate(TITLES)}
sys.exit(seen != expected)
PYTHON
