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
CREATE INDEX operation_run ON operation (run) WHERE run <> '';

PRAGMA user_version = 2;
COMMIT;
