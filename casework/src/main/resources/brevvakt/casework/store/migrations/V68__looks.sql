-- When the watch next has something to say of a case, so that a look costs what is due and not what is open.

-- The first day on which the ladder may speak; null where nothing runs. What was open before is looked at once.
ALTER TABLE case_file ADD COLUMN look_on DATE;
UPDATE case_file SET look_on = DATE '1970-01-01'
    WHERE due_on IS NOT NULL AND status NOT IN ('CLOSED', 'CANCELLED', 'MERGED', 'HANDED_OVER');
CREATE INDEX case_file_look ON case_file (look_on);

-- The first day on which silence after an answer may have lasted long enough; null where none is waited for.
ALTER TABLE case_file ADD COLUMN silent_on DATE;
UPDATE case_file SET silent_on = DATE '1970-01-01' WHERE status = 'ANSWERED';
CREATE INDEX case_file_silent ON case_file (silent_on);

-- The calendar by which the running promises have been counted last.
CREATE TABLE counted_calendar (
    fingerprint VARCHAR(64) NOT NULL PRIMARY KEY
);
