"""Mentions: the known names among the words of a question."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from corpus.article import Span
from corpus.lexicon.first_names import load_first_names
from corpus.lexicon.lists import is_listed, load_words, words
from corpus.lexicon.nicknames import load_nicknames
from corpus.lexicon.places import load_place_phrases, load_places
from corpus.people.bodynames import LINKS, body_form, varies
from corpus.people.names import GENERATIONS, parse_name
from corpus.people.roles import is_kin, is_plural, noun_of
from corpus.statement import Speaker
from index.question.frames.frames import ABOUT, AUXILIARY, DETERMINERS, FRAME, OPINIONS, SPEECH_NOUNS, is_speech
from index.question.nameforms import (
    BEFORE_FIRST_NAMES,
    PARTICLES,
    TITLES,
    Form,
    bare_words,
    first_names,
    surname,
)
from index.question.names import Names, Referent
from index.question.namesakes import has_title
from index.question.roles import MAX_PHRASE_WORDS, longest_phrase, office_at
from index.question.spelling.letters import is_in_letters, is_spelled
from index.question.spelling.sounds import are_near, is_slip_of, same_first_name
from index.question.tokens import POSSESSIVE, Token, fold_text, pauses_before

MAX_NAME_WORDS = 8
"""As bodies have: "the Norland Survey of Ferry Crews and Pilots"."""
MAX_TOKENS = 150
MAX_GAP = 2
"""Signs between a first name, or its letter, and the surname."""
MIN_OWNER = 4
PART_ENDS = frozenset({"and", "or", "vs", "versus", "v", "with", "to", "against"})
LEADING_NOUNS = words("the a an my our your his her their")
LANDS = words("isle isles gulf bay cape republic kingdom duchy")
"""What begins the name of a place that goes on with "of"."""
NICKNAMING = words("little lil big good old ol poor young dear")
"""What stands before the names of those whom everybody knows."""
POINTING = DETERMINERS - {"the", "any"}
"""What stands before a noun for somebody, and before no name."""
BEFORE_PLACES = frozenset({"in", "at", "near"})
BEFORE_NAMES = words("did does has by from would will president minister mr mrs ms")
GENERATION_WORDS = {**GENERATIONS, "junior": "jr", "senior": "sr"}
AFTER_NAMES = ABOUT | {"said", "says"}


@dataclass(frozen=True, slots=True)
class Mention:
    """A known name among the tokens `start:end`; `clash` where a first name before it is nobody's of that surname.

    A stranger's whole name is nobody's: it has no speakers, and clashes. `misspelled` it is as good as another.
    """

    start: int
    end: int
    speakers: tuple[Speaker, ...]
    form: Form
    clash: bool = False
    misspelled: bool = False

    @property
    def is_printed(self) -> bool:
        """Whether it is somebody's name as it stands."""
        return not (self.clash or self.misspelled)

    @property
    def is_person(self) -> bool:
        """Whether it names a person, and no other first name than theirs stands before it."""
        return self.of_person and not self.clash

    @property
    def of_person(self) -> bool:
        """Whether it is a person's name, be it a stranger's."""
        return not self.speakers or self.speakers[0].kind == "person"


def find_mentions(tokens: Sequence[Token], names: Names, *, skip: Collection[Span]) -> list[Mention]:
    """Return the known names among `tokens`, longest first where they overlap, in order; nothing inside `skip`."""
    tokens = tokens[:MAX_TOKENS]
    forms = _forms(tokens, skip)
    known = {form: _borne(referents) for form, referents in names.referents(forms).items()}
    runs = sorted(
        ((start, end, form) for form in known for start, end in forms[form]), key=lambda run: (run[0] - run[1], run[0])
    )
    cased = are_cased(tokens)
    taken: set[int] = set()
    found: list[Mention] = []
    for start, end, form in runs:
        if taken & set(range(start, end)):
            continue
        if end - start == 1 and not _can_be_name(tokens, start, known[form], names, cased=cased):
            continue
        if end - start == 1 and _is_first_of(tokens, start, known, names):
            continue
        mention = _with_first_name(tokens, (start, end), known[form], names, taken)
        taken.update(range(mention.start, mention.end))
        found.append(_of_gender(tokens, _of_generation(tokens, mention)))
    found.extend(_titled_first_names(tokens, names, taken))
    found.sort(key=lambda one: one.start)
    rows = _in_a_row(tokens, found)
    return [mention for mention in found if mention.start in rows or not _names_an_office(tokens, mention, names)]


