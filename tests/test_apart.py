"""Documents are read in another process, which may hang or die without harm to the others."""

from __future__ import annotations

import io
import os
import time
import zipfile
from pathlib import Path

import pytest
from helped import ask_and_fail, endless, hang_at, known_names, own_number
from web_server import serve

from corpus.article import Article
from corpus.child.helper import HelperError, TimeOutError, borrow_helper
from corpus.errors import ArticleError
from corpus.readers.apart import Packed, read_apart
from corpus.readers.document import ReadFailure
from corpus.readers.reading import read
from corpus.web.fetcher import Fetcher


def archive(*texts: str) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        for number, text in enumerate(texts):
            file.writestr(f"{number}.txt", text)
    return packed.getvalue()


def seen(packed: Packed, seconds: float = 0.5) -> list[str]:
    return [
        found.text if isinstance(found, Article) else found.message
        for found in read_apart(packed, hang_at, seconds=seconds)
    ]


def test_a_document_that_hangs_or_kills_its_reader_is_named_and_the_next_one_read() -> None:
    assert seen(Packed("a.txt", b"This one hangs.")) == [
        "a.txt: not read within 0.5 s; left out (--seconds N gives more time)"
    ]
    assert seen(Packed("b.txt", b"This one dies.")) == ["b.txt: the process that read it died; left out"]
    assert seen(Packed("c.txt", b"The toll stays, said Mirel Oshand.")) == ["The toll stays, said Mirel Oshand."]


def test_inside_an_archive_only_what_hangs_is_lost() -> None:
    packed = archive("One is read.", "This hangs.", "Three is read.", "half of it, then it dies.", "Five is read.")
    assert seen(Packed("all.zip", packed)) == [
        "One is read.",
        "all.zip: 1.txt: not read within 0.5 s; left out (--seconds N gives more time)",
        "Three is read.",
        "The first half is good.",
        "all.zip: 3.txt: the process that read it died; left out",
        "Five is read.",
    ]


def test_of_an_archive_full_of_what_hangs_reading_is_given_up() -> None:
    found = seen(Packed("all.zip", archive(*["This dies."] * 9, "This is good.")))
    assert found == [f"all.zip: {number}.txt: the process that read it died; left out" for number in range(5)] + [
        "all.zip: the process that read it died; left out"
    ]


def test_the_time_is_for_each_article_and_not_for_whoever_takes_them() -> None:
    file = Packed("all.zip", archive(*(f"Number {number}." for number in range(4))))
    taken = []
    for found in read_apart(file, hang_at, seconds=0.3):
        time.sleep(0.4)
        taken.append(found)
    assert [isinstance(found, Article) for found in taken] == [True] * 4


def test_one_process_reads_many_documents(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The toll stays.")
    list(read(tmp_path / "a.txt"))
    with borrow_helper() as helper:
        (first,) = helper.call(own_number, seconds=5, answer=str)
    list(read(tmp_path / "a.txt"))
    with borrow_helper() as helper:
        assert list(helper.call(own_number, seconds=5, answer=str)) == [first]


def test_a_reader_that_is_left_in_the_middle_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(archive("One.", "Two.", "Three."))
    begun = read(tmp_path / "a.zip")
    next(begun)
    assert len(list(read(tmp_path / "a.zip"))) == 3
    begun.close()  # type: ignore[attr-defined]  # a generator
    assert len(list(read(tmp_path / "a.zip"))) == 3


def test_pages_are_fetched_by_whoever_asked_for_the_reading() -> None:
    with serve() as web:
        found = list(read(f"{web.url}/feed", fetcher=Fetcher(delay=0.0, allow_private=True)))
        assert (len(web.paths()), web.paths()[0]) == (3, "/feed")
    assert isinstance(found[0], Article)
    assert isinstance(found[1], ReadFailure)
    assert "gone for good" in found[1].message


def test_a_password_in_the_environment_is_not_seen_by_what_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "s3cret")
    with borrow_helper() as helper:
        helper.end()
        assert list(helper.call(known_names, seconds=5, answer=str)) == [False]


def test_what_is_raised_on_either_side_is_raised_here() -> None:
    def answer(question: str) -> str:
        if question == "bad":
            raise ArticleError("not there")
        return question * 2

    with borrow_helper() as helper:
        assert list(helper.call(ask_and_fail, "ab", seconds=5, answer=answer)) == ["abab"]
        with pytest.raises(ArticleError, match="not there"):
            list(helper.call(ask_and_fail, "bad", seconds=5, answer=answer))
        with pytest.raises(TimeOutError, match=r"0\.2 s"):
            list(helper.call(endless, seconds=0.2, answer=answer))
        with pytest.raises(HelperError, match="died"):
            list(helper.call(os._exit, 3, seconds=5, answer=answer))
        assert list(helper.call(ask_and_fail, "c", seconds=5, answer=answer)) == ["cc"]
