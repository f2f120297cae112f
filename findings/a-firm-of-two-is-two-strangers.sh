#!/usr/bin/env bash
# bibtexparser 1 parts "{Lind and Sons}", which BibTeX keeps whole for its braces, into "{Lind" and "Sons}".
#
# Guess before: braces around an author are there for names that are not a person's, a newspaper's or a firm's, so that the "and" in
# them parts nobody and no first name is looked for; the package knows of them when it reads the braces of the field. Seen: its
# `author` cuts at every "and", and makes two people of the firm, each with one brace; a paper in braces keeps both, and gets a
# comma for a first name it has not. pybtex reads one firm and one paper.
# What follows: read authors with pybtex, or with version 2.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q bibtexparser==1.4.4 pybtex==0.26.1
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import bibtexparser
from bibtexparser.customization import author
from pybtex.database import parse_string

ENTRY = "@misc{toll, author = {{Lind and Sons} and {The Tidewater Post} and Per Olsen}, title = {No}}"
print(f"bibtexparser {version('bibtexparser')}, pybtex {version('pybtex')}")
cut = author(dict(bibtexparser.loads(ENTRY).entries[0]))["author"]
whole = [str(one) for one in parse_string(ENTRY, "bibtex").entries["toll"].persons["author"]]
print(cut, whole, sep="\n")
expected = ["{Lind, ", "Sons}, ", "{The Tidewater Post}, ", "Olsen, Per"], ["{Lind and Sons}", "{The Tidewater Post}", "Olsen, Per"]
sys.exit((cut, whole) != expected)
PYTHON
