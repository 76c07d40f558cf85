//! The fields of a letter, an answer's bytes, an address's text: what is read once an envelope is open.

use kit_letters::{
    ANSWER_LENGTH, Answer, Citizen, CitizenToCivil, Civil, CivilToCitizen, LetterAddress,
    LetterList,
};

use crate::parts::{choice, pick};

/// The first byte chooses direction and kind of letter; the rest are its fields.
pub(crate) fn read(bytes: &[u8]) {
    let (which, rest) = choice(bytes);
    match which % 4 {
        0 => fields::<CitizenToCivil>(which / 4, rest),
        1 => fields::<CivilToCitizen>(which / 4, rest),
        2 => answer(rest),
        _ => address(rest),
    }
}

/// What can be read can be written, and reads the same again.
fn fields<L: LetterList>(kind: u8, fields: &[u8]) {
    let Some(kind) = pick(L::KINDS, kind) else {
        return;
    };
    for version in [0, L::VERSION.saturating_add(1)] {
        assert!(L::from_fields(kind, version, fields).is_err());
    }
    if let Ok(letter) = L::from_fields(kind, L::VERSION, fields) {
        keeps::<L>(&letter);
        assert_eq!(letter.kind(), kind);
    }
}

/// A letter that was read says what it holds, and holds it when it is written and read again.
pub(crate) fn keeps<L: LetterList>(letter: &L) {
    let _ = letter.shown();
    let again = letter
        .fields()
        .ok()
        .and_then(|fields| L::from_fields(letter.kind(), L::VERSION, &fields).ok());
    assert!(
        again.as_ref() == Some(letter),
        "a {} was read that cannot be written",
        letter.kind()
    );
}

fn answer(bytes: &[u8]) {
    let Some((head, _)) = bytes.split_first_chunk::<ANSWER_LENGTH>() else {
        return;
    };
    if let Some(Answer::Taken(receipt)) = Answer::<CitizenToCivil>::from_bytes(head) {
        let taken = Answer::Taken(receipt);
        assert_eq!(&taken.to_bytes(), head);
    }
}

fn address(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    if let Some(address) = LetterAddress::<Civil>::from_text(&text) {
        assert_eq!(
            LetterAddress::<Civil>::from_text(&address.to_text()),
            Some(address)
        );
    }
    if let Some(address) = LetterAddress::<Citizen>::from_text(&text) {
        assert_eq!(
            LetterAddress::<Citizen>::from_text(&address.to_text()),
            Some(address)
        );
    }
}
