"""The interface for programs: the objects of the command line over HTTP, whole, fresh, and nothing more."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlencode
from urllib.request import urlopen

import httpx
import pytest
from commands import Run
from forgetting import forget
from pydantic import TypeAdapter
from quick import quick, report  # noqa: F401 - a fixture
from served import served

from bot.desk import Desk, Kept
from bot.discord.services.cooldown import Rate
from bot.mcp.server import make_server
from bot.web import shapes
from bot.web.asked import MAX_NAME, MAX_WORDS
from bot.web.door.guard import HEADERS
from bot.web.door.patience import Patience
from bot.web.door.terms import ServeError, Terms, make_terms
from corpus.errors import LibraryError
from index.library import Library, sample_library
from index.question.request import Request

QUESTIONS = (
    "what did Kishi say about deterrence?",
    "Kennedy on the moon",
    "what did Zebulon Quarrick say?",
    "what did Kishi say about whaling?",
    "",
)
TOKEN = "a-token-long-enough"


@pytest.fixture(scope="module")
def page() -> Iterator[httpx.Client]:
    """Return a client of a page over the sample reports."""
    with sample_library() as library, served(library) as url, httpx.Client(base_url=url) as client:
        yield client


@pytest.fixture
def small(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Library]:
    """Return a library of three reports."""
    request.getfixturevalue("quick")
    with Library.open(tmp_path / "library", create=True) as library:
        library.add([report(number) for number in range(1, 4)])
        yield library


@pytest.mark.parametrize("question", QUESTIONS[:-1])
def test_an_answer_is_the_very_object_of_the_command_line(page: httpx.Client, run: Run, question: str) -> None:
    printed = json.loads(run("ask", question, "--json").out)
    given = page.get("/api/ask", params={"question": question}).json()
    assert printed.pop("elapsed_ms") >= 0
    assert given.pop("elapsed_ms") >= 0
    assert given == printed


def test_a_check_is_the_very_object_of_the_command_line(page: httpx.Client, run: Run) -> None:
    words = "ask not what your country can do for you"
    printed = json.loads(run("check", words, "--speaker", "Kennedy", "--json").out)
    assert page.get("/api/check", params={"words": words, "speaker": "Kennedy"}).json() == printed
    assert printed["verdict"] == "exact"


@pytest.mark.parametrize(
    ("path", "shape"),
    [
        *((f"/api/ask?question={question}", shapes.AnswerShape) for question in QUESTIONS),
        ("/api/check?words=one small step for a man, one huge leap for mankind", shapes.CheckShape),
        ("/api/check?words=the parakeets of Zanth prefer marzipan", shapes.CheckShape),
        ("/api/speakers", shapes.SpeakersShape),
        ("/api/speakers/nobuo-kishi", shapes.OneSpeakerShape),
        ("/api/timeline?speaker=Kennedy&topic=moon&after=1961", shapes.TimelineShape),
        ("/api/timeline?question=&before=1900", shapes.TimelineShape),
        ("/api/search?words=moon decade", shapes.PlacesShape),
        ("/api/outlets", shapes.OutletsShape),
        ("/api/library", shapes.LibraryShape),
        ("/api/nowhere", shapes.ProblemShape),
    ],
)
def test_what_is_given_has_the_shape_that_is_described(page: httpx.Client, path: str, shape: Any) -> None:
    given = page.get(path)
    # As JSON, because there pairs of places are arrays.
    TypeAdapter(shape).validate_json(given.content)
    assert given.json()


def test_a_search_is_the_very_objects_of_the_command_line(page: httpx.Client, run: Run) -> None:
    printed = [json.loads(line) for line in run("search", '"my fellow Americans"', "--json").out.splitlines()]
    assert page.get("/api/search", params={"words": '"my fellow Americans"'}).json() == {"places": printed}
    assert printed


def test_a_statement_is_found_under_its_id(page: httpx.Client) -> None:
    (first, *_) = page.get("/api/ask", params={"question": QUESTIONS[0]}).json()["matches"]
    given = page.get(f"/api/statements/{first['id']}")
    TypeAdapter(shapes.StatementShape).validate_json(given.content)
    assert given.json() == {**first, "score": 1.0, "corrected": 0}


def test_pages_of_speakers_give_each_once(page: httpx.Client) -> None:
    whole = page.get("/api/speakers?limit=100").json()
    address, found = "/api/speakers?limit=7&name=", []
    while address:
        given = page.get(address)
        found += given.json()["speakers"]
        address = given.links.get("next", {}).get("url", "")
    assert found == whole["speakers"]
    assert len(found) == whole["total"] > 14


def test_pages_of_an_answer_go_on_where_the_last_ended(page: httpx.Client) -> None:
    asked = {"question": "Kennedy", "limit": 6}
    first = page.get("/api/ask", params={**asked, "limit": 3})
    second = page.get(first.links["next"]["url"])
    whole = page.get("/api/ask", params=asked).json()["matches"]
    assert [one["id"] for one in first.json()["matches"] + second.json()["matches"]] == [one["id"] for one in whole]
    assert second.links["prev"]["url"].endswith("offset=0")
    behind = page.get("/api/ask", params={**asked, "offset": 9000})
    assert (behind.json()["status"], behind.json()["matches"]) == ("found", [])
    assert "next" not in behind.links
    assert "There are no more matches." in page.get("/", params={"q": "Kennedy", "offset": 9000}).text


def test_the_longest_quotation_may_be_in_any_script(page: httpx.Client) -> None:
    name = "\U0001f600" * MAX_NAME
    asked = urlencode({"words": "\U0001f600" * MAX_WORDS, "speaker": name, "outlet": name})
    # Not with httpx, which sends no address of more than 64 kB.
    with urlopen(f"{page.base_url}/api/check?{asked}", timeout=60) as given:
        assert given.status == 200


@pytest.mark.parametrize(
    ("path", "status", "says"),
    [
        ("/api/ask?limit=0", 422, "limit"),
        ("/api/ask?limit=101", 422, "limit"),
        ("/api/ask?offset=-1", 422, "offset"),
        ("/api/ask?after=yesterday", 422, "2021-03-16"),
        ("/api/ask?kind=loud", 422, "kind"),
        ("/api/ask?question=" + "a" * 3000, 422, "question"),
        ("/api/check", 422, "words"),
        ("/api/statements/nowhere", 404, "statement"),
        ("/api/statements/..%2f..%2fetc%2fpasswd", 404, ""),
        ("/api/speakers/nobody", 404, "nobody"),
        ("/api/%00", 404, ""),
        ("/static/..%2fapp.py", 404, ""),
        ("/static/%2e%2e/app.py", 404, ""),
    ],
)
def test_what_cannot_be_answered_is_a_problem_that_says_why(
    page: httpx.Client, path: str, status: int, says: str
) -> None:
    given = page.get(path)
    assert (given.status_code, given.headers["content-type"]) == (status, "application/problem+json")
    assert given.json()["status"] == status
    assert says in given.json()["detail"]
    assert "onrecord/samples" not in given.text


@pytest.mark.parametrize(
    "path",
    [
        "/api/ask?question=Kennedy&speakr=Kishi",
        "/api/check?words=we+choose+to+go&speakr=Kishi",
        "/api/speakers?speakr=Kishi",
        "/api/library?speakr=Kishi",
    ],
)
def test_a_slip_in_a_parameter_is_not_answered_with_everybodys_words(page: httpx.Client, path: str) -> None:
    refused = page.get(path)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["parameter"] == "speakr"
    assert page.get(path.replace("speakr=Kishi", "")).status_code == 200


def test_nothing_can_be_changed(page: httpx.Client) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert page.request(method, "/api/ask", content=b"x" * 1_000_000).status_code == 405


def test_every_response_forbids_scripts_and_frames(page: httpx.Client) -> None:
    for path in ("/api/ask?question=Kennedy", "/api/nowhere", "/healthz", "/metrics"):
        given = page.get(path).headers
        assert {name: given[name] for name in HEADERS} == HEADERS
    assert "script-src 'self'" in HEADERS["Content-Security-Policy"]


def test_head_is_get_without_its_body(page: httpx.Client) -> None:
    whole, head = page.get("/api/library"), page.head("/api/library")
    assert head.status_code == 200
    assert head.headers["content-length"] == whole.headers["content-length"]
    assert head.content == b""


def test_what_has_not_changed_is_not_sent_again(small: Library) -> None:
    with served(small) as url, httpx.Client(base_url=url) as page:
        first = page.get("/api/library")
        same = {"If-None-Match": f'"other", {first.headers["etag"]}'}
        assert page.get("/api/library", headers=same).status_code == 304
        assert page.get("/api/library", headers={"If-None-Match": '"other"'}).status_code == 200
        # Another process adds an article: the next request is answered from the new state.
        with Library.open(small.status().path) as elsewhere:
            elsewhere.add([report(9)])
        after = page.get("/api/library", headers=same)
        assert after.json()["articles"] == first.json()["articles"] + 1
        assert after.headers["etag"] != first.headers["etag"]


def test_a_page_on_loopback_goes_by_no_other_name(page: httpx.Client) -> None:
    assert page.get("/api/library", headers={"Host": "words.example"}).status_code == 421
    assert page.get("/api/library", headers={"Host": "LOCALHOST:80"}).status_code == 200
    assert page.get("/api/library", headers={"Host": "[::1]:80"}).status_code == 200


def test_a_page_with_a_token_asks_for_it(small: Library) -> None:
    def basic(password: str) -> str:
        return "Basic " + base64.b64encode(f"anybody:{password}".encode()).decode()

    with served(small, Terms(token=TOKEN)) as url, httpx.Client(base_url=url) as page:
        shown = ("", "Bearer wrong", basic("wrong"), "Basic %%%", TOKEN, f"Bearer {TOKEN}", basic(TOKEN))
        statuses = [page.get("/api/library", headers={"Authorization": one}).status_code for one in shown]
        assert statuses == [401, 401, 401, 401, 401, 200, 200]
        assert page.get("/healthz").status_code == 200
        assert page.get("/metrics").status_code == 401


def test_a_public_page_lets_nobody_ask_too_often(small: Library) -> None:
    with served(small, Terms(rate=Rate(3, 60))) as url, httpx.Client(base_url=url) as page:
        given = [page.get("/api/library") for _ in range(4)]
        assert [one.status_code for one in given] == [200, 200, 200, 429]
        assert 1 <= int(given[-1].headers["retry-after"]) <= 60
        assert page.get("/healthz").status_code == 200


def test_metrics_count_answers_and_never_name_what_was_asked(page: httpx.Client) -> None:
    page.get("/api/ask", params={"question": "what did Quarrick say?"})
    page.get("/quarrick/is/not/there")
    text = page.get("/metrics").text
    assert 'onrecord_answers_total{status="unknown_speaker"}' in text
    assert 'route="/api/ask",status="200"' in text
    assert "uarrick" not in text


@pytest.mark.parametrize(
    ("host", "given", "names", "rate"),
    [
        ("127.0.0.1", {}, ("localhost", "127.0.0.1", "[::1]"), False),
        ("::1", {"public": True}, ("localhost", "127.0.0.1", "[::1]"), True),
        ("0.0.0.0", {"public": True}, (), True),
        ("0.0.0.0", {"public": True, "address": "https://Words.example/"}, ("words.example",), True),
    ],
)
def test_terms_follow_from_where_the_page_can_be_reached(
    host: str, given: dict[str, Any], names: tuple[str, ...], rate: bool
) -> None:
    terms = make_terms(host, **given)
    assert set(names) <= set(terms.names)
    assert bool(terms.names) == bool(names)
    assert bool(terms.rate) == rate


@pytest.mark.parametrize(
    ("host", "token", "address", "says"),
    [
        ("0.0.0.0", None, "", "--public"),
        ("words.example", None, "", "--token-file"),
        ("127.0.0.1", "short", "", "16 or more"),
        ("127.0.0.1", "two words that are long enough", "", "16 or more"),
        ("127.0.0.1", None, "words.example", "https://"),
        ("127.0.0.1", None, "javascript:alert(1)", "https://"),
    ],
)
def test_a_page_is_not_opened_on_unclear_terms(
    tmp_path: Path, host: str, token: str | None, address: str, says: str
) -> None:
    file = tmp_path / "token"
    file.write_text(token or "")
    with pytest.raises(ServeError, match=says):
        make_terms(host, token_file=None if token is None else file, address=address)


def test_a_token_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    file = tmp_path / "none"
    with pytest.raises(ServeError, match=r"/none: the token cannot be read: No such file or directory$"):
        make_terms("127.0.0.1", token_file=file)
    file.write_bytes(b"\xff" * 20)
    with pytest.raises(ServeError, match=r"it is not UTF-8$"):
        make_terms("127.0.0.1", token_file=file)


def test_without_the_extra_serve_says_how_to_get_it(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    forget(monkeypatch, "bot.web.serving")
    forget(monkeypatch, "bot.web.door.patience")
    ran = run("serve")
    assert ran.status == 2
    assert "pip install -c lock.txt '.[web]'" in ran.err


def test_a_port_in_use_is_said_in_one_line(run: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = run("serve", "--port", str(taken.getsockname()[1]))
    assert ran.status == 2
    assert "--port" in ran.err


def test_a_signal_lets_what_runs_be_answered(small: Library) -> None:
    command = [sys.executable, str(Path(__file__).with_name("served.py")), small.status().path]
    paths = os.pathsep.join(path for path in sys.path if path)
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": paths}
    ) as process:
        assert process.stdout
        address = ("127.0.0.1", int(process.stdout.readline()))
        for _ in range(200):
            try:
                client = socket.create_connection(address)
                break
            except OSError:
                time.sleep(0.05)
        with client:
            client.sendall(b"GET /api/ask?question=salt+tax HTTP/1.1\r\nHost: localhost\r\n\r\n")
            assert process.stdout.readline() == "asked\n"
            process.send_signal(signal.SIGTERM)
            answer = client.makefile("rb").read()
        assert answer.startswith(b"HTTP/1.1 200 ")
        assert b'"status":"found"' in answer
        assert process.wait(20) in (0, -signal.SIGTERM)


def test_a_client_that_never_ends_its_request_is_let_go(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patience, "seconds", 0.3)
    heads = (b"", b"GET /api/lib", b"POST /api/ask HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n1")
    with served(small) as url:
        for head in heads:
            with socket.create_connection(("127.0.0.1", int(url.rpartition(":")[2]))) as client:
                client.settimeout(10)
                client.sendall(head)
                started = time.monotonic()
                try:
                    while client.recv(65536):
                        pass
                except ConnectionResetError:
                    pass
                assert time.monotonic() - started < 5


def is_closed(connection: socket.socket) -> bool:
    """Return whether the other side has closed it."""
    try:
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except ConnectionResetError:
        return True


def test_many_idle_connections_keep_nobody_out(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Patience, "most", 20)
    with served(small) as url:
        address = ("127.0.0.1", int(url.rpartition(":")[2]))
        idle = [socket.create_connection(address) for _ in range(60)]
        try:
            assert httpx.get(f"{url}/api/library").status_code == 200
            for one in idle:
                one.setblocking(False)
            assert sum(is_closed(one) for one in idle) >= 35
        finally:
            for one in idle:
                one.close()


def test_a_library_that_cannot_be_read_is_said_to_be_so(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise LibraryError("cannot read /home/keeper/library.sqlite")

    with served(small) as url, httpx.Client(base_url=url) as page:
        monkeypatch.setattr(small, "ask", fail)
        asked = [page.get(path) for path in ("/api/ask?question=x", "/?q=x", "/feed?q=x")]
        monkeypatch.setattr(small, "refresh", fail)
        asked += [page.get(path) for path in ("/api/library", "/healthz")]
        assert [one.status_code for one in asked] == [503] * 5
        assert not [one.text for one in asked if "keeper" in one.text or "cannot be read" not in one.text]


def test_what_many_ask_is_answered_once_a_state(small: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    desk, asked, ask = Desk(small), [], small.ask
    monkeypatch.setattr(small, "ask", lambda request: (asked.append(request), ask(request))[1])
    first = desk.ask(Request("salt tax", limit=5))
    assert desk.ask(Request("salt tax", limit=5)) is first
    assert desk.ask(Request("salt tax", limit=4)) is not first
    assert [request.limit for request in asked] == [5, 4]
    small.add([report(8)])
    assert desk.ask(Request("salt tax", limit=5)) == ask(Request("salt tax", limit=5)) != first
    for limit in (50, 50):
        desk.ask(Request("salt tax", limit=limit))
    assert [request.limit for request in asked] == [5, 4, 5, 50, 50]


def test_no_more_is_kept_than_there_is_room_for() -> None:
    kept, made = Kept(2), []
    for key in "abacab":
        kept.get(key, lambda key=key: made.append(key))
    assert "".join(made) == "abcb"


async def test_a_statement_that_a_correction_took_away_is_gone_and_says_why(small: Library) -> None:
    (match, *_) = small.ask("night ferry").matches
    id, text = match.statement.id, match.article.text
    small.add([replace(match.article, **corrected(text.replace(match.words, "Nothing")))])
    with served(small) as url, httpx.Client(base_url=url) as page:
        given = [page.get(f"{path}/statements/{id}") for path in ("/api", "")]
        assert [one.status_code for one in given] == [410, 410]
        assert all("corrected" in one.text and match.article.title in one.text for one in given)
    result = await make_server(Desk(small)).call_tool("statement", {"id": id})
    assert '"withdrawn"' in str(result)


def corrected(text: str) -> dict[str, str]:
    """Return what of an article changes with its text."""
    return {"text": text, "sha256": hashlib.sha256(text.encode()).hexdigest()}
