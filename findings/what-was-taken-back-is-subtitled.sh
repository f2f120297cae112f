#!/usr/bin/env bash
# pylangacq leaves what a speaker took back out of the words of a CHAT transcript, and writes it with its codes into subtitles.
#
# Guess before: `words()` and `to_srt_strs()` tell the same words, those that were meant, without the codes of the
# transcript. Seen: `words()` leaves `<bridge the> [//]` out, and the curly marks of a quotation too, but keeps the sign
# for quoted speech, ["], as a word of its own, `["`; the subtitle has the words taken back, `[//]`, `+"` and all.
# What follows: subtitles made from such a transcript are made from its words, and quotation marks from its text.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pylangacq==0.23.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import pylangacq

LINES = {
    "and the <bridge the> [//] bridge .": "and the bridge .",
    "+\" never .": "never .",
    "her own words [\"] .": "her own words [\" .",
    "\u201cwe will not sell\u201d she said .": "we will not sell she said .",
}
HEAD = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tLIN Ada_Lind Adult\n@ID:\teng|x|LIN|||||Adult|||\n"
print(f"pylangacq {version('pylangacq')}")
as_expected = True
for at, (line, words) in enumerate(LINES.items()):
    text = f"{HEAD}*LIN:\t{line} \x15{at * 1000}_{at * 1000 + 900}\x15\n@End\n"
    chat = pylangacq.CHAT.from_strs([text])
    (subtitles,) = chat.to_srt_strs()
    shown = subtitles.strip().splitlines()[-1]
    print(f"{line}: words {' '.join(chat.words())!r}, subtitle {shown!r}")
    as_expected &= " ".join(chat.words()) == words and shown == line
sys.exit(not as_expected)
PYTHON
