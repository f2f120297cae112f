"""Keywords: a row of words that names one person asks them, and all its other words are the topic."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

REPORTS = {
    "Clinton Lind": "Tolls rose. The port campaign manager left. Clinton Email, a play, said Clinton Lind, is on. "
    "An email about boats came, and the police at the harbour read it. A thief is no pilot.",
    "Ada Hunter": "Nets are dear, said Ada Hunter. The price rose, and Ivo Price called it daft.",
    "Ole Brix": "The mayor of Tarn, Ole Brix, spoke of nets and of ballot papers.",
}
NAMES = book(
    [
        speaker("Ama Clinton"),
        speaker("Ole Brix", "mayor of Tarn"),
        speaker("Rosa Lindquist"),
        speaker("Clinton Lind"),
        speaker("Ivo Rybak"),
        speaker("Karl Music", "singer"),
        speaker("Port Police"),
        speaker("Ada Hunter"),
        speaker("Ivo Price"),
        Speaker("board", "Harbour Board", "organisation", ("Harbour Board", "Board")),
    ],
    REPORTS,
)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("rybak net thefts police", "Ivo Rybak", "net thefts police"),
        ("rybak police", "Ivo Rybak", "police"),
        ("rybak tolls judge", "Ivo Rybak", "tolls judge"),
        ("rybak boats worrisome president", "Ivo Rybak", "boats worrisome president"),
        ("boats cheap rybak", "Ivo Rybak", "boats cheap"),
        ("boats rybak nets cheap player", "Ivo Rybak", "boats nets cheap player"),
        ("singer rybak boats talent", "Ivo Rybak", "boats talent"),
        ("board fined boats rybak", "Ivo Rybak", "board fined boats"),
        ("2016 rybak on boats", "Ivo Rybak", "boats"),
        ("ballot rybak shares boats", "Ivo Rybak", "ballot shares boats"),
        ("clinton email boats nets", "Ama Clinton", "email boats nets"),
        ("clinton email on boats", "Ama Clinton", "email on boats"),
        # a surname that is a word, and in articles only a name
        ("hunter nets cheap", "Ada Hunter", "nets cheap"),
        ("nets cheap hunter", "Ada Hunter", "nets cheap"),
        # all in capitals
        ("BOATS RYBAK NETS", "Ivo Rybak", "boats nets"),
        ("CHEAP BOATS RYBAK", "Ivo Rybak", "cheap boats"),
        ("RYBAK US TOLLS", "Ivo Rybak", "US tolls"),
        # misspelled
        ("cheap boats lidnquist", "Rosa Lindquist", "cheap boats"),
        ("boats lindqust nets", "Rosa Lindquist", "boats nets"),
        ("boats rosa lindqust nets", "Rosa Lindquist", "boats nets"),
        ("cheap boats rosa lindqiust", "Rosa Lindquist", "cheap boats"),
    ],
)
def test_who_is_named_in_a_row_is_asked_on_all_its_other_words(text: str, name: str, topic: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert (question.names[:1], question.topic) == ((name,), topic)


@pytest.mark.parametrize(
    "text",
    [
        "rybak lawyer boats",
        "rybak campaign manager boats",
        "jon lindqiust boats",
        "boats lindquest nets",
        "wanda rybak boats",
    ],
)
def test_who_belongs_to_somebody_or_has_another_first_name_is_not_them(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


@pytest.mark.parametrize(
    "text",
    [
        "price boats nets",
        "boats police brutality",
        "The bug hunter who chatted with the crews: are nets dear?",
        "what did the hunter in the tolls case say of nets",
    ],
)
def test_a_word_that_articles_print_so_is_nobody(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


def test_whoever_a_row_begins_with_is_asked_of_somebody_named_later() -> None:
    assert parse_question("tarn mayor boats rybak", NAMES, today=TODAY).names == ("Ole Brix",)
    assert parse_question("harbour board boats rybak", NAMES, today=TODAY).names == ("Harbour Board",)


def test_a_text_in_capitals_is_kept_as_it_is_written() -> None:
    assert parse_question("BOATS RYBAK NETS", NAMES, today=TODAY).text == "BOATS RYBAK NETS"
