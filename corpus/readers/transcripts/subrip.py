"""SubRip (SRT): subtitles of a recording, with names before the words."""

from __future__ import annotations

import re

from corpus.readers.decoding import decode_lines
from corpus.readers.document import Details, Document, Reading
from corpus.readers.transcripts.cues import Cue, find_cues, unroll
from corpus.readers.transcripts.names import say_by_names
from corpus.readers.transcripts.speech import article_of_speech

TAG = re.compile(r"</?(?:[ibus]|font)(?:[ \t][^<>]*)?>|\{\\[^{}\n]*\}", re.IGNORECASE)


def read_subrip(document: Document) -> Reading:
    """Yield the recording as one article, the words under each name a turn with the time where they begin.

    All that stands below a timing is said, whatever blank lines and numbers are in it.

    Raises:
        ArticleError: nobody who speaks is named.
    """
    written = find_cues(decode_lines(document.read()))
    cues = unroll([Cue(cue.start, tuple(TAG.sub("", line) for line in cue.lines)) for cue in written])
    lines = ((line, cue.start) for cue in cues for line in cue.lines)
    yield article_of_speech(document, say_by_names(lines), Details())
