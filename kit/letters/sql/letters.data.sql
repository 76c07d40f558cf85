INSERT INTO letters_out (letter_id, to_end, kind, thread, place, envelope, posted_ms, due_ms, tries, last_fault)
VALUES ('6f1d0c2b9a8e47d3b5c4a1f09e8d7c6b', 'civil', 'enquiry', '0a9b8c7d6e5f40312233445566778899', 1, '', 1804003200000, 1804003320000, 0, NULL);
INSERT INTO letters_out (letter_id, to_end, kind, thread, place, envelope, posted_ms, due_ms, tries, last_fault)
VALUES ('7e2c1d3a8b9f46c2a4d5b0e18f9c6d7a', 'civil', 'still-there', NULL, 1, '', 1804003200000, 1804006800000, 3, 'unreachable');
INSERT INTO letters_in (letter_id, taken_on) VALUES ('5d4c3b2a19087f6e5d4c3b2a19087f6e', '2027-03-01');
