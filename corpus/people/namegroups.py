"""Name groups: the names one article prints, gathered by person and found by any part of them."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from corpus.people.names import PersonName, may_be_one_person

MIN_MISPRINT, MAX_FOR_MISPRINT = 5, 300
MIN_TAIL = 3
MAX_BEARERS = 12
"""Persons with one surname that are compared with a new name; a list of hundreds is no article."""


class Groups:
    """Names gathered by person, found by their words, surname, and parts."""

    def __init__(self) -> None:
        self.names: list[list[PersonName]] = []
        self._by_words: dict[tuple[tuple[str, ...], str], int] = {}
        self._generations: dict[tuple[str, ...], set[str]] = {}
        self._by_surname: dict[str, list[int]] = {}
        self._by_part: dict[str, list[int]] = {}
        self._by_tail: dict[tuple[str, ...], list[int]] = {}
        self._by_start: dict[tuple[str, ...], list[int]] = {}
        self._namesakes: set[int] = set()

    def add(self, name: PersonName) -> int:
        """Return the number of a new group for a name."""
        self.names.append([name])
        self._by_surname.setdefault(name.surname, []).append(len(self.names) - 1)
        return len(self.names) - 1

    def place(self, name: PersonName) -> int:
        """Return the group a name belongs to: the only one whose names may be the same person's, else a new one."""
        key = name.words, name.generation
        turned = name.words[::-1], name.generation
        if len(name.words) == 2 and any("-" in word for word in name.words) and turned in self._by_words:
            # "Park Min-seo" and "Min-seo Park": Korean names are printed both ways.
            self._by_words[key] = self._by_words[turned]
            self.names[self._by_words[key]].append(name)
        if key not in self._by_words:
            fitting = [
                number
                for number in self._by_surname.get(name.surname, [])[:MAX_BEARERS]
                if all(may_be_one_person(name, other) for other in self.names[number])
                and (name.generation or number not in self._namesakes)
            ]
            if len(fitting) == 1:
                self.names[fitting[0]].append(name)
            if name.generation:
                self._generations.setdefault(name.words, set()).add(name.generation)
            self._by_words[key] = fitting[0] if len(fitting) == 1 else self.add(name)
        return self._by_words[key]

    def place_namesake(self, name: PersonName) -> int:
        """Return the group of somebody called like a parent who is told of too, which no name without "Jr." joins."""
        number = self.place(name)
        self._namesakes.add(number)
        return number

    def index_parts(self) -> None:
        """Make the names placed so far findable by first names, middle names and two-word surnames."""
        for number, names in enumerate(self.names):
            parts = {part for name in names for word in name.words for part in (word, *_surname_parts(name, word))}
            parts |= {name.nickname for name in names if name.nickname}
            for word in parts:
                self._by_part.setdefault(word, []).append(number)
            for start in {name.words[:2] for name in names if len(name.words) > 2}:
                self._by_start.setdefault(start, []).append(number)
            for tail in {name.words[at:] for name in names for at in range(len(name.words))}:
                self._by_tail.setdefault(tail, []).append(number)

    def bearers(self, name: PersonName) -> list[int]:
        """Return the groups a part of a name may mean: by surname, else by any other part.

        "the younger Finch" and "Finch Jr." leave those of one name apart, as far as the text does.
        """
        if len(name.words) > 1:
            return self._of_generation(name, self._by_tail.get(name.words) or self._by_start.get(name.words, []))
        bearers = self._by_surname.get(name.surname) or self._by_part.get(name.surname)
        # "Salt-Lind" is Ora Salt Lind
        return self._of_generation(name, bearers or self._by_tail.get(tuple(name.surname.split("-")), []))

    def _of_generation(self, name: PersonName, numbers: list[int]) -> list[int]:
        if not name.generation or len(numbers) > MAX_BEARERS:
            return numbers
        by_first_name = len(name.words) == 1 and name.surname not in self._by_surname
        told = {number: {one.generation for one in self.names[number]} - {""} for number in numbers}
        named = [number for number in numbers if name.generation in told[number]]
        # "His son Harold Jr." is not Harold Finch himself.
        return named or [number for number in numbers if not told[number] and not by_first_name]

    def is_of_family(self, number: int) -> bool:
        """Return whether somebody of another group bears a surname of this one's."""
        return any(len(self._by_surname.get(name.surname, [])) > 1 for name in self.names[number])

    def is_shared(self, name: PersonName) -> bool:
        """Return whether two people bear a full name that does not say which of them it means."""
        return not name.generation and len(self._generations.get(name.words, ())) > 1

    def misprinted(self, name: PersonName) -> list[int]:
        """Return the one group whose surname differs in one letter from a bare name, its first letter aside."""
        word = name.surname
        if len(name.words) > 1 or len(word) < MIN_MISPRINT or len(self._by_surname) > MAX_FOR_MISPRINT:
            return []
        near = [
            numbers
            for surname, numbers in self._by_surname.items()
            if surname[:1] == word[:1] and OSA.distance(surname, word, score_cutoff=1) == 1
        ]
        return near[0] if len(near) == 1 and self.names[near[0][0]][0].given else []


def _surname_parts(name: PersonName, word: str) -> tuple[str, ...]:
    """Return the last part of a double surname, by which alone its bearer may go: "Leary" of "Okonjo-Leary"."""
    tail = word.rsplit("-", 1)[-1]
    return (tail,) if word == name.surname and "-" in word and len(tail) >= MIN_TAIL else ()
