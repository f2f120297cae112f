"""Edges: where what somebody said begins and ends, and where the reporter, or another speaker, goes on."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor

EXTRACTOR = Extractor()


def by_source(text: str) -> list[tuple[str, str]]:
    """Return the source of each statement as printed, and its words, parts joined by an ellipsis."""
    return [
        (
            " ".join(text[at.start : at.end] for at in one.source),
            " … ".join(text[at.start : at.end] for at in one.content),
        )
        for one in EXTRACTOR.extract(new_article(text, id="edges"))
    ]


def contents(text: str) -> list[str]:
    """Return the words of each statement."""
    return [words for _, words in by_source(text)]


HELD = "the dam would hold"
TAILS = {
    "declined": f"Ora Lind said {HELD} but declined to say where the water would go.",
    "gave nothing": f"Ora Lind said {HELD}, though she did not give any details.",
    "refused": f"Ora Lind said {HELD} and refused to apologise.",
    "in spite of words": f"Ora Lind insisted {HELD}, despite a call for it to close.",
    "in spite of a book": f"Ora Lind insisted {HELD} despite criticism of its walls.",
    "amid": f"Ora Lind said {HELD}, amid signs of unrest in the town.",
    "where it was said": f"Ora Lind claimed {HELD}, in an interview on Radio Tarn.",
    "behind a dash": f"Ora Lind said {HELD} - although the picture she posted did not show a wall.",
    "a claim repeated": f"Ora Lind said {HELD}, a claim she repeated on Friday.",
}


@pytest.mark.parametrize("text", TAILS.values(), ids=TAILS.keys())
def test_what_the_reporter_adds_is_no_part_of_it(text: str) -> None:
    assert contents(text)[0] == HELD


WHOLE = {
    "a thing refused": "the firm was asked for a pump but refused to lend it",
    "in spite of rain": "the dam held despite the rain",
    "in spite of words, said": "the dam was built despite criticism of its walls",
    "amid, no comma": "the dam was built amid unrest in the valley",
    "a thing": "the picture was printed in a letter",
}


@pytest.mark.parametrize("said", WHOLE.values(), ids=WHOLE.keys())
def test_what_is_told_behind_a_clause_may_be_a_part_of_it(said: str) -> None:
    assert contents(f"Ora Lind said {said}.") == [said]


PARTIES = {
    "while": (
        "The Greens say the dam is too late while the Reform Party say the plan may not work.",
        [("The Greens", "the dam is too late"), ("the Reform Party", "the plan may not work")],
    ),
    "and": (
        "The Greens say bakers behave like squabbling children and the Liberal Reformers claim pride is at work.",
        [("The Greens", "bakers behave like squabbling children"), ("the Liberal Reformers", "pride is at work")],
    ),
    "an adverb": (
        "Lind said the dam would break within a week, but quickly promised it would be mended.",
        [("Lind", "the dam would break within a week"), ("Lind", "it would be mended")],
    ),
    "what another asked": (
        "Lind said Aker warned her of the flood and then asked her to leave.",
        [("Lind", "Aker warned her of the flood and then asked her to leave")],
    ),
    "another tense": (
        "Lind said the dam was late and Aker claims it always will be.",
        [("Lind", "the dam was late and Aker claims it always will be")],
    ),
    "a condition": (
        "The Greens say bakers lose if the mills close and Lind says no.",
        [("The Greens", "bakers lose if the mills close and Lind says no")],
    ),
    "adding": (
        "Ora Lind said Mr Aker and Mr Pell had a quarrel with bakers adding: “It was a meeting like no other.”",
        [
            ("Ora Lind", "Mr Aker and Mr Pell had a quarrel with bakers"),
            ("Ora Lind", "“It was a meeting like no other.”"),
        ],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTIES.values(), ids=PARTIES.keys())
def test_who_is_set_against_a_speaker_has_a_statement_of_their_own(text: str, expected: list[tuple[str, str]]) -> None:
    assert by_source(text) == expected


OPENINGS = {
    "a time that opens the next clause": (
        "The Tarn Board announced it was closing the dam, and almost immediately, rumours started around the valley.",
        "it was closing the dam",
    ),
    "a participle between": (
        "He insists his three headline plans, to be financed from a 1% tax on those earning over £90,000 a year, will"
        " please all.",
        "his three headline plans, to be financed from a 1% tax on those earning over £90,000 a year, will please all",
    ),
    "a clause in front": (
        "Years after Ora Lind claimed that the dam was safe, Tobin Aker lost his house to the flood.",
        "the dam was safe",
    ),
    "a number of people": (
        "Sources close to Mr Aker said around eight other members of the Tarn board were also planning to leave.",
        "around eight other members of the Tarn board were also planning to leave",
    ),
    "days that are the subject": (
        'Lind said the days when the town had "a somewhat unifying story" from papers and the leading TV networks are'
        " gone.",
        'the days when the town had "a somewhat unifying story" from papers and the leading TV networks are gone',
    ),
    "who heard it": ("A senior official told the BBC lessons were being learned.", "lessons were being learned"),
    "a thing that heard nothing": (
        "Lind said the BBC lessons were being learned.",
        "the BBC lessons were being learned",
    ),
    "a condition": (
        "If the dam breaks, Lind said, “we will leave.”",
        "If the dam breaks … “we will leave.”",
    ),
    "a time": ("When the dam broke, Lind said, “we left.”", "“we left.”"),
    "a gerund": (
        "While some low-level bakers could get a slap on the wrist, she added, revoking licences would be “very"
        " harsh.”",
        "While some low-level bakers could get a slap on the wrist … revoking licences would be “very harsh.”",
    ),
    "a participle of the reporter's": ("The dam could break, she said, warning of a flood.", "The dam could break"),
    "another reason": (
        "Lind said it would close not because of “some old quarrel with the town,” but because it is “a ruin.”",
        "it would close not because of “some old quarrel with the town,” but because it is “a ruin.”",
    ),
    "a second participle": (
        'Lind insisted the plans were "very small" and designed to help.',
        'the plans were "very small" and designed to help',
    ),
}


@pytest.mark.parametrize(("text", "expected"), OPENINGS.values(), ids=OPENINGS.keys())
def test_a_content_has_its_opening_and_its_second_part(text: str, expected: str) -> None:
    assert contents(text)[0] == expected
