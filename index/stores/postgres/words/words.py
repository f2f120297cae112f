"""Words: texts found by their words, and ranked as SQLite's full-text search ranks them (BM25, Robertson 1994).

PostgreSQL gives the texts that hold the words, by their tokens; what they are worth is computed here as FTS5 does, with
its constants, so that both stores put the same first.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, Any, Literal

from corpus.store.words.words import plain_phrase
from index.stores.postgres.words.tokens import joined, tokens_of

if TYPE_CHECKING:
    from index.stores.postgres.server.connection import PostgresConnections

K1, B = 1.2, 0.75
LEAST_WEIGHT = 1e-6
SATURATED = K1 + 1
"""By how much more than its weight a word counts at most, however often it stands in however short a text."""

COUNTLESS = 1 << 62
TERMS = "string_to_array(btrim(t.tokens), ' ')"
"""The tokens of a text of the table `t`, as the index has them."""
DOUBLED = "replace(t.tokens, ' ', '  ')"
COUNTED = (
    "SELECT term, count(*) AS texts FROM words AS t,"
    f" LATERAL (SELECT DISTINCT unnest({TERMS}) AS term) AS own GROUP BY 1"
)
"""In how many sentences each token stands, counted anew."""
COUNTS = "SELECT term, texts FROM word_counts WHERE term = ANY(%s)"
TOKENS = "tokens"
"""Where a block of reading keeps in how many sentences tokens stand."""

Table = Literal["words", "article_words"]
Phrase = tuple[str, ...]
TOTALS: Mapping[Table, str] = {
    "words": "SELECT texts, size FROM word_totals",
    "article_words": "SELECT count(*), coalesce(sum(size), 0) FROM article_words",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of words: texts that hold all phrases of one of the alternatives."""

    alternatives: tuple[tuple[Phrase, ...], ...]

    @property
    def phrases(self) -> list[Phrase]:
        """Every phrase once."""
        return list(dict.fromkeys(phrase for group in self.alternatives for phrase in group))

    def condition(self, *, of_few: bool = False) -> tuple[str, list[Any]]:
        """Return the SQL that holds for these texts, and its values; `of_few` of them it is asked without an index."""
        parts: list[str] = []
        values: list[Any] = []
        for group in self.alternatives:
            asked = [] if of_few else [f"{TERMS} @> %s"]
            values += [] if of_few else [sorted({token for phrase in group for token in phrase})]
            read = [joined(phrase) for phrase in group if of_few or len(phrase) > 1]
            # With the same words LIKE takes twice as long.
            parts.append(" AND ".join([*asked, *["strpos(t.tokens, %s) > 0"] * len(read)]))
            values += read
        return f"({' OR '.join(f'({part})' for part in parts)})", values


def any_of(terms: Sequence[str], often: Collection[str]) -> Asked:
    """Return the question for any of the terms; those in `often` count only where two of them meet."""
    plain = {term: phrase_of(term) for term in terms if plain_phrase(term)}
    alone = [(phrase,) for term, phrase in plain.items() if term not in often and phrase]
    others = [phrase for term, phrase in plain.items() if term in often]
    # What has no token meets nothing.
    return Asked((*alone, *(pair for pair in combinations(others, 2) if all(pair))))


def all_of(phrases: Sequence[str]) -> Asked:
    """Return the question for all of the phrases."""
    found = tuple(map(phrase_of, phrases))
    return Asked((found,) if found and all(found) else ())


def any_in_each(groups: Sequence[Sequence[str]]) -> list[Asked]:
    """Return a question for each group of phrases, any of which will do."""
    return [Asked(tuple((phrase,) for phrase in map(phrase_of, group) if phrase)) for group in groups]


