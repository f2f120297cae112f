"""The names and descriptions of commands in each language, as Discord asks for them."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.app_commands import TranslationContextTypes

from bot.wording.texts import LANGUAGES, texts_for


class Translator(app_commands.Translator):
    """Translates names and descriptions of commands; the texts are found by their English form."""

    async def translate(
        self, string: app_commands.locale_str, locale: discord.Locale, context: TranslationContextTypes
    ) -> str | None:
        """Return the translation, or `None` where this language has none."""
        if str(locale).partition("-")[0] not in LANGUAGES[1:]:
            return None
        texts = texts_for(str(locale))
        return texts.command(string.message) if is_name(context) else texts.describe(string.message)


def is_name(context: TranslationContextTypes) -> bool:
    """Return whether a name is to be translated, rather than a description."""
    return context.location in (
        app_commands.TranslationContextLocation.command_name,
        app_commands.TranslationContextLocation.group_name,
        app_commands.TranslationContextLocation.parameter_name,
        app_commands.TranslationContextLocation.choice_name,
    )
