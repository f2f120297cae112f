"""Whom a question asks for: what stands in the place of the speaker, as names and roles with those they can mean."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.roles import noun_of
from corpus.statement import Speaker
from index.question.descriptions.heard import words_beside
from index.question.descriptions.phrase import (
    RELATIVE,
    Phrase,
    find_head,
    is_head,
    is_held_now,
    make_phrase,
    names_a_person,
    read_phrase,
    read_rare_phrase,
    with_more,
    with_place_before,
)
from index.question.descriptions.several import NO_DOERS, behind_part, describes_several
from index.question.descriptions.slots import BELONGING
from index.question.frames import BEING, FRAME, SPEECH_NOUNS, Slot, is_speech
from index.question.mentions import (
    GENERATION_WORDS,
    MAX_NAME_WORDS,
    NICKNAMING,
    PART_ENDS,
    Mention,
    are_cased,
    find_mentions,
    fits_name,
    is_called,
)
from index.question.nameforms import BEFORE_FIRST_NAMES, TITLES, Form, bare_words
from index.question.names import MIN_MISSPELLED, Names, Referent
from index.question.roles import MAX_PHRASE_WORDS, find_role, longest_phrase, read_role, take_apart
from index.question.tokens import Token, find_tokens, fold_text

if TYPE_CHECKING:
    from index.question.descriptions.unnamed import Unnamed

ANYBODY = words(
    "he she they it we you i people person anyone anybody someone somebody everyone everybody others both one "
    "ones nobody man woman guy lot two media press article articles report reports news "
    "newspaper sources source spokesman spokeswoman spokesperson"
)

# Nouns that headlines put before "on" and "over": "Ban on smoking", "Row over salt".
HEADLINES = words(
    "ban bans war tax taxes attack attacks focus pressure decision debate row deal curb curbs crackdown vote hope "
    "hopes spotlight info information news update updates call calls talk talks bid plan plans fight battle limit "
    "limits rule rules law laws olympics doubt doubts concern concerns light fear fears anger outcry split clash "
    "dispute ruling report warning advice facts details background summary protest protests strike strikes tariffs "
    "poll polls survey surveys"
)

NAME_LINKS = frozenset({"of", "for", "the", "and"})
MIN_LONG, MAX_LONG = 3, 8
"""How many words in capitals the name of a body has that is known by them alone."""
MAX_TOPIC = 8
"""How many words of the topic help to find the articles in which somebody is described."""
MAX_OF_BODY = 8
"""How many articles that name a body are read for who is from there."""
OF_BODIES = words("from of at")
PLACING = OF_BODIES | {"in"}
"""What stands between a name and where somebody is from, or spoke."""
MIN_FIRST_NAME = 3
MAX_PAIRS = 3
LAWS = words("law constitution bible quran treaty contract sign signs numbers odds gospel scripture code charter")
"""Nouns for what says something and was written by nobody in particular."""
COMPANY = words("family household entourage people kids mates folks staff crew")
"""Nouns for those who belong to somebody."""
SPEAKING_FOR = words("spokesman spokeswoman spokesperson spox rep representative")
"""Nouns for whoever says what a body says."""
COMPLEMENTS = words("who whom that which whose of for at from in")
"""What begins, behind a noun, the words that say which one is meant."""
DETERMINERS = words("the a an any some this that these those his her their our my your")
BEFORE_A_NAME = TITLES | DETERMINERS | NICKNAMING


@dataclass(frozen=True, slots=True)
class Asked:
    """One name or role in a question: as written, the speakers it can mean, and how they were found.

    A `guess` is whom a description may mean: their words are never more than the closest there is.
    """

    mention: str
    speakers: tuple[Speaker, ...]
    by: Literal["name", "surname", "role", "correction", "description", "guess"]


@dataclass(frozen=True, slots=True)
class Target:
    """What stands in a slot: the names and roles found, or a name or role nobody in the library has.

    `nearest` are the names of those whom an unknown description might mean, None where what is unknown is a name.
    `unnamed` are those who are described and whom articles may quote without a name.
    """

    asked: tuple[Asked, ...] = ()
    used: frozenset[int] = frozenset()
    role: str = ""
    unknown: str = ""
    nearest: tuple[str, ...] | None = None
    unnamed: Unnamed | None = None


def read_slot(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention], names: Names) -> Target:
    """Return what stands in the speaker's place: known names first, then roles, then names spelled otherwise."""
    cased = are_cased(tokens)
    found: list[Target] = []
    parts = list(_parts(tokens, slot, mentions))
    for start, whole in parts:
        end = _before_body(tokens, start, whole, mentions) if slot.sure else whole
        inside = [mention for mention in mentions if start <= mention.start and mention.end <= end]
        if slot.sure and (several := _read_several(tokens, start, whole, inside, names)):
            found.append(several)
            continue
        if sum(not tokens[each.end - 1].owns for each in inside) > 1 and read_phrase(tokens, start, end):
            # Names and nouns in a row, "ama lind ole brix best captain", describe nobody.
            continue
        phrase = _described(tokens, start, end, inside, sure=slot.sure)
        if phrase and len(parts) > 1:
            phrase = _with_shared_owner(tokens, phrase, parts)
        read = _read_placed(tokens, phrase, slot, (start, end), names) if phrase else Target()
        owned = _owned_by(tokens, end, inside)
        if read.asked or read.unknown or read.role or (phrase and not owned):
            found.append(read)
        elif owned:
            found.append(_unknown(tokens, start, owned) if slot.sure else Target())
        elif inside:
            for mention in _apposed(tokens, inside):
                read = _read_named(tokens, start, end, mention, names)
                found.append(_told_apart(tokens, read, (mention.end, end), slot, names))
        elif end < whole:
            found.append(_read_of_body(tokens, (start, end, whole), names))
        else:
            found.append(_read_unnamed(tokens, start, end, names, cased=cased, sure=slot.sure))
    used = frozenset[int]().union(*(one.used for one in found))
    asked = tuple(each for one in found for each in one.asked)
    if asked:
        used |= {at for at in range(slot.start, slot.end) if tokens[at].fold in PART_ENDS}
        used |= set(range(slot.end, slot.more))
    unknown = next((one for one in found if one.unknown), Target())
    role = next((one.role for one in found if one.role), "")
    unnamed = next((one.unnamed for one in found if one.unnamed), None)
    if unknown.nearest is not None and unknown.used and not unnamed:
        from index.question.descriptions.unnamed import read_unnamed  # what few questions need is not loaded by all

        unnamed = read_unnamed(tokens, min(unknown.used), max(unknown.used) + 1, names)
    return Target(asked, used, role, unknown.unknown, unknown.nearest, None if asked else unnamed)


