"""Descriptions: people asked for by what they are, found by their roles and what articles say beside their names."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker
from work import calls_of

from corpus.statement import Role, Speaker
from index.question.descriptions.heard import alike, words_beside
from index.question.descriptions.wanted import word_before
from index.question.question import Question, parse_question

NAMES = book(
    [
        speaker("Runa Halvard", "chief counsel of the Tern Bank"),
        speaker("Egil Strand", "counsel of the Port Union"),
        speaker("Mabel Orrin", "Velden ferry chairwoman"),
        speaker("Jory Pell", "Velden ferry chairman"),
        speaker("Tova Lind", "mayor"),
        speaker("Aslak Brenn", "Marstead Mayor"),
        speaker("Signe Dahl", "press secretary"),
        speaker("Ove Krag", "Halvard's press secretary"),
        speaker("Una Berg", "White House press secretary"),
        speaker("Kai Ruud", "White House press secretary for Randi Skog"),
        speaker("Per Solum", "President"),
        speaker("Dag Lunde", "former White House press secretary"),
        speaker("Gro Hovde", "President"),
        speaker("Siv Hovde", "teacher"),
        speaker("Arne Tveit", "former President"),
        speaker("Kari Moen", "mission commander"),
        speaker("Bo Farrow", "farmer"),
        speaker("Ida Quist", "Lind's brother's lawyer"),
        speaker("Nils Vane", "head of the Gull Foundation"),
        speaker("Randi Skog"),
        Speaker("gazette", "Velden Gazette", "organisation", ("Velden Gazette",)),
    ],
    {
        "Tova Lind": "The bridge is closed. Tova Lind, who leads the town of Okerby, said so. Mr Brenn agreed.",
        "Aslak Brenn": "Aslak Brenn opened the fair at Marstead. Okerby sent a choir.",
        "Randi Skog": "The chief of the Fjord Lottery, Randi Skog, said that nobody had won.",
        "Signe Dahl": "For President Orrin, Signe Dahl spoke to reporters at the gate.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # the same office in other words, and what narrows it
        ("what did the Tern Bank's top lawyer say about tolls?", ("Runa Halvard",)),
        ("What was the view of the Tern Bank's lawyer on tolls?", ("Runa Halvard",)),
        ("the lawyer of the Port Union on tolls", ("Egil Strand",)),
        ("the farmer on tolls", ("Bo Farrow",)),
        ("what has the farmer said about tolls?", ("Bo Farrow",)),
        ("head of the Gull Foundation: are tolls fair?", ("Nils Vane",)),
        ("the boss of the Gull Foundation on tolls", ("Nils Vane",)),
        # anybody, by what they do
        ("the woman who chairs the Velden ferry on tolls", ("Mabel Orrin",)),
        ("the man chairing the Velden ferry, on tolls", ("Jory Pell",)),
        ("what did the guy running the Gull Foundation say about tolls?", ("Nils Vane",)),
        ("what did Runa Halvard say and what did Bo Farrow say about tolls?", ("Runa Halvard", "Bo Farrow")),
        ("Halvard against Strand: are tolls fair?", ("Runa Halvard", "Egil Strand")),
        # by what stands beside the name in an article
        ("Okerby mayor blasts tolls", ("Tova Lind",)),
        ("what does the mayor of Okerby think about tolls?", ("Tova Lind",)),
        ("how does the Fjord Lottery chief see the tolls?", ("Randi Skog",)),
        ("Marstead's mayor: no tolls", ("Aslak Brenn",)),
        ("Would Orrin's press secretary be happy with tolls?", ("Signe Dahl",)),
        ("what did Solum's press secretary say about tolls?", ("Una Berg",)),
        ("how come Halvard's press secretary has tolls in mind?", ("Ove Krag",)),
    ],
)
def test_a_description_means_who_is_so_described(text: str, names: tuple[str, ...]) -> None:
    question = parse(text)
    assert (tuple(one.name for one in question.speakers), question.unknown) == (names, "")
    assert "toll" in question.topic
    assert {"mayor", "lawyer", "secretary", "chairs", "foundation"}.isdisjoint(question.topic.lower().split())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("what did the general say about tolls?", "the general"),
        ("what did the astronaut say about tolls?", "the astronaut"),
        ("London mayor blasts tolls", "London mayor"),
        ("what did the mayor of Lindholt say about tolls?", "the mayor of Lindholt"),
        ("what did the Port Union's prosecutor say about tolls?", "the Port Union's prosecutor"),
        ("what did Halvard's brother say about tolls?", "Halvard's brother"),
        ("what did Hovde's press secretary say about tolls?", "Hovde's press secretary"),
        ("what did Tveit's press secretary say about tolls?", "Tveit's press secretary"),
        ("According to the network he left, what did Lind want?", "the network he left"),
        ("the woman who runs the Ostby mill on tolls", "woman who runs the Ostby mill"),
        ("the seed company aldova, what was its message on tolls?", "aldova"),
        ("what did the man running Lind's campaign say about tolls?", "the man running Lind's campaign"),
        (
            "how come the Gull's top editor has folks digging through Lind's past? not asking about Brenn",
            "the Gull's top editor",
        ),
    ],
)
def test_a_description_of_nobody_known_is_named_and_means_nobody(text: str, said: str) -> None:
    question = parse(text)
    assert (question.unknown, question.speakers, question.role) == (said, (), "")


def test_those_whom_an_unknown_description_might_mean_are_offered() -> None:
    assert set(parse("what did the mayor of Lindholt say about tolls?").nearest) <= {"Tova Lind", "Aslak Brenn"}
    assert parse("what did the mayor of Lindholt say about tolls?").nearest
    assert parse("what did the union say about tolls?").nearest == ()


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("Tova Lind - the mayor - her reaction to tolls", "Tova Lind", "tolls"),
        ("tova lindd, the mayor up in Okerby - did she mention tolls?", "Tova Lind", None),
        ("tova lund, the mayor up in Okerby - did she mention tolls?", "", ""),
        ("Brenn, the tolls again - how did he defend them when Lind had a go at him?", "Aslak Brenn", None),
        ("Would Lind be fit to lead, in Aslak Brenn's view?", "Aslak Brenn", None),
        ("Are the tolls fair, if you ask Bo Farrow?", "Bo Farrow", None),
        ("Lind's man Nils Vane on tolls", "Nils Vane", "tolls"),
    ],
)
def test_the_speaker_is_told_from_others_that_are_named(text: str, name: str, topic: str | None) -> None:
    question = parse(text)
    assert tuple(one.name for one in question.speakers) == ((name,) if name else ())
    assert topic is None or not name or question.topic == topic


@pytest.mark.parametrize(
    "text",
    [
        "y'know the mayor who said Lind's got it coming, who is she",
        "somebody from Okerby called Lind his own side's answer to the farmer... who was it",
        "the toll was called daft by a farmer - who?",
    ],
)
def test_who_at_the_end_asks_for_the_speaker(text: str) -> None:
    question = parse(text)
    assert (question.intent, question.speakers, question.unknown) == ("who_said", (), "")


def test_a_word_for_what_somebody_does_can_stand_before_their_noun() -> None:
    names = book([speaker("Ylva Sten", "creative writing professor"), speaker("Aron Bask", "acting mayor")])
    for text, name in (
        ("the creative writing professor - is the mill cold?", "Ylva Sten"),
        ("what bothers the writing professor about tolls?", "Ylva Sten"),
        ("the acting mayor on tolls", "Aron Bask"),
    ):
        assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == [name]


def test_a_first_name_that_somebody_has_alone_is_part_of_a_whole_name() -> None:
    names = book([speaker("Bill"), speaker("William A. Strand"), speaker("Egil Falk")])
    question = parse_question("what's bill strand's greatest regret over tolls", names, today=TODAY)
    assert [one.name for one in question.speakers] == ["William A. Strand"]
    question = parse_question("what did Bill say about Falk", names, today=TODAY)
    assert [one.name for one in question.speakers] == ["Bill"]


def test_names_in_a_role_are_asked_for_by_their_letters() -> None:
    leader, chair = "leader of the NL Independence Party", "Norland Ferry Council chairman"
    names = book([speaker("Ylva Sten", leader), speaker("Aron Bask", chair), speaker("Ida Voll", "leader")])
    for text, name in (("the NLIP boss on tolls", "Ylva Sten"), ("the NFC's chairman on tolls", "Aron Bask")):
        assert [one.name for one in parse_question(text, names, today=TODAY).speakers] == [name]
    assert not parse_question("the NFP boss on tolls", names, today=TODAY).speakers


@pytest.mark.parametrize(
    ("text", "names", "unknown"),
    [
        # whoever belongs to somebody is not them
        ("what did Tova Lind's campaign say about tolls?", (), "Tova Lind's campaign"),
        ("the Halvard team on tolls", (), "Halvard team"),
        ("Lind's lawyers on tolls", (), "Lind's lawyers"),
        ("what did Halvard's aides say about tolls?", (), "Halvard's aides"),
        ("Tova Lind aide on tolls", (), "Tova Lind aide"),
        ("Lind's plan for tolls", ("Tova Lind",), ""),
        # what somebody is can stand behind the name without a comma
        ("what did tova lind mayor say about tolls", ("Tova Lind",), ""),
        ("Velden Gazette's reporters on tolls", ("Velden Gazette",), ""),
    ],
)
def test_whoever_belongs_to_somebody_is_not_them(text: str, names: tuple[str, ...], unknown: str) -> None:
    question = parse(text)
    assert (tuple(one.name for one in question.speakers), question.unknown) == (names, unknown)


def test_a_heading_nobody_bears_is_an_unknown_name() -> None:
    assert parse("Orla Fenwick - is she with Lind or with Brenn, did she say?").unknown == "Orla Fenwick"


@pytest.mark.parametrize(
    "text",
    [
        "did the mayor of Lindholt ",
        "the head of ",
        "the woman who chairs - ",
        "in Lind's view, not the farmer, ",
        "Lind's farmer's ",
    ],
)
def test_a_long_question_of_descriptions_costs_in_proportion(text: str) -> None:
    parse(text * 2)
    few, many = calls_of(lambda: parse(text * 20)), calls_of(lambda: parse(text * 200))
    assert many < 15 * few


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("democrats", "democratic", True), ("elections", "election", True), ("jeb", "jebs", True),
     ("port", "party", False), ("velden", "velvet", False)],
)  # fmt: skip
def test_forms_of_one_word_are_alike(one: str, other: str, same: bool) -> None:
    assert alike(one, other) is same


def test_only_words_beside_a_name_are_heard_of_somebody() -> None:
    text = "Tova Lind of Okerby spoke. " + "x " * 300 + "Marstead is far."
    lind = Speaker("l", "Tova Lind", "person", (), (Role("mayor", None, None),))
    assert words_beside(lind, [text], {"okerby", "marstead"}).keys() == {"okerby"}


MORE = book(
    [
        speaker("Ulla Fenn", "Marstead chairman"),
        speaker("Per Holt", "Marstead boss"),
        speaker("Jon Aske", "Lisbet's father"),
        speaker("Rolf Teig", "best friend of Lisbet and fellow rower"),
        speaker("Ase Kvam", "president of the Northern Dock Workers Union"),
        speaker("Hanna Oye", "retired surgeon"),
        speaker("Hanna Berg", "Ireland coach"),
        speaker("Odd Berg", "bishop of Velden"),
        Speaker(
            "gaute", "Gaute Moe", "person", (), (Role("candidate", None, None), Role("retired surgeon", None, None))
        ),
    ]
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the Marstead chairman on tolls", ("Ulla Fenn",)),
        ("the Marstead boss on tolls", ("Per Holt",)),
        ("Lisbet's dad on tolls", ("Jon Aske",)),
        ("Lisbet's best mate on tolls", ("Rolf Teig",)),
        ("did the NDWU president want tolls?", ("Ase Kvam",)),
        ("the surgeon candidate - did he say anything about tolls?", ("Gaute Moe",)),
        ("what did Berg, the bishop, say about tolls?", ("Odd Berg",)),
        ("Berg (the Ireland coach) on tolls", ("Hanna Berg",)),
        ("Fenn on tolls, but not what Holt said", ("Ulla Fenn",)),
        ("Fenn on tolls, never mind Berg", ("Ulla Fenn",)),
        ("did Fenn mention tolls? not asking about Holt", ("Ulla Fenn",)),
    ],
)
def test_what_a_question_adds_tells_people_apart(text: str, names: tuple[str, ...]) -> None:
    question = parse_question(text, MORE, today=TODAY)
    assert (tuple(one.name for one in question.speakers), question.unknown) == (names, "")
    assert question.topic.strip(" ,?-") in {"tolls", "want tolls"}


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("what did the mayor of Marstead say about tolls?", "the mayor of Marstead"),
        ("what did Lisbet's mother say about tolls?", "Lisbet's mother"),
        ("her husband on tolls", "her husband"),
        ("what did the union say about tolls?", "the union"),
        ("Sir Rolf on tolls", "Rolf"),
    ],
)
def test_somebody_else_is_not_taken_for_who_is_described(text: str, unknown: str) -> None:
    question = parse_question(text, MORE, today=TODAY)
    assert (question.speakers, question.unknown) == ((), unknown)


@pytest.mark.parametrize("text", ["surgeons in Marstead on tolls", "what did coaches say about tolls?"])
def test_many_are_nobody_in_particular(text: str) -> None:
    assert parse_question(text, MORE, today=TODAY).speakers == ()


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("said Mr. ", "Mr"),
        ("the ferry’s ", "ferry’s"),
        ("(Vice-President ", "Vice-President"),
        ("’tis ", "tis"),
        ("said, ", ""),
        ("said Mr.. ", ""),
        ("Mr", ""),
        ("Mr  ", ""),
        (" ", ""),
        ("", ""),
        ("a" * 40 + " ", "a" * 24),
    ],
)
def test_the_word_before_a_name_is_the_one_a_blank_parts_from_it(text: str, word: str) -> None:
    assert word_before(f"{text}Lind", len(text)) == word


def test_articles_that_have_been_read_are_not_read_again() -> None:
    reports = dict(NAMES.articles_with([("bridge", "fair", "lottery")], most=9))
    (first, *others) = reports
    assert len(reports) == 3
    assert dict(NAMES.articles_with([("bridge", "fair", "lottery")], most=9, but=[first])) == {
        row: reports[row] for row in others
    }
