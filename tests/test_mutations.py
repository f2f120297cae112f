"""Tests of the tests: a bot with a fault must turn the test that guards against it red."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import discord
import pytest
import test_bot
import test_cards
import test_delivery
import test_faults
from discord_rules import RefusedError

import bot.discord.cards.cards
import bot.discord.cards.gate
import bot.discord.commands.keeping
import bot.discord.messages.delays
import bot.discord.messages.digests
import bot.discord.messages.pressing
import bot.discord.messages.replies
import bot.discord.messages.trying
from bot.discord.services.state import State


async def _nothing(*_: Any, **__: Any) -> None:
    return None


def no_defer(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(discord.InteractionResponse, "defer", _nothing)


def no_allowed_mentions(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.replies, "NOBODY", discord.AllowedMentions.all())


def no_escaping(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.cards.cards, "escape", lambda text: text)


def one_over_the_limit(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.cards.cards, "RESERVE", 0)
    patch.setattr(bot.discord.cards.cards, "STEP", 1)
    patch.setattr(bot.discord.cards.cards, "WORDS_A_PAGE", 9_999)
    patch.setattr(bot.discord.cards.cards, "MAX_TEXT", 4_001)
    patch.setattr(bot.discord.cards.gate, "MAX_TEXT", 9_999)


def wrong_speaker(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.cards.cards, "speakers_of", lambda *_: "Tobren Quill")


def no_gate(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.replies, "pass_gate", lambda *_: None)


def forgotten_cards(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(State, "card", lambda *_: ())


def news_twice(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(State, "delivered", lambda *_, **__: None)
    patch.setattr(bot.discord.messages.digests, "_has_arrived", _nothing)


def not_looked_whether_it_arrived(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.digests, "_has_arrived", _nothing)


def chart_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.pressing, "keep_beside", lambda turned, *_, **__: turned)


def reports_lost(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(State, "report", lambda *_: True)


def no_owner_check(patch: pytest.MonkeyPatch) -> None:
    async def everybody(_: object) -> bool:
        return True

    patch.setattr(bot.discord.commands.keeping, "_is_owner", everybody)


def no_manager_check(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(discord.Interaction, "permissions", discord.Permissions.all())


def acknowledged_unnoticed(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.trying, "ALREADY_ACKNOWLEDGED", -1)


def follows_end_at_once(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(bot.discord.messages.delays, "MIN_TRIES_GONE", 1)
    patch.setattr(bot.discord.messages.delays, "MIN_SECONDS_GONE", 0)


async def acknowledging_twice(folder: Path) -> None:
    await test_faults.test_a_command_is_answered_once_whatever_fails(folder, "/callback", 502, 0, True)


async def refused_as_gone(folder: Path) -> None:
    await test_delivery.test_a_refusal_keeps_the_follow_and_its_news_until_it_is_taken(folder, 404, 10003)


Mutation = Callable[[pytest.MonkeyPatch], None]
Guard = Callable[[Path], Awaitable[None]]
MUTATIONS: list[tuple[Mutation, Guard]] = [
    (no_defer, test_bot.test_ask_defers_and_answers_with_words_speaker_date_and_link),
    (no_allowed_mentions, test_bot.test_nothing_that_is_sent_mentions_anybody),
    (no_escaping, test_bot.test_nothing_an_article_says_is_markup),
    (one_over_the_limit, test_bot.test_every_message_is_within_discords_limits),
    (wrong_speaker, test_bot.test_ask_defers_and_answers_with_words_speaker_date_and_link),
    (no_gate, test_bot.test_words_that_cannot_be_verified_are_not_shown),
    (forgotten_cards, test_bot.test_buttons_work_after_a_restart_and_say_when_the_library_moved_on),
    (news_twice, test_bot.test_follow_sends_each_new_statement_once),
    (not_looked_whether_it_arrived, test_bot.test_news_that_discord_has_already_is_not_sent_again),
    (chart_lost, test_bot.test_timeline_has_a_chart_with_its_text),
    (chart_lost, test_bot.test_what_stands_beside_a_card_stays_when_it_is_turned),
    (no_owner_check, test_bot.test_admin_is_for_the_owner),
    (no_manager_check, test_bot.test_config_refuses_others_even_where_a_server_shows_it_to_them),
    (acknowledged_unnoticed, acknowledging_twice),
    (follows_end_at_once, refused_as_gone),
    (reports_lost, test_bot.test_copy_more_and_reports_are_private),
]


@pytest.mark.parametrize(("mutate", "guard"), MUTATIONS, ids=[mutate.__name__ for mutate, _ in MUTATIONS])
async def test_a_fault_turns_its_guard_red(
    mutate: Mutation, guard: Guard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mutate(monkeypatch)
    with pytest.raises((AssertionError, RefusedError, TimeoutError)):
        await guard(tmp_path)


def test_a_gate_that_lets_everything_pass_turns_its_guard_red(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(test_cards, "pass_gate", lambda *_: None)
    for guard in (
        test_cards.test_the_gate_stops_changed_words,
        test_cards.test_the_gate_stops_a_changed_article,
        test_cards.test_the_gate_stops_a_message_one_over_the_limit,
    ):
        with pytest.raises(pytest.fail.Exception):
            guard()
