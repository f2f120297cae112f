#!/usr/bin/env bash
# alto-tools, by which the text of a scanned newspaper is taken out of its ALTO, reads Lindgren, parted by a hyphen, as "Lin" and "Lin".
#
# Guess before: ALTO marks both halves of a word that is parted at a line's end, and writes the whole of it to each, so that a reader that
# knows these marks joins the halves, or else prints both as they stand. Seen: it knows the marks, prints the first half, and where
# the second stands prints the first again, with no blank behind it: "Lin-dgren said" is "Lin" and "Linsaid", so that every word at the
# end of a narrow column is lost, and the one behind it with it. Halves without marks are read as they stand.
# What follows: take the marks (SUBS_TYPE, SUBS_CONTENT) off before reading, and join the halves oneself.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q alto-tools==0.1.0
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

PLACE = 'HPOS="1" VPOS="1" WIDTH="1" HEIGHT="1"'
MARKED = 'SUBS_TYPE="HypPart{}" SUBS_CONTENT="{}"'


def line(*words: str) -> str:
    return f"<TextLine {PLACE}>{''.join(words)}</TextLine>"


def word(text: str, marks: str = "") -> str:
    return f'<String {PLACE} CONTENT="{text}" {marks}/>'


def read(marked: bool) -> list[str]:
    def parted(first: str, second: str) -> tuple[str, str]:
        marks = [MARKED.format(part, first + second) if marked else "" for part in (1, 2)]
        return word(first, marks[0]) + '<HYP CONTENT="-"/>', word(second, marks[1])

    lin, dgren = parted("Lin", "dgren")
    nev, er = parted("nev", "er")
    lines = [line(word("Ada"), lin), line(dgren, word("said:"), word("“We"), nev), line(er, word("pay.”"))]
    block = f'<TextBlock ID="toll" {PLACE}>{"".join(lines)}</TextBlock>'
    page = f'<Page ID="page" PHYSICAL_IMG_NR="1"><PrintSpace {PLACE}>{block}</PrintSpace></Page>'
    unit = "<Description><MeasurementUnit>pixel</MeasurementUnit></Description>"
    alto = f'<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#">{unit}<Layout>{page}</Layout></alto>'
    Path("toll.xml").write_text(alto, encoding="utf-8")
    command = [sys.executable, "-m", "alto_tools.alto_tools", "-t", "toll.xml"]
    done = subprocess.run(command, capture_output=True, check=True, encoding="utf-8")
    return [each.strip() for each in done.stdout.strip().splitlines()]


print(f"alto-tools {version('alto-tools')}")
seen = read(marked=True), read(marked=False)
print(f"halves that are marked: {seen[0]}", f"halves without marks: {seen[1]}", sep="\n")
marked = ["Ada Lin", "Linsaid: “We nev", "nevpay.”"]
unmarked = ["Ada Lin", "dgren said: “We nev", "er pay.”"]
sys.exit(seen != (marked, unmarked))
PYTHON
