"""The parser reads alike whichever library multiplies for it, and knows a name from a preposition."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.language import Language

from corpus.text.parser import load_parser, parse

TEXT = (
    "Ilse Brandt of the Harbour Board said on Tuesday that the ferries “will sail,” adding that nobody had asked her."
)


def layers_of(parser: Language) -> Iterator[object]:
    models = [getattr(pipe, "model", None) for _, pipe in parser.pipeline]
    return (layer.ops for model in models if model for layer in model.walk())


def reading(parser: Language) -> list[tuple[object, ...]]:
    return [(word.text, word.tag_, word.dep_, word.head.i, word.ent_type_) for word in parser(TEXT)]


def test_a_process_of_one_thread_multiplies_with_numpy_to_the_same_parse(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [(word.text, word.tag_, word.dep_, word.head.i, word.ent_type_) for word in parse(TEXT)]
    for threads, by_numpy in (("1", True), ("2", False)):
        monkeypatch.setenv("OMP_NUM_THREADS", threads)
        parser = load_parser.__wrapped__()
        assert {not ops.use_blis for ops in layers_of(parser)} == {by_numpy}  # type: ignore[attr-defined]
        assert reading(parser) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Per Aker sails, and Ilse and Per Brandt sail. Till Brandt sails.", ["Per", "Per", "Till"]),
        ("Per Aker, it leaks. Per Aker's office shut it. It lost a litre Per Hour. Till Monday it leaked.", []),
    ],
)
def test_a_first_name_is_no_preposition(text: str, names: list[str]) -> None:
    read = [word for word in parse(text) if word.text in {"Per", "Till"}]
    assert [word.text for word in read if word.dep_ == "compound" and word.pos_ == "PROPN"] == names
