-- The optional second step: an e-mail address that gets a code when the words are typed in an unknown browser. Sealed
-- to the room: the host can send to it only while its guest has just typed her words.
CREATE TABLE second_step (
    room_id {text} PRIMARY KEY REFERENCES room (id),
    told {blob} NOT NULL
) {strict};
-- Browsers that are not asked for the code again. Only a hash of the cookie stands here.
CREATE TABLE known_browser (
    token_hash {text} PRIMARY KEY,
    room_id {text} NOT NULL REFERENCES room (id),
    ends_ms {int} NOT NULL
) {strict};
CREATE INDEX known_browser_room ON known_browser (room_id);
-- Wrong words are counted by the house's brakes now, with the address and with everybody together.
DROP TABLE wrong_words;
