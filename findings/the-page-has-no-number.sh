#!/usr/bin/env bash
# conllu cuts a value of a CoNLL-U token behind its second "=", so that a source `?page=3` comes back as `?page`, and of "=" nothing is left.
#
# Guess before: the last column is a list of `Name=Value`, parted at the first "=" of each, as a value may be an address, or the sign itself
# transliterated (`Translit==`); and a file that is read and written again is the same. Seen: all from the second "=" on is
# dropped, and written so; a value that is "=" becomes nothing, written as "_". A comment with two of them, `# source = …?page=3`,
# is kept. pyconll, and udapi too, keep the whole value.
# What follows: read that column with a parser of one's own (`field_parsers`), or write `%3D` in addresses.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q conllu==6.0.0 pyconll==3.3.1 udapi==0.5.2
"$room/env/bin/python" -W ignore - <<'PYTHON'
import sys
from importlib.metadata import version

import conllu
import pyconll
from udapi.core.document import Document

SOURCE = "https://gazette.example/toll?page=3&part=2"
TEXT = f"# source = {SOURCE}\n1\t=\t=\tSYM\t_\t_\t0\troot\t_\tTranslit==|Source={SOURCE}\n\n"
(sentence,) = conllu.parse(TEXT)
document = Document()
document.from_conllu_string(TEXT)
(node,) = document.bundles[0].trees[0].descendants
(token,) = pyconll.load_from_string(TEXT)[0]
print(*(f"{name} {version(name)}" for name in ("conllu", "pyconll", "udapi")), sep=", ")
seen = {
    "conllu": sentence[0]["misc"],
    "conllu, comment": sentence.metadata,
    "conllu, written": sentence.serialize().strip().split("\t")[-1],
    "pyconll": {name: "|".join(values) for name, values in token.misc.items()},
    "udapi": dict(node.misc),
}
for reader, read in seen.items():
    print(f"{reader}: {read}")
whole = {"Translit": "=", "Source": SOURCE}
expected = {
    "conllu": {"Translit": None, "Source": "https://gazette.example/toll?page"},
    "conllu, comment": {"source": SOURCE},
    "conllu, written": "Translit=_|Source=https://gazette.example/toll?page",
    "pyconll": whole,
    "udapi": whole,
}
sys.exit(seen != expected)
PYTHON
