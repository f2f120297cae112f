"""Notes: one wording for each thing to say, chosen by what is known, and a plain line of them on the command line."""

from __future__ import annotations

import string
import subprocess
import sys
from datetime import date
from typing import get_args

import pytest
from babel.dates import format_date
from babel.lists import format_list

from bot.wording.days import day_in_words
from bot.wording.notes import wording_of
from bot.wording.tables import read_tables
from bot.wording.terminal import list_in_words, notes_in_words
from index.notes import Note, NoteKind

V, Q = "Ansa Vellora", "Tobren Quill"
MARCH, APRIL = date(2021, 3, 16), date(2021, 4, 2)


@pytest.mark.parametrize(
    ("note", "line"),
    [
        (Note("unknown_speaker", "Velora", (V, Q)), "“Velora” is not in the library; nearest: "
         "Ansa Vellora and Tobren Quill."),
        (Note("unknown_speaker", "Velora"), "“Velora” is not in the library; onrecord speakers lists who is."),
        (Note("silent", "tides", (V,)), "Nothing by Ansa Vellora on “tides”."),
        (Note("silent", "", (V,)), "Nothing by Ansa Vellora in the library."),
        (Note("silent", "tides"), "Nothing on “tides” in the library."),
        (Note("silent", "tide " * 20), f"Nothing on “{('tide ' * 20)[:59]}…” in the library."),
        (Note("there_are_topics", names=("piers", "boats", "salt")), "There is something on piers, boats and salt."),
        (Note("outside_dates", first=MARCH), "Nothing on it since 16 March 2021."),
        (Note("outside_dates", names=(V,), last=APRIL), "Nothing by Ansa Vellora before 2 April 2021."),
        (Note("outside_dates", names=(V,), first=MARCH, last=APRIL),
         "Nothing by Ansa Vellora from 16 March 2021 to before 2 April 2021."),
        (Note("dated", first=MARCH, last=APRIL), "There is something from 16 March 2021 to 2 April 2021."),
        (Note("dated", first=MARCH, last=MARCH), "There is something from 16 March 2021."),
        (Note("dated"), "What there is has no date."),
        (Note("answered_by", "Vellora", (V,), tuple("ABCDEFG")), "“Vellora” is answered by Ansa Vellora; give the full "
         "name for A, B, C, D, E and 2 more."),
        (Note("undated", count=3), "3 more by them are undated."),
    ],
)  # fmt: skip
def test_a_note_says_what_it_knows(note: Note, line: str) -> None:
    assert notes_in_words([note]) == line


def test_notes_make_one_line() -> None:
    notes = (Note("corrected", "Velora", (V,)), Note("undated", count=1))
    assert notes_in_words(notes) == "“Velora” is read as Ansa Vellora. 1 more by them are undated."


def test_every_wording_can_be_reached_and_ends_as_a_sentence() -> None:
    reached = {
        wording_of(Note(kind, about, names, first=first, last=last))
        for kind in get_args(NoteKind)
        for about in ("", "x")
        for names in ((), ("A",))
        for first, last in ((None, None), (MARCH, MARCH), (MARCH, APRIL))
    }
    tables = read_tables("en")
    shared = {key.removeprefix("note_"): text for key, text in tables["texts"].items() if key.startswith("note_")}
    own = {key.removeprefix("note_"): text for key, text in tables["terminal"].items() if key.startswith("note_")}
    assert reached == set(shared)
    assert set(own) <= reached
    english = shared | own
    # What is not sure is led into, and stands below.
    assert {key for key, text in english.items() if text.endswith(":")} == {"unsure", "unsure_speaker"}
    assert all(text.endswith((".", ":")) for text in english.values())
    known = {"about", "names", "others", "days", "first", "last", "count"}
    assert all({name for _, name, _, _ in string.Formatter().parse(text) if name} <= known for text in english.values())


def test_the_terminal_writes_what_it_says_otherwise_than_discord_and_nothing_else() -> None:
    tables = read_tables("en")
    assert [key for key, text in tables["terminal"].items() if text == tables["texts"][key]] == []


def test_days_and_lists_of_the_terminal_are_those_of_babel() -> None:
    for month in range(1, 13):
        day = date(2021, month, month)
        assert day_in_words(day) == format_date(day, "long", "en_GB")
    for names in ((), ("a",), ("a", "b"), ("a", "b", "c", "d")):
        assert list_in_words(names) == format_list(names, locale="en_GB")


def test_the_terminal_loads_neither_babel_nor_a_file_of_texts_where_there_is_no_note() -> None:
    code = (
        "import sys\nfrom bot.cli.lines import answer_lines\nfrom bot.wording.terminal import day_in_words\n"
        "from datetime import date\nday_in_words(date(2021, 3, 16))\n"
        "print(sorted({'babel', 'tomllib', 'discord'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
