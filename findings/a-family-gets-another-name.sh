#!/usr/bin/env bash
# OpenCC gives people other family names on the way to traditional characters: 于 becomes 於, 余 餘, 范 範, 游 遊, 郁 鬱.
#
# Guess before: where two characters became one in China, the words beside it decide which is meant, so that before 先生 ("Mr.") or a
# verb of saying a family name stays one; a name goes to simplified characters and back unharmed. Seen: of a name alone the
# commoner word is taken, "than", "surplus", "pattern", "swim" or "gloomy", so that a Mr. 于 of Taipei is Mr. 於 after the journey,
# with the configurations of Taiwan and Hong Kong too; 姜, 沈 and 卜 stay.
# What follows: keep the names as printed beside the converted text, and look for speakers in what was printed.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q OpenCC==1.4.2
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import opencc

WAYS = ("s2t", "s2tw", "s2hk", "s2twp")
EXPECTED = {"于": "於", "余": "餘", "范": "範", "游": "遊", "郁": "鬱", "姜": "姜", "沈": "沈", "卜": "卜"}
back = opencc.OpenCC("t2s")
print(f"OpenCC {version('OpenCC')}")
seen = {}
for name in EXPECTED:
    printed = f"{name}先生說:「付錢。」"
    made = [opencc.OpenCC(way).convert(back.convert(printed)) for way in WAYS]
    seen[name] = {words.split("先")[0] for words in made}
    print(f"{printed}: {', '.join(f'{way} {words}' for way, words in zip(WAYS, made, strict=True))}")
sys.exit(seen != {name: {other} for name, other in EXPECTED.items()})
PYTHON
