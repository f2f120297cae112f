#!/usr/bin/env bash
# direct_speech_extractor_ru hears speech behind the short dash only, not the long one Russian books are set with, nor in „“ or “”.
#
# Guess before: in Russian a speech begins with a dash of either length at the start of a line, and stands in «», „“ or “”,
# so that all of these are found. Seen: `– …, – said X. –` is found and the same with `—` is not; of the marks only «» are
# read. The lines of a shopping list, which begin with the short dash, are speech.
# What follows: dashes are made one before such a text is read, and a list is known by its lead-in.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q direct_speech_extractor_ru==0.0.2 pandas==2.3.3
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from direct_speech_extractor_ru import Extractor

EXPECTED = {
    "Ольга Демир сказала: «Мост не продан. Никогда!»": ["«Мост не продан. Никогда!»"],
    "Ольга Демир сказала: „Мост не продан“.": [],
    "Ольга Демир сказала: “Мост не продан”.": [],
    "– Мост не продан, – сказала Ольга Демир. – Никогда.": ["– Мост не продан,", "– Никогда."],
    "— Мост не продан, — сказала Ольга Демир. — Никогда.": [],
    "Купить:\n– хлеб\n– соль": ["– хлеб", "– соль"],
}
print(f"direct_speech_extractor_ru {version('direct_speech_extractor_ru')}")
seen = {}
for text in EXPECTED:
    seen[text] = [speech.strip() for speech in Extractor(text).direct_speech()]
    print(f"{text!r}: {seen[text]}")
sys.exit(seen != EXPECTED)
PYTHON
