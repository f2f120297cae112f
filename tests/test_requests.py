"""Requests: whom a question asks for in a sentence of its own, and who is asked for as "the one who said it"."""

from __future__ import annotations

import pytest
from named import TODAY, book

from index.question.question import Question, parse_question

NAMES = book()


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        # whom the asker is after, though the question names another
        ("would it hurt if Quill left? I'm looking for Ansa Vellora's take.", ["Ansa Vellora"], "hurt if Quill left"),
        ("should Quill go? what I want is Vellora's answer", ["Ansa Vellora"], "Quill go"),
        ("is quill giving up the boat? i'm after vellora on that", ["Ansa Vellora"], "quill giving up the boat"),
        ("Is Quill finished? I'm interested in Vellora's view", ["Ansa Vellora"], "Quill finished"),
        (
            "Quill wants the pier shut. I'm curious what Vellora made of it.",
            ["Ansa Vellora"],
            "Quill wants the pier shut",
        ),
        (
            "what happens if Quill wins? I'd like the referee's own words on that",
            ["Mirel Oshand"],
            "happens if Quill wins",
        ),
        ("whales and the treaty: I'd love to hear from Mossop", ["J. K. Mossop"], "whales and the treaty"),
        ("The shut pier. I want Vellora and I want Quill, both.", ["Ansa Vellora", "Tobren Quill"], "shut pier"),
        (
            "Quill leaving the club: Vellora was asked about that, what came back?",
            ["Ansa Vellora"],
            "Quill leaving the club",
        ),
        (
            "Who decides on tolls, and how? Vellora got asked that by the club.",
            ["Ansa Vellora"],
            "decides on tolls",
        ),
        ("Did Quill ever request a boat? The referee says he did no such thing.", ["Mirel Oshand"], None),
        ("Did Quill request a boat? Ansa Vellora reckons not, surely.", ["Ansa Vellora"], None),
        ("Who stands in the way of the pier if you ask Vellora?", ["Ansa Vellora"], "stands in the way of the pier"),
        ("Clerks get nothing then?? What's Quill's excuse", ["Tobren Quill"], None),
        ("What did Quill say on tolls? Vellora says it was daft.", ["Tobren Quill"], None),
        ("Quill left. The referee got quizzed about it. What was the answer?", ["Mirel Oshand"], "Quill left"),
        ("Quill leaving the club. Thoughts from Vellora?", ["Ansa Vellora"], "Quill leaving the club"),
        (
            "Has Quill been straight with the club? Vellora's view.",
            ["Ansa Vellora"],
            "Quill been straight with the club",
        ),
        ("should quill leave? ansa vellora's answer please", ["Ansa Vellora"], "quill leave"),
        ("Is the club broken - Vellora's take on that?", ["Ansa Vellora"], "club broken"),
        ("Quill wouldn't leave. Over to Ansa Vellora.", ["Ansa Vellora"], "Quill wouldn't leave"),
        ("Is the club broken, in Vellora's view?", ["Ansa Vellora"], "club broken"),
        ("How did Quill take Vellora's answer?", ["Tobren Quill"], "Vellora's"),
        ("Any comments by Vellora on Quill?", ["Ansa Vellora"], "Quill"),
        # and what of somebody's is asked for, whatever it is called
        ("Could any old person board her? Vellora's version please", ["Ansa Vellora"], "old person board"),
        ("could crews walk out?? ansa vellora's account, if there is one", ["Ansa Vellora"], "crews walk out"),
        ("Has the referee ever rowed? Quill's jibe, word for word", ["Tobren Quill"], "referee ever rowed"),
        ("The tolls, the gist of Ansa Vellora please", ["Ansa Vellora"], "tolls"),
        ("How cold was the club? Give me the bit with Vellora", ["Ansa Vellora"], "cold was the club"),
        # but not what is asked about
        ("What did Quill say of the club? Vellora's jibe, I mean", ["Tobren Quill"], None),
        ("Did Quill sink it? Vellora's boat, that is", ["Tobren Quill"], None),
        ("Did Quill mend it, bit by bit and slowly?", ["Tobren Quill"], "mend it, bit by bit and slowly"),
        # in other forms
        ("Did Quill sell the boat? Vellora's version please", ["Ansa Vellora"], "Quill sell the boat"),
        ("Why was Quill dropped? Give me Vellora's side of the story then.", ["Ansa Vellora"], "Quill dropped"),
        ("Is Quill hurt? I want it from the referee.", ["Mirel Oshand"], "Quill hurt"),
        ("Did Quill cheat? I'd like it straight from Vellora and nobody else", ["Ansa Vellora"], "Quill cheat"),
        (
            "a year's ban for Quill - enough? asking for the view of Vellora",
            ["Ansa Vellora"],
            "year's ban for Quill - enough",
        ),
        ("Did Quill pay? Looking for vellora's answer", ["Ansa Vellora"], "Quill pay"),
        ("Did Quill pay? Asking for the referee's take, nobody else's", ["Mirel Oshand"], "Quill pay"),
        ("Did Quill pay? Vellora told a reporter a bit about that.", ["Ansa Vellora"], "Quill pay"),
        ("Was Quill late? I want that from Vellora herself.", ["Ansa Vellora"], "Quill late"),
        ("Vellora's version. Why was Quill dropped?", ["Ansa Vellora"], "Quill dropped"),
        ("ok so the referee's view: is Quill finished?", ["Mirel Oshand"], "Quill finished"),
        # who was asked it, or must know
        ("Who pays for the pier Quill wants? Vellora got asked that by the council.", ["Ansa Vellora"], None),
        ("Will Quill stay? The referee had to answer that on the radio.", ["Mirel Oshand"], "Quill stay"),
        ("Will Quill stay? That was put to Vellora, wasn't it.", ["Ansa Vellora"], "Quill stay"),
        ("Will Quill stay? Put that to Vellora", ["Ansa Vellora"], "Quill stay"),
        ("Was Quill pals with the pilots? The referee must've said something.", ["Mirel Oshand"], None),
        ("Was Quill pals with the pilots? Vellora ought to know.", ["Ansa Vellora"], "Quill pals with the pilots"),
        ("Why was Quill dropped? Vellora explained it in a video, what were her reasons", ["Ansa Vellora"], None),
        ("Is the pump of Quill's boat shut? The referee had plenty to say.", ["Mirel Oshand"], None),
        ("Is Quill done? Vellora was pretty clear about it.", ["Ansa Vellora"], "Quill done"),
        ("Is Quill right about the pier? Vellora's the one to ask.", ["Ansa Vellora"], "Quill right about the pier"),
        ("Is Quill to blame? That's one for Vellora.", ["Ansa Vellora"], "Quill to blame"),
        ("Would Quill win? Let's hear it from Vellora", ["Ansa Vellora"], "Quill win"),
        ("What did Quill say about whaling? Vellora had plenty to say.", ["Tobren Quill"], None),
        ("What did Quill say about whaling? Vellora must have said something too.", ["Tobren Quill"], None),
        ("Did Quill pay? He must have said something.", ["Tobren Quill"], None),
        ("Did Quill call it a lie? The referee must know.", ["Tobren Quill"], None),
        ("Why is Quill dropped? The referee's theory, then", ["Mirel Oshand"], None),
        ("Did Quill pay? He was asked about that.", ["Tobren Quill"], None),
        ("Could Quill ever go? Vellora had a theory.", ["Ansa Vellora"], "Quill ever go"),
        ("Is the pier finished with? Vellora told the radio something about it.", ["Ansa Vellora"], "pier finished"),
        ("Should Quill have stayed on? ansa vellora seems to think so", ["Ansa Vellora"], "Quill have stayed"),
        ("New tolls for quill? what's vellora's excuse", ["Ansa Vellora"], "new tolls for quill"),
        ("Quill and Vellora on the pier, what's each one's gripe?", ["Tobren Quill", "Ansa Vellora"], None),
        ("Is whaling over? Vellora weighed in on that last week.", ["Ansa Vellora"], "whaling"),
        ("Did Quill cheat? Vellora ought to have a view.", ["Ansa Vellora"], "Quill cheat"),
        ("Quill quit. Vellora explained why.", ["Ansa Vellora"], "Quill quit"),
        ("Any reaction from Vellora? Quill has quit.", ["Ansa Vellora"], "Quill has quit"),
        ("Vellora's speech: how did Quill react?", ["Tobren Quill"], None),
        # whoever asks the asker
        ("My boss wants to know what Vellora thinks of tolls", ["Ansa Vellora"], "tolls"),
        ("our editor keeps asking whether Quill spoke on whaling", ["Tobren Quill"], "whaling"),
        ("A friend of mine wondered how Vellora feels about ferries", ["Ansa Vellora"], "ferries"),
        # what else the asker says of themselves
        ("What did Quill say about whaling? I want the exact words", ["Tobren Quill"], "whaling"),
        ("I want to know what Quill said of Vellora", ["Tobren Quill"], "Vellora"),
        ("What did Quill say on tolls? I like Vellora.", ["Tobren Quill"], "tolls? I like Vellora"),
        ("Did Quill tell Vellora off? I need it for my essay", ["Tobren Quill"], "Vellora off"),
        ("Did Quill tell Vellora off? I want Vellora's reply left out.", ["Tobren Quill"], None),
        ("I'd like Quill on whaling", ["Tobren Quill"], "whaling"),
    ],
)
def test_a_sentence_that_says_whom_the_asker_is_after_decides(text: str, names: list[str], topic: str | None) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == names
    assert topic is None or question.topic == topic


