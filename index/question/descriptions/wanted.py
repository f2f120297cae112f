"""What a description says, and where an article says it: its nouns and the words that narrow it down, in all forms."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from corpus.lexicon.deeds import load_deeds, load_everyday
from corpus.lexicon.folding import SPELLINGS
from corpus.lexicon.lists import load_words, words
from corpus.lexicon.places import load_places, load_state_labels
from corpus.lexicon.roles import RoleNoun, load_office_phrases, load_roles
from corpus.lexicon.titles import load_titles
from corpus.people.roles import is_kin, may_be_called, noun_of, same_office
from index.question.descriptions.heard import MIN_STEM, alike, forms_of_place
from index.question.descriptions.others.committees import is_on_another
from index.question.descriptions.others.elsewhere import without_vague_kinds
from index.question.descriptions.phrase import Phrase
from index.question.nameforms import TITLES, Form
from index.question.names import Names
from index.question.roles import COMMON, EMPTY, telling_words
from index.question.standing import LESSER as BELOW
from index.question.standing import WISHING, Standing, is_told
from index.question.tokens import fold_word

MAX_WORDS = 8
RARE = 5
"""In how many articles a word stands at most that may be short for another, or a name spelled otherwise."""
LIKE_NOUN = 0.8
"""What a noun counts that may mean what the description says."""
LESSER = 0.6
"""What a noun counts behind a word that makes less, or another, of it."""
NOT_IN_OFFICE = WISHING | words("former ex elect vice deputy then acting")
"""What says in a role that its office is not, or not yet, held."""
LESS = NOT_IN_OFFICE | words("associate assistant lieutenant junior")
"""What makes another office of the one behind it."""
TITLED = dict.fromkeys(words("academic scholar researcher scientist lecturer"), ("dr", "prof"))
"""Nouns for people of learning, and the titles before a name that may say as much."""
VAGUE = words("new ex late young other another once who himself herself someone somebody")
HIS = frozenset({"his", "her", "their"})
BARE_BEFORE = words("and with but while as when that")
ENDINGS = ("ing", "ed")
PREMISES = words("shop shops salon studio garage yard surgery store stall workshop works")
"""What the place is called where somebody with a trade works."""
MEMBERS = frozenset({"lawmaker", "legislator"})
PHRASE = 45
"""How many characters before a noun belong to the phrase that it heads."""
LEADING = frozenset({"boss", "chief", "director", "head", "leader", "manager"})
OF_LESS = re.compile(r" (?:(?P<of>of )(?=[a-z]))?(?P<what>[A-Za-z][\w-]*)")
"""What stands behind a noun for who leads something, in small letters after "of", where it is less than the body."""
HEARER = re.compile(
    r"\b(?:tell|tells|told|telling|ask|asks|asked|asking|urge|urges|urged|urging|warned|thanked|accused"
    r"|(?:wrote|writing|written|spoke|complained|appealed|letter) to|called on)"
    r" (?:an?|the|his|her|their) (?:[a-z-]+ ){0,2}\Z"
)
"""What stands before a noun for whom somebody else speaks to: "Ole told the judge"."""
THEN_NAMED = re.compile(r",? (?:the )?[A-Z]")
"""What stands behind a noun for whoever is named next: "Ole told the judge, Dame Ida Quist, ..."."""
COMPLEMENT = re.compile(
    r"[\w-]+ (?:of|at|for|in|from|to|who \w+) (?:[^.,;:\n]|(?<=Mr)\.|(?<=Ms)\.|(?<=Mrs)\.|(?<=Dr)\.){1,30}"
)
ON_BEHALF = re.compile(r"(?:(?:^|(?<=[.!?]\s)|(?<=\n))For|[Oo]n behalf of) ([A-Z][\w’'-]*(?:\.? [A-Z][\w’'-]*)*)")
SENTENCE_END = re.compile(
    r"(?<=[a-z0-9%”\"’')])(?<!Mr)(?<!Mrs)(?<!Ms)(?<!Dr)(?<!Sen)(?<!Gov)(?<!Rep)(?<!Gen)(?<!Lt)(?<!St)(?<!Jr)(?<!Sr)"
    r"[.!?][”\"’']*\s+(?=[A-Z“\"‘])|\n"
)
VERBS = frozenset({"met"})
"""Short words for others that articles print as verbs too."""
FORMER = re.compile(r"\b(?:[Ff]ormer|[Ee]x|[Pp]ast)[ -](?:[\w’'-]+ ){0,4}\Z")
"""What stands before a noun for somebody who is no longer what it says."""
OWNER = re.compile(r"['’]s$")
FOR_SOMEBODY = re.compile(r" (?:of|for|to) ")
ONE_OF = re.compile(r"\bone of (?:[\w’'.-]+ ){0,4}$")
JOINED, JOINED_BEHIND = re.compile(r"(?<![\w’'-])([A-Za-z]+)-\Z"), re.compile(r"([A-Za-z]+)-")
"""What a hyphen joins to a noun behind it, and the beginning of a noun with one: "vice-president"."""
OF_TOWNS = words("mayor mayoress")
TOWN_BEFORE = re.compile(r"(?<![\w-])[A-Z][\w-]*['’]s (?:[a-z-]+ ){0,2}\Z")
TOWN_BEHIND = re.compile(r"[\w-]+ of [A-Z]")
"""What stands before and behind the noun for whoever heads a town: "Okerby's new mayor", "mayor of Okerby"."""
LAST_WORD = re.compile(r"\w[\w’'-]{0,60}\Z")
WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")


@dataclass(frozen=True, slots=True)
class Heard:
    """A word of the description where an article says it, and how well it fits."""

    start: int
    end: int
    word: str
    fit: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a description says: its nouns, the words that narrow it down, with the forms and the weight of each.

    `owners` are people by whom it says whose somebody is: "Lind's brother" is not anybody's brother near Lind.
    """

    nouns: tuple[str, ...]
    narrowing: tuple[str, ...]
    owners: frozenset[str]
    forms: Mapping[str, tuple[str, ...]]
    weights: Mapping[str, float]
    past: bool = False
    standing: Standing | None = None

    @property
    def of_kin(self) -> bool:
        """Whether somebody's relative is asked for."""
        return any((noun := noun_of(word)) and is_kin(noun) for word in self.nouns)

    def share(self, told: Mapping[str, float]) -> float:
        """Return how much of the description is told, 0 to 1; of several nouns the best counts."""
        noun = max((self.weights[word] for word in self.nouns), default=0.0)
        total = noun + sum(self.weights[word] for word in self.narrowing)
        found = sum(self.weights[word] * told.get(word, 0.0) for word in self.narrowing)
        found += noun * max((told.get(word, 0.0) for word in self.nouns), default=0.0)
        return found / total if total else 0.0


