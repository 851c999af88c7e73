-- Two records made one and one made two again, records that may be the same, and when this copy met another one.
BEGIN;

-- A record that was taken into another. `lines` holds what the gesture did to each row (JSON, as the journal has it):
-- it stays when the trash is emptied, so that the two can be taken apart however long ago they were made one.
CREATE TABLE merger (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    other_uid TEXT NOT NULL,
    name TEXT NOT NULL,
    merged_at TEXT NOT NULL,
    lines TEXT NOT NULL,
    CHECK ((actor_id IS NOT NULL) + (event_id IS NOT NULL) + (document_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX merger_actor ON merger (actor_id) WHERE actor_id IS NOT NULL;
CREATE INDEX merger_event ON merger (event_id) WHERE event_id IS NOT NULL;
CREATE INDEX merger_document ON merger (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX merger_other ON merger (other_uid);

-- Two records that may be one; which of them is named first says nothing.
CREATE TABLE likeness (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    other_actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
    other_event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    other_document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    reason TEXT NOT NULL DEFAULT '',
    CHECK (actor_id IS NULL OR actor_id <> other_actor_id),
    CHECK (event_id IS NULL OR event_id <> other_event_id),
    CHECK (document_id IS NULL OR document_id <> other_document_id),
    CHECK ((actor_id IS NOT NULL) + (event_id IS NOT NULL) + (document_id IS NOT NULL) = 1),
    CHECK ((actor_id IS NULL) = (other_actor_id IS NULL) AND (event_id IS NULL) = (other_event_id IS NULL)
           AND (document_id IS NULL) = (other_document_id IS NULL))
) STRICT;
CREATE UNIQUE INDEX likeness_actor ON likeness (min(actor_id, other_actor_id), max(actor_id, other_actor_id))
    WHERE actor_id IS NOT NULL;
CREATE INDEX likeness_other_actor ON likeness (other_actor_id) WHERE other_actor_id IS NOT NULL;
CREATE INDEX likeness_first_actor ON likeness (actor_id) WHERE actor_id IS NOT NULL;
CREATE UNIQUE INDEX likeness_event ON likeness (min(event_id, other_event_id), max(event_id, other_event_id))
    WHERE event_id IS NOT NULL;
CREATE INDEX likeness_other_event ON likeness (other_event_id) WHERE other_event_id IS NOT NULL;
CREATE INDEX likeness_first_event ON likeness (event_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX likeness_document
    ON likeness (min(document_id, other_document_id), max(document_id, other_document_id)) WHERE document_id IS NOT NULL;
CREATE INDEX likeness_other_document ON likeness (other_document_id) WHERE other_document_id IS NOT NULL;
CREATE INDEX likeness_first_document ON likeness (document_id) WHERE document_id IS NOT NULL;

-- Another copy brought in: its last gesture by then (number and moment name it in that copy) and which of the earlier
-- ones were undone there. What has not changed on either side since is not looked at as a conflict again.
CREATE TABLE meeting (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    operation INTEGER NOT NULL,
    at TEXT NOT NULL,
    undone TEXT NOT NULL,
    met_at TEXT NOT NULL
) STRICT;

PRAGMA user_version = 3;
COMMIT;
