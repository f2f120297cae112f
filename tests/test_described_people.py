"""People described in chat: by trade, by what a report says before it names them, by a clause; and who is not meant."""

from __future__ import annotations

import pytest
from named import TODAY, book, speaker

from corpus.statement import Speaker
from index.question.descriptions.phrase import read_phrase
from index.question.question import Question, parse_question
from index.question.tokens import find_tokens

NAMES = book(
    [
        speaker("Tilda Boss"),
        speaker("Orla Finch", "Marlow Ferries boss"),
        speaker("Henk Doorn"),
        speaker("Mina Sorrel"),
        speaker("Petra Vance"),
        speaker("Ivo Stramm", "Quayside Workers general secretary"),
        speaker("Bram Keel", "head of policy at the Tarnholm Chamber"),
        speaker("Elin Harrow", "Labour's shadow harbour minister"),
        speaker("Rolf Ebbe"),
        speaker("Gudrun Tay"),
        speaker("Sister Alma Reed", "High Court judge"),
        speaker("Nora Quill"),
        speaker("Dov Lamm", "Former Bank of Tarnholm governor"),
        speaker("Asta Birk"),
        speaker("Joss Marr"),
        speaker("Olga Thorne", "deputy District Attorney"),
        speaker("Wim Haas"),
        speaker("Pia Lund", "Conservative mayor of Ostrel"),
        speaker("Ada Crewe"),
        speaker("Kit Barley"),
        speaker("Kevin Ashe"),
        speaker("Kevin Brody"),
        speaker("Boris Mull"),
        speaker("Una Grieg", "comedian"),
        speaker("Tim Farrow"),
        speaker("Mark Daveley", "Music Hall Trust boss"),
        speaker("Simona Dow", "president of the Vets' Club"),
        speaker("Ysolde Marn"),
        speaker("Sana Holt"),
        speaker("Finn Arden", "Head teacher at Sallow Grange"),
        speaker("Tove Lang", "teacher"),
        speaker("Lotte Wein"),
        speaker("Dagny Roe", "chief economist at Salt Bank"),
        speaker("Ned Holm"),
        Speaker("Grandby Police", "Grandby Police", "organisation", ("Grandby Police",), ()),
    ],
    {
        "Henk Doorn": "A village landlord is to close.\nHenk Doorn said he would leave the pub Crab and Anchor in May.",
        "Mina Sorrel": 'Mina Sorrel, who runs the kite shop, said: "Nobody buys kites now."',
        "Petra Vance": "Petra Vance from the Federation of Small Harbours said the plan was late.",
        "Rolf Ebbe": 'Labour leader Rolf Ebbe has called for new docks. "The docks are old," he said.',
        "Gudrun Tay": "Trains were late again, said mother-of-three Gudrun Tay from Upper Sallow.",
        "Nora Quill": 'The court has the Kipper Papers. "Ms Quill was late," said the judge. Nora Quill denied it.',
        "Asta Birk": "The new chair of Netwatch, Lady Asta Birk, said films were too long.",
        "Joss Marr": "Joss Marr, an executive accused of stealing a kite, said he was sorry.",
        "Ada Crewe": "The Dean of Tarnholm Cathedral, the Right Reverend Ada Crewe, said that kites may fly.",
        "Kit Barley": "A jam firm at Sallow closes. Its managing director, Kit Barley, spoke of tolls.",
        "Kevin Ashe": "The magician Kevin Ashe sawed a kite in two.",
        "Kevin Brody": "Kevin Brody rows.",
        "Una Grieg": "Una Grieg, a comedian, said that her knee hurts in a new video.\nThe season in the old "
        "theatre of the town begins in spring and ends when leaves fall.\nMany thousands came last time, and some of "
        "them came twice.\nThere was a queue in the rain, and a band.\nThe tour will end in Scotland.",
        "Boris Mull": "Boris Mull, who fled Velden under President Igor Stahl, spoke of President Stahl and kites.",
        "Tim Farrow": "The former Rowing Party leader Tim Farrow said that boats cost too much.",
        "Simona Dow": "Vets met on Friday. Simona Dow, president of the Vets' Club, spoke. Then came war in Japan.",
        "Sana Holt": "Dr Sana Holt, a partner GP at the Millrace Surgery in Upper Dunmere, said that rooms are cold.",
        "Dagny Roe": "It rained on the pier, and nobody came.\n" * 9
        + "Dagny Roe, chief economist at Salt Bank, spoke of tolls.\nNed Holm from the Economist Insight Desk said no.",
        "Lotte Wein": "Kite thefts rise. Quarry Vale MP, and Rowing Party treasury spokesperson, Lotte Wein said so.",
        "Ysolde Marn": "Gales are worse. Dr Ysolde Marn from the University of Lower Pell said that gales are cold.",
        "Wim Haas": "Wim Haas, the keeper of a lighthouse, once sailed. He teaches. He was homeless, the teacher said.",
    },
)


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        # letters for what somebody is, which are no body's, and a name behind "at" of where somebody is that
        ("the GP from Dunmere, is she cold?", "Sana Holt"),
        ("what does the Dunmere GP say about rooms", "Sana Holt"),
        ("that GP at the Millrace Surgery: are rooms warm?", "Sana Holt"),
        ("Salt Bank's number cruncher on tolls", "Dagny Roe"),
        # of a seat of two words, and before a second thing that somebody is
        ("the Quarry Vale MP on kite thefts", "Lotte Wein"),
        ("what did the MP for Quarry Vale say about kite thefts", "Lotte Wein"),
        # one office under two names, and whose telling is asked for
        ("what did the headteacher say about kites", "Finn Arden"),
        ("What was the headmaster's memory of the storm?", "Finn Arden"),
        # a noun that is a surname too
        ("would the marlow ferries boss have done it differently?", "Orla Finch"),
        ("what did marlow ferries's boss write to crews about tolls", "Orla Finch"),
        ("what did boss say about tolls", "Tilda Boss"),
        ("Boss on tolls", "Tilda Boss"),
        # a long description in front of the question, and one with "and" in it
        ("The landlord of the Crab and Anchor, is he giving up? what did he say", "Henk Doorn"),
        ("what did the landlord of the Crab and Anchor say about May?", "Henk Doorn"),
        ("the publican of the Crab and Anchor on leaving", "Henk Doorn"),
        ("the executive who is accused of stealing a kite - is he sorry?", "Joss Marr"),
        ("what did the executive accused of stealing a kite say about that?", "Joss Marr"),
        # by what somebody does, has, belongs to
        ("what did the kite shop owner say about kites?", "Mina Sorrel"),
        ("what did the woman who runs the kite shop say about kites?", "Mina Sorrel"),
        ("what did the woman from the Federation of Small Harbours make of the plan", "Petra Vance"),
        ("what did the mum of three from Upper Sallow think about trains", "Gudrun Tay"),
        ("what did the new chair of Netwatch say about films?", "Asta Birk"),
        ("the dean of Tarnholm on kites", "Ada Crewe"),
        ("what was the Sallow jam firm's managing director's view of tolls?", "Kit Barley"),
        # an office in other words
        ("what did the leader of Quayside Workers say about tolls?", "Ivo Stramm"),
        ("what did the old Bank of Tarnholm governor say about tolls?", "Dov Lamm"),
        ("what did the prosecutor Thorne say about tolls?", "Olga Thorne"),
        ("the Tory mayor of Ostrel on tolls", "Pia Lund"),
        # a first name with what its bearer is, and a name among keywords that is spelled otherwise
        ("what did the magician Kevin say about kites?", "Kevin Ashe"),
        ("sallow jam mina sorel kites", "Mina Sorrel"),
        ("what did the former leader of the Rowing Party say about boats?", "Tim Farrow"),
        ("the Scottish comedian whose knee hurts on tolls", "Una Grieg"),
        # articles tell of the leader what a role of another tells only nearly
        ("would the Labour leader say what the docks cost?", "Rolf Ebbe"),
    ],
)
def test_people_are_found_as_chat_describes_them(text: str, name: str) -> None:
    question = parse(text)
    assert (tuple(one.name for one in question.speakers), question.unknown) == ((name,), "")


