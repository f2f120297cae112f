"""What is known of followed sources and their pages outlives crashes, clocks and damage."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.errors import LibraryError
from corpus.readers.reading import Details
from index.sources.followed import FILE, Source, Sources
from index.sources.notebook import MAX_PAUSE, MIN_PAUSE, longer_pause, rests
from index.sources.pages import MAX_TRIES, Lead

FEED = "https://tidewater.example/feed.xml"
PAGE = Lead("https://tidewater.example/1", "a", Details(title="Harbour opens"))
DAY = 86_400.0


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.time = 1_700_000_000.0

    def __call__(self) -> float:
        return self.time


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sources(tmp_path: Path, clock: Clock) -> Sources:
    made = Sources(tmp_path, create=True, clock=clock)
    made.follow(FEED, "feed", outlet="The Tidewater Post")
    return made


def only(sources: Sources) -> Source:
    (source,) = sources.all()
    return source


def test_a_source_is_followed_once(sources: Sources) -> None:
    assert only(sources) == Source(FEED, "feed", "The Tidewater Post")
    assert only(sources).state == "new"
    assert not sources.follow(FEED, "feed")
    assert only(sources).outlet == "The Tidewater Post"


def test_what_a_source_lists_waits_until_it_is_kept_and_again_when_it_changes(sources: Sources) -> None:
    assert sources.note_leads(FEED, [PAGE], etag='"v1"') == 1
    (waiting,) = sources.pages.waiting(FEED)
    assert (waiting.lead, waiting.known) == (PAGE, False)
    sources.pages.keep(FEED, PAGE, articles=1, etag='"p1"')
    assert sources.pages.waiting(FEED) == []
    assert (only(sources).articles, only(sources).etag) == (1, '"v1"')
    assert sources.note_leads(FEED, [PAGE]) == 0
    changed = Lead(PAGE.url, "b", PAGE.details)
    assert sources.note_leads(FEED, [changed]) == 1
    (waiting,) = sources.pages.waiting(FEED)
    assert (waiting.lead, waiting.known, waiting.etag) == (changed, True, '"p1"')


def test_a_page_that_changed_while_it_was_read_goes_on_waiting(sources: Sources) -> None:
    sources.note_leads(FEED, [PAGE])
    newer = Lead(PAGE.url, "b", PAGE.details)
    sources.note_leads(FEED, [newer])
    sources.pages.keep(FEED, PAGE, articles=1)
    assert [waiting.lead for waiting in sources.pages.waiting(FEED)] == [newer]


def test_a_page_that_only_says_it_changed_is_asked_less_and_less(sources: Sources, clock: Clock) -> None:
    pauses = []
    for stamp in "abcd":
        lead = Lead(PAGE.url, stamp)
        sources.note_leads(FEED, [lead])
        started = clock.time
        while not sources.pages.waiting(FEED):
            clock.time += 600
        pauses.append(clock.time - started)
        sources.pages.keep(FEED, lead, articles=1, changed=stamp == "a")
    assert pauses == [0, 0, 3600, 7200]


def test_a_page_that_fails_is_asked_again_and_given_up_in_the_end(sources: Sources, clock: Clock) -> None:
    sources.note_leads(FEED, [PAGE])
    for _ in range(MAX_TRIES):
        assert sources.pages.waiting(FEED)
        sources.pages.put_off(FEED, PAGE, "no answer in time")
        assert not sources.pages.waiting(FEED)
        clock.time += DAY
    assert not sources.pages.waiting(FEED)
    assert only(sources).lost == 1
    sources.note_leads(FEED, [Lead(PAGE.url, "b")])
    assert sources.pages.waiting(FEED)
    assert only(sources).lost == 0


def test_a_source_that_fails_rests_longer_each_time_and_is_fine_after_a_success(sources: Sources, clock: Clock) -> None:
    rested = []
    for _ in range(4):
        sources.fail(FEED, "the server answered 500")
        until = only(sources).rests_until(clock.time)
        assert until is not None
        rested.append(until - clock.time)
        clock.time = until
        assert only(sources).rests_until(clock.time) is None
    assert rested == [MIN_PAUSE, MIN_PAUSE * 2, MIN_PAUSE * 4, MIN_PAUSE * 8]
    assert (only(sources).state, only(sources).reason) == ("failing", "the server answered 500")
    sources.succeed(FEED)
    assert only(sources).state == "fine"
    assert only(sources).reason == "the server answered 500"
    assert only(sources).failed == clock.time - rested[-1]


def test_the_pause_a_server_asks_for_is_kept_and_following_again_ends_it(sources: Sources, clock: Clock) -> None:
    sources.fail(FEED, "asked to wait", pause=7200)
    assert only(sources).rests_until(clock.time + 7199) is not None
    assert only(sources).rests_until(clock.time + 7200) is None
    sources.fail(FEED, "gone for good (410)", gone=True)
    assert only(sources).state == "gone"
    sources.follow(FEED, "feed")
    assert only(sources).state == "failing"
    assert only(sources).rests_until(clock.time) is None


def test_a_clock_set_back_ends_every_pause(sources: Sources, clock: Clock) -> None:
    sources.note_leads(FEED, [PAGE])
    sources.fail(FEED, "asked to wait", pause=7200)
    sources.pages.put_off(FEED, PAGE, "no answer")
    clock.time -= 400 * DAY
    assert only(sources).rests_until(clock.time) is None
    assert sources.pages.waiting(FEED)
    sources.succeed(FEED)
    assert only(sources).state == "fine"


@given(tried=st.floats(0, 4e9), pause=st.floats(0, MAX_PAUSE), now=st.floats(0, 4e9))
def test_nothing_rests_longer_than_its_pause_whatever_the_clock_says(tried: float, pause: float, now: float) -> None:
    assert not (rests(tried, pause, now) and abs(now - tried) > pause)
    assert longer_pause(int(now)) <= MAX_PAUSE


LEADS = st.lists(st.builds(Lead, st.sampled_from("abcdef"), st.sampled_from("123"), text=st.sampled_from(["", "x"])))


@settings(max_examples=40, deadline=None)
@given(leads=LEADS, kept=st.sets(st.sampled_from("abcdef")))
def test_taking_in_the_same_list_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, leads: list[Lead], kept: set[str]
) -> None:
    listed = list({lead.url: lead for lead in leads}.values())
    with Sources(tmp_path_factory.mktemp("library"), create=True) as sources:
        sources.follow(FEED, "feed")
        sources.note_leads(FEED, listed)
        for lead in listed:
            if lead.url in kept:
                sources.pages.keep(FEED, lead, articles=1)
        before = (sources.pages.waiting(FEED), only(sources).articles)
        assert sources.note_leads(FEED, listed) == 0
        assert (sources.pages.waiting(FEED), only(sources).articles) == before
        assert {waiting.lead.url for waiting in before[0]} == {lead.url for lead in listed} - kept


def test_unfollowing_forgets_a_source_and_its_pages_only(sources: Sources) -> None:
    other = "https://vell.example/feed.xml"
    sources.follow(other, "feed")
    for url in (FEED, other):
        sources.note_leads(url, [PAGE])
    assert sources.unfollow(FEED)
    assert not sources.unfollow(FEED)
    assert sources.pages.waiting(FEED) == []
    assert len(sources.pages.waiting(other)) == 1
    assert sources.note_leads(FEED, [PAGE]) == 0
    sources.pages.keep(FEED, PAGE, articles=1)
    assert only(sources).url == other


def test_pages_of_a_library_that_is_no_more_are_read_again(sources: Sources) -> None:
    full = Lead("https://tidewater.example/2", "a", text="The whole report.")
    sources.note_leads(FEED, [PAGE, full], etag='"v1"')
    for lead in (PAGE, full):
        sources.pages.keep(FEED, lead, articles=1)
    sources.forget_kept()
    assert (only(sources).etag, only(sources).articles) == ("", 0)
    sources.note_leads(FEED, [PAGE, full])
    assert [waiting.lead for waiting in sources.pages.waiting(FEED)] == [PAGE, full]
    sources.forget_kept()
    assert [waiting.lead for waiting in sources.pages.waiting(FEED)] == [PAGE, full]


def test_what_was_noted_is_there_for_the_next_program(sources: Sources, tmp_path: Path) -> None:
    sources.note_leads(FEED, [PAGE])
    with Sources(tmp_path) as others:
        assert others.all() == sources.all()
        assert others.pages.waiting(FEED) == sources.pages.waiting(FEED)


def test_a_damaged_file_is_one_clear_line(sources: Sources, tmp_path: Path) -> None:
    sources.close()
    (tmp_path / FILE).write_bytes(b"no database " * 1000)
    with pytest.raises(LibraryError, match=r"is damaged .*move it away and follow the sources again") as raised:
        Sources(tmp_path)
    assert FILE in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_file_damaged_inside_is_one_clear_line(sources: Sources, tmp_path: Path) -> None:
    sources.note_leads(FEED, [Lead(str(number)) for number in range(500)])
    sources.close()
    whole = bytearray((tmp_path / FILE).read_bytes())
    whole[8192:] = bytes(len(whole) - 8192)
    (tmp_path / FILE).write_bytes(whole)
    with pytest.raises(LibraryError, match="is damaged"), Sources(tmp_path) as damaged:
        damaged.all()


def test_a_newer_file_and_a_missing_one_say_so(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match=r"no sources are followed in .*run 'onrecord follow URL' first"):
        Sources(tmp_path)
    with sqlite3.connect(tmp_path / FILE) as database:
        database.execute("PRAGMA user_version = 99")
    database.close()
    with pytest.raises(LibraryError, match="newer onrecord"):
        Sources(tmp_path)


def test_a_file_that_another_program_holds_is_one_clear_line(
    sources: Sources, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("corpus.store.database.BUSY_SECONDS", 0.1)
    holder = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with Sources(tmp_path) as others:
        with pytest.raises(LibraryError, match="another program is writing"):
            others.succeed(FEED)
        assert others.all() == sources.all()
        holder.execute("ROLLBACK")
        others.succeed(FEED)
    holder.close()
    assert only(sources).state == "fine"


def test_two_programs_may_write_at_once(sources: Sources, tmp_path: Path) -> None:
    with Sources(tmp_path) as others:
        for number in range(20):
            (sources if number % 2 else others).note_leads(FEED, [Lead(str(number))])
        assert len(others.pages.waiting(FEED)) == len(sources.pages.waiting(FEED)) == 20


def test_sources_of_an_earlier_version_go_on(tmp_path: Path) -> None:
    old = tmp_path / "old"
    with Sources(old, create=True) as sources:
        sources.follow("https://post.example/feed", "feed")
        sources.pages.note("https://post.example/feed", [Lead("https://post.example/1", "a")])
    database = sqlite3.connect(old / FILE)
    database.executescript("ALTER TABLE pages DROP COLUMN guid; PRAGMA user_version = 1;")
    database.close()
    with Sources(old) as sources:
        lead = Lead("https://post.example/1", "a", guid="g")
        assert sources.pages.note("https://post.example/feed", [lead]) == 0
        moved = Lead("https://post.example/2", "a", guid="g")
        assert sources.pages.note("https://post.example/feed", [moved]) == 1
        (waiting,) = sources.pages.waiting("https://post.example/feed")
        assert waiting.lead == moved
