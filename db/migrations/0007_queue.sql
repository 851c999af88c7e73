-- What waits for a review is counted and found from an index alone, whatever the payloads weigh.
BEGIN;

CREATE INDEX proposal_queue ON proposal (document_id, kind, status, start, "end");

PRAGMA user_version = 7;
COMMIT;
