"""Openings: whom a source means that begins a paragraph of which a copied page lost the first letters."""

from __future__ import annotations

import pytest
from test_speakers import names

from corpus.extractor import Extractor, new_article

NAMED = {
    "an office": (
        "Prime Minister Ada Lind visited the mill.\nMs Lind met Ned Pell, a miller.\n[[rime minister]] said it leaked.",
        ["Ada Lind"],
    ),
    "an office that goes on": (
        "The Harbour Minister, Ada Lind, visited the mill on Monday.\n[[arbour minister]] said it leaked. "
        "“It will be dry by May,” [[she]] added.",
        ["Ada Lind", "Ada Lind"],
    ),
    "an article alone": (
        "The coroner, Ora Lind, heard Ned Pell.\nMr Pell was late.\n[[coroner]] said it leaked.",
        ["Ora Lind"],
    ),
    "a body": (
        "The Tarn Mill Trust has closed its gate.\nPeople in Tarn were late.\n[[rust]] said it leaked.",
        ["Tarn Mill Trust"],
    ),
    "who speaks for it": (
        "“It leaks,” [[a spokesman for the Tarn Mill Trust]] said.\n[[kesman]] said it rained.",
        ["Tarn Mill Trust"] * 2,
    ),
    "behind words that go on": (
        "The Tarn Mill Trust has closed its gate.\nThat is what happened to\n[[rust]] said it leaked.",
        [""],
    ),
    "a word that two end with": (
        "The mayor and the surveyor met the Tarn Board in Tarn.\nThe guard saw the Board of Tarn.\n[[yor]] said no.",
        [""],
    ),
    "one letter": ("Tutor Ora Lind left.\nIt rained.\n[[r]] said it leaked.", [""]),
    "a firm": ("Brandel Mills has closed its mill in Tarn.\nIt rained.\n[[mpany]] said it leaked.", [""]),
    "one of those who were": (
        "The town heard former players on Monday.\n[[Ora Lind]] said it rained.\n[[former striker]] said it leaked.",
        ["Ora Lind", ""],
    ),
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_who_speaks_is_known_where_the_first_letters_are_lost(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_where_letters_are_lost_every_statement_stands_where_it_is_printed() -> None:
    text = "Mayor Ora Lind left.\nMs Lind was late, and the mayor knew.\nayor said it leaked.\n“Yes,” Ned Pell said."
    found = Extractor().extract(new_article(text, id="mill"))
    assert [" ".join(text[one.start : one.end] for one in each.content) for each in found] == ["it leaked", "“Yes,”"]
    assert [[who.name for who in each.speakers] for each in found] == [["Ora Lind"], ["Ned Pell"]]
