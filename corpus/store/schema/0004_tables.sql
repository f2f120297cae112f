-- The tables of a library, as the oldest libraries that still open have them.

CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE articles (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    url TEXT NOT NULL,
    outlet TEXT NOT NULL,
    published TEXT,
    language TEXT NOT NULL,
    text TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    extractor TEXT NOT NULL,
    corrected INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX articles_by_url ON articles (url);
CREATE INDEX articles_by_day ON articles (published);
CREATE TABLE speakers (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL
);
CREATE INDEX speakers_by_block ON speakers (block);
-- One way in which articles name somebody: the name, its forms and roles as printed; the days of the first and last.
CREATE TABLE namings (
    row INTEGER PRIMARY KEY,
    block TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    aliases TEXT NOT NULL,
    roles TEXT NOT NULL,
    first INTEGER NOT NULL DEFAULT 0,
    last INTEGER NOT NULL DEFAULT 0,
    speaker INTEGER REFERENCES speakers (row)
);
CREATE UNIQUE INDEX namings_as_printed ON namings (name, kind, aliases, roles);
CREATE INDEX namings_by_block ON namings (block);
CREATE INDEX namings_by_speaker ON namings (speaker);
-- AUTOINCREMENT: a row number is never used again, so a vector file cannot mistake one statement for another.
CREATE TABLE statements (
    row INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    article INTEGER NOT NULL REFERENCES articles (row),
    spans TEXT NOT NULL,
    kind TEXT NOT NULL,
    confidence REAL NOT NULL
);
CREATE INDEX statements_by_article ON statements (article);
CREATE TABLE said (
    statement INTEGER NOT NULL REFERENCES statements (row),
    place INTEGER NOT NULL,
    naming INTEGER NOT NULL REFERENCES namings (row),
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE TABLE lists (row INTEGER PRIMARY KEY, naming INTEGER NOT NULL, entries BLOB NOT NULL);
CREATE INDEX lists_by_naming ON lists (naming);
CREATE TABLE outlets (row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE INDEX outlets_by_any_case ON outlets (name COLLATE NOCASE);
CREATE TABLE embeddings (row INTEGER PRIMARY KEY, vector BLOB NOT NULL);
CREATE TABLE removed (row INTEGER PRIMARY KEY, generation INTEGER NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (text, content='', tokenize='porter unicode61 remove_diacritics 2');
