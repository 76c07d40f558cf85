-- A worker's own tip about a place of the public directory, beside the public words (GM-16). No guest, no visit.
CREATE TABLE community_tip (
    id {text} PRIMARY KEY,
    community_id {text} NOT NULL,
    tip {text} NOT NULL,
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    gone_ms {int}
) {strict};
-- Social terms and health terms side by side, as the operator has loaded them (HE-4).
CREATE TABLE term_pair (
    place {int} PRIMARY KEY,
    social_code {text} NOT NULL,
    social {text} NOT NULL,
    health_code {text} NOT NULL,
    health {text} NOT NULL,
    loaded_ms {int} NOT NULL
) {strict};