def _read_described(
    tokens: Sequence[Token], phrase: Phrase, slot: Slot, place: tuple[int, int], names: Names
) -> Target:
    """Return whom a description that fills a part of a slot means: somebody, whom they speak for, a body misspelled."""
    read = _read_phrase(tokens, phrase, slot, names)
    if not read.asked and phrase.owners:
        read = _read_with_surname(tokens, phrase, slot, names) or read
    if tokens[phrase.head].fold in SPEAKING_FOR:
        read = _spoken_for(tokens, phrase, read, names)
    start, end = place
    if phrase.body and not read.asked and end - start > 2:
        # "The norland institute of costal research" may be a name spelled otherwise.
        spelled = _read_spelled(tokens[start:end], frozenset(range(start, end)), names, known_only=True)
        read = spelled if spelled.asked else read
    return read


def _read_several(
    tokens: Sequence[Token], start: int, end: int, inside: Sequence[Mention], names: Names
) -> Target | None:
    """Return several people who are described, None where there are none.

    A name among the words only says which ones: "the nurses at Lind Hospital". Those of somebody are read elsewhere.
    """
    whole = frozenset(range(start, end))
    start = behind_part(tokens, start, end)
    if not describes_several(tokens, start, end) or {token.fold for token in tokens[start:end]} <= ANYBODY | FRAME:
        return None
    head = find_head(tokens, start, end)
    if head is None or any(mention.start <= head < mention.end for mention in inside):
        return None
    # In "does Lind think striking nurses" nurses are what Lind is asked about; "Lind supporters" are several.
    if any(mention.end < head and mention.speakers[0].kind == "person" for mention in inside):
        return None
    owners = {at for at in range(start, head) if tokens[at].owns}
    if any(tokens[at].capitalised or at in {mention.end - 1 for mention in inside} for at in owners):
        return None
    from index.question.descriptions.unnamed import read_unnamed

    unnamed = read_unnamed(tokens, start, end, names)
    return Target(used=whole, unnamed=unnamed) if unnamed else None


def _with_shared_owner(tokens: Sequence[Token], phrase: Phrase, parts: Sequence[tuple[int, int]]) -> Phrase:
    """Return a description that says nothing but its noun with what another beside it says: "Lind's clerk and driver".

    "The president" needs nobody's name.
    """
    if phrase.narrowing or phrase.body or tokens[phrase.head].fold in load_words("sole offices"):
        return phrase
    others = [read_phrase(tokens, *part) for part in parts]
    shared = next((one for one in others if one and one.narrowing and not one.body), phrase)
    return replace(phrase, narrowing=shared.narrowing, owners=shared.owners)


def _read_placed(tokens: Sequence[Token], phrase: Phrase, slot: Slot, place: tuple[int, int], names: Names) -> Target:
    """Return whom a description means, those of them whom the place in front of the question leaves, if it leaves any.

    Where it means nobody it is read with the place: "Norland: what did the sacked health minister say?".
    """
    read = _read_described(tokens, phrase, slot, place, names)
    placed = with_place_before(tokens, phrase)
    there = _read_described(tokens, placed, slot, place, names) if placed else Target()
    if len(there.asked) != 1 or there.asked[0].by == "guess":
        return read
    if not read.asked or read.asked[0].by == "guess":
        return there
    left = {one.id for one in there.asked[0].speakers}
    fitting = tuple(one for one in read.asked[0].speakers if one.id in left)
    return replace(read, asked=(replace(read.asked[0], speakers=fitting),)) if fitting else read


