"""Quotations that stand alone behind the sentence that tells whose they are: `Aker shook his head. "It leaks."`"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from corpus.lexicon.cues import QUOTE, WEAK, load_cues
from corpus.lexicon.lists import load_words
from corpus.lexicon.studies import has_findings
from corpus.people.roles import noun_of
from corpus.statements.draft import Draft, Range
from corpus.statements.rules.phrase import is_inanimate
from corpus.statements.rules.sequels.continued import (
    begins_paragraph,
    ends_paragraph,
    quotations_of,
    runs_on,
    stands_free,
)
from corpus.statements.sources.documents import DOCUMENTS
from corpus.statements.sources.mention import mention_range
from corpus.text.reading import OUTSIDE, Reading

if TYPE_CHECKING:
    from spacy.tokens import Token

PRONOUNS = frozenset({"he", "she"})
REPORTS = frozenset({"clause", "phrase"})
OF_ONE = frozenset({"i", "my", "me"})
"""Words in which one person speaks of herself."""
LEADING = frozenset({"agree", "concur", "differ", "disagree", "recall", "remember"})
"""What somebody does whose own words follow: `Her producer, Ned Aker, remembers it differently.`"""
DOING = frozenset({"nsubj", "nsubjpass"})
TELLING = frozenset({"ccomp", "xcomp", "dobj", "neg", "nsubjpass", "oprd"})
"""What tells behind a verb of speech what was said, or that nothing was."""
VOICES = frozenset({"answer", "scream", "shout", "whisper", "yell"})
"""Weak verbs of speech that without an object are done with the voice."""
UTTERING = frozenset("deliver give issue leave make pay post publish record release send share write".split())
UTTERANCES = frozenset("email letter message note post speech statement tribute tweet".split())
"""What somebody utters, and the verbs of doing so: `She sent a message to the crews.`"""
BEING = frozenset({"be", "come", "follow", "read"})
MIN_QUOTATION = 7
"""Tokens such a quotation has, marks included; fewer are a title or a slogan."""
MAX_NAME = 6
"""Tokens of a name that are looked at."""
MAX_RUN = 20
"""Paragraphs of a speech that are looked at for whether one person speaks of herself."""
MAX_BETWEEN = 250
"""Tokens between two statements of one person in which a quotation without an attribution is theirs too."""


def read_following(drafts: Sequence[Draft], claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the free quotations whose speaker is who spoke or acted in the sentence right before."""
    speakers = {reading.sentence_of[draft.cue[0][0]]: draft for draft in drafts if draft.source}
    reported: dict[Range | None, set[int]] = defaultdict(set)
    for each in drafts:
        if each.rule in REPORTS:
            reported[each.source] |= quotations_of([each], reading)
    for number, bounds in enumerate(reading.bounds):
        start, end = bounds
        if number in claimed or end - start < MIN_QUOTATION or not stands_free(number, reading):
            continue
        if runs_on(number, reading) and number + 1 in claimed:
            continue
        before = _sentence_before(start, reading)
        if before is None:
            continue
        draft = speakers.get(before)
        if not _may_follow(draft, before, start, reported, claimed, reading):
            continue
        if draft is not None:
            # What an attribution of its own follows is the next part of the quotation before.
            if draft.rule != "quotation" and not _only_shows(draft, reading):
                yield Draft((bounds,), draft.cue, draft.source, "following")
            continue
        apart = begins_paragraph(number, reading)
        subject = _told_of(before, number, reading) if apart else _acting_person(before, reading)
        if subject is not None:
            verb = (_speaking(subject.head) or subject.head).i
            yield Draft((bounds,), ((verb, verb + 1),), mention_range(subject, subject.head, reading), "following")


def _only_shows(draft: Draft, reading: Reading) -> bool:
    """Return whether a thing that says nothing shows another: `The repair revealed some stones. “They are old.”`"""
    if draft.rule != "phrase" or draft.source is None or not is_inanimate(draft.source, reading):
        return False
    head = reading.doc[slice(*draft.source)].root
    return head.lemma_ not in DOCUMENTS and not has_findings(head.lower_)


