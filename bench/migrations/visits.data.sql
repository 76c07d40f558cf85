INSERT INTO visit (id, group_id, at, guest, place) VALUES ('v-1', 1, '2027-03-03T16:00', 'Åse', 'Havnegade 4');
INSERT INTO note (id, writer, at_ms, body) VALUES ('n-1', 1, 1804172400000, 'Mødtes ved døren');
