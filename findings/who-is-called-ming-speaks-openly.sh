#!/usr/bin/env bash
# jieba takes the last character of a Chinese name for the beginning of a verb: Chen Ming said is "Chen openly-said".
#
# Guess before: 明 is among the commonest characters of given names, and a family name before it and a verb of saying behind it make
# 陈明说 ("Chen Ming said") a name and 说, as 陈明认为 ("Chen Ming thinks") is. Seen: names are in no dictionary, and 明说 ("say
# openly") is, as are 学说 ("theory"), 传说 ("legend") and 直说 ("say straight out"), so that the name loses its last character to
# the verb: four people of one family are all Chen, and the verb of saying is gone. The tagger does the same, and calls 陈 a name.
# What follows: split what begins with such a character and ends in 说 (`suggest_freq`) before looking for who said it.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q jieba==0.42.1 setuptools==80.9.0
"$room/env/bin/python" -W ignore - <<'PYTHON'
import logging
import sys
from importlib.metadata import version

import jieba
import jieba.posseg

jieba.setLogLevel(logging.ERROR)
EXPECTED = {"明": ["陈", "明说"], "学": ["陈", "学说"], "传": ["陈", "传说"], "直": ["陈", "直说"]}
print(f"jieba {version('jieba')}")
seen = {}
for given in EXPECTED:
    seen[given] = jieba.lcut(f"陈{given}说不付钱。")[:2]
    print(f"陈{given}说: {seen[given]}")
thinks = jieba.lcut("陈明认为不付钱。")[:2]
tagged = [(pair.word, pair.flag) for pair in jieba.posseg.cut("陈明说不付钱。")][:2]
jieba.suggest_freq(("明", "说"), True)
told = jieba.lcut("陈明说不付钱。")[:2]
print(f"陈明认为: {thinks}, tagged {tagged}, told of 明说 {told}")
sys.exit((seen, thinks, tagged, told) != (EXPECTED, ["陈明", "认为"], [("陈", "nr"), ("明说", "v")], ["陈明", "说"]))
PYTHON
