-- What the weekly letters count.
CREATE INDEX breach_noted ON breach (noted_at);
CREATE INDEX arrival_received ON arrival (received_at);
