"""Quotations are found in whatever marks a newspaper prints; every word here is invented."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Span
from corpus.text import quotemarks
from corpus.text.quotemarks import find_quotations

CLOSED = [
    # the five kinds of marks
    ("“The dam leaks,” she said.", ["The dam leaks,"]),
    ('"The dam leaks," she said.', ["The dam leaks,"]),
    ("''The dam leaks,'' she said.", ["The dam leaks,"]),
    ("``The dam leaks,'' she said.", ["The dam leaks,"]),
    ("«The dam leaks», she said.", ["The dam leaks"]),
    ("„The dam leaks“, she said. „It always has“, he said.", ["The dam leaks", "It always has"]),
    ("„The dam leaks”, she said.", ["The dam leaks"]),
    ("‹The dam leaks›, she said.", ["The dam leaks"]),
    # two single marks that close a double one
    ("“The dam leaks,’’ she said. “It always has.’’", ["The dam leaks,", "It always has."]),
    (
        "“She said, ‘the bakers’ dam, the bakers’’ and left,” he said.",
        ["She said, ‘the bakers’ dam, the bakers’’ and left,"],
    ),
    # straight marks inside curly ones
    (
        '“I hate how the word "dam" is thrown around,” she said. “It leaks.”',
        ['I hate how the word "dam" is thrown around,', "It leaks."],
    ),
    # a blank inside the mark
    ('She said: " It leaks."', [" It leaks."]),
    ("” … it leaks,” she said. “We know.”", [" … it leaks,", "We know."]),
    ("It rained.\n\n” ... it leaks,” she said.", [" ... it leaks,"]),
    ('" ... it leaks," she said.', [" ... it leaks,"]),
    ('She told us: " It leaks. " Nobody answered.', [" It leaks. "]),
    ('"It leaks," she said, " and drips."', ["It leaks,", " and drips."]),
    ('It leaks, " he added. "It is old."', ["It is old."]),
    # several in one paragraph, and with other marks around them
    ('"It leaks," she said. "We know."', ["It leaks,", "We know."]),
    ('"It leaks,""We know," they said.', ["It leaks,", "We know,"]),
    ("(“It leaks”) —“We know”—", ["It leaks", "We know"]),
    ('Her answer:"It leaks."', ["It leaks."]),
    # nested: the outer one counts
    ("“She called it ‘a leaking bucket’ twice,” he said.", ["She called it ‘a leaking bucket’ twice,"]),
    ("\"She called it 'a leaking bucket' twice,\" he said.", ["She called it 'a leaking bucket' twice,"]),
    ("‘She called it “a bucket” twice,’ he said.", ["She called it “a bucket” twice,"]),
    ('\'She said "never" and "no" to it,\' he said.', ['She said "never" and "no" to it,']),
    ("'She said ``never'' to it,' he said.", ["She said ``never'' to it,"]),
    ("'She told us: \"Never go,\"' he said.", ['She told us: "Never go,"']),
    ("“She said ''never'' to it,” he said.", ["She said ''never'' to it,"]),
    # nested in the same curly marks, and a mark that closes forgotten
    ("“She said “no” to it,” he said. “It was “fine.””", ["She said “no” to it,", "It was “fine.”"]),
    ("“He called it “a farce” and left. “It drips.”", ["He called it “a farce", "It drips."]),
    # nested in the same straight marks
    ('"The claim "kind to rivers" was unclear," the board said.', ['The claim "kind to rivers" was unclear,']),
    ('"They go, "we have not planned for that"," he said.', ['They go, "we have not planned for that",']),
    ('"She called it "a farce"." Nobody laughed.', ['She called it "a farce".']),
    ('"She called it "a farce"" twice.', ['She called it "a farce"']),
    ('"The "old" and the "new" dam leak," she said. "We know."', ['The "old" and the "new" dam leak,', "We know."]),
    ("''The claim ''kind to rivers'' was unclear,'' she said.", ["The claim ''kind to rivers'' was unclear,"]),
    ('"It leaks," she said, "and the "new" one does," he said.', ["It leaks,", 'and the "new" one does,']),
    ('The "old" dam, the "new" dam and "both" leak.', ["old", "new", "both"]),
    # typed with the wrong mark
    ("“The dam leaks,“ she said. “We know,” he said.", ["The dam leaks,", "We know,"]),
    ("She said “it leaks“ twice.", ["it leaks"]),
    ('"The dam leaks,” she said.', ["The dam leaks,"]),
    ('“The dam leaks," she said.', ["The dam leaks,"]),
    # opened with the sign for inches, which opens nothing behind a figure
    ("″[The dam] leaks,” she said. She added: ″£5 is enough.”", ["[The dam] leaks,", "£5 is enough."]),
    ("″The dam leaks,″ she said.", ["The dam leaks,"]),
    ("A 12″ pipe, “a 5′10″ man” and a 7″ hole.", ["a 5′10″ man"]),
    # opened anew where paragraphs were joined: it goes on
    ('She said: "The dam leaks. "We know."', ['The dam leaks. "We know.']),
    # British single marks
    ("‘The dam will hold,’ she said.", ["The dam will hold,"]),
    ("'The dam will hold,' she said. 'We know.'", ["The dam will hold,", "We know."]),
    ("'The masons' dam will hold,' she said.", ["The masons' dam will hold,"]),
    ("‘The dam won’t hold, it’s old,’ she said.", ["The dam won’t hold, it’s old,"]),
    ("`The dam will hold' she said.", ["The dam will hold"]),
    ("‘No,’ she said. ‘It leaks.’", ["No,", "It leaks."]),
    ("'No,' she said. 'Does it?'", ["No,", "Does it?"]),
    # no quotations
    ("The masons' dam and the farmers' dam are Aker's.", []),
    ("It isn't Aker's, it's the board’s.", []),
    ("The '90s show was in the masons' yard.", []),
    ("Rock 'n' roll till ten o'clock, 'til the dam leaks.", []),
    ("Bobby 'Fox' Lane left.", []),
    ('A 12" pipe and a 14" pipe, 6\'2" long.', []),
    ('A stray " in the middle of it.', []),
    ("A stray ” in the middle of it.", []),
    ("", []),
    ("\n\n", []),
    ('"', []),
]


@pytest.mark.parametrize(("text", "expected"), CLOSED)
def test_what_stands_between_marks_is_quoted(text: str, expected: list[str]) -> None:
    found = find_quotations(text)
    assert [quotation.inner.of(text) for quotation in found] == expected
    assert all(quotation.closed for quotation in found)


UNCLOSED = [
    ("“The dam leaks.\n“We know,” she said.", [("The dam leaks.", False), ("We know,", True)]),
    ('"The dam leaks.\n\n"We know," she said.', [("The dam leaks.", False), ("We know,", True)]),
    ("She said: “The dam leaks.  \nNobody answered.", []),
    ("“The dam leaks.\n“It is old.\nNobody answered.", [("The dam leaks.", False), ("It is old.", True)]),
    ('"The dam leaks.\n"It is old, he told us.\nNobody answered.', [("The dam leaks.", False)]),
    ('"The dam leaks.\n"It is old and\nNobody answered.', [("The dam leaks.", False)]),
    ('She said: "Nobody knew of it', []),
    ("“The dam leaks, she said.\n\nThe gates “hold.”", [("hold.", True)]),
    ("「The dam 『leaks』, she said.」", [("The dam 『leaks』, she said.", True)]),
    ("‘The divers’ boats leak,’ she said.", [("The divers’ boats leak,", True)]),
    ("the ‘old dams’ of ‘spring,’ she said", [("spring,", True)]),
    ('She read "The Dam', []),
    ('A 12" pipe and "odd bits of it', []),
    (f"‘The dam leaks{' and leaks' * 100},’ she said.", []),
    ("She said “", []),
    ("‘The dam leaks.\n‘We know it well,’ she said.", [("The dam leaks.", False), ("We know it well,", True)]),
    ("'Tis \"fine,\" she said. 'The dam leaks,' he said.", [("fine,", True), ("The dam leaks,", True)]),
]


@pytest.mark.parametrize(("text", "expected"), UNCLOSED)
def test_a_mark_nothing_closes_holds_only_where_the_next_paragraph_goes_on(
    text: str, expected: list[tuple[str, bool]]
) -> None:
    assert [(q.inner.of(text), q.closed) for q in find_quotations(text)] == expected


def test_the_span_holds_the_marks_and_the_inner_part_does_not() -> None:
    text = "x ``The dam leaks'' y"
    (quotation,) = find_quotations(text)
    assert (quotation.span, quotation.inner) == (Span(2, 19), Span(4, 17))


PIECES = st.sampled_from([*"“”„«»\"″‘’'`‚‹›", "''", "``", " ", "\n", "\n\n", ". ", ", ", "s", "It", "leaks", "\u2028"])
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=60).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_quotations_of_any_text_are_ordered_disjoint_and_within_a_paragraph(text: str) -> None:
    end = 0
    for quotation in find_quotations(text):
        assert end <= quotation.span.start < quotation.span.end <= len(text)
        assert quotation.span.holds(quotation.inner)
        assert "\n" not in quotation.span.of(text)
        assert quotemarks.MARK.match(text, quotation.span.start)
        end = quotation.span.end


@settings(max_examples=100, deadline=None)
@given(TEXTS, TEXTS)
def test_a_paragraph_is_read_alike_wherever_it_stands(before: str, text: str) -> None:
    # Only a speech that nothing has closed goes on into the next paragraph: told words stand between.
    before = f"{before}\nIt leaks.\n"
    behind = [q for q in find_quotations(before + text) if q.span.start >= len(before)]
    assert [(q.span.start - len(before), q.closed) for q in behind] == [
        (q.span.start, q.closed) for q in find_quotations(text)
    ]


class Counting:
    """A pattern that counts the characters and matches it is asked for."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern, self.steps = pattern, 0

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        found = self.pattern.search(text, start, end)
        self.steps += 1 + (found.end() if found else end) - start
        return found

    def match(self, text: str, start: int) -> re.Match[str] | None:
        self.steps += 1
        return self.pattern.match(text, start)

    def finditer(self, text: str, start: int, end: int) -> object:
        at = start
        for found in self.pattern.finditer(text, start, end):
            self.steps += 1 + found.end() - at
            at = found.end()
            yield found
        self.steps += end - at


