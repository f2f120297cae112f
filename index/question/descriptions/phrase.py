"""A description in a question: which of its words say what somebody is, and which narrow that down."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from corpus.lexicon.deeds import load_deeds, load_everyday
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.places import load_countries, load_place_phrases, load_places, load_state_labels
from corpus.people.roles import is_plural, noun_of
from index.question.frames.frames import (
    ASKING,
    AUXILIARY,
    BEHIND_PARTICIPLES,
    BEING,
    FRAME,
    GENDERS,
    SENTENCE_ENDS,
    says_which,
)
from index.question.roles import EMPTY, office_at
from index.question.standing import BEHIND, Standing, read_standing
from index.question.tokens import Token

MIN_NOUN = 4
MAX_WORDS = 14
JOINING = words("of for at from in near behind")
RELATIVE = words("who whom that which whose he she they")
BEHIND_NOUN = JOINING | RELATIVE | {"on", "with", "off"}
"""What leads from a noun to what tells which one is meant."""
ASKS_ON = (ASKING - {"who", "whose", "whom"}) | AUXILIARY
"""What begins the question behind a description."""
ARTICLES = frozenset({"the", "a", "an"})
INDEFINITE = words("somebody someone anybody anyone")
RACES = words("marathon marathons race races mile miles km kilometres metres relay sprint triathlon")
"""What somebody runs who heads nothing."""
OFFICES_OF_STATE = words("minister president premier chancellor secretary ambassador envoy government diplomat")
"""The last words of offices that a country has."""
COMMITTEES = words("committee subcommittee panel commission caucus inquiry")
CHILDREN = {**dict.fromkeys(words("boy lad"), "son"), **dict.fromkeys(words("girl lass"), "daughter")}
"""Nouns for whoever is somebody's child where it is told whose."""
BY_OWNER = words("campaign campaigns office team")
"""What is called by the name of whose it is."""
LEADING = words("head chair")
PARTICIPLES = words("stuck left lost caught found held hit shot born made known seen hurt sent brought")
"""Participles without the ending that others have: "the sailor stuck in Okerby"."""
PAST = words("former previous ex old past onetime then late ousted outgoing retired")
PERSONS = ("smith", "wright", "master", "mason", "herd", "monger")
"""How nouns end for whoever does something, and none for things."""
DOERS = ("er", "or", "ist", "ian", "man", "woman", "ster", "path", *PERSONS)
"""How nouns end for whoever does something; "letter" and "tower" end so too."""
NO_DOERS = words("gist twist")
"""What ends so too and is nobody: "what was the gist?"."""
PAUSES = frozenset(",:;()[]–—")


