#!/usr/bin/env bash
# pymorphy3 gives Ms. Solovyova the lemma of Mr. Solovyov, also where it knows that it is she, and makes a Mr. Lind the name Linda.
#
# Guess before: a woman's surname is a word of its own, whose lemma is its feminine nominative, as Anna's is Anna: Соловьёвой ("of
# Ms. Solovyova") leads to Соловьёва, and `normal_form` of a parse that is feminine is feminine. Seen: surnames are one word of two
# genders, whose lemma is the man's, so that what she said and what he said are filed together; of Соловьёва, her nominative, the first
# parse is his genitive. A foreign surname that is a first name without its end is that name: Линд has no lemma but линда.
# What follows: `parse.inflect({"nomn"})`, which keeps the gender, of the parse whose gender the verb has ("сказала").
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pymorphy3==2.0.6 pymorphy3-dicts-ru==2.4.417150.4580142
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version

from pymorphy3 import MorphAnalyzer

# Each form, the lemmas of its feminine parses, and what these are when put into the nominative.
EXPECTED = {
    "Соловьёвой": ({"соловьёв"}, {"соловьёва"}),
    "Соловьёва": ({"соловьёв"}, {"соловьёва"}),
    "Лесковой": ({"лесков"}, {"лескова"}),
    "Анны": ({"анна"}, {"анна"}),
}
print(f"pymorphy3 {version('pymorphy3')}")
morph = MorphAnalyzer()
seen = {}
for form in EXPECTED:
    hers = [parse for parse in morph.parse(form) if {"femn", "sing", "anim"} <= set(parse.tag.grammemes)]
    seen[form] = {parse.normal_form for parse in hers}, {parse.inflect({"nomn"}).word for parse in hers}
    print(f"{form}: lemmas {seen[form][0]}, in the nominative {seen[form][1]}")
first = morph.parse("Соловьёва")[0]
lind = {parse.normal_form for parse in morph.parse("Линд")}
print(f"Соловьёва at first: {first.normal_form}, {first.tag.gender} {first.tag.case}; Линд: {lind}")
sys.exit((seen, first.tag.gender, first.tag.case, lind) != (EXPECTED, "masc", "gent", {"линда"}))
PYTHON