@pytest.mark.parametrize(
    "text",
    [
        # a head of policy is no mayor, whoever the judge speaks of no judge
        "what did the mayor of Tarnholm say about tolls?",
        "what did the Kipper Papers judge say about her?",
        "what did the landlady of the Crab and Anchor say about May?",
        "what did the bank of Tarnholm clerk say about tolls?",
        # a president of whom somebody speaks, one of a club where Japan is named, who was leader, a trust for a union
        "what did the president of Velden say about kites?",
        "what did the president of Japan say about vets?",
        "what did the leader of the Rowing Party say about boats?",
        "what did the head of the Musicians' Union say about tolls?",
        "what did the Upper Vell academic say about gales?",
        # where somebody else is from, in the next paragraph
        "what did the economist insight desk analyst say about tolls?",
    ],
)
def test_whoever_is_something_else_is_not_meant(text: str) -> None:
    question = parse(text)
    assert question.speakers == ()
    assert question.unknown


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did the boss of Marlow Ferries and Petra Vance say about tolls?", ("Orla Finch", "Petra Vance")),
        ("compare the boss of Marlow Ferries with Rolf Ebbe on tolls", ("Orla Finch", "Rolf Ebbe")),
        ("compare the boss of Marlow Ferries and the leader of Quayside Workers", ("Orla Finch", "Ivo Stramm")),
        ("rolf ebbe petra vance best recruiter films", ("Rolf Ebbe",)),
        # several who are described, with their names
        ("The two rowers at the club, Kevin Ashe and Una Grieg: are boats dear?", ("Kevin Ashe", "Una Grieg")),
        ("Two of the rebels, Bram Keel and Rolf Ebbe: what did they think of tolls?", ("Bram Keel", "Rolf Ebbe")),
        # somebody whom the last sentence only names, asked of those the first one is about
        ("If kites are cheap, how come the bakers have none? Wim Haas had an explanation", ("Wim Haas",)),
        ("Why do GPs retire? Rolf Ebbe has a theory.", ("Rolf Ebbe",)),
        ("What did the bakers say of kites? Wim Haas flew one.", ()),
    ],
)
def test_what_joins_people_still_parts_them(text: str, names: tuple[str, ...]) -> None:
    assert tuple(one.name for one in parse(text).speakers) == names


