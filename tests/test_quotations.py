"""Quotations whose attribution stands apart, above, below or in a headline; all people and words are invented."""

from __future__ import annotations

import pytest

from corpus.statement import statement_text
from corpus.statements.finder import find_statements
from corpus.text.parser import parse

WHOSE = [
    # "but" or "and" before what somebody says next
    (
        '"It is a fine old dam," said Ora Lindqvist, who has mended it. But "it will not hold, which is a problem."',
        [
            (
                '"It is a fine old dam," … "it will not hold, which is a problem."',
                "Ora Lindqvist, who has mended it",
            )
        ],
    ),
    # a quotation that only tells of who speaks
    (
        "Mr. Lindqvist, who vowed “swift action” on the dam in May, said on Monday he needs help.\n\n"
        "“If you want this time to be different, then I need your help.”",
        [
            ("“swift action” on the dam", "who"),
            ("he needs help", "Mr. Lindqvist, who vowed “swift action” on the dam in May"),
            (
                "“If you want this time to be different, then I need your help.”",
                "Mr. Lindqvist, who vowed “swift action” on the dam in May",
            ),
        ],
    ),
    (
        "“He stayed away from anything big in his first years,” said journalist Ned Aker, who called Orr “risk-averse” "
        "at that time. “This year is the best window he has to get some things changed.”",
        [
            (
                "“He stayed away from anything big in his first years,” … "
                "“This year is the best window he has to get some things changed.”",
                "journalist Ned Aker, who called Orr “risk-averse” at that time",
            ),
            ("Orr “risk-averse”", "who"),
        ],
    ),
    # a comma inside the marks ends what is told with a participle
    (
        'Arguing that the dam was "a sieve and no wall," Lindqvist left the hall.',
        [('the dam was "a sieve and no wall,"', "Lindqvist")],
    ),
    # the paragraph behind an indirect report, and none behind what somebody did
    (
        "Lindqvist said the dam was old.\n\n“Nobody has mended it for ten years.”",
        [("the dam was old", "Lindqvist"), ("“Nobody has mended it for ten years.”", "Lindqvist")],
    ),
    ("Ora Lindqvist left the hall.\n\n“Nobody has mended it for ten years.”", []),
    # several paragraphs of one speech, with the attribution at the end
    (
        "Aker was there.\n\n“The dam is old. It leaks in spring.\n\n“We will mend it,” Lindqvist said.",
        [("“The dam is old. It leaks in spring. … “We will mend it,”", "Lindqvist")],
    ),
    (
        "“The dam is old,” Aker said. “It leaks in spring.\n\n“We will mend it.”",
        [("“The dam is old,” … “It leaks in spring. … “We will mend it.”", "Aker")],
    ),
    # the next paragraph tells of something else first
    (
        "“The dam is old,” Aker said.\n\nThen Holt spoke of the weather. “It leaks in every spring.”",
        [("“The dam is old,”", "Aker"), ("the weather", "Holt"), ("“It leaks in every spring.”", "Holt")],
    ),
    # a question that is put to nobody: its marks are left open, or it is said
    (
        "Aker said: “How can it hold if nobody mends it?\n\n“The board has to answer.”",
        [("“How can it hold if nobody mends it? … “The board has to answer.”", "Aker")],
    ),
    (
        "“Who could live down there?” Aker said.\n\n“The water comes in every spring.”",
        [("“Who could live down there?” … “The water comes in every spring.”", "Aker")],
    ),
    (
        "“Who could live down there?” Aker asked.\n\n“The water comes in every spring.”",
        [("“Who could live down there?”", "Aker")],
    ),
    # what somebody remembers is told in the paragraph behind
    (
        "Lindqvist said the dam was old.\n\nHer aide, Ned Aker, remembers it differently.\n\n"
        "“The water came in every spring.”",
        [("the dam was old", "Lindqvist"), ("“The water came in every spring.”", "Her aide, Ned Aker")],
    ),
    ("Her aide, Ned Aker, sold it.\n\n“The water came in every spring.”", []),
    # where somebody goes on, and what comes from somebody else
    (
        "“It is a dam,” Aker said.\n\nThen, from the car: “Half a dam.”",
        [("“It is a dam,”", "Aker"), ("“Half a dam.”", "Aker")],
    ),
    ("“It is a dam,” Aker said.\n\nThen the verdict: “Half a dam.”", [("“It is a dam,”", "Aker")]),
    ("“It is a dam,” Aker said.\n\nAnd from the driver: “Half a dam.”", [("“It is a dam,”", "Aker")]),
    # what an asker asks next is not the answerer's, and a question nobody answers is
    (
        "“Did it hold?” I asked Aker.\n\n“It held for ten years,” Aker said.\n\n“And will it hold now?”\n\n"
        "“Not if nobody mends it.”",
        [("“It held for ten years,” … “Not if nobody mends it.”", "Aker")],
    ),
    (
        "“Did it hold?” I asked Aker.\n\n“It held for ten years,” Aker said.\n\n“And who will mend it now?”\n\n"
        "The hall was silent.",
        [("“It held for ten years,” … “And who will mend it now?”", "Aker")],
    ),
    (
        "“It held for ten years,” Aker said.\n\n“And who will mend it now?”\n\n“Not one of us will.”",
        [("“It held for ten years,” … “And who will mend it now?” … “Not one of us will.”", "Aker")],
    ),
    # a paragraph in the first person behind a sentence about somebody
    (
        "Ora Lindqvist sells fish in Tarn.\n“I have never voted, and neither did my father.”",
        [("“I have never voted, and neither did my father.”", "Ora Lindqvist")],
    ),
    (
        "Ora Lindqvist sells fish.\nShe is not so sure.\n“My father never voted here.\n“I shall not either.”",
        [("“My father never voted here. … “I shall not either.”", "She")],
    ),
    (
        "Ora Lindqvist was sent home from Tarn.\n“It was wet. We sat there for ten hours.\n“The crew was kind to me.”",
        [("“It was wet. We sat there for ten hours. … “The crew was kind to me.”", "Ora Lindqvist")],
    ),
    ("Ora Lindqvist was sent home from Tarn.\n“It was wet. We sat there for ten hours.\n“The crew was kind.”", []),
    # what somebody sends is told in the paragraph behind
    (
        "Ora Lindqvist sent a message to the crews.\n“Nobody who mends the nets in spring drowns.”",
        [("“Nobody who mends the nets in spring drowns.”", "Ora Lindqvist")],
    ),
    ("Ora Lindqvist sent a boat to the crews.\n“Nobody who mends the nets in spring drowns.”", []),
    # whose letter it is
    (
        "Aker has gone.\n\nHer letter to the crews was a farewell: “We are done. We leave with our heads high.”",
        [("“We are done. We leave with our heads high.”", "Her")],
    ),
    (
        "Aker has gone.\n\nHere is her speech in full:\n\n“Good night.\n\n“We leave with our heads high.”",
        [("“Good night. … “We leave with our heads high.”", "her")],
    ),
    ("Her book has a fine title: “The Old Boats of Harbour Lane at Night”", []),
    ("Its letter was a farewell: “We are done. We leave with our heads high.”", []),
    # a name behind a dash, in a digest
    (
        "BAKERS ARE LATE AGAIN - Frank Newman and Jim Aker: “We found that bread was hard to get.” [Gazette]",
        [("“We found that bread was hard to get.”", "Frank Newman and Jim Aker")],
    ),
    (
        "It matters for the ports - Philip Aker: “Two weeks ago the boats had been in the south.” [Gazette]",
        [("“Two weeks ago the boats had been in the south.”", "Philip Aker")],
    ),
    ("Novel of the year - Philip Aker: “The Old Boats of Harbour Lane” (Gull Press)", []),
    # what "did not go far" has not said is said behind its colon
    (
        "Lindqvist said the gate was a “step in the right direction” but did not go far enough: “There will still "
        "not be any boats that pass the dam.”",
        [
            ("the gate was a “step in the right direction”", "Lindqvist"),
            ("“There will still not be any boats that pass the dam.”", "Lindqvist"),
        ],
    ),
    ("Ora Lindqvist met Ned Pell in Tarn.\n“I have never voted, and neither did my father.”", []),
    ("The fair was in Tarn.\n“I have never voted, and neither did my father.”", []),
    ("She sells fish in Tarn.\n“I have never voted.” It rained in Tarn.", []),
    # several reports in one sentence by one and the same
    (
        "Holt described the work as “brutal” and complained about the rain. “It has never been so cold.”",
        [("the work as “brutal”", "Holt"), ("the rain", "Holt"), ("“It has never been so cold.”", "Holt")],
    ),
    (
        "Holt described the work as “brutal” and her boss complained about the rain. “It has never been so cold.”",
        [("the work as “brutal”", "Holt"), ("the rain", "her boss")],
    ),
    # a full stop where papers print a comma
    ('"The dam is old." Aker said on Monday.', [('"The dam is old."', "Aker")]),
    (
        "“The dam is old,” Aker said. “It leaks a lot.” Holt said.",
        [("“The dam is old,”", "Aker"), ("“It leaks a lot.”", "Holt")],
    ),
    (
        "“The dam is old,” Aker said. “It leaks a lot.” Holt said the gates were shut.",
        [("“The dam is old,” … “It leaks a lot.”", "Aker"), ("the gates were shut", "Holt")],
    ),
    # a quotation that ends in a nested one
    (
        "“The dam is old,” Aker said.\n\n“Then I heard her ask, ‘Will it hold?’” Holt said.",
        [("“The dam is old,”", "Aker"), ("“Then I heard her ask, ‘Will it hold?’”", "Holt")],
    ),
    # a remark in brackets behind it, or between its parts
    (
        "“The dam is old,” Aker said. “It leaks in spring.” (Aker is a diver.)",
        [("“The dam is old,” … “It leaks in spring.”", "Aker")],
    ),
    # a mark that nothing closes
    (
        '"The dam is old," Aker said.\n\n“The gates are shut, Holt said on Monday.\n\nIt rained.',
        [('"The dam is old,"', "Aker"), ("“The gates are shut", "Holt")],
    ),
    (
        "“The well is dry,” Aker said.\n\n“The pump is old, trader Lul Holt said. “We drink from the road.”",
        [
            ("“The well is dry,”", "Aker"),
            ("“The pump is old", "trader Lul Holt"),
            ("“We drink from the road.”", "trader Lul Holt"),
        ],
    ),
    (
        "“The gates are open, nurse Ora Lind said. Patients came.\n\n“We have beds for all,” said Ned Aker.",
        [("“The gates are open", "nurse Ora Lind"), ("“We have beds for all,”", "Ned Aker")],
    ),
    # a few words right behind their attribution, and not in the next paragraph
    ("“We missed you,” Aker laughed. “Badly.”", [("“We missed you,” … “Badly.”", "Aker")]),
    ("“We missed you,” Aker laughed.\n\n“Badly.”", [("“We missed you,”", "Aker")]),
    # the tagger takes the verb for an adjective
    (
        "“I have waited ten years for this,” beamed winner Ora Lind.\n\nIt rained.",
        [("“I have waited ten years for this,”", "winner Ora Lind")],
    ),
    # the paper that quotes is not the speaker, before the words and behind them
    ("“We will strike,” the Gazette quoted Ora Lind as saying.", [("“We will strike,”", "Ora Lind")]),
    ("“We will strike,” the Gazette quoted Ora Lind as telling workers.", [("“We will strike,”", "Ora Lind")]),
    ("“No dam, no town,” Ora Lind was quoted as telling the Gazette.", [("“No dam, no town,”", "Ora Lind")]),
    ("“It holds,” state news agency Zanta quoted envoy Ora Lind as saying.", [("“It holds,”", "envoy Ora Lind")]),
    ("The Gazette quoted Ora Lind as saying: “We will strike.”", [("“We will strike.”", "Ora Lind")]),
    # who opened a sentence without a subject before goes on
    (
        "“It leaks,” Holt said.\n\nAnd continued: “It drips.”\n\nThen added: “It holds.”",
        [("“It leaks,”", "Holt"), ("“It drips.”", "Holt"), ("“It holds.”", "Holt")],
    ),
    # headlines, and headings that break off a speech
    ("‘The dam is a disgrace’: Aker turns on the council", [("‘The dam is a disgrace’", "Aker")]),
    (
        "“The dam is old,” Aker said.\n\n‘It leaks, but it will hold’: Holt Research\n\n“It rained,” Lund said.",
        [
            ("“The dam is old,”", "Aker"),
            ("‘It leaks, but it will hold’", "Holt Research"),
            ("“It rained,”", "Lund"),
        ],
    ),
    (
        "“I would do it again” – Lindqvist on the dam that leaked\n\nIt rained.",
        [("“I would do it again”", "Lindqvist")],
    ),
    ("“I would do it again” – Lindqvist on the dam. It rained.", []),
    (
        "“I would do it again” – bakers’ leader Lindqvist on the dam that leaked",
        [("“I would do it again”", "bakers’ leader Lindqvist")],
    ),
    (
        "Lindqvist said: “The dam is old.”\n\nAnd then: “It leaks in every spring.”",
        [("“The dam is old.”", "Lindqvist"), ("“It leaks in every spring.”", "Lindqvist")],
    ),
    # behind the last of what one alone says: the answer to a question, and nothing else
    (
        "“The dam is old,” Lindqvist says.\n\nAnd the gate?\n\n“We shall never know who built it.”",
        [("“The dam is old,”", "Lindqvist"), ("“We shall never know who built it.”", "Lindqvist")],
    ),
    (
        "“The dam is old,” Lindqvist says.\n\nAnd the gate? Ned Pell knows.\n\n“We shall never know who built it.”",
        [("“The dam is old,”", "Lindqvist")],
    ),
    ("‘My knee said no’: Lindqvist on the end of a career", [("‘My knee said no’", "Lindqvist")]),
    ("‘The Leaking Dam’: Aker returns to the valley", []),
    ("‘It was all a sham’: How the dam broke", []),
]


