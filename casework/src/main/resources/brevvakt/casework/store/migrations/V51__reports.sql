-- What reports ask for: the cases of a year, the mail of a mailbox in a period.
CREATE INDEX case_file_received ON case_file (received_at);
CREATE INDEX record_entry_received ON record_entry (received_at);
