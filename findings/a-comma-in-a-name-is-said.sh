#!/usr/bin/env bash
# pysubs2 writes a speaker called "Lind, Ada" into Advanced SubStation so that Lind says ",We pay."
#
# Guess before: the fields of a line of dialogue are parted by commas, of which only the last field, the words, may have some; so a
# name with a comma, as lists of speakers have it, is written with another mark, or refused, as the format has no way to escape
# one. Seen: it is written as it is, every field behind it moves on by one, and what is read back is a speaker with half a name,
# whose words begin with a comma; a warning on reading speaks of a margin, which is her first name. In its own JSON the name stays.
# What follows: take the commas out of names before they are written.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pysubs2==1.8.1
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys

import pysubs2

EXPECTED = {
    ("ass", "Ada Lind"): ("Ada Lind", "We pay."),
    ("ass", "Lind, Ada"): ("Lind", ",We pay."),
    ("ssa", "Lind, Ada"): ("Lind", ",We pay."),
    ("json", "Lind, Ada"): ("Lind, Ada", "We pay."),
}
print(f"pysubs2 {pysubs2.VERSION}")
seen = {}
for form, name in EXPECTED:
    written = pysubs2.SSAFile()
    written.append(pysubs2.SSAEvent(start=1000, end=4000, text="We pay.", name=name))
    (read,) = pysubs2.SSAFile.from_string(written.to_string(form), format_=form)
    seen[form, name] = (read.name, read.text)
    print(f"{name!r} there and back in {form}: {seen[form, name]}")
sys.exit(seen != EXPECTED)
PYTHON
