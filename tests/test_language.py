"""The language of a report is recognised, or not named at all."""

from __future__ import annotations

import pytest

from corpus.text.language import language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The mayor said on Tuesday that the bridge would open in May.", "en"),
        ("Die Bürgermeisterin sagte am Dienstag, dass die Brücke im Mai eröffnet werde.", "de"),
        ("La mairesse a déclaré mardi que le pont serait ouvert en mai prochain.", "fr"),
        ("La alcaldesa dijo el martes que el puente se abriría en mayo.", "es"),
        ("Мэр города сказала во вторник, что мост откроют в мае.", "ru"),
        ("Ada Quill, Ned Harrow", ""),
        ("The mayor said no to the toll.", ""),
        ("Ada Quill Ned Harrow Pemberley Tillingham Marchbanks Oakwell", ""),
        (
            "Die Bürgermeisterin sagte am Dienstag, dass die Brücke im Mai eröffnet werde. "
            "The mayor said on Tuesday that the bridge would open in May.",
            "",
        ),
        ("zxq wvb krt plm ghj zxq wvb krt plm ghj zxq wvb", ""),
        ("Ned Harrow a présenté le Riverside Park à New York, dit Ada Quill", ""),
        ("Yes.", ""),
        ("", ""),
        ("1234 5678 90 " * 20, ""),
    ],
)
def test_the_language_is_named_where_it_is_clear(text: str, language: str) -> None:
    assert language_of(text) == language
