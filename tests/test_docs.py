"""The documents: every command and option they name exists, and every one that exists is named."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from bot.cli.main import COMMANDS, group

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
CODE = re.compile(r"(?ms)^```\w*\n(.*?)^```$|`([^`\n]+)`")
CONTEXT = click.Context(group, **group.context_settings)
# Options of programs that the documents name beside ours, alone in a sentence.
OF_OTHERS = {"--apart", "--build-arg"}


def options(command: click.Command) -> set[str]:
    """Return every name of every option of a command, those of all commands with it."""
    params = [*command.get_params(CONTEXT), *group.get_params(CONTEXT)]
    return {name for param in params if isinstance(param, click.Option) for name in param.opts}


ALL = {name: options(command) for name in COMMANDS if (command := group.get_command(CONTEXT, name))}


def named_in(text: str) -> list[tuple[str, list[str]]]:
    """Return the command lines in the code of a document, as command and options; options alone have no command."""
    found = []
    for block, span in CODE.findall(text):
        for line in (block or span).replace("\\\n", " ").splitlines():
            told = re.split(r"(?:^\s*|[$#;&|]\s*|/|=\S+\s)onrecord(?=\s)", line)
            for words in told[1:]:
                plain = re.sub(r"'[^']*'|\"[^\"]*\"", "x", re.split(r"[|;&#>]", words)[0]).split()
                names = [word for word in plain if re.fullmatch(r"[a-z]+", word)]
                given = [word.partition("=")[0] for word in plain if re.fullmatch(r"-{1,2}[a-zA-Z][\w-]*(=.*)?", word)]
                command = names[0] if names and names[0] in {*COMMANDS, "help"} else ""
                found.append((command if command or not names else names[0], given))
            if len(told) == 1 and re.match(r"--[a-z]", span):
                found.append(("", [span.split()[0].partition("=")[0]]))
    return found


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_command_and_option_in_the_documents_exists(document: Path) -> None:
    for command, given in named_in(document.read_text(encoding="utf-8")):
        assert command in {"", "help", *COMMANDS}, f"onrecord {command}"
        known = ALL[command] if command in ALL else set().union(*ALL.values()) | OF_OTHERS
        assert set(given) <= known, f"{command or 'option'} {' '.join(given)}"


def test_every_command_is_in_the_readme_and_every_option_in_the_manual() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = " ".join(re.findall(r"(?m)^\| (`.*?) \|", readme))
    assert [name for name in COMMANDS if f"`{name}`" not in table] == []
    manual = (ROOT / "docs" / "onrecord.1").read_text(encoding="utf-8").replace(r"\-", "-")
    for name in COMMANDS:
        section = manual.partition(f"\n.SS {name} ")[2].partition("\n.SS ")[0]
        assert [option for option in ALL[name] - options(group) if option not in section] == []


def test_what_documents_name_is_read_as_it_is_meant() -> None:
    text = (
        "`onrecord ask 'who --x?' --after 2021 | jq --raw` and `--csv`, not `pip --upgrade`\n"
        "```sh\n.venv/bin/onrecord add a.md \\\n  --outlet x; onrecord status\n```\n`onrecord frobnicate`"
    )
    assert named_in(text) == [
        ("ask", ["--after"]),
        ("", ["--csv"]),
        ("add", ["--outlet"]),
        ("status", []),
        ("frobnicate", []),
    ]
