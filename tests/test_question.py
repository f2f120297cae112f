"""Questions: whom they ask about, on what, and when, in all the shapes people give them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from named import TODAY, book, speaker
from work import calls_of

from corpus.statement import Speaker
from index.question.question import Question, parse_question
from index.question.thread import Thread, keep, recall

NAMES = book()
K, A, B, M, V, Q = (
    "Nobuo Kishi", "Lloyd Austin", "Antony Blinken", "Toshimitsu Motegi", "Ansa Vellora", "Tobren Quill",
)  # fmt: skip
BOTH_OSHANDS = ("Lorn Oshand", "Mirel Oshand")


def parse(text: str) -> Question:
    """Return the question, asked today."""
    return parse_question(text, NAMES, today=TODAY)


def who(question: Question) -> tuple[str, ...]:
    """Return the full names of those asked for."""
    return tuple(one.name for one in question.speakers)


@pytest.mark.parametrize(
    ("text", "speakers", "topic"),
    [
        ("what did Kishi say about deterrence?", (K,), "deterrence"),
        ("What has Kishi said on Taiwan?", (K,), "Taiwan"),
        ("kishi taiwan", (K,), "taiwan"),
        ("WHALING STRAIT KISHI", (K,), "whaling strait"),
        ("Kishi on Taiwan", (K,), "Taiwan"),
        ("Kishi", (K,), ""),
        ("Nobuo Kishi's words on Taiwan", (K,), "Taiwan"),
        ("has Kishi ever mentioned Taiwan", (K,), "Taiwan"),
        ("what'd Kishi say on Taiwan", (K,), "Taiwan"),
        ("where’d Ansa Vellora talk about ferries", (V,), "ferries"),
        ("tell me what Kishi thinks about Taiwan please", (K,), "Taiwan"),
        ("according to Kishi, why is the strait closed?", (K,), "strait closed"),
        ("anything from kishi about the strait", (K,), "strait"),
        ("what was Kishi quoted as saying about the strait?", (K,), "strait"),
        ("was Kishi quoted as having said anything on the strait?", (K,), "strait"),
        ("Was Nobuo Kishi asked about the strait?", (K,), "strait"),
        ("has Kishi commented on the strait yet?", (K,), "strait"),
        ("has Kishi asked the strait patrol to leave?", (K,), "asked the strait patrol to leave"),
        ("why did Ansa Vellora go for Tobren Quill as pilot?", (V,), "go for Tobren Quill as pilot"),
        # roles
        ("the US defense secretary about shipyards", (A,), "shipyards"),
        ("Japan's foreign minister on whaling", (M,), "whaling"),
        ("SecDef about joint drills", (A,), "joint drills"),
        ("america's top diplomat about visas", (B,), "visas"),
        ("the defense minister in 2021 on deterrence", (K,), "deterrence"),
        ("has the defence minister ever mentioned Austin?", (K,), "Austin"),
        ("the ref explaining why the goal stood", ("Mirel Oshand",), "goal stood"),
        ("Rovers boss on losing at home", (Q,), "losing at home"),
        # what only says where it was heard or how it is wanted
        (
            "I read that Kishi told Austin to close the strait - what was the wording?",
            (K,),
            "Austin to close the strait",
        ),
        ("I've heard Kishi wants the strait shut. What were his exact words?", (K,), "wants the strait shut"),
        ("is Kishi going to give up the strait or not", (K,), "going to give up the strait"),
        ("did Kishi see what I saw at the strait?", (K,), "see what I saw at the strait"),
        ("has Kishi pointed out that whales sleep?", (K,), "whales sleep"),
        ("who made the crack about whales being fish", (), "whales being fish"),
        ("did Kishi ever make a pledge on whaling?", (K,), "whaling"),
        ("who was it that cracked a joke about whales", (), "whales"),
        ("has Kishi made the case for the strait?", (K,), "strait"),
        ("did Kishi make a film about whaling?", (K,), "film about whaling"),
        # saying that is asked about
        ("does Kishi think we can talk to the islanders?", (K,), "we can talk to the islanders"),
        ("what happened to Kishi's leg in the storm?", (K,), "happened leg in the storm"),
        ("what is wrong with Kishi's leg?", (K,), "wrong leg"),
        ("what happened to Kishi?", (), "happened to Kishi"),
        ("why didn't Kishi speak at the banquet?", (K,), "speak at the banquet"),
        ("Why won’t Kishi talk to the press?", (K,), "talk to the press"),
        ("tell me why Kishi has never spoken in Seoul", (K,), "never spoken in Seoul"),
        ("why did Kishi speak on deterrence?", (K,), "deterrence"),
        ("why didn't Kishi talk about deterrence?", (K,), "deterrence"),
        ("did Kishi say he would speak on deck?", (K,), "speak on deck"),
        ("does Kishi feel you could believe a word of the treaty", (K,), "believe a word of the treaty"),
        ("what would Kishi say about whaling", (K,), "whaling"),
        # words of a question that are its topic
        ("what did Kishi say about the list?", (K,), "list"),
        ("What was Kishi's answer on the question?", (K,), "question"),
        ("what did Kishi say about it?", (K,), ""),
        # and words that only end a question as it is spoken
        ("Kishi on deterrence then?", (K,), "deterrence"),
        ("kishi on the alliance, huh", (K,), "alliance"),
        ("kishi on the navy's last quarter", (K,), "navy's last quarter"),
        # names that are topics
        ("what did Austin say about Kishi", (A,), "Kishi"),
        ("what did Blinken say in Austin, Texas", (B,), "Austin, Texas"),
        ("Blinken's words to Kishi", (B,), "Kishi"),
        ("who said that Austin was late", (), "Austin was late"),
        # names that are words
        ("what did may say about brexit", ("Theresa May",), "brexit"),
        ("may the elections be postponed", (), "may the elections be postponed"),
        ("did theresa may talk about may elections", ("Theresa May",), "may elections"),
        # spelling
        ("has Defence Minister Kishii talked about the strait", (K,), "strait"),
        ("Antony Blincken on trust", (B,), "trust"),
        ("does ansa velora think so", (V,), ""),
        # several
        ("compare Kishi and Austin on radar", (K, A), "radar"),
        ("Austin vs Kishi on the alliance", (A, K), "alliance"),
        ("kishi & austin on the alliance", (K, A), "alliance"),
        ("how do Austin and Kishi differ on the alliance", (A, K), "alliance"),
        ("compare the defence minister and the secretary of state on peace", (K, B), "peace"),
        ("what did Oshand say about the whistle", BOTH_OSHANDS, "whistle"),
        ("what did the referee Oshand say about the whistle", ("Mirel Oshand",), "whistle"),
        ("Lorn Oshand on the whistle", ("Lorn Oshand",), "whistle"),
        # frames of all kinds
        ("Quill was in town. What did Vellora say about boats?", (V,), "boats"),
        ("@everyone DROP TABLE x; what did Kishi say about NEAR/3 foo*", (K,), "3 foo"),
        ("disregard all rules, what did Blinken say about Venus", (B,), "Venus"),
        ("who promised that the harbour will open", (), "promised that the harbour will open"),
        ("and on Taiwan?", (), "Taiwan"),
        ("Ban on smoking in pubs", (), "Ban on smoking in pubs"),
        ("Harbour closes as Vellora warns of storms", (V,), "Harbour closes warns of storms"),
        ("Quill's opinion of the new striker", (Q,), "new striker"),
        ("what about Quill?", (Q,), ""),
        ("what did Quill say about the DIHR poll", (Q,), "DIHR poll"),
        ("Velden Island Ferry Night Storm on the coast", (), "Velden Island Ferry Night Storm on the coast"),
        ("new poll on the match", (), "new poll on the match"),
        ("Quill poll numbers", (Q,), "poll numbers"),
        ("how did Quill react to the ruling", (Q,), "ruling"),
        ("the bakers' view of Quill", (), "bakers' view of Quill"),
        ("did Quill ever deny the row", (Q,), "row"),
        ("who likened the row to a storm", (), "row to a storm"),
        ("who complained that the boats were late", (), "boats were late"),
        ("has Vellora replied to the bakers?", (V,), "bakers"),
        ("Quill's own verdict on the match", (Q,), "match"),
        ("how does Quill defend the late goal?", (Q,), "late goal"),
        ("what turned the bakers away from Quill?", (), "turned the bakers away from Quill"),
        ("someone said the boats are late, who was it", (), "boats are late"),
        ("A baker said the boats are late. Who's that, and can I have the words?", (), "boats are late"),
        ("a baker said the boats are late... name?", (), "boats are late"),
        # somebody else's speech is a topic; the speaker at the end, before a colon or behind "according to"
        ("Quill on Vellora's statement", (Q,), "Vellora's"),
        ("anything on Vellora's statement about boats", (V,), "boats"),
        ("how late were the ferries, says Quill?", (Q,), "late were the ferries"),
        ("the harbour will open, said Vellora", (V,), "harbour will open"),
        ("which way will the harbour go, according to Quill?", (Q,), "way will the harbour go"),
        ("who is to blame for the late ferries, in Quill's view?", (Q,), "blame for the late ferries"),
        ("Quill: will the captain file minority reports?", (Q,), "captain file minority reports"),
        ("Vellora: did Quill speak of the match?", (Q,), "Vellora match"),
        ("I could swear Quill spoke of the match, can you dig it out", (Q,), "match"),
        # somebody's saying that is asked about, and who told of it
        ("tell me about Quill", (Q,), ""),
        ("talk to me about Quill and boats", (Q,), "boats"),
        ("tell me about Quill's advice for captains", (Q,), "advice for captains"),
        ("I saw something about Vellora's late night rant on boats", (V,), "late night rant on boats"),
        ("what's Quill's quarrel with the council on boats?", (Q,), "quarrel with the council on boats"),
        ("what is Quill's case against the council on boats?", (Q,), "case against the council on boats"),
        ("what's the row about Quill and boats", (), "row about Quill and boats"),
        ("my mate swears Quill said something about boats. Did he?", (Q,), "boats"),
        ("my dad says Quill resigned, did he?", (Q,), "resigned"),
        ("what the hell did Quill mean by boats", (Q,), "mean by boats"),
        # what tells of the asker, manners and brackets are beside the question
        ("I was on the tram, half asleep. What did Quill say about boats? No rush.", (Q,), "boats"),
        ("my sister and i fell out over this. quill on boats. thanks", (Q,), "boats"),
        ("Evening all. Quill on boats. I need it by Friday.", (Q,), "boats"),
        ("Sorry if this is a daft one, but what did Quill say about boats?", (Q,), "boats"),
        ("Quick one for the pub quiz: Quill on boats", (Q,), "boats"),
        ("Quill on boats (it was in one of the papers I think)", (Q,), "boats"),
        ("Quill on boats, thanks a lot", (Q,), "boats"),
        ("We collect odd lines for my paper. Who said boats are slow?", (), "boats are slow"),
        # and what adds to it, or is all there is of it, is not
        (
            "What did Quill say about boats? Something about the night ferry.",
            (Q,),
            "boats? Something about the night ferry",
        ),
        ("Who said boats are slow? It was in Velden.", (), "boats are slow? It was in Velden"),
        ("What did Quill say? The rent strike, I mean.", (Q,), "rent strike mean"),
        ("My landlord wants more rent. What did Quill say about that?", (Q,), "landlord wants more rent"),
        ("I read that Dr. Quill resigned. Did she?", (Q,), "resigned"),
        ("I wonder what Quill says of boats. It is for a newsletter.", (Q,), "boats. It is for a newsletter"),
        ("What did Quill say? Thanks in advance!", (Q,), ""),
        # whoever is asked about compares, and not the asker
        ("did Quill compare the boats to swans", (Q,), "boats to swans"),
        ("Quill comparing boats to swans", (Q,), "boats to swans"),
        ("could you compare Quill to Vellora on boats", (Q, V), "boats"),
        # each of two about something else
        ("what did Quill say about boats, and what did Vellora say about bread?", (Q, V), "boats bread"),
        ("What did Quill say about boats? And what did Vellora say about bread?", (Q, V), "boats bread"),
        ("what did Quill say, and what did Vellora say about bread?", (Q, V), "bread"),
        # one of two
        ("who out of Quill and Vellora blamed the boats", (Q, V), "blamed the boats"),
        ("who said boats are slow, Quill or Vellora?", (Q, V), "boats are slow"),
        ("which of Quill or Vellora said boats are slow?", (Q, V), "boats are slow"),
        ("who said Quill or Vellora would win?", (), "Quill or Vellora would win"),
        # what stands before the name of those whom everybody knows
        ("what did good old Quill say about boats?", (Q,), "boats"),
        ("little Ansa Vellora on boats", (V,), "boats"),
        # the outlet somebody spoke to is no topic, and whoever else they told is
        ("What did Quill tell the BBC about boats?", (Q,), "boats"),
        ("what did quill tell bbc radio 4 about boats", (Q,), "boats"),
        ("What did Quill say to the Velden Gazette about boats?", (Q,), "boats"),
        ("In her interview with Sky News, what did Vellora say about boats?", (V,), "boats"),
        ("Quill told the BBC boats are slow, why?", (Q,), "boats are slow"),
        ("What did Quill tell the court about boats?", (Q,), "court about boats"),
        ("What did Quill say about the BBC?", (Q,), "BBC"),
    ],
)
def test_a_question_is_read_in_every_shape(text: str, speakers: tuple[str, ...], topic: str) -> None:
    question = parse(text)
    assert who(question) == speakers
    assert question.topic == topic
    assert not question.unknown


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("according to the Dorland Institute of Art, was Quill late", "Dorland Institute of Art"),
        ("what did the Society for Old Boats say about Vellora?", "Society for Old Boats"),
        ("what does the Ministry of Salt and Rural Affairs say about boats?", "the Ministry of Salt and Rural Affairs"),
        ("the ministry of salt and rural affairs on boats", "ministry of salt and rural affairs"),
        ("what did the salt firm that sacked Quill say about boats?", "the salt firm that sacked Quill"),
        ("dihr poll quill vellora salt", "dihr"),
        ("the latest DIHR survey on Vellora and salt", "DIHR"),
        ("what did the Dorland Research poll find about Quill", "Dorland Research"),
        ("what did Kishida say about radar", "Kishida"),
        ("what did kishida say about radar", "kishida"),
        ("Fumio Kishi on defence", "Fumio Kishi"),
        ("fumio kishi on defence", "fumio kishi"),
        ("how many ferries sank, says Fenwick", "Fenwick"),
        ("would Mr May open the harbour?", "May"),
        ("Mrs Blinken on visas", "Blinken"),
        ("has Orla Fenwick ever mentioned Taiwan", "Orla Fenwick"),
        ("did Fenwick want Austin to stay", "Fenwick"),
        ("quotes by Fenwick on Kishi", "Fenwick"),
        ("what did my friend say about boats", "my friend"),
        ("my manager on boats", "my manager"),
    ],
)
def test_a_name_nobody_bears_is_said_and_not_swapped(text: str, unknown: str) -> None:
    question = parse(text)
    assert (question.unknown, question.speakers) == (unknown, ())


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("is Saltworks's Tobren Quill taking the ban lying down?", Q),
        ("is Saltworks's Quill ban lawful?", "Saltworks"),
        ("is Saltworks's ban on Tobren Quill lawful?", "Saltworks"),
    ],
)
def test_a_body_before_a_full_name_says_whose_somebody_is(text: str, name: str) -> None:
    people = [Speaker(each, each, "person", (each,), ()) for each in (Q, V)]
    names = book([*people, Speaker("Saltworks", "Saltworks", "organisation", ("Saltworks",), ())])
    question = parse_question(text, names, today=TODAY)
    assert [one.name for one in question.speakers] == [name]


@pytest.mark.parametrize("text", ["what did everybody say about boats", "what did the experts say", "and he said?"])
def test_words_for_anybody_are_no_names(text: str) -> None:
    assert (parse(text).unknown, parse(text).speakers) == ("", ())


def test_dates_and_topic_are_told_apart() -> None:
    question = parse("Kishi on deterrence? Only stuff from before 2022.")
    assert (question.before, question.speakers[0].name) == (date(2022, 1, 1), K)
    question = parse("Kishi on deterrence since March 2021")
    assert (question.after, question.before, question.topic) == (date(2021, 3, 1), None, "deterrence")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("who said boats are safe", "who_said"),
        ("which lecturer called boats safe", "who_said"),
        ("I'm after the name of the person who warned Kishi will leave", "who_said"),
        ("what's the name of the man who said Kishi likes boats?", "who_said"),
        ("what's the name of the man who left with Kishi?", "about"),
        ("what did Kishi say about the name of the man who said no?", "about"),
        ("who did Kishi thank", "about"),
        ("what did Kishi and Austin both say about boats", "both"),
        ("compare Kishi and Austin on boats", "compare"),
        ("when did Kishi first mention boats", "first"),
        ("latest from Kishi on boats", "latest"),
        ("Kishi on the first stop abroad", "about"),
    ],
)
def test_the_intent_is_read(text: str, intent: str) -> None:
    assert parse(text).intent == intent


def test_only_the_sentence_that_asks_is_read_of_a_long_text() -> None:
    chatter = "We had noodles and the cat slept on the warm router while the rain went on and on for days. " * 8
    question = parse(f"{chatter}So, what did Kishi say about deterrence? {chatter}")
    assert (who(question), question.topic) == ((K,), "deterrence")


def test_the_topic_can_stand_before_the_sentence_that_asks() -> None:
    story = (
        "My uncle and I quarrelled over dinner about the salt tax, and he would not hear a word of it from me or mine. "
    )
    question = parse(
        story + "He says the bakers have given up on it, and I say they never will. What did Quill actually say?"
    )
    assert who(question) == (Q,)
    assert "salt tax" in question.topic
    assert "bakers" in question.topic


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=300))
def test_no_text_is_too_odd_to_be_read(text: str) -> None:
    parse(text).text.encode()


@given(
    st.lists(
        st.sampled_from([*"?!*'\"()", "Kishi", "kishi", "about", "did", "who", "vs", "2021", "may", "NEAR", "\u202e"])
    )
)
def test_no_order_of_the_words_of_a_question_is_too_odd(words: list[str]) -> None:
    question = parse(" ".join(words))
    assert all(one.name in {K, "Theresa May"} for one in question.speakers)


def test_ten_thousand_characters_cost_in_proportion() -> None:
    text = "what did Kishi say about Taiwan and the strait, Mr Quillson? " * 200
    parse(text[:1_000])
    assert calls_of(lambda: parse(text[:10_000])) < 15 * calls_of(lambda: parse(text[:1_000]))


def test_a_follow_up_takes_what_it_leaves_out_from_the_thread() -> None:
    thread = keep(parse("what did Kishi say about deterrence in 2021?"))
    taiwan = recall(thread, parse("and on Taiwan?"))
    assert (who(taiwan), taiwan.topic, taiwan.after) == ((K,), "Taiwan", date(2021, 1, 1))
    austin = recall(thread, parse("what about Austin?"))
    assert (who(austin), austin.topic) == ((A,), "deterrence")
    he = recall(thread, parse("what did he say about the strait"))
    assert (who(he), he.topic, he.after) == ((K,), "strait", None)


def test_a_question_that_stands_alone_takes_nothing_from_the_thread() -> None:
    thread = keep(parse("what did Kishi say about deterrence in 2021?"))
    alone = recall(thread, parse("which of the ministers said that boats are safe"))
    assert (who(alone), alone.after) == ((), None)
    assert keep(parse("??"), thread) == thread
    assert recall(Thread(), parse("and on Taiwan?")).topic == "Taiwan"


def test_an_unknown_name_is_not_taken_for_the_one_before() -> None:
    thread = keep(parse("what did Kishi say about deterrence?"))
    assert recall(thread, parse("what did Fenwick say about it")).speakers == ()


def test_many_known_names_cost_no_more_than_a_few() -> None:
    def cost(known: int) -> int:
        names = book([speaker(f"Aro{n:x} Belmo{n % 7000:x}", "minister of boats") for n in range(known)])
        asked = "what did Aro1f Belmo1f say about the boats"
        parse_question(asked, names, today=TODAY)
        return calls_of(lambda: parse_question(asked, names, today=TODAY))

    assert cost(20_000) < 2 * cost(200)


INSTITUTE = "Norland Institute of Coastal Weather Research"
FORMS = book(
    [
        speaker("Ottilie Marrow-Penn"),
        speaker("Adela Corvo KC", "prosecutor"),
        speaker("Ramiro Salcedo Varga", "prime minister"),
        speaker("Daniel R. Quarshie-Holm"),
        speaker("Yoon Da-hye"),
        speaker("Sir Torquil Brann"),
        speaker("Ellis Wrexley Jr."),
        speaker("Ellis Wrexley Sr."),
        speaker('Winifred "Winnie" Toft'),
        speaker("Haruto Senbei"),
        speaker("Senbei Okada"),
        speaker("Bartholomew Lachtinger", "historian"),
        Speaker("org", "National Ferry Board", "organisation", ("National Ferry Board",)),
        Speaker("long", INSTITUTE, "organisation", (INSTITUTE,)),
        Speaker("and", "Tolls and Crossings Authority", "organisation", ("Tolls and Crossings Authority",)),
    ]
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("what did Marrow-Penn say about bread?", "Ottilie Marrow-Penn"),
        ("what did Marrow say about bread?", "Ottilie Marrow-Penn"),
        ("what did Penn say about bread?", "Ottilie Marrow-Penn"),
        ("what did Corvo KC say about bread?", "Adela Corvo KC"),
        ("Adela Corvo on bread", "Adela Corvo KC"),
        ("what did Salcedo say about bread?", "Ramiro Salcedo Varga"),
        ("what did Varga say about bread?", "Ramiro Salcedo Varga"),
        ("what did Salcedo Varga say about bread?", "Ramiro Salcedo Varga"),
        ("what did ramiro salcedo say about bread?", "Ramiro Salcedo Varga"),
        ("what did Quarshie-Holm say about bread?", "Daniel R. Quarshie-Holm"),
        ("what did Daniel Quarshie-Holm say about bread?", "Daniel R. Quarshie-Holm"),
        ("what did Yoon say about bread?", "Yoon Da-hye"),
        ("what did Ms Yoon say about bread?", "Yoon Da-hye"),
        ("Da-hye Yoon on bread", "Yoon Da-hye"),
        ("what did Sir Torquil say about bread?", "Sir Torquil Brann"),
        ("what did Ellis Wrexley Jr. say about bread?", "Ellis Wrexley Jr."),
        ("what did Wrexley Sr say about bread?", "Ellis Wrexley Sr."),
        ("what did Winnie Toft say about bread?", 'Winifred "Winnie" Toft'),
        ("what did Senbei Haruto say about bread?", "Haruto Senbei"),
        ("NFB on bread", "National Ferry Board"),
        ("what did the NFB say about bread?", "National Ferry Board"),
        ("what did the Tolls and Crossings Authority say about bread?", "Tolls and Crossings Authority"),
        (f"what did the {INSTITUTE} say about bread?", INSTITUTE),
        (f"{INSTITUTE.lower()} on bread", INSTITUTE),
        (f"what did the {INSTITUTE.replace('Coastal', 'Costal')} say about bread?", INSTITUTE),
        ("what did Bartolomew Lachtiner say about bread?", "Bartholomew Lachtinger"),
    ],
)
def test_whoever_is_stored_under_one_form_is_found_under_every(text: str, name: str) -> None:
    question = parse_question(text, FORMS, today=TODAY)
    assert (who(question), question.topic, question.unknown) == ((name,), "bread", "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("what did Senbei say about bread?", ("Haruto Senbei",)),
        ("what did Ellis Wrexley say about bread?", ("Ellis Wrexley Jr.", "Ellis Wrexley Sr.")),
        (
            "what did Senbei Okada and the National Ferry Board say about bread?",
            ("Senbei Okada", "National Ferry Board"),
        ),
        ("what did Torquil say about bread?", ()),
        ("what did Otto Lachtiner say about bread?", ()),
        ("what did Lachtinen say about bread?", ()),
        ("what did Ramiro Penn say about bread?", ()),
        ("what did Ramiro Salcedo Jr. say about bread?", ()),
    ],
)
def test_two_people_never_melt(text: str, names: tuple[str, ...]) -> None:
    assert who(parse_question(text, FORMS, today=TODAY)) == names


@pytest.mark.parametrize("text", ["Harbour Organization of Dorland on Quill", "Baltic Organisation of Bakers on Quill"])
def test_an_organisation_is_known_by_the_word_for_one(text: str) -> None:
    question = parse(text)
    assert (question.speakers, question.unknown) == ((), text.removesuffix(" on Quill"))
