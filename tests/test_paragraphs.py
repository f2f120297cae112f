"""Hard-wrapped text and Markdown become paragraphs; what only looks like it stays."""

from __future__ import annotations

import textwrap
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from work import calls_of, seconds_of

from corpus.article import Article
from corpus.readers.markdown import strip_markup
from corpus.readers.paragraphs import unwrap, unwrap_if_wrapped
from corpus.readers.reading import read_bytes

WRAPPED = (
    "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would\n"
    "open to traffic in May, and that nobody would have to pay a toll on it as\n"
    "long as she was in office.\n"
    "\n"
    '"We have asked every household in the town, and we will go on asking until\n'
    'the last of them has answered," Quill said. "Nobody needs to worry."\n'
)
WHOLE = (
    "Ada Quill, the mayor of Pemberley, said on Tuesday that the new bridge would open to traffic in May, and that "
    "nobody would have to pay a toll on it as long as she was in office.\n"
    "\n"
    '"We have asked every household in the town, and we will go on asking until the last of them has answered," Quill '
    'said. "Nobody needs to worry."\n'
)


def prefixed(prefix: str) -> str:
    return "\n".join(prefix + line if line else prefix.rstrip() for line in WRAPPED.split("\n")[:-1]) + "\n"


@pytest.mark.parametrize("prefix", ["", "    ", "\t", "> ", ">", "> > ", "  > "])
def test_wrapped_lines_are_joined_by_paragraph_also_indented_and_quoted(prefix: str) -> None:
    assert unwrap_if_wrapped(prefixed(prefix)) == WHOLE


def test_a_line_that_ends_in_blanks_is_wrapped_like_others() -> None:
    assert unwrap_if_wrapped(WRAPPED.replace("\n", " \n").replace(" \n \n", "\n\n")).strip() == WHOLE.strip()


def test_paragraphs_without_a_blank_line_between_are_told_by_their_indent_or_a_short_last_line() -> None:
    paragraphs = WRAPPED.split("\n\n")
    assert unwrap_if_wrapped("\n".join(paragraphs)) == WHOLE.replace("\n\n", "\n")
    indented = "\n".join("    " + paragraph for paragraph in paragraphs)
    assert unwrap_if_wrapped(indented) == WHOLE.replace("\n\n", "\n")


def test_lines_of_uneven_length_are_joined_where_the_sentence_goes_on() -> None:
    rag = (
        WRAPPED
        + "\nThe mayor told the council that the work was done by the company of Ned\nHarrow, who lives\nhere.\n"
    )
    assert unwrap_if_wrapped(rag).split("\n")[-2].endswith("by the company of Ned Harrow, who lives here.")


def test_what_stands_above_and_between_wrapped_paragraphs_stays_on_its_line() -> None:
    head = "The bridge opens in May\nBy Ned Harrow\nPEMBERLEY, March 16\n\n"
    listed = (
        "\n- the first lane, which is for people on foot and for\n  bicycles\n- the second lane\n\nName | Age\n---\n"
    )
    assert unwrap_if_wrapped(head + WRAPPED + listed) == (
        head + WHOLE + "\n- the first lane, which is for people on foot and for bicycles\n- the second lane\n"
        "\nName | Age\n---\n"
    )


def test_a_transcript_in_wrapped_lines_keeps_a_line_a_speaker() -> None:
    text = WRAPPED.split("\n\n", maxsplit=1)[0] + "\nQUILL: There is no toll.\nHARROW: None at all?\nQUILL: None.\n"
    assert unwrap_if_wrapped(text).split("\n")[1:4] == [
        "QUILL: There is no toll.", "HARROW: None at all?", "QUILL: None.",
    ]  # fmt: skip


