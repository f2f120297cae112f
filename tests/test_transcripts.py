"""Transcripts: files that say themselves who speaks give an article of turns, each with its time."""

from __future__ import annotations

import gc
import json
import random
import time
from collections.abc import Callable, Sequence
from datetime import date

import pytest

from corpus.article import Article
from corpus.extractor import Extractor
from corpus.readers.document import ReadFailure
from corpus.readers.reading import read_bytes

VTT = """WEBVTT - The dam &amp; the town
Language: en

NOTE Kept by hand --
of two lines

STYLE
::cue { color: red }

intro
00:01.000 --> 00:04.000 align:start
<v.loud Ora Lindqvist>We checked <i>every</i> stone

2
00:04.000 --> 00:07.500
twice, and found 3 < 4 &lt;cracks&gt;.

00:01:07.500 --> 00:01:10.000
<v Petra O&#39;Venn>I doubt <00:01:08.000>it.</v> <v Ora
Lindqvist>Then come
and look.</v>
"""


def article(data: str, name: str) -> Article:
    (found,) = read_bytes(data.encode(), name=name)
    assert isinstance(found, Article), found
    return found


def turns(data: str, name: str) -> list[tuple[str, str, str]]:
    """Return label, place and words of each turn."""
    found = article(data, name)
    return [(turn.label, turn.place, turn.span.of(found.text)) for turn in found.turns]


def subrip(*cues: str) -> str:
    """Return SubRip with these cues, a second each."""
    return "\n\n".join(f"{n}\n00:00:{n:02},000 --> 00:00:{n + 1:02},000\n{cue}" for n, cue in enumerate(cues, 1))


def test_voices_are_joined_over_cues() -> None:
    assert turns(VTT, "dam.vtt") == [
        ("Ora Lindqvist", "00:00:01", "We checked every stone twice, and found 3 < 4 <cracks>."),
        ("Petra O'Venn", "00:01:07", "I doubt it."),
        ("Ora Lindqvist", "00:01:07", "Then come and look."),
    ]
    found = article(VTT, "dam.vtt")
    assert (found.title, found.language) == ("The dam & the town", "en")
    assert found.text.count("\n") == 2


@pytest.mark.parametrize("change", [lambda t: t.replace("\n", "\r\n"), lambda t: t.replace("\n", "\r")])
def test_every_line_end_is_one(change: Callable[[str], str]) -> None:
    assert turns(change(VTT), "page") == turns(VTT, "dam.vtt")


def test_names_before_the_words_are_read_where_captions_have_no_voices() -> None:
    cues = "WEBVTT\n\n00:01.000 --> 00:02.000\nOra Lindqvist: We looked.\n\n00:02.000 --> 00:03.000\nAnd again.\n"
    assert turns(cues, "talk.vtt") == [("Ora Lindqvist", "00:00:01", "We looked. And again.")]


@pytest.mark.parametrize(
    ("cue", "said"),
    [
        ("- And more.", "We looked."),
        ("&gt;&gt; And more.", "We looked."),
        ("Twice.\n– Never.\nNever.", "We looked. Twice."),
        ("Minus -5, or -more.", "We looked. Minus -5, or -more."),
        ("-5 or so.", "We looked. -5 or so."),
        ("<v Ora Lindqvist>- Twice.", "We looked. Twice."),
        ("<v Ora Lindqvist>The <ruby>dam<rt>seki</rt></ruby> holds.", "We looked. The dam holds."),
    ],
)
def test_a_voice_ends_where_a_sign_says_that_somebody_else_begins(cue: str, said: str) -> None:
    cues = f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ora Lindqvist>We looked.\n\n00:02.000 --> 00:03.000\n{cue}\n"
    assert turns(cues, "talk.vtt") == [("Ora Lindqvist", "00:00:01", said)]


def test_each_turn_is_a_direct_statement_of_its_speaker() -> None:
    found = article(VTT, "dam.vtt")
    said = Extractor().extract(found)
    assert [(each.speakers[0].name, each.kind, each.spoken) for each in said] == [
        ("Ora Lindqvist", "direct", True),
        ("Petra O'Venn", "direct", True),
        ("Ora Lindqvist", "direct", True),
    ]


