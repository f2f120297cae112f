"""What the layout of a page attributes: lead-ins, lists, signatures, documents; every person and word is invented."""

from __future__ import annotations

import pytest

from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

LED_INTO = [
    ("Ora Lindqvist’s reply was short: “Not in my lifetime.”", "Ora Lindqvist"),
    ("For Ora Lindqvist, the choice was simple: “Not in my lifetime.”", "Ora Lindqvist"),
    ("To Ora Lindqvist, the lesson was plain: “Not in my lifetime.”", "Ora Lindqvist"),
    ("And from Mayor Ora Lindqvist:\n\n“Not in my lifetime.”", "Mayor Ora Lindqvist"),
    ("The message from Ora Lindqvist was clear: “Not in my lifetime.”", "Ora Lindqvist"),
    ("The verdict of Ora Lindqvist: “Not in my lifetime.”", "Ora Lindqvist"),
    ("Her answer to the council was brief: “Not in my lifetime.”", "Her"),
    ("Ora Lindqvist, a baker from Lowfield: “Not in my lifetime.”", "Ora Lindqvist"),
    ("Ned Aker read out a note left by the baker, Ora Lindqvist: “Not in my lifetime.”", "Ora Lindqvist"),
    ("Ned Aker read from a letter by Ora Lindqvist: “Not in my lifetime.”", "Ora Lindqvist"),
    ("Ned Aker read out a letter from Ora Lindqvist: “Not in my lifetime.”", "Ora Lindqvist"),
    ("For captain Ora Lindqvist, the choice was simple: “Not in my lifetime.”", "captain Ora Lindqvist"),
    ("For her aide, Ora Lindqvist, it was not: “Not in my lifetime.”", "her aide, Ora Lindqvist"),
    ("For Ned Aker, Ora Lindqvist had a warning: “Not in my lifetime.”", "Ora Lindqvist"),
    ("The reply from captain Ora Lindqvist? “Not in my lifetime.”", "captain Ora Lindqvist"),
    ("Her advice to young writers? “Not in my lifetime.”", "Her"),
    ("The response from the coach, Ora Lindqvist, was swift: “Not in my lifetime.”", "the coach"),
    ("The captain had one rule: “Not in my lifetime.”", "The captain"),
    # an office and its holder
    ("Port director Ora Lindqvist:\n“Not in my lifetime.”", "Port director Ora Lindqvist"),
    ("The port director, Ora Lindqvist: “Not in my lifetime.”", "Ora Lindqvist"),
    ("Councillor Ora Lindqvist (Greens): “Not in my lifetime.”", "Councillor Ora Lindqvist"),
    # the same with where, when and of what they spoke
    ("Rovers captain Ora Lindqvist: “Not in my lifetime.”", "Rovers captain Ora Lindqvist"),
    ("Rovers boss Ora Lindqvist on the red card: “Not in my lifetime.”", "Rovers boss Ora Lindqvist"),
    ("Rovers striker Ora Lindqvist to Radio Tarn: “Not in my lifetime.”", "Rovers striker Ora Lindqvist"),
    ("Rovers coach Ora Lindqvist, speaking to Radio Tarn: “Not in my lifetime.”", "Rovers coach Ora Lindqvist"),
    (
        "Former Rovers striker Ora Lindqvist after the game: “Not in my lifetime.”",
        "Former Rovers striker Ora Lindqvist",
    ),
    ("Ora Lindqvist on the red card: “Not in my lifetime.”", "Ora Lindqvist"),
    # whom a question of the paper's is about answers it
    ("Ora Lindqvist sells bread. Will she stop? “Not in my lifetime.”", "she"),
    ("Does Ora Lindqvist want to stop? “Not in my lifetime.”", "Ora Lindqvist"),
    # a name signs the words
    ("“Not in my lifetime.” -Mayor Ora Lindqvist", "Mayor Ora Lindqvist"),
    ("“Not in my lifetime.” ~ Ora Lindqvist", "Ora Lindqvist"),
    ("“Not in my lifetime.” – Former mayor Ora Lindqvist", "Former mayor Ora Lindqvist"),
    ("“Not in my lifetime.” (Ora Lindqvist, 52, baker)", "Ora Lindqvist"),
    ("“Not in my lifetime,” (Ora, 52, baker)", "Ora"),
    ("“Not in my lifetime.”\n\nOra Lindqvist, mayor of Lowfield", "Ora Lindqvist"),
    ("“Not in my lifetime.”\nPort officer Ora Lindqvist", "Port officer Ora Lindqvist"),
    # a document speaks for who wrote it
    ("“Not in my lifetime,” read a note pinned to the gate by captain Ora Lindqvist.", "captain Ora Lindqvist"),
    ("“Not in my lifetime,” a statement from Velden Chemicals read.", "Velden Chemicals"),
    ("“Not in my lifetime,” read a statement from Ora Lindqvist.", "Ora Lindqvist"),
    ("A letter signed by Ora Lindqvist reads: “Not in my lifetime.”", "Ora Lindqvist"),
    ("A text message sent by coach Ora Lindqvist to the owners read: “Not in my lifetime.”", "coach Ora Lindqvist"),
    ("“Not in my lifetime,” an email from Ora Lindqvist said.", "Ora Lindqvist"),
    ("Ora Lindqvist’s letter said: “Not in my lifetime.”", "Ora Lindqvist"),
    ("A statement on the club’s website said: “Not in my lifetime.”", "the club"),
    ("A post on her blog said: “Not in my lifetime.”", "her"),
    ("A petition on the club’s website said: “Not in my lifetime.”", "A petition on the club’s website"),
]