def read_wanted(phrase: Phrase, names: Names) -> Wanted:
    """Return what a phrase asks for: its roles, whose they are, and the words that narrow them."""
    owners = people_among(phrase.owners, names)
    # "Jones" is no plural.
    telling = without_vague_kinds([word for word in phrase.narrowing if word not in owners])
    told = _with_states_whole(telling_words(telling), phrase.narrowing)
    nouns = tuple(dict.fromkeys(phrase.heads))
    if any((noun := noun_of(word)) and is_kin(noun) for word in nouns):
        told -= load_words("people")  # "The man" whose brother is asked for is printed by his name.
    narrowing = [*sorted(owners), *sorted(told - VAGUE)][:MAX_WORDS]
    forms = {word: _forms_of(word, names) for word in (*narrowing, *nouns)}
    weights = {word: _weight(forms[word], names) for word in forms}
    return Wanted(nouns, tuple(narrowing), owners, forms, weights, phrase.past, phrase.standing)


def _with_states_whole(told: frozenset[str], narrowing: Sequence[str]) -> frozenset[str]:
    """Return the words that tell with states as they are called, "north dakota", "texas" and no "texa"."""
    states = load_state_labels().keys()
    pairs = {" ".join(pair) for pair in pairwise(narrowing)} & states
    parts = {part for pair in pairs for part in pair.split()}
    return frozenset(f"{word}s" if f"{word}s" in states else word for word in told - parts) | pairs


def people_among(words: Sequence[str], names: Names) -> frozenset[str]:
    """Return which of these folded words name a person the library knows, places left out."""
    nobody = load_places(), load_words("collectives")
    borne = names.referents(
        [word for word in words if not any(each in some for each in (word, word.removesuffix("s")) for some in nobody)]
    )
    by_person = {Form.SURNAME, Form.FIRST}
    return frozenset(word for word, found in borne.items() if any(one.form in by_person for one in found))


