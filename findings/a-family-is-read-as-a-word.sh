#!/usr/bin/env bash
# pypinyin reads a family name as the word it is written like: Mr. Shan is "dan", Mr. Zeng "ceng", Ms. Qiu "chou".
#
# Guess before: it chooses between the readings of a character by the words around it, and the few family names that are read otherwise
# are known to it before 先生 ("Mr.") and 女士 ("Ms."). Seen: its phrases do not reach to names, so that ten of twelve are read as
# words, though it knows the right reading of each and lists it behind the wrong one (`heteronym=True`).
# What follows: have a table of family names (`load_phrases_dict`) before a speaker is written in Latin letters.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q pypinyin==0.55.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

from pypinyin import Style, lazy_pinyin, pinyin

FAMILIES = {
    "单": ("shan", "dan"),
    "曾": ("zeng", "ceng"),
    "仇": ("qiu", "chou"),
    "解": ("xie", "jie"),
    "查": ("zha", "cha"),
    "区": ("ou", "qu"),
    "朴": ("piao", "pu"),
    "缪": ("miao", "mou"),
    "翟": ("zhai", "di"),
    "乐": ("yue", "le"),
    "任": ("ren", "ren"),
    "葛": ("ge", "ge"),
}
print(f"pypinyin {version('pypinyin')}")
seen, known = {}, {}
for name, (right, _) in FAMILIES.items():
    read = {lazy_pinyin(f"{name}{title}说")[0] for title in ("先生", "女士")}
    (readings,) = pinyin(name, heteronym=True, style=Style.NORMAL)
    (seen[name],) = read
    known[name] = right in readings
    print(f"{name}, as a family {right}: read {seen[name]}, all its readings {readings}")
sys.exit(seen != {name: word for name, (_, word) in FAMILIES.items()} or not all(known.values()))
PYTHON
