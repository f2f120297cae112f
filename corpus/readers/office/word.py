"""DOCX: a document of Word's, as it stands on the page.

What was inserted while changes were tracked is in; what was deleted, struck out or hidden is not, nor are comments,
running heads, the codes of fields and the upper line of ruby. Results of fields, content controls, tables, text boxes
and notes are (ECMA-376, part 1, 17). python-docx leaves out what was inserted, content controls and text boxes;
docx2python puts markup of its own, numbers of lists and names of pictures between the words.
"""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.document import Details, Document, Reading
from corpus.readers.markup import children, local
from corpus.readers.office.parts import SAVE_AS, is_on, language_in, read_part, tidy, title_in, value
from corpus.readers.plain import called_by_file

MAIN = "word/document.xml"
GONE = frozenset({"del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "rPr", "pPr", "rt", "sectPr"})
GONE_IF_SET = ("vanish", "strike", "dstrike")
SIGNS = {"tab": " ", "ptab": " ", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
NOTES = ("word/footnotes.xml", "word/endnotes.xml")
MAX_DEPTH = 200
TITLES = frozenset({"title", "titel", "titre", "título", "titolo", "heading1"})


def read_docx(document: Document, archive: zipfile.ZipFile) -> Reading:
    """Yield the one report of a document; its title is that of its properties, else of its title line, else the file's.

    It has no date: the days in a document's properties are those of its file, or of the template it was made from.

    Raises:
        ArticleError: it is damaged, locked, too large, or holds no words.
    """
    main = _main_part(archive, document.name)
    root = read_part(archive, main, document.name)
    if root is None:
        raise ArticleError(f"{document.name}: no text in this DOCX file; {SAVE_AS}")
    styles = read_part(archive, posixpath.join(posixpath.dirname(main), "styles.xml"), document.name)
    page = _Page(
        {value(style, "styleId") for style in children(styles, "style") if _is_gone(style)} if styles else set()
    )
    page.take(root, 0)
    for path in NOTES:
        notes = read_part(archive, path, document.name)
        # Separators are notes of a type of their own.
        for note in notes if notes is not None else ():
            if not value(note, "type"):
                page.take(note, 0)
                page.end()
    facts = read_part(archive, "docProps/core.xml", document.name)
    title = title_in(facts) or page.title
    found = Details(title=title, language=language_in(facts))
    yield document.article(tidy(page.paragraphs), called_by_file(found, document))


class _Page:
    """The paragraphs read so far; `hidden` are the styles whose words are not shown."""

    def __init__(self, hidden: set[str]) -> None:
        self.paragraphs: list[str] = [""]
        self.title = ""
        self._hidden = hidden
        # One entry for each field that is open: whether its result, which is shown, has begun.
        self._fields: list[bool] = []

    def take(self, element: Element, depth: int) -> None:
        """Read what is below an element, in order."""
        if depth > MAX_DEPTH:
            return
        for child in element:
            kind = local(child)
            if kind in GONE:
                continue
            if kind == "p":
                self._take_paragraph(child, depth)
            elif kind == "r":
                if not _is_gone(child) and not self._hidden & {
                    value(each, "val") for each in children(child, "rStyle")
                }:
                    self.take(child, depth + 1)
            elif kind == "fldChar":
                self._turn(value(child, "fldCharType"))
            elif kind == "t":
                self._add(child.text or "")
            elif kind == "br":
                self._add("\n")
            elif kind in SIGNS:
                self._add(SIGNS[kind])
            elif kind == "txbxContent":
                self._take_box(child, depth)
            else:
                self.take(child, depth + 1)

    def end(self) -> None:
        """End the paragraph."""
        if self.paragraphs[-1]:
            self.paragraphs.append("")

    def _take_paragraph(self, paragraph: Element, depth: int) -> None:
        properties = next((child for child in paragraph if local(child) == "pPr"), None)
        style = (
            next((value(each, "val") for each in children(paragraph, "pStyle")), "") if properties is not None else ""
        )
        if style in self._hidden:
            return
        mark = next((child for child in properties if local(child) == "rPr"), None) if properties is not None else None
        before = len(self.paragraphs)
        self.take(paragraph, depth + 1)
        if style.replace(" ", "").lower() in TITLES and not self.title and len(self.paragraphs) == before:
            self.title = " ".join(self.paragraphs[-1].split())
        # A paragraph whose end was deleted goes on in the next.
        if is_on(mark, "del", "moveFrom"):
            self._add(" ")
        else:
            self.end()

    def _take_box(self, box: Element, depth: int) -> None:
        """Read a box that stands beside the paragraph it is tied to: its words come before, as paragraphs."""
        above, fields = self.paragraphs.pop(), self._fields
        self.paragraphs.append("")
        self._fields = []
        self.take(box, depth + 1)
        self.end()
        self.paragraphs[-1], self._fields = above, fields

    def _turn(self, sign: str) -> None:
        if sign == "begin":
            self._fields.append(False)
        elif sign == "separate" and self._fields:
            self._fields[-1] = True
        elif sign == "end" and self._fields:
            self._fields.pop()

    def _add(self, words: str) -> None:
        if all(self._fields):
            self.paragraphs[-1] += words


def _main_part(archive: zipfile.ZipFile, name: str) -> str:
    relations = read_part(archive, "_rels/.rels", name)
    for relation in children(relations, "Relationship") if relations is not None else ():
        if value(relation, "Type").endswith("/officeDocument"):
            return value(relation, "Target").lstrip("/")
    return MAIN


def _is_gone(owner: Element) -> bool:
    """Return whether a run or a style has its words hidden or struck out."""
    return any(is_on(child, *GONE_IF_SET) for child in _properties(owner))


def _properties(owner: Element) -> Iterable[Element]:
    return (child for child in owner if local(child) == "rPr")
