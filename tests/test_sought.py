"""Whom a question that asks for the speaker describes: "which Okerby poet called it ...", "some clerk ... - name?"."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from asking import ask
from named import TODAY, book

from corpus.article import new_article
from corpus.statement import Speaker
from index.library import Library
from index.question.question import parse_question
from index.searching.calibration import calibration_for
from index.searching.search import Search
from index.stores.filters import Filters

REPORTS = (
    (
        "Old pier to go",
        "The plan to knock down the old pier divides Okerby.\n\n"
        "Harbour master Ole Brix said the plan for the pier was madness.\n\n"
        'A report by architect Tove Brandt said the plan was "quite absurd" and the pier worth mending.\n\n'
        "Ned Pell, a fisherman, said knocking the pier down was madness too.",
    ),
    (
        "Lock gates stay shut",
        "Boats wait in Marlow while the lock gates stay shut, a principal has said.\n\n"
        "Joss Marr, from Marlow Primary School, said the pupils who come by boat were late every day.\n\n"
        "Lord Falk said the pupils could walk.\n\nDr Rita Sund said walking did the pupils good.",
    ),
    (
        "Fees rise",
        "The books of the port are kept by the accountancy firm Quill. The port's fees had been cut each year before "
        "a vote and put up after it, said Ama Vell, its partner for tax.\n\n"
        "It rained on the port all week.\n\nThe ships stayed out.\n\n"
        "Port chief Per Holm said the port's fees had been cut each year before a vote and put up behind it.",
    ),
    (
        "Rovers row",
        "Former Rovers assistant boss Odd Lund said the striker was not for sale at all.\n\n"
        "Rovers chief executive Siv Aas said the striker was not for sale again.",
    ),
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of reports with several people in each."""
    with Library.open(tmp_path_factory.mktemp("sought") / "library", create=True) as library:
        library.add(new_article(text, id=str(at), title=title) for at, (title, text) in enumerate(REPORTS))
        yield library


@pytest.mark.parametrize(
    ("text", "heads", "narrowing", "gender", "topic"),
    [
        ("which architect thought the pier was daft", ["architect"], [], None, "pier was daft"),
        ("Which congressman from Ohio, on the toll, called it daft?", ["congressman"], ["ohio"], "m", None),
        ("Which clerk flatly denied the leak?", ["clerk"], [], None, "leak"),
        ("some Tory was amazed that the pier leaked. Name?", ["conservative"], [], None, None),
        ("somebody from texas reckoned the pier leaked - who?", [], ["texas"], None, "pier leaked"),
        (
            "a lady from the Okerby institute said to mend the pier - who",
            [],
            ["okerby", "institute"],
            "f",
            "mend the pier",
        ),
        ("a woman minister told Quill to mend the pier, who was it", ["minister"], [], "f", "Quill to mend the pier"),
        # what is said of them in a clause of its own, or behind the question
        ("Who said the pier leaked? Some clerk in Okerby, I fancy", ["clerk"], ["okerby"], None, "pier leaked"),
        ("somebody hates the pier, she runs an ad agency - name?", None, ["ad", "agency"], "f", "hates the pier"),
        ("somebody hates the pier, he's a poet. Who?", ["poet"], [], "m", "hates the pier"),
        ("who called the pier daft? some poet", ["poet"], [], None, "called the pier daft"),
        ("who called the pier daft? her mum I think", ["mother"], [], "f", "called the pier daft"),
        # a verb of a relative clause is theirs
        (
            "the mom who lost her boat and said the pier leaks, who is she",
            ["mother"],
            ["lost", "boat"],
            "f",
            "pier leaks",
        ),
        (
            "someone running an outfit that ranks piers said it leaks. name?",
            None,
            ["outfit", "ranks", "piers"],
            None,
            None,
        ),
        # however the name is asked for
        ("what's the name of the lawyer who said the pier leaks", ["lawyer"], [], None, "pier leaks"),
        ("someone from the mill lot Which? said the pier leaks. who was she?", [], ["mill"], "f", "pier leaks"),
        ("a poet from Okerby by the sea - who?", None, None, None, "poet from Okerby by the sea"),
        # a clause of theirs that is all that was said
        ("a former clerk who hates the old pier - who is she?", ["clerk"], [], "f", "hates the old pier"),
        ("someone who hates the old pier - who?", [], [], None, "old pier"),
        ("the pier leaks, he said - whose line is that", [], [], "m", "pier leaks"),
    ],
)
def test_whom_a_question_for_the_speaker_describes_is_read(
    text: str, heads: list[str] | None, narrowing: list[str] | None, gender: str | None, topic: str | None
) -> None:
    question = parse_question(text, book(), today=TODAY)
    assert question.intent == "who_said"
    assert topic is None or question.topic == topic
    if question.sought:
        assert heads is None or list(question.sought.heads) == heads
        assert narrowing is None or list(question.sought.narrowing) == narrowing
        assert question.sought.gender == gender
    else:
        assert (heads, narrowing, gender) == ([], [], None)


