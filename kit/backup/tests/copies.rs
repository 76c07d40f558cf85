//! Copies that were changed, cut, put together anew, or brought to somebody else (T5).
#![cfg(test)]

use std::sync::Arc;

use kit_backup::{BackupError, Label, open, seal};
use kit_store::{Given, SeededChance, SystemClock};

const SEED: u64 = 20_270_301;
const KEY: [u8; 32] = [7; 32];
const DATA: Label<'static> = Label {
    realm: "civil",
    part: "data",
};
/// Bytes before the first portion: the first line, and 32 digits with the end of their line.
const LEAD: usize = 18 + 33;

fn chance(seed: u64) -> Given {
    Given::new(Arc::new(SystemClock), Arc::new(SeededChance::new(seed)))
}

fn plain(length: usize) -> Vec<u8> {
    (0_u8..=250).cycle().take(length).collect()
}

fn sealed(length: usize, seed: u64) -> Vec<u8> {
    let (given, mut out) = (chance(seed), Vec::new());
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    seal(
        &DATA,
        &KEY,
        b"made today",
        &mut &plain(length)[..],
        &mut out,
        &fill,
    )
    .expect("sealed");
    out
}

fn opened(
    label: &Label<'_>,
    key: &[u8; 32],
    copy: &[u8],
) -> Result<(Vec<u8>, Vec<u8>), BackupError> {
    let mut out = Vec::new();
    let cover = open(label, key, &mut &copy[..], &mut out)?;
    Ok((cover, out))
}

/// The sealed portions with their lengths.
fn portions(copy: &[u8]) -> Vec<Vec<u8>> {
    let (mut rest, mut found) = (&copy[LEAD..], Vec::new());
    while !rest.is_empty() {
        let length = u32::from_be_bytes(rest[..4].try_into().expect("four"));
        let end = 4 + usize::try_from(length).expect("small");
        found.push(rest[..end].to_vec());
        rest = &rest[end..];
    }
    found
}

#[test]
fn what_was_sealed_comes_out_whatever_its_length() {
    for length in [0, 1, 65_531, 65_532, 65_533, 3 * 65_532, 200_000] {
        let (cover, out) = opened(&DATA, &KEY, &sealed(length, SEED)).expect("opens");
        assert_eq!(cover, b"made today");
        assert!(out == plain(length), "{length}");
    }
}

/// T5: bit rot in a copy. Every bit of a short one, and some of a long one.
#[test]
fn t5_every_flipped_bit_of_a_copy_is_noticed() {
    let (mut tried, mut noticed) = (0_u32, 0_u32);
    let mut flip = |copy: &[u8], bit: usize| {
        let mut rotten = copy.to_vec();
        rotten[bit / 8] ^= 1 << (bit % 8);
        tried += 1;
        noticed += u32::from(opened(&DATA, &KEY, &rotten).is_err());
    };
    let short = sealed(40, SEED);
    (0..short.len() * 8).for_each(|bit| flip(&short, bit));
    let (long, given) = (sealed(200_000, SEED), chance(SEED));
    for _ in 0..1_000 {
        let bits = u64::try_from(long.len() * 8).expect("small");
        flip(&long, usize::try_from(given.below(bits)).expect("small"));
    }
    println!("T5 flipped bits noticed {noticed} / {tried}, seed {SEED}");
    assert_eq!(noticed, tried);
}

#[test]
fn every_cut_and_every_byte_too_many_is_noticed() {
    let (copy, mut tried) = (sealed(140_000, SEED), 0);
    let ends = portions(&copy).into_iter().scan(LEAD, |at, portion| {
        *at += portion.len();
        Some(*at)
    });
    let ends: Vec<usize> = ends.take_while(|end| *end < copy.len()).collect();
    for cut in (0..200).chain(ends).chain(copy.len() - 200..copy.len()) {
        assert!(opened(&DATA, &KEY, &copy[..cut]).is_err(), "cut at {cut}");
        tried += 1;
    }
    let mut longer = copy.clone();
    for more in 1..10 {
        longer.push(more);
        assert!(opened(&DATA, &KEY, &longer).is_err());
        tried += 1;
    }
    println!("cuts and lengthenings noticed {tried} / {tried}, no seed");
}

#[test]
fn portions_left_out_moved_or_taken_from_another_copy_are_noticed() {
    let (copy, other) = (sealed(200_000, SEED), sealed(200_000, SEED + 1));
    let (own, theirs) = (portions(&copy), portions(&other));
    assert_eq!(own.len(), 5);
    let put = |portions: &[&Vec<u8>]| {
        let mut out = copy[..LEAD].to_vec();
        portions
            .iter()
            .for_each(|portion| out.extend_from_slice(portion));
        opened(&DATA, &KEY, &out)
    };
    let all: Vec<&Vec<u8>> = own.iter().collect();
    assert!(put(&all).is_ok());
    for at in 0..own.len() {
        let mut left_out = all.clone();
        left_out.remove(at);
        assert!(put(&left_out).is_err(), "{at} left out");
        let mut twice = all.clone();
        twice.insert(at, &own[at]);
        assert!(put(&twice).is_err(), "{at} twice");
        let mut strange = all.clone();
        strange[at] = &theirs[at];
        assert!(put(&strange).is_err(), "{at} of another copy");
        let mut moved = all.clone();
        moved.swap(at, (at + 1) % own.len());
        assert!(put(&moved).is_err(), "{at} moved");
    }
    assert!(put(&[]).is_err(), "nothing at all");
}

#[test]
fn a_copy_opens_for_its_own_realm_part_and_key_only() {
    let copy = sealed(100, SEED);
    let other_realm = Label {
        realm: "municipality",
        ..DATA
    };
    let other_part = Label {
        part: "ring",
        ..DATA
    };
    for (label, key) in [(other_realm, KEY), (other_part, KEY), (DATA, [8; 32])] {
        assert!(matches!(
            opened(&label, &key, &copy),
            Err(BackupError::Refused)
        ));
    }
    assert!(matches!(
        opened(&DATA, &KEY, b"SQLite format 3"),
        Err(BackupError::NotACopy)
    ));
}

/// T14: nothing of what was copied, nor of its cover, stands in the copy.
#[test]
fn a_copy_shows_nothing_of_what_is_in_it() {
    let (given, mut copy) = (chance(SEED), Vec::new());
    let fill = |bytes: &mut [u8]| given.fill(bytes);
    let text = b"Amir fra Havnegade".repeat(10_000);
    seal(
        &DATA,
        &KEY,
        b"Amir fra Havnegade",
        &mut &text[..],
        &mut copy,
        &fill,
    )
    .expect("sealed");
    for word in [&b"Amir"[..], b"Havnegade", b"civil", b"data"] {
        assert!(!copy.windows(word.len()).any(|window| window == word));
    }
}
