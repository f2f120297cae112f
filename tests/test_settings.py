"""Settings: where the token comes from, what wins, and what a wrong value says."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from bot.discord.running.settings import Secret, SettingsError, load_settings

TOKEN = "MTA0.Gx.abc-DEF_123"
PLACE = Path("/library")


def test_token_from_the_environment() -> None:
    assert load_settings({}, {"DISCORD_TOKEN": f" {TOKEN}\n"}, library=PLACE).token.reveal() == TOKEN


def test_token_from_a_file(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN + "\n")
    settings = load_settings({}, {"DISCORD_TOKEN_FILE": str(tmp_path / "token")}, library=PLACE)
    assert settings.token.reveal() == TOKEN


def test_token_from_a_systemd_credential(tmp_path: Path) -> None:
    (tmp_path / "discord-token").write_text(TOKEN)
    assert load_settings({}, {"CREDENTIALS_DIRECTORY": str(tmp_path)}, library=PLACE).token.reveal() == TOKEN


def test_token_from_the_file_that_the_settings_file_names(tmp_path: Path) -> None:
    (tmp_path / "token").write_text(TOKEN)
    (tmp_path / "bot.toml").write_text(f'token_file = "{tmp_path / "token"}"\nhealth_port = 9100\n')
    settings = load_settings({}, {}, library=PLACE, config=tmp_path / "bot.toml")
    assert (settings.token.reveal(), settings.health_port) == (TOKEN, 9100)


def test_flag_before_environment_before_file(tmp_path: Path) -> None:
    (tmp_path / "bot.toml").write_text('library = "/from-file"\nhealth_port = 1\nowner = 3\n')
    environment = {"DISCORD_TOKEN": TOKEN, "ONRECORD_LIBRARY": "/from-environment", "ONRECORD_HEALTH_PORT": "2"}
    settings = load_settings({"health_port": 3}, environment, library=PLACE, config=tmp_path / "bot.toml")
    assert settings.health_port == 3
    assert settings.library == Path("/from-environment")
    assert settings.owner == 3


def test_state_lies_beside_the_library_unless_named() -> None:
    assert load_settings({}, {"DISCORD_TOKEN": TOKEN}, library=PLACE).state == PLACE / "bot.sqlite"
    named = {"DISCORD_TOKEN": TOKEN, "ONRECORD_STATE": "/notes.sqlite"}
    assert load_settings({}, named, library=PLACE).state == Path("/notes.sqlite")


@pytest.mark.parametrize(
    ("flags", "environment", "says"),
    [
        ({}, {}, "no Discord token"),
        ({}, {"DISCORD_TOKEN": "  "}, "no Discord token"),
        ({}, {"DISCORD_TOKEN": "to ken"}, "not a Discord token"),
        ({}, {"DISCORD_TOKEN": "tökén"}, "not a Discord token"),
        ({}, {"DISCORD_TOKEN_FILE": "/nowhere/token"}, "/nowhere/token: cannot read the token file: no such file"),
        ({"update_minutes": 0}, {"DISCORD_TOKEN": TOKEN}, "update_minutes: 0"),
        ({"health_port": 70000}, {"DISCORD_TOKEN": TOKEN}, "health_port: 70000"),
        ({}, {"DISCORD_TOKEN": TOKEN, "ONRECORD_OWNER": "me"}, "owner: 'me'"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_in_one_line(
    flags: dict[str, int], environment: dict[str, str], says: str
) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(flags, environment, library=PLACE)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("content", "says"), [("x = ", "not valid TOML"), ("tocken = 1", "unknown setting 'tocken'"), ("\x00\xff", "TOML")]
)
def test_a_settings_file_that_cannot_be_used_is_said(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "bot.toml").write_text(content)
    with pytest.raises(SettingsError, match=says):
        load_settings({}, {"DISCORD_TOKEN": TOKEN}, library=PLACE, config=tmp_path / "bot.toml")


def test_an_empty_token_file_is_said(tmp_path: Path) -> None:
    (tmp_path / "token").write_text("\n")
    with pytest.raises(SettingsError, match="no token in it"):
        load_settings({}, {"DISCORD_TOKEN_FILE": str(tmp_path / "token")}, library=PLACE)


def test_the_token_never_shows_itself() -> None:
    settings = load_settings({}, {"DISCORD_TOKEN": TOKEN}, library=PLACE)
    assert TOKEN not in repr(settings) + str(settings) + f"{settings.token}" + f"{settings.token!r}"
    with pytest.raises(TypeError):
        pickle.dumps(Secret(TOKEN))


def test_a_message_about_the_token_does_not_quote_it() -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings({}, {"DISCORD_TOKEN": "secret with spaces"}, library=PLACE)
    assert "secret" not in str(caught.value)
