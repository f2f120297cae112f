"""Questions to a library in PostgreSQL: few ways to the server and back, and an index where there is much to read."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import psycopg
import pytest
from postgres_server import PostgresServer, programs
from quick import THINGS, QuickExtractor, quick, report  # noqa: F401 - a fixture

from corpus.statement import Statement
from corpus.store.records import read_statement
from index.library import Library
from index.stores.filters import Filters
from index.stores.opening import open_store
from index.stores.postgres import allowed, indexing, nearness, scoring
from index.stores.postgres import searcher as searching
from index.stores.postgres.contents import CALLING, PRINTED
from index.stores.postgres.scoring import ROUNDING, near_by
from index.stores.postgres.searcher import PostgresSearcher
from index.stores.postgres.selecting import look_up, select_rows
from index.stores.postgres.server import connection
from index.stores.postgres.server.connection import PostgresConnections
from index.stores.postgres.server.dialect import number_values
from index.stores.postgres.server.values import Halves, Texts
from index.stores.postgres.words.few import FewTexts
from index.stores.postgres.words.tokens import joined
from index.stores.postgres.words.words import any_of, best_ranked, ranked
from index.stores.searcher import Wanted
from index.vectors.embedder import DEFAULT_MODEL, DEFAULT_REVISION

REPORTS = 120
PORT = ".s.PGSQL.5432"


class Counter:
    """Passes on all that is said to a server, and counts how often an answer is waited for."""

    def __init__(self, server: Path, folder: Path) -> None:
        self.ways = 0
        self._server = str(server / PORT)
        self._listening = socket.socket(socket.AF_UNIX)
        self._listening.bind(str(folder / PORT))
        self._listening.listen()
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return
            server = socket.socket(socket.AF_UNIX)
            server.connect(self._server)
            threading.Thread(target=self._pass, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._pass, args=(server, client, False), daemon=True).start()

    def _pass(self, source: socket.socket, target: socket.socket, asks: bool) -> None:
        with suppress(OSError):
            self._pass_all(source, target, asks)

    def _pass_all(self, source: socket.socket, target: socket.socket, asks: bool) -> None:
        kept, begun = b"", False
        while said := source.recv(65536):
            if asks:
                kept += said
                # Of a message the first byte says what it is, the next four how long; the very first has no such byte.
                while len(kept) >= 4 + begun and len(kept) >= (size := begun + int.from_bytes(kept[begun : begun + 4])):
                    # A query ends with Sync or is a simple one; nobody waits for the end of what was only read.
                    self.ways += begun and kept[:1] in b"SQ" and b"ROLLBACK" not in kept[:size]
                    kept, begun = kept[size:], True
            # Counted before it is answered: whoever has the answer may set the count back.
            target.sendall(said)
        target.shutdown(socket.SHUT_WR)

    def close(self) -> None:
        """Let nobody else in."""
        self._listening.close()


@pytest.fixture(scope="module")
def address(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a library in which each speaker has more statements than are all looked at."""
    address = postgres.database()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.extractor.Extractor", QuickExtractor)
        with Library.open(tmp_path_factory.mktemp("many") / "library", create=True) as library:
            library.add([report(number) for number in range(REPORTS)])
            library.copy(address)
    return address


@pytest.mark.parametrize(
    ("question", "most"),
    [
        # What words bring beside what meaning brings is fetched once more.
        ("what did Ansa Vellora say about the salt tax?", 5),
        # A surname of several: in how many articles each of them is told of.
        ("what did Oshand say about the night ferry?", 5),
        ("who spoke about the school roof?", 4),
        # Words that may be a name or a role are looked up once more, and what days allow is found first.
        ("what was said about the grain store?", 5),
        ("what was said about the harbour bridge since 2021-03-20?", 6),
    ],
)
def test_a_question_takes_few_ways(
    question: str, most: int, address: str, postgres: PostgresServer, tmp_path: Path
) -> None:
    counter = Counter(postgres.folder, tmp_path)
    with Library.open(address.replace(str(postgres.folder), str(tmp_path))) as library:
        # A statement of SQL is prepared the third time it comes.
        for _ in range(4):
            answer = library.ask(question)
        assert answer.matches
        counter.ways = 0
        library.ask(question)
        assert 0 < counter.ways <= most
    counter.close()


