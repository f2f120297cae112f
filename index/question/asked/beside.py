"""Beside: a name that stands behind a description, or before one or what it tells, and says whom it means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import load_words
from corpus.people.roles import noun_of
from index.question.asked.asked import Asked, Target
from index.question.asked.forms.misspelled import correct, may_be_whole
from index.question.asked.named import read_mention, read_spelled
from index.question.descriptions.phrase import is_pause, read_phrase
from index.question.frames.frames import ABOUT, ASKING, AUXILIARY, FRAME, is_speech
from index.question.frames.slots import Slot
from index.question.frames.verbs import CLAUSE_ENDS
from index.question.mentions import Mention, are_cased
from index.question.nameforms import CALLED, TITLES, Form
from index.question.names import Names
from index.question.parts.strangers import strange_name
from index.question.tokens import Token

TOLD = frozenset({"what", "how", "why", "that"})
PERSONAL = frozenset({"he", "she", "they", "we", "i"})
"""Behind a name what leads to what somebody told, and who else does it there."""
MAX_NAME, MAX_PLACE = 3, 4
MAX_OFFICE = 2
SEEN_AT = frozenset({"on", "in", "at", "with", "from"})
"""What leads to where somebody described is seen or from."""
MAX_WHOLE, MAX_ASIDE = 4, 8
"""How many words a name has with what stands inside it, and what tells more of whoever bears it."""


def named_behind(
    tokens: Sequence[Token],
    gaps: Sequence[str],
    slot: Slot,
    mentions: Sequence[Mention],
    names: Names,
    *,
    found: Target,
) -> Target:
    """Return whom a name means that stands behind a description: "head of the bread watchdog, Ole Brix, on loaves".

    A name nobody has is unknown, whoever the description fits; `found` where no name stands there.
    """
    if titled := _titled(tokens, gaps, slot, mentions):
        read = read_mention(tokens, titled, names) if titled.speakers else Target()
        text = " ".join(token.text for token in tokens[titled.start : titled.end])
        read = read if read.asked else Target(unknown=text)
        return replace(read, used=read.used | frozenset(range(slot.start, titled.end)))
    opens = slot.end < len(tokens) and not frozenset(",(").isdisjoint(gaps[slot.end])
    begins = slot.end if opens else 0 if found.asked else _behind_place(tokens, gaps, slot.end)
    if not begins or read_phrase(tokens, slot.start, slot.end) is None:
        return found
    start = next((at for at in range(begins, len(tokens)) if tokens[at].fold not in TITLES), len(tokens))
    known = next((one for one in mentions if one.start == start and one.is_person), None)
    end = known.end if known else _end_of_stranger(tokens, gaps, start)
    if end == start or tokens[end - 1].owns or not _closes(tokens, gaps, end):
        return found
    if not opens and (end == len(tokens) or not is_pause(gaps[end]) or end - start == 1):
        return found
    span = frozenset(range(start, end))
    read = (
        read_mention(tokens, known, names) if known else read_spelled(tokens[start:end], span, names, known_only=False)
    )
    return replace(read, used=read.used | frozenset(range(slot.start, end)))


def _titled(tokens: Sequence[Token], gaps: Sequence[str], slot: Slot, mentions: Sequence[Mention]) -> Mention | None:
    """Return the whole name right behind an office that a question begins with: "gov ama lind said what on tolls"."""
    start = slot.end
    begins = all(token.fold in FRAME and token.fold not in {"the", "that"} for token in tokens[: slot.start])
    if not begins or start >= len(tokens) or start - slot.start > MAX_OFFICE or gaps[start].strip(" ."):
        return None
    if tokens[slot.start].fold in {"the", "that"} or read_phrase(tokens, slot.start, start) is None:
        return None
    known = next((one for one in mentions if one.start == start and one.of_person and one.end > start + 1), None)
    strange = strange_name(tokens, start)
    if not known and strange:
        known = Mention(start, strange.stop, (), Form.FULL, clash=True)
    return known if known and not tokens[known.end - 1].owns else None


def _behind_place(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> int:
    """Return where a name may begin behind where a description is seen: "that comic on the box, Ama Lind:"; else 0."""
    places = range(start + 1, min(len(tokens), start + MAX_PLACE + 1)) if start < len(tokens) else ()
    pause = next((at for at in places if is_pause(gaps[at])), 0)
    return pause if pause and tokens[start].fold in SEEN_AT and "," in gaps[pause] else 0


def named_before(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom a name means that begins a question, spelled otherwise, and that a description tells more of.

    In "ole bricks, ferry union, on loaves" it is Ole Brix, or a stranger, and never the union. A name in front that is
    known says itself whom it means.
    """
    start = next((at for at, token in enumerate(tokens) if token.fold not in FRAME | TITLES), len(tokens))
    end = next((at for at in range(start + 2, min(len(tokens), start + MAX_WHOLE + 1)) if is_pause(gaps[at])), 0)
    inside = [one for one in mentions if one.start < end and start < one.end and one.is_printed]
    if not end or "," not in gaps[end] or any(one.start <= start and end <= one.end for one in inside):
        return Target()
    places = range(end + 1, min(len(tokens), end + MAX_ASIDE + 1))
    close = next((at for at in places if _ends_aside(tokens, gaps, at)), end)
    told = [token.fold for token in tokens[end:close] if token.fold not in FRAME]
    folds = [token.fold for token in tokens[start:end]]
    asks = not told or tokens[end].fold in ASKING
    if asks or not may_be_whole(folds) or _is_another(tokens, (end, close), mentions):
        return Target()
    text = " ".join(token.text for token in tokens[start:end])
    used = frozenset(range(start, close))
    if meant := correct(folds, names, beside=told):
        return Target((Asked(text, meant, "correction"),), used)
    strange = strange_name(tokens, start).stop == end
    return Target(used=used, unknown=text) if strange else Target()


