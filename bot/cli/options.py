"""Options that several commands share, and the library they open."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from bot.cli.progress import progress_bars
from bot.cli.settings import Settings, load_settings
from bot.wording.days import read_day
from index.stores.places import notes_of, place_named

# The library is imported in functions: it takes 300 ms to load, and help needs none of it.
if TYPE_CHECKING:
    from index.ingest.cluster.cluster import Cluster
    from index.library import Library

DETAILS = ("text", "title", "outlet", "url", "published", "language", "id")
Command = TypeVar("Command", bound=Callable[..., Any])


class Day(click.ParamType[date]):
    """A day as 2021-03-16, a month as 2021-03 or a year as 2021; the shorter forms mean their first day."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day, or fail with the forms that are read."""
        if isinstance(value, date):
            return value.date() if isinstance(value, datetime) else value
        try:
            day = read_day(value)
        except ValueError as error:
            raise click.BadParameter(str(error), ctx, param) from None
        if day is None:
            raise click.BadParameter("it is empty; write it as 2021-03-16, 2021-03 or 2021", ctx, param)
        return day


class Field(click.ParamType[tuple[str, str]]):
    """A detail of an article and the field of records it is kept in: title=headline."""

    name = "field"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        """Return the two names, or fail with the details there are."""
        if isinstance(value, tuple):
            return value
        detail, separator, name = value.partition("=")
        if not separator or not name or detail not in DETAILS:
            known = ", ".join(DETAILS)
            raise click.BadParameter(f"{value!r} is not NAME=FIELD with a NAME of {known}", ctx, param)
        return detail, name


LIBRARY = "The library's directory, or postgresql://user@host/db [ONRECORD_LIBRARY]."
RERANKER = "Order the first ten of an answer with this CrossEncoder from now on; 'none': with none."
DAY = Day()
FIELD = Field()


def library_option(command: Command) -> Command:
    """Give a command its own `--library`, so that it may stand before or after the command's name."""
    return click.option("--library", metavar="DIR", help=LIBRARY)(command)


def json_option(command: Command) -> Command:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line.")(command)


def cluster_option(command: Command) -> Command:
    """Give a command `--cluster`."""
    return click.option(
        "--cluster", metavar="URL", help="Read with the workers of this Dask scheduler: tcp://host:8786."
    )(command)


@contextmanager
def workers_of(cluster: str | None) -> Iterator[Cluster | None]:
    """Give the cluster at an address for as long as the block lasts; None, for this machine's own, where there is none.

    Raises:
        ClusterError: no scheduler answers there.
    """
    if cluster is None:
        yield None
        return
    from index.ingest.cluster.cluster import Cluster

    with Cluster(cluster) as found:
        yield found


def joined(_ctx: click.Context, _param: click.Parameter, words: tuple[str, ...]) -> str:
    """Return the words of an argument as the one text they are meant as, in quotation marks of the shell or not."""
    return " ".join(words)


def example(text: str) -> str:
    """Return an epilog that shows a line to paste."""
    return f"Example:\n\n  {text}"


def library_place(given: str | None) -> Path | str:
    """Return the directory named on the command line, in the environment or in the settings, else the user's own.

    The address of a database is a text.
    """
    named = given or click.get_current_context().find_root().params.get("library") or settings_now().library
    if named:
        return place_named(named)
    from platformdirs import user_data_path

    return user_data_path("onrecord", appauthor=False)


def notes_path(given: str | None) -> Path:
    """Return the folder of what goes with the library on this machine: what is followed, and the bot's notes.

    It is the library's own, and one of the user's for a library in a database.
    """
    return notes_of(library_place(given))


def settings_now() -> Settings:
    """Return the settings that hold for the command that runs."""
    root = click.get_current_context().find_root()
    if root.obj is None:
        assert isinstance(root.command, click.Group)
        root.obj = load_settings(root.command.list_commands(root))
    assert isinstance(root.obj, Settings)
    return root.obj


def open_library(given: str | None, *, create: bool = False, model: str | None = None) -> Library:
    """Open the user's library.

    Raises:
        LibraryError: there is none, or it cannot be read; the message says what next.
    """
    from index.library import Library

    return Library.open(library_place(given), model=model, create=create)


def set_reranker(library: Library, name: str | None) -> None:
    """Let the library order answers with another reranker from now on; None leaves it as it is."""
    if name is not None:
        library.set_reranker("" if name == "none" else name)


def open_library_or_sample(given: str | None) -> Library:
    """Open the user's library, or the sample articles where there is none yet, and say so on stderr."""
    from index.library import sample_library
    from index.stores.opening import is_library

    path = library_place(given)
    if isinstance(path, str) or is_library(path) or path.is_file():
        return open_library(given)

    click.echo(
        f"onrecord: no library in {path} yet: answering from the sample articles; run 'onrecord add FILE' for your own",
        err=True,
    )
    with progress_bars() as bars:
        return sample_library(progress=bars)
