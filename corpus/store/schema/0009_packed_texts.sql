-- Texts of articles packed (corpus/store/packing.py); those that are there already are read as they are.

DROP TRIGGER article_words_come;
DROP TRIGGER article_words_change;
DROP TRIGGER article_words_go;
CREATE TRIGGER article_words_come AFTER INSERT ON articles BEGIN INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, unpacked(new.text)); END;
CREATE TRIGGER article_words_change AFTER UPDATE OF title, text ON articles WHEN (old.title <> new.title OR old.text <> new.text) AND NOT EXISTS (SELECT 1 FROM unread_articles WHERE row = old.row) BEGIN INSERT INTO article_words (article_words, rowid, title, text) VALUES ('delete', old.row, old.title, unpacked(old.text)); INSERT INTO article_words (rowid, title, text) VALUES (new.row, new.title, unpacked(new.text)); END;
-- In one trigger: of two nobody knows which comes first.
CREATE TRIGGER article_words_go AFTER DELETE ON articles BEGIN INSERT INTO article_words (article_words, rowid, title, text) SELECT 'delete', old.row, old.title, unpacked(old.text) WHERE NOT EXISTS (SELECT 1 FROM unread_articles WHERE row = old.row); DELETE FROM unread_articles WHERE row = old.row; END;
