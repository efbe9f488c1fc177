-- How far we have looked into each mailbox that another mail system keeps.
CREATE TABLE relay_look (
    mailbox VARCHAR(512) NOT NULL PRIMARY KEY,
    -- the numbering of the folder, and the highest number seen in it (RFC 3501, 2.3.1.1); 0 before the first look
    uid_validity BIGINT NOT NULL,
    last_uid BIGINT NOT NULL,
    looked_at TIMESTAMP(6) WITH TIME ZONE,
    -- the first look that failed since the last good one; empty while all is well
    failing_since TIMESTAMP(6) WITH TIME ZONE
);
CREATE INDEX delivery_mailbox_unseen ON delivery (mailbox, seen_at);
