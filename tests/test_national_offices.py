"""Offices of a country: whoever is named beside that country in a report has none of them."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from index.question.question import parse_question

NAMES = book(
    [
        speaker("Ole Brix", "president"),
        speaker("Una Sund"),
        speaker("Tor Vig", "Secretary of State"),
        speaker("Ida Krans"),
        speaker("Liv Orm"),
        speaker("Elin Quist", "Foreign Secretary"),
        speaker("Kit Orm", "Health Secretary"),
    ],
    {
        "Ole Brix": "Ole Brix quarrels with Russia\n\nPresident Ole Brix of the Gull Club said Russia was far.",
        "Una Sund": "Boats\n\nThe Polish president, Una Sund, said boats were dear.",
        "Tor Vig": "Envoys of Chile\n\nSecretary of State Tor Vig met envoys of Chile. Mr Vig said Chile was far.",
        "Ida Krans": "Boats\n\nPrime Minister Ida Krans of Sweden said boats were dear.",
        "Liv Orm": "Boats\n\nLiv Orm, the president, flew home from Kenya. Liv Orm said that it rained.",
        "Elin Quist": "Peru calls envoys home\n\nForeign Secretary Elin Quist said tolls were dear.",
        "Kit Orm": "Boats\n\nCuba and Fiji buy boats. Health Secretary Kit Orm said boats were dear.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Poland's president on boats", ["Una Sund"]),
        ("what did the Swedish prime minister say about boats?", ["Ida Krans"]),
        # by title a minister is that of the country a headline names
        ("Peru's top diplomat on tolls", ["Elin Quist"]),
        # and no president is; nor is an office another country has
        ("Russia's president on boats", []),
        ("the Chilean foreign minister on envoys", []),
        ("Kenya's president on rain", []),
        ("the Cuban health minister on boats", []),
    ],
)
def test_an_office_of_a_country_is_of_the_one_beside_it(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, NAMES, today=TODAY).speakers] == names
