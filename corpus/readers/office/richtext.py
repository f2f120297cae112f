"""RTF: rich text, as it stands on the page (Microsoft's Rich Text Format Specification 1.9.1).

What was deleted while changes were tracked, struck out or hidden is left out, as are comments, running heads and the
codes of fields; notes and text boxes are in. striprtf, the library there is, keeps deleted and hidden words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from corpus.errors import ArticleError
from corpus.readers.document import Details, Document, Reading
from corpus.readers.labels import codec_of
from corpus.readers.office.parts import PLACEHOLDERS, tidy
from corpus.readers.plain import called_by_file

TOKEN = re.compile(
    rb"\\(?:([a-zA-Z]{1,32})(-?\d{1,10})? ?|'([0-9a-fA-F]{2})|([^a-zA-Z]))|([{}])|[\r\n]+|([^\\{}\r\n]+)"
)
UNSEEN = frozenset(
    b"fonttbl colortbl stylesheet listtable listoverridetable revtbl rsidtbl generator info pict object objdata header "
    b"headerl headerr headerf footer footerl footerr footerf ftnsep ftnsepc aftnsep aftnsepc fldinst annotation atnid "
    b"atnauthor atndate atnref atntime listtext pntext pntxta pntxtb sn sv bkmkstart bkmkend datafield themedata "
    b"colorschememapping latentstyles datastore xmlnstbl filetbl tc xe private nonshppict template title".split()
)
"""Groups whose words are not on the page."""
SEEN = frozenset(b"shpinst shptxt ud".split())
"""Groups that are, though marked as ones older programs leave out."""
APART = frozenset(b"footnote shptxt".split())
"""Groups in the middle of a paragraph whose words come behind the report."""
BREAKS = {b"par": "\n", b"line": "\n", b"page": "\n", b"sect": "\n", b"row": "\n", b"cell": "\n", b"nestcell": "\n"}
SIGNS = {
    **{b"tab": " ", b"emspace": " ", b"enspace": " ", b"emdash": "—", b"endash": "–", b"bullet": "•"},
    **{b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”"},
}
SYMBOLS = {b"~": " ", b"_": "-", b"-": "", b"{": "{", b"}": "}", b"\\": "\\", b"\n": "\n", b"\r": "\n"}
OFF = {b"v", b"strike", b"striked", b"deleted"}
"""Properties of letters that take them off the page."""
CHARSETS = {
    **{128: "cp932", 129: "cp949", 130: "johab", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254"},
    **{
        77: "mac_roman",
        163: "cp1258",
        177: "cp1255",
        178: "cp1256",
        186: "cp1257",
        204: "cp1251",
        222: "cp874",
        238: "cp1250",
    },
}
"""Code pages by the number of a font's set of characters."""
PROGRAMS = {b"mac": "mac_roman", b"pc": "cp437", b"pca": "cp850", b"ansi": "cp1252"}
MAX_DEPTH = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What holds inside a group: whether its words are seen, by which properties not, and how bytes are letters."""

    seen: bool = True
    off: frozenset[bytes] = frozenset()
    codec: str = ""
    skip: int = 1
    """Letters that stand in for one written by its number."""
    place: bytes = b""
    """The group that is read for another reason than its words."""


def read_rtf(document: Document) -> Reading:
    """Yield the one report of a document; its title is that of its properties, else the file's name. It has no date.

    Raises:
        ArticleError: its groups are nested without end, or it holds no words.
    """
    text, title = _Page(document.name).read(document.read())
    title = "" if title.lower() in PLACEHOLDERS else title
    yield document.article(tidy([text]), called_by_file(Details(title=title), document))


class _Page:
    """What has been read of a document so far."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._words: list[str] = []
        self._apart: list[str] = []
        self._title: list[str] = []
        self._bytes = bytearray()
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._states = [_State()]
        self._left_out = 0
        self._high = ""
        self._first = False

    def read(self, data: bytes) -> tuple[str, str]:
        """Return the text of a document and the title in its properties."""
        at, end = 0, len(data)
        while at < end:
            token = TOKEN.match(data, at)
            if not token:
                at += 1
                continue
            at = token.end()
            word, number, byte, symbol, brace, letters = token.groups()
            if word == b"bin":
                at += max(0, int(number or 0))
            elif word:
                self._obey(word, int(number) if number else None)
            elif byte:
                self._take(bytes([int(byte, 16)]))
            elif symbol == b"*":
                self._first = True
                continue
            elif symbol:
                self._flush()
                self._add(SYMBOLS.get(symbol, ""))
            elif brace:
                self._nest(brace)
            elif letters:
                self._take(letters)
            if word or byte or symbol or letters:
                self._first = False
        self._flush()
        return "".join([*self._words, *self._apart]), " ".join("".join(self._title).split())

    def _nest(self, brace: bytes) -> None:
        self._flush()
        self._left_out = 0
        if brace == b"{":
            if len(self._states) > MAX_DEPTH:
                raise ArticleError(f"{self._name}: groups nested more than {MAX_DEPTH:,} deep; save the document again")
            self._states.append(self._states[-1])
        elif len(self._states) > 1:
            self._states.pop()

    def _obey(self, word: bytes, number: int | None) -> None:
        state = self._states[-1]
        if word == b"u" and number is not None:
            self._flush()
            self._add_code(number & 0xFFFF)
            self._left_out = state.skip
            return
        self._flush()
        self._left_out = 0
        if (self._first and word not in SEEN) or word in UNSEEN:
            self._states[-1] = replace(state, seen=False, place=word)
        elif word in APART:
            self._apart.append("\n")
            self._states[-1] = replace(state, place=word)
        elif word in {b"upr", b"ud"}:
            # Of two spellings of the same words the second is in Unicode.
            self._states[-1] = replace(state, seen=word == b"ud" and self._was_seen())
        elif word in BREAKS or word in SIGNS:
            self._add(BREAKS.get(word) or SIGNS[word])
        elif word in OFF:
            off = state.off | {word} if number != 0 else state.off - {word}
            self._states[-1] = replace(state, off=off)
        elif word == b"plain":
            self._states[-1] = replace(state, off=frozenset(), codec="")
        elif word == b"uc":
            self._states[-1] = replace(state, skip=max(0, number or 0))
        elif word == b"f" and number is not None:
            self._font = number
            self._states[-1] = replace(state, codec=self._fonts.get(number, ""))
        elif word == b"fcharset" and number in CHARSETS:
            self._fonts[self._font] = CHARSETS[number]
        elif word == b"ansicpg" and number:
            self._codec = codec_of(f"cp{number}") or self._codec
        elif word in PROGRAMS:
            self._codec = PROGRAMS[word]

    def _was_seen(self) -> bool:
        """Return whether the group around the one that has two spellings is on the page."""
        return len(self._states) < 3 or self._states[-3].seen

    def _take(self, letters: bytes) -> None:
        if self._left_out:
            gone = min(self._left_out, len(letters))
            self._left_out -= gone
            letters = letters[gone:]
        if self._states[-1].seen or self._states[-1].place == b"title":
            self._bytes += letters

    def _flush(self) -> None:
        """Make letters of the bytes that stand together: two of them may be one letter."""
        if self._bytes:
            codec = self._states[-1].codec or self._codec
            self._add(bytes(self._bytes).decode(codec, errors="replace"))
            self._bytes.clear()

    def _add_code(self, code: int) -> None:
        """Add a letter by its number; one beyond 65,535 comes as two."""
        if 0xD800 <= code < 0xDC00:
            self._high = chr(code)
            return
        pair, self._high = self._high + chr(code), ""
        self._add(pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))

    def _add(self, words: str) -> None:
        state = self._states[-1]
        if state.place == b"title":
            self._title.append(words)
        elif state.seen and not state.off:
            (self._apart if state.place in APART else self._words).append(words)