def test_a_hyphen_at_a_line_end_stays_unless_the_text_has_the_word_without() -> None:
    text = (
        "Ada Quill, who is the mayor, said that the council had taken a tide-\nworn view of the bridge and its toll.\n"
    )
    assert "a tide-worn view" in unwrap_if_wrapped(text)
    assert "a tideworn view" in unwrap_if_wrapped(text + "\nA tideworn view is what is needed, she said.\n")
    assert "a tideworn view" in unwrap(text)
    assert "a tide-worn view" in unwrap(text + "\nA tide-worn view is what is needed, she said.\n")


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        ("twenty-", "one", "twenty-one"),
        ("Ninety-", "ninth", "Ninety-ninth"),
        ("twenty-", "some", "twentysome"),
        ("for-", "ty", "forty"),
        ("so-", "called", "so-called"),
        ("re-", "called", "recalled"),
        ("three-year-", "old", "three-year-old"),
        ("20-", "year-old", "20-year-old"),
        ("mother-", "in-law", "mother-in-law"),
        ("Anglo-", "Saxon", "Anglo-Saxon"),
        ("Jean-", "Pierre", "Jean-Pierre"),
        ("UK-", "US", "UK-US"),
        ("COUN-", "CIL", "COUNCIL"),
        ("G-", "20", "G- 20"),
        ("pre-", "and post-war", "pre- and post-war"),
        ("thous-", "and people", "thousand people"),
        ("coun-", "cil", "council"),
        ("coun-", "cil-run", "council-run"),
        ("non-govern-", "mental", "non-governmental"),
        ("day-to-", "day", "day-to-day"),
        ("river -", "bank", "river - bank"),
        ("river–", "bank", "river– bank"),
    ],
)
def test_a_hyphen_that_belongs_to_its_word_stays_at_a_line_end(above: str, below: str, words: str) -> None:
    text = f"Ada Quill, who is the mayor, said on the old bridge of {above}\n{below} that there was no toll on it."
    assert f"of {words} that" in unwrap(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n\n",
        "Ada Quill said no.",
        "Ada Quill said on Tuesday that the bridge would open in May.\nNed Harrow said that he had his doubts about it."
        "\nThe council will meet again on Thursday in the town hall.\n",
        "The bridge opens in May after two winters of work and of delay\nBy Ned Harrow\n\nAda Quill said no.\n",
        "Roses stand along the river,\nand boats go slowly by,\nand evening is a giver\nof a long and silver sky.\n",
        "Ada Quill\nMayor of Pemberley\n1 Bridge Street\nPemberley\n",
        "QUILL: There will be no toll on the bridge as long as I am here\nHARROW: and nobody believes a word of it\n",
        "- a toll that everybody pays for the whole of the bridge\n- a toll that nobody pays at all\n- no bridge\n",
        "Name | What was said about the bridge and its toll on the day\n| Quill | no toll at all\n| Harrow | a toll\n",
        f"{'Ada Quill said that the bridge would open in May. ' * 6}\n{'Ned Harrow said that it would not. ' * 8}\n",
    ],
)
def test_text_that_is_not_wrapped_stays_as_it_is(text: str) -> None:
    assert unwrap_if_wrapped(text) == text


def test_wrapped_lines_become_paragraphs() -> None:
    wrapped = (
        "Ada Quill, the mayor of Pemberley, said on Tuesday\nthat the bridge would open to traf-\nfic in May, weather\n"
        "permitting, as promised.\nShe thanked the builders, who had worked through two\nwinters. There is no toll.\n"
        "\nThe end.\n"
    )
    assert unwrap(wrapped).split("\n") == [
        "Ada Quill, the mayor of Pemberley, said on Tuesday that the bridge would open to traffic in May, weather "
        "permitting, as promised.",
        "She thanked the builders, who had worked through two winters. There is no toll.",
        "The end.",
    ]


def test_a_last_line_that_leaves_room_for_a_word_ends_its_paragraph_where_lines_are_filled() -> None:
    first = (
        "Ada Quill said on Tuesday that the bridge would open to traffic in May, "
        "and that there was no toll on it at all."
    )
    second = (
        "The council, which had met in the old hall, then went home for the night, and nobody asked how much it cost."
    )
    wrapped = "\n".join("\n".join(textwrap.wrap(text, 40)) for text in [first, second] * 4)
    assert len(textwrap.wrap(first, 40)[-1]) == 36
    assert unwrap(wrapped).split("\n") == [first, second] * 4


def test_a_mail_with_a_paragraph_a_line_keeps_its_paragraphs() -> None:
    text = "Ada Quill said that it would open in May. " * 6 + "\n" + "Ned Harrow said that it would not open. " * 7
    assert unwrap(text).count("\n") == 1


