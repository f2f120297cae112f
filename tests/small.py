"""A library of three invented reports, made by hand, for tests that need answers and not a model."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

from corpus.article import Article, Span, new_article
from corpus.statement import Kind, Role, Speaker, Statement, statement_id
from corpus.store.database import connect
from index.answering.news import News
from index.checking.check import Check, check_quotation
from index.checking.quotation import quoted_part
from index.library import LibraryError, LibraryStatus, SpeakerEntry
from index.match import Answer, Match, Status
from index.notes import Note
from index.question.question import Question
from index.question.request import Request
from index.stores.mark import Mark

VELLORA = Speaker("s1", "Ansa Vellora", "person", ("Ansa Vellora", "Vellora"), (Role("harbour minister", None, None),))
QUILL = Speaker("s2", "Tobren Quill", "person", ("Tobren Quill", "Quill"))
DAY = date(2021, 3, 16)


def article(text: str, **given: object) -> Article:
    """Return an article with this text and plain details."""
    details = {"title": "Harbour opens", "outlet": "The Tidewater Post", "url": "https://tidewater.example/harbour"}
    return new_article(text, **{**details, "published": DAY, **given})  # type: ignore[arg-type]


def statement(
    of: Article,
    words: str | Sequence[str],
    *,
    cue: str = "said",
    source: str = "Vellora",
    speakers: Sequence[Speaker] = (VELLORA,),
    kind: Kind = "direct",
) -> Statement:
    """Return the statement with these words of the article."""
    content = tuple(span(of, part) for part in ([words] if isinstance(words, str) else words))
    return Statement(
        id=statement_id(of.id, content),
        article_id=of.id,
        content=content,
        quoted=content if kind == "direct" else (),
        cue=(span(of, cue),),
        source=(span(of, source),),
        speakers=tuple(speakers),
        kind=kind,
        sentence=Span(0, len(of.text)),
        confidence=0.9,
    )


def span(of: Article, words: str) -> Span:
    """Return where the words stand first."""
    start = of.text.index(words)
    return Span(start, start + len(words))


def match(words: str | Sequence[str], *, text: str = "", role: str = "harbour minister", **given: object) -> Match:
    """Return a match with these words, in an article of its own."""
    parts = [words] if isinstance(words, str) else list(words)
    body = text or f"“{'”, Vellora said, “'.join(parts)}”, Vellora said on Monday.\nThe harbour was full."
    of = article(body, **{k: v for k, v in given.items() if k in ("title", "outlet", "url", "published", "id")})
    made = statement(
        of,
        words,
        **{k: v for k, v in given.items() if k in ("cue", "source", "speakers", "kind")},  # type: ignore[arg-type]
    )
    return Match(made, of, 0.9, role)


def answer(*matches: Match, text: str = "what did Vellora say?", status: Status = "found", **given: object) -> Answer:
    """Return an answer with these matches."""
    return Answer(Question(text, speakers=(VELLORA,)), status, matches, **given)  # type: ignore[arg-type]


NO_ARTICLE_WORDS = (
    "DROP TRIGGER article_words_come; DROP TRIGGER article_words_change; DROP TRIGGER article_words_go;"
    "DROP TABLE article_words; DROP TABLE unread_articles;"
)
"""What makes a library one from before the words of its articles were kept."""


def misprint(folder: Path, only: str = "") -> None:
    """Damage the texts of a library, of one article only, if given by its id."""
    with closing(connect(folder)) as connection:
        connection.execute(
            "UPDATE articles SET text = packed(replace(unpacked(text), 'vote', 'dote')) WHERE ?1 IN ('', id)", (only,)
        )


MATCHES = (
    match("The harbour is open to every boat", title="Harbour opens"),
    match(["We dredged it twice", "and it silted up twice"], title="Dredging", published=date(2021, 4, 2)),
    match(
        "the tide tables were wrong",
        text="Quill told reporters the tide tables were wrong.\nNobody answered.",
        cue="told",
        source="Quill",
        speakers=(QUILL,),
        kind="indirect",
        role="",
        title="Tide tables",
        url="",
        published=None,
    ),
)


class SmallLibrary:
    """Answers with all matches whose words or speakers hold a word of the question; as quick as a list."""

    def __init__(self, matches: Sequence[Match] = MATCHES, *, seconds: float = 0.0, more: str = "") -> None:
        """Hold these matches, and a statement for each line of the file `more` when there is one."""
        self.seconds = seconds
        self.matches = tuple(matches)
        self.more = Path(more) if more else None
        self.elsewhere: tuple[Match, ...] = ()
        self.generation = 1

    def behind(self) -> float | None:
        """Return that it is no copy."""
        return None

    def refresh(self) -> bool:
        """Take in new lines of the file."""
        if self.more is None or not self.more.is_file():
            return False
        lines = self.more.read_text().splitlines()
        new = [match(line, title=f"News {n}", id=f"news-{n}") for n, line in enumerate(lines)]
        self.matches = (*new[::-1], *MATCHES)
        changed, self.generation = self.generation != 1 + len(new), 1 + len(new)
        return changed

    def ask(self, request: Request) -> Answer:
        """Return matches by the speaker, or holding a word of the question."""
        text, speaker, topic = request.text, request.speaker, request.topic
        time.sleep(self.seconds if text != "warm" else 0)
        words = {w.strip("?.,“”").casefold() for w in f"{text} {topic}".split() if len(w) > 4 and w != "latest"}
        found = [
            m
            for m in self.matches
            if (not speaker or any(speaker.casefold() in s.name.casefold() for s in m.statement.speakers))
            and (not words or any(word in self._haystack(m) for word in words))
            and (not request.among or m.article.outlet in request.among)
        ]
        named = [s for s in (VELLORA, QUILL) if s.name.split()[-1].casefold() in f"{text} {speaker}".casefold()]
        question = Question(text, tuple(named), topic)
        if not found:
            names = ("Ansa Vellora", "Tobren Quill")
            note = Note("unknown_speaker", speaker or text, names)
            return Answer(question, "unknown_speaker", suggestions=names, notes=(note,))
        return Answer(question, "found", tuple(found[request.offset : request.offset + request.limit]))

    def newest(self) -> Mark:
        """Return how many matches there are; new ones are put in front."""
        return Mark(0, len(self.matches), "hand")

    def news(self, since: Mark, *, speaker: str = "", topic: str = "", outlets: Collection[str] = ()) -> News:
        """Return the new matches by the speaker, or holding a word of the topic."""
        new = self.matches[: len(self.matches) - since.statement]
        words = topic.casefold().split()
        new = tuple(m for m in new if not outlets or m.article.outlet in outlets)
        named = [m for m in new if not speaker or any(speaker == s.name for s in m.statement.speakers)]
        return News(tuple(m for m in named if not words or any(w in self._haystack(m) for w in words)), self.newest())

    def check_quotation(self, words: str, *, speaker: str = "", outlets: Collection[str] = ()) -> Check:
        """Return the check of what is quoted there by every match, and by their articles."""
        asked = [one.id for one in self.ask(Request(speaker=speaker)).question.speakers] if speaker else None
        found = [(m.statement, m.article) for m in self.matches if not outlets or m.article.outlet in outlets]
        return check_quotation(quoted_part(words), found, speakers=asked, articles=[article for _, article in found])

    def unknown_outlet(self, name: str) -> Note | None:
        """Return a note unless it is one of the outlets."""
        known = [outlet for outlet, _ in self.outlets()]
        return None if name in known else Note("unknown_outlet", name, tuple(known))

    def statement(self, statement_id: str) -> Match:
        """Return the match with this id."""
        for m in (*self.matches, *self.elsewhere):
            if m.statement.id == statement_id:
                return replace(m, score=1.0, also_in=())
        raise LibraryError(f"no statement {statement_id}; run 'onrecord ask --json' for the ids")

    def speakers(self, search: str = "") -> list[SpeakerEntry]:
        """Return the two speakers."""
        entries = [SpeakerEntry(VELLORA, 2, DAY, date(2021, 4, 2)), SpeakerEntry(QUILL, 1, None, None)]
        return [e for e in entries if search.casefold() in e.speaker.name.casefold()]

    def topics(self, _: Speaker) -> tuple[str, ...]:
        """Return one topic."""
        return ("tides",)

    def outlets(self) -> list[tuple[str, int]]:
        """Return the outlets, which is one where nothing else was put in."""
        return Counter(m.article.outlet for m in self.matches).most_common()

    def status(self) -> LibraryStatus:
        """Return counts."""
        return LibraryStatus(len(self.matches), len(self.matches), 2, self.generation, "small", "hand", "/nowhere", 0)

    def close(self) -> None:
        """Do nothing."""

    @staticmethod
    def _haystack(m: Match) -> str:
        return m.article.text.casefold()


class Doubtful(SmallLibrary):
    """Is sure of nothing."""

    def ask(self, request: Request) -> Answer:
        """Return the closest there is."""
        return replace(super().ask(request), status="unsure", notes=(Note("unsure", "it", ("Ansa Vellora",)),))
