"""Names: who a name or a role in a question can mean, looked up in tables beside the statements."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, Protocol

from corpus.lexicon.lists import words
from corpus.lexicon.nicknames import share_nickname
from corpus.statement import Speaker
from corpus.store.records import read_speaker
from index.question.offices import RoleWords, read_role
from index.question.tokens import find_tokens, fold_text

TABLES = (
    "CREATE TABLE IF NOT EXISTS name_forms (form TEXT, speaker TEXT, kind INTEGER, PRIMARY KEY (form, speaker))"
    " WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS name_forms_by_speaker ON name_forms (speaker)",
    "CREATE TABLE IF NOT EXISTS role_words (word TEXT, speaker TEXT, role INTEGER, PRIMARY KEY (word, speaker, role))"
    " WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS role_words_by_speaker ON role_words (speaker)",
    "CREATE TABLE IF NOT EXISTS named_speakers (id TEXT PRIMARY KEY, record TEXT) WITHOUT ROWID",
)
TITLES = words(
    "mr mrs ms miss dr prof professor sir dame lord lady baroness baron president senator sen rep representative "
    "congressman congresswoman minister secretary general gen colonel col captain capt sergeant judge justice king "
    "queen prince princess pope saint st rev reverend father brother sister governor gov mayor ambassador chancellor "
    "premier pm chairman chief coach manager director bishop archbishop cardinal rabbi imam sheikh admiral major lt "
    "lieutenant commissioner inspector detective officer the"
)
PARTICLES = words("van von der den de da di del della dos du la le el al bin ibn ben ter ten st mac o")
SUFFIXES = words("jr sr junior senior ii iii iv")
# Everything the look-up rows of a speaker are made from; the number rises when they are made otherwise.
RECORD = "'4' || char(31) || p.name || char(31) || p.kind || char(31) || p.aliases || char(31) || p.roles"
# The row that says which form of the look-up rows all speakers have.
MADE = ""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
MISSPELLED_FROM = 5
MISSPELLED_TO = 40
MANY_HOLDERS = 200
LOOKUP_CHUNK = 500


class Form(IntEnum):
    """How a form of a name stands for its bearer, surest first."""

    FULL = 0
    SURNAME = 1
    FIRST = 2
    INITIALS = 3


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whom a form of a name can mean."""

    speaker: str
    form: Form


class Execute(Protocol):
    """Runs one SQL statement and gives its rows, as `sqlite3.Connection.execute` does."""

    def __call__(self, sql: str, values: Sequence[Any] = (), /) -> Iterable[Any]:
        """Return the rows of the statement."""


def write_names(execute: Execute, among: Iterable[str] | None = None) -> int:
    """Bring the look-up tables up to date with the table of speakers and return how many speakers changed.

    `among` are the ids of the speakers that may have come, gone or changed; without, all are compared. The tables are
    derived: they can be dropped and made again. The caller holds the transaction.
    """
    for table in TABLES:
        execute(table)
    if among is None or not list(execute("SELECT 1 FROM named_speakers WHERE id = ? AND record = ?", (MADE, RECORD))):
        stale, changed = _all_changed(execute)
    else:
        stale, changed = _changed(execute, among)
    for id in stale:
        for table, column in (("name_forms", "speaker"), ("role_words", "speaker"), ("named_speakers", "id")):
            execute(f"DELETE FROM {table} WHERE {column} = ?", (id,))
    for record, *columns in changed:
        speaker = read_speaker(columns)
        for form, kind in _name_forms(speaker):
            execute("INSERT OR IGNORE INTO name_forms VALUES (?, ?, ?)", (form, speaker.id, int(kind)))
        for at, role in enumerate(speaker.roles):
            for word in _role_keys(role.name):
                execute("INSERT OR IGNORE INTO role_words VALUES (?, ?, ?)", (word, speaker.id, at))
        execute("INSERT INTO named_speakers VALUES (?, ?)", (speaker.id, record))
    execute("INSERT OR REPLACE INTO named_speakers VALUES (?, ?)", (MADE, RECORD))
    return len({*stale, *(record[1] for record in changed)})


