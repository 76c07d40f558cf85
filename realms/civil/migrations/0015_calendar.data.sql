INSERT INTO event (id, association_id, kind, title, place, starts, ends, seats, contact_name, contact_phone, made_ms) VALUES ('event-001', 'havnen-1', 'information', 'Hvad er en følgesven?', 'Biblioteket', '2027-03-03T16:00', '2027-03-03T17:30', 20, 'Lone', '12 34 56 78', 1772000000000);
INSERT INTO event_seat (id, event_id, taken_ms) VALUES ('seat-0001', 'event-001', 1772100000000);
INSERT INTO calendar_feed (person_id, role, token_hash, made_ms) VALUES ('lone-0001', 'coordinator', 'hash', 1772100000000);
