"""Entities come out as spaCy's own recogniser finds them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from corpus.text.entities import Entities
from corpus.text.parser import load_parser, parse, parse_all

TEXTS = [
    "VALDORRA, March 3 — Ilse Brandt-Moreau of the Harbour Board of Norland said on Tuesday that 40 percent of it\n\n"
    "went to Port Ellery. Brandt\n\nMoreau\n\nThe Treaty of Vell",
    "Dr. Ada Lind, the Norland\n Finance   Ministry's chief, met Lord Tamsin Oake of Ellery-on-Sea at 9 p.m.",
    "Norland",
    "\n\n \n",
    "",
    "said said said said",
]
WORDS = st.sampled_from(
    [
        "Ada",
        "Lind",
        "Norland",
        "Board",
        "of",
        "the",
        "said",
        "Tuesday",
        "3",
        "percent",
        "$",
        ".",
        "\n\n",
        " ",
        "Harbour",
        ",",
        "de",
        "’s",
    ]
)


def plain(doc: Doc) -> list[tuple[int, int, str]]:
    """Return what the recogniser itself finds in a text that is parsed."""
    bare = doc.copy()
    bare.set_ents([], default="missing")
    return entities(load_parser().get_pipe("ner")(bare))


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    return [(entity.start, entity.end, entity.label_) for entity in doc.ents]


@pytest.mark.parametrize("text", TEXTS)
def test_entities_are_those_of_the_plain_recogniser(text: str) -> None:
    doc = parse(text)
    assert entities(doc) == plain(doc)
    assert all(token.ent_iob_ in {"B", "I", "O"} for token in doc)


def test_the_texts_have_entities_of_one_and_of_several_words() -> None:
    lengths = {end - start for start, end, _ in entities(parse(TEXTS[0]))}
    assert {1, 2} < lengths


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(WORDS, max_size=30).map(" ".join), min_size=1, max_size=5))
def test_any_row_of_words_is_read_as_by_the_plain_recogniser(texts: list[str]) -> None:
    """Texts read together, too, know nothing of one another."""
    docs = [doc for doc, _ in parse_all((text, None) for text in texts)]
    assert [entities(doc) for doc in docs] == [plain(doc) for doc in docs]


def test_a_recogniser_of_another_kind_is_refused() -> None:
    recogniser = load_parser().get_pipe("ner")
    before = recogniser.cfg["beam_width"]
    recogniser.cfg["beam_width"] = 4
    try:
        with pytest.raises(ValueError, match="another kind"):
            Entities(recogniser)
    finally:
        recogniser.cfg["beam_width"] = before
