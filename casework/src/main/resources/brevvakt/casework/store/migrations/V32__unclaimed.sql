-- Each way out keeps a repetition from leaving twice (ADR 006): nobody claims a mail before it is handed over.
ALTER TABLE outbox DROP COLUMN claimed;
