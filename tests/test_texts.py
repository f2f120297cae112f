"""The bot's own words: complete in every language, with the same placeholders, and within Discord's limits."""

from __future__ import annotations

import string
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, get_args

import discord
import pytest
from discord import app_commands
from discord_rules import check_commands
from small import SmallLibrary

import bot
from bot.discord.client import OnRecord
from bot.discord.commands.following import LANGUAGE_NAMES as NAMES
from bot.discord.limits import MAX_BUTTON_LABEL, length
from bot.discord.services.engine import Engine, Worker
from bot.discord.services.services import make_services
from bot.discord.services.state import State
from bot.discord.services.translator import Translator
from bot.wording.notes import wording_of
from bot.wording.texts import LANGUAGES, texts_for
from index.notes import Note, NoteKind

FOLDER = Path(bot.__file__).parent / "wording" / "locales"
TABLES = {language: tomllib.loads((FOLDER / f"{language}.toml").read_text("utf-8")) for language in LANGUAGES}
OTHERS = LANGUAGES[1:]
NOTES = [
    Note("silent", about, names, ("Tobren Quill",), first, last, 3)
    for about in ("", "tides")
    for names in ((), ("Ansa Vellora", "Tobren Quill"))
    for first, last in ((None, None), (date(2021, 3, 16),) * 2, (date(2021, 3, 16), date(2021, 4, 2)))
]
SHOWN = {"names": "Ansa Vellora", "others": "Tobren Quill", "count": "3"}


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def make_client() -> OnRecord:
    engine = Engine(SmallLibrary)  # type: ignore[arg-type]
    return OnRecord(make_services(engine, Worker("state", lambda: State(Path("unused")))), shards=1)


@pytest.mark.parametrize("language", OTHERS)
def test_every_text_is_there_with_the_same_placeholders(language: str) -> None:
    english, other = TABLES["en"]["texts"], TABLES[language]["texts"]
    assert list(other) == list(english)
    for key, text in english.items():
        assert placeholders(other[key]) == placeholders(text), key
        assert other[key].strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_of_buttons_fit(language: str) -> None:
    labels = [text for key, text in TABLES[language]["texts"].items() if key.startswith("button_")]
    assert all(0 < length(label) <= MAX_BUTTON_LABEL for label in labels)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_note_of_the_engine_is_said(language: str) -> None:
    texts = texts_for(language)
    for name, english in TABLES["en"]["texts"].items():
        if not name.startswith("note_"):
            continue
        key = name.removeprefix("note_")
        kind = next(kind for kind in get_args(NoteKind) if key.startswith(kind))
        for note in reversed(NOTES):
            if wording_of(replace(note, kind=kind)) == key:
                said = texts.note(replace(note, kind=kind))
                assert said
                assert all(part in said for name, part in SHOWN.items() if f"{{{name}}}" in english)
                break
        else:
            raise AssertionError(key)


@pytest.mark.parametrize(
    ("locale", "day"),
    [
        ("en-US", "16 March 2021"),
        ("en-GB", "16 March 2021"),
        ("de", "16. März 2021"),
        ("fr", "16 mars 2021"),
        ("es-419", "16 de marzo de 2021"),
        ("ja", "2021年3月16日"),
        ("pl", "16 March 2021"),
        ("", "16 March 2021"),
    ],
)
def test_a_day_is_written_as_people_of_the_language_write_it(locale: str, day: str) -> None:
    assert texts_for(locale).day(date(2021, 3, 16)) == day


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert texts_for("fr").day(date(2021, 3, 1)) == "1er mars 2021"
    assert texts_for("de").day(date(2021, 3, 1)) == "1. März 2021"


@pytest.mark.parametrize(
    ("locale", "number"),
    [("en-US", "12,345"), ("de", "12.345"), ("fr", "12\u202f345"), ("es-ES", "12.345"), ("ja", "12,345")],
)
def test_numbers_are_written_as_people_of_the_language_write_them(locale: str, number: str) -> None:
    said = texts_for(locale)("holdings", articles=12345, statements=7, speakers=999)
    assert number in said
    assert "999" in said


@pytest.mark.parametrize(
    ("locale", "names"),
    [("en-US", "a, b and c"), ("de", "a, b und c"), ("fr", "a, b et c"), ("es-ES", "a, b y c"), ("ja", "a、b、c")],
)
def test_names_are_joined_as_people_of_the_language_join_them(locale: str, names: str) -> None:
    assert texts_for(locale).join(["a", "b", "c"]) == names


async def test_commands_are_translated_and_within_the_limits() -> None:
    client = make_client()
    translator = Translator()
    await client.tree.set_translator(translator)
    payload = [await c.get_translated_payload(client.tree, translator) for c in client.tree._get_all_commands()]
    check_commands(payload)
    for language in ("de", "fr", "es-ES", "ja"):
        names = [c["name_localizations"][language] for c in payload]
        assert max(Counter(names).values()) == 1, language
        for command in payload:
            assert command.get("type") == 3 or command["description_localizations"][language], command["name"]
            options = [option["name_localizations"][language] for option in command.get("options", [])]
            assert max(Counter(options).values(), default=1) == 1, (language, command["name"])


def strings(command: Any) -> set[str]:
    """Return every name and description of a command and what is in it."""
    found = {command.name, getattr(command, "description", "") or command.name}
    for parameter in getattr(command, "parameters", []):
        found |= {parameter.name, str(parameter.description), *(choice.name for choice in parameter.choices)}
    for inner in getattr(command, "commands", []):
        found |= strings(inner)
    return found


@pytest.mark.parametrize("language", OTHERS)
def test_every_string_of_every_command_has_a_translation(language: str) -> None:
    known = set(TABLES[language]["names"]) | set(TABLES[language]["descriptions"]) | {*NAMES.values()}
    for command in make_client().tree._get_all_commands():
        assert strings(command) <= known, command.name


async def test_languages_without_texts_stay_english() -> None:
    here = app_commands.TranslationContext(app_commands.TranslationContextLocation.command_name, data=None)  # type: ignore[arg-type]
    assert await Translator().translate(app_commands.locale_str("ask"), discord.Locale.polish, here) is None
    assert await Translator().translate(app_commands.locale_str("ask"), discord.Locale.german, here) == "frage"
