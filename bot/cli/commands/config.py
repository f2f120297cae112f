"""`onrecord config`: which settings hold, and where from."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

import click

from bot.cli.options import example, json_option, library_option, library_place, settings_now
from bot.cli.output import print_json
from bot.cli.settings import VARIABLE, options_of
from bot.wording.printable import one_line
from index.stores.places import shown_place

VARIABLES = ("ONRECORD_CACHE", "ONRECORD_STATE", VARIABLE)


class Setting(NamedTuple):  # no dataclass: making one takes 3 ms, which the help of every command would pay
    """A setting, its value, and what set it: an option, a variable of the environment, a file, or the default."""

    name: str
    value: Any
    origin: str


@click.command("config", epilog=example("onrecord config --all"))
@click.option("--all", "everything", is_flag=True, help="The defaults of all commands too.")
@json_option
@library_option
@click.pass_context
def command(ctx: click.Context, everything: bool, as_json: bool, library: str | None) -> int:
    """Print which settings hold, and where each comes from.

    An option goes before the environment, the environment before the settings file, the file before the default. The
    file is config.toml in your configuration folder, or what ONRECORD_CONFIG names: "library" at the top, then a
    table a command, as [ask], with its options by their names without dashes, as limit = 10.
    """
    settings = settings_now()
    for setting in (*places(ctx, library), *options_set(ctx, everything=everything)):
        if as_json:
            value = setting.value if isinstance(setting.value, bool | int | float | list) else str(setting.value)
            print_json({"name": setting.name, "value": value, "from": setting.origin})
        else:
            click.echo(f"{setting.name:<20} {one_line(str(setting.value)):<40}  {one_line(setting.origin)}")
    if not as_json and not settings.path.exists():
        click.echo(f"there is no settings file yet; it would be {one_line(str(settings.path))}", err=True)
    return 0


def places(ctx: click.Context, library: str | None) -> Iterator[Setting]:
    """Yield where the library lies, and what the environment says of other places."""
    settings, root = settings_now(), ctx.find_root()
    source = root.get_parameter_source("library")
    if library or source is click.core.ParameterSource.COMMANDLINE:
        origin = "--library"
    elif source is click.core.ParameterSource.ENVIRONMENT:
        origin = "ONRECORD_LIBRARY"
    else:
        origin = str(settings.path) if settings.library else "default"
    yield Setting("library", shown_place(library_place(library)), origin)
    for name in VARIABLES:
        if os.environ.get(name):
            yield Setting(name, shown_place(os.environ[name]), "environment")


def options_set(ctx: click.Context, *, everything: bool) -> Iterator[Setting]:
    """Yield the options that the settings file sets, as command.name; with `everything` the others' defaults too."""
    settings, group = settings_now(), ctx.find_root().command
    assert isinstance(group, click.Group)
    for name in group.list_commands(ctx) if everything else settings.commands:
        command = group.get_command(ctx, name)
        assert command is not None
        settings.defaults(command)  # says what there is not
        given = settings.commands.get(name, {})
        for option in options_of(command) if everything else given:
            if option in given:
                yield Setting(f"{name}.{option}", given[option], str(settings.path))
            else:
                default = options_of(command)[option].default
                shown = default if isinstance(default, str | bool | int | float) else ""
                yield Setting(f"{name}.{option}", shown, "default")
