"""Elsewhere: who leads something else, is on another committee or only hears what is said is not who is described."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import parse_question


def asked_of(text: str, name: str, role: str, report: str) -> list[str]:
    """Return whom a question asks where one report names somebody with a role."""
    names = book([speaker(name, role)], {name: report})
    return [one.name for one in parse_question(text, names, today=TODAY).speakers]


@pytest.mark.parametrize(
    ("text", "name", "role", "report"),
    [
        (
            "What did the council leader in Aker say?",
            "Olle Brand",
            "leader of the Salt Party at the city council",
            "Aker voted. Olle Brand, leader of the Salt Party at the city council in Aker, was glad.",
        ),
        (
            "What did the leader of Aker council say?",
            "Nina Vale",
            "Rowing group leader",
            "Aker council met. Rowing group leader Nina Vale was sorry.",
        ),
        (
            "What did the boss of the ferry crews' guild say about trams?",
            "Olle Brand",
            "Marlow Trams boss",
            "Trams rely on the goodwill of ferry crews and on their guild. Marlow Trams boss Olle Brand was sorry.",
        ),
        (
            "Did the head of the kite watchdog admit that rules are late?",
            "Nina Vale",
            "Harbour Party Chief Whip",
            "The kite watchdog was late. Harbour Party Chief Whip Nina Vale called it tone deaf.",
        ),
        (
            "What did the head of the teachers' guild say about classes?",
            "Petra Sund",
            "head teacher at Sallow Grange",
            "The guild met. Petra Sund, head teacher at Sallow Grange, spoke of kites.",
        ),
        (
            "What did the judge who jailed the kite thief say?",
            "Jonas Fell",
            "cousin",
            "The kite thief was jailed. Her cousin Jonas Fell, in his memo, told the judge that the thief is kind.",
        ),
        (
            "What did the mayor of Aker say?",
            "Olle Brand",
            "candidate",
            "Aker votes. Olle Brand's campaign at once removed the mayor of Aker from its team.",
        ),
        (
            "What did the MP who chairs the bees select committee say about tolls?",
            "Ruth Ambler",
            "chair of the Tolls Select Committee",
            "Bees are few. MP Ruth Ambler, chair of the Tolls Select Committee, spoke of kites.",
        ),
        (
            "What did the MP who chairs the bees select committee say about tolls?",
            "Ruth Ambler",
            "chair of the Northern Ireland select committee",
            "Bees are few. MP Ruth Ambler, chair of the Northern Ireland select committee, spoke.",
        ),
    ],
)
def test_who_is_something_elsewhere_is_not_who_is_described(text: str, name: str, role: str, report: str) -> None:
    assert asked_of(text, name, role, report) == []


@pytest.mark.parametrize(
    ("text", "name", "role", "report"),
    [
        (
            "What did the boss of the ferry crews' guild say about trams?",
            "Olle Brand",
            "Ferry Guild boss",
            "Ferry crews stood still. Ferry Guild boss Olle Brand asked the crews to talk.",
        ),
        (
            "What did the airline boss say about delays?",
            "Olle Brand",
            "Ternly chief executive",
            "Ternly chief executive Olle Brand said the airline was late.",
        ),
        (
            "What did the tram union leader say about pay?",
            "Olle Brand",
            "general secretary of the Gripmen",
            "Pay is low, said Olle Brand, leader of the tram union, the Gripmen.",
        ),
        (
            "What did the head of the bread watchdog say about loaves?",
            "Kaj Moberg",
            "",
            "Loaves shrink. Bread watchdog head Kaj Moberg said so.",
        ),
        (
            "What did the judge who jailed the bread thief say?",
            "Tilde Roos",
            "",
            "Somebody wrote to the judge, Tilde Roos, who had jailed the bread thief.",
        ),
        (
            "What did the MP who chairs the tolls select committee say about bees?",
            "Ruth Ambler",
            "chair of the Tolls Select Committee",
            "Bees are few. MP Ruth Ambler, who chairs the Tolls Select Committee, spoke of bees.",
        ),
    ],
)
def test_who_is_so_described_is_found(text: str, name: str, role: str, report: str) -> None:
    assert asked_of(text, name, role, report) == [name]


def test_who_leads_another_body_near_the_one_asked_for_is_offered() -> None:
    report = "The kite watchdog was late. Kim Dahl, chair of the Harbour Party, would write to the watchdog of kites."
    names = book([speaker("Kim Dahl", "chair of the Harbour Party")], {"Kim Dahl": report})
    asked = parse_question("What did the head of the kite watchdog say about rules?", names, today=TODAY)
    assert asked.speakers == ()
    assert "Kim Dahl" in asked.nearest


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "What did the government of Iran say about kites?",
            "Kites fly. The United States and Iran met. The government met, the United States said.",
        ),
        (
            "What's Ama Lind's worry about kites?",
            "Ama Lind had kites. The United States worry. Ama Lind spoke in the United States, the United States said.",
        ),
    ],
)
def test_a_body_is_not_another_that_is_named_beside_it(text: str, report: str) -> None:
    names = book([Speaker("us", "United States", "organisation", ("United States",))], {"us": report})
    assert parse_question(text, names, today=TODAY).speakers == ()


def test_a_role_at_a_business_is_none_of_the_union_asked_for() -> None:
    clerks = [speaker("Ida Quist", "clerk of the Bread Union"), speaker("Nils Vane", "clerk of the Kite Union")]
    names = book([speaker("Olle Brand", "Marlow Tram boss"), *clerks], {"Olle Brand": "Trams are late. Pay is low."})
    asked = parse_question("What did the tram union leader say about pay?", names, today=TODAY)
    assert asked.speakers == ()
    boss = parse_question("What did the tram boss say about pay?", names, today=TODAY)
    assert [one.name for one in boss.speakers] == ["Olle Brand"]


@pytest.mark.parametrize(
    ("report", "found"),
    [
        ("The tides ran. Ama Lind, the top Democrat on the House Committee on Ferries and Boats, was cross.", []),
        ("The tides ran. Ama Lind, the top Democrat on the House Boats panel, was cross.", []),
        ("The bay rose. Ama Lind, the top Democrat on the House Committee on Tides, was cross.", ["Ama Lind"]),
        ("The tides ran. Ama Lind, the top Democrat on the panel of the House, was cross.", ["Ama Lind"]),
    ],
)
def test_whoever_is_printed_as_on_another_committee_is_not_meant(report: str, found: list[str]) -> None:
    text = "What did the top Democrat on the House tides committee say about paint?"
    assert asked_of(text, "Ama Lind", "Rep.", f"{report} The House met, and a committee on paint did.") == found


def test_a_group_against_something_is_an_anti_group() -> None:
    report = "Tarn votes. Ama Lind, executive director of Tarn Against Boat Noise, was glad."
    text = "the boss of the Tarn anti boat noise group on the vote"
    assert asked_of(text, "Ama Lind", "executive director of Tarn Against Boat Noise", report) == ["Ama Lind"]


def test_a_lawyer_is_not_the_judge_of_whom_a_report_tells_beside_them() -> None:
    report = "The ferry lawsuit came up at a hearing on Monday. The judge, Ned Pell argued, had all in writing."
    text = "the judge hearing the ferry lawsuit: what did she ask?"
    for role in ("Tarn attorney", "U.S. Justice Department lawyer"):
        assert asked_of(text, "Ned Pell", role, report) == []
    assert asked_of(text, "Ned Pell", "district judge", report) == ["Ned Pell"]


@pytest.mark.parametrize(
    "text",
    ["what did the head of the harbours watchdog say?", "the boss of the body that keeps an eye on harbours, on tolls"],
)
def test_whoever_heads_a_watchdog_heads_the_authority_of_what_it_watches(text: str) -> None:
    body = Speaker("Harbour Authority", "Harbour Authority", "organisation", ("Harbour Authority",))
    reports = {
        "Harbour Authority": "The Harbour Authority told of tolls.",
        "Ned Pell": "Harbour Authority chairman Ned Pell spoke of tolls.",
    }
    names = book([body, speaker("Ned Pell", "Harbour Authority chairman")], reports)
    assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == ["Ned Pell"]