def _forms_of(word: str, names: Names) -> tuple[str, ...]:
    """Return the folded phrases in which articles say a word: a place's, what an abbreviation stands for, itself."""
    if word.startswith("@"):
        return forms_of_place(word) or (word[1:],)
    if word in load_state_labels():
        return (word, *load_state_labels()[word])
    spelled = tuple(other for other, known in SPELLINGS.items() if known == word and other not in VERBS)
    if spelled:
        return (word, *spelled)
    kin = noun_of(word)
    if kin and is_kin(kin):
        return (word, *(form for form, fit in nouns_like(word).items() if fit == 1.0 and form != word))
    count = names.article_frequency(word)
    if count > RARE:
        return (word,)
    written = names.written_out(word)
    base = next((word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending)), "")
    if not written and not count and base and names.article_frequency(base):
        return (word, base)  # The index takes "boycotted" for another word than "boycott".
    if not written and not count:
        written = tuple(sorted(form for form in names.misspelled(word) if " " not in form))[:3]
    return (word, *written)


def _weight(forms: Sequence[str], names: Names) -> float:
    count = max(names.article_frequency(form) for form in forms[:2])
    return math.log(2 + COMMON / (1 + count))


def word_before(text: str, at: int) -> str:
    """Return the word, without its point, that one blank parts from a place in a text; empty where none does.

    Of a word that begins more than 25 characters before the place its end is returned.
    """
    if text[at - 1 : at] != " ":
        return ""
    end = at - 2 if text[at - 2 : at - 1] == "." else at - 1
    found = LAST_WORD.search(text, max(0, at - 25, text.rfind(" ", 0, end) + 1), end)
    return found[0] if found else ""


def find_heard(text: str, wanted: Wanted) -> Iterator[Heard]:
    """Yield the words of the description in a text, in order."""
    return heard_in(text, find_printed(text, wanted), wanted)


def find_printed(text: str, wanted: Wanted) -> list[re.Match[str]]:
    """Return all that may be a form of the words of the description in a text, in order."""
    return list(_pattern(tuple(wanted.forms.items()), wanted.nouns).finditer(text))


def with_printed(text: str, printed: Sequence[re.Match[str]], names: Collection[str]) -> list[re.Match[str]]:
    """Return what was found in a text with where these folded words begin one, which are more forms, in order.

    To look for all of them anew takes a new expression, and as long as the first time.
    """
    known = [found.span() for found in printed]
    begins = re.compile(rf"(?<!\w){_words_that_begin({name[:MIN_STEM] for name in names})}", re.IGNORECASE)
    more: list[re.Match[str]] = []
    at = 0
    for found in begins.finditer(text):
        while at < len(known) and known[at][1] <= found.start():
            at += 1
        if at == len(known) or found.start() < known[at][0]:
            more.append(found)
    return sorted([*printed, *more], key=lambda found: found.start())


def heard_in(text: str, printed: Iterable[re.Match[str]], wanted: Wanted) -> Iterator[Heard]:
    """Yield what of the description is heard where a text has what may be its words."""
    fits: dict[str, dict[str, float]] = {}
    for found in printed:
        bare = OWNER.sub("", found[0])
        folded = fold_word(bare)
        # An article says the same words again and again.
        if folded not in fits:
            fits[folded] = {
                word: max([_fit(folded, form) for form in forms], default=0.0) for word, forms in wanted.forms.items()
            }
        for word, forms in wanted.forms.items():
            fit = fits[folded][word]
            if word in wanted.nouns:
                fit = _noun_fit(_one_of(text, found.start(), " ".join(bare.lower().split())), word)
            elif not fit and found[0][0].isupper():
                # "The Post" is what a paper is called that an article has written out before.
                fit = float(any(" " in form and form.endswith(f" {folded}") for form in forms[1:]))
            verb = bare[:4].lower() == "who "
            behind = WORD.match(text, found.end() + 1)
            if fit and word in wanted.nouns and (_only_hears(text, found) or _is_anothers(text, found, wanted)):
                continue
            if fit and word in wanted.nouns and not verb and not (behind and behind[0].lower() in PREMISES):
                lesser = _is_lesser(text, found.start(), wanted) or _is_of_less(text, found, wanted)
                fit *= LESSER if lesser else 1.0
            if fit:
                yield Heard(found.start(), found.end(), word, fit)


def _one_of(text: str, at: int, printed: str) -> str:
    """Return a printed plural as one of them, where it says so: "one of Lind's lawyers"."""
    return printed.removesuffix("s") if ONE_OF.search(text, max(0, at - 40), at) else printed


