#!/usr/bin/env bash
# rouge-score gives a quotation in Greek, Russian or Chinese no point for being itself.
#
# Guess before: a text compared with itself scores 1, and letters with accents are letters. Seen: words are made of a to z and figures
# alone, so that of other scripts nothing is left and the score is 0; and where one Latin word stands beside them, "Lind: he pays" and
# "Lind: Olsen does not pay" in Russian are the same to the letter. Lindén is "lind" and "n", and so two thirds of Lind.
# What follows: hand it a tokenizer (`RougeScorer(..., tokenizer=...)`) wherever a text may be in another language.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q rouge-score==0.1.2 numpy==2.4.6
"$room/env/bin/python" - <<'PYTHON'
import re
import sys
from importlib.metadata import version

from rouge_score.rouge_scorer import RougeScorer


class Words:
    def tokenize(self, text):
        return re.findall(r"\w+", text.lower())


PAIRS = {
    ("Lind will pay.", "Lind will pay."): (1.0, 1.0),
    ("Η Λιντ θα πληρώσει.", "Η Λιντ θα πληρώσει."): (0.0, 1.0),
    ("Линд заплатит.", "Линд заплатит."): (0.0, 1.0),
    ("林德付钱。", "林德付钱。"): (0.0, 1.0),
    ("Lind: Линд заплатит.", "Lind: Ольсен не заплатит."): (1.0, 0.571),
    ("Lindén", "Lind"): (0.667, 0.0),
}
print(f"rouge-score {version('rouge-score')}")
seen = {}
for pair in PAIRS:
    plain = RougeScorer(["rouge1"]).score(*pair)["rouge1"].fmeasure
    told = RougeScorer(["rouge1"], tokenizer=Words()).score(*pair)["rouge1"].fmeasure
    seen[pair] = round(plain, 3), round(told, 3)
    print(f"{pair}: {seen[pair][0]}, with words of any script {seen[pair][1]}")
sys.exit(seen != PAIRS)
PYTHON