def _all_changed(execute: Execute) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return the ids whose rows are out of date, and the speakers whose rows are to be written."""
    changed = list(
        execute(
            f"SELECT {RECORD}, p.id, p.name, p.kind, p.aliases, p.roles FROM speakers AS p"
            f" LEFT JOIN named_speakers AS n ON n.id = p.id WHERE n.record IS NOT {RECORD}"
        )
    )
    coming = {record[1] for record in changed}
    known = "SELECT n.id, p.id IS NULL FROM named_speakers AS n LEFT JOIN speakers AS p ON p.id = n.id WHERE n.id <> ?"
    return [id for id, gone in execute(known, (MADE,)) if gone or id in coming], changed


def _changed(execute: Execute, among: Iterable[str]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """Return what `_all_changed` would if only these speakers can have changed."""
    stale, changed = [], []
    for id in sorted(set(among)):
        before = next(iter(execute("SELECT record FROM named_speakers WHERE id = ?", (id,))), None)
        columns = f"{RECORD}, p.id, p.name, p.kind, p.aliases, p.roles"
        now = next(iter(execute(f"SELECT {columns} FROM speakers AS p WHERE p.id = ?", (id,))), None)
        if before and (now is None or now[0] != before[0]):
            stale.append(id)
        if now and (before is None or now[0] != before[0]):
            changed.append(now)
    return stale, changed


class Names:
    """The names a library knows, read where they lie: opening it costs nothing, a look-up some microseconds.

    `execute` reads the tables `write_names` writes and the table of speakers.
    """

    def __init__(self, execute: Execute) -> None:
        self._execute = execute

    def bearers(self, forms: Collection[str]) -> dict[str, tuple[Bearer, ...]]:
        """Return whom each folded form can mean; forms nobody bears are left out."""
        found: dict[str, list[Bearer]] = {}
        for form, speaker, kind in self._rows("SELECT form, speaker, kind FROM name_forms WHERE form IN ({})", forms):
            found.setdefault(form, []).append(Bearer(speaker, Form(kind)))
        return {form: tuple(bearers) for form, bearers in found.items()}

    def misspelled(self, form: str) -> dict[str, tuple[Bearer, ...]]:
        """Return the known forms that differ from `form` by one edit in one word of five letters or more.

        The first letter of that word stays; swapping two neighbours counts as one edit.
        """
        words = form.split()
        edits: set[str] = set()
        for at, word in enumerate(words):
            # All edits of a word cost the square of its length, and no name is longer than this.
            if not MISSPELLED_FROM <= len(word) <= MISSPELLED_TO:
                continue
            for edit in _one_edit(word):
                if len(edit) >= MISSPELLED_FROM:
                    edits.add(" ".join((*words[:at], edit, *words[at + 1 :])))
        return self.bearers(edits)

    def holders(self, role: RoleWords) -> tuple[str, ...]:
        """Return the speakers called by this role: in the same words if any are, else in words for the same office.

        Last come those whose role says less than is asked ("US coach" for "US Davis Cup coach"). Empty also
        where more than MANY_HOLDERS are: such a role does not say whom.
        """
        if not role.words:
            return ()
        strict = self._with_words(role.words, frozenset())
        if strict or not role.offices:
            return _if_few(strict)
        broad = self._with_words(role.rest, role.offices)
        if broad or len(role.rest) < 2:
            return _if_few(broad)
        some = {id for word in role.rest for id in _if_few(self._with_words({word}, role.offices))}
        return tuple(speaker.id for speaker in self.speakers(sorted(some)) if _says_less(speaker, role))

    def speakers(self, ids: Iterable[str]) -> tuple[Speaker, ...]:
        """Return the speakers with these ids, in that order; unknown ids are left out."""
        wanted = list(dict.fromkeys(ids))
        query = "SELECT id, name, kind, aliases, roles FROM speakers WHERE id IN ({})"
        found = {record[0]: read_speaker(record) for record in self._rows(query, wanted)}
        return tuple(found[id] for id in wanted if id in found)

    def nearest(self, name: str, *, limit: int = 3) -> tuple[str, ...]:
        """Return the known names most like `name`, nearest first; none where nothing is near."""
        from rapidfuzz.distance import OSA

        words = [word for word in fold_text(name).split() if word not in TITLES]
        close: dict[str, float] = {}
        for word in words:
            for speaker, form in self._beginning(word[:3] if len(word) > 3 else word):
                likeness = OSA.normalized_similarity(word, form)
                if likeness >= 0.6:
                    close[speaker] = max(close.get(speaker, 0.0), likeness)
        # Two words near the same person weigh more than one.
        whole = fold_text(name)
        ids = sorted(close, key=lambda id: (-close[id], id))[: 8 * limit]
        named = {
            speaker.name: close[speaker.id] + OSA.normalized_similarity(whole, fold_text(speaker.name))
            for speaker in self.speakers(ids)
        }
        return tuple(sorted(named, key=lambda known: (-named[known], known))[:limit])

    def _beginning(self, prefix: str) -> Iterator[tuple[str, str]]:
        if not prefix:
            return
        last = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        yield from self._execute(
            "SELECT speaker, form FROM name_forms WHERE form >= ? AND form < ? AND instr(form, ' ') = 0 LIMIT 2000",
            (prefix, last),
        )

    def _with_words(self, words: Collection[str], any_of: Collection[str]) -> tuple[str, ...]:
        """Return speakers, MANY_HOLDERS + 1 at most, with a role of all of `words` and one of `any_of` if given."""
        # The rarest word first keeps "the Ruritanian minister" from reading every minister.
        required = sorted(words, key=self._frequency)
        sources = [[word] for word in required]
        if any_of:
            sources.append(sorted(any_of))
        if not sources:
            return ()
        tables = " ".join(
            f"JOIN role_words AS w{at} ON w{at}.speaker = w0.speaker AND w{at}.role = w0.role"
            f" AND w{at}.word IN ({','.join('?' * len(source))})"
            for at, source in enumerate(sources)
            if at
        )
        query = (
            f"SELECT DISTINCT w0.speaker FROM role_words AS w0 {tables}"
            f" WHERE w0.word IN ({','.join('?' * len(sources[0]))}) LIMIT {MANY_HOLDERS + 1}"
        )
        values = [word for source in (*sources[1:], sources[0]) for word in source]
        return tuple(sorted(str(speaker) for (speaker,) in self._execute(query, values)))

    def _frequency(self, word: str) -> int:
        query = "SELECT count(*) FROM (SELECT 1 FROM role_words WHERE word = ? LIMIT 300)"
        return int(next(iter(self._execute(query, (word,))))[0])

    def _rows(self, query: str, values: Collection[str]) -> Iterator[tuple[Any, ...]]:
        listed = list(values)
        for start in range(0, len(listed), LOOKUP_CHUNK):
            chunk = listed[start : start + LOOKUP_CHUNK]
            yield from self._execute(query.format(",".join("?" * len(chunk))), chunk)


def same_first_name(one: str, two: str) -> bool:
    """Say whether two folded first names can be one person's: equal, initial, nickname, or one slip apart."""
    if one == two or (1 in (len(one), len(two)) and one[:1] == two[:1]):
        return True
    if share_nickname(one, two):
        return True
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    if len(shorter) < 5 or one[0] != two[0]:
        return False
    # Few questions need it, and it takes as long to import as to answer.
    from rapidfuzz.distance import OSA

    return OSA.distance(one, two, score_cutoff=1) <= 1


