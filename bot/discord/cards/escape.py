"""Foreign text in a Discord message: every character is read as itself, nothing is markup, a mention or a link.

`discord.utils.escape_markdown` leaves lists, headings in the middle of a message, timestamps, custom emoji and bare
URLs alive. Discord's parser shows any non-alphanumeric character after a backslash as itself, so each character that
can begin or close a construct gets one.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import numpy as np
import numpy.typing as npt

from bot.discord.limits import code_points, weights
from bot.wording.printable import printable

STEERS = r"\*_~`|<>[]@#:/"
SPECIAL = re.compile(f"[{re.escape(STEERS)}]")
LIST = re.compile(r"(?m)^([^\S\n]*)([-+])")
NUMBERED = re.compile(r"(?m)^([^\S\n]*\d+)\.")
BREAKS = "\n\u2028\u2029"
"""What is shown as the end of a line."""
UNESCAPED = re.compile(r"\\([^0-9A-Za-z\s])")
MAX_URL = 800
URL_SAFE = "/:?#@!$&'*+,;=%~-._"
A_LINE = len("> ****\\")
"""What a line of a quotation has beside its words: the bar, bold, and a backslash where it begins like a list."""


def escape(text: str) -> str:
    """Return Discord markup that is read as `text`, control and bidirectional characters shown as U+FFFD."""
    escaped = SPECIAL.sub(r"\\\g<0>", printable(text))
    escaped = LIST.sub(r"\1\\\2", escaped)
    return NUMBERED.sub(r"\1\\.", escaped)


def unescape(markup: str) -> str:
    """Return the text that escaped markup is read as."""
    return UNESCAPED.sub(r"\1", markup)


def blockquote(markup: str) -> str:
    """Return markup as a quotation: every line of it stands behind a bar."""
    return "\n".join(f"> {line}" for line in markup.split("\n"))


def weigh_quoted(text: str) -> npt.NDArray[np.integer]:
    """Return at most how much of a message each character takes where it is quoted, in bold or not, beside `A_LINE`."""
    points = code_points(text)
    special, breaks = (np.isin(points, code_points(those)) for those in (STEERS, BREAKS))
    return weights(text) + special + A_LINE * breaks


def link(label: str, url: str, *, longest: int = MAX_URL) -> str:
    """Return a link under an escaped label, or the label alone where `url` is no web address or too long."""
    address = web_address(url)
    return f"[{escape(label)}]({address})" if 0 < len(address) <= longest else escape(label)


def web_address(url: str) -> str:
    """Return `url` fit to stand in markup, or nothing where it is no http or https address."""
    try:
        parts = urlsplit(url.strip())
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return ""
    except ValueError:
        return ""
    return quote(url.strip(), safe=URL_SAFE, errors="replace")
