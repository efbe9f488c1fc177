-- Where a password came from, and whether it is a first one that must be changed at the first login to the portal.
ALTER TABLE login ADD COLUMN source VARCHAR(8) DEFAULT 'FILE' NOT NULL;
ALTER TABLE login ADD COLUMN must_change BOOLEAN DEFAULT FALSE NOT NULL;
