#!/usr/bin/env bash
# inscriptis, whose aim is a text laid out as in a browser, runs an interview in a <dl> together: names, answers and all.
#
# Guess before: a list of names and what each said (`<dt>`, `<dd>`) is laid out like the other two kinds of list, a line for
# each item, or at worst like a <div>. Seen: its tables of layout have no <dl>, <dt> or <dd>, so these are taken for parts of a
# line, and nothing stands between a name, an answer and the next name, not even a blank: "Ada LindWe pay.Per OlsenNo."; the
# strict layout does the same.
# What follows: tell it that the three are blocks (`ParserConfig(css=...)`), which is all it takes.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q inscriptis==2.7.6
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from inscriptis import get_text
from inscriptis.css_profiles import CSS_PROFILES
from inscriptis.html_properties import Display
from inscriptis.model.config import ParserConfig
from inscriptis.model.html_element import HtmlElement

TURNS = (("Ada Lind", "We pay."), ("Per Olsen", "No."))
LISTS = {
    "dl": "<dl>" + "".join(f"<dt>{name}</dt><dd>{words}</dd>" for name, words in TURNS) + "</dl>",
    "ul": "<ul>" + "".join(f"<li>{name}</li><li>{words}</li>" for name, words in TURNS) + "</ul>",
    "div": "".join(f"<div>{name}</div><div>{words}</div>" for name, words in TURNS),
}
strict = ParserConfig(css=CSS_PROFILES["strict"])
told = ParserConfig(css={**CSS_PROFILES["relaxed"], **{tag: HtmlElement(display=Display.block) for tag in ("dl", "dt", "dd")}})
print(f"inscriptis {version('inscriptis')}")
seen = {name: get_text(page).split("\n") for name, page in LISTS.items()}
seen["dl, strict"] = get_text(LISTS["dl"], strict).split("\n")
seen["dl, told"] = [line for line in get_text(LISTS["dl"], told).split("\n") if line]
for name, lines in seen.items():
    print(f"{name}: {lines}")
expected = {
    "dl": ["Ada LindWe pay.Per OlsenNo."],
    "ul": ["  * Ada Lind", "  * We pay.", "  * Per Olsen", "  * No."],
    "div": ["  Ada Lind", "  We pay.", "  Per Olsen", "  No."],
    "dl, strict": ["Ada LindWe pay.Per OlsenNo."],
    "dl, told": ["Ada Lind", "We pay.", "Per Olsen", "No."],
}
sys.exit(seen != expected)
PYTHON
