-- Which automatic answers have been handed out towards the outside, by the name and the try of each: none is handed out twice.
CREATE TABLE leaving (
    once_key VARCHAR(400) PRIMARY KEY,
    left_at TIMESTAMP(6) WITH TIME ZONE NOT NULL
);
CREATE INDEX leaving_at ON leaving (left_at);