@pytest.mark.parametrize(
    ("cue", "words"),
    [
        ("The year was\n\n1984\n\nand we", "The year was 1984 and we"),
        ("1984", "1984"),
        ("1984\n2", "1984 2"),
        ("We sold\n\n\n12", "We sold 12"),
        ("<i>We</i> {\\an8}<font color='red'>looked</font>", "We looked"),
        ("a --> b", "a --> b"),
        ("5 < 6 > 4", "5 < 6 > 4"),
        ("Remember: nothing", "Remember: nothing"),
        ("One more thing: we looked", "One more thing: we looked"),
        ("Monday: closed", "Monday: closed"),
        ("at 12:30 or so", "at 12:30 or so"),
    ],
)
def test_no_word_of_a_cue_is_lost(cue: str, words: str) -> None:
    text = subrip("ORA LINDQVIST: We looked.", cue, "And then.")
    assert turns(text, "a.srt") == [("ORA LINDQVIST", "00:00:01", f"We looked. {words} And then.")]


def test_a_number_is_said_where_cues_are_not_counted() -> None:
    cues = "00:00:01,000 --> 00:00:02,000\nNed Aker: In\n1984\n\n00:00:02,000 --> 00:00:03,000\nwe left."
    assert turns(cues, "a.srt") == [("Ned Aker", "00:00:01", "In 1984 we left.")]


@pytest.mark.parametrize(
    ("cues", "labels"),
    [
        (("ORA LINDQVIST: We.", "Speaker 2: No.", "Yes."), ["ORA LINDQVIST", "Speaker 2"]),
        (("Ora Lindqvist: We.", "Man in crowd: No!", "Boo."), ["Ora Lindqvist", "Man in crowd"]),
        (("Ora Lindqvist: We.", "REPORTER: Why?", "Lindqvist: So."), ["Ora Lindqvist", "REPORTER", "Lindqvist"]),
        ((">> ORA LINDQVIST: We.", ">> No.", "Boo.", ">> VENN: Oh."), ["ORA LINDQVIST", "VENN"]),
        (("- Ora: We.\n- No.", "- Ora: Yes."), ["Ora", "Ora"]),
        (("[Anna Lindqvist] We.", "[APPLAUSE] Thanks.", "(PETRA VENN): No."), ["Anna Lindqvist", "PETRA VENN"]),
        (("Ned Aker: We.", "[Dramatic Music] No."), ["Ned Aker"]),
        (("Ora Lindqvist, Mayor: We.", "The Chair: Order."), ["Ora Lindqvist, Mayor", "The Chair"]),
        (("Ora Lindqvist:\nWe did.", "- and more."), ["Ora Lindqvist"]),
        (("VENN: One.", "Tait: Two.", "Tait: Three."), ["VENN", "Tait"]),
    ],
)
def test_names_before_the_words_begin_turns(cues: tuple[str, ...], labels: list[str]) -> None:
    assert [label for label, _, _ in turns(subrip(*cues), "a.srt")] == labels


def test_what_nobody_is_named_for_is_no_turn() -> None:
    assert turns(subrip("Welcome.", "ORA LINDQVIST: We.", ">> No."), "a.srt") == [("ORA LINDQVIST", "00:00:02", "We.")]
    assert article(subrip("Welcome.", "ORA LINDQVIST: We.", ">> No."), "a.srt").text == "Welcome.\nWe.\nNo."


@pytest.mark.parametrize("name", ["talk", "talk.txt", "talk.srt"])
def test_subtitles_are_told_by_their_content(name: str) -> None:
    assert article(subrip("ORA LINDQVIST: We."), name).turns


@pytest.mark.parametrize("name", ["a.srt", "a.vtt"])
def test_an_empty_transcript_is_refused(name: str) -> None:
    (found,) = read_bytes(b"1\n00:00:01,000 --> 00:00:02,000\n\n", name=name)
    assert isinstance(found, ReadFailure)


TALK = (
    ("Ora Lindqvist", "We checked every stone, and I saw it."),
    ("Keld Venn", "I doubt it."),
    ("Ora Lindqvist", "Then come and look."),
)
PARTS = [
    "<cite>{}:</cite><time>0:05</time><p>{}</p>",
    "<dl><dt>{}</dt><dd>{}</dd></dl>",
    "<div><h4>{} <span>(00:05)</span></h4><p>{}</p></div>",
    "<p><b>{}</b></p><p>{}</p>",
    "<p><strong>{}</strong><br>{}</p>",
    "<div><cite>{}</cite><blockquote><p>{}</p></blockquote></div>",
    "<h4>{}</h4><!-- x --><p>{}</p>",
]


