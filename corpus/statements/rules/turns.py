"""Turns: what is said under the labels of a transcript, a briefing, a debate, an interview or a street poll."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.lexicon.folding import fold
from corpus.lexicon.places import load_places
from corpus.statements.draft import Draft, Range
from corpus.statements.rules.label import MAX_LABEL, STUCK, Label, may_be_initials, read_label, stuck_label
from corpus.text.grammar import FINITE, SUBJECTS
from corpus.text.reading import OUTSIDE, Reading

ASKED = "asked"
"""The rule of what is asked under a label that names nobody: no statement, and nothing inside it is one."""
MIN_WORDS = 2
"""Words of an answer; a bare "Yes" says nothing without its question."""
SENTENCE_ENDS = frozenset({".", "?", "!", "…", "...", "”", '"', ")", "]", "—", "–", "-", "--"})
HALF = 0.5
MAX_LINE, TIMES = 40, 2
"""Characters of a name in a line of its own that is a label, and how often each of them stands there."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """The label of paragraph number `paragraph`, in tokens: its name, its last token, where its words begin.

    They begin in paragraph number `first`, behind a label in a line of its own in the next.
    """

    label: Label
    paragraph: int
    name: Range
    mark: int
    start: int
    first: int


def read_turns(paragraphs: Sequence[Range], reading: Reading) -> list[Draft]:
    """Return what is said under each label of an exchange, and what is asked; none where the text holds no exchange.

    A turn runs to the next label. The last one ends with its paragraph: what follows an exchange is the paper's again.
    """
    turns = [turn for number, paragraph in enumerate(paragraphs) if (turn := _turn(number, paragraph, reading))]
    turns = sorted((*turns, *_name_lines(paragraphs, reading)), key=lambda turn: turn.paragraph)
    if len(turns) < 2:
        return []
    turns = _as_asked(_borne_out(turns, paragraphs, reading), paragraphs, reading)
    if not _is_exchange(turns, len(paragraphs)) or not _is_talk(turns, paragraphs, reading):
        return []
    return list(_said(turns, paragraphs, reading))


def _turn(number: int, paragraph: Range, reading: Reading) -> _Turn | None:
    """Return the label a paragraph begins with, in tokens."""
    doc, (start, end) = reading.doc, paragraph
    at = doc[start].idx
    words = reading.text[at : min(at + MAX_LABEL, doc[end - 1].idx + len(doc[end - 1]))]
    label = stuck_label(words) if _is_stuck(start, end, reading) else read_label(words)
    if label is None:
        return None
    places = [token.i for token in doc[start : min(end, start + MAX_LABEL)]]
    name = [i for i in places if label.start <= doc[i].idx - at < label.end]
    before = [i for i in places if doc[i].idx - at < label.words and not doc[i].is_space]
    first = before[-1] + 1 if before else start
    return _Turn(label, number, (name[0], name[-1] + 1), before[-1], first, number) if name else None


def _name_lines(paragraphs: Sequence[Range], reading: Reading) -> list[_Turn]:
    """Return the labels that are a name in a line of its own, above the words: two names that come again and again."""
    found: list[_Turn] = []
    for number, (start, behind) in enumerate(paragraphs[:-1]):
        end = _end(start, behind, reading)
        line = reading.text[reading.doc[start].idx : reading.doc[end - 1].idx + len(reading.doc[end - 1])]
        label = read_label(f"{line}:") if len(line) <= MAX_LINE and " " in line else None
        if label is not None and label.sort in {"named", "maybe"} and (label.start, label.end) == (0, len(line)):
            found.append(_Turn(label, number, (start, end), end - 1, end, number + 1))
    counts = Counter(turn.label.key for turn in found)
    again = {key for key, times in counts.items() if times >= TIMES}
    sure = any(turn.label.sort == "named" and turn.label.key in again for turn in found)
    if not sure or len(again) < 2:
        return []
    return [replace(turn, label=replace(turn.label, sort="named")) for turn in found if turn.label.key in again]


def _is_stuck(start: int, end: int, reading: Reading) -> bool:
    """Return whether a letter was parted from the word it is stuck to."""
    letter = reading.doc[start]
    return letter.text in STUCK and start + 1 < end and reading.doc[start + 1].is_alpha and not letter.whitespace_


def _borne_out(turns: list[_Turn], paragraphs: Sequence[Range], reading: Reading) -> list[_Turn]:
    """Return the turns whose labels are somebody: surely, by other labels, or among turns and over whole sentences."""
    sure = {turn.label.key for turn in turns if turn.label.sort == "named"}
    full = {word for key in sure for word in key.split()}
    words = full | _people_words(reading)
    initials = {form for key in (*sure, *_people(reading)) for form in initials_of(key)}
    counts = Counter(turn.label.key for turn in turns)
    others = sum(turn.label.sort != "maybe" for turn in turns)
    prose = Counter(turn.label.key for turn in turns if _is_prose(turn, paragraphs[turn.first], reading))

    def holds(turn: _Turn) -> bool:
        key = turn.label.key
        if turn.label.sort != "maybe" or key in initials or all(word in full for word in key.split()):
            return True
        if key in load_places():
            return False  # `AL: the bridge is closed` is news of a state
        if not prose[key] or 2 * prose[key] < counts[key]:
            return False
        return others > 1 or counts[key] > 1 or all(word in words for word in key.split())

    return [turn for turn in turns if holds(turn)]


def _as_asked(turns: list[_Turn], paragraphs: Sequence[Range], reading: Reading) -> list[_Turn]:
    """Return the turns, as an asker's those under initials that are nobody's and only ask: a paper's."""
    if len({turn.label.key for turn in turns}) < 2:
        return turns
    people = _people(reading) | {turn.label.key for turn in turns if turn.label.sort == "named"}
    labels = frozenset(turn.name[0] for turn in turns)
    somebodys = _people_words(reading, labels) | {form for name in people for form in initials_of(name)}
    last = ((turn, _end(turn.start, paragraphs[turn.first][1], reading) - 1) for turn in turns)
    somebodys |= {turn.label.key for turn, i in last if reading.doc[i].text != "?"}

    def asks(turn: _Turn) -> bool:
        initials = turn.label.sort == "maybe" and may_be_initials(reading.doc[slice(*turn.name)].text)
        return initials and turn.label.key not in somebodys

    return [replace(turn, label=replace(turn.label, sort="asks")) if asks(turn) else turn for turn in turns]


