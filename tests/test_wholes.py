"""Whole names: a first name and a surname are one person's, however they are spelled, or a stranger's."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.names import MIN_ARTICLES
from index.question.question import parse_question

PEOPLE = (
    speaker("Maree Todding", "minister for ferries"),
    speaker("Ole Brixen"),
    speaker("Odo John"),
    speaker("Scott Quill"),
    speaker("Tobias Philpot"),
    speaker("Axel Brandel"),
    speaker("Rolf Bannist"),
    speaker("Gregor Angelo"),
)
NAMES = book(PEOPLE)
TOLD = book(PEOPLE, {"Ole Brixen": "The tolls of Mr Brixen rose. Wanda Kolb was away, paul quite happy."})
MANY = book(
    PEOPLE,
    {
        "Ole Brixen": "The tolls were told of.",
        **{f"report {at}": "The bridge on the bay." for at in range(MIN_ARTICLES)},
    },
)
QUESTIONS = ("what did {} say about tolls?", "{} on tolls", "{} tolls")


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("Mairi Todding", "Maree Todding"),
        ("Olle Brixen", "Ole Brixen"),
        ("Uxel Brandel", None),
        ("Axle Brandel", "Axel Brandel"),
        ("Aksel Brandel", "Axel Brandel"),
        ("Tobyas Filpot", "Tobias Philpot"),
        ("Ole Bricksun", "Ole Brixen"),
        ("Jon Todding", None),
        ("Ada Brixen", None),
    ],
)
def test_a_first_name_that_is_a_slip_is_read_and_another_one_is_not(asked: str, name: str | None) -> None:
    for text in (asked, asked.lower()):
        question = parse_question(f"what did {text} say about tolls?", NAMES, today=TODAY)
        assert [one.name for one in question.speakers] == ([name] if name else []), text
        assert bool(question.unknown) is (name is None)


@pytest.mark.parametrize("asked", ["John Kolb", "John Brixen", "Wanda Brixen", "Wanda Kolb", "Paul Brixen"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_nobody_of_one_half_of_a_name_is_asked(asked: str, question: str) -> None:
    for text in (asked, asked.lower()):
        read = parse_question(question.format(text), MANY, today=TODAY)
        assert (read.unknown.lower(), read.speakers) == (asked.lower(), ()), text


def test_whom_articles_tell_of_by_a_whole_name_is_a_stranger_where_nobody_else_is_named() -> None:
    assert parse_question("wanda kolb tolls", TOLD, today=TODAY).unknown == "wanda kolb"
    assert [one.name for one in parse_question("wanda kolb tolls brixen", TOLD, today=TODAY).speakers] == ["Ole Brixen"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("scott quill debate", "Scott Quill"),
        ("brixen, why tolls?", "Ole Brixen"),
        ("tobias tolls", ""),
        ("john quite happy with tolls", "Odo John"),
        ("john and quill on tolls", "Odo John"),
        ("brixen kolbites tolls", "Ole Brixen"),
        ("angela boats tolls", ""),
    ],
)
def test_a_word_that_articles_print_makes_no_stranger(text: str, name: str) -> None:
    question = parse_question(text, TOLD, today=TODAY)
    assert [one.name for one in question.speakers][:1] == [name][: bool(name)]


def test_a_surname_alone_leaves_open_the_first_name() -> None:
    names = book([speaker("Bannist"), speaker("Owen")])
    assert [one.name for one in parse_question("Rolf Bannist on tolls", names, today=TODAY).speakers] == ["Bannist"]
    assert not parse_question("Rolf Owen on tolls", names, today=TODAY).speakers


def test_words_that_articles_print_before_a_name_belong_to_it() -> None:
    told = {
        "Suu Brixen": "Oung Sen Suu Brixen left.",
        "report": "Harbour Suu Brixen, harbour. ",
        "more": "The harbour.",
    }
    names = book([speaker("Suu Brixen")], told)
    read = parse_question("oung sen suu brixen on tolls", names, today=TODAY)
    assert ([one.name for one in read.speakers], read.topic) == (["Suu Brixen"], "tolls")
    assert parse_question("tolls suu brixen", names, today=TODAY).topic == "tolls"


def test_a_lord_is_whom_articles_call_so() -> None:
    lord = Speaker("murfin", "Murfin", "person", ("Murfin", "Lord Murfin"))
    names = book([lord, speaker("Conor Murfin")])
    for text, who in (("Lord Murfin on tolls", ["Murfin"]), ("murfin on tolls", ["Conor Murfin", "Murfin"])):
        assert sorted(one.name for one in parse_question(text, names, today=TODAY).speakers) == who
    assert [one.name for one in parse_question("baroness brixen on tolls", NAMES, today=TODAY).speakers] == [
        "Ole Brixen"
    ]


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("does the bog snorkeller trust Ole Brixen?", "the bog snorkeller"),
        ("did the stonemason from Riga meet Ole Brixen?", "the stonemason from Riga"),
        ("what would the old gondolier do about tolls?", "the old gondolier"),
        ("who is the slyer of Ole Brixen and Gregor Angelo?", ""),
        ("does the bridge suit Ole Brixen?", ""),
    ],
)
def test_whoever_does_what_is_asked_for_by_a_noun_in_no_article_is_unknown(text: str, unknown: str) -> None:
    assert parse_question(text, MANY, today=TODAY).unknown == unknown


OFFICES = book((speaker("Torvin King"), speaker("Peter Judge"), speaker("Ole Bailey"), speaker("Ada Moss")))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("torven king on tolls", "Torvin King"),
        ("rep. pete judge thinks tolls should go?? or what", "Peter Judge"),
        ("did pete judge like the tolls", "Peter Judge"),
    ],
)
def test_a_surname_that_is_a_title_is_known_behind_another_form_of_the_first_name(text: str, name: str) -> None:
    assert [one.name for one in parse_question(text, OFFICES, today=TODAY).speakers] == [name]


@pytest.mark.parametrize("text", ["klaus bailey sticking up for tolls", "does klaus bailey buy into tolls"])
def test_a_surname_that_is_a_first_name_too_ends_the_name_of_a_stranger(text: str) -> None:
    question = parse_question(text, OFFICES, today=TODAY)
    assert (question.unknown, question.speakers) == ("klaus bailey", ())


LARGE = book(
    (speaker("Ole Brixen"), speaker("Ada Moss")),
    {f"report {at}": "The mighty bridge on the bay." for at in range(MIN_ARTICLES)},
)


@pytest.mark.parametrize(
    "text",
    ["hettel brixen isn't keen on tolls", "does hettel brixen buy into tolls", "hettel brixen moaning on about tolls"],
)
def test_a_first_name_that_no_article_prints_is_a_strangers(text: str) -> None:
    question = parse_question(text, LARGE, today=TODAY)
    assert (question.unknown, question.speakers) == ("hettel brixen", ())


@pytest.mark.parametrize("text", ["mighty brixen isn't keen on tolls", "hettel brixen tolls"])
def test_a_word_that_articles_print_or_in_a_row_of_words_is_no_first_name(text: str) -> None:
    assert [one.name for one in parse_question(text, LARGE, today=TODAY).speakers] == ["Ole Brixen"]
