"""What goes wrong, in one line on stderr; and the names and numbers the program and its shell agree on."""

from __future__ import annotations

import contextlib
import sys

import click

COMPLETE = "_ONRECORD_COMPLETE"
"""The variable by which a shell asks what may come next."""
INTERRUPTED = 130
"""The exit status of a command that somebody stopped."""


def explain(error: Exception) -> str:
    """Return one line that says what went wrong, with what, and what next."""
    # Here and not above, as below: help and version load nothing but click.
    from corpus.errors import OnRecordError

    if isinstance(error, click.UsageError):
        path = error.ctx.command_path if error.ctx else "onrecord"
        said = error.format_message().rstrip(".")
        if isinstance(error, click.BadParameter) and error.ctx and is_a_setting(error.ctx, error.param):
            said = f"{error.ctx.find_root().obj.path}: {said}"
        return f"{said} See '{path} --help'" if said.endswith("?") else f"{said}; see '{path} --help'"
    if isinstance(error, click.ClickException):
        return error.format_message()
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    if isinstance(error, OnRecordError):
        return str(error)
    return f"{type(error).__name__}: {error}; this is a fault of ours, run it again with --verbose for the details"


def is_a_setting(context: click.Context, param: click.Parameter | None) -> bool:
    """Return whether a parameter has its value from the settings file, not from whoever typed the command."""
    from click.core import ParameterSource

    source = context.get_parameter_source(param.name) if param and param.name else None
    return source is ParameterSource.DEFAULT_MAP


def complain(message: str) -> None:
    """Write one line to stderr; where nobody reads that any more, the work goes on and ends as it would."""
    from bot.wording.printable import one_line

    with contextlib.suppress(BrokenPipeError):
        print(f"onrecord: {one_line(message)}", file=sys.stderr)
