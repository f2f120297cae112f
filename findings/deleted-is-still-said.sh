#!/usr/bin/env bash
# striprtf reads what was deleted from a statement while its changes were tracked, and what is hidden, as words of it.
#
# Guess before: RTF marks both with a word of its own (`\deleted`, `\v`), and a reader that leaves out notes, headers and
# comments leaves these out as well, so that the text is what a page of it shows. Seen: they stay, with nothing that tells them from
# the rest: a press office's "We never pay", corrected to "We pay", is quoted with the "never".
# What follows: have changes accepted before a statement is read, or take these groups out of the RTF.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q striprtf==0.0.35
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from striprtf.striprtf import rtf_to_text

EXPECTED = {
    r"{\rtf1\ansi We {\deleted never }pay.}": "We never pay.",
    r"{\rtf1\ansi We \deleted never \deleted0 pay.}": "We never pay.",
    r"{\rtf1\ansi We {\v never }pay.}": "We never pay.",
    r"{\rtf1\ansi We {\revised always }pay.}": "We always pay.",
    r"{\rtf1\ansi We {\*\annotation never }pay.}": "We pay.",
    r"{\rtf1\ansi We{\footnote never} pay.}": "We pay.",
    r"{\rtf1\ansi {\header never}We pay.}": "We pay.",
}
print(f"striprtf {version('striprtf')}")
seen = {source: rtf_to_text(source).strip() for source in EXPECTED}
for source, words in seen.items():
    print(f"{source}: {words!r}")
sys.exit(seen != EXPECTED)
PYTHON