def transcript_page(part: str, talk: Sequence[tuple[str, str]] = TALK, after: str = "") -> str:
    """Return a page with an introduction and each (name, words) in the markup `part`."""
    body = "".join(part.format(*said) for said in talk)
    return (
        "<!DOCTYPE html><html lang='en'><head><title>The dam</title></head><body><nav><b>Ned Aker</b><p>Go</p></nav>"
        f"<main><h1>The dam</h1><p>The inquiry met.</p>{body}{after}</main>"
        "<footer><p>You and I.</p></footer></body></html>"
    )


@pytest.mark.parametrize("part", PARTS)
def test_names_alone_above_the_words_make_turns_of_a_page(part: str) -> None:
    after = "<h3>More on this site</h3><p>You may like this.</p><ul><li>The bridge</li></ul>"
    found = article(transcript_page(part, after=after), "dam.html")
    assert [(turn.label, turn.span.of(found.text)) for turn in found.turns] == list(TALK)
    assert {turn.place for turn in found.turns} == ({"00:00:05"} if "05" in part else {""})
    assert found.title == "The dam"
    assert found.text.startswith("The inquiry met.\nWe checked")


def test_what_stands_with_the_last_name_is_said_and_what_follows_is_not() -> None:
    talk = [*TALK[:2], ("Ora Lindqvist", "Then come.</p><p>And look.")]
    after = "<p>We left.</p>"
    for part, last in ((PARTS[2], "Then come. And look."), (PARTS[3], "Then come.")):
        found = article(transcript_page(part, talk, after), "dam.html")
        assert found.turns[-1].span.of(found.text) == last
        assert found.text.endswith("We left.")


def test_paragraphs_of_a_turn_stay_together() -> None:
    talk = [(name, f"{words}</p><p>And I say so.") for name, words in TALK]
    found = article(transcript_page(PARTS[2], talk), "dam.html")
    assert found.turns[1].span.of(found.text) == "I doubt it. And I say so."


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    "talk",
    [
        [("Anna Lindqvist", "Mayor of the town since 2011."), ("Peter Venn", "A mason from the valley.")],
        [("What we saw", "We saw it."), ("What Comes Next", "I do not know."), ("What we saw", "We left.")],
        [("Early life", "My town was small."), ("The dam", "We built it.")],
    ],
)
def test_lines_that_head_no_talk_make_no_turns(part: str, talk: list[tuple[str, str]]) -> None:
    long = [(head, f"{words} The rest of this report says nothing more of it.") for head, words in talk]
    for found in read_bytes(transcript_page(part, long).encode(), name="dam.html"):
        assert isinstance(found, ReadFailure) or found.turns == ()


def test_names_beside_a_report_leave_it_a_report() -> None:
    report = f"<p>{'The dam was checked by the town on Monday, the council said. ' * 9}</p>"
    (found,) = read_bytes(transcript_page(PARTS[0], after=report).encode(), name="dam.html")
    assert isinstance(found, ReadFailure) or found.turns == ()


def podcast(*segments: tuple[str | None, str]) -> str:
    """Return a transcript in JSON of (speaker, words), a minute each."""
    pieces: list[dict[str, object]] = []
    for number, (speaker, words) in enumerate(segments):
        named = {} if speaker is None else {"speaker": speaker}
        pieces.append({**named, "startTime": number * 60 + 0.5, "endTime": number * 60 + 9.0, "body": words})
    return json.dumps({"version": "1.0.0", "segments": pieces})


@pytest.mark.parametrize(
    ("segments", "told"),
    [
        ([("Ora Venn", "We"), ("Ora Venn", "looked"), ("Ora Venn", "."), ("Ned Aker", "No.")], ["We looked.", "No."]),
        ([("Ora Venn", " We"), (None, " look"), (None, "ed,"), (None, " twice.")], ["We looked, twice."]),
        ([("Ora Venn", "We looked."), ("", "Boo."), (None, "Oh."), ("Ned Aker", "No.")], ["We looked.", "No."]),
        ([(None, "Music."), ("Ora Venn", "We."), ("Ned Aker", ""), ("Ora Venn", "Two.")], ["We. Two."]),
    ],
)
def test_segments_of_a_podcast_are_joined_by_speaker(segments: list[tuple[str | None, str]], told: list[str]) -> None:
    for name in ("talk.json", "talk"):
        assert [words for _, _, words in turns(podcast(*segments), name)] == told


