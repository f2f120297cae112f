"""Who may be meant by a description that nobody bears: who speaks on its topic, where the report says the rest."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ask

from corpus.article import new_article
from index.library import Library

REPORTS = (
    (
        "Watchdog sorry over Christmas parties",
        "Norland's toll watchdog has apologised for its advice on parties. The Independent Toll Authority (Ita) faced "
        "anger from drivers, who met in Okerby all week and wrote to the papers.\n\nAt the harbour it rained.\n\n"
        "Ita's chief executive Tove Brandt said the advice on Christmas parties was badly worded.\n\n"
        "Former toll collector Ned Pell said Christmas parties were always dull.",
    ),
    (
        "Ferries to stop",
        "Members of a ferry union will stay at home in May, and the deck hands with them.\n\n"
        "Ole Brix, managing director of Marlow Ferries, said the strike of the ferry crews would cost him dear.\n\n"
        "It rained.\n\nJoss Marr said the strike of the ferry crews would be the last.",
    ),
    (
        "Norland bans foreign boats",
        "From May foreign boats are kept out of Norland. The ban is a wish of the country's fishing minister. "
        "Rita Falk says the ban on foreign boats keeps the harbours safe.",
    ),
    (
        "Who watches the oysters",
        "Oysters are stolen from the ponds of Okerby. Jonas Quist, director of oyster policy in the Marsh years, "
        "said the ponds were never safe from oyster thieves.\n\nIt rained.\n\n"
        "Keeper Bo Sand said oyster thieves came by night.",
    ),
)

IN_OTHER_WORDS = (
    (
        "Chocolate shop opens in Okerby",
        "A chocolatier has opened a shop.\n\nNed Pell, who sold truffles at markets, "
        'said: "On the first day there was a queue down to the harbour."\n\n'
        'Mayor Tove Brandt said: "The high street has a new shop at last."',
    ),
    (
        "Farmers warn of milk shortage",
        "Milk may run short by autumn, dairy farmers warn.\n\nWilma Grote, who keeps a herd near Marlow, said: "
        '"My buyer will not pay a penny more for a litre."\n\n'
        'Shopkeeper Kit Maas said: "People will drink tea without."',
    ),
    (
        "Snooker final goes to Norland",
        "Ole Brix won the snooker final by six frames to two.\n\n"
        '"When the pressure comes I stay calm at the table," the Norlander said.\n\n'
        "Ole Brix will play again in May.",
    ),
    (
        "Trains late again",
        'Trains to Marlow were late all week.\n\nMinister Rita Falk said: "The railway needs more drivers."',
    ),
    (
        "Hospital closes ward",
        "The hospital in Aker closes a ward.\n\nMidwife Jana Holt said: "
        '"Mothers will have to travel for hours."\n\nDirector Joss Marr said: "There is no money for the ward."',
    ),
)


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of reports that say what somebody is in other words than who asks."""
    with Library.open(tmp_path_factory.mktemp("others") / "library", create=True) as library:
        library.add(new_article(text, id=str(at), title=title) for at, (title, text) in enumerate(IN_OTHER_WORDS))
        yield library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of reports that say in passing what somebody is."""
    with Library.open(tmp_path_factory.mktemp("presumed") / "library", create=True) as library:
        library.add(new_article(text, id=str(at), title=title) for at, (title, text) in enumerate(REPORTS))
        yield library


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Did the head of the toll watchdog say the advice on Christmas parties was bad?", "Tove Brandt"),
        ("what did Norland's fishing minister say about the ban on foreign boats?", "Rita Falk"),
        # whose report says much of it, and not all
        ("Marsh's old oyster czar on whether the ponds are safe from thieves", "Jonas Quist"),
    ],
)
def test_who_speaks_on_the_topic_is_presumed_where_the_report_says_the_rest(
    library: Library, text: str, name: str
) -> None:
    found = ask(library, text)
    assert (found.status, [[one.name for one in match.statement.speakers] for match in found.matches]) == (
        "unsure",
        [[name]],
    )
    assert [note.kind for note in found.notes] == ["corrected", "unsure"]


@pytest.mark.parametrize(
    "text",
    [
        # on something else
        "what did the head of the toll watchdog say about income tax?",
        # the report says nothing of eels, or the speaker is called something else
        "what did the head of the eel watchdog say about Christmas parties?",
        "what did the toll watchdog's lawyer say about Christmas parties?",
        # of the keeper the report tells too little
        "what did Okerby's bird warden say about oyster thieves by night?",
        # the head of a business is not that of a union, nor is whoever nobody calls a head
        "what did the head of the ferry union say about the strike of the ferry crews?",
    ],
)
def test_nobody_is_presumed_whom_the_report_calls_something_else(library: Library, text: str) -> None:
    assert (ask(library, text).status, ask(library, text).matches) == ("unknown_speaker", ())


def test_no_president_is_presumed(tmp_path: Path) -> None:
    text = "Peru bans boats.\n\nOle Brix, president of the Gull Club, said the ban on boats was unfair."
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([new_article(text, id="1", title="Peru bans boats")])
        found = ask(library, "what did Peru's president say about the ban on boats?")
    assert (found.status, found.matches) == ("unknown_speaker", ())


def test_no_one_of_a_party_is_presumed_to_sit_on_a_committee(tmp_path: Path) -> None:
    text = "The House boats panel met.\n\nDemocrat Ole Brix said the ban on boats was unfair.\n\nIt rained."
    asked = "what did the top Democrat on the House {} panel say about the ban on boats?"
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([new_article(text, id="1", title="Boats banned")])
        assert ask(library, asked.format("ferry")).status == "unknown_speaker"
        assert ask(library, asked.format("boats")).status == "found"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the Marlow woman with the cows say about what her milk buyer pays?", "Wilma Grote"),
        ("the Marlow farm woman on what her buyer pays for a litre of milk", "Wilma Grote"),
        ("the baby nurse from Aker on how far mothers have to travel", "Jana Holt"),
    ],
)
def test_who_is_described_in_other_words_is_presumed_by_what_fits_all_of_the_question(
    others: Library, text: str, name: str
) -> None:
    found = ask(others, text)
    shown = {one.name for match in found.matches for one in match.statement.speakers}
    assert (found.status, shown) == ("unsure", {name})


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("the Norland cueman, does he stay calm when the pressure comes?", "Norland cueman"),
        ("the Marlow milkhand who has a herd about what a buyer pays", "Marlow milkhand who has a herd"),
        ("that Okerby truffler who sold them at markets on the queue", "Okerby truffler who sold them at markets"),
        ("the oystermonger whose boat sank about the queue", "oystermonger whose boat sank"),
    ],
)
def test_a_noun_no_list_has_is_somebody_by_who_or_he_behind_it(others: Library, text: str, described: str) -> None:
    question = ask(others, text).question
    assert described in (question.unknown, *(one.mention for one in question.asked))


@pytest.mark.parametrize(
    "text",
    [
        "what did the beekeeper from Aker say about milk?",
        "the lighthouse keeper with the boat on the queue down to the harbour",
        # to whom it was said
        "What did the city of Okerby say back to Brandt on the new shop on the high street?",
        "the vet from Lund on how far mothers have to travel",
        "what did the head of the bakers' union say about what the milk buyer pays?",
    ],
)
def test_nobody_is_presumed_who_only_speaks_on_the_topic(others: Library, text: str) -> None:
    assert (ask(others, text).status, ask(others, text).matches) == ("unknown_speaker", ())


@pytest.mark.parametrize("place", ["Lund", "Leeds"])
def test_nobody_is_presumed_from_a_town_that_the_report_does_not_name(others: Library, place: str) -> None:
    found = ask(others, f"the baby nurse from {place} on how far mothers have to travel for hours")
    assert (found.status, found.matches) == ("unknown_speaker", ())


@pytest.mark.parametrize("relation", ["lawyer", "husband", "doctor"])
def test_nobody_is_presumed_to_be_somebodys_for_being_told_of_beside_them(tmp_path: Path, relation: str) -> None:
    texts = (
        "Tove Brandt ran for mayor of Okerby.\n\nNed Pell, a rival of Tove Brandt, said Tove Brandt had the ferries "
        "painted green before the vote.\n\nThe vote is in May.",
        "Mayor Tove Brandt opened a bridge.\n\nTove Brandt said that the bridge was long.",
        "It rained in Lund.\n\nKit Maas said that the rain had drowned the beans.",
    )
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([new_article(text, id=str(at), title=text[:20]) for at, text in enumerate(texts)])
        found = ask(library, f"what did Brandt's {relation} say about the green ferries before the vote?")
    assert (found.status, found.matches) == ("unknown_speaker", ())


BLAST = (
    (
        "Blast in Okerby harbour",
        "Nine people were hurt in Okerby harbour.\n\nMayor Tove Brandt said the blast was the work of fools.\n\n"
        "Ole Brix, who rows in Okerby, said the blast in Okerby harbour was an accident or a deliberate act.",
    ),
    (
        "Blast in Lund",
        "Two people were hurt in Lund.\n\nOle Brix said the blast in Lund was an accident. Okerby was quiet.\n\n"
        "Rita Falk, Aker mayor, said the blast was the work of fools in Okerby.",
    ),
    (
        "Blast in Tarn",
        "Two people were hurt in Tarn. The roads were closed by the judge of Tarn on Monday.\n\n"
        "Ned Pell said the blast in Tarn was an accident or a deliberate act.",
    ),
    (
        "Blast at a mill",
        "Nine people were hurt at a mill in New York.\n\nAt the mill it rained all week, and the river rose. The roads "
        "were closed, and so was the school. Nobody saw the miller, who was in bed.\n\n"
        "Mayor Jana Holt said the blast at the mill was the work of fools.\n\n"
        "Kit Maas, who mills in New York, said the blast at the mill in New York was an accident or a deliberate act.",
    ),
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("The mayor of Okerby after the blast in the harbour: accident or deliberate?", {"Tove Brandt"}),
        ("What did the mayor of Okerby call the blast, an accident or a deliberate act?", {"Tove Brandt"}),
        ("The mayor of New York after the blast at the mill: accident or deliberate?", {"Jana Holt"}),
        # the report calls nobody so by name
        ("What did the judge of Tarn call the blast, an accident or a deliberate act?", {"Ned Pell"}),
        # nobody is called so
        ("What did the judge in Okerby call the blast, an accident or a deliberate act?", set()),
        ("What did the Okerby attorney general call the blast, an accident or a deliberate act?", set()),
        ("What did the mayor of Marlow call the blast, an accident or a deliberate act?", set()),
    ],
)
def test_who_heads_a_place_is_called_so_in_a_report_that_names_it(tmp_path: Path, text: str, shown: set[str]) -> None:
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([new_article(report, id=title, title=title) for title, report in BLAST])
        found = ask(library, text)
    assert {one.name for match in found.matches for one in match.statement.speakers} == shown


@pytest.mark.parametrize(
    "text",
    [
        # a man is nobody's wife
        "what did the drowned deck hand's wife say about the old ferry that sank off Okerby?",
        # a first name says whose husband is asked for
        "what did Katrin's husband call the lake, bad for rowing?",
    ],
)
def test_nobody_is_presumed_to_be_kin_whom_the_report_does_not_call_so(tmp_path: Path, text: str) -> None:
    texts = (
        "The ferry sank off Okerby. A deck hand drowned on the ferry, his wife at home.\n\nTom Brix said the ferry "
        "that sank off Okerby was old.",
        "Katrin Lind said that the sea is deep.\n\nOle Marsh, who met Katrin, said the lake was bad for rowing.",
    )
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([new_article(text, id=str(at), title=text[:20]) for at, text in enumerate(texts)])
        found = ask(library, text)
    assert (found.status, found.matches) == ("unknown_speaker", ())
