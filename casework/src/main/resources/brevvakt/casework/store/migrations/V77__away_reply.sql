-- A writer who repeats himself, or writes on and on, is a machine: what he wrote when he was told, and how often since.
ALTER TABLE away_reply ADD COLUMN words VARCHAR(64);
ALTER TABLE away_reply ADD COLUMN letters INTEGER DEFAULT 1 NOT NULL;
