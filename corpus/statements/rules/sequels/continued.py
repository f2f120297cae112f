"""Quotations no cue claims: the same speaker goes on, in the same paragraph or the next."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.lexicon.lists import is_listed
from corpus.statements.draft import Draft, Range, trim
from corpus.text.grammar import FINITE
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

MIN_QUOTATION = 5
"""Tokens a quotation has, marks included, when it can stand alone as something said."""
MIN_BESIDE = 4
"""The same right behind its attribution: `"We missed you," Aker said. "Badly."`"""
BREAK = re.compile(r"\n[^\S\n]{0,20}(?:#{2,}|\*\s?\*\s?\*|-{3,}|_{3,})[^\S\n]{0,20}\n")
"""A line of signs, behind which a page tells of something else: the end of a press release."""
MIN_RUNNING = 8
"""Tokens of one with which a sentence begins that goes on outside its marks."""
GOES_ON = frozenset({"IN", "TO", "CC"})
"""Tags of the word with which it goes on."""
NAMING = frozenset({"DT", "JJ", "NN", "NNP", "NNPS", "NNS", "PRP$"})
"""The same where the words in its marks end without a stop: `“It is not clear when to open” the Lowfield dam.`"""
MAX_BRIDGE = 60
"""Words of an attribution that may stand between two parts of one quotation."""
SENTENCE_ENDS = frozenset({".", "!", "?"})
BLANKS = 4
"""Blanks looked past at a paragraph's edges."""
STOPS = frozenset(".!?…,;:—–-")
SINGLE_MARKS = frozenset("‘'`‚‹")
SAYING = frozenset({"said", "says", "added", "adds"})
"""Verbs that leave a question without an answer: who wants one asks."""
PRONOUNS = frozenset({"he", "she", "they"})


def continue_quotations(drafts: list[Draft], reading: Reading) -> list[Draft]:
    """Return the drafts, each with the free-standing quotations in which its speaker goes on."""
    drafts = list(drafts)
    owner: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        for number in quotations_of([draft], reading):
            owner.setdefault(number, n)
    _take_up(drafts, owner, reading)
    last: int | None = None
    # `..., said Aker, who called it “risky.”`: what tells of a speaker is no end of the speech.
    telling = {reading.inside[i] for draft in drafts if draft.source for i in range(*draft.source)}
    for number, bounds in enumerate(reading.bounds):
        if number in owner and number in telling and last is not None:
            continue
        if number in owner:
            last = owner[number]
        elif last is not None and _is_speech(drafts[last], bounds, reading):
            whole = bounds if stands_free(number, reading) else _running_on(number, reading)
            if whole is None or _is_next_question(drafts[last], number, owner, reading):
                continue
            if _goes_on(drafts[last], number, reading):
                drafts[last] = replace(drafts[last], content=(*drafts[last].content, whole))
                owner.update(dict.fromkeys(quotations_of([drafts[last]], reading) - owner.keys(), last))
            else:
                last = None
    return drafts


def _is_speech(draft: Draft, bounds: Range, reading: Reading) -> bool:
    """Return whether a quotation is long enough to be something said, as it stands behind a draft."""
    size = bounds[1] - bounds[0]
    if size >= MIN_QUOTATION or size < MIN_BESIDE:
        return size >= MIN_QUOTATION
    gap = reading.doc[draft.content[-1][1] : bounds[0]]
    attributed = any(gap.start <= cue < gap.end for cue, _ in draft.cue)
    return attributed and not any(token.is_space and "\n" in token.text for token in gap)


def _take_up(drafts: list[Draft], owner: dict[int, int], reading: Reading) -> None:
    """Give the paragraphs of a speech before the one with its attribution to the same speaker.

    Their marks are not closed: that is how papers say that the speech goes on.
    """
    for number in reversed(range(len(reading.bounds))):
        if number in owner or not runs_on(number, reading) or number + 1 not in owner:
            continue
        beside = drafts[owner[number + 1]].rule == "quotation"
        if beside and begins_paragraph(number, reading) and stands_free(number, reading):
            n = owner[number] = owner[number + 1]
            drafts[n] = replace(drafts[n], content=(reading.bounds[number], *drafts[n].content))


