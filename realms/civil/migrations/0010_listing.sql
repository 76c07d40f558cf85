-- An association's own pages about its communities. Everything here is meant for everybody: no guest, no crossing and no
-- count of either is ever written into it, by hand of a coordinator or by the program.
CREATE TABLE listing (
    community_id {text} PRIMARY KEY REFERENCES community (id),
    published_at_ms {int},
    taken_down_at_ms {int},
    confirmed_on {text}
) {strict};
-- What a page says, a row each time it is said: the newest of a field holds. `save` is the number of the form it came with,
-- so that a double press writes once and a slip is taken back whole.
CREATE TABLE listing_fact (
    save {text} NOT NULL,
    field {text} NOT NULL,
    community_id {text} NOT NULL REFERENCES community (id),
    words {text} NOT NULL,
    at_ms {int} NOT NULL,
    PRIMARY KEY (save, field)
) {strict};
CREATE INDEX listing_fact_of ON listing_fact (community_id, at_ms);
-- The address by which somebody of the community says once that everything still holds, without login. Only its hash.
CREATE TABLE listing_link (
    token_hash {text} PRIMARY KEY,
    community_id {text} NOT NULL REFERENCES community (id),
    made_ms {int} NOT NULL
) {strict};
CREATE INDEX listing_link_of ON listing_link (community_id);
-- How a weekly time comes back, and its first and last day.
ALTER TABLE community_time ADD COLUMN rhythm {text} NOT NULL DEFAULT 'weekly';
ALTER TABLE community_time ADD COLUMN begins {text};
ALTER TABLE community_time ADD COLUMN until {text};
-- What was known before there were pages is what they say first.
INSERT INTO listing_fact (save, field, community_id, words, at_ms) SELECT 'before-' || id, 'name', id, name, 0 FROM community;
INSERT INTO listing_fact (save, field, community_id, words, at_ms) SELECT 'before-' || id, 'place_name', id, meeting_place, 0 FROM community;
INSERT INTO listing_fact (save, field, community_id, words, at_ms) SELECT 'before-' || id, 'wishes', id, wishes, 0 FROM community;
