#!/usr/bin/env bash
# html2text writes the abbreviations of one page under every page that it converts after it.
#
# Guess before: one HTML2Text with its options set serves as many pages as are handed to it, and knows of each only that page. Seen:
# the titles of <abbr> are kept in the object and written at the foot of all that follow, whatever is in them: once a page has
# explained its MP, a statement by Per Olsen on another page ends in "*[MP]: Member for Pemberley". The links are put back to
# nought for each page, these are not.
# What follows: a new HTML2Text for each page.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q html2text==2025.4.15
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from html2text import HTML2Text

PAGES = (
    "<p>Per Olsen: “No.”</p>",
    "<p><abbr title='Member for Pemberley'>MP</abbr> Ada Lind: “We pay.” <a href='http://pemberley.example/'>More</a></p>",
    "<p>Per Olsen: “No.”</p>",
    "<p><abbr title='Military Police'>MP</abbr> Dot Pask: “Never.” <a href='http://pemberley.example/2'>More</a></p>",
    "<p>Per Olsen: “No.”</p>",
)
EXPECTED = ("", "*[MP]: Member for Pemberley", "*[MP]: Member for Pemberley", "*[MP]: Military Police", "*[MP]: Military Police")


def note_below(converter, page):
    lines = converter.handle(page).strip().split("\n")
    return " ".join(line.strip() for line in lines if line.strip().startswith("*["))


one = HTML2Text(bodywidth=0)
one.inline_links = False
print(f"html2text {version('html2text')}")
seen = tuple(note_below(one, page) for page in PAGES)
fresh = tuple(note_below(HTML2Text(bodywidth=0), page) for page in PAGES)
for page, note, alone in zip(PAGES, seen, fresh, strict=True):
    print(f"{page[:60]}…: {note!r}, with a converter of its own {alone!r}")
sys.exit((seen, fresh) != (EXPECTED, ("", EXPECTED[1], "", EXPECTED[3], "")))
PYTHON
