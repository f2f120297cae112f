"""Slips everywhere: names with slips in all of their words, behind a misspelled title, and of bodies."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.names import MIN_ARTICLES
from index.question.question import parse_question
from index.question.spelling.wholes import slips_in, slips_of_name

NAMES = book(
    [
        speaker("Kerstjan Nielund", "harbour secretary"),
        speaker("Ole Nelund", "senator"),
        speaker("Gregor Kolmar", "ferry boss"),
        speaker("David Brockel", "professor of tides"),
        speaker("Michael Tarnow"),
        speaker("Dorian Quillfeld"),
        speaker("Ali al-Okeri", "ayatollah"),
        speaker("Ama Lind"),
        Speaker("board", "Harbour Safety Board", "organisation", ("Harbour Safety Board",)),
        Speaker("tides", "Department of Tides", "organisation", ("Department of Tides",)),
        Speaker("party", "Salt Party", "organisation", ("Salt Party",)),
        Speaker("other", "Party", "organisation", ("Party",)),
    ],
    {
        "Ama Lind": "Ama Lind spoke of the ferry trades. The Harbour Trades Board was there, and Senator Flore.",
        **{f"report {at}": "The bridge on the bay." for at in range(MIN_ARTICLES)},
    },
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # in both words
        ("what did grigorr kolmmer say about tolls", "Gregor Kolmar"),
        ("kersten neilund on tolls", "Kerstjan Nielund"),
        ("Doriann Qwilfeld on tolls", "Dorian Quillfeld"),
        ("quotes by michal tranow about tolls", "Michael Tarnow"),
        # much in the first name, or its first letter
        ("has fregor kolmar said anything about tolls", "Gregor Kolmar"),
        ("has drioain quillfeld said anything about tolls", "Dorian Quillfeld"),
        # behind a title, which says whom of those who are near
        ("secretary neilund on tolls", "Kerstjan Nielund"),
        ("senator neilund on tolls", "Ole Nelund"),
        ("why does senator nelund want tolls", "Ole Nelund"),
        ("proffesor brokkel on tolls", "David Brockel"),
        ("what did Senater Nellund say about tolls?", "Ole Nelund"),
        ("secratary nielund on tolls", "Kerstjan Nielund"),
        ("what did ayatolla al-Okiri say about tolls", "Ali al-Okeri"),
        ("ayatolla al okeri on tolls", "Ali al-Okeri"),
        # bodies
        ("what did the hrabour saftey board say about tolls", "Harbour Safety Board"),
        ("Depratment of Tidez on tolls", "Department of Tides"),
        ("did harbour saftey bord mention tolls", "Harbour Safety Board"),
        ("did slat party mention tolls", "Salt Party"),
    ],
)
def test_somebody_is_found_by_a_name_with_slips_in_all_of_it(text: str, name: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert ([one.name for one in question.speakers], question.unknown) == ([name], "")


@pytest.mark.parametrize(
    "text",
    [
        # a first name that many have says little of whose surname it is
        "David Barkell on tolls",
        "davvid barkell on tolls",
        "Michelle Turner on tolls",
        "georgia kellmer on tolls",
        # nor does one letter of a short surname
        "amah lund on tolls",
        # a title nobody near has, and a stranger behind one
        "why does senator flore want tolls",
        "why does senator kolbinger want tolls",
        # another body
        "Harbour Trades Board on tolls",
        "what did the Harbour Traeds Bord say about tolls?",
    ],
)
def test_a_stranger_is_nobody_whose_name_is_less_near(text: str) -> None:
    assert not parse_question(text, NAMES, today=TODAY).speakers


@pytest.mark.parametrize(
    ("word", "other", "slips"),
    [("kolmar", "kolmar", 0), ("philpit", "filpit", 0.5), ("kolmra", "kolmar", 1), ("kolmmer", "kolmar", 1.5)],
)
def test_what_is_heard_alike_is_half_a_slip(word: str, other: str, slips: float) -> None:
    assert slips_in(word, other) == slips


def test_two_known_first_names_are_two_unless_nearly_all_is_one() -> None:
    assert slips_of_name("kirsten", "neilsen", ("kirstjen", "nielsen")) == 1.5
    assert slips_of_name("martina", "hansen", ("martin", "henson")) is None
    assert slips_of_name("david", "brooks", ("david", "brock")) is None
