"""The stores: what SQLite in a folder and PostgreSQL give for the same articles and questions is the same."""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from commands import Run
from postgres_server import PostgresServer
from quick import PEOPLE, THINGS, QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.article import Article
from corpus.errors import LibraryError, WithdrawnError
from corpus.store.codes import make_codes, read_codes
from corpus.store.excerpts import excerpt_of, voices_of
from index.ingest.intake import Intake
from index.library import Library
from index.stores.filters import Filters
from index.stores.mark import Mark
from index.stores.postgres.loading import load_library
from index.stores.postgres.words.tokens import tokens_of
from index.stores.searcher import Searcher
from index.vectors.embedder import DEFAULT_MODEL

ARTICLES = [report(number) for number in range(70)]
QUESTIONS = (
    *(f"what did {name.split()[-1]} say about {thing}?" for name, thing in zip(PEOPLE, THINGS, strict=True)),
    "what did Ansa Vellora say about the harbour bridge in March 2021?",
    "what did Quill say about the night ferry since 2021-04-01?",
    "what did the keeper of the salt tax say?",
    "what did the keeper of the grain store say about the vote?",
    "who spoke about the school roof?",
    "who mentioned point 2 in The Tidewater Post?",
    "what did Oshand say about the night ferry?",
    "what did Lorn Oshand say about whales?",
    "what did Vellorra say about the salt tax?",
    "what did Nobody Atall say about the salt tax?",
    "what was said about the harbour bridge before 2021-03-10?",
    "salt tax",
    "",
)
Place = str | Path
Make = Callable[[], Place]


@pytest.fixture
def database(postgres: PostgresServer) -> str:
    """Return the address of an empty database."""
    return postgres.database()


