"""Polls: what a share of those who answered said is the finding of whoever made the poll."""

from __future__ import annotations

import pytest
from test_speakers import names

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import statement_text

OF_POLLS = {
    "in the poll told of before the share": (
        "In the survey carried out by Marlow Research, [[14% of people under 34]] said they never voted.\n"
        "Among the over-65s, [[70%]] said they always did.",
        ["Marlow Research", "Marlow Research"],
    ),
    "in the sentence before, by the few who were asked": (
        "The Marlow survey interviewed 900 pupils.\n[[Nearly half those pupils polled]] said it was dull. "
        "And [[4% of those questioned]] thought Reform was in power.",
        ["Marlow", "Marlow"],
    ),
    "behind the share": (
        "[[Some 20 percent of people in a recent Tarn News/Marlow Research poll]] said it leaks. "
        "[[Sixty-seven percent of bakers]] said they were sad in a Lowfield Post-CNN poll this month.",
        ["Tarn News + Marlow Research", "Lowfield Post + CNN"],
    ),
    "by whom they were asked": (
        "[[A third of those surveyed by Marlow Research]] said no.",
        ["Marlow Research"],
    ),
    "a poll of a day": (
        "[[A Marlow poll out Monday]] showed Lind ahead. [[About 9 percent]] said they did not know.",
        ["Marlow", "Marlow"],
    ),
    "not the one that it is measured by": (
        "A Marlow Research poll found Lind ahead. That is up from 12% in a Tarn News survey. [[Another 22%]] said no.",
        ["Marlow Research"],
    ),
    "a poll of nobody": ("A new poll found Lind ahead. [[Another 22%]] said no.", [""]),
    "no poll": (
        "Kestrel Foods closed its mill. [[Forty percent of bakers]] said no. [[Half of the council]] said yes.",
        ["", ""],
    ),
    "a poll long before": (
        "A Marlow Research poll found Lind ahead.\nShe spoke.\nShe left.\nThe mill closed.\n[[Ten percent]] said no.",
        [""],
    ),
    "half of others in the next paragraph": (
        "A Marlow Research poll found Lind ahead.\n[[Half of the councillors]] said no.",
        [""],
    ),
    "the polls that people go to": (
        "A Tarn News survey came out. Bakers went to the polls on Monday. [[Ten percent]] said no.",
        ["Tarn News"],
    ),
}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@pytest.mark.parametrize("case", OF_POLLS)
def test_a_share_of_those_who_answered_speaks_for_whoever_made_the_poll(case: str) -> None:
    marked, expected = OF_POLLS[case]
    assert names(marked) == expected


HELD = [
    # whoever answered so belongs to the finding
    (
        "A Marlow Research poll found Lind ahead. About 9 percent said they had no preference.",
        "About 9 percent said they had no preference",
    ),
    # with the group that the share is of, told before it
    (
        "In a survey by Marlow Research, few vote. Among the over-65s, 70% said they would be certain to go.",
        "Among the over-65s, 70% said they would be certain to go",
    ),
    # without the poll it was said in
    (
        "Sixty percent of bakers said they had no faith in Lind in a Lowfield Post-CNN poll this month.",
        "Sixty percent of bakers said they had no faith in Lind",
    ),
    # where nobody made the poll the words are left alone
    ("A new poll found Lind ahead. About 9 percent said they had no preference.", "they had no preference"),
    # nor is anything put to the words of others
    ("Half of the council, Ora Lind said, would go. Ned Pell in Tarn said that it leaks.", "it leaks"),
]


@pytest.mark.parametrize(("text", "content"), HELD)
def test_a_finding_holds_the_share_of_those_who_said_so(text: str, content: str, extractor: Extractor) -> None:
    found = extractor.extract(new_article(text))
    assert statement_text(text, found[-1].content) == content


STANDINGS = [
    (
        "A Lowfield Register poll released on Monday put Lind at 36%, four points ahead of Ned Pell.",
        ["Lind at 36%, four points ahead of Ned Pell"],
    ),
    ("A Tarn News survey released Friday had him at 4 percent.", ["him at 4 percent"]),
    ("The poll had a margin of error of 3 percent.", []),
    ("The survey put questions to 900 people.", []),
    ("The mayor had 40 percent of the bread.", []),
]


@pytest.mark.parametrize(("text", "contents"), STANDINGS)
def test_a_poll_puts_somebody_somewhere(text: str, contents: list[str], extractor: Extractor) -> None:
    assert [statement_text(text, one.content) for one in extractor.extract(new_article(text))] == contents
