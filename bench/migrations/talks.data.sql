INSERT INTO kept_guest (id) VALUES ('guest-00001');