def are_cased(tokens: Sequence[Token]) -> bool:
    """Return whether a question has capitals behind its first word, letters as in "NATO" aside: so have its names."""
    return any(token.capitalised and not token.text.isupper() for token in tokens[1:])


def with_owners(tokens: Sequence[Token], names: Names) -> list[Token]:
    """Return the tokens with "linds" read as "Lind's" before what somebody has, and "norlands" before an office.

    "linds brother on tolls", "linds view of tolls", "norlands deputy finance minister".
    """
    may = {
        at: token.fold[:-1]
        for at, token in enumerate(tokens[:-1])
        if token.fold.endswith("s") and len(token.fold) > MIN_OWNER and not token.owns
        if not (noun_of(token.fold) or _is_ordinary(token)) and _is_somebodys(tokens[at + 1].fold)
    }
    known = {at for at in range(len(tokens) - 1) if _is_owning_place(tokens, at)}
    if not may and not known:
        return list(tokens)
    borne = names.referents({*may.values(), *(tokens[at].fold for at in may)})
    names_alone = {at: name for at, name in may.items() if tokens[at].fold not in borne}
    known |= {at for at, name in names_alone.items() if name in borne or _is_slip(tokens[at].fold, name, names)}
    return [
        replace(token, fold=token.fold[:-1], owns=True) if at in known else token for at, token in enumerate(tokens)
    ]


def _is_somebodys(fold: str) -> bool:
    """Return whether a noun tells what somebody has that a question asks of: a brother, a view."""
    noun = noun_of(fold)
    return fold in OPINIONS | SPEECH_NOUNS or bool(noun and is_kin(noun))


def _is_slip(fold: str, name: str, names: Names) -> bool:
    """Return whether a word that no article prints is a surname with a slip and an "s" behind it: "lidnquists"."""
    own = any(known.endswith("s") for known in names.misspelled(fold))  # "Sandars" is Sanders.
    return not own and bool(names.misspelled(name)) and not any(names.are_printed([fold, name]))


