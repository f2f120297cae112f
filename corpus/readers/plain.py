"""Plain text and Markdown with front matter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePath

from corpus.errors import ArticleError
from corpus.readers.decoding import decode_lines
from corpus.readers.document import Details, Document, Reading
from corpus.readers.fields import take_details
from corpus.readers.markdown import strip_markup
from corpus.readers.paragraphs import unwrap_if_wrapped

HEADING = re.compile(r"\s*#[^\S\n]+(\S[^\n]*)")
CLOSING = re.compile(r"(?:(?<=\s)|^)#+$")
FRONT = re.compile(r"---[ \t]*\n(?=[^\n]*\S)(.*?)^---[ \t]*$", re.DOTALL | re.MULTILINE)
"""Front matter: it has an end, and unlike a rule across the page it is no blank line that follows its opening."""
FIELD = re.compile(r"(?:#[^\n]*\n)*[\"']?[^\W\d_][\w-]*[\"']?[ \t]*:(?:\s|$)")


def read_text(document: Document) -> Reading:
    """Yield the one report of a plain text: the file, hard-wrapped lines joined; its title is the file's name."""
    text = unwrap_if_wrapped(decode_lines(document.read()))
    yield document.article(text, Details(title=document.details.title or title_of(document.name)))


def read_markdown(document: Document) -> Reading:
    """Yield the one report of a Markdown file: the text below the front matter, which gives title, outlet, date, url.

    Signs of links and emphasis are left out and hard-wrapped lines joined. Without front matter the text is kept whole
    and the first heading is the title.

    Raises:
        ArticleError: the front matter is not valid YAML, or there is no text below it.
    """
    whole = decode_lines(document.read())
    body, fields = _split_front_matter(whole, document.name)
    text = unwrap_if_wrapped(strip_markup(body))
    found = take_details(fields, document)
    if not found.title and not document.details.title:
        found = found.over(Details(title=_heading_of(text) or title_of(document.name)))
    id = fields.get("id")
    yield document.article(text, found, id=str(id) if id and isinstance(id, str | int) else "")


def _heading_of(text: str) -> str:
    """Return the heading that a text begins with, without the signs around it; nothing where it begins otherwise."""
    heading = HEADING.match(text)
    return CLOSING.sub("", heading[1].rstrip()).rstrip() if heading else ""


def called_by_file(found: Details, document: Document) -> Details:
    """Return what was found about a report, for the rest what its document knows, and the file's name for a title."""
    return found.over(document.details).over(Details(title=title_of(document.name)))


def title_of(name: str) -> str:
    """Return a title made of a file's name: "report-3.txt" gives "report-3"; standard input gives none."""
    last = name.rsplit(": ", 1)[-1]
    return "" if last == "standard input" else PurePath(last).stem


def _split_front_matter(text: str, name: str) -> tuple[str, Mapping[str, object]]:
    start = text.lstrip("\ufeff \t\n")
    front = FRONT.match(start)
    if not front or not FIELD.match(front[1]):
        return text, {}
    import frontmatter
    import yaml  # type: ignore[import-untyped]  # ships no types

    try:
        fields, body = frontmatter.parse(start)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 2}" if mark is not None else ""
        problem = " ".join(str(getattr(error, "problem", None) or "not YAML").split())
        raise ArticleError(
            f"{name}: front matter is not valid{place} ({problem}); put quotes round the value"
        ) from error
    except (ValueError, TypeError, RecursionError) as error:
        raise ArticleError(f"{name}: the front matter is not valid ({error}); write 'field: value' lines") from error
    if not isinstance(fields, Mapping):
        raise ArticleError(f"{name}: the front matter is not valid; write 'field: value' lines")
    return body, fields
