#!/usr/bin/env bash
# tantivy says where it found a word by counting bytes, so that in Python "toll" of “We pay the toll” is printed as "ll”".
#
# Guess before: the Python package hands out a snippet as a `str` and the places of what was found in it as numbers for that `str`, as it
# has no bytes to count in. Seen: `highlighted()` counts the bytes of UTF-8, so that each curly mark, dash or letter with an accent
# before a word moves it, by two or by one; in reports, which open with a curly mark, all words are found beside themselves, and in
# Chinese behind the end of the text. Nothing raises. In ASCII and in `to_html()` all are right.
# What follows: cut `fragment().encode()` and decode the piece.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q tantivy==0.27.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import tantivy

EXPECTED = {
    '"We pay the toll," said Lind': ["toll"],
    "“We pay the toll,” said Lind": ["ll,”"],
    "Zoë Lind pays the toll": ["oll"],
    "“Toll” – “toll”": ["ll” ", ""],
    "林氏: we pay the toll": [""],
}
schema = tantivy.SchemaBuilder().add_text_field("body", stored=True).build()
index = tantivy.Index(schema)
writer = index.writer()
for words in EXPECTED:
    writer.add_document(tantivy.Document(body=words))
writer.commit()
index.reload()
generator = tantivy.SnippetGenerator.create(index.searcher(), index.parse_query("toll", ["body"]), schema, "body")
print(f"tantivy {version('tantivy')}")
seen, in_bytes = {}, []
for words in EXPECTED:
    snippet = generator.snippet_from_doc(tantivy.Document(body=words))
    text = snippet.fragment()
    spans = [(found.start, found.end) for found in snippet.highlighted()]
    seen[words] = [text[start:end] for start, end in spans]
    cut = [text.encode()[start:end].decode() for start, end in spans]
    in_bytes += cut
    print(f"{words}: {spans} of the text {seen[words]}, of its bytes {cut}")
sys.exit(seen != EXPECTED or {piece.lower() for piece in in_bytes} != {"toll"})
PYTHON
