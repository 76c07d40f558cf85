//! What was sealed once opens for ever. The values were made by other programs (libsodium through PyNaCl 1.6.2 for
//! XChaCha20-Poly1305, Python's hmac for HKDF) from the layout in the README, so they also say that ours is that layout.

use crate::common::{AMIR, vault};
use kit_seal::{Sealed, derive, unwrap, wrap};

const CELL: &str = "0100000001000102030405060708090a0b0c0d0e0f1011121314151617e0a5da8e8283abd172741a9f2af1b7b90fc37d \
    3371208c415e4c7b87836ef65ae2aaa5b53af567269c21ec686b1ac0b5f8bc51367cbe9860be5a0fe7909b2df72cc092 \
    9db09a6084315d09eb0be85815";

const WRAPPED: &str = "01000102030405060708090a0b0c0d0e0f10111213141516170f72d5ab4f04f47cb8b610e2ae5ef31f28de4d3d3835be \
    eee3f3a0334613cd637e925e58f669bd70e2807762de500b0d";

const DERIVED: &str = "fdd35e4fff7e664b8e60c4af71bd5096053b0e1f301b22caf9fece05da95586c";

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u8> = hex
        .chars()
        .filter_map(|digit| digit.to_digit(16))
        .map(|digit| u8::try_from(digit).expect("a hex digit"))
        .collect();
    digits.chunks(2).map(|two| two[0] * 16 + two[1]).collect()
}

/// The nonce that the other program was given: 0, 1, 2 …
fn counting(bytes: &mut [u8]) {
    for (at, byte) in (0..).zip(bytes) {
        *byte = at;
    }
}

#[test]
fn a_cell_sealed_by_another_program_is_ours_byte_for_byte() {
    let sealed = Sealed::from_bytes(bytes(CELL));
    assert_eq!(vault().open(&AMIR, &sealed).expect("ours"), "Åse");
    assert!(vault().seal(&AMIR, "Åse", &counting).expect("known") == sealed);
}

#[test]
fn a_key_wrapped_by_another_program_is_ours_byte_for_byte() {
    let wrapped = bytes(WRAPPED);
    let secret = unwrap(&wrapped, &[4; 32], "room key", "room 1").expect("ours");
    assert_eq!(*secret, [9; 32]);
    let again = wrap(&[9; 32], &[4; 32], "room key", "room 1", &counting).expect("short");
    assert_eq!(again, wrapped);
}

#[test]
fn a_key_derived_by_another_program_is_ours() {
    let key = derive(b"token", "room").expect("32 bytes");
    assert_eq!(key.as_slice(), bytes(DERIVED));
}
