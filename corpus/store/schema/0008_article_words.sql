-- The words of whole articles, titles too, to find where something is printed whether anybody said it or not.

-- Of external content: the texts are not kept a second time.
CREATE VIRTUAL TABLE article_words USING fts5 (
    title, text, content='articles', content_rowid='row', tokenize='porter unicode61 remove_diacritics 2'
);
-- Articles of an older library that are still to be read into it, some at a time (corpus/store/fulltext.py).
CREATE TABLE unread_articles (row INTEGER PRIMARY KEY);
INSERT INTO unread_articles SELECT row FROM articles;
CREATE TRIGGER article_words_come AFTER INSERT ON articles BEGIN INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, new.text); END;
CREATE TRIGGER article_words_change AFTER UPDATE OF title, text ON articles WHEN (old.title <> new.title OR old.text <> new.text) AND NOT EXISTS (SELECT 1 FROM unread_articles WHERE row = old.row) BEGIN INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.row, old.title, old.text); INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, new.text); END;
-- In one trigger: of two nobody knows which comes first.
CREATE TRIGGER article_words_go AFTER DELETE ON articles BEGIN INSERT INTO article_words (article_words, rowid, title, text) SELECT 'delete', old.row, old.title, old.text WHERE NOT EXISTS (SELECT 1 FROM unread_articles WHERE row = old.row); DELETE FROM unread_articles WHERE row = old.row; END;
