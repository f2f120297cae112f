"""Every door gives the same statements in the same order."""

from __future__ import annotations

import json
from pathlib import Path

from doors import ask_everywhere

from index.library import sample_library

QUESTIONS = Path(__file__).parent / "data" / "questions.jsonl"


async def test_every_door_gives_the_same_statements_in_the_same_order() -> None:
    with sample_library() as library:
        folder = Path(library.status().path)
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines()
    questions = [json.loads(line)["question"] for line in lines][::4]
    given = await ask_everywhere(folder, questions)
    assert [len(answers) for answers in given.values()] == [len(questions)] * 5
    for number, question in enumerate(questions):
        assert {door: answers[number] for door, answers in given.items()} == dict.fromkeys(
            given, given["terminal"][number]
        ), question
    found = [ids for ids in given["terminal"] if ids]
    assert len(found) > len(questions) / 2
    assert max(map(len, found)) > 2