def _is_owning_place(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word is a place's name with an "s", before an office: "norlands deputy finance minister"."""
    fold, places = tokens[at].fold, load_places()
    if not fold.endswith("s") or tokens[at].owns or fold in places or fold[:-1] not in places:
        return False
    if len(fold) <= MIN_OWNER or _is_ordinary(tokens[at]):
        return False  # "Was" is no Washington's.
    return any(office_at(tokens, to) for to in range(at + 1, at + 1 + MAX_PHRASE_WORDS))


def _borne(referents: Sequence[Referent]) -> tuple[Referent, ...]:
    """Return whom a form means: those it is a part of only where nobody bears it."""
    return tuple(one for one in referents if one.form is not Form.PART) or tuple(referents)


def _of_generation(tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention narrowed by a "Jr." or "the elder" beside it, where people of one name bear them."""
    for at in (mention.end, mention.start - 1):
        told = GENERATION_WORDS.get(tokens[at].fold) if 0 <= at < len(tokens) else None
        if told:
            fitting = tuple(one for one in mention.speakers if _generation(one) == told)
            # The elder of two is often printed without a "Sr."; a "Jr." is not.
            fitting = fitting or tuple(one for one in mention.speakers if told == "sr" and not _generation(one))
            start, end = min(at, mention.start), max(at + 1, mention.end)
            return Mention(start, end, fitting or mention.speakers, mention.form, mention.clash or not fitting)
    return mention


def _is_first_of(tokens: Sequence[Token], at: int, known: Mapping[str, Sequence[Referent]], names: Names) -> bool:
    """Return whether a word is the first name of whoever bears the surname behind it: "Tory" of "Tory Lind"."""
    behind = known.get(tokens[at + 1].fold, ()) if at + 1 < len(tokens) and not tokens[at].owns else ()
    borne = [one.speaker for one in behind if one.form is Form.SURNAME]
    return bool(borne) and any(first_name_fits(tokens[at].fold, one) for one in names.speakers(borne))


def _of_gender(tokens: Sequence[Token], mention: Mention) -> Mention:
    """Return the mention of a surname narrowed by a "Mrs" before it; nobody's where it is only borne by men."""
    title = tokens[mention.start - 1].fold if mention.start else ""
    told = "f" if title in {"mrs", "ms", "miss", "madam"} else "m" if title == "mr" else None
    if told is None or mention.form is not Form.SURNAME or mention.clash:
        return mention
    fitting = who_may_be(mention.speakers, told)
    return replace(mention, speakers=fitting or mention.speakers, clash=not fitting)


def who_may_be(speakers: Sequence[Speaker], gender: str) -> tuple[Speaker, ...]:
    """Return those of whom a name can mean whose first name does not show the other gender."""
    from index.question.descriptions.namings import bearer_of  # what few questions need is not loaded by all

    return tuple(one for one in speakers if bearer_of(one).gender in {gender, None})


def _generation(speaker: Speaker) -> str:
    return next(filter(None, (parse_name(name).generation for name in (speaker.name, *speaker.aliases))), "")


def _titled_first_names(tokens: Sequence[Token], names: Names, taken: Collection[int]) -> Iterator[Mention]:
    """Yield first names behind a title that stands before them: "Sir Alasdair", "Pope Leo"."""
    for at in range(1, len(tokens)):
        token = tokens[at]
        if at in taken or tokens[at - 1].fold not in BEFORE_FIRST_NAMES or len(token.fold) < 3:
            continue
        if at + 1 in taken or _begins_longer_name(tokens, at):
            continue
        titled = names.speakers(names.with_first_name(token.fold))
        speakers = tuple(one for one in titled if has_title(one, tokens[at - 1].fold))
        if speakers:
            yield Mention(at, at + 1, speakers, Form.FIRST)


def _forms(tokens: Sequence[Token], skip: Collection[Span]) -> dict[str, list[tuple[int, int]]]:
    """Return the folded words of every run of tokens that is short enough for a name, with where it stands."""
    free = [not (skip and any(span.overlaps(Span(token.start, token.end)) for span in skip)) for token in tokens]
    folds = [token.fold for token in tokens]
    varying = [varies(fold) for fold in folds]
    framing = [fold in FRAME and fold not in LINKS for fold in folds]
    forms: dict[str, list[tuple[int, int]]] = {}
    for start in range(len(tokens)):
        form = ""
        for at in range(start, min(len(tokens), start + MAX_NAME_WORDS)):
            if not free[at]:
                break
            form = f"{form} {folds[at]}" if form else folds[at]
            forms.setdefault(form, []).append((start, at + 1))
            apart = any(varying[start : at + 1]) and not any(framing[start : at + 1])
            other = apart and body_form(folds[start : at + 1])
            if other and other != form:
                forms.setdefault(other, []).append((start, at + 1))
    return forms


# One sign after the other, the stronger first, each with its word for yes or no: a table would hide the order.
def _can_be_name(tokens: Sequence[Token], at: int, referents: Sequence[Referent], names: Names, *, cased: bool) -> bool:
    """Return whether a single word is a name where it stands: "May" and "brown" need a sign that they are."""
    token = tokens[at]
    forms = {referent.form for referent in referents}
    before = tokens[at - 1].fold if at else ""
    placed = before in BEFORE_PLACES and not token.owns and Form.FULL not in forms
    if placed or (forms == {Form.SURNAME} and not token.capitalised and is_listed(token.fold, "collectives")):
        return False  # "Police" is no surname of the Port Police.
    if before in POINTING and not token.capitalised and noun_of(token.fold):
        return False  # "That baker" is no Ole Baker.
    if at + 2 < len(tokens) and tokens[at + 1].fold in {"of", "for"} and token.fold in _named_with_of():
        # Where "the Department" means one, "the Department of Salt" still is another, and "the Isle of Aker" a place.
        return False
    if forms == {Form.FULL} and _is_one_of_them(token.fold, referents, names):
        return False  # "The top Democrat" is no "Dems".
    introduced = before in BEFORE_NAMES
    letters = POSSESSIVE.sub("", token.text).isupper()
    office = not is_in_letters(POSSESSIVE.sub("", token.text)) and (
        noun_of(token.fold) or token.fold in load_words("trades")
    )
    if forms == {Form.INITIALS} and office:
        return False  # "The GP" is no Gull Press.
    if forms == {Form.INITIALS} and (token.fold in FRAME or len(token.fold) == 2):
        # "WHO said" asks, and "the WHO said" does not.
        return letters and not all(other.text.isupper() for other in tokens)
    if forms == {Form.INITIALS}:
        heads = at == 0 and (not cased or (tokens[1:2] and tokens[1].start > token.end + 1))
        # "What did the cbi say": no word begins so.
        # "Did Gbuo say": in four letters hardly anybody's name is a body's too.
        placed = introduced and (not cased or len(token.fold) > MIN_OWNER - 1)
        return letters or heads or is_spelled(token.fold) or placed
    if forms == {Form.FIRST}:
        called = introduced or before == "the" or (token.capitalised and cased and before not in BEFORE_FIRST_NAMES)
        return called and token.fold not in FRAME and not (cased and _begins_longer_name(tokens, at))
    if cased and _begins_longer_name(tokens, at):
        return forms == {Form.FULL} or bool(office_at(tokens, at + 1))
    if _is_ordinary(token) or _heads_phrase(tokens, at):
        return _only_names(tokens, at, names) or _speaks(tokens, at, introduced=introduced, cased=cased)
    return token.capitalised or not cased or introduced or at == 0


def _is_one_of_them(fold: str, referents: Sequence[Referent], names: Names) -> bool:
    """Return whether a word is a noun for one of the people by whom a body is called, and no name as printed."""
    if noun_of(fold) is None or is_plural(fold):
        return False
    bodies = names.speakers([one.speaker for one in referents])
    return not any(fold in fold_text(name).split() for one in bodies for name in (one.name, *one.aliases))


@cache
def _named_with_of() -> frozenset[str]:
    return load_words("organisation words") | LANDS


def _speaks(tokens: Sequence[Token], at: int, *, introduced: bool, cased: bool) -> bool:
    """Return whether a common word stands where only a name can: "May said", "did brown"."""
    follows = at + 1 < len(tokens) and tokens[at + 1].fold in AFTER_NAMES
    if tokens[at].capitalised:
        return at > 0 or follows or tokens[at].owns
    return not cased and (introduced or (at == 0 and follows))


def _begins_longer_name(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word begins a longer name that nobody bears: "Davis Cup", "Austin Powers"."""
    if at + 1 >= len(tokens):
        return False
    token, follows = tokens[at], tokens[at + 1]
    both = token.capitalised and follows.capitalised and follows.start == token.end + 1
    return both and follows.fold not in FRAME | load_words("suffixes")


def _heads_phrase(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a word in small letters says what somebody is, others before it which: "the ferry line's boss"."""
    if not at or tokens[at].capitalised or noun_of(tokens[at].fold) is None:
        return False
    before = tokens[at - 1]
    return before.owns or before.fold in LEADING_NOUNS or not (before.fold in FRAME or before.fold in PART_ENDS)


def _only_names(tokens: Sequence[Token], at: int, names: Names) -> bool:
    """Return whether a word is only a name in articles, and not "the bug hunter", or a title as in "judge ada moss"."""
    token = tokens[at]
    told = token.fold in FRAME or token.fold in TITLES or any(one.fold in {"the", "a", "an"} for one in tokens[:at])
    return not told and token.fold in load_words("names that are words") and names.prints_as_name(token.fold)


def _is_ordinary(token: Token) -> bool:
    """Return whether the word is a common word as well as a name."""
    known = token.fold in load_words("names that are words")
    return known or token.fold in FRAME or is_speech(token.fold) or len(token.fold) < 3


def _in_a_row(tokens: Sequence[Token], found: Sequence[Mention]) -> set[int]:
    """Return where names begin of which a person's whole one is the first, with another right behind.

    In "ama lind united boss" it is Ama Lind who is asked, and in "Ama Lind's united boss" nobody of these.
    """
    rows = set()
    for one, two in pairwise(found):
        whole = one.end - one.start > 1 and all(speaker.kind == "person" for speaker in one.speakers)
        if whole and one.end == two.start and not tokens[one.end - 1].owns and not tokens[two.end - 1].owns:
            rows |= {one.start, two.start}
    return rows


def _names_an_office(tokens: Sequence[Token], mention: Mention, names: Names) -> bool:
    """Return whether a name only says of what somebody is something: "Real Madrid's president", "United boss"."""
    for at in range(mention.end, min(len(tokens), mention.end + 3)):
        if pauses_before(tokens, at):
            return False
        length = office_at(tokens, at)
        if length and not _is_of_body(tokens, at + length):
            if at > mention.end and mention.of_person and not tokens[mention.end - 1].owns:
                # "Lind campaign manager", and not "lind tolls judge".
                return names.article_frequency(" ".join(one.fold for one in tokens[mention.end : at + length])) > 0
            # "Ama Lind mayor", of somebody who is: what is told of her, and nobody of hers.
            return tokens[mention.end - 1].owns or not is_called(mention, tokens[at + length - 1])
        if tokens[at].fold in FRAME | PART_ENDS or is_speech(tokens[at].fold):
            return False
    return False


def _is_of_body(tokens: Sequence[Token], at: int) -> bool:
    """Return whether a noun for a body stands at token `at`, so that no office ends before it: "justice department"."""
    return at < len(tokens) and is_listed(tokens[at].fold, "bodies", "collectives", "organisation words")


def is_called(mention: Mention, noun: Token) -> bool:
    """Return whether one whom a name means is called by a noun: "Ama Lind mayor" is no mayor of hers."""
    return any(noun.fold in fold_text(role.name).split() for one in mention.speakers for role in one.roles)


def _with_first_name(
    tokens: Sequence[Token], place: tuple[int, int], referents: Sequence[Referent], names: Names, taken: Collection[int]
) -> Mention:
    """Return the mention with a first name before the surname taken in, its referents narrowed by it."""
    start, end = place
    form = min(referent.form for referent in referents)
    speakers = names.speakers(referent.speaker for referent in referents)
    if form in {Form.FULL, Form.PART} and end - start > 1:
        # Two people can have one full name; somebody's nickname form is no reason to leave out the namesake.
        return Mention(start, end, speakers, form)
    apart = start and tokens[start].start > tokens[start - 1].end + MAX_GAP  # "Gull & Lind" is no name of a person.
    if not start or apart or start - 1 in taken or tokens[start - 1].owns or _is_no_first_name(tokens, start - 1):
        return Mention(start, end, speakers, form)
    fitting = tuple(speaker for speaker in speakers if first_name_fits(tokens[start - 1].fold, speaker))
    if fitting:
        return Mention(start - 1, end, fitting, Form.FULL)
    if form is Form.FIRST and tokens[start - 1].fold not in load_first_names():
        return Mention(start, end, speakers, form)
    if all(surname(one.name) for one in speakers) and _looks_like_first_name(tokens, start - 1, end, names):
        return Mention(start - 1, end, speakers, form, clash=True)
    return Mention(start, end, speakers, form)


def _looks_like_first_name(tokens: Sequence[Token], at: int, end: int, names: Names) -> bool:
    """Return whether the word at `at`, with a surname behind it that ends at `end`, seems to be a first name."""
    # Lower case hides first names; the common ones are known.
    word = tokens[at]
    if word.fold in PARTICLES:
        return False
    if word.capitalised or (word.fold in load_nicknames() and word.fold not in load_words("names that are words")):
        return True
    # "Min-ho Park" has a first name of two.
    opens = any(back == 0 or tokens[back - 1].fold in AUXILIARY | {"by", "from"} for back in (at, at - 1) if back >= 0)
    after = tokens[end].fold if end < len(tokens) else ""
    return opens and (after in ABOUT or is_speech(after)) and not names.prints_small(word.fold)


def _is_no_first_name(tokens: Sequence[Token], at: int) -> bool:
    fold = tokens[at].fold
    if fold in FRAME or fold in TITLES or fold in PART_ENDS or is_speech(fold) or fold.isdigit():
        return True
    if fold in NICKNAMING and not tokens[at].capitalised:
        return True
    if (noun_of(fold) or fold in load_words("stop words")) and fold not in load_first_names():
        return True
    folds = [token.fold for token in tokens]
    ends = [longest_phrase(folds, begin, load_place_phrases()) + begin for begin in range(max(0, at - 2), at + 1)]
    offices = [office_at(tokens, begin) + begin for begin in range(max(0, at - 3), at + 1)]
    return any(end == at + 1 for end in (*ends, *offices))


def first_name_fits(first: str, speaker: Speaker) -> bool:
    """Return whether a speaker is called by this first name or one that stands for it."""
    return any(same_first_name(first, known) or is_slip_of(first, known) for known in first_names(speaker))


def fits_name(folds: Sequence[str], speaker: Speaker) -> bool:
    """Return whether the words before a surname can be the first, and middle, names of whoever bears it.

    `folds` end with the surname. "christie todd witlow" fits Christina Todd Whitlow; "todd witlow" does not.
    """
    if len(folds) == 2 or first_name_fits(folds[-2], speaker):
        return first_name_fits(folds[-2], speaker)
    middle = {word for name in (speaker.name, *speaker.aliases) for word in bare_words(name)[1:]}
    return first_name_fits(folds[0], speaker) and all(
        any(are_near(fold, word) for word in middle) for fold in folds[1:-1]
    )
