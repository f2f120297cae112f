"""The command line: which commands there are, and how any of them ends when something goes wrong."""

from __future__ import annotations

import atexit
import contextlib
import gc
import importlib
import keyword
import logging
import os
import sys
from collections.abc import Callable
from typing import NoReturn, TextIO, cast

import click
from click.exceptions import NoSuchCommand

from bot.cli.complaint import COMPLETE, INTERRUPTED, complain, explain

COMMANDS = {
    "ask": "What did she say about it? The words, who, when and where.",
    "search": "Where articles print these words, whoever said them.",
    "check": "Is this quotation real?",
    "timeline": "What somebody said, in order of date.",
    "speakers": "Whose words the library holds.",
    "show": "One statement in the paragraph it was printed in.",
    "add": "Read articles into the library.",
    "follow": "Follow feeds, sites, pages and folders.",
    "unfollow": "Stop following a source.",
    "update": "Read what is new at the followed sources, once or for ever.",
    "watch": "Read whatever comes into a folder.",
    "sources": "What is followed, and how it stands with each.",
    "extract": "Print the statements of articles, storing nothing.",
    "remove": "Take articles out of the library.",
    "export": "The library as JSON Lines, or its statements as a table.",
    "import": "Read an export back.",
    "copy": "The library in another place: a directory or a database.",
    "doctor": "Check the library, and repair what can be derived.",
    "rebuild": "Read all stored articles again and replace the index.",
    "config": "Which settings hold, and where from.",
    "completion": "What makes a shell complete commands and options.",
    "status": "What the library holds and where it is.",
    "evaluate": "Score extracted statements against gold data.",
    "reports": "Wrong speakers that people in Discord reported.",
    "bot": "Answer in Discord.",
    "serve": "Answer on a page, and in JSON for programs.",
    "mcp": "Give an assistant tools to quote with.",
}
FOLDERS = {"serve": "doors", "mcp": "doors", "copy": "moving"}
"""Commands whose modules lie in a folder of their own."""
BRIEF = frozenset(
    {"ask", "search", "check", "timeline", "speakers", "show", "sources", "config", "completion", "status"}
)
"""Commands that read, print and end."""
SELDOM = 50_000
"""So many new objects before garbage is looked for in a brief command, where there is hardly any."""


class Commands(click.Group):
    """A group that imports a command only when it is used, so that help and version are instant."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands in the order people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name from its module in `bot.cli.commands`."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name in BRIEF:
            # All that modules define is looked through again and again while they load: a tenth of a cold question.
            gc.set_threshold(SELDOM)
        command: click.Command = importlib.import_module(f"bot.cli.commands.{module_of(cmd_name)}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is meant, `help COMMAND` as `COMMAND --help`, with the user's settings at hand.

        Raises:
            ClickException: the settings cannot be read, or set what there is not.
            NoSuchCommand: there is none of that name; the message has those of like names.
        """
        if args[0] == "help":
            if len(args) == 1:
                click.echo(ctx.get_help())
                ctx.exit()
            args = [args[1], "--help"]
        try:
            name, command, rest = super().resolve_command(ctx, args)
            # Whoever presses the tab key is not to be told of mistakes in a file, and help does without it (10 ms).
            needless = ctx.resilient_parsing or not {"--help", "-h"}.isdisjoint(rest)
            if command is not None and name is not None and not needless:
                from bot.cli.settings import load_settings

                ctx.obj = load_settings(COMMANDS)
                ctx.default_map = {name: ctx.obj.defaults(command)}
            return name, command, rest
        except NoSuchCommand as unknown:
            # Click looks among the commands it has loaded, of which there are none.
            message = unknown.message
            if len(args) > 2 or " " in args[0]:
                message = f"{message.rstrip('.')}: a question begins with 'onrecord ask'."
            raise NoSuchCommand(args[0], message, possibilities=COMMANDS, ctx=ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands from the table, without importing any of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def module_of(name: str) -> str:
    """Return the module of a command: its name, with an underscore where Python keeps that word for itself."""
    if name in FOLDERS:
        return f"{FOLDERS[name]}.{name}"
    return f"{name}_" if keyword.iskeyword(name) else name


def print_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    """Print the installed version and stop."""
    if wanted and not ctx.resilient_parsing:
        # Here and not above: it takes 20 ms to load, and nothing else asks for it.
        from importlib.metadata import version

        click.echo(f"onrecord {version('onrecord')}")
        ctx.exit()


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog='Example:\n\n  onrecord ask "what did Kishi say about deterrence?"',
)
@click.option(
    "--library",
    metavar="DIR",
    envvar="ONRECORD_LIBRARY",
    help="The library's directory, or postgresql://user@host/db [ONRECORD_LIBRARY].",
)
@click.option("--verbose", is_flag=True, help="Say on stderr what is being done, and show tracebacks.")
@click.option(
    "-V",
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=print_version,
    help="Show the version.",
)
def group(library: str | None, verbose: bool) -> None:
    """Who said what about what, and when: the words themselves, from the news.

    'onrecord help COMMAND' explains a command. Exit status: 0 found, 1 nothing found, 2 an error.
    """
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR, stream=sys.stderr, format="onrecord: %(message)s"
    )


def _nowhere(mode: str = "w") -> TextIO:
    return cast("TextIO", open(os.devnull, mode, encoding="utf-8"))


def run() -> None:
    """Run the command line as the program `onrecord`, which ends at once after a brief command."""
    main(end_brief=_end)


def _end(status: int) -> NoReturn:
    """End this process, with all it holds, which Python would free piece by piece: a twentieth of a cold question."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError):
            stream.flush()
    atexit._run_exitfuncs()
    os._exit(status)


def main(*, end_brief: Callable[[int], NoReturn] = sys.exit) -> None:
    """Run the command line and exit: 0 found, 1 nothing found, 2 an error said in one line."""
    # Whoever starts this with a closed stream (">&-") has nothing to say there, or wants nothing.
    sys.stdin, sys.stdout, sys.stderr = sys.stdin or _nowhere("r"), sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in (sys.stdout, sys.stderr):
        # A lone surrogate in an argument must not stop the answer; in JSON the escape this writes is still JSON.
        stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]  # TextIO in the stubs
    context: click.Context | None = None
    try:
        if instruction := os.environ.get(COMPLETE):
            from click.shell_completion import shell_complete

            sys.exit(shell_complete(group, {}, "onrecord", COMPLETE, instruction))
        # Not click's own `main`: it answers a closed pipe and an interrupt in its own way.
        with group.make_context("onrecord", sys.argv[1:]) as context:
            status = group.invoke(context) or 0
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as nothing:
        nothing.show()
        status = nothing.exit_code
    except click.exceptions.Exit as done:
        status = done.exit_code
    except BrokenPipeError:
        # The reader has seen enough ("| head"): point stdout nowhere so that Python's own flush at exit stays quiet.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = 0
    except (KeyboardInterrupt, click.Abort):
        complain("stopped")
        status = INTERRUPTED
    except Exception as error:  # every failure ends as one line
        if "--verbose" in sys.argv:
            raise
        complain(explain(error))
        status = 2
    # Python would look through all there is once more before it ends: a seventh of a cold question.
    gc.freeze()
    (end_brief if context and context.invoked_subcommand in BRIEF else sys.exit)(status)
