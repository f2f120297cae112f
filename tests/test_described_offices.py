"""Offices of several words, and whoever leads a body: people asked for by them, and those who are not meant."""

from __future__ import annotations

from datetime import date

import pytest
from named import TODAY, book, speaker

from corpus.statement import Role, Speaker
from index.question.question import Question, parse_question

VAGS = (
    Role("President", date(2020, 1, 1), date(2020, 1, 1)),
    Role("Reef Party presidential hopeful", date(2020, 6, 1), date(2020, 7, 1)),
)
NAMES = book(
    [
        speaker("Dag Brix", "Harbour Party presidential nominee"),
        speaker("Tove Sund", "Harbour Party vice presidential nominee"),
        speaker("Ola Kvist", "Ferry Party vice-presidential candidate"),
        speaker("Ida Moe"),
        Speaker("Bo Fenn", "Bo Fenn", "person", ("Bo Fenn", "Fenn"), ()),
        speaker("Runa Teig", "president of the Gull Trust of Okerby"),
        speaker("Jens Aas", "vice president of the Tarn Board"),
        speaker("Liv Dahl", "former president of the Pilots' Guild"),
        speaker("Nora Vik", "director of policy at the Salt Society"),
        speaker("Pia Holt", "president of the Kite League"),
        speaker("Odd Lie", "Net Council chief executive"),
        speaker("Siri Rud", "MP for Marlow"),
        speaker("Arne Nes"),
        speaker("Kari Lunde", "Terns manager"),
        speaker("Ove Mork", "Ofbread chairman"),
        speaker("Gro Hals", "Committee chairwoman"),
        speaker("Per Ask"),
        speaker("Lady Tind"),
        speaker("Unni Bøe"),
        speaker("Geir Sand", "Norland Tide Party ferry spokesman"),
        speaker("Henrik Foss", "Tide Party shadow ferry minister"),
        speaker("Ivar Tang", "PAC chairman"),
        speaker("Jorun Li", "Reef Party chairman"),
        speaker("Kjell Ro"),
        speaker("Laila Wik", "professor of economics at Elver University"),
        speaker("Mons Eik", "professor of law at Elver University"),
        speaker("Nina Berg", "founder of Tarnfund"),
        speaker("Oda Krog", "Ola Strand's former press secretary"),
        speaker("Pål Munk"),
        speaker("Ola Strand"),
        speaker("Rolf Sæter"),
        speaker("Stein Fjell", "head of the Tide Swindles Team"),
        speaker("Tor Haug", "head of NHF"),
        speaker("Ulf Krogh", "Kayak Hall president"),
        speaker("Vera Lien", "Liberal Democrat moss spokeswoman"),
        speaker("Eli Nygård", "Moss Party leader"),
        speaker("Åse Dale", "Radio Scotland director"),
        speaker("Aud Moen", "Radio Scotland's head of news"),
        speaker("Radio", ""),
        speaker("Scotland", ""),
        speaker("Brit Sol", "former New Mexico governor"),
        speaker("Carlos Ås", "former Mexican governor"),
        speaker("Dina Vold", "Kelp Union deputy leader"),
        speaker("Ylva Nord", "Shrimp Bureau communications director"),
        speaker("Tyra Holm", "Whelk Guild spokeswoman"),
        speaker("Whelk Guild"),
        speaker("Sten Riis", "retired postal worker from Skerry"),
        speaker("Aksel Voll", "Skerry Lighthouse Authority director"),
        speaker("Rune Tjeld", "Vag campaign communications director"),
        Speaker("Jo Vag", "Jo Vag", "person", ("Jo Vag", "Vag"), VAGS),
        speaker("Mai Stene", "White House press secretary"),
    ],
    {
        "Tove Sund": "Brix's running mate, Salt Gov. Tove Sund, said that the boats were old.",
        "Ola Kvist": "Ola Kvist wants to be vice president. He spoke of nets.",
        "Ida Moe": "Ida Moe said that Fenn would go.",
        "Odd Lie": "The Kite League is loud, said the president of the Net Council, Odd Lie.",
        "Siri Rud": "The ferries are late, Labour said.\nShadow ferry minister and Marlow MP Siri Rud said so.",
        "Kari Lunde": "Marlow Terns lose at home | Nobody scored. Terns manager Kari Lunde blamed the rain.",
        "Ove Mork": "Loaves shrink, says Ofbread, the bakery watchdog.\nOfbread chairman Ove Mork said so at noon.",
        "Gro Hals": "The Rivers Accounts Committee met.\nCommittee chairwoman Gro Hals said that eels matter.",
        "Per Ask": "Swimmers came to Elver. The Terns fly. Elver baths manager Per Ask spoke of the sea.",
        "Lady Tind": "The eel inquiry will be fair, its chair has said.\nLady Tind made the promise at noon.",
        "Unni Bøe": "Oysters | The head of the Oyster League is worried about gulls.\nIn a letter, Unni Bøe said so.",
        "Ivar Tang": "Ivar Tang spoke of yachts in Velden.",
        "Pål Munk": "The Public Accounts Committee met.\nCommittee chairman Pål Munk said that otters were ill.",
        "Jorun Li": "Jorun Li spoke of shells.",
        "Kjell Ro": "Kjell Ro, who is the Reef Party Scotland chairman, spoke of shells too.",
        "Nina Berg": "Nina Berg of Tarnfund bought shares of a kite loan.",
        "Rolf Sæter": "Rolf Sæter of Elver, the top Democrat on the Buoys Committee, spoke of paint.",
        "Arne Nes": "Shadow ministers laughed. Ice minister Arne Nes did not.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


def asked(text: str) -> tuple[str, ...]:
    """Return the names of whom a question asks."""
    return tuple(one.name for one in parse(text).speakers)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Brix's running mate on boats", "Tove Sund"),
        ("what did the running mate of Brix say about boats?", "Tove Sund"),
        ("what did the Ferry Party's running mate say about nets?", "Ola Kvist"),
        ("the vice presidential pick of the Ferry Party on nets", "Ola Kvist"),
    ],
)
def test_a_running_mate_is_a_vice_presidential_nominee_by_another_name(text: str, name: str) -> None:
    assert asked(text) == (name,)


