-- The version of each calendar entry that was last taken, so that an older one changes nothing (RFC 5546).
CREATE TABLE calendar_entry (
    employee VARCHAR(128) NOT NULL,
    uid VARCHAR(500) NOT NULL,
    sequence INTEGER NOT NULL,
    stamped_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    PRIMARY KEY (employee, uid)
);

-- The mails to the absence address that were looked at, each once.
CREATE TABLE calendar_mail (
    arrival_id VARCHAR(64) PRIMARY KEY,
    employee VARCHAR(128) NOT NULL,
    on_day DATE NOT NULL
);
CREATE INDEX calendar_mail_day ON calendar_mail (employee, on_day);
