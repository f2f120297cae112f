"""ODT: a document of LibreOffice's and others', as it stands on the page (OASIS OpenDocument 1.3, part 3).

What was deleted while changes were tracked is kept apart and left out, as are comments, hidden sections, words that are
hidden or struck out, and the upper line of ruby; notes come at the end.
"""

from __future__ import annotations

import zipfile
import zlib
from xml.etree.ElementTree import Element

from corpus.errors import ArticleError
from corpus.readers.document import Details, Document, Reading
from corpus.readers.markup import children, local
from corpus.readers.office.parts import METHODS, SAVE_AS, language_in, read_part, tidy, title_in, value
from corpus.readers.plain import called_by_file

KIND = b"application/vnd.oasis.opendocument.text"
GONE = frozenset(
    {"tracked-changes", "annotation", "note-citation", "ruby-text", "hidden-text", "forms", "title", "desc", "script"}
    | {"sequence-decls", "variable-decls", "user-field-decls", "event-listeners"}
)
PARAGRAPHS = frozenset({"p", "h"})
MAX_BLANKS = 100
MAX_DEPTH = 200


def is_odt(archive: zipfile.ZipFile) -> bool:
    """Return whether an archive says it is an OpenDocument text; a template is one."""
    try:
        info = archive.getinfo("mimetype")
        if info.compress_type not in METHODS:
            return False
        with archive.open(info) as stream:
            return stream.read(len(KIND)) == KIND
    except (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError):
        return False


def read_odt(document: Document, archive: zipfile.ZipFile) -> Reading:
    """Yield the one report of a document; its title is that of its properties, else of its title line, else the file's.

    It has no date: the days in a document's properties are those of its file.

    Raises:
        ArticleError: it is damaged, locked, too large, or holds no words.
    """
    manifest = read_part(archive, "META-INF/manifest.xml", document.name)
    if manifest is not None and next(children(manifest, "encryption-data"), None) is not None:
        raise ArticleError(f"{document.name}: this document is locked; remove its password first")
    content = read_part(archive, "content.xml", document.name)
    text = next(children(content, "text"), None) if content is not None else None
    if content is None or text is None:
        raise ArticleError(f"{document.name}: no text in this ODT file; {SAVE_AS}")
    styles = read_part(archive, "styles.xml", document.name)
    page = _Page([root for root in (styles, content) if root is not None])
    page.take(text, 0)
    page.paragraphs += page.notes
    facts = read_part(archive, "meta.xml", document.name)
    found = Details(title=title_in(facts) or page.title, language=language_in(facts))
    yield document.article(tidy(page.paragraphs), called_by_file(found, document))


class _Page:
    """The paragraphs read so far, and the notes to them."""

    def __init__(self, roots: list[Element]) -> None:
        self.paragraphs: list[str] = [""]
        self.notes: list[str] = []
        self.title = ""
        styles = [style for root in roots for style in children(root, "style")]
        self._hidden = {
            value(style, "name") for style in styles if any(map(_hides, children(style, "text-properties")))
        }
        self._titles = {"Title"} | {
            value(style, "name") for style in styles if value(style, "parent-style-name") == "Title"
        }

    def take(self, element: Element, depth: int) -> None:
        """Read what is in an element: its own words and what is below it, in order."""
        if depth > MAX_DEPTH:
            return
        words = local(element) in PARAGRAPHS or local(element) in {"span", "a", "ruby-base", "meta"} or depth == 0
        if words or _holds_words(element):
            self._add(element.text)
        for child in element:
            self._take_child(child, depth)
            self._add(child.tail)

    def _take_child(self, child: Element, depth: int) -> None:
        kind = local(child)
        if kind in GONE or value(child, "is-hidden") == "true" or self._is_hidden(child):
            return
        if kind in PARAGRAPHS:
            self._take_paragraph(child, depth)
        elif kind == "s":
            count = value(child, "c")
            self._add(" " * min(int(count) if count.isascii() and count.isdigit() else 1, MAX_BLANKS))
        elif kind == "tab":
            self._add(" ")
        elif kind == "line-break":
            self.paragraphs[-1] += "\n"
        elif kind == "note":
            self._take_apart(child, depth, self.notes)
        elif kind == "text-box":
            self._take_apart(child, depth, None)
        else:
            self.take(child, depth + 1)

    def _take_paragraph(self, paragraph: Element, depth: int) -> None:
        if any(value(mark, "is-hidden") == "true" for mark in children(paragraph, "hidden-paragraph")):
            return
        self._end()
        self.take(paragraph, depth + 1)
        headed = value(paragraph, "style-name") in self._titles or (
            local(paragraph) == "h" and value(paragraph, "outline-level") == "1"
        )
        if headed and not self.title:
            self.title = " ".join(self.paragraphs[-1].split())
        self._end()

    def _take_apart(self, element: Element, depth: int, to: list[str] | None) -> None:
        """Read a note or a box in the middle of a paragraph: into the notes, or as paragraphs before it."""
        outer, self.paragraphs = self.paragraphs, [""]
        self.take(element, depth + 1)
        own, self.paragraphs = self.paragraphs, outer
        if to is None:
            self.paragraphs[-1:] = [*own, self.paragraphs[-1]]
        else:
            to += own

    def _is_hidden(self, element: Element) -> bool:
        return value(element, "display") == "none" or value(element, "style-name") in self._hidden

    def _end(self) -> None:
        if self.paragraphs[-1]:
            self.paragraphs.append("")

    def _add(self, words: str | None) -> None:
        # Line ends in the file are blanks on the page.
        self.paragraphs[-1] += (words or "").replace("\n", " ")


def _hides(properties: Element) -> bool:
    return value(properties, "display") == "none" or value(properties, "text-line-through-style") not in {"", "none"}


def _holds_words(element: Element) -> bool:
    return (
        element.tag.startswith("{urn:oasis:names:tc:opendocument:xmlns:text:")
        if isinstance(element.tag, str)
        else False
    )
