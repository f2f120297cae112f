"""From whom: descriptions as long as a clause, in the places where a name is asked for, and where they end."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "head of the Tarn harbour office"),
        speaker("Ada Moss", "general secretary of the rowers' union"),
        speaker("Ivo Quell", "chair of the Tarn ferry board"),
        speaker("Nils Vane", "skipper"),
        speaker("Siv Rud", "Pilot Service commissioner"),
        speaker("Odd Lie", "former Pilot Service commissioner"),
        speaker("Gro Hals", "former leader of the Kelp Party"),
        speaker("Ida Moe", "leader of the Kelp Party"),
        speaker("Unni Sol", "Tarn Water spokeswoman"),
        Speaker("water", "Tarn Water", "organisation", ("Tarn Water",)),
        speaker("Jo Teig", "president of the United Rowing Crews of Outer Tarn"),
    ]
)


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        # what somebody does, behind "according to", "the view of" and "from"
        ("According to the one who runs the rowers' union, why do rowers leave?", "Ada Moss", "rowers leave"),
        ("Why do oars snap, according to the woman who runs the rowers' union?", "Ada Moss", "oars snap"),
        ("the view of the man who chairs the Tarn ferry board on tolls", "Ivo Quell", "tolls"),
        ("Are tolls fair? I want it from whoever chairs the Tarn ferry board.", "Ivo Quell", "tolls fair"),
        ("I'd like to hear it from the chair of the Tarn ferry board: are tolls fair?", "Ivo Quell", "tolls fair"),
        ("Are tolls fair? I'm after the view of the chair of the Tarn ferry board", "Ivo Quell", "tolls fair"),
        ("asking for the view of the chair of the Tarn ferry board: are tolls fair?", "Ivo Quell", "tolls fair"),
        ("Whoever chairs the Tarn ferry board - is he for tolls?", "Ivo Quell", "tolls"),
        # what is asked of somebody with "is" may begin with a preposition
        ("Is the head of Tarn's harbour office in a rush to lift tolls?", "Ole Brix", "rush lift tolls"),
        ("is the head of the Tarn harbour office at ease with tolls", "Ole Brix", "ease tolls"),
        ("Is the head of Tarn's harbour office in favour of tolls?", "Ole Brix", "favour of tolls"),
        # or be how they are
        (
            "Isn't the head of Tarn's harbour office bothered by such dear tolls?",
            "Ole Brix",
            "bothered by such dear tolls",
        ),
        ("is the ferry board chair troubled by tolls", "Ivo Quell", "troubled by tolls"),
        # the asker's own people
        ("My uncle was at the fair when Vane rowed. Is Ole Brix for tolls?", "Ole Brix", None),
    ],
)
def test_whoever_is_described_at_length_is_asked(text: str, name: str, topic: str | None) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == [name]
    assert topic is None or question.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "Are tolls fair? I want it from whoever runs the gull watchers' league.",
        "According to the one who runs the gull watchers' league, are tolls fair?",
    ],
)
def test_a_clause_that_nobody_fits_lets_nobody_answer(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert question.speakers == ()
    assert question.unknown


def test_an_aunt_whose_words_are_asked_for_is_nobody_known() -> None:
    assert parse_question("What did my aunt say about tolls?", NAMES, today=TODAY).unknown


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # the asker says whose words are to come, in front or behind
        ("ok so the head of Tarn's harbour office's version. why were tolls lifted?", "Ole Brix"),
        ("Why were tolls lifted? The skipper's version please", "Nils Vane"),
        ("Were tolls fair to Ada Moss? The skipper must've said something.", "Nils Vane"),
        # what is done to somebody asks nothing of them
        ("According to the skipper, why was Ole Brix booed?", "Nils Vane"),
        ("who'd gain from tolls, in the opinion of the chair of the Tarn ferry board?", "Ivo Quell"),
        # where somebody is
        ("What does the head of the harbour office over in Tarn say of tolls?", "Ole Brix"),
    ],
)
def test_whoever_is_asked_in_passing_is_asked(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "What does the senator who runs the gull committee say of tolls?",
        "Does the Republican heading the gull committee like tolls?",
        "What does the Norland congressman who chairs the gull committee say of tolls?",
    ],
)
def test_a_lawmaker_who_runs_a_committee_is_its_chair(text: str) -> None:
    names = book(
        [
            speaker("Ama Lind", "Gull Committee Chairman"),
            speaker("Ole Brix", "senator"),
            speaker("Ada Moss", "Republican"),
            speaker("Nils Vane", "Norland congressman"),
        ]
    )
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == ["Ama Lind"]


def test_whom_somebody_had_been_rude_to_is_not_asked() -> None:
    question = parse_question("The skipper who'd been slagging off Ole Brix, did he say sorry?", NAMES, today=TODAY)
    assert question.speakers == ()
    assert question.unknown.startswith("The skipper") or question.unknown.startswith("skipper")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("that chap in charge of the Pilot Service, did he mention tolls?", "Siv Rud"),
        ("What did whoever is in charge of the Pilot Service say about tolls?", "Siv Rud"),
        ("the woman at the helm of the Pilot Service - are tolls fair?", "Siv Rud"),
        ("I'm after what the boss over at the Pilot Service said about tolls.", "Siv Rud"),
        ("What did the boss of the Pilot Service say about tolls?", "Siv Rud"),
        ("What did the ex-boss of the Pilot Service say about tolls?", "Odd Lie"),
        ("What did the man who used to run the Pilot Service say about tolls?", "Odd Lie"),
        ("Did the chap who once headed the Pilot Service like tolls?", "Odd Lie"),
        ("the man who was in charge of the Pilot Service, did he like tolls?", "Odd Lie"),
        ("That woman who led the Kelp Party in the eighties - whom does she like?", "Gro Hals"),
        ("What does the woman who led the Kelp Party back in the 1980s say about tolls?", "Gro Hals"),
    ],
)
def test_whoever_is_in_charge_of_a_body_is_its_head_and_whoever_was_a_former_one(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "the man in charge of it all: are tolls fair?",
        "the skipper who used to run for office on tolls",
        "What did Vane say about the man in charge of the Pilot Service?",
    ],
)
def test_nobody_else_is_the_head_of_a_body(text: str) -> None:
    assert not {"Siv Rud", "Odd Lie"} & {one.name for one in parse_question(text, NAMES, today=TODAY).speakers}


@pytest.mark.parametrize(
    "text",
    [
        "tolls - what's the view of the commissioner at the Pilot Service?",
        "What is the opinion of the commissioner at the Pilot Service on tolls?",
        "According to the commissioner at the Pilot Service, are tolls fair?",
        "Union demands - what's the view of the commissioner at the Pilot Service?",
    ],
)
def test_whose_view_is_asked_for_may_be_at_a_body(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Siv Rud"]
    assert "Pilot" not in question.topic


@pytest.mark.parametrize(
    "text",
    [
        "I'm after what the boss of the United Rowing Crews of Outer Tarn said about tolls.",
        "any idea what the commissioner of the Pilot Service said about tolls?",
        "I'm keen to read what the boss of the United Rowing Crews of Outer Tarn said about tolls",
        "can anyone dig up what the commissioner of the Pilot Service said about tolls?",
        "I'd love to hear what the commissioner of the Pilot Service thinks of tolls",
    ],
)
def test_how_the_asker_asks_is_no_part_of_whom_they_ask(text: str) -> None:
    question = parse_question(text, NAMES, today=TODAY)
    assert [one.name for one in question.speakers] in (["Siv Rud"], ["Jo Teig"])
    assert question.topic == "tolls"


@pytest.mark.parametrize("noun", ["spokesperson", "spokeswoman", "press officer"])
def test_whoever_is_known_to_speak_for_a_body_is_asked_and_not_the_body(noun: str) -> None:
    question = parse_question(f"What did Tarn Water's {noun} say about tolls?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] == ["Unni Sol"]


def test_whoever_speaks_for_a_body_and_is_a_man_is_not_its_spokeswoman() -> None:
    question = parse_question("What did Tarn Water's spokesman say about tolls?", NAMES, today=TODAY)
    assert [one.name for one in question.speakers] != ["Unni Sol"]
