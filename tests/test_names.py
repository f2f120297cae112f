"""Names: who bears them, exactly, and what counts as one letter wrong."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st
from named import TODAY, book, speaker

from corpus.statement import Role, Speaker
from corpus.store.records import write_speaker
from index.question.names import Names
from index.question.question import parse_question
from index.question.roles import read_role
from index.question.spelling.sounds import same_first_name
from index.question.tokens import fold_text
from index.stores.sqlite import nametables
from index.stores.sqlite.names import SqliteLookups
from index.stores.sqlite.nametables import write_names

NAMES = book()


@pytest.mark.parametrize(
    ("form", "referents"),
    [
        ("kishi", {"Nobuo Kishi"}),
        ("kishida", set()),
        ("kish", set()),
        ("oshand", {"Mirel Oshand", "Lorn Oshand"}),
        ("brook", {"Ilse van der Brook"}),
        ("van der brook", {"Ilse van der Brook"}),
        ("prewt sallow", {"Dacia Prewt-Sallow"}),
        ("prewt", {"Dacia Prewt-Sallow"}),
        ("sallow", {"Dacia Prewt-Sallow"}),
        ("jk mossop", {"J. K. Mossop"}),
        ("nobuo", set()),
    ],
)
def test_a_form_means_exactly_its_referents(form: str, referents: set[str]) -> None:
    assert {one.speaker for one in NAMES.referents([form]).get(form, ())} == referents


@pytest.mark.parametrize(
    ("form", "meant"),
    [
        ("kishii", {"Nobuo Kishi"}),
        ("blinkin", {"Antony Blinken"}),
        ("blnken", {"Antony Blinken"}),
        ("blniken", {"Antony Blinken"}),
        ("antony blinkem", {"Antony Blinken"}),
        ("kishida", set()),
        ("fishi", set()),  # another first letter
        ("mai", set()),  # too short
        ("quil", set()),
    ],
)
def test_one_slip_in_a_long_word_is_put_right(form: str, meant: set[str]) -> None:
    assert {one.speaker for referents in NAMES.misspelled(form).values() for one in referents} == meant


@pytest.mark.parametrize(
    ("role", "holders"),
    [
        ("Japan's defense minister", ("Nobuo Kishi",)),
        ("the Japanese defence minister", ("Nobuo Kishi",)),
        ("SecDef", ("Lloyd Austin",)),
        ("US defense secretary", ("Lloyd Austin",)),
        ("America's top diplomat", ("Antony Blinken",)),
        ("Japan's foreign minister", ("Toshimitsu Motegi",)),
        ("British PM", ("Theresa May",)),
        ("Italian PM", ()),
        ("Rovers boss", ("Tobren Quill",)),
        ("the ref", ("Mirel Oshand",)),
        ("skipper", ("Lorn Oshand",)),
        ("astronaut", ()),
    ],
)
def test_a_role_means_those_called_so_in_these_or_other_words(role: str, holders: tuple[str, ...]) -> None:
    assert NAMES.holders(read_role(role)) == holders


def test_the_nearest_names_are_offered_for_an_unknown_one() -> None:
    assert NAMES.nearest("Kishida")[0] == "Nobuo Kishi"
    assert NAMES.nearest("Xyzzy") == ()


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [("tony", "anthony", True), ("bill", "william", True), ("n", "nobuo", True), ("kristin", "kristen", True),
     ("cathryn", "kathryn", True), ("carla", "clara", False), ("fumio", "nobuo", False), ("jason", "andy", False),
     ("alex", "alastair", False)],
)  # fmt: skip
def test_first_names_agree_by_nickname_initial_and_one_slip(one: str, two: str, same: bool) -> None:
    assert same_first_name(one, two) is same


def test_names_follow_the_speakers_they_are_made_from() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE speakers (id TEXT PRIMARY KEY, name, kind, aliases, roles)")
    add = "INSERT OR REPLACE INTO speakers VALUES (?, ?, ?, ?, ?)"
    names = Names(SqliteLookups(connection.execute))
    connection.execute(add, write_speaker(Speaker("s1", "Ansa Vellora", "person")))
    assert write_names(connection.execute) == 1
    assert write_names(connection.execute) == 0
    connection.execute(add, write_speaker(Speaker("s1", "Ansa Dunmere", "person")))
    assert write_names(connection.execute) == 1
    assert names.referents(["vellora", "dunmere"]).keys() == {"dunmere"}
    connection.execute("DELETE FROM speakers")
    write_names(connection.execute)
    assert names.referents(["dunmere"]) == {}


def made(table: str, connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    return sorted(connection.execute(f"SELECT * FROM {table}"))


@pytest.mark.parametrize("numbers", [0x7FFFFF, 0])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["s1", "s2"]),
            st.sampled_from(["Ansa Vellora", "Ansa Dunmere"]),
            st.lists(st.sampled_from(["mayor", "the mayor of Aker", "mayor of Tidewater", "judge", ""]), unique=True),
            st.booleans(),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_names_changed_step_by_step_are_those_made_at_once(
    numbers: int, steps: list[tuple[str, str, list[str], bool]]
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        # Where all roles share one number, rows of several are one.
        patch.setattr(nametables, "MAX_ROLE", numbers)
        connections = [sqlite3.connect(":memory:") for _ in range(2)]
        for connection in connections:
            connection.execute("CREATE TABLE speakers (id TEXT PRIMARY KEY, name, kind, aliases, roles)")
        for id_, name, roles, stays in steps:
            one = Speaker(id_, name, "person", (), tuple(Role(role, None, None) for role in roles))
            for connection in connections:
                connection.execute("DELETE FROM speakers WHERE id = ?", (id_,))
                if stays:
                    connection.execute("INSERT INTO speakers VALUES (?, ?, ?, ?, ?)", write_speaker(one))
            write_names(connections[0].execute, [id_])
        write_names(connections[1].execute)
        for table in ("name_forms", "role_words", "named_speakers"):
            assert made(table, connections[0]) == made(table, connections[1])


def test_a_new_role_leaves_the_rows_of_the_others_what_they_are() -> None:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE speakers (id TEXT PRIMARY KEY, name, kind, aliases, roles)")
    roles = tuple(Role(f"head of the salt board {number}", None, None) for number in range(100))
    add = "INSERT OR REPLACE INTO speakers VALUES (?, ?, ?, ?, ?)"
    connection.execute(add, write_speaker(Speaker("s1", "Ansa Vellora", "person", (), roles)))
    write_names(connection.execute)
    rows = made("role_words", connection)
    first = Role("mayor of Aker", None, None)
    connection.execute(add, write_speaker(Speaker("s1", "Ansa Vellora", "person", (), (first, *roles))))
    before = connection.total_changes
    write_names(connection.execute, ["s1"])
    assert connection.total_changes - before < 10
    assert set(rows) < set(made("role_words", connection))


@given(st.text(max_size=30), st.text(max_size=30))
def test_every_full_name_is_found_again_as_it_is_written(first: str, last: str) -> None:
    name = f"{first} {last}".strip()
    if len(fold_text(name).split()) < 2 or "\ud800" <= max(name) <= "\udfff":
        return
    named = book([speaker(name)])
    from index.question.nameforms import bare_words

    assert named.referents([" ".join(bare_words(name))])


@given(st.text(max_size=40))
def test_folding_is_done_once(text: str) -> None:
    assert fold_text(fold_text(text)) == fold_text(text)


def test_a_surname_two_slips_away_means_all_who_bear_it() -> None:
    shared = [speaker(f"{first} Falkenrath") for first in ("Ada", "Bo", "Cleo")]
    names = book([*shared, speaker("Falkenroth Varde"), speaker("Dov Faulkner")])
    (form,) = found = names.spelled_much_like("falkenrahte")
    assert form == "falkenrath"
    assert [one.speaker for one in found[form]] == ["Ada Falkenrath", "Bo Falkenrath", "Cleo Falkenrath"]
    assert names.spelled_much_like("falke") == {}


def test_a_surname_many_bear_is_compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    names = book([speaker(f"{first} Falkenrath") for first in ("Ada", "Bo", "Cleo")])
    compared: list[str] = []
    surnames = SqliteLookups.surnames

    def watched(lookups: SqliteLookups, beginning: str, *, lengths: tuple[int, int], most: int) -> list[str]:
        found = surnames(lookups, beginning, lengths=lengths, most=most)
        compared.extend(found)
        return found

    monkeypatch.setattr(SqliteLookups, "surnames", watched)
    assert names.spelled_much_like("falkenrahte")
    assert compared == ["falkenrath"]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Harbour Salvage Agency", ("the HSA", "harbour salvage agency")),
        ("Tern Electric", ("TE", "TernElectric")),
        ("General Salvage", ("General Salvage", "GS")),
        ("NL Independence Party", ("NLIP",)),
        ("Centre for Tide Research and Dredging", ("the CTR", "the CTRD")),
        ("Salt Department", ("the Department of Salt", "the DOS")),
        ("Ministry of Fishing", ("the Fishing Ministry",)),
        ("Washington Night Lantern", ("Night Lantern",)),
        ("Brookfold Institute", ("the Brookfold Institute", "Brookfold")),
        ("Brookfold Tide Center", ("Brookfold Tide",)),
        ("GullPress", ("Gull Press", "gull press", "GullPress")),
        ("Gull Press", ("gullpress",)),
        ("TV9", ("TV 9",)),
        ("Presidential candidate Ama Lind’s campaign", ("Lind's campaign", "the Ama Lind campaign", "Lind's team")),
        ("Mr. Lind's campaign", ("the Lind campaign", "Lind's camp")),
    ],
)
def test_a_body_is_found_under_its_other_names(name: str, asked: tuple[str, ...]) -> None:
    names = book([Speaker(name, name, "organisation", (name,)), speaker("Ove Krag")])
    for text in asked:
        question = parse_question(f"what did {text} say about tolls?", names, today=TODAY)
        assert [one.name for one in question.speakers] == [name], text


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Justice Department", "the Department of Labor"),
        ("Tern Electric", "te"),
        ("Harbour House", "House"),
        ("Tideland Vale Foundation", "Vale"),
        ("English Salt Association", "the Salt Association"),
        ("Krag campaign", "Krag"),
    ],
)
def test_a_body_is_not_found_under_what_may_be_another(name: str, asked: str) -> None:
    names = book([Speaker(name, name, "organisation", (name,)), speaker("Ama Lind")])
    assert not parse_question(f"what did {asked} say about tolls?", names, today=TODAY).speakers


SPELLED = (
    ("Bartholomew Lachtinger", ("Bart Lachtiger", "Lachtinnger")),
    ("Joe Scheidermann", ("Joe Shiedermann", "Joe Sheiderman")),
    ("Christina Todd Whitlow", ("Christine Todd Whitlow", "christie todd witlow", "Kristina Whitlow")),
    ("Park Min-seo", ("Min-seo Park", "Park Minseo", "Min Seo Park")),
    ("Dacia Prewt-Sallow", ("Dacia Prewtt-Sallow", "PrewtSallow", "Prewt-Salow")),
    ("Ilse van der Brook", ("van den Brook", "Van Der Brooke", "Ilse Vanderbrook")),
    ("Odo Maynard KC", ("Maynerd KC", "Odo Maynard QC", "Odo Maynard")),
    ("Rafael Ochoa Durán", ("Raphael Ochoa Duran", "Rafael Durán", "Ochoa Duran")),
    ("Nguyễn Thị Lan", ("Lan Nguyen", "Nguyen Thi Lan")),
    ("Gwendolyn Ashdown-Pryce", ("Gwendoline Ashdown-Price", "Ashdown Pryce")),
    ("Mikhail Vorontsov", ("Michail Worontsov", "Mikhael Vorontzov")),
    ("Stephen Philpott", ("Steve Filpott", "Stephan Philpot")),
    ("Kathryn Sneddon", ("Cathryn Sneddon", "Katherine Snedden")),
    ("Abdul al-Rashedi", ("Abdul el-Rashedi", "Al-Rashidi", "Abdul Rashedi")),
    ("Jürgen Weißmüller", ("Juergen Weissmueller", "Jurgen Weismuller")),
    ("Ruth Lind", ("Ruth Lnid", "Ruth Lindd", "ruht lind")),
)
FORMS = book([speaker(name) for name, _ in SPELLED] + [speaker(name) for name in ("Tova Lindqvist", "Jo Temperley")])


@pytest.mark.parametrize(("name", "asked"), SPELLED)
def test_somebody_is_found_under_every_spelling(name: str, asked: tuple[str, ...]) -> None:
    for text in asked:
        question = parse_question(f"what did {text} say about tolls?", FORMS, today=TODAY)
        assert ([one.name for one in question.speakers], question.unknown) == ([name], ""), text


@pytest.mark.parametrize(
    "asked",
    ["Min-ho Park", "Ruth Lund", "Ruth Lynd", "Jane Sneddon", "Peter Whitlow", "Tom Filpott", "Bartholomew Fichtinger",
     "Rafael Duarte", "Jo Temple", "Lindholm", "Odo Mayhew", "Karl Sneddon", "Joe Schneider"],
)  # fmt: skip
def test_somebody_else_is_not_taken_for_a_misspelling(asked: str) -> None:
    for text in (f"what did {asked} say about tolls?", f"{asked.lower()} on tolls"):
        assert not parse_question(text, FORMS, today=TODAY).speakers, text


def test_one_word_of_the_name_of_a_body_is_a_guess() -> None:
    names = book([Speaker("b", "Brookfold Institute", "organisation", ("Brookfold Institute",))])
    assert parse_question("Brookfold on tolls", names, today=TODAY).guess
    assert not parse_question("the Brookfold Institute on tolls", names, today=TODAY).guess


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Lena O’Marrow", ("o marrow", "O'Marrow", "lena o marrow", "omarrow")),
        ("Ruth McTern", ("mc tern", "McTern", "ruth mctern")),
        ("Odo de Vell", ("devell", "Odo DeVell", "De Vell", "vell")),
        ("Ilse van der Brook", ("vanderbrook", "van der brook", "ilse vanderbrook")),
    ],
)
def test_a_surname_is_found_joined_and_apart(name: str, asked: tuple[str, ...]) -> None:
    names = book([speaker(name), speaker("Tova Brookner")])
    for text in asked:
        question = parse_question(f"what did {text} say about tolls?", names, today=TODAY)
        assert [one.name for one in question.speakers] == [name], text


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("what did ipsa say about Okerby?", ["Inland Pier Safety Authority"]),
        ("did Ama Lind or Ipsa say so?", ["Ama Lind", "Inland Pier Safety Authority"]),
        # letters that are a word are a name only as letters
        ("what did who say about Okerby?", []),
    ],
)
def test_letters_that_are_printed_as_a_word_are_a_name_like_others(text: str, asked: list[str]) -> None:
    bodies = {"Ipsa": "Inland Pier Safety Authority", "Who": "World Harbour Order"}
    speakers = [Speaker(name, name, "organisation", (name, short)) for short, name in bodies.items()]
    question = parse_question(text, book((*speakers, speaker("Ama Lind"))), today=TODAY)
    assert [one.name for one in question.speakers] == asked
