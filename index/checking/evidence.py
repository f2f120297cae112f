"""The evidence on a quotation: the statements and articles of a library that it may stand in, and the check by them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from corpus.article import Article
from corpus.statement import Speaker
from index.answering.wording import find_wording
from index.checking.check import Check, check_quotation
from index.checking.quotation import Part, Quotation, quoted_parts, read_plainly, read_quotation
from index.match import match_of
from index.searching.search import Source

if TYPE_CHECKING:
    from index.stores.contents import Contents

MAX_LIKE = 50
"""Statements with like words that are looked at, with all that their articles report."""
MAX_PRINTED = 20
"""Articles that print the words."""
MAX_PARTS = 4
WORDS_AT_AN_END = 6
MAX_QUOTED = 3
"""Parts of a message in quotation marks that are judged each, the longest."""


def check_by(
    source: Source, message: str, *, speakers: Collection[str] | None = None, outlets: Collection[str] = ()
) -> Check:
    """Return what became of the quotation that a message is or holds, by the articles of these outlets, or of all.

    `speakers` are the ids of whoever is said to have said it, None where nobody is named. A message is judged whole
    where somebody says or is reported to say all of it, else by its parts in quotation marks: together, as an
    attribution interrupts them, or each, of which the worst counts.

    Raises:
        LibraryError: the library cannot be read.
    """
    whole = _check(source, message, speakers, outlets)
    parts = quoted_parts(message)
    if whole.verdict in ("exact", "reported") or not parts:
        return whole
    joined = _check(source, "\n".join(parts), speakers, outlets)
    if joined.verdict == "too_short":
        # Words held at a distance ("electric") in a sentence of somebody's own.
        return whole
    if joined.verdict in ("exact", "reported") or len(parts) == 1:
        return joined
    longest = sorted(parts, key=len, reverse=True)[:MAX_QUOTED]
    checks = [check for part in longest if (check := _check(source, part, speakers, outlets)).verdict != "too_short"]
    return next((check for check in checks if check.verdict != "exact"), checks[0] if checks else joined)


def bearers(store: Contents, name: str, speakers: Sequence[Speaker]) -> list[str]:
    """Return the ids of the speakers a name means, of those a question finds by it and those of exactly this name.

    Of several, those whom the articles call just so where there are: "Harold Finch Sr." is not his son, although
    "Harold Finch" may be either.
    """
    wanted = name.strip().casefold()
    called = [one.id for one in speakers if wanted in map(str.casefold, (one.name, *one.aliases))]
    return list(dict.fromkeys([*called, *store.named(name.strip())])) or [one.id for one in speakers]


def _check(source: Source, words: str, speakers: Collection[str] | None, outlets: Collection[str]) -> Check:
    searcher = source.searcher
    allowed = {outlet.casefold() for outlet in outlets}
    printed = [article for article in _printing(source, words) if _is_of(article, allowed)]
    like = find_wording(source, words, limit=MAX_LIKE)
    ids = dict.fromkeys(
        [*(article.id for article in printed), *(match.article.id for match in like if _is_of(match.article, allowed))]
    )
    statements = searcher.statements_in(list(ids))
    check = check_quotation(words, statements, speakers=speakers, articles=printed)
    if check.match is None:
        return check
    found = check.match
    return replace(check, match=match_of(searcher, found.statement, found.article, found.score))


def _printing(source: Source, words: str) -> Iterator[Article]:
    """Yield the articles in which the ends of each part of the quotation stand, read plainly or with its gaps."""
    seen: set[str] = set()
    for quotation in dict.fromkeys((read_plainly(words), read_quotation(words))):
        phrases = [phrase for part in quotation.parts[:MAX_PARTS] for phrase in _ends_of(quotation, part)]
        for article in source.searcher.find_articles(phrases, limit=MAX_PRINTED):
            if article.id not in seen:
                seen.add(article.id)
                yield article


def _ends_of(quotation: Quotation, part: Part) -> Iterator[str]:
    words = part.words
    for some in (words[:WORDS_AT_AN_END], words[-WORDS_AT_AN_END:]):
        yield quotation.text[some[0].start : some[-1].end]


def _is_of(article: Article, outlets: Collection[str]) -> bool:
    return not outlets or article.outlet.casefold() in outlets