def test_nobody_else_is_a_running_mate() -> None:
    assert asked("the presidential nominee on boats") == ("Dag Brix",)
    assert parse("Fenn's running mate on boats").unknown == "Fenn's running mate"


@pytest.mark.parametrize(
    "text",
    ["Brix's running mate about Fenn: is she for him?", "Brix's running mate on Fenn - what did she say?"],
)
def test_a_description_before_its_topic_heads_a_question(text: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Tove Sund"]
    assert "Fenn" in question.topic


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("head of the Gull Trust on nets", ("Runa Teig",)),
        ("the Gull Trust's boss on nets", ("Runa Teig",)),
        ("the head of the Kite League, on nets", ("Pia Holt",)),
        ("what did the chief of the Net Council say about nets?", ("Odd Lie",)),
        # who is below the head, no longer it, or heads a part
        ("head of the Tarn Board on nets", ()),
        ("head of the Pilots' Guild on nets", ()),
        ("head of the Salt Society on nets", ()),
        ("head of the Trust of Aker on nets", ()),
    ],
)
def test_whoever_presides_over_a_body_is_its_head(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names


def test_a_shadow_minister_is_called_so() -> None:
    assert asked("Labour's shadow ferry minister on delays") == ("Siri Rud",)
    assert asked("the shadow ice minister on delays") == ()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the Marlow manager say about the rain?", ("Kari Lunde",)),
        ("head of the bakery watchdog on loaves", ("Ove Mork",)),
        ("chair of the Rivers Accounts Committee on eels", ("Gro Hals",)),
        # another club of the place, and another committee
        ("what did the Elver manager say about the sea?", ("Per Ask",)),
        ("chair of the Ferry Committee on eels", ()),
    ],
)
def test_a_body_is_told_by_the_short_name_that_its_report_explains(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [("the chair of the eel inquiry on fairness", "Lady Tind"), ("head of the Oyster League on gulls", "Unni Bøe")],
)
def test_whoever_a_first_sentence_lets_speak_is_named_behind_it(text: str, name: str) -> None:
    assert asked(text) == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the part of a body, and the body, whatever it calls them
        ("the Tide Party's ferry spokesman on delays", ("Geir Sand", "Henrik Foss")),
        ("the Tide Party's ferry spokesman delays nets", ("Geir Sand", "Henrik Foss")),
        # nobody found by a role speaks of it
        ("the chair of the Public Accounts Committee on otters that were ill", ("Ivar Tang", "Pål Munk")),
        ("the chair of the Public Accounts Committee on yachts", ("Ivar Tang",)),
        # the place is told of another
        ("the Reef Party's Scottish chairman on shells", ("Kjell Ro",)),
        ("the Reef Party's chairman on shells", ("Jorun Li",)),
    ],
)
def test_a_role_that_leaves_a_doubt_is_not_all_that_counts(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Elver University economist on weeds", ("Laila Wik",)),
        ("Strand's press man on weeds", ("Oda Krog",)),
        ("Strand's press guy on weeds", ("Oda Krog",)),
        ("what's Strand's press guy think of weeds?", ("Oda Krog",)),
        ("Brix was cross. And Strand's press man said what about weeds?", ("Oda Krog",)),
        ("Nobody minds it. So the Elver University economist thinks what?", ("Laila Wik",)),
        ("so what’s the Elver University economist make of weeds", ("Laila Wik",)),
        ("Mr Strand's spin doctor on weeds", ("Oda Krog",)),
        ("the Shrimp Bureau's communications chief on bait", ("Ylva Nord",)),
        ("What did the Whelk Guild's mouthpiece tell reporters about shells?", ("Tyra Holm",)),
        ("the Whelk Guild mouthpiece on shells", ("Tyra Holm",)),
        ("the retired mailman from Skerry on letters", ("Sten Riis",)),
        ("the head honcho at the Skerry Lighthouse Authority on lamps", ("Aksel Voll",)),
        ("did the kite loan manager at Tarnfund say about shares?", ("Nina Berg",)),
    ],
)
def test_an_office_has_several_names(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("the top Democrat on the Buoys Committee on paint", "paint"),
        ("what did the Democrat on the buoys committee say about paint?", "paint"),
    ],
)
def test_what_somebody_sits_on_is_no_topic(text: str, topic: str) -> None:
    question = parse(text)
    assert ([one.name for one in question.speakers], question.topic) == (["Rolf Sæter"], topic)


