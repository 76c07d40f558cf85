//! Forgeries that need the inside of the seal: what a sender with true keys but wrong content would send.

use std::sync::Arc;

use kit_store::{FixedClock, Given, SeededChance};

use crate::opened::OpenError;
use crate::seal::{open, read_content, seal_content};
use crate::{
    Citizen, CitizenToCivil, Civil, Day, LetterId, LetterKeys, LetterList as _, NotALetter,
    ThreadToken, WalksAlone,
};

fn given() -> Given {
    let clock = FixedClock::at("2027-03-01T15:00:00Z".parse().unwrap());
    Given::new(Arc::new(clock), Arc::new(SeededChance::new(20)))
}

fn opened(kind: &'static str, version: u8, fields: &[u8]) -> Result<CitizenToCivil, OpenError> {
    let given = given();
    let (citizen, civil) = (
        LetterKeys::<Citizen>::new(&given),
        LetterKeys::<Civil>::new(&given),
    );
    let (id, today) = (LetterId::new(&given), Day::from(given.today()));
    let to = civil.address();
    let envelope =
        seal_content::<CitizenToCivil>(kind, version, fields, id, today, &citizen, &to, &given)
            .unwrap();
    open::<CitizenToCivil>(&envelope, &citizen.address(), &civil)
        .map(|opened| opened.letter().clone())
}

#[test]
fn an_unknown_type_or_version_is_refused_even_with_a_true_signature() {
    let letter = CitizenToCivil::from(WalksAlone {
        thread: ThreadToken::new(&given()),
    });
    let fields = letter.fields().unwrap();
    assert_eq!(opened("walks-alone", 1, &fields), Ok(letter));
    assert_eq!(
        opened("walks-alone", 2, &fields),
        Err(NotALetter::UnknownVersion {
            kind: "walks-alone",
            version: 2
        }
        .into())
    );
    assert_eq!(
        opened("appointment", 1, &fields),
        Err(NotALetter::UnknownKind.into())
    );
    assert_eq!(opened("", 1, &fields), Err(NotALetter::UnknownKind.into()));
    assert_eq!(
        opened("walks-alone", 1, b"[]"),
        Err(NotALetter::Fields {
            kind: "walks-alone"
        }
        .into())
    );
}

#[test]
fn nothing_rides_along_behind_the_fields() {
    let given = given();
    let fields = CitizenToCivil::from(WalksAlone {
        thread: ThreadToken::new(&given),
    })
    .fields()
    .unwrap();
    let mut content = [b"2027-03-01".as_slice(), &[1, 11], b"walks-alone"].concat();
    content.extend_from_slice(&u16::try_from(fields.len()).unwrap().to_be_bytes());
    content.extend_from_slice(&fields);
    content.resize(2048, 0);
    let id = LetterId::new(&given);
    assert!(read_content::<CitizenToCivil>(id, &content).is_ok());
    for place in [content.len() - 1, 200] {
        let mut more = content.clone();
        *more.get_mut(place).unwrap() = b'x';
        assert_eq!(
            read_content::<CitizenToCivil>(id, &more),
            Err(OpenError::Content)
        );
    }
    for length in 0..content.len() {
        let cut = content.get(..length).unwrap();
        // Without its padding the content is still whole; the envelope's length is what makes padding binding.
        let whole = length >= 25 + fields.len();
        assert_eq!(
            read_content::<CitizenToCivil>(id, cut).is_ok(),
            whole,
            "{length} bytes"
        );
    }
}

#[test]
fn a_signature_cannot_be_taken_off_and_replaced_by_ones_own() {
    let given = given();
    let (citizen, civil) = (
        LetterKeys::<Citizen>::new(&given),
        LetterKeys::<Civil>::new(&given),
    );
    let thief = LetterKeys::<Citizen>::new(&given);
    let (id, today) = (LetterId::new(&given), Day::from(given.today()));
    let fields = CitizenToCivil::from(WalksAlone {
        thread: ThreadToken::new(&given),
    })
    .fields()
    .unwrap();
    let to = civil.address();
    let mut envelope =
        seal_content::<CitizenToCivil>("walks-alone", 1, &fields, id, today, &citizen, &to, &given)
            .unwrap();
    let own_key = thief.address().verifying_bytes();
    envelope
        .iter_mut()
        .skip(22)
        .zip(own_key)
        .for_each(|(to, from)| *to = from);
    envelope.truncate(envelope.len() - 64);
    let signature = thief.sign(&super::seal::to_sign(&envelope));
    envelope.extend_from_slice(&signature);
    assert_eq!(
        open::<CitizenToCivil>(&envelope, &thief.address(), &civil),
        Err(OpenError::Seal)
    );
}
