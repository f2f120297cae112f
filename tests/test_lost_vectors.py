"""Lost vectors: statements found by their words alone are shown as the closest there is, and the remedy is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.wording.terminal import notes_in_words
from corpus.article import new_article
from index.library import Library
from index.match import Answer

TEXT = (
    "The ferry to Oldmere was cancelled on Monday.\n\n"
    "“The salt tax on herring is a theft from every kitchen,” said Ansa Vellora, the harbour minister.\n\n"
    "Vellora said the night ferry would run again in June.\n\n"
    "“The windmill needs new sails,” said Tobren Quill, a baker."
)
LOUD = "what did Vellora say about the salt tax on herring?"
FAINT = "what did Vellora say about the ferry being cheaper for cyclists?"
SILENT = "what did Quill say about parking meters?"


@pytest.fixture
def answers(tmp_path: Path) -> dict[str, Answer]:
    folder = tmp_path / "library"
    with Library.open(folder, create=True) as library:
        library.add([new_article(id="tax", title="Harbour", text=TEXT)])
        assert library.ask(LOUD).status == "found"
        assert "doctor" not in notes_in_words(library.ask(SILENT).notes)
    (file,) = folder.glob("vectors-*.codes")
    file.unlink()
    with Library.open(folder) as library:
        found = {question: library.ask(question) for question in (LOUD, FAINT, SILENT)}
        assert library.check(repair=True)
    with Library.open(folder) as library:
        assert library.ask(LOUD).status == "found"
    return found


@pytest.mark.parametrize(("question", "status"), [(LOUD, "unsure"), (FAINT, "unsure"), (SILENT, "silent_on_topic")])
def test_nothing_is_sure_without_vectors_and_what_mends_it_is_named(
    answers: dict[str, Answer], question: str, status: str
) -> None:
    answer = answers[question]
    assert answer.status == status
    assert bool(answer.matches) == (status == "unsure")
    assert "onrecord doctor --repair" in notes_in_words(answer.notes)
    assert all(match.score < 0.19 for match in answer.matches)
