"""Whoever a question speaks of where nothing else in it tells whose words are wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from asking import ask

from corpus.article import new_article
from index.library import Library

REPORTS = (
    (
        "Dykes of Okerby hold",
        "The dykes held in the storm.\n\nThe director of the Okerby Dyke Centre, Tove Brandt, said: "
        '"The dykes are being strengthened every spring."\n\n'
        'Farmer Ned Pell said: "The dykes are the same old dykes, and every spring they leak."',
    ),
    (
        "Chairman on tickets",
        "Tickets for the ferries cost more.\n\nOle Brix, chairman of Marlow Ferries, said: "
        '"Tickets will get cheaper with the new boats."\n\n'
        'Passenger Joss Marr said: "Tickets with the new boats will be dearer than ever."\n\n'
        'Clerk Rita Falk said: "New boats have nothing to do with tickets."',
    ),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(tmp_path_factory.mktemp("overlooked") / "library", create=True) as library:
        library.add(new_article(text, id=str(at), title=title) for at, (title, text) in enumerate(REPORTS))
        yield library


@pytest.mark.parametrize(
    ("question", "said_by"),
    [
        ("are dykes strengthened every spring? the Okerby Dyke Centre's director said so", {"Tove Brandt"}),
        (
            "tickets q: the chairman at Marlow Ferries (no, not the old one!) reckons which way with new boats?",
            {"Ole Brix"},
        ),
        ("there was a farmer who was furious about the dykes. His reply on every spring?", {"Ned Pell"}),
    ],
)
def test_only_the_words_of_one_are_shown(library: Library, question: str, said_by: set[str]) -> None:
    answer = ask(library, question)
    assert {speaker.name for match in answer.matches for speaker in match.statement.speakers} == said_by


@pytest.mark.parametrize("question", ["tickets with the new boats", "dykes, every spring"])
def test_a_topic_alone_is_anybodys(library: Library, question: str) -> None:
    answer = ask(library, question)
    assert len({speaker.name for match in answer.matches for speaker in match.statement.speakers}) > 1
