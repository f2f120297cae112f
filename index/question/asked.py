"""Mentions: the names and roles in a question, and whom each can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from corpus.article import Span
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.nicknames import load_nicknames
from corpus.lexicon.places import load_place_phrases
from corpus.statement import Speaker
from index.question.bearers import MISSPELLED_FROM, TITLES, Bearer, Form, Names, first_names, same_first_name, surname
from index.question.frames import ABOUT, AUXILIARY, FRAME, Slot, is_speech
from index.question.offices import LONGEST_PHRASE, longest_phrase, office_at, read_role, take_apart
from index.question.tokens import Token, find_tokens

LONGEST_NAME = 4
MOST_TOKENS = 150
PART_ENDS = frozenset({"and", "or", "vs", "versus", "v", "with", "to"})
ANYBODY = words(
    "he she they it we you i people person anyone anybody someone somebody everyone everybody experts expert officials "
    "government critics fans others both one ones nobody man woman guy lot two authorities politicians players doctors "
    "scientists ministers leaders campaigners analysts voters police media press article articles report reports news "
    "newspaper sources source spokesman spokeswoman spokesperson"
)
# Nouns that headlines put before "on" and "over": "Ban on smoking", "Row over salt".
HEADLINES = words(
    "ban bans war tax taxes attack attacks focus pressure decision debate row deal curb curbs crackdown vote hope "
    "hopes spotlight info information news update updates call calls talk talks bid plan plans fight battle limit "
    "limits rule rules law laws olympics doubt doubts concern concerns light fear fears anger outcry split clash "
    "dispute ruling report warning advice facts details background summary protest protests strike strikes tariffs"
)
DETERMINERS = words("the a an any some this that these those his her their our my your")


@dataclass(frozen=True, slots=True)
class Asked:
    """One name or role in a question: as written, the speakers it can mean, and how they were found."""

    mention: str
    speakers: tuple[Speaker, ...]
    by: Literal["name", "surname", "role", "correction"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name among the tokens `start:end`; `clash` where a first name before it is nobody's of that surname."""

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    form: Form
    clash: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in a slot: the names and roles found, or a name or role nobody in the library has."""

    asked: tuple[Asked, ...] = ()
    used: frozenset[int] = frozenset()
    role: str = ""
    unknown: str = ""


def find_mentions(tokens: Sequence[Token], names: Names, *, skip: Collection[Span]) -> list[Mention]:
    """Return the known names among `tokens`, longest first where they overlap, in order; nothing inside `skip`."""
    tokens = tokens[:MOST_TOKENS]
    free = [not any(span.overlaps(Span(token.start, token.end)) for span in skip) for token in tokens]
    forms: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(tokens)):
        for end in range(start + 1, min(len(tokens), start + LONGEST_NAME) + 1):
            if all(free[start:end]):
                forms.setdefault(" ".join(token.fold for token in tokens[start:end]), []).append((start, end))
    known = names.bearers(forms)
    spans = sorted(
        ((start, end, form) for form in known for start, end in forms[form]),
        key=lambda span: (span[0] - span[1], span[0]),
    )
    cased = any(token.capitalised for token in tokens[1:])
    taken: set[int] = set()
    found: list[Mention] = []
    for start, end, form in spans:
        if taken & set(range(start, end)):
            continue
        bearers = known[form]
        if end - start == 1 and not _can_be_name(tokens, start, bearers, cased=cased):
            continue
        mention = _with_first_name(tokens, (start, end), bearers, names, taken)
        taken.update(range(mention.start, mention.end))
        found.append(mention)
    return [mention for mention in sorted(found, key=lambda one: one.start) if not _names_an_office(tokens, mention)]


def covered_by_roles(tokens: Sequence[Token]) -> set[int]:
    """Return the places of tokens that are part of an office or a place."""
    folds = [token.fold for token in tokens]
    covered: set[int] = set()
    for at in range(len(tokens)):
        for length in (office_at(tokens, at), longest_phrase(folds, at, load_place_phrases())):
            if length > 1 or (length == 1 and not is_speech(folds[at])):
                covered.update(range(at, at + length))
    return covered


def read_slot(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Reading:
    """Return what stands in the speaker's place: known names first, then roles, then names spelled otherwise."""
    asked: list[Asked] = []
    used: set[int] = set()
    role, unknown = "", ""
    cased = any(token.capitalised for token in tokens[1:])
    for start, end in _parts(tokens, slot):
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        for reading in [_read_named(tokens, start, end, mention, names) for mention in inside] or [
            _read_unnamed(tokens, start, end, names, cased=cased, sure=slot.sure)
        ]:
            asked.extend(reading.asked)
            used |= reading.used
            role, unknown = role or reading.role, unknown or reading.unknown
    if asked:
        used |= {at for at in range(slot.start, slot.end) if tokens[at].fold in PART_ENDS}
    return Reading(tuple(asked), frozenset(used), role, unknown)


