INSERT INTO open_person (id, called, note) VALUES ('person-00001', 'Anna', 'En tur.');
