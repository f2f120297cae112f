#!/usr/bin/env bash
# lemminflect makes Rees "Ree", Bates "Bate" and Banks "Bank", though told that they are names, and leaves Jones and Brooks.
#
# Guess before: a name that is said to be one (`upos="PROPN"`, for which the package has a class of its own) is its own lemma, as there is
# nothing of which Ms. Rees is the plural; or the -s goes from all of them, so that families ("the Linds") are found. Seen: some
# surnames are in its dictionary and stay, and of the others the -s is cut off, so that what Woods said is said by Wood too; and
# Rhodes has two lemmas, of which the first is Rhode.
# What follows: take no lemma of a PROPN.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q lemminflect==0.2.3 numpy==2.4.6
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version

from lemminflect import getLemma

EXPECTED = {
    "Jones": ("Jones",),
    "Brooks": ("Brooks",),
    "Burns": ("Burns",),
    "Rhodes": ("Rhode", "Rhodes"),
    "Rees": ("Ree",),
    "Bates": ("Bate",),
    "Banks": ("Bank",),
    "Woods": ("Wood",),
    "Wood": ("Wood",),
}
print(f"lemminflect {version('lemminflect')}")
seen = {name: getLemma(name, upos="PROPN") for name in EXPECTED}
for name, lemmas in seen.items():
    print(f"{name}: {', '.join(lemmas)}")
sys.exit(seen != EXPECTED)
PYTHON
