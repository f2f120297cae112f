"""Speech inside another's statement and in subordinate places: whose it is, and whose it is not."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import side_by_side, statement_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(text: str, extractor: Extractor) -> dict[str, tuple[str, str]]:
    """Return by whom each statement of a text is and who tells it."""
    article = new_article(text)
    return {
        statement_text(article.text, each.content): (
            " and ".join(who.name for who in each.speakers),
            " and ".join(who.name for who in each.told_by),
        )
        for each in side_by_side(extractor.extract(article))
    }


@pytest.mark.parametrize(
    ("text", "content", "who", "teller"),
    [
        (
            "“Ora Lind argued that the weir was a farce,” the Lowfield Post reported.",
            "the weir was a farce",
            "Ora Lind",
            "Lowfield Post",
        ),
        (
            '"The Dam Office announced that it will no longer dredge. That was odd," Ned Quill wrote this week.',
            "it will no longer dredge",
            "Dam Office",
            "Ned Quill",
        ),
        (
            '"It is late. Mayor Ora Lind has said that the weir will hold," Ned Quill told the council.',
            "the weir will hold",
            "Ora Lind",
            "Ned Quill",
        ),
    ],
)
def test_a_quotation_tells_what_somebody_named_has_said(
    text: str, content: str, who: str, teller: str, extractor: Extractor
) -> None:
    assert said(text, extractor)[content] == (who, teller)


@pytest.mark.parametrize(
    "text",
    [
        '"I think Ora Lind said it was a farce," Ned Quill said.',
        '"When Ora Lind says it leaks, we go," Ned Quill said.',
        '"Ora Lind never said that it leaks," Ned Quill said.',
        '"Everything Ora Lind says is a lie. What Ora Lind said is that it leaks," Ned Quill said.',
        '"If Ora Lind says it leaks, it leaks. Did Ora Lind say it leaks?" Ned Quill said.',
        '"She told the council that it leaks," Ned Quill said.',
        '"So what Ora Lind said when she came is that it leaks," Ned Quill said.',
        '"I know it. Mine told me that it leaks," Ned Quill said.',
        '"Ora Lind said that it leaks," Ned Quill denied.',
    ],
)
def test_a_quotation_tells_nothing_said_of_others(text: str, extractor: Extractor) -> None:
    assert all(not teller for _, teller in said(text, extractor).values())


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        ("Ora Lind criticized Ned Quill for saying the weir was a ruin.", "the weir was a ruin", "Ned Quill"),
        ("Ora Lind gave Ned Quill little credit for saying the weir was safe.", "the weir was safe", "Ned Quill"),
        (
            "Ora Lind offered a qualified defense of baker Ned Quill for saying it was a ruin.",
            "it was a ruin",
            "Ned Quill",
        ),
        # and not
        ("Ora Lind made headlines for saying the weir was a ruin.", "the weir was a ruin", "Ora Lind"),
        ("Ora Lind was criticized by Ned Quill for saying the weir was a ruin.", "the weir was a ruin", "Ora Lind"),
        ("Ora Lind apologized to Ned Quill for saying it was a ruin.", "saying it was a ruin", "Ora Lind"),
        ("Ora Lind took home the Gold Oar for saying the weir was a ruin.", "the weir was a ruin", "Ora Lind"),
    ],
)
def test_whoever_is_judged_for_saying_so_has_said_it(text: str, content: str, who: str, extractor: Extractor) -> None:
    assert said(text, extractor)[content][0] == who


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            "Ned Quill is discrediting a report from Tidewater News saying he sold the mill.",
            "he sold the mill",
            "Tidewater News",
        ),
        ("The ad was followed by a clip of Ora Lind saying she will support it.", "she will support it", "Ora Lind"),
        (
            "The council had an email from Ora Lind, the mayor of Lowfield, saying the weir was a ruin.",
            "the weir was a ruin",
            "Ora Lind",
        ),
        ("He left after a comment from Ora Lind suggesting that some were late.", "some were late", "Ora Lind"),
        # and not
        ("Ned Quill sent a letter to Ora Lind saying the weir was a ruin.", "the weir was a ruin", "Ned Quill"),
        ("Reports from Lowfield saying the weir was a ruin came late.", "the weir was a ruin came late", ""),
    ],
)
def test_a_document_that_says_so_is_its_writers(text: str, content: str, who: str, extractor: Extractor) -> None:
    assert said(text, extractor)[content][0] == who


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            "Ora Lind sent the note, which begins the long process of leaving, adding that the council knew of it.",
            "the council knew of it",
            "Ora Lind",
        ),
        ("Ned Quill praised the plan, which calls for a weir, saying it was a start.", "it was a start", "Ned Quill"),
        # and not
        ("It came from the Dam Office, which said it was late, adding that it leaks.", "it leaks", "Dam Office"),
    ],
)
def test_a_participle_passes_over_what_is_told_of_a_thing(
    text: str, content: str, who: str, extractor: Extractor
) -> None:
    assert said(text, extractor)[content][0] == who


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            "That was no surprise, given Cosmotel announced in May that it planned to close.",
            "it planned to close",
            "Cosmotel",
        ),
        (
            "In Lowfield, Ora Lind, speaking at the Heart of the City Health Center, said that it leaks.",
            "it leaks",
            "Ora Lind",
        ),
        (
            'Mayor Ora Lind–who was sitting beside Ned Quill when the gate broke–said the weir isn\'t "a farce."',
            'the weir isn\'t "a farce."',
            "Ora Lind",
        ),
        (
            "Just look at Ned Quill. He's said he gets his ideas from a book.",
            "he gets his ideas from a book",
            "Ned Quill",
        ),
        (
            "Ned Quill confessed he did not know what laws there are.",
            "he did not know what laws there are",
            "Ned Quill",
        ),
        # and not
        ("In Lowfield, Norland, the mayor said it leaks.", "it leaks", ""),
    ],
)
def test_a_source_is_found_over_what_stands_between(text: str, content: str, who: str, extractor: Extractor) -> None:
    assert said(text, extractor)[content][0] == who


def test_who_only_tries_to_in_a_clip_says_nothing(extractor: Extractor) -> None:
    text = "Ned Quill showed them a clip of Ora Lind trying to defend the weir."
    assert all(who != "Ora Lind" for who, _ in said(text, extractor).values())


def test_it_is_said_by_nobody(extractor: Extractor) -> None:
    assert not said("Ned Quill came. It's expected that the weir will hold. He's said to be late.", extractor)


@pytest.mark.parametrize(
    ("text", "content", "who"),
    [
        (
            '"The weir will hold for years," Ora Lind said, according to a tape recorded in the hall. "That is huge."',
            '"The weir will hold for years," … "That is huge."',
            "Ora Lind",
        ),
        (
            "Ora Lind also told the council that she had no boat, according to transcripts.",
            "she had no boat",
            "Ora Lind",
        ),
        # and not
        ("Ora Lind played a part in the talks, according to transcripts.", "Ora Lind played a part in the talks", ""),
        (
            "Ora Lind said the weir leaks, according to the Lowfield Post.",
            "Ora Lind said the weir leaks",
            "Lowfield Post",
        ),
    ],
)
def test_a_recording_only_vouches_for_whoever_speaks_on_it(
    text: str, content: str, who: str, extractor: Extractor
) -> None:
    assert said(text, extractor)[content][0] == who
