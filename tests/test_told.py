"""Descriptions that no role says: who is meant by them, by what the sentences of articles tell."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.question import Question, parse_question

TOLD = book(
    [
        speaker("Zelda Amsel"),
        speaker("Ragna Tveit"),
        speaker("Morten Falk"),
        speaker("Yrsa Holm", "chief"),
        speaker("Bodil Krogh"),
        speaker("Tage Lund"),
        speaker("Inge Ravn Jr"),
        speaker("Henrik Bye", "coach"),
        speaker("Sanna Elde"),
        Speaker("gull-post", "Gull Post", "organisation", ("Gull Post",)),
        speaker("Ebba Dahl"),
        speaker("Olaf Dahl"),
        speaker("Jens Vik"),
        speaker("Mona Strand", "spokeswoman"),
        speaker("Pia Ness"),
        speaker("Turid Falk", "wife"),
        speaker("Lou Vargas"),
        speaker("Elin Washington"),
        speaker("Gerd Moss", "senior harbour safety adviser"),
    ],
    {
        "Zelda Amsel": "The ferry is late. Zelda Amsel, an optician who advised Falk, said that glasses are dear.",
        "Ragna Tveit": "Ragna Tveit, the pastry queen who once ran for mayor, said flour is dear.",
        "Morten Falk": "Morten Falk opened a bridge. Olaf Dahl, Falk's deputy editor at the Gull Post, sat.",
        "Yrsa Holm": "In a note by Post Editor-in-Chief Yrsa Holm the Gull Post told why it reads every bill.",
        "Bodil Krogh": "For a while Bodil Krogh thought of selling her boat to pay for school. Others sold a horse.",
        "Tage Lund": "Singer Tage Lund and drummer Inge Ravn Jr said they were tired. They open for Fjordlys in May.",
        "Inge Ravn Jr": "Fjordlys won again. Their singer smiled. Drummer Inge Ravn Jr said that it was a long road.",
        "Henrik Bye": "Harbour coach Henrik Bye warned that Velden striker Ost needs a rest.",
        "Sanna Elde": "Sanna Elde, who served as Ragna Tveit's chief of staff in the bakery, said the oven was hot.",
        "gull-post": "Okerby wept. The Gull Post, a newspaper in Okerby, said that the dam must be mended.",
        "Ebba Dahl": 'The captain, Rune Dahl, is dead. "I am a proud mother," Ms. Dahl wrote. Captain Dahl was 20.',
        "Mona Strand": "Spokeswoman Mona Strand sat near Falk. She said that Vik was late.",
        "Pia Ness": "Pia Ness, Mr. Vik's longtime spokeswoman, said that the gate is open.",
        "Turid Falk": "Morten Falk came late. Turid Falk said that the roads were icy.",
        "Jens Vik": "Editors met in Okerby on Tuesday; Jens Vik poured coffee.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today of people without telling roles."""
    return parse_question(text, TOLD, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("What did the pastry woman say about flour?", "Ragna Tveit"),
        ("what did the woman who thought of selling her boat say about school?", "Bodil Krogh"),
        # a paper by how its name begins, and the noun nearest to another name
        ("how come the GuPo's top editor reads every bill?", "Yrsa Holm"),
        ("what does the drummer of Fjordlys say about the road?", "Inge Ravn Jr"),
        # an office of several words, and a name spelled otherwise
        ("Tveitt's former chief of staff on the oven", "Sanna Elde"),
        ("What did the Okerby paper say about the dam?", "Gull Post"),
        # whose somebody is stands where the noun does
        ("What did Vik's spokeswoman say about the gate?", "Pia Ness"),
        ("what did Falk's wife say of the roads?", "Turid Falk"),
        # what somebody who is quoted calls herself; kin share a last name
        ("What did the dead captain's mother write?", "Ebba Dahl"),
    ],
)
def test_articles_tell_who_is_described(text: str, name: str) -> None:
    assert [one.name for one in parse(text).speakers] == [name]
    assert parse(text).asked[0].by == "description"


@pytest.mark.parametrize(
    ("text", "not_meant"),
    [
        # another's coach, editors in general, a deputy, a name in the description
        ("What did the Velden coach say about Ost?", "Henrik Bye"),
        ("What did the Okerby editor say about coffee?", "Jens Vik"),
        ("What did the editor of the Gull Post say about bills?", "Olaf Dahl"),
        ("What did the lawyer who advised Falk say about glasses?", "Morten Falk"),
        ("What did Falk's harbour safety adviser say about the delay?", "Gerd Moss"),
        # somebody's, and not his near whom she stands
        ("What did Falk's spokeswoman say about the delay?", "Mona Strand"),
        ("What did Vargas' spokeswoman say about the delay?", "Lou Vargas"),
    ],
)
def test_who_is_not_so_described_is_not_meant(text: str, not_meant: str) -> None:
    assert not_meant not in [one.name for one in parse(text).speakers]


