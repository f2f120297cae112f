"""Turns: an article that names its speakers itself is believed, and what it tells of places is kept and shown."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from commands import Ran, Run, run_command

from corpus.article import Article, Span, Turn, new_article
from corpus.errors import ArticleError
from corpus.extractor import Extractor
from corpus.readers.document import ReadFailure, document_of
from corpus.readers.records import read_json_lines
from corpus.statement import side_by_side, statement_text
from corpus.store.database import FILE
from corpus.turns.naming import name_labels
from index.library import Library

SAID = (
    ("Q", "Was the wall checked?", ""),
    (
        "ORA LINDQVIST, DAM MINISTER",
        "We checked every stone twice, and Ned Aker said it was safe. Ask him.",
        "00:01:12",
    ),
    ("Petra Venn", 'I doubt it. "We never look," she told us.', "column 412"),
    ("Speaker 1", "Shame on all of them, I say.", ""),
    ("Lindqvist", "Then come and look at it.", "00:02:40"),
)


@pytest.fixture
def onrecord(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def run(*arguments: str) -> Ran:
        return run_command(monkeypatch, capsys, *arguments)

    return run


def inquiry(*, labels: bool = False) -> Article:
    """Return a report of an inquiry with its turns; with `labels` they are printed before the words."""
    text, turns = "The inquiry sat on Monday.\n", []
    for label, words, place in SAID:
        text += f"\n{label}: " if labels else "\n"
        turns.append(Turn(Span(len(text), len(text) + len(words)), label, place))
        text += f"{words}\n"
    return new_article(f"{text}\nThe inquiry goes on, Petra Venn said.", id="inquiry", title="Inquiry", turns=turns)


def read(article: Article) -> list[tuple[str, str, bool]]:
    """Return the words, speakers and whether it was spoken of each statement."""
    return [
        (
            statement_text(article.text, each.content),
            " and ".join(speaker.name for speaker in each.speakers),
            each.spoken,
        )
        for each in Extractor().extract(article)
    ]


@pytest.mark.parametrize("labels", [False, True])
def test_what_stands_in_a_turn_is_spoken_by_its_label(labels: bool) -> None:
    article = inquiry(labels=labels)
    assert read(article) == [
        (SAID[1][1], "Ora Lindqvist", True),
        (SAID[2][1], "Petra Venn", True),
        (SAID[3][1], "", True),
        (SAID[4][1], "Ora Lindqvist", True),
        ("The inquiry goes on", "Petra Venn", False),
    ]
    for statement in Extractor().extract(article)[:4]:
        assert (statement.kind, statement.quoted) == ("direct", statement.content)


def test_who_is_reported_inside_a_turn_is_told_by_its_speaker() -> None:
    article = inquiry()
    told = [each for each in side_by_side(Extractor().extract(article)) if each.told_by]
    (safe,) = [each for each in told if statement_text(article.text, each.content) == "it was safe"]
    assert [who.name for who in (*safe.speakers, *safe.told_by)] == ["Ned Aker", "Ora Lindqvist"]


def test_a_turn_beats_what_the_text_around_it_suggests() -> None:
    text = "“The dam leaks badly,” Ned Aker said on Monday."
    turn = Turn(Span(0, 22), "Petra Venn")
    assert read(new_article(text, id="a")) == [("“The dam leaks badly,”", "Ned Aker", False)]
    assert read(new_article(text, id="a", turns=[turn])) == [("“The dam leaks badly,”", "Petra Venn", True)]


@pytest.mark.parametrize(
    ("labels", "names"),
    [
        (["Ora Lindqvist", "LINDQVIST", "Ms. Lindqvist", "OL"], ["Ora Lindqvist"] * 4),
        (["Ora Lindqvist", "Ned Lindqvist", "Lindqvist"], ["Ora Lindqvist", "Ned Lindqvist", "Lindqvist"]),
        (["MS. VENN", "THE CHAIR"], ["Venn", "The Chair"]),
        (["Q", "REPORTER", "Speaker 2", "SPEAKER_00", "Unidentified voice"], [None] * 5),
        (["ora lindqvist"], ["ora lindqvist"]),
    ],
)
def test_labels_mean_people(labels: list[str], names: list[str | None]) -> None:
    named = name_labels(labels, ())
    assert [speaker.name if (speaker := named[label]) else None for label in labels] == names


TRANSCRIPT = (
    "[00:00:12] Ora Lindqvist: We checked every stone of the dam.\n\n"
    "[00:00:40] Petra Venn: I do not believe that for a minute.\n\n"
    "[00:01:02] Ora Lindqvist: Then come and look at it yourself."
)


def test_turns_found_in_a_text_are_kept_with_the_article() -> None:
    ((article, _),) = Extractor().extract_all([new_article(TRANSCRIPT, id="a")])
    assert [(turn.label, turn.place, turn.found) for turn in article.turns] == [
        ("Ora Lindqvist", "00:00:12", True),
        ("Petra Venn", "00:00:40", True),
        ("Ora Lindqvist", "00:01:02", True),
    ]
    assert article.turns[1].span.of(TRANSCRIPT) == "I do not believe that for a minute."
    assert article.as_given == new_article(TRANSCRIPT, id="a")


@pytest.mark.parametrize(
    ("turn", "message"),
    [
        (Turn(Span(0, 40), "A"), "lies outside its text of 16 characters"),
        (Turn(Span(-2, 4), "A"), "lies outside"),
        (Turn(Span(5, 3), "A"), "lies outside"),
        (Turn(Span(2, 9), "A"), "overlaps the one before"),
        (Turn(Span(7, 9), " \n"), "has no label"),
    ],
)
def test_turns_that_cannot_be_are_refused(turn: Turn, message: str) -> None:
    with pytest.raises(ArticleError, match=message):
        new_article("Hello there all.", id="a", turns=[Turn(Span(0, 5), "B"), turn])


@pytest.mark.parametrize(
    ("turns", "message"),
    [
        ("x", "turn 1 cannot be read"),
        ([{"span": [0, 5], "label": "A"}, {"span": [0], "label": "A"}], "turn 2 cannot be read"),
        ([{"span": [0, True], "label": "A"}], "turn 1 cannot be read"),
        ([{"span": [0, 5]}], "turn 1 cannot be read"),
        ([{"span": [0, 500], "label": "A"}], "lies outside"),
    ],
)
def test_a_record_with_bad_turns_costs_only_itself(turns: object, message: str) -> None:
    records = [{"id": "a", "text": "Hello there all.", "turns": turns}, {"id": "b", "text": "Hello there."}]
    data = "\n".join(map(json.dumps, records)).encode()
    bad, good = read_json_lines(document_of(data, "file.jsonl"))
    assert isinstance(bad, ReadFailure)
    assert bad.message.startswith("file.jsonl: line 1: ")
    assert message in bad.message
    assert isinstance(good, Article)


# Kept


def content(library: Library) -> dict[str, object]:
    (_, *records, _) = library.export()
    return {record["id"]: (record["turns"], [each["id"] for each in record["statements"]]) for record in records}


def test_turns_are_stored_exported_imported_and_used_by_a_rebuild(tmp_path: Path) -> None:
    articles = [inquiry(), new_article(TRANSCRIPT, id="talk", title="Talk")]
    with Library.open(tmp_path / "one", create=True) as one, Library.open(tmp_path / "two", create=True) as two:
        one.add(articles)
        before = content(one)
        assert one.add(articles).unchanged == 2
        two.import_(one.export())
        assert content(two) == before
        with closing(sqlite3.connect(tmp_path / "one" / FILE)) as connection:
            connection.executescript("UPDATE articles SET extractor = '5.1'")
        assert one.rebuild().updated == 2
        assert content(one) == before
        assert one.check() == []
        moved = replace(articles[0], turns=articles[0].turns[:2])
        assert one.add([moved]).updated == 1


def test_show_prints_the_place(tmp_path: Path, onrecord: Run) -> None:
    with Library.open(tmp_path, create=True) as library:
        library.add([inquiry()])
        (match,) = library.ask("what did Venn say about looking?").matches[:1]
    for options, expected in (((), "at column 412"), (("--json",), '"place": "column 412"')):
        assert expected in onrecord("show", match.statement.id, "--library", str(tmp_path), *options).out
