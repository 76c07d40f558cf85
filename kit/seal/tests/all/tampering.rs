//! Every flipped bit, every other cell, every cut and every swap is refused.

use crate::common::{AMIR, Drawn, vault};
use kit_seal::{Cell, SealError, Sealed};

/// Whether the vault refused; a wrong text or an opened value is a failure of the test, not of the seal.
fn refused(result: &Result<String, SealError>) -> bool {
    matches!(
        result,
        Err(SealError::Refused | SealError::NoKey | SealError::UnknownVersion(_))
    )
}

#[test]
fn every_flipped_bit_is_refused() {
    let (vault, drawn) = (vault(), Drawn::new(21));
    let (mut survived, mut tried) = (0, 0);
    for text in ["", "Amir", &drawn.text(60), &drawn.text(900)] {
        let sealed = vault.seal(&AMIR, text, &|b| drawn.fill(b)).expect("known");
        for bit in 0..sealed.as_bytes().len() * 8 {
            let mut bytes = sealed.as_bytes().to_vec();
            bytes[bit / 8] ^= 1 << (bit % 8);
            let result = vault.open(&AMIR, &Sealed::from_bytes(bytes));
            tried += 1;
            survived += usize::from(refused(&result));
            match bit / 8 {
                0 => assert!(matches!(result, Err(SealError::UnknownVersion(_)))),
                1..5 => assert!(matches!(result, Err(SealError::NoKey))),
                _ => assert!(matches!(result, Err(SealError::Refused))),
            }
        }
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
}

#[test]
fn every_cut_and_every_byte_too_many_is_refused() {
    let (vault, drawn) = (vault(), Drawn::new(22));
    let sealed = vault
        .seal(&AMIR, "Amir", &|b| drawn.fill(b))
        .expect("known");
    let whole = sealed.as_bytes();
    let (mut survived, mut tried) = (0, 0);
    let cuts = (0..whole.len()).map(|end| whole[..end].to_vec());
    let tails = (1..whole.len()).map(|from| whole[from..].to_vec());
    let longer = (1..40).map(|more| [whole, &vec![0; more]].concat());
    for bytes in cuts.chain(tails).chain(longer) {
        tried += 1;
        survived += usize::from(refused(&vault.open(&AMIR, &Sealed::from_bytes(bytes))));
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
}

#[test]
fn no_value_opens_in_another_cell() {
    let (vault, drawn) = (vault(), Drawn::new(23));
    let realms = ["civil", "citizen", "research"];
    let tables = ["guest", "gues", "visit"];
    let columns = ["name", "tname", "note"];
    let rows = ["r1", "r2", "1"];
    let persons = ["p-amir", "p-mette"];
    let mut cells = Vec::new();
    for realm in realms {
        for table in tables {
            for column in columns {
                for row in rows {
                    for person in persons {
                        cells.push(Cell {
                            realm,
                            table,
                            column,
                            row,
                            person,
                        });
                    }
                }
            }
        }
    }
    let (mut survived, mut tried) = (0, 0);
    for cell in &cells {
        let sealed = vault.seal(cell, "Amir", &|b| drawn.fill(b)).expect("known");
        for other in &cells {
            let result = vault.open(other, &sealed);
            if other == cell {
                assert_eq!(result.expect("its own cell"), "Amir");
            } else {
                tried += 1;
                survived += usize::from(matches!(result, Err(SealError::Refused)));
            }
        }
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
}

#[test]
fn parts_of_two_values_do_not_make_a_third() {
    let (vault, drawn) = (vault(), Drawn::new(24));
    let (mut survived, mut tried) = (0, 0);
    for _ in 0..200 {
        let seal = |text: &str| vault.seal(&AMIR, text, &|b| drawn.fill(b)).expect("known");
        let (one, two) = (seal(&drawn.text(25)), seal(&drawn.text(25)));
        let (one, two) = (one.as_bytes(), two.as_bytes());
        // Behind version and generation, which both share; anywhere up to the last byte of the tag.
        let at = 6 + drawn.below(one.len() - 6);
        let swapped = [&one[..at], &two[at..]].concat();
        if swapped != one && swapped != two {
            tried += 1;
            let result = vault.open(&AMIR, &Sealed::from_bytes(swapped));
            survived += usize::from(matches!(result, Err(SealError::Refused)));
        }
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
    assert!(tried > 150, "the swaps were swaps");
}

#[test]
fn random_bytes_are_refused() {
    let (vault, drawn) = (vault(), Drawn::new(25));
    let (mut survived, tried) = (0, 5_000);
    for _ in 0..tried {
        let mut bytes = vec![0; drawn.below(300)];
        drawn.fill(&mut bytes);
        // Half of them with a right beginning.
        if drawn.below(2) == 0 {
            bytes.splice(0..bytes.len().min(5), [1, 0, 0, 0, 1]);
        }
        survived += usize::from(refused(&vault.open(&AMIR, &Sealed::from_bytes(bytes))));
    }
    println!("survived {survived} / tried {tried}");
    assert_eq!(survived, tried);
}
