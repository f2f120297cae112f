-- Stories, articles that could not be read, and vectors as codes of one byte a number instead of float16.

-- The bands of MinHash signatures, of which articles of one story are likely to share one (corpus/store/stories.py).
CREATE TABLE marks (mark INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (mark, article)) WITHOUT ROWID;
-- Articles that could not be read: why, and by which version of the extractor.
CREATE TABLE failed (
    article TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    url TEXT NOT NULL,
    reason TEXT NOT NULL,
    extractor TEXT NOT NULL
) WITHOUT ROWID;
ALTER TABLE articles ADD COLUMN story INTEGER;
CREATE INDEX articles_by_story ON articles (story);
UPDATE embeddings SET vector = as_codes(vector);
UPDATE facts SET value = replace(value, '.faiss', '.codes') WHERE key = 'vectors';
