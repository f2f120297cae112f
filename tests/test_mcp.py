"""Tools for assistants: words exactly as printed, every silence a result, nothing on stdout but the protocol."""

from __future__ import annotations

import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import Run
from jsonschema import Draft202012Validator
from served import served
from small import MATCHES, match

from bot.desk import Desk
from bot.mcp.results import MAX_WORDS, quotation_of
from bot.mcp.server import ABOUT, INSTRUCTIONS, make_server
from bot.mcp.tools import Tools
from bot.web.door.terms import Terms
from corpus.errors import LibraryError
from index.library import Library, sample_library
from index.question.request import Request

mcp = pytest.importorskip("mcp")

KISHI = "what did Kishi say about deterrence?"
TOOLS = ["ask", "check_quotation", "speaker", "timeline", "statement"]
START = "from bot.cli.main import main; main()"
TOKEN = "a-token-long-enough"


@pytest.fixture(scope="module")
def library() -> Iterator[Library]:
    """Return the library of the sample reports."""
    with sample_library() as opened:
        yield opened


@asynccontextmanager
async def assistant(server: Any) -> AsyncIterator[Any]:
    """Give a function that calls a tool and returns its structured result, which must be no error."""
    async with mcp.Client(server) as client:

        async def call(tool: str, **arguments: Any) -> dict[str, Any]:
            result = await client.call_tool(tool, arguments)
            assert not result.is_error, result.content
            assert json.loads(result.content[0].text) == result.structured_content
            return dict(result.structured_content)

        yield call


