"""Topics: what somebody talks about, as the words that stand out in their statements."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from corpus.article import Article
from corpus.lexicon.lists import words
from corpus.statement import Speaker, Statement, statement_text
from corpus.store.store import Store
from index.answering.terms import terms_of

MOST_READ = 100
MOST_COUNTED = 20
# What is in so many statements tells nothing more by being in more.
COMMON = 500
NO_TOPICS = words(
    "because while every never always there their about these those being still whether without against together "
    "through another something anything nothing everything people things thing going really think would could should"
)
PHRASE = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)+|\b[^\W\d_]{4,}\b")


def find_topics(
    store: Store,
    speakers: Sequence[Speaker],
    *,
    total: int,
    limit: int = 5,
    statements: Sequence[tuple[Statement, Article]] = (),
) -> tuple[str, ...]:
    """Return the words and names that mark these speakers' statements off from all others, most telling first.

    A word counts by the number of statements it stands in and by its rarity among the library's `total`; none
    where nobody is asked for. `statements` are theirs where some have been read already, else the latest are.

    Raises:
        LibraryError: the text of an article is not the text that was stored.
    """
    if not speakers:
        return ()
    if not statements:
        rows = store.rows([speaker.id for speaker in speakers])
        statements = store.statements(rows[-MOST_READ:])
    names = {term for speaker in speakers for name in (speaker.name, *speaker.aliases) for term in terms_of(name)}
    said: Counter[str] = Counter()
    shown: dict[str, Counter[str]] = {}
    titled: set[str] = set()
    for statement, article in statements:
        text = statement_text(article.text, statement.content)
        titled.update(terms_of(article.title))
        forms = {_key(form): form for form in PHRASE.findall(text)}
        for key, form in forms.items():
            plain = form.casefold()
            if key and plain not in NO_TOPICS and not plain.endswith("ly") and not names & set(key.split()):
                said[key] += 1
                shown.setdefault(key, Counter())[form] += 1
    # The rarity of the few most frequent decides.
    likely = [key for key, _ in said.most_common(MOST_COUNTED)]
    counted = store.count_words([shown[key].most_common(1)[0][0] for key in likely], most=COMMON)
    counts = dict(zip(likely, counted, strict=True))
    weight = {
        # What stands in a title is what a report is about.
        key: said[key] ** 0.5 * math.log(1 + total / (1 + counts[key])) * (1 + bool(titled & {*key.split()}))
        for key in likely
    }
    best = sorted(likely, key=lambda key: (-weight[key], key))
    chosen: list[str] = []
    for key in best:
        # "League" adds nothing to "Champions League".
        if len(chosen) < limit and not any(set(key.split()) & set(other.split()) for other in chosen):
            chosen.append(key)
    return tuple(shown[key].most_common(1)[0][0] for key in chosen)


@lru_cache(maxsize=65536)
def _key(form: str) -> str:
    return " ".join(terms_of(form))