def best_ranked(
    asked: Asked,
    weights: Mapping[Phrase, float],
    average: float,
    narrower: tuple[str, Sequence[Any]],
    *,
    limit: int,
    of_few: bool = False,
) -> tuple[str, list[Any]]:
    """Return the SQL of the tables that lead to `worded`, row and place of the `limit` best, and its values.

    They are the best BM25 scores among the texts `t` that are asked for and for which the condition `narrower` holds.
    `of_few` the index of words is not asked. Texts with the rarest words come first; where the last of the best is
    better than any text without these can be, no others are read.

    Method: MaxScore (Turtle and Flood 1995).
    """
    parts = [asked] if of_few else _parted(asked, weights)
    condition, those = narrower
    tables: list[str] = []
    values: list[Any] = []
    for at, part in enumerate(parts):
        # What has the rarer words was seen before, and is no better for being counted without these.
        sql, own = ranked(_left(asked, parts[at:]), weights, average)
        holds, theirs = part.condition(of_few=of_few)
        if of_few:
            found = f"{sql.replace('{condition}', f'{holds} AND {condition}')} ORDER BY score, row LIMIT {limit}"
        else:
            # What else they must be is looked up from the best on, until there are enough.
            needed, further = _after(f"ranked{at - 1}", limit) if at else ("true", "true")
            own += [_most(parts[at:], weights)] if at else []
            sql = sql.replace("{condition}", f"{needed} AND {holds} AND {further}")
            found = f"SELECT * FROM ({sql} ORDER BY score, row OFFSET 0) AS t WHERE {condition} LIMIT {limit}"
        if at:
            found = f"SELECT * FROM ranked{at - 1} UNION ALL ({found}) ORDER BY score, row LIMIT {limit}"
        tables.append(f"ranked{at} AS MATERIALIZED ({found})")
        values += [*own, *theirs, *those]
    last = f"worded AS MATERIALIZED (SELECT row, row_number() OVER () AS place FROM ranked{len(parts) - 1})"
    return ", ".join([*tables, last]), values


def _after(table: str, limit: int) -> tuple[str, str]:
    """Return whether more texts are needed than those in a table, and what holds for these, in SQL.

    They are needed where one of them may be worth so much, the only value.
    """
    return (
        f"(SELECT count(*) < {limit} OR max(score) >= -%s::float8 FROM {table})",
        f"t.row NOT IN (SELECT row FROM {table})",
    )


def _parted(asked: Asked, weights: Mapping[Phrase, float]) -> list[Asked]:
    """Return the alternatives in up to three parts, the rarest first.

    With the first the others may be needless where what is asked for is often said; the last is the commonest alone.
    """
    groups = sorted(asked.alternatives, key=lambda group: -_worth(group, weights))
    every = sum(_worth(group, weights) for group in groups)
    rest, first = every, 0
    while first < len(groups) - 1 and (not first or SATURATED * rest > every):
        rest -= _worth(groups[first], weights)
        first += 1
    cuts = sorted({0, first, len(groups) - 1, len(groups)} if len(groups) > 1 else {0, 1})
    return [Asked(tuple(groups[start:end])) for start, end in pairwise(cuts)]


def _left(asked: Asked, parts: Sequence[Asked]) -> Asked:
    """Return the alternatives that are in these parts, in the order in which all are added up."""
    left = {group for part in parts for group in part.alternatives}
    return Asked(tuple(group for group in asked.alternatives if group in left))


def _most(parts: Sequence[Asked], weights: Mapping[Phrase, float]) -> float:
    """Return what a text is worth at most that has nothing but these, and a little more for rounding."""
    return SATURATED * sum(_worth(group, weights) for part in parts for group in part.alternatives) * (1 + 1e-9)


def _worth(group: Sequence[Phrase], weights: Mapping[Phrase, float]) -> float:
    return sum(weights[phrase] for phrase in group)


def ranked(asked: Asked, weights: Mapping[Phrase, float], average: float) -> tuple[str, list[Any]]:
    """Return the SQL that gives row and BM25 score of the texts `t` that are asked for, and its values.

    The sums are those of `rank`, in their order, to the last digit. No phrase may begin and end with the same word.
    """
    counts, values = [], []
    for at, phrase in enumerate(asked.phrases):
        # With two blanks between words none is shared by two that are found.
        pattern = joined(phrase).replace(" ", "  ")[1:-1]
        # Most have one of the words, and that once: looking is faster than counting.
        counts.append(
            f"CASE WHEN strpos(t.tokens, %s) = 0 THEN 0 WHEN t.tokens NOT LIKE %s THEN 1 ELSE (octet_length({DOUBLED})"
            f" - octet_length(replace({DOUBLED}, %s, ''))) / octet_length(%s)::float8 END AS c{at}"
        )
        values += [joined(phrase), _twice(phrase), pattern, pattern]
    places = {phrase: at for at, phrase in enumerate(asked.phrases)}
    saturation = "(c{0} * 2.2::float8) / (c{0} + 1.2::float8 * (1 - 0.75::float8 + 0.75::float8 * size / %s::float8))"
    total = "0::float8"
    more: list[Any] = []
    for group in asked.alternatives:
        there = " AND ".join(f"c{places[phrase]} > 0" for phrase in group)
        for phrase in group:
            worth = saturation.format(places[phrase])
            total = f"{total} + CASE WHEN {there} THEN %s::float8 * ({worth}) ELSE 0 END"
            more += [weights[phrase], average]
    return (
        # Each count is computed once.
        f"SELECT row, -({total}) AS score FROM (SELECT t.row, t.size, {', '.join(counts)}"
        " FROM words AS t WHERE {condition} OFFSET 0) AS t",
        [*more, *values],
    )


