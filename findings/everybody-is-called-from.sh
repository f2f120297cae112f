#!/usr/bin/env bash
# bluebell, which takes debates in Akoma Ntoso to text and back, forgets who spoke, and calls everybody From: by="#FROMAdaLind".
#
# Guess before: the text that it makes of a debate, for people to correct and for it to read again, keeps `by`, with which each speech
# points at its speaker in the list of persons, as it keeps `to` of a question and words that look like its keywords. Seen: `by` is left
# out of the text, and on the way back it is made of the line that the speaker's name is printed in, the keyword FROM included;
# so no speech points at anybody in the list, and a member who is printed as "Ada Lind" and then as "Ada Lind (Greens)" is two.
# What follows: write `SPEECH{by #lind}` into the text, which is read and kept, or put the `by` of the original back.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q bluebell-akn==3.1.1 cobalt==9.0.1
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from bluebell.parser import AkomaNtosoParser
from cobalt import FrbrUri
from lxml import etree

TEXT = """BODY

DEBATESECTION - The toll

  SPEECH{by #lind}
    FROM Ada Lind:

    We pay.

  QUESTION{by #olsen|to #lind}
    FROM Per Olsen:

    Who pays?

  ANSWER{by #lind}
    FROM Ada Lind (Greens):

    FROM tomorrow, all of us.
"""


def speeches(debate: etree._Element) -> list[tuple[str | None, str | None, str]]:
    found = debate.xpath("//*[local-name()='speech' or local-name()='question' or local-name()='answer']")
    return [(each.get("by"), each.get("to"), each.xpath("string(*[local-name()='p'])")) for each in found]


print(f"bluebell-akn {version('bluebell-akn')}")
parser = AkomaNtosoParser(FrbrUri.parse("/akn/za/debate/2021-03-03/1"), "")
debate = etree.fromstring(etree.tostring(parser.parse_to_xml(TEXT, "debate")))
written = parser.unparse(debate)
back = etree.fromstring(etree.tostring(parser.parse_to_xml(written, "debate")))
seen = speeches(debate), speeches(back)
print(f"as read: {seen[0]}", f"there and back: {seen[1]}", written, sep="\n")
said = ["We pay.", "Who pays?", "FROM tomorrow, all of us."]
before = list(zip(["#lind", "#olsen", "#lind"], [None, "#lind", None], said, strict=True))
after = list(zip(["#FROMAdaLind", "#FROMPerOlsen", "#FROMAdaLindGreens"], [None, "#lind", None], said, strict=True))
sys.exit(seen != (before, after))
PYTHON