def test_a_podcast_tells_times_and_title() -> None:
    record = {**json.loads(podcast(("Ora Venn", "We."), ("Ned Aker", "No."))), "title": "The dam"}
    assert turns(json.dumps(record, indent=1), "a.json")[1] == ("Ned Aker", "00:01:00", "No.")
    assert article(json.dumps(record), "a.json").title == "The dam"


@pytest.mark.parametrize("start", ["x", None, [], 1e400, -5, True])
def test_a_second_that_is_none_is_no_place(start: object) -> None:
    record = {"segments": [{"speaker": "Ora Venn", "startTime": start, "body": "We."}]}
    assert turns(json.dumps(record), "a.json") == [("Ora Venn", "", "We.")]


def test_segments_without_a_speaker_are_refused_as_such() -> None:
    (found,) = read_bytes(b'{"segments": [{"startTime": 0, "body": "We looked."}]}', name="a.json")
    assert isinstance(found, ReadFailure)
    assert "no speaker is named" in found.message


@pytest.mark.parametrize("segments", [[], "We.", [1, None], [{"body": "We."}], [{"speaker": "Ora Venn", "body": " "}]])
def test_segments_that_name_nobody_are_no_transcript(segments: object) -> None:
    (found,) = read_bytes(json.dumps({"version": "1.0.0", "segments": segments}).encode(), name="a.json")
    assert isinstance(found, ReadFailure)
    (found,) = read_bytes(json.dumps({"text": "We.", "segments": segments}).encode(), name="a.json")
    assert isinstance(found, Article)
    assert (found.text, found.turns) == ("We.", ())


TEI = """<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="en"><teiHeader><fileDesc><titleStmt><title>Sitting 12</title>
</titleStmt><publicationStmt><date when="2024-01-01"/></publicationStmt></fileDesc><profileDesc><settingDesc><setting>
<name>Town</name><date when="2021-03-16">16 March</date></setting></settingDesc><particDesc><listPerson>
<person xml:id="VennP"><persName><surname>Venn</surname><forename>Petra</forename></persName><sex value="F"/></person>
<person xml:id="A1"><persName>Ned Aker</persName></person></listPerson></particDesc></profileDesc></teiHeader>
<text><body><div><head>Dams</head><note type="speaker">Petra Venn (Blue)</note>
<u who="#VennP" xml:id="u1"><seg>We checked every stone</seg><seg>And I saw <gap/>it <vocal><desc>laughs</desc></vocal>
too</seg></u><u who="#A1" xml:id="u2"><seg>I doubt it<note>Noise.</note>.</seg></u><u who="#nobody"><seg>Boo.</seg></u>
</div></body></text></TEI>"""
AKOMA = """<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0"><debate><meta><identification><FRBRWork>
<FRBRdate date="2021-03-16" name="sitting"/></FRBRWork></identification><references>
<TLCPerson eId="venn" href="/p/1" showAs="Petra Venn"/></references></meta><debateBody><debateSection>
<heading>Dams</heading><speech by="#venn" eId="s1"><from>Mrs Venn (Blue):</from><p>We <i>checked</i> it.</p>
<p>Twice.</p></speech><speech by="#gone" eId="s2"><from>Mr Aker:</from><p>No.</p></speech></debateSection>
</debateBody></debate>
</akomaNtoso>"""


def test_a_sitting_in_tei_is_read_with_the_names_of_its_list() -> None:
    assert turns(TEI, "sitting.xml") == [
        ("Petra Venn", "u1", "We checked every stone\nAnd I saw it too"),
        ("Ned Aker", "u2", "I doubt it."),
    ]
    found = article(TEI, "sitting.xml")
    assert (found.title, found.published, found.language) == ("Sitting 12", date(2021, 3, 16), "en")
    assert found.text.endswith("\nBoo.")


def test_a_debate_in_akoma_ntoso_is_read_with_its_references() -> None:
    assert turns(AKOMA, "debate.xml") == [("Petra Venn", "s1", "We checked it.\nTwice."), ("Mr Aker", "s2", "No.")]
    assert article(AKOMA, "debate.xml").published == date(2021, 3, 16)