def test_of_whom_the_noun_is_not_told_is_not_meant_before_others() -> None:
    report = (
        "Liv Orm held a rally in Okerby by the navy yard.\n\n"
        "Tor Vig, 49, a navy veteran who came with his wife, said that he could not hear."
    )
    names = book([speaker("Liv Orm"), speaker("Tor Vig")], {"Liv Orm": report, "Tor Vig": report})
    asked = parse_question("the navy veteran at the rally in the Okerby yard - was it loud?", names, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Tor Vig"]


def test_an_owner_whose_name_ends_as_a_plural_does_is_known_by_the_whole_of_it() -> None:
    report = "Una Rivers rowed all night. Ms Rivers's brother, Arvo Sund, said that the oars were cold."
    names = book([speaker("Una Rivers"), speaker("Arvo Sund")], {"Una Rivers": report, "Arvo Sund": report})
    asked = parse_question("What did Una Rivers's brother say about the oars?", names, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Arvo Sund"]


def test_of_whom_articles_tell_a_part_is_only_offered() -> None:
    question = parse("What did the rowing captain's mother write?")
    assert question.speakers == ()
    assert question.unknown == "the rowing captain's mother"


@pytest.mark.parametrize(
    ("text", "by", "name"),
    [
        # nouns that no list has, in places where only a speaker stands
        ("What did the optician who advised Falk worry about?", "description", "Zelda Amsel"),
        ("what does the optician from the ferry town want back?", "", ""),
        ("Falk's optician: did she say glasses are dear?", "description", "Zelda Amsel"),
        ("What does the optician who advised Falk on glasses think of rain?", "description", "Zelda Amsel"),
        ("the optician who advised Falk on glasses", "description", "Zelda Amsel"),
        # most of it is told, though not the noun: a guess, of somebody who is nothing else
        ("What did the farmer who thought of selling her boat say about school?", "guess", "Bodil Krogh"),
        ("What did the Harbour Velden goalkeeper say about rest?", "", ""),
        # things that no one is
        ("What did the Okerby bridge letter say about coffee?", "", ""),
    ],
)
def test_a_noun_no_list_has_means_who_is_so_called(text: str, by: str, name: str) -> None:
    question = parse(text)
    assert [(one.by, *(each.name for each in one.speakers)) for one in question.asked] == ([(by, name)] if by else [])


@pytest.mark.parametrize("place", ["Washington", "Norway"])
def test_where_somebody_unknown_is_from_is_never_asked(place: str) -> None:
    question = parse(f"What did the snowshoer from {place} say about ice?")
    assert (question.speakers, question.unknown) == ((), f"the snowshoer from {place}")


def test_a_clause_about_somebody_is_part_of_the_description_and_names_nobody_asked() -> None:
    question = parse("What did the astrologist who advised Falk say about glasses?")
    assert (question.speakers, question.unknown) == ((), "the astrologist who advised Falk")


def test_a_verb_that_leads_to_the_topic_ends_the_name_before_it() -> None:
    assert parse("Did Zelda Amsell react to Falk opening a bridge?").speakers[0].name == "Zelda Amsel"


def test_a_surname_in_front_may_be_misspelled_too() -> None:
    assert [one.name for one in parse("Amssel Zelda about glasses").speakers] == ["Zelda Amsel"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("According to Falk, what did Zelda Amsel want?", {"Falk"}),
        ("What did Falk say and what did Zelda Amsel promise?", {"Falk", "Amsel"}),
    ],
)
def test_who_wants_something_is_not_asked_beside_the_speaker(text: str, names: set[str]) -> None:
    assert {one.name.split()[-1] for one in parse(text).speakers} == names


PAPERS = book(
    [
        Speaker(name, name, "organisation", (name,))
        for name in ("Ledger", "Gull Radio", "Tern Gazette", "Velden Herald", "Ost")
    ],
    {
        "Ledger": "An Okerby newspaper called on Lind to come.\n\nThe Ledger had chided her. The Ledger said it leaks.",
        "Gull Radio": "Lind told fans that she would boycott the debate.\n\nGull Radio said that she wanted salt.",
        "Tern Gazette": "The Tern Gazette said that it rained. Marstead was dry, and fans left.",
        "Velden Herald": "The Velden Herald said that salt is dear.",
        "Ost": "Seed was dear. Ost, the company that makes oat flakes, said that it would pay.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # by the place where it is named, by its name, by what it makes, and by what somebody did to it
        ("What did the Okerby paper say about the dam?", ["Ledger"]),
        ("the newspaper in Okerby on the dam", ["Ledger"]),
        ("the Velden newspaper on salt", ["Velden Herald"]),
        ("the company that makes oat flakes on seed", ["Ost"]),
        ("According to the network she boycotted, what did Lind want?", ["Gull Radio"]),
        # any report names some town, and not every body is a paper
        ("the Marstead paper on rain", []),
        ("the Okerby network on the dam", []),
        ("the network on salt", []),
    ],
)
def test_a_body_is_told_by_its_kind_and_place(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, PAPERS, today=TODAY).speakers] == names


