INSERT INTO code (browser_hash, account, lang, asked_ms, made_ms, salt, proof, link_hash, tries_left, ends_ms) VALUES
    ('9f86d081884c7d659a2feaa0c55ad015', 'account-0001', 'da', 1803200000000, 1803200001000,
    '00112233445566778899aabbccddeeff', '1111111111111111', '2222222222222222', 5, 1803200601000);