def weigh_phrases(texts: int, counts: Mapping[Phrase, int]) -> dict[Phrase, float]:
    """Return what each phrase is worth by the number of texts, of all, in which it stands."""
    return {phrase: _weight(texts, count) for phrase, count in counts.items()}


def rank(
    connections: PostgresConnections, table: Table, asked: Asked, found: Sequence[tuple[int, str, int]]
) -> list[int]:
    """Return the rows of texts, given as (row, tokens, size), the best BM25 scores first, equal ones by row."""
    ((texts, size),) = connections.query(TOTALS[table])
    average = float(size) / max(int(texts), 1)
    weights = {
        phrase: _weight(int(texts), count)
        for phrase, count in zip(asked.phrases, count_phrases(connections, table, asked.phrases), strict=True)
    }
    scores = {row: score_text(asked, tokens, own, average, weights) for row, tokens, own in found}
    return sorted(scores, key=lambda row: (scores[row], row))


def count_phrases(
    connections: PostgresConnections, table: Table, phrases: Sequence[Phrase], *, most: int | None = None
) -> list[int]:
    """Return in how many texts each phrase stands; `most` are counted at most."""
    alone = [phrase[0] for phrase in phrases if len(phrase) == 1] if table == "words" else []
    known = _known_counts(connections, alone)
    longer = [phrase for phrase in phrases if len(phrase) > 1 or (phrase and table != "words")]
    asked = []
    for phrase in longer:
        condition, values = Asked(((phrase,),)).condition()
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {table} AS t WHERE {condition} LIMIT %s) AS found"
        asked.append((sql, (*values, most)))
    found = {phrase: int(count) for phrase, ((count,),) in zip(longer, connections.queries(asked), strict=True)}
    return [
        found[phrase] if phrase in found else min(known.get("".join(phrase), 0), COUNTLESS if most is None else most)
        for phrase in phrases
    ]


def _known_counts(connections: PostgresConnections, tokens: Sequence[str]) -> dict[str, int]:
    """Return in how many sentences each token stands, 0 where in none."""
    kept = {} if connections.found is None else connections.found.setdefault(TOKENS, {})
    missing = [token for token in tokens if token not in kept]
    if missing:
        kept.update(dict.fromkeys(missing, 0))
        kept.update(connections.query(COUNTS, (missing,)))
    return {token: int(kept[token]) for token in tokens}


@lru_cache(maxsize=4096)
def phrase_of(text: str) -> Phrase:
    """Return the tokens of a phrase, none where it has neither letter nor digit; each is asked for several times."""
    return tuple(tokens_of(plain_phrase(text)))


def _twice(phrase: Phrase) -> str:
    """Return the pattern of all texts in which a phrase stands twice; of others it fits a few."""
    escaped = joined(phrase).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    # Two in a row share the blank between them.
    return f"%{escaped}%{escaped[1:]}%"


def _weight(texts: int, holding: int) -> float:
    weight = math.log((texts - holding + 0.5) / (holding + 0.5))
    return weight if weight > 0 else LEAST_WEIGHT


def score_text(asked: Asked, tokens: str, size: int, average: float, weights: Mapping[Phrase, float]) -> float:
    """Return the BM25 score of a text as FTS5 gives it: the lower the better."""
    counts = {phrase: _count(tokens, phrase) for phrase in asked.phrases}
    score = 0.0
    for group in asked.alternatives:
        if not all(counts[phrase] for phrase in group):
            continue
        for phrase in group:
            often = float(counts[phrase])
            score += weights[phrase] * ((often * (K1 + 1.0)) / (often + K1 * (1 - B + B * size / average)))
    return -1.0 * score


def _count(tokens: str, phrase: Phrase) -> int:
    # Two in a row share the blank between them.
    wanted, count, at = joined(phrase), 0, -1
    while (at := tokens.find(wanted, at + 1)) >= 0:
        count += 1
    return count
