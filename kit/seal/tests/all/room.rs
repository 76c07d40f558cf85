//! A citizen's room: anybody seals to it, only its holder opens, and only in the same cell.

use crate::common::{AMIR, Drawn};
use kit_seal::{Cell, Pair, PublicKey, SealError, SecretKey, open_with, seal_to};

#[test]
fn what_is_sealed_to_a_room_opens_with_its_secret_key() {
    let drawn = Drawn::new(31);
    let (mut survived, tried) = (0, 50);
    for _ in 0..tried {
        let pair = Pair::draw(&|b| drawn.fill(b));
        let public = PublicKey::from_bytes(&pair.public.to_bytes()).expect("kept");
        let text = drawn.text(300);
        let sealed = seal_to(&public, &AMIR, text.as_bytes(), &|b| drawn.fill(b)).expect("a key");
        let secret = SecretKey::from_bytes(&pair.secret.to_bytes()).expect("kept");
        assert_eq!(
            open_with(&secret, &AMIR, &sealed).expect("ours").as_slice(),
            text.as_bytes()
        );
        survived += 1;
    }
    println!("survived {survived} / tried {tried}");
}

#[test]
fn the_public_key_follows_from_the_secret_one() {
    let drawn = Drawn::new(32);
    let (one, two) = (
        Pair::draw(&|b| drawn.fill(b)),
        Pair::draw(&|b| drawn.fill(b)),
    );
    assert!(one.secret.public() == one.public);
    assert!(one.secret.public() != two.public);
    assert_ne!(one.public.to_bytes(), one.public.to_bytes().map(|_| 0));
    assert_ne!(*one.secret.to_bytes(), *two.secret.to_bytes());
}

#[test]
fn every_flipped_bit_every_cut_and_every_other_room_or_cell_is_refused() {
    let drawn = Drawn::new(33);
    let (mine, other) = (
        Pair::draw(&|b| drawn.fill(b)),
        Pair::draw(&|b| drawn.fill(b)),
    );
    let sealed = seal_to(&mine.public, &AMIR, b"Kom onsdag", &|b| drawn.fill(b)).expect("a key");
    let (mut survived, mut tried) = (0, 0);
    let mut count = |result: Result<_, SealError>| {
        tried += 1;
        survived += usize::from(matches!(
            result,
            Err(SealError::Refused | SealError::UnknownVersion(_))
        ));
    };
    for bit in 0..sealed.len() * 8 {
        let mut bytes = sealed.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        count(open_with(&mine.secret, &AMIR, &bytes));
    }
    for end in 0..sealed.len() {
        count(open_with(&mine.secret, &AMIR, &sealed[..end]));
    }
    for cell in [
        Cell {
            realm: "citizen",
            ..AMIR
        },
        Cell {
            table: "room",
            ..AMIR
        },
        Cell {
            column: "note",
            ..AMIR
        },
        Cell { row: "r2", ..AMIR },
        Cell {
            person: "p-mette",
            ..AMIR
        },
    ] {
        count(open_with(&mine.secret, &cell, &sealed));
    }
    count(open_with(&other.secret, &AMIR, &sealed));
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
    let newer = [&[2][..], &sealed[1..]].concat();
    let result = open_with(&mine.secret, &AMIR, &newer);
    assert!(matches!(result, Err(SealError::UnknownVersion(2))));
}

#[test]
fn a_letter_in_a_room_shows_neither_text_nor_length() {
    let drawn = Drawn::new(34);
    let pair = Pair::draw(&|b| drawn.fill(b));
    let seal = |text: &[u8]| seal_to(&pair.public, &AMIR, text, &|b| drawn.fill(b)).expect("a key");
    let sealed = seal(b"kanariefugl");
    assert!(!sealed.windows(11).any(|w| w == b"kanariefugl"));
    // Version, one-time key, class, tag.
    assert_eq!(sealed.len(), 1 + 32 + 64 + 16);
    assert_eq!(seal(&[b'x'; 61]).len(), 1 + 32 + 256 + 16);
    assert_ne!(seal(b"kanariefugl"), sealed, "a fresh one-time key each");
    let too_long = seal_to(&pair.public, &AMIR, &[0; 65_533], &|b| drawn.fill(b));
    assert!(matches!(too_long, Err(SealError::TooLong { .. })));
}

#[test]
fn bytes_that_are_no_key_are_refused() {
    let drawn = Drawn::new(35);
    assert!(matches!(
        PublicKey::from_bytes(&[1; 31]),
        Err(SealError::Refused)
    ));
    // A point of low order would make a seal that anybody opens.
    let weak = PublicKey::from_bytes(&[0; 32]).expect("32 bytes");
    let sealed = seal_to(&weak, &AMIR, b"x", &|b| drawn.fill(b));
    assert!(matches!(sealed, Err(SealError::Refused)));
}
