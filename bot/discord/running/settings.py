"""Settings of the Discord bot: from flags, the environment or a file, checked once and then frozen."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from corpus.errors import OnRecordError
from index.stores.places import notes_of, place_named

CREDENTIAL = "discord-token"
KEYS = {
    "library": "ONRECORD_LIBRARY",
    "state": "ONRECORD_STATE",
    "health_port": "ONRECORD_HEALTH_PORT",
    "log_json": "ONRECORD_LOG_JSON",
    "owner": "ONRECORD_OWNER",
    "shards": "ONRECORD_SHARDS",
    "update_minutes": "ONRECORD_UPDATE_MINUTES",
}
NO_TOKEN = (
    "no Discord token; set DISCORD_TOKEN, or DISCORD_TOKEN_FILE to a file that holds it "
    "(make one at discord.com/developers, see docs/deploy.md)"
)


class SettingsError(OnRecordError):
    """Settings the bot cannot start with; the message says what, which and what next."""


class Secret:
    """A text that never shows itself: not in a log, a traceback or a repr. `reveal` is the one way to it."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    def reveal(self) -> str:
        """Return the text itself."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(…)"

    __str__ = __repr__

    def __reduce__(self) -> Any:
        raise TypeError("a secret is not pickled")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the bot runs with; `library` and `state` are where the articles and the bot's own notes lie."""

    token: Secret
    library: Path | str
    state: Path
    health_port: int | None = None
    log_json: bool = False
    owner: int | None = None
    shards: int | None = None
    update_minutes: int | None = None


def load_settings(
    flags: Mapping[str, Any], environment: Mapping[str, str], *, library: Path | str, config: Path | None = None
) -> Settings:
    """Return the settings: a flag goes before the environment, the environment before the file, then the default.

    `flags` holds values of the keys of `KEYS` (None where not given); `library` is the default place. The token is
    never a flag, because everybody on the machine may read a process list.

    Raises:
        SettingsError: there is no token, or a value cannot be read.
    """
    file = _read_config(config) if config else {}
    values = {
        key: next((v for v in (flags.get(key), environment.get(name), file.get(key)) if v not in (None, "")), None)
        for key, name in KEYS.items()
    }
    place = place_named(str(values["library"] or library))
    return Settings(
        token=_find_token(environment, file),
        library=place,
        state=Path(values["state"] or notes_of(place) / "bot.sqlite").expanduser(),
        health_port=_read_number("health_port", values["health_port"], highest=65535),
        log_json=str(values["log_json"] or "").lower() in ("1", "true", "yes"),
        owner=_read_number("owner", values["owner"], highest=2**63),
        shards=_read_number("shards", values["shards"], highest=10_000),
        update_minutes=_read_number("update_minutes", values["update_minutes"], highest=10_080),
    )


def _find_token(environment: Mapping[str, str], file: Mapping[str, Any]) -> Secret:
    if token := environment.get("DISCORD_TOKEN", "").strip():
        return _check_token(token, "DISCORD_TOKEN")
    if named := environment.get("DISCORD_TOKEN_FILE", "") or str(file.get("token_file") or ""):
        return _check_token(_read_text(Path(named).expanduser(), "token file"), named)
    if directory := environment.get("CREDENTIALS_DIRECTORY", ""):
        credential = Path(directory) / CREDENTIAL
        if credential.exists():
            return _check_token(_read_text(credential, "credential"), str(credential))
    raise SettingsError(NO_TOKEN)


def _check_token(token: str, where: str) -> Secret:
    token = token.strip()
    if not token:
        raise SettingsError(f"{where}: no token in it; put the bot's token there")
    if not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsError(f"{where}: what it holds is not a Discord token; copy it again from the developer portal")
    return Secret(token)


def _read_config(path: Path) -> dict[str, Any]:
    try:
        values = tomllib.loads(_read_text(path, "settings file"))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from None
    known = {*KEYS, "token_file"}
    if unknown := sorted(set(values) - known):
        raise SettingsError(f"{path}: unknown setting {unknown[0]!r}; known are {', '.join(sorted(known))}")
    return values


def _read_text(path: Path, what: str) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SettingsError(f"{path}: cannot read the {what}: {(error.strerror or 'error').lower()}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{path}: cannot read the {what}: it is not UTF-8 text") from None


def _read_number(name: str, value: object, *, highest: int) -> int | None:
    if value is None:
        return None
    try:
        number = int(str(value))
    except ValueError:
        number = 0
    if not 0 < number <= highest:
        raise SettingsError(f"{name}: {value!r} is not a number from 1 to {highest}")
    return number
