"""Whom a description in a question means: somebody, one who belongs or speaks for another, or several."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from corpus.lexicon.deeds import load_everyday
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.statement import Speaker
from index.question.asked.asked import ANYBODY, Asked, Target, bare
from index.question.asked.forms.misspelled import ids_of
from index.question.asked.forms.ranked import find_ranked, read_rank
from index.question.asked.forms.shortened import read_shortened, read_watching
from index.question.asked.named import HEADLINES, read_spelled
from index.question.asked.unknown.somebody import is_somebody_asked
from index.question.callings import heads_part
from index.question.descriptions.ends import nearer_ends, plain_end
from index.question.descriptions.phrase import (
    BEHIND_NOUN,
    RELATIVE,
    Phrase,
    find_head,
    make_phrase,
    names_a_person,
    opens_clause,
    read_phrase,
    read_rare_phrase,
    with_more,
)
from index.question.descriptions.several import behind_part, describes_several
from index.question.descriptions.slots import BELONGING, with_place_before
from index.question.frames.frames import DETERMINERS, FRAME, SPEECH_NOUNS, SUBJECTS
from index.question.frames.slots import Slot
from index.question.mentions import Mention, is_called
from index.question.nameforms import bare_words
from index.question.names import Names
from index.question.roles import RoleWords, find_role, longest_phrase, read_role, take_apart
from index.question.standing import Standing, is_held_now
from index.question.tokens import Token

MAX_TOPIC = 8
"""How many words of the topic help to find the articles in which somebody is described."""
MAX_HELD = 2
"""How many hold an office at most where others once did."""
GONE = frozenset({Standing.PAST, Standing.COMING})
"""How somebody stands to an office that another holds."""
SPEAKING_FOR = words("spokesman spokeswoman spokesperson spox mouthpiece rep representative")
"""Nouns for whoever says what a body says."""


def find_description(
    tokens: Sequence[Token], start: int, end: int, inside: Sequence[Mention], *, sure: bool
) -> Phrase | None:
    """Return the description that a part of a slot is, in which names only say whose: "Lind's campaign chief"."""
    if tokens[start].fold in SUBJECTS:
        return None  # "How does she stand up for it?"
    phrase = read_phrase(tokens, start, end)
    if phrase is None and sure:
        phrase = read_rare_phrase(tokens, start, end)
        if phrase and (tokens[phrase.head].fold in HEADLINES | ANYBODY | SPEECH_NOUNS or find_role(tokens, start, end)):
            phrase = None
    if phrase is None or {token.fold for token in tokens[start:end]} <= ANYBODY | FRAME:
        return None
    # "State" is nobody in "Secretary of State".
    office = phrase.head + 1 - max((head.count(" ") + 1 for head in phrase.heads), default=1)
    for mention in inside:
        if office < mention.start and mention.end == phrase.head + 1:
            continue
        behind = mention.start > phrase.head
        adjoins = mention.end < end and tokens[mention.end].start == tokens[mention.end - 1].end + 1
        single = mention.end - mention.start == 1
        owner = tokens[mention.end - 1].owns or (adjoins and (single or not is_called(mention, tokens[phrase.head])))
        if mention.end > phrase.head >= mention.start or not (behind or owner):
            return None
    return phrase


def with_shared_owner(tokens: Sequence[Token], phrase: Phrase, parts: Sequence[tuple[int, int]]) -> Phrase:
    """Return a description that says nothing but its noun with what another beside it says: "Lind's clerk and driver".

    "The president" needs nobody's name.
    """
    if phrase.narrowing or phrase.body or tokens[phrase.head].fold in load_words("sole offices"):
        return phrase
    others = [read_phrase(tokens, *part) for part in parts]
    shared = next((one for one in others if one and one.narrowing and not one.body), phrase)
    return replace(phrase, narrowing=shared.narrowing, owners=shared.owners)


def read_placed(tokens: Sequence[Token], phrase: Phrase, slot: Slot, place: tuple[int, int], names: Names) -> Target:
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


def read_described_at(tokens: Sequence[Token], start: int, end: int, names: Names) -> Target:
    """Return whom a role in a row of words means, "Labour's ferry spokesman delays", by all that it says; no guess."""
    phrase = read_phrase(tokens, start, end)
    if phrase is None or not phrase.narrowing:
        return Target()
    return _read_phrase(tokens, phrase, Slot(start, end, sure=False), names)


def _read_described(
    tokens: Sequence[Token], phrase: Phrase, slot: Slot, place: tuple[int, int], names: Names
) -> Target:
    """Return whom a description that fills a part of a slot means: somebody, whom they speak for, a body misspelled."""
    if (watching := read_watching(tokens, phrase.start, phrase.end, names)).asked:
        return watching
    read = _read_heading(tokens, phrase, names) or _read_phrase(tokens, phrase, slot, names)
    if not read.asked and phrase.owners:
        read = _read_with_surname(tokens, phrase, slot, names) or read
    if _speaks_for(tokens[phrase.head]):
        read = read if _is_named_for(phrase, read) else _spoken_for(tokens, phrase, read, names)
    start, end = place
    if phrase.body and not read.asked and end - start > 2:
        # "The norland institute of costal research" may be a name spelled otherwise, or one for which somebody speaks.
        part = tokens[start + (tokens[start].fold in DETERMINERS) : end]
        spelled = read_spelled(part, frozenset(range(start, end)), names, known_only=False, first_name=False)
        read = spelled if spelled.asked else read
    return read


def _read_heading(tokens: Sequence[Token], phrase: Phrase, names: Names) -> Target | None:
    """Return who is called by their noun at the body that is told by what it watches: "head of the elections watchdog".

    None where no such body is known, or nobody is called so there.
    """
    opens = phrase.head + 1
    if opens >= phrase.end or tokens[opens].fold not in {"of", "at", "for"}:
        return None
    watching = read_watching(tokens, opens + 1, phrase.end, names)
    bodies = watching.asked[0].speakers if watching.asked else ()
    if len(bodies) != 1:
        return None
    from index.question.descriptions.holders import find_holders

    called = find_holders(replace(phrase, narrowing=tuple(bare_words(bodies[0].name))), names).speakers
    text = bare(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    return Target((Asked(text, called, "description"),), frozenset(range(phrase.start, phrase.end))) if called else None


def _speaks_for(noun: Token) -> bool:
    return load_everyday().get(noun.fold, noun.fold) in SPEAKING_FOR


def _is_named_for(phrase: Phrase, read: Target) -> bool:
    """Return whether whoever speaks for a body was found by a role that says so: "the Gull's spokesperson"."""
    from index.question.descriptions.others.otherwise import is_called_all  # what few questions need

    return bool(read.asked) and all(is_called_all(one, phrase) for one in read.asked[0].speakers)


def _spoken_for(tokens: Sequence[Token], phrase: Phrase, read: Target, names: Names) -> Target:
    """Return the body for which a spokesperson nobody knows by name speaks: their words are reported as the body's.

    Where the body is known, whom articles may mean by it is not enough.
    """
    if read.asked and read.asked[0].by == "role":
        return read
    head = phrase.head
    before = [token.fold for token in tokens[phrase.start : head] if token.fold not in DETERMINERS]
    behind = [token.fold for token in tokens[head + 2 : phrase.end] if token.fold not in DETERMINERS]
    text = bare(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    forms = [form for form in (" ".join(before), " ".join(behind)) if form]
    borne = names.referents(forms) if len(forms) == 1 else {}
    known = names.speakers(ids_of(borne))
    bodies = tuple(one for one in known if one.kind == "organisation")
    if not known and len(forms) == 1:
        place = (head + 2, phrase.end) if behind else (phrase.start, head)
        bodies = tuple(each for one in read_shortened(tokens, *place, names).asked for each in one.speakers)
        known = bodies
    span = frozenset(range(phrase.start, phrase.end))
    # Whoever speaks for somebody of that name too is who was found.
    if bodies and not (read.asked and len(bodies) < len(known)):
        return Target((Asked(text, bodies, "name"),), span)
    guessed = not read.asked or read.asked[0].by == "guess"
    return Target(used=span, unknown=text, nearest=()) if guessed else read


def _read_with_surname(tokens: Sequence[Token], phrase: Phrase, slot: Slot, names: Names) -> Target | None:
    """Return whom a description means with the surname for the first name of whose they are; None where nobody."""
    from index.question.descriptions.owners import with_surnames  # what few questions need is not loaded by all

    named = with_surnames(tokens, phrase.start, phrase.end, names)
    owned = make_phrase(named, (phrase.start, phrase.end), phrase.head)
    read = _read_phrase(named, owned, slot, names) if owned.owners != phrase.owners else Target()
    if not read.asked:
        return None
    # "Ama's sister" is a Lind, and not Ama.
    others = tuple(one for one in read.asked[0].speakers if bare_words(one.name)[0] not in phrase.owners)
    return replace(read, asked=(replace(read.asked[0], speakers=others),)) if others else None


def _read_phrase(tokens: Sequence[Token], phrase: Phrase, slot: Slot, names: Names) -> Target:
    """Return whom a description means, or that it means nobody the library has, with those it might."""
    text = bare(" ".join(token.text for token in tokens[phrase.start : phrase.end]))
    span = frozenset(range(phrase.start, phrase.end))
    from index.question.descriptions.owners import find_first_names  # what few questions need is not loaded by all

    firsts = find_first_names(tokens, phrase.start, phrase.end, names) if phrase.narrowing else frozenset()
    folds = [tokens[at].fold for at in range(phrase.start, phrase.end) if at not in firsts]
    dropped = {tokens[at].fold for at in firsts} - {*folds}
    phrase = replace(phrase, narrowing=tuple(word for word in phrase.narrowing if word not in dropped))
    role = take_apart([*(word for word in phrase.narrowing if word not in folds), *folds])
    if tokens[phrase.start].fold in BELONGING and not phrase.narrowing:
        return Target(used=span, unknown=text, nearest=())
    speakers = _called_so(tokens, phrase, role, names)
    if not speakers and (nearer := _read_nearer(tokens, phrase, names)):
        return nearer
    if (end := plain_end(tokens, phrase)) < phrase.end and (shorter := read_phrase(tokens, phrase.start, end)):
        return _read_phrase(tokens, shorter, replace(slot, end=end, more=end), names)
    # What few questions need is not loaded by all.
    from index.question.asked.forms.othername import without_other_names
    from index.question.descriptions.holders import find_holders
    from index.question.descriptions.owners import with_owner
    from index.question.descriptions.wanted import people_among

    topic = _words_outside(tokens, slot.start, max(slot.end, slot.more))
    if speakers:
        if phrase.narrowing and (
            people_among(phrase.owners, names) or all(_is_of_a_part(one, role) for one in speakers)
        ):
            # "Okerby Labour's spokesman" is not the only one of Labour, nor "Lind's clerk" the only one Lind had.
            speakers = tuple(dict.fromkeys((*speakers, *find_holders(phrase, names, topic=topic).speakers)))
        sitting = _in_their_place(speakers, phrase, names, topic)
        return Target((Asked(text, sitting or speakers, "description" if sitting else "role"),), span)
    run = phrase.body and tokens[phrase.head].fold not in load_words("bodies")
    if run and people_among(phrase.narrowing, names):
        # Whose team or campaign it is stands in its name, or it is not known.
        return Target(used=span, unknown=text, nearest=()) if slot.sure else Target()
    described = with_more(tokens, with_owner(tokens, phrase, names), slot.end, slot.more)
    holders = without_other_names(tokens, phrase, find_holders(described, names, topic=topic))
    # Whoever speaks for a minister is not whoever shadows one.
    for_somebody = _owner_of(tokens, phrase) is not None and _speaks_for(tokens[phrase.head])
    speakers = () if for_somebody else holders.speakers
    speakers = _in_their_place(speakers, described, names, topic) or speakers or _belonging(tokens, phrase, names)
    speakers = _without_owner(tokens, phrase, speakers)
    clause = _clause_of(tokens, phrase) if slot.sure else 0
    related = clause and any(tokens[at].capitalised for at in range(clause + 1, phrase.end))
    alone = _without_clause(tokens, phrase, clause, names, {"role"}) if related else None
    if alone and not {one.id for one in alone.asked[0].speakers} & {one.id for one in speakers}:
        return alone
    if speakers:
        return Target((Asked(text, speakers, "description"),), span)
    if holders.guess and slot.sure and (guess := _without_owner(tokens, phrase, (holders.guess,))):
        return Target((Asked(text, guess, "guess"),), span)
    relative = clause and tokens[clause].fold in RELATIVE
    if relative and (alone := _without_clause(tokens, phrase, clause, names, {"role", "description"})):
        return alone
    somebody = not phrase.rare or _is_somebody(tokens, phrase)
    if not somebody and not is_somebody_asked(tokens, phrase.start, phrase.end):
        return Target()
    if holders.common:
        return Target(used=span, role=text)
    return (
        Target(used=span, unknown=text, nearest=tuple(one.name for one in holders.perhaps)) if slot.sure else Target()
    )


def _called_so(tokens: Sequence[Token], phrase: Phrase, role: RoleWords, names: Names) -> tuple[Speaker, ...]:
    """Return who has this very role, or the rank in a chamber that it is."""
    called = names.called if phrase.narrowing else names.holders
    speakers = () if phrase.body or phrase.rare else names.speakers(called(role, phrase.standing))
    speakers = tuple(one for one in speakers if not _heads_parts(one, role))
    if phrase.past:
        speakers = tuple(one for one in speakers if not any(is_held_now(role.name) for role in one.roles))
    rank = None if speakers else read_rank(tokens[phrase.start : phrase.end])
    return find_ranked(rank, names) if rank else speakers


def _clause_of(tokens: Sequence[Token], phrase: Phrase) -> int:
    """Return where the clause begins that tells more of whom a description means, 0 where none does."""
    behind = range(phrase.head + 1, phrase.end)
    opens = (at for at in behind if tokens[at].fold not in BEHIND_NOUN - RELATIVE and opens_clause(tokens, at))
    return next(opens, 0)


def _without_clause(
    tokens: Sequence[Token], phrase: Phrase, clause: int, names: Names, by: Collection[str]
) -> Target | None:
    """Return whom a description may mean of which no article tells what the clause does; None for nobody.

    Who that is must be found `by` one of these. "The mayor of Tarn who backs Lind" may be the mayor of Tarn, "the Tarn
    policeman who teaches law" the one of Tarn.
    """
    shorter = read_phrase(tokens, phrase.start, clause)
    if shorter is None or not shorter.narrowing or not shorter.heads:
        return None
    read = _read_phrase(tokens, shorter, Slot(phrase.start, clause, sure=True), names)
    if len(read.asked) != 1 or len(read.asked[0].speakers) != 1 or read.asked[0].by not in by:
        return None
    guessed = replace(read.asked[0], by="guess")
    return replace(read, asked=(guessed,), used=read.used | frozenset(range(clause, phrase.end)))


def _without_owner(tokens: Sequence[Token], phrase: Phrase, speakers: tuple[Speaker, ...]) -> tuple[Speaker, ...]:
    """Return people without the one named whole whose somebody is asked for: Ama Lind is not "Ama Lind's son"."""
    at = next((at for at in range(phrase.start, phrase.head) if tokens[at].owns), phrase.start - 1)
    owner = [token.fold for token in tokens[phrase.start : at + 1] if token.fold not in DETERMINERS]
    return tuple(one for one in speakers if bare_words(one.name) != owner)


def _heads_parts(speaker: Speaker, role: RoleWords) -> bool:
    """Return whether each role of somebody that has the words asked for is that of the head of a part of the body."""
    own = _roles_with(speaker, role)
    return bool(own) and all(heads_part(one, role.words) for one in own)


def _is_of_a_part(speaker: Speaker, role: RoleWords) -> bool:
    """Return whether each role of somebody that has the words asked for names somewhere else besides."""
    from index.question.descriptions.others.elsewhere import names_more  # what few questions need

    own = _roles_with(speaker, role)
    return bool(own) and all(names_more(one, role.words) for one in own)


def _roles_with(speaker: Speaker, role: RoleWords) -> list[str]:
    return [one.name for one in speaker.roles if role.words <= read_role(one.name).words]


def _in_their_place(
    speakers: Sequence[Speaker], phrase: Phrase, names: Names, topic: Sequence[str]
) -> tuple[Speaker, ...]:
    """Return who holds the office asked for, where those found held it once or are to hold it; empty where nobody."""
    from index.question.descriptions.holders import find_holders
    from index.question.descriptions.others.otherwise import standings_to

    if phrase.standing or phrase.past or not all(standings_to(one, phrase) & GONE for one in speakers):
        return ()
    if any(standings_to(one, phrase) - GONE for one in speakers):
        return ()
    found = find_holders(replace(phrase, standing=Standing.HELD), names, topic=topic).speakers
    held = tuple(one for one in found if Standing.HELD in standings_to(one, phrase))
    return held if len(held) <= MAX_HELD else ()


def _read_nearer(tokens: Sequence[Token], phrase: Phrase, names: Names) -> Target | None:
    """Return who is called by the first words of a description whose last ones are a verb and more, None for nobody.

    In "does the mayor of aker vale tolls" the place may be longer than the role.
    """
    for end in nearer_ends(tokens, phrase):
        folds = [token.fold for token in tokens[phrase.start : end]]
        speakers = names.speakers(names.called(take_apart(folds)))
        if speakers and not names.article_frequency(f"{folds[-1]} {tokens[end].fold}"):
            text = " ".join(token.text for token in tokens[phrase.start : end])
            return Target((Asked(text, speakers, "role"),), frozenset(range(phrase.start, end)))
    return None


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
    return names_a_person(phrase.heads[0]) or behind[:1] in (["who"], ["whose"]) or placed


def _words_outside(tokens: Sequence[Token], start: int, end: int) -> list[str]:
    """Return the words of a question outside a slot that may be its topic, the first few."""
    outside = [token.fold for at, token in enumerate(tokens) if not start <= at < end and token.fold not in FRAME]
    letters = {token.fold for token in tokens if len(token.text) == 2 and token.text.isupper()}
    return [word for word in dict.fromkeys(outside) if len(word) > 2 or word in letters][:MAX_TOPIC]


def told_apart(tokens: Sequence[Token], read: Target, rest: tuple[int, int], slot: Slot, names: Names) -> Target:
    """Return the name with those of its bearers whom the description behind it fits: "Oshand, the referee, ..."."""
    phrase = read_phrase(tokens, *rest) or (read_phrase(tokens, slot.end, slot.more) if slot.more > slot.end else None)
    if phrase is None or len(read.asked) != 1:
        return read
    from index.question.descriptions.holders import find_holders

    one = read.asked[0]
    role = take_apart([token.fold for token in tokens[phrase.start : phrase.end]])
    holders = set(names.called(role, phrase.standing)) or {each.id for each in find_holders(phrase, names).speakers}
    fitting = tuple(each for each in one.speakers if each.id in holders)
    used = read.used | set(range(phrase.start, phrase.end))
    return replace(read, asked=(replace(one, speakers=fitting or one.speakers),), used=used)


def read_several(
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
    if any(mention.end < head and mention.of_person for mention in inside):
        return None
    owners = {at for at in range(start, head) if tokens[at].owns}
    if any(tokens[at].capitalised or at in {mention.end - 1 for mention in inside} for at in owners):
        return None
    from index.question.descriptions.unnamed import read_unnamed

    unnamed = read_unnamed(tokens, start, end, names)
    return Target(used=whole, unnamed=unnamed) if unnamed else None
