"""Podcasting 2.0 transcripts in JSON: segments of a word or a phrase, each with its speaker and second."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence

from corpus.readers.transcripts.speech import Said, clock

CLOSING = re.compile(r"\s*[,.;:!?…%)\]’”]+\s*")
WORDS = ("body", "text")
START = ("startTime", "start")
"""Names in the specification of the Podcast Namespace, and those of programs that transcribe."""


def segments_of(record: Mapping[str, object]) -> Sequence[Mapping[str, object]]:
    """Return the segments of a record, empty where it has none with words or none of them names a speaker."""
    spoken = _spoken(record)
    return spoken if any(str(each.get("speaker") or "").strip() for each in spoken) else []


def names_nobody(record: Mapping[str, object]) -> bool:
    """Return whether a record has segments with words and none of them names a speaker."""
    return bool(_spoken(record)) and not segments_of(record)


def say_by_segments(segments: Sequence[Mapping[str, object]]) -> Iterator[Said]:
    """Yield what each speaker says; a segment without a speaker goes on with the last one, one with "" is nobody's.

    Segments are joined by a blank, unless most bring their own, and punctuation joins what it follows.
    """
    blank = sum(words != words.strip() for words in map(_words, segments)) * 2 < len(segments)
    label, place = "", ""
    parts: list[str] = []
    for segment in segments:
        speaker, words = segment.get("speaker"), _words(segment)
        now = label if speaker is None else str(speaker).strip()
        if parts and now != label:
            yield Said(label, "".join(parts), place)
            parts = []
        if not parts:
            label, place = now, _place(segment)
        parts.append(f" {words}" if blank and not CLOSING.fullmatch(words) else words)
    yield Said(label, "".join(parts), place)


def _spoken(record: Mapping[str, object]) -> list[Mapping[str, object]]:
    segments = record.get("segments")
    found = [each for each in segments if isinstance(each, Mapping)] if isinstance(segments, list) else []
    return [each for each in found if _words(each).strip()]


def _words(segment: Mapping[str, object]) -> str:
    return next((words for name in WORDS if isinstance(words := segment.get(name), str)), "")


def _place(segment: Mapping[str, object]) -> str:
    for name in START:
        try:
            second = float(str(segment[name]))
        except (KeyError, ValueError):
            continue
        return clock(second) if math.isfinite(second) else ""
    return ""