def _is_lesser(text: str, at: int, wanted: Wanted) -> bool:
    """Return whether a noun has a word before it that nobody asked for ("deputy editor", "Okerby coach").

    Where a deputy is asked for, whoever is not called one is as little meant.
    """
    if any(not _in_phrase(text, at, (word,)) for word in BELOW.intersection(wanted.narrowing)):
        return True
    joined = JOINED.search(text, max(0, at - 25), at) or JOINED_BEHIND.match(text, at)
    before = joined[1] if joined else word_before(text, at)
    if not before or not wanted.narrowing:
        return False
    if not wanted.past and FORMER.search(text, max(0, at - PHRASE), at):
        return True
    word = fold_word(before)
    if word in LESS:
        return word not in wanted.narrowing
    if _is_of_another_place(text, at, wanted):
        return True
    if not before[0].isupper() or word in TITLES | HIS | EMPTY or noun_of(before) or _are_members(wanted.nouns):
        return False
    return not _in_phrase(text, at, _parts_of(wanted))


def _parts_of(wanted: Wanted) -> set[str]:
    """Return the words of all that narrows a description down, in all forms."""
    return {
        part for noun, forms in wanted.forms.items() if noun not in wanted.nouns for part in " ".join(forms).split()
    }


def _is_of_another_place(text: str, at: int, wanted: Wanted) -> bool:
    """Return whether a noun is the mayor of a town by its own words, and not of the one asked for by name."""
    if OF_TOWNS.isdisjoint(wanted.nouns):
        return False
    if not (TOWN_BEFORE.search(text, max(0, at - PHRASE), at) or TOWN_BEHIND.match(text, at)):
        return False
    parts = _parts_of(wanted)
    return any(part.capitalize() in text for part in parts) and not _in_phrase(text, at, parts)


def _is_anothers(text: str, noun: re.Match[str], wanted: Wanted) -> bool:
    """Return whether a noun is that of somebody on another committee, or for who stands otherwise to an office."""
    narrowing = {word: forms for word, forms in wanted.forms.items() if word not in wanted.nouns}
    return is_on_another(text, noun.end(), narrowing) or (
        # An article does not say that somebody held it, or will, as the description does.
        wanted.standing is not None and not is_told(text, noun.start(), noun.end(), wanted.standing)
    )


def _are_members(nouns: Collection[str]) -> bool:
    """Return whether nouns mean members of a body, of whom a party or a place has many: a "Tory MP" is an MP."""
    return any((noun := noun_of(word)) and noun.wider & MEMBERS for word in nouns)


def whose(text: str, noun: Heard) -> str:
    """Return "his" or the like before a noun, "their" where it is kin without a word for whose ("and mum Julie")."""
    before = fold_word(word_before(text, noun.start))
    kin = noun_of(text[noun.start : noun.end])
    bare = kin is not None and is_kin(kin) and before in BARE_BEFORE and text[noun.end + 1 : noun.end + 2].isupper()
    return before if before in HIS else "their" if bare else ""


def is_somebodys(text: str, noun: Heard) -> bool:
    """Return whether an article says beside a noun whose that is: "his clerk", "Lind's clerk", "a clerk for Lind"."""
    before = word_before(text, noun.start)
    return bool(whose(text, noun) or OWNER.search(before) or FOR_SOMEBODY.match(text, noun.end))


def is_owned(text: str, noun: Heard, wanted: Wanted) -> bool:
    """Return whether a noun is whose the description says ("Lind's clerk", "an aide to Lind"); true without owners.

    "His mother" is whose mother the paragraph is about.
    """
    before = word_before(text, noun.start)
    if not wanted.owners or whose(text, noun):
        return True
    if OWNER.search(before):
        # "Lind asked why Mr. Falk's wife was late": she is not Lind's.
        parts = {part for owner in wanted.owners for form in wanted.forms[owner] for part in form.split()}
        return any(alike(part, fold_word(OWNER.sub("", before))) for part in parts)
    return all(_in_phrase(text, noun.start, wanted.forms.get(owner, (owner,))) for owner in wanted.owners)


def speaks_for(text: str, start: int, end: int, wanted: Wanted) -> bool:
    """Return whether a stretch of text says that somebody speaks for whom the description names: "For Lind, ..."."""
    return bool(wanted.owners) and wanted.owners <= {
        fold_word(word) for found in ON_BEHALF.finditer(text, start, end) for word in WORD.findall(found[1])
    }


