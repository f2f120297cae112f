"""People across articles: invented names of invented people, one appearance an article."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from work import calls_of

from corpus.people.linking import Appearance, Linked, group_key, link_people
from corpus.people.memory import Memories, Memory
from corpus.statement import Role, Speaker

DAY = date(2020, 1, 1)


def person(
    name: str, *roles: str, article: str = "", day: date | None = DAY, aliases: tuple[str, ...] = ()
) -> Appearance:
    """Return an appearance of a person; the article is named after the person unless told."""
    given = tuple(Role(role, day, day) for role in roles)
    return Appearance(article or f"about {name} {roles}", Speaker("", name, "person", (*aliases, name), given))


def body(name: str, *aliases: str) -> Appearance:
    return Appearance(f"about {name}", Speaker("", name, "organisation", (name, *aliases), ()))


def groups(*appearances: Appearance) -> list[set[str]]:
    """Return the names that were taken for one, a set for each."""
    found = [{one.speaker.name for one in linked.appearances} for linked in link_people(appearances)]
    return sorted(found, key=sorted)


TOGETHER = {
    "accents": [person("José Peñalba"), person("Jose Penalba")],
    "a German umlaut": [person("Ulla Möhring"), person("Ulla Moehring")],
    "a transliterated ending": [person("Oleh Varensky"), person("Oleh Varenskyy"), person("Oleh Varenskiy")],
    "an Arabic article": [person("Nadim al-Karoub"), person("Nadim Karoub")],
    "a middle initial": [person("Earl R. Tomlin"), person("Earl Tomlin")],
    "a middle name and its initial": [person("Earl Ray Tomlin"), person("Earl R. Tomlin")],
    "a nickname": [person("William Harbrook"), person("Bill Harbrook")],
    "Junior": [person("Samuel Ortwin Jr."), person("Samuel Ortwin")],
    "Junior, whose parents nobody knows": [person("Samuel Ortwin Jr.", "son of a baker"), person("Samuel Ortwin")],
    "a peer of the only peer": [
        person("Selwick", "former toll minister", aliases=("Lord Selwick",)),
        person("Robin Selwick", aliases=("Lord Robin Selwick",)),
        person("Ivo Selwick"),
    ],
    "a title": [person("Mr Tarrow"), person("Tony Tarrow"), person("Tony Tarrow", "baker")],
    "a surname of the only bearer, named in two ways": [
        person("Tarrow"),
        person("Tony Tarrow"),
        person("Tony Tarrow", "baker"),
    ],
    "a surname of the only bearer, whom a role joins to another surname": [
        person("Tarrow"),
        person("Tarrow", "prime minister"),
        person("Tony Tarrow", "prime minister"),
    ],
    "a surname with the same office": [
        person("Blaydon", "prime minister of Norland"),
        person("Tony Blaydon", "prime minister"),
        person("Ann Blaydon", "striker"),
    ],
    "a surname with a woman's title": [
        person("Quist", aliases=("Mrs. Quist",)),
        person("Maud Quist"),
        person("Harold Quist"),
    ],
    "a surname with a peer's title, of one who is called so elsewhere": [
        person("Tarrow", aliases=("Lord Tarrow",)),
        person("Tony Tarrow", "baker", aliases=("Lord Tarrow",)),
        person("Tony Tarrow"),
    ],
    "a surname with a peer's title and the same office": [
        person("Blaydon", "prime minister of Norland", aliases=("Baroness Blaydon",)),
        person("Ann Blaydon", "prime minister"),
        person("Tony Blaydon", "striker"),
    ],
    "an initial with the same office": [
        person("J. Pellard", "novelist"),
        person("Jane Pellard", "novelist"),
        person("John Pellard", "goalkeeper"),
    ],
    "a player who became a minister later": [
        person("Leo Fantin", "striker", day=date(1999, 5, 1)),
        person("Leo Fantin", "sports minister", day=date(2019, 5, 1)),
    ],
    "a former player who is a minister": [
        person("Leo Fantin", "former striker"),
        person("Leo Fantin", "sports minister"),
    ],
    "a minister of a country and of a part of it": [
        person("Ivo Sandrik", "England's health minister"),
        person("Ivo Sandrik", "UK health minister"),
    ],
    "a minister with a country and without, beside a player": [
        person("Tony Blaydon", "finance minister"),
        person("Tony Blaydon", "Japan's finance minister"),
        person("Tony Blaydon", "striker"),
    ],
    "whose role is a hall": [
        person("Tony Tarrow", "Vell Arts Centre"),
        person("Tony Tarrow", "prime minister"),
    ],
    "two offices of one country": [
        person("Ivo Sandrik", "Japanese finance minister"),
        person("Ivo Sandrik", "Japan's premier"),
    ],
}


@pytest.mark.parametrize("case", TOGETHER)
def test_one_person_under_many_names_is_linked(case: str) -> None:
    first, second, *others = TOGETHER[case]
    linked = next(one for one in link_people(TOGETHER[case]) if first in one.appearances)
    assert second in linked.appearances
    outside = [
        other for other in others if other.speaker.name.split()[-1] == "Blaydon" or "Harold" in other.speaker.name
    ]
    assert not set(outside) & set(linked.appearances)


APART = {
    "Junior, who is told to be somebody's son": [
        person("Samuel Ortwin Jr.", "son of the mayor"),
        person("Samuel Ortwin", "mayor"),
    ],
    "Junior, called so by the surname": [
        person("Samuel Ortwin Jr.", aliases=("Ortwin Jr.",)),
        person("Samuel Ortwin", "mayor"),
    ],
    "Junior, called so by the first name": [
        person("Samuel Ortwin Jr.", aliases=("Samuel Jr.",)),
        person("Samuel Ortwin"),
    ],
    "Junior and Senior": [person("Samuel Ortwin Jr."), person("Samuel Ortwin Sr.")],
    "two first names": [person("Ann Selwick"), person("Ivo Selwick")],
    "a surname inside a longer one": [person("Ko Kishu"), person("Ko Kishuda")],
    "two middle names": [person("John Amos Leeson"), person("John Bruno Leeson")],
    "a player and a minister of one name at one time": [
        person("Leo Fantin", "striker"),
        person("Leo Fantin", "finance minister"),
    ],
    "ministers of two countries": [
        person("Ivo Sandrik", "Japanese minister"),
        person("Ivo Sandrik", "French minister"),
    ],
    "ministers of two parts of a country": [
        person("Ivo Sandrik", "England's minister"),
        person("Ivo Sandrik", "Scottish minister"),
    ],
    "a person and a body": [person("Jordan Fields"), body("Jordan Fields")],
    "a surname of the only bearer, named once": [person("Selwick"), person("Ann Selwick", "senator")],
    "a surname with a title, of the only bearer, named once": [person("Mr Selwick"), person("Ivo Selwick")],
    "a surname with another role, of the only bearer, named once": [
        person("Selwick", "professor of tolls"),
        person("Ann Selwick", "campaign manager"),
    ],
    "a surname that two bear": [person("Selwick"), person("Ann Selwick"), person("Ivo Selwick")],
    "a surname with another walk of life": [person("Selwick", "goalkeeper"), person("Ann Selwick", "senator")],
    "a surname with a man's title": [person("Quist", aliases=("Mr. Quist",)), person("Maud Quist")],
    "an initial that two share": [person("J. Pellard"), person("Jane Pellard"), person("John Pellard")],
}


@pytest.mark.parametrize("case", APART)
def test_different_people_of_like_names_stay_apart(case: str) -> None:
    assert len(link_people(APART[case])) == len(APART[case])


def test_a_relative_called_by_a_first_name_is_nobody_of_that_surname() -> None:
    bearer = [person("Ivo Owen"), person("Ivo Owen", "rower")]
    assert groups(*bearer, person("Owen", "father")) == [{"Ivo Owen"}, {"Owen"}]
    assert groups(*bearer, person("Owen", "father", aliases=("Mr Owen",))) == [{"Ivo Owen", "Owen"}]


@pytest.mark.parametrize("form", ["Lord Selwick", "Baroness Selwick", "Viscount Selwick", "Lady Selwick"])
def test_a_peer_is_not_the_only_one_of_that_surname_whom_nobody_calls_a_peer(form: str) -> None:
    bearer = [person("Robin Selwick"), person("Robin Selwick", "treasurer")]
    assert groups(*bearer, person("Selwick", aliases=(form,))) == [{"Robin Selwick"}, {"Selwick"}]


def test_bare_surnames_of_nobody_known_are_one_person_under_the_surname() -> None:
    first, second = person("Velden", article="1"), person("Velden", article="2")
    (linked,) = link_people([first, second])
    assert (linked.speaker.id, linked.speaker.name, linked.appearances) == ("velden", "Velden", (first, second))


def test_a_body_and_its_initials_are_one_where_an_article_says_so() -> None:
    long, short = body("Norland Central Railway Agency", "NCRA"), body("NCRA")
    assert groups(long, short) == [{"NCRA", "Norland Central Railway Agency"}]
    assert len(link_people([body("Norland Central Railway Agency"), short])) == 2


@pytest.mark.parametrize(
    "names",
    [
        ("Salt party", "Salt Party", "Salt"),
        ("Tories", "Conservative Party", "Tory"),
        ("Office for Ferry Conduct", "Office of Ferry Conduct"),
        ("Ferry Defence Board", "Ferry Defense Board"),
        ("Norway's Ferry Federation", "Norwegian Ferry Federation"),
        ("Velcora Ferries", "Velcora Ferries Ltd"),
        ("Gulltel", "Gulltel company"),
        ("Gull & Sons", "Gull and Sons"),
        ("Telegraph", "Daily Telegraph"),
        ("Velden Council", "Velden council"),
    ],
)
def test_a_body_is_one_in_whatever_wording_of_its_name(names: tuple[str, ...]) -> None:
    assert len(groups(*map(body, names))) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Aker University", "University of Aker"),
        ("Aker council", "Aker"),
        ("Norway Steel", "Norwegian Steel"),
        ("Bank of Norway", "Norwegian Bank"),
        ("Gull Group", "Gull"),
        ("British Ferry Board", "UK Ferry Board"),
        ("Move On", "Move"),
        ("In Harbour", "Harbour"),
        ("IN", "FOR"),
        ("The Independent", "Independent Party"),
        ("US", "Us magazine"),
    ],
)
def test_bodies_of_like_names_stay_apart(names: tuple[str, ...]) -> None:
    assert len(groups(*map(body, names))) == len(names)


def test_letters_with_a_word_in_capitals_are_the_body_they_are_printed_with() -> None:
    assert len(groups(body("UK Ferry Party", "UKFP"), body("UKFP"), body("UK Ferry party"))) == 1


def test_the_name_is_the_one_printed_most_and_aliases_are_all_of_them() -> None:
    appearances = [
        person("Earl Tomlin", article="1"),
        person("Earl Tomlin", article="2"),
        person("Earl R. Tomlin", article="3"),
    ]
    (linked,) = link_people([*appearances, person("Tomlin", article="4")])
    assert linked.speaker.name == "Earl Tomlin"
    assert linked.speaker.aliases == ("Earl Tomlin", "Earl R. Tomlin", "Tomlin")


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ({"Joseph R. Ortwin Jr.": 2, "Joe Ortwin": 2}, "Joe Ortwin"),
        ({"Joseph R. Ortwin Jr.": 3, "Joe Ortwin": 2}, "Joe Ortwin"),
        ({"Joseph R. Ortwin Jr.": 5, "Joe Ortwin": 2}, "Joseph R. Ortwin Jr."),
        ({"Joseph Ortwin": 3, "Joseph R. Ortwin": 1, "Joe Ortwin": 2}, "Joseph Ortwin"),
        ({"Samuel Ortwin Jr.": 2, "Samuel Ortwin": 1}, "Samuel Ortwin Jr."),
        ({"ADA BRENNICK": 2, "Ada Brennick": 1}, "Ada Brennick"),
        ({"ADA BRENNICK": 2, "Brennick": 5}, "ADA BRENNICK"),
    ],
)
def test_somebody_is_shown_by_the_plain_name_that_most_know(printed: dict[str, int], shown: str) -> None:
    appearances = [
        person(name, "ferry minister", article=f"{name} {at}") for name, times in printed.items() for at in range(times)
    ]
    (linked,) = link_people(appearances)
    assert linked.speaker.name == shown


def test_roles_carry_the_first_and_last_day_they_were_seen_latest_first() -> None:
    days = [date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)]
    appearances = [
        person("Ann Selwick", "senator", article="1", day=days[1]),
        person("Ann Selwick", "Senator", article="2", day=days[0]),
        person("Ann Selwick", "president", article="3", day=days[2]),
        person("Ann Selwick", "president", article="4", day=None),
    ]
    (linked,) = link_people(appearances)
    roles = [(role.name.lower(), role.first, role.last) for role in linked.speaker.roles]
    assert roles == [("president", days[2], days[2]), ("senator", days[0], days[1])]


def test_two_people_of_one_name_have_two_ids() -> None:
    linked = link_people(APART["ministers of two countries"])
    assert [one.speaker.id for one in linked] == ["ivo-sandrik", "ivo-sandrik-2"]


NAMES = st.sampled_from(
    "Ann Selwick|A. Selwick|Selwick|Ann B. Selwick|Ann Bea Selwick|Ann C. Selwick|Annie Selwick|Ivo Selwick|"
    "Mr. Selwick|Bill Harbrook|William Harbrook|Will Harbrook|Harbrook|Ulla Möhring|Ulla Moehring||J.".split("|")
)
APPEARANCES = st.builds(
    lambda name, roles, day, article: person(name, *roles, day=day, article=article),
    NAMES,
    st.lists(
        st.sampled_from(["striker", "minister", "Japanese minister", "French premier", "former striker", "?"]),
        max_size=2,
    ),
    st.sampled_from([None, date(2000, 1, 1), date(2001, 1, 1), date(2020, 1, 1)]),
    st.sampled_from("abcdef"),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(APPEARANCES, max_size=12), st.randoms(use_true_random=False))
def test_linking_ignores_order_and_gives_each_appearance_to_one(appearances: list[Appearance], random: object) -> None:
    linked = link_people(appearances)
    shuffled = list(appearances)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert link_people(shuffled) == linked
    members = [appearance for one in linked for appearance in one.appearances]
    assert len(members) == len(set(members))
    assert set(members) == set(appearances)
    assert len({one.speaker.id for one in linked}) == len(linked)


@settings(max_examples=200, deadline=None)
@given(st.lists(APPEARANCES, max_size=12))
def test_groups_can_be_linked_one_at_a_time(appearances: list[Appearance]) -> None:
    keys = {group_key(appearance.speaker) for appearance in appearances}
    apart = [
        linked for key in keys for linked in link_people([one for one in appearances if group_key(one.speaker) == key])
    ]
    assert sorted(apart, key=lambda one: one.speaker.id) == link_people(appearances)


def test_linking_a_big_group_costs_no_more_than_in_proportion() -> None:
    def cost(size: int) -> int:
        appearances = [person("Ann Selwick", "senator", article=str(i)) for i in range(size)]
        appearances += [person("Selwick", "senator", article=f"s{i}") for i in range(size)]
        appearances += [replace(person(f"N{i:05} Selwick"), article_id=f"n{i}") for i in range(size // 10)]
        return calls_of(lambda: link_people(appearances))

    cost(20)
    assert cost(1500) < 15 * cost(150)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.booleans(), APPEARANCES), max_size=25))
def test_linking_step_by_step_comes_to_linking_at_once(steps: list[tuple[bool, Appearance]]) -> None:
    memory = Memory()
    there: set[Appearance] = set()
    with pytest.MonkeyPatch.context() as patch:
        # Nothing is kept for longer than it is needed.
        patch.setattr("corpus.people.memory.SPARE", 1)
        for comes, appearance in steps:
            there = there | {appearance} if comes or not there else there - {min(there, key=repr)}
            assert link_people(there, memory) == link_people(there)
            at_once = Memory()
            link_people(there, at_once)
            assert len(memory) == len(at_once)


def test_a_step_works_out_only_what_is_new_of_a_large_group() -> None:
    appearances = [person("Ann Selwick", "senator", article=str(i)) for i in range(300)]
    appearances += [replace(person(f"N{i:05} Selwick", "coach"), article_id=f"n{i}") for i in range(300)]
    more = [*appearances, person("Ann Selwick", "minister", article="last")]
    memory = Memory()
    link_people(appearances, memory)
    known = len(memory)
    assert calls_of(lambda: link_people(more, memory)) < calls_of(lambda: link_people(more)) / 4
    # What is read of her, who she is, and how she is told apart.
    assert len(memory) - known < 8


def test_what_a_group_has_no_more_is_forgotten_and_so_are_groups_that_nobody_joins() -> None:
    memories = Memories()
    assert memories.of("small", 99) is not memories.of("small", 99)
    for step in range(1, 40):
        group = [person("Ann Selwick", f"member {number}", article=str(number)) for number in range(step)]
        link_people(group, memories.of("selwick", 100))
    known = Memory()
    link_people(group, known)
    assert len(memories) <= 1.1 * len(known) + 4
    assert memories.of("selwick", 100) is memories.of("selwick", 100)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("corpus.people.memory.MOST", len(memories) - 1)
        link_people([person("Bel Tarn")], memories.of("tarn", 100))
        assert len(memories) < 10


def test_what_is_linked_names_its_type() -> None:
    assert all(isinstance(one, Linked) for one in link_people([person("Ann Selwick"), body("Cosmotel")]))
