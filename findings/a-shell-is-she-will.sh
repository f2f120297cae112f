#!/usr/bin/env bash
# contractions makes "she will" of a shell that hit a bridge, "January" of a man called Jan., and "YOU.S." of the U.S.
#
# Guess before: it writes out what has an apostrophe, and leaves alone what may be two things: "He's paid", "I'd paid".
# Seen: its table has the same words without their apostrophes, so that a shell, a shed and a cant are "she will", "she would" and
# "cannot"; what may be two things is always the first of them, which turns who has paid into who is paid; and slang of one
# letter is looked for inside abbreviations. With slang=False the nouns stay, and the rest does not.
# What follows: nothing that somebody said goes through it before it is kept, compared or shown.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q contractions==0.1.73
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import contractions

EXPECTED = {
    "A shell hit the bridge.": ("A she will hit the bridge.", "A shell hit the bridge."),
    "They met in a shed.": ("They met in a she would.", "They met in a shed."),
    "The cant of the council": ("The cannot of the council", "The cant of the council"),
    "The U.S. has paid.": ("The YOU.S. has paid.", "The U.S. has paid."),
    "Jan. Lind has paid.": ("January Lind has paid.", "January Lind has paid."),
    "“He's paid,” she said.": ("“He is paid,” she said.", "“He is paid,” she said."),
    "“I'd paid,” she said.": ("“I would paid,” she said.", "“I would paid,” she said."),
    "“I ain't paid,” she said.": ("“I are not paid,” she said.", "“I are not paid,” she said."),
    "Lind's paid.": ("Lind's paid.", "Lind's paid."),
}
print(f"contractions {version('contractions')}")
seen = {}
for words in EXPECTED:
    seen[words] = contractions.fix(words), contractions.fix(words, slang=False)
    print(f"{words!r}: {seen[words][0]!r}, without slang {seen[words][1]!r}")
sys.exit(seen != EXPECTED)
PYTHON
