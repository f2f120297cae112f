"""Never said: reports of what somebody can, will, hardly does or is only told to speak of are no statements."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(extractor: Extractor, text: str) -> list[str]:
    article = new_article(text)
    return [" … ".join(span.of(article.text) for span in one.content) for one in extractor.extract(article)]


@pytest.mark.parametrize(
    "text",
    [
        "If she were to prevail, Ora Lind would be able to claim she had buried the memories.",
        "Ned Aker is likely to stress that the board would pause its works quickly.",
        "The board met so that Norland can discuss reforming the levy.",
        "Ned Aker can hardly ask that it be dismissed as a prank.",
        "On Thursday, Ned Aker will testify before the Salt Committee about the decision.",
        "Instead of acknowledging these facts, Ned Aker left the room.",
        "Rather than openly admit that it leaks, Ned Aker left.",
        "Ned Aker seldom speaks of the flood that took his house.",
        "Ned Aker would squeeze every word to make them feel that he was talking to them alone.",
        "Ned Aker gave up his seat, apparently to show the voters that he is sorry.",
        "It is worth remembering that the dam leaks.",
        "The latest plan to stop Ned Aker from claiming that the lock is his is a play.",
        "Nothing keeps Ned Aker from insisting that it holds.",
        "Asking the Reform Party to go back on the cuts would be like asking the Greens to go back on the levy.",
    ],
)
def test_what_is_only_possible_or_to_come_is_not_said(extractor: Extractor, text: str) -> None:
    assert said(extractor, text) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ned Aker is more likely to say that it leaks.", "it leaks"),
        ("Ned Aker said on Monday that he can mend it.", "he can mend it"),
        ("Ned Aker will argue on Monday that the dam leaks.", "the dam leaks"),
        ("Ned Aker will call the plan a “farce” on Monday.", "the plan a “farce”"),
        ("The report seems to show that the dam leaks.", "the dam leaks"),
        ("Ned Aker said he would like to thank the crews.", "he would like to thank the crews"),
    ],
)
def test_what_is_said_in_such_a_frame_stays(extractor: Extractor, text: str, content: str) -> None:
    assert said(extractor, text) == [content]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("“It was in May,” Ned Aker said, referring to the flood of 2004.", ["“It was in May,”"]),
        ("“It leaks,” Ned Aker said, emphasizing the last two words.", ["“It leaks,”"]),
        ("Boos rained down when Ned Aker mentioned the former treasurer of the union.", []),
        ("Ned Aker, who has often struggled while talking about the issue, left.", []),
        ("Ned Aker has lectured on the topic at Lowfield University.", []),
        ("Ned Aker tweeted a video of the dam.", []),
        ("Ned Aker has also been airing ads on radio stations in Lowfield.", []),
        ("The Reform Party faces the prospect of defending 24 of the 34 seats.", []),
        ("What is odd is that Norland attacked an airplane that left the airport.", []),
        ("Ned Aker called the referendum as a gamble.", []),
        ("The rule was announced by the Department of Dams as part of Title X.", []),
        ("Ora Lind thought about the world she wanted her daughter to live in.", []),
        ("The dam broke. It underscores how old the locks are.", []),
        # what tells more than the topic
        ("Ned Aker tweeted a video saying that the dam leaks.", ["a video saying that the dam leaks"]),
        ("Ned Aker mentioned the weir as a place to row.", ["the weir as a place to row"]),
        ("Ned Aker stressed the importance of the dam.", ["the importance of the dam"]),
        ("Ned Aker attacked the plan to close the dam.", ["the plan to close the dam"]),
        ("Ned Aker defended the decision to close it.", ["the decision to close it"]),
        ("Ned Aker called the vote a farce.", ["the vote a farce"]),
        ("Ned Aker has spoken of issues between the two brothers.", ["issues between the two brothers"]),
        ("Welcoming the ruling, Ora Lind said that the dam holds.", ["the ruling", "the dam holds"]),
        ("Ned Aker left, referring to “the forces of rust” within the dam.", ["“the forces of rust” within the dam"]),
        ("Ned Aker talked about the need for a new dam.", ["the need for a new dam"]),
    ],
)
def test_a_topic_without_words_is_no_statement(extractor: Extractor, text: str, contents: list[str]) -> None:
    assert said(extractor, text) == contents
