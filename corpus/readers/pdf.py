"""The report in a PDF."""

from __future__ import annotations

import logging

from corpus.errors import ArticleError
from corpus.readers.document import MAX_ARTICLE, Details, Document, Reading
from corpus.readers.paragraphs import unwrap
from corpus.readers.plain import title_of
from corpus.readers.published import read_date

MAX_PAGES = 2000


def read_pdf(document: Document) -> Reading:
    """Yield the one report of a PDF: the text of its pages with the lines joined to paragraphs; read with pypdf.

    Raises:
        ArticleError: it is locked, damaged, or holds pictures of text only.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(document.stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ArticleError(f"{document.name}: this PDF is locked; remove its password first")
        if len(reader.pages) > MAX_PAGES:
            raise ArticleError(f"{document.name}: more than {MAX_PAGES:,} pages; split it into its articles")
        pages: list[str] = []
        for page in reader.pages:
            pages.append(page.extract_text())
            if sum(map(len, pages)) > MAX_ARTICLE:
                break
        facts = reader.metadata
        found = Details(
            title=" ".join(str(facts.title or "").split()) if facts else "",
            published=read_date(facts.creation_date, name=document.name) if facts else None,
        )
    except PyPdfError as error:
        raise ArticleError(
            f"{document.name}: this PDF is damaged ({str(error)[:80]}); print it again or give text"
        ) from error
    text = unwrap("\n".join(pages))
    if not text.strip():
        raise ArticleError(f"{document.name}: no text in this PDF, pictures of pages only; give the text")
    yield document.article(text, found.over(document.details).over(Details(title=title_of(document.name))))
