"""People named loosely: by first name, by what they belong to, by whom they speak for, spelled as heard."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Kveta Dunmore"),
        speaker("Clare Ossory", "chief executive of Harbour Advice"),
        speaker("Clare Vint"),
        speaker("Marcus Threlfall"),
        speaker("Hugo Mould"),
        speaker("Alister Quay"),
        speaker("Morgan Pike"),
        speaker("Petra Vance", "chancellor"),
        speaker("Olav Brun", "shadow chancellor"),
        speaker("Rolf Stang", "Norway's finance minister"),
        speaker("Fiona McAlinder"),
        speaker("Rolf Napp"),
        speaker("Tove Lund", "Napp's lawyer"),
        speaker("Ruth Sol", "OFC director general"),
        speaker("Odd Fell", "Scottish first minister"),
        speaker("Ivo Sant", "Metropolitan Ferry Police commissioner"),
        speaker("Anna Sand", "Harbour Police commissioner"),
        speaker("Mark Tolley", "Ferry Association chief executive"),
        speaker("Sally Oak", "spokesperson for the Tide Club"),
        speaker("Ludo Grimm", "Pike campaign spokesman"),
        Speaker("sand", "Winnie Sand", "person", ("Winnie Sand", "Winnie")),
        Speaker("vint", "Vint campaign", "organisation", ("Vint campaign",)),
        Speaker("ferries", "Marlow Ferries", "organisation", ("Marlow Ferries",)),
        Speaker("advice", "Harbour Advice", "organisation", ("Harbour Advice",)),
        Speaker("tide", "Tide Club", "organisation", ("Tide Club",)),
    ],
    {
        "Clare Ossory": "Dame Clare Ossory, chief executive of Harbour Advice, warned of debt.",
        "Rolf Napp": "Convicted robber Rolf Napp was jailed for stealing tolls.",
        "Marcus Threlfall": "At the Quay Street garage Marcus Threlfall sells petrol.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # a first name that one person has, or one at what the question names
        ("what did Marcus say about tolls?", "Marcus Threlfall"),
        ("in his first meeting with crews, what did marcus say about tolls", "Marcus Threlfall"),
        ("what did Dame Clare of Harbour Advice warn about tolls", "Clare Ossory"),
        ("Clare from Harbour Advice: what does she say about tolls?", "Clare Ossory"),
        ("Marcus from the Quay Street garage - why doesn't he want tolls?", "Marcus Threlfall"),
        ("what did Marcus Threlfall of Harbour Advice say about tolls?", "Marcus Threlfall"),
        ("what did Clare Vint from Harbour Advice say about tolls?", "Clare Vint"),
        # spelled as heard
        ("what did Queta Dunmore say about tolls?", "Kveta Dunmore"),
        ("Hugo Mold from the Tide Club on tolls", "Hugo Mould"),
        ("what did Alistair Quay say about tolls?", "Alister Quay"),
        ("fiona macallinder how high are tolls", "Fiona McAlinder"),
        # whoever speaks for a body, whom nobody names
        ("what did Marlow Ferries' spokesman say about tolls?", "Marlow Ferries"),
        ("what did a spokesperson for Marlow Ferries say about tolls?", "Marlow Ferries"),
        ("the marlow ferries spokeswoman on tolls", "Marlow Ferries"),
        ("what did the Tide Club's spokesperson say about tolls?", "Sally Oak"),
        ("what did the Vint campaign's spokesman say about tolls?", "Vint campaign"),
        ("what did the Pike campaign's spokesman say about tolls?", "Ludo Grimm"),
        # letters are no names, and what stands before a first name is no other first name
        ("did vance say NFTO tolls are fair", "Petra Vance"),
        ("what did Grumpy Winnie say about tolls?", "Winnie Sand"),
        # two letters, and what is no office in full
        ("what does the FA chief exec think of tolls?", "Mark Tolley"),
        ("according to the chancellor, are tolls fair?", "Petra Vance"),
        ("the shadow chancellor on tolls", "Olav Brun"),
        ("was the chancellor happy about tolls", "Petra Vance"),
        ("the first minister on tolls", "Odd Fell"),
        ("When reporters asked Hugo Mould whether Marlow Ferries wants tolls, what did he tell them?", "Hugo Mould"),
        ("the Marlow Ferries takeover - is the finance minister against it, or for tolls?", "Rolf Stang"),
        ("the Marlow Ferries: are tolls fair?", "Marlow Ferries"),
        ("the convicted robber's lawyer on tolls", "Tove Lund"),
        ("the head of the Okerby Ferry Club on tolls", "Ruth Sol"),
        ("Looking for Clare Vint's evidence about tolls, please.", "Clare Vint"),
        ("did Scotland's first minister want tolls?", "Odd Fell"),
        ("Are tolls fair? Give me the Met commissioner's opinion.", "Ivo Sant"),
        ("which was the Ferry Association chief exec's advice on tolls?", "Mark Tolley"),
        ("norways finance minister on tolls", "Rolf Stang"),
        # whom a later "he" or "she" means
        ("When it was put to Marcus Threlfall that tolls were robbery, what was his quip?", "Marcus Threlfall"),
        ("After all the long row over Hugo Mould, how did he take the tolls?", "Hugo Mould"),
        ("People go on at Clare Vint about Kveta Dunmore's tolls. What does she answer?", "Clare Vint"),
        ("With eggs thrown at Marcus Threlfall and Petra Vance over tolls, what did she say?", "Petra Vance"),
        ("After Pike spoke in Marlow, what did he say on tolls?", "Morgan Pike"),
        # where somebody spoke is no part of the name
        ("Clare Vint at the big harbour board meeting, what was her line on tolls?", "Clare Vint"),
    ],
)
def test_people_named_loosely_are_found(text: str, name: str) -> None:
    question = parse(text)
    assert (tuple(one.name for one in question.speakers), question.unknown) == ((name,), "")
    assert "toll" in question.topic


BODIES = book(
    [
        Speaker(each, each, "organisation", (each,))
        for each in (
            "HS Boats and Tolls", "Norway's Ferry Federation", "Conservative Party", "Lib Dems", "University of Aker",
            "Department for Dams, Locks and Weirs", "G&P", "Office for Dam Conduct", "Gull & Sons", "RSU", "UKFP",
            "Aker Teaching Wards SWS Trust", "Royal College of Rowers", "Gullmere Ferry Works", "Okerby Rovers",
            "Okerby Harbour Watch", "Gulltel Norway", "Salt Watch Institute",
        )
    ]
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("HS Boats & Tolls about tolls, please", "HS Boats and Tolls"),
        ("what did the Norwegian Ferry Federation say about tolls?", "Norway's Ferry Federation"),
        ("norwegian ferry federation on tolls", "Norway's Ferry Federation"),
        ("And the Tories - did they want tolls?", "Conservative Party"),
        ("what do the liberal democrats say about tolls", "Lib Dems"),
        ("Aker Uni on tolls", "University of Aker"),
        ("What did DLW say about tolls?", "Department for Dams, Locks and Weirs"),
        ("dlw on tolls", "Department for Dams, Locks and Weirs"),
        ("What did G&P say about tolls?", "G&P"),
        ("Why does Royal College of Rowers want tolls?", "Royal College of Rowers"),
        ("the Department for Dams, Locks and Weirs on tolls", "Department for Dams, Locks and Weirs"),
        ("What have G&P got to say about tolls?", "G&P"),
        ("the office of dam conduct on tolls", "Office for Dam Conduct"),
        ("What does Gull and Sons think of tolls?", "Gull & Sons"),
    ],
)
def test_a_body_is_found_in_other_wordings_of_its_name(text: str, name: str) -> None:
    question = parse_question(text, BODIES, today=TODAY)
    assert (question.names, question.unknown, question.topic) == ((name,), "", "tolls")


@pytest.mark.parametrize(
    ("text", "name", "by"),
    [
        ("Aker wards trust on tolls", "Aker Teaching Wards SWS Trust", "description"),
        ("what does the rowers' college say about tolls?", "Royal College of Rowers", "description"),
        ("What did the Salt Watch people tell the BBC about tolls?", "Salt Watch Institute", "description"),
        ("How did Gulltel's Norwegian arm react to tolls?", "Gulltel Norway", "description"),
        ("what does Gullmere say about tolls?", "Gullmere Ferry Works", "guess"),
        ("the Rowers' Salt Union on tolls", "RSU", "guess"),
        ("the uk ferry party on tolls", "UKFP", "guess"),
    ],
)
def test_a_body_is_found_by_some_words_of_its_name(text: str, name: str, by: str) -> None:
    question = parse_question(text, BODIES, today=TODAY)
    assert (question.names, [one.by for one in question.asked], question.topic) == ((name,), [by], "tolls")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did the weights watchdog say about tolls?", "Weights Commissioner's Office"),
        ("what does the harbours watchdog think of tolls?", "Harbour Authority"),
        ("the electric regulator's view of tolls", "Electrical Commission"),
        ("the mill regulator on tolls", "Commission for Mills"),
        # of another field, of none that watches, of two, and no field at all
        ("what did the rowing watchdog say about tolls?", ""),
        ("what did the salt watchdog say about tolls?", ""),
        ("what did the bread watchdog say about tolls?", ""),
        ("what did the Norwegian watchdog say about tolls?", ""),
        ("what did the watchdog say about tolls?", ""),
        ("what did the weights people say about tolls?", ""),
    ],
)
def test_a_watchdog_is_the_authority_whose_name_begins_with_what_it_watches(text: str, name: str) -> None:
    watching = ("Weights Commissioner's Office", "Harbour Authority", "Electrical Commission", "Commission for Mills")
    others = ("Salt Union", "Bread Agency", "Bread Inspectorate", "Norwegian Authority", "Electric Ferries")
    speakers = [Speaker(each, each, "organisation", (each,)) for each in (*watching, *others)]
    names = book(speakers, {each: f"{each} told of tolls." for each in watching})
    assert parse_question(text, names, today=TODAY).names == ((name,) if name else ())


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("the Aker wards council on tolls", "Aker wards council"),
        ("what does Okerby say about tolls?", "Okerby"),
        ("what did the Rowers' Salt Guild have to say about tolls?", "Salt Guild"),
        ("what did the Tide Hunting Association have to say about tolls?", "Tide Hunting Association"),
        ("what did Q&S say about tolls?", "Q&S"),
        ("what did Gulltel Norway Bread say about tolls?", "Gulltel Norway Bread"),
        ("Tide Hunting Association: are tolls fair?", "Tide Hunting Association"),
    ],
)
def test_words_of_another_body_s_name_or_of_several_mean_nobody(text: str, unknown: str) -> None:
    question = parse_question(text, BODIES, today=TODAY)
    assert not question.speakers
    assert unknown in question.unknown


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("what did Clare say about tolls?", "Clare"),
        ("what did Sir Marcus say about tolls?", "Marcus"),
        ("what did Marcus Fenn say about tolls?", "Marcus Fenn"),
        ("Skipper from the Tide Club: is he for tolls?", "Skipper"),
        ("what did Ole Brix's family say about tolls?", "Ole Brix's family"),
        ("what did Vint's accusers say about tolls?", "Vint's accusers"),
        ("what did Vance's spokesman say about tolls?", "Vance's spokesman"),
        ("what did Hugo Moon say about tolls?", "Hugo Moon"),
        ("what did Vance's running mate say about tolls?", "Vance's running mate"),
        ("what did Edmund Winnie say about tolls?", "Edmund Winnie"),
        ("Lady Orla Fenn in the debate on tolls - which line was the best?", "Orla Fenn"),
        ("Edmund Fenn in Okerby on tolls", "Edmund Fenn"),
        ("Sir Edmund Fenn at the harbour club's dinner for skippers, what did he say?", "Edmund Fenn"),
        ("Senator Orla Fenn in Okerby, anything on tolls?", "Orla Fenn"),
        ("was the chancellor edmund fenn about to speak on tolls", "edmund fenn"),
        ("the chancellor's spokesman on tolls", "chancellor's spokesman"),
        ("the convicted burglar's lawyer on tolls", "convicted burglar's lawyer"),
        ("the head of the Okerby Tram Club on tolls", "head of the Okerby Tram Club"),
    ],
)
def test_nobody_is_made_of_a_part_of_a_name(text: str, unknown: str) -> None:
    question = parse(text)
    assert (question.speakers, question.unknown) == ((), unknown)


def test_those_of_a_first_name_are_offered() -> None:
    assert parse("what did Clare say about tolls?").nearest == ("Clare Ossory", "Clare Vint")


def test_a_first_name_that_is_many_a_surname_is_a_guess() -> None:
    (asked,) = parse("what did Morgan say about tolls?").asked
    assert (asked.by, asked.speakers[0].name) == ("guess", "Morgan Pike")


def test_what_a_person_wrote_is_no_other_person() -> None:
    assert [one.name for one in parse("what do Vint's letters say about tolls?").speakers] == ["Clare Vint"]


@pytest.mark.parametrize(
    "text",
    [
        "Ferry fares in Okerby on the rise again",
        "After the row over tolls, what did he say?",
        "what is there to pay for Clare Vint and her tolls?",
        "What did he make of Clare Vint's tolls?",
        "After all the long row over Mark Tolley, what did she say about tolls?",
        "After all the long row over Clare Vint's brother, what did he say about tolls?",
    ],
)
def test_words_that_name_nobody_asked_for(text: str) -> None:
    question = parse(text)
    assert (question.speakers, question.unknown) == ((), "")
