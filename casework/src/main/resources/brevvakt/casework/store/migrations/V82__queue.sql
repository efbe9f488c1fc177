-- The queue of the service centre: when a case began to wait and when it left, and where the routing table would send it.
CREATE TABLE queue_stay (
    case_number VARCHAR(40) NOT NULL PRIMARY KEY,
    came_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
    left_at TIMESTAMP(6) WITH TIME ZONE,
    passed BOOLEAN NOT NULL
);
CREATE INDEX queue_stay_came ON queue_stay (came_at);
CREATE INDEX queue_stay_left ON queue_stay (left_at);
CREATE TABLE case_proposal (
    case_number VARCHAR(40) NOT NULL PRIMARY KEY,
    unit VARCHAR(128),
    reason ${text},
    authority VARCHAR(128)
);