@pytest.mark.parametrize(("text", "expected"), WHOSE)
def test_a_quotation_is_whose_the_page_says(text: str, expected: list[tuple[str, str]]) -> None:
    findings = find_statements(parse(text))
    assert [
        (statement_text(text, finding.content), " ".join(span.of(text) for span in finding.source))
        for finding in findings
    ] == expected


def test_what_follows_an_unclosed_mark_is_quoted_by_nobody() -> None:
    text = "“The gates are shut, Holt said on Monday."
    (finding,) = find_statements(parse(text))
    assert (finding.kind, finding.quoted) == ("indirect", ())


def test_a_question_before_a_report_with_that_is_not_all_that_was_said() -> None:
    text = (
        "“Why does it work for some bakers and not for others?” He suggested that differences in salt and flour"
        " might be possible reasons, but said “there is more to be learned.”"
    )
    found = [statement_text(text, f.content) for f in find_statements(parse(text))]
    assert "differences in salt and flour might be possible reasons" in found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“It is a fine dam,” said Ora Lindqvist. “I thought that it would hold for a hundred years” to come.\n\n"
            "It rained.",
            "“I thought that it would hold for a hundred years” to come",
        ),
        (
            "“It is a fine dam,” Ora Lindqvist told the Post. “We want to hear who will pay for the bakers”"
            " and “all of the ferrymen.”",
            "“We want to hear who will pay for the bakers” and “all of the ferrymen.”",
        ),
    ],
)
def test_a_quotation_in_which_a_speaker_goes_on_may_end_in_the_reporters_words(text: str, expected: str) -> None:
    (found,) = find_statements(parse(text))
    assert (found.kind, found.content[-1].of(text)) == ("mixed", expected)


