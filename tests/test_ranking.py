"""Ranking: what speaks for a statement, what is the same, and when certainty is enough."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small import QUILL, VELLORA, article, span, statement

from corpus.article import Article, paragraph_text
from corpus.errors import LibraryError
from corpus.statement import Speaker, Statement
from corpus.store.excerpts import Excerpt, excerpt_of
from index.searching.calibration import ANY_MODEL, Calibration, calibration_for
from index.searching.candidates import Candidate, Shelf, Unread
from index.searching.moods import moods_of
from index.searching.ranking import (
    MAX_CHANCES,
    Ranked,
    merge_same,
    read_evidence,
    signs_of,
    signs_of_one,
    weigh,
)
from index.searching.terms import TermFinder, names_in, plain, search_words, subjects_in, terms_of

CALIBRATION = calibration_for("all-MiniLM-L6-v2")


def candidate(row: int, words: str, *, title: str = "Harbour", who: Speaker = VELLORA) -> Candidate:
    """Return a statement of these words in an article of its own."""
    of = article(f"Vellora came.\n“{words}”, Vellora said.", title=title, id=f"article-{row}")
    return Candidate(row, statement(of, words, speakers=(who,)), of)


def rank(
    candidates: Sequence[Candidate],
    rarity: Mapping[str, float],
    names: Collection[str] = (),
    *,
    meanings: Sequence[float] = (),
    question: str = "",
    by: Calibration = CALIBRATION,
) -> list[Ranked]:
    """Return the candidates, ranked; each has a meaning of one half where none are given."""
    excerpts = [excerpt_of(each.row, each.statement, each.article) for each in candidates]
    found = read_evidence(excerpts, rarity, names, moods=moods_of(question))
    read = zip(candidates, found, meanings or [0.5] * len(candidates), strict=True)
    return weigh(((of, {**evidence, "meaning": meaning}) for of, evidence, meaning in read), by)


def test_words_asked_for_lift_a_statement_among_equals() -> None:
    ranked = rank([candidate(1, "We dredge the bay"), candidate(2, "We tax the salt")], {"salt": 5.0, "tax": 3.0})
    assert [one.candidate.row for one in ranked] == [2, 1]
    assert ranked[0].evidence["words"] == 1.0


def test_a_rare_word_weighs_more_than_a_common_one() -> None:
    found = rank([candidate(1, "the harbour"), candidate(2, "the zeppelin")], {"harbour": 1.0, "zeppelin": 6.0})
    assert found[0].candidate.row == 2


PIECES = st.sampled_from(
    [
        *("salt", "Salts", "salty", "the bay", "Bays’", "ostravian", "Ostravia", "o'salt", "Éclair", "e\u0301clairs"),
        *("ﬁne", " ", " ", "\n", "…", "“", "”", "’", "\u0301"),
    ]
)


@given(before=st.lists(PIECES), said=st.lists(PIECES, min_size=1), after=st.lists(PIECES))
def test_no_word_is_missed_by_looking_at_its_paragraph_first(
    before: list[str], said: list[str], after: list[str]
) -> None:
    """What a statement has is what its words have alone, although few words are looked at alone."""
    words = "".join(said)
    rarity = dict.fromkeys(terms_of("salt bay ostravian eclair fine"), 1.0)
    start = len("".join(before))
    excerpt = Excerpt(
        1, "a", "", "".join([*before, *said, *after]), None, "", [start, start + len(words)], 0, "direct", 1
    )
    finder = TermFinder(rarity)
    beside = finder.bits_in(plain(paragraph_text(excerpt.text, *excerpt.content)))
    found = finder.bits_in(plain(words)) if beside else 0
    kin = finder.kin_in(plain(words), found)
    (evidence,) = read_evidence([excerpt], rarity)
    assert [evidence[name] for name in ("words", "kin", "beside")] == [
        each.bit_count() / len(rarity) for each in (found, kin, beside)
    ]


def test_a_word_of_the_same_family_counts_for_a_little_less() -> None:
    said = [
        candidate(1, "We tax the salt"),
        candidate(2, "An Ostravian harbour"),
        candidate(3, "Ostravia, our harbour"),
    ]
    ranked = rank(said, {"ostravian": 6.0})
    assert [one.candidate.row for one in ranked] == [2, 3, 1]
    assert [(one.evidence["words"], one.evidence["kin"]) for one in ranked] == [(1.0, 0.0), (0.0, 1.0), (0.0, 0.0)]


@pytest.mark.parametrize(
    ("question", "other", "fitting"),
    [
        ("Why was it closed?", "We closed the bridge on Monday", "We closed it because of the ice"),
        ("Should it be closed?", "We closed the bridge on Monday", "They must have it closed"),
        ("Does she want it closed?", "They closed the bridge on Monday", "It needs to be closed"),
        ("Will it stay closed?", "They closed the bridge on Monday", "It’ll be closed for good"),
    ],
)
def test_what_is_of_the_mood_that_is_asked_for_comes_first(question: str, other: str, fitting: str) -> None:
    said = [candidate(1, other), candidate(2, fitting)]
    assert [one.candidate.row for one in rank(said, {"closed": 3.0})] == [1, 2]
    assert [one.candidate.row for one in rank(said, {"closed": 3.0}, question=question)] == [2, 1]


def test_meaning_decides_where_no_words_are_shared() -> None:
    ranked = rank([candidate(1, "boats"), candidate(2, "ships")], {"vessel": 4.0}, meanings=(0.2, 0.6))
    assert ranked[0].candidate.row == 2


def test_the_words_said_tell_more_where_anybody_may_have_said_them() -> None:
    said = [candidate(1, "We wait for boats"), candidate(2, "We tax the salt")]
    asked, meanings = {"salt": 3.0, "harvest": 3.0}, (0.6, 0.4)
    assert [one.candidate.row for one in rank(said, asked, meanings=meanings)] == [1, 2]
    ranked = rank(said, asked, meanings=meanings, by=CALIBRATION.for_who_said())
    assert [one.candidate.row for one in ranked] == [2, 1]


def test_of_equals_the_one_with_more_of_it_quoted_comes_first() -> None:
    of = article("Vellora said the tax on salt will not rise.", title="Harbour", id="a")
    words = "the tax on salt will not rise"
    said = [
        replace(statement(of, words), quoted=quoted) for quoted in ((), (span(of, "not rise"),), (span(of, words),))
    ]
    ranked = rank([Candidate(row, one, of) for row, one in enumerate(said)], {"salt": 3.0})
    assert [one.candidate.row for one in ranked] == [2, 1, 0]
    # A few quoted words are much more than none, and all of them little more than most.
    assert [round(one.evidence["quoted"], 2) for one in ranked] == [1.0, 0.53, 0.0]


@pytest.mark.parametrize(
    ("scrap", "whole"),
    [
        ("Mr. Quill", "“I hope he finds his peace on the quay.”"),
        ("the dredged bay", "“We dredged.”"),
        ("Quill a “coward”", "the harbour master was no friend of hers"),
        ("“on the quay”", "“We want it”"),
    ],
)
def test_a_scrap_comes_after_whole_words_that_fit_a_little_less(scrap: str, whole: str) -> None:
    of = article(f"Vellora said, called and asked for {scrap} once. {whole} she went on.", title="Harbour", id="a")
    one, two = (
        replace(statement(of, words), kind="direct" if words[0] == "“" else "indirect", quoted=())
        for words in (scrap, whole)
    )
    ranked = rank([Candidate(1, one, of), Candidate(2, two, of)], {"boat": 3.0}, meanings=(0.55, 0.5))
    assert [each.candidate.row for each in ranked] == [2, 1]


@pytest.mark.parametrize(
    ("thing", "lead", "says"),
    [
        ("the new toll on the bay bridge", "Vellora defended", "the bay would be worse off without it"),
        ("her doubts about the bay bridge", "Vellora voiced", "the bay would be worse off without it"),
        ("a toll on the bay bridge", "Vellora spoke of", "nobody in the bay wants it"),
    ],
)
def test_what_only_names_a_thing_comes_after_words_that_say_something_of_it(thing: str, lead: str, says: str) -> None:
    of = article(f"{lead} {thing}. Vellora said {says}.", title="Harbour", id="a")
    one, two = (statement(of, words, kind="indirect") for words in (thing, says))
    ranked = rank([Candidate(1, one, of), Candidate(2, two, of)], {"boat": 3.0}, meanings=(0.55, 0.5))
    assert [each.candidate.row for each in ranked] == [2, 1]


@pytest.mark.parametrize(
    ("lead", "words"),
    [
        ("Vellora said", "he paid the toll on the bay bridge twice"),
        ("Vellora defended", "what the board did"),
        ("Vellora urged", "the board to drop its toll on the bridge"),
        ("Vellora called on", "the board to drop its toll on the bridge"),
        ("Vellora called for", "the toll on the bay bridge to go"),
        ("Vellora says", "tolls keep small boats away from the bay"),
    ],
)
def test_a_clause_or_a_demand_names_no_mere_thing(lead: str, words: str) -> None:
    of = article(f"{lead} {words}.", title="Harbour", id="a")
    (one,) = rank([Candidate(1, statement(of, words, cue=lead, kind="indirect"), of)], {"boat": 3.0})
    assert one.evidence["thing"] == 0.0


def test_what_was_hardly_read_with_confidence_comes_after_what_was() -> None:
    of = article("Vellora said the bay is full. She said the bay is wide.", title="Harbour", id="a")
    made = [
        replace(statement(of, "the bay is full"), confidence=0.2),
        replace(statement(of, "the bay is wide"), confidence=0.6),
    ]
    ranked = rank([Candidate(row, one, of) for row, one in enumerate(made)], {"boat": 3.0}, meanings=(0.55, 0.5))
    assert [one.candidate.row for one in ranked] == [1, 0]
    assert [one.evidence["doubt"] for one in ranked] == [0.0, 0.6]


def test_what_the_report_begins_with_is_not_counted_again_as_the_paragraph_above() -> None:
    of = article("The salt tax fell.\nVellora said we wait here.\nOf bread.\nVellora said we go now.", title="", id="a")
    made = [statement(of, "we wait here"), statement(of, "we go now")]
    ranked = rank([Candidate(row, one, of) for row, one in enumerate(made)], {"salt": 3.0, "bread": 3.0})
    assert [(one.candidate.row, one.evidence["above"]) for one in ranked] == [(1, 0.5), (0, 0.0)]


def test_what_is_asked_for_counts_more_in_the_own_paragraph_than_in_the_report() -> None:
    of = article("The salt tax fell.\nVellora said we wait here.\nOn salt Vellora said we go now.", title="", id="a")
    made = [statement(of, "we wait here"), statement(of, "we go now")]
    ranked = rank([Candidate(row, one, of) for row, one in enumerate(made)], {"salt": 3.0})
    assert [one.candidate.row for one in ranked] == [1, 0]


@pytest.mark.parametrize(
    ("one", "two", "who", "same"),
    [
        ("We will not raise the salt tax", "We will not raise the salt tax", VELLORA, True),
        (
            "We will not raise the salt tax ever again this year",
            "We will not raise the salt tax ever again",
            VELLORA,
            True,
        ),
        ("We will not raise the salt tax", "We will not raise the salt tax", QUILL, False),
        ("We will not raise the salt tax", "We will surely raise the bread tax", VELLORA, False),
        ("Yes we can", "Yes we can", VELLORA, False),
    ],
)
def test_the_same_words_of_one_speaker_are_one_match(one: str, two: str, who: Speaker, same: bool) -> None:
    ranked = rank([candidate(1, one), candidate(2, two, who=who)], {"tax": 1.0})
    assert len(merge_same(ranked)) == (1 if same else 2)


def test_merging_no_further_than_needed_changes_nothing_of_what_is_merged() -> None:
    words = ["We will not raise the salt tax", "We dredge the bay all winter", "We close the mole on Monday"]
    ranked = rank([candidate(at, words[at % 3]) for at in range(9)], {"tax": 1.0})
    everything = merge_same(ranked)
    assert [len(doubles) for _, doubles in everything] == [2, 2, 2]
    for most in range(1, 5):
        assert merge_same(ranked, most=most) == everything[:most]


def test_what_only_the_paragraph_above_has_lifts_a_statement_among_equals() -> None:
    told = (
        "Harbour news.\n\nVellora spoke of the salt.\n\n“It is a scandal,” Vellora said.\n\n“It is a swamp,” she said."
    )
    of = article(told)
    said = [statement(of, words, speakers=(VELLORA,)) for words in ("It is a swamp", "It is a scandal")]
    ranked = rank([Candidate(row, one, of) for row, one in enumerate(said)], {"salt": 5.0})
    assert [one.candidate.row for one in ranked] == [1, 0]
    assert [one.evidence["above"] for one in ranked] == [1.0, 0.0]


def test_what_stands_beside_a_statement_does_not_count_above_it_too() -> None:
    of = article("Vellora spoke of the salt.\n“We tax the salt”, Vellora said.")
    (one,) = rank([Candidate(0, statement(of, "We tax the salt", speakers=(VELLORA,)), of)], {"salt": 5.0})
    assert (one.evidence["beside"], one.evidence["above"]) == (1.0, 0.0)


def test_the_report_s_first_paragraph_is_nearby_and_only_the_own_one_beside() -> None:
    of = article("The salt tax fell.\nVellora came.\n“We wait”, Vellora said.", title="Harbour", id="a")
    (one,) = rank([Candidate(1, statement(of, "We wait"), of)], {"salt": 1.0})
    assert (one.evidence["words"], one.evidence["beside"], one.evidence["nearby"]) == (0.0, 0.0, 1.0)


def test_a_name_that_stands_beside_none_of_the_best_makes_an_answer_less_certain() -> None:
    of = candidate(1, "We dredge the bay")
    for rarity, names, missed in (
        ({"dorland": 6.0}, {"dorland"}, 1.0),
        ({"dorland": 6.0, "bai": 2.0}, {"dorland"}, 0.75),
        ({"dorland": 6.0, "bai": 2.0}, {"bai"}, 0.0),
        ({"dorland": 6.0}, set(), 0.0),
        ({"dorland": 6.0}, {"vellora"}, 0.0),
    ):
        (one,) = rank([of], rarity, names)
        assert one.evidence["missed"] == pytest.approx(missed)
    (near,) = rank([of], {"bai": 6.0}, {"bai"})
    assert signs_of([one, near])["missed"] == 0.0
    signs = signs_of([near])
    assert CALIBRATION.probability({**signs, "missed": 1.0}) < CALIBRATION.probability(signs)


def test_certainty_rests_on_the_best_statement_alone_and_on_the_names_beside_any_of_five() -> None:
    near, far = rank([candidate(1, "We dredge the bay"), candidate(2, "Salt is dear")], {"bai": 6.0}, {"bai"})
    assert signs_of([near, far]) == signs_of_one(near, among=2)
    assert signs_of([near, far]) == signs_of([near]) | {"chances": signs_of([near, far])["chances"]}
    assert signs_of([far]) == signs_of_one(far, among=1)
    assert signs_of([]).keys() == signs_of_one(far, among=1).keys()
    assert signs_of([far])["score"] < signs_of([near])["score"]
    assert signs_of([far])["missed"] == 1.0
    assert signs_of([far] * 5 + [near])["missed"] == 1.0


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("What did Vellora say about salt in Dorland?", {"vellora", "dorland"}),
        ("Vellora on Quill's harbour", {"quill"}),
        ("what did vellora say about japan", {"japan"}),
        ("VELLORA JAPAN", {"japan"}),
        ("Mayor Says Salt Tax Falls Again in Dorland", set()),
        ("Salt?", set()),
        ("", set()),
    ],
)
def test_names_are_capitalised_words_and_places(text: str, names: set[str]) -> None:
    assert names_in(text) == names


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Did Vellora warn Quill of salt in Port Aker from Japan?", {"vellora", "quill"}),
        ("did Vellora meet Quill near Aker and Brandvik's son", {"vellora", "quill", "brandvik"}),
        ("what did Vellora say of DROP and the HMC", {"vellora"}),
        ("Mayor Says Salt Tax Falls Again in Dorland", set()),
        ("", set()),
    ],
)
def test_subjects_are_names_and_no_places(text: str, subjects: set[str]) -> None:
    assert subjects_in(text) == subjects


def test_nothing_found_is_no_certainty() -> None:
    assert CALIBRATION.probability(signs_of([])) < CALIBRATION.threshold


def test_the_best_of_many_statements_is_less_certain_to_answer_than_an_only_one() -> None:
    (one,) = rank([candidate(1, "We dredge the bay")], {"bai": 6.0}, {"bai"})
    sure = [CALIBRATION.probability(signs_of([one] * count)) for count in (1, 2, 20, MAX_CHANCES, MAX_CHANCES * 16)]
    assert sure[:4] == sorted(set(sure), reverse=True)
    # How deep a search looks for the next page changes nothing.
    assert sure[4] == sure[3]


@given(st.floats(-1, 1.5), st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_certainty_is_a_probability_that_rises_with_the_score_and_words(
    score: float, words: float, nearby: float, missed: float
) -> None:
    signs = {
        "score": score,
        "words": words,
        "nearby": nearby,
        "missed": missed,
        "unheard": 0.0,
        "open": 0.0,
        "chances": 1.0,
    }
    for model in ("all-MiniLM-L6-v2", "never measured"):
        calibration = calibration_for(model)
        assert 0 <= calibration.probability(signs) <= 1
        assert calibration.probability(signs) <= calibration.probability({**signs, "words": 1.0})
        assert calibration.probability(signs) <= calibration.probability({**signs, "score": 1.5})
        assert calibration.probability(signs) <= calibration.probability({**signs, "missed": 0.0})


def test_a_model_never_measured_is_judged_by_words_alone() -> None:
    unknown = calibration_for("some/other-model")
    assert unknown == calibration_for(ANY_MODEL)
    assert isinstance(unknown, Calibration)
    assert "meaning" not in unknown.answers


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("taxes", "tax"),
        ("raising", "raised"),
        ("cities", "city"),
        ("stopped", "stop"),
        ("Vellora's", "Vellora"),
        ("café", "cafe"),
    ],
)
def test_forms_of_a_word_are_one_term(one: str, two: str) -> None:
    assert terms_of(one) == terms_of(two)


def test_terms_keep_what_full_text_search_looks_for() -> None:
    assert search_words("the O'Hara ruling of 2021") == {"ohara": "O Hara", "rule": "ruling", "2021": "2021"}


class Counted:
    """Contents of two statements, one of which has gone, that note what is read."""

    place = "the harbour office"

    def __init__(self) -> None:
        self.asked: list[list[int]] = []

    def statements_by_row(self, rows: list[int], *, check: bool) -> dict[int, tuple[Statement, Article]]:
        """Return what is there of these rows."""
        assert not check
        self.asked.append(rows)
        return {row: (one.statement, one.article) for row in rows if row != 3 for one in (candidate(row, "It waits"),)}


def test_what_is_expected_is_read_at_once_and_nothing_twice() -> None:
    contents = Counted()
    shelf = Shelf(contents)  # type: ignore[arg-type]  # what it asks for
    one, two, gone = (
        Unread(Excerpt(row, f"article-{row}", "", "It waits", None, "", [0, 8], 8, "direct", 1.0), shelf)
        for row in (1, 2, 3)
    )
    assert one.words == "It waits"
    assert contents.asked == []
    shelf.expect([one, two])
    assert [one.statement, two.statement, one.statement] == [candidate(row, "It waits").statement for row in (1, 2, 1)]
    assert two.article.id == two.article_id
    assert contents.asked == [[1, 2]]
    with pytest.raises(LibraryError, match="harbour office has gone"):
        _ = gone.statement
