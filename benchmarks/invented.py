"""Invented reports, any number of them: sentences of a small grammar, with people, bodies, places and things made up.

Names are as in life: a few people are quoted again and again, most only once, so that a library's names and words keep
growing as articles come. No two reports are alike but for the words of their patterns. With `surname` all people bear
one surname; with `template` all reports are one, in which only a name, a place and a figure are other ones.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ONSETS = ("b", "br", "d", "dr", "f", "g", "gr", "h", "k", "l", "m", "n", "p", "pl", "r", "s", "st", "t", "tr", "v", "w")
VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "io")
CODAS = ("", "", "l", "n", "r", "s", "nd", "rt", "m", "k")
FIRST_NAMES = ("Anna", "Ben", "Clara", "David", "Emma", "Frank", "Grace", "Henry", "Ida", "James", "Karen", "Louis")
FIRST_NAMES += ("Maria", "Nora", "Oscar", "Paul", "Rosa", "Simon", "Tessa", "Victor", "Wendy", "Peter", "Laura", "Mark")
ROLES = ("Mayor", "Senator", "Professor", "Governor", "Judge", "Minister")
POSTS = (
    "harbour master",
    "head of the school board",
    "coach",
    "chief economist",
    "spokeswoman",
    "director of the port",
)
THINGS = (
    "the bridge",
    "the new tax",
    "the harvest",
    "the school",
    "the strike",
    "the tunnel",
    "the budget",
    "the water",
)
VERBS = ("close", "rise", "fail", "be finished", "be sold", "cost more", "be repaired", "reach the valley")
WHEN = ("before winter", "by the end of the year", "within ten days", "next spring", "after the vote", "this month")
MOODS = ("will", "must", "should", "may", "cannot", "will not")
PATTERNS = (
    "“{claim},” said {person}.",
    "{title} {person} said that {claim}.",
    "“{claim},” {person}, {post} of {body}, said on Monday. “Nobody in {place} expected {thing} to {verb}.”",
    "{last} told reporters in {place} that {claim}.",
    "According to {person}, {claim}.",
    "{body} announced that {claim}.",
    "{thing} has stood near {place} for {number} years and has been painted {number} times.",
    "Some {number} people came to {place} to look at {thing}.",
    "{last} added: “{claim}.”",
)
TEMPLATE = (
    "{place} police said on Monday that {number} cars had been stopped on the old road to the sea. “Everybody who"
    " drives here should know the limit,” said {person}, who leads the patrol. The patrol will be there again on each"
    " Friday of the coming month, and those who drive too fast will have to pay a fine at once. Whoever cannot pay may"
    " leave the car beside the road and come back for it within three days with the money in hand, after which it is"
    " taken away."
)


@dataclass(frozen=True, slots=True)
class Cast:
    """The people that reports draw from; the first are drawn most."""

    people: list[str]

    def draw(self, dice: random.Random) -> str:
        """Return one of them: by a Zipf distribution, about."""
        return self.people[int(len(self.people) ** dice.random()) - 1]


def invented(*, seed: int = 1, sentences: int = 6, surname: str = "", template: bool = False) -> Iterator[str]:
    """Yield reports without end, as lines of JSON."""
    dice = random.Random(seed)
    cast = Cast([person(dice, surname)])
    number = 0
    while True:
        # The town grows: half of the reports bring somebody new.
        if dice.random() < 0.5:
            cast.people.append(person(dice, surname))
        chosen = [cast.draw(dice) if dice.random() < 0.7 else person(dice, surname) for _ in range(3)]
        if template:
            text = _filled(TEMPLATE, dice, chosen)
        else:
            text = "\n\n".join(_filled(dice.choice(PATTERNS), dice, chosen) for _ in range(sentences))
        yield (
            json.dumps(
                {
                    "id": f"invented-{seed}-{number}",
                    "title": f"{word(dice)} waits for {dice.choice(THINGS)}",
                    "url": f"https://paper{number % 40}.example/{number}",
                    "published": (date(2015, 1, 1) + timedelta(days=number * 7919 % 4000)).isoformat(),
                    "text": text,
                }
            )
            + "\n"
        )
        number += 1


def _filled(pattern: str, dice: random.Random, people: list[str]) -> str:
    who = dice.choice(people)
    thing, verb = dice.choice(THINGS), dice.choice(VERBS)
    claim = f"{thing} of {word(dice)} {dice.choice(MOODS)} {verb} {dice.choice(WHEN)}"
    text = pattern.format(
        claim=claim,
        person=who,
        last=who.split()[-1],
        title=dice.choice(ROLES),
        post=dice.choice(POSTS),
        body=f"the {word(dice)} Council",
        place=word(dice),
        thing=thing,
        verb=verb,
        number=dice.randint(2, 900),
    )
    return text[:1].upper() + text[1:]


def person(dice: random.Random, surname: str = "") -> str:
    """Return a name, of this surname if one is given."""
    return f"{dice.choice(FIRST_NAMES) if dice.random() < 0.7 else word(dice)} {surname or word(dice)}"


def word(dice: random.Random) -> str:
    """Return a word that begins like a name."""
    syllables = dice.choice((2, 2, 2, 3))
    made = "".join(dice.choice(ONSETS) + dice.choice(VOWELS) + dice.choice(CODAS) for _ in range(syllables))
    return made.capitalize()