def read_mention(tokens: Sequence[Token], mention: Mention, names: Names) -> Reading:
    """Return the mention with the title or role before it ("the curator Wilkins"), narrowed by that role."""
    return _read_named(tokens, max(0, mention.start - LONGEST_PHRASE), mention.end, mention, names)


def read_name(text: str, names: Names) -> tuple[Asked, ...]:
    """Return whom a name alone can mean; empty where nobody bears it or one much like it."""
    tokens = [token for token in find_tokens(text) if token.fold]
    if not tokens:
        return ()
    slot = Slot(0, len(tokens), sure=True)
    return read_slot(tokens, slot, find_mentions(tokens, names, skip=()), names).asked


def read_holders(text: str, names: Names) -> tuple[Asked, ...]:
    """Return who is called by a role alone; empty where nobody is."""
    holders = names.speakers(names.holders(read_role(text)))
    return (Asked(text, holders, "role"),) if holders else ()


def in_office(asked: Asked, after: date | None, before: date | None) -> Asked:
    """Return the role with those who were called so in these days, or with all of them where none was."""
    offices = read_role(asked.mention).offices

    def held(speaker: Speaker) -> bool:
        for role in speaker.roles:
            days = role.first and role.last and (before is None or role.first < before)
            then = days and (after is None or (role.last and role.last >= after))
            if then and (not offices or offices & read_role(role.name).offices):
                return True
        return False

    then = tuple(speaker for speaker in asked.speakers if held(speaker))
    return replace(asked, speakers=then or asked.speakers)


def read_start(tokens: Sequence[Token], lead: int, names: Names) -> Reading:
    """Return a misspelled known name that begins at token `lead`, the question having no other sign of a speaker."""
    for length in (2, 1):
        part = tokens[lead : lead + length]
        if len(part) == length and not any(token.fold in FRAME or is_speech(token.fold) for token in part):
            found = _corrected([token.fold for token in part], names)
            if found:
                text = " ".join(token.text for token in part)
                return Reading((Asked(text, found, "correction"),), frozenset(range(lead, lead + length)))
    return Reading()


