"""`onrecord extract`: the statements of articles, printed and not stored."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from bot.cli.articles import ArticleFiles, article_options
from bot.cli.options import example, json_option
from bot.cli.output import Line, print_json, print_lines
from bot.cli.progress import patience
from bot.wording.printable import one_line

# What reads articles, and the records it makes (15 ms and more), is imported in functions: help needs none of it.
if TYPE_CHECKING:
    from corpus.article import Article
    from corpus.statement import Statement


@click.command("extract", epilog=example("onrecord extract report.md --json"))
@click.argument("sources", nargs=-1, required=True, metavar="FILE...")
@article_options
@json_option
def command(sources: tuple[str, ...], as_json: bool, **details: Any) -> int:
    """Print every statement of the articles in FILE: the words, whose they are, and how they were reported.

    With --json, one object an article: its id and its statements as character offsets into its text.
    """
    from bot.objects.answers import statement_to_dict
    from corpus.extractor import Extractor

    files = ArticleFiles(sources, **details)
    extractor = Extractor()
    found = False
    for article in files:
        with patience("reading"):
            statements = extractor.extract(article)
        found = found or bool(statements)
        if as_json:
            print_json({"id": article.id, "statements": [statement_to_dict(s, article.text) for s in statements]})
        else:
            print_statements(article, statements)
    if files.failures:
        return 2
    return 0 if found else 1


def print_statements(article: Article, statements: list[Statement]) -> None:
    """Print the statements of one article under its title."""
    from bot.cli.lines import match_lines
    from index.match import Match

    print_lines([Line.of(f"{one_line(article.title or article.id)}: {len(statements)} statements", "bold")])
    for number, statement in enumerate(statements, 1):
        match = Match(statement=statement, article=article, score=statement.confidence)
        print_lines([Line(), *match_lines(match, label=f"{number}. ", where=False)])