def test_names_printed_above_stand_in_for_a_list_in_another_file() -> None:
    said = "<note type='speaker'>{}</note><u who='{}' xml:id='u{}'><seg>We.</seg></u>"
    body = said.format("Petra Venn:", "#P", 1) + said.format("Petra Venn:", "#P", 2) + said.format("", "#P #A", 3)
    assert turns(f"<TEI><text>{body}</text></TEI>", "a.xml") == [
        ("Petra Venn", "u1", "We."),
        ("Petra Venn", "u2", "We."),
    ]


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("AdaQuill", "Ada Quill"),
        ("AdaMcQuill", "Ada McQuill"),
        ("PetraO’Venn", "Petra O’Venn"),
        ("OraVennLindqvist", "Ora Venn Lindqvist"),
        ("EvaVenn-Lind", "Eva Venn-Lind"),
        ("EváLindqvist", "Evá Lindqvist"),
        ("AdaTCQuill", "Ada TC Quill"),
    ],
)
def test_the_name_an_id_spells_stands_in_for_a_list_in_another_file(id: str, name: str) -> None:
    assert turns(f"<TEI><text><u who='#{id}'><seg>We.</seg></u></text></TEI>", "a.xml") == [(name, "", "We.")]


@pytest.mark.parametrize("id", ["p12", "quill", "Quill", "PD_1234", "Ada2Quill"])
def test_an_id_that_spells_no_name_is_none(id: str) -> None:
    (found,) = read_bytes(f"<TEI><text><u who='#{id}'><seg>We.</seg></u></text></TEI>".encode(), name="a.xml")
    assert isinstance(found, ReadFailure)


def test_a_hansard_of_theyworkforyou_is_read_with_columns() -> None:
    speech = "<speech id='uk/debate/2021-03-16a.4.1' speakername='Petra Venn' colnum='412'><p>We.</p></speech>"
    data = f"<publicwhip><major-heading>Dams</major-heading>{speech}</publicwhip>"
    assert turns(data, "a.xml") == [("Petra Venn", "column 412", "We.")]
    assert article(data, "a.xml").published == date(2021, 3, 16)


@pytest.mark.parametrize("body", ["", "<text><body><p>We.</p></body></text>", "<u who='#a'/>", "<u><seg>We.</seg></u>"])
def test_xml_in_which_nobody_speaks_is_refused(body: str) -> None:
    (found,) = read_bytes(f"<TEI>{body}</TEI>".encode(), name="a.xml")
    assert isinstance(found, ReadFailure)
    assert "no speaker is named" in found.message


HOSTILE = ["<v ", "<v  \t", "<v a>", "<", "1\n", "\n", "0:0:0 --> 0:0:1\n", " ", "A:", "[A", "- ", ">> ", "&", "a: b\n"]


