"""What is absent is a silence at every door: the same exit status, and why nothing can be found."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from commands import Ran, Run
from quick import quick, report  # noqa: F401 - a fixture
from served import served

from bot.desk import Desk
from bot.mcp.tools import Tools
from index.library import Library

pytestmark = pytest.mark.usefixtures("quick")

WORDS = "the harbour bridge is open"
ASKED = (("ask", "the harbour bridge"), ("check", WORDS), ("search", "bridge"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a library without an article."""
    Library.open(tmp_path / "library", create=True).close()
    return tmp_path / "library"


@contextlib.contextmanager
def page_of(folder: Path) -> Iterator[httpx.Client]:
    with Library.open(folder) as library, served(library) as url, httpx.Client(base_url=url) as client:
        yield client


@pytest.mark.parametrize(("command", "words"), ASKED)
def test_an_empty_library_says_at_the_terminal_what_to_do(run: Run, folder: Path, command: str, words: str) -> None:
    ran = run(command, words, "--outlet", "The Moonbeam", "--library", str(folder))
    assert ran == Ran(1, "The library is empty; add an article first: onrecord add FILE.\n", "")


@pytest.mark.parametrize(("command", "words"), ASKED)
def test_an_outlet_that_is_not_there_ends_each_command_alike(run: Run, folder: Path, command: str, words: str) -> None:
    with Library.open(folder) as library:
        library.add([report(2)])
    ran = run(command, words, "--outlet", "The Tidewater Pots", "--library", str(folder))
    assert (ran.status, ran.err) == (1, "")
    assert (
        " ".join(ran.out.split())
        == "The library has no outlet called “The Tidewater Pots”; nearest: The Tidewater Post."
    )


def test_an_empty_library_is_said_to_be_on_the_page_and_to_programs(folder: Path) -> None:
    says = "There are no articles here yet."
    with page_of(folder) as page:
        for path in ("/?q=bridge", f"/check?words={WORDS}", "/search?words=bridge", "/speakers"):
            given = page.get(path)
            assert (given.status_code, says in given.text) == (200, True), path
        for path in (f"/api/check?words={WORDS}", "/api/search?words=bridge"):
            assert page.get(path).json()["note"] == says
    with Library.open(folder) as library:
        tools = Tools(Desk(library))
        assert tools.check_quotation(WORDS) == {"verdict": "not_found", "note": says}
        assert tools.speaker("Oshand") == {"status": "unknown_speaker", "note": says, "speakers": []}
        assert tools.ask("the bridge")["note"] == says


def test_an_outlet_that_is_not_there_is_a_silence_on_the_page_and_to_programs(folder: Path) -> None:
    with Library.open(folder) as library:
        library.add([report(2)])
    with page_of(folder) as page:
        for path in ("/?q=bridge", "/search?words=bridge", "/api/ask?question=bridge", "/api/search?words=bridge"):
            given = page.get(f"{path}&outlet=The+Tidewater+Pots")
            assert given.status_code == 200, path
            assert "The Tidewater Post" in given.text, path
        given = page.get("/api/check", params={"words": WORDS, "outlet": "The Tidewater Pots"}).json()
    assert (given["verdict"], "nearest: The Tidewater Post." in given["note"]) == ("not_found", True)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("we vote on the grain store in 1902", "somebody_else"),
        ("the parakeets of Zanth prefer marzipan", "not_found"),
        ("The council of Vell met", "unattributed"),
    ],
)
def test_a_check_by_somebody_unknown_says_so_at_every_door(run: Run, folder: Path, words: str, verdict: str) -> None:
    says = "“Zora Wendt” is not in the library"
    with Library.open(folder) as library:
        library.add([report(2)])
        checked = Tools(Desk(library)).check_quotation(words, speaker="Zora Wendt")
        known = Tools(Desk(library)).check_quotation(words, speaker="Prewt")
    assert (checked["verdict"], says in checked["note"], says in known["note"]) == (verdict, True, False)
    given = {"words": words, "speaker": "Zora Wendt"}
    with page_of(folder) as page:
        assert says in page.get("/check", params=given).text
        assert says in page.get("/api/check", params=given).json()["note"]
    assert says in run("check", words, "--speaker", "Zora Wendt", "--library", str(folder)).out
