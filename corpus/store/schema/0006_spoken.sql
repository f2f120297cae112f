-- Whether a statement stands under its speaker's name ("VELLORA: We sail."): spoken, so quoted without any marks.

ALTER TABLE statements ADD COLUMN spoken INTEGER NOT NULL DEFAULT 0;
