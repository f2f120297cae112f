"""JSON: what the commands print is what docs/json.md says, and the page says nothing that they do not print."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import click
import pytest
from commands import Ran, run_command
from jsonschema import Draft202012Validator

from bot.cli.main import COMMANDS, group
from bot.discord.services.state import ReportKind, State
from corpus.evaluation.scores import Found
from corpus.statement import Kind, SpeakerKind
from corpus.store.records import Failed
from index.checking.check import Verdict
from index.checking.difference import Weight
from index.match import Status
from index.repair.doctor import Finding
from index.sources import followed

PAGE = (Path(__file__).parent.parent / "docs" / "json.md").read_text(encoding="utf-8")
SCHEMAS: dict[str, dict[str, Any]] = {
    name: json.loads(text) for name, text in re.findall(r"(?ms)^## ([^\n]+)\n.*?^```json\n(.*?)^```$", PAGE)
}
SHARED = SCHEMAS.pop("Shared parts")

REPORT = """---
title: Harbour opens
outlet: {outlet}
published: 2021-03-16
url: {url}
---
Ansa Vellora, the harbour minister, opened the quay on Tuesday.

“The harbour is open to every boat,” Vellora said. “Nobody is turned away.”

Tobren Quill, a pilot, said that Vellora had called the old quay a danger to every pilot on the river.

The wall was mended in the spring and painted blue by forty volunteers of the town.
"""
SUBTITLES = """WEBVTT

00:00:01.000 --> 00:00:04.000
<v Ansa Vellora>We sail at dawn on Friday, whatever the weather.

00:00:05.000 --> 00:00:09.000
<v Tobren Quill>The pilots are ready and they have been ready for weeks.
"""


def closed(schema: Any) -> Any:
    """Return a schema that lets no object have what it does not name."""
    if isinstance(schema, list):
        return [closed(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    made = {key: closed(part) for key, part in schema.items()}
    return {"additionalProperties": False, **made} if "properties" in made and schema.get("type") == "object" else made


def parts_of(schema: dict[str, Any], name: str) -> Iterator[str]:
    """Yield each property a schema names, with where it stands."""
    for key, part in schema.get("properties", {}).items():
        yield f"{name}.{key}"
        yield from parts_of(part, f"{name}.{key}")
    for inner in (schema.get("items"), schema.get("additionalProperties"), *schema.get("anyOf", ())):
        if isinstance(inner, dict):
            yield from parts_of(inner, name)


def parts_in(value: Any, schema: dict[str, Any], name: str) -> Iterator[str]:
    """Yield each property of a value that the schema names, as `parts_of` calls it."""
    if shared := schema.get("$ref", "").removeprefix("#/$defs/"):
        yield from parts_in(value, SHARED[shared], shared)
    if isinstance(value, dict):
        for key, part in value.items():
            if key in schema.get("properties", {}):
                yield f"{name}.{key}"
                yield from parts_in(part, schema["properties"][key], f"{name}.{key}")
            elif isinstance(schema.get("additionalProperties"), dict):
                yield from parts_in(part, schema["additionalProperties"], name)
        for one in schema.get("anyOf", ()):
            yield from parts_in(value, one, name)
    if isinstance(value, list) and "items" in schema:
        for each in value:
            yield from parts_in(each, schema["items"], name)


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Any]]:
    """Return what each command prints with --json, of a library of two outlets' reports and a transcript."""
    room = tmp_path_factory.mktemp("json")
    for number, outlet in enumerate(("The Tidewater Post", "Quay Herald")):
        (room / f"{number}.md").write_text(REPORT.format(outlet=outlet, url=f"https://{number}.example/harbour"))
    (room / "talk.vtt").write_text(SUBTITLES)
    (room / "broken.pdf").write_bytes(b"%PDF-1.7 cut")
    (room / "followed").mkdir()
    quote = {"content": [[66, 73]], "speaker": [[0, 12]], "speaker_name": "Ansa Vellora"}
    gold = {"doc_id": "g", "text": REPORT.split("---\n")[2], "quotes": [quote]}
    (room / "gold.jsonl").write_text(json.dumps(gold) + "\n")
    (room / "library").mkdir()
    notes = State(room / "library" / "bot.sqlite")
    notes.report("abc", "speaker", 7)
    notes.close()
    found: dict[str, list[Any]] = {}

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ONRECORD_LIBRARY", str(room / "library"))
        patch.setenv("XDG_CONFIG_HOME", str(room))

        def run(name: str, *arguments: str) -> None:
            ran = _captured(patch, *name.split(), *arguments, "--json")
            found.setdefault(name, []).extend(map(json.loads, ran.out.splitlines()))

        files = [str(room / name) for name in ("0.md", "1.md", "talk.vtt", "broken.pdf")]
        run("add", *files, "--seconds", "20")
        run("extract", *files[:3])
        for question in ("what did Vellora say about the harbour?", "what did Nobody say?", "the old quay", "dawn"):
            run("ask", question)
        for match in [match for answer in found["ask"] for match in answer["matches"]]:
            run("show", match["id"])
        run("check", "the harbour is closed to every boat", "--speaker", "Vellora")
        run("check", "the wall was mended in the spring and painted blue by forty volunteers")
        run("check", "the harbour is closed to every boat", "--outlet", "The Moonbeam")
        run("timeline", "Vellora")
        run("search", "painted blue")
        run("speakers")
        run("follow", str(room / "followed"))
        (room / "followed" / "new.md").write_text(REPORT.format(outlet="River News", url="") + "\nIt rained again.\n")
        run("update")
        run("sources")
        run("status")
        run("config")
        run("reports")
        run("evaluate", str(room / "gold.jsonl"), "--errors", "3")
    return found


