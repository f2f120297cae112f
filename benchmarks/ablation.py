"""What each part of extraction brings: the gold data read again with one part after the other switched off.

Usage: python benchmarks/ablation.py GOLD...

Prints joint F1 by kind, joint precision and recall over all, and the change against everything
switched on, as a table for docs/extraction.md. The articles are parsed once.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from corpus.evaluation.gold import GoldArticle, read_gold
from corpus.evaluation.scores import Evaluation, evaluate, ratio
from corpus.lexicon.cues import ABOUT, BELIEF, FINDING, OBJECT, WEAK, Cue, load_cues
from corpus.speakers.naming import name_speakers
from corpus.statement import Statement, statement_id
from corpus.statements import finder as statements
from corpus.statements import source as sources
from corpus.statements.rules.clauses import clause
from corpus.text import quotemarks, reading
from corpus.text.parser import parse_all

if TYPE_CHECKING:
    from spacy.tokens import Doc


def nothing(*_: Any, **__: Any) -> None:
    """Find nothing."""


def never(*_: Any, **__: Any) -> bool:
    """Say no."""
    return False


def none(*_: Any, **__: Any) -> tuple[()]:
    """Yield nothing."""
    return ()


def first(given: Any, *_: Any) -> Any:
    """Return what was given, as it was."""
    return given


def without(frame: str) -> Callable[[], dict[str, Cue]]:
    """Return a lexicon without the verbs of one frame."""
    lexicon = {form: cue for form, cue in load_cues().items() if not cue.takes(frame)}
    return lambda: lexicon


def parsers_sentences(doc: Doc, _: list[int]) -> list[tuple[int, int]]:
    """Return the sentences as the parser has them."""
    return [(sentence.start, sentence.end) for sentence in doc.sents for _ in sentence]


def untrimmed(ranges: Any, _: Any) -> tuple[tuple[int, int], ...]:
    """Return the ranges with all that stands at their edges."""
    return tuple((start, end) for start, end in ranges if start < end)


Patch = tuple[Any, str, Any]
PARTS: dict[str, list[Patch]] = {
    "everything on": [],
    "quotation before its cue": [(statements, "quotation_before", nothing)],
    "quotation after its cue": [(statements, "quotation_after", nothing)],
    "a quotation going on behind its attribution or in the next paragraph": [
        (statements, "continue_quotations", first)
    ],
    "words before a quotation reported with it": [(statements, "_clause_start", lambda _, start, __: start)],
    "clause after its cue": [(statements, "clause_after", nothing)],
    "“that” clauses the parser hung elsewhere": [(clause, "that_clause", nothing)],
    "a clause carried on to the end of its sentence": [(clause, "carry_on", lambda _, end, *__: end)],
    "a clause cut where somebody else speaks": [(clause, "cut", lambda _, __, end, ___: end)],
    "the clause's subject taken for an object": [(clause, "with_object", lambda _, __, start, ___: start)],
    "clause before its cue": [(statements, "clause_before", nothing)],
    "a clause resumed behind its attribution": [(statements, "clause_resumed", nothing)],
    "phrases": [(statements, "phrase_after", nothing)],
    "“according to”": [(statements, "read_according", nothing)],
    "attributions with “as”": [(statements, "read_aside", nothing), (statements, "is_aside", never)],
    "reports in relative clauses with their pronoun": [
        (statements, "relative_parts", lambda _, __, found, ___: [found])
    ],
    "a clause behind a semicolon": [(clause, "_behind_another", first)],
    "transcripts": [(statements, "read_transcripts", none)],
    "turns under labels": [(statements, "read_turns", none)],
    "posts": [(statements, "read_posts", none)],
    "signed words": [(statements, "read_signed", none)],
    "blocks behind a colon": [(statements, "block_after", nothing)],
    "a quotation led into by a sentence with a colon": [(statements, "read_introduced", none)],
    "a quotation behind a sentence about somebody": [(statements, "read_following", none)],
    "nothing said: denied, asked, supposed or faked": [(statements, "is_unsaid", never)],
    "only the outermost of nested reports": [(statements, "_outermost", first)],
    "edges trimmed": [(statements, "trim", untrimmed)],
    "sentences mended around quotations": [(reading, "_sentences", parsers_sentences)],
    "single quotation marks": [(quotemarks, "SINGLE_OPENING", frozenset())],
    "subjects shared with another verb": [(sources, "SHARES_SUBJECT", frozenset())],
    "subjects behind the cue": [(sources, "_inverted", nothing)],
    "subjects before a cue that has none": [(sources, "_before", nothing)],
    "agents of the passive": [(sources, "_agent", nothing)],
    "who issued a document": [(sources, "_writer", first)],
    "verbs of belief": [(statements, "load_cues", without(BELIEF))],
    "polls and figures that show": [(statements, "load_cues", without(FINDING))],
    "verbs that report weakly": [(statements, "load_cues", without(WEAK))],
    "verbs with an object": [(statements, "load_cues", without(OBJECT))],
    "verbs with a preposition": [(statements, "load_cues", without(ABOUT))],
}
"""What is switched off, and by putting what in the place of what."""


def main() -> None:
    """Print a table for each gold file."""
    if not sys.argv[1:]:
        sys.exit(__doc__)
    logging.disable(logging.WARNING)
    for path in map(Path, sys.argv[1:]):
        gold = list(read_gold(path))
        docs = [doc for doc, _ in parse_all((one.article.text, None) for one in gold)]
        print(f"{path.stem}, {len(gold)} articles\n")
        print("| without | all | direct | mixed | indirect | precision | recall | change |")
        print("| --- | --- | --- | --- | --- | --- | --- | --- |")
        base = 0.0
        for name, patches in PARTS.items():
            with switched_off(patches):
                figures = row_of(evaluate(read(gold, docs)))
            base = base or figures[0]
            cells = " | ".join(f"{100 * figure:.1f}" for figure in figures)
            print(f"| {name} | {cells} | {100 * (figures[0] - base):+.1f} |", flush=True)


@contextmanager
def switched_off(patches: list[Patch]) -> Iterator[None]:
    """Put replacements in place for as long as the block runs."""
    kept = [(module, name, getattr(module, name)) for module, name, _ in patches]
    try:
        for module, name, replacement in patches:
            setattr(module, name, replacement)
        quotemarks.find_quotations.cache_clear()
        yield
    finally:
        for module, name, original in kept:
            setattr(module, name, original)
        quotemarks.find_quotations.cache_clear()


def read(gold: list[GoldArticle], docs: list[Doc]) -> Iterator[tuple[GoldArticle, list[Statement]]]:
    """Yield each article with the statements found in its parse."""
    for one, doc in zip(gold, docs, strict=True):
        findings = statements.find_statements(doc)
        named = name_speakers(doc, findings)
        yield (
            one,
            [
                Statement(
                    id=statement_id(one.article.id, finding.content),
                    article_id=one.article.id,
                    content=finding.content,
                    quoted=finding.quoted,
                    cue=finding.cue,
                    source=finding.source,
                    speakers=speakers,
                    kind=finding.kind,
                    sentence=finding.sentence,
                    confidence=finding.confidence,
                )
                for finding, speakers in zip(findings, named, strict=True)
            ],
        )


def row_of(evaluation: Evaluation) -> list[float]:
    """Return joint F1 over all and by kind, and joint precision and recall."""
    tallies = evaluation.tallies
    everything = tallies["all"]
    return [
        *(tallies[kind].joint_f1 for kind in ("all", "direct", "mixed", "indirect")),
        ratio(everything.joint_predicted, everything.predicted),
        ratio(everything.joint, everything.gold),
    ]


if __name__ == "__main__":
    main()
