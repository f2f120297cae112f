"""The store: what is put in comes back, whole or not at all, and is found by any filter."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import PEOPLE, QuickExtractor, report
from small import NO_ARTICLE_WORDS, misprint

from corpus.article import Article, Span, new_article
from corpus.errors import LibraryError
from corpus.statement import Statement, statement_text
from corpus.store.database import FILE, SCHEMA_VERSION, connect, load_steps
from corpus.store.excerpts import voices_of
from corpus.store.fulltext import find_articles, read_older_articles
from corpus.store.store import Store
from index.match import Match, match_of, with_roles

VERSION = QuickExtractor.version


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "library", create=True)
    yield store
    store.close()


def put(store: Store, *articles: Article, version: str = VERSION, spoken: bool = False) -> list[str]:
    changes: list[str] = []
    with store.writing() as writer:
        for article in articles:
            statements = [replace(each, spoken=spoken) for each in QuickExtractor().extract(article)]
            vectors = np.array([vector_of(article, statement) for statement in statements], np.float32)
            changes.append(writer.put(article, statements, vectors.reshape(-1, 4), extractor=version))
    return changes


def vector_of(article: Article, statement: Statement) -> list[float]:
    seed = sum(map(ord, statement_text(article.text, statement.content)))
    vector = np.random.default_rng(seed).normal(size=4)
    return list(vector / np.linalg.norm(vector))


def everything(store: Store) -> dict[str, tuple[str, tuple[str, ...], str]]:
    """Return id -> (words, speakers, article) of all the store holds."""
    return {
        statement.id: (
            statement_text(article.text, statement.content),
            tuple(speaker.name for speaker in statement.speakers),
            article.id,
        )
        for statement, article in store.statements(store.rows())
    }


def contents(store: Store) -> object:
    """Return all that a reader can see but row numbers and the generation."""
    return (
        sorted(everything(store).items()),
        sorted(store.articles(), key=lambda article: article.id),
        [(entry.speaker, entry.statements, entry.first, entry.last) for entry in store.speakers()],
        sorted(vector.tobytes() for vector in store.embeddings()[1]),
    )


def test_a_step_is_on_the_disk_when_it_ends_whatever_sqlite_was_built_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Hasty(sqlite3.Connection):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            self.execute("PRAGMA synchronous = NORMAL")

    monkeypatch.setattr("corpus.store.database.sqlite3.connect", Hasty)
    with closing(connect(tmp_path, create=True)) as connection:
        assert connection.execute("PRAGMA synchronous").fetchone() == (2,)


def test_what_is_put_in_comes_back(store: Store) -> None:
    article = report(1)
    assert put(store, article) == ["added"]
    found = store.statements(store.rows())
    assert [kept for _, kept in found] == [article] * 3
    for (kept, _), statement in zip(found, QuickExtractor().extract(article), strict=True):
        assert replace(kept, speakers=()) == replace(statement, speakers=())
        assert [speaker.name for speaker in kept.speakers] == [speaker.name for speaker in statement.speakers]


def test_the_same_article_twice_changes_nothing(store: Store) -> None:
    put(store, report(1), report(2))
    before = contents(store), store.generation
    assert put(store, report(2), report(1)) == ["unchanged", "unchanged"]
    assert (contents(store), store.generation) == before


def test_a_corrected_article_keeps_the_ids_of_the_words_that_stand(store: Store) -> None:
    put(store, report(1))
    before = everything(store)
    old = report(1).text
    gone = old.split("\n\n")[2]
    new = "A correction.\n\n" + old.replace(gone, '"We think again" said Dacia Prewt.')
    assert put(store, report(1, text=new)) == ["updated"]
    after = everything(store)
    assert len(after) == 3
    assert {key: after[key] for key in set(after) & set(before)} == {
        key: value for key, value in before.items() if value[0] not in gone
    }
    assert [words for key, (words, _, _) in after.items() if key not in before] == ["We think again"]


def test_a_statement_that_takes_the_place_of_one_that_moved_gets_an_id_of_its_own(store: Store) -> None:
    put(store, report(1, text='"One word" said Ansa Vellora.'))
    put(store, report(1, text='"Two words" said Ansa Vellora. "One word" said Ansa Vellora.'))
    put(
        store,
        report(1, text='"Six words" said Ansa Vellora. "Two words" said Ansa Vellora. "One word" said Ansa Vellora.'),
    )
    assert len(everything(store)) == 3


def test_a_corrected_article_is_found_by_its_new_words_only(store: Store) -> None:
    put(store, report(1, text='"Marmalade for all" said Ansa Vellora.'))
    put(store, report(1, text='"Porridge for all" said Tobren Quill.'))
    assert len(store.words(["marmalade"])) == 0
    assert len(store.words(["porridge"])) == 1
    assert [entry.speaker.name for entry in store.speakers()] == ["Tobren Quill"]
    assert store.removed(since=1).tolist() == [1]


def test_the_attribution_of_standing_words_can_be_corrected(store: Store) -> None:
    put(store, report(1, text='"It rains" said Ansa Vellora.'))
    (before,) = everything(store)
    put(store, report(1, text='"It rains" said Tobren Quill.'))
    assert everything(store) == {before: ("It rains", ("Tobren Quill",), "report-1")}
    assert len(store.words(["Vellora"])) == 0


def test_a_statement_keeps_its_id_where_only_the_sentence_around_its_words_changes(store: Store) -> None:
    put(store, report(1, text='"It rains" said Ansa Vellora.'))
    (before,) = everything(store)
    put(store, report(1, text='A correction. "It rains" said Ansa Vellora, the harbour minister.'))
    assert everything(store) == {before: ("It rains", ("Ansa Vellora",), "report-1")}
    assert len(store.words(["minister"])) == 1


def test_an_article_is_known_by_its_url(store: Store) -> None:
    put(store, report(1))
    same = new_article("other words", url=report(1).url)
    assert store.known(same).id == "report-1"
    assert store.known(new_article("other words", url="https://tidewater.example/new")).id not in {"", "report-1"}


def test_what_an_article_leaves_blank_is_as_the_library_has_it_where_the_text_is_the_same(store: Store) -> None:
    put(store, report(1))
    whole = report(1)
    bare = new_article(whole.text, id=whole.id)
    assert store.known(bare) == whole
    assert store.known(replace(bare, title="Another")) == replace(whole, title="Another")
    other = new_article("other words", id=whole.id)
    assert store.known(other) == other


def test_a_newer_extractor_reads_again(store: Store) -> None:
    put(store, report(1), report(2))
    assert put(store, report(1), version="quick-2") == ["updated"]
    assert [article.id for article in store.articles(not_by="quick-2")] == ["report-2"]
    assert store.statements([1])[0][0].id in everything(store)


@settings(max_examples=25, deadline=None)
@given(order=st.permutations(range(8)), extra=st.sets(st.integers(8, 12)))
def test_the_order_of_adding_does_not_matter_and_removing_undoes(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], extra: set[int]
) -> None:
    straight, mixed = (Store(tmp_path_factory.mktemp("order"), create=True) for _ in range(2))
    put(straight, *(report(number) for number in range(8)))
    for number in [*extra, *order]:
        put(mixed, report(number))
    with mixed.writing() as writer:
        assert all(writer.remove(f"report-{number}") for number in extra)
    assert contents(mixed) == contents(straight)
    assert [len(store.words(["vote"])) for store in (straight, mixed)] == [24, 24]
    for store in (straight, mixed):
        store.close()


def test_removing_what_is_not_there_says_so(store: Store) -> None:
    with store.writing() as writer:
        assert not writer.remove("nothing")


def test_an_error_while_writing_undoes_the_whole_step(store: Store) -> None:
    put(store, report(1))
    before = contents(store)

    def fail() -> None:
        with store.writing() as writer:
            writer.remove("report-1")
            raise KeyError("stop")

    with pytest.raises(KeyError):
        fail()
    assert contents(store) == before


@settings(max_examples=40, deadline=None)
@given(
    people=st.sets(st.sampled_from(PEOPLE)),
    after=st.none() | st.dates(date(2021, 2, 20), date(2021, 5, 10)),
    before=st.none() | st.dates(date(2021, 2, 20), date(2021, 5, 10)),
    outlets=st.sets(st.sampled_from(["The Tidewater Post", "vell evening mail", "nobody"])),
    undated=st.booleans(),
)
def test_rows_are_exactly_those_the_filters_allow(
    filled: Store, people: set[str], after: date | None, before: date | None, outlets: set[str], undated: bool
) -> None:
    ids = {entry.speaker.name: entry.speaker.id for entry in filled.speakers()}

    def allows(statement: Statement, article: Article) -> bool:
        day = article.published
        if people and not people & {speaker.name for speaker in statement.speakers}:
            return False
        if (after or before) and day is None and not undated:
            return False
        if day and ((after and day < after) or (before and day >= before)):
            return False
        return not outlets or article.outlet.casefold() in {outlet.casefold() for outlet in outlets}

    every = filled.rows()
    expected = [row for row, pair in zip(every.tolist(), filled.statements(every), strict=True) if allows(*pair)]
    found = filled.rows([ids[name] for name in people], after=after, before=before, outlets=outlets, undated=undated)
    assert found.tolist() == expected


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("filled"), create=True)
    put(store, *(report(number) for number in range(70)))
    joint = '"We agree" said Ansa Vellora And Tobren Quill.'
    put(store, report(70, text=joint))
    yield store
    store.close()


def test_a_joint_statement_is_found_once_for_either_speaker(filled: Store) -> None:
    ids = [entry.speaker.id for entry in filled.speakers() if entry.speaker.name in {"Ansa Vellora", "Tobren Quill"}]
    row = filled.rows()[-1]
    assert [row in filled.rows([id_]) for id_ in ids] == [True, True]
    assert filled.rows(ids).tolist().count(row) == 1
    ((statement, _),) = filled.statements([row])
    assert [speaker.name for speaker in statement.speakers] == ["Ansa Vellora", "Tobren Quill"]


def test_rows_that_are_gone_are_left_out(filled: Store) -> None:
    assert [statement.id for statement, _ in filled.statements([3, 99999, 1])] == [
        filled.statements([row])[0][0].id for row in (3, 1)
    ]


def test_speakers_have_counts_days_and_roles(filled: Store) -> None:
    (entry,) = [entry for entry in filled.speakers() if entry.speaker.name == "Mirel Oshand"]
    assert entry.statements == len(filled.rows([entry.speaker.id])) == 42
    assert entry.first is not None
    assert entry.last is not None
    assert entry.first < entry.last
    assert "Oshand" in entry.speaker.aliases
    assert "the keeper of night ferry" in {role.name for role in entry.speaker.roles}


def test_a_speaker_is_read_once_for_all_their_statements(filled: Store) -> None:
    asked: list[str] = []
    filled._connections.own().set_trace_callback(asked.append)
    found = filled.statements(filled.rows())
    filled._connections.own().set_trace_callback(None)
    said = [speaker for statement, _ in found for speaker in statement.speakers]
    (read,) = [query for query in asked if "aliases" in query]
    listed = read.rpartition("(")[2].rstrip(")").split(", ")
    assert len(said) > len({speaker.id for speaker in said}) == len(set(listed))


def test_what_all_questions_ask_of_a_library_is_asked_once_in_one_state(filled: Store) -> None:
    asked: list[str] = []
    filled._connections.own().set_trace_callback(asked.append)
    with filled.reading():
        found = [filled.fact("generation"), filled.fact("model"), filled.fact("gone"), str(filled.generation)]
        assert len([query for query in asked if "facts" in query]) == 1
    filled._connections.own().set_trace_callback(None)
    assert found == [filled.fact("generation"), filled.fact("model"), filled.fact("gone"), found[0]]
    assert found[0] not in ("", "0")


def test_voices_say_what_is_told_and_what_nobody_with_a_name_said(filled: Store) -> None:
    rows = [int(row) for row in filled.rows()]
    with filled.in_one_step() as connection:
        connection.execute("INSERT INTO told SELECT statement + 1, 0, naming FROM said WHERE statement = ?", (rows[0],))
        connection.execute("DELETE FROM said WHERE statement = ?", (rows[2],))
    voices = filled.voices(rows)
    assert voices == {row: voices_of(filled.statements([row])[0][0]) for row in rows}
    assert [row for row in rows if voices[row].told] == [rows[1]]
    assert [row for row in rows if not voices[row].speakers] == [rows[2]]


def test_an_article_is_read_once_for_all_the_excerpts_of_it(filled: Store) -> None:
    rows = filled.rows()
    asked: list[str] = []
    filled._connections.own().set_trace_callback(asked.append)
    excerpts = filled.excerpts(rows)
    filled._connections.own().set_trace_callback(None)
    assert len({each.article for each in excerpts}) < len(excerpts) == len(rows)
    assert len(asked) == 2
    assert [each.words for each in excerpts] == [
        statement_text(article.text, statement.content) for statement, article in filled.statements(rows)
    ]


def test_people_with_one_surname_stay_apart(filled: Store) -> None:
    names = [entry.speaker.name for entry in filled.speakers() if "Oshand" in entry.speaker.aliases]
    assert names == ["Lorn Oshand", "Mirel Oshand"]


def test_the_role_is_the_one_the_article_gives(filled: Store) -> None:
    ((statement, article),) = filled.statements([1])
    pair = article.id, statement.speakers[0].id
    asked = [pair, (article.id, "nobody"), ("nothing", pair[1])]
    assert filled.roles(asked) == {pair: "the keeper of salt tax"}


def test_the_roles_of_all_matches_are_asked_for_at_once(filled: Store) -> None:
    matches = [Match(statement, article, 1.0) for statement, article in filled.statements(filled.rows())]
    joint = [match for match in matches if len(match.statement.speakers) > 1]
    asked: list[str] = []
    filled._connections.own().set_trace_callback(asked.append)
    shown = with_roles(filled, [replace(matches[0], also_in=tuple(matches[1:])), *joint])
    filled._connections.own().set_trace_callback(None)
    assert len(asked) == 1
    assert [match.role for match in (shown[0], *shown[0].also_in)] == [
        match_of(filled, match.statement, match.article).role for match in matches
    ]
    assert {match.role for match in shown[1:]} == {""}
    assert any(match.role for match in shown[0].also_in)


def test_words_are_found_by_stem_best_first(filled: Store) -> None:
    found = filled.words(["votes", "1907"], limit=4)
    assert len(found) == 4
    words = [statement_text(article.text, statement.content) for statement, article in filled.statements(found)]
    assert ["1907" in each for each in words] == [True, True, True, False]
    rows = filled.rows()[:5]
    assert filled.words(["vote"], rows=rows).tolist() == rows.tolist()
    assert set(filled.words(["vote", "1907"], rows=rows, limit=2)) <= set(rows)
    assert filled.words(["votes", "1907"], rows=filled.rows(), limit=4).tolist() == found.tolist()


def test_words_are_counted_anew_when_articles_come(store: Store) -> None:
    put(store, report(1))
    assert store.count_words(["votes", 'no"where']) == [3, 0]
    put(store, report(2))
    assert store.count_words(["no one", "votes", "votes"]) == [0, 6, 6]


def test_words_that_are_everywhere_count_where_two_of_them_meet(filled: Store) -> None:
    both = filled.words(["vote", "1907"], often={"vote", "1907"})
    alone = [set(filled.words([term]).tolist()) for term in ("vote", "1907")]
    assert set(both.tolist()) == alone[0] & alone[1] != set()
    assert len(filled.words(["vote"], often={"vote"})) == 0
    assert set(filled.words(["vote", "1907"], often={"vote"}).tolist()) == alone[1]


TERMS = st.lists(st.sampled_from(["vote", "votes", "1907", "tax", "no one", "+", "nowhere"]), max_size=4)


@settings(max_examples=200, deadline=None)
@given(terms=TERMS, often=TERMS, limit=st.integers(0, 30), some=st.booleans())
def test_words_asked_for_again_are_those_the_database_finds(
    filled: Store, terms: list[str], often: list[str], limit: int, some: bool
) -> None:
    rows = filled.rows()[::3] if some else None
    found = filled.words(terms, often=often, rows=rows, limit=limit).tolist()
    with filled.reading():
        again = [filled.words(terms, often=often, rows=rows, limit=limit).tolist() for _ in range(3)]
    assert again == [found] * 3


def test_words_asked_for_again_are_those_of_the_newest_state(store: Store) -> None:
    for number in (1, 2):
        put(store, report(number))
        with store.reading():
            assert [len(store.words(["votes"])) for _ in range(3)] == [3 * number] * 3


@pytest.mark.parametrize(
    "term",
    ['"', "'", "vote OR", "NEAR(", "text:vote", "*", "a*", "-vote", "^vote", "(vote", "vote)", "\x00", "vote\x00x", "%",
     "'; DROP TABLE words; --", '""""', "AND", "NOT", "{vote}", "é\u0301",
     "\ud83d", "🎙", "\u202e", " ", "", "+", "vote + tax"],
)  # fmt: skip
def test_nothing_in_a_term_has_a_meaning_for_the_database(filled: Store, term: str) -> None:
    assert len(filled.words([term, term * 3])) <= 100
    assert len(filled.words([term, term * 3], often={term}, rows=filled.rows())) <= 100