@pytest.mark.parametrize(
    ("text", "role", "topic"),
    [
        ("who was the referee that said whales are fish", "referee", "whales are fish"),
        ("Who's the novelist who said whales are fish?", "novelist", "whales are fish"),
        ("who was that Norwegian minister who said the strait is shut", "Norwegian minister", "strait is shut"),
        ("who was the bloke who said whales are fish", "", "whales are fish"),
        # what they did is all that tells who is meant
        ("who was the pilot who sank the boat", "", "pilot who sank the boat"),
    ],
)
def test_who_was_the_one_that_said_it_asks_which_of_them_did(text: str, role: str, topic: str) -> None:
    question = parse(text)
    assert (question.intent, question.role, question.topic) == ("who_said", role, topic)


@pytest.mark.parametrize(
    ("text", "names", "topic"),
    [
        ("where do Quill and Vellora stand on whaling", ["Tobren Quill", "Ansa Vellora"], "whaling"),
        ("whaling: where's Quill and where's Vellora?", ["Tobren Quill", "Ansa Vellora"], "whaling"),
        ("tolls: where does quill stand and where does vellora stand", ["Tobren Quill", "Ansa Vellora"], "tolls"),
        ("where does Quill stand on whales?", ["Tobren Quill"], "whales"),
        ("wheres vellora on the ferries", ["Ansa Vellora"], "ferries"),
        # where somebody or something is
        ("where did Quill stand at the funeral", ["Tobren Quill"], "stand at the funeral"),
        ("where is the boat?", [], "boat"),
    ],
)
def test_where_somebody_stands_is_what_they_say(text: str, names: list[str], topic: str) -> None:
    question = parse(text)
    assert ([one.name for one in question.speakers], question.topic) == (names, topic)


