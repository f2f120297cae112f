"""The evidence on a quotation: the statements and articles of a library that it may stand in, and the check by them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from corpus.article import Article
from corpus.statement import Speaker
from corpus.store.fulltext import find_articles
from index.answering.wording import find_wording
from index.checking.check import Check, check_quotation
from index.checking.quotation import Part, Quotation, quoted_part, read_plainly, read_quotation
from index.match import match_of
from index.searching.search import Source

MAX_LIKE = 50
"""Statements with like words that are looked at, with all that their articles report."""
MAX_PRINTED = 20
"""Articles that print the words."""
MAX_PARTS = 4
WORDS_AT_AN_END = 6


def check_by(
    source: Source, message: str, *, speakers: Collection[str] | None = None, outlets: Collection[str] = ()
) -> Check:
    """Return what became of the quotation that a message is or holds, by the articles of these outlets, or of all.

    `speakers` are the ids of whoever is said to have said it, None where nobody is named. Where a message has a part
    in quotation marks it is that part, unless all of it is found to the letter.

    Raises:
        LibraryError: the library cannot be read.
    """
    part, whole = quoted_part(message), message.strip()
    check = _check(source, part, speakers, outlets)
    if check.verdict == "exact" or len(part) + 2 >= len(whole):
        return check
    all_of_it = _check(source, whole, speakers, outlets)
    return all_of_it if all_of_it.verdict == "exact" else check


def bearers(name: str, speakers: Sequence[Speaker]) -> list[str]:
    """Return the ids of the speakers a name means: of several, those whom the articles call just so where there are.

    "Harold Finch Sr." is not his son, although "Harold Finch" may be either.
    """
    wanted = name.strip().casefold()
    called = [one for one in speakers if wanted in map(str.casefold, (one.name, *one.aliases))]
    return [one.id for one in called or speakers]


def _check(source: Source, words: str, speakers: Collection[str] | None, outlets: Collection[str]) -> Check:
    store = source.store
    allowed = {outlet.casefold() for outlet in outlets}
    printed = [article for article in _printing(source, words) if _is_of(article, allowed)]
    like = find_wording(source, words, limit=MAX_LIKE)
    ids = dict.fromkeys(
        [*(article.id for article in printed), *(match.article.id for match in like if _is_of(match.article, allowed))]
    )
    statements = store.statements(store.rows_of(list(ids)))
    check = check_quotation(words, statements, speakers=speakers, articles=printed)
    if check.match is None:
        return check
    found = check.match
    return replace(check, match=match_of(store, found.statement, found.article, found.score))


def _printing(source: Source, words: str) -> Iterator[Article]:
    """Yield the articles in which the ends of each part of the quotation stand, read plainly or with its gaps."""
    seen: set[str] = set()
    for quotation in dict.fromkeys((read_plainly(words), read_quotation(words))):
        phrases = [phrase for part in quotation.parts[:MAX_PARTS] for phrase in _ends_of(quotation, part)]
        for article in find_articles(source.store, phrases, limit=MAX_PRINTED):
            if article.id not in seen:
                seen.add(article.id)
                yield article


def _ends_of(quotation: Quotation, part: Part) -> Iterator[str]:
    words = part.words
    for some in (words[:WORDS_AT_AN_END], words[-WORDS_AT_AN_END:]):
        yield quotation.text[some[0].start : some[-1].end]


def _is_of(article: Article, outlets: Collection[str]) -> bool:
    return not outlets or article.outlet.casefold() in outlets
