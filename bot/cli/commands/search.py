"""`onrecord search`: words in whole articles, whether anybody said them or not."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from bot.cli.complaint import complain
from bot.cli.options import (
    DAY,
    example,
    joined,
    json_option,
    library_option,
    open_library_or_sample,
)
from bot.cli.output import MARKS, Line, print_json, print_lines
from bot.cli.progress import patience
from bot.wording.printable import one_line, printable

# The library and its records (20 to 300 ms) are imported in functions: help needs none of them.
if TYPE_CHECKING:
    from datetime import date

    from corpus.store.fulltext import Place
    from index.library import Library


@click.command("search", epilog=example("onrecord search 'security environment' --after 2021-03"))
@click.argument("words", nargs=-1, required=True, callback=joined)
@click.option("--outlet", default="", metavar="NAME", help="Only articles of this outlet.")
@click.option("--after", type=DAY, metavar="DATE", help="Published on this day or later.")
@click.option("--before", type=DAY, metavar="DATE", help="Published before this day.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many articles at most.")
@click.option("--offset", type=click.IntRange(0), default=0, help="How many articles to leave out first.")
@json_option
@library_option
def command(
    words: str,
    outlet: str,
    after: date | None,
    before: date | None,
    limit: int,
    offset: int,
    as_json: bool,
    library: str | None,
) -> int:
    """Print the articles that hold all WORDS, best first, each with the paragraph that answers them best.

    Words in quotation marks, as '"quay wall"', are looked for in a row. Capitals, accents and the endings of words do
    not count. What is found was printed; 'onrecord ask' knows who said it.
    """
    opened = open_library_or_sample(library)
    with patience("looking"):
        places = opened.search(words, outlet=outlet, after=after, before=before, limit=limit, offset=offset)
    for number, place in enumerate(places, offset + 1):
        if as_json:
            from bot.objects.places import place_to_dict

            print_json(place_to_dict(place))
        else:
            print_lines(place_lines(place, label=f"{number}. "))
    if not places:
        say_nothing_found(opened, outlet, more=bool(offset), as_json=as_json)
    return 0 if places else 1


def say_nothing_found(library: Library, outlet: str, *, more: bool, as_json: bool) -> None:
    """Say that nothing (or nothing `more`) was found, and why where nothing could be; JSON has no line for it."""
    from bot.absent import why_nothing
    from bot.wording.terminal import notes_in_words

    if absent := why_nothing(library, outlet):
        note = notes_in_words([absent])
        complain(note) if as_json else print_lines([Line.of(note, "yellow")])
    elif not as_json:
        click.echo("nothing more" if more else "nothing found")


def place_lines(place: Place, *, label: str) -> Iterator[Line]:
    """Yield the piece of the article with the words marked, then where it was printed."""
    from bot.wording.days import day_in_words

    article, indent = place.article, " " * len(label)
    text = article.title if place.in_title else article.text
    # On a terminal bold marks the words; a pipe has nothing but characters.
    before, behind = ("", "") if sys.stdout.isatty() else MARKS
    shown, at = [], place.span.start
    for span in place.words:
        shown += [(printable(text[at : span.start]), ""), (before + printable(span.of(text)) + behind, "bold")]
        at = span.end
    shown.append((printable(text[at : place.span.end]), ""))
    yield Line()
    yield Line(tuple(shown), label)
    where = [one_line(part) for part in (article.title, article.outlet) if part]
    yield Line.of(", ".join([*where, day_in_words(article.published)]), "dim", label=indent)
    if article.url:
        yield Line.of(one_line(article.url), "blue", label=indent, whole=True)
