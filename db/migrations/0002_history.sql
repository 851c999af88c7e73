-- Old steps taken back one by one, and marks to come back to.
BEGIN;

-- A snapshot costs one row: it is the number of the last gesture that was done when it was taken.
CREATE TABLE snapshot (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    operation INTEGER NOT NULL,
    at TEXT NOT NULL
) STRICT;

-- A gesture that took older ones back, and which.
CREATE TABLE reverted (
    operation INTEGER NOT NULL REFERENCES operation (id) ON DELETE CASCADE,
    step INTEGER NOT NULL REFERENCES operation (id),
    PRIMARY KEY (operation, step)
) STRICT, WITHOUT ROWID;

-- The gesture that overtook an undone one: a snapshot taken before that still holds what was undone after it.
ALTER TABLE operation ADD COLUMN dropped_by INTEGER;
-- Deleting a document looks for its copies; without an index, undoing an import of 2,000 reads all of them 2,000 times.
CREATE INDEX document_copy ON document (copy_of_id) WHERE copy_of_id IS NOT NULL;
CREATE INDEX operation_run ON operation (run) WHERE run <> '';

PRAGMA user_version = 2;
COMMIT;
