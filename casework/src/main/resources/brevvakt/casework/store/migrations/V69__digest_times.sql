-- Whose morning letter of a day has been seen to, also where there was nothing to say; the days before are taken away.
CREATE TABLE digest_done (
    on_day DATE NOT NULL,
    username VARCHAR(128) NOT NULL,
    PRIMARY KEY (on_day, username)
);