def runs_on(number: int, reading: Reading) -> bool:
    """Return whether a quotation goes on in the one that begins the next paragraph."""
    if reading.quotations[number].closed or number + 1 == len(reading.quotations):
        return False
    return not reading.text[reading.quotations[number].span.end : reading.quotations[number + 1].span.start].strip()


def begins_paragraph(number: int, reading: Reading) -> bool:
    """Return whether a paragraph begins with a quotation."""
    start = reading.quotations[number].span.start
    before = reading.text[max(0, start - BLANKS) : start].rstrip(" ")
    return before.endswith("\n") or (not before and start <= BLANKS)


def ends_paragraph(number: int, reading: Reading) -> bool:
    """Return whether a paragraph ends with a quotation."""
    end = reading.quotations[number].span.end
    return reading.text[end : end + BLANKS].lstrip(" ")[:1] in {"", "\n"}


def quotations_of(drafts: Iterable[Draft], reading: Reading) -> set[int]:
    """Return the numbers of the quotations that stand in what the drafts report."""
    tokens = (i for draft in drafts for start, end in draft.content for i in range(start, end))
    return {reading.inside[i] for i in tokens} - {OUTSIDE}


def stands_free(number: int, reading: Reading) -> bool:
    """Return whether a quotation is a whole sentence or more: nothing leads into it, none of it is outside."""
    start = reading.bounds[number][0]
    if (start > 0 and reading.doc[start - 1].text == ":") or _is_heading(number, reading):
        return False
    first, last = reading.sentence_of[start]
    if _behind_abbreviation(number, reading):
        first = start
    return not any(token.is_alpha and not _leads_on(token, first, start) for token in _outside(first, last, reading))


def _leads_on(word: Token, first: int, start: int) -> bool:
    """Return whether a word is only the "but" or "and" between two sentences of a speech: `But “it leaks,” too.`"""
    return word.tag_ == "CC" and word.i == first == start - 1


def _running_on(number: int, reading: Reading) -> Range | None:
    """Return the sentence a quotation begins that goes on in the reporter's words: `“It will hold for years” to come.`

    Another verb would make it a sentence of its own: `“It will hold” was the answer.`
    """
    start, end = reading.bounds[number]
    first, last = reading.sentence_of[start]
    if start != first or end - start < MIN_RUNNING or end >= last or not reading.quotations[number].closed:
        return None
    doc = reading.doc
    last = next((word.i for word in doc[end:last] if word.is_space and "\n" in word.text), last)
    behind = [word for word in doc[end:last] if reading.is_outside(word)]
    verbs = any(word.tag_ in FINITE for word in doc[start:end])
    if not verbs or not behind:
        return None
    stopped = reading.quotations[number].inner.of(reading.text).rstrip()[-1:] in STOPS
    if behind[0].tag_ not in GOES_ON and (stopped or behind[0].tag_ not in NAMING):
        return None
    if any(word.tag_ in FINITE or word.text in {":", ";"} for word in behind):
        return None
    ranges = trim([(start, last)], reading)
    return ranges[0] if ranges else None


def _behind_abbreviation(number: int, reading: Reading) -> bool:
    """Return whether a sentence ended with an abbreviation right before a whole one in quotation marks.

    In `..., said Aker, of Tarn, Fla. "It leaks."` the parser sees no end.
    """
    opening = reading.quotations[number].span.start
    before = reading.text[max(0, opening - BLANKS) : opening].rstrip(" ")
    inner = reading.quotations[number].inner.of(reading.text).strip()
    whole = inner[:1].isupper() and inner.rstrip(" ’'")[-1:] in SENTENCE_ENDS
    return before.endswith(".") and whole


def _outside(start: int, end: int, reading: Reading) -> Iterator[Token]:
    """Yield the tokens outside quotations and outside the brackets of a remark: `(Aker is a diver.)`."""
    bracketed = False
    for token in reading.doc[start:end]:
        if reading.inside[token.i] != OUTSIDE:
            continue
        if token.text in {"(", "["}:
            bracketed = True
        elif token.text in {")", "]"}:
            bracketed = False
        elif not bracketed:
            yield token


