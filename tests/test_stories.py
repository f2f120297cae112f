"""Stories: the same report in ten papers is one story with ten places, whatever came first."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import numpy as np
import pytest
from filing import put_back
from hypothesis import given, settings
from hypothesis import strategies as st
from quick import PEOPLE, THINGS, QuickExtractor, quick  # noqa: F401 - a fixture

from corpus.article import Article, new_article
from corpus.statement import statement_text
from corpus.store.database import FILE
from corpus.store.store import Store
from corpus.store.stories import _candidates, are_one_story, bands_of, misplaced, runs_of
from index.library import Library
from index.question.request import Request

WORDS = (
    "salt tax harbour bridge ferry school roof grain store council tide market lamp road coal boat wool mill".split()
)


def wire(number: int, *, paragraphs: int = 12) -> str:
    """Return the report with this number; others share no run of words with it but by chance."""
    dice = random.Random(number)
    lines = []
    for turn in range(paragraphs):
        words = " ".join(dice.choice(WORDS) + str(dice.randrange(40)) for _ in range(25))
        who, what = PEOPLE[(number + turn) % len(PEOPLE)], THINGS[(number + 2 * turn) % len(THINGS)]
        said = " ".join(dice.choice(WORDS) for _ in range(6))
        lines.append(f'It was {words}. "On {what} we say {said} {turn}" said {who}.')
    return "\n\n".join(lines)


def article(name: str, text: str) -> Article:
    return new_article(text, id=name, title=f"As {name} has it", outlet=name, url=f"https://{name}.example/")


@pytest.mark.parametrize(
    ("change", "same"),
    [
        (lambda text: text, True),
        (lambda text: text.replace(" ", ", ", 40), True),
        (lambda text: text.upper(), True),
        (lambda text: text.replace('"', "”").replace("We", "Wé"), True),
        (lambda text: "HARBOUR TOWN (Agency) - By our own reporter\n\n" + text, True),
        (lambda text: "\n\n".join(text.split("\n\n")[:7]), True),
        (lambda text: "\n\n".join(text.split("\n\n")[:5]) + "\n\n" + wire(99, paragraphs=1), True),
        (lambda text: text.replace("tax", "levy").replace("ferry", "boat"), True),
        (lambda text: wire(2), False),
        (lambda text: "\n\n".join(text.split("\n\n")[:2]) + "\n\n" + wire(2), False),
        (lambda text: text[:60], False),
        (lambda text: "", False),
    ],
)
def test_a_report_is_known_again_however_a_paper_changes_it(change: object, same: bool) -> None:
    one, other = runs_of(wire(1)), runs_of(change(wire(1)))  # type: ignore[operator]
    assert are_one_story(one, other) == same
    assert bool(set(bands_of(one)) & set(bands_of(other))) >= same


def test_a_comma_more_changes_no_run_of_words() -> None:
    assert runs_of(wire(1).replace(" ", ", ")).tolist() == runs_of(wire(1)).tolist()


def test_the_bands_of_are_the_same_for_ever() -> None:
    # They lie in libraries: another number here wants another VERSION.
    assert bands_of(runs_of(wire(1)))[:3] == BANDS


BANDS = [2380896951, 3109152975, 2797376059]


# In a store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path, create=True)
    yield store
    store.close()


def put(store: Store, *articles: Article) -> None:
    with store.writing() as writer:
        for each in articles:
            writer.put(each, [], np.empty((0, 4), np.float32), extractor="1")


def stories(store: Store) -> list[list[str]]:
    """Return the ids of the articles of each story."""
    grouped: dict[int, list[str]] = {}
    for id_, story in store.execute("SELECT id, story FROM articles ORDER BY id"):
        assert story is not None
        grouped.setdefault(story, []).append(id_)
    return sorted(grouped.values())


def versions() -> dict[str, Article]:
    """Return a report in parts that overlap one by one, so that the first and last are one story by the middle only."""
    lines = wire(1, paragraphs=20).split("\n\n")
    parts = {"a": lines[:10], "b": lines[4:14], "c": lines[8:18]}
    made = {name: article(name, "\n\n".join(part)) for name, part in parts.items()}
    return made | {"x": article("x", wire(5)), "short": article("short", "Too short.")}


@pytest.mark.parametrize("order", list(permutations(versions())))
def test_the_order_of_adding_does_not_matter(order: tuple[str, ...], store: Store) -> None:
    known = versions()
    put(store, *(known[name] for name in order))
    assert stories(store) == [["a", "b", "c"], ["short"], ["x"]]
    assert store.count_stories() == 3
    with store.writing() as writer:
        writer.remove("b")
    assert stories(store) == [["a"], ["c"], ["short"], ["x"]]
    put(store, known["b"])
    assert stories(store) == [["a", "b", "c"], ["short"], ["x"]]


def forecast(number: int) -> Article:
    """Return a report of every day: one text but for a few words."""
    return article(f"day-{number:02}", wire(3).replace("council", f"council{number}", 1))


def test_reports_of_one_template_do_not_each_meet_all_others(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.store.stories.MAX_MET", 3)
    put(store, *map(forecast, range(30)), article("x", wire(5)))
    days = [f"day-{number:02}" for number in range(30)]
    assert stories(store) == [days, ["x"]]
    with store.reading_rows() as execute:
        row, text = execute("SELECT row, unpacked(text) FROM articles WHERE id = 'day-29'").fetchone()
        assert 3 <= len(list(_candidates(execute, row, bands_of(runs_of(text))))) <= 6
        assert misplaced(execute) == set()
    with store.writing() as writer:
        writer.remove("day-01")
    put(store, article("day-20", wire(7)))
    assert stories(store) == [[day for day in days if day not in ("day-01", "day-20")], ["day-20"], ["x"]]
    with store.reading_rows() as execute:
        assert misplaced(execute) == set()


@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_any_way_to_the_same_articles_comes_to_the_same_stories(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    known = versions()
    one, two = (Store(tmp_path_factory.mktemp("stories"), create=True) for _ in range(2))
    names = data.draw(st.lists(st.sampled_from(sorted(known)), unique=True))
    for name in data.draw(st.permutations(names)):
        put(one, known[name])
    for name in data.draw(st.permutations(sorted(known))):
        put(two, known[name] if data.draw(st.booleans()) else article(name, wire(7)))
        put(two, known[name])
    with two.writing() as writer:
        for name in data.draw(st.permutations(sorted(set(known) - set(names)))):
            writer.remove(name)
    marks = "SELECT m.mark, a.id FROM marks AS m LEFT JOIN articles AS a ON a.row = m.article ORDER BY 1, 2"
    assert stories(one) == stories(two)
    assert one.execute(marks) == two.execute(marks)
    for each in (one, two):
        each.close()


def test_a_corrected_report_leaves_its_story(store: Store) -> None:
    put(store, article("a", wire(1)), article("b", wire(1)))
    put(store, article("b", wire(2)))
    assert stories(store) == [["a"], ["b"]]
    put(store, article("b", wire(1) + " And more."))
    assert stories(store) == [["a", "b"]]


# In answers


@pytest.fixture
def library(tmp_path: Path, quick: type[QuickExtractor]) -> Iterator[Library]:  # noqa: F811
    """Return a library of a report in ten papers, which each change and cut it, and two other reports."""
    lines = wire(1).split("\n\n")
    papers = [article(f"paper{n}", f"Paper {n} reports.\n\n" + "\n\n".join(lines[: 12 - n // 2])) for n in range(10)]
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([*papers, article("other", wire(2)), article("third", wire(3))])
        yield library


def test_a_story_in_ten_papers_is_answered_once_with_ten_places(library: Library) -> None:
    store = library.snapshot().searcher
    statement, of = store.statements(store.rows_of(["paper3"]))[0]
    words = statement_text(of.text, statement.content)
    answer = library.ask(Request(f"what did {statement.speakers[0].name} say about {words}?", limit=10))
    assert library.status().stories == 3
    texts = [match.article.text[slice(*_edges(match))] for match in answer.matches]
    assert len(texts) == len(set(texts))
    best = answer.matches[0]
    assert best.article.text[slice(*_edges(best))] == words
    places = {match.article.outlet for match in (best, *best.also_in)}
    assert places == {f"paper{n}" for n in range(10)}


def test_show_names_the_papers_that_print_the_words_and_no_others(library: Library) -> None:
    store = library.snapshot().searcher
    shown = {}
    for statement, of in store.statements(store.rows_of(["paper0"])):
        match = library.statement(statement.id)
        words = of.text[slice(*_edges(match))]
        shown[words] = {match.article.id, *(other.article.id for other in match.also_in)}
    for words, places in shown.items():
        assert places == {each.id for each in store.articles() if words in each.text}
    assert {len(places) for places in shown.values()} == {2, 4, 6, 8, 10}


def test_words_a_paper_gives_to_somebody_else_are_no_second_answer(library: Library) -> None:
    text = wire(1).replace("Ansa Vellora", "Ansa Velora")
    library.add([article("misprint", text)])
    answer = library.ask(Request("who spoke about the vote on the harbour bridge in 1901?", limit=10))
    texts = [match.article.text[slice(*_edges(match))] for match in answer.matches]
    assert len(texts) == len(set(texts))


def _edges(match: object) -> tuple[int, int]:
    content = match.statement.content  # type: ignore[attr-defined]
    return content[0].start, content[-1].end


# Older libraries


def test_a_library_of_an_older_version_is_brought_up_to_date(library: Library, tmp_path: Path) -> None:
    question = "what did Vellora say about the salt tax?"
    before = [match.statement.id for match in library.ask(question).matches]
    old = Path(shutil.copytree(tmp_path / "library", tmp_path / "old"))
    put_back(old)
    connection = sqlite3.connect(old / FILE)
    for row, codes in connection.execute("SELECT row, vector FROM embeddings").fetchall():
        vector = np.frombuffer(codes, np.int8).astype(np.float32)
        half = (vector / np.linalg.norm(vector)).astype(np.float16).tobytes()
        connection.execute("UPDATE embeddings SET vector = ? WHERE row = ?", (half, row))
    for sql in (
        "DROP TABLE told",
        "ALTER TABLE articles DROP COLUMN turns",
        *(f"DROP TRIGGER {name}" for name in ("article_words_come", "article_words_change", "article_words_go")),
        "DROP TABLE article_words",
        "DROP TABLE unread_articles",
        "DROP TABLE marks",
        "DROP TABLE failed",
        "DROP INDEX articles_by_story",
        "ALTER TABLE articles DROP COLUMN story",
        "ALTER TABLE statements DROP COLUMN spoken",
        "DELETE FROM facts WHERE key = 'stories'",
        "UPDATE facts SET value = replace(value, '.codes', '.faiss') WHERE key = 'vectors'",
        "PRAGMA user_version = 4",
    ):
        connection.execute(sql)
    connection.commit()
    connection.close()
    with Library.open(old) as again:
        assert [match.statement.id for match in again.ask(question).matches] == before
        assert again.status().stories == 12
        again.rebuild()
        assert again.status().stories == 3
        assert again.check() == []
        assert list(again.export()) == list(library.export())