@settings(max_examples=200, deadline=None)
@given(terms=st.lists(st.text(max_size=30), max_size=5))
def test_any_terms_are_an_ordinary_search(filled: Store, terms: list[str]) -> None:
    assert set(filled.words(terms, limit=5)) <= set(filled.rows())
    assert len(filled.words(terms, often=set(terms[1:]), limit=5)) <= 5


def test_a_damaged_text_is_not_served(store: Store) -> None:
    put(store, report(1), report(2))
    misprint(store.folder, "report-1")
    with pytest.raises(LibraryError, match="report-1"):
        store.statements([1])
    assert len(store.statements([4])) == 1


def test_every_span_may_lie_anywhere_in_any_text(store: Store) -> None:
    article = new_article("\U0001f600 \u202e\x00 “Ünï” said Ansa Vellora", id="odd")
    span = Span(0, len(article.text))
    statement = Statement("s", "odd", (span, span), (), (), (), (), "indirect", span, 0.5)
    with store.writing() as writer:
        writer.put(article, [statement], np.ones((1, 4), np.float32), extractor="x")
    assert store.statements([1]) == [(statement, article)]


# Opening


def test_a_missing_library_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="run 'onrecord add FILE' first"):
        Store(tmp_path / "none")
    assert not (tmp_path / "none").exists()


