#!/usr/bin/env bash
# docx2python prints a sentence twice where Word tracked that it was moved, and takes the hyphen out of Lind-Olsen.
#
# Guess before: tracked changes are read as they will be, so that of a move the new place counts, as what was deleted does not
# and what was inserted does; and Word's non-breaking hyphen, an element of its own between two pieces of a name, is a hyphen.
# Seen: deletions go and insertions stay, but a moved sentence stands at both places, so that a draft has its speaker say it
# twice; and a name with the hyphen that keeps it on one line is "LindOlsen".
# What follows: accept a document's changes before reading it, and look for `w:noBreakHyphen` in its XML.
set -euo pipefail
room="$(mktemp -d)"
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install -q docx2python==3.7.1
cd "$room"
"$room/env/bin/python" - <<'PYTHON'
import sys
import zipfile
from importlib.metadata import version

from docx2python import docx2python

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/package/2006/content-types"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def words_of(paragraph):
    with zipfile.ZipFile("draft.docx", "w") as archive:
        archive.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{KINDS}"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{MAIN}"/></Types>',
        )
        target = f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{RELATIONS}">{target}</Relationships>')
        archive.writestr("word/_rels/document.xml.rels", f'<Relationships xmlns="{RELATIONS}"/>')
        body = f"<w:body><w:p>{paragraph}</w:p></w:body>"
        archive.writestr(
            "word/document.xml", f'<w:document xmlns:w="{WORD}" xmlns:r="{OFFICE}">{body}</w:document>'
        )
    return docx2python("draft.docx").text


def run(words, kind="t"):
    return f'<w:r><w:{kind} xml:space="preserve">{words}</w:{kind}></w:r>'


CASES = {
    "deleted and inserted": run("We ")
    + f'<w:del w:id="1" w:author="a">{run("never ", "delText")}</w:del>'
    + f'<w:ins w:id="2" w:author="a">{run("always ")}</w:ins>'
    + run("pay."),
    "moved": f'<w:moveFrom w:id="1" w:author="a">{run("We never pay. ")}</w:moveFrom>'
    + run("Ada Lind told the council: ")
    + f'<w:moveTo w:id="2" w:author="a">{run("We never pay. ")}</w:moveTo>',
    "hyphen": "<w:r><w:t>Ada Lind</w:t><w:noBreakHyphen/><w:t>Olsen: We pay.</w:t></w:r>",
}
EXPECTED = {
    "deleted and inserted": "We always pay.",
    "moved": "We never pay. Ada Lind told the council: We never pay. ",
    "hyphen": "Ada LindOlsen: We pay.",
}
print(f"docx2python {version('docx2python')}")
seen = {name: words_of(paragraph) for name, paragraph in CASES.items()}
for name, words in seen.items():
    print(f"{name}: {words!r}")
sys.exit(seen != EXPECTED)
PYTHON