def read_role_in(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """Return the tokens of the first role phrase within `start:end`: the office with places and words before it."""
    for at in range(start, end):
        length = office_at(tokens[:end], at)
        if length:
            begin = at
            while begin > start and tokens[begin - 1].fold not in FRAME and not is_speech(tokens[begin - 1].fold):
                begin -= 1
            if begin > start and tokens[begin - 1].text in {"US", "U.S."}:
                begin -= 1
            finish = at + length
            joins = {"of", "for", "at", "from", "in"}
            if finish + 1 < end and tokens[finish].fold in joins and not tokens[finish + 1].fold.isdigit():
                stops = ABOUT | AUXILIARY
                finish += 2
                while finish < end and tokens[finish].fold not in stops and not is_speech(tokens[finish].fold):
                    finish += 1
            return begin, finish
    return None


def _read_named(tokens: Sequence[Token], start: int, end: int, mention: Mention, names: Names) -> Reading:
    used = set(range(mention.start, mention.end))
    text = " ".join(token.text for token in tokens[mention.start : mention.end])
    if mention.clash:
        return Reading(used=frozenset(used), unknown=_bare(text))
    speakers = mention.speakers
    role = read_role_in(tokens, start, mention.start)
    if role and role[1] == mention.start:
        used |= set(range(*role))
        if len(speakers) > 1:
            holders = set(names.holders(take_apart([token.fold for token in tokens[slice(*role)]])))
            speakers = tuple(speaker for speaker in speakers if speaker.id in holders) or speakers
    else:
        at = mention.start - 1
        while at >= start and tokens[at].fold in TITLES | DETERMINERS:
            used.add(at)
            at -= 1
    return Reading((Asked(_bare(text), speakers, "name" if mention.form is Form.FULL else "surname"),), frozenset(used))


def _read_unnamed(tokens: Sequence[Token], start: int, end: int, names: Names, *, cased: bool, sure: bool) -> Reading:
    span = frozenset(range(start, end))
    role = read_role_in(tokens, start, end)
    if role:
        rest = [at for at in range(role[1], end) if tokens[at].fold not in FRAME]
        if not rest:
            return _read_role(tokens, role, span, names)
        start = rest[0]
    while start < end and tokens[start].fold in TITLES | {"that", "this"}:
        start += 1
    part = tokens[start:end]
    if not part:
        return Reading()
    folds = [token.fold for token in part]
    if any(fold in ANYBODY or fold in DETERMINERS for fold in folds):
        return Reading(used=span if all(fold in ANYBODY | FRAME for fold in folds) else frozenset())
    found = _corrected(folds, names)
    text = _bare(" ".join(token.text for token in part))
    if found:
        return Reading((Asked(text, found, "correction"),), span)
    if sure and _is_namelike(part, cased=cased):
        return Reading(used=span, unknown=text)
    return Reading()


def _read_role(tokens: Sequence[Token], role: tuple[int, int], span: frozenset[int], names: Names) -> Reading:
    begin, finish = role
    text = _bare(" ".join(token.text for token in tokens[begin:finish]))
    parts = take_apart([token.fold for token in tokens[begin:finish]])
    holders = names.speakers(names.holders(parts))
    if holders:
        return Reading((Asked(text, holders, "role"),), span)
    return Reading(used=span, role=text)


def _corrected(folds: Sequence[str], names: Names) -> tuple[Speaker, ...]:
    """Return whom a name that nobody bears means with one letter put right; empty unless one form is nearest."""
    if len(folds) > LONGEST_NAME:
        return ()
    if len(folds) > 1:
        whole = names.misspelled(" ".join(folds))
        ids = {bearer.speaker for bearers in whole.values() for bearer in bearers}
        if ids and len(whole) == 1:
            return names.speakers(sorted(ids))
    if len(folds[-1]) < MISSPELLED_FROM:
        return ()
    near = names.misspelled(folds[-1])
    speakers = names.speakers(sorted({bearer.speaker for bearers in near.values() for bearer in bearers}))
    if len(folds) > 1:
        speakers = tuple(speaker for speaker in speakers if _first_fits(folds[-2], speaker))
        near = {
            form: bearers for form, bearers in near.items() if {b.speaker for b in bearers} & {s.id for s in speakers}
        }
    return speakers if len(near) == 1 else ()


def _first_fits(first: str, speaker: Speaker) -> bool:
    return any(same_first_name(first, known) for known in first_names(speaker))


def _can_be_name(tokens: Sequence[Token], at: int, bearers: Sequence[Bearer], *, cased: bool) -> bool:
    """Say whether a single word is a name where it stands: "May" and "brown" need a sign that they are."""
    token = tokens[at]
    before = tokens[at - 1].fold if at else ""
    if before in {"in", "at", "near"} and not token.owns and all(bearer.form is not Form.FULL for bearer in bearers):
        return False
    asked_after = before in {
        "did",
        "does",
        "has",
        "by",
        "from",
        "would",
        "will",
        "president",
        "minister",
        "mr",
        "mrs",
        "ms",
    }
    ordinary = (
        token.fold in load_words("names that are words")
        or token.fold in FRAME
        or is_speech(token.fold)
        or len(token.fold) < 3
    )
    if all(bearer.form is Form.INITIALS for bearer in bearers):
        return token.text.isupper() or (not cased and (asked_after or at == 0))
    if all(bearer.form is Form.FIRST for bearer in bearers):
        return asked_after and token.fold not in FRAME
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    longer = follows and token.capitalised and follows.capitalised and follows.start == token.end + 1
    if cased and follows and longer and follows.fold not in FRAME:
        # "Davis Cup", "Austin Powers": the word begins a longer name that nobody bears.
        return all(bearer.form is Form.FULL for bearer in bearers) or bool(office_at(tokens, at + 1))
    if ordinary:
        speaks = follows is not None and (follows.fold in ABOUT or follows.fold in {"said", "says"})
        return (token.capitalised and (at > 0 or speaks or token.owns)) or (
            not cased and (asked_after or (at == 0 and speaks))
        )
    return token.capitalised or not cased or asked_after or at == 0


def _names_an_office(tokens: Sequence[Token], mention: Mention) -> bool:
    """Say whether a name only says of what somebody is something: "Real Madrid's president", "United boss"."""
    for at in range(mention.end, min(len(tokens), mention.end + 3)):
        if office_at(tokens, at):
            return True
        if tokens[at].fold in FRAME or is_speech(tokens[at].fold):
            return False
    return False


def _with_first_name(
    tokens: Sequence[Token], place: tuple[int, int], bearers: Sequence[Bearer], names: Names, taken: Collection[int]
) -> Mention:
    """Return the mention with a first name before the surname taken in, its bearers narrowed by it."""
    start, end = place
    form = min(bearer.form for bearer in bearers)
    speakers = names.speakers(bearer.speaker for bearer in bearers)
    if form is Form.FULL and end - start > 1:
        # Two people can have one full name; somebody's nickname form is no reason to leave out the namesake.
        return Mention(start, end, speakers, form)
    before = tokens[start - 1] if start and start - 1 not in taken else None
    if before is None or before.owns or _is_no_first_name(tokens, start - 1):
        return Mention(start, end, speakers, form)
    fitting = tuple(speaker for speaker in speakers if _first_fits(before.fold, speaker))
    if fitting:
        return Mention(start - 1, end, fitting, Form.FULL)
    # Lower case hides first names; the common ones are known.
    named = before.capitalised or (
        before.fold in load_nicknames() and before.fold not in load_words("names that are words")
    )
    has_first = all(surname(speaker.name) for speaker in speakers)
    after = tokens[end].fold if end < len(tokens) else ""
    opens = start == 1 or tokens[start - 2].fold in AUXILIARY | {"by", "from"}
    if has_first and (named or (opens and (after in ABOUT or is_speech(after)))):
        return Mention(start - 1, end, speakers, form, clash=True)
    return Mention(start, end, speakers, form)


def _is_no_first_name(tokens: Sequence[Token], at: int) -> bool:
    fold = tokens[at].fold
    if fold in FRAME or fold in TITLES or fold in PART_ENDS or is_speech(fold):
        return True
    folds = [token.fold for token in tokens]
    ends = [longest_phrase(folds, begin, load_place_phrases()) + begin for begin in range(max(0, at - 2), at + 1)]
    offices = [office_at(tokens, begin) + begin for begin in range(max(0, at - 3), at + 1)]
    return any(end == at + 1 for end in (*ends, *offices))


def _is_namelike(part: Sequence[Token], *, cased: bool) -> bool:
    folds = [token.fold for token in part]
    if (
        folds[-1] in HEADLINES
        or len(part) > 3
        or any(fold in FRAME or fold.isdigit() for fold in folds)
        or tuple(folds) in load_place_phrases()
    ):
        return False
    if part[-1].capitalised:
        return True
    return not cased and not folds[-1].endswith(("s", "ing")) and all(len(fold) > 2 for fold in folds)


def _parts(tokens: Sequence[Token], slot: Slot) -> Iterator[tuple[int, int]]:
    start = slot.start
    for at in range(slot.start, slot.end + 1):
        if at == slot.end or tokens[at].fold in PART_ENDS:
            if start < at:
                yield start, at
            start = at + 1


def _bare(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
