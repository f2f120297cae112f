"""Newsletters and reports sent by e-mail: one message, or a mailbox of them."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from corpus.errors import ArticleError
from corpus.readers.cleaning import clean_page
from corpus.readers.decoding import decode, decode_declared
from corpus.readers.document import Details, Document, ReadFailure, Reading
from corpus.readers.fragments import text_of
from corpus.readers.paragraphs import unwrap, unwrap_if_wrapped
from corpus.readers.published import read_date

MESSAGE_START = re.compile(rb"(?:\A|\n\r?\n)From [^\r\n]{1,200}\d:\d\d[^\r\n]{0,60}\r?\n(?=[A-Za-z-]+:)")
"""The line between two messages of a mailbox: it has a time of day, other than a report's line "From the archive"."""
STUFFED = re.compile(rb"^>(>*From )", re.MULTILINE)
SIGNATURE = re.compile(r"\n-- ?\n(?!.*\n-- ?\n)", re.DOTALL)


def read_mail(document: Document) -> Reading:
    """Yield the report of each message: its plain text, lines joined to paragraphs, or else its HTML, both cleaned.

    Raises:
        ArticleError: the one message there is holds no text.
    """
    data = document.read()
    # What does not open as a mailbox is one message, whatever its lines say.
    starts = list(MESSAGE_START.finditer(data)) if MESSAGE_START.match(data) else []
    ends = [match.start() for match in starts[1:]] + [len(data)]
    messages = [data[start.end() : end] for start, end in zip(starts, ends, strict=False)] or [data]
    for number, message in enumerate(messages, 1):
        name = f"{document.name}: message {number}" if len(messages) > 1 else document.name
        try:
            text, found = _read_message(STUFFED.sub(rb"\1", message), name)
            yield document.article(text, found)
        except ArticleError as error:
            yield ReadFailure(name, f"{name}: {str(error).removeprefix(document.name).lstrip(': ')}")


def _read_message(data: bytes, name: str) -> tuple[str, Details]:
    try:
        message = message_from_bytes(data, policy=policy.default)
        assert isinstance(message, EmailMessage)
        sender, address = parseaddr(str(message.get("From", "")))
        found = Details(
            title=" ".join(str(message.get("Subject", "")).split()),
            outlet=sender or address.rsplit("@", 1)[-1],
            published=read_date(str(message.get("Date", "")), name=name),
            language=str(message.get("Content-Language", ""))[:2].lower(),
        )
        plain, page = _plain_text(message), _body(message, "html")
    except (MessageError, LookupError, ValueError, AttributeError, TypeError, IndexError) as error:
        raise ArticleError(f"{name}: this e-mail is damaged ({type(error).__name__}); save it again") from error
    text = clean_page(plain)
    marked = text_of(page) if page else ""
    # Newsletters often send "open this in a browser" as their plain text.
    return (marked if len(marked) > 2 * len(text) else text), found


def _plain_text(message: EmailMessage) -> str:
    """Return the plain text with a line for each paragraph, as the mail's own flow or else its look says."""
    part = message.get_body(preferencelist=("plain",))
    text = SIGNATURE.split(_body(message, "plain").replace("\r\n", "\n"), maxsplit=1)[0]
    if part is None or str(part.get_param("format", "")).lower() != "flowed":
        return unwrap(text)
    return unwrap_if_wrapped(_flowed(text, delete_blank=str(part.get_param("delsp", "")).lower() == "yes"))


def _flowed(text: str, *, delete_blank: bool) -> str:
    """Return text of `format=flowed` (RFC 3676) with its soft line breaks undone, and without signs of quotation."""
    paragraphs: list[str] = []
    above: tuple[int, str] | None = None
    for line in text.split("\n"):
        rest = line.lstrip(">")
        depth, words = len(line) - len(rest), rest.removeprefix(" ")
        if above and above[0] == depth and above[1].endswith(" "):
            paragraphs[-1] += words
        else:
            paragraphs.append(words)
        above = (depth, words)
        if delete_blank and words.endswith(" "):
            paragraphs[-1] = paragraphs[-1][:-1]
    return "\n".join(paragraphs)


def _body(message: EmailMessage, kind: str) -> str:
    part = message.get_body(preferencelist=(kind,))
    if part is None:
        return ""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    charset = part.get_content_charset() or ""
    # What a page inside a mail says of itself is what it said before it was mailed.
    return decode_declared(data, charset) if charset or kind == "html" else decode(data)