def read_profile(drafts: Sequence[Draft], claimed: Collection[int], reading: Reading) -> Iterator[Draft]:
    """Yield the free paragraphs of quotation between two statements of one person, with nobody else told of between.

    A report leaves the attribution out where nobody can doubt it. Behind the last statement of a text in which one
    person alone speaks, the quotation answers a question of the paper's.
    """
    spoken = sorted(drafts, key=lambda draft: draft.cue[0][0])
    plain = [_plain(draft, reading) for draft in spoken]
    alone = _is_one({name for name, draft in zip(plain, spoken, strict=True) if draft.source})
    cues = [draft.cue[0][0] for draft in spoken]
    for run in _free_speeches(claimed, reading):
        parts = tuple(reading.bounds[number] for number in run)
        start, end = parts[0][0], parts[-1][1]
        after = bisect_left(cues, start)
        around = set(plain[max(0, after - 1) : after + 1])
        if after == 0 or not _is_one(around) or (after == len(spoken) and not (alone and _is_answer(start, reading))):
            continue
        before, behind = spoken[after - 1], spoken[after] if after < len(spoken) else None
        stop, limit = (start, start) if behind is None else (behind.cue[0][0], behind.content[0][0])
        if stop < (start if behind is None else end) or limit - before.content[-1][1] > MAX_BETWEEN:
            continue
        # Another who is quoted in between may go on.
        quoted = bisect_left(reading.bounds, (before.content[-1][1], 0)) < run[0]
        if not quoted and not _others(around, cues[after - 1], stop, reading):
            yield Draft(parts, before.cue, before.source, "following")


def _free_speeches(claimed: Collection[int], reading: Reading) -> Iterator[list[int]]:
    """Yield the quotations of each speech of whole paragraphs that no cue claimed."""
    run: list[int] = []
    for number, (start, end) in enumerate(reading.bounds):
        free = number not in claimed and begins_paragraph(number, reading) and stands_free(number, reading)
        if free and (run or end - start >= MIN_QUOTATION):
            run.append(number)
        if free and runs_on(number, reading):
            continue
        if free and run and ends_paragraph(number, reading):
            yield run
        run = []


def _is_answer(start: int, reading: Reading) -> bool:
    """Return whether a question in the paper's words ends right before a quotation."""
    i = start - 1
    while i > 0 and reading.doc[i].is_space:
        i -= 1
    return i > 0 and reading.doc[i].text == "?" and reading.inside[i] == OUTSIDE


def _plain(draft: Draft, reading: Reading) -> str | None:
    """Return "he", "she" or the surname a source consists of or ends with; None where it may be several or nobody."""
    words: Sequence[Token] = list(reading.doc[slice(*draft.source)]) if draft.source else []
    if len(words) == 1 and words[0].lower_ in PRONOUNS:
        return str(words[0].lower_)
    names = [word for word in words if word.tag_ == "NNP"]
    return str(names[-1].text) if names and len(names) == len(words) and words[-1].ent_type_ == "PERSON" else None


def _is_one(who: Collection[str | None]) -> bool:
    """Return whether mentions may all be of one person: one name, one pronoun, or both."""
    pronouns = sum(word in PRONOUNS for word in who)
    return None not in who and pronouns <= 1 and 1 <= len(who) <= 1 + pronouns


def _others(who: Collection[str | None], start: int, end: int, reading: Reading) -> bool:
    """Return whether anybody else is told of between two tokens: another name, or the other pronoun."""
    other = PRONOUNS - set(who) if PRONOUNS & set(who) else frozenset[str]()
    for token in reading.doc[start + 1 : end]:
        if not reading.is_outside(token):
            continue
        if token.lower_ in other or (_ends_any_name(token) and token.text not in who):
            return True
    return False


def _ends_any_name(token: Token) -> bool:
    """Return whether a name ends that is a person's, or may be one's although the parser does not see it."""
    if token.ent_type_ == "PERSON":
        return _ends_name(token)
    if token.tag_ != "NNP" or token.i + 1 == len(token.doc) or token.nbor().tag_ in {"NNP", "HYPH"}:
        return False
    first = token
    while first.i and first.nbor(-1).tag_ in {"NNP", "HYPH"} and token.i - first.i < MAX_NAME:
        first = first.nbor(-1)
    return first.i < token.i and (not first.ent_type_ or _opens_paragraph(first))


def _opens_paragraph(token: Token) -> bool:
    return token.i == 0 or token.nbor(-1).is_space


def _ends_name(token: Token) -> bool:
    following = token.doc[token.i + 1 : token.i + 2]
    return not following or following[0].ent_type_ != "PERSON" or following[0].ent_iob_ == "B"


def _sentence_before(start: int, reading: Reading) -> Range | None:
    """Return the sentence in the paper's words that ends where a quotation or its paragraph starts."""
    i = start - 1
    while i >= 0 and reading.doc[i].is_space:
        i -= 1
    if i < 0 or reading.inside[i] != OUTSIDE:
        return None
    return reading.sentence_of[i]