def _spoken_for(tokens: Sequence[Token], phrase: Phrase, read: Target, names: Names) -> Target:
    """Return the body for which a spokesperson nobody knows by name speaks: their words are reported as the body's.

    Where the body is known, whom articles may mean by it is not enough.
    """
    if read.asked and read.asked[0].by == "role":
        return read
    head = phrase.head
    before = [token.fold for token in tokens[phrase.start : head] if token.fold not in DETERMINERS]
    behind = [token.fold for token in tokens[head + 2 : phrase.end] if token.fold not in DETERMINERS]
    text = _bare(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    forms = [form for form in (" ".join(before), " ".join(behind)) if form]
    borne = names.referents(forms) if len(forms) == 1 else {}
    bodies = tuple(one for one in names.speakers(_ids(borne)) if one.kind == "organisation")
    span = frozenset(range(phrase.start, phrase.end))
    if bodies:
        return Target((Asked(text, bodies, "name"),), span)
    guessed = not read.asked or read.asked[0].by == "guess"
    return Target(used=span, unknown=text, nearest=()) if guessed else read


def _before_body(tokens: Sequence[Token], start: int, end: int, mentions: Sequence[Mention]) -> int:
    """Return where a name ends that says behind it where somebody is from: "Ole from Brix Ferries"; `end` for none.

    "Lord Brix in the debate on tolls" says where he spoke.
    """
    at = next((at for at in range(start + 1, min(end - 1, start + 5)) if tokens[at].fold in PLACING), end)
    if at == end:
        return end
    part = tokens[start:at]
    if any(token.fold in FRAME or token.owns or token.fold.isdigit() for token in part):
        return end
    if any(is_head(tokens, place) and not tokens[place].namelike for place in range(start, at)):
        return end
    named = any(mention.end == at and mention.speakers[0].kind == "person" for mention in mentions)
    # "Archbishop of Okerby" is an office.
    first = (part[0].fold in TITLES and len(part) > 1) or any(token.fold in load_first_names() for token in part[:2])
    # "Bank of Okerby" and "Duchess of Brix" are names themselves.
    return at if named or first or (tokens[at].fold in {"from", "at"} and tokens[start].capitalised) else end


def _read_of_body(tokens: Sequence[Token], places: tuple[int, int, int], names: Names) -> Target:
    """Return whom a name means that no mention is, with the body behind it, which tells those of one first name apart.

    `places` are where the name begins and ends, and where the body ends.
    """
    start, end, whole = places
    span = frozenset(range(start, whole))
    while start < end - 1 and tokens[start].fold in TITLES:
        start += 1
    part = tokens[start:end]
    named = _read_first_name(part, span, names, beside=tokens[end + 1 : whole])
    return named if named.asked or named.nearest else _read_spelled(part, span, names, known_only=False)


def _read_first_name(
    part: Sequence[Token], span: frozenset[int], names: Names, *, beside: Sequence[Token] = ()
) -> Target:
    """Return the one person of a first name that stands alone; nobody where several are, those of them as nearest.

    Words that stand `beside` the name in their articles tell people of one first name apart.
    """
    first = part[0].fold
    if len(part) != 1 or len(first) < MIN_FIRST_NAME:
        return Target()
    people = [one for one in names.speakers(names.with_first_name(first)) if one.kind == "person"]
    wanted = {token.fold for token in beside if token.fold not in FRAME}
    if wanted:
        told = {one.id: words_beside(one, names.reports(one.id), wanted) for one in people}
        people = [one for one in people if len(told[one.id]) * 2 >= len(wanted)]
    text = _bare(part[0].text)
    if len(people) != 1 or not (_is_first_name(first) or beside):
        return Target(used=span, unknown=text, nearest=tuple(one.name for one in people[:3])) if people else Target()
    # "Cameron" may be another's surname.
    sure = wanted or first not in load_words("first names as surnames")
    return Target((Asked(text, tuple(people), "correction" if sure else "guess"),), span)


def _is_first_name(fold: str) -> bool:
    return fold in load_first_names() and fold not in load_words("names that are words")


def _owned_by(tokens: Sequence[Token], end: int, inside: Sequence[Mention]) -> int:
    """Return where whoever belongs to somebody named ends, 0 where nobody does: "Lind's lawyers" are not Lind."""
    for mention in inside[-1:]:
        person = any(one.kind == "person" for one in mention.speakers)
        owns = tokens[mention.end - 1].owns and mention.end < end
        # "Lind's running mate" too.
        ends = [at + 1 for at in range(mention.end, min(end, mention.end + 2)) if _are_people(tokens[at].fold)]
        if person and owns and ends:
            return ends[-1]
    return 0


def _unknown(tokens: Sequence[Token], start: int, end: int) -> Target:
    text = _bare(" ".join(token.text for token in tokens[start:end]))
    return Target(used=frozenset(range(start, end)), unknown=text, nearest=())


def _described(
    tokens: Sequence[Token], start: int, end: int, inside: Sequence[Mention], *, sure: bool
) -> Phrase | None:
    """Return the description that a part of a slot is, in which names only say whose: "Trump's campaign chief"."""
    phrase = read_phrase(tokens, start, end)
    if phrase is None and sure:
        phrase = read_rare_phrase(tokens, start, end)
        if phrase and (tokens[phrase.head].fold in HEADLINES | ANYBODY | SPEECH_NOUNS or find_role(tokens, start, end)):
            phrase = None
    if phrase is None or {token.fold for token in tokens[start:end]} <= ANYBODY | FRAME:
        return None
    for mention in inside:
        behind = mention.start > phrase.head
        adjoins = mention.end < end and tokens[mention.end].start == tokens[mention.end - 1].end + 1
        single = mention.end - mention.start == 1
        owner = tokens[mention.end - 1].owns or (adjoins and (single or not is_called(mention, tokens[phrase.head])))
        if mention.end > phrase.head >= mention.start or not (behind or owner):
            return None
    return phrase


def _read_with_surname(tokens: Sequence[Token], phrase: Phrase, slot: Slot, names: Names) -> Target | None:
    """Return whom a description means with the surname for the first name of whose they are; None where nobody."""
    from index.question.descriptions.owners import with_surnames  # what few questions need is not loaded by all

    named = with_surnames(tokens, phrase.start, phrase.head, names)
    owned = make_phrase(named, (phrase.start, phrase.end), phrase.head)
    read = _read_phrase(named, owned, slot, names) if owned.owners != phrase.owners else Target()
    return read if read.asked else None


def _read_phrase(tokens: Sequence[Token], phrase: Phrase, slot: Slot, names: Names) -> Target:
    """Return whom a description means, or that it means nobody the library has, with those it might."""
    text = _bare(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    span = frozenset(range(phrase.start, phrase.end))
    folds = [token.fold for token in tokens[phrase.start : phrase.end]]
    role = take_apart([*(word for word in phrase.narrowing if word not in folds), *folds])
    called = () if phrase.body or phrase.rare else names.called(role) if phrase.narrowing else names.holders(role)
    speakers = names.speakers(called)
    if phrase.past:
        speakers = tuple(one for one in speakers if not any(is_held_now(role.name) for role in one.roles))
    if tokens[phrase.start].fold in BELONGING and not phrase.narrowing:
        return Target(used=span, unknown=text, nearest=())
    if speakers:
        return Target((Asked(text, speakers, "role"),), span)
    # What few questions need is not loaded by all.
    from index.question.descriptions.holders import find_holders
    from index.question.descriptions.wanted import people_among

    run = phrase.body and tokens[phrase.head].fold not in load_words("bodies")
    if run and people_among(phrase.narrowing, names):
        # Whose team or campaign it is stands in its name, or it is not known.
        return Target(used=span, unknown=text, nearest=()) if slot.sure else Target()
    described = with_more(tokens, phrase, slot.end, slot.more)
    holders = find_holders(described, names, topic=_words_outside(tokens, slot.start, max(slot.end, slot.more)))
    # Whoever speaks for a minister is not whoever shadows one.
    for_somebody = _owner_of(tokens, phrase) is not None and tokens[phrase.head].fold in SPEAKING_FOR
    speakers = () if for_somebody else holders.speakers
    speakers = speakers or _belonging(tokens, phrase, names)
    if speakers:
        return Target((Asked(text, speakers, "description"),), span)
    if holders.guess and slot.sure:
        return Target((Asked(text, (holders.guess,), "guess"),), span)
    somebody = not phrase.rare or _is_somebody(tokens, phrase)
    if not somebody and not _is_somebody_asked(tokens, phrase.start, phrase.end):
        return Target()
    if holders.common:
        return Target(used=span, role=text)
    return (
        Target(used=span, unknown=text, nearest=tuple(one.name for one in holders.perhaps)) if slot.sure else Target()
    )


def _belonging(tokens: Sequence[Token], phrase: Phrase, names: Names) -> tuple[Speaker, ...]:
    """Return who belongs to the one person whose description somebody is described by: "that old robber's lawyer"."""
    owner = _owner_of(tokens, phrase)
    if owner is None:
        return ()
    from index.question.descriptions.holders import find_holders

    found = find_holders(owner, names).speakers
    if len(found) != 1 or found[0].kind != "person":
        return ()
    name = bare_words(found[0].name)[-1]
    behind = [token.fold for token in tokens[owner.end : phrase.end]]
    narrowing = (name, *(word for word in phrase.narrowing if word in behind))
    called = names.called(take_apart([name, *behind]))
    named = names.speakers(called) or find_holders(replace(phrase, narrowing=narrowing, owners=(name,)), names).speakers
    return tuple(one for one in named if one.id != found[0].id)


def _owner_of(tokens: Sequence[Token], phrase: Phrase) -> Phrase | None:
    """Return the description, in small letters, of whom somebody described belongs to, None where it has none."""
    at = next((at for at in range(phrase.start, phrase.head) if tokens[at].owns), phrase.head)
    if at == phrase.head or tokens[at].capitalised or tokens[at].fold in load_places():
        return None
    owner = read_phrase(tokens, phrase.start, at + 1)
    if owner or is_listed(tokens[at].fold, "bodies", "collectives", "organisation words"):
        return owner if owner and not owner.body else None
    rare = replace(make_phrase(tokens, (phrase.start, at + 1), at), rare=True)
    return rare if rare.narrowing else None


def _is_somebody(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Return whether a noun that no list has means a person: by its ending, by "who", or as one from some place."""
    behind = [token.fold for token in tokens[phrase.head + 1 : phrase.end]]
    placed = any(
        longest_phrase(behind, at, load_place_phrases()) or behind[at] in load_places() for at in range(len(behind))
    )
    return names_a_person(phrase.heads[0]) or "who" in behind[:1] or placed


def _words_outside(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """Return the words of a question outside a slot that may be its topic, the first few."""
    outside = [token.fold for at, token in enumerate(tokens) if not start <= at < end and token.fold not in FRAME]
    letters = {token.fold for token in tokens if len(token.text) == 2 and token.text.isupper()}
    return [word for word in dict.fromkeys(outside) if len(word) > 2 or word in letters][:MAX_TOPIC]


def _told_apart(tokens: Sequence[Token], read: Target, rest: tuple[int, int], slot: Slot, names: Names) -> Target:
    """Return the name with those of its bearers whom the description behind it fits: "Oshand, the referee, ..."."""
    phrase = read_phrase(tokens, *rest) or (read_phrase(tokens, slot.end, slot.more) if slot.more > slot.end else None)
    if phrase is None or len(read.asked) != 1:
        return read
    from index.question.descriptions.holders import find_holders

    one = read.asked[0]
    role = take_apart([token.fold for token in tokens[phrase.start : phrase.end]])
    holders = set(names.called(role)) or {each.id for each in find_holders(phrase, names).speakers}
    fitting = tuple(each for each in one.speakers if each.id in holders)
    used = read.used | set(range(phrase.start, phrase.end))
    return replace(read, asked=(replace(one, speakers=fitting or one.speakers),), used=used)


def _apposed(tokens: Sequence[Token], inside: Sequence[Mention]) -> Sequence[Mention]:
    """Return the mentions without those that only say whose man the one behind them is: "Rubio's man Lee Ahrens"."""
    owned = [mention for mention in inside[:-1] if tokens[mention.end - 1].owns]
    return [mention for mention in inside if mention not in owned]


def read_mention(tokens: Sequence[Token], mention: Mention, names: Names) -> Target:
    """Return the mention with the title or role before it ("the curator Wilkins"), narrowed by that role."""
    return _read_named(tokens, max(0, mention.start - MAX_PHRASE_WORDS), mention.end, mention, names)


def read_name(text: str, names: Names) -> tuple[Asked, ...]:
    """Return whom a name alone can mean; empty where nobody bears it or one much like it."""
    tokens = [token for token in find_tokens(text) if token.fold]
    if not tokens:
        return ()
    slot = Slot(0, len(tokens), sure=True)
    asked = read_slot(tokens, slot, find_mentions(tokens, names, skip=()), names).asked
    return tuple(one for one in asked if one.by != "guess")


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


def read_start(tokens: Sequence[Token], lead: int, names: Names) -> Target:
    """Return a misspelled known name that begins at token `lead`, the question having no other sign of a speaker."""
    for length in (2, 1):
        part = tokens[lead : lead + length]
        # "Women" is no name of hers in "the first woman to sail".
        noun = any(is_head(tokens, at) and not tokens[at].capitalised for at in range(lead, lead + len(part)))
        if len(part) == length and not noun and not any(each.fold in FRAME or is_speech(each.fold) for each in part):
            found = _corrected([token.fold for token in part], names)
            if found:
                text = " ".join(token.text for token in part)
                return Target((Asked(text, found, "correction"),), frozenset(range(lead, lead + length)))
    return Target()


def read_pair(tokens: Sequence[Token], mentions: Sequence[Mention], names: Names) -> Target:
    """Return the first misspelled full name among keywords: "salt board economist olaf bruun ferry tolls"."""
    tried = 0
    known = {mention.start for mention in mentions}
    for at in range(len(tokens) - 1):
        first, last = tokens[at], tokens[at + 1]
        if at in known or not _is_first_name(first.fold) or first.owns or last.fold in FRAME or is_speech(last.fold):
            continue
        if found := _corrected([first.fold, last.fold], names):
            return Target((Asked(f"{first.text} {_bare(last.text)}", found, "correction"),), frozenset({at, at + 1}))
        tried += 1
        if tried == MAX_PAIRS:
            break
    return Target()


def _read_named(tokens: Sequence[Token], start: int, end: int, mention: Mention, names: Names) -> Target:
    used = set(range(mention.start, mention.end))
    text = " ".join(token.text for token in tokens[mention.start : mention.end])
    if mention.clash:
        # "Cambel Kevin": a known first name behind a surname spelled otherwise.
        begin = mention.start
        while begin > start and mention.end - begin < MAX_PHRASE_WORDS and _may_be_first(tokens[begin - 1]):
            begin -= 1
        folds = [token.fold for token in tokens[begin : mention.end]]
        longer = len(folds) > 2 and folds[-1] not in GENERATION_WORDS
        fitting = tuple(one for one in mention.speakers if longer and fits_name(folds, one))
        if fitting:
            # "Dacia Prewtt-Sallow", "Ruth Tod Whitlow".
            text = " ".join(token.text for token in tokens[begin : mention.end])
            return Target((Asked(_bare(text), fitting, "correction"),), frozenset(range(begin, mention.end)))
        whole = names.misspelled(fold_text(text)) if mention.form is Form.FIRST else names.slipped(fold_text(text))
        if len(whole) == 1:
            return Target((Asked(_bare(text), names.speakers(_ids(whole)), "correction"),), frozenset(used))
        return Target(used=frozenset(used), unknown=_bare(text))
    speakers = mention.speakers
    role = find_role(tokens, start, mention.start)
    if role and role[1] == mention.start:
        used |= set(range(*role))
        if len(speakers) > 1:
            holders = set(names.holders(take_apart([token.fold for token in tokens[slice(*role)]])))
            speakers = tuple(speaker for speaker in speakers if speaker.id in holders) or speakers
    else:
        at = mention.start - 1
        while at >= start and tokens[at].fold in BEFORE_A_NAME:
            used.add(at)
            at -= 1
    if mention.end < len(tokens) and _stands_behind_names(tokens[mention.end]):
        used.add(mention.end)
    by: Literal["name", "surname", "guess"] = "name" if mention.form is Form.FULL else "surname"
    if mention.form is Form.PART and mention.end - mention.start == 1 and speakers[0].kind == "organisation":
        by = "guess"  # One word of a body's name may be another's too.
    return Target((Asked(_bare(text), speakers, by),), frozenset(used))


def _may_be_first(token: Token) -> bool:
    return token.fold not in FRAME | TITLES | DETERMINERS and not is_speech(token.fold) and not token.owns


def _stands_behind_names(token: Token) -> bool:
    """Return whether a word is no topic but part of the name before it: "Ama Corvo KC"."""
    return token.fold in load_words("suffixes") and token.text.isupper()


def _read_unnamed(tokens: Sequence[Token], start: int, end: int, names: Names, *, cased: bool, sure: bool) -> Target:
    """Return what stands in a place that holds no known name: a role, "anybody", a misspelled or an unknown name."""
    begin, span = start, frozenset(range(start, end))
    role = find_role(tokens, start, end)
    # "The Dane who would be president" is none.
    if role and not any(tokens[at].fold in RELATIVE for at in range(start, role[0] + 1)):
        rest = [at for at in range(role[1], end) if tokens[at].fold not in FRAME]
        if not rest or _is_predicate(tokens, begin, rest):
            return _read_role(tokens, role, frozenset(range(begin, rest[0])) if rest else span, names)
        start = rest[0]
    while start < end and tokens[start].fold in TITLES | {"that", "this"}:
        start += 1
    # "Little Marco", "good old Ole".
    while start < end - 1 and tokens[start].fold in NICKNAMING:
        start += 1
    # Not everybody of that first name is "Sir Rolf".
    titled = start > 0 and tokens[start - 1].fold in BEFORE_FIRST_NAMES
    start = _behind_noun(tokens, start, end)
    part = tokens[start:end]
    if not part:
        return Target()
    folds = {token.fold for token in part}
    if sure and _belongs(part):
        return Target(used=span, unknown=_bare(" ".join(token.text for token in part)), nearest=())
    if sure and _is_somebody_asked(tokens, begin, end):
        return Target(used=span, unknown=_bare(" ".join(token.text for token in tokens[begin:end])), nearest=())
    if folds & (ANYBODY | DETERMINERS):
        return Target(used=span if folds <= ANYBODY | FRAME else frozenset())
    known_only = not (sure and _is_namelike(part, cased=cased))
    before = [token for token in tokens[begin:start] if token.fold not in FRAME and token.fold not in BEFORE_A_NAME]
    return _read_spelled(part, span, names, known_only=known_only, first_name=not titled, beside=before)


def _is_predicate(tokens: Sequence[Token], start: int, rest: Sequence[int]) -> bool:
    """Return whether the words behind a role say how its holder was: "was the prime minister happy about tolls"."""
    at = next((at for at in range(start - 1, -1, -1) if tokens[at].fold not in DETERMINERS), start)
    if tokens[at].fold not in BEING:
        return False
    return not any(tokens[at].capitalised or tokens[at].fold in load_first_names() for at in rest)


def _is_somebody_asked(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether a noun with an article stands where only somebody can: "what did the ventriloquist say".

    What shows or prints words, "the letter", says what its writer does.
    """
    asked = start > 0 and tokens[start - 1].fold in {"did", "does", "do"} and end < len(tokens)
    if (
        not asked
        or tokens[start].fold not in {"the", "that"}
        or tokens[end].fold not in {"say", "tell", "think", "feel"}
    ):
        return False
    named = tokens[end - 1].capitalised or tokens[end - 1].fold in load_first_names()
    return not named and not any(
        token.fold in _voiceless() or token.fold in FRAME - {"the", "that"} for token in tokens[start:end]
    )


@cache
def _voiceless() -> frozenset[str]:
    """Return the words for anybody, and those for what has words and is nobody."""
    lists = ("documents shown", "documents that speak", "findings", "remarks")
    return ANYBODY | HEADLINES | LAWS | frozenset().union(*map(load_words, lists))


def _belongs(part: Sequence[Token]) -> bool:
    """Return whether words mean those who belong to somebody nobody knows: "Ole Brix's family", "Lind's accusers"."""
    owner = next((at for at, token in enumerate(part) if token.owns), len(part))
    rest = part[owner + 1 :]
    named = owner < len(part) and all(token.capitalised and token.fold not in FRAME for token in part[: owner + 1])
    return named and bool(rest) and _are_people(rest[-1].fold) and not any(token.capitalised for token in rest)


def _are_people(noun: str) -> bool:
    """Return whether a noun behind "Lind's" means somebody else than Lind: "brother", "family", "accusers"."""
    doers = noun.endswith("ers") and noun not in NO_DOERS
    known = noun_of(noun) or noun in load_everyday() or noun in load_words("trades") or noun in COMPANY
    return bool(known) or doers or noun in load_words("collectives") or noun in load_words("bodies")


def _behind_noun(tokens: Sequence[Token], start: int, end: int) -> int:
    """Return where the name begins behind the noun for what bears it: "the seed company Aldova"."""
    heads = [at for at in range(start, end) if is_head(tokens, at)]
    return heads[-1] + 1 if heads and 0 < end - heads[-1] - 1 <= 2 else start


def _read_spelled(
    part: Sequence[Token],
    span: frozenset[int],
    names: Names,
    *,
    known_only: bool,
    first_name: bool = True,
    beside: Sequence[Token] = (),
) -> Target:
    """Return a known name spelled otherwise, or unless `known_only` a name that nobody in the library has."""
    text = _bare(" ".join(token.text for token in part))
    first = _read_first_name(part, span, names, beside=beside) if first_name and not known_only else Target()
    if first.asked:
        return first
    found = _corrected([token.fold for token in part], names)
    if found:
        return Target((Asked(text, found, "correction"),), span)
    if known_only:
        return Target()
    speaks = _speaks_for_body(part, names)
    return (
        Target((Asked(text, (speaks,), "guess"),), span)
        if speaks
        else Target(used=span, unknown=text, nearest=first.nearest)
    )


def _speaks_for_body(part: Sequence[Token], names: Names) -> Speaker | None:
    """Return who is from a body that has said nothing itself, "Ole Brix, of the Ferry Crews Board": one, or nobody."""
    if not all(token.capitalised and not token.owns for token in part):
        return None
    from index.question.descriptions.namings import of_body  # what few questions need is not loaded by all

    printed = " ".join(token.text for token in part)
    folded = fold_text(printed)
    found = {
        speaker.id: speaker
        for row, text in names.articles_with([(folded,)], most=MAX_OF_BODY)
        for speaker in of_body(text, printed, names.heard_in(row))
    }
    return next(iter(found.values())) if len(found) == 1 else None


def _read_role(tokens: Sequence[Token], role: tuple[int, int], span: frozenset[int], names: Names) -> Target:
    begin, finish = role
    text = _bare(" ".join(token.text for token in tokens[begin:finish]))
    parts = take_apart([token.fold for token in tokens[begin:finish]])
    holders = names.speakers(names.holders(parts))
    if holders:
        return Target((Asked(text, holders, "role"),), span)
    return Target(used=span, role=text)


def _corrected(folds: Sequence[str], names: Names) -> tuple[Speaker, ...]:
    """Return whom a name that nobody bears means when one letter is corrected; empty unless one form is nearest."""
    while len(folds) > 1 and folds[-1] in load_words("suffixes") - GENERATION_WORDS.keys():
        folds = folds[:-1]
    if len(folds) > MAX_NAME_WORDS:
        return ()
    if len(folds) > 1:
        whole = names.misspelled(" ".join(folds)) or names.slipped(" ".join(folds))
        if len(whole) == 1:
            return names.speakers(_ids(whole))
    if len(folds[-1]) < MIN_MISSPELLED:
        return ()
    near = names.misspelled(folds[-1])
    if not near and len(folds) > 1:
        near = names.spelled_much_like(folds[-1])
    speakers = names.speakers(_ids(near))
    if len(folds) > 1:
        speakers = tuple(speaker for speaker in speakers if fits_name(folds, speaker))
        fitting = {speaker.id for speaker in speakers}
        near = {form: them for form, them in near.items() if not fitting.isdisjoint(one.speaker for one in them)}
    return speakers if len(near) == 1 else ()


def _ids(found: Mapping[str, Sequence[Referent]]) -> list[str]:
    return sorted({one.speaker for referents in found.values() for one in referents})


def _is_namelike(part: Sequence[Token], *, cased: bool) -> bool:
    folds = [token.fold for token in part]
    if _is_long_name(part):
        return True
    if (
        folds[-1] in HEADLINES
        or len(part) > 3
        or any(fold in FRAME or fold.isdigit() for fold in folds)
        or tuple(folds) in load_place_phrases()
    ):
        return False
    if part[-1].capitalised or (len(part) == 1 and not cased and _is_first_name(folds[0])):
        return True
    return not cased and not folds[-1].endswith(("s", "ing")) and all(len(fold) > 2 for fold in folds)


def _is_long_name(part: Sequence[Token]) -> bool:
    """Return whether words are the name of a body, all but "of" or "for" in capitals: "Dorland Institute of Art".

    Without such a word they may be a headline.
    """
    capitals = [token.capitalised for token in part]
    links = not all(capitals) and all(token.capitalised or token.fold in NAME_LINKS for token in part)
    bodies = load_words("organisation words") & {token.fold for token in part}
    return links and bool(bodies) and capitals[0] and capitals[-1] and MIN_LONG <= sum(capitals) <= MAX_LONG


def _parts(tokens: Sequence[Token], slot: Slot, mentions: Sequence[Mention]) -> Iterator[tuple[int, int]]:
    """Yield each of those who are named in a slot: an "and" between two parts them, one inside a name does not."""
    if not any(tokens[at].fold in PART_ENDS for at in range(slot.start, slot.end)):
        yield slot.start, slot.end
        return
    inside = {at for mention in mentions for at in range(mention.start, mention.end)}
    inside |= _joined_in_name(tokens, slot, inside) | _joined_in_clause(tokens, slot, inside)
    start = slot.start
    for at in range(slot.start, slot.end + 1):
        if at == slot.end or (tokens[at].fold in PART_ENDS and at not in inside):
            if start < at:
                yield start, at
            start = at + 1


def _joined_in_name(tokens: Sequence[Token], slot: Slot, known: Collection[int]) -> set[int]:
    """Return the "and" inside the name of a body nobody knows: "Ministry of Food and Rural Affairs"."""
    folds = [token.fold for token in tokens[slot.start : slot.end]]
    of = next((at for at, fold in enumerate(folds) if fold in {"of", "for"}), len(folds))
    led = of and is_listed(folds[of - 1], "organisation words", "collectives")
    for at in range(of + 1, len(folds) - 1) if led else ():
        behind = folds[at + 1]
        if folds[at] == "and" and behind not in DETERMINERS and slot.start + at + 1 not in known:
            return {slot.start + at}
    return set()


def _joined_in_clause(tokens: Sequence[Token], slot: Slot, known: Collection[int]) -> set[int]:
    """Return what joins words inside a description: "the clerk who used to sail", "head of the Salt and Tar Club".

    An "and" before somebody known, or before an article, begins another.
    """
    opens = next((at for at in range(slot.start + 1, slot.end) if tokens[at].fold in COMPLEMENTS | {"with"}), slot.end)
    if not any(is_head(tokens, at) for at in range(slot.start, opens)):
        return set()
    joins = set()
    for at in range(opens, slot.end - 1):
        fold, behind = tokens[at].fold, tokens[at + 1].fold
        more = at > opens and fold in {"and", "or"} and behind not in DETERMINERS and at + 1 not in known
        links = at > opens and fold in {"to", "with", "against"} and tokens[opens].fold in RELATIVE
        # "The clerk with the boat" is one person, "the clerk with Lind" are two.
        links |= fold in {"to", "with", "against"} and not {at + 1, at + 2} & {*known}
        if (links and (fold != "with" or not _begins_person(tokens, at + 1, slot.end))) or (
            more and not _begins_person(tokens, at + 1, slot.end)
        ):
            joins.add(at)
    return joins


def _begins_person(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Return whether words begin with somebody else who is described: "and Lind's clerk", "and mayor of Okerby"."""
    places = range(start, min(end, start + 3))
    head = next((at for at in places if is_head(tokens, at) and not tokens[at].capitalised), None)
    return head is not None and not is_listed(tokens[head].fold, "bodies", "collectives")


def _bare(text: str) -> str:
    for ending in ("'s", "’s"):
        text = text.removesuffix(ending)
    return text