def _is_of_less(text: str, noun: re.Match[str], wanted: Wanted) -> bool:
    """Return whether who leads something only leads what nobody asked for: "chief nurse", "director of quality"."""
    behind = OF_LESS.match(text, noun.end()) if noun[0].lower() in LEADING else None
    if behind is None:
        return False
    word = fold_word(behind["what"])
    if word in {"executive", "the", "a", "its", "his", "her", "our", *wanted.narrowing}:
        return False
    return bool(behind["of"]) or (noun[0].lower() in {"chief", "head"} and noun_of(word) is not None)


def _only_hears(text: str, noun: re.Match[str]) -> bool:
    """Return whether a noun is whom somebody else speaks to, and nobody's who is named behind it."""
    return (
        not THEN_NAMED.match(text, noun.end())
        and HEARER.search(text, max(0, noun.start() - PHRASE), noun.start()) is not None
    )


def _in_phrase(text: str, at: int, parts: Collection[str]) -> bool:
    """Return whether one of these words stands in the phrase whose noun is at a place."""
    behind = COMPLEMENT.match(text, at)
    before = SENTENCE_END.split(text[max(0, at - PHRASE) : at])[-1]
    around = WORD.findall(before) + WORD.findall(behind[0] if behind else "")
    return any(alike(part, fold_word(OWNER.sub("", near))) for near in around for part in parts)


@lru_cache(maxsize=64)
def _pattern(forms: tuple[tuple[str, tuple[str, ...]], ...], nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for all that may be a form of these words, a little more than what fits."""
    phrases = {form for _, each in forms for form in each}
    phrases |= {noun for word in nouns for noun in nouns_like(word) if " " in noun}
    several = sorted((form for form in phrases if " " in form), key=len, reverse=True)
    stems = {form.rpartition(" ")[2][:MIN_STEM] for form in phrases}
    stems |= {noun for word in nouns for noun in nouns_like(word) if " " not in noun}
    either = "|".join(
        [*(r"\W+".join(map(re.escape, form.split())) + r"\b" for form in several), _words_that_begin(stems)]
    )
    # Most words of an article begin otherwise, and are passed by at once.
    first = "".join(sorted({re.escape(form[0]) for form in (*several, *stems) if form}))
    return re.compile(rf"(?<!\w)(?=[{first}])(?:{either})" if first else "(?!)", re.IGNORECASE)


def _words_that_begin(stems: Collection[str]) -> str:
    return rf"(?:{'|'.join(map(re.escape, sorted(stems, key=len, reverse=True)))})[\w’']*" if stems else "(?!)"


@lru_cache(maxsize=256)
def nouns_like(word: str) -> Mapping[str, float]:
    """Return the nouns for people that may stand where a noun or office is asked for, and what each counts."""
    if " " in word:
        meant = {key for key in load_office_phrases().get(tuple(word.split()), ()) if key.startswith("#")}
        return {" ".join(printed): 1.0 for printed, keys in load_office_phrases().items() if meant & set(keys)}
    titled = dict.fromkeys(TITLED.get(word, ()), LIKE_NOUN)
    noun = noun_of(word)
    if noun is None:
        plain = load_everyday().get(word, word)
        like = {other: LIKE_NOUN for other, same in load_everyday().items() if same == plain}
        return titled | like | {plain: LIKE_NOUN}
    like = titled | {everyday: LIKE_NOUN for everyday, printed in load_everyday().items() if printed == word}
    like |= {form: 1.0 for form, title in load_titles().items() if title.role == noun.noun}
    like |= {
        printed: 1.0 if same_office(noun, other) else LIKE_NOUN
        for printed, other in load_roles().items()
        if same_office(noun, other) or may_be_called(other, noun)
    }
    return like | {f"who {deed}": LIKE_NOUN for deed, nouns in _finite_deeds() if _does(noun, nouns)}


@cache
def _finite_deeds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return what somebody does or did, with the nouns for it: "who chairs the board" is its chair."""
    return tuple(
        (deed, tuple(nouns.split(", ")))
        for deed, nouns in load_deeds().items()
        if " " not in deed and not deed.endswith("ing")
    )


def _does(noun: RoleNoun, nouns: Sequence[str]) -> bool:
    return any(same_office(noun, other) for each in nouns if (other := noun_of(each)))


def _fit(folded: str, form: str) -> float:
    """Return how well a folded word, or words run into one, is a form of what narrows a description down."""
    return float(folded == form.replace(" ", "") if " " in form else alike(form, folded))


def _noun_fit(printed: str, noun: str) -> float:
    """Return how well a printed word in small letters is the noun of a description."""
    return 1.0 if printed == noun else nouns_like(noun).get(printed, 0.0)
