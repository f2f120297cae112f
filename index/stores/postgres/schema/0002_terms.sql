-- Which words a text has is read from its tokens by whatever asks, and kept only in the index: once, not twice.
-- What is added to the size has the tables written anew, without the room of what is gone; rights to them stay.
ALTER TABLE words DROP COLUMN terms, ALTER COLUMN size TYPE integer USING size + 0;
ALTER TABLE article_words DROP COLUMN terms, ALTER COLUMN size TYPE integer USING size + 0;
CREATE INDEX words_by_term ON words USING gin (string_to_array(btrim(tokens), ' '));
CREATE INDEX article_words_by_term ON article_words USING gin (string_to_array(btrim(tokens), ' '));
ANALYZE words, article_words;
