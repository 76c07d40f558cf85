INSERT INTO letters_in (letter_id, taken_on) VALUES ('5d4c3b2a19087f6e5d4c3b2a19087f6e', '2027-03-01');
INSERT INTO letters_in (letter_id, taken_on) VALUES ('0f1e2d3c4b5a69788796a5b4c3d2e1f0', '2027-02-14');
