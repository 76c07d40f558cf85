//! What is sealed opens where it was sealed, and shows nothing.

use crate::common::{AMIR, Drawn, vault};
use kit_seal::{Cell, PersonKey, SIZE_CLASSES, SealError, Sealed, Vault, Zeroizing};

#[test]
fn what_is_sealed_opens_in_its_cell() {
    let (vault, drawn) = (vault(), Drawn::new(1));
    let (mut survived, tried) = (0, 500);
    for _ in 0..tried {
        let text = drawn.text(400);
        let sealed = vault.seal(&AMIR, &text, &|b| drawn.fill(b)).expect("known");
        let kept = Sealed::from_bytes(sealed.as_bytes().to_vec());
        assert_eq!(vault.open(&AMIR, &kept).expect("unchanged"), text);
        survived += 1;
    }
    println!("survived {survived} / tried {tried}");
}

#[test]
fn two_seals_of_one_text_are_not_alike() {
    let (vault, drawn) = (vault(), Drawn::new(2));
    let seal = || {
        vault
            .seal(&AMIR, "Amir", &|b| drawn.fill(b))
            .expect("known")
    };
    assert_ne!(seal(), seal());
}

#[test]
fn the_length_of_a_sealed_value_tells_its_class_only() {
    let (vault, drawn) = (vault(), Drawn::new(3));
    for (class, below) in SIZE_CLASSES.iter().zip([0].iter().chain(&SIZE_CLASSES)) {
        for bytes in [below.saturating_sub(3), class - 4] {
            let sealed = vault
                .seal(&AMIR, &"x".repeat(bytes), &|b| drawn.fill(b))
                .expect("it fits");
            // Version, generation, nonce, class, tag.
            assert_eq!(sealed.as_bytes().len(), 1 + 4 + 24 + class + 16);
        }
    }
    let too_long = vault.seal(&AMIR, &"x".repeat(65_533), &|b| drawn.fill(b));
    assert!(matches!(too_long, Err(SealError::TooLong { most: 65_532 })));
}

#[test]
fn t14_the_text_is_not_in_what_is_kept_nor_in_what_is_said() {
    let (vault, drawn) = (vault(), Drawn::new(4));
    let canary = "kanariefugl-7731";
    let sealed = vault
        .seal(&AMIR, canary, &|b| drawn.fill(b))
        .expect("known");
    let holds = |bytes: &[u8]| bytes.windows(canary.len()).any(|w| w == canary.as_bytes());
    assert!(!holds(sealed.as_bytes()));
    assert!(!holds(format!("{sealed:?} {vault:?}").as_bytes()));
    let moved = Cell {
        row: "other",
        ..AMIR
    };
    let fault = vault.open(&moved, &sealed).expect_err("moved");
    assert!(!holds(format!("{fault} {fault:?}").as_bytes()));
    assert!(!format!("{fault} {fault:?}").contains("p-amir"));
    assert_eq!(format!("{vault:?}"), "Vault");
}

#[test]
fn without_a_key_nothing_is_sealed_opened_or_found() {
    let drawn = Drawn::new(5);
    let sealed = vault()
        .seal(&AMIR, "Amir", &|b| drawn.fill(b))
        .expect("known");
    let closed = Vault::none();
    let seal = closed.seal(&AMIR, "Amir", &|b| drawn.fill(b));
    assert!(matches!(seal, Err(SealError::NoKey)));
    assert!(matches!(closed.open(&AMIR, &sealed), Err(SealError::NoKey)));
    assert!(matches!(
        closed.finder("mail", "a@b.dk"),
        Err(SealError::NoKey)
    ));
    assert!(matches!(closed.new_person("p-amir"), Err(SealError::NoKey)));
    assert!(matches!(
        closed.erase_person("p-amir"),
        Err(SealError::NoKey)
    ));
    assert!(!closed.knows("p-amir"));
}

#[test]
fn a_person_without_a_key_gets_nothing_sealed() {
    let (vault, drawn) = (vault(), Drawn::new(6));
    let stranger = Cell {
        person: "p-nobody",
        ..AMIR
    };
    let seal = vault.seal(&stranger, "Amir", &|b| drawn.fill(b));
    assert!(matches!(seal, Err(SealError::NoKey)));
    assert!(vault.knows("p-amir"));
    assert!(!vault.knows("p-nobody"));
}

#[test]
fn the_newest_key_of_a_person_seals_and_the_older_one_still_opens() {
    let (vault, drawn) = (vault(), Drawn::new(7));
    let seal = |text| vault.seal(&AMIR, text, &|b| drawn.fill(b)).expect("known");
    let first = seal("first");
    vault.put("p-amir", 2, PersonKey::draw(&|b| drawn.fill(b)));
    let second = seal("second");
    assert_eq!(first.as_bytes()[..5], [1, 0, 0, 0, 1]);
    assert_eq!(second.as_bytes()[..5], [1, 0, 0, 0, 2]);
    assert_eq!(vault.open(&AMIR, &first).expect("kept"), "first");
    assert_eq!(vault.open(&AMIR, &second).expect("kept"), "second");
    let third = Sealed::from_bytes([&[1, 0, 0, 0, 3], &second.as_bytes()[5..]].concat());
    assert!(matches!(vault.open(&AMIR, &third), Err(SealError::NoKey)));
    // The second's bytes under the first's number: the other key does not open them.
    let swapped = Sealed::from_bytes([&[1, 0, 0, 0, 1], &second.as_bytes()[5..]].concat());
    assert!(matches!(
        vault.open(&AMIR, &swapped),
        Err(SealError::Refused)
    ));
}

#[test]
fn a_drawn_key_is_what_was_drawn_and_a_kept_one_is_what_was_kept() {
    assert_eq!(PersonKey::draw(&|b| b.fill(7)).as_bytes(), &[7; 32]);
    let kept = PersonKey::from_bytes(Zeroizing::new([9; 32]));
    assert_eq!(kept.as_bytes(), &[9; 32]);
}

#[test]
fn a_finder_is_one_realms_own() {
    let civil = vault();
    let citizen = Vault::in_memory("citizen").expect("keys from a seed");
    let find = |vault: &Vault, text| vault.finder("mail", text).expect("open");
    assert_eq!(
        find(&civil, "amir@example.dk"),
        find(&civil, " Amir@example.dk")
    );
    assert_ne!(
        find(&civil, "amir@example.dk"),
        find(&citizen, "amir@example.dk")
    );
    assert_ne!(find(&civil, "amir@example.dk"), [0; 32]);
}

#[test]
fn a_clone_is_the_same_vault() {
    let vault = vault();
    let clone = vault.clone();
    clone.erase_person("p-amir").expect("remembered");
    assert!(!vault.knows("p-amir"));
    assert!(vault.knows("p-mette"));
}
