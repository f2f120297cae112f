"""Word forms come out as spaCy's own attribute ruler and lemmatizer make them."""

from __future__ import annotations

import pytest

from corpus.text import wordforms
from corpus.text.parser import load_parser, parse

TEXTS = [
    "The ministers were paying for ships; there is a leak, and there were leaks it's hard to mend.\n\nAin't it fine?",
    "“Let's go,” Lindqvist said. “We're gonna mend it, y'all, 'cause you gotta.” She'd have been told that he has to.",
    "Those who saw that it leaked, I among them, got nothin' but better boats than the worst of us had.  \n C'm on!",
    "Is is is is there is there 's is gon na gon na na.",
    "",
]


def forms(text: str) -> list[tuple[str, ...]]:
    return [(token.text, token.tag_, token.dep_, token.pos_, token.lemma_) for token in parse(text)]


@pytest.mark.parametrize("text", TEXTS)
def test_forms_are_those_of_the_plain_pipeline(text: str) -> None:
    ours = [forms(text), forms(text)]
    doc = parse(text)
    for token in doc:
        token.pos_, token.lemma = "", 0
    for name in ("attribute_ruler", "lemmatizer"):
        doc = load_parser().get_pipe(name)(doc)
    plain = [(token.text, token.tag_, token.dep_, token.pos_, token.lemma_) for token in doc]
    assert ours == [plain, plain]


def test_what_is_remembered_stays_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wordforms, "MAX_REMEMBERED", 5)
    first = forms(TEXTS[1])
    forms(TEXTS[0])
    assert forms(TEXTS[1]) == first
    own = wordforms.WordForms(load_parser())
    for text in TEXTS:
        own(parse(text))
    assert len(own._remembered) < 50