# Words that weigh somebody without saying who it is.
WEAK = EMPTY | words(
    "top chief senior leading main big own this that these those some certain there lot stuff famous well known so "
    "called whole very really one be been being had has have did does do are were am not no i think maybe perhaps "
    "used got get gets see sees want wants feel feels find finds make makes up after before over out off down into "
    "went goes came comes took takes looked looks previous past onetime outgoing"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A description among the tokens `start:end`, with the token its head noun is at.

    `heads` are the nouns for what somebody is, folded ("chair" of "the woman who chairs ..."), empty where anybody may
    be; `gender` is "m" or "f" where the words show it; `narrowing` are the folded words that say which one; `body` is
    true of newspapers, companies and all that is nobody in person, `rare` of a noun that no list has ("oncologist").
    `owners` are those of the narrowing words that say whose somebody is ("Lind's brother"); `past` is true of whoever
    is said to have been it, and `standing` tells how they stand to an office, where the words say so.
    """

    start: int
    end: int
    head: int
    heads: tuple[str, ...]
    narrowing: tuple[str, ...]
    gender: str | None
    body: bool
    rare: bool = False
    owners: tuple[str, ...] = ()
    past: bool = False
    standing: Standing | None = None


UNTOLD = Phrase(0, 0, 0, (), (), None, body=False)
"""A description that says nothing: of anybody."""


def read_phrase(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Return the description that fills the tokens `start:end`, None where they describe nobody."""
    head = find_head(tokens, start, end)
    # "The gaffer's view": whose view it is owns only what stands behind the slot.
    if head is None or (tokens[head].owns and head < end - 1) or not is_head(tokens, head):
        return None
    # "Voters in Iowa" are nobody in particular.
    begin = _begin(tokens, start, end)
    if is_plural(tokens[head].fold) or any(tokens[at].fold in ARTICLES for at in range(begin, head)):
        return None
    return make_phrase(tokens, (start, end), head)


def find_head(tokens: Sequence[Token], start: int, end: int) -> int | None:
    """Return the last of the tokens `start:end` before those that tell which one is meant, None where none is left."""
    if end - start > MAX_WORDS:
        return None
    # "The one who": words of the frame, but for "who". "The clerk who has a six-year-old" is a clerk.
    who = next((at for at in range(start, end) if tokens[at].fold in {"who", "whose"}), end)
    begin = next((at for at in range(start, who) if _is_anybody(tokens, at)), _begin(tokens, start, end))
    cut = next((at for at in range(_owner_end(tokens, begin, end), end) if opens_complement(tokens, at)), end)
    cut = max(cut, _office_end(tokens[:end], cut))
    if _is_named_body(tokens, cut, end):
        cut = end
    # "Mayor-elect of Okerby."
    behind = cut - 1 > begin and tokens[cut - 1].fold in BEHIND
    return cut - 1 - behind if cut > begin else None


def _begin(tokens: Sequence[Token], start: int, end: int) -> int:
    return next((at for at in range(start, end) if tokens[at].fold not in FRAME | EMPTY), end)


def read_rare_phrase(tokens: Sequence[Token], start: int, end: int) -> Phrase | None:
    """Return the description by a noun that no list has which may fill the tokens `start:end`, None where none does.

    "The oncologist who advised Lind", "Okerby's recorder": with "the" or an owner, a noun and what narrows it down.
    """
    one_of = [token.fold for token in tokens[start : start + 2]] == ["one", "of"]
    begin = start + 2 * one_of
    owner = any(token.owns for token in tokens[begin : end - 1])
    told = tokens[start].fold == "the" or (start > 0 and tokens[start - 1].fold in {"the", "that"})
    if end - begin > MAX_WORDS or not (told or owner) or end - begin < 2:
        return None
    head = next((at for at in range(begin + 1, end) if opens_complement(tokens, at)), end) - 1
    fold = tokens[head].fold
    if one_of and is_plural(fold):
        return replace(make_phrase(tokens, (start, end), head), heads=(fold.removesuffix("s"),))
    # "The seed company aldova" has a name behind its noun.
    if any(is_head(tokens, at) for at in range(begin, head)):
        return None
    if head <= begin and not (head == begin and end > head + 1):
        return None
    plain = len(fold) >= MIN_NOUN and fold.isalpha() and not fold.endswith(("s", "ing", "ed", "ly"))
    if not plain or tokens[head].owns or tokens[head].capitalised or fold in FRAME | EMPTY:
        return None
    phrase = replace(make_phrase(tokens, (start, end), head), rare=True)
    return phrase if phrase.narrowing else None


def names_a_person(noun: str) -> bool:
    """Return whether a noun that no list has ends as one for people does: "oncologist", "retiree"."""
    return noun.endswith(("ist", "ian", "ee", "eer", "man", "woman", "ologist", "maker", "keeper", "writer", "worker"))


def does_something(noun: str) -> bool:
    """Return whether a noun ends as one for whoever does something: "gondolier", "harbour master"."""
    return noun.endswith(DOERS) and noun not in NO_DOERS


def is_head(tokens: Sequence[Token], at: int) -> bool:
    """Return whether the word at `at` is a noun for what a person or a body is."""
    fold = tokens[at].fold
    if _is_anybody(tokens, at):
        return True
    collective = fold in load_words("collectives") and not tokens[at].capitalised
    # "The KC" is a barrister and "the Okerby Vale MP" somebody, "Ama Lind KC" has a name.
    if fold in load_words("suffixes") and at and tokens[at - 1].fold not in WEAK | FRAME and not _is_the(tokens, at):
        return False
    if fold in _plain_heads() or collective or noun_of(fold):
        return fold not in FRAME and not tokens[at].text.isdigit()
    # "Baker" and "Miller" are surnames, "GP" is none.
    if fold in load_words("trades") and not tokens[at].namelike:
        return True
    # The last word of an office: "chief of staff", "top lawyer".
    return any(office_at(tokens[back : at + 1], 0) == at + 1 - back for back in range(max(0, at - 3), at + 1))


def _is_the(tokens: Sequence[Token], at: int) -> bool:
    """Return whether "the" stands before a word and names that tell more of it."""
    back = next((back for back in range(at - 1, max(-1, at - 5), -1) if not tokens[back].capitalised), at)
    return tokens[back].fold in {"the", "that", "our"}


def _is_anybody(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is a noun for anybody by its place: "the one who", a "74-year-old", "the Dane who"."""
    fold = tokens[at].fold
    if fold == "old" and at > 1:
        return tokens[at - 2].fold.isdigit() and tokens[at - 1].fold == "year"
    if not at or at + 1 >= len(tokens) or tokens[at + 1].fold not in {"who", "whose"}:
        return False
    return tokens[at - 1].fold in {"the", "that"} and (fold == "one" or (fold,) in load_place_phrases())


@cache
def _plain_heads() -> frozenset[str]:
    return load_words("bodies") | load_words("people") | load_everyday().keys() | set(load_everyday().values())


def with_more(tokens: Sequence[Token], phrase: Phrase, start: int, end: int) -> Phrase:
    """Return the description with what the tokens `start:end` behind it add: nouns for the same person, more words."""
    places = range(start, end)
    nouns = [tokens[at].fold for at in places if not tokens[at].owns and noun_of(tokens[at].fold)]
    heads = (*phrase.heads, *nouns) if phrase.heads else phrase.heads
    more = narrowing_words(tokens, places)
    return replace(
        phrase, heads=tuple(dict.fromkeys(heads)), narrowing=tuple(dict.fromkeys((*phrase.narrowing, *more)))
    )


def _with_countries(narrowing: Sequence[str], title: str) -> Sequence[str]:
    """Return the words that narrow down an office of state, the seat of a government as its country.

    "Oslo's foreign minister" is Norway's; the mayor of Oslo is not.
    """
    if title.rpartition(" ")[2] not in OFFICES_OF_STATE:
        return narrowing
    seats = {word for word in narrowing if (word,) not in load_place_phrases()}
    countries = {word: load_places()[word] for word in seats if load_places().get(word) in load_countries()}
    return [part for word in narrowing for part in countries.get(word, word).split()]


def narrowing_words(tokens: Sequence[Token], places: Collection[int]) -> Iterator[str]:
    """Yield the folded words at these places that narrow a description down, deeds left out."""
    for at in places:
        fold = tokens[at].fold
        # "New" tells nothing but in "New Jersey".
        state = " ".join(token.fold for token in tokens[at : at + 2]) in load_state_labels()
        if state or (fold not in _telling_nothing() and fold not in load_deeds()):
            yield fold


@cache
def _telling_nothing() -> frozenset[str]:
    """Return the words of a description that narrow nothing down."""
    return WEAK | FRAME | RELATIVE | JOINING | load_words("leading verbs")


def make_phrase(tokens: Sequence[Token], place: tuple[int, int], head: int) -> Phrase:
    """Return the description that fills the tokens of a place, with its noun at token `head`."""
    start, end = place
    noun, title = tokens[head].fold, _title(tokens, start, head)
    titled = title.count(" ") + 1
    behind = [token.fold for token in tokens[head + 1 : end]]
    races = not RACES.isdisjoint(behind)
    deeds = [each for fold in behind if fold in load_deeds() and not races for each in load_deeds()[fold].split(", ")]
    people = load_words("people") | INDEFINITE | GENDERS.keys()
    # Who is from somewhere must be called so, as by a role: "the Dane". "The press man" has a role.
    anybody = (
        titled == 1
        and title not in CHILDREN.values()
        and (noun in people or (_is_anybody(tokens, head) and (noun,) not in load_place_phrases()))
    )
    role = noun_of(load_everyday().get(noun, noun))
    # Articles print "postal worker", and "postman" too.
    called = (title, noun) if " " in title and title == load_everyday().get(noun) else (title,)
    beside = [*range(start, head + 1 - titled), *range(head + 1, end)]
    # "The Republican who runs the ferry committee" is its chair.
    chairs = role and "politician" in role.wider and LEADING.intersection(deeds) and COMMITTEES.intersection(behind)
    return Phrase(
        start,
        end,
        head,
        tuple(dict.fromkeys(deeds)) if anybody else ("chair",) if chairs else called,
        tuple(dict.fromkeys(_with_countries([*narrowing_words(tokens, beside)], title))),
        role.gender if role else None,
        is_listed(noun, "bodies", "collectives"),
        owners=tuple(tokens[at].fold for at in range(start, end) if _owns(tokens, at, head, deeds)),
        past=any(_is_past(tokens, at) for at in range(start, head)),
        standing=read_standing(tokens[start : min(end, head + 2)]),
    )


def _owns(tokens: Sequence[Token], at: int, head: int, deeds: Sequence[str]) -> bool:
    """Return whether a word says whose somebody is: "Lind's clerk", "the guy running Lind's campaign".

    A fund of Lind's that somebody runs has a name of its own.
    """
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    return tokens[at].owns and (at < head or (bool(deeds) and behind in BY_OWNER))


def _is_past(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word says that somebody no longer is what the noun says; "ninety-year-old" says no such."""
    aged = tokens[at].fold == "old" and at and tokens[at - 1].fold in {"year", "years", "yr"}
    return tokens[at].fold in PAST and not aged


def _title(tokens: Sequence[Token], start: int, head: int) -> str:
    """Return the folded office that ends at token `head`, of several words if it can: "press secretary"."""
    for begin in range(max(start, head - 3), head):
        if office_at(tokens[begin : head + 1], 0) == head + 1 - begin:
            return " ".join(token.fold for token in tokens[begin : head + 1])
    fold = tokens[head].fold
    # "Lind's boy" is his son, "Okerby's boy" is not.
    of_somebody = any(tokens[at].owns and tokens[at].fold not in load_places() for at in range(start, head))
    return CHILDREN[fold] if of_somebody and fold in CHILDREN else load_everyday().get(fold, fold)


def _office_end(tokens: Sequence[Token], cut: int) -> int:
    """Return where an office ends that a complement seems to cut in two: "chief of staff"; `cut` where none does."""
    ends = (back + office_at(tokens, back) for back in range(max(0, cut - 2), cut + 1))
    return max((end for end in ends if end > cut), default=cut)


def _owner_end(tokens: Sequence[Token], begin: int, end: int) -> int:
    """Return where the name of whose somebody is ends that has "of" in it: "the Isle of Aker's minister".

    It is the word behind `begin` where nobody's name has. "The leader of Lind's party" is somebody's leader.
    """
    opens = next((at for at in range(begin + 1, end) if opens_complement(tokens, at)), end)
    owner = next((at for at in range(opens + 1, end - 1) if tokens[at].owns and tokens[opens].fold == "of"), None)
    # "Head of the crews' union" has a capital where it begins the question.
    printed = tokens[opens - 1].capitalised and (opens > 1 or noun_of(tokens[opens - 1].fold) is None)
    led = opens < end and is_head(tokens, opens - 1) and not printed
    return begin + 1 if owner is None or led else owner + 1


def _is_named_body(tokens: Sequence[Token], cut: int, end: int) -> bool:
    """Return whether the complement at `cut` is part of a body's name, a noun behind it: "Bank of Okerby governor"."""
    if cut + 2 >= end or tokens[cut].fold not in {"of", "for"} or noun_of(tokens[end - 1].fold) is None:
        return False
    body = tokens[cut - 1].fold
    named = any(body in load_words(name) for name in ("bodies", "collectives", "organisation words"))
    return named and not any(token.owns or token.fold in FRAME for token in tokens[cut + 1 : end - 1])


def opens_complement(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word leads from a noun to what tells which one is meant, or to what they do."""
    fold = tokens[at].fold
    deed = fold in load_deeds() and fold.endswith("ing")
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    participle = fold.endswith("ed") or fold in PARTICIPLES
    # "Struck by Lind" is done to somebody too, whatever form the verb has.
    participle = participle or (behind == "by" and at > 0 and fold not in FRAME and not tokens[at].capitalised)
    if participle and behind in BEHIND_PARTICIPLES and is_head(tokens, at - 1):
        return True
    # "The man sleeping rough".
    if fold.endswith("ing") and at and (tokens[at - 1].fold in load_words("people") or _does_to_named(tokens, at)):
        return True
    return (
        fold in BEHIND_NOUN
        or _tells_doing(tokens, at)
        or fold in {"where", "responsible"}
        # "Lind's running mate" is somebody.
        or (deed and not tokens[at - 1].owns and not says_which([one.fold for one in tokens], at))
    )


def _does_to_named(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word behind a noun begins what somebody does to another: "the minister suing Lind".

    "Is the minister suing Lind?" asks of the minister.
    """
    plain = not tokens[at].capitalised and noun_of(tokens[at].fold) is None and is_head(tokens, at - 1)
    named = any(token.capitalised for token in tokens[at + 1 : at + 2])
    return plain and named and BEING.isdisjoint(token.fold for token in tokens[:at])


def opens_clause(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word leads to what somebody does, or to what is done to them: "who sued", "backed by"."""
    fold = tokens[at].fold
    does = (
        fold.endswith(("ing", "ed")) or fold in PARTICIPLES or [one.fold for one in tokens[at + 1 : at + 2]] == ["by"]
    )
    return fold in RELATIVE or (does and not tokens[at].capitalised and noun_of(fold) is None)


def _tells_doing(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word says what somebody does, before a pause: "the clerk backing Lind, is he ...?"."""
    fold, behind = tokens[at].fold, tokens[at + 1 : at + 2]
    doing = fold.endswith("ing") and at > 0 and bool(behind) and fold not in FRAME
    if not doing or not AUXILIARY.isdisjoint(token.fold for token in tokens[:at]) or tokens[at - 1].owns:
        return False
    pause = next((to for to in range(at + 2, len(tokens)) if tokens[to - 1].end + 1 < tokens[to].start), 0)
    asks = 0 < pause < at + MAX_WORDS and begins_question(tokens, pause)
    near = 0 < pause < at + 5 and behind[0].fold not in FRAME
    return (near or asks) and noun_of(behind[0].fold) is None and is_head(tokens, at - 1)


def begins_question(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a question begins with a word: "did he", "who would he"."""
    behind = tokens[at + 1].fold if at + 1 < len(tokens) else ""
    return tokens[at].fold in ASKS_ON or (tokens[at].fold in ASKING and behind in AUXILIARY)


def is_pause(gap: str) -> bool:
    """Return whether the text between two words makes a pause."""
    return not PAUSES.isdisjoint(gap) or " - " in gap


def is_break(gap: str) -> bool:
    """Return whether the text between two words makes a pause or ends a sentence."""
    return is_pause(gap) or not SENTENCE_ENDS.isdisjoint(gap)
