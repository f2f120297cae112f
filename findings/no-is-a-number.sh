#!/usr/bin/env bash
# Five splitters end no sentence behind the answer no: "Asked to pay, Lind said no. Olsen pays." is one sentence to them.
#
# Guess before: "No." is short for a number before a figure ("No. 2"), with a capital at that, so that the commonest answer in a
# report ends its sentence, as yes does. Seen: of seven, sentencex, blingfire, nupunkt, sentence-splitter and wink-nlp go on behind "no."
# where a name follows; only pysbd and syntok stop. So who denied and who is spoken of next share a sentence, and of "Lind never said no.
# Olsen pays the toll." wink-nlp flags all that follows "never" as negated, so that Olsen does not pay.
# What follows: cut behind a small "no." wherever no figure follows, before looking for who did what.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q \
    sentencex==1.0.32 blingfire==0.1.8 nupunkt==0.8.0 sentence-splitter==1.4 pysbd==0.3.4 syntok==1.4.4 numpy==2.4.6
cd "$room"
npm install --silent --no-audit --no-fund wink-nlp@2.4.0 wink-eng-lite-web-model@1.8.1
"$room/env/bin/python" -W ignore - <<'PYTHON'
import json
import subprocess
import sys
from importlib.metadata import version

import blingfire
import nupunkt
import pysbd
import sentencex
from sentence_splitter import SentenceSplitter
from syntok import segmenter

SPLITTERS = {
    "sentencex": lambda text: list(sentencex.segment("en", text)),
    "blingfire": lambda text: blingfire.text_to_sentences(text).split("\n"),
    "nupunkt": nupunkt.sent_tokenize,
    "sentence-splitter": SentenceSplitter(language="en").split,
    "pysbd": pysbd.Segmenter(language="en", clean=False).segment,
    "syntok": lambda text: [sentence for paragraph in segmenter.process(text) for sentence in paragraph],
}
SCRIPT = """
const nlp = require("wink-nlp")(require("wink-eng-lite-web-model"));
const negated = (doc) => doc.tokens().filter((token) => token.out(nlp.its.negationFlag)).out();
const docs = JSON.parse(process.argv[1]).map((text) => nlp.readDoc(text));
console.log(JSON.stringify(docs.map((doc) => [doc.sentences().length(), negated(doc)])));
"""
# One number for each splitter, wink-nlp's last.
EXPECTED = {
    "Asked to pay, Lind said yes. Olsen pays.": (2, 2, 2, 2, 2, 2, 2),
    "Asked to pay, Lind said no. Olsen pays.": (1, 1, 1, 1, 2, 2, 1),
    "The answer is no. Per Olsen knows it.": (1, 1, 1, 1, 2, 2, 1),
    "Lind never said no. Olsen pays the toll.": (1, 1, 1, 1, 2, 2, 1),
}
command = ["node", "-e", SCRIPT, json.dumps(list(EXPECTED))]
by_node = json.loads(subprocess.run(command, capture_output=True, check=True, text=True).stdout)
with open("node_modules/wink-nlp/package.json") as package:
    wink = json.load(package)["version"]
print(*(f"{name} {version(name)}" for name in SPLITTERS), f"wink-nlp {wink}", sep=", ")
seen = {}
for text, (sentences, negated) in zip(EXPECTED, by_node, strict=True):
    seen[text] = (*(len(split(text)) for split in SPLITTERS.values()), sentences)
    print(f"{text} {seen[text]}, negated to wink-nlp: {negated}")
sys.exit((seen, by_node[-1][1]) != (EXPECTED, ["said", "no.", "Olsen", "pays", "the", "toll"]))
PYTHON
