"""Posts that a report prints are one statement each of whoever signs them; every person and word here is invented."""

from __future__ import annotations

import pytest

from corpus.article import new_article
from corpus.extractor import Extractor
from corpus.statement import Statement, statement_text

BEFORE = "Ora Lind and Ned O’Pell met in Tidewater. Senator Ora Lind is old.\n\n"
LEAKS = "Nobody at the dam cares that it leaks"
SIGNED = [
    # a handle inside a post ends nothing, and neither do the words of others there
    (
        f"{LEAKS}. @harbourboard must act. — Ora Lind (@oral) May 4, 2031",
        f"{LEAKS}. @harbourboard must act",
        "Ora Lind",
    ),
    (f"Ned Quill said it holds. {LEAKS}. — Ora Lind (@oral)", f"Ned Quill said it holds. {LEAKS}", "Ora Lind"),
    # a word in capitals that labels nobody
    (f"BREAKING: {LEAKS}. — Ora Lind (@oral)", f"BREAKING: {LEAKS}", "Ora Lind"),
    # where a post leads to is no part of it
    (f"{LEAKS} https://t.co/dam4 pic.twitter.com/dam4 — Ora Lind (@oral) May 4, 2031", LEAKS, "Ora Lind"),
    # names in small letters, and of committees
    (f"{LEAKS}. — ora lind (@oralind) May 4, 2031", LEAKS, "Ora Lind"),
    (f"{LEAKS}. — Tidewater Committee - Reform (@dams) May 4, 2031", LEAKS, "Tidewater Committee"),
    # the name in front
    (f"Ora Lind (@oral) {LEAKS}. pic.twitter.com/dam4", LEAKS, "Ora Lind"),
    # tags
    (f'<tweet id="7" author="@oralind">{LEAKS}.</tweet>.', LEAKS, "Ora Lind"),
    (f'<tweet pic="" author="OraLind" timestamp="14" tweet_id="67">{LEAKS}.</tweet>.', LEAKS, "Ora Lind"),
    (f'<tweet pic="" author="SenOraLindTW" tweet_id="67">{LEAKS}.</tweet>.', LEAKS, "Ora Lind"),
    (f'<tweet pic="" author="SenLind" tweet_id="67">{LEAKS}.</tweet>.', LEAKS, "Ora Lind"),
    (f'<tweet tweet-author="@NedOPell" tweet-date="May 4, 2031">{LEAKS}.<tweet/>.', LEAKS, "Ned O’Pell"),
    (
        f'<tweet id="7" author="@dams" datetime="2031">{LEAKS}. — Ora Lind (@dams) May 4, 2031</tweet>',
        LEAKS,
        "Ora Lind",
    ),
    # it is no block of whoever leads to it
    (f'Ned Quill said of it:\n\n<tweet pic="" author="OraLind" tweet_id="67">{LEAKS}.</tweet>.', LEAKS, "Ora Lind"),
]
NOT_THEIRS = [
    # what the page asks of its readers
    "Follow Ora on Twitter @oral\n\nSend tips to the harbour desk in Tidewater.",
    "Ora Lind (@oral) is the harbour secretary of Tidewater.",
    "Follow Ora Lind (@oral) Send tips to the harbour desk.",
    "Ora Lind (@oral) May 4, 2031",
    '<tweet tweet-id="745204320593940480"><tweet/>.',
    'Nobody cares that “it leaks">, and the dam is old.',
]


def _read(text: str) -> list[Statement]:
    return Extractor().extract(new_article(f"{BEFORE}{text}"))


@pytest.mark.parametrize(("text", "words", "speaker"), SIGNED)
def test_a_post_is_one_statement_of_whoever_signs_it(text: str, words: str, speaker: str) -> None:
    (found,) = _read(text)
    assert statement_text(f"{BEFORE}{text}", found.content) == words
    assert [who.name for who in found.speakers] == [speaker]
    assert (found.kind, found.spoken) == ("direct", True)


@pytest.mark.parametrize("text", NOT_THEIRS)
def test_what_only_has_a_handle_is_no_post(text: str) -> None:
    assert _read(text) == []


def test_somebody_elses_words_that_a_post_labels_are_not_the_posters() -> None:
    found = _read(f"OPell: “{LEAKS}.” — Ora Lind (@oral) May 4, 2031")
    assert "Ora Lind" not in [who.name for each in found for who in each.speakers]


def test_an_account_of_another_bearer_of_the_name_is_not_theirs() -> None:
    (found,) = _read(f'<tweet pic="" author="OraLindJr" tweet_id="67">{LEAKS}.</tweet>.')
    assert "Ora Lind" not in [who.name for who in found.speakers]
