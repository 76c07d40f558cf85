INSERT INTO brake (scope, count, since_ms, next_ms) VALUES ('room-key', 2, 1803200000000, 1803200003000);
INSERT INTO brake_salt (day, salt) VALUES ('2027-02-21', '00112233445566778899aabbccddeeff');