@pytest.mark.parametrize(
    "text",
    [
        "“It is a fine dam,” said Ora Lindqvist. “It will hold for ever and ever” was painted on the gate.",
        "“It is a fine dam,” said Ora Lindqvist. “The long night of the old dam” by Ned Pell lay on the table.",
    ],
)
def test_a_sentence_of_the_reporters_that_begins_with_a_quotation_is_not_the_speakers(text: str) -> None:
    (found,) = find_statements(parse(text))
    assert statement_text(text, found.content) == "“It is a fine dam,”"


def test_nobody_goes_on_behind_a_line_that_ends_a_press_release() -> None:
    text = "“This might help,” said Ora Lindqvist.\n\n###\n\n“Salt Helps to Clear Most Gates.” With her was Ned Pell."
    (found,) = find_statements(parse(text))
    assert statement_text(text, found.content) == "“This might help,”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Lindqvist says it is the worst leak she has ever seen, but “I was careful about listening to the baker.”",
            "it is the worst leak she has ever seen, but “I was careful about listening to the baker.”",
        ),
        ('Lindqvist said the dam was old, but "Boats" magazine liked it.', "the dam was old"),
    ],
)
def test_a_report_goes_on_in_a_quotation_that_ends_its_sentence(text: str, expected: str) -> None:
    assert [statement_text(text, f.content) for f in find_statements(parse(text))] == [expected]