@pytest.mark.parametrize(("text", "source"), LED_INTO)
def test_whoever_a_page_names_beside_a_quotation_says_it(text: str, source: str) -> None:
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content).strip("“”").rstrip(",.") == "Not in my lifetime"
    assert [span.of(text) for span in finding.source] == [source]
    assert finding.kind == "direct"


def test_words_that_say_something_need_no_full_stop_before_who_signs_them() -> None:
    text = "“The dam leaks again” (Ora Lindqvist, 52, baker)"
    (finding,) = find_statements(parse(text))
    assert [span.of(text) for span in finding.source] == ["Ora Lindqvist"]


BLOCK_QUOTES = [
    "> The dam leaks, and we know.\n\n— Ora Lindqvist",
    "> The dam leaks, and we know.\n> — Ora Lindqvist, mayor",
    "> “The dam leaks, and we know.”\n>\n> Ora Lindqvist, mayor",
    "Ora Lindqvist wrote:\n\n> The dam leaks, and we know.\n\nThe council left.",
]


@pytest.mark.parametrize("text", BLOCK_QUOTES)
def test_a_block_quote_is_verbatim_and_its_authors(text: str) -> None:
    (finding,) = find_statements(parse(text))
    assert "The dam leaks, and we know" in statement_text(text, finding.content)
    assert [span.of(text) for span in finding.source] == ["Ora Lindqvist"]
    assert finding.kind == "direct"


def test_block_quotes_below_one_another_are_each_their_own_authors() -> None:
    text = "> The dam leaks, and we know.\n> — Ora Lindqvist, mayor\n\n> The gate is shut.\n> — Ned Aker, baker\n"
    found = [(statement_text(text, one.content), one.source[0].of(text)) for one in find_statements(parse(text))]
    assert found == [("The dam leaks, and we know", "Ora Lindqvist"), ("The gate is shut", "Ned Aker")]


def test_a_block_quote_without_an_author_is_not_the_next_ones() -> None:
    text = "> The dam leaks, and we know.\n\n> The gate is shut.\n> — Ned Aker, baker\n"
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == "The gate is shut"


LISTS = [
    "Ora Lindqvist read out two demands:\n\n1. A new gate.\n\n2. A lower wall.\n\nThe council left.",
    "Ora Lindqvist asked for two things:\n• A new gate.\n• A lower wall.",
    "Ora Lindqvist gave two reasons:\n\nFirst, A new gate.\n\nSecond, A lower wall.",
    "Ora Lindqvist’s conditions were these:\n(a) A new gate.\n(b) A lower wall.",
    "Ora Lindqvist set out what the crews want:\n\n- A new gate.\n\n- A lower wall.",
    "Ora Lindqvist wants two things:\n\n- A new gate.\n\n- A lower wall.",
]


@pytest.mark.parametrize("text", LISTS)
def test_each_demand_of_a_list_is_said(text: str) -> None:
    found = [(statement_text(text, one.content), one.source[0].of(text)) for one in find_statements(parse(text))]
    assert ("A new gate", "Ora Lindqvist") in found
    assert ("A lower wall", "Ora Lindqvist") in found


NO_SPEECH = [
    "Ora Lindqvist sells bread. Why is she liked? “She knows the river well.”",
    "“The dam leaks and we know.” (Ora Lindqvist",
    "“The dam leaks and we know.” (Ora Lindqvist,",
    "It is Lindqvist’s belief",
    "“A dam for everyone”\n\nThe crews left.",
    "Ora Lindqvist cooks it in two steps:\n\n1. Chop the leeks.\n\n2. Boil the water.",
    "Here are two things to know about Ora Lindqvist:\n- She was born in Lowfield.\n- She swims.",
    "Ora N. Lindqvist: Theft of rope, trespass, held without bond.\n\nNed Aker: Theft of copper pipe, fined.",
    "Ora Lindqvist, 34, Lowfield: burglary, held without bond.\n\nNed Aker, 51, Holm: drunken driving, fined $300.",
    "Pros: It is cheap. It runs well.\n\nCons: It is loud. It leaks.\n\nVerdict: We like it.",
    "The title of the film is simple: “The Dam and the River.”",
    "“The Dam and the River” (Ora Lindqvist, 2004)",
    "“The Dam and the River” (Ora Lindqvist, 52, painter)",
    "What Ora Lindqvist packs for a climb:\n\n- A rope.\n\n- A flask.",
    "“The dam leaks and we know.” (Lowfield, baker)",
    "Ned Aker read a letter from Ora Lindqvist to the court.",
]


@pytest.mark.parametrize("text", NO_SPEECH)
def test_what_a_page_only_lists_is_no_statement(text: str) -> None:
    assert find_statements(parse(text)) == []


def test_a_heading_in_marks_is_not_what_was_said_before_it() -> None:
    text = "“We will build it,” Ora Lindqvist said.\n\n“A dam for everyone”\n\nThe crews left."
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == "“We will build it,”"
