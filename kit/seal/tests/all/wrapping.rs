//! One secret, sealed once per way in.

use crate::common::Drawn;
use kit_seal::{SealError, derive, unwrap, wrap};

#[test]
fn a_room_opens_by_each_of_its_ways_and_by_no_other() {
    let drawn = Drawn::new(41);
    let secret = [9; 32];
    let ways = ["words", "card 1", "card 2", "passkey"]
        .map(|way| derive(way.as_bytes(), "way in").expect("32 bytes"));
    let wrapped: Vec<Vec<u8>> = ways
        .iter()
        .map(|way| wrap(&secret, way, "room key", "room 1", &|b| drawn.fill(b)).expect("short"))
        .collect();
    for (at, sealed) in wrapped.iter().enumerate() {
        assert_eq!(sealed.len(), 1 + 24 + 32 + 16);
        for (by, way) in ways.iter().enumerate() {
            let opened = unwrap(sealed, way, "room key", "room 1");
            if at == by {
                assert_eq!(*opened.expect("its own way"), secret);
            } else {
                assert!(matches!(opened, Err(SealError::Refused)));
            }
        }
    }
    assert_ne!(wrapped[0], wrapped[1]);
}

#[test]
fn a_wrapped_key_serves_one_purpose_and_one_id_only() {
    let drawn = Drawn::new(42);
    let under = [4; 32];
    let wrapped = wrap(&[9; 32], &under, "room key", "room 1", &|b| drawn.fill(b)).expect("short");
    for (purpose, to) in [
        ("person key", "room 1"),
        ("room key", "room 2"),
        ("room keyr", "oom 1"),
        ("", ""),
    ] {
        assert!(matches!(
            unwrap(&wrapped, &under, purpose, to),
            Err(SealError::Refused)
        ));
    }
}

#[test]
fn every_flipped_bit_and_every_cut_of_a_wrapped_key_is_refused() {
    let drawn = Drawn::new(43);
    let under = [4; 32];
    let wrapped = wrap(&[9; 32], &under, "room key", "room 1", &|b| drawn.fill(b)).expect("short");
    let (mut survived, mut tried) = (0, 0);
    for bit in 0..wrapped.len() * 8 {
        let mut bytes = wrapped.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let result = unwrap(&bytes, &under, "room key", "room 1");
        tried += 1;
        survived += usize::from(if bit < 8 {
            matches!(result, Err(SealError::UnknownVersion(_)))
        } else {
            matches!(result, Err(SealError::Refused))
        });
    }
    for end in 0..wrapped.len() {
        tried += 1;
        let result = unwrap(&wrapped[..end], &under, "room key", "room 1");
        survived += usize::from(matches!(result, Err(SealError::Refused)));
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
}

#[test]
fn a_derived_key_follows_from_token_and_purpose() {
    let key = |token: &str, purpose| *derive(token.as_bytes(), purpose).expect("32 bytes");
    assert_eq!(key("token", "room"), key("token", "room"));
    assert_ne!(key("token", "room"), key("token", "session"));
    assert_ne!(key("token", "room"), key("other", "room"));
    assert_ne!(key("token", "room"), [0; 32]);
}