@pytest.mark.parametrize(
    ("noun", "by"),
    [("academic", "description"), ("scientist", "description"), ("doctor", "guess"), ("plumber", "guess")],
)
def test_a_title_before_the_name_says_that_somebody_is_of_learning(noun: str, by: str) -> None:
    question = parse(f"what did the Lower Pell {noun} say about gales?")
    assert [(one.by, [each.name for each in one.speakers]) for one in question.asked] == [(by, ["Ysolde Marn"])]


@pytest.mark.parametrize(
    ("text", "past"), [("that 101-year-old gent from Osaka", False), ("the old boss of the port", True)]
)
def test_how_old_somebody_is_makes_no_former_one_of_them(text: str, past: bool) -> None:
    tokens = [token for token in find_tokens(text) if token.fold]
    phrase = read_phrase(tokens, 0, len(tokens))
    assert phrase
    assert phrase.past == past


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        # several people are asked about, and no speaker
        ("The head of the clog makers' guild: are lenders still charging interest?", "head of the clog makers' guild"),
        ("The boss of Marlow Ferries wasn't impressed by fining rowers - quote?", "Orla Finch"),
        ("The boss of Marlow Ferries isn't short of praise for the rowers - quote?", "Orla Finch"),
        # what somebody feels is not said by whatever it is about
        ("Was Petra Vance impressed by Rolf Ebbe?", "Petra Vance"),
        ("Is Petra Vance bothered by Rolf Ebbe?", "Petra Vance"),
        ("Was Petra Vance praised by Rolf Ebbe?", "Rolf Ebbe"),
        # "she" describes nobody
        ("The boss of Marlow Ferries isn't minded to sink it. How does she stand up for the law?", "Orla Finch"),
    ],
)
def test_what_is_asked_of_somebody_is_no_speaker(text: str, asked: str) -> None:
    question = parse(text)
    assert [*(one.name for one in question.speakers), question.unknown.lower()] in ([asked, ""], [asked])


@pytest.mark.parametrize(
    "text",
    [
        "What is it the boss of the clog guild in Tarnholm wants from rowers?",
        "How the boss of the clog guild in Tarnholm describes rowers",
        "What's the boss of the clog guild in Tarnholm still aiming for?",
    ],
)
def test_a_description_ends_before_what_somebody_wants_or_still_does(text: str) -> None:
    assert parse(text).unknown.removeprefix("the ") == "boss of the clog guild in Tarnholm"