def test_a_committee_is_a_topic_where_nobody_sits_on_it() -> None:
    assert "committee" in parse("Rolf Sæter on the Buoys Committee").topic.lower()
    assert "report" in parse("what did the Democrat say on the committee report?").topic


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("head of the tide swindles squad on letters", ("Stein Fjell",)),
        ("the Shrimp Bureau's comms director on bait", ("Ylva Nord",)),
        ("the NKF Kayak Hall boss on paddles", ("Ulf Krogh",)),
        # letters are not spelled out by letters, and nobody is of two parties
        ("the NRK Harbour Fair boss on paddles", ()),
        ("Labour's moss spokeswoman on lawns", ()),
        ("head of Radio Scotland on songs", ("Åse Dale",)),
        ("New Mexico's ex governor on deserts", ("Brit Sol",)),
        ("the Kelp Union's number two on kelp", ("Dina Vold",)),
        ("the Lib Dem moss spokeswoman on lawns", ("Vera Lien",)),
    ],
)
def test_a_body_is_named_as_people_call_it(text: str, names: tuple[str, ...]) -> None:
    assert asked(text) == names


def test_the_leader_of_a_party_is_not_its_chairman() -> None:
    assert asked("the Moss Party's chairman on lawns") == ()
    assert asked("the Moss Party's leader on lawns") == ("Eli Nygård",)


def test_whoever_wants_an_office_does_not_sit_where_it_is_held() -> None:
    assert asked("Vag's comms chief on tolls") == ("Rune Tjeld",)


def test_whose_surname_others_bear_too_sits_where_they_hold_an_office() -> None:
    held = Role("President", date(2020, 1, 1), date(2020, 7, 1))
    president = Speaker("Jo Vag", "Jo Vag", "person", ("Jo Vag", "Vag"), (held,))
    reports = {f"Mai {at}": f"Jo Vag came to town {at}." for at in range(6)} | {"Eli Vag": "Eli Vag rows."}
    body = Speaker("vag", "Vag", "organisation", ("Vag",))
    people = [body, president, speaker("Eli Vag"), speaker("Mai Stene", "White House press secretary")]
    names = book([*people, *(speaker(f"Mai {at}") for at in range(6))], reports)
    for text in ("Vag's press chief on tolls", "Vag's mouthpiece on tolls"):
        question = parse_question(text, names, today=TODAY)
        assert [one.name for one in question.speakers] == ["Mai Stene"]
