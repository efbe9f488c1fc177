-- What was disposed of, by which decision; rows are only ever added. Copies and original are taken away after the commit.
CREATE TABLE disposal (
    record_id BIGINT NOT NULL PRIMARY KEY,
    sha256 VARCHAR(64) NOT NULL,
    rule VARCHAR(64) NOT NULL,
    decision VARCHAR(300) NOT NULL,
    approved_by VARCHAR(200) NOT NULL,
    approved_on DATE NOT NULL,
    disposed_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    disposed_by VARCHAR(128) NOT NULL,
    gone BOOLEAN NOT NULL,
    sealed_on DATE
);
CREATE INDEX disposal_gone ON disposal (gone);
CREATE INDEX disposal_sha256 ON disposal (sha256);
CREATE INDEX disposal_sealed ON disposal (sealed_on);
CREATE INDEX record_entry_sha256 ON record_entry (sha256);
