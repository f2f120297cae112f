#!/usr/bin/env bash
# sumy takes a line in capitals for a heading, which is in no sentence: the speakers of a transcript, and who shouts.
#
# Guess before: a plain text is paragraphs and sentences, and every word of it is in one of them; whatever a summary leaves out, it
# leaves out for its rank. Seen: each line of capitals alone is a heading and left out of `sentences`, so that "ADA LIND:" above what
# she says, "NO TOLL. NEVER." of a statement and a lone "MP" can be in no summary. A line of figures, or of letters without
# capitals, as in Chinese, is a sentence.
# What follows: give lines their usual letters first, and speakers the line of their words.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q sumy==0.13.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from sumy.parsers.plaintext import PlaintextParser


class Tokenizer:
    """Cuts behind points, so that the sentences of no model are needed."""

    def to_sentences(self, paragraph):
        return [f"{part.strip()}." for part in paragraph.split(".") if part.strip()]

    def to_words(self, sentence):
        return sentence.split()


TEXT = "ADA LIND:\nWe pay for the bridge.\n\nPER OLSEN:\nNO TOLL. NEVER.\n\n2021.\n\n林德付钱.\n"
document = PlaintextParser.from_string(TEXT, Tokenizer()).document
seen = [str(sentence) for sentence in document.sentences], [str(heading) for heading in document.headings]
print(f"sumy {version('sumy')}: sentences {seen[0]}, headings {seen[1]}")
sys.exit(seen != (["We pay for the bridge.", "2021.", "林德付钱."], ["ADA LIND:", "PER OLSEN:", "NO TOLL. NEVER."]))
PYTHON