@pytest.fixture(params=["sqlite", "postgres"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    """Return where a new library may be, by turns a folder and a database."""
    if request.param == "sqlite":
        return tmp_path / "library"
    address: str = request.getfixturevalue("database")
    return address


@pytest.fixture(scope="module")
def both(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Library]]:
    """Return two libraries of the same articles, some of them corrected or taken out, in a folder and in a database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        places: tuple[Place, Place] = tmp_path_factory.mktemp("both") / "library", postgres.database()
        one, two = (Library.open(place, create=True) for place in places)
        for library in (one, two):
            fill(library)
        yield one, two
        one.close()
        two.close()


def fill(library: Library) -> None:
    """Put articles in, correct some of them and take some out."""
    library.add(ARTICLES)
    library.add([report(3, text=ARTICLES[3].text + "\n\nCorrection: the vote was on Friday."), corrected(5)])
    library.add([report(90, text="unreadable"), report(91, text=ARTICLES[11].text), long_report(92), long_report(93)])
    library.remove(["report-20", "report-21"])


def corrected(number: int) -> Article:
    """Return a report of which one statement says something else than before, on another day, in another paper."""
    text = ARTICLES[number].text.replace("point 1", "point one")
    return replace(report(number, text=text), published=date(2021, 6, 1), outlet="Vell Morning Mail")


def long_report(number: int) -> Article:
    """Return a report that several papers could print: the same text, long enough to be told as one story."""
    lines = "\n\n".join(f"The council heard of a {word} and a {word}ly matter at length." for word in WORDS)
    return report(number, text=f'{lines}\n\n"The tide tables are wrong" said Ansa Vellora, the harbour minister.')


WORDS = [first + second for first in ("lam", "ret", "sov", "tin", "wer") for second in ("ba", "den", "gor", "pal")]


def seen(library: Library, question: str) -> dict[str, Any]:
    """Return an answer with all that it says."""
    answer = library.ask(question)
    return {
        "status": answer.status,
        "suggestions": [str(each) for each in answer.suggestions],
        "matches": [
            (each.statement, each.article, each.role, each.words, round(each.score, 4), each.also_in)
            for each in answer.matches
        ],
    }


@pytest.mark.parametrize("question", QUESTIONS)
def test_both_answer_the_same(question: str, both: tuple[Library, Library]) -> None:
    one, two = (seen(library, question) for library in both)
    assert one == two


def test_some_of_the_questions_are_answered(both: tuple[Library, Library]) -> None:
    found = [seen(both[1], question) for question in QUESTIONS]
    assert sum(bool(each["matches"]) for each in found) >= 10
    assert len({each["status"] for each in found}) >= 4


def test_the_command_prints_the_same_for_both(both: tuple[Library, Library], run: Run) -> None:
    lines = "\n".join(filter(None, QUESTIONS)).encode()
    printed = []
    for library in both:
        place = str(library.status().path)
        if "://" in place:
            place = library._store.connections.address  # type: ignore[attr-defined]  # the socket's folder is no host
        ran = run("ask", "-", "--json", "--library", place, given=lines)
        printed.append([{**json.loads(line), "elapsed_ms": 0} for line in ran.out.splitlines()])
    assert printed[0] == printed[1]
    assert len(printed[0]) == len(QUESTIONS) - 1


def test_both_hold_the_same(both: tuple[Library, Library]) -> None:
    one, two = both
    assert list(one.export()) == list(two.export())
    assert list(one.export_rows()) == list(two.export_rows())
    assert one.speakers() == two.speakers()
    assert one.outlets() == two.outlets()
    assert one.failed() == two.failed()
    assert str(one.newest()) == str(two.newest())
    first, second = one.status(), two.status()
    for name in ("articles", "statements", "speakers", "generation", "model", "extractor", "stories", "failed"):
        assert getattr(first, name) == getattr(second, name)
    assert first.stories < first.articles
    article = one.find(report(5))
    assert article is not None
    assert article == two.find(report(5))


def test_excerpts_and_voices_are_those_of_the_statements(both: tuple[Library, Library]) -> None:
    for library in both:
        searcher = library.snapshot().searcher
        every = {row: (statement, article) for row, statement, article in searcher.each(Filters())}
        rows = [*reversed(every), max(every) + 1]
        with searcher.reading():
            assert searcher.excerpts(rows) == [excerpt_of(row, *pair) for row, pair in reversed(every.items())]
            found = searcher.voices([*every])
        assert found == {row: voices_of(statement) for row, (statement, _) in every.items()}
        assert len({voices.speakers for voices in found.values()}) > 1


def test_both_find_the_same_statements_by_their_ids(both: tuple[Library, Library]) -> None:
    one, two = both
    ids = [statement.id for _, statement, _ in one.snapshot().searcher.each(Filters())]
    for id_ in ids[::17]:
        assert one.statement(id_) == two.statement(id_)
        assert one.statement(id_[:10]) == two.statement(id_[:10])
    gone = QuickExtractor().extract(ARTICLES[5])[1].id
    told = []
    for library in both:
        with pytest.raises(LibraryError) as said:
            library.statement(gone)
        told.append(str(said.value))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "words",
    [
        "salt tax",
        '"the salt tax"',
        "council 1905",
        '"met for the"',
        "vote bridge",
        "VÖTE",
        "naïve",
        '"',
        "",
        "tides table",
    ],
)
def test_both_find_the_same_articles_by_their_words(words: str, both: tuple[Library, Library]) -> None:
    found = [list(library.search(words, limit=7, offset=1)) for library in both]
    assert found[0] == found[1]
    for more in ({"outlet": "the tidewater POST"}, {"after": date(2021, 3, 20)}, {"before": date(2021, 3, 20)}):
        one, two = (library.search(words, **more) for library in both)  # type: ignore[arg-type]
        assert one == two


@pytest.mark.parametrize(
    ("words", "speaker"),
    [
        ("We vote on the night ferry in 1901, point 2", ""),
        ("We vote on the night ferry in 1901, point 2", "Quill"),
        ("We vote on the night boat in 1901, point 2", ""),
        ("met for the 7th time", ""),
        ("nobody ever said anything like this", "Vellora"),
    ],
)
def test_both_check_quotations_alike(words: str, speaker: str, both: tuple[Library, Library]) -> None:
    one, two = (library.check_quotation(words, speaker=speaker) for library in both)
    assert one == two


ONE_BY_ONE: dict[str, Filters] = {
    "speaker": Filters(speakers=("ansa vellora",)),
    "two speakers": Filters(speakers=("ansa vellora", "tobren quill")),
    "after": Filters(after=date(2021, 3, 20)),
    "before": Filters(before=date(2021, 3, 20)),
    "undated": Filters(after=date(2021, 3, 20), undated=True),
    "outlet": Filters(outlets=("VELL evening mail",)),
    "two outlets": Filters(outlets=("VELL evening mail", "Vell Morning Mail")),
    "kind": Filters(kind="direct"),
    "no kind": Filters(kind="indirect"),
    "told": Filters(told=True, speakers=("ansa vellora",)),
    "without": Filters(without=(1, 5, 9)),
}


def merged(one: Filters, two: Filters) -> Filters:
    """Return filters that hold what either of two does, the first where both say something."""
    plain = Filters()
    changed = {
        name: getattr(two, name)
        for name in Filters.__slots__
        if getattr(one, name) == getattr(plain, name) != getattr(two, name)
    }
    return replace(one, **changed)


ALL_FILTERS = {
    **ONE_BY_ONE,
    **{f"{one}, {two}": merged(ONE_BY_ONE[one], ONE_BY_ONE[two]) for one, two in combinations(ONE_BY_ONE, 2)},
}


def speaker_ids(searcher: Searcher) -> dict[str, str]:
    """Return the ids of the library's speakers by their names in small letters."""
    return {entry.speaker.name.casefold(): entry.speaker.id for entry in searcher.speakers()}


def by_scan(searcher: Searcher, filters: Filters) -> list[int]:
    """Return the rows that filters allow by looking at every statement there is."""
    found = []
    for row, statement, article in searcher.each(Filters()):
        people = statement.told_by if filters.told else statement.speakers
        day = article.published
        asked = filters.after or filters.before
        within = (filters.undated if day is None else filters.hold(day)) if asked else True
        outlet = not filters.outlets or article.outlet.lower() in {name.lower() for name in filters.outlets}
        kind = filters.kind is None or statement.kind == filters.kind
        who = not (filters.speakers or filters.told) or any(each.id in filters.speakers for each in people)
        if within and outlet and kind and who and row not in filters.without:
            found.append(row)
    return found


@pytest.mark.parametrize("name", ALL_FILTERS)
def test_filters_are_exact_in_both(name: str, both: tuple[Library, Library]) -> None:
    vector = np.random.default_rng(7).standard_normal(384).astype(np.float32)
    vector /= np.linalg.norm(vector)
    results = []
    for library in both:
        searcher = library.snapshot().searcher
        ids = speaker_ids(searcher)
        filters = replace(ALL_FILTERS[name], speakers=tuple(ids[each] for each in ALL_FILTERS[name].speakers))
        rows = by_scan(searcher, filters)
        assert searcher.count(filters) == len(rows)
        assert [row for row, _, _ in searcher.each(filters)] == rows
        found, scores = searcher.nearest(vector, filters, limit=10)
        every = searcher.scores(vector, np.array(rows, np.int64)).round(6)
        best = np.lexsort((np.array(rows, np.int64), -every))[:10]
        assert found.tolist() == [rows[at] for at in best]
        assert np.allclose(scores, every[best], atol=1e-5)
        terms = ["vote", "salt tax", "point 1"]
        # Few of them come as they are, many by their scores.
        worded = [searcher.worded(terms, filters, limit=limit).tolist() for limit in (3, 10_000)]
        texts = {row: statement.sentence.of(article.text) for row, statement, article in searcher.each(filters)}
        assert sorted(worded[1]) == [row for row, text in texts.items() if "vote" in text or "salt tax" in text]
        assert set(worded[0]) <= set(worded[1])
        results.append((rows, found.tolist(), worded))
    assert results[0] == results[1]


def test_the_nearest_of_all_are_the_nearest(both: tuple[Library, Library]) -> None:
    choose = np.random.default_rng(11)
    for _ in range(20):
        vector = choose.standard_normal(384).astype(np.float32)
        vector /= np.linalg.norm(vector)
        found = [library.snapshot().searcher.nearest(vector, Filters(), limit=8) for library in both]
        assert found[0][0].tolist() == found[1][0].tolist()
        assert np.allclose(found[0][1], found[1][1], atol=1e-5)


def test_words_rank_alike_in_both(both: tuple[Library, Library]) -> None:
    choose = random.Random(2026)
    terms = [
        "vote",
        "salt tax",
        "harbour",
        "ferry",
        "point",
        "point 1",
        "1905",
        "in",
        "on the",
        "grain store",
        "whale",
        "—",
    ]
    for _ in range(60):
        some = choose.sample(terms, choose.randrange(1, 5))
        often = frozenset(choose.sample(some, choose.randrange(len(some) + 1)))
        limit = choose.choice((1, 5, 500))
        one, two = (
            library.snapshot().searcher.worded(some, Filters(), often=often, limit=limit).tolist() for library in both
        )
        assert one == two, (some, often, limit)
        most = choose.choice((5, 3000))
        counts = [library.snapshot().searcher.count_words(some, most=most) for library in both]
        assert counts[0] == counts[1]


def test_counts_of_words_follow_what_came_and_went(both: tuple[Library, Library]) -> None:
    query = both[1]._store.connections.query  # type: ignore[attr-defined]
    counted = query(
        "SELECT term, count(DISTINCT row) FROM onrecord.words, unnest(string_to_array(btrim(tokens), ' ')) AS term"
        " GROUP BY 1 ORDER BY 1"
    )
    assert query("SELECT term, texts FROM word_counts ORDER BY 1") == counted
    assert query("SELECT texts, size FROM word_totals") == query("SELECT count(*), sum(size) FROM words")
    assert len(counted) > 50


def test_tokens_are_those_of_the_full_text_search() -> None:
    assert tokens_of("The Minister's running, naïve “Vöting” of 2+2") == [
        *("the", "minist", "s", "run", "naiv", "vote", "of", "2", "2"),
    ]
    assert tokens_of("") == tokens_of("— “”") == []
    (long,) = tokens_of("x" * 5000)
    assert len(long) < 300
    assert tokens_of("x" * 5001) != [long]
    assert tokens_of("half \ud800 a pair") == ["half", "a", "pair"]


def test_codes_come_back_as_they_were(both: tuple[Library, Library]) -> None:
    one, two = ({s.id: v for _, _, own in library._store.printed() for s, v in own} for library in both)
    assert one.keys() == two.keys()
    for id_, vector in one.items():
        assert (make_codes(vector) == make_codes(two[id_])).all()
        assert abs(float(read_codes(make_codes(vector)) @ two[id_].astype(np.float32)) - 1) < 1e-3


def test_a_library_is_loaded_row_by_row_as_it_is(
    both: tuple[Library, Library], database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    one, two = both
    done: list[tuple[int, int]] = []
    with Library.open(database, create=True) as target:
        load_library(one._store, target._store, lambda *each: done.append(each))  # type: ignore[arg-type]
        assert done[-1] == (one.status().statements,) * 2
        assert list(target.export()) == list(one.export())
        assert [seen(target, each) for each in QUESTIONS] == [seen(one, each) for each in QUESTIONS]
        query, same = (library._store.connections.query for library in (target, two))  # type: ignore[attr-defined]
        for table in ("words", "article_words", "word_counts", "word_totals", "embeddings", "name_forms", "role_words"):
            assert sorted(query(f"SELECT * FROM {table}")) == sorted(same(f"SELECT * FROM {table}"))
        with pytest.raises(LibraryError, match="holds articles already"):
            load_library(one._store, target._store, lambda *each: None)  # type: ignore[arg-type]
        highest = max(row for row, _, _ in one.snapshot().searcher.each(Filters()))
        assert target.add([report(95)]).added == 1
        assert min(row for row, s, _ in target._store.each(Filters()) if s.article_id == "report-95") > highest


def assert_same(copy: Library, source: Library) -> None:
    """Check that a copy holds and says all that its source does, down to what is there no longer."""
    assert list(copy.export()) == list(source.export())
    assert [seen(copy, each) for each in QUESTIONS] == [seen(source, each) for each in QUESTIONS]
    assert (copy.failed(), copy.newest(), copy.speakers()) == (source.failed(), source.newest(), source.speakers())
    assert replace(copy.status(), path="", bytes=0) == replace(source.status(), path="", bytes=0)
    assert copy.check() == []
    for library in (copy, source):
        with pytest.raises(WithdrawnError, match="report-5"):
            library.statement(withdrawn(source))
    for mark in (Mark(), Mark(40, 100, source.newest().made_by)):
        assert copy.news(mark, speaker="Ansa Vellora") == source.news(mark, speaker="Ansa Vellora")
    assert copy.search("salt tax", limit=5) == source.search("salt tax", limit=5) != []
    rows = [
        {row: statement.id for row, statement, _ in library.snapshot().searcher.each(Filters())}
        for library in (copy, source)
    ]
    assert rows[0] == rows[1]
    assert copy.snapshot().searcher.last_row("statements") == source.snapshot().searcher.last_row("statements")  # type: ignore[attr-defined]


def withdrawn(library: Library) -> str:
    """Return the id of the statement that the fifth report no longer has."""
    ids = {statement.id for statement, _ in library._store.statements_in(["report-5"])}
    (gone,) = {statement.id for statement in QuickExtractor().extract(ARTICLES[5])} - ids
    return gone


def test_there_and_back_again_a_library_is_what_it_was(
    both: tuple[Library, Library], postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.extractor.Extractor", QuickExtractor)
    places: tuple[Place, ...] = postgres.database(), tmp_path / "one", tmp_path / "two", postgres.database()
    source, copies = both[0], []
    for place in places:
        source.copy(place)
        source = Library.open(place)
        copies.append(source)
    for copy in copies:
        assert_same(copy, both[0])
    # What comes later gets the same rows, speakers and stories in all of them.
    for copy in copies:
        assert copy.add([report(95), long_report(96)]).added == 2
        assert copy.remove(["report-95"]) == 1
    first, *others = copies
    for copy in others:
        assert_same(copy, first)
    for copy in copies:
        copy.close()


@pytest.mark.parametrize("way", ["there", "back"])
def test_a_copy_answers_as_the_library_does(
    way: str, both: tuple[Library, Library], database: str, tmp_path: Path, run: Run
) -> None:
    source = both[0] if way == "there" else both[1]
    here: Place = source._store.folder if way == "there" else source._store.connections.address  # type: ignore[attr-defined]
    target: Place = database if way == "there" else tmp_path / "copy"
    ran = run("copy", str(here), str(target))
    assert (ran.status, ran.err) == (0, ""), ran.err
    status = source.status()
    assert ran.out.startswith(f"{status.articles} articles with {status.statements} statements copied to ")
    with Library.open(target) as copy:
        assert_same(copy, source)
    ran = run("copy", str(here), str(target))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "holds articles already; give an empty place" in ran.err


def test_an_export_of_either_fills_the_other(both: tuple[Library, Library], database: str, tmp_path: Path) -> None:
    one, two = both
    for source, place in ((one, database), (two, tmp_path / "back")):
        with Library.open(place, create=True) as copy:
            copy.import_(source.export())
            assert [seen(copy, each) for each in QUESTIONS] == [seen(source, each) for each in QUESTIONS]


# What is done to one


@pytest.mark.usefixtures("quick")
def test_what_is_added_twice_is_there_once(place: Place) -> None:
    with Library.open(place, create=True) as library:
        assert library.add(ARTICLES[:5]).added == 5
        assert library.add(ARTICLES[:5]).unchanged == 5
        assert library.remove(["report-0"]) == 1
        assert library.status().articles == 4
        assert library.remove(["report-0"]) == 0
    with Library.open(place) as library:
        assert library.status().statements == 12


@pytest.mark.usefixtures("quick")
def test_an_article_that_cannot_be_kept_is_named_and_the_others_stay(place: Place) -> None:
    bad = replace(report(7), outlet="half of a pair: \ud800")
    with Library.open(place, create=True) as library:
        summary = library.add([report(6), bad, report(8)])
        assert (summary.added, len(summary.failures)) == (2, 1)
        assert "cannot be kept" in summary.failures[0].reason
        assert library.status().statements == 6


@pytest.mark.usefixtures("quick")
def test_a_rebuild_goes_over_to_another_version(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(place, create=True) as library:
        library.add(ARTICLES[:10])
        before = [seen(library, each) for each in QUESTIONS[:5]]
        monkeypatch.setattr(QuickExtractor, "version", "quick-2")
        summary = library.rebuild()
        assert (summary.updated, summary.unchanged) == (10, 0)
        assert [seen(library, each) for each in QUESTIONS[:5]] == before
        assert library.rebuild().updated == 0


@pytest.mark.usefixtures("quick")
def test_two_writers_bring_the_same_article_and_speaker_once(place: Place) -> None:
    libraries = [Library.open(place, create=True) for _ in range(3)]
    failed: list[BaseException] = []

    def add(library: Library, start: int) -> None:
        try:
            library.add(ARTICLES[start : start + 20], workers=0)
            library.add(ARTICLES[:10], workers=0)
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=(each, at * 10)) for at, each in enumerate(libraries)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    for library in libraries:
        library.refresh()
        assert (library.status().articles, library.status().statements, library.status().speakers) == (40, 120, 5)
        assert library.ask("what did Vellora say about the salt tax?").status == "found"
        library.close()


@pytest.mark.usefixtures("quick")
def test_a_reader_sees_one_state_while_another_writes(place: Place) -> None:
    with Library.open(place, create=True) as writer, Library.open(place) as reader:
        writer.add(ARTICLES[:4])
        searcher = reader.snapshot().searcher
        with searcher.reading():
            before = searcher.count(Filters()), searcher.counts()
            thread = threading.Thread(target=writer.add, args=(ARTICLES[4:9],))
            thread.start()
            thread.join()
            assert (searcher.count(Filters(kind="direct")), searcher.counts()) == before
        assert reader.refresh()
        assert reader.snapshot().searcher.count(Filters()) == 27


@pytest.mark.usefixtures("quick")
def test_nobody_sees_half_of_a_step(place: Place) -> None:
    with Library.open(place, create=True) as library:
        library.add(ARTICLES[:2])
        taken = Intake(QuickExtractor(), revision=library._store.fact("revision"), model=DEFAULT_MODEL).take(
            ARTICLES[2:3]
        )

        def write_and_fail() -> None:
            with library._store.writing() as writer:
                read = taken.read[0]
                writer.put(read.article, read.statements, read.vectors, extractor="quick-1")
                raise RuntimeError("stop")

        with pytest.raises(RuntimeError, match="stop"):
            write_and_fail()
        assert library.status().articles == 2
        assert library.add(ARTICLES[2:3]).added == 1
