#!/usr/bin/env bash
# Splitters that end a Greek sentence at a semicolon, with which Greek asks, do not end one at the Greek question mark itself.
#
# Guess before: who cuts Greek at ";" cuts at U+037E too, the question mark that Unicode has for Greek, which looks the same on paper
# and is canonically the same character, so that one text may have either. Seen: sentencex, pysbd and syntok, of which the first two have
# rules for Greek, know the semicolon only: a question with the other mark and the answer are one sentence, and "Who pays? Lind said no."
# has Lind asking. sentence-splitter, which has a file for Greek as well, cuts at neither.
# What follows: bring the text into NFC first, which makes semicolons of them, one character for one.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q sentencex==1.0.32 pysbd==0.3.4 syntok==1.4.4 sentence-splitter==1.4
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
import unicodedata
from importlib.metadata import version

import pysbd
import sentencex
from sentence_splitter import SentenceSplitter
from syntok import segmenter

SPLITTERS = {
    "sentencex": lambda text: list(sentencex.segment("el", text)),
    "pysbd": pysbd.Segmenter(language="el", clean=False).segment,
    "syntok": lambda text: [sentence for paragraph in segmenter.process(text) for sentence in paragraph],
    "sentence-splitter": SentenceSplitter(language="el").split,
}
ASKED = "Ποιος πληρώνει; Η Λιντ είπε όχι. Ποιος άλλος; Κανείς."
GREEK = ASKED.replace(";", "\u037e")
EXPECTED = {
    (";", ASKED): (4, 4, 4, 2),
    ("U+037E", GREEK): (2, 2, 2, 2),
    ("U+037E in NFC", unicodedata.normalize("NFC", GREEK)): (4, 4, 4, 2),
}
print(*(f"{name} {version(name)}" for name in SPLITTERS), sep=", ")
seen = {}
for mark, text in EXPECTED:
    seen[mark, text] = tuple(len(split(text)) for split in SPLITTERS.values())
    print(f"{mark}: {seen[mark, text]} sentences")
sys.exit(seen != EXPECTED)
PYTHON
