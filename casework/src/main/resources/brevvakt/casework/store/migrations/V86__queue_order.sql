-- The queue is read in its own order, so that its beginning costs the same however long it is.
DROP INDEX case_file_waiting;
CREATE INDEX case_file_waiting ON case_file (waiting, due_on, received_at, case_number);