def environment() -> dict[str, str]:
    """Return the environment of a process that runs the code under test."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}


async def test_the_sdk_s_own_client_asks_another_process(library: Library) -> None:
    command = mcp.StdioServerParameters(
        command=sys.executable, args=["-c", START, "mcp", "--library", library.status().path], env=environment()
    )
    async with mcp.Client(command) as client:
        tools = (await client.list_tools()).tools
        assert [tool.name for tool in tools] == TOOLS
        assert all(tool.output_schema and tool.annotations.read_only_hint for tool in tools)
        found = (await client.call_tool("ask", {"question": KISHI})).structured_content
    (first, *_) = found["quotations"]
    assert (found["status"], first["said_by"], first["role"]) == ("found", "Nobuo Kishi", "Japan’s defense minister")
    assert first["link"] == "https://onrecord.example/articles/tokyo-2plus2-2021"


def test_nothing_but_the_protocol_is_on_stdout(library: Library) -> None:
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}}
    asked: list[Any] = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        "this is no JSON",
        {
            "jsonrpc": "2.0",
            "id": 2,
            "method": "tools/call",
            "params": {"name": "ask", "arguments": {"question": KISHI}},
        },
        {"jsonrpc": "2.0", "id": 3, "method": "tools/call", "params": {"name": "no_such_tool", "arguments": {}}},
    ]
    lines = "".join(f"{one if isinstance(one, str) else json.dumps(one)}\n" for one in asked)
    command = [sys.executable, "-c", START, "mcp", "--library", library.status().path]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(lines)
        process.stdin.flush()
        answers: dict[Any, Any] = {}
        while not {1, 2, 3} <= answers.keys():
            answer = json.loads(process.stdout.readline())
            answers[answer.get("id")] = answer
        process.stdin.close()
        rest = process.stdout.read()
    assert answers[1]["result"]["instructions"] == INSTRUCTIONS
    assert answers[2]["result"]["structuredContent"]["status"] == "found"
    assert rest == "" or all(json.loads(line) for line in rest.splitlines())


async def test_words_are_those_of_the_library_in_its_order(library: Library) -> None:
    async with assistant(make_server(Desk(library))) as call:
        for question in (KISHI, "Kennedy on the moon", "Roosevelt", "freedom"):
            answer = library.ask(Request(question, limit=5))
            found = await call("ask", question=question)
            assert found["status"] == answer.status
            assert [one["id"] for one in found["quotations"]] == [one.statement.id for one in answer.matches]
            for one, there in zip(found["quotations"], answer.matches, strict=True):
                text, content = there.article.text, there.statement.content
                assert one["words"] == " … ".join(text[span.start : span.end] for span in content)
                assert all(quoted in text for quoted in one["in_quotation_marks"])
                assert one["link"] == there.article.url


@pytest.mark.parametrize(
    ("tool", "arguments", "status", "says"),
    [
        ("ask", {"question": "what did Zebulon Quarrick say?"}, "unknown_speaker", "Quarrick"),
        ("ask", {"question": "what did Kishi say about football?"}, "silent_on_topic", "Kishi"),
        ("ask", {"question": KISHI, "before": "1950"}, "outside_dates", "2021"),
        ("ask", {}, "no_question", "what did NAME say"),
        ("ask", dict.fromkeys(("question", "speaker", "after", "limit", "offset")), "no_question", "what did NAME say"),
        ("timeline", {"speaker": "Zebulon Quarrick", "before": None, "limit": None}, "unknown_speaker", "Quarrick"),
        ("ask", {"question": KISHI, "after": "the ides of March"}, "refused", "2021-03-16"),
        ("ask", {"question": "x" * 5000}, "refused", "2000"),
        ("ask", {"question": KISHI, "outlet": "The Moonbeam"}, "silent_on_topic", "Moonbeam"),
        ("timeline", {"speaker": "Zebulon Quarrick"}, "unknown_speaker", "Quarrick"),
        ("timeline", {"speaker": "Kennedy", "before": "soon"}, "refused", "2021-03-16"),
        ("speaker", {"name": "Quarrick"}, "unknown_speaker", "Nobody"),
        ("statement", {"id": "no such id"}, "no_such_statement", "no statement"),
        ("statement", {}, "no_such_statement", "no statement"),
    ],
)
async def test_silences_and_refusals_are_results(
    library: Library, tool: str, arguments: dict[str, str | None], status: str, says: str
) -> None:
    async with assistant(make_server(Desk(library))) as call:
        result = await call(tool, **arguments)
    assert result["status"] == status
    assert says in result["note"]
    assert not result.get("quotations")
    assert "onrecord " not in result["note"]


@pytest.mark.parametrize(
    ("tool", "arguments", "says"),
    [
        ("ask", {"question": KISHI, "limit": "many"}, "limit takes a whole number: How many quotations, at most 10."),
        ("ask", {"question": 7, "limit": [3]}, "question takes text: As people ask"),
        ("ask", {"question": {"text": KISHI}}, "question takes text"),
        (
            "ask",
            {"question": KISHI, "speakr": "Kishi"},
            "ask has no argument speakr; it takes question, speaker, topic",
        ),
        ("check_quotation", {"words": "ask not what your country"}, "no argument words; it takes quotation, speaker"),
        ("check_quotation", {"quotation": ["ask", "not"]}, "quotation takes text: The words, four or more"),
        ("speaker", {"name": 12.5}, "name takes text"),
        ("timeline", {"speaker": "Kennedy", "offset": "first"}, "offset takes a whole number"),
        ("timeline", {"speaker": "Kennedy", "outlet": "Post"}, "timeline has no argument outlet; it takes speaker"),
        ("statement", {"id": True}, "id takes text: As given by ask"),
        ("statement", {"x" * 9000: 1, "\x1b[2J": 2}, "it takes id"),
    ],
)
async def test_wrong_arguments_are_a_result_that_says_what_is_wanted(
    library: Library, tool: str, arguments: dict[str, Any], says: str
) -> None:
    async with mcp.Client(make_server(Desk(library))) as client:
        result = await client.call_tool(tool, arguments)
        schema = next(one.output_schema for one in (await client.list_tools()).tools if one.name == tool)
    assert not result.is_error
    made = result.structured_content
    assert json.loads(result.content[0].text) == made
    Draft202012Validator(schema).validate(made)
    assert "refused" in (made.get("status"), made.get("verdict"))
    assert says in made["note"]
    assert "pydantic" not in made["note"]
    assert "\x1b" not in made["note"]
    assert len(made["note"]) < 400


async def test_numbers_in_quotation_marks_are_numbers(library: Library) -> None:
    async with assistant(make_server(Desk(library))) as call:
        assert len((await call("ask", question="Kennedy", limit="2"))["quotations"]) == 2


@pytest.mark.parametrize(
    ("words", "speaker", "verdict"),
    [
        ("ask not what your country can do for you", "Kennedy", "exact"),
        ("ask not what your country can do for you", "Reagan", "somebody_else"),
        ("one small step for a man, one huge leap for mankind", "", "altered"),
        ("the parakeets of Zanth prefer marzipan", "", "not_found"),
        ("so", "", "too_short"),
        ("", "", "too_short"),
        ("x " * 9000, "", "refused"),
    ],
)
async def test_a_quotation_is_checked(library: Library, words: str, speaker: str, verdict: str) -> None:
    async with assistant(make_server(Desk(library))) as call:
        result = await call("check_quotation", quotation=words, speaker=speaker)
    assert result["verdict"] == verdict
    assert result["note"]
    if verdict == "altered":
        assert result["as_printed"] == "one small step for man, one giant leap for mankind"
        assert result["quotation"]["said_by"] == "Neil Armstrong"
    if verdict in ("not_found", "too_short", "refused"):
        assert "quotation" not in result


async def test_a_timeline_begins_with_the_oldest_and_counts_all(library: Library) -> None:
    async with assistant(make_server(Desk(library))) as call:
        first = await call("timeline", speaker="Kennedy", limit=4)
        second = await call("timeline", speaker="Kennedy", limit=4, offset=4)
    days = [one["published"] for one in first["quotations"] + second["quotations"]]
    assert days == sorted(days)
    assert len(days) == 8
    assert first["total"] == sum(one["statements"] for one in first["periods"]) > 8


async def test_a_statement_is_given_whole_with_its_paragraph(library: Library) -> None:
    async with assistant(make_server(Desk(library), page="https://words.example")) as call:
        (first, *_) = (await call("ask", question=KISHI))["quotations"]
        (whole,) = (await call("statement", id=first["id"]))["quotations"]
    assert whole["words"] == first["words"]
    assert whole["words"] in whole["paragraph"]


async def test_speakers_are_found_by_a_part_of_their_name(library: Library) -> None:
    async with assistant(make_server(Desk(library))) as call:
        (kishi,) = (await call("speaker", name="kishi"))["speakers"]
        everybody = await call("speaker")
    assert (kishi["name"], kishi["roles"]) == ("Nobuo Kishi", ["Japan’s defense minister"])
    assert kishi["talks_about"]
    assert len(everybody["speakers"]) == 10
    assert "more are not listed" in everybody["note"]


async def test_answers_do_not_flood_whoever_asks(library: Library) -> None:
    async with assistant(make_server(Desk(library))) as call:
        for tool, name in (("ask", "topic"), ("timeline", "speaker")):
            asked: dict[str, Any] = {name: "Kennedy", "limit": 1000}
            result = await call(tool, **asked)
            assert 5 < len(result["quotations"]) <= 20
            assert len(json.dumps(result)) < 20 * 900


def test_long_words_are_cut_where_it_is_said_so() -> None:
    long = " ".join(["We sail at dawn and nobody shall keep us."] * 60)
    cut = quotation_of(match(long), page="")
    whole = quotation_of(match(long), page="", whole=True)
    assert cut["cut"]
    assert long.startswith(cut["words"])
    assert len(cut["words"]) == MAX_WORDS
    assert whole["words"] == long
    assert "cut" not in whole


@pytest.mark.parametrize(
    ("found", "page", "link"),
    [
        (MATCHES[0], "https://words.example", "https://tidewater.example/harbour"),
        (MATCHES[2], "https://words.example", f"https://words.example/statements/{MATCHES[2].statement.id}"),
        (MATCHES[2], "", ""),
        (replace(MATCHES[0], article=replace(MATCHES[0].article, url="javascript:alert(1)")), "", ""),
    ],
)
def test_a_link_leads_to_the_article_or_the_page(found: Any, page: str, link: str) -> None:
    assert quotation_of(found, page=page)["link"] == link


def test_every_description_tells_to_quote_and_never_to_complete() -> None:
    for name, (_, description) in ABOUT.items():
        assert name == "speaker" or ("exactly" in description and "never complete" in description)
    assert list(ABOUT) == TOOLS
    assert "Never complete" in INSTRUCTIONS


async def test_a_library_that_cannot_be_read_is_a_refusal_that_names_no_folder(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise LibraryError("cannot read /home/keeper/library.sqlite")

    for name in ("ask", "check_quotation", "speakers", "statement"):
        monkeypatch.setattr(library, name, fail)
    async with assistant(make_server(Desk(library))) as call:
        for tool in TOOLS:
            result = await call(tool)
            assert "refused" in (result.get("status"), result.get("verdict"))
            assert "cannot be read" in result["note"]
            assert "keeper" not in json.dumps(result)


async def test_the_same_tools_are_served_over_http(library: Library) -> None:
    with served(library) as url:
        async with assistant(f"{url}/mcp") as call:
            found = await call("ask", question=KISHI)
        assert found["quotations"][0]["said_by"] == "Nobuo Kishi"
        assert httpx.get(f"{url}/mcp").status_code == 405
        assert httpx.post(f"{url}/mcp", headers={"Origin": "https://evil.example"}).status_code == 403
        assert httpx.post(f"{url}/mcp", content=b"x" * 1_000_000).status_code in (400, 413, 415)
        for body in (b"", b"{", b"[]", b'{"jsonrpc": "2.0"}', b"\xff" * 100):
            given = httpx.post(f"{url}/mcp", content=body, headers={"Content-Type": "application/json"})
            assert 400 <= given.status_code < 500


def test_over_http_the_token_is_asked_for_too(library: Library) -> None:
    with served(library, Terms(token=TOKEN)) as url:
        assert httpx.post(f"{url}/mcp", json={}).status_code == 401
        assert httpx.post(f"{url}/mcp", json={}, headers={"Authorization": f"Bearer {TOKEN}"}).status_code != 401


def test_without_the_extra_mcp_says_how_to_get_it_and_the_page_goes_without(
    run: Run, monkeypatch: pytest.MonkeyPatch, library: Library
) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "mcp" or name == "bot.mcp.server"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "mcp", None)
    ran = run("mcp")
    assert ran.status == 2
    assert "pip install -c lock.txt '.[mcp]'" in ran.err
    with served(library) as url:
        assert httpx.get(f"{url}/api/library").status_code == 200
        assert httpx.post(f"{url}/mcp").status_code in (404, 405)


def test_the_page_for_assistants_names_the_tools_and_their_arguments() -> None:
    page = (Path(__file__).parent.parent / "docs" / "assistants.md").read_text(encoding="utf-8")
    assert re.findall(r"(?m)^\| `(\w+)` \|", page) == TOOLS
    arguments = {name for tool in TOOLS for name in inspect.signature(getattr(Tools, tool)).parameters} - {"self"}
    assert {name for name in arguments if f"`{name}`" not in page} == set()
    for example in re.findall(r"```json\n(.*?)```", page, re.S):
        assert "mcp" in json.dumps(json.loads(example))
