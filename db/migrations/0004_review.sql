-- What the review of proposals needs to know: which text was read, which sentences were looked at, what was taught.
BEGIN;

-- The SHA-256 of the text of record that a proposal's positions are counted in.
ALTER TABLE proposal ADD COLUMN text_sha256 TEXT NOT NULL DEFAULT '';
UPDATE proposal SET text_sha256 = (SELECT document.text_sha256 FROM document WHERE document.id = document_id);

-- A document that the rules have read: by which engine, with all it could use or less, and the sentences that it has
-- (JSON: [[start, end, 1 for a heading], ...]).
CREATE TABLE extraction (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL UNIQUE REFERENCES document (id) ON DELETE CASCADE,
    engine TEXT NOT NULL,
    is_reduced INTEGER NOT NULL,
    sentences TEXT NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- A sentence that an analyst has read and left without a fact.
CREATE TABLE sentence_left (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    UNIQUE (document_id, start)
) STRICT;

-- What an analyst has taught the rules about some words of this dossier.
CREATE TABLE lesson (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('stop', 'alias', 'kind')),
    about TEXT NOT NULL,
    words TEXT NOT NULL CHECK (words <> ''),
    key TEXT NOT NULL DEFAULT '',
    name TEXT NOT NULL DEFAULT '',
    actor_kind TEXT NOT NULL DEFAULT '',
    taught_at TEXT NOT NULL
) STRICT;

PRAGMA user_version = 4;
COMMIT;
