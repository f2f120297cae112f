-- The tables of a library, as those of SQLite (corpus/store/schema) but for what searching needs.

CREATE TABLE facts (key text COLLATE "C" PRIMARY KEY, value text COLLATE "C" NOT NULL);
CREATE TABLE articles (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    title text COLLATE "C" NOT NULL,
    url text COLLATE "C" NOT NULL,
    outlet text COLLATE "C" NOT NULL,
    published text COLLATE "C",
    language text COLLATE "C" NOT NULL,
    text text COLLATE "C" NOT NULL,
    sha256 text COLLATE "C" NOT NULL,
    extractor text COLLATE "C" NOT NULL,
    corrected integer NOT NULL DEFAULT 0,
    turns text COLLATE "C" NOT NULL DEFAULT '[]',
    story bigint
);
-- By a digest: an address may be longer than an index takes.
CREATE INDEX articles_by_url ON articles (md5(url));
CREATE INDEX articles_by_day ON articles (published);
CREATE INDEX articles_by_story ON articles (story);
CREATE TABLE speakers (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    block text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    aliases text COLLATE "C" NOT NULL,
    roles text COLLATE "C" NOT NULL
);
CREATE INDEX speakers_by_block ON speakers (md5(block));
CREATE TABLE namings (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    block text COLLATE "C" NOT NULL,
    name text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    aliases text COLLATE "C" NOT NULL,
    roles text COLLATE "C" NOT NULL,
    first integer NOT NULL DEFAULT 0,
    last integer NOT NULL DEFAULT 0,
    speaker bigint REFERENCES speakers (row)
);
CREATE INDEX namings_by_name ON namings (md5(name));
CREATE INDEX namings_by_block ON namings (md5(block));
CREATE INDEX namings_by_speaker ON namings (speaker);
CREATE TABLE statements (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    article bigint NOT NULL REFERENCES articles (row),
    spans text COLLATE "C" NOT NULL,
    kind text COLLATE "C" NOT NULL,
    confidence double precision NOT NULL,
    spoken boolean NOT NULL
);
CREATE INDEX statements_by_article ON statements (article);
CREATE TABLE said (
    statement bigint NOT NULL REFERENCES statements (row),
    place integer NOT NULL,
    naming bigint NOT NULL REFERENCES namings (row),
    PRIMARY KEY (statement, place)
);
CREATE INDEX said_by_naming ON said (naming, statement);
CREATE TABLE told (
    statement bigint NOT NULL REFERENCES statements (row),
    place integer NOT NULL,
    naming bigint NOT NULL REFERENCES namings (row),
    PRIMARY KEY (statement, place)
);
CREATE INDEX told_by_naming ON told (naming, statement);
CREATE TABLE outlets (
    row bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text COLLATE "C" NOT NULL UNIQUE
);
-- The codes are what a statement is scored by; what is near is found by the same numbers, rounded to half precision.
CREATE TABLE embeddings (row bigint PRIMARY KEY, vector bytea NOT NULL, near public.halfvec NOT NULL);
CREATE TABLE removed (row bigint PRIMARY KEY, generation bigint NOT NULL);
CREATE TABLE failed (
    article text COLLATE "C" PRIMARY KEY,
    name text COLLATE "C" NOT NULL,
    url text COLLATE "C" NOT NULL,
    reason text COLLATE "C" NOT NULL,
    extractor text COLLATE "C" NOT NULL
);
CREATE TABLE marks (mark bigint NOT NULL, article bigint NOT NULL, PRIMARY KEY (mark, article));
CREATE INDEX marks_by_article ON marks (article);

-- Words as FTS5 reads them, with a blank before and behind each: the sentences of statements, and whole articles.
CREATE TABLE words (
    row bigint PRIMARY KEY, tokens text COLLATE "C" NOT NULL, size integer NOT NULL, terms text[] COLLATE "C" NOT NULL
);
CREATE INDEX words_by_term ON words USING gin (terms);
-- In how many sentences each token stands, and how many sentences and tokens there are: what ranking asks each time.
CREATE TABLE word_counts (term text COLLATE "C" PRIMARY KEY, texts bigint NOT NULL);
CREATE TABLE word_totals (texts bigint NOT NULL, size bigint NOT NULL);
INSERT INTO word_totals VALUES (0, 0);
CREATE TABLE article_words (
    row bigint PRIMARY KEY, tokens text COLLATE "C" NOT NULL, size integer NOT NULL, terms text[] COLLATE "C" NOT NULL
);
CREATE INDEX article_words_by_term ON article_words USING gin (terms);

-- The names that questions use (index/stores/sqlite/nametables.py).
CREATE TABLE name_forms (
    form text COLLATE "C", speaker text COLLATE "C", kind integer, PRIMARY KEY (form, speaker)
);
CREATE INDEX name_forms_by_speaker ON name_forms (speaker);
CREATE TABLE role_words (
    word text COLLATE "C", speaker text COLLATE "C", role integer, PRIMARY KEY (word, speaker, role)
);
CREATE INDEX role_words_by_speaker ON role_words (speaker);
CREATE TABLE named_speakers (id text COLLATE "C" PRIMARY KEY, record text COLLATE "C");

-- What a rebuild has made so far.
CREATE TABLE drafts (
    article text COLLATE "C" PRIMARY KEY, digest text NOT NULL, target text COLLATE "C" NOT NULL, record bytea NOT NULL
);

CREATE FUNCTION ints_of(text) RETURNS TABLE (key bigint, value bigint) LANGUAGE sql IMMUTABLE AS
    'SELECT place, item::bigint FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS listed (item, place)';
CREATE FUNCTION texts_of(text) RETURNS TABLE (key bigint, value text) LANGUAGE sql IMMUTABLE AS
    'SELECT place, item COLLATE "C" FROM jsonb_array_elements_text($1::jsonb) WITH ORDINALITY AS listed (item, place)';
