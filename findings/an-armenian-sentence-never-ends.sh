#!/usr/bin/env bash
# In Armenian spaCy's sentencizer knows the full stop, its tokenizer does not, and between them no sentence and no quotation ends.
#
# Guess before: a language that spaCy lists has its own marks cut off its words, and the vertsaket (։), with which Armenian ends a
# sentence, is among the marks at which the sentencizer ends one; so blank Armenian cuts as blank Amharic or Hindi do. Seen: the mark
# stays at the word before it, where the sentencizer cannot see it, so that a text has one sentence, spaCy's own Armenian examples
# too; a surname at the end is another word than within; and the » of a quotation that ends its sentence is in the word as well,
# as is the ՝ behind "said". pysbd and sentencex cut at each full stop.
# What follows: give the tokenizer these marks as suffixes, as below, and the sentencizer has what it knows.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q spacy==3.8.18 pysbd==0.3.4 sentencex==1.0.32
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version

import pysbd
import sentencex
import spacy
from spacy.lang.hy.examples import sentences
from spacy.pipeline import Sentencizer
from spacy.util import compile_suffix_regex

ARMENIAN = "Մենք վճարում ենք։ Բրիքսը չի վճարում։ Այսպես ասաց Լինդ։"  # We pay. Brix does not pay. So said Lind.
AMHARIC = "እኛ እንከፍላለን። ሊንድ አለ።"  # We pay. Lind said.
QUOTED = "Լինդը ասաց՝ «Մենք վճարում ենք»։"  # Lind said: "We pay."


def pipeline(language):
    nlp = spacy.blank(language)
    nlp.add_pipe("sentencizer")
    return nlp


def sentences_of(nlp, text):
    return len(list(nlp(text).sents))


armenian, mended = pipeline("hy"), pipeline("hy")
mended.tokenizer.suffix_search = compile_suffix_regex([*mended.Defaults.suffixes, "[։՝]"]).search
seen = {
    "the sentencizer knows the mark": "։" in Sentencizer.default_punct_chars,
    "sentences of three": sentences_of(armenian, ARMENIAN),
    f"sentences of spaCy's own {len(sentences)}": sentences_of(armenian, " ".join(sentences)),
    "the last word": armenian(ARMENIAN)[-1].text,
    "a quotation": [word.text for word in armenian(QUOTED)],
    "of two in Amharic": sentences_of(pipeline("am"), AMHARIC),
    "of three by pysbd": len(pysbd.Segmenter(language="hy").segment(ARMENIAN)),
    "of three by sentencex": len(list(sentencex.segment("hy", ARMENIAN))),
    "of three with the suffixes": sentences_of(mended, ARMENIAN),
    "a quotation with the suffixes": [word.text for word in mended(QUOTED)],
}
print(*(f"{name} {version(name)}" for name in ("spacy", "pysbd", "sentencex")), sep=", ")
for what, value in seen.items():
    print(f"{what}: {value}")
expected = {
    "the sentencizer knows the mark": True,
    "sentences of three": 1,
    f"sentences of spaCy's own {len(sentences)}": 1,
    "the last word": "Լինդ։",
    "a quotation": ["Լինդը", "ասաց՝", "«", "Մենք", "վճարում", "ենք»։"],
    "of two in Amharic": 2,
    "of three by pysbd": 3,
    "of three by sentencex": 3,
    "of three with the suffixes": 3,
    "a quotation with the suffixes": ["Լինդը", "ասաց", "՝", "«", "Մենք", "վճարում", "ենք", "»", "։"],
}
sys.exit(seen != expected)
PYTHON
