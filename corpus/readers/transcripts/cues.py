"""Cues: the pieces of subtitles (WebVTT, SubRip), each with its time."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.readers.transcripts.speech import clock

STAMP = r"(?:(\d{1,6}):)?(\d{1,3}):(\d{1,3})(?:[.,]\d{1,9})?"
TIMING = re.compile(rf"\s*{STAMP}\s*-->\s*{STAMP}(?=\s|$)")
"""The line that begins a cue."""
MIN_ROLLING = 3
"""Cues that show the end of the one before again from which a file's captions roll, if most cues do."""


@dataclass(frozen=True, slots=True)
class Cue:
    """The lines of one cue as they are written, and when it begins (HH:MM:SS)."""

    start: str
    lines: tuple[str, ...]


def find_cues(text: str) -> Iterator[Cue]:
    """Yield what stands below each timing, whatever blank lines it holds, up to the counter of the next cue.

    A number above a timing is its counter where the file counts its cues and the number stands apart or is the next
    one; any other is said.
    """
    lines = text.split("\n")
    timings = [(at, match) for at, line in enumerate(lines) if "-->" in line and (match := TIMING.match(line))]
    last = _counter(lines, timings[0][0], 0, None) if timings else -1
    counted = last >= 0
    number = int(lines[last]) if counted else 0
    ends = [at for at, _ in timings[1:]] + [len(lines)]
    for (at, match), below in zip(timings, ends, strict=False):
        end = below
        if counted and below < len(lines) and (found := _counter(lines, below, at + 1, number + 1)) >= 0:
            end, number = found, int(lines[found])
        hours, minutes, seconds = (int(group or 0) for group in match.groups()[:3])
        yield Cue(clock(hours * 3600 + minutes * 60 + seconds), tuple(lines[at + 1 : end]))


def unroll(cues: Sequence[Cue]) -> list[Cue]:
    """Return cues, lines without markup, each with only what it adds to the one before, where the captions roll.

    Live captions show the last line again above the new one, or a line as it grows; elsewhere what is said twice stays.
    """
    told = [replace(cue, lines=tuple(line.strip() for line in cue.lines if line.strip())) for cue in cues]
    told = [cue for cue in told if cue.lines]
    rolling = sum(
        _seen(above.lines, cue.lines) > 0 or _grown(above.lines, cue.lines, 0) for above, cue in pairwise(told)
    )
    if rolling < MIN_ROLLING or rolling * 2 <= len(told):
        return list(cues)
    found = told[:1]
    for above, cue in pairwise(told):
        seen = _seen(above.lines, cue.lines)
        lines = cue.lines[seen:]
        if _grown(above.lines, cue.lines, seen):
            lines = (lines[0][len(above.lines[-1]) :].strip(), *lines[1:])
        found.append(replace(cue, lines=lines))
    return found


def _seen(above: Sequence[str], lines: Sequence[str]) -> int:
    """Return how many lines of a cue are the last ones of the cue above."""
    most = min(len(above), len(lines))
    return next((count for count in range(most, 0, -1) if above[-count:] == lines[:count]), 0)


def _grown(above: Sequence[str], lines: Sequence[str], seen: int) -> bool:
    """Return whether the first new line is the last one above with more words."""
    return seen == 0 and lines[0].startswith(f"{above[-1]} ")


def _counter(lines: Sequence[str], timing: int, low: int, expected: int | None) -> int:
    """Return the line of the counter above a timing, -1 where there is none."""
    at = timing - 1
    while at >= low and not lines[at].strip():
        at -= 1
    if at < low or not re.fullmatch(r"\s*[0-9]{1,9}\s*", lines[at]):
        return -1
    apart = at == timing - 1 and (at == low or not lines[at - 1].strip())
    return at if expected is None or apart or int(lines[at]) == expected else -1
