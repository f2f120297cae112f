#!/usr/bin/env bash
# discord.py's remove_markdown takes the words of a link out with its address, and all underscores out of the middle of words.
#
# Guess before: without its markdown `[Ada Lind](https://…)` is what a reader of the message sees, `Ada Lind`; and as Discord
# shows `harbour_desk` as it is, its underscore stays. Seen: of the link nothing stays, so that "what did [Ada Lind](…) say"
# has no name any more, with `ignore_links` (which is about bare addresses) and without; `harbour_desk` is `harbourdesk`.
# What follows: a question in a message is read with its marks, or its links are replaced by their words first.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q discord.py==2.7.1
"$room/env/bin/python" - <<'PYTHON'
import sys

import discord

LINKED = "what did [Ada Lind](https://gazette.example/lind) say"
EXPECTED = {
    LINKED: ("what did  say", "what did  say"),
    "what did **Ada Lind** say": ("what did Ada Lind say",) * 2,
    "ask harbour_desk": ("ask harbourdesk",) * 2,
    "see https://gazette.example/ada_lind": (
        "see https://gazette.example/ada_lind",
        "see https://gazette.example/adalind",
    ),
}
print(f"discord.py {discord.__version__}")
seen = {}
for text in EXPECTED:
    seen[text] = tuple(discord.utils.remove_markdown(text, ignore_links=ignore) for ignore in (True, False))
    print(f"{text!r}: {seen[text][0]!r}, links not ignored {seen[text][1]!r}")
sys.exit(seen != EXPECTED)
PYTHON
