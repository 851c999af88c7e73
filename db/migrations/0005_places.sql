-- Where on the earth an actor is, in degrees; NULL where the program's own table of countries and towns may answer.
BEGIN;

ALTER TABLE actor ADD COLUMN latitude REAL CHECK (latitude BETWEEN -90 AND 90);
ALTER TABLE actor ADD COLUMN longitude REAL CHECK (longitude BETWEEN -180 AND 180);

PRAGMA user_version = 5;
COMMIT;
