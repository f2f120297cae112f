"""The look-ups that reading a question needs, in the tables of a library in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from corpus.statement import Speaker
from corpus.store.records import SPEAKER_COLUMNS, read_day, read_speaker
from index.question.mentions import MAX_NAME_WORDS, MAX_TOKENS
from index.question.nameforms import Form
from index.question.roles import COMMON
from index.question.tokens import find_tokens
from index.stores.postgres.server.values import Texts
from index.stores.postgres.words.words import TOKENS, any_in_each, count_phrases, phrase_of

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections
    from index.stores.searcher import Result

STATEMENTS_A_REPORT = 20
BEARERS = "SELECT form, speaker, kind FROM name_forms WHERE form = ANY(%s) ORDER BY form, speaker"
SPEAKERS = f"SELECT {SPEAKER_COLUMNS} FROM speakers WHERE id = ANY(%s) ORDER BY id"
NEWEST = "SELECT max(published) FROM articles"
# Of so many who bear a form of a name all is read that the library knows of them.
MAX_BEARERS = 60
MAX_GUESSES = 5
FORMS, PEOPLE, LOOKUPS, GUESSED = "forms", "people", "lookups", "guessed"

Query = tuple[str, Sequence[Any]]


class PostgresLookups:
    """The names of one library: see `index.question.lookups.Lookups`."""

    def __init__(self, connections: PostgresConnections) -> None:
        self._connections = connections

    # What is likely to be asked is asked at once

    def likely(self, text: str) -> Iterator[Query]:
        """Yield the queries of what every question asks: the newest day, and who bears which part of its text."""
        yield NEWEST, ()
        forms = Texts(_runs(text))
        people = (
            f"SELECT {SPEAKER_COLUMNS} FROM speakers WHERE id IN (SELECT speaker FROM name_forms"
            f" WHERE form = ANY(%s) ORDER BY form, speaker LIMIT {MAX_BEARERS}) ORDER BY id"
        )
        yield from ((BEARERS, (forms,)), (people, (forms,)))

    def keep_likely(self, text: str, found: Sequence[list[tuple[Any, ...]]]) -> None:
        """Keep what these queries found for as long as the block of reading lasts."""
        newest, bearers, people = found
        known = self._connections.found
        assert known is not None
        known[FORMS] = {form: [] for form in _runs(text)}
        for record in bearers:
            known[FORMS][record[0]].append(record)
        known[PEOPLE] = {record[0]: record for record in people}
        known[LOOKUPS] = {_key(NEWEST, ()): newest}

    def guessing(self, read: Callable[[], Result]) -> Result:
        """Return what `read` makes of a question, with what it asks fetched together.

        It reads as if nothing were found by what is not known yet; that is fetched at once, and it reads again, until
        nothing was guessed.
        """
        known = self._connections.found
        assert known is not None
        for _ in range(MAX_GUESSES):
            known[GUESSED] = {}
            try:
                result = read()
            except Exception:
                # Guesses need not fit together; what is known does.
                if not known[GUESSED]:
                    raise
            guessed = known.pop(GUESSED)
            if not guessed:
                return result
            found = self._connections.queries([query for query, _ in guessed.values()])
            known[LOOKUPS].update(zip(guessed, found, strict=True))
        return read()

    def _query(
        self, sql: str, values: Sequence[Any] = (), *, nothing: Sequence[tuple[Any, ...]] = ()
    ) -> list[tuple[Any, ...]]:
        """Return the rows of a query, those that are known or, while a question is guessed at, `nothing`."""
        known = self._connections.found
        if known is None or LOOKUPS not in known:
            return self._connections.query(sql, values)
        key = _key(sql, values)
        if key not in known[LOOKUPS]:
            if GUESSED in known:
                known[GUESSED][key] = (sql, values), None
                return list(nothing)
            known[LOOKUPS][key] = self._connections.query(sql, values)
        found: list[tuple[Any, ...]] = known[LOOKUPS][key]
        return found

    def bearers(self, forms: Collection[str]) -> Iterator[tuple[str, str, Form]]:
        """Return form, speaker and how the one stands for the other, for whoever bears one of these forms."""
        known = (self._connections.found or {}).get(FORMS, {})
        if all(form in known for form in forms):
            found = [record for form in sorted(set(forms)) for record in known[form]]
        else:
            found = self._query(BEARERS, (list(forms),))
        for form, speaker, kind in found:
            yield form, speaker, Form(kind)

    def with_first_name(self, first: str, *, most: int) -> list[str]:
        """Return `most` of the speakers whose full names begin with a first name."""
        sql = (
            "SELECT speaker FROM (SELECT DISTINCT ON (speaker) form, speaker FROM name_forms WHERE form >= %s"
            " AND form < %s AND kind = %s ORDER BY speaker, form) AS found ORDER BY form, speaker LIMIT %s"
        )
        return [speaker for (speaker,) in self._query(sql, (f"{first} ", f"{first}!", int(Form.FULL), most))]

    def surnames(self, beginning: str, *, lengths: tuple[int, int], most: int) -> list[str]:
        """Return `most` surnames that begin so, of these lengths, each once."""
        sql = (
            "SELECT DISTINCT form FROM name_forms WHERE form >= %s AND form < %s AND kind = %s"
            " AND length(form) BETWEEN %s AND %s ORDER BY form LIMIT %s"
        )
        values = (beginning, _behind(beginning), int(Form.SURNAME), *lengths, most)
        return [str(form) for (form,) in self._query(sql, values)]

    def single_words(self, beginning: str, *, most: int) -> Iterable[tuple[str, str]]:
        """Return `most` forms of one word that begin so, and who bears each; none where it is empty."""
        if not beginning:
            return ()
        sql = (
            "SELECT form, speaker FROM name_forms WHERE form >= %s AND form < %s AND strpos(form, ' ') = 0"
            " ORDER BY form, speaker LIMIT %s"
        )
        return [(form, speaker) for form, speaker in self._query(sql, (beginning, _behind(beginning), most))]

    def full_names(self, beginnings: Sequence[str], *, most: int) -> list[str]:
        """Return `most` full names of which each word begins so, and whatever more words they have."""
        escaped = (each.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") for each in beginnings)
        pattern = " ".join(f"{beginning}%" for beginning in escaped)
        sql = "SELECT form FROM name_forms WHERE form LIKE %s AND kind = %s ORDER BY form, speaker LIMIT %s"
        return [form for (form,) in self._query(sql, (pattern, int(Form.FULL), most))]

    def role_frequency(self, word: str) -> int:
        """Return how many roles have a word, place or office in them; COMMON for more."""
        sql = "SELECT count(*) FROM (SELECT 1 FROM role_words WHERE word = %s LIMIT %s) AS found"
        return int(self._query(sql, (word, COMMON), nothing=[(0,)])[0][0])

    def with_role_words(self, words: Sequence[str], *, most: int) -> list[str]:
        """Return `most` speakers with a role of some of these words, places or offices, those of most of them first."""
        found = self._query(
            "SELECT speaker, max(told) AS most FROM (SELECT speaker, role, count(*) AS told FROM"
            " (SELECT speaker, role FROM role_words WHERE word = ANY(%s) ORDER BY word, speaker, role LIMIT 3000)"
            " AS found GROUP BY speaker, role) AS counted GROUP BY speaker ORDER BY most DESC, speaker LIMIT %s",
            (list(words), most),
        )
        return [speaker for speaker, _ in found]

    def with_whole_role(self, words: Sequence[Collection[str]], *, most: int) -> list[str]:
        """Return `most` speakers with a role that has one word of each of these groups; the first should be rare."""
        tables = " ".join(
            f"JOIN role_words AS w{at} ON w{at}.speaker = w0.speaker AND w{at}.role = w0.role AND w{at}.word = ANY(%s)"
            for at in range(1, len(words))
        )
        sql = f"SELECT DISTINCT w0.speaker FROM role_words AS w0 {tables} WHERE w0.word = ANY(%s) ORDER BY 1 LIMIT %s"
        return [speaker for (speaker,) in self._query(sql, (*map(list, words[1:]), list(words[0]), most))]

    def articles_with(
        self, groups: Sequence[Sequence[str]], *, most: int, but: Collection[int] = ()
    ) -> list[tuple[int, str]]:
        """Return row and text of the first `most` articles with one phrase of each group, in the order of their rows.

        Those in `but`, by row, are left out of these.
        """
        conditions, values = [], []
        for asked in any_in_each(groups):
            if asked.alternatives:
                condition, own = asked.condition()
                conditions.append(condition)
                values += own
        if not conditions:
            return []
        return [
            (int(row), text)
            for row, text in self._query(
                "SELECT a.row, ltrim(a.title || chr(10) || a.text, chr(10)) FROM articles AS a"
                " JOIN (SELECT t.row FROM article_words AS t"
                f" WHERE {' AND '.join(conditions)} ORDER BY t.row LIMIT %s) AS first ON first.row = a.row"
                " WHERE a.row <> ALL(%s) ORDER BY a.row",
                (*values, most, list(but)),
            )
        ]

    def article_frequencies(self, phrases: Sequence[str]) -> list[int]:
        """Return how many articles hold each phrase; COMMON for more."""
        return count_phrases(self._connections, "article_words", [*map(phrase_of, phrases)], most=COMMON)

    def are_printed(self, words: Sequence[str]) -> list[bool]:
        """Return of each word whether an article prints it; what statements have is known, and looked up no more."""
        phrases = [phrase_of(word) for word in words]
        counts = (self._connections.found or {}).get(TOKENS, {})
        said = {phrase for phrase in phrases if len(phrase) == 1 and counts.get(phrase[0])}
        rare = [phrase for phrase in dict.fromkeys(phrases) if phrase not in said]
        articles = count_phrases(self._connections, "article_words", rare, most=1) if rare else ()
        told = said | {phrase for phrase, count in zip(rare, articles, strict=True) if count}
        return [phrase in told for phrase in phrases]

    def heard_in(self, article: int) -> tuple[Speaker, ...]:
        """Return the speakers whose statements an article, given by its row, has; a hundred at most."""
        sql = (
            f"SELECT {SPEAKER_COLUMNS} FROM speakers WHERE row IN (SELECT n.speaker FROM statements AS s"
            " JOIN said AS d ON d.statement = s.row JOIN namings AS n ON n.row = d.naming WHERE s.article = %s)"
            " ORDER BY row LIMIT 100"
        )
        return tuple(read_speaker(record) for record in self._query(sql, (article,)))

    def newest(self) -> date | None:
        """Return the day the newest article was published, None where no article has a day."""
        return read_day(self._query(NEWEST, nothing=[(None,)])[0][0])

    def reports(self, speaker: str, *, most: int) -> list[str]:
        """Return the texts of `most` of the articles that have statements of a speaker."""
        sql = (
            "SELECT a.text FROM articles AS a WHERE a.row IN (SELECT s.article FROM statements AS s WHERE s.row IN"
            " (SELECT d.statement FROM speakers AS p JOIN namings AS n ON n.speaker = p.row"
            " JOIN said AS d ON d.naming = n.row WHERE p.id = %s ORDER BY n.row, d.statement LIMIT %s))"
            " ORDER BY a.row LIMIT %s"
        )
        return [text for (text,) in self._query(sql, (speaker, STATEMENTS_A_REPORT * most, most))]

    def speakers(self, ids: Sequence[str]) -> dict[str, Speaker]:
        """Return the speakers with these ids, by id; unknown ids are left out."""
        known = (self._connections.found or {}).get(PEOPLE, {})
        missing = [id_ for id_ in ids if id_ not in known]
        found = {record[0]: record for record in (self._query(SPEAKERS, (missing,)) if missing else ())}
        return {id_: read_speaker(found.get(id_) or known[id_]) for id_ in ids if id_ in found or id_ in known}


def _runs(text: str) -> list[str]:
    """Return every run of folded words of a text that is short enough for a name."""
    folds = [token.fold for token in find_tokens(text) if token.fold][:MAX_TOKENS]
    runs = (
        " ".join(folds[start:end])
        for start in range(len(folds))
        for end in range(start + 1, min(len(folds), start + MAX_NAME_WORDS) + 1)
    )
    return list(dict.fromkeys(runs))


def _key(sql: str, values: Sequence[Any]) -> tuple[Any, ...]:
    return sql, *(tuple(value) if isinstance(value, list) else value for value in values)


def _behind(beginning: str) -> str:
    """Return the first text behind all that begin so, in the order of code points."""
    return beginning[:-1] + chr(ord(beginning[-1]) + 1)
