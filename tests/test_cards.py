"""Cards: what an article says is shown to the letter, and nothing in it becomes markup, a mention or a cut."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

import pytest
from discord import ui
from discord_markdown import plain_text
from discord_rules import check_message
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small import MATCHES, answer, match
from work import calls_of

from bot.discord.cards.answers import Form, comparison_card, copy_card, spread_card
from bot.discord.cards.buttons import Place
from bot.discord.cards.cards import Outgoing, bold, marked_page, text_card, word_page
from bot.discord.cards.copying import as_citation, as_markdown, as_text
from bot.discord.cards.escape import A_LINE, blockquote, escape, link, unescape, web_address, weigh_quoted
from bot.discord.cards.gate import GateError, pass_gate, quotations_in, texts_in
from bot.discord.cards.spread import lay_out
from bot.discord.limits import MAX_TEXT, length, shorten, split_text
from bot.wording.match import context_of
from bot.wording.printable import printable
from bot.wording.texts import LANGUAGES, Texts, texts_for
from corpus.article import Span, new_article
from index.match import Match
from index.notes import Note

EN = texts_for("en")
MARKUP = st.text(alphabet=st.sampled_from("ab1. \n\\*_~`|<>[]()@#:/-+!&¯ツ”“\u202e\x07é😀"), max_size=60)
SNIPPETS = st.lists(
    st.sampled_from(
        [
            "**bold**", "*it*", "__u__", "~~s~~", "`code`", "```\nblock\n```", "||spoiler||", "> quote", ">>> all",
            "# head", "-# small", "- item", "* item", "+ item", "1. one", "@everyone", "@here", "<@123>", "<@!123>",
            "<@&123>", "<#123>", "<t:1618953630:R>", "<:pear:123456789012345678>", "<a:x:123456789012345678>",
            ":smile:", "https://evil.example/a_b", "http://evil.example", "[click](https://evil.example)",
            "<https://evil.example>", "</ask:123456789012345678>", "<id:guide>", "\\", "\\*", "¯\\_(ツ)_/¯", "_", "*",
            "discord.gg/abc", "\n", " ", "word", "2021.", "  - deep", "***", "steam://run/1", "<tel:+1234>",
        ]
    ),
    max_size=8,
).map("".join)  # fmt: skip


@given(SNIPPETS | MARKUP | st.text(max_size=80))
@example("1. one\n2. two")
@example("a\\*b")
@example("https://a.example/_x_")
@settings(max_examples=400)
def test_escaped_words_are_read_as_the_same_words(words: str) -> None:
    assert plain_text(escape(words)) == printable(words)
    assert unescape(escape(words)) == printable(words)


@given(SNIPPETS | st.text(max_size=80))
def test_quoted_words_are_read_as_the_same_words_behind_a_bar(words: str) -> None:
    shown = list(quotations_in([blockquote(escape(words))]))
    assert [part.rstrip("\n") for part in shown] == [printable(words).rstrip("\n")]


@given(st.text(max_size=300), st.integers(2, 40))
def test_splitting_loses_nothing_and_keeps_to_the_limit(text: str, limit: int) -> None:
    pieces = list(split_text(text, limit))
    assert "".join(pieces) == text
    assert all(0 < length(piece) <= limit for piece in pieces)


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("one two three", 8, ["one two ", "three"]),
        ("It rose. It fell.", 12, ["It rose. ", "It fell."]),
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("", 5, []),
    ],
)
def test_a_piece_ends_where_a_reader_would_pause(text: str, limit: int, pieces: list[str]) -> None:
    assert list(split_text(text, limit)) == pieces


def test_a_label_is_shortened_and_says_so() -> None:
    assert shorten("harbour", 7) == "harbour"
    assert shorten("harbours", 7) == "harbou…"


def card_of(
    match: Match,
    texts: Texts = EN,
    *,
    at: int = 0,
    count: int = 1,
    page: int = 0,
    context: bool = False,
    note: str = "",
) -> Outgoing:
    """Return the card of one match, alone."""
    spread = lay_out([(at, match)], texts, count=count, page=page, context=context)
    return spread_card(spread, texts, Place("0a", 1, context=context), count=count, note=note)


def test_a_card_says_who_what_how_when_and_where() -> None:
    card = card_of(MATCHES[0], at=1, count=7)
    assert list(texts_in(card.view)) == [
        "### Ansa Vellora\n-# harbour minister · 2 of 7",
        "> “The harbour is open to every boat”",
        "said · 16 March 2021 · quoted\n[Harbour opens](https://tidewater.example/harbour), The Tidewater Post",
    ]


def test_a_card_of_an_undated_unlinked_paraphrase() -> None:
    assert list(texts_in(card_of(MATCHES[2], EN).view)) == [
        "### Tobren Quill",
        "> Quill told reporters **the tide tables were wrong**.",
        "told · undated · in the reporter's words\nTide tables, The Tidewater Post",
    ]


LONG = match(" ".join(f"Tide number {n} came and went, and the harbour_master *noted* it." for n in range(400)))


def pages_of(match: Match, room: int = 2_000) -> list[str]:
    """Return all pages of the words."""
    return [word_page(match, number, room)[0] for number in range(word_page(match, 0, room)[1])]


def test_long_words_are_paged_and_never_cut() -> None:
    pages = pages_of(LONG)
    assert len(pages) > 3
    shown = "".join(quotations_in(pages))
    assert shown == f"“{LONG.article.text[LONG.statement.content[0].start : LONG.statement.content[0].end]}”"


@pytest.mark.parametrize("context", [False, True])
def test_every_page_of_every_card_is_within_the_limits(context: bool) -> None:
    awful = match(
        "*_~" * 3000,
        title="[x](y)" * 100,
        outlet="|" * 300,
        url="https://tidewater.example/" + "(" * 600,
        role="_" * 400,
    )
    for one in (LONG, awful):
        for page in range(lay_out([(9, one)], EN, count=10, context=context).pages):
            card = card_of(one, at=9, count=10, page=page, context=context, note="*" * 900)
            assert sum(map(length, texts_in(card.view))) <= MAX_TEXT
            pass_gate(card)


def test_context_marks_the_words_in_bold() -> None:
    page, pages = marked_page(MATCHES[1], context_of(MATCHES[1]), 0)
    assert pages == 1
    assert page == "> “**We dredged it twice**”, Vellora said, “**and it silted up twice**”, Vellora said on Monday."


@given(SNIPPETS.filter(str.strip), SNIPPETS.filter(str.strip))
def test_whatever_an_article_says_its_card_passes_the_gate(words: str, title: str) -> None:
    one = match(words, title=title, text=f"“{words}”, Vellora said.\nThe harbour was full.")
    for context in (False, True):
        card = card_of(one, EN, context=context)
        pass_gate(card)


def test_the_gate_stops_words_that_are_not_in_the_article() -> None:
    card = card_of(MATCHES[0], EN)
    with pytest.raises(GateError, match="not a slice"):
        pass_gate(Outgoing(card.view, (MATCHES[1],)))


def test_the_gate_stops_changed_words() -> None:
    view = ui.LayoutView()
    view.add_item(ui.TextDisplay("> “The harbour is closed to every boat”"))
    with pytest.raises(GateError, match="not a slice"):
        pass_gate(Outgoing(view, (MATCHES[0],)))


def test_the_gate_stops_a_quotation_without_any_match() -> None:
    with pytest.raises(GateError):
        pass_gate(text_card("> made up"))


def test_the_gate_stops_a_changed_article() -> None:
    one = MATCHES[0]
    changed = dataclasses.replace(one, article=dataclasses.replace(one.article, text=one.article.text + "!"))
    with pytest.raises(GateError, match="not the one that was stored"):
        pass_gate(card_of(changed, EN))


@pytest.mark.parametrize("form", ["text", "markdown", "citation"])
def test_what_is_copied_passes_the_gate_only_as_it_stands_in_the_article(form: Form) -> None:
    long = match("The harbour " + " ".join(f"tide {n}." for n in range(900)))
    for one in (MATCHES[0], MATCHES[1], long):
        card = copy_card(one, form, EN)
        pass_gate(card)
        with pytest.raises(GateError, match="copied"):
            pass_gate(dataclasses.replace(card, matches=(MATCHES[2],)))


@given(st.lists(st.integers(0, 900), max_size=12))
@example([1000, 1000, 1000, 997])
@example([1000, 1000, 1000, 998])
@example([4000])
@example([4001])
@example([3999, 0])
def test_a_card_of_many_lines_keeps_to_the_limit_and_says_how_many_are_missing(sizes: list[int]) -> None:
    card = text_card(*("x" * size for size in sizes))
    pass_gate(card)
    shown = "".join(texts_in(card.view)).split("\n")
    missing = int(shown[-1].removeprefix("-# … +")) if shown[-1].startswith("-# … +") else 0
    assert [len(line) for line in shown[: len(sizes) - missing]] == sizes[: len(sizes) - missing]
    assert not missing or sum(sizes) + len(sizes) > MAX_TEXT - 40


def test_words_with_a_fence_are_copied_as_a_file() -> None:
    fenced = match("Type ``` and go", text="“Type ``` and go”, Vellora said.\nThe harbour was full.")
    card = copy_card(fenced, "text", EN)
    assert [file.filename for file in card.files] == [f"text-{fenced.statement.id}.txt"]
    pass_gate(card)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dated", [False, True])
def test_a_card_of_several_is_within_the_limits_and_shows_as_many_as_fit(language: str, dated: bool) -> None:
    texts = texts_for(language)
    for size in (1, 10, 60, 200, 500, 3000):
        many = [
            (n, match("*_~" * size, title="[x](y)" * 100, outlet="|" * 300, role="_" * 400, id=f"m{n}"))
            for n in range(9)
        ]
        for backwards in (False, True):
            spread = lay_out(many, texts, count=9999, dated=dated, backwards=backwards)
            card = spread_card(spread, texts, Place("0" * 10, 10**19, dated=dated), count=9999, note="*" * 900)
            pass_gate(card)
            check_message({"flags": 1 << 15, "components": card.view.to_components()})
            numbers = [at for at, _ in spread.matches]
            assert numbers == (list(range(9))[-len(numbers) :] if backwards else list(range(len(numbers))))
            assert size > 1 or len(numbers) == 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_comparison_of_the_longest_is_within_the_limits(language: str) -> None:
    awful = match(
        "*_~" * 3000, title="[x](y)" * 100, outlet="|" * 300, url=f"https://t.example/{'a' * 700}", role="_" * 400
    )
    note = Note("answered_by", "_" * 99, ("*" * 99,) * 9, ("_" * 99,) * 9)
    card = comparison_card([answer(awful, notes=(note,))] * 2, ("a", "b"), texts_for(language))
    pass_gate(card)


def test_the_gate_stops_a_message_one_over_the_limit() -> None:
    def card(size: int) -> Outgoing:
        view = ui.LayoutView()
        view.add_item(ui.TextDisplay("x" * size))
        return Outgoing(view)

    pass_gate(card(MAX_TEXT))
    with pytest.raises(GateError, match="over the limit"):
        pass_gate(card(MAX_TEXT + 1))


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://tidewater.example/a b", "https://tidewater.example/a%20b"),
        ("https://tidewater.example/x)(y", "https://tidewater.example/x%29%28y"),
        ("https://tidewater.example/é\n> x", "https://tidewater.example/%C3%A9%0A%3E%20x"),
        ("javascript:alert(1)", ""),
        ("file:///etc/passwd", ""),
        ("https://", ""),
        ("http://[broken", ""),
        ("", ""),
    ],
)
def test_only_web_addresses_become_links(url: str, address: str) -> None:
    assert web_address(url) == address
    assert link("Harbour", url) == (f"[Harbour]({address})" if address else "Harbour")


def test_copies_carry_the_words_who_when_and_where() -> None:
    one = MATCHES[0]
    assert as_text(one, EN) == (
        "“The harbour is open to every boat”\n— Ansa Vellora, harbour minister (said), 16 March 2021\n"
        "Harbour opens, The Tidewater Post, https://tidewater.example/harbour"
    )
    assert as_markdown(one, EN).startswith("> “The harbour is open to every boat”\n>\n> — Ansa Vellora")
    assert as_citation(one, EN) == (
        "“The harbour is open to every boat” Ansa Vellora, reported in “Harbour opens”, The Tidewater Post, "
        "2021-03-16, https://tidewater.example/harbour."
    )


def test_of_a_paragraph_as_long_as_a_chapter_what_stands_near_is_shown() -> None:
    match = MATCHES[0]
    text = match.article.text
    around = context_of(match)
    long = "before and " * 50_000
    at = len(long)

    def moved(spans: Sequence[Span]) -> tuple[Span, ...]:
        return tuple(Span(span.start + at, span.end + at) for span in spans)

    said = match.statement
    statement = replace(
        said,
        content=moved(said.content),
        quoted=moved(said.quoted),
        cue=moved(said.cue),
        source=moved(said.source),
    )
    article = new_article(long + text.replace("\n", " ") + long, title="Long")
    near = context_of(replace(match, statement=statement, article=article))
    shown = near.of(article.text)
    assert around.of(text).replace("\n", " ") in shown
    assert len(shown) < 20_000
    assert (article.text[near.start - 1], article.text[near.end]) == (" ", " ")


@given(SNIPPETS | MARKUP | st.text(max_size=80), st.integers(1, 5), st.integers(20, 90))
@example("1. a\n- b\n\u2028c\n\n*\n", 4, 20)
@example("7.\n", 40, 20)
def test_a_piece_of_a_quotation_is_never_longer_than_its_room(words: str, times: int, room: int) -> None:
    for piece in split_text(words * times, room - A_LINE, weigh=weigh_quoted):
        assert all(length(blockquote(shown)) <= room for shown in (bold(piece), escape(piece)))


@pytest.mark.parametrize("filling", ["word ", "*", "a\n", "x", "🙂 "])
def test_of_long_words_no_more_is_made_than_is_shown(filling: str) -> None:
    few, many = (match(f"Tide {filling * size}x") for size in (2_000, 20_000))
    for context in (False, True):
        cards = [partial(lay_out, [(0, one)], EN, count=1, page=1, context=context) for one in (few, many)]
        assert calls_of(cards[1]) < 10.5 * calls_of(cards[0])
