#!/usr/bin/env bash
# Three readers of e-mail end a letter where its writer quotes what somebody wrote on a day.
#
# Guess before: the words above a quoted mail are known by an address, or by the lines with ">" below them; a sentence without either
# ("On Tuesday Ada Lind wrote:") is the writer's own. Seen: email_reply_parser, mail-parser-reply and quotequail take any line from
# "On" to "wrote:" for the head of an older mail, also where it goes on over two lines, and with it go the statement, all that
# was written after it and the signature; "In May she wrote:" and "On Tuesday she said:" stay.
# What follows: read the whole mail, and take out only what has ">" before it.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q email-reply-parser==0.5.12 mail-parser-reply==1.36 quotequail==0.5.4
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import quotequail
from email_reply_parser import EmailReplyParser
from mailparser_reply import EmailReplyParser as MailReplyParser

LEADS = {
    "On Tuesday Ada Lind wrote:": False,
    "On the toll, which is to rise in May, the council\nof Pemberley wrote:": False,
    "In May Ada Lind wrote:": True,
    "On Tuesday Ada Lind said:": True,
}
print(*(f"{name} {version(name)}" for name in ("email-reply-parser", "mail-parser-reply", "quotequail")), sep=", ")
seen = {}
for lead in LEADS:
    letter = f"Dear editor,\n\nwe asked the town.\n\n{lead}\n“No toll.”\n\nWe do not believe it.\n\nPer Olsen\n"
    parts = quotequail.unwrap(letter)
    read = (
        EmailReplyParser.parse_reply(letter),
        MailReplyParser(languages=["en"]).read(text=letter).latest_reply,
        parts["text_top"] if parts else letter,
    )
    seen[lead] = [words.strip() == letter.strip() for words in read]
    print(f"{lead!r}: whole {seen[lead]}, read {[words[-30:] for words in read]}")
sys.exit(seen != {lead: [whole] * 3 for lead, whole in LEADS.items()})
PYTHON