def _people(reading: Reading) -> set[str]:
    """Return the full names of people the parser saw, folded."""
    return {fold(entity.text) for entity in reading.doc.ents if entity.label_ == "PERSON" and " " in entity.text}


def _people_words(reading: Reading, labels: Collection[int] = ()) -> set[str]:
    """Return the words of people's names, folded, without those that begin at the labels."""
    people = (e for e in reading.doc.ents if e.label_ == "PERSON" and e.start not in labels)
    return {word for entity in people for word in fold(entity.text).split()}


def initials_of(name: str) -> set[str]:
    """Return the initials of a folded name, in small letters; those of each part of a double name too."""
    words = name.split()
    if len(words) < 2:
        return set()
    parts = name.replace("-", " ").split()
    return {"".join(word[0] for word in words), "".join(word[0] for word in parts)}


def _is_prose(turn: _Turn, paragraph: Range, reading: Reading) -> bool:
    """Return whether whole sentences stand under a label: an end to the last, and a verb somewhere, or a question."""
    end = _end(turn.start, paragraph[1], reading)
    words = reading.doc[turn.start : min(end, turn.start + MAX_LABEL)]
    if end <= turn.start or reading.doc[end - 1].text not in SENTENCE_ENDS:
        return False
    return reading.doc[end - 1].text == "?" or any(word.tag_ in FINITE or word.tag_ == "VB" for word in words)


def _is_exchange(turns: Sequence[_Turn], paragraphs: int) -> bool:
    """Return whether labels follow each other as in an exchange: asked and answered, come back, or nearly all there is.

    Papers print single labels too (`Correction: ...`, a headline), and lists of things.
    """
    speaking = [turn for turn in turns if turn.label.sort != "asks"]
    if len(turns) < 2 or not speaking:
        return False
    if len(speaking) < len(turns):
        return True
    counts = Counter(turn.label.key for turn in turns)
    named = any(turn.label.sort == "named" for turn in turns)
    mostly = len(turns) >= HALF * paragraphs
    return (len(counts) < len(turns) and (named or mostly)) or mostly or sum(_is_voice(turn) for turn in turns) > 1


def _is_talk(turns: Sequence[_Turn], paragraphs: Sequence[Range], reading: Reading) -> bool:
    """Return whether people talk under the labels: somebody does something in half of what stands there.

    In a police list (`Ora Aker: theft of rope, held without bond`), a cast or a line-up nobody does.
    """
    speaking = [turn for turn in turns if turn.label.sort != "asks"]
    talk = sum(is_said(turn.start, paragraphs[turn.first][1], reading) for turn in speaking)
    return talk >= HALF * len(speaking)


def is_said(start: int, end: int, reading: Reading) -> bool:
    """Return whether words are a sentence, a question, a cry, a request or a quotation."""
    return any(
        word.dep_ in SUBJECTS
        or word.dep_ == "expl"
        or word.text in {"?", "!"}
        or (word.tag_ in {"VB", "VBP"} and word.dep_ == "ROOT")
        or word.tag_ == "UH"
        or reading.inside[word.i] != OUTSIDE
        for word in reading.doc[start : min(end, start + MAX_LABEL)]
    )


def _is_voice(turn: _Turn) -> bool:
    """Return whether a label tells more than a name: `Ora Lindqvist, 44, baker:`, or has a time code."""
    return turn.label.sort == "named" and turn.mark - turn.name[1] > 1


def _said(turns: Sequence[_Turn], paragraphs: Sequence[Range], reading: Reading) -> Iterator[Draft]:
    for n, turn in enumerate(turns):
        last = turns[n + 1].paragraph if n + 1 < len(turns) else turn.first + 1
        start = turn.start
        while start < len(reading.doc) and reading.doc[start].is_space:
            start += 1
        end = _end(start, paragraphs[last - 1][1], reading)
        cue = ((turn.mark, turn.mark + 1),)
        if turn.label.sort == "asks":
            yield Draft(((start, end),) if end > start else (), cue, None, ASKED, spoken=True)
        elif sum(token.is_alpha for token in reading.doc[start:end]) >= MIN_WORDS:
            rule = "answer" if turn.label.sort == "answers" else "colon"
            yield Draft(((start, end),), cue, turn.name, rule, spoken=True)


def _end(start: int, end: int, reading: Reading) -> int:
    """Return `end` moved back over blanks."""
    while end > start and reading.doc[end - 1].is_space:
        end -= 1
    return end
