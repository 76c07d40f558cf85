-- These refuse to be written unless the talk that was a step alone has become a row, on its day.
INSERT INTO talk (id, guest_id, offer_id, mode, day, by_id, at_ms) SELECT 'talk-00003', guest_id, offer_id, 'phone', day, by_id, at_ms FROM talk WHERE id = 'step-0003' AND day = '2026-09-21';
INSERT INTO turn (id, session, guest_id, talk_id, moment, worker_id, opened_ms, closed_ms) VALUES ('turn-00002', 'hash', 'guest-0001', 'talk-00003', 'start', 'worker-birgitte', 1790000200000, 1790000260000);
