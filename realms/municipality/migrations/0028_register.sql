-- What a house keeps in lists with dates: agreements, meetings, whom to pass on to, the year's plan (CV-1, NW-16, HE-10).
-- No guest stands here. An entry is never written over: a new row takes its place, and the old one says since when.
CREATE TABLE register_entry (
    id {text} PRIMARY KEY,
    root {text} NOT NULL,
    kind {text} NOT NULL,
    title {text},
    parent {text},
    offer_id {text} REFERENCES offer (id),
    team_id {text} REFERENCES team (id),
    lead_id {text} REFERENCES worker (id),
    deputy_id {text} REFERENCES worker (id),
    topic {text},
    about {text},
    agreed {text},
    seam {text},
    who {text},
    contact {text},
    spot {text},
    times {text},
    question {text},
    summary {text},
    open_on {text},
    from_on {text},
    next_on {text},
    until_on {text},
    rhythm {text},
    by_id {text} NOT NULL REFERENCES worker (id),
    at_ms {int} NOT NULL,
    replaced_ms {int},
    ended_ms {int}
) {strict};
CREATE INDEX register_entry_root ON register_entry (root, replaced_ms);