HEADS = book(
    [
        speaker("Mona Quist", "Norland House Ferry Committee chairman"),
        speaker("Tor Lom"),
        speaker("Peer Holt"),
        speaker("Aud Fell", "ambassador"),
    ],
    {
        "Tor Lom": "Salt is dear. Tor Lom, a trader who chairs the Norland House Committee on Salt, said so.",
        "Peer Holt": "Peer Holt praised the bridge. He currently serves as the Velden ambassador to Norland.",
        "Aud Fell": "Aud Fell, the ambassador, said that she had met friends from Ostby at the gate.",
    },
)


@pytest.mark.parametrize(
    ("text", "names", "guess"),
    [
        # a role with most of the words but another field; what somebody does is told by a verb
        ("the chairman of the Norland House salt committee on tolls", ["Tor Lom"], False),
        ("the chairman of the Norland House ferry committee on tolls", ["Mona Quist"], False),
        # "he" is whoever was named before
        ("what did the Velden ambassador say about the bridge?", ["Peer Holt"], False),
    ],
)
def test_what_tells_most_of_a_description_must_be_told(text: str, names: list[str], guess: bool) -> None:
    question = parse_question(text, HEADS, today=TODAY)
    assert ([one.name for one in question.speakers], question.guess is not None) == (names, guess)


KIN = book(
    [speaker(name) for name in ("Odd Lind", "Gry Falk", "Ruth Vik", "Bo Holm", "Tova Lind", "Ove Sund")],
    {
        "Gry Falk": "Odd Lind asked why Mr. Falk's wife was late. Gry Falk said that she had been ill.",
        "Ruth Vik": "Arne Moe had a bad day.\n\nFirst his wife, longtime Lind aide Ruth Vik, said she would go.",
        "Bo Holm": "Odd Lind came by boat. Then Peter Sund spoke of tolls with his brother, Bo Holm, who paid.",
        "Tova Lind": "Odd Lind sat. His daughter, Tova Lind, said that the boat was cold.",
        "Ove Sund": "Odd Lind was there. Ove Sund spoke of her son at the gate and said that it was late.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Moe's wife on leaving", ["Ruth Vik"]),
        ("Lind's wife on leaving", []),
        ("Sund's brother on tolls", ["Bo Holm"]),
        ("Lind's brother on tolls", []),
        ("Lind's daughter on the boat", ["Tova Lind"]),
        ("linds daughter on the boat", ["Tova Lind"]),
        ("Lind's son on the gate", []),
    ],
)
def test_relatives_are_whose_they_are(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, KIN, today=TODAY).speakers] == names


