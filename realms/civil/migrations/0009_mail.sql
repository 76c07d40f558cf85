-- Where a companion gets her codes. The mark is a keyed hash: whoever asks for a code is found by it.
ALTER TABLE companion ADD COLUMN mail {blob};
ALTER TABLE companion ADD COLUMN mail_mark {text};
CREATE UNIQUE INDEX companion_mail ON companion (mail_mark);
