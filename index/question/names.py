"""Names: who a name or a role in a question can mean, weighed in Python whatever keeps the names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from corpus.statement import Speaker
from index.question.nameforms import TITLES, TURNED, Form, first_names
from index.question.roles import COMMON, RoleWords, is_of_office, read_role
from index.question.spelling.sounds import alike_beginnings, heard_beginnings, likeness
from index.question.spelling.wholes import beginnings_heard, nearest_forms
from index.question.standing import Standing, is_no_less, standings_of
from index.question.tokens import fold_text

if TYPE_CHECKING:
    from index.question.lookups import Lookups

LETTERS = "abcdefghijklmnopqrstuvwxyz"
VOWELS = "aeiou"
MIN_MISSPELLED = 5
MIN_MUCH_MISSPELLED = 6
MIN_SWAPPED = 3
MAX_MISSPELLED = 40
MAX_HOLDERS = 200
MAX_BEGINNING = 2000
MAX_LIKE = 5000
MAX_LONGER = 3
"""By how many letters more or less a name is written that is heard as another."""
MIN_SHARED = 0.45
"""What part of its letters a name shares, in their order, with one that is heard so."""
MAX_WORDS = 500
MAX_BEGUN = 40
MAX_PRINTED = 8
"""How many articles are read for how they print a word."""
MIN_ARTICLES = 50
"""In how many articles "the" stands where a word that none of them prints is no word of what they tell."""


@dataclass(frozen=True, slots=True)
class Referent:
    """Somebody whom a form of a name can mean."""

    speaker: str
    form: Form


class Names:
    """The names a library knows, read where they lie: opening it costs nothing, a look-up some microseconds."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups

    def referents(self, forms: Collection[str]) -> dict[str, tuple[Referent, ...]]:
        """Return whom each folded form can mean; forms nobody bears are left out."""
        found: dict[str, list[Referent]] = {}
        for form, speaker, kind in self._lookups.bearers(forms):
            found.setdefault(form, []).append(Referent(speaker, kind))
        return {form: tuple(referents) for form, referents in found.items()}

    def misspelled(self, form: str) -> dict[str, tuple[Referent, ...]]:
        """Return the known forms that differ from `form` by one edit in one word of five letters or more.

        The first letter of that word stays; swapping two neighbours counts as one edit.
        """
        words = form.split()
        edits: set[str] = set()
        for at, word in enumerate(words):
            # All edits of a word cost the square of its length, and no name is longer than this.
            if not MIN_MISSPELLED <= len(word) <= MAX_MISSPELLED:
                continue
            before, behind = "".join(f"{one} " for one in words[:at]), "".join(f" {one}" for one in words[at + 1 :])
            edits.update([before + edit + behind for edit in _one_edit(word) if len(edit) >= MIN_MISSPELLED])
        return self.referents(edits)

    def slipped(self, form: str) -> dict[str, tuple[Referent, ...]]:
        """Return the whole names that `form` is with two neighbours swapped, or a letter doubled or not, in one word.

        In the last one of two vowels may be missing, or be one too many ("Mold", "Mould"). No other slip in a word of
        four letters is safe: "Lind" and "Lund" are two names. In each of two words neighbours may be swapped.
        """
        words = form.split()
        edits = {
            " ".join((*words[:at], edit, *words[at + 1 :]))
            for at, word in enumerate(words)
            if 4 <= len(word) <= MAX_MISSPELLED
            for edit in (*_slips(word), *(_vowel_slips(word) if at == len(words) - 1 else ()))
        }
        if len(words) == 2 and max(map(len, words)) <= MAX_MISSPELLED:
            edits |= {f"{first} {last}" for first in _swaps(words[0]) for last in _swaps(words[1])}
        found = self.referents(edits)
        whole = {form: tuple(one for one in each if one.form is Form.FULL) for form, each in found.items()}
        return {form: each for form, each in whole.items() if each}

    def swapped(self, surname: str) -> dict[str, tuple[Referent, ...]]:
        """Return the surnames that a folded one is with two neighbours behind its first letter swapped.

        A first name that fits must speak for each.
        """
        if not MIN_SWAPPED <= len(surname) <= MAX_MISSPELLED:
            return {}
        found = self.referents({*_swaps(surname)} - {surname})
        borne = {form: tuple(one for one in each if one.form is Form.SURNAME) for form, each in found.items()}
        return {form: each for form, each in borne.items() if each}

    def with_first_name(self, first: str, *, most: int = 20) -> tuple[str, ...]:
        """Return the speakers whose full names begin with a folded first name; none where more than `most` do."""
        speakers = self._lookups.with_first_name(first, most=most + 1)
        return tuple(sorted(speakers)) if len(speakers) <= most else ()

    def spelled_much_like(self, surname: str) -> dict[str, tuple[Referent, ...]]:
        """Return the surnames that differ from a folded one of six letters or more by two edits.

        The first two letters stay, or are others that sound alike.

        A first name that fits must speak for each: two edits alone make one name of another.
        """
        from rapidfuzz.distance import OSA
        from rapidfuzz.process import extract

        if not MIN_MUCH_MISSPELLED <= len(surname) <= MAX_MISSPELLED:
            return {}
        # Each surname once, whoever bears it, and all of them compared in one call.
        lengths = len(surname) - 2, len(surname) + 2
        near: list[str] = []
        for beginning in (surname[:2], *alike_beginnings(surname)):
            forms = self._lookups.surnames(beginning, lengths=lengths, most=MAX_LIKE)
            found = extract(surname, forms, scorer=OSA.distance, score_cutoff=2, limit=None)
            near += sorted(form for form, *_ in found)
        borne = self.referents(near)
        return {form: tuple(one for one in borne[form] if one.form is Form.SURNAME) for form in near}

    def heard_like(self, surname: str) -> dict[str, tuple[Referent, ...]]:
        """Return the surnames that may be heard as a folded one, or are a slip of it: "baucher" for "bowker".

        A first name that fits must speak for each.
        """
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        if len(surname) > MAX_MISSPELLED:
            return {}
        lengths = max(2, len(surname) - MAX_LONGER), len(surname) + MAX_LONGER
        begun = (self._lookups.surnames(one, lengths=lengths, most=MAX_LIKE) for one in heard_beginnings(surname))
        forms = {form for each in begun for form in each}
        # A library of many has thousands that begin so: how they sound is asked of those that share some letters.
        shared = extract(surname, forms, scorer=Indel.normalized_similarity, score_cutoff=MIN_SHARED, limit=None)
        heard = sorted(form for form, *_ in shared if likeness(surname, form))
        borne = self.referents(heard)
        return {form: tuple(one for one in borne[form] if one.form is Form.SURNAME) for form in heard}

    def nearest_wholes(self, first: str, last: str) -> dict[str, tuple[Referent, ...]]:
        """Return the whole names that a folded first name and surname are with the fewest slips, in one or in both.

        Each of the two begins with the letter it is written with, or with one that sounds alike; before the surname
        as it is written a first name of five letters or more may begin with any other.
        """
        from rapidfuzz.distance import Indel
        from rapidfuzz.process import extract

        if max(len(first), len(last)) > MAX_MISSPELLED:
            return {}
        begun = [(one, other) for one in beginnings_heard(first) for other in beginnings_heard(last)]
        forms = {form for pair in begun for form in self._lookups.full_names(pair, most=MAX_LIKE)}
        bearers = self.speakers(one.speaker for one in self.referents([last]).get(last, ()) if one.form is Form.SURNAME)
        if len(first) >= MIN_MISSPELLED:
            forms |= {f"{known} {last}" for one in bearers for known in first_names(one)}
        whole = f"{first} {last}"
        shared = extract(whole, forms, scorer=Indel.normalized_similarity, score_cutoff=MIN_SHARED, limit=None)
        borne = self.referents(nearest_forms(first, last, (form for form, *_ in shared if form.count(" ") == 1)))
        return {form: tuple(one for one in each if one.form is Form.FULL) for form, each in borne.items()}

    def begun_by(self, beginnings: Sequence[str]) -> list[str]:
        """Return the folded whole names of which each word begins so, and whatever more words they have."""
        return self._lookups.full_names(beginnings, most=MAX_BEGINNING)

    def holders(self, role: RoleWords, standing: Standing | None = None) -> tuple[str, ...]:
        """Return the speakers called by this role: in the same words if any are, else in words for the same office.

        With a `standing` only those who stand so to it, else those who hold it, where anybody does. Empty also where
        more than MAX_HOLDERS are: such a role does not say whom.
        """
        if not role.words:
            return ()
        strict = self._with_words(role.words, frozenset())
        if strict or not role.offices:
            return self._standing_so(_if_few(strict), role, standing)
        return self._standing_so(_if_few(self._with_words(role.rest, role.offices)), role, standing)

    def _standing_so(self, ids: tuple[str, ...], role: RoleWords, standing: Standing | None) -> tuple[str, ...]:
        """Return those who stand so to an office; without a `standing` those who hold it, else all of them."""
        speakers = self.speakers(ids)
        if standing:
            return tuple(one.id for one in speakers if standing in standings_in(one, role))
        standings = {one.id: found for one in speakers if (found := standings_in(one, role))}
        held = (id for id, found in standings.items() if Standing.HELD in found)
        acting = (id for id, found in standings.items() if Standing.ACTING in found)
        return tuple(held) or tuple(acting) or tuple(standings)

    def called(self, role: RoleWords, standing: Standing | None = None) -> tuple[str, ...]:
        """Return the speakers with a role of all these words: of no others if some have one, else of more too.

        With a `standing` only those who stand so to it, else those who hold it, where anybody does.
        """
        found = _if_few(self._with_words(role.words, frozenset())) if role.words else ()
        ids = self._standing_so(found, role, standing)
        exact = [
            one.id for one in self.speakers(ids) if any(read_role(each.name).words == role.words for each in one.roles)
        ]
        return tuple(exact) or ids

    def role_frequency(self, word: str) -> int:
        """Return how many roles have a word, place ("@japan") or office ("#coach") in them; COMMON for more."""
        return self._lookups.role_frequency(word)

    def with_role_words(self, words: Collection[str], *, most: int) -> tuple[str, ...]:
        """Return `most` speakers with a role of some of these words, places or offices, those of most of them first.

        Words that 300 roles have or more count only where all have: they say little, and reading them takes long.
        """
        rare = sorted(word for word in words if self.role_frequency(word) < COMMON) or sorted(words)
        return tuple(self._lookups.with_role_words(rare[:MAX_WORDS], most=most))

    def articles_with(
        self, groups: Sequence[Sequence[str]], also: Collection[str] = (), *, most: int, but: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        """Return row and text of `most` articles with one phrase of each group of folded ones, and one of `also`.

        The title stands before the text, on a line of its own. Those in `but`, by row, are left out of them.
        """
        asked = [group for group in (*groups, sorted(also)) if group]
        return self._lookups.articles_with(asked, most=most, but=but) if asked and most >= 1 else []

    def article_frequency(self, phrase: str) -> int:
        """Return how many articles hold a folded phrase; COMMON for more."""
        return self.article_frequencies([phrase])[0]

    def article_frequencies(self, phrases: Sequence[str]) -> list[int]:
        """Return how many articles hold each folded phrase; COMMON for more."""
        return self._lookups.article_frequencies(phrases)

    def are_printed(self, words: Sequence[str]) -> list[bool]:
        """Return of each folded word whether an article prints it."""
        return self._lookups.are_printed(words)

    def prints_small(self, word: str) -> bool:
        """Return whether articles print a folded word in small letters, as they print no name."""
        return _prints_small(word, self._printed(word))

    def prints_as_name(self, word: str) -> bool:
        """Return whether articles print a folded word, and never in small letters."""
        printed = self._printed(word)
        return bool(printed) and not _prints_small(word, printed)

    def _printed(self, word: str) -> list[str]:
        return [text for _, text in self.articles_with([(word,)], most=MAX_PRINTED)]

    def has_many_articles(self) -> bool:
        """Return whether there are so many articles that a word which none of them prints is none of what they tell."""
        return self.article_frequency("the") >= MIN_ARTICLES

    def heard_in(self, article: int) -> tuple[Speaker, ...]:
        """Return the speakers whose statements an article, given by its row, has."""
        return self._lookups.heard_in(article)

    def written_out(self, word: str) -> tuple[str, ...]:
        """Return the folded names of bodies that a word abbreviates: by their initials, or by how each word begins."""
        if not 3 <= len(word) <= 8:
            return ()
        found = [one.speaker for one in self.referents([word]).get(word, ()) if one.form is Form.INITIALS]
        names = [fold_text(one.name) for one in self.speakers(found[:3])]
        if not names and word.isalpha() and word.isascii():
            # "wapo" is "wa" and "po": the index finds the beginning, the rest is compared where it lies.
            for at in range(2, len(word) - 1):
                found_forms = self._lookups.full_names((word[:at], word[at:]), most=3)
                names += [form for form in found_forms if form.count(" ") == 1]
        return tuple(dict.fromkeys(names))[:3]

    def lettered(self, letters: str, rest: str) -> tuple[str, ...]:
        """Return what letters stand for before the rest of full names, folded: "los angeles" of "la" and "times"."""
        forms = (form.split() for form in self._lookups.full_names((*letters, rest), most=MAX_BEGUN))
        heads = (form[: len(letters)] for form in forms if " ".join(form[len(letters) :]) == rest)
        return tuple(dict.fromkeys(" ".join(head) for head in heads if "".join(word[0] for word in head) == letters))

    def newest(self) -> date | None:
        """Return the day the newest article was published, None where no article has a day."""
        return self._lookups.newest()

    def bodies_with_first(self, words: Collection[str]) -> tuple[Speaker, ...]:
        """Return the bodies whose names begin with one of these folded words, or what stands behind their "of" does.

        A word with which many begin is left out.
        """
        return self.bodies_begun(*(f"{word} " for word in words))

    def bodies_begun(self, *beginnings: str) -> tuple[Speaker, ...]:
        """Return the bodies whose names begin with some of these folded letters, or what stands behind their "of" does.

        A beginning that many have is left out.
        """
        begun = [self._lookups.full_names((how + one,), most=MAX_BEGUN) for one in beginnings for how in ("", TURNED)]
        forms = {form for each in begun if len(each) < MAX_BEGUN for form in each}
        found = self.speakers(sorted({speaker for _, speaker, _ in self._lookups.bearers(forms)}))
        return tuple(one for one in found if one.kind == "organisation")

    def reports(self, id: str, *, most: int = 3) -> list[str]:
        """Return the texts of `most` of the articles that have statements of a speaker."""
        return self._lookups.reports(id, most=most)

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """Return the speakers with these ids, in that order; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        found = self._lookups.speakers(wanted)
        return tuple(found[id] for id in wanted if id in found)

    def nearest(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return the known names most like `name`, nearest first; none where nothing is near."""
        from rapidfuzz.distance import OSA

        words = [word for word in fold_text(name).split() if word not in TITLES]
        close: dict[str, float] = {}
        for word in words:
            for form, speaker in self._lookups.single_words(word[:3] if len(word) > 3 else word, most=MAX_BEGINNING):
                likeness = OSA.normalized_similarity(word, form)
                if likeness >= 0.6:
                    close[speaker] = max(close.get(speaker, 0.0), likeness)
        # Two words near the same person weigh more than one.
        whole = fold_text(name)
        ids = sorted(close, key=lambda id: (-close[id], id))[: 8 * limit]
        named = {
            speaker.name: close[speaker.id] + OSA.normalized_similarity(whole, fold_text(speaker.name))
            for speaker in self.speakers(ids)
        }
        return tuple(sorted(named, key=lambda known: (-named[known], known))[:limit])

    def _with_words(self, words: Collection[str], any_of: Collection[str]) -> tuple[str, ...]:
        """Return speakers, MAX_HOLDERS + 1 at most, with a role of all of `words` and one of `any_of` if given."""
        # The rarest word first keeps "the Ruritanian minister" from reading every minister.
        required = sorted(words, key=self.role_frequency)
        sources = [[word] for word in required]
        if any_of:
            sources.append(sorted(any_of))
        found = self._lookups.with_whole_role(sources, most=MAX_HOLDERS + 1) if sources else ()
        return tuple(sorted(found))


def standings_in(speaker: Speaker, office: RoleWords) -> frozenset[Standing]:
    """Return how somebody stands to an office, by the roles that are one of it and no less; empty where none is."""
    return frozenset().union(
        *(
            standings_of(role.name, office)
            for role in speaker.roles
            if is_of_office(role.name, office) and is_no_less(role.name, office)
        )
    )


def _if_few(speakers: tuple[str, ...]) -> tuple[str, ...]:
    return speakers if len(speakers) <= MAX_HOLDERS else ()


def _slips(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[: at + 1] + word[at:]
        if at and word[at] == word[at - 1]:
            yield word[:at] + word[at + 1 :]
    yield from _swaps(word)


def _swaps(word: str) -> Iterator[str]:
    """Yield a word with two neighbours behind its first letter swapped."""
    for at in range(2, len(word)):
        yield word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :]


def _vowel_slips(word: str) -> Iterator[str]:
    """Yield a word with a vowel more beside one inside it, or with one of two less."""
    for at in range(1, len(word) - 1):
        if word[at] in VOWELS:
            for vowel in VOWELS:
                yield word[: at + 1] + vowel + word[at + 1 :]
                yield word[:at] + vowel + word[at:]
            if word[at - 1] in VOWELS or word[at + 1] in VOWELS:
                yield word[:at] + word[at + 1 :]


def _one_edit(word: str) -> list[str]:
    # Most questions without a name have a word or two of which all three hundred are looked up.
    halves = [(word[:at], word[at:]) for at in range(1, len(word) + 1)]
    edits = [before + after[1:] for before, after in halves[:-1]]
    edits += [before + after[1] + after[0] + after[2:] for before, after in halves[:-2]]
    for before, after in halves[:-1]:
        behind = after[1:]
        edits += [before + letter + behind for letter in LETTERS if letter != after[0]]
    for before, after in halves:
        edits += [before + letter + after for letter in LETTERS]
    return edits


def _prints_small(word: str, texts: Iterable[str]) -> bool:
    printed = re.compile(rf"(?<![\w@#./-]){re.escape(word)}(?![\w@/-])")
    return any(printed.search(text) for text in texts)
