"""WebVTT (W3C): captions of a recording, whose voices say who speaks."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from corpus.readers.decoding import decode_lines
from corpus.readers.document import Details, Document, Reading
from corpus.readers.transcripts.cues import Cue, find_cues, unroll
from corpus.readers.transcripts.names import CHANGE, say_by_names
from corpus.readers.transcripts.speech import Said, article_of_speech

HEAD = re.compile(r"WEBVTT(?:[ \t]+[-–—]*[ \t]*(?P<title>[^\n]*))?(?:\n|$)")
LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2})\b", re.MULTILINE)
VOICE = re.compile(r"<v(?:\.[^\s<>]*)?[ \t\n]([^<>]*)>")
TAG = re.compile(r"</?(?:[cibuv]|ruby|rt|lang)(?:\.[^<>\s]*)?(?:[ \t\n][^<>]*)?>|<[\d:.]+>|</>")
UPPER = re.compile(r"<rt(?:\.[^<>\s]*)?>[^<]*")
"""The upper line of ruby: how a word is read, which nobody says beside it."""


def read_webvtt(document: Document) -> Reading:
    """Yield the recording as one article, each voice's words a turn with the time where they begin.

    A cue without a voice goes on with the last one, unless a sign says that somebody else begins. In a file without
    voices, names with a colon before the words are read.

    Raises:
        ArticleError: nobody who speaks is named.
    """
    text = decode_lines(document.read()).lstrip("\ufeff \t\n")
    head = HEAD.match(text)
    top = text.split("\n\n", 1)[0]
    language = LANGUAGE.search(top)
    found = Details(
        title=" ".join(html.unescape((head and head["title"]) or "").split()),
        language=language[1].lower() if language else "",
    )
    cues = [Cue(cue.start, tuple(_spoken(cue.lines))) for cue in find_cues(text)]
    if VOICE.search(text):
        pieces = _say_by_voices(cues)
    else:
        plain = unroll([Cue(cue.start, tuple(map(_plain, cue.lines))) for cue in cues])
        pieces = say_by_names((line, cue.start) for cue in plain for line in cue.lines)
    yield article_of_speech(document, pieces, found)


def _spoken(lines: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a cue: all up to its blank line, and none of the comments or the next cue's name below it.

    A line of nothing but blanks above the words ends no cue: captions that roll keep room with it.
    """
    said = False
    for line in lines:
        if not line or (said and not line.strip()):
            return
        said = said or bool(line.strip())
        yield line


def _say_by_voices(cues: list[Cue]) -> Iterator[Said]:
    now = ""
    for cue in cues:
        first, *voices = VOICE.split("\n".join(cue.lines))
        for name, words in zip([None, *voices[::2]], [first, *voices[1::2]], strict=True):
            now = now if name is None else html.unescape(name)
            for at, line in enumerate(_plain(words).split("\n")):
                sign = CHANGE.match(line)
                # Right behind a voice the sign is that voice's.
                now = "" if sign and (at or name is None) else now
                yield Said(now, line[sign.end() :] if sign else line, cue.start)


def _plain(words: str) -> str:
    return html.unescape(TAG.sub("", UPPER.sub("", words)))