def test_parts_take_no_more_ways_than_one_index(
    address: str, postgres: PostgresServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counter, ways, answers = Counter(postgres.folder, tmp_path), [], []
    monkeypatch.setattr(indexing, "MIN_INDEXED", 100)
    with Library.open(postgres.database(like=address).replace(str(postgres.folder), str(tmp_path))) as library:
        for least in (1000, 100):
            monkeypatch.setattr(indexing, "MIN_PARTED", least)
            library._store.publish()
            library.refresh()
            for _ in range(4):
                library.ask("who spoke about the school roof?")
            counter.ways = 0
            answers.append(library.ask("who spoke about the school roof?"))
            ways.append(counter.ways)
    assert answers[0] == answers[1]
    assert answers[0].approximate
    # With one index an answer may come in a way more, which goes beside the search.
    assert 0 < ways[1] <= ways[0] <= ways[1] + 1
    counter.close()


@pytest.mark.usefixtures("quick")
def test_a_library_that_has_grown_since_it_was_opened_answers(postgres: PostgresServer) -> None:
    address = postgres.database()
    with Library.open(address, create=True) as writer, Library.open(address) as reader:
        writer.add([report(0)])
        assert reader.ask("what was said about the vote?").matches
        writer.add([report(number) for number in range(1, 7)])
        assert reader.ask("what was said about the vote?").matches


def test_a_question_guessed_at_reads_as_it_does_when_asked_one_by_one(address: str) -> None:
    with Library.open(address) as library:
        for question in (
            "what did Vellorra say about the salt tax?",
            "what did the keeper of the grain store say about the vote?",
            "what did Nobody Atall say about the salt tax?",
        ):
            snapshot = library.snapshot()
            together = library.ask(question)
            with pytest.MonkeyPatch.context() as patch:
                patch.setattr(PostgresSearcher, "understand", lambda _self, _text, read: read())
                patch.setattr(PostgresSearcher, "foresee", lambda *_: None)
                assert library.ask(question) == together
            assert snapshot.searcher.is_whole()


def test_values_are_numbered_as_the_server_has_them(postgres: PostgresServer) -> None:
    assert number_values("SELECT %s, '%%I', %s") == b"SELECT $1, '%I', $2"
    connections = PostgresConnections(postgres.database(), create=True)
    sql, values = "SELECT %s::int - %s::int, '%%' || %s::text, %s::bigint[]", (7, 4, "%s", [3, 5])
    for _ in range(4):
        assert connections.query(sql, values) == [(3, "%%s", [3, 5])]
    connections.close()


def test_a_vector_goes_over_in_half_precision(postgres: PostgresServer) -> None:
    connections = PostgresConnections(postgres.database(), create=True)
    vector = np.array([1, -0.5, 0.1, 2e-5], np.float32)
    for _ in range(4):
        assert connections.query("SELECT %s::halfvec::real[]", (Halves(vector),)) == [
            (vector.astype(np.float16).astype(np.float32).tolist(),)
        ]
    connections.close()


@pytest.mark.parametrize("texts", [[], [""], ["salt", "Vellørra’s", "NULL", '"{', ""], ["salt"] * 3000])
def test_texts_go_over_as_an_array(texts: list[str], postgres: PostgresServer) -> None:
    connections = PostgresConnections(postgres.database(), create=True)
    for _ in range(4):
        assert connections.query("SELECT %s::text[], 'salt' = ANY(%s)", (Texts(texts),) * 2) == [
            (texts, "salt" in texts)
        ]
    connections.close()


@pytest.mark.parametrize("count", [0, 1, 3000])
def test_rows_go_over_as_an_array_of_numbers(count: int, postgres: PostgresServer) -> None:
    connections = PostgresConnections(postgres.database(), create=True)
    rows = np.arange(count, dtype=np.int64) * (1 << 33)
    for _ in range(4):
        assert connections.query("SELECT %s, 7 = ANY(%s)", (rows, rows)) == [(rows.tolist(), False)]
    connections.close()


@pytest.mark.parametrize("filters", [Filters(), Filters(after=date(2021, 3, 20))], ids=["anybody", "since"])
def test_of_what_the_index_gives_the_nearest_alone_are_looked_up(filters: Filters, clustered: PostgresSearcher) -> None:
    condition, values = ("true", []) if filters.open else look_up(filters)
    assert clustered._index
    side = clustered._index.sides[0]
    sql, values = near_by(np.eye(384, dtype=np.float32)[3], condition, values, 40, 300, side)
    query = f"EXPLAIN (ANALYZE, TIMING OFF) WITH {sql} SELECT * FROM near", values
    with clustered.reading():
        _, plan = clustered.connections.queries([nearness.search_list(300), query])
    (read, *_) = [line for (line,) in plan if "Limit" in line]
    assert "actual rows=64" in read


def test_hardly_more_is_read_of_what_is_near_than_is_weighed(clustered: PostgresSearcher) -> None:
    wanted = Wanted(lambda: np.eye(384, dtype=np.float32)[3], ("nowhere",), frozenset(), 40, 20, 60)
    with clustered.reading():
        clustered.understand("what was said about nowhere?", lambda: None)
        clustered.foresee(wanted, Filters())
        clustered.nearest(wanted.vector(), Filters(), limit=40)
        assert clustered.connections.found
        assert clustered._index
        # Of each of two sides a few more come.
        most = 44 if len(clustered._index.sides) == 1 else 66
        assert 40 <= len(clustered.connections.found[PRINTED].statements) <= most


def test_what_is_only_weighed_is_not_read_whole(clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    whole: list[str] = []

    def read(record: Sequence[Any], *of: Any) -> Statement:
        whole.append(record[0])
        return read_statement(record, *of)

    monkeypatch.setattr("index.stores.postgres.gathered.records.read_statement", read)
    with clustered.reading():
        rows = clustered.nearest(np.eye(384, dtype=np.float32)[3], Filters(), limit=40)[0]
        assert len(clustered.excerpts(rows)) == len(clustered.voices(rows)) == 40
        assert whole == []
        ((statement, _),) = clustered.statements_by_row(rows[:1]).values()
        assert whole == [statement.id]


@pytest.mark.parametrize(
    ("filters", "looked_up"),
    [
        (Filters(speakers=("ansa-vellora",)), False),
        (Filters(speakers=("ansa-vellora",), told=True), False),
        (Filters(speakers=("ansa-vellora",), kind="direct"), True),
        (Filters(speakers=("ansa-vellora",), after=date(2021, 3, 1)), True),
    ],
)
def test_statements_are_looked_up_only_where_something_is_asked_of_them(
    address: str, filters: Filters, looked_up: bool
) -> None:
    with Library.open(address) as library:
        searcher = library.snapshot().searcher
        assert isinstance(searcher, PostgresSearcher)
        sql, values = select_rows(filters)
        plan = " ".join(line for (line,) in searcher.query(f"EXPLAIN {sql}", values))
    assert "said" in plan
    assert ("statements" in plan) is looked_up


@pytest.fixture(scope="module", params=[1, nearness.PARTS], ids=["one index", "in parts"])
def clustered(
    request: pytest.FixtureRequest, postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[PostgresSearcher]:
    """Return a library of 3,000 statements on sixty matters, small as it is with an index, of one part or several."""
    choose = np.random.default_rng(3)
    matters = choose.standard_normal((60, 384))
    address = postgres.database()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(indexing, "MIN_INDEXED", 2000)
        patch.setattr(indexing, "MIN_PARTED", 2000 if request.param > 1 else 4000)
        folder = tmp_path_factory.mktemp("clustered") / "library"
        store = open_store(folder, create=True)
        with store.writing() as writer:
            for key, value in (("model", DEFAULT_MODEL), ("revision", DEFAULT_REVISION), ("dimension", "384")):
                writer.note(key, value)
            for number in range(300):
                article = report(number, statements=10)
                found = QuickExtractor().extract(article)
                own = matters[choose.integers(0, 60, len(found))] + 0.7 * choose.standard_normal((len(found), 384))
                own /= np.linalg.norm(own, axis=1, keepdims=True)
                writer.put(article, found, own.astype(np.float32), extractor="quick-1")
        store.publish()
        with Library(store) as library:
            library.copy(address)
    target = open_store(address)
    searcher = target.searcher()
    assert isinstance(searcher, PostgresSearcher)
    assert searcher._index
    assert len(searcher._index.parts) == request.param
    yield searcher
    target.close()


def looked_for(searcher: PostgresSearcher, vector: np.ndarray, filters: Filters) -> tuple[list[int], list[int], bool]:
    """Return the ten nearest as a question finds them and as they are, and whether some may be missing."""
    wanted = Wanted(lambda: vector, ("salt",), frozenset(), 40, 20, 60)
    with searcher.reading():
        searcher.understand("what was said about salt?", lambda: None)
        searcher.foresee(wanted, filters)
        found, _ = searcher.nearest(vector, filters, limit=40)
        approximate = searcher.approximate
    rows = np.array([row for row, _, _ in searcher.each(filters)], np.int64)
    scores = searcher.scores(vector, rows).round(6)
    return found.tolist(), rows[np.lexsort((rows, -scores))].tolist(), approximate


def test_each_of_two_connections_follows_its_own_parts(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, begun = clustered.connections.begin, []

    def note(asked: Sequence[Any], *, snapshot: str = "") -> Any:
        begun.extend((bool(snapshot), sql) for sql, _ in asked if "far" in sql)
        return begin(asked, snapshot=snapshot)

    monkeypatch.setattr(clustered.connections, "begin", note)
    found, right, _ = looked_for(clustered, np.eye(384, dtype=np.float32)[3], Filters())
    assert clustered._index
    sides = [[part.holds("t.") for part in side] for side in clustered._index.sides]
    assert [beside for beside, _ in begun] == [True, False][: len(sides)]
    for (_, sql), side in zip(begun, sides, strict=True):
        assert all(part in sql for part in side)
        assert sql.count("ORDER BY far LIMIT") == len(side)
    assert len({*found} & {*right[:40]}) >= 38


@pytest.mark.parametrize(
    "filters",
    [
        Filters(),
        Filters(after=date(2021, 3, 20)),
        Filters(after=date(2021, 3, 20), kind="direct"),
        Filters(speakers=("ansa-vellora",)),
        Filters(speakers=("ansa-vellora", "tobren-quill"), after=date(2021, 3, 10)),
    ],
    ids=["anybody", "since", "since, direct", "somebody", "two people, since"],
)
def test_an_index_misses_hardly_any(
    filters: Filters, clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("MAX_EXACT", 500), ("MAX_SAID", 500), ("SAID_AND_ALL", 1)):
        monkeypatch.setattr(allowed, name, value)
    choose = np.random.default_rng(5)
    shares = []
    for _ in range(20):
        vector = choose.standard_normal(384).astype(np.float32)
        vector /= np.linalg.norm(vector)
        found, right, approximate = looked_for(clustered, vector, filters)
        assert approximate
        assert len(found) == 40
        shares.append(len({*found[:10]} & {*right[:10]}) / 10)
    assert sum(shares) / len(shares) >= 0.99


def test_what_the_index_misses_is_found_from_the_best_by_words(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = clustered.worded(("1950",), Filters(), limit=1).tolist()
    codes = dict(clustered.query("SELECT row, vector FROM embeddings"))
    vector = np.frombuffer(codes[row], np.int8).astype(np.float32)
    vector /= np.linalg.norm(vector)
    rows = np.array(sorted(codes))
    missed = rows[np.argsort(-clustered.scores(vector, rows))][:30].tolist()

    def without(part: nearness.Graph, *, among: int) -> str:
        sql = nearness.nearest_rows(part, among=among)
        return sql.replace(" ORDER BY", f" AND t.row <> ALL(ARRAY{missed}) ORDER BY")

    monkeypatch.setattr(scoring, "nearest_rows", without)
    monkeypatch.setattr(searching, "MIN_LED", 1000)
    for terms, least, most in ((("1950",), 27, 30), ((), 0, 0)):
        with clustered.reading():
            clustered.understand("what was said about 1950?", lambda: None)
            clustered.foresee(Wanted(lambda: vector, terms, frozenset(), 40, 20, 60), Filters())
            found, scores = clustered.nearest(vector, Filters(), limit=40)
        assert least <= len({*missed} & {*found.tolist()}) <= most
        assert (np.diff(scores) <= 0).all()


def test_what_filters_leave_of_a_few_is_exact_whatever_the_index(clustered: PostgresSearcher) -> None:
    vector = np.zeros(384, np.float32)
    vector[7] = 1
    filters = Filters(outlets=("the tidewater post",), before=date(2021, 3, 20))
    found, right, approximate = looked_for(clustered, vector, filters)
    assert (found, approximate) == (right[:40], False)


def test_where_the_index_gives_too_few_all_are_read(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module, name, value in ((allowed, "MAX_EXACT", 5), (nearness, "FIRST", 20), (searching, "MAX_CLOSE", 60)):
        monkeypatch.setattr(module, name, value)
    vector = np.zeros(384, np.float32)
    vector[7] = 1
    filters = Filters(before=date(2021, 3, 7))
    found, right, approximate = looked_for(clustered, vector, filters)
    assert (found, approximate) == (right[:40], False)
    assert len(right) > 40


@pytest.mark.parametrize("most", [1 << 30, 100], ids=["all scored", "by the index"])
@pytest.mark.parametrize("term", ["salt", "1950"])
def test_words_of_somebody_are_found_whichever_is_looked_up(
    term: str, most: int, clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They have 600 statements; one of the words stands in as many, the other in ten of all.
    for name, value in (("MAX_FEW", 10), ("MAX_SAID", most), ("SAID_AND_ALL", 0)):
        monkeypatch.setattr(allowed, name, value)
    filters = Filters(speakers=("ansa-vellora",))
    right = clustered.worded((term,), filters, limit=20)
    with clustered.reading():
        clustered.understand(f"what was said about {term}?", lambda: None)
        vector = np.eye(384, dtype=np.float32)[7]
        clustered.foresee(Wanted(lambda: vector, (term,), frozenset(), 40, 20, 60), filters)
        assert (clustered.few(filters, most=60) is None, clustered.approximate) == (True, most == 100)
        assert clustered.worded((term,), filters, limit=20).tolist() == right.tolist()
        assert clustered.count(filters) == 600
    assert len(right) in {2, 20}


@pytest.mark.parametrize("terms", [("salt",), ("1950", "vote", "salt"), ("nowhere",)], ids=str)
@pytest.mark.parametrize("often", [frozenset(), frozenset({"vote", "salt"})], ids=["none", "two"])
def test_words_of_a_few_come_with_their_vectors(
    terms: tuple[str, ...], often: frozenset[str], clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    filters = Filters(speakers=("ansa-vellora",))
    right = clustered.worded(terms, filters, often=often, limit=20).tolist()
    with clustered.reading():
        clustered.understand(f"what was said about {' '.join(terms)}?", lambda: None)
        vector = np.eye(384, dtype=np.float32)[7]
        begun: list[Any] = []
        begin = clustered.connections.begin
        monkeypatch.setattr(clustered.connections, "begin", lambda asked: begun.extend(asked) or begin(asked))
        clustered.foresee(Wanted(lambda: vector, terms, often, 40, 20, 60), filters)
        assert len(begun) == 1
        near, _ = clustered.nearest(vector, filters, limit=40)
        clustered.excerpts(near)
        monkeypatch.setattr(clustered.connections, "queries", None)  # nothing more is asked
        assert clustered.worded(terms, filters, often=often, limit=20).tolist() == right
        assert len(clustered.excerpts(right)) == len(right) in {0, 10, 20}


def test_what_articles_call_those_likely_to_be_shown_is_fetched_along(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    worded = clustered.worded(("salt",), Filters(), limit=20)
    shown = [*clustered.statements_by_row(worded).values()][:10]
    pairs = [(article.id, speaker.id) for statement, article in shown for speaker in statement.speakers]
    articles = [article for article, _ in pairs]
    right = clustered.roles(pairs), clustered.companions(articles), clustered.roles(pairs[::-1])
    assert len({*articles}) > 1
    with clustered.reading():
        clustered.understand("what was said about salt?", lambda: None)
        vector = np.eye(384, dtype=np.float32)[7]
        clustered.foresee(Wanted(lambda: vector, ("salt",), frozenset(), 40, 20, 60), Filters())
        assert clustered.connections.found
        assert clustered._index
        alone = len(clustered._index.sides) == 1
        assert (CALLING in clustered.connections.found) is alone
        clustered.nearest(vector, Filters(), limit=40)
        # Of others it is asked when they are shown.
        (last,) = clustered.statements_by_row(clustered.worded(("1950",), Filters(), limit=1)).values()
        other = [(last[1].id, last[0].speakers[0].id)]
        assert last[1].id not in articles
        unknown = clustered.roles(other)
        if alone:
            monkeypatch.setattr(clustered.connections, "queries", None)  # nothing more is asked
        assert (clustered.roles(pairs), clustered.companions(articles), clustered.roles(pairs[::-1])) == right
        assert clustered.roles(other) == unknown
    monkeypatch.undo()
    assert clustered.roles(other) == unknown


def test_what_is_asked_of_what_is_shown_is_fetched_before_it_is_asked(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = clustered.worded(("salt",), Filters(), limit=20).tolist()
    shown = clustered.statements_by_row(rows)
    pairs = [(article.id, speaker.id) for statement, article in shown.values() for speaker in statement.speakers]
    articles = [article for article, _ in pairs]
    right = clustered.roles(pairs), clustered.companions(articles)
    clustered.foresee_shown(rows)  # outside of a question nothing is foreseen
    with clustered.reading():
        clustered.foresee_shown(rows)  # of what is not here nothing is known
        clustered.excerpts(rows)
        clustered.foresee_shown(rows[:2])
        clustered.foresee_shown(rows)
        monkeypatch.setattr(clustered.connections, "queries", None)  # nothing more is asked
        assert (clustered.roles(pairs), clustered.companions(articles)) == right
        monkeypatch.setattr(clustered.connections, "begin", None)
        clustered.foresee_shown(rows)


@pytest.mark.parametrize("question", ["what did Ansa Vellora say about salt?", "who spoke about salt?"])
def test_of_what_answers_best_it_is_fetched_what_is_asked_of_what_is_shown(
    question: str, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Library.open(address) as library:
        foreseen: list[int] = []
        foresee = PostgresSearcher.foresee_shown
        monkeypatch.setattr(
            PostgresSearcher, "foresee_shown", lambda self, rows: foreseen.extend(rows) or foresee(self, rows)
        )
        matches = library.ask(question).matches
        found = library.snapshot().searcher.statements_by_row(foreseen)
        assert len(foreseen) > 1
        assert matches[0].statement.id in {statement.id for statement, _ in found.values()}


def test_a_query_goes_off_before_the_next_is_made(clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch) -> None:
    sent: list[str] = []
    ask = connection._ask
    monkeypatch.setattr(connection, "_ask", lambda at, sql, values: sent.append(sql) or ask(at, sql, values))

    def asked() -> Iterator[tuple[str, tuple[int, ...]]]:
        yield "SELECT %s::integer", (1,)
        assert sent == ["SELECT %s::integer"]
        yield "SELECT 1 + %s::integer", (1,)

    with clustered.reading():
        assert clustered.connections.queries(asked()) == [[(1,)], [(2,)]]


def test_of_a_few_texts_those_with_the_words_are_ranked() -> None:
    lines = [" salt tax ", " ferri ", " basalt ", " salt salt ", " vote ferri ", " tax salt "]
    texts = FewTexts([3, 5, 6, 8, 9, 11], "\n".join(lines), [2, 1, 1, 2, 2, 2])
    weights = {("salt",): 2.0, ("tax",): 1.0, ("ferri",): 0.5, ("vote",): 0.5}

    def best(terms: list[str], often: set[str], limit: int = 9) -> list[int]:
        return texts.best(any_of(terms, often), weights, 2.0, limit=limit)

    assert best(["salt", "tax"], set()) == [3, 11, 8]
    assert best(["salt", "tax"], set(), limit=1) == [3]
    # Of two that are in very many, both are needed.
    assert best(["salt", "ferry", "vote"], {"ferry", "vote"}) == [8, 3, 11, 9]
    assert best(["roof"], set()) == []


MATTERS = ("the", "salt", "1950", "vote")


@pytest.mark.parametrize("terms", [MATTERS, MATTERS[1:], MATTERS[:2]], ids=str)
@pytest.mark.parametrize("often", [frozenset(), frozenset({"the", "vote"})], ids=["none", "two"])
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(after=date(2021, 3, 20)), Filters(speakers=("ansa-vellora",))], ids=str
)
def test_the_rarest_words_first_find_what_all_words_do(
    terms: tuple[str, ...],
    often: frozenset[str],
    filters: Filters,
    clustered: PostgresSearcher,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in (("MAX_EXACT", 500), ("MAX_SAID", 500), ("SAID_AND_ALL", 0)):
        monkeypatch.setattr(allowed, name, value)
    right = clustered.worded(terms, filters, often=often, limit=20).tolist()
    with clustered.reading():
        clustered.understand(f"what was said about {' '.join(terms)}?", lambda: None)
        vector = np.eye(384, dtype=np.float32)[7]
        clustered.foresee(Wanted(lambda: vector, terms, often, 40, 20, 60), filters)
        assert clustered.connections.found
        assert any(key[0] == searching.WORDS for key in clustered.connections.found if isinstance(key, tuple))
        assert clustered.worded(terms, filters, often=often, limit=20).tolist() == right


TEXTS = {
    "salt": 1,
    "salt salt": 2,
    "salt salt salt": 3,
    "salt tax salt": 2,
    "tax": 0,
    "basalt salt": 1,
    "salt basalt": 1,
    "basalt": 0,
}


@pytest.mark.parametrize("text", TEXTS)
def test_a_word_is_counted_as_often_as_it_stands(text: str, clustered: PostgresSearcher) -> None:
    sql, values = ranked(any_of(["salt"], ()), {("salt",): 1.0}, 10.0)
    words = "(SELECT 1 AS row, %s AS tokens, 10 AS size)"
    ((_, score),) = clustered.query(
        sql.replace("FROM words", f"FROM {words}").format(condition="true"), [*values, joined(text.split())]
    )
    count = TEXTS[text]
    assert score == -(count * 2.2) / (count + 1.2)


def test_where_rare_words_are_enough_no_others_are_read(clustered: PostgresSearcher) -> None:
    with clustered.reading():
        clustered.understand("what was said about 1950 and salt?", lambda: None)
        asked, weights = clustered._weighed(Wanted(lambda: None, ("1950", "salt"), frozenset(), 40, 5, 60))  # type: ignore[arg-type, return-value]
        assert weights is not None
        for often, read in ((1.0, False), (3.0, True)):
            ((salt,),) = [phrases for phrases in asked.alternatives if phrases == (("salt",),)]
            sql, values = best_ranked(asked, weights | {salt: often}, 20.0, ("true", []), limit=5)
            plan = clustered.query(f"EXPLAIN (ANALYZE, TIMING OFF) WITH {sql} SELECT * FROM worded", values)
            assert any("never executed" in line for (line,) in plan) is not read


def test_what_the_rarer_words_found_is_not_counted_again(clustered: PostgresSearcher) -> None:
    asked = any_of(["1950", "salt", "vote"], ())
    weights = {("1950",): 5.0, ("salt",): 2.0, ("vote",): 1.5}
    sql, _ = best_ranked(asked, weights, 20.0, ("true", []), limit=5)
    parts = sql.split("AS MATERIALIZED")[1:]
    assert [part.count("strpos") for part in parts] == [3, 2, 1, 0]
    # Whatever is worth least leads to the same.
    sql, values = best_ranked(asked, weights, 20.0, ("true", []), limit=20)
    found = clustered.query(f"WITH {sql} SELECT row FROM worded ORDER BY place", values)
    whole, those = best_ranked(asked, weights, 20.0, ("true", []), limit=20, of_few=True)
    assert found == clustered.query(f"WITH {whole} SELECT row FROM worded ORDER BY place", those)


def test_what_is_near_is_of_the_state_that_all_else_is_of(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    vector = np.eye(384, dtype=np.float32)[7]
    wanted = Wanted(lambda: vector, ("salt",), frozenset(), 40, 20, 60)

    def near(*, meanwhile: str = "") -> list[int]:
        with clustered.reading():
            clustered.understand("what was said about salt?", lambda: None)
            if meanwhile:
                with psycopg.connect(clustered.connections.address) as other:
                    other.execute(meanwhile)
            clustered.foresee(wanted, Filters())
            found, _ = clustered.nearest(vector, Filters(), limit=40)
            return [int(row) for row in found]

    before = near()
    assert clustered._index
    for side in clustered._index.sides:
        gone = next(row for row in before if row % side[0].of in {part.number for part in side})
        lost, found = (f"UPDATE onrecord.embeddings SET row = -row WHERE row = {sign}{gone}" for sign in ("", "-"))
        assert near(meanwhile=lost) == before
        assert gone not in near()
        with psycopg.connect(clustered.connections.address) as other:
            other.execute(found)
    # Where the server has no second connection left, the first is asked.
    monkeypatch.setattr(clustered.connections, "_other", lambda: None)
    assert near() == before


def test_an_index_made_with_less_care_is_followed_farther(clustered: PostgresSearcher) -> None:
    def followed() -> list[int]:
        searcher = PostgresSearcher(clustered.connections, clustered.taken_at)
        wanted = ((40, Filters()), (40, Filters(kind="direct")), (640, Filters()))
        assert searcher._index
        return [searcher._followed(searcher._index, *each) for each in wanted]

    def care(of: int) -> None:
        with psycopg.connect(clustered.connections.address, options="-c search_path=onrecord,public") as other:
            other.execute(f"ALTER INDEX {last.name} SET (ef_construction = {of})")

    assert clustered._index
    last = clustered._index.parts[-1]
    assert followed() == ([250, 300, 1280] if last.of == 1 else [1000, 1000, 1280])
    care(100)
    assert followed() == [400, 400, 1280]
    care(nearness.CARE)


@pytest.mark.parametrize(
    ("statements", "careless", "whole", "parted"),
    [(120_000, 400, 300, 1000), (250_000, 833, 1000, 1000), (1_000_000, 3333, 2000, 1428)],
)
def test_how_far_an_index_is_followed_grows_with_the_library(
    statements: int, careless: int, whole: int, parted: int
) -> None:
    one, parts = (tuple(nearness.graphs_of(384, of=of)) for of in (1, nearness.PARTS))
    assert nearness.NearIndex(one, 100).reach(statements) == careless
    assert nearness.NearIndex(one, nearness.CARE).reach(statements) == whole
    assert nearness.NearIndex(parts, nearness.CARE).reach(statements) == parted


def test_where_all_that_was_near_has_gone_what_is_farther_comes(clustered: PostgresSearcher) -> None:
    vector = np.eye(384, dtype=np.float32)[7]
    right = looked_for(clustered, vector, Filters())[1]
    gone, left = right[:300], right[300:340]
    with psycopg.connect(clustered.connections.address, options="-c search_path=onrecord,public") as other:
        other.execute("CREATE TABLE away AS SELECT * FROM embeddings WHERE row = ANY(%s)", (gone,))
        other.execute("DELETE FROM embeddings WHERE row = ANY(%s)", (gone,))
    found = looked_for(clustered, vector, Filters())[0]
    with psycopg.connect(clustered.connections.address, options="-c search_path=onrecord,public") as other:
        other.execute("INSERT INTO embeddings SELECT * FROM away")
        other.execute("DROP TABLE away")
    assert found == left


def test_who_looks_for_what_is_near_has_the_state_before_the_question_is_read(clustered: PostgresSearcher) -> None:
    held: list[str] = []

    def vector() -> np.ndarray[tuple[int], np.dtype[np.float32]]:
        with psycopg.connect(clustered.connections.address) as other:
            activity = "pg_stat_activity WHERE application_name = 'onrecord' AND datname = current_database()"
            # What was sent may take the server a moment to begin with.
            for _ in range(50):
                states = [state for (state,) in other.execute(f"SELECT state FROM {activity}")]
                if "idle" not in states:
                    break
                other.rollback()  # one transaction sees the activity of its first look
                time.sleep(0.02)
            held.extend(states)
        return np.eye(384, dtype=np.float32)[7]

    for _ in range(2):
        held.clear()
        with clustered.reading():
            clustered.understand("what was said about salt?", lambda: None)
            clustered.foresee(Wanted(vector, ("salt",), frozenset(), 40, 20, 60), Filters())
            assert len(clustered.nearest(vector(), Filters(), limit=40)[0]) == 40
    assert "idle" not in held


@pytest.mark.parametrize(("reach", "length"), [(400, 400), (1000, 1000), (1001, 501), (3333, 834), (20_000, 1000)])
def test_the_search_list_goes_evenly_into_what_is_looked_for(reach: int, length: int) -> None:
    _, values = nearness.search_list(reach)
    assert values == (str(length), "off" if reach == length else "relaxed_order")


def test_what_the_index_gives_nearly_in_order_is_put_in_order(
    clustered: PostgresSearcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The search list is short, so that the scan goes on and gives rows that are nearer than some before them.
    monkeypatch.setattr(nearness, "MAX_LIST", 10)
    vector = np.zeros(384, np.float32)
    vector[7] = 1
    assert clustered._index
    parts = clustered._index.parts
    each = 2000 // len(parts)
    sql = nearness.together(nearness.nearest_rows(part, among=each) for part in parts)
    _, given = clustered.connections.queries([nearness.search_list(each), (sql, [str(vector.tolist())] * len(parts))])
    scores = clustered.scores(vector, np.array([row for row, *_ in given]))
    assert len({row for row, *_ in given}) == 2000
    assert not (np.diff(scores) <= 0).all()
    nearest = [row for row, _ in clustered._gather_near(vector, "true", [], 100, each, parts).near][:100]
    best = np.sort(scores)[::-1][:100]
    assert np.abs(clustered.scores(vector, np.array(nearest)) - best).max() < ROUNDING


def test_json_says_whether_some_may_be_missing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with Library.open(address) as library:
        assert not library.ask(f"what was said about {THINGS[0]}?").approximate
        monkeypatch.setattr(indexing, "MIN_INDEXED", 100)
        library._store.publish()
        library._snapshot = None
        assert library.ask(f"what was said about {THINGS[0]}?").approximate
        assert not library.ask("what did Ansa Vellora say about the salt tax?").approximate


def test_connections_that_the_server_has_closed_between_questions_are_opened_again(clustered: PostgresSearcher) -> None:
    vector = np.eye(384, dtype=np.float32)[7]
    wanted = Wanted(lambda: vector, ("salt",), frozenset(), 40, 20, 60)

    def near() -> list[int]:
        with clustered.reading():
            clustered.understand("what was said about salt?", lambda: None)
            clustered.foresee(wanted, Filters())
            return [int(row) for row in clustered.nearest(vector, Filters(), limit=40)[0]]

    before = near()
    with psycopg.connect(clustered.connections.address, autocommit=True) as other:
        ended = other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            " WHERE application_name = 'onrecord' AND datname = current_database()"
        ).fetchall()
    assert len(ended) >= 2
    assert near() == before


def test_a_standby_looks_for_words_and_for_what_is_near_at_once(
    clustered: PostgresSearcher, postgres: PostgresServer
) -> None:
    found = programs()
    assert found is not None
    vector = np.eye(384, dtype=np.float32)[7]
    right, _, _ = looked_for(clustered, vector, Filters())
    with PostgresServer(found, primary=postgres) as standby:
        store = open_store(clustered.connections.address.replace(str(postgres.folder), str(standby.folder)))
        searcher = store.searcher()
        assert isinstance(searcher, PostgresSearcher)
        assert looked_for(searcher, vector, Filters())[::2] == (right, True)
        assert len(searcher.connections._all) == 2
        store.close()
