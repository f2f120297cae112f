"""Whom labels mean: Q and A, initials, handles; every person and word here is invented."""

from __future__ import annotations

import pytest

from corpus.speakers.naming import name_speakers
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

INTERVIEW = "\n\nQ: Does it leak?\n\nA: It always has leaked."

LABELLED = {
    "the only person of the lead": ("", f"Joanna Tarrow has run the works for years.{INTERVIEW}", ["Joanna Tarrow"]),
    "the person of the title": (
        "Five questions for Joanna Tarrow",
        f"The works are old. Peter Malk built them.{INTERVIEW}",
        ["Joanna Tarrow"],
    ),
    "the surname in the title": (
        "Tarrow: it has always leaked",
        f"Joanna Tarrow has run the works that Peter Malk built.{INTERVIEW}",
        ["Joanna Tarrow"],
    ),
    "two people in the lead": ("", f"Joanna Tarrow has run the works that Peter Malk built.{INTERVIEW}", [""]),
    "nobody in the lead": ("", INTERVIEW.strip(), [""]),
    "initials": (
        "",
        "Joanna Tarrow met Peter Malk at the works.\n\nJT: It always has leaked.\n\nPM: It will hold until spring.",
        ["Joanna Tarrow", "Peter Malk"],
    ),
    "initials of two": (
        "",
        "Joanna Tarrow met James Tolsa at the works.\n\nJT: It always has leaked, as far as I remember.",
        [""],
    ),
    "a handle behind its name": (
        "",
        "Joanna Tarrow (@damwoman) runs the works.\n\n@damwoman: The dam leaks and nobody cares.",
        ["Joanna Tarrow"],
    ),
    "a handle that is a name": (
        "",
        "Joanna Tarrow runs the works.\n\n@JoannaTarrow: The dam leaks and nobody cares.",
        ["Joanna Tarrow"],
    ),
    "nobody's handle": ("", "Joanna Tarrow runs the works.\n\n@wetfoot: The dam leaks and nobody cares.", [""]),
}


@pytest.mark.parametrize("case", LABELLED)
def test_a_label_means_the_one_person_it_fits_or_nobody(case: str) -> None:
    title, text, expected = LABELLED[case]
    doc = parse(text)
    named = name_speakers(doc, find_statements(doc), title=title)
    assert [" + ".join(speaker.name for speaker in who) for who in named] == [name or "" for name in expected]
