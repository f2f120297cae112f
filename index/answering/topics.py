"""Topics: what somebody talks about, as the words that stand out in their statements."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence, Set
from functools import lru_cache
from typing import TYPE_CHECKING

from corpus.lexicon.lists import words
from corpus.statement import Speaker, statement_text
from index.searching.terms import terms_of
from index.stores.filters import Filters

if TYPE_CHECKING:
    from index.stores.searcher import Searcher

MAX_READ = 100
MAX_COUNTED = 20
# What is in so many statements tells nothing more by being in more.
COMMON = 500
NO_TOPICS = words(
    "because while every never always there their about these those being still whether without against together "
    "through another something anything nothing everything people things thing going really think would could should"
)
PHRASE = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+|\b[^\W\d_]{4,}\b")


def find_topics(
    searcher: Searcher,
    speakers: Sequence[Speaker],
    *,
    total: int,
    limit: int = 5,
    said: Sequence[tuple[str, str]] = (),
) -> tuple[str, ...]:
    """Return the words and names that mark these speakers' statements off from all others, most telling first.

    A word counts by the number of statements it stands in and by its rarity among the library's `total`; none
    where nobody is asked for. `said` are words of theirs, each with its article's title, where some have been read
    already, else the latest are.

    Raises:
        LibraryError: the text of an article is not the text that was stored.
    """
    if not speakers:
        return ()
    if not said:
        theirs = Filters(speakers=tuple(speaker.id for speaker in speakers))
        latest = searcher.statements(searcher.listed(theirs, limit=MAX_READ))
        said = [(statement_text(article.text, each.content), article.title) for each, article in latest]
    forms = _phrases_of([words for words, _ in said], _names_of(speakers))
    titled = {term for title in {title for _, title in said} for term in terms_of(title)}
    # The rarity of the few most frequent decides.
    likely = sorted(forms, key=lambda key: -forms[key].total())[:MAX_COUNTED]
    shown = {key: forms[key].most_common(1)[0][0] for key in likely}
    counted = searcher.count_words([*shown.values()], most=COMMON)
    weight = {
        # What stands in a title is what a report is about.
        key: forms[key].total() ** 0.5 * math.log(1 + total / (1 + count)) * (1 + bool(titled & {*key.split()}))
        for key, count in zip(likely, counted, strict=True)
    }
    chosen: list[str] = []
    for key in sorted(likely, key=lambda key: (-weight[key], key)):
        # "League" adds nothing to "Champions League".
        if len(chosen) < limit and not any(set(key.split()) & set(other.split()) for other in chosen):
            chosen.append(key)
    return tuple(shown[key] for key in chosen)


def _names_of(speakers: Sequence[Speaker]) -> set[str]:
    return {term for speaker in speakers for name in (speaker.name, *speaker.aliases) for term in terms_of(name)}


def _phrases_of(texts: Sequence[str], names: Set[str]) -> dict[str, Counter[str]]:
    """Return the words and names in these texts, by their terms, with how many texts hold each form of them.

    Left out is what says nothing of a topic, and whatever is a part of `names`.
    """
    said: dict[str, Counter[str]] = {}
    for text in texts:
        forms = {_key(form): form for form in PHRASE.findall(text)}
        for key, form in forms.items():
            plain = form.casefold()
            if key and plain not in NO_TOPICS and not plain.endswith("ly") and not names & set(key.split()):
                said.setdefault(key, Counter())[form] += 1
    return said


@lru_cache(maxsize=65536)
def _key(form: str) -> str:
    return " ".join(terms_of(form))
