"""Settings: options that hold without being typed, from a TOML file in the user's configuration folder."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

VARIABLE = "ONRECORD_CONFIG"


class Settings(NamedTuple):  # no dataclass: making one takes 3 ms, which the help of every command would pay
    """What the file `path` says: the library's directory, and values of options by command and name without dashes."""

    path: Path
    library: str = ""
    commands: Mapping[str, Mapping[str, Any]] = MappingProxyType({})

    def defaults(self, command: click.Command) -> dict[str, Any]:
        """Return the values for a command's parameters as click wants them, by the names its function has for them.

        Raises:
            ClickException: the command has no such option, or it cannot have such a value; the message says which.
        """
        assert command.name is not None
        options = options_of(command)
        values = {}
        for name, value in self.commands.get(command.name, {}).items():
            if name not in options:
                raise self.wrong(f"'{command.name}' has no option {name!r}", name, options)
            if isinstance(value, dict) or (isinstance(value, list) and not options[name].multiple):
                raise self.wrong(f"{command.name}.{name} takes one value")
            values[str(options[name].name)] = value
        return values

    def wrong(self, what: str, name: str = "", known: Collection[str] = ()) -> click.ClickException:
        """Return the error that says what is wrong in the file, with those of `known` that may be meant by `name`."""
        from difflib import get_close_matches

        near = get_close_matches(name, known, 1)
        return click.ClickException(f"{self.path}: {what}" + (f"; did you mean {near[0]!r}?" if near else ""))


def options_of(command: click.Command) -> dict[str, click.Option]:
    """Return the options of a command by their long names without dashes; its library is a setting for all commands."""
    options = [param for param in command.params if isinstance(param, click.Option)]
    names = {name.removeprefix("--"): one for one in options for name in one.opts if name.startswith("--")}
    return {name: one for name, one in names.items() if name not in {"library", "help"}}


def settings_path() -> Path:
    """Return the settings file: what ONRECORD_CONFIG names, else one in the user's configuration folder."""
    if named := os.environ.get(VARIABLE):
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("onrecord", appauthor=False) / "config.toml"


def load_settings(commands: Collection[str]) -> Settings:
    """Return the settings, empty where there is no file; `commands` are the names of all commands.

    Raises:
        ClickException: the file cannot be read, or sets what there is not.
    """
    path = settings_path()
    settings = Settings(path)
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        if os.environ.get(VARIABLE):
            raise click.ClickException(f"{path}: there is no such settings file; {VARIABLE} names it") from error
        return settings
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise click.ClickException(f"{path}: the settings cannot be read: {reason}") from error
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise click.ClickException(f"{path}: no TOML: {error}") from error
    library = found.pop("library", "")
    if not isinstance(library, str):
        raise settings.wrong("library is not a directory's name")
    for name, table in found.items():
        if name == "bot":
            raise settings.wrong("the bot's settings have a file of their own, which its --config names")
        if name not in commands:
            raise settings.wrong(f"there is no command {name!r}", name, commands)
        if not isinstance(table, dict):
            raise settings.wrong(f"{name!r} is a command; write [{name}] and its options below")
    return Settings(path, library, found)