def test_a_member_of_a_body_is_one_whatever_the_party() -> None:
    report = (
        "Firms will quarrel, a senior MP has warned.\n\nSelect committee chair Una Sund said the Rowing MP Ivo Krans "
        "was late. Tory MP Una Sund, who chairs the harbour and culture committee, told the Gull of tolls."
    )
    others = "Ivo Krans, the MP who chairs the fishing select committee, said nets are dear."
    names = book(
        [speaker("Una Sund", "Select committee chair"), speaker("Ivo Krans")], {"Una Sund": report, "Ivo Krans": others}
    )
    asked = parse_question("What did the MP who chairs the culture select committee say?", names, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Una Sund"]


def test_a_role_says_the_noun_however_many_others_have_it() -> None:
    report = (
        "The ferry drivers stay in port, their union said. Una Sund, general secretary of the Tarn Crews, was late."
    )
    bosses = [speaker(f"Boss {chr(65 + at // 26)}{chr(97 + at % 26)}son", "boss of a ferry") for at in range(60)]
    names = book([*bosses, speaker("Una Sund", "general secretary of the Tarn Crews")], {"Una Sund": report})
    asked = parse_question("the ferry drivers' union boss - does she want to row?", names, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Una Sund"]


BOSSES = book(
    [speaker("Una Sund"), speaker("Tor Vig", "chief executive"), speaker("Elin Quist"), speaker("Arvo Lind")],
    {
        "Una Sund": "The head of the Ferry Crews' Union is cross. In May, Una Sund said the crews were tired.",
        "Tor Vig": "Bakers stay at home, a union said. Flour is dear.\n\n"
        "It rained on the bakers. Tor Vig, the chief executive, said the bakers were well paid.",
        "Arvo Lind": "The crews of a ship wait. Ned Pell, director of the UCT Lind Survey of ship crews, was late.\n\n"
        "Nobody came to the pier, and the rain fell all night on the boats. Arvo Lind said that it was cold.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # a capital at the beginning is no name's
        ("Head of the ferry crews' union - why are they tired?", ["Una Sund"]),
        ("Head of the ferry crews' union, is she cross?", ["Una Sund"]),
        # the head of a business is not that of the union which its report names
        ("What did the head of the bakers' union say?", []),
        # a last name within the name of a body is not somebody's
        ("What did the director of the ship crews survey say?", []),
    ],
)
def test_the_head_of_a_body_is_not_that_of_another(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, BOSSES, today=TODAY).speakers] == names


UNIONS = book(
    [
        Speaker("bakers", "Okerby's largest bakers' union", "organisation", ("Okerby's largest bakers' union",)),
        Speaker("rowers", "Rowers' Union", "organisation", ("Rowers' Union",)),
        Speaker("uct", "UCT", "organisation", ("UCT",)),
    ],
    {
        "bakers": "The divers wait too. Okerby's largest bakers' union said no to 5%, and the divers were cross.",
        "rowers": "The Rowers' Union said no, and so did the bards. The bards were cross.",
        "uct": "The weavers' union UCT said no. The weavers were cross.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the bakers' union say about pay?", ["Okerby's largest bakers' union"]),
        ("what did the largest bakers union say about pay?", ["Okerby's largest bakers' union"]),
        ("what did the weavers' union say about pay?", ["UCT"]),
        # whose union it is stands in its name
        ("what did the divers' union say about pay?", []),
        ("what did the divers union say about pay?", []),
        ("what did the union of divers say about pay?", []),
        ("what did the bards' union say about pay?", []),
    ],
)
def test_a_body_is_of_those_whom_its_name_says(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, UNIONS, today=TODAY).speakers] == names


MAYORS = book(
    [
        speaker("Ama Vell", "Ebbgate's new mayor"),
        speaker("Ole Brix", "mayor"),
        speaker("Ida Moe", "mayor"),
        speaker("Una Pell", "Gull leader"),
    ],
    {
        "Una Pell": "Gull leader Una Pell said in Marstead that it rains.",
        "Ama Vell": "Ebbgate's new mayor, Ama Vell, spoke. Vell, no kin of the Okerby clerk, said that it rains.",
        "Ole Brix": "Ole Brix, the mayor of Aker, met the Tarn clerk. Brix said that Tarn is wet.",
        "Ida Moe": "Skerry's sacked mayor, the Gull Ida Moe, said that it rains in Marlow.",
    },
)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the mayor of Okerby say?", []),
        ("what did the Okerby mayor say?", []),
        ("what did the mayor of Tarn say?", []),
        ("what did the mayor of Marstead say?", []),
        ("what did the mayor of Aker say?", ["Ole Brix"]),
        ("what did Ebbgate's mayor say?", ["Ama Vell"]),
        ("what did the sacked mayor say about rain?", ["Ida Moe"]),
        ("what did the Skerry mayor say?", ["Ida Moe"]),
    ],
)
def test_the_mayor_of_one_town_is_not_that_of_another(text: str, names: list[str]) -> None:
    assert [one.name for one in parse_question(text, MAYORS, today=TODAY).speakers] == names


def test_kin_in_a_description_are_heard_by_any_word_for_them() -> None:
    report = "Tor Vig, a piper for the Okerby mother, was late. Una Sund is a cook."
    names = book([speaker("Tor Vig"), speaker("Una Sund")], {"Tor Vig": report, "Una Sund": report})
    asked = parse_question("What did the piper for the Okerby mum say?", names, today=TODAY)
    assert [one.name for one in asked.speakers] == ["Tor Vig"]


def test_whose_office_it_is_needs_no_deputy() -> None:
    report = "A deputy of Tor Vig, the secretary of state, was late."
    names = book([speaker("Tor Vig", "secretary of state")], {"Tor Vig": report})
    assert parse_question("What did the deputy secretary of state say?", names, today=TODAY).speakers == ()


def test_of_whom_the_name_of_a_committee_is_told_and_no_committee_is_not_meant() -> None:
    report = "The rower Una Sund spoke of harbour relations. It rained on the boats."
    others = {f"Boss {letter}son": "A committee met." for letter in "ABCDEFGH"}
    names = book([speaker("Una Sund", "rower"), *map(speaker, others)], {"Una Sund": report, **others})
    question = parse_question("What did the rower of the harbour relations committee say?", names, today=TODAY)
    assert question.speakers == ()
