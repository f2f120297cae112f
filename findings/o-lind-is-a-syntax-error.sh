#!/usr/bin/env bash
# tantivy refuses a question about O'Lind, or about Lind's toll, as a syntax error; with a curly apostrophe it answers.
#
# Guess before: an apostrophe between two letters is a part of a word to a language for questions, as a quotation in single marks needs
# a blank before it; what raises is the colon of "Lind: toll", which asks for a field. Seen: a straight apostrophe opens a phrase within a
# word as well, so that "O'Lind", "Lind's toll", "what didn't Lind say" and even "O'Lind or Lind's toll" are each a ValueError. Whoever types
# asks with straight marks, while reports are printed with curly ones, and with those the same question is answered.
# What follows: put ’ for ' in a question, or use `parse_query_lenient` and look at the errors that it gives back.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q tantivy==0.27.0
"$room/env/bin/python" - <<'PYTHON'
import sys
from importlib.metadata import version

import tantivy

SAID = ["O’Lind said no", "Lind’s toll is paid", "Per Olsen pays no toll"]
EXPECTED = {
    "O’Lind": ["O’Lind said no"],
    "O'Lind": "Syntax Error: O'Lind",
    "Lind's toll": "Syntax Error: Lind's toll",
    "O'Lind or Lind's toll": "Syntax Error: O'Lind or Lind's toll",
    "what didn't Lind say": "Syntax Error: what didn't Lind say",
    "What did Lind say?": ["O’Lind said no", "Lind’s toll is paid"],
    "Lind: toll": "Field does not exist: 'Lind'",
}
schema = tantivy.SchemaBuilder().add_text_field("body", stored=True).build()
index = tantivy.Index(schema)
writer = index.writer()
for words in SAID:
    writer.add_document(tantivy.Document(body=words))
writer.commit()
index.reload()
searcher = index.searcher()


def answer(question: str) -> list[str] | str:
    try:
        query = index.parse_query(question, ["body"])
    except ValueError as error:
        return str(error)
    found = {searcher.doc(address)["body"][0] for _, address in searcher.search(query, 10).hits}
    return [words for words in SAID if words in found]


print(f"tantivy {version('tantivy')}")
seen = {question: answer(question) for question in EXPECTED}
for question, found in seen.items():
    print(f"{question} -> {found}")
sys.exit(seen != EXPECTED)
PYTHON
