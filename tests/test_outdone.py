"""Whom a description rather means than those its words stand beside: who speaks on all of the question."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ask

from corpus.article import new_article
from index.library import Library

BESIDE = (
    (
        "Ned Pell",
        "judge",
        "juvenile court of Vale",
        "Some scooters stood outside",
        "Lunch is at one and coffee at three.",
    ),
    ("Nils Ravn", "secretary", "beekeepers league of Tarn", "Nobody saw wasps", "My van has a flat tyre."),
    ("Kit Maas", "director", "pilots academy of Brack", "A tanker lay outside", "We painted the door green."),
    ("Jana Holt", "chair", "bakers guild of Marlow", "There was bread too", "Soup needs three hours."),
    ("Rolf Kern", "manager", "snow lab of Aker", "No skiers came", "I came by train with two bags."),
    ("Joss Marr", "manager", "pensioners choir of Hale", "Voting is in May", "Our flags are blue with a gull on each."),
    ("Bo Sand", "manager", "skippers choir of Skarn", "There was fog on Monday", "My crew has had its lunch."),
    ("Mads Lunde", "chair", "sledders guild of Orre", "Some islands were seen", "The coffee is bitter here."),
)
"""Somebody called by a noun in a report that names a body, and then speaks of something else."""
MEANT = (
    ("Ama Lind", "judge", "juvenile court", "Teenagers steal scooters because nobody locks scooters."),
    ("Petra Wold", "secretary", "beekeepers league", "Wasps raid a hive when the nights grow cold."),
    ("Ole Brix", "director", "pilots academy", "A tanker in the ice needs two tugs, and ice needs patience."),
    ("Tove Brandt", "chair", "bakers guild", "Bread without salt tastes of paper, and salt costs nothing."),
    ("Lars Moe", "manager", "snow lab", "Skiers who fall backwards tear a ligament, and skiers fall often."),
    ("Knut Wiik", "manager", "pensioners choir", "Early voting is hard for a poor candidate, who has no staff."),
    ("Rita Dahl", "manager", "skippers choir", "In the fog I trust my ears and not the radar, for fog hides a rock."),
    ("Lena Storm", "chair", "sledders guild", "Sailors drew islands that were only clouds."),
)
"""Whose report names the body elsewhere, and not where it is, and who speak on what is asked."""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of reports in which the words of descriptions stand beside those who are not meant."""
    beside = [
        f'{topic}, and the {body} had guests.\n\n{name}, a {noun}, said: "{words}"'
        for name, noun, body, topic, words in BESIDE
    ]
    meant = [
        f'It was in the papers of the {body} all week.\n\n{name}, its {noun}, said: "{words}"'
        for name, noun, body, words in MEANT
    ]
    with Library.open(tmp_path_factory.mktemp("outdone") / "library", create=True) as library:
        library.add(
            new_article(text, id=str(at), title=f"News of day {at}") for at, text in enumerate([*beside, *meant])
        )
        yield library


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Vale juvenile court judge on why teenagers steal scooters", "Ama Lind"),
        ("the Tarn beekeepers league secretary on how wasps raid a hive", "Petra Wold"),
        ("the Brack pilots academy director on why a tanker in the ice needs two tugs and patience", "Ole Brix"),
        ("the Marlow bakers guild chair on bread without salt, does it taste of paper and nothing?", "Tove Brandt"),
        ("the Aker snow lab manager on how skiers who fall backwards tear a ligament", "Lars Moe"),
        ("the Hale pensioners choir manager on early voting for a poor candidate", "Knut Wiik"),
        ("the Skarn skippers choir manager on trust in ears and not the radar in fog", "Rita Dahl"),
        ("the Orre sledders guild chair on why sailors drew islands that were only clouds", "Lena Storm"),
    ],
)
def test_whoever_the_whole_question_fits_clearly_better_is_guessed(library: Library, text: str, name: str) -> None:
    found = ask(library, text)
    names = [one.name for match in found.matches for one in match.statement.speakers]
    assert (found.status, names[:1]) == ("unsure", [name])


def test_who_is_described_and_speaks_on_the_topic_stays(library: Library) -> None:
    found = ask(library, "the Vale juvenile court judge on lunch and coffee")
    assert [one.name for one in found.matches[0].statement.speakers] == ["Ned Pell"]


def test_whose_role_says_all_of_a_description_is_not_outdone(tmp_path: Path) -> None:
    texts = (
        'Terns Committee Chairman Odd Lie said: "We want to keep the beach as it is."',
        "It was in the papers of the Terns Committee all week.\n\nTor Vik, a former chairman of the Reef Committee, "
        'said: "Bread without salt tastes of paper, and salt costs nothing."',
    )
    with Library.open(tmp_path / "library", create=True) as library:
        library.add(new_article(text, id=str(at)) for at, text in enumerate(texts))
        found = ask(library, "the head of the Terns Committee on bread without salt, does it taste of paper?")
    assert [one.name for one in found.question.speakers] == ["Odd Lie"]