@pytest.mark.parametrize(
    "shape",
    [
        "'a ",
        "‘a b’s ",
        '"a ',
        "“",
        "'as' ",
        "' \"a",
        "''",
        "`a ",
        "‘ “a” ",
        '"A. "',
        "x' ",
        "“A b. ",
        '"A, ',
        '"a "b » ’ ',
    ],
)
def test_the_work_grows_with_the_text_and_not_faster(shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert steps_in(shape * 8_000, monkeypatch) <= 4.5 * steps_in(shape * 2_000, monkeypatch)
    assert steps_in(shape * 2_000, monkeypatch) <= 250 * len(shape * 2_000)


def test_single_marks_before_a_far_double_one_cost_in_proportion(monkeypatch: pytest.MonkeyPatch) -> None:
    short, long = (f"“The dam {'leaks’’ ' * times}it says”" for times in (500, 2_000))
    assert steps_in(long, monkeypatch) <= 4.5 * steps_in(short, monkeypatch)


def steps_in(text: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """Return how many characters and matches of patterns are looked at to find the quotations of a text."""
    patterns = {name: Counting(getattr(quotemarks, name)) for name in ("MARK", "CERTAIN_CLOSE", "ATTRIBUTED")}
    with monkeypatch.context() as patched:
        for name, pattern in patterns.items():
            patched.setattr(quotemarks, name, pattern)
        quotemarks.find_quotations.__wrapped__(text)
    return sum(pattern.steps for pattern in patterns.values())