def first_names(speaker: Speaker) -> frozenset[str]:
    """Return the folded first words of the speaker's full names."""
    found = set()
    for name in (speaker.name, *speaker.aliases):
        words = _bare_words(name)
        if len(words) > 1:
            found.add(words[0])
    return frozenset(found)


def surname(name: str) -> str:
    """Return the folded surname of a person's full name, particles left out; empty for a single name."""
    words = _bare_words(name)
    return words[-1] if len(words) > 1 else ""


def _name_forms(speaker: Speaker) -> Iterator[tuple[str, Form]]:
    """Yield each folded form and how it stands for the speaker; the first of equal forms counts."""
    first = first_names(speaker)
    for name in (speaker.name, *speaker.aliases):
        words = _bare_words(name)
        if not words:
            continue
        whole = " ".join(words)
        if len(words) > 1:
            yield whole, Form.FULL
            joined = _join_initials(words)
            if joined != whole:
                yield joined, Form.FULL
        elif speaker.kind == "person" and len(first) and words[0] in first and words[0] != surname(speaker.name):
            yield whole, Form.FIRST
        elif speaker.kind == "person" and words[0] == surname(speaker.name):
            yield whole, Form.SURNAME
        else:
            yield whole, Form.FULL
        if speaker.kind == "person" and len(words) > 1:
            yield words[-1], Form.SURNAME
            start = len(words) - 1
            while start > 1 and words[start - 1] in PARTICLES:
                start -= 1
                yield " ".join(words[start:]), Form.SURNAME
            if len(words) > 2:
                yield f"{words[0]} {words[-1]}", Form.FULL
            if len(words) == 3:
                yield "".join(word[0] for word in words), Form.INITIALS


def _bare_words(name: str) -> list[str]:
    words = [token.fold for token in find_tokens(name) if token.fold]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    while len(words) > 1 and words[-1] in SUFFIXES:
        words = words[:-1]
    return words


def _if_few(speakers: tuple[str, ...]) -> tuple[str, ...]:
    return speakers if len(speakers) <= MANY_HOLDERS else ()


def _says_less(speaker: Speaker, asked: RoleWords) -> bool:
    known = [read_role(role.name) for role in speaker.roles]
    return any(role.rest and role.rest <= asked.rest and role.offices & asked.offices for role in known)


def _join_initials(words: Sequence[str]) -> str:
    """Return "jk rowling" for "j", "k", "rowling"."""
    joined: list[str] = []
    for word in words:
        if len(word) == 1 and joined and all(len(part) == 1 for part in joined):
            joined = ["".join((*joined, word))]
        else:
            joined.append(word)
    return " ".join(joined)


def _role_keys(role: str) -> frozenset[str]:
    parts = read_role(role)
    return parts.words | parts.offices | parts.rest


def _one_edit(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        if at + 1 < len(word):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for letter in LETTERS:
            if letter != word[at]:
                yield word[:at] + letter + word[at + 1 :]
    for at in range(1, len(word) + 1):
        for letter in LETTERS:
            yield word[:at] + letter + word[at:]