@pytest.mark.parametrize("piece", HOSTILE)
@pytest.mark.parametrize(
    "start", ["WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<v Ora>a ", "0:0:0,0 --> 0:0:1,0\nOra: a "]
)
def test_how_long_it_takes_grows_with_what_is_read(start: str, piece: str) -> None:
    spent = []
    for size in (40_000, 320_000):
        data = (start + piece * (size // len(piece))).encode()
        # A collection of garbage goes through all that other tests have left, which took a second of these.
        gc.disable()
        try:
            begun = time.process_time()
            list(read_bytes(data, name="a.srt"))
            spent.append(time.process_time() - begun)
        finally:
            gc.enable()
    assert spent[1] < 30 * spent[0] + 0.5


def test_a_number_right_above_a_timing_is_said_where_it_is_not_the_next() -> None:
    cues = subrip("ORA LINDQVIST: In") + "\n1984\n00:00:02,000 --> 00:00:03,000\nwe left."
    assert turns(cues, "a.srt") == [("ORA LINDQVIST", "00:00:01", "In 1984 we left.")]


def captions(*cues: str) -> str:
    """Return WebVTT with these cues, a second each."""
    timed = (f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{cue}" for n, cue in enumerate(cues, 1))
    return "WEBVTT\n\n" + "\n\n".join(timed)


ROLLING = [
    ("VENN: We looked.", "VENN: We looked.\nThe dam", "The dam\nis dry.", "is dry.\nORA LINDQVIST: No."),
    (
        " \nVENN: We<00:00:01.200><c> looked.</c>",
        "VENN: We looked.\n ",
        "VENN: We looked.\nThe<00:00:03.200><c> dam</c>",
        "The dam\n ",
        "The dam\nis dry.",
        "is dry.\nORA LINDQVIST: No.",
    ),
    ("VENN: We", "VENN: We looked.", "VENN: We looked. The dam", "is", "is dry.", *["ORA LINDQVIST: No."] * 2),
]  # fmt: skip


@pytest.mark.parametrize("cues", ROLLING)
def test_captions_that_roll_are_said_once(cues: tuple[str, ...]) -> None:
    expected = [("VENN", "00:00:01", "We looked. The dam is dry."), ("ORA LINDQVIST", "No.")]
    told = turns(captions(*cues), "a.vtt")
    assert [told[0], (told[1][0], told[1][2])] == expected
    if "<c>" not in "".join(cues):
        assert [words for _, _, words in turns(subrip(*cues), "a.srt")] == ["We looked. The dam is dry.", "No."]


def test_what_is_said_twice_elsewhere_stays() -> None:
    cues = (
        "VENN: No.",
        "No.",
        "No.\nWe looked.",
        "The dam is dry.",
        "LINDQVIST: It is.",
        "It is what you",
        "wanted it to be.",
    )
    told = turns(captions(*cues), "a.vtt")
    assert [words for _, _, words in told] == [
        "No. No. No. We looked. The dam is dry.",
        "It is. It is what you wanted it to be.",
    ]


def test_names_in_brackets_on_lines_of_their_own_are_read_where_cues_begin_so() -> None:
    cues = ("(Ora Lindqvist)\nWe looked, and", "(Ora Lindqvist)\nfound cracks.", "(Petra Venn)\nWhere?\n[Laughter]")
    assert [(label, words) for label, _, words in turns(captions(*cues), "a.vtt")] == [
        ("Ora Lindqvist", "We looked, and found cracks."),
        ("Petra Venn", "Where? [Laughter]"),
    ]
    cues = ("VENN: We looked.", "[Dramatic Music]", "LINDQVIST: No.", "[Dramatic Music]", "VENN: Yes.", "Yes.")
    assert {label for label, _, _ in turns(captions(*cues), "a.vtt")} == {"VENN", "LINDQVIST"}


def debate(turns_wanted: int) -> list[tuple[str, str]]:
    """Return (name, words) of an invented debate in which nobody speaks twice in a row."""
    chance = random.Random(5)
    names = ["Ora Lindqvist", "Petra Venn", "Ned Aker", "Ilse Brandt-Moreau"]
    words = "we looked at the dam again and Mr. Aker found 3.5 metres of water, which nobody had asked for".split()
    told, name = [], ""
    for _ in range(turns_wanted):
        name = chance.choice([each for each in names if each != name])
        sentences = [" ".join(chance.choices(words, k=chance.randint(4, 30))) for _ in range(chance.randint(1, 6))]
        told.append((name, " ".join(f"{sentence.capitalize()}{chance.choice('.?!')}" for sentence in sentences)))
    return told


def test_an_hour_of_debate_in_captions_keeps_every_turn_speaker_and_word() -> None:
    talk, cues = debate(400), []
    for name, said in talk:
        words = said.split()
        pieces = [" ".join(words[at : at + 7]) for at in range(0, len(words), 7)]
        # A voice is named once; the cues that follow go on with it, in the middle of a sentence.
        cues += [f"<v {name}>{pieces[0]}", *pieces[1:]]
    timed = (f"{n // 3600:02}:{n // 60 % 60:02}:{n % 60:02}.000 --> 99:00:00.000\n{cue}" for n, cue in enumerate(cues))
    assert len(cues) > 3_000
    told = turns("WEBVTT\n\n" + "\n\n".join(timed), "debate.vtt")
    assert [(name, words) for name, _, words in told] == talk


def test_an_hour_of_debate_in_tei_keeps_every_turn_speaker_and_word() -> None:
    talk = debate(400)
    ids = {name: name.replace(" ", "") for name, _ in talk}
    people = "".join(f"<person xml:id='{id}'><persName>{name}</persName></person>" for name, id in ids.items())
    said = "".join(
        f"<u who='#{ids[name]}' xml:id='u{n}'><seg>{words}</seg><note>Noise.</note></u>"
        for n, (name, words) in enumerate(talk)
    )
    told = turns(f"<TEI><teiHeader>{people}</teiHeader><text>{said}</text></TEI>", "debate.xml")
    assert told == [(name, f"u{n}", words) for n, (name, words) in enumerate(talk)]