OPENED_OUTSIDE = [
    # the quotation begins with the verb of what stands before the attribution
    ("The whole plan, Aker said, “is almost like a bad film.”", "The whole plan … “is almost like a bad film.”"),
    ("Such floods, she adds, “only make it worse.”", "Such floods … “only make it worse.”"),
    ("It must, she told the council on Monday, “be our first task.”", "It must … “be our first task.”"),
    ("It was, the mayor said, “a massive task.”", "It was … “a massive task.”"),
    # or joins something to it
    ("The dam holds for now, Aker noted, “but it is very old.”", "The dam holds for now … “but it is very old.”"),
    # when, where and how something was said are no part of it
    ("On Monday, Aker said, “the dam will hold.”", "“the dam will hold.”"),
    ("At the dam, Aker warned, “only one gate holds.”", "“only one gate holds.”"),
    ("As the rain fell, Aker said, “but it is very old.”", "“but it is very old.”"),
    ("Laughing, Aker said, “go home now.”", "“go home now.”"),
]


@pytest.mark.parametrize(("text", "expected"), OPENED_OUTSIDE)
def test_a_quotation_goes_on_with_what_stands_before_its_attribution(text: str, expected: str) -> None:
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Aker told CBS’ “Face the Nation” that the council would do “a better job” this time.",
        "Aker said Sunday on Radio Tarn’s “Morning at the Dam” that the council would do “a better job” this time.",
    ],
)
def test_the_name_of_a_programme_is_no_quotation(text: str) -> None:
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == "the council would do “a better job” this time"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            'Earlier Wednesday, Aker told "The Huw Lind Show," if towns are broke, they should say so.',
            "if towns are broke, they should say so",
        ),
        ("Aker told the council, “Show, don't tell.”", "“Show, don't tell.”"),
    ],
)
def test_a_show_is_known_by_the_last_word_of_its_name(text: str, expected: str) -> None:
    (finding,) = find_statements(parse(text))
    assert statement_text(text, finding.content) == expected
