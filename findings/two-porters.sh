#!/usr/bin/env bash
# Two stemmers called Porter: SQLite's FTS5 and Snowball's cut "possibly" and "sociology" differently.
#
# Guess before: both implement the paper of 1980, so a word has one Porter stem, and stems made outside can be compared
# with those in a full-text index. Seen: FTS5 has Porter's later changes (-bli becomes -ble, -logi becomes -log), the
# stemmer that Snowball calls "porter" has not; nor does Snowball's "english" agree with either on every word.
# What follows: give FTS5 words and let it cut them, and compare stems of one maker only.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q PyStemmer==3.1.0 apsw==3.53.4.0
"$room/env/bin/python" - <<'PYTHON'
import sys

import apsw
import Stemmer

WORDS = ("possibly", "sociology", "visibly", "ferries", "negotiated")
snowball = Stemmer.Stemmer("porter")
connection = apsw.Connection(":memory:")
connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'porter unicode61')")
connection.execute("CREATE VIRTUAL TABLE stems USING fts5vocab (texts, 'instance')")
connection.executemany("INSERT INTO texts (rowid, text) VALUES (?, ?)", list(enumerate(WORDS)))
fts5 = dict(connection.execute("SELECT doc, term FROM stems"))
seen = {word: (fts5[at], snowball.stemWord(word)) for at, word in enumerate(WORDS)}
print(f"SQLite {apsw.sqlite_lib_version()}, PyStemmer {Stemmer.version()}")
for word, (one, other) in seen.items():
    print(f"{word:12} FTS5 {one:12} Snowball {other:12} {'' if one == other else 'differ'}")
expected = {
    "possibly": ("possibl", "possibli"),
    "sociology": ("sociolog", "sociologi"),
    "visibly": ("visibl", "visibli"),
    "ferries": ("ferri", "ferri"),
    "negotiated": ("negoti", "negoti"),
}
sys.exit(seen != expected)
PYTHON
