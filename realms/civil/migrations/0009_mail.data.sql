UPDATE companion SET mail = CAST('sealed' AS {blob}), mail_mark = 'a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5a3f1c9d27b6048e5'
WHERE id = 'mette-001';
