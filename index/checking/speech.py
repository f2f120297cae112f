"""Speech: what one voice says in one article, word by word as it is printed, and where a quotation stands in it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from corpus.article import Article, Span
from corpus.statement import Statement, statement_text
from index.checking.quotation import Part, Quotation
from index.checking.words import Word, read_words

MAX_ATTRIBUTION = 250
"""Characters between two statements of one voice that a quotation may pass over as if they were one."""
MAX_REPLACED = 8
"""Words that a word in brackets may stand for."""
MAX_STARTS = 50
_BETWEEN = "\x1f"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Where a quotation stands in a speech: for each of its parts the first word and the one behind the last."""

    parts: tuple[tuple[int, int], ...]

    @property
    def first(self) -> int:
        """The place of the first word."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The place behind the last word."""
        return self.parts[-1][1]


class Speech:
    """The words of statements of one voice in one article, or all words of a text of it where no statement is given."""

    def __init__(
        self,
        article: Article,
        statements: Sequence[Statement] = (),
        *,
        text: str | None = None,
        others: Sequence[int] = (),
    ) -> None:
        """Read the words of the article's text or of `text`; at `others`, ascending, other voices begin to speak."""
        self.article = article
        self.text = article.text if text is None else text
        self._others = others
        self.statements = sorted(statements, key=lambda one: (one.content[0].start, one.id))
        self.words: list[Word] = []
        self.owners: list[int] = []
        self._quoted: list[bool] = []
        if statements:
            self._read_statements()
        else:
            self.words = list(read_words(self.text))
            self.owners = [0] * len(self.words)
            self._quoted = [False] * len(self.words)

    @property
    def speakers(self) -> frozenset[str]:
        """The ids of those whose words these are, empty where the article names nobody."""
        return frozenset(speaker.id for one in self.statements[:1] for speaker in one.speakers)

    @property
    def tellers(self) -> frozenset[str]:
        """The ids of those who tell them as another's words, mostly nobody."""
        return frozenset(teller.id for one in self.statements[:1] for teller in one.told_by)

    def is_by(self, speakers: Collection[str] | None) -> bool:
        """Return whether one of these said the words, or told them as another's; whoever does where nobody is asked."""
        return speakers is None or not (self.speakers | self.tellers).isdisjoint(speakers)

    def is_only_told_by(self, speakers: Collection[str] | None) -> bool:
        """Return whether these tell the words as another's, and have not said them of themselves."""
        return speakers is not None and bool(self.tellers) and self.speakers.isdisjoint(speakers)

    def find(self, quotation: Quotation) -> Iterator[Stretch]:
        """Yield where all parts of the quotation stand in their order, the first few places only.

        Between two parts there are no words, any number where an ellipsis stands, few where brackets do.
        """
        first, *rest = quotation.parts
        start = 0
        for _ in range(MAX_STARTS):
            begin = self._find_run(first, start)
            if begin is None:
                return
            found = [(begin, begin + len(first.words))]
            for part in rest:
                at = self._find_run(part, found[-1][1], last=_last_start(part, found[-1][1]))
                if at is None:
                    break
                found.append((at, at + len(part.words)))
            else:
                yield Stretch(tuple(found))
            start = begin + 1

    def is_quoted(self, stretch: Stretch) -> bool:
        """Return whether all words there stand in quotation marks or were spoken."""
        return all(all(self._quoted[start:end]) for start, end in stretch.parts)

    def owner(self, stretch: Stretch) -> Statement:
        """Return the statement with most of the words."""
        places = [place for start, end in stretch.parts for place in self.owners[start:end]]
        return self.statements[max(dict.fromkeys(places), key=places.count)]

    def printed(self, start: int, end: int) -> str:
        """Return words as the article prints them; dots stand where they are not next to each other."""
        spans: list[Span] = []
        for at in range(start, end):
            word = self.words[at]
            joined = spans and self.owners[at] == self.owners[at - 1] and self._is_next(at)
            if joined:
                spans[-1] = Span(spans[-1].start, word.end)
            else:
                spans.append(Span(word.start, word.end))
        return statement_text(self.text, spans)

    def is_whole(self, keys: Sequence[str]) -> bool:
        """Return whether these words are all that one of the statements says, in quotation marks."""
        for _, group in groupby(range(len(self.words)), key=self.owners.__getitem__):
            own = list(group)
            if [self.words[at].key for at in own] == list(keys) and all(self._quoted[at] for at in own):
                return True
        return False

    def _read_statements(self) -> None:
        last = -1
        for place, statement in enumerate(self.statements):
            quoted = statement.content if statement.spoken else statement.quoted
            for span in sorted(statement.content):
                for word in read_words(self.text, max(span.start, last), span.end):
                    self.words.append(word)
                    self.owners.append(place)
                    self._quoted.append(any(one.start <= word.start and word.end <= one.end for one in quoted))
                last = max(last, span.end)

    def _is_next(self, at: int) -> bool:
        """Return whether nothing but blanks and signs stands between this word and the one before."""
        between = self.text[self.words[at - 1].end : self.words[at].start]
        return not any(map(str.isalnum, between))

    def _follows(self, at: int) -> bool:
        """Return whether this word may be read on from the one before: of one statement, or of the next one."""
        if self.owners[at] == self.owners[at - 1]:
            return True
        start, end = self.words[at - 1].end, self.words[at].start
        return end - start <= MAX_ATTRIBUTION and bisect_left(self._others, start) == bisect_left(self._others, end)

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All keys in one text, and where each begins: what a run of words is looked up in."""
        starts, at = [], 0
        for word in self.words:
            starts.append(at)
            at += len(word.key) + 1
        return _BETWEEN + _BETWEEN.join(word.key for word in self.words) + _BETWEEN, starts

    def _find_run(self, part: Part, start: int, *, last: int | None = None) -> int | None:
        text, starts = self._joined
        needle = _BETWEEN + _BETWEEN.join(word.key for word in part.words) + _BETWEEN
        while start < len(starts):
            place = text.find(needle, starts[start])
            if place < 0:
                return None
            at = bisect_left(starts, place)
            if last is not None and at > last:
                return None
            if all(self._follows(one) for one in range(at + 1, at + len(part.words))):
                return at
            start = at + 1
        return None


def _last_start(part: Part, end: int) -> int | None:
    """Return the last place where a part may begin behind the one that ends at `end`, None where any will do."""
    return {"none": end, "brackets": end + MAX_REPLACED, "ellipsis": None}[part.before]


def read_speeches(pairs: Iterable[tuple[Statement, Article]]) -> list[Speech]:
    """Return the speeches of all statements: one for each voice in each article.

    Those whom an article leaves unnamed are one voice where it calls them the same.
    """
    voices: dict[tuple[str, ...], tuple[Article, list[Statement]]] = {}
    begins: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for statement, article in dict.fromkeys(pairs):
        who = tuple(speaker.id for speaker in statement.speakers)
        told = ("\x1f", *(teller.id for teller in statement.told_by)) if statement.told_by else ()
        source = () if who else ("", statement_text(article.text, statement.source).casefold())
        voice = (article.id, *who, *source, *told)
        voices.setdefault(voice, (article, []))[1].append(statement)
        begins.setdefault(article.id, []).append((statement.content[0].start, voice))
    return [
        Speech(article, own, others=sorted(start for start, other in begins[article.id] if other != voice))
        for voice, (article, own) in voices.items()
    ]
