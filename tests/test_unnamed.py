"""Those whom articles quote without a name: several people, and somebody's; never anybody else in their place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from asking import ask
from named import TODAY, book, speaker

from corpus.article import Article, Span, new_article
from corpus.statement import Role, Speaker, Statement, statement_text
from index.library import Library
from index.match import Answer
from index.question.descriptions.unnamed import Unnamed, is_said_by, one_of
from index.question.question import Question, parse_question

NAMES = book([speaker("Ama Lind", "mayor of Okerby"), speaker("Okerby Hospital")])

REPORTS = (
    (
        "Okerby ferry is late again",
        "Residents of Okerby said the ferry is too slow for the school run.\n\n"
        "Ama Lind, the mayor, said the ferry is fast enough for the school run.\n\n"
        '"The ferry makes my patients late," said Tove Brandt, a nurse at Okerby Hospital.\n\n'
        "One of the angry residents said that the ferry smells of tar.",
    ),
    (
        "Ole Brix died on the Marlow pier",
        "Ole Brix died on the pier at Marlow in May. His parents said the pier was slippery.\n\n"
        "Residents said the pier at Marlow needs a rail.",
    ),
    (
        "The trust quarrels",
        "One insider said the trust is a nest of wasps.\n\nJoss Marr said the trust is doing well.\n\n"
        "Kit Barley said the moon shines on the trust.",
    ),
    ("Over the moon", "He said the moon is a round green cheese."),
    ("Tarnholm wins", "Nils Toll said Tarnholm played well in the rain."),
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "called", "topic"),
    [
        ("what did the residents of Okerby say about the ferry?", "the residents of Okerby", "ferry"),
        ("what do campaigners say about the ferry?", "campaigners", "ferry"),
        ("the strikers on pay", "strikers", "pay"),
        ("voters in Okerby on the ferry", "voters in Okerby", "ferry"),
        ("what do Republicans say about the ferry?", "Republicans", "ferry"),
        ("what did Ama Lind supporters say about the ferry?", "Ama Lind supporters", "ferry"),
        ("how do locals feel about the ferry?", "locals", "ferry"),
        ("what did two of the residents say about the ferry?", "the residents", "ferry"),
        ("what did one of the residents say about the ferry?", "the residents", "ferry"),
        ("what did dozens of patients say about the ferry?", "patients", "ferry"),
        ("what did a majority of users say about the ferry?", "users", "ferry"),
        # whoever is named in it only says which ones
        ("what did nurses at Okerby Hospital say about the ferry?", "nurses at Okerby Hospital", "ferry"),
        ("what did the people who saw Ama Lind say about the ferry?", "the people who saw Ama Lind", "ferry"),
    ],
)
def test_several_people_are_read_as_such(text: str, called: str, topic: str) -> None:
    question = parse(text)
    assert question.unnamed is not None
    assert (question.unnamed.text, question.topic, question.speakers) == (called, topic, ())


@pytest.mark.parametrize(
    ("text", "name", "called"),
    [
        ("Ama Lind, do parents cope with the ferry?", "Ama Lind", ""),
        ("ama lind, have residents got a clue how to sail?", "Ama Lind", ""),
        ("Ama Lind - what do voters know of the ferry?", "Ama Lind", ""),
        # they are asked what they say themselves, or of whoever stands in front
        ("Ama Lind, do parents say enough?", "", "parents"),
        ("Ama Lind, do parents like her?", "Ama Lind", ""),
        ("Ama Lind - what do voters think?", "", "voters"),
        ("Okerby, do parents cope with the ferry?", "", "parents"),
    ],
)
def test_of_several_people_the_one_in_front_of_the_question_is_asked(text: str, name: str, called: str) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == [name] * bool(name)
    assert (question.unnamed.text if question.unnamed else "") == called


@pytest.mark.parametrize(
    "text",
    [
        "what do people say about the ferry?",
        "what did everyone say about the ferry?",
        "what do letters say about the ferry?",
        "Ama Lind on workers",
        "did Ama Lind say that workers are late?",
        "what did her lawyers say about the ferry?",
        "Ama Lind angry voters on the ferry",
        "the Rangers on the ferry",
    ],
)
def test_no_others_are(text: str) -> None:
    assert parse(text).unnamed is None


def test_whoever_is_unknown_may_be_quoted_without_a_name() -> None:
    question = parse("what did Ole Brix's family say about the pier?")
    assert question.unknown == "Ole Brix's family"
    assert question.unnamed is not None
    assert not parse("what did her lawyer say about the pier?").unnamed


def test_how_many_are_meant_does_not_tell_which() -> None:
    many, angry = parse("what did many users say about tar?").unnamed, parse("what did angry users say of tar?").unnamed
    assert many is not None
    assert angry is not None
    assert (many.narrowing, len(angry.narrowing)) == ((), 1)


def test_one_of_several_who_is_described_is_one_person() -> None:
    assert parse("what did one of the residents who rowed to Okerby say about the ferry?").unnamed is None


@pytest.mark.parametrize(
    ("text", "unknown", "topic"),
    [
        ("what did the vet who saved the dog say about ticks?", "the vet who saved the dog", "ticks"),
        (
            "the vet who saved the grey dog in Okerby, what did he say about ticks",
            "vet who saved the grey dog in Okerby",
            "ticks",
        ),
        ("the 74-year-old with the kite on wind", "74 year old with the kite", "wind"),
        ("what does the one who set up the petition think of tolls?", "the one who set up the petition", "tolls"),
        ("what did the guy with the boat say about tolls?", "the guy with the boat", "tolls"),
        ("what did the ventriloquist say about dolls?", "the ventriloquist", "dolls"),
        ("did the goose tamer ever mention dolls?", "the goose tamer", "dolls"),
        ("so what did the quayside sweep of Sallow make of dolls", "the quayside sweep of Sallow", "dolls"),
        (
            "has the Tarn bell-ringers' guild got anything to say to guns?",
            "the Tarn bell ringers' guild",
            "got anything to say to guns",
        ),
        ("according to the goose tamer, are dolls safe?", "the goose tamer", "dolls safe"),
        ("any comment from the bell-ringers' guild on dolls?", "the bell ringers' guild", "dolls"),
        ("I'd love to hear the goose tamer on dolls.", "the goose tamer", "dolls"),
        ("is the goose tamer worried about dolls?", "the goose tamer", "worried about dolls"),
        ("why did the goose tamer attack Ama Lind?", "the goose tamer", "attack Ama Lind"),
        ("tell me what the goose tamer of Okerby makes of dolls", "the goose tamer of Okerby", "dolls"),
        ("what did the goose tamer ask Ama Lind?", "the goose tamer", "ask Ama Lind"),
        ("what did the town of Sallow say about dolls?", "the town of Sallow", "dolls"),
        ("how did the city of Sallow answer Ama Lind?", "the city of Sallow", "Ama Lind"),
        ("what did the gloomy gnome think of dolls?", "the gloomy gnome", "dolls"),
        ("the hospital where Ole Brix died on beds", "hospital where Ole Brix died", "beds"),
        ("the minister responsible for fish on quotas", "minister responsible for fish", "quotas"),
        ("what did the government say about fish?", "the government", "fish"),
        ("police on kites", "police", "kites"),
        ("Ama Lind's bandmate about drums", "Ama Lind's bandmate", "drums"),
        ("what did Ama Lind's rowing instructor say about oars?", "Ama Lind's rowing instructor", "oars"),
        ("the man sleeping rough in Okerby for a bet on frost", "man sleeping rough in Okerby for a bet", "frost"),
        ("what did the Dane who wants to be mayor say about tolls?", "the Dane who wants to be mayor", "tolls"),
    ],
)
def test_a_description_of_nobody_known_is_unknown_and_not_anybody(text: str, unknown: str, topic: str) -> None:
    question = parse(text)
    assert (question.unknown, question.topic, question.speakers, question.role) == (unknown, topic, (), "")


@pytest.mark.parametrize(
    "text",
    [
        "what does the law say about fish?",
        "what did the report say about fish?",
        "in the report's words, are fish fewer?",
    ],
)
def test_what_only_shows_words_is_nobody(text: str) -> None:
    assert (parse(text).unknown, parse(text).unnamed) == ("", None)


@pytest.mark.parametrize(
    ("text", "unknown", "topic"),
    [
        ("the joker in the rowing squad on oars", "joker in the rowing squad", "oars"),
        ("the old town's ferry fixer on Ama Lind", "old town's ferry fixer", "Ama Lind"),
        ("that young nurse up near the border, why did she swim?", "young nurse up near the border", "swim"),
        ("the osteopath trying to oust Ama Lind, what about oars?", "osteopath trying to oust Ama Lind", "oars"),
        ("the former Okerby number one about oars", "former Okerby number one", "oars"),
        ("the effect of tolls on boats", "", "effect of tolls on boats"),
        ("the rise in tolls over winter", "", "rise in tolls over winter"),
    ],
)
def test_whoever_is_described_before_the_topic_is_unknown_and_not_whoever_else_is_named(
    text: str, unknown: str, topic: str
) -> None:
    question = parse(text)
    assert (question.unknown, question.topic, question.speakers) == (unknown, topic, ())


def test_a_common_word_alone_describes_nobody_for_certain() -> None:
    boats = {f"Tilde Ros {at}": f"Tilde Ros {at} has a boat, and said so." for at in range(8)}
    names = book([speaker(name) for name in boats], boats)
    assert parse_question("what did the guy with the boat say about tolls?", names, today=TODAY).speakers == ()


@pytest.mark.parametrize(
    ("fold", "noun"),
    [
        ("residents", "resident"),
        ("mums", "mother"),
        ("families", "family"),
        ("kids", "child"),
        ("tenants", "tenant"),
        ("lodgers", "lodger"),
        ("letters", ""),
        ("ferry", ""),
        ("", ""),
    ],
)
def test_the_noun_for_one_of_several(fold: str, noun: str) -> None:
    assert one_of(fold) == noun


def said_by(
    mention: str, *, title: str = "", before: str = "", speakers: tuple[Speaker, ...] = ()
) -> tuple[Statement, Article]:
    """Return a statement by whoever an article mentions so, and the article."""
    text = f"{before}{mention} said that it rains."
    source = Span(len(before), len(before) + len(mention))
    words = Span(source.end + len(" said that "), len(text) - 1)
    statement = Statement("s", "a", (words,), (), (), (source,), speakers, "indirect", Span(0, len(text)), 0.9)
    return statement, new_article(text, id="a", title=title)


RESIDENTS = Unnamed("the residents of Okerby", frozenset({"resident"}), True, (("okerby",),))
MOTHER = Unnamed("Lind's mother", frozenset({"mother"}), False, (), (("lind",),))
POLICE = Unnamed("the police", frozenset({"police"}), False)
LEADER = Unnamed("the Gull leader", frozenset({"leader"}), False, (("gull",),))
NURSES = Unnamed("nurses", frozenset({"nurse"}), True)
FAR = "It rained on the pier, and nobody came to see the boats that lay there. " * 7


@pytest.mark.parametrize(
    ("whom", "mention", "given", "said"),
    [
        (RESIDENTS, "Residents of Okerby", {}, True),
        (RESIDENTS, "One of the angry residents", {"title": "Okerby pier"}, True),
        (RESIDENTS, "An old resident", {"before": f"{FAR}Okerby is wet. "}, True),
        (RESIDENTS, "Residents of Marlow", {}, False),
        (RESIDENTS, "Residents", {"before": f"{FAR}Okerby is wet. {FAR}"}, False),
        (RESIDENTS, "The council of the residents", {"title": "Okerby pier"}, False),
        (RESIDENTS, "A lawyer, whom residents of Okerby pay", {}, False),
        (MOTHER, "Lind's mother", {}, True),
        (MOTHER, "His mother", {"before": "Lind fell. "}, True),
        (MOTHER, "His mother", {"before": f"{FAR}Lind fell. "}, False),
        (MOTHER, "Mothers", {"title": "Lind"}, False),
        (
            NURSES,
            "Tove Brandt",
            {"speakers": (Speaker("t", "Tove Brandt", "person", (), (Role("senior nurse", None, None),)),)},
            True,
        ),
        (
            NURSES,
            "Tove Brandt",
            {"speakers": (Speaker("t", "Tove Brandt", "person", (), (Role("mayor", None, None),)),)},
            False,
        ),
        (NURSES, "", {}, False),
        (LEADER, "The Gull leader", {}, True),
        (LEADER, "The Okerby Gull Party leader", {}, True),
        (LEADER, "The party leader", {"before": "The Gull quarrels. "}, True),
        (LEADER, "Former party leader", {"before": "The Gull quarrels. "}, True),
        (LEADER, "UCT leader", {"before": "The Gull quarrels. "}, False),
        (LEADER, "The Salt Party leader", {"before": "The Gull quarrels. "}, False),
        (POLICE, "Marlow Police", {"speakers": (Speaker("p", "Marlow Police", "organisation"),)}, True),
        (POLICE, "Marlow Council", {"speakers": (Speaker("c", "Marlow Council", "organisation"),)}, False),
    ],
)
def test_an_article_says_who_is_meant(whom: Unnamed, mention: str, given: dict[str, str], said: bool) -> None:
    assert is_said_by(*said_by(mention, **given), whom) is said  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    """Return a library of three invented reports."""
    with Library.open(tmp_path_factory.mktemp("unnamed") / "library", create=True) as opened:
        opened.add(
            new_article(text, id=title, title=title, published=date(2024, 5, 2), url=f"https://t.example/{at}")
            for at, (title, text) in enumerate(REPORTS)
        )
        yield opened


def sources(found: Answer) -> set[str]:
    """Return what the matches call their speakers."""
    return {statement_text(one.article.text, one.statement.source) for one in found.matches}


def test_several_people_answer_with_their_own_words(library: Library) -> None:
    found = ask(library, "What did the residents of Okerby say about the ferry?")
    assert found.status == "found"
    assert sources(found) == {"Residents of Okerby", "One of the angry residents"}


def test_one_of_them_who_has_a_name_answers_too(library: Library) -> None:
    found = ask(library, "What did nurses say about the ferry?")
    assert {speaker.name for one in found.matches for speaker in one.statement.speakers} == {"Tove Brandt"}


def test_somebodys_parents_answer_without_a_name(library: Library) -> None:
    assert sources(ask(library, "What did Ole Brix's parents say about the pier?")) == {"His parents"}


def test_who_said_it_may_have_no_name_where_nobody_else_comes_near(library: Library) -> None:
    found = ask(library, "who said the trust is a nest of wasps?")
    assert statement_text(found.matches[0].article.text, found.matches[0].statement.source) == "One insider"
    assert not found.matches[0].statement.speakers
    named = ask(library, "who said the ferry is fast enough for the school run?")
    assert [speaker.name for speaker in named.matches[0].statement.speakers] == ["Ama Lind"]
    assert "He" not in sources(ask(library, "who said the moon is a round green cheese?"))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("What did the rebels say about the ferry?", "the rebels"),
        ("What did the residents of Tarnholm say about the ferry?", "the residents of Tarnholm"),
        ("What did Ama Lind's parents say about the pier?", "Ama Lind's parents"),
        ("What did the rebels say?", "the rebels"),
    ],
)
def test_nobody_answers_in_their_place(library: Library, text: str, unknown: str) -> None:
    found = ask(library, text)
    assert (found.status, found.matches) == ("unknown_speaker", ())
    assert found.question.unknown == unknown
