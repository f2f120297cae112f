"""An evaluation counts as people would by hand; every person and word in the small gold is invented."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from corpus.article import Span, new_article
from corpus.errors import ArticleError
from corpus.evaluation.gold import GoldArticle, GoldStatement, read_gold
from corpus.evaluation.scores import Evaluation, Tally, evaluate, ratio
from corpus.statement import Speaker, Statement, statement_id

TEXT = (
    "Ora Lindqvist, the keeper, came on Monday.\n"
    '"The dam leaks and it always has," Lindqvist said. Nils Aker said that the dam would "hold for years" yet.\n'
    "The mason told the council the wall was dry. He believed in stones. He knew that much."
)
ORA, NILS = "Ora Lindqvist", "Nils Aker"
GOLD = Path(__file__).parents[2] / "shared" / "gold"


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def gold(words: str, source: str = "", *names: str, counts: bool = True) -> GoldStatement:
    return GoldStatement((span(words),), (span(source),) if source else (), names, counts)


def found(words: str, source: str, *names: str, confidence: float = 0.9) -> Statement:
    content = (span(words),)
    return Statement(
        id=statement_id("dam", content),
        article_id="dam",
        content=content,
        quoted=(),
        cue=(),
        source=(span(source),) if source else (),
        speakers=tuple(Speaker(name, name, "person") for name in names),
        kind="indirect",
        sentence=Span(0, len(TEXT)),
        confidence=confidence,
    )


def compare(marked: list[GoldStatement], statements: list[Statement]) -> Evaluation:
    return evaluate([(GoldArticle(new_article(TEXT, id="dam"), tuple(marked)), statements)])


DIRECT = gold('"The dam leaks and it always has,"', "Lindqvist said", ORA)
MIXED = gold('that the dam would "hold for years" yet', "Nils Aker", NILS)
INDIRECT = gold("the wall was dry", "The mason")
BELIEF = gold("in stones", "He", counts=False)
ALL_GOLD = [DIRECT, MIXED, INDIRECT, BELIEF]
PERFECT = [
    found("The dam leaks and it always has", "Lindqvist said", ORA),
    found('the dam would "hold for years" yet', "Nils Aker", NILS),
    found("the wall was dry", "The mason"),
]


def test_everything_right_scores_one() -> None:
    evaluation = compare(ALL_GOLD, PERFECT)
    everything = Tally(
        gold=3,
        predicted=3,
        found=3,
        found_predicted=3,
        touched=3,
        joint=3,
        joint_predicted=3,
        named=2,
        named_right=2,
    )
    assert evaluation.articles == 1
    assert evaluation.tallies["all"] == everything
    assert everything.joint_f1 == 1
    assert [evaluation.tallies[kind].joint for kind in ("direct", "mixed", "indirect")] == [1, 1, 1]
    assert {outcome.found for outcome in evaluation.outcomes} == {"right"}


def test_nothing_found_and_nothing_there_divide_by_nothing() -> None:
    assert compare([], []).tallies["all"].joint_f1 == 0
    missed = compare(ALL_GOLD, [])
    assert missed.tallies["all"] == Tally(gold=3)
    assert [outcome.found for outcome in missed.outcomes] == ["missed"] * 3
    assert compare([], PERFECT).tallies["all"] == Tally(predicted=3)
    assert ratio(1, 0) == 0


def test_f1_is_the_harmonic_mean() -> None:
    assert Tally(gold=4, predicted=2, joint=2, joint_predicted=2).joint_f1 == pytest.approx(2 / 3)


OUTCOMES = [
    # the same words with other edges
    ("The dam leaks and it always", "Lindqvist said", (ORA,), "right"),
    # seven words against four: Dice 0.73
    ("The dam leaks and", "Lindqvist said", (ORA,), "boundary"),
    ("came on Monday", "Ora Lindqvist", (ORA,), "missed"),
    # the mention is elsewhere and the name another
    ("The dam leaks and it always has", "Nils Aker", (NILS,), "wrong speaker"),
    ("The dam leaks and it always has", "", (), "wrong speaker"),
    # the name makes up for another mention, and the mention for another name
    ("The dam leaks and it always has", "He", (ORA,), "right"),
    ("The dam leaks and it always has", "He", ("Lindqvist",), "right"),
    ("The dam leaks and it always has", "Lindqvist said", ("Pia Aker",), "right"),
]


@pytest.mark.parametrize(("words", "source", "names", "outcome"), OUTCOMES)
def test_what_becomes_of_a_statement(words: str, source: str, names: tuple[str, ...], outcome: str) -> None:
    evaluation = compare([DIRECT], [found(words, source, *names)])
    assert evaluation.outcomes[0].found == outcome


NAMES = [
    ((ORA,), (ORA,), True),
    ((ORA,), ("Ora B. Lindqvist",), True),
    ((ORA,), ("Mrs. Ora Lindqvist's",), True),
    ((ORA,), ("Lindqvist",), False),
    ((ORA,), ("Pia Lindqvist",), False),
    ((ORA,), (), False),
    ((ORA,), (ORA, NILS), False),
    ((ORA, NILS), (NILS, ORA), True),
    ((ORA, NILS), (ORA,), False),
    (("Lindqvist",), (ORA,), True),
]


@pytest.mark.parametrize(("marked", "named", "right"), NAMES)
def test_names_are_right_when_all_are_full_and_none_is_added(
    marked: tuple[str, ...], named: tuple[str, ...], right: bool
) -> None:
    tally = compare(
        [gold("The dam leaks and it always has", "Lindqvist said", *marked)],
        [found("The dam leaks and it always has", "Lindqvist said", *named)],
    ).tallies["all"]
    assert (tally.named, tally.named_right) == (1, int(right))


def test_what_is_attributed_but_not_said_is_neither_rewarded_nor_punished() -> None:
    belief = found("in stones", "He")
    assert compare(ALL_GOLD, [*PERFECT, belief]).tallies == compare(ALL_GOLD, PERFECT).tallies
    assert compare([DIRECT], [belief]).tallies["all"] == Tally(gold=1, predicted=1)


def test_one_finding_serves_one_gold_statement_and_doubles_count_once() -> None:
    twice = compare([DIRECT, DIRECT], [PERFECT[0]])
    assert (twice.tallies["all"].found, twice.tallies["all"].gold) == (1, 2)
    doubled = compare([DIRECT], [PERFECT[0], replace(PERFECT[0], confidence=0.1)])
    assert doubled.tallies["all"].predicted == 1


@pytest.mark.parametrize(
    ("marked", "words"), [("that much", "much"), ("much", "that much"), ("dry", "s dry"), ("was dry", "as dry. H")]
)
def test_a_joining_word_and_less_than_half_a_word_at_the_edges_do_not_matter(marked: str, words: str) -> None:
    evaluation = compare([gold(marked, "The mason")], [found(words, "The mason")])
    assert [outcome.found for outcome in evaluation.outcomes] == ["right"]


def test_the_better_overlap_is_matched_first() -> None:
    short = found("The dam leaks and it always", "Lindqvist said", ORA)
    evaluation = compare([DIRECT], [short, PERFECT[0]])
    assert [(o.found, o.predicted) for o in evaluation.outcomes] == [
        ("right", "The dam leaks and it always has"),
        ("spurious", "The dam leaks and it always"),
    ]


def test_bands_say_how_often_what_claims_to_be_sure_is_right() -> None:
    statements = [
        replace(PERFECT[0], confidence=0.95),
        replace(PERFECT[1], confidence=0.7),
        replace(PERFECT[2], confidence=1.0),
        found("came on Monday", "Ora Lindqvist", ORA, confidence=0.75),
        found("The dam leaks and", "Lindqvist said", ORA, confidence=0.2),
        found("in stones", "He", confidence=0.95),
    ]
    assert compare(ALL_GOLD, statements).bands == (
        (0.0, 1, 0),
        (0.5, 0, 0),
        (0.6, 0, 0),
        (0.7, 2, 1),
        (0.8, 0, 0),
        (0.9, 2, 2),
    )


def test_gold_is_read_with_names_and_what_does_not_count(tmp_path: Path) -> None:
    quotes = [
        {"content": [[0, 3], [5, 9]], "speaker": [[10, 12]], "speaker_name": "Ora Lindqvist", "speech": True},
        {"content": [[0, 3]], "speaker": None, "speaker_names": ["Ora", "Nils"], "speech": False},
        {"content": [[0, 3]]},
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"doc_id": 7, "text": TEXT, "quotes": quotes}) + "\n\n", encoding="utf-8")
    (article,) = read_gold(path)
    assert article.article.id == "7"
    assert article.statements == (
        GoldStatement((Span(0, 3), Span(5, 9)), (Span(10, 12),), ("Ora Lindqvist",), True),
        GoldStatement((Span(0, 3),), (), ("Ora", "Nils"), False),
        GoldStatement((Span(0, 3),), (), (), True),
    )


@pytest.mark.parametrize("line", ["{", "[]", '{"doc_id": 1}', '{"doc_id": 1, "text": "x", "quotes": 3}', '"x"'])
def test_a_line_that_is_no_gold_data_is_named(line: str, tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(ArticleError, match=r"gold\.jsonl, line 2: not gold data"):
        list(read_gold(path))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArticleError, match=r"missing\.jsonl: cannot be read as gold data"):
        list(read_gold(tmp_path / "missing.jsonl"))


def load_scorer() -> ModuleType:
    """Return the scorer that came with the gold data."""
    spec = spec_from_file_location("score_statements", GOLD / "score_statements.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.skipif(not GOLD.exists(), reason="no gold data beside the checkout")
@pytest.mark.parametrize(("name", "articles"), [("tokyo-2plus2", 1), ("polnear-dev", 6)])
def test_figures_are_those_of_the_scorer_that_came_with_the_gold_data(name: str, articles: int, tmp_path: Path) -> None:
    from bot.cli.commands.evaluate import ratios
    from bot.objects.answers import statement_to_dict
    from corpus.extractor import Extractor

    lines = (GOLD / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()[:articles]
    marked, predicted = tmp_path / "gold.jsonl", tmp_path / "predicted.jsonl"
    marked.write_text("\n".join(lines), encoding="utf-8")
    golds = list(read_gold(marked))
    pairs = [
        (one, statements)
        for one, (_, statements) in zip(golds, Extractor().extract_all(g.article for g in golds), strict=True)
    ]
    predicted.write_text(
        "\n".join(
            json.dumps({"id": g.article.id, "statements": [statement_to_dict(s, g.article.text) for s in statements]})
            for g, statements in pairs
        ),
        encoding="utf-8",
    )
    scorer = load_scorer()
    theirs, _ = scorer.score(scorer.load(marked), scorer.load(predicted), "speech")
    ours = evaluate(pairs)
    tally, figures = ours.tallies["all"], theirs["all"]
    assert tally.gold == figures["overlap80"]["n_gold"]
    assert 100 * ratios(tally)["precision"] == pytest.approx(100 * figures["overlap80"]["P"], abs=0.5)
    assert 100 * ratios(tally)["recall"] == pytest.approx(100 * figures["overlap80"]["R"], abs=0.5)
    assert 100 * tally.joint_f1 == pytest.approx(100 * figures["joint"]["F1"], abs=0.5)
    assert 100 * ratios(tally)["names"] == pytest.approx(100 * figures["name_acc"], abs=0.5)
    for kind in ("direct", "mixed", "indirect"):
        # The scorer reads quotation marks by simpler rules, so that one statement in 700 is of another kind there.
        assert abs(ours.tallies[kind].gold - theirs[kind]["overlap80"]["n_gold"]) <= 1
        assert abs(ours.tallies[kind].predicted - theirs[kind]["overlap80"]["n_pred"]) <= 2
