#!/usr/bin/env bash
# pypdf reads a line that is printed over itself to look bold as many times as it was printed, and a speaker says it thrice.
#
# Guess before: letters a hair beside the same letters are bold type, as programs without a bold font have made it for thirty years,
# and are read once, as pdfium does. Seen: each printing is a line of text, or, where one text object holds them all, they stand in one
# line without a blank between; the layout mode has them so too. pdfminer.six does the same; pdfplumber mixes the letters,
# "WWWeee pppaaayyy", unless told to `dedupe_chars`.
# What follows: a visitor (`visitor_text`) is told where each line begins; drop those that begin where the same words did.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pypdf==7.1.1 reportlab==5.1.0 pypdfium2==5.15.2 pdfplumber==0.11.10
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pdfplumber
import pypdf
import pypdfium2
from pdfminer.high_level import extract_text
from reportlab.pdfgen.canvas import Canvas

WORDS = "Ada Lind: We pay."
canvas = Canvas("apart.pdf")
for step in (0, 0.3, 0.6):
    canvas.drawString(72 + step, 700, WORDS)
canvas.save()
canvas = Canvas("together.pdf")
together = canvas.beginText()
for step in (0, 0.3, 0.6):
    together.setTextOrigin(72 + step, 700)
    together.textOut(WORDS)
canvas.drawText(together)
canvas.save()
print(", ".join(f"{name} {version(name)}" for name in ("pypdf", "pdfminer.six", "pdfplumber", "pypdfium2")))
seen = {}
for name in ("apart", "together"):
    page = pypdf.PdfReader(f"{name}.pdf").pages[0]
    laid = pdfplumber.open(f"{name}.pdf").pages[0]
    seen[name] = {
        "pypdf": page.extract_text().strip().split("\n"),
        "pypdf, layout": page.extract_text(extraction_mode="layout").strip().split("\n"),
        "pdfplumber": laid.extract_text().split("\n"),
        "pdfplumber, told": laid.dedupe_chars().extract_text().split("\n"),
        "pdfminer.six": [line for line in extract_text(f"{name}.pdf").split("\n") if line.strip()],
        "pypdfium2": pypdfium2.PdfDocument(f"{name}.pdf")[0].get_textpage().get_text_range().split("\n"),
    }
    for reader, lines in seen[name].items():
        print(f"{name}, {reader}: {lines}")
mixed = "".join(letter if letter == " " else letter * 3 for letter in WORDS)
alike = {"pypdf, layout": [WORDS * 3], "pdfminer.six": [WORDS] * 3, "pdfplumber": [mixed], "pdfplumber, told": [WORDS], "pypdfium2": [WORDS]}
sys.exit(seen != {"apart": {"pypdf": [WORDS] * 3, **alike}, "together": {"pypdf": [WORDS * 3], **alike}})
PYTHON