def damage(kind: str, file: Path) -> None:
    data = file.read_bytes()
    if kind == "text":
        file.write_text("this is no database, it only looks for one" * 200)
    elif kind == "cut":
        file.write_bytes(data[: len(data) // 2])
    elif kind == "holes":
        file.write_bytes(data[:4096] + bytes(len(data) - 4096))
    elif kind == "empty":
        file.write_bytes(b"")
    elif kind == "other program":
        file.unlink()
        with sqlite3.connect(file) as connection:
            connection.execute("CREATE TABLE recipes (name TEXT)")
        connection.close()
    elif kind == "newer":
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()


@pytest.mark.parametrize("kind", ["text", "cut", "holes", "empty", "other program", "newer"])
def test_a_damaged_database_is_one_clear_line(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "library"
    store = Store(folder, create=True)
    put(store, *(report(number) for number in range(20)))
    store.close()
    damage(kind, folder / FILE)

    def read() -> None:
        opened = Store(folder)
        try:
            contents(opened)
        finally:
            opened.close()

    with pytest.raises(LibraryError) as caught:
        read()
    message = str(caught.value)
    assert str(folder) in message
    assert "\n" not in message


@pytest.mark.parametrize("kind", ["text", "cut", "holes", "other program", "newer"])
def test_adding_never_overwrites_what_is_no_sound_library(tmp_path: Path, kind: str) -> None:
    folder = tmp_path / "library"
    store = Store(folder, create=True)
    put(store, *(report(number) for number in range(20)))
    store.close()
    damage(kind, folder / FILE)
    before = (folder / FILE).read_bytes()

    def add() -> None:
        opened = Store(folder, create=True)
        try:
            put(opened, *(report(number) for number in range(10, 30)))
        finally:
            opened.close()

    with pytest.raises(LibraryError):
        add()
    assert (folder / FILE).read_bytes() == before


def test_the_schema_has_the_version_that_its_last_step_leads_to() -> None:
    assert max(load_steps()) == SCHEMA_VERSION


def test_a_library_from_before_statements_could_be_spoken_opens(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        put(store, report(1))
        (before,) = {each.id for each, _ in store.statements(store.rows().tolist())[:1]}
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(
            NO_ARTICLE_WORDS + "DROP TABLE told; ALTER TABLE articles DROP COLUMN turns;"
            "ALTER TABLE statements DROP COLUMN spoken; PRAGMA user_version = 5"
        )
    with closing(Store(tmp_path)) as store:
        (statement, _), *_ = store.statements(store.rows().tolist())
        assert (statement.id, statement.spoken) == (before, False)


def test_what_a_stopped_first_add_leaves_is_no_library_yet(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with pytest.raises(LibraryError, match=r"no library in .*; run 'onrecord add FILE' first"):
        Store(tmp_path)
    Store(tmp_path, create=True).close()
    Store(tmp_path).close()


def printing(store: Store, *phrases: str) -> list[str]:
    return sorted(article.id for article in find_articles(store, phrases))


def test_the_words_of_articles_follow_what_comes_changes_and_goes(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        old = new_article("The ferry was late. Nobody said why.", id="a", title="Ferry late in fog")
        put(store, old, new_article("The road is long.", id="b"))
        assert printing(store, "ferry was LATE") == ["a"]
        assert printing(store, "fog") == ["a"]
        assert printing(store, "the") == ["a", "b"]
        assert printing(store, "the", "long") == ["b"]
        put(store, new_article("The ferry was early.", id="a", title=old.title))
        assert printing(store, "ferry was late") == []
        assert printing(store, "ferry was early") == ["a"]
        with store.writing() as writer:
            writer.remove("a")
        assert printing(store, "ferry") == []
        store.execute("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")


@pytest.mark.parametrize(
    "phrase", ["", "  ", "…!?", '"', 'late" OR "long', "\x00", "\ud800", "title: fog*", "NEAR(a b)"]
)
def test_nothing_in_a_phrase_has_a_meaning_of_its_own(tmp_path: Path, phrase: str) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        put(store, new_article("The ferry was late.", id="a", title="Fog"), new_article("The road is long.", id="b"))
        assert printing(store, phrase) == []


def test_an_older_library_gets_the_words_of_its_articles_when_they_are_searched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.fulltext.ARTICLES_A_STEP", 2)
    with closing(Store(tmp_path, create=True)) as store:
        put(store, *(new_article(f"Ferry {n} was late.", id=f"a{n}") for n in range(5)))
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.executescript(NO_ARTICLE_WORDS + "PRAGMA user_version = 7")
    with closing(Store(tmp_path)) as store:
        # What changes, goes and comes before all is read is found as it is now.
        put(store, new_article("Ferry 1 sank.", id="a1"), new_article("Ferry 9 was late.", id="a9"))
        with store.writing() as writer:
            writer.remove("a2")
        assert read_older_articles(store) == 4
        assert read_older_articles(store) == 0
        assert printing(store, "was late") == ["a0", "a3", "a4", "a9"]
        assert printing(store, "sank") == ["a1"]
        store.execute("INSERT INTO article_words (article_words, rank) VALUES ('integrity-check', 1)")


def test_what_is_spoken_is_kept(tmp_path: Path) -> None:
    with closing(Store(tmp_path, create=True)) as store:
        for spoken in (False, True):
            put(store, report(1), version=f"quick-{spoken}", spoken=spoken)
            assert all(each.spoken is spoken for each, _ in store.statements(store.rows().tolist()))


def test_a_library_older_than_the_first_step_is_left_as_it_is(tmp_path: Path) -> None:
    Store(tmp_path, create=True).close()
    with closing(sqlite3.connect(tmp_path / FILE)) as connection:
        connection.execute(f"PRAGMA user_version = {min(load_steps()) - 1}")
    with pytest.raises(LibraryError, match="made by an older onrecord; move it away"):
        Store(tmp_path)


@pytest.mark.parametrize("place", ["file", "file/below", "library-is-a-directory"])
def test_a_place_that_cannot_hold_a_library_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "library-is-a-directory" / FILE).mkdir(parents=True)
    with pytest.raises(LibraryError, match=place.split("/", maxsplit=1)[0]):
        Store(tmp_path / place, create=True)


def test_a_second_writer_waits_its_turn_or_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.database.BUSY_SECONDS", 0.1)
    first, second = (Store(tmp_path / "library", create=True) for _ in range(2))
    with first.writing() as writer:
        writer.note("held", "yes")
        with pytest.raises(LibraryError, match="another program is writing"):
            put(second, report(1))
        assert second.counts() == (0, 0, 0)
    assert put(second, report(1)) == ["added"]
    assert first.counts() == (1, 3, 3)
    first.close()
    second.close()


def test_programs_that_make_one_library_at_once_all_get_it(tmp_path: Path) -> None:
    made = (
        "import sys; from pathlib import Path; from corpus.store.database import connect\n"
        "print(flush=True); sys.stdin.readline()\n"
        "for place in sys.argv[1:]: connect(Path(place), create=True).close()"
    )
    places = [str(tmp_path / f"library-{number}") for number in range(100)]
    makers = [
        subprocess.Popen(
            [sys.executable, "-c", made, *places], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(3)
    ]
    for maker in makers:
        assert maker.stdout is not None
        maker.stdout.readline()
    for maker in makers:
        assert maker.stdin is not None
        maker.stdin.write("\n")
        maker.stdin.flush()
    for maker in makers:
        maker.communicate()
    assert [maker.returncode for maker in makers] == [0, 0, 0]
    for place in places:
        with closing(connect(Path(place))) as library:
            assert library.execute("PRAGMA journal_mode").fetchone() == ("wal",)
            assert library.execute("SELECT count(*) FROM articles").fetchone() == (0,)


def test_a_full_disk_loses_nothing(tmp_path: Path) -> None:
    store = Store(tmp_path / "library", create=True)
    put(store, report(1))
    connection = store._connections.own()
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages + 1}")
    with pytest.raises(LibraryError, match="is full"):
        put(store, *(report(number) for number in range(2, 200)))
    assert store.counts() == (1, 3, 3)
    connection.execute("PRAGMA max_page_count = 1000000")
    assert put(store, report(2)) == ["added"]
    store.close()


def test_many_vectors_are_read_into_little_more_memory_than_they_take(store: Store) -> None:
    codes = np.random.default_rng(5).integers(-127, 128, (20_000, 384), np.int8)
    with store.writing() as writer:
        for row, own in enumerate(codes, 1):
            writer.execute("INSERT INTO embeddings VALUES (?, ?)", (row, own.tobytes()))
    tracemalloc.start()
    rows, found = store.embeddings(above=10, last=19_990)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert rows.tolist() == list(range(11, 19_991))
    assert (found == codes[10:19_990]).all()
    assert most < 2 * (rows.nbytes + found.nbytes)


def test_vectors_of_unlike_lengths_are_damage(store: Store) -> None:
    with store.writing() as writer:
        for row, size in enumerate((4, 3, 5, 4), 1):
            writer.execute("INSERT INTO embeddings VALUES (?, ?)", (row, bytes(size)))
    with pytest.raises(LibraryError, match="damaged"):
        store.embeddings()