def _may_follow(
    draft: Draft | None,
    sentence: Range,
    start: int,
    reported: Mapping[Range | None, set[int]],
    claimed: Collection[int],
    reading: Reading,
) -> bool:
    """Return whether what a sentence quotes leaves no doubt whose the quotation behind it is, at token `start`.

    `reported` are the quotations in what each source is reported to have said.

    In `She told of her anger at whoever “takes it all” there. “It is ours.”` nobody else is quoted, and in `She said it
    was “hard” and spoke of her fears. “It is ours.”` she alone. Where nothing but the attribution stands between what
    is reported and the quotation, that goes on, and is no concern of this rule.
    """
    telling = range(*draft.source) if draft is not None and draft.source else range(0)
    quoted = {reading.inside[i] for i in range(*sentence) if i not in telling} - {OUTSIDE}
    if not quoted or draft is None:
        return not quoted
    others = {number for number in quoted if number in claimed and not draft.holds(reading.bounds[number][0])}
    if others:
        alone = draft.rule in REPORTS and not quotations_of([draft], reading)
        return alone and others <= reported[draft.source]
    end = draft.content[-1][1]
    return draft.cue[0][0] < end and any(word.is_alpha for word in reading.doc[end:start])


def _told_of(sentence: Range, number: int, reading: Reading) -> Token | None:
    """Return whom a sentence is about, by name or as "he" or "she", where a paragraph in their own words follows.

    `Ora Aker sells fish in Tarn. ¶ “I never voted.”`: all of the paragraph is quoted, in the first person, and nobody
    else is named before it.
    """
    words = reading.doc[slice(*sentence)]
    subject = next((word for word in words if word.dep_ in DOING and word.head.dep_ == "ROOT"), None)
    if subject is None or not ends_paragraph(number, reading):
        return None
    quoted = reading.doc[reading.bounds[number][0] : reading.bounds[_last_of_run(number, reading)][1]]
    leads = subject.head.lemma_ in LEADING or _sends(subject.head)
    if not leads and not any(word.lower_ in OF_ONE for word in quoted):
        return None
    if not (subject.ent_type_ == "PERSON" or subject.lower_ in PRONOUNS or _is_presented(subject)):
        return None
    named = {word.left_edge.i for word in words if word.ent_type_ == "PERSON" and _ends_name(word)}
    first = subject.left_edge.i
    last = subject.right_edge.i if _is_presented(subject) else first
    return subject if all(first <= i <= last for i in named) else None


def _last_of_run(number: int, reading: Reading) -> int:
    """Return the quotation in which a speech over several paragraphs ends that begins with quotation `number`."""
    last = number
    while last - number < MAX_RUN and runs_on(last, reading):
        last += 1
    return last


def _sends(verb: Token) -> bool:
    """Return whether somebody utters words that follow: `She sent a message to the crews.`"""
    return any(is_uttered(child) for child in verb.children)


def is_uttered(noun: Token) -> bool:
    """Return whether a noun is what somebody utters: the statement of `issued a statement`."""
    return noun.dep_ == "dobj" and noun.lower_ in UTTERANCES and noun.head.lemma_ in UTTERING


def _is_presented(subject: Token) -> bool:
    """Return whether a subject is told with its name: `Her producer, Ned Aker, ...`."""
    return any(c.dep_ == "appos" and c.ent_type_ == "PERSON" for c in subject.children)


def _acting_person(sentence: Range, reading: Reading) -> Token | None:
    """Return the subject of a sentence where it is a person's name, or does what speakers do: `She pauses.`"""
    for token in reading.doc[sentence[0] : sentence[1]]:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            gesture = token.head.lemma_ in load_words("gestures") and (token.lower_ in PRONOUNS or token.tag_ == "NNP")
            if (writer := _writer_of(token)) is not None:
                return writer
            speaks = (token.lower_ in PRONOUNS or _is_the_one(token)) and _speaking(token.head) is not None
            return token if token.ent_type_ == "PERSON" or gesture or speaks else None
    return None


def _writer_of(subject: Token) -> Token | None:
    """Return whose an utterance is that a sentence is about: `Lind’s first tweet was short. “It leaks.”`"""
    if subject.lower_ not in UTTERANCES or subject.head.lemma_ not in BEING:
        return None
    return next((c for c in subject.children if c.dep_ == "poss" and c.ent_type_ == "PERSON"), None)


def _is_the_one(subject: Token) -> bool:
    """Return whether a subject is one person told of before: "the captain"."""
    noun = noun_of(subject.text)
    return subject.tag_ == "NN" and subject.left_edge.lower_ == "the" and noun is not None


def _speaking(verb: Token) -> Token | None:
    """Return the last verb of a sentence where it is one of speech without its words: `She turned and shouted.`"""
    last = max((verb, *(child for child in verb.children if child.dep_ == "conj")), key=lambda one: one.i)
    cue = load_cues().get(last.lower_)
    speech = cue is not None and cue.takes(QUOTE) and (not cue.takes(WEAK) or cue.lemma in VOICES)
    return last if speech and not any(child.dep_ in TELLING for child in last.children) else None