@pytest.mark.parametrize(
    ("text", "topic", "after", "before"),
    [
        (
            "Has Quill spoken of Vellora since May 2021? I know about the stuff from March.",
            "Vellora",
            "2021-05-01",
            None,
        ),
        (
            "Did Quill speak of tolls in June 2021? I don't need the speech of 2019.",
            "tolls",
            "2021-06-01",
            "2021-07-01",
        ),
        ("What does Quill say of tolls after 2020? Nothing from 2019 please", "tolls", "2021-01-01", None),
        ("What did Quill say of tolls? I've already got the speech of 2019.", "tolls", None, None),
        # what is wanted besides
        ("Quill on tolls. I don't need the speech but his remarks in 2021", None, "2021-01-01", "2022-01-01"),
    ],
)
def test_what_the_asker_has_already_is_not_asked_for(
    text: str, topic: str | None, after: str | None, before: str | None
) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == ["Tobren Quill"]
    assert topic is None or question.topic == topic
    assert [day and day.isoformat() for day in (question.after, question.before)] == [after, before]


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Ansa Vellora had a nervous sister on the phone. What was it about?", "nervous sister on the phone"),
        ("ansa vellora was a retired pilot for a week. what were her words?", "retired pilot for a week"),
        ("Vellora met Quill and then wished she were a retired pilot. what were her words?", None),
        ("Vellora met Quill and seemed to wish she could just be a pilot and not a worried nun. her words?", None),
    ],
)
def test_somebody_told_of_beside_whoever_the_question_begins_with_is_not_asked(text: str, topic: str | None) -> None:
    question = parse(text)
    assert question.speakers[0].name == "Ansa Vellora"
    assert not question.unknown
    assert topic is None or question.topic == topic


@pytest.mark.parametrize(
    ("text", "name", "topic"),
    [
        ("Quick check: Quill and tolls?", "Tobren Quill", "tolls"),
        ("Pull quotes: Quill / tolls", "Tobren Quill", "tolls"),
        ("Quotes needed: Vellora on tolls", "Ansa Vellora", "tolls"),
        ("Harbour question: what did Vellora say?", "Ansa Vellora", "Harbour"),
        ("can you tell me how the referee views Quill's whaling", "Mirel Oshand", None),
    ],
)
def test_a_label_that_only_says_something_is_asked_is_nobody(text: str, name: str, topic: str | None) -> None:
    question = parse(text)
    assert [one.name for one in question.speakers] == [name]
    assert topic is None or question.topic == topic
