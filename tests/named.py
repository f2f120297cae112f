"""Names of invented people, and a few real ones without words, for tests of reading questions."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date

from corpus.article import new_article
from corpus.statement import Role, Speaker
from corpus.store.postings.postings import make_postings
from corpus.store.records import write_speaker
from index.question.names import Names
from index.stores.sqlite.names import SqliteLookups
from index.stores.sqlite.nametables import write_names

TODAY = date(2026, 11, 23)
PEOPLE = (
    ("Nobuo Kishi", "Japan's defense minister", 2020, 2022),
    ("Lloyd Austin", "US Secretary of Defense", 2021, 2025),
    ("Antony Blinken", "US Secretary of State", 2021, 2025),
    ("Toshimitsu Motegi", "Japanese Minister for Foreign Affairs", 2019, 2021),
    ("Theresa May", "British prime minister", 2016, 2019),
    ("Ansa Vellora", "Harbour minister of Tidewater", 2019, 2021),
    ("Tobren Quill", "Tidewater Rovers manager", 2019, 2021),
    ("Mirel Oshand", "referee", 2019, 2021),
    ("Lorn Oshand", "captain", 2019, 2021),
    ("Dacia Prewt-Sallow", "general secretary of the Union of Bakers", 2019, 2021),
    ("Ilse van der Brook", "", 2019, 2021),
    ("Radcliff Tunnell", "", 2019, 2021),
    ("J. K. Mossop", "novelist", 2019, 2021),
)


def speaker(name: str, role: str = "", first: int = 2020, last: int = 2021) -> Speaker:
    """Return a person with this name and at most one role."""
    roles = (Role(role, date(first, 1, 1), date(last, 12, 31)),) if role else ()
    return Speaker(name, name, "person", (name,), roles)


def harbour_names() -> Names:
    """Return the names of four people and two bodies who all may speak of one harbour."""
    return book(
        [
            speaker("Ole Brix", "mayor of Tarn"),
            speaker("Ada Moss", "harbour minister"),
            speaker("Ivo Quell"),
            speaker("Rolf Pell", "ferry boss"),
            Speaker("salt", "Western Harbour Trust", "organisation", ("Western Harbour Trust", "WHT")),
            Speaker("post", "Tarn Post", "organisation", ("Tarn Post",)),
        ]
    )


def book(speakers: Iterable[Speaker] = (), reports: Mapping[str, str] | None = None) -> Names:
    """Return the names of these speakers, of PEOPLE where none are given; `reports` are texts by their speaker's id.

    A text may begin with its title, "Title | text".
    """
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE speakers (row INTEGER PRIMARY KEY, id TEXT, name, kind, aliases, roles)")
    for table in (
        "namings (row, speaker)",
        "lists (naming, entries)",
        "statements (row, article)",
        "articles (row, text, published, title DEFAULT '')",
        "said (statement, place, naming)",
    ):
        connection.execute(f"CREATE TABLE {table}")
    connection.execute("CREATE VIRTUAL TABLE article_words USING fts5 (title, text, tokenize = 'porter unicode61')")
    listed = list(speakers) or [speaker(*person) for person in PEOPLE]
    connection.executemany(
        "INSERT INTO speakers (id, name, kind, aliases, roles) VALUES (?, ?, ?, ?, ?)", map(write_speaker, listed)
    )
    for row, (id, report) in enumerate((reports or {}).items(), 1):
        connection.execute("INSERT INTO namings SELECT ?, row FROM speakers WHERE id = ?", (row, id))
        title, _, text = report.rpartition(" | ")
        postings = make_postings([(row, "direct")], new_article(text), 1)
        connection.execute("INSERT INTO lists VALUES (?, ?)", (row, postings.tobytes()))
        connection.execute("INSERT INTO statements VALUES (?, ?)", (row, row))
        connection.execute("INSERT INTO said VALUES (?, 0, ?)", (row, row))
        connection.execute("INSERT INTO article_words (rowid, title, text) VALUES (?, ?, ?)", (row, title, text))
        connection.execute("INSERT INTO articles (row, title, text) VALUES (?, ?, ?)", (row, title, text))
    write_names(connection.execute)
    return Names(SqliteLookups(connection.execute))
