"""Mail and mailboxes: where a message ends, and how its lines flow."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.article import Article
from corpus.readers.reading import read_bytes

SAID = "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May."
HEAD = "From: The Post <news@post.example>\nSubject: Bridge opens\nDate: Tue, 16 Mar 2021 08:00:00 GMT\n"
FLOWED = HEAD + "MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8; format=flowed{}\n\n"


def texts(data: str) -> list[str]:
    found = list(read_bytes(data.encode(), name="box"))
    assert all(isinstance(item, Article) for item in found), found
    return [item.text for item in found if isinstance(item, Article)]


@pytest.mark.parametrize("line", ["From the archive", "From here on: nothing", "From 10 to 12 the bridge is shut."])
@pytest.mark.parametrize("end", ["\n", "\nNote: printed before.\n"])
@pytest.mark.parametrize("start", ["", "From a@b.example Tue Mar 16 08:00:00 2021\n"])
def test_a_line_that_begins_with_from_is_no_new_message(line: str, end: str, start: str) -> None:
    (found,) = read_bytes(f"{start}{HEAD}\n{SAID}\n\n{line}{end}".encode(), name="letter.eml")
    assert isinstance(found, Article)
    assert found.text.startswith(f"{SAID}\n{line}")
    assert (found.title, found.published) == ("Bridge opens", date(2021, 3, 16))


def test_messages_of_a_mailbox_are_told_by_their_line_with_a_time() -> None:
    one = f"From 17@xxx Tue Mar 16 08:00:00 +0000 2021\n{HEAD}\n{SAID}\n\nFrom the archive\nBy: nobody\n\n"
    assert [text.startswith(SAID) for text in texts(one + one)] == [True, True]


@pytest.mark.parametrize("stuffed", [">From", ">>From"])
def test_a_from_that_was_quoted_for_the_mailbox_is_itself_again(stuffed: str) -> None:
    (text,) = texts(f"From a@b.example Tue Mar 16 08:00:00 2021\n{HEAD}\n{SAID}\n\n{stuffed} here on, no toll.\n")
    assert text.split("\n")[1] == "From here on, no toll."


@pytest.mark.parametrize(
    ("kind", "body", "lines"),
    [
        ("", "Ada said \nno toll \nwas due.\n\nNed\nsaid yes.\n", ["Ada said no toll was due.", "Ned", "said yes."]),
        ("; delsp=yes", "橋は五月 \nに開通する。\n", ["橋は五月に開通する。"]),
        ("; delsp=yes", "Ada Quill said  \nno toll.\n", ["Ada Quill said no toll."]),
        ("; DelSp=No", "Ada Quill said \nno toll.\n", ["Ada Quill said no toll."]),
        ("", "> Ada \n> said no.\n>> Ned \n> said yes.\n", ["Ada said no.", "Ned", "said yes."]),
        ("", " From here \n on, no toll.\n", ["From here on, no toll."]),
        ("", f"{SAID}\n-- \nThe Post\n", [SAID]),
    ],
)  # fmt: skip
def test_flowed_lines_are_joined_where_they_flow(kind: str, body: str, lines: list[str]) -> None:
    (text,) = texts(FLOWED.format(kind) + body)
    assert [line for line in text.split("\n") if line] == lines
