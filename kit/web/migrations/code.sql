-- Codes by mail. A row is there for every asking, known address or not, and looks the same: nobody can tell from it.
CREATE TABLE code (
    browser_hash {text} PRIMARY KEY,
    account {text} NOT NULL,
    lang {text} NOT NULL,
    asked_ms {int} NOT NULL,
    made_ms {int},
    salt {text},
    proof {text},
    link_hash {text},
    tries_left {int} NOT NULL,
    ends_ms {int} NOT NULL
) {strict};
CREATE INDEX code_account ON code (account, asked_ms);
