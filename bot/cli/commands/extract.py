"""`onrecord extract`: the statements of articles, printed and not stored."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import click

from bot.cli.options import DAY, example, json_option

if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.statement import Statement


@click.command("extract", epilog=example("onrecord extract report.md --json"))
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@click.option("--title", default="", help="Title, where the file carries none.")
@click.option("--outlet", default="", help="Who printed it, where the file does not say.")
@click.option("--url", default="", help="Link, where the file carries none.")
@click.option("--published", type=DAY, metavar="DATE", help="Day of publication, where the file carries none.")
@json_option
def command(sources: tuple[str, ...], title: str, outlet: str, url: str, published: date | None, as_json: bool) -> int:
    """Print every statement of the articles in FILE: the words, whose they are, and how they were reported.

    With --json, one object an article: its id and its statements as character offsets into its text.
    """
    from bot.cli.articles import Reading
    from bot.cli.output import print_json
    from corpus.extractor import Extractor

    reading = Reading(sources, title=title, outlet=outlet, url=url, published=published)
    extractor = Extractor()
    found = False
    for article in reading:
        statements = extractor.extract(article)
        found = found or bool(statements)
        if as_json:
            from bot.cli.objects import statement_to_dict

            print_json({"id": article.id, "statements": [statement_to_dict(s, article.text) for s in statements]})
        else:
            print_statements(article, statements)
    if reading.failures:
        return 2
    return 0 if found else 1


def print_statements(article: Article, statements: list[Statement]) -> None:
    """Print the statements of one article under its title."""
    from rich.text import Text

    from bot.cli.lines import match_lines
    from bot.cli.output import Line, print_lines
    from bot.wording.printable import one_line
    from index.match import Match

    print_lines([Line(Text(f"{one_line(article.title or article.id)}: {len(statements)} statements", style="bold"))])
    for number, statement in enumerate(statements, 1):
        match = Match(statement=statement, article=article, score=statement.confidence)
        print_lines([Line(Text()), *match_lines(match, label=f"{number}. ", where=False)])
