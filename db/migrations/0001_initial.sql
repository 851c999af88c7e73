-- The first schema. Every journalled table has an AUTOINCREMENT id (never reused, so an undo can bring a row back
-- under its own number); every record that can be exchanged has a uid, the same on each copy of the dossier.
BEGIN;

CREATE TABLE dossier (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    description TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;

CREATE TABLE scale_value (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    scale TEXT NOT NULL,
    code TEXT NOT NULL,
    rank INTEGER NOT NULL,
    label_en TEXT NOT NULL,
    label_fr TEXT NOT NULL,
    foreground TEXT NOT NULL DEFAULT '',
    background TEXT NOT NULL DEFAULT '',
    UNIQUE (scale, code)
) STRICT;

CREATE TABLE document (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    author TEXT NOT NULL DEFAULT '',
    publisher TEXT NOT NULL DEFAULT '',
    published TEXT,
    retrieved TEXT,
    url TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    format TEXT NOT NULL,
    encoding TEXT NOT NULL DEFAULT '',
    filename TEXT NOT NULL DEFAULT '',
    sha256 TEXT NOT NULL UNIQUE,
    text_sha256 TEXT NOT NULL,
    length INTEGER NOT NULL,
    marking TEXT NOT NULL DEFAULT '',
    warnings TEXT NOT NULL DEFAULT '',
    copy_of_id INTEGER REFERENCES document (id) ON DELETE SET NULL,
    imported_at TEXT NOT NULL
) STRICT;
CREATE INDEX document_text_sha256 ON document (text_sha256);

CREATE TABLE document_text (
    document_id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES document (id) ON DELETE CASCADE,
    text TEXT NOT NULL
) STRICT;

-- The text of record never changes: every quote's position depends on it.
CREATE TRIGGER document_text_is_immutable BEFORE UPDATE ON document_text
BEGIN
    SELECT RAISE(ABORT, 'the text of record is immutable');
END;

-- Empty content: the original bytes are the text of record as UTF-8.
CREATE TABLE original (
    document_id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES document (id) ON DELETE CASCADE,
    content BLOB NOT NULL
) STRICT;
CREATE TRIGGER original_is_immutable BEFORE UPDATE ON original
BEGIN
    SELECT RAISE(ABORT, 'the original bytes are immutable');
END;

-- Blocks and pages are part of the text of record: one row a document, JSON arrays of [start, end, kind, level]
-- and [start, end, label]. They are always read whole, and a row a paragraph would make an import ten times as many.
CREATE TABLE structure (
    document_id INTEGER PRIMARY KEY AUTOINCREMENT REFERENCES document (id) ON DELETE CASCADE,
    blocks TEXT NOT NULL,
    pages TEXT NOT NULL
) STRICT;

CREATE TABLE actor (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('state', 'organisation', 'armed_force', 'person', 'office', 'alliance', 'place', 'group')),
    name TEXT NOT NULL CHECK (name <> ''),
    key TEXT NOT NULL DEFAULT '',
    parent_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    parent_dates TEXT,
    description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX actor_parent ON actor (parent_id);

CREATE TABLE actor_name (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    text TEXT NOT NULL CHECK (text <> ''),
    language TEXT NOT NULL DEFAULT '',
    script TEXT NOT NULL DEFAULT '',
    kind TEXT NOT NULL DEFAULT 'alias' CHECK (kind IN ('name', 'alias', 'acronym', 'metonym', 'demonym', 'nominal'))
) STRICT;
CREATE INDEX actor_name_actor ON actor_name (actor_id);

CREATE TABLE reliability (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    grade TEXT NOT NULL,
    since TEXT,
    reason TEXT NOT NULL DEFAULT '',
    rated_at TEXT NOT NULL
) STRICT;
CREATE INDEX reliability_actor ON reliability (actor_id);

CREATE TABLE quote (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    comment TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL
) STRICT;
CREATE INDEX quote_place ON quote (document_id, start, "end");

CREATE TABLE quote_part (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    exact TEXT NOT NULL,
    prefix TEXT NOT NULL,
    suffix TEXT NOT NULL,
    UNIQUE (quote_id, seq)
) STRICT;

CREATE TABLE mention (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    exact TEXT NOT NULL,
    form TEXT NOT NULL DEFAULT 'name' CHECK (form IN ('name', 'alias', 'acronym', 'metonym', 'demonym', 'nominal'))
) STRICT;
CREATE INDEX mention_actor ON mention (actor_id);
CREATE INDEX mention_place ON mention (document_id, start, "end", actor_id);

CREATE TABLE event (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL CHECK (label <> ''),
    edtf TEXT,
    earliest INTEGER,
    latest INTEGER,
    place TEXT NOT NULL DEFAULT '',
    place_actor_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT '',
    modality TEXT NOT NULL DEFAULT 'asserted',
    description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX event_dates ON event (earliest, latest);
CREATE INDEX event_place_actor ON event (place_actor_id);

CREATE TABLE participant (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL REFERENCES event (id) ON DELETE CASCADE,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    role TEXT NOT NULL DEFAULT '',
    UNIQUE (event_id, actor_id, role)
) STRICT;
CREATE INDEX participant_actor ON participant (actor_id, event_id);

CREATE TABLE transfer (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    donor_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    recipient_id INTEGER REFERENCES actor (id) ON DELETE SET NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    object TEXT NOT NULL DEFAULT '',
    edtf TEXT,
    earliest INTEGER,
    latest INTEGER,
    modality TEXT NOT NULL DEFAULT 'asserted',
    description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX transfer_donor ON transfer (donor_id);
CREATE INDEX transfer_recipient ON transfer (recipient_id);

CREATE TABLE claim (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL CHECK (text <> ''),
    modality TEXT NOT NULL DEFAULT 'asserted',
    polarity TEXT NOT NULL DEFAULT 'positive' CHECK (polarity IN ('positive', 'negative')),
    credibility TEXT NOT NULL DEFAULT '',
    event_id INTEGER REFERENCES event (id) ON DELETE SET NULL,
    description TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX claim_event ON claim (event_id);

-- Who says it, nearest the document first: document > agency > ministry.
CREATE TABLE attribution (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    claim_id INTEGER NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    actor_id INTEGER NOT NULL REFERENCES actor (id) ON DELETE CASCADE,
    UNIQUE (claim_id, seq)
) STRICT;
CREATE INDEX attribution_actor ON attribution (actor_id, claim_id);

CREATE TABLE figure (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    quote_id INTEGER REFERENCES quote (id) ON DELETE SET NULL,
    event_id INTEGER REFERENCES event (id) ON DELETE SET NULL,
    transfer_id INTEGER REFERENCES transfer (id) ON DELETE SET NULL,
    claim_id INTEGER REFERENCES claim (id) ON DELETE SET NULL,
    low REAL,
    best REAL,
    high REAL,
    bound_words TEXT NOT NULL DEFAULT '',
    unit TEXT NOT NULL DEFAULT '',
    counted TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX figure_quote ON figure (quote_id);
CREATE INDEX figure_event ON figure (event_id);
CREATE INDEX figure_transfer ON figure (transfer_id);
CREATE INDEX figure_claim ON figure (claim_id);

-- A quote is evidence of exactly one record a row; it may give the record a date or a place of its own.
CREATE TABLE evidence (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    quote_id INTEGER NOT NULL REFERENCES quote (id) ON DELETE CASCADE,
    relation TEXT NOT NULL DEFAULT 'supports' CHECK (relation IN ('supports', 'contradicts', 'mentions')),
    actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
    claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
    transfer_id INTEGER REFERENCES transfer (id) ON DELETE CASCADE,
    edtf TEXT,
    place TEXT NOT NULL DEFAULT '',
    CHECK ((actor_id IS NOT NULL) + (event_id IS NOT NULL) + (claim_id IS NOT NULL) + (transfer_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX evidence_quote ON evidence (quote_id, actor_id, event_id, claim_id, transfer_id);
CREATE INDEX evidence_actor ON evidence (actor_id, quote_id) WHERE actor_id IS NOT NULL;
CREATE INDEX evidence_event ON evidence (event_id, quote_id) WHERE event_id IS NOT NULL;
CREATE INDEX evidence_claim ON evidence (claim_id, quote_id) WHERE claim_id IS NOT NULL;
CREATE INDEX evidence_transfer ON evidence (transfer_id, quote_id) WHERE transfer_id IS NOT NULL;

CREATE TABLE note (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    title TEXT NOT NULL,
    body TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    marking TEXT NOT NULL DEFAULT '',
    created_at TEXT NOT NULL,
    saved_at TEXT NOT NULL
) STRICT;

-- One row for each citation in a note's body, in reading order; quote_id is NULL once the quote is gone.
CREATE TABLE citation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    note_id INTEGER NOT NULL REFERENCES note (id) ON DELETE CASCADE,
    seq INTEGER NOT NULL,
    quote_uid TEXT NOT NULL,
    quote_id INTEGER REFERENCES quote (id) ON DELETE SET NULL,
    UNIQUE (note_id, seq)
) STRICT;
CREATE INDEX citation_quote ON citation (quote_id);

CREATE TABLE judgement (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    note_id INTEGER REFERENCES note (id) ON DELETE SET NULL,
    text TEXT NOT NULL CHECK (text <> ''),
    likelihood TEXT NOT NULL DEFAULT '',
    confidence TEXT NOT NULL DEFAULT '',
    basis TEXT NOT NULL DEFAULT '',
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_note ON judgement (note_id);

CREATE TABLE tag (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE CHECK (name <> ''),
    description TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tagging (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tag_id INTEGER NOT NULL REFERENCES tag (id) ON DELETE CASCADE,
    quote_id INTEGER REFERENCES quote (id) ON DELETE CASCADE,
    document_id INTEGER REFERENCES document (id) ON DELETE CASCADE,
    actor_id INTEGER REFERENCES actor (id) ON DELETE CASCADE,
    event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
    claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
    CHECK ((quote_id IS NOT NULL) + (document_id IS NOT NULL) + (actor_id IS NOT NULL) + (event_id IS NOT NULL)
           + (claim_id IS NOT NULL) = 1)
) STRICT;
CREATE INDEX tagging_tag ON tagging (tag_id, quote_id, document_id, actor_id, event_id, claim_id);
CREATE UNIQUE INDEX tagging_quote ON tagging (quote_id, tag_id) WHERE quote_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_document ON tagging (document_id, tag_id) WHERE document_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_actor ON tagging (actor_id, tag_id) WHERE actor_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_event ON tagging (event_id, tag_id) WHERE event_id IS NOT NULL;
CREATE UNIQUE INDEX tagging_claim ON tagging (claim_id, tag_id) WHERE claim_id IS NOT NULL;

-- A suggestion: what is proposed stands in payload (JSON); it becomes a fact only by a person's decision.
CREATE TABLE proposal (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    document_id INTEGER NOT NULL REFERENCES document (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL CHECK ("end" > start),
    exact TEXT NOT NULL,
    payload TEXT NOT NULL,
    modality TEXT NOT NULL DEFAULT 'asserted',
    rule TEXT NOT NULL,
    engine TEXT NOT NULL,
    score REAL NOT NULL,
    status TEXT NOT NULL DEFAULT 'proposed' CHECK (status IN ('proposed', 'accepted', 'edited', 'rejected')),
    fact_uid TEXT NOT NULL DEFAULT '',
    decided_at TEXT
) STRICT;
CREATE INDEX proposal_document ON proposal (document_id, status, start);

-- The journal: one operation a gesture, one change a row made or a column altered. `old` and `new` are untyped on
-- purpose, so that every value comes back as the type that it was.
CREATE TABLE operation (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'dropped')),
    run TEXT NOT NULL DEFAULT '',
    merge_key TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX operation_state ON operation (state, id);

CREATE TABLE change (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    operation INTEGER NOT NULL REFERENCES operation (id),
    "table" TEXT NOT NULL,
    row INTEGER NOT NULL,
    kind TEXT NOT NULL,
    "column" TEXT,
    old,
    new
);
-- The values of a row whose insert was undone, until it is redone.
CREATE TABLE kept (
    seq INTEGER NOT NULL REFERENCES change (seq) ON DELETE CASCADE,
    "column" TEXT NOT NULL,
    value,
    PRIMARY KEY (seq, "column")
) WITHOUT ROWID;
CREATE INDEX change_operation ON change (operation, seq);
CREATE INDEX change_row ON change ("table", row, seq);

-- Search. Derived from the tables above by the writer's TEMP triggers (store/search_index.py), so that undo and redo
-- keep it true by themselves. Triggers in the file may not touch a virtual table: with trusted_schema off SQLite refuses.
CREATE VIRTUAL TABLE document_search USING fts5 (
    text, content = 'document_text', content_rowid = 'document_id',
    tokenize = "unicode61 remove_diacritics 2", prefix = '2 3'
);
-- rowid = record id * 16 + kind number: 1 document title, 2 quote, 3 actor, 4 actor name, 5 event, 6 transfer, 7 claim, 8 note, 9 tag.
CREATE VIRTUAL TABLE record_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
PRAGMA application_id = 0x44535352;
PRAGMA user_version = 1;
COMMIT;