@pytest.mark.parametrize("text", ["who called the pier daft", "who said the clerk was late? It was in Okerby."])
def test_who_alone_describes_nobody(text: str) -> None:
    assert parse_question(text, book(), today=TODAY).sought is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("which architect thought it madness to knock down the pier", "Tove Brandt"),
        ("which fisherman called the plan for the pier madness", "Ned Pell"),
        ("which lord spoke of the pupils", "Lord Falk"),
        ("which doctor spoke about the pupils", "Rita Sund"),
        ("which headteacher thought the pupils were late", "Joss Marr"),
        ("somebody at an accountancy firm said fees are put up after a vote - who?", "Ama Vell"),
        # an assistant is no boss
        ("which rovers boss said the striker was not for sale", "Siv Aas"),
    ],
)
def test_whoever_is_described_comes_first(library: Library, text: str, name: str) -> None:
    found = ask(library, text)
    assert found.matches[0].statement.speakers[0].name.endswith(name.rsplit(maxsplit=1)[-1])
    assert found.status == "found"


def test_a_noun_tells_the_less_of_one_the_more_of_the_others_are_called_so(tmp_path: Path) -> None:
    said = {
        "Ola Rud": "old wood is cheap to mend",
        "Nils Vane": "boats moor at the pier all week long",
        "Siv Aas": "the pier brings the town its fish",
    }
    for title, name in (("", "Ola Rud"), ("Minister ", "Tove Brandt")):
        told = ["Tove Brandt said the mole was rotten wood with a flag on it."]
        told += [f"{title if at else 'Minister '}{who} said {what}." for at, (who, what) in enumerate(said.items())]
        with Library.open(tmp_path / name, create=True) as library:
            library.add([new_article("\n\n".join(told), id="mole", title="Moles and piers")])
            found = ask(library, "which minister called the pier rotten wood?")
        assert found.matches[0].statement.speakers[0].name == name


@pytest.mark.parametrize(
    ("text", "heavier"),
    [
        ("who said the pier was madness", True),
        ("which lord spoke of the pupils", True),
        ("what is said of the pier", False),
        ("what did Ole Brix say of the pier", False),
        ("who besides Ole Brix spoke of the pier", False),
    ],
)
def test_words_weigh_more_where_the_speaker_is_asked_for_by_what_was_said(
    library: Library, text: str, *, heavier: bool
) -> None:
    snapshot = library.snapshot()
    search = Search(snapshot, parse_question(text, snapshot.names, today=TODAY), Filters())
    shipped = calibration_for(snapshot.searcher.fact("model"))
    assert (search.calibration.order["words"] > shipped.order["words"]) is heavier
    assert heavier == (search.calibration == shipped.for_who_said())


@pytest.mark.parametrize(
    "text", ["which bishop called the plan for the pier madness", "which lord wants the pier gone"]
)
def test_nobody_is_sure_to_have_said_it_where_no_report_calls_anybody_so(library: Library, text: str) -> None:
    assert ask(library, text).status in {"unsure", "silent_on_topic"}


@pytest.mark.parametrize(
    "text",
    [
        "who thought Ole Brix was wrong about the plan for the pier",
        "which fisherman told Ole Brix that the plan for the pier was madness",
        "somebody called the plan of Ole Brix for the pier madness - who?",
    ],
)
def test_whoever_is_spoken_of_is_not_who_said_it(library: Library, text: str) -> None:
    speakers = {one.name for match in ask(library, text).matches for one in match.statement.speakers}
    assert speakers
    assert "Ole Brix" not in speakers


def test_whoever_is_of_a_body_that_is_named_may_have_said_it() -> None:
    names = book([Speaker("port", "Okerby Port", "organisation", ("Okerby Port",))])
    assert parse_question("somebody at Okerby Port called it daft - who?", names, today=TODAY).spoken_of == ()
    assert parse_question("who called Okerby Port daft?", names, today=TODAY).spoken_of