def read_telling(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom the whole name means that a question begins with, before what they told: "ama lind what Brix said".

    In the order of a statement that is what Ama Lind speaks of; "ama lind what did Brix say" asks Brix.
    """
    begun = next((at for at, token in enumerate(tokens[: MAX_WHOLE + 1]) if token.fold in TOLD), 0)
    end = begun + 1
    if not begun or end + 1 >= len(tokens) or any(token.owns for token in tokens[:begun]) or gaps[begun] != " ":
        return Target()
    named = tokens[end].fold in PERSONAL or any(each.start == end for each in mentions)
    if not named or tokens[end].fold in AUXILIARY:
        return Target()
    one = next((one for one in mentions if one.end == begun and one.of_person and one.form is not Form.FIRST), None)
    if one and not one.start:
        return read_mention(tokens, one, names)
    part, span = [token.fold for token in tokens[:begun]], frozenset(range(begun))
    text = " ".join(token.text for token in tokens[:begun])
    if one or FRAME.intersection(part) or any(map(noun_of, part)):
        return Target()
    if meant := correct(part, names):
        return Target((Asked(text, meant, "correction"),), span)
    strange = strange_name(tokens, 0).stop == begun
    strange = strange or (names.has_many_articles() and not any(names.are_printed(part)))
    return Target(used=span, unknown=text) if strange else Target()


def read_titled(tokens: Sequence[Token], gaps: Sequence[str], mentions: Sequence[Mention], names: Names) -> Target:
    """Return whom a name with its title means that a question begins with, be it a stranger's; else nobody.

    A pause or the topic stands behind it, or the question is a row of words: "sheriff kolb ferries".
    """
    start = next((at for at, token in enumerate(tokens) if token.fold not in FRAME), len(tokens))
    one = next((one for one in mentions if one.start in {start, start + 1} and one.of_person), None)
    if one is None or tokens[start].fold not in CALLED or tokens[one.end - 1].owns:
        return Target()
    behind = tokens[one.end].fold if one.end < len(tokens) else ""
    closes = not behind or is_pause(gaps[one.end]) or behind in ABOUT
    row = (ABOUT | ASKING | AUXILIARY).isdisjoint(token.fold for token in tokens)
    return read_mention(tokens, one, names) if row or (closes and not start) else Target()


def _ends_aside(tokens: Sequence[Token], gaps: Sequence[str], at: int) -> bool:
    return is_pause(gaps[at]) or not CLAUSE_ENDS.isdisjoint(gaps[at]) or tokens[at].fold in ABOUT


def _is_another(tokens: Sequence[Token], aside: tuple[int, int], mentions: Sequence[Mention]) -> bool:
    """Return whether an aside is somebody else's name: "ama lindt, ole brix, on loaves" asks both."""
    return any(
        one.start == aside[0] and one.end == aside[1] and one.of_person and not tokens[one.end - 1].owns
        for one in mentions
    )


def _end_of_stranger(tokens: Sequence[Token], gaps: Sequence[str], start: int) -> int:
    """Return where a first name and a surname end that begin at `start`; `start` where none do."""
    places = range(start, min(len(tokens), start + MAX_NAME))
    stop = next((at for at in places if at > start and (is_pause(gaps[at]) or tokens[at].fold in FRAME)), places.stop)
    first = tokens[start].fold if start < stop else ""
    if first not in load_first_names() or first in AUXILIARY or stop == start + 1:
        return start
    # In small letters "mark" and "grace" are words.
    small = not are_cased(tokens) and stop == start + 2 and first not in load_words("names that are words")
    return stop if small or all(tokens[at].namelike for at in range(start, stop)) else start


def _closes(tokens: Sequence[Token], gaps: Sequence[str], end: int) -> bool:
    """Return whether a name that ends at `end` stands for itself: a pause, the topic or a verb of saying follows."""
    if end == len(tokens) or is_pause(gaps[end]):
        return True
    return tokens[end].fold in ABOUT | {"and"} or is_speech(tokens[end].fold)
