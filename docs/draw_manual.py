"""Write the manual page docs/onrecord.1 from the commands themselves: python docs/draw_manual.py

It is installed as share/man/man1/onrecord.1; tests/test_manual.py holds it to the commands.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import click

from bot.cli.main import COMMANDS, group

PAGE = Path(__file__).with_name("onrecord.1")
ENVIRONMENT = {
    "ONRECORD_LIBRARY": "The library's directory or address, where no --library is given.",
    "ONRECORD_CONFIG": "The settings file, in the place of config.toml in the user's configuration folder.",
    "ONRECORD_CACHE": "Where exported models and the library of the sample articles are kept.",
    "ONRECORD_STATE": "Where the bot keeps its notes.",
    "ONRECORD_PAGE": "The address of the page that serve gives, to which feeds and the bot's cards link.",
    "NO_COLOR, FORCE_COLOR": "Whether what is printed is coloured.",
    "DISCORD_TOKEN, DISCORD_TOKEN_FILE": "The bot's token, or the file it is in.",
}
STATUS = {
    "0": "Found, or done.",
    "1": "Nothing found, or nothing sure.",
    "2": "An error, said in one line.",
    "130": "Stopped by somebody.",
}


def write_page() -> str:
    """Return the manual page in troff's man macros."""
    return "\n".join(lines_of_page()) + "\n"


def lines_of_page() -> Iterator[str]:
    """Yield the page in the order of man-pages(7)."""
    context = click.Context(group, info_name="onrecord", **group.context_settings)
    yield '.TH ONRECORD 1 "" "onrecord" "User Commands"'
    yield from (".SH NAME", r"onrecord \- who said what about what, and when: the words themselves, from the news")
    yield from (".SH SYNOPSIS", ".B onrecord", r"[\fIOPTIONS\fR] \fICOMMAND\fR [\fIARGUMENTS\fR]")
    yield ".SH DESCRIPTION"
    yield from prose(group.help or "")
    yield ".SH OPTIONS"
    yield from options(group, context)
    yield ".SH COMMANDS"
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        inside = click.Context(command, info_name=name, parent=context)
        usage = " ".join(command.collect_usage_pieces(inside))
        yield from (f".SS {plain(f'{name} {usage}')}", *prose(command.help or ""), *options(command, inside))
        yield from example(command)
    for heading, entries in (("ENVIRONMENT", ENVIRONMENT), ("EXIT STATUS", STATUS)):
        yield f".SH {heading}"
        for name, meaning in entries.items():
            yield from (".TP", f".B {plain(name)}", plain(meaning))


def prose(text: str) -> Iterator[str]:
    """Yield a help text as paragraphs."""
    for paragraph in inspect.cleandoc(text).split("\n\n"):
        yield from (".PP", plain(" ".join(paragraph.split())))


def options(command: click.Command, context: click.Context) -> Iterator[str]:
    """Yield each option with what it means."""
    for param in command.get_params(context):
        if isinstance(param, click.Option) and (record := param.get_help_record(context)):
            yield from (".TP", rf"\fB{plain(record[0])}\fR", plain(record[1]))


def example(command: click.Command) -> Iterator[str]:
    """Yield the example that ends the help of a command."""
    line = (command.epilog or "").splitlines()[-1].strip()
    yield from (".PP", "Example:", ".PP", ".nf", ".RS", plain(line), ".RE", ".fi")


def plain(text: str) -> str:
    """Return a text that troff shows as it is."""
    shown = text.replace("\\", r"\e").replace("-", r"\-")
    return rf"\&{shown}" if shown.startswith((".", "'")) else shown


if __name__ == "__main__":
    PAGE.write_text(write_page(), encoding="utf-8")