@given(st.text(alphabet='ab Q.>-\n\t"“:|#', max_size=400))
def test_no_letter_is_lost_by_joining(text: str) -> None:
    letters = [letter for letter in unwrap_if_wrapped(text) if letter.isalnum()]
    assert letters == [letter for letter in text if letter.isalnum()]


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("[Mayor Ada\nQuill](https://post.example/a_b) said **no\ntoll** now.", "Mayor Ada Quill said no toll now."),
        ("*Ada* said _so_, a_b_c and 2 * 3 * 4.", "Ada said so, a_b_c and 2 * 3 * 4."),
        ("**Ada:** Yes.\n**Ned:** No.", "Ada: Yes.\nNed: No."),
        ("She said [so][1] and [so].\n\n[1]: https://post.example/1 \"So\"\n[so]: /2", "She said so and so.\n"),
        ("![A bridge](bridge.png)Ada said &ldquo;no&rdquo; to \\*all\\*.", "Ada said “no” to *all*."),
        ("> [Ada\n> Quill](x) said no.\n>> And no.", "Ada Quill said no.\nAnd no."),
        # a block quote that says whose it is keeps its sign
        ("> We *did* not\n> win.\n>\n> — Ada Quill, baker\n\nNo.", "> We did not win.\n> — Ada Quill, baker\n\nNo."),
        ("> We did not win.\n\n— Ada Quill", "> We did not win.\n\n— Ada Quill"),
        ("Ada wrote:\n\n> We did not win.", "Ada wrote:\n\n> We did not win."),
        ("> - Rope\n> - Tar", "- Rope\n- Tar"),
        ("She said <b>no</b>.<br>Then `yes`.", "She said no.\nThen yes."),
        ("# The *bridge*\n\n- *one*\n- two", "# The bridge\n\n- one\n- two"),
        ("~~Old words~~ New words *here*", " New words here"),
        ("```\n*a* [b](c)\n\n*d*\n```\n\n*e*", "```\n*a* [b](c)\n\n*d*\n```\n\ne"),
        ("Ada said [no] and 5 < 6.\n  Then *yes", "Ada said [no] and 5 < 6.\nThen *yes"),
        ("Ada Quill said no.\n", "Ada Quill said no.\n"),
    ],
)  # fmt: skip
def test_signs_of_markdown_are_no_words(source: str, words: str) -> None:
    assert strip_markup(source) == words


def test_where_links_lead_is_read_once_for_all_paragraphs() -> None:
    def text(size: int) -> str:
        links = "".join(f"See [the *pictures*][{n}].\n\n" for n in range(size))
        return links + "".join(f"[{n}]: https://post.example/{n}\n" for n in range(size))

    assert strip_markup(text(2)) == "See the pictures.\n\nSee the pictures.\n\n"
    few, many = (calls_of(partial(strip_markup, text(size))) for size in (50, 500))
    assert many < 11 * few


def test_a_block_quote_of_many_lines_takes_time_in_proportion() -> None:
    def text(size: int) -> str:
        return "Quill said:\n\n" + "> There is no toll, and there was none.\n" * size

    assert strip_markup(text(2)).endswith(
        "\n> There is no toll, and there was none. There is no toll, and there was none.\n"
    )
    short, long = (seconds_of(partial(strip_markup, text(size))) for size in (2_500, 25_000))
    assert long < 30 * short


@pytest.mark.parametrize("rule", ["---\n\n", "--- \n\n", "---\n", "***\n\n", "---\n\n---\n\n"])
@pytest.mark.parametrize("end", ["", "\n---\n\nNed Harrow said yes.\n", "\nQuill: no\n---\n"])
def test_markdown_that_opens_with_a_rule_is_no_front_matter(rule: str, end: str) -> None:
    (article,) = read_bytes(f"{rule}Ada Quill said: there is no toll.\n{end}".encode(), name="a.md")
    assert isinstance(article, Article)
    assert "Ada Quill said: there is no toll.\n" in article.text
    assert article.text.endswith(end)


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_wrapped_files_are_read_by_paragraph(name: str) -> None:
    (article,) = read_bytes(WRAPPED.encode(), name=name)
    assert isinstance(article, Article)
    assert article.text == WHOLE


def test_a_wrapped_markdown_link_leaves_only_its_words() -> None:
    source = "---\ntitle: Bridge\n---\n\n" + WRAPPED.replace("Ada Quill,", "[Ada\nQuill](https://post.example/quill),")
    (article,) = read_bytes(source.encode(), name="a.md")
    assert isinstance(article, Article)
    assert article.text == WHOLE.strip()
