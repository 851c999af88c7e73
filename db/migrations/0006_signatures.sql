-- Near copies are told by a few numbers a text; imports write the index in large pieces.
BEGIN;

-- Worked out from the text, and again where it is missing (an older dossier, a text read anew, an import done again): no
-- part of the journal.
CREATE TABLE signature (
    document_id INTEGER PRIMARY KEY REFERENCES document_text (document_id) ON DELETE CASCADE,
    numbers BLOB NOT NULL
) STRICT;

-- What one turn of an import brings fits into memory and is written once; twice as many pieces wait to be merged.
INSERT INTO document_search (document_search, rank) VALUES ('hashsize', 33554432);
INSERT INTO document_search (document_search, rank) VALUES ('automerge', 8);

PRAGMA user_version = 6;
COMMIT;
