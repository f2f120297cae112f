"""A card leads to the page, where there is one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from small import MATCHES

from bot.discord.cards.cards import foot
from bot.discord.cards.escape import unescape
from bot.wording.texts import LANGUAGES, texts_for


@pytest.fixture(autouse=True)
def anew() -> Iterator[None]:
    """Let the environment be read again."""
    texts_for.cache_clear()
    yield
    texts_for.cache_clear()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_card_links_to_its_statement_on_the_page(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PAGE", "https://words.example/")
    id = MATCHES[0].statement.id
    assert f"[{id}](https://words.example/statements/{id})" in unescape(foot(MATCHES[0], texts_for(language)))


@pytest.mark.parametrize("address", ["", "words.example", "javascript:alert(1)"])
def test_without_an_address_to_lead_to_there_is_no_link(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_PAGE", address)
    assert "/statements/" not in unescape(foot(MATCHES[0], texts_for("en")))
