-- Whose words another tells, and the turns of articles that name their speakers themselves.

-- Who tells, in their own reported words, what somebody else has said ("Pell said Lind had called it a trap").

CREATE TABLE told (
    statement INTEGER NOT NULL REFERENCES statements (row),
    place INTEGER NOT NULL,
    naming INTEGER NOT NULL REFERENCES namings (row),
    PRIMARY KEY (statement, place)
) WITHOUT ROWID;
CREATE INDEX told_by_naming ON told (naming);
-- As JSON: from where to where, the label, the place ("00:12:04"), and whether it was found in the text.
ALTER TABLE articles ADD COLUMN turns TEXT NOT NULL DEFAULT '[]';