def _is_heading(number: int, reading: Reading) -> bool:
    """Return whether a quotation is a heading: a paragraph of its own, or one before a colon: `‘It leaks’: Aker`.

    One in double marks is none where it ends like a sentence: speech goes on in paragraphs of its own.
    """
    quotation, text = reading.quotations[number], reading.text
    if runs_on(number, reading) or (number and runs_on(number - 1, reading)):
        return False  # one paragraph of a speech
    single = quotation.inner.start - quotation.span.start == 1 and text[quotation.span.start] in SINGLE_MARKS
    stopped = quotation.inner.of(text).rstrip(" ’'")[-1:] in STOPS
    if not single and (stopped or not quotation.closed):
        return False
    titles = text[quotation.span.end : quotation.span.end + BLANKS].lstrip(" ").startswith(":")
    return begins_paragraph(number, reading) and (titles or ends_paragraph(number, reading))


def _goes_on(draft: Draft, number: int, reading: Reading) -> bool:
    """Return whether the speaker of a statement goes on in a free quotation behind it.

    Nothing may stand between but the attribution itself. In another paragraph the answer to a
    question is somebody else's.
    """
    before = reading.inside[draft.content[-1][1] - 1]
    gap = reading.doc[draft.content[-1][1] : reading.bounds[number][0]]
    if BREAK.search(gap.text):
        return False
    if any("\n" in token.text for token in gap) and _asks(before, draft, reading):
        return False
    outside = list(_outside(gap.start, gap.end, reading))
    paragraph_end = next((token.i for token in gap if token.is_space and "\n" in token.text), gap.end)
    if any(token.is_alpha and token.i > paragraph_end for token in outside):
        return False  # the next paragraph tells of something else first
    words = sum(token.is_alpha for token in outside)
    attributed = any(gap.start <= cue < gap.end for cue, _ in draft.cue) or _is_said_again(outside)
    sentences = sum(token.text in SENTENCE_ENDS for token in outside)
    return not words or (attributed and words <= MAX_BRIDGE and sentences <= 1 and not _is_taken_up(draft, outside))


def _is_taken_up(draft: Draft, outside: Iterable[Token]) -> bool:
    """Return whether somebody else speaks up behind an attribution: `“It leaks,” Aker said, and her son cut in.`"""
    cues = {cue for cue, _ in draft.cue}
    return any(
        word.dep_ == "nsubj"
        and word.head.i not in cues
        and word.head.dep_ in {"conj", "ROOT"}
        and is_listed(word.head.lemma_, "taking the word")
        for word in outside
    )


def _is_next_question(draft: Draft, number: int, owner: dict[int, int], reading: Reading) -> bool:
    """Return whether a free paragraph is what an asker asks next: `“Why?” I asked. ¶ “Why not,” she said. ¶ “And now?”`

    The speaker before has answered a quoted question of somebody else's, and a paragraph that answers this one follows.
    """
    answered = reading.inside[draft.content[0][1] - 1] - 1
    if answered < 0 or number + 1 == len(reading.bounds) or not _is_question(number, reading):
        return False
    others = owner.get(answered) != owner.get(answered + 1)
    between = reading.doc[reading.bounds[answered][1] : reading.bounds[answered + 1][0]]
    told = sum(token.is_alpha for token in _outside(between.start, between.end, reading)) <= MAX_BRIDGE
    alone = begins_paragraph(number, reading) and ends_paragraph(number, reading)
    following = begins_paragraph(number + 1, reading) and stands_free(number + 1, reading)
    return others and told and alone and following and _is_question(answered, reading)


def _is_question(number: int, reading: Reading) -> bool:
    return reading.quotations[number].inner.of(reading.text).rstrip().endswith("?")


def _is_said_again(outside: Iterable[Token]) -> bool:
    """Return whether a quotation with its attribution in front has another behind: `Aker said: "It leaks," he said.`"""
    words = [token.lower_ for token in outside if token.is_alpha]
    return len(words) == 2 and words[0] in PRONOUNS and words[1] in SAYING


def _asks(number: int, draft: Draft, reading: Reading) -> bool:
    """Return whether a quotation ends with a question that is put to somebody.

    Marks left open say that its speaker goes on, and so does a verb of saying: `“Who could live there?” Aker said.`
    """
    if number == OUTSIDE or runs_on(number, reading):
        return False
    said = any(reading.doc[cue].lower_ in SAYING for cue, _ in draft.cue)
    return not said and _is_question(number, reading)