def _captured(patch: pytest.MonkeyPatch, *arguments: str) -> Ran:
    """Run a command and return what it printed, without the fixture of a single test."""
    out, err = io.StringIO(), io.StringIO()

    class Streams:
        @staticmethod
        def readouterr() -> Any:
            return type("Captured", (), {"out": out.getvalue(), "err": err.getvalue()})

    out.reconfigure = err.reconfigure = lambda **_: None  # type: ignore[attr-defined]
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        return run_command(patch, Streams, *arguments)  # type: ignore[arg-type]


def test_every_command_with_json_is_on_the_page_and_no_other() -> None:
    context = click.Context(group, **group.context_settings)
    commands = {name: group.get_command(context, name) for name in COMMANDS}
    with_json = {name for name, one in commands.items() if one and any("--json" in param.opts for param in one.params)}
    assert {name.split()[0] for name in SCHEMAS} == with_json
    for schema in (*SCHEMAS.values(), {"$defs": SHARED}):
        Draft202012Validator.check_schema(schema)


def test_what_is_printed_is_what_the_page_says(printed: dict[str, list[Any]]) -> None:
    for name, objects in printed.items():
        validator = Draft202012Validator({**closed(SCHEMAS[name]), "$defs": closed(SHARED)})
        for each in objects:
            assert [f"{name}: {error.json_path}: {error.message}" for error in validator.iter_errors(each)] == []
    # Watching has no end, and prints what an update does; the other two print nothing where all is well.
    assert set(printed) == set(SCHEMAS) - {"watch", "status --failed", "doctor"}
    assert [name for name, objects in printed.items() if not objects] == []


def test_what_the_page_says_is_printed(printed: dict[str, list[Any]]) -> None:
    seen = {
        part for name, objects in printed.items() for each in objects for part in parts_in(each, SCHEMAS[name], name)
    }
    told = {part for name, schema in (*SCHEMAS.items(), *SHARED.items()) for part in parts_of(schema, name)}
    # What goes wrong with a library is not made here: its records are printed as they are.
    for name, record in (("doctor", Finding), ("status --failed", Failed)):
        assert set(SCHEMAS[name]["properties"]) == set(record.__dataclass_fields__)
        told = {part for part in told if not part.startswith(f"{name}.")}
    # A standby is made in tests/test_postgres.py.
    assert told - seen == {"status.behind"}


@pytest.mark.parametrize(
    ("schema", "values"),
    [
        (SCHEMAS["ask"]["properties"]["status"], Status),
        (SCHEMAS["check"]["properties"]["verdict"], Verdict),
        (SCHEMAS["check"]["properties"]["weighty"]["items"], Weight),
        (SCHEMAS["speakers"]["properties"]["kind"], SpeakerKind),
        (SCHEMAS["sources"]["properties"]["kind"], followed.Kind),
        (SCHEMAS["sources"]["properties"]["state"], followed.State),
        (SCHEMAS["reports"]["properties"]["kind"], ReportKind),
        (SCHEMAS["evaluate"]["properties"]["errors"]["items"]["properties"]["found"], Found),
        (SHARED["kind"], Kind),
    ],
)
def test_the_page_has_every_value_there_is(schema: dict[str, Any], values: Any) -> None:
    assert set(schema["enum"]) == set(get_args(values))
