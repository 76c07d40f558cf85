INSERT INTO instrument (id, url, version, questionnaire, scoring, loaded_ms) VALUES ('instrument-1', 'https://example.org/q', '1', '{"resourceType":"Questionnaire"}', 'items = []', 1790000000000);
